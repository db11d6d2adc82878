"""The report from which the project started, held against what a careful reader wrote down of it."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from lxml import etree

import akn
from akn.convert import Conversion
from akn.tree import check as check_file
from tests.corpus import CORPUS, check, corpus
from tests.reading import A, Reading, read, words

pytestmark = corpus("seed", "official/ga/A-RES-79-217.zho.xml", "outline.py")

SOURCE = CORPUS / "seed" / "A-79-439-Add.2.zho.txt"
EVENTS = {
    "introduced": "introduced",
    "before the committee": "beforeCommittee",
    "sponsors joined": "sponsorAdded",
    "adopted": "adopted",
    "statements after adoption": "statementMade",
}
# The report's keys for places are those of paragraphs and headings, the draft's those of its own.
PLACES = {"para": "paragraph", "preamble": "container", "heading": "section", "note": "note"}


@cache
def converted() -> Conversion:
    return akn.convert(SOURCE)


@cache
def gold() -> dict[str, Any]:
    return json.loads((CORPUS / "seed" / "A-79-439-Add.2.zho.gold.json").read_text(encoding="utf-8"))


def report() -> Reading:
    return read(converted().xml)


def draft() -> Reading:
    return report().drafts()[0]


def test_valid_in_both_engines_and_word_for_word() -> None:
    assert [f for f in converted().findings if f.severity == "error"] == []
    found = check_file(converted().xml, "both", SOURCE.read_bytes(), symbol="A/79/439/Add.2")
    assert [f for f in found if f.severity == "error"] == []


def test_facts() -> None:
    document, want = converted().document, gold()["report"]
    assert document.session == str(want["session"])
    assert [item.replace(" ", "") for item in document.agenda_items] == [want["agenda_item"]]
    assert (document.actor, document.lang) == (want["committee"], want["language"])
    preface = report().part("preface")
    assert preface is not None
    person = preface.find(f".//{A}person")
    state = preface.find(f".//{A}organization")
    assert person is not None
    assert words(person) == want["rapporteur"]["name"]
    assert state is not None
    assert state.get("refersTo") == f"#{want['rapporteur']['state']}"


def test_sections_and_paragraphs() -> None:
    want = gold()["report"]
    units = [u for s, each in want["paragraphs"].items() for u in (f"section {s}", *(f"paragraph {n}" for n in each))]
    assert report().units() == units
    assert [marker for marker, _ in report().notes()] == want["notes"]
    assert [d.genre for d in report().drafts()] == ["resolutionDraft"]


def test_draft() -> None:
    want, got = gold()["draft"], draft()
    assert (got.title, got.formula) == (want["title"], want["enacting_formula"])
    assert len(got.preamble) == want["preambular_paragraphs"]
    units = []
    for n in range(1, want["operative_paragraphs"] + 1):
        units += [f"paragraph {n}", *(f"paragraph {n}/{p}" for p in want["points"].get(str(n), ()))]
    assert got.units() == units
    assert [marker for marker, _ in got.notes()] == want["notes"]


def test_references() -> None:
    for want, got in ((gold()["report"], report()), (gold()["draft"], draft())):
        found = got.cites()
        for key, cites in want["references"].items():
            kind, _, number = key.partition(" ")
            place = f"{PLACES[kind]} {number}"
            have = [cite for where, cite in found if where == place]
            for cite in cites:
                assert any(fits(cite, other) for other in have), f"{key}: {cite} is not among {have}"


def test_internal_reference() -> None:
    for place, target in gold()["report"]["internal_references"].items():
        wanted = (place.replace("para", "paragraph"), f"#{target.replace('para_', 'paragraph ')}")
        assert wanted in report().cites()


def fits(want: str, found: str) -> bool:
    """Whether a citation of the gold file (`E/2006/25, chapter I, section B`) is one that was found.

    A publication has no address of its parts: of `chapter I, resolution 1, annex` in one the sales number is held.
    """
    if want.startswith("sales number"):
        return found.split(maxsplit=1)[0].endswith(re.findall(r"\d\d\.\S+?(?=,|$)", want)[0])
    if decision := re.search(r"decision (\S+)$", want):
        return found.startswith(decision[1])
    want = want.replace("chapter", "chap.").replace("section", "sect.").replace("paragraph", "para.").replace(",", "")
    found = found.replace(",", "")
    return found == want or re.sub(r" \d{4}(?:-\d\d-\d\d)?$", "", found) == want


def test_named_instruments() -> None:
    """Each name is a reference to what its note cites, at its note and wherever it comes again."""
    got = draft()
    placed = [(got.place(ref), words(ref), ref.get("href")) for ref in got.all("ref")]
    for name, note in gold()["draft"]["named_instruments_bound_by_note"].items():
        bound = {href for place, said, href in placed if said == name and not place.startswith("note")}
        assert len(bound) == 1, name
        assert bound <= {href for place, _, href in placed if place == f"note {note}"}, name
        text = "".join(words(part) for part in (got.part("preamble"), got.part("mainBody")) if part is not None)
        mentioned = [said for place, said, _ in placed if said == name and not place.startswith("note")]
        assert len(mentioned) == text.count(name)


def test_proceedings() -> None:
    got = [s for s in report().steps() if s["outcome"] in EVENTS.values()]
    assert len(got) == len(gold()["report"]["proceedings"])
    for step, want in zip(got, gold()["report"]["proceedings"], strict=True):
        assert (step["outcome"], step["date"]) == (EVENTS[want["event"]], want["date"])
        assert step["meeting"] == str(want["meeting"])
        assert step["document"] == want.get("document", step["document"])
        assert step["by"].split() == want.get("by", ["unga-c2"])
    assert report().element.find(f".//{A}step[@as='#onBehalfOf-G77-China']").get("by") == "#UG"
    observers = report().element.findall(f".//{A}step[@as='#observer']")
    assert [o.get("by") for o in observers] == ["#VA"]


def test_hyperlinks_that_disagree() -> None:
    found = [f.message for f in converted().findings if f.code == "link-disagrees"]
    want = gold()["draft"]["hyperlinks_that_disagree_with_the_text"]
    assert len(found) == len(want)
    assert all(any(link in message for message in found) for link in want)


def test_the_draft_is_what_was_adopted() -> None:
    """The same units, notes and references as the organisation's own mark-up of the resolution."""
    outline = check("outline").outline
    adopted = outline(etree.parse(str(CORPUS / "official" / "ga" / "A-RES-79-217.zho.xml")).getroot())[0]
    mine = outline(etree.fromstring(converted().xml))[1]
    for kind in ("preambular", "operative", "point"):
        ours, theirs = ([(u.num, u.text) for u in doc.of(kind)] for doc in (mine, adopted))
        assert ours == theirs
    ours, theirs = ([each for unit in doc.units for each in unit.notes] for doc in (mine, adopted))
    assert ours == theirs
    # The published file links what has an address on undocs.org: neither treaties nor what is only named (instruments,
    # resolutions of a commission), and of these two it links to resolutions of the Council with the same number.
    wrong = ["E/RES/2013/1", "E/RES/2014/1"]
    for what in ("cites", "note_cites"):
        ours, theirs = ([each for unit in doc.units for each in getattr(unit, what)] for doc in (mine, adopted))
        rest = iter(ours)
        assert all(link in rest for link in theirs if link not in wrong), what
