"""Tables of a source that knows its cells: rows and columns in the document, and nothing in them read as its text."""

from __future__ import annotations

import pytest
from lxml import etree

import akn
from akn.convert import Conversion
from tests.wordprocessing import docx, notes_part, paragraph, run, table

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
MASTHEAD = table([[paragraph(run(words)) for words in row] for row in (("United Nations", "A/RES/88/412"),
                  ("General Assembly", "Distr.: General"))])  # fmt: skip
HEAD = [
    "Eighty-eighth session",
    "Agenda item 18",
    "Resolution adopted by the General Assembly on 13 August 2033",
    "88/412. Scale of assessments",
    "The General Assembly,",
    "Recalling its resolution 88/9 of 3 May 2033,",
    "1. Decides that the scale shall be as follows:",
]


def converted(inner: str, *after: str) -> Conversion:
    body = MASTHEAD + "".join(paragraph(run(line)) for line in HEAD) + inner
    body += "".join(paragraph(run(line)) for line in after)
    note = notes_part({"1": paragraph(run("Provisional."))})
    return akn.convert(docx(body, note))


def cells(made: Conversion) -> list[list[str]]:
    root = etree.fromstring(made.xml)
    rows = root.iterfind(".//a:mainBody//a:tr", NS)
    return [["|".join("".join(p.itertext()) for p in td) for td in row] for row in rows]


def test_a_table_stands_where_it_is_printed() -> None:
    rows = [["Member State", "Rate"], ["0.01 Imaginaria", "1.1"], ["Utopia", "1.a"], ["1. Requests", ""]]
    inner = table([[paragraph(run(words)) if words else "<w:p/>" for words in row] for row in rows])
    made = converted(inner, "2. Requests the Secretary-General to report thereon.")
    assert made.valid
    assert cells(made) == rows
    assert [unit.kind for unit in made.document.body] == ["paragraph", "table", "paragraph"]
    assert [unit.number for unit in made.document.body] == ["1", "", "2"]


def test_cells_of_several_paragraphs_with_notes_and_citations() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>a</w:t></w:r>'
    cell = paragraph(run("Resolution 88/9") + mark) + paragraph(run("of 3 May 2033"))
    made = converted(table([[cell, paragraph(run("100"))]]), "2. Requests the Secretary-General to report.")
    assert made.valid
    root = etree.fromstring(made.xml)
    (td, _) = root.iterfind(".//a:mainBody//a:td", NS)
    assert [note.get("marker") for note in td.iterfind(".//a:authorialNote", NS)] == ["a"]
    assert td.find(".//a:ref", NS) is not None
    assert td.find(".//a:eol", NS) is not None


@pytest.mark.parametrize("rows", [[["2. Requests a report."]], [["2. Requests a report."], ["3. Decides to meet."]]])
def test_a_box_of_paragraphs_is_text(rows: list[list[str]]) -> None:
    made = converted(table([[paragraph(run(words)) for words in row] for row in rows]))
    assert made.valid
    assert [unit.number for unit in made.document.body] == ["1", *(row[0][0] for row in rows)]


def test_of_tables_in_each_other_the_inner_is_one() -> None:
    inside = table([[paragraph(run("x")), paragraph(run("y"))]])
    made = converted(table([[paragraph(run("a")) + inside, paragraph(run("b"))]]), "2. Requests a report.")
    assert made.valid
    assert cells(made) == [["x", "y"]]
