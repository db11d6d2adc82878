"""Reports of committees: front, sections, drafts in their places."""

from __future__ import annotations

import pytest

from tests.parse.support import outline, report

ENGLISH = """
    Eighty-fifth session
    Agenda item 20
    Water and forests
    Report of the Second Committee*
    Rapporteur: Ms. Ilse Oduya (Cabo Verde)
    I. Introduction
    1. The Committee considered the item at its 3rd meeting, on 7 October 2030.
    II. Consideration of proposals
    A. Draft resolution A/C.2/85/L.17
    2. At the 21st meeting, on 13 November 2030, Fiji introduced a draft resolution (A/C.2/85/L.17).
    3. At the same meeting, the Committee adopted draft resolution A/C.2/85/L.17 (see para. 4).
    III. Recommendations of the Second Committee
    4. The Second Committee recommends to the General Assembly the adoption of the following draft resolutions:
    Draft resolution I
    Water
    The General Assembly,
    Recalling the report,
    1. Takes note of it;
    2. Decides on it.
    Draft resolution II
    Forests
    The General Assembly,
    Noting the report,
    1. Takes note of it:
    (a) All of it;
    (b) Some of it;
    2. Decides on it;
    3. Decides on all.
    5. The Second Committee recommends to the General Assembly the adoption of the following draft decision:
    Lakes
    The General Assembly decides to take note of the report.
"""
CHINESE = """
    第八十五届会议
    议程项目 20
    水和森林
    第二委员会的报告*
    报告员：伊尔丝·奥杜亚女士(佛得角)
    一. 导言
    1. 委员会在 2030 年 10 月 7 日第 3 次会议上审议了该项目。
    二. 提案的审议情况
    A. 决议草案 A/C.2/85/L.17
    2. 在 2030 年 11 月 13 日第 21 次会议上，斐济代表介绍了一项决议草案(A/C.2/85/L.17)。
    3. 在同次会议上，委员会通过了决议草案 A/C.2/85/L.17(见第 4 段)。
    三. 第二委员会的建议
    4. 第二委员会建议大会通过以下决议草案：
    决议草案一
    水
    大会，
    回顾该报告，
    1. 表示注意到该报告；
    2. 决定审议。
    决议草案二
    森林
    大会，
    注意到该报告，
    1. 表示注意到：
    (a) 整个报告；
    (b) 部分报告；
    2. 决定审议；
    3. 决定全部审议。
    5. 第二委员会建议大会通过以下决定草案：
    湖泊
    大会决定表示注意到该报告。
"""


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["eng", "zho"])
def test_a_report_is_the_same_in_both_languages(text: str) -> None:
    found = report(text)
    assert (found.genre, found.session, found.agenda_items, found.actor) == ("meetingReport", "85", ("20",), "unga-c2")
    assert outline(found.body) == (
        "section I[paragraph 1] section II[title A[paragraph 2 paragraph 3]] section III[paragraph 4 paragraph 5]"
    )
    assert [(d.genre, d.number) for d in found.drafts] == [
        ("resolutionDraft", "I"),
        ("resolutionDraft", "II"),
        ("decisionDraft", ""),
    ]
    assert [outline(d.body) for d in found.drafts] == [
        "paragraph 1 paragraph 2",
        "paragraph 1[point a point b] paragraph 2 paragraph 3",
        "paragraph",
    ]
    assert [u.drafts for u in found.body[-1].units] == [(0, 1), (2,)]
    assert [(s.outcome, s.date, s.meeting, s.paragraph) for s in found.steps[:2]] == [
        ("introduced", "2030-11-13", "21", "2"),
        ("adopted", "2030-11-13", "21", "3"),
    ]
    assert {e.key for e in found.entities} >= {"rapporteur", "CV", "FJ"}


@pytest.mark.parametrize(
    ("text", "titles"),
    [(ENGLISH, ["Water and forests", "Water", "Forests", "Lakes"]), (CHINESE, ["水和森林", "水", "森林", "湖泊"])],
    ids=["eng", "zho"],
)
def test_titles(text: str, titles: list[str]) -> None:
    found = report(text)
    assert [found.title, *(d.title for d in found.drafts)] == titles


