"""A PDF file as `Pages`: the file opened within limits, its pages read one by one, and lines made of their rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace
from pypdfium2 import PdfDocument, PdfiumError, raw

from akn.model import Finding, Span
from akn.read import legibility
from akn.read.legibility import Words
from akn.read.limits import USUAL, Limits
from akn.read.pages import Line, Page, Pages, Part, SourceError
from akn.read.pdf.apart import allow, apart
from akn.read.pdf.columns import regions
from akn.read.pdf.frames import bars, ruled, still_open
from akn.read.pdf.links import with_links
from akn.read.pdf.parts import PageRows, Printed, parts, usual_size
from akn.read.pdf.pdfium import PageText
from akn.read.pdf.rows import SMALL, WIDE, Row, first_word, hang, is_raised, part_around, rows, set_text
from akn.read.pdf.rtl import is_right_to_left, rows_from_the_right, turned
from akn.read.pdf.tables import Placed, Table, tables

SAME_INDENT = 1.5  # points: lines whose beginnings differ by less begin at one indent
GAP = 1.25  # more than so many times the usual distance of lines is white space between them
LONG = 0.35  # share of the page's width that a line of text takes at least
JUSTIFIED = 0.2  # share of lines that end at one place where text is justified
BEYOND = 1.3  # times the size of the type: so far a mark that ends a line may stand outside the margin, but no text
FEW = 3  # lines that show the margin of a page by itself
LISTED = 8  # where only one in so many lines goes on, the page is a list, whose lines begin where paragraphs do
LARGE = 1.1  # type of so many times the usual size is that of titles


def read_pdf(data: bytes, name: str, limits: Limits = USUAL) -> Pages:
    """A PDF as `Pages`, read in a process of its own where the system has such. `name` is what messages call it.

    Raises `SourceError` for a file that is no PDF, is encrypted, has no text, or goes beyond the limits.
    """
    return apart(read_here, data, name, limits)


def read_here(data: bytes, name: str, limits: Limits = USUAL) -> Pages:
    """The same in this process."""
    document = _opened(data, name)
    try:
        count = len(document)
        if count == 0:
            raise SourceError(f"{name}: the PDF has no pages")
        if count > limits.pages:
            raise SourceError(f"{name}: the PDF has {count} pages; the limit is {limits.pages}")
        allow(count, limits)
        read = list[PageRows]()
        for i in range(count):
            read.append(_page_rows(document, i, name, limits, read[-1].open if read else ()))
    finally:
        document.close()
    if not any(page.rows for page in read):
        raise SourceError(
            f"{name}: the PDF has no text: its pages are images (a scan); run text recognition (OCR) first"
        )
    words = [legibility.count("\n".join(row.text for row in page.rows)) for page in read]
    if legibility.total(words).useless:
        raise SourceError(
            f"{name}: the PDF has no usable text layer: its words are none; run text recognition (OCR) again"
        )
    return _laid(read, words, name)


REASONS = {
    raw.FPDF_ERR_PASSWORD: "the PDF is encrypted with a password; save it without one first",
    raw.FPDF_ERR_SECURITY: "the PDF is encrypted in a way that cannot be read; save it without encryption first",
}


def _opened(data: bytes, name: str) -> PdfDocument:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        reason = REASONS.get(getattr(error, "err_code", None), "the PDF is damaged or incomplete and cannot be opened")
        raise SourceError(f"{name}: {reason}") from None


def _page_rows(document: PdfDocument, index: int, name: str, limits: Limits, before: tuple[float, ...]) -> PageRows:
    """One page, loaded and closed again. `before`: where columns meet of a table that goes on from the page before."""
    try:
        page = document[index]
    except PdfiumError:
        raise SourceError(f"{name}: page {index + 1} of the PDF is damaged and cannot be read") from None
    try:
        with PageText(page) as text:
            if text.size > limits.characters:
                raise SourceError(f"{name}: page {index + 1} has {text.size} characters; no printed page has so many")
            links, rules = tuple(text.links()), tuple(text.rules())
            drawn = ruled(bars(rules), text.height, before)
            if is_right_to_left(text.characters):
                found = [(row, 0.0, 0) for row in rows_from_the_right(text.letters(), text.width)]
                links = tuple(replace(link, box=turned(link.box, text.width)) for link in links)
                rules = tuple(turned(rule, text.width) for rule in rules)
            else:
                found = [
                    (row, part.shift, part.column)
                    for part in regions(list(text.runs()), drawn)
                    for row in rows(part.runs)
                ]
            printed, told = with_links(
                [_printed(row, text, shift, column) for row, shift, column in found], links, index + 1
            )
            seen = text.is_recognised()
            return PageRows(
                index + 1, text.width, text.height, tuple(printed), rules, tuple(told), still_open(drawn), seen
            )
    finally:
        page.close()


def _printed(row: Row, page: PageText, shift: float, column: int) -> Printed:
    """A row with its text. `shift`: how far to the right of the first column its own begins."""
    part_around(row, page)
    made = set_text(row)
    return Printed(
        made.text,
        made.spans,
        row.left - shift,
        row.right - shift,
        row.y,
        row.size,
        first_word(row, made, page),
        hang(row, made, page),
        row,
        made.starts,
        column,
    )


def _laid(read: Sequence[PageRows], words: Sequence[Words], name: str) -> Pages:
    """The rows of all pages as lines."""
    usual = usual_size(read)
    spacing = _Spacing(_indents(row.left for page in read for row in page.rows), _leading(read), _right_margins(read))
    kinds = parts(read, usual)
    found = zip(read, kinds, tables(read, kinds, usual), strict=True)
    lines = [_lines(page, own, ruled, spacing, usual) for page, own, ruled in found]
    margins = _margins(lines)
    return Pages(
        name,
        tuple(Page(p.number, own, p.links, margin) for p, own, margin in zip(read, lines, margins, strict=True)),
        gaps=True,
        indents=True,
        column=usual / 2,
        raised=any(s.name == "sup" for own in lines for line in own if not line.part for s in line.spans),
        findings=_findings(read, words),
    )


class _Spacing(Struct, frozen=True, gc=False):
    """What is usual in a document, in points.

    indents  the indent that each beginning of a line stands for
    leading  the distance of lines, by the size of their type
    right    the right margin, by the width of the page
    """

    indents: dict[float, float]
    leading: dict[int, float]
    right: dict[int, float]


def _lines(
    page: PageRows, kinds: Sequence[Part], ruled: Sequence[Table], spacing: _Spacing, usual: float
) -> tuple[Line, ...]:
    """The lines of a page: one for each row, but in tables one for each line of a cell."""
    lines, at = list[Line](), 0
    for table in ruled:
        lines += (_line(page, k, kinds[k], spacing, usual) for k in range(at, table.start))
        lines += (_cell_line(page.rows[placed.row], placed, spacing) for placed in table.words)
        at = table.end
    lines += (_line(page, k, kinds[k], spacing, usual) for k in range(at, len(page.rows)))
    return tuple(lines)


def _line(page: PageRows, k: int, part: Part, spacing: _Spacing, usual: float) -> Line:
    row = page.rows[k]
    leading = spacing.leading.get(round(row.size), 1.2 * row.size)
    return Line(
        row.text,
        k + 1,
        spacing.indents[row.left],
        k > 0 and _parted(page.rows[k - 1], row, leading),
        row.spans or _marker_alone(row, part, usual),
        hang=row.hang,
        part=part,
        room=_room(row, spacing.right[round(page.width)], usual),
        word=row.word,
        column=row.column,
    )


def _cell_line(row: Printed, placed: Placed, spacing: _Spacing) -> Line:
    """Words of a row in a cell; white space stands above those that begin a paragraph.

    A header that is printed again on the next page is furniture.
    """
    start = row.starts[placed.first]
    end = row.starts[placed.last - 1] + len(row.row.runs[placed.last - 1].text)
    return Line(
        row.text[start:end],
        placed.row + 1,
        spacing.indents[row.left],
        placed.begins,
        tuple(
            replace(s, start=max(0, s.start - start), end=min(s.end, end) - start)
            for s in row.spans
            if s.start < end and s.end > start
        ),
        cell=None if placed.again else placed.cell,
        part="head" if placed.again else "",
    )


def _marker_alone(row: Printed, part: Part, usual: float) -> tuple[Span, ...]:
    """The span of a note's marker for which the line above it had no room: raised, but beside nothing."""
    alone = not part and row.text.isdigit() and row.size <= SMALL * usual
    return (Span(0, len(row.text), "sup"),) if alone else ()


