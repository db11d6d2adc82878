"""Documents made up by hypothesis, in English and Chinese, with what a parser must return for each.

    @given(documents())
    def test(doc):
        text = print_document(printed(doc.source, doc.lang), form)
        assert units_of(parse(text)) == expected(doc)

`documents()` draws a resolution or a report with drafts, as a `Source` (see `tests.samples.source`) in one language.
Sentences are put together from pools of words; they stay within what any reader of the pages can tell, also where a
form keeps no indents: in Chinese no clause inside a paragraph begins as a paragraph does; no marker follows a digit; a
number that could pass for a marker has a day's month, a year's four digits or a slash beside it. Within that they are
hard: dates and lists full of digits and commas around the markers, long resolution lists, notes that fill half a page,
drafts whose notes begin again at 1, paragraphs that end with a full line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.printing import MARKER, without_markers
from tests.samples.source import LANGS, Block, Source, printed

__all__ = ["Generated", "documents", "expected", "printed", "reports", "resolutions", "squeeze"]

UNITS = {"formula", "container", "section", "division", "paragraph", "point", "subpoint"}
ROMAN = ("i", "ii", "iii", "iv", "v")
SECTIONS = {"eng": ("I", "II", "III"), "zho": ("一", "二", "三")}
SAID_AGAIN = ("Also", "Further")
HERE = "⟦⟧"  # where a note will be marked, until the notes are numbered

PREAMBULAR = {
    "eng": [
        ("recalling", "Recalling"),
        ("recallingAlso", "Recalling also"),
        ("reaffirming", "Reaffirming"),
        ("reaffirmingFurther", "Reaffirming further"),
        ("recognizing", "Recognizing"),
        ("recognizingAlso", "Recognizing also"),
        ("bearingInMind", "Bearing in mind"),
        ("notingWithAppreciation", "Noting with appreciation"),
        ("welcoming", "Welcoming"),
        ("emphasizing", "Emphasizing"),
    ],
    "zho": [
        ("recalling", "回顾"),
        ("recallingAlso", "又回顾"),
        ("reaffirming", "重申"),
        ("reaffirmingFurther", "还重申"),
        ("recognizing", "认识到"),
        ("recognizingAlso", "又认识到"),
        ("bearingInMind", "铭记"),
        ("notingWithAppreciation", "赞赏地注意到"),
        ("welcoming", "欢迎"),
        ("emphasizing", "强调"),
    ],
}
OPERATIVE = {
    "eng": [
        "Takes note of",
        "Welcomes",
        "Reaffirms",
        "Recalls",
        "Stresses",
        "Also welcomes",
        "Notes with appreciation",
    ],
    "zho": ["表示注意到", "欢迎", "重申", "回顾", "强调指出", "又欢迎", "赞赏地注意到"],
}
INTROS = {
    "eng": [
        "Encourages Member States:",
        "Requests the Secretary-General:",
        "Calls upon all States and other partners:",
    ],
    "zho": ["鼓励会员国：", "请秘书长：", "促请所有国家和其他伙伴："],
}
# What is recalled, welcomed, noted. Those that end in a digit are never followed at once by a marker.
OBJECTS = {
    "eng": [
        "the importance of safe water to the health of people in rural areas",
        "the role of women in the management of forests, rivers and lakes",
        "the report of the Secretary-General on early warning services",
        "the contribution of small-scale farmers to food security",
        "the need to protect coastal cities from flooding by 2035",
        "the work of the regional centres established between 2015 and 2024",
        "the outcome of the meeting held in Nairobi from 3 to 7 March 2025",
        "its resolution 70/1 of 25 September 2015",
        "its resolutions 58/208 of 23 December 2003, 59/241 of 22 December 2004 and 71/237 of 21 December 2016",
        "Security Council resolutions 1325 (2000) and 2417 (2018)",
        "the New Urban Agenda",
        "the Paris Agreement",
        "the Convention on the Rights of the Child",
        "the data published in 2023, 2024 and 2025, which cover 110 countries",
    ],
    "zho": [
        "安全饮水对农村人民健康的重要性",
        "妇女在森林、河流和湖泊管理方面的作用",
        "秘书长关于预警服务的报告",
        "小农对粮食安全的贡献",
        "在 2035 年之前保护沿海城市免遭水患的必要性",
        "2015 年至 2024 年期间设立的区域中心的工作",
        "2025 年 3 月 3 日至 7 日在内罗毕举行的会议的成果",
        "2015 年 9 月 25 日第 70/1 号决议",
        "2003 年 12 月 23 日第 58/208 号、2004 年 12 月 22 日第 59/241 号和 2016 年 12 月 21 日第 71/237 号决议",
        "安全理事会第 1325(2000)号和第 2417(2018)号决议",
        "《新城市议程》",
        "《巴黎协定》",
        "《儿童权利公约》",
        "2023 年、2024 年和 2025 年公布的涵盖 110 个国家的数据",
    ],
}
TASKS = {
    "eng": [
        "To protect the sources of drinking water",
        "To train those who operate dykes and pumping stations",
        "To publish, in 2031 and 2032, the measurements of tide gauges",
        "To consider article 9 of the Convention",
        "To give warning of floods at least 48 hours in advance, in all languages spoken in the area",
    ],
    "zho": [
        "保护饮用水水源",
        "培训堤坝和泵站的操作人员",
        "在 2031 年和 2032 年公布验潮仪测量数据",
        "考虑到该公约第九条",
        "至少提前 48 小时以当地使用的所有语言发出水患预警",
    ],
}
NARRATIVE = {
    "eng": [
        "At the 21st meeting, on 13 November 2030, the representative of Uganda introduced a draft resolution.",
        "The Committee held a general discussion on the item (see A/85/439, para. 2).",
        "At the same meeting, statements were made by the representatives of Fiji, Norway and Viet Nam.",
        "An account of the discussion is contained in the relevant summary records.",
        "Subsequently, Germany and Portugal joined in sponsoring the draft resolution.",
    ],
    "zho": [
        "在 2030 年 11 月 13 日第 21 次会议上，乌干达代表介绍了一项决议草案。",
        "委员会就该项目举行了一般性讨论(见 A/85/439，第 2 段)。",
        "在同次会议上，斐济、挪威和越南代表作了发言。",
        "讨论情况载于相关简要记录。",
        "随后，德国和葡萄牙加入为该决议草案的提案国。",
    ],
}
HEADINGS = {"eng": ["Means of implementation", "Follow-up and review"], "zho": ["执行手段", "后续行动和审查"]}
TITLES = {
    "eng": ["Water, forests and rural health", "Resilience of coastal cities", "Early warning services for all"],
    "zho": ["水、森林和农村健康", "沿海城市的复原力", "全民预警服务"],
}
NOTES = {
    "eng": [
        "Resolution 70/1.",
        "See resolution 2200 A (XXI), annex.",
        "United Nations, Treaty Series, vol. 1771, No. 30822.",
        "A/85/323.",
        "See A/C.2/85/SR.18, A/C.2/85/SR.19 and A/C.2/85/SR.21.",
        "Report of the International Conference on Population and Development, Cairo, 5–13 September 1994 (United "
        "Nations publication, Sales No. E.95.XIII.18), chap. I, resolution 1, annex.",
    ],
    "zho": [
        "第 70/1 号决议。",
        "见第 2200 A (XXI)号决议，附件。",
        "联合国，《条约汇编》，第 1771 卷，第 30822 号。",
        "A/85/323。",
        "见 A/C.2/85/SR.18、A/C.2/85/SR.19 和 A/C.2/85/SR.21。",
        "《国际人口与发展会议的报告，1994 年 9 月 5 日至 13 日，开罗》(联合国出版物，出售品编号：C.95.XIII.18)，"
        "第一章，决议 1，附件。",
    ],
}
FIXED = {
    "eng": {
        "formula": "The General Assembly,",
        "session": "Eighty-fifth session",
        "item": "Agenda item 20 (b)",
        "reportTitle": "Report of the Second Committee",
        "rapporteur": "Rapporteur: Ms. Ilse Maravić Oduya (Cabo Verde)",
        "adoption": "Resolution adopted by the General Assembly on 19 December 2030",
        "origin": "[on the report of the Second Committee (A/85/439, para. 9)]",
        "sections": "Introduction|Consideration of proposals|Recommendations of the Second Committee",
        "recommends": "The Second Committee recommends to the General Assembly the adoption of the following draft "
        "resolution:|The Second Committee recommends to the General Assembly the adoption of the following draft "
        "resolutions:",
        "draftLabel": "Draft resolution I|Draft resolution II",
        "meeting": "52nd plenary meeting",
        "day": "19 December 2030",
    },
    "zho": {
        "formula": "大会，",
        "session": "第八十五届会议",
        "item": "议程项目 20(b)",
        "reportTitle": "第二委员会的报告",
        "rapporteur": "报告员：伊尔丝·马拉维奇·奥杜亚女士(佛得角)",
        "adoption": "2030 年 12 月 19 日大会决议",
        "origin": "[根据第二委员会的报告(A/85/439，第 9 段)]",
        "sections": "导言|提案的审议情况|第二委员会的建议",
        "recommends": "第二委员会建议大会通过以下决议草案：|第二委员会建议大会通过以下决议草案：",
        "draftLabel": "决议草案一|决议草案二",
        "meeting": "第 52 次全体会议",
        "day": "2030 年 12 月 19 日",
    },
}
ABOUT = {
    "publisher.eng": "United Nations",
    "publisher.zho": "联合国",
    "organ.eng": "General Assembly",
    "organ.zho": "大会",
    "distribution": "Distr.: General",
    "date": "30 December 2030",
    "job.eng": "30-24118",
    "job.zho": "30-24121",
    "release": "070131",
}


@dataclass(frozen=True)
class Generated:
    """A generated document: its language and source."""

    lang: str
    source: Source


def documents(langs: tuple[str, ...] = LANGS) -> st.SearchStrategy[Generated]:
    """A resolution or a report, in one of the languages."""
    return st.sampled_from(langs).flatmap(lambda lang: st.one_of(resolutions(lang), reports(lang)))


@st.composite
def resolutions(draw: st.DrawFn, lang: str) -> Generated:
    """A resolution of the General Assembly as adopted."""
    fixed, number = FIXED[lang], str(draw(st.integers(1, 330)))
    title = draw(st.sampled_from(TITLES[lang]))
    blocks = [_block(kind, lang, fixed[kind]) for kind in ("session", "item")]
    blocks.append(_block("item", lang, title))
    blocks += [_block(kind, lang, fixed[kind]) for kind in ("adoption", "origin")]
    blocks.append(_block("numberedTitle", lang, f"85/{number}. {title}", f"85/{number}"))
    blocks += draw(_text(lang))
    blocks += [_block("closing", lang, fixed[key]) for key in ("meeting", "day")]
    _number_notes(blocks, lang, draw)
    return Generated(lang, Source("resolution", "", {**ABOUT, "symbol": f"A/RES/85/{number}"}, [*blocks]))


@st.composite
def reports(draw: st.DrawFn, lang: str) -> Generated:
    """A report of the Second Committee with one draft resolution or two."""
    fixed, about = FIXED[lang], {**ABOUT, "symbol": "A/85/439"}
    names = fixed["sections"].split("|")
    narrative = st.lists(st.sampled_from(NARRATIVE[lang]), min_size=1, max_size=3, unique=True)
    blocks = [_block(kind, lang, fixed[kind]) for kind in ("session", "item")]
    blocks.append(_block("subject", lang, draw(st.sampled_from(TITLES[lang]))))
    blocks += [_block(kind, lang, fixed[kind]) for kind in ("reportTitle", "rapporteur")]
    number = 0
    for section in (0, 1):
        blocks.append(_section(lang, section, names[section]))
        for _ in range(draw(st.integers(1, 4))):
            number += 1
            words = _joined(lang, draw(narrative)) + (HERE if draw(st.booleans()) else "")
            blocks.append(_block("paragraph", lang, f"{number}. {words}", str(number)))
    blocks.append(_section(lang, 2, names[2]))
    count = draw(st.integers(1, 2))
    blocks.append(
        _block("paragraph", lang, f"{number + 1}. {fixed['recommends'].split('|')[count - 1]}", str(number + 1))
    )
    _number_notes(blocks, lang, draw)
    drafts = [draw(_drafts(lang, index if count > 1 else -1)) for index in range(count)]
    return Generated(lang, Source("meetingReport", "", about, [*blocks, *drafts]))


@st.composite
def _drafts(draw: st.DrawFn, lang: str, index: int) -> Source:
    """A draft resolution in a report, the `index`th of several, -1 where it is the only one."""
    labels = FIXED[lang]["draftLabel"].split("|")
    blocks = [_block("draftLabel", lang, labels[index])] if index >= 0 else []
    blocks.append(_block("docTitle", lang, draw(st.sampled_from(TITLES[lang]))))
    blocks += draw(_text(lang))
    _number_notes(blocks, lang, draw)
    return Source("resolutionDraft", ("I", "II")[index] if index >= 0 else "", {}, [*blocks])


@st.composite
def _openings(draw: st.DrawFn, lang: str) -> list[tuple[str, str]]:
    """Preambular openings, as they are drafted: "also" and "further" stand after a paragraph with the same verb."""
    table = dict(PREAMBULAR[lang])
    verbs = draw(
        st.lists(st.sampled_from([key for key in table if not key.endswith(SAID_AGAIN)]), min_size=1, max_size=5)
    )
    found: list[tuple[str, str]] = []
    for verb in dict.fromkeys(verbs):
        again = [key for key in table if key.startswith(verb) and key.endswith(SAID_AGAIN) and draw(st.booleans())]
        found += [(key, table[key]) for key in (verb, *again)]
    return found


@st.composite
def _text(draw: st.DrawFn, lang: str) -> list[Block]:
    """Formula, preambular and operative paragraphs with points and headings."""
    comma, stop = ("，", "。") if lang == "zho" else (",", ".")
    blocks = [_block("formula", lang, FIXED[lang]["formula"])]
    for key, phrase in draw(_openings(lang)):
        blocks.append(_block("container", lang, draw(_sentence(lang, phrase)) + comma + draw(_mark()), key))
    for number in range(1, draw(st.integers(2, 7)) + 1):
        if number > 1 and draw(st.integers(0, 5)) == 0:
            blocks.append(_block("division", lang, draw(st.sampled_from(HEADINGS[lang]))))
        blocks += draw(_operative(lang, number))
    last = blocks[-1].words[lang].removesuffix(HERE)
    blocks[-1].words[lang] = last[:-1] + stop + (HERE if last != blocks[-1].words[lang] else "")
    return blocks


@st.composite
def _operative(draw: st.DrawFn, lang: str, number: int) -> list[Block]:
    """An operative paragraph, plain or with points, the points plain or with points of their own."""
    semicolon, including = ("；", "，包括：") if lang == "zho" else (";", ", including:")
    if draw(st.integers(0, 2)):
        words = draw(_sentence(lang, draw(st.sampled_from(OPERATIVE[lang]))))
        return [_block("paragraph", lang, f"{number}. {words}{semicolon}{draw(_mark())}", str(number))]
    tasks = st.sampled_from(TASKS[lang])
    blocks = [_block("paragraph", lang, f"{number}. {draw(st.sampled_from(INTROS[lang]))}", str(number))]
    for letter in "abcdefghij"[: draw(st.integers(2, 9))]:
        inner = draw(st.integers(0, 5)) == 0
        words = f"({letter}) {draw(tasks)}" + (including if inner else semicolon + draw(_mark()))
        blocks.append(_block("point", lang, words, letter))
        for roman in ROMAN[: draw(st.integers(2, 4)) if inner else 0]:
            blocks.append(_block("subpoint", lang, f"({roman}) {draw(tasks)}{semicolon}", roman))
    return blocks


@st.composite
def _sentence(draw: st.DrawFn, lang: str, phrase: str) -> str:
    """The opening phrase and one to four things, notes marked after some: `Recalling A,⟦⟧ B⟦⟧ and C`."""
    things = draw(st.lists(st.sampled_from(OBJECTS[lang]), min_size=1, max_size=4, unique=True))
    comma, last = ("、", "以及") if lang == "zho" else (", ", " and ")
    out = things[0]
    for i, thing in enumerate(things[1:], 2):
        mark = draw(_mark())
        if i == len(things):
            out += ("" if out[-1].isdigit() else mark) + last + (" " if thing[0].isdigit() else "") + thing
        else:
            out += comma.rstrip() + mark + comma[len(comma.rstrip()) :] + thing
    gap = " " if lang == "eng" or out[0].isdigit() else ""
    return phrase + gap + out


def _mark() -> st.SearchStrategy[str]:
    return st.sampled_from(("", "", HERE))


def _joined(lang: str, sentences: list[str]) -> str:
    return ("" if lang == "zho" else " ").join(sentences)


def _block(kind: str, lang: str, words: str, number: str = "") -> Block:
    return Block(kind, number, {lang: words})


def _section(lang: str, index: int, name: str) -> Block:
    return _block("section", lang, f"{SECTIONS[lang][index]}. {name}", SECTIONS["eng"][index])


def _number_notes(blocks: list[Block], lang: str, draw: st.DrawFn) -> None:
    """Give the marked places their numbers, from 1, and notes."""
    number = 0
    for block in blocks:
        while HERE in block.words[lang]:
            number += 1
            block.words[lang] = block.words[lang].replace(HERE, f"⟦{number}⟧", 1)
            block.notes.append(Block("note", str(number), {lang: draw(st.sampled_from(NOTES[lang]))}))


# What a parser must return


def squeeze(text: str) -> str:
    """A text without white space: what survives every form of print."""
    return re.sub(r"\s+", "", text)


def expected(doc: Generated) -> dict[str, Any]:
    """What a parser must return, white space apart; see `_expected`."""
    return _expected(doc.source, doc.lang)


def _expected(source: Source, lang: str) -> dict[str, Any]:
    """Of one document, in reading order and as plain lists.

    title    the plain title
    units    [kind, number, text]: `container` has its name for a number, headings their words for a text; texts are
             without numbers, markers and white space
    notes    [marker, what stands before the marker in its unit, text of the note]
    drafts   the same of each draft
    """
    titles = [b for b in source.blocks if b.kind in ("docTitle", "numberedTitle", "subject")]
    units = [block for block in source.blocks if block.kind in UNITS]
    return {
        "genre": source.genre,
        "number": source.number,
        "title": squeeze(titles[0].words[lang].removeprefix(f"{titles[0].number}. ")),
        "units": [[b.kind, b.number, squeeze(without_markers(_content(b, lang)))] for b in units],
        "notes": [note for block in units for note in _expected_notes(block, lang)],
        "drafts": [_expected(part, lang) for part in source.inner],
    }


def _content(block: Block, lang: str) -> str:
    """The words of a unit without its number."""
    words = block.words[lang]
    return words.partition(" ")[2] if block.kind in ("section", "paragraph", "point", "subpoint") else words


def _expected_notes(block: Block, lang: str) -> Iterator[list[str]]:
    content = _content(block, lang)
    for note, match in zip(block.notes, MARKER.finditer(content), strict=True):
        yield [note.number, squeeze(without_markers(content[: match.start()])), squeeze(note.words[lang])]
