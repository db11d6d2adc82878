"""What a committee report tells of the proceedings: who introduced, sponsored, adopted or rejected what, when; votes.

Sentences are matched against the patterns of the language pack (`[[report.acts]]`). A date without a year has that of
the date before it; "at the same meeting" stands for the meeting before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from msgspec.structs import replace

from akn import dates
from akn.cite import symbols
from akn.languages import Pack, compiled, usual
from akn.model import Entity, Finding, Span, Step, Text, Unit, Vote
from akn.parse import states, voting
from akn.parse.masthead import mark, ordinal

SENTENCE = re.compile(r".+?(?:[.。](?=\s+[A-ZÀ-ÞА-ЯЁ\u0621-\u064a“”«]|[^\s\d]|\s*$)|$)", re.DOTALL)

LONGEST = 4000  # characters of a sentence that are read: the patterns look through all of it from every word
ELSEWHERE = re.compile(r"/(?:SR|PV|RES|DEC|INF)[./]")  # records and resolutions hold no drafts
NEAR = 4  # characters between a State and the words that say for whom it speaks


@dataclass(frozen=True, slots=True)
class Proceedings:
    """The acts and votes that a body tells, the body with dates, meetings and States marked, and who is named."""

    body: tuple[Unit, ...]
    steps: tuple[Step, ...]
    votes: tuple[Vote, ...]
    entities: tuple[Entity, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _When:
    date: str = ""
    meeting: str = ""
    document: str = ""


class Reader:
    """Reads paragraph after paragraph; what is carried from one to the next is the meeting, its date, the document."""

    def __init__(self, pack: Pack, actor: str, session: str, issued: str = "") -> None:
        self.pack, self.actor, self.session, self.issued = pack, actor, session, issued
        self.acts = [(compiled(a["pattern"]), a) for a in pack.table("report").get("acts", [])]
        self.when = _When()
        self.steps: list[Step] = []
        self.votes: list[Vote] = []
        self.entities: dict[str, Entity] = {}
        self.findings: list[Finding] = []

    def read(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """The units with dates, meetings and States marked; steps and votes are collected on the way."""
        return tuple(self._unit(unit) for unit in units)

    def _unit(self, unit: Unit, paragraph: str = "") -> Unit:
        """A unit; inside a paragraph its points tell of the paragraph."""
        told = unit.number if unit.kind == "paragraph" else paragraph
        if unit.kind != "paragraph" and not paragraph:
            return replace(unit, units=self.read(unit.units)) if unit.units else unit
        texts = self._texts(unit.texts, told) if unit.texts else ()
        return replace(unit, texts=texts, units=tuple(self._unit(inner, told) for inner in unit.units))

    def _texts(self, printed: Sequence[Text], paragraph: str) -> tuple[Text, ...]:
        first, rest = printed[0], printed[1:]
        spans: list[Span] = []
        for match in SENTENCE.finditer(first.content):
            self._sentence(match[0][:LONGEST], match.start(), paragraph, spans)
        marked = mark(first, *spans)
        if rest and self.votes and self.votes[-1].paragraph == paragraph:
            return (marked, *self._lists(rest))
        return (marked, *rest)

    def _sentence(self, sentence: str, at: int, paragraph: str, spans: list[Span]) -> None:
        self._moment(sentence, at, spans)
        found = [(start, symbol) for start, _, symbol in symbols.find(sentence)]
        named = [each for each in found if "/L." in each[1]]
        if not named and any(not ELSEWHERE.search(symbol) for _, symbol in found):
            self.when.document = ""  # the draft stands in a report, and is not the one last named
        for pattern, act in self.acts:
            match = pattern.search(sentence)
            if match is None:
                continue
            document = self._document(act, named, sentence, match.start())
            for by, role in self._agents(sentence, match, act, at, spans):
                step = Step(act["outcome"], self.when.date, self.when.meeting, by, role, document, paragraph)
                self.steps.append(step)
            self.when.document = document or self.when.document
            if "vote" in act and (vote := self._vote(sentence, act, document, paragraph)):
                self.votes.append(vote)

    def _moment(self, sentence: str, at: int, spans: list[Span]) -> None:
        """The meeting and date that a sentence names are those of what it tells."""
        report = self.pack.table("report")
        head = sentence[: report.get("head", 80)]
        if (found := self.pack.pattern("report", "meeting")) and (match := found.search(head)):
            named = (match["meeting"], match.groupdict().get("also"))
            numbers = [ordinal(each, self.pack) for each in named if each]
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
        match = short.search(head) if short and (self.when.date or self.issued) else None
        if match and (value := self._in_its_year(match["day"], match["month"])):
            self.when.date = value
            spans.append(Span(at + match.start(), at + match.end(), "date", value))

    def _in_its_year(self, day: str, month: str) -> str:
        """A day without its year: in that of the day before it, or the last such day before the report was issued."""
        year = int((self.when.date or self.issued)[:4])
        filled = self.pack.table("report")["full_date"]
        value = dates.iso(filled.format(day=day, month=month, year=year), self.pack)
        if not self.when.date and value > self.issued:
            value = dates.iso(filled.format(day=day, month=month, year=year - 1), self.pack)
        return value

    def _agents(
        self, sentence: str, match: re.Match[str], act: dict[str, str], at: int, spans: list[Span]
    ) -> list[tuple[tuple[str, ...], str]]:
        """Who acted, and in which role: the States named before the verb, or after it where the pattern says so."""
        if not act.get("by", True):
            return [((), "")]
        start, end = next((match.span(g) for g in ("by", "by2") if match.groupdict().get(g)), (0, match.start()))
        behalf = self._spans("on_behalf", sentence)
        seated = self._spans("observers", sentence)
        found: list[tuple[str, str]] = []
        for s, e, code in states.find(sentence[start:end], self.pack):
            first, last = start + s, start + e
            if any(a <= first < b for a, b in behalf):
                continue
            self._named(sentence, first, last, code, at, spans)
            beside = next((sentence[a:b] for a, b in behalf if 0 <= a - last <= NEAR), "")
            role = self._role(beside) if beside else ""
            if not role and any(a <= first < b for a, b in seated):
                role = self._observer()
            found.append((code, role))
        if not found:
            return [((), self._role(sentence[slice(*behalf[0])]) if behalf else "")]
        grouped = groupby(dict.fromkeys(found), key=lambda each: each[1])
        return [(tuple(code for code, _ in each), role) for role, each in grouped]

    def _spans(self, rule: str, sentence: str) -> list[tuple[int, int]]:
        found = self.pack.pattern("report", rule)
        return [m.span() for m in found.finditer(sentence)] if found else []

    def _named(self, sentence: str, start: int, end: int, code: str, at: int, spans: list[Span]) -> None:
        self.entities.setdefault(code, states.entity(code, sentence[start:end]))
        new = states.span(at + start, at + end, code)
        if not any(k.start < new.end and new.start < k.end for k in spans):
            spans.append(new)

    def _role(self, words: str) -> str:
        """The key of the role of who speaks for a group that the words name."""
        for name, group in self.pack.table("report").get("groups", {}).items():
            if name in usual(words):
                key = f"onBehalfOf-{group}"
                iri = f"/akn/ontology/role/un/onBehalfOf/{group}"
                self.entities.setdefault(key, Entity("Role", key, iri, name))
                return key
        return ""

    def _observer(self) -> str:
        self.entities.setdefault("observer", Entity("Role", "observer", "/akn/ontology/role/un/observer", "Observer"))
        return "observer"

    def _document(self, act: dict[str, str], named: Sequence[tuple[int, str]], sentence: str, at: int) -> str:
        """The draft that is acted upon: an amendment is the document that contains it, a statement is not the draft.

        `at` is where the words stand that tell of the act.
        """
        which = act.get("document", "")
        if which == "none" or not named:
            return "" if which == "none" else self.when.document
        holds = self.pack.pattern("report", "contained")
        inside = [each for each in named if holds and holds.search(sentence[: each[0]])]
        if which == "draft":
            return next((symbol for start, symbol in named if (start, symbol) not in inside), self.when.document)
        if inside:
            return inside[0][1]
        if which == "near":
            return min(named, key=lambda each: abs(each[0] - at))[1]
        return named[-1][1] if which == "last" else named[0][1]

    # Votes

    def _vote(self, sentence: str, act: dict[str, str], document: str, paragraph: str) -> Vote | None:
        """The counts as stated. Of a rejection the first figure is that against ("rejected by 107 to 60")."""
        found = self.pack.pattern("report", "counts")
        match = found.search(sentence) if found else None
        if match is None:
            silent = self.pack.pattern("report", "without_vote")
            if act["vote"] != "adopted" or not (silent and silent.search(sentence)):
                return None
            return Vote("adoptedWithoutVote", paragraph=paragraph, document=document)
        rejected = act["vote"] == "rejected"
        outcome = "rejected" if rejected else "adoptedRecordedVote"
        told = Vote(outcome, paragraph=paragraph, document=document)
        return voting.figures(told, match, self.pack, rejected=rejected)

    def _lists(self, texts: Sequence[Text]) -> tuple[Text, ...]:
        """The lists of States after a vote, marked; they are added to the vote told last."""
        lists = voting.lists(texts, self.pack)
        for code, entity in lists.entities.items():
            self.entities.setdefault(code, entity)
        vote = self.votes[-1] = lists.of(self.votes[-1])
        self.findings += voting.tally(vote, f"paragraph {vote.paragraph}", texts[0])
        return lists.texts


def read(body: tuple[Unit, ...], pack: Pack, actor: str, session: str, issued: str = "") -> Proceedings:
    """The proceedings that a report's body tells. `issued`: the day of the report, which all others are before."""
    reader = Reader(pack, actor, session, issued)
    marked = reader.read(body)
    found = (tuple(reader.steps), tuple(reader.votes), tuple(reader.entities.values()), tuple(reader.findings))
    return Proceedings(marked, *found)
