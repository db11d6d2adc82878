"""The grammar of citations in one language: what the `[citations]` table of its pack says, compiled on first use.

One pattern finds every word and number that can take part in a citation; what they mean together is decided in
`find`. Each pattern is bounded, so that a text of any kind is read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from akn import dates
from akn.cite import symbols
from akn.languages import Pack, compiled, pack

_NEVER = re.compile(r"(?!)")
# 58/208, S-23/2, ES-10/23; 1373 (2001), 217 A (III), 1874 (S-IV); 1/CP.21
_PLAIN_NUMBER = (
    r"(?<![A-Za-z0-9/.–-])(?:"
    r"\d{1,3}/(?:CP|CMP|CMA|COP)\.\d{1,3}"
    r"|E?S-\d{1,2}/\d{1,3}(?![\d/])"
    r"|\d{1,4}/\d{1,4}(?![\d/]|\.\d)"
    rf"|\d{{1,4}}(?: ?[A-Z](?:-[A-Z])?)? ?\((?:(?:19|20|21)\d\d|(?:E?S-)?{symbols.ROMAN})\)"
    r")"
)
_BARE = r"(?<![A-Za-z0-9/.–-])\d{3,4}(?![\d/(]|[.,]\d| ?\()"  # 1373
_ALONE = rf"{_PLAIN_NUMBER}(?: ?[A-Z](?:-[A-Z])?\b)?"
_SALES = r"(?<![A-Za-z0-9.])[A-Z]\.\d\d\.(?:[IVX]+\.)(?:[A-Z]\.)?\d{1,3}(?!\d)"


@dataclass(frozen=True)
class Grammar:
    """The patterns of one language; the names are those of the pack's table, see CONTRIBUTING.md."""

    code: str
    after: bool  # the word "resolution" stands after the numbers
    token: re.Pattern[str]
    words: Mapping[str, tuple[str, str]]  # a word as printed: ("organ", key) or ("short", class)
    rules: Mapping[str, re.Pattern[str]]
    internal: re.Pattern[str] | None  # references inside the document
    unnumbered: re.Pattern[str] | None  # those of them that have no number
    unit: re.Pattern[str]
    number: re.Pattern[str]  # one of the numbers that a unit can have
    figures: Mapping[str, Mapping[str, int]]  # the pack's numerals
    letters: re.Pattern[str]
    dated: re.Pattern[str]
    mirrored: bool  # whether the two halves of a number may have changed places

    def gap(self, rule: str, text: str) -> bool:
        """Whether the text between two words is one that the rule lets stand there."""
        return len(text) < 300 and self.rules[rule].fullmatch(text) is not None


_RULES = (
    "own_of", "between", "to_number", "join", "organ_after", "number_open", "number_close", "to_kind", "after_date",
    "list_opens", "own_kind", "list_and", "list_goes_on", "letter_next", "of_report", "range", "supplement", "ibid",
    "kinds", "document", "document_ends", "instrument", "unit_words",
    "portion_join", "portion_before", "number_tail", "treaty_series",
)  # fmt: skip


@cache
def grammar(code: str) -> Grammar:
    """The grammar of a language by its code; one that finds only symbols where the pack has no `[citations]`.

    Raises `UnknownLanguageError` where there is no pack.
    """
    language = pack(code)
    table = language.table("citations")
    words = _words(table)
    named = _either(sorted(map(re.escape, words), key=len, reverse=True))
    own, kinds = _either(table.get("own", [])), _either([*table.get("resolution", []), *table.get("decision", [])])
    alone = r"(?![A-Za-z0-9'’]|\.[A-Za-z0-9])"
    begins = r"(?<![a-zà-ÿ])" if language.spaced else ""  # fails inside words before any of the alternatives is tried
    join = table.get("letters_join", "(?!)")
    internal = [*table.get("internal", [])]
    figures = language.table("numbers")
    numerals = "".join([*figures.get("digits", {}), *figures.get("units", {})]) or "I"
    return Grammar(
        code=code,
        after=table.get("kind_stands") == "after",
        token=re.compile(_token(language, table, words, begins)),
        words=words,
        rules={rule: compiled(table[rule]) if table.get(rule) else _NEVER for rule in _RULES}
        | {
            "treaty": re.compile(table.get("treaty", "(?!)")),
            "kinds": compiled(begins + table.get("kinds", "(?!)")),
            "name_head": re.compile(rf"\s(?:{_either(table.get('name_small', []))})\s"),
            "list_heading": re.compile(
                rf"(?P<body>{named})\s*(?:{_either(table.get('resolution', []))}|"
                rf"(?P<decision>{_either(table.get('decision', []))}))[^\d.;:]{{0,40}}"
            ),
            "numbers_alone": re.compile(rf"{_ALONE}(?:\s*[;,；，、]\s*{_ALONE}){{0,19}}"),
            "number_alone": re.compile(_ALONE),
            "head": re.compile(rf"(?:(?:{named}|{own})\s+)?(?:{kinds})\s+(?:(?:{named})\s+)?$"),
        },
        internal=_internal(internal, table, ("annex", "note"), begins),
        unnumbered=_internal([], table, ("annex",), begins),
        unit=_units(table),
        number=re.compile(rf"\d+(?:\s?\(?[a-z]{{1,4}}\))*|[IVX]+(?:\.[A-Z])?|[A-Z]|[{numerals}]+(?:\.\s*[A-Z])?"),
        figures=figures,
        letters=re.compile(
            rf" ?(?P<a>[A-Z]){alone}(?:(?:{join}[A-Z]{alone}){{0,20}}{join}(?P<z>[A-Z]){alone})?"
            rf"(?:(?<=[B-HJ-Z])|{table.get('letter_next', '')})"  # A and I may be words
        ),
        dated=re.compile(f"(?:{table.get('of_date', '(?!)')})(?P<date>{dates.pattern(language)})"),
        mirrored=bool(table.get("mirrored")),
    )


