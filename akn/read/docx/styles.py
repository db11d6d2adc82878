"""Styles: what a run looks like, from its own properties, its character style and its paragraph's style.

Italic, bold and hidden are toggles: set in a paragraph style and again in a character style they cancel out
(ECMA-376 part 1, 17.7.3); set at the run itself they are absolute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from akn.read.docx.names import W, number, switch, value

# Headings in the organisation's templates (`_ H_2/3`, `Reg_H_1_G`, `Title_H1`) and in Word's own.
HEADING = re.compile(r"(?:_ ?|Reg_|Title_)H(?:_| _|\d|$)|heading \d", re.IGNORECASE)
BODY_TEXT = 9  # the outline level of what is no heading

TOGGLES = {"i": ("i", "iCs"), "b": ("b", "bCs"), "vanish": ("vanish", "vanish")}
POSITIONS = {"superscript": "sup", "subscript": "sub"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is printed: `marks` among `i`, `b`, `sup`, `sub`; whether it is hidden; its font for symbols."""

    marks: tuple[str, ...] = ()
    hidden: bool = False
    font: str = ""


@dataclass(slots=True)
class Styles:
    """The styles of a document by identifier."""

    by_id: dict[str, _Element] = field(default_factory=dict)
    default: str = ""  # the paragraph style of paragraphs that name none
    defaults: _Element | None = None  # run properties of the whole document
    _looks: dict[tuple[str, str, bytes], Look] = field(default_factory=dict)

    def chain(self, style: str) -> Iterator[_Element]:
        """A style and those that it is based on, itself first."""
        seen: set[str] = set()
        while style and style not in seen and style in self.by_id:
            seen.add(style)
            element = self.by_id[style]
            yield element
            style = value(element, "basedOn") or ""

    def numbering(self, style: str) -> tuple[int | None, int | None]:
        """The numbering (`numId`, `ilvl`) that a paragraph style gives its paragraphs."""
        num = level = None
        for element in self.chain(style):
            properties = element.find(f"{W}pPr/{W}numPr")
            num = number(properties, "numId") if num is None else num
            level = number(properties, "ilvl") if level is None else level
        return num, level

    def is_heading(self, properties: _Element | None, style: str) -> bool:
        """Whether a paragraph is a heading: by an outline level of its own or its style's, or by its style's name."""
        for element in (properties, *(e.find(W + "pPr") for e in self.chain(style))):
            if (outline := number(element, "outlineLvl")) is not None:
                return outline < BODY_TEXT
        return any(HEADING.match(value(element, "name") or "") for element in self.chain(style))

    def look(self, run: _Element | None, paragraph_style: str) -> Look:
        """How a run is printed. `run` holds its properties (`rPr`)."""
        if run is None or len(run) == 0:
            return self._look(None, paragraph_style, "")
        return self._look(run, paragraph_style, value(run, "rStyle") or "")

    def _look(self, run: _Element | None, paragraph: str, character: str) -> Look:
        if run is None or all(child.tag == W + "rStyle" for child in run):
            key = (paragraph, character, b"")
            if key not in self._looks:
                self._looks[key] = self._resolved(None, paragraph, character)
            return self._looks[key]
        return self._resolved(run, paragraph, character)

    def _resolved(self, run: _Element | None, paragraph: str, character: str) -> Look:
        layers = [list(_run_properties(self.chain(style))) for style in (paragraph, character)]
        complex_script = bool(switch(run, "rtl") or switch(run, "cs"))
        on = {toggle: self._toggled(run, layers, names[complex_script]) for toggle, names in TOGGLES.items()}
        own = [] if run is None else [run]
        every = [*own, *layers[1], *layers[0], *([] if self.defaults is None else [self.defaults])]
        position = next((found for each in every if (found := value(each, "vertAlign")) is not None), "")
        marks = [name for name in ("i", "b") if on[name]]
        if position in POSITIONS:
            marks.append(POSITIONS[position])
        fonts = (each.find(W + "rFonts") for each in every)
        font = next((f.get(W + "ascii") or f.get(W + "hAnsi") or "" for f in fonts if f is not None), "")
        return Look(tuple(marks), on["vanish"], font)

    def _toggled(self, run: _Element | None, layers: list[list[_Element]], name: str) -> bool:
        own = switch(run, name)
        if own is not None:
            return own
        styled = [next((s for each in layer if (s := switch(each, name)) is not None), False) for layer in layers]
        return (styled[0] != styled[1]) or bool(switch(self.defaults, name))


def _run_properties(styles: Iterator[_Element]) -> Iterator[_Element]:
    return (found for style in styles if (found := style.find(W + "rPr")) is not None)


def read_styles(root: _Element | None) -> Styles:
    """The styles part."""
    if root is None:
        return Styles()
    elements = {e.get(W + "styleId", ""): e for e in root.iter(W + "style")}
    paragraph = (
        i for i, e in elements.items() if e.get(W + "type") == "paragraph" and e.get(W + "default") in ("1", "true")
    )
    return Styles(elements, next(paragraph, ""), root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
