"""Notes tied to their markers.

In text a marker is a digit like any other ("第 2006/2 号、2 2008 年", "2014/1 号决议5 以及", "operations, 1 ").
The notes at a page's foot are in the order of their markers, so tying them is a monotone assignment: every place where
a note's digits stand is a candidate, scored by what stands around it, and the best increasing sequence is taken.
A superscript that the format knows settles the matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from akn import dates
from akn.languages import Pack, compiled
from akn.languages.marks import unmarked
from akn.layout.furniture import BARCODE
from akn.numbering import read_label
from akn.read.pages import Line

MARKER = r"\d{1,3}|\*{1,4}"
LETTERED = re.compile(rf"{MARKER}|[a-z]")  # letters mark the notes of tables; only where superscripts are known
ALONE = re.compile(rf"\(?({MARKER})\)?[./]?")
STARTS = re.compile(rf"\(?({MARKER})\)?/?\s+(?=\S)")
STARS = re.compile(r"\*{1,4}(?=\s?[^\s*])")
GLUED_STAR = re.compile(r"(\*{1,4})(?=[^\s*])")
NUMBER = re.compile(r"\d+")
STAR = re.compile(r"\*+")
POWER = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}$")  # "m", "km": what stands above is a power
YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
# After these a marker is printed with no space between.
CLOSING = frozenset(".,;:!?)]}”’\"'»›%…،؛؟，。；：、！？）》〉」』】％")
OPENING = frozenset("([{“‘«‹（《〈「『【$€£/")
WANTED = 0.0  # a candidate scored lower is no marker
CERTAIN = 20.0
FOUND = 1.0  # what a marker adds to a sequence beside its score: a note without one is rare
LAST_RESORT = 0.1  # "58/2081": the last digits of a number, where nothing better is found
STROKE = re.compile(r"/\d+$")  # "resolution 71/123"
LISTED = re.compile(r"\s[^\W\d]{1,3}\s\d")  # "paragraphs 1 and 2"
GROUP = re.compile(r"\s\d{3}(?!\d)")  # "3 505 700"
SHORT_NAME = re.compile(r"(?<![A-Za-z])[A-Z]{1,2}$")  # "G20"
ABBREVIATED = re.compile(r"/(?:[\w-]+/)*[A-Za-z]{1,8}\.$")  # "A/77/463/Add.2"


class FootNote(Struct, frozen=True, gc=False):
    """A note at a page's foot: its marker, its lines without it, and how the marker was printed."""

    marker: str
    lines: tuple[Line, ...]
    printed: str


class Place(Struct, frozen=True, gc=False):
    """Where a marker stands: index of the line, and the marker's characters in it."""

    line: int
    start: int
    end: int


def split_foot(lines: Sequence[Line], last: int, raised: bool = False) -> tuple[tuple[Line, ...], tuple[FootNote, ...]]:
    """The lines below the rule as notes.

    `last` is the number of the last note before this page (0: none). `raised`: the source marks superscripts, and only
    these begin notes, if any does. Returns the lines that continue the last page's
    note, and the notes that begin here.
    """
    heads = (_raised_heads(lines) if raised else []) or _heads(lines, last)
    if not heads:
        return tuple(lines), ()
    notes = []
    for k, (index, marker, cut) in enumerate(heads):
        end = heads[k + 1][0] if k + 1 < len(heads) else len(lines)
        own = list(lines[index:end])
        own[0:1] = [own[0].without(cut)] if own[0].text[cut:].strip() else []
        notes.append(FootNote(marker, tuple(own), lines[index].text[:cut]))
    return _displaced(tuple(lines[: heads[0][0]]), notes)


