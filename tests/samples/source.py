"""The source of a sample: one document in both languages, unit by unit, with what a reader must find in it.

A source is a text of blocks parted by blank lines. A block begins with `@` and what it is, then its words in each
language, a line each, then what it cites. Lines that begin with `#` are remarks.

    @ paragraph 2
    eng 2. At the 3rd meeting, the Committee had before it a note by the Secretariat.⟦1⟧
    zho 2. 在第 3 次会议上，委员会面前有秘书处的说明。⟦1⟧
    cites A/85/412 para. 2; #paragraph 7

    @ note 1
    eng A/C.2/85/3.
    zho A/C.2/85/3。
    cites A/C.2/85/3

`@ document GENRE` is first: `key value` lines for what the page adds and what is known of the whole. `@ draft GENRE
[N]` and `@ annex [N]` open a document inside the document, `@ end` closes it. `@ page` begins a page. `@ vote N` and
`@ step N` print nothing: they say what paragraph N tells. A note follows the paragraph that carries its marker.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.printing import MARKER, Masthead, Note, Paragraph, Printed, without_markers

HERE = Path(__file__).parent
LANGS = ("eng", "zho")  # the languages of every sample; some are in others too
MORE = ("fra", "spa", "rus", "ara", "deu")
LETTERS = {"eng": "E", "zho": "C", "fra": "F", "spa": "S", "rus": "R", "ara": "A", "deu": "E"}
LINK_CODES = {"eng": "en", "zho": "ch", "fra": "fr", "spa": "sp", "rus": "ru", "ara": "ar", "deu": "de"}

# How each kind of block is set: a style of `tests.printing.STYLES`.
STYLE = {
    "session": "cover",
    "body": "cover",
    "item": "cover",
    "subject": "title",
    "adoption": "title",
    "origin": "line",
    "reportTitle": "title",
    "rapporteur": "line",
    "proponent": "title",
    "numberedTitle": "numbered",
    "docTitle": "title",
    "draftLabel": "title",
    "annexLabel": "title",
    "formula": "indented",
    "container": "indented",
    "section": "section",
    "title": "heading",
    "chapter": "heading",
    "division": "heading",
    "heading": "heading",
    "crossHeading": "indented",
    "paragraph": "indented",
    "text": "indented",
    "point": "point",
    "subpoint": "subpoint",
    "side": "side",
    "states": "states",
    "closing": "closing",
    "meeting": "cover",
    "minutes": "title",
    "day": "cover",
    "chair": "line",
    "debateSection": "heading",
    "subheading": "heading",
    "speech": "indented",
    "narrative": "indented",
}
STYLE_IN_REPORTS = {"paragraph": "body", "text": "body"}
REPORTS = ("meetingReport", "meetingMinute")
UNITS = {"section", "title", "chapter", "division", "crossHeading", "paragraph", "point", "subpoint"}
TITLES = ("docTitle", "numberedTitle", "subject", "meeting")
DEBATE = {"debateSection", "speech", "narrative"}  # units of a verbatim record: counted, for they have no numbers
FACTS = {"vote", "step"}
KNOWN = ("symbol", "actor", "session", "agenda", "adopted", "issued", "meeting", "sponsors")


@dataclass(slots=True)
class Block:
    """One printed paragraph, or one note, in every language."""

    kind: str
    number: str = ""
    words: dict[str, str] = field(default_factory=dict)
    cites: list[str] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    page: bool = False


@dataclass(slots=True)
class Source:
    """A document, or a draft or annex inside one: its blocks and inner documents in reading order, and its facts."""

    genre: str
    number: str = ""
    about: dict[str, str] = field(default_factory=dict)
    parts: list[Block | Source] = field(default_factory=list)
    facts: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages that the document is in."""
        return (*LANGS, *(lang for lang in MORE if f"publisher.{lang}" in self.about))

    @property
    def blocks(self) -> list[Block]:
        return [part for part in self.parts if isinstance(part, Block)]

    @property
    def inner(self) -> list[Source]:
        return [part for part in self.parts if isinstance(part, Source)]


def load(name: str) -> Source:
    """The source `NAME.src` beside this module."""
    return parse((HERE / f"{name}.src").read_text(encoding="utf-8"))


def parse(text: str) -> Source:
    """Read a source."""
    stack, last, page = [Source("")], Block(""), False
    for chunk in re.split(r"\n\s*\n", text.strip()):
        head, *lines = [line for line in chunk.splitlines() if not line.startswith("#")] or [""]
        kind, _, number = head.removeprefix("@").strip().partition(" ")
        values = dict(line.split(" ", 1) for line in lines)
        if kind == "document":
            stack[0].genre, stack[0].about = number, values
        elif kind in ("draft", "annex"):
            genre, _, number = number.partition(" ") if kind == "draft" else (kind, "", number)
            stack.append(Source(genre, number, values))
            stack[-2].parts.append(stack[-1])
        elif kind == "end":
            stack.pop()
        elif kind in FACTS:
            stack[-1].facts.setdefault(f"{kind}s", []).append({"paragraph": number, **values})
        elif kind == "page":
            page = True
        elif kind:
            block = _block(kind, number, values, page)
            (last.notes if kind == "note" else stack[-1].parts).append(block)
            last, page = (last, page) if kind == "note" else (block, False)
    return stack[0]


