"""The grammar of United Nations document symbols: `A/C.2/79/L.29/Rev.1`, `S/RES/1373 (2001)`, `FCCC/CP/2015/10/Add.1`.

A symbol is a series (`A`, `E`, `FCCC`, …: the first column of `akn/data/series.tsv`) and segments after slashes. The
abbreviations inside symbols (Add., Rev., Corr., Resumption, Part) are the same in every language, so they are part of
this grammar and not of the language packs (United Nations Document Series Symbols, ST/LIB/SER.B/5).

Everything here runs in linear time: a symbol has at most twelve segments and each is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from akn.cite.data import series
from akn.languages import UnknownLanguageError, pack

ROMAN = r"[IVXLC]{1,8}"
# Characters that stand for others in the same place, so that offsets stay as they are.
_ALIKE = {
    "\u2010": "-", "\u2011": "-", "\u2212": "-", "（": "(", "）": ")", "／": "/", "．": ".",
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\n": " ", "\t": " ", "\u2019": "'",
}  # fmt: skip
_ALIKE |= {chr(zero + d): str(d) for zero in (0xFF10, 0x660, 0x6F0) for d in range(10)}
_ODD = re.compile(f"[{''.join(re.escape(c) for c in _ALIKE)}]")

_WORD = r"[A-Z][A-Za-z]{0,11}(?:\.[A-Za-z0-9]{1,6}){0,3}(?:-[A-Z]{2,5})?(?:\(\d{1,3}\))?"
_NUMBER = r"(?:E?S-)?\d{1,6}(?:[A-Za-z](?:-[A-Za-z])?)?"
_RANGE = r"SR\.\d{1,3}[-–]\d{1,3}(?=/)"
_AND = r"[^\W\d_A-Z]{1,3}"  # "and" in any language
_PART = (
    rf" ?\((?:Parts? ?{ROMAN}(?: ?{_AND} ?{ROMAN})?|Vols?\. ?{ROMAN}|Sect\. ?\d+[A-Z]?"
    r"|Resumption ?\d+|closed|Introduction|[Ss]upp)\)"
    r"|Resumption ?\d+"
)
_SEGMENT = rf"(?:{_RANGE}|{_NUMBER}|Part [A-Z](?![A-Za-z])|{_WORD})(?:{_PART})?"
_BROKEN = r"(?: (?=\d|[A-Z][A-Za-z]{0,5}\.\d))?"  # a line break after the slash left a space
_HEAD = r"[A-Z][A-Za-z0-9]{0,7}(?:\.[A-Z0-9]{1,4})?"
_SESSION = rf"(?:\d{{4}}|(?:E?S-)?{ROMAN})"
_TAIL = rf" ?(?:[A-Z](?:-[A-Z])? ?)?\({_SESSION}\)(?: ?[A-Z](?![A-Za-z0-9]))?"
_BODY = rf"{_HEAD}(?:/{_BROKEN}{_SEGMENT}){{1,12}}(?:{_TAIL})?(?![A-Za-z0-9/])"
SOURCE = rf"(?<![A-Za-z0-9/._&=?-]){_BODY}"
_LETTER = re.compile(r" ?([A-Z](?:-[A-Z])?)(?![A-Za-z0-9.'’\-])")
_WITH_SESSION = re.compile(rf"^(.*?/(?:RES|DEC)/\d+) ?([A-Z](?:-[A-Z])?)? ?\(({_SESSION})\) ?([A-Z])?$")
_LAST_PARENTHESIS = re.compile(r" ?(?:[A-Z](?:-[A-Z])? ?)?\([^()]*\)(?: ?[A-Z])?$")
_DASH = "[-–—]"
_SUBSIDIARY = re.compile(r"^(?:C|AC|CN|Sub|CONF|WG)\.[\dIVX]+$")
_ADDED = re.compile(r"^(?:Add|Rev|Corr|Amend|Summary|Corrigendum)\b", re.IGNORECASE)
# "A/54/10 and Corr.1", "A/78/6 and Add.1–3": what was added to a document, without its symbol
_FURTHER = re.compile(
    rf"(?:[,、，;] ?|\) ?)?(?: ?(?:{_AND}|&) ?)?(?P<first>(?P<kind>Add|Corr|Rev|Amend)\.\d{{1,3}})"
    r"(?:[-–](?:(?P=kind)\.)?(?P<last>\d{1,3}))?(?![A-Za-z0-9/])"
)
# "A/C.4/48/SR.2-6, 11 and 12", "(A/AC.109/1153, 1155–1158 and 1161)": further numbers of a series
_SERIES = re.compile(r"(?P<base>.*/(?P<kind>(?:SR|L|PV|CRP|WP|INF)\.)?)(?P<number>\d{1,4})$")
_LISTED = re.compile(
    rf"(?:(?:[,、，;] ?(?:{_AND} ?)?| ?{_AND} ?)(?P<kind>(?:SR|L|PV|CRP|WP|INF)\.)?(?P<first>\d{{1,4}}))?"
    r"(?:[-–](?P<last>\d{1,4}))?(?![\w/-]|\.\d)"
)
_LIST_ENDS = re.compile(rf" ?(?:[)）\].;；。]|$|[,、，]? ?{_AND} ?[A-Z]+/)")
_KIND = re.compile(r"^(RES|Res|DEC|PRST|SR|PV|L|INF|CRP|WP|NGO|GC)(?:\.(.+))?$")
_JOINT = re.compile(rf"(?<=[\dA-Z)]) ?{_DASH} ?(?=[A-Z][A-Za-z]{{0,7}}/)")


@dataclass(frozen=True, slots=True)
class Symbol:
    """The parts of a symbol.

    text      in its normal spelling; series `A/C.2`; session `79`, `ES-10` or `III`; year `2015`
    kind      `RES`, `DEC`, `PRST`, `SR`, `PV`, `L`, … or ""; number: the last number; letter `A` or `A-B`
    added     `("Add.1", "Corr.2")`; joint: the symbols of the same document in other series
    """

    text: str
    series: str
    session: str = ""
    year: str = ""
    kind: str = ""
    number: str = ""
    letter: str = ""
    added: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()


def plain(text: str) -> str:
    """The text with look-alike characters (no-break spaces and hyphens, full-width digits and brackets) made plain,
    every character in its place."""
    if not _ODD.search(text):
        return text
    for odd, usual in _ALIKE.items():
        text = text.replace(odd, usual)
    return text


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Every symbol in running text, in order: start, end, normal spelling. Joint symbols are found as one."""
    line = plain(text)
    at = 0
    pattern = compiled()
    while found := pattern.search(line, at):
        at = found.end()
        if hit := accept(line, found.start(), found.end()):
            at = hit[0]
            yield found.start(), *hit


