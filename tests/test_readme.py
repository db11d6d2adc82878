"""The README says what is so: its Python runs, its commands exist, its files are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from akn.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [text for name, text in fenced if name == language]


def test_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """All blocks, one after the other, as a reader types them."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), names)
    assert "can be converted" in capsys.readouterr().out


def test_it_opens_with_the_two_commands() -> None:
    first = blocks("sh")[0].splitlines()
    assert [line.split("#")[0].split() for line in first] == [["make", "convert"], ["make", "test"]]


def test_options_exist() -> None:
    """Every `akn COMMAND --option` that is named."""
    for command, rest in re.findall(r"\bakn ([a-z]+)((?: [^\n`|#]+)?)", "\n".join([*blocks("sh"), README])):
        if command not in ("convert", "parse", "schema", "validate", "refs", "inspect"):
            continue
        shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"}).stdout
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in shown, (command, option)


def test_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_files_are_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    paths: list[str] = re.findall(r"`((?:akn|tests|schemas|bench)/[\w./-]+)`", text)
    paths += re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert paths
    for path in paths:
        assert (ROOT / path).exists(), path


def test_the_example_is_real() -> None:
    """The page is the sample's, and the words of the mark-up are those that the conversion gives."""
    import akn

    sample = ROOT / "tests" / "samples" / "resolution.eng.layout.txt"
    page = next(b for b in blocks("") if b.lstrip().startswith("2. Encourages"))
    printed = sample.read_text(encoding="utf-8")
    assert all(line.strip() in printed for line in page.splitlines())
    made = akn.convert(sample).xml.decode()
    shown = re.sub(r"\s+", " ", blocks("xml")[0])
    for words in re.findall(r">([^<>]{3,})<", shown):
        assert words.strip() in made, words
    for attribute in re.findall(r'\b(?:eId|href|marker)="[^"]+"', shown):
        assert attribute in made, attribute


def test_commands_can_be_split() -> None:
    for block in blocks("sh"):
        for line in block.splitlines():
            shlex.split(line, comments=True)


@pytest.mark.parametrize("language", ["eng", "zho"])
def test_every_key_of_a_language_pack_is_described(language: str) -> None:
    from akn.languages import pack

    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name, table in pack(language).data.items():
        assert f"[{name}]" in text
        if name not in ("preambular", "operative"):
            for key in table:
                described = f"`{key}`" in text or f"[{name}.{key}]" in text
                assert described, f"[{name}] {key}"