def find_foot(lines: Sequence[Line], last: int, unbroken: bool, pack: Pack) -> int:
    """Where the notes begin on a page that shows no rule: the first line from which numbers go on to the page's end.

    Each of them must have a marker above. `unbroken`: every line is a whole note. Returns the number of lines above.
    """
    unit = pack.pattern("notes", "after")
    firsts = {last + 1, 1} if last or not unbroken else {1, 2, 3}
    below = next((i for i in range(len(lines), 0, -1) if lines[i - 1].cell is not None), 0)  # the tables
    for i, line in enumerate(lines[below:], below):
        match = ALONE.fullmatch(line.text) or STARTS.match(line.text)
        if match is None or not match[1].isdigit() or int(match[1]) not in firsts:
            continue
        words = line.text[match.end() :]
        if words[:1].islower() or (unit and unit.match(words)):
            continue
        heads = _heads(lines[i:], last)
        if not heads or heads[0][0] != 0 or (unbroken and len(heads) != len(lines) - i):
            continue
        places = assign(lines[:i], [marker for _, marker, _ in heads], pack)
        if places[0] and sum(p is not None for p in places) >= 0.7 * len(places):
            return _starred_above(lines, i)
    return _starred_above(lines, len(lines)) if unbroken else len(lines)


def _starred_above(lines: Sequence[Line], at: int) -> int:
    """Where the starred notes begin that end at a line."""
    while at and (match := STARTS.match(lines[at - 1].text)) and match[1].startswith("*"):
        at -= 1
    return at


def _displaced(before: tuple[Line, ...], notes: list[FootNote]) -> tuple[tuple[Line, ...], tuple[FootNote, ...]]:
    """Some extractors print numbers below the notes they belong to: numbers without text, notes without number."""
    empty = [n for n in notes if not n.lines]
    if not empty or not before:
        return before, tuple(notes)
    groups: list[list[Line]] = [[]]
    for i, line in enumerate(before):
        groups[-1].append(line)
        if line.text.endswith((".", "。")) and i + 1 < len(before):
            groups.append([])
    if len(groups) != len(empty):
        return before, tuple(notes)
    found = [replace(n, lines=tuple(group)) for n, group in zip(empty, groups, strict=True)]
    return (), (*found, *(n for n in notes if n.lines))


def _heads(lines: Sequence[Line], last: int) -> list[tuple[int, str, int]]:
    """(line, marker, characters to take off) where notes begin: numbers that go on, or start again at 1; stars."""
    heads: list[tuple[int, str, int]] = []
    expected = {last + 1, 1}
    for i, line in enumerate(lines):
        alone = ALONE.fullmatch(line.text)
        match = alone or STARTS.match(line.text) or GLUED_STAR.match(line.text)
        if match is None or (i and lines[i - 1].text.endswith(("–", "-", "/"))):
            continue
        marker = match[1]
        if marker.isdigit():
            number = int(marker)
            if heads and heads[-1][0] == i - 1 and heads[-1][2] == len(lines[i - 1].text) and number != last + 1:
                continue  # a number stood alone on the line above: its text begins here
            superscript = any(s.name == "sup" and s.start == 0 for s in line.spans)
            begins = not heads and last == 0  # nothing before it that these lines could go on from
            if (
                number not in expected
                and not superscript
                and not begins
                and not (alone and (not heads or number < last))
            ):
                continue
            last, expected = number, {number + 1, 1}
        heads.append((i, marker, match.end()))
    return heads


def _raised_heads(lines: Sequence[Line]) -> list[tuple[int, str, int]]:
    """As `_heads`, where superscripts are marked: a note begins with one, or with stars."""
    heads: list[tuple[int, str, int]] = []
    for i, line in enumerate(lines):
        sup = next((s for s in line.spans if s.name == "sup" and s.start == 0), None)
        star = STARS.match(line.text)
        end = sup.end if sup is not None else star.end() if star else 0
        if end and LETTERED.fullmatch(line.text[:end]):
            heads.append((i, line.text[:end], end))
    return heads


def assign(lines: Sequence[Line], markers: Sequence[str], pack: Pack, raised: bool = False) -> list[Place | None]:
    """The place of each marker in the lines above the notes, in the same order; None where there is none.

    The best increasing sequence of candidates by total score: one more marker outweighs a likelier place of another.
    `raised`: the source marks superscripts, so that digits that are none are no markers.
    """
    wanted = set(markers)
    candidates: dict[str, list[tuple[Place, float]]] = {m: [] for m in wanted}
    for place, marker, score in _candidates(lines, wanted, pack, raised):
        candidates[marker].append((place, score))
    return _best_sequence(markers, candidates)


