"""The words of a document in reading order, notes lifted out: what source and output have in common.

A reader of a source makes a `Transcript` of its lines; `read_transcript` makes one of an Akoma Ntoso document. White
space, soft hyphens and the invisible marks of direction and joining are no part of the words, and characters are
compared in Unicode's composed form (NFC), so that lines may be joined and broken as each side likes.
"""

from __future__ import annotations

import re
import unicodedata

from lxml import etree
from msgspec import Struct

from akn.validate.places import LENGTH, NS, words

# Soft hyphen, zero-width space and joiners, marks and isolates of direction, word joiner, byte order mark. The joiners
# of Arabic and Persian (U+200C, U+200D) are among them: text layers of PDFs drop them at will.
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
JOINER = "\u034f"  # the combining grapheme joiner, the only one of them that Unicode counts among what is printed


class Line(Struct, frozen=True, gc=False):
    """A line of text without the characters of note markers; `markers` are their (offset in text, marker as printed).

    `page` and `line` say where it stands in the source (0: unknown), `path` where it stands in the output.
    """

    text: str
    markers: tuple[tuple[int, str], ...] = ()
    page: int = 0
    line: int = 0
    path: str = ""


class NoteText(Struct, frozen=True, gc=False):
    """A note: its marker as printed, without parentheses, and its lines."""

    marker: str
    lines: tuple[Line, ...]
    page: int = 0
    line: int = 0
    path: str = ""


class Transcript(Struct, frozen=True, gc=False):
    """The lines of the text in reading order and the notes in the order in which they are first marked.

    Page furniture is off (running headers, page numbers, rules, bar codes, lists of hyperlinks); hyphens that a layout
    put in at the end of a line are taken out by who makes the transcript.
    """

    main: tuple[Line, ...]
    notes: tuple[NoteText, ...] = ()


def squash(text: str) -> str:
    """The characters that are compared: no white space, nothing invisible, NFC."""
    text = "".join(text.split())
    if text.isascii():
        return text
    if not text.isprintable() or JOINER in text:
        text = INVISIBLE.sub("", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def note_text(note: NoteText) -> str:
    """The characters of a note that are compared."""
    return squash(" ".join(line.text for line in note.lines))


def segments(lines: tuple[Line, ...]) -> tuple[list[str], list[str]]:
    """The text cut at the note markers, and the markers: equal for two transcripts where nothing differs.

    n markers cut the text into n + 1 segments.
    """
    cut: list[str] = []
    markers: list[str] = []
    pending: list[str] = []
    for line in lines:
        at = 0
        for offset, marker in line.markers:
            pending.append(line.text[at:offset])
            cut.append(squash("".join(pending)))
            pending.clear()
            markers.append(marker)
            at = offset
        pending.append(line.text[at:] if at else line.text)
    cut.append(squash("".join(pending)))
    return cut, markers


def read_transcript(root: etree._Element) -> Transcript:
    """The transcript of an Akoma Ntoso document (its `akomaNtoso` element), metadata left out.

    A draft in a root component is read where its componentRef (or documentRef) stands; one that stands nowhere, at the
    end; an annex at its own place.
    """
    reader = _Reader(root)
    for element in root:
        if isinstance(element.tag, str) and element.tag != f"{NS}components":
            reader.visit(element, "")
    reader.flush()
    for component in list(reader.components.values()):
        reader.place(component)
    return Transcript(tuple(reader.main), tuple(reader.notes))


_META, _NOTE, _NOTE_REF = f"{NS}meta", f"{NS}authorialNote", f"{NS}noteRef"
_PLACES = {f"{NS}componentRef": "src", f"{NS}documentRef": "href"}
# Elements that begin a line of their own; what stands beside them ends there.
_LINES = frozenset(
    f"{NS}{name}"
    for name in (
        "p",
        "num",
        "heading",
        "subheading",
        "caption",
        "listIntroduction",
        "listWrapUp",
        "crossHeading",
        "block",
        "td",
        "th",
        "li",
    )
)


_PARTS = frozenset(f"{NS}{name}" for name in ("coverPage", "preface", "preamble", "conclusions"))


class _Reader:
    """One walk over a document: `pieces` and `marks` are the line that is being read."""

    def __init__(self, root: etree._Element) -> None:
        self.main: list[Line] = []
        self.notes: list[NoteText] = []
        self.pieces: list[str] = []
        self.marks: list[tuple[int, str]] = []
        self.length = 0
        self.path = ""
        self.components = {c.get("eId", ""): c for c in root.iterfind(f"{NS}components/{NS}component")}
        self.markers: dict[str, str] = {}
        self.scope = ""

    def visit(self, element: etree._Element, path: str) -> None:
        """Read an element and what is in it, not its tail."""
        tag = element.tag
        if tag == _META or not isinstance(tag, str):
            return
        if eid := element.get("eId"):
            path = f"{self.scope}{eid}"
        elif tag in _PARTS:
            path = f"{path}/{tag[LENGTH:]}" if path else str(tag[LENGTH:])
        if tag == _NOTE:
            self.note(element, path)
            return
        if tag == _NOTE_REF:
            self.mark(self.markers.get(element.get("href", "")[1:], element.get("marker", "")))
            return
        if tag in _PLACES:
            component = self.components.get(element.get(_PLACES[tag], "")[1:])
            if component is not None:
                self.place(component)
            return
        line = tag in _LINES
        if line:
            self.flush()
            path = path if eid else f"{path}/{tag[LENGTH:]}" if path else str(tag[LENGTH:])
            self.path = path
        if text := element.text:
            self.add(text, path)
        for child in element:
            self.visit(child, path)
            if text := child.tail:
                self.add(text, path)
        if line:
            self.flush()

    def add(self, text: str, path: str) -> None:
        if self.pieces or self.marks or not text.isspace():
            self.path = self.path or path
            self.pieces.append(text)
            self.length += len(text)

    def mark(self, marker: str) -> None:
        self.marks.append((self.length, marker))

    def flush(self) -> None:
        """End the line that is being read."""
        if self.pieces or self.marks:
            self.main.append(Line("".join(self.pieces), tuple(self.marks), path=self.path))
            self.pieces, self.marks, self.length = [], [], 0
        self.path = ""

    def note(self, element: etree._Element, path: str) -> None:
        """Read a note, leaving its mark in the line."""
        marker = element.get("marker", "")
        self.markers[element.get("eId", "")] = marker
        self.mark(marker)
        parts = [part for part in element if isinstance(part.tag, str)]
        lines = tuple(Line(words(part), path=path) for part in parts) or (Line(element.text or "", path=path),)
        self.notes.append(NoteText(marker, lines, path=path))

    def place(self, component: etree._Element) -> None:
        """Read a component where the walk stands; once only."""
        self.flush()
        eid = component.get("eId", "")
        if self.components.pop(eid, None) is None:
            return
        outer, markers = self.scope, self.markers
        self.scope, self.markers = f"{eid}/", {}
        for child in component:
            self.visit(child, self.scope[:-1])
        self.flush()
        self.scope, self.markers = outer, markers
