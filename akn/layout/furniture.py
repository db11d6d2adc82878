"""Page furniture: running heads, folios, job numbers, bar codes, the rule above the notes.

Furniture is known by its form (a folio `3/10`, a job number `24-12345`) and by its repetition at the same edge of other
pages. Nothing is taken from the middle of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from akn.read.pages import Line, Page

FOLIO = re.compile(r"(?:\d{1,3}/\d{1,3}|[-–—]\s?\d{1,3}\s?[-–—]|(?:[Pp]age|第)?\s?\d{1,3}\s?页?|/\.\.\.)")
JOB = re.compile(r"(?:[A-Z]{1,2}\.)?\d{2}-\d{5}(?:\s*\(?[A-Z]\)?)?(?:\s*\d{6}){0,3}\*?")
BARCODE = re.compile(r"\*\d{6,9}\*")
RULE = re.compile(r"[_‗─—]{5,}")
SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Za-z0-9.()-]*[A-Za-z0-9)])+(?:\s?\([^)]{1,14}\))?\*?")
PIECES = re.compile(r"\s{3,}")
EDGE = 8  # lines at a page's head or foot that can be furniture


@dataclass(frozen=True, slots=True)
class Parts:
    """A page taken apart: `body`, the `foot` below the rule (notes), and what was set aside as furniture."""

    page: Page
    body: tuple[Line, ...]
    foot: tuple[Line, ...]
    dropped: tuple[Line, ...]


def split_pages(pages: Sequence[Page]) -> tuple[Parts, ...]:
    """Each page's body, foot and furniture."""
    repeated = _repeated(pages)
    opening = "".join("".join(line.text.split()) for line in pages[0].lines[:60]) if pages else ""
    return tuple(_split(page, repeated, opening) for page in pages)


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """Lines that stand at the edge of more than one page after the first, digits aside."""
    seen: Counter[str] = Counter()
    for page in pages[1:]:
        edge = page.lines if len(page.lines) <= 2 * EDGE else (*page.lines[:EDGE], *page.lines[-EDGE:])
        seen.update({piece for line in edge for piece in PIECES.split(line.text)})
    return frozenset(piece for piece, times in seen.items() if times > 1 and len(piece) > 3)


def _split(page: Page, repeated: frozenset[str], opening: str) -> Parts:
    lines = page.lines
    top = _edge(lines, page.number, repeated, opening)
    bottom = len(lines) - _folios(tuple(reversed(lines[top:])), page.number)
    middle = lines[top:bottom]
    dropped = [*lines[:top], *lines[bottom:]]
    rule = next((i for i in range(len(middle) - 1, -1, -1) if RULE.fullmatch(middle[i].text)), None)
    if rule is None:
        return Parts(page, middle, (), tuple(dropped))
    return Parts(page, middle[:rule], middle[rule + 1 :], (*dropped, middle[rule]))


def _edge(lines: Sequence[Line], number: int, repeated: frozenset[str], opening: str) -> int:
    """How many lines at this edge are furniture."""
    count, head = 0, False
    for i, line in enumerate(lines[:EDGE]):
        pieces = PIECES.split(line.text)
        known = [_is_running(piece, number, i == 0) for piece in pieces]
        if all(known):
            head = head or any(SYMBOL.fullmatch(piece) for piece in pieces)
        elif number > 1 and all(
            k or piece in repeated or (head and _is_title(piece, opening)) or _title_beside_symbol(pieces, opening)
            for k, piece in zip(known, pieces, strict=True)
        ):
            pass
        elif number > 1 and i + 1 < len(lines) and _title_before_symbol(lines[i : i + 5], opening):
            pass
        else:
            break
        count = i + 1
    return count


def _folios(lines: Sequence[Line], number: int) -> int:
    """How many lines at the foot are folios, job numbers and bar codes."""
    count = 0
    for i, line in enumerate(lines[:EDGE]):
        pieces = PIECES.split(line.text)
        if not all(_is_running(piece, number, i == 0) and not SYMBOL.fullmatch(piece) for piece in pieces):
            break
        count = i + 1
    return count


def _is_running(piece: str, page: int, first: bool) -> bool:
    """A folio, a job number, a bar code; after the first page, also a symbol alone."""
    if JOB.fullmatch(piece) or BARCODE.fullmatch(piece):
        return True
    if FOLIO.fullmatch(piece):
        return "/" in piece or not piece.isdigit() or (first and int(piece) == page) or int(piece) == page
    return page > 1 and SYMBOL.fullmatch(piece) is not None


def _is_title(piece: str, opening: str) -> bool:
    return len(piece) > 8 and "".join(piece.split()) in opening


def _title_beside_symbol(pieces: Sequence[str], opening: str) -> bool:
    return len(pieces) > 1 and any(SYMBOL.fullmatch(p) for p in pieces) and all(SYMBOL.fullmatch(p) or _is_title(p, opening) for p in pieces)


def _title_before_symbol(lines: Sequence[Line], opening: str) -> bool:
    """Lines of the document's title that run down to a line with its symbol."""
    for line in lines:
        pieces = PIECES.split(line.text)
        if any(SYMBOL.fullmatch(piece) for piece in pieces):
            return True
        if not all(_is_title(piece, opening) for piece in pieces):
            return False
    return False
