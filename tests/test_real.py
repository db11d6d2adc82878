"""Real PDFs and DOCX: each converts validly or says why not, as a careful reader finds it, every hyperlink cited."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import akn
from akn.cite.witnesses import witnesses
from tests.corpus import CHECKS, CORPUS, corpus

pytestmark = corpus("real", "pdf", "check_gold.py")

SCAN = "its pages are images (a scan)"  # refused
# Hyperlinks without a citation: the second column of a table, which a PDF shows as the rest of a line.
MISSED = {("A-81-6-Sect.13-PartA.eng.pdf", "E/RES/2025/4")}


def every(pattern: str) -> list[Path]:
    return sorted(p for folder in ("real", "pdf") for p in (CORPUS / folder).rglob(pattern))


def named(path: Path) -> str:
    return path.name


@cache
def converted(path: Path) -> akn.Conversion:
    try:
        return akn.convert(path)
    except akn.SourceError as error:
        if SCAN in str(error):
            pytest.skip(str(error))
        raise


@pytest.mark.parametrize("path", [*every("*.pdf"), *every("*.docx")], ids=named)
def test_every_document_converts(path: Path) -> None:
    """Valid against schema and profile, and no character lost."""
    assert [f for f in converted(path).findings if f.severity == "error"] == []


@pytest.mark.parametrize("gold", every("*.gold.json"), ids=named)
def test_gold(gold: Path, tmp_path: Path) -> None:
    made = converted(gold.with_name(gold.name.replace(".gold.json", ".pdf")))
    assert not [f for f in made.findings if f.code == "vote-tally"]
    (tmp_path / "made.xml").write_bytes(made.xml)
    command = [sys.executable, CHECKS / "check_gold.py", tmp_path / "made.xml", gold]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("path", every("*.pdf"), ids=named)
def test_every_hyperlink_is_a_citation(path: Path) -> None:
    found = witnesses(converted(path).document)
    assert {(path.name, w.symbol) for w in found if w.verdict == "missed"} <= MISSED
