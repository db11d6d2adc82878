"""Opening phrases of preambular and operative paragraphs, and the name that each gives its paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from akn.languages import Pack

# What can stand before an opening phrase: a quotation mark, a space.
LEAD = re.compile(r"[\s“”\"«„]*")
WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening phrase found at the start of a text: its end, and the English lower-camel key of the phrase."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Openings:
    """The opening phrases of a language, by kind of paragraph."""

    preambular: Mapping[str, str]
    operative: Mapping[str, str]
    lengths: tuple[int, ...]
    spaced: bool

    def match(self, text: str) -> Opening | None:
        """The longest opening phrase of either kind that a text begins with."""
        return self.preambular_at(text) or self.operative_at(text)

    def preambular_at(self, text: str) -> Opening | None:
        """The longest preambular opening phrase that a text begins with."""
        return self._at(text, self.preambular)

    def operative_at(self, text: str) -> Opening | None:
        """The longest operative opening phrase that a text begins with."""
        return self._at(text, self.operative)

    def _at(self, text: str, phrases: Mapping[str, str]) -> Opening | None:
        start = LEAD.match(text).end()  # type: ignore[union-attr]
        for length in self.lengths:
            words = text[start : start + length]
            key = phrases.get(words)
            if key is not None and not (self.spaced and text[start + length : start + length + 1].isalpha()):
                return Opening(start, start + length, key)
        return None


@lru_cache(maxsize=None)
def openings(pack: Pack) -> Openings:
    """The opening phrases of a language pack."""
    preambular, operative = pack.table("preambular"), pack.table("operative")
    lengths = tuple(sorted({len(p) for p in (*preambular, *operative)}, reverse=True))
    return Openings(preambular, operative, lengths, pack.spaced)
