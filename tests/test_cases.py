"""The odd cases: troubles of real documents in invented words, each under its number.

Citation cases (A07, A10–A30, B01–B16) stand in tests/cite, the hyperlinks of DOCX (B14) in tests/read/test_docx.py,
labelled actions (C16) in tests/parse/test_report.py, tables (C15) in tests/parse/test_tables.py, language versions
held against each other (C27) in tests/test_align.py, faults in outputs (E18, E19) in tests/validate and
tests/test_faults.py, formats without a reader (E09) in tests/read, hyphens (E01) also in tests/layout/test_seams.py.
What only a PDF has (E02, E04, E05 on a page, E11) stands in tests/read/test_pdf.py, Arabic (E06) in
tests/read/test_pdf_rtl.py, Word (E10, E15, E17) in tests/test_docx.py, the missing number of a session (E20) in
tests/test_completeness.py.
Those of sections C and D that can occur in other languages stand, in these, in tests/test_cases_languages.py.
Left to later work: B15 (storage addresses).
"""

from __future__ import annotations

import pytest
from lxml import etree

from akn import convert, languages, parse
from akn.model import Document
from akn.numbering import roman
from akn.parse.articles import article_at
from tests.parse.support import outline, words

RESOLUTION = """\
United Nations A/RES/88/412
General Assembly Distr.: General
13 November 2088
Eighty-eighth session
Agenda item 20
Resolution adopted by the General Assembly on 4 May 2088
[on the report of the Second Committee (A/88/439, para. 9)]
88/412. Water, forests and rural health
The General Assembly,
Recalling the report of the Secretary-General on the management of forests, of rivers and
of lakes, and on the health of the people who live in rural areas,
"""
RESOLUTION_ZHO = """\
联合国 A/RES/88/412
大会 Distr.: General
13 November 2088
第八十八届会议
议程项目 20
2088 年 5 月 4 日大会决议
[根据第二委员会的报告(A/88/439，第 9 段)]
88/412. 水、森林和农村健康
大会，
回顾秘书长关于森林、河流和湖泊管理以及农村地区人民健康的报告和报告所载的各项
结论，
"""
REPORT = """\
United Nations A/88/439
General Assembly Distr.: General
13 November 2088
Eighty-eighth session
Agenda item 20
Water and forests
Report of the Second Committee
Rapporteur: Ms. Ilse Oduya (Cabo Verde)
I. Introduction
1. At its 3rd plenary meeting, on 7 October 2088, the General Assembly, on the recommendation of
the General Committee, decided to allocate the item to the Second Committee.
"""


def resolution(text: str, lang: str = "eng") -> Document:
    return parse({"eng": RESOLUTION, "zho": RESOLUTION_ZHO}[lang] + text.replace("⏎", "\n"))


def report(text: str) -> Document:
    return parse(REPORT + text.replace("⏎", "\n"))


def case(number: str, *values: object) -> object:
    return pytest.param(*values, id=number)


# Paragraphs, numbers, structure


