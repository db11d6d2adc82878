"""What pdfium says of a page: its runs of text with place and typeface, its drawn rules, its hyperlinks.

A run is what the page's maker set in one go, usually a few words. Its characters come with one call for the whole page;
what is asked of pdfium is asked once a run, not once a character. The bindings of pypdfium2 check and wrap every value,
which costs more than most of the calls: those made for each run are declared again without.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from ctypes import (
    PYFUNCTYPE,
    byref,
    c_double,
    c_float,
    c_int,
    c_ulong,
    c_void_p,
    cast,
    create_string_buffer,
)
from typing import Any

from msgspec import Struct
from pypdfium2 import PdfDocument, PdfPage, raw

ITALIC, FORCE_BOLD = 1 << 6, 1 << 18  # flags of a font descriptor (ISO 32000, table 121)
BOLD_WEIGHT = 600
FIXED = 1 << 0
# pdfium has characters of its own for a hyphen at a line's end; control characters take the room of a space or none.
ODD = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\xa0\ufffe]")
READ_AS = {**dict.fromkeys(map(chr, (*range(32), 0xA0)), " "), "\ufffe": "-", "\x02": "-"}

ACCENT = re.compile("[\u0300-\u036f] ")  # an accent set by itself above its letter: the space is pdfium's, not print's


class Font(Struct, frozen=True, gc=False):
    """A typeface as its name and its flags tell it."""

    italic: bool = False
    bold: bool = False
    fixed: bool = False
    barcode: bool = False


class Run(Struct, gc=False):
    """Characters set in one go: where they begin and end on their base line, in points from the page's lower left.

    first    the place of the first character among the characters of the page
    size     the size of the typeface in points
    spaced   whether a space that was not printed stands before it, as pdfium reads the page
    """

    text: str
    first: int
    x0: float
    x1: float
    y: float
    size: float
    font: Font
    spaced: bool = False


class Box(Struct, frozen=True, gc=False):
    """A rectangle in points from the page's lower left."""

    left: float
    bottom: float
    right: float
    top: float


class Hyperlink(Struct, frozen=True, gc=False):
    """A link annotation: the address and the place of the words under it."""

    href: str
    box: Box


def _plain(function: Any, result: Any) -> Any:
    """A function of pdfium whose arguments are passed on as they are: `c_void_p`, what `byref` makes, or a C int."""
    return PYFUNCTYPE(result)(cast(function, c_void_p).value or 0)


_object_at = _plain(raw.FPDFText_GetTextObject, c_void_p)
_origin = _plain(raw.FPDFText_GetCharOrigin, c_int)
_box = _plain(raw.FPDFText_GetLooseCharBox, c_int)
_matrix = _plain(raw.FPDFText_GetMatrix, c_int)
_size = _plain(raw.FPDFText_GetFontSize, c_double)
_font = _plain(raw.FPDFTextObj_GetFont, c_void_p)
_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, c_int)
_unicode = _plain(raw.FPDFText_GetUnicode, c_int)
_page_object = _plain(raw.FPDFPage_GetObject, c_void_p)
_object_type = _plain(raw.FPDFPageObj_GetType, c_int)
_bounds = _plain(raw.FPDFPageObj_GetBounds, c_int)


