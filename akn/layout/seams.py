"""What stands between two printed lines of one paragraph: a space, nothing, or nothing for a hyphen that print put in.

A hyphen at a line's end is the author's ("high-level") or the printer's ("inter-national"). The document itself says
which: by the word that it has elsewhere, by its other compounds, and by whether it divides words at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
HAN_MARK = re.compile(r"[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]")
LATIN = re.compile(r"[A-Za-z0-9]")
SOFT = "\u00ad"
HYPHENS = "-‐"
ENDS = (*HYPHENS, SOFT)
LETTERS = r"[^\W\d_]+"
WORD = re.compile(rf"{LETTERS}(?:[{HYPHENS}'’]{LETTERS})*")
# A word up to the hyphen that ends a line. Addresses, symbols and numbers are not divided.
DIVIDED = re.compile(
    rf"(?:^|[\s(\[«“\"‘—–])(?P<word>{LETTERS}(?:[{HYPHENS}'’]{LETTERS})*)(?P<hyphen>[{HYPHENS}{SOFT}])$"
)
REST = re.compile(LETTERS)
PARTS = re.compile(f"[{HYPHENS}]")
SURE = 2  # words divided for certain that show a document to divide words


class Vocabulary:
    """The words of a document, apart from those that a hyphen at a line's end leaves in doubt."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: Counter[str] = Counter()
        self.compounds: Counter[str] = Counter()  # their parts two by two, "high-level"
        self.heads: set[str] = set()
        self.tails: set[str] = set()
        self.divides = False
        doubtful: list[tuple[str, str]] = []
        above = ""
        for line in lines:
            rest = REST.match(line)
            divided = DIVIDED.search(above) if rest else None
            if divided and rest:
                doubtful.append((divided["word"], rest[0]))
            end = DIVIDED.search(line)
            self._add(line[rest.end() if divided and rest else 0 : end.start("word") if end else None])
            above = line
        self.divides = sum(1 for before, after in doubtful if self._known(before, after) == 1) >= SURE

    def _add(self, text: str) -> None:
        for word in WORD.findall(text.casefold()):
            parts = PARTS.split(word)
            if len(parts) == 1:
                self.words[word] += 1
                continue
            self.compounds.update(f"{a}-{b}" for a, b in pairwise(parts))
            self.heads.update(parts[:-1])
            self.tails.update(parts[1:])

    def _known(self, before: str, after: str) -> int:
        """What the document has elsewhere: 1 the whole word, -1 the compound, 0 neither."""
        last, first = PARTS.split(before.casefold())[-1], after.casefold()
        whole, compound = self.words[last + first], self.compounds[f"{last}-{first}"]
        return (whole > compound) - (0 < compound >= whole)

    def is_one(self, before: str, after: str) -> bool:
        """Whether what a hyphen parts at a line's end is one word.

        A compound is kept where nothing says otherwise: most documents divide no words.
        """
        if known := self._known(before, after):
            return known > 0
        last, first = PARTS.split(before.casefold())[-1], after.casefold()
        if not self.divides or not after.islower() or before.isupper() or last != before.casefold():
            return False
        if last in self.heads or first in self.tails:
            return False
        return not (self.words[last] and self.words[first])


class Seams:
    """Joins the lines of one document. `taken` are the hyphens that were left out."""

    def __init__(self, lines: Sequence[str], spaced_han: bool) -> None:
        self.lines, self.spaced_han = lines, spaced_han
        self.taken: list[str] = []

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the document: few have a hyphen that asks for them."""
        return Vocabulary(self.lines)

    def between(self, before: str, after: str) -> tuple[int, str]:
        """How many characters of the line above are left out, and what stands between it and the next."""
        rest = REST.match(after) if before.endswith(ENDS) else None
        divided = DIVIDED.search(before) if rest else None
        if divided and rest and (divided["hyphen"] == SOFT or self.vocabulary.is_one(divided["word"], rest[0])):
            self.taken.append(divided["hyphen"])
            return 1, ""
        return 0, _glue(before[-2:], after[:1], self.spaced_han)


@lru_cache(maxsize=4096)
def _glue(before: str, first: str, spaced_han: bool) -> str:
    """What stands between two lines of a paragraph: a space; nothing after a hyphen and between Chinese characters.

    `before` are the last two characters of the one line, `first` is the first of the other.
    """
    if not before:
        return ""
    last = before[-1]
    if last in "-‐/–" and before[:-1].strip() and first.strip():
        return ""
    if HAN_MARK.match(last) or HAN_MARK.match(first):
        return ""
    han = bool(HAN.match(last)) + bool(HAN.match(first))
    if han == 2 or (han == 1 and not (spaced_han and LATIN.match(last if HAN.match(first) else first))):
        return ""
    return " "
