"""Persons and the roles in which they act, as entries of the ontology; who speaks, as records print it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from akn.languages import Pack, usual
from akn.model import Entity, Span, Text
from akn.parse import states
from akn.parse.masthead import mark


def person(name: str, titles: re.Pattern[str] | None = None) -> Entity:
    """The entry of a person, by the name as printed; `titles` (Mr., Mme, 先生) are no part of the key."""
    bare = titles.sub("", name) if titles else name
    bare = "".join(map(_without_accent, bare))
    key = re.sub(r"\W+", "", bare.title()) or "person"
    key = key[0].lower() + key[1:]
    return Entity("Person", key, f"/akn/ontology/person/un/{key}", name)


def _without_accent(letter: str) -> str:
    """A Latin letter as keys have it; letters of other scripts as they are."""
    base = normalize("NFKD", letter)[:1]
    return base if base.isascii() else letter


def role(key: str, label: str) -> Entity:
    """The entry of a role."""
    return Entity("Role", key, f"/akn/ontology/role/un/{key}", label)


def rapporteur(text: Text, pack: Pack, entities: dict[str, Entity]) -> Text | None:
    """The line that names the Rapporteur of a report, with role, person and State marked, which are added to
    `entities`; None for any other line."""
    form = pack.pattern("report", "rapporteur")
    match = form.match(text.content) if form else None
    if match is None:
        return None
    who = person(match["person"].strip(), pack.pattern("record", "titles"))
    acting = role("rapporteur", match["role"])
    entities |= {who.key: who, acting.key: acting}
    at = match.start("person")
    spans = [
        Span(*match.span("role"), "role", "", acting.key),
        Span(at, at + len(match["person"].rstrip()), "person", "", who.key),
    ]
    for s, e, code in states.find(match["state"] or "", pack):
        at = match.start("state")
        entities[code] = states.entity(code, match["state"][s:e])
        spans.append(states.span(at + s, at + e, code))
    return mark(text, *spans)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the beginning of a paragraph says it.

    end       where the words that name the speaker end
    spans     person, role and State; entities: these
    by        the key of who speaks, the role's where no person is named; role: the key of the role, "" where none is
    """

    end: int
    spans: tuple[Span, ...]
    entities: tuple[Entity, ...]
    by: str
    role: str = ""


def speaker(content: str, pack: Pack, rule: str) -> Speaker | None:
    """Who is named at the beginning of a paragraph by a pattern of the pack's `record` table, with the groups `office`
    or `person`, and `state`. None where nobody is."""
    form = pack.pattern("record", rule)
    match = form.match(content) if form else None
    if match is None:
        return None
    named = {k: k.rstrip("2") for k, v in match.groupdict().items() if v}
    groups = {name: match.span(group) for group, name in named.items()}
    spans, entities = [], []
    if "office" in groups:
        start, end = groups["office"]
        acting = role(_office(content[start:end], pack), content[start:end])
        spans.append(Span(start, end, "role", "", acting.key))
        entities.append(acting)
    if "person" in groups:
        start, end = groups["person"]
        who = person(content[start:end], pack.pattern("record", "titles"))
        spans.append(Span(start, end, "person", "", who.key))
        entities.append(who)
    if not entities:
        return None
    if "state" in groups:
        at = groups["state"][0]
        for s, e, code in states.find(content[slice(*groups["state"])], pack):
            spans.append(states.span(at + s, at + e, code))
            entities.append(states.entity(code, content[at + s : at + e]))
    acting_as = entities[0].key if "office" in groups else ""
    by = next((e.key for e in entities if e.kind == "Person"), acting_as)
    return Speaker(match.end(), tuple(sorted(spans, key=lambda s: s.start)), tuple(entities), by, acting_as)


def _office(words: str, pack: Pack) -> str:
    """The key of an office by its printed name."""
    plain = usual(words).casefold()
    known: dict[str, str] = pack.table("record").get("offices", {})
    return next((known[name] for name in sorted(known, key=len, reverse=True) if name in plain), "officer")
