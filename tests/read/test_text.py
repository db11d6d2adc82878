"""Text as `Pages`: encodings, control characters, the four forms told apart, pages and their links."""

from __future__ import annotations

import pytest

from akn.read import SourceError, read
from akn.read.text import decode, read_text, width

ENGLISH = "The General Assembly, recalling the résumé of Ms. Oduya, takes note of it."
CHINESE = "大会，回顾秘书长关于预警服务的报告，表示注意到妇女在森林、河流和湖泊管理方面的作用。\n" * 6


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (ENGLISH.encode(), ENGLISH),
        (b"\xef\xbb\xbf" + ENGLISH.encode(), ENGLISH),
        (CHINESE.encode(), CHINESE),
        (ENGLISH.encode("utf-16"), ENGLISH),
        (b"\xff\xfe" + CHINESE.encode("utf-16-le"), CHINESE),
        (b"\xfe\xff" + CHINESE.encode("utf-16-be"), CHINESE),
        (CHINESE.encode("gb18030"), CHINESE),
    ],
    ids=["utf-8", "bom", "chinese", "utf-16", "utf-16-le", "utf-16-be", "gb18030"],
)
def test_every_encoding_is_read_and_any_but_utf_8_reported(data: bytes, text: str) -> None:
    got, findings = decode(data, "a.txt")
    assert got == text
    utf_8 = data.startswith((b"\xef\xbb\xbf", b"The", CHINESE.encode()[:3]))
    assert [f.code for f in findings] == ([] if utf_8 else ["encoding"])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"abc\x00def", "binary"),
        (b"\xff\xfea", "utf-16"),
        (b"x" * (16 * 2**20 + 1), "limit"),
    ],
    ids=["nothing", "blanks", "binary", "half a character", "too large"],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read(data, "a.txt")
    assert str(caught.value).startswith("a.txt")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04....", "DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"\xffWPC\x01\x02", "WordPerfect"),
        (b"{\\rtf1 words}", "RTF"),
        (b"<?xml version='1.0'?><akomaNtoso/>", "XML"),
        (b"\xef\xbb\xbf<html><body>words", "HTML"),
    ],
    ids=["docx", "doc", "wordperfect", "rtf", "xml", "html"],
)
def test_other_formats_are_told_by_their_first_bytes(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read(data, "named.txt")


def test_control_characters_are_left_out_and_reported() -> None:
    pages = read_text("The \x02General\x1f Assembly,\nRecalling\x00 all,\n", "t")
    assert [line.text for page in pages.pages for line in page.lines] == ["The General Assembly,", "Recalling all,"]
    assert [(f.code, f.severity, f.line) for f in pages.findings] == [("control-characters", "note", 1)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one\r\ntwo\r\n", ["one", "two"]),
        ("one\rtwo", ["one", "two"]),
        ("cafe\u0301", ["café"]),  # combined into one character
        ("  one  \n\n\n\ttwo", ["one", "two"]),
    ],
)
def test_lines_are_normal(text: str, lines: list[str]) -> None:
    assert [line.text for page in read_text(text, "t").pages for line in page.lines] == lines


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("大会", 4), ("（a）", 5), ("é", 1), ("e\u0301", 1), ("", 0)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


LINES = [
    "Recalling the report on water and forests that was submitted by",
    "the Secretary-General and the role of women in the management of",
    "forests, rivers and lakes,",
    "1. Requests the Secretary-General to report to the Assembly on",
    "the water of rural areas at its next session and to submit to",
    "it the data published in 2023 and 2024.",
]
SEED = "\n\n".join(f"{'' if i % 3 else ' '}{line}" for i, line in enumerate(LINES))
RAW = "\n".join(LINES) + "\n\f" + "\n".join(LINES) + "\n\f"
LAYOUT = "\n".join(f"{'' if i % 3 else '     '}          {line}" for i, line in enumerate(LINES))
PLAIN = "\n".join(LINES[:3]) + "\n\n" + "\n".join(LINES[3:])
PARAGRAPHS = "\n\n".join(line * 3 for line in LINES)


@pytest.mark.parametrize(
    ("text", "wrapped", "gaps", "indents", "pages"),
    [
        (SEED, True, False, True, 1),
        (RAW, True, False, False, 2),
        (LAYOUT, True, False, True, 1),
        (PLAIN, True, True, False, 1),
        (PARAGRAPHS, False, True, False, 1),
    ],
    ids=["seed", "raw", "layout", "plain", "paragraphs"],
)
def test_the_forms_are_told_apart(text: str, wrapped: bool, gaps: bool, indents: bool, pages: int) -> None:
    found = read_text(text, "t")
    assert (found.wrapped, found.gaps, found.indents, len(found.pages)) == (wrapped, gaps, indents, pages)


def test_each_line_says_where_it_stands() -> None:
    page = read_text("          one\n\n\n             two\nthree\n", "t").pages[0]
    assert [(x.text, x.number, x.indent, x.gap) for x in page.lines] == [
        ("one", 1, 10, False),
        ("two", 4, 13, True),
        ("three", 5, 0, False),
    ]


PAGE = "a first line\n\na second line\n\na third line\n\na fourth line\n\n"


@pytest.mark.parametrize(
    ("text", "lines", "links"),
    [
        (PAGE + "https://undocs.org/A/85/1\nhttps://undocs.org/A/85/2\n" + PAGE, [4, 4], [2, 0]),
        (PAGE + "https://undocs.org/A/85/1\n" + PAGE, [4, 4], [1, 0]),
        (PAGE + "https://undocs.org/A/85/1\n", [4], [1]),
        (PAGE.rstrip() + "\n" + PAGE, [4, 4], [0, 0]),  # no blank line between the last and the first
        (PAGE + "https://a.org/b, a report\n\n" + PAGE, [9], [0]),  # one printed line like any other
    ],
    ids=["links", "one link", "links at the end", "no blank line", "an address in the text"],
)
def test_pages_of_double_spaced_text(text: str, lines: list[int], links: list[int]) -> None:
    pages = read_text(text, "t").pages
    assert [len(page.lines) for page in pages] == lines
    assert [len(page.links) for page in pages] == links


def test_a_blank_before_each_page_is_taken_off() -> None:
    text = "\n".join(" first of a page\n\n indented\n\nthird\n\nfourth\n\nfifth" for _ in range(4))
    pages = read_text(text, "t").pages
    assert [[line.indent for line in page.lines] for page in pages] == [[0, 1, 0, 0, 0]] * 4


def test_form_feeds_end_pages_wherever_they_stand() -> None:
    pages = read_text("one\ntwo\f\fthree\nfour\n\ffive", "t").pages
    assert [[line.text for line in page.lines] for page in pages] == [["one", "two"], [], ["three", "four"], ["five"]]
    assert [page.number for page in pages] == [1, 2, 3, 4]
