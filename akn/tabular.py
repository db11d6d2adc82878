"""Structs as lines of CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import fields


def as_csv(rows: Iterable[Struct], kind: type[Struct], *, end: str = "\n", between: str = " ") -> str:
    """Structs of one kind as CSV, the names of its fields as the first line.

    end      what ends a line (RFC 4180 has it CR LF); between: what stands between the members of a list
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end)
    names = [f.encode_name for f in fields(kind)]
    own = [f.name for f in fields(kind)]
    writer.writerow(names)
    writer.writerows([_cell(getattr(row, name), between) for name in own] for row in rows)
    return out.getvalue()


def _cell(value: Any, between: str) -> str:
    """A value as a cell that no spreadsheet takes for a formula; empty for None."""
    if value is None:
        return ""
    cell = between.join(value) if isinstance(value, list | tuple) else str(value)
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
