"""Sources → Pages: one module a format. `read` tells the formats apart by their first bytes, not by their names."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Literal

from akn.read.limits import USUAL, Limits, check_size
from akn.read.pages import Pages, SourceError
from akn.read.text import decode, read_text

__all__ = ["Limits", "Pages", "SourceError", "load", "read"]

HOW = "convert it first: libreoffice --headless --convert-to docx FILE"
# First bytes of formats that are no text, what they are, and what to do with them.
KNOWN = (
    (b"\xffWPC", "a WordPerfect document", HOW),
    (b"{\\rtf", "an RTF document", HOW),
)
WEB = '--infilter="HTML (StarWriter)"'
SEEN = 2000  # characters at the start that tell markup
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE = b"\xd0\xcf\x11\xe0"
# Streams of an OLE file, which name what it is.
STREAMS = (
    ("EncryptedPackage", "an encrypted Office document", "open it with its password and save it without one"),
    ("WordDocument", "an old Word document (.doc)", HOW),
    ("Workbook", "an old Excel workbook (.xls)", HOW),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)", HOW),
)

HEADER = 1024  # bytes among which the mark of a PDF stands


def load(source: Path | str | bytes, limits: Limits = USUAL) -> tuple[bytes | str, str]:
    """The content of a source (a path, text, or bytes) and the name that messages call it by.

    Raises `SourceError` where a file cannot be read, or is larger than the limits allow.
    """
    name = "the text" if isinstance(source, str) else "the input" if isinstance(source, bytes) else str(source)
    if not isinstance(source, Path):
        check_size(len(source), limits.size, name)
        return source, name
    try:
        with source.open("rb") as file:
            about = os.fstat(file.fileno())
            check_size(about.st_size, limits.size, name)
            # A device or a pipe does not say how much it has.
            content = file.read() if stat.S_ISREG(about.st_mode) else file.read(limits.size + 1)
    except FileNotFoundError:
        raise SourceError(f"{source}: there is no such file") from None
    except IsADirectoryError:
        raise SourceError(f"{source}: this is a folder; name the files in it") from None
    except OSError as error:
        raise SourceError(f"{source}: cannot be read ({error.strerror})") from None
    check_size(len(content), limits.size, name)
    return content, name


def read(content: bytes | str, name: str, limits: Limits = USUAL) -> Pages:
    """Content of any known format as `Pages`.

    Raises `SourceError` for a format without a reader, for what is no text, and for what goes beyond the limits.
    """
    if isinstance(content, str):
        check_size(len(content), limits.text, name)
        return read_text(content, name, limits)
    form = form_of(content)
    if form == "docx":
        from akn.read.docx import read_docx  # noqa: PLC0415  what text does not need is not loaded for it

        return read_docx(content, name, limits)
    if form == "pdf":
        return _pdf(content, name, limits)
    if foreign := _foreign(content):
        raise SourceError(f"{name}: this is {foreign[0]}, which cannot be read here; {foreign[1]}")
    text, findings = decode(content, name, limits)
    if markup := _markup(text[:SEEN].lstrip("\ufeff \t\r\n").lower()):
        raise SourceError(f"{name}: this is {markup[0]}, not the text of a document; {markup[1]}")
    pages = read_text(text, name, limits)
    return pages if not findings else _with_findings(pages, findings)


def form_of(content: bytes) -> Literal["docx", "pdf", "text"]:
    """The form of a source, by its first bytes: of what is an archive or no text, what it would have to be."""
    if content.startswith(ZIP):
        return "docx"
    # Mail and printers may have put lines before a PDF; a web page may speak of one.
    if b"%PDF-" in content[:HEADER] and not content[:HEADER].lstrip().startswith(b"<"):
        return "pdf"
    return "text"


def _pdf(content: bytes, name: str, limits: Limits) -> Pages:
    try:
        from akn.read.pdf import read_pdf  # noqa: PLC0415  an optional dependency, and slow to load
    except ModuleNotFoundError as error:
        if error.name not in ("pypdfium2", "pypdfium2_raw"):
            raise
        raise SourceError(f"{name}: to read a PDF, install what it takes: pip install 'akn4un[pdf]'") from None
    return read_pdf(content, name, limits)


def _foreign(content: bytes) -> tuple[str, str] | None:
    """What a file is that is no text, and what to do with it."""
    if content.startswith(OLE):
        found = ((what, advice) for stream, what, advice in STREAMS if stream.encode("utf-16-le") in content)
        return next(found, ("an old Word document (.doc) or another old Office file", HOW))
    return next(((what, advice) for magic, what, advice in KNOWN if content.startswith(magic)), None)


def _markup(start: str) -> tuple[str, str] | None:
    """What a text is that begins with markup, whatever its name says, and what to do with it."""
    if start.startswith("mime-version:") and "multipart/related" in start:
        return "a web page in one file (MHTML)", "open it in a word processor and save it as DOCX"
    if "<html" in start and start.startswith(("<?xml", "<!doctype", "<html", "<!--")):
        return "a web page (HTML)", f"convert it first: libreoffice --headless {WEB} --convert-to docx FILE"
    if start.startswith("<?xml") and any(root in start for root in ("<pkg:package", "<w:worddocument")):
        return "a Word document saved as XML", HOW
    if start.startswith(("<?xml", "<!doctype", "<akomantoso")):
        return "XML", "akn validate checks Akoma Ntoso"
    return None


def _with_findings(pages: Pages, findings: tuple[object, ...]) -> Pages:
    from msgspec.structs import replace  # noqa: PLC0415

    return replace(pages, findings=(*pages.findings, *findings))
