"""The documents that are measured."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from tests.printing import MARKER, Note, Paragraph, print_document
from tests.samples.source import HERE, load, printed

ROOT = Path(__file__).parents[1]
SEED = ROOT.parent / "shared" / "corpus" / "seed" / "A-79-439-Add.2.zho.txt"
_NUMBERED = re.compile(r"^\d+\. ?")


def report() -> Path:
    """A committee's report of eighteen pages where the corpus is present, else the sample of one."""
    return SEED if SEED.exists() else HERE / "report.zho.seed.txt"


def grown(times: int, lang: str = "zho", form: str = "layout") -> str:
    """A resolution with so many times the paragraphs of the sample, printed as pages.

    It stays a plausible document: the preambular paragraphs are said again, then the operative ones with their points,
    and both these and the notes are numbered on. Masthead, title and closing lines stand once; sections and annex of
    the sample are left out.
    """
    source = printed(load("resolution"), lang)
    start = next(i for i, p in enumerate(source.paragraphs) if p.style == "indented") + 1
    first = next(i for i, p in enumerate(source.paragraphs) if _NUMBERED.match(p.text) and i > start)
    end = next(i for i, p in enumerate(source.paragraphs) if p.style == "closing")
    close = [p for p in source.paragraphs if p.style == "closing"]
    preambular = [p for p in source.paragraphs[start:first] if p.style == "indented"]
    operative = list(_operative(source.paragraphs[first:end]))
    body = [*source.paragraphs[:start], *_numbered(preambular * times + operative * times), *close]
    return print_document(replace(source, paragraphs=tuple(body)), form)


def _operative(paragraphs: tuple[Paragraph, ...]) -> list[Paragraph]:
    """Numbered paragraphs with their points: no headings, no preambular paragraphs among them."""
    return [p for p in paragraphs if _NUMBERED.match(p.text) or p.style in ("point", "subpoint")]


def _numbered(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs and notes numbered on from 1."""
    out = []
    number = marker = 0
    for paragraph in paragraphs:
        text, notes = paragraph.text, []
        if _NUMBERED.match(text):
            number += 1
            text = re.sub(r"^\d+", str(number), text)
        for note in paragraph.notes:
            marker += 1
            text = text.replace(f"⟦{note.marker}⟧", f"⟪{marker}⟫", 1)
            notes.append(Note(str(marker), note.text))
        text = MARKER.sub("", text).replace("⟪", "⟦").replace("⟫", "⟧")  # a second mark of a note is left out
        out.append(replace(paragraph, text=text, notes=tuple(notes), page=False))
    return out
