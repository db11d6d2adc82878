"""The metadata of a document element: identification, publication, classification, lifecycle, workflow, analysis.

Written after the text, when it is known what the text refers to. The order of the elements is that of the XSD.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from akn.cite import registry, symbols
from akn.model import Document, Entity, Step, Text, Vote
from akn.write.elements import U, sub, token, uri
from akn.write.inline import is_date
from akn.write.naming import ADOPTED, UNKNOWN_DATE, Name
from akn.write.scope import Scope

Find = Callable[[str], str]  # the eId of the paragraph with a number, "" where there is none
CONVERTER = "converter"


@dataclass(frozen=True, slots=True)
class Component:
    """A root component as `componentInfo` lists it."""

    eid: str
    genre: str
    label: str


def identification(
    meta: _Element, document: Document, name: Name, scope: Scope, markup: str, *, components: Sequence[Component] = ()
) -> None:
    """The FRBR identification at its three levels."""
    block = sub(meta, "identification", {"source": scope.refer(CONVERTER)})
    agent = scope.refer(document.actor or "un", "Organization", registry.body_name(document.actor))
    roles = scope.refer("author"), scope.refer("editor")
    main = name.component == "!main"
    draft = document.genre.endswith("Draft") and not main

    work = _level(block, "FRBRWork", f"{name.work}/{name.component}", name.work)
    if main:
        for symbol in document.symbols:
            address = symbols.undocs_url(symbol, "eng").replace("/en/", "/", 1)
            sub(work, "FRBRalias", {"name": "undocs", "value": uri(address)})
        for cited in registry.cited_iris(document):
            sub(work, "FRBRalias", {"name": "citation", "value": uri(cited)})
    elif name.symbol and (own := registry.own_iri(document)):
        sub(work, "FRBRalias", {"name": "symbol", "value": uri(own)})
    sub(work, "FRBRdate", {"date": name.date, "name": "adoption" if document.genre in ADOPTED else "issue"})
    sub(work, "FRBRauthor", {"href": agent, "as": roles[0]})
    ids = [(scope.unique(f"wcmp_{n}"), scope.unique(f"ecmp_{n}"), scope.unique(f"mcmp_{n}"), c)
           for n, c in enumerate(components, 1)]  # fmt: skip
    _components(work, [(w, e, c) for w, e, _, c in ids])
    sub(work, "FRBRcountry", {"value": "un"})
    if name.subtype:
        sub(work, "FRBRsubtype", {"value": name.subtype})
    sub(work, "FRBRnumber", {"value": name.number, "showAs": name.symbol or name.number})
    if registry.form(document.genre)[0] != "statement" and main:
        sub(work, "FRBRprescriptive", {"value": "false"})

    iri = f"{name.work}/{name.lang}@"
    expression = _level(block, "FRBRExpression", f"{iri}/{name.component}", iri)
    sub(expression, "FRBRdate", {"date": name.expressed, "name": "recommendedForAdoption" if draft else "publication"})
    sub(expression, "FRBRauthor", {"href": agent, "as": roles[0]})
    _components(expression, [(e, m, c) for _, e, m, c in ids])
    sub(expression, "FRBRlanguage", {"language": name.lang})
    if name.lang not in document.original_languages:
        by = scope.refer("un-dgacm", "Organization") if document.original_languages else ""
        for lang in document.original_languages:
            origin = {"href": uri(f"{name.work}/{lang}@"), "fromLanguage": lang, "by": by}
            sub(expression, "FRBRtranslation", origin)

    manifestation = _level(block, "FRBRManifestation", f"{iri}/{name.component}.xml", f"{iri}/.xml")
    sub(manifestation, "FRBRdate", {"date": markup, "name": "markup"})
    sub(manifestation, "FRBRauthor", {"href": scope.refer(CONVERTER), "as": roles[1]})
    _components(manifestation, [(m, c.eid, c) for _, _, m, c in ids])
    sub(manifestation, "FRBRformat", {"value": "xml"})


def _level(block: _Element, level: str, this: str, iri: str) -> _Element:
    element = sub(block, level)
    sub(element, "FRBRthis", {"value": this})
    sub(element, "FRBRuri", {"value": iri})
    return element


def _components(level: _Element, entries: Sequence[tuple[str, str, Component]]) -> None:
    if entries:
        info = sub(level, "componentInfo")
        for eid, target, component in entries:
            data = {"eId": eid, "name": component.genre, "href": f"#{target}", "showAs": component.label}
            sub(info, "componentData", data)


def publication(meta: _Element, name: Name) -> None:
    """Where the document was published: under its symbol, in the official records."""
    label = name.symbol or name.number
    sub(meta, "publication", {"date": name.expressed, "name": "officialRecord", "showAs": label, "number": label})


def classification(meta: _Element, document: Document, scope: Scope) -> None:
    """The agenda items as keywords."""
    if not document.agenda_items:
        return
    block = sub(meta, "classification", {"source": scope.refer(CONVERTER)})
    names = [*_spanned(document.cover, "agenda item name"), *_spanned(document.preface, "agenda item name")]
    if not names and registry.form(document.genre)[0] == "debateReport" and document.title:
        names = [document.title]
    refers = scope.refer("agendaItem")
    concept = scope.entries["agendaItem"][1].iri
    for n, item in enumerate(document.agenda_items, 1):
        label = names[min(n, len(names)) - 1] if names else item
        attributes = {"eId": scope.unique(f"keyword_{n}"), "refersTo": refers, "value": item.replace(" ", "")}
        sub(block, "keyword", {**attributes, "showAs": label, "dictionary": concept})


def _spanned(texts: Sequence[Text], value: str) -> list[str]:
    return [t.content[s.start : s.end] for t in texts for s in t.spans if s.name == "inline" and s.value == value]


def lifecycle(meta: _Element, document: Document, name: Name, scope: Scope) -> None:
    """The document's own events: that it came to be."""
    block = sub(meta, "lifecycle", {"source": scope.refer(CONVERTER)})
    source = "#original" if document.original_languages else scope.refer(document.actor or "un", "Organization")
    event = {"eId": scope.unique("eref_1"), "date": name.date, "type": "generation", "source": source}
    sub(block, "eventRef", event)


