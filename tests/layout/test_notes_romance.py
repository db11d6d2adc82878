"""Markers in French and Spanish print, where they stand before the punctuation and after numbers."""

from __future__ import annotations

import pytest

from tests.layout.test_notes import TOKEN, marked

FRENCH = [
    "le rapport du Secrétaire général⟦3⟧, et",
    "la résolution 70/1 du 25 septembre 2015⟦4⟧ et",
    "le Programme de développement durable à l’horizon 2030⟦4⟧ et soulignant",
    "Rappelant Action 21⟦5⟧, le Programme relatif à la poursuite",
    "en application de la résolution 77/44⟦1⟧,",
    "ses résolutions 63/51 du 5 décembre 2007 et 77/44⟦1⟧,",
    "la maladie à coronavirus (COVID\u201119) et l’application des décisions ⟦9⟧, et",
    "un montant de 3 444 250 dollars⟦3⟧ ;",
    "À sa 3e séance, le 1er juin, l’examen d’un projet de décision ⟦3⟧, et",
    "aux paragraphes 2 et 3 de l’annexe⟦2⟧ ;",
]
SPANISH = [
    "el informe del Secretario General⟦3⟧, y",
    "su resolución 70/1, de 1 de septiembre de 2015⟦1⟧, y",
    "el Programa 21⟦5⟧ y el Plan",
    "los días 5 y 6 de mayo, las partes ⟦5⟧ y",
    "en su 2ª sesión, el párrafo 2 del anexo⟦2⟧;",
]


@pytest.mark.parametrize(("text", "lang"), [*((t, "fra") for t in FRENCH), *((t, "spa") for t in SPANISH)])
def test_markers(text: str, lang: str) -> None:
    assert marked(text, TOKEN.findall(text), lang) == text
