"""A text that a resolution adopts in its own body, before the closing lines: a declaration with what precedes it."""

from __future__ import annotations

import pytest
from lxml import etree

from akn import convert, parse
from tests.parse.support import outline, resolution, words

FRONT = "United Nations A/RES/88/412\nGeneral Assembly Distr.: General\n13 November 2088\n"
TEXTS = {
    "eng": """\
Resolution adopted by the General Assembly on 4 May 2088
88/412. Declaration on lakes
The General Assembly
Adopts the following political declaration of the meeting of Heads of State on lakes:
Declaration on lakes
Our lakes, our health: an answer to a global need
We, the Heads of State and Government, assembled on 4 May 2088 with a focus on the lakes of the world,
1. Reaffirm the rights of all people who live by the lakes;
2. Commit ourselves to:
(a) Clean water;
(b) Open shores.
54th plenary meeting
4 May 2088
""",
    "fra": """\
Résolution adoptée par l’Assemblée générale le 4 mai 2088
88/412. Déclaration sur les lacs
L’Assemblée générale
Adopte la déclaration politique suivante, issue de la réunion des chefs d’État sur les lacs :
Déclaration sur les lacs
Nos lacs, notre santé : une réponse à un besoin mondial
Nous, chefs d’État et de gouvernement, réunis le 4 mai 2088 pour traiter des lacs du monde,
1. Réaffirmons les droits de tous ceux qui vivent près des lacs ;
2. Nous engageons à garantir :
a) De l’eau propre ;
b) Des rives ouvertes.
54e séance plénière
4 mai 2088
""",
    "spa": """\
Resolución aprobada por la Asamblea General el 4 de mayo de 2088
88/412. Declaración sobre los lagos
La Asamblea General
Aprueba la siguiente declaración política de la reunión de Jefes de Estado sobre los lagos:
Declaración sobre los lagos
Nuestros lagos, nuestra salud: respuesta a una necesidad mundial
Nosotros, los Jefes de Estado y de Gobierno, reunidos el 4 de mayo de 2088 para tratar de los lagos del mundo,
1. Reafirmamos los derechos de todas las personas que viven junto a los lagos;
2. Nos comprometemos a garantizar:
a) Agua limpia;
b) Orillas abiertas.
54ª sesión plenaria
4 de mayo de 2088
""",
    "rus": """\
Резолюция, принятая Генеральной Ассамблеей 4 мая 2088 года
88/412. Декларация об озерах
Генеральная Ассамблея
принимает следующую политическую декларацию совещания глав государств по вопросу об озерах:
Декларация об озерах
Наши озера, наше здоровье: ответ на глобальную потребность
Мы, главы государств и правительств, собравшись 4 мая 2088 года для обсуждения озер мира,
1. подтверждаем права всех людей, живущих у озер;
2. обязуемся обеспечить:
a) чистую воду;
b) открытые берега.
54-е пленарное заседание,
4 мая 2088 года
""",
    "ara": """\
قرار اتخذته الجمعية العامة في 4 أيار/مايو 2088
412/88 - إعلان بشأن البحيرات
إن الجمعية العامة
تعتمد الإعلان السياسي التالي الصادر عن اجتماع رؤساء الدول بشأن البحيرات:
إعلان بشأن البحيرات
بحيراتنا وصحتنا: استجابة لحاجة عالمية
نحن، رؤساء الدول والحكومات، وقد اجتمعنا في 4 أيار/مايو 2088 مع التركيز على بحيرات العالم،
1 - نؤكد من جديد حقوق جميع الناس الذين يعيشون قرب البحيرات؛
2 - نلتزم بما يلي:
(أ) المياه النظيفة؛
(ب) الشواطئ المفتوحة.
الجلسة العامة 54
4 أيار/مايو 2088
""",
    "zho": """\
2088 年 5 月 4 日大会决议
88/412. 关于湖泊的宣言
大会
通过以下国家元首湖泊问题会议政治宣言：
关于湖泊的宣言
我们的湖泊，我们的健康：应对全球需要
我们，国家元首和政府首脑，于 2088 年 5 月 4 日聚会，重点讨论世界湖泊问题，
1. 重申居住在湖边的所有人的权利；
2. 承诺：
(a) 清洁的水；
(b) 开放的湖岸。
第 54 次全体会议
2088 年 5 月 4 日
""",
    "deu": """\
Resolution der Generalversammlung, verabschiedet am 4. Mai 2088
88/412. Erklärung über die Seen
Die Generalversammlung
verabschiedet die folgende politische Erklärung der Tagung der Staatschefs über die Seen:
Erklärung über die Seen
Unsere Seen, unsere Gesundheit: eine Antwort auf ein weltweites Bedürfnis
Wir, die Staats- und Regierungschefs, zusammengekommen am 4. Mai 2088 und den Seen der Welt zugewandt,
1. bekräftigen die Rechte aller Menschen, die an den Seen leben;
2. verpflichten uns zu
a) sauberem Wasser;
b) offenen Ufern.
54. Plenarsitzung
4. Mai 2088
""",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_a_declaration_is_a_group_of_its_own(lang: str) -> None:
    found = parse(FRONT + TEXTS[lang], lang=lang)
    assert outline(found.preamble) == "formula enactingFormula"
    assert outline(found.body) == "alinea division[crossHeading paragraph 1 paragraph 2[point a point b]]"
    assert len(found.body[1].heading) == 2
    assert len(found.conclusions) == 2


@pytest.mark.parametrize("lang", TEXTS)
def test_its_elements_have_the_same_eids_in_every_language(lang: str) -> None:
    made = convert((FRONT + TEXTS[lang]).encode(), lang=lang)
    assert made.valid
    body = next(etree.fromstring(made.xml).iter("{*}mainBody"))
    kinds = ("{*}alinea", "{*}division", "{*}crossHeading", "{*}paragraph", "{*}point")
    assert [e.get("eId") for e in body.iter(*kinds)] == [
        "al_1", "dvs_1", "dvs_1__crossHeading_1", "para_1", "para_2", "para_2__list_1__point_a",
        "para_2__list_1__point_b",
    ]  # fmt: skip


NUMBERED = """\
The General Assembly,
Recalling its resolution 70/1,
1. Solemnly proclaims the following Declaration on lakes:
Declaration on lakes
The States Members of the United Nations,
Aware of the lakes,
{declaration}
2. Requests the Secretary-General to make the Declaration known.
"""


@pytest.mark.parametrize(
    ("declaration", "body"),
    [
        ("1. Lakes are for all.\n2. Rivers are for all.\n3. Seas are for all.",
         "paragraph 1 division[crossHeading crossHeading paragraph 1 paragraph 2 paragraph 3] paragraph 2"),
        ("Lakes are for all.", "paragraph 1 division[crossHeading crossHeading alinea] paragraph 2"),
    ],
)  # fmt: skip
def test_the_next_number_of_the_resolution_closes_it(declaration: str, body: str) -> None:
    found = resolution(NUMBERED.format(declaration=declaration))
    assert outline(found.body) == body
    assert not [f for f in found.findings if f.code == "number-gap"]
    assert words(found.body[1].heading) == ["Declaration on lakes"]


def test_a_list_after_the_words_is_no_text_of_its_own() -> None:
    found = resolution(
        "The General Assembly,\nRecalling its resolution 70/1,\n1. Adopts the following principles:\n"
        "(a) Lakes are for all;\n(b) Rivers are for all;\n2. Decides on it.\n"
    )
    assert outline(found.body) == "paragraph 1[point a point b] paragraph 2"
