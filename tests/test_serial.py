"""The parsed document as JSON and back, and its schema."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akn import convert, parse, serial
from akn.model import Document, Note, Span, Text, Unit
from akn.read import SourceError
from tests.generated import Generated, documents, printed
from tests.printing import print_document

SMALL = Document(
    genre="resolution",
    lang="eng",
    symbols=("A/RES/85/217",),
    body=(Unit("paragraph", (Text("Notes it.", (Span(8, 8, "note", "0"),), 3, 14),), "1.", "1"),),
    notes=(Note("1", (Text("A/85/323, § 2 “in full”, 见第 2 段。"),)),),
)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.sampled_from(("seed", "layout")))
def test_a_document_comes_back_as_it_was(doc: Generated, form: str) -> None:
    document = parse(print_document(printed(doc.source, doc.lang), form))
    assert serial.loads(serial.dumps(document), "t") == document


def test_conversion_of_the_json_is_that_of_the_text() -> None:
    text = (
        "85/217. Water\nThe General Assembly,\nRecalling its resolution 70/1 of 25 September 2015,\n1. Decides on it.\n"
    )
    once = convert(text)
    again = convert(serial.dumps(once.document))
    assert again.xml == once.xml
    assert again.valid


@pytest.mark.parametrize("value", [SMALL, Document("annex", "zho")], ids=["small", "empty"])
def test_round_trip(value: Document) -> None:
    assert serial.loads(serial.dumps(value), "t") == value
    assert serial.loads(serial.dumps(value).decode(), "t") == value


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"genre": "resolution"}', True),
        (b'  \n{"genre"', True),
        ('{"genre"', True),
        (b"{\\rtf1", False),
        (b"The General Assembly, {", False),
        (b"", False),
    ],
)
def test_what_is_json(content: bytes | str, expected: bool) -> None:
    assert serial.is_json(content) is expected


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "broken JSON"),
        (b'{"genre": "resolution"}', "not the JSON of a parsed document"),
        (b'{"genre": "resolution", "lang": 3}', "not the JSON of a parsed document"),
        (b'{"genre": "resolution", "lang": "eng", "title": "a\\u0001b"}', "control character"),
        (b'{"genre": "resolution", "lang": "\xff"}', "broken JSON"),
        (b'{"genre":' + b"[" * 100_000, "."),
    ],
    ids=["cut", "fields", "types", "control", "bytes", "deep"],
)
def test_other_json_is_refused_in_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        serial.loads(content, "a.json")
    assert str(caught.value).startswith("a.json: ")


def test_the_schema_names_every_field_that_the_json_has() -> None:
    schema = serial.schema()
    known: dict[str, Any] = schema["$defs"]
    value = json.loads(serial.dumps(SMALL))
    assert schema["$ref"] == "#/$defs/Document"
    assert set(value) == set(known["Document"]["properties"])
    assert set(value["body"][0]) == set(known["Unit"]["properties"])
    assert set(value["body"][0]["texts"][0]["spans"][0]) == set(known["Span"]["properties"])
    assert known["Document"]["required"] == ["genre", "lang"]
