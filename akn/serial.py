"""The parsed document as JSON and back, and the JSON Schema of it."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from akn.model import Document
from akn.read.pages import SourceError

_DECODER = msgspec.json.Decoder(Document)
# Escapes of characters that XML 1.0 cannot hold: control characters, U+FFFE and U+FFFF.
_CONTROL = re.compile(
    rb"(?<!\\)(?:\\\\)*\\(?:[bf]|u00(?:0[0-8bcef]|1[0-9a-f])|ufff[ef])|\xef\xbf[\xbe\xbf]", re.IGNORECASE
)


def is_json(content: bytes | str) -> bool:
    """Whether content is to be read as the JSON of a parsed document."""
    start = content[:64].lstrip()
    return start[:1] in ("{", b"{") and start[:5] not in ("{\\rtf", b"{\\rtf")


def dumps(document: Document) -> bytes:
    """A parsed document as JSON, indented, empty values left out of nothing."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2)


def loads(content: bytes | str, name: str) -> Document:
    """The parsed document that JSON holds. `name` is what messages call the source.

    Raises `SourceError` where it is no JSON, or not that of a parsed document.
    """
    try:
        if found := _CONTROL.search(content if isinstance(content, bytes) else content.encode()):
            raise SourceError(f"{name}: the text holds a control character, {found[0].decode()}, which XML cannot hold")
        return _DECODER.decode(content)
    except msgspec.ValidationError as error:
        raise SourceError(
            f"{name}: not the JSON of a parsed document ({error}); `akn schema` prints its form"
        ) from None
    except (msgspec.DecodeError, UnicodeError) as error:
        raise SourceError(f"{name}: broken JSON ({error})") from None
    except RecursionError:
        raise SourceError(f"{name}: not the JSON of a parsed document (it is nested too deeply)") from None


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a parsed document."""
    return msgspec.json.schema(Document)
