"""Extracted text → Pages, whatever the extractor left.

Four layouts reach people and are told apart by what they show: a blank line after every printed line (then blank lines
mean nothing, and hyperlinks listed together end a page); lines as printed, with or without indentation and blank lines
between paragraphs (`pdftotext -raw`, `-layout` and plain: form feeds end pages); whole unbroken paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from statistics import median

from akn.model import Finding, Link
from akn.read.characters import plain
from akn.read.limits import USUAL, Limits, check_size
from akn.read.pages import Line, Page, Pages, SourceError

URL = re.compile(r"\s*(?:https?://|www\.)\S")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
WESTERN = "cp1252"
SINGLE_BYTE = ("cp125", "iso8859", "latin", "mac", "cp4", "cp8")
# A printed page has no line wider than this many columns; a paragraph given whole usually has.
WIDEST_PRINTED = 110


def decode(data: bytes, name: str, limits: Limits = USUAL) -> tuple[str, tuple[Finding, ...]]:
    """Bytes as text: UTF-8 with or without BOM; any other encoding is detected and reported.

    Raises `SourceError` for what is no text, or whose encoding cannot be told.
    """
    if not data.strip():
        raise SourceError(f"{name}: the file is empty")
    check_size(len(data), limits.text, name)
    for bom, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(bom):
            return _decoded(data, encoding, name)
    if b"\x00" in data:
        raise SourceError(f"{name}: this is binary data, not text; convert it to text, PDF or DOCX first")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        at = data[: error.start].count(b"\n") + 1
    from charset_normalizer import from_bytes  # noqa: PLC0415  slow to load, seldom needed

    matches = from_bytes(data)
    best = matches.best()
    # Where encodings of one byte a letter fit alike, that of Western Europe is the likeliest in these documents.
    if best is None:
        raise SourceError(f"{name}, line {at}: not UTF-8, and no other encoding fits; save the text as UTF-8")
    alike = (m for m in matches if m.chaos <= best.chaos + 0.05 and best.encoding.startswith(SINGLE_BYTE))
    western = any(WESTERN in m.could_be_from_charset for m in alike)
    return _decoded(data, WESTERN if western else best.encoding, name)


def _decoded(data: bytes, encoding: str, name: str) -> tuple[str, tuple[Finding, ...]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: not valid {encoding} at byte {error.start}; save the text as UTF-8") from None
    return text, (
        Finding("encoding", f"the text is not UTF-8; it was read as {encoding}: check accented and non-Latin letters"),
    )


def read_text(text: str, name: str, limits: Limits = USUAL) -> Pages:
    """Extracted text as `Pages`. `name` is what messages call the source.

    Raises `SourceError` where there is no text, or more of it than any document has.
    """
    findings: list[Finding] = []
    text = plain(text.replace("\r\n", "\n").replace("\r", "\n"))
    if CONTROL.search(text):
        at = text.count("\n", 0, CONTROL.search(text).start()) + 1  # type: ignore[union-attr]
        findings.append(Finding("control-characters", "control characters were left out of the text", "note", line=at))
        text = CONTROL.sub("", text)
    if not text.strip():
        raise SourceError(f"{name}: there is no text in the file")
    if (count := text.count("\n") + text.count("\f")) > limits.lines:
        raise SourceError(f"{name}: {count:,} lines are more than one document has; the limit is {limits.lines:,}")
    raw = text.split("\n")
    addresses = frozenset(i for i, line in enumerate(raw) if line and URL.match(line))
    doubled = _double_spaced([line for i, line in enumerate(raw) if i not in addresses])
    pages = tuple(_pages(raw, doubled, addresses))
    lines = [line for page in pages for line in page.lines]
    wrapped = _printed([line.text for line in lines]) and not (doubled and not _goes_on(lines))
    if doubled and wrapped:
        pages = _without_page_margin(pages)
    gaps = not doubled and any(line.gap for page in pages for line in page.lines[1:])
    return Pages(
        name,
        pages,
        wrapped=wrapped,
        gaps=gaps or not wrapped,
        indents=_indented(pages),
        margin=0 if doubled else None,
        findings=tuple(findings),
    )


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """Columns that a text takes: two for a wide (Chinese) character, none for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(map(_COLUMNS.__getitem__, map(ord, text)))


class _Columns(dict[int, int]):
    """The columns of each character, worked out when first asked for."""

    def __missing__(self, character: int) -> int:
        c = chr(character)
        wide = unicodedata.east_asian_width(c) in "WF"
        self[character] = found = 2 if wide else 0 if unicodedata.combining(c) else 1
        return found


_COLUMNS = _Columns()


