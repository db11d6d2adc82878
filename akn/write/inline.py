"""Standoff spans into mixed content.

Reads a `Text` and writes it into one element (`p`, `num`, `heading`, …). Every character is written once and in order,
whatever the spans are: those that cross are cut, those that cannot be an element at this place leave only their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from lxml.etree import _Element

from akn.model import Finding, Span, Text
from akn.write.elements import names, sub, uri
from akn.write.scope import Citation, Elsewhere, Part

PRINTED = names("i b u sup sub")
MARKS = names("note noteRef")  # of notes: they stand between characters
# Elements that name something, and the class of what they name. The XSD wants `refersTo` on these and on `quantity`.
NAMING = {
    "organization": "Organization",
    "person": "Person",
    "role": "Role",
    "event": "Event",
    "location": "Location",
    "concept": "Concept",
    "object": "Object",
    "process": "Process",
    "term": "Term",
}
REFERRING = frozenset((*NAMING, "quantity"))
# Elements of cover page, preface and conclusions.
FRONT = names(
    "docType docTitle docNumber docProponent docDate docAuthority docPurpose docCommittee docIntroducer docStage "
    "docStatus docJurisdiction docketNumber session legislature shortTitle"
)
PLAIN = names("quantity outcome def signature abbr omissis decoration neutralCitation")
# The attribute that holds a span's value.
VALUE = {
    "date": "date",
    "docDate": "date",
    "session": "value",
    "legislature": "value",
    "docCommittee": "value",
    "quantity": "normalized",
    "inline": "name",
    "location": "title",
}
# The class of an entity that a span of another element names and nothing defines.
NAMES = {
    "docAuthority": "Organization",
    "docCommittee": "Organization",
    "docProponent": "Organization",
    "session": "Event",
}
# What the profile says of elements that stand on a cover page or in a preface.
REFERS = {
    ("coverPage", "docNumber"): "symbol",
    ("coverPage", "docDate"): "dateOfIssuance",
    ("coverPage", "docketNumber"): "publicationJobNumber",
    ("preface", "docTitle"): "resolutionTitle",
}


class Piece(NamedTuple):
    """A stretch of a span after crossing spans were cut: pieces nest or follow each other."""

    start: int
    end: int
    order: int  # of the span among the others
    span: Span


def _place(piece: Piece) -> tuple[int, int, int]:
    """What pieces are sorted by: of two that start together, the longer one comes first."""
    return piece.start, -piece.end, piece.order


class _Where(NamedTuple):
    """Where a span is written: in which text, of which document element, in which place of it (see `write_text`)."""

    text: Text
    part: Part
    place: str


def write_texts(parent: _Element, texts: Iterable[Text], part: Part, place: str = "body") -> None:
    """One `p` for each text that holds anything."""
    for text in texts:
        if text.content or text.spans:
            write_text(sub(parent, "p"), text, part, place)


def write_joined(parent: _Element, texts: Iterable[Text], part: Part) -> None:
    """Several texts in one inline element (`heading`, `listIntroduction`, …), parted by `eol`."""
    for n, text in enumerate(t for t in texts if t.content or t.spans):
        if n:
            sub(parent, "eol")
        write_text(parent, text, part, "body")


def write_text(parent: _Element, text: Text, part: Part, place: str = "body") -> None:
    """Write a text at the end of `parent`, a line break in it as `eol`.

    place  `coverPage`, `preface`, `conclusions` or `body`: the elements named `doc…` stand in the first three only.
    Raises ValueError where a character is not one that XML 1.0 allows.
    """
    try:
        if len(parent) == 0:
            # An empty text node too: the serialiser indents nothing inside an element that has text.
            if not text.spans and "\n" not in text.content:
                parent.text = text.content
                return
            parent.text = ""
        if text.spans:
            writer = _Writer(parent, _Where(text, part, place))
            for piece in nested(text.spans, len(text.content)):
                writer.open(piece)
            writer.advance(len(text.content))
        else:
            _put(parent, parent[-1] if len(parent) else None, text.content)
    except UnicodeEncodeError as error:
        raise ValueError(_illegal(text)) from error
    except ValueError as error:
        if "XML compatible" not in str(error):
            raise
        raise ValueError(_illegal(text)) from error


def _illegal(text: Text) -> str:
    where = f"page {text.page}, line {text.line}" if text.page else repr(text.content[:40])
    return f"The text holds a character that XML 1.0 does not allow ({where}); remove it before writing."


def _put(element: _Element, last: _Element | None, words: str) -> _Element | None:
    """Add characters to an element, behind its `last` child; the child that is the last one then."""
    first, *lines = words.split("\n") if "\n" in words else (words,)
    if last is None:
        element.text = (element.text or "") + first
    else:
        last.tail = (last.tail or "") + first
    for line in lines:
        last = sub(element, "eol")
        last.tail = line
    return last


class _Open:
    """An element that is being written: where its span ends, and its last child so far."""

    __slots__ = ("element", "end", "holds_last_note", "last")

    def __init__(self, end: int, element: _Element, holds_last_note: bool) -> None:
        self.end = end
        self.element = element
        self.holds_last_note = holds_last_note
        self.last: _Element | None = None


class _Writer:
    """Writes the characters of one text and, between them, elements and notes: `at` is how far it has come."""

    def __init__(self, parent: _Element, where: _Where) -> None:
        self.where = where
        self.content = where.text.content
        size = len(self.content)
        self.at = 0
        self.stack = [_Open(size + 1, parent, False)]  # beyond the end: the parent is never closed
        self.stack[0].last = parent[-1] if len(parent) else None
        notes = [(min(max(s.start, 0), size), s) for s in where.text.spans if s.name in MARKS]
        self.notes = sorted(notes, key=lambda note: note[0])[::-1]  # the next one last

    def open(self, piece: Piece) -> None:
        """Write up to a piece and begin its element, if it can be one here."""
        self.advance(piece.start)
        inside, end, span = self.stack[-1], piece.end, piece.span
        element = _element(inside.element, span, self.content[piece.start : end], self.where)
        if element is not None:
            inside.last = element
            self.stack.append(_Open(end, element, span.name in FRONT))

    def advance(self, to: int) -> None:
        """Write the characters before `to`, and on the way the notes and the ends of elements.

        A note at the very end of a title belongs to the title; after a `ref` or an `i` it stands behind it.
        """
        while True:
            inside = self.stack[-1]
            note = self.notes[-1][0] if self.notes else to + 1
            if note <= to and (note < inside.end or (note == inside.end and inside.holds_last_note)):
                self.put(note)
                element = _note(inside.element, self.notes.pop()[1], self.where)
                inside.last = inside.last if element is None else element
            elif inside.end <= to:
                self.put(inside.end)
                self.stack.pop()
            else:
                break
        self.put(to)

    def put(self, to: int) -> None:
        """Write the characters before `to` into the innermost element."""
        if to > self.at:
            inside = self.stack[-1]
            inside.last = _put(inside.element, inside.last, self.content[self.at : to])
            self.at = to


def nested(spans: Sequence[Span], size: int) -> list[Piece]:
    """The spans as pieces that nest, outer before inner, in order of start; notes and empty spans left out.

    Of two spans that cross, the one that only says how words are printed is cut, else the later one.
    """
    pieces = (Piece(max(s.start, 0), min(s.end, size), n, s) for n, s in enumerate(spans) if s.name not in MARKS)
    queue = [piece for piece in pieces if piece.start < piece.end]
    queue.sort(key=_place, reverse=True)  # the next one last
    done: list[Piece] = []
    stack: list[int] = []  # places in `done` of the pieces that are open
    while queue:
        piece = queue.pop()
        while stack and done[stack[-1]].end <= piece.start:
            stack.pop()
        outer = done[stack[-1]] if stack else None
        if outer is not None and piece.end > outer.end:
            if outer.span.name in PRINTED and piece.span.name not in PRINTED and outer.start < piece.start:
                done[stack.pop()] = outer._replace(end=piece.start)
                queue += [piece, outer._replace(start=piece.start)]
                queue.sort(key=_place, reverse=True)
                continue
            queue.append(piece._replace(start=outer.end))
            queue.sort(key=_place, reverse=True)
            piece = piece._replace(end=outer.end)
        stack.append(len(done))
        done.append(piece)
    return done


def _element(inside: _Element, span: Span, words: str, where: _Where) -> _Element | None:
    """The element of a span, or None where its words stand alone."""
    name = span.name
    if name in PRINTED:
        return sub(inside, name)
    if name == "ref":
        return _ref(inside, span, words, where)
    if name == "rref":
        return _rref(inside, span, words, where)
    if name in FRONT and where.place == "body":
        if name != "docDate":
            return None
        name = "date"
    attributes = _attributes(name, span, words, where)
    return None if attributes is None else sub(inside, name, attributes)


def _attributes(name: str, span: Span, words: str, where: _Where) -> dict[str, str] | None:
    """The attributes of an element that is no reference; None where the XSD could not accept it."""
    part, scope = where.part, where.part.scope
    if name in REFERRING and not span.to:
        return None
    if name in NAMING:
        attributes = {"refersTo": scope.refer(span.to, NAMING[name], words)}
        return attributes | {VALUE[name]: span.value} if name in VALUE and span.value else attributes
    if name == "vote":
        agent = span.to or part.document.actor or "un"
        return {"by": scope.refer(agent, "Organization"), "as": scope.refer("author")}
    if not _acceptable(name, span.value):
        return None
    attributes = {VALUE[name]: span.value} if name in VALUE and span.value else {}
    if name == "inline" and span.value == "agenda item":
        return attributes | _agenda_item(span, part)
    to = span.to or REFERS.get((where.place, name), "")
    if to and not (to == "resolutionTitle" and not part.document.genre.startswith(("resolution", "decision"))):
        attributes["refersTo"] = scope.refer(to, NAMES.get(name, "Concept"), words)
    return attributes


def _acceptable(name: str, value: str) -> bool:
    """Whether an element is one that is known here, with the value that the XSD wants of it."""
    if name in ("date", "docDate"):
        return is_date(value)
    if name == "inline":
        return bool(value)
    return name in FRONT or name in PLAIN or name in VALUE


def _agenda_item(span: Span, part: Part) -> dict[str, str]:
    """`title` holds the number: the one that the span names, or the document's only one."""
    items = part.document.agenda_items
    title = span.to or (items[0] if len(items) == 1 else "")
    refers = {"refersTo": part.scope.refer("agendaItem")}
    return {"title": title, **refers} if title else refers


