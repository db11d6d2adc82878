"""Notes of typewritten documents: `administration. 1/`, and below the text `1/ See A/48/23.`"""

import pytest

from akn import languages
from akn.layout import lay_out
from akn.read.text import read_text

PAGE = """                                                                  A/48/99
                                                                  English
                                                                  Page 2

3.   The Committee considered the chapter of the report concerning the wells of
the islands. 1/

4.   The Chairman drew attention to item 117, 1/ and to the documents before the
Committee (A/AC.109/1153 and 1155). 2/ No further documents were before it.



     1/   See A/48/23 (Part III). To be incorporated in Official Records of the
General Assembly, Forty-eighth Session, Supplement No. 23 (A/48/23).

     2/   Statements were made by the representatives of Kenya and Uganda.

                                                                            /...
"""


def test_each_occurrence_is_a_marker() -> None:
    pack = languages.pack("eng")
    layout = lay_out(read_text(f"A/48/99\nTitle\n\n1.   A first paragraph.\n\f{PAGE}", "page"), pack)
    texts = [b.text for b in layout.blocks if b.text.content.startswith(("3.", "4."))]
    marked = [(t.content[: s.start].split()[-1], s.value) for t in texts for s in t.spans if s.name == "note"]
    assert marked == [("islands.", "0"), ("117,", "0"), ("1155).", "1")]
    assert [n.marker for n in layout.notes] == ["1", "2"]
    assert layout.notes[0].text[0].content.endswith("Supplement No. 23 (A/48/23).")
    assert layout.findings == ()


@pytest.mark.parametrize("words", ["in 1993/94 sessions", "either/or", "A/48/23", "1/2 of the States", "km/h"])
def test_other_slashes_are_text(words: str) -> None:
    source = (
        f"1.   The Committee met {words} at Headquarters. 1/\n\n2.   It adopted the report.\n\n     1/   See A/48/1.\n"
    )
    layout = lay_out(read_text(source, "page"), languages.pack("eng"))
    assert words in layout.blocks[0].text.content
    assert [s.value for s in layout.blocks[0].text.spans] == ["0"]
