"""Numbering: the label that Word prints before a paragraph, resolved in one pass over the document.

A list (`w:num`) is an instance of a definition (`w:abstractNum`) of nine levels, and may override some. All lists of
one definition count on together; a list that overrides the start of a level begins it anew where it is first used
there. A paragraph at a level advances it and restarts the levels below (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from akn.read.docx import formats, symbols
from akn.read.docx.names import VAL, W, number, switch, value, whole
from akn.read.docx.styles import Styles

PLACE = re.compile("%([1-9])")
LEVELS = 9
AFTER = {"nothing": "", "space": " ", "tab": " "}
LARGEST = 2**31


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: its first number, format, the text with `%1` … for numbers, and what follows the label.

    restart  the number of the level (from 1) after which it begins anew; 0: never; None: any level above
    style    the paragraph style that is tied to it; legal: numbers of all levels are printed in figures
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    after: str = " "
    restart: int | None = None
    style: str = ""
    legal: bool = False
    hidden: bool = False


@dataclass(slots=True)
class List:
    """A list: its definition's identifier, its levels, and the starts that it overrides."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[int, List]
    styles: Styles
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[int, int]] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)  # formats met that cannot be written

    def label(self, properties: _Element | None, style: str) -> str:
        """The label printed before a paragraph, and what parts it from the text. "" where there is none.

        properties  the paragraph's `pPr`; style: its style
        """
        num, level = self._place(properties, style)
        found = self.lists.get(num) if num else None
        if found is None or num is None or level not in found.levels:
            return ""
        counts = self._advance(num, found, level)
        return self._written(found, level, counts)

    def _place(self, properties: _Element | None, style: str) -> tuple[int | None, int]:
        """The list and the level of a paragraph: its own, else its style's."""
        own = None if properties is None else properties.find(W + "numPr")
        num, level = number(own, "numId"), number(own, "ilvl")
        if num is None or level is None:
            styled_num, styled_level = self.styles.numbering(style)
            if num is None:
                num = styled_num
                level = self._level_of(num, style, styled_level) if level is None else level
        return num, max(0, min(level or 0, LEVELS - 1))

    def _level_of(self, num: int | None, style: str, given: int | None) -> int | None:
        """The level that a style is tied to."""
        if num is None or num not in self.lists:
            return given
        levels = self.lists[num].levels
        names = [e.get(W + "styleId") for e in self.styles.chain(style)]
        tied = (i for name in names for i, level in levels.items() if level.style and level.style == name)
        return next(tied, given)

    def _advance(self, num: int, found: List, level: int) -> list[int | None]:
        counts = self.counts.setdefault(found.definition, [None] * LEVELS)
        for upper in range(level):
            if counts[upper] is None:
                counts[upper] = self._first(found, upper)
        now = counts[level]
        if level in found.starts and (num, level) not in self.begun:
            counts[level] = found.starts[level]
        else:
            counts[level] = self._first(found, level) if now is None else min(now + 1, LARGEST)
        self.begun.add((num, level))
        for lower in range(level + 1, LEVELS):
            restart = found.levels[lower].restart if lower in found.levels else None
            if restart is None or level < restart:
                counts[lower] = None
        return counts

    def _first(self, found: List, level: int) -> int:
        return found.starts.get(level, found.levels[level].start if level in found.levels else 1)

    def _written(self, found: List, level: int, counts: list[int | None]) -> str:
        own = found.levels[level]

        def one(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            form = found.levels[index].form if index in found.levels else "decimal"
            if not formats.is_known(form):
                self.unknown.add(form)
            return formats.printed(counts[index] or 0, "decimal" if own.legal and form != "none" else form)

        label = PLACE.sub(one, own.text)
        return "" if own.hidden or not label.strip() else label + own.after


def read_numbering(root: _Element | None, styles: Styles) -> Numbering:
    """The numbering part."""
    if root is None:
        return Numbering({}, styles)
    definitions = {e.get(W + "abstractNumId", ""): e for e in root.iterchildren(W + "abstractNum")}
    instances = {e.get(W + "numId", ""): e for e in root.iterchildren(W + "num")}
    lists: dict[int, List] = {}
    for key, instance in instances.items():
        definition = _definition(value(instance, "abstractNumId") or "", definitions, instances, styles)
        identifier = whole(key)
        if identifier is not None and definition is not None:
            lists[identifier] = _list(instance, definition)
    return Numbering(lists, styles)


def _definition(
    key: str, definitions: dict[str, _Element], instances: dict[str, _Element], styles: Styles
) -> _Element | None:
    """A definition of levels; one that only names a list style has that style's."""
    for _ in range(LEVELS):
        found = definitions.get(key)
        link = value(found, "numStyleLink")
        if found is None or not link:
            return found
        num, _level = styles.numbering(link)
        following = value(instances.get(str(num)), "abstractNumId")
        if following is None or following == key:
            return found
        key = following
    return None


def _list(instance: _Element, definition: _Element) -> List:
    levels = {whole(e.get(W + "ilvl")): _level(e) for e in definition.iterchildren(W + "lvl")}
    made = List(definition.get(W + "abstractNumId", ""), {k: v for k, v in levels.items() if k is not None})
    for override in instance.iterchildren(W + "lvlOverride"):
        level = whole(override.get(W + "ilvl"))
        own = override.find(W + "lvl")
        if level is None:
            continue
        if own is not None:
            made.levels[level] = _level(own)
        start = number(override, "startOverride")
        if start is not None:
            made.starts[level] = start
    return made


def _level(element: _Element) -> Level:
    text = element.find(W + "lvlText")
    properties = element.find(W + "rPr")
    fonts = None if properties is None else properties.find(W + "rFonts")
    font = "" if fonts is None else fonts.get(W + "ascii", "")
    start = number(element, "start")
    return Level(
        start=1 if start is None else max(0, min(start, LARGEST)),
        form=value(element, "numFmt") or "decimal",
        text="" if text is None else symbols.shown(text.get(VAL, ""), font),
        after=AFTER.get(value(element, "suff") or "tab", " "),
        restart=number(element, "lvlRestart"),
        style=value(element, "pStyle") or "",
        legal=bool(switch(element, "isLgl")),
        hidden=bool(switch(properties, "vanish")),
    )
