"""What becomes of every document of a folder: `make corpus`, one line a document.

    python -m bench.corpus FOLDER... [--jobs N]

Genre, language, validity, characters lost, notes without a marker, references; documents that cannot be converted with
the reason. Exit status 1 where an output is not valid.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import akn
from akn.read import SourceError

SUFFIXES = frozenset((".pdf", ".docx", ".txt"))
LOSSES = frozenset(("lost-text", "missing-text", "layout-lost-text", "empty-output"))
REFERENCE = re.compile(rb"<r?ref ")


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one document; `reason` why it could not be converted, "" where it could."""

    name: str
    genre: str = ""
    lang: str = ""
    valid: bool = False
    errors: int = 0
    lost: int = 0
    unresolved: int = 0
    references: int = 0
    reason: str = ""

    def __str__(self) -> str:
        if self.reason:
            return f"{self.name:44} not converted: {self.reason}"
        valid = "valid" if self.valid else f"{self.errors} errors"
        return (
            f"{self.name:44} {self.genre:22} {self.lang} {valid:9} {self.lost:5} lost {self.unresolved:4} unresolved "
            f"{self.references:5} references"
        )


def row(path: Path) -> Row:
    """Convert a document and say what became of it."""
    try:
        made = akn.convert(path)
    except SourceError as error:
        return Row(path.name, reason=str(error).removeprefix(f"{path}: "))
    codes = [f.code for f in made.findings]
    return Row(
        path.name,
        made.document.genre,
        made.document.lang,
        made.valid,
        sum(f.severity == "error" for f in made.findings),
        sum(code in LOSSES for code in codes),
        codes.count("unresolved-note"),
        len(REFERENCE.findall(made.xml)),
    )


def documents(folders: list[Path]) -> Iterator[Path]:
    """The documents in folders, in order of their names."""
    for folder in folders:
        yield from sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES)


def main() -> int:
    """Print a line a document; the exit status."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--jobs", type=int, default=2)
    given = arguments.parse_args()
    bad = 0
    with ProcessPoolExecutor(given.jobs) as pool:
        for made in pool.map(row, documents(given.folders)):
            print(made, flush=True)
            bad += not made.valid and not made.reason
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
