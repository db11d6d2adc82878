"""Which part of the page each row is: running head or foot, text, the rule above the notes, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from akn.model import Link, Span
from akn.read.pages import Part
from akn.read.pdf.pdfium import Box
from akn.read.pdf.rows import WIDE, Row

Key = tuple[str, int]
TYPED = re.compile(r"\(?(?:\d{1,3}|\*{1,4}|[a-z])\)?/?\s")  # the marker of a note, typewritten
STARRED = re.compile(r"\*{1,4}\s")
RULE = re.compile(r"[_‗─—]{5,}")
EDGE = 0.12  # share of the page's height at its head and foot in which furniture stands
SMALLER = 0.95  # notes are set in type smaller than so much of the usual
APART = 1.9  # times the size of the type: rows further from each other are not of one note
TOUCHING = 3  # points between the pieces of one rule
LONGEST_RULE = 0.5  # share of the page's width: the rule above the notes is short
UNDER = 0.35  # share of the size of the type: a rule so close below a base line underlines its words


class Printed(Struct, frozen=True, gc=False):
    """A row with its text, before it is known where on the page it belongs.

    starts  where each run of `row` begins in `text`; column: that of its page in which it stands, from 1
    word  the room that its first word needs; hang: how much further in its words begin than a number set off from them
    """

    text: str
    spans: tuple[Span, ...]
    left: float
    right: float
    y: float
    size: float
    word: float
    hang: float
    row: Row
    starts: tuple[int, ...]
    column: int = 0


class PageRows(Struct, frozen=True, gc=False):
    """What was read of one page, from top to foot; width and height in points.

    open        where the columns meet of a table that no rule on the page ends
    recognised  the text is what a machine recognised in an image of the page
    """

    number: int
    width: float
    height: float
    rows: tuple[Printed, ...]
    rules: tuple[Box, ...]
    links: tuple[Link, ...]
    open: tuple[float, ...] = ()
    recognised: bool = False


def parts(pages: Sequence[PageRows], usual: float) -> list[list[Part]]:
    """The part of each row of each page. `usual`: the usual size of type."""
    repeated = _repeated(pages)
    return [_parts(page, repeated, usual) for page in pages]


def usual_size(pages: Sequence[PageRows]) -> float:
    """The size of type in which most characters are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            sizes[round(row.size, 1)] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _parts(page: PageRows, repeated: frozenset[Key], usual: float) -> list[Part]:
    found: list[Part] = [""] * len(page.rows)
    top, bottom = _head(page, repeated), _foot(page, repeated)
    found[:top] = ["head"] * top
    found[bottom:] = ["foot"] * (len(found) - bottom)
    end = _end_of_notes(page, bottom, usual)
    start = _notes(page, end, usual)
    if start is not None:
        found[max(start, top) : end] = ["note"] * (end - max(start, top))
    return ["rule" if RULE.fullmatch(row.text) else part for row, part in zip(page.rows, found, strict=True)]


def _key(row: Printed, page: PageRows) -> Key:
    """What makes rows of different pages the same furniture: at one height, the same words in one order or another.

    The page's own number counts as the same on all.
    """
    number = str(page.number)
    text = re.sub(rf"(?<!\d){number}(?!\d)", "#", row.text, count=1)
    return "".join(sorted(text.split(WIDE))), round(row.y / 4)


def _repeated(pages: Sequence[PageRows]) -> frozenset[Key]:
    """The rows at the edge of a page that stand on other pages too; left and right pages may differ."""
    seen: Counter[Key] = Counter()
    for page in pages:
        seen.update({_key(row, page) for row in page.rows if _at_edge(row, page)})
    return frozenset(key for key, times in seen.items() if times >= max(2, 0.3 * (len(pages) - 1)))


def _at_edge(row: Printed, page: PageRows) -> bool:
    return row.y < EDGE * page.height or row.y > (1 - EDGE) * page.height


def _head(page: PageRows, repeated: frozenset[Key]) -> int:
    """How many rows are the running head: what stands above the first rule across the page, else those that repeat.

    The first page has a masthead instead, which is text.
    """
    if page.number == 1:
        return 0
    across = [b.top for b in _across(page) if b.bottom > (1 - EDGE) * page.height]
    above = sum(row.y > max(across) for row in page.rows) if across else 0
    if above:
        return above  # what repeats below it is the header of a table
    count = 0
    for k, row in enumerate(page.rows):
        if row.y < (1 - EDGE) * page.height or _key(row, page) not in repeated:
            break
        count = k + 1
    return count


