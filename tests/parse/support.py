"""What the tests of the grammar share: paragraphs from strings, units as short lines."""

from __future__ import annotations

from collections.abc import Iterator

from akn import languages
from akn.languages import Pack
from akn.layout.blocks import Block
from akn.model import Document, Text, Unit
from akn.parse.report import parse_report
from akn.parse.resolution import parse_resolution
from akn.read.characters import plain

ENG, ZHO = languages.pack("eng"), languages.pack("zho")


def blocks(text: str) -> list[Block]:
    """The paragraphs of a text, one a line, with the characters that readers leave."""
    return [Block(Text(line.strip(), (), 1, n)) for n, line in enumerate(plain(text).strip().splitlines(), 1)]


def pack_of(text: str) -> Pack:
    return ENG if languages.detect(text) == "eng" else ZHO


def resolution(text: str) -> Document:
    return parse_resolution(blocks(text), pack_of(text))


def report(text: str) -> Document:
    return parse_report(blocks(text), pack_of(text))


def outline(units: tuple[Unit, ...]) -> str:
    """Units as `paragraph 1[point a[point i] point b]`, on one line."""
    return " ".join(_outline(units))


def _outline(units: tuple[Unit, ...]) -> Iterator[str]:
    for unit in units:
        inner = f"[{outline(unit.units)}]" if unit.units else ""
        yield f"{unit.kind} {unit.name or unit.number}".strip() + inner


def words(texts: tuple[Text, ...]) -> list[str]:
    return [text.content for text in texts]


def said(texts: tuple[Text, ...]) -> list[tuple[str, str, str]]:
    """What is known of the words of paragraphs: (element, words, its name or value)."""
    return [(s.name, t.content[s.start : s.end], s.to or s.value) for t in texts for s in t.spans]
