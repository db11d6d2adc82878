"""Reports of Main Committees: proceedings in numbered paragraphs, then the drafts that the committee recommends.

Session, agenda item, title, committee, Rapporteur; sections; the recommending paragraphs, each followed by its draft
resolutions and decisions, whose paragraphs are numbered from 1 again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from akn.cite import western
from akn.languages import Pack, usual
from akn.layout.blocks import Block
from akn.layout.signs import ends
from akn.model import Document, Entity, Finding, Span, Step, Text, Unit
from akn.numbering import read_label
from akn.parse import proceedings, voting
from akn.parse.genre import Genre
from akn.parse.masthead import Facts, joined, mark, read_cover, session_line
from akn.parse.opened import Rest
from akn.parse.persons import rapporteur
from akn.parse.resolution import deliberation, draft_of, is_annex
from akn.parse.units import LONGEST_HEADING, Body

STOP = re.compile(r"[.;。；]$")
OPENING = '"“«‘'
FRONT = 30  # blocks among which the title stands
MOST_HEADINGS = 4  # one below the other, between a draft and the committee's next paragraph


@dataclass(slots=True, eq=False)
class _Draft:
    """A draft that is being gathered: its heading (`Draft resolution II`), and its blocks."""

    kind: str
    number: str = ""
    heading: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    last: int = 0  # the number of its last operative paragraph


def is_report(blocks: Sequence[Block], pack: Pack) -> bool:
    """Whether one of the first lines is the title of a committee's report."""
    title = pack.pattern("report", "title")
    return any(title.match(b.text.content) for b in blocks[:FRONT]) if title else False


def parse_report(blocks: Sequence[Block], pack: Pack) -> Document:
    """The report of a committee, from its printed paragraphs."""
    start = _body_start(blocks, pack)
    facts, entities = Facts(), dict[str, Entity]()
    cover, front = _front([b.text for b in blocks[:start]], pack)
    cover_texts = read_cover(cover, pack, facts)
    preface = _preface(front, pack, facts, entities)
    end = next((i for i in range(start, len(blocks)) if is_annex(blocks[i].text.content, pack)), len(blocks))
    body, drafts, findings = _narrative(blocks[start:end], pack)
    annexed = deliberation((blocks[start - 1], *blocks[end:]), pack) if end < len(blocks) and start else None
    actor = facts.body or facts.owner
    told = proceedings.read(body.units(), pack, actor, facts.session, facts.issued)
    entities |= {e.key: e for e in told.entities}
    steps = told.steps
    made = _drafts(drafts, pack, steps, actor)
    steps += tuple(_recommended(body.units(), facts))
    return replace(
        facts.document("meetingReport", actor, pack),
        cover=cover_texts,
        preface=preface,
        body=told.body,
        annexes=annexed.annexes if annexed else (),
        drafts=made,
        steps=steps,
        votes=told.votes,
        entities=tuple(entities.values()),
        findings=(*body.findings, *findings, *told.findings),
    )


# Before the body


def _body_start(blocks: Sequence[Block], pack: Pack) -> int:
    """The first section heading, or the first numbered paragraph."""
    for i, block in enumerate(blocks):
        label = read_label(block.text.content)
        if label is not None and label.dress == "dot" and label.body in ("1", "I", "l", "一"):
            return i - 1 if i and label.body == "1" and _introduces(blocks[i - 1].text.content, pack) else i
    return len(blocks)


def _introduces(content: str, pack: Pack) -> bool:
    """Whether a line above paragraph 1 is a heading of the body, and no part of the front."""
    found = pack.pattern("report", "introduction")
    return bool(found and found.match(content))


def _front(texts: Sequence[Text], pack: Pack) -> tuple[Sequence[Text], Sequence[Text]]:
    """The masthead, and the lines from the session on."""
    start = session_line(texts, pack) or 0
    return texts[:start], texts[start:]


