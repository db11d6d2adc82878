"""The printer on its own: nothing is lost, notes stand on the pages of their markers, no line is too wide."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generated import Generated, documents, expected, squeeze
from tests.printing import (
    FORMS,
    RULE,
    STYLES,
    WIDTH,
    WIDTHS,
    Masthead,
    Note,
    Paragraph,
    Printed,
    columns,
    paginate,
    print_document,
    set_lines,
    without_markers,
    wrap,
)
from tests.samples.__main__ import NAMES, texts
from tests.samples.source import HERE, LANGS, Source, expectation, load, printed

PAGED = tuple(form for form in FORMS if form != "paragraphs")
MASTHEAD = Masthead("United Nations", "General Assembly", "Distr.: General", "6 December 2030")


def document(*paragraphs: Paragraph, lang: str = "eng", masthead: Masthead | None = MASTHEAD) -> Printed:
    return Printed(lang, paragraphs, "A/85/412", masthead=masthead)


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


def every_text(doc: Printed) -> list[str]:
    return [text for p in doc.paragraphs for text in (without_markers(p.text), *(note.text for note in p.notes))]


@settings(deadline=None, max_examples=40)
@given(documents(), st.sampled_from(FORMS), st.integers(0, 9))
def test_every_character_survives_in_order(doc: Generated, form: str, seed: int) -> None:
    pages = printed(doc.source, doc.lang)
    text = squeeze(print_document(pages, form, seed=seed))
    body = squeeze("".join(without_markers(p.text) for p in pages.paragraphs))
    assert is_subsequence(body, text)
    for note in (note for p in pages.paragraphs for note in p.notes):
        assert squeeze(note.text) in text


@settings(deadline=None, max_examples=40)
@given(documents(), st.integers(40, 110))
def test_lines_are_no_wider_than_the_width_and_join_to_the_paragraph(doc: Generated, width: int) -> None:
    pages = printed(doc.source, doc.lang)
    lines = list(set_lines(pages, width))
    for line in lines:
        longest = max(map(columns, re.split(r"\s", line.text)))
        assert columns(line.text) <= max(width - line.style.less, longest)
    assert squeeze("".join(line.text for line in lines)) == squeeze("".join(p.text for p in pages.paragraphs))


@settings(deadline=None, max_examples=40)
@given(documents())
def test_notes_stand_on_the_page_of_their_markers(doc: Generated) -> None:
    pages = printed(doc.source, doc.lang)
    raw = print_document(pages, "raw").split("\f")[:-1]
    width = WIDTHS.get(doc.lang, WIDTH)
    laid = paginate(list(set_lines(pages, width)), pages, width)
    assert len(raw) == len(laid)
    for text, page in zip(raw, laid, strict=True):
        body, _, foot = text.partition(RULE)
        for note in page.notes:
            assert squeeze(note.text) in squeeze(foot)
        assert bool(page.notes) == bool(foot)
        assert is_subsequence(squeeze("".join(without_markers(line.text) for line in page.lines)), squeeze(body))


@settings(deadline=None, max_examples=20)
@given(documents(), st.sampled_from(FORMS), st.integers(0, 9))
def test_printing_is_deterministic(doc: Generated, form: str, seed: int) -> None:
    pages = printed(doc.source, doc.lang)
    assert print_document(pages, form, seed=seed) == print_document(pages, form, seed=seed)


@settings(deadline=None, max_examples=20)
@given(documents())
def test_what_is_expected_is_what_is_printed(doc: Generated) -> None:
    whole = squeeze("".join(every_text(printed(doc.source, doc.lang))))

    def check(part: dict[str, Any]) -> None:
        for _, _, text in part["units"]:
            assert text in whole
        for marker, before, text in part["notes"]:
            assert marker.isdigit()
            assert before in whole
            assert text in whole
        for draft in part["drafts"]:
            check(draft)

    check(expected(doc))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("a well-known fact", 7, ["a well-", "known", "fact"]),
        ("see A/85/412/Add.3 now", 15, ["see A/85/412/", "Add.3 now"]),
        ("see A/C.2/85/L.17", 8, ["see", "A/C.2/85/", "L.17"]),
        ("resolution ES-10/23 of", 14, ["resolution", "ES-10/23 of"]),
        ("held on 27 July 2015", 12, ["held on", "27 July 2015"]),
        ("held on 27 July 2015", 11, ["held on", "27 July", "2015"]),
        ("in Cairo,⟦1⟧ and", 10, ["in Cairo,⟦1⟧", "and"]),
    ],
)
def test_latin_lines(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width, "eng") == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("第二委员会的报告", 8, ["第二委员", "会的报告"]),
        ("决议草案，通过", 8, ["决议草", "案，通过"]),
        ("见第 58/208 号决议", 8, ["见第", "58/208", "号决议"]),
        ("重申《巴黎协定》", 6, ["重申", "《巴黎", "协定》"]),
        ("回顾公约、⟦12⟧又回顾", 7, ["回顾公", "约、⟦12⟧", "又回顾"]),
    ],
)
def test_chinese_lines(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width, "zho") == lines


ONE_NOTE = document(
    Paragraph("Draft resolution", "title"),
    Paragraph("Recalling the Convention⟦1⟧ and its Protocol,", "indented", (Note("1", "Resolution 44/25, annex."),)),
)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (
            "seed",
            "  Draft resolution \n\n Recalling the Convention1 and its Protocol, \n\n__________________ \n\n 1 Reso",
        ),
        ("paragraphs", "Recalling the Convention1 and its Protocol,\n\n1 Resolution 44/25, annex.\n"),
        (
            "raw",
            "Draft resolution\nRecalling the Convention1\nand its Protocol,\n__________________\n1\nResolution 44/25",
        ),
        ("layout", "     Recalling the Convention 1 and its Protocol,\n"),
        ("plain", "Recalling the Convention 1 and its Protocol,\n__________________\n\n1\nResolution 44/25, annex.\n"),
    ],
)
def test_markers_and_notes_in_each_form(form: str, words: str) -> None:
    assert words in print_document(ONE_NOTE, form, seed=0)


@pytest.mark.parametrize("form", PAGED)
def test_no_heading_at_the_foot_of_a_page(form: str) -> None:
    line = Paragraph("Words of a paragraph.", "indented")
    for before in range(20, 50):
        text = print_document(document(*[line] * before, Paragraph("HEADING", "section"), *[line] * 9), form)
        page = next(page for page in text.split("\f") if "HEADING" in page)
        assert "Words" in page.partition("HEADING")[2]


def test_running_matter_is_where_each_form_has_it() -> None:
    doc = document(*[Paragraph("Words of a paragraph.", "indented")] * 120)
    for form in ("raw", "layout", "plain"):
        pages = print_document(doc, form).split("\f")[:-1]
        assert "*2510000*" in pages[0]
        assert "United Nations" in pages[0]
        assert all("A/85/412" in page and f"{k}/{len(pages)}" in page for k, page in enumerate(pages[1:], 2))
    assert "A/85/412" not in print_document(doc, "seed")


def test_every_style_is_printed() -> None:
    doc = document(*(Paragraph(f"Style {name}", name) for name in STYLES))
    for form in FORMS:
        text = print_document(doc, form)
        assert all(f"Style {name}" in text for name in STYLES)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_of_a_sample_are_parallel(name: str) -> None:
    """The same paragraphs in the same styles with the same notes; the same numbers in front of them."""
    eng, zho = (printed(load(name), lang) for lang in LANGS)
    assert [(p.style, [n.marker for n in p.notes]) for p in eng.paragraphs] == [
        (p.style, [n.marker for n in p.notes]) for p in zho.paragraphs
    ]
    for one, other in zip(eng.paragraphs, zho.paragraphs, strict=True):
        number = re.match(r"(\d+\.|\([a-z]+\)) ", one.text)
        assert number is None or other.text.startswith(number[0])


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_a_sample_are_printed(name: str) -> None:
    """What a source says of a paragraph's number is what its words begin with."""

    def check(source: Source) -> None:
        for block in source.blocks:
            if block.number and block.kind in ("paragraph", "point", "subpoint"):
                shown = f"{block.number}. " if block.kind == "paragraph" else f"({block.number}) "
                assert block.words["eng"].startswith(shown)
        for part in source.inner:
            check(part)

    check(load(name))


def test_samples_are_as_their_sources_print_them() -> None:
    """Run `python -m tests.samples` after a change of a source or of the printer."""
    for name, text in texts().items():
        assert (HERE / name).read_bytes().decode("utf-8") == text, name


def test_expectations_are_json_with_the_same_units_in_both_languages() -> None:
    for name in NAMES:
        stored = json.loads((HERE / f"{name}.expect.json").read_text(encoding="utf-8"))
        assert stored == expectation(load(name))
