"""Notes at the foot of pages, and the markers that call them.

In the tables `⟦1⟧` stands for a marker that is printed as `1`; every other digit is none.
"""

from __future__ import annotations

import re

import pytest

from akn import languages
from akn.layout.notes import assign, find_foot, split_foot
from akn.model import Span
from akn.read.pages import Line

TOKEN = re.compile("⟦([^⟧]+)⟧")


def lines(*texts: str) -> list[Line]:
    return [Line(text, number) for number, text in enumerate(texts, 1)]


def marked(text: str, markers: list[str], lang: str) -> str:
    """The text with the markers that were found in it as tokens; its lines are parted by ⏎."""
    printed = lines(*TOKEN.sub(r"\1", text).split("⏎"))
    out = [line.text for line in printed]
    places = [p for p in assign(printed, markers, languages.pack(lang)) if p is not None]
    for place in sorted(places, key=lambda p: (p.line, p.start), reverse=True):
        was = out[place.line]
        out[place.line] = f"{was[: place.start]}⟦{was[place.start : place.end]}⟧{was[place.end :]}"
    return "⏎".join(out)


ENGLISH = [
    "Recalling the Convention⟦1⟧ and its Protocol,",  # glued
    "Recalling the Convention ⟦1⟧ and its Protocol,",  # spaced
    "Recalling the Convention, ⟦1⟧ the Protocol",
    "Recalling the Convention,⟦1⟧",
    "Recalling the Convention⟦1⟧⏎and its Protocol,",
    "Recalling the Convention⟦1⟧,",
    "in its operations, ⟦1⟧ ",
    "the “Pact for Water”⟦1⟧ and",
    "the Convention (the “Convention”)⟦1⟧ and",
    "in Vienna, Austria, 8 and 9 December 2014, and the Convention⟦8⟧ of",
    "as well as the decisions⟦5⟧ taken in Vienna",
    "Development Goal 6 and the strategies⟦5⟧, the Declaration⟦6⟧, and",  # one more marker, not a likelier place
    "its resolution 70/1 of 25 September 2015,⟦1⟧ entitled",
    "its resolution 70/1 of 25 September 2015⟦1⟧ and",
    "the Decade for Water, 2018–2028⟦1⟧ and",
    "the Sendai Framework 2015–2030,⟦9⟧ and",
    "the Sendai Framework 2015–2030⟦9⟧ and",
    "resolution 65/1 of 22 September 2010⟦1⟧ and resolution 66/1",
    "of its resolution 58/208⟦1⟧ entitled",
    "of 7 May 2014 and of 7 June 2014,⟦7⟧ and of 7 July",
    "contained in document A/85/323,⟦1⟧ and document A/85/1",
    "in document A/77/463/Add.2 and the Protocol⟦2⟧ to it",
    "a total of 3 505 700 dollars of water⟦5⟧ and",
    "1 per cent of the forests⟦1⟧ and 1 million",
    "paragraph 1 of the Declaration⟦1⟧ and",
    "Goal 6 of the Agenda⟦6⟧ and target 6",
    "from 1 to 3 March 2030 in Nairobi⟦1⟧ and",
    "Security Council resolutions 1325 (2000)⟦2⟧ and 2417 (2018)",
    "the years 2023, 2024 and 2025,⟦3⟧ which",
    "article 2, paragraph 2, and article 3 of the Convention,⟦2⟧",
    "(2) To protect the sources of water;⟦2⟧",
    "the following 4 countries⟦4⟧ and",
    "at its 12th session⟦12⟧ and 12 others",
    # print sets a space between these words and a number of theirs
    "the Protocol and its Annex⟦3⟧ thereto",
    "in the aforementioned resolution⟦2⟧ and",
    "the said articles⟦12⟧ and article 12",
    "adopted these decisions⟦4⟧ at the meeting",
    "in the relevant chapter⟦6⟧ and",
    "vol. 5, No. 5, of the Series⟦5⟧ and",
]
CHINESE = [
    "回顾《儿童权利公约》⟦1⟧ 及其议定书，",
    "回顾《儿童权利公约》 ⟦1⟧ 及其议定书，",
    "回顾《儿童权利公约》，⟦1⟧",
    "又回顾 2015 年 9 月 25 日第 70/1 号、⟦2⟧ 2008 年 12 月 19 日第 63/2 号",
    "经济及社会理事会第 2006/2 号、⟦2⟧ 2008 年第 2008/1 号",
    "2014 年 6 月 5 日第 2014/1 号决议⟦5⟧ 以及",
    "《2015-2030 年仙台减少灾害风险框架》⟦9⟧ 和",
    "《2015-2030 年仙台减少灾害风险框架》、⟦9⟧《巴黎协定》",
    "第 1 段和第 1 条⟦1⟧ 以及",
    "目标 6 和《宣言》⟦6⟧ 以及",
    "安全理事会第 1325(2000)号⟦2⟧ 和第 2417(2018)号决议",
    "公布的涵盖 1 个国家的数据⟦1⟧ 以及",
    "铭记 1% 的森林⟦1⟧ 和",
    "大会的宣言⟦1⟧⏎以及",
    "第三次会议⟦3⟧ 的 3 项成果",
    "又重申《曼谷宣言》、⟦1⟧ 2005 年 1 月 22 日的宣言",
]


