"""Print a document as the text in which documents reach people.

    print_document(doc, form, *, width=0, seed=0) -> str

A `Printed` document is a list of paragraphs, each in a style and with its notes, and what the page adds: masthead,
running header, job number. A note's marker stands in the text as a token, `⟦1⟧`. The forms:

seed        a blank line after each printed line, the notes at the page's foot after a rule, the page's hyperlinks
            listed at its end; no masthead, headers or form feeds
raw         as `pdftotext -raw` leaves it: form feeds, masthead, headers and footers, the marker glued to its word and
            (a number) usually the end of a line, the note's number on a line of its own; no indents, no blank lines
layout      as `pdftotext -layout`: indents, a left margin that differs from page to page, headers and footers on
            alternating sides, the marker after a space
plain       as `pdftotext` without options: blank lines between groups of lines, some paragraph numbers alone on a line
paragraphs  whole unbroken paragraphs, a blank line between them, all notes at the end; no pages

Lines are broken as they are in print: Latin at spaces and after hyphens and slashes, Chinese anywhere but before
closing and after opening punctuation. A note stands on the page of its marker; pages break inside paragraphs. `seed`
chooses what varies from print to print (margins, spaces around digits in Chinese, where the footer comes in raw text).
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

FORMS = ("seed", "raw", "layout", "plain", "paragraphs")
RULE = "__________________"
WIDTHS = {"zho": 76}
WIDTH = 84
ROOM = 42
MASTHEAD_ROOM = 8
MARKER = re.compile("⟦([^⟧]+)⟧")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its marker (`1`, `*`) and its text."""

    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of paragraph is set: columns from the margin, blanks at the start in the seed form, width lost."""

    first: int = 0
    rest: int = 0
    blanks: int = 0
    less: int = 0
    gap: bool = False
    keep: bool = False
    right: bool = False


STYLES = {
    "cover": Style(-12, -12, 1, less=24),
    "title": Style(0, 0, 2, less=18, gap=True, keep=True),
    "line": Style(0, 0, 0, less=18, keep=True),
    "section": Style(0, 0, 2, less=18, gap=True, keep=True),
    "heading": Style(0, 0, 2, less=18, gap=True, keep=True),
    "numbered": Style(-9, 0, 2, less=14, gap=True, keep=True),
    "body": Style(0, 0, 0),
    "indented": Style(5, 0, 1),
    "point": Style(7, 0, 1),
    "subpoint": Style(12, 7, 1, less=7),
    "side": Style(0, 0, 0, keep=True),
    "states": Style(5, 5, 1, less=7),
    "closing": Style(0, 0, 1, right=True),
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph; `notes` in the order of their markers; `page`: it begins a new page."""

    text: str
    style: str = "body"
    notes: tuple[Note, ...] = ()
    links: tuple[str, ...] = ()
    page: bool = False


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of the first page: publisher, organ, distribution, date of issue, `Chinese`, `Original: English`."""

    publisher: str
    organ: str
    distribution: str
    date: str
    expression: str = ""
    original: str = ""

    @property
    def below(self) -> list[str]:
        """The lines below the distribution."""
        return [line for line in (self.date, self.expression, self.original) if line]


@dataclass(frozen=True, slots=True)
class Printed:
    """A document ready for print. `job` as `24-12345`, `letter` its language (`E`), `release` the date after it."""

    lang: str
    paragraphs: tuple[Paragraph, ...]
    symbol: str = ""
    running_title: str = ""
    masthead: Masthead | None = None
    job: str = "25-10000"
    letter: str = "E"
    release: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, still with marker tokens."""

    text: str
    style: Style
    first: bool
    last: bool
    notes: tuple[Note, ...] = ()
    links: tuple[str, ...] = ()
    page: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    total: int
    lines: tuple[Line, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(note for line in self.lines for note in line.notes)

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(link for line in self.lines for link in line.links)


def print_document(doc: Printed, form: str, *, width: int = 0, seed: int = 0) -> str:
    """The document as text in one of the `FORMS`; `width` in columns (a Chinese character takes two), 0: the usual."""
    if form == "paragraphs":
        return _print_paragraphs(doc)
    width = width or WIDTHS.get(doc.lang, WIDTH)
    rng = random.Random(seed)
    pages = paginate(list(set_lines(doc, width)), doc, width)
    setter = {"seed": _SeedForm, "raw": _RawForm, "layout": _LayoutForm, "plain": _PlainForm}[form]
    return setter(doc, width, rng).print(pages)


def _print_paragraphs(doc: Printed) -> str:
    body = [_glue(p.text, after=" ") for p in doc.paragraphs]
    notes = [f"{note.marker} {note.text}" for p in doc.paragraphs for note in p.notes]
    return "\n\n".join(body + notes) + "\n"


# Lines


def columns(text: str) -> int:
    """The width of a text in columns, marker tokens counting as their marker."""
    plain = MARKER.sub(r"\1", text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in plain)


# As in print, no break after a hyphen or slash before a digit (`ES-10/23`, `58/208`), after the first letter of a
# symbol (`A/C.2/…`), between a day and its month, or after `No.`.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_JOINED = rf"(?<!\S)\d{{1,2}}\ (?=(?:{_MONTHS})\b)|(?<!\w)No\.\ (?=\S)|(?<!\w)[A-Z]/(?=\S)|[\-/]+(?=\d)"
_LATIN_PIECES = re.compile(rf"(?:⟦[^⟧]+⟧|{_JOINED}|[^\s\-–—/⟦])+[\-–—/]*(?:⟦[^⟧]+⟧)*\s?|[\-–—/]+\s?|\s")
_RUN, _OPEN, _CLOSE = r"[A-Za-z0-9À-ɏ./\-%+,]*[A-Za-z0-9À-ɏ%/]", "[《“‘(（〈]", "[，。；：、)）》”’！？〉·.,;:]"
_CHINESE_PIECES = re.compile(rf"{_OPEN}*(?:{_RUN}|\S)(?:⟦[^⟧]+⟧|{_CLOSE})* ?|{_OPEN}+| ")


def wrap(text: str, width: int, lang: str, *, first: int = 0) -> list[str]:
    """Break a paragraph into lines of at most `width` columns, the first `first` columns shorter."""
    pieces = (_CHINESE_PIECES if lang == "zho" else _LATIN_PIECES).findall(text)
    lines: list[str] = []
    line, room = "", width - first
    for piece in pieces:
        if line.strip() and columns((line + piece).rstrip()) > room:
            lines.append(line.rstrip())
            line, room = "", width
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def set_lines(doc: Printed, width: int) -> Iterator[Line]:
    """Every paragraph broken into lines, each with the notes that its markers call."""
    for paragraph in doc.paragraphs:
        style = STYLES[paragraph.style]
        indent = max(0, style.first - style.rest)
        broken = wrap(paragraph.text, width - style.less, doc.lang, first=indent)
        notes = iter(paragraph.notes)
        for i, text in enumerate(broken):
            called = tuple(next(notes) for _ in MARKER.findall(text))
            links = paragraph.links if i == 0 else ()
            yield Line(text, style, i == 0, i == len(broken) - 1, called, links, paragraph.page and i == 0)


def paginate(lines: list[Line], doc: Printed, width: int) -> list[Page]:
    """Fill pages: notes on the page of their markers, no heading at a page's foot, new pages where asked for."""
    pages: list[tuple[Line, ...]] = []
    room = ROOM - (MASTHEAD_ROOM if doc.masthead else 0)
    start = 0
    while start < len(lines):
        end, used = start, 0
        while end < len(lines) and not (lines[end].page and end > start):
            line = lines[end]
            used += 1 + (2 if line.first and line.style.gap else 0)
            used += sum(len(wrap(note.text, width - 4, doc.lang)) + 1 for note in line.notes)
            if used > room and end > start:
                break
            end += 1
        while end < len(lines) and end - start > 1 and lines[end - 1].style.keep:
            end -= 1
        pages.append(tuple(lines[start:end]))
        start, room = end, ROOM
    return [Page(i, len(pages), page) for i, page in enumerate(pages, 1)]


# Markers


def _glue(text: str, after: str) -> str:
    """Markers glued to the word before; `after` parts them from a letter or digit that follows at once."""
    return MARKER.sub(r"\1", re.sub(r"⟦([^⟧]+)⟧(?=\w)", rf"\1{after}", text))


def _space(text: str, rng: random.Random, lang: str) -> str:
    """Markers after a space (in Chinese not always), and before one."""

    def mark(match: re.Match[str]) -> str:
        before = " " if lang != "zho" or rng.random() < 0.4 else ""
        return f"{before}{match[1]}" + (" " if match.end() < len(text) and text[match.end()] != " " else "")

    return MARKER.sub(mark, text)


# The forms in pages


@dataclass(frozen=True, slots=True)
class _Form:
    doc: Printed
    width: int
    rng: random.Random

    def print(self, pages: list[Page]) -> str:
        return "".join(self.page(page) for page in pages)

    def page(self, page: Page) -> str:
        raise NotImplementedError

    def note_lines(self, note: Note) -> list[str]:
        return wrap(note.text, self.width - 4, self.doc.lang)

    def job_line(self) -> str:
        return f"{self.doc.job} ({self.doc.letter})" + (f" {self.doc.release}" if self.doc.release else "")

    def barcode(self) -> str:
        return f"*{self.doc.job.replace('-', '')}*"


class _SeedForm(_Form):
    """As text is taken from a PDF line by line: the paragraph's last line keeps a space at its end."""

    def page(self, page: Page) -> str:
        lines = [self._line(line, i == 0 and page.number > 1) for i, line in enumerate(page.lines)]
        for i, note in enumerate(page.notes):
            first, *rest = self.note_lines(note)
            lines += ([RULE + " "] if i == 0 else []) + [f" {note.marker} {first}", *rest]
            lines[-1] += " "
        if not page.notes and not page.links:
            return "\n\n".join(lines) + "\n"
        return "\n\n".join(lines) + "\n\n" + "".join(f"{link}\n" for link in page.links)

    def _line(self, line: Line, top: bool) -> str:
        text = line.text
        if self.doc.lang == "zho" and self.rng.random() < 0.25:
            text = re.sub(r"(?<=\d) (?=[年月日次号])", "", text)
        text = re.sub("(⟦[^⟧]+⟧)(?=《)", lambda m: m[1] + " " * self.rng.choice((1, 2)), text)
        text = _glue(text, after=" ") + (" " if text.endswith("⟧") and not line.last else "")
        return " " * (line.style.blanks * line.first + top) + text + (" " if line.last else "")


class _RawForm(_Form):
    """The order of the page's own instructions: the footer comes with the header, or at the end."""

    def print(self, pages: list[Page]) -> str:
        early = self.rng.random() < 0.5
        return "".join(self._page(page, early) for page in pages)

    def _page(self, page: Page, early: bool) -> str:
        footer = self._footer(page)
        lines = self._masthead() if page.number == 1 else self._header(page)
        if early or (page.number == 1 and self.doc.masthead):
            lines, footer = lines + footer, []
        for line in page.lines:
            lines += self._line(line)
        for i, note in enumerate(page.notes):
            lines += [RULE] if i == 0 else []
            first, *rest = self.note_lines(note)
            lines += [f"{note.marker} {first}"] if not note.marker.isdigit() else [note.marker, first]
            lines += rest
        return "\n".join(lines + footer) + "\n\f"

    def _masthead(self) -> list[str]:
        head = self.doc.masthead
        if head is None:
            return []
        return [f"{head.publisher} {self.doc.symbol}", f"{head.organ} {head.distribution}".strip(), *head.below]

    def _header(self, page: Page) -> list[str]:
        title = wrap(self.doc.running_title, 64, self.doc.lang)
        if page.number % 2 or not title:
            return [*title[:-1], " ".join([*title[-1:], self.doc.symbol])]
        return [self.doc.symbol, *title]

    def _footer(self, page: Page) -> list[str]:
        if page.number == 1:
            return [self.job_line(), self.barcode()]
        folio = f"{page.number}/{page.total}"
        return [folio, self.doc.job] if page.number % 2 else [self.doc.job, folio]

    def _line(self, line: Line) -> list[str]:
        parts = re.split(r"(?<=\d⟧)(?=.)", line.text)
        out = [""]
        for i, part in enumerate(parts):
            text = _glue(part, after=" ").strip()
            if i and self.rng.random() < 0.8:
                out.append(text)
            else:
                out[-1] = f"{out[-1]} {text}".strip()
        return out


class _LayoutForm(_Form):
    """The page as it looks."""

    def page(self, page: Page) -> str:
        margin = self.rng.randint(14, 21)
        lines = self._masthead(margin) if page.number == 1 else self._header(page, margin)
        for line in page.lines:
            lines += self._line(line, margin)
        if page.notes:
            lines += ["", "", " " * (margin - 8) + RULE]
        for note in page.notes:
            lines += self._note(note, margin)
        return "\n".join([*lines, "", *self._footer(page, margin)]) + "\n\f"

    def _right(self, text: str, margin: int) -> str:
        return " " * max(0, margin + self.width - columns(text)) + text

    def _sides(self, left: str, right: str, margin: int) -> str:
        return left + " " * max(4, margin + self.width - columns(left + right)) + right

    def _masthead(self, margin: int) -> list[str]:
        head = self.doc.masthead
        if head is None:
            return []
        pad = " " * margin
        organ = pad + head.organ
        stop = margin + self.width - 16
        lines = [self._sides(pad + head.publisher, self.doc.symbol, margin)]
        lines.append(organ + " " * max(4, stop - columns(organ)) + head.distribution)
        return [*lines, *(" " * stop + line for line in head.below), "", "", ""]

    def _header(self, page: Page, margin: int) -> list[str]:
        title = wrap(self.doc.running_title, 64, self.doc.lang) or [""]
        if page.number % 2:
            return [*title[:-1], self._sides(title[-1], self.doc.symbol, margin), ""]
        upper = [self._right(line, margin) for line in title[:-1]]
        return [*upper, self._sides(self.doc.symbol, title[-1], margin).rstrip(), ""]

    def _line(self, line: Line, margin: int) -> list[str]:
        style, text = line.style, _space(line.text, self.rng, self.doc.lang)
        column = style.first if line.first else style.rest
        if style is STYLES["section"] and line.first and " " in text:
            number, _, rest = text.partition(" ")
            column, text = -columns(number) - 1, f"{number} {rest}"
        elif style is STYLES["body"] and line.first:
            text = re.sub(r"^(\d+\.) ", lambda m: m[1] + " " * self.rng.randint(1, 4), text)
        shown = self._right(text, margin) if style.right else " " * max(0, margin + column) + text
        before = [""] if line.first and style.gap else []
        after = [""] if line.last and (style.gap or self.doc.lang == "zho") else []
        return [*before, shown, *after]

    def _note(self, note: Note, margin: int) -> list[str]:
        pad = " " * (margin - 5)
        first, *rest = self.note_lines(note)
        if note.marker.isdigit():
            return [" " * (margin - 7) + note.marker, *(pad + line for line in [first, *rest])]
        return [f"{pad}{note.marker} {first}", *(f"{pad}  {line}" for line in rest)]

    def _footer(self, page: Page, margin: int) -> list[str]:
        if page.number == 1:
            left = f"{self.doc.job} ({self.doc.letter})"
            return [f" {left}" + (f"     {self.doc.release}" if self.doc.release else ""), f" {self.barcode()}"]
        folio = f"{page.number}/{page.total}"
        left, right = (self.doc.job, folio) if page.number % 2 else (folio, self.doc.job)
        return [self._sides(left, right, margin)]


class _PlainForm(_Form):
    """Groups of lines in the order of reading, blank lines between the groups."""

    def page(self, page: Page) -> str:
        lines = self._head(page)
        for line in page.lines:
            lines += self._line(line)
        if page.notes:
            lines += [RULE, ""]
        for note in page.notes:
            first, *rest = self.note_lines(note)
            lines += [note.marker, first] if note.marker.isdigit() else [f"{note.marker} {first}"]
            lines += rest
        folio = [self.barcode()] if page.number == 1 else [f"{page.number}/{page.total}"]
        job = self.job_line() if page.number == 1 else self.doc.job
        return "\n".join([*lines, "", job, "", *folio]) + "\n\n\f"

    def _head(self, page: Page) -> list[str]:
        head = self.doc.masthead
        if page.number > 1:
            return [self.doc.symbol, "", *([self.doc.running_title, ""] if self.doc.running_title else [])]
        if head is None:
            return []
        return [
            self.doc.symbol,
            "",
            head.publisher,
            "",
            *([head.organ, ""] if head.organ else []),
            head.distribution,
            *head.below,
            "",
        ]

    def _line(self, line: Line) -> list[str]:
        text = _space(line.text, self.rng, self.doc.lang)
        lines = [text]
        number = re.match(r"(\d+\.) (?=.)", text)
        if number and line.first and line.style is STYLES["body"] and self.rng.random() < 0.7:
            lines = [number[1], text[number.end() :]]
        before = [""] if line.first and (line.style.gap or self.rng.random() < 0.2) else []
        return before + lines


def without_markers(text: str) -> str:
    """The text of a paragraph without its marker tokens."""
    return MARKER.sub("", text)
