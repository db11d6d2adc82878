"""Hyphens at the ends of lines: the author's stay, the printer's go (case E01)."""

from __future__ import annotations

import pytest

from akn import languages
from akn.layout import lay_out, unaccounted
from akn.layout.seams import Seams
from akn.read.pages import Line, Page, Pages

DIVIDING = [
    "The international govern-",
    "ment and its develop-",
    "ment are known: government, development,",
]


@pytest.mark.parametrize(
    ("elsewhere", "above", "below", "seam"),
    [
        (["of international law"], "the inter-", "national order", (1, "")),
        (["of international law", "the inter-national"], "the inter-", "national order", (0, "")),
        (["a high-level meeting"], "a high-", "level panel", (0, "")),
        ([], "the inter-", "national order", (0, "")),  # nothing says that words are divided here
        (DIVIDING, "the environ-", "mental order", (1, "")),
        ([*DIVIDING, "environ and mental"], "the environ-", "mental order", (0, "")),
        ([*DIVIDING, "seventy-eighth"], "the seventy-", "ninth session", (0, "")),
        ([*DIVIDING, "community-based"], "the faith-", "based groups", (0, "")),
        ([*DIVIDING, "thing"], "the Sub-", "Saharan countries", (0, "")),
        (DIVIDING, "the cost-of-", "living index", (0, "")),
        (["of international law"], "see un.org/inter-", "national", (0, "")),
        (["law"], "the inter\u00ad", "national order", (1, "")),
        (["of international law"], "documents A/88/-", "international", (0, "")),
    ],
)
def test_the_document_says_whose_a_hyphen_is(
    elsewhere: list[str], above: str, below: str, seam: tuple[int, str]
) -> None:
    assert Seams([*elsewhere, above, below], spaced_han=False).between(above, below) == seam


def test_a_hyphen_that_is_left_out_is_accounted_for() -> None:
    texts = (
        "1. Recalls international law and all of the inter-",
        "national agreements on water, forests and inter-",
    )
    rows = (*texts, "national rivers;")
    pages = Pages("x", (Page(1, tuple(Line(text, n) for n, text in enumerate(rows, 1))),))
    layout = lay_out(pages, languages.pack("eng"))
    (block,) = layout.blocks
    assert block.text.content.count("international") == 3
    assert layout.hyphens == ("-", "-")
    assert unaccounted(pages, layout) == ()
