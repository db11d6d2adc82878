"""The outline of documents of every make: its lines as `akn inspect` shows them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree

from akn.outline import Node, outline
from tests.golden import path


def lines(node: Node, depth: int = 0) -> Iterator[str]:
    yield "  " * depth + f"{node.label} {node.text}".strip()
    for inner in node.nodes:
        yield from lines(inner, depth + 1)


@pytest.mark.parametrize(
    ("sample", "some"),
    [
        ("resolution", ["  preamble", "    formula The General Assembly,"]),
        ("report", ["  I. Introduction", "      → Resilience of coastal cities"]),
        ("verbatim", ["  opening", "    rollCall In favour:"]),
        ("parts", ["  → Communications between lighthouses", "  text resolution Communications between lighthouses"]),
    ],
)
def test_lines(sample: str, some: list[str]) -> None:
    shown = list(lines(outline(etree.parse(path(f"{sample}.eng")).getroot())))
    assert not set(some) - set(shown)
