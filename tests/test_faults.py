"""Faults put into good files: `akn validate --against SOURCE` finds every one and says what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from typer.testing import CliRunner

import akn
from akn.cli import app
from tests.reading import A
from tests.samples.source import load

SAMPLES = Path(__file__).parent / "samples"
Element = etree._Element
Fault = Callable[[Element], None]

FAULTS: dict[str, tuple[Fault, frozenset[str], tuple[str, ...]]] = {}
BOTH = ("report", "resolution")


def fault(*codes: str, of: tuple[str, ...] = BOTH) -> Callable[[Fault], Fault]:
    """Registers a fault: the codes of which one must be reported, and the samples that it can be put into."""

    def register(function: Fault) -> Fault:
        FAULTS[function.__name__] = (function, frozenset(codes), of)
        return function

    return register


@cache
def good(name: str) -> bytes:
    """A sample, as it is converted."""
    return akn.convert(SAMPLES / f"{name}.layout.txt").xml


def validated(xml: bytes, name: str, folder: Path) -> tuple[int, list[dict[str, str]]]:
    """The exit status of `akn validate`, and what it reports as errors."""
    file = folder / "tested.xml"
    file.write_bytes(xml)
    source = str(SAMPLES / f"{name}.layout.txt")
    result = CliRunner().invoke(app, ["validate", str(file), "--against", source, "--format", "json"])
    findings = [finding for each in json.loads(result.output) for finding in each["findings"]]
    return result.exit_code, [f for f in findings if f["severity"] == "error"]


@pytest.mark.parametrize("name", [f"{n}.{lang}" for n in BOTH for lang in load(n).langs])
def test_untouched(name: str, tmp_path: Path) -> None:
    assert validated(good(name), name, tmp_path) == (0, [])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "made" in metafunc.fixturenames:
        cases = [(n, f"{s}.{lang}") for n, (_, _, of) in FAULTS.items() for s in of for lang in ("eng", "zho")]
        metafunc.parametrize(("made", "name"), cases, ids=[f"{n}-{s}" for n, s in cases])


def test_caught(made: str, name: str, tmp_path: Path) -> None:
    put, codes, _ = FAULTS[made]
    root = etree.fromstring(good(name))
    before = etree.tostring(root)
    put(root)
    assert etree.tostring(root) != before, "the fault changed nothing"
    status, findings = validated(etree.tostring(root, encoding="UTF-8", xml_declaration=True), name, tmp_path)
    assert status == 1
    assert codes & {f["code"] for f in findings}, findings[:5]


# Where faults are put


def all_of(root: Element, tag: str) -> list[Element]:
    return list(root.iter(*(A + t for t in tag.split())))


def last_document(root: Element) -> Element:
    """The draft of a report, or the resolution itself: where there is a preamble."""
    return all_of(root, "preamble")[0].getparent()


def paragraph(root: Element, number: int = 2) -> Element:
    return next(e for e in all_of(last_document(root), "paragraph") if e.get("eId") == f"para_{number}")


def plain(root: Element, at: int = -1) -> Element:
    """A paragraph of text without anything in it."""
    return [p for p in all_of(last_document(root).find(A + "mainBody"), "p") if len(p) == 0 and p.text][at]


def resolution(root: Element) -> Element:
    """A reference to a resolution of the General Assembly."""
    return next(
        r for r in all_of(root, "ref") if "/deliberation/unga/" in r.get("href", "") and "~" not in r.get("href")
    )


def swap(a: Element, b: Element) -> None:
    """Two elements in each other's place."""
    parent, other, i, j = a.getparent(), b.getparent(), a.getparent().index(a), b.getparent().index(b)
    first, second = deepcopy(a), deepcopy(b)
    first.tail, second.tail = b.tail, a.tail
    parent[i] = second
    other[j] = first