def _block(kind: str, number: str, values: dict[str, str], page: bool) -> Block:
    cites = [cite.strip() for cite in values.get("cites", "").split(";") if cite.strip()]
    return Block(kind, number, {lang: values[lang] for lang in (*LANGS, *MORE) if lang in values}, cites, [], page)


# To print


def printed(source: Source, lang: str) -> Printed:
    """The document in one language, ready for print."""
    about = source.about
    return Printed(
        lang=lang,
        paragraphs=tuple(_paragraphs(source, lang)),
        symbol=about["symbol"],
        running_title=about.get(f"running.{lang}", ""),
        masthead=Masthead(
            publisher=about[f"publisher.{lang}"],
            organ=about.get(f"organ.{lang}", ""),
            distribution=about.get(f"distribution.{lang}") or about["distribution"],
            date=about.get(f"date.{lang}") or about.get("date", ""),
            expression=about.get(f"expression.{lang}", ""),
            original=about.get(f"original.{lang}") or about.get("original", ""),
        ),
        job=about[f"job.{lang}"],
        letter=LETTERS[lang],
        release=about.get("release", ""),
    )


def _paragraphs(source: Source, lang: str) -> list[Paragraph]:
    out: list[Paragraph] = []
    for part in source.parts:
        out += _paragraphs(part, lang) if isinstance(part, Source) else [_paragraph(part, source.genre, lang)]
    return out


def _paragraph(block: Block, genre: str, lang: str) -> Paragraph:
    in_report = STYLE_IN_REPORTS if genre in REPORTS else {}
    style = in_report.get(block.kind) or STYLE[block.kind]
    if block.kind == "section" and block.words[lang].isalpha():
        style = "heading"
    links = [_link(cite, lang) for part in (block, *block.notes) for cite in part.cites]
    notes = tuple(Note(note.number, note.words[lang]) for note in block.notes)
    return Paragraph(block.words[lang], style, notes, tuple(link for link in links if link), block.page)


def _link(cite: str, lang: str) -> str:
    """The hyperlink that the page has for a citation, where it has one."""
    symbol = re.match(r"(?:[ASE]|FCCC)/\S+(?: [A-Z](?= \())?(?: \([^)]+\))?", cite)
    return f"https://undocs.org/{LINK_CODES[lang]}/{symbol[0].replace(' ', '')}" if symbol else ""


# To expect


def expectation(source: Source) -> dict[str, Any]:
    """What a careful reader finds: units, notes, citations, votes, steps, drafts and annexes, with their words."""
    places = _places(source.blocks, source.genre)
    out: dict[str, Any] = {"genre": source.genre, "number": source.number}
    out |= {key: source.about.get(key, "") for key in KNOWN}
    out["title"] = next((_title(b) for b in source.blocks if b.kind in TITLES), {})
    out["formula"] = next((b.words for b in source.blocks if b.kind == "formula"), {})
    out["preamble"] = [b.number for b in source.blocks if b.kind == "container"]
    units = UNITS | DEBATE if source.genre == "verbatimRecord" else UNITS
    out["units"] = [place for place, b in places if b.kind in units]
    out["notes"] = [note for _, block in places for note in _notes(block)]
    out["cites"] = _all_cites(places)
    out |= source.facts
    out["drafts"] = [expectation(part) for part in source.inner if part.genre != "annex"]
    out["annexes"] = [expectation(part) for part in source.inner if part.genre == "annex"]
    return {key: value for key, value in out.items() if value}


def _title(block: Block) -> dict[str, str]:
    return {lang: words.removeprefix(f"{block.number}. ") for lang, words in block.words.items()}


def _places(blocks: list[Block], genre: str) -> list[tuple[str, Block]]:
    """Each block with the place where it stands: `section II`, `paragraph 4/a/i`, `container 3`."""
    out, paragraph, point, containers = [], "paragraph", "", 0
    counts: Counter[str] = Counter()
    for block in blocks:
        place = f"{block.kind} {block.number}".strip()
        if block.kind in DEBATE and genre == "verbatimRecord":
            counts[block.kind] += 1
            place = paragraph = f"{block.kind} {counts[block.kind]}"
        elif block.kind in ("paragraph", "chapter", "division"):
            paragraph = place
        elif block.kind == "point":
            place = point = f"{paragraph}/{block.number}"
        elif block.kind == "subpoint":
            place = f"{point}/{block.number}"
        elif block.kind == "container":
            containers += 1
            place = f"container {containers}"
        elif block.kind in ("text", "side", "states"):
            place = paragraph
        out.append((place, block))
    return out


def _notes(block: Block) -> list[dict[str, str]]:
    """The notes of a paragraph: each marker, and in each language the words just before it."""
    starts = {lang: [m.start() for m in MARKER.finditer(words)] for lang, words in block.words.items()}
    return [
        {
            "marker": note.number,
            **{lang: _words_before(block.words[lang][: at[i]], lang) for lang, at in starts.items()},
        }
        for i, note in enumerate(block.notes)
    ]


def _words_before(text: str, lang: str) -> str:
    text = without_markers(text)
    return text[-8:].strip() if lang == "zho" else " ".join(text.split()[-3:])


def _all_cites(places: list[tuple[str, Block]]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for place, block in places:
        for where, cites in ((place, block.cites), *((f"note {n.number}", n.cites) for n in block.notes)):
            if cites:
                out.setdefault(where, []).extend(cites)
    return out
