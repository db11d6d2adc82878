"""Genres: known from the document, told instead, added."""

from collections.abc import Iterator, Sequence

import pytest

import akn
from akn.languages import Pack
from akn.layout.blocks import Block
from akn.model import Document, Unit
from akn.parse import genre
from akn.parse.genre import Genre

MENU = """United Nations
A/85/77
General Assembly

Menu of the delegates’ dining room

Rice with lentils.

Apples from the garden.
"""
DECISION = """United Nations
A/85/78
General Assembly

The General Assembly,

Recalling its previous decisions,

Decides to meet again.
"""


def is_menu(blocks: Sequence[Block], pack: Pack) -> bool:
    return any(block.text.content.startswith("Menu of") for block in blocks[:10])


def parse_menu(blocks: Sequence[Block], pack: Pack) -> Document:
    body = tuple(Unit("paragraph", (block.text,)) for block in blocks[4:])
    return Document("menu", pack.code, symbols=("A/85/77",), cover=tuple(b.text for b in blocks[:4]), body=body)


@pytest.fixture
def menus() -> Iterator[None]:
    genre.add(Genre("menu", ("menu",), is_menu, parse_menu, 1))
    yield
    genre.remove("menu")


@pytest.mark.usefixtures("menus")
def test_a_genre_is_added_without_touching_code() -> None:
    made = akn.convert(MENU)
    assert made.valid
    assert made.document.genre == "menu"
    assert len(made.document.body) == 2
    assert "menu" in genre.kinds()


def test_without_it_the_document_is_of_unknown_kind() -> None:
    made = akn.convert(MENU)
    assert made.document.genre == "document"
    assert "unknown-genre" in {f.code for f in made.findings}


def test_what_is_told_is_right() -> None:
    assert akn.convert(DECISION).document.genre == "resolution"
    made = akn.convert(DECISION, genre="decision")
    assert made.valid
    assert made.document.genre == "decision"
    assert b'<statement name="decision"' in made.xml


def test_a_kind_that_is_told_is_known() -> None:
    made = akn.convert(MENU, genre="note")
    assert made.document.genre == "note"
    assert "unknown-genre" not in {f.code for f in made.findings}


def test_a_kind_that_nobody_knows() -> None:
    with pytest.raises(akn.SourceError, match="'poem' is no kind of document that is known; there are: "):
        akn.convert(MENU, genre="poem")


def test_each_kind_is_of_one_genre() -> None:
    assert len(set(genre.kinds())) == len(genre.kinds())
    assert [g.order for g in genre.genres()] == sorted(g.order for g in genre.genres())