@pytest.mark.parametrize(
    ("text", "lang", "body"),
    [
        case("C08", "1. Takes note of all that was said of the management of forests and decided in its resolution"
             "⏎900 (IX) of 5 May 2088, and of its annex;⏎2. Decides on it.", "eng", "paragraph 1 paragraph 2"),
        case("C09", "1.⏎Takes note of the report;⏎12.⏎Decides on it.", "eng", "paragraph 1 paragraph 12"),
        case("C09 zho", "1.⏎表示注意到报告；⏎12.⏎决定审议。", "zho", "paragraph 1 paragraph 12"),
        case("C10", "7. Takes note of it;⏎8. Welcomes it;⏎Requests the Secretary-General to report;⏎9. Decides on it.",
             "eng", "paragraph 7 paragraph 8 alinea paragraph 9"),
        case("C10 zho", "7. 表示注意到报告；⏎8. 欢迎报告；⏎请秘书长提出报告；⏎9. 决定审议。",
             "zho", "paragraph 7 paragraph 8 alinea paragraph 9"),
        case("C11", "5. Takes note of it;⏎6. Welcomes it;⏎8. Decides on it.",
             "eng", "paragraph 5 paragraph 6 paragraph 8"),
        case("C12 letters", "1. Asks:⏎(g) To see;⏎(h) To go;⏎(i) To do;⏎(j) To be.",
             "eng", "paragraph 1[point g point h point i point j]"),
        case("C12 numerals", "1. Asks:⏎(i) To see;⏎(ii) To go;⏎(iii) To be.",
             "eng", "paragraph 1[point i point ii point iii]"),
        case("C13", "1. Asks:⏎(x) To see;⏎(y) To go;⏎(z) To do;⏎(aa) To be;⏎(bb) To rest.",
             "eng", "paragraph 1[point x point y point z point aa point bb]"),
        case("C14", "1. Asks:⏎(xxvi) To see;⏎(xxvii) To go;⏎(xxviii) To be.",
             "eng", "paragraph 1[point xxvi point xxvii point xxviii]"),
        case("C17", "1. Takes note of the report and of the contribution that it has made to the health of all of the"
             "⏎women and girls who live in rural areas;⏎2. Decides on it.", "eng", "paragraph 1 paragraph 2"),
        case("C19", "1. Takes note of the report of the Commission, and of all of the conclusions on it that were"
             "⏎adopted at its second session;⏎2. Decides on it.", "eng", "paragraph 1 paragraph 2"),
        case("C28", "89. Decides on it.⏎Means of implementation⏎90. Welcomes it.", "eng",
             "paragraph 89 division[paragraph 90]"),
        case("C28 zho", "89. 决定审议。⏎执行手段⏎90. 欢迎报告。", "zho", "paragraph 89 division[paragraph 90]"),
    ],
)  # fmt: skip
def test_structure(text: str, lang: str, body: str) -> None:
    assert outline(resolution(text, lang).body) == body


def test_c11_the_gap_is_told() -> None:
    found = resolution("5. Takes note of it;⏎6. Welcomes it;⏎8. Decides on it.").findings
    assert [f.message for f in found if f.code == "number-gap"] == ["paragraph 8 follows paragraph 6"]


def test_c14_twenty_eight_points() -> None:
    romans = [roman(number) for number in range(1, 29)]
    points = "⏎".join(f"({each}) To protect lake number {each};" for each in romans)
    (unit,) = resolution(f"1. Asks:⏎{points}").body
    assert [point.number for point in unit.units] == romans


def test_c21_a_formula_after_a_quotation_mark() -> None:
    text = RESOLUTION.replace("The General Assembly,\n", "“The Human Rights Council,\n")
    found = parse(text + "1. Takes note of it.\n")
    assert outline(found.preamble) == "formula enactingFormula container recalling"


def test_c21_a_decision_in_one_sentence() -> None:
    text = (
        "Economic and Social Council\n2088 session\nDecision adopted by the Economic and Social Council on 5 May 2088\n"
        "2088/214. Report of the Commission\nAt its 87th plenary meeting, on 5 May 2088, the Economic and Social "
        "Council decided to take\nnote of the report of the Commission.\n87th plenary meeting\n5 May 2088\n"
    )
    found = parse(text)
    assert (found.genre, found.preamble, outline(found.body)) == ("decision", (), "paragraph")


ANNEXED = {
    "eng": "1. Adopts it.⏎103rd plenary meeting⏎4 May 2088⏎Annex⏎Convention on Lakes⏎{}⏎Use of terms⏎1. It applies to:"
    "⏎(a) Lakes;⏎(b) Ponds.⏎2. It applies to rivers.⏎{} Scope⏎The seas are no lakes.",
    "zho": "1. 通过公约。⏎第 103 次全体会议⏎2088 年 5 月 4 日⏎附件⏎湖泊公约⏎{}⏎用语⏎1. 本公约适用于：⏎(a) 湖泊；⏎(b) "
    "池塘。⏎2. 本公约适用于河流。⏎{} 范围⏎海洋不是湖泊。",
}


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        case("E22", "eng", "Article 1", "Article 2"),
        case("E22 numerals", "eng", "ARTICLE I", "ARTICLE II"),
        case("E22 rules", "eng", "Rule 1", "Rule 2."),
        case("E22 zho", "zho", "第一条", "第二条"),
        case("E22 zho digits", "zho", "第 1 条", "第 2 条"),
    ],
)
def test_e22_articles_of_an_annexed_convention(lang: str, first: str, second: str) -> None:
    found = resolution(ANNEXED[lang].format(first, second), lang)
    assert outline(found.body) == "paragraph 1"
    (annex,) = found.annexes
    articles = "article 1[paragraph 1[point a point b] paragraph 2] article 2[alinea]"
    assert outline(annex.body) == f"division[{articles}]"
    one, two = annex.body[0].units
    assert ["".join(unit.num.split()) for unit in (one, two)] == ["".join(label.split()) for label in (first, second)]
    assert len(words(one.heading)) == len(words(two.heading)) == 1


