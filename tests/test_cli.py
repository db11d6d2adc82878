"""The commands as a user types them: files written, reports printed, exit statuses."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import akn
from akn import batch
from akn.cli import app
from akn.model import Document, Finding
from tests.samples.source import HERE as SAMPLES

ENGLISH = SAMPLES / "resolution.eng.layout.txt"
CHINESE = SAMPLES / "resolution.zho.layout.txt"
REPORT = SAMPLES / "report.eng.layout.txt"
NAME = "A-RES-85-219.eng.xml"


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the conversions of three samples."""
    out = tmp_path_factory.mktemp("made")
    result = run("convert", ENGLISH, CHINESE, REPORT, "-o", out)
    assert result.exit_code == 0, result.output
    return out


# convert


def test_convert_names_files_by_symbol_and_language(made: Path) -> None:
    assert sorted(p.name for p in made.iterdir()) == ["A-85-412-Add.3.eng.xml", NAME, "A-RES-85-219.zho.xml"]


def test_convert_writes_what_the_library_gives(made: Path) -> None:
    assert (made / NAME).read_bytes() == akn.convert(ENGLISH).xml


def test_convert_makes_the_folder_and_shows_a_table(tmp_path: Path) -> None:
    result = run("convert", ENGLISH, "-o", tmp_path / "new" / "folder")
    head, row = result.stdout.splitlines()
    assert head.split() == ["document", "valid", "sections", "paragraphs", "notes", "references", "findings"]
    assert row.split()[0].endswith(NAME)
    assert row.split()[1] == "yes"
    assert (tmp_path / "new" / "folder" / NAME).is_file()


def test_convert_leaves_nothing_else_in_the_folder(made: Path) -> None:
    assert not [p.name for p in made.iterdir() if p.suffix != ".xml"]


def test_convert_from_standard_input(made: Path, tmp_path: Path) -> None:
    result = run("convert", "-", "-o", tmp_path, stdin=ENGLISH.read_bytes())
    assert result.exit_code == 0, result.output
    assert (tmp_path / NAME).read_bytes() == (made / NAME).read_bytes()


def test_the_kind_of_the_document_may_be_told() -> None:
    result = run("parse", ENGLISH, "--genre", "decision")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["genre"] == "decision"


def test_the_symbol_may_be_told(tmp_path: Path) -> None:
    result = run("convert", ENGLISH, "-o", tmp_path, "--symbol", "A/RES/85/220")
    assert [p.name for p in tmp_path.iterdir()] == ["A-RES-85-220.eng.xml"], result.output


def test_two_sources_of_one_document(tmp_path: Path) -> None:
    """The second is an error; the first stays as it was written."""
    other = SAMPLES / "resolution.eng.raw.txt"
    result = run("convert", ENGLISH, other, "-o", tmp_path)
    assert result.exit_code == 1
    assert "has just been written from" in result.output
    assert "same-output" in result.output
    assert (tmp_path / NAME).read_bytes() == akn.convert(ENGLISH).xml


