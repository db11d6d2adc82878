"""DOCX as `Pages`: what a word processor shows of each construct, and nothing that it hides."""

from __future__ import annotations

import pytest

from akn.read import SourceError, read
from akn.read.docx import formats
from akn.read.docx.fields import hyperlink
from akn.read.pages import Cell, Line, Pages
from tests.wordprocessing import (
    NAMESPACES,
    OFFICE,
    PACKAGE,
    TYPE,
    Part,
    archive,
    complex_field,
    docx,
    entries,
    level,
    notes_part,
    numbering_part,
    paragraph,
    relation,
    run,
    styles_part,
    table,
)

BY = 'w:id="1" w:author="A" w:date="2030-01-01T00:00:00Z"'
BEGIN, SEPARATE, END = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
TEXT = paragraph(run("Text"))
SUP = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def pages(body: str, *parts: Part, relations: str = "") -> Pages:
    return read(docx(body, *parts, relations=relations), "a.docx")


def lines(body: str, *parts: Part, relations: str = "") -> list[Line]:
    return list(pages(body, *parts, relations=relations).pages[0].lines)


def texts(body: str, *parts: Part, relations: str = "") -> list[str]:
    return [line.text for line in lines(body, *parts, relations=relations)]


def marks(line: Line) -> list[tuple[str, str]]:
    return [(s.name, line.text[s.start : s.end]) for s in line.spans]


def codes(body: str, *parts: Part) -> list[str]:
    return [finding.code for finding in pages(body, *parts).findings]


# Characters and runs


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>high</w:t><w:noBreakHyphen/><w:t>level</w:t></w:r>", "high-level"),
        ("<w:r><w:t>inter</w:t><w:softHyphen/><w:t>national</w:t></w:r>", "international"),
        (run("inter\u00adnational"), "international"),
        ("<w:r><w:t>1.</w:t><w:tab/><w:t>Requests</w:t></w:r>", "1. Requests"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> one</w:t></w:r>', "• one"),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', "α"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Times New Roman" w:char="00D7"/></w:r>', "×"),
        ('<w:r><w:sym w:font="Symbol" w:char="no"/><w:t>kept</w:t></w:r>', "kept"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b7</w:t></w:r>', "•"),
        (run("cafe\u0301"), "café"),
        (run("  outer  "), "outer"),
        ("<w:smartTag><w:customXml>" + run("Geneva") + "</w:customXml></w:smartTag>", "Geneva"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("2030") + "</w:sdtContent></w:sdt>", "2030"),
        ("<w:bdo>" + run("A/RES/88/9") + "</w:bdo>", "A/RES/88/9"),
        ("<w:r><w:ruby><w:rt>" + run("a") + "</w:rt><w:rubyBase>" + run("字") + "</w:rubyBase></w:ruby></w:r>", "a字"),
        ("<w:r><w:t>“State’s”–based</w:t></w:r>", "“State’s”–based"),
        ("<w:r><w:commentReference w:id='0'/><w:t>text</w:t></w:r>", "text"),
    ],
)
def test_characters(inner: str, text: str) -> None:
    assert texts(paragraph(inner)) == [text]


def test_right_to_left_runs_stay_in_logical_order() -> None:
    inner = run("القرار ", "rtl") + run("88/9", "rtl") + run(" المؤرخ ", "rtl") + run("٥", "rtl")
    assert texts(paragraph(inner, extra="<w:bidi/>")) == ["القرار 88/9 المؤرخ ٥"]


