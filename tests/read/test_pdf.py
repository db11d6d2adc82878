"""PDF by its geometry: invented pages, each showing one thing that must be read off it."""

from __future__ import annotations

import pytest

import akn
from akn import languages
from akn.layout import lay_out
from akn.read import SourceError, read
from akn.read.pages import Line, Pages
from tests.pdfs import BOLD, COURIER, ITALIC, ROMAN, Sheet, lines, pdf

Words = tuple[float, float, float, int, str]
FULL = "encourages all Member States to keep open the post offices of rural areas, which"  # as wide as its column


def pages(*sheets: Sheet) -> Pages:
    return read(pdf(sheets), "a.pdf")


def lines_of(*words: Words) -> list[Line]:
    return list(pages(Sheet([*words])).pages[0].lines)


def texts_of(*words: Words) -> list[str]:
    return [line.text for line in lines_of(*words)]


def marked(line: Line, name: str) -> list[str]:
    return [line.text[s.start : s.end] for s in line.spans if s.name == name]


def test_rows_are_read_from_the_top_whatever_their_order_in_the_file() -> None:
    assert texts_of((123, 500, 10, ROMAN, "below"), (123, 600, 10, ROMAN, "above")) == ["above", "below"]


@pytest.mark.parametrize(
    ("gap", "read_as"),
    [(0.1, "partnership"), (1.6, "partnership"), (2.2, "partne rship"), (4.0, "partne rship")],
)
def test_white_space_of_a_words_width_is_a_space_and_kerning_is_none(gap: float, read_as: str) -> None:
    assert texts_of((123, 600, 10, ROMAN, "partne"), (123 + 25 + gap, 600, 10, ROMAN, "rship")) == [read_as]


WIDTHS = dict(
    zip(
        "abdeghilnrstuv-N",
        (444, 500, 500, 444, 500, 500, 278, 278, 500, 333, 389, 278, 500, 500, 333, 722),
        strict=True,
    )
)


def set_in_pieces(pieces: str, kerning: float) -> list[Words]:
    """Words of Times in 10 points set one after the other, `|` a piece that begins after so much white space."""
    x, found = 123.0, list[Words]()
    for word in pieces.split(" "):
        for piece in word.split("|"):
            found.append((x, 600, 10, ROMAN, piece))
            x += sum(WIDTHS[c] for c in piece) / 100 + kerning
        x += 2.5 - kerning
    return found


@pytest.mark.parametrize("kerning", [-0.3, 0.4, 1.0, 1.7])
def test_e02_words_set_in_pieces(kerning: float) -> None:
    """Case E02."""
    pieces = "high|-level str|ess sus|ta|in|able Ne|ther|lands d|rug|-resist|ant"
    assert texts_of(*set_in_pieces(pieces, kerning)) == [pieces.replace("|", "")]


def test_a_wide_gap_parts_the_pieces_of_a_masthead() -> None:
    assert texts_of((60, 730, 14, ROMAN, "United Nations"), (480, 731, 10, ROMAN, "A/RES/85/1")) == [
        "United Nations    A/RES/85/1"
    ]


def test_typefaces_are_marked_over_all_their_words() -> None:
    line = lines_of(
        (123, 600, 10, ITALIC, "Recalling"),
        (166, 600, 10, ITALIC, "also"),
        (185, 600, 10, ROMAN, "its decision"),
        (240, 600, 10, BOLD, "85/402"),
    )[0]
    assert (line.text, marked(line, "i"), marked(line, "b")) == (
        "Recalling also its decision 85/402",
        ["Recalling also"],
        ["85/402"],
    )


def test_a_superscript_is_small_and_high() -> None:
    line = lines_of((123, 600, 10, ROMAN, "the Agreement,"), (183, 603.5, 6.5, ROMAN, "12"))[0]
    assert (line.text, marked(line, "sup")) == ("the Agreement,12", ["12"])


