"""Whether a text layer holds words, or what a machine made of an image it could not read (`rrwenty UBRAR'(`).

A word is odd where no print has it: marks inside it that stand in no word, capitals after small letters, capitals and
digits mixed, no vowel at all. Words of the Latin alphabet alone are judged; symbols and addresses are none.
"""

from __future__ import annotations

import re

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


def odd_words(text: str) -> tuple[int, int]:
    """How many words of the Latin alphabet are odd, and how many there are."""
    words = [word for word in text.split() if LATIN.search(word) and not SYMBOL.search(word)]
    return sum(ODD.search(word) is not None for word in words), len(words)


def is_doubtful(text: str) -> bool:
    """Whether a page has more odd words than names and foreign words bring with them."""
    odd, words = odd_words(text)
    return odd >= FEWEST and odd >= DOUBTFUL * words


def is_useless(text: str) -> bool:
    """Whether so many words of a document are odd that nothing made of it could be relied on."""
    odd, words = odd_words(text)
    return odd >= MANY and odd >= USELESS * words
