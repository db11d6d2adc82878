"""Files that are no Akoma Ntoso, and files that mean harm: one sentence each, in no time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from akn.validate import validate
from tests.validate.documents import PATH

GOOD = PATH.read_bytes()
TEXT = GOOD.decode()
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
BOMB = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a b="&l11;">&l11;</a>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
FETCHED = '<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a/>'
SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

CASES = [
    ("empty-file", b""),
    ("empty-file", b"\xef\xbb\xbf \n"),
    ("not-xml", b"The Second Committee considered the item."),
    ("not-xml", b"%PDF-1.7\n<<>>"),
    ("not-xml", b"PK\x03\x04rest"),
    ("not-xml", b'{"symbol": "A/88/411"}'),
    ("not-xml", bytes(range(256)).replace(b"<", b"") * 4),
    ("truncated-xml", GOOD[:5000]),
    ("truncated-xml", GOOD[: len(GOOD) // 2]),
    ("truncated-xml", GOOD[:-3]),
    ("truncated-xml", GOOD[: GOOD.rindex(b"</components>")]),
    ("wrong-encoding", GOOD.replace(b"Imaginary", b"Imagin\xe9re")),
    ("wrong-encoding", GOOD.replace(b"UTF-8", b"KLINGON-8")),
    ("malformed-xml", GOOD.replace(b"</section>", b"</part>", 1)),
    (
        "malformed-xml",
        GOOD.replace(b"Utopia introduced", b"&utopia; introduced").replace(b"Utopia</org", b"&utopia;</org"),
    ),
    ("doctype", BOMB.encode()),
    ("doctype", BOMB.encode("utf-16")),
    ("doctype", OUTSIDE.encode()),
    ("doctype", FETCHED.encode()),
    ("doctype", b"<!-- <!DOCTYPE x> -->" + b"<!-- x -->" * 20_000 + OUTSIDE.partition("?>")[2].encode()),
    ("not-akoma-ntoso", b"<html/>"),
    ("not-akoma-ntoso", GOOD.replace(b"akn/3.0", b"akn/2.0")),
    ("not-akoma-ntoso", f"<debateReport xmlns='{SPACE}'/>".encode()),
]


@pytest.mark.parametrize(("code", "data"), CASES)
def test_one_sentence(code: str, data: bytes) -> None:
    start = time.perf_counter()
    (finding,) = validate(data)
    assert time.perf_counter() - start < 1
    assert (finding.code, finding.severity) == (code, "error")
    assert finding.message.endswith(".")
    assert "root:" not in finding.message


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert [f.code for f in validate(tmp_path / "none.xml")] == ["unreadable-file"]
    assert [f.code for f in validate(tmp_path)] == ["unreadable-file"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_of_the_same_document(encoding: str) -> None:
    assert validate(TEXT.replace("UTF-8", encoding[:6].upper().rstrip("-")).encode(encoding)) == []


def test_a_comment_that_speaks_of_document_types() -> None:
    assert validate(GOOD.replace(b"<akomaNtoso", b"<!-- no <!DOCTYPE here --><akomaNtoso", 1)) == []


def test_a_deep_tree_is_refused_not_crashed_on() -> None:
    deep = f"<akomaNtoso xmlns='{SPACE}'>" + "<a>" * 100_000 + "</a>" * 100_000 + "</akomaNtoso>"
    assert {f.code for f in validate(deep.encode())} == {"malformed-xml"}