def test_marks_are_those_of_run_and_styles() -> None:
    styles = styles_part(
        '<w:style w:type="paragraph" w:styleId="Head"><w:rPr><w:b/><w:i/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Head"/></w:style>'
        '<w:style w:type="character" w:styleId="Emphasis"><w:rPr><w:i/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    emphasis = '<w:r><w:rPr><w:rStyle w:val="Emphasis"/></w:rPr><w:t>two</w:t></w:r>'
    off = '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t xml:space="preserve"> three</w:t></w:r>'
    (line,) = lines(paragraph(run("one ") + emphasis + off, "Sub"), styles)
    assert set(marks(line)) == {("b", "one two"), ("i", "one"), ("i", "three")}
    (line,) = lines(paragraph(run("CO") + "<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>2</w:t></w:r>"))
    assert marks(line) == [("sub", "2")]
    assert texts(paragraph(run("text"), "Loop"), styles) == ["text"]


def test_complex_script_properties_are_those_of_right_to_left_runs() -> None:
    (line,) = lines(paragraph(run("إن", "iCs", "rtl") + run(" مجلس", "i", "rtl")))
    assert marks(line) == [("i", "إن")]


def test_line_breaks_part_a_paragraph() -> None:
    found = lines(paragraph(run("54th plenary meeting") + "<w:r><w:br/></w:r>" + run("19 December 2030")))
    assert [(line.text, line.number, line.broken) for line in found] == [
        ("54th plenary meeting", 1, False),
        ("19 December 2030", 1, True),
    ]


# What is hidden, deleted, or there twice


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    body = (
        paragraph(run("Requests ") + f"<w:del {BY}><w:r><w:delText>all </w:delText></w:r></w:del>")
        + paragraph(f"<w:ins {BY}>{run('States')}</w:ins><w:moveFrom {BY}>{run('moved')}</w:moveFrom>")
        + paragraph(f"<w:moveTo {BY}>{run('moved')}</w:moveTo>")
    )
    assert texts(body) == ["Requests", "States", "moved"]
    assert codes(body) == ["tracked-changes"]


def test_a_deleted_paragraph_end_joins_paragraphs() -> None:
    deleted = f"<w:rPr><w:del {BY}/></w:rPr>"
    body = paragraph(run("one, "), extra=deleted) + paragraph(run("two"))
    assert texts(body) == ["one, two"]
    gone = paragraph(f"<w:del {BY}><w:r><w:delText>x</w:delText></w:r></w:del>", extra=deleted)
    assert texts(gone + paragraph(run("two"))) == ["two"]


def test_deleted_rows_and_changed_properties_are_passed_over() -> None:
    row = f"<w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{paragraph(run('old'))}</w:tc></w:tr>"
    changed = f"<w:pPrChange {BY}><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>"
    body = f"<w:tbl>{row}<w:tr><w:tc>{paragraph(run('new'))}</w:tc></w:tr></w:tbl>" + paragraph(
        run("text"), extra=changed
    )
    assert texts(body, numbering_part([level(0, "decimal", "%1.")], [(0, "")])) == ["new", "text"]


def test_hidden_text_is_left_out_and_told() -> None:
    body = paragraph(run("seen ") + run("unseen", "vanish"))
    assert texts(body) == ["seen"]
    assert codes(body) == ["hidden-text"]


def test_a_hidden_end_lets_the_next_paragraph_go_on_the_line() -> None:
    body = paragraph(run("Title. "), extra="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + paragraph(run("Text."))
    assert texts(body) == ["Title. Text."]


def test_one_branch_of_alternatives_is_read() -> None:
    box = f"<w:txbxContent>{paragraph(run('A/88/411'))}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    body = paragraph(f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>") + paragraph(run("x"))
    assert texts(body) == ["A/88/411", "x"]
    alone = paragraph(run("anchor") + f"<w:r><mc:AlternateContent>{fallback}</mc:AlternateContent></w:r>")
    assert texts(alone) == ["anchor", "A/88/411"]


# Tables


def test_cells_are_read_in_order_with_their_places() -> None:
    cell = [paragraph(run("1.1")), paragraph(run("a")) + paragraph(run("b"))], [paragraph(run("c")), "<w:p/>"]
    found = lines(paragraph(run("before")) + table(list(cell)))
    assert [(line.text, line.cell) for line in found] == [
        ("before", None),
        ("1.1", Cell(1, 0, 0)),
        ("a", Cell(1, 0, 1)),
        ("b", Cell(1, 0, 1)),
        ("c", Cell(1, 1, 0)),
    ]


# Hyperlinks and fields


def test_hyperlinks_of_both_kinds() -> None:
    relations = relation("rL", "hyperlink", "https://undocs.org/A/RES/88/9", True)
    element = f'<w:hyperlink r:id="rL">{run("88/")}{run("9", "b")}</w:hyperlink>'
    field = complex_field('HYPERLINK "https://undocs.org/A/RES/88/10"', run("88/10"))
    (line,) = lines(paragraph(run("Recalling ") + element + run(" and ") + field), relations=relations)
    assert line.text == "Recalling 88/9 and 88/10"
    links = [(line.text[s.start : s.end], s.to) for s in line.spans if s.name == "a"]
    assert links == [("88/9", "https://undocs.org/A/RES/88/9"), ("88/10", "https://undocs.org/A/RES/88/10")]
    made = pages(paragraph(element), relations=relations)
    assert [(link.href, link.text) for link in made.pages[0].links] == [("https://undocs.org/A/RES/88/9", "88/9")]


@pytest.mark.parametrize(
    ("instruction", "href"),
    [
        (' HYPERLINK "https://undocs.org/A/1" ', "https://undocs.org/A/1"),
        ('HYPERLINK "https://a.org/x" \\l "part" \\o "tip"', "https://a.org/x#part"),
        ('HYPERLINK \\l "_Toc1"', ""),
        ("hyperlink https://a.org/x", "https://a.org/x"),
        ("PAGEREF _Toc1 \\h", ""),
        ("HYPERLINK", ""),
        ("", ""),
    ],
)
def test_addresses_in_instructions(instruction: str, href: str) -> None:
    assert hyperlink(instruction) == href


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("page ") + complex_field("PAGE", run("3")), "page 3"),
        (f'<w:fldSimple w:instr=" NUMPAGES ">{run("10")}</w:fldSimple>', "10"),
        (complex_field("IF " + "x", complex_field("REF a", run("4"))), "4"),
        (f'<w:r>{BEGIN}<w:instrText> XE "entry" </w:instrText>{END}<w:t>text</w:t></w:r>', "text"),
        (f"<w:r>{BEGIN}</w:r>{complex_field('QUOTE', run('x'))}<w:r>{SEPARATE}<w:t>result</w:t>{END}</w:r>", "result"),
        (f"<w:r>{END}<w:t>text</w:t></w:r>", "text"),
    ],
    ids=["complex", "simple", "nested", "without result", "in an instruction", "end alone"],
)  # fmt: skip
def test_the_result_of_a_field_is_text_and_its_instruction_never(inner: str, text: str) -> None:
    assert texts(paragraph(inner)) == [text]


