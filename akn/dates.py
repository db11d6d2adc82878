"""Dates in running text, by language pack.

The `[dates]` table of a pack gives `months` (twelve names, or twelve lists of spellings) and `forms`, regular
expressions with groups `y`, `m` and `d`, in which `{month}` stands for any of the names. `\\s` in a form matches every
kind of space and `\\d` every script's digits, so no-break spaces and full-width digits need no forms of their own.

A month that is misspelled by one letter ("2 Octoberr 2088") is read as it is meant; `slips` tells of it.
"""

from __future__ import annotations

import datetime
import re
from functools import cache, lru_cache

from akn.languages import Pack, pack

_GROUP = re.compile(r"\(\?P<[a-z]+>")
_WORD = r"[^\W\d_]{3,14}"
_ANY_MONTH = rf"{_WORD}(?:[\s/]{{1,2}}{_WORD}){{0,2}}"  # Arabic has two names for each, parted by a stroke
_SHORTEST = 4  # letters of a month's name that can be known again although one is wrong


def pattern(language: Pack) -> str:
    """The source of a regular expression, without groups, that matches one printed date; one that never matches
    where the pack has no `[dates]`."""
    return _fragment(language.code)


def iso(text: str, language: Pack) -> str:
    """The first date of a text as `2003-12-23`, "" where there is none or the calendar has no such day."""
    return _first(text, language.code)


def find(text: str, language: Pack) -> list[tuple[int, int, str]]:
    """Every full date of a text in order: start, end, ISO value."""
    form = _finder(language.code)
    dates = ((m.start(), m.end(), iso(m[0], language)) for m in form.finditer(text))
    return sorted([*((start, end, value) for start, end, value in dates if value), *slips(text, language)])


def slips(text: str, language: Pack) -> list[tuple[int, int, str]]:
    """The dates of a text whose month is misspelled: start, end, the ISO value that is meant."""
    months = _months(language.code)
    found = ((m, _meant(_plain(m["m"]), months)) for form in _loose(language.code) for m in form.finditer(text))
    dates = ((m.start(), m.end(), _iso(m, {_plain(m["m"]): month})) for m, month in found if month)
    return [(start, end, value) for start, end, value in dates if value]


def _meant(word: str, months: dict[str, int]) -> int:
    """The month of which a word is one letter off, 0 where it is a month's name, or that of none or several."""
    if word in months:
        return 0
    near = {
        number for name, number in months.items() if len(name) >= _SHORTEST and name[-1] != "." and _one_off(word, name)
    }
    return near.pop() if len(near) == 1 else 0


def _one_off(word: str, name: str) -> bool:
    """Whether two words differ by a letter: one more, one less, another, or two that have changed places."""
    at = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    ours, theirs = word[at:], name[at:]
    swapped = ours[:2] == theirs[:2][::-1] and ours[2:] == theirs[2:]
    return ours[1:] == theirs or ours == theirs[1:] or ours[1:] == theirs[1:] or swapped


@lru_cache(maxsize=4096)
def _first(text: str, code: str) -> str:
    if printed := _finder(code).search(text):
        for form in _forms(code):
            if found := form.match(printed[0]):
                return _iso(found, _months(code))
    return next((value for _, _, value in slips(text, pack(code))), "")


def _iso(found: re.Match[str], months: dict[str, int]) -> str:
    month = months.get(_plain(found["m"]), 0) or (int(found["m"]) if found["m"].isdecimal() else 0)
    try:
        return datetime.date(int(found["y"]), month, int(found["d"])).isoformat()
    except ValueError:
        return ""


def _plain(name: str) -> str:
    """The printed name of a month as packs write it: whatever spaces are in it, and none around a stroke."""
    return re.sub(r"\s?/\s?", "/", " ".join(name.split())).casefold()


@cache
def _months(code: str) -> dict[str, int]:
    names: list[str | list[str]] = pack(code).table("dates").get("months", [])
    return {
        spelling.casefold(): number
        for number, name in enumerate(names, 1)
        for spelling in ([name] if isinstance(name, str) else name)
    }


@cache
def _sources(code: str) -> tuple[str, ...]:
    table = pack(code).table("dates")
    names = sorted(_months(code), key=len, reverse=True)
    spellings = "|".join(re.escape(n).replace("\\ ", r"\s").replace("/", r"\s?/\s?") for n in names)
    return tuple(form.replace("{month}", spellings) for form in table.get("forms", []))


@cache
def _loose(code: str) -> tuple[re.Pattern[str], ...]:
    """The forms with any words where the month stands."""
    forms: list[str] = pack(code).table("dates").get("forms", [])
    return tuple(re.compile(form.replace("{month}", _ANY_MONTH)) for form in forms if "{month}" in form)


@cache
def _forms(code: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source, re.IGNORECASE) for source in _sources(code))


@cache
def _fragment(code: str) -> str:
    sources = [_GROUP.sub("(?:", source) for source in _sources(code)]
    return f"(?i:{'|'.join(sources)})" if sources else "(?!)"


@cache
def _finder(code: str) -> re.Pattern[str]:
    return re.compile(_fragment(code))
