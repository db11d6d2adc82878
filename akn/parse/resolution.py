"""Resolutions and what shares their form: drafts, decisions, presidential statements.

Masthead, number and title, enacting formula, preambular and operative paragraphs, closing lines, annexes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from akn import dates
from akn.cite import registry, western
from akn.languages import Pack, usual
from akn.languages.marks import unmarked
from akn.languages.openings import openings
from akn.layout.blocks import Block
from akn.layout.signs import COMMAS, ends, stop
from akn.model import Document, Entity, Finding, Span, Text, Unit, Vote, walk
from akn.numbering import Label, bare_label, number_of, read_label, spaced_numeral
from akn.parse import voting
from akn.parse.genre import Genre
from akn.parse.masthead import Facts, joined, mark, ordinal, printed_date, read_cover, read_title
from akn.parse.opened import Open, without_label
from akn.parse.sponsors import with_sponsors
from akn.parse.units import COLONS, LONGEST_HEADING, Body, adopts_text

UNNAMED = "preambularParagraph"  # a preambular paragraph whose opening phrase the pack does not have
NUMBER = re.compile(r"\d+")
HEAD = 60  # blocks among which a resolution shows itself
LONGEST_BARE = 60  # characters of a formula without its comma
LONGEST_ANNEX = 400  # characters of the heading of an annex
SPEAKERS = {"presidentialStatement": "unsc"}  # kinds of texts of one body alone
MOST_TITLES = 3  # lines of a title between the words that recommend a draft and its formula
FRONT = 40  # blocks in which a draft without a formula says what it is


@dataclass(frozen=True, slots=True)
class Deliberation:
    """The text of a resolution or decision: from its formula to its annexes."""

    preamble: tuple[Unit, ...]
    body: tuple[Unit, ...]
    conclusions: tuple[Text, ...]
    annexes: tuple[Document, ...]
    actor: str
    adopted: str
    meeting: str
    findings: tuple[Finding, ...]
    drafts: tuple[Document, ...] = ()
    votes: tuple[Vote, ...] = ()
    entities: tuple[Entity, ...] = ()


def is_resolution(blocks: Sequence[Block], pack: Pack) -> bool:
    """An enacting formula, or the number and title of a decision, or a statement's title, or a line of sponsors."""
    tests = [pack.pattern("masthead", key) for key in ("number", "council_number", "statement")]
    named = any(t.match(b.text.content) for b in blocks[:HEAD] for t in tests if t)
    return named or find_formula(blocks[:HEAD], pack) is not None or any(is_draft_line(b, pack) for b in blocks[:FRONT])


def parse_resolution(blocks: Sequence[Block], pack: Pack) -> Document:
    """A resolution, decision, presidential statement, or a draft of one, from its printed paragraphs."""
    facts = Facts()
    cover, title, text = front_of(blocks, pack)
    cover_texts = read_cover([b.text for b in cover], pack, facts)
    preface = read_title([b.text for b in title], pack, facts)
    read = deliberation(text, pack)
    genre = genre_by(facts)
    actor = _actor(read.actor or facts.body, facts, genre)
    document = replace(
        facts.document(genre, actor, pack),
        symbols=_symbols(facts, actor, genre),
        adopted=facts.adopted or read.adopted or (_told(text, pack) if genre == "presidentialStatement" else ""),
        cover=cover_texts,
        preface=preface,
        preamble=read.preamble,
        body=read.body,
        conclusions=read.conclusions,
        annexes=read.annexes,
        drafts=read.drafts,
        votes=read.votes,
        entities=read.entities,
        findings=(*_earlier(cover, pack), *read.findings),
    )
    return with_sponsors(document, pack) if genre.endswith("Draft") else document


def _told(blocks: Sequence[Block], pack: Pack) -> str:
    """The day on which a statement was made, by the words that introduce it: "At the … meeting …, held on …:"."""
    first = blocks[0].text.content.rstrip() if blocks else ""
    return printed_date(first, pack) if first.endswith((":", "：")) else ""