def test_e22_an_article_has_the_same_eid_however_it_is_printed() -> None:
    found = []
    for head, lang, labels in (
        (RESOLUTION, "eng", ("Article I", "Article II")),
        (RESOLUTION_ZHO, "zho", ("第一条", "第二条")),
    ):
        text = head + ANNEXED[lang].format(*labels).replace("⏎", "\n")
        made = convert(text)
        assert made.valid
        root = etree.fromstring(made.xml)
        found.append([e.get("eId") for a in root.iter("{*}article") for e in a.iter("{*}article", "{*}paragraph")])
    assert found[0] == found[1] == ["att_1__art_1", "att_1__art_1__para_1", "att_1__art_1__para_2", "att_1__art_2"]


@pytest.mark.parametrize(
    ("lang", "label", "number"),
    [
        ("fra", "Article premier", "1"),
        ("fra", "Article 12 bis", "12-bis"),
        ("fra", "Règle 3", "3"),
        ("spa", "Artículo 1", "1"),
        ("deu", "Artikel 9", "9"),
        ("rus", "Статья 7", "7"),
        ("ara", "المادة ٣", "3"),
        ("ara", "المادة الحادية عشرة", "11"),
        ("ara", "المادة 3 من الميثاق", ""),
        ("eng", "Regulation 4.2", "4"),
        ("eng", "Article 1 of the Charter is recalled", ""),
        ("eng", "Articles 1 and 2", ""),
        ("eng", "Article 55, paragraph 2", ""),
        ("zho", "第三条第二款", ""),
        ("zho", "第三条规定", ""),
    ],
)
def test_e22_what_heads_an_article(lang: str, label: str, number: str) -> None:
    found = article_at(label, languages.pack(lang))
    assert (found.number if found else "") == number


def test_e22_an_article_named_at_the_start_of_a_paragraph_is_none() -> None:
    found = resolution("1. Recalls the Charter.⏎Article 1 of the Charter is recalled.⏎2. Decides on it.")
    assert outline(found.body) == "paragraph 1 alinea paragraph 2"


@pytest.mark.parametrize("meeting", ["103rd plenary meeting", "55th (resumed) plenary meeting", "55th plenary meeting"])
def test_c29_closing_lines_are_no_part_of_the_last_paragraph(meeting: str) -> None:
    found = resolution(f"1. Decides on it.⏎{meeting}⏎4 May 2088")
    assert words(found.conclusions) == [meeting, "4 May 2088"]
    assert words(found.body[0].texts) == ["Decides on it."]
    assert found.adopted == "2088-05-04"


@pytest.mark.parametrize(
    ("line", "items"),
    [
        case("C31 list", "Agenda items 22, 68 and 125", ("22", "68", "125")),
        case("C31 range", "Agenda items 90 to 106", ("90-106",)),
    ],
)
def test_agenda_items(line: str, items: tuple[str, ...]) -> None:
    assert parse(RESOLUTION.replace("Agenda item 20", line) + "1. Decides on it.\n").agenda_items == items


def test_c32_a_council_resolution() -> None:
    found = parse(
        "United Nations S/RES/2901 (2088)\nSecurity Council Distr.: General\n4 May 2088\nResolution 2901 (2088)\n"
        "Adopted by the Security Council at its 9999th meeting, on 4 May 2088\nThe Security Council,\n"
        "Recalling its resolution 1325 (2000),\n1. Decides on it.\n"
    )
    assert (found.symbols, found.actor, found.adopted) == (("S/RES/2901 (2088)",), "unsc", "2088-05-04")


# The masthead


