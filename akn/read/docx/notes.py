"""Notes: which mark each footnote and endnote has, and which come first.

An automatic mark is a number that counts on through the document, or anew in each section or on each page
(`footnotePr` of section and settings); a custom one (`*`) is typed after the reference and takes no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from akn.read.docx import formats
from akn.read.docx.content import is_printed
from akn.read.docx.names import W, number, value

KINDS = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
PAGE_BREAKS = (W + "lastRenderedPageBreak", W + "br")
WATCHED = (*KINDS, *PAGE_BREAKS, W + "sectPr", W + "bookmarkStart", W + "bookmarkEnd")
ID = W + "id"

Key = tuple[str, str]  # the kind of a note, and its identifier


@dataclass(slots=True)
class Notes:
    """The notes of a document: their marks, and their order, which is that in which they are first marked.

    bookmarks  which note's own mark a bookmark stands at
    """

    marks: dict[Key, str] = field(default_factory=dict)
    bookmarks: dict[str, Key] = field(default_factory=dict)
    order: dict[Key, int] = field(default_factory=dict)

    def index(self, key: Key) -> int:
        """The index of a note, which is marked here."""
        return self.order.setdefault(key, len(self.order))


@dataclass(slots=True)
class _Count:
    """A reference in a section: its note, whether it has a number, and the page as last rendered."""

    key: Key
    automatic: bool
    page: int


def number_notes(body: _Element, settings: _Element | None) -> Notes:
    """The marks of all notes that are referred to, in the order of the text."""
    notes, counted, last = Notes(), dict.fromkeys(FORMS, 0), dict.fromkeys(FORMS, 0)
    for first, (section, references) in enumerate(_sections(body, notes)):
        for kind, default in FORMS.items():
            own = None if section is None else section.find(f"{W}{kind}Pr")
            general = None if settings is None else settings.find(f"{W}{kind}Pr")
            form = value(own, "numFmt") or value(general, "numFmt") or default
            start = next((n for each in (own, general) if (n := number(each, "numStart")) is not None), 1)
            restart = value(own, "numRestart") or value(general, "numRestart") or "continuous"
            if first == 0 or restart == "eachSect":
                counted[kind] = start - 1
            for reference in references:
                if reference.key[0] != kind or reference.key in notes.marks:
                    continue
                if restart == "eachPage" and reference.page != last[kind]:
                    counted[kind] = start - 1
                last[kind] = reference.page
                counted[kind] += reference.automatic
                notes.marks[reference.key] = formats.printed(counted[kind], form) if reference.automatic else ""
    return notes


def _sections(body: _Element, notes: Notes) -> Iterator[tuple[_Element | None, list[_Count]]]:
    """Each section's properties and the references in it; on the way, what bookmarks stand at notes.

    The properties of a section stand in its last paragraph, before that paragraph's text.
    """
    references: list[_Count] = []
    ending: tuple[_Element, _Element] | None = None  # the section's properties and its last paragraph
    page, open_bookmarks = 1, dict[str, str]()
    for element in body.iter(*WATCHED):
        if element.tag == W + "bookmarkStart":
            open_bookmarks[element.get(ID, "")] = element.get(W + "name", "")
        elif element.tag == W + "bookmarkEnd":
            open_bookmarks.pop(element.get(ID, ""), None)
        elif element.tag == W + "sectPr":
            if (paragraph := _last_paragraph(element)) is not None:
                if ending is not None:
                    yield ending[0], references
                    references = []
                ending = element, paragraph
        elif element.tag in PAGE_BREAKS:
            page += element.tag != W + "br" or element.get(W + "type") == "page"
        elif is_printed(element):
            if ending is not None and ending[1] not in element.iterancestors(W + "p"):
                yield ending[0], references
                references, ending = [], None
            key = KINDS[element.tag], element.get(ID, "")
            automatic = element.get(W + "customMarkFollows") not in ("1", "true", "on")
            references.append(_Count(key, automatic, page))
            notes.bookmarks |= {name: key for name in open_bookmarks.values() if name not in notes.bookmarks}
            open_bookmarks.clear()  # a bookmark is that of the first note in it
    if ending is not None:
        yield ending[0], references
        references = []
    yield body.find(W + "sectPr"), references


def _last_paragraph(section: _Element) -> _Element | None:
    """The paragraph that ends with a section; None for the last section's properties, and for former ones."""
    properties = section.getparent()
    return properties.getparent() if properties is not None and properties.tag == W + "pPr" else None
