"""Documents made by hand for the tests of the writer; everything that happens in them is invented."""

# ruff: noqa: E501

from akn.model import Document, Entity, Link, Note, Span, Step, Text, Unit, Vote, Work

C2 = "/akn/un/debateReport/report/unga-c2/2030-12-06/A-85-412-Add.3"
DRAFT = "/akn/un/statement/deliberation/unga-c2/2030-11-27/A-C.2-85-L.17-Rev.1"
FIRST = "/akn/un/statement/deliberation/unga-c2/2030/A-C.2-85-L.17"
PARENT = "/akn/un/debateReport/report/unga-c2/2030/A-85-412"


def text(marked: str, *spans: tuple[str, str, str]) -> Text:
    """A text with spans: `[…]` opens and closes them in the order of `spans` (name, value, to); `^` is a note's place.

    The spans of notes stand in the list too, in the order of their places.
    """
    content, found, stack, todo = "", [], [], iter(spans)
    for c in marked:
        if c == "[":
            stack.append((len(content), next(todo)))
        elif c == "]":
            start, (name, value, to) = stack.pop()
            found.append(Span(start, len(content), name, value, to))
        elif c == "^":
            name, value, to = next(todo)
            found.append(Span(len(content), len(content), name, value, to))
        else:
            content += c
    return Text(content, tuple(sorted(found, key=lambda s: (s.start, -s.end))))


def paragraph(number: str, *texts: Text | str, **others: object) -> Unit:
    """A numbered paragraph."""
    own = tuple(t if isinstance(t, Text) else Text(t) for t in texts)
    return Unit("paragraph", own, num=f"{number}.", number=number, **others)  # type: ignore[arg-type]


def point(number: str, words: str, **others: object) -> Unit:
    """A point `(a)`."""
    return Unit("point", (Text(words),), num=f"({number})", number=number, **others)  # type: ignore[arg-type]


def report() -> Document:
    """A committee's report with one draft resolution."""
    entities = (
        Entity("Organization", "unga-c2", "/akn/ontology/organization/un/unga-c2", "Second Committee"),
        Entity("Organization", "CV", "/akn/ontology/organization/un/memberState/CV", "Cabo Verde"),
        Entity("Organization", "G77-China", "/akn/ontology/organization/un/G77-China", "the Group of 77 and China"),
        Entity("Organization", "FJ", "/akn/ontology/organization/un/memberState/FJ", "Fiji"),
        Entity("Person", "oduya", "/akn/ontology/person/un/oduya", "Ms. Oduya"),
        Entity("Event", "unga-85", "/akn/ontology/event/un/unga-85", "Eighty-fifth session"),
        Entity("Event", "unga-c2-85-m24", "/akn/ontology/event/un/unga-c2/85/meeting/24", "24th meeting"),
        Entity("Organization", "unused", "/akn/ontology/organization/un/unused", "Nobody"),
    )
    works = (
        Work("A/85/412", PARENT, "report"),
        Work("A/C.2/85/L.17", FIRST, "draftResolution"),
        Work("A/C.2/85/L.17/Rev.1", DRAFT, "draftResolution"),
    )
    return Document(
        "meetingReport",
        "eng",
        symbols=("A/85/412/Add.3",),
        actor="unga-c2",
        session="85",
        agenda_items=("18 (c)",),
        title="Resilience of coastal cities",
        issued="2030-12-06",
        inferred=("issued",),
        original_languages=("fra",),
        cover=(text("[General Assembly] [A/85/412/Add.3]", ("docAuthority", "", "unga"), ("docNumber", "", "")),),
        preface=(
            text("[Eighty-fifth session]", ("session", "85", "unga-85")),
            text("[Agenda item 18 (c)]", ("inline", "agenda item", "")),
            text("[Resilience of coastal cities]", ("docTitle", "", "")),
            text("[Report of the [Second Committee]^]", ("docType", "", ""), ("docCommittee", "", "unga-c2"), ("note", "0", "")),
            text("[Rapporteur]: [Ms. Oduya] ([Cabo Verde])", ("role", "", "rapporteur"), ("person", "", "oduya"), ("organization", "", "CV")),
        ),
        body=(
            Unit("section", num="I.", number="I", heading=(Text("Introduction"),), units=(
                paragraph("1", text("The Committee held a debate (see [A/85/412, para. 2]).^", ("ref", "A/85/412", PARENT + "/!main~para_2"), ("note", "1", ""))),
            )),
            Unit("section", num="II.", number="II", heading=(text("Consideration of [A/C.2/85/L.17]", ("ref", "A/C.2/85/L.17", FIRST)),), units=(
                paragraph("2", text("At the [24th meeting], on [21 November 2030], [Fiji] introduced it.", ("event", "", "unga-c2-85-m24"), ("date", "2030-11-21", ""), ("organization", "", "FJ"))),
                paragraph("3", text("The Committee [adopted] it (see [para. 4]).", ("outcome", "", "adopted"), ("ref", "", "#paragraph/4"))),
            )),
            Unit("section", num="III.", number="III", heading=(Text("Recommendation"),), units=(
                paragraph("4", "The Committee recommends the following draft:", drafts=(0,)),
            )),
        ),
        drafts=(_draft(),),
        notes=(
            Note("*", (text("In parts, under [A/85/412].", ("ref", "A/85/412", PARENT)),)),
            Note("1", (Text("See the records."),)),
        ),
        steps=(
            Step("introduced", "2030-11-21", "unga-c2-85-m24", ("FJ",), "G77-China", "A/C.2/85/L.17", "2"),
            Step("adopted", "2030-11-27", "", ("unga-c2",), "", "A/C.2/85/L.17/Rev.1", "3"),
        ),
        votes=(Vote("adoptedRecordedVote", 120, 1, 0, (), ("FJ",), (), "3", "A/C.2/85/L.17/Rev.1"),),
        entities=entities,
        works=works,
        links=(Link("https://undocs.org/en/A/85/412", 1), Link("https://undocs.org/en/A/85/999", 1), Link("https://undocs.org/en/A/RES/80/15")),
    )  # fmt: skip


def _draft() -> Document:
    cited = Work("A/RES/80/15", "/akn/un/statement/deliberation/unga/2025-12-18/80-15", "resolution")
    return Document(
        "resolutionDraft",
        "eng",
        symbols=("A/C.2/85/L.17/Rev.1",),
        actor="unga-c2",
        title="Resilience of coastal cities",
        issued="2030-11-27",
        preface=(text("[Resilience of coastal cities]", ("docTitle", "", "")),),
        preamble=(
            Unit("formula", (text("[The General Assembly],", ("i", "", "")),)),
            Unit("container", (text("[Recalling] its resolution [80/15] of 18 December 2025,^", ("i", "", ""), ("ref", "A/RES/80/15", cited.iri), ("note", "0", "")),), name="recalling"),
            Unit("container", (text("[Noting]:", ("i", "", "")),), name="noting", units=(point("a", "The tides;"), point("b", "The storms,"))),
        ),
        body=(
            paragraph("1", text("[Takes note] of the report;", ("i", "", ""))),
            paragraph("15", "Calls upon all States:", units=(
                point("a", "To build walls;"),
                point("b", "To plan:", units=(point("i", "For tides;"),)),
            )),
        ),
        notes=(Note("1", (Text("Not yet in force."),)),),
        works=(cited,),
    )  # fmt: skip
