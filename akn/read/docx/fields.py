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
LONGEST = 4000  # characters of an instruction that are looked at
TAKES_VALUE = frozenset(("\\l", "\\o", "\\t", "\\*", "\\#", "\\@"))


@dataclass(slots=True)
class Field:
    """An open field: its instruction so far and, once its result has begun, what the instruction means.

    href   the address of its hyperlink, or of the one around it
    note   the bookmark at the mark of a note that it repeats; raised: it does so as a mark, whatever its runs look like
    said   its result was given as something else than its text
    """

    parts: list[str] = field(default_factory=list)
    result: bool = False
    href: str = ""
    note: str = ""
    raised: bool = False
    said: bool = False

    def begin_result(self, outer: str) -> None:
        """The instruction is complete; `outer` is the address of the hyperlink around the field."""
        words = _words("".join(self.parts))
        self.result = True
        self.href = _address(words) or outer
        if len(words) > 1 and words[0].upper() == "NOTEREF":
            self.note, self.raised = words[1], "\\f" in words


@dataclass(slots=True)
class Fields:
    """The fields open at a place of a story, outermost first. Those without an end in the story are not counted."""

    ended: frozenset[_Element] = frozenset()
    open: list[Field] = field(default_factory=list)
    hidden: int = 0  # how many of them have no result yet

    def char(self, element: _Element) -> None:
        """Take a `fldChar`."""
        kind = element.get(TYPE)
        if kind == "begin" and element in self.ended:
            self.open.append(Field())
            self.hidden += 1
        elif kind == "separate" and self.open and not self.open[-1].result:
            self._begin_result()
        elif kind == "end" and self.open:
            self.pop()

    def instruct(self, text: str) -> None:
        """Take a part of an instruction."""
        if self.open and not self.open[-1].result:
            self.open[-1].parts.append(text)

    def push(self, instruction: str) -> None:
        """Open a simple field."""
        self.open.append(Field([instruction]))
        self.hidden += 1
        self._begin_result()

    def pop(self) -> None:
        """Close the innermost field."""
        self.hidden -= not self.open.pop().result

    def _begin_result(self) -> None:
        self.hidden -= 1
        self.open[-1].begin_result(self.open[-2].href if len(self.open) > 1 else "")

    @property
    def showing(self) -> bool:
        """Whether text at this place is printed: inside the results of all open fields."""
        return self.hidden == 0

    @property
    def href(self) -> str:
        """The address of the innermost hyperlink."""
        return self.open[-1].href if self.open else ""

    @property
    def note_reference(self) -> Field | None:
        """The innermost field, where it repeats the mark of a note."""
        return self.open[-1] if self.open and self.open[-1].note else None


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
    return _address(_words(instruction))


def _address(words: list[str]) -> str:
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
    return [a.replace("\\\\", "\\") if b == c == "" else b or c for a, b, c in ARGUMENT.findall(instruction[:LONGEST])]
