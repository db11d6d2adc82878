"""DOCX from end to end: what only a word processor's file can say, in the document that is made of it."""

from __future__ import annotations

import pytest

import akn
from akn import serial
from akn.convert import Conversion
from akn.model import walk
from tests.read.test_docx import with_properties
from tests.reading import read
from tests.wordprocessing import (
    DEFINITIONS,
    complex_field,
    docx,
    notes_part,
    numbering_part,
    paragraph,
    run,
    styles_part,
    table,
)

SUP = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
HEADINGS = styles_part(
    '<w:style w:type="paragraph" w:styleId="H23"><w:name w:val="_ H_2/3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/>'
    '<w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
)
MASTHEAD = table(
    [
        [paragraph(run("United Nations")), paragraph(run("A/RES/88/412"))],
        [paragraph(run("General Assembly")), paragraph(run("Distr.: General"))],
    ]
)
FRONT = [
    "Eighty-eighth session",
    "Agenda item 18",
    "Resolution adopted by the General Assembly on 13 August 2033",
    "88/412. Scale of assessments",
]
TEXT = ["The General Assembly,", "Recalling its resolution 88/9 of 3 May 2033,", "1. Decides to meet again;"]


def resolution(*after: str, text: list[str] | None = None, masthead: str = MASTHEAD) -> str:
    """The body of a resolution, with paragraphs as XML after its first."""
    lines = [*FRONT, *(TEXT if text is None else text)]
    return masthead + "".join(paragraph(run(line)) for line in lines) + "".join(after)


def converted(body: str, *parts: object) -> Conversion:
    made = akn.convert(docx(body, HEADINGS, *parts))  # type: ignore[arg-type]
    assert made.valid
    return made


def codes(made: Conversion) -> list[str]:
    return [finding.code for finding in made.findings]


# The masthead


def text_box(*lines: str) -> str:
    """A drawn text box, and the same for older word processors, as files hold both."""
    box = f"<w:txbxContent>{''.join(paragraph(run(line)) for line in lines)}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


BOXES = [["United Nations"], ["A/RES/88/412"], ["General Assembly"], ["Distr.: General", "13 November 2033"]]


@pytest.mark.parametrize(
    "masthead",
    [
        "".join(paragraph(text_box(*box)) for box in BOXES),
        paragraph("".join(text_box(*box) for box in BOXES)),
        paragraph(run("United Nations") + text_box("A/RES/88/412"))
        + paragraph(text_box("Distr.: General", "13 November 2033") + run("General Assembly")),
    ],
    ids=["a box a paragraph", "all in one paragraph", "beside words"],
)
def test_a_masthead_in_text_boxes_is_read_once(masthead: str) -> None:
    made = converted(resolution(masthead=masthead))
    document = made.document
    assert (document.symbols, document.actor, document.issued) == (("A/RES/88/412",), "unga", "2033-11-13")
    cover = [text.content for text in document.cover]
    for line in ("United Nations", "A/RES/88/412", "Distr.: General", "13 November 2033"):
        assert sum(line in text for text in cover) == 1


# Headings


@pytest.mark.parametrize("style", ["H23", "Own"])
def test_a_numbered_heading_is_known_by_its_style(style: str) -> None:
    made = converted(
        resolution(paragraph(run("1. Civilian personnel"), style), paragraph(run("2. Requests a report.")))
    )
    assert [(unit.kind, unit.number) for unit in walk(made.document.body)] == [
        ("paragraph", "1"),
        ("chapter", "1"),
        ("paragraph", "2"),
    ]
    plain = converted(resolution(paragraph(run("2. Civilian personnel")), paragraph(run("3. Requests a report."))))
    assert [unit.kind for unit in plain.document.body] == ["paragraph"] * 3


def test_a_lettered_heading_is_no_point() -> None:
    made = converted(resolution(paragraph(run("(a) Posts"), "H23"), paragraph(run("2. Requests a report."))))
    heading = next(unit for unit in made.document.body if unit.kind == "division")
    assert (heading.num, heading.heading[0].content, [u.number for u in heading.units]) == ("(a)", "Posts", ["2"])


