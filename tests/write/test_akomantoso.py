"""Whole documents: structure, eIds, metadata; in the tables a line a construct."""

# ruff: noqa: E501

import pytest
from lxml.etree import _Element

from akn.model import Document, Entity, Note, Span, Text, Unit
from akn.write import serialise, write
from akn.write.elements import A
from tests.write.documents import paragraph, point, report, text
from tests.write.support import written


def outline(element: _Element) -> str:
    """Elements with eIds in short: `sec_I(heading para_1(content))`, each eId without its parent's."""
    shown = []
    for child in element:
        if child.tag == A + "meta":
            continue
        inner = outline(child)
        eid = child.get("eId", "").rpartition("__")[2]
        shown.append(f"{eid}({inner})" if eid and inner else eid or inner)
    return " ".join(s for s in shown if s)


def body(*units: Unit, **others: object) -> _Element:
    return written(Document("resolution", "eng", body=units, **others))[0]  # type: ignore[arg-type]


def eids(root: _Element, name: str) -> list[str]:
    return [e.get("eId", "") for e in root.iter(A + name)]


def test_report() -> None:
    root = written(report())
    main, components = root
    assert outline(main) == (
        "container_1 authorialNote_1(ref_1) role_1 person_1 organization_1 "
        "sec_I(heading para_1(content(ref_1 authorialNote_1))) "
        "sec_II(heading(ref_1) para_2(content(event_1 organization_1)) para_3(content(ref_1))) "
        "sec_III(heading para_4(intro cref_1))"
    )
    assert outline(components) == (
        "cmp_1(formula_1 container_1(ref_1 authorialNote_1) container_2(list_1(intro item_a item_b)) "
        "para_1(content) para_15(list_1(intro point_a(content) point_b(intro list_1(point_i(content))))))"
    )
    assert main.find(f".//{A}ref[@eId='para_3__ref_1']").get("href") == "#para_4"  # type: ignore[union-attr]


def test_report_metadata() -> None:
    main, components = written(report())
    draft = components[0][0]
    assert [e.get("value") for e in draft.iter(A + "FRBRthis")] == [
        "/akn/un/debateReport/report/unga-c2/2030-12-06/A-85-412-Add.3/!resolutionDraft_1",
        "/akn/un/debateReport/report/unga-c2/2030-12-06/A-85-412-Add.3/eng@/!resolutionDraft_1",
        "/akn/un/debateReport/report/unga-c2/2030-12-06/A-85-412-Add.3/eng@/!resolutionDraft_1.xml",
    ]
    assert [e.get("href") for e in main.iter(A + "componentData")] == ["#ecmp_1", "#mcmp_1", "#cmp_1"]
    assert "unused" not in eids(main, "TLCOrganization")
    assert eids(main, "TLCReference") == [
        "A-85-412", "A-85-412__para_2", "A-C.2-85-L.17", "A-C.2-85-L.17-Rev.1",
    ]  # fmt: skip
    assert {e.get("showAs") for e in main.iter(A + "TLCReference")} == {
        "A/85/412", "A/C.2/85/L.17", "A/C.2/85/L.17/Rev.1",
    }  # fmt: skip
    links = [dict(e.attrib) for s in (main, draft) for e in s.iter(A + "alternativeReference")]
    assert links == [
        {"for": "#preface__authorialNote_1__ref_1", "href": "https://undocs.org/en/A/85/412"},
        {"for": "#preamble__container_1__ref_1", "href": "https://undocs.org/en/A/RES/80/15"},
    ]
    steps = [(e.get("by"), e.get("as"), e.get("outcome"), e.get("href")) for e in main.iter(A + "step")]
    assert steps == [
        ("#FJ", "#onBehalfOf-G77-China", "#introduced", "#para_2"),
        ("#unga-c2", None, "#adopted", "#para_3"),
    ]
    assert [e.get("value") for e in main.iter(A + "count")] == ["120", "1", "0"]


