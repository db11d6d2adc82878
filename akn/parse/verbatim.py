"""Verbatim records (PV): speech after speech, under the headings of the agenda, with what happened between them.

The body is of `debateSection`s, one for each heading; in them stand `speech`es (who speaks as heading, then the
paragraphs), `narrative`s (`The meeting rose at 1 p.m.`) and `rollCall`s (the lists of States after a vote).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from akn.languages import Pack
from akn.layout.blocks import Block
from akn.model import Document, Text
from akn.parse import voting
from akn.parse.genre import Genre
from akn.parse.masthead import mark
from akn.parse.opened import Open, cut
from akn.parse.persons import Speaker, speaker
from akn.parse.results import Results
from akn.parse.sitting import MOST_HEADINGS, Sitting, held_apart, is_heading, opening, read_head

HEAD = 140  # blocks among which somebody speaks


def is_verbatim(blocks: Sequence[Block], pack: Pack) -> bool:
    """Whether a meeting is opened, and somebody named speaks."""
    start = opening(blocks, pack)
    if start is None:
        return False
    return any(speaker(block.text.content, pack, "speaker") for block in blocks[start:HEAD])


def parse_verbatim(blocks: Sequence[Block], pack: Pack) -> Document:
    """A verbatim record, from its printed paragraphs."""
    blocks, imprint = held_apart(blocks, pack)
    start = opening(blocks, pack) or 0
    sitting = read_head(blocks[:start], imprint, pack)
    regrouped, listed = voting.regrouped(blocks[start:], pack)
    debate = _Debate(regrouped, listed, pack, sitting)
    debate.read()
    made = sitting.record("verbatimRecord", pack, imprint, debate.results)
    return replace(made, body=tuple(section.closed() for section in debate.sections))


class _Debate:
    """Reads block after block; what is open is the section and the speech."""

    def __init__(self, blocks: Sequence[Block], listed: frozenset[int], pack: Pack, sitting: Sitting) -> None:
        self.blocks, self.listed, self.pack, self.sitting = blocks, listed, pack, sitting
        self.sections: list[Open] = []
        self.speech: Open | None = None
        self.spoke = ""  # the keys of who spoke last
        self.results = Results(pack, sitting.date, sitting.meeting)

    def read(self) -> None:
        """Take all blocks."""
        i = 0
        while i < len(self.blocks):
            end = self._heading_end(i)
            if end > i:
                self._open_section([block.text for block in self.blocks[i:end]])
            elif i in self.listed:
                end = next((j for j in range(i, len(self.blocks)) if j not in self.listed), len(self.blocks))
                self._roll_call([block.text for block in self.blocks[i:end]])
            else:
                end = i + 1
                self._take(self.blocks[i])
            i = end

    @property
    def _section(self) -> Open:
        if not self.sections:
            self.sections.append(Open("debateSection", name="opening"))
        return self.sections[-1]

    def _heading_end(self, start: int) -> int:
        """Where the heading ends that begins at a block: before a speech, or what happened; `start` where none does."""
        for i in range(start, min(start + MOST_HEADINGS, len(self.blocks))):
            content = self.blocks[i].text.content
            if self._speaker(content) or self._happened(self.blocks[i].text):
                return i
            if i in self.listed or not is_heading(content, self.pack):
                return start
        return start

    def _open_section(self, lines: Sequence[Text]) -> None:
        item = self.pack.pattern("record", "item")
        name = "agendaItem" if item and item.match(lines[0].content) else "section"
        self.sections.append(Open("debateSection", name=name, heading=list(lines)))
        self.speech, self.spoke = None, ""

    def _take(self, block: Block) -> None:
        text = block.text
        if who := self._speaker(text.content):
            self._open_speech(text, who)
        elif self._happened(text):
            self._section.units.append(Open("narrative", [text]))
            self.speech = None
            self.results.tell(text)
        elif self.speech is not None:
            self.speech.texts.append(text)
        elif self.spoke:
            self.speech = Open("speech", [text], name=self.spoke)
            self._section.units.append(self.speech)
        else:
            self._section.units.append(Open("narrative", [text]))
        self.results.name(text)

    def _speaker(self, content: str) -> Speaker | None:
        return speaker(content, self.pack, "speaker")

    def _open_speech(self, text: Text, who: Speaker) -> None:
        end = len(text.content[: who.end].rstrip())
        named = replace(text, content=text.content[:end], spans=tuple(s for s in text.spans if s.end <= end))
        said = cut(text, who.end)
        self.sitting.entities |= {e.key: e for e in who.entities if e.key not in self.sitting.entities}
        self.spoke = " ".join(filter(None, (who.by, who.role)))
        speech = Open("speech", [said] if said.content else [], name=self.spoke, heading=[mark(named, *who.spans)])
        self.speech = speech
        self._section.units.append(speech)

    def _happened(self, text: Text) -> bool:
        """Whether a paragraph tells what happened: by its words, or wholly in italics."""
        scene = self.pack.pattern("record", "scene")
        if scene and scene.match(text.content):
            return True
        slanted = sum(s.end - s.start for s in text.spans if s.name == "i")
        return slanted > 0.9 * len(text.content) and not text.content.startswith(("(", "（"))

    def _roll_call(self, texts: Sequence[Text]) -> None:
        lists = voting.lists(texts, self.pack)
        self.sitting.entities |= {k: e for k, e in lists.entities.items() if k not in self.sitting.entities}
        self._section.units.append(Open("rollCall", list(lists.texts)))
        self.results.count(lists)
        self.speech = None


GENRE = Genre("verbatim", ("verbatimRecord",), is_verbatim, parse_verbatim, 6)
