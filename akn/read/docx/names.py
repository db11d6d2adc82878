"""Names of WordprocessingML: elements in lxml's notation, and small readings of their attributes."""

from __future__ import annotations

from lxml.etree import _Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{WORD}}}"
R = f"{{{RELATIONSHIPS}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL = W + "val"
OFF = frozenset(("0", "false", "off", "none"))  # values of a property that is off
# The strict form of the format (ISO/IEC 29500) differs in its namespaces alone, as far as text goes.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONSHIPS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
)


def strict_as_transitional(data: bytes) -> bytes:
    """A part with the namespaces of the transitional form."""
    if b"purl.oclc.org/ooxml" in data[:8192]:
        for strict, transitional in STRICT:
            data = data.replace(strict, transitional)
    return data


def value(parent: _Element | None, name: str) -> str | None:
    """`w:val` of a child (`""` where it has none); None where there is no such child."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(VAL, "")


def number(parent: _Element | None, name: str) -> int | None:
    """`w:val` of a child as a number; None where there is none."""
    return whole(value(parent, name))


def whole(text: str | None) -> int | None:
    """A whole number as it is written in an attribute; None for anything else."""
    try:
        return int(text or "")
    except ValueError:
        return None


def switch(parent: _Element | None, name: str) -> bool | None:
    """A property that is on or off; None where it is not set."""
    found = value(parent, name)
    return None if found is None else found not in OFF
