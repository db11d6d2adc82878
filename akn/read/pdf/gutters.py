"""Columns of figures between rules that are drawn whole: where they meet is told by the white space between them.

White space alone tells little, so all must agree: rows that begin with words and go on with figures, in columns whose
right edges are one below the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from akn.read.pdf.cells import APART, BETWEEN, Words, is_figure, words
from akn.read.pdf.parts import Printed

LEAST = 3  # rows of figures
MANY = 5  # rows that show together also narrow white space
NARROW = 0.4  # of the size of the type: white space between columns, where many rows have it at one place
OTHERS = 3  # one row of so many, at least, has figures
OVER = 8  # one row of so many may reach over
FIGURES = 0.7  # share of the cells of a column that are figures
FLUSH = 2.0  # points by which the right edges of figures in a column may differ …
AGREE = 0.6  # … in this share of them


def columns(header: Sequence[Printed], body: Sequence[Printed]) -> tuple[float, ...]:
    """Where columns meet in rows between rules; () where they are not plainly columns of figures after words."""
    apart = [row for row in body if _has_gap(row)]
    if len(apart) < LEAST:
        return ()
    rows = [*(row for row in header if _has_gap(row)), *apart]
    least = (NARROW if len(rows) >= MANY else APART) * max(row.size for row in apart)
    edges = tuple(end - 1 for start, end in _blank(rows) if end - start >= least)
    if any(_is_parted(row, edges) for row in rows):
        return ()
    cells = [each for row in apart for each in words(row, 0, edges)]
    heads, *figures = ([each for each in cells if each.column == k] for k in range(len(edges) + 1))
    named = sum(not is_figure(each.text) for each in heads) >= len(apart) / 2
    return edges if figures and named and all(map(_are_figures, figures)) else ()


def are_apart(rows: Sequence[Printed]) -> bool:
    """Whether some rows have wide white space inside, and others are not many more."""
    apart = sum(map(_has_gap, rows))
    return apart > 0 and OTHERS * apart >= len(rows)


def _is_parted(row: Printed, edges: Sequence[float]) -> bool:
    """Whether white space as between columns is left inside a cell: there are more columns than were found."""
    runs = row.row.runs
    return any(
        right.x0 - left.x1 > BETWEEN * row.size
        for each in words(row, 0, edges)
        for left, right in pairwise(runs[each.first : each.last])
        if each.column
    )


def _has_gap(row: Printed) -> bool:
    return any(right.x0 - left.x1 > APART * row.size for left, right in pairwise(row.row.runs))


def _blank(rows: Sequence[Printed]) -> list[tuple[float, float]]:
    """The white space between the first column and the last that hardly any row reaches over."""
    places = sorted(event for row in rows for left, right in _printed(row) for event in ((left, 1), (right, -1)))
    allowed, covered = len(rows) // OVER, 0
    blank: list[tuple[float, float]] = []
    for (x, step), (following, _) in pairwise(places):
        covered += step
        if covered <= allowed and blank and blank[-1][1] == x:
            blank[-1] = blank[-1][0], following
        elif covered <= allowed:
            blank.append((x, following))
    return blank


def _printed(row: Printed) -> Iterator[tuple[float, float]]:
    """Where a row is printed, words that stand close together as one."""
    left, right = row.row.left, row.row.runs[0].x1
    for run in row.row.runs[1:]:
        if run.x0 > right:
            yield left, right
            left = run.x0
        right = max(right, run.x1)
    yield left, right


def _are_figures(cells: Sequence[Words]) -> bool:
    """Whether the cells of a column are figures, most of them with their right edges one below the other."""
    if len(cells) < LEAST or sum(is_figure(each.text) for each in cells) < FIGURES * len(cells):
        return False
    ends = sorted(each.right for each in cells)
    usual = ends[len(ends) // 2]
    return sum(abs(end - usual) <= FLUSH for end in ends) >= AGREE * len(ends)