def accept(line: str, start: int, end: int) -> tuple[int, str] | None:
    """What `SOURCE` matched, held against the grammar: the end and normal spelling of the symbol (with those joined to
    it by a dash), None where it is none. `line` is plain text."""
    raw = line[start:end]
    spelled = normal(raw)
    if (not spelled and raw.endswith(")")) or (not spelled and _LAST_PARENTHESIS.search(raw)):
        raw = _LAST_PARENTHESIS.sub("", raw)  # "A/79/323 (2024)": the bracket is not the symbol's
        spelled = normal(raw)
    if not spelled:
        return None
    end = start + len(raw)
    if (joint := _JOINT.match(line, end)) and (second := _unbound().match(line, joint.end())):
        other = accept(line, second.start(), second.end())
        if other:
            return other[0], f"{spelled}-{other[1]}"
    if "/RES/" in spelled and not spelled.endswith(")") and not spelled[-1].isalpha():
        letter = _LETTER.match(line, end)
        if letter and letter[1] not in "AI":  # a following "A" or "I" may be a word: the caller's grammar decides
            return letter.end(), f"{spelled} {letter[1]}"
    return end, spelled


def further(line: str, end: int, symbol: str) -> Iterator[tuple[int, int, str, str]]:
    """What is named after a symbol that ends at `end` by its last segment alone: start, end, symbol, and the last one
    of a range."""
    while found := _FURTHER.match(line, end):
        end = found.end()
        base = re.sub(rf"/{found['kind']}\.\d+.*$", "", symbol)
        upto = f"{base}/{found['kind']}.{found['last']}" if found["last"] else ""
        yield found.start("first"), end, f"{base}/{found['first']}", upto


