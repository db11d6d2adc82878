"""The samples give the golden files, byte for byte."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from tests.golden import GOLDEN, HERE, made, path

LINES = 40  # of the difference shown


@pytest.mark.parametrize("name", GOLDEN)
def test_golden(name: str) -> None:
    """Is the difference meant? Then `make golden` writes the file again."""
    new, old = made(name), path(name).read_bytes()
    if new != old:
        lines = [xml.decode("utf-8").splitlines() for xml in (old, new)]
        shown = list(unified_diff(*lines, fromfile=f"golden/{name}.xml", tofile="now", lineterm=""))
        more = [f"… {len(shown) - LINES} more lines"] if len(shown) > LINES else []
        pytest.fail("\n".join([*shown[:LINES], *more, "If this is meant: make golden"]), pytrace=False)


def test_no_golden_file_is_left_over() -> None:
    assert {file.stem for file in HERE.glob("*.xml")} == set(GOLDEN)