@pytest.mark.parametrize(
    ("masthead", "symbols"),
    [
        case("A02 report", "United Nations A/88/411/Add.3", ("A/88/411/Add.3",)),
        case("A02 draft", "United Nations A/C.2/88/L.9/Rev.2", ("A/C.2/88/L.9/Rev.2",)),
        case("A05", "United Nations A/88/797–S/2088/109", ("A/88/797-S/2088/109",)),
    ],
)
def test_own_symbols(masthead: str, symbols: tuple[str, ...]) -> None:
    text = RESOLUTION.replace("United Nations A/RES/88/412", masthead) + "1. Decides on it.\n"
    assert parse(text).symbols == symbols


def test_a06_a_reissued_document() -> None:
    """The star is no part of the symbol, the note stays a note."""
    text = (
        RESOLUTION.replace("A/RES/88/412\n", "A/RES/88/412*\n") + "1. Decides on it.\n"
        "_______________\n* Reissued for technical reasons on 3 May 2088.\n"
    )
    found = parse(text)
    assert found.symbols == ("A/RES/88/412",)
    assert [(n.marker, words(n.text)) for n in found.notes] == [
        ("*", ["Reissued for technical reasons on 3 May 2088."])
    ]


def test_d16_dates_of_issue_and_adoption_and_two_original_languages() -> None:
    text = RESOLUTION.replace("13 November 2088\n", "13 November 2088\nOriginal: English/French\n")
    found = parse(text + "1. Decides on it.\n")
    assert (found.issued, found.adopted) == ("2088-11-13", "2088-05-04")
    assert found.original_languages == ("eng", "fra")


# Votes


VOTE = """\
II. Consideration of proposals
2. At its 21st meeting, on 13 November 2088, the Committee rejected the amendment by a recorded vote
of 107 to 60, with 1 abstention. The voting was as follows:
In favour:
Fiji, Norway, Türkiye.
Against:
Netherlands (Kingdom of the), Iran (Islamic Republic of), Bolivia (Plurinational State of).
Abstaining:
Uganda.
3. At the same meeting, statements were made by the representatives of Fiji and Norway.
"""


def test_d01_of_a_rejection_the_first_figure_is_that_against() -> None:
    (vote,) = report(VOTE).votes
    assert (vote.outcome, vote.in_favour, vote.against, vote.abstaining) == ("rejected", 60, 107, 1)


def test_d10_names_as_printed_and_codes_beside() -> None:
    (vote,) = report(VOTE).votes
    assert vote.voted_against == ("NL", "IR", "BO")
    assert vote.voted_in_favour == ("FJ", "NO", "TR")


@pytest.mark.parametrize("name", ["TÜRKÝYE", "TURKIYE", "Türki\u0307 ye"])
def test_d07_spellings_that_encodings_made(name: str) -> None:
    (vote,) = report(VOTE.replace("Türkiye", name)).votes
    assert vote.voted_in_favour == ("FJ", "NO", "TR")


@pytest.mark.parametrize(
    "names",
    ["Congo\nRepublic of Korea\nNorway.", "CONGO\nREPUBLIC OF KOREA\nNORWAY", "CONGO    REPUBLIC OF KOREA\nNORWAY"],
)
def test_d08_names_of_two_columns_are_not_one(names: str) -> None:
    (vote,) = report(VOTE.replace("Fiji, Norway, Türkiye.", names)).votes
    assert vote.voted_in_favour == ("CG", "KR", "NO")


def test_d15_a_slip_in_a_date_is_read_as_meant_and_told() -> None:
    made = convert(RESOLUTION.replace("4 May 2088", "2 Octoberr 2088") + "1. Decides on it.\n")
    assert (made.valid, made.document.adopted) == (True, "2088-10-02")
    assert "2 Octoberr 2088" in str(made.document.cover)
    assert [f.message for f in made.findings if f.code == "date-slip"] == ["“2 Octoberr 2088” was read as 2088-10-02"]


def test_d15_of_a_date_without_a_year_nothing_is_known() -> None:
    made = convert(RESOLUTION.replace("4 May 2088", "4 May") + "1. Decides on it.\n54th plenary meeting\n4 May\n")
    assert (made.valid, made.document.adopted) == (True, "")
    assert [f.severity for f in made.findings if f.code == "inferred-date"] == ["warning"]


