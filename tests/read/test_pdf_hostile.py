"""PDFs that are damaged, or made to harm: a sentence for each, in bounded time and memory, and never a crash."""

from __future__ import annotations

import sys
import time
import zlib

import pytest

from akn.read import SourceError, read
from akn.read.limits import Limits
from akn.read.pdf import read_pdf
from tests.pdfs import Sheet, build, lines, pdf, stream

TEXT = lines(["The General Assembly,"])
CATALOGUE, ONE_PAGE = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources<</XObject<</X %d 0 R>>>>"


def page(xobject: int = 5) -> bytes:
    entries = b"/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</X %d 0 R>>>>" % xobject
    return b"<</Type/Page/Parent 2 0 R%s>>" % entries


def nested(depth: int) -> bytes:
    """A form that draws another ten times, which draws another …"""
    forms = [stream(b"/X Do " * 10, FORM % (6 + k)) for k in range(depth)]
    return build([CATALOGUE, ONE_PAGE, page(), stream(b"/X Do"), *forms, stream(b"", FORM % 4)])


def bomb(size: int) -> bytes:
    """A page of so many spaces, packed twice."""
    packed = zlib.compress(zlib.compress(b" " * size, 9), 9)
    objects = [CATALOGUE, ONE_PAGE, page(4), stream(packed, b"/Filter[/FlateDecode/FlateDecode]")]
    return build(objects)


IMAGE = b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB"
CASES = {
    "encrypted": (pdf([Sheet(TEXT)], b"secret"), "encrypted"),
    "truncated": (pdf([Sheet(TEXT)])[:-300], "damaged"),
    "only its first line": (b"%PDF-1.7\n", "damaged"),
    "garbage": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
    "no pages": (build([CATALOGUE, b"<</Type/Pages/Count 0/Kids[]>>"]), "damaged|no pages"),
    "no page tree": (build([b"<</Type/Catalog>>"]), "damaged"),
    "a tree in itself": (build([CATALOGUE, b"<</Type/Pages/Count 1/Kids[2 0 R]>>"]), "damaged"),
    "a lie about its pages": (build([CATALOGUE, b"<</Type/Pages/Count 2000000000/Kids[]>>"]), "damaged|limit"),
    "10,000 pages": (
        build([CATALOGUE, b"<</Type/Pages/Count 10000/Kids[%s]>>" % (b"3 0 R " * 10000), page(4)]),
        "pages",
    ),
    "no text": (pdf([Sheet(rules=[(100, 100, 100)])]), "no text"),
    "a gigantic image": (
        build([CATALOGUE, ONE_PAGE, page(), stream(b"/X Do"), stream(zlib.compress(bytes(2**24)), IMAGE)]),
        "no text",
    ),
    "HTML that mentions PDF": (b"<html><body>%PDF-1.7</body></html>", "HTML"),
}


@pytest.mark.parametrize("name", CASES)
def test_each_is_refused_in_a_sentence(name: str) -> None:
    data, words = CASES[name]
    began = time.monotonic()
    with pytest.raises(SourceError, match=words) as caught:
        read(data, "a.pdf")
    assert str(caught.value).startswith("a.pdf")
    assert "\n" not in str(caught.value)
    assert time.monotonic() - began < 30


def test_an_empty_password_is_none() -> None:
    assert [line.text for line in read(pdf([Sheet(TEXT)], b""), "a").pages[0].lines] == ["The General Assembly,"]


@pytest.mark.parametrize("media", ["0 0 1e30 1e30", "0 0 0 0", "612 792 0 0", "-1e9 -1e9 1e9 1e9"])
def test_impossible_sizes_of_a_page_do_no_harm(media: str) -> None:
    assert [line.text for line in read(pdf([Sheet(TEXT, media=media)]), "a").pages[0].lines] == [
        "The General Assembly,"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="a process of its own, with limits, is had on Linux only")
@pytest.mark.parametrize("data", [nested(12), bomb(2**30)], ids=["forms in forms", "a page of a gigabyte"])
def test_what_would_take_hours_or_gigabytes_is_given_up(data: bytes) -> None:
    limits = Limits(memory=300 * 2**20, seconds=2)
    began = time.monotonic()
    with pytest.raises(SourceError, match="given up"):
        read_pdf(data, "a.pdf", limits)
    assert time.monotonic() - began < 60


@pytest.mark.parametrize(
    ("limits", "words"),
    [(Limits(pages=1), "2 pages"), (Limits(characters=10), "characters")],
)
def test_limits_can_be_told(limits: Limits, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_pdf(pdf([Sheet(TEXT), Sheet(TEXT)]), "a.pdf", limits)
