"""The conversion, from source to validated Akoma Ntoso. Read this first: every stage is one line below.

source ─ read ─▶ Pages ─ lay_out ─▶ Layout ─ parse ─▶ Document ─ cite ─▶ Document ─ write ─▶ XML ─ check ─▶ findings
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from msgspec.structs import replace

from akn import languages, serial, validate
from akn.bilingual import in_language
from akn.cite import cite, registry, symbols
from akn.layout import Layout, lay_out, unaccounted
from akn.model import Document, Finding
from akn.parse import genre_of
from akn.parse import parse as parse_layout
from akn.read import Limits, Pages, SourceError, load, read
from akn.read.limits import USUAL
from akn.validate import conservation
from akn.validate.transcript import Line, NoteText, Transcript
from akn.write import serialise, write

HEAD = 2000  # lines among which a document says what it is


class Told(TypedDict, total=False):
    """What a caller tells of a source: the keywords of `convert`, for those who pass them on."""

    symbol: str | None
    date: str | None
    lang: str | None
    genre: str | None
    limits: Limits


@dataclass(frozen=True, slots=True)
class Conversion:
    """A converted document: the XML as UTF-8 bytes, the parsed document, and what a person should know of both."""

    xml: bytes
    document: Document
    findings: tuple[Finding, ...]

    @property
    def valid(self) -> bool:
        """Whether the XML is valid against schema and profile and holds every character of the source."""
        return not any(f.severity == "error" for f in self.findings)


def convert(
    source: Path | str | bytes,
    *,
    symbol: str | None = None,
    date: str | None = None,
    lang: str | None = None,
    genre: str | None = None,
    limits: Limits = USUAL,
) -> Conversion:
    """A document as Akoma Ntoso.

    source  a `Path`, the text itself, or bytes; also the JSON of a parsed document, as `akn parse` prints it
    symbol  the document's symbol, where the source does not print it; date: its ISO date of issue (or adoption)
    lang    its language as an ISO 639-2/T code, where it is not to be found from the text
    genre   what kind of document it is (`decision`, `officialLetter`, …), where what is found is not right
    limits  the most that reading the source may take

    Raises `SourceError` where the source cannot be read or is no document of a known genre.
    """
    content, name = load(source, limits)
    if serial.is_json(content):
        document = supply(serial.loads(content, name), name, symbol, date)
        return _written(cite(document), None)
    pages = in_language(read(content, name, limits), lang)
    pack = languages.pack(lang or language_of(pages))
    layout = _laid_out(pages, pack, genre or "", symbol or "")
    document = supply(_known(parse_layout(layout, pack, name, genre or "", symbol or ""), pages), name, symbol, date)
    document = replace(document, findings=(*pages.findings, *unaccounted(pages, layout), *document.findings))
    return _written(cite(document), layout)


def parse(
    source: Path | str | bytes,
    *,
    symbol: str | None = None,
    date: str | None = None,
    lang: str | None = None,
    genre: str | None = None,
    limits: Limits = USUAL,
) -> Document:
    """A document as its parsed structure, with its citations. Parameters and errors as in `convert`."""
    content, name = load(source, limits)
    if serial.is_json(content):
        return supply(serial.loads(content, name), name, symbol, date)
    pages = in_language(read(content, name, limits), lang)
    pack = languages.pack(lang or language_of(pages))
    layout = _laid_out(pages, pack, genre or "", symbol or "")
    return cite(supply(_known(parse_layout(layout, pack, name, genre or "", symbol or ""), pages), name, symbol, date))


def transcript(source: Path | str | bytes, lang: str | None = None, limits: Limits = USUAL) -> Transcript:
    """The text of a source in reading order, furniture off: what any output must hold."""
    content, name = load(source, limits)
    pages = in_language(read(content, name, limits), lang)
    return _transcript(lay_out(pages, languages.pack(lang or language_of(pages))))


def language_of(pages: Pages) -> str:
    """The language of a source, from its text.

    Raises `SourceError` where no language pack fits.
    """
    found = languages.detect("\n".join(line.text for page in pages.pages[:8] for line in page.lines))
    if not found and pages.lang in languages.codes():
        return pages.lang
    if not found:
        known = ", ".join(languages.codes())
        raise SourceError(f"{pages.name}: the text is in no language that can be read ({known}); name one with --lang")
    return found


def _laid_out(pages: Pages, pack: languages.Pack, kind: str, symbol: str) -> Layout:
    """The pages as paragraphs. A long text that is no document is refused for its head, before all of it is read.

    Raises `SourceError` where no known genre fits.
    """
    if pages.count > 10 * HEAD:
        genre_of(lay_out(pages.head(HEAD), pack), pack, pages.name, kind, symbol)
    return lay_out(pages, pack)


def _known(document: Document, pages: Pages) -> Document:
    """What the file's properties say of a document that its text does not; where they disagree, the text is right."""
    findings = list[Finding]()
    if pages.lang and pages.lang != document.lang:
        message = (
            f"the file's properties call the language {pages.lang}; the text is {document.lang}, and was read as such"
        )
        findings.append(Finding("language-differs", message))
    if not pages.symbol or pages.symbol in document.symbols:
        return replace(document, findings=(*document.findings, *findings))
    if document.symbols:
        message = f"the file's properties name {pages.symbol}; the text prints {document.symbols[0]}, which was taken"
        findings.append(Finding("symbol-differs", message, "note"))
        return replace(document, findings=(*document.findings, *findings))
    message = f"the symbol {pages.symbol} was taken from the file's properties or headers"
    findings.append(Finding("symbol-from-properties", message, "note"))
    return replace(document, symbols=(pages.symbol,), findings=(*document.findings, *findings))


