"""Where the lines of a page begin that go on from others: its margin, from which indents are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from akn.read.pages import Line

FURTHEST = 12  # columns by which a first line is indented at most


def page_margins(pages: Sequence[Sequence[Line]], column: float = 1) -> list[float]:
    """For each page the indent at which lines begin that go on from others: the outermost at which many do.

    A page of nothing but first lines (a list), or nearly so, has the outermost margin of the others.
    """
    margins = [_margin(lines) for lines in pages]
    levels = [{line.indent for line in lines} for lines in pages]
    outer = min(
        (m for m, level in zip(margins, levels, strict=True) if len(level) > 1), default=min(margins, default=0)
    )
    return [
        outer
        if outer < margin < outer + FURTHEST * column
        and margin not in _going_on(lines)
        and (len(level) == 1 or outer in level)
        else margin
        for lines, margin, level in zip(pages, margins, levels, strict=True)
    ]


def _margin(lines: Sequence[Line]) -> float:
    counts = Counter(line.indent for line in lines)
    many = [indent for indent, times in counts.items() if times >= max(2, 0.15 * len(lines))]
    margin, going_on = min(many or counts, default=0), _going_on(lines)
    if len(going_on) > 1 and margin not in going_on:
        return min(going_on)  # headings stand further out than the text, or there are many first lines
    return min([margin, *going_on])


def _going_on(lines: Sequence[Line]) -> list[float]:
    """The indents of lines that plainly go on from others: with a small letter."""
    return [line.indent for line in lines if line.text[:1].islower()]
