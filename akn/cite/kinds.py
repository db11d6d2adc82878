"""Portions of works that are called by their names or kinds: "article 9 of the Convention", 该公约第九条, "annex I to
the report", "paragraph 118 thereof".

A kind means the work of that kind that was cited last in the paragraph, else the only one of the document; a report
with a note at its end is the work that the note cites.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from akn.cite import portions, western
from akn.cite.citation import Citation
from akn.cite.grammar import Grammar, grammar
from akn.cite.portions import Units
from akn.cite.texts import Printed

_REACH = 250  # characters between a report and the marker of its note


@dataclass(frozen=True, slots=True)
class _Call:
    """A work called by its kind, and the units of it that are named; kind "" where it is called "thereof"."""

    start: int
    end: int
    kind: str
    units: Units


@dataclass(frozen=True, slots=True)
class _Heard:
    """A work cited in a paragraph: where its words end, and its kind, "" where they do not say it."""

    end: int
    kind: str
    work: Citation


def portions_of_names(
    printed: list[Printed], lines: list[western.Line], cited: list[list[Citation]], named: list[list[Citation]]
) -> None:
    """Add to `named`, the citations with those of names, the portions of works called by name or kind.

    `lines` are the Western lines of the paragraphs, `cited` the citations without those of names.
    """
    for place, (line, places), numbers, each in zip(printed, lines, cited, named, strict=True):
        if place.note < 0 and len(each) > len(numbers):
            rules = grammar(place.document.lang)
            for name in [c for c in each if c not in numbers and c.kind == "work" and not c.upto]:
                start, end = (western.at(places, offset) for offset in (name.start, name.end))
                beside = portions.after(line, end, rules, tail=False) if rules.after else None
                if units := beside or (None if rules.after else portions.before(line, start, rules)):
                    _add(each, units.printed(places), name)
    calls = [
        list(_calls(read, grammar(place.document.lang))) if place.note < 0 else []
        for place, read in zip(printed, lines, strict=True)
    ]
    if any(calls):
        _resolve(printed, named, calls)


def _calls(read: western.Line, rules: Grammar) -> Iterator[_Call]:
    """The works called by their kind with a portion beside them, in a paragraph with this Western line."""
    line, places = read
    if not rules.rules["unit_words"].search(line):
        return
    for found in rules.rules["kinds"].finditer(line):
        back = found.lastgroup == "thereof"
        if rules.after:
            units = portions.after(line, found.end(), rules, tail=False)
        else:
            units = portions.before(line, found.start(), rules, adjoining=back)
        if units:
            kind = "" if back else found[found.lastgroup or 0]
            start, end = (places[offset] if places else offset for offset in found.span())
            yield _Call(start, end, kind, units.printed(places))


def _resolve(printed: list[Printed], named: list[list[Citation]], calls: list[list[_Call]]) -> None:
    notes = {
        (p.place[0], p.note): work
        for p, each in reversed(list(zip(printed, named, strict=True)))
        if p.note >= 0 and (work := next((c for c in each if c.kind == "work" and not c.upto), None))
    }
    known: dict[tuple[int, str], dict[str, Citation]] = {}
    printed_words = "\n".join(p.text.content for p in printed)
    in_plural = cache(lambda kind: f"{kind}s" in printed_words)
    for place, each, called in zip(printed, named, calls, strict=True):
        if place.note >= 0:
            continue
        rules = grammar(place.document.lang)
        heard = sorted(_heard(place, each, notes, rules), key=lambda h: h.end)
        for one in heard:
            works = known.setdefault((id(place.outer), one.kind), {})
            if rules.rules["document"].fullmatch(one.kind) or not in_plural(one.kind):  # "the Protocols"
                works.setdefault(one.work.name, one.work)
        for call in called:
            if work := _meant(call, place, heard, notes, known, rules):
                _add(each, call.units, work)


def _heard(
    place: Printed, cited: list[Citation], notes: dict[tuple[int, int], Citation], rules: Grammar
) -> Iterator[_Heard]:
    line = place.text.content
    for c in cited:
        if c.kind == "work" and not c.upto:
            yield _Heard(c.end, kind_of(line[c.start : c.end], rules), c)
    before = 0
    for marker, note in _markers(place):
        words = list(rules.rules["document"].finditer(line, max(before, marker - _REACH), marker))
        before = marker
        if (work := notes.get((place.place[0], note))) and not any(c.end >= marker - 2 > c.start for c in cited):
            yield _Heard(marker, _singular(words[-1][0]) if words else "", work)


def _meant(
    call: _Call,
    place: Printed,
    heard: list[_Heard],
    notes: dict[tuple[int, int], Citation],
    known: dict[tuple[int, str], dict[str, Citation]],
    rules: Grammar,
) -> Citation | None:
    """The work that a call means, None where several can be meant."""
    line, kind = place.text.content, _singular(call.kind)
    if kind and rules.rules["document"].fullmatch(kind):
        after = max(call.end, call.units.end)
        marker, note = next(((at, n) for at, n in _markers(place) if at >= after), (-1, -1))
        between = line[after:marker] if after <= marker <= after + _REACH else "."
        if not rules.rules["document_ends"].search(between):
            return notes.get((place.place[0], note))
    before = heard[: bisect_left(heard, call.start + 1, key=lambda h: h.end)]
    if not kind:  # "thereof": of what was named last
        words = [m for m in rules.rules["kinds"].finditer(line, 0, call.start) if m.lastgroup != "thereof"]
        if before and (not words or words[-1].end() <= before[-1].end):
            return before[-1].work
        kind = _singular(words[-1][words[-1].lastgroup or 0]) if words else ""
    if near := [h.work for h in before if h.kind == kind]:
        return near[-1]
    only = list(known.get((id(place.outer), kind), {}).values()) if kind else []
    return only[0] if len(only) == 1 else None


def kind_of(name: str, rules: Grammar) -> str:
    """The kind of an instrument by its name: `Convention` of "United Nations Framework Convention on Climate Change";
    "" where it says none."""
    head = name if rules.after else rules.rules["name_head"].split(name, maxsplit=1)[0]
    found = list(rules.rules["instrument"].finditer(head)) or list(rules.rules["instrument"].finditer(name))
    return found[-1][0] if found else ""


def _singular(word: str) -> str:
    return word.removesuffix("s") if word.islower() else word


def _markers(place: Printed) -> list[tuple[int, int]]:
    return [(s.start, int(s.value)) for s in place.text.spans if s.name == "note" and s.value.isdecimal()]


def _add(into: list[Citation], units: Units, work: Citation) -> None:
    if not any(c.start < units.end and units.start < c.end for c in into):
        into += units.citations(work)
        into.sort(key=lambda c: c.start)
