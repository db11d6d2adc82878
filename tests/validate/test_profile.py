"""Each rule of the profile against a document that breaks it and nothing else."""

from __future__ import annotations

import pytest
from lxml import etree

from akn.validate import profile, schematron, validate
from akn.validate.places import line_of
from akn.validate.resources import schema
from tests.validate.documents import (
    PATH,
    Edit,
    before,
    broken,
    change,
    document,
    find,
    insert,
    put,
    remove,
    rename,
    say,
    write,
)  # fmt: skip

WORK = "//a:FRBRWork"
DRAFT = "//a:component"

SCHEMATRON: list[tuple[str, str, Edit]] = [
    ("empty-block", "#para_1__content/a:p", write(" ")),
    ("empty-block", "//a:num", write("")),
    ("empty-block", "#sec_I__heading", write("\n  ")),
    ("note-marker", "//a:authorialNote", put("marker", " ")),
    ("note-text", "//a:authorialNote", write("")),
    ("note-reference", "//a:noteRef", put("href", "#para_1")),
    ("empty-body", f"{DRAFT}//a:mainBody", write(" ")),
    ("formula-first", "#preamble__formula_1", before("#preamble__container_2")),
    ("list-shape", "#para_2__list_1", write("")),
    ("html-list", "#para_1__content/a:p", insert("<ul><li>one</li></ul>")),
    ("quoted-structure", "#para_1__content/a:p", insert("<quotedStructure eId='para_1__qstr_1'/>")),
    ("doc-place", "//a:date", rename("docDate")),
    ("component-id", "//a:component", put("eId", "cmp_2")),
    ("component-unplaced", "//a:componentRef", remove),
    ("component-missing", "//a:componentRef", put("src", "#cmp_9")),
    ("component-missing", "//a:componentRef", put("src", "#para_1")),
    ("redundant-language", "//a:p[@xml:lang]", put("{http://www.w3.org/XML/1998/namespace}lang", "en")),
    ("dangling", "//a:organization", put("refersTo", "#XX")),
    ("dangling", "//a:FRBRauthor", put("as", "#nobody")),
    ("dangling", "//a:step", put("by", "#XX")),
    ("dangling", "//a:step", put("outcome", "#lost")),
    ("dangling", "//a:step", put("refersTo", "#meeting-21 #meeting-22")),
    ("dangling", "//a:lifecycle", put("source", "#x")),
    ("dangling", "//a:alternativeReference", put("for", "#para_9")),
    ("dangling", "#para_3__ref_1", put("href", "#para_40")),
    ("dangling", "//a:componentData", put("href", "#cmp_7")),
    ("dangling", f"{DRAFT}//a:ref", put("href", "#para_4")),  # a paragraph of the report, not of the draft
    ("unused-entry", "//a:step", put("outcome", "#XU")),
    ("uncatalogued-work", "#A-C.2-88-SR.21", remove),
    ("iri-slash", f"{WORK}/a:FRBRuri", change("value", "A-88-411-Add.2", "A-88-411-Add.2/")),
    ("iri-component", f"{WORK}/a:FRBRthis", change("value", "/!main", "")),
    ("iri-country", f"{WORK}/a:FRBRcountry", put("value", "fr")),
    ("iri-root", "//a:debateReport", rename("doc")),
    ("iri-subtype", f"{WORK}/a:FRBRsubtype", put("value", "paper")),
    ("iri-date", f"{WORK}/a:FRBRdate", put("date", "2088-12-11")),
    ("iri-number", f"{WORK}/a:FRBRnumber", put("value", "A-88-411")),
    ("iri-part", f"{DRAFT}{WORK}/a:FRBRuri", change("value", "411", "412")),
    ("iri-language", "//a:FRBRExpression/a:FRBRuri", change("value", "eng@", "fra@")),
    ("iri-expression", "//a:FRBRExpression/a:FRBRthis", change("value", "eng@", "fra@")),
    ("iri-manifestation", "//a:FRBRManifestation/a:FRBRthis", change("value", ".xml", ".html")),
    ("part-language", f"{DRAFT}//a:FRBRlanguage", put("language", "fra")),
]

