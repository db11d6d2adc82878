"""The outline of an Akoma Ntoso document: its parts and units as a tree of short lines, for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from akn.validate.places import NS, line, name_of

SHOWN = 72  # columns of a unit's text; a Chinese character takes two
_SKIPPED = frozenset(
    f"{NS}{name}"
    for name in ("meta", "num", "heading", "subheading", "content", "authorialNote", "p", "from", "components")
)
_UNITS = frozenset(
    f"{NS}{name}"
    for name in (
        "section", "title", "chapter", "division", "part", "article", "paragraph", "subparagraph", "alinea", "point",
        "item", "container", "formula", "crossHeading", "tblock", "table", "coverPage", "preface", "preamble",
        "conclusions", "attachment", "component", "embeddedStructure", "componentRef", "debateSection", "speech",
        "narrative", "rollCall",
    )
)  # fmt: skip
_QUIET = frozenset(
    {"paragraph", "point", "item", "componentRef", "component", "section", "title", "division", "crossHeading"}
    | {"debateSection", "speech", "narrative"}
)
_HEADINGS = (f"{NS}heading", f"{NS}subheading", f"{NS}from")
_WORDLESS = (f"{NS}preamble", f"{NS}debateSection")
_COMPONENT = f"{NS}component"
_REFERENCES = (f"{NS}componentRef", f"{NS}documentRef")


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the outline: what kind of unit, its number as printed, its heading or first words, what is in it."""

    kind: str
    number: str
    text: str
    notes: int = 0
    nodes: tuple[Node, ...] = ()

    @property
    def label(self) -> str:
        """The kind where the number alone does not tell it, and the number."""
        shown = "" if self.kind in _QUIET and (self.number or self.text) else self.kind
        return " ".join(part for part in (shown, self.number) if part)


def outline(root: etree._Element) -> Node:
    """The outline of a document; `root` is its `akomaNtoso` element."""
    document = next(e for e in root if isinstance(e.tag, str))
    held = (c for components in root.iter(f"{NS}components") for c in components.iterfind(f"{NS}component"))
    inside = [*_nodes(document), *(_component(c) for c in held)]
    return Node(document.get("name", "") or name_of(document), _symbol(document), _title(document), nodes=tuple(inside))


def _component(component: etree._Element) -> Node:
    document = next(e for e in component if isinstance(e.tag, str))
    kind, name = next(document.iterfind(f"{NS}preface//{NS}docType"), None), document.get("name", "")
    called = name if kind is None else line(kind)
    return Node("draft" if name.endswith("Draft") else "text", called, _title(document), nodes=tuple(_nodes(document)))


def _nodes(element: etree._Element) -> Iterator[Node]:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        if child.tag in _UNITS:
            yield _node(child)
        else:
            yield from _nodes(child)


def _node(element: etree._Element) -> Node:
    number, headings = element.find(f"{NS}num"), [*element.iterchildren(*_HEADINGS)]
    kind = name_of(element)
    if kind == "container":
        kind = element.get("name", kind)
    shown = " ".join(line(each) for each in headings) or _first(element)
    notes = sum(1 for note in element.iter(f"{NS}authorialNote") if _nearest(note) is element)
    inner = () if kind in ("coverPage", "preface", "conclusions") else tuple(_nodes(element))
    return Node(kind, "" if number is None else line(number), shown, notes, inner)


def _nearest(note: etree._Element) -> etree._Element | None:
    """The unit a note belongs to."""
    return next((a for a in note.iterancestors() if a.tag in _UNITS), None)


def _first(element: etree._Element) -> str:
    """The first words of a unit: of its first paragraph that has any; what a section of a debate without heading is."""
    if element.tag in _WORDLESS:
        return element.get("name", "")
    reference = next(element.iterchildren(*_REFERENCES), None) if element.tag == _COMPONENT else element
    if reference is not None and reference.tag in _REFERENCES:
        return f"→ {reference.get('showAs', '')}"
    lines = (line(p) for p in element.iter(f"{NS}p", f"{NS}crossHeading", f"{NS}heading"))
    return _short(next((words for words in lines if words), "") or line(element))


def _title(document: etree._Element) -> str:
    found = next(document.iterfind(f"{NS}preface//{NS}docTitle"), None)
    return "" if found is None else line(found)


def _symbol(document: etree._Element) -> str:
    number = next(document.iterfind(f"{NS}meta//{NS}FRBRWork/{NS}FRBRnumber"), None)
    return "" if number is None else number.get("showAs", "") or number.get("value", "")


def _short(text: str) -> str:
    """A text cut to the columns that are shown."""
    columns = 0
    for at, character in enumerate(text):
        columns += 2 if ord(character) > 0x2E7F else 1
        if columns > SHOWN:
            return f"{text[:at].rstrip()}…"
    return text
