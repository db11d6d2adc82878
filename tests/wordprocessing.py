"""Set documents as DOCX, as the organisation's templates do: the samples, and small pieces for single tests.

    docx(body, parts...) -> bytes                       a package around the XML of a body
    set_document(printed, Manner(...)) -> bytes         a `tests.printing.Printed` document as a whole file

Small and deterministic: only what a reader can see is written. A `Manner` chooses between the ways in which real files
differ: numbers typed or left to the word processor, the masthead in the text or in the header of the first page,
hyperlinks as elements or as fields, changes tracked.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from akn.numbering import from_roman, han
from tests.printing import MARKER, Note, Paragraph, Printed

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT_TYPE = f"{TYPE}.document.main+xml"
DATE = (1980, 1, 1, 0, 0, 0)
# The organisation's styles by the styles of `tests.printing`.
STYLES = {"cover": "AgendaItemNormal", "title": "H1", "section": "HCh", "heading": "H23", "numbered": "TitleH1"}
# How they look, in twentieths of a point: text between margins of its own, headings in bold, notes in smaller type.
TEXT = '<w:ind w:left="1267" w:right="1267"/>'
LOOKS = {
    "SingleTxt": f'<w:pPr><w:spacing w:after="120" w:line="240" w:lineRule="exact"/>{TEXT}<w:jc w:val="both"/></w:pPr>',
    "AgendaItemNormal": '<w:pPr><w:spacing w:line="240" w:lineRule="exact"/></w:pPr>',
    "H1": f'<w:pPr><w:spacing w:before="240" w:after="240"/>{TEXT}</w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr>',
    "HCh": f'<w:pPr><w:spacing w:before="240" w:after="240"/>{TEXT}</w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>',
    "H23": f'<w:pPr><w:spacing w:before="240" w:after="120"/>{TEXT}</w:pPr><w:rPr><w:b/></w:rPr>',
    "TitleH1": '<w:pPr><w:spacing w:before="240" w:after="240"/><w:ind w:left="1267" w:hanging="1267"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="24"/></w:rPr>',
    "FootnoteText": '<w:pPr><w:tabs><w:tab w:val="right" w:pos="1195"/><w:tab w:val="left" w:pos="1267"/></w:tabs>'
    '<w:ind w:left="1267" w:right="1267" w:hanging="432"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr>',
    "Header": '<w:rPr><w:b/><w:sz w:val="17"/></w:rPr>',
    "Footer": '<w:rPr><w:sz w:val="17"/></w:rPr>',
}
FIRST_LINES = {"indented": 475, "point": 475, "subpoint": 950}  # how far in the first line of a paragraph begins
FONTS = '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:eastAsia="Noto Serif CJK SC"/>'
STYLE_SHEET = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}<w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{look}</w:style>'
        for name, look in LOOKS.items()
    )
    + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


# The package


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a package beside the document: its name, kind of relation, XML, and its own relations."""

    name: str
    kind: str
    xml: str
    relations: str = ""


def relation(identifier: str, kind: str, target: str, external: bool = False) -> str:
    """A relation as XML."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}{mode}/>'


def archive(entries: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in entries.items():
            zipped.writestr(zipfile.ZipInfo(name, DATE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def entries(body: str, *parts: Part, relations: str = "", kind: str = DOCUMENT_TYPE) -> dict[str, str | bytes]:
    """The entries of a package: `body` is what stands in `w:body`, `relations` are further ones of the document."""
    types = f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
    types += "".join(f'<Override PartName="/word/{p.name}" ContentType="{TYPE}.{p.kind}+xml"/>' for p in parts)
    own = relations + "".join(relation(f"rId{i}", p.kind, p.name) for i, p in enumerate(parts, 1))
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": _relations(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(own),
    }
    for part in parts:
        made[f"word/{part.name}"] = part.xml
        if part.relations:
            made[f"word/_rels/{part.name}.rels"] = _relations(part.relations)
    return made


def docx(body: str, *parts: Part, relations: str = "", kind: str = DOCUMENT_TYPE) -> bytes:
    """A whole DOCX; parameters as in `entries`."""
    return archive(entries(body, *parts, relations=relations, kind=kind))


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


# Pieces of text


def run(text: str, *properties: str) -> str:
    """A run of text, `properties` being names of elements that are on (`i`, `b`, `vanish`)."""
    inner = "".join(f"<w:{name}/>" for name in properties)
    return f'<w:r><w:rPr>{inner}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def paragraph(inner: str, style: str = "SingleTxt", extra: str = "") -> str:
    """A paragraph around runs; `extra` are further properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{inner}</w:p>'


