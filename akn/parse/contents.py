"""The list of contents of a paper: lines that end in the number of a page, and are no headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from akn.languages import Pack
from akn.layout.blocks import Block

WITHIN = 60  # blocks before which the list begins
GAP = 4  # lines between two entries: the word for pages, a label on a line of its own
FEWEST = 2  # entries
ENTRY = re.compile(r"(?:[.…·]\s?){3,}|\s\d{1,3}(?:[-–]\d{1,3})?(?:\s+\d{1,3})?$")


def contents_of(blocks: Sequence[Block], pack: Pack) -> range:
    """The blocks of the list of contents with its heading, which is alone where the list is a table; an empty
    range where there is none.
    """
    heading = pack.pattern("structure", "contents")
    texts = [block.text.content for block in blocks]
    start = next((i for i, text in enumerate(texts[:WITHIN]) if heading and heading.match(text)), None)
    if start is None:
        return range(0)
    entries = [start]
    for i in range(start + 1, len(texts)):
        if i - entries[-1] > GAP:
            break
        if ENTRY.search(texts[i]) or (heading and heading.match(texts[i])):
            entries.append(i)
    return range(start, (entries[-1] if len(entries) > FEWEST else start) + 1)
