"""Printed lines joined into paragraphs.

For each pair of lines the evidence that a new paragraph begins is added up: what the layout shows (white space, an
indent, room left on the line above) and what the words show (a label that comes next in its series, an opening phrase
of the language pack, how the line above ends). No one sign decides; which are at hand depends on the source.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from akn.languages import Pack
from akn.languages.openings import Openings, openings
from akn.layout.measure import Measure, measure
from akn.model import Span, Text
from akn.numbering import Label, follows, read_label, starts
from akn.read.pages import Cell, Line

CLOSING = '”’"»』」)]）'  # marks that can stand behind a stop
TERMINAL = frozenset(".;:,!?。；：，！？")
STRONG = frozenset(".;:。；：")
HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐]$")
HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
HAN_MARK = re.compile(r"[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]")
LATIN = re.compile(r"[A-Za-z0-9]")


FURTHEST = 12  # columns by which a first line is indented at most


class Placed(NamedTuple):
    """A line in the flow of the text: markers taken out, notes anchored, with its page and its indent on that page."""

    line: Line
    page: int
    first: bool  # the first line of its page
    indent: float  # relative to the page's margin
    printed: str = ""  # the whole line with its markers, as wide as it was printed
    marker_last: bool = False  # a note's marker ended the line
    hang: float = 0  # how much further in its words begin than the number set off from them, where the source tells


@dataclass(frozen=True, slots=True)
class Block:
    """A printed paragraph. `indent` is that of its first line relative to the margin, `gap` white space above it.

    cell     the cell of a table that it stands in, where the source says
    heading  whether the source calls it a heading
    """

    text: Text
    indent: float = 0
    gap: bool = False
    cell: Cell | None = None
    heading: bool = False


def page_margins(pages: Sequence[Sequence[Line]], column: float = 1) -> list[float]:
    """For each page the indent at which lines begin that go on from others: the outermost at which many do.

    A page of nothing but first lines (a list), or nearly so, has the outermost margin of the others.
    """
    margins = [_margin(lines) for lines in pages]
    levels = [{line.indent for line in lines} for lines in pages]
    outer = min(
        (m for m, level in zip(margins, levels, strict=True) if len(level) > 1), default=min(margins, default=0)
    )
    return [
        outer if outer < margin < outer + FURTHEST * column and (len(level) == 1 or outer in level) else margin
        for margin, level in zip(margins, levels, strict=True)
    ]


def _margin(lines: Sequence[Line]) -> float:
    counts = Counter(line.indent for line in lines)
    many = [indent for indent, times in counts.items() if times >= max(2, 0.15 * len(lines))]
    return min(many or counts, default=0)


def join_lines(flow: Sequence[Placed], pack: Pack, *, gaps: bool, indents: bool, spaced_han: bool) -> tuple[Block, ...]:
    """The flow of lines as paragraphs."""
    judge = Judge(pack, gaps, indents)
    judge.step = _indent_step(flow)
    judge.gauge = measure([p.printed or p.line.text for p in flow], judge.opens, pack.spaced)
    judge.marker_breaks = _breaks_after_markers(flow, judge.gauge, pack.spaced)
    blocks: list[Block] = []
    group: list[Placed] = []
    for placed in flow:
        if group and judge.begins(group[-1], placed, group[0]):
            blocks.append(joined(group, spaced_han))
            group = []
        elif group and group[-1].marker_last and judge.marker_breaks:
            group.append(placed._replace(printed=f"{group[-1].printed} {placed.printed}"))  # one line in print
            judge.took(placed, True)
            continue
        judge.took(placed, bool(group))
        group.append(placed)
    if group:
        blocks.append(joined(group, spaced_han))
    return tuple(blocks)


def _indent_step(flow: Sequence[Placed]) -> float:
    """Half of the least indent at which many lines stand further in than their page's margin."""
    inner = sorted(p.indent for p in flow if p.indent > 0)
    return min(1.5, inner[len(inner) // 10] / 2) if inner else 1.5


def _breaks_after_markers(flow: Sequence[Placed], gauge: Measure | None, spaced: bool) -> bool:
    """Whether some extractor's line ends at each note marker: lines that plainly go on have room left after one."""
    for above, line in itertools.pairwise(flow):
        text, following = above.line.text, line.line.text
        goes_on = following[:1].islower() if spaced else _stop(text) not in TERMINAL
        if above.marker_last and goes_on and gauge and gauge.evidence(above.printed, following, False) > 3:
            return True
    return False


LONGEST_FIXED = 60  # characters: a line that stands alone is not longer


@cache
def _fixed_lines(pack: Pack) -> tuple[Callable[[str], bool], Callable[[str], bool]]:
    """Tests of a line: whether it stands alone; whether it always begins a paragraph."""
    layout = pack.table("layout")
    alone = re.compile("(?:" + "|".join(layout.get("alone", ["(?!)"])) + ")")
    starts = [*layout.get("starts", []), pack.table("masthead").get("number", "(?!)")]
    begins = re.compile("|".join(starts))
    return (
        lambda text: len(text) <= LONGEST_FIXED and alone.fullmatch(text) is not None,
        lambda text: begins.match(text) is not None,
    )


class Judge:
    """Decides whether a line begins a paragraph."""

    def __init__(self, pack: Pack, gaps: bool, indents: bool) -> None:
        layout = pack.table("layout")
        self.alone, self.starts = _fixed_lines(pack)
        self.openings: Openings = openings(pack)
        self.spaced, self.gaps, self.indents = pack.spaced, gaps, indents
        self.gauge: Measure | None = None
        self.step = 1.5  # how much further in a line must begin to be indented
        self.runs_on = frozenset(layout.get("runs_on", ()))
        self.formula = pack.pattern("structure", "formula")
        self.marker_breaks = False  # lines are broken after note markers, whatever room is left
        self.in_preamble = False
        self.labels: defaultdict[tuple[str, str], list[Label]] = defaultdict(list)
        self.inline: set[str] = set()

    def begins(self, above: Placed, line: Placed, first: Placed) -> bool:
        """Whether `line` begins a paragraph; `above` is the line before it, `first` the first line of its paragraph."""
        text, before = line.line.text, above.line.text
        if above is first and _is_label(before):
            return False  # a number that stands alone on its line
        if not text:
            return False  # a note's marker for which the line above had no room
        label = read_label(text)
        if _bold(above.line) != _bold(line.line):
            return True  # a heading, or what follows it
        room = self._room(above, line, first)
        inside = self.indents and room < MUCH and not self._indented(above, line, first)
        words = self._words(before, text, label, inside, _one_title(above, line))
        return words + self._white_space(above, line, first) + room > 0

    def _indented(self, above: Placed, line: Placed, first: Placed) -> bool:
        """Whether a line stands further in than the lines inside a paragraph do."""
        if above is first and line.indent > self.step:
            return line.indent >= above.indent - 2 * self.step
        return line.indent > above.indent + self.step

    def _is_formula(self, text: str) -> bool:
        """Whether a line is an enacting formula, which stands alone."""
        return text.endswith((",", "，")) and self.formula is not None and self.formula.match(text) is not None

    def opens(self, text: str) -> bool:
        """Whether a line begins a paragraph by its words: a label or an opening phrase."""
        return read_label(text) is not None or self.openings.match(text) is not None

    def _words(self, before: str, text: str, label: Label | None, inside: bool, title: bool) -> float:
        """Evidence of the words alone.

        `inside`: the line's indent is that of a line inside a paragraph; `title`: both lines are of one title.
        """
        if (text[:1].islower() and HYPHEN.search(before)) or before.endswith("/"):
            return -8.0
        if self.starts(text) or self._is_formula(before) or (not title and (self.alone(text) or self.alone(before))):
            return 6.0
        score, stop = 0.0, _stop(before)
        if label is not None:
            score += self._label(label, before)
        elif text[:1].islower():
            score -= 6.0
        elif not inside and (opening := self.openings.match(text)):
            score += self._opening(before, text[opening.start : opening.end])
        elif text[:1] in '“"[':
            score += 0.5
        elif (inside or (self.spaced and not self.indents)) and text[:1].isdigit() and stop not in TERMINAL:
            score -= 1.5
        if stop in STRONG:
            score += 1.5
        elif stop in TERMINAL:
            score += 0.5 if self.spaced else 0.0
        else:
            score -= 2.5 if self.spaced or label is not None or not HAN.match(before[-1:]) else 4.0
        return score

    def _opening(self, before: str, phrase: str) -> float:
        """Evidence of an opening phrase.

        A capital after a comma is no accident. Where there are no capitals the same words go on sentences too: they
        weigh more between the enacting formula and the first numbered paragraph.
        """
        if self.spaced:
            return 5.0 if before.endswith((",", ";")) else 2.5
        likely = self.in_preamble and before.endswith(("，", "；")) and phrase not in self.runs_on
        return 3.5 if likely else 1.5

    def _label(self, label: Label, before: str) -> float:
        if label.body in self.inline and label.dress != "dot":
            return -3.0
        if any(follows(label, known) for known in self.labels[_series(label)]):
            return 8.0 if _stop(before) in STRONG else 5.0
        if self.in_preamble and label.dress == "dot" and label.body == "1":
            return 8.0
        if starts(label):
            return 4.0 if label.dress == "dot" or before.endswith((":", "：")) else 1.5
        return 0.5

    def _white_space(self, above: Placed, line: Placed, first: Placed) -> float:
        """Evidence of the white space above a line and before it."""
        score = 0.0
        if self.gaps and not line.first:
            score += 8.0 if line.line.gap else -1.0
        if not self.indents:
            return score
        further = line.indent - above.indent - self.step
        if further > 0 and further > _hang(above):
            return score + 6.0
        if above is first and line.indent > self.step and line.indent >= above.indent - 2 * self.step:
            return score + 3.0  # where first lines are indented, two such lines are two paragraphs
        return score - 4.0

    def _room(self, above: Placed, line: Placed, first: Placed) -> float:
        """Evidence of the room left on the line above: exact where the source knows it, else by measure."""
        if line.line.word is not None:
            return 0.0 if above.line.room is None else _spare(above.line.room - line.line.word, line.line.word)
        if self.gauge is None or len(above.line.text) < 2:
            return 0.0
        room = self.gauge.evidence(above.printed or above.line.text, line.printed or line.line.text, above is first)
        return 0.5 if room > 0 and above.marker_last and self.marker_breaks else room

    def took(self, placed: Placed, inside: bool) -> None:
        """Remember the labels of a line that was taken into a paragraph (`inside`: not as its first)."""
        text = placed.line.text
        if not inside:
            self.inline.clear()
            label = read_label(text)
            self.in_preamble = self.in_preamble or self._is_formula(text)
            if label is not None:
                self.in_preamble = self.in_preamble and label.dress != "dot"
                self._remember(label)
                text = text[label.end :]
        self.inline.update(_next_bodies(text))

    def _remember(self, label: Label) -> None:
        """Keep the last labels of each kind: those of lists inside lists go on side by side."""
        known = self.labels[_series(label)]
        if label.body.isdigit() and label.dress == "dot":
            known.clear()
        known.append(label)
        del known[:-KEPT]


def _stop(text: str) -> str:
    """The last character of a text, marks that close a quotation or a bracket left out; "" where there is none."""
    return text.rstrip(CLOSING)[-1:]


def _bold(line: Line) -> bool:
    """Whether a whole line is set in bold, as headings are."""
    return bool(line.spans) and any(s.name == "b" and s.start == 0 and s.end >= len(line.text) for s in line.spans)


def _hang(placed: Placed) -> float:
    """How much further in than its number the words of a line begin: as the source knows it, else as it looks."""
    if placed.hang or placed.line.word is not None:
        return placed.hang
    match = HANGING.match(placed.line.text)
    return match.end() if match else 0


def _one_title(above: Placed, line: Placed) -> bool:
    """Whether the source shows two lines set as titles are, one right under the other."""
    if any(p.line.room is not None or p.line.word is None for p in (line, above)):
        return False
    pieces = any("   " in p.line.text and not p.line.hang for p in (above, line))
    return not pieces and not line.line.gap and not line.first


def _spare(room: float, word: float) -> float:
    """Evidence of the room that is left with the next word on the line too, in points."""
    if room < 0:
        return -4.0
    return 5.0 if room > max(MUCH_ROOM, word) else 2.0 if room > HARDLY else 0.0


def _is_label(text: str) -> bool:
    label = read_label(text)
    return label is not None and label.end >= len(text) and label.dress != "dash"


HANGING = re.compile(r"\S{1,12}\s{3,}(?=\S)")  # a number, and the text set off from it: `78/140.     Promotion of`
KEPT = 6
MUCH = 5.0  # evidence of much room
MUCH_ROOM, HARDLY = 20, 2  # points


def _series(label: Label) -> tuple[str, str]:
    """The kind of a label: its dress, and what its body is written in."""
    body = label.body
    written = "digits" if body.isdigit() else ("upper" if body.isupper() else "lower") if body.isascii() else "han"
    return "paren" if label.dress == "half" else label.dress, written


INLINE = re.compile(r"(?<=[\s，；、])[(（]([a-z]|[ivx]{1,4}|\d)[)）]")
_AFTER = {"i": "ii", "ii": "iii", "iii": "iv", "iv": "v", "v": "vi"}


def _next_bodies(text: str) -> Iterator[str]:
    """The labels that would go on an enumeration inside a running text: after "(a)" comes "b"."""
    for match in INLINE.finditer(text):
        body = match[1]
        if body in _AFTER:
            yield _AFTER[body]
        if len(body) == 1:
            yield chr(ord(body) + 1)


def joined(group: Sequence[Placed], spaced_han: bool) -> Block:
    """Lines as one paragraph."""
    first = group[0]
    parts: list[str] = []
    spans: list[Span] = []
    size = 0
    for placed in group:
        text = placed.line.text
        glue = _glue(parts[-1] if parts else "", text, spaced_han)
        size += len(glue)
        parts += [glue, text]
        spans += [Span(s.start + size, s.end + size, s.name, s.value, s.to) for s in placed.line.spans]
        size += len(text)
    whole = Text("".join(parts), tuple(spans), first.page, first.line.number)
    return Block(_tidy(whole), first.indent, first.line.gap, first.line.cell, first.line.heading)


def _glue(before: str, after: str, spaced_han: bool) -> str:
    """What stands between two lines of a paragraph: a space; nothing after a hyphen and between Chinese characters."""
    if not before:
        return ""
    last, first = before[-1], after[:1]
    if last in "-‐/–" and before[-2:-1].strip() and first.strip():
        return ""
    if HAN_MARK.match(last) or HAN_MARK.match(first):
        return ""
    han = bool(HAN.match(last)) + bool(HAN.match(first))
    if han == 2 or (han == 1 and not (spaced_han and LATIN.match(last if HAN.match(first) else first))):
        return ""
    return " "


# Two spaces and more, or one between Chinese characters.
SPACES = re.compile(r"[ \t](?:[ \t]+|(?<=[\u3000-\u9fff\uff00-\uffef].)(?=[\u3000-\u9fff\uff00-\uffef]))")


def _tidy(text: Text) -> Text:
    """Runs of spaces become one, spaces between Chinese characters none; spans keep their words."""
    if not SPACES.search(text.content):
        return text
    out: list[str] = []
    ends: list[int] = []  # where each taken stretch ends in the old text …
    taken: list[int] = [0]  # … and how much was taken up to there
    at = 0
    for match in SPACES.finditer(text.content):
        keep = 0 if _between_han(text.content, match.start(), match.end()) else 1
        out += (text.content[at : match.start()], " " * keep)
        ends.append(match.end())
        taken.append(taken[-1] + match.end() - match.start() - keep)
        at = match.end()
    out.append(text.content[at:])
    content = "".join(out)
    moved = (replace(s, start=_moved(s.start, ends, taken), end=_moved(s.end, ends, taken)) for s in text.spans)
    return replace(text, content=content, spans=tuple(moved))


def _moved(offset: int, ends: Sequence[int], taken: Sequence[int]) -> int:
    """An offset of the old text in the new one; one inside a stretch that was taken stands at its start."""
    i = bisect_right(ends, offset)
    new = offset - taken[i]
    return min(new, ends[i] - taken[i + 1]) if i < len(ends) else new


def _between_han(text: str, start: int, end: int) -> bool:
    """Whether Chinese characters (or nothing) stand on both sides of a stretch."""
    return (start == 0 or HAN.match(text[start - 1]) is not None) and (
        end == len(text) or HAN.match(text[end]) is not None
    )
