"""Tables, by the rules that are drawn for them.

Between two rules with the same ends stand rows of a table if what stands there keeps to the columns in which the rules
are drawn (`frames`, `cells`). The rule on top of a table is as a rule thin, those below its header and below its last
row are thick: a table without the last goes on on the next page. Nothing is guessed from white space alone: words in
columns without rules (mastheads, lists of States, contents) stay lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from akn.read.pages import Cell, Part
from akn.read.pdf.cells import LEADING, Band, Entry, are_cells, entries, words
from akn.read.pdf.frames import NEAR, Bar, Frame, bars, edges, frames
from akn.read.pdf.gutters import are_apart, columns
from akn.read.pdf.parts import EDGE, PageRows, Printed

LARGE = 1.45  # times the usual size, be it that of tables or of the text: larger type is that of mastheads
DOUBLE = 4.0  # points between the two lines of a double rule


class Placed(Struct, frozen=True, gc=False):
    """The runs from `first` to before `last` of a row of the page, in their cell.

    begins  whether they begin a paragraph of it
    again   whether they are of a header that the table has on an earlier page too
    """

    row: int
    first: int
    last: int
    cell: Cell
    begins: bool
    again: bool


class Table(Struct, frozen=True, gc=False):
    """What a page has of a table: its rows from `start` to before `end`, as words in cells in the order of reading."""

    start: int
    end: int
    words: tuple[Placed, ...]


class _Stretch(Struct, gc=False):
    """What a page has of a table, rule by rule. `closed`: no row stands below, on this page or on the next."""

    frame: Bar
    edges: tuple[float, ...]
    bands: list[Band]
    heading: str
    closed: bool = False
    sure: bool = True  # whether a rule is drawn below the last band
    goes_on: bool = False  # whether it goes on from the page before …
    repeats: bool = False  # … with its header once more

    @property
    def start(self) -> int:
        return self.bands[0].start

    @property
    def end(self) -> int:
        return self.bands[-1].end


class _Sheet(Struct, gc=False):
    """A page: its rows, those of the text (from `start` to before `end`), its rules, and what was found on it."""

    rows: Sequence[Printed]
    start: int
    end: int
    bars: list[Bar]
    usual: float
    height: float
    found: list[_Stretch] = field(default_factory=list)

    def between(self, above: float, below: float) -> range:
        """The rows of the text whose base lines are between two heights."""
        own = [k for k in range(self.start, self.end) if below < self.rows[k].y < above]
        beside = any(self.rows[k].left != self.rows[k].row.left for k in own)  # columns of prose
        return range(own[0], own[-1] + 1) if own and not beside and own[-1] - own[0] + 1 == len(own) else range(0)

    def within(self, own: range, frame: Bar) -> bool:
        """Whether rows are set in the type of the text, and none begins or ends outside a frame."""
        return all(
            row.size <= LARGE * self.usual and row.row.left >= frame.left - NEAR and row.row.right <= frame.right + NEAR
            for row in self.rows[own.start : own.stop]
        )

    def are_cells(self, own: range, frame: Bar, splits: Sequence[float]) -> bool:
        """Whether rows are those of a table that has its columns between `splits`."""
        rows = self.rows[own.start : own.stop]
        return bool(splits) and bool(rows) and self.within(own, frame) and are_cells(rows, splits)


def tables(pages: Sequence[PageRows], parts: Sequence[Sequence[Part]], usual: float) -> list[list[Table]]:
    """The tables of each page, from the top. `parts`: the part of each row; `usual`: the usual size of type."""
    sheets = [_sheet(page, own, usual) for page, own in zip(pages, parts, strict=True)]
    for sheet in sheets:
        sheet.found = _stretches(sheet)
    _over_pages(sheets)
    return list(_numbered(sheets))


def _sheet(page: PageRows, parts: Sequence[Part], usual: float) -> _Sheet:
    start = next((k for k, part in enumerate(parts) if not part), len(parts))
    end = next((k for k in range(start, len(parts)) if parts[k]), len(parts))
    sheet = _Sheet(page.rows, start, end, [], usual, page.height)
    head = page.rows[start - 1].y if start else page.height
    below = [bar for bar in bars(page.rules) if bar.y < head]
    ruled_off = bool(start and below and start < end) and below[0].y > page.rows[start].y  # the running head
    sheet.bars = below[1:] if ruled_off else below
    return sheet


# The tables of one page


def _stretches(sheet: _Sheet) -> list[_Stretch]:
    """The tables of a page from the top, as its rules show them; what looks like one inside another is part of it."""
    found: list[_Stretch] = []
    for frame in sorted(frames(sheet.bars), key=lambda own: own.bars[0].left - own.bars[0].right):
        for stretch in _in_frame(sheet, _with_columns(sheet, frame)):
            if stretch.bands and all(stretch.end <= other.start or other.end <= stretch.start for other in found):
                found.append(stretch)
    return sorted(found, key=lambda stretch: stretch.start)


def _with_columns(sheet: _Sheet, frame: Frame) -> Frame:
    """A frame whose rules are drawn whole, with the columns of figures that stand between them."""
    if any(bar.splits for bar in frame.bars):
        return frame
    rules = list(frame.bars)
    between = [sheet.between(above.y, below.y) for above, below in pairwise(rules)]
    apart = [sheet.within(own, frame.bars[0]) and are_apart(sheet.rows[own.start : own.stop]) for own in between]
    first = 0
    for k, linked in enumerate([*apart, False]):
        if not linked:
            head = next((i for i in range(first + 1, k) if frame.is_thick(i) and not frame.is_thick(first)), first)
            header, body = (
                [row for own in part for row in sheet.rows[own.start : own.stop]]
                for part in (between[first:head], between[head:k])
            )
            met = columns(header, body)
            rules[first : k + 1] = [replace(rule, splits=met) for rule in rules[first : k + 1]]
            first = k + 1
    return Frame(tuple(rules), tuple(_cut_as(rules, bar) for bar in frame.under))


def _cut_as(rules: Sequence[Bar], bar: Bar) -> Bar:
    """A rule under some of the columns, cut where the whole rule above it is."""
    above = [rule for rule in rules if rule.y > bar.y]
    return replace(bar, splits=tuple(x for x in above[-1].splits if bar.left < x < bar.right)) if above else bar


def _in_frame(sheet: _Sheet, frame: Frame) -> Iterator[_Stretch]:
    first = 0
    for k, linked in enumerate([*_links(sheet, frame), False]):
        if not linked:
            lead = _lead(sheet, frame, first)
            if k > first or lead:
                yield _stretch(sheet, frame, first, k, lead)
            first = k + 1


def _links(sheet: _Sheet, frame: Frame) -> list[bool]:
    """For each rule of a frame but the last whether rows of one table stand between it and the next."""
    pairs = list(pairwise(frame.bars))
    found = [_has_cells(sheet, frame, above, below) for above, below in pairs]
    return [cells or _is_spanned(sheet, frame, found, k) for k, cells in enumerate(found)]


def _has_cells(sheet: _Sheet, frame: Frame, above: Bar, below: Bar) -> bool:
    own = sheet.between(above.y, below.y)
    if not own:
        return above.y - below.y <= DOUBLE
    under = frame.between(above.y, below.y)
    splits = edges(bar.splits for bar in (above, *under, below))
    return any(sheet.are_cells(own, above, met) for met in {splits, above.splits})


def _is_spanned(sheet: _Sheet, frame: Frame, cells: Sequence[bool], k: int) -> bool:
    """Whether what stands below a rule is of a table though it does not keep to columns: the rules around tell.

    It is the first row of a header, over all columns, or all there is below a header.
    """
    rules = frame.bars[k : k + 2]
    if (k and cells[k - 1]) and not (k > 1 and cells[k - 2]):
        certain = [frame.is_thick(i) for i in (k - 1, k, k + 1)] == [False, True, True]
    elif k + 2 < len(frame.bars) and cells[k + 1]:
        certain = [frame.is_thick(i) for i in (k, k + 1, k + 2)] == [False, False, True]
    else:
        certain = False
    return certain and sheet.within(sheet.between(rules[0].y, rules[1].y), rules[0])


def _lead(sheet: _Sheet, frame: Frame, k: int) -> list[Band]:
    """The rows above a rule where the only rule on top of them is drawn under the last cells of a header."""
    rule = frame.bars[k]
    above = [bar for bar in frame.between(frame.bars[k - 1].y if k else float("inf"), rule.y) if _meets(bar, rule)]
    if not above:
        return []
    own, over = sheet.between(above[-1].y, rule.y), replace(above[-1], splits=())
    start = own.start
    while start > sheet.start and sheet.within(range(start - 1, start), over) and _is_close(sheet.rows, start, over):
        start -= 1
    if start == own.start or not sheet.are_cells(own, rule, rule.splits):
        return []
    return [
        Band(start, own.start, rule.splits, over, header=True),
        Band(own.start, own.stop, rule.splits, rule),
    ]


def _meets(bar: Bar, rule: Bar) -> bool:
    """Whether a rule under some of the columns begins, is cut and ends where a whole one is."""
    places = [*rule.splits, rule.right]
    return all(any(abs(x - place) <= NEAR for place in places) for x in (bar.left, *bar.splits, bar.right))


def _is_close(rows: Sequence[Printed], start: int, rule: Bar) -> bool:
    """Whether the row above one stands right on a rule, or on a row that does."""
    row = rows[start - 1]
    return row.y - max(rule.y, rows[start].y) <= LEADING * row.size


def _stretch(sheet: _Sheet, frame: Frame, first: int, last: int, lead: list[Band]) -> _Stretch:
    """The table between two rules of a frame, and below the last of them if it goes on there."""
    rules = frame.bars[first : last + 1]
    under = frame.between(rules[0].y, rules[-1].y)
    splits = edges(bar.splits for bar in (*rules, *under))
    end = last - first
    thick = [k for k in range(end + 1) if frame.is_thick(first + k)]
    ends_header = not lead and (thick == [end] or (not thick and end == 1))
    below = _below(sheet, rules[-1], splits) if ends_header else None
    head = thick[0] if thick and (thick[0] < end or below) else 0  # the rule below the header
    bands = lead + [
        Band(own.start, own.stop, splits, upper, k < head, frame.between(upper.y, lower.y))
        for k, (upper, lower) in enumerate(pairwise(rules))
        if (own := sheet.between(upper.y, lower.y))
    ]
    heading = _text(sheet, [band for band in bands if band.header] or bands[:1])
    closed = not below and (first == last or end in thick)
    return _Stretch(rules[0], splits, [*bands, below] if below else bands, heading, closed, sure=not below)


def _below(sheet: _Sheet, last: Bar, splits: tuple[float, ...]) -> Band | None:
    """The rows below the last rule down to the end of the text, if they are of the table."""
    own = sheet.between(last.y, -1.0)
    lowest = sheet.rows[sheet.end - 1].y
    if any(lowest < bar.y < last.y for bar in sheet.bars) or not sheet.are_cells(own, last, splits):
        return None
    return Band(own.start, own.stop, splits, last)


def _text(sheet: _Sheet, bands: Iterable[Band]) -> str:
    return "\n".join(row.text for band in bands for row in sheet.rows[band.start : band.end])


# Tables that go on over pages


def _over_pages(sheets: Sequence[_Sheet]) -> None:
    """Join what one page has of a table to what the next has; give up what no rule ends."""
    last: _Stretch | None = None  # what may go on from the page before
    waiting: list[tuple[_Sheet, _Stretch]] = []  # what no rule ended so far
    for sheet in sheets:
        onward = _onward(sheet, last) if last is not None else None
        if onward is None:
            _give_up(waiting)
        if onward is None or onward.sure:
            waiting = []
        last = sheet.found[-1] if sheet.found else None
        if last is not None and (last.closed or not _reaches_foot(sheet, last)):
            last = None
        if last is not None and not last.sure:
            waiting.append((sheet, last))
    _give_up(waiting)


def _reaches_foot(sheet: _Sheet, last: _Stretch) -> bool:
    """Whether nothing stands below a table but what may be of the page's foot."""
    return last.end >= sheet.end or sheet.rows[last.end].y < EDGE * sheet.height