def complex_field(instruction: str, result: str) -> str:
    """A field in runs around its result."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return mark.format("begin") + code + mark.format("separate") + result + mark.format("end")


def table(rows: list[list[str]]) -> str:
    """A table; a cell is the XML of its paragraphs."""
    lines = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def notes_part(notes: dict[str, str], kind: str = "footnote") -> Part:
    """The part of the notes: the XML of the paragraphs of each, by identifier."""
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    inner = "".join(f'<w:{kind} w:id="{key}">{xml}</w:{kind}>' for key, xml in notes.items())
    return Part(f"{kind}s.xml", f"{kind}s", f"<w:{kind}s {NAMESPACES}>{separator}{inner}</w:{kind}s>")


def styles_part(inner: str = STYLE_SHEET) -> Part:
    """The part of the styles."""
    return Part("styles.xml", "styles", f"<w:styles {NAMESPACES}>{inner}</w:styles>")


def level(number: int, form: str, text: str, extra: str = "") -> str:
    """A level of a list; `extra` are its elements before the format."""
    return f'<w:lvl w:ilvl="{number}">{extra}<w:numFmt w:val="{form}"/><w:lvlText w:val={quoteattr(text)}/></w:lvl>'


def numbering_part(definitions: list[str], lists: list[tuple[int, str]]) -> Part:
    """The part of the numbering: definitions (the XML of their levels), and lists (a definition, and overrides)."""
    inner = "".join(f'<w:abstractNum w:abstractNumId="{i}">{xml}</w:abstractNum>' for i, xml in enumerate(definitions))
    inner += "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'
        for i, (definition, overrides) in enumerate(lists, 1)
    )
    return Part("numbering.xml", "numbering", f"<w:numbering {NAMESPACES}>{inner}</w:numbering>")


# Whole documents


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document is set: numbers by the word processor, masthead in a header, hyperlinks as fields, changes."""

    automatic: bool = False
    header: bool = False
    fields: bool = False
    tracked: bool = False


MANNERS = {"docx": Manner(), "docx-automatic": Manner(True, True, True, True)}

# The labels that the word processor can be left to print: the pattern, styles in which it is one, its definition and
# level, how its number is read.
LABELS = (
    (re.compile(r"(\d+)\. "), ("indented", "body"), 0, 0, int),
    (re.compile(r"\(([a-z])\) "), ("point",), 0, 1, lambda body: ord(body) - 96),
    (re.compile(r"\(([ivx]+)\) "), ("subpoint",), 0, 2, from_roman),
    (re.compile(r"([IVX]+)\. "), ("section", "heading"), 1, 0, lambda body: from_roman(body.lower())),
    (re.compile(r"([A-H])\. "), ("section", "heading"), 2, 0, lambda body: ord(body) - 64),
    (re.compile(r"([一二三四五六七八九十]+)\. "), ("section", "heading"), 3, 0, han),
)
DEFINITIONS = [
    level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)"),
    level(0, "upperRoman", "%1."),
    level(0, "upperLetter", "%1."),
    level(0, "chineseCounting", "%1."),
]
# A section's properties: the headers and footers of its pages, and that notes begin anew in it.
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/>'
    '<w:footerReference w:type="default" r:id="rId3"/><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1195" w:bottom="1440" w:left="1195" '
    'w:header="720" w:footer="720" w:gutter="0"/><w:titlePg/></w:sectPr>'
)


@dataclass(slots=True)
class _Numbers:
    """Lists for the labels of a document: a new one wherever a label is not the next of its list."""

    lists: list[tuple[int, str]] = field(default_factory=lambda: [(i, "") for i in range(len(DEFINITIONS))])
    current: dict[tuple[int, int], int] = field(default_factory=dict)
    counts: dict[tuple[int, int], int] = field(default_factory=dict)

    def properties(self, definition: int, depth: int, number: int) -> str:
        """The numbering of a paragraph that must print this number."""
        key = (definition, depth)
        if number != self.counts.get(key, 0) + 1:
            start = f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{number}"/></w:lvlOverride>'
            self.lists.append((definition, start))
            self.current[key] = len(self.lists)
        self.counts[key] = number
        for other in [k for k in self.counts if k[0] == definition and k[1] > depth]:
            del self.counts[other]
        used = self.current.get(key, definition + 1)
        return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{used}"/></w:numPr>'


