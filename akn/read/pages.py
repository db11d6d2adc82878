"""What every reader yields: pages of printed lines, with as many marks as the format knows for certain."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from akn.model import Finding, Link, Span


class SourceError(Exception):
    """A source that cannot be read. The message says what is wrong, where, and what to do."""


# What a line is on its page, where the format shows it: furniture, the rule above the notes, a note ("": not known).
Part = Literal["", "head", "foot", "rule", "note"]


class Cell(Struct, frozen=True, gc=False):
    """A cell of a table: the table's number in the source from 1, row and column from 0."""

    table: int
    row: int
    column: int


class Line(Struct, frozen=True, gc=False):
    """A printed line: its text without outer white space, and where it stands.

    number   its line (in formats of paragraphs, its paragraph) in the source, from 1
    indent   the distance of its first character from the page's edge: columns in text, points in PDF
    gap      whether white space larger than the usual line spacing stands above it
    spans    what the format knows of its characters (`i`, `b`, `sup`, `sub`, `a` with its address in `to`), offsets
             into `text`; where the format ties notes (`Pages.notes`), `note`, zero-width, `value` the note's index
    broken   in a source of whole paragraphs: it is part of the paragraph above, after a line break
    cell     the cell of a table that it stands in, where the format knows
    heading  whether the format calls it a heading
    hang     how much further in the words begin that stand after a number set off from them (0: none is)
    part     the part of the page that it belongs to
    room     the room left on it up to the right margin, word: the room that its first word would take on another line,
             both as `indent`; None where the format does not tell
    column   the column of the page that it stands in, from 1; 0 where there is but one, or the format does not tell
    """

    text: str
    number: int
    indent: float = 0
    gap: bool = False
    spans: tuple[Span, ...] = ()
    broken: bool = False
    cell: Cell | None = None
    heading: bool = False
    hang: float = 0
    part: Part = ""
    room: float | None = None
    word: float | None = None
    column: int = 0

    def without(self, count: int) -> Line:
        """The line after its first `count` characters and the white space behind them."""
        rest = self.text[count:].lstrip()
        cut = len(self.text) - len(rest)
        spans = (replace(s, start=s.start - cut, end=s.end - cut) for s in self.spans if s.start >= cut)
        return replace(self, text=rest, spans=tuple(spans))


class NoteLines(Struct, frozen=True, gc=False):
    """A note that the format ties to its markers: the marker as printed, without brackets, and its lines."""

    marker: str
    lines: tuple[Line, ...]


class Page(Struct, frozen=True, gc=False):
    """One printed page. `links` are the hyperlinks that the source lists for it.

    margin   the indent at which lines begin that go on from others, where the format tells
    """

    number: int
    lines: tuple[Line, ...]
    links: tuple[Link, ...] = ()
    margin: float | None = None


class Pages(Struct, frozen=True, gc=False):
    """A whole source, and how far its layout can be trusted.

    wrapped    lines are those of the printed page (else each line is a whole paragraph)
    gaps       white space between lines separates paragraphs
    indents    the first line of a paragraph is indented, or its indent otherwise means something
    margin     the indent of lines inside paragraphs, where the form fixes it; None: to be found on each page
    column     the unit of indents: the width of a column in text (1), of a letter in points
    raised     whether superscripts are marked, so that what is not marked is none
    notes      the notes, in order, where the format ties them to their markers; None: they stand among the lines
    symbol     the symbol and the language that the file's properties name: for a text that does not say them
    """

    name: str
    pages: tuple[Page, ...]
    wrapped: bool = True
    gaps: bool = False
    indents: bool = False
    margin: float | None = None
    column: float = 1
    raised: bool = False
    findings: tuple[Finding, ...] = ()
    notes: tuple[NoteLines, ...] | None = None
    symbol: str = ""
    lang: str = ""

    @property
    def count(self) -> int:
        """How many lines there are; a page counts as one."""
        return sum(len(page.lines) + 1 for page in self.pages)

    def head(self, lines: int) -> Pages:
        """The first pages, so many lines of them."""
        first, left = list[Page](), lines
        for page in self.pages:
            if left <= 0:
                break
            first.append(replace(page, lines=page.lines[:left]))
            left -= len(page.lines) + 1
        return replace(self, pages=tuple(first))
