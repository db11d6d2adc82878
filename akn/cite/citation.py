"""What a citation is."""

from __future__ import annotations

from msgspec import Struct


class Citation(Struct, frozen=True, gc=False):
    """Words `content[start:end]` that cite `name`, a work as in `registry`.

    kind      `work`; `ibid`: what the citation before cites; `internal`: a unit of the document, `name` its address
    date      the printed date; portion as in `portions`, last the portion at which a range of portions ends
    upto      the last work, or unit of the document, of a range
    """

    start: int
    end: int
    name: str
    kind: str = "work"
    date: str = ""
    portion: str = ""
    last: str = ""
    upto: str = ""
