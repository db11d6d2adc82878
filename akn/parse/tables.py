"""Tables, where the source says which paragraphs stand in which cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from akn.layout.blocks import Block
from akn.model import Span, Text

Place = tuple[int, int]  # row and column
WIDEST = 64  # columns


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


def rows_of(cells: Mapping[Place, Sequence[Text]]) -> tuple[tuple[Text, ...], ...]:
    """The rows of a table, from the paragraphs of its cells; all as long as the longest, if that is not too long."""
    if not cells:
        return ()
    lengths: dict[int, int] = {}
    for row, column in cells:
        lengths[row] = max(lengths.get(row, 0), column + 1)
    usual = min(max(lengths.values(), default=0), WIDEST)
    return tuple(
        tuple(_cell(cells.get((row, column), ())) for column in range(max(length, usual)))
        for row, length in sorted(lengths.items())
    )


def _cell(paragraphs: Sequence[Text]) -> Text:
    """A cell's paragraphs as one text, each on a line of its own."""
    if len(paragraphs) < 2:
        return paragraphs[0] if paragraphs else Text("")
    spans: list[Span] = []
    at = 0
    for text in paragraphs:
        spans += (replace(s, start=s.start + at, end=s.end + at) for s in text.spans)
        at += len(text.content) + 1
    return replace(paragraphs[0], content="\n".join(text.content for text in paragraphs), spans=tuple(spans))
