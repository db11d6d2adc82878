"""Numbered paragraphs, points, headed groups."""

from __future__ import annotations

import pytest

from akn.parse.units import Body
from tests.parse.support import ENG, ZHO, blocks, outline, pack_of, resolution


def body(text: str) -> str:
    built = Body(pack_of(text))
    built.add_all(blocks(text.replace("¶", "\n")))
    return outline(built.units())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Takes note of it;¶2. Welcomes it.", "paragraph 1 paragraph 2"),
        ("1. Takes note of it;¶(a) To train;¶(b) To publish.", "paragraph 1[point a point b]"),
        ("1. Asks:¶(a) To train:¶(i) All;¶(ii) Some;¶(b) To go.", "paragraph 1[point a[point i point ii] point b]"),
        # C12: the letter i after h, the Roman one after a colon
        ("1. Asks:¶(g) To see;¶(h) To go;¶(i) To do;¶(j) To be.", "paragraph 1[point g point h point i point j]"),
        ("1. Asks:¶(i) To train;¶(ii) To publish.", "paragraph 1[point i point ii]"),
        ("1. Asks:¶(h) To go:¶(i) To see;¶(ii) To do;¶(i) To train;¶(j) To publish.",
         "paragraph 1[point h[point i point ii] point i point j]"),
        ("1. Asks:¶(y) To see;¶(z) To go;¶(aa) To train;¶(bb) To publish.",
         "paragraph 1[point y point z point aa point bb]"),  # C13
        ("1. Asks:¶(xxvi) To see;¶(xxvii) To go;¶(xxviii) To train.",
         "paragraph 1[point xxvi point xxvii point xxviii]"),  # C14
        ("1. Asks:¶(a) To see:¶(i) One:¶a. First;¶b. Second;¶(ii) Two;¶(b) To go.",
         "paragraph 1[point a[point i[point a point b] point ii] point b]"),
        ("1. Asks:¶– To see;¶– To go;¶2. Asks.", "paragraph 1[point point] paragraph 2"),
        ("1. 请秘书长：¶㈠ 培训；¶㈡ 公布。", "paragraph 1[point i point ii]"),
        ("1. 请秘书长：¶(一) 培训；¶(二) 公布。", "paragraph 1[point i point ii]"),
        # C10: without a number it stays without; C11: nothing is numbered again
        ("7. Takes note of it;¶8. Welcomes it;¶Requests the Secretary-General to report;¶9. Decides on it.",
         "paragraph 7 paragraph 8 alinea paragraph 9"),
        ("5. Takes note of it;¶6. Welcomes it;¶8. Decides on it.", "paragraph 5 paragraph 6 paragraph 8"),
        # headed groups
        ("I. Introduction¶1. It met.¶II. Proposals¶2. It voted.", "section I[paragraph 1] section II[paragraph 2]"),
        ("I. Introduction¶1. It met.¶A. Draft resolution¶2. It voted.¶B. Draft decision¶3. It voted.",
         "section I[paragraph 1 title A[paragraph 2] title B[paragraph 3]]"),
        ("一. 导言¶1. 委员会开会。¶二. 提案¶2. 委员会表决。", "section I[paragraph 1] section II[paragraph 2]"),
        ("Means of implementation¶1. Takes note of it;¶Follow-up¶2. Decides on it.",
         "division[paragraph 1] division[paragraph 2]"),
        ("执行手段¶1. 表示注意到报告；¶后续行动¶2. 决定审议。", "division[paragraph 1] division[paragraph 2]"),
        ("一 总则¶1. 表示注意到报告；¶二 基金¶2. 决定审议。", "section I[paragraph 1] section II[paragraph 2]"),
        ("一 总则¶1. 表示注意到报告；¶三 基金¶2. 决定审议。", "section I[paragraph 1 division[paragraph 2]]"),
        # what stands below a heading may be as long as two
        (f"I¶{'Agreement on stocks of fish ' * 9}¶1. Takes note of it.", "section I[paragraph 1]"),
        (f"1. Welcomes it.¶{'Agreement on stocks of fish ' * 9}¶2. Takes note of it.",
         "paragraph 1 alinea paragraph 2"),
        # a list of names, one of which has no capital
        ("Names¶It admits:¶Anemone Trust¶Birch Union¶Cedar Guild¶dunes and us¶Elder Circle¶of friends.",
         "division[alinea alinea alinea alinea alinea alinea alinea]"),
        # a stop forgotten behind the next number
        ("9. Takes note of it;¶10 Welcomes it;¶11. Decides on it.", "paragraph 9 paragraph 10 paragraph 11"),
        ("9. Takes note of it;¶11 Welcomes it;¶10 years of it.", "paragraph 9 alinea alinea"),
        # points that go on under headings
        ("1. Asks:¶Training¶(a) To train;¶Publication¶(b) To publish.",
         "paragraph 1 division[point a] division[point b]"),
        ("1. Asks:¶Training¶a) To train;¶Publication¶b) To publish.",
         "paragraph 1 division[point a] division[point b]"),
        ("1. Asks:¶(a) To train on:¶Fish: one;¶birds: two;¶(b) To go.", "paragraph 1[point a[point point] point b]"),
    ],
)  # fmt: skip
def test_structure(text: str, expected: str) -> None:
    assert body(text) == expected


