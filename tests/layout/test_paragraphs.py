"""Printed lines joined into paragraphs.

In the tables ⏎ ends a printed line and ¶ a paragraph: the text without its ¶ is what is laid out.
"""

from __future__ import annotations

import pytest

from akn import languages
from akn.layout import lay_out
from akn.layout.blocks import Placed, joined
from akn.layout.margins import page_margins
from akn.layout.measure import measure
from akn.layout.seams import Seams
from akn.model import Span
from akn.read.pages import Line
from akn.read.text import read_text


def paragraphs(text: str, lang: str = "eng") -> list[str]:
    return [b.text.content for b in lay_out(read_text(text, "t"), languages.pack(lang)).blocks]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("the management of⏎forests", "the management of forests"),
        ("self-⏎determination", "self-determination"),
        ("the period 2015–⏎2030", "the period 2015–2030"),
        ("in document A/85/411/⏎Add.1", "in document A/85/411/Add.1"),
        ("water – ⏎and forests", "water – and forests"),
        ("water –⏎and forests", "water – and forests"),
        ("and/⏎or", "and/or"),
        ("妇女在森林⏎管理方面的作用", "妇女在森林管理方面的作用"),
        ("2004 年 12⏎月 22 日", "2004 年 12 月 22 日"),
        ("2006 年 12 月 20 日第⏎61/208 号", "2006 年 12 月 20 日第 61/208 号"),
        ("《巴黎协定》⏎2030 年", "《巴黎协定》2030 年"),
        ("森林、⏎河流", "森林、河流"),
        ("见 A/C.2/85/⏎SR.18", "见 A/C.2/85/SR.18"),
        ("联合 国", "联合国"),
        ("二 基金 会", "二 基金会"),
        ("two  blanks   here", "two blanks here"),
    ],
)
def test_what_stands_between_two_lines(lines: str, text: str) -> None:
    group = [Placed(Line(x.strip(), i), 1, False, 0) for i, x in enumerate(lines.split("⏎"), 1)]
    assert joined(group, Seams((), spaced_han=True)).text.content == text


def test_western_letters_in_chinese_without_spaces() -> None:
    group = [Placed(Line(x, i), 1, False, 0) for i, x in enumerate(("2004年12", "月22日第", "61/208号"), 1)]
    assert joined(group, Seams((), spaced_han=False)).text.content == "2004年12月22日第61/208号"


def test_spans_keep_their_words() -> None:
    one = Line("大会  回顾", 1, spans=(Span(4, 6, "i"),))
    two = Line("公约", 2, spans=(Span(0, 2, "b"), Span(2, 2, "note", "0")))
    text = joined([Placed(one, 1, False, 0), Placed(two, 1, False, 0)], Seams((), spaced_han=True)).text
    assert text.content == "大会回顾公约"
    assert [(text.content[s.start : s.end], s.name) for s in text.spans] == [("回顾", "i"), ("公约", "b"), ("", "note")]
    assert text.spans[-1].start == len(text.content)


@pytest.mark.parametrize(
    ("indents", "margins"),
    [
        ([[10, 10, 15, 10]], [10]),
        ([[10, 10, 15, 10], [14, 14, 19, 14]], [10, 14]),
        ([[10, 10, 10, 15], [15, 15], [10, 10, 15]], [10, 10, 10]),  # the second has first lines only
        ([[0, 0, 40]], [0]),
        ([[]], [0]),
    ],
)
def test_margins(indents: list[list[float]], margins: list[float]) -> None:
    found = page_margins([[Line("X", i, indent) for i, indent in enumerate(page)] for page in indents])
    assert found[: len(indents)] == margins


ENGLISH_LINES = [
    "Recalling the importance of the management of forests, of rivers and",
    "of lakes to the health of the people who live in rural areas and the",
    "contribution of small-scale farmers to the security of food in areas",
    "that are far from cities,",
]


def test_the_measure_knows_whether_a_word_would_have_fitted() -> None:
    gauge = measure(ENGLISH_LINES, lambda text: False, languages.pack("eng"))
    assert gauge is not None
    assert gauge.room(ENGLISH_LINES[0], ENGLISH_LINES[1], first=False) < 0.1
    assert gauge.evidence("that are far from cities,", "Recalling also", first=False) > 0
    assert gauge.evidence(ENGLISH_LINES[1], "contribution", first=False) < 0


def test_no_measure_of_few_short_lines() -> None:
    assert measure(["Water", "and health"], lambda text: False, languages.pack("eng")) is None


