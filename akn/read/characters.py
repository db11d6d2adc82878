"""Characters as text has them, whatever a source made of them to draw them.

Arabic letters that were stored in the shapes they take inside words (presentation forms, ligatures as lam-alef) become
letters again. Marks that only steer the direction of writing go: the direction follows from the script.
"""

from __future__ import annotations

import re
import unicodedata

SHAPED = re.compile(r"[\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]+")
DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text in NFC, Arabic letters without their shapes, no direction marks."""
    if text.isascii():
        return text
    text = DIRECTION.sub("", unicodedata.normalize("NFC", text))
    return SHAPED.sub(lambda shaped: unicodedata.normalize("NFKC", shaped[0]), text)
