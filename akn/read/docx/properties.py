"""What is known of a document from its properties: its symbol and language, where it prints none.

The organisation's system keeps them as custom properties (`Symbol1`, `Language`) and in a hidden comment
(`<<ODS DOC SYMBOL1>>A/79/1<<ODS DOC SYMBOL1>>`). They are often those of the document that the file was made from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from akn.cite import symbols
from akn.read.docx.names import W
from akn.read.docx.package import Package

SYMBOL = re.compile(r"symbol", re.IGNORECASE)
COMMENT = re.compile(r"<<ODS DOC SYMBOL\d>>(.*?)<<")
LANGUAGES = {"arabic": "ara", "chinese": "zho", "english": "eng", "french": "fra", "russian": "rus", "spanish": "spa",
             "ar": "ara", "zh": "zho", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}  # fmt: skip
CORE = ("subject", "title", "keywords", "description")


def symbol_of(package: Package, main: str, headers: Iterable[str]) -> str:
    """The symbol in the running headers, else in the properties; "" where neither has one."""
    return next((found for text in _sources(package, main, headers) if (found := _symbol(text))), "")


def _sources(package: Package, main: str, headers: Iterable[str]) -> Iterator[str]:
    yield from headers
    custom = _custom(package)
    yield from (text for name, text in custom.items() if SYMBOL.search(name))
    core = package.related("", "core-properties")
    root = package.tree(core) if core else None
    if root is not None:
        texts = {str(e.tag).rpartition("}")[2]: e.text or "" for e in root}
        yield from (texts.get(name, "") for name in CORE)
    part = package.related(main, "comments")
    comments = package.tree(part) if part else None
    if comments is not None:
        yield from COMMENT.findall("".join(t.text or "" for t in comments.iter(W + "t")))


def _symbol(text: str) -> str:
    """The symbol that a text is, or begins with."""
    text = text.replace("_x000d_", "").strip()
    return next((symbol for start, _, symbol in symbols.find(text[:200]) if start == 0), "")


def language_of(package: Package) -> str:
    """The language that the properties name, as an ISO 639-2/T code; "" where they name none."""
    custom = {name.lower(): text for name, text in _custom(package).items()}
    core = package.related("", "core-properties")
    root = package.tree(core) if core else None
    own = None if root is None else root.find("{http://purl.org/dc/elements/1.1/}language")
    for name in (custom.get("language", ""), "" if own is None else own.text or ""):
        if found := LANGUAGES.get(re.split(r"[-_ ]", name.strip().lower())[0]):
            return found
    return ""


def _custom(package: Package) -> dict[str, str]:
    part = package.related("", "custom-properties")
    root = package.tree(part) if part else None
    return {} if root is None else {e.get("name", ""): "".join(map(str, e.itertext())) for e in root}