def test_a_superscript_set_after_its_line_stands_in_the_room_left_for_it() -> None:
    """One run of text, with room for the marker between two words, and the marker by itself after it."""
    line = Sheet(
        [(193.5, 603.5, 6.5, ROMAN, "2")], raw=b"BT /F0 10 Tf 123 600 Td [(of the Agreement) -700 (and its)] TJ ET"
    )
    read_as = pages(line).pages[0].lines[0]
    assert (read_as.text.replace(" ", ""), marked(read_as, "sup")) == ("oftheAgreement2andits", ["2"])


@pytest.mark.parametrize("other", [(183, 600, 6.5, ROMAN, "12"), (183, 603, 9.5, ROMAN, "12")])
def test_what_is_only_small_or_only_high_is_no_superscript(other: Words) -> None:
    assert not any(marked(line, "sup") for line in lines_of((123, 600, 10, ROMAN, "the Agreement,"), other))


def test_the_words_under_a_hyperlink_are_known() -> None:
    sheet = Sheet(
        [(123, 600, 10, ROMAN, "Recalling its resolutions (85/1 and 85/2) of May")],
        links=[(226, 597, 248, 609, "https://undocs.org/en/A/RES/85/1")],
    )
    page = pages(sheet).pages[0]
    assert [(link.href, link.text) for link in page.links] == [("https://undocs.org/en/A/RES/85/1", "85/1")]
    assert marked(page.lines[0], "a") == ["85/1"]


def test_white_space_above_a_line_and_its_indent_are_told() -> None:
    first, second, third = lines_of(
        (147, 600, 10, ROMAN, "A first line,"), (123, 588, 10, ROMAN, "a second,"), (147, 570, 10, ROMAN, "a third.")
    )
    assert [first.gap, second.gap, third.gap] == [False, False, True]
    assert [first.indent, second.indent, third.indent] == [147, 123, 147]


def test_the_room_left_on_a_line_tells_whether_the_next_word_would_have_fitted() -> None:
    column = lines([FULL, "is", "shortly told", FULL])
    full, short, _, _ = lines_of(*column)
    assert full.room is not None
    assert short.word is not None
    assert full.room < short.word
    assert short.room is not None
    assert short.room > 200


def body(size: int = 20) -> list[Words]:
    return lines([f"{FULL} {k}" for k in range(size)], y=690)


def test_rows_that_stand_on_every_page_are_its_head_and_foot() -> None:
    sheets = [
        Sheet([(60, 740, 8, BOLD, "A/RES/85/1"), *body(), (60, 36, 8, BOLD, f"{n}/3"), (520, 36, 7, ROMAN, "31-12345")])
        for n in (1, 2, 3)
    ]
    second = pages(*sheets).pages[1].lines
    assert [line.text for line in second if line.part == "head"] == ["A/RES/85/1"]
    assert [line.text for line in second if line.part == "foot"] == ["2/3    31-12345"]
    assert sum(line.part == "" for line in second) == 20


def test_the_head_of_a_table_below_the_rule_of_the_running_head_is_text() -> None:
    head = [(60, 752, 8, BOLD, "A/RES/85/1"), (450, 752, 8, ROMAN, "Ministry of water")]
    cells = [(123, 725, 8, ROMAN, "Category"), (420, 725, 8, ROMAN, "Approved")]
    ruled = Sheet([*head, *cells, *body()], rules=[(60, 745, 490), (120, 718, 430)])
    second = pages(Sheet(body()), ruled).pages[1].lines
    assert [line.text for line in second if line.part == "head"] == ["A/RES/85/1    Ministry of water"]
    assert second[1].text == "Category    Approved"


def note(y: float, number: str, words: str) -> list[Words]:
    return [(117, y + 3, 5.5, ROMAN, number), (123, y, 8.5, ROMAN, words)]


