"""Resolutions, decisions, drafts: cover, title, formula, preamble, body, closing lines, annexes."""

from __future__ import annotations

import pytest

from akn import languages
from akn.parse.masthead import agenda_items
from akn.parse.resolution import deliberation, find_formula, is_annex, is_formula
from akn.read.characters import plain
from tests.parse.support import ENG, ZHO, blocks, outline, resolution, said, words

ENGLISH = """
    United Nations A/RES/85/217
    General Assembly Distr.: General
    6 January 2031
    Eighty-fifth session
    Agenda item 20 (b)
    Water and forests
    Resolution adopted by the General Assembly on 19 December 2030
    [on the report of the Second Committee (A/85/439, para. 9)]
    85/217. Water, forests and rural health
    The General Assembly,
    Recalling its resolution 70/1 of 25 September 2015,
    Recognizing also the role of women,
    1. Takes note of the report;
    2. Requests the Secretary-General:
    (a) To train;
    (b) To publish.
    52nd plenary meeting
    19 December 2030
    Annex
    Terms of reference
    1. The group meets each year.
"""
CHINESE = """
    联合国 A/RES/85/217
    大会 Distr.: General
    6 January 2031
    第八十五届会议
    议程项目 20(b)
    水和森林
    2030 年 12 月 19 日大会决议
    [根据第二委员会的报告(A/85/439，第 9 段)]
    85/217. 水、森林和农村健康
    大会，
    回顾大会 2015 年 9 月 25 日第 70/1 号决议，
    又认识到妇女的作用，
    1. 表示注意到报告；
    2. 请秘书长：
    (a) 培训；
    (b) 公布。
    第 52 次全体会议
    2030 年 12 月 19 日
    附件
    职权范围
    1. 小组每年开会。
"""


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["eng", "zho"])
def test_a_resolution_is_the_same_in_both_languages(text: str) -> None:
    found = resolution(text)
    assert (found.genre, found.symbols, found.actor) == ("resolution", ("A/RES/85/217",), "unga")
    assert (found.session, found.agenda_items) == ("85", ("20 (b)",))
    assert (found.adopted, found.issued) == ("2030-12-19", "2031-01-06")
    assert outline(found.preamble) == "formula enactingFormula container recalling container recognizingAlso"
    assert outline(found.body) == "paragraph 1 paragraph 2[point a point b]"
    assert len(found.conclusions) == 2
    assert [(a.genre, outline(a.body)) for a in found.annexes] == [("annex", "division[paragraph 1]")]


@pytest.mark.parametrize(
    ("text", "title"),
    [(ENGLISH, "Water, forests and rural health"), (CHINESE, "水、森林和农村健康")],
    ids=["eng", "zho"],
)
def test_titles(text: str, title: str) -> None:
    assert resolution(text).title == title


def test_closing_lines_name_meeting_and_date() -> None:
    assert set(said(resolution(ENGLISH).conclusions)) == {
        ("event", "52nd plenary meeting", "adoption"),
        ("location", "52nd plenary meeting", "adoptionMeeting"),
        ("event", "19 December 2030", "adoption"),
        ("docDate", "19 December 2030", "adoptionDate"),
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The General Assembly,", True),
        ("“The Human Rights Council,", True),  # C21
        ("The Security Council,", True),
        ("The Conference of the Parties,", True),
        ("The General Assembly,\u200e", True),
        ("The General Assembly", False),
        ("The General Assembly, recalling its resolution,", False),
        ("Recalling the report,", False),
    ],
)
def test_english_formulas(line: str, expected: bool) -> None:
    assert is_formula(plain(line), ENG) is expected  # as the readers give it


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("大会，", True),
        ("“大会，", True),
        ("安全理事会，", True),
        ("缔约方会议，", True),
        ("大会", False),
        ("大会，回顾，", False),
    ],
)
def test_chinese_formulas(line: str, expected: bool) -> None:
    assert is_formula(line, ZHO) is expected


@pytest.mark.parametrize("line", ["إن الجمعية العامة،", "إنَّ الجمعية العامة،", "إنّ المجلس الاقتصادي والاجتماعي،"])
def test_arabic_formulas_with_vowel_signs(line: str) -> None:
    pack = languages.pack("ara")
    units = deliberation(blocks(f"{line}\nوقد درس الطلب،\nيوصي بقبوله."), pack)
    assert is_formula(line, pack)
    assert units.actor in ("unga", "unecosoc")
    assert outline((*units.preamble, *units.body)) == "formula enactingFormula container havingExamined paragraph"


