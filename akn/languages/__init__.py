"""Language packs: the words that give documents their structure, one TOML file a language.

`pack("eng")` gives the pack as a `Pack`; `codes()` lists those present; `detect(text)` names the language of a text.
Adding a language is adding a file `<code>.toml`, here or elsewhere (`add`): no code holds grammar words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

# The least share of a text's words that are common words of its language: English pages have 18 in a hundred and more,
# French and Spanish ones less than 2 of the English. Where words are not spaced, the script is the language's own.
FEWEST_COMMON = 0.06
# Look-alikes of the space and the apostrophe, which typesetters put for them.
SPACES = " \u00a0\u2007\u2009\u202f"
APOSTROPHES = "'\u2019\u02bc"
_PLAIN = str.maketrans(dict.fromkeys(SPACES, " ") | dict.fromkeys(APOSTROPHES, "'"))
_NOT_PLAIN = re.compile(f"[{SPACES[1:]}{APOSTROPHES[1:]}]")  # the plain ones are what they become
TABLE = re.compile(r"^\[+([\w.]+)\]", re.MULTILINE)  # the head of a table of a pack
# A word: a Chinese character, or a run of letters of any other script.
WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+")


class UnknownLanguageError(ValueError):
    """A language code for which there is no pack."""


@dataclass(frozen=True, eq=False)
class Pack:
    """One language's words. `code` is the ISO 639-2/T code; `data` the tables of the TOML file as they stand there."""

    code: str
    data: Mapping[str, Any]
    _patterns: dict[tuple[str, str], re.Pattern[str] | None] = field(default_factory=dict, repr=False)

    def table(self, name: str) -> Mapping[str, Any]:
        """A table of the pack, empty where the language has none."""
        found: Mapping[str, Any] = self.data.get(name, {})
        return found

    def pattern(self, table: str, key: str) -> re.Pattern[str] | None:
        """A regular expression of the pack, compiled once; None where the language has none."""
        try:
            return self._patterns[table, key]
        except KeyError:
            source = self.table(table).get(key)
            found = self._patterns[table, key] = compiled(source) if source else None
            return found

    @cached_property
    def spaced(self) -> bool:
        """Whether words are separated by spaces (not in Chinese)."""
        return bool(self.data["language"]["spaced"])

    @cached_property
    def capitals(self) -> bool:
        """Whether preambular paragraphs begin with a capital letter (not in German or Russian)."""
        return bool(self.data["language"].get("capitals", self.spaced))

    @cached_property
    def marks(self) -> bool:
        """Whether the script adds marks to its letters that may be left out, as Arabic does."""
        return any("\u0600" <= c <= "\u06ff" for phrase in self.table("operative") for c in phrase)

    @cached_property
    def closing(self) -> str:
        """Marks that close a quotation in this language although they open one in others."""
        return str(self.data["language"].get("closing", ""))

    @cached_property
    def words(self) -> re.Pattern[str]:
        """Matches a word (in Chinese, a character) in the language's script."""
        return re.compile(self.data["language"]["script"] + ("+" if self.spaced else ""))

    @cached_property
    def common_words(self) -> re.Pattern[str]:
        """Matches words that tell the language from others of the same script."""
        return re.compile(self.data["language"]["common"], re.IGNORECASE)


@cache
def compiled(source: str) -> re.Pattern[str]:
    """A regular expression of a pack, in which a space stands for any space and an apostrophe for any apostrophe."""
    out, inside, escaped = "", False, False
    for character in source:
        alike = next((a for a in (SPACES, APOSTROPHES) if character == a[0] and not escaped), "")
        out += (alike if inside else f"[{alike}]") if alike else character
        if not escaped and character in "[]":
            inside = character == "["
        escaped = character == "\\" and not escaped
    return re.compile(out)


def usual(text: str) -> str:
    """A text as the words of packs are written: plain spaces and apostrophes, every character in its place."""
    return text.translate(_PLAIN) if not text.isascii() and _NOT_PLAIN.search(text) else text


_added: dict[str, Path] = {}


@cache
def codes() -> tuple[str, ...]:
    """The languages that have a pack."""
    own = (f.name[:-5] for f in files(__name__).iterdir() if f.name.endswith(".toml"))
    return tuple(sorted({*own, *_added}))


def add(path: Path) -> str:
    """Make the pack in a file `CODE.toml` known, besides those in this package. Returns its code."""
    _added[path.stem] = path
    for known in (codes, pack, _known_by):
        known.cache_clear()
    return path.stem


def remove(code: str) -> None:
    """Forget a pack that was made known by `add`."""
    del _added[code]
    for known in (codes, pack, _known_by):
        known.cache_clear()


@cache
def pack(code: str) -> Pack:
    """The pack of a language.

    Raises `UnknownLanguageError` where there is none.
    """
    if code not in codes():
        raise UnknownLanguageError(f"there is no language pack for '{code}'; there are: {', '.join(codes())}")
    return _read(code, _source(code))


@cache
def _known_by(code: str) -> Pack:
    """What a language is known by, of its pack the first table alone: the others take long to read."""
    tables = list(TABLE.finditer(source := _source(code)))
    return _read(code, source[: tables[1].start()] if tables[1:] and tables[0][1] == "language" else source)


def _source(code: str) -> str:
    file = _added.get(code) or files(__name__) / f"{code}.toml"
    return file.read_text(encoding="utf-8")


def _read(code: str, source: str) -> Pack:
    return Pack(code, _usual(tomllib.loads(source)))


def _usual(value: Any) -> Any:
    """The tables of a pack with their words as `usual` writes them."""
    if isinstance(value, str):
        return usual(value)
    if isinstance(value, list):
        return [_usual(each) for each in value]
    return {usual(k): _usual(v) for k, v in value.items()} if isinstance(value, dict) else value


def detect(text: str) -> str:
    """The language of a text: the pack whose script its words are written in and whose common words it uses most.

    The first page decides: annexes list names in any script. Returns the ISO 639-2/T code, or "" where no pack's script
    fits half of the words, or its common words are too few: a text in another language of the same script.
    """
    return _fitting(text[:1_200]) or _fitting(text[:20_000])


def _fitting(sample: str) -> str:
    words = len(WORD.findall(sample)) or 1
    best, best_score = "", 0.0
    for code in codes():
        candidate = _known_by(code)
        share = min(1, len(candidate.words.findall(sample)) / words)
        if share < 0.5:
            continue
        common = len(candidate.common_words.findall(sample)) / words
        if (common >= FEWEST_COMMON or not candidate.spaced) and share + common > best_score:
            best, best_score = code, share + common
    return best
