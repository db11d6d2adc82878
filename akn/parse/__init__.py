"""Blocks → Document: the grammar of each genre, one module a genre, the words of each from the language pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from akn.cite import symbols
from akn.cite.texts import documents, joined, main_texts, mapped
from akn.languages import Pack
from akn.layout import Layout
from akn.layout.paragraphs import Block
from akn.model import Document, Note, Text
from akn.parse.paper import is_paper, parse_paper
from akn.parse.report import parse_report
from akn.parse.resolution import FRONT, find_formula, is_draft_line, parse_resolution
from akn.read.pages import SourceError

__all__ = ["genre_of", "parse"]


@dataclass(frozen=True, slots=True)
class Genre:
    """A genre: how its documents are known by their first blocks, and what parses them."""

    name: str
    fits: Callable[[Sequence[Block], Pack], bool]
    parse: Callable[[Sequence[Block], Pack], Document]


def _is_report(blocks: Sequence[Block], pack: Pack) -> bool:
    title = pack.pattern("report", "title")
    return any(title.match(b.text.content) for b in blocks[:30]) if title else False


def _is_resolution(blocks: Sequence[Block], pack: Pack) -> bool:
    """An enacting formula, or the number and title of a decision, or a statement's title, or a line of sponsors."""
    tests = [pack.pattern("masthead", key) for key in ("number", "council_number", "statement")]
    named = any(t.match(b.text.content) for b in blocks[:60] for t in tests if t)
    return named or find_formula(blocks[:60], pack) is not None or any(is_draft_line(b, pack) for b in blocks[:FRONT])


PAPER = Genre("paper", is_paper, parse_paper)
GENRES = (  # the first that fits
    Genre("report", _is_report, parse_report),
    Genre("resolution", _is_resolution, parse_resolution),
    PAPER,
)


def genre_of(layout: Layout, pack: Pack, name: str) -> Genre:
    """The genre of a document, which its first paragraphs show. `name` is what messages call the source.

    Raises `SourceError` where no known genre fits.
    """
    genre = next((g for g in GENRES if g.fits(layout.blocks, pack)), None)
    if genre is None and symbols.from_file_name(Path(name).name):
        return PAPER
    if genre is None:
        raise SourceError(
            f"{name}: neither a resolution (no enacting formula, no number and title) nor a committee's report "
            "(no title of one), and no symbol of the United Nations at its head: no document that can be converted"
        )
    return genre


def parse(layout: Layout, pack: Pack, name: str) -> Document:
    """The document that printed paragraphs are. `name` is what messages call the source.

    Raises `SourceError` where no known genre fits.
    """
    document = genre_of(layout, pack, name).parse(layout.blocks, pack)
    findings = (*layout.findings, *document.findings, *(f for d in document.drafts for f in d.findings))
    return replace(_with_notes(document, layout.notes), links=layout.links, findings=findings)


def _with_notes(document: Document, notes: Sequence[Note]) -> Document:
    """The document with its notes, each annex and draft with its own: indices count from 0 in each.

    A note without a marker stands with the note before it.
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
    parts = (
        _with_own(part, [(i, notes[i]) for i in own.get(number, ())])
        for number, (part, _) in enumerate(documents(document))
    )
    return joined(document, parts)


def _with_own(part: Document, notes: Sequence[tuple[int, Note]]) -> Document:
    new = {old: str(i) for i, (old, _) in enumerate(notes)}
    return replace(
        mapped(part, lambda text: _renumbered(text, new)), notes=tuple(note for _, note in notes), findings=()
    )


def _renumbered(text: Text, index: dict[int, str]) -> Text:
    if not any(s.name == "note" for s in text.spans):
        return text
    own = (s for s in text.spans if s.name != "note" or int(s.value) in index)  # others are notes of another document
    spans = tuple(replace(s, value=index[int(s.value)]) if s.name == "note" else s for s in own)
    return replace(text, spans=spans)
