"""IRIs and the words beside them: each well formed, and saying the same as the symbol and the words that cite it.

A work is `/akn/un/{root}/{subtype}/{actor}/{date}/{number}`; an expression adds `/zho@`, a component `/!main`, a
portion `~para_15` (AKN naming convention 1.0, 4; the profile's page, "Identification" and "References").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from lxml import etree

from akn.cite import western
from akn.languages import Pack, codes, pack
from akn.model import Finding
from akn.validate.places import AKN, LENGTH, finding, printed

_MONTH = r"(?:0[1-9]|1[0-2])"
WORK = (
    r"/akn/[a-z]{2,}/(?P<root>[A-Za-z]+)/(?P<subtype>[A-Za-z]+)/(?P<actor>[A-Za-z0-9.-]+)"
    rf"/(?P<date>\d{{4}}(?:-{_MONTH}-(?:0[1-9]|[12]\d|3[01]))?)/(?P<number>[^\s/!~@]+)"
)
PORTION = r"!\w+(?:~[\w.~-]+)?"
IRI = re.compile(rf"{WORK}(?:/[a-z]{{3}}@(?:\d{{4}}-\d\d-\d\d)?)?(?:/{PORTION})?")
_FRBR = re.compile(rf"{WORK}(?:/[a-z]{{3}}@)?(?:/(?:!\w+)?(?:\.xml)?)?(?<!/)")
_SYMBOL = re.compile(
    r"[A-Z][A-Za-z.]*(?:-[A-Z]+)?(?:/[\w.()-]+(?: ?\([\w ]+\))?)+(?: [A-Z](?![A-Za-z0-9/.-]))?(?: ?\([\dIVXLC]+\))?"
)
# What in the words of a reference is a symbol or a number: A/C.2/79/L.29; 58/208, ES-10/23, 1/CP.21; 1373 (2001),
# 217 A (III).
_CITED = re.compile(
    rf"(?<![\w/.-])(?:{_SYMBOL.pattern}"
    r"|(?:E?S-)?\d+/[A-Z]*\.?\d+(?: ?[A-Z](?:-[A-Z])?(?![A-Za-z0-9/.-]))?"
    r"|\d+(?: ?[A-Z])? ?\((?:\d{4}|[IVXLC]+)\))"
)
_PARTS = re.compile(r"\d+|[A-Za-z]+")
_JOINT = re.compile(r"[-–](?=[A-Z]+/)")
_SHORT = re.compile(r"/(?:RES|Res|DEC|Dec|PRST)[/.]")
# The body whose text a symbol of its series is, where the symbol alone decides it; the group's name is the actor's.
_ORGAN = re.compile(
    r"A/C\.(?P<committee>\d)/(?:[S\d-]+/)?(?:L|SR)\."
    r"|(?P<unga>A/(?:RES/|DEC/|(?:[S\d-]+/)?PV\.))"
    r"|(?P<unsc>S/(?:RES/|PRST/|PV\.))"
    r"|(?P<unecosoc>E/(?:RES|DEC)/)"
    r"|(?P<hrc>A/HRC/(?:RES/|DEC/|PRST/|(?:[S\d-]+/)?L\.))"
)
_named = etree.XPath(
    "//a:identification/*/*[self::a:FRBRthis or self::a:FRBRuri or self::a:FRBRnumber] | //a:references/*[@href]",
    namespaces={"a": AKN},
)
_cited = etree.XPath("//a:ref[@href]", namespaces={"a": AKN})
_ranges = etree.XPath("//a:rref", namespaces={"a": AKN})


def check(root: etree._Element) -> list[Finding]:
    """Findings `iri-form`, `entry-iri`, `entry-label`, `symbol-number`, `symbol-organ`, `reference-organ`,
    `words-number`, `words-organ`.
    """
    found: list[Finding] = []
    catalogue: dict[str, set[str]] = {}
    language = _language(root)
    for element in cast("list[etree._Element]", _named(root)):
        tag = element.tag[LENGTH:]
        if tag == "FRBRnumber":
            found.extend(_symbol(element, element.get("showAs", ""), element.get("value", ""), ""))
        elif tag in ("FRBRthis", "FRBRuri"):
            if not _FRBR.fullmatch(value := element.get("value", "")):
                message = f"{value!r} is not the IRI of a work, expression or manifestation."
                found.append(finding(element, "iri-form", message))
        else:
            found.extend(_entry(element, tag, catalogue))
    for element in cast("list[etree._Element]", _ranges(root)):
        for name in ("from", "upTo"):
            if not _target(iri := element.get(name, "")):
                found.append(finding(element, "iri-form", f"A range of references has {iri!r} for an IRI."))
    for element in cast("list[etree._Element]", _cited(root)):
        found.extend(_reference(element, catalogue, language))
    return found


def _target(iri: str) -> bool:
    return iri.startswith("#") or _read(iri) is not None


@lru_cache(maxsize=4096)
def _read(iri: str) -> re.Match[str] | None:
    """The parts of an IRI: a work is cited more than once, and listed."""
    return IRI.fullmatch(iri)


def _entry(element: etree._Element, tag: str, catalogue: dict[str, set[str]]) -> list[Finding]:
    """Findings on an entry of the references; the actor of a cited work is added to the catalogue under its number."""
    href, label = element.get("href", ""), element.get("showAs", "")
    found: list[Finding] = []
    if not label.strip():
        message = f"The entry {element.get('eId')} of the references has an empty showAs."
        found.append(finding(element, "entry-label", message))
    if tag in ("TLCReference", "original"):
        match = _read(href)
        if match is None:
            return [*found, finding(element, "iri-form", f"{href!r} is not the IRI of a work.")]
        catalogue.setdefault(match["number"], set()).add(match["actor"])
        return [*found, *_symbol(element, label, match["number"], match["actor"])]
    if tag.startswith("TLC") and not href.startswith("/akn/ontology/"):
        message = f"The IRI of the entry {element.get('eId')}, {href!r}, is not one of the ontology."
        found.append(finding(element, "entry-iri", message))
    return found


def _symbol(element: etree._Element, symbol: str, number: str, actor: str) -> list[Finding]:
    """Hold a symbol against the number and, where one is given, the actor of its IRI."""
    if not _SYMBOL.fullmatch(symbol.strip()):
        return []
    found = []
    if symbol.replace("/", "-") != number and not _same(symbol, number):
        message = f"The symbol {symbol} does not agree with the number {number} of its IRI."
        found.append(finding(element, "symbol-number", message))
    if actor and (organ := organ_of(symbol)) not in ("", actor):
        found.append(finding(element, "symbol-organ", f"{symbol} is a text of {organ}; its IRI gives {actor}."))
    return found


_PART = re.compile(r"(?<=\d)[A-Z](?:-[A-Z])?(?=$|-)")


@lru_cache(maxsize=4096)
def _same(symbol: str, number: str) -> bool:
    """Whether a number is that of a symbol: its last parts for resolutions and their like, else all of them.

    A part of a resolution since 1976 (50/70 M) stands in the document of the whole: the symbol may lack the letter.
    """
    whole, written = parts(symbol), parts(number)
    if _SHORT.search(symbol) and "(" not in symbol and _ends_in(whole, parts(_PART.sub("", number))):
        return True
    if _SHORT.search(symbol):
        return _ends_in(whole, written)
    return written in (whole, parts(_JOINT.split(symbol)[0]))  # in two series, the first may stand for both


def _ends_alike(said: list[str], written: list[str]) -> bool:
    """Whether one of two numbers is the end of the other.

    A letter after the number may be the first of several parts (A to E) or a word (58/208 A …).
    """
    if _ends_in(said, written) or _ends_in(written, said):
        return True
    if len(said) == 1 or len(said[-1]) > 1 or said[-1].isdecimal():
        return False
    if said == written[: len(said)]:
        return all(len(part) == 1 for part in written[len(said) :])
    return _ends_in(said[:-1], written) or said[:-1] == written[1 - len(said) :]


def _ends_in(symbol: list[str], number: list[str]) -> bool:
    """Whether a symbol ends in a number, words between its figures left out: UNEP/EA.2/Res.10 in 2-10."""
    if symbol[-len(number) :] == number:
        return True
    return [part for part in symbol if part.isdecimal()] == number


def _volume(number: list[str]) -> list[str]:
    """A number without the volume or part, which is written in many ways: (Vol. II), (PartI), (Resumption 1)."""
    for index, part in enumerate(number):
        if index and part.startswith(("part", "vol", "resumption", "sect", "closed", "supp")):
            return number[:index]
    return number


def parts(text: str) -> list[str]:
    """The words and figures of a symbol or number: `A/RES/217 A (III)` and `A-RES-217A-III` have the same."""
    return [part.lower() for part in _PARTS.findall(text)]


def organ_of(symbol: str) -> str:
    """The actor that a symbol names for certain (`unga-c2` for `A/C.2/79/L.29`), empty where it does not."""
    match = _ORGAN.match(symbol)
    if match is None:
        return ""
    if match["committee"]:
        return f"unga-c{match['committee']}"
    return "unga-hrc" if match["hrc"] else match.lastgroup or ""


def _reference(element: etree._Element, catalogue: dict[str, set[str]], language: Pack | None) -> list[Finding]:
    """Hold a reference's IRI against the grammar, the catalogue of works and its own words."""
    href = element.get("href", "")
    if href.startswith("#"):
        return []
    match = _read(href)
    if match is None:
        message = f"A reference has {href!r}, which is neither the IRI of a work nor a '#' reference."
        return [finding(element, "iri-form", message)]
    number, actor = match["number"], match["actor"]
    found = []
    actors = catalogue.get(number)
    if actors and actor not in actors:
        others = " and ".join(sorted(actors))
        message = f"The reference to {number} names the body {actor}; the entry of that work names {others}."
        found.append(finding(element, "reference-organ", message))
    said = " ".join((printed(element) if len(element) else element.text or "").split())
    if said.replace("/", "-") != number and any(map(str.isdigit, said)):
        found.extend(_words(element, said, number, actor, language))
    return found


