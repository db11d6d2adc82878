"""The lists of States that are printed after a recorded vote, and its figures.

However they were broken into lines, and wherever a page ended among them, lists become pairs of paragraphs: the side
(`In favour:`) and its States.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from msgspec.structs import replace

from akn.languages import Pack, compiled, usual
from akn.layout.blocks import Block
from akn.model import Entity, Finding, Span, Text, Vote
from akn.numbering import read_label
from akn.parse import states
from akn.parse.masthead import joined, mark

CLOSED = re.compile(r"[.。;；]$")
BETWEEN = re.compile(r"[,;:.\n]")  # what stands between the entries of lists in languages with capitals


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one vote: their paragraphs with the States marked, the States on each side by code, and these."""

    texts: tuple[Text, ...]
    sides: dict[str, tuple[str, ...]]
    entities: dict[str, Entity]

    def of(self, vote: Vote) -> Vote:
        """The vote with its lists."""
        return replace(
            vote,
            voted_in_favour=self.sides["in_favour"],
            voted_against=self.sides["against"],
            abstained=self.sides["abstaining"],
        )


def lists(texts: Sequence[Text], pack: Pack) -> Lists:
    """Whose names stand under which heading, in the paragraphs after a vote."""
    headings = pack.table("report").get("sides", {})
    side = ""
    sides: dict[str, list[str]] = {"in_favour": [], "against": [], "abstaining": []}
    entities: dict[str, Entity] = {}
    out = []
    for text in texts:
        head = next((words for words in headings if usual(text.content).startswith(words)), "")
        side = headings[head] if head else side
        found = _entries(text.content, pack) if side else []
        sides.get(side, []).extend(code for _, _, code in found)
        for s, e, code in found:
            entities.setdefault(code, states.entity(code, text.content[s:e]))
        out.append(mark(text, *(states.span(*f) for f in found)))
    return Lists(tuple(out), {name: tuple(codes) for name, codes in sides.items()}, entities)


def _entries(content: str, pack: Pack) -> list[tuple[int, int, str]]:
    """The States that are entries of a list: not "Guinea" in a misprinted "Papua and New Guinea"."""
    found, last = [], 0
    for start, end, code in states.find(content, pack):
        if not any(map(str.isupper, BETWEEN.split(content[last:start])[-1])):
            found.append((start, end, code))
        last = end
    return found


def figures(vote: Vote, match: re.Match[str], pack: Pack, *, rejected: bool) -> Vote:
    """The vote with its counts as stated. Of a rejection the first figure is that against ("rejected by 107 to 60")."""
    first, second = _figure(match["first"], pack), _figure(match["second"], pack)
    third = _figure(match["third"], pack) if match["third"] else 0
    if rejected:
        first, second = second, first
    return replace(vote, in_favour=first, against=second, abstaining=third)


def _figure(text: str, pack: Pack) -> int:
    words: dict[str, int] = pack.table("numbers").get("cardinals", {})
    return int(text) if text.isdigit() else words.get(text.lower(), 0)


def tally(vote: Vote, where: str, text: Text) -> list[Finding]:
    """A finding for each side whose figure is not the number of the States listed; both are kept.

    where  the vote's place in the document, in words
    """
    sides = (
        ("in favour", vote.in_favour, vote.voted_in_favour),
        ("against", vote.against, vote.voted_against),
        ("abstaining", vote.abstaining, vote.abstained),
    )
    return [
        Finding(
            "vote-tally",
            f"{where}: {count} {side} by the figures, {len(listed)} by the list of States",
            "warning",
            text.page,
            text.line,
        )
        for side, count, listed in sides
        if count is not None and count != len(listed)
    ]


def regrouped(blocks: Sequence[Block], pack: Pack) -> tuple[list[Block], frozenset[int]]:
    """The blocks with the lists of votes regrouped, and the indices of those that belong to such a list."""
    sides = _sides(pack)
    out: list[Block] = []
    listed: set[int] = set()
    i = 0
    while i < len(blocks):
        content = blocks[i].text.content
        first = sides.search(content) if sides and (":" in content or "：" in content) else None
        if sides is None or first is None:
            out.append(blocks[i])
            i += 1
            continue
        end = _end(blocks, i, sides, pack)
        whole = _joined([block.text for block in blocks[i:end]], pack)
        pieces = _pieces(whole, _sides(pack, inside=True) or sides)
        if first.start():
            out.append(replace(blocks[i], text=pieces.pop(0)))
        listed |= set(range(len(out), len(out) + len(pieces)))
        out += [replace(blocks[i], text=piece) for piece in pieces]
        i = end
    return out, frozenset(listed)