def _foot(page: PageRows, repeated: frozenset[Key]) -> int:
    """The first row of the running foot: rows at the foot that repeat, or are bar codes, apart from what is above."""
    rows, first = page.rows, len(page.rows)
    for k in range(len(rows) - 1, 0, -1):
        barcode = all(run.font.barcode for run in rows[k].row.runs)
        if rows[k].y > EDGE * page.height or not (barcode or _key(rows[k], page) in repeated):
            break
        if barcode or _apart(rows, k):
            first = k
    return first


def _apart(rows: Sequence[Printed], k: int) -> bool:
    """Whether more white space is above a row than between lines of a paragraph or a note."""
    return k == 0 or rows[k - 1].y - rows[k].y > APART * rows[k].size


def _joined(rules: Sequence[Box]) -> list[Box]:
    """Drawn rules, adjoining pieces at one height as one."""
    whole: list[Box] = []
    for rule in sorted(rules, key=lambda b: (round(b.bottom), b.left)):
        last = whole[-1] if whole else None
        if last and round(last.bottom) == round(rule.bottom) and rule.left - last.right < TOUCHING:
            whole[-1] = Box(last.left, last.bottom, max(last.right, rule.right), last.top)
        else:
            whole.append(rule)
    return whole


def _across(page: PageRows) -> list[Box]:
    """The rules drawn across the page."""
    return [box for box in _joined(page.rules) if box.right - box.left > LONGEST_RULE * page.width]


def _end_of_notes(page: PageRows, bottom: int, usual: float) -> int:
    """The row after the last that can be of a note.

    What stands at the foot without a marker, in the usual type or apart from the row above it, is a folio or a job
    number.
    """
    rows = page.rows
    while bottom > 1 and rows[bottom - 1].y < EDGE * page.height:
        row, above = rows[bottom - 1], rows[bottom - 2]
        ruled = RULE.fullmatch(above.text) or any(row.y < rule.bottom < above.y for rule in page.rules)
        if _marked(row) or (row.size <= SMALLER * usual and (ruled or not _apart(rows, bottom - 1))):
            break
        bottom -= 1
    return bottom


def _notes(page: PageRows, end: int, usual: float) -> int | None:
    """The first row of the notes, or of the rule above them.

    A rule is a row of underscores, or drawn, short, and above smaller type (or, typewritten, above a marker); without
    one, notes are the last rows in smaller type from the first that begins with a superscript.
    """
    rows = page.rows
    typed = next((k for k in range(end - 1, 0, -1) if RULE.fullmatch(rows[k].text)), None)
    if typed is not None and typed + 1 < end:
        following = rows[typed + 1]
        return typed if following.size <= SMALLER * usual or TYPED.match(following.text) else None
    first = next((k + 1 for k in range(end - 1, -1, -1) if rows[k].size > SMALLER * usual), 0)
    lowest = rows[end - 1].y if end else 0
    drawn = [rule for rule in _joined(page.rules) if rule.bottom > lowest and not _underlines(rule, rows)]
    for k, rule in enumerate(sorted(drawn, key=lambda box: box.bottom)):
        start = next((k for k, row in enumerate(rows) if row.y < rule.bottom), end)
        if start >= end or rule.right - rule.left >= LONGEST_RULE * page.width:
            continue
        # Below the last one there are no lines of a table.
        if (k == 0 and first <= start) or _marked(rows[start]):
            return start
    return next((k for k in range(max(first, 1), end) if _marked(rows[k])), None)


def _underlines(rule: Box, rows: Sequence[Printed]) -> bool:
    """Whether a rule is drawn under words of a row: of a title, in notes that are typewritten."""
    return any(
        0 < row.y - rule.bottom < UNDER * row.size and row.left < rule.right and rule.left < row.right for row in rows
    )


def _marked(row: Printed) -> bool:
    """Whether a row begins as a note does, with a superscript or stars."""
    raised = (row.text[: span.end] for span in row.spans if span.name == "sup" and span.start == 0)
    return STARRED.match(row.text) is not None or any(text.isdigit() for text in raised)
