"""What is taken off pages, and what is not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from akn import languages
from akn.layout.furniture import Parts, doubtful, split_pages
from akn.read.pages import Line, Page

ENG = languages.pack("eng")

TEXT = ["It was said that water", "is of great value to the", "people of rural areas."]
SAID = ["Forests hold the water of", "great value to the people", "of rural areas; and lakes."]
FIRST = ["Water and rural health", *SAID]


def pages(*texts: list[str]) -> tuple[Page, ...]:
    return tuple(Page(i, tuple(Line(t, k) for k, t in enumerate(text, 1))) for i, text in enumerate(texts, 1))


def words(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def second(*texts: str) -> Parts:
    """The second page of two, taken apart."""
    return split_pages(pages(FIRST, list(texts)), ENG)[1]


@pytest.mark.parametrize(
    "line",
    [
        "24-12345",
        "24-12345 (E)",
        "24-12345 (C) 131124",
        "24-12345 (C) 131124 151124",
        "24-12345 (C)    131124    151124",
        "24-12345     3/10",
        "GE.24-12345",
        "GE.24-12345(E)",
        "V.24-01234",
        "V.24-01234 (E)",
        "*2412345*",
        "2/14",
        "2/14     24-12345",
        "– 2 –",
        "- 2 -",
        "2",
        "/...",
        "Page 2",
    ],
)
def test_folios_job_numbers_and_bar_codes_are_taken_off(line: str) -> None:
    for found in (second(*TEXT, line), second(line, *TEXT)):
        assert words(found.body) == TEXT
        assert words(found.dropped) == [line]


@pytest.mark.parametrize(
    "head", ["A/85/412", "A/C.2/85/L.17/Rev.1", "A/RES/85/412", "S/RES/2788 (2030)", "E/2030/L.9*"]
)
def test_the_running_symbol_is_taken_off_after_the_first_page(head: str) -> None:
    first, following = split_pages(pages([head, *FIRST], [head, *TEXT]), ENG)
    assert words(first.body) == [head, *FIRST]
    assert words(following.body) == TEXT


@pytest.mark.parametrize(
    "head",
    [
        ["Water and rural health A/85/412"],
        ["A/85/412", "Water and rural health"],
        ["Water and rural health", "A/85/412"],
        ["Water and", "rural health     A/85/412"],
        ["A/85/412     Water and rural health"],
    ],
)
def test_the_running_title_is_taken_off(head: list[str]) -> None:
    head = [line.replace("health A/", "health     A/") for line in head]
    assert words(second(*head, *TEXT).body) == TEXT


def test_what_stands_beside_the_symbol_of_other_pages_is_taken_off() -> None:
    head = "A report on the state of forests"
    bodies = [[f"{word} is what it is about.", f"It is about {word}."] for word in ("Water", "Forests", "Health")]
    parts = split_pages(pages(FIRST, *(["A/85/412", head, *body] for body in bodies)), ENG)
    assert [words(p.body) for p in parts[1:]] == bodies


@pytest.mark.parametrize(
    "line",
    [
        "15",  # no folio of the second page
        "1. Takes note of the report;",
        "A/85/412, paragraph 3.",
        "See A/85/412.",
        "24-hour services",
        "2030",
        "(a) To protect water;",
        "Annex",
    ],
)
def test_other_lines_stay(line: str) -> None:
    for texts in ([*TEXT, line], [line, *TEXT]):
        assert words(second(*texts).body) == texts


@pytest.mark.parametrize(
    "line",
    ["of rural areas; and lakes.", "great value to the people", "value to the people", "rural areas;"],
)
def test_the_end_of_a_paragraph_at_a_page_top_stays_although_it_was_said_before(line: str) -> None:
    assert words(second("A/85/412", line, "More words.").body) == [line, "More words."]


def test_a_title_below_the_running_title_stays() -> None:
    found = second("A/85/412", "Water and rural health", "Water and rural health", "The General Assembly,")
    assert words(found.body) == ["Water and rural health", "The General Assembly,"]


@pytest.mark.parametrize("rule", ["__________________", "_____", "─────────", "——————"])
def test_the_rule_parts_text_and_notes(rule: str) -> None:
    found = second(*TEXT, rule, "1 A/85/323.", "2 A/C.2/85/SR.18.", "2/2")
    assert words(found.body) == TEXT
    assert words(found.foot) == ["1 A/85/323.", "2 A/C.2/85/SR.18."]
    assert words(found.dropped) == ["2/2", rule]


def test_a_symbol_at_the_end_of_a_note_stays() -> None:
    assert words(second(*TEXT, "_____", "1", "A/85/323").foot) == ["1", "A/85/323"]


def test_nothing_is_lost_and_nothing_invented() -> None:
    texts = ["A/85/412", *TEXT, "_____", "1 A/85/323.", "24-12345"]
    found = second(*texts)
    assert sorted(words((*found.body, *found.foot, *found.dropped))) == sorted(texts)


def test_furniture_that_is_known_is_not_doubtful() -> None:
    parts = split_pages(
        pages(FIRST, ["A/85/412     Water and rural health", *TEXT, "2/3"], ["A/85/412", *SAID, "24-12345     3/3"]),
        ENG,
    )
    assert all(part.dropped for part in parts[1:])
    assert not list(doubtful(parts, ENG))


@pytest.mark.parametrize("line", ["Category    Approved    Actual", "12 345    67 890", "of lakes and of rivers."])
def test_a_line_set_aside_with_words_of_its_own_is_told(line: str) -> None:
    first, second, third = pages(FIRST, [line, *TEXT], ["2030 and after    Lakes", *SAID])
    taken = (
        Parts(first, first.lines, (), ()),
        Parts(second, second.lines[1:], (), second.lines[:1]),
        Parts(third, third.lines[1:], (), ()),
    )
    (found,) = doubtful(taken, ENG)
    assert (found.code, found.severity, found.page, found.line) == ("furniture-dropped", "warning", 2, 1)
    assert line in found.message
    again = replace(taken[2], dropped=(replace(second.lines[0], number=9),))
    assert not list(doubtful((*taken[:2], again), ENG))
