"""The body of a debate: sections under the headings of the agenda, speeches, what happened, the lists of a vote.

A `debateBody` holds sections only; in a section stand speeches and all else in the order of the record.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element

from akn.model import Unit
from akn.write.blocks import printed
from akn.write.elements import sub
from akn.write.inline import write_joined, write_text, write_texts
from akn.write.scope import Part


def write_debate(body: _Element, units: Sequence[Unit], part: Part) -> None:
    """The units of a debate's body. An empty body gets an empty section: the XSD wants one there."""
    for unit in units:
        section = sub(body, "debateSection", {"name": unit.name or "section"})
        if printed(unit.heading[:1]):
            write_joined(sub(section, "heading"), unit.heading[:1], part)
        if printed(unit.heading[1:]):
            write_joined(sub(section, "subheading"), unit.heading[1:], part)
        for inner in unit.units:
            _in_section(section, inner, part)
    if len(body) == 0:
        sub(sub(body, "debateSection", {"name": "section"}), "p")


def _in_section(section: _Element, unit: Unit, part: Part) -> None:
    if unit.kind == "speech":
        _speech(section, unit, part)
    elif unit.kind == "narrative":
        for text in unit.texts:
            write_text(sub(section, "narrative"), text, part)
    else:
        write_texts(sub(section, unit.kind), unit.texts, part)


def _speech(section: _Element, unit: Unit, part: Part) -> None:
    """A speech; one that goes on after an interruption has no `from`."""
    by, _, role = unit.name.partition(" ")
    attributes = {"by": part.scope.refer(by or part.document.actor or "un", "Person")}
    if role:
        attributes["as"] = part.scope.refer(role, "Role")
    speech = sub(section, "speech", attributes)
    if printed(unit.heading):
        write_joined(sub(speech, "from"), unit.heading, part)
    write_texts(speech, unit.texts, part)
    if not printed(unit.texts):
        sub(speech, "p")
