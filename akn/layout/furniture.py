"""Page furniture: running heads, folios, job numbers, bar codes, the rule above the notes.

Furniture is known by its form (a folio `3/10`, a job number `24-12345`) and by its repetition at the same edge of other
pages. Nothing is taken from the middle of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec import Struct

from akn.languages import Pack
from akn.layout.signs import TERMINAL, stop
from akn.model import Finding
from akn.read.pages import Line, Page

FOLIO = re.compile(r"(?:\d{1,3}/\d{1,3}|[-–—]\s?\d{1,3}\s?[-–—]|(?:[Pp]age|第)?\s?\d{1,3}\s?页?|/\.\.\.)")
JOB = re.compile(r"(?:[A-Z]{1,2}\.)?\d{2}-\d{5}(?:\s*\(?[A-Z]\)?)?(?:\s*\d{6}){0,3}\*?(?:\s+/\.\.\.)?")
BARCODE = re.compile(r"\*\d{6,9}\*")
RULE = re.compile(r"[_‗─—]{5,}")
SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Za-z0-9.()-]*[A-Za-z0-9)])+(?:\s[A-Z](?:[-–][A-Z])?)?(?:\s?\([^)]{1,14}\))?\*?")
PIECES = re.compile(r"\s{3,}")
# The same, and between a job number and the folio beside it.
FOOT_PIECES = re.compile(rf"{PIECES.pattern}|(?<=\d{{2}}-\d{{5}}) (?=\d{{1,3}}$)")
# A running title and the symbol beside it, where the extractor keeps one blank between them.
BESIDE = re.compile(rf"(?P<title>.+?)\s+(?P<symbol>{SYMBOL.pattern})|(?P<symbol2>{SYMBOL.pattern})\s+(?P<title2>.+)")
FORMULA = re.compile(r"[^\sa-z,，\d][^,，\d]{1,100}[,，]$")  # what may be an enacting formula
SET_ASIDE = ("head", "foot", "rule")  # parts of a page that are no text
EDGE = 8  # lines at a page's head or foot that can be furniture
FRONT = 60  # lines of the first page among which the title stands


NUMBERED = re.compile(r"^(?:S-|ES-)?\d+/\d+(?: ?[A-Z])?\.\s*")


class Parts(Struct, frozen=True, gc=False):
    """A page taken apart: `body`, the `foot` below the rule (notes), and what was set aside as furniture."""

    page: Page
    body: tuple[Line, ...]
    foot: tuple[Line, ...]
    dropped: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Front:
    """The first lines of a document, where its title stands: their characters, and where each line begins and ends."""

    text: str
    starts: frozenset[int]
    ends: frozenset[int]

    def has_whole(self, words: str) -> bool:
        """Whether words are one or more whole lines of the front."""
        at = self.text.find(words)
        while at >= 0:
            if at in self.starts and at + len(words) in self.ends:
                return True
            at = self.text.find(words, at + 1)
        return False


def split_pages(pages: Sequence[Page], pack: Pack) -> tuple[Parts, ...]:
    """Each page's body, foot and furniture."""
    repeated = _repeated(pages)
    front = _front(pages[0].lines[:FRONT] if pages else ())
    recycle = pack.pattern("layout", "recycle")
    return tuple(_split(page, repeated, front, recycle) for page in pages)


def doubtful(parts: Sequence[Parts], pack: Pack) -> Iterator[Finding]:
    """What was set aside and may be text: a finding (`furniture-dropped`) for each line with words of its own.

    Furniture is known by its form, or says again what is set aside on another page, what stands on the first (the
    title), or in a cell (the header of a table).
    """
    recycle = pack.pattern("layout", "recycle")
    dropped = [(p, line, own) for p in parts for line in p.dropped if (own := _own(line, p.page.number, recycle))]
    if not dropped:
        return
    pieces = Counter(words for _, words in {(id(p), _words(own)) for p, _, owned in dropped for own in owned})
    for part in parts:
        pieces.update({_words(line.text) for line in part.body if line.cell is not None})
    first = "".join(_words(line.text) for part in parts[:1] for line in (*part.body, *part.foot))
    for part, line, owned in dropped:
        if any(pieces[own] < 2 and own not in first for own in map(_words, owned)):
            message = f"«{line.text[:80]}» was taken for page furniture, but stands on no other page; is it text?"
            yield Finding("furniture-dropped", message, "warning", part.page.number, line.number)


def _own(line: Line, page: int, recycle: re.Pattern[str] | None) -> list[str]:
    """The pieces of a line that are not furniture by their form, on whatever page."""
    forms = [FOLIO, JOB, BARCODE, RULE, SYMBOL, *([recycle] if recycle else [])]
    return [p for p in _pieces(line.text, page) if not any(form.fullmatch(p) for form in forms)]


