"""Portions of works: the chapters, sections, annexes and paragraphs that a citation adds to a symbol.

A portion is written as it stands in an IRI after the work: `!main~para_15`, `!main~chp_I__sec_B`, `!annex_2`,
`!main~para_4__point_b__point_ii`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from akn.cite.grammar import Grammar

_ROMAN = {1: "I", 4: "IV", 5: "V", 9: "IX", 10: "X", 40: "XL", 50: "L"}
_POINT = re.compile(r"\(([a-z]{1,4})\)")


def after(line: str, at: int, grammar: Grammar, tail: bool) -> tuple[int, str]:
    """The portion that follows a citation ending at `at`: where its words end (`at` without one), and the portion.

    `tail` allows the words that close a number ("号决议") between the citation and the portion.
    """
    pieces: list[tuple[str, str]] = []
    end = position = at
    if tail and (closing := grammar.rules["number_tail"].match(line, position)):
        position = closing.end()
    if line.startswith(")", position):
        position += 1
    while join := grammar.rules["portion_join"].match(line, position):
        unit = grammar.unit.match(line, join.end())
        if not unit:
            break
        key = unit.lastgroup or ""
        key = key.removesuffix("_n")
        pieces.append((key, _number(unit[f"{key}_n"] or "", key, grammar)))
        end = position = unit.end()
    return end, written(pieces)


def before(line: str, start: int, grammar: Grammar) -> str:
    """The portion that stands before a citation whose first word is at `start`: "paragraph 4 (b) of" resolution 88/9;
    "" where there is none."""
    window = max(0, start - 60)
    near = line[window:start]
    for unit in grammar.unit.finditer(near):
        if grammar.gap("portion_before", near[unit.end() :]):
            key = (unit.lastgroup or "").removesuffix("_n")
            if not unit[f"{key}_n"] and key != "annex":
                continue
            return written([(key, _number(unit[f"{key}_n"] or "", key, grammar))])
    return ""


def written(pieces: list[tuple[str, str]]) -> str:
    """A chain of units, outer before inner, as the end of an IRI; "" for none."""
    component = "main"
    steps: list[str] = []
    for key, number in pieces:
        if key == "annex":
            if steps:
                break
            component = f"annex_{_western(number)}" if number else "annex_1"
        else:
            steps.append("__".join([f"{key}_{number.split()[0]}", *(f"point_{p}" for p in _POINT.findall(number))]))
    if not steps and component == "main":
        return ""
    return f"!{component}" + (f"~{'__'.join(steps)}" if steps else "")


def _number(printed: str, key: str, grammar: Grammar) -> str:
    """A number as eIds have it: chapters, parts and sections Roman where they are spelled in words, spaces out."""
    whole, _, letter = printed.partition(".")
    if whole in grammar.numerals:
        value = grammar.numerals[whole]
        printed = (str(value) if key == "annex" else roman(value)) + (f"-{letter.strip()}" if letter else "")
    head = re.match(r"[^\s(]+", printed)
    return " ".join([head[0].replace(".", "-"), *(f"({p})" for p in _POINT.findall(printed))]) if head else ""


def _western(number: str) -> str:
    values = {"I": 1, "V": 5, "X": 10}
    if not number or any(c not in values for c in number):
        return number
    digits = [values[c] for c in number] + [0]
    return str(sum(-d if d < n else d for d, n in pairwise(digits)))


def roman(value: int) -> str:
    """A number in Roman numerals."""
    out = ""
    for size, letters in sorted(_ROMAN.items(), reverse=True):
        while value >= size:
            out, value = out + letters, value - size
    return out
