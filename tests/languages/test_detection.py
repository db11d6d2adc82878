"""A text in a language that has no pack is not taken for one that has, whatever script they share."""

from __future__ import annotations

import pytest

from akn import SourceError, convert
from akn.languages import detect

FRENCH = (
    "L’Assemblée générale, rappelant ses résolutions sur la protection des villes côtières, prie le Secrétaire général "
)
SPANISH = (
    "La Asamblea General, recordando sus resoluciones sobre las ciudades costeras, solicita al Secretario General "
)


@pytest.mark.parametrize("text", [FRENCH, SPANISH], ids=["fra", "spa"])
def test_another_language_is_refused(text: str) -> None:
    assert detect(text * 8) == ""
    with pytest.raises(SourceError, match="no language that can be read"):
        convert(text * 8)
