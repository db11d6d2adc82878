"""One Akoma Ntoso document held against another that should be the same: references, structure, metadata.

For `akn validate --against SOURCE`: the expected document is a fresh conversion of the source, the actual one the file
under test. Words are the business of `conservation`; here it is what was made of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from lxml import etree

from akn.model import Finding, Severity
from akn.validate.align import SMALL
from akn.validate.identifiers import number_of
from akn.validate.places import LENGTH, NS, component_of, line_of, path_of, words
from akn.validate.transcript import squash

_META, _COMPONENT = f"{NS}meta", f"{NS}component"
_LINKS = ("href", "from", "upTo", "src")
_UNITS = frozenset({
    "section", "title", "chapter", "division", "part", "paragraph", "alinea", "point", "item", "article",
    "subparagraph", "list", "blockList", "container", "formula", "crossHeading", "tblock", "heading",
    "subheading", "intro", "listIntroduction", "wrapUp", "listWrapUp", "table", "attachment", "component",
    "embeddedStructure", "coverPage", "preface", "preamble", "mainBody", "conclusions", "authorialNote",
})  # fmt: skip
WHOLE = 4000  # characters by which a unit that has moved is known again
# What a conversion writes of itself, not of the document: its own day.
_MARKUP = ("FRBRManifestation", "FRBRdate")


@dataclass(frozen=True, slots=True)
class _Link:
    """Something in the text that points: its words, where it points, its place and its line."""

    words: str
    target: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class _Unit:
    """A structural unit: `path` with its component, its element's name, @name, number, the unit around it,
    its own words and all the words in it."""

    path: str
    kind: str
    name: str
    number: str
    parent: str
    words: str
    whole: str
    line: int


def compare_all(expected: etree._Element, actual: etree._Element) -> list[Finding]:
    """Structure, references and metadata; where none of them says more, the mark-up, element by element."""
    found = [
        *compare_structure(expected, actual),
        *compare_references(expected, actual),
        *compare_metadata(expected, actual),
    ]
    return found or _compare_markup(expected, actual)


def compare_references(expected: etree._Element, actual: etree._Element) -> list[Finding]:
    """Findings `reference-differs`, `missing-reference`, `added-reference`, with the words and both IRIs.

    A reference is whatever points in the text: `ref`, `rref`, `noteRef`, `componentRef`, everything with a `refersTo`.
    """
    a, b = list(_links(expected)), list(_links(actual))
    found: list[Finding] = []
    for left, right in _differences([(x.words, x.target) for x in a], [(x.words, x.target) for x in b]):
        rest = list(right)
        for i in left:
            same = next((j for j in rest if b[j].words == a[i].words), None)
            if same is None:
                message = f"The words {a[i].words!r} should refer to {a[i].target}."
                found.append(_finding("missing-reference", message, a[i].path))
            else:
                rest.remove(same)
                message = f"The words {b[same].words!r} refer to {b[same].target}; they should refer to {a[i].target}."
                found.append(_finding("reference-differs", message, b[same].path, b[same].line))
        for j in rest:
            message = f"The words {b[j].words!r} refer to {b[j].target}, where no reference should be."
            found.append(_finding("added-reference", message, b[j].path, b[j].line))
    return found


def compare_structure(expected: etree._Element, actual: etree._Element) -> list[Finding]:
    """Findings `missing-unit`, `added-unit`, `unit-kind`, `unit-name`, `unit-number`, `unit-relabelled`, `unit-moved`,
    `unit-words`.
    """
    a, b = _by_path(expected), _by_path(actual)
    found: list[Finding] = []
    lost = [unit for path, unit in a.items() if path not in b]
    new = [unit for path, unit in b.items() if path not in a]
    by_words: dict[tuple[str, str], list[_Unit]] = {}
    for unit in new:
        by_words.setdefault(("", unit.whole), []).append(unit)
        by_words.setdefault((unit.kind, unit.whole), []).append(unit)
    taken: set[str] = set()
    for unit in lost:
        candidates = by_words.get((unit.kind, unit.whole), []) or by_words.get(("", unit.whole), [])
        twin = next((each for each in candidates if each.path not in taken), None) if unit.whole else None
        if twin is None:
            found.append(_finding("missing-unit", f"The {unit.kind} {unit.path} is missing.", unit.path))
        else:
            taken.add(twin.path)
            found.append(_became(unit, twin))
    found.extend(
        _finding("added-unit", f"The {unit.kind} {unit.path} should not be there.", unit.path, unit.line)
        for unit in new
        if unit.path not in taken
    )
    common = [path for path in a if path in b]
    found.extend(finding for path in common for finding in _changed(a[path], b[path]))
    order = [path for path in b if path in a]
    for left, _ in _differences(common, order):
        found.extend(_finding("unit-moved", f"{common[i]} stands in another place.", common[i]) for i in left)
    return found


def compare_metadata(expected: etree._Element, actual: etree._Element) -> list[Finding]:
    """Findings `metadata-differs`: entries of the metadata that are missing, added or other than they should be.

    The date of the mark-up is left out: it is the day of the conversion.
    """
    a, b = list(_entries(expected)), list(_entries(actual))
    found: list[Finding] = []
    for left, right in _differences([entry[0] for entry in a], [entry[0] for entry in b]):
        found.extend(_finding("metadata-differs", f"The metadata should have {a[i][1]}.", a[i][2]) for i in left)
        found.extend(
            _finding("metadata-differs", f"The metadata should not have {b[j][1]}.", b[j][2], b[j][3]) for j in right
        )
    return found


def _became(unit: _Unit, twin: _Unit) -> Finding:
    """What happened to a unit whose words stand under another eId."""
    if twin.kind != unit.kind:
        return _finding(
            "unit-kind", f"The {unit.kind} {unit.path} has become the {twin.kind} {twin.path}.", twin.path, twin.line
        )
    if twin.parent != unit.parent:
        return _finding(
            "unit-moved", f"The {unit.kind} {unit.path} has moved: it is {twin.path}.", twin.path, twin.line
        )
    return _finding("unit-relabelled", f"The {unit.kind} {unit.path} has the eId {twin.path}.", twin.path, twin.line)


def _changed(unit: _Unit, other: _Unit) -> Iterator[Finding]:
    """What differs in a unit that has the same eId on both sides."""
    if unit.kind != other.kind:
        yield _finding(
            "unit-kind", f"{unit.path} is a {other.kind}; it should be a {unit.kind}.", other.path, other.line
        )
    elif unit.name != other.name:
        yield _finding(
            "unit-name", f"{unit.path} is named {other.name!r}; it should be {unit.name!r}.", other.path, other.line
        )
    elif unit.number != other.number:
        message = f"{unit.path} is numbered {other.number!r}; it should be {unit.number!r}."
        yield _finding("unit-number", message, other.path, other.line)
    elif unit.parent != other.parent:
        yield _finding(
            "unit-moved",
            f"{unit.path} stands in {other.parent}; it should be in {unit.parent}.",
            other.path,
            other.line,
        )
    elif unit.words != other.words:
        yield _finding("unit-words", f"{unit.path} has other words than it should.", other.path, other.line)


def _compare_markup(expected: etree._Element, actual: etree._Element) -> list[Finding]:
    """The first difference in the elements of the text and their attributes, `markup-differs`."""
    a, b = list(_elements(expected)), list(_elements(actual))
    for left, right in _differences([_shape(e) for e in a], [_shape(e) for e in b]):
        has = "nothing" if not right else _tag(b[right[0]])
        wants = "nothing" if not left else _tag(a[left[0]])
        where = b[right[0]] if right else a[left[0]]
        message = f"The mark-up has {has} where it should have {wants}."
        return [_finding("markup-differs", message, path_of(where), line_of(where) if right else 0)]
    return []


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of the text in order, metadata left out."""
    for child in root:
        if isinstance(child.tag, str) and child.tag != _META:
            yield child
            yield from _elements(child)


