"""Texts without the marks that a script may add to its letters: Arabic vowel signs, and the stretching of letters.

They are printed or not as the typist liked, so words are compared without them.
"""

from __future__ import annotations

import re

MARKS = re.compile(r"[\u064b-\u0652\u0640]")


def unmarked(text: str) -> tuple[str, list[int] | None]:
    """The text without marks, and where each of its characters stood (with the end of the whole), None for no marks.

    A mark stands with the letter before it, so that a stretch of the new text maps to one with its marks.
    """
    if text.isascii() or not MARKS.search(text):
        return text, None
    kept = [i for i, character in enumerate(text) if not MARKS.match(character)]
    return "".join(text[i] for i in kept), [*kept, len(text)]
