"""Where two long texts differ, found in time that grows with their length.

The texts are cut at their punctuation and the pieces aligned: first those that occur once on each side, in the longest
order that both share (the patience method of Bram Cohen), then the same again between them. What stays unaligned and is
small is compared piece by piece, and in the end character by character; what is large is left whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

Gap = tuple[int, int, int, int]  # a[start:end] stands where b[start:end] stands; one of them may be empty
SMALL = 90_000  # a product of lengths that difflib may be given: some tens of milliseconds
_PIECE = re.compile(r".{0,80}?[，。；：、！？,.;:!?()（）«»“”\"،؛؟]|.{1,80}", re.DOTALL)


def gaps(a: str, b: str) -> list[Gap]:
    """The stretches in which `a` and `b` differ, in order; between two of them the texts are the same."""
    if a == b:
        return []
    pieces_a, pieces_b = _PIECE.findall(a), _PIECE.findall(b)
    at_a, at_b = [0, *accumulate(map(len, pieces_a))], [0, *accumulate(map(len, pieces_b))]
    found: list[Gap] = []
    for i0, i1, j0, j1 in _unaligned(pieces_a, pieces_b):
        if found and found[-1][1] == at_a[i0] and found[-1][3] == at_b[j0]:
            before = found.pop()
            found.append((before[0], at_a[i1], before[2], at_b[j1]))
        else:
            found.append((at_a[i0], at_a[i1], at_b[j0], at_b[j1]))
    return [narrow for gap in found for narrow in _narrowed(a, b, gap)]


def _unaligned(a: Sequence[str], b: Sequence[str]) -> Iterator[Gap]:
    """The stretches of two sequences of pieces that do not match, in order."""
    todo = [(0, len(a), 0, len(b))]
    while todo:
        i0, i1, j0, j1 = todo.pop()
        while i0 < i1 and j0 < j1 and a[i0] == b[j0]:
            i0, j0 = i0 + 1, j0 + 1
        while i0 < i1 and j0 < j1 and a[i1 - 1] == b[j1 - 1]:
            i1, j1 = i1 - 1, j1 - 1
        if i0 == i1 or j0 == j1:
            if i0 != i1 or j0 != j1:
                yield i0, i1, j0, j1
        elif anchors := _anchors(a, b, (i0, i1, j0, j1)):
            starts = [(i0, j0), *((i + 1, j + 1) for i, j in anchors)]
            ends = [*anchors, (i1, j1)]
            todo.extend((s[0], e[0], s[1], e[1]) for s, e in zip(reversed(starts), reversed(ends), strict=True))
        elif (i1 - i0) * (j1 - j0) <= SMALL:
            for kind, k0, k1, l0, l1 in SequenceMatcher(None, a[i0:i1], b[j0:j1], autojunk=False).get_opcodes():
                if kind != "equal":
                    yield i0 + k0, i0 + k1, j0 + l0, j0 + l1
        else:
            yield i0, i1, j0, j1


def _anchors(a: Sequence[str], b: Sequence[str], area: Gap) -> list[tuple[int, int]]:
    """Pieces that occur once on each side of an area, in the longest increasing order."""
    i0, i1, j0, j1 = area
    once_a, once_b = Counter(a[i0:i1]), Counter(b[j0:j1])
    places = {piece: j for j, piece in enumerate(b[j0:j1], j0) if once_b[piece] == 1}
    pairs = [(i, places[piece]) for i, piece in enumerate(a[i0:i1], i0) if once_a[piece] == 1 and piece in places]
    tails: list[int] = []  # for each length, the lowest last place of an increasing run
    last: list[int] = []  # the index of the pair that ends it
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(last[at - 1] if at else -1)
        tails[at : at + 1], last[at : at + 1] = [j], [index]
    run: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _narrowed(a: str, b: str, gap: Gap) -> list[Gap]:
    """A gap without what its two sides share at both ends; a small one cut into the characters that differ."""
    i0, i1, j0, j1 = gap
    same = _common(a[i0:i1], b[j0:j1])
    i0, j0 = i0 + same, j0 + same
    same = _common(a[i0:i1][::-1], b[j0:j1][::-1])
    i1, j1 = i1 - same, j1 - same
    if i0 == i1 or j0 == j1:
        return [(i0, i1, j0, j1)] if i0 != i1 or j0 != j1 else []
    if (i1 - i0) * (j1 - j0) > SMALL:
        return [(i0, i1, j0, j1)]
    matcher = SequenceMatcher(None, a[i0:i1], b[j0:j1], autojunk=False)
    if matcher.ratio() < 0.5:
        return [(i0, i1, j0, j1)]
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return _joined([(i0 + k0, i0 + k1, j0 + l0, j0 + l1) for _, k0, k1, l0, l1 in changed])


def _joined(found: list[Gap]) -> list[Gap]:
    """Gaps with one character between them are one change to a reader."""
    out = found[:1]
    for i0, i1, j0, j1 in found[1:]:
        if i0 - out[-1][1] <= 1:
            before = out.pop()
            out.append((before[0], i1, before[2], j1))
        else:
            out.append((i0, i1, j0, j1))
    return out


def whole_numbers(a: str, b: str, gap: Gap) -> Gap:
    """A gap widened to the whole of the numbers that it cuts: one digit of a number says little to a reader."""
    i0, i1, j0, j1 = gap
    while i0 > max(0, gap[0] - 12) and j0 and a[i0 - 1] == b[j0 - 1] and a[i0 - 1].isdecimal():
        i0, j0 = i0 - 1, j0 - 1
    while i1 < min(len(a), gap[1] + 12) and j1 < len(b) and a[i1] == b[j1] and a[i1].isdecimal():
        i1, j1 = i1 + 1, j1 + 1
    return i0, i1, j0, j1


def _common(a: str, b: str) -> int:
    """How many characters two texts begin with in common."""
    low, high = 0, min(len(a), len(b))
    if a[:high] == b[:high]:
        return high
    while high - low > 1:  # a[:low] is common, a[:high] is not
        middle = (low + high) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle
    return low
