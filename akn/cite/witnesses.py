"""The hyperlinks of a source as witnesses: what each leads to beside what the text cites at its words.

The printed text wins: a hyperlink never makes a reference. It tells where one may have been missed, and where the
text or the hyperlink is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

from akn.cite import symbols
from akn.cite.texts import documents, walk
from akn.model import Document, Finding, Span, Text

Verdict = Literal["agrees", "missed", "disagrees"]
_ADDRESS = re.compile(
    r"^https?://(?:www\.)?(?:undocs\.org|docs\.un\.org|un-?docs\.org)/(?:[a-z]{2}/)?(?P<symbol>[^?#]+)", re.IGNORECASE
)
_QUERY = re.compile(r"^https?://[\w.]+\.un\.org/[^?]*\?(?:.*&)?(?:symbol|s)=(?P<symbol>[^&#]+)", re.IGNORECASE)
_REFERENCES = frozenset({"ref", "rref"})
_NUMBERS = frozenset({"docNumber", "docketNumber"})
_PART = re.compile(r"^((?:A|E)/RES/(?:E?S-)?\d+)[A-Z](?:-[A-Z])?(?=\()")
_VOLUME = re.compile(r"\((?:PARTS?|VOLS?)\.?[^)]*\)$")
_LETTER = re.compile(r"^((?:A|E)/(?:RES|DEC)/[^/]+/\d+)[A-Z](?:-[A-Z])?$")


class Witness(Struct, frozen=True, gc=False):
    """A hyperlink to a document, and what the text cites where it stands.

    href     the address; symbol of the document that it leads to; page in the source (0: unknown)
    words    the words under it, "" where the source only lists its hyperlinks
    cited    the symbols of the references found at these words
    verdict  `agrees`; `missed`: no reference stands there; `disagrees`: the text cites another document there or, where
             the words are not known, cites this one nowhere
    """

    href: str
    symbol: str
    page: int
    words: str
    cited: tuple[str, ...]
    verdict: Verdict


def witnesses(document: Document) -> list[Witness]:
    """Every hyperlink of the source that leads to a document, held against the references of the (cited) document.

    Addresses of other sites and of stored files name no document and are passed over.
    """
    return [*_placed(document), *_listed(document)]


def recall(found: Iterable[Witness]) -> tuple[int, int]:
    """How many hyperlinks have a reference to the same document, and how many there are."""
    verdicts = [each.verdict for each in found]
    return verdicts.count("agrees"), len(verdicts)


def link_findings(document: Document) -> list[Finding]:
    """A finding for each hyperlink without its reference, `link-missed`, and against the text, `link-disagrees`."""
    told = {(w.href, w.words, w.verdict): _finding(w) for w in witnesses(document) if w.verdict != "agrees"}
    return list(told.values())


def _finding(witness: Witness) -> Finding:
    leads = f"The hyperlink {witness.href}" + (f" at «{witness.words}»" if witness.words else "")
    leads = f"{leads} leads to {witness.symbol}"
    if witness.verdict == "missed":
        return Finding("link-missed", f"{leads}; no citation was found at these words.", page=witness.page)
    said = f"the text cites {', '.join(witness.cited)} there" if witness.cited else "which the text does not cite"
    joint = "; " if witness.cited else ", "
    return Finding("link-disagrees", f"{leads}{joint}{said}; the text was followed.", page=witness.page)


@lru_cache(maxsize=4096)
def target(href: str) -> str:
    """The symbol of the document that an address leads to, "" where it names none.

    >>> target("https://undocs.org/en/A/RES/79/217"), target("https://docs.un.org/E/2024/25"), target("https://who.int")
    ('A/RES/79/217', 'E/2024/25', '')
    """
    bare = href.strip()
    match = _ADDRESS.match(bare) or _QUERY.match(bare)
    return symbols.normal(unquote(match["symbol"])) if match else ""


def _placed(document: Document) -> Iterator[Witness]:
    """The hyperlinks whose words are known."""
    for printed in walk(document):
        for link in _links(printed.text):
            if symbol := target(link.value or link.to):
                own = symbol in printed.document.symbols
                yield _at(link, symbol, printed.text, own)


def _links(text: Text) -> list[Span]:
    """The hyperlinks of a paragraph; the parts of one that was split are one again."""
    out: list[Span] = []
    for span in (s for s in text.spans if s.name == "a" and text.content[s.start : s.end].strip()):
        last = out[-1] if out else None
        if last and (last.value, last.to) == (span.value, span.to) and not text.content[last.end : span.start].strip():
            out[-1] = Span(last.start, span.end, "a", last.value, last.to)
        else:
            out.append(span)
    return out


def _at(link: Span, symbol: str, text: Text, own: bool) -> Witness:
    """A hyperlink beside the references that share words with it; `own`: to the document itself, as in its title."""
    there = [s for s in text.spans if s.name in _REFERENCES | _NUMBERS and s.start < link.end and link.start < s.end]
    cited = tuple(dict.fromkeys(c for s in there for c in _cites(s, text)))
    named = {_loose(part) for c in cited for part in (c, *_joint(c))}
    agrees = bool(named & {_loose(part) for part in (symbol, *_joint(symbol))}) or (own and not cited)
    verdict: Verdict = "agrees" if agrees else "disagrees" if cited else "missed"
    words = " ".join(text.content[link.start : link.end].split())
    return Witness(link.value or link.to, symbol, text.page, words, cited, verdict)


def _cites(span: Span, text: Text) -> Iterator[str]:
    if span.name in _NUMBERS:
        yield symbols.normal(text.content[span.start : span.end]) or text.content[span.start : span.end]
    else:
        yield span.value


def _listed(document: Document) -> Iterator[Witness]:
    """The hyperlinks that the source lists without their words, held against all that the document cites."""
    cited = {_loose(w.symbol) for doc, _ in documents(document) for w in doc.works}
    cited |= {_loose(s) for doc, _ in documents(document) for s in doc.symbols}
    for link in document.links:
        symbol = target(link.href) if not link.text else ""
        if symbol:
            agrees = bool({_loose(part) for part in (symbol, *_joint(symbol))} & cited)
            yield Witness(link.href, symbol, link.page, "", (), "agrees" if agrees else "disagrees")


@lru_cache(maxsize=4096)
def _loose(symbol: str) -> str:
    """A symbol as hyperlinks compare: without spaces, and without parts and volumes, which addresses drop."""
    bare = _VOLUME.sub("", symbol.upper().replace(" ", ""))
    return _LETTER.sub(r"\1", _PART.sub(r"\1", bare))


def _joint(symbol: str) -> tuple[str, ...]:
    """The parts of the symbol of a document in two series: `A/79/800` and `S/2025/98` of `A/79/800-S/2025/98`."""
    parsed = symbols.parse(symbol)
    if not parsed or not parsed.joint:
        return ()
    return (symbol[: -sum(len(j) + 1 for j in parsed.joint)], *parsed.joint)
