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
THICK = 1.8  # times the height of a thin rule: that of a thick one


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
        heights = [bar.height for bar in self.bars]
        return max(heights) >= THICK * min(heights) and heights[k] * THICK > max(heights)

    def between(self, above: float, below: float) -> tuple[Bar, ...]:
        """The rules under some of the columns that are drawn between two heights."""
        return tuple(bar for bar in self.under if below < bar.y < above)


class Ruled(Struct, frozen=True, gc=False):
    """A part of a page in which rules show columns of tables, from `top` to `foot`. `open`: no rule ends the last."""

    top: float
    foot: float
    edges: tuple[float, ...]
    open: bool


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
    """The rules of a page that have the same ends and only shorter ones between them, from the top."""
    found: list[list[Bar]] = []
    still: list[list[Bar]] = []  # those that no other rule cuts off
    for bar in page:
        still = [own for own in still if bar.ends_as(own[0]) or bar.is_within(own[0])]
        same = next((own for own in still if bar.ends_as(own[0])), None)
        if same is None:
            same = []
            found.append(same)
            still.append(same)
        same.append(bar)
    return [Frame(tuple(own), tuple(bar for bar in page if bar.is_within(own[0]))) for own in found]


def ruled(page: Sequence[Bar], height: float, before: tuple[float, ...] = ()) -> list[Ruled]:
    """Where on a page of some height rules show columns.

    `before`: where the columns meet of a table that goes on from the page before: down to the first rule in pieces.
    """
    found = []
    for frame in frames([bar for bar in page if bar.splits]):
        thick = sum(frame.is_thick(k) for k in range(len(frame.bars)))
        is_open = thick % 2 == 1  # below a header, but not below the last row
        foot = 0.0 if is_open else frame.bars[-1].y
        found.append(Ruled(frame.bars[0].y, foot, edges(bar.splits for bar in frame.bars), is_open))
    if before:
        found.append(Ruled(height, min((own.foot for own in found), default=0.0), before, not found))
    return found


def still_open(found: Sequence[Ruled]) -> tuple[float, ...]:
    """Where the columns meet of the last table of a page, if no rule ends it."""
    return next((own.edges for own in found if own.open), ())
