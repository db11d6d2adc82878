"""What sentences of committee reports tell: each an act with its outcome, in every language."""

from __future__ import annotations

import pytest

from akn import languages
from akn.model import Text, Unit
from akn.parse import proceedings

A, B = "A/C.2/88/L.21", "A/C.2/88/L.60"
REVISED, WITHDRAWN, LEFT = "orallyRevised", "withdrawn", "sponsorWithdrawn"
MOVED, TAKEN, DEFERRED = "noActionMoved", "noActionTaken", "deferred"
BUDGET, NONE = "programmeBudgetImplications", "noProgrammeBudgetImplications"
FJ, NOBODY = ("FJ",), ()

ENGLISH = [
    (f"The representative of Fiji orally revised draft resolution {A}.", [(REVISED, FJ, A)]),
    (f"The representative of Fiji read out revisions to draft resolution {A}.", [(REVISED, FJ, A)]),
    (f"The representative of Fiji made an oral correction to draft resolution {A}.", [(REVISED, FJ, A)]),
    (f"The Committee adopted draft resolution {A}, as orally revised and corrected.", [("adopted", NOBODY, A)]),
    (f"The representative of Fiji withdrew draft resolution {A}.", [(WITHDRAWN, FJ, A)]),
    (f"In the light of the adoption of draft resolution {B}, draft resolution {A} was withdrawn by its sponsors.",
     [(WITHDRAWN, NOBODY, A)]),
    ("Fiji withdrew as a sponsor of the draft resolution.", [(LEFT, FJ, "")]),
    (f"The representative of Fiji moved that no action be taken on draft resolution {A}.", [(MOVED, FJ, A)]),
    (f"The representative of Fiji moved the adjournment of the debate on draft resolution {A}.", [(MOVED, FJ, A)]),
    (f"The Committee decided, by a recorded vote of 80 to 60, with 10 abstentions, to take no action on {A}.",
     [(TAKEN, NOBODY, A)]),
    (f"The Committee decided to defer action on draft resolution {A}.", [(DEFERRED, NOBODY, A)]),
    ("The Committee rejected the motion by a recorded vote of 60 to 20, with 3 abstentions.",
     [("rejected", NOBODY, "")]),
    (f"The attention of the Committee was drawn to a statement of the programme budget implications of draft "
     f"resolution {A} (contained in document {B}).", [(BUDGET, NOBODY, A)]),
    (f"The Committee had before it a statement on the programme budget implications contained in document {B}, "
     f"submitted in accordance with rule 153 of the rules of procedure.", [(BUDGET, NOBODY, "")]),
    (f"The Committee was informed that draft resolution {A} had no programme budget implications.",
     [(NONE, NOBODY, A)]),
    (f"The amendment contained in document {B} to draft resolution {A} was not adopted.", [("rejected", NOBODY, B)]),
    ("Operative paragraph 16 was retained by a recorded vote of 110 to 52, with 5 abstentions.",
     [("adopted", NOBODY, "")]),
]  # fmt: skip
FRENCH = [
    (f"Le représentant des Fidji a révisé oralement le projet de résolution {A}.", [(REVISED, FJ, A)]),
    (f"Le représentant des Fidji a donné lecture de révisions au projet de résolution {A}.", [(REVISED, FJ, A)]),
    (f"Le représentant des Fidji a retiré le projet de résolution {A}.", [(WITHDRAWN, FJ, A)]),
    (f"Compte tenu de l’adoption du projet {B}, le projet de résolution {A} a été retiré par ses auteurs.",
     [(WITHDRAWN, NOBODY, A)]),
    ("Les Fidji ont retiré leur parrainage.", [(LEFT, FJ, "")]),
    (f"Le représentant des Fidji a demandé l’ajournement du débat sur le projet de résolution {A}.",
     [(MOVED, FJ, A)]),
    (f"La Commission a décidé, par 80 voix contre 60, avec 10 abstentions, de ne pas se prononcer sur le projet {A}.",
     [(TAKEN, NOBODY, A)]),
    (f"La Commission a décidé de reporter l’examen du projet de résolution {A}.", [(DEFERRED, NOBODY, A)]),
    (f"La Commission était saisie d’un état des incidences du projet de résolution {A} sur le budget-programme.",
     [(BUDGET, NOBODY, A)]),
    (f"La Commission a été informée que le projet de résolution {A} n’avait pas d’incidences sur le budget-programme.",
     [(NONE, NOBODY, A)]),
    (f"L’amendement au projet {A} n’a pas été adopté.", [("rejected", NOBODY, A)]),
    ("Le paragraphe 16 a été maintenu par 110 voix contre 52, avec 5 abstentions.", [("adopted", NOBODY, "")]),
]  # fmt: skip
SPANISH = [
    (f"El representante de Fiji revisó oralmente el proyecto de resolución {A}.", [(REVISED, FJ, A)]),
    (f"El representante de Fiji dio lectura a varias correcciones al proyecto {A}.", [(REVISED, FJ, A)]),
    (f"El representante de Fiji retiró el proyecto de resolución {A}.", [(WITHDRAWN, FJ, A)]),
    (f"A la luz de la aprobación del proyecto {B}, el proyecto de resolución {A} fue retirado por sus patrocinadores.",
     [(WITHDRAWN, NOBODY, A)]),
    ("Fiji retiró su patrocinio.", [(LEFT, FJ, "")]),
    (f"El representante de Fiji propuso el aplazamiento del debate sobre el proyecto {A}.", [(MOVED, FJ, A)]),
    (f"La Comisión decidió, por 80 votos contra 60 y 10 abstenciones, no adoptar ninguna decisión sobre {A}.",
     [(TAKEN, NOBODY, A)]),
    (f"La Comisión decidió aplazar el examen del proyecto de resolución {A}.", [(DEFERRED, NOBODY, A)]),
    (f"La Comisión examinó una exposición de las consecuencias del proyecto {A} para el presupuesto por programas.",
     [(BUDGET, NOBODY, A)]),
    (f"Se informó a la Comisión de que el proyecto {A} no tenía consecuencias para el presupuesto por programas.",
     [(NONE, NOBODY, A)]),
    (f"La enmienda al proyecto {A} no fue aprobada.", [("rejected", NOBODY, A)]),
]  # fmt: skip
RUSSIAN = [
    (f"Представитель Фиджи внес в проект резолюции {A} устные изменения.", [(REVISED, FJ, A)]),
    (f"Представитель Фиджи зачитал исправления к проекту резолюции {A}.", [(REVISED, FJ, A)]),
    (f"Представитель Фиджи отозвал проект резолюции {A}.", [(WITHDRAWN, FJ, A)]),
    (f"В свете принятия проекта {B} проект резолюции {A} был отозван его авторами.", [(WITHDRAWN, NOBODY, A)]),
    ("Фиджи вышла из числа авторов проекта резолюции.", [(LEFT, FJ, "")]),
    (f"Представитель Фиджи предложил не принимать решения по проекту резолюции {A}.", [(MOVED, FJ, A)]),
    (f"Комитет постановил 80 голосами против 60 при 10 воздержавшихся не принимать решения по проекту {A}.",
     [(TAKEN, NOBODY, A)]),
    (f"Комитет постановил отложить рассмотрение проекта резолюции {A}.", [(DEFERRED, NOBODY, A)]),
    (f"Комитет рассмотрел заявление о последствиях проекта резолюции {A} для бюджета по программам.",
     [(BUDGET, NOBODY, A)]),
    (f"Комитет был информирован о том, что проект {A} не имеет последствий для бюджета по программам.",
     [(NONE, NOBODY, A)]),
    (f"Поправка к проекту {A} не была принята.", [("rejected", NOBODY, A)]),
]  # fmt: skip
ARABIC = [
    (f"نقح ممثل فيجي مشروع القرار {A} شفويا.", [(REVISED, FJ, A)]),
    (f"سحب ممثل فيجي مشروع القرار {A}.", [(WITHDRAWN, FJ, A)]),
    (f"طلب ممثل فيجي عدم اتخاذ إجراء بشأن مشروع القرار {A}.", [(MOVED, FJ, A)]),
    (f"قررت اللجنة بأغلبية 80 صوتا مقابل 60 صوتا، وامتناع 10 أعضاء عن التصويت، عدم اتخاذ إجراء بشأن {A}.",
     [(TAKEN, NOBODY, A)]),
    (f"قررت اللجنة إرجاء النظر في مشروع القرار {A}.", [(DEFERRED, NOBODY, A)]),
    (f"كان معروضا على اللجنة بيان بشأن الآثار المترتبة على مشروع القرار {A} في الميزانية البرنامجية.",
     [(BUDGET, NOBODY, A)]),
    (f"أبلغت اللجنة بأن مشروع القرار {A} لا تترتب عليه آثار في الميزانية البرنامجية.", [(NONE, NOBODY, A)]),
    (f"رفضت اللجنة التعديل الوارد في الوثيقة {B}.", [("rejected", NOBODY, B)]),
]  # fmt: skip
CHINESE = [
    (f"斐济代表口头订正了决议草案 {A}。", [(REVISED, FJ, A)]),
    (f"斐济代表宣读了对决议草案 {A} 的更正。", [(REVISED, FJ, A)]),
    (f"斐济代表撤回决议草案 {A}。", [(WITHDRAWN, FJ, A)]),
    (f"鉴于决议草案 {B} 已获通过，决议草案 {A} 由提案国撤回。", [(WITHDRAWN, NOBODY, A)]),
    ("斐济退出提案国行列。", [(LEFT, FJ, "")]),
    (f"斐济代表动议不对决议草案 {A} 采取行动。", [(MOVED, FJ, A)]),
    (f"委员会以 80 票对 60 票、10 票弃权决定不对决议草案 {A} 采取行动。", [(TAKEN, NOBODY, A)]),
    (f"委员会决定推迟对决议草案 {A} 的审议。", [(DEFERRED, NOBODY, A)]),
    (f"委员会审议了决议草案 {A} 所涉方案预算问题的说明。", [(BUDGET, NOBODY, A)]),
    (f"委员会获悉，决议草案 {A} 不涉及方案预算问题。", [(NONE, NOBODY, A)]),
    (f"对决议草案 {A} 的修正案未获通过。", [("rejected", NOBODY, A)]),
]
GERMAN = [
    (f"Der Vertreter Fidschis änderte den Resolutionsentwurf {A} mündlich.", [(REVISED, NOBODY, A)]),
    (f"Der Vertreter Fidschis zog den Resolutionsentwurf {A} zurück.", [(WITHDRAWN, NOBODY, A)]),
    (f"Der Vertreter Fidschis beantragte, keinen Beschluss über den Entwurf {A} zu fassen.", [(MOVED, NOBODY, A)]),
    (f"Der Ausschuss beschloss mit 80 zu 60 Stimmen bei 10 Enthaltungen, keinen Beschluss über {A} zu fassen.",
     [(TAKEN, NOBODY, A)]),
    (f"Der Ausschuss beschloss, die Behandlung des Entwurfs {A} zurückzustellen.", [(DEFERRED, NOBODY, A)]),
    (f"Dem Ausschuss wurde eine Darlegung der Auswirkungen des Entwurfs {A} auf den Programmhaushalt vorgelegt.",
     [(BUDGET, NOBODY, A)]),
    (f"Der Entwurf {A} hat keine Auswirkungen auf den Programmhaushalt.", [(NONE, NOBODY, A)]),
    (f"Die Änderung zu {A} wurde nicht angenommen.", [("rejected", NOBODY, A)]),
]  # fmt: skip
TOLD = {"eng": ENGLISH, "fra": FRENCH, "spa": SPANISH, "rus": RUSSIAN, "ara": ARABIC, "zho": CHINESE, "deu": GERMAN}
CASES = [(lang, sentence, steps) for lang, told in TOLD.items() for sentence, steps in told]