def _words(text: str) -> str:
    """A text as it is compared: the numbers in furniture differ from page to page."""
    return re.sub(r"\d+", "#", "".join(text.casefold().split()))


def _front(lines: Sequence[Line]) -> _Front:
    text, starts, ends = "", set[int](), set[int]()
    for line in lines:
        for piece in PIECES.split(NUMBERED.sub("", line.text)):
            starts.add(len(text))
            text += "".join(piece.split())
            ends.add(len(text))
    return _Front(text, frozenset(starts), frozenset(ends))


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """Lines that stand at the head of most pages after the first and do not end like text."""
    seen: Counter[str] = Counter()
    for page in pages[1:]:
        seen.update({piece for line in page.lines[:EDGE] for piece in _pieces(line.text, page.number)})
    most = max(2, 0.6 * (len(pages) - 1))
    return frozenset(
        piece for piece, times in seen.items() if times >= most and len(piece) > 3 and stop(piece) not in TERMINAL
    )


def _pieces(text: str, page: int) -> list[str]:
    """What a line at a page's edge is made of: after the first page, the symbol and the title beside it are two."""
    if JOB.fullmatch(text):
        return []
    pieces = FOOT_PIECES.split(text)
    whole = page > 1 and len(pieces) == 1 and "/" in text and not SYMBOL.fullmatch(text)  # no symbol lacks a stroke
    if whole and (beside := BESIDE.fullmatch(text)):
        return [part for part in beside.groups() if part and not part.isspace()]
    return pieces


def _split(page: Page, repeated: frozenset[str], front: _Front, recycle: re.Pattern[str] | None) -> Parts:
    """What the source marks is taken as it says; the rest of the page is judged by form and repetition."""
    marked = tuple(line for line in page.lines if line.part in SET_ASIDE)
    lines = tuple(line for line in page.lines if line.part not in SET_ASIDE) if marked else page.lines
    top = _head(lines, page.number, repeated, front)
    bottom = len(lines) - _folios(tuple(reversed(lines[top:])), page.number, recycle)
    middle = lines[top:bottom]
    dropped = [*marked, *lines[:top], *lines[bottom:]]
    noted = next((i for i, line in enumerate(middle) if line.part == "note"), None)
    if noted is not None:
        return Parts(page, middle[:noted], middle[noted:], tuple(dropped))
    rule = next((i for i in range(len(middle) - 1, -1, -1) if RULE.fullmatch(middle[i].text)), None)
    if rule is None:
        return Parts(page, middle, (), tuple(dropped))
    return Parts(page, middle[:rule], middle[rule + 1 :], (*dropped, middle[rule]))


def _head(lines: Sequence[Line], number: int, repeated: frozenset[str], front: _Front) -> int:
    """How many lines at the head of a page are furniture.

    Folios, job numbers, the symbol; beside or below the symbol what stands there on most pages; beside or next to it
    the title, whole lines of the document's front.
    """
    count, title, symbol, known = 0, "", False, True
    for i, line in enumerate(lines[:EDGE]):
        if line.cell is not None:
            break
        pieces = _pieces(line.text, number)
        symbol = symbol or (number > 1 and any(SYMBOL.fullmatch(piece) for piece in pieces))
        rest = [p for p in pieces if not _is_running(p, number)]
        known = known and repeated.issuperset(rest)
        if rest and (number == 1 or any(stop(piece) in TERMINAL for piece in rest)):
            break
        if rest and not title and not known and rest[0][:1].islower():
            break
        title += "".join("".join(rest).split())
        if not title or (symbol and (known or front.has_whole(title))):
            count = i + 1
        if rest and not known and line.gap and i + 1 < len(lines) and FORMULA.fullmatch(lines[i + 1].text):
            return min(count, i)  # the title of a draft that begins on this page
    return count


def _folios(lines: Sequence[Line], number: int, recycle: re.Pattern[str] | None) -> int:
    """How many lines at the foot are folios, job numbers and bar codes, with the words beside these."""
    count = 0
    for line in lines[:EDGE]:
        if line.cell is not None:
            break
        text = recycle.sub("", line.text).strip() if recycle else line.text
        pieces = [] if not text or JOB.fullmatch(text) else FOOT_PIECES.split(text)
        if not all(_is_running(piece, number) and not SYMBOL.fullmatch(piece) for piece in pieces):
            break
        count += 1
    return count


def _is_running(piece: str, page: int) -> bool:
    """A folio, a job number, a bar code; after the first page, also a symbol alone."""
    if JOB.fullmatch(piece) or BARCODE.fullmatch(piece):
        return True
    if FOLIO.fullmatch(piece):
        return not piece.isdigit() or int(piece) == page
    return page > 1 and SYMBOL.fullmatch(piece) is not None
