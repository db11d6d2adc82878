"""What the citations of a whole document mean together.

`resolve` finds the citations of every paragraph and settles what one paragraph alone cannot say: "ibid." repeats the
note before, a name with a note means what its note cites (there and at every later mention), a date printed once is
the date of the work wherever it is cited, and a reference inside the document needs a unit to point to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from akn.cite import names, registry, western
from akn.cite.citation import Citation
from akn.cite.data import organs
from akn.cite.find import find_in
from akn.cite.grammar import grammar
from akn.cite.kinds import portions_of_names
from akn.cite.listed import Lists
from akn.cite.texts import Printed, documents, walk
from akn.languages import pack
from akn.model import Document, Finding, Unit
from akn.model import walk as walk_units

_PLAIN = frozenset({"document", "report"})  # kinds of works that state no treaty, but for those of some bodies
_NUMBERED = frozenset({"docNumber", "docketNumber"})  # the document's own number is not a citation …
_OWN = "resolutionNumber"  # … nor is the line of a title that says it


def resolve(document: Document) -> tuple[list[Printed], list[list[Citation]], list[Finding]]:
    """Every paragraph of a document in reading order, what each cites, and the findings."""
    printed = walk(document)
    findings: list[Finding] = []
    lists: dict[int, Lists] = {}
    voices = {id(doc): speaker(doc) or speaker(outer) for doc, outer in documents(document)}
    lines = [western.line(p.text.content, pack(p.document.lang)) for p in printed]
    cited = [_listed(p, lists, _found(p, line, voices[id(p.document)])) for p, line in zip(printed, lines, strict=True)]
    cited = _repeated(printed, cited)
    cited = _pointed(printed, cited, findings)
    named = _named(printed, cited)
    portions_of_names(printed, lines, cited, named)
    cited = named
    dates = _printed_dates(cited)
    cited = [[_dated(c, dates.get(c.name, "")) for c in each] for each in cited]
    findings += _later(document, printed, cited)
    return printed, cited, findings


def speaker(document: Document) -> str:
    """The body whose voice a document has, for "its resolution": a committee's drafts speak as the General Assembly."""
    actor = document.actor or (registry.actor_of(document.symbols[0]) if document.symbols else "")
    while actor and not (actor in organs() and (organs()[actor][2] or organs()[actor][4] != "session")):
        actor = actor.rpartition("-")[0]
    return actor


def _found(printed: Printed, line: western.Line, voice: str) -> list[Citation]:
    """What a paragraph cites; `line` is its Western line, `voice` the body that speaks in it."""
    text = printed.text
    if not text.content:
        return []
    taken = [s for s in text.spans if s.name in _NUMBERED or s.to == _OWN]
    notes = [s.start for s in text.spans if s.name == "note"]
    out = []
    for cited in find_in(line, printed.document.lang, voice):
        if any(s.start < cited.end and cited.start < s.end for s in taken):
            continue
        crossed = next((n for n in notes if cited.start < n < cited.end), None)
        out.append(replace(cited, end=crossed) if crossed is not None else cited)
    return out


def _listed(printed: Printed, lists: dict[int, Lists], found: list[Citation]) -> list[Citation]:
    """What a paragraph cites, with what it cites as an entry of a list."""
    number = printed.place[0]
    if number not in lists:
        lists[number] = Lists(grammar(printed.document.lang))
    if printed.note >= 0 or not (entries := lists[number].read(printed.text.content)):
        return found
    first = min((c.start for c in found), default=entries[-1].end)
    return [*(c for c in entries if c.end <= first), *found]


def _repeated(printed: list[Printed], cited: list[list[Citation]]) -> list[list[Citation]]:
    """The citations with "ibid." replaced by what it repeats, or left out where it introduces a work of its own."""
    out: list[list[Citation]] = []
    before: dict[int, Citation | None] = {}
    for place, each in zip(printed, cited, strict=True):
        if place.note < 0:
            out.append([c for c in each if c.kind != "ibid"])
            continue
        last = before.get(place.place[0])
        kept: list[Citation] = []
        for i, c in enumerate(each):
            if c.kind == "ibid":
                following = each[i + 1] if i + 1 < len(each) else None
                if following and following.kind == "work" and ";" not in place.text.content[c.end : following.start]:
                    continue
                if last is None:
                    continue
                c = replace(last, start=c.start, end=c.end, portion=c.portion or last.portion, last=c.last, upto="")  # noqa: PLW2901
            kept.append(c)
            if c.kind == "work":
                last = c
        if not any(c.kind == "work" for c in kept):
            last = None  # the note cites something that is not ours: what repeats it is not ours either
        before[place.place[0]] = last
        out.append(kept)
    return out


def _pointed(printed: list[Printed], cited: list[list[Citation]], findings: list[Finding]) -> list[list[Citation]]:
    """The citations without those references inside the document that have nothing to point to."""
    out = []
    targets: dict[int, set[str]] = {}
    for place, each in zip(printed, cited, strict=True):
        kept = []
        for c in each:
            if c.kind == "internal":
                number = place.place[0]
                if number not in targets:
                    targets[number] = _targets(place.document)
                if not {c.name, c.upto or c.name} <= targets[number]:
                    if c.name.startswith("#note/"):
                        findings.append(_dangling(place, c))
                    continue
            kept.append(c)
        out.append(kept)
    return out


