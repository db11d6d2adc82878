"""The AKN4UN profile: the rules for a United Nations document that the XSD cannot hold.

Three sets, one module each: the Schematron `schemas/akn4un.sch` (where things stand, what points where, the metadata's
agreement with itself), `identifiers` (eIds and numbers), `citations` (IRIs and the words beside them).
"""

from __future__ import annotations

from lxml import etree

from akn.model import Finding
from akn.validate import citations, identifiers, schematron


def check(root: etree._Element) -> list[Finding]:
    """Every finding of the profile on a document that the XSD accepts; `root` is its `akomaNtoso` element."""
    return [*schematron.check(root), *identifiers.check(root), *citations.check(root)]
