"""Language versions side by side: by eId, nothing left out, in forms that their readers accept."""

from __future__ import annotations

import io
from functools import cache

import pytest
from lxml import etree

from akn import tree
from akn.align import Expression, Segment, Unit, align, expression, render, unmatched
from akn.read import SourceError
from tests.samples.source import HERE as SAMPLES

LANGS = ["eng", *sorted({p.name.split(".")[1] for p in SAMPLES.glob("resolution.*.layout.txt")} - {"eng"})]
# Of the document type definition of TMX 1.4b, what concerns a memory without mark-up inside its segments.
DTD = """
<!ELEMENT tmx (header, body)>
<!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note | prop)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
  segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED
  srclang CDATA #REQUIRED datatype CDATA #REQUIRED creationdate CDATA #IMPLIED>
<!ELEMENT body (tu)*>
<!ELEMENT note (#PCDATA)>
<!ELEMENT prop (#PCDATA)>
<!ATTLIST prop type CDATA #REQUIRED xml:lang CDATA #IMPLIED>
<!ELEMENT tu ((note | prop)*, tuv+)>
<!ATTLIST tu tuid CDATA #IMPLIED srclang CDATA #IMPLIED>
<!ELEMENT tuv ((note | prop)*, seg)>
<!ATTLIST tuv xml:lang CDATA #REQUIRED>
<!ELEMENT seg (#PCDATA)>
"""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@cache
def versions(sample: str, *langs: str) -> tuple[Expression, ...]:
    files = [SAMPLES / f"{sample}.{lang}.layout.txt" for lang in langs or LANGS]
    return tuple(expression(tree.tree(file), file.name) for file in files)


def said(name: str, language: str, **texts: str) -> Expression:
    return Expression(name, "A/1", language, {place: Segment("paragraph", "", text) for place, text in texts.items()})


def tmx(expressions: tuple[Expression, ...], source: str = "") -> etree._Element:
    made = render(align(expressions), expressions, "tmx", source)
    root = etree.fromstring(made)
    dtd = etree.DTD(io.StringIO(DTD))
    assert dtd.validate(root), dtd.error_log
    return root


def test_every_version_of_a_resolution_has_every_passage_and_note() -> None:
    units = align(versions("resolution"))
    assert not unmatched(units, versions("resolution"))
    assert {u.kind for u in units} >= {"preface", "preambular", "paragraph", "point", "note", "section", "conclusions"}
    first, title = units[0], next(u for u in units if u.place == "preface/docNumber")
    assert first.place == "coverPage/docAuthority"
    assert all(s is not None and s.text.startswith("85/219") for s in title.segments)


def test_the_texts_are_those_of_one_paragraph() -> None:
    units = {u.place: u for u in align(versions("resolution"))}
    one, *others = units["para_2__list_1__point_b__list_1__point_ii"].segments
    assert one is not None
    assert one.text == "Payments by telephone;"
    assert len({s.text for s in others if s}) == len(others)
    note = next(u for u in units.values() if u.kind == "note" and u.place.startswith("para_2__list_1__point_b__"))
    assert all(s is not None and "70/1" in s.text for s in note.segments)


def test_what_only_translations_have_is_told() -> None:
    """The masthead of a report names its language where that is not the original one."""
    found = unmatched(align(versions("report")), versions("report"))
    assert [(f.code, f.severity, f.path) for f in found] == [
        ("no-counterpart", "warning", "coverPage/languageOfExpression")
    ]
    assert "not in eng" in found[0].message


def test_what_one_has_more_stands_where_it_stands_there() -> None:
    one, two = said("a", "eng", p1="A", p2="B", p4="D"), said("b", "fra", p0="z", p1="a", p3="c", p4="d", p5="e")
    units = align([one, two])
    assert [u.place for u in units] == ["p0", "p1", "p3", "p2", "p4", "p5"]
    assert [f.path for f in unmatched(units, [one, two])] == ["p0", "p3", "p2", "p5"]
    assert units[2] == Unit("p3", (None, Segment("paragraph", "", "c")))


def test_refused() -> None:
    one = said("a.xml", "eng", p1="A")
    with pytest.raises(SourceError, match="takes two language versions"):
        align([one])
    with pytest.raises(SourceError, match=r"a\.xml and b\.xml are in the same language, English"):
        align([one, said("b.xml", "eng", p1="A")])
    with pytest.raises(SourceError, match="different documents"):
        align([one, Expression("b.xml", "A/2", "fra", {})])


def test_tmx() -> None:
    root = tmx(versions("report"))
    header, body = root
    assert dict(header.attrib) | {"creationtoolversion": ""} == {
        "creationtool": "akn4un", "creationtoolversion": "", "segtype": "paragraph", "o-tmf": "Akoma Ntoso 3.0",
        "adminlang": "en", "srclang": "en", "datatype": "plaintext",
    }  # fmt: skip
    unit = next(u for u in body if u.get("tuid") == "cmp_1/para_3__list_1__point_b")
    tags = {"zho": "zh", "eng": "en", "fra": "fr", "spa": "es", "rus": "ru", "ara": "ar"}
    assert [v.get(XML_LANG) for v in unit.iter("tuv")] == [tags[lang] for lang in LANGS]
    assert unit.findtext("tuv/prop[@type='x-number']") == "(b)"


def test_tmx_units_name_their_source_where_it_is_another() -> None:
    """What the source language has not got is translated from the first that has it."""
    root = tmx(versions("report"), "eng")
    alone = next(u for u in root.iter("tu") if u.get("tuid") == "coverPage/languageOfExpression")
    assert alone.get("srclang") == alone.find("tuv").get(XML_LANG) != "en"
    assert tmx(versions("report"), "zho").find("header").get("srclang") == "zh"


def test_tsv_has_a_line_a_unit() -> None:
    expressions = versions("resolution")
    lines = render(align(expressions), expressions, "tsv").decode().splitlines()
    assert lines[0].split("\t") == ["eId", "kind", *LANGS]
    assert {len(line.split("\t")) for line in lines} == {2 + len(LANGS)}
    assert len(lines) == 1 + len(align(expressions))


def test_html_is_a_page_of_its_own() -> None:
    expressions = versions("report")
    page = render(align(expressions), expressions, "html").decode()
    root = etree.fromstring(page, etree.HTMLParser())
    assert not root.xpath("//script | //link | //img | //@src")
    assert root.xpath("string(//html/@lang)") == "en"
    assert root.xpath("//thead/tr/th/@scope") == ["col"] * (1 + len(LANGS))
    assert len(root.xpath("//tbody/tr/th[@scope='row']")) == len(align(expressions))
    assert root.xpath("//td[@class='missing']/text()") == ["no counterpart"]
    assert set(root.xpath("//tbody//td[@lang='zh']/@dir")) == {"ltr"}
    assert len(set(root.xpath("//tr/@id"))) == len(root.xpath("//tr/@id"))


def test_html_of_a_language_written_from_the_right() -> None:
    expressions = [said("a", "eng", p1="Decides <that>"), said("b", "ara", p1="تقرر 2030 A/RES/85/219 ما يلي")]
    page = render(align(expressions), expressions, "html").decode()
    assert 'dir="rtl">تقرر' in page
    assert "Decides &lt;that&gt;" in page
