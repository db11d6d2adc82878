"""The masthead and the lines before the text: which are the symbol, the session, the agenda item, the title.

Every line stays where it is printed: the result is the same paragraphs with spans that say what each part is, and the
facts read from them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from akn import dates
from akn.cite import registry, symbols, western
from akn.languages import Pack, usual
from akn.languages import pack as load_pack
from akn.model import Document, Span, Text
from akn.numbering import in_words

# The end of a symbol of which the first letter, set large, is a line of its own.
TAIL = re.compile(r"(?<=\s)/(?:RES/|DEC/|PRST/)?[A-Z0-9][\w./-]*\w")
POINT = r"[(（]?(?:[a-z]{1,2}|[ivx]{3,4})[)）]"
MOST_CAPITALS = 4  # letters that show a line to be set in capitals
MOST_BESIDE = 24  # characters beside the session on its line
ITEM = re.compile(rf"\d+\s*(?:{POINT}(?:\s*(?:(?:[^\W\d]{{1,3}}|[,、])\s*)?{POINT})*)?")


@dataclass(slots=True)
class Facts:
    """What the lines before the text say of the document. Values are "" where nothing is printed."""

    symbols: list[str] = field(default_factory=list)
    body: str = ""  # the organ that speaks, as an actor key
    session: str = ""
    agenda_items: list[str] = field(default_factory=list)
    issued: str = ""
    adopted: str = ""
    meeting: str = ""
    languages: list[str] = field(default_factory=list)
    number: str = ""  # the printed number of a resolution or decision, "79/217"
    title: str = ""
    kind: str = ""  # what the lines say the document is: `resolution`, `decision`, `presidentialStatement`
    draft: str = ""  # the kind of draft that a line of sponsors announces: `resolution`, `decision`

    @property
    def owner(self) -> str:
        """The body that the symbol makes the document one of, as an actor key; "" where no symbol is printed."""
        return registry.actor_of(self.symbols[0]) if self.symbols else ""

    def document(self, genre: str, actor: str, pack: Pack) -> Document:
        """A document of which no more is known yet than these lines say; the day of adoption is the genre's affair."""
        return Document(
            genre=genre,
            lang=pack.code,
            symbols=tuple(self.symbols),
            actor=actor,
            session=self.session,
            agenda_items=tuple(self.agenda_items),
            title=self.title,
            issued=self.issued,
            original_languages=tuple(self.languages),
        )


def mark(text: Text, *spans: Span) -> Text:
    """The paragraph with more spans."""
    return replace(text, spans=tuple(sorted((*text.spans, *spans), key=lambda s: (s.start, -s.end))))


def printed_date(text: str, pack: Pack) -> str:
    """The first date of a text, in the document's language or in that of mastheads."""
    other = pack.table("masthead").get("dates", "")
    return dates.iso(text, pack) or (dates.iso(text, load_pack(other)) if other else "")


def read_cover(texts: Sequence[Text], pack: Pack, facts: Facts, *, titles: bool = False) -> tuple[Text, ...]:
    """The lines of the masthead and of the cover, each with spans. What they say is added to `facts`.

    `titles`: they are lines below the masthead, among titles.
    """
    out: list[Text] = []
    after_agenda = False
    letter = ""
    for printed in _unbroken(texts, pack):
        text = printed
        if letter and not facts.symbols and (match := TAIL.search(text.content)):
            facts.symbols.append(symbols.normal(letter + match[0]))
            text = mark(text, Span(*match.span(), "docNumber", "", "symbol"))
        letter = text.content if len(text.content) == 1 else letter
        marked, agenda = _line(text, pack, facts, after_agenda, titles or after_agenda)
        if marked is text and not facts.issued and out and any(s.name == "docStatus" for s in out[-1].spans):
            marked = _dated_end(text, pack, facts)
        after_agenda = agenda or (after_agenda and marked is text)
        if after_agenda and not agenda:
            marked = mark(text, Span(0, len(text.content), "inline", "agenda item name"))
        out.append(marked)
    return tuple(out)


def masthead_end(texts: Sequence[Text], pack: Pack) -> int:
    """The index after the last line of which anything is known: what follows are titles."""
    marked = read_cover(texts, pack, Facts())
    return 1 + max((i for i, (a, b) in enumerate(zip(texts, marked, strict=False)) if a is not b), default=-1)


def session_line(texts: Sequence[Text], pack: Pack) -> int | None:
    """The index of the first line that begins with the session, which ends the masthead; None where none does."""
    session = pack.pattern("masthead", "session")
    return next((i for i, text in enumerate(texts) if session and session.match(text.content)), None)


