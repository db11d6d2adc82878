"""Blocks → Document: the grammar of each genre, one module a genre, the words of each from the language pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from akn import dates
from akn.cite import symbols
from akn.cite.texts import documents, joined, main_texts, mapped
from akn.languages import Pack
from akn.layout import Layout
from akn.model import Document, Finding, Note, Span, Text
from akn.parse.emphasis import without_house_style
from akn.parse.genre import UNKNOWN, Genre, add, genres, kinds, of_kind
from akn.read.pages import SourceError

__all__ = ["Genre", "add", "genre_of", "kinds", "parse"]


def genre_of(layout: Layout, pack: Pack, name: str, kind: str = "", symbol: str = "") -> Genre:
    """The genre of a document: that of the kind which is told, else the one that its first paragraphs show; what has a
    symbol, told or in its file's name, is a document in any case.

    `name` is what messages call the source. Raises `SourceError` where no known genre fits.
    """
    if kind:
        return of_kind(kind)
    genre = next((g for g in genres() if g.fits(layout.blocks, pack)), None)
    if genre is None and (symbol or symbols.from_file_name(Path(name).name)):
        return of_kind(UNKNOWN)
    if genre is None:
        raise SourceError(
            f"{name}: neither a resolution (no enacting formula, no number and title) nor a committee's report "
            "(no title of one), and no symbol of the United Nations at its head: no document that can be converted; "
            "--genre says what it is all the same"
        )
    return genre


def parse(layout: Layout, pack: Pack, name: str, kind: str = "", symbol: str = "") -> Document:
    """The document that printed paragraphs are. `name` is what messages call the source; `kind` and `symbol` are the
    kind of document and its symbol, where they are told.

    Raises `SourceError` where no known genre fits.
    """
    document = genre_of(layout, pack, name, kind, symbol).parse(layout.blocks, pack)
    findings = (*layout.findings, *document.findings, *(f for d in document.drafts for f in d.findings))
    findings += misspelled_dates(document, pack)
    findings = tuple(f for f in findings if not (kind and f.code == "unknown-genre"))
    made = replace(without_house_style(_with_notes(document, layout.notes)), links=layout.links, findings=findings)
    return replace(made, genre=kind) if kind else made


def misspelled_dates(document: Document, pack: Pack) -> tuple[Finding, ...]:
    """A finding for each date that was read although its month is misspelled."""
    texts = (text for part, _ in documents(document) for text in main_texts(part))
    return tuple(
        Finding("date-slip", f"“{text.content[a:b]}” was read as {value}", "warning", text.page, text.line)
        for text in texts
        for a, b, value in dates.slips(text.content, pack)
    )


def _with_notes(document: Document, notes: Sequence[Note]) -> Document:
    """The document with its notes, each annex and draft with its own: indices count from 0 in each.

    A note without a marker stands with the note before it. One that is marked in several parts belongs to the first.
    """
    owner: dict[int, int] = {}
    for number, (part, _) in enumerate(documents(document)):
        for index in (int(s.value) for t in main_texts(part) for s in t.spans if s.name == "note"):
            owner.setdefault(index, number)
    last = 0
    own: dict[int, list[int]] = {}
    for index in range(len(notes)):
        last = owner.get(index, last)
        own.setdefault(last, []).append(index)
    places = {index: (number, i) for number, indices in own.items() for i, index in enumerate(indices)}
    parts = (
        replace(
            mapped(part, partial(_renumbered, number=number, places=places, notes=notes)),
            notes=tuple(notes[i] for i in own.get(number, ())),
            findings=(),
        )
        for number, (part, _) in enumerate(documents(document))
    )
    return joined(document, parts)


def _renumbered(text: Text, number: int, places: Mapping[int, tuple[int, int]], notes: Sequence[Note]) -> Text:
    """A paragraph of the part `number`, its marks with the indices that the notes have in their parts."""
    if not any(s.name == "note" for s in text.spans):
        return text
    spans = (_placed(s, number, places, notes) if s.name == "note" else s for s in text.spans)
    return replace(text, spans=tuple(spans))


def _placed(span: Span, number: int, places: Mapping[int, tuple[int, int]], notes: Sequence[Note]) -> Span:
    """The mark of a note in the part `number`: of one of its own notes, or of one in another part."""
    index = int(span.value)
    part, place = places[index]
    if part == number:
        return replace(span, value=str(place))
    return replace(span, name="noteRef", value=notes[index].marker, to=f"{part}/{place}")
