"""The lines before the text: which say what."""

from __future__ import annotations

import pytest

from akn.languages import pack
from akn.model import Text
from akn.parse.masthead import Facts, agenda_items, read_cover, read_title
from tests.parse.support import ENG, ZHO, said


def facts(cover: str, lang: str = "eng") -> Facts:
    found = Facts()
    read_cover([Text(line.strip()) for line in cover.split("⏎")], pack(lang), found)
    return found


@pytest.mark.parametrize(
    ("line", "session"),
    [
        ("Seventy-ninth session", "79"),
        ("Eighty-fifth session, 2030", "85"),
        ("Tenth emergency special session", "ES-10"),
        ("Thirtieth special session", "S-30"),
        ("2030 session", "2030"),
        ("First session", "1"),
        ("Hundredth session", "100"),
        ("Resumed session", ""),
        ("Sessions of the Committee", ""),
    ],
)
def test_sessions_in_english(line: str, session: str) -> None:
    assert facts(line).session == session


@pytest.mark.parametrize(
    ("line", "session"),
    [
        ("第七十九届会议", "79"),
        ("第八十五届会议", "85"),
        ("第十届紧急特别会议", "ES-10"),
        ("第三十届特别会议", "S-30"),
        ("第一百届会议", "100"),
        ("2030 年届会", "2030"),
        ("2030年会议", "2030"),
        ("会议", ""),
    ],
)
def test_sessions_in_chinese(line: str, session: str) -> None:
    assert facts(line, "zho").session == session


@pytest.mark.parametrize(
    ("line", "lang", "session"),
    [
        ("Soixante-dix-neuvième session", "fra", "79"),
        ("Quatre-vingtième session", "fra", "80"),
        ("Quatre-vingt-onzième session", "fra", "91"),
        ("Cent\u00a0unième session", "fra", "101"),
        ("Dixième session extraordinaire d’urgence", "fra", "ES-10"),
        ("Trentième session extraordinaire", "fra", "S-30"),
        ("Session de 2030", "fra", "2030"),
        ("Septuagésimo noveno período de sesiones", "spa", "79"),
        ("Octogésimo primer período de sesiones", "spa", "81"),
        ("58º período de sesiones", "spa", "58"),
        ("Trigésimo período extraordinario de sesiones", "spa", "S-30"),
        ("Décimo período extraordinario de sesiones de emergencia", "spa", "ES-10"),
        ("Período de sesiones de 2030", "spa", "2030"),
        ("Neunundsiebzigste Tagung", "deu", "79"),
        ("Zehnte Notstandssondertagung", "deu", "ES-10"),
        ("79. Tagung", "deu", "79"),
        ("Cемьдесят пятая сессия", "rus", "75"),  # the first letter a Latin one
    ],
)
def test_sessions_in_other_languages(line: str, lang: str, session: str) -> None:
    assert facts(line, lang).session == session


@pytest.mark.parametrize(
    ("line", "lang", "items"),
    [
        ("Point 27 b) de l’ordre du jour", "fra", ["27 (b)"]),
        ("Points 132 et 17 c) de l'ordre du jour", "fra", ["132", "17 (c)"]),
        ("Points 90 à 106 de l’ordre du jour", "fra", ["90-106"]),
        ("Point 18 aa) de l’ordre du jour provisoire*", "fra", ["18 (aa)"]),
        ("Tema 12 d) del programa", "spa", ["12 (d)"]),
        ("Temas 15 y 17 a) y b) de la agenda", "spa", ["15", "17 (a) y (b)"]),
        ("Tagesordnungspunkt 5", "deu", ["5"]),
    ],
)
def test_agenda_lines_in_other_languages(line: str, lang: str, items: list[str]) -> None:
    assert facts(line, lang).agenda_items == items


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ("20", ["20"]),
        ("20 (b)", ["20 (b)"]),
        ("20(b)", ["20 (b)"]),
        ("22, 68 and 125", ["22", "68", "125"]),  # C31
        ("22、68 和 125", ["22", "68", "125"]),
        ("22, 68 (a) and 125 (b)", ["22", "68 (a)", "125 (b)"]),
        ("90 to 106", ["90-106"]),  # C31
        ("90 至 106", ["90-106"]),
        ("90–106", ["90-106"]),
    ],
)
def test_agenda_items(value: str, items: list[str]) -> None:
    assert agenda_items(value, ZHO if set("和、至") & set(value) else ENG) == items


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Agenda items 22, 68 and 125", "eng"),
        ("Provisional agenda items 22, 68 and 125", "eng"),
        ("议程项目 22、68 和 125", "zho"),
    ],
)
def test_agenda_lines(line: str, lang: str) -> None:
    assert facts(line, lang).agenda_items == ["22", "68", "125"]


