"""Portions of works: the chapters, sections, annexes and paragraphs that a citation adds to a symbol.

A portion is written as it stands in an IRI after the work: `!main~para_15`, `!main~chp_I__sec_B`, `!annex_2`,
`!main~para_4__point_b__point_ii`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from akn.cite.citation import Citation
from akn.cite.grammar import Grammar
from akn.cite.published import ranges
from akn.numbering import in_words

_ROMAN = {1: "I", 4: "IV", 5: "V", 9: "IX", 10: "X", 40: "XL", 50: "L"}
_POINT = re.compile(r"(?<![a-z])([a-z]{1,4})\)")
_HEAD = re.compile(r"[^\s(]+")
Piece = tuple[str, str]  # kind and number of a unit
_ROMAN_UNITS = ("chp", "sec", "part")
_NUMBERLESS = ("annex",)  # the only annex needs no number


class Units(Struct, frozen=True, gc=False):
    """Words `line[start:end]` that name units, outer before inner; of the innermost there may be several.

    outer    the units around the innermost
    inner    each of the innermost: where it stands, and the portion that it is, or with which a range begins and ends
    """

    start: int
    end: int
    outer: tuple[Piece, ...]
    inner: tuple[tuple[int, int, Piece, Piece | None], ...]

    @property
    def single(self) -> str:
        """The portion, where it is one; "" where there are several."""
        return written([*self.outer, self.inner[0][2]]) if len(self.inner) == 1 and not self.inner[0][3] else ""

    def printed(self, places: Sequence[int] | None) -> Units:
        """The units where they stand in the printed line, of which this is the Western one (`western`)."""
        if not places:
            return self
        inner = tuple((places[start], places[end], first, last) for start, end, first, last in self.inner)
        return replace(self, start=places[self.start], end=places[self.end], inner=inner)

    def citations(self, of: Citation) -> list[Citation]:
        """Each of the units as a portion of a work."""
        return [
            replace(
                of,
                start=start,
                end=end,
                portion=within(of.portion, written([*self.outer, first])),
                last=within(of.portion, written([*self.outer, last])) if last else "",
            )
            for start, end, first, last in self.inner
        ]


def added(line: str, cited: Citation, limit: int, grammar: Grammar) -> list[Citation]:
    """A citation with the portion named beside it; where several are named, each is a citation beside it.

    What follows the citation ends before `limit`.
    """
    units = after(line, cited.end, grammar, tail=cited.kind == "work")
    if units and units.end <= limit:
        if not units.single:
            return [replace(cited, portion=within(cited.portion, written(units.outer))), *units.citations(cited)]
        between = line[cited.end : units.end]
        end = cited.end if ")" in between and "(" not in between else units.end
        return [replace(cited, portion=within(cited.portion, units.single), end=end)]
    if units := None if grammar.after else before(line, _head(line, cited, grammar), grammar):
        if units.single:
            return [replace(cited, portion=within(cited.portion, units.single))]
        return [*units.citations(cited), replace(cited, portion=within(cited.portion, written(units.outer)))]
    return [cited]


def _head(line: str, cited: Citation, grammar: Grammar) -> int:
    """Where the words that lead up to a number start: "General Assembly resolution" before 60/1."""
    head = grammar.rules["head"].search(line, max(0, cited.start - 120), cited.start)
    return head.start() if head else cited.start


def after(line: str, at: int, grammar: Grammar, tail: bool) -> Units | None:
    """The units named after a citation that ends at `at`.

    `tail` allows the words that close a number ("号决议") between the citation and the units.
    """
    found: list[re.Match[str]] = []
    position = at
    if tail and (closing := grammar.rules["number_tail"].match(line, position)):
        position = closing.end()
    if line.startswith(")", position):
        position += 1
    while join := grammar.rules["portion_join"].match(line, position):
        unit = grammar.unit.match(line, join.end())
        if not unit:
            break
        found.append(unit)
        position = unit.end()
        if len(_inner(line, unit, grammar)) > 1:
            break
    return _units(line, found, grammar)


def before(line: str, end: int, grammar: Grammar, adjoining: bool = False) -> Units | None:
    """The units named before the words that start at `end`: "paragraph 7 of the annex to" resolution 88/9; `adjoining`
    where no word need stand between: "paragraph 7" thereof."""
    lead = grammar.rules["portion_before"].search(line, max(0, end - 30), end)
    if not lead and not (adjoining and line[end - 1 : end].isspace()):
        return None
    found: list[re.Match[str]] = []
    for unit in reversed(list(grammar.unit.finditer(line, max(0, end - 120), end))):
        between = line[unit.end() : end]
        if not grammar.gap("portion_before", between) and not (adjoining and between.isspace()):
            break
        if not _number(unit) and _kind(unit) not in _NUMBERLESS:
            break
        found.append(unit)
        end = unit.start()
    return _units(line, found, grammar)


def within(outer: str, inner: str) -> str:
    """A portion of a portion: article 9 of a treaty that is the annex of a resolution."""
    if outer and inner.startswith("!main~") and "~" not in outer:
        return f"{outer}~{inner.partition('~')[2]}"
    return inner or outer


def _units(line: str, found: list[re.Match[str]], grammar: Grammar) -> Units | None:
    if not found:
        return None
    *around, last = found
    outer = tuple((_kind(unit), _spelled(_number(unit), _kind(unit), grammar)) for unit in around)
    start, end = min(u.start() for u in found), max(u.end() for u in found)
    return Units(start, end, outer, _inner(line, last, grammar))


def _inner(line: str, unit: re.Match[str], grammar: Grammar) -> tuple[tuple[int, int, Piece, Piece | None], ...]:
    """The numbers of one unit: "paragraphs 4 and 9", "第 3 至 5 段"."""
    kind, group = _kind(unit), f"{unit.lastgroup}_n".replace("_n_n", "_n")
    if not unit[group]:
        return ((unit.start(), unit.end(), (kind, ""), None),)
    numbers = ranges(line, list(grammar.number.finditer(line, unit.start(group), unit.end(group))), grammar)
    return tuple(
        (
            unit.start() if i == 0 else first.start(),
            unit.end() if i == len(numbers) - 1 else last.end(),
            (kind, _spelled(first[0], kind, grammar)),
            None if last is first else (kind, _spelled(last[0], kind, grammar)),
        )
        for i, (first, last) in enumerate(numbers)
    )


def _kind(unit: re.Match[str]) -> str:
    """The kind of a unit; the pack's pattern of a plural has its name with an s."""
    return (unit.lastgroup or "").removesuffix("_n").removesuffix("s")


