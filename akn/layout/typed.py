"""Notes that an author typed: raised numbers in the text, and paragraphs with the same numbers raised at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from akn.layout.notes import FootNote, Place
from akn.read.pages import Line

RAISED = re.compile("[⁰¹²³⁴-⁹]+")  # digits that are superscripts themselves
UNIT = re.compile(r"(?<![^\W\d_])[kcdm]?m$")  # what a raised 2 or 3 is a power of


class TypedNotes(Struct, frozen=True, gc=False):
    """Lines with the notes typed at their end: the lines before them, the notes, and each one's places in the lines."""

    body: tuple[Line, ...]
    notes: tuple[FootNote, ...] = ()
    places: tuple[tuple[Place, int], ...] = ()


def typed_notes(lines: Sequence[Line]) -> TypedNotes:
    """The notes at the end of the lines, where all are numbered from 1 and every one has its mark in the text."""
    marked = list(takewhile(lambda line: _first(line) is not None, reversed(lines)))[::-1]
    body = tuple(lines[: len(lines) - len(marked)])
    notes = tuple(
        FootNote(_number(line, place), (line.without(place.end),), line.text[: place.end])
        for line in marked
        if (place := _first(line))
    )
    if [note.marker for note in notes] != [str(n) for n in range(1, len(notes) + 1)]:
        return TypedNotes(tuple(lines))
    places = list[tuple[Place, int]]()
    seen = 0
    for place, number in ((p, int(_number(line, p))) for i, line in enumerate(body) for p in _raised(line, i)):
        if 1 <= number <= min(seen + 1, len(notes)):
            places.append((place, number - 1))
            seen = max(seen, number)
    return TypedNotes(body, notes, tuple(places)) if notes and seen == len(notes) else TypedNotes(tuple(lines))


def _first(line: Line) -> Place | None:
    """The raised number that a paragraph begins with, other text following it; notes in tables are those of tables."""
    if line.cell is not None:
        return None
    first = next(iter(_all(line, 0)), None)
    return first if first and first.start == 0 and line.text[first.end :].strip() else None


def _raised(line: Line, index: int) -> list[Place]:
    """The raised numbers of a line that stand after words and are no powers."""
    return [p for p in _all(line, index) if p.start and not UNIT.search(line.text[: p.start])]


def _all(line: Line, index: int) -> list[Place]:
    typed = [(s.start, s.end) for s in line.spans if s.name == "sup" and line.text[s.start : s.end].strip().isdecimal()]
    own = [match.span() for match in RAISED.finditer(line.text)]
    return [Place(index, start, end) for start, end in sorted({*typed, *own})]


def _number(line: Line, place: Place) -> str:
    """A raised number in plain digits."""
    return str(int("".join(str(_DIGITS.get(c, c)) for c in line.text[place.start : place.end].strip())))


_DIGITS = {raised: digit for digit, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