def _unbroken(texts: Sequence[Text], pack: Pack) -> list[Text]:
    """The lines, with that of the adoption in one: a date at its end may have been printed below it."""
    rules = [found for key in ("council", "adopted") if (found := pack.pattern("masthead", key))]
    out: list[Text] = []
    for text in texts:
        whole = joined(out[-1], text, pack) if out else text
        if out and any(r.match(whole.content) and not r.match(out[-1].content) for r in rules):
            out[-1] = whole
        else:
            out.append(text)
    return out


def joined(text: Text, following: Text, pack: Pack) -> Text:
    """Two paragraphs as one."""
    glue = " " if pack.spaced and not text.content.endswith(("-", " ")) else ""
    at = len(text.content) + len(glue)
    spans = tuple(replace(s, start=s.start + at, end=s.end + at) for s in following.spans)
    return replace(text, content=f"{text.content}{glue}{following.content}", spans=(*text.spans, *spans))


def _line(text: Text, pack: Pack, facts: Facts, after_agenda: bool, alone: bool) -> tuple[Text, bool]:
    """One line with its spans; whether it names the agenda item. Titles and the names of items may hold that of a body,
    of the publisher or of a session ("Report of the Security Council"): `alone`, these count on lines of their own.
    """
    content, spans = text.content, list[Span]()
    for rule in (_job, _day, _proponent, _draft, _agenda, _adopted, _undated, _council, _days, _addendum):
        if found := rule(content, pack, facts):
            return mark(text, *found), rule is _agenda
    publisher = _publisher(content, pack, alone)
    spans += publisher + _symbol(content, facts, alone and not publisher)
    spans += _body(content, pack, facts, alone)
    spans += _status(content, pack, facts) + _session(content, pack, facts, alone)
    if not spans and not after_agenda and (date := printed_date(content, pack)) and len(content) < 30:
        facts.issued = facts.issued or date
        spans.append(Span(0, len(content), "docDate", date, "dateOfIssuance"))
    elif date := printed_date(content, pack) if spans and not facts.issued else "":
        found_date = _date_span(content, pack)
        if found_date and not any(s.start < found_date[1] and found_date[0] < s.end for s in spans):
            facts.issued = date
            spans.append(Span(*found_date, "docDate", date, "dateOfIssuance"))
    if not spans and (kind := pack.pattern("masthead", "decision")) and kind.match(content):
        facts.kind = "decision"
        spans.append(Span(0, len(content), "docType"))
    if not spans and content in pack.table("masthead")["languages"]:
        spans.append(Span(0, len(content), "inline", "languageOfExpression"))
    return (mark(text, *_apart(spans)) if spans else text), False


def _dated_end(text: Text, pack: Pack, facts: Facts) -> Text:
    """A line with the date at its end marked, if one is there: the issuing body may be set over several lines."""
    found = _date_span(text.content, pack)
    if found is None or found[1] != len(text.content):
        return text
    facts.issued = printed_date(text.content[found[0] :], pack)
    return mark(text, Span(*found, "docDate", facts.issued, "dateOfIssuance"))


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Spans that do not overlap: the earlier found wins."""
    kept: list[Span] = []
    for span in spans:
        if not any(span.start < k.end and k.start < span.end for k in kept):
            kept.append(span)
    return kept


def _date_span(content: str, pack: Pack) -> tuple[int, int] | None:
    for language in (pack, load_pack(pack.table("masthead").get("dates", pack.code))):
        for start, end, _ in dates.find(content, language):
            return start, end
    return None


def _publisher(content: str, pack: Pack, alone: bool) -> list[Span]:
    """The publisher, on a line of its own or before more; `alone`: before no words but the symbol."""
    found = pack.pattern("masthead", "publisher")
    match = found.match(content) if found else None
    if match is None:
        return []
    beside = content[match.end() :].strip()
    if alone and beside[:1].isalnum() and not any(start == 0 for start, _, _ in symbols.find(beside)):
        return []
    return [Span(match.start(), match.end(), "docAuthority", "", "publisher")]


def _symbol(content: str, facts: Facts, alone: bool) -> list[Span]:
    """The document's symbols; `alone`, or where one is known, those with nothing else on their line."""
    spans = []
    found = list(symbols.find(content))
    side_by_side = sum(end - start for start, end, _ in found) == len("".join(content.replace("*", "").split()))
    for start, end, symbol in found:
        star = end + 1 if content[end : end + 1] == "*" else end
        whole = side_by_side or (start == 0 and star == len(content))
        if not whole and (alone or (facts.symbols and symbol not in facts.symbols)):
            continue
        if symbol not in facts.symbols:
            facts.symbols.append(symbol)
        spans.append(Span(start, end, "docNumber", "", "symbol"))
    return spans