@pytest.mark.parametrize("style", ["H23", "SingleTxt"])
def test_a_heading_over_two_paragraphs_is_one(style: str) -> None:
    """Case E15."""
    two = paragraph(run("I."), style) + paragraph(run("Proposals"), style)
    made = converted(resolution(two, paragraph(run("2. Requests a report."))))
    section = next(unit for unit in made.document.body if unit.kind == "section")
    assert (section.num, [text.content for text in section.heading]) == ("I.", ["Proposals"])


# Labels, notes, fields


def test_labels_of_the_word_processor_make_the_same_units() -> None:
    place = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    words = [(0, "Decides to meet:"), (1, "In Geneva;"), (1, "In Nairobi;"), (0, "Requests a report.")]
    automatic = "".join(paragraph(run(text), extra=place.format(depth)) for depth, text in words)
    labels = ["1.", "(a)", "(b)", "2."]
    typed = "".join(paragraph(run(f"{label} {text}")) for label, (_, text) in zip(labels, words, strict=True))
    made = converted(resolution(automatic, text=TEXT[:2]), numbering_part(DEFINITIONS, [(0, "")]))
    assert made.xml == converted(resolution(typed, text=TEXT[:2])).xml


def test_a_note_marked_twice_is_referred_to() -> None:
    notes = notes_part({"1": paragraph(f"<w:r>{SUP}<w:footnoteRef/></w:r>" + run(" Resolution 70/1."))})
    own = f'<w:bookmarkStart w:id="5" w:name="_Ref5"/><w:r>{SUP}<w:footnoteReference w:id="1"/></w:r>'
    again = complex_field("NOTEREF _Ref5", f"<w:r>{SUP}<w:t>1</w:t></w:r>")
    points = paragraph(run("2. Recalls the Agenda") + own + '<w:bookmarkEnd w:id="5"/>' + run(" and the Goals") + again)
    made = converted(resolution(points), notes)
    assert [marker for marker, _ in read(made.xml).notes()] == ["1"]
    assert b"<noteRef " in made.xml


def note_mark(key: str) -> str:
    return f'<w:r>{SUP}<w:footnoteReference w:id="{key}"/></w:r>'


def note_text(words: str) -> str:
    return paragraph(f"<w:r>{SUP}<w:footnoteRef/></w:r>" + run(words))


def test_a_note_at_the_number_of_a_group() -> None:
    group = paragraph(run("I") + note_mark("1")) + paragraph(run("Proposals"))
    made = converted(resolution(group, paragraph(run("2. Requests a report."))), notes_part({"1": note_text("Ibid.")}))
    assert [marker for marker, _ in read(made.xml).notes()] == ["1"]


def test_a_note_marked_again_in_an_annex_is_referred_to() -> None:
    own = f'<w:bookmarkStart w:id="5" w:name="_Ref5"/>{note_mark("1")}<w:bookmarkEnd w:id="5"/>'
    again = complex_field("NOTEREF _Ref5", f"<w:r>{SUP}<w:t>1</w:t></w:r>")
    text = paragraph(run("2. Requests a report") + own + run("."))
    annex = (
        paragraph(run("Annex")) + paragraph(run("Rules")) + paragraph(run("1. The Committee meets") + again + run("."))
    )
    made = converted(resolution(text, annex), notes_part({"1": note_text("Ibid.")}))
    assert made.xml.count(b"</authorialNote>") == 1
    assert b'meets<noteRef marker="1" placement="bottom" eId="att_1__para_1__noteRef_1" href="#para_2__' in made.xml
    assert akn.convert(serial.dumps(made.document)).xml == made.xml


def raised(number: str) -> str:
    return f"<w:r>{SUP}<w:t>{number}</w:t></w:r>"


@pytest.mark.parametrize(("one", "two"), [(raised("1"), raised("2")), (run("¹"), run("²"))])
def test_notes_that_an_author_typed_are_notes(one: str, two: str) -> None:
    text = paragraph(run("2. Requests a report") + one + run(" on 9 km") + raised("2") + run(" of lakes,") + two)
    typed = paragraph(one + run(" A/88/9.")), paragraph(two + run(" Resolution 70/1."))
    made = converted(resolution(text, *typed))
    notes = [(note.marker, note.text[0].content) for note in made.document.notes]
    assert notes == [("1", "A/88/9."), ("2", "Resolution 70/1.")]
    assert [marker for marker, _ in read(made.xml).notes()] == ["1", "2"]
    assert made.document.body[1].texts[0].content == "Requests a report on 9 km2 of lakes,"