def test_a_field_across_paragraphs_and_one_without_an_end() -> None:
    begin = f"<w:r>{BEGIN}<w:instrText>TOC</w:instrText>{SEPARATE}</w:r>"
    last = run("II. Aims") + f"<w:r>{END}</w:r>"
    assert texts(paragraph(begin + run("I. Scope")) + paragraph(last)) == ["I. Scope", "II. Aims"]
    broken = paragraph(f"<w:r>{BEGIN}</w:r>" + run("kept")) + paragraph(run("too"))
    assert texts(broken) == ["kept", "too"]
    assert codes(broken) == ["broken-field"]


# Notes


def reference(key: str, kind: str = "footnote", custom: str = "") -> str:
    follows = ' w:customMarkFollows="1"' if custom else ""
    mark = f"<w:t>{custom}</w:t>" if custom else ""
    return f'<w:r>{SUP}<w:{kind}Reference{follows} w:id="{key}"/>{mark}</w:r>'


def own(kind: str = "footnote") -> str:
    return f"<w:r>{SUP}<w:{kind}Ref/></w:r>"


def found_notes(made: Pages) -> list[tuple[str, list[str]]]:
    return [(note.marker, [line.text for line in note.lines]) for note in made.notes or ()]


def test_notes_are_tied_to_their_words() -> None:
    notes = notes_part({"1": paragraph(own() + run(" 1 May 2030.")), "2": paragraph(own() + run("Ibid."))})
    made = pages(paragraph(run("First,") + reference("2") + run(" second") + reference("1") + run(".")), notes)
    (line,) = made.pages[0].lines
    assert line.text == "First, second."
    assert [(s.start, s.value) for s in line.spans] == [(6, "0"), (13, "1")]
    assert found_notes(made) == [("1", ["Ibid."]), ("2", ["1 May 2030."])]


