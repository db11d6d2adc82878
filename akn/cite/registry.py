"""The registry of works: what a citation names, and the one IRI of each work however it is cited.

A work is named by its symbol (`A/RES/58/208`, `A/C.2/79/L.29`), or, where it has none, by one of these:

    UNTS 1577/27531                    volume and number in the United Nations Treaty Series
    E.95.XIII.18                       a sales number; its letter is a language, so it is always written E
    1/CP.21                            a decision of a conference of parties
    Commission on … resolution 2006/2  a resolution of a body whose resolutions have no symbols

The IRI is `/akn/un/{root}/{subtype}/{actor}/{date}/{number}`. The date is, in this order: that of the registry's data;
the printed one; the year in the symbol, or in which its session opened (session N of the General Assembly opens in
1945 + N, of other bodies by `sessions.tsv`); and `0000` where nothing says it: a year that no document has, so that
the IRI stays well-formed and nothing is invented.

A citation knows the symbol alone, so a document's own IRI follows what that tells: the actor is the body in whose
series the symbol is, for `A/85/233` and the like the Secretary-General, whoever wrote it (FRBRauthor says that). The
symbol does not tell that a document is a report of a body, an agenda, a letter, a note or an amendment; those are named
after what they are (AKN4UN: root element and subtype stand in the IRI) and cited as `doc/paper`, an amendment as a
draft. The IRI under which such a document is cited is an alias in its metadata.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from akn.cite import symbols
from akn.cite.data import adopted, organs, series, sessions, treaties
from akn.model import Document, Work

UNKNOWN = "0000"
LETTERED_FROM = 57  # the session from which each part of a resolution is a document of its own
_TREATY = re.compile(r"^UNTS (\d+)(?:/(\d+))?$")
_SALES = re.compile(r"^[A-Z]\.(\d\d)\.([IVX]+(?:\.[A-Z])?\.\d+)$")
_CONFERENCE = re.compile(r"^(\d+)/(CP|CMP|CMA|COP)\.(\d+)$")
_ASSEMBLY = re.compile(r"^[A-Z]+/(?:EA|HA)\.(\d+)")  # the session stands in the segment of the body
_NAMED = re.compile(r"^(.+) (resolution|decision) ([^ ]+(?: [A-Z])?(?: \([^)]+\))?)$")
_CONFERENCES = {"CP": "unfccc-cp", "CMP": "unfccc-cmp", "CMA": "unfccc-cma", "COP": "unccd-cop"}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

# Kinds of symbol: name of the TLCReference, then root and subtype of the IRI.
_KINDS: Mapping[str, tuple[str, str]] = {
    "RES": ("resolution", "statement/deliberation"),
    "DEC": ("decision", "statement/deliberation"),
    "PRST": ("presidentialStatement", "statement/deliberation"),
    "L": ("draftResolution", "statement/deliberation"),
    "SR": ("summaryRecord", "debateReport/minute"),
    "PV": ("verbatimRecord", "debate/record"),
    "GC": ("generalComment", "doc/paper"),
}
_GENRES: Mapping[str, tuple[str, str]] = {
    "resolution": ("resolution", "statement/deliberation"),
    "resolutionDraft": ("draftResolution", "statement/deliberation"),
    "decision": ("decision", "statement/deliberation"),
    "decisionDraft": ("draftDecision", "statement/deliberation"),
    "presidentialStatement": ("presidentialStatement", "statement/deliberation"),
    "meetingReport": ("report", "debateReport/report"),
    "councilReport": ("report", "debateReport/report"),
    "conferenceReport": ("report", "debateReport/report"),
    "meetingMinute": ("summaryRecord", "debateReport/minute"),
    "verbatimRecord": ("verbatimRecord", "debate/record"),
    "agendaAnnotated": ("agenda", "debateReport/agenda"),
    "agendaListing": ("agenda", "debateReport/agenda"),
    "progressReport": ("report", "doc/paper"),
    "officialLetter": ("letter", "doc/communication"),
    "note": ("note", "doc/communication"),
    "treaty": ("treaty", "act/provision"),
    "convention": ("treaty", "act/provision"),
}


def work(name: str, date: str = "", own: Document | None = None) -> Work:
    """The work that a symbol or another name (see above) stands for, with its IRI.

    `date` is the printed date, "" where none is printed. `own` is the citing document: its own symbol gives its own
    IRI, and other parts of the same document (A/79/439 beside A/79/439/Add.2) are works of the same kind.
    Raises `ValueError` for a name that is none of these.
    """
    parsed = symbols.parse(name) if own is not None and own.symbols else None
    if own is not None and parsed is not None:
        if parsed.text == symbols.normal(own.symbols[0]):
            return Work(parsed.text, own_iri(own), _GENRES.get(own.genre, ("document", ""))[0])
        if not parsed.kind and own.genre in _GENRES and _base(parsed.text) == _base(own.symbols[0]):
            kind, path, actor = _own(own, parsed)
            return Work(parsed.text, _iri(path, actor, _date(parsed, date), parsed.text), kind)
    return _work(name, date)


@lru_cache(maxsize=4096)
def _work(name: str, date: str) -> Work:
    for form in (_treaty, _publication, _conference, _subsidiary):
        if made := form(name, date):
            return made
    parsed = symbols.parse(name)
    if parsed is None:
        raise ValueError(f"'{name}' is neither a symbol nor a name of a work")
    kind, path, actor = _described(parsed)
    return Work(document_symbol(parsed.text), _iri(path, actor, _date(parsed, date), _number(parsed)), kind)


def document_symbol(symbol: str) -> str:
    """The symbol of the document in which a part of a resolution was published: `A/RES/50/70` for 50/70 M.

    Until the fifty-sixth session all parts stand in one document; after it, part A is published under the number alone
    and each other part under its letter, unless the registry has the part (as in the organisation's own addresses).
    """
    parsed = symbols.parse(symbol)
    if parsed is None or not parsed.letter or parsed.kind != "RES" or not parsed.session.isdecimal():
        return symbol
    own_document = int(parsed.session) >= LETTERED_FROM and parsed.letter != "A"
    return symbol if own_document or adopted(symbol) else symbol.removesuffix(f" {parsed.letter}")


def own_iri(document: Document) -> str:
    """The IRI of a document's own work: adopted texts by the date of adoption, others by that of issue; "" where the
    document has no symbol. Where neither date is known, as for a cited work."""
    parsed = symbols.parse(document.symbols[0]) if document.symbols else None
    if parsed is None:
        named = (form(name, document.adopted) for name in document.symbols[:1] for form in (_conference, _subsidiary))
        return next((found.iri for found in named if found), "")
    kind, path, actor = _own(document, parsed)
    adopted_text = kind in ("resolution", "decision", "presidentialStatement")
    date = (document.adopted if adopted_text else document.issued) or _date(parsed, "")
    return _iri(path, actor, date, _number(parsed))


def cited_iris(document: Document) -> tuple[str, ...]:
    """The IRIs under which a document is cited by its symbols, as far as they differ from its own by more than the
    date."""
    own = own_iri(document).split("/")
    cited = (_work(symbol, "").iri for symbol in document.symbols if symbols.parse(symbol))
    parts = {iri: iri.split("/") for iri in cited}
    return tuple(iri for iri, part in parts.items() if [*part[:6], *part[7:]] != [*own[:6], *own[7:]])


def form(genre: str) -> tuple[str, str]:
    """Root element and subtype of the IRIs of a genre."""
    root, _, subtype = _form(genre)[1].partition("/")
    return root, subtype


def actor_of(symbol: str) -> str:
    """The key of the body in whose series a symbol is: `unga-c2` for `A/C.2/79/L.29`, "" for what is no symbol."""
    parsed = symbols.parse(symbol)
    return _body(parsed)[0] if parsed else ""


def body_name(key: str) -> str:
    """The English name of a body by its key, for the label of an ontology entry; the key where it is not known."""
    if key in organs():
        return organs()[key][0]
    return next((name for actor, name in series().values() if actor == key), key)


def year_of(symbol: str) -> str:
    """The year of a work: from the registry, the symbol or its session; "" where nothing says it."""
    known = adopted(symbol)
    parsed = symbols.parse(symbol)
    return known[:4] or (_year(parsed) if parsed else "")


def resolution(organ: str, number: str, decision: bool = False) -> str:
    """The symbol of a body's resolution or decision by its number: `A/HRC/RES/34/7`, `UNEP/EA.5/Res.14`; for bodies
    whose texts have none, its name in words. "" for a key that is no body's."""
    if organ not in organs():
        return ""
    template = organs()[organ][3 if decision else 2]
    session, _, last = number.partition("/")
    if template:
        return symbols.normal(template.format(number, s=session, n=last)) or template.format(number, s=session, n=last)
    return f"{organs()[organ][0]} {'decision' if decision else 'resolution'} {number}"


def _treaty(name: str, date: str) -> Work | None:
    if not (found := _TREATY.match(name)):
        return None
    number = f"{found[1]}-{found[2]}" if found[2] else found[1]
    known = treaties().get(f"{found[1]}/{found[2]}", ("", ""))[0]
    return Work(name, _iri("act/provision", "unts", known or date or UNKNOWN, number), "treaty")


def _publication(name: str, date: str) -> Work | None:
    if not (found := _SALES.match(name)):
        return None
    year = f"{'19' if int(found[1]) > 45 else '20'}{found[1]}"
    number = f"{found[1]}.{found[2]}"
    return Work(f"E.{number}", _iri("doc/publication", "un", year, number), "publication")


def _conference(name: str, date: str) -> Work | None:
    if not (found := _CONFERENCE.match(name)):
        return None
    body = _CONFERENCES[found[2]]
    year = sessions().get((body, found[3]), (0, 0))[0]
    return Work(name, _iri("statement/deliberation", body, date or (str(year) if year else UNKNOWN), name), "decision")


def _subsidiary(name: str, date: str) -> Work | None:
    if not (found := _NAMED.match(name)) or not (key := _keys().get(found[1])):
        return None
    year = number_year(key, found[3])
    return Work(name, _iri("statement/deliberation", key, date or year or UNKNOWN, found[3]), found[2])


def _keys() -> dict[str, str]:
    return {row[0]: key for key, row in organs().items()}


def number_year(organ: str, number: str) -> str:
    """The year of a body's text by its number: `2006/2`, `1373 (2001)`, or by the session; "" where nothing says it."""
    if found := re.search(r"\((\d{4})\)|^((?:19|20)\d\d)/", number):
        return found[1] or found[2]
    session = number.rpartition("/")[0] or (re.search(r"\(([^)]+)\)", number) or ["", ""])[1]
    return _session_year(organ, session)


def _session_year(organ: str, session: str) -> str:
    if session and set(session) <= set(_ROMAN) and organ == "unga":
        return str(1945 + _roman(session))
    if session.isdecimal() and (organ == "unga" or organ.startswith("unga-c") or organ == "unga-bur"):
        return str(1945 + int(session))
    if years := sessions().get((organ, session)):
        return str(years[0])
    return ""


def _roman(numeral: str) -> int:
    values = [_ROMAN[c] for c in numeral] + [0]
    return sum(-v if v < after else v for v, after in pairwise(values))


def _described(parsed: symbols.Symbol) -> tuple[str, str, str]:
    actor = _body(parsed)[0]
    if parsed.kind in _KINDS:
        return *_KINDS[parsed.kind], actor
    if parsed.series == "A" and parsed.session and not parsed.kind:
        return "report", "doc/paper", "unsg"  # who wrote it is not in the symbol; most are the Secretary-General's
    if parsed.series in ("E", "A/HRC") and not parsed.kind:
        return "report", "doc/paper", actor
    return "document", "doc/paper", actor


def _own(document: Document, parsed: symbols.Symbol) -> tuple[str, str, str]:
    """The kind, path and actor of a document with a symbol, or of another part of it: all as the symbol tells where
    that tells what the document is, else by its genre."""
    kind, path = _form(document.genre)
    _, cited, actor = _described(parsed)
    return kind, path, actor if path == cited else document.actor or _body(parsed)[0]


def _form(genre: str) -> tuple[str, str]:
    return _GENRES.get(genre, ("document", "doc/paper"))


def _body(parsed: symbols.Symbol) -> tuple[str, str]:
    parts = parsed.series.split("/")
    if parsed.kind == "RES" and parts[0] == "UNEP":
        return series()["UNEP/EA"]
    for length in range(len(parts), 0, -1):
        prefix = "/".join(parts[:length])
        if found := series().get(prefix) or series().get(re.sub(r"\.\d+$", "", prefix)):
            rest = parts[length:]
            if rest and re.match(r"^(?:C|AC|CN|Sub)\.", rest[0]):  # a body of its own that the table does not name
                return f"{found[0]}-{'-'.join(rest).lower().replace('.', '')}", f"{found[1]}, {'/'.join(rest)}"
            return found
    return "un", "United Nations"


def _date(parsed: symbols.Symbol, printed: str) -> str:
    return adopted(parsed.text) or printed or _year(parsed) or UNKNOWN


def _year(parsed: symbols.Symbol) -> str:
    if parsed.year:
        return parsed.year
    actor = _body(parsed)[0]
    session = parsed.session
    if found := _ASSEMBLY.match(parsed.text):
        session = found[1]
    if parsed.series.startswith(("A", "A/C.")) and not parsed.series.startswith(("A/HRC", "A/CONF", "A/CN")):
        return _session_year("unga", session)
    return _session_year(actor, session)


def _number(parsed: symbols.Symbol) -> str:
    """The number in an IRI: that of a resolution, decision or statement alone, else the symbol without those joint to
    it."""
    if parsed.kind in ("RES", "DEC", "PRST"):
        return _short_number(parsed)
    return parsed.text[: -sum(len(j) + 1 for j in parsed.joint)] if parsed.joint and not parsed.kind else parsed.text


def _short_number(parsed: symbols.Symbol) -> str:
    """The number alone, as published: `79-217`, `79-252A-B`, `2725-2024`, `217A-III`, `ES-10-23`."""
    part = parsed.letter
    session = parsed.session or parsed.year
    if parsed.text.endswith(")"):
        return f"{parsed.number}{part}-{session}"
    if found := _ASSEMBLY.match(parsed.text):
        return f"{found[1]}-{parsed.number}"
    return f"{session}-{parsed.number}{part}" if session else f"{parsed.number}{part}"


def _base(symbol: str) -> str:
    return re.sub(r"(?:/(?:Add|Rev|Corr|Amend|Summary)\.?\w*)+$", "", symbol)


def _iri(path: str, actor: str, date: str, number: str) -> str:
    return f"/akn/un/{path}/{actor}/{date}/{symbols.file_name(number)}"