def told(lang: str, *sentences: str) -> proceedings.Proceedings:
    units = tuple(Unit("paragraph", (Text(s),), f"{n}.", str(n)) for n, s in enumerate(sentences, 1))
    return proceedings.read(units, languages.pack(lang), "unga-c2", "88")


@pytest.mark.parametrize(("lang", "sentence", "steps"), CASES)
def test_each_act_is_a_step(lang: str, sentence: str, steps: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert [(s.outcome, s.by, s.document) for s in told(lang, sentence).steps] == steps


@pytest.mark.parametrize("lang", TOLD)
def test_the_vote_on_taking_no_action(lang: str) -> None:
    sentence = next(s for s, steps in TOLD[lang] if steps[0][0] == TAKEN)
    (vote,) = told(lang, sentence).votes
    assert (vote.outcome, vote.in_favour, vote.against, vote.abstaining, vote.document) == (
        "adoptedRecordedVote", 80, 60, 10, A,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "issued", "date"),
    [("6 October", "2033-11-29", "2033-10-06"), ("6 December", "2034-02-01", "2033-12-06"), ("6 October", "", "")],
)
def test_a_first_day_without_its_year_is_the_last_before_the_report(day: str, issued: str, date: str) -> None:
    sentence = f"At the 2nd meeting, on {day}, the Committee adopted draft resolution {A} without a vote."
    units = (Unit("paragraph", (Text(sentence),), "1.", "1"),)
    (step,) = proceedings.read(units, languages.pack("eng"), "unga-c2", "88", issued).steps
    assert step.date == date


