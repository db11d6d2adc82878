"""What was made of the words: every fault put into a good document is found against the expected one."""

from __future__ import annotations

import pytest
from lxml import etree

from akn.validate.comparison import compare_all, compare_metadata, compare_references, compare_structure
from tests.validate.documents import Edit, before, broken, change, document, insert, put, remove, rename, unwrap, write

DRAFT = "//a:component"
REF = "#preamble__container_1__ref_1"


def promote(point: etree._Element) -> None:
    """Makes a point a paragraph after the one it stands in."""
    before("//a:component//a:paragraph")(point)
    rename("paragraph")(point)
    point.set("eId", "para_b")
    point[1].set("eId", "para_b__content")


FAULTS: list[tuple[str, str, Edit, str]] = [
    (
        "reference-differs",
        REF,
        change("href", "/unga/", "/unga-hrc/"),
        "/unga-hrc/2088-10-03/88-208; they should refer",
    ),
    ("reference-differs", REF, change("href", "88-208", "88-209"), "88-209"),
    ("reference-differs", "#para_3__ref_1", put("href", "#para_1"), "#para_1; they should refer to #para_4"),
    ("reference-differs", "//a:organization", put("refersTo", "#unga-c2"), "'Utopia' refer to #unga-c2"),
    ("missing-reference", REF, unwrap, "'88/208' should refer to"),
    (
        "added-reference",
        "#para_1//a:p",
        lambda p: insert("<ref href='#para_2'>2</ref>")(p[0]),
        "no reference should be",
    ),
    ("unit-relabelled", "#para_3", put("eId", "para_13"), "para_3 has the eId para_13"),
    ("unit-number", "#para_3/a:num", write("13."), "numbered '13.'"),
    ("unit-kind", "#para_3", rename("alinea"), "para_3 is a alinea"),
    ("unit-kind", "#para_2__list_1__point_b", promote, "has become the paragraph"),
    ("unit-moved", "#para_3", before("#para_2"), "stands in another place"),
    ("unit-moved", "#para_3", before("#para_4"), "stands in sec_III; it should be in sec_II"),
    ("unit-moved", "#preamble__container_2", before("#preamble__container_1"), "another place"),
    ("unit-name", f"{DRAFT}//a:container", put("name", "noting"), "named 'noting'; it should be 'recalling'"),
    ("missing-unit", "#para_3", remove, "The paragraph para_3 is missing"),
    ("missing-unit", "#sec_I__heading", unwrap, "The heading sec_I__heading is missing"),
    ("missing-unit", "#para_1__authorialNote_1", remove, "authorialNote"),
    ("added-unit", "#para_3", insert("<paragraph eId='para_3'><num>3.</num></paragraph>"), "should not be there"),
    ("unit-words", "#para_2__list_1__point_a//a:p", write(""), "other words"),
    ("metadata-differs", "//a:FRBRnumber", put("value", "A-88-412"), "A-88-412"),
    ("metadata-differs", "//a:step", remove, "<step"),
    ("markup-differs", "//a:i", unwrap, "<i>"),
    ("markup-differs", "//a:date", put("date", "2088-11-14"), "2088-11-14"),
    ("markup-differs", "#preface__authorialNote_1", put("marker", "**"), "marker='**'"),
]


@pytest.mark.parametrize(("code", "xpath", "edit", "says"), FAULTS)
def test_fault(code: str, xpath: str, edit: Edit, says: str) -> None:
    actual = broken(xpath, edit)
    findings = [f for f in compare_all(document(), actual) if f.code == code]
    assert findings, compare_all(document(), actual)
    assert any(says in f.message for f in findings), findings


def test_the_same_document_has_no_differences() -> None:
    for compare in (compare_all, compare_references, compare_structure, compare_metadata):
        assert compare(document(), document()) == []


def test_the_day_of_the_mark_up_is_no_difference() -> None:
    actual = broken("//a:FRBRManifestation/a:FRBRdate", put("date", "2090-02-02"))
    assert compare_all(document(), actual) == []