def _body(content: str, pack: Pack, facts: Facts, alone: bool) -> list[Span]:
    """The issuing body: alone on its line, or, not `alone`, before the kind of distribution or the date."""
    plain = usual(content)
    if alone and plain.strip() not in pack.table("masthead")["bodies"]:
        return []
    for name, key in pack.table("masthead")["bodies"].items():
        if name in plain and (match := re.search(rf"(?<!\S){re.escape(name)}(?=\s+(?:Distr|\d)|$)", plain)):
            facts.body = key
            return [Span(*match.span(), "docAuthority", "", "issuingBody")]
    return []


def _status(content: str, pack: Pack, facts: Facts) -> list[Span]:
    spans = []
    if (found := pack.pattern("masthead", "distribution")) and (match := found.search(content)):
        spans.append(
            Span(
                match.start(),
                match.end(),
                "docStatus",
                "",
                "generalDistribution" if match.groupdict().get("general") else "distribution",
            )
        )
    if (found := pack.pattern("masthead", "original")) and (match := found.search(content)):
        known = pack.table("masthead")["languages"]
        named = (name if name in known else name.title() for name in re.split(r"[/, ]+", usual(match["value"])))
        facts.languages += [known[name] for name in named if name in known]
        spans.append(Span(match.start(), match.end(), "inline", "originalLanguage"))
    return spans


def _session(content: str, pack: Pack, facts: Facts, alone: bool) -> list[Span]:
    """The session, with little beside it; `alone`: with nothing."""
    found = pack.pattern("masthead", "session")
    match = found.match(content.capitalize() if content[:MOST_CAPITALS].isupper() else content) if found else None
    if match is None or len(content) - match.end() > (0 if alone else MOST_BESIDE):
        return []
    named = match.groupdict()
    number = named.get("year") or ordinal(named.get("ordinal") or "", pack)
    if not number:
        return []
    special = usual(named.get("special") or "").strip()
    prefix = pack.table("masthead").get("special", {}).get(special, "") if special else ""
    facts.session = facts.session or f"{prefix}{number}"
    return [Span(match.start(), match.end(), "session", facts.session)]


def ordinal(words: str, pack: Pack) -> str:
    """The number that an ordinal in words stands for ("Seventy-ninth", "第七十九"), "" where it is none."""
    return in_words(words, pack.table("numbers"))


def _agenda(content: str, pack: Pack, facts: Facts) -> list[Span]:
    found = pack.pattern("masthead", "agenda")
    match = found.match(content) if found else None
    if match is None or not re.match(r"\d", match["value"]):
        return []
    facts.agenda_items += agenda_items(match["value"], pack)
    return [Span(0, len(content), "inline", "agenda item", ", ".join(facts.agenda_items))]


def agenda_items(value: str, pack: Pack) -> list[str]:
    """The items in an agenda line: "22, 68 and 125 (b)" → `22`, `68`, `125 (b)`; "90 to 106" → `90-106`."""
    value = western.line(value, pack)[0]
    to = pack.table("masthead").get("agenda_to", "(?!)")
    if match := re.fullmatch(rf"(\d+)\s*(?:{to}|-|–)\s*(\d+)", value.strip()):
        return [f"{match[1]}-{match[2]}"]
    return [re.sub(r"\s*[(（]?\b([a-z]{1,4})[)）]", r" (\1)", m[0]).strip() for m in ITEM.finditer(value)]


def _adopted(content: str, pack: Pack, facts: Facts) -> list[Span]:
    found = pack.pattern("masthead", "adopted")
    match = found.match(content) if found else None
    if match is None:
        return []
    named = {k.rstrip("2"): v for k, v in match.groupdict().items() if v}
    facts.kind = pack.table("masthead")["kinds"].get(named["kind"], "resolution")
    facts.adopted = printed_date(named["date"], pack)
    facts.body = pack.table("masthead")["bodies"].get(usual(named["body"]), facts.body)
    return [Span(0, len(content), "docTitle")]


def _undated(content: str, pack: Pack, facts: Facts) -> list[Span]:
    """`RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY`: the day stands below the text."""
    found = pack.pattern("masthead", "undated")
    match = found.match(content) if found else None
    if match is None:
        return []
    facts.kind = "decision" if match["decision"] else "resolution"
    return [Span(0, len(content), "docTitle")]


