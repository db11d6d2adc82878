"""Whether a text layer holds words, or what a machine made of an image it could not read (`rrwenty UBRAR'(`).

A word is odd where no print has it: marks inside it that stand in no word, capitals after small letters, capitals and
digits mixed, no vowel at all. Words of the Latin alphabet alone are judged; symbols and addresses are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

# The most that printed pages have, names of undertakings and of films included, is 3 in a hundred; a
# page that a machine read badly but for the most part rightly (1984) has as many.
DOUBTFUL, USELESS = 0.06, 0.2
FEWEST, MANY = 4, 10  # odd words on a page and in a document that say anything
ODD = re.compile(
    r"""
      [A-Za-z][~^|\\{}<>=€£§©®°¥_!?;:"][A-Za-z]     # thirty-s€venth
    | [~^|\\{}€£©®¥]                                 # marks that documents do not use
    | (?<![A-Za-z])[a-z]{1,6}[A-Z]{2,}                # oRIGTNAL
    | [a-z][A-Z][a-z]?[A-Z]                          # EIiGLTSH
    | [A-Za-z]['’(\[][(\[)\]'’]                      # UBRAR'(
    | (?<![A-Za-z.'’])[bcdfghj-np-tvwxz]{5,}(?![A-Za-z])  # five consonants and no vowel
    | (?<![A-Za-z])([a-z])\1[bcdfghj-np-tvwxz]       # rrwenty
    """,
    re.VERBOSE,
)
LATIN = re.compile(r"[A-Za-z]{3}")
SYMBOL = re.compile(r"[A-Z]+/|://|www\.|@|\.{3}")  # of a document, an address, a row of dots


class Words(Struct, frozen=True, gc=False):
    """How many words of the Latin alphabet a text has, and how many of them are odd."""

    all: int
    odd: int

    @property
    def doubtful(self) -> bool:
        """Whether a page has more odd words than names and foreign words bring with them."""
        return self.odd >= FEWEST and self.odd >= DOUBTFUL * self.all

    @property
    def useless(self) -> bool:
        """Whether so many words of a document are odd that nothing made of it could be relied on."""
        return self.odd >= MANY and self.odd >= USELESS * self.all


def count(text: str) -> Words:
    """The words of a text."""
    judged = Counter(map(_judged, text.split()))
    return Words(judged[False] + judged[True], judged[True])


def total(counts: Iterable[Words]) -> Words:
    """The words of several texts."""
    each = list(counts)
    return Words(sum(words.all for words in each), sum(words.odd for words in each))


@lru_cache(maxsize=1 << 14)
def _judged(word: str) -> bool | None:
    """Whether a word is odd, None where it is no word of the Latin alphabet. The same words come again and again."""
    if not LATIN.search(word) or SYMBOL.search(word):
        return None
    return ODD.search(word) is not None
