"""A parsed document as Akoma Ntoso 3.0, in the United Nations profile AKN4UN.

`write` makes the tree in four passes, each over values that the one before has left complete: the text (cover page to
attachments, and the drafts as root components), the eIds, the references that point to them, the metadata. It decides
nothing about meaning: every element comes from a unit or a span of the model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree
from lxml.etree import _Element

from akn.model import Document, Finding, Link, Text
from akn.write import meta as metadata
from akn.write.blocks import draft_label, printed, write_body, write_preamble
from akn.write.debate import write_debate
from akn.write.eids import assign_eids
from akn.write.elements import NSMAP, A, sub, token
from akn.write.inline import is_date, write_note, write_texts
from akn.write.naming import Name, collected, inside, is_collection, named, root_name
from akn.write.references import (
    bind,
    inferred_date,
    match_links,
    other_references,
    point,
    point_elsewhere,
    references,
    target,
)
from akn.write.scope import Citation, Part, Scope

_Links = Sequence[tuple[Citation, Link]]


@dataclass(frozen=True, slots=True)
class _Written:
    """A document element with its text, waiting for its metadata; `eid` of the component that holds it."""

    element: _Element
    part: Part
    name: Name
    annexes: tuple[_Written, ...] = ()
    eid: str = ""


def write(document: Document, *, markup_date: str = "") -> tuple[_Element, list[Finding]]:
    """The document as a tree with the root `akomaNtoso`, valid against the XSD, and what a person should know of it.

    markup_date  the date of the manifestation; by default that of the expression, so that the same document always
                 gives the same bytes.

    Findings: `dangling-reference`, `unresolved-note`, `unplaced-note`, `inferred-date`. Raises ValueError where a
    character of the document is not one that XML 1.0 allows, or `markup_date` is not a date.
    """
    if markup_date and not is_date(markup_date):
        raise ValueError(f"{markup_date!r} is not a date such as 2025-01-31.")
    root = etree.Element(A + "akomaNtoso", nsmap=NSMAP)  # type: ignore[arg-type]  # the stubs forget the default namespace
    name = named(document)
    main, *drafts = documents = _documents(root, document, name)
    for written in documents:
        bind(written.part.scope)
        assign_eids(written.element, written.part.scope)
        point(written.part.scope)
    point_elsewhere(document, [(w.part, w.name) for own in documents for w in _with_annexes(own)])
    links = [link for written in documents for link in written.part.document.links]
    matched = match_links(links, [written.part.scope for written in documents])
    for written, found in zip(documents, matched, strict=True):
        _metadata(written, found, markup_date or name.expressed, drafts if written is main else ())
    findings = [finding for written in documents for finding in written.part.scope.findings]
    return root, [*findings, *([] if name.complete else [inferred_date(name)])]


def serialise(root: _Element) -> bytes:
    """The tree as UTF-8 with an XML declaration, blocks indented; no white space is added where text may stand."""
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8", pretty_print=True)


def _documents(root: _Element, document: Document, name: Name) -> list[_Written]:
    """The text of a document and of its drafts, which stand beside it as root components."""
    queue: list[tuple[str, Document]] = []
    written = [_element(root, document, name, _scope(document), queue)]
    holder = sub(root, "components") if queue else root
    counts: Counter[str] = Counter()
    for eid, draft in queue:  # grows while drafts that hold drafts are written
        kind = token(draft.genre)
        counts[kind] += 1
        inner = (collected if is_collection(document) else inside)(name, draft, f"!{kind}_{counts[kind]}")
        component = sub(holder, "component", {"eId": eid})
        written.append(replace(_element(component, draft, inner, _scope(draft, document), queue), eid=eid))
    return written


def _scope(*documents: Document) -> Scope:
    """A new scope that knows the entities and works of these documents, of the first before others."""
    scope = Scope()
    for document in documents:
        scope.know(document)
    return scope


def _element(
    parent: _Element, document: Document, name: Name, scope: Scope, queue: list[tuple[str, Document]]
) -> _Written:
    """A document element with its text and its attachments; its drafts are put into the queue."""
    eids = []
    for draft in document.drafts:
        eids.append(f"cmp_{len(queue) + 1}")
        queue.append((eids[-1], draft))
    part = Part(document, scope, tuple(eids))
    element = sub(parent, root_name(document), {"name": document.genre, "contains": "originalVersion"})
    sub(element, "meta")
    if printed(document.cover):
        masthead = sub(sub(element, "coverPage"), "container", {"name": "masthead"})
        write_texts(masthead, document.cover, part, "coverPage")
    if printed(document.preface):
        write_texts(sub(element, "preface"), document.preface, part, "preface")
    preamble = sub(element, "preamble")
    write_preamble(preamble, document.preamble, part)
    if len(preamble) == 0:
        element.remove(preamble)
    body = _body(element, document, part)
    if printed(document.conclusions):
        write_texts(sub(element, "conclusions"), document.conclusions, part, "conclusions")
    _unplaced_notes(element, body, part)
    return _Written(element, part, name, _attachments(element, part, name, queue))


def _body(element: _Element, document: Document, part: Part) -> _Element:
    """The text itself: of a debate its speeches, of a collection its documents, of any other document its units."""
    if element.tag == A + "documentCollection":
        return _collection(element, document, part)
    debate = element.tag == A + "debate"
    body = sub(element, "debateBody" if debate else "mainBody")
    (write_debate if debate else write_body)(body, document.body, part)
    return body


def _collection(element: _Element, document: Document, part: Part) -> _Element:
    """The body of a collection: a reference to each of its documents, which stand beside it as root components."""
    body = sub(element, "collectionBody")
    for eid, draft in zip(part.drafts, document.drafts, strict=True):
        holder = sub(body, "component", {"eId": f"collectionBody__{eid}"})
        sub(holder, "documentRef", {"href": f"#{eid}", "showAs": draft_label(draft)})
    return body


def _attachments(element: _Element, part: Part, name: Name, queue: list[tuple[str, Document]]) -> tuple[_Written, ...]:
    """The annexes, which share the scope of the document that they are annexed to."""
    written: list[_Written] = []
    holder = sub(element, "attachments") if part.document.annexes else element
    start = "!" if name.component == "!main" else name.component + "/"
    for n, annex in enumerate(part.document.annexes, 1):
        part.scope.know(annex)
        attachment = sub(holder, "attachment")
        inner = inside(name, annex, f"{start}annex_{n}")
        written.append(_element(attachment, annex, inner, part.scope, queue))
        part.attachments.append((annex.number, attachment, written[-1].part))
    return tuple(written)


def _with_annexes(written: _Written) -> Iterator[_Written]:
    yield written
    for annex in written.annexes:
        yield from _with_annexes(annex)


def _unplaced_notes(element: _Element, body: _Element, part: Part) -> None:
    """Notes without a place in the text go to the end of it: nothing is lost, and a finding says where they are."""
    unplaced = list(part.unplaced())
    if not unplaced:
        return
    blocks = [p for p in element.iter(A + "p") if next(p.iterancestors(A + "authorialNote"), None) is None]
    last = blocks[-1] if blocks else sub(sub(body, "container", {"name": "notes"}), "p")
    last.text = last.text or ""
    for index, note in unplaced:
        if index in part.notes:  # marked inside a note that was written just before
            continue
        write_note(last, index, part)
        line = note.text[0] if note.text else Text("")
        message = f"Note {note.marker} has no marker in the text; it was written at the end of the document."
        part.scope.findings.append(Finding("unplaced-note", message, "warning", line.page, line.line))


def _metadata(written: _Written, links: _Links, markup: str, drafts: Sequence[_Written]) -> None:
    """Fill the `meta` of a document element and of its attachments."""
    part, name = written.part, written.name
    document, scope, meta, alone = part.document, part.scope, written.element[0], not written.eid
    components = [metadata.Component(d.eid, d.part.document.genre, draft_label(d.part.document)) for d in drafts]
    metadata.identification(meta, document, name, scope, markup, components=components)
    if alone:
        metadata.publication(meta, name)
        metadata.classification(meta, document, scope)
        metadata.lifecycle(meta, document, name, scope)

    def find(paragraph: str) -> str:
        element = target(f"#paragraph/{paragraph}", part) if paragraph else None
        return "" if element is None else element.get("eId", "")

    metadata.workflow(meta, document, scope, find)
    if document.votes or links:
        analysis = sub(meta, "analysis", {"source": scope.refer(metadata.CONVERTER)})
        if document.votes:
            metadata.parliamentary(analysis, document.votes, scope, find)
        if links:
            other_references(analysis, links, scope)
    _annexes(written.annexes, markup)
    references(meta, document, name if alone else None, scope)
    metadata.proprietary(meta, document, name, scope)


def _annexes(annexes: Sequence[_Written], markup: str) -> None:
    """The identification of attachments, and of what is attached to them; all else stands in the outer document."""
    for annex in annexes:
        metadata.identification(annex.element[0], annex.part.document, annex.name, annex.part.scope, markup)
        _annexes(annex.annexes, markup)