def workflow(meta: _Element, document: Document, scope: Scope, find: Find) -> None:
    """The acts of the proceedings, a `step` for each agent of each act, since a step has one agent."""
    if not document.steps:
        return
    block = sub(meta, "workflow", {"source": scope.refer(CONVERTER)})
    n = 0
    for step in document.steps:
        for agent in step.by or (document.actor or "un",):
            n += 1
            element = sub(block, "step", {"eId": scope.unique(f"step_{n}"), **_act(step, agent, scope)})
            if eid := find(step.paragraph):
                element.set("href", f"#{eid}")
            _told(element, step, scope)


def _act(step: Step, agent: str, scope: Scope) -> dict[str, str]:
    attributes = {"date": step.date if is_date(step.date) else UNKNOWN_DATE, "by": scope.refer(agent, "Organization")}
    if step.on_behalf:
        attributes["as"] = _on_behalf(step.on_behalf, scope)
    if step.outcome:
        attributes["outcome"] = scope.refer(step.outcome)
    refers = [_meeting(step.meeting, scope), document_ref(step.document, scope)]
    if any(refers):
        attributes["refersTo"] = " ".join(r for r in refers if r)
    return attributes


def _on_behalf(key: str, scope: Scope) -> str:
    """The role of who acts for another."""
    known = scope.entities.get(key)
    if known and known.kind == "Role":
        return scope.refer(key)
    last = (known.key if known else key).rpartition("/")[2]
    iri = f"/akn/ontology/role/un/onBehalfOf/{token(last)}"
    return scope.define(Entity("Role", f"onBehalfOf-{last}", iri, known.label if known else key))


def _meeting(meeting: str, scope: Scope) -> str:
    """The event of a meeting, given by its key or, where one entity of the document ends with it, by its number."""
    if not meeting:
        return ""
    if not meeting.isdecimal():
        return scope.refer(meeting, "Event")
    keys = {e.key for e in scope.entities.values() if e.kind == "Event" and e.key.endswith(f"-m{meeting}")}
    return scope.refer(keys.pop()) if len(keys) == 1 else ""


def _told(element: _Element, step: Step, scope: Scope) -> None:
    """What the attributes of a step cannot say: a meeting or a document that the references do not list."""
    if step.meeting.isdecimal():
        etree.SubElement(element, U + "meeting", {"number": step.meeting})
    if step.document and not document_ref(step.document, scope):
        etree.SubElement(element, U + "document", {"symbol": step.document})


def document_ref(symbol: str, scope: Scope) -> str:
    """`#` and the eId of the TLCReference of a work that the document lists; "" for any other."""
    work = scope.symbols.get(symbol)
    return "#" + scope.cite(uri(work.iri), symbol) if work else ""


def parliamentary(analysis: _Element, votes: Sequence[Vote], scope: Scope, find: Find) -> None:
    """The votes: a `count` for each side that was counted, or an empty `quorum` where none was."""
    block = sub(analysis, "parliamentary")
    for n, vote in enumerate(votes, 1):
        eid = scope.unique(f"voting_{n}")
        voting = sub(block, "voting", {"eId": eid})
        if paragraph := find(vote.paragraph):
            voting.set("href", f"#{paragraph}")
        if reference := document_ref(vote.document, scope):
            voting.set("refersTo", reference)
        if vote.outcome:
            voting.set("outcome", scope.refer(vote.outcome))
        sides = (
            ("inFavour", vote.in_favour, vote.voted_in_favour),
            ("against", vote.against, vote.voted_against),
            ("abstaining", vote.abstaining, vote.abstained),
        )
        for side, count, states in sides:
            if count is None and not states:
                continue
            value = str(len(states) if count is None else count)
            refers = {"value": value, "refersTo": scope.refer(side)}
            element = sub(voting, "count", {"eId": scope.unique(f"{eid}__count_{len(voting) + 1}"), **refers})
            for state in states:
                etree.SubElement(element, U + "voter", {"refersTo": scope.refer(state, "Organization")})
        if len(voting) == 0:
            sub(voting, "quorum", {"eId": scope.unique(f"{eid}__quorum_1"), "value": ""})


# The name in `Document.inferred` of a value, and the element of the metadata that holds it.
_HELD = {"adopted": "FRBRWork/FRBRdate", "issued": "FRBRWork/FRBRdate", "actor": "FRBRWork/FRBRauthor",
         "symbols": "FRBRWork/FRBRnumber", "lang": "FRBRExpression/FRBRlanguage"}  # fmt: skip


def proprietary(meta: _Element, document: Document, name: Name, scope: Scope) -> None:
    """The values that the source does not print, each once."""
    inferred: dict[str, str] = {} if name.complete else {"FRBRWork/FRBRdate": name.date}
    for key in document.inferred:
        value = name.date if key in ("adopted", "issued") else getattr(document, key, "")
        shown = ", ".join(v for v in value if isinstance(v, str)) if isinstance(value, tuple) else str(value)
        inferred.setdefault(_HELD.get(key, key), shown)
    if inferred:
        block = sub(meta, "proprietary", {"source": scope.refer(CONVERTER)})
        for of, shown in inferred.items():
            etree.SubElement(block, U + "inferred", {"of": of}).text = shown
