"""Instruments known by name: "the Convention on the Rights of the Child", 《儿童权利公约》.

A name is bound where a note marker stands directly after it and the note cites a work; from there on the same name
means the same work.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import cache

from akn.languages import Pack, compiled, pack

_TRAILING = frozenset(",;:.，、；：。”’\"')")
_WORD = re.compile(r"\S+")


_LONGEST = 300
_ENDING = 4  # letters of the longest ending of a case


def before(content: str, at: int, code: str, since: int = 0) -> tuple[int, int] | None:
    """Where the name stands that ends directly before `at`, a note marker: start and end; None where the words there
    are no name. It does not begin before `since`, the note marker before."""
    table = pack(code).table("citations")
    since = max(since, at - _LONGEST)
    end = at
    while end and (content[end - 1] in _TRAILING or content[end - 1].isspace()):
        end -= 1
    if opening := table.get("name_open"):
        start = content.rfind(opening, since, end)
        closed = end > 0 and content[end - 1] == table["name_close"]
        if closed and start >= 0:
            return start, end
    if "name" in table:
        found = compiled(table["name"]).search(content, since, end)
        if found:
            return found.start(), end
    return _phrase(content, since, end, pack(code)) if "name_split" in table else None


def mentions(names: Iterable[str], code: str) -> re.Pattern[str] | None:
    """One pattern that matches any of the names, the longest where several fit; None for no names. It does not look at
    what stands before a name: a pattern that begins with letters is found faster (see `begins`)."""
    listed = sorted(names, key=len, reverse=True)
    if not listed:
        return None
    edge = r"\b" if pack(code).spaced else ""
    return re.compile("(?:" + "|".join(_in_any_case(n, pack(code)) for n in listed) + ")" + edge)


def is_treaty(name: str, code: str) -> bool:
    """Whether a name is that of a treaty: one that is bound by it has it, and no chapter of a report can."""
    form = pack(code).pattern("citations", "treaty_name")
    return bool(form and form.search(name))


def stem(name: str, code: str) -> str:
    """A name without the endings of its words, alike in every case."""
    endings = pack(code).pattern("citations", "endings")
    return endings.sub("", name) if endings else name


def _in_any_case(name: str, language: Pack) -> str:
    """A pattern that matches a name with any endings of its words, also of those of other words (see `stem`)."""
    endings = language.pattern("citations", "endings")
    return rf"\w{{0,{_ENDING}}}".join(map(re.escape, endings.split(name) if endings else [name]))


def begins(content: str, at: int, code: str) -> bool:
    """Whether a name can begin at a place: not inside a word, but for the letters that words attach to names."""
    if at == 0 or not pack(code).spaced or not content[at - 1].isalnum():
        return True
    attached = content[at - 1] in pack(code).table("citations").get("attached", "")
    return attached and (at == 1 or not content[at - 2].isalnum())


def _phrase(content: str, since: int, end: int, language: Pack) -> tuple[int, int] | None:
    """The longest run of capitalised words, and the small words between them, that ends at `end` and is a title."""
    table = language.table("citations")
    small = _small(language.code)
    words = list(_WORD.finditer(content, since, end))
    first = len(words)
    while first and _titled(words[first - 1][0], small, last=first == len(words)):
        first -= 1
    if first == len(words):
        return None
    start = words[first].start()
    phrase = content[start:end]
    for split in compiled(table["name_split"]).finditer(phrase):
        if re.search(table["instrument"], phrase[split.end() :]):
            start, phrase = start + split.end(), phrase[split.end() :]
            break
    while lead := compiled(table["name_lead"]).match(phrase):
        if not re.search(table["instrument"], phrase[lead.end() :]):
            break
        start, phrase = start + lead.end(), phrase[lead.end() :]
    while step := _small_start(phrase, small):
        start, phrase = start + step, phrase[step:]
    is_title = re.search(table["instrument"], _head(phrase, small)) and len(_WORD.findall(phrase)) > 1
    return (start, end) if is_title and not phrase[-1].isspace() else None


def _head(phrase: str, small: frozenset[str]) -> str:
    """A phrase up to its first small word outside quotation marks: what it names, a meeting of the parties to a
    convention being no convention."""
    for word in _WORD.finditer(phrase):
        if word[0] in small and phrase.count("“", 0, word.start()) == phrase.count("”", 0, word.start()):
            return phrase[: word.start()]
    return phrase


def _small_start(phrase: str, small: frozenset[str]) -> int:
    """Where the second word of a phrase begins, if the first begins no title: "the …", "2 of the …" (article 2)."""
    words = [*itertools.islice(_WORD.finditer(phrase), 2)]
    if len(words) < 2 or not (words[0][0] in small or (words[0][0].isdigit() and words[1][0] in small)):
        return 0
    return words[1].start()


def _titled(word: str, small: frozenset[str], last: bool) -> bool:
    bare = word.strip("“”\"'‘’()")
    if not bare:
        return False
    if bare[-1] in ",;.:" and not last and not bare[:-1].replace("-", "").isalpha():
        return False
    if bare[-1] in ";.:" and not last:
        return False
    bare = bare.rstrip(",")
    return bare[:1].isupper() or bare[:1].isdigit() or bare in small


@cache
def _small(code: str) -> frozenset[str]:
    """Small words inside names, and the months: the Geneva Conventions of 12 August 1949 are called with their date."""
    spellings = (m if isinstance(m, list) else [m] for m in pack(code).table("dates").get("months", []))
    return frozenset((*pack(code).table("citations").get("name_small", []), *itertools.chain(*spellings)))