def is_date(value: str) -> bool:
    """Whether `value` is a full date, `2024-12-10`.

    >>> is_date("2024-12-10"), is_date("2024-02-30"), is_date("2024")
    (True, False, False)
    """
    if len(value) != 10:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return value[4] == value[7] == "-"


def _ref(inside: _Element, span: Span, words: str, where: _Where) -> _Element | None:
    part, scope, to = where.part, where.part.scope, span.to
    if to.startswith("#"):
        element = sub(inside, "ref")
        scope.internal.append((element, (to,), part))
        return element
    if not to and span.value in scope.symbols:
        to = scope.symbols[span.value].iri
    if not to:
        scope.findings.append(dangling(words, where.text))
        return None
    href = uri(to)
    element = sub(inside, "ref", {"href": href})
    scope.cite(href, span.value)
    scope.citations.append(Citation(element, scope.cited[href][1].symbol, href))
    return element


def _rref(inside: _Element, span: Span, words: str, where: _Where) -> _Element | None:
    part, ends = where.part, tuple(span.to.split())
    if len(ends) != 2 or (ends[0][0] == "#") != (ends[1][0] == "#"):
        part.scope.findings.append(dangling(words, where.text))
        return None
    if ends[0].startswith("#"):
        element = sub(inside, "rref")
        part.scope.internal.append((element, ends, part))
        return element
    first, last = uri(ends[0]), uri(ends[1])
    part.scope.cite(first, span.value)
    part.scope.cite(last, "")
    return sub(inside, "rref", {"from": first, "upTo": last})


