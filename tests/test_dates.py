"""Dates in running text."""

import pytest

from akn import dates
from akn.languages import pack

CASES = [
    ("eng", "of 23 December 2003,", "2003-12-23"),
    ("eng", "on December 23, 2003", "2003-12-23"),
    ("eng", "of 3\u00a0May\u00a02088", "2088-05-03"),
    ("eng", "5 Sept. 2088", "2088-09-05"),
    ("eng", "in May 2088", ""),
    ("eng", "31 February 2088", ""),
    ("eng", "2 Octoberr 2088", "2088-10-02"),
    ("eng", "2 Otcober 2088", "2088-10-02"),
    ("eng", "Decmber 2, 2088", "2088-12-02"),
    ("eng", "2 Juny 2088", ""),  # June or July
    ("eng", "2 lakes 2088", ""),
    ("fra", "le 2 octobree 2088", "2088-10-02"),
    ("spa", "2 de setiembbre de 2088", "2088-09-02"),
    ("rus", "2 октбря 2088 года", "2088-10-02"),
    ("ara", "2 تشرين الأول/أكتوبرر 2088", "2088-10-02"),
    ("ara", "14 كانون\u00a0الأول/ديسمبر 2088", "2088-12-14"),
    ("ara", "14 كانون الأول / ديسمبر 2088", "2088-12-14"),
    ("spa", "31 de agosto 2088", "2088-08-31"),
    ("deu", "2. Otkober 2088", "2088-10-02"),
    ("zho", "2003年12月23日", "2003-12-23"),
    ("zho", "2003 年 12 月 23 日", "2003-12-23"),
    ("zho", "２０８８年５月３日", "2088-05-03"),
    ("zho", "2088 年 5 月", ""),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_iso(lang: str, text: str, expected: str) -> None:
    assert dates.iso(text, pack(lang)) == expected


def test_find_gives_places() -> None:
    text = "of 3 May 2088 and 4 June 2088"
    assert [(text[a:b], v) for a, b, v in dates.find(text, pack("eng"))] == [
        ("3 May 2088", "2088-05-03"),
        ("4 June 2088", "2088-06-04"),
    ]
