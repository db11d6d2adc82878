"""Pages read from right to left: the letters of each row put into the order in which they are read.

A page shows glyphs at places; which of them come first is told by the Unicode bidirectional algorithm
(https://unicode.org/reports/tr9/), here the other way round: a row is read from the right, but numbers and stretches of
Latin letters in it from the left. The page is then turned over, so that its right edge is at 0: what comes next stands
further on, as everywhere else.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from msgspec.structs import replace

from akn.read.characters import plain
from akn.read.pdf.pdfium import Box, Run
from akn.read.pdf.rows import RAISED, WIDE_GAP, WORD_GAP, Row, rows

FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
SHARE = 0.3  # of a page's letters: one with so many that are read from the right is read from the right
LAM, ALEFS = "\u0644", frozenset("\u0622\u0623\u0625\u0627")
SAME_PLACE = 0.3  # points: glyphs that begin at one place are parts of a ligature
# What may stand between two digits of one number: common separators; among no Arabic letters also the others (W2, W4).
IN_NUMBER, IN_LONE_NUMBER = frozenset("/.,:"), frozenset("/.,:-+")
CLOSES = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
OPENS = {closing: opening for opening, closing in CLOSES.items()}
DIVIDING = frozenset("-‐–&/")  # after these a row may end inside a stretch read from the left
BRACKETS = frozenset((*CLOSES, *OPENS))
UNTURNED = {"“": "”", "”": "“"}  # pdfium turns quotation marks too, which Unicode does not
AFTER_BRACKET = frozenset(".,;:!?،؛؟")


def is_right_to_left(text: str) -> bool:
    """Whether the letters of a page are read from right to left."""
    count = len(FROM_THE_RIGHT.findall(text))
    return count > 0 and count >= SHARE * sum(map(str.isalpha, text))


def rows_from_the_right(letters: Iterable[Run], width: float) -> list[Row]:
    """The letters of a page as rows of words in the order of reading, on the page turned over.

    `width` is that of the page. Marks above and below letters go with the row that is nearest.
    """
    marks: list[Run] = []
    bases: list[Run] = []
    for letter in letters:
        letter.text = plain(letter.text)
        if letter.text:
            (marks if unicodedata.combining(letter.text[0]) else bases).append(letter)
    found = rows(bases)
    own: dict[int, list[Run]] = {}
    for mark in marks if found else ():
        own.setdefault(min(range(len(found)), key=lambda k: abs(found[k].y - mark.y)), []).append(mark)
    return [_in_reading_order(row, own.get(k, ()), width) for k, row in enumerate(found)]


def _in_reading_order(row: Row, marks: Sequence[Run], width: float) -> Row:
    items = list(_items(_from_the_left(row.runs, marks)))[::-1]
    words = _words(_brackets(items))
    turned_over = [Run(w.text, -1, width - w.x1, width - w.x0, w.y, w.size, w.font) for w in words]
    return Row(turned_over, row.y, row.size)


def turned(box: Box, width: float) -> Box:
    """A rectangle on the page turned over."""
    return Box(width - box.right, box.bottom, width - box.left, box.top)


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    """`R` for a letter read from the right, `L` from the left, `N` for a digit, "" for all else."""
    direction = unicodedata.bidirectional(text[0])
    return {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N"}.get(direction, "")


def _from_the_left(runs: Sequence[Run], marks: Sequence[Run]) -> list[Run]:
    """Letters by place, each with its marks; the alef that is set into a lam to the left of it."""
    letters = sorted(runs, key=lambda run: run.x1)
    places = [(run.x0 + run.x1) / 2 for run in letters]
    for mark in marks:
        middle = (mark.x0 + mark.x1) / 2
        k = min(bisect_left(places, middle), len(places) - 1)
        near = min((k, max(0, k - 1)), key=lambda n: abs(places[n] - middle))
        letters[near].text = unicodedata.normalize("NFC", letters[near].text + mark.text)
    for k in range(1, len(letters)):
        left, right = letters[k - 1], letters[k]
        if abs(left.x0 - right.x0) < SAME_PLACE and left.text == LAM and right.text[0] in ALEFS:
            letters[k - 1], letters[k] = right, left
    return letters


def _gap(left: Run, right: Run) -> bool:
    """Whether white space stands between two neighbours."""
    return right.x0 - left.x1 > WORD_GAP * min(left.size, right.size)


def _items(letters: Sequence[Run]) -> Iterator[Run]:
    """Letters from the left, each stretch that is read from the left as one."""
    k = 0
    separators = IN_NUMBER if any(_kind(run.text) == "R" for run in letters) else IN_LONE_NUMBER
    while k < len(letters):
        end = _stretch(letters, k, separators) if _kind(letters[k].text) in ("L", "N") else k + 1
        yield _joined(letters[k:end])
        k = end


def _stretch(letters: Sequence[Run], start: int, separators: frozenset[str]) -> int:
    """The end of the stretch read from the left that begins at a digit or a Latin letter.

    It goes on over anything to further such letters once there is a Latin letter in it, save to a number right after a
    number; a number goes on over one of the `separators`, and to a Latin letter next to it.
    """
    latin, end, k = _kind(letters[start].text) == "L", start + 1, start + 1
    parted = False
    number = not latin  # whether the last word so far is a number
    while k < len(letters):
        kind = _kind(letters[k].text)
        gap = _gap(letters[k - 1], letters[k])
        parted = parted or gap
        if kind == "R" or letters[k].x0 - letters[k - 1].x1 > WIDE_GAP * letters[k].size:
            break
        if kind:
            between = letters[end:k]
            if not _level(letters[end - 1], letters[k]) or not _paired(letters, start, k):
                break
            inside = not parted and len(between) <= 1 and all(run.text in separators for run in between)
            onward = kind == "L" and not between if not latin else not (number and parted and kind == "N")
            if not inside and not onward:
                break
            number = kind == "N" if parted else number and kind == "N"
            latin, end, parted = latin or kind == "L", k + 1, False
        k += 1
    if latin and start == 0 and end < len(letters) and letters[end].text in DIVIDING:
        end += not _gap(letters[end - 1], letters[end])  # the word goes on in the next row
    opened = sum(run.text in BRACKETS for run in letters[start:end]) % 2
    closing = opened and end < len(letters) and letters[end].text in BRACKETS
    return end + 1 if closing and not _gap(letters[end - 1], letters[end]) else end


def _level(a: Run, b: Run) -> bool:
    """Whether two letters stand on one line: neither is raised beside the other."""
    return abs(a.y - b.y) < RAISED * max(a.size, b.size)


def _paired(letters: Sequence[Run], start: int, at: int) -> bool:
    """Whether a bracket between two letters has its other half inside the same stretch."""
    if sum(run.text in BRACKETS for run in letters[start:at]) % 2 == 0:
        return True
    following = takewhile(lambda run: _kind(run.text) != "R", letters[at:])
    return any(run.text in BRACKETS for run in following)


def _joined(letters: Sequence[Run]) -> Run:
    """Letters from the left as one run."""
    first = letters[0]
    if len(letters) == 1:
        return first
    text = first.text
    for left, right in pairwise(letters):
        text += (" " if _gap(left, right) else "") + right.text
    text = text[:-1] + CLOSES.get(text[-1], text[-1])
    largest = max(letters, key=lambda run: run.size)
    return replace(first, text=text, x1=max(run.x1 for run in letters), y=largest.y, size=largest.size)


def _brackets(items: list[Run]) -> list[Run]:
    """Brackets in the order of reading as they are meant: makers of pages do not agree on whether they turn them.

    A bracket with white space before it opens, one with white space after it closes; else what was opened is closed.
    """
    is_open = False
    for k, item in enumerate(items):
        item.text = UNTURNED.get(item.text, item.text)
        if item.text not in BRACKETS:
            continue
        before = k == 0 or _gap(item, items[k - 1]) or items[k - 1].text in CLOSES
        after = k + 1 == len(items) or _gap(items[k + 1], item) or items[k + 1].text in AFTER_BRACKET
        is_open = before if before != after else not is_open
        opening = OPENS.get(item.text, item.text)
        item.text = opening if is_open else CLOSES[opening]
    return items


def _words(items: Sequence[Run]) -> Iterator[Run]:
    """Items in the order of reading, those set alike without white space between them as one run."""
    whole: Run | None = None
    for item in items:
        if whole is not None and not _gap(item, whole) and _alike(whole, item):
            whole.text += item.text
            whole.x0 = min(whole.x0, item.x0)
            continue
        if whole is not None:
            yield whole
        whole = item
    if whole is not None:
        yield whole


def _alike(a: Run, b: Run) -> bool:
    """Whether two runs are set alike: a superscript is not part of the word before it."""
    return abs(a.size - b.size) < 0.1 * a.size and _level(a, b) and a.font == b.font