def genre_by(facts: Facts) -> str:
    """The kind of document that the lines before its text make it."""
    kind = facts.kind or "resolution"
    symbol = facts.symbols[0] if facts.symbols else ""
    adopted = facts.adopted or facts.number or kind == "decision"
    if kind in ("resolution", "decision") and "/RES/" not in symbol and not adopted:
        if facts.draft:
            return f"{facts.draft}Draft"
        if "/L." in symbol:
            return "resolutionDraft"
    return kind


def _actor(voice: str, facts: Facts, genre: str) -> str:
    """Whose text it is: a draft is that of the body before which it was put, whoever speaks in it."""
    before = facts.owner if genre.endswith("Draft") else ""
    return before or voice or SPEAKERS.get(genre, "")


def _symbols(facts: Facts, actor: str, genre: str) -> tuple[str, ...]:
    """The printed symbols; where none is printed, the one that the body gives its texts of that number."""
    if facts.symbols or not facts.number or not actor:
        return tuple(facts.symbols)
    made = registry.resolution(actor, facts.number, decision=genre.startswith("decision"))
    return (made,) if made else ()


def front_of(blocks: Sequence[Block], pack: Pack) -> tuple[Sequence[Block], Sequence[Block], Sequence[Block]]:
    """The blocks of the cover, of the title, and of the text."""
    number = pack.pattern("masthead", "number")
    statement = pack.pattern("masthead", "statement")
    formula = find_formula(blocks, pack)
    recommending = _recommending(blocks, pack)
    if recommending is not None and (formula is None or recommending < formula):
        formula = recommending
    limit = len(blocks) if formula is None else formula
    for i, block in enumerate(blocks[:limit]):
        content = block.text.content
        if statement and statement.match(content):
            return blocks[:i], blocks[i : i + 1], blocks[i + 1 :]
        if number and number.match(content):
            end = formula if formula is not None and formula - i < 8 else _title_end(blocks, i)
            return blocks[:i], blocks[i:end], blocks[end:]
    announced = next((i for i in range(min(limit, FRONT) - 1, -1, -1) if is_draft_line(blocks[i], pack)), None)
    if announced is not None:
        end = _title_end(blocks, announced) if formula is None else formula
        start = announced if announced + 1 == end else announced + 1  # with no title below it, the line is the title
        return blocks[:start], blocks[start:end], blocks[end:]
    return ((), (), blocks) if formula is None else (blocks[:formula], (), blocks[formula:])


def is_draft_line(block: Block, pack: Pack) -> bool:
    """Whether a line says whose draft follows: `Fiji and Kenya:* draft resolution`, `Draft decision submitted by …`."""
    draft = pack.pattern("masthead", "draft")
    content = block.text.content
    return draft is not None and not ends(content) and draft.search(content) is not None


def _title_end(blocks: Sequence[Block], start: int) -> int:
    """The first block after a title that no formula follows: one that ends like a paragraph, or is labelled."""
    for i in range(start + 1, len(blocks)):
        content = blocks[i].text.content
        if ends(content) or read_label(content) or len(content) > LONGEST_HEADING[True]:
            return i
    return min(start + 1, len(blocks))


def is_formula(content: str, pack: Pack) -> bool:
    """Whether a paragraph is an enacting formula: `The General Assembly,` alone."""
    form = pack.pattern("structure", "formula")
    if form is None or len(content) > 120 or not form.match(content):
        return False
    return content.rstrip().endswith(COMMAS)


def find_formula(blocks: Sequence[Block], pack: Pack, start: int = 0) -> int | None:
    """The index of the enacting formula. One without its comma counts where text of a resolution follows it."""
    for i in range(start, len(blocks)):
        content = blocks[i].text.content
        if is_formula(content, pack):
            return i
        if _is_bare_formula(content, pack) and i + 1 < len(blocks):
            following = blocks[i + 1].text.content
            if ends(following) and (openings(pack).match(following) or stop(following) in COLONS):
                return i
    return None


def _is_bare_formula(content: str, pack: Pack) -> bool:
    form = pack.pattern("structure", "formula")
    known = _without_marks(content) in pack.table("structure")["formulas"]
    return known or (form is not None and len(content) < LONGEST_BARE and form.match(content) is not None)


def _without_marks(content: str) -> str:
    """A formula as packs have it: without quotation marks, comma and vowel signs."""
    return unmarked(usual(content))[0].strip('“”"«,،， ')


