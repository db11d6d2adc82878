"""The headings of articles: `Article 1`, `Article premier`, `第一条 宗旨`, `Rule 3. Quorum`.

Conventions, statutes and rules annexed to a resolution are made of them. What is an article's heading stands on a line
that a sentence about an article (`Article 1 of the Charter provides …`) does not look like.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from akn.languages import Pack
from akn.numbering import from_roman, in_words

_AFTER = re.compile(r"\s*[.:：．。–—-]?\s*")
_ROMAN = re.compile(r"[ivxlc]+")


class Heading(NamedTuple):
    """How a line begins that heads an article: the label as printed, its Western number, where the label ends.

    run_in  whether a mark parts the label from the words behind it, which may then be the article's text
    """

    printed: str
    number: str
    end: int
    run_in: bool


def article_at(content: str, pack: Pack) -> Heading | None:
    """The label of an article that a line begins with, or None: also where the sentence goes on with it."""
    form = pack.pattern("structure", "article")
    match = form.match(content) if form else None
    after = _AFTER.match(content, match.end()) if match else None
    if match is None or after is None:
        return None
    number = _western(match["number"], pack)
    rest, mark = content[after.end() :], after[0].strip()
    if not number or (rest and not mark and pack.spaced and not _parted(after[0], rest)):
        return None
    more = match.groupdict().get("more")
    return Heading(content[: after.end()].rstrip(), f"{number}-{more}" if more else number, after.end(), bool(mark))


def _parted(space: str, rest: str) -> bool:
    """Whether words behind a label are its title: set apart from it, and not the rest of a sentence."""
    return bool(space) and rest[0].isupper()


def _western(number: str, pack: Pack) -> str:
    """`1`, whether it is printed as that, as `I`, as `premier` or as `一`."""
    if _ROMAN.fullmatch(number.lower()) and number.isupper():
        return str(from_roman(number.lower()))
    return str(int(number)) if number.isdecimal() else in_words(number, pack.table("numbers"))