def test_d04_no_column_of_abstentions() -> None:
    text = VOTE.replace(", with 1 abstention", "").replace("Abstaining:\nUganda.\n", "")
    (vote,) = report(text).votes
    assert (vote.abstaining, vote.abstained) == (0, ())
    assert vote.voted_against == ("NL", "IR", "BO")


# References over lines, notes


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        case("A03", "1. Takes note of the reports of the Committee issued under the symbols A/88/411, A/88/411/"
             "⏎Add.1 and A/C.2/88/L.9/Rev.1.", ["A/88/411", "A/88/411/Add.1", "A/C.2/88/L.9/Rev.1"]),
        case("A28", "1. Takes note of the 2030 (2031) plan.", []),
    ],
)  # fmt: skip
def test_citations(text: str, symbols: list[str]) -> None:
    found = resolution(text)
    assert [s.value for t in found.body[0].texts for s in t.spans if s.name == "ref"] == symbols


@pytest.mark.parametrize(
    ("text", "lang"),
    [case("E07 eng", "1. Recalls resolution 88/9;", "eng"), case("E07 zho", "1. 回顾大会第88/9号决议；", "zho")],
)
def test_the_same_target_in_both_languages(text: str, lang: str) -> None:
    found = resolution(text, lang)
    assert [s.value for t in found.body[0].texts for s in t.spans if s.name == "ref"] == ["A/RES/88/9"]


def test_d05_a_later_note_on_a_vote_changes_no_vote() -> None:
    text = VOTE.replace("Uganda.\n", "Uganda.1\n") + (
        "_______________\n1 Subsequently, the delegation of Uganda informed the Secretariat that it had intended\n"
        "to vote in favour.\n"
    )
    found = report(text)
    assert found.votes[0].abstained == ("UG",)
    assert [n.marker for n in found.notes] == ["1"]


# Words


@pytest.mark.parametrize(
    ("text", "words_"),
    [
        case("E01", "1. Reaffirms the right of all of the peoples of all of these areas to water and to their self-"
             "⏎determination and health.", "self-determination and"),
        case("E16", "1. Takes note of the “State’s”–based approach.", "the “State’s”–based approach."),
        case("A03", "1. Takes note of the report of the Secretary-General in documents A/88/410 and A/88/411/"
             "⏎Add.1 on the item.", "A/88/411/Add.1 on"),
    ],
)  # fmt: skip
def test_words_stay_as_printed(text: str, words_: str) -> None:
    assert words_ in resolution(text).body[0].texts[0].content


@pytest.mark.parametrize(
    "line", ["24-21227", "88-12345 (E) 131188 151188", "*8812345*", "GE.88-12345(E)", "V.88-01234"]
)
def test_e13_running_matter(line: str) -> None:
    found = resolution(f"1. Decides on it.⏎{line}⏎\fA/RES/88/412⏎2. Welcomes it.⏎{line}⏎2/2")
    assert [words(unit.texts) for unit in found.body] == [["Decides on it."], ["Welcomes it."]]


def test_e17_a_long_annex_is_there_to_its_end() -> None:
    annex = "".join(f"{n}. The group of lake {n} meets each year.\n" for n in range(1, 1201))
    found = resolution(f"1. Decides on it.\n103rd plenary meeting\n4 May 2088\nAnnex\nTerms of reference\n{annex}")
    assert "group of lake 1200 meets" in str(found.annexes[0].body)


CLOSING = "54th plenary meeting\n4 May 2088\n"
EARLIER = f"7. Decides to include the item in the agenda of its next session.\n{CLOSING}"
LATER = "88/413. Other matters\nThe General Assembly,\nRecalling its resolution 70/1,\n1. Decides to meet.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [case("E05 above", EARLIER, ""), case("E05 below", "", CLOSING + LATER), case("E05 closing", CLOSING, "")],
)
def test_e05_the_text_of_a_neighbour_is_kept_and_told(before: str, after: str) -> None:
    made = convert(f"{before}{RESOLUTION}1. Decides on it.\n{after}")
    assert made.valid
    assert made.document.symbols[0] == "A/RES/88/412"
    assert [f.severity for f in made.findings if f.code == "further-text"] == ["warning"]


