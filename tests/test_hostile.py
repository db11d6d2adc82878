"""What nobody should send and somebody will: each a clear sentence and exit status 1, no traceback, no output."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from akn.cli import app
from tests.samples.source import HERE as SAMPLES

RESOLUTION = (SAMPLES / "resolution.zho.layout.txt").read_text(encoding="utf-8")
PROSE = "It was a quiet morning on the coast, and the nets were drying in the sun.\n" * 40
SECONDS = 20  # far more than any of these takes on a slow machine

SOURCES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "white space": (b" \n\t\n \f\n", "the file is empty"),
    "binary": (bytes(range(256)) * 64, "binary data"),
    "prose": (PROSE.encode(), "can be converted"),
    "chinese prose": ("清晨的海边很安静，渔网在阳光下晾着。\n".encode() * 40, "can be converted"),
    "a symbol 12 MB long": (b"A/RES/" * 2_000_000, "no language that can be read"),
    "a symbol again and again": (b"A/RES/1 " * 1_500_000, "no language that can be read"),
    "one long line of spaces": (b" " * 6_000_000 + b"x", "can be"),
    "too large": (b"A/RES/" * 3_000_000, "the limit is"),
    "a word a line": (b"of the General Assembly\n".replace(b" ", b"\n") * 60_000, "lines are more than one document"),
    "blank lines": (b"the\n" + b"\n" * 300_000 + b"the\n", "lines are more than one document"),
    "form feeds": (b"the\f" * 300_000, "lines are more than one document"),
    "a long text of no genre": (PROSE.encode() * 600, "no document that can be converted"),
    "one line": (b"of the General Assembly and the word " * 50_000, "no document that can be converted"),
    "digits": (b"1234567890" * 100_000, "no language that can be read"),
    "labels on one line": (b"(a) (b) (i) " * 100_000, "no language that can be read"),
    "labels line by line": (b"1. of the\n(a) and the\n(i) to a\n" * 8_000, "no document that can be converted"),
    "broken JSON": (b'{"genre": "resolution", "lang": ', "broken JSON"),
    "JSON of another form": (b'{"type": "FeatureCollection", "features": []}', "akn schema"),
    "JSON with a wrong type": (b'{"genre": "resolution", "lang": "eng", "body": 3}', "akn schema"),
    "JSON in no known language": (
        b'{"genre": "resolution", "lang": "tlh", "body": [{"kind": "paragraph", "texts": [{"content": "A/RES/1/1"}]}]}',
        "no language pack",
    ),
    "JSON with a control character": (
        b'{"genre": "resolution", "lang": "eng", "title": "\\u0001"}',
        "control character",
    ),
    "JSON nested deeply": (b'{"genre": "x", "lang": "eng", "body": ' + b'[{"kind": "a", "units": ' * 50_000, "nested"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "the PDF is damaged"),
    "DOC": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "old Word document"),
    "DOCX": (b"PK\x03\x04\x14\x00\x06\x00" + bytes(64), "DOCX"),
    "RTF": (b"{\\rtf1\\ansi A/RES/79/1}", "RTF"),
    "XML": (b'<?xml version="1.0"?><akomaNtoso/>', "XML"),
}

ENTITY = b"""<?xml version="1.0"?>
<!DOCTYPE akomaNtoso [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">&secret;</akomaNtoso>
"""
BOMB = (
    b'<?xml version="1.0"?>\n<!DOCTYPE akomaNtoso [<!ENTITY e0 "A/RES/79/1">\n'
    + b"".join(b'<!ENTITY e%d "%s">\n' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 12))
    + b']>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">&e11;</akomaNtoso>\n'
)
DEEP = (
    b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
    + b"<section>" * 100_000
    + b"</section>" * 100_000
    + b"</akomaNtoso>"
)
FILES: dict[str, tuple[bytes, str]] = {
    "external entity": (ENTITY, "document type"),
    "entity bomb": (BOMB, "document type"),
    "entity bomb in UTF-16": (
        BOMB.decode().replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16"),
        "document type",
    ),
    "nested deeply": (DEEP, "not well formed"),
    "empty": (b"", "empty"),
    "binary": (bytes(range(256)) * 64, "not"),
    "cut off": (b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="x">', "breaks off"),
    "HTML": (b"<html><body><p>A/RES/79/1</p></body></html>", "akomaNtoso"),
    "JSON": (b"{}", "JSON"),
    "PDF": (b"%PDF-1.7\n", "PDF"),
}


def run(*arguments: str | Path) -> Result:
    """A command's result, had within seconds."""
    began = time.monotonic()
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    assert time.monotonic() - began < SECONDS
    return result


def refused(result: Result, sentence: str, out: Path | None = None) -> None:
    """Exit status 1, the sentence, no traceback, no fault of the program, no output."""
    assert result.exit_code == 1, result.output
    assert sentence in result.output
    assert "Traceback" not in result.output
    assert "fault of the program" not in result.output
    if out is not None:
        assert not out.exists() or not list(out.iterdir())


@pytest.mark.parametrize("name", SOURCES)
def test_convert(name: str, tmp_path: Path) -> None:
    content, sentence = SOURCES[name]
    source, out = tmp_path / "source.txt", tmp_path / "out"
    source.write_bytes(content)
    refused(run("convert", source, "-o", out), sentence, out)


LABELLED = {
    "points": "1. Requests:\n" + "(a) To train;\n" * 3_000,
    "dashes": "1. Requests:\n" + "– To train:\n" * 3_000,
    "numbers": "1. Requests the Secretary-General to report.\n" * 3_000,
    "sections": "A. Training of the staff\nI. Reports of the units\n" * 1_500
    + "1. Requests the Secretary-General to report.\n",
}


@pytest.mark.parametrize("name", LABELLED)
def test_the_same_label_again_and_again(name: str, tmp_path: Path) -> None:
    """It makes a document of little sense, but neither endless depth nor endless time."""
    source = tmp_path / "A-RES-85-219.txt"
    source.write_text(f"The General Assembly,\n\nRecalling its resolution 58/208,\n\n{LABELLED[name]}")
    result = run("convert", source, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("command", ["parse", "refs", "inspect"])
@pytest.mark.parametrize("name", ["empty", "binary", "prose", "broken JSON", "PDF"])
def test_other_commands(command: str, name: str, tmp_path: Path) -> None:
    content, sentence = SOURCES[name]
    (tmp_path / "source.txt").write_bytes(content)
    refused(run(command, tmp_path / "source.txt"), sentence)


@pytest.mark.parametrize("command", ["convert", "parse", "refs", "inspect", "validate"])
def test_missing_file(command: str, tmp_path: Path) -> None:
    where = ("-o", tmp_path / "out") if command == "convert" else ()
    result = run(command, tmp_path / "none.txt", *where)
    refused(result, "no such file" if command != "validate" else "cannot be read", tmp_path / "out")


@pytest.mark.parametrize("command", ["convert", "parse", "refs", "inspect", "validate"])
def test_folder(command: str, tmp_path: Path) -> None:
    where = ("-o", tmp_path / "out") if command == "convert" else ()
    refused(run(command, tmp_path, *where), "folder" if command != "validate" else "cannot be read", tmp_path / "out")


def test_truncated_utf8(tmp_path: Path) -> None:
    """Cut in the middle of a character, with the rest of the document gone: nothing to be guessed."""
    source, out = tmp_path / "source.txt", tmp_path / "out"
    source.write_bytes("大".encode()[:2])
    refused(run("convert", source, "-o", out), "source.txt", out)


@pytest.mark.parametrize("encoding", ["latin-1", "gb18030", "utf-16"])
def test_other_encodings_are_told(encoding: str, tmp_path: Path) -> None:
    """A document in another encoding is converted and the encoding told, or refused in a sentence."""
    text = RESOLUTION if encoding != "latin-1" else PROSE.replace("nets", "filets séchés à la côte")
    source, out = tmp_path / "source.txt", tmp_path / "out"
    source.write_bytes(text.encode(encoding))
    result = run("convert", source, "-o", out)
    assert "Traceback" not in result.output
    assert "fault of the program" not in result.output
    if result.exit_code == 0:
        assert "read as" in result.output
    else:
        refused(result, "source.txt", out)


def test_document_cut_in_a_character(tmp_path: Path) -> None:
    """A document that breaks off within a character is not read as another encoding in silence."""
    source, out = tmp_path / "source.txt", tmp_path / "out"
    content = RESOLUTION.encode()
    source.write_bytes(content[: content.rindex("大会".encode()) + 1])
    result = run("convert", source, "-o", out)
    assert "Traceback" not in result.output
    assert result.exit_code == 1 or "read as" in result.output


@pytest.mark.parametrize("name", FILES)
def test_validate(name: str, tmp_path: Path) -> None:
    content, sentence = FILES[name]
    (tmp_path / "document.xml").write_bytes(content)
    result = run("validate", tmp_path / "document.xml", "--engine", "both")
    refused(result, sentence)
    assert "localhost" not in result.output


@pytest.mark.parametrize("name", ["external entity", "entity bomb", "cut off"])
def test_other_commands_on_xml(name: str, tmp_path: Path) -> None:
    content, sentence = FILES[name]
    (tmp_path / "document.xml").write_bytes(content)
    for command in ("refs", "inspect"):
        refused(run(command, tmp_path / "document.xml"), sentence)


def test_validate_against_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "document.xml").write_bytes(FILES["external entity"][0])
    (tmp_path / "source.txt").write_bytes(b"%PDF-1.7\n")
    result = run("validate", tmp_path / "document.xml", "--against", tmp_path / "source.txt")
    refused(result, "document type")


def test_output_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run("convert", SAMPLES / "resolution.eng.layout.txt", "-o", tmp_path / "file" / "out")
    refused(result, "cannot be made")
    result = run("convert", SAMPLES / "resolution.eng.layout.txt", "-o", tmp_path / "file")
    refused(result, "cannot be made")


def test_output_file_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder stands where the file should go: an error, and nothing half-written is left."""
    (tmp_path / "A-RES-85-219.eng.xml").mkdir()
    result = run("convert", SAMPLES / "resolution.eng.layout.txt", "-o", tmp_path)
    refused(result, "cannot be written")
    assert [p.name for p in tmp_path.iterdir()] == ["A-RES-85-219.eng.xml"]


def test_a_bad_document_does_not_keep_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    good = SAMPLES / "resolution.eng.layout.txt"
    result = run("convert", tmp_path / "bad.txt", good, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["A-RES-85-219.eng.xml"]


def test_symbols_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    """A symbol is a name, whatever a JSON says."""
    (tmp_path / "evil.json").write_text(
        json.dumps({"genre": "resolution", "lang": "eng", "symbols": ["../../../evil\n/x"], "adopted": "2030-01-01"})
    )
    out = tmp_path / "a" / "out"
    run("convert", tmp_path / "evil.json", "-o", out, "--keep-invalid")
    assert {p.parent for p in tmp_path.rglob("*.xml")} <= {out}
