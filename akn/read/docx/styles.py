"""Styles: what a run looks like, from its own properties, its character style and its paragraph's style.

Italic, bold and hidden are toggles: set in a paragraph style and again in a character style they cancel out
(ECMA-376 part 1, 17.7.3); set at the run itself they are absolute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from akn.read.docx.names import OFF, VAL, W, number, value

# Headings in the organisation's templates (`_ H_2/3`, `Reg_H_1_G`, `Title_H1`) and in Word's own.
HEADING = re.compile(r"(?:_ ?|Reg_|Title_)H(?:_| _|\d|$)|heading \d", re.IGNORECASE)
DEEPEST = 40  # styles that are based on each other
BODY_TEXT = 9  # the outline level of what is no heading

TOGGLES = {"i": ("i", "iCs"), "b": ("b", "bCs")}  # and their names in runs of complex script
LOOKS = {W + name: name for name in ("i", "iCs", "b", "bCs", "vanish", "rtl", "cs", "vertAlign", "rStyle")}
POSITIONS = {"superscript": "sup", "subscript": "sub"}

Properties = dict[str, str]  # `w:val` of the properties of a run by their names


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is printed: `marks` among `i`, `b`, `sup`, `sub`; whether it is hidden; its font for symbols."""

    marks: tuple[str, ...] = ()
    hidden: bool = False
    font: str = ""


@dataclass(slots=True)
class Styles:
    """The styles of a document by identifier. What follows from them is worked out once for each."""

    by_id: dict[str, _Element] = field(default_factory=dict)
    default: str = ""  # the paragraph style of paragraphs that name none
    defaults: Properties = field(default_factory=dict)  # of the runs of the whole document
    _looks: dict[tuple[str, str, tuple[tuple[str, str], ...]], Look] = field(default_factory=dict)
    _properties: dict[str, Properties] = field(default_factory=dict)
    _numbering: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    _headings: dict[str, bool] = field(default_factory=dict)

    def chain(self, style: str) -> Iterator[_Element]:
        """A style and those that it is based on, itself first."""
        seen: set[str] = set()
        while style and style not in seen and style in self.by_id and len(seen) < DEEPEST:
            seen.add(style)
            element = self.by_id[style]
            yield element
            style = value(element, "basedOn") or ""

    def numbering(self, style: str) -> tuple[int | None, int | None]:
        """The numbering (`numId`, `ilvl`) that a paragraph style gives its paragraphs."""
        if style not in self._numbering:
            num = level = None
            for element in self.chain(style):
                properties = element.find(f"{W}pPr/{W}numPr")
                num = number(properties, "numId") if num is None else num
                level = number(properties, "ilvl") if level is None else level
            self._numbering[style] = num, level
        return self._numbering[style]

    def is_heading(self, properties: _Element | None, style: str) -> bool:
        """Whether a paragraph is a heading: by an outline level of its own or its style's, or by its style's name."""
        own = number(properties, "outlineLvl")
        if own is not None:
            return own < BODY_TEXT
        if style not in self._headings:
            self._headings[style] = self._heads(style)
        return self._headings[style]

    def _heads(self, style: str) -> bool:
        levels = (number(element.find(W + "pPr"), "outlineLvl") for element in self.chain(style))
        level = next((level for level in levels if level is not None), None)
        if level is not None:
            return level < BODY_TEXT
        return any(HEADING.match(value(element, "name") or "") for element in self.chain(style))

    def look(self, run: _Element | None, paragraph_style: str) -> Look:
        """How a run is printed. `run` holds its properties (`rPr`)."""
        own = _properties(run)
        key = paragraph_style, own.pop("rStyle", ""), tuple(own.items())
        if key not in self._looks:
            self._looks[key] = self._look(own, self._styled(key[1]), self._styled(key[0]))
        return self._looks[key]

    def _styled(self, style: str) -> Properties:
        """The properties of a style's runs, its own before those of the styles that it is based on."""
        if style not in self._properties:
            layers = [_properties(element.find(W + "rPr")) for element in self.chain(style)]
            self._properties[style] = {name: text for layer in reversed(layers) for name, text in layer.items()}
        return self._properties[style]

    def _look(self, own: Properties, character: Properties, paragraph: Properties) -> Look:
        complex_script = _on(own.get("rtl")) or _on(own.get("cs"))

        def toggled(name: str) -> bool:
            if name in own:
                return _on(own[name])
            return (_on(character.get(name)) != _on(paragraph.get(name))) or _on(self.defaults.get(name))

        every = self.defaults | paragraph | character | own
        marks = [toggle for toggle in ("i", "b") if toggled(TOGGLES[toggle][complex_script])]
        if every.get("vertAlign") in POSITIONS:
            marks.append(POSITIONS[every["vertAlign"]])
        return Look(tuple(marks), toggled("vanish"), every.get("rFonts", ""))


def _properties(run: _Element | None) -> Properties:
    """What the properties of a run (`rPr`) say of its look."""
    found: Properties = {}
    for child in () if run is None else run:
        if child.tag == W + "rFonts":
            found["rFonts"] = child.get(W + "ascii") or child.get(W + "hAnsi") or ""
        elif child.tag in LOOKS:
            found[LOOKS[child.tag]] = child.get(VAL, "")
    return found


def _on(text: str | None) -> bool:
    """Whether a property of this value is on; None: it is not set."""
    return text is not None and text not in OFF


def read_styles(root: _Element | None) -> Styles:
    """The styles part."""
    if root is None:
        return Styles()
    elements = {e.get(W + "styleId", ""): e for e in root.iter(W + "style")}
    paragraph = (
        i for i, e in elements.items() if e.get(W + "type") == "paragraph" and e.get(W + "default") in ("1", "true")
    )
    return Styles(elements, next(paragraph, ""), _properties(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))
