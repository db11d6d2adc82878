"""What stands inside an element as printed: wrappers opened, deletions passed over, one branch of alternatives."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from akn.read.docx.names import MC, W

WRAPPERS = frozenset(W + name for name in ("smartTag", "customXml", "bdo", "dir", "sdtContent", "ins", "moveTo"))
INSERTED = frozenset((W + "ins", W + "moveTo"))
DELETED = frozenset((W + "del", W + "moveFrom"))

TRACKED, HIDDEN, CHUNK, SUBDOCUMENT, BROKEN_FIELD = "tracked", "hidden", "chunk", "subdocument", "broken-field"


def content(element: _Element, met: set[str]) -> Iterator[_Element]:
    """The children of an element as printed; what was met on the way and should be told is added to `met`."""
    for child in element:
        tag = child.tag
        if tag in WRAPPERS:
            if tag in INSERTED:
                met.add(TRACKED)
            yield from content(child, met)
        elif tag in DELETED:
            met.add(TRACKED)
        elif tag == W + "sdt":
            inner = child.find(W + "sdtContent")
            if inner is not None:
                yield from content(inner, met)
        elif tag == MC + "AlternateContent":
            branch = chosen(child)
            if branch is not None:
                yield from content(branch, met)
        else:
            yield child


def chosen(alternatives: _Element) -> _Element | None:
    """The branch of alternatives that is printed: the first choice; the fallback where there is none."""
    choice = alternatives.find(MC + "Choice")
    return alternatives.find(MC + "Fallback") if choice is None else choice


def is_printed(element: _Element) -> bool:
    """Whether an element is printed: not deleted, nor in a branch that is not taken."""
    for above in element.iterancestors():
        if above.tag in DELETED:
            return False
        parent = above.getparent()
        if above.tag == MC + "Fallback" and parent is not None and chosen(parent) is not above:
            return False
    return True