def deliberation(blocks: Sequence[Block], pack: Pack) -> Deliberation:
    """The text of a resolution or decision, from its formula on."""
    blocks, annexes = split_annexes(blocks, pack)
    blocks, closing = _without_closing(blocks, pack)
    closing, adoption = _how_adopted(closing, pack)
    conclusions, adopted, meeting = _conclusions(closing, pack)
    conclusions += adoption.texts
    drafts: tuple[Document, ...] = ()
    if (recommending := _recommending(blocks, pack)) is not None:
        draft = draft_of(blocks[recommending + 1 :], pack, "resolutionDraft")
        drafts, annexes = (replace(draft, annexes=annexes),), ()
        blocks = blocks[: recommending + 1]
    actor = ""
    preamble: tuple[Unit, ...] = ()
    if blocks and find_formula(blocks[:2], pack) == 0:
        formula = blocks[0].text
        actor = pack.table("structure")["formulas"].get(_without_marks(formula.content), "")
        start = len(blocks) - 1 if drafts else _body_start(blocks, pack)
        preamble = (Unit("formula", (formula,), name="enactingFormula"), *_preamble(blocks[1:start], pack))
        blocks = blocks[start:]
    body = Body(pack)
    body.add_all(blocks)
    units = body.units()
    if not any(u.kind == "paragraph" and u.number for u in walk(units)):
        units = tuple(replace(u, kind="paragraph") if u.kind == "alinea" else u for u in units)
    if drafts:
        units = (*units[:-1], replace(units[-1], drafts=(0,)))
    findings = (*body.findings, *_further(closing, pack), *adoption.findings)
    votes = (adoption.vote,) if adoption.vote else ()
    entities = tuple(adoption.entities.values())
    return Deliberation(
        preamble, units, conclusions, annexes, actor, adopted, meeting, findings, drafts, votes, entities
    )


# A draft inside another text


def _recommending(blocks: Sequence[Block], pack: Pack) -> int | None:
    """The paragraph by which one body recommends to another the draft that follows it, title and formula."""
    recommends = pack.pattern("structure", "recommends")
    for i, block in enumerate(blocks):
        content = block.text.content
        if content.endswith((":", "：")) and recommends and recommends.search(content):
            formula = find_formula(blocks[: i + 2 + MOST_TITLES], pack, i + 1)
            return None if formula is None else i
    return None


def draft_of(blocks: Sequence[Block], pack: Pack, genre: str) -> Document:
    """A draft that stands in another text, as a document of its own: its title, and what its formula begins."""
    formula = find_formula(blocks, pack)
    if formula is None:
        formula = next((i for i, b in enumerate(blocks) if ends(b.text.content)), len(blocks))
    title = _title_lines(blocks[:formula], pack)
    read = deliberation(blocks[formula:], pack)
    return Document(
        genre=genre,
        lang=pack.code,
        actor=read.actor,
        title=" ".join(t.content for t in title),
        adopted=read.adopted,
        preface=tuple(mark(t, Span(0, len(t.content), "docTitle")) for t in title),
        preamble=read.preamble,
        body=read.body,
        conclusions=read.conclusions,
        annexes=read.annexes,
        votes=read.votes,
        entities=read.entities,
        findings=read.findings,
    )


def _title_lines(blocks: Sequence[Block], pack: Pack) -> list[Text]:
    """The title of a draft: lines without white space between them are one."""
    lines: list[Text] = []
    for block in blocks:
        if lines and blocks[0].gap and not block.gap:
            lines[-1] = joined(lines[-1], block.text, pack)
        else:
            lines.append(block.text)
    return lines


# Preamble and body


def _body_start(blocks: Sequence[Block], pack: Pack) -> int:
    """Where the operative part begins: the paragraph that adopts the text below it, or the first that is numbered.

    Headings above a numbered paragraph belong to it. Without numbers the last paragraphs are the operative part.
    """
    adopting = next((i for i, b in enumerate(blocks) if i and adopts_text(b.text.content, pack)), len(blocks))
    return min(adopting, _numbered_start(blocks, pack))


