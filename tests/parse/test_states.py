"""States in running text and in lists."""

from __future__ import annotations

import pytest

from akn import languages
from akn.model import Text
from akn.parse import states
from akn.parse.voting import lists
from tests.parse.support import ENG


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("eng", "Iran (Islamic Republic of)", "IR"),
        ("eng", "the Islamic Republic of Iran", "IR"),
        ("fra", "la République islamique d’Iran", "IR"),
        ("fra", "l’État plurinational de Bolivie", "BO"),
        ("spa", "la República Bolivariana de Venezuela", "VE"),
        ("rus", "Исламская Республика Иран", "IR"),
    ],
)
def test_names_in_lists_and_in_running_text(lang: str, text: str, code: str) -> None:
    ((start, end, found),) = states.find(text, languages.pack(lang))
    assert found == code
    assert end == len(text)
    assert text[:start] in ("", "the ", "la ", "l’")


def test_an_entry_of_a_list_is_a_name_or_none() -> None:
    read = lists([Text("In favour:"), Text("Fiji, Papua and New Guinea, the Gambia and Kenya.")], ENG)
    assert read.sides["in_favour"] == ("FJ", "GM", "KE")
