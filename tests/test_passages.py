"""Passages: every word of a document in one of them, each with the place and kind that a person would name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

import akn
from akn.passages import Passage, note_text, passages
from akn.validate.places import NS
from tests.samples.source import HERE as SAMPLES

SOURCES = sorted(SAMPLES.glob("*.layout.txt"))


def document(body: str, front: str = "") -> etree._Element:
    return etree.fromstring(
        f'<akomaNtoso xmlns="{NS[1:-1]}"><statement name="resolution"><meta>not this</meta>{front}'
        f"<mainBody>{body}</mainBody></statement></akomaNtoso>"
    )


def told(root: etree._Element) -> list[tuple[str, str, int, str, str]]:
    return [(p.place, p.kind, p.level, p.number, p.text) for p in passages(root)]


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.name)
def test_every_word_is_in_one_passage(source: Path) -> None:
    root = etree.fromstring(akn.convert(source).xml)
    found = list(passages(root))
    ours = "".join(p.number + p.text + "".join(map(note_text, p.notes)) for p in found)
    for meta in list(root.iter(f"{NS}meta")):
        meta.getparent().remove(meta)
    assert Counter("".join(ours.split())) == Counter("".join("".join(root.itertext()).split()))
    places = [p.place for p in found]
    assert len(set(places)) == len(places)


def test_a_paragraph_with_points_and_words_after_them() -> None:
    root = document(
        '<paragraph eId="para_1"><num>1.</num><list><intro><p>Decides:</p></intro>'
        '<point eId="para_1__point_a"><num>(a)</num><content><p>One;</p><p>And more;</p></content></point>'
        '<wrapUp eId="para_1__wrapup"><p>As it said.</p></wrapUp></list></paragraph>'
    )
    assert told(root) == [
        ("para_1", "paragraph", 1, "1.", "Decides:"),
        ("para_1__point_a", "point", 2, "(a)", "One;\nAnd more;"),
        ("para_1__wrapup", "wrapUp", 1, "", "As it said."),
    ]


def test_what_goes_on_after_its_points_is_a_passage_of_its_own() -> None:
    root = document(
        "<paragraph/>",
        '<preamble><container eId="c_1" name="recalling"><blockList><listIntroduction>Recalling:</listIntroduction>'
        '<item eId="c_1__item_a"><num>(a)</num><p>This,</p></item></blockList><p>and that,</p></container></preamble>',
    )
    assert told(root) == [
        ("c_1", "preambular", 1, "", "Recalling:"),
        ("c_1__item_a", "point", 2, "(a)", "This,"),
        ("c_1/p", "wrapUp", 1, "", "and that,"),
    ]


def test_sections_with_words_under_their_heading_and_a_table() -> None:
    root = document(
        '<section eId="sec_I"><num>I.</num><heading>Funds</heading><intro><p>First.</p><p>Second.</p></intro>'
        '<crossHeading eId="cross_1" refersTo="#preamble">Recalling that,</crossHeading>'
        '<division eId="dvs_1"><content><table eId="table_1"><caption>Sums</caption>'
        "<tr><td><p>Year</p></td><td>2031</td></tr></table></content></division></section>"
    )
    assert told(root) == [
        ("sec_I", "section", 1, "I.", "Funds"),
        ("sec_I/intro/p[1]", "text", 0, "", "First."),
        ("sec_I/intro/p[2]", "text", 0, "", "Second."),
        ("cross_1", "preambular", 1, "", "Recalling that,"),
        ("table_1", "table", 3, "", "Sums"),
        ("table_1/tr", "row", 0, "", "Year\n2031"),
    ]
    assert {tuple(p.sections) for p in passages(root) if p.kind == "text"} == {("I. Funds",)}


def test_words_outside_any_block_are_not_lost() -> None:
    assert [p.text for p in passages(document("<paragraph><content>Bare words</content></paragraph>"))] == [
        "Bare words"
    ]


def test_notes_stand_beside_the_text() -> None:
    (passage,) = passages(document('<paragraph><content><p>Says<authorialNote><p>See <ref>70/1</ref>.</p>'
                                   "</authorialNote> so.</p></content></paragraph>"))  # fmt: skip
    assert passage.text == "Says so."
    assert [note_text(note) for note in passage.notes] == ["See 70/1."]


def test_drafts_and_annexes_are_named() -> None:
    report = etree.fromstring(akn.convert(SAMPLES / "report.eng.layout.txt").xml)
    annexed = etree.fromstring(akn.convert(SAMPLES / "resolution.eng.layout.txt").xml)

    def at(root: etree._Element, place: str) -> Passage:
        return next(p for p in passages(root) if p.place == place)

    assert at(report, "cmp_2/para_1").component == "Draft resolution II"
    assert at(report, "para_1").component == at(report, "para_1").annex == ""
    assert at(annexed, "att_1__para_1").annex == "Annex"
    assert at(annexed, "att_1__para_1").document.get("name") == "annex"


def test_a_new_line_parts_words() -> None:
    (heading,) = passages(document("<section><heading>Forests<eol/>Report</heading></section>"))
    assert heading.text == "Forests Report"
