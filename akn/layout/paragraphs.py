"""Printed lines joined into paragraphs.

For each pair of lines the evidence that a new paragraph begins is added up: what the layout shows (white space, an
indent, room left on the line above) and what the words show (a label that comes next in its series, an opening phrase
of the language pack, how the line above ends). No one sign decides; which are at hand depends on the source.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache

from msgspec.structs import replace

from akn.languages import Pack, compiled, usual
from akn.languages.openings import Opening, openings
from akn.layout.blocks import Block, Placed, joined
from akn.layout.lists import Lists
from akn.layout.measure import Measure, measure
from akn.layout.seams import Seams
from akn.layout.signs import (
    CLOSES,
    COMMAS,
    PAUSES,
    STRONG,
    TERMINAL,
    UNCASED,
    begins_raised,
    enumerates,
    in_pieces,
    is_bold,
    is_label,
    is_number,
    next_bodies,
    quotation,
    series,
    spare,
    stop,
)
from akn.layout.titles import Titles
from akn.numbering import Label, follows, read_label, spaced_numeral, starts
from akn.read.text import leaves_open

HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]$")


def join_lines(flow: Sequence[Placed], pack: Pack, *, gaps: bool, indents: bool, seams: Seams) -> tuple[Block, ...]:
    """The flow of lines as paragraphs."""
    judge = Judge(pack, gaps, indents, _indent_step(flow))
    cut = frozenset(i for i, p in enumerate(flow) if p.marker_last)
    judge.gauge = measure([judge.as_set(p) for p in flow], judge.opens, pack, cut)
    judge.marker_breaks = _breaks_after_markers(flow, judge.gauge, pack)
    blocks: list[Block] = []
    group: list[Placed] = []
    for at, placed in enumerate(flow):
        if group and judge.begins(group[-1], placed, group[0], flow[at + 1 : at + 1 + HEADED]):
            blocks.append(joined(group, seams))
            group = []
        elif group and group[-1].marker_last and judge.marker_breaks:
            printed = f"{group[-1].printed} {placed.printed}"  # one line in print
            group.append(replace(placed, printed=printed, mended=True))
            judge.took(placed, True)
            continue
        judge.took(placed, bool(group))
        group.append(placed)
    if group:
        blocks.append(joined(group, seams))
    return tuple(blocks)


def _indent_step(flow: Sequence[Placed]) -> float:
    """Half of the least indent at which many lines stand further in than their page's margin."""
    inner = sorted(p.indent for p in flow if p.indent > 0)
    return min(1.5, inner[len(inner) // 10] / 2) if inner else 1.5


def _breaks_after_markers(flow: Sequence[Placed], gauge: Measure | None, pack: Pack) -> bool:
    """Whether some extractor's line ends at each note marker: lines that plainly go on have room left after one."""
    for above, line in itertools.pairwise(flow):
        text, following = above.line.text, line.line.text
        goes_on = following[:1].islower() if pack.capitals else stop(text) not in TERMINAL
        if line.line.cell is not None or above.line.cell is not None:
            continue
        if above.marker_last and goes_on and gauge and gauge.evidence(above.printed, following, False) >= 3:
            return True
    return False


NEVER = re.compile("(?!)")
GROUP_NAME = re.compile(r"\(\?P<\w+>")
LONGEST_NUMERAL = 5  # characters: XVIII
LONGEST_UNFINISHED = 30  # characters of the words at a line's end after which a sentence goes on
LONGEST_FIXED = 60  # characters: a line that stands alone is not longer


@cache
def _fixed_lines(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What lines that stand alone are, and how lines begin that always begin a paragraph."""
    layout = pack.table("layout")
    named = (("structure", "labelled"), ("structure", "collected"), ("masthead", "addendum"))
    forms = [*layout.get("alone", []), *(form for table, key in named if (form := pack.table(table).get(key)))]
    alone = GROUP_NAME.sub("(", "|".join(forms) or "(?!)")
    return compiled(f"(?:{alone})"), compiled("|".join(layout.get("starts", ["(?!)"])))


class Judge:
    """Decides whether a line begins a paragraph. `step`: how much further in a line must begin to be indented."""

    def __init__(self, pack: Pack, gaps: bool, indents: bool, step: float) -> None:
        layout = pack.table("layout")
        self.fixed, self.starts = _fixed_lines(pack)
        # What is asked for a line several times.
        self.opening: Callable[[str], Opening | None] = cache(openings(pack).match)
        self.label: Callable[[str], Label | None] = cache(self._read_label)
        self.is_alone: Callable[[str], bool] = cache(self._stands_alone)
        self.numbered = (pack.pattern("masthead", "number") or NEVER).match
        self.spaced, self.capitals, self.gaps, self.indents = pack.spaced, pack.capitals, gaps, indents
        self.small = pack.spaced and not pack.capitals  # preambular paragraphs begin with a small letter
        self.gauge: Measure | None = None
        self.step = step
        self.runs_on = frozenset(layout.get("runs_on", ()))
        self.formula = pack.pattern("structure", "formula")
        self.formulas = frozenset(pack.table("structure").get("formulas", ()))
        self.longest_formula = max(map(len, self.formulas), default=0)
        self.adopts = pack.pattern("structure", "adopts")
        self.units = pack.pattern("notes", "after")
        self.unfinished = pack.pattern("report", "unfinished")
        self.titles = Titles(pack)
        self.session = (pack.pattern("masthead", "session") or NEVER).fullmatch
        self.marker_breaks = False  # lines are broken after note markers, whatever room is left
        self.in_cover = True  # before the first words of the text itself
        self.in_preamble = False
        self.is_numeral = False  # whether the last paragraph is the letter or numeral of a part
        self.titles_part = False  # or may be its title, below the numeral or behind it
        self.verbs: list[str] = []  # those with which the last preambular paragraphs open
        self.lists = Lists(indents=indents, step=step)
        self.labels: defaultdict[tuple[str, str], list[Label]] = defaultdict(list)
        self.inline: set[str] = set()

    def begins(self, above: Placed, line: Placed, first: Placed, below: Sequence[Placed] = ()) -> bool:
        """Whether `line` begins a paragraph.

        `above` is the line before it, `first` the first line of the paragraph of that, `below` the lines after it.
        """
        text, before = line.line.text, above.line.text
        if line.line.cell is not None or above.line.cell is not None:
            return line.line.cell != above.line.cell or line.line.gap
        if above is first and is_label(before):
            return False  # a number that stands alone on its line
        if not text:
            return False  # a note's marker for which the line above had no room
        label = self.label(text)
        if label is not None and label.dress == "half" and leaves_open(before):
            return False  # `(resolution 79/217, para.` above `2).`
        lettered = above is first and len(before) == 1 and self.is_alone(before)  # the part of a resolution
        if line.line.word is not None or line.line.spans or above.line.spans:
            shown = self._shown(above, line, label is None and not lettered)
            if shown is not None:
                return shown
        if below and self._is_bare_formula(text, below[0].line.text):
            return True
        if self.titles_part and self._opens_part(before, text):
            return True
        at_margin = self.indents and not self._indented(above, line, first)
        if self.small and at_margin and not self.in_cover and text[:1].islower() and not self.opens(text):
            return False
        room = self._room(above, line, first)
        inside = at_margin and room < CLEAR and not self._is_flush(first)
        listed = self.lists.evidence(above, line, one_line=above is first)
        heading = HEADING if self._is_heading(before, text, below) else 0.0
        words = self._words(before, text, label, inside, first.line.text, _one_title(above, line) and not lettered)
        return words + self._white_space(above, line, first) + room + listed + heading > 0

    def _shown(self, above: Placed, line: Placed, may_title: bool) -> bool | None:
        """Whether a line begins a paragraph as a source shows that knows how lines are set; None: it shows nothing.

        `may_title`: the line may go on a title.
        """
        if may_title and self._is_centred_alike(above, line) and not self.is_alone(line.line.text):
            return False
        if line.line.spans and begins_raised(line.line):
            return True  # a note of a table
        beside = self.in_cover and line.page == 1 and line.line.word is not None
        if beside and (in_pieces(above.line) or in_pieces(line.line)):
            return True  # what stands side by side in a masthead is not of the line above or below
        if is_bold(above.line) != is_bold(line.line) and not _goes_on(above, line):
            return True  # a heading, or what follows it
        return None

    def _is_heading(self, before: str, text: str, below: Sequence[Placed]) -> bool:
        """Whether a line is (the first of) a heading above a numbered paragraph: what else ends there has a mark."""
        last = stop(before)
        ended = last in STRONG or (self.in_preamble and last in PAUSES)
        if not ended or stop(text) in TERMINAL or text[:1].islower():
            return False
        lines = [each.line.text for each in below]
        at = next((n for n, each in enumerate(lines) if is_number(each)), None)
        return at is not None and all(each and stop(each) not in TERMINAL for each in lines[:at])

    def _opens_part(self, before: str, text: str) -> bool:
        """Whether a line is the first below the title of a part: an opening phrase where no sentence has begun."""
        if stop(before) in TERMINAL or (self.capitals and not text[:1].isupper()):
            return False
        opening = self.opening(text)
        return opening is not None and self._is_likely(text, opening)

    def _is_numeral(self, text: str) -> bool:
        """Whether a text is the letter or numeral of a part."""
        return len(text) <= LONGEST_NUMERAL and self.is_alone(text)

    def _goes_on(self, before: str, text: str, label: Label | None) -> bool:
        """Whether a line ends inside a word, between a number and what it counts, or where nothing ends."""
        point = "." if before.endswith(".") else ""
        if self.units and before[-1 - len(point) :][:1].isdigit() and self.units.match(f"{point} {text}".lstrip()):
            return True  # "14" and "April 2020"; "14." and "April 2020" where a point makes an ordinal
        if before.endswith(("/", "、")) or (text[:1].islower() and HYPHEN.search(before[-2:])):
            return True
        if label is not None or self.unfinished is None or not before[-1:].isalnum():
            return False
        if len(before) == 1 and before.isupper():
            return False  # the letter of a part, not a preposition
        return self.unfinished.search(before, max(0, len(before) - LONGEST_UNFINISHED)) is not None

    def _indented(self, above: Placed, line: Placed, first: Placed) -> bool:
        """Whether a line stands further in than the lines inside a paragraph do."""
        if line.first and line.indent > self.step:
            return True
        if above is first and line.indent > self.step:
            return line.indent >= above.indent - 2 * self.step
        return line.indent > above.indent + self.step

    def _stands_alone(self, text: str) -> bool:
        """Whether a line stands alone whatever is around it."""
        return len(text) <= LONGEST_FIXED and self.fixed.fullmatch(text) is not None

    def _is_alone_below(self, text: str, before: str) -> bool:
        """Whether a line stands alone and does not end what the line above leaves unfinished: `session of the`."""
        if not self.is_alone(text):
            return False
        return before.endswith(COMMAS) or self.unfinished is None or not self.unfinished.search(before)

    def _is_formula(self, text: str) -> bool:
        """Whether a line is an enacting formula, which stands alone."""
        return text.endswith(COMMAS) and self.formula is not None and self.formula.match(text) is not None

    def _is_bare_formula(self, text: str, below: str) -> bool:
        """Whether a line is a formula without its comma: an opening phrase stands below it."""
        return len(text) <= self.longest_formula and usual(text) in self.formulas and self.opening(below) is not None

    def _read_label(self, text: str) -> Label | None:
        """The label that a line begins with; the first word of "1. Februar" is none."""
        label = read_label(text)
        counts = label is not None and label.printed.endswith(".") and label.body.isdigit() and self.units
        return None if label and counts and counts.match(text[len(label.body) :]) else label

    def opens(self, text: str) -> bool:
        """Whether a line begins a paragraph by its words: a label or an opening phrase."""
        return self.label(text) is not None or self.opening(text) is not None

    def _words(self, before: str, text: str, label: Label | None, inside: bool, first: str, title: bool) -> float:
        """Evidence of the words alone: of the line above, the line, and the first of the paragraph.

        `inside`: the line's indent is that of a line inside a paragraph; `title`: both lines are of one title.
        """
        if self._goes_on(before, text, label):
            return -10.0
        if self._is_certain(before, text, first, title):
            return 6.5
        score, last = 0.0, stop(before)
        if label is not None:
            score += self._label(label, before, text[label.end :])
        elif text[:1].islower() and not self._may_open(text, last):
            score -= 7.0
        elif CLOSES.match(text):
            score -= 8.0
        elif (not inside or self._is_next(text, last)) and (opening := self.opening(text)):
            score += self._opening(before, text, opening)
        elif self.in_preamble and self.small and text[:1].isupper() and last in PAUSES:
            score -= 3.0  # a name: those of preambles begin small
        elif text[:1] in '“"«[':
            score += quotation(before, text, first)
        elif (inside or (self.spaced and not self.indents)) and text[:1].isdigit() and last not in STRONG:
            score -= 3.0 if before.endswith(",") else 1.5
        if last in STRONG:
            score += 3.5 if last == ";" and text[:1].isupper() and not self.indents else 1.5
        elif last in TERMINAL:
            score += 0.5 if self.spaced else 0.0
        else:
            score -= 2.5 if label is not None or not UNCASED.match(before[-1:]) else 4.0
        return score

    def _is_certain(self, before: str, text: str, first: str, title: bool) -> bool:
        """Whether a line always begins a paragraph, or one of the two stands alone."""
        if self.starts.match(text) or (self._is_formula(before) and not text[:1].islower()):
            return True
        if stop(before) in TERMINAL and spaced_numeral(text):
            return True
        if not title and (self._is_alone_below(text, before) or (before == first and self.is_alone(before))):
            return True
        if before == first and self._is_bare_formula(before, text):
            return True
        if self._adopts(before, first) and not text[:1].islower():
            return True
        if self.in_cover and self.titles.end_with(before) and not text[:1].islower():
            return True
        if self.in_cover and (self.titles.begin_with(text, before) or self.session(text)):
            return True
        if self.in_cover and before == first and not self.spaced and self.titles.name_paper(before):
            return True
        number = self.numbered(text)
        return number is not None and (self.in_cover or number[0].rstrip().endswith("."))  # else it may be cited

    def _is_next(self, text: str, last: str) -> bool:
        """Whether a line may be the next of a preamble wherever it begins: sections set theirs without indents."""
        return self.in_preamble and last in PAUSES and text[:1].isupper()

    def _is_flush(self, first: Placed) -> bool:
        """Whether a preambular paragraph, of which this is the first line, is set without an indent: so is the next."""
        return self.in_preamble and first.indent <= self.step and self.opening(first.line.text) is not None

    def _adopts(self, before: str, first: str) -> bool:
        """Whether a paragraph ends by which a text is adopted that follows: its title begins below."""
        if self.adopts is None or stop(before) not in (":", "："):
            return False
        return self.adopts.search(before if before == first else f"{first} {before}") is not None

    def _may_open(self, text: str, last: str) -> bool:
        """Whether a line that begins small may begin a paragraph: in some languages those of preambles do."""
        return not self.capitals and ((self.in_preamble and last in PAUSES) or self.opening(text) is not None)

    def _opening(self, before: str, text: str, opening: Opening) -> float:
        """Evidence of an opening phrase.

        A capital after a comma is no accident. Where there are no capitals the same words go on sentences too: they
        weigh more between the enacting formula and the first numbered paragraph.
        """
        if self.capitals:
            return 5.0 if before.endswith((",", ";")) else 2.5
        if not self.in_preamble or not before.endswith((*COMMAS, ";", "；", "؛")):
            return 1.5
        return 4.5 if self._is_likely(text, opening) and opening.may_follow(self.verbs) else 2.5

    def _is_likely(self, text: str, opening: Opening) -> bool:
        """Whether an opening phrase is not one that goes on sentences more often."""
        return text[opening.start : opening.end] not in self.runs_on

    def _label(self, label: Label, before: str, words: str) -> float:
        if label.body in self.inline and label.dress != "dot":
            return -3.0
        if label.dress != "dot" and enumerates(label, words):
            return -3.0
        if any(follows(label, known) for known in self.labels[series(label)]):
            certain = stop(before) in STRONG or (label.dress == "dot" and self.opening(words))
            return 8.0 if certain else 5.0
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
        further = line.indent - above.indent
        hang = _hang(above) if further > 0 else 0
        if hang and read_label(line.line.text) is None and abs(further - hang) <= self.step:
            return score - 4.0  # below the words that are set off from their number
        if line.first and line.indent > self.step:  # the margin may be another on the page before
            return score + (6.0 if further > self.step else 3.0) * (stop(above.line.text) in TERMINAL)
        if line.hang and self._is_set_off_alike(line, first):
            return score + 6.0
        if further > self.step and further - self.step > hang:
            return score + 6.0
        if above is first and line.indent > self.step and line.indent >= above.indent - 2 * self.step:
            ended = stop(above.line.text) in STRONG or self.opens(line.line.text)
            return score + (3.0 if ended else 0.0)  # two such lines are two paragraphs, or a block set further in
        if self.step < line.indent == above.indent == first.indent:
            return score  # all of a block is indented
        if self.in_preamble and first.indent <= self.step and self.opens(first.line.text):
            return score  # a preamble set without indents
        return score - 3.0

    def _is_set_off_alike(self, line: Placed, first: Placed) -> bool:
        """Whether the words of a line are set off from a number just as those of the paragraph's first line are."""
        if abs(line.hang - first.hang) > self.step:
            return False
        return line.first or abs(line.indent - first.indent) <= self.step

    def _is_centred_alike(self, above: Placed, line: Placed) -> bool:
        """Whether a line and the one right above it are centred, as those of one title are, where the source tells."""
        left, right = above.line.room, line.line.room
        if left is None or right is None or line.first or line.line.gap or stop(above.line.text) in STRONG:
            return False
        further = line.line.indent - above.line.indent
        return min(above.indent, line.indent) > self.step < abs(further) and abs(further - (right - left)) <= CENTRED

    def _room(self, above: Placed, line: Placed, first: Placed) -> float:
        """Evidence of the room left on the line above: exact where the source knows it, else by measure.

        Titles, and what stands above them, are set narrower.
        """
        if line.line.word is not None:
            room = 0.0 if above.line.room is None else spare(above.line.room - line.line.word, line.line.word)
            return room if line.first or line.line.gap or not self.gaps else min(room, CLOSE)
        if self.gauge is None or len(above.line.text) < 2:
            return 0.0
        printed, following = self.as_set(above), line.printed or line.line.text
        evidence = self.gauge.evidence(printed, following, above is first)
        if evidence > 0 and above.marker_last and self.marker_breaks:
            return -1.0 if stop(above.line.text) in STRONG else -2.0  # the line may have been broken off here
        if above.mended and 0 < evidence < MUCH:
            return 1.0
        if evidence > 0 and self._is_narrow(line, first) and self.gauge.room(printed, following, False) < NARROWER:
            return 0.0
        return evidence

    def as_set(self, placed: Placed) -> str:
        """A line as wide as it was printed: with its markers, and where the source knows it the indent of a first line.

        What stands further in is centred or set to the right, and has room to its left.
        """
        text = placed.printed or placed.line.text
        return " " * round(placed.indent) + text if self.indents and 0 < placed.indent <= MOST_INDENT else text

    def _is_narrow(self, line: Placed, first: Placed) -> bool:
        """Whether a line stands above the text itself, or its paragraph is a title with a number."""
        in_cover = self.in_cover and line.page == 1
        return in_cover or self.numbered(first.line.text) is not None

    def took(self, placed: Placed, inside: bool) -> None:
        """Remember what is known of a line that was taken into a paragraph (`inside`: not as its first)."""
        text = placed.line.text
        self.lists.took(placed, inside=inside, labelled=not inside and self.label(text) is not None)
        if not inside:
            self._began(text)
            label = self.label(text)
            text = text[label.end :] if label else text
        if ")" in text or "）" in text:
            self.inline.update(next_bodies(text))

    def _began(self, text: str) -> None:
        """Remember the first line of a paragraph: its label, and where in the document it stands."""
        label = self.label(text)
        numbered = self.is_numeral or self._is_numeral(text.partition(" ")[0])
        self.titles_part, self.is_numeral = numbered and not self.opens(text), self._is_numeral(text)
        self.inline.clear()
        if self._is_formula(text):
            self.in_preamble = True
            self.verbs.clear()
        elif label is None and (opening := self.opening(text)):
            self.in_preamble = True  # also below the headings of sections
            self.verbs = [*self.verbs, opening.verb][-KEPT_VERBS:]
        self.in_cover = self.in_cover and not (self.in_preamble or self.opens(text))
        if label is not None:
            self.in_preamble = self.in_preamble and label.dress != "dot"
            self._remember(label)

    def _remember(self, label: Label) -> None:
        """Keep the last labels of each kind: those of lists inside lists go on side by side."""
        known = self.labels[series(label)]
        if label.body.isdigit() and label.dress == "dot":
            while known and not starts(label) and not follows(label, known[-1]):
                known.pop()  # a text inside the text is over
            if known and follows(label, known[-1]):
                known.pop()
        known.append(label)
        del known[:-KEPT]


def _goes_on(above: Placed, line: Placed) -> bool:
    """Whether a line goes on a sentence in the line right above it, which the source shows to have no room for it."""
    if line.first or line.line.gap or line.line.word is None:
        return False
    full = above.line.room is not None and above.line.room < line.line.word
    return full or line.line.text[:1].islower()


def _hang(placed: Placed) -> float:
    """How much further in than its number the words of a line begin: as the source knows it, else as it looks."""
    if placed.hang or placed.line.word is not None:
        return placed.hang
    match = HANGING.match(placed.line.text)
    return match.end() if match else 0


def _one_title(above: Placed, line: Placed) -> bool:
    """Whether the source shows two lines set as titles are, one right under the other."""
    if line.line.word is None or above.line.word is None or line.line.room is not None or above.line.room is not None:
        return False
    return not (in_pieces(above.line) or in_pieces(line.line) or line.line.gap or line.first)


HANGING = re.compile(r"\S{1,12}\s{3,}(?=\S)")  # a number, and the text set off from it: `78/140.     Promotion of`
KEPT = 6
KEPT_VERBS = 3
CLEAR, MUCH = 3.0, 5.0  # evidence of room that lines inside a paragraph seldom, and hardly ever, leave
NARROWER = 0.35  # of the width: what titles may leave
HEADING = 8.0  # evidence of a heading
HEADED = 3  # lines after the first of a heading among which that of the paragraph below it is looked for
MOST_INDENT = 12  # columns by which first lines are indented at most
CENTRED = 6  # points: the width of a typewritten letter, by which a line may stand off the middle
CLOSE = 3.0  # evidence of room at most, where white space parts paragraphs and none is there