def _language(root: etree._Element) -> Pack | None:
    """The pack of a document's language, None where there is none."""
    code = next((e.get("language", "") for e in root.iter(f"{{{AKN}}}FRBRlanguage")), "")
    return pack(code) if code in codes() else None


def _words(element: etree._Element, said: str, number: str, actor: str, language: Pack | None) -> list[Finding]:
    """Hold the symbols and numbers in a reference's words against its IRI: one of them must be its number.

    A number may be printed in digits and letters of another script, and in Arabic the two sides of its slash in the
    other order.
    """
    mirrored = bool(language and language.table("citations").get("mirrored"))
    if not said.isascii():
        said = "".join(str(int(c)) if c.isdecimal() else c for c in said)
        said = western.line(said, language)[0] if language else said
    cited = _CITED.findall(_JOINT.sub(" ", said).replace("–", "-"))
    if not cited:
        return []
    written = _volume(parts(number))
    for symbol in cited:
        number_said = _volume(parts(symbol))
        if _ends_alike(number_said, written) or (mirrored and sorted(number_said) == sorted(written)):
            organ = organ_of(symbol)
            if organ not in ("", actor):
                message = f"The words {said!r} cite a text of {organ}; the IRI gives {actor}."
                return [finding(element, "words-organ", message)]
            return []
    message = f"The words {said!r} do not agree with the number {number} of the reference's IRI."
    return [finding(element, "words-number", message)]
