"""Pages → Layout: furniture off, notes tied to their markers, printed lines joined into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain

from msgspec.structs import replace

from akn.languages import Pack
from akn.layout import slashes
from akn.layout.blocks import Block, Placed, joined
from akn.layout.furniture import RULE, Parts, doubtful, split_pages
from akn.layout.margins import page_margins
from akn.layout.notes import FootNote, Place, assign, find_foot, marks, split_foot
from akn.layout.paragraphs import join_lines
from akn.layout.seams import Seams
from akn.layout.typed import typed_notes
from akn.model import Finding, Link, Note, Span
from akn.read.pages import Line, NoteLines, Pages

__all__ = ["Block", "Layout", "lay_out", "unaccounted"]

# A space between a Chinese character and a Western one; a Western one right beside a Chinese one. Both begin with what
# is rarer, and is found faster.
HAN_SPACED = re.compile(r" (?:(?<=[\u4e00-\u9fff] )(?=[A-Za-z0-9])|(?<=[A-Za-z0-9] )(?=[\u4e00-\u9fff]))")
HAN_TIGHT = re.compile(r"[A-Za-z0-9](?:(?<=[\u4e00-\u9fff].)|(?=[\u4e00-\u9fff]))")


@dataclass(frozen=True, slots=True)
class Layout:
    """A source read as paragraphs.

    blocks    the paragraphs in reading order; their `note` spans hold indices into `notes`
    dropped   the lines set aside as page furniture
    markers   the markers as they were printed, at the words and before the notes
    hyphens   the hyphens left out, with which print had divided words at the ends of lines
    """

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    dropped: tuple[str, ...]
    markers: tuple[str, ...]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    hyphens: tuple[str, ...] = ()


FEW_ENDNOTES = 3  # notes without a mark on their page that may be such
_Mark = tuple[Place, int]  # where a marker stands, and the index of its note


def unaccounted(pages: Pages, layout: Layout) -> tuple[Finding, ...]:
    """Every printed character must be in a paragraph, a note, a marker or the furniture, or divide a word at the end of
    a line: a finding where one is not."""
    notes = (text.content for note in layout.notes for text in note.text)
    lines = chain(
        (x for page in pages.pages for x in page.lines), (x for note in pages.notes or () for x in note.lines)
    )
    printed = _squeezed(line.text for line in lines)
    kept = _squeezed(
        (*(b.text.content for b in layout.blocks), *notes, *layout.dropped, *layout.markers, *layout.hyphens)
    )
    if len(printed) == len(kept) and sum(printed.encode()) == sum(kept.encode()):
        return ()
    lost, gained = Counter(printed) - Counter(kept), Counter(kept) - Counter(printed)
    words = "".join(lost.elements())[:40], "".join(gained.elements())[:40]
    return (Finding("layout-lost-text", f"reading the layout lost «{words[0]}» and gained «{words[1]}»", "error"),)


def _squeezed(texts: Iterable[str]) -> str:
    return "".join("".join(texts).split())


@dataclass(slots=True)
class _Tied:
    """Pages whose notes are tied: lines of the text with anchors, the notes, and what could not be tied."""

    flow: list[Placed]
    notes: list[tuple[str, list[Placed]]]
    findings: list[Finding]
    markers: list[str]
    untied: dict[int, Finding] = field(default_factory=dict)  # by the index of the note


def lay_out(pages: Pages, pack: Pack) -> Layout:
    """The pages as paragraphs, notes tied to their markers.

    A note without a marker and a marker without a note are findings (`unresolved-note`).
    """
    if pages.notes is not None:
        return _as_tied(pages, pages.notes, pack)
    paged = pages.wrapped or any(RULE.fullmatch(line.text) for page in pages.pages for line in page.lines)
    whole = split_pages(pages.pages, pack) if paged else (_unbroken(pages),)
    parts, imprint = _without_imprint(whole, pack)
    tied = _tie(parts, pack, pages)
    tied.flow += imprint
    seams = Seams(_lines(tied), _spaced_han(pages, pack))
    if pages.wrapped:
        gaps = pages.gaps and _gaps_separate(tied.flow)
        blocks = join_lines(tied.flow, pack, gaps=gaps, indents=pages.indents, seams=seams)
    else:
        blocks = tuple(b for p in tied.flow for b in join_lines([p], pack, gaps=False, indents=False, seams=seams))
    notes = tuple(_note(marker, lines, seams) for marker, lines in tied.notes)
    dropped = tuple(line.text for p in parts for line in p.dropped)
    links = tuple(link for p in parts for link in p.page.links)
    return Layout(
        blocks, notes, dropped, tuple(tied.markers), links, (*tied.findings, *doubtful(parts, pack)), tuple(seams.taken)
    )


def _without_imprint(parts: tuple[Parts, ...], pack: Pack) -> tuple[tuple[Parts, ...], list[Placed]]:
    """The pages, and the lines at the foot of the first that belong to no text (how a record may be corrected).

    The text of the first page goes on above them, on the second, so they are read after the text.
    """
    form = pack.pattern("layout", "imprint")
    if form is None or len(parts) < 2:
        return parts, []
    first, *rest = parts
    start = next((i for i, line in enumerate(first.body) if form.match(line.text)), len(first.body))
    apart = [Placed(line, first.page.number, False, 0) for line in first.body[start:]]
    return (replace(first, body=first.body[:start]), *rest), apart


def _as_tied(pages: Pages, tied: Sequence[NoteLines], pack: Pack) -> Layout:
    """A source of whole paragraphs that ties its notes itself: only line breaks inside paragraphs are judged."""
    seams = Seams((), _spaced_han(pages, pack))  # lines of whole paragraphs divide no words
    flow = [(line, page.number) for page in pages.pages for line in page.lines]
    markers = list[str]()
    if not tied:
        flow, tied, markers = _tied_by_hand(flow)
    groups: list[list[Placed]] = []
    for line, page in flow:
        placed = Placed(line, page, False, 0)
        if line.broken and groups:
            groups[-1].append(placed)
        else:
            groups.append([placed])
    blocks = (b for group in groups for b in join_lines(group, pack, gaps=False, indents=False, seams=seams))
    notes = (
        Note(note.marker, tuple(joined([Placed(line, 0, False, 0)], seams).text for line in note.lines))
        for note in tied
    )
    links = tuple(link for page in pages.pages for link in page.links)
    return Layout(tuple(blocks), tuple(notes), (), tuple(markers), links, ())


def _tied_by_hand(flow: list[tuple[Line, int]]) -> tuple[list[tuple[Line, int]], tuple[NoteLines, ...], list[str]]:
    """Lines without the notes that an author typed at their end, anchored; the notes; the markers as printed."""
    found = typed_notes([line for line, _ in flow])
    markers = [note.printed for note in found.notes]
    cuts: dict[int, list[_Mark]] = {}
    for place, index in found.places:
        cuts.setdefault(place.line, []).append((place, index))
    kept = [
        (_cut(line, cuts[i], markers)[0] if i in cuts else line, page)
        for i, (line, (_, page)) in enumerate(zip(found.body, flow, strict=False))
    ]
    return kept, tuple(NoteLines(note.marker, note.lines) for note in found.notes), markers


def _lines(tied: _Tied) -> list[str]:
    """The lines of the text, then those of the notes."""
    return [placed.line.text for lines in (tied.flow, *(lines for _, lines in tied.notes)) for placed in lines]


def _gaps_separate(flow: Sequence[Placed]) -> bool:
    """Whether white space stands between lines of the text itself, and not only around page furniture."""
    return sum(1 for p in flow if p.line.gap and not p.first) > 0.03 * len(flow)


def _spaced_han(pages: Pages, pack: Pack) -> bool:
    """Whether the source puts a space between Chinese characters and Western letters and digits."""
    if pack.spaced:
        return False
    sample = "\n".join(line.text for page in pages.pages[:4] for line in page.lines)
    return len(HAN_SPACED.findall(sample)) > len(HAN_TIGHT.findall(sample))


def _unbroken(pages: Pages) -> Parts:
    """Unbroken paragraphs are one page, without furniture."""
    lines = tuple(line for page in pages.pages for line in page.lines)
    links = tuple(link for page in pages.pages for link in page.links)
    return Parts(replace(pages.pages[0], lines=lines, links=links), lines, (), ())


def _tie(parts: Sequence[Parts], pack: Pack, pages: Pages) -> _Tied:
    tied, last = _Tied([], [], [], []), 0
    ruled = pages.raised or any(part.foot for part in parts)
    margins = _margins(parts, pages)
    typed = any(slashes.foot_start((*part.body, *part.foot)) is not None for part in parts)
    for whole, margin in zip(parts, margins, strict=True):
        if typed:
            part, found, places = _typed(whole, tied.notes)
        else:
            part = whole if ruled else _with_foot(whole, last, pages.wrapped, pack)
            carried, found = split_foot(part.foot, last, pages.raised)
            if tied.notes:  # lines that begin no note go on from the last page's last note
                tied.notes[-1][1].extend(Placed(line, part.page.number, False, 0) for line in carried)
            else:
                part = replace(part, body=(*part.body, *carried))
            assigned = assign(part.body, [n.marker for n in found], pack, pages.raised) if found else []
            places = [(p, len(tied.notes) + k) for k, p in enumerate(assigned) if p is not None]
            places = _with_repeated(part.body, places, [n.marker for n in found], tied.notes)
        tied.flow += _anchored(part, tied, places, margin, pages.column)
        _add_notes(tied, found, {index for _, index in places}, part.page.number)
        last = next((int(n.marker) for n in reversed(found) if n.marker.isdigit()), last)
    if pages.raised and len(tied.untied) >= FEW_ENDNOTES:
        _tie_endnotes(tied, pack)
    tied.findings += tied.untied.values()
    return tied


def _with_repeated(
    lines: Sequence[Line], places: list[_Mark], found: Sequence[str], known: Sequence[tuple[str, list[Placed]]]
) -> list[_Mark]:
    """The places of markers on a page, with those that mark a note again: of this page, or, superscript, of one before.

    `found` are the markers of the notes of the page, `known` the notes of the pages before.
    """
    first = len(known)
    before = {marker: k for k, (marker, _) in enumerate(known) if marker.isdigit()}
    own = dict(places)
    all_places = list[_Mark]()
    for place, marker in marks(lines):
        index = own.pop(place, None)
        if index is not None:
            before[found[index - first]] = index
        elif not marker.isalpha() or lines[place.line].cell is not None:  # letters mark the notes of tables
            index = before.get(marker)
        if index is not None:
            all_places.append((place, index))
    return sorted((*all_places, *own.items()), key=lambda mark: (mark[0].line, mark[0].start))


def _tie_endnotes(tied: _Tied, pack: Pack) -> None:
    """Tie the notes that stand together at a document's end, far from the superscripts that mark them."""
    untied = list(tied.untied)
    places = assign([placed.line for placed in tied.flow], [tied.notes[k][0] for k in untied], pack, raised=True)
    cuts: dict[int, list[_Mark]] = {}
    for index, place in zip(untied, places, strict=True):
        if place is not None:
            cuts.setdefault(place.line, []).append((place, index))
            del tied.untied[index]
    for at, cut in cuts.items():
        line, ended = _cut(tied.flow[at].line, cut, tied.markers)
        tied.flow[at] = replace(tied.flow[at], line=line, marker_last=ended)