@pytest.mark.parametrize(
    ("cover", "symbols"),
    [
        ("United Nations A/88/411/Add.3", ["A/88/411/Add.3"]),  # A02
        ("A⏎United Nations /RES/88/412⏎[without reference to a Main Committee (A/88/L.77)]", ["A/RES/88/412"]),  # A01
        ("A⏎United Nations A/RES/88/412⏎[without reference to a Main Committee (A/88/L.77)]", ["A/RES/88/412"]),
        ("United Nations⏎A/C.2/88/L.9/Rev.2⏎General Assembly", ["A/C.2/88/L.9/Rev.2"]),
        ("United Nations S/2088/14*⏎Security Council Distr.: General", ["S/2088/14"]),  # A06
        ("A/ES-10/1043–S/2088/529", ["A/ES-10/1043-S/2088/529"]),  # A05
        ("A/88/797⏎S/2088/109", ["A/88/797", "S/2088/109"]),
        ("A/88/797 S/2088/109", ["A/88/797", "S/2088/109"]),
        ("Eighty-fifth session", []),
    ],
)
def test_symbols(cover: str, symbols: list[str]) -> None:
    assert facts(cover).symbols == symbols


@pytest.mark.parametrize(
    ("cover", "issued", "languages"),
    [
        ("Distr.: General⏎13 November 2088⏎Original: English", "2088-11-13", ["eng"]),
        ("Distr.: General⏎13 November 2088⏎Original: English/French", "2088-11-13", ["eng", "fra"]),  # D16
        ("Distr.: General 13 November 2088 Original: English and French", "2088-11-13", ["eng", "fra"]),
        ("Distr.: Limited⏎2 December 2088", "2088-12-02", []),
        ("Distr.: General⏎November 2088", "", []),  # no day
        ("International Covenant on Distr.: General⏎Imaginary Rights 27 December 2088", "2088-12-27", []),
    ],
)
def test_distribution_date_and_languages(cover: str, issued: str, languages: list[str]) -> None:
    found = facts(cover)
    assert (found.issued, found.languages) == (issued, languages)


def test_a_chinese_masthead_has_its_date_in_english() -> None:
    assert facts("Distr.: General⏎13 November 2088⏎Chinese⏎Original: English", "zho").issued == "2088-11-13"


@pytest.mark.parametrize(
    ("cover", "lang", "kind", "body", "adopted"),
    [
        ("Resolution adopted by the General Assembly on 19 December 2030", "eng", "resolution", "unga", "2030-12-19"),
        ("Decision adopted by the Human Rights Council on 4 July 2030", "eng", "decision", "unga-hrc", "2030-07-04"),
        ("Resolution 2788 (2030)⏎Adopted by the Security Council at its 9999th meeting, on 4 May 2030",
         "eng", "resolution", "unsc", "2030-05-04"),  # C32
        ("2030 年 12 月 19 日大会决议", "zho", "resolution", "unga", "2030-12-19"),
        ("人权理事会 2030 年 7 月 4 日通过的决定", "zho", "decision", "unga-hrc", "2030-07-04"),
        ("第 2788(2030) 号决议⏎安全理事会 2030 年 5 月 4 日第 9999 次会议通过",
         "zho", "resolution", "unsc", "2030-05-04"),
    ],
)  # fmt: skip
def test_how_it_was_adopted(cover: str, lang: str, kind: str, body: str, adopted: str) -> None:
    found = facts(cover, lang)
    assert (found.kind, found.body, found.adopted) == (kind, body, adopted)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("eng", "Adopted by the Security Council on 28 August 2030"),
        ("fra", "Adoptée par le Conseil de sécurité le 28 août 2030"),
        ("spa", "Aprobada por el Consejo de Seguridad el 28 de agosto de 2030"),
        ("rus", "принятая Советом Безопасности 28 августа 2030 года"),
        ("ara", "الذي اتخذه مجلس الأمن في 28 آب/أغسطس 2030"),
        ("zho", "安全理事会 2030 年 8 月 28 日通过"),
    ],
)
def test_the_council_may_adopt_without_a_meeting(lang: str, line: str) -> None:
    found = facts(line, lang)
    assert (found.kind, found.adopted, found.body, found.meeting) == ("resolution", "2030-08-28", "unsc", "")


def test_the_council_adopts_although_words_were_left_out() -> None:
    for line in ("2030年10月30日 8718次会议通过", "2030 年 10 月 30 日安全理事会 8718 次会议通过"):
        found = facts(f"安全理事会⏎第2893(2030)号决议⏎{line}", "zho")
        assert (found.body, found.adopted, found.meeting) == ("unsc", "2030-10-30", "8718")


@pytest.mark.parametrize(
    ("lang", "line", "kind"),
    [
        ("eng", "RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY", "resolution"),
        ("eng", "Decision adopted by the Economic and Social Council", "decision"),
        ("fra", "RESOLUTION ADOPTEE PAR L’ASSEMBLEE GENERALE", "resolution"),
        ("spa", "RESOLUCION APROBADA POR LA ASAMBLEA GENERAL", "resolution"),
        ("rus", "РЕЗОЛЮЦИЯ, ПРИНЯТАЯ ГЕНЕРАЛЬНОЙ АССАМБЛЕЕЙ", "resolution"),
        ("ara", "قرار اتخذته الجمعية العامة", "resolution"),
        ("zho", "大会决议", "resolution"),
    ],
)
def test_what_was_adopted_without_the_day(lang: str, line: str, kind: str) -> None:
    """Below the agenda item, of which it is no name."""
    found = Facts()
    agenda = {"eng": "Agenda item 40", "zho": "议程项目 40", "ara": "البند 40 من جدول الأعمال"}.get(lang, "")
    marked = read_cover([Text(t) for t in (agenda, line) if t], pack(lang), found)
    assert [s.name for s in marked[-1].spans] == ["docTitle"]
    assert found.kind == kind


