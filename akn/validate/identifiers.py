"""eIds against what they name: unique in their scope, built as the profile says, with the number that is printed.

`[prefix__]abbreviation[_number]` (AKN naming convention 1.0, 5.4; the profile's page, "eIds"). The numbers of
paragraphs are held against one another too: a number missing is worth a look, one going back is a fault.
"""

from __future__ import annotations

import re
import unicodedata
from typing import cast

from lxml import etree

from akn.model import Finding
from akn.validate.places import LENGTH, NS, finding, words

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
    "coverPage", "preface", "preamble", "conclusions",
})  # fmt: skip
# Elements whose eId is the prefix of what is inside them; every other is left out of it.
CONTEXTS = GROUPS | frozenset({
    "paragraph", "article", "point", "item", "subparagraph", "alinea", "list", "blockList", "container",
    "formula", "heading", "subheading", "caption", "authorialNote", "attachment", "tblock", "crossHeading",
    "hcontainer", "quotedStructure", "embeddedStructure", "table",
})  # fmt: skip
_META = frozenset({
    "keyword", "eventRef", "step", "voting", "quorum", "count",
})  # fmt: skip
_FREE = frozenset({
    "componentData", "original", "passiveRef", "activeRef", "jurisprudence", "hasAttachment", "attachmentOf",
    "temporalGroup",
})  # fmt: skip
_COMPONENTS = f"{NS}components"
_identified = etree.XPath("//*[@eId]")
_RUNS = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"^(\d+)(?:er|re|ère|st|nd|rd|th)$")


def check(root: etree._Element) -> list[Finding]:
    """Findings `eid-duplicate`, `eid-name`, `eid-number`, `eid-prefix`, `number-gap`, `number-order`."""
    found: list[Finding] = []
    seen: set[tuple[str, str]] = set()
    numbers: dict[tuple[str, str], int] = {}
    scope = ""
    for element in cast("list[etree._Element]", _identified(root)):
        tag, eid = element.tag[LENGTH:], element.get("eId", "")
        if tag == "component":
            parent = element.getparent()
            if parent is not None and parent.tag == _COMPONENTS:
                scope = ""
        if (scope, eid) in seen:
            found.append(finding(element, "eid-duplicate", f"The eId {eid} is given twice in one document."))
        seen.add((scope, eid))
        if tag.startswith("TLC") or tag in _FREE or not element.tag.startswith(NS):
            continue
        prefix, _, own = eid.rpartition("__")
        name, _, number = own.partition("_")
        if name != (expected := ABBREVIATIONS.get(tag, tag)):
            found.append(finding(element, "eid-name", f"The eId {eid} of a {tag} should have {expected} for {name}."))
        elif tag in NUMBERED:
            printed = number_of(element)
            # The second of two with one number is para_5-2.
            again = (scope, eid.rpartition("-")[0]) in seen and _agrees(number.rpartition("-")[0], printed)
            if not again and not _agrees(number, printed):
                found.extend(_wrong_number(element, eid, number, printed))
            if tag == "paragraph":
                found.extend(_sequence(element, (scope, prefix), printed, numbers))
        if tag not in _META and prefix not in (allowed := prefixes(element, tag)):
            found.append(finding(element, "eid-prefix", f"The eId {eid} should begin with {allowed[0] or expected}."))
        if tag == "component":
            scope = eid
    return found


def number_of(element: etree._Element) -> str:
    """The number printed in an element's `num`, digits Western, notes left out; empty where there is none."""
    num = element.find(f"{NS}num")
    if num is None:
        return ""
    text = (num.text or "") + "".join(
        ("" if part.tag == f"{NS}authorialNote" else words(part)) + (part.tail or "") for part in num
    )
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(c, c)) for c in text)
    return text.strip()


def prefixes(element: etree._Element, tag: str) -> list[str]:
    """The prefixes that the eId of an element may have, the closest first.

    More than one only for a paragraph or an article under headings: it may leave their eIds out where its numbering
    runs through the document.
    """
    allowed: list[str] = []
    node = element.getparent()
    while node is not None:
        name = node.tag[LENGTH:]
        if name in PARTS:
            outer = prefixes(node, name)[0]
            return [*allowed, node.get("eId") or (f"{outer}__{name}" if outer else name)]
        if name in CONTEXTS and (eid := node.get("eId")):
            allowed.append(eid)
            if name not in GROUPS or tag not in ("paragraph", "article"):
                return allowed
        elif name in ("component", "akomaNtoso", "meta"):
            break
        node = node.getparent()
    return [*allowed, ""]


def _agrees(number: str, printed: str) -> bool:
    """Whether the number in an eId is the printed one; of other scripts only digits are read here."""
    if not printed:
        return number.isdigit()
    if printed.isascii():
        runs = _RUNS.findall(printed)
        if any(number.casefold() == "-".join(runs[k:]).casefold() for k in range(len(runs))):
            return True
        return bool(runs) and (ordinal := _ORDINAL.match(runs[-1])) is not None and ordinal[1] == number
    digits = re.findall(r"\d+", printed)
    return bool(number) and not (digits and number.isdigit() and number not in digits)


def _wrong_number(element: etree._Element, eid: str, number: str, printed: str) -> list[Finding]:
    """The finding on a number that is not the printed one, none where letters of another alphabet stand beside it.

    In Spanish the point after n) is ñ): from there on the printed letter is not the one of the eId.
    """
    parent = element.getparent()
    if parent is not None and not printed[:2].strip("(").isdigit():
        alphabet = "".join(number_of(sibling) for sibling in parent if sibling.tag == element.tag)
        if not alphabet.isascii():
            return []
    says = f"is numbered {printed}" if printed else "has no number"
    return [finding(element, "eid-number", f"The {element.tag[LENGTH:]} with the eId {eid} {says}.")]


def _sequence(
    element: etree._Element, group: tuple[str, str], printed: str, numbers: dict[tuple[str, str], int]
) -> list[Finding]:
    """Hold a paragraph's number against the one before it in its scope."""
    runs = _RUNS.findall(printed)
    if len(runs) != 1 or not runs[0].isdecimal():
        return []
    number, before = int(runs[0]), numbers.get(group)
    numbers[group] = number
    if before is None or number == before + 1:
        return []
    if number > before:
        message = f"Paragraph {number} follows paragraph {before}: the numbers between are missing."
        return [finding(element, "number-gap", message, "warning")]
    if number == 1:
        return []
    return [finding(element, "number-order", f"Paragraph {number} follows paragraph {before}.")]
