"""Labels: what is one, in which series, what follows what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.numbering import (
    DASH,
    DECIMAL,
    HAN,
    LETTER,
    ROMAN_LOWER,
    ROMAN_UPPER,
    UPPER,
    Label,
    follows,
    from_roman,
    han,
    number_of,
    read_label,
    readings,
    roman,
    spaced_numeral,
    starts,
    value,
    western,
)


def label(printed: str) -> Label:
    found = read_label(f"{printed} words")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "printed", "body", "dress", "rest"),
    [
        ("1. Takes note", "1.", "1", "dot", "Takes note"),
        ("112.  Takes note", "112.", "112", "dot", "Takes note"),
        ("12.", "12.", "12", "dot", ""),
        ("1．回顾", "1．", "1", "dot", "回顾"),
        ("A. Other matters", "A.", "A", "dot", "Other matters"),
        ("IV. Other matters", "IV.", "IV", "dot", "Other matters"),
        ("l. Introduction", "l.", "l", "dot", "Introduction"),
        ("a. To protect", "a.", "a", "dot", "To protect"),
        ("一. 导言", "一.", "一", "dot", "导言"),
        ("二、提案", "二、", "二", "dot", "提案"),
        ("十二. 建议", "十二.", "十二", "dot", "建议"),
        ("(a) To protect", "(a)", "a", "paren", "To protect"),
        ("(aa) To protect", "(aa)", "aa", "paren", "To protect"),
        ("(iv) To protect", "(iv)", "iv", "paren", "To protect"),
        ("(xxviii) To protect", "(xxviii)", "xxviii", "paren", "To protect"),
        ("(3) To protect", "(3)", "3", "paren", "To protect"),
        ("(IV) To protect", "(IV)", "IV", "paren", "To protect"),
        ("（二） 保护", "（二）", "二", "paren", "保护"),
        ("(a)保护", "(a)", "a", "paren", "保护"),
        ("㈠ 保护", "㈠", "一", "paren", "保护"),
        ("㈩保护", "㈩", "十", "paren", "保护"),
        ("b) To protect", "b)", "b", "half", "To protect"),
        ("2) To protect", "2)", "2", "half", "To protect"),
        ("– To protect", "–", "–", "dash", "To protect"),
        ("• To protect", "•", "•", "dash", "To protect"),
    ],
)
def test_labels(text: str, printed: str, body: str, dress: str, rest: str) -> None:
    found = read_label(text)
    assert found is not None
    assert (found.printed, found.body, found.dress, text[found.end :]) == (printed, body, dress, rest)


@pytest.mark.parametrize(
    "text",
    [
        "1.5 million people",
        "1.1 A target",
        "2030 Agenda",
        "2015. Then",
        "U.S. dollars",
        "p.m. on the day",
        "e.g. water",
        "85/1. Water",
        "women and girls",
        "(see A/85/323)",
        "(XIX-bis)",
        "(resumed)",
        "–based",
        "A child",
        "1 Resolution 70/1.",
        "一些国家",
        "",
    ],
)
def test_no_labels(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("7", {DECIMAL: 7}),
        ("a", {LETTER: 1}),
        ("i", {LETTER: 9, ROMAN_LOWER: 1}),  # C12
        ("v", {LETTER: 22, ROMAN_LOWER: 5}),
        ("z", {LETTER: 26}),
        ("aa", {LETTER: 27}),  # C13
        ("bb", {LETTER: 28}),
        ("ii", {LETTER: 35, ROMAN_LOWER: 2}),
        ("xxviii", {ROMAN_LOWER: 28}),  # C14
        ("iiii", {}),
        ("vx", {}),
        ("ab", {}),
        ("A", {UPPER: 1}),
        ("I", {UPPER: 9, ROMAN_UPPER: 1}),
        ("XL", {ROMAN_UPPER: 40}),
        ("一", {HAN: 1}),
        ("二十一", {HAN: 21}),
        ("–", {DASH: 0}),
    ],
)
def test_readings(body: str, expected: dict[str, int]) -> None:
    assert dict(readings(body)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("1.", "2.", True),
        ("1.", "3.", False),
        ("9.", "10.", True),
        ("(h)", "(i)", True),
        ("(i)", "(j)", True),
        ("(i)", "(ii)", True),
        ("(ii)", "(iii)", True),
        ("(z)", "(aa)", True),
        ("(aa)", "(bb)", True),
        ("(xxvii)", "(xxviii)", True),
        ("(a)", "b)", True),
        ("(a)", "b.", False),
        ("(b)", "(a)", False),
        ("I.", "II.", True),
        ("H.", "I.", True),
        ("一.", "二.", True),
        ("九、", "十、", True),
        ("㈨", "㈩", True),
        ("(一)", "㈡", True),
        ("–", "–", True),
        ("1.", "(a)", False),
    ],
)
def test_follows(before: str, after: str, expected: bool) -> None:
    assert follows(label(after), label(before)) is expected


@pytest.mark.parametrize(
    ("firsts", "others"),
    [("1. (a) (i) I. A. 一. ㈠ (一) – a)", "2. (b) (ii) II. B. 二. ㈡ (aa) (h) (xxi) 11.")],
)
def test_starts(firsts: str, others: str) -> None:
    assert all(starts(label(printed)) for printed in firsts.split())
    assert not any(starts(label(printed)) for printed in others.split())


@pytest.mark.parametrize(
    ("series", "body", "number"),
    [
        (DECIMAL, "15", "15"),
        (LETTER, "aa", "aa"),
        (ROMAN_LOWER, "iv", "iv"),
        (ROMAN_UPPER, "IV", "IV"),
        (UPPER, "A", "A"),
        (HAN, "三", "iii"),
        (HAN, "十二", "xii"),
        (DASH, "–", ""),
    ],
)
def test_western(series: str, body: str, number: str) -> None:
    assert western(series, value(body, series) or 0, body) == number


NUMERALS = {"零": 0, "〇": 0, "一": 1, "两": 2, "十": 10, "十九": 19, "二十": 20, "七十九": 79}
HUNDREDS = {"一百": 100, "一百零三": 103, "一百一十": 110, "三百二十六": 326}


@pytest.mark.parametrize(("text", "number"), (NUMERALS | HUNDREDS).items())
def test_chinese_numerals(text: str, number: int) -> None:
    assert han(text) == number


@given(st.integers(1, 399))
def test_roman_numerals_are_read_back(number: int) -> None:
    assert from_roman(roman(number)) == number


@given(st.text("IVXLivxl().aAbz19一二十㈠㈡–• 、．", max_size=8))
def test_a_label_is_the_beginning_of_its_text(text: str) -> None:
    found = read_label(text)
    if found is not None:
        assert text.startswith(found.printed)
        assert found.body
        assert found.end <= len(text)
        list(readings(found.body))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("II Activités", "II"),
        ("IV  Fonds", "IV"),
        ("IIV Fonds", ""),
        ("II. Fonds", ""),
        ("I have funds", ""),
        ("I 5", ""),
        ("二 基金", "二"),
        ("二 5", ""),
    ],
)
def test_a_numeral_that_only_a_space_parts_from_its_heading(text: str, number: str) -> None:
    label = spaced_numeral(text)
    assert (label.body if label else "") == number


@pytest.mark.parametrize(
    ("printed", "number"), [("(a)", "a"), ("㈡", "ii"), ("(三)", "iii"), ("(iv)", "iv"), ("–", "")]
)
def test_the_number_of_a_label_by_itself(printed: str, number: str) -> None:
    label = read_label(f"{printed} ")
    assert label is not None
    assert number_of(label) == number
