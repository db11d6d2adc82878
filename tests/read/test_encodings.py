"""Western text that is not UTF-8: told from the other encodings in which its bytes are letters too."""

from __future__ import annotations

import pytest

from akn.read.text import decode

FRENCH = "L’Assemblée générale, réaffirmant la Déclaration, prend note du rapport présenté à sa troisième séance.\n"
SPANISH = (
    "La Asamblea General, reafirmando la Declaración, toma nota del informe que figura en la sección III, año 2030.\n"
)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", [FRENCH, SPANISH], ids=["french", "spanish"])
def test_western_letters_are_those_of_western_europe(text: str, encoding: str) -> None:
    text = text * 6 if encoding == "cp1252" else text.replace("’", "'") * 6
    got, findings = decode(text.encode(encoding), "a.txt")
    assert got == text
    assert [f.code for f in findings] == ["encoding"]