ARABIC = [
    "إذ تشير إلى اتفاقية المياه(⟦1⟧) وبروتوكولها،",
    "قواعد المياه (قواعد الأنهار)⟦42⟧، التي",
    # brackets that close, turned with the line
    "قواعد المياه (قواعد الأنهار(⟦42⟧، التي",
    "اللوائح الدولية (2005(⟦18⟧، وكذلك",
    "للفترة (2015-2030(⟦15⟧، ولا سيما",
    "المتعلق ”بالمياه“(⟦46⟧؛",
]
FRENCH = [
    "de la décision⟦5⟧ prise à Vienne",
    "du développement⟦3⟧, Action⏎21⟦4⟧, le Programme",
    "dans sa décision XII/⏎3⟦27⟧, qui",
    "les objectifs⟦10⟧ (objectifs 9, 11 et 16)⟦11⟧ et",
]
RUSSIAN = [
    "на совещании, 13 и 14 февраля 2014 года, и в Декларации⟦13⟧ и",
    "предусмотренных в задаче 3.3 в области воды⟦3⟧ и",
    "направить поправки⟦6⟧ к изданию",
    "обеспечить финансирование вод ⟦1⟧ и рек (E/2021/⏎L.1)",
]
MARKED = {"eng": ENGLISH, "zho": CHINESE, "ara": ARABIC, "fra": FRENCH, "rus": RUSSIAN}


@pytest.mark.parametrize(("text", "lang"), [(text, lang) for lang, texts in MARKED.items() for text in texts])
def test_one_marker_among_other_digits(text: str, lang: str) -> None:
    assert marked(text, TOKEN.findall(text), lang) == text


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("the Convention,⟦1⟧ the Protocol⟦2⟧ and the Agreement⟦3⟧ thereto", "eng"),
        ("the Convention⟦9⟧ of 10 June, the Protocol⟦10⟧ and 11 others,⟦11⟧", "eng"),
        ("公约、⟦1⟧ 议定书⟦2⟧ 和 3 个附件⟦3⟧ 以及", "zho"),
        ("the report*⟦1⟧ of the Convention⟦2⟧", "eng"),
    ],
)
def test_several_markers_in_order(text: str, lang: str) -> None:
    assert marked(text, TOKEN.findall(text), lang) == text


@pytest.mark.parametrize(
    ("text", "markers", "lang"),
    [
        ("on 3 May 2030 and 3 June", ["3"], "eng"),
        ("resolution 70/1 and resolution 71/1.", ["70"], "eng"),
        ("document A/77/463/Add.2 and document A/C.2/85/L.2", ["2"], "eng"),
        ("a total of 3 505 700 dollars", ["3"], "eng"),
        ("paragraphs 1 and 2 of the annex", ["1", "2"], "eng"),
        ("1. Takes note of the report;", ["1"], "eng"),
        ("2024 and 2025", ["20"], "eng"),
        ("10,000 people in 10.5 years", ["10"], "eng"),
        ("第 1 段和 1 月 1 日第 70/1 号", ["1"], "zho"),
        ("3 年内 3 个国家的 3 项决议", ["3"], "zho"),
    ],
)
def test_digits_that_are_no_markers(text: str, markers: list[str], lang: str) -> None:
    assert assign(lines(text), markers, languages.pack(lang)) == [None] * len(markers)


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("the Convention,⟦1⟧ the Protocol and⏎the Agreement⟦3⟧ thereto", ["1", "2", "3"]),  # note 2 has no marker
        ("the Convention⟦2⟧ and the Protocol⟦3⟧ of⏎1 June", ["1", "2", "3"]),
    ],
)
def test_a_note_without_marker_takes_no_other_place(text: str, markers: list[str]) -> None:
    assert marked(text, markers, "eng") == text