def _token(language: Pack, table: Mapping[str, Any], words: Mapping[str, object], begins: str) -> str:
    """One pattern with a group for each kind of word, number or mark that takes part in citations."""
    edge = r"\b" if language.spaced else ""
    ends = r"(?![^\W\d_])" if language.spaced else ""  # a number may stand without a space
    groups = {
        "symbol": symbols.SOURCE,
        "date": dates.pattern(language),
        "treaty": _ungrouped(table.get("treaty", "(?!)")),
        "number": f"{_PLAIN_NUMBER}|{_BARE}",
        "sales": _SALES,
        "supplement": _ungrouped(table.get("supplement", "(?!)")),
        "ibid": table.get("ibid", "(?!)"),
        "organ": f"{edge}(?:{_either(sorted(map(re.escape, words), key=len, reverse=True))}){edge}",
    } | {key: f"{edge}(?:{_either(table.get(key, []))}){ends}" for key in ("resolution", "decision", "own")}
    either = "|".join(f"(?P<{name}>{source})" for name, source in groups.items())
    marks = f"(?P<quote>[“”«»])|(?P<stop>{table.get('sentence_end', '(?!)')})"
    return f"{_first_letters(table, words)}(?:{begins}(?:{either})|{marks})"


def _either(sources: Iterable[str]) -> str:
    return "|".join(sources) or "(?!)"


def _words(table: Mapping[str, object]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for key, role in (("short", "short"), ("organs", "organ")):
        names = table.get(key, {})
        assert isinstance(names, Mapping)
        found |= {name: (role, of) for of, each in names.items() for name in each}
    return found


def _first_letters(table: Mapping[str, object], words: Mapping[str, object]) -> str:
    """A look ahead at the characters with which a word of the grammar can begin: most characters begin none, and are
    passed over at once. The pack's `starts` names those of its patterns."""
    if "starts" not in table:
        return ""
    letters = {w[0] for w in words} | set(str(table["starts"])) | set("“”«»")
    return f"(?=[A-Z0-9{''.join(re.escape(c) for c in sorted(letters))}])"


def _ungrouped(source: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", source)


def _internal(
    sources: list[str], table: Mapping[str, object], more: tuple[str, ...], begins: str
) -> re.Pattern[str] | None:
    """References inside the document as one pattern: groups `p0`, `n0`, … and the kind of unit in the group's name."""
    kinds = [("paragraph", s) for s in sources]
    keys = {"annex": "internal_annex", "note": "note"}
    kinds += [(kind, str(table[keys[kind]])) for kind in more if table.get(keys[kind])]
    parts = [
        f"(?P<{kind}{i}>{source.replace('(?P<p>', f'(?P<p{i}>').replace('(?P<n>', f'(?P<n{i}>')})"
        for i, (kind, source) in enumerate(kinds)
    ]
    return re.compile(f"{begins}(?:{'|'.join(parts)})") if parts else None


def _units(table: Mapping[str, object]) -> re.Pattern[str]:
    units = table.get("units", {})
    assert isinstance(units, Mapping)
    parts = [f"(?P<{key}>{source.replace('(?P<n>', f'(?P<{key}_n>')})" for key, source in units.items()]
    return re.compile("|".join(parts) or "(?!)")