def _numbered_start(blocks: Sequence[Block], pack: Pack) -> int:
    first = next(
        (i for i, b in enumerate(blocks) if i and b.cell is None and _is_number(read_label(b.text.content))), None
    )
    if first is None:
        return _unnumbered_start(blocks, pack)
    start = first
    while start > 1 and _is_heading(blocks[start - 1].text.content, pack):
        start -= 1
    headed = next((i for i in range(1, start) if _heads_section(blocks, i, pack)), None)
    return start if headed is None else headed


def _is_number(label: Label | None) -> bool:
    return label is not None and label.dress == "dot" and label.body.isdigit()


def _is_heading(content: str, pack: Pack) -> bool:
    return (
        bool(content) and len(content) < LONGEST_HEADING[pack.spaced] and not content[0].islower() and not ends(content)
    )


def _heads_section(blocks: Sequence[Block], i: int, pack: Pack) -> bool:
    """Whether a heading before preambular text begins a section that has numbered paragraphs of its own."""
    content = blocks[i].text.content
    if not _is_heading(content, pack):
        return False
    label = read_label(content) or spaced_numeral(content)
    return bare_label(content) is not None or (label is not None and label.dress == "dot" and not label.body.isdigit())


def _unnumbered_start(blocks: Sequence[Block], pack: Pack) -> int:
    """Without numbers, the operative part is what follows the last paragraph that ends like a preambular one."""
    end = pack.pattern("structure", "preambular_end")
    phrases = openings(pack)
    start = len(blocks)
    for i in range(len(blocks) - 1, 0, -1):
        content = blocks[i].text.content
        if (
            end
            and end.search(content)
            and phrases.preambular_at(content)
            and not (content.endswith((";", "؛", "；")) and phrases.operative_at(content))
        ):
            break
        start = i
    return max(1, start)


def _preamble(blocks: Sequence[Block], pack: Pack) -> tuple[Unit, ...]:
    """Preambular paragraphs: one container each, its points inside it; headings as `tblock`."""
    phrases = openings(pack)
    units: list[Open] = []
    for block in blocks:
        text = block.text
        label = read_label(text.content)
        last = units[-1] if units and units[-1].kind == "container" else None
        if label is not None and label.dress != "dot" and last is not None:
            last.units.append(Open("item", [without_label(text, label)], label.printed, number_of(label)))
        elif last is not None and _goes_on(text.content, last, pack):
            (last.wrapup if last.units else last.texts).append(text)
        elif _is_heading(text.content, pack) and not phrases.preambular_at(text.content):
            units.append(Open("tblock", heading=[text]))
        else:
            found = phrases.preambular_at(text.content) or phrases.operative_at(text.content)
            units.append(Open("container", [text], name=found.key if found else UNNAMED))
    return tuple(unit.closed() for unit in units)


def _goes_on(content: str, above: Open, pack: Pack) -> bool:
    """Whether a preambular paragraph is more of the one above it: it begins small, where new ones do not."""
    if not content[:1].islower():
        return False
    return pack.capitals or (bool(above.units) and not openings(pack).preambular_at(content))


# Closing lines


def _without_closing(blocks: Sequence[Block], pack: Pack) -> tuple[Sequence[Block], Sequence[Block]]:
    """The blocks of the text, and those of the closing lines after it (meeting and date, how it was adopted)."""
    closing, adoption = pack.pattern("structure", "closing"), pack.pattern("structure", "adoption")
    for i, block in enumerate(blocks):
        content = block.text.content
        if i and (
            (closing and closing.match(content) and _only_meetings(content, pack))
            or (adoption and adoption.match(content))
            or (i + 1 == len(blocks) and (_is_date(content, pack) or not any(map(str.isalnum, content))))  # or a dash
        ):
            return blocks[:i], blocks[i:]
    return blocks, ()


def _how_adopted(closing: Sequence[Block], pack: Pack) -> tuple[Sequence[Block], voting.Adoption]:
    """The closing lines that name the meeting, and those that tell how the text was adopted."""
    form = pack.pattern("structure", "adoption")
    start = next((i for i, block in enumerate(closing) if form and form.match(block.text.content)), None)
    if start is None or find_formula(closing, pack) is not None:
        return closing, voting.Adoption((), None, {}, ())
    return closing[:start], voting.adoption(closing[start:], pack)


