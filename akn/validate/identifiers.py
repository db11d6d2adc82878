"""eIds against what they name: unique in their scope, built as the profile says, with the number that is printed.

`[prefix__]abbreviation[_number]` (AKN naming convention 1.0, 5.4; the profile's page, "eIds"). The numbers of
paragraphs are held against one another too; real documents miss and repeat some, so that is worth a look and no fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import cast

from lxml import etree

from akn.model import Finding
from akn.numbering import ROMAN, from_roman
from akn.validate.places import LENGTH, NS, finding, printed

ABBREVIATIONS = {
    "alinea": "al", "article": "art", "attachment": "att", "blockList": "list", "chapter": "chp", "component": "cmp",
    "componentRef": "cref", "division": "dvs", "documentRef": "dref", "embeddedStructure": "estr", "eventRef": "eref",
    "listIntroduction": "intro", "listWrapUp": "wrapup", "paragraph": "para", "quotedStructure": "qstr",
    "section": "sec", "subparagraph": "subpara", "wrapUp": "wrapup",
}  # fmt: skip
# Elements whose printed number is in their eId.
NUMBERED = frozenset({
    "section", "title", "chapter", "division", "part", "paragraph", "article", "point", "item", "subparagraph",
})  # fmt: skip
# A paragraph numbered through the document, or an article, need not carry the eIds of these.
GROUPS = frozenset({
    "section", "title", "chapter", "division", "part",
})  # fmt: skip
# Parts without an eId whose name stands for one in the eIds of what is inside them.
PARTS = frozenset({
    "coverPage", "preface", "preamble", "conclusions", "collectionBody",
})  # fmt: skip
# Elements whose eId is the prefix of what is inside them; every other is left out of it.
CONTEXTS = GROUPS | frozenset({
    "paragraph", "article", "point", "item", "subparagraph", "alinea", "list", "blockList", "container",
    "formula", "heading", "subheading", "caption", "authorialNote", "attachment", "tblock", "crossHeading",
    "hcontainer", "quotedStructure", "embeddedStructure", "table", "debateSection", "speech", "rollCall",
})  # fmt: skip
_CONTEXTS = frozenset(f"{NS}{name}" for name in CONTEXTS | PARTS)
_GROUPS = frozenset(f"{NS}{name}" for name in GROUPS)
_PARTS = frozenset(f"{NS}{name}" for name in PARTS)
_PLAIN = {
    NS + name: ABBREVIATIONS.get(name, name)
    for name in (
        "authorialNote", "blockList", "componentRef", "concept", "container", "content", "date", "event", "formula",
        "heading", "intro", "list", "listIntroduction", "location", "noteRef", "organization", "person", "ref", "role",
        "wrapUp",
    )
}  # fmt: skip
_COUNT = re.compile(r"(?:_\d+(?:-\d+)?)?").fullmatch
_META_TAG, _NUM = f"{NS}meta", f"{NS}num"
_identified = etree.XPath(".//*[@eId]")
# Elements of the metadata whose eIds follow the convention; those of the references are names of their own.
_META = frozenset({"keyword", "eventRef", "step", "voting", "quorum", "count"})
_RUNS = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"^(\d+)(?:er|re|ère|st|nd|rd|th)$")


def check(root: etree._Element) -> list[Finding]:
    """Findings `eid-duplicate`, `eid-name`, `eid-number`, `eid-prefix`; `number-gap` and `number-order` (warnings)."""
    walk = _Walk()
    for child in root:
        if child.tag == f"{NS}components":
            for component in child:
                walk.one(component, ("",))
                walk.component(component)
        else:
            walk.inside((child,), ("",))
    return walk.found


def number_of(element: etree._Element) -> str:
    """The number printed in an element's `num`, digits Western, notes left out; empty where there is none."""
    num = next(iter(element), None)  # first in every element that has one
    if num is None or num.tag != _NUM:
        return ""
    text = printed(num)
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(c, c)) for c in text)
    return text.strip()


