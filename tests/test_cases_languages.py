"""The odd cases of sections C and D that can occur in other languages than English and Chinese, in these."""

from __future__ import annotations

import pytest

from akn import convert, parse
from akn.model import Document
from tests.parse.support import outline, words

FRONT = {
    "fra": """\
Nations Unies A/RES/88/412
Assemblée générale Distr. générale
13 novembre 2088
Quatre-vingt-huitième session
Point 20 de l’ordre du jour
Résolution adoptée par l’Assemblée générale le 4 mai 2088
88/412. Eau, forêts et santé
L’Assemblée générale,
Rappelant le rapport du Secrétaire général sur la gestion des forêts, des fleuves et des lacs, et sur
la santé des populations qui vivent dans les zones rurales,
""",
    "spa": """\
Naciones Unidas A/RES/88/412
Asamblea General Distr. general
13 de noviembre de 2088
Octogésimo octavo período de sesiones
Tema 20 del programa
Resolución aprobada por la Asamblea General el 4 de mayo de 2088
88/412. Agua, bosques y salud
La Asamblea General,
Recordando el informe del Secretario General sobre la gestión de los bosques, los ríos y los lagos, y
sobre la salud de las personas que viven en las zonas rurales,
""",
    "rus": """\
Организация Объединенных Наций A/RES/88/412
Генеральная Ассамблея Distr.: General
13 November 2088
Восемьдесят восьмая сессия
Пункт 20 повестки дня
Резолюция, принятая Генеральной Ассамблеей 4 мая 2088 года
88/412. Вода, леса и здоровье
Генеральная Ассамблея,
ссылаясь на доклад Генерального секретаря о рациональном использовании лесов, рек и озер и о
здоровье людей, живущих в сельских районах,
""",
    "ara": """\
الأمم المتحدة A/RES/88/412
الجمعية العامة Distr.: General
13 November 2088
الدورة الثامنة والثمانون
البند 20 من جدول الأعمال
قرار اتخذته الجمعية العامة في 4 أيار/مايو 2088
412/88 - المياه والغابات والصحة
إن الجمعية العامة،
إذ تشير إلى تقرير الأمين العام عن إدارة الغابات والأنهار والبحيرات وعن
صحة السكان في المناطق الريفية،
""",
    "deu": """\
Vereinte Nationen A/RES/88/412
Generalversammlung Verteilung: Allgemein
13. November 2088
Resolution der Generalversammlung, verabschiedet am 4. Mai 2088
88/412. Wasser, Wälder und Gesundheit
Die Generalversammlung,
unter Hinweis auf den Bericht des Generalsekretärs über die Bewirtschaftung der Wälder, Flüsse und Seen
und über die Gesundheit der Menschen in ländlichen Gebieten,
""",
}
# What is said in the paragraphs below: takes note, welcomes, requests, decides (the last), asks for the points below.
SAID = {
    "fra": (
        "Prend note du rapport ;",
        "Accueille avec satisfaction le rapport ;",
        "Prie le Secrétaire général de faire rapport ;",
        "Décide d’examiner la question.",
        "Prie le Secrétaire général :",
        "De voir ;",
    ),
    "spa": (
        "Toma nota del informe;",
        "Acoge con beneplácito el informe;",
        "Solicita al Secretario General que presente un informe;",
        "Decide examinar la cuestión.",
        "Solicita al Secretario General que:",
        "Vea;",
    ),
    "rus": (
        "принимает к сведению доклад;",
        "приветствует доклад;",
        "просит Генерального секретаря представить доклад;",
        "постановляет рассмотреть этот вопрос.",
        "просит Генерального секретаря:",
        "посмотреть;",
    ),
    "ara": (
        "تحيط علما بالتقرير؛",
        "ترحب بالتقرير؛",
        "تطلب إلى الأمين العام أن يقدم تقريرا؛",
        "تقرر أن تنظر في المسألة.",
        "تطلب إلى الأمين العام:",
        "أن يرى؛",
    ),
    "deu": (
        "nimmt Kenntnis von dem Bericht;",
        "begrüßt den Bericht;",
        "ersucht den Generalsekretär, Bericht zu erstatten;",
        "beschließt, die Frage zu behandeln.",
        "ersucht den Generalsekretär,",
        "zu sehen;",
    ),
}
CLOSING = {
    "fra": ("103e séance plénière", "4 mai 2088"),
    "spa": ("103ª sesión plenaria", "4 de mayo de 2088"),
    "rus": ("103-е пленарное заседание", "4 мая 2088 года"),
    "ara": ("الجلسة العامة 103", "4 أيار/مايو 2088"),
    "deu": ("103. Plenarsitzung", "4. Mai 2088"),
}
HEADING = {
    "fra": "Moyens d’exécution",
    "spa": "Medios de aplicación",
    "rus": "Средства осуществления",
    "ara": "وسائل التنفيذ",
    "deu": "Mittel der Umsetzung",
}
LANGS = tuple(FRONT)
ARABIC_LETTERS = "أبجدهوزحطي"


