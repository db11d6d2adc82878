"""The sponsors of a draft: the States before the words that call it a draft, and those that an addendum adds."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from akn.languages import Pack
from akn.model import Document, Entity, Span, Step, Text, Unit
from akn.parse import states
from akn.parse.masthead import mark

SUBMITTED = {"resolutionDraft": "draftResolution", "decisionDraft": "draftDecision"}  # the outcomes of the step
ADDED = "sponsorAdded"
MOST_ARTICLES = 2  # words before the first State of a list, "the" being one


class _Reader:
    """Marks States; who was found is kept."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.found: dict[str, Entity] = {}

    def within(self, text: Text, start: int, end: int) -> Text:
        """The text with the States in a stretch of it marked."""
        spans: list[Span] = []
        for s, e, code in states.find(text.content[start:end], self.pack):
            self.found.setdefault(code, states.entity(code, text.content[start + s : start + e]))
            spans.append(states.span(start + s, start + e, code))
        return mark(text, *spans) if spans else text


def with_sponsors(document: Document, pack: Pack) -> Document:
    """A draft with its sponsors marked, and a step: that they submitted it, or, in an addendum, that others joined."""
    first, further = _Reader(pack), _Reader(pack)
    cover = tuple(_proponents(text, first) for text in document.cover)
    preface = tuple(_proponents(text, first) for text in document.preface)
    body = _added(document.body, further, pack)
    steps: tuple[Step, ...] = ()
    if further.found:
        draft = next(iter(document.symbols), "").partition("/Add.")[0]
        steps = (Step(ADDED, document.issued, by=tuple(further.found), document=draft),)
    elif first.found:
        steps = (Step(SUBMITTED.get(document.genre, ""), document.issued, by=tuple(first.found)),)
    entities = {e.key: e for e in document.entities} | first.found | further.found
    return replace(
        document,
        cover=cover,
        preface=preface,
        body=body,
        steps=(*document.steps, *steps),
        entities=tuple(entities.values()),
    )


def _proponents(text: Text, reader: _Reader) -> Text:
    """A line of sponsors: what names the report that a text comes from is none."""
    named = next((s for s in text.spans if s.name == "docProponent"), None)
    if named is None or not any(s.name == "docType" for s in text.spans):
        return text
    told = text.content[named.start : named.end]
    first = next((start for start, _, _ in states.find(told, reader.pack)), len(told))
    # "the Chair, Ana Lopes (Utopia)" names the State of one who submits a draft for a body.
    return reader.within(text, named.start, named.end) if len(told[:first].split()) < MOST_ARTICLES else text


def _added(units: Sequence[Unit], reader: _Reader, pack: Pack) -> tuple[Unit, ...]:
    """The body of an addendum, with the States marked that it adds: those after the words that say so."""
    form = pack.pattern("structure", "sponsors")
    start = next((i for i, u in enumerate(units) if form and u.texts and form.search(u.texts[0].content)), None)
    if start is None:
        return tuple(units)
    marked = (
        replace(unit, texts=tuple(reader.within(text, 0, len(text.content)) for text in unit.texts))
        for unit in units[start:]
    )
    return (*units[:start], *marked)