@dataclass(slots=True)
class _Setter:
    doc: Printed
    manner: Manner
    notes: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    numbers: _Numbers = field(default_factory=_Numbers)
    tracked: bool = False  # a change was made
    numbered: bool = False  # a note of this section has a number

    def set(self) -> bytes:
        masthead = self._masthead()
        body = "" if self.manner.header else masthead
        body += "".join(self._paragraph(each) for each in self.doc.paragraphs)
        first = masthead if self.manner.header else "<w:p/>"
        symbol = paragraph(run(self.doc.symbol), "Header")
        parts = [
            Part("header1.xml", "header", f"<w:hdr {NAMESPACES}>{symbol}</w:hdr>"),
            Part("header2.xml", "header", f"<w:hdr {NAMESPACES}>{first}</w:hdr>"),
            Part("footer1.xml", "footer", f"<w:ftr {NAMESPACES}>{self._footer()}</w:ftr>"),
            styles_part(),
            notes_part(self.notes),
            numbering_part(DEFINITIONS, self.numbers.lists),
        ]
        relations = "".join(relation(f"rIdL{i}", "hyperlink", href, True) for i, href in enumerate(self.links))
        return docx(body + SECTION, *parts, relations=relations)

    def _masthead(self) -> str:
        head = self.doc.masthead
        if head is None:
            return ""
        cells = [[head.publisher], [self.doc.symbol]], [[head.organ], [head.distribution, *head.below]]
        rows = [["".join(paragraph(run(line, "b")) for line in cell) for cell in row] for row in cells]
        return table(rows) + "<w:p/>"

    def _footer(self) -> str:
        return paragraph(run(f"{self.doc.job} ") + complex_field("PAGE", run("1")), "Footer")

    def _paragraph(self, printed: Paragraph) -> str:
        text, extra, before = printed.text, "", ""
        if self.numbered and any(note.marker == "1" for note in printed.notes):
            before, self.numbered = f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>", False  # where notes begin anew
        self.numbered = self.numbered or any(note.marker.isdigit() for note in printed.notes)
        if self.manner.automatic:
            text, extra = self._automatic(printed)
        notes = iter(printed.notes)
        left = list(printed.links)
        label = re.match(r"(?:\d+\.|\([a-z]+\))\s", text)
        opening = printed.style in ("indented", "point") and self.doc.lang != "zho"
        first = re.compile(r"\S+").match(text, label.end() if label else 0) if opening else None
        inner = ""
        for i, piece in enumerate(MARKER.split(text)):
            if i % 2:
                inner += self._marker(piece, next(notes), left)
            elif i == 0 and first and first.end() <= len(piece):
                inner += run(piece[: first.start()]) + run(first[0], "i") + self._linked(piece[first.end() :], left)
            else:
                inner += self._linked(piece, left)
        if self.manner.tracked and not self.tracked and printed.style == "indented":
            inner, self.tracked = self._changed(inner), True
        if indent := FIRST_LINES.get(printed.style):
            extra += f'<w:ind w:firstLine="{indent}"/>'
        return before + paragraph(inner, STYLES.get(printed.style, "SingleTxt"), extra)

    def _automatic(self, printed: Paragraph) -> tuple[str, str]:
        for pattern, styles, definition, depth, number in LABELS:
            if printed.style in styles and (match := pattern.match(printed.text)):
                extra = self.numbers.properties(definition, depth, number(match[1]))
                return printed.text[match.end() :], extra
        return printed.text, ""

    def _changed(self, inner: str) -> str:
        """A paragraph with words taken out, and all that it has now put in."""
        by = 'w:id="1" w:author="A" w:date="2030-01-01T00:00:00Z"'
        return f"<w:del {by}><w:r><w:delText>Taken out, </w:delText></w:r></w:del><w:ins {by}>{inner}</w:ins>"

    def _marker(self, mark: str, note: Note, links: list[str]) -> str:
        key = str(len(self.notes) + 1)
        look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        own = f"<w:r>{look}<w:footnoteRef/></w:r>"
        reference = f'<w:r>{look}<w:footnoteReference w:id="{key}"/></w:r>'
        if not mark.isdigit():
            own = f"<w:r>{look}<w:t>{mark}</w:t></w:r>"
            reference = f'<w:r>{look}<w:footnoteReference w:customMarkFollows="1" w:id="{key}"/><w:t>{mark}</w:t></w:r>'
        self.notes[key] = ""  # its place, before those of notes in it
        words = self._linked(note.text, links, in_note=True)
        self.notes[key] = paragraph(f"{own}<w:r><w:tab/></w:r>{words}", "FootnoteText")
        return reference

    def _linked(self, text: str, links: list[str], in_note: bool = False) -> str:
        """Words with the hyperlinks under those that name what they lead to. `links` are those not yet placed."""
        out, at = "", 0
        for href, start, end in sorted(self._places(text, links), key=lambda place: place[1]):
            if start < at:
                continue
            links.remove(href)
            out += run(text[at:start])
            words = run(text[start:end])
            if self.manner.fields or in_note:
                out += complex_field(f'HYPERLINK "{href}"', words)
            else:
                self.links.append(href)
                out += f'<w:hyperlink r:id="rIdL{len(self.links) - 1}">{words}</w:hyperlink>'
            at = end
        return out + run(text[at:])

    def _places(self, text: str, links: list[str]) -> Iterator[tuple[str, int, int]]:
        for href in links:
            symbol = re.sub(r"^https?://[^/]+/[a-z]{2}/", "", href)
            for words in (symbol, re.sub(r"^[AE]/RES/", "", symbol)):
                if match := re.search(rf"(?<![\w/]){re.escape(words)}(?![\w/])", text):
                    yield href, match.start(), match.end()
                    break


def set_document(doc: Printed, manner: Manner = MANNERS["docx"]) -> bytes:
    """A document as DOCX."""
    return _Setter(doc, manner).set()
