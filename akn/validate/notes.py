"""The notes of a source and of its output held against each other: their markers and their words.

Where a note stands in the text is the business of `conservation`.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from akn.model import Finding
from akn.validate.align import SMALL, gaps, whole_numbers
from akn.validate.transcript import NoteText, note_text

SHOWN = 60  # characters quoted


def compare_notes(source: tuple[NoteText, ...], output: tuple[NoteText, ...], unmarked: Counter[str]) -> list[Finding]:
    """Findings `missing-note`, `added-note`, `moved-note`, `changed-note` on two lists of notes, in reading order.

    `unmarked` counts the markers of source notes that the text does not carry: their order is free.
    """
    a = [(note.marker, note_text(note)) for note in source]
    b = [(note.marker, note_text(note)) for note in output]
    found: list[Finding] = []
    lost: list[int] = []
    new: list[int] = []
    for kind, i0, i1, j0, j1 in _opcodes(a, b):
        if kind == "equal":
            continue
        pairs, left, right = _paired(a, b, range(i0, i1), range(j0, j1))
        found.extend(_changed_note(source[i], output[j]) for i, j in pairs)
        lost.extend(left)
        new.extend(right)
    for i in lost:
        note = source[i]
        twin = next((j for j in new if a[i] == b[j]), None)
        if twin is None:
            code, message = "missing-note", f"The output lacks note {note.marker}: '{_shown(a[i][1])}'."
        else:
            new.remove(twin)
            if unmarked[note.marker]:
                continue
            code, message = "moved-note", f"Note {note.marker} stands in another place among the notes of the output."
        found.append(Finding(code, message, "error", note.page, note.line, "" if twin is None else output[twin].path))
    for j in new:
        message = f"The output has a note {b[j][0]} that the source does not have: '{_shown(b[j][1])}'."
        found.append(Finding("added-note", message, "error", path=output[j].path))
    return found


def _opcodes(a: list[tuple[str, str]], b: list[tuple[str, str]]) -> list[tuple[str, int, int, int, int]]:
    if len(a) * len(b) <= SMALL * 10:
        return list(SequenceMatcher(None, a, b, autojunk=False).get_opcodes())
    return [("replace", 0, len(a), 0, len(b))]


def _paired(
    a: list[tuple[str, str]], b: list[tuple[str, str]], left: range, right: range
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Changed notes beside what they became: with the same marker, or else the same text; and those left over."""
    pairs: list[tuple[int, int]] = []
    rest_a, rest_b = list(left), list(right)
    for part in (1, 0):
        places: dict[str, list[int]] = {}
        for j in rest_b:
            places.setdefault(b[j][part], []).append(j)
        for i in list(rest_a):
            if same := places.get(a[i][part]):
                j = same.pop(0)
                pairs.append((i, j))
                rest_a.remove(i)
                rest_b.remove(j)
    return pairs, rest_a, rest_b


def _changed_note(source: NoteText, output: NoteText) -> Finding:
    before, after = note_text(source), note_text(output)
    if before == after:
        message = f"The note marked {source.marker} in the source is marked {output.marker} in the output."
    elif not after:
        message = f"Note {source.marker} is empty in the output."
    else:
        i0, i1, j0, j1 = whole_numbers(before, after, gaps(before, after)[0])
        lost, new = _shown(before[i0:i1]), _shown(after[j0:j1])
        message = f"Note {source.marker}: the source has '{lost}' where the output has '{new}'."
    return Finding("changed-note", message, "error", source.page, source.line, output.path)


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
