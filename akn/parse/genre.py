"""What a genre is: how its documents are known, what parses them.

A genre is a module of this package with a `GENRE`; nothing else has to be told of it. One that stands elsewhere is made
known by `add`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from akn.languages import Pack
from akn.layout.blocks import Block
from akn.model import Document
from akn.read.pages import SourceError

UNKNOWN = "document"  # the kind of a document whose kind is not known


@dataclass(frozen=True, slots=True)
class Genre:
    """A family of documents that share a grammar.

    name    what people call it
    kinds   the kinds of documents that its parser makes, `Document.genre`
    fits    whether the printed paragraphs of a document are of this genre; its first ones show it
    parse   the document that they are
    order   genres are tried from the lowest on: those with a sure sign first
    """

    name: str
    kinds: tuple[str, ...]
    fits: Callable[[Sequence[Block], Pack], bool]
    parse: Callable[[Sequence[Block], Pack], Document]
    order: int


_added: list[Genre] = []


def remove(name: str) -> None:
    """Forget a genre that was added."""
    _added[:] = [g for g in _added if g.name != name]


def add(genre: Genre) -> None:
    """Make a genre known that stands outside this package; of several with one name the last counts."""
    _added[:] = [*(g for g in _added if g.name != genre.name), genre]


def genres() -> tuple[Genre, ...]:
    """All genres, in the order in which they are tried."""
    own = {g.name: g for g in (*_found(), *_added)}
    return tuple(sorted(own.values(), key=lambda g: g.order))


def kinds() -> tuple[str, ...]:
    """The kinds of documents that can be told, in the order of their genres."""
    return tuple(kind for genre in genres() for kind in genre.kinds)


def of_kind(kind: str) -> Genre:
    """The genre whose parser makes a kind of document.

    Raises `SourceError` where none does.
    """
    for genre in genres():
        if kind in genre.kinds:
            return genre
    raise SourceError(f"'{kind}' is no kind of document that is known; there are: {', '.join(kinds())}")


@cache
def _found() -> tuple[Genre, ...]:
    """The genres of the modules of this package."""
    package = import_module(__package__ or "")
    modules = (import_module(f"{package.__name__}.{found.name}") for found in iter_modules(package.__path__))
    return tuple(module.GENRE for module in modules if isinstance(getattr(module, "GENRE", None), Genre))