def numbered(lang: str, number: int, text: str) -> str:
    return f"{number} - {text}" if lang == "ara" else f"{number}. {text}"


def point(lang: str, place: int, text: str) -> str:
    """A point by its place, from 1."""
    return f"({ARABIC_LETTERS[place - 1]}) {text}" if lang == "ara" else f"{'abcdefghij'[place - 1]}) {text}"


def resolution(lang: str, *lines: str) -> Document:
    return parse(FRONT[lang] + "\n".join(lines) + "\n", lang=lang)


@pytest.mark.parametrize("lang", LANGS)
def test_c09_a_number_alone_on_its_line(lang: str) -> None:
    note, *_, decides, _, _ = SAID[lang]
    found = resolution(
        lang, *numbered(lang, 1, f"\n{note}").split("\n"), *numbered(lang, 12, f"\n{decides}").split("\n")
    )
    assert outline(found.body) == "paragraph 1 paragraph 12"
    assert [words(unit.texts) for unit in found.body] == [[note], [decides]]


@pytest.mark.parametrize("lang", LANGS)
def test_c10_an_unnumbered_paragraph_stays_unnumbered(lang: str) -> None:
    note, welcomes, requests, decides, *_ = SAID[lang]
    found = resolution(lang, numbered(lang, 7, note), numbered(lang, 8, welcomes), requests, numbered(lang, 9, decides))
    assert outline(found.body) == "paragraph 7 paragraph 8 alinea paragraph 9"
    assert words(found.body[2].texts) == [requests]


@pytest.mark.parametrize("lang", LANGS)
def test_c11_a_number_left_out_is_told(lang: str) -> None:
    note, welcomes, _, decides, *_ = SAID[lang]
    found = resolution(lang, numbered(lang, 5, note), numbered(lang, 6, welcomes), numbered(lang, 8, decides))
    assert outline(found.body) == "paragraph 5 paragraph 6 paragraph 8"
    assert [f.message for f in found.findings if f.code == "number-gap"] == ["paragraph 8 follows paragraph 6"]


@pytest.mark.parametrize("lang", LANGS)
def test_c12_i_after_h(lang: str) -> None:
    *_, decides, asks, see = SAID[lang]
    points = [point(lang, place, see) for place in range(1, 11)]
    found = resolution(lang, numbered(lang, 1, asks), *points, numbered(lang, 2, decides))
    letters = " ".join(f"point {letter}" for letter in "abcdefghij")
    assert outline(found.body) == f"paragraph 1[{letters}] paragraph 2"