def test_a_formula_without_comma_counts_before_a_preamble() -> None:
    assert find_formula(blocks("The General Assembly\nRecalling its resolution 70/1,"), ENG) == 0
    assert find_formula(blocks("The General Assembly\nWater and forests"), ENG) is None


@pytest.mark.parametrize(
    ("line", "pack", "expected"),
    [
        ("Annex", ENG, True),
        ("Annex II", ENG, True),
        ("ANNEX", ENG, True),
        ("Appendix A", ENG, True),
        ("Annex I: Terms of reference", ENG, True),
        ("Annexes are part of it.", ENG, False),
        ("Annex I contains the terms of reference.", ENG, False),
        ("附件", ZHO, True),
        ("附件二", ZHO, True),
        ("附件一所载的职权范围。", ZHO, False),
    ],
)
def test_annexes(line: str, pack: object, expected: bool) -> None:
    assert is_annex(line, pack) is expected  # type: ignore[arg-type]


COUNCIL = """
    United Nations S/RES/2788 (2030)
    Security Council Distr.: General
    4 May 2030
    Resolution 2788 (2030)
    Adopted by the Security Council at its 9999th meeting, on 4 May 2030
    The Security Council,
    Recalling its resolution 1325 (2000),
    1. Decides to extend the mandate;
    2. Decides to remain seized of the matter.
"""
DECISION = """
    Economic and Social Council
    2030 session
    Decision adopted by the Economic and Social Council on 4 July 2030
    2030/214. Report of the Commission
    At its 21st plenary meeting, on 4 July 2030, the Economic and Social Council took note of the report.
    21st plenary meeting
    4 July 2030
"""
DRAFT = """
    United Nations A/C.2/85/L.17
    General Assembly Distr.: Limited
    Eighty-fifth session
    Second Committee
    Agenda item 20
    Fiji, Norway and Viet Nam: draft resolution
    Water, forests and rural health
    The General Assembly,
    Recalling its resolution 70/1 of 25 September 2015,
    1. Takes note of the report.
"""
UNNUMBERED = """
    85/217. Water
    The General Assembly,
    Recalling the report,
    Recognizing the role of women,
    Takes note of the report.
"""


@pytest.mark.parametrize(
    ("text", "genre", "symbol", "adopted", "body"),
    [
        (
            COUNCIL,
            "resolution",
            "S/RES/2788 (2030)",
            "2030-05-04",
            "container recalling paragraph 1 paragraph 2",
        ),  # C32
        (DECISION, "decision", "E/DEC/2030/214", "2030-07-04", "paragraph"),  # C21
        (DRAFT, "resolutionDraft", "A/C.2/85/L.17", "", "container recalling paragraph 1"),
        (UNNUMBERED, "resolution", "A/RES/85/217", "", "container recalling container recognizing paragraph"),
    ],
    ids=["council", "decision", "draft", "unnumbered"],
)
def test_other_texts(text: str, genre: str, symbol: str, adopted: str, body: str) -> None:
    found = resolution(text)
    assert (found.genre, found.symbols, found.adopted) == (genre, (symbol,), adopted)
    assert outline((*found.preamble, *found.body)).removeprefix("formula enactingFormula ") == body


def test_points_in_a_preamble() -> None:
    text = "85/1. Water\nThe General Assembly,\nRecalling:\n(a) One,\n(b) Two,\nand three,\nNoting all,\n1. Decides."
    recalling, noting = resolution(text).preamble[1:]
    assert (outline((recalling,)), words(recalling.wrapup)) == ("container recalling[item a item b]", ["and three,"])
    assert (outline((noting,)), words(noting.texts)) == ("container noting", ["Noting all,"])


def test_preambular_paragraphs_of_a_part_below_its_heading() -> None:
    found = resolution(
        "85/1. Water\nThe General Assembly,\nRecalling the report,\nI\nForests\nNoting the forests,\n"
        "1. Decides on them;\nII\nLakes\nNoting the lakes,\n2. Decides on them.\n"
    )
    assert outline(found.preamble) == "formula enactingFormula container recalling"
    assert outline(found.body).count("paragraph") == 2


def test_no_word_is_lost() -> None:
    found = resolution(ENGLISH)
    printed = [*words(found.cover), *words(found.preface)]
    assert "Resolution adopted by the General Assembly on 19 December 2030" in printed
    assert printed[-1] == "85/217. Water, forests and rural health"
    assert len(printed) == 9


