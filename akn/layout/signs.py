"""What a line shows by itself of where a paragraph begins or ends: its last mark, its label, its typeface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from akn.numbering import CYRILLIC, Label, read_label
from akn.read.pages import Line

CLOSING = '“”’"»』」)]）'  # marks that can stand behind a stop
TERMINAL = frozenset(".;:,!?،؛؟。；：，！？")
STRONG = frozenset(".;:؛。；：")
# French prints a space before these: a line never begins with one.
CLOSES = re.compile(r"(?:[;:,!?»]|\.(?!\.))(?:\s|$)")
COMMAS = (",", "，", "،")
PAUSES = ",;،؛"  # what the paragraphs of preambles end in
UNCASED = re.compile(r"[\u0621-\u064a\u3000-\u9fff\uff00-\uffef]")  # no capital tells where these begin
QUOTED = {"“": "”", "«": "»"}  # marks that open a quotation, with those that close it
MUCH_ROOM, HARDLY = 20, 2  # points


@lru_cache(maxsize=4096)
def stop(text: str) -> str:
    """The last character of a text, marks that close a quotation or a bracket left out; "" where there is none."""
    return text.rstrip(CLOSING)[-1:]


def ends(text: str) -> bool:
    """Whether a text ends in a mark, as a sentence and its parts do; the stars of a note may stand behind it."""
    return stop(text.rstrip("*")) in TERMINAL


def is_bold(line: Line) -> bool:
    """Whether a whole line is set in bold, as headings are."""
    return bool(line.spans) and any(s.name == "b" and s.start == 0 and s.end >= len(line.text) for s in line.spans)


def begins_raised(line: Line) -> bool:
    """Whether a line begins with a superscript that is the marker of no note of the page."""
    return any(span.name == "sup" and span.start == 0 < span.end for span in line.spans)


def in_pieces(line: Line) -> bool:
    """Whether white space parts a line in two, as words that stand side by side are."""
    return "   " in line.text and not line.hang


def spare(room: float, word: float) -> float:
    """Evidence of the room that is left with the next word on the line too, in points."""
    if room < 0:
        return -4.0
    return 5.0 if room > max(MUCH_ROOM, word) else 2.0 if room > HARDLY else 0.0


def is_number(text: str) -> bool:
    """Whether a line begins with the number of a paragraph."""
    label = read_label(text)
    return label is not None and label.dress == "dot" and label.body.isdigit()


def is_label(text: str) -> bool:
    """Whether a line is a label and nothing else."""
    label = read_label(text)
    return label is not None and label.end >= len(text) and label.dress != "dash"


def quotation(before: str, text: str, first: str) -> float:
    """Evidence of an opening quotation mark: each paragraph of a long one begins with it, the first below a colon."""
    closing = QUOTED.get(text[0], "")
    if closing and text[0] == first[:1] and not before.endswith(closing):
        return 3.5
    return 2.5 if closing and closing not in text and before.endswith((":", "：")) else 0.5


def series(label: Label) -> tuple[str, str]:
    """The kind of a label: its dress, and what its body is written in."""
    body = label.body
    # A Cyrillic letter may stand among Latin ones that it looks like.
    lettered = body.isascii() or body[0] in CYRILLIC
    written = "digits" if body.isdigit() else ("upper" if body.isupper() else "lower") if lettered else "han"
    return "paren" if label.dress == "half" else label.dress, written


INLINE = re.compile(r"(?<=[\s，；、])[(（]?([a-z]|[ivx]{1,4}|\d)[)）]")
_AFTER = {"i": "ii", "ii": "iii", "iii": "iv", "iv": "v", "v": "vi"}


def next_bodies(text: str) -> Iterator[str]:
    """The labels that would go on an enumeration inside a running text: after "(a)" comes "b"."""
    for match in INLINE.finditer(text):
        body = match[1]
        if body in _AFTER:
            yield _AFTER[body]
        if len(body) == 1:
            yield chr(ord(body) + 1)


def enumerates(label: Label, words: str) -> bool:
    """Whether the words after a label go on with the next: an enumeration inside a sentence, not one of paragraphs."""
    following = set(next_bodies(f" {label.body})"))
    return any(match[1] in following for match in INLINE.finditer(words))