def test_c26_the_same_paragraph_has_the_same_eid_in_both_languages() -> None:
    english = "1. Requests:⏎(a) To train;⏎(b) To publish.⏎Means of implementation⏎2. Decides on it."
    chinese = "1. 请秘书长：⏎(a) 培训；⏎(b) 公布。⏎执行手段⏎2. 决定审议。"
    found = []
    for head, text in ((RESOLUTION, english), (RESOLUTION_ZHO, chinese)):
        root = etree.fromstring(convert(head + text.replace("⏎", "\n")).xml)
        body = next(root.iter("{*}mainBody"))
        found.append([(e.tag, e.get("eId"), e.get("name")) for e in body.iter() if e.get("eId")])
    assert found[0] == found[1]
    assert len(found[0]) > 4


# Odd reports and drafts


def test_c30_sponsors_over_four_lines_are_no_title() -> None:
    sponsors = (
        "Bolivia (Plurinational State of), Cabo Verde, Fiji, Germany, Iran (Islamic Republic of), Italy,\n"
        "Kenya, Lebanon, Mexico, Netherlands (Kingdom of the), Norway, Portugal, Qatar, Spain, Sweden,\n"
        "Switzerland, Thailand, Uganda, United Kingdom of Great Britain and Northern Ireland, Viet Nam\n"
        "and Zambia:* draft resolution\n"
    )
    text = (
        "United Nations A/C.2/88/L.9\nGeneral Assembly Distr.: Limited\n13 November 2088\nEighty-eighth session\n"
        f"Second Committee\nAgenda item 20\n{sponsors}Water, forests and rural health\n"
        "The General Assembly,\nRecalling its resolution 70/1 of 25 September 2015,\n1. Takes note of the report.\n"
        "_______________\n* In accordance with the rules of procedure.\n"
    )
    found = parse(text)
    assert (found.genre, found.title) == ("resolutionDraft", "Water, forests and rural health")
    assert "".join(sponsors.split()).replace("*", "") in "".join("".join(words(found.cover)).split())


@pytest.mark.parametrize("name", ["Swaziland", "Czech Republic", "the former Yugoslav Republic of Macedonia", "Zaire"])
def test_d11_former_names_stay_as_printed(name: str) -> None:
    found = report(VOTE.replace("Fiji, Norway, Türkiye.", f"Fiji, {name}."))
    assert len(found.votes[0].voted_in_favour) == 2
    assert name.rsplit(maxsplit=1)[-1] in str(found.body)


def test_c02_a_heading_that_names_an_amendment() -> None:
    found = report(
        "II. Consideration of proposals\nA. Action on the amendment contained in document A/C.2/88/L.40\n"
        "2. At the 21st meeting, on 13 November 2088, the Committee rejected the amendment contained in document\n"
        "A/C.2/88/L.40 by a recorded vote of 107 to 60, with 1 abstention.\n"
    )
    assert outline(found.body) == "section I[paragraph 1] section II[title A[paragraph 2]]"
    assert [(s.outcome, s.document) for s in found.steps] == [("rejected", "A/C.2/88/L.40")]


@pytest.mark.parametrize("quote", ['"', "“"])
def test_c04_a_quoted_paragraph_is_none_of_the_text(quote: str) -> None:
    close = {'"': '"', "“": "”"}[quote]
    quoted = f"{quote}4. Requests the Secretary-General to report;{close}"
    found = resolution(f"1. Decides to amend paragraph 4 to read:\n{quoted}\n2. Decides on it.")
    assert [unit.number for unit in found.body if unit.kind == "paragraph"] == ["1", "2"]


WITHOUT = "[without reference to a Main Committee (A/88/L.77)]"


def test_a01_the_draft_in_brackets_is_not_the_document() -> None:
    text = RESOLUTION.replace("United Nations A/RES/88/412\n", "A\nUnited Nations /RES/88/412\n")
    text = text.replace("[on the report of the Second Committee (A/88/439, para. 9)]", WITHOUT)
    found = parse(text + "1. Decides on it.\n")
    assert found.symbols == ("A/RES/88/412",)


def test_d02_figures_and_lists_that_differ_are_both_kept_and_told() -> None:
    found = report(VOTE)  # 60 in favour and 107 against, three listed on each side
    (vote,) = found.votes
    assert (vote.in_favour, len(vote.voted_in_favour)) == (60, 3)
    assert any("vote" in f.code or "tally" in f.code for f in found.findings)
