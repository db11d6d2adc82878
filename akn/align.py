"""The expressions of one work side by side: what has the same place in each is a unit of translation.

A unit has the same eId in every language version (`akn.write.eids`), so nothing has to be guessed. Lines of cover,
title and end have no eIds; they are held together by what they say they are (`docTitle`, `session`). Notes are units.
"""

from __future__ import annotations

import html
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from string import Template

from lxml import etree
from msgspec import Struct

from akn.languages import codes, pack
from akn.model import Finding
from akn.passages import Passage, note_text, passages
from akn.read import SourceError
from akn.table import language_of, symbol_of
from akn.validate.places import NS, component_of, name_of, path_of

FORMATS = ("tmx", "tsv", "html")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FRONT = ("coverPage", "preface", "conclusions")
_LINE = f"{NS}p"
_RIGHT_TO_LEFT = ("R", "AL")


class Segment(Struct, frozen=True, gc=False):
    """A passage, or a note, in one language: its kind (`note`, or that of the passage), printed number and text."""

    kind: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Expression:
    """A document in one language (ISO 639-2/T) with its segments by place, in reading order; `name` of its file."""

    name: str
    work: str
    language: str
    segments: Mapping[str, Segment]

    @property
    def tag(self) -> str:
        """The language as BCP 47 (RFC 5646) has it: the shortest code, `zh` for `zho`."""
        return _of_pack(self.language, "code1")

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`: that of most letters."""
        letters = Counter(
            unicodedata.bidirectional(c) in _RIGHT_TO_LEFT
            for s in self.segments.values()
            for c in s.text
            if c.isalpha()
        )
        return "rtl" if letters[True] > letters[False] else "ltr"


class Unit(Struct, frozen=True, gc=False):
    """What stands at one place, in each of the languages; None where an expression has nothing there."""

    place: str
    segments: tuple[Segment | None, ...]

    @property
    def kind(self) -> str:
        """That of the first language that has it."""
        return next(s.kind for s in self.segments if s is not None)


def expression(root: etree._Element, name: str = "") -> Expression:
    """The segments of a document; `root` is its `akomaNtoso` element."""
    work = symbol_of(root) or next((e.get("value", "") for e in root.iter(f"{NS}FRBRuri")), "")
    return Expression(name, work, language_of(root), dict(_segments(root)))


def align(expressions: Sequence[Expression]) -> list[Unit]:
    """The units of a work in reading order; what one language has more stands after what it follows there.

    Raises `SourceError` where there are not two, not of one work, or two of one language.
    """
    _check(expressions)
    return [Unit(place, tuple(e.segments.get(place) for e in expressions)) for place in _merged(expressions)]


def unmatched(units: Iterable[Unit], expressions: Sequence[Expression]) -> list[Finding]:
    """What has no counterpart in one of the languages or more (`no-counterpart`), with its place."""
    return [
        Finding("no-counterpart", _where(unit, expressions), "warning", path=unit.place)
        for unit in units
        if None in unit.segments
    ]


def render(units: Sequence[Unit], expressions: Sequence[Expression], form: str, source: str = "") -> bytes:
    """The units as TMX 1.4b, as TSV or as a page of HTML.

    source  the language (ISO 639-2/T) that the others are translations of, for TMX; by default that of the first
    """
    if form == "tsv":
        return _tsv(units, expressions).encode()
    if form == "html":
        return _html(units, expressions).encode()
    return _tmx(units, expressions, source)


def _segments(root: etree._Element) -> Iterator[tuple[str, Segment]]:
    counts: Counter[str] = Counter()
    for passage in passages(root):
        place = passage.place
        if passage.kind in _FRONT and passage.holder.tag == _LINE:
            place = _named(passage)
            counts[place] += 1
            place = place if counts[place] == 1 else f"{place}[{counts[place]}]"
        if passage.text:
            yield place, Segment(passage.kind, passage.number, passage.text)
        for note in passage.notes:
            yield path_of(note), Segment("note", note.get("marker", ""), note_text(note))


def _named(passage: Passage) -> str:
    """The place of a line by what it says it is: `preface/docTitle`; `preface/p` where it does not."""
    named = (e.get("name") or name_of(e) for e in passage.holder.iter() if e is not passage.holder and _says(e))
    component = component_of(passage.holder)
    place = f"{passage.kind}/{next(named, 'p').replace(' ', '-')}"
    return f"{component}/{place}" if component else place


def _says(element: etree._Element) -> bool:
    """Whether an element says what the line that it stands in is."""
    return (
        bool(element.get("name"))
        or name_of(element) in ("session", "role", "legislature")
        or (name_of(element).startswith("doc"))
    )


def _check(expressions: Sequence[Expression]) -> None:
    if len(expressions) < 2:
        raise SourceError("to align takes two language versions of one document, or more; this is one")
    first = expressions[0]
    known: dict[str, str] = {}
    for each in expressions:
        if each.work != first.work:
            raise SourceError(
                f"{first.name} is {first.work}, {each.name} is {each.work}: these are different documents"
            )
        if each.language in known:
            raise SourceError(f"{known[each.language]} and {each.name} are in the same language, {_called(each)}")
        known[each.language] = each.name


def _merged(expressions: Sequence[Expression]) -> list[str]:
    """The places of all the expressions: those of the first in its order, what is only in others after what is before
    it there."""
    order: list[str] = []
    known: set[str] = set()
    for each in expressions:
        following: dict[str, list[str]] = {}
        last = ""
        for place in each.segments:
            if place in known:
                last = place
            else:
                following.setdefault(last, []).append(place)
        order = [*following.get("", ()), *(p for place in order for p in (place, *following.get(place, ())))]
        known.update(each.segments)
    return order


def _where(unit: Unit, expressions: Sequence[Expression]) -> str:
    has = [e.language for e, s in zip(expressions, unit.segments, strict=True) if s is not None]
    lacks = [e.language for e, s in zip(expressions, unit.segments, strict=True) if s is None]
    segment = next(s for s in unit.segments if s is not None)
    words = " ".join(f"{segment.number} {segment.text}".split())[:60]
    return f"In {', '.join(has)}, not in {', '.join(lacks)}: {segment.kind} “{words}”"


def _tmx(units: Sequence[Unit], expressions: Sequence[Expression], source: str) -> bytes:
    tags = {e.language: e.tag for e in expressions}
    tag = tags.get(source, expressions[0].tag)
    root = etree.Element("tmx", version="1.4")
    header = {
        "creationtool": "akn4un", "creationtoolversion": version("akn4un"), "segtype": "paragraph",
        "o-tmf": "Akoma Ntoso 3.0", "adminlang": "en", "srclang": tag, "datatype": "plaintext",
    }  # fmt: skip
    _prop(etree.SubElement(root, "header", header), "symbol", expressions[0].work)
    body = etree.SubElement(root, "body")
    for unit in units:
        there = [(e.tag, s) for e, s in zip(expressions, unit.segments, strict=True) if s is not None]
        own = {} if tag in dict(there) else {"srclang": there[0][0]}  # a unit's source must be in it
        element = etree.SubElement(body, "tu", {"tuid": unit.place, **own})
        _prop(element, "kind", unit.kind)
        for language, segment in there:
            variant = etree.SubElement(element, "tuv", {_LANG: language})
            if segment.number:
                _prop(variant, "number", segment.number)
            etree.SubElement(variant, "seg").text = segment.text
    doctype = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=doctype, pretty_print=True)


def _prop(parent: etree._Element, name: str, value: str) -> None:
    etree.SubElement(parent, "prop", type=f"x-{name}").text = value


def _tsv(units: Sequence[Unit], expressions: Sequence[Expression]) -> str:
    """A line a unit: place, kind, the text in each language. TSV has no quotation marks: line breaks become spaces."""
    lines = [["eId", "kind", *(e.language for e in expressions)]]
    lines += [[u.place, u.kind, *("" if s is None else " ".join(s.text.split()) for s in u.segments)] for u in units]
    return "".join("\t".join(line) + "\n" for line in lines)


_PAGE = Template("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
  body { margin: 1.5rem; color: #1a1a1a; background: #fff; font: 1rem/1.5 system-ui, sans-serif; }
  table { border-collapse: collapse; width: 100%; table-layout: fixed; }
  caption { text-align: start; padding-block: .5rem; }
  th, td { padding: .5rem .75rem; border-bottom: 1px solid #767676; vertical-align: top; text-align: start;
    overflow-wrap: anywhere; }
  thead th { position: sticky; top: 0; background: #f2f2f2; }
  .place { width: 9rem; font: .8rem/1.5 ui-monospace, monospace; }
  .place a { color: #0b4a8f; }
  .number { font-weight: 600; }
  .section td, .title td, .division td { font-weight: 600; }
  .note td { font-size: .875rem; }
  .missing { background: #fdecea; color: #8a1c12; font-style: italic; }
</style>
</head>
<body>
<main>
<h1>$title</h1>
<table>
<caption>$caption</caption>
<thead><tr><th scope="col" class="place">Place</th>$languages</tr></thead>
<tbody>
$rows</tbody>
</table>
</main>
</body>
</html>
""")


def _html(units: Sequence[Unit], expressions: Sequence[Expression]) -> str:
    attributes = [f'lang="{html.escape(e.tag)}" dir="{e.direction}"' for e in expressions]
    alone = sum(None in unit.segments for unit in units)
    return _PAGE.substitute(
        title=html.escape(expressions[0].work or "Language versions"),
        caption=f"{len(units)} passages and notes, {alone} of them without a counterpart",
        languages="".join(f'<th scope="col">{html.escape(_called(e))}</th>' for e in expressions),
        rows="".join(_row(unit, attributes) for unit in units),
    )


def _row(unit: Unit, attributes: Sequence[str]) -> str:
    place = html.escape(unit.place)
    cells = "".join(_cell(s, said) for s, said in zip(unit.segments, attributes, strict=True))
    head = f'<th scope="row" class="place"><a href="#{place}">{place}</a></th>'
    return f'<tr id="{place}" class="{html.escape(unit.kind)}">{head}{cells}</tr>\n'


def _cell(segment: Segment | None, attributes: str) -> str:
    if segment is None:
        return '<td class="missing">no counterpart</td>'
    number = f'<span class="number">{html.escape(segment.number)}</span> ' if segment.number else ""
    return f"<td {attributes}>{number}{'<br>'.join(html.escape(segment.text).splitlines())}</td>"


def _called(each: Expression) -> str:
    """The name of a language in English."""
    return _of_pack(each.language, "name")


def _of_pack(language: str, key: str) -> str:
    """What the pack of a language says of it; its code where there is none."""
    return str(pack(language).table("language").get(key, language)) if language in codes() else language