def test_raised_numbers_without_notes_and_notes_without_marks_stay_text() -> None:
    power, line = paragraph(run("2. Requests 9 km") + raised("2") + run(".")), paragraph(raised("1") + run(" A/88/9."))
    for body in (resolution(power), resolution(line)):
        made = converted(body)
        assert made.document.notes == ()


def test_points_below_the_last_words_of_a_list() -> None:
    lines = ["2. Requests:", "(a) Reports;", "(b) Meetings;", "and also the following:", "(c) Funds;", "(d) Staff."]
    made = converted(resolution(*(paragraph(run(line)) for line in lines)))
    assert [unit.num for unit in walk(made.document.body) if unit.kind == "point"] == ["(a)", "(b)", "(c)", "(d)"]


def test_tracked_changes_are_accepted_in_the_document() -> None:
    by = 'w:id="1" w:author="A" w:date="2033-01-01T00:00:00Z"'
    deleted = f"<w:del {by}><w:r><w:delText>not </w:delText></w:r></w:del>"
    inserted = f"<w:ins {by}>{run('the Secretary-General ')}</w:ins>"
    made = converted(resolution(paragraph(run("2. Requests ") + deleted + inserted + run("to report."))))
    assert made.document.body[1].texts[0].content == "Requests the Secretary-General to report."
    assert "tracked-changes" in codes(made)


def test_line_breaks_are_judged_as_in_print() -> None:
    broken = "<w:r><w:t>54th plenary meeting</w:t><w:br/><w:t>13 August 2033</w:t></w:r>"
    sentence = "<w:r><w:t>2. Requests the</w:t><w:br/><w:t>Secretary-General to report.</w:t></w:r>"
    made = converted(resolution(paragraph(sentence), paragraph(broken)))
    assert made.document.body[1].texts[0].content == "Requests the Secretary-General to report."
    assert [text.content for text in made.document.conclusions] == ["54th plenary meeting", "13 August 2033"]


def test_a_date_alone_closes_the_text() -> None:
    made = converted(resolution(paragraph(run("13 August 2033"))))
    assert [text.content for text in made.document.conclusions] == ["13 August 2033"]
    inside = converted(resolution(paragraph(run("13 August 2033")), paragraph(run("2. Requests a report."))))
    assert inside.document.conclusions == ()


def test_another_text_in_the_file_is_told() -> None:
    closing = ["54th plenary meeting", "13 August 2033"]
    another = [
        "88/413. Other matters",
        "The General Assembly,",
        "Recalling its resolution 88/9,",
        "1. Decides to meet.",
    ]
    made = converted(resolution(*(paragraph(run(line)) for line in [*closing, *another])))
    assert "further-text" in codes(made)
    assert "further-text" not in codes(converted(resolution(*(paragraph(run(line)) for line in closing))))


def test_an_annex_is_read_to_its_end() -> None:
    """Case E17."""
    lines = [f"{n}. The Committee shall hold meeting {n} in Geneva." for n in range(1, 400)]
    made = converted(resolution(*(paragraph(run(line)) for line in ["Annex", "Rules", *lines])))
    (annex,) = made.document.annexes
    assert [u.number for u in walk(annex.body) if u.kind == "paragraph"] == [str(n) for n in range(1, 400)]


# What the properties say


def properties(symbol: str, language: str, body: str) -> Conversion:
    return akn.convert(with_properties(symbol, language, body))


def test_a_symbol_that_is_printed_nowhere_is_that_of_the_properties() -> None:
    body = resolution(masthead=paragraph(run("United Nations")), text=TEXT)
    made = properties("A/RES/88/412", "English", body.replace("88/412. ", ""))
    assert made.document.symbols[0] == "A/RES/88/412"
    assert "symbol-from-properties" in codes(made)


def test_a_stale_symbol_does_not_stand_over_the_printed_one() -> None:
    made = properties("A/RES/87/300", "English", resolution())
    assert made.document.symbols == ("A/RES/88/412",)
    assert "symbol-differs" in codes(made)
    assert "symbol-differs" not in codes(properties("A/RES/88/412", "English", resolution()))


def test_a_language_that_the_text_is_not_in_is_told() -> None:
    """Case E10."""
    made = properties("A/RES/88/412", "Russian", resolution())
    assert made.document.lang == "eng"
    assert "language-differs" in codes(made)
