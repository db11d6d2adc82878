"""Read a converted document as a careful reader would, in the terms of the samples' `NAME.expect.json`.

Places are named as there (`section II`, `paragraph 4/a/i`, `container 3`, `note 5`), citations by symbol, date and
portion. Only the XML is read: what it does not say, nobody will find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from akn.numbering import roman

NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
A = f"{{{NS}}}"
GROUPS = ("section", "title", "chapter", "part", "division")
UNITS = (*GROUPS, "crossHeading", "paragraph", "point")
DEBATE = ("debateSection", "speech", "narrative")
ROOTS = ("statement", "debateReport", "debate", "doc", "documentCollection")
PORTIONS = {"para": "para.", "sec": "sect.", "chp": "chap.", "annex": "annex", "art": "art.", "point": ""}


def name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).removeprefix(A)


def words(element: etree._Element, notes: bool = False) -> str:
    """The text of an element, without its notes unless they are asked for."""
    return "".join(_words(element, notes))


def _words(element: etree._Element, notes: bool) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if notes or name(child) != "authorialNote":
            yield from _words(child, notes)
        yield child.tail or ""


@dataclass(frozen=True)
class Reading:
    """One document element (the main one, a draft, an annex) of a converted file."""

    element: etree._Element

    def all(self, *names: str) -> Iterator[etree._Element]:
        """The descendants of these names that belong to this document element and to no other inside it."""
        for found in self.element.iter(*(A + n for n in names)):
            if next(a for a in found.iterancestors() if name(a) in ROOTS) is self.element:
                yield found

    def part(self, *names: str) -> etree._Element | None:
        """A child of the document element."""
        return next((c for n in names for c in self.element.findall(A + n)), None)

    @property
    def genre(self) -> str:
        return self.element.get("name", "")

    @property
    def title(self) -> str:
        found = [words(t) for t in self.all("docTitle") if next(t.iterancestors(A + "preface"), None) is not None]
        return " ".join(found)

    @property
    def formula(self) -> str:
        return "".join(words(f).strip() for f in self.all("formula"))

    @property
    def preamble(self) -> list[str]:
        part = self.part("preamble")
        return [] if part is None else [c.get("name", "") for c in part.findall(A + "container")]

    def place(self, element: etree._Element) -> str:
        """Where an element stands."""
        line = [element, *element.iterancestors()]
        if (note := next((e for e in line if name(e) == "authorialNote"), None)) is not None:
            return f"note {note.get('marker')}"
        line = line[: line.index(self.element)]
        points = [_number(e) for e in line if name(e) == "point"][::-1]
        for e in line:
            if name(e) in DEBATE:
                return f"{name(e)} {1 + self._headed(name(e)).index(e)}"
            if name(e) == "paragraph":
                return " ".join(filter(None, ("paragraph", "/".join(filter(None, [_number(e), *points])))))
            if name(e) in GROUPS:
                return " ".join(filter(None, (name(e), _number(e))))
            if name(e) == "crossHeading":
                return "crossHeading"
            if name(e) == "container" and name(e.getparent()) == "preamble":
                return f"container {e.getparent().findall(A + 'container').index(e) + 1}"
            if name(e) in ("coverPage", "preface"):
                return "cover"
        return ""

    def units(self) -> list[str]:
        body = self.part("mainBody", "debateBody")
        units = (A + n for n in (*UNITS, *DEBATE))
        return [] if body is None else [self.place(e) for e in body.iter(*units) if self.owns(e) and not _opening(e)]

    def _headed(self, kind: str) -> list[etree._Element]:
        """The elements of a name, without the section before the first heading of a debate."""
        return [e for e in self.all(kind) if not _opening(e)]

    def owns(self, element: etree._Element) -> bool:
        return next(a for a in element.iterancestors() if name(a) in ROOTS) is self.element

    def notes(self) -> list[tuple[str, str]]:
        """Each note's marker and all the words of its paragraph before it."""
        return [(n.get("marker", ""), _before(n)) for n in self.all("authorialNote")]

    def cites(self) -> list[tuple[str, str]]:
        """Every reference in reading order: its place and what it cites."""
        names = {r.get("href", ""): r.get("showAs", "") for r in self.element.iter(A + "TLCReference")}
        outer = self.element.getroottree().getroot().iter(A + "TLCReference")
        names = {r.get("href", ""): r.get("showAs", "") for r in outer} | names
        out = []
        for ref in self.all("ref", "rref"):
            hrefs = [ref.get("href")] if ref.get("href") else [ref.get("from"), ref.get("upTo")]
            out.append((self.place(ref), " ".join(self._target(h or "", names) for h in hrefs)))
        return out

    def _target(self, href: str, names: dict[str, str]) -> str:
        if href.startswith("#"):
            found = next((e for e in self.element.iter() if e.get("eId") == href[1:]), None)
            return "#" + (self.place(found) if found is not None else "nothing")
        work, _, portion = re.sub(r"/!main(?=~|$)", "", href).partition("~")
        work, _, annex = work.partition("/!")
        symbol = names.get(href) or names.get(work) or names.get(f"{work}/!{annex}") or work.rpartition("/")[2]
        date = work.split("/")[6] if work.count("/") > 6 else ""
        if re.fullmatch(r"unecosoc-c\w+", work.split("/")[5]) and "resolution" in symbol:
            symbol = f"{work.split('/')[5]} {symbol.split()[-1]}"
        pieces = (symbol, _portion(annex), unquote(_portion(portion)), date)
        return " ".join(filter(None, pieces))

    def steps(self) -> list[dict[str, str]]:
        """The acts of the proceedings; one that several States did together is one."""
        out: list[dict[str, str]] = []
        concepts = {e.get("eId"): e.get("showAs") for e in self.element.iter(A + "TLCReference")}
        for step in self.all("step"):
            refers = step.get("refersTo", "").replace("#", "").split()
            document = next((str(concepts[r]) for r in refers if r in concepts), "")
            meeting = next((e.get("number") for e in step if str(e.tag).endswith("meeting")), "")
            values = {
                "paragraph": step.get("href", "").removeprefix("#para_"),
                "outcome": step.get("outcome", "").removeprefix("#"),
                "date": step.get("date", ""),
                "meeting": str(meeting),
                "behalf": step.get("as", "").removeprefix("#"),
                "document": document,
            }
            by = step.get("by", "").removeprefix("#")
            mine = {"by": "", "behalf": ""}
            if out and {**out[-1], **mine} == {**values, **mine}:
                out[-1]["by"] += f" {by}"
            else:
                out.append({**values, "by": by})
        return out

    def votes(self) -> list[dict[str, Any]]:
        """The votes: counts, and the States listed on each side."""
        names = {e.get("eId"): e.get("showAs") for e in self.element.iter(A + "TLCReference")}
        out = []
        for voting in self.all("voting"):
            sides = {c.get("refersTo", "").removeprefix("#"): c for c in voting.iter(A + "count")}
            out.append(
                {
                    "paragraph": voting.get("href", "").removeprefix("#para_"),
                    "outcome": voting.get("outcome", "").removeprefix("#"),
                    "document": names.get(voting.get("refersTo", "").removeprefix("#"), ""),
                    "counts": {side: int(count.get("value", "0")) for side, count in sides.items()},
                    "listed": {side: [v.get("refersTo", "")[1:] for v in count] for side, count in sides.items()},
                }
            )
        return out

    def drafts(self) -> list[Reading]:
        root = self.element.getroottree().getroot()
        holder = root.find(f"{A}components")
        return [] if holder is None else [Reading(c[0]) for c in holder]

    def annexes(self) -> list[Reading]:
        return [Reading(a[0]) for a in self.element.iterfind(f"{A}attachments/{A}attachment")]


