"""How a number is printed in each number format of WordprocessingML (`ST_NumberFormat`, ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

from akn.numbering import roman

DIGITS = "〇一二三四五六七八九"
LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
# Letters in the order in which each format counts. Russian leaves out ё, й, ъ and ь.
LATIN = "abcdefghijklmnopqrstuvwxyz"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
ARABIC_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
HEAVENLY_STEMS = "甲乙丙丁戊己庚辛壬癸"
EARTHLY_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
CHICAGO = "*†‡§"
LARGEST = 780  # beyond it Word itself prints figures


def printed(number: int, form: str) -> str:
    """A number in a format; in figures where the format is not known or does not reach that far."""
    write = FORMATS.get(form)
    if write is None or (not 0 < number <= LARGEST and form not in ("none", "bullet", "decimalZero")):
        return str(number)
    return write(number)


def is_known(form: str) -> bool:
    """Whether numbers can be written in a format."""
    return form in FORMATS


def _repeated(letters: str) -> Callable[[int], str]:
    """a … z, aa, bb …"""
    return lambda n: letters[(n - 1) % len(letters)] * ((n - 1) // len(letters) + 1)


def _cyclic(letters: str) -> Callable[[int], str]:
    """The letters again from the first after the last."""
    return lambda n: letters[(n - 1) % len(letters)]


def _enclosed(first: int, last: int) -> Callable[[int], str]:
    """Characters that hold a number (①); figures beyond the last."""
    return lambda n: chr(first + n - 1) if n <= last else str(n)


def _ordinal(n: int) -> str:
    ending = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def _chinese(digits: str, units: tuple[str, str], zero: str, first_ten: bool) -> Callable[[int], str]:
    """Chinese numerals below a thousand. `first_ten`: eleven is "one ten one"."""

    def write(n: int) -> str:
        hundreds, tens, ones = n // 100, n // 10 % 10, n % 10
        out = digits[hundreds] + units[1] if hundreds else ""
        if tens:
            bare = tens == 1 and not hundreds and not first_ten
            out += ("" if bare else digits[tens]) + units[0]
        elif hundreds and ones:
            out += zero
        return out + (digits[ones] if ones else "")

    return write


def _chinese_counting(n: int) -> str:
    """一 … 九十九, then digit by digit: 一〇〇."""
    return COUNTING(n) if n < 100 else _digit_by_digit(DIGITS)(n)


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda n: "".join(digits[int(c)] for c in str(n))


COUNTING = _chinese(DIGITS, ("十", "百"), "零", False)

FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": lambda n: roman(n).upper(),
    "lowerRoman": roman,
    "upperLetter": _repeated(LATIN.upper()),
    "lowerLetter": _repeated(LATIN),
    "russianUpper": _repeated(RUSSIAN.upper()),
    "russianLower": _repeated(RUSSIAN),
    "arabicAlpha": _repeated(ARABIC_ALPHA),
    "arabicAbjad": _repeated(ARABIC_ABJAD),
    "hebrew2": _repeated(HEBREW),
    "ordinal": _ordinal,
    "chicago": _repeated(CHICAGO),
    "numberInDash": lambda n: f"- {n} -",
    "decimalFullWidth": _digit_by_digit("０１２３４５６７８９"),
    "decimalFullWidth2": _digit_by_digit("０１２３４５６７８９"),
    "decimalHalfWidth": str,
    "hindiNumbers": _digit_by_digit("०१२३४५६७८९"),
    "thaiNumbers": _digit_by_digit("๐๑๒๓๔๕๖๗๘๙"),
    "hex": lambda n: f"{n:X}",
    "decimalEnclosedCircle": _enclosed(0x2460, 20),
    "decimalEnclosedCircleChinese": _enclosed(0x2460, 20),
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "ideographEnclosedCircle": _enclosed(0x3220, 10),
    "ideographTraditional": _cyclic(HEAVENLY_STEMS),
    "ideographZodiac": _cyclic(EARTHLY_BRANCHES),
    "ideographDigital": _digit_by_digit(DIGITS),
    "taiwaneseDigital": _digit_by_digit(DIGITS),
    "japaneseDigitalTenThousand": _digit_by_digit(DIGITS),
    "chineseCounting": _chinese_counting,
    "chineseCountingThousand": COUNTING,
    "taiwaneseCounting": _chinese_counting,
    "taiwaneseCountingThousand": COUNTING,
    "japaneseCounting": COUNTING,
    "chineseLegalSimplified": _chinese(LEGAL_DIGITS, ("拾", "佰"), "零", True),
    "ideographLegalTraditional": _chinese(LEGAL_TRADITIONAL, ("拾", "佰"), "零", True),
}
