"""Whether the language versions of a work come out with the same eIds: `make parallel`.

    python -m bench.parallel FOLDER --checks FOLDER [--style raw] [--langs eng zho …] [--only WORD] [--jobs N]

Each official file is printed as text (`typeset.py` of the checks) and converted. Two language versions are compared
where the official files have equally many preambular paragraphs, operative ones and points. What is compared are the
eIds of everything with words of its own, save the lines of cover, title and end, in order. The works that differ are
printed with the first eId in which they do; exit status 1 if there are any.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from itertools import zip_longest
from pathlib import Path

from lxml import etree

import akn
from akn.languages import codes
from akn.passages import passages
from akn.read import SourceError

COUNTED = ("preambular", "operative", "point")
UNPLACED = frozenset(("coverPage", "preface", "conclusions"))


@dataclass(frozen=True, slots=True)
class Version:
    """A language version: how many paragraphs the official file has of each kind, and the eIds of ours."""

    work: str
    lang: str
    official: tuple[int, ...] = ()
    eids: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions that differ, and the first eId of each in which they do ("" at the end of one)."""

    one: Version
    other: Version
    first: tuple[str, str]

    def __str__(self) -> str:
        langs = f"{self.one.lang} {self.other.lang}"
        counts = f"{len(self.one.eids)} {len(self.other.eids)}"
        return f"{self.one.work:32} {langs}  {counts:>9}  {self.first[0] or '–'}  {self.first[1] or '–'}"


def version(path: Path, checks: Path, style: str) -> Version:
    """Print an official file, convert it, and take the eIds of what has words."""
    if str(checks) not in sys.path:
        sys.path.insert(0, str(checks))
    work, lang = path.name.removesuffix(".xml").rsplit(".", 1)
    try:
        official = etree.parse(str(path)).getroot()
        text = import_module("typeset").typeset(official, style)
        made = etree.fromstring(akn.convert(text, lang=lang).xml)
    except (ValueError, etree.XMLSyntaxError, SourceError) as error:
        return Version(work, lang, reason=str(error))
    kinds = Counter(unit.kind for part in import_module("outline").outline(official) for unit in part.units)
    eids = tuple(p.place for p in passages(made) if p.kind not in UNPLACED)
    return Version(work, lang, tuple(kinds[kind] for kind in COUNTED), eids)


def differences(versions: Sequence[Version]) -> tuple[int, list[Difference]]:
    """How many can be compared, each with the first that has as many paragraphs, and the pairs that differ."""
    compared, found = 0, []
    for at, other in enumerate(versions):
        one = next((v for v in versions[:at] if v.official == other.official), None)
        if one is None:
            continue
        compared += 1
        if one.eids != other.eids:
            pairs = zip_longest(one.eids, other.eids, fillvalue="")
            found.append(Difference(one, other, next((a, b) for a, b in pairs if a != b)))
    return compared, found


def files(folder: Path, langs: Iterable[str], only: str) -> Iterator[Path]:
    """The official files in languages, in order of their names."""
    order = list(langs)
    found = (p for p in folder.rglob("*.xml") if p.suffixes[-2:][0][1:] in order and only in p.name)
    yield from sorted(found, key=lambda p: (p.name.rsplit(".", 2)[0], order.index(p.suffixes[-2][1:])))


def main() -> int:
    """Print a line a pair that differs, and the sum; the exit status."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--checks", type=Path, required=True, help="the folder of typeset.py and outline.py")
    arguments.add_argument("--style", default="raw")
    arguments.add_argument("--langs", nargs="+", default=["eng", *(c for c in codes() if c != "eng")])
    arguments.add_argument("--only", default="", help="files with this in their names")
    arguments.add_argument("--jobs", type=int, default=2)
    given = arguments.parse_args()
    paths = list(files(given.folder, given.langs, given.only))
    works: defaultdict[str, list[Version]] = defaultdict(list)
    with ProcessPoolExecutor(given.jobs) as pool:
        count = len(paths)
        for made in pool.map(version, paths, [given.checks] * count, [given.style] * count, chunksize=4):
            if not made.reason:
                works[made.work].append(made)
    compared, differing = 0, []
    for versions in works.values():
        number, found = differences(versions)
        compared += number
        differing += found
    for each in differing:
        print(each)
    print(f"{compared} pairs of {len(works)} works compared, {compared - len(differing)} with the same eIds")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