OTHERS: list[tuple[str, str, Edit]] = [
    ("eid-duplicate", "#para_3__ref_1", put("eId", "para_2__ref_1")),
    ("eid-name", "#para_2", put("eId", "paragraph_2")),
    ("eid-name", f"{DRAFT}//a:point", put("eId", "para_2__list_1__pt_a")),
    ("eid-number", "#para_3", put("eId", "para_13")),
    ("eid-number", f"{DRAFT}//a:point", put("eId", "para_2__list_1__point_c")),
    ("eid-number", f"{DRAFT}//a:point/a:num", write("(c)")),
    ("eid-number", "#sec_I/a:num", write("IV.")),
    ("eid-prefix", "#para_3__ref_1", put("eId", "para_2__ref_9")),
    ("eid-prefix", "#para_3__content", put("eId", "content")),
    ("eid-prefix", "#att_1__para_1", put("eId", "para_1-2")),
    ("eid-prefix", "#preamble__container_1", put("eId", "container_1")),
    ("number-gap", "#para_3/a:num", write("5.")),
    ("number-order", "#att_1__para_1/a:num", write("2.")),
    ("iri-form", "#para_2__ref_1", put("href", "https://undocs.org/A/C.2/88/L.9")),
    ("iri-form", "#para_2__ref_1", change("href", "/2088/", "/2088-13-01/")),
    ("iri-form", "#preamble__container_2__authorialNote_1__ref_1", change("href", "/!main~", "~")),
    ("iri-form", "#A-RES-88-208", change("href", "88-208", "88-208/")),
    ("iri-form", "//a:FRBRExpression/a:FRBRuri", change("value", "/eng@", "/english")),
    ("entry-iri", "#XU", put("href", "#XU")),
    ("entry-label", "#XU", put("showAs", " ")),
    ("symbol-number", "#A-RES-88-208", put("showAs", "A/RES/88/209")),
    ("symbol-number", "#A-C.2-88-SR.21", put("showAs", "A/C.2/88/SR.2")),
    ("symbol-number", f"{WORK}/a:FRBRnumber", put("showAs", "A/88/411")),
    ("symbol-organ", "#A-RES-88-208", put("showAs", "A/HRC/RES/88/208")),
    ("symbol-organ", "#A-C.2-88-L.9", change("href", "unga-c2", "unga-c3")),
    ("reference-organ", "#preamble__container_1__ref_1", change("href", "/unga/", "/unga-hrc/")),
    ("words-organ", "#preamble__container_1__ref_1", write("A/HRC/RES/88/208")),
    ("words-number", "#preamble__container_1__ref_1", write("88/280")),
    ("words-number", "#preamble__container_2__ref_1", write("1901 (2089)")),
    ("words-number", "#para_2__ref_2", write("217 B (III)")),
]


def codes(root: etree._Element) -> set[str]:
    """The codes of a document's findings."""
    return {finding.code for finding in profile.check(root)}


def test_a_document_that_holds_the_profile_has_no_findings() -> None:
    assert validate(PATH) == []


@pytest.mark.parametrize(("code", "xpath", "edit"), SCHEMATRON + OTHERS)
def test_rule(code: str, xpath: str, edit: Edit) -> None:
    assert code in codes(broken(xpath, edit))


@pytest.mark.parametrize(("code", "xpath", "edit"), SCHEMATRON)
def test_a_standard_tool_finds_the_same(code: str, xpath: str, edit: Edit) -> None:
    isoschematron = pytest.importorskip("lxml.isoschematron")
    root = broken(xpath, edit)
    standard = isoschematron.Schematron(etree.fromstring(schema("akn4un.sch")), store_report=True)
    standard.validate(root)
    failures = standard.validation_report.iter("{http://purl.oclc.org/dsdl/svrl}failed-assert")
    expected = sorted((f.get("id"), " ".join("".join(f.itertext()).split())) for f in failures)
    assert sorted((f.code, f.message) for f in schematron.check(root)) == expected
    assert code in {code for code, _ in expected}


def test_every_rule_of_the_schema_is_tested() -> None:
    rules = etree.fromstring(schema("akn4un.sch")).iter("{http://purl.oclc.org/dsdl/schematron}assert")
    assert {rule.get("id") for rule in rules} == {code for code, _, _ in SCHEMATRON}


