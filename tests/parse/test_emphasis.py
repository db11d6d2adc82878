"""The typeface of whole headings and titles is house style; that of their parts is kept."""

from __future__ import annotations

import pytest

from akn.model import Document, Span, Text, Unit
from akn.parse.emphasis import without_house_style

HEADING = "The ship Aurora"


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ((Span(0, 15, "b"),), []),
        ((Span(0, 15, "b"), Span(0, 15, "i")), []),
        ((Span(0, 15, "b"), Span(9, 15, "i")), ["i"]),
        ((Span(0, 15, "docTitle"), Span(0, 15, "b")), ["docTitle"]),
        ((Span(0, 8, "docType"), Span(0, 8, "b")), ["docType"]),
    ],
)
def test_marks_of_a_whole_are_taken_off(spans: tuple[Span, ...], kept: list[str]) -> None:
    text = Text(HEADING, spans)
    inner = Unit("title", heading=(text,), texts=(text,))
    annex = Document("annex", "eng", body=(Unit("section", units=(inner,)),))
    plain = without_house_style(Document("resolution", "eng", cover=(text,), preface=(text,), annexes=(annex,)))
    unit = plain.annexes[0].body[0].units[0]
    for found in (*plain.cover, *plain.preface, *unit.heading):
        assert [s.name for s in found.spans] == kept
    assert unit.texts == (text,)  # a paragraph in bold type is emphasis