def listed(line: str, end: int, symbol: str) -> list[tuple[int, int, str, str]]:
    """What a series of documents names after its first symbol, which ends at `end`, by numbers alone.

    Start, end, symbol and the last one of a range, as `further`; a range that begins with the first symbol itself is
    an entry that starts at `end`. Numbers without a kind (`1155` after `A/AC.109/1153`) are a series in brackets only.
    """
    first = _SERIES.fullmatch(symbol)
    if first is None:
        return []
    found: list[tuple[int, int, str, str]] = []
    before, at = int(first["number"]), end
    while (item := _LISTED.match(line, at)) and item.end() > at:
        number, last = int(item["first"] or before), int(item["last"] or 0)
        kinds = item["kind"] in (None, first["kind"])
        if (
            not kinds
            or (item["first"] and number <= before)
            or (last and last <= number)
            or (found and not item["first"])
        ):
            break
        upto = f"{first['base']}{last}" if last else ""
        start = item.start("kind") if item["kind"] else item.start("first") if item["first"] else end
        found.append((start, item.end(), f"{first['base']}{number}", upto))
        before, at = last or number, item.end()
    if found and all(line[start : start + 1].isalpha() for start, *_ in found):
        return found  # "L.11 and L.12": each says what it is
    closed = _LIST_ENDS.match(line, at)
    return found if closed and (first["kind"] or line[at : at + 1] in (")", "）")) else []


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """The normal spelling of a symbol, "" where the text is none: `A/RES/217 A (III)`, `S/PV.8801 (Resumption 1)`."""
    line = plain(text.strip()).rstrip("*.,;").replace("/ ", "/")
    line = re.sub(r"(SR\.\d+)–(?=\d+/)", r"\1-", line)
    pieces = _JOINT.split(line)
    if len(pieces) > 1:
        each = [normal(p) for p in pieces]
        return "-".join(each) if all(each) else ""
    line = re.sub(r"(?<=/)hrc(?=/)", "HRC", line)
    if found := _WITH_SESSION.match(line):
        letter = found[2] or found[4] or ""
        line = f"{found[1]}{' ' + letter if letter else ''} ({found[3]})"
    elif "(" in line or "Resumption" in line:
        line = re.sub(r" ?\(?Resumption ?(\d+)\)?", r" (Resumption \1)", line)
        line = re.sub(r" ?\((Parts?|Vols?\.|Sect\.) ?", r" (\1 ", line)
        line = re.sub(rf"\(Parts? ({ROMAN}) ?{_AND} ?({ROMAN})\)", r"(Parts \1 and \2)", line)
        line = re.sub(r"(?i) ?\(supp\)$", "", line)
        line = re.sub(r" ?\((closed)\)", r" (\1)", line)
    if "/RES/" in line or "/DEC/" in line:
        line = re.sub(r"(/\d+) ?([A-Za-z](?:-[A-Za-z])?)$", lambda m: f"{m[1]} {m[2].upper()}", line)
    return line if _is_symbol(line) else ""


@lru_cache(maxsize=4096)
def parse(text: str) -> Symbol | None:
    """The parts of a symbol, None where the text is none."""
    spelled = normal(text)
    if not spelled:
        return None
    first, *joint = _JOINT.split(spelled)
    bare, session, letter = first, "", ""
    if found := _WITH_SESSION.match(first):
        bare, letter, session = found[1], found[2] or "", found[3]
    elif found := re.match(r"(.*/(?:RES|DEC)/.*\d) ([A-Z](?:-[A-Z])?)$", first):
        bare, letter = found[1], found[2]
    head, *rest = bare.split("/")
    added = tuple(s for s in rest if _ADDED.match(s))
    segments = [s for s in rest if not _ADDED.match(s)]
    name = [head]
    while segments and (segments[0].isalpha() or _SUBSIDIARY.match(segments[0])) and not _KIND.match(segments[0]):
        name.append(segments.pop(0))
    kind, number, before = "", "", []
    for segment in segments:
        if found := _KIND.match(segment):
            kind, number = found[1].upper(), found[2] or number
        else:
            before.append(segment)
    if not number and before:
        number = before.pop()
    year = session if session.isdecimal() else next((s for s in before if re.match(r"^(?:19|20)\d\d$", s)), "")
    session = session if not session.isdecimal() else ""
    session = session or next((s for s in before if re.match(r"^(?:E?S-)?\d{1,3}$", s)), "")
    return Symbol(spelled, "/".join(name), session, year, kind, number, letter, added, tuple(joint))


