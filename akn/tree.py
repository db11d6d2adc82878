"""The Akoma Ntoso tree of whatever the command line is given: an XML file, a source text, a parsed document's JSON."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Unpack

from lxml import etree

from akn.cite.witnesses import Witness, witnesses
from akn.convert import Told, convert, parse, transcript
from akn.model import Document, Finding
from akn.read import SourceError, load
from akn.read.limits import USUAL
from akn.serial import is_json
from akn.validate import Engine, conservation, validate
from akn.validate import source as xml
from akn.validate.comparison import compare_all
from akn.validate.transcript import read_transcript

STDIN = "-"
_XML = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*\x00?<")


def given(argument: str) -> Path | bytes:
    """What an argument of the command line names: a file, or for `-` what standard input holds."""
    return sys.stdin.buffer.read() if argument == STDIN else Path(argument)


def tree(source: Path | bytes, **told: Unpack[Told]) -> etree._Element:
    """The `akomaNtoso` element of an XML file, or of the conversion of anything else.

    told: the keywords of `akn.convert`.

    Raises `SourceError` for XML that is no Akoma Ntoso, and for what cannot be converted.
    """
    return read(source, **told)[0]


def read(source: Path | bytes, **told: Unpack[Told]) -> tuple[etree._Element, Document | None]:
    """The same, with the parsed document, which knows the pages of the source; None for an XML file.

    Raises `SourceError` as `tree` does.
    """
    content, name = load(source, told.get("limits", USUAL))
    if isinstance(content, str) or not _XML.match(content):
        made = convert(source, **told)
        return etree.fromstring(made.xml), made.document
    root, findings = xml.read(content)
    if root is None:
        at = f", line {findings[0].line}" if findings[0].line else ""
        raise SourceError(f"{name}{at}: {findings[0].message}")
    return root, None


def hyperlinks(source: Path | bytes, **told: Unpack[Told]) -> list[Witness]:
    """The hyperlinks of a source beside the references found at their words. `told`: the keywords of `akn.convert`.

    Raises `SourceError` for an Akoma Ntoso file, which no longer has them all, and for what cannot be converted.
    """
    content, name = load(source, told.get("limits", USUAL))
    if isinstance(content, bytes) and _XML.match(content):
        raise SourceError(f"{name}: hyperlinks are held against references in the source; give that, not the XML")
    return witnesses(parse(source, **told))


def check(
    document: Path | bytes,
    engine: Engine = "libxml2",
    against: Path | bytes | None = None,
    **told: Unpack[Told],
) -> list[Finding]:
    """What is wrong with an Akoma Ntoso document, and with what it holds of the source it is held against.

    Raises `SourceError` where the source cannot be converted.
    """
    root, findings = xml.read(document)
    if root is None:
        return findings
    findings += validate(root, engine=engine)
    if against is not None:
        findings += compare(root, against, **told)
    return findings


def compare(root: etree._Element, source: Path | bytes, **told: Unpack[Told]) -> list[Finding]:
    """What differs between an Akoma Ntoso document and the source it should have been made from.

    Words and notes are held against the source itself, both ways; structure, references and metadata against a fresh
    conversion of it. Raises `SourceError` where the source cannot be converted.
    """
    limits = told.get("limits", USUAL)
    fresh = etree.fromstring(convert(source, **told).xml)
    content, _ = load(source, limits)
    wanted = read_transcript(fresh) if is_json(content) else transcript(source, told.get("lang"), limits)
    return [*conservation.compare(wanted, read_transcript(root)), *compare_all(fresh, root)]
