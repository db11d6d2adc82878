"""Golden files: each sample as XML, in each language, from the form in which print looks as it does on paper.

They are held byte for byte by `tests/test_golden.py`. `python -m tests.golden` (or `make golden`) writes them again:
look at the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import akn
from tests.samples.__main__ import NAMES
from tests.samples.source import load

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
GOLDEN = [f"{name}.{lang}" for name in NAMES for lang in load(name).langs]


def path(name: str) -> Path:
    """The golden file of a sample (`report.eng`)."""
    return HERE / f"{name}.xml"


def made(name: str) -> bytes:
    """What a sample is converted to now."""
    return akn.convert(SAMPLES / f"{name}.layout.txt").xml