def test_gaps_are_told() -> None:
    built = Body(ENG)
    built.add_all(blocks("5. Takes note;\n6. Welcomes;\n8. Decides."))
    assert [(f.code, f.line) for f in built.findings] == [("number-gap", 3)]


@pytest.mark.parametrize(
    ("text", "num", "number", "words"),
    [
        ("15.  Takes note of it.", "15.", "15", "Takes note of it."),
        ("1. 表示注意到报告。", "1.", "1", "表示注意到报告。"),
    ],
)
def test_a_number_is_as_printed_and_as_in_eids(text: str, num: str, number: str, words: str) -> None:
    built = Body(pack_of(text))
    built.add_all(blocks(text))
    (unit,) = built.units()
    assert (unit.num, unit.number, [t.content for t in unit.texts]) == (num, number, [words])


def test_a_paragraph_goes_on_after_its_points() -> None:
    built = Body(ENG)
    built.add_all(blocks("1. Requests:\n(a) To train;\n(b) To publish;\nand to report on it."))
    (unit,) = built.units()
    assert [t.content for t in unit.wrapup] == ["and to report on it."]


def test_no_word_is_lost() -> None:
    text = "I. Introduction\n1. Requests:\n(a) To train:\n(i) All;\nMore.\nA heading\n– one;\n(q) two;\n9. Three.\nEnd"
    built = Body(ENG)
    built.add_all(blocks(text))
    found: list[str] = []

    def collect(units: tuple) -> None:
        for unit in units:
            texts = (*unit.heading, *unit.texts)
            found.append(unit.num + "".join(t.content for t in texts))
            collect(unit.units)
            found.extend(t.content for t in unit.wrapup)

    collect(built.units())
    assert sorted("".join(found).replace(" ", "")) == sorted(text.replace(" ", "").replace("\n", ""))


def test_chinese_pack_reads_western_labels() -> None:
    built = Body(ZHO)
    built.add_all(blocks("1. 请秘书长：\n(a) 培训；\n(b) 公布。"))
    assert outline(built.units()) == "paragraph 1[point a point b]"


@pytest.mark.parametrize("form", ["({})", "{})"])
def test_a_paragraph_of_nothing_but_points(form: str) -> None:
    """`2. (a) Expresses …`, where (b) follows before the next number; a sole (a) is a word of its paragraph."""
    a, b = form.format("a"), form.format("b")
    units = resolution(f"""The General Assembly,
Recalling its resolution 79/217 of 19 December 2024,
1. Decides to return;
2. {a} Expresses its concern;
{b} Requests a report;
3. {a} Welcomes it.""").body
    assert outline(units) == "paragraph 1 paragraph 2[point a point b] paragraph 3"
    assert units[1].texts == ()


ANNOTATED = """Items
1. Election of officers.
2. Wells:
(a) Deep wells;
(b) Keepers of wells.
3. Other matters.
4. Adoption of the report.
Annotations
1. Election of officers
The Commission elects its officers.
2. Wells
(a) Deep wells
Documentation
Note by the Secretariat on deep wells (E/CN.9/2031/3)
(b) Keepers of wells
A note is before the Commission.
3. Other matters
4. Adoption of the report
The Commission adopts its report.
"""


def test_numbers_before_headings_and_before_items() -> None:
    """A number with text below it is that of a heading; the heading above such headings holds them."""
    made = Body(ENG, preambular=False)
    made.add_all(blocks(ANNOTATED))
    assert outline(made.units()) == (
        "division[paragraph 1 paragraph 2[point a point b] paragraph 3 paragraph 4] "
        "division[chapter 1[alinea] chapter 2[division a[crossHeading] division b[alinea]] alinea chapter 4[alinea]]"
    )


def test_items_without_stops_are_no_headings() -> None:
    made = Body(ENG, preambular=False)
    made.add_all(blocks("1. Election of officers\n2. Wells\n3. Report of the Commission\n"))
    assert outline(made.units()) == "paragraph 1 paragraph 2 paragraph 3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chapter I\nWells\nA. Deep wells\n1. Wells are deep.\nChapter II\nKeepers\n2. Keepers keep wells.\n",
         "division[title A[paragraph 1]] division[paragraph 2]"),
        ("I. Wells\nGoal 1\n1. Wells are deep.\nGoal 2\n2. Keepers keep wells.\nII. Keepers\n3. They sleep.\n",
         "section I[division[paragraph 1] division[paragraph 2]] section II[paragraph 3]"),
        ("I. Wells\n1. Wells are wet.\nKinds\nA. Deep wells\n2. Wells are deep.\nB. Others\n3. Others are not.\n",
         "section I[paragraph 1 division[title A[paragraph 2] title B[paragraph 3]]]"),
    ],
)  # fmt: skip
def test_headings_without_numbers_hold_what_follows(text: str, expected: str) -> None:
    made = Body(ENG, preambular=False)
    made.add_all(blocks(text))
    assert outline(made.units()) == expected
