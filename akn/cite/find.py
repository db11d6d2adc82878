"""Finding citations in one printed paragraph.

`find` reads the words and numbers that the language's grammar knows, in order, and decides what they cite: a number
belongs to the body last named for it ("Human Rights Council resolutions 15/9 of 30 September 2010 and 16/2"), to the
speaking body where none is named ("its resolution 58/208"), and to another where its form or its date rules those out
(`bodies`).
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from akn import dates
from akn.cite import bodies, portions, published, symbols, western
from akn.cite.bodies import YEAR_LAST, Number
from akn.cite.citation import Citation
from akn.cite.data import adopted
from akn.cite.grammar import Grammar, grammar
from akn.languages import pack

# The two halves of a number changed places: no session has three digits yet, and a number after a stroke is no year.
_MIRRORED = re.compile(r"([1-9]\d\d|\d{1,3}(?=/(?:19|20)))/((?:19|20)\d\d|[3-9]\d)")
_START = attrgetter("start")
_DIGIT = re.compile(r"[0-9]")
_SPACED = re.compile(r"^(\d+) ?([A-Z](?:-[A-Z])?)? ?\(")  # what stands before the year or session of a number


def find(content: str, code: str, speaker: str = "") -> list[Citation]:
    """Every citation of a paragraph in order, none overlapping another.

    `code` is the language, `speaker` the key of the body that speaks (`unga`). Linear in the length of the text.
    Raises `UnknownLanguageError` where there is no language pack.
    """
    return find_in(western.line(content, pack(code)), code, speaker)


def find_in(read: western.Line, code: str, speaker: str = "") -> list[Citation]:
    """The same for a paragraph of which the Western line is known."""
    rules = grammar(code)
    printed, places = read
    line = symbols.plain(printed)
    reader = _Reader(line, rules, speaker)
    numbered = _DIGIT.search(line) is not None
    found = reader.read() if numbered else reader.read_ibid()
    inside = portions.internal(line, rules, rules.internal if numbered else rules.unnumbered)
    if inside:
        found += [i for i in inside if not any(i.start < c.end and c.start < i.end for c in found)]
    if places:
        found = [replace(c, start=places[c.start], end=places[c.end]) for c in found]
    return sorted(found, key=_START)


class _Outside(NamedTuple):
    """What a reader knew before a quotation: the body and the owner last named, and those of the list being read."""

    organ: tuple[str, int]
    owner: tuple[str, int]
    run_first: int
    run_kind: bool | None
    run_organ: str
    run_own: bool


class _Reader:
    """One pass over the tokens of a paragraph."""

    def __init__(self, line: str, rules: Grammar, speaker: str) -> None:
        self.line, self.rules, self.speaker = line, rules, speaker
        self.found: list[Citation] = []
        self.numbers: list[Number] = []
        self.organ: tuple[str, int] = ("", -1)  # the body last named and where its name ends
        self.owner: tuple[str, int] = ("", -1)  # "its": whose, and where the word ends
        self.date: tuple[str, int] = ("", -1)
        self.report: tuple[str, int] = ("", -1)  # the symbol read last and where it ends
        self.outside: list[_Outside] = []  # what was named before a quotation
        self.run_organ = ""  # the body of the list being read
        self.run_own = False
        self.run_end = -1  # where the last word or number of the list ends
        self.kind_end = -1  # where the word "resolution" ends
        self.run_kind: bool | None = None
        self.run_first = 0  # index of the first number of the list
        self.ibid = -1
        self.end = 0

    def read(self) -> list[Citation]:
        for token in self.rules.token.finditer(self.line):
            if token.start() >= self.end:
                getattr(self, f"_{token.lastgroup}")(token.start(), token.end(), token[0])
        self._settle()
        return self._extended()

    def read_ibid(self) -> list[Citation]:
        """The same for a paragraph without a number, where only "ibid." can cite a work."""
        for token in self.rules.rules["ibid"].finditer(self.line):
            self._ibid(token.start(), token.end(), token[0])
        return self._extended()

    # --- tokens -------------------------------------------------------------------------------------------------

    def _symbol(self, start: int, end: int, text: str) -> None:
        hit = symbols.accept(self.line, start, end)
        if hit is None:
            return
        end, name = hit
        if ("/RES/" in name or "/DEC/" in name) and not name.endswith(")") and name[-1].isdigit():
            end, name = self._lettered(end, name)
        self.found.append(Citation(start, end, name, date=self._printed_date(start, end)))
        self.report = (name, end)
        if self._joins(start):
            self.run_end = end
        for first, last, more, upto in (*symbols.further(self.line, end, name), *symbols.listed(self.line, end, name)):
            begins = self.found.pop().start if first == end else first  # the symbol itself may begin a range
            self.found.append(Citation(begins, last, more, upto=upto))
            end = last
        self.end = end

    def _date(self, start: int, end: int, text: str) -> None:
        self.date = (text, end)

    def _treaty(self, start: int, end: int, text: str) -> None:
        if found := published.treaty(self.line, start, self.rules, named=self.ibid >= 0):
            self.end = found[-1].end
            self.found += found

    def _supplement(self, start: int, end: int, text: str) -> None:
        self.found += published.supplement(self.line, start, self.rules)

    def _number(self, start: int, end: int, text: str) -> None:
        number = _SPACED.sub(lambda m: f"{m[1]}{' ' + m[2] if m[2] else ''} (", text) if "(" in text else text
        if self.rules.mirrored and (turned := _MIRRORED.fullmatch(number)):
            number = f"{turned[2]}/{turned[1]}"
        if "P." in text or "MA." in text:
            self.end = end
            self.found.append(Citation(start, end, number, date=self._printed_date(start, end)))
            self.run_end = end
            return
        joins = self._joins(start)
        if not (self._is_bare(start, end, joins) if number.isdecimal() else joins or self._cites(start, end, number)):
            return
        if number[-1].isdigit() and not number.isdecimal():
            end, number = self._lettered(end, number)
        joined = bool(self.numbers) and joins
        mine = Number(start, end, number, decision=self.run_kind, last=self.organ[0])
        mine.run = self.numbers[-1].run if joined else len(self.numbers)
        mine.date = self._printed_date(start, end)
        if self.rules.after:
            self._organ_before(mine, joined)
        else:
            mine.organ, mine.own = self.run_organ, self.run_own
        self.numbers.append(mine)
        self.end = end
        self.run_end = self._after_date(end)

    def _sales(self, start: int, end: int, text: str) -> None:
        self.found.append(Citation(start, end, f"E{text[1:]}"))

    def _ibid(self, start: int, end: int, text: str) -> None:
        self.ibid = end
        self.found.append(Citation(start, end, "", kind="ibid"))

    def _organ(self, start: int, end: int, text: str) -> None:
        role, key = self.rules.words[text]
        if role == "short" and not (key := bodies.in_short(key, self.organ[0], self.run_organ, self.speaker)):
            return
        if not self.rules.after and self.run_kind is not None and self.run_end >= 0:
            gap = self.line[self.run_end : start]
            if self.rules.gap("organ_after", gap):  # "resolutions 3/4 and 5/1 of the Environment Assembly"
                for number in self.numbers[self.run_first :]:
                    if not number.own or not self.run_own:
                        number.organ, number.own = key, False
                self.run_organ, self.run_own = key, False
                if self.run_first == len(self.numbers):
                    self.run_end = end
        self.organ = (key, end)

    def _quote(self, start: int, end: int, text: str) -> None:
        """What is named in a title or another quotation says nothing about the numbers after it."""
        if text in "“«":
            self.outside.append(
                _Outside(self.organ, self.owner, self.run_first, self.run_kind, self.run_organ, self.run_own)
            )
        elif self.outside:
            before = self.outside.pop()
            self.organ, self.owner = before.organ, before.owner
            if before.run_kind is not None and before.run_first != self.run_first:
                self.run_kind, self.run_organ, self.run_own = before.run_kind, before.run_organ, before.run_own
                self.run_first = len(self.numbers)

    def _own(self, start: int, end: int, text: str) -> None:
        whose = self.speaker
        if self.organ[1] >= 0 and self.rules.gap("own_of", self.line[self.organ[1] : start]):
            whose = self.organ[0]
        self.owner = (whose, end)

    def _resolution(self, start: int, end: int, text: str) -> None:
        self._kind(start, end, False)

    def _decision(self, start: int, end: int, text: str) -> None:
        self._kind(start, end, True)

    def _stop(self, start: int, end: int, text: str) -> None:
        self.organ = self.organ if not self.rules.after else ("", -1)
        self.owner = ("", -1)
        if self.rules.after:
            self.run_end = -1

    # --- what they mean together --------------------------------------------------------------------------------

    def _kind(self, start: int, end: int, decision: bool) -> None:
        if self.rules.rules["own_kind"].search(self.line, start, end):
            self._own(start, start, "")
        if self.rules.after:
            if self.numbers and self.rules.gap("to_kind", self.line[self.numbers[-1].end : start]):
                for number in self.numbers[self.run_first :]:
                    number.decision = decision
                self.run_first = len(self.numbers)
            return
        self.run_kind, self.run_first = decision, len(self.numbers)
        self.run_organ, self.run_own = "", False
        near_own = self.owner[1] >= 0 and self.rules.gap("between", self.line[self.owner[1] : start])
        near_organ = self.organ[1] >= 0 and self.rules.gap("between", self.line[self.organ[1] : start])
        if near_own and self.owner[1] > self.organ[1]:
            self.run_organ, self.run_own = self.owner[0], self.owner[0] == self.speaker
        elif near_organ:
            self.run_organ = self.organ[0]
        else:
            self.run_organ = self._reporting(start)
        self.run_end = self.kind_end = end

    def _cites(self, start: int, end: int, number: str) -> bool:
        if self.rules.after:
            opened = self.rules.rules["number_open"].search(self.line, max(0, start - 4), start)
            closed = self.rules.rules["number_close"].match(self.line, end)
            return bool(opened or (closed and "(" not in number))
        if YEAR_LAST.search(number) and adopted(f"S/RES/{number}"):
            return True  # "recalls that per 2304 (2016)": there is such a resolution
        if self.run_kind is None:
            return False
        listed = len(self.numbers) > self.run_first and start - self.run_end < 400
        if listed and self.rules.rules["list_goes_on"].match(self.line, end):
            return self.rules.rules["list_and"].search(self.line, start - 5, start) is not None
        if self.rules.rules["list_opens"].search(self.line, max(self.run_end, start - 40), start):
            return True  # "all its resolutions on Utopia, in particular 1500 (2003)"
        return self.rules.dated.match(self.line, end) is not None and not YEAR_LAST.search(number)

    def _is_bare(self, start: int, end: int, joins: bool) -> bool:
        """Whether a number alone can be that of a resolution of the Security Council: "resolutions 1533 and 1596"."""
        if self.rules.after:
            opened = self.rules.rules["number_open"].search(self.line, max(0, start - 4), start)
            return opened is not None and self.rules.rules["number_close"].match(self.line, end) is not None
        first = len(self.numbers) == self.run_first
        if not joins or self.run_kind is not False or not (first or self.numbers[-1].number.isdecimal()):
            return False
        return first or self.rules.rules["letter_next"].match(self.line, end) is not None

    def _joins(self, start: int) -> bool:
        if self.run_end < 0 or start - self.run_end > 120:
            return False
        gap = self.line[self.run_end : start]
        listed = self.rules.after or self.run_end > self.kind_end  # a number or a body stands between word and number
        return (listed and self.rules.gap("join", gap)) or self.rules.gap("to_number", gap)

    def _lettered(self, end: int, number: str) -> tuple[int, str]:
        letters = self.rules.letters.match(self.line, end)
        if not letters:
            return end, number
        both = f"{letters['a']}-{letters['z']}" if letters["z"] else letters["a"]
        return (letters.end("z") if letters["z"] else letters.end("a")), f"{number} {both}"

    def _printed_date(self, start: int, end: int) -> str:
        language = pack(self.rules.code)
        if dated := self.rules.dated.match(self.line, end):
            return dates.iso(dated["date"], language)
        gap = self.line[self.date[1] : start] if self.rules.after and 0 <= self.date[1] <= start else None
        if gap is not None and self.rules.gap("after_date", gap) and gap.count("“") == gap.count("”"):
            return dates.iso(self.date[0], language)
        return ""

    def _after_date(self, end: int) -> int:
        dated = self.rules.dated.match(self.line, end)
        return dated.end() if dated else end

    def _organ_before(self, number: Number, joined: bool) -> None:
        if joined and self.owner[1] < self.run_end and self.organ[1] < self.run_end:
            number.organ, number.own = self.numbers[-1].organ, self.numbers[-1].own
        elif reporting := self._reporting(number.start):
            number.organ = reporting
        elif self.owner[1] > self.organ[1]:
            number.organ, number.own = self.owner[0], self.owner[0] == self.speaker
        else:
            number.organ = self.organ[0]

    def _reporting(self, at: int) -> str:
        """The body whose report was cited directly before `at`: "(A/74/53/Add.1), chap. III, resolution 42/12"."""
        symbol, end = self.report
        if end < 0 or at - end > 120:
            return ""
        if units := portions.after(self.line, end, self.rules, tail=True):
            end = units.end
        return bodies.reporting(symbol) if self.rules.gap("of_report", self.line[end:at]) else ""

    def _settle(self) -> None:
        run, organ, named = -1, "", ""
        for number in self.numbers:
            organ, alike = (organ, number.organ == named) if number.run == run else ("", False)
            named = number.organ
            if alike and organ:
                number.organ = organ  # another body, as the date of the number before it in the list has shown
            if number.decision and number.date and adopted(f"A/RES/{number.number}") == number.date:
                number.decision = False  # the word "decisions" before it spoke of others
            run, organ = number.run, bodies.body_of(number, self.speaker, organ)
            if name := bodies.name_of(organ, number):
                self.found.append(Citation(number.start, number.end, name, date=number.date))

    def _extended(self) -> list[Citation]:
        """The citations with their portions, in order."""
        if not self.found:
            return []
        ordered = sorted(self.found, key=_START)
        out: list[Citation] = []
        for i, cited in enumerate(ordered):
            limit = ordered[i + 1].start if i + 1 < len(ordered) else len(self.line)
            out += portions.added(self.line, cited, limit, self.rules)
        return out
