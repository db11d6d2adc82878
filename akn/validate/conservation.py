"""Nothing is lost and nothing is invented: the words of a source and of its output, compared both ways and in order.

Equal transcripts, the rule, cost a join and a comparison. Where they differ, each difference is said as a person would:
what is missing, added, moved, changed or renumbered, with the page and line of the source and the place in the output.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from lxml import etree

from akn.model import Finding
from akn.validate.align import SMALL, Gap, gaps, whole_numbers
from akn.validate.flow import conserved
from akn.validate.notes import SHOWN, compare_notes
from akn.validate.transcript import INVISIBLE, Line, Transcript, note_text, read_transcript, segments, squash

MOST = 200  # findings reported for one document; one more says how many are left out
TRIED = 500  # missing stretches that are looked for elsewhere
LONG = 20_000  # characters of a line from which on it is quoted without its spaces


def check(source: Transcript, root: etree._Element) -> list[Finding]:
    """`compare` for an output given as its `akomaNtoso` element, quick where nothing differs."""
    return [] if conserved(source, root) else compare(source, read_transcript(root))


def compare(source: Transcript, output: Transcript) -> list[Finding]:
    """What differs between a source and its output; an empty list where every character is conserved, in order.

    Codes, all errors: `empty-output`, `missing-text`, `added-text`, `moved-text`, `changed-text`, `renumbered`,
    `missing-note`, `added-note`, `moved-note`, `changed-note`.
    """
    written = segments(output.main)
    if not any(written[0]) and not any(note_text(note) for note in output.notes):
        return [Finding("empty-output", "The output holds no text.", "error")]
    same_text = segments(source.main) == written
    same_notes = [(n.marker, note_text(n)) for n in source.notes] == [(n.marker, note_text(n)) for n in output.notes]
    if same_text and same_notes:
        return []
    unmarked = _unmarked(source)
    found = [] if same_notes else compare_notes(source.notes, output.notes, unmarked)
    if not same_text:
        comparison = _Comparison(_Side(source.main), _Side(output.main), unmarked)
        found = [*comparison.findings(found), *found]
    if len(found) > MOST:
        left = Finding("more-differences", f"{len(found) - MOST} more differences are not listed.", "error")
        return [*found[:MOST], left]
    return found


def _unmarked(source: Transcript) -> Counter[str]:
    """The markers of notes that no place in the source's text carries: where they stand in an output is free."""
    marks = Counter(marker for line in source.main for _, marker in line.markers)
    return Counter(note.marker for note in source.notes) - marks