def test_the_markup_date_is_that_of_the_expression_unless_given() -> None:
    for given, expected in (("", "2030-12-06"), ("2031-01-02", "2031-01-02")):
        main = write(report(), markup_date=given)[0][0]
        assert main.find(f".//{A}FRBRManifestation/{A}FRBRdate").get("date") == expected  # type: ignore[union-attr]
    with pytest.raises(ValueError, match="not a date"):
        write(report(), markup_date="today")


def test_blocks_are_indented_and_text_is_not() -> None:
    shown = serialise(write(report())[0]).decode()
    assert shown.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns=')
    assert "\n        <paragraph eId=" in shown
    assert "<p><docTitle>Resilience of coastal cities</docTitle></p>" in shown


def section(number: str, *units: Unit) -> Unit:
    return Unit("section", num=f"{number}.", number=number, heading=(Text("Heading"),), units=units)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([section("I", paragraph("1", "a"), paragraph("2", "b")), section("II", paragraph("3", "c"))], "para_1 para_2 para_3"),
        ([section("I", paragraph("1", "a")), section("II", paragraph("1", "b"))], "sec_I__para_1 sec_II__para_1"),
        ([paragraph("5", "a"), paragraph("5", "b"), paragraph("5", "c")], "para_5 para_5-2 para_5-3"),
        ([section("I", paragraph("4", "a"), paragraph("5", "b")), section("II", paragraph("5", "c"))], "para_4 para_5 para_5-2"),
        ([Unit("paragraph", (Text("Only."),))], "para_1"),
        ([Unit("paragraph", (Text("x"),), num="五.", number="5")], "para_5"),
        ([Unit("paragraph", (Text("x"),), num="12 bis.")], "para_12-bis"),
    ],
)  # fmt: skip
def test_numbers_of_paragraphs(units: list[Unit], expected: str) -> None:
    assert " ".join(eids(body(*units), "paragraph")) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (paragraph("1", "a"), "para_1(content)"),
        (paragraph("1", "a:", units=(point("a", "b"),)), "para_1(list_1(intro point_a(content)))"),
        (paragraph("1", "a:", units=(point("a", "b"),), wrapup=(Text("c"),)), "para_1(list_1(intro point_a(content) wrapup))"),
        (paragraph("1", "a", units=(Unit("table", rows=((Text("b"),),)),)), "para_1(content(table_1))"),
        (paragraph("1", "a", units=(Unit("alinea", (Text("b"),)),)), "para_1(intro al_1(content))"),
        (Unit("point", num="(a)", number="a"), "point_a(content)"),
        (Unit("division", heading=(Text("h"),), units=(paragraph("1", "a"),)), "dvs_1(heading para_1(content))"),
        (Unit("title", num="A.", number="A", heading=(Text("h"),)), "title_A(heading)"),
        (section("I", Unit("crossHeading", (Text("Recalling,"),)), paragraph("1", "a")), "sec_I(heading crossHeading_1 para_1(content))"),
        (section("I", Unit("container", (Text("Recalling:"),), units=(point("a", "b"),))), "sec_I(heading crossHeading_1 al_1(list_1(point_a(content))))"),
        (section("I", Unit("table", rows=((Text("b"),),))), "sec_I(heading content(table_1))"),
        (Unit("crossHeading", (Text("Recalling,"),)), "container_1"),
        (Unit("unheard", (Text("x"),), number="3"), "hcontainer_3(content)"),
    ],
)  # fmt: skip
def test_body(unit: Unit, expected: str) -> None:
    assert outline(body(unit)) == expected