def test_a_second_run_writes_over_the_first(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("old")
    assert run("convert", ENGLISH, "-o", tmp_path).exit_code == 0
    assert (tmp_path / NAME).read_bytes() == akn.convert(ENGLISH).xml


def test_processes_change_nothing(made: Path, tmp_path: Path) -> None:
    sources = [ENGLISH, CHINESE, SAMPLES / "none.txt", REPORT, SAMPLES / "resolution.zho.raw.txt"]
    alone = run("convert", *sources, "-o", tmp_path / "out")
    written = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    together = run("convert", *sources, "-o", tmp_path / "out", "--jobs", "3")
    assert together.output == alone.output
    assert together.exit_code == alone.exit_code == 1
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == written


def test_warnings_are_errors_when_strict(tmp_path: Path) -> None:
    source = tmp_path / "source.txt"
    source.write_bytes(CHINESE.read_text(encoding="utf-8").encode("utf-16"))  # a warning: not UTF-8
    assert run("convert", source, "-o", tmp_path).exit_code == 0
    assert run("convert", source, "-o", tmp_path, "--strict").exit_code == 1
    assert run("convert", CHINESE, "-o", tmp_path, "--strict").exit_code == 0


def test_a_missing_number_of_a_session_is_told(tmp_path: Path) -> None:
    """Case E20."""
    text = ENGLISH.read_text("utf-8")
    for number in range(201, 213):
        (tmp_path / f"{number}.txt").write_text(text.replace("85/219", f"85/{number}"), "utf-8")
    sources = [path for path in sorted(tmp_path.iterdir()) if path.stem != "207"]
    result = run("convert", *sources, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert (
        "all sources, A/RES/85: warning: 11 documents in eng, numbered from 201 to 212; missing: 207" in result.output
    )
    assert "missing-number" not in run("convert", *sources[:9], "-o", tmp_path / "out").output


def test_notes_are_shown_when_asked(tmp_path: Path) -> None:
    source = tmp_path / "source.txt"
    source.write_bytes(ENGLISH.read_bytes() + b"\x07")
    assert "control-characters" not in run("convert", source, "-o", tmp_path).output
    assert "control-characters" in run("convert", source, "-o", tmp_path, "--verbose").output


@pytest.fixture
def invalid(tmp_path: Path) -> Path:
    """A parsed document that makes no valid Akoma Ntoso: it has no text."""
    path = tmp_path / "empty.json"
    path.write_text(json.dumps({"genre": "resolution", "lang": "eng", "symbols": ["A/RES/90/1"]}))
    return path


def test_what_is_not_valid_is_not_written(invalid: Path, tmp_path: Path) -> None:
    result = run("convert", invalid, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert not list((tmp_path / "out").iterdir())


def test_what_is_not_valid_is_written_when_asked(invalid: Path, tmp_path: Path) -> None:
    result = run("convert", invalid, "-o", tmp_path / "out", "--keep-invalid")
    assert result.exit_code == 1
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["A-RES-90-1.eng.xml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert",),
        ("convert", "a.txt", "--symbol", "nonsense"),
        ("convert", "a.txt", "--date", "2030-02-30"),
        ("convert", "a.txt", "--lang", "tlh"),
        ("convert", "a.txt", "--from", "doc"),
        ("convert", "a.txt", "--jobs", "0"),
        ("convert", "a.txt", "--nonsense"),
        ("validate", "a.xml", "--engine", "libxml3"),
        ("validate", "a.xml", "b.xml", "--against", "a.txt"),
        ("refs", "a.xml", "--format", "pdf"),
        ("inspect",),
        ("inspect", "a.txt", "--genre", "poem"),
        ("nonsense",),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_from_refuses_other_forms(tmp_path: Path) -> None:
    assert "this is text, not json" in run("convert", ENGLISH, "--from", "json", "-o", tmp_path).output
    assert run("convert", ENGLISH, "--from", "text", "-o", tmp_path).exit_code == 0


def test_a_fault_of_the_program_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(batch, "convert", broken)
    result = run("convert", ENGLISH, "-o", tmp_path)
    assert result.exit_code == 1
    assert "fault of the program" in result.output
    assert "Traceback" not in result.output
    assert "Traceback" in run("convert", ENGLISH, "-o", tmp_path, "--debug").output


def test_a_file_is_written_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        batch.write_whole(tmp_path / "a.xml", b"after")
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"a.xml": "before"}


@pytest.mark.parametrize(
    ("symbols", "source", "name"),
    [
        (("A/79/439/Add.2",), "x.txt", "A-79-439-Add.2.eng.xml"),
        (("S/RES/1373 (2001)",), "x.txt", "S-RES-1373-2001.eng.xml"),
        ((), "texts/a report.txt", "a-report.eng.xml"),
        ((), "texts/report.eng.seed.txt", "report.eng.seed.xml"),
        ((), "texts/.txt", "txt.eng.xml"),
        ((), "-", "stdin.eng.xml"),
        (("../../etc",), "x.txt", "etc.eng.xml"),
    ],
)
def test_output_names(symbols: tuple[str, ...], source: str, name: str) -> None:
    assert batch.output_name(Document("resolution", "eng", symbols=symbols), source) == name


def test_outcomes_count_severities() -> None:
    found = (Finding("a", "A."), Finding("b", "B.", "error"), Finding("c", "C.", "note"))
    outcome = batch.Outcome("x", found, counts=(0, 0, 0, 0))
    assert not outcome.valid
    assert [outcome.count(s) for s in ("error", "warning", "note")] == [1, 1, 1]


# parse, schema


@pytest.mark.parametrize("source", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.name)
def test_json_gives_the_same_bytes(source: Path, tmp_path: Path) -> None:
    """Parsed, printed as JSON, read and written: what the source itself gives."""
    printed = run("parse", source)
    assert printed.exit_code == 0, printed.output
    (tmp_path / "document.json").write_bytes(printed.stdout_bytes)
    run("convert", tmp_path / "document.json", "-o", tmp_path / "json", "--keep-invalid")
    (written,) = (tmp_path / "json").iterdir()
    assert written.read_bytes() == akn.convert(source).xml


def test_schema_describes_what_parse_prints() -> None:
    described = json.loads(run("schema").stdout)["$defs"]["Document"]["properties"]
    printed = json.loads(run("parse", ENGLISH).stdout)
    assert set(printed) <= set(described)


# validate


def test_validate(made: Path) -> None:
    result = run("validate", *sorted(made.iterdir()), "--engine", "both")
    assert result.exit_code == 0
    assert result.stdout.count(": valid") == 3


def test_validate_standard_input(made: Path) -> None:
    assert run("validate", "-", stdin=(made / NAME).read_bytes()).exit_code == 0


def test_validate_says_what_is_wrong(made: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_bytes((made / NAME).read_bytes().replace(b"<mainBody", b"<nonsense/><mainBody", 1))
    result = run("validate", made / NAME, bad)
    assert result.exit_code == 1
    assert "nonsense may not stand at this place" in result.stdout
    assert f"{made / NAME}: valid" in result.stdout


def test_validate_against_its_source(made: Path) -> None:
    result = run("validate", made / NAME, "--against", ENGLISH)
    assert result.exit_code == 0, result.output


def test_validate_against_a_parsed_document(made: Path, tmp_path: Path) -> None:
    (tmp_path / "document.json").write_bytes(run("parse", ENGLISH).stdout_bytes)
    assert run("validate", made / NAME, "--against", tmp_path / "document.json").exit_code == 0


def test_validate_against_what_was_told(tmp_path: Path) -> None:
    """A symbol that was given to `convert` is given to `validate` too."""
    told = ("--symbol", "A/RES/85/220")
    run("convert", ENGLISH, "-o", tmp_path, *told)
    assert run("validate", tmp_path / "A-RES-85-220.eng.xml", "--against", ENGLISH, *told).exit_code == 0
    assert run("validate", tmp_path / "A-RES-85-220.eng.xml", "--against", ENGLISH).exit_code == 1


def test_validate_against_another_source(made: Path) -> None:
    result = run("validate", made / NAME, "--against", REPORT)
    assert result.exit_code == 1
    assert "missing-text" in result.stdout


def test_validate_catches_a_changed_digit(made: Path, tmp_path: Path) -> None:
    good = (made / NAME).read_text(encoding="utf-8")
    (tmp_path / "bad.xml").write_text(good.replace("19 December 2030", "18 December 2030", 1), encoding="utf-8")
    result = run("validate", tmp_path / "bad.xml", "--against", ENGLISH)
    assert result.exit_code == 1
    assert "changed-text" in result.stdout


def test_reports_for_programs(made: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_bytes(b"<a/>")
    found = json.loads(run("validate", bad, "--format", "json").stdout)
    assert found[0]["findings"][0]["code"] == "not-akoma-ntoso"
    sarif = json.loads(run("validate", bad, "--format", "sarif").stdout)
    assert sarif["runs"][0]["tool"]["driver"]["version"] == version("akn4un")
    assert run("validate", bad, "--format", "github").stdout.startswith("::error file=")
    assert run("validate", made / NAME, "--format", "github").stdout == ""


# refs, inspect


def test_refs_of_source_xml_and_json(made: Path, tmp_path: Path) -> None:
    """The same citations, whatever form the document is in."""
    (tmp_path / "document.json").write_bytes(run("parse", REPORT).stdout_bytes)
    xml = json.loads(run("refs", made / "A-85-412-Add.3.eng.xml", "--format", "json").stdout)
    assert json.loads(run("refs", REPORT, "--format", "json").stdout) == xml
    assert json.loads(run("refs", tmp_path / "document.json", "--format", "json").stdout) == xml


def test_refs_say_place_words_symbol_iri_and_address() -> None:
    found = json.loads(run("refs", REPORT, "--format", "json").stdout)
    assert found[4] == {
        "place": "para_1",
        "where": "I. 1.",
        "note": "",
        "words": "A/85/412, para. 2",
        "symbol": "A/85/412",
        "iri": "/akn/un/debateReport/report/unga-c2/2030/A-85-412/!main~para_2",
        "url": "https://undocs.org/en/A/85/412",
    }
    note = next(each for each in found if each["note"] == "1")
    assert (note["place"], note["words"]) == ("para_1", "A/C.2/85/SR.22")
    inside = next(each for each in found if each["iri"].startswith("#"))
    assert (inside["symbol"], inside["url"]) == ("", "")
    draft = next(each for each in found if each["place"].startswith("cmp_1/"))
    assert draft["where"].startswith("Draft resolution I")


def test_refs_as_csv_and_table() -> None:
    found = json.loads(run("refs", CHINESE, "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("refs", CHINESE, "--format", "csv").stdout)))
    assert [row["iri"] for row in rows] == [each["iri"] for each in found]
    table = run("refs", CHINESE).stdout.splitlines()
    assert len(table) == len(found) + 1


def test_refs_against_links(made: Path) -> None:
    source = SAMPLES / "report.eng.seed.txt"
    rows = list(csv.DictReader(io.StringIO(run("refs", source, "--against-links", "--format", "csv").stdout)))
    assert rows
    agreed = sum(row["verdict"] == "agrees" for row in rows)
    said = run("refs", source, "--against-links").stdout.splitlines()
    assert said[-1].startswith(f"{agreed} of {len(rows)} hyperlinks to documents have a reference at their words")
    xml = run("refs", made / "A-85-412-Add.3.eng.xml", "--against-links")
    assert xml.exit_code == 1
    assert "give that, not the XML" in xml.stderr


def test_inspect_shows_the_same_outline_of_every_form(made: Path, tmp_path: Path) -> None:
    (tmp_path / "document.json").write_bytes(run("parse", REPORT).stdout_bytes)
    shown = run("inspect", made / "A-85-412-Add.3.eng.xml").stdout
    assert run("inspect", REPORT).stdout == shown
    assert run("inspect", tmp_path / "document.json").stdout == shown
    assert shown.startswith("meetingReport A/85/412/Add.3 Sustainable development")
    assert "── I. Introduction" in shown
    assert "Draft resolution I Resilience of coastal cities" in shown


# the program around them


def test_version() -> None:
    assert run("--version").stdout == f"akn {version('akn4un')}\n"


@pytest.mark.parametrize("command", ["", "convert", "parse", "schema", "validate", "refs", "inspect"])
def test_help(command: str) -> None:
    result = run(*filter(None, [command]), "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def test_the_slow_engine_is_loaded_only_when_asked() -> None:
    script = f"""
import sys
from typer.testing import CliRunner
from akn.cli import app
CliRunner().invoke(app, ["--help"])
import tempfile
result = CliRunner().invoke(app, ["convert", {str(ENGLISH)!r}, "-o", tempfile.mkdtemp()])
assert result.exit_code == 0, result.output
assert "xmlschema" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_reader_that_stops_reading() -> None:
    """`akn schema | head -1`: no traceback."""
    akn_command = [sys.executable, "-m", "akn.cli", "refs", str(REPORT), "--format", "json"]
    with subprocess.Popen(akn_command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


# table, align


def test_table_of_documents_and_sources(made: Path) -> None:
    """JSON lines, the rows of the files one after the other; only a source has pages."""
    found = [json.loads(line) for line in run("table", made / NAME, REPORT).stdout.splitlines()]
    assert list(dict.fromkeys(row["symbol"] for row in found)) == ["A/RES/85/219", "A/85/412/Add.3"]
    assert {row["page"] is None for row in found if row["symbol"] == "A/RES/85/219"} == {True}
    assert {row["page"] is None for row in found if row["symbol"] != "A/RES/85/219"} == {False}


def test_table_is_written_in_the_form_of_its_name(made: Path, tmp_path: Path) -> None:
    assert run("table", made / NAME, "-o", tmp_path / "rows.csv").exit_code == 0
    assert (tmp_path / "rows.csv").read_bytes() == run("table", made / NAME, "--format", "csv").stdout_bytes
    assert run("table", made / NAME, "-o", tmp_path / "rows.parquet").exit_code == 0
    assert (tmp_path / "rows.parquet").read_bytes().startswith(b"PAR1")
    assert run("table", made / NAME, "-o", tmp_path / "rows.txt").exit_code == 0
    assert (tmp_path / "rows.txt").read_bytes() == run("table", made / NAME).stdout_bytes


def test_table_goes_on_after_a_file_that_cannot_be_read(made: Path, tmp_path: Path) -> None:
    result = run("table", tmp_path / "none.xml", made / NAME)
    assert result.exit_code == 1
    assert "none.xml" in result.stderr
    assert result.stdout == run("table", made / NAME).stdout


def test_table_says_what_parquet_needs(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("table", made / NAME, "--out", tmp_path / "rows.parquet")
    assert result.exit_code == 1
    assert "pip install 'akn4un[table]'" in result.stderr
    assert not list(tmp_path.iterdir())


def test_table_that_cannot_be_written(made: Path, tmp_path: Path) -> None:
    result = run("table", made / NAME, "--out", tmp_path / "none" / "rows.csv")
    assert result.exit_code == 1
    assert "cannot be written (No such file or directory)" in result.stderr


def test_align_writes_tmx(made: Path, tmp_path: Path) -> None:
    result = run("align", made / NAME, CHINESE, "-o", tmp_path / "memory.tmx", "--source-lang", "zho", "--strict")
    assert result.exit_code == 0, result.output
    assert not result.output
    assert b'srclang="zh"' in (tmp_path / "memory.tmx").read_bytes()


def test_align_tells_what_has_no_counterpart(made: Path, tmp_path: Path) -> None:
    short = (made / NAME).read_text(encoding="utf-8")
    at, end = short.index('<paragraph eId="para_3"'), short.index('<paragraph eId="para_4"')
    (tmp_path / "short.xml").write_text(short[:at] + short[end:], encoding="utf-8")
    result = run("align", tmp_path / "short.xml", made / "A-RES-85-219.zho.xml", "--format", "tsv")
    assert result.exit_code == 0
    assert [line.split("\t")[2] for line in result.stdout.splitlines() if line.startswith("para_3\t")] == [""]
    assert "para_3: warning: In zho, not in eng: paragraph" in result.stderr
    assert "[no-counterpart]" in result.stderr
    assert run("align", tmp_path / "short.xml", made / "A-RES-85-219.zho.xml", "--strict").exit_code == 1


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((ENGLISH,), "takes two language versions"),
        ((ENGLISH, SAMPLES / "resolution.eng.raw.txt"), "in the same language, English"),
        ((ENGLISH, SAMPLES / "report.zho.layout.txt"), "different documents"),
    ],
)
def test_align_refuses(files: tuple[Path, ...], said: str) -> None:
    result = run("align", *files)
    assert result.exit_code == 1
    assert said in result.stderr
    assert not result.stdout


def test_align_from_a_language_that_is_not_there() -> None:
    result = run("align", ENGLISH, CHINESE, "--source-lang", "fra")
    assert result.exit_code == 2
    assert "none of the files is in 'fra'" in result.stderr
