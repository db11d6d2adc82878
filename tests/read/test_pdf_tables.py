"""Tables of PDFs: invented pages with rules in the organisation's manner, and pages that look like tables but are none.

A table has a thin rule on top and thick ones below its header and its last row, each in pieces, one for each cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from akn import languages
from akn.layout import lay_out
from akn.parse.tables import rows_of
from akn.read import read
from akn.read.pages import Pages
from tests.pdfs import BOLD, ITALIC, ROMAN, Sheet, lines, pdf

Words = tuple[float, float, float, int, str]
EDGES = (123.0, 300.0, 370.0, 490.0)
THIN, THICK = 0.5, 1.5
PROSE = ["The Committee considered the report of the Secretary-General on the postal services", "of the region."]


def rule(y: float, height: float = THIN, edges: Sequence[float] = EDGES) -> bytes:
    """A rule drawn in pieces from edge to edge."""
    pieces = pairwise(edges)
    return b"\n".join(b"%g %g %g %g re f" % (a, y, b - a - 0.5, height) for a, b in pieces)


def row(
    y: float, *cells: str, at: Sequence[float] = (124, 340, 440), size: float = 8, font: int = ROMAN
) -> list[Words]:
    """The words of a row of cells; "" where a cell is empty."""
    return [(x, y, size, font, words) for x, words in zip(at, cells, strict=False) if words]


def sheet(words: Iterable[Words], *rules: bytes, below: Iterable[str] = PROSE * 4) -> Sheet:
    """A page of words and rules, with prose below them that shows the usual size of type."""
    return Sheet([*words, *lines(below, y=290)], raw=b"\n".join(rules))


def tables(pages: Pages) -> list[tuple[tuple[str, ...], ...]]:
    """The tables as a conversion has them: rows of the texts of cells."""
    found: dict[int, dict[tuple[int, int], list]] = {}
    for block in lay_out(pages, languages.pack("eng")).blocks:
        if block.cell is not None:
            table = found.setdefault(block.cell.table, {})
            table.setdefault((block.cell.row, block.cell.column), []).append(block.text)
    return [tuple(tuple(cell.content for cell in own) for own in rows_of(cells)) for cells in found.values()]


def tables_of(*sheets: Sheet) -> list[tuple[tuple[str, ...], ...]]:
    return tables(read(pdf(sheets), "a.pdf"))


def texts_of(*sheets: Sheet) -> list[str]:
    return [line.text for page in read(pdf(sheets), "a.pdf").pages for line in page.lines]


HEADER = row(588, "Category", "2030/31", "2031/32", font=ITALIC, size=7)
FRAME = (rule(600), rule(580, THICK), rule(500, THICK))


def test_what_stands_between_rules_in_pieces_is_a_table() -> None:
    words = [*HEADER, *row(565, "Post offices", "1 250", "(17.5)"), *row(550, "Stamps", "–", "2.0")]
    assert tables_of(sheet(words, *FRAME)) == [
        (("Category", "2030/31", "2031/32"), ("Post offices", "1 250", "(17.5)"), ("Stamps", "–", "2.0"))
    ]


def test_text_above_and_below_a_table_is_none_of_it() -> None:
    words = [*lines(["Postal services"], y=620), *HEADER, *row(565, "Stamps", "1", "2")]
    assert texts_of(sheet(words, *FRAME, below=["Below."])) == [
        "Postal services", "Category", "2030/31", "2031/32", "Stamps", "1", "2", "Below.",
    ]  # fmt: skip


def test_lines_of_a_cell_are_one_text_with_figures_beside_the_first_or_the_last() -> None:
    words = [
        *HEADER,
        *row(565, "Post offices of rural areas that"),
        *row(555, "are open all the year", "12", "14"),
        *row(540, "Stamps for letters abroad and for", "3", "5"),
        *row(530, "parcels"),
    ]
    assert tables_of(sheet(words, *FRAME))[0][1:] == (
        ("Post offices of rural areas that are open all the year", "12", "14"),
        ("Stamps for letters abroad and for parcels", "3", "5"),
    )


def test_a_row_begins_where_a_cell_begins_beside_one_that_goes_on() -> None:
    words = [
        *HEADER,
        *row(565, "Post offices of rural areas that", "12", "Open"),
        *row(555, "are open all the year or in the"),
        *row(549, "", "3", "Closed"),
        *row(545, "summer"),
    ]
    assert tables_of(sheet(words, *FRAME))[0][1:] == (
        ("Post offices of rural areas that are open all the year or in the summer", "12", "Open"),
        ("", "3", "Closed"),
    )


def test_rows_without_white_space_between_them_are_known_by_their_figures() -> None:
    words = [
        *HEADER,
        *row(565, "Post offices", "1", "2"),
        *row(556, "Stamps", "3", "4"),
        *row(547, "Parcels", "5", "6"),
    ]
    assert [own[1] for own in tables_of(sheet(words, *FRAME))[0][1:]] == ["1", "3", "5"]


def test_rows_of_words_without_white_space_between_them_are_known_by_the_room_left() -> None:
    words = [*HEADER, *row(565, "Post offices", "open", "open"), *row(556, "Stamps", "sold", "sold")]
    assert tables_of(sheet(words, *FRAME))[0][1:] == (("Post offices", "open", "open"), ("Stamps", "sold", "sold"))


def test_a_header_over_columns_stands_above_those_that_a_rule_is_drawn_over() -> None:
    words = [
        *row(610, "", "Variance", at=(124, 356), size=7, font=ITALIC),
        *row(596, "Category", "Amount", "Share", size=7, font=ITALIC),
        *row(588, "", "(dollars)", "", size=7, font=ITALIC),
        *row(565, "Stamps", "14", "3.5"),
    ]
    rules = (rule(620, edges=(123, 300, 490)), rule(606, edges=(300, 370, 490)), *FRAME[1:])
    assert tables_of(sheet(words, *rules)) == [
        (("", "Variance", ""), ("Category", "Amount (dollars)", "Share"), ("Stamps", "14", "3.5"))
    ]


def test_a_table_without_a_rule_on_top_has_one_under_its_header() -> None:
    words = [
        *lines(
            ["Mail was carried by road, by rail and by sea, and by air where there was no other way for it."], y=640
        ),
        *row(610, "", "Variance", at=(124, 400), size=7, font=ITALIC),
        *row(590, "Parcels", "$14.9", "3.5%", font=BOLD),
    ]
    assert tables_of(sheet(words, rule(605, edges=EDGES[1:]), rule(583))) == [
        (("", "Variance", ""), ("Parcels", "$14.9", "3.5%"))
    ]


def test_words_over_columns_are_in_the_first_of_them() -> None:
    over = "Advice: what is said here of the postal services of the region reaches over the columns of figures"
    words = [*HEADER, *row(565, "Stamps", "1", "2"), (124, 550, 8, ROMAN, over), (124, 541, 8, ROMAN, "and below.")]
    assert tables_of(sheet(words, *FRAME))[0][2] == (f"{over} and below.", "", "")


def test_two_tables_are_two_with_the_text_between_them() -> None:
    again = [(x, y - 200, size, font, text) for x, y, size, font, text in HEADER]
    words = [*HEADER, *row(565, "Stamps", "1", "2"), *lines(PROSE, y=470), *again, *row(365, "Parcels", "3", "4")]
    found = tables_of(sheet(words, *FRAME, rule(400), rule(380, THICK), rule(300, THICK)))
    assert [own[1][0] for own in found] == ["Stamps", "Parcels"]


HEAD = [(500.0, 745.0, 10.0, ROMAN, "A/85/1")]


def page(*rows: list[Words], rules: Sequence[bytes], header: bool = True) -> Sheet:
    """A page with a running head, and a table that begins right below it."""
    top = [(x, y + 120, size, font, text) for x, y, size, font, text in HEADER] if header else []
    words = [*HEAD, *top, *(each for own in rows for each in own)]
    return sheet(words, rule(730, 0.25, (60, 550)), *rules, below=[])


def first_page() -> Sheet:
    """A page with prose and a table below it that no rule ends."""
    header = row(158, "Category", "2030/31", "2031/32", font=ITALIC, size=7)
    filled = [*row(130, "Stamps", "1", "2"), *row(115, "Postcards", "–", "2")]
    return sheet([*header, *filled], rule(168), rule(150, THICK))


def test_a_table_goes_on_over_pages_and_has_its_header_once() -> None:
    second = page(row(680, "Parcels", "3", "4"), rules=(rule(718), rule(700, THICK), rule(660, THICK)))
    assert tables_of(first_page(), second) == [
        (("Category", "2030/31", "2031/32"), ("Stamps", "1", "2"), ("Postcards", "–", "2"), ("Parcels", "3", "4"))
    ]


def test_a_table_goes_on_over_pages_without_its_header_down_to_the_rule_that_ends_it() -> None:
    middle = page(row(700, "Letters", "5", "6"), row(685, "Maps", "7", "8"), rules=(), header=False)
    last = page(row(700, "Parcels", "3", "4"), lines(["Below."], y=600), rules=(rule(680, THICK),), header=False)
    (found,) = tables_of(first_page(), middle, last)
    assert [own[0] for own in found] == ["Category", "Stamps", "Postcards", "Letters", "Maps", "Parcels"]


def test_a_table_that_nothing_ends_is_over_with_its_last_row_of_cells() -> None:
    first = first_page()
    first.text += lines(["Without those for parcels."], y=102, size=8)
    assert [own[0] for own in tables_of(first, Sheet(lines(PROSE)))[0]] == ["Category", "Stamps", "Postcards"]


def test_words_in_columns_without_rules_stay_lines() -> None:
    votes = [(123, 600, 10, ITALIC, "In favour:"), (180, 600, 10, ROMAN, "Algeria, Andorra, Angola, Armenia, Austria,")]
    contents = [(123, 560, 10, ROMAN, "I.    Introduction ........................"), (480, 560, 10, ROMAN, "2")]
    listed = [(123, 520, 10, ROMAN, "69/313"), (180, 520, 10, ROMAN, "Postal services of rural areas")]
    assert tables_of(sheet([*votes, *contents, *listed])) == []


def test_a_masthead_between_rules_stays_lines() -> None:
    words = [
        (123, 735, 14, ROMAN, "United Nations"), (480, 735, 20, ROMAN, "A/85/1"),
        (123, 700, 17, BOLD, "General Assembly"), (390, 700, 10, ROMAN, "Distr.: General"),
    ]  # fmt: skip
    assert tables_of(sheet(words, rule(727, THIN, (60, 380, 550)), rule(620, THICK, (60, 380, 550)))) == []


def test_prose_between_rules_stays_lines() -> None:
    words = lines(["The Committee considered the report of the Secretary-General on the postal services."] * 3, y=590)
    assert tables_of(sheet(words, *FRAME)) == []


def test_lines_of_a_chart_are_none_of_a_table() -> None:
    words = [*row(590, "120", "60", "15"), *row(560, "80", "30", "7")]
    assert tables_of(sheet(words, *(rule(y, THIN, (123, 490)) for y in (600, 575, 550)))) == []


def test_the_marker_of_a_note_is_tied_from_a_cell() -> None:
    marker = (152, 568, 5, ROMAN, "1")
    note = [(123, 103, 5, ROMAN, "1"), (128, 100, 8, ROMAN, "Without those for parcels.")]
    made = lay_out(
        read(pdf([sheet([*HEADER, *row(565, "Stamps", "1", "2"), marker, *note], *FRAME)]), "a.pdf"),
        languages.pack("eng"),
    )
    assert [note.text[0].content for note in made.notes] == ["Without those for parcels."]
    cell = next(block for block in made.blocks if block.text.content == "Stamps")
    assert [span.name for span in cell.text.spans] == ["note"]


def test_rules_with_nothing_between_them_are_no_table() -> None:
    assert tables_of(sheet(lines(["Above."], y=620), rule(600), rule(598), rule(580, THICK), rule(560))) == []


def test_a_double_rule_parts_no_table() -> None:
    words = [*HEADER, *row(565, "Stamps", "1", "2"), *row(520, "Total", "1", "2", font=BOLD)]
    (found,) = tables_of(sheet(words, *FRAME, rule(540), rule(537.5)))
    assert [own[0] for own in found] == ["Category", "Stamps", "Total"]


def test_a_table_goes_on_with_rules_above_sums_and_has_no_header_there() -> None:
    rows = (
        row(700, "Parcels", "3", "4"),
        row(680, "Letters"),
        row(668, "Maps", "5", "6"),
        row(650, "Total", "9", "12"),
    )
    last = page(*rows, rules=(rule(690), rule(660), rule(640, THICK)), header=False)
    (found,) = tables_of(first_page(), last)
    assert [own[0] for own in found] == ["Category", "Stamps", "Postcards", "Parcels", "Letters", "Maps", "Total"]


def test_figures_after_words_between_whole_rules_are_a_table() -> None:
    box = [
        *row(585, "Stamps of the year", "", "$68,743,800"),
        *row(570, "Stamps of the years before", "", "$9,100"),
        *row(555, "Parcels", "", "($871,600)"),
    ]
    flush = [(x + {"$9,100": 19, "($871,600)": 5}.get(text, 0), *rest, text) for x, *rest, text in box]
    found = tables_of(sheet(flush, *(rule(y, THIN, (123, 490)) for y in (600, 540))))
    assert found == [
        (
            ("Stamps of the year", "$68,743,800"),
            ("Stamps of the years before", "$9,100"),
            ("Parcels", "($871,600)"),
        )
    ]
