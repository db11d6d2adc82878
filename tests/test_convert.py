"""The conversion as a library: what it takes, what it gives, what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

import akn
from akn import SourceError, convert, parse
from akn.convert import language_of, transcript
from akn.languages import UnknownLanguageError
from akn.read import read

ENGLISH = """\
85/217. Water and rural health
The General Assembly,
Recalling its resolution 70/1 of 25 September 2015,1
1. Takes note of the report of the Secretary-General;
2. Decides to consider the matter at its next session.
52nd plenary meeting
19 December 2030
__________________
1 See A/85/323.
"""
CHINESE = """\
85/217. 水和农村健康
大会，
回顾其 2015 年 9 月 25 日第 70/1 号决议，1
1. 表示注意到秘书长的报告；
2. 决定在下一届会议上审议这一问题。
第 52 次全体会议
2030 年 12 月 19 日
__________________
1 见 A/85/323。
"""
UNNUMBERED = ENGLISH.replace("85/217. ", "").replace("52nd plenary meeting\n19 December 2030\n", "")


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["eng", "zho"])
def test_text_bytes_and_a_file_are_the_same(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    found = [convert(source) for source in (text, text.encode(), path)]
    assert found[0].xml == found[1].xml == found[2].xml
    assert all(f.valid for f in found)
    assert not [f for f in found[0].findings if f.severity == "error"]


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["eng", "zho"])
def test_the_same_input_gives_the_same_bytes(text: str) -> None:
    assert convert(text).xml == convert(text).xml


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["eng", "zho"])
def test_parse_is_the_document_of_convert(text: str) -> None:
    found = parse(text)
    assert found.body == convert(text).document.body
    assert [n.marker for n in found.notes] == ["1"]
    assert found.symbols == ("A/RES/85/217",)


@pytest.mark.parametrize(
    ("symbol", "symbols"),
    [("A/RES/85/300", ("A/RES/85/300", "A/RES/85/217")), ("A/RES/85/217", ("A/RES/85/217",))],
)
def test_a_symbol_that_is_given_comes_first(symbol: str, symbols: tuple[str, ...]) -> None:
    assert convert(ENGLISH, symbol=symbol).document.symbols == symbols


def test_no_symbol_is_refused_as_one() -> None:
    with pytest.raises(SourceError, match="is not a symbol"):
        convert(ENGLISH, symbol="water")


@pytest.mark.parametrize(
    ("name", "symbols", "code"),
    [
        ("A-85-L.17.txt", ("A/85/L.17",), "symbol-from-file-name"),
        ("A_C.2_85_L.17_Rev.1-EN.txt", ("A/C.2/85/L.17/Rev.1",), "symbol-from-file-name"),
        ("minutes.txt", (), "no-symbol"),
    ],
)
def test_the_symbol_from_the_name_of_the_file(name: str, symbols: tuple[str, ...], code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(UNNUMBERED, encoding="utf-8")
    found = convert(path)
    assert found.document.symbols == symbols
    assert code in {f.code for f in found.findings}


def test_a_date_that_is_given_is_that_of_adoption() -> None:
    found = convert(UNNUMBERED, symbol="A/RES/85/217", date="2030-12-20")
    assert found.document.adopted == "2030-12-20"
    assert b"2030-12-20" in found.xml


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "eng"), (CHINESE, "zho")])
def test_language(text: str, code: str) -> None:
    assert language_of(read(text, "t")) == code
    assert convert(text, lang=code).xml == convert(text).xml


def test_a_language_without_a_pack() -> None:
    with pytest.raises(UnknownLanguageError):
        convert(ENGLISH, lang="tlh")
    with pytest.raises(SourceError, match=r"eng, .*zho"):
        convert("Η Γενική Συνέλευση, υπενθυμίζοντας την έκθεση του Γενικού Γραμματέα, " * 9)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("It was a bright cold day in April, and the clocks were striking thirteen.\n" * 9, "neither a resolution"),
        (Path("no-such-file.txt"), "no such file"),
        (Path("."), "folder"),
        (b"", "empty"),
        ("   ", "no text"),
    ],
    ids=["prose", "missing", "folder", "empty", "blank"],
)
def test_what_cannot_be_converted_is_told(source: Path | str | bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        convert(source)


def test_findings_of_every_stage_are_together() -> None:
    text = ENGLISH.replace("2. Decides", "3. \x02Decides").replace("2015,1", "2015,")
    codes = {f.code for f in convert(text).findings}
    assert {"control-characters", "number-gap", "unresolved-note"} <= codes


def test_the_transcript_has_the_text_and_the_notes() -> None:
    found = transcript(ENGLISH)
    assert found.main[0].text == "85/217. Water and rural health"
    assert [n.marker for n in found.notes] == ["1"]
    assert [[m for _, m in line.markers] for line in found.main if line.markers] == [["1"]]


def test_the_names_of_the_library() -> None:
    assert {"convert", "parse", "validate"} <= set(dir(akn))
