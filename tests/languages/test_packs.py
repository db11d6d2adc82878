"""Language packs: which language a text is in, and the opening phrases of its paragraphs."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from akn import languages
from akn.languages.openings import openings
from akn.parse.masthead import ordinal

ENGLISH = "The General Assembly, recalling the report of the Secretary-General on water, decides to consider it. "
CHINESE = "大会，回顾秘书长关于水的报告，决定在下一届会议上审议这一问题。"
FRENCH = "L’Assemblée générale, rappelant le rapport du Secrétaire général sur l’eau, décide de l’examiner. "
SPANISH = "La Asamblea General, recordando el informe del Secretario General sobre el agua, decide examinarlo. "
GERMAN = "Die Generalversammlung, unter Hinweis auf den Bericht des Generalsekretärs über das Wasser, beschließt. "
RUSSIAN = "Генеральная Ассамблея, ссылаясь на доклад Генерального секретаря, постановляет рассмотреть его. "
ARABIC = "إن الجمعية العامة، إذ تشير إلى تقرير الأمين العام، تقرر أن تنظر فيه. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "eng"),
        (CHINESE, "zho"),
        ("Distr.: General\n24 December 2030\nOriginal: English\n" + CHINESE, "zho"),
        ("United Nations A/85/412\nGeneral Assembly Distr.: General\n" + CHINESE * 2, "zho"),
        (ENGLISH * 20 + CHINESE * 30, "eng"),  # the first page decides
        (CHINESE * 40 + ENGLISH * 40, "zho"),
        ("联合国 United Nations\n" + ENGLISH * 3, "eng"),
        (FRENCH, "fra"),
        (SPANISH, "spa"),
        (GERMAN, "deu"),
        (FRENCH * 20 + ENGLISH * 30, "fra"),
        (SPANISH * 20 + FRENCH * 30, "spa"),
        (RUSSIAN * 10, "rus"),
        (ARABIC * 10, "ara"),
        ("2030 85/412 3.14 — …", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert languages.detect(text) == code


def test_an_unknown_language_is_told_with_those_known() -> None:
    with pytest.raises(languages.UnknownLanguageError, match=r"'tlh'.*eng, .*zho"):
        languages.pack("tlh")


@pytest.mark.parametrize(
    ("lang", "text", "end", "key"),
    [
        ("eng", "Recalling its resolution", 9, "recalling"),
        ("eng", "Recalling also its resolution", 14, "recallingAlso"),
        ("eng", "“Recalling also the report", 15, "recallingAlso"),
        ("eng", "Noting with appreciation the work", 24, "notingWithAppreciation"),
        ("zho", "回顾大会决议", 2, "recalling"),
        ("zho", "又回顾大会决议", 3, "recallingAlso"),
        ("zho", "“还重申大会决议", 4, "reaffirmingFurther"),
        ("zho", "赞赏地注意到其工作", 6, "notingWithAppreciation"),
        ("fra", "Rappelant également sa résolution", 19, "recallingAlso"),
        ("fra", "S'inquiétant vivement de la situation", 21, "gravelyConcerned"),  # a typewriter's apostrophe
        ("fra", "Prenant\u00a0note du rapport", 12, "takingNote"),
        ("spa", "Acogiendo con beneplácito también el informe", 33, "welcomingAlso"),
        ("deu", "sowie unter Hinweis auf ihre Resolution", 23, "recallingAlso"),
    ],
)
def test_the_longest_opening_phrase_is_taken(lang: str, text: str, end: int, key: str) -> None:
    found = openings(languages.pack(lang)).preambular_at(text)
    assert found is not None
    assert (found.end, found.key) == (end, key)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("eng", "Recallings of all"),
        ("eng", "recalling its resolution"),
        ("eng", "Water and"),
        ("zho", "水和森林"),
        ("eng", ""),
    ],
)
def test_no_opening_phrase(lang: str, text: str) -> None:
    assert openings(languages.pack(lang)).match(text) is None


@pytest.mark.parametrize(
    ("lang", "words", "number"),
    [
        ("eng", "First", "1"),
        ("eng", "Twelfth", "12"),
        ("eng", "Twentieth", "20"),
        ("eng", "Seventy-ninth", "79"),
        ("eng", "Eighty-fifth", "85"),
        ("eng", "Hundredth", "100"),
        ("eng", "Hundred and first", ""),
        ("eng", "Eighty fifth", "85"),
        ("eng", "Resumed", ""),
        ("zho", "七十九", "79"),
        ("zho", "一百", "100"),
        ("zho", "十", "10"),
        ("zho", "水", ""),
    ],
)
def test_ordinals(lang: str, words: str, number: str) -> None:
    assert ordinal(words, languages.pack(lang)) == number


PACKS = {code: languages.pack(code) for code in languages.codes()}


@pytest.mark.parametrize("code", PACKS)
def test_keys_of_opening_phrases_are_camel_case(code: str) -> None:
    for table in ("preambular", "operative"):
        assert all(re.fullmatch(r"[a-z]+(?:[A-Z][a-z]*)*", key) for key in PACKS[code].table(table).values())


@pytest.mark.parametrize("code", PACKS)
def test_every_pattern_compiles(code: str) -> None:
    data = tomllib.loads((files(languages) / f"{code}.toml").read_text(encoding="utf-8"))
    for table in ("structure", "masthead", "notes", "report"):
        for key, value in data[table].items():
            if isinstance(value, str) and key not in ("dates", "full_date"):
                re.compile(value)


@pytest.mark.parametrize("code", PACKS)
def test_opening_phrases_of_both_kinds(code: str) -> None:
    for table in ("preambular", "operative"):
        phrases = PACKS[code].table(table)
        assert all(phrase == phrase.strip() and phrase for phrase in phrases)
