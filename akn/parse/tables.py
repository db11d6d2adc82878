"""Tables, where the source says which paragraphs stand in which cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from akn.layout.paragraphs import Block
from akn.model import Text

Place = tuple[int, int]  # row and column


def is_table(blocks: Sequence[Block], start: int) -> bool:
    """Whether the cells from an index on are a table, and no box: two columns of some row hold something."""
    columns: dict[int, int] = {}
    for block in _cells(blocks, start):
        if block.cell is not None and columns.setdefault(block.cell.row, block.cell.column) != block.cell.column:
            return True
    return False


def _cells(blocks: Sequence[Block], start: int) -> Iterator[Block]:
    first = blocks[start].cell
    for i in range(start, len(blocks)):
        cell = blocks[i].cell
        if cell is None or first is None or cell.table != first.table:
            return
        yield blocks[i]


def below(text: Text | None, following: Text) -> Text:
    """A cell's text with a further paragraph, on a line of its own."""
    if text is None:
        return following
    at = len(text.content) + 1
    spans = tuple(replace(s, start=s.start + at, end=s.end + at) for s in following.spans)
    return replace(text, content=f"{text.content}\n{following.content}", spans=(*text.spans, *spans))


def rows_of(cells: Mapping[Place, Text]) -> tuple[tuple[Text, ...], ...]:
    """The rows of a table, from the texts of its cells; empty cells up to the last that any row has."""
    width = max((column for _, column in cells), default=-1) + 1
    rows = sorted({row for row, _ in cells})
    return tuple(tuple(cells.get((row, column), Text("")) for column in range(width)) for row in rows)
