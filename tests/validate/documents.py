"""The document of these tests, and edits that break it in one place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

from lxml import etree

from akn.validate.places import words

PATH = Path(__file__).with_name("document.xml")
SPACES = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
Edit = Callable[[etree._Element], object]


def document() -> etree._Element:
    """A fresh copy of the document's root."""
    return etree.parse(str(PATH)).getroot()


def find(root: etree._Element, xpath: str) -> etree._Element:
    """The first element that an XPath selects; `#para_1` at its start stands for the element with this eId."""
    path = re.sub(r"^#([^/]+)", r"//*[@eId='\1']", xpath)
    return cast("list[etree._Element]", root.xpath(path, namespaces=SPACES))[0]


def broken(xpath: str, edit: Edit) -> etree._Element:
    """The document with one element edited."""
    root = document()
    edit(find(root, xpath))
    return root


def put(name: str, value: str) -> Edit:
    """Sets an attribute."""
    return lambda element: element.set(name, value)


def change(name: str, old: str, new: str) -> Edit:
    """Changes a part of an attribute."""
    return lambda element: element.set(name, element.get(name, "").replace(old, new))


def write(text: str) -> Edit:
    """Replaces everything in an element by a text."""

    def edit(element: etree._Element) -> None:
        for child in list(element):
            element.remove(child)
        element.text = text

    return edit


def say(old: str, new: str) -> Edit:
    """Changes words in an element and the elements in it."""

    def edit(element: etree._Element) -> None:
        for part in element.iter():
            part.text = part.text and part.text.replace(old, new)
            part.tail = part.tail if part is element else part.tail and part.tail.replace(old, new)

    return edit


def remove(element: etree._Element) -> None:
    """Takes an element out, leaving the words after it."""
    parent = element.getparent()
    assert parent is not None
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def before(xpath: str) -> Edit:
    """Moves an element to before another, leaving the words after it."""

    def edit(element: etree._Element) -> None:
        target = find(element.getroottree().getroot(), xpath)
        remove(element)
        element.tail = None
        target.addprevious(element)

    return edit


def insert(xml: str) -> Edit:
    """Puts new elements after an element."""

    def edit(element: etree._Element) -> None:
        for new in reversed(etree.fromstring(f'<x xmlns="{SPACES["a"]}">{xml}</x>')):
            element.addnext(new)

    return edit


def rename(name: str) -> Edit:
    """Gives an element another name."""
    return lambda element: setattr(element, "tag", f"{{{SPACES['a']}}}{name}")


def unwrap(element: etree._Element) -> None:
    """Takes the mark-up of an element off, leaving its words."""
    parent = element.getparent()
    assert parent is not None
    text = words(element)
    element.tail = text + (element.tail or "")
    remove(element)
