"""Whole documents: whatever is made up, printed in any form, is parsed back as what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from akn import parse
from akn.model import Document, Text, Unit
from tests.generated import Generated, documents, expected, printed, squeeze
from tests.printing import FORMS, Printed, print_document
from tests.samples.source import LANGS

# A failure is not made smaller: that takes minutes where a document is a page long.
EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def found(document: Document) -> dict[str, Any]:
    """What was parsed, in the shape of `tests.generated.expected`."""
    units = list(_units((*document.preamble, *document.body)))
    return {
        "genre": document.genre,
        "number": document.number if document.genre != "resolution" else "",
        "title": squeeze(document.title),
        "units": [[kind, number, squeeze("".join(t.content for t in texts))] for kind, number, texts in units],
        "notes": [note for _, _, texts in units for note in _notes(texts, document)],
        "drafts": [found(draft) for draft in document.drafts],
    }


def _units(units: tuple[Unit, ...], inside: str = "") -> Iterator[tuple[str, str, tuple[Text, ...]]]:
    for unit in units:
        kind = "subpoint" if unit.kind == inside == "point" else unit.kind
        yield kind, unit.name if kind == "container" else unit.number, (*unit.heading, *unit.texts)
        yield from _units(unit.units, unit.kind)
        if unit.wrapup:
            yield "wrapup", "", unit.wrapup


def _notes(texts: tuple[Text, ...], document: Document) -> Iterator[list[str]]:
    before = ""
    for text in texts:
        for span in text.spans:
            if span.name == "note":
                note = document.notes[int(span.value)]
                yield [
                    note.marker,
                    squeeze(before + text.content[: span.start]),
                    squeeze("".join(t.content for t in note.text)),
                ]
        before += text.content


def _linked(doc: Generated) -> Printed:
    """The document ready for print; what its notes cite is linked, as it is in print."""
    pages = printed(doc.source, doc.lang)
    linked = (replace(p, links=("https://undocs.org/A/85/323",) * len(p.notes)) for p in pages.paragraphs)
    return replace(pages, paragraphs=tuple(linked))


PAIRS = [(form, lang) for form in FORMS for lang in LANGS]


@pytest.mark.parametrize(("form", "lang"), PAIRS)
def test_what_is_printed_is_parsed_back(form: str, lang: str) -> None:
    @EXAMPLES
    @given(documents((lang,)), st.integers(0, 3))
    def check(doc: Generated, seed: int) -> None:
        assert found(parse(print_document(_linked(doc), form, seed=seed))) == expected(doc)

    check()
