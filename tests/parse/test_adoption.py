"""How a text was adopted, as its last lines tell: the vote, its figures, and the lists of States."""

import pytest

import akn
from akn.languages import pack
from akn.layout.blocks import Block
from akn.model import Text, Vote
from akn.parse import voting

VOTES = {
    "eng": """The Human Rights Council,

Recalling its resolution 34/7 of 23 March 2017,

1. Decides to remain seized of the matter.

46th meeting
11 October 2030

[Adopted by a recorded vote of 3 to 2, with 1 abstention. The voting was as follows:

In favour:

Algeria, Bolivia (Plurinational State of) and Viet Nam

Against:

Belgium and United Kingdom of Great Britain and Northern Ireland

Abstaining:

Mexico]""",
    "fra": """Le Conseil des droits de l’homme,

Rappelant sa résolution 34/7 du 23 mars 2017,

1. Décide de rester saisi de la question.

46e séance
11 octobre 2030

[Adoptée à l’issue d’un vote enregistré par 3 voix contre 2, avec 1 abstention. Les voix se sont réparties comme suit :

Ont voté pour :

Algérie, Bolivie (État plurinational de) et Viet Nam

Ont voté contre :

Belgique et Royaume-Uni de Grande‑Bretagne et d’Irlande du Nord

Se sont abstenus :

Mexique]""",
    "spa": """El Consejo de Derechos Humanos,

Recordando su resolución 34/7, de 23 de marzo de 2017,

1. Decide seguir ocupándose de la cuestión.

46ª sesión
11 de octubre de 2030

[Aprobada en votación registrada por 3 votos contra 2 y 1 abstención. El resultado de la votación fue el siguiente:

Votos a favor:

Argelia, Bolivia (Estado Plurinacional de) y Viet Nam

Votos en contra:

Bélgica y Reino Unido de Gran Bretaña e Irlanda del Norte

Abstenciones:

México]""",
    "zho": """人权理事会，

回顾其 2017 年 3 月 23 日第 34/7 号决议，

1. 决定继续处理此案。

第 46 次会议
2030 年 10 月 11 日

[经记录表决，以 3 票赞成、2 票反对、1 票弃权获得通过。表决结果如下：

赞成：

阿尔及利亚、多民族玻利维亚国和越南

反对：

比利时和大不列颠及北爱尔兰联合王国

弃权：

墨西哥]""",
}


@pytest.mark.parametrize("lang", VOTES)
def test_a_recorded_vote_and_who_voted_how(lang: str) -> None:
    made = akn.convert(VOTES[lang], symbol="A/HRC/RES/88/9", lang=lang)
    assert made.valid
    assert "vote-tally" not in {f.code for f in made.findings}
    (vote,) = made.document.votes
    assert (vote.outcome, vote.in_favour, vote.against, vote.abstaining) == ("adoptedRecordedVote", 3, 2, 1)
    assert (set(vote.voted_in_favour), set(vote.voted_against)) == ({"DZ", "BO", "VN"}, {"BE", "GB"})
    assert vote.abstained == ("MX",)
    assert made.document.adopted == "2030-10-11"
    assert b'<quantity normalized="3" refersTo="#inFavour">3</quantity>' in made.xml


def test_figures_and_lists_that_differ_are_both_kept() -> None:
    made = akn.convert(VOTES["eng"].replace("vote of 3 to 2", "vote of 4 to 2"), symbol="A/HRC/RES/88/9")
    (finding,) = [f for f in made.findings if f.code == "vote-tally"]
    assert finding.message == "the vote: 4 in favour by the figures, 3 by the list of States"
    assert made.document.votes[0].in_favour == 4


def test_without_a_vote() -> None:
    text = VOTES["eng"].partition("[Adopted")[0] + "[Adopted without a vote.]"
    (vote,) = akn.parse(text, symbol="A/HRC/RES/88/9").votes
    assert (vote.outcome, vote.in_favour) == ("adoptedWithoutVote", None)


@pytest.mark.parametrize(
    ("lang", "words", "figures"),
    [
        ("rus", "голосования 3 голосами против 2 при 1 воздержавшемся", (3, 2, 1)),
        ("rus", "голосования 24 голосами при 23 воздержавшихся, при этом никто не голосовал против", (24, 0, 23)),
        ("ara", "بأغلبية 32 صوتاً مقابل 13 صوتاً، وامتناع عضوين عن التصويت", (32, 13, 2)),
        ("ara", "بأغلبية 29 صوتا مقابل 14 صوتا وامتناع 4 أعضاء عن التصويت", (29, 14, 4)),
    ],
)
def test_the_figures_of_a_vote(lang: str, words: str, figures: tuple[int, int, int]) -> None:
    found = pack(lang).pattern("report", "counts")
    match = found.search(words) if found else None
    assert match is not None
    vote = voting.figures(Vote("adopted"), match, pack(lang), rejected=False)
    assert (vote.in_favour, vote.against, vote.abstaining) == figures


@pytest.mark.parametrize(
    ("lang", "listed", "sides"),
    [
        ("eng", "In favour: Algeria, Viet NamAgainst: BelgiumAbstaining: Mexico", (2, 1, 1)),
        ("ara", "المؤيدون: الجزائر، فييت نامالمعارضون: بلجيكاالممتنعون عن التصويت: المكسيك", (2, 1, 1)),
        ("rus", "Голосовали за: Алжир, ВьетнамГолосовали против: БельгияВоздержались: Мексика", (2, 1, 1)),
    ],
)
def test_lists_that_nothing_parts(lang: str, listed: str, sides: tuple[int, int, int]) -> None:
    blocks, _ = voting.regrouped([Block(Text(listed))], pack(lang))
    found = voting.lists([block.text for block in blocks], pack(lang)).of(Vote("adopted"))
    assert tuple(map(len, (found.voted_in_favour, found.voted_against, found.abstained))) == sides
