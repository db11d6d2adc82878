"""Rows that are read from the right: visual order in, as a page shows it from left to right, reading order out."""

from __future__ import annotations

import pytest

from akn.read.pdf.pdfium import Font, Run
from akn.read.pdf.rows import set_text
from akn.read.pdf.rtl import is_right_to_left, rows_from_the_right

WIDE, WIDTH = 5.0, 500.0


def letters(shown: str, y: float = 600, size: float = 10) -> list[Run]:
    """The characters of a row as they are shown from the left, each of one width."""
    return [
        Run(c, k, 50 + WIDE * k, 50 + WIDE * (k + 1), y, size, Font()) for k, c in enumerate(shown) if not c.isspace()
    ]


def read(runs: list[Run]) -> list[str]:
    return [set_text(row).text for row in rows_from_the_right(runs, WIDTH)]


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("ةماعلا ةيعمجلا", "الجمعية العامة"),
        ("85/208 اهرارق ىلإ", "إلى قرارها 85/208"),
        ("A/RES/85/219 رارقلا", "القرار A/RES/85/219"),
        ("٢٠٨٨ ماع", "عام ٢٠٨٨"),
        ("2031 و 85/241 رارقلا", "القرار 85/241 و 2031"),
        ("General Assembly ةيعمجلا", "الجمعية General Assembly"),
        ("13-5 رايأ", "أيار 5-13"),
        ("2031 ربمسيد/لوألا نوناك 23 يف", "في 23 كانون الأول/ديسمبر 2031"),
        ("(ب) دنبلا", "البند (ب)"),
        (")ب( دنبلا", "البند (ب)"),
        ("،A/85/439( ريرقت ىلع", "على تقرير (A/85/439،"),
        ("2200 A (XXI) رارقلا", "القرار 2200 A (XXI)"),
        (")Disaster Reduction (DRN() ةمظنم", "منظمة (Disaster Reduction (DRN))"),
        ("Ragn-) ةعومجم", "مجموعة (Ragn-"),  # and goes on in the next row
    ],
)
def test_letters_numbers_symbols_and_brackets_in_their_order(shown: str, words: str) -> None:
    assert read(letters(shown)) == [words]


@pytest.mark.parametrize("order", ["لأم", "ألم"])
def test_the_alef_set_into_a_lam_comes_after_it(order: str) -> None:
    places = {"ل": (100, 106), "أ": (100.1, 105.5), "م": (95, 100)}
    assert read([Run(c, k, *places[c], 600, 10, Font()) for k, c in enumerate(order)]) == ["لأم"]


def test_marks_go_with_the_letter_they_stand_on_and_forms_are_letters() -> None:
    runs = [*letters("ﺔﻣأ"), Run("\u064f", 9, 61.5, 63.5, 606, 10, Font())]
    assert read(runs) == ["أ\u064fمة"]


def test_a_superscript_after_a_number_is_none_of_its_digits() -> None:
    (row,) = rows_from_the_right([*letters("  2006 ماع"), *letters("2", y=603.5, size=6)], WIDTH)
    made = set_text(row)
    assert made.text == "عام 2006 2"
    assert [(s.name, made.text[s.start : s.end]) for s in made.spans] == [("sup", "2")]


def test_the_page_is_turned_over() -> None:
    (row,) = rows_from_the_right(letters("ماع"), WIDTH)
    assert (row.left, row.right) == (WIDTH - 65, WIDTH - 50)


def test_pages_are_told_by_their_letters() -> None:
    assert is_right_to_left("الجمعية العامة A/RES/85/219")
    assert not is_right_to_left("The General Assembly (الجمعية العامة) of the United Nations, “meeting” again")
    assert not is_right_to_left("1/2 …")
