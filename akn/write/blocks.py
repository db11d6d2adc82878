"""Units into block structure: the hierarchy of a main body, the containers of a preamble, tables.

The XSD lets different elements stand in the two places. In a hierarchy (`section`, `paragraph`, …) an element holds
either `content`, or `intro`, further units and `wrapUp`; in a preamble stand blocks (`p`, `blockList`, `table`),
`container`s and `formula`s.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element

from akn.model import Document, Text, Unit
from akn.write.eids import western
from akn.write.elements import HIERARCHY, UNITS, A, sub
from akn.write.inline import write_joined, write_text, write_texts
from akn.write.scope import Part

_POINTS = frozenset(("point", "item"))
_LISTED = frozenset(("point", "item", "paragraph", "subparagraph"))
_PREAMBULAR = frozenset(("container", "formula", "crossHeading"))
# A unit is written as another element where the XSD, or the profile, does not let its own stand.
_IN_HIERARCHY = {"item": "point", "tblock": "division"}


def printed(texts: Sequence[Text]) -> bool:
    """Whether any of the texts holds anything."""
    return bool(texts) and any(text.content or text.spans for text in texts)


def write_body(body: _Element, units: Sequence[Unit], part: Part) -> None:
    """The units of a main body. An empty body gets an empty `alinea`: the XSD wants something there."""
    for unit in units:
        if unit.kind == "table":
            write_table(body, unit, part)
        elif unit.kind in _PREAMBULAR:
            if _says_something(unit):
                _flow(sub(body, "container", {"name": _name(unit)}), unit, part)
        else:
            _hierarchical(body, unit, part)
    if len(body) == 0:
        sub(sub(body, "alinea"), "content")


def _hierarchical(parent: _Element, unit: Unit, part: Part) -> None:
    if unit.kind == "table":
        write_table(sub(sub(parent, "alinea"), "content"), unit, part)
    elif unit.kind in _PREAMBULAR:
        _cross_headings(parent, unit, part)
    else:
        name = _IN_HIERARCHY.get(unit.kind, unit.kind)
        known = name in HIERARCHY
        element = sub(parent, name) if known else sub(parent, "hcontainer", {"name": unit.kind or "unit"})
        _number(element, unit, part)
        _fill(element, unit, part, name in UNITS)


def _number(element: _Element, unit: Unit, part: Part) -> None:
    """The `num` and headings of a unit (the second its `subheading`); its number is kept for eIds and references."""
    number = western(unit.number, unit.num)
    if number:
        part.scope.numbers[element] = number
        kind = _IN_HIERARCHY.get(unit.kind, unit.kind)
        part.units.setdefault((kind, number.casefold()), []).append(element)
    if unit.num:
        write_text(sub(element, "num"), Text(unit.num), part)
    if printed(unit.heading[:1]):
        write_joined(sub(element, "heading"), unit.heading[:1], part)
    if printed(unit.heading[1:]):
        write_joined(sub(element, "subheading"), unit.heading[1:], part)


def _fill(element: _Element, unit: Unit, part: Part, of_text: bool) -> None:
    """What follows `num` and `heading`. `of_text`: the element is a unit of text, not a group under a heading."""
    if not unit.drafts and all(inner.kind == "table" for inner in unit.units):
        if of_text or unit.units or printed(unit.texts) or printed(unit.wrapup):
            content = sub(element, "content")
            write_texts(content, unit.texts, part)
            for table in unit.units:
                write_table(content, table, part)
            write_texts(content, unit.wrapup, part)
        return
    listed = of_text and any(inner.kind in _POINTS for inner in unit.units)
    own = unit.kind in _POINTS
    if own:  # a point keeps its words beside its number, as one without points inside does
        _texts(element, "intro", unit.texts, part)
    holder = sub(element, "list") if listed else element
    if not own:  # those of a paragraph introduce its list
        _texts(holder, "intro", unit.texts, part)
    if not listed:
        _component_refs(element, unit, part)
    for inner in unit.units:
        _hierarchical(holder, inner, part)
    if listed:
        _component_refs(element, unit, part)
    _texts(element if listed and unit.drafts else holder, "wrapUp", unit.wrapup, part)


def _texts(parent: _Element, name: str, texts: Sequence[Text], part: Part) -> None:
    if printed(texts):
        write_texts(sub(parent, name), texts, part)


def _component_refs(parent: _Element, unit: Unit, part: Part) -> None:
    for index in unit.drafts:
        if 0 <= index < len(part.drafts):
            label = draft_label(part.document.drafts[index])
            sub(parent, "componentRef", {"src": f"#{part.drafts[index]}", "showAs": label})


def draft_label(draft: Document) -> str:
    """What a draft is called where it is referred to: its title, or its symbol, or its genre."""
    return draft.title or next(iter(draft.symbols), draft.genre)


def _cross_headings(parent: _Element, unit: Unit, part: Part) -> None:
    """Preambular text inside a headed group: one `crossHeading` for each paragraph of it."""
    refers = {"refersTo": part.scope.refer("preamble")} if printed((*unit.texts, *unit.wrapup)) else {}
    for text in (Text(unit.num), *unit.heading):
        if printed((text,)):
            write_text(sub(parent, "crossHeading"), text, part)
    for text in unit.texts:
        if printed((text,)):
            write_text(sub(parent, "crossHeading", refers), text, part)
    if any(inner.kind in _POINTS for inner in unit.units):
        points = sub(sub(parent, "alinea"), "list")
        for inner in unit.units:
            _hierarchical(points, inner, part)
    else:
        for inner in unit.units:
            _hierarchical(parent, inner, part)
    for text in unit.wrapup:
        if printed((text,)):
            write_text(sub(parent, "crossHeading", refers), text, part)


def write_preamble(preamble: _Element, units: Sequence[Unit], part: Part) -> None:
    """The units of a preamble."""
    _blocks(preamble, units, part, False)


def _blocks(parent: _Element, units: Sequence[Unit], part: Part, inner: bool) -> None:
    """Units as blocks, those of a list in `blockList`s. `inner`: where neither container nor formula may stand."""
    items: list[Unit] = []
    for unit in units:
        if unit.kind in _LISTED:
            items.append(unit)
            continue
        _items(parent, items, part)
        items = []
        _block(parent, unit, part, inner)
    _items(parent, items, part)


def _block(parent: _Element, unit: Unit, part: Part, inner: bool) -> None:
    if unit.kind == "table":
        write_table(parent, unit, part)
    elif unit.kind == "tblock" or (inner and unit.kind not in _PREAMBULAR):
        _headed_block(parent, unit, part, inner)
    elif inner:
        _flow(parent, unit, part)
    elif _says_something(unit):
        element = "formula" if unit.kind == "formula" else "container"
        _flow(sub(parent, element, {"name": _name(unit)}), unit, part)


def _name(unit: Unit) -> str:
    return unit.name or ("enactingFormula" if unit.kind == "formula" else unit.kind or "unit")


def _says_something(unit: Unit) -> bool:
    """Whether the unit would leave an element with anything in it."""
    own = bool(unit.num) or printed(unit.heading) or printed(unit.texts) or printed(unit.wrapup)
    return own or any(u.kind in _LISTED or u.kind == "table" or _says_something(u) for u in unit.units)


def _headed_block(parent: _Element, unit: Unit, part: Part, inner: bool) -> None:
    """A heading among blocks. The XSD wants a block beside a `heading`: a heading alone is the `p` of its `tblock`."""
    if not _says_something(unit):
        return
    block = sub(parent, "tblock")
    if printed(unit.texts):
        _number(block, unit, part)
    else:
        write_texts(block, (Text(unit.num), *unit.heading), part)
    write_texts(block, unit.texts, part)
    if len(block) == 0:
        parent.remove(block)
    _blocks(parent, unit.units, part, inner)
    write_texts(parent, unit.wrapup, part)


def _flow(parent: _Element, unit: Unit, part: Part) -> None:
    """A unit as blocks in `parent`: its paragraphs, or a `blockList` with its introduction."""
    write_texts(parent, (Text(unit.num), *unit.heading), part)
    if unit.units and all(u.kind in _LISTED for u in unit.units):
        _items(parent, unit.units, part, unit.texts, unit.wrapup)
        return
    write_texts(parent, unit.texts, part)
    _blocks(parent, unit.units, part, True)
    write_texts(parent, unit.wrapup, part)


def _items(
    parent: _Element, units: Sequence[Unit], part: Part, intro: Sequence[Text] = (), wrapup: Sequence[Text] = ()
) -> None:
    if not units:
        return
    block = sub(parent, "blockList")
    if printed(intro):
        write_joined(sub(block, "listIntroduction"), intro, part)
    for unit in units:
        item = sub(block, "item")
        _number(item, unit, part)
        write_texts(item, unit.texts, part)
        _blocks(item, unit.units, part, True)
        write_texts(item, unit.wrapup, part)
        if all(child.tag in (A + "num", A + "heading", A + "subheading") for child in item):
            sub(item, "p")
    if printed(wrapup):
        write_joined(sub(block, "listWrapUp"), wrapup, part)


def write_table(parent: _Element, unit: Unit, part: Part) -> None:
    """A table where blocks may stand; number and heading are its caption, texts stand before and after it."""
    write_texts(parent, unit.texts, part)
    table = sub(parent, "table")
    caption = (Text(unit.num), *unit.heading)
    if printed(caption):
        write_joined(sub(table, "caption"), caption, part)
    for row in unit.rows or ((),):
        line = sub(table, "tr")
        for cell in row or (Text(""),):
            write_texts(sub(line, "td"), (cell,), part)
    _blocks(parent, unit.units, part, True)
    write_texts(parent, unit.wrapup, part)