def _typed(part: Parts, known: Sequence[tuple[str, list[Placed]]]) -> tuple[Parts, tuple[FootNote, ...], list[_Mark]]:
    """A typewritten page: its notes, and its markers with the indices of their notes (of earlier pages, if need be)."""
    lines = (*part.body, *part.foot)
    start = slashes.foot_start(lines)
    body = lines if start is None else lines[:start]
    found = () if start is None else tuple(slashes.split_notes(lines[start:]))
    index = {marker: k for k, (marker, _) in enumerate(known)}
    index |= {note.marker: len(known) + k for k, note in enumerate(found)}
    places = [(place, index[marker]) for place, marker in slashes.places(body) if marker in index]
    return replace(part, body=body, foot=lines[len(body) :]), found, places


def _add_notes(tied: _Tied, found: Sequence[FootNote], marked: Set[int], page: int) -> None:
    """Add the notes of a page; `marked` are the indices of those that have a marker."""
    for note in found:
        if len(tied.notes) not in marked:
            where = note.lines[0].number if note.lines else 0
            message = f"note {note.marker} has no marker in the text of its page"
            tied.untied[len(tied.notes)] = Finding("unresolved-note", message, "warning", page, where)
        tied.markers.append(note.printed)
        tied.notes.append((note.marker, [Placed(x, page, False, 0) for x in note.lines]))


