"""Units that are still being filled, and the blocks that are still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from akn.layout.blocks import Block
from akn.model import Text, Unit
from akn.numbering import Label, read_label
from akn.parse.tables import Place, rows_of

# Headed groups, outer before inner.
RANKS = {"part": 0, "section": 1, "title": 2, "chapter": 3, "division": 4, "article": 5}


@dataclass(slots=True)
class Open:
    """A unit that is still being filled."""

    kind: str
    texts: list[Text] = field(default_factory=list)
    num: str = ""
    number: str = ""
    name: str = ""
    heading: list[Text] = field(default_factory=list)
    units: list[Open] = field(default_factory=list)
    wrapup: list[Text] = field(default_factory=list)
    drafts: list[int] = field(default_factory=list)
    label: Label | None = None
    cells: dict[Place, list[Text]] = field(default_factory=dict)  # of a table
    headed: bool = False  # whether the number and the heading stand on one line: what follows is another heading
    word: str = ""  # of a heading that is a word and a number: `Chapter`
    inner: float = 0  # the rank of the groups inside a heading that is above them whatever its own rank

    @property
    def rank(self) -> float:
        """Where a headed group stands: the lower it is, the more it holds."""
        return self.inner - 0.5 if self.inner else RANKS[self.kind]

    def take(self, text: Text) -> None:
        """A further paragraph of the unit's own: below its units, if it has any."""
        (self.wrapup if self.units else self.texts).append(text)

    def reopen(self) -> None:
        """Let the units inside go on: paragraphs that seemed to follow them belong to the last of them after all."""
        for text in self.wrapup:
            self.units[-1].take(text)
        self.wrapup.clear()

    def add(self, unit: Open) -> None:
        """A further unit inside."""
        self.reopen()
        self.units.append(unit)

    def closed(self) -> Unit:
        """The unit as a value. A group in which nothing stands is a paragraph after all."""
        if self.kind in RANKS and not self.units and not self.texts:
            return Unit("alinea", (*self.heading, *self.wrapup), self.num)
        return Unit(
            self.kind, tuple(self.texts), self.num, self.number, self.name, tuple(self.heading),
            tuple(u.closed() for u in self.units), tuple(self.wrapup), tuple(self.drafts),
            rows_of(self.cells),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rest:
    """The blocks from an index on: a view, for slices of every rest would take time with the square of the length."""

    blocks: Sequence[Block]
    start: int

    def __bool__(self) -> bool:
        return self.start < len(self.blocks)

    def first(self, many: int) -> Sequence[Block]:
        """So many of the blocks, or all where there are fewer."""
        return self.blocks[self.start : self.start + many]

    def label(self) -> Label | None:
        """The next label."""
        labels = (read_label(self.blocks[i].text.content) for i in range(self.start, len(self.blocks)))
        return next((label for label in labels if label), None)


def without_label(text: Text, label: Label) -> Text:
    """The paragraph after its label."""
    return cut(text, label.end)


def cut(text: Text, at: int) -> Text:
    """The paragraph from an offset on, its spans with it."""
    spans = tuple(
        replace(s, start=max(0, s.start - at), end=s.end - at)
        for s in text.spans
        if s.end > at or (s.start == s.end == at)
    )
    return Text(text.content[at:], spans, text.page, text.line)
