"""A language is a file: a pack of a language that does not exist, given for the test, is read like any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from akn import languages
from akn.convert import convert
from tests.reading import read

PACK = r"""
[language]
name = "Invented"
code1 = "qa"
undocs = "en"
spaced = true
capitals = false
script = '[A-Za-zőű]'
common = '\b(?:ta|ik|vor|sum|enu)\b'

[numbers]
sequence = ["unu", "duo", "trio"]

[notes]
before = '(?i)\b(?:vor|ik|nro)$'
after = '^ (?:luno|stelo)\b'
ibid = '^Idem\.'

[layout]
alone = ['Ta Granda Kunveno']
starts = ['Ero \d']

[structure]
formulas = { "Ta Granda Kunveno" = "unga" }
formula = '^Ta [A-Z][A-Za-z ]+?,?$'
closing = '^(?P<meeting>\d+)-a kunsido\b'
preambular_end = ',$'
operative_end = '[.]$'
annex = '^Aldono(?: (?P<number>[IVX]+))?$'

[masthead]
kinds = { "Decidő" = "resolution" }
publisher = '^Unuigitaj Nacioj\b'
bodies = { "Granda Kunveno" = "unga" }
languages = { Invented = "qaa" }
session = '^(?P<ordinal>[a-zA-Z]+) sesio'
agenda = '^Ero (?P<value>.+)$'
adopted = "^(?P<kind>Decidő) de ta (?P<body>[A-Z][A-Za-z ]+?) je (?P<date>.+)$"
number = '^(?P<number>\d+/\d+)\. '

[preambular]
"memorante" = "recalling"
"memorante ankaű" = "recallingAlso"
"estante certa" = "convinced"

[operative]
"petas" = "requests"

[dates]
months = ["luno", "stelo", "neĝo", "vento", "pluvo", "suno", "maro", "monto", "arbo", "floro", "frukto", "frosto"]
forms = ['\b(?P<d>\d{1,2})-a (?P<m>{month}) (?P<y>\d{4})\b']

[citations]
kind_stands = "before"
resolution = ['decidőj?n?']
own = ['sia']
between = '\s+'
to_number = '\s*'
join = '(?:[\s,]|\bik\b)*'
of_date = '\s+vor\s+'
sentence_end = '[.;]\s'
"""

TEXT = """Unuigitaj Nacioj
A/RES/79/217
Granda Kunveno
Trio sesio
Ero 18 c)
Decidő de ta Granda Kunveno je 19-a frosto 2024
79/217. Ta akvo ik ta urboj vor maro
Ta Granda Kunveno,
memorante sia decidő 58/208 vor 23-a frosto 2003 ik 70/1 vor 25-a arbo 2015,1 sum ta akvo vor ĉiuj,
memorante ankaű ta laboro vor sia komitato enu ta urboj,
estante certa ke ta akvo apartenas al ĉiuj ik ke enu ta urboj vor maro ĝi mankas,
1. petas ta landoj:
a) enu ta urboj vor maro gardi ta akvo;
b) sum ta monto gardi ta arboj;
2. petas ta sekretario skribi vor ta laboro.
52-a kunsido
19-a frosto 2024

1 A/79/5.
"""


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file = tmp_path_factory.mktemp("languages") / "qaa.toml"
    file.write_text(PACK, encoding="utf-8")
    yield languages.add(file)
    languages.remove("qaa")


def test_a_language_needs_no_code(invented: str, tmp_path: Path) -> None:
    source = tmp_path / "akvo.txt"
    source.write_text(TEXT, encoding="utf-8")
    conversion = convert(source)
    assert [f for f in conversion.findings if f.severity == "error"] == []
    document = conversion.document
    assert (document.lang, document.genre, document.actor) == (invented, "resolution", "unga")
    assert (document.session, document.agenda_items, document.adopted) == ("3", ("18 (c)",), "2024-12-19")
    found = read(conversion.xml)
    assert found.preamble == ["recalling", "recallingAlso", "convinced"]
    assert found.units() == ["paragraph 1", "paragraph 1/a", "paragraph 1/b", "paragraph 2"]
    assert [marker for marker, _ in found.notes()] == ["1"]
    assert {c for _, c in found.cites()} >= {"A/RES/58/208 2003-12-23", "A/RES/70/1 2015-09-25"}
