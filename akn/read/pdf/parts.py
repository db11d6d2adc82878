"""Which part of the page each row is: running head or foot, text, the rule above the notes, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from akn.model import Link, Span
from akn.read.pages import Part
from akn.read.pdf.pdfium import Box
from akn.read.pdf.rows import WIDE, Row

Key = tuple[str, int]
DIGITS = re.compile(r"\d+")
RULE = re.compile(r"[_‗─—]{5,}")
EDGE = 0.12  # share of the page's height at its head and foot in which furniture stands
SMALLER = 0.95  # notes are set in type smaller than so much of the usual
TOUCHING = 3  # points between the pieces of one rule
LONGEST_RULE = 0.5  # share of the page's width: the rule above the notes is short


@dataclass(frozen=True, slots=True)
class Printed:
    """A row with its text, before it is known where on the page it belongs.

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


@dataclass(frozen=True, slots=True)
class PageRows:
    """What was read of one page, from top to foot; width and height in points."""

    number: int
    width: float
    height: float
    rows: tuple[Printed, ...]
    rules: tuple[Box, ...]
    links: tuple[Link, ...]


def parts(pages: Sequence[PageRows]) -> list[list[Part]]:
    """The part of each row of each page."""
    repeated, usual = _repeated(pages), usual_size(pages)
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
    start = _notes(page, bottom, usual)
    if start is not None:
        for k in range(max(start, top), bottom):
            found[k] = "rule" if RULE.fullmatch(page.rows[k].text) else "note"
    return found


def _key(row: Printed, page: PageRows) -> Key:
    """What makes rows of different pages the same furniture: at one height, the same words in one order or another.

    The page's own number counts as the same on all.
    """
    number = str(page.number)
    text = DIGITS.sub(lambda m: "#" if m[0] == number else m[0], row.text)
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
    """How many rows are the running head: those that repeat, and what stands above a rule across the page.

    The first page has a masthead instead, which is text.
    """
    if page.number == 1:
        return 0
    count = 0
    for k, row in enumerate(page.rows):
        if row.y < (1 - EDGE) * page.height or _key(row, page) not in repeated:
            break
        count = k + 1
    across = [b.top for b in _across(page) if b.bottom > (1 - EDGE) * page.height]
    return max(count, sum(row.y > min(across) for row in page.rows) if across else 0)


def _foot(page: PageRows, repeated: frozenset[Key]) -> int:
    """The first row of the running foot: rows at the foot that repeat, and bar codes, with what is below them."""
    first = len(page.rows)
    for k in range(len(page.rows) - 1, -1, -1):
        row = page.rows[k]
        barcode = all(run.font.barcode for run in row.row.runs)
        if row.y > EDGE * page.height or RULE.fullmatch(row.text) or not (barcode or _key(row, page) in repeated):
            break
        first = k
    return first


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


def _notes(page: PageRows, bottom: int, usual: float) -> int | None:
    """The first row of the notes: that below a short rule with nothing but type smaller than the usual below it."""
    rows = page.rows[:bottom]
    first = next((k + 1 for k in range(bottom - 1, -1, -1) if rows[k].size > SMALLER * usual), 0)
    for k in range(bottom - 1, 0, -1):
        if RULE.fullmatch(rows[k].text):
            return k
    for rule in sorted(_joined(page.rules), key=lambda box: box.bottom):
        if rule.right - rule.left > LONGEST_RULE * page.width:
            continue
        start = next((k for k, row in enumerate(rows) if row.y < rule.bottom), bottom)
        if first <= start < bottom:
            return start
    return None