def undocs_url(symbol: str, lang: str = "eng") -> str:
    """The address of a document: `https://undocs.org/en/A/RES/88/9`.

    The part of a resolution of the first thirty sessions (217 A (III)) is not in its address; a joint document is
    found under its first symbol.
    """
    try:
        code = str(pack(lang).data["language"]["undocs"])
    except UnknownLanguageError:
        code = "en"
    first = _JOINT.split(symbol)[0]
    if (found := _WITH_SESSION.match(first)) and not found[3].isdecimal():
        first = f"{found[1]}({found[3]})"
    return f"https://undocs.org/{code}/{first.replace(' ', '')}"


@lru_cache(maxsize=4096)
def file_name(symbol: str) -> str:
    """The form of a symbol in file names and IRIs: `A-79-439-Add.2`, `A-RES-217A-III`."""
    line = re.sub(r"(?<=\d) ([A-Z])(?=$|-[A-Z]$| \()", r"\1", symbol)
    return re.sub(r"-{2,}", "-", re.sub(r"[/ (–]", "-", line.replace(")", ""))).strip("-")


def from_file_name(name: str) -> tuple[str, ...]:
    """The symbols a file name stands for, () where it does not say for certain (`A_RES_91_80AB_E`: which parts?)."""
    stem = re.sub(r"\.(?:xml|pdf|docx?|txt|json|html?)$", "", name, flags=re.IGNORECASE)
    stem = re.sub(r"(?:[._-](?:ara|zho|eng|fra|rus|spa|deu|[A-Z]{2})|_[ACEFRS])$", "", stem)
    if "_" in stem:
        each = [normal(part.replace("_", "/")) for part in re.split(r"_?&_?", stem)]
        return tuple(each) if all(each) else ()
    if found := re.match(rf"^(A|S)-RES-(\d+)([A-Z])?-({_SESSION})$", stem):
        return (normal(f"{found[1]}/RES/{found[2]} {found[3] or ''}({found[4]})"),)
    line = re.sub(r"^(A(?:-RES|-HRC-RES|-DEC)?)-(E?S)-(\d{1,2})-", r"\1-\2~\3-", stem)
    spelled = line.replace("-", "/").replace("~", "-")
    spelled = re.sub(r"(?<=\d)/(?=[A-Z]{1,2}/\d{4}/\d)", "-", spelled)
    return (normal(spelled),) if normal(spelled) else ()


@lru_cache(maxsize=1)
def compiled() -> re.Pattern[str]:
    """`SOURCE`, compiled on first use."""
    return re.compile(SOURCE)


@lru_cache(maxsize=1)
def _unbound() -> re.Pattern[str]:
    return re.compile(_BODY)


@lru_cache(maxsize=1)
def _whole() -> re.Pattern[str]:
    return re.compile(rf"{_HEAD}(?:/{_SEGMENT}){{1,12}}(?: [A-Z](?:-[A-Z])?)?(?: ?\({_SESSION}\))?")


def _is_symbol(line: str) -> bool:
    head = line.split("/", 1)[0]
    if (head not in series() and head.split(".")[0] not in series()) or not _whole().fullmatch(line):
        return False
    segments = line.split("/")[1:]
    bracketed = re.search(rf"\({_SESSION}\)$", line)
    if bracketed and not re.search(r"/(?:RES|DEC)/|\.\d+ ?\([IVX]+\)$", line):
        return False
    last = segments[-1]
    if not any(c.isdigit() for c in line) or (len(segments) == 1 and _SUBSIDIARY.match(last)):
        return False
    if len(segments) == 1 and head in ("A", "E", "S", "T"):  # "A/5", "S/N": too short to be told from other things
        return bool(re.match(r"^(?:\d{2,5}|PV\.\d+.*)$", last))
    return (
        any(c.isdigit() for c in last) or bool(re.search(r"\.[IVX]+$|^Corrigendum$|^Part |\)$", last)) or last == "PCC"
    )
