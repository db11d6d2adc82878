"""Real PDFs: nothing on their pages is lost, and the words are those of the official files, in all six languages."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from akn.read import SourceError, read
from akn.read.pages import Pages
from tests.corpus import CORPUS, corpus

pytestmark = corpus("set", "official", "real", "pdf")

A = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
# What extractors do not agree on: spaces, hyphens at a line's end, rules, stretched Arabic letters, marks of direction.
LOOSE = re.compile(r"[\s\-‐‑\xad_ـ\u200b-\u200f\u202a-\u202e\ufeff\ufffd\x00-\x1f]")

JOB = re.compile(r"\d\d-\d{5}")  # the number of a job for the printer, at a page's foot
BRACKETS = re.compile(r"[()]")


def every(folder: str, step: int, pattern: str = "*.pdf") -> list[Path]:
    return sorted((CORPUS / folder).rglob(pattern))[::step]


def read_pages(path: Path) -> Pages:
    return read(path.read_bytes(), path.name)


def letters(text: str) -> Counter[str]:
    return Counter(LOOSE.sub("", unicodedata.normalize("NFKC", text)))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
@pytest.mark.parametrize("path", [*every("pdf", 7), *every("real", 1), *every("set", 5)], ids=lambda path: path.stem)
def test_the_characters_of_each_page_are_those_that_poppler_finds(path: Path) -> None:
    try:
        pages = read_pages(path)
    except SourceError as error:
        pytest.skip(str(error))
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout
    for page, text in zip(pages.pages, told.decode("utf-8", "replace").split("\f"), strict=False):
        ours, theirs = letters("\n".join(line.text for line in page.lines)), letters(text)
        brackets = Counter("()[]") if path.stem.endswith("ara") else Counter[str]()
        lost, gained = theirs - ours, ours - theirs
        differing = {c for c in (*lost, *gained) if c not in brackets}
        assert sum(lost[c] + gained[c] for c in differing) <= 2, (path.name, page.number, lost, gained)


@pytest.mark.parametrize("path", [*every("real", 1), *every("pdf", 5), *every("set", 9)], ids=lambda path: path.stem)
def test_e11_no_printed_page_is_doubtful(path: Path) -> None:
    try:
        found = read_pages(path).findings
    except SourceError as error:
        assert "images (a scan)" in str(error)  # noqa: PT017  # the one scan without text
    else:
        assert "doubtful-text" not in {finding.code for finding in found}


def squeezed(text: str) -> str:
    """Text as it is compared: without spaces, notes' markers, stretched letters; hyphens of all kinds as one."""
    text = re.sub(r"[\u2010\u2011]", "-", unicodedata.normalize("NFKC", text))
    return re.sub(r"[\sـ\u200b-\u200f\u202a-\u202e]", "", text)


def text_of(pages: Pages) -> str:
    """The text of all pages, then the notes; without superscripts, which are their markers, and without furniture."""
    out: dict[str, list[str]] = {"": [], "note": []}
    for page in pages.pages:
        for line in page.lines:
            if line.part not in out or JOB.match(line.text):
                continue
            text, raised = line.text, [s for s in line.spans if s.name == "sup"]
            for span in reversed(raised):
                text = text[: span.start] + text[span.end :]
            out[line.part].append(text)
    return squeezed("".join([*out[""], *out["note"]]))


def words_of(path: Path) -> list[str]:
    """The words of an official file's text, cover and notes left out, and brackets that stand around markers."""
    paragraphs = (p for p in etree.parse(path).getroot().iter(A + "p") if p.getparent().tag != A + "coverPage")
    own = (p.xpath(".//text()[not(ancestor::*[local-name()='authorialNote'])]") for p in paragraphs)
    text = " ".join("".join(parts) for parts in own)
    return [word for word in re.split(r"[\s，。；：、]+", text.replace("()", "")) if len(word) > 1]


SET = every("set", 1)


@pytest.mark.parametrize("path", SET, ids=lambda path: path.stem)
def test_the_words_are_those_of_the_official_file(path: Path) -> None:
    official = next((CORPUS / "official").rglob(f"{path.stem}.xml"))
    text, words = text_of(read_pages(path)), [squeezed(word) for word in words_of(official)]
    if path.stem.endswith("ara"):  # which bracket is printed is not told by the extractors alike
        text, words = (BRACKETS.sub("", text), [BRACKETS.sub("", word) for word in words])
    missing = [word for word in words if word not in text]
    assert len(missing) <= 0.004 * len(words), missing


@pytest.mark.parametrize("path", every("pdf", 7, "A-RES-*.pdf"), ids=lambda path: path.stem)
def test_kerning_makes_no_spaces(path: Path) -> None:
    official = next((CORPUS / "official").rglob(f"{path.stem}.xml"))
    known = {word for text in etree.parse(official).getroot().itertext() for word in text.split()}
    for page in read_pages(path).pages:
        for line in page.lines:
            words = line.text.split()
            split = [a + b for a, b in pairwise(words) if a + b in known and {a, b} - known]
            assert not split, (page.number, line.number, split)