# A paragraph broken before the number of a resolution of an old session, and before words that no label begins.
BROKEN = {
    "fra": (
        "Prend note de tout ce qui a été dit de la gestion des forêts et décidé dans sa "
        "résolution\n900 (IX) du 5 mai 2088 ;",
        "Prend note du rapport de la Commission et de la contribution qu’elle apporte à la santé de "
        "toutes les\nfemmes et "
        "filles qui vivent dans les zones rurales, ainsi que des conclusions qui ont été\nadoptées "
        "à sa deuxième session ;",
    ),
    "spa": (
        "Toma nota de todo lo que se ha dicho de la gestión de los bosques y decidido en su "
        "resolución\n900 (IX), de 5 de "
        "mayo de 2088;",
        "Toma nota del informe de la Comisión y de la contribución que ha hecho a la salud de todas "
        "las\nmujeres y niñas "
        "que viven en las zonas rurales, y de las conclusiones que fueron\naprobadas en su segundo "
        "período de sesiones;",
    ),
    "rus": (
        "принимает к сведению все сказанное о лесах и решенное ею в ее резолюции\n900 (IX) от 5 мая 2088 года;",
        "принимает к сведению доклад Комиссии и тот вклад, который она внесла в здоровье "
        "всех\nженщин и девочек, живущих "
        "в сельских районах, и все те выводы, которые были\nприняты на ее второй сессии;",
    ),
    "ara": (
        "تحيط علما بكل ما قيل عن إدارة الغابات والأنهار وما تقرر بشأنها في قرارها\n900 (د-9) المؤرخ 5 أيار/مايو 2088؛",
        "تحيط علما بتقرير اللجنة وبالإسهام الذي قدمته في صحة جميع من يعيشون في المناطق الريفية من\nالنساء والفتيات، "
        "وبجميع الاستنتاجات والتوصيات الواردة فيه بشأن هذه المناطق التي\nاعتمدت في دورتها الثانية؛",
    ),
    "deu": (
        "nimmt Kenntnis von allem, was über die Wälder gesagt und beschlossen wurde in ihrer "
        "Resolution\n900 (IX) vom "
        "5. Mai 2088;",
        "nimmt Kenntnis von dem Bericht der Kommission und von ihrem Beitrag zur Gesundheit "
        "aller\nund zu allen Fragen "
        "der ländlichen Gebiete sowie von allen Schlussfolgerungen, die\nverabschiedet wurden auf "
        "ihrer zweiten Tagung;",
    ),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", [0, 1], ids=["C08", "C17 C19"])
def test_c08_c17_c19_lines_that_go_on(lang: str, case: int) -> None:
    text = BROKEN[lang][case]
    found = resolution(lang, *numbered(lang, 1, text).split("\n"), numbered(lang, 2, SAID[lang][3]))
    assert outline(found.body) == "paragraph 1 paragraph 2"
    assert words(found.body[0].texts) == [text.replace("\n", " ")]


@pytest.mark.parametrize("lang", LANGS)
def test_c21_a_formula_after_a_quotation_mark(lang: str) -> None:
    lines = FRONT[lang].splitlines()
    lines[-3] = f"“{lines[-3]}"
    found = parse("\n".join([*lines, numbered(lang, 1, SAID[lang][3]), ""]), lang=lang)
    assert outline(found.preamble).split(" container ")[0] == "formula enactingFormula"
    assert outline(found.body) == "paragraph 1"


@pytest.mark.parametrize("lang", LANGS)
def test_c28_a_heading_after_the_last_paragraph(lang: str) -> None:
    note, welcomes, *_ = SAID[lang]
    found = resolution(lang, numbered(lang, 89, note[:-1].rstrip() + "."), HEADING[lang], numbered(lang, 90, welcomes))
    assert outline(found.body) == "paragraph 89 division[paragraph 90]"


@pytest.mark.parametrize("lang", LANGS)
def test_c29_closing_lines(lang: str) -> None:
    decides = SAID[lang][3]
    found = resolution(lang, numbered(lang, 1, decides), *CLOSING[lang])
    assert words(found.conclusions) == list(CLOSING[lang])
    assert words(found.body[0].texts) == [decides]
    assert found.adopted == "2088-05-04"


@pytest.mark.parametrize(
    ("lang", "line", "items"),
    [
        ("fra", "Points 22, 68 et 125 de l’ordre du jour", ("22", "68", "125")),
        ("fra", "Points 90 à 106 de l’ordre du jour", ("90-106",)),
        ("spa", "Temas 22, 68 y 125 del programa", ("22", "68", "125")),
        ("spa", "Temas 90 a 106 del programa", ("90-106",)),
        ("rus", "Пункты 22, 68 и 125 повестки дня", ("22", "68", "125")),
        ("rus", "Пункты 90–106 повестки дня", ("90-106",)),
        ("rus", "Пункты с 90 по 106 повестки дня", ("90-106",)),
        ("ara", "البنود 22 و 68 و 125 من جدول الأعمال", ("22", "68", "125")),
        ("ara", "البنود من 90 إلى 106 من جدول الأعمال", ("90-106",)),
    ],
)
def test_c31_agenda_items(lang: str, line: str, items: tuple[str, ...]) -> None:
    front = FRONT[lang].splitlines()
    front[4] = line
    assert parse("\n".join([*front, numbered(lang, 1, SAID[lang][3])]), lang=lang).agenda_items == items


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("fra", "S/RES/2901 (2088)\nRésolution 2901 (2088)\nAdoptée par le Conseil de sécurité à sa 9999e séance, "
                "le 4 mai 2088\nLe Conseil de sécurité,\nRappelant sa résolution 1325 (2000),\n1. Décide d’agir."),
        ("spa", "S/RES/2901 (2088)\nResolución 2901 (2088)\nAprobada por el Consejo de Seguridad en su 9999ª sesión, "
                "celebrada el 4 de mayo de 2088\nEl Consejo de Seguridad,\nRecordando su resolución 1325 (2000),\n"
                "1. Decide actuar."),
        ("rus", "S/RES/2901 (2088)\nРезолюция 2901 (2088),\nпринятая Советом Безопасности на его 9999-м заседании "
                "4 мая 2088 года\nСовет Безопасности,\nссылаясь на свою резолюцию 1325 (2000),\n"
                "1. постановляет действовать."),
        ("ara", "S/RES/2901 (2088)\nالقرار 2901 (2088)\nالذي اتخذه مجلس الأمن في جلسته 9999، المعقودة في 4 أيار/مايو "
                "2088\nإن مجلس الأمن،\nإذ يشير إلى قراره 1325 (2000)،\n1 - يقرر أن يعمل."),
        ("zho", "S/RES/2901 (2088)\n第 2901(2088)号决议\n2088 年 5 月 4 日安全理事会第 9999 次会议通过\n安全理事会，\n"
                "回顾其第 1325(2000)号决议，\n1. 决定采取行动。"),
    ],
)  # fmt: skip
def test_c32_a_council_resolution(lang: str, lines: str) -> None:
    found = parse(lines + "\n", lang=lang)
    assert (found.symbols, found.actor, found.adopted) == (("S/RES/2901 (2088)",), "unsc", "2088-05-04")


