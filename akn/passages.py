"""The passages of an Akoma Ntoso document: each unit of text once, in reading order, with its place.

A passage is what a person would call a paragraph: a line of the cover, a heading, a preambular or an operative
paragraph (the words before its points), a point, a row of a table, the words that close a list. All the text of a
document is in its passages and in the notes of these, and none of it is there twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from akn.validate.places import NS, called, line, name_of, path_of, words
from akn.write.elements import HIERARCHY, UNITS, names


def _tags(named: frozenset[str]) -> frozenset[str]:
    return frozenset(f"{NS}{name}" for name in named)


_META, _NOTE, _NUM, _HEADING = f"{NS}meta", f"{NS}authorialNote", f"{NS}num", f"{NS}heading"
_ATTACHMENT, _COMPONENT, _CROSS, _CONTAINER, _PREAMBLE = (
    f"{NS}{name}" for name in ("attachment", "component", "crossHeading", "container", "preamble")
)
# Elements that hold words; what else holds words directly is one too.
_BLOCKS = _tags(names("p num heading subheading from crossHeading caption listIntroduction listWrapUp"))
_OF_PARENT = _tags(names("num heading subheading from caption"))
# What the blocks in it make one passage of.
_TEXTS = _tags(
    (UNITS - {"list", "sublist"}) | names("hcontainer item container formula tr wrapUp listWrapUp crossHeading")
)
# What stands under a heading: every block in it is a passage.
_GROUPS = _tags((HIERARCHY - UNITS) | {"tblock", "table", "debateSection", "speech"})
_FRONT = _tags(names("coverPage preface conclusions"))
_DOCUMENTS = _tags(
    names(
        "statement debateReport debate doc documentCollection act bill judgment amendment amendmentList "
        "officialGazette portion"
    )
)
_KINDS = {"item": "point", "tr": "row", "p": "text", "listWrapUp": "wrapUp"}
_DEPTH = _tags((UNITS - {"list", "sublist"}) | names("item container hcontainer crossHeading"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, the words of which are in `blocks`; `holder` is the element that they make up.

    place    the holder's eId, in a draft after the component's (`cmp_1/para_6`); where it has none, the way to it from
             the nearest element that has one (`preface/p[2]`)
    kind     `coverPage`, `preface`, `conclusions` (a line there), `preambular`, `formula`, `text` (a paragraph that is
             no unit), `row` (of a table), `wrapUp` (what follows the points), else the element (`section`, `paragraph`,
             `point`)
    """

    holder: etree._Element
    blocks: tuple[etree._Element, ...]
    place: str
    kind: str

    @property
    def number(self) -> str:
        """The number, as printed."""
        return " ".join(line(block) for block in self.blocks if block.tag == _NUM)

    @property
    def text(self) -> str:
        """The words without number and notes, a line for each block."""
        return "\n".join(words for block in self.blocks if block.tag != _NUM and (words := line(block)))

    @property
    def notes(self) -> list[etree._Element]:
        """The notes in it; a note in a note stands in that."""
        found = (note for block in self.blocks for note in block.iter(_NOTE))
        return [note for note in found if next(note.iterancestors(_NOTE), None) is None]

    @property
    def level(self) -> int:
        """How deep it stands: 1 for a paragraph or the heading of a section, 2 for a point or a sub-section; 0 in front
        matter and for what is in no unit."""
        if self.kind in ("coverPage", "preface", "conclusions"):
            return 0
        among = _GROUPS if self.holder.tag in _GROUPS else _DEPTH
        return sum(each.tag in among for each in (self.holder, *self.holder.iterancestors()))

    @property
    def sections(self) -> list[str]:
        """The numbers and headings of the groups around it, outer before inner."""
        around = (heading_of(each) for each in self.holder.iterancestors() if each.tag in _GROUPS)
        return [heading for heading in around if heading][::-1]

    @property
    def document(self) -> etree._Element:
        """The document element around it: of the document, of an annex, of a draft; else the outermost element."""
        around = [self.holder, *self.holder.iterancestors()]
        return next((each for each in around if each.tag in _DOCUMENTS), around[-1])

    @property
    def component(self) -> str:
        """What the component around it is called in its first line (`Draft resolution I`); "" outside components."""
        component = next(self.holder.iterancestors(_COMPONENT), None)
        return "" if component is None else called(component)

    @property
    def annex(self) -> str:
        """The first heading of the annex around it (`Annex II`), else its eId; "" outside annexes."""
        attachment = next(self.holder.iterancestors(_ATTACHMENT), None)
        if attachment is None:
            return ""
        return next((line(h) for h in attachment.iter(_HEADING)), "") or attachment.get("eId", "")


def passages(root: etree._Element) -> Iterator[Passage]:
    """The passages of a document, its annexes and drafts included; `root` is its `akomaNtoso` element."""
    seen: set[etree._Element] = set()
    for holder, found in groupby(_blocks(root), _holder):
        blocks = tuple(found)
        if holder in seen:  # goes on after the points in it
            yield Passage(blocks[0], blocks, path_of(blocks[0]), "wrapUp")
        else:
            seen.add(holder)
            yield Passage(holder, blocks, path_of(holder), _kind(holder))


def heading_of(group: etree._Element) -> str:
    """The number and the heading of a group, on one line."""
    parts = (line(child) for child in group if child.tag in _OF_PARENT)
    return " ".join(part for part in parts if part)


def note_text(note: etree._Element) -> str:
    """The words of a note, on one line."""
    return " ".join(" ".join(words(block).split()) for block in note) or " ".join(words(note).split())


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in (_META, _NOTE):
            continue
        if child.tag not in _BLOCKS and not _has_words(child):
            yield from _blocks(child)
        elif next(child.iter(_NOTE), None) is not None or line(child):
            yield child


def _has_words(element: etree._Element) -> bool:
    """Whether words stand in the element itself, not in an element in it."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _holder(block: etree._Element) -> etree._Element:
    """The element that a block belongs to: the nearest unit of text around it, else the block itself."""
    parent = block.getparent()
    if block.tag in _OF_PARENT and parent is not None:
        return parent
    holder = block
    for around in (block, *block.iterancestors()):
        if around.tag in _FRONT:
            return block
        if around.tag in _GROUPS or around.tag in _DOCUMENTS:
            break
        if around.tag in _TEXTS and holder is block:
            holder = around
    return holder


def _kind(holder: etree._Element) -> str:
    front = next((each for each in holder.iterancestors() if each.tag in _FRONT), None)
    if front is not None:
        return name_of(front)
    if holder.tag == _CROSS and holder.get("refersTo") == "#preamble":
        return "preambular"
    if holder.tag == _CONTAINER and any(each.tag == _PREAMBLE for each in holder.iterancestors()):
        return "preambular"
    name = name_of(holder)
    return _KINDS.get(name, name)