FREE: list[tuple[str, Edit]] = [
    ("#preamble__container_1__ref_1", write("Ibid.")),
    ("#preamble__container_1__ref_1", write("the Declaration of 3 October 2088")),
    ("#preamble__container_1__ref_1", write("القرار ٨٨/٢٠٨")),
    ("#preamble__container_1__ref_1", write("resolution 88/208, annex, para. 12 (b)")),
    ("#para_2__ref_1", write("A/C.2/88/L.9 and Corr.1")),
    ("#para_2__ref_1", write("S/2088/14–A/C.2/88/L.9")),
    ("#preamble__container_1__ref_1", write("88/208 A")),
    ("#para_2__list_1__point_a", lambda point: write("(أ)")(point[0])),
    ("#sec_I", lambda section: write("一.")(section[0])),
    ("#para_3", lambda paragraph: write("٣.")(paragraph[0])),
    ("#para_1", lambda paragraph: write("第1段")(paragraph[0])),
    ("#para_4", lambda paragraph: remove(paragraph[0])),
    ("#A-RES-88-208", put("showAs", "Declaration on Counting")),
    ("#A-C.2-88-SR.21", put("showAs", "A/C.2/88/SR.21-S/2088/14")),
]


@pytest.mark.parametrize(("xpath", "edit"), FREE)
def test_what_is_right_in_its_own_way(xpath: str, edit: Edit) -> None:
    assert codes(broken(xpath, edit)) == set()


@pytest.mark.parametrize(
    ("symbol", "number", "agrees"),
    [
        ("A/RES/88/208", "88-208", True),
        ("A/RES/88/208", "188-208", False),
        ("A/RES/217 A (III)", "217A-III", True),
        ("A/RES/217 (III)", "217A-III", False),
        ("A/RES/ES-10/23", "ES-10-23", True),
        ("A/DEC/88/501", "88-501", True),
        ("S/RES/1901 (2088)", "1901-2088", True),
        ("S/RES/1901 (2088)", "1901-2089", False),
        ("UNEP/EA.9/Res.11", "9-11", True),
        ("UNEP/EA.9/Res.11", "9-12", False),
        ("A/C.2/88/L.9/Rev.1", "A-C.2-88-L.9-Rev.1", True),
        ("A/C.2/88/L.9/Rev.1", "A-C.2-88-L.9", False),
        ("A/88/797-S/2088/109", "A-88-797", True),
        ("A/88/797-S/2088/109(Part I)", "A-88-797-S-2088-109-Part-I", True),
        ("Treaty of Utopia", "1577-27531", True),
    ],
)
def test_symbols_and_numbers(symbol: str, number: str, agrees: bool) -> None:
    root = document()
    entry = find(root, "#A-RES-88-208")
    put("showAs", symbol)(entry)
    change("href", "88-208", number)(entry)
    assert ("symbol-number" not in codes(root)) is agrees


@pytest.mark.parametrize(
    ("words", "number", "agrees"),
    [
        ("NPT/CONF.2088/32(PartI)", "NPT-CONF.2088-32-Part-I", True),
        ("NPT/CONF.2088/50 (Vol. II)", "NPT-CONF.2088-50-Vol.-II", True),
        ("S/PV.8801 (Resumption 1)", "S-PV.8801-Resumption-1", True),
        ("A/C.2/88/L.9", "A-C.2-88-L.9-Rev.1", False),
        ("resolutions 88/208 A and 88/209", "88-208A", True),
        ("88/208 B", "88-208A", False),
        ("第88/208 A号决议", "88-208A", True),
        ("88/208 A至E", "88-208A-E", True),
        ("1/CP.21", "1-CP.21", True),
        ("A/C.6/88/SR.1–28/Corrigendum", "A-C.6-88-SR.1-28-Corrigendum", True),
        ("ES-10/23", "ES-10-23", True),
        ("E.96.IV.13", "E.96.IV.13", True),
        ("vol. 1577, No. 27531", "1577-27531", True),
    ],
)
def test_words_and_numbers(words: str, number: str, agrees: bool) -> None:
    root = document()
    reference = find(root, "#preamble__container_1__ref_1")
    write(words)(reference)
    change("href", "88-208", number)(reference)
    assert ("words-number" not in codes(root)) is agrees


def test_a_number_printed_twice_by_mistake() -> None:
    root = document()
    find(root, "#att_1__para_2").set("eId", "att_1__para_1-2")
    say("2.", "1.")(find(root, "#att_1__para_1-2"))
    find(root, "#att_1__para_2__content").set("eId", "att_1__para_1-2__content")
    assert codes(root) == set()


def test_the_place_of_a_finding() -> None:
    findings = profile.check(broken("//a:component//a:ref", put("href", "#nowhere")))
    finding = next(f for f in findings if f.code == "dangling")
    assert finding.path == "cmp_1/preamble__container_1__ref_1"
    assert finding.line == line_of(find(document(), "//a:component//a:ref"))
