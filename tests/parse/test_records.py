"""The heads of records of meetings."""

from __future__ import annotations

import akn

OLD = """United Nations  46th
GENERAL PLENARY MEETING
ASSEMBLY Monday, 1 November 2093

FORTY-EIGHTH SESSION at 3 p.m.

Official Records NEW YORK

President: Mr. ABARA
(Utopia)

The meeting was called to order at 3.20 p.m.

AGENDA ITEM 14

REPORT ON WELLS

Mr. OKELLO (Uganda): We support the draft resolution.

The draft resolution (A/148/L.13) was adopted.
"""


def test_the_day_beside_the_masthead_and_a_session_in_capitals() -> None:
    """As records were printed until 1994; the number of the meeting is in the symbol."""
    made = akn.convert(OLD, symbol="A/148/PV.46")
    assert (made.document.genre, made.document.session) == ("verbatimRecord", "48")
    assert made.document.issued == "2093-11-01"
    assert {step.date for step in made.document.steps} == {"2093-11-01"}
