"""Finding citations in one printed paragraph.

`find` reads the words and numbers that the language's grammar knows, in order, and decides what they cite: a number
belongs to the body last named for it ("Human Rights Council resolutions 15/9 of 30 September 2010 and 16/2"), to the
speaking body where none is named ("its resolution 58/208"), and to another where its form or its date rules those out:
`58/208` has a session before the stroke, `2006/2` a year, `1373 (2001)` is the Security Council's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from akn import dates
from akn.cite import portions, registry, symbols
from akn.cite.data import adopted, organs, sessions
from akn.cite.grammar import Grammar, grammar
from akn.languages import pack

FOREIGN = "other"  # a body of another organisation: its resolutions are not ours to name
_DIGIT = re.compile(r"[0-9]")
_YEAR_FIRST = re.compile(r"^(?:19|20|21)\d\d/")
_YEAR_LAST = re.compile(r"\((\d{4})\)$")


@dataclass(frozen=True, slots=True)
class Citation:
    """Words `content[start:end]` that cite `name`, a work as in `registry`.

    kind      `work`; `ibid`: what the citation before cites; `internal`: a unit of the document, `name` its address
    date      the printed date; portion as in `portions`; upto the last work of a range
    """

    start: int
    end: int
    name: str
    kind: str = "work"
    date: str = ""
    portion: str = ""
    upto: str = ""


@dataclass(slots=True)
class _Number:
    """A number whose body and kind are still being read."""

    start: int
    end: int
    number: str
    organ: str = ""
    own: bool = False
    decision: bool | None = None
    date: str = ""
    last: str = ""  # the body named last, wherever: tried when the others do not fit
    run: int = 0  # the list it stands in


def find(content: str, code: str, speaker: str = "") -> list[Citation]:
    """Every citation of a paragraph in order, none overlapping another.

    `code` is the language, `speaker` the key of the body that speaks (`unga`). Linear in the length of the text.
    Raises `UnknownLanguageError` where there is no language pack.
    """
    rules = grammar(code)
    line = symbols.plain(content)
    reader = _Reader(line, rules, speaker)
    numbered = _DIGIT.search(line) is not None
    found = reader.read() if numbered else reader.read_ibid()
    inside = _internal(line, rules, rules.internal if numbered else rules.unnumbered)
    found += [i for i in inside if not any(i.start < c.end and c.start < i.end for c in found)]
    return sorted(found, key=lambda c: c.start)


class _Reader:
    """One pass over the tokens of a paragraph."""

    def __init__(self, line: str, rules: Grammar, speaker: str) -> None:
        self.line, self.rules, self.speaker = line, rules, speaker
        self.found: list[Citation] = []
        self.numbers: list[_Number] = []
        self.organ: tuple[str, int] = ("", -1)  # the body last named and where its name ends
        self.owner: tuple[str, int] = ("", -1)  # "its": whose, and where the word ends
        self.date: tuple[str, int] = ("", -1)
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
        self.end = end
        self.found.append(Citation(start, end, name, date=self._printed_date(start, end)))
        if self._joins(start):
            self.run_end = end

    def _date(self, start: int, end: int, text: str) -> None:
        self.date = (text, end)

    def _treaty(self, start: int, end: int, text: str) -> None:
        series = self.rules.rules["treaty_series"].search(self.line, max(0, start - 400), end)
        parts = self.rules.rules["treaty"].match(self.line, start)
        if not parts or (self.ibid < 0 and not series) or not (parts["n"] or series):
            return
        name = f"UNTS {parts['v']}" + (f"/{parts['n']}" if parts["n"] else "")
        upto = f"UNTS {parts['v']}/{parts['m']}" if parts["m"] else ""
        if not upto and not parts["n"] and parts["w"]:
            upto = ""
            self.found.append(Citation(parts.start("w"), parts.end("w"), f"UNTS {parts['w']}"))
            end = parts.end("v")
        self.end = parts.end()
        self.found.append(Citation(start, end, name, upto=upto))

    def _number(self, start: int, end: int, text: str) -> None:
        number = re.sub(r"^(\d+) ?([A-Z](?:-[A-Z])?)? ?\(", lambda m: f"{m[1]}{' ' + m[2] if m[2] else ''} (", text)
        if "P." in text or "MA." in text:
            self.end = end
            self.found.append(Citation(start, end, number, date=self._printed_date(start, end)))
            self.run_end = end
            return
        joins = self._joins(start)
        if not (joins or self._cites(start, end, number)):
            return
        if number[-1].isdigit():
            end, number = self._lettered(end, number)
        joined = bool(self.numbers) and joins
        mine = _Number(start, end, number, decision=self.run_kind, last=self.organ[0])
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
        if role == "short":
            key = self._in_short(key)
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
        self.run_end = self.kind_end = end

    def _cites(self, start: int, end: int, number: str) -> bool:
        if self.rules.after:
            opened = self.rules.rules["number_open"].search(self.line, max(0, start - 4), start)
            closed = self.rules.rules["number_close"].match(self.line, end)
            return bool(opened or (closed and "(" not in number))
        if _YEAR_LAST.search(number) and adopted(f"S/RES/{number}"):
            return True  # "recalls that per 2304 (2016)": there is such a resolution
        if self.run_kind is None:
            return False
        if self.rules.rules["list_opens"].search(self.line, max(self.run_end, start - 40), start):
            return True  # "all its resolutions on Utopia, in particular 1500 (2003)"
        return self.rules.dated.match(self.line, end) is not None and not _YEAR_LAST.search(number)

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

    def _organ_before(self, number: _Number, joined: bool) -> None:
        if joined and self.owner[1] < self.run_end and self.organ[1] < self.run_end:
            number.organ, number.own = self.numbers[-1].organ, self.numbers[-1].own
        elif self.owner[1] > self.organ[1]:
            number.organ, number.own = self.owner[0], self.owner[0] == self.speaker
        else:
            number.organ = self.organ[0]

    def _in_short(self, short: str) -> str:
        """The body that a short name ("the Council") stands for: the one last named, else the speaker; "" unknown."""
        for key in (self.organ[0], self.run_organ, self.speaker):
            if key in organs() and organs()[key][1] == short:
                return key
        return "unga" if short == "assembly" else ""

    def _settle(self) -> None:
        run, organ = -1, ""
        for number in self.numbers:
            organ = organ if number.run == run else ""
            run, organ = number.run, body_of(number, self.speaker, organ)
            if name := registry.resolution(organ, number.number, bool(number.decision)):
                self.found.append(Citation(number.start, number.end, name, date=number.date))

    def _extended(self) -> list[Citation]:
        """The citations with their portions, in order."""
        ordered = sorted(self.found, key=lambda c: c.start)
        out: list[Citation] = []
        for i, cited in enumerate(ordered):
            limit = ordered[i + 1].start if i + 1 < len(ordered) else len(self.line)
            out.append(self._with_portion(cited, limit))
        return out

    def _with_portion(self, cited: Citation, limit: int) -> Citation:
        end, portion = portions.after(self.line, cited.end, self.rules, tail=cited.kind == "work")
        if portion and end <= limit:
            crosses = ")" in self.line[cited.end : end] and "(" not in self.line[cited.end : end]
            return replace(cited, portion=portion, end=cited.end if crosses else end)
        if not self.rules.after:
            return replace(cited, portion=portions.before(self.line, self._head(cited), self.rules))
        return cited

    def _head(self, cited: Citation) -> int:
        """Where the words that lead up to a number start: "General Assembly resolution" before 60/1."""
        head = self.rules.rules["head"].search(self.line, max(0, cited.start - 120), cited.start)
        return head.start() if head else cited.start


def body_of(number: _Number, speaker: str, before: str) -> str:
    """The key of the body that a number belongs to: the first, of the one named, the one of the number `before` it in
    the list, the speaker and the usual ones, in whose way the number is written and whose sessions fit the printed
    date; "" where none fits."""
    form = number.number
    if number.organ == FOREIGN:
        return ""
    if _YEAR_LAST.search(form):
        return "unsc"
    if form.endswith(")"):
        return "unecosoc" if number.organ == "unecosoc" else "unga"
    likely = [number.organ, before, speaker, number.last]
    usual = ["unga", "unecosoc", "unga-hrc"] if number.organ else ["unga", "unecosoc", "unga-hrc", "unep-ea"]
    for organ in dict.fromkeys([*likely, *usual]):
        if organ in organs() and _fits(organ, form, number.date, organ in likely):
            return organ
    # No body fits: the printed date may be wrong, and the body named is believed before it.
    return next((o for o in likely[:3] if o in organs() and _fits(o, form, "", True)), "")


def _fits(organ: str, form: str, date: str, named: bool) -> bool:
    """Whether a number is of the form that a body uses, and its session open on the printed date. A body that was not
    named must be known to have had that session."""
    numbering = organs()[organ][4]
    session, year = form.partition("/")[0], date[:4]
    if (numbering == "year") != bool(_YEAR_FIRST.match(form)):
        return False
    if numbering == "year":
        return not date or year == session
    if numbering == "session" and session.isdecimal():
        opens = 1945 + int(session)
        return int(session) > 30 and (not date or f"{opens}-09" <= date[:7] <= f"{opens + 1}-10")
    if numbering not in ("session", "own"):
        return False
    if (organ, session) in sessions():
        first, last = sessions()[organ, session]
        return not date or first <= int(year) <= last
    latest = max((last for (body, _), (_, last) in sessions().items() if body == organ), default=0)
    return named and (not date or not session.isdecimal() or int(year) >= latest)


def _internal(line: str, rules: Grammar, pattern: re.Pattern[str] | None) -> list[Citation]:
    """References to units of the same document: addresses `#paragraph/6/a`, `#annex/1`, `#note/3`."""
    out = []
    for found in pattern.finditer(line) if pattern else ():
        group = found.lastgroup or ""
        kind = group.rstrip("0123456789")
        i = group[len(kind) :]
        printed = found[f"n{i}"] or ""
        number = rules.numerals.get(printed, printed) if printed else 1
        steps = [str(number).split("(")[0].strip(), *re.findall(r"\(([a-z]+)\)", printed)]
        out.append(Citation(found.start(f"p{i}"), found.end(f"p{i}"), f"#{kind}/{'/'.join(steps)}", kind="internal"))
    return out
