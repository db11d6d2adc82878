"""The eIds of a document element, given last, in one walk.

`[prefix__]abbreviation[_number]` (AKN naming convention 1.0, 5.4, and its abbreviations). The number is the Western
form of the printed one, so that the same element has the same eId in every language; an element without a number is
counted among its siblings of the same name. Paragraphs numbered through the whole document are `para_6` wherever they
stand, and articles `art_6`; where the numbering begins again under a heading they carry the heading's eId:
`sec_I__para_1`, and those of an article that of the article. A second element
that would get the same eId is `para_5-2`, a third `para_5-3`, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml.etree import _Element

from akn.write.elements import HIERARCHY, UNITS, A, names
from akn.write.scope import Scope

ABBREVIATIONS = {
    "alinea": "al",
    "article": "art",
    "attachment": "att",
    "blockList": "list",
    "chapter": "chp",
    "component": "cmp",
    "componentRef": "cref",
    "division": "dvs",
    "documentRef": "dref",
    "embeddedStructure": "estr",
    "listIntroduction": "intro",
    "listWrapUp": "wrapup",
    "paragraph": "para",
    "quotedStructure": "qstr",
    "section": "sec",
    "subparagraph": "subpara",
    "wrapUp": "wrapup",
}
# Elements with a number in their eId that name what is inside them.
_NUMBERED = HIERARCHY | {
    "hcontainer", "crossHeading", "tblock", "container", "formula", "blockList", "item", "table", "attachment",
    "authorialNote", "embeddedStructure", "debateSection", "speech", "rollCall",
}  # fmt: skip
# Elements with a number in their eId, whose parent's eId also names what is inside them.
_INLINE = names(
    "narrative ref rref mref noteRef componentRef documentRef event location organization person role concept object "
    "process term"
)
# One of each in its parent: no number.
_SINGLE = names("content from intro wrapUp listIntroduction listWrapUp heading subheading caption")
_FRONT = names("coverPage preface preamble conclusions collectionBody")

# What a walk does at an element: (its part of the eId, numbered, names what is inside it, has an eId)
_RULES: dict[str, tuple[str, bool, bool, bool]] = (
    {A + n: (ABBREVIATIONS.get(n, n), True, True, True) for n in _NUMBERED}
    | {A + n: (ABBREVIATIONS.get(n, n), True, False, True) for n in _INLINE}
    | {A + n: (ABBREVIATIONS.get(n, n), False, n in ("heading", "subheading", "caption"), True) for n in _SINGLE}
    | {A + n: (n, False, True, False) for n in _FRONT}
)
_BODIES = frozenset(A + n for n in ("mainBody", "debateBody", "body"))
_PARAGRAPH, _ARTICLE, _ATTACHMENT, _META = A + "paragraph", A + "article", A + "attachment", A + "meta"
_HOLDERS = frozenset(A + n for n in (*UNITS, "article"))


def western(number: str, printed: str = "") -> str:
    """A number as it stands in an eId: no final punctuation, inner punctuation as `-`; "" where nothing is left.

    >>> western("15."), western("3 (b)"), western("", "(a)"), western("", "一.")
    ('15', '3-b', 'a', '')
    """
    shown = number or printed
    if shown.isascii() and shown.isalnum():
        return shown
    return re.sub(r"[^0-9A-Za-z]+", "-", shown).strip("-")


def assign_eids(root: _Element, scope: Scope) -> None:
    """Give eIds to everything in the document element `root` save its metadata.

    Reads `scope.numbers` (the Western number of each element that has one) and what of `scope.taken` is in use; every
    eId given is added to that.
    """
    _Walk(scope).inside(root, "", "")


class _Walk:
    """One walk: `counts` tells how many elements of a name stand under a prefix so far."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.numbers: Mapping[_Element, str] = scope.numbers
        self.counts: dict[str, int] = {}
        self.through: set[_Element] = set()

    def inside(self, parent: _Element, prefix: str, outer: str) -> None:
        """Name the elements in `parent`; `outer` is the prefix of the whole document element."""
        for element in parent:
            tag = element.tag
            rule = _RULES.get(tag)
            if rule is not None:
                self.name(element, rule, prefix, outer)
            elif tag in _BODIES:
                for name in (_PARAGRAPH, _ARTICLE):
                    self.through.update(through_numbered(element, self.numbers, name))
                self.inside(element, outer, outer)
            elif tag != _META and len(element):
                self.inside(element, prefix, outer)

    def name(self, element: _Element, rule: tuple[str, bool, bool, bool], prefix: str, outer: str) -> None:
        """Name one element and what is in it."""
        own, numbered, names, has_eid = rule
        eid = f"{prefix}__{own}" if prefix else own
        if numbered:
            count = self.counts[eid] = self.counts.get(eid, 0) + 1
            if element in self.through:
                eid = f"{outer}__{own}" if outer else own
            eid = f"{eid}_{self.numbers.get(element) or count}"
        if has_eid:
            eid = self.scope.unique(eid)
            element.set("eId", eid)
        if len(element):
            inner = eid if names else prefix
            self.inside(element, inner, inner if element.tag == _ATTACHMENT else outer)


def through_numbered(body: _Element, numbers: Mapping[_Element, str], name: str = _PARAGRAPH) -> list[_Element]:
    """The numbered paragraphs (or articles) of a body if their numbering runs through all of it, else none.

    It begins again where a heading is followed by a number that was used before and is 1, or is lower than the number
    printed just before. The same number printed twice by mistake does not make a new numbering.
    """
    found, seen, group, before = [], set(), None, ""
    for paragraph in _outermost(body, name):
        number = numbers.get(paragraph, "")
        if not number:
            continue
        if paragraph.getparent() is not group:
            group = paragraph.getparent()
            if number in seen and (number == "1" or _value(number) < _value(before)):
                return []
        seen.add(number)
        before = number
        found.append(paragraph)
    return found


def _outermost(body: _Element, name: str) -> Iterator[_Element]:
    """The paragraphs (or articles) of a body that are not inside an article or a unit of text."""
    for unit in body.iter(name):
        parent = unit.getparent()
        while parent is not None and parent is not body and parent.tag not in _HOLDERS:
            parent = parent.getparent()
        if parent is body:
            yield unit


def _value(number: str) -> tuple[int, str]:
    digits = re.match(r"\d+", number)
    return (int(digits[0]), number) if digits else (0, number)