def _margins(parts: Sequence[Parts], pages: Pages) -> list[float]:
    """The indent of lines inside paragraphs, for each page: as the source tells it, else as its lines show it."""
    if pages.margin is not None:
        return [pages.margin] * len(parts)
    told = [part.page.margin for part in parts if part.page.margin is not None]
    return told if len(told) == len(parts) else page_margins([part.body for part in parts], pages.column)


def _with_foot(part: Parts, last: int, wrapped: bool, pack: Pack) -> Parts:
    """A page whose notes no rule sets apart."""
    start = find_foot(part.body, last, not wrapped, pack)
    return replace(part, body=part.body[:start], foot=part.body[start:])


def _anchored(part: Parts, tied: _Tied, places: Sequence[_Mark], margin: float, column: float) -> Iterator[Placed]:
    """The lines of a page with markers taken out (and added to `tied`) and `note` spans in their places."""
    cuts: dict[int, list[_Mark]] = {}
    for place, index in places:
        cuts.setdefault(place.line, []).append((place, index))
    for i, line in enumerate(part.body):
        cut, ended = _cut(line, cuts[i], tied.markers) if i in cuts else (line, False)
        yield Placed(
            cut, part.page.number, i == 0, (line.indent - margin) / column, line.text, ended, line.hang / column
        )


