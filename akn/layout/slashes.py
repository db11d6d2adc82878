"""Notes as typewriters set them, until about 1996: the marker is a number and a slash (`their administration. 1/`).

No rule stands above these notes and nothing is raised. But nothing else is printed so, which makes them certain: every
occurrence is a marker, the second one of the same note too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from akn.layout.notes import FootNote, Place
from akn.read.pages import Line

HEAD = re.compile(r"(\d{1,3}|\*{1,3})/\s+(?=\S)")
MARKER = re.compile(r" (?<=\S )(\d{1,3}|\*{1,3})/(?=[\s,;.:)\]]|$)")
BROKEN = re.compile(r"(\d{1,3}|\*{1,3})/(?=[\s,;.:)\]]|$)")  # at the beginning of a line, where it is no note's head


def foot_start(lines: Sequence[Line]) -> int | None:
    """The line at which the notes of a page begin: the first head of a note that is marked above; None without one."""
    marked: set[str] = set()
    for i, line in enumerate(lines):
        head = HEAD.match(line.text) if marked else None
        if head is not None and head[1] in marked:
            return i
        if "/" in line.text:
            marked.update(m[1] for m in MARKER.finditer(line.text))
    return None


def split_notes(lines: Sequence[Line]) -> list[FootNote]:
    """The notes in the lines of a foot, the first of which is the head of one."""
    notes: list[FootNote] = []
    for line in lines:
        head = HEAD.match(line.text)
        if head is not None:
            notes.append(FootNote(head[1], (line.without(head.end()),), line.text[: head.end()]))
        else:
            notes[-1] = FootNote(notes[-1].marker, (*notes[-1].lines, line), notes[-1].printed)
    return notes


def places(lines: Sequence[Line]) -> Iterator[tuple[Place, str]]:
    """Every marker in the lines above the notes, in reading order."""
    for i, line in enumerate(lines):
        broken = BROKEN.match(line.text) if i else None
        if broken is not None:
            yield Place(i, 0, broken.end()), broken[1]
        for match in MARKER.finditer(line.text):
            yield Place(i, match.start(1), match.end()), match[1]