def marks(lines: Sequence[Line]) -> Iterator[tuple[Place, str]]:
    """What is set as a marker, in order: superscript numbers and letters that are no powers, and stars behind words."""
    for k, line in enumerate(lines):
        found = {(s.start, s.end) for s in line.spans if s.name == "sup" and not POWER.search(line.text[: s.start])}
        if "*" in line.text and not BARCODE.fullmatch(line.text):
            found |= {m.span() for m in STAR.finditer(line.text) if m.start()}
        for start, end in sorted(found):
            if LETTERED.fullmatch(marker := line.text[start:end]):
                yield Place(k, start, end), marker


def _best_sequence(markers: Sequence[str], candidates: dict[str, list[tuple[Place, float]]]) -> list[Place | None]:
    """Longest increasing sequence by weight: a frontier of (position, total) kept rising in both."""
    order = {p: i for i, p in enumerate(sorted({(c.line, c.start) for cs in candidates.values() for c, _ in cs}))}
    positions: list[int] = []  # frontier: rising positions …
    totals: list[float] = []  # … with rising totals
    chains: list[tuple[object, int, Place] | None] = []  # (chain before, marker's index, place)
    for k, marker in enumerate(markers):
        added = []
        for place, score in candidates[marker]:
            at = order[place.line, place.start]
            i = bisect_left(positions, at) - 1
            before, chain = (totals[i], chains[i]) if i >= 0 else (0.0, None)
            added.append((at, before + score + FOUND, (chain, k, place)))
        for at, total, chain in added:
            i = bisect_left(positions, at)
            if i > 0 and totals[i - 1] >= total:
                continue
            j = i
            while j < len(positions) and totals[j] <= total:
                j += 1
            positions[i:j], totals[i:j], chains[i:j] = [at], [total], [chain]
    found: list[Place | None] = [None] * len(markers)
    link = chains[-1] if chains else None
    while link is not None:
        link_before, k, place = link
        found[k] = place
        link = link_before  # type: ignore[assignment]
    return found


def _candidates(
    lines: Sequence[Line], wanted: set[str], pack: Pack, raised: bool
) -> Iterable[tuple[Place, str, float]]:
    stars = any(m.startswith("*") for m in wanted)
    last = {m[-1] for m in wanted}  # most runs of digits end in none of these
    for k, line in enumerate(lines):
        sup = {(s.start, s.end) for s in line.spans if s.name == "sup"} if line.spans else set()
        for start, end in sup:
            if (letter := line.text[start:end]) in wanted and letter.isalpha():
                yield Place(k, start, end), letter, CERTAIN
        label = read_label(line.text)
        for match in NUMBER.finditer(line.text, label.end if label else 0):
            digits = match[0]
            if digits[-1] not in last:
                continue
            first, end = match.span()
            for marker, start in _suffixes(digits, first, wanted):
                if (start, end) in sup:
                    yield Place(k, start, end), marker, CERTAIN
                elif not raised and (score := _score(lines, k, start, end, start - first, pack)) > WANTED:
                    yield Place(k, start, end), marker, score
        if stars and not BARCODE.fullmatch(line.text):
            for match in STAR.finditer(line.text):
                if match[0] in wanted and (match.start() or match.end() == len(line.text)):
                    yield Place(k, match.start(), match.end()), match[0], 3.0


def _suffixes(digits: str, at: int, wanted: set[str]) -> Iterable[tuple[str, int]]:
    """A marker glued to a year or a number is the end of a run of digits ("20309")."""
    for size in range(1, min(3, len(digits)) + 1):
        if digits[-size:] in wanted and (size == len(digits) or digits[-size] != "0"):
            yield digits[-size:], at + len(digits) - size


