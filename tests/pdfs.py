"""Small PDF files for tests, written by hand: text at places in the standard typefaces, rules, links, encryption."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

FONTS = ("Times-Roman", "Times-Italic", "Times-Bold", "Courier")
ROMAN, ITALIC, BOLD, COURIER = range(4)
PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


@dataclass(slots=True)
class Sheet:
    """A page: `text` as (x, y, size, font, words), `rules` (x, y, width), `links` (left, bottom, right, top, URL)."""

    text: list[tuple[float, float, float, int, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    media: str = "0 0 612 792"
    raw: bytes = b""  # what stands in the content besides


def lines(
    words: Iterable[str], x: float = 123, y: float = 600, size: float = 10, font: int = ROMAN, step: float = 12
) -> list[tuple[float, float, float, int, str]]:
    """Lines of text one below the other, as `Sheet.text` holds them."""
    return [(x, y - step * k, size, font, text) for k, text in enumerate(words)]


def pdf(sheets: Sequence[Sheet], user_password: bytes | None = None) -> bytes:
    """The pages as a PDF file, encrypted (40 bits) where a password is given, which may be empty."""
    kids = [5 + len(FONTS) + 2 * k for k in range(len(sheets))]
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", _pages(kids), b"<<>>", b"<<>>"]
    objects += [b"<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/%s>>" % f.encode() for f in FONTS]
    key = None if user_password is None else _key(user_password)
    for number, sheet in zip(kids, sheets, strict=True):
        data = zlib.compress(_content(sheet))
        if key is not None:
            data = _rc4(_object_key(key, number + 1), data)
        objects += [_page(sheet, number, key), stream(data, b"/Filter/FlateDecode")]
    trailer = b""
    if user_password is not None:
        owner = _rc4(hashlib.md5(_padded(user_password)).digest()[:5], _padded(user_password))
        objects[3] = b"<</Filter/Standard/V 1/R 2/P -4/O <%s>/U <%s>>>" % (
            owner.hex().encode(),
            _rc4(_key(user_password), PADDING).hex().encode(),
        )
        trailer = b"/Encrypt 4 0 R/ID[<00><00>]"
    return build(objects, trailer)


def build(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects, numbered from 1, as a file; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + head + table + end


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def _pages(kids: Sequence[int]) -> bytes:
    return b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))


def _page(sheet: Sheet, number: int, key: bytes | None) -> bytes:
    fonts = b"".join(b"/F%d %d 0 R" % (k, 5 + k) for k in range(len(FONTS)))
    links = b""
    for *box, href in sheet.links:
        address = href.encode() if key is None else _rc4(_object_key(key, number), href.encode())
        place = b" ".join(b"%g" % side for side in box)
        links += b"<</Type/Annot/Subtype/Link/Rect[%s]/A<</S/URI/URI<%s>>>>>" % (place, address.hex().encode())
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents %d 0 R/Resources<</Font<<%s>>>>/Annots[%s]>>"
    return page % (sheet.media.encode(), number + 1, fonts, links)


def _content(sheet: Sheet) -> bytes:
    out = [sheet.raw]
    for x, y, size, font, words in sheet.text:
        string = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        out.append(b"BT /F%d %g Tf %g %g Td (%s) Tj ET" % (font, size, x, y, string))
    out += [b"%g %g %g 0.5 re f" % (x, y, width) for x, y, width in sheet.rules]
    return b"\n".join(out)


def _padded(password: bytes) -> bytes:
    return (password + PADDING)[:32]


def _key(password: bytes) -> bytes:
    """The key of a document encrypted by the standard handler, revision 2 (ISO 32000, algorithm 2)."""
    owner = _rc4(hashlib.md5(_padded(password)).digest()[:5], _padded(password))
    return hashlib.md5(_padded(password) + owner + (0xFFFFFFFC).to_bytes(4, "little") + b"\x00").digest()[:5]


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + number.to_bytes(3, "little") + b"\x00\x00").digest()[:10]


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
