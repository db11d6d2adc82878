"""The lists of States that a report prints after a recorded vote.

However they were broken into lines, and wherever a page ended among them, they become pairs of paragraphs: the side
(`In favour:`) and its States.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from itertools import pairwise

from msgspec.structs import replace

from akn.languages import Pack, compiled
from akn.layout.paragraphs import Block
from akn.model import Text
from akn.numbering import read_label
from akn.parse import states
from akn.parse.masthead import joined

CLOSED = re.compile(r"[.。;；]$")


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
        pieces = _pieces(whole, sides)
        if first.start():
            out.append(replace(blocks[i], text=pieces.pop(0)))
        listed |= set(range(len(out), len(out) + len(pieces)))
        out += [replace(blocks[i], text=piece) for piece in pieces]
        i = end
    return out, frozenset(listed)


def _sides(pack: Pack) -> re.Pattern[str] | None:
    """The words that head a list: at the beginning of a paragraph, or after what ends a sentence."""
    words = pack.table("report").get("sides", {})
    return compiled(rf"(?:^|(?<=[.:。：,\d]))\s*(?P<side>(?:{'|'.join(words)}) ?[:：])") if words else None


def _end(blocks: Sequence[Block], start: int, sides: re.Pattern[str], pack: Pack) -> int:
    """Where the lists that begin in a block end."""
    for i in range(start + 1, len(blocks)):
        before, content = blocks[i - 1].text.content, blocks[i].text.content
        label = read_label(content)
        if label is not None and label.dress in ("dot", "paren", "half"):
            return i
        if CLOSED.search(before) and not sides.match(content) and not _of_states(content, pack):
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
