"""Hyperlinks and the words under them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from akn.model import Link, Span
from akn.read.pdf.parts import Printed
from akn.read.pdf.pdfium import Hyperlink

MIDDLE = 0.3  # share of the size of the type: so high over the base line is the middle of small letters


def with_links(rows: Sequence[Printed], links: Sequence[Hyperlink], page: int) -> tuple[list[Printed], list[Link]]:
    """The rows of a page with a span `a` over the words under each link, and the links with their words."""
    marked = list(rows)
    told = []
    for link in links:
        words = []
        for k, row in enumerate(rows):
            if place := _words(link, row):
                words.append(row.text[place[0] : place[1]])
                spans = (*marked[k].spans, Span(*place, "a", "", link.href))
                marked[k] = replace(marked[k], spans=tuple(sorted(spans, key=lambda s: (s.start, -s.end))))
        told.append(Link(link.href, page, " ".join(words)))
    return marked, told


def _words(link: Hyperlink, row: Printed) -> tuple[int, int] | None:
    """The characters of a row that are under a link, None where there are none."""
    box, height = link.box, row.y + MIDDLE * row.size
    if not (box.bottom <= height <= box.top and box.left < row.row.right and row.row.left < box.right):
        return None
    covered = [
        (start + first, start + last)
        for start, run in zip(row.starts, row.row.runs, strict=True)
        for first, last in [_covered(len(run.text), run.x0, run.x1, box.left, box.right)]
        if first < last
    ]
    return _trimmed(row.text, covered[0][0], covered[-1][1]) if covered else None


def _covered(size: int, x0: float, x1: float, left: float, right: float) -> tuple[int, int]:
    """Which of the characters that share the room from `x0` to `x1` have their middle between `left` and `right`."""
    each = max(x1 - x0, 0.01) / size
    return max(0, round((left - x0) / each)), min(size, round((right - x0) / each))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Words under a link without what stands around them: boxes are drawn wide, and cut into words they do not."""
    while 0 < start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end and text[end - 1] in ".,;:- ":
        end -= 1
    while start < end and text[start] in ",.;:- ":
        start += 1
    if text[start:end].startswith("(") and ")" not in text[start:end]:
        start += 1
    if text[start:end].endswith(")") and "(" not in text[start:end]:
        end -= 1
    return (start, end) if start < end else None
