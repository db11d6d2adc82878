"""Where the titles of drafts, statements and papers begin and end, by the words that a language has for them."""

from __future__ import annotations

import re

from akn.languages import Pack
from akn.layout.signs import PAUSES, stop

LAST_SYMBOL = re.compile(r"(?<=\s)[A-Z]{1,4}/[^\s/]\S*$")  # `draft resolution A/85/L.14`
SENTENCE = re.compile("[，。；]")
LEAST_ROOM = 3  # characters for which the line above had room


class Titles:
    """The words of a language that say what a draft, a statement or a paper is."""

    def __init__(self, pack: Pack) -> None:
        self.spaced = pack.spaced
        papers = {key: form for key in pack.table("paper") if (form := pack.pattern("paper", key))}
        kinds = (pack.pattern("masthead", "draft"), pack.pattern("masthead", "statement"), papers.get("amendment"))
        self.kinds = tuple(kind for kind in kinds if kind)
        self.papers = tuple(papers.values())

    def end_with(self, text: str) -> bool:
        """Whether a line ends in the words behind the sponsors of a draft, which its title follows, or is the title of
        a statement.
        """
        words = LAST_SYMBOL.sub("", text).rstrip()
        found = (match for kind in self.kinds if (match := kind.search(words)))
        return any(m.end("draft" if "draft" in m.re.groupindex else 0) == len(words) for m in found)

    def begin_with(self, text: str, before: str) -> bool:
        """Whether a line begins with what names a kind of paper, such as `Report of the Secretary-General`; where that
        stands at the end of the title, whether the line above has clearly more room left.
        """
        if before.endswith(("-", "–", "/")) or stop(before) in PAUSES:
            return False
        if self.spaced:
            return any(paper.match(text) for paper in self.papers)
        return self.name_paper(text) and len(before) + LEAST_ROOM < len(text)

    def name_paper(self, text: str) -> bool:
        """Whether a line names a kind of paper, and is no part of a sentence."""
        return SENTENCE.search(text) is None and any(paper.search(text) for paper in self.papers)