class _Side:
    """A text as it is compared, with what leads from a character back to its line."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self.starts: list[int] = []
        self.marks: list[tuple[int, str]] = []
        pieces: list[str] = []
        at = 0
        for line in lines:
            self.starts.append(at)
            cut = 0
            for offset, marker in line.markers:
                pieces.append(squash(line.text[cut:offset]))
                at += len(pieces[-1])
                self.marks.append((at, marker))
                cut = offset
            pieces.append(squash(line.text[cut:]))
            at += len(pieces[-1])
        self.text = "".join(pieces)

    def index(self, at: int) -> int:
        """The index of the line in which a character stands; of an empty line at the same place, the one after it."""
        return max(0, bisect_right(self.starts, at) - 1)

    def line(self, at: int) -> Line:
        """The line in which a character stands (an empty one where there are no lines)."""
        return self.lines[self.index(at)] if self.lines else Line("")

    def bounds(self, at: int) -> tuple[int, int]:
        """Where the line of a character begins and ends."""
        index = self.index(at)
        return self.starts[index], self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)

    def quote(self, start: int, end: int) -> str:
        """A stretch as it is printed, with its spaces, shortened in the middle."""
        if end - start > SHOWN:
            return f"'{self._printed(start, start + SHOWN * 2 // 3)} … {self._printed(end - SHOWN // 3, end)}'"
        return f"'{self._printed(start, end)}'"

    def _printed(self, start: int, end: int) -> str:
        out = []
        while start < end:
            first, last = self.bounds(start)
            text = self.line(start).text if last - first < LONG else ""
            shown = [k for k, c in enumerate(text) if not c.isspace() and not INVISIBLE.match(c)]
            stop = min(end, last)
            if len(shown) == last - first:
                out.append(text[shown[start - first] : shown[stop - first - 1] + 1])
            else:  # composed characters: the squashed text is nearly what is printed
                out.append(self.text[start:stop])
            start = stop
        return " ".join(out)


@dataclass(slots=True)
class _Comparison:
    """The differences of two main texts.

    unmarked markers of notes that the source's text does not carry
    gaps     stretches that differ, in order; moved: the (source start, output start, length) of what stands elsewhere
    """

    source: _Side
    output: _Side
    unmarked: Counter[str]
    gaps: list[Gap] = field(default_factory=list)
    moved: list[tuple[int, int, int]] = field(default_factory=list)

    def findings(self, notes: list[Finding]) -> list[Finding]:
        """Findings on the text and on the places of notes; `notes`: those on the notes themselves, not said twice."""
        self.gaps = gaps(self.source.text, self.output.text)
        return [*self._text(), *self._marks(notes)]

    def _text(self) -> list[Finding]:
        missing: list[tuple[int, int, int]] = []  # source start, end; output place
        added: list[tuple[int, int, int]] = []  # output start, end; source place
        found: list[Finding] = []
        for i0, i1, j0, j1 in self.gaps:
            if renumbered := self._renumbered(i0, i1, j0, j1):
                found.append(renumbered)
            elif i0 < i1 and j0 < j1 and max(i1 - i0, j1 - j0) <= SHOWN and self._alike(i0, i1, j0, j1):
                found.append(self._changed(i0, i1, j0, j1))
            else:
                if i0 < i1:
                    missing.append((i0, i1, j0))
                if j0 < j1:
                    added.append((j0, j1, i0))
        found.extend(self._moves(missing, added))
        found.extend(self._missing(*each) for each in missing)
        found.extend(self._added(*each) for each in added)
        return found

    def _alike(self, i0: int, i1: int, j0: int, j1: int) -> bool:
        """Whether two different stretches are one text with a change: short, or lying within one line on each side."""
        return i1 - i0 + j1 - j0 <= 24 or (
            self.output.index(j0) == self.output.index(j1 - 1) and i1 - i0 < 3 * (j1 - j0)
        )

    def _renumbered(self, i0: int, i1: int, j0: int, j1: int) -> Finding | None:
        """A change inside a printed number that leaves some of it, or puts another in its place."""
        side = self.output
        if not side.lines or i1 - i0 > 12:
            return None
        start, end = side.bounds(j0)
        line = side.line(j0)
        inside = start <= j0 and j1 <= end and (j0 < j1 or start < j0 < end)
        if not inside or line.path.rpartition("/")[2] != "num" or (i0 == i1 and j1 - j0 == end - start):
            return None
        before, after = self.source.text[i0 - (j0 - start) : i1 + (end - j1)], side.text[start:end]
        message = f"The number is {before!r} in the source and {after!r} in the output."
        return self._finding("renumbered", message, i0, line.path.rpartition("/")[0])

    def _changed(self, i0: int, i1: int, j0: int, j1: int) -> Finding:
        i0, i1, j0, j1 = whole_numbers(self.source.text, self.output.text, (i0, i1, j0, j1))
        start = max(self.source.bounds(i0)[0], i0 - 12)
        near = f" after {self.source.quote(start, i0)}" if start < i0 else ""
        message = f"The source has {self.source.quote(i0, i1)} where the output has {self.output.quote(j0, j1)}{near}."
        return self._finding("changed-text", message, i0, self.output.line(j0).path)

    def _missing(self, start: int, end: int, place: int) -> Finding:
        message = f"The output lacks {self.source.quote(start, end)}."
        return self._finding("missing-text", message, start, self.output.line(max(0, place - 1)).path)

    def _added(self, start: int, end: int, place: int) -> Finding:
        again = end - start > 8 and self.output.text[start:end] in self.source.text
        twice = "; the source has these words once, in another place" if again else ""
        message = f"The output has {self.output.quote(start, end)}, which the source does not have here{twice}."
        return self._finding("added-text", message, max(0, place - 1), self.output.line(start).path)

    def _moves(self, missing: list[tuple[int, int, int]], added: list[tuple[int, int, int]]) -> list[Finding]:
        """Take out of both lists what is the same text in two places, and say where it went."""
        found: list[Finding] = []
        by_text: dict[str, list[tuple[int, int, int]]] = {}
        for each in added:
            by_text.setdefault(self.output.text[each[0] : each[1]], []).append(each)
        for tried, lost in enumerate(list(missing[:TRIED])):
            text = self.source.text[lost[0] : lost[1]]
            start = lost[0]
            if same := by_text.get(text):
                new = same.pop()
                at, size = new[0], len(text)
            elif tried < 50 and (part := self._shared(text, added)):
                new, offset, at, size = part
                start += offset
            else:
                continue
            if new not in added:
                continue
            self.moved.append((start, at, size))
            _cut(missing, lost, start, size)
            _cut(added, new, at, size)
            message = f"The words {self.source.quote(start, start + size)} stand in another place in the output."
            found.append(self._finding("moved-text", message, start, self.output.line(at).path))
        return found

    def _shared(
        self, text: str, added: list[tuple[int, int, int]]
    ) -> tuple[tuple[int, int, int], int, int, int] | None:
        """The longest text that a missing stretch shares with an added one, where that is most of the shorter."""
        for each in added[:50]:
            other = self.output.text[each[0] : each[1]]
            if min(len(text), len(other)) < 8 or len(text) * len(other) > SMALL * 40:
                continue
            if text in other:
                return each, 0, each[0] + other.index(text), len(text)
            if other in text:
                return each, text.index(other), each[0], len(other)
            if len(text) * len(other) <= SMALL * 4:
                match = SequenceMatcher(None, text, other, autojunk=False).find_longest_match()
                if match.size * 5 >= min(len(text), len(other)) * 3:
                    return each, match.a, each[0] + match.b, match.size
        return None

    def _marks(self, notes: list[Finding]) -> list[Finding]:
        """Hold the places of the notes against each other."""
        rest = Counter(self.output.marks)
        lost: list[tuple[int, str]] = []
        for at, marker in self.source.marks:
            place = next((p for p in self._places(at) if rest[p, marker]), None)
            if place is None:
                lost.append((at, marker))
            else:
                rest[place, marker] -= 1
        spare = sorted(rest.elements())
        found: list[Finding] = []
        for at, marker in lost:
            places = self._places(at)
            other = next((mark for mark in spare if mark[0] in places), None)
            same = other or next((mark for mark in spare if mark[1] == marker), None)
            if same is None:
                message = f"The mark of note {marker} after {self._before(self.source, at)} is missing in the output."
                found.append(self._finding("missing-note", message, at, ""))
                continue
            spare.remove(same)
            path = self.output.line(max(0, same[0] - 1)).path
            before = self._before(self.source, at)
            if other:
                message = f"The note marked {marker} in the source is marked {same[1]} in the output, after {before}."
                found.append(self._finding("changed-note", message, at, path))
            else:
                message = (
                    f"Note {marker} stands after {self._before(self.source, at)} in the source and after "
                    f"{self._before(self.output, same[0])} in the output."
                )
                found.append(self._finding("moved-note", message, at, path))
        free = self.unmarked.copy()
        for at, marker in spare:
            if free[marker] > 0:
                free[marker] -= 1
                continue
            before = self._before(self.output, at)
            message = f"The output has a note marked {marker} after {before}; the source has none there."
            found.append(Finding("added-note", message, "error", path=self.output.line(max(0, at - 1)).path))
        for code in ("missing-note", "added-note", "changed-note"):  # told of the note itself
            found = _without(found, code, sum(1 for f in notes if f.code == code))
        return found

    def _places(self, at: int) -> list[int]:
        """Where in the output a place of the source may be: at a difference, on either side of it."""
        index = bisect_right(self.gaps, (at, -1, -1, -1))
        before, after = (
            self.gaps[index - 1] if index else (0, 0, 0, 0),
            self.gaps[index] if index < len(self.gaps) else None,
        )
        places = [b + at - a for a, b, size in self.moved if a < at <= a + size]
        if at >= before[1]:
            places.append(before[3] + at - before[1])
        if before[0] <= at <= before[1] and index:
            places.extend((before[2], before[3]))
        if after and at == after[0]:
            places.extend((after[2], after[3]))
        return places

    @staticmethod
    def _before(side: _Side, at: int) -> str:
        """The words before a place, as a quotation."""
        return side.quote(max(0, at - 16), at) if at else "the beginning"

    def _finding(self, code: str, message: str, at: int, path: str) -> Finding:
        line = self.source.line(at)
        return Finding(code, message, "error", line.page, line.line, path)


def _cut(pieces: list[tuple[int, int, int]], piece: tuple[int, int, int], start: int, size: int) -> None:
    """Take a stretch out of a piece of a list, leaving what stands before and after it."""
    index = pieces.index(piece)
    rest = ((piece[0], start, piece[2]), (start + size, piece[1], piece[2]))
    pieces[index : index + 1] = [each for each in rest if each[0] < each[1]]


def _without(found: list[Finding], code: str, count: int) -> list[Finding]:
    """The findings without the first `count` of a code: the same loss was told of the note itself."""
    kept = []
    for each in found:
        if each.code == code and count > 0:
            count -= 1
        else:
            kept.append(each)
    return kept