# Whole texts, as lines of raw text: no indents, no blank lines.

RAW = {
    "eng": [
        "The General Assembly,¶"
        "Recalling the importance of the management of forests, of rivers and⏎"
        "of lakes to the health of the people who live in rural areas,¶"
        "Recognizing the contribution of small-scale farmers to food security⏎"
        "in areas that are far from cities, and recalling the report of the⏎"
        "Secretary-General on that matter and on the matters that relate to⏎"
        "it in any way,¶"
        "1. Takes note of the report of the Secretary-General and of the data⏎"
        "published in it;¶"
        "2. Requests the Secretary-General:¶"
        "(a) To report on the matter to the General Assembly at its next year⏎"
        "and at its following sessions;¶"
        "(b) To train those who operate dykes and pumping stations.",
        # points inside a sentence stay there
        "The General Assembly,¶"
        "1. Requests the Secretary-General and the organs and the programmes to⏎"
        "(a) take note of the report of the experts of the Committee, and also⏎"
        "(b) publish it in all of the official languages of the United Nations⏎"
        "within the year;¶"
        "2. Decides to consider the matter.",
        # also where the first of them begins a line
        "The General Assembly,¶"
        "1. Requests the Secretary-General, with the organs and the programmes:⏎"
        "(i) to take note of the report of the experts; (ii) to publish it in⏎"
        "all of the official languages of the United Nations within the year;¶"
        "2. Decides to consider the matter.",
    ],
    "zho": [
        "大会，¶"
        "回顾妇女在森林、河流和湖泊管理方面的作用以及小农对粮食安全和农村人⏎"
        "民健康的贡献，¶"
        "认识到安全饮水对农村人民健康的重要性，欢迎秘书长关于预警服务的报告⏎"
        "和各区域中心在二〇二四年和二〇二五年期间开展的工作以及会议的各项成⏎"
        "果，¶"
        "1. 表示注意到秘书长关于预警服务的报告以及报告所载的各项数据，包括⏎"
        "各国提供的数据；¶"
        "2. 请秘书长：¶"
        "(a) 保护饮用水水源；¶"
        "(b) 培训堤坝和泵站的操作人员。",
    ],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in RAW.items() for text in texts])
def test_lines_without_indents_or_gaps(lang: str, text: str) -> None:
    glue = " " if lang == "eng" else ""
    wanted = [p.replace("⏎", glue) for p in text.split("¶")]
    assert paragraphs(text.replace("¶", "\n").replace("⏎", "\n"), lang) == wanted


INDENTED = """\
          The General Assembly,
          Recalling the importance of the management of forests and
     of lakes to the health of people,
          Recalling also the report of the Secretary-General on that
     Recalling does not begin a paragraph here, nor do capitals
     such as those of the Secretary-General,
          1.   Takes note of the report;
               (a)  To protect water in all of the rural areas which
          are far from cities;
               (b)  To train.
"""


def test_indents() -> None:
    assert [p.split()[0] for p in paragraphs(INDENTED)] == ["The", "Recalling", "Recalling", "1.", "(a)", "(b)"]


@pytest.mark.parametrize(
    "text",
    [
        "     Recalling the importance of the lakes\nand of\n\fA/85/412\n   forests,\n        Noting all,\n",
        "Recalling the importance of the lakes\nand of\n__________\n1 A note.\n\fA/85/412\nforests,\n",
    ],
)
def test_a_paragraph_goes_on_on_the_next_page(text: str) -> None:
    assert paragraphs(text)[0] == "Recalling the importance of the lakes and of forests,"


def test_blank_lines_part_paragraphs() -> None:
    text = "The General Assembly,\nMeans of implementation\n\n1. Takes note of\nthe report;\n\n2. Welcomes it.\n"
    assert paragraphs(text)[1:] == ["Means of implementation", "1. Takes note of the report;", "2. Welcomes it."]


@pytest.mark.parametrize(
    "line",
    [
        "women and girls in all of the areas",  # C17
        "adopted at its second session",  # C19
        "900 (IX) of 5 May 2088, and its decisions",  # C08
        "2030 Agenda for Sustainable Development",
        "(see A/85/412, para. 3), as well as",
        "and 2 others of them, for the present,",
    ],
)
def test_a_line_that_goes_on_begins_no_paragraph(line: str) -> None:
    text = "\n".join([*ENGLISH_LINES[:3], line, "that are far from cities,", "1. Takes note of it."])
    found = paragraphs(text)
    assert len(found) == 2
    assert line in found[0]


