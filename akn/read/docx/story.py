"""A story (the document's body, a note, a header) as paragraphs, each with the pieces of its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from akn.read.docx import symbols
from akn.read.docx.content import BROKEN_FIELD, CHUNK, DELETED, HIDDEN, SUBDOCUMENT, TRACKED, content
from akn.read.docx.fields import Fields, ended_fields
from akn.read.docx.names import M, R, W, switch, value
from akn.read.docx.notes import ID, KINDS, Key, Notes
from akn.read.docx.numbering import Numbering
from akn.read.docx.package import Relation
from akn.read.docx.pieces import Piece, clean
from akn.read.docx.styles import Look, Styles
from akn.read.pages import Cell

CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "-"}
PRINTED = {W + name: text for name, text in CHARACTERS.items()}
BOXES = frozenset((W + "drawing", W + "pict", W + "object"))
BOX = W + "txbxContent"
LONGEST_MARK = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A printed paragraph: the pieces of its text, the label before them, its place in a table, whether it heads."""

    pieces: tuple[Piece, ...]
    label: str = ""
    cell: Cell | None = None
    heading: bool = False


@dataclass(slots=True)
class Context:
    """What the stories of a document share. `met` collects what a person should be told of."""

    styles: Styles
    numbering: Numbering
    notes: Notes
    met: set[str] = field(default_factory=set)
    tables: int = 0