def _dangling(place: Printed, cited: Citation) -> Finding:
    words = place.text.content[cited.start : cited.end]
    return Finding(
        "dangling-note-reference",
        f"The text refers to '{words}', but the document has no note with that number.",
        page=place.text.page,
        line=place.text.line,
    )


def _targets(document: Document) -> set[str]:
    """The addresses that a reference inside a document can have: `#paragraph/6/a`, `#annex/1`, `#note/3`."""
    found = {f"#note/{n.marker}" for n in document.notes}
    found |= {f"#annex/{i}" for i in range(1, len(document.annexes) + 1)}
    found |= {f"#annex/{a.number}" for a in document.annexes if a.number}
    for unit in walk_units(document.body):
        if unit.kind == "paragraph" and unit.number:
            found |= set(_addresses(unit, "#paragraph"))
    return found


def _addresses(unit: Unit, prefix: str) -> Iterator[str]:
    here = f"{prefix}/{unit.number}"
    yield here
    for sub in unit.units:
        if sub.number:
            yield from _addresses(sub, here)


class _Bound(NamedTuple):
    """A name, the paragraph and the offset from which on it is bound, and what it means."""

    name: str
    at: tuple[int, int]
    meant: Citation


def _named(printed: list[Printed], cited: list[list[Citation]]) -> list[list[Citation]]:
    """The citations with the instruments that are known by name added."""
    notes = {(p.place[0], p.note): each for p, each in zip(printed, cited, strict=True) if p.note >= 0 and each}
    out = [list(each) for each in cited]
    bound: dict[str, _Bound] = {}
    for i, place in enumerate(printed):
        markers = [s for s in place.text.spans if s.name == "note" and s.value.isdecimal()] if place.note < 0 else []
        since = 0
        for span in markers:
            works = [c for c in notes.get((place.place[0], int(span.value)), ()) if c.kind == "work"]
            code = place.document.lang
            at = names.before(place.text.content, span.start, code, since) if works else None
            since = span.start
            if not at or _overlaps(out[i], *at):
                continue
            name = place.text.content[at[0] : at[1]]
            if names.is_treaty(name, code) and not any(map(_can_be_treaty, works)):
                continue  # the note is about what is said of the treaty
            meant = works[0]
            known = bound.setdefault(names.stem(name, code), _Bound(name, (i, at[1]), meant))
            if known.meant.name == meant.name:
                out[i].append(replace(meant, start=at[0], end=at[1]))
    if bound:
        _add_mentions(printed, out, bound)
    return [sorted(each, key=lambda c: c.start) for each in out]


def _can_be_treaty(meant: Citation) -> bool:
    """Whether what a note cites can hold the text of a treaty: not a chapter, nor the whole of a report."""
    if meant.portion:
        return "annex" in meant.portion
    is_plain = registry.work(meant.name).kind in _PLAIN
    return not is_plain or meant.name.startswith("S/") or "CONF" in meant.name


def _add_mentions(printed: list[Printed], out: list[list[Citation]], bound: dict[str, _Bound]) -> None:
    listed = [each.name for each in bound.values()]
    patterns = {code: names.mentions(listed, code) for code in {p.document.lang for p in printed}}
    first = min(each.at[0] for each in bound.values())
    for i in range(first, len(printed)):
        code, content = printed[i].document.lang, printed[i].text.content
        pattern = patterns[code]
        for found in pattern.finditer(content) if pattern else ():
            known = bound.get(names.stem(found[0], code))
            if known is None or (i, found.start()) < known.at or not names.begins(content, found.start(), code):
                continue
            if not _overlaps(out[i], found.start(), found.end()):
                out[i].append(replace(known.meant, start=found.start(), end=found.end()))


def _overlaps(cited: Iterable[Citation], start: int, end: int) -> bool:
    return any(c.start < end and start < c.end for c in cited)


def _printed_dates(cited: list[list[Citation]]) -> dict[str, str]:
    dates: dict[str, str] = {}
    for each in cited:
        for c in each:
            if c.date and c.kind == "work":
                dates.setdefault(c.name, c.date)
    return dates


def _dated(cited: Citation, date: str) -> Citation:
    return cited if cited.date == date else replace(cited, date=date)


def _later(document: Document, printed: list[Printed], cited: list[list[Citation]]) -> Iterator[Finding]:
    """Findings for citations of works of later years than the document's own."""
    dated = document.adopted or document.issued
    year = dated[:4] or (registry.year_of(document.symbols[0]) if document.symbols else "")
    if not year:
        return
    limit, next_year = str(int(year) + (0 if dated else 1)), str(int(year) + 1)  # a session goes on into the next year
    for place, each in zip(printed, cited, strict=True):
        for c in each:
            last = next_year if c.name.startswith("E/") else limit  # that of the Council begins in the year before
            if c.kind == "work" and (c.date or registry.year_of(c.name))[:4] > last:
                yield Finding(
                    "cites-later-year",
                    f"{c.name} is later than the document that cites it; the number may be misprinted or misread.",
                    page=place.text.page,
                    line=place.text.line,
                )
