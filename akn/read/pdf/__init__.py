"""PDF → Pages, by the geometry of the page.

Runs of text (`pdfium`) stand on rows (`rows`), rows have their part of the page (`parts`), and what place, size and
typeface say for certain is marked on each line: superscripts, italics, the rule above the notes, running heads, the
room that is left on a line. Nothing here knows the language or the kind of the document.
"""

from __future__ import annotations

from akn.read.pdf.reader import read_here, read_pdf

__all__ = ["read_here", "read_pdf"]
