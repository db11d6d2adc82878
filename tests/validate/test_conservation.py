"""Every fault in the words of an output is found and said, and nothing else is."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from akn.validate import flow
from akn.validate.conservation import check, compare
from akn.validate.transcript import Line, NoteText, Transcript, note_text, read_transcript, segments, squash
from tests.validate.documents import Edit, before, broken, document, insert, put, remove, say, unwrap, write

NOTE = "#para_1__authorialNote_1"
POINT = "#para_2__list_1__point_a"
PARAGRAPH = "<paragraph eId='para_9'><num>{}</num><content eId='para_9__content'><p>{}</p></content></paragraph>"

FAULTS: list[tuple[set[str], str, Edit, str]] = [
    ({"moved-text"}, "#para_3", before("#para_2"), "3. The Committee adopted"),
    ({"missing-text"}, "#para_3", remove, "3. The Committee adopted"),
    ({"added-text"}, "#para_2", insert(PARAGRAPH.format("2 bis.", "This was never said.")), "This was never said"),
    ({"added-text"}, "#att_1__para_2", insert(PARAGRAPH.format("2.", "No number is an island.")), "another place"),
    ({"renumbered"}, "#para_3/a:num", write("13."), "'3.' in the source and '13.' in the output"),
    ({"renumbered"}, f"{POINT}/a:num", write("(c)"), "'(a)' in the source and '(c)' in the output"),
    ({"renumbered"}, "#sec_II/a:num", write("I."), "'II.' in the source and 'I.' in the output"),
    ({"missing-text"}, "#para_3/a:num", remove, "'3.'"),
    ({"missing-text"}, "#sec_I__heading", remove, "'Introduction'"),
    ({"missing-text"}, f"{POINT}//a:p", write(""), "'To count with care;'"),
    ({"changed-text"}, "#para_2", say("13 November", "18 November"), "'13' where the output has '18'"),
    ({"changed-text"}, "#preamble__container_1", say("88/208", "88/209"), "'208' where the output has '209'"),
    ({"changed-text"}, "#att_1__para_2", say("No number", "Each number"), "'No' where the output has 'Each'"),
    ({"moved-note"}, NOTE, before("#sec_I__heading"), "Note 1 stands after"),
    ({"missing-note"}, NOTE, remove, "lacks note 1"),
    ({"missing-note"}, "//a:noteRef", remove, "mark of note 1"),
    (
        {"added-note"},
        "#para_3__ref_1",
        insert("<authorialNote marker='2'><p>Invented.</p></authorialNote>"),
        "Invented",
    ),
    ({"changed-note"}, f"{NOTE}/a:p", write(""), "Note 1 is empty"),
    ({"changed-note"}, NOTE, say("SR.21", "SR.27"), "has '21' where the output has '27'"),
    ({"changed-note"}, "#preface__authorialNote_1", put("marker", "**"), "marked * in the source is marked **"),
    ({"moved-text"}, "#preamble__container_2", before("#preamble__container_1"), "resolution"),
    ({"moved-text"}, "//a:components//a:formula", before("//a:components//a:mainBody"), "The General Assembly"),
    ({"missing-text"}, "//a:attachments", remove, "Annex"),
    ({"missing-text"}, "//a:docTitle", remove, "Imaginary numbers and their uses"),
]


def source() -> Transcript:
    """The transcript of the document as its source would give it: pages and lines, no paths."""
    whole = read_transcript(document())
    main = tuple(replace(line, page=1 + i // 10, line=1 + i % 10, path="") for i, line in enumerate(whole.main))
    notes = tuple(replace(note, page=1 + i, line=40, path="") for i, note in enumerate(whole.notes))
    return Transcript(main, notes)


def test_nothing_differs() -> None:
    assert compare(source(), read_transcript(document())) == []
    assert check(source(), document()) == []


@pytest.mark.parametrize(("codes", "xpath", "edit", "says"), FAULTS)
def test_fault(codes: set[str], xpath: str, edit: Edit, says: str) -> None:
    root = broken(xpath, edit)
    findings = compare(source(), read_transcript(root))
    assert check(source(), root) == findings
    assert {f.code for f in findings} == codes
    assert any(says in f.message for f in findings), findings
    assert all(f.severity == "error" for f in findings)
    assert all(f.page and f.line for f in findings if f.code not in {"added-note"})


def test_a_fault_has_its_place_on_both_sides() -> None:
    (finding,) = compare(source(), read_transcript(broken("#att_1__para_2", say("No number", "Each number"))))
    (line,) = [line for line in source().main if line.text.startswith("No number")]
    assert (finding.page, finding.line, finding.path) == (line.page, line.line, "att_1__para_2__content/p")


@pytest.mark.parametrize(("xpath", "edit"), [("//a:mainBody", lambda _: None), *((f[1], f[2]) for f in FAULTS)])
def test_the_quick_reading_is_the_careful_one(xpath: str, edit: Edit) -> None:
    root = broken(xpath, edit)
    careful = read_transcript(root)
    notes = [(note.marker, note_text(note)) for note in careful.notes]
    assert flow.read(root) == (*segments(careful.main), notes)
    assert flow.conserved(careful, root)


def test_an_empty_output_fails() -> None:
    root = document()
    for text in list(root.iter("{*}mainBody", "{*}coverPage", "{*}preface", "{*}preamble", "{*}attachments")):
        for child in list(text):
            text.remove(child)
    assert [f.code for f in check(source(), root)] == ["empty-output"]
    assert [f.code for f in compare(Transcript(()), Transcript(()))] == ["empty-output"]


def test_two_notes_that_change_places() -> None:
    given = source()
    notes = (given.notes[1], given.notes[0], *given.notes[2:])
    assert compare(given, Transcript(given.main, notes))


def test_a_note_that_the_source_does_not_mark_may_stand_anywhere() -> None:
    text = Line("One two three.")
    loose = Transcript((text,), (NoteText("1", (Line("See four."),)),))
    placed = Transcript((replace(text, markers=((14, "1"),)),), loose.notes)
    assert compare(loose, placed) == []
    assert [f.code for f in compare(loose, Transcript((text,)))] == ["missing-note"]
    assert [f.code for f in compare(Transcript((text,)), placed)] == ["added-note"]


def test_mark_up_is_no_difference() -> None:
    assert compare(source(), read_transcript(broken("//a:ref[text()='88/208']", unwrap))) == []


def test_white_space_marks_of_direction_and_composition_are_no_difference() -> None:
    printed = Transcript((Line("re\u0301sume\u0301 of"), Line("the co\u00adop\u200beration \u200f(1)")))
    assert compare(printed, Transcript((Line("résumé  of the cooperation\u3000(1)"),))) == []


def test_a_component_is_read_where_it_stands() -> None:
    texts = [line.text for line in read_transcript(document()).main]
    assert texts.index("The General Assembly,") < texts.index("Annex")
    assert texts.index("4.") < texts.index("The General Assembly,")
    alone = read_transcript(broken("//a:componentRef", remove))
    assert "The General Assembly," in [line.text for line in alone.main]


@pytest.mark.parametrize("unit", ["A/RES/", "甲乙丙丁，", "one two, ", "x"])
def test_long_inputs_that_differ_stay_bounded(unit: str) -> None:
    text = unit * (3_000_000 // len(unit))
    changed = text[:1000] + "#" + text[1000:500_000] + "##" + text[600_000:]
    start = time.perf_counter()
    assert compare(Transcript((Line(text),)), Transcript((Line(changed),)))
    assert time.perf_counter() - start < 10


WORDS = st.text(alphabet="abc ,.;()12甲乙丙，。é", min_size=1, max_size=30)
LINES = st.lists(WORDS, min_size=1, max_size=12).filter(lambda lines: bool(squash("".join(lines))))


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """A transcript of random lines with notes at random places."""
    main: list[Line] = []
    notes: list[NoteText] = []
    for text in draw(LINES):
        offsets = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2)))
        marks = tuple((offset, str(len(notes) + i + 1)) for i, offset in enumerate(offsets))
        notes.extend(NoteText(marker, (Line(draw(WORDS)),), page=1, line=1) for _, marker in marks)
        main.append(Line(text, marks, page=1, line=len(main) + 1))
    return Transcript(tuple(main), tuple(notes))


@given(transcripts())
def test_a_transcript_is_itself_however_it_is_broken_into_lines(transcript: Transcript) -> None:
    assert compare(transcript, transcript) == []
    cut = [
        part
        for line in transcript.main
        for part in ([line] if line.markers else [Line(line.text[:3]), Line(" " + line.text[3:])])
    ]
    assert compare(transcript, Transcript(tuple(cut), transcript.notes)) == []


@settings(max_examples=300)
@given(transcripts(), st.data())
def test_every_edit_of_a_character_is_reported(transcript: Transcript, data: st.DataObject) -> None:
    index = data.draw(st.sampled_from([i for i, line in enumerate(transcript.main) if squash(line.text)]))
    line = transcript.main[index]
    at = data.draw(st.sampled_from([i for i, c in enumerate(line.text) if squash(c)]))
    new = data.draw(st.sampled_from(["", "Z", "ZZ", line.text[at] * 2]))
    text = line.text[:at] + new + line.text[at + 1 :]
    marks = tuple((o if o <= at else o + len(new) - 1, marker) for o, marker in line.markers)
    edited = (*transcript.main[:index], replace(line, text=text, markers=marks), *transcript.main[index + 1 :])
    findings = compare(transcript, Transcript(edited, transcript.notes))
    assert findings
    assert all(f.code and f.message.endswith(".") for f in findings)


@given(transcripts(), st.data())
def test_every_edit_of_a_note_is_reported(transcript: Transcript, data: st.DataObject) -> None:
    if not transcript.notes:
        return
    index = data.draw(st.integers(0, len(transcript.notes) - 1))
    note = transcript.notes[index]
    changed = data.draw(
        st.sampled_from(
            [(), (replace(note, marker="Z"),), (replace(note, lines=(*note.lines, Line("Z"))),), (note, note)]
        )
    )
    notes = (*transcript.notes[:index], *changed, *transcript.notes[index + 1 :])
    assert compare(transcript, Transcript(transcript.main, notes))


@given(st.text(max_size=60))
def test_squash_keeps_what_is_printed(text: str) -> None:
    squashed = squash(text)
    assert squash(squashed) == squashed
    assert unicodedata.is_normalized("NFC", squashed)
    assert not any(c.isspace() for c in squashed)
