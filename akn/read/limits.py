"""What reading one source may take. More than this is no document, or one made to do harm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from akn.read.pages import SourceError

MB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one source may have, and that reading it may take.

    size        bytes of the file
    text        bytes of a file of text
    lines       lines of text, paragraphs of a DOCX
    pages       pages of a PDF
    characters  on one page of a PDF
    memory      bytes that reading a PDF takes, beyond what the process has
    seconds     of computing for a PDF, and `per_page` more for each of its pages
    entries     files in a DOCX
    part        bytes of one of them, unpacked
    unpacked    bytes of all that are read, unpacked
    ratio       how many times its size one may unpack to, where that is more than `small` bytes
    """

    size: int = 256 * MB
    text: int = 16 * MB
    lines: int = 200_000  # four thousand printed pages
    pages: int = 5_000
    characters: int = 200_000
    memory: int = 1024 * MB
    seconds: float = 10.0
    per_page: float = 0.2
    entries: int = 20_000
    part: int = 40 * MB
    unpacked: int = 100 * MB
    ratio: int = 200
    small: int = 2 * MB


USUAL = Limits()
NAMES = tuple(field.name for field in fields(Limits))


def check_size(size: int, limit: int, name: str) -> None:
    """Raise `SourceError` where so many bytes are more than the limit."""
    if size > limit:
        raise SourceError(f"{name}: {_amount(size)} are more than one document has; the limit is {_amount(limit)}")


def _amount(size: int) -> str:
    return f"{size / MB:.0f} MB" if size >= MB else f"{size:,} bytes"


def limits(settings: Iterable[str]) -> Limits:
    """The usual limits, save those set as on the command line.

    >>> limits(["pages=10000", "seconds=0.5"]).pages
    10000

    Raises ValueError, with a sentence for people, for an unknown name and for what is no positive number.
    """
    changed: dict[str, float] = {}
    for setting in settings:
        name, _, value = setting.partition("=")
        if name not in NAMES:
            raise ValueError(f"'{setting}' is not NAME=NUMBER with a name of these: {', '.join(NAMES)}")
        usual = getattr(USUAL, name)
        try:
            number = type(usual)(value)
        except ValueError:
            number = 0
        if not number > 0:
            raise ValueError(f"'{setting}': {name} must be {'a' if type(usual) is float else 'a whole'} number over 0")
        changed[name] = number
    return replace(USUAL, **changed)  # type: ignore[arg-type]
