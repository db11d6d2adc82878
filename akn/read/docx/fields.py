"""Fields: an instruction (`HYPERLINK "…"`) and its last result. The result is text, the instruction never is.

Complex fields are runs between `fldChar`s, in each other and across paragraphs; simple ones are elements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from akn.read.docx.content import is_printed
from akn.read.docx.names import W

TYPE = W + "fldCharType"
ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(\\[A-Za-z*#@!])|(\S+)')
TAKES_VALUE = frozenset(("\\l", "\\o", "\\t", "\\*", "\\#", "\\@"))


@dataclass(slots=True)
class Field:
    """An open field: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    result: bool = False
    said: bool = False  # its result was given as something else than its text


@dataclass(slots=True)
class Fields:
    """The fields open at a place of a story, outermost first. Those without an end in the story are not counted."""

    ended: frozenset[_Element] = frozenset()
    open: list[Field] = field(default_factory=list)

    def char(self, element: _Element) -> None:
        """Take a `fldChar`."""
        kind = element.get(TYPE)
        if kind == "begin" and element in self.ended:
            self.open.append(Field())
        elif kind == "separate" and self.open:
            self.open[-1].result = True
        elif kind == "end" and self.open:
            self.open.pop()

    def instruct(self, text: str) -> None:
        """Take a part of an instruction."""
        if self.open and not self.open[-1].result:
            self.open[-1].instruction += text

    def push(self, instruction: str) -> None:
        """Open a simple field."""
        self.open.append(Field(instruction, True))

    def pop(self) -> None:
        """Close the innermost field."""
        self.open.pop()

    @property
    def showing(self) -> bool:
        """Whether text at this place is printed: inside the results of all open fields."""
        return all(each.result for each in self.open)

    @property
    def href(self) -> str:
        """The address of the innermost hyperlink."""
        return next((h for each in reversed(self.open) if (h := hyperlink(each.instruction))), "")

    def note_reference(self) -> tuple[Field, str] | None:
        """The innermost field, where it repeats the mark of a note, and the bookmark at that note's own mark."""
        if not self.open:
            return None
        name, *arguments = _words(self.open[-1].instruction)[:2] or [""]
        return (self.open[-1], arguments[0]) if name.upper() == "NOTEREF" and arguments else None


def ended_fields(story: _Element) -> tuple[frozenset[_Element], bool]:
    """The beginnings of complex fields that have an end, and whether there are some without."""
    begun: list[_Element] = []
    ended: set[_Element] = set()
    for element in story.iter(W + "fldChar"):
        if not is_printed(element):
            continue
        if element.get(TYPE) == "begin":
            begun.append(element)
        elif element.get(TYPE) == "end" and begun:
            ended.add(begun.pop())
    return frozenset(ended), bool(begun)


def hyperlink(instruction: str) -> str:
    """The address in the instruction of a hyperlink field, "" in any other."""
    words = _words(instruction)
    if not words or words[0].upper() != "HYPERLINK":
        return ""
    address, place, switch = "", "", ""
    for word in words[1:]:
        if word in TAKES_VALUE:
            switch = word
        elif switch:
            place, switch = (word if switch == "\\l" else place), ""
        elif not word.startswith("\\"):
            address = address or word
    return address + (f"#{place}" if address and place else "")


def _words(instruction: str) -> list[str]:
    return [a.replace("\\\\", "\\") if b == c == "" else b or c for a, b, c in ARGUMENT.findall(instruction)]
