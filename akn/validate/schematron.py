"""Runs the Schematron profile `schemas/akn4un.sch`.

The schema is plain ISO Schematron and any standard tool runs it. The standard route, three stylesheets that make a
fourth, reports every rule that was tried and walks the document once more for each pattern: it takes nearly twice as
long. Here the schema becomes one stylesheet that says only what fails. It reads that part of Schematron which the
profile uses: ns, let, rule, assert, name, value-of, and XSLT's key. The tests hold both routes to the same findings.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from lxml import etree

from akn.model import Finding, Severity
from akn.validate.places import finding, words
from akn.validate.resources import schema

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "http://www.w3.org/1999/XSL/Transform"


def check(root: etree._Element) -> list[Finding]:
    """The findings of the Schematron profile on an Akoma Ntoso document, in the order of its rules."""
    report = _stylesheet()(root).getroot()
    return [_finding(root, failure) for failure in report]


def _finding(root: etree._Element, failure: etree._Element) -> Finding:
    node = cast("list[etree._Element]", root.xpath(failure.get("at", "")))[0]
    message = " ".join(words(failure).split())
    return finding(node, failure.get("id", ""), message, cast("Severity", failure.get("role", "error")))


@lru_cache(maxsize=1)
def _stylesheet() -> etree.XSLT:
    return etree.XSLT(compile_schema(etree.fromstring(schema("akn4un.sch"))))


def compile_schema(source: etree._Element) -> etree._Element:
    """The stylesheet of a Schematron schema: for each failed assertion a `failure` with its `id`, `role` and place."""
    spaces: dict[str, str] = {"xsl": XSL}
    spaces |= {ns.get("prefix", ""): ns.get("uri", "") for ns in source.iter(f"{SCH}ns")}
    sheet = etree.Element(f"{{{XSL}}}stylesheet", {"version": "1.0"}, nsmap=spaces)
    for key in source.iter(f"{{{XSL}}}key"):
        _add(sheet, "key", **{str(name): str(value) for name, value in key.attrib.items()})
    place = _add(_add(sheet, "template", name="place"), "for-each", select="ancestor-or-self::*")
    _add(place, "text").text = "/*["
    _add(place, "value-of", select="count(preceding-sibling::*) + 1")
    _add(place, "text").text = "]"
    failures = etree.SubElement(_add(sheet, "template", match="/"), "failures")
    for number, pattern in enumerate(source.iter(f"{SCH}pattern")):
        _compile_pattern(sheet, failures, pattern, f"pattern-{number}")
    return sheet


def _compile_pattern(sheet: etree._Element, failures: etree._Element, pattern: etree._Element, mode: str) -> None:
    """Each rule becomes a template; an element or attribute gets the first whose context it is, as in Schematron."""
    rules = list(pattern.iter(f"{SCH}rule"))
    for priority, rule in zip(range(len(rules), 0, -1), rules, strict=True):
        template = _add(sheet, "template", match=rule.get("context", ""), mode=mode, priority=str(priority))
        _compile_rule(template, rule)
    _add(sheet, "template", match="* | @*", mode=mode, priority="0")
    contexts = [each for rule in rules for each in re.sub(r"\[.*?\]", "", rule.get("context", "")).split("|")]
    if not all("@" in context for context in contexts):
        _add(failures, "apply-templates", select="//*", mode=mode)
    if any("@" in context for context in contexts):
        _add(failures, "apply-templates", select="//*/@*", mode=mode)


def _compile_rule(template: etree._Element, rule: etree._Element) -> None:
    for let in rule.iter(f"{SCH}let"):
        _add(template, "variable", name=let.get("name", ""), select=let.get("value", ""))
    for check in rule.iter(f"{SCH}assert"):
        branch = _add(template, "if", test=f"not({check.get('test')})")
        failure = etree.SubElement(branch, "failure", {"id": check.get("id", ""), "role": check.get("role", "error")})
        _add(_add(failure, "attribute", name="at"), "call-template", name="place")
        _compile_message(failure, check)


def _compile_message(failure: etree._Element, check: etree._Element) -> None:
    _add(failure, "text").text = check.text or ""
    for part in check:
        _add(failure, "value-of", select=part.get("select", "") if part.tag == f"{SCH}value-of" else "name()")
        _add(failure, "text").text = part.tail or ""


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{XSL}}}{tag}", attributes)
