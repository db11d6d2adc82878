"""The rules of tables: which of the rules drawn on a page are edges of cells, and where columns meet.

A rule of a table reaches from its left edge to its right, one piece for each cell: where pieces meet, columns meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from akn.read.pdf.pdfium import Box

LEVEL = 1.5  # points by which the heights of the pieces of one rule may differ
NEAR = 3.0  # points by which the ends of rules of one table may differ
WHOLE = 0.9  # share of a rule that its pieces draw
THICK = 1.8  # times the height of the thinnest rule of a table


class Bar(Struct, frozen=True, gc=False):
    """A rule drawn across at one height, in pieces; `splits` are the places where one ends and the next begins."""

    y: float
    height: float
    left: float
    right: float
    splits: tuple[float, ...] = ()

    def ends_as(self, other: Bar) -> bool:
        """Whether two rules reach from one edge to one edge."""
        return abs(self.left - other.left) <= NEAR and abs(self.right - other.right) <= NEAR

    def is_within(self, other: Bar) -> bool:
        """Whether a rule is drawn under some of the columns of another."""
        return self.left >= other.left - NEAR and self.right <= other.right + NEAR and not self.ends_as(other)

    def piece(self, x: float) -> float:
        """Where the piece begins that is drawn at `x`."""
        return max([self.left, *(split for split in self.splits if split <= x)])


class Frame(Struct, frozen=True, gc=False):
    """The rules of one table, or of several with the same edges, from the top; `under` are those of some columns."""

    bars: tuple[Bar, ...]
    under: tuple[Bar, ...]

    def is_thick(self, k: int) -> bool:
        """Whether a rule is one of those that close a header or a table."""
        return self.bars[k].height >= THICK * min(bar.height for bar in self.bars)

    def between(self, above: float, below: float) -> tuple[Bar, ...]:
        """The rules under some of the columns that are drawn between two heights."""
        return tuple(bar for bar in self.under if below < bar.y < above)


def bars(rules: Sequence[Box]) -> list[Bar]:
    """The rules of a page from the top, the pieces at one height as one."""
    levels: list[list[Box]] = []
    for box in sorted(rules, key=lambda b: -b.bottom):
        if levels and levels[-1][0].bottom - box.bottom <= LEVEL:
            levels[-1].append(box)
        else:
            levels.append([box])
    return [bar for level in levels if (bar := _bar(sorted(level, key=lambda b: b.left))) is not None]


def _bar(pieces: Sequence[Box]) -> Bar | None:
    """Pieces at one height as one rule; None where too much is left blank between them."""
    left, right = pieces[0].left, max(piece.right for piece in pieces)
    drawn = sum(piece.right - piece.left for piece in pieces)
    if drawn < WHOLE * (right - left):
        return None
    height = max(piece.top - piece.bottom for piece in pieces)
    return Bar(pieces[0].bottom, height, left, right, edges([[piece.right for piece in pieces[:-1]]]))


def edges(splits: Iterable[Iterable[float]]) -> tuple[float, ...]:
    """Where columns meet, by the splits of several rules: those close by are one."""
    found: list[float] = []
    for x in sorted(x for own in splits for x in own):
        if not found or x - found[-1] > NEAR:
            found.append(x)
    return tuple(found)


def frames(page: Sequence[Bar]) -> list[Frame]:
    """The rules of a page that have the same edges and no wider rule between them."""
    found: list[Frame] = []
    own: list[Bar] = []
    for k, bar in enumerate(page):
        if own and not bar.ends_as(own[0]) and not bar.is_within(own[0]):
            found.append(_frame(own, page[:k]))
            own = []
        if not own or bar.ends_as(own[0]):
            own.append(bar)
    return [*found, _frame(own, page)] if own else found


def _frame(own: Sequence[Bar], above: Sequence[Bar]) -> Frame:
    return Frame(tuple(own), tuple(bar for bar in above if bar.is_within(own[0])))