def test_custom_marks() -> None:
    notes = notes_part({"1": paragraph(f"<w:r>{SUP}<w:t>*</w:t></w:r>" + run(" Reissued.")), "2": paragraph(own())})
    made = pages(paragraph(run("S/2088/14") + reference("1", custom="*") + run(" text") + reference("2")), notes)
    assert found_notes(made) == [("*", ["Reissued."])]
    assert [(f.code, f.message[:6]) for f in made.findings] == [("unresolved-note", "note 1")]
    assert made.pages[0].lines[0].text == "S/2088/14 text"
    apart = f'<w:r>{SUP}<w:footnoteReference w:customMarkFollows="1" w:id="1"/></w:r><w:r>{SUP}<w:t>**</w:t></w:r>'
    made = pages(paragraph(run("Title") + apart), notes_part({"1": paragraph(run("** See below."))}))
    assert found_notes(made) == [("**", ["See below."])]
    assert made.pages[0].lines[0].text == "Title"


def test_brackets_around_marks_go_with_them() -> None:
    bracket = "<w:r>" + SUP + "<w:t>{}</w:t></w:r>"
    around = bracket.format("(") + "{}" + bracket.format(")")
    notes = notes_part({"1": paragraph(around.format(own()) + run(" القرار 1."))})
    made = pages(paragraph(run("النص") + around.format(reference("1")) + run("،")), notes)
    assert made.pages[0].lines[0].text == "النص،"
    assert found_notes(made) == [("1", ["القرار 1."])]


def test_the_numbers_of_notes_begin_anew_in_sections() -> None:
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="{}"/><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    notes = notes_part({str(n): paragraph(own() + run("x")) for n in range(4)})
    body = (
        paragraph(run("a") + reference("0"))
        + paragraph(run("b") + reference("1"), extra=section.format("decimal"))
        + paragraph(run("c") + reference("2"))
        + paragraph(run("d") + reference("3"))
        + section.format("lowerLetter")
    )
    assert [note.marker for note in pages(body, notes).notes or ()] == ["1", "2", "a", "b"]


def test_the_numbers_of_notes_begin_anew_on_pages() -> None:
    """As far as the file says where its pages end."""
    notes = notes_part({str(n): paragraph(own() + run("x")) for n in range(3)})
    restart = (
        '<w:sectPr><w:footnotePr><w:numStart w:val="1"/><w:numRestart w:val="eachPage"/></w:footnotePr></w:sectPr>'
    )
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = paragraph(run("a") + reference("0") + run("b") + reference("1")) + paragraph(rendered + reference("2"))
    assert [note.marker for note in pages(body + restart, notes).notes or ()] == ["1", "2", "1"]


def test_endnotes_have_their_own_numbers() -> None:
    endnotes = notes_part({"1": paragraph(own("endnote") + run("end"))}, "endnote")
    body = paragraph(run("a") + reference("1") + run("b") + reference("1", "endnote"))
    made = pages(body, notes_part({"1": paragraph(own() + run("foot"))}), endnotes)
    assert found_notes(made) == [("1", ["foot"]), ("i", ["end"])]


def test_a_note_marked_twice_is_one_note() -> None:
    notes = notes_part({"1": paragraph(own() + run("Same."))})
    marked = '<w:bookmarkStart w:id="5" w:name="_Ref5"/>' + reference("1") + '<w:bookmarkEnd w:id="5"/>'
    raised = f"<w:r>{SUP}<w:t>1</w:t></w:r>"
    body = paragraph(run("one") + marked + run(" two") + complex_field("NOTEREF _Ref5 \\h", raised))
    made = pages(body, notes)
    (line,) = made.pages[0].lines
    assert line.text == "one two"
    assert [(s.name, s.value) for s in line.spans] == [("note", "0"), ("note", "0")]
    above = paragraph(run("see note ") + complex_field("NOTEREF _Ref5 \\h", run("1")) + run(" above"))
    assert texts(paragraph(run("one") + marked) + above, notes) == ["one", "see note 1 above"]


def test_hyperlinks_of_notes_are_those_of_their_part() -> None:
    part = notes_part({"1": paragraph(own() + f'<w:hyperlink r:id="rL">{run("76/258")}</w:hyperlink>')})
    linked = Part(part.name, part.kind, part.xml, relation("rL", "hyperlink", "https://undocs.org/A/RES/76/258", True))
    made = pages(paragraph(run("a") + reference("1")), linked)
    assert [(s.name, s.to) for s in (made.notes or ())[0].lines[0].spans] == [("a", "https://undocs.org/A/RES/76/258")]