def _double_spaced(lines: Sequence[str]) -> bool:
    """Whether a blank line follows (nearly) every printed line, so that blank lines say nothing."""
    printed = [i for i, line in enumerate(lines) if line.strip()]
    if len(printed) < 4:
        return False
    alone = sum(1 for a, b in pairwise(printed) if b - a == 2)
    return alone >= 0.8 * (len(printed) - 1) and _printed([lines[i].strip() for i in printed])


def _goes_on(lines: Sequence[Line]) -> bool:
    """Whether some line plainly goes on in the next: text that is printed line by line."""
    widths = sorted(width(line.text) for line in lines)
    nearly = 0.85 * widths[int(0.9 * len(widths))] if widths else 0
    if any(leaves_open(a.text) for a, _ in pairwise(lines)):
        return True
    return any(
        b.text[:1].islower()
        or (width(a.text) >= nearly and (not b.text[:1].isascii() or (b.text[:1].isdigit() and not a.text.isascii())))
        for a, b in pairwise(lines)
        if a.text[-1:].isalnum() or a.text.endswith((",", "、"))
    )


def leaves_open(text: str) -> bool:
    """Whether a bracket is open at the end of a text."""
    return max(text.rfind("("), text.rfind("（")) > max(text.rfind(")"), text.rfind("）"))


def _listed_links(lines: Sequence[str], addresses: Set[int]) -> frozenset[int]:
    """The lines (from 0) of double-spaced text that list hyperlinks: no blank line follows them as it does text.

    `addresses` are the lines that begin with one.
    """
    listed: set[int] = set()
    run: list[int] = []
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].strip()), -1)
    for i, line in enumerate(lines):
        if i in addresses:
            run.append(i)
            continue
        if run and (line.strip() or len(run) > 1 or i > last):
            listed.update(run)
        run = []
    return frozenset(listed).union(run)


def _printed(lines: Sequence[str]) -> bool:
    """Whether lines are as wide as those of a printed page; an address that nothing breaks may be wider."""
    long = (line for line in lines if 2 * len(line) > WIDEST_PRINTED)  # no character takes more than two columns
    wide = sum(width(line) > WIDEST_PRINTED for line in long if "   " not in line)
    return wide <= 0.04 * len(lines)


def _pages(raw: Sequence[str], doubled: bool, addresses: Set[int]) -> Iterator[Page]:
    """Pages end at form feeds; in double-spaced text, at lists of hyperlinks and where the extractor's habit breaks."""
    listed = _listed_links(raw, addresses) if doubled else frozenset()
    ends = _page_ends(raw, listed) if doubled else frozenset()
    lines: list[Line] = []
    links: list[Link] = []
    number, gap = 1, False
    for count, whole in enumerate(raw):
        if not whole:
            gap = True
            continue
        parts = whole.split("\f")
        for k, part in enumerate(parts):
            if k or (count in ends and (lines or links)):
                yield Page(number, tuple(lines), tuple(links))
                number, lines, links, gap = number + 1, [], [], False
            stripped = part.strip()
            if not stripped:
                gap = gap or k == len(parts) - 1
            elif count in listed:
                links.append(Link(stripped, number))
            else:
                expanded = part.expandtabs(8)
                lines.append(Line(stripped, count + 1, len(expanded) - len(expanded.lstrip()), gap and not doubled))
                gap = False
    if lines or links:
        yield Page(number, tuple(lines), tuple(links))


def _page_ends(lines: Sequence[str], listed: frozenset[int]) -> frozenset[int]:
    """The lines (from 0) that begin a page of double-spaced text.

    They follow a list of hyperlinks, or have no blank line above, or follow a line that ends in white space unlike the
    others.
    """
    printed = [n for n, line in enumerate(lines) if line.strip()]
    texts = [n for n in printed if n not in listed]
    rare = 0 < sum(lines[n] != lines[n].rstrip() for n in texts) < 0.3 * len(texts)
    return frozenset(
        n
        for m, n in pairwise(printed)
        if n not in listed and (m in listed or n == m + 1 or (rare and lines[m] != lines[m].rstrip()))
    )


def _without_page_margin(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Some extractors put a space before the first line of each page: taken off where every page has it."""
    firsts = [page.lines[0] for page in pages[1:] if page.lines]
    if len(firsts) < 2 or min(line.indent for line in firsts) < 1:
        return pages
    return tuple(
        Page(p.number, (Line(p.lines[0].text, p.lines[0].number, max(0, p.lines[0].indent - 1)), *p.lines[1:]), p.links)
        if p.lines and (p.number > 1 or p.lines[0].indent)
        else p
        for p in pages
    )


def _indented(pages: tuple[Page, ...]) -> bool:
    """Whether some lines stand further in than the usual margin of their page: then indents mean something."""
    inner = total = 0
    for page in pages:
        if len(page.lines) > 2:
            margin = median(line.indent for line in page.lines)
            inner += sum(1 for line in page.lines if line.indent > margin)
            total += len(page.lines)
    return inner > 0.03 * total