def _cut(line: Line, cuts: Sequence[_Mark], taken: list[str]) -> tuple[Line, bool]:
    """A line without its markers, which are added to `taken`. Returns whether one ended it."""
    out, at, spans = "", 0, [s for s in line.spans if s.name != "sup" or not _is_marker(s, cuts)]
    for place, index in cuts:
        start, end = place.start, place.end
        while start > at and line.text[start - 1].isspace():
            start -= 1
        if line.text[start - 1 : start] in "(" and line.text[end : end + 1] == ")" and place.start == start:
            start, end = start - 1, end + 1
        out += line.text[at:start]
        taken.append(line.text[start:end])
        spans = [_shifted(s, len(out), start, end) for s in spans]
        spans.append(Span(len(out), len(out), "note", str(index)))
        at = end
    ended = not line.text[at:].strip()
    out = out if ended else out + line.text[at:]
    return replace(line, text=out, spans=tuple(sorted(spans, key=lambda s: (s.start, s.end)))), ended


def _is_marker(span: Span, cuts: Sequence[_Mark]) -> bool:
    return any(span.start < place.end and place.start < span.end for place, _ in cuts)


def _shifted(span: Span, at: int, start: int, end: int) -> Span:
    """A span of the uncut line after `[start:end]` was taken out at offset `at` of the new one."""
    size = end - start
    if span.name == "note" or span.end <= at:
        return span
    first, last = (offset if offset <= at else max(at, offset - size) for offset in (span.start, span.end))
    return replace(span, start=first, end=last)


def _note(marker: str, lines: Sequence[Placed], seams: Seams) -> Note:
    return Note(marker, (joined(lines, seams).text,) if lines else ())
