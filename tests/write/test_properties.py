"""What holds for every document that the model can say: valid, eIds unique, `#`s resolve, no character lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from akn.model import Document, Entity, Link, Note, Span, Step, Text, Unit, Vote, Work
from akn.write import serialise, write
from akn.write.elements import names
from tests.write.support import characters, model_characters, written

WORK = "/akn/un/statement/deliberation/unga/2025-12-18/80-15"
KINDS = sorted(
    names(
        "formula container section title chapter division part paragraph alinea point item article "
        "crossHeading tblock table annexe"
    )
)
NAMES = sorted(
    names(
        "i b sup a ref rref docNumber docTitle docType docDate session date organization person role event "
        "location outcome quantity inline vote concept term unheard"
    )
)
TARGETS = ("", "", "CV", "unga-c2", "symbol", "nobody", WORK, f"{WORK}/!main~para_3", f"{WORK} {WORK}-A",
           "#paragraph/1", "#paragraph/2/a", "#section/I/paragraph/1", "#annex/1", "#note/1",
           "#paragraph/1 #paragraph/2")  # fmt: skip
VALUES = ("", "0", "1", "7", "2030-12-06", "2030", "85", "20 (b)", "agenda item", "A/RES/80/15", "A/85/412")
WORDS = st.text("abc Ж中ش\u202b1.(", max_size=12)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    content = draw(WORDS | st.just("one\ntwo"))
    spans = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(content) + 1))
        if draw(st.booleans()):
            spans.append(Span(start, start, "note", draw(st.sampled_from(("0", "1", "2", "x")))))
        else:
            end = draw(st.integers(start, len(content) + 2))
            name, value, to = draw(st.tuples(*map(st.sampled_from, (NAMES, VALUES, TARGETS))))
            spans.append(Span(start, end, name, value, to))
    return Text(content, tuple(spans))


def several(items: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(items, max_size=most).map(tuple)


def units(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(
        Unit,
        kind=st.sampled_from(KINDS),
        texts=several(texts()),
        num=st.sampled_from(("", "1.", "(a)", "一.")),
        number=st.sampled_from(("", "1", "2", "a", "I", "3 (b)")),
        name=st.sampled_from(("", "recalling")),
        heading=several(texts()),
        units=inner,
        wrapup=several(texts(), 1),
        drafts=several(st.integers(0, 1), 1),
    )


def tables() -> st.SearchStrategy:
    return st.builds(Unit, kind=st.just("table"), heading=several(texts(), 1), rows=several(several(texts())))


UNIT = st.recursive(tables() | units(st.just(())), lambda inner: units(several(inner)), max_leaves=4)


@st.composite
def documents(draw: st.DrawFn, depth: int = 0) -> Document:
    inner = documents(depth + 1) if depth < 2 else st.nothing()
    return Document(
        genre=draw(st.sampled_from(("meetingReport", "resolution", "resolutionDraft", "annex", "unheard", ""))),
        lang=draw(st.sampled_from(("eng", "zho", ""))),
        symbols=draw(several(st.sampled_from(("A/85/412", "A/RES/85/12", "S/RES/9001 (2030)", "no symbol")))),
        actor=draw(st.sampled_from(("", "unga", "unga-c2"))),
        agenda_items=draw(several(st.sampled_from(("18 (c)", "20")))),
        title=draw(WORDS),
        number=draw(st.sampled_from(("", "I"))),
        adopted=draw(st.sampled_from(("", "2030-12-06", "2030", "soon"))),
        issued=draw(st.sampled_from(("", "2030-12-06", "2030-13-45"))),
        inferred=draw(several(st.sampled_from(("issued", "actor", "symbols", "unheard")))),
        original_languages=draw(several(st.sampled_from(("eng", "fra", "zho")))),
        cover=draw(several(texts())),
        preface=draw(several(texts())),
        preamble=draw(several(UNIT)),
        body=draw(several(UNIT, 3)),
        conclusions=draw(several(texts())),
        annexes=draw(several(inner, 1)) if depth < 2 else (),
        drafts=draw(several(inner, 2)) if depth < 2 else (),
        notes=draw(several(st.builds(Note, st.sampled_from(("1", "*")), several(texts())))),
        steps=draw(several(st.just(Step("introduced", "", "24", ("CV", "FJ"), "G77", "A/RES/80/15", "1")))),
        votes=draw(
            several(st.builds(Vote, st.just("adopted"), st.none() | st.just(3), voted_against=st.just(("CV",))))
        ),
        entities=(Entity("Organization", "CV", "/akn/ontology/organization/un/memberState/CV", "Cabo Verde"),),
        works=draw(several(st.just(Work("A/RES/80/15", WORK, "resolution")), 1)),
        links=(Link("https://undocs.org/en/A/RES/80/15"), Link("not an address")),
    )


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_document(document: Document) -> None:
    root = written(document)
    assert characters(root) == model_characters(document)


@settings(max_examples=20, deadline=None)
@given(documents())
def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    assert serialise(write(document)[0]) == serialise(write(document)[0])