def test_paragraphs_of_a_draft_are_no_paragraphs_of_the_report() -> None:
    """C01: 19 paragraphs of the report, 43 of the draft in the last of them."""
    own = [f"{n}. The Committee met." for n in range(1, 19)]
    last = "19. The Second Committee recommends to the General Assembly the adoption of the following draft resolution:"
    draft = [f"{n}. Takes note of report {n};" for n in range(1, 44)]
    front = "Eighty-fifth session\nReport of the Second Committee\nI. Introduction\n"
    found = report("\n".join([front + own[0], *own[1:], last, "Water", "The General Assembly,", "Noting it,", *draft]))
    assert outline(found.body) == "section I[" + " ".join(f"paragraph {n}" for n in range(1, 20)) + "]"
    assert outline(found.drafts[0].body) == " ".join(f"paragraph {n}" for n in range(1, 44))
    assert found.body[0].units[-1].drafts == (0,)


def test_an_ell_heads_the_first_section() -> None:
    """C16: a small ell printed for the first Roman numeral."""
    sections = "l. Introduction\n1. It met.\nII. Proposals\n2. It voted.\nIII. Recommendations\n3. It recommends."
    text = f"Report of the Second Committee\n{sections}"
    assert outline(report(text).body) == "section I[paragraph 1] section II[paragraph 2] section III[paragraph 3]"


AMENDED = """
    Eighty-fifth session
    Agenda item 20
    Water
    Report of the Fourth Committee
    I. Introduction
    1. At its 3rd meeting, the Assembly decided to include in its agenda the item entitled:
    "Water and rural health".
    At the same meeting, the Assembly decided to allocate the item to the Fourth Committee.
    2. The representative of Fiji introduced the amendments, as follows:
    A/C.4/85/L.11 (amendments to chap. V, para. 13)
    (a) Operative paragraph 5, which read:
    "5. Calls upon all States to dig wells;",
    would be deleted;
    (b) In operative paragraph 6, the word "deep" would be deleted.
    A/C.4/85/L.12 (amendments to chap. VI, para. 14)
    (a) Paragraph 7 would be deleted.
    3. The Committee adopted the draft resolution by a recorded vote of 2 to none with 1 abstention (see para. 4).
    The voting was as follows:
    In favour: Fiji, Kenya.
    Against: None.
    Abstaining: Uganda.
    II. Recommendations
    4. The Fourth Committee recommends to the General Assembly the adoption of the following draft resolution:
    Water
    The General Assembly,
    Recalling the report,
    1. Takes note of it.
    * * *
    5. The Fourth Committee also recommends to the General Assembly the adoption of the following draft decision:
    Lakes
    1. The General Assembly takes note of the report.
    -----
"""


def test_unnumbered_text_belongs_to_its_number() -> None:
    read = report(AMENDED)
    first = read.body[0].units[0]
    assert [t.content[:16] for t in first.texts] == ["At its 3rd meeti", '"Water and rural', "At the same meet"]
    assert not any(u.kind == "alinea" for u in read.body[0].units)


def test_headings_among_amendments() -> None:
    headed = [u for u in report(AMENDED).body[0].units if u.kind == "division"]
    assert [u.heading[0].content[:13] for u in headed] == ["A/C.4/85/L.11", "A/C.4/85/L.12"]
    point = headed[0].units[0]
    assert [t.content[:12] for t in point.texts] == ["Operative pa", '"5. Calls up', "would be del"]


def test_votes_and_ornaments() -> None:
    read = report(AMENDED)
    assert [(v.in_favour, v.against, v.abstaining) for v in read.votes] == [(2, 0, 1)]
    assert [t.content for t in read.body[1].units[0].wrapup] == ["* * *"]
    assert [t.content for t in read.drafts[1].conclusions] == ["-----"]
    assert [u.number for u in read.drafts[1].body] == ["1"]