def test_preambular_text_in_a_section() -> None:
    root = body(section("I", Unit("crossHeading", (Text("Recalling,"),))))
    assert [e.get("refersTo") for e in root.iter(A + "crossHeading")] == ["#preamble"]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (Unit("formula", (Text("The Assembly,"),)), "formula_1"),
        (Unit("container", (Text("Recalling,"),), name="recalling"), "container_1"),
        (Unit("container", (Text("R:"),), units=(point("a", "b"),), wrapup=(Text("c"),)), "container_1(list_1(intro item_a wrapup))"),
        (Unit("container", (Text("R:"),), units=(point("a", "b:", units=(point("i", "c"),)),)), "container_1(list_1(intro item_a(list_1(item_i))))"),
        (Unit("container", (Text("R:"),), units=(Unit("table", rows=((Text("b"),),)),)), "container_1(table_1)"),
        (Unit("tblock", heading=(Text("Heading"),)), "tblock_1"),
        (Unit("tblock", (Text("x"),), heading=(Text("Heading"),)), "tblock_1(heading)"),
        (Unit("container"), ""),
    ],
)  # fmt: skip
def test_preamble(unit: Unit, expected: str) -> None:
    root = written(Document("resolution", "eng", preamble=(unit,)))[0]
    preamble = root.find(A + "preamble")
    assert ("" if preamble is None else outline(preamble)) == expected


def test_annexes_share_the_scope() -> None:
    annex = Document(
        "annex",
        "eng",
        number="I",
        preface=(text("[Annex^]", ("docTitle", "", ""), ("note", "0", "")),),
        body=(paragraph("1", text("See [Fiji]", ("organization", "", "FJ"))), paragraph("2", "b")),
        notes=(Note("1", (Text("n"),)),),
        entities=(Entity("Organization", "FJ", "/akn/ontology/organization/un/memberState/FJ", "Fiji"),),
    )
    to_annex = ("ref", "", "#annex/I/paragraph/2")
    root = body(paragraph("1", text("see [annex I, para. 2]", to_annex)), annexes=(annex,), symbols=("A/RES/85/3",))
    assert eids(root, "attachment") == ["att_1"]
    assert eids(root, "paragraph") == ["para_1", "att_1__para_1", "att_1__para_2"]
    assert eids(root, "authorialNote") == ["att_1__preface__authorialNote_1"]
    assert eids(root, "TLCOrganization").count("FJ") == 1
    assert [e.get("href") for e in root.iter(A + "ref")] == ["#att_1__para_2"]
    annexed = root.find(f".//{A}attachment//{A}FRBRWork/{A}FRBRthis")
    assert annexed is not None
    assert annexed.get("value", "").endswith("/85-3/!annex_1")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("#paragraph/2", "#para_2"),
        ("#paragraph/2/a", "#para_2__list_1__point_a"),
        ("#paragraph/2/b/ii", "#para_2__list_1__point_b__list_1__point_ii"),
        ("#section/I", "#sec_I"),
        ("#section/I/paragraph/2", "#para_2"),
        ("#note/1", "#para_1__authorialNote_1"),
        ("#paragraph/9", None),
        ("#paragraph/2/z", None),
        ("#", None),
    ],
)
def test_references_inside_the_document(address: str, expected: str | None) -> None:
    units = section(
        "I",
        paragraph("1", text("see [there, so].^", ("ref", "", address), ("note", "0", ""))),
        paragraph("2", "x:", units=(point("a", "y"), point("b", "z:", units=(point("ii", "w"),)))),
    )
    document = Document("resolution", "eng", symbols=("A/RES/85/3",), body=(units,), notes=(Note("1", (Text("n"),)),))
    refs = [e.get("href") for e in written(document).iter(A + "ref")]
    codes = [f.code for f in write(document)[1]]
    assert (refs, "dangling-reference" in codes) == ([expected] if expected else [], expected is None)


def test_the_nearest_unit_is_meant() -> None:
    one = section("I", paragraph("1", "a"), paragraph("2", text("[1]", ("ref", "", "#paragraph/1"))))
    two = section("II", paragraph("1", "a"), paragraph("2", text("[1]", ("ref", "", "#paragraph/1"))))
    assert [e.get("href") for e in body(one, two).iter(A + "ref")] == ["#sec_I__para_1", "#sec_II__para_1"]


