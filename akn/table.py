"""A document as a table: a row for each passage, for those who analyse many documents and would rather not read XML."""

from __future__ import annotations

import io
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from lxml import etree
from msgspec import Struct
from msgspec.structs import fields

from akn import tabular
from akn.languages import codes, pack
from akn.languages.openings import Openings, openings
from akn.model import Document, Text, walk
from akn.passages import Passage, note_text, passages
from akn.references import Citations
from akn.validate.places import NS

FORMATS = ("jsonl", "csv", "parquet")
_OPERATIVE = frozenset(("paragraph", "alinea", "point"))
_BREAK = "\n"  # between the notes, or the references, in a cell of CSV


class NoParquetError(Exception):
    """Parquet is wanted and the library that writes it is not installed; the message says how to get it."""


class Row(Struct, frozen=True, gc=False, rename={"eid": "eId"}):
    """A passage of a document. Texts are "" and lists empty where there is nothing; only `page` can be missing.

    symbol      the document's own; language: its ISO 639-2/T code; genre: of the document, or of the annex or draft
    component   what the draft or part around it is called (`Draft resolution I`, `A`); annex: the label of the annex
                around it (`Annex II`)
    section     numbers and headings around it, outer before inner, parted by ` / `
    number      as printed (`15.`, `(a)`); level: 1 for a paragraph or a section, 2 for a point or a sub-section, …,
                0 for lines of cover, title and end
    kind        see `akn.passages.Passage`
    lead        the opening phrase as its English key (`requestsAlso`), the same in every language
    text        without number and notes, a line for each paragraph of the passage; notes: their texts
    references  symbols of the works cited, in notes too, each once; the IRI where there is no symbol, or it is a place
                in the document itself (`#para_6`)
    page        on which it begins, None where the file is XML, which has no pages, or the source has none
    eid         in a draft after the component's, `cmp_1/para_6`; for what has none the way to it (`preface/p[2]`)
    """

    symbol: str
    language: str
    genre: str
    component: str
    annex: str
    section: str
    number: str
    level: int
    kind: str
    lead: str
    text: str
    notes: tuple[str, ...]
    references: tuple[str, ...]
    page: int | None
    eid: str


def rows(root: etree._Element, document: Document | None = None) -> Iterator[Row]:
    """The rows of a document; `root` is its `akomaNtoso` element, `document` what it was written from, if known."""
    symbol, language = symbol_of(root), language_of(root)
    phrases = openings(pack(language)) if language in codes() else None
    citations, pages = Citations(root), _Pages(document)
    for passage in passages(root):
        cited = (each for block in passage.blocks for each in citations.within(block))
        yield Row(
            symbol=symbol,
            language=language,
            genre=passage.document.get("name", ""),
            component=passage.component,
            annex=passage.annex,
            section=" / ".join(passage.sections),
            number=passage.number,
            level=passage.level,
            kind=passage.kind,
            lead=_lead(passage, phrases),
            text=passage.text,
            notes=tuple(note_text(note) for note in passage.notes),
            references=tuple(dict.fromkeys(each.symbol or each.iri for each in cited)),
            page=pages.of(passage),
            eid=passage.place,
        )


def render(made: Iterable[Row], form: str) -> bytes:
    """Rows as JSON lines, CSV (RFC 4180) or Parquet, with the columns of `Row` in its order.

    Raises `NoParquetError` where Parquet is wanted and cannot be written.
    """
    if form == "parquet":
        return _parquet(list(made))
    if form == "csv":
        return tabular.as_csv(made, Row, end="\r\n", between=_BREAK).encode()
    return b"".join(msgspec.json.encode(row) + b"\n" for row in made)


def symbol_of(root: etree._Element) -> str:
    """The symbol of a document; "" where it has none."""
    number = next(root.iterfind(f"*/{NS}meta/{NS}identification/{NS}FRBRWork/{NS}FRBRnumber"), None)
    return "" if number is None else number.get("showAs", "") or number.get("value", "")


def language_of(root: etree._Element) -> str:
    """The language of a document, an ISO 639-2/T code; `und` where it has none."""
    named = next(root.iter(f"{NS}FRBRlanguage"), None)
    return "und" if named is None else named.get("language", "und")


def _lead(passage: Passage, phrases: Openings | None) -> str:
    """The key of the phrase that a passage opens with."""
    if phrases is None:
        return ""
    if passage.kind == "preambular":
        found = phrases.preambular_at(passage.text)
    else:
        found = phrases.operative_at(passage.text) if passage.kind in _OPERATIVE else None
    return "" if found is None else found.key


class _Pages:
    """The pages of a parsed document's texts, by their characters; of those that are alike, in order."""

    def __init__(self, document: Document | None) -> None:
        self.known: defaultdict[str, deque[int]] = defaultdict(deque)
        for text in () if document is None else _texts(document):
            if text.page:
                self.known[_squeezed(text.content)].append(text.page)

    def of(self, passage: Passage) -> int | None:
        """The page on which a passage begins."""
        for words in passage.text.split("\n"):
            if pages := self.known.get(_squeezed(words)):
                return pages.popleft()
        return None


def _texts(document: Document) -> Iterator[Text]:
    """The texts of a document, its annexes and drafts included, in reading order."""
    yield from (*document.cover, *document.preface)
    for unit in walk((*document.preamble, *document.body)):
        yield from (*unit.heading, *unit.texts, *(cell for row in unit.rows for cell in row), *unit.wrapup)
    yield from document.conclusions
    for part in (*document.annexes, *document.drafts):
        yield from _texts(part)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _parquet(made: Sequence[Row]) -> bytes:
    try:
        import pyarrow  # noqa: PLC0415  an extra, and slow to load
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise NoParquetError(
            "Parquet needs pyarrow, which is not installed: pip install 'akn4un[table]'; "
            "--format jsonl and csv need nothing more"
        ) from None
    kinds: dict[Any, Any] = {
        "int": pyarrow.int32(),
        "int | None": pyarrow.int32(),
        "str": pyarrow.string(),
        "tuple[str, ...]": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema(
        [
            pyarrow.field(f.encode_name, kinds[Row.__annotations__[f.name]], nullable=f.name == "page")
            for f in fields(Row)
        ]
    )
    columns = [[getattr(row, f.name) for row in made] for f in fields(Row)]
    table = pyarrow.Table.from_arrays(
        [pyarrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )
    out = io.BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()