def _sides(pack: Pack, *, inside: bool = False) -> re.Pattern[str] | None:
    """The words that head a list: at the beginning of a paragraph, or after what ends a sentence; `inside` lists also
    after a name."""
    words = pack.table("report").get("sides", {})
    after_name = r"(?:(?<!\w)|(?<=[a-zà-ÿа-яё\u0621-\u064a)]))" if pack.spaced else ""
    before = after_name if inside else r"(?:^|(?<=[.:。：,\d]))\s*"
    return compiled(rf"{before}(?P<side>(?:{'|'.join(words)}) ?[:：])") if words else None


@dataclass(frozen=True, slots=True)
class Adoption:
    """How a text was adopted, as its last lines tell: these with spans, the vote, and whom they name."""

    texts: tuple[Text, ...]
    vote: Vote | None
    entities: dict[str, Entity]
    findings: tuple[Finding, ...]


def adoption(blocks: Sequence[Block], pack: Pack) -> Adoption:
    """The lines that tell how a text was adopted: `[Adopted by a recorded vote of 27 to 15 …`, and who voted how."""
    pieces, listed = regrouped(blocks, pack)
    head, *rest = [block.text for block in pieces]
    counts, without = pack.pattern("report", "counts"), pack.pattern("report", "without_vote")
    found = counts.search(head.content) if counts else None
    if found is None:
        silent = without is not None and without.search(head.content) is not None
        vote = Vote("adoptedWithoutVote") if silent else None
        spans = _adopted(head, vote.outcome) if vote else ()
        return Adoption((mark(head, *spans), *rest), vote, {}, ())
    told = figures(Vote("adoptedRecordedVote"), found, pack, rejected=False)
    spans = (*_adopted(head, told.outcome), *_quantities(found, told))
    if not listed:
        return Adoption((mark(head, *spans), *rest), told, {}, ())
    whose = lists(rest, pack)
    vote = whose.of(told)
    return Adoption((mark(head, *spans), *whose.texts), vote, whose.entities, tuple(tally(vote, "the vote", head)))


def _adopted(text: Text, outcome: str) -> tuple[Span, ...]:
    whole = len(text.content)
    return Span(0, whole, "vote"), Span(0, whole, "outcome", "", outcome)


def _quantities(found: re.Match[str], vote: Vote) -> list[Span]:
    """The figures of a vote where they are printed."""
    sides = (("first", "inFavour", vote.in_favour), ("second", "against", vote.against))
    last = (("third", "abstaining", vote.abstaining),) if found["third"] else ()
    return [Span(*found.span(group), "quantity", str(count), side) for group, side, count in (*sides, *last)]


def is_side(content: str, pack: Pack) -> bool:
    """Whether a paragraph is the heading of a list of States and nothing else."""
    sides = _sides(pack, inside=True)
    return sides is not None and sides.fullmatch(content.strip()) is not None


def _end(blocks: Sequence[Block], start: int, sides: re.Pattern[str], pack: Pack) -> int:
    """Where the lists that begin in a block end."""
    for i in range(start + 1, len(blocks)):
        before, content = blocks[i - 1].text.content, blocks[i].text.content
        label = read_label(content)
        if label is not None and label.dress in ("dot", "paren", "half"):
            return i
        if sides.match(content) or _of_states(content, pack) or is_side(before, pack):
            continue
        if CLOSED.search(before) or (CLOSED.search(content) and not states.find(content, pack)):
            return i
    return len(blocks)


def _of_states(content: str, pack: Pack) -> bool:
    """Whether a line names States and little else."""
    found = states.find(content, pack)
    return sum(end - start for start, end, _ in found) > 0.5 * len(content)


def _joined(texts: Sequence[Text], pack: Pack) -> Text:
    """Paragraphs as one."""
    return reduce(lambda whole, text: joined(whole, text, pack), texts)


def _pieces(text: Text, sides: re.Pattern[str]) -> list[Text]:
    """A paragraph parted at the words that head its lists, and after them."""
    cuts = sorted({0, len(text.content), *(at for m in sides.finditer(text.content) for at in m.span("side"))})
    pieces = [_slice(text, start, end) for start, end in pairwise(cuts)]
    return [piece for piece in pieces if piece.content]


def _slice(text: Text, start: int, end: int) -> Text:
    """A stretch of a paragraph without white space around it; a note's marker goes with the words before it."""
    while start < end and text.content[start].isspace():
        start += 1
    last = end
    while last > start and text.content[last - 1].isspace():
        last -= 1
    spans = tuple(
        replace(s, start=max(s.start, start) - start, end=min(s.end, last) - start)
        for s in text.spans
        if (start < s.start <= end if s.start == s.end else s.start < end and start < s.end)
    )
    return replace(text, content=text.content[start:last], spans=spans)
