"""Every pack has what the English one has, or it is said here why not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from akn import languages

# Tables of a language's own words, each with what it stands for: these must be the same, the words are the language's.
WORDS = (
    "masthead.kinds", "masthead.bodies", "masthead.languages", "masthead.special", "report.committees",
    "report.groups", "report.sides", "structure.formulas",
)  # fmt: skip
OWN = ("preambular", "operative", "numbers.cardinals", "numbers.ordinals", "record.offices")  # as many as it has words

ORDINALS = {"numbers.ordinals": "all are listed in `sequence`, for they cannot be added up"}
NAMED_OTHERWISE = {
    "citations.name_lead": "names are known by the pattern `name`, not by capitals alone",
    "citations.name_split": "names are known by the pattern `name`, not by capitals alone",
}
BY_PATTERN = {**NAMED_OTHERWISE, "citations.name_small": "names are known by the pattern `name`"}
LEFT_OUT: dict[str, dict[str, str]] = {
    "fra": {**ORDINALS, **NAMED_OTHERWISE},
    "spa": {},
    "rus": {**ORDINALS, **BY_PATTERN},
    "ara": {**ORDINALS, **BY_PATTERN, "citations.own": "'its' is the end of the word: `own_kind`"},
    "zho": {
        **BY_PATTERN,
        "citations.between": "nothing stands between the kind and the body",
        "citations.list_and": "a list goes on with a mark",
        "citations.list_goes_on": "a list goes on with a mark",
        "citations.list_opens": "a list goes on with a mark",
        "citations.organ_after": "the body stands before",
        "citations.portion_before": "the portion stands after",
        "citations.short.conference": "a conference is named in full",
        "citations.units.annexs": "no plural",
        "citations.units.arts": "no plural",
        "citations.units.chps": "no plural",
        "citations.units.paras": "no plural",
        "citations.units.secs": "no plural",
        "notes.named": "no name of an instrument ends in a number",
        "numbers.cardinals": "written with `digits` and `units`",
        "numbers.ordinals": "written with `digits` and `units`",
    },
    "deu": {
        **ORDINALS,
        "citations.supplement": "the records are cited by their English titles",
        "layout.imprint": "no records are issued in German",
        "layout.recycle": "no words stand beside the bar code",
        "record": "no records are issued in German",
    },
}


def keys(table: dict[str, Any], before: str = "") -> Iterator[str]:
    """The names of what a pack says: `report.meeting`; a table of words is one thing."""
    for key, value in table.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and name not in (*WORDS, *OWN):
            yield from keys(value, f"{name}.")
        else:
            yield name


def pack(code: str) -> dict[str, Any]:
    return tomllib.loads((files(languages) / f"{code}.toml").read_text(encoding="utf-8"))


def table(data: dict[str, Any], name: str) -> dict[str, Any]:
    for key in name.split("."):
        data = data[key]
    return data


ENGLISH = pack("eng")
OTHERS = sorted(set(languages.codes()) - {"eng"})


@pytest.mark.parametrize("code", OTHERS)
def test_a_pack_has_the_keys_of_the_english_one(code: str) -> None:
    missing = set(keys(ENGLISH)) - set(keys(pack(code)))
    told = LEFT_OUT[code]
    assert {key for key in missing if key not in told and key.partition(".")[0] not in told} == set()
    assert {key for key in told if key not in missing and not any(m.startswith(f"{key}.") for m in missing)} == set()


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", WORDS)
def test_words_stand_for_all_that_the_english_ones_do(code: str, name: str) -> None:
    ours, theirs = (set(table(data, name).values()) for data in (pack(code), ENGLISH))
    assert theirs <= ours


@pytest.mark.parametrize("code", OTHERS)
def test_the_acts_are_those_of_the_english_pack(code: str) -> None:
    ours, theirs = ([(a["outcome"], a.get("vote")) for a in data["report"]["acts"]] for data in (pack(code), ENGLISH))
    assert ours == theirs
