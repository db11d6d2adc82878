"""Spans into mixed content: a line a construct. `text` is explained in `documents`."""

# ruff: noqa: E501

import re

import pytest
from lxml import etree

from akn.model import Document, Entity, Note, Span, Text, Work
from akn.write.elements import NSMAP, A
from akn.write.inline import nested, write_text
from akn.write.scope import Part, Scope
from tests.write.documents import text

IRI = "/akn/un/statement/deliberation/unga/2025-12-18/80-15"
NOTES = (Note("1", (Text("One."),)), Note("*", (Text("Two."), Text("Three."))))
NOTE = '<authorialNote marker="1" placement="bottom"><p>One.</p></authorialNote>'


def inline(given: Text, place: str = "body") -> tuple[str, Scope]:
    """What a text becomes inside a `p`, without namespaces."""
    document = Document(
        "resolution",
        "eng",
        notes=NOTES,
        agenda_items=("20 (b)",),
        entities=(Entity("Organization", "FJ", "/akn/ontology/organization/un/memberState/FJ", "Fiji"),),
        works=(Work("A/RES/80/15", IRI, "resolution"),),
    )
    scope = Scope()
    scope.know(document)
    p = etree.Element(A + "p", nsmap=NSMAP)
    write_text(p, given, Part(document, scope), place)
    shown = re.sub(r' xmlns(:\w+)?="[^"]*"', "", etree.tostring(p, encoding="unicode"))
    return shown.removeprefix("<p>").removesuffix("</p>"), scope


@pytest.mark.parametrize(
    ("given", "place", "expected"),
    [
        (text("plain & <simple>"), "body", "plain &amp; &lt;simple&gt;"),
        (text("[Recalls] it", ("i", "", "")), "body", "<i>Recalls</i> it"),
        (text("[[Recalls] it]", ("b", "", ""), ("i", "", "")), "body", "<b><i>Recalls</i> it</b>"),
        (text("[one][two]", ("i", "", ""), ("b", "", "")), "body", "<i>one</i><b>two</b>"),
        (text("one\ntwo"), "body", "one<eol/>two"),
        (text("see [80/15]", ("ref", "A/RES/80/15", IRI)), "body", f'see <ref href="{IRI}">80/15</ref>'),
        (text("see [80/15]", ("ref", "A/RES/80/15", "")), "body", f'see <ref href="{IRI}">80/15</ref>'),
        (text("see [this]", ("ref", "", "")), "body", "see this"),
        (
            text("[1 to 3]", ("rref", "", f"{IRI}/!main~para_1 {IRI}/!main~para_3")),
            "body",
            f'<rref from="{IRI}/!main~para_1" upTo="{IRI}/!main~para_3">1 to 3</rref>',
        ),
        (text("[1 to 3]", ("rref", "", IRI)), "body", "1 to 3"),
        (text("see [here]", ("a", "https://undocs.org/x", "")), "body", "see here"),
        (text("a^ b", ("note", "0", "")), "body", f"a{NOTE} b"),
        (text("[ref]^,", ("ref", "", IRI), ("note", "0", "")), "body", f'<ref href="{IRI}">ref</ref>{NOTE},'),
        (text("[it^al]", ("i", "", ""), ("note", "0", "")), "body", f"<i>it{NOTE}al</i>"),
        (text("^[ital]", ("note", "0", ""), ("i", "", "")), "body", f"{NOTE}<i>ital</i>"),
        (text("[Title^]", ("docTitle", "", ""), ("note", "0", "")), "conclusions", f"<docTitle>Title{NOTE}</docTitle>"),
        (
            text("a^ b^", ("note", "0", ""), ("note", "0", "")),
            "body",
            f'a{NOTE} b<noteRef marker="1" placement="bottom"/>',
        ),
        (text("a^b", ("note", "9", "")), "body", "ab"),
        (text("[18 May]", ("date", "2030-05-18", "")), "body", '<date date="2030-05-18">18 May</date>'),
        (text("[18 May]", ("date", "18 May", "")), "body", "18 May"),
        (text("[18 May]", ("docDate", "2030-05-18", "")), "body", '<date date="2030-05-18">18 May</date>'),
        (text("[A/1]", ("docNumber", "", "")), "body", "A/1"),
        (text("[A/1]", ("docNumber", "", "")), "coverPage", '<docNumber refersTo="#symbol">A/1</docNumber>'),
        (text("[T]", ("docTitle", "", "")), "preface", '<docTitle refersTo="#resolutionTitle">T</docTitle>'),
        (text("[85th]", ("session", "85", "")), "preface", '<session value="85">85th</session>'),
        (
            text("[Item 20 (b)]", ("inline", "agenda item", "")),
            "coverPage",
            '<inline name="agenda item" title="20 (b)" refersTo="#agendaItem">Item 20 (b)</inline>',
        ),
        (
            text("[Item 7]", ("inline", "agenda item", "7")),
            "coverPage",
            '<inline name="agenda item" title="7" refersTo="#agendaItem">Item 7</inline>',
        ),
        (text("[Fiji]", ("organization", "", "FJ")), "body", '<organization refersTo="#FJ">Fiji</organization>'),
        (text("[Fiji]", ("organization", "", "")), "body", "Fiji"),
        (text("[32]", ("quantity", "32", "inFavour")), "body", '<quantity normalized="32" refersTo="#inFavour">32</quantity>'),
        (text("[so]", ("vote", "", "FJ")), "conclusions", '<vote by="#FJ" as="#author">so</vote>'),
        (text("[so]", ("unheard", "", "")), "body", "so"),
    ],
)  # fmt: skip
def test_construct(given: Text, place: str, expected: str) -> None:
    assert inline(given, place)[0] == expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 4, "i"), (2, 6, "ref")], [(0, 2, "i"), (2, 6, "ref"), (2, 4, "i")]),
        ([(0, 4, "ref"), (2, 6, "i")], [(0, 4, "ref"), (2, 4, "i"), (4, 6, "i")]),
        ([(0, 4, "ref"), (2, 6, "date")], [(0, 4, "ref"), (2, 4, "date"), (4, 6, "date")]),
        ([(0, 4, "i"), (0, 6, "ref")], [(0, 6, "ref"), (0, 4, "i")]),
        ([(0, 3, "i"), (3, 6, "i")], [(0, 3, "i"), (3, 6, "i")]),
        ([(-2, 3, "i"), (4, 99, "b"), (5, 5, "b")], [(0, 3, "i"), (4, 6, "b")]),
    ],
)
def test_crossing_spans_are_cut(spans: list[tuple[int, int, str]], expected: list[tuple[int, int, str]]) -> None:
    assert [(p.start, p.end, p.span.name) for p in nested([Span(*s) for s in spans], 6)] == expected


@pytest.mark.parametrize("content", ["a\x01b", "a\ufffeb", "a\ud800b"])
def test_a_character_that_xml_does_not_allow_is_an_error(content: str) -> None:
    with pytest.raises(ValueError, match="page 3, line 7"):
        inline(Text(content, page=3, line=7))


def test_findings_of_a_text() -> None:
    _, scope = inline(text("[this]^", ("ref", "", ""), ("note", "9", "")))
    assert [f.code for f in scope.findings] == ["dangling-reference", "unresolved-note"]