@pytest.mark.parametrize("rule", ["typed", "drawn", "none"])
def test_notes_are_known_by_the_rule_above_them_or_by_their_type(rule: str) -> None:
    text = [*body(), *note(200, "1", "Resolution 85/1, annex."), *note(188, "2", "Ibid."), (60, 36, 8, BOLD, "1/9")]
    typed = [(100, 214, 8, ROMAN, "_" * 18)] if rule == "typed" else []
    sheet = Sheet([*text, *typed], rules=[(100, 214, 72)] if rule == "drawn" else [])
    page = pages(sheet).pages[0]
    assert [line.text for line in page.lines if line.part == "note"] == ["1 Resolution 85/1, annex.", "2 Ibid."]
    assert sum(line.part == "rule" for line in page.lines) == (rule == "typed")


def test_a_digit_that_is_no_superscript_is_no_marker_where_some_are() -> None:
    words = ["Noting the 2 reports that were", "issued in 2031", "and the annexes to them, 2 in number, of the session"]
    sheet = Sheet(
        [
            *lines(words, y=690),
            (184, 681.5, 6.5, ROMAN, "2"),
            (340, 693.5, 6.5, ROMAN, "1"),
            *note(200, "1", "A/85/1."),
            *note(188, "2", "A/85/2."),
        ],
        rules=[(100, 214, 72)],
    )
    layout = lay_out(pages(sheet), languages.pack("eng"))
    assert [(n.marker, n.text[0].content) for n in layout.notes] == [("1", "A/85/1."), ("2", "A/85/2.")]
    (block,) = layout.blocks
    ends = [block.text.content[: s.start].split()[-1] for s in block.text.spans if s.name == "note"]
    assert ends == ["were", "2031"]


def test_a_hyphen_at_a_lines_end_stays() -> None:
    sheet = Sheet(lines([f"{FULL} at its seventy-", "ninth session, under the item entitled as before."]))
    (block,) = lay_out(pages(sheet), languages.pack("eng")).blocks
    assert "seventy-ninth session" in block.text.content


def test_a_title_is_one_however_it_is_broken() -> None:
    title = [(72, 700, 12, BOLD, "85/219."), (123, 700, 12, BOLD, "Follow-up to the special session of the")]
    title += [(123, 686, 12, BOLD, "General Assembly")]
    sheet = Sheet([*title, *lines([FULL, FULL], y=660)])
    assert (
        lay_out(pages(sheet), languages.pack("eng")).blocks[0].text.content.endswith("session of the General Assembly")
    )


def test_bold_words_inside_a_paragraph_part_nothing() -> None:
    words = [
        (123, 600, 10, ROMAN, "The sum of the account is given in the report. "),
        (320, 600, 10, BOLD, "The Committee trusts"),
    ]
    words += [
        (123, 588, 10, BOLD, "that the balance of it will be told in the next report of that fund."),
        *lines([FULL, FULL], y=500),
    ]
    assert lay_out(pages(Sheet(words)), languages.pack("eng")).blocks[0].text.content.endswith("report of that fund.")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = lines([f"left {k} of this column of the record" for k in range(30)], x=50, y=700)
    right = lines([f"right {k} of this column of the record" for k in range(30)], x=320, y=700)
    texts = texts_of(*left, *right)
    assert [text.split()[0] for text in texts] == ["left"] * 30 + ["right"] * 30


def test_the_cells_of_a_table_stay_on_their_lines() -> None:
    cells = [
        ((x, 600 - 12 * k, 10, ROMAN, f"{word} {k}")) for k in range(12) for x, word in ((123, "State"), (400, "10"))
    ]
    assert texts_of(*cells)[:2] == ["State 0    10 0", "State 1    10 1"]


def test_typewritten_pages_are_read_as_lines() -> None:
    words = lines(["      The Fourth Committee considered the item at its", "1st meeting."], font=COURIER)
    assert texts_of(*words) == ["The Fourth Committee considered the item at its", "1st meeting."]


