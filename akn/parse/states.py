"""States named in a text: member and observer States in the official languages (`akn/data/states.tsv`)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from akn.cite.data import rows
from akn.languages import Pack
from akn.model import Entity, Span

CAPITALS = re.compile(r"[A-ZÀ-ÞА-ЯЁ]{4}")  # names may be printed in capitals
QUALIFIED = re.compile(r"^(?P<name>[^(]+)\((?P<before>[^)]+)\)$")  # "Iran (Islamic Republic of)", as lists print it
LANGUAGES = ("eng", "fra", "spa", "rus", "zho", "ara")


@cache
def names(code: str) -> dict[str, str]:
    """The names of States in a language, each to its ISO 3166-1 code: the official short names, and other ones."""
    column = LANGUAGES.index(code) + 1 if code in LANGUAGES else 0
    found = {_plain(row[column]): row[0] for row in rows("states.tsv")} if column else {}
    turned = {QUALIFIED.sub(_turned, name): key for name, key in found.items()}
    others = {_plain(name): row[1] for row in rows("state-names.tsv") if row[0] == code for name in row[2:]}
    return turned | found | others


def _turned(match: re.Match[str]) -> str:
    """A name as running text has it, in the languages that turn it: "Islamic Republic of Iran"."""
    before = match["before"]
    return before + ("" if before.endswith("'") else " ") + match["name"].strip()


def _plain(name: str) -> str:
    return name.replace("’", "'").replace(" (", "(").replace("\u2010", "-").replace("\u2011", "-")


@cache
def _forms(pack: Pack) -> dict[str, str]:
    """The names of States in all cases: names of one word with the endings that the pack gives for theirs."""
    cases: dict[str, list[str]] = pack.table("report").get("cases", {})
    known = names(pack.code)
    out = dict(known)
    for name, code in known.items():
        ending = max((e for e in cases if name.endswith(e)), key=len, default="") if " " not in name else ""
        for other in cases.get(ending, ()):
            out.setdefault(name.removesuffix(ending) + other, code)
    return out


@cache
def _capitals(pack: Pack) -> dict[str, str]:
    """The names in capitals, with their accents and without them."""
    upper = {name.upper(): code for name, code in _forms(pack).items() if name.upper() != name}
    return {_bare(name): code for name, code in upper.items()} | upper


def _bare(name: str) -> str:
    """A name without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


@cache
def _pattern(pack: Pack, capitals: bool) -> re.Pattern[str] | None:
    known = sorted(_capitals(pack) if capitals else _forms(pack), key=len, reverse=True)
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
    particles = pack.table("report").get("particles", "")
    before = rf"\b(?:{particles})?" if particles else r"\b"
    return re.compile(rf"{before}(?P<name>{joined})(?!\w)" if pack.spaced else f"(?P<name>{joined})")


def find(content: str, pack: Pack) -> list[tuple[int, int, str]]:
    """Every State named in a text, in order: start, end, ISO code."""
    found = _find(content, pack, False)
    return sorted({*found, *_find(content, pack, True)}) if CAPITALS.search(content) else found


def _find(content: str, pack: Pack, capitals: bool) -> list[tuple[int, int, str]]:
    pattern = _pattern(pack, capitals)
    if pattern is None:
        return []
    known = _capitals(pack) if capitals else _forms(pack)
    found = []
    for match in pattern.finditer(content):
        name = _plain(re.sub(r"\s?[(（]", "(", match["name"]).replace("）", ")").replace("\xa0", " "))
        if code := known.get(name) or known.get(re.sub(r"\s+", " ", name)):
            found.append((*match.span("name"), code))
    return found


def span(start: int, end: int, code: str) -> Span:
    """The span of a State's name."""
    return Span(start, end, "organization", "", code)


def entity(code: str, label: str) -> Entity:
    """The ontology entry of a State."""
    return Entity("Organization", code, f"/akn/ontology/organization/un/memberState/{code}", label)