@pytest.mark.parametrize(
    ("lang", "wrong"),
    [
        ("fra", ("4 mai 2088", "4 octobree 2088")),
        ("spa", ("4 de mayo de 2088", "4 de octubbre de 2088")),
        ("rus", ("4 мая 2088", "4 октябяр 2088")),
        ("ara", ("4 أيار/مايو 2088", "4 تشرين الأول/أكتوبرر 2088")),
        ("deu", ("4. Mai 2088", "4. Oktoberr 2088")),
    ],
)
def test_d15_slips_in_dates(lang: str, wrong: tuple[str, str]) -> None:
    made = convert((FRONT[lang].replace(*wrong) + numbered(lang, 1, SAID[lang][3]) + "\n").encode(), lang=lang)
    assert made.document.adopted == "2088-10-04"
    assert [f.code for f in made.findings if f.code == "date-slip"] == ["date-slip"]


@pytest.mark.parametrize("lang", LANGS)
def test_d16_dates_of_issue_and_adoption(lang: str) -> None:
    found = resolution(lang, numbered(lang, 1, SAID[lang][3]))
    assert (found.issued, found.adopted) == ("2088-11-13", "2088-05-04")


REPORTS = {
    "fra": """\
Quatre-vingt-huitième session
Point 20 de l’ordre du jour
Eau et forêts
Rapport de la Deuxième Commission
I. Introduction
1. La Commission a examiné la question à sa 3e séance, le 7 octobre 2088.
II. Examen des propositions
A. Décision sur l’amendement publié sous la cote A/C.2/88/L.40
2. À sa 21e séance, le 13 novembre 2088, la Commission a rejeté l’amendement publié sous la cote A/C.2/88/L.40 \
par 107 voix contre 60, avec 1 abstention. Les voix se sont réparties comme suit :
Ont voté pour :
Fidji, Norvège, Türkiye.
Ont voté contre :
Pays-Bas (Royaume des), Iran (République islamique d’), Bolivie (État plurinational de).
Se sont abstenus :
Ouganda.
3. À la même séance, la Commission a examiné la question.
""",
    "spa": """\
Octogésimo octavo período de sesiones
Tema 20 del programa
Agua y bosques
Informe de la Segunda Comisión
I. Introducción
1. La Comisión examinó el tema en su tercera sesión, celebrada el 7 de octubre de 2088.
II. Examen de las propuestas
A. Decisión sobre la enmienda que figura en el documento A/C.2/88/L.40
2. En su 21ª sesión, celebrada el 13 de noviembre de 2088, la Comisión rechazó la enmienda que figura en el documento \
A/C.2/88/L.40 en votación registrada por 107 votos contra 60 y 1 abstención. El resultado fue el siguiente:
Votos a favor:
Fiji, Noruega, Türkiye.
Votos en contra:
Países Bajos (Reino de los), Irán (República Islámica del), Bolivia (Estado Plurinacional de).
Abstenciones:
Uganda.
3. En la misma sesión, la Comisión examinó la cuestión.
""",
    "rus": """\
Восемьдесят восьмая сессия
Пункт 20 повестки дня
Вода и леса
Доклад Второго комитета
I. Введение
1. Комитет рассмотрел этот пункт на своем 3-м заседании 7 октября 2088 года.
II. Рассмотрение предложений
A. Решение по поправке, содержащейся в документе A/C.2/88/L.40
2. На своем 21-м заседании 13 ноября 2088 года Комитет отклонил поправку, содержащуюся в документе A/C.2/88/L.40, \
в результате заносимого в отчет о заседании голосования 107 голосами против 60 при 1 воздержавшемся. Голоса \
распределились следующим образом:
Голосовали за:
Фиджи, Норвегия, Турция.
Голосовали против:
Нидерланды (Королевство), Иран (Исламская Республика), Боливия (Многонациональное Государство).
Воздержались:
Уганда.
3. На том же заседании Комитет рассмотрел этот вопрос.
""",
    "ara": """\
الدورة الثامنة والثمانون
البند 20 من جدول الأعمال
المياه والغابات
تقرير اللجنة الثانية
أولا - مقدمة
1 - نظرت اللجنة في البند في جلستها 3، المعقودة في 7 تشرين الأول/أكتوبر 2088.
ثانيا - النظر في المقترحات
ألف - البت في التعديل الوارد في الوثيقة A/C.2/88/L.40
2 - وفي الجلسة 21، المعقودة في 13 تشرين الثاني/نوفمبر 2088، رفضت اللجنة التعديل الوارد في الوثيقة A/C.2/88/L.40 \
بتصويت مسجل بأغلبية 107 أصوات مقابل 60 صوتا، وامتناع عضو واحد عن التصويت. وكانت نتيجة التصويت على النحو التالي:
المؤيدون:
فيجي، النرويج، تركيا.
المعارضون:
هولندا (مملكة)، إيران (جمهورية - الإسلامية)، بوليفيا (دولة - المتعددة القوميات).
الممتنعون:
أوغندا.
3 - وفي الجلسة نفسها، نظرت اللجنة في المسألة.
""",
    "zho": """\
第八十八届会议
议程项目 20
水和森林
第二委员会的报告
一. 导言
1. 委员会在 2088 年 10 月 7 日第 3 次会议上审议了该项目。
二. 提案的审议情况
A. 就 A/C.2/88/L.40 号文件所载修正案采取的行动
2. 在 2088 年 11 月 13 日第 21 次会议上，委员会以记录表决，以 107 票对 60 票、1 票弃权否决了文件 A/C.2/88/L.40\
所载修正案。表决情况如下：
赞成：
斐济、挪威、土耳其。
反对：
荷兰王国、伊朗伊斯兰共和国、多民族玻利维亚国。
弃权：
乌干达。
3. 在同次会议上，委员会审议了该问题。
""",
}