def _earlier(cover: Sequence[Block], pack: Pack) -> tuple[Finding, ...]:
    """A finding where the end of another text stands before the masthead: its paragraphs, or its closing lines."""
    closing = pack.pattern("structure", "closing")
    for block in cover:
        content = block.text.content
        closes = closing and closing.match(content) and _only_meetings(content, pack)
        if closes or (_is_number(read_label(content)) and ends(content)):
            message = "the end of another text stands above this one and was kept with its cover; take it out"
            return (Finding("further-text", message, "warning", block.text.page, block.text.line),)
    return ()


def _further(closing: Sequence[Block], pack: Pack) -> tuple[Finding, ...]:
    """A finding where a file goes on with another resolution or decision after the closing lines of the first."""
    start = find_formula(closing, pack)
    if start is None:
        return ()
    text = closing[start].text
    message = "another text begins after the closing lines and was kept with them; convert each text by itself"
    return (Finding("further-text", message, "warning", text.page, text.line),)


def _is_date(content: str, pack: Pack) -> bool:
    """Whether a line is a date and nothing else."""
    return [(start, end) for start, end, _ in dates.find(content, pack)] == [(0, len(content))]


def _only_meetings(content: str, pack: Pack) -> bool:
    """Whether a line names meetings and dates and nothing else; a comma may part the two."""
    return not ends(content.rstrip(","))


def _conclusions(blocks: Sequence[Block], pack: Pack) -> tuple[tuple[Text, ...], str, str]:
    """The closing lines with spans, the date of adoption, the meeting."""
    closing = pack.pattern("structure", "closing")
    out, adopted, meeting = [], "", ""
    for block in blocks:
        text = block.text
        spans: list[Span] = []
        match = closing.match(text.content) if closing else None
        if match is not None:
            number = ordinal(match["meeting"], pack)
            meeting = meeting or number
            spans.append(Span(0, match.end(), "location", number, "adoptionMeeting"))
        date = printed_date(text.content, pack) if len(text.content) < 120 else ""
        if date and (match is not None or len(text.content) < 40):
            spans += [Span(a, b, "docDate", value, "adoptionDate") for a, b, value in dates.find(text.content, pack)]
            adopted = adopted or date
        if spans and len(spans) <= 2:
            spans.append(Span(0, len(text.content), "event", "", "adoption"))
        out.append(mark(text, *spans))
    return tuple(out), adopted, meeting


# Annexes


def split_annexes(blocks: Sequence[Block], pack: Pack) -> tuple[Sequence[Block], tuple[Document, ...]]:
    """The blocks of the text, and the annexes after it."""
    starts = [i for i, b in enumerate(blocks) if i and is_annex(b.text.content, pack)]
    if not starts:
        return blocks, ()
    annexes = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        body = Body(pack, preambular=False)
        body.open_annex(blocks[start].text)
        body.add_all(blocks[start + 1 : end])
        annexes.append(
            Document(
                "annex",
                pack.code,
                number=_annex_number(blocks[start].text.content, pack),
                title=blocks[start].text.content,
                body=body.units(),
            )
        )
    return blocks[: starts[0]], tuple(annexes)


def is_annex(content: str, pack: Pack) -> bool:
    """Whether a line begins an annex: `Annex II` alone, or with its title, or `Annex to the letter dated …`."""
    if len(content) > LONGEST_ANNEX or ends(content):
        return False
    match = _annex(content, pack)
    annexed = pack.pattern("structure", "annexed")
    return (match is not None and len(content) - match.end() < 80) or bool(annexed and annexed.search(content))


def _annex(content: str, pack: Pack) -> re.Match[str] | None:
    form = pack.pattern("structure", "annex")
    return form.match(content) if form else None


def _annex_number(content: str, pack: Pack) -> str:
    match = _annex(content, pack)
    number = (match["number"] or "") if match else ""
    return western.numeral(number, pack)


KINDS = ("resolution", "resolutionDraft", "decision", "decisionDraft", "presidentialStatement")
GENRE = Genre("resolution", KINDS, is_resolution, parse_resolution, 20)
