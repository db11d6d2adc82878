"""Real documents, where they are at hand: they are no part of the project, and their tests are skipped without them."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

SHARED = Path(__file__).parents[2] / "shared"
CORPUS = SHARED / "corpus"
CHECKS = SHARED / "checks"


def corpus(*needed: str) -> list[pytest.MarkDecorator]:
    """Marks for a module that reads these files or folders of the corpus (`seed`, `official`) or of its checks."""
    missing = [name for name in needed if not ((CORPUS / name).exists() or (CHECKS / name).exists())]
    reason = f"real documents are not at hand: {', '.join(missing)} in {CORPUS}"
    return [pytest.mark.corpus, pytest.mark.skipif(bool(missing), reason=reason)]


@cache
def check(name: str) -> ModuleType:
    """A module of the checks, by its path."""
    if str(CHECKS) not in sys.path:
        sys.path.insert(0, str(CHECKS))  # they import one another
    spec = importlib.util.spec_from_file_location(name, CHECKS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