@pytest.mark.parametrize(
    ("line", "genre", "proponent", "states"),
    [
        ("Fiji, Kenya and Uganda:* draft resolution", "resolutionDraft", "Fiji, Kenya and Uganda", 3),
        ("Fiji and Kenya: revised draft resolution", "resolutionDraft", "Fiji and Kenya", 2),
        ("Draft resolution submitted by Fiji and Kenya", "resolutionDraft", "Fiji and Kenya", 2),
        (
            "Draft decision submitted by the Vice-President of the Council, Ada Nakato (Uganda)",
            "decisionDraft",
            "the Vice-President of the Council, Ada Nakato (Uganda)",
            0,
        ),
        (
            "Draft resolution submitted by the Chair, on the basis of informal consultations",
            "resolutionDraft",
            "the Chair",
            0,
        ),
    ],
)
def test_line_of_sponsors(line: str, genre: str, proponent: str, states: int) -> None:
    """Case C30: the sponsors stand before the title, which is the line after."""
    read = resolution(f"""
        A/C.2/85/L.17
        Eighty-fifth session
        Agenda item 20
        Water
        {line}
        Water and rural health
        The General Assembly, recalling its resolution 79/1, decides to dig wells.
    """)
    assert (read.genre, read.title) == (genre, "Water and rural health")
    assert [u.kind for u in read.body] == ["paragraph"]
    told = [t.content[s.start : s.end] for t in read.cover for s in t.spans if s.name == "docProponent"]
    assert told == [proponent]
    assert sum(len(step.by) for step in read.steps) == states


def test_a_draft_without_a_title_of_its_own() -> None:
    """As before the Security Council: the sponsors, and below them the text."""
    read = resolution("""
        S/2031/421
        Fiji and Kenya: draft resolution
        The Security Council,
        Recalling its resolution 338 (1973),
        1. Calls upon the parties to dig wells.
    """)
    assert (read.genre, read.title) == ("resolutionDraft", "Fiji and Kenya: draft resolution")
    assert {s.name for t in read.preface for s in t.spans} == {"docTitle", "docProponent", "docType", "organization"}
    assert [len(step.by) for step in read.steps] == [2]


def test_a_formula_of_any_body_without_its_comma() -> None:
    read = resolution("""
        E/ICEF/2031/L.9
        Draft decision submitted to the Executive Board
        Annual report on wells
        The Executive Board
        Takes note of the annual report on wells (E/ICEF/2031/19).
    """)
    assert (read.title, outline(read.preamble)) == ("Annual report on wells", "formula enactingFormula")


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ("3 (b) (iii)", ["3 (b) (iii)"]),
        ("22, 68 and 125 (b)", ["22", "68", "125 (b)"]),
        ("20 (a) and (c)", ["20 (a) and (c)"]),
    ],
)
def test_agenda_items(value: str, items: list[str]) -> None:
    assert agenda_items(value, languages.pack("eng")) == items


def test_sections_whose_numerals_have_no_stop_and_marks_of_direction() -> None:
    """Preambular text under the first section; a mark that is not seen stands behind commas."""
    found = resolution(
        """
        Resolution adopted by the General Assembly on 19 December 2030
        85/217. Water
        The General Assembly,\u200e
        I Forests
        Recalling its resolution 70/1 of 25 September 2015,\u200e
        1. Takes note of the report;
        II Rivers
        2. Requests the Secretary-General to report.
        """
    )
    assert outline(found.preamble) == "formula enactingFormula"
    assert outline(found.body) == "section I[crossHeading paragraph 1] section II[paragraph 2]"


def test_points_of_preambular_paragraphs_have_the_numbers_of_other_languages() -> None:
    body = "\n1. 请秘书长报告；\n2. 决定继续审议。"
    text = f"85/217. 水\n大会，\n回顾以下各点：\n㈠ 有效治理，\n㈡ 反腐，{body}"
    assert outline(resolution(text).preamble[1:]) == "container recalling[item i item ii]"


def test_preambular_text_with_points_inside_a_section() -> None:
    """What a colon ends goes on in its points, and the preamble of the section after them."""
    body = resolution("""The General Assembly,
A. Work on wells
Recognizing the importance of wells,
Noting with satisfaction:
(a) The rope;
(b) The bucket,
1. Decides to dig.
B. Work on tides
Mindful of the moon,
1. Decides to wait.""").body
    assert outline(body) == (
        "title A[crossHeading crossHeading[point a point b] paragraph 1] title B[crossHeading paragraph 1]"
    )