def _opening(element: etree._Element) -> bool:
    return name(element) == "debateSection" and element.get("name") == "opening"


def _number(element: etree._Element) -> str:
    if element.find(f"{A}num") is None:
        return ""
    return element.get("eId", "").rpartition("__")[2].partition("_")[2]


def _portion(part: str) -> str:
    """`annex_2` as `annex II`, `chp_I__sec_B` as `chap. I, sect. B`."""
    out = []
    for piece in filter(None, part.split("__")):
        kind, _, number = piece.partition("_")
        if kind == "annex":
            number = "" if part == "annex_1" else roman(int(number)).upper()
        out.append(f"{PORTIONS.get(kind, kind)} {number}".strip())
    return ", ".join(out)


def _before(note: etree._Element) -> str:
    """The words of the note's paragraph that stand before it."""
    holder = next(a for a in note.iterancestors() if name(a) in ("p", "heading", "docTitle", "num", "crossHeading"))
    out: list[str] = []

    def walk(element: etree._Element) -> bool:
        out.append(element.text or "")
        for child in element:
            if child is note:
                return True
            if name(child) != "authorialNote" and walk(child):
                return True
            out.append(child.tail or "")
        return False

    walk(holder)
    return "".join(out)


def read(xml: bytes) -> Reading:
    """The main document of a file."""
    return Reading(etree.fromstring(xml)[0])
