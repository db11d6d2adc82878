"""What a committee report tells of the proceedings: who introduced, sponsored, adopted or rejected what, when, and votes.

Sentences are matched against the patterns of the language pack (`[[report.acts]]`). A date without a year has that of
the date before it; "at the same meeting" stands for the meeting before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from akn import dates
from akn.cite import symbols
from akn.languages import Pack
from akn.model import Entity, Span, Step, Text, Unit, Vote
from akn.parse import states
from akn.parse.masthead import mark

SENTENCE = re.compile(r".+?(?:[.。](?=\s+[A-Z“]|[^\s\d]|\s*$)|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Proceedings:
    """The acts and votes that a body tells, the body with dates, meetings and States marked, and who is named."""

    body: tuple[Unit, ...]
    steps: tuple[Step, ...]
    votes: tuple[Vote, ...]
    entities: tuple[Entity, ...]


@dataclass(slots=True)
class _When:
    date: str = ""
    meeting: str = ""
    document: str = ""


class Reader:
    """Reads paragraph after paragraph; what is carried from one to the next is the meeting, its date, the document."""

    def __init__(self, pack: Pack, actor: str, session: str) -> None:
        self.pack, self.actor, self.session = pack, actor, session
        self.acts = [(re.compile(a["pattern"]), a) for a in pack.table("report").get("acts", [])]
        self.when = _When()
        self.steps: list[Step] = []
        self.votes: list[Vote] = []
        self.entities: dict[str, Entity] = {}

    def read(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """The units with dates, meetings and States marked; steps and votes are collected on the way."""
        return tuple(self._unit(unit) for unit in units)

    def _unit(self, unit: Unit) -> Unit:
        if unit.kind == "paragraph" and unit.texts:
            return replace(unit, texts=self._paragraph(unit))
        return replace(unit, units=self.read(unit.units)) if unit.units else unit

    def _paragraph(self, unit: Unit) -> tuple[Text, ...]:
        first, rest = unit.texts[0], unit.texts[1:]
        spans: list[Span] = []
        acted = False
        for match in SENTENCE.finditer(first.content):
            acted = self._sentence(match[0], match.start(), unit.number, spans) or acted
        texts = [mark(first, *spans)]
        if rest and self.votes and self.votes[-1].paragraph == unit.number:
            texts += self._lists(rest)
        else:
            texts += rest
        return tuple(texts)

    def _sentence(self, sentence: str, at: int, paragraph: str, spans: list[Span]) -> bool:
        self._moment(sentence, at, spans)
        named = [symbol for _, _, symbol in symbols.find(sentence) if "/L." in symbol]
        acted = False
        for pattern, act in self.acts:
            match = pattern.search(sentence)
            if match is None:
                continue
            acted = True
            by = self._states(sentence, match, act, at, spans)
            document = self._document(act, named, sentence, match)
            step = Step(
                act["outcome"], self.when.date, self.when.meeting, by, self._behalf(sentence, match), document, paragraph
            )
            self.steps.append(step)
            self.when.document = document or self.when.document
            if "vote" in act and (vote := self._vote(sentence, act, document, paragraph)):
                self.votes.append(vote)
        return acted

    def _moment(self, sentence: str, at: int, spans: list[Span]) -> None:
        """The meeting and date that a sentence names are those of what it tells."""
        report = self.pack.table("report")
        head = sentence[: report.get("head", 80)]
        if (found := self.pack.pattern("report", "meeting")) and (match := found.search(head)):
            numbers = [n for n in (match["meeting"], match.groupdict().get("also")) if n]
            self.when.meeting = numbers[0]
            key = f"{self.actor}-{self.session}-m{numbers[0]}"
            if len(numbers) == 1:
                spans.append(Span(at + match.start(), at + match.end(), "event", "", key))
                iri = f"/akn/ontology/event/un/{self.actor}/{self.session}/meeting/{numbers[0]}"
                self.entities.setdefault(key, Entity("Event", key, iri, match[0]))
            self._date(head, at, spans)

    def _date(self, head: str, at: int, spans: list[Span]) -> None:
        for start, end, value in dates.find(head, self.pack):
            self.when.date = value
            spans.append(Span(at + start, at + end, "date", value))
            return
        short = self.pack.pattern("report", "short_date")
        if short and self.when.date and (match := short.search(head)):
            filled = self.pack.table("report")["full_date"].format(day=match["day"], month=match["month"], year=self.when.date[:4])
            if value := dates.iso(filled, self.pack):
                self.when.date = value
                spans.append(Span(at + match.start(), at + match.end(), "date", value))

    def _states(self, sentence: str, match: re.Match[str], act: dict[str, str], at: int, spans: list[Span]) -> tuple[str, ...]:
        """The States that acted: those named before the verb, or after it where the pattern says so."""
        start, end = match.span("by") if match.groupdict().get("by") else (0, match.start())
        if not act.get("by", True):
            return ()
        found = []
        behalf = self.pack.pattern("report", "on_behalf")
        hidden = [m.span() for m in behalf.finditer(sentence)] if behalf else []
        for s, e, code in states.find(sentence[start:end], self.pack):
            if any(a <= start + s < b for a, b in hidden):
                continue
            found.append(code)
            self.entities.setdefault(code, states.entity(code, sentence[start + s : start + e]))
            new = states.span(at + start + s, at + start + e, code)
            if not any(k.start < new.end and new.start < k.end for k in spans):
                spans.append(new)
        return tuple(dict.fromkeys(found))

    def _behalf(self, sentence: str, match: re.Match[str]) -> str:
        groups = self.pack.table("report").get("groups", {})
        behalf = self.pack.pattern("report", "on_behalf")
        found = behalf.search(sentence) if behalf else None
        if found is None:
            return ""
        for words, key in groups.items():
            if words in found[0]:
                self.entities.setdefault(f"onBehalfOf-{key}", Entity("Role", f"onBehalfOf-{key}", f"/akn/ontology/role/un/onBehalfOf/{key}", words))
                return f"onBehalfOf-{key}"
        return ""

    def _document(self, act: dict[str, str], named: Sequence[str], sentence: str, match: re.Match[str]) -> str:
        if act.get("document") == "last" and named:
            return named[-1]
        if act.get("document") == "first" and named:
            return named[0]
        return named[0] if len(named) == 1 else (named[-1] if named else self.when.document)

    # Votes

    def _vote(self, sentence: str, act: dict[str, str], document: str, paragraph: str) -> Vote | None:
        """The counts as stated. Of a rejection the first figure is that against ("rejected by 107 to 60")."""
        found = self.pack.pattern("report", "counts")
        match = found.search(sentence) if found else None
        if match is None:
            return None
        first, second = self._figure(match["first"]), self._figure(match["second"])
        third = self._figure(match["third"]) if match["third"] else 0
        if act["vote"] == "rejected":
            first, second = second, first
        outcome = "rejected" if act["vote"] == "rejected" else "adoptedRecordedVote"
        return Vote(outcome, first, second, third, paragraph=paragraph, document=document)

    def _figure(self, text: str) -> int:
        words: dict[str, int] = self.pack.table("numbers").get("cardinals", {})
        return int(text) if text.isdigit() else words.get(text.lower(), 0)

    def _lists(self, texts: Sequence[Text]) -> Iterator[Text]:
        """The lists of States after a vote: whose names stand under which heading."""
        sides = self.pack.table("report").get("sides", {})
        side, listed = "", {"in_favour": [], "against": [], "abstaining": []}
        for text in texts:
            head = next((words for words in sides if text.content.startswith(words)), "")
            side = sides[head] if head else side
            found = states.find(text.content, self.pack) if side else []
            listed.get(side, []).extend(code for _, _, code in found)
            for s, e, code in found:
                self.entities.setdefault(code, states.entity(code, text.content[s:e]))
            yield mark(text, *(states.span(*f) for f in found))
        self.votes[-1] = replace(
            self.votes[-1], voted_in_favour=tuple(listed["in_favour"]), voted_against=tuple(listed["against"]), abstained=tuple(listed["abstaining"])
        )


def read(body: tuple[Unit, ...], pack: Pack, actor: str, session: str) -> Proceedings:
    """The proceedings that a report's body tells."""
    reader = Reader(pack, actor, session)
    marked = reader.read(body)
    return Proceedings(marked, tuple(reader.steps), tuple(reader.votes), tuple(reader.entities.values()))

