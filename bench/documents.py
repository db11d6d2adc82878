"""The documents that are measured."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from pypdfium2 import PdfDocument

from tests.pdfs import Sheet, lines, pdf
from tests.printing import MARKER, Note, Paragraph, print_document
from tests.samples.source import HERE, load, printed

ROOT = Path(__file__).parents[1]
SEED = ROOT.parent / "shared" / "corpus" / "seed" / "A-79-439-Add.2.zho.txt"
_NUMBERED = re.compile(r"^\d+\. ?")


def report() -> Path:
    """A committee's report of eighteen pages where the corpus is present, else the sample of one."""
    return SEED if SEED.exists() else HERE / "report.zho.seed.txt"


def pdfs() -> list[bytes]:
    """Real PDFs of resolutions where the corpus is present, else one of the sample's lines."""
    found = sorted((SEED.parents[1] / "pdf").glob("*.pdf"))[::6]
    return [path.read_bytes() for path in found] or [_printed_pdf()]


def _printed_pdf(size: int = 45) -> bytes:
    """The lines of the sample in English as PDF, so many on a page."""
    text = (HERE / "resolution.eng.layout.txt").read_text(encoding="utf-8").encode("cp1252", "replace").decode("cp1252")
    words = [line for line in text.replace("\f", "").splitlines() if line.strip()]
    return pdf([Sheet(lines((w.strip() for w in words[k : k + size]), y=700)) for k in range(0, len(words), size)])


def bare(data: bytes) -> None:
    """pdfium's own extraction of a PDF: the text of each page, and nothing else."""
    document = PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def repeated(data: bytes, pages: int) -> bytes:
    """A PDF of so many pages, those of another over and over."""
    source, made, out = PdfDocument(data), PdfDocument.new(), BytesIO()
    while len(made) < pages:
        made.import_pages(source, list(range(min(len(source), pages - len(made)))))
    made.save(out)
    return out.getvalue()


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
