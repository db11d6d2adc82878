"""Bold and italic type that is the house style of titles and headings, and so no emphasis, taken off them.

A mark that sets a part of a heading apart (the name of a ship, a word in another language) stays.
"""

from __future__ import annotations

from msgspec.structs import replace

from akn.cite.texts import documents, joined
from akn.model import Document, Text, Unit

TYPEFACES = frozenset(("b", "i"))


def without_house_style(document: Document) -> Document:
    """The document, its annexes and drafts without the typeface of whole headings, titles and lines of the cover."""
    return joined(document, (_plain_document(part) for part, _ in documents(document)))


def _plain_document(document: Document) -> Document:
    cover, preface = _plain_texts(document.cover), _plain_texts(document.preface)
    return replace(
        document, cover=cover, preface=preface, preamble=_units(document.preamble), body=_units(document.body)
    )


def _units(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    return tuple(
        replace(unit, heading=_plain_texts(unit.heading), units=_units(unit.units))
        if unit.heading or unit.units
        else unit
        for unit in units
    )


def _plain_texts(texts: tuple[Text, ...]) -> tuple[Text, ...]:
    return tuple(_plain(text) if text.spans else text for text in texts)


def _plain(text: Text) -> Text:
    """A text without the typefaces that cover all of it, or all of a part that has a name: a symbol, a title."""
    named = [(0, len(text.content)), *((s.start, s.end) for s in text.spans if s.name.startswith("doc"))]
    wholes = {_trimmed(text.content, start, end) for start, end in named}
    style = [s.name in TYPEFACES and _trimmed(text.content, s.start, s.end) in wholes for s in text.spans]
    if not any(style):
        return text
    return replace(text, spans=tuple(s for s, whole in zip(text.spans, style, strict=True) if not whole))


def _trimmed(content: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space and the marks at its ends."""
    while start < end and not content[start].isalnum():
        start += 1
    while start < end and not content[end - 1].isalnum():
        end -= 1
    return start, end
