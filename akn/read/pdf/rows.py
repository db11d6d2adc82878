"""Runs → rows: what stands on one printed line, in order, with its spaces, superscripts and typefaces."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from akn.model import Span
from akn.read.pdf.pdfium import PageText, Run

# Shares of the size of the typeface.
DESCENT, ASCENT = 0.2, 0.7  # how far below and above its base line a run reaches
LOWER = 0.6  # a run so much lower than another is on a line of its own where one would cover the other
SHARED = 0.5  # of the lower of two runs: so much of its height must stand beside the other on one line
RAISED, SMALL = 0.15, 0.75  # a superscript stands at least so much higher and is at most so large
WORD_GAP = 0.18  # white space from which two runs are two words; kerning leaves up to 0.175, justified lines from 0.2
CAPITAL_GAP = 0.12  # the same before a capital after a small letter, which are together in no word
WIDE_GAP = 1.6  # white space that sets columns, cells or parts of a masthead apart
SET_OFF = 0.6  # white space that sets words off from their number
LABEL = re.compile(r"\S{1,12}")
WORD = re.compile(r"(?<=\s)\S")
NUMBERED = re.compile(
    r"(?:\d{1,3}\.(?:\d{1,3}\.?)?|\d[\d/A-Z-]{2,9}\.|[IVXL]{1,6}\.|[A-Z]\.|[(（]\w{1,5}[)）])\s+(?=\S)"
)
WIDE = "    "
MARKER = re.compile(r"\d{1,3}|\*{1,4}|[a-z]")
NUMBER = re.compile(r"\d+|\*+|[^\d*\s,]+")
# What print keeps together at the start of a line: a word up to its hyphen, "22 December".
FIRST_UNIT = re.compile(r"\d{1,2}\s[A-Z]\w+|[^\s\-–—]+[\-–—]?|[\-–—]+")
CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
CJK_UNIT = re.compile(r"(?:第?\s?[A-Za-z0-9./()\-%,]+|.)[，。；：、）》”！？]*")


class Row(Struct, gc=False):
    """The runs of one printed line; `y` and `size` are those of its largest."""

    runs: list[Run] = field(default_factory=list)
    y: float = 0
    size: float = 0

    @property
    def left(self) -> float:
        return self.runs[0].x0

    @property
    def right(self) -> float:
        return max([run.x1 for run in self.runs])

    def add(self, run: Run) -> None:
        self.runs.append(run)
        if run.size > self.size:
            self.y, self.size = run.y, run.size

    def holds(self, run: Run) -> bool:
        """Whether a run stands on this line: so much of its height is beside the line's."""
        y, size = run.y, run.size
        if y == self.y:
            return True
        low, foot = self.y - DESCENT * self.size, y - DESCENT * size
        high, head = self.y + ASCENT * self.size, y + ASCENT * size
        shared = (high if high < head else head) - (low if low > foot else foot)
        return shared > SHARED * (DESCENT + ASCENT) * (size if size < self.size else self.size)

    def is_taken(self, run: Run) -> bool:
        """Whether the line has words where a lower run stands: small lines one below the other beside large type."""
        if run.y == self.y:
            return False
        return any(r.y - run.y > LOWER * run.size and r.x0 < run.x1 and run.x0 < r.x1 for r in self.runs)


def rows(runs: Iterable[Run]) -> list[Row]:
    """The runs as lines from the top of the page to its foot, each from left to right."""
    found: list[Row] = []
    for run in sorted(runs, key=lambda r: -r.y):
        for row in found[:-4:-1]:
            if row.holds(run) and not row.is_taken(run):
                break
        else:
            row = Row()
            found.append(row)
        row.add(run)
    for row in found:
        row.runs.sort(key=lambda r: r.x0)
    found.sort(key=lambda row: -row.y)
    return found


def part_around(row: Row, page: PageText) -> None:
    """Part the runs of a row in which room is left for another: for a superscript that is set after them."""
    for inner in [run for run in row.runs if run.size <= SMALL * row.size]:
        around = next((r for r in row.runs if r.first >= 0 and r.x0 < inner.x0 and inner.x1 < r.x1), None)
        if around is None or not (parted := _parted(around, inner, page)):
            continue
        k = row.runs.index(around)
        row.runs[k : k + 1] = parted
        row.runs.sort(key=lambda r: r.x0)