@pytest.mark.parametrize("lang", REPORTS)
def test_c02_d01_d10_an_amendment_that_was_rejected(lang: str) -> None:
    found = parse(REPORTS[lang], lang=lang)
    assert outline(found.body) == "section I[paragraph 1] section II[title A[paragraph 2 paragraph 3]]"
    assert [(s.outcome, s.document, s.paragraph) for s in found.steps] == [("rejected", "A/C.2/88/L.40", "2")]
    (vote,) = found.votes
    assert (vote.outcome, vote.in_favour, vote.against, vote.abstaining) == ("rejected", 60, 107, 1)
    assert (vote.voted_in_favour, vote.voted_against, vote.abstained) == (
        ("FJ", "NO", "TR"),
        ("NL", "IR", "BO"),
        ("UG",),
    )
    assert sum(f.code == "vote-tally" for f in found.findings) == 2  # D02: the figures are not the lists


@pytest.mark.parametrize("lang", REPORTS)
def test_d05_a_later_note_on_a_vote_changes_no_vote(lang: str) -> None:
    lines = REPORTS[lang].splitlines()
    lines[-2] += "*"
    note = "* A/88/440."
    found = parse("\n".join([*lines, "_______________", note, ""]), lang=lang)
    assert found.votes[0].abstained == ("UG",)
    assert [n.marker for n in found.notes] == ["*"]


