"""Printed labels of units: `1.`, `(a)`, `(iv)`, `一.`, `(二)`, `–`; their series, and what comes after what.

A label is read without deciding what it numbers: `(i)` is the ninth letter and the first Roman numeral, and only its
neighbours tell which (`follows`, `starts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

CJK_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
CJK_UNITS = {"十": 10, "百": 100}
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_PARTS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
ENCLOSED = {chr(0x3220 + i): c for i, c in enumerate("一二三四五六七八九十")}  # ㈠ to ㈩
CJK = "〇零一二三四五六七八九十百"

LABEL = re.compile(
    rf"""(?:
      [(（](?P<paren>\d{{1,3}}|[a-z]{{1,2}}|[ivxl]{{1,7}}|[A-Z]|[IVXL]{{1,7}}|[{CJK}]{{1,4}})[)）]   # (a) (iv) (二)
    | (?P<dot>\d{{1,3}}|[a-z]|[A-Z]|[IVXL]{{1,7}}|[{CJK}]{{1,4}})[.．、](?![\d.])                     # 12. A. IV. 一.
    | (?P<half>[a-z]{{1,2}}|[ivxl]{{1,7}}|\d{{1,3}})\)                                              # a)
    | (?P<dash>[–—•●▪])(?=\s)                                                                     # –
    )\s*""",
    re.VERBOSE,
)
SPACED_NUMERAL = re.compile(r"([IVXL]{1,7})\s+(?=\S)")
# Series in which a label can be read, outermost habit first.
DECIMAL, ROMAN_UPPER, UPPER, LETTER, ROMAN_LOWER, HAN, DASH = (
    "decimal",
    "Roman",
    "Letter",
    "letter",
    "roman",
    "han",
    "dash",
)


class Label(Struct, frozen=True, gc=False):
    """A label at the start of a text.

    As printed, what is numbered in it, its dress (`paren`, `dot`, `half`, `dash`), where it ends.
    """

    printed: str
    body: str
    dress: str
    end: int


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label | None:
    """The label that a text begins with, or None."""
    if text[:1] in ENCLOSED:
        return Label(text[0], ENCLOSED[text[0]], "paren", 1 + len(text[1:]) - len(text[1:].lstrip()))
    match = LABEL.match(text)
    if match is None:
        return None
    dress = match.lastgroup or ""
    if dress == "half" and not readings(match["half"]):
        return None  # "Republic of)", broken off
    if (
        dress == "dot"
        and match["dot"].isalpha()
        and match.end() < len(text)
        and not text[match.end("dot") + 1].isspace()
        and match["dot"].isascii()
    ):
        return None  # "U.S.", "p.m"
    return Label(match[0].rstrip(), match[dress], dress, match.end())


def spaced_numeral(text: str) -> Label | None:
    """The Roman numeral that a heading begins with where only a space parts it from the words: `II Funds`."""
    match = SPACED_NUMERAL.match(text)
    if match is None or not text[match.end()].isupper() or ROMAN_UPPER not in dict(readings(match[1])):
        return None
    return Label(match[1], match[1], "dot", match.end())


@lru_cache(maxsize=1024)
def readings(body: str) -> tuple[tuple[str, int], ...]:
    """Each series in which a label's body can be read, with its place in it."""
    return tuple(_readings(body))


def _readings(body: str) -> Iterator[tuple[str, int]]:
    if body.isdigit():
        yield DECIMAL, int(body)
    elif body[0] in CJK:
        yield HAN, han(body)
    elif body.isascii() and body.isalpha():
        lower = body.lower()
        if len(set(lower)) == 1 and len(body) <= 2:
            yield (LETTER if body.islower() else UPPER), ord(lower[0]) - 96 + 26 * (len(body) - 1)
        if set(lower) <= set("ivxlc") and roman(from_roman(lower)) == lower:
            yield (ROMAN_LOWER if body.islower() else ROMAN_UPPER), from_roman(lower)
    else:
        yield DASH, 0


def value(body: str, series: str) -> int | None:
    """The place of a label's body in a series; None where it is not of the series."""
    return dict(readings(body)).get(series)


def western(series: str, place: int, body: str) -> str:
    """The label in the form eIds are made of: digits Western, points Latin."""
    if series in (DECIMAL, LETTER, UPPER, ROMAN_LOWER, ROMAN_UPPER):
        return body
    return roman(place) if series == HAN and place else ""


def number_of(label: Label) -> str:
    """The number of a label as eIds have it, where nothing around tells in which series it stands: the first."""
    series, place = readings(label.body)[0] if readings(label.body) else (DASH, 0)
    return western(series, place, label.body)


def roman(number: int) -> str:
    """A number as a small Roman numeral; "" for nothing or less."""
    out = ""
    for size, letters in _ROMAN_PARTS:
        while number >= size:
            out += letters
            number -= size
    return out


def from_roman(text: str) -> int:
    """The value of a Roman numeral in small letters (not checked to be well formed)."""
    values = [ROMAN[c] for c in text]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def han(text: str) -> int:
    """The value of a Chinese numeral below a thousand (`七十九` is 79)."""
    total, digit = 0, 0
    for c in text:
        if c in CJK_UNITS:
            total += (digit or 1) * CJK_UNITS[c]
            digit = 0
        else:
            digit = CJK_DIGITS[c]
    return total + digit


def in_words(words: str, table: Mapping[str, Any]) -> str:
    """The number that digits or words stand for ("Seventy-ninth", "七十九"), "" where it is none; `table` is the
    `[numbers]` of a pack."""
    if words.isdigit():
        return words
    if "digits" in table:
        known = set(table["digits"]) | set(table["units"])
        return str(han(words)) if words and set(words) <= known else ""
    parts = re.split(r"[\s-]+", words.lower())
    for place, spellings in enumerate(table.get("sequence", ()), 1):
        if " ".join(parts) in ([spellings] if isinstance(spellings, str) else spellings):
            return str(place)
    total = 0
    for word in parts:
        value = table.get("ordinals", {}).get(word) or table.get("cardinals", {}).get(word)
        if value is None:
            return ""
        total = total * value if value == 100 and total else total + value
    return str(total) if total else ""


def follows(label: Label, previous: Label) -> bool:
    """Whether a label is the next after another of the same dress, in some series."""
    if label.dress != previous.dress and {label.dress, previous.dress} != {"half", "paren"}:
        return False
    if label.dress == "dash":
        return True
    before = dict(readings(previous.body))
    return any(before.get(series) == place - 1 for series, place in readings(label.body))


def starts(label: Label) -> bool:
    """Whether a label can be the first of its series."""
    return label.dress == "dash" or any(place == 1 for _, place in readings(label.body))
