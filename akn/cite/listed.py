"""Lists of mandates: numbers alone, each on a line or in a cell of its own, under a line that says whose they are
("General Assembly resolutions"); or each at the start of a line before the title of what it numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.cite import bodies, symbols
from akn.cite.bodies import Number
from akn.cite.citation import Citation
from akn.cite.grammar import Grammar

_LONGEST = 120


class Lists:
    """The lists of one document, read line by line."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.organ = ""
        self.decision = False
        self.titled = False  # the line before was the one that says whose they are, or an entry of the list

    def read(self, content: str) -> list[Citation]:
        """The numbers of a line, where a body was named for them and it has nothing else, or a title after one."""
        if len(content) > _LONGEST and not (self.organ and self.titled):
            return []
        line = symbols.plain(content).strip()
        heading = self.grammar.rules["list_heading"].fullmatch(line) if len(line) <= _LONGEST else None
        if heading:
            role, key = self.grammar.words[heading["body"]]
            self.organ, self.decision = (key if role == "organ" else "", heading["decision"] is not None)
        found = list(self._numbers(line)) if self.organ and not heading else []
        self.titled = heading is not None or bool(found)
        offset = len(content) - len(content.lstrip())
        return [c for m in found for c in self._cited(m[0], m.start() + offset)]

    def _numbers(self, line: str) -> Iterator[re.Match[str]]:
        if self.grammar.rules["numbers_alone"].fullmatch(line):
            yield from self.grammar.rules["number_alone"].finditer(line)
        elif self.titled and (number := self.grammar.rules["number_alone"].match(line)):
            title = line[number.end() :]
            if title[:1] == " " and title[1:2].isalpha() and not title[1:2].islower():
                yield number

    def _cited(self, words: str, start: int) -> list[Citation]:
        form = words.replace("(", " (").replace("  ", " ")
        number = Number(start, start + len(words), form, organ=self.organ, decision=self.decision)
        if bodies.body_of(number, self.organ, "") != self.organ:
            return []
        return [Citation(number.start, number.end, bodies.name_of(self.organ, number))]