@pytest.mark.parametrize("text", ["A/85/412⟦*⟧", "Report of the Committee⟦*⟧ on⟦**⟧ Water", "S/2088/14⟦*⟧"])
def test_stars(text: str) -> None:
    assert marked(text, TOKEN.findall(text), "eng") == text


def test_a_superscript_settles_the_matter() -> None:
    line = Line("of 3 May and of 3 June", 1, spans=(Span(16, 17, "sup"),))
    (place,) = assign([line], ["3"], languages.pack("eng"))
    assert place is not None
    assert place.start == 16


@pytest.mark.parametrize(
    ("foot", "last", "carried", "notes"),
    [
        ("1 Resolution 70/1.", 0, "", {"1": "Resolution 70/1."}),
        ("1⏎Resolution 70/1.", 0, "", {"1": "Resolution 70/1."}),
        ("1 See one⏎and two.⏎2 See three.", 0, "", {"1": "See one and two.", "2": "See three."}),
        ("9 See one.⏎10 See⏎11 others.⏎12 No.", 8, "", {"9": "See one.", "10": "See", "11": "others.", "12": "No."}),
        ("and its annex.⏎4 Resolution 70/1.", 3, "and its annex.", {"4": "Resolution 70/1."}),
        ("chap. I, resolution 1, annex.", 3, "chap. I, resolution 1, annex.", {}),
        ("1 Resolution 70/1.", 7, "", {"1": "Resolution 70/1."}),  # begins again
        (
            "* Reissued for technical reasons on 3 May 2088.",
            0,
            "",
            {"*": "Reissued for technical reasons on 3 May 2088."},
        ),
        ("*Reissued.⏎1 See one.", 0, "", {"*": "Reissued.", "1": "See one."}),
        ("* One.⏎** Two.", 0, "", {"*": "One.", "**": "Two."}),
        ("1 See of⏎3 May 2030.⏎2 See two.", 0, "", {"1": "See of 3 May 2030.", "2": "See two."}),
        ("7 See 1994⏎(No. E.95.XIII.18).", 6, "", {"7": "See 1994 (No. E.95.XIII.18)."}),
        ("(1) See one.⏎(2) See two.", 0, "", {"1": "See one.", "2": "See two."}),
        ("1⏎2⏎See one.⏎See two.", 0, "", {"1": "", "2": "See one. See two."}),
        (
            "5 第 70/1 号决议。⏎6 见第 2200 A (XXI)⏎号决议。",
            4,
            "",
            {"5": "第 70/1 号决议。", "6": "见第 2200 A (XXI) 号决议。"},
        ),
    ],
)
def test_the_foot_of_a_page(foot: str, last: int, carried: str, notes: dict[str, str]) -> None:
    before, found = split_foot(lines(*foot.split("⏎")), last)
    assert " ".join(line.text for line in before) == carried
    assert {n.marker: " ".join(line.text for line in n.lines) for n in found} == notes


@pytest.mark.parametrize(
    ("page", "last", "unbroken", "foot"),
    [
        ("Recalling the Convention1 and⏎its Protocol,⏎1 Resolution 70/1.", 0, False, 2),
        ("Recalling the Convention1 and⏎its Protocol,⏎1. Takes note;", 0, False, 3),
        ("Recalling the Convention and⏎1 March 2030,⏎words", 0, False, 3),
        ("Recalling the Convention,1⏎Recalling the Protocol,2⏎1 Resolution 70/1.⏎2 A/85/323.", 0, True, 2),
        ("Recalling the Convention,⏎Recalling the Protocol,", 0, True, 2),
    ],
)
def test_notes_that_no_rule_sets_apart(page: str, last: int, unbroken: bool, foot: int) -> None:
    assert find_foot(lines(*page.split("⏎")), last, unbroken, languages.pack("eng")) == foot