def _links(root: etree._Element) -> Iterator[_Link]:
    for element in _elements(root):
        targets = [element.get(name, "") for name in _LINKS if element.get(name)]
        if refers := element.get("refersTo"):
            targets.append(refers)
        if targets:
            said = " ".join(words(element).split()) or element.get("showAs", "")
            yield _Link(said, " ".join(targets), path_of(element), line_of(element))


def _units(root: etree._Element) -> Iterator[_Unit]:
    for element in _elements(root):
        if not element.tag.startswith(NS) or (kind := element.tag[LENGTH:]) not in _UNITS:
            continue
        parent = element.getparent()
        while parent is not None and parent.tag[LENGTH:] not in _UNITS:
            parent = parent.getparent()
        around = path_of(parent) if parent is not None else ""
        yield _Unit(
            path=path_of(element),
            kind=kind,
            name=element.get("name", ""),
            number=number_of(element),
            parent=around,
            words=_own_words(element),
            whole=squash(words(element))[:WHOLE],
            line=line_of(element),
        )


def _by_path(root: etree._Element) -> dict[str, _Unit]:
    """The units by path; a path given a second time is told apart, so that a unit copied whole is one too many."""
    units: dict[str, _Unit] = {}
    for unit in _units(root):
        path, count = unit.path, 1
        while path in units:
            count += 1
            path = f"{unit.path} ({count})"
        units[path] = replace(unit, path=path) if count > 1 else unit
    return units