class PageText:
    """The text of one loaded page; to be closed after use, or used as a context."""

    def __init__(self, page: PdfPage) -> None:
        self.page = page
        self._textpage = page.get_textpage()
        self._handle = cast(self._textpage.raw, c_void_p)
        self.size: int = max(0, raw.FPDFText_CountChars(self._textpage))
        self.width, self.height = page.get_size()
        self._x, self._y = c_double(), c_double()
        self._at_x, self._at_y = byref(self._x), byref(self._y)
        self._rect, self._turn = raw.FS_RECTF(), raw.FS_MATRIX()
        self._at_rect, self._at_turn = byref(self._rect), byref(self._turn)
        self._fonts: dict[int, Font] = {}
        self._line: tuple[int, int | None, int | None] = (0, None, None)
        self.characters: str = self._characters()

    def __enter__(self) -> PageText:
        return self

    def __exit__(self, *_: object) -> None:
        self._textpage.close()

    def _characters(self) -> str:
        """The characters of the page, one for each that pdfium counts: spaces and line ends that it adds too."""
        if self.size == 0:
            return ""
        text: str = self._textpage.get_text_range()
        if len(text) != self.size:  # some are left out, or are beyond the first 65,536
            codes = (_unicode(self._handle, i) for i in range(self.size))
            text = "".join(chr(c) if 0 < c < 0xD800 or 0xDFFF < c < 0x110000 else "\ufffd" for c in codes)
        return ODD.sub(lambda odd: READ_AS[odd[0]], text)

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character stands on its base line."""
        _origin(self._handle, index, self._at_x, self._at_y)
        return self._x.value, self._y.value

    def right(self, index: int, y: float, slant: float) -> float:
        """Where the character after one on the base line `y` would stand. The boxes of slanted letters are wider."""
        _box(self._handle, index, self._at_rect)
        right: float = self._rect.right - slant * (self._rect.top - y)
        return right

    def runs(self) -> Iterator[Run]:
        """The runs of the page in the order of its content; those of mere white space are left out."""
        text, at, spaced = self.characters, 0, False
        accents = ACCENT.search(text) is not None
        while at < self.size:
            found = _object_at(self._handle, at)
            if not found:
                spaced = spaced or text[at] == " "
                at += 1
                continue
            end = self._end(found, at)
            if accents and (accent := ACCENT.search(text, at, end)):
                end = accent.end()
            words = text[at:end].replace("\r\n", "  ")
            bare = words.strip()
            if bare:
                run = self._run(found, bare, at + words.index(bare[0]), spaced)
                if math.isfinite(run.x0 + run.x1 + run.y + run.size):
                    yield run
                spaced = False
            else:
                spaced = True
            at = end

    def letters(self) -> Iterator[Run]:
        """The characters of the page one by one, white space left out: for what is not read from left to right."""
        text, handle = self.characters, self._handle
        known: dict[int, tuple[float, float, Font]] = {}
        for at, character in enumerate(text):
            if character.isspace() or not (found := _object_at(handle, at)):
                continue
            if found not in known:
                known[found] = *self._measure(at), self._face(_font(c_void_p(found)))
            size, slant, font = known[found]
            x, y = self.origin(at)
            yield Run(character, at, x, self.right(at, y, slant), y, size, font)

    def _measure(self, index: int) -> tuple[float, float]:
        """The size in which a character is set, and how much it leans to the right for each point of height."""
        _matrix(self._handle, index, self._at_turn)
        turn = self._turn
        size = _size(self._handle, index) * math.hypot(turn.c, turn.d)
        return size, max(0.0, turn.c / turn.d) if turn.d > 0 else 0.0

    def _end(self, found: int, at: int) -> int:
        """The end of the run of a text object that begins at a character: that of the line, or sought by halves."""
        handle = self._handle
        if at >= self._line[0]:
            self._line = self._line_from(at)
        beyond, over, last = self._line
        if beyond == self.size or over == found:  # objects that go on over a line are rare
            return self._far_end(found, at)
        if last == found:
            return beyond
        known = at
        while beyond - known > 1:
            middle = (known + beyond) // 2
            if _object_at(handle, middle) == found:
                known = middle
            else:
                beyond = middle
        return beyond

    def _line_from(self, at: int) -> tuple[int, int | None, int | None]:
        """The end of the line that goes on at a character, the text object there and that of the character before."""
        end = self.characters.find("\r", at)
        if end < 0:
            return self.size, None, None
        return end, _object_at(self._handle, end), _object_at(self._handle, end - 1)

    def _far_end(self, found: int, at: int) -> int:
        end = at + 1
        while end < self.size and _object_at(self._handle, end) == found:
            end += 1
        return end

    def _run(self, found: int, words: str, first: int, spaced: bool) -> Run:
        size, slant = self._measure(first)
        x, y = self.origin(first)
        right = self.right(first + len(words) - 1, y, slant)
        return Run(words, first, x, right, y, size, self._face(_font(c_void_p(found))), spaced)

    def _face(self, handle: int) -> Font:
        font = self._fonts.get(handle)
        if font is None:
            font = self._fonts[handle] = _described(handle)
        return font

    def is_recognised(self) -> bool:
        """Whether the text is one that is not to be seen: what a machine recognised in an image that lies over it."""
        first = next((i for i, c in enumerate(self.characters) if not c.isspace()), None)
        found = _object_at(self._handle, first) if first is not None else None
        return bool(found) and _mode(c_void_p(found)) == raw.FPDF_TEXTRENDERMODE_INVISIBLE

    def rules(self) -> Iterator[Box]:
        """What is drawn on the page that is flat and wide: rules, and the edges of tables."""
        page = cast(self.page.raw, c_void_p)
        sides = [c_float() for _ in range(4)]
        places = [byref(side) for side in sides]
        for i in range(raw.FPDFPage_CountObjects(self.page)):
            found = c_void_p(_page_object(page, i))
            if _object_type(found) == raw.FPDF_PAGEOBJ_PATH and _bounds(found, *places):
                box = Box(*(side.value for side in sides))
                if box.top - box.bottom < 3.5 and box.right - box.left > 10:
                    yield box

    def links(self) -> Iterator[Hyperlink]:
        """The link annotations of the page that lead to an address."""
        position, link, rect = c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        while raw.FPDFLink_Enumerate(self.page, byref(position), byref(link)):
            href = self._address(link)
            if href and raw.FPDFLink_GetAnnotRect(link, byref(rect)):
                yield Hyperlink(href, Box(rect.left, rect.bottom, rect.right, rect.top))

    def _address(self, link: Any) -> str:
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            return ""
        document: PdfDocument = self.page.pdf
        size = raw.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document, action, buffer, size)
        return buffer.value.decode("utf-8", "replace").strip()


def _described(handle: int) -> Font:
    """A font by its name and flags."""
    font = cast(handle, raw.FPDF_FONT)
    flags = max(0, raw.FPDFFont_GetFlags(font))
    name = create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, name, c_ulong(200).value)
    told = name.value.decode("utf-8", "replace").lower()
    return Font(
        italic=bool(flags & ITALIC) or "italic" in told or "oblique" in told,
        bold=bool(flags & FORCE_BOLD) or raw.FPDFFont_GetWeight(font) >= BOLD_WEIGHT or "bold" in told,
        fixed=bool(flags & FIXED) or "courier" in told,
        barcode="barcode" in told or "code39" in told or "3 of 9" in told,
    )


__all__ = ["Box", "Font", "Hyperlink", "PageText", "Run"]
