"""Opening phrases of preambular and operative paragraphs, and the name that each gives its paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from akn.languages import Pack, usual
from akn.languages.marks import unmarked

# What can stand before an opening phrase: a quotation mark, a space.
LEAD = re.compile(r"[\s“”\"«„]*")
WORDS = re.compile(r"[^\W\d_]+")
# "Also", "further", "again" in a key.
ALSO = re.compile(r"^(?:also|further|again)(?=[A-Z])|(?:Also|Further|OnceAgain|Again)(?=[A-Z]|$)")


class Opening(Struct, frozen=True, gc=False):
    """An opening phrase found at the start of a text: its end, and the English lower-camel key of the phrase."""

    start: int
    end: int
    key: str

    @property
    def verb(self) -> str:
        """The key without "also", "further" or "again"."""
        return ALSO.sub("", self.key).lower()

    def may_follow(self, verbs: Sequence[str]) -> bool:
        """Whether a paragraph that opens so may follow paragraphs with these verbs, the last one last.

        Where a paragraph has the verb of the one before, it says "also" or "further"; only such a one says so.
        """
        if ALSO.search(self.key):
            return self.verb in verbs
        return self.verb not in verbs[-1:]


@dataclass(frozen=True)
class Openings:
    """The opening phrases of a language, by kind of paragraph."""

    preambular: Mapping[str, str]
    operative: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]  # of the phrases that begin with these characters, the longest first
    head: int  # how many characters those are
    longest: int
    spaced: bool
    marks: bool  # whether its script adds marks to letters

    def match(self, text: str) -> Opening | None:
        """The longest opening phrase of either kind that a text begins with."""
        return self._at(text, self.preambular, self.operative)

    def preambular_at(self, text: str) -> Opening | None:
        """The longest preambular opening phrase that a text begins with."""
        return self._at(text, self.preambular)

    def operative_at(self, text: str) -> Opening | None:
        """The longest operative opening phrase that a text begins with."""
        return self._at(text, self.operative)

    def _at(self, text: str, *kinds: Mapping[str, str]) -> Opening | None:
        start = 0 if text[:1].isalnum() else LEAD.match(text).end()  # type: ignore[union-attr]
        lengths = self.lengths.get(self._plain(text[start : start + 2 * self.head])[0][: self.head])
        if lengths is None:
            return None
        head, places = self._plain(text[start : start + 2 * self.longest])
        for phrases in kinds:
            for length in lengths:
                key = phrases.get(head[:length]) if len(head) >= length else None
                if key is not None and not (self.spaced and head[length : length + 1].isalpha()):
                    return Opening(start, start + (places[length] if places else length), key)
        return None

    def _plain(self, text: str) -> tuple[str, list[int] | None]:
        """A text as phrases are written, and where its characters stood, see `unmarked`."""
        plain = usual(text)
        return unmarked(plain) if self.marks else (plain, None)


@cache
def openings(pack: Pack) -> Openings:
    """The opening phrases of a language pack."""
    preambular, operative = pack.table("preambular"), pack.table("operative")
    phrases = (*preambular, *operative)
    head = min((3, *map(len, phrases)))
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        lengths.setdefault(phrase[:head], set()).add(len(phrase))
    longest_first = {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}
    longest = max(map(len, phrases), default=0)
    return Openings(preambular, operative, longest_first, head, longest, pack.spaced, pack.marks)