def _own_words(element: etree._Element) -> str:
    """The words of a unit, without its number, the units inside it and its notes."""
    out: list[str] = [element.text or ""]
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag != _META and tag[LENGTH:] not in _UNITS and tag != f"{NS}num":
            out.append(_own_words(child))
        out.append(child.tail or "")
    return squash("".join(out))


def _entries(root: etree._Element) -> Iterator[tuple[Hashable, str, str, int]]:
    """The elements of the metadata: what is compared, how it is said, its path and line."""
    for meta in root.iter(_META):
        for element in meta.iter(f"{NS}*"):
            parent = element.getparent()
            if parent is not None and (parent.tag[LENGTH:], element.tag[LENGTH:]) == _MARKUP:
                continue
            scope = component_of(element)
            yield (
                (scope, *_shape(element), (element.text or "").strip()),
                _tag(element),
                path_of(element),
                line_of(element),
            )


def _shape(element: etree._Element) -> tuple[str, tuple[tuple[str, str], ...]]:
    return str(element.tag), tuple(sorted((str(k), str(v)) for k, v in element.attrib.items()))


def _tag(element: etree._Element) -> str:
    attributes = "".join(f" {str(k).rpartition('}')[2]}={str(v)!r}" for k, v in element.attrib.items())
    return f"<{str(element.tag).rpartition('}')[2]}{attributes}>"


def _differences(a: Sequence[Hashable], b: Sequence[Hashable]) -> Iterator[tuple[list[int], list[int]]]:
    """The stretches of indices in which two sequences differ; where they are long, one from the first difference to
    the last."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[len(a) - 1 - end] == b[len(b) - 1 - end]:
        end += 1
    left, right = a[start : len(a) - end], b[start : len(b) - end]
    if not left and not right:
        return
    if len(left) * len(right) > SMALL * 10:
        yield list(range(start, len(a) - end)), list(range(start, len(b) - end))
        return
    for kind, i0, i1, j0, j1 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            yield list(range(start + i0, start + i1)), list(range(start + j0, start + j1))


def _finding(code: str, message: str, path: str, line: int = 0, severity: Severity = "error") -> Finding:
    return Finding(code, message, severity, line=line, path=path)
