"""Printed labels of units: `1.`, `(a)`, `(iv)`, `一.`, `(二)`, `б)`, `–`; their series, and what comes after what.

A label is read without deciding what it numbers: `(i)` is the ninth letter and the first Roman numeral, and only its
neighbours tell which (`follows`, `starts`). Arabic labels stand for one Western label each (`1 -`, `أولا -`, `ألف -`,
`(أ)`, `’1‘` for `1.`, `I.`, `A.`, `(a)`, `(i)`) and are read as that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from akn.languages.marks import unmarked

CJK_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
CJK_UNITS = {"十": 10, "百": 100}
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_PARTS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
ENCLOSED = {chr(0x3220 + i): c for i, c in enumerate("一二三四五六七八九十")}  # ㈠ to ㈩
CJK = "〇零一二三四五六七八九十百"
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"  # the letters that number points
# Cyrillic letters typed for the Latin ones that they look like.
_ALIKE = str.maketrans("асеорхуАВСЕНКМОРТХ", "aceopxyABCEHKMOPTX")
# … and the other way, in a word of Cyrillic ones.
_CYRILLIC_ALIKE = str.maketrans("aceopxy", "асеорху")
CYRILLIC_LETTER = re.compile("[а-яё]")
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"  # the Arabic letters in the order in which they number points
# Names of the first of these, which head parts where others have A, B, C; and ordinals, where others have I, II.
ABJAD_NAMES = (
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون", "سين", "عين",
    "فاء", "صاد", "قاف", "راء", "شين", "تاء", "ثاء", "خاء", "ذال", "ضاد",
)  # fmt: skip
_UNITS = ("أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا")
_TEENS = ("حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")
ORDINALS = (*_UNITS, *(f"{unit} عشر" for unit in _TEENS), "عشرون")

# (a) (iv) (二); 12. A. IV. 一.; a) б); –
LABEL = re.compile(
    rf"""(?:
      [(（](?P<paren>\d{{1,3}}|[a-z]{{1,2}}|[ivxl]{{1,7}}|[A-Z]|[IVXL]{{1,7}}|[{CJK}]{{1,4}}|[{CYRILLIC}])[)）]
    | (?P<dot>\d{{1,3}}|[a-z]|[A-ZАВСЕНКМОРТХ]|[IVXLХ]{{1,7}}|[{CJK}]{{1,4}})[.．、](?![\d.])       # 12. A. IV. 一.
    | (?P<half>[a-z]{{1,2}}|[ivxl]{{1,7}}|\d{{1,3}}|[{CYRILLIC}]{{1,2}})\)                          # a) б)
    | (?P<dash>[–—•●▪])(?=\s)                                                                     # –
    )\s*""",
    re.VERBOSE,
)
SPACED_NUMERAL = re.compile(rf"([IVXL]{{1,7}}|[{CJK}]{{1,4}})\s+(?=\S)")
UNSTOPPED = re.compile(r"(\d{1,3})\s+(?=[^\W\d_])")
_LETTER = rf"[ا{ABJAD}]ـ?"
_NAMES = "|".join(re.sub("ا$", "ً?اً?", name).replace(" ", r"\s") for name in (*ORDINALS, *ABJAD_NAMES))
ARABIC_FIRST = re.compile(r"[(’‘'\d\u0600-\u06ff]")  # what an Arabic label begins with
ARABIC_LABEL = re.compile(
    rf"""(?:
      \((?P<paren>{_LETTER}(?:\s?{_LETTER})?)\)                                                    # (أ) (هـ) (أ أ)
    | (?P<dot>\d{{1,3}}|{_NAMES})\s?[-–—](?=\s*(?:$|[“”"«(\[]?[\u0621-\u064a]))                    # 1 - أولا - ألف -
    | [’‘'](?P<quote>\d{{1,2}})[’‘']                                                              # ’1‘
    | (?P<half>{_LETTER})\)                                                                      # أ)
    )\s*""",
    re.VERBOSE,
)
# Series in which a label can be read, outermost habit first.
DECIMAL, ROMAN_UPPER, UPPER, LETTER, ROMAN_LOWER, AZBUKA, HAN, DASH = (
    "decimal",
    "Roman",
    "Letter",
    "letter",
    "roman",
    "azbuka",
    "han",
    "dash",
)


class Label(Struct, frozen=True, gc=False):
    """A label at the start of a text.

    As printed, what is numbered in it (digits and Arabic letters in Western form), its dress (`paren`, `dot`, `half`,
    `quote`, `dash`), where it ends.
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
        return _arabic_label(text) if ARABIC_FIRST.match(text) else None
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
    body = match[dress].translate(_ALIKE) if dress == "dot" else match[dress]
    return Label(match[0].rstrip(), _western_digits(body), dress, match.end())


def _arabic_label(text: str) -> Label | None:
    match = ARABIC_LABEL.match(text)
    if match is None:
        return None
    dress = match.lastgroup or ""
    body = unmarked(match[dress])[0]
    if dress == "quote":
        body = roman(int(body))
    elif dress == "dot" and not body.isdigit():
        body = _heading_number(body)
    elif not body.isdigit():
        letters = body.replace(" ", "").replace("ا", "أ")
        body = letter(ABJAD.index(letters[0]) + 1 + len(ABJAD) * (len(letters) - 1))
    return Label(match[0].rstrip(), _western_digits(body), dress, match.end())


BARE = re.compile(rf"[IVXL]{{1,6}}|[A-ZАВСЕ]|[{CJK}]{{1,3}}|(?P<arabic>{_NAMES})")


def bare_label(text: str) -> Label | None:
    """The number of a headed group where it stands alone, `II`, `A`, `二`, `ثانيا`, read as if a stop followed it."""
    match = BARE.fullmatch(text)
    if match is None:
        return None
    body = _heading_number(unmarked(text)[0]) if match["arabic"] else text.translate(_ALIKE)
    return Label(text, body, "dot", len(text))


def _heading_number(word: str) -> str:
    """`I` for `أولا`, `A` for `ألف`."""
    if word in ABJAD_NAMES:
        return letter(ABJAD_NAMES.index(word) + 1).upper()
    return roman(ORDINALS.index(word) + 1).upper()


def _western_digits(body: str) -> str:
    return body if body.isascii() or not body.isdigit() else str(int(body))


def spaced_numeral(text: str) -> Label | None:
    """The numeral that a heading begins with where only a space parts it from the words: `II Funds`, `二 基金`."""
    match = SPACED_NUMERAL.match(text)
    if match is None or not dict(readings(match[1])).keys() & {ROMAN_UPPER, HAN}:
        return None
    first = text[match.end()]
    if not first.isalpha() or first.islower():
        return None
    return Label(match[1], match[1], "dot", match.end())


def unstopped(text: str) -> Label | None:
    """The number that a paragraph begins with where its stop was forgotten: `10 Encourages`."""
    match = UNSTOPPED.match(text)
    return Label(match[1], match[1], "dot", match.end()) if match else None


@lru_cache(maxsize=1024)
def readings(body: str) -> tuple[tuple[str, int], ...]:
    """Each series in which a label's body can be read, with its place in it."""
    return tuple(_readings(body))


def _readings(body: str) -> Iterator[tuple[str, int]]:
    if body.isdigit():
        yield DECIMAL, int(body)
    elif body[0] in CJK:
        yield HAN, han(body)
    elif body[0] in CYRILLIC:
        if len(set(body)) == 1:
            yield AZBUKA, CYRILLIC.index(body[0]) + 1 + len(CYRILLIC) * (len(body) - 1)
        alike = body.translate(_ALIKE)
        if alike.isascii():
            yield from readings(alike)
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
        return body.translate(_ALIKE)
    if series == AZBUKA:
        return letter(place)
    return roman(place) if series == HAN and place else ""


def number_of(label: Label) -> str:
    """The number of a label as eIds have it, where nothing around tells in which series it stands: the first."""
    series, place = readings(label.body)[0] if readings(label.body) else (DASH, 0)
    return western(series, place, label.body)


def letter(place: int) -> str:
    """The small Latin letter at a place: `a`, after `z` again `aa`, `bb`."""
    return chr(97 + (place - 1) % 26) * (1 + (place - 1) // 26)


POINT = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,4}(?=\))")


def points(printed: str) -> list[str]:
    """The points of a number as it is cited, in Western form: `4 (b) (ii)`, `4 b)`, `4 (ب)`."""
    labels = (read_label(f"({unmarked(body)[0]})") for body in POINT.findall(printed))
    return [_point(label.body) for label in labels if label is not None]


def _point(body: str) -> str:
    """A point in Western form; a Cyrillic letter that looks Latin was typed for that."""
    known = dict(readings(body))
    series = next((s for s in (LETTER, AZBUKA) if s in known), next(iter(known)))
    return western(series, known[series], body)


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
    words = words.lower()
    if CYRILLIC_LETTER.search(words):
        words = words.translate(_CYRILLIC_ALIKE)
    parts = re.split(r"[\s-]+", words)
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
    before = readings(previous.body)
    return any((series, place - 1) in before for series, place in readings(label.body))


def starts(label: Label) -> bool:
    """Whether a label can be the first of its series."""
    return label.dress == "dash" or any(place == 1 for _, place in readings(label.body))
