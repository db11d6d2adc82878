"""Lines in the flow of the text, and the paragraphs that they make: their words and spans put together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from akn.layout.seams import HAN, Seams
from akn.layout.signs import TERMINAL, is_bold, stop
from akn.model import Span, Text
from akn.numbering import CJK
from akn.read.pages import Cell, Line


class Placed(Struct, frozen=True, gc=False):
    """A line in the flow of the text: markers taken out, notes anchored, with its page and its indent on that page."""

    line: Line
    page: int
    first: bool  # the first line of its page
    indent: float  # relative to the page's margin
    printed: str = ""  # the whole line with its markers, as wide as it was printed
    marker_last: bool = False  # a note's marker ended the line
    hang: float = 0  # how much further in its words begin than the number set off from them, where the source tells
    mended: bool = False  # `printed` holds also the piece before, broken off after a marker


class Block(Struct, frozen=True, gc=False):
    """A printed paragraph. `indent` is that of its first line relative to the margin, `gap` white space above it.

    cell     the cell of a table that it stands in, where the source says
    heading  whether the source calls it a heading
    """

    text: Text
    indent: float = 0
    gap: bool = False
    cell: Cell | None = None
    heading: bool = False


def joined(group: Sequence[Placed], seams: Seams) -> Block:
    """Lines as one paragraph."""
    first = group[0]
    parts: list[str] = []
    spans: list[Span] = []
    size, above = 0, ""
    for placed in group:
        text = placed.line.text
        cut, glue = seams.between(above, text) if parts else (0, "")
        if cut:
            parts[-1] = parts[-1][:-cut]
            size -= cut
            spans = [replace(s, end=size) if s.end > size else s for s in spans]
        size += len(glue)
        parts += [glue, text]
        if placed.line.spans:
            spans += [Span(s.start + size, s.end + size, s.name, s.value, s.to) for s in placed.line.spans]
        size += len(text)
        above = text
    content = "".join(parts)
    whole = Text(content, tuple(_run_together(spans, content) if spans else ()), first.page, first.line.number)
    bold = bool(first.line.spans) and all(is_bold(p.line) for p in group)
    heading = first.line.heading or (bold and stop(content) not in TERMINAL)
    return Block(_tidy(whole), first.indent, first.line.gap, first.line.cell, heading)


PRINTED = frozenset(("i", "b", "a"))  # spans that go on over the end of a line


def _run_together(spans: Sequence[Span], content: str) -> list[Span]:
    """Spans of how words are printed, those of one kind made one where nothing but white space parts them."""
    out: list[Span] = []
    last: dict[str, int] = {}  # the place in `out` of the last span of each kind
    for span in spans:
        if span.name == "note":
            last.clear()
        k = last.get(span.name) if span.name in PRINTED else None
        if k is not None and _same(out[k], span) and not content[out[k].end : span.start].strip():
            out[k] = replace(out[k], end=max(out[k].end, span.end))
            continue
        last[span.name] = len(out)
        out.append(span)
    return out


def _same(one: Span, other: Span) -> bool:
    return (one.name, one.value, one.to) == (other.name, other.value, other.to)


# Two spaces and more, or one between Chinese characters.
SPACES = re.compile(r"[ \t](?:[ \t]+|(?<=[\u3000-\u9fff\uff00-\uffef].)(?=[\u3000-\u9fff\uff00-\uffef]))")

NUMERAL = re.compile(f"[{CJK}]{{1,4}}")


def _tidy(text: Text) -> Text:
    """Runs of spaces become one, spaces between Chinese characters none, save behind the numeral of a heading; spans
    keep their words."""
    if not SPACES.search(text.content):
        return text
    out: list[str] = []
    ends: list[int] = []  # where each taken stretch ends in the old text …
    taken: list[int] = [0]  # … and how much was taken up to there
    at = 0
    for match in SPACES.finditer(text.content):
        numeral = at == 0 and NUMERAL.fullmatch(text.content, 0, match.start())
        keep = 0 if not numeral and _between_han(text.content, match.start(), match.end()) else 1
        out += (text.content[at : match.start()], " " * keep)
        ends.append(match.end())
        taken.append(taken[-1] + match.end() - match.start() - keep)
        at = match.end()
    out.append(text.content[at:])
    content = "".join(out)
    moved = (replace(s, start=_moved(s.start, ends, taken), end=_moved(s.end, ends, taken)) for s in text.spans)
    return replace(text, content=content, spans=tuple(moved))


def _moved(offset: int, ends: Sequence[int], taken: Sequence[int]) -> int:
    """An offset of the old text in the new one; one inside a stretch that was taken stands at its start."""
    i = bisect_right(ends, offset)
    new = offset - taken[i]
    return min(new, ends[i] - taken[i + 1]) if i < len(ends) else new


def _between_han(text: str, start: int, end: int) -> bool:
    """Whether Chinese characters (or nothing) stand on both sides of a stretch."""
    return (start == 0 or HAN.match(text[start - 1]) is not None) and (
        end == len(text) or HAN.match(text[end]) is not None
    )
