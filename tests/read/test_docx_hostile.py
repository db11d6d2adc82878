"""DOCX that nobody should send: a sentence that says what is wrong, soon, and nothing fetched or written."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from akn.read import SourceError, read
from akn.read.docx import read_docx
from akn.read.limits import Limits
from tests.wordprocessing import NAMESPACES, archive, docx, entries, paragraph, relation, run

SECONDS = 20
TEXT = paragraph(run("A/RES/88/9"))
GOOD = docx(TEXT * 50)


def changed(**replaced: str) -> bytes:
    """A good package in which the document, or its relations, are something else."""
    made = entries(TEXT)
    names = {"document": "word/document.xml", "relations": "word/_rels/document.xml.rels"}
    return archive(made | {names[name]: content for name, content in replaced.items()})


def around(body: str, doctype: str = "") -> str:
    return f"{doctype}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def entity(name: str) -> str:
    """A paragraph that is an entity's text."""
    return paragraph(f"<w:r><w:t>&{name};</w:t></w:r>")


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<!DOCTYPE w [<!ENTITY e0 "A/RES/79/1">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
EXTERNAL = '<!DOCTYPE w SYSTEM "http://localhost:1/x.dtd">'


def encrypted() -> bytes:
    """A package of which an entry says that it is encrypted."""
    data = bytearray(GOOD)
    at = data.rindex(b"PK\x01\x02")
    name = data.index(b"word/document.xml", data.index(b"PK\x01\x02"))
    at = data.rindex(b"PK\x01\x02", 0, name)
    data[at + 8] |= 1
    return bytes(data)


HOSTILE: dict[str, tuple[bytes, str]] = {
    "cut off": (GOOD[: len(GOOD) // 2], "damaged or cut off"),
    "cut off at once": (GOOD[:30], "damaged or cut off"),
    "a byte changed": (GOOD.replace(GOOD[60:64], b"\0\0\0\0", 1), "damaged|not well formed"),
    "encrypted entry": (encrypted(), "encrypted"),
    "empty archive": (archive({}), "no DOCX"),
    "bomb": (changed(document=around(" " * 80_000_000)), "unpacks to"),
    "smaller bomb": (changed(document=around(" " * 8_000_000)), "ZIP bomb"),
    "many entries": (archive({f"{n}": b"" for n in range(20_001)}), "the limit is"),
    "entity bomb": (changed(document=around(entity("e11"), BOMB)), "document type|well formed"),
    "external entity": (changed(document=around(entity("secret"), OUTSIDE)), "document type"),
    "external DTD": (changed(document=around(TEXT, EXTERNAL)), "document type"),
    "nested deeply": (changed(document=around("<w:sdt><w:sdtContent>" * 20_000)), "not well formed"),
    "no XML": (changed(document="A/RES/88/9"), "not well formed"),
    "no body": (changed(document=f"<w:document {NAMESPACES}/>"), "no body"),
    "not a document": (changed(document="<html/>"), "no body"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_sentence_soon(name: str) -> None:
    data, sentence = HOSTILE[name]
    started = time.monotonic()
    with pytest.raises(SourceError, match=sentence) as caught:
        read(data, "evil.docx")
    assert str(caught.value).startswith("evil.docx: ")
    assert "localhost" not in str(caught.value)
    assert time.monotonic() - started < SECONDS


def test_tables_in_tables_are_read() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 80 + TEXT + "</w:tc></w:tr></w:tbl>" * 80
    assert [line.text for line in read(changed(document=around(nested)), "a.docx").pages[0].lines] == ["A/RES/88/9"]


def test_every_truncation_is_a_sentence() -> None:
    for end in range(4, len(GOOD), 97):
        with pytest.raises(SourceError):
            read(GOOD[:end], "a.docx")


def test_nothing_outside_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """External relations, targets that climb, entries with paths: names, and no more."""
    secret = tmp_path / "secret.xml"
    secret.write_text(f"<w:footnotes {NAMESPACES}/>")
    monkeypatch.chdir(tmp_path)
    relations = (
        relation("rId1", "footnotes", "http://localhost:1/footnotes.xml", True)
        + relation("rId2", "styles", f"../../../../..{secret}")
        + relation("rId3", "numbering", f"file://{secret}")
        + relation("rId4", "attachedTemplate", "http://localhost:1/evil.dotm", True)
    )
    made = entries(TEXT, relations=relations) | {
        "../../escaped.txt": "x",
        "/absolute.txt": "x",
        "a\\..\\..\\b.txt": "x",
    }
    pages = read(archive(made), "a.docx")
    assert [line.text for line in pages.pages[0].lines] == ["A/RES/88/9"]
    assert [path.name for path in tmp_path.iterdir()] == ["secret.xml"]


def test_limits_can_be_set() -> None:
    with pytest.raises(SourceError, match="unpacks to"):
        read_docx(GOOD, "a.docx", Limits(part=100))
    with pytest.raises(SourceError, match="the limit is 3"):
        read_docx(GOOD, "a.docx", Limits(entries=3))
    with pytest.raises(SourceError, match="ZIP bomb"):
        read_docx(GOOD, "a.docx", Limits(ratio=1, small=10))


def test_huge_numbers_are_harmless() -> None:
    """Starts, levels and identifiers far beyond what there is."""
    number = "9" * 30
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2000000000"/>'
        f'<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="{number}"/></w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = "".join(
        paragraph(run("x"), extra=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>')
        for depth, num in (("0", "1"), (number, "1"), ("-5", "1"), ("x", number))
    )
    made = entries(body, relations=relation("rId9", "numbering", "numbering.xml")) | {"word/numbering.xml": numbering}
    assert [line.text for line in read(archive(made), "a.docx").pages[0].lines] == [
        "2000000000. x", "x", "2000000001. x", "x",
    ]  # fmt: skip


def test_two_entries_of_one_name_are_one_part() -> None:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as zipped, pytest.warns(UserWarning, match="Duplicate"):
        zipped.writestr("word/document.xml", around(paragraph(run("second"))))
    assert [line.text for line in read(out.getvalue(), "a.docx").pages[0].lines] == ["second"]
