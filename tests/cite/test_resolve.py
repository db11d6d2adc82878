# ruff: noqa: E501
"""What citations mean in a whole document: notes, names, places inside the document, hyperlinks."""

import pytest

from akn.cite import cite, link_findings
from akn.model import Document, Link, Note, Span, Text, Unit

COVENANT = "/akn/un/statement/deliberation/unga/1974/3300A-XXIX/!annex_1"


def marked(content: str) -> Text:
    """A paragraph in which `⟦0⟧` stands where the note with that index is marked."""
    spans: list[Span] = []
    plain = ""
    for i, piece in enumerate(content.replace("⟧", "⟦").split("⟦")):
        if i % 2:
            spans.append(Span(len(plain), len(plain), "note", piece))
        else:
            plain += piece
    return Text(plain, tuple(spans))


def document(
    *paragraphs: str, lang: str = "eng", notes: tuple[str, ...] = (), links: tuple[str, ...] = (), adopted: str = ""
) -> Document:
    return Document(
        "resolution",
        lang,
        symbols=("A/RES/88/1",),
        actor="unga",
        adopted=adopted,
        body=tuple(Unit("paragraph", (marked(p),), number=str(n)) for n, p in enumerate(paragraphs, 1)),
        notes=tuple(Note(str(n), (Text(text),)) for n, text in enumerate(notes, 1)),
        links=tuple(Link(href) for href in links),
    )


def refs(text: Text) -> list[tuple[str, str]]:
    return [(text.content[s.start : s.end], s.to) for s in text.spans if s.name in ("ref", "rref")]


def names(cited: Document) -> list[list[str]]:
    """The words of each paragraph that are references."""
    return [[words for words, _ in refs(t)] for u in cited.body for t in u.texts]


NAMES = [
    ("B07", "eng", "Recalling the International Covenant on Imaginary Rights,⟦0⟧ the pact", "International Covenant on "
     "Imaginary Rights"),
    ("B07 later", "eng", "Reaffirming the Charter of Utopia⟦0⟧ in full", "Charter of Utopia"),
    ("agenda", "eng", "Reaffirms the 2088 Agenda for Imaginary Development,⟦0⟧", "2088 Agenda for Imaginary Development"),
    ("after another", "eng", "the Utopia Declaration and the Convention on the Rights of the Imaginary⟦0⟧",
     "Convention on the Rights of the Imaginary"),
    ("quoted", "eng", "the United Nations “Ask, Listen and Answer” Framework⟦0⟧", "United Nations “Ask, Listen and "
     "Answer” Framework"),
    ("a meeting", "eng", "by the Meeting of the Parties to the Utopia Agreement,⟦0⟧", ""),
    ("no name", "eng", "Takes note of the report of the Secretary-General;⟦0⟧", ""),
    ("no name either", "eng", "recalling its resolution 88/9⟦0⟧ on rights", "88/9"),
    ("B07", "zho", "重申《想象权利国际公约》，⟦0⟧ 回顾", "《想象权利国际公约》"),
    ("no name", "zho", "表示注意到秘书长的报告；⟦0⟧", ""),
]  # fmt: skip


@pytest.mark.parametrize(("case", "lang", "text", "name"), NAMES)
def test_name_bound_by_its_note(case: str, lang: str, text: str, name: str) -> None:
    note = "See resolution 3300 A (XXIX), annex." if lang == "eng" else "见第 3300 A (XXIX)号决议，附件。"
    cited = cite(document(text, lang=lang, notes=(note,)))
    assert names(cited) == [[name] if name else []]
    if name and name != "88/9":
        assert refs(cited.body[0].texts[0])[0][1] == COVENANT


@pytest.mark.parametrize(
    ("lang", "first", "later", "note"),
    [
        (
            "eng",
            "the Treaty on Imaginary Seas,⟦0⟧",
            "parties to the Treaty on Imaginary Seas to act",
            "Resolution 88/9.",
        ),
        ("zho", "《想象海洋条约》⟦0⟧", "缔约方执行《想象海洋条约》", "第88/9号决议。"),
    ],
)
def test_later_mentions_of_a_name(lang: str, first: str, later: str, note: str) -> None:
    cited = cite(document(later, first, later, lang=lang, notes=(note,)))
    found = names(cited)
    assert found[0] == []  # a mention before the note says nothing yet
    assert found[1] == found[2]
    assert len(found[1]) == 1


@pytest.mark.parametrize(
    ("note", "bound"),
    [
        ("A/88/23 (Part IV), chap. VIII.", False),
        ("See FCCC/SB/2081/6.", False),
        ("A/88/864, annex.", True),
        ("See FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex.", True),
        ("United Nations, Treaty Series, vol. 1771, No. 30822.", True),
    ],
)
def test_a_treaty_is_bound_only_by_what_can_state_it(note: str, bound: bool) -> None:
    cited = cite(document("progress under the Treaty on Imaginary Seas,⟦0⟧ and the report", notes=(note,)))
    assert names(cited) == [["Treaty on Imaginary Seas"] if bound else []]


