"""A text in a language that has no pack is not taken for one that has, whatever script they share."""

from __future__ import annotations

import pytest

from akn import SourceError, convert
from akn.languages import detect

ITALIAN = (
    "L’Assemblea generale, ricordando le sue risoluzioni sulla protezione delle città costiere, chiede al Segretario "
)
POLISH = "Zgromadzenie Ogólne, przypominając swoje rezolucje w sprawie ochrony miast, zwraca się do Sekretarza "


@pytest.mark.parametrize("text", [ITALIAN, POLISH], ids=["ita", "pol"])
def test_another_language_is_refused(text: str) -> None:
    assert detect(text * 8) == ""
    with pytest.raises(SourceError, match="no language that can be read"):
        convert(text * 8)
