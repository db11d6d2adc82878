"""DOCX → Pages, fully marked: each printed paragraph is one line, its notes tied, its label as Word prints it.

`package` opens the archive, `styles`, `numbering`, `notes` and `fields` are read from their parts, `story` reads text
with them, `pieces` makes lines of it. What is tracked is accepted; headers and footers are left out, save the masthead,
which the organisation's templates keep in the header of the first page.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element
from msgspec.structs import replace

from akn.model import Finding, Link, Span
from akn.read.docx import content, properties
from akn.read.docx.names import R, W, switch
from akn.read.docx.notes import Key, number_notes
from akn.read.docx.numbering import read_numbering
from akn.read.docx.package import MACROS, Package, main_part, open_package
from akn.read.docx.pieces import Printed, lines
from akn.read.docx.story import Context, Paragraph, Story
from akn.read.docx.styles import read_styles
from akn.read.limits import USUAL, Limits
from akn.read.pages import Line, NoteLines, Page, Pages

__all__ = ["read_docx"]

TOLD = {
    content.TRACKED: ("tracked-changes", "the document has tracked changes; they were read as accepted", "warning"),
    content.HIDDEN: ("hidden-text", "the document has hidden text; it was left out, as in print", "warning"),
    content.CHUNK: ("embedded-document", "another document is embedded in this one; its text was left out", "warning"),
    content.SUBDOCUMENT: (
        "embedded-document",
        "a part of this document is another file, which was not read",
        "warning",
    ),
    content.BROKEN_FIELD: (
        "broken-field",
        "a field has no end; it was read as text without its instruction",
        "warning",
    ),
}


def read_docx(data: bytes, name: str, limits: Limits = USUAL) -> Pages:
    """A DOCX as `Pages`. `name` is what messages call the source.

    Raises `SourceError` for a damaged, encrypted or oversized file, for another kind of archive, and where there is no
    text.
    """
    package = open_package(data, name, limits)
    try:
        return _Reader(package).read()
    except RecursionError:
        raise package.error("the DOCX is nested too deeply to be a document") from None


class _Reader:
    """Reads one document."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main, self.kind = main_part(package)
        root = package.tree(self.main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise package.error("the DOCX has no text: its main part has no body")
        self.body = body
        styles = read_styles(self._tree("styles"))
        numbering = read_numbering(self._tree("numbering"), styles)
        self.context = Context(styles, numbering, number_notes(body, self._tree("settings")))
        self.count = 0  # paragraphs so far
        self.findings: list[Finding] = []

    def _tree(self, kind: str) -> _Element | None:
        part = self.package.related(self.main, kind)
        return self.package.tree(part) if part else None

    def read(self) -> Pages:
        """The whole document."""
        story = Story(self.context, self.package.relations(self.main))
        headers, masthead = self._headers()
        self.count = len(masthead)
        found = [*masthead, *self._lines(story.read(self.body))]
        found, notes = _with_text(found, list(self._notes()), self.findings)
        if not any(line.text for line in found):
            raise self.package.error("there is no text in the DOCX")
        every = [*found, *(line for note in notes for line in note.lines)]
        links = tuple(Link(s.to, 0, line.text[s.start : s.end]) for line in every for s in line.spans if s.name == "a")
        return Pages(
            self.package.name,
            (Page(0, tuple(found), links),),
            wrapped=False,
            gaps=True,
            findings=(*self._findings(), *self.findings),
            notes=notes,
            symbol=properties.symbol_of(self.package, self.main, headers),
            lang=properties.language_of(self.package),
        )

    def _lines(self, paragraphs: Iterator[Paragraph]) -> Iterator[Line]:
        for paragraph in paragraphs:
            printed = lines(paragraph.pieces)
            if paragraph.label:
                first = printed[0] if printed else Printed("", ())
                printed = [_labelled(paragraph.label, first), *printed[1:]]
            self.count += bool(printed)
            if self.count > (most := self.package.limits.lines):
                raise self.package.error(f"more than {most:,} paragraphs are more than one document has")
            for i, line in enumerate(printed):
                yield Line(
                    line.text,
                    self.count,
                    spans=line.spans,
                    broken=i > 0,
                    cell=paragraph.cell,
                    heading=paragraph.heading,
                )

    def _headers(self) -> tuple[list[str], list[Line]]:
        """The texts of the headers, and the masthead: the header of the first page, where it says more than others."""
        texts: list[str] = []
        masthead: list[Line] = []
        relations = self.package.relations(self.main)
        for number, section in enumerate(self.body.iter(W + "sectPr")):
            for reference in section.iterchildren(W + "headerReference"):
                relation = relations.get(reference.get(R + "id", ""))
                found = self._header(relation.target) if relation and not relation.external else []
                texts += [line.text for line in found]
                first = number == 0 and reference.get(W + "type") == "first" and switch(section, "titlePg")
                if first and len(found) > 1 and any(line.cell for line in found):
                    masthead = found
        return texts, masthead

    def _header(self, part: str) -> list[Line]:
        root = self.package.tree(part)
        return [] if root is None else list(self._lines(Story(self.context, self.package.relations(part)).read(root)))

    def _notes(self) -> Iterator[NoteLines]:
        """The notes in the order of their marks; a note marked in another is read after it."""
        order = self.context.notes.order
        stories = {kind: self._note_story(kind) for kind in ("footnote", "endnote")}
        read = 0
        while read < len(order):
            keys = list(order)[read:]
            read += len(keys)
            for key in keys:
                by_id, story = stories[key[0]]
                yield self._note(key, by_id.get(key[1]), story)

    def _note(self, key: Key, element: _Element | None, story: Story) -> NoteLines:
        marker = self.context.notes.marks.get(key, "")
        found = [] if element is None else list(self._lines(story.read(element)))
        automatic = element is not None and element.find(f".//{W}{key[0]}Ref") is not None
        return NoteLines(marker, tuple(_unmarked(found, "" if automatic else marker)))

    def _note_story(self, kind: str) -> tuple[dict[str, _Element], Story]:
        part = self.package.related(self.main, f"{kind}s")
        root = self.package.tree(part) if part else None
        elements = {} if root is None else {e.get(W + "id", ""): e for e in root.iterchildren(W + kind)}
        return elements, Story(self.context, self.package.relations(part) if part else {})

    def _findings(self) -> Iterator[Finding]:
        for code, message, severity in (TOLD[met] for met in sorted(self.context.met)):
            yield Finding(code, message, severity)  # type: ignore[arg-type]
        for form in sorted(self.context.numbering.unknown):
            yield Finding("number-format", f"numbers of the format {form} were written in figures")
        if MACROS in self.kind or any(name.endswith("vbaProject.bin") for name in self.package.entries):
            yield Finding("macros", "the file has macros; they were not run, and its text was read as it stands")


def _with_text(
    found: list[Line], notes: list[NoteLines], findings: list[Finding]
) -> tuple[list[Line], tuple[NoteLines, ...]]:
    """The lines and the notes without those that have no text and their marks; each is added to `findings`."""
    kept = [i for i, note in enumerate(notes) if note.lines]
    if len(kept) == len(notes):
        return found, tuple(notes)
    new = {str(old): str(i) for i, old in enumerate(kept)}

    def tied(line: Line) -> Line:
        spans = (s for s in line.spans if s.name != "note" or s.value in new)
        return replace(line, spans=tuple(replace(s, value=new[s.value]) if s.name == "note" else s for s in spans))

    for note in notes:
        if not note.lines:
            findings.append(Finding("unresolved-note", f"note {note.marker} has no text; its mark was left out"))
    return [tied(line) for line in found], tuple(
        replace(notes[i], lines=tuple(map(tied, notes[i].lines))) for i in kept
    )


def _labelled(label: str, line: Printed) -> Printed:
    """A line with its label before it."""
    size = len(label)
    text = (label + line.text).strip()
    lead = len(label) - len(label.lstrip())
    moved = tuple(Span(s.start + size - lead, s.end + size - lead, s.name, s.value, s.to) for s in line.spans)
    return Printed(text, moved)


def _unmarked(found: list[Line], marker: str) -> list[Line]:
    """A note's lines without the mark that is typed before them, or the brackets around one that is not."""
    if not found:
        return found
    first = found[0]
    for typed in (f"({marker})", marker):
        if typed and first.text.startswith(typed):
            rest = first.text[len(typed) :].lstrip()
            size = len(first.text) - len(rest)
            spans = (
                Span(max(0, s.start - size), s.end - size, s.name, s.value, s.to) for s in first.spans if s.end > size
            )
            return [Line(rest, first.number, 0, False, tuple(spans), cell=first.cell), *found[1:]]
    return found
