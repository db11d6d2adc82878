"""What verbatim and summary records share: the head of a record, with its meeting, its day and who presided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from akn import dates
from akn.languages import Pack
from akn.layout.blocks import Block
from akn.layout.signs import ends
from akn.model import Document, Entity, Span, Text
from akn.numbering import read_label
from akn.parse.masthead import Facts, mark, ordinal, read_cover
from akn.parse.persons import speaker
from akn.parse.results import Results
from akn.parse.units import LONGEST_HEADING

FRONT = 90  # blocks at most before the record itself
MOST_HEADINGS = 12  # lines of one heading
RECORD = re.compile(r"/(?:PV|SR)\.(?P<meeting>\d+)")  # in the symbol of a record
LAST = 20  # blocks at the end, among which are those from the foot of the first page


@dataclass(slots=True)
class Sitting:
    """What the head of a record says."""

    facts: Facts = field(default_factory=Facts)
    meeting: str = ""
    date: str = ""
    cover: tuple[Text, ...] = ()
    preface: tuple[Text, ...] = ()
    entities: dict[str, Entity] = field(default_factory=dict)

    @property
    def issued(self) -> str:
        """The day of issue; of a record that prints none, the day of the meeting."""
        return self.facts.issued or self.date

    def record(self, genre: str, pack: Pack, imprint: Sequence[Block], told: Results) -> Document:
        """The record with all but its body: its head, its last lines, and what was decided."""
        facts = self.facts
        return replace(
            facts.document(genre, facts.owner or facts.body, pack),
            issued=self.issued,
            cover=self.cover,
            preface=self.preface,
            conclusions=tuple(block.text for block in imprint),
            steps=tuple(told.steps),
            votes=tuple(told.votes),
            entities=tuple(self.entities.values()),
            findings=tuple(told.findings),
        )


def opening(blocks: Sequence[Block], pack: Pack) -> int | None:
    """The block in which the record itself begins: the line that tells that the meeting was opened."""
    opened = pack.pattern("record", "opened")
    found = (i for i, block in enumerate(blocks[:FRONT]) if opened and opened.match(block.text.content))
    return next(found, None)


def is_heading(content: str, pack: Pack) -> bool:
    """Whether a line looks like a heading of a record: short, without a stop, and begun large."""
    if not content or len(content) > LONGEST_HEADING[pack.spaced] or ends(content):
        return False
    label = read_label(content)
    if label is not None:
        return label.dress in ("paren", "half")
    return not content[0].islower() and content[0] not in '“"«‘['


def read_head(blocks: Sequence[Block], imprint: Sequence[Block], pack: Pack) -> Sitting:
    """The lines before the record itself, as cover and preface. `imprint`: lines printed at the foot of the first page,
    in which some records have their symbol."""
    sitting = Sitting()
    texts = [block.text for block in blocks]
    split = _last_of_masthead(texts, pack)
    sitting.cover = read_cover(texts[:split], pack, sitting.facts)
    sitting.preface = tuple(_line(text, pack, sitting) for text in texts[split:])
    if not sitting.facts.symbols:
        read_cover([block.text for block in imprint], pack, sitting.facts)
    if not sitting.date:  # older records have the day beside their masthead
        sitting.cover = tuple(mark(text, *_day(text.content, pack, sitting)) for text in sitting.cover)
    numbered = RECORD.search(sitting.facts.symbols[0]) if sitting.facts.symbols else None
    if not sitting.meeting and numbered:
        sitting.meeting = numbered["meeting"]
    return sitting


def _last_of_masthead(texts: Sequence[Text], pack: Pack) -> int:
    """The first line that names the session or the meeting: what stands before it is the masthead."""
    rules = [pack.pattern("masthead", "session"), pack.pattern("record", "meeting"), pack.pattern("record", "summary")]
    found = (i for i, text in enumerate(texts) for rule in rules if rule and rule.match(text.content))
    return next(found, min(len(texts), 4))


def _line(text: Text, pack: Pack, sitting: Sitting) -> Text:
    """One line of the preface with its spans."""
    content = text.content
    for rule, element in (("summary", "docType"), ("meeting", "docTitle")):
        found = pack.pattern("record", rule)
        if found and (match := found.match(content)):
            sitting.meeting = sitting.meeting or _number(match["meeting"], pack)
            sitting.facts.title = sitting.facts.title or match[0]
            return mark(text, Span(0, match.end(), element), *_day(content, pack, sitting))
    if days := _day(content, pack, sitting):
        return mark(text, *days)
    if who := speaker(content, pack, "chair"):
        sitting.entities |= {e.key: e for e in who.entities}
        return mark(text, *who.spans)
    return read_cover((text,), pack, sitting.facts)[0]


def _number(words: str, pack: Pack) -> str:
    return words if words.isdigit() else ordinal(words, pack)


def _day(content: str, pack: Pack, sitting: Sitting) -> list[Span]:
    """The day of the meeting: the first date of the preface that is told with an hour or a day of the week."""
    hour = pack.pattern("record", "hour")
    if sitting.date or not (hour and hour.search(content)):
        return []
    for start, end, value in dates.find(content, pack):
        sitting.date = value
        return [Span(start, end, "docDate", value)]
    return []


def held_apart(blocks: Sequence[Block], pack: Pack) -> tuple[Sequence[Block], Sequence[Block]]:
    """The blocks, and those at their end that were printed at the foot of the first page."""
    imprint = pack.pattern("layout", "imprint")
    start = opening(blocks, pack) or 0
    for i in range(len(blocks) - 1, max(start, len(blocks) - LAST), -1):
        if imprint and imprint.match(blocks[i].text.content):
            return blocks[:i], blocks[i:]
    return blocks, ()