def test_a_draft_in_a_report_is_not_the_one_last_named() -> None:
    found = told(
        "eng",
        f"At the 2nd meeting, the Committee adopted the amendments contained in document {A} without a vote.",
        "The Committee adopted the draft resolution in chapter V of the report (A/88/23 (Part III)) without a vote.",
        "At the same meeting, the Committee adopted the draft resolution without a vote (see A/C.2/88/SR.9).",
    )
    assert [step.document for step in found.steps] == [A, "", ""]


def test_amendments_voted_one_by_one() -> None:
    found = told(
        "eng",
        f"The Committee rejected the amendment contained in document {B} by a recorded vote of 70 to 30.",
        "The Committee adopted the amendment contained in document A/C.2/88/L.61 by a recorded vote of 50 to 40.",
        "The Committee rejected the amendment contained in document A/C.2/88/L.62 by a recorded vote of 60 to 30.",
        f"The Committee adopted draft resolution {A}, as a whole, as amended, without a vote.",
    )
    assert [(s.outcome, s.document, s.paragraph) for s in found.steps] == [
        ("rejected", B, "1"),
        ("adopted", "A/C.2/88/L.61", "2"),
        ("rejected", "A/C.2/88/L.62", "3"),
        ("adopted", A, "4"),
    ]
    assert [(v.outcome, v.in_favour, v.against) for v in found.votes] == [
        ("rejected", 30, 70),
        ("adoptedRecordedVote", 50, 40),
        ("rejected", 30, 60),
        ("adoptedWithoutVote", None, None),
    ]


def test_of_a_sentence_without_end_the_beginning_is_read() -> None:
    found = told(
        "eng", f"The Committee adopted draft resolution {A} without a vote, " + "and decided to go on, " * 5000
    )
    assert [(s.outcome, s.document) for s in found.steps] == [("adopted", A)]
