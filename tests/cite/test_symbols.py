"""The grammar of document symbols, one line a case; the identifiers are those of the list of odd cases."""

import time
from pathlib import Path

import pytest

from akn.cite import symbols
from akn.cite.find import find

REAL = Path(__file__).parents[3] / "shared" / "data" / "symbols.txt"

IN_TEXT = [
    (
        "A02",
        "United Nations A/88/411/Add.3 and draft resolution A/C.2/88/L.9/Rev.2",
        "A/88/411/Add.3 A/C.2/88/L.9/Rev.2",
    ),
    ("A03", "A/88/411, A/88/411/\nAdd.1 and A/C.2/88/L.9/\nRev.1.", "A/88/411 A/88/411/Add.1 A/C.2/88/L.9/Rev.1"),
    ("A05", "A/ES-10/1043–S/2088/529", "A/ES-10/1043-S/2088/529"),
    ("A05 no-break hyphen", "A/79/797‑S/2025/109", "A/79/797-S/2025/109"),
    ("A06", "S/2088/14*", "S/2088/14"),
    ("A07", "S/PV.8801(Resumption1)、S/PV.8801 Resumption", "S/PV.8801 (Resumption 1)|S/PV.8801"),
    ("A10", "A/RES/217 A (III)；S/RES/1373(2001)", "A/RES/217 A (III)|S/RES/1373 (2001)"),
    ("A21 a", "CCPR/C/GC/96, CAT/C/SR.4234/Add.1, E/C.12/GC/57", "CCPR/C/GC/96 CAT/C/SR.4234/Add.1 E/C.12/GC/57"),
    (
        "A21 b",
        "E/CN.4/Sub.2/1991/9, TD/B/C.I/CLP/92, ST/SGB/2088/13",
        "E/CN.4/Sub.2/1991/9 TD/B/C.I/CLP/92 ST/SGB/2088/13",
    ),
    ("A21 c", "A/INF/88/4, A/BUR/88/SR.1, UNEP/EA.9/Res.11", "A/INF/88/4 A/BUR/88/SR.1 UNEP/EA.9/Res.11"),
    ("A21 d", "FCCC/PA/CMA/2088/16/Add.1", "FCCC/PA/CMA/2088/16/Add.1"),
    ("A21 not ours", "WT/DS999/AB/R", ""),
    ("A22", "CRC/C/GC/123, CMW/C/GC/94", "CRC/C/GC/123 CMW/C/GC/94"),
    ("A22 joint", "CEDAW/C/GC/131/Rev.1–CRC/C/GC/118/Rev.1", "CEDAW/C/GC/131/Rev.1-CRC/C/GC/118/Rev.1"),
    ("A25", "A/PV.48 and A/88/PV.70", "A/PV.48 A/88/PV.70"),
    ("A29", "(S/PRST/2088/4, S/PRST/2088/7)", "S/PRST/2088/4 S/PRST/2088/7"),
    ("parts", "A/CONF.157/24 (Part I)/Corr.1", "A/CONF.157/24 (Part I)/Corr.1"),
    ("section", "A/88/6 (Sect. 3)/Add.1", "A/88/6 (Sect. 3)/Add.1"),
    ("year is not the symbol's", "A/88/323 (2033)", "A/88/323"),
    ("full width", "Ａ/88/9 见Ａ", ""),
    ("full-width brackets", "见A/RES/217 A（III）。", "A/RES/217 A (III)"),
    ("no symbols", "and/or, 24/7, A/B, N/A, km/h, A/H1N1, https://undocs.org/A/RES/88/9", ""),
    ("cut off", "S/2088/ and A/RES/", ""),
]


@pytest.mark.parametrize(("case", "text", "expected"), IN_TEXT)
def test_symbols_in_text(case: str, text: str, expected: str) -> None:
    wanted = expected.split("|") if "|" in expected or "(" in expected else expected.split()
    assert [name for _, _, name in symbols.find(text)] == wanted


@pytest.mark.parametrize("printed", ["S/PV.8801 (Resumption 1)", "S/PV.8801(Resumption1)", "S/PV.8801Resumption1"])
def test_three_spellings_are_one(printed: str) -> None:
    assert symbols.normal(printed) == "S/PV.8801 (Resumption 1)"


def test_closed_meeting_is_another_record() -> None:
    assert symbols.normal("S/PV.712 (closed)") == "S/PV.712 (closed)"


