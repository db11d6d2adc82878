"""Findings as text for people, JSON for programs, SARIF 2.1.0 for code scanning, and GitHub's workflow commands.

Sources: SARIF 2.1.0 (OASIS, 3.27 "result object", 3.30 "region object"); GitHub, "Workflow commands for GitHub
Actions".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any, Literal
from urllib.parse import quote

from akn.model import Finding

Form = Literal["text", "json", "sarif", "github"]
Results = Sequence[tuple[str, Sequence[Finding]]]
SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(results: Results, form: Form = "text", *, version: str = "") -> str:
    """The findings of files (name and findings of each) in one of the forms; `version` of the program, for SARIF.

    Every form ends in a newline, save that of `github` without findings, which is empty. Raises ValueError for another
    form.
    """
    if form == "text":
        return _text(results)
    if form == "json":
        return json.dumps([_json(name, findings) for name, findings in results], ensure_ascii=False, indent=2) + "\n"
    if form == "sarif":
        return json.dumps(_sarif(results, version), ensure_ascii=False, indent=2) + "\n"
    if form == "github":
        return "".join(f"{line}\n" for name, findings in results for line in _github(name, findings))
    raise ValueError(f"'{form}' is not a form of report: text, json, sarif or github")


def _text(results: Results) -> str:
    lines: list[str] = []
    for name, findings in results:
        errors = sum(1 for f in findings if f.severity == "error")
        lines.extend(f"{name}{_place(f)}: {f.severity}: {f.message} [{f.code}]" for f in findings)
        lines.append(f"{name}: {'valid' if not errors else _count(errors, 'error')}{_warnings(findings)}")
    return "\n".join(lines) + "\n"


def _place(finding: Finding) -> str:
    """`, page 3, line 12, para_6`: what is known of it."""
    known = (
        (finding.page, f", page {finding.page}"),
        (finding.line, f", line {finding.line}"),
        (finding.path, f", {finding.path}"),
    )
    return "".join(text for value, text in known if value)


def _warnings(findings: Iterable[Finding]) -> str:
    count = sum(1 for f in findings if f.severity == "warning")
    return f", {_count(count, 'warning')}" if count else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _json(name: str, findings: Sequence[Finding]) -> dict[str, Any]:
    fields = ("code", "message", "severity", "page", "line", "path")
    return {
        "file": name,
        "valid": all(f.severity != "error" for f in findings),
        "findings": [{field: getattr(f, field) for field in fields} for f in findings],
    }


def _sarif(results: Results, version: str) -> dict[str, Any]:
    codes = sorted({f.code for _, findings in results for f in findings})
    driver: dict[str, Any] = {"name": "akn4un", "rules": [{"id": code, "name": _pascal(code)} for code in codes]}
    if version:
        driver["version"] = version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(name, f, codes.index(f.code)) for name, findings in results for f in findings],
    }
    return {"$schema": SARIF, "version": "2.1.0", "runs": [run]}


def _pascal(code: str) -> str:
    return "".join(part.capitalize() for part in code.split("-"))


def _result(name: str, finding: Finding, rule: int) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(name)}}
    if finding.line and not finding.page:  # a line of a page is no line of a file
        physical["region"] = {"startLine": finding.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path, "kind": "element"}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [location],
    }
    if finding.page:
        result["properties"] = {"page": finding.page, "line": finding.line}
    return result


def _uri(name: str) -> str:
    """A file's name as a URI reference: relative as it is given, `file:` where it is absolute."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _github(name: str, findings: Sequence[Finding]) -> Iterable[str]:
    for finding in findings:
        command = "notice" if finding.severity == "note" else finding.severity
        properties = [f"file={_property(name)}", f"title={_property(finding.code)}"]
        if finding.line and not finding.page:
            properties.insert(1, f"line={finding.line}")
        where = f" (page {finding.page}, line {finding.line})" if finding.page else ""
        yield f"::{command} {','.join(properties)}::{_data(finding.message + where)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