def test_a_name_keeps_what_its_first_note_cites() -> None:
    texts = ("the Covenant on Imaginary Rights⟦0⟧", "comment 3 on the Covenant on Imaginary Rights⟦1⟧")
    cited = cite(document(*texts, notes=("Resolution 88/9, annex.", "E/2088/22, annex IV.")))
    assert {to for u in cited.body for t in u.texts for _, to in refs(t)} == {
        "/akn/un/statement/deliberation/unga/2033/88-9/!annex_1"
    }


IBID = [
    ("eng", ("Resolution 88/9, annex.", "Ibid."), [("Ibid.", "88-9/!annex_1")]),
    ("eng", ("Resolution 88/9, annex I.", "Ibid., annex II."), [("Ibid., annex II", "88-9/!annex_2")]),
    ("eng", ("United Nations, Treaty Series, vol. 1771, No. 30822.", "Ibid., vol. 1577, No. 27531."),
     [("vol. 1577, No. 27531", "1577-27531")]),
    ("eng", ("Official Records, 2006, Supplement No. 5 (E/2006/25).", "Ibid., 2008, Supplement No. 5 (E/2008/25)."),
     [("E/2008/25", "E-2008-25")]),
    ("eng", ("League of Nations, Treaty Series, vol. CLXX.", "Ibid."), []),
    ("zho", ("见第 88/9 号决议，附件。", "同上。"), [("同上", "88-9/!annex_1")]),
    ("zho", ("联合国，《条约汇编》，第 660 卷，第 9464 号。", "同上，第 1249 卷，第 20378 号。"),
     [("第 1249 卷，第 20378 号", "1249-20378")]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "notes", "expected"), IBID)
def test_ibid(lang: str, notes: tuple[str, str], expected: list[tuple[str, str]]) -> None:
    cited = cite(document("one⟦0⟧ two⟦1⟧", lang=lang, notes=notes))
    found = refs(cited.notes[1].text[0])
    assert [w for w, _ in found] == [w for w, _ in expected]
    assert all(to.endswith(end) for (_, to), (_, end) in zip(found, expected, strict=True))


def test_inside_the_document_only_where_there_is_something() -> None:
    cited = cite(document("(see paragraph 2)", "see paragraph 7"))
    assert [refs(u.texts[0]) for u in cited.body] == [[("paragraph 2", "#paragraph/2")], []]


def test_notes_referred_to() -> None:
    """B16."""
    cited = cite(document("See note 1 above. See footnote 12.⟦0⟧", notes=("A/88/9.",)))
    assert refs(cited.body[0].texts[0]) == [("note 1 above", "#note/1")]
    assert [f.code for f in cited.findings] == ["dangling-note-reference"]


def test_one_date_for_a_work() -> None:
    cited = cite(document("resolution 99/9", "resolution 99/9 of 3 December 2044"))
    assert {to for u in cited.body for _, to in refs(u.texts[0])} == {
        "/akn/un/statement/deliberation/unga/2044-12-03/99-9"
    }
    assert [w.symbol for w in cited.works] == ["A/RES/99/9"]


def test_hyperlinks_that_disagree() -> None:
    cited = cite(
        document(
            "resolutions 217 A (III) and 88/9 B",
            links=(
                "https://undocs.org/ch/A/RES/217(III)",
                "https://undocs.org/en/A/RES/88/9b",
                "https://undocs.org/en/A/RES/88/1",
                "https://documents.un.org/doc/undoc/gen/n06/1/25/pdf/n0600001.pdf",
                "https://undocs.org/en/E/RES/2088/1",
                "https://undocs.org/en/E/RES/2088/1",
            ),
        )
    )
    assert [f.code for f in cited.findings] == ["link-disagrees"]
    assert "E/RES/2088/1" in cited.findings[0].message
    assert link_findings(cited) == list(cited.findings)


def test_later_year() -> None:
    """A28."""
    cited = cite(document("resolution 2910 (2091)", adopted="2088-05-03"))
    assert [f.code for f in cited.findings] == ["cites-later-year"]


def test_drafts_list_their_own_works_and_speak_for_the_adopting_body() -> None:
    draft = Document("resolutionDraft", "eng", body=(Unit("paragraph", (Text("its resolution 88/9"),)),))
    annex = Document("annex", "eng", body=(Unit("paragraph", (Text("resolution 88/8"),)),))
    report = Document(
        "meetingReport",
        "eng",
        symbols=("A/88/411/Add.2",),
        actor="unga-c2",
        issued="2033-12-10",
        cover=(Text("A/88/411/Add.2", (Span(0, 14, "docNumber"),)),),
        body=(Unit("paragraph", (Text("document A/88/411/Add.2"),), number="1", drafts=(0,)),),
        annexes=(annex,),
        drafts=(draft,),
    )
    cited = cite(report)
    assert [w.symbol for w in cited.works] == ["A/88/411/Add.2", "A/RES/88/8"]
    assert [w.symbol for w in cited.drafts[0].works] == ["A/RES/88/9"]
    assert cited.annexes[0].works == ()
    assert refs(cited.cover[0]) == []  # the document's own number is not a citation


