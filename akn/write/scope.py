"""What one document element, with its attachments, has said so far: the scope of its eIds and of its references.

Root components have scopes of their own. While the blocks are written, the scope collects whom and what the text
refers to; the metadata is made of that afterwards, so that it names everything that is referred to and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from lxml.etree import _Element

from akn.cite.symbols import file_name
from akn.model import Document, Entity, Finding, Note, Text, Work
from akn.write.elements import token

# Classes of the ontology in the order in which `references` lists them.
CLASSES = ("Organization", "Person", "Role", "Concept", "Term", "Event", "Location", "Process", "Object")


_PLAIN = re.compile(r"[A-Za-z0-9](?:[-.]?[A-Za-z0-9]+)*+")


class Citation(NamedTuple):
    """A `ref` in the text: its element, the work's symbol and the href."""

    element: _Element
    symbol: str
    href: str


class Elsewhere(NamedTuple):
    """A mark of a note in another part of the document: its `noteRef`, the part and the note (`0/3`), the paragraph."""

    element: _Element
    address: str
    text: Text


@dataclass(slots=True)
class Scope:
    """One eId scope, and what the text in it refers to.

    taken     the eIds in use; again: how often one was wanted that was in use
    entries   by key: the eId of a TLC entry, and the entity; cited the same by href, for works and portions of works
    numbers   the Western number of each structural element that has one
    note_refs notes marked again: the mark and the note
    internal  references inside the document with their addresses, bound those with the elements they point to
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    works: dict[str, Work] = field(default_factory=dict)
    symbols: dict[str, Work] = field(default_factory=dict)
    taken: set[str] = field(default_factory=lambda: {"original"})
    again: dict[str, int] = field(default_factory=dict)
    entries: dict[str, tuple[str, Entity]] = field(default_factory=dict)
    cited: dict[str, tuple[str, Work]] = field(default_factory=dict)
    numbers: dict[_Element, str] = field(default_factory=dict)
    citations: list[Citation] = field(default_factory=list)
    internal: list[tuple[_Element, tuple[str, ...], Part]] = field(default_factory=list)
    bound: list[tuple[_Element, list[_Element]]] = field(default_factory=list)
    note_refs: list[tuple[_Element, _Element]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def unique(self, wanted: str) -> str:
        """`wanted`, or the first free one of `wanted-2`, `wanted-3`, …; taken from now on."""
        if wanted not in self.taken:
            self.taken.add(wanted)
            return wanted
        eid, n = wanted, self.again.get(wanted, 1)
        while eid in self.taken:
            n += 1
            eid = f"{wanted}-{n}"
        self.again[wanted] = n
        self.taken.add(eid)
        return eid

    def refer(self, key: str, kind: str = "Concept", label: str = "") -> str:
        """The `#eId` of the entry for `key` (an entity's key or IRI), which `references` will hold.

        A key that neither the document nor the vocabulary of the profile defines gets an entry of class `kind`,
        labelled `label`, so that every `#` resolves.
        """
        if found := self.entries.get(key):
            return "#" + found[0]
        entity = self.entities.get(key) or vocabulary().get(key) or _derived(key, kind, label)
        if entity.key != key and entity.key in self.entries:
            self.entries[key] = self.entries[entity.key]
        else:
            self.entries[key] = self.entries[entity.key] = (self.unique(token(entity.key)), entity)
        return "#" + self.entries[key][0]

    def define(self, entity: Entity) -> str:
        """The `#eId` of the entry for an entity that the metadata itself brings in."""
        self.entities.setdefault(entity.key, entity)
        return self.refer(entity.key)

    def cite(self, href: str, symbol: str) -> str:
        """The eId of the TLCReference for `href` (a work's IRI, or the IRI of a portion of it)."""
        if found := self.cited.get(href):
            return found[0]
        iri, _, portion = href.partition("/!")
        work = self.works.get(iri) or self.symbols.get(symbol) or Work(symbol or iri, iri, kind_of(iri))
        label = _label(work.symbol)
        if portion:
            self.cite(iri, symbol)
            label += "__" + token(portion.removeprefix("main~"))
        self.cited[href] = (self.unique(label), Work(work.symbol, href, work.kind))
        return self.cited[href][0]

    def know(self, document: Document) -> None:
        """Take over the entities and works of a document; what is known already stays."""
        for entity in document.entities:
            self.entities.setdefault(entity.key, entity)
            self.entities.setdefault(entity.iri, entity)
        for work in document.works:
            self.works.setdefault(work.iri, work)
            self.symbols.setdefault(work.symbol, work)


@dataclass(slots=True, eq=False)
class Part:
    """One document element inside a scope (the main one or an attachment): its notes and units are its own.

    units   the elements written for each kind and number of unit, in reading order
    drafts  the eIds of the root components that hold `document.drafts`
    elsewhere   marks of notes that stand in other parts
    """

    document: Document
    scope: Scope
    drafts: tuple[str, ...] = ()
    notes: dict[int, _Element] = field(default_factory=dict)
    units: dict[tuple[str, str], list[_Element]] = field(default_factory=dict)
    elsewhere: list[Elsewhere] = field(default_factory=list)
    attachments: list[tuple[str, _Element, Part]] = field(default_factory=list)

    def unplaced(self) -> Iterator[tuple[int, Note]]:
        """The notes that no span has placed in the text."""
        return ((i, note) for i, note in enumerate(self.document.notes) if i not in self.notes)


def _label(symbol: str) -> str:
    """A symbol as an eId: as in file names."""
    plain = symbol.replace("/", "-")
    return plain if _PLAIN.fullmatch(plain) else token(file_name(symbol))


def kind_of(iri: str) -> str:
    """The TLCReference name of a work that the document does not list: the subtype in its IRI."""
    parts = iri.split("/")
    return parts[4] if len(parts) > 4 and parts[1] == "akn" else "document"


def _derived(key: str, kind: str, label: str) -> Entity:
    kind = kind if kind in CLASSES else "Concept"
    iri = key if key.startswith("/") else f"/akn/ontology/{kind.lower()}/un/{token(key)}"
    return Entity(kind, key.rstrip("/").rpartition("/")[2] or key, iri, label or key)


@cache
def vocabulary() -> dict[str, Entity]:
    """The entries of `vocabulary.tsv` by key."""
    lines = files("akn.write").joinpath("vocabulary.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {key: Entity(kind, key, iri, label) for key, kind, iri, label in rows}