def drop(element: Element) -> None:
    """An element taken out, with its words but not those after it."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


# Units


@fault("moved-text", "unit-moved")
def paragraphs_swapped(root: Element) -> None:
    swap(paragraph(root, 1), paragraph(root, 2))


@fault("missing-text", "missing-unit")
def paragraph_dropped(root: Element) -> None:
    drop(paragraph(root))


@fault("added-text", "added-unit", "eid-unique")
def paragraph_doubled(root: Element) -> None:
    paragraph(root).addnext(deepcopy(paragraph(root)))


@fault("added-text", "added-unit")
def paragraph_invented(root: Element) -> None:
    last = [e for e in all_of(last_document(root), "paragraph") if "__" not in e.get("eId", "")][-1]
    new = etree.fromstring(
        f'<paragraph xmlns="{A[1:-1]}" eId="para_99"><num>99.</num><content eId="para_99__content">'
        "<p>Decides to remain seized of the matter.</p></content></paragraph>"
    )
    last.addnext(new)


@fault("renumbered", "unit-number")
def number_changed(root: Element) -> None:
    num = paragraph(root).find(A + "num")
    num.text = "7."


@fault("unit-relabelled", "eid-number", "missing-unit")
def eid_changed(root: Element) -> None:
    element = next(e for e in all_of(last_document(root), "paragraph") if e.find(A + "content") is not None)
    for each in element.iter():
        if (eid := each.get("eId")) is not None:
            each.set("eId", eid.replace(element.get("eId", ""), "para_77", 1) if each is not element else eid)
    element.set("eId", "para_77")


@fault("unit-kind")
def point_promoted(root: Element) -> None:
    point = all_of(last_document(root), "point")[-1]
    holder = next(a for a in point.iterancestors(A + "paragraph"))
    number = point.get("eId").rpartition("_")[2]
    point.getparent().remove(point)
    point.tag = A + "paragraph"
    point.set("eId", f"para_{number}")
    holder.addnext(point)


@fault("unit-kind", "moved-text", "unit-moved")
def preambular_paragraph_moved_into_the_body(root: Element) -> None:
    document = last_document(root)
    container = document.find(f"{A}preamble/{A}container[last()]")
    document.find(A + "mainBody").insert(0, container)


@fault("missing-text", "empty-p")
def heading_emptied(root: Element) -> None:
    heading = all_of(root, "heading")[0]
    heading.text = ""
    for child in heading:
        heading.remove(child)


@fault("missing-text", "changed-text")
def text_emptied(root: Element) -> None:
    plain(root).text = ""


@fault("moved-text", "unit-words", "changed-text")
def texts_of_two_points_exchanged(root: Element) -> None:
    points = [p for p in all_of(last_document(root), "point") if len(p.findall(f"{A}content/{A}p")) == 1]
    first, second = (p.find(f"{A}content/{A}p") for p in points[:2])
    swap(first, second)


# Notes


@fault("moved-note")
def note_moved(root: Element) -> None:
    note = all_of(last_document(root), "authorialNote")[1]
    text = plain(root, -2)
    drop(note)
    note.tail = None
    words = text.text
    text.text = words[: len(words) // 2]
    note.tail = words[len(words) // 2 :]
    text.append(note)


@fault("missing-note")
def note_lost(root: Element) -> None:
    drop(all_of(last_document(root), "authorialNote")[1])


@fault("changed-note")
def words_of_a_note_changed(root: Element) -> None:
    paragraph = all_of(all_of(last_document(root), "authorialNote")[-1], "p")[0]
    paragraph[0].text = "S/2030/1" if len(paragraph) else ""
    paragraph.text = "See also "


@fault("changed-note", "renumbered", "missing-note")
def marker_changed(root: Element) -> None:
    all_of(last_document(root), "authorialNote")[0].set("marker", "9")


@fault("added-note")
def note_invented(root: Element) -> None:
    text = plain(root)
    note = etree.SubElement(text, A + "authorialNote", marker="99", placement="bottom", eId="authorialNote_99")
    etree.SubElement(note, A + "p").text = "Never printed."


# Words


@fault("changed-text")
def digit_changed(root: Element) -> None:
    digits = [p for p in all_of(root, "p") if p.text and any(c in "123456" for c in p.text) and len(p) == 0]
    p = digits[-1]
    at = next(i for i, c in enumerate(p.text) if c in "123456")
    p.text = f"{p.text[:at]}{int(p.text[at]) + 1}{p.text[at + 1 :]}"


@fault("changed-text")
def date_changed(root: Element) -> None:
    for ref in all_of(last_document(root), "ref"):
        if ref.tail and "2018" in ref.tail:
            ref.tail = ref.tail.replace("2018", "2019")
            return
    for p in all_of(last_document(root), "p"):
        if p.text and "2016" in p.text:
            p.text = p.text.replace("2016", "2015")
            return
        if p.text and "2018" in p.text:
            p.text = p.text.replace("2018", "2019")
            return


@fault("words-number")
def symbol_changed(root: Element) -> None:
    ref = next(r for r in all_of(root, "ref") if r.text and r.text.startswith("A/85/"))
    ref.text = ref.text.replace("A/85/", "A/86/")


@fault("changed-text")
def comma_to_semicolon(root: Element) -> None:
    for p in all_of(last_document(root).find(A + "preamble"), "p"):
        if len(p) == 0 and p.text and p.text.endswith((",", "，")) and p.getparent().tag == A + "container":
            p.text = p.text[:-1] + (";" if p.text.endswith(",") else "；")
            return


@fault("changed-text", "unit-words")
def formula_of_another_organ(root: Element) -> None:
    p = all_of(root, "formula")[0].find(A + "p")
    p.text = "The Security Council," if p.text.startswith("The") else "安全理事会，"


@fault("changed-text", "metadata-differs", "missing-text")
def title_changed(root: Element) -> None:
    title = next(t for t in all_of(root, "docTitle") if t.getparent().getparent().tag == A + "preface")
    if title.text:
        title.text = title.text.upper() if title.text.isascii() else title.text[::-1]
    else:
        title.getparent().remove(title)


# References


@fault("reference-differs", "missing-reference", "symbol-organ")
def reference_to_another_organ(root: Element) -> None:
    ref = resolution(root)
    ref.set("href", ref.get("href").replace("/unga/", "/unsc/"))


@fault("reference-differs", "missing-reference")
def reference_to_another_number(root: Element) -> None:
    ref = resolution(root)
    ref.set("href", ref.get("href") + "9")


@fault("reference-differs", "missing-reference")
def reference_to_another_portion(root: Element) -> None:
    ref = resolution(root)
    ref.set("href", ref.get("href") + "/!main~para_3")


@fault("reference-differs", "missing-reference")
def portion_changed(root: Element) -> None:
    ref = next(r for r in all_of(root, "ref") if "/!" in r.get("href", ""))
    ref.set("href", ref.get("href") + "1")


@fault("missing-reference", "markup-differs")
def reference_dropped(root: Element) -> None:
    etree.strip_tags(resolution(root).getparent(), A + "ref")


@fault("added-reference", "reference-differs")
def reference_around_the_wrong_words(root: Element) -> None:
    text, href = plain(root), resolution(root).get("href")
    words = text.text
    text.text = words[:2]
    ref = etree.SubElement(text, A + "ref", href=href, eId="ref_99")
    ref.text, ref.tail = words[2:6], words[6:]


@fault("metadata-differs")
def cited_work_named_otherwise(root: Element) -> None:
    work = next(r for r in all_of(root, "TLCReference") if r.get("showAs", "").startswith("A/RES/7"))
    work.set("showAs", "A/RES/78/1")


@fault("reference-dangling", "dangling-reference", "reference-differs", "idref")
def reference_to_nothing(root: Element) -> None:
    ref = next(r for r in all_of(root, "ref") if r.get("href", "").startswith("#"))
    ref.set("href", "#para_404")


@fault("reference-differs", of=("report",))
def state_is_another(root: Element) -> None:
    state = next(o for o in all_of(root, "organization") if o.get("refersTo") == "#FJ")
    state.set("refersTo", "#NO")


# Identification and metadata


@fault("xsd-duplicate")
def eid_doubled(root: Element) -> None:
    first, second = all_of(last_document(root).find(A + "mainBody"), "content")[:2]
    second.set("eId", first.get("eId"))


@fault("metadata-differs")
def language_changed(root: Element) -> None:
    language = all_of(root, "FRBRlanguage")[0]
    language.set("language", "fra")


@fault("metadata-differs")
def date_of_the_work_changed(root: Element) -> None:
    all_of(root, "FRBRWork")[0].find(A + "FRBRdate").set("date", "2030-01-31")


@fault("missing-unit", "missing-text", of=("report",))
def component_dropped(root: Element) -> None:
    drop(all_of(root, "component")[-1])


@fault("metadata-differs", of=("report",))
def vote_miscounted(root: Element) -> None:
    all_of(root, "count")[0].set("value", "15")


@fault("metadata-differs", of=("report",))
def step_dropped(root: Element) -> None:
    drop(all_of(root, "step")[0])


@fault("missing-unit", "missing-text", of=("resolution",))
def annex_dropped(root: Element) -> None:
    drop(all_of(root, "attachments")[0])


def test_there_are_many_kinds_of_faults() -> None:
    assert len(FAULTS) >= 24