def _council(content: str, pack: Pack, facts: Facts) -> list[Span]:
    if (found := pack.pattern("masthead", "council_number")) and (match := found.match(content)):
        facts.number, facts.kind = match["number"], "resolution"
        return [Span(0, len(content), "docTitle", "", "resolutionNumber")]
    if (found := pack.pattern("masthead", "council")) and (match := found.match(content)):
        named = {k.rstrip("2"): v for k, v in match.groupdict().items() if v}
        facts.adopted, facts.meeting = printed_date(named["date"], pack), named.get("meeting", "")
        facts.kind = "resolution"
        facts.body = pack.table("masthead")["bodies"].get(usual(named.get("body", "")), facts.body)
        return [Span(0, len(content), "docTitle")]
    return []


def _job(content: str, pack: Pack, facts: Facts) -> list[Span]:
    """The number of the printing job, and its bar code."""
    found = pack.pattern("masthead", "job")
    return [Span(0, len(content), "docketNumber", "", "publicationJobNumber")] if found and found.match(content) else []


def _day(content: str, pack: Pack, facts: Facts) -> list[Span]:
    """The day of a report that is printed as a supplement: `[14 March 2025]`."""
    day = content[1:-1]
    if not (content.startswith("[") and content.endswith("]")) or _date_span(day, pack) != (0, len(day)):
        return []
    facts.issued = facts.issued or printed_date(day, pack)
    return [Span(1, 1 + len(day), "docDate", printed_date(day, pack), "dateOfIssuance")]


def _days(content: str, pack: Pack, facts: Facts) -> list[Span]:
    """Where and on which days a session is held: `New York, 7–11 April 2031`."""
    found = pack.pattern("masthead", "days")
    return [Span(0, len(content), "inline", "session dates")] if found and found.match(content) else []


def _addendum(content: str, pack: Pack, facts: Facts) -> list[Span]:
    """`Addendum`, `Corrigendum`: what a document is to another with the same title; `Draft report`: what it is."""
    found = pack.pattern("masthead", "addendum")
    return [Span(0, len(content), "docType")] if found and found.match(content) else []


def _proponent(content: str, pack: Pack, facts: Facts) -> list[Span]:
    found = pack.pattern("masthead", "proponent")
    if not (found and found.match(content)):
        return []
    spans = [Span(0, len(content), "docProponent")]
    if match := re.search(r"[(（](?P<source>[^()（）]*\b[A-Z]+/[^()（）]*(?:\([a-z]\)[^()（）]*)?)[)）(]", content):
        spans.append(Span(match.start("source"), match.end("source"), "inline", "originating document"))
    return spans


def _draft(content: str, pack: Pack, facts: Facts) -> list[Span]:
    """Whose draft it is, and of what: `Fiji and Kenya:* draft resolution`, `Draft decision submitted by the Chair`."""
    found = pack.pattern("masthead", "draft")
    match = found.search(content) if found else None
    if match is None:
        return []
    facts.draft = pack.table("masthead")["kinds"].get(match["kind"].lower(), "resolution")
    sponsors = content[: match.start()].rstrip(" :：*")
    kind = Span(match.start("draft"), match.end("draft"), "docType")
    by = match.span("by") if match["by"] else (0, len(sponsors))
    return [Span(*by, "docProponent"), kind] if by[1] else [kind]


def read_title(texts: Sequence[Text], pack: Pack, facts: Facts) -> tuple[Text, ...]:
    """The number and title of the text, as paragraphs of the preface."""
    out = []
    for i, printed in enumerate(texts):
        text, start = printed, 0
        found = pack.pattern("masthead", "number")
        if i == 0 and found and (match := found.match(text.content)):
            facts.number, start = western.number(match["number"], pack), match.end()
            text = mark(text, Span(0, len(match[0].rstrip()), "docNumber"))
        elif added := _addendum(text.content, pack, facts):
            out.append(mark(text, *added))
            continue
        elif i == 0:
            text = mark(text, *_draft(text.content, pack, facts))
            statement = pack.pattern("masthead", "statement")
            facts.kind = "presidentialStatement" if statement and statement.match(text.content) else facts.kind
        facts.title = f"{facts.title} {text.content[start:]}".strip()
        out.append(mark(text, Span(start, len(text.content), "docTitle", "", "resolutionTitle" if start else "")))
    return tuple(out)
