"""Lists of names without a mark at their ends: told by their order, by brackets at their ends, by where they begin."""

from __future__ import annotations

import itertools

from akn.layout.blocks import Placed
from akn.layout.signs import TERMINAL, stop

LONG = 6  # lines in order that make a list
IN_ORDER = 10.0  # evidence of such a list
ALIKE = 4  # paragraphs alike that make one
SET_IN = 9.0  # evidence of one whose entries begin alike


class Lists:
    """What the last paragraphs have in common, as far as they may be the entries of a list.

    step  how much further in a line must begin to be indented; `indents`: indents mean something
    """

    def __init__(self, *, indents: bool, step: float) -> None:
        self.indents, self.step = indents, step
        self.lines: list[str] = []  # the last paragraphs, as far as they were one line without a mark at its end
        self.indent, self.alike = 0.0, 0  # of the last paragraphs that begin alike, and their number
        self.bracketed = 0  # paragraphs before the last that end with a bracket: each name has another in brackets
        self.open = 0  # brackets open at the end of the last line
        self.last = ""  # that line

    def evidence(self, above: Placed, line: Placed, *, one_line: bool) -> float:
        """Evidence that `line` is the next entry of a list. `one_line`: the paragraph above is the line `above`."""
        before = above.line.text
        if self.bracketed >= ALIKE and self.open == 0 and before.endswith(")"):
            return IN_ORDER
        if not one_line:
            return 0.0
        if self._is_next(before, line.line.text):
            return IN_ORDER
        set_in = self.indents and self.alike >= ALIKE and abs(line.indent - above.indent) <= self.step
        return SET_IN if set_in else 0.0

    def took(self, placed: Placed, *, inside: bool, labelled: bool) -> None:
        """Count in a line that was taken into a paragraph. `inside`: not as its first; `labelled`: with a label."""
        text = placed.line.text
        self._count_brackets(text, inside)
        if self.indents:
            self._count_set_in(placed, inside)
        if inside or labelled or stop(text) in TERMINAL:
            self.lines.clear()
        else:
            self.lines.append(text)
            del self.lines[:-LONG]

    def _is_next(self, before: str, text: str) -> bool:
        """Whether a line is the next in alphabetical order, one name a line."""
        if len(self.lines) + 2 <= LONG:
            return False
        names = [*self.lines, before, text]
        return all(
            0 <= ord(b[:1].casefold()) - ord(a[:1].casefold()) <= 1 for a, b in itertools.pairwise(names) if a and b
        )

    def _count_brackets(self, text: str, inside: bool) -> None:
        if not inside:
            self.bracketed = self.bracketed + 1 if self.last.endswith(")") else 0
            self.open = 0
        self.open += text.count("(") - text.count(")")
        self.last = text

    def _count_set_in(self, placed: Placed, inside: bool) -> None:
        """Count the paragraphs that follow each other, begin set in alike, go on at the margin and have no end mark."""
        at_margin = placed.indent <= self.step
        if inside != at_margin or stop(placed.line.text) in TERMINAL:
            self.indent, self.alike = 0.0, 0
        elif not inside:
            alike = abs(placed.indent - self.indent) <= self.step
            self.indent, self.alike = placed.indent, self.alike + 1 if alike else 1
