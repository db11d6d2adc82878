"""Dates in running text, by language pack.

The `[dates]` table of a pack gives `months` (twelve names, or twelve lists of spellings) and `forms`, regular
expressions with groups `y`, `m` and `d`, in which `{month}` stands for any of the names. `\\s` in a form matches every
kind of space and `\\d` every script's digits, so no-break spaces and full-width digits need no forms of their own.
"""

from __future__ import annotations

import datetime
import re
from functools import cache, lru_cache

from akn.languages import Pack, pack

_GROUP = re.compile(r"\(\?P<[a-z]+>")


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
    return [(start, end, value) for start, end, value in dates if value]


@lru_cache(maxsize=4096)
def _first(text: str, code: str) -> str:
    if printed := _finder(code).search(text):
        for form in _forms(code):
            if found := form.match(printed[0]):
                return _iso(found, _months(code))
    return ""


def _iso(found: re.Match[str], months: dict[str, int]) -> str:
    month = months.get(found["m"].casefold(), 0) or (int(found["m"]) if found["m"].isdecimal() else 0)
    try:
        return datetime.date(int(found["y"]), month, int(found["d"])).isoformat()
    except ValueError:
        return ""


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
    spellings = "|".join(re.escape(n) for n in names)
    return tuple(form.replace("{month}", spellings) for form in table.get("forms", []))


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
