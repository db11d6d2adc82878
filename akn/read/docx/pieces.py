"""Pieces of text with their marks, put together into lines with spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from akn.model import Span
from akn.read.characters import plain

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\ufffe\uffff]")  # and what takes no room


class Piece(NamedTuple):
    """A stretch of text printed alike: its marks (`i`, `b`, `sup`, `sub`) and hyperlink; or a note's mark.

    note  the index of the note that is marked here (the text is empty), or -1
    """

    text: str
    marks: tuple[str, ...] = ()
    href: str = ""
    note: int = -1


class Printed(NamedTuple):
    """A printed line: its text without outer white space, and its spans."""

    text: str
    spans: tuple[Span, ...]


def clean(text: str) -> str:
    """Text as it is printed: composed characters, one space for a tab, nothing for what takes no room."""
    return CONTROL.sub("", plain(text).replace("\t", " ").replace("\r", "\n"))


def lines(pieces: Sequence[Piece]) -> list[Printed]:
    """The lines that a paragraph's pieces make: one, and one more for each line break. Empty ones are left out."""
    made = [_line(each) for each in _broken(_without_brackets(pieces))]
    return [line for line in made if line.text or line.spans]


def _broken(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(piece._replace(text=first))
        for other in others:
            yield line
            line = [piece._replace(text=other, note=-1)]
    yield line


def _without_brackets(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without the brackets that are printed around the marks of notes."""
    out = [p for p in pieces if p.text or p.note >= 0]
    for i in range(1, len(out) - 1):
        if out[i].note >= 0 and out[i - 1].text.endswith("(") and out[i + 1].text.startswith(")"):
            out[i - 1] = out[i - 1]._replace(text=out[i - 1].text[:-1])
            out[i + 1] = out[i + 1]._replace(text=out[i + 1].text[1:])
    return out


def _line(pieces: Sequence[Piece]) -> Printed:
    text = "".join(piece.text for piece in pieces)
    spans: list[Span] = []
    at = 0
    running: dict[tuple[str, str], int] = {}  # marks and hyperlinks that are open, and where they began
    for piece in pieces:
        if piece.note >= 0:
            spans.append(Span(at, at, "note", str(piece.note)))
            continue
        if not piece.text:
            continue
        now = {(mark, "") for mark in piece.marks} | ({("a", piece.href)} if piece.href else set())
        spans += [Span(running.pop(key), at, key[0], "", key[1]) for key in sorted(running.keys() - now)]
        for key in now:
            running.setdefault(key, at)
        at += len(piece.text)
    spans += [Span(start, at, name, "", href) for (name, href), start in sorted(running.items())]
    return _trimmed(text, spans)


def _trimmed(text: str, spans: Sequence[Span]) -> Printed:
    """The line without white space at its ends, before notes' marks, and at the ends of spans."""
    spans = [s if s.name == "note" else _without_outer_space(s, text) for s in spans]
    marked = [s.start for s in spans if s.name == "note"]
    if marked or text != text.strip():
        text, offsets = _without_space(text, marked)
        spans = [Span(offsets[s.start], offsets[s.end], s.name, s.value, s.to) for s in spans]
    spans = [s for s in spans if s.name == "note" or s.end > s.start]
    return Printed(text, tuple(sorted(spans, key=lambda s: (s.start, -s.end))))


def _without_space(text: str, marked: Sequence[int]) -> tuple[str, list[int]]:
    """Text without the white space at its ends and before these offsets, and where each old offset is in it."""
    keep = [True] * len(text)
    for at in [*marked, len(text)]:
        if at == len(text) or not text[at].isalnum():
            for i in range(at - 1, -1, -1):
                if not text[i].isspace():
                    break
                keep[i] = False
    lead = len(text) - len(text.lstrip())
    keep[:lead] = [False] * lead
    kept = "".join(c for c, stays in zip(text, keep, strict=True) if stays)
    return kept, [0, *accumulate(map(int, keep))]


def _without_outer_space(span: Span, text: str) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())), span.name, span.value, span.to)