PARTS = [
    ("A/C.2/88/L.9/Rev.1", "A/C.2", "88", "", "L", "9", "", ("Rev.1",)),
    ("A/RES/517 B (III)", "A", "III", "", "RES", "517", "B", ()),
    ("S/RES/1373 (2001)", "S", "", "2001", "RES", "1373", "", ()),
    ("A/PV.48", "A", "", "", "PV", "48", "", ()),
    ("A/HRC/RES/S-41/1", "A/HRC", "S-41", "", "RES", "1", "", ()),
    ("FCCC/CP/2088/10/Add.1", "FCCC/CP", "", "2088", "", "10", "", ("Add.1",)),
]


@pytest.mark.parametrize(("text", "series", "session", "year", "kind", "number", "letter", "added"), PARTS)
def test_parts(
    text: str, series: str, session: str, year: str, kind: str, number: str, letter: str, added: tuple[str, ...]
) -> None:
    found = symbols.parse(text)
    assert found == symbols.Symbol(text, series, session, year, kind, number, letter, added)


URLS = [
    ("A/RES/88/9", "eng", "https://undocs.org/en/A/RES/88/9"),
    ("A/RES/88/9", "zho", "https://undocs.org/zh/A/RES/88/9"),
    ("A/RES/517 B (III)", "eng", "https://undocs.org/en/A/RES/517(III)"),
    ("A/RES/92/262 C", "eng", "https://undocs.org/en/A/RES/92/262C"),
    ("A/ES-10/1043-S/2088/529", "eng", "https://undocs.org/en/A/ES-10/1043"),
]


@pytest.mark.parametrize(("symbol", "lang", "url"), URLS)
def test_addresses(symbol: str, lang: str, url: str) -> None:
    assert symbols.undocs_url(symbol, lang) == url


FILES = [
    ("A_ES-10_1043_&_S_2088_529-EN", ("A/ES-10/1043", "S/2088/529")),  # A05
    ("A_RES_91_80AB_E.xml", ()),  # A12: the name does not say which parts
    ("A-79-439-Add.2.zho.txt", ("A/79/439/Add.2",)),
    ("S-RES-2768-2025.eng.pdf", ("S/RES/2768 (2025)",)),
    ("A-RES-217A-III", ("A/RES/217 A (III)",)),
    ("A-RES-ES-10-23", ("A/RES/ES-10/23",)),
    ("minutes-of-a-meeting.txt", ()),
]


@pytest.mark.parametrize(("name", "expected"), FILES)
def test_file_names(name: str, expected: tuple[str, ...]) -> None:
    assert symbols.from_file_name(name) == expected


@pytest.mark.parametrize("symbol", ["A/79/439/Add.2", "A/RES/ES-10/23", "S/RES/2768 (2025)", "A/RES/217 A (III)"])
def test_file_name_and_back(symbol: str) -> None:
    assert symbols.from_file_name(symbols.file_name(symbol)) == (symbol,)


@pytest.mark.parametrize("unit", ["A/RES/", "A/1-", "A", "S/2088/", "A/RES/1 "])
def test_linear(unit: str) -> None:
    started = time.perf_counter()
    list(symbols.find(unit * 200_000))
    assert time.perf_counter() - started < 10


@pytest.mark.corpus
def test_real_symbols() -> None:
    if not REAL.exists():
        pytest.skip(f"{REAL} is not here")
    listed = [line.strip() for line in REAL.read_text(encoding="utf-8").splitlines()]
    missed = [s for s in listed if [(a, b) for a, b, _ in symbols.find(s)] != [(0, len(s))]]
    assert len(missed) < 50, missed  # those cut off or misprinted in their source


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("(see A/C.4/48/SR.2-6, 11 and 12)", ["A/C.4/48/SR.2–A/C.4/48/SR.6", "A/C.4/48/SR.11", "A/C.4/48/SR.12"]),
        ("(A/AC.109/1153, 1155-1157 and 1161)", ["A/AC.109/1153", "A/AC.109/1155–A/AC.109/1157", "A/AC.109/1161"]),
        ("documents A/C.4/48/L.11 and L.12, containing amendments", ["A/C.4/48/L.11", "A/C.4/48/L.12"]),
        ("documents A/C.4/48/L.11 and L.12.", ["A/C.4/48/L.11", "A/C.4/48/L.12"]),
        ("A/CN.9/648, 12 June 2030", ["A/CN.9/648"]),
        ("A/79/437, 12 and 13 States", ["A/79/437"]),
        ("(A/79/437, 12 States)", ["A/79/437"]),
        ("A/C.2/85/SR.10, 11 November", ["A/C.2/85/SR.10"]),
        ("(A/AC.109/1153 and 2 others)", ["A/AC.109/1153"]),
    ],
)
def test_series_of_documents(words: str, cited: list[str]) -> None:
    found = find(words, "eng")
    assert [f"{c.name}–{c.upto}" if c.upto else c.name for c in found] == cited