@pytest.mark.parametrize(
    ("lang", "body", "session"),
    [
        ("eng", "Working Group on the Review of Wells", "Seventh session"),
        ("fra", "Groupe de travail sur l’examen des puits", "Septième session"),
        ("spa", "Grupo de Trabajo sobre el Examen de los Pozos", "Séptimo período de sesiones"),
        ("rus", "Рабочая группа по обзору колодцев", "Седьмая сессия"),
    ],
)
def test_the_session_below_the_name_of_a_body(lang: str, body: str, session: str) -> None:
    assert paragraphs(f"A/HRC/85/1\n{body}\n{session}\n", lang)[-1] == session


@pytest.mark.parametrize("broken", ["A/88/411/⏎Add.1 and", "A/C.2/88/L.9/⏎Rev.1 and", "the term and/⏎or and"])
def test_a_line_that_ends_in_a_slash_goes_on(broken: str) -> None:
    """A03, however short the line is."""
    text = "\n".join([*ENGLISH_LINES, "1. Takes note of " + broken.replace("⏎", "\n") + " of all;", "2. Decides."])
    assert paragraphs(text)[1:] == ["1. Takes note of " + broken.replace("⏎", "") + " of all;", "2. Decides."]


def test_a_typeface_that_goes_on_over_a_lines_end_is_one_span() -> None:
    one, two = Line("Noting with", 1, spans=(Span(0, 11, "i"),)), Line("deep concern the", 2, spans=(Span(0, 12, "i"),))
    text = joined([Placed(one, 1, False, 0), Placed(two, 1, False, 0)], Seams((), spaced_han=False)).text
    assert [text.content[s.start : s.end] for s in text.spans] == ["Noting with deep concern"]


def test_links_to_two_addresses_and_words_on_two_sides_of_a_note_stay_two() -> None:
    links = Line("here there", 1, spans=(Span(0, 4, "a", "", "http://a"), Span(5, 10, "a", "", "http://b")))
    words = Line("Noting deeply", 1, spans=(Span(0, 6, "i"), Span(6, 6, "note", "0"), Span(7, 13, "i")))
    for line, names in ((links, ["a", "a"]), (words, ["i", "note", "i"])):
        spans = joined([Placed(line, 1, False, 0)], Seams((), spaced_han=False)).text.spans
        assert [s.name for s in spans] == names


@pytest.mark.parametrize("heading", [
    ["Rapport sur l’exécution du budget"],
    ["Rapport sur l’exécution du budget de l’exercice allant du 1er juillet 2029 au 30", "juin 2030"],
])  # fmt: skip
def test_a_heading_above_a_numbered_paragraph(heading: list[str]) -> None:
    """It may run over two lines: neither ends in a mark, as the last line of a paragraph would."""
    lines = [
        "     7. Prie le Secrétaire général de prendre les mesures voulues pour que la Force",
        "soit administrée ;",
    ]
    lines += [*heading, "     8. Prend acte du rapport du Secrétaire général sur la Force, qui a été", "publié."]
    assert paragraphs("\n".join(lines), "fra")[1] == " ".join(heading)


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        (
            "rus",
            "и на этом месте продолжается строка обычного текста",
            [
                "Фонд озер",
                "Союз городов",
                "Совет рыбаков",
                "Лига писем",
                "Архив всех рек, каналов и озер на обширной равнине",
            ],
        ),
        (
            "ara",
            "وفي هذا الموضع يستمر سطر من أسطر النص المعتاد في الفقرة",
            [
                "صندوق البحيرات",
                "اتحاد المدن",
                "مجلس الصيادين",
                "رابطة الرسائل",
                "محفوظات جميع الأنهار والقنوات والبحيرات في السهول",
            ],
        ),
    ],
)
def test_names_set_in_alike_are_a_list(lang: str, text: str, names: list[str]) -> None:
    """One name a line, in no order, though the last would not fit on the line of the one before."""
    entries = [*names, names[0]]
    lines = [*(text for _ in range(6)), f"{text[:20]}.", *(f"    {entry}" for entry in entries)]
    assert paragraphs("\n".join(lines), lang)[-len(entries) :] == entries