def _onward(sheet: _Sheet, last: _Stretch) -> _Stretch | None:
    """What a page has of the table of the page before, marked so; None where it has nothing of it."""
    first = sheet.found[0] if sheet.found else None
    if first is not None and first.start == sheet.start and _alike(first, last):
        first.repeats = first.heading == last.heading
        first.goes_on = first.repeats or not first.bands[0].header
        first.heading = last.heading
        return first if first.goes_on else None
    bar = next((bar for bar in sheet.bars if bar.ends_as(last.frame)), None)
    own = sheet.between(float("inf"), bar.y if bar else -1.0)
    if (bar is None and last.sure) or not sheet.are_cells(own, last.frame, last.edges):
        return None
    band = Band(own.start, own.stop, last.edges, last.frame)
    if first is not None and first.frame is bar and _alike(first, last) and not first.bands[0].header:
        first.bands.insert(0, band)
    else:
        first = _Stretch(last.frame, last.edges, [band], last.heading, bar is not None, bar is not None)
        sheet.found.insert(0, first)
    first.heading, first.goes_on = last.heading, True
    return first


def _alike(a: _Stretch, b: _Stretch) -> bool:
    """Whether two tables have the same edges and columns."""
    same = a.frame.ends_as(b.frame) and len(a.edges) == len(b.edges)
    return same and all(abs(x - y) <= NEAR for x, y in zip(a.edges, b.edges, strict=True))


