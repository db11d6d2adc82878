"""Real words as DOCX: what is read is what the official files hold, and nothing of real DOCX is lost.

Text, notes (each at its word), hyperlinks and italics, in all six languages, of official files set by the corpus's own
typesetter, and of more that are set here. Where its automatic numbers are not those of the official file (it begins a
list anew at every `(i)`, and no list of paragraphs), the labels are left aside.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from akn.read import read
from akn.read.pages import Line, Pages
from tests.corpus import CORPUS, check, corpus

pytestmark = corpus("set", "official", "real", "outline.py", "typeset_docx.py")

A = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COVER = A + "coverPage"
SET = sorted((CORPUS / "set").glob("*.docx"))
REAL = sorted((CORPUS / "real").glob("*.docx"))
OFFICIAL = sorted((CORPUS / "official").rglob("*.xml"))
EVERY = 12  # one in so many official files is set here
LABEL = re.compile(r"\([a-z]\)|\d+\.")
SHAPED = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")


def squeezed(text: str) -> str:
    """As two readings are compared; Arabic letters that a file stores in their shapes inside words are letters."""
    text = SHAPED.sub(lambda shape: unicodedata.normalize("NFKC", shape[0]), text)
    return check("outline").squeeze(text)


def official(stem: str) -> Path:
    return next(path for path in OFFICIAL if path.stem == stem)


def pages_of(path: Path) -> Pages:
    return read(path.read_bytes(), path.name)


def lines_of(pages: Pages) -> Iterator[Line]:
    for page in pages.pages:
        yield from page.lines


class Wanted:
    """What an official file holds: the words of its text, of its cover by paragraphs, its notes, links and italics."""

    def __init__(self, path: Path) -> None:
        self.text, self.italic = "", ""
        self.notes: list[tuple[str, str]] = []  # the words before each, and its own
        self.links: list[tuple[str, str]] = []
        root = etree.parse(path).getroot()
        main = next(root.iter(*check("outline").DOCUMENTS))
        self.cover = Counter(squeezed("".join(p.itertext())) for part in main.iter(COVER) for p in part.iter(A + "p"))
        for part in main:
            if part.tag not in (COVER, A + "meta"):
                self._walk(part, False)
        del self.cover[""]

    def _walk(self, element: etree._Element, italic: bool) -> None:
        if element.tag == A + "meta":
            return
        if element.tag == A + "authorialNote":
            self.notes.append((self.text[-12:], squeezed(" ".join(element.itertext()))))
            self.links += [link for a in element.iter(A + "a") if (link := _link(a))[1]]
            return
        if element.tag == A + "sup" and squeezed("".join(element.itertext())) in ("(", ")"):
            return
        if element.tag == A + "a" and (link := _link(element))[1]:
            self.links.append(link)
        italic = italic or "italic" in element.get("class", "")
        self._add(element.text, italic)
        for child in element:
            if isinstance(child.tag, str):
                self._walk(child, italic)
            self._add(child.tail, italic)

    def _add(self, text: str | None, italic: bool) -> None:
        words = squeezed(text or "")
        self.text += words
        self.italic += words if italic else ""


def _link(element: etree._Element) -> tuple[str, str]:
    href = element.get("href", "")
    return squeezed("".join(element.itertext())), href if href.startswith("http") else ""


class Got:
    """The same of what was read."""

    def __init__(self, pages: Pages, cover: Counter[str]) -> None:
        self.text, self.italic = "", ""
        self.notes: list[tuple[str, str]] = []
        self.links: list[tuple[str, str]] = []
        left = cover.copy()
        notes = pages.notes or ()
        for line in lines_of(pages):
            words = squeezed(line.text)
            if left[words]:
                left[words] -= 1
                continue
            self._line(line)
            for span in (s for s in line.spans if s.name == "note"):
                before = (self.text + squeezed(line.text[: span.start]))[-12:]
                note = notes[int(span.value)]
                self.notes.append((before, squeezed(" ".join(each.text for each in note.lines))))
            self.text += words
        self.left = +left
        for note in notes:
            for line in note.lines:
                self._links(line)

    def _line(self, line: Line) -> None:
        self._links(line)
        self.italic += "".join(squeezed(line.text[s.start : s.end]) for s in line.spans if s.name == "i")

    def _links(self, line: Line) -> None:
        found = (s for s in line.spans if s.name == "a")
        self.links += [(squeezed(line.text[s.start : s.end]), s.to) for s in found]


def compare(path: Path, source: Path) -> None:
    """Hold a DOCX against the official file that it was set from."""
    wanted = Wanted(source)
    got = Got(pages_of(path), wanted.cover)
    text, found = wanted.text, got.text
    if text != found:
        text, found = LABEL.sub("", text), LABEL.sub("", found)
    assert found == text
    assert not got.left, "lines of the cover"
    assert [before for before, _ in got.notes] == [before for before, _ in wanted.notes]
    for (_, note), (_, words) in zip(got.notes, wanted.notes, strict=True):
        assert note == re.sub(r"^\(\)", "", words)
    assert _by_address(got.links) == _by_address(wanted.links)
    assert got.italic == wanted.italic


def _by_address(links: list[tuple[str, str]]) -> dict[str, str]:
    """The characters under all hyperlinks to an address: how they are split, and which come first, is left aside."""
    words: dict[str, str] = {}
    for text, href in links:
        words[href] = "".join(sorted(words.get(href, "") + text))
    return {href: text for href, text in words.items() if text}


@pytest.mark.parametrize("path", SET, ids=[path.stem for path in SET])
def test_the_set_is_read_as_it_was_set(path: Path) -> None:
    compare(path, official(path.stem))


@pytest.mark.parametrize("path", OFFICIAL[::EVERY], ids=[path.stem for path in OFFICIAL[::EVERY]])
@pytest.mark.parametrize("automatic", [False, True], ids=["typed", "automatic"])
def test_official_files_set_here_are_read_as_they_were_set(path: Path, automatic: bool, tmp_path: Path) -> None:
    made = tmp_path / f"{path.stem}.docx"
    try:
        check("typeset_docx").Setter(etree.parse(path).getroot(), auto_numbers=automatic).save(made)
    except (ValueError, etree.XMLSyntaxError) as reason:
        pytest.skip(f"not plain enough to be set: {reason}")
    compare(made, path)


@pytest.mark.parametrize("path", REAL, ids=[path.stem for path in REAL])
def test_nothing_of_a_real_docx_is_lost(path: Path) -> None:
    """Every `w:t` of the body and of the notes is read, in the same order, labels aside."""
    pages = pages_of(path)
    body = "".join(squeezed(line.text) for line in lines_of(pages))
    notes = Counter("".join(squeezed(line.text) for note in pages.notes or () for line in note.lines))
    with zipfile.ZipFile(path) as package:
        printed = _words(etree.fromstring(package.read("word/document.xml")))
        footnotes = etree.fromstring(package.read("word/footnotes.xml"))
    assert _is_subsequence(printed, body)
    own = Counter("".join(_words(note) for note in footnotes if note.get(W + "type") is None))
    assert not own - notes


def _words(element: etree._Element) -> str:
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    texts = (t for t in element.iter(W + "t") if not any(a.tag in (W + "del", fallback) for a in t.iterancestors()))
    return squeezed("".join(t.text or "" for t in texts))


def _is_subsequence(wanted: str, found: str) -> bool:
    rest = iter(found)
    return all(c in rest for c in wanted)
