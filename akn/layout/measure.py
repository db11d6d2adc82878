"""How wide printed lines are, and whether one more word would have fitted on a line.

A line that ends although the next line's first word would have fitted is the last of its paragraph. Widths are measured
in columns (text set in one width) or in the widths of a proportional typeface, whichever the lines bear out.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from akn.languages import Pack
from akn.read.text import width

# Widths of Times Roman, in which documents are set, in thousandths of an em (Adobe's font metrics).
_ROMAN = {
    250: " .,",
    278: "ijlt:;/\\",
    333: "frI()[]-‐‑!’‘'",
    389: "sJ",
    408: '"',
    444: "acezáàâäãåçéèêë?“”",
    556: "FPS",
    564: "+=<>",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "m&",
    833: "%",
    889: "M",
    944: "W",
    1000: "—",
}
_KNOWN = {ord(c): w for w, chars in _ROMAN.items() for c in chars}
# What print keeps together at the start of a line: a word up to its hyphen, "22 December", a whole symbol;
# "第 58/208", a Chinese character with the marks that close it.
FIRST_UNIT = re.compile(r"\d{1,2}\s[A-Z]\w+|[^\s\-–]+[\-–]?")
CJK_UNIT = re.compile(r"(?:第?\s?[A-Za-z0-9./()\-%,]+|.)[，。；：、）》”！？]*")
MOST_SLACK = 0.08
LEAST_SLACK = 0.02
# Shares of the width: hardly any room, much, and so much that no line which goes on leaves it.
HARDLY, MUCH, EARLY = 0.03, 0.25, 0.5
NARROWEST = 60  # columns: a text block is not narrower
HANGING = "，。；：、）》”！？,.;:)"


class _Widths(dict[int, int]):
    """The width of each character in a proportional face, worked out when first asked for."""

    def __missing__(self, character: int) -> int:
        c = chr(character)
        wide = unicodedata.east_asian_width(c) in "WF"
        self[character] = found = _KNOWN.get(character) or (1000 if wide else 667 if c.isupper() else 500)
        return found


_WIDTHS = _Widths()


@lru_cache(maxsize=4096)
def proportional(text: str) -> float:
    """The width of a text in a proportional face, in thousandths of an em."""
    return sum(map(_WIDTHS.__getitem__, map(ord, text)))


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide lines are printed and how to tell.

    full    the width of the text block; first: that of the first lines of paragraphs (less where they are indented)
    slack   the room, as a share of the width, that lines which go on are seen to leave for the next word
    """

    width_of: Callable[[str], float]
    full: float
    first: float
    slack: float
    spaced: bool

    def room(self, line: str, following: str, first: bool) -> float:
        """The share of the width that would be left on `line` with the first word of the next line on it too.

        `first`: the line is the first of its paragraph. Negative where the word would not have fitted.
        """
        full = self.first if first else self.full
        unit = _unit(following.lstrip(), self.spaced)
        if not unit:
            return -1.0
        return (full - self.width_of(line) - self.width_of(f" {unit}" if self.spaced else unit)) / full

    def evidence(self, line: str, following: str, first: bool) -> float:
        """For (3, 5 where much room is left, 9 where no line is broken so early) and against (-3) a paragraph's end.

        1 where there is hardly more room than lines that go on leave, -1 where there is as much.
        """
        room = self.room(line, following, first)
        if room <= self.slack:
            return -3.0 if room < 0 else -1.0
        if room > (EARLY if self.spaced else MUCH) + self.slack:
            return 9.0
        if room > MUCH + self.slack:
            return 5.0
        return 1.0 if self.slack > 0 and room < self.slack + HARDLY else 3.0


@lru_cache(maxsize=4096)
def _unit(following: str, spaced: bool) -> str:
    """What print keeps together at the start of a line; "" where it hangs in the margin."""
    match = (FIRST_UNIT if spaced else CJK_UNIT).match(following)
    unit = match[0] if match else following[:1]
    return "" if not spaced and unit[:1] in HANGING else unit


def measure(
    lines: Sequence[str], begins: Callable[[str], bool], pack: Pack, cut: Collection[int] = ()
) -> Measure | None:
    """The measure that the lines of a text, with their indents, bear out, or None where they are too few.

    Of the two ways to measure, the one is taken under which lines that plainly go on leave less room. `begins` tells
    the lines that begin a paragraph by their words: those that go on show how far first lines reach. `cut` are the
    indices of lines that an extractor may have cut short.
    """
    spaced = pack.spaced
    going_on = [
        (a, b)
        for i, (a, b) in enumerate(itertools.pairwise(lines))
        if len(a) > 20 and i not in cut and i - 1 not in cut and _goes_on(a, b.lstrip(), pack)
    ][:600]
    if len(going_on) < 3:
        full = max((width(line) for line in lines), default=0)
        return Measure(width, full, full, LEAST_SLACK, spaced) if full >= NARROWEST else None
    first = [begins(a.lstrip()) for a, _ in going_on]
    found = _fitted(lines, going_on, first, width, spaced)
    if found.slack:
        found = min(found, _fitted(lines, going_on, first, proportional, spaced), key=lambda m: m.slack)
    return replace(found, slack=min(MOST_SLACK, found.slack))


def _fitted(
    lines: Sequence[str],
    going_on: Sequence[tuple[str, str]],
    first: Sequence[bool],
    width_of: Callable[[str], float],
    spaced: bool,
) -> Measure:
    widths = sorted(width_of(line if spaced else line.rstrip(HANGING)) for line in lines if len(line) > 20)
    full = widths[min(len(widths) - 1, int(len(widths) * 0.985))]
    firsts = sorted(width_of(a) for (a, _), is_first in zip(going_on, first, strict=True) if is_first)
    reach = firsts[-1 - len(firsts) // 20] if len(firsts) > 2 else full * 0.93
    draft = Measure(width_of, full, full if reach > full * 0.98 else reach, 0.0, spaced)
    rooms = sorted(draft.room(a, b, is_first) for (a, b), is_first in zip(going_on, first, strict=True))
    return replace(draft, slack=max(0.0, rooms[-1 - len(rooms) // 20]))


def _goes_on(line: str, following: str, pack: Pack) -> bool:
    if pack.spaced:
        small = following[:1].isalpha() and not following[:1].isupper()
        return small and line[-1:] not in (".;:" if pack.capitals else ".;:,،؛")
    return line[-1:] not in "。；：，,.;:”》）" and not following[:1].isdigit()
