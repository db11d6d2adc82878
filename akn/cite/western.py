"""Lines in which numbers stand as symbols have them, whatever letters a language writes them with.

Where others have `217 A (III)`, `S-23/2`, `1/CP.21`, `chapter I`, `section II.B` and `paragraph 4 (b)`, Arabic has
`217 ألف (د-3)`, `دإ-23/2`, `1/م أ-21`, `الفصل الأول`, `الفرع الثاني - باء` and `الفقرة 4 (ب)`; Russian has letters that
only look Latin. Citations are read in the Western line, and found in the printed one by the places of its characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from akn.cite import symbols
from akn.languages import Pack
from akn.languages.marks import unmarked
from akn.numbering import in_words, points, roman

Line = tuple[str, Sequence[int] | None]  # a Western line, and where its characters stand in the printed one
Edit = tuple[int, int, str]  # characters that are replaced, and by what
_POINT = re.compile(r"(?<=\d)\s?\(?[^\W\d_]ـ?\)(?:\s?\(?[^\W\d_]ـ?\))*")
_OPENED = str.maketrans("“”", "”“")
_COUNTED = 30  # ordinals that number a part of a document


@dataclass(frozen=True)
class _Letters:
    """How a language writes numbers: patterns, and what its words and letters stand for."""

    numbers: tuple[re.Pattern[str], ...]
    counted: re.Pattern[str] | None
    letters: Mapping[str, str]
    sessions: Mapping[str, str]


def line(content: str, language: Pack) -> Line:
    """The Western line of a text, and where each of its characters (and its end) stands there; None where alike."""
    known = _letters(language)
    if content.isascii() or not (known.numbers or known.counted):
        return content, None
    bare, printed = unmarked(symbols.plain(content))
    made, places = _edited(bare, _edits(bare, known, language))
    if language.closing:
        made = made.translate(_OPENED)
    return made, places if printed is None else [printed[place] for place in places]


def at(places: Sequence[int] | None, offset: int) -> int:
    """Where a character of the printed line stands in the Western one."""
    return bisect_left(places, offset) if places else offset


def number(printed: str, language: Pack) -> str:
    """A number as symbols have it: `ES-10/22` for `دإط-10/22`."""
    return line(symbols.plain(printed), language)[0]


def numeral(printed: str, language: Pack) -> str:
    """The number of an annex or a draft in Western form: `II` for `二` or `الثاني`."""
    if not printed or printed.isascii():
        return printed
    found = in_words(printed, language.table("numbers"))
    return roman(int(found)).upper() if found else ""


def _edits(text: str, known: _Letters, language: Pack) -> list[Edit]:
    found: list[Edit] = []
    for form in known.numbers:
        found += [(*m.span(), _symbol(m.groupdict(), known)) for m in form.finditer(text)]
    for match in known.counted.finditer(text) if known.counted else ():
        head = known.letters.get(match["n"]) or numeral(match["n"], language)
        tail = f".{known.letters[match['letter']]}" if match["letter"] else ""
        found.append((match.start("n"), match.end(), head + tail))
    for match in _POINT.finditer(text):
        if not match[0].isascii():
            found.append((*match.span(), "".join(f" ({p})" for p in points(match[0]))))
    return sorted(found, key=lambda edit: (edit[0], -edit[1]))


def _edited(text: str, edits: Sequence[Edit]) -> tuple[str, list[int]]:
    out, places, at = "", list[int](), 0
    for start, end, new in edits:
        if start < at:
            continue
        out += text[at:start] + new
        places += [*range(at, start), *[start] * len(new)]
        at = end
    return out + text[at:], [*places, *range(at, len(text) + 1)]


def _symbol(part: Mapping[str, str | None], known: _Letters) -> str:
    """The number of which a pattern found the parts."""
    kind = known.sessions.get((part.get("kind") or "").replace(" ", ""), "")
    session = int(part.get("session") or 0)
    tail = f" {known.letters[letter]}" if (letter := part.get("letter")) else ""
    if part.get("decision"):
        return f"{part['decision']}/{kind}{session}"
    if part.get("of"):
        return f"{kind}{session}/{part['of']}{tail}"
    if part.get("kind"):
        return f"{part['number']}{tail} ({kind}{roman(session).upper()})"
    upto = f" {part['join']} {known.letters[last]}" if (last := part.get("last")) else ""
    return f"{part['number']}{tail}{upto}"


@cache
def _letters(language: Pack) -> _Letters:
    table = language.table("citations")
    letters: dict[str, str] = table.get("letters", {})
    sessions = {kind.replace(" ", ""): western for kind, western in table.get("sessions", {}).items()}
    if not letters:
        return _Letters((), None, {}, {})
    one = f"(?:{'|'.join(map(re.escape, letters))})(?![^\\W_])"
    letter = f" ?(?P<letter>{one})"
    kinds = "|".join(" ?".join(kind) for kind in sorted(sessions, key=len, reverse=True)) or "(?!)"
    session = rf"(?P<kind>{kinds}) ?- ?(?P<session>\d{{1,3}})"
    upto = f"(?:(?P<join> ?{table.get('letters_join', '(?!)')})(?P<last>{one}))?"
    forms = (
        rf"(?<!\d)(?P<number>\d{{1,4}})(?:{letter})? ?\({session}\)",
        rf"(?<![^\W\d_])(?<!\d/){session}/(?P<of>\d+)(?:{letter})?",
        rf"(?<!\d)(?P<decision>\d{{1,3}})/{session}",
        rf"(?<!\d)(?P<number>\d{{1,4}}/\d{{1,4}}){letter}{upto}",
        rf"(?<!\d)(?P<number>\d{{1,4}}){letter}(?= ?\()",
    )
    return _Letters(tuple(map(re.compile, forms)), _counted(language, one), letters, sessions)


def _counted(language: Pack, letter: str) -> re.Pattern[str] | None:
    """The ordinals and letters that number a part of a document, after the words for such parts."""
    after = language.table("citations").get("counted")
    listed = language.table("numbers").get("sequence", [])[:_COUNTED]
    ordinals = sorted(chain.from_iterable([w] if isinstance(w, str) else w for w in listed), key=len, reverse=True)
    numbers = "|".join([*map(re.escape, ordinals), letter])
    return re.compile(rf"(?:{after})(?P<n>{numbers})(?![^\W_])(?:\s?[-–.]\s?(?P<letter>{letter}))?") if after else None
