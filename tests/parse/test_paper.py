"""Documents in no form of their own: letters, reports of officials, and what no genre fits."""

from pathlib import Path

import pytest

import akn
from tests.parse.support import outline

LETTER = """United Nations
A/85/77
General Assembly
Distr.: General
5 March 2030
Original: English

Eighty-fifth session
Agenda item 20 (b)
Water and rural health

Letter dated 3 March 2030 from the Permanent Representative of Uganda addressed to the Secretary-General

I have the honour to transmit herewith the outcome of the meeting on rural water (see annex).

I should be grateful if the present letter and its annex were circulated as a document of the General Assembly.

(Signed) Ada Nakato

Annex to the letter dated 3 March 2030

The participants, having met in Kampala, agreed as follows:

1. Every village shall have a well.

2. Every well shall have a keeper.
"""

REPORT = """United Nations
A/85/78
Distr.: General
6 March 2030

Eighty-fifth session
Item 20 of the provisional agenda
Water and rural health
Report of the Secretary-General

Contents

I. Introduction ..................... 2

II. Wells ........................... 3

I. Introduction

1. The present report is submitted pursuant to General Assembly resolution 79/217 of 19 December 2024.

II. Wells

2. Wells were dug in forty villages.
"""


def test_letter() -> None:
    made = akn.convert(LETTER)
    document = made.document
    assert made.valid
    assert (document.genre, document.session, document.agenda_items) == ("officialLetter", "85", ("20 (b)",))
    assert document.symbols == ("A/85/77",)
    assert [u.kind for u in document.body] == ["paragraph"] * 3
    assert [u.number for a in document.annexes for d in a.body for u in d.units if u.number] == ["1", "2"]
    assert b"/akn/un/doc/communication/unga/2030-03-05/A-85-77" in made.xml


def test_draft_report() -> None:
    """That it adopts its report is the item of a conference; the title says that the report is a draft."""
    made = akn.convert("""United Nations
A/CONF.230/2031/L.2
Distr.: Limited
9 June 2031
Original: English

2031 United Nations Conference on Wells

Kampala, 9–13 June 2031

Agenda item 11

Adoption of the report of the Conference

Draft report

Rapporteur-General: Ádám Ñíguez (Uganda)

I. Opening of the Conference

1. The Conference was opened on 9 June.
""")
    assert (made.document.genre, made.document.title) == (
        "conferenceReport",
        "Adoption of the report of the Conference",
    )
    named = {s.name: t.content[s.start : s.end] for t in made.document.preface for s in t.spans}
    assert (named["inline"], named["docType"]) == ("Adoption of the report of the Conference", "Draft report")
    assert {e.key for e in made.document.entities} >= {"rapporteur", "adamNiguez", "UG"}


def test_report_with_contents() -> None:
    made = akn.convert(REPORT)
    assert made.valid
    assert made.document.genre == "progressReport"
    assert [(u.kind, u.number, [p.number for p in u.units]) for u in made.document.body] == [
        ("section", "I", ["1"]),
        ("section", "II", ["2"]),
    ]
    assert [f for f in made.findings if f.severity != "note"] == []


@pytest.mark.parametrize("title", ["Menu of the week", "Corrigendum"])
def test_unknown_genre_is_said(title: str) -> None:
    made = akn.convert(f"A/85/79\nDistr.: General\n5 March 2030\n{title}\n\nThe session opens on 10 September 2030.\n")
    assert made.valid
    assert [f.code for f in made.findings if f.severity == "warning"] == ["unknown-genre"]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("agendaListing", "Provisional agenda of the eighty-fifth session"),
        ("agendaAnnotated", "Annotated provisional agenda"),
        ("councilReport", "Report of the Special Committee on Wells"),
        ("conferenceReport", "Draft report of the Second Conference on Wells"),
        ("progressReport", "Proposed programme budget for 2031"),
        ("officialLetter", "Report of the Special Committee on Wells\n\nLetter dated 3 March 2030 from Uganda"),
    ],
)
def test_kinds_that_titles_name(kind: str, title: str) -> None:
    """An item of the agenda may be the report of a body; what else a title names is the document."""
    made = akn.convert(
        f"A/85/79\nDistr.: General\n5 March 2030\n\n{title}\n\nThe session opens on 10 September 2030.\n"
    )
    assert made.valid
    assert made.document.genre == kind
    assert "unknown-genre" not in {f.code for f in made.findings}