def test_a_note_without_a_place_is_kept() -> None:
    document = Document("resolution", "eng", body=(paragraph("1", "a"),), notes=(Note("7", (Text("kept"),)),))
    assert eids(written(document), "authorialNote") == ["para_1__authorialNote_1"]
    assert [f.code for f in write(document)[1]] == ["unplaced-note", "inferred-date"]


@pytest.mark.parametrize(
    ("document", "date", "inferred"),
    [
        (Document("resolution", "eng", symbols=("A/RES/85/3",), adopted="2030-12-18", issued="2031-01-05"), "2030-12-18", False),
        (Document("resolutionDraft", "eng", symbols=("A/C.2/85/L.3",), issued="2030-11-05"), "2030-11-05", False),
        (Document("resolution", "eng", symbols=("A/RES/85/3",), issued="2031-01-05"), "2030-01-01", True),
        (Document("meetingReport", "eng", symbols=("A/85/412",)), "2030-01-01", True),
        (Document("resolution", "eng", symbols=("S/RES/9901 (2031)",)), "2031-01-01", True),
        (Document("resolution", "eng"), "0001-01-01", True),
    ],
)  # fmt: skip
def test_dates(document: Document, date: str, inferred: bool) -> None:
    main = written(document)[0]
    assert main.find(f".//{A}FRBRWork/{A}FRBRdate").get("date") == date  # type: ignore[union-attr]
    assert ("inferred-date" in [f.code for f in write(document)[1]]) == inferred
    assert (main.find(".//{*}inferred") is not None) == inferred


def test_two_languages_have_the_same_eids() -> None:
    def units(numerals: str, lists: str) -> tuple[Unit, ...]:
        first = Unit("point", (Text("x"),), num=f"({lists})", number="a")
        second = Unit("paragraph", (Text("y:"),), num=f"{numerals}.", number="1", units=(first,))
        return (Unit("section", num=f"{numerals}.", number="I", heading=(Text("h"),), units=(second,)),)

    found = [outline(written(Document("resolution", lang, body=units(*pair)))[0])
             for lang, pair in (("eng", ("1", "a")), ("zho", ("一", "甲")), ("ara", ("١", "أ")))]  # fmt: skip
    assert found[0] == found[1] == found[2] == "sec_I(heading para_1(list_1(intro point_a(content))))"


def marked_elsewhere(address: str) -> Document:
    """A report whose note is marked again in its draft."""
    again = Unit("paragraph", (Text("Again", (Span(5, 5, "noteRef", "1", address),)),), "1.", "1")
    text = Unit("paragraph", (Text("Once", (Span(4, 4, "note", "0"),)),), "1.", "1", drafts=(0,))
    draft = Document("resolutionDraft", "eng", body=(again,))
    return Document(
        "meetingReport", "eng", symbols=("A/80/7",), body=(text,), drafts=(draft,), notes=(Note("1", (Text("Words"),)),)
    )


def test_a_note_of_a_report_marked_again_in_a_draft_is_a_portion() -> None:
    root, findings = write(marked_elsewhere("0/0"))
    (mark,) = root.iter(f"{A}noteRef")
    (note,) = root.iter(f"{A}authorialNote")
    assert mark.get("href", "").endswith(f"/A-80-7/!main~{note.get('eId')}")
    assert "unresolved-note" not in {f.code for f in findings}


@pytest.mark.parametrize("address", ["0/1", "7/0", "1/0", "", "x"])
def test_a_mark_of_a_note_that_is_not_there_is_told(address: str) -> None:
    root, findings = write(marked_elsewhere(address))
    assert not list(root.iter(f"{A}noteRef"))
    assert "unresolved-note" in {f.code for f in findings}