def test_the_preamble_of_a_part_set_without_indents() -> None:
    """Its first paragraph ends the title, which has no mark at its end; the next stand below full lines."""
    wanted = [
        "A",
        "Work of the Committee regarding the keeping of harbour lamps in all regions",
        "Recognizing the importance of the work of the Committee for the harbours, whose lamps burn every night,",
        "Bearing in mind the need to keep every lamp in good order,",
    ]
    lines = [
        "          The Economic and Social Council,",
        "          Recalling its resolution 2019/7 of 6 June 2029 on the harbours of all the regions,",
        "      and the reports of the Committee,",
        "      A",
        f"      {wanted[1]}",
        "      Recognizing the importance of the work of the Committee for the harbours, whose",
        "      lamps burn every night,",
        "      Bearing in mind the need to keep every lamp in good order,",
        "          1. Expresses its appreciation to the Committee for its work on the harbours of",
        "      all regions.",
    ]
    assert paragraphs("\n".join(lines))[2:6] == wanted


def test_the_preamble_of_a_part_whose_numeral_stands_before_its_title() -> None:
    """Set without indents, some of its lines full."""
    wanted = [
        "II Travaux du Comité",
        "Rappelant la résolution 85/12 du 1er décembre 2030 sur les rivières et les lacs,",
        "Ayant examiné le rapport du Comité sur les travaux de la plaine et des montagnes,",
        "Consciente des besoins,",
    ]
    lines = [
        "    L’Assemblée générale,",
        *wanted,
        "    1. Prend note du rapport du Comité sur les travaux de la plaine et des collines",
        "qui se trouvent au nord de la grande rivière et des lacs qui lui sont voisins,",
        "ainsi que des autres rivières ;",
    ]
    assert paragraphs("\n".join(lines), "fra")[1:5] == wanted


def test_the_preamble_of_a_part_in_a_language_without_capitals() -> None:
    lines = ["إن الجمعية العامة،", "أولا", "تقرير مكتب المياه", "إذ تشير إلى قرارها 60/1 المؤرخ 1 حزيران/يونيه 2006،"]
    assert paragraphs("\n".join(lines), "ara") == lines


def test_names_with_names_in_brackets() -> None:
    """A list whose entries all end with a bracket, whatever room is left on a line."""
    short = [f"{kind} الماء (Water {n})" for n, kind in enumerate(["جمعية", "رابطة", "شبكة", "معهد", "اتحاد", "مؤسسة"])]
    names = [
        *short,
        "شبكة البحيرات من أجل التنمية المستدامة للمياه (Network of Lakes)",
        "معهد المحيطات (Institute of the Oceans of the World (IOW))",
        "حركة المطر من أجل الأجيال القادمة والحاضرة في العالم (The Movement for the⏎Rain)",
        "اتحاد السدود الصغيرة في المناطق الجبلية (Union of Dams)",
        "مبادرة الثلج (Snow)",
    ]
    text = "\n".join(["المرفق", *(name.replace("⏎", "\n") for name in names)])
    assert paragraphs(text, "ara")[1:] == [name.replace("⏎", " ") for name in names]


@pytest.mark.parametrize("verb", ["انتخبت", "أحاطت", "إن"])
def test_the_text_of_a_decision_in_arabic(verb: str) -> None:
    title, text = (
        "85/401 تقرير لجنة المياه",
        f"{verb} الجمعية العامة، في جلستها العامة 12، المعقودة في 1 حزيران/يونيه 2031،",
    )
    assert paragraphs(f"{title}\n{text}", "ara") == [title, text]


def test_a_line_at_the_margin_goes_on_where_preambles_begin_small() -> None:
    """However much room is left above: a preambular paragraph is set in, or begins with an opening phrase."""
    lines = [
        "    Генеральная Ассамблея,",
        "    ссылаясь на свою резолюцию 85/12 от 1 декабря 2030 года о реках, озерах и всех",
        "прочих водах, которые текут по обширной равнине и никогда не пересыхают летом,",
        "каждая из которых столь же полноводна, как и те, о которых говорится в других",
        "документах, посвященных водам равнины,",
        "    памятуя о водах равнины, больших и малых,",
        "новых и старых, текущих на север и на юг,",
        "    1. постановляет беречь реки.",
    ]
    assert [p[:8] for p in paragraphs("\n".join(lines), "rus")] == ["Генераль", "ссылаясь", "памятуя ", "1. поста"]