class _Walk:
    """One walk over a document: `seen` are the eIds of the scope, `numbers` the last number of a run of paragraphs."""

    def __init__(self) -> None:
        self.found: list[Finding] = []
        self.seen: set[str] = set()
        self.numbers: dict[str, int] = {}

    def component(self, component: etree._Element) -> None:
        """Look at a document in a root component, whose eIds and numbers are its own."""
        outer = self.seen, self.numbers
        self.seen, self.numbers = set(), {}
        self.inside(component, ("",))
        self.seen, self.numbers = outer

    def inside(self, parent: Iterable[etree._Element], allowed: tuple[str, ...]) -> None:
        """Look at elements and what is in them. `allowed` are the prefixes that their eIds may have, the closest first.

        More than one only for paragraphs and articles under headings: they may leave the headings' eIds out where their
        numbering runs through the document.
        """
        seen, start = self.seen, f"{allowed[0]}__" if allowed[0] else ""
        for element in parent:
            tag = element.tag
            eid = element.get("eId")
            if eid is not None:
                # The usual case without a call: no number to look up, the closest prefix, the right name, a new eId.
                name = _PLAIN.get(tag)
                if name and eid not in seen and eid.startswith(start + name) and _COUNT(eid, len(start + name)):
                    seen.add(eid)
                else:
                    self.one(element, allowed)
            if len(element):
                if tag == _META_TAG:
                    self.metadata(element)
                elif tag in _PARTS and eid is None:
                    self.inside(element, (start + tag[LENGTH:],))
                elif tag in _CONTEXTS and eid is not None:
                    self.inside(element, (eid, *allowed) if tag in _GROUPS else (eid,))
                else:
                    self.inside(element, allowed)

    def metadata(self, meta: etree._Element) -> None:
        """Look at the eIds of the metadata: each given once, those that follow the convention well formed."""
        for element in cast("list[etree._Element]", _identified(meta)):
            tag, eid = element.tag[LENGTH:], element.get("eId", "")
            self.once(element, eid)
            if tag in _META:
                self.named(element, tag, eid)

    def once(self, element: etree._Element, eid: str) -> None:
        """Report an eId that was given before."""
        if eid in self.seen:
            self.found.append(finding(element, "eid-duplicate", f"The eId {eid} is given twice in one document."))
        self.seen.add(eid)

    def named(self, element: etree._Element, tag: str, eid: str) -> bool:
        """Whether an eId has the abbreviation of its element; reported where it has not."""
        expected = ABBREVIATIONS.get(tag, tag)
        own = eid.rpartition("__")[2]
        if own == expected or own.startswith(f"{expected}_"):
            return True
        message = f"The last part of the eId {eid} of a {tag} should begin with {expected}."
        self.found.append(finding(element, "eid-name", message))
        return False

    def one(self, element: etree._Element, allowed: tuple[str, ...]) -> None:
        """Look at the eId of one element of the text."""
        tag, eid = element.tag[LENGTH:], element.get("eId", "")
        prefix, _, own = eid.rpartition("__")
        if self.named(element, tag, eid) and tag in NUMBERED:
            self.number(element, tag, prefix, own.partition("_")[2])
        self.once(element, eid)
        closest = allowed[0]
        if prefix != closest and (prefix not in allowed or tag not in ("paragraph", "article")):
            message = f"The eId {eid} should begin with {closest or ABBREVIATIONS.get(tag, tag)}."
            self.found.append(finding(element, "eid-prefix", message))

    def number(self, element: etree._Element, tag: str, prefix: str, number: str) -> None:
        """Hold the number in an eId, and in the run of paragraphs, against the printed one."""
        label = number_of(element)
        if not (_agrees(number, label) or (tag == "article" and _counts(number, label))):
            # The second of two with one number is para_5-2.
            first, _, count = number.rpartition("-")
            again = count.isdigit() and _agrees(first, label) and element.get("eId", "").rpartition("-")[0] in self.seen
            if not again:
                self.found.extend(_wrong_number(element, element.get("eId", ""), label))
        if tag == "paragraph":
            self.found.extend(_sequence(element, prefix, label, self.numbers))


def _agrees(number: str, label: str) -> bool:
    """Whether the number in an eId is the printed one; of other scripts only digits are read here."""
    if not label:
        return number.isdigit()
    if label.strip(".()") == number:
        return True
    if label.isascii():
        runs = _RUNS.findall(label)
        if any(number.casefold() == "-".join(runs[k:]).casefold() for k in range(len(runs))):
            return True
        return bool(runs) and (ordinal := _ORDINAL.match(runs[-1])) is not None and ordinal[1] == number
    digits = re.findall(r"\d+", label)
    return bool(number) and not (digits and number.isdigit() and number not in digits)


def _counts(number: str, label: str) -> bool:
    """Whether an article printed with a Roman numeral or a word has the number of it (Article III, Article premier).

    So it has the same eId in languages that print digits.
    """
    runs = _RUNS.findall(label)
    if len(runs) < 2 or not number.isdigit():
        return False
    last = runs[1].casefold()
    if set(last) <= set(ROMAN):
        return str(from_roman(last)) == number
    return number == "1" and last.isalpha()


def _wrong_number(element: etree._Element, eid: str, label: str) -> list[Finding]:
    """The finding on a number that is not the printed one, none where letters of another alphabet stand beside it.

    In Spanish the point after n) is ñ): from there on the printed letter is not the one of the eId.
    """
    parent = element.getparent()
    if parent is not None and not label[:2].strip("(").isdigit():
        alphabet = "".join(number_of(sibling) for sibling in parent if sibling.tag == element.tag)
        if not alphabet.isascii():
            return []
    says = f"is numbered {label}" if label else "has no number"
    return [finding(element, "eid-number", f"The {element.tag[LENGTH:]} with the eId {eid} {says}.")]


def _sequence(element: etree._Element, group: str, label: str, numbers: dict[str, int]) -> list[Finding]:
    """Hold a paragraph's number against the one before it in its scope."""
    bare = label.strip(".() ")
    if not bare.isdecimal():
        return []
    number, before = int(bare), numbers.get(group)
    numbers[group] = number
    if before is None or number == before + 1:
        return []
    if number > before:
        message = f"Paragraph {number} follows paragraph {before}: the numbers between are missing."
        return [finding(element, "number-gap", message, "warning")]
    if number == 1:
        return []
    message = f"Paragraph {number} follows paragraph {before}."
    return [finding(element, "number-order", message, "warning")]