def _give_up(waiting: Sequence[tuple[_Sheet, _Stretch]]) -> None:
    """Where no rule ends a table, it ends on its first page with the last row that has several cells."""
    for sheet, stretch in waiting:
        if stretch.goes_on and not stretch.repeats:
            sheet.found.remove(stretch)
            continue
        band = stretch.bands[-1]
        while len(words(sheet.rows[band.end - 1], 0, band.edges)) < 2:
            band.end -= 1


# Their cells


def _numbered(sheets: Sequence[_Sheet]) -> Iterator[list[Table]]:
    """The tables of each page, numbered, with their rows counted over all pages."""
    number = row = 0
    for sheet in sheets:
        own = []
        for stretch in sheet.found:
            if not stretch.goes_on:
                number, row = number + 1, 0
            again = sum(band.header for band in stretch.bands) or 1 if stretch.repeats else 0
            placed: list[Placed] = []
            for k, band in enumerate(stretch.bands):
                found = entries(sheet.rows, band)
                placed += (each for entry in found for each in _placed(entry, number, row, k < again))
                row += 0 if k < again else 1 + max(entry.row for entry in found)
            own.append(Table(stretch.start, stretch.end, tuple(placed)))
        yield own


def _placed(entry: Entry, number: int, above: int, again: bool) -> Iterator[Placed]:
    cell = Cell(number, above + entry.row, entry.column)
    for paragraph in entry.paragraphs:
        for k, each in enumerate(paragraph):
            yield Placed(each.row, each.first, each.last, cell, k == 0, again)
