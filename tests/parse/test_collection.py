"""Several texts in one document: what begins one, and what does not."""

import pytest

import akn

DECISIONS = """United Nations
FCCC/PA/CMA/2030/10/Add.3
Distr.: General
8 March 2031

Conference of the Parties serving as the meeting of the Parties to the Paris Agreement

Decision 6/CMA.13

Common time frames

The Conference of the Parties serving as the meeting of the Parties to the Paris Agreement,

Recalling Article 4 of the Paris Agreement,

1. Decides to keep time.

12th plenary meeting
13 November 2030

Decision 7/CMA.13

Work programme on tides

The Conference of the Parties serving as the meeting of the Parties to the Paris Agreement,

Recalling Article 7 of the Paris Agreement,

1. Decides to watch the tides.

12th plenary meeting
14 November 2030
"""
ANNEXED = """United Nations
E/RES/2030/11
Distr.: General

2030/11. Conference structure

The Economic and Social Council,

Recalling its resolution 2022/11,

1. Endorses the resolution of the Commission, as set out below.

78/2. Conference structure of the Commission

The Economic and Social Commission for Asia and the Pacific,

Recalling its resolution 71/1,

1. Decides to meet.
"""


def test_decisions_of_a_conference() -> None:
    made = akn.convert(DECISIONS)
    assert made.valid
    assert b"<documentCollection " in made.xml
    assert [(d.genre, d.number, d.symbols, d.adopted) for d in made.document.drafts] == [
        ("decision", "6/CMA.13", ("6/CMA.13",), "2030-11-13"),
        ("decision", "7/CMA.13", ("7/CMA.13",), "2030-11-14"),
    ]
    assert made.document.adopted == "2030-11-14"
    assert b'"/akn/un/statement/deliberation/unfccc-cma/2030-11-13/6-CMA.13/!main"' in made.xml


def test_a_number_of_another_body_begins_no_text() -> None:
    made = akn.convert(ANNEXED)
    assert made.document.drafts == ()
    assert made.document.symbols == ("E/RES/2030/11",)


FORMULAS = {
    "zho": (
        "第 {}/CMA.13 号决定",
        "作为《巴黎协定》缔约方会议的《公约》缔约方会议，",
        "回顾《巴黎协定》第四条，",
        "1. 决定守时。",
    ),
    "rus": (
        "Решение {}/CMA.13",
        "Конференция Сторон, действующая в качестве совещания Сторон Парижского соглашения,",
        "ссылаясь на статью 4 Парижского соглашения,",
        "1. постановляет быть точной.",
    ),
}


@pytest.mark.parametrize("lang", FORMULAS)
def test_the_formula_of_a_meeting_of_parties(lang: str) -> None:
    label, *text = FORMULAS[lang]
    texts = "\n\n".join("\n\n".join((label.format(n), *text)) for n in (6, 7))
    document = akn.parse(f"FCCC/PA/CMA/2030/10/Add.3\n\n{texts}\n", lang=lang)
    assert [(d.number, len(d.preamble), len(d.body)) for d in document.drafts] == [
        ("6/CMA.13", 2, 1),
        ("7/CMA.13", 2, 1),
    ]
