"""Pages that print a text in two languages side by side: which columns are read.

A format that knows columns tells them (`Line.column`). Where those of a document are in different languages, and one of
these is asked for, the others are left out; where none is, all are read, column after column, and a finding says so.
Where a source has the lines of both side by side and knows no columns, they are read across, which is told as well.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from akn import languages
from akn.model import Finding
from akn.read import Pages

WIDE = re.compile(r" {4,}")  # white space between the columns of a line
FEWEST = 8  # lines with two halves: a masthead has fewer


def in_language(pages: Pages, lang: str | None) -> Pages:
    """The pages with the columns in `lang` and what stands outside columns; unchanged where all are in one language."""
    found = _languages(pages)
    if len(set(found.values())) < 2:
        return _across(pages)
    if lang not in found.values():
        message = f"the columns are in different languages ({_named(found)}); all were read: name one with --lang"
        return replace(pages, findings=(*pages.findings, Finding("two-languages", message)))
    left_out = {column: code for column, code in found.items() if code != lang}
    message = f"the columns in another language ({_named(left_out)}) were left out: {lang} was asked for"
    kept = tuple(
        replace(page, lines=tuple(line for line in page.lines if line.column not in left_out)) for page in pages.pages
    )
    return replace(pages, pages=kept, findings=(*pages.findings, Finding("two-languages", message, "note")))


def _across(pages: Pages) -> Pages:
    """The pages with a finding where the two halves of their lines are in different languages."""
    lines = (line for page in pages.pages for line in page.lines if "    " in line.text and line.cell is None)
    halves = [WIDE.split(line.text) for line in lines]
    halves = [half for half in halves if len(half) == 2]
    if len(halves) < FEWEST:
        return pages
    left, right = (languages.detect("\n".join(side)) for side in zip(*halves, strict=True))
    if not left or not right or left == right:
        return pages
    message = f"lines in two languages ({left}, {right}) stand side by side and were read across: part them first"
    return replace(pages, findings=(*pages.findings, Finding("two-languages", message)))


def _languages(pages: Pages) -> dict[int, str]:
    """The language of each column, by its place on the pages; columns whose language is not known are left out."""
    texts: dict[int, list[str]] = {}
    for page in pages.pages:
        for line in page.lines:
            if line.column:
                texts.setdefault(line.column, []).append(line.text)
    found = {column: languages.detect("\n".join(lines)) for column, lines in texts.items()}
    return {column: code for column, code in sorted(found.items()) if code}


def _named(found: dict[int, str]) -> str:
    return ", ".join(dict.fromkeys(found.values()))
