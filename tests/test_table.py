"""The table: its columns, their values in every language, and the three forms."""

from __future__ import annotations

import csv
import io
import json
import sys
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import fields, replace

from akn import table, tree
from akn.table import Row, render, rows
from tests.samples.source import HERE as SAMPLES

LANGS = sorted({p.name.split(".")[1] for p in SAMPLES.glob("resolution.*.layout.txt")})
COLUMNS = [f.encode_name for f in fields(Row)]


@cache
def made(sample: str, lang: str) -> tuple[Row, ...]:
    return tuple(rows(*tree.read(SAMPLES / f"{sample}.{lang}.layout.txt")))


def row(sample: str, lang: str, place: str) -> Row:
    return next(r for r in made(sample, lang) if r.eid == place)


@pytest.mark.parametrize("source", sorted(SAMPLES.glob("*.layout.txt")), ids=lambda p: p.name)
def test_every_sample(source: Path) -> None:
    found = list(rows(*tree.read(source)))
    assert all(r.symbol and r.genre and r.kind and (r.text or r.number) and r.page for r in found)
    assert len({r.eid for r in found}) == len(found)


def test_a_row() -> None:
    assert row("resolution", "eng", "para_2__list_1__point_b") == Row(
        symbol="A/RES/85/219",
        language="eng",
        genre="resolution",
        component="",
        annex="",
        section="I Services",
        number="(b)",
        level=2,
        kind="point",
        lead="",
        text="Payment services for remittances and pensions, at a cost of less than 3 per cent of the amount paid, in "
        "accordance with target 10.c of the Sustainable Development Goals, including:",
        notes=("See resolution 70/1.",),
        references=("A/RES/70/1",),
        page=2,
        eid="para_2__list_1__point_b",
    )


@pytest.mark.parametrize("lang", LANGS)
def test_opening_phrases_have_one_key_in_every_language(lang: str) -> None:
    found = {r.eid: r.lead for r in made("resolution", lang)}
    assert found == {r.eid: r.lead for r in made("resolution", "eng")}
    assert found["para_3"] == "alsoEncourages"
    assert found["preamble__container_4"] == "recallingAlso"


def test_drafts_annexes_and_references_inside() -> None:
    assert row("report", "eng", "cmp_1/para_4").component == "Draft resolution I"
    assert row("report", "eng", "cmp_1/para_4").genre == "resolutionDraft"
    assert row("resolution", "eng", "att_1__para_3").annex == "Annex"
    assert row("resolution", "eng", "att_1__para_3").references == ("#att_1__para_2__list_1__point_a",)


def test_pages_are_those_of_the_source_and_xml_has_none() -> None:
    root, document = tree.read(SAMPLES / "report.eng.layout.txt")
    paged = list(rows(root, document))
    assert all(r.page for r in paged)
    pages = [r.page for r in paged]
    assert {1, 2, 3, 4, 5, 6, 7} == set(pages)
    assert [r.page for r in paged if r.component] == sorted(r.page or 0 for r in paged if r.component)
    assert [replace(r, page=None) for r in paged] == list(rows(etree.fromstring(etree.tostring(root))))


def test_a_document_without_language_pack_and_symbol() -> None:
    bare = etree.fromstring(
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="letter"><mainBody>'
        "<paragraph><content><p>Requests help.</p></content></paragraph></mainBody></doc></akomaNtoso>"
    )
    (found,) = rows(bare)
    assert (found.symbol, found.language, found.lead, found.text) == ("", "und", "", "Requests help.")


def test_json_lines() -> None:
    lines = render(made("report", "zho"), "jsonl").decode().splitlines()
    assert len(lines) == len(made("report", "zho"))
    assert [list(json.loads(line)) for line in lines] == [COLUMNS] * len(lines)
    assert "主席提议的决定草案" in "".join(lines)


def test_csv_is_that_of_rfc_4180() -> None:
    text = render(made("report", "eng"), "csv").decode()
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    head, *found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert head == COLUMNS
    assert len(found) == len(made("report", "eng"))
    two = next(dict(zip(head, cells, strict=True)) for cells in found if cells[-1] == "cmp_1/preamble__container_3")
    assert len(two["notes"].split("\n")) == 4


def test_csv_has_no_formulas() -> None:
    text = render([replace(row("resolution", "eng", "para_3"), text="=1+1", page=None)], "csv").decode()
    assert ",'=1+1," in text


def test_parquet_has_the_same_columns_in_the_same_types() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    found = parquet.read_table(io.BytesIO(render(made("report", "eng"), "parquet")))
    assert found.column_names == COLUMNS
    assert [str(found.schema.field(name).type) for name in ("text", "level", "notes", "page")] == [
        "string", "int32", "list<element: string>", "int32",
    ]  # fmt: skip
    assert found.to_pylist() == [json.loads(line) for line in render(made("report", "eng"), "jsonl").splitlines()]
    assert parquet.read_table(io.BytesIO(render([], "parquet"))).schema == found.schema


def test_parquet_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(table.NoParquetError, match=r"pip install 'akn4un\[table\]'"):
        render([], "parquet")