@pytest.mark.parametrize("lang", REPORTS)
def test_d04_no_column_of_abstentions(lang: str) -> None:
    lines = REPORTS[lang].splitlines()
    del lines[-3:-1]
    found = parse("\n".join([*lines, ""]), lang=lang)
    (vote,) = found.votes
    assert (vote.voted_against, vote.abstained) == (("NL", "IR", "BO"), ())
    assert outline(found.body) == "section I[paragraph 1] section II[title A[paragraph 2 paragraph 3]]"


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("fra", "CONGO\nRÉPUBLIQUE DE CORÉE\nNORVÈGE"),
        ("spa", "CONGO\nREPÚBLICA DE COREA\nNORUEGA"),
        ("rus", "КОНГО\nРЕСПУБЛИКА КОРЕЯ\nНОРВЕГИЯ"),
        ("ara", "الكونغو\nجمهورية كوريا\nالنرويج"),
        ("zho", "刚果\n大韩民国\n挪威"),
    ],
)
def test_d08_names_of_two_columns_are_not_one(lang: str, names: str) -> None:
    lines = REPORTS[lang].splitlines()
    lines[-6] = names
    (vote,) = parse("\n".join([*lines, ""]), lang=lang).votes
    assert vote.voted_in_favour == ("CG", "KR", "NO")