def test_the_council_has_meeting_and_number() -> None:
    found = facts("Resolution 2788 (2030)⏎Adopted by the Security Council at its 9999th meeting, on 4 May 2030")
    assert (found.number, found.meeting) == ("2788 (2030)", "9999")


@pytest.mark.parametrize(
    ("title", "number", "words"),
    [
        ("85/217. Water and rural health", "85/217", "Water and rural health"),
        ("85/217 B. Water", "85/217 B", "Water"),
        ("ES-10/23. Water", "ES-10/23", "Water"),
        ("85/217. Water⏎and rural health", "85/217", "Water and rural health"),
        ("Water and rural health", "", "Water and rural health"),
    ],
)
def test_number_and_title(title: str, number: str, words: str) -> None:
    found = Facts()
    read_title([Text(line) for line in title.split("⏎")], ENG, found)
    assert (found.number, found.title) == (number, words)


def test_every_line_stays_and_says_what_it_is() -> None:
    lines = ["United Nations A/85/412", "General Assembly Distr.: General", "6 December 2030", "Original: English"]
    cover = read_cover([Text(line) for line in lines], ENG, Facts())
    assert [t.content for t in cover] == lines
    assert said(cover) == [
        ("docAuthority", "United Nations", "publisher"),
        ("docNumber", "A/85/412", "symbol"),
        ("docAuthority", "General Assembly", "issuingBody"),
        ("docStatus", "Distr.: General", "generalDistribution"),
        ("docDate", "6 December 2030", "dateOfIssuance"),
        ("inline", "Original: English", "originalLanguage"),
    ]


@pytest.mark.parametrize(
    ("lang", "item", "name"),
    [
        ("eng", "Agenda item 30", "Report of the Security Council"),
        ("eng", "Agenda item 9", "United Nations harbours: measures and proposals"),
        ("fra", "Point 7 de l’ordre du jour", "Nations Unies et phares"),
        ("rus", "Пункт 7 повестки дня", "Доклад Совета Безопасности"),
        ("zho", "议程项目7", "联合国促进灯塔建设的业务活动"),
        ("zho", "议程项目7", "第二十三届特别会议的后续行动"),
    ],
)
def test_the_name_of_an_agenda_item_names_no_body_and_no_session(lang: str, item: str, name: str) -> None:
    found = Facts()
    _, marked = read_cover([Text(item), Text(name)], pack(lang), found)
    assert [(s.value, s.end) for s in marked.spans] == [("agenda item name", len(name))]
    assert (found.body, found.session) == ("", "")


def test_what_stands_alone_below_an_agenda_item_counts() -> None:
    found = Facts()
    read_cover([Text(line) for line in ("Agenda item 30", "2030 session", "Security Council")], ENG, found)
    assert (found.body, found.session) == ("unsc", "2030")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("eng", "11 September–13 October 2030"),
        ("eng", "11 September 13 October 2030"),  # the stroke lost
        ("eng", "New York, 7 – 11 April 2030"),
        ("fra", "11 septembre-13 octobre 2030"),
        ("spa", "11 de septiembre a 13 de octubre de 2030"),
        ("rus", "11 сентября — 13 октября 2030 года"),
        ("ara", "11 أيلول/سبتمبر–13 تشرين الأول/أكتوبر 2030"),
        ("zho", "2030年9月11日至10月13日"),
        ("deu", "11. September – 13. Oktober 2030"),
    ],
)
def test_the_days_of_a_session_are_no_date_of_issue(lang: str, line: str) -> None:
    assert facts(line, lang).issued == ""


def test_a_symbol_in_the_name_of_an_agenda_item_is_not_the_documents() -> None:
    found = facts("Agenda item 5⏎Letter dated 28 February 2030 addressed to the President of the Council (S/2030/136)")
    assert (found.symbols, found.issued) == ([], "")


@pytest.mark.parametrize(
    "line",
    [
        "[بناء على تقرير اللجنة الأولى (A/85/449، الفقرة 7)]",
        "[بناء على تقرير اللجنة الأولى (A/85/449، الفقرة 7()]",  # brackets turned with the line
        "[(A/85/449، الفقرة 7)بناء على تقرير اللجنة الأولى]",
    ],
)
def test_the_document_before_an_arabic_resolution(line: str) -> None:
    (marked,) = read_cover([Text(line)], pack("ara"), Facts())
    source = next(s for s in marked.spans if s.value == "originating document")
    assert marked.content[source.start : source.end].startswith("A/85/449، الفقرة 7")
