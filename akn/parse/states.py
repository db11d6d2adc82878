"""States named in a text: member and observer States in the official languages (`akn/data/states.tsv`)."""

from __future__ import annotations

import re
from functools import cache

from akn.cite.data import rows
from akn.languages import Pack
from akn.model import Entity, Span

LANGUAGES = ("eng", "fra", "spa", "rus", "zho", "ara")


@cache
def names(code: str) -> dict[str, str]:
    """The names of States in a language, each to its ISO 3166-1 code: the official short names, and other ones."""
    column = LANGUAGES.index(code) + 1 if code in LANGUAGES else 0
    found = {_plain(row[column]): row[0] for row in rows("states.tsv")} if column else {}
    return found | {_plain(name): row[1] for row in rows("state-names.tsv") if row[0] == code for name in row[2:]}


def _plain(name: str) -> str:
    return name.replace("’", "'").replace(" (", "(").replace("\u2010", "-").replace("\u2011", "-")


@cache
def _pattern(code: str, spaced: bool) -> re.Pattern[str] | None:
    known = sorted(names(code), key=len, reverse=True)
    if not known:
        return None
    sources = [
        re.escape(n)
        .replace("'", "['’]")
        .replace(r"\-", "[-\u2010\u2011]")
        .replace(r"\ ", r"\s")
        .replace(r"\(", r"\s?[(（]")
        .replace(r"\)", r"[)）]")
        for n in known
    ]
    joined = "|".join(sources)
    return re.compile(rf"\b(?:{joined})(?!\w)" if spaced else f"(?:{joined})")


def find(content: str, pack: Pack) -> list[tuple[int, int, str]]:
    """Every State named in a text, in order: start, end, ISO code."""
    pattern = _pattern(pack.code, pack.spaced)
    if pattern is None:
        return []
    known = names(pack.code)
    found = []
    for match in pattern.finditer(content):
        name = _plain(re.sub(r"\s?[(（]", "(", match[0]).replace("）", ")").replace("\xa0", " "))
        if code := known.get(name) or known.get(re.sub(r"\s+", " ", name)):
            found.append((match.start(), match.end(), code))
    return found


def span(start: int, end: int, code: str) -> Span:
    """The span of a State's name."""
    return Span(start, end, "organization", "", code)


def entity(code: str, label: str) -> Entity:
    """The ontology entry of a State."""
    return Entity("Organization", code, f"/akn/ontology/organization/un/memberState/{code}", label)
