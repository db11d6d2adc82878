"""Columns: runs that the page's maker set one column after the other are read so.

The order of the runs in the file tells columns from tables: a table is set row by row, a column from top to foot, and
the next one begins to the right of all of it. A page in one column is one region.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from msgspec import Struct, field

from akn.read.pdf.frames import Ruled
from akn.read.pdf.pdfium import Run

UP = 3  # times the size of the type: a run that stands so much higher than the one before begins another stretch
LEAST = 8  # rows of a column
PROSE = 25  # characters in a row of a column, on average; a column of figures has fewer
BESIDE = 0.5  # share of the lower of two columns that stands beside the other
TOUCH = 3  # points by which the letters of one column may reach into the next


class Region(Struct, gc=False):
    """Runs that are read together, how far to the right of the first column they stand, which column they are.

    Columns count from 1; what stands above and below them, or on a page in one column, is 0.
    """

    runs: list[Run] = field(default_factory=list)
    shift: float = 0
    column: int = 0

    @property
    def left(self) -> float:
        return min([run.x0 for run in self.runs])

    @property
    def right(self) -> float:
        return max([run.x1 for run in self.runs])

    @property
    def top(self) -> float:
        return max([run.y for run in self.runs])

    @property
    def foot(self) -> float:
        return min([run.y for run in self.runs])

    def is_column(self) -> bool:
        """Whether the runs are so many rows of prose."""
        rows = len({round(run.y) for run in self.runs})
        return rows >= LEAST and sum(len(run.text) for run in self.runs) >= PROSE * rows


def regions(runs: Sequence[Run], tables: Sequence[Ruled] = ()) -> list[Region]:
    """The runs of a page, in the order of the file, as regions in the order of reading.

    `tables`: where rules show columns of tables; these are read row by row.
    """
    columns: list[Region] = []
    for stretch in _stretches(runs):
        found = _columns(columns[-1] if columns else None, stretch)
        if found is not None and len(columns) > 1:
            columns = [*columns[:-1], *found]
        elif found is not None:
            columns = found
        elif len(columns) > 1:
            break
        else:
            columns = [stretch]
    if len(columns) < 2 or any(_is_of(table, columns) for table in tables):
        return [Region(list(runs))]
    taken = {id(run) for column in columns for run in column.runs}
    top = max(column.top for column in columns)
    rest = [run for run in runs if id(run) not in taken]
    above, below = Region([r for r in rest if r.y > top]), Region([r for r in rest if r.y <= top])
    for place, column in enumerate(columns, 1):
        column.shift, column.column = column.left - columns[0].left, place
    return [region for region in (above, *columns, below) if region.runs]


def _is_of(table: Ruled, columns: Sequence[Region]) -> bool:
    """Whether columns stand in a table, one of whose edges is between them."""
    inside = all(table.foot <= column.foot and column.top <= table.top for column in columns)
    meeting = [(left.right - TOUCH, right.left + TOUCH) for left, right in pairwise(columns)]
    return inside and any(end <= edge <= start for end, start in meeting for edge in table.edges)


def _stretches(runs: Sequence[Run]) -> Iterator[Region]:
    """The runs cut where the file goes back up the page."""
    stretch, lowest = Region(), 0.0
    for run in runs:
        if stretch.runs and run.y > lowest + UP * run.size:
            yield stretch
            stretch = Region()
        lowest = min(run.y, lowest) if stretch.runs else run.y
        stretch.runs.append(run)
    if stretch.runs:
        yield stretch


def _columns(left: Region | None, right: Region) -> list[Region] | None:
    """Two stretches as columns beside each other, without what is above and below both; None where they are none."""
    if left is None:
        return None
    top = right.top
    first = Region([run for run in left.runs if run.y <= top + run.size / 2])
    if not first.is_column():
        return None
    edge = first.right - TOUCH
    second = Region(list(takewhile(lambda run: run.x0 >= edge, right.runs)))
    if not second.is_column():
        return None
    shared = min(first.top, second.top) - max(first.foot, second.foot)
    beside = shared > BESIDE * min(first.top - first.foot, second.top - second.foot)
    return [first, second] if beside else None