def _preface(texts: Sequence[Text], pack: Pack, facts: Facts, entities: dict[str, Entity]) -> tuple[Text, ...]:
    """Session, agenda item, title, committee and Rapporteur."""
    title = pack.pattern("report", "title")
    out: list[Text] = []
    for text in texts:
        if title and (match := title.match(text.content)):
            facts.body = _committee(match["committee"], pack)
            end = match.end() - (1 if match[0].endswith("*") else 0)
            entities.setdefault(
                facts.body,
                Entity("Organization", facts.body, f"/akn/ontology/organization/un/{facts.body}", match["committee"]),
            )
            spans = [Span(0, end, "docType"), Span(*match.span("committee"), "docCommittee", "", facts.body)]
            out.append(mark(text, *spans))
        elif named := rapporteur(text, pack, entities):
            out.append(named)
        else:
            (marked,) = read_cover((text,), pack, facts, titles=bool(facts.agenda_items))
            out.append(marked if marked is not text else _title(text, facts))
    return tuple(out)


def _title(text: Text, facts: Facts) -> Text:
    facts.title = f"{facts.title} {text.content}".strip()
    return mark(text, Span(0, len(text.content), "docTitle"))


def _committee(words: str, pack: Pack) -> str:
    known = pack.table("report")["committees"]
    for name in sorted(known, key=len, reverse=True):
        if name in usual(words):
            return str(known[name])
    return ""


# The body, and the drafts in it


def _narrative(blocks: Sequence[Block], pack: Pack) -> tuple[Body, list[_Draft], list[Finding]]:
    """The committee's own paragraphs, and the drafts that follow the recommending ones."""
    blocks, listed = voting.regrouped(_whole_headings(blocks, pack), pack)
    body = Body(pack, preambular=False, keep=lambda text: _goes_on(text, body))
    drafts: list[_Draft] = []
    current: _Draft | None = None
    for i, block in enumerate(blocks):
        content = block.text.content
        if current is not None and not _resumes(blocks, i, body, current, pack):
            current = _gather(current, block, drafts, body, pack)
            continue
        current = None
        if body.paragraph is not None and not any(map(str.isalnum, content)):  # `* * *` between two drafts
            body.paragraph.wrapup.append(block.text)
            continue
        if i in listed and body.paragraph is not None:
            (body.points[-1] if body.points else body.paragraph).take(block.text)
            continue
        body.add(block, Rest(blocks, i + 1))
        if kind := _recommends(content, pack):
            current = _Draft(kind)
    return body, [d for d in drafts if d.blocks or d.heading], []


def _whole_headings(blocks: Sequence[Block], pack: Pack) -> list[Block]:
    """The blocks, with numbered headings that were broken into several lines in one."""
    unfinished = pack.pattern("report", "unfinished")
    out: list[Block] = []
    open_heading = False
    for block in blocks:
        content = block.text.content
        label = read_label(content)
        if open_heading and label is None:
            out[-1] = replace(out[-1], text=joined(out[-1].text, block.text, pack))
        else:
            out.append(block)
            open_heading = label is not None and label.dress == "dot" and not label.body.isdigit()
        whole = out[-1].text.content
        open_heading = open_heading and bool(unfinished and unfinished.search(whole))
        open_heading = open_heading and len(whole) < 2 * LONGEST_HEADING[pack.spaced]
    return out


def _goes_on(text: Text, body: Body) -> bool:
    """Whether a paragraph without a number is more of the one above it.

    A committee numbers its paragraphs: what has no number belongs to the last one (words quoted in it, what follows
    them, lists). A new sentence begins no more of a point, unless that is not at its end.
    """
    last = body.points[-1] if body.points else body.paragraph
    if last is None or not last.texts:
        return False
    if not body.points and last.number and ends(text.content):
        return True
    if STOP.search(last.texts[-1].content):
        return False
    return text.content[:1].islower() or text.content[:1] in OPENING


