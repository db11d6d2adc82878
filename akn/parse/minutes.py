"""Summary records (SR): what was said, told in numbered paragraphs under the headings of the agenda.

Who speaks is named at the beginning of a paragraph, and marked there; the lists of States after a vote belong to the
paragraph above them, and the vote to the paragraph that tells its result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from akn.languages import Pack
from akn.layout.blocks import Block
from akn.model import Document, Entity, Text, Unit
from akn.numbering import read_label
from akn.parse import results, voting
from akn.parse.genre import Genre
from akn.parse.masthead import mark
from akn.parse.opened import Rest
from akn.parse.persons import speaker
from akn.parse.sitting import FRONT, MOST_HEADINGS, held_apart, is_heading, opening, read_head
from akn.parse.units import Body


def is_minutes(blocks: Sequence[Block], pack: Pack) -> bool:
    """Whether one of the first lines is the title of a summary record."""
    title = pack.pattern("record", "summary")
    return title is not None and any(title.match(block.text.content) for block in blocks[:FRONT])


def parse_minutes(blocks: Sequence[Block], pack: Pack) -> Document:
    """A summary record, from its printed paragraphs."""
    blocks, imprint = held_apart(blocks, pack)
    start = _start(blocks, pack)
    sitting = read_head(blocks[:start], imprint, pack)
    body = _body(blocks[start:], pack)
    told = _Reader(pack, results.Results(pack, sitting.date, sitting.meeting))
    units = told.read(body.units())
    sitting.entities |= told.entities
    made = sitting.record("meetingMinute", pack, imprint, told.results)
    return replace(made, body=units, findings=(*body.findings, *made.findings))


def _start(blocks: Sequence[Block], pack: Pack) -> int:
    """The line that tells that the meeting was opened, else the first numbered paragraph."""
    if (start := opening(blocks, pack)) is not None:
        return start
    labels = ((i, read_label(block.text.content)) for i, block in enumerate(blocks[:FRONT]))
    numbered = (i for i, label in labels if label is not None and label.dress == "dot" and label.body == "1")
    return next(numbered, 0)


def _body(blocks: Sequence[Block], pack: Pack) -> Body:
    """The paragraphs under their headings; lists of a vote go to the paragraph above them."""
    blocks, listed = voting.regrouped(blocks, pack)
    body = Body(pack, preambular=False)
    i = 0
    while i < len(blocks):
        last = body.points[-1] if body.points else body.paragraph
        end = i if i in listed else _heading_end(blocks, i, pack)
        if end > i:
            body.open_division([block.text for block in blocks[i:end]])
        elif i in listed and last is not None:
            last.take(blocks[i].text)
        else:
            body.add(blocks[i], Rest(blocks, i + 1))
        i = max(end, i + 1)
    return body


def _heading_end(blocks: Sequence[Block], start: int, pack: Pack) -> int:
    """Where the heading ends that begins at a block, before a numbered paragraph; `start` where none does."""
    for i in range(start, min(start + MOST_HEADINGS, len(blocks))):
        content = blocks[i].text.content
        label = read_label(content)
        if label is not None and label.dress == "dot" and label.body.isdigit():
            return i
        if not is_heading(content, pack):
            return start
    return start


class _Reader:
    """Reads paragraph after paragraph: who speaks, and what was decided."""

    def __init__(self, pack: Pack, told: results.Results) -> None:
        self.pack, self.results = pack, told
        self.entities: dict[str, Entity] = {}

    def read(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """The units with speakers and States marked."""
        return tuple(self._unit(unit) for unit in units)

    def _unit(self, unit: Unit) -> Unit:
        if not unit.texts:
            return replace(unit, units=self.read(unit.units))
        first, rest = unit.texts[0], unit.texts[1:]
        if who := speaker(first.content, self.pack, "heard"):
            self.entities |= {e.key: e for e in who.entities if e.key not in self.entities}
            first = mark(first, *who.spans)
        self.results.tell(first, unit.number)
        return replace(unit, texts=(first, *self._lists(rest)), units=self.read(unit.units))

    def _lists(self, texts: Sequence[Text]) -> Iterator[Text]:
        if not texts or not voting.is_side(texts[0].content, self.pack):
            yield from texts
            return
        lists = voting.lists(texts, self.pack)
        self.entities |= {k: e for k, e in lists.entities.items() if k not in self.entities}
        self.results.count(lists)
        yield from lists.texts


GENRE = Genre("minutes", ("meetingMinute",), is_minutes, parse_minutes, 4)
