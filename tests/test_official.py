"""Official files printed as text and converted again: valid, word for word, and near the organisation's own mark-up."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

import akn
from akn.model import Finding
from tests.corpus import CORPUS, check, corpus

pytestmark = corpus("official", "typeset.py", "score.py")

STYLES = ("seed", "raw", "layout", "paragraphs")
LANGS = ("ara", "eng", "fra", "rus", "spa", "zho")
SAMPLE = 10  # of each language
SEED = 20
LARGEST = 150_000  # bytes: of the longest files the others have examples enough
FLOORS = {"title": 0.98, "preambular": 0.98, "operative": 0.98, "points": 0.98, "notes": 0.98}  # in all languages
LOWEST = 0.93  # in one of them: of so few documents one that is odd counts for much


@cache
def sample(lang: str) -> tuple[Path, ...]:
    """The same documents each time, of those that can be printed."""
    files = sorted(f for f in (CORPUS / "official").rglob(f"*.{lang}.xml") if f.stat().st_size < LARGEST)
    random.Random(SEED).shuffle(files)
    found: list[Path] = []
    for file in files:
        try:
            check("typeset").typeset(etree.parse(str(file)).getroot(), "paragraphs")
        except (ValueError, etree.XMLSyntaxError):
            continue
        found.append(file)
        if len(found) == SAMPLE:
            break
    return tuple(found)


@cache
def scored(lang: str, style: str) -> tuple[Counter[tuple[str, str]], list[tuple[str, Finding]]]:
    """What was found and what should have been, and the errors."""
    counts: Counter[tuple[str, str]] = Counter()
    errors = []
    for file in sample(lang):
        official = etree.parse(str(file)).getroot()
        text = check("typeset").typeset(official, style, SEED)
        conversion = akn.convert(text)
        errors += [(file.name, f) for f in conversion.findings if f.severity == "error"]
        counts += check("score").compare(official, etree.fromstring(conversion.xml))[0]
    return counts, errors


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lang", LANGS)
def test_valid_and_word_for_word(lang: str, style: str) -> None:
    assert scored(lang, style)[1] == []


def shares(counts: Counter[tuple[str, str]]) -> dict[str, float]:
    """How much of each kind of unit was found, of 1."""
    return {kind: counts[kind, "got"] / counts[kind, "want"] for kind in FLOORS if counts[kind, "want"]}


@pytest.mark.parametrize("style", STYLES)
def test_near_the_official_files(style: str) -> None:
    found = {lang: scored(lang, style)[0] for lang in LANGS}
    low = {(lang, kind): share for lang in LANGS for kind, share in shares(found[lang]).items() if share < LOWEST}
    assert low == {}
    together = shares(sum(found.values(), Counter()))
    assert {kind: share for kind, share in together.items() if share < FLOORS[kind]} == {}