@dataclass(slots=True)
class Story:
    """Reads one story. `relations` are those of the part in which it stands."""

    context: Context
    relations: dict[str, Relation]
    fields: Fields = field(default_factory=Fields)
    links: list[str] = field(default_factory=list)  # the hyperlink elements open here
    boxes: list[_Element] = field(default_factory=list)  # text boxes anchored in the paragraph that is being read
    marking: Key | None = None  # a note whose custom mark is the next text

    def read(self, element: _Element) -> Iterator[Paragraph]:
        """The paragraphs of a story, in reading order."""
        ended, broken = ended_fields(element)
        self.fields = Fields(ended)
        if broken:
            self.context.met.add(BROKEN_FIELD)
        yield from self._blocks(element, None)

    def _blocks(self, element: _Element, cell: Cell | None) -> Iterator[Paragraph]:
        held: list[Piece] = []  # of paragraphs whose end is not printed
        for child in content(element, self.context.met):
            if child.tag == W + "p":
                found = self._paragraph(child, cell, held)
                if self._runs_on(child):
                    held = list(found.pieces)
                    continue
                held = []
                before, after = self._take_boxes(found)
                yield from before
                yield found
                yield from after
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag == W + "altChunk":
                self.context.met.add(CHUNK)
            elif child.tag == W + "subDoc":
                self.context.met.add(SUBDOCUMENT)
        if held:
            yield Paragraph(tuple(held), "", cell)

    def _take_boxes(self, anchor: Paragraph) -> tuple[list[Paragraph], list[Paragraph]]:
        """The text boxes anchored in a paragraph, as what is printed before it and after it.

        One that is anchored where nothing else stands is as good before as after.
        """
        boxes, self.boxes = self.boxes, []
        read = [p for box in boxes for p in self._blocks(box, anchor.cell)]
        return (read, []) if boxes and not anchor.pieces else ([], read)

    def _table(self, table: _Element) -> Iterator[Paragraph]:
        self.context.tables += 1
        number = self.context.tables
        for row, tr in enumerate(self._rows(table, "tr", "trPr")):
            for column, tc in enumerate(self._rows(tr, "tc", "tcPr")):
                yield from self._blocks(tc, Cell(number, row, column))

    def _rows(self, parent: _Element, name: str, properties: str) -> Iterator[_Element]:
        """The rows of a table, or the cells of a row, that are not deleted."""
        for child in content(parent, self.context.met):
            if child.tag != W + name:
                continue
            own = child.find(W + properties)
            if own is not None and (own.find(W + "del") is not None or own.find(W + "cellDel") is not None):
                self.context.met.add(TRACKED)
                continue
            yield child

    def _runs_on(self, paragraph: _Element) -> bool:
        """Whether the end of a paragraph is deleted, or hidden so that the next one goes on its line."""
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None:
            return False
        if any(child.tag in DELETED for child in mark):
            self.context.met.add(TRACKED)
            return True
        return bool(switch(mark, "vanish") and switch(mark, "specVanish"))

    def _paragraph(self, paragraph: _Element, cell: Cell | None, held: list[Piece]) -> Paragraph:
        properties = paragraph.find(W + "pPr")
        style = value(properties, "pStyle") or self.context.styles.default
        pieces = [*held, *self._inline(paragraph, style)]
        self.marking = None
        gone = properties is not None and not pieces and self._runs_on(paragraph)
        hidden = properties is not None and not pieces and self._look(properties.find(W + "rPr"), style).hidden
        label = "" if gone or hidden else self.context.numbering.label(properties, style)
        return Paragraph(tuple(pieces), label, cell, self.context.styles.is_heading(properties, style))

    # Inside a paragraph

    def _inline(self, parent: _Element, style: str) -> Iterator[Piece]:
        for child in content(parent, self.context.met):
            if child.tag == W + "r":
                yield from self._run(child, style)
            elif child.tag == W + "hyperlink":
                self.links.append(self._address(child))
                yield from self._inline(child, style)
                self.links.pop()
            elif child.tag == W + "fldSimple":
                self.fields.push(child.get(W + "instr", ""))
                yield from self._inline(child, style)
                self.fields.pop()
            elif child.tag in (M + "oMath", M + "oMathPara"):
                yield from self._text("".join(t.text or "" for t in child.iter(M + "t")), Look())

    def _address(self, link: _Element) -> str:
        """Where a hyperlink leads; "" for a place in the document itself."""
        relation = self.relations.get(link.get(R + "id", ""))
        if relation is None or not relation.external:
            return ""
        anchor = link.get(W + "anchor", "")
        return f"{relation.target}#{anchor}" if anchor else relation.target

    def _look(self, properties: _Element | None, style: str) -> Look:
        return self.context.styles.look(properties, style)

    def _run(self, run: _Element, style: str) -> Iterator[Piece]:
        look = self._look(run.find(W + "rPr"), style)
        for child in content(run, self.context.met):
            tag = child.tag
            if tag == W + "t":
                yield from self._text(child.text or "", look)
            elif tag in PRINTED:
                yield from self._text(PRINTED[tag], look)
            elif tag in KINDS:
                yield from self._note((KINDS[tag], child.get(ID, "")), look)
            elif tag == W + "fldChar":
                self.fields.char(child)
            elif tag == W + "instrText":
                self.fields.instruct(child.text or "")
            elif tag == W + "sym":
                yield from self._text(symbols.symbol(child.get(W + "char", ""), child.get(W + "font", "")), look)
            elif tag == W + "ruby":
                for part in child.iterchildren(W + "rubyBase", W + "rt"):
                    yield from self._inline(part, style)
            elif tag in BOXES:
                self.boxes += [box for box in child.iter(BOX) if child in _outside(box)]

    def _text(self, text: str, look: Look) -> Iterator[Piece]:
        if not text or not self.fields.showing:
            return
        if look.hidden:
            if text.strip():
                self.context.met.add(HIDDEN)
            return
        text = clean(symbols.shown(text, look.font))
        if self.marking is not None and text.strip():
            text = self._custom_mark(self.marking, text)
        elif self._repeats_note(look):
            yield self._repeated_note(text, look)
            return
        href = (self.links[-1] if self.links else "") or self.fields.href
        if text:
            yield Piece(text, look.marks, href)

    def _note(self, key: Key, look: Look) -> Iterator[Piece]:
        """The mark of a note."""
        if not self.fields.showing:
            return
        if look.hidden:
            self.context.met.add(HIDDEN)
            return
        notes = self.context.notes
        if not notes.marks.get(key):
            self.marking = key
        yield Piece("", note=notes.index(key))

    def _custom_mark(self, key: Key, text: str) -> str:
        """The text after a reference begins with the note's mark: it is taken from there. Returns the rest."""
        self.marking = None
        mark = text.split(maxsplit=1)[0]
        if len(mark) > LONGEST_MARK or (mark[0].isalnum() and len(mark) > 2):
            return text
        self.context.notes.marks[key] = mark.strip("()")
        return text.lstrip()[len(mark) :]

    def _repeats_note(self, look: Look) -> bool:
        """Whether text here is the number of a note that is marked again: a raised cross-reference to its mark."""
        found = self.fields.note_reference
        if found is None or found.note not in self.context.notes.bookmarks:
            return False
        return "sup" in look.marks or found.raised

    def _repeated_note(self, text: str, look: Look) -> Piece:
        found = self.fields.note_reference
        if found is None or found.said or not text.strip():
            return Piece("")
        found.said = True
        return Piece("", note=self.context.notes.index(self.context.notes.bookmarks[found.note]))


def _outside(box: _Element) -> Iterator[_Element]:
    """The elements around a text box, up to the text box in which it stands itself."""
    for above in box.iterancestors():
        if above.tag == BOX:
            return
        yield above