def _parted(above: Printed, row: Printed, leading: float) -> bool:
    """Whether white space, or another size of type, parts two rows."""
    return above.y - row.y > GAP * leading or max(above.size, row.size) > LARGE * min(above.size, row.size)


def _room(row: Printed, margin: float, usual: float) -> float | None:
    """The room left on a row; unknown for titles, which are broken where the sense has it, and for rows of tables.

    Titles are set in bold or large type.
    """
    if (
        row.size > LARGE * usual
        or row.right > margin + BEYOND * row.size
        or all(r.font.bold or is_raised(r, row.row) for r in row.row.runs)
    ):
        return None
    return margin - row.right


def _margins(pages: Sequence[Sequence[Line]]) -> list[float]:
    """For each page the indent of lines that go on from a full one: that of the document, if the page has it too."""
    found = [Counter(_going_on(lines)) for lines in pages]
    whole = sum(found, Counter[float]())
    if not whole:
        return [min((line.indent for lines in pages for line in lines), default=0.0)] * len(pages)
    usual = whole.most_common(1)[0][0]
    return [
        own.most_common(1)[0][0] if own.total() >= max(FEW, len(lines) / LISTED) and usual not in own else usual
        for own, lines in zip(found, pages, strict=True)
    ]


def _going_on(lines: Sequence[Line]) -> Iterator[float]:
    """The indents of the lines of the text whose first word found no room on the line above."""
    body = [line for line in lines if not line.part]
    for above, line in pairwise(body):
        if above.room is not None and line.word is not None and above.room < line.word and not line.gap:
            yield line.indent