# Numbering


def numbered(*places: tuple[int, int], extra: str = "") -> str:
    """A paragraph for each list and level."""
    properties = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    return "".join(paragraph(run("x"), extra=properties.format(depth, number) + extra) for number, depth in places)


LEVELS = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")
ONE = numbering_part([LEVELS], [(0, "")])


def test_levels_count_and_begin_anew() -> None:
    body = numbered((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1))
    assert texts(body, ONE) == ["1. x", "(a) x", "(b) x", "(i) x", "2. x", "(a) x"]


def test_lists_of_one_definition_go_on_unless_they_override() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    part = numbering_part([LEVELS], [(0, ""), (0, ""), (0, override)])
    assert texts(numbered((1, 0), (2, 0), (3, 0), (3, 0), (1, 0)), part) == ["1. x", "2. x", "1. x", "2. x", "3. x"]


def test_a_level_of_its_own_in_a_list() -> None:
    own_level = level(0, "upperRoman", "%1", '<w:start w:val="4"/>')
    override = f'<w:lvlOverride w:ilvl="0">{own_level}</w:lvlOverride>'
    assert texts(numbered((1, 0), (1, 0)), numbering_part([LEVELS], [(0, override)])) == ["IV x", "V x"]


def test_levels_that_do_not_restart_and_legal_numbers() -> None:
    levels = (
        level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%1.%2.").replace("<w:lvlText", "<w:isLgl/><w:lvlText")
        + level(2, "decimal", "%3)", '<w:start w:val="1"/>').replace(
            "<w:lvlText", '<w:lvlRestart w:val="0"/><w:lvlText'
        )
    )
    body = numbered((1, 0), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))
    assert texts(body, numbering_part([levels], [(0, "")])) == ["I. x", "1.1. x", "1) x", "II. x", "2.1. x", "2) x"]


def test_numbers_from_styles_and_none() -> None:
    levels = '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Para"/>'
    levels += '<w:suff w:val="space"/><w:lvlText w:val="§%2"/></w:lvl>'
    styles = styles_part(
        '<w:style w:type="paragraph" w:styleId="Para"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Para"/></w:style>'
    )
    off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = paragraph(run("a"), "Para") + paragraph(run("b"), "Child") + paragraph(run("c"), "Para", off)
    assert texts(body, styles, numbering_part([levels], [(0, "")])) == ["§1 a", "§2 b", "c"]


def test_a_definition_that_names_a_list_style() -> None:
    styles = styles_part(
        '<w:style w:type="numbering" w:styleId="List1"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    part = numbering_part(['<w:numStyleLink w:val="List1"/>', LEVELS], [(0, ""), (1, "")])
    assert texts(numbered((1, 0)), styles, part) == ["1. x"]


def test_labels_move_the_spans_and_count_for_empty_paragraphs() -> None:
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = paragraph("", extra=place) + paragraph(run("Requests", "i") + run(" all"), extra=place)
    first, second = lines(body, ONE)
    assert first.text == "1."
    assert second.text == "2. Requests all"
    assert marks(second) == [("i", "Requests")]


def test_lists_that_are_not_there_and_formats_that_are_not_known() -> None:
    assert texts(numbered((7, 0)), ONE) == ["x"]
    part = numbering_part([level(0, "cardinalText", "%1.")], [(0, "")])
    assert texts(numbered((1, 0)), part) == ["1. x"]
    assert codes(numbered((1, 0)), part) == ["number-format"]


@pytest.mark.parametrize(
    ("form", "numbers", "printed"),
    [
        ("lowerLetter", (1, 26, 27, 28, 53), "a z aa bb aaa"),
        ("upperRoman", (1, 4, 19, 99), "I IV XIX XCIX"),
        ("lowerRoman", (28, 500), "xxviii ccccc"),
        ("russianLower", (1, 7, 10, 29, 30), "а ж к я аа"),
        ("arabicAbjad", (1, 2, 3, 4, 5, 11), "أ ب ج د ه ك"),
        ("arabicAlpha", (1, 2, 3, 4), "أ ب ت ث"),
        ("chineseCounting", (1, 10, 11, 20, 99, 100), "一 十 十一 二十 九十九 一〇〇"),
        ("chineseCountingThousand", (11, 101, 110, 111), "十一 一百零一 一百一十 一百一十一"),
        ("ideographTraditional", (1, 2, 11), "甲 乙 甲"),
        ("decimalZero", (1, 10), "01 10"),
        ("decimalEnclosedCircle", (1, 20, 21), "① ⑳ 21"),
        ("ordinal", (1, 2, 3, 11, 22), "1st 2nd 3rd 11th 22nd"),
        ("chicago", (1, 2, 5), "* † **"),
        ("lowerLetter", (0, 5_000_000), "0 5000000"),
    ],
)
def test_number_formats(form: str, numbers: tuple[int, ...], printed: str) -> None:
    assert " ".join(formats.printed(number, form) for number in numbers) == printed


# Headers and properties


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/>'
    "<w:titlePg/></w:sectPr>"
)