def _parted(run: Run, inner: Run, page: PageText) -> list[Run]:
    """A run as what stands left and right of another, in room that is left between two of its words."""
    for word in WORD.finditer(run.text, 1):
        x = page.origin(run.first + word.start())[0]
        if x >= inner.x1 - WORD_GAP * inner.size:
            before = run.text[: word.start()].rstrip()
            end = page.right(run.first + len(before) - 1, run.y, 0)
            if end > inner.x0 + WORD_GAP * inner.size:
                break  # printed over the words
            after = run.text[word.start() :]
            return [replace(run, text=before, x1=end), replace(run, text=after, first=run.first + word.start(), x0=x)]
    return []


class Set(Struct, frozen=True, gc=False):
    """A row as text: its characters, spans over them, and where each of its runs begins in the text."""

    text: str
    spans: tuple[Span, ...]
    starts: tuple[int, ...]


def set_text(row: Row) -> Set:
    """The text of a row, with spans for superscripts, italics and bold type."""
    parts: list[str] = []
    starts: list[int] = []
    spans: list[Span] = []
    at, before = 0, None
    for run in row.runs:
        space = _space(before, run) if before is not None else ""
        at += len(space)
        words = run.text
        parts += (space, words)
        starts.append(at)
        end = at + len(words)
        if is_raised(run, row) and (space is not WIDE or MARKER.fullmatch(words)):
            left = at - len(space)
            spans = [Span(s.start, end, s.name) if s.end == left and s.name in ("i", "b") else s for s in spans]
            spans += (Span(at + m.start(), at + m.end(), "sup") for m in NUMBER.finditer(words))
        elif run.font.italic or run.font.bold:
            spans += _typeface(spans, run, at, end, at - len(space))
        at, before = end, run
    return Set("".join(parts), tuple(sorted(spans, key=lambda s: (s.start, -s.end))), tuple(starts))


def _space(before: Run, run: Run) -> str:
    gap, least = run.x0 - before.x1, min(before.size, run.size)
    if gap <= CAPITAL_GAP * least:
        return ""
    if gap <= WORD_GAP * least:
        return " " if before.text[-1].islower() and run.text[0].isupper() else ""
    size = max(before.size, run.size)
    if gap > WIDE_GAP * size:
        return WIDE
    return "" if gap < size / 3 and CJK.match(before.text[-1]) and CJK.match(run.text[0]) else " "


def is_raised(run: Run, row: Row) -> bool:
    """Whether a run is a superscript of its row."""
    return run.size <= SMALL * row.size and run.y - row.y >= RAISED * row.size


def _typeface(spans: list[Span], run: Run, start: int, end: int, before: int) -> Iterator[Span]:
    """Spans for the typeface of a run; one that goes on from the run that ends `before` it is made longer instead."""
    for name, on in (("i", run.font.italic), ("b", run.font.bold)):
        if not on:
            continue
        k = next((k for k, s in enumerate(spans) if s.name == name and s.end == before), None)
        if k is None:
            yield Span(start, end, name)
        else:
            spans[k] = Span(spans[k].start, end, name)


def first_word(row: Row, made: Set, page: PageText) -> float:
    """The room that the first word of a row needs on the line above, in points, with the space before it."""
    unit = (CJK_UNIT if CJK.match(made.text) else FIRST_UNIT).match(made.text)
    reach = _place(row, made, page, unit.end() if unit else len(made.text))
    return reach - row.left + (0 if CJK.match(made.text) else 0.2 * row.size)


def _place(row: Row, made: Set, page: PageText, at: int) -> float:
    """Where the character `at` of the text of a row begins, or, between runs and at the end, the one before it ends."""
    k = bisect_right(made.starts, at) - 1
    k -= k > 0 and made.starts[k] == at and made.text[at - 1 : at].strip() != ""
    run, inside = row.runs[k], at - made.starts[k]
    if inside >= len(run.text):
        return run.x1
    if run.first >= 0:
        return page.origin(run.first + inside)[0]
    return run.x0 + (run.x1 - run.x0) * inside / len(run.text)  # letters put in order: near enough


def hang(row: Row, made: Set, page: PageText) -> float:
    """How much further in the words of a row begin than the number before them.

    What is no number counts as one where white space sets the words off from it.
    """
    if number := NUMBERED.match(made.text):
        return _place(row, made, page, number.end()) - row.left
    label = LABEL.match(made.text)
    if label is None or len(row.runs) < 2:
        return 0
    after = next((k for k, run in enumerate(row.runs) if k and run.x0 - row.runs[k - 1].x1 > SET_OFF * row.size), 0)
    printed = "".join(run.text for run in row.runs[:after])
    return row.runs[after].x0 - row.left if after and len(printed) <= label.end() else 0