def dangling(words: str, text: Text | None = None) -> Finding:
    """The finding for a reference whose target is not known: the words are written without it."""
    message = f"“{words}” refers to something that was not found; the words were written without a reference."
    return Finding("dangling-reference", message, "warning", text.page if text else 0, text.line if text else 0)


def unresolved(note: str, text: Text) -> Finding:
    """The finding for a mark of a note that is not there."""
    message = f"A marker stands for note {note!r}, which the document does not have."
    return Finding("unresolved-note", message, "warning", text.page, text.line)


def _note(inside: _Element, span: Span, where: _Where) -> _Element | None:
    part, text = where.part, where.text
    if span.name == "noteRef":
        element = sub(inside, "noteRef", {"marker": span.value, "placement": "bottom"})
        part.elsewhere.append(Elsewhere(element, span.to, text))
        return element
    index = int(span.value) if span.value.isdecimal() else -1
    if not 0 <= index < len(part.document.notes):
        part.scope.findings.append(unresolved(span.value, text))
        return None
    if index in part.notes:
        attributes = {"marker": part.document.notes[index].marker, "placement": "bottom"}
        element = sub(inside, "noteRef", attributes)
        part.scope.note_refs.append((element, part.notes[index]))
        return element
    return write_note(inside, index, part, where.place)


def write_note(inside: _Element, index: int, part: Part, place: str = "body") -> _Element:
    """Write a note at the end of `inside`; its element."""
    note = part.document.notes[index]
    element = sub(inside, "authorialNote", {"marker": note.marker, "placement": "bottom"})
    part.notes[index] = element
    write_texts(element, note.text, part, place)
    if len(element) == 0:
        sub(element, "p")
    return element
