"""The four forms of a report."""

from __future__ import annotations

import json

import pytest

from akn.model import Finding
from akn.validate.report import render

FINDINGS = [
    Finding("changed-text", "The source has '1' where the output has '2'.", "error", 3, 12, "para_1__content/p"),
    Finding("number-gap", "100%: a gap,\nand more.", "warning", line=7, path="para_6"),
    Finding("remark", "A note.", "note"),
]
RESULTS = [("out/A 88,1:x.xml", FINDINGS), ("/tmp/good.xml", [])]


def test_text() -> None:
    lines = render(RESULTS).splitlines()
    first = "out/A 88,1:x.xml, page 3, line 12, para_1__content/p: error: The source has '1' where the output has '2'."
    assert lines[0] == first + " [changed-text]"
    assert lines[-2:] == ["out/A 88,1:x.xml: 1 error, 1 warning", "/tmp/good.xml: valid"]


def test_json() -> None:
    data = json.loads(render(RESULTS, "json"))
    assert [(each["file"], each["valid"], len(each["findings"])) for each in data] == [
        ("out/A 88,1:x.xml", False, 3),
        ("/tmp/good.xml", True, 0),
    ]
    assert Finding(**data[0]["findings"][0]) == FINDINGS[0]


def test_sarif() -> None:
    log = json.loads(render(RESULTS, "sarif", version="1.2.3"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("akn4un", "1.2.3")
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"]) == 3
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "out/A%2088%2C1%3Ax.xml"
        assert location["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1
    assert run["results"][0]["properties"] == {"page": 3, "line": 12}
    assert run["results"][1]["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}
    assert run["results"][1]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "para_6"


def test_sarif_of_nothing_and_of_an_absolute_path() -> None:
    assert json.loads(render([], "sarif"))["runs"][0]["results"] == []
    log = json.loads(render([("/tmp/a b.xml", FINDINGS[:1])], "sarif"))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "file:///tmp/a%20b.xml"


def test_github() -> None:
    lines = render(RESULTS, "github").splitlines()
    assert lines[0].startswith("::error file=out/A 88%2C1%3Ax.xml,title=changed-text::The source has")
    assert lines[0].endswith("(page 3, line 12)")
    assert lines[1] == "::warning file=out/A 88%2C1%3Ax.xml,line=7,title=number-gap::100%25: a gap,%0Aand more."
    assert lines[2].startswith("::notice ")
    assert len(lines) == 3


def test_another_form() -> None:
    with pytest.raises(ValueError, match="'xml' is not a form"):
        render(RESULTS, "xml")  # type: ignore[arg-type]