def test_a_file_named_by_its_symbol_is_a_document(tmp_path: Path) -> None:
    """A record without a symbol on its first page is known by the name of its file."""
    words = "The meeting was called to order at 10.05 a.m. The President spoke of the water of the wells.\n" * 3
    (tmp_path / "A-48-PV.46.eng.txt").write_text(words, encoding="utf-8")
    made = akn.convert(tmp_path / "A-48-PV.46.eng.txt")
    assert made.document.symbols == ("A/48/PV.46",)
    assert {f.code for f in made.findings} >= {"unknown-genre", "symbol-from-file-name"}


@pytest.mark.parametrize(
    ("lang", "kind", "title"),
    [
        ("fra", "councilReport", "Rapport du Comité spécial des puits"),
        ("fra", "agendaListing", "Ordre du jour provisoire de la quatre-vingt-cinquième session"),
        ("spa", "conferenceReport", "Proyecto de informe de la Segunda Conferencia sobre los Pozos"),
        ("spa", "agendaAnnotated", "Programa provisional anotado"),
        (
            "rus",
            "officialLetter",
            "Письмо Постоянных представителей Новой Зеландии и Норвегии при Организации от 11 марта 2030 года",
        ),
        ("rus", "councilReport", "Доклад Специального комитета по колодцам"),
        ("ara", "councilReport", "تقرير اللجنة الخاصة المعنية بالآبار"),
        ("ara", "agendaListing", "جدول الأعمال المؤقت للدورة الخامسة والثمانين"),
        ("zho", "councilReport", "水井问题特别委员会的报告"),
    ],
)
def test_kinds_in_other_languages(lang: str, kind: str, title: str) -> None:
    made = akn.convert(f"A/85/79\nDistr.: General\n5 March 2030\n\n{title}\n\n1. Abc.\n\n2. Def.\n", lang=lang)
    assert made.valid
    assert made.document.genre == kind


SUPPLEMENT = """A/85/19

Report of the Special Committee on Wells

General Assembly

Official Records

Note

Symbols of United Nations documents are composed of letters combined with figures, as is said here once more.

[14 March 2030]

Contents

Chapter Page

I. Introduction ..................... 2

II. Wells ........................... 3

Annex

Composition of the Special Committee ............ 4

Chapter I

Introduction

1. The Special Committee met in Kampala.

Chapter II

Wells

A. Deep wells

2. Deep wells are deep.

Annex

Composition of the Special Committee

The Special Committee is composed of Fiji and Uganda.
"""


def test_supplement() -> None:
    """What stands in the list of contents is no chapter and no annex, and nothing before it is text."""
    document = akn.convert(SUPPLEMENT).document
    assert (document.genre, document.issued) == ("councilReport", "2030-03-14")
    assert outline(document.body) == "division[paragraph 1] division[title A[paragraph 2]]"
    assert [text.content for unit in document.body for text in unit.heading] == [
        "Chapter I", "Introduction", "Chapter II", "Wells",
    ]  # fmt: skip
    assert [outline(annex.body) for annex in document.annexes] == ["division[alinea]"]


def test_lines_between_the_contents_and_the_text() -> None:
    text = REPORT.replace(
        "Wells ........................... 3\n", "Wells ........................... 3\n\nAbbreviations\n"
    )
    made = akn.convert(text)
    assert made.valid
    assert [printed.content for printed in made.document.preface][-1] == "Abbreviations"


def test_summary_before_the_contents() -> None:
    text = REPORT.replace("Contents\n", "Summary\n\nAll wells are well, as far as is known.\n\nContents\n")
    document = akn.convert(text).document
    assert outline(document.body) == (
        "division[alinea] division[alinea alinea] section I[paragraph 1] section II[paragraph 2]"
    )


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("New York, 7–11 April 2031", True),
        ("16 June–11 July 2031", True),
        ("Geneva, 29 December 2030–3 January 2031", True),
        ("New York, 11 April 2031", False),
    ],
)
def test_days_of_a_session(line: str, held: bool) -> None:
    text = REPORT.replace("Eighty-fifth session\n", f"Eighty-fifth session\n\n{line}\n\n")
    document = akn.convert(text).document
    names = [span.value for printed in document.preface for span in printed.spans]
    assert ("session dates" in names) == held
    assert document.issued == "2030-03-06"


def test_without_a_masthead() -> None:
    """A session and the title of a paper make it known; else its symbol, where it is told."""
    text = REPORT.partition("2030\n\n")[2]
    assert akn.parse(text).genre == "progressReport"
    letter = LETTER.partition("rural health\n\n")[2]
    with pytest.raises(akn.SourceError):
        akn.parse(letter)
    assert akn.parse(letter, symbol="S/2030/77").genre == "officialLetter"
    assert akn.parse(letter, symbol="S/2030/77").actor == "unsc"
