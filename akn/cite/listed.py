"""Lists of mandates: numbers alone, each on a line or in a cell of its own, under a line that says whose they are
("General Assembly resolutions")."""

from __future__ import annotations

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

    def read(self, content: str) -> list[Citation]:
        """The numbers of a line, where it has nothing else and a body was named for them; the name of one is kept."""
        if len(content) > _LONGEST:
            return []
        line = symbols.plain(content).strip()
        if heading := self.grammar.rules["list_heading"].fullmatch(line):
            role, key = self.grammar.words[heading["body"]]
            self.organ, self.decision = (key if role == "organ" else "", heading["decision"] is not None)
        elif self.organ and self.grammar.rules["numbers_alone"].fullmatch(line):
            offset = content.index(line[0])
            return [
                c
                for m in self.grammar.rules["number_alone"].finditer(line)
                for c in self._cited(m[0], m.start() + offset)
            ]
        return []

    def _cited(self, words: str, start: int) -> list[Citation]:
        form = words.replace("(", " (").replace("  ", " ")
        number = Number(start, start + len(words), form, organ=self.organ, decision=self.decision)
        if bodies.body_of(number, self.organ, "") != self.organ:
            return []
        return [Citation(number.start, number.end, bodies.name_of(self.organ, number))]