def header(number: int, inner: str) -> Part:
    return Part(f"header{number}.xml", "header", f"<w:hdr {NAMESPACES}>{inner}</w:hdr>")


def test_headers_are_left_out_save_the_masthead() -> None:
    masthead = table([[paragraph(run("United Nations")), paragraph(run("A/88/411"))]])
    body = paragraph(run("Text")) + SECTION
    running = header(1, paragraph(run("A/88/411")))
    assert texts(body, running, header(2, masthead)) == ["United Nations", "A/88/411", "Text"]
    assert texts(body, running, header(2, paragraph(run("A/88/411")))) == ["Text"]
    assert pages(body, running, header(2, "<w:p/>")).symbol == "A/88/411"


def with_properties(symbol: str, language: str = "English", body: str = TEXT) -> bytes:
    """A DOCX with the organisation's own properties."""
    made = entries(body)
    values = "".join(
        f'<property name="{name}"><lpwstr>{value}</lpwstr></property>'
        for name, value in (("Symbol1", symbol), ("Language", language))
    )
    made["docProps/custom.xml"] = f"<Properties>{values}</Properties>"
    made["_rels/.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{relation("rId1", "officeDocument", "/word/document.xml")}'
        f"{relation('rId2', 'custom-properties', 'docProps/custom.xml')}</Relationships>"
    )
    return archive(made)


def test_symbol_and_language_of_the_properties() -> None:
    made = read(with_properties("A/88/411_x000d_", "Arabic"), "a.docx")
    assert (made.symbol, made.lang) == ("A/88/411", "ara")
    assert read(with_properties("none yet", "Klingon"), "a.docx").symbol == ""


# Other kinds of files


def test_the_strict_form_is_read() -> None:
    made = entries(paragraph(run("Text")))
    strict = str(made["word/document.xml"]).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    made["word/document.xml"] = strict
    made["_rels/.rels"] = str(made["_rels/.rels"]).replace(
        OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )
    assert [line.text for line in read(archive(made), "a.docx").pages[0].lines] == ["Text"]


def test_a_file_is_known_by_its_content_and_macros_are_told() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    made = read(docx(paragraph(run("Text")), kind=kind), "named.txt")
    assert [finding.code for finding in made.findings] == ["macros"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument text .*libreoffice"),
        (archive({"mimetype": "application/epub+zip"}), "EPUB"),
        (docx("", kind=f"{TYPE.replace('wordprocessingml', 'spreadsheetml')}.sheet.main+xml"), "Excel"),
        (archive({"a.txt": "text"}), "a ZIP archive that is no DOCX"),
        (docx("<w:p/>"), "no text in the DOCX"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted .*password"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "WordDocument".encode("utf-16-le"), r"\(.doc\).*libreoffice"),
        (b"\xffWPC" + bytes(40), "WordPerfect .*libreoffice"),
        (b"{\\rtf1 A/RES/88/9}", "RTF .*libreoffice"),
        (b"<!DOCTYPE html><html><body>A/RES/88/9</body></html>", "web page .*libreoffice"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x", "MHTML"),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "Word document saved as XML"),
    ],
    ids=["odt", "epub", "xlsx", "zip", "no text", "encrypted", "doc", "wordperfect", "rtf", "html", "mhtml", "flat"],
)
def test_other_formats_are_named(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence):
        read(data, "named.docx")
