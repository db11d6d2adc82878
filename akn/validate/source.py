"""Reads an XML file that nobody vouches for: no entity is resolved, no network touched, no DTD read.

What cannot be read as Akoma Ntoso is not an exception but a finding, one sentence that a person can act on.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from akn.model import Finding
from akn.validate.places import AKN, line_of

# What a file begins with that is no XML, and how it is called.
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive (a DOCX, perhaps)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{", "JSON"),
)
_TRUNCATED = re.compile(r"Premature end|EndTag: '</' not found")
_ENCODING = re.compile(r"not proper UTF|encoding|invalid UTF|Invalid bytes|conver|Char 0x", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
HEAD = 1 << 16
DOCTYPE = "The file declares a document type (<!DOCTYPE>), which Akoma Ntoso does not use; it was not read further."


def read(source: Path | bytes) -> tuple[etree._Element | None, list[Finding]]:
    """The `akomaNtoso` element of a file, or None and the finding that says why there is none.

    Codes: `unreadable-file`, `empty-file`, `not-xml`, `truncated-xml`, `wrong-encoding`, `malformed-xml`, `doctype`,
    `not-akoma-ntoso`.
    """
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        return None, [Finding("unreadable-file", f"The file cannot be read: {error.strerror or error}.", "error")]
    if refused := _refused(data):
        return None, [refused]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return None, [_syntax(error, data)]
    if (other := _other_root(root)) is not None:
        return None, [other]
    return root, []


def _refused(data: bytes) -> Finding | None:
    """Why the bytes are not even given to the parser."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Finding("empty-file", "The file is empty.", "error")
    for start, name in _OTHERS:
        if data.lstrip().startswith(start):
            return Finding("not-xml", f"The file is {name}, not XML.", "error")
    head = data[:HEAD].replace(b"\0", b"")  # UTF-16 leaves a zero beside each letter
    body = re.sub(rb"<!--.*?-->", b"", head, flags=re.DOTALL)
    if _DOCTYPE.search(body):
        return Finding("doctype", DOCTYPE, "error")
    if b"<" not in head[:4096]:
        return Finding("not-xml", "The file is not XML: no element begins in it.", "error")
    return None


def _syntax(error: etree.XMLSyntaxError, data: bytes) -> Finding:
    line = error.lineno or 0
    reason = (error.msg or "").partition(", line ")[0]
    if _TRUNCATED.search(reason) or not data.rstrip(b"\0 \t\r\n").endswith(b">"):
        code, message = "truncated-xml", f"The XML breaks off in the middle: the file is not complete ({reason})."
    elif _ENCODING.search(reason):
        code, message = "wrong-encoding", f"The bytes are not in the encoding that the file declares ({reason})."
    else:
        code, message = "malformed-xml", f"The XML is not well formed: {reason}."
    return Finding(code, message, "error", line=line)


def _other_root(root: etree._Element) -> Finding | None:
    if root.getroottree().docinfo.internalDTD is not None:
        return Finding("doctype", DOCTYPE, "error")
    if root.tag == f"{{{AKN}}}akomaNtoso":
        return None
    space, _, name = str(root.tag).rpartition("}")
    place = f"of the namespace {space[1:]}" if space else "of no namespace"
    message = f"The root element is {name} {place}; Akoma Ntoso 3.0 begins with akomaNtoso of the namespace {AKN}."
    return Finding("not-akoma-ntoso", message, "error", line=line_of(root))
