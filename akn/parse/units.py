"""Paragraphs → units: numbered paragraphs, points inside them, headed sections; the mechanism that all genres share.

Blocks are taken one by one. A label decides by its series: what comes next in an open series goes on at its level, a
first label opens a level below. A line without a label is a heading, a paragraph of its own, or more of what is open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from akn.cite import symbols
from akn.languages import Pack
from akn.languages.openings import openings
from akn.layout.blocks import Block
from akn.layout.signs import ends, stop
from akn.model import Finding, Text, Unit
from akn.numbering import (
    DECIMAL,
    HAN,
    ROMAN_UPPER,
    UPPER,
    Label,
    bare_label,
    follows,
    read_label,
    readings,
    spaced_numeral,
    starts,
    unstopped,
    western,
)
from akn.parse.articles import Heading, article_at
from akn.parse.opened import Open, Rest, cut, without_label
from akn.parse.series import goes_on, is_second, lists, number_of
from akn.parse.tables import is_table
from akn.read.pages import Cell

COLONS = (":", "：")
LONGEST_HEADING = {True: 220, False: 80}
LONGEST_RUN = 4  # headings one below the other
DEEPEST = 12  # points inside points: no document has half as many, and the same label again and again nests no further


@dataclass(frozen=True, slots=True)
class Adopted:
    """A text that a paragraph adopts: the group of its heading, the number of that paragraph, how many came before."""

    group: Open
    number: str
    before: int

    def followed_by(self, number: int, numbers: Sequence[int]) -> bool:
        """Whether a number goes on after that of the adopting paragraph, and not after those of the text adopted."""
        if not self.number.isdigit() or number != int(self.number) + 1:
            return False
        return len(numbers) == self.before or number != numbers[-1] + 1


class Body:
    """Builds the units of a body, block by block.

    preambular  whether preambular text may stand in headed groups; keep: whether a paragraph without a label belongs to
    the numbered paragraph above it (the lists of States after a vote)
    """

    def __init__(self, pack: Pack, *, preambular: bool = True, keep: Callable[[Text], bool] | None = None) -> None:
        self.pack, self.openings = pack, openings(pack)
        self.preambular, self.keep = preambular, keep
        self.labelled = pack.pattern("structure", "labelled")
        self.preambular_end = pack.pattern("structure", "preambular_end")
        self.adopted: Adopted | None = None
        self.root = Open("body")
        self.groups: list[Open] = [self.root]
        self.points: list[Open] = []  # the open points, outermost first
        self.last: Label | None = None  # of the last point, open or not
        self.paragraph: Open | None = None
        self.table: tuple[int, Open] | None = None  # the last table, by its number in the source
        self.boxes: set[int] = set()  # the tables that are none but by their frame
        self.annexed = False
        self.numbers: list[int] = []
        self.findings: list[Finding] = []

    @property
    def group(self) -> Open:
        """The innermost open headed group."""
        return self.groups[-1]

    def units(self) -> tuple[Unit, ...]:
        """All units built so far."""
        return tuple(u.closed() for u in self.root.units)

    def add_all(self, blocks: Sequence[Block]) -> None:
        """Take all blocks."""
        for i, block in enumerate(blocks):
            self.add(block, Rest(blocks, i + 1))

    def add(self, block: Block, rest: Rest) -> None:
        """Take a block; `rest` are those after it."""
        if block.cell is not None and self._add_cell(block.cell, block.text, rest):
            return
        text = block.text
        label = self._label(text.content)
        if rest and (bare := bare_label(text.content)):
            self._open_group(bare, text)
        elif label is not None and self._is_group(label, text, rest, block.heading):
            self._open_group(label, text)
        elif label is not None and self._is_lettered(label, text, rest, block.heading):
            self._open_lettered(label, text, rest)
        elif label is not None and self._is_paragraph(label, text):
            self._open_paragraph(label, text, rest)
        elif label is not None and (self.paragraph is not None or label.dress == "paren" or self._opens_points(label)):
            self._add_point(label, text, rest)
        elif label is not None and label.dress == "dash":
            self._plain("paragraph", without_label(text, label), label.printed, "")
        elif (article := article_at(text.content, self.pack)) and self._heads_article(article, text, rest):
            self._open_article(article, text)
        elif self._is_heading(text, rest, block.heading):
            self._open_heading(text)
        else:
            self._unlabelled(block)

    def _label(self, content: str) -> Label | None:
        """The label of a paragraph. A small ell that heads the first section is the numeral one: `l. Introduction`.

        A numeral without a stop is one where it heads the first section, or the next.
        """
        label = read_label(content)
        if label is None and (bare := spaced_numeral(content)) and self._goes_on_numerals(bare):
            return bare
        if label is None and (bare := unstopped(content)) and self._goes_on_numbers(bare, content):
            return bare
        first = label is not None and label.body == "l" and label.dress == "dot" and not self.root.units
        return replace(label, body="I") if label is not None and first and not ends(content) else label

    def _goes_on_numbers(self, label: Label, content: str) -> bool:
        """Whether a number without its stop is the next of the paragraphs' and their phrase stands behind it."""
        following = bool(self.numbers) and int(label.body) == self.numbers[-1] + 1
        return following and self.openings.operative_at(content[label.end :]) is not None

    def open_annex(self, text: Text) -> None:
        """The line that names an annex heads a division in which all of it stands."""
        self.annexed = True
        self._enter(Open("division", heading=[text]))

    def open_division(self, lines: Sequence[Text]) -> None:
        """Lines that are one heading, whatever they look like."""
        self._enter(Open("division", heading=list(lines)))

    def add_list(self, lines: Sequence[Text]) -> None:
        """Lines that are no units, the first their heading: a list of contents."""
        self.open_division(lines[:1])
        group = self.group
        for line in lines[1:]:
            self._alinea(line)
        self._leave(group)

    # Headed groups

    def _is_group(self, label: Label, text: Text, rest: Rest, styled: bool) -> bool:
        """`I. Introduction`, `A. Other matters`, `一. 导言`: a group's label, words that end like a heading."""
        if label.dress != "dot":
            return False
        words = text.content[label.end :]
        if len(words) > LONGEST_HEADING[self.pack.spaced] or ends(words):
            return False
        kinds = {series for series, _ in readings(label.body)}
        if kinds & {ROMAN_UPPER, UPPER, HAN}:
            return bool(words) or bool(rest)
        if DECIMAL not in kinds or not words:
            return False
        return styled or self._numbered_heading(label, rest) or self._next_with_text(label, rest, "chapter")

    def _numbered_heading(self, label: Label, rest: Rest) -> bool:
        """`1. Draft resolution …` among paragraphs numbered through: the next number goes on theirs, not this."""
        if not self.numbers:
            return False
        number = int(label.body)
        following = next((read_label(b.text.content) for b in rest.first(1)), None)
        return number != self.numbers[-1] + 1 and following is not None and following.body == str(self.numbers[-1] + 1)

    def _next_with_text(self, label: Label, rest: Rest, kind: str) -> bool:
        """`1. Election of officers` above text without a number, as in the annotations to an agenda: the first such
        heading of its group, or the next, of which nothing more may be said. Operative paragraphs are none, whatever
        they end in.
        """
        if self.preambular:
            return False
        before = next((g.label for g in reversed(self.groups) if g.kind == kind and g.label), None)
        if before is not None:
            return follows(label, before)
        begun = kind == "division" and bool(self.group.units)
        return starts(label) and not begun and self._has_text(rest)

    def _has_text(self, rest: Rest) -> bool:
        """Whether a paragraph without a label, or a document in a list, stands below, maybe below further headings."""
        for block in rest.first(LONGEST_RUN):
            content = block.text.content
            label = read_label(content)
            if ends(content) or any(symbols.find(content)):
                return label is None
            if label is not None and label.dress == "dot":
                return False
        return False

    def _is_lettered(self, label: Label, text: Text, rest: Rest, styled: bool) -> bool:
        """`(a) Keepers of lighthouses`: a letter before words that are set like a heading, or are one of a chapter."""
        if not rest or label.dress not in ("paren", "half") or ends(text.content):
            return False
        if styled and label.dress == "paren":
            return True
        inside = any(g.kind == "chapter" for g in self.groups)
        return inside and not self.points and self._next_with_text(label, rest, "division")

    def _open_lettered(self, label: Label, text: Text, rest: Rest) -> None:
        before = next((g.label for g in reversed(self.groups) if g.kind == "division" and g.label), None)
        number = number_of(label, rest, before)
        heading = [without_label(text, label)]
        self._enter(Open("division", num=label.printed, number=number, heading=heading, label=label))

    def _open_group(self, label: Label, text: Text) -> None:
        series = dict(readings(label.body))
        kind = "section"
        if DECIMAL in series:
            kind = "chapter"
        elif (UPPER in series and not self._goes_on_roman(label, series)) or (HAN in series and label.dress == "paren"):
            kind = "title"
        number = label.body if HAN not in series else western(HAN, series[HAN], label.body).upper()
        heading = without_label(text, label)
        self._enter(
            Open(
                kind,
                num=label.printed,
                number=number,
                heading=[heading] if heading.content or heading.spans else [],
                headed=bool(heading.content),
                label=label,
            )
        )

    def _goes_on_numerals(self, label: Label) -> bool:
        """Whether a numeral, Roman or Chinese, is the first of the sections' or the next."""
        series = dict(readings(label.body))
        if HAN not in series:
            return self._goes_on_roman(label, series)
        before = next((g.label for g in reversed(self.groups) if g.kind == "section" and g.label), None)
        return starts(label) if before is None else follows(label, before)

    def _goes_on_roman(self, label: Label, series: dict[str, int]) -> bool:
        """`C.`, `I.`: a Roman numeral where the section before was the numeral before it, or a first `I.`"""
        if ROMAN_UPPER not in series:
            return False
        open_section = next((g for g in self.groups if g.kind == "section" and g.label), None)
        titles = [g for g in self.groups if g.kind == "title" and g.label]
        if titles and any(
            follows(label, t.label) and dict(readings(t.label.body)).get(UPPER, 0) + 1 == series.get(UPPER)
            for t in titles
            if t.label
        ):
            return False
        if open_section is None or open_section.label is None:
            return series[ROMAN_UPPER] == 1 or UPPER not in series
        return dict(readings(open_section.label.body)).get(ROMAN_UPPER, 0) + 1 == series[ROMAN_UPPER]

    def _enter(self, group: Open) -> None:
        alike = next((g for g in self.groups if g.word and g.word == group.word), None)
        if alike is not None:  # `Chapter II` beside `Chapter I`, whatever stands in that
            group.inner = alike.inner
            del self.groups[self.groups.index(alike) :]
        elif self._heads(group):
            self.group.inner = group.rank
        while len(self.groups) > 1 and self.group.rank >= group.rank:
            self.groups.pop()
        self.group.add(group)
        self.groups.append(group)
        self.paragraph, self.points = None, []

    def _heads(self, group: Open) -> bool:
        """Whether the open heading has no number and nothing below it yet, and no group that the new one follows is
        around it: then it is the heading of that, as `Annotations` is of `1.` and `Chapter I` of `A.`
        """
        open_groups = self.groups[1:]
        if not open_groups or open_groups[-1].num or open_groups[-1].units or group.rank >= open_groups[-1].rank:
            return False
        return all(g.rank < group.rank for g in open_groups[:-1])

    def _leave(self, group: Open) -> None:
        """Close a group and those inside it."""
        if group in self.groups:
            del self.groups[self.groups.index(group) :]
        self.paragraph, self.points = None, []

    def _open_heading(self, text: Text) -> None:
        """A heading without a number: more of the heading above it, where that is no more than a number or has none,
        or a division of its own."""
        adopting = self._adopting()
        group = self.group
        empty = adopting is None and self._below_heading()
        if (
            empty
            and len(group.heading) < 2
            and not group.headed
            and not group.units
            and not (self.labelled and self.labelled.match(text.content))
        ):
            group.heading.append(text)
        elif empty and group.kind == "division":
            group.add(Open("crossHeading", heading=[text]))
        else:
            match = self.labelled.match(text.content) if self.labelled else None
            word = text.content[: match.start("number")].strip() if match else ""
            self._enter(Open("division", heading=[text], word=word))
        if adopting is not None:
            self.adopted = Adopted(self.group, adopting.number, len(self.numbers))
        self.paragraph, self.points = None, []

    def _below_heading(self) -> bool:
        """Whether nothing stands in the open group yet but headings."""
        return len(self.groups) > 1 and all(u.kind == "crossHeading" and u.heading for u in self.group.units)

    def _is_heading(self, text: Text, rest: Rest, styled: bool) -> bool:
        """A line without a label that ends like a heading, with something below it."""
        content = text.content
        if not rest or not self._looks_heading(content, longest=2 if self._below_heading() else 1):
            return False
        if styled or (self.labelled and self.labelled.match(content) and len(content) < 60):
            return True
        if self._follows_lines():
            return False
        if self.paragraph is not None and self._open_colon() and not (lists(rest) or self._adopting()):
            return False
        below = rest.first(LONGEST_RUN)  # more would be a list of lines
        return any(not self._looks_heading(b.text.content) for b in below)

    def _follows_lines(self) -> bool:
        """Whether the last paragraph, or half of the last ones, are lines like headings and yet none: a list."""
        last = self.group.units[-LONGEST_RUN:]
        lines = [u.kind == "alinea" and bool(u.texts) and self._looks_heading(u.texts[-1].content) for u in last]
        return any(lines[-1:]) or sum(lines) * 2 >= LONGEST_RUN

    def _looks_heading(self, content: str, longest: int = 1) -> bool:
        """Whether a line ends like a heading, and begins like one; `longest`, how often the usual length."""
        if not content or len(content) > longest * LONGEST_HEADING[self.pack.spaced] or read_label(content):
            return False
        return not (ends(content) or content[0].islower() or content[0] in '(（[“"')

    def _adopting(self) -> Open | None:
        """The open paragraph, where it adopts the text below it."""
        last = self.paragraph
        adopts = last is not None and not self.points and last.texts and adopts_text(last.texts[-1].content, self.pack)
        return last if adopts else None

    def _open_colon(self) -> bool:
        """Whether what is open announces a list."""
        last = self.points[-1] if self.points else self.paragraph
        return last is not None and bool(last.texts) and stop(last.texts[-1].content) in COLONS

    # Articles

    def _heads_article(self, article: Heading, text: Text, rest: Rest) -> bool:
        """Whether a line is the label of an article, alone or with a title; in an annex the text may stand on it."""
        words = text.content[article.end :]
        if len(words) <= LONGEST_HEADING[self.pack.spaced] and not ends(words):
            return bool(rest)
        return article.run_in and self.annexed

    def _open_article(self, article: Heading, text: Text) -> None:
        words = cut(text, article.end)
        titled = bool(words.content or words.spans) and not ends(words.content)
        self._enter(Open("article", num=article.printed, number=article.number, heading=[words] if titled else []))
        if words.content and not titled:
            self._alinea(words)

    # Numbered paragraphs

    def _is_paragraph(self, label: Label, text: Text) -> bool:
        if label.dress != "dot" or not label.body.isdigit():
            return False
        return not (
            self.points and any(follows(label, p.label) for p in self.points if p.label and p.label.dress == "dot")
        )

    def _open_paragraph(self, label: Label, text: Text, rest: Rest) -> None:
        number = int(label.body)
        if self.adopted is not None and self.adopted.followed_by(number, self.numbers):
            self._leave(self.adopted.group)
            self.adopted = None
        elif self.numbers and number > self.numbers[-1] + 1:
            message = f"paragraph {number} follows paragraph {self.numbers[-1]}"
            self.findings.append(Finding("number-gap", message, "note", text.page, text.line))
        self.numbers.append(number)
        words = without_label(text, label)
        point = read_label(words.content)
        if point is not None and point.dress in ("paren", "half") and starts(point) and goes_on(point, rest):
            self._plain("paragraph", Text("", (), text.page, text.line), label.printed, label.body, label)
            self._add_point(point, words, rest)  # `14. (a) Expresses …`: a paragraph of nothing but points
        else:
            self._plain("paragraph", words, label.printed, label.body, label)

    def _plain(self, kind: str, text: Text, num: str = "", number: str = "", label: Label | None = None) -> None:
        unit = Open(kind, [text] if text.content else [], num, number, label=label)
        self.group.add(unit)
        self.paragraph, self.points = unit, []

    # Tables

    def _add_cell(self, cell: Cell, text: Text, rest: Rest) -> bool:
        """Take a paragraph of a table's cell; False, and nothing is taken, where the table is a box of paragraphs."""
        if cell.table in self.boxes:
            return False
        if self.table is None or self.table[0] != cell.table:
            if not is_table(rest.blocks, rest.start - 1):
                self.boxes.add(cell.table)
                return False
            self.table = cell.table, Open("table")
            self.group.add(self.table[1])
            self.paragraph, self.points = None, []
        self.table[1].cells.setdefault((cell.row, cell.column), []).append(text)
        return True

    # Points

    def _add_point(self, label: Label, text: Text, rest: Rest) -> None:
        depth = min(self._depth(label, rest), DEEPEST)
        del self.points[depth:]
        for around in filter(None, (self.paragraph, *self.points)):
            around.reopen()
        parent = self.points[-1] if self.points else self.paragraph
        if parent is not None and parent.wrapup:  # the list was closed: what goes on stands below its last words
            parent = self.paragraph = Open("alinea")
            self.group.units.append(parent)
            self.points = []
        number = number_of(label, rest, self._label_before())
        point = Open("point", [without_label(text, label)], label.printed, number, label=label)
        if parent is None:
            self.group.add(point)
        else:
            parent.add(point)
        self.points.append(point)
        self.last = label

    def _opens_points(self, label: Label) -> bool:
        """Whether a label in the manner of French and Spanish, `a)`, is the first of points, or goes on after the last
        where a heading stands between them."""
        return label.dress == "half" and (starts(label) or (self.last is not None and follows(label, self.last)))

    def _depth(self, label: Label, rest: Rest) -> int:
        """The level of a point: that of the open point which it follows, else one below the innermost."""
        following = rest.label()
        below = self._open_colon() or not self.points
        for depth in range(len(self.points) - 1, -1, -1):
            known = self.points[depth].label
            if known is None or not follows(label, known):
                continue
            if below and starts(label) and following is not None and is_second(following, label):
                return len(self.points)
            return depth
        return len(self.points)

    def _label_before(self) -> Label | None:
        """The label of the last unit beside which the next point stands."""
        siblings = (
            self.points[-1].units if self.points else (self.paragraph.units if self.paragraph else self.group.units)
        )
        return next((s.label for s in reversed(siblings) if s.label), None)

    # What has no label

    def _unlabelled(self, block: Block) -> None:
        text = block.text
        content = text.content
        if self._is_preambular(content):
            unit = Open("crossHeading", [text])
            self.group.add(unit)
            self.paragraph, self.points = unit if stop(content) in COLONS else None, []
        elif (last := self.points[-1] if self.points else self.paragraph) and self.keep and self.keep(text):
            last.take(text)
        elif self.points and self._open_colon():
            self.points[-1].add(Open("point", [text]))
        elif self.paragraph is not None and self.paragraph.units and content[:1].islower():
            self.paragraph.wrapup.append(text)
        else:
            self._alinea(text)

    def _alinea(self, text: Text) -> None:
        unit = Open("alinea", [text])
        self.group.add(unit)
        self.paragraph, self.points = unit, []

    def _is_preambular(self, content: str) -> bool:
        """Preambular text inside a headed group, before its first numbered paragraph."""
        begun = self.paragraph is not None and self.paragraph.kind != "crossHeading"
        if not self.preambular or len(self.groups) < 2 or begun:
            return False
        ended = stop(content) in COLONS or (self.preambular_end and self.preambular_end.search(content))
        follows_one = bool(self.group.units) and self.group.units[-1].kind == "crossHeading"
        adopted = self.adopted is not None and self.group is self.adopted.group
        return bool(ended) and (follows_one or adopted or self.openings.preambular_at(content) is not None)


def adopts_text(content: str, pack: Pack) -> bool:
    """Whether a paragraph adopts a text that stands below it: `Adopts the following declaration:`."""
    adopts = pack.pattern("structure", "adopts")
    return adopts is not None and stop(content) in COLONS and adopts.search(content) is not None
