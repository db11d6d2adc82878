"""Every citation of an Akoma Ntoso document: its place, its words, what it cites and where that is to be read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lxml import etree
from msgspec import Struct
from msgspec.structs import asdict

from akn import tabular
from akn.cite import symbols
from akn.cite.witnesses import Witness
from akn.validate.places import NS, called, component_of, name_of, path_of, words

_NOTE, _META = f"{NS}authorialNote", f"{NS}meta"
# Units whose numbers tell a person where a citation stands, and parts that have none.
_UNITS = frozenset(
    f"{NS}{name}"
    for name in (
        "attachment", "section", "title", "chapter", "division", "part", "article", "paragraph", "subparagraph",
        "point", "item", "component",
    )
)  # fmt: skip
_PARTS = frozenset(f"{NS}{name}" for name in ("coverPage", "preface", "preamble", "conclusions"))


class Reference(Struct, frozen=True, gc=False):
    """One citation.

    place    the unit's eId, with the component's before it (`cmp_1/para_6`); where: the same for people (`II. 6. (a)`)
    note     the marker of the note it stands in, "" in the text itself; words: as printed
    symbol   of the cited document, "" inside the document; iri: what the reference says, a range as two IRIs
    url      where the document is to be read, "" where it has no symbol of the United Nations
    """

    place: str
    where: str
    note: str
    words: str
    symbol: str
    iri: str
    url: str


class Citations:
    """The citations of a document; `root` is its `akomaNtoso` element."""

    def __init__(self, root: etree._Element) -> None:
        self.language = next((e.get("language", "") for e in root.iter(f"{NS}FRBRlanguage")), "")
        self.known = _works(root)

    def within(self, element: etree._Element) -> list[Reference]:
        """Those in an element of the document, notes included, in reading order."""
        found = element.iter(f"{NS}ref", f"{NS}rref")
        return [_reference(e, self.known, self.language) for e in found if not _in_meta(e)]


def references(root: etree._Element) -> list[Reference]:
    """The citations of a document in reading order; `root` is its `akomaNtoso` element."""
    return Citations(root).within(root)


def as_json(found: Sequence[Reference] | Sequence[Witness]) -> str:
    """References, or hyperlinks, as a JSON list."""
    return json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2) + "\n"


def as_csv(found: Sequence[Reference] | Sequence[Witness], kind: type[Reference] | type[Witness] = Reference) -> str:
    """References, or hyperlinks (`kind`), as CSV with a line of column names."""
    return tabular.as_csv(found, kind)


def _works(root: etree._Element) -> dict[tuple[str, str], str]:
    """The symbols of the works listed in each component's references, by component and IRI."""
    return {
        (component_of(e), e.get("href", "")): e.get("showAs", "")
        for e in root.iter(f"{NS}TLCReference", f"{NS}original")
    }


def _reference(element: etree._Element, known: dict[tuple[str, str], str], language: str) -> Reference:
    ends = [value for name in ("href", "from", "upTo") if (value := element.get(name))]
    iri = " ".join(ends)
    cited = [s for end in ends if (s := _symbol(component_of(element), end, known))]
    readable = [s for s in cited if symbols.normal(s)]
    note = next(element.iterancestors(_NOTE), None)
    return Reference(
        place=path_of(_unit(element)),
        where=_where(element),
        note="" if note is None else note.get("marker", ""),
        words=" ".join(words(element).split()),
        symbol=" – ".join(dict.fromkeys(cited)),
        iri=iri,
        url=symbols.undocs_url(readable[0], language or "eng") if readable else "",
    )


def _symbol(component: str, iri: str, known: dict[tuple[str, str], str]) -> str:
    """The symbol of a cited work, from the references of its component or of the whole document."""
    work = iri.partition("/!")[0]
    for key in ((component, iri), (component, work), ("", iri), ("", work)):
        if key in known:
            return known[key]
    return ""


def _unit(element: etree._Element) -> etree._Element:
    """The unit of text around a citation: the first ancestor with a number of its own, else the part or the root."""
    return next((a for a in element.iterancestors() if a.tag in _UNITS or a.tag in _PARTS), element)


def _where(element: etree._Element) -> str:
    """The numbers of the units around a citation, outer before inner."""
    steps = []
    for around in element.iterancestors():
        if around.tag in _PARTS:
            steps.append(name_of(around))
        elif around.tag == f"{NS}component":
            steps.append(called(around))
        elif around.tag in _UNITS:
            number = around.find(f"{NS}num")
            said = "" if number is None else " ".join(words(number).split())
            steps.append(said or ("annex" if around.tag == f"{NS}attachment" else ""))
    return " ".join(step for step in reversed(steps) if step)


def _in_meta(element: etree._Element) -> bool:
    return next(element.iterancestors(_META), None) is not None
