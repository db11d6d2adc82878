"""In which series a label is meant, `i` as a letter or as a numeral: its neighbours tell."""

from __future__ import annotations

from akn.numbering import (
    DASH,
    DECIMAL,
    HAN,
    LETTER,
    ROMAN_LOWER,
    ROMAN_UPPER,
    UPPER,
    Label,
    read_label,
    readings,
    starts,
    western,
)
from akn.parse.opened import Rest

MOST_POINTS = 20  # blocks between two points of one list: the points inside the first


def number_of(label: Label, rest: Rest, before: Label | None) -> str:
    """The Western form of a label's number; `before` is the label of the unit before it."""
    series = series_of(label, rest, before)
    return western(series, dict(readings(label.body)).get(series, 0), label.body)


def series_of(label: Label, rest: Rest, before: Label | None) -> str:
    """The series in which a label is meant: that of its neighbours."""
    known = dict(readings(label.body))
    if before is not None and before.dress == label.dress:
        earlier = dict(readings(before.body))
        for series, place in known.items():
            if earlier.get(series) == place - 1:
                return series
    following = rest.label()
    if following is not None:
        for series, place in dict(readings(following.body)).items():
            if known.get(series) == place - 1:
                return series
    return next(
        (s for s in (ROMAN_LOWER, LETTER, DECIMAL, HAN, UPPER, ROMAN_UPPER, DASH) if known.get(s) == 1),
        next(iter(known), DASH),
    )


def lists(rest: Rest) -> bool:
    """Whether a list begins with the next block: what stands above it may be its heading, even after a colon."""
    label = next((read_label(b.text.content) for b in rest.first(1)), None)
    return label is not None and label.dress in ("paren", "half") and starts(label)


def goes_on(first: Label, rest: Rest) -> bool:
    """Whether the second of a series follows before the next numbered paragraph."""
    for block in rest.first(MOST_POINTS):
        label = read_label(block.text.content)
        if label is not None and label.dress == "dot":
            return False
        if label is not None and is_second(label, first):
            return True
    return False


def is_second(label: Label, first: Label) -> bool:
    """Whether a label is the second of the series of which another is the first."""
    if label.dress != first.dress:
        return False
    before = dict(readings(first.body))
    return any(before.get(series) == 1 and place == 2 for series, place in readings(label.body))
