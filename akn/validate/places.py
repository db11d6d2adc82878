"""How a place in an Akoma Ntoso document is named to a person: an eId where there is one, else the way from it.

`para_6`, `para_6__content/p[2]`, `meta/identification/FRBRWork/FRBRdate`; inside a root component `cmp_1/para_6`.
"""

from __future__ import annotations

from typing import cast

from lxml import etree

from akn.model import Finding, Severity

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NS = f"{{{AKN}}}"
LENGTH = len(NS)
_NOTE, _EOL = f"{NS}authorialNote", f"{NS}eol"
_NEW_LINES = (f"{NS}eol", f"{NS}br")
COMPONENT, ROOT = f"{NS}component", f"{NS}akomaNtoso"


def name_of(element: etree._Element) -> str:
    """The element's name without namespace."""
    return str(element.tag).rpartition("}")[2]


def words(element: etree._Element) -> str:
    """All the text in an element, as it stands."""
    return "".join(cast("list[str]", list(element.itertext())))


def printed(element: etree._Element) -> str:
    """The text in an element as it stands in the line: without that of notes, a line break as such."""
    text = element.text or ""
    for part in element:
        if part.tag == _EOL:
            text += "\n"
        elif part.tag != _NOTE and isinstance(part.tag, str):
            text += printed(part) if len(part) else part.text or ""
        text += part.tail or ""
    return text


def line(element: etree._Element) -> str:
    """The words of an element on one line, notes left out; a new line in it parts words."""
    return " ".join(_lines(element).split())


def _lines(element: etree._Element) -> str:
    """The text in an element as it stands in the line, with its new lines."""
    if next(element.iter(*_NEW_LINES), None) is None:
        return printed(element)
    text = element.text or ""
    for part in element:
        if part.tag in _NEW_LINES:
            text += "\n"
        elif isinstance(part.tag, str) and part.tag != _NOTE:
            text += _lines(part)
        text += part.tail or ""
    return text


def line_of(element: etree._Element) -> int:
    """The line on which an element begins in the file it was read from; 0 where it was not read from one."""
    return cast("int | None", element.sourceline) or 0


def component_of(element: etree._Element) -> str:
    """The eId of the root component around an element, which names its scope of eIds; empty outside components."""
    parent = next(element.iterancestors(COMPONENT), None)
    return "" if parent is None else parent.get("eId", "")


def called(component: etree._Element) -> str:
    """What a draft or part is called in its own first line, `Draft resolution I`, `A`; else its eId."""
    preface = next(component.iter(f"{NS}preface"), component)
    named = (next(preface.iter(f"{NS}{name}"), None) for name in ("docType", "docNumber"))
    return next((" ".join(words(e).split()) for e in named if e is not None), "") or component.get("eId", "")


def path_of(element: etree._Element) -> str:
    """The name of a place, see the module's docstring."""
    steps: list[str] = []
    node: etree._Element | None = element
    while node is not None:
        if eid := node.get("eId"):
            steps.append(eid)
            break
        parent = node.getparent()
        if parent is None or parent.tag in (ROOT, COMPONENT):
            break
        steps.append(_step(node))
        node = parent
    component = component_of(element)
    if component and (not steps or steps[-1] != component):
        steps.append(component)
    return "/".join(reversed(steps)) or name_of(element)


def _step(node: etree._Element) -> str:
    """An element's name, with its position where siblings share the name."""
    before = sum(1 for _ in node.itersiblings(node.tag, preceding=True))
    alone = before == 0 and next(node.itersiblings(node.tag), None) is None
    return name_of(node) if alone else f"{name_of(node)}[{before + 1}]"


def finding(element: etree._Element, code: str, message: str, severity: Severity = "error") -> Finding:
    """A finding about an element, with its line where the document was read from a file and its path."""
    return Finding(code, message, severity, line=line_of(element), path=path_of(element))
