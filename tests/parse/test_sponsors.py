"""The sponsors of drafts, and of the addenda that add some."""

import pytest

import akn

HEAD = "United Nations\nA/85/L.31{add}\nGeneral Assembly\nDistr.: Limited\n5 December 2030\n\nEighty-fifth session\n\n"
DRAFT = f"""{HEAD.format(add="")}Fiji, Iran (Islamic Republic of) and Peru: draft resolution

Resilience of coastal cities

The General Assembly,

Recalling its resolution 79/217 of 19 December 2024,

1. Decides to return to the matter.
"""
ADDED = {
    "eng": """Fiji and Peru: draft resolution

Resilience of coastal cities

Addendum

Add the following countries to the list of sponsors of the draft resolution:

Austria and Zambia
""",
    "fra": """Fidji et Pérou : projet de résolution

Résilience des villes côtières

Additif

Ajouter les pays suivants à la liste des auteurs du projet de résolution :

Autriche et Zambie
""",
    "spa": """Fiji y Perú: proyecto de resolución

Resiliencia de las ciudades costeras

Adición

Añádanse los países siguientes a la lista de patrocinadores del proyecto de resolución:

Austria y Zambia
""",
    "deu": """Fidschi und Peru: Resolutionsentwurf

Widerstandsfähigkeit der Küstenstädte

Addendum

Folgende Länder sind der Liste der Einbringer des Resolutionsentwurfs hinzuzufügen:

Österreich und Sambia
""",
    "zho": """斐济和秘鲁：决议草案

沿海城市的复原力

增编

将下列国家列入决议草案提案国：

奥地利和赞比亚
""",
}


def test_the_sponsors_of_a_draft() -> None:
    made = akn.convert(DRAFT)
    assert made.valid
    (step,) = made.document.steps
    assert (step.outcome, step.by, step.document) == ("draftResolution", ("FJ", "IR", "PE"), "")
    assert b'<docProponent><organization refersTo="#FJ"' in made.xml


@pytest.mark.parametrize("lang", ADDED)
def test_an_addendum_adds_sponsors(lang: str) -> None:
    made = akn.convert(HEAD.format(add="/Add.1") + ADDED[lang], lang=lang)
    assert made.valid
    (step,) = made.document.steps
    assert (step.outcome, step.by, step.document) == ("sponsorAdded", ("AT", "ZM"), "A/85/L.31")


def test_drafts_in_parts() -> None:
    text = DRAFT.partition("The General Assembly,")[0]
    parts = "".join(f"{n}\n\nTides\n\nThe General Assembly,\n\nDecides to measure the tides.\n\n" for n in "AB")
    made = akn.convert(text + parts)
    assert made.valid
    assert [(d.genre, d.number, d.title) for d in made.document.drafts] == [
        ("resolutionDraft", "A", "Tides"),
        ("resolutionDraft", "B", "Tides"),
    ]
