"""The citations of a document: recognised, resolved, and marked as `ref` spans.

`cite(document)` is the stage between parsing and writing. Below it: `symbols` (the grammar of document symbols),
`registry` (works and their IRIs), `grammar` and `find` (citations in one paragraph; with `bodies`, `published` and
`portions`), `listed` (numbers alone in lists of mandates), `names`, `kinds`, `resolve` (what they mean in the whole
document), `witnesses` (the source's hyperlinks beside them), `texts` (the paragraphs of a document and how they are put
back).
"""

from __future__ import annotations

from msgspec.structs import replace

from akn.cite import registry, texts
from akn.cite.citation import Citation
from akn.cite.resolve import resolve
from akn.cite.witnesses import link_findings
from akn.model import Document, Span, Text, Work

__all__ = ["cite", "link_findings"]
_REFERENCES = frozenset({"ref", "rref"})


def cite(document: Document) -> Document:
    """The document with every citation a span, its cited works listed, and findings about citations added.

    Each draft lists its own works, annexes' works stand in the outer document's list; each work once, in the order of
    its first citation. Citing a cited document again changes nothing. Raises `UnknownLanguageError` where there is no
    pack for a document's language.
    """
    printed, cited, findings = resolve(document)
    known: dict[tuple[str, str], Work] = {}
    works: dict[int, dict[str, Work]] = {}
    changed: dict[texts.Place, Text] = {}
    for place, each in zip(printed, cited, strict=True):
        listed = works.setdefault(id(place.outer), {})
        spans = [_span(c, known, listed, document) for c in each]
        if spans or any(s.name in _REFERENCES for s in place.text.spans):
            changed[place.place] = _marked(place.text, spans)
    outers = [outer for _, outer in texts.documents(document)]
    own = [doc is outer for doc, outer in texts.documents(document)]
    parts = texts.rebuilt(document, changed)
    parts = [
        replace(part, works=tuple(works.get(id(outer), {}).values()) if mine else ())
        for part, outer, mine in zip(parts, outers, own, strict=True)
    ]
    whole = texts.joined(document, iter(parts))
    found = [f for f in (*findings, *link_findings(whole)) if f not in whole.findings]
    return replace(whole, findings=(*whole.findings, *dict.fromkeys(found)))


def _span(cited: Citation, known: dict[tuple[str, str], Work], listed: dict[str, Work], own: Document) -> Span:
    if cited.kind == "internal":
        ends = f"{cited.name} {cited.upto}".strip()
        return Span(cited.start, cited.end, "rref" if cited.upto else "ref", to=ends)
    made = [_work(name, cited.date, known, own) for name in (cited.name, cited.upto) if name]
    for work in made:
        listed.setdefault(work.iri, work)
    if cited.upto:
        to = " ".join(work.iri for work in made)
    else:
        to = " ".join(f"{made[0].iri}/{portion}" for portion in (cited.portion, cited.last) if portion) or made[0].iri
    return Span(cited.start, cited.end, "rref" if cited.upto or cited.last else "ref", made[0].symbol, to)


def _work(name: str, date: str, known: dict[tuple[str, str], Work], own: Document) -> Work:
    if (name, date) not in known:
        known[name, date] = registry.work(name, date, own)
    return known[name, date]


def _marked(text: Text, spans: list[Span]) -> Text:
    kept = [s for s in text.spans if s.name not in _REFERENCES]
    marked = tuple(sorted([*kept, *spans], key=lambda s: (s.start, -s.end)))
    return Text(text.content, marked, text.page, text.line)