def test_a_heading_below_a_preamble_that_begins_small() -> None:
    heading = "Меры по охране рек"
    lines = [
        "Совет Безопасности,",
        "действуя на основании главы VII Устава Организации Объединенных Наций,",
        heading,
        "1. постановляет беречь реки.",
    ]
    assert paragraphs("\n".join(lines), "rus")[2] == heading


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "rus",
            [
                "Экономический и Социальный Совет,",
                "I Деятельность Управления служб речного надзора",
                "ссылаясь на свои резолюции 48/218 от 29 июля 2094 года, 54/244 от 23 декабря 2099|года,",
                "рассмотрев доклад Управления служб речного надзора о его деятельности,",
                "1. вновь подтверждает свою главную роль;",
            ],
        ),
        (
            "zho",
            [
                "大会，",
                "一 河流监督厅的活动",
                "回顾其2094年7月29日第48/218号、2099年12月23日第54/244号和2100年12月23日第59/272号决|议，",
                "审议了河流监督厅关于其活动的报告，",
                "1. 重申大会在审议报告方面的首要作用；",
            ],
        ),
    ],
)
def test_the_preamble_of_a_section_whose_numeral_stands_on_the_line_of_its_heading(lang: str, lines: list[str]) -> None:
    """Nor has it an indent, as the paragraphs with numbers have."""
    printed = ["    " * (line[0] in "大Э1") + line.replace("|", "\n") for line in lines]
    glue = " " if lang == "rus" else ""
    assert paragraphs("\n".join([*printed, *FULL[lang]]), lang)[:5] == [line.replace("|", glue) for line in lines]


FULL = {
    "rus": [
        "    2. подтверждает также свою надзорную роль и роль Комитета в административных и",
        "бюджетных вопросах, которые он рассматривает на каждой из своих сессий, и просит его",
        "и далее рассматривать их;",
    ],
    "zho": [
        "    2. 又重申在行政和预算事项上大会的监督作用以及委员会在其各届会议上审议的事项",
        "方面的作用，并请委员会在今后各届会议上继续审议这些事项和其他事项以及有关报告和",
        "文件；",
    ],
}


def test_indents_are_part_of_how_wide_a_line_is() -> None:
    """The next word had no room on the line, for that began further in."""
    lines = [
        "    Генеральная Ассамблея,",
        "    памятуя о разнообразии внутри прибрежного сообщества, а также об уникальных,",
        "новых и сохраняющихся вызовах, включая уменьшение объема прямых вложений и помощи в",
        "целях развития,",
        *FULL["rus"] * 3,
        "    3. отмечает работу государств, которые рассматривают все вопросы о рыболовстве и",
        "просит их и впредь рассматривать те из этих вопросов, которые поставлены в докладах и",
        "заключениях;",
    ]
    assert len(paragraphs("\n".join(lines), "rus")) == 6


@pytest.mark.parametrize(
    "heading", [["Предотвращение незаконного вывоза рыбы"], ["Предотвращение незаконного вывоза рыбы, в том", "числе"]]
)
def test_a_heading_between_a_preamble_and_the_first_number(heading: list[str]) -> None:
    lines = [
        "Совет Безопасности,",
        "ссылаясь на свои предыдущие резолюции и заявления своего Председателя по вопросу о",
        "рыболовстве и о тех, кто им живет,",
        "действуя на основании главы VII Устава Организации Объединенных Наций и решений ее,",
        *heading,
        "1. постановляет продлить полномочия, изложенные в пункте 2 настоящей резолюции, на",
        "год;",
    ]
    assert paragraphs("\n".join(lines), "rus")[-2] == " ".join(heading)


def test_a_cyrillic_letter_and_the_latin_one_after_it_are_one_series() -> None:
    lines = [
        "1. просит Комитет:",
        "а) продолжить рассмотрение вопроса о рыболовстве на своих следующих сессиях и о всех",
        "других вопросах, которые рассматриваются одной и той же группой его членов и экспертов;",
        "b) представить доклад о своей работе и о ее итогах Генеральной Ассамблее на ее сессии.",
    ]
    assert [p[:2] for p in paragraphs("\n".join(lines), "rus")] == ["1.", "а)", "b)"]


def test_an_arabic_number_with_its_dash_is_a_label() -> None:
    lines = [
        "1- يحيط علماً بتقرير الخبير المستقل المعني بإقامة نظام دولي منصف وما ورد فيه من أمور؛",
        "2- يطلب إلى الأمين العام أن يقدم جميع الموارد اللازمة لإنشاء مكتب المفوضية ومراكزها",
        "الإقليمية؛",
        "3- يقرر أن يبقي المسألة قيد نظره.",
    ]
    assert [p[:2] for p in paragraphs("\n".join(lines), "ara")] == ["1-", "2-", "3-"]


def test_the_line_below_a_russian_title_that_tells_what_was_adopted() -> None:
    lines = ["Содействие осуществлению прав и свобод", "Резолюция, принятая Генеральной Ассамблеей 8 мая 2088 года"]
    assert paragraphs("\n".join(lines), "rus") == lines