def test_again_changes_nothing() -> None:
    once = cite(document("the Treaty on Imaginary Seas,⟦0⟧ resolution 88/9", notes=("Resolution 88/8.",)))
    assert cite(once) == once
    assert not any(a.end > b.start for u in once.body for a, b in zip(u.texts[0].spans, u.texts[0].spans[1:], strict=False)
                   if "note" not in (a.name, b.name))  # fmt: skip


# The last paragraph of a text, its notes, and the portions that it cites, as `words=number portion`.
UNTS_1, UNTS_2 = (
    "United Nations, Treaty Series, vol. 1577, No. 27531.",
    "United Nations, Treaty Series, vol. 2515, No. 44910.",
)
PORTIONS = [
    ("by name", "eng", ("the Convention on the Rights of the Child,⟦0⟧", "article 9 of the Convention on the Rights of the Child"),
     (UNTS_1,), ["article 9=1577-27531 art_9"]),
    ("by kind", "eng", ("the Convention on the Rights of the Child,⟦0⟧", "articles 9 and 10 of the Convention"),
     (UNTS_1,), ["articles 9=1577-27531 art_9", "10=1577-27531 art_10"]),
    ("the last of the paragraph", "eng", ("the Convention on the Rights of the Child⟦0⟧", "Recalling the Convention on "
     "Utopia,⟦1⟧ and article 3 of that Convention"), (UNTS_1, UNTS_2), ["article 3=2515-44910 art_3"]),
    ("which of two", "eng", ("the Convention on the Rights of the Child⟦0⟧ and the Convention on Utopia⟦1⟧",
     "article 3 of the Convention"), (UNTS_1, UNTS_2), []),
    ("which of many", "eng", ("the Convention on the Rights of the Child⟦0⟧ and other Conventions",
     "article 3 of the Convention"), (UNTS_1,), []),
    ("thereof", "eng", ("report of the Committee on its seventieth session,⟦0⟧ in particular paragraph 118 thereof",),
     ("A/88/16.",), ["paragraph 118=A-88-16 para_118"]),
    ("report with a note", "eng", ("paragraphs 12 to 15 of the report of the Secretary-General,⟦0⟧",),
     ("A/88/214.",), ["paragraphs 12 to 15=A-88-214 para_12 A-88-214 para_15"]),
    ("report again", "eng", ("the report of the Secretary-General⟦0⟧", "chapter II of the report"),
     ("A/88/214.",), ["chapter II=A-88-214 chp_II"]),
    ("by name", "zho", ("《儿童权利公约》，⟦0⟧", "《儿童权利公约》第二百条和该公约第九条"),
     ("联合国，《条约汇编》，第1577卷，第27531号。",), ["第二百条=1577-27531 art_200", "第九条=1577-27531 art_9"]),
    ("thereof", "zho", ("委员会第七十届会议的报告，⟦0⟧特别是其中第118段",), ("A/88/16。",), ["第118段=A-88-16 para_118"]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "lang", "paragraphs", "notes", "expected"), PORTIONS)
def test_portions_of_names(
    case: str, lang: str, paragraphs: tuple[str, ...], notes: tuple[str, ...], expected: list[str]
) -> None:
    cited = cite(document(*paragraphs, lang=lang, notes=notes))
    found = refs(cited.body[-1].texts[0])
    assert [
        f"{words}=" + " ".join(" ".join(end.rpartition("/!main~")[::2]).rpartition("/")[2] for end in to.split())
        for words, to in found
        if "!main~" in to
    ] == expected


@pytest.mark.parametrize(
    ("lang", "paragraphs", "expected"),
    [
        (
            "eng",
            ("General Assembly resolutions", "63/170", "Regional arrangements", "75/96; 76/80"),
            ["75/96", "76/80"],
        ),
        ("eng", ("Human Rights Council resolutions", "S-30/1"), ["S-30/1"]),
        ("eng", ("Economic and Social Council resolutions", "63/170"), []),
        ("eng", ("Results", "63/170"), []),
        ("eng", ("General Assembly resolutions", "70/1 Our world", "71/279 Enterprises Day"), ["71/279"]),
        ("eng", ("General Assembly resolutions", "63/170 The Pact of resolution 64/1"), ["63/170", "64/1"]),
        ("eng", ("General Assembly resolutions", "The mandates", "63/170 The Pact"), []),
        ("eng", ("General Assembly resolutions", "63/170 per cent"), []),
        ("zho", ("大会决议", "63/170"), ["63/170"]),
        ("zho", ("大会决议", "63/170 区域安排"), ["63/170"]),
    ],
)
def test_lists_of_numbers(lang: str, paragraphs: tuple[str, ...], expected: list[str]) -> None:
    assert names(cite(document(*paragraphs, lang=lang)))[-1] == expected


def test_the_council_begins_its_session_in_the_year_before() -> None:
    cited = cite(document("the proposal in document E/2089/L.1 and document E/2090/L.1", adopted="2088-07-21"))
    assert [f.message.split()[0] for f in cited.findings if f.code == "cites-later-year"] == ["E/2090/L.1"]