def _number(unit: re.Match[str]) -> str:
    group = (unit.lastgroup or "").removesuffix("_n")
    return unit[f"{group}_n"] or ""


def internal(line: str, grammar: Grammar, pattern: re.Pattern[str] | None) -> list[Citation]:
    """References to units of the same document: addresses `#paragraph/6/a`, `#annex/1`, `#note/3`."""
    out: list[Citation] = []
    if not pattern or not grammar.rules["unit_words"].search(line):
        return out
    for found in pattern.finditer(line):
        group = found.lastgroup or ""
        kind = group.rstrip("0123456789")
        words, number = f"p{group[len(kind) :]}", f"n{group[len(kind) :]}"
        if not found[number]:
            out.append(Citation(found.start(words), found.end(words), f"#{kind}/1", kind="internal"))
            continue
        several = list(grammar.number.finditer(line, found.start(number), found.end(number)))
        for first, last in ranges(line, several, grammar):
            start = found.start(words) if first is several[0] else first.start()
            end = found.end(words) if last is several[-1] else last.end()
            upto = "" if last is first else _address(kind, last[0], grammar)
            out.append(Citation(start, end, _address(kind, first[0], grammar), kind="internal", upto=upto))
    return out


def _address(kind: str, printed: str, grammar: Grammar) -> str:
    steps = [_value(printed, grammar).split("(")[0].split()[0], *_POINT.findall(printed)]
    return f"#{kind}/{'/'.join(steps)}"


def written(pieces: Sequence[Piece]) -> str:
    """A chain of units, outer before inner, as the end of an IRI; "" for none."""
    component = "main"
    steps: list[str] = []
    for key, number in pieces:
        if key == "annex":
            if steps:
                break
            component = f"annex_{_western(number)}" if number else "annex_1"
        else:
            steps.append("__".join([f"{key}_{number.split()[0]}", *(f"point_{p}" for p in _POINT.findall(number))]))
    if not steps and component == "main":
        return ""
    return f"!{component}" + (f"~{'__'.join(steps)}" if steps else "")


def _spelled(printed: str, kind: str, grammar: Grammar) -> str:
    """A number as eIds have it: chapters, parts and sections Roman where they are spelled in words, spaces out."""
    whole, _, letter = printed.partition(".")
    if (value := _value(whole, grammar)) != whole:
        spelled = roman(int(value)) if kind in _ROMAN_UNITS else value
        printed = spelled + (f"-{letter.strip()}" if letter else "")
    head = _HEAD.match(printed)
    return " ".join([head[0].replace(".", "-"), *(f"({p})" for p in _POINT.findall(printed))]) if head else ""


def _value(printed: str, grammar: Grammar) -> str:
    """A number in the numerals of the language in figures."""
    return printed if printed.isascii() else in_words(printed, grammar.figures) or printed


def _western(number: str) -> str:
    values = {"I": 1, "V": 5, "X": 10}
    if not number or any(c not in values for c in number):
        return number
    digits = [values[c] for c in number] + [0]
    return str(sum(-d if d < n else d for d, n in pairwise(digits)))


def roman(value: int) -> str:
    """A number in Roman numerals."""
    out = ""
    for size, letters in sorted(_ROMAN.items(), reverse=True):
        while value >= size:
            out, value = out + letters, value - size
    return out
