"""Whether a session is complete: numbers that are missing among the resolutions or decisions that were converted.

Resolutions are numbered through a session (`A/RES/79/1` to `A/RES/79/326`), those of the Security Council through all
years. Where most of a stretch is there, the numbers between the lowest and the highest that are not are worth a look.
What was adopted after the highest, no set of files can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from akn.model import Finding

ENOUGH = 10  # documents of one series: fewer are a choice, not a session
BLOCKS = "A/DEC/"  # the General Assembly's decisions on elections are numbered from 401, the others from 501
_NUMBERED = re.compile(r"(?P<series>(?:[A-Z]+/)+(?:RES|DEC|PRST)(?:/[A-Z\d-]+(?=/))?)/(?P<number>\d+)(?!\d)")


def missing(documents: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Findings `missing-number` on documents given as (symbol, language), for each series in each language.

    `path` is the series (`A/RES/79`). A series with fewer than ten documents, or with more gaps than documents, is a
    selection and is passed over.
    """
    series: dict[tuple[str, str, int], set[int]] = {}
    for symbol, lang in documents:
        if found := _NUMBERED.match(symbol):
            number = int(found["number"])
            block = number // 100 if symbol.startswith(BLOCKS) else 0
            series.setdefault((found["series"], lang, block), set()).add(number)
    for (name, lang, _), there in sorted(series.items()):
        if len(there) < ENOUGH:
            continue
        lacking = sorted(set(range(min(there), max(there))) - there)
        if lacking and len(lacking) <= len(there):
            message = (
                f"{len(there)} documents in {lang}, numbered from {min(there)} to {max(there)}; "
                f"missing: {', '.join(stretches(lacking))}"
            )
            yield Finding("missing-number", message, "warning", path=name)


def stretches(numbers: Iterable[int]) -> list[str]:
    """Ascending numbers in short.

    >>> stretches([3, 5, 6, 7])
    ['3', '5–7']
    """
    found = []
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        found.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return found
