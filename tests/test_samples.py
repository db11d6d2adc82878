"""Whole documents: each sample, in each language and form of text, holds what a careful reader finds in it.

What that is stands in `tests/samples/NAME.expect.json`, made from the sample's source; what was found is read from the
XML alone.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import akn
from akn.convert import Conversion
from tests.reading import Reading, read
from tests.samples.__main__ import NAMES, texts
from tests.samples.source import LANGS, load, printed
from tests.wordprocessing import MANNERS, set_document

SAMPLES = Path(__file__).parent / "samples"
ALL = [
    (name, lang, form)
    for name, forms in NAMES.items()
    for lang in load(name).langs
    for form in (*forms, *MANNERS, *(["pdf"] if lang in LANGS else []))
]
REPORTED = ("adopted", "rejected", "recommendedForAdoption")  # steps of which votes and drafts tell
OUTCOMES = {"adopted": "adoptedRecordedVote", "rejected": "rejected", "adoptedWithoutVote": "adoptedWithoutVote"}
# What a symbol does not tell of a document: that is cited as a paper, the amendment as a draft.
NAMED_BY_KIND = {
    "report": "debateReport/report",
    "conference": "debateReport/report",
    "chapters": "debateReport/report",
    "agenda": "debateReport/agenda",
    "annotated": "debateReport/agenda",
    "letter": "doc/communication",
    "note": "doc/communication",
    "amendment": "doc/paper",
    "decisions": "statement/deliberation",
}
SIDES = {"inFavour": "in-favour", "against": "against", "abstaining": "abstaining"}
sample = pytest.mark.parametrize(("name", "lang", "form"), ALL, ids=[".".join(each) for each in ALL])


@cache
def expected(name: str) -> dict[str, Any]:
    return json.loads((SAMPLES / f"{name}.expect.json").read_text(encoding="utf-8"))


@cache
def converted(name: str, lang: str, form: str) -> Conversion:
    """A sample converted; told its symbol and date where its form does not print them."""
    if form in MANNERS:
        return akn.convert(set_document(printed(load(name), lang), MANNERS[form]))
    if form == "pdf":
        return akn.convert(SAMPLES / f"{name}.{lang}.pdf")
    about = expected(name)
    told = {"symbol": about["symbol"], "date": about.get("adopted") or about["issued"]}
    bare = form in ("seed", "paragraphs")
    return akn.convert(SAMPLES / f"{name}.{lang}.{form}.txt", **(told if bare else {}))


def documents(name: str, lang: str, form: str) -> list[tuple[dict[str, Any], Reading]]:
    """The document, its drafts and its annexes, each with what it must hold."""
    about, main = expected(name), read(converted(name, lang, form).xml)
    drafts, annexes = main.drafts(), main.annexes()
    assert [d.genre for d in drafts] == [d["genre"] for d in about.get("drafts", [])]
    assert len(annexes) == len(about.get("annexes", []))
    parts = [(about, main), *zip(about.get("drafts", []), drafts, strict=True)]
    return [*parts, *zip(about.get("annexes", []), annexes, strict=True)]


def test_samples_are_printed_from_their_sources() -> None:
    stale = [name for name, text in texts().items() if (SAMPLES / name).read_text(encoding="utf-8") != text]
    assert not stale, f"python -m tests.samples prints these anew: {', '.join(stale)}"


@sample
def test_valid(name: str, lang: str, form: str) -> None:
    conversion = converted(name, lang, form)
    assert [f for f in conversion.findings if f.severity == "error"] == []
    assert conversion.valid


@sample
def test_no_warnings(name: str, lang: str, form: str) -> None:
    known = {"inferred-date"} if name == "report" else set()
    known |= {"tracked-changes"} if form in MANNERS and MANNERS[form].tracked else set()
    found = [f for f in converted(name, lang, form).findings if f.severity == "warning" and f.code not in known]
    assert found == []


@sample
def test_facts(name: str, lang: str, form: str) -> None:
    about, document = expected(name), converted(name, lang, form).document
    assert document.genre == about["genre"]
    assert document.symbols[0] == about["symbol"]
    assert document.actor == about["actor"]
    assert document.session == about.get("session", "")
    assert ", ".join(document.agenda_items) == about.get("agenda", "")
    told = form in ("seed", "paragraphs")
    assert document.adopted == about.get("adopted", "")
    assert document.issued == ("" if told and about.get("adopted") else about.get("issued", ""))
    assert work_of(name, lang, form).split("/")[6] == (about.get("adopted") or about["issued"])


def work_of(name: str, lang: str, form: str) -> str:
    """The IRI of the work that a sample is."""
    return read(converted(name, lang, form).xml).element.find(".//{*}FRBRWork/{*}FRBRuri").get("value")


@sample
def test_one_iri(name: str, lang: str, form: str) -> None:
    """A document and a citation of its symbol have one IRI, dates aside: the citation knows the year alone. Where the
    symbol does not tell the kind of document, the IRI of the citation is an alias."""
    citing = f"Note by the Secretariat\n\n1. The Committee had before it document {expected(name)['symbol']}.\n"
    (cited,) = akn.parse(citing, lang="eng", symbol="A/99/1", genre="document").works
    own, other = (iri.split("/") for iri in (work_of(name, lang, form), cited.iri))
    if name in NAMED_BY_KIND:
        assert [*own[3:5], own[7]] == [*NAMED_BY_KIND[name].split("/"), other[7]]
        aliases = read(converted(name, lang, form).xml).element.findall(".//{*}FRBRWork/{*}FRBRalias[@name='citation']")
        assert [alias.get("value") for alias in aliases] == [cited.iri]
    else:
        assert [*own[:6], own[7]] == [*other[:6], other[7]]


@sample
def test_titles_and_formulas(name: str, lang: str, form: str) -> None:
    for want, got in documents(name, lang, form):
        assert got.genre == want["genre"]
        assert got.formula == want.get("formula", {}).get(lang, "")
        title = got.part("preface")
        assert squeezed(got.title) == squeezed(want.get("title", {}).get(lang, "")) or title is None


@sample
def test_units(name: str, lang: str, form: str) -> None:
    for want, got in documents(name, lang, form):
        assert got.preamble == want.get("preamble", [])
        units = got.units()
        if want["genre"] == "annex":
            units = units[1:]  # the heading of the annex
        if got.part("collectionBody") is None:
            assert units == want.get("units", ["paragraph"])


@sample
def test_notes(name: str, lang: str, form: str) -> None:
    for want, got in documents(name, lang, form):
        found = got.notes()
        assert [marker for marker, _ in found] == [n["marker"] for n in want.get("notes", [])]
        for (marker, before), note in zip(found, want.get("notes", []), strict=True):
            assert squeezed(before).endswith(squeezed(note[lang])), f"note {marker}"


@sample
def test_steps(name: str, lang: str, form: str) -> None:
    for want, got in documents(name, lang, form):
        keys = ("paragraph", "outcome", "date", "meeting", "by", "document")
        found = [{k: step[k] for k in keys if step[k]} for step in got.steps() if step["outcome"] not in REPORTED]
        for step in found:
            if step.get("by") == want.get("actor"):
                del step["by"]
        wanted = [{k: v for k, v in step.items() if v} for step in want.get("steps", [])]
        assert [_in_order(step) for step in found] == [_in_order(step) for step in wanted]


def _in_order(step: dict[str, str]) -> dict[str, str]:
    """A step with its States in one order: each language prints them in that of its alphabet."""
    return step | {"by": " ".join(sorted(step.get("by", "").split()))}


@sample
def test_votes(name: str, lang: str, form: str) -> None:
    for want, got in documents(name, lang, form):
        votes = got.votes()
        assert [(v["paragraph"], v["outcome"], v["document"]) for v in votes] == [
            (v["paragraph"], OUTCOMES[v["outcome"]], v["document"]) for v in want.get("votes", [])
        ]
        for vote, about in zip(votes, want.get("votes", []), strict=True):
            counts = {side: int(about[key]) for side, key in SIDES.items() if key in about}
            assert vote["counts"] == counts
            assert {side: len(listed) for side, listed in vote["listed"].items()} == counts


@sample
def test_cites(name: str, lang: str, form: str) -> None:
    missing = []
    for want, got in documents(name, lang, form):
        found = got.cites()
        for place, cites in want.get("cites", {}).items():
            where = "cover" if place == "origin" else place
            have = [plain(cite) for at, cite in found if at == where]
            wanted = [one for cite in cites for one in each(cite)]
            missing += [f"{place}: {one}" for one in wanted if not any(fits(one, other) for other in have)]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_all_forms_and_languages_agree(name: str) -> None:
    """One list of eIds and notes, whatever the language and the form."""
    for lang, form in _forms(name):
        for (_, got), (_, first) in zip(documents(name, lang, form), documents(name, "eng", "layout"), strict=True):
            assert eids(got) == eids(first), f"{lang} {form}"
            assert [m for m, _ in got.notes()] == [m for m, _ in first.notes()], f"{lang} {form}"


@pytest.mark.parametrize("name", NAMES)
def test_all_forms_and_languages_cite_the_same(name: str) -> None:
    for lang, form in _forms(name):
        for (_, got), (_, first) in zip(documents(name, lang, form), documents(name, "eng", "layout"), strict=True):
            cites, others = ([c for c in one.cites() if c[0] != "cover"] for one in (got, first))
            assert sorted(cites) == sorted(others), f"{lang} {form}"


def _forms(name: str) -> list[tuple[str, str]]:
    return [(lang, form) for n, lang, form in ALL if n == name]


@pytest.mark.parametrize(("name", "lang"), [(name, lang) for name in NAMES for lang in load(name).langs])
def test_docx_agrees_with_text(name: str, lang: str) -> None:
    """The same eIds, notes and references, however the document is set, blanks around the markers apart."""
    for form in MANNERS:
        for (_, got), (_, text) in zip(documents(name, lang, form), documents(name, lang, "layout"), strict=True):
            assert eids(got) == eids(text), form
            notes = [[(marker, squeezed(before)) for marker, before in one.notes()] for one in (got, text)]
            assert notes[0] == notes[1], form
            assert got.cites() == text.cites(), form


def eids(document: Reading) -> list[str]:
    """The eIds of a text, those of its references left out: the languages put them in another order."""
    parts = [document.part("preamble"), document.part("mainBody", "debateBody")]
    found = [e.get("eId", "") for part in parts if part is not None for e in part.iter("{*}*") if e.get("eId")]
    return [eid for eid in found if "ref_" not in eid.rpartition("__")[2]]


def squeezed(text: str) -> str:
    return "".join(text.split())


def each(cite: str) -> list[str]:
    """A citation as those that it is made of (a decision in a document); a range by its two ends."""
    if match := re.fullmatch(r"(\S+) decision (\S+)", cite):
        return [match[1], match[2]]
    if match := re.fullmatch(r"(UNTS \d+)/(\d+)-(\d+)", cite):
        return [f"{match[1]}/{match[2]} {match[1]}/{match[3]}"]
    if match := re.fullmatch(r"(.+) paras\. (\d+)-(\d+)", cite):
        return [f"{match[1]} para. {match[2]} {match[1]} para. {match[3]}"]
    return [plain(cite)]


def plain(cite: str) -> str:
    """A citation without commas, and a sales number without its language."""
    return re.sub(r"^(?:sales |E\.)(\S+).*", r"sales \1", cite.replace(",", ""))


def fits(want: str, found: str) -> bool:
    """Whether a citation is the one that is wanted: the same work and portion, the day where one is wanted.

    The first annex and the only annex of a work have the same address.
    """
    want = re.sub(r" annex I$", " annex", want)
    return found == want or re.sub(r" \d{4}(?:-\d\d-\d\d)?(?= UNTS| [A-Z]+/|$)", "", found) == want
