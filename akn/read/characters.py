"""Characters as text has them, whatever a source made of them to draw them.

Arabic letters that were stored in the shapes they take inside words (presentation forms, ligatures as lam-alef) become
letters again. Characters that are not seen and only steer how a text is set go: the direction of writing follows from
the script. Nothing behind the readers has to reckon with either.
"""

from __future__ import annotations

import re
import unicodedata

_SHAPED = r"\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc"
_UNSEEN = r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
UNSEEN = re.compile(f"[{_UNSEEN}]")
DRAWN = re.compile(f"[{_SHAPED}{_UNSEEN}]+")


def plain(text: str) -> str:
    """The text in NFC, Arabic letters without their shapes, nothing that is not seen."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFC", text)
    return DRAWN.sub(lambda drawn: unicodedata.normalize("NFKC", UNSEEN.sub("", drawn[0])), letters)
