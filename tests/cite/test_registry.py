"""Works and their IRIs."""

import pytest

from akn.cite import registry
from akn.model import Document

D = "/akn/un/statement/deliberation/"
IRIS = [
    ("A/RES/58/208", "", f"{D}unga/2003-12-23/58-208", "resolution"),
    ("A/RES/58/208", "2003-12-24", f"{D}unga/2003-12-23/58-208", "resolution"),  # the registry's date comes first
    ("A/RES/99/9", "", f"{D}unga/2044/99-9", "resolution"),
    ("A/RES/99/9", "2044-12-01", f"{D}unga/2044-12-01/99-9", "resolution"),
    ("A/RES/92/262 C", "", f"{D}unga/2037/92-262C", "resolution"),  # A10
    ("A/RES/517 B (III)", "", f"{D}unga/1948/517B-III", "resolution"),  # A10
    ("A/RES/ES-10/23", "", f"{D}unga/2024-05-10/ES-10-23", "resolution"),
    ("S/RES/2901 (2088)", "", f"{D}unsc/2088/2901-2088", "resolution"),
    ("A/HRC/RES/90/13", "", f"{D}unga-hrc/0000/90-13", "resolution"),  # A17: the year is not in the session
    ("A/HRC/RES/34/7", "", f"{D}unga-hrc/2017-03-23/34-7", "resolution"),
    ("A/HRC/RES/43/99", "", f"{D}unga-hrc/2020/43-99", "resolution"),
    ("E/RES/2081/67", "2081-07-25", f"{D}unecosoc/2081-07-25/2081-67", "resolution"),
    ("E/CN.4/RES/2005/80", "", f"{D}unecosoc-chr/2005/2005-80", "resolution"),
    ("S/PRST/2088/4", "", f"{D}unsc/2088/2088-4", "presidentialStatement"),
    ("A/DEC/99/504", "", f"{D}unga/2044/99-504", "decision"),
    ("UNEP/EA.5/Res.11", "", f"{D}unep-ea/2021/5-11", "resolution"),
    ("1/CP.21", "", f"{D}unfccc-cp/2015/1-CP.21", "decision"),
    ("Commission on Population and Development resolution 2006/2", "2006-05-10", f"{D}unecosoc-cpd/2006-05-10/2006-2",
     "resolution"),
    ("A/C.2/88/L.9/Rev.2", "", f"{D}unga-c2/2033/A-C.2-88-L.9-Rev.2", "draftResolution"),
    ("A/C.2/88/SR.18", "", "/akn/un/debateReport/minute/unga-c2/2033/A-C.2-88-SR.18", "summaryRecord"),
    ("A/PV.48", "", "/akn/un/debate/record/unga/0000/A-PV.48", "verbatimRecord"),  # A25
    ("A/88/323", "", "/akn/un/doc/paper/unsg/2033/A-88-323", "report"),
    ("UNTS 1577/27531", "", "/akn/un/act/provision/unts/1989-11-20/1577-27531", "treaty"),
    ("E.96.IV.13", "", "/akn/un/doc/publication/un/1996/96.IV.13", "publication"),
    ("F.96.IV.13", "", "/akn/un/doc/publication/un/1996/96.IV.13", "publication"),  # B04
]  # fmt: skip


@pytest.mark.parametrize(("name", "date", "iri", "kind"), IRIS)
def test_one_iri(name: str, date: str, iri: str, kind: str) -> None:
    made = registry.work(name, date)
    assert (made.iri, made.kind) == (iri, kind)


def test_what_is_no_work() -> None:
    with pytest.raises(ValueError, match="neither a symbol"):
        registry.work("WT/DS999/AB/R")


SYMBOLS = [
    ("A/RES/50/70 M", "A/RES/50/70"),  # all parts stand in one document
    ("A/RES/88/9 A", "A/RES/88/9"),
    ("A/RES/88/9 B", "A/RES/88/9 B"),
    ("A/RES/88/9 A-B", "A/RES/88/9 A-B"),
    ("A/RES/517 B (III)", "A/RES/517 B (III)"),
]


@pytest.mark.parametrize(("part", "document"), SYMBOLS)
def test_document_of_a_part(part: str, document: str) -> None:
    assert registry.work(part).symbol == document


def test_own_family() -> None:
    own = Document("meetingReport", "eng", symbols=("A/88/411/Add.2",), actor="unga-c2", issued="2033-12-10")
    assert registry.own_iri(own) == "/akn/un/debateReport/report/unga-c2/2033-12-10/A-88-411-Add.2"
    assert registry.work("A/88/411/Add.2", own=own).iri == registry.own_iri(own)
    assert registry.work("A/88/411", own=own).iri == "/akn/un/debateReport/report/unga-c2/2033/A-88-411"
    assert registry.work("A/88/323", own=own).iri == "/akn/un/doc/paper/unsg/2033/A-88-323"


def test_adopted_by_the_date_of_adoption() -> None:
    own = Document(
        "resolution", "eng", symbols=("A/RES/99/9",), actor="unga", adopted="2044-12-19", issued="2045-01-05"
    )
    assert registry.own_iri(own) == f"{D}unga/2044-12-19/99-9"
    assert registry.own_iri(Document("resolution", "eng")) == ""


ACTORS = [("A/C.2/88/L.9", "unga-c2"), ("A/AC.999/3", "unga-ac999"), ("FCCC/CP/2088/1", "unfccc-cp"), ("no symbol", "")]


@pytest.mark.parametrize(("symbol", "actor"), ACTORS)
def test_actor(symbol: str, actor: str) -> None:
    assert registry.actor_of(symbol) == actor


def test_body_names() -> None:
    assert registry.body_name("unga-c2") == "Second Committee"
    assert registry.body_name("unga-ac999") == "unga-ac999"
