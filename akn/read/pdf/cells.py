"""Rows of a page as cells: which words stand in which column, and which printed lines are one row of the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from akn.read.pdf.frames import NEAR, Bar
from akn.read.pdf.parts import Printed
from akn.read.pdf.rows import WORD_GAP

LEVEL = 1.5  # points by which the base lines of what stands on one line may differ

# Shares of the size of the type.
BETWEEN = 0.35  # white space between the words of two cells; justified lines have more between some of their words …
APART = 1.0  # … but not so much
LEADING = 1.35  # lines of a cell whose base lines are further from each other are two paragraphs
SPARE = 2.0  # more room than so much, with the next word, is not left on a line that goes on


class Words(Struct, frozen=True, gc=False):
    """What one printed line has in one cell: the runs from `first` to before `last` of the row with the index `row`.

    crosses  whether they reach into the next column
    """

    row: int
    first: int
    last: int
    column: int
    left: float
    right: float
    y: float
    size: float
    text: str
    crosses: bool


Paragraph = list[Words]


class Band(Struct, gc=False):
    """Rows of cells between two rules: the indices from `start` to before `end`, and where columns meet.

    above   the rule on top of them
    header  whether they are of the header; `under` are then the rules under some of its columns
    """

    start: int
    end: int
    edges: tuple[float, ...]
    above: Bar
    header: bool = False
    under: tuple[Bar, ...] = ()


class Entry(Struct, frozen=True, gc=False):
    """A cell that is not empty: its row in its band, its column and its paragraphs."""

    row: int
    column: int
    paragraphs: list[Paragraph] = field(default_factory=list)


def words(row: Printed, index: int, edges: Sequence[float]) -> list[Words]:
    """A row of the page cut where columns meet and white space is."""
    gaps = list(_gaps(row, edges))
    found = _cut(row, index, edges, [k for k, _ in gaps])
    if len(found) > 1 and any(each.crosses for each in found):  # words of a cell over columns, with room between
        found = _cut(row, index, edges, [k for k, wide in gaps if wide > APART * row.size])
    return found


def _gaps(row: Printed, edges: Sequence[float]) -> Iterator[tuple[int, float]]:
    """The runs before which white space lies where columns meet, and how wide it is; figures may stand close."""
    end = float("-inf")
    for k, (before, run) in enumerate(pairwise(row.row.runs), 1):
        end = max(end, before.x1)
        least = WORD_GAP if is_figure(before.text) and is_figure(run.text) else BETWEEN
        wide = run.x0 - end
        if wide > least * row.size and any(end <= edge + NEAR and edge - NEAR <= run.x0 for edge in edges):
            yield k, wide


def _cut(row: Printed, index: int, edges: Sequence[float], gaps: Sequence[int]) -> list[Words]:
    return [_words(row, index, first, last, edges) for first, last in pairwise([0, *gaps, len(row.row.runs)])]


def _words(row: Printed, index: int, first: int, last: int, edges: Sequence[float]) -> Words:
    runs = row.row.runs[first:last]
    left, right = runs[0].x0, max(run.x1 for run in runs)
    largest = max(runs, key=lambda run: run.size)
    return Words(
        index,
        first,
        last,
        sum(edge <= left + NEAR for edge in edges),
        left,
        right,
        largest.y,
        largest.size,
        row.text[row.starts[first] : row.starts[last - 1] + len(runs[-1].text)],
        any(left + NEAR < edge < right - NEAR for edge in edges),
    )


def are_cells(rows: Sequence[Printed], edges: Sequence[float]) -> bool:
    """Whether rows keep to columns: more of them have words in several than reach over where columns meet."""
    apart = across = 0
    for row in rows:
        found = words(row, 0, edges)
        crossing = any(each.crosses for each in found)
        across += crossing
        apart += not crossing and len(found) > 1
    return apart > 0 and apart >= across


def entries(rows: Sequence[Printed], band: Band) -> list[Entry]:
    """The cells of a band that are not empty, row by row. `rows` are those of the whole page."""
    found = [each for k in range(band.start, band.end) for each in words(rows[k], k, band.edges)]
    return _header(found, band) if band.header else _body(found, band)


def _header(found: Sequence[Words], band: Band) -> list[Entry]:
    """The cells of a header: those of a column are one but where a rule is drawn between them."""
    cells: dict[tuple[int, int], Paragraph] = {}
    for each in found:
        middle = (each.left + each.right) / 2
        rules = [bar for bar in band.under if bar.left <= middle <= bar.right]
        above = [bar for bar in rules if bar.y > each.y]
        start = (above[-1] if above else band.above).piece(each.left)  # of the cell, which may be as wide as several
        column = sum(edge <= start + NEAR for edge in band.edges)
        cells.setdefault((len(above) - len(rules), column), []).append(each)
    first = min(level for level, _ in cells)
    return [Entry(level - first, column, [lines]) for (level, column), lines in sorted(cells.items())]


def _body(found: Sequence[Words], band: Band) -> list[Entry]:
    """The cells of a band below a header.

    A row begins where a cell's words begin; cells are of one row that have their first lines, their last or their
    middles on one base line.
    """
    paragraphs = _paragraphs(found, band)
    rows: list[list[Paragraph]] = []
    for paragraph in sorted(paragraphs, key=lambda p: -p[0].y):
        own = [row for row in rows if any(_beside(paragraph, other) for other in row)]
        rows = [row for row in rows if not any(row is each for each in own)]
        rows.append([*(p for row in own for p in row), paragraph])
    rows.sort(key=lambda row: -max(p[0].y for p in row))
    return [entry for k, row in enumerate(rows) for entry in _entries(k, row)]


def _entries(row: int, paragraphs: Sequence[Paragraph]) -> Iterator[Entry]:
    cells: dict[int, list[Paragraph]] = {}
    for paragraph in sorted(paragraphs, key=lambda p: -p[0].y):
        cells.setdefault(paragraph[0].column, []).append(paragraph)
    for column, own in sorted(cells.items()):
        yield Entry(row, column, own)


def _beside(a: Paragraph, b: Paragraph) -> bool:
    """Whether paragraphs of different columns are of one row."""
    if a[0].column == b[0].column:
        return False
    tops, ends = a[0].y - b[0].y, a[-1].y - b[-1].y
    return abs(tops) <= LEVEL or abs(ends) <= LEVEL or abs(tops + ends) <= LEVEL


def _paragraphs(found: Sequence[Words], band: Band) -> list[Paragraph]:
    """The words of a band as paragraphs of its columns."""
    columns: dict[int, list[Words]] = {}
    for each in found:
        columns.setdefault(each.column, []).append(each)
    fresh = _lines_of_figures(columns)
    fresh |= _lines_with_room(columns, band, bool(fresh))
    paragraphs: list[Paragraph] = []
    for own in columns.values():
        for k, each in enumerate(own):
            if not k or _is_far(own[k - 1], each) or each.row in fresh:
                paragraphs.append([])
            paragraphs[-1].append(each)
    return paragraphs


def _is_far(above: Words, line: Words) -> bool:
    return above.y - line.y > LEADING * max(above.size, line.size)


def _lines_of_figures(columns: Mapping[int, Sequence[Words]]) -> set[int]:
    """The rows of the page that have figures right under figures: each is a row of the table."""
    return {
        line.row
        for own in columns.values()
        for above, line in pairwise(own)
        if is_figure(above.text) and is_figure(line.text) and not _is_far(above, line)
    }


def _lines_with_room(columns: Mapping[int, Sequence[Words]], band: Band, dense: bool) -> set[int]:
    """The rows of the page whose words had room on the lines above: what is wrapped leaves none.

    That counts where no white space is between the rows of the table: as figures right under each other show (`dense`),
    or as all would be one row, and most of its lines leave room.
    """
    pairs = [pair for own in columns.values() for pair in pairwise(own)]
    close = [(above, line) for above, line in pairs if not _is_far(above, line) and not is_figure(line.text)]
    full = {line.row for above, line in close if not _fits(above, line, band)}
    fresh = {line.row for _, line in close} - full
    alone = not any(_is_far(above, line) for above, line in pairs) and len(fresh) >= len(full)
    return fresh if dense or alone else set()


def is_figure(text: str) -> bool:
    return not any(c.isalpha() for c in text)


def _fits(above: Words, line: Words, band: Band) -> bool:
    """Whether the line above had room for the first word of a line."""
    edges = [band.above.left, *band.edges, band.above.right]
    wide = edges[above.column + 1] - edges[above.column]
    word = len(line.text.split()[0]) / len(line.text) * (line.right - line.left)
    return wide - (above.right - above.left) - word > SPARE * line.size