def _findings(read: Sequence[PageRows], words: Sequence[Words]) -> tuple[Finding, ...]:
    """Pages without text among pages that have some, text that was recognised in images, text that is none."""
    empty = [
        Finding("page-without-text", "the page has no text: it is empty, or an image", "warning", page.number)
        for page in read
        if not page.rows
    ]
    doubtful = [page.number for page, found in zip(read, words, strict=True) if found.doubtful]
    if doubtful:
        message = f"the text layer of {len(doubtful)} of {len(read)} pages is hardly usable: many words are none"
        empty.append(Finding("doubtful-text", message, "warning", doubtful[0]))
    recognised = [page.number for page in read if page.recognised]
    if recognised:
        message = (
            f"the text of {len(recognised)} of {len(read)} pages was recognised in images (OCR): check every word of it"
        )
        return (Finding("recognised-text", message, "warning", recognised[0]), *empty)
    return tuple(empty)


def _indents(lefts: Iterable[float]) -> dict[float, float]:
    """For each beginning of a line the indent that it shares with those close by: the most frequent of them."""
    counts = Counter(lefts)
    snap: dict[float, float] = {}
    group: list[float] = []
    for left in [*sorted(counts), float("inf")]:
        if group and left - group[-1] > SAME_INDENT:
            common = max(group, key=lambda x: counts[x])
            snap.update((x, round(common, 1)) for x in group)
            group = []
        group.append(left)
    return snap


def _leading(read: Sequence[PageRows]) -> dict[int, float]:
    """The usual distance between lines, by the size of their type in whole points."""
    found = defaultdict[int, Counter[float]](Counter)
    for page in read:
        for above, row in zip(page.rows, page.rows[1:], strict=False):
            distance = round((above.y - row.y) * 2) / 2
            if round(above.size) == round(row.size) and 0.8 * row.size < distance < 2.6 * row.size:
                found[round(row.size)][distance] += 1
    return {size: _usual(distances) for size, distances in found.items()}


def _usual(distances: Counter[float]) -> float:
    """The least distance that is frequent: wider ones part paragraphs."""
    most = max(distances.values())
    return min(d for d, times in distances.items() if times >= 0.4 * most)


def _right_margins(read: Sequence[PageRows]) -> dict[int, float]:
    """For each width of page, how far lines of text reach to the right: where the most end, or nearly the furthest."""
    margins: dict[int, float] = {}
    for width in {round(page.width) for page in read}:
        ends = sorted(
            row.right
            for page in read
            if round(page.width) == width
            for row in page.rows
            if row.right - row.left > LONG * page.width and WIDE not in row.text
        )
        margins[width] = _edge(ends) if ends else float(width)
    return margins


def _edge(ends: Sequence[float]) -> float:
    """The right edge that lines have in common (justified text), or that they keep to (ragged text)."""
    counts = Counter(round(end / 2) for end in ends)
    place, times = max(counts.items(), key=lambda item: (item[1], item[0]))
    if times >= JUSTIFIED * len(ends):
        return max(end for end in ends if abs(end / 2 - place) <= 1)
    return ends[int(0.97 * (len(ends) - 1))]
