"""Works cited by the place of their publication: volume and number of the Treaty Series, supplements of the Official
Records without their symbols."""

from __future__ import annotations

import re

from akn.cite.citation import Citation
from akn.cite.grammar import Grammar
from akn.languages import pack
from akn.numbering import in_words

_FIGURES = re.compile(r"[0-9]+")
_SUPPLEMENTS = 20  # the supplements of the Economic and Social Council are its documents from E/YEAR/20 on


def treaty(line: str, start: int, grammar: Grammar, named: bool) -> list[Citation]:
    """The treaties of the volumes named at `start`: "vol. 1125, Nos. 17512 and 17513"; `named` where "ibid." stands
    before them, so that the Treaty Series need not."""
    parts = grammar.rules["treaty"].match(line, start)
    series = parts and grammar.rules["treaty_series"].search(line, max(0, start - 400), parts.end())
    if not parts or not (series or (named and parts["n"])):
        return []
    cut = parts.start("n") if parts["n"] else parts.end()
    volumes = list(_FIGURES.finditer(line, start, cut))
    numbers = list(_FIGURES.finditer(line, cut, parts.end()))
    found = _volumes(volumes, numbers) if len(volumes) > 1 else _numbers(line, volumes[0], numbers, grammar)
    first, *_, last = found[0], *found
    if first is last:
        return [Citation(start, parts.end(), first.name, upto=first.upto)]
    end = parts.end() if numbers and last.end < numbers[-1].end() else last.end
    found[0] = Citation(start, first.end, first.name, upto=first.upto)
    found[-1] = Citation(last.start, end, last.name, upto=last.upto)
    return found


def supplement(line: str, start: int, grammar: Grammar) -> list[Citation]:
    """The supplement named at `start` without its symbol: `A/53/23`, `E/2012/31`; none where no symbol is sure."""
    parts = grammar.rules["supplement"].match(line, start)
    if parts is None:
        return []
    if year := parts["y"]:
        return [Citation(parts.start("n"), parts.end("n"), f"E/{year}/{int(parts['n']) + _SUPPLEMENTS}")]
    session = in_words(parts["s"], pack(grammar.code).table("numbers"))
    if not session or int(session) <= 30:  # before 1976 symbols have no session
        return []
    return [Citation(parts.start("n"), parts.end("n"), f"A/{session}/{int(parts['n'])}")]


def _volumes(volumes: list[re.Match[str]], numbers: list[re.Match[str]]) -> list[Citation]:
    """Several volumes, with one number, a number for each, or none."""
    each = numbers if len(numbers) == len(volumes) else numbers * len(volumes) if len(numbers) == 1 else []
    names = [f"UNTS {v[0]}" + (f"/{each[i][0]}" if each else "") for i, v in enumerate(volumes)]
    return [Citation(v.start(), v.end(), name) for v, name in zip(volumes, names, strict=True)]


def _numbers(line: str, volume: re.Match[str], numbers: list[re.Match[str]], grammar: Grammar) -> list[Citation]:
    """One volume, with numbers of which two may be the ends of a range."""
    if not numbers:
        return [Citation(volume.start(), volume.end(), f"UNTS {volume[0]}")]
    return [
        Citation(first.start(), last.end(), f"UNTS {volume[0]}/{first[0]}", upto=upto)
        for first, last in ranges(line, numbers, grammar)
        for upto in ["" if first is last else f"UNTS {volume[0]}/{last[0]}"]
    ]


def ranges(line: str, found: list[re.Match[str]], grammar: Grammar) -> list[tuple[re.Match[str], re.Match[str]]]:
    """Numbers of a list, each with itself, the two ends of a range together."""
    out: list[tuple[re.Match[str], re.Match[str]]] = []
    for number in found:
        if out and out[-1][0] is out[-1][1] and grammar.gap("range", line[out[-1][1].end() : number.start()]):
            out[-1] = (out[-1][0], number)
        else:
            out.append((number, number))
    return out
