"""Papers and letters: documents in no form of their own, written as `doc` with what structure they print.

Masthead, session and agenda items, titles, a list of contents; then headed sections, numbered paragraphs and annexes.
What a title says of the kind (`Report of the Secretary-General`, `Letter dated …`, `Note by …`) gives the genre.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from akn.cite import symbols
from akn.languages import Pack
from akn.layout.blocks import Block
from akn.layout.signs import ends
from akn.model import Document, Entity, Finding, Span, Text, Unit, walk
from akn.numbering import read_label
from akn.parse.contents import contents_of
from akn.parse.genre import UNKNOWN, Genre
from akn.parse.masthead import Facts, mark, masthead_end, ordinal, read_cover, session_line
from akn.parse.persons import rapporteur
from akn.parse.resolution import split_annexes
from akn.parse.units import LONGEST_RUN, Body

FRONT = 60  # blocks at most before the text
LINE = 120  # characters of a line that a symbol may begin
MASTHEAD = 12  # blocks in which a document says its symbol
LONGEST_LINE = 500  # characters: what is longer is no line of a masthead
SENTENCE = {True: 80, False: 30}  # characters of a line that is text, and no title
# Reports of bodies are items of agendas too, and then name no document: any other kind that a title names comes first.
OF_BODIES = ("conferenceReport", "councilReport")
FIRST = ("1", "I", "A", "一")  # numbers of a first section or paragraph


def is_paper(blocks: Sequence[Block], pack: Pack) -> bool:
    """Whether the first lines are a masthead: a symbol that begins its line or stands beside the publisher's name, or
    the kind of distribution; or name a session and a kind of paper.
    """
    distribution, publisher = pack.pattern("masthead", "distribution"), pack.pattern("masthead", "publisher")
    session = pack.pattern("masthead", "session")
    for block in blocks[:MASTHEAD]:
        content = block.text.content[:LONGEST_LINE]
        heads = publisher is not None and publisher.match(content) is not None
        if len(content) < LINE and any(heads or start == 0 for start, _, _ in symbols.find(content)):
            return True
        if distribution and distribution.search(content):
            return True
    first = [block.text.content for block in blocks[:MASTHEAD] if len(block.text.content) < LONGEST_LINE]
    sits = session is not None and any(session.match(line) and len(line) < LINE / 2 for line in first)
    return sits and any(_kind(line, pack) for line in first)


def parse_paper(blocks: Sequence[Block], pack: Pack) -> Document:
    """A paper or a letter, from its printed paragraphs. Finding `unknown-genre`: its title names no known kind."""
    facts = Facts()
    contents = contents_of(blocks, pack)
    start = _text_start(blocks, contents, pack)
    end = min(contents.start, start) if contents else start  # of what stands before the list and the text
    cover, front = _front([b.text for b in blocks[:end]], pack)
    genre = _genre((*cover, *front), pack)
    cover_texts = read_cover(cover, pack, facts)
    entities = dict[str, Entity]()
    awaited = len(facts.agenda_items) if cover_texts and _names_items(cover_texts[-1]) else 0
    preface = (*_preface(front, pack, facts, entities, awaited), *(b.text for b in blocks[end:start]))
    body = Body(pack, preambular=False)
    if start < contents.start:
        body.add_all(blocks[start : contents.start])
        body.add_list([blocks[i].text for i in contents])
    text, annexes = split_annexes(blocks[max(start, contents.stop) :], pack)
    body.add_all(text)
    findings = list(body.findings)
    if genre == UNKNOWN:
        first = blocks[0].text if blocks else Text("")
        message = "the title names no kind of document that is known; it was read as sections and paragraphs"
        findings.append(Finding("unknown-genre", message, "warning", first.page, first.line))
    return replace(
        facts.document(genre, facts.owner or facts.body, pack),
        cover=cover_texts,
        preface=preface,
        body=_lettered(body.units()),
        annexes=annexes,
        entities=tuple(entities.values()),
        findings=tuple(findings),
    )


def _text_start(blocks: Sequence[Block], contents: range, pack: Pack) -> int:
    """The first block of the text; in an annotated agenda the line above the list of items, which it heads."""
    start = _first_of_text(blocks, contents, pack)
    kinds = [_kind(b.text.content, pack) for b in blocks[:start]]
    return start - 1 if kinds[-1:] == ["agendaListing"] and "agendaAnnotated" in kinds else start


def _first_of_text(blocks: Sequence[Block], contents: range, pack: Pack) -> int:
    """A summary, a numbered paragraph or section, `Chapter I`, or a sentence, which before a list of contents says
    nothing.
    """
    opening = pack.pattern("report", "introduction")
    for i, block in enumerate(blocks[: contents.stop + FRONT]):
        content = block.text.content
        if i in contents:
            continue
        if opening and opening.match(content):
            return i
        if block.cell is not None and any(b.cell is None for b in blocks[:i]):
            return i  # a table below the masthead
        label = read_label(content)
        if label is not None and label.dress == "dot" and label.body in FIRST:
            return i
        if _begins_chapters(blocks[i : i + LONGEST_RUN], pack):
            return i
        if i and i >= contents.stop and _is_sentence(content, pack):
            return i
    return min(len(blocks), next((i for i, b in enumerate(blocks) if i and ends(b.text.content)), len(blocks)))


def _is_sentence(content: str, pack: Pack) -> bool:
    return len(content) > SENTENCE[pack.spaced] and ends(content)


def _begins_chapters(blocks: Sequence[Block], pack: Pack) -> bool:
    """Whether `Chapter I` stands here, the heading of a first section or paragraph that is close below."""
    labelled = pack.pattern("structure", "labelled")
    match = labelled.match(blocks[0].text.content) if labelled else None
    if match is None or (match["number"] not in FIRST and ordinal(match["number"], pack) != "1"):
        return False
    labels = (read_label(b.text.content) for b in blocks[1:])
    return any(label is not None and label.dress == "dot" and label.body in FIRST for label in labels)


def _front(texts: Sequence[Text], pack: Pack) -> tuple[Sequence[Text], Sequence[Text]]:
    """The masthead, and the lines from the session on; without a session, from the last line of the masthead on."""
    end = session_line(texts, pack)
    if end is None:
        named = next((i for i, text in enumerate(texts) if _kind(text.content, pack)), len(texts))
        end = masthead_end(texts[:named], pack)  # the day of a letter in its title is none of the masthead
    return texts[:end], texts[end:]


def _kind(content: str, pack: Pack) -> str:
    """The kind of document that a line names, "" where it names none."""
    forms = ((name, pack.pattern("paper", name)) for name in pack.table("paper"))
    return next((name for name, form in forms if form and form.search(content)), "")


def _genre(texts: Sequence[Text], pack: Pack) -> str:
    """The kind of document that the first lines name: the first that is named, a report of a body after any other."""
    found = [kind for text in texts if (kind := _kind(text.content, pack))]
    return next((kind for kind in found if kind not in OF_BODIES), found[0] if found else UNKNOWN)


def _names_items(text: Text) -> bool:
    return any(span.name == "inline" and span.value == "agenda item" for span in text.spans)


def _preface(
    texts: Sequence[Text], pack: Pack, facts: Facts, entities: dict[str, Entity], awaited: int
) -> tuple[Text, ...]:
    """Session, agenda items with their names below, titles and the Rapporteur, each with its spans.

    `awaited`: how many names of items are to come first.
    """
    out: list[Text] = []
    items: list[str] = []  # the names of the items, which are the title too where no other is printed
    for i, text in enumerate(texts):
        if named := rapporteur(text, pack, entities):
            out.append(named)
            continue
        kind, known = _kind(text.content, pack), len(facts.agenda_items)
        if awaited and kind in OF_BODIES and _is_titled(texts[i + 1 :], pack):
            kind = ""  # that it adopts the report of a body is the item; its title follows
        below = bool(facts.agenda_items or facts.title)
        (marked,) = (text,) if kind else read_cover((text,), pack, facts, titles=below)
        if marked is not text:
            awaited = len(facts.agenda_items) - known
            out.append(marked)
        elif awaited and not kind:
            awaited -= 1
            items.append(text.content)
            out.append(mark(text, Span(0, len(text.content), "inline", "agenda item name")))
        elif not kind and _is_sentence(text.content, pack):
            out.append(text)
        else:
            if not kind or kind == "officialLetter":
                facts.title = f"{facts.title} {text.content}".strip()
            out.append(mark(text, Span(0, len(text.content), "docType" if kind else "docTitle")))
    facts.title = facts.title or " ".join(items)
    return tuple(out)


def _is_titled(texts: Sequence[Text], pack: Pack) -> bool:
    """Whether lines hold a title: one that names no Rapporteur, and is no sentence."""
    return any(not rapporteur(text, pack, {}) and not _is_sentence(text.content, pack) for text in texts)


def _lettered(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """A text without any numbered paragraph is of plain paragraphs, as a letter is."""
    if any(u.kind == "paragraph" and u.number for u in walk(tuple(units))):
        return tuple(units)
    return tuple(replace(u, kind="paragraph") if u.kind == "alinea" else u for u in units)


KINDS = (
    "progressReport",
    "officialLetter",
    "note",
    "amendment",
    "agendaAnnotated",
    "agendaListing",
    *OF_BODIES,
    UNKNOWN,
)
GENRE = Genre("paper", KINDS, is_paper, parse_paper, 90)