def _score(lines: Sequence[Line], k: int, start: int, end: int, head: int, pack: Pack) -> float:
    """How much the digits `[start:end]` of line `k` look like a marker; `head` digits stand before them."""
    text = lines[k].text
    before, after = text[:start], text[end:]
    if k and before and " " not in before.rstrip():
        above = lines[k - 1].text  # the line was broken before the word: "Agenda", "XII/"
        before = f"{above}{'' if above.endswith('/') else ' '}{before}"
    if pack.table("notes").get("brackets") and before.endswith("("):
        if after.startswith(")"):
            before, after = before[:-1], after[1:]
        elif before[-2:-1].strip():
            before = f"{before[:-1]})"  # one that closes, turned with the line
    score = _score_before(before, head, pack)
    if score <= -3:
        return score
    if score == LAST_RESORT:
        if LISTED.match(after):
            return -3.0
        dated = _dated(pack)
        likely = score / 2 if dated and dated.match(after) else score  # a number whose date follows is whole
        likely = 2 * likely if after[:1] in CLOSING else likely
        return likely if _score_after(after or " ", pack) >= 0 else -3.0
    if not after:
        following = lines[k + 1].text if k + 1 < len(lines) else ""
        unit = pack.pattern("notes", "after")
        return score + (-4.0 if unit and unit.match(following) else 1.0)
    return score + _score_after(after, pack)


def _score_before(before: str, head: int, pack: Pack) -> float:
    if not before:
        return -2.0
    if head:
        return _score_in_number(before[:-head], before[-head:], before, pack)
    last = before[-1]
    if last in CLOSING or last in pack.closing:
        if _inside_number(before):
            return LAST_RESORT if last == "." else 0.5  # "target 3.3"
        return -5.0 if ABBREVIATED.search(before) else 3.0
    if last in OPENING or last in "-‐‑–—.":
        return -5.0
    if pack.spaced and last.isalpha():  # a word glued to it: after "annex" a number of its own has a space
        return -5.0 if SHORT_NAME.search(before) else 2.5
    return _score_words(before.rstrip(), last.isspace(), pack)


def _score_in_number(glued_to: str, run: str, before: str, pack: Pack) -> float:
    """What the end of a run of digits scores: the digits `run` before it, and what these are glued to."""
    named = pack.pattern("notes", "named")
    if YEAR.fullmatch(run) or (named and named.search(unmarked(before)[0])):
        return 2.0
    return LAST_RESORT if glued_to.endswith("/") else -5.0


def _score_words(words: str, spaced: bool, pack: Pack) -> float:
    """What the words before a number score, `spaced`: with white space between."""
    unlikely, numbered, named = (pack.pattern("notes", key) for key in ("before", "numbered", "named"))
    if not words:
        return -4.0
    if unlikely and unlikely.search(words):
        return -5.0
    if numbered and numbered.search(words):
        return LAST_RESORT
    if not spaced:
        return 2.5
    if words[-1] in CLOSING:
        return 0.5 if _inside_number(words) else 1.5  # "targets 9, 11 and 16"
    if words[-1].isdigit():
        whole = YEAR.search(words[-4:]) or (named and named.search(words))
        return 1.0 if whole else 0.5 if STROKE.search(words) else -0.5
    return 0.5


@cache
def _dated(pack: Pack) -> re.Pattern[str] | None:
    """The date after a resolution's number, with the words between."""
    words = pack.table("citations").get("of_date")
    return compiled(f"(?:{words})(?:{dates.pattern(pack)})") if words else None


def _inside_number(before: str) -> bool:
    """Whether the comma or stop before the digits follows a digit: "1,000" and "9、11、16" as well as "2008,3"."""
    return before[-1] in ",.、" and before[-2:-1].isdigit() and not YEAR.fullmatch(before[-5:-1])


def _score_after(after: str, pack: Pack) -> float:
    unit = pack.pattern("notes", "after")
    words = after.lstrip()
    if unit and words and unit.match(words):
        return -6.0
    first = after[0]
    if GROUP.match(after):
        return -6.0
    if first.isspace():
        return 1.0
    if first in "/-‐‑–—%％" or (first in ".,:" and after[1:2].isdigit()):
        return -6.0
    if first in "([（":
        return -2.0
    if first.isalpha():
        return -4.0 if pack.spaced or first.isascii() else -1.0
    return 0.0
