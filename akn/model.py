"""The parsed document: plain frozen values that serialise to JSON and back.

The model sits between the readers and the writers and knows neither. Text is standoff: a `Text` holds the printed
characters once, and everything that is known about a stretch of them (italics, a note's marker, a citation, a date) is
a `Span` over it. Names are those of Akoma Ntoso (`docTitle`, `paragraph`, `point`, …) and of the United Nations
(symbol, session, agenda item). Every `Text` says where it was printed (page and line, from 1; 0 where unknown).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]


class Finding(Struct, frozen=True, gc=False):
    """Something a person should know about a document: what is wrong, where, what to do.

    `code` is a stable kebab-case name (`unresolved-note`), `message` one sentence; `page` and `line` point into the
    source (0: unknown), `path` into the XML (an XPath or eId, where the finding is about the output).
    """

    code: str
    message: str
    severity: Severity = "warning"
    page: int = 0
    line: int = 0
    path: str = ""


class Span(Struct, frozen=True, gc=False):
    """A stretch `content[start:end]` of a `Text` and what it is.

    name    `i`, `b`, `sup`, `a` (a hyperlink of the source): how it is printed, as the source shows it;
            `note`: zero-width, `value` the index into `Document.notes` (a second span with an index already used marks
            the same note again);
            `noteRef`: zero-width, a mark of a note that stands in another part of the document (in the text, where the
            mark is in an annex): `value` the marker, `to` the part and the index, `0/3`; parts count in reading order,
            a document before its annexes and drafts (`akn.cite.texts.documents`);
            `ref`: a citation, `value` the cited work's symbol, `to` its IRI with portion
            (`/akn/un/statement/deliberation/unga/2003-12-23/58-208/!main~para_15`) or, inside the document,
            `#paragraph/6/a` (kinds and numbers of units; the writer turns it into an eId);
            `rref`: a range, `to` the two IRIs separated by a space;
            any other: an inline element of Akoma Ntoso (`docNumber`, `docTitle`, `session`, `date`, `organization`,
            `person`, `role`, `event`, `location`, `outcome`, `quantity`, `inline`, …).
    value   the normalised value: an ISO date, a session number, an agenda item `20 (b)`, an `inline`'s name.
    to      key of an `Entity` (`unga-c2`, `UG`), or an IRI, see above.
    """

    start: int
    end: int
    name: str
    value: str = ""
    to: str = ""


class Text(Struct, frozen=True, gc=False):
    """One printed paragraph: its characters without note markers, and spans over them in order of start."""

    content: str
    spans: tuple[Span, ...] = ()
    page: int = 0
    line: int = 0


class Note(Struct, frozen=True, gc=False):
    """A footnote or endnote: the marker as printed (`1`, `*`) without parentheses, and its paragraphs."""

    marker: str
    text: tuple[Text, ...]


class Entity(Struct, frozen=True, gc=False):
    """An entry of the ontology that spans refer to by `key`.

    kind    the TLC class without its prefix: `Organization`, `Person`, `Role`, `Event`, `Concept`, `Location`, `Term`
    iri     `/akn/ontology/organization/un/unga-c2`; label: as printed, or its English name
    """

    kind: str
    key: str
    iri: str
    label: str


class Work(Struct, frozen=True, gc=False):
    """A cited work: `kind` is the TLCReference name (`resolution`, `report`, `draftResolution`, `treaty`, …)."""

    symbol: str
    iri: str
    kind: str


class Unit(Struct, frozen=True, gc=False):
    """A structural unit, with units inside it.

    kind     `formula`, `container` (a preambular paragraph), `section`, `title`, `chapter`, `division`, `part`,
             `paragraph`, `alinea` (unnumbered among numbered), `point`, `item`, `article`, `crossHeading`, `tblock`,
             `table`; of a verbatim record `debateSection`, `speech` (the heading: who speaks), `narrative`, `rollCall`
    num      the number as printed (`15.`, `(a)`, `一.`), absent where none is printed
    number   the same in Western form, what eIds are made of (`15`, `a`, `I`)
    name     of a container: the English lower-camel key of its opening phrase (`recallingAlso`); of a speech: the
             keys of who speaks and of the role, parted by a space
    texts    its own paragraphs before the units inside it; wrapup: those after
    drafts   indices into `Document.drafts`, of the drafts that stand at this place
    rows     of a table: rows of cells
    """

    kind: str
    texts: tuple[Text, ...] = ()
    num: str = ""
    number: str = ""
    name: str = ""
    heading: tuple[Text, ...] = ()
    units: tuple[Unit, ...] = ()
    wrapup: tuple[Text, ...] = ()
    drafts: tuple[int, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()


class Step(Struct, frozen=True, gc=False):
    """One act of the proceedings, told in a paragraph or known from the cover.

    outcome   `introduced`, `sponsorAdded`, `beforeCommittee`, `recommendedForAdoption`, `adopted`, `rejected`,
              `orallyRevised`, `withdrawn`, `noActionMoved`, `noActionTaken`, `programmeBudgetImplications`,
              `statementMade`, …
    by        entity keys of who did it; on_behalf an entity key; document the symbol acted upon
    paragraph the number of the paragraph that tells it
    """

    outcome: str
    date: str = ""
    meeting: str = ""
    by: tuple[str, ...] = ()
    on_behalf: str = ""
    document: str = ""
    paragraph: str = ""


class Vote(Struct, frozen=True, gc=False):
    """A vote: counts as stated (None: not recorded), entity keys of the States listed on each side."""

    outcome: str
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    voted_in_favour: tuple[str, ...] = ()
    voted_against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    paragraph: str = ""
    document: str = ""


class Link(Struct, frozen=True, gc=False):
    """A hyperlink of the source; `text` the words under it where the format knows them."""

    href: str
    page: int = 0
    text: str = ""


class Document(Struct, frozen=True, gc=False):
    """A parsed document.

    genre      `meetingReport`, `resolution`, `resolutionDraft`, `decision`, `decisionDraft`, `presidentialStatement`,
               `verbatimRecord`, `meetingMinute`, `annex`, …: the `@name` of the Akoma Ntoso document element
    lang       ISO 639-2/T code (`zho`); symbols: the document's own, the principal one first, as `A/79/439/Add.2`
    actor      key of the authoring body (`unga`, `unga-c2`, `unsc`, `unecosoc`, `unga-hrc`)
    adopted, issued   ISO dates, "" where unknown; inferred: names of the values that were not printed
    cover, preface, conclusions   paragraphs whose spans say what each part is
    preamble, body   the units; annexes: `Document`s of genre `annex`; drafts: those standing in a report
    number     of an annex or a draft its number in Western form; title: the plain title
    """

    genre: str
    lang: str
    symbols: tuple[str, ...] = ()
    actor: str = ""
    session: str = ""
    agenda_items: tuple[str, ...] = ()
    title: str = ""
    number: str = ""
    adopted: str = ""
    issued: str = ""
    inferred: tuple[str, ...] = ()
    original_languages: tuple[str, ...] = ()
    cover: tuple[Text, ...] = ()
    preface: tuple[Text, ...] = ()
    preamble: tuple[Unit, ...] = ()
    body: tuple[Unit, ...] = ()
    conclusions: tuple[Text, ...] = ()
    annexes: tuple[Document, ...] = ()
    drafts: tuple[Document, ...] = ()
    notes: tuple[Note, ...] = ()
    steps: tuple[Step, ...] = ()
    votes: tuple[Vote, ...] = ()
    entities: tuple[Entity, ...] = ()
    works: tuple[Work, ...] = ()
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()


def walk(units: tuple[Unit, ...]) -> Iterator[Unit]:
    """Every unit in reading order, outer before inner."""
    for unit in units:
        yield unit
        yield from walk(unit.units)
