"""The citation data of `akn/data/`, read when first asked for.

Each file is tab-separated text with a comment line at its head that names the columns and the source.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files


def text(name: str) -> str:
    """The content of a data file."""
    return (files("akn") / "data" / name).read_text(encoding="utf-8")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a data file, without comments."""
    return tuple(tuple(line.split("\t")) for line in text(name).splitlines() if line and line[0] != "#")


@lru_cache(maxsize=1)
def series() -> dict[str, tuple[str, str]]:
    """Series of symbols (`A`, `E/CN.9`, `FCCC/CP`) to the key and English name of the body."""
    return {row[0]: (row[1], row[2]) for row in rows("series.tsv")}


@lru_cache(maxsize=1)
def organs() -> dict[str, tuple[str, str, str, str, str, str]]:
    """Key of a body to its English name, short name's class, how its resolutions and decisions are written, how they
    are numbered, and the number from which its decisions are numbered, "" where nothing parts them."""
    return {row[0]: (row[1], row[2], row[3], row[4], row[5], "".join(row[6:])) for row in rows("organs.tsv")}


@lru_cache(maxsize=1)
def reports() -> dict[str, str]:
    """Series and number of a yearly report (`A/53`, `E/27`) to the key of the body that reports."""
    return {row[0]: row[1] for row in rows("reports.tsv")}


def council_year(number: int) -> str:
    """The year of a resolution of the Security Council, whose numbers go on from year to year; "" where the registry
    has neither it nor neighbours of one year."""
    numbers, years = _council()
    at = bisect_left(numbers, number)
    if at == len(numbers) or (at == 0 and numbers[0] != number):
        return ""
    return years[at] if numbers[at] == number or years[at - 1] == years[at] else ""


@lru_cache(maxsize=1)
def _council() -> tuple[list[int], list[str]]:
    found = [(int(s[6:-6]), s[-5:-1]) for s in _works() if s.startswith("S/RES/") and s.endswith(")")]
    found.sort()
    return [number for number, _ in found], [year for _, year in found]


@lru_cache(maxsize=1)
def sessions() -> dict[tuple[str, str], tuple[int, int]]:
    """Body and session to the years in which it met, where sessions do not count years."""
    return {(r[0], r[1]): (int(r[2]), int(r[3])) for r in rows("sessions.tsv")}


@lru_cache(maxsize=1)
def treaties() -> dict[str, tuple[str, str]]:
    """`volume/number` of the Treaty Series to the date of the treaty and its short name."""
    return {f"{r[0]}/{r[1]}": (r[2], r[3]) for r in rows("treaties.tsv")}


@lru_cache(maxsize=1)
def _works() -> dict[str, str]:
    lines = text("works.tsv").splitlines()
    return dict(line.split("\t", 1) for line in lines if line[0] != "#")


def adopted(symbol: str) -> str:
    """The date of adoption of a work by its symbol, "" where the registry does not have it."""
    return _works().get(symbol.upper().replace(" ", ""), "")
