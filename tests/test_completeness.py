"""Case E20: a session with 326 resolutions, 325 files."""

from __future__ import annotations

import pytest

from akn.completeness import missing


def told(symbols: list[str], lang: str = "eng") -> list[tuple[str, str]]:
    return [(f.path, f.message.rpartition(": ")[2]) for f in missing((symbol, lang) for symbol in symbols)]


def session(form: str, numbers: range, without: set[int]) -> list[str]:
    return [form.format(n) for n in numbers if n not in without]


@pytest.mark.parametrize(
    ("form", "series"),
    [
        ("A/RES/88/{}", "A/RES/88"),
        ("A/RES/ES-10/{}", "A/RES/ES-10"),
        ("A/HRC/RES/91/{}", "A/HRC/RES/91"),
        ("E/RES/2088/{}", "E/RES/2088"),
        ("S/RES/{} (2088)", "S/RES"),
        ("A/RES/{} (XXV)", "A/RES"),
        ("S/PRST/2088/{}", "S/PRST/2088"),
    ],
)
def test_the_missing_number_of_a_session_is_told(form: str, series: str) -> None:
    assert told(session(form, range(1, 327), {17})) == [(series, "17")]
    assert told(session(form, range(1, 327), set())) == []


def test_stretches_of_missing_numbers_are_told_in_short() -> None:
    assert told(session("A/RES/88/{}", range(5, 40), {7, 9, 10, 11})) == [("A/RES/88", "7, 9–11")]


def test_parts_of_a_resolution_are_there() -> None:
    symbols = session("A/RES/88/{}", range(1, 20), {7})
    assert told([*symbols, "A/RES/88/7 A", "A/RES/88/7 B"]) == []


def test_a_few_documents_are_no_session() -> None:
    assert told(session("A/RES/88/{}", range(1, 11), {5})) == []
    assert told([f"A/RES/88/{n}" for n in range(1, 300, 5)]) == []
    assert told([f"A/88/{n}" for n in range(1, 300) if n != 17]) == []


def test_blocks_of_decisions_are_series_of_their_own() -> None:
    assert told([f"A/DEC/88/{n}" for n in (*range(401, 425), *range(501, 560)) if n != 512]) == [("A/DEC/88", "512")]


def test_each_language_is_a_set_of_its_own() -> None:
    english = [(f"A/RES/88/{n}", "eng") for n in range(1, 20)]
    found = list(missing([*english, *((symbol, "zho") for symbol, _ in english if symbol != "A/RES/88/4")]))
    assert [f.message for f in found] == ["18 documents in zho, numbered from 1 to 19; missing: 4"]