def test_the_mark_of_a_pdf_may_stand_after_other_bytes() -> None:
    data = b"\r\n" * 100 + pdf([Sheet(lines(["The General Assembly,"]))])
    assert [line.text for line in read(data, "a").pages[0].lines] == ["The General Assembly,"]


def test_pages_without_text_among_others_are_a_finding() -> None:
    found = pages(Sheet(lines(["The General Assembly,"])), Sheet(rules=[(100, 100, 50)]))
    assert [(f.code, f.page) for f in found.findings] == [("page-without-text", 2)]


def test_text_recognised_in_an_image_is_a_finding() -> None:
    words = Sheet(lines(["rrwenty-sixth session UN UBRAR'("]), raw=b"3 Tr")
    assert [(f.code, f.page) for f in pages(words).findings] == [("recognised-text", 1)]


GARBAGE = [
    "rrwenty-sixth session UN UBRAR'(",
    "oRIGTNAL: EIiGLTSH",
    "nnFs'rrntv nF FD t{ith thirty-s€venth",
    "pr]vate N€w t{{o",
]
TEXT = [f"the post offices of rural areas are kept open for the people who live there in year {k}" for k in range(12)]


def test_e11_a_text_layer_of_no_words_is_refused() -> None:
    with pytest.raises(SourceError, match="no usable text layer"):
        pages(Sheet(lines([*GARBAGE, *GARBAGE])))


def test_e11_a_page_of_words_that_are_none_is_told() -> None:
    found = pages(Sheet(lines(TEXT)), Sheet(lines([*GARBAGE, *TEXT[:4]])))
    assert [(f.code, f.page) for f in found.findings] == [("doubtful-text", 2)]


