"""The paragraphs of a document, in reading order, and the document with some of them replaced.

`walk` lists every `Text` of a document with its annexes and drafts, each note's paragraphs where its marker stands;
`rebuilt` puts new ones in the same places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import is_

from msgspec import Struct
from msgspec.structs import replace

from akn.model import Document, Text, Unit

Place = tuple[int, ...]
Change = Callable[[Text], Text]


class Printed(Struct, frozen=True, gc=False):
    """A paragraph and where it stands.

    place      the document (0 the outer one, then annexes and drafts in order), and the position in it; a note's
               paragraph has the note's index and its own position in the note after -1
    document   the document it stands in; outer the one whose works it cites (a draft, or the whole document)
    """

    text: Text
    place: Place
    document: Document
    outer: Document
    note: int = -1


def walk(document: Document) -> list[Printed]:
    """Every paragraph of a document in reading order, with those of its annexes and drafts."""
    return [p for number, (doc, outer) in enumerate(documents(document)) for p in _own(doc, outer, number)]


def documents(document: Document, outer: Document | None = None) -> Iterator[tuple[Document, Document]]:
    """A document, its annexes and its drafts, each with the document that lists its works: itself, for a draft."""
    outer = outer or document
    yield document, outer
    for annex in document.annexes:
        yield from documents(annex, outer)
    for draft in document.drafts:
        yield from documents(draft, draft)


def rebuilt(document: Document, changed: dict[Place, Text]) -> list[Document]:
    """The documents of `documents(document)`, each with its own changed paragraphs (annexes and drafts as before)."""
    return [_changed(doc, number, changed) for number, (doc, _) in enumerate(documents(document))]


def joined(document: Document, parts: Iterator[Document]) -> Document:
    """The document made of the parts that `rebuilt` gave, each in the place of the one it was made from."""
    own = next(parts)
    annexes = tuple(joined(a, parts) for a in document.annexes)
    drafts = tuple(joined(d, parts) for d in document.drafts)
    return replace(own, annexes=annexes, drafts=drafts)


def main_texts(document: Document) -> list[Text]:
    """The paragraphs of a document itself, without notes, annexes and drafts, in reading order."""
    return [
        *document.cover,
        *document.preface,
        *_texts_of(document.preamble),
        *_texts_of(document.body),
        *document.conclusions,
    ]


def _texts_of(units: tuple[Unit, ...]) -> Iterator[Text]:
    """The paragraphs of units, in the order in which `mapped` changes them."""
    for unit in units:
        yield from unit.heading
        yield from unit.texts
        for row in unit.rows:
            yield from row
        if unit.units:
            yield from _texts_of(unit.units)
        yield from unit.wrapup


def _own(document: Document, outer: Document, number: int) -> Iterator[Printed]:
    marked: set[int] = set()
    for position, text in enumerate(main_texts(document)):
        yield Printed(text, (number, position), document, outer)
        for span in text.spans:
            if span.name == "note" and span.value.isdecimal() and int(span.value) not in marked:
                marked.add(int(span.value))
                yield from _note(document, outer, number, int(span.value))
    for index in range(len(document.notes)):
        if index not in marked:
            yield from _note(document, outer, number, index)


def _note(document: Document, outer: Document, number: int, index: int) -> Iterator[Printed]:
    if index < len(document.notes):
        for position, text in enumerate(document.notes[index].text):
            yield Printed(text, (number, -1, index, position), document, outer, index)


def _changed(document: Document, number: int, changed: dict[Place, Text]) -> Document:
    position = -1

    def one(text: Text) -> Text:
        nonlocal position
        position += 1
        return changed.get((number, position), text)

    notes = tuple(
        replace(note, text=tuple(changed.get((number, -1, i, j), t) for j, t in enumerate(note.text)))
        for i, note in enumerate(document.notes)
    )
    return replace(mapped(document, one), notes=notes)


def mapped(document: Document, change: Change) -> Document:
    """The document with every paragraph of its own changed; notes, annexes and drafts as before."""
    return replace(
        document,
        cover=_texts(document.cover, change),
        preface=_texts(document.preface, change),
        preamble=_units(document.preamble, change),
        body=_units(document.body, change),
        conclusions=_texts(document.conclusions, change),
    )


def _texts(texts: tuple[Text, ...], change: Change) -> tuple[Text, ...]:
    if not texts:
        return texts
    new = tuple([change(t) for t in texts])
    return texts if all(map(is_, new, texts)) else new


def _units(units: tuple[Unit, ...], change: Change) -> tuple[Unit, ...]:
    if not units:
        return units
    new = tuple([_unit(u, change) for u in units])
    return units if all(map(is_, new, units)) else new


def _unit(unit: Unit, change: Change) -> Unit:
    """The unit with its paragraphs changed; itself where none is."""
    heading = _texts(unit.heading, change)
    texts = _texts(unit.texts, change)
    rows = tuple([_texts(row, change) for row in unit.rows]) if unit.rows else unit.rows
    units = _units(unit.units, change)
    wrapup = _texts(unit.wrapup, change)
    if heading is unit.heading and texts is unit.texts and units is unit.units and wrapup is unit.wrapup and not rows:
        return unit
    return replace(unit, heading=heading, texts=texts, rows=rows, units=units, wrapup=wrapup)