def supply(document: Document, name: str, symbol: str | None, date: str | None) -> Document:
    """What the caller knows of a document, and its symbol from the file's name where the text prints none."""
    findings = list[Finding]()
    if symbol:
        normal = symbols.normal(symbol)
        if not normal:
            raise SourceError(f"'{symbol}' is not a symbol of a United Nations document, such as A/RES/79/217")
        document = replace(document, symbols=(normal, *(s for s in document.symbols if s != normal)))
        if document.genre.endswith("Draft") or not document.actor:
            document = replace(document, actor=registry.actor_of(normal) or document.actor)
    elif not document.symbols:
        document = replace(document, symbols=symbols.from_file_name(Path(name).name))
        if document.symbols:
            findings.append(
                Finding(
                    "symbol-from-file-name", f"the symbol {document.symbols[0]} was taken from the file's name", "note"
                )
            )
        else:
            findings.append(
                Finding(
                    "no-symbol", "neither the text nor the file's name has the document's symbol; give it with --symbol"
                )
            )
    if date:
        adopted = document.genre in ("resolution", "decision", "presidentialStatement")
        document = replace(document, adopted=date) if adopted else replace(document, issued=date)
    return replace(document, findings=(*document.findings, *findings))


def _written(document: Document, layout: Layout | None) -> Conversion:
    root, findings = write(document)
    checks = validate.check_tree(root)
    if layout is not None:
        checks += conservation.check(_transcript(layout), root)
    return Conversion(serialise(root), document, (*document.findings, *findings, *checks))


def _transcript(layout: Layout) -> Transcript:
    """The laid out text as what the output is held against, notes in the order of their markers."""
    order: dict[int, None] = {}
    lines = []
    for block in layout.blocks:
        marks = [(s.start, int(s.value)) for s in block.text.spans if s.name == "note"]
        order |= dict.fromkeys(index for _, index in marks)
        markers = tuple((at, layout.notes[index].marker) for at, index in marks)
        lines.append(Line(block.text.content, markers, block.text.page, block.text.line))
    order |= dict.fromkeys(range(len(layout.notes)))
    return Transcript(tuple(lines), tuple(_note(layout, index) for index in order))


def _note(layout: Layout, index: int) -> NoteText:
    note = layout.notes[index]
    lines = tuple(Line(text.content, (), text.page, text.line) for text in note.text)
    return NoteText(note.marker, lines, lines[0].page if lines else 0, lines[0].line if lines else 0)