@pytest.mark.parametrize(
    "words",
    [
        "AlphaZULU ARTPORT_making McDonald iGRAD e-deleGATE UNHCR A/RES/85/1 (UNESCO), CO2eq",
        "https://undocs.org/en/A/RES/85/1?x=y www.un.org/oQRST crwth paragraphs 2(a)(ii) State’s ‘post’",
    ],
)
def test_e11_names_and_addresses_make_no_page_doubtful(words: str) -> None:
    assert pages(Sheet(lines([words, *TEXT]))).findings == ()


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for name in [name for name in sys.modules if name.startswith(("akn.read.pdf", "pypdfium2"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(SourceError, match=r"pip install 'akn4un\[pdf\]'"):
        read(pdf([Sheet()]), "a.pdf")


def test_notes_in_type_of_the_usual_size_are_known_by_their_superscripts_below_a_rule() -> None:
    """Typewritten pages have one size of type; titles in their notes are underlined."""
    notes = [(123, 203, 7, COURIER, "1"), (129, 200, 10, COURIER, "Official Records of that year.")]
    text = [*lines(["The General Assembly,", "Recalling all of it,"], y=690, font=COURIER), *notes]
    page = pages(Sheet(text, rules=[(100, 214, 72), (129, 198, 96)])).pages[0]
    assert [line.text for line in page.lines if line.part == "note"] == ["1 Official Records of that year."]


def test_an_underlined_title_in_a_note_is_no_rule_above_the_next() -> None:
    notes = [(123, 203, 7, COURIER, "1"), (129, 200, 10, COURIER, "Official Records of that year.")]
    notes += [(123, 179, 7, COURIER, "2"), (129, 176, 10, COURIER, "The delegation said later that it was for.")]
    text = [*lines(["The General Assembly,", "Recalling all of it,"], y=690, font=COURIER), *notes]
    page = pages(Sheet(text, rules=[(100, 214, 72), (129, 198.5, 96)])).pages[0]
    assert sum(line.part == "note" for line in page.lines) == 2


def test_a_superscript_that_stands_again_marks_its_note_again() -> None:
    words = ["Noting the report, which was", "before it at the session, and", "300 km2 of the report;"]
    raised = [(250, 693.5, 6.5, ROMAN, "1"), (260, 681.5, 6.5, ROMAN, "1"), (154, 669.5, 6.5, ROMAN, "2")]
    first = [*lines(words, y=690), (224, 666, 10, ROMAN, "x"), *raised[:2], *note(200, "1", "A/85/1.")]
    then = [*lines([FULL, "ends."], y=690), (145, 681.5, 6.5, ROMAN, "1"), *note(200, "2", "A/85/2.")]
    layout = lay_out(
        pages(Sheet(first, rules=[(100, 214, 72)]), Sheet(then, rules=[(100, 214, 72)])), languages.pack("eng")
    )
    told = [s.value for b in layout.blocks for s in b.text.spans if s.name == "note"]
    assert told == ["0", "0", "0"]


def test_a_centred_title_goes_on_below() -> None:
    title = ["Report of the Special Political and Decolonization", "Committee (Fourth Committee)"]
    middle = [(312 - 3 * len(words), 700 - 12 * k, 10, COURIER, words) for k, words in enumerate(title)]
    wide = ["The Committee considered the item at that meeting and at the meeting after"] * 3
    (first, _) = lay_out(pages(Sheet([*middle, *lines(wide, x=72, y=650, font=COURIER)])), languages.pack("eng")).blocks
    assert first.text.content == " ".join(title)


def test_lines_set_off_from_their_numbers_alike_are_entries_of_a_list() -> None:
    entries = [("76/258", "Doha Programme of Action"), ("77/330", "Cooperation between the two of them")]
    words = [
        word
        for k, (number, title) in enumerate(entries)
        for word in ((60, 600 - 24 * k, 10, ROMAN, number), (134, 600 - 24 * k, 10, ROMAN, title))
    ]
    words += [(134, 588, 10, ROMAN, "for the Least Developed Countries")]
    sheet = Sheet([*words, *lines([FULL], x=60, y=500)])
    blocks = lay_out(pages(sheet), languages.pack("eng")).blocks
    assert [b.text.content for b in blocks][:2] == [
        "76/258 Doha Programme of Action for the Least Developed Countries",
        "77/330 Cooperation between the two of them",
    ]


def test_letters_mark_the_notes_of_a_table() -> None:
    table = [(123, 690, 10, ROMAN, "Appropriation"), (200, 693, 6.5, ROMAN, "a"), (300, 690, 10, ROMAN, "68,743")]
    notes = [(117, 203, 5.5, ROMAN, "a"), (123, 200, 8.5, ROMAN, "As at the end of February.")]
    sheet = Sheet([*table, *lines([FULL], y=640), *notes], rules=[(100, 214, 72)])
    layout = lay_out(pages(sheet), languages.pack("eng"))
    assert [(n.marker, n.text[0].content) for n in layout.notes] == [("a", "As at the end of February.")]
    assert layout.blocks[0].text.content == "Appropriation 68,743"


def test_a_bold_line_is_a_heading_and_a_bold_sentence_is_none() -> None:
    words = [(123, 600, 10, BOLD, "1. Military personnel"), *lines([FULL], y=570)]
    words += [(123, 540, 10, BOLD, "The Committee trusts that it will be told."), *lines([FULL], y=510)]
    blocks = lay_out(pages(Sheet(words)), languages.pack("eng")).blocks
    assert [b.heading for b in blocks] == [True, False, False, False]


def test_small_lines_one_below_the_other_beside_large_type_are_two_lines() -> None:
    large = (123, 690, 20, BOLD, "General Assembly")
    beside = lines(["Distr.: General", "23 October 1998"], x=405, y=696)
    first, second = lines_of(large, *beside)
    assert (first.text, second.text) == ("General Assembly    Distr.: General", "23 October 1998")
    assert not marked(first, "sup")


ENGLISH = [
    "88/412. Rural post offices",
    "The General Assembly,",
    "Recalling its resolution 70/1 of 25 September 2015,",
    *(f"{n}. Decides to keep open the post offices of area {n} for all of the people." for n in range(1, 12)),
]
FRENCH = [
    "88/412. Bureaux de poste ruraux",
    "L’Assemblée générale,",
    "Rappelant sa résolution 70/1 du 25 septembre 2015,",
    *(f"{n}. Décide de maintenir ouverts les bureaux de poste de la zone {n} pour tous." for n in range(1, 12)),
]


def side_by_side(by_rows: bool = False) -> bytes:
    left = [text for k, line in enumerate(ENGLISH) for text in lines([line], x=40, y=700 - 20 * k, size=7)]
    right = [text for k, line in enumerate(FRENCH) for text in lines([line], x=320, y=700 - 20 * k, size=7)]
    words = [word for row in zip(left, right, strict=True) for word in row] if by_rows else [*left, *right]
    return pdf([Sheet(words)])


@pytest.mark.parametrize(("lang", "title"), [("eng", "Rural post offices"), ("fra", "Bureaux de poste ruraux")])
def test_e04_of_two_languages_side_by_side_the_one_asked_for_is_read(lang: str, title: str) -> None:
    """Case E04."""
    made = akn.convert(side_by_side(), lang=lang)
    assert made.valid
    assert (made.document.lang, made.document.title, len(made.document.body)) == (lang, title, 11)
    assert ("two-languages", "note") in [(f.code, f.severity) for f in made.findings]


def test_e04_lines_of_two_languages_read_across_are_told() -> None:
    made = akn.convert(side_by_side(by_rows=True), lang="eng", symbol="A/RES/88/412")
    assert "two-languages" in [f.code for f in made.findings if f.severity == "warning"]


def test_e04_two_languages_side_by_side_are_both_read_and_told() -> None:
    made = akn.convert(side_by_side())
    assert made.valid
    text = made.xml.decode()
    assert text.index("of area 11 for") < text.index("L’Assemblée générale")
    assert "two-languages" in [f.code for f in made.findings if f.severity == "warning"]


def test_e05_the_end_of_another_resolution_above_is_kept_and_told() -> None:
    """Case E05: the end of one resolution above the start of another, on one page."""
    above = ["7. Decides to remain seized of the matter.", "54th plenary meeting", "12 May 2033"]
    own = [
        "88/412. Rural post offices",
        "The General Assembly,",
        "Recalling its resolution 70/1 of 25 September 2015,",
        "1. Decides to keep open the post offices of rural areas.",
        "54th plenary meeting",
        "13 May 2033",
    ]
    words = [text for k, line in enumerate([*above, *own]) for text in lines([line], y=700 - 24 * k)]
    made = akn.convert(pdf([Sheet(words)]))
    assert made.valid
    assert made.document.title == "Rural post offices"
    assert "remain seized" in "".join(text.content for text in made.document.cover)
    assert "further-text" in [f.code for f in made.findings]


def test_notes_at_the_end_of_a_document_are_tied_to_the_superscripts_on_the_pages_before() -> None:
    words = ["The first of them,", "the second of them,", "and the third of them."]
    text = lines(words, y=690)
    raised = [(300, y + 3.5, 6.5, ROMAN, str(n)) for n, (_, y, *_) in enumerate(text, 1)]
    notes = [word for n in (1, 2, 3) for word in note(700 - 14 * n, str(n), f"A/85/{n}.")]
    sheets = [Sheet([*text, *raised, *lines([FULL] * 3, y=620)]), Sheet(notes, rules=[(100, 714, 72)])]
    layout = lay_out(pages(*sheets), languages.pack("eng"))
    assert [(n.marker, n.text[0].content) for n in layout.notes] == [(str(n), f"A/85/{n}.") for n in (1, 2, 3)]
    assert [s.value for b in layout.blocks for s in b.text.spans if s.name == "note"] == ["0", "1", "2"]
    assert not layout.findings
