"""Several texts in one document: the parts A and B of a resolution, the decisions of a conference.

Each begins with a line of its own (`A`; `Decision 6/CMA.3`; `2021/22. Title`) and has its own formula. They become
documents inside a document that has no text but its front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_uppercase

from msgspec.structs import replace

from akn.cite import registry, symbols
from akn.languages import Pack
from akn.layout.blocks import Block
from akn.model import Document, Finding, Span
from akn.parse.genre import Genre
from akn.parse.masthead import Facts, mark, masthead_end, read_cover, read_title
from akn.parse.resolution import draft_of, find_formula, front_of, genre_by

NEAR = 6  # blocks between the line that begins a text and its formula: lines of its title
SESSION = re.compile(r"^\d+/(?=[A-Z])|/\d+(?: ?[A-Z])?$")  # what is left of 6/CMA.3 and of 85/240 names the session
LONGEST_LABEL = 60  # characters of a line that is nothing but the number of a text


def is_collection(blocks: Sequence[Block], pack: Pack) -> bool:
    """Whether two texts or more begin with lines of their own."""
    return len(_starts(blocks, pack)) > 1


def parse_collection(blocks: Sequence[Block], pack: Pack) -> Document:
    """The document with its texts as drafts of it, each with the genre that it has by itself."""
    starts = _starts(blocks, pack)
    facts = Facts()
    cover, title = _front(blocks[: starts[0]], pack)
    cover_texts = read_cover([b.text for b in cover], pack, facts)
    preface = read_title([b.text for b in title], pack, facts)
    parts = [_part(blocks[s:e], facts, pack) for s, e in pairwise((*starts, len(blocks)))]
    before = facts.owner
    if genre_by(facts).endswith("Draft"):
        parts = [replace(part, genre=f"{part.genre}Draft", symbols=()) for part in parts]
        facts.body = before
    actor = facts.body or next((p.actor for p in parts if p.actor), "")
    return replace(
        facts.document(parts[0].genre, actor or before, pack),
        adopted=facts.adopted or max(part.adopted for part in parts),
        cover=cover_texts,
        preface=preface,
        drafts=tuple(parts),
        findings=(*_neighbours(facts, parts, blocks[starts[1]]), *(f for part in parts for f in part.findings)),
    )


def _neighbours(facts: Facts, parts: Sequence[Document], second: Block) -> tuple[Finding, ...]:
    """A finding where the symbol on the cover is that of one text only: the others are its neighbours in print."""
    own = next((s for s in facts.symbols if any(s in part.symbols for part in parts)), "")
    if not own:
        return ()
    others = ", ".join(s for part in parts for s in part.symbols if s != own)
    message = f"the file of {own} also holds {others}, kept as a component; convert each text by itself"
    return (Finding("further-text", message, "warning", second.text.page, second.text.line),)


def _front(blocks: Sequence[Block], pack: Pack) -> tuple[Sequence[Block], Sequence[Block]]:
    """The blocks of the cover, and those of the title that all the texts share."""
    cover, title, rest = front_of(blocks, pack)
    if title:
        return cover, (*title, *rest)
    end = masthead_end([block.text for block in blocks], pack)
    return blocks[:end], blocks[end:]


def _starts(blocks: Sequence[Block], pack: Pack) -> list[int]:
    """The blocks with which the texts begin; fewer than two where the document is no collection."""
    for found in (_lettered(blocks, pack), _numbered(blocks, pack)):
        starts = [i for i in found if _has_formula(blocks, i, pack)]
        if len(starts) > 1:
            return starts
    return []


def _lettered(blocks: Sequence[Block], pack: Pack) -> Iterator[int]:
    """Lines that are the letters A, B, C … one after the other."""
    letters = iter(ascii_uppercase)
    wanted = next(letters)
    for i, block in enumerate(blocks):
        if block.text.content == wanted and _has_formula(blocks, i, pack):
            yield i
            wanted = next(letters, "")


def _numbered(blocks: Sequence[Block], pack: Pack) -> Iterator[int]:
    """Lines that are the number of a text, alone or before its title; all of the session of the first."""
    alone, titled = pack.pattern("structure", "collected"), pack.pattern("masthead", "number")
    session = ""
    for i, block in enumerate(blocks):
        content = block.text.content
        match = alone.match(content) if alone and len(content) < LONGEST_LABEL else None
        if match is None and titled and content[:1].isdigit():
            match = titled.match(content)
        if match is not None:
            own = SESSION.sub("", match["number"])
            session = session or own
            if own == session:
                yield i


def _has_formula(blocks: Sequence[Block], start: int, pack: Pack) -> bool:
    return find_formula(blocks[: start + 1 + NEAR], pack, start + 1) is not None


def _part(blocks: Sequence[Block], outer: Facts, pack: Pack) -> Document:
    """One text: its label, its title and all else."""
    content = blocks[0].text.content
    alone, titled = pack.pattern("structure", "collected"), pack.pattern("masthead", "number")
    own = Facts()
    if titled and titled.match(content):
        title = blocks[: find_formula(blocks, pack) or 1]
        preface = read_title([b.text for b in title], pack, own)
        made = replace(draft_of(blocks[len(title) :], pack, outer.kind or "resolution"), title=own.title)
        number = own.number
    else:
        match = alone.match(content) if alone else None
        number = match["number"] if match else content
        kind = str(pack.table("masthead")["kinds"].get(match["kind"].lower(), "")) if match else outer.kind
        made = draft_of(blocks[1:], pack, kind or "resolution")
        preface = (mark(blocks[0].text, Span(0, len(content), "docNumber")), *made.preface)
    return replace(
        made,
        number=number,
        symbols=_symbols(number, made, outer),
        actor=made.actor or outer.body,
        adopted=made.adopted or outer.adopted,
        preface=preface,
    )


def _symbols(number: str, part: Document, outer: Facts) -> tuple[str, ...]:
    """The symbol of a text: that of the document with the letter of the part, or the one that its body gives it."""
    if len(number) == 1 and outer.number:
        number = f"{outer.number} {number}"
    made = registry.resolution(part.actor or outer.body, number, decision=part.genre == "decision")
    return (symbols.normal(made) or made,) if made else (number,)


GENRE = Genre("collection", (), is_collection, parse_collection, 15)