def _recommends(content: str, pack: Pack) -> str:
    """The kind of draft (`resolution`, `decision`) that a recommending paragraph announces, "" where it is none."""
    found = pack.pattern("report", "recommends")
    match = found.search(content) if found else None
    if match is None or not content.rstrip().endswith((":", "：")):
        return ""
    return str(pack.table("masthead")["kinds"].get(match["kind"].lower(), "resolution"))


def _resumes(blocks: Sequence[Block], i: int, body: Body, draft: _Draft, pack: Pack) -> bool:
    """Whether the committee's own paragraphs go on at a block: their next number, which is not the draft's next.

    Headings may stand before the number.
    """
    following = body.numbers[-1] + 1 if body.numbers else 1
    for at in range(i, min(i + 1 + MOST_HEADINGS, len(blocks))):
        content = blocks[at].text.content
        label = read_label(content)
        if label is not None and label.dress == "dot" and label.body.isdigit():
            number = int(label.body)
            return number == following and (bool(_recommends(content, pack)) or number != draft.last + 1)
        if (label is None and at > i) or not draft.blocks:
            return False
        if len(content) > LONGEST_HEADING[pack.spaced] or ends(content):
            return False
    return False


def _gather(draft: _Draft, block: Block, drafts: list[_Draft], body: Body, pack: Pack) -> _Draft:
    """A block of a draft: its heading begins a new one."""
    found = pack.pattern("structure", "draft")
    content = block.text.content
    match = found.match(content) if found else None
    if match is not None:
        kind = str(pack.table("masthead")["kinds"].get(match["kind"].lower(), draft.kind))
        number = match["number"] or ""
        draft = _Draft(kind, western.numeral(number, pack), [block])
        _add_draft(draft, drafts, body)
        return draft
    if draft not in drafts:
        _add_draft(draft, drafts, body)
    label = read_label(content)
    if label is not None and label.dress == "dot" and label.body.isdigit():
        draft.last = int(label.body)
    draft.blocks.append(block)
    return draft


def _add_draft(draft: _Draft, drafts: list[_Draft], body: Body) -> None:
    if body.paragraph is not None:
        body.paragraph.drafts.append(len(drafts))
    drafts.append(draft)


def _drafts(drafts: Sequence[_Draft], pack: Pack, steps: Sequence[Step], actor: str) -> tuple[Document, ...]:
    adopted = [s for s in steps if s.outcome == "adopted" and s.document]
    by_number = {s.document: s for s in adopted}
    resolutions = [d for d in drafts if d.kind == "resolution"]
    symbols = list(by_number) if len(by_number) == len(resolutions) else []
    made = []
    for draft in drafts:
        symbol = symbols[resolutions.index(draft)] if symbols and draft in resolutions else ""
        made.append(_draft(draft, symbol, pack, actor))
    return tuple(made)


def _draft(draft: _Draft, symbol: str, pack: Pack, actor: str) -> Document:
    """One draft as a document of its own, which speaks as the organ in its formula."""
    made = draft_of(draft.blocks, pack, f"{draft.kind}Draft")
    heading = [mark(b.text, Span(0, len(b.text.content), "docType")) for b in draft.heading]
    return replace(
        made,
        symbols=(symbol,) if symbol else (),
        actor=made.actor or pack.table("report").get("addressee", "unga"),
        number=draft.number,
        preface=(*heading, *made.preface),
    )


def _recommended(units: Sequence[Unit], facts: Facts) -> list[Step]:
    """The report itself recommends: one step for each paragraph with drafts."""
    found = []
    for unit in units:
        if unit.drafts:
            found.append(
                Step(
                    "recommendedForAdoption",
                    facts.issued,
                    document=next(iter(facts.symbols), ""),
                    paragraph=unit.number,
                )
            )
        found += _recommended(unit.units, facts)
    return found


GENRE = Genre("report", ("meetingReport",), is_report, parse_report, 10)
