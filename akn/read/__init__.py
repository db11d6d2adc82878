"""Sources → Pages: one module a format. `read` tells the formats apart by their first bytes, not by their names."""

from __future__ import annotations

from pathlib import Path

from akn.read.pages import Pages, SourceError
from akn.read.text import decode, read_text

__all__ = ["Pages", "SourceError", "load", "read"]

# First bytes of formats that are no text, what they are, and what to do with them.
KNOWN = (
    (b"%PDF", "a PDF", "extract its text first (pdftotext FILE - | akn convert -)"),
    (b"PK\x03\x04", "a DOCX or another ZIP archive", "save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)", "save it as plain text first"),
    (b"\xffWPC", "a WordPerfect document", "save it as plain text first"),
    (b"{\\rtf", "an RTF document", "save it as plain text first"),
)


def load(source: Path | str | bytes) -> tuple[bytes | str, str]:
    """The content of a source (a path, text, or bytes) and the name that messages call it by.

    Raises `SourceError` where a file cannot be read.
    """
    if not isinstance(source, Path):
        return source, "the text" if isinstance(source, str) else "the input"
    try:
        return source.read_bytes(), str(source)
    except FileNotFoundError:
        raise SourceError(f"{source}: there is no such file") from None
    except IsADirectoryError:
        raise SourceError(f"{source}: this is a folder; name the files in it") from None
    except OSError as error:
        raise SourceError(f"{source}: cannot be read ({error.strerror})") from None


def read(content: bytes | str, name: str) -> Pages:
    """Content of any known format as `Pages`.

    Raises `SourceError` for a format without a reader, and for what is no text.
    """
    if isinstance(content, str):
        return read_text(content, name)
    for magic, what, advice in KNOWN:
        if content.startswith(magic):
            raise SourceError(f"{name}: this is {what}, which cannot be read here; {advice}")
    text, findings = decode(content, name)
    if text.lstrip("\ufeff \t\r\n").lower().startswith(("<?xml", "<!doctype", "<html", "<akomantoso")):
        raise SourceError(f"{name}: this is XML or HTML, not the text of a document; akn validate checks Akoma Ntoso")
    pages = read_text(text, name)
    return pages if not findings else _with_findings(pages, findings)


def _with_findings(pages: Pages, findings: tuple[object, ...]) -> Pages:
    from dataclasses import replace  # noqa: PLC0415

    return replace(pages, findings=(*pages.findings, *findings))  # type: ignore[arg-type]
