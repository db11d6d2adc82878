"""The references of a document element: the entries its `#`s point to, and the hyperlinks of the source."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from akn.cite.texts import documents
from akn.cite.witnesses import target as leads_to
from akn.model import Document, Finding, Link
from akn.write.elements import sub, uri
from akn.write.inline import dangling, unresolved
from akn.write.meta import CONVERTER
from akn.write.naming import Name
from akn.write.scope import CLASSES, Citation, Part, Scope


def references(meta: _Element, document: Document, name: Name | None, scope: Scope) -> None:
    """`references`: what is referred to and nothing else, by class, in the order in which it was first referred to.

    name  of a document that stands alone, whose `original` is listed; None for a component of another.
    """
    block = sub(meta, "references", {"source": scope.refer(CONVERTER)})
    if name:
        for n, lang in enumerate(document.original_languages):
            eid = scope.unique(f"original_{n + 1}") if n else "original"
            label = name.symbol or name.number
            sub(block, "original", {"eId": eid, "href": uri(f"{name.work}/{lang}@"), "showAs": label})
    listed = dict(scope.entries.values())
    for kind in CLASSES:
        for eid, entity in listed.items():
            if entity.kind == kind or (kind == "Concept" and entity.kind not in CLASSES):
                sub(block, f"TLC{kind}", {"eId": eid, "href": uri(entity.iri), "showAs": entity.label})
    for eid, work in scope.cited.values():
        sub(block, "TLCReference", {"eId": eid, "name": work.kind, "href": work.iri, "showAs": work.symbol})


def bind(scope: Scope) -> None:
    """Find what the references inside the document point to, before eIds are given.

    One that points to nothing is taken out, its words stay, and a finding says so.
    """
    bound = []
    for element, targets, part in scope.internal:
        found = [target(address, part, element) for address in targets]
        if all(f is not None for f in found):
            bound.append((element, [f for f in found if f is not None]))
        else:
            scope.findings.append(dangling("".join(str(t) for t in element.itertext())))
            _unwrap(element)
    scope.bound = bound


def point(scope: Scope) -> None:
    """Write the eIds of what `bind` found, and of the notes that are marked again."""
    for element, found in scope.bound:
        names = ("href",) if len(found) == 1 else ("from", "upTo")
        for name, unit in zip(names, found, strict=True):
            element.set(name, f"#{unit.get('eId')}")
    for element, note in scope.note_refs:
        element.set("href", f"#{note.get('eId')}")


def point_elsewhere(document: Document, parts: Sequence[tuple[Part, Name]]) -> None:
    """Write where the marks of notes in other parts point: to the eId, or, out of its component, to a portion's IRI.

    `parts` are the parts of the document with their names, all of them with eIds. A mark of a note that is not there is
    taken out, and a finding says so.
    """
    known = {id(part.document): (part, name) for part, name in parts}
    order = [known[id(part)] for part, _ in documents(document)]
    for own, _ in parts:
        for mark in own.elsewhere:
            number, _, index = mark.address.partition("/")
            there = order[int(number)] if number.isdecimal() and int(number) < len(order) else None
            note = there[0].notes.get(int(index)) if there and index.isdecimal() else None
            if there is None or note is None:
                own.scope.findings.append(unresolved(mark.element.get("marker", ""), mark.text))
                _unwrap(mark.element)
            elif there[0].scope is own.scope:
                mark.element.set("href", f"#{note.get('eId')}")
            else:
                mark.element.set("href", uri(f"{there[1].work}/{there[1].component}~{note.get('eId')}"))


def target(address: str, part: Part, near: _Element | None = None) -> _Element | None:
    """The element that `#paragraph/6/a` names in a document element; None where there is none.

    Kinds and numbers, outer before inner; a number without a kind is a point's. Of several the one that shares most
    of its ancestors with `near` is meant.
    """
    steps = list(_steps(address.removeprefix("#")))
    if not steps:
        return None
    kind, number = steps[0]
    if kind == "annex":
        for label, element, annex in part.attachments:
            if number in (label, str(part.attachments.index((label, element, annex)) + 1)):
                return _within(steps[1:], annex, element) if steps[1:] else element
        return None
    if kind == "note":
        notes = part.document.notes
        return next((e for i, e in part.notes.items() if notes[i].marker == number), None)
    found = part.units.get((kind, number.casefold()), [])
    around = set(near.iterancestors()) if near is not None and len(found) > 1 else set()
    for element in sorted(found, key=lambda e: -len(around.intersection(e.iterancestors()))):
        inner = _within(steps[1:], part, element)
        if inner is not None:
            return inner
    return None


def _within(steps: Sequence[tuple[str, str]], part: Part, outer: _Element) -> _Element | None:
    for kind, number in steps:
        found = part.units.get((kind, number.casefold()), ())
        inner = next((e for e in found if outer in e.iterancestors()), None)
        if inner is None:
            return None
        outer = inner
    return outer


def _steps(address: str) -> Iterator[tuple[str, str]]:
    words = deque(address.split("/"))
    while words:
        word = words.popleft()
        # A kind is a word of several small letters with a number behind it; `a` and `ii` alone are numbers of points.
        if len(word) > 3 and word[0].islower() and words:
            yield ("point" if word == "item" else word), words.popleft()
        else:
            yield "point", word


def _unwrap(element: _Element) -> None:
    """Take an element away and leave what it holds in its place."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    first, last = element.text or "", element.tail or ""
    inner = list(element)
    if inner:
        inner[-1].tail = (inner[-1].tail or "") + last
    else:
        first += last
    if before is not None:
        before.tail = (before.tail or "") + first
    else:
        parent.text = (parent.text or "") + first
    at = parent.index(element)
    parent[at : at + 1] = inner


def match_links(links: Sequence[Link], scopes: Sequence[Scope]) -> list[list[tuple[Citation, Link]]]:
    """The hyperlinks that lead where a reference leads, for each scope: in reading order, each reference once."""
    waiting: dict[str, deque[tuple[int, Citation]]] = {}
    if links:
        for n, scope in enumerate(scopes):
            for citation in scope.citations:
                waiting.setdefault(_spelled(citation.symbol), deque()).append((n, citation))
    matched: list[list[tuple[Citation, Link]]] = [[] for _ in scopes]
    for link in links:
        wanted = waiting.get(_spelled(leads_to(link.href)))
        if wanted:
            n, citation = wanted.popleft()
            matched[n].append((citation, link))
    return matched


def _spelled(symbol: str) -> str:
    """A symbol as addresses spell it: capitals, no spaces."""
    return "".join(symbol.split()).upper()


def other_references(analysis: _Element, matched: Sequence[tuple[Citation, Link]], scope: Scope) -> None:
    """`otherReferences`: the source's hyperlinks, each for its `ref`."""
    block = sub(analysis, "otherReferences", {"source": scope.refer(CONVERTER)})
    for citation, link in matched:
        sub(block, "alternativeReference", {"for": f"#{citation.element.get('eId')}", "href": uri(link.href.strip())})


def inferred_date(name: Name) -> Finding:
    """The finding for a document whose day is not known."""
    message = f"The day of the document is not known; {name.date} stands for it, marked as inferred. Please give it."
    return Finding("inferred-date", message)
