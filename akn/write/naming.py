"""How the work, the expression and the manifestation that are written are named and dated.

IRIs are those of the registry of works, so that a document and a citation of it meet; only a document without a
symbol, which nothing can cite, is named here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from akn.cite import registry, symbols
from akn.model import Document
from akn.write.elements import token, uri
from akn.write.inline import is_date

ADOPTED = frozenset(("resolution", "decision", "presidentialStatement"))
# Root elements that the writer makes; a document of another kind is a `doc`.
ROOTS = frozenset(("statement", "debateReport", "debate", "doc"))
UNKNOWN_DATE = "0001-01-01"  # what the organisation's own files have where a day is not known


@dataclass(frozen=True, slots=True)
class Name:
    """The names of one document element.

    work       the work's IRI; component the part of it that this element is (`!main`, `!resolutionDraft_1`)
    date       that of adoption or of issue; expressed that of the expression: full dates
    complete   whether `date` was known to the day
    """

    work: str
    component: str
    subtype: str
    number: str
    symbol: str
    date: str
    expressed: str
    complete: bool
    lang: str


def is_collection(document: Document) -> bool:
    """Whether a document is nothing but a cover around others."""
    front = any(text.content for text in (*document.cover, *document.preface))
    text = document.body or document.preamble or document.annexes
    return registry.form(document.genre)[0] == "statement" and bool(document.drafts) and front and not text


def root_name(document: Document) -> str:
    """The document element of a document."""
    if is_collection(document):
        return "documentCollection"
    root = registry.form(document.genre)[0]
    return root if root in ROOTS else "doc"


def named(document: Document) -> Name:
    """The names of a document that stands alone: where it has an IRI in the registry, the date is that of the IRI."""
    root, subtype = registry.form(document.genre)
    symbol = next(iter(document.symbols), "")
    iri = uri(registry.own_iri(document))
    date, complete = _full(iri.split("/")[6:7]) if iri else dated(document)
    if not iri:
        day = date if complete else registry.UNKNOWN if date == UNKNOWN_DATE else date[:4]
        number = token(symbol or document.number or "unnumbered")
        iri = f"/akn/un/{root}/{subtype}/{token(document.actor or 'un')}/{day}/{number}"
    expressed = document.issued if is_date(document.issued) else date
    return Name(iri, "!main", subtype, iri.rpartition("/")[2], symbol, date, expressed, complete, language(document))


def collected(outer: Name, document: Document, component: str) -> Name:
    """The names of a text in a collection: those that it has by itself, where it has any."""
    return named(document) if registry.own_iri(document) else inside(outer, document, component)


def inside(outer: Name, document: Document, component: str) -> Name:
    """The names of a draft or an annex, which is a component of the work that contains it."""
    symbol = next(iter(document.symbols), "")
    date, complete = dated(document)
    if not complete:
        date, complete = outer.date, outer.complete
    number = symbols.file_name(symbol) if symbol else component.removeprefix("!")
    subtype = registry.form(document.genre)[1]
    return replace(
        outer,
        component=component,
        subtype="" if document.genre == "annex" else subtype,
        number=number,
        symbol=symbol,
        date=date,
        complete=complete,
        lang=language(document) if document.lang else outer.lang,
    )


def language(document: Document) -> str:
    """The language of a document as it stands in an IRI; `und` (ISO 639-2, undetermined) where it has none."""
    return token(document.lang) if document.lang else "und"


def dated(document: Document) -> tuple[str, bool]:
    """The date of a work as a full date, and whether its day is known; else the first of January of its year."""
    dates = (document.adopted, document.issued)
    year = registry.year_of(document.symbols[0]) if document.symbols else ""
    return _full((*(dates if document.genre in ADOPTED else dates[::-1]), year))


def _full(dates: Iterable[str]) -> tuple[str, bool]:
    """The first of these that is a full date; else the first of January of the first that begins with a year."""
    known = list(dates)
    for date in known:
        if is_date(date):
            return date, True
    for date in known:
        if re.match(r"[12]\d{3}(?!\d)", date):
            return f"{date[:4]}-01-01", False
    return UNKNOWN_DATE, False
