"""Which body a number belongs to: the one named, else the one in whose way it is written and whose session is open on
the printed date.

`58/208` has a session of the General Assembly before the stroke, `2006/2` a year, `1373 (2001)` is the Security
Council's; a decision has a number that no resolution of the same body reaches (`organs.tsv`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from akn.cite import registry
from akn.cite.data import council_year, organs, reports, sessions

FOREIGN = "other"  # a body of another organisation: its resolutions are not ours to name
_LAST_FIGURES = re.compile(r"(\d+)[ A-Z-]*$")
YEAR_LAST = re.compile(r"\((\d{4})\)$")
_YEAR_FIRST = re.compile(r"^(?:19|20|21)\d\d/")
_ELSEWHERE = re.compile(r"^\d{1,3}/(?:\d{4}|0\d*)$")  # 3/2005, 12/07: no body of the United Nations numbers like this


@dataclass(slots=True)
class Number:
    """A number `content[start:end]` whose body and kind are still being read.

    organ     key of the body named for it; own: "its", said by the speaker; last: the body named last, wherever
    decision  whether it is a decision's; run: the list it stands in; date as printed
    """

    start: int
    end: int
    number: str
    organ: str = ""
    own: bool = False
    decision: bool | None = None
    date: str = ""
    last: str = ""
    run: int = 0


def body_of(number: Number, speaker: str, before: str) -> str:
    """The key of the body that a number belongs to: the first, of the one named, the one of the number `before` it in
    the list, the speaker and the usual ones, in whose way the number is written and whose sessions fit the printed
    date; "" where none fits."""
    form = number.number
    if number.organ == FOREIGN or _ELSEWHERE.match(form):
        return ""
    if YEAR_LAST.search(form):
        return "unsc"
    if form.isdecimal():
        return "unsc" if (number.organ or speaker) == "unsc" and number.decision is False else ""
    if form.endswith(")"):
        return "unecosoc" if number.organ == "unecosoc" else "unga"
    likely = [number.organ, before, speaker, number.last]
    usual = ["unga", "unecosoc", "unga-hrc"] if number.organ else ["unga", "unecosoc", "unga-hrc", "unep-ea"]
    for organ in dict.fromkeys([*likely, *usual]):
        if organ not in organs() or not _fits(organ, form, number.date, organ in likely):
            continue
        if organ == number.organ or _in_range(organ, form, number.decision):
            return organ
    # No body fits: the printed date may be wrong, and the body named is believed before it.
    return next((o for o in likely[:3] if o in organs() and _fits(o, form, "", True)), "")


def name_of(organ: str, number: Number) -> str:
    """The name of the work, as in `registry`, that a body has under a number; "" for none."""
    form = number.number
    if form.isdecimal():
        year = council_year(int(form))
        form = f"{form} ({year})" if year else ""
    return registry.resolution(organ, form, bool(number.decision)) if form else ""


def reporting(symbol: str) -> str:
    """The key of the body whose report to its parent a symbol is (`A/74/53/Add.1`: `unga-hrc`), or whose own document;
    "" where its resolutions are not found by that."""
    head, *rest = symbol.split("/")
    report = f"{head}/{rest[1]}" if len(rest) > 1 else ""
    if report in reports() and rest[0].isdecimal():
        return reports()[report]
    actor = registry.actor_of(symbol)
    return actor if actor in organs() and organs()[actor][4] == "own" else ""


def in_short(short: str, *heard: str) -> str:
    """The body that a short name ("the Council") stands for: the first of those heard of that has it; "" unknown."""
    key = next((key for key in heard if key in organs() and organs()[key][1] == short), "")
    return key or ("unga" if short == "assembly" else "")


def _fits(organ: str, form: str, date: str, named: bool) -> bool:
    """Whether a number is of the form that a body uses, and its session open on the printed date. A body that was not
    named must be known to have had that session."""
    numbering = organs()[organ][4]
    session, year = form.partition("/")[0], date[:4]
    if (numbering == "year") != bool(_YEAR_FIRST.match(form)):
        return False
    if numbering == "year":
        return not date or year == session
    if numbering == "session" and session.isdecimal():
        opens = 1945 + int(session)
        return int(session) > 30 and (not date or f"{opens}-09" <= date[:7] <= f"{opens + 1}-10")
    if numbering not in ("session", "own"):
        return False
    if (organ, session) in sessions():
        first, last = sessions()[organ, session]
        return not date or first <= int(year) <= last
    latest = max((last for (body, _), (_, last) in sessions().items() if body == organ), default=0)
    return named and (not date or not session.isdecimal() or int(year) >= latest)


def _in_range(organ: str, form: str, decision: bool | None) -> bool:
    """Whether a number can be a decision's, or a resolution's, of a body that numbers both from a number on."""
    first, last = organs()[organ][5], _LAST_FIGURES.search(form)
    return decision is None or not first or last is None or (int(last[1]) >= int(first)) == decision
