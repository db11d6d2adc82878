"""Limits to what reading a source may take: told to the library, and on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import akn
from akn.cli import app
from akn.read.limits import NAMES, USUAL, Limits, limits
from tests.samples.source import HERE as SAMPLES
from tests.wordprocessing import docx, paragraph, run

TEXT = SAMPLES / "resolution.eng.layout.txt"
BELOW = {"text": ("text", "lines"), "pdf": ("pages", "characters"), "docx": ("entries", "part", "unpacked")}


def source_of(form: str, folder: Path) -> Path:
    if form == "docx":
        (folder / "a.docx").write_bytes(docx(paragraph(run("The General Assembly,"))))
        return folder / "a.docx"
    return TEXT if form == "text" else TEXT.with_name("resolution.eng.pdf")


def akn_(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    return result.exit_code, result.output


def test_settings() -> None:
    assert limits([]) == USUAL
    assert limits(["pages=10000", "seconds=0.5"]) == Limits(pages=10_000, seconds=0.5)


@pytest.mark.parametrize("setting", ["pages", "pages=", "pages=many", "pages=0", "pages=-3", "pages=1.5", "leaves=3"])
def test_a_setting_that_says_nothing(setting: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=setting.partition("=")[0]):
        limits([setting])
    status, output = akn_("convert", TEXT, "-o", tmp_path, "--limit", setting)
    assert status == 2
    assert "--limit" in output


@pytest.mark.parametrize(("form", "name"), [(form, name) for form in BELOW for name in ("size", *BELOW[form])])
def test_each_form_keeps_to_its_limits(form: str, name: str, tmp_path: Path) -> None:
    assert name in NAMES
    source, out = source_of(form, tmp_path), tmp_path / "out"
    with pytest.raises(akn.SourceError, match=source.name):
        akn.convert(source, limits=limits([f"{name}=1"]))
    status, output = akn_("convert", source, "-o", out, "--limit", f"{name}=1", "--from", form)
    assert (status, list(out.iterdir())) == (1, [])
    assert "Traceback" not in output


def test_every_command_takes_them() -> None:
    for command in ("parse", "refs", "inspect"):
        status, output = akn_(command, TEXT, "--limit", "lines=3")
        assert status == 1
        assert "the limit is 3" in output


def test_a_file_is_not_read_beyond_its_limit() -> None:
    """A device has no size and no end."""
    with pytest.raises(akn.SourceError, match="more than one document has"):
        akn.convert(Path("/dev/zero"), limits=Limits(size=1_000))
