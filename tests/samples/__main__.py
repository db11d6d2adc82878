"""Print the samples again from their sources: `python -m tests.samples`, as PDF too with `--pdf [NAME...]`.

The PDFs are what LibreOffice (`soffice`) makes of the samples set as DOCX, with the fonts Liberation Serif and Noto
Serif CJK. They are kept in the repository and printed again only when their sources change.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

from tests.printing import FORMS, print_document
from tests.samples.source import HERE, LANGS, expectation, load, printed
from tests.wordprocessing import set_document

PAGED = ("raw", "layout")
NAMES = {
    **dict.fromkeys(("report", "resolution"), FORMS),
    **dict.fromkeys(("council", "draft", "decision", "verbatim", "parts"), PAGED),
    "minutes": ("layout",),
    "statement": PAGED,
    "letter": PAGED,
    **dict.fromkeys(("progress", "note"), ("seed", *PAGED)),
    "amendment": ("seed", "layout"),  # in Chinese without indents nothing parts its title from its text
    "agenda": ("seed", *PAGED),
    **dict.fromkeys(("conference", "chapters"), PAGED),
    "annotated": ("layout",),
    **dict.fromkeys(("addendum", "council-draft", "decisions"), ("layout",)),
}


def texts() -> dict[str, str]:
    """Every file's name and content."""
    out = {}
    for seed, (name, forms) in enumerate(NAMES.items()):
        source = load(name)
        out[f"{name}.expect.json"] = _json(expectation(source))
        for lang in source.langs:
            for form in forms:
                out[f"{name}.{lang}.{form}.txt"] = print_document(printed(source, lang), form, seed=seed)
    return out


def _json(value: Any, indent: str = "") -> str:
    """JSON with short lists and objects of words on one line each."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or len(flat) + len(indent) < 110:
        return flat + ("" if indent else "\n")
    inner = indent + "  "
    if isinstance(value, dict):
        items = [f"{json.dumps(key, ensure_ascii=False)}: {_json(item, inner)}" for key, item in value.items()]
    else:
        items = [_json(item, inner) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    body = f",\n{inner}".join(items)
    return f"{opening}\n{inner}{body}\n{indent}{closing}" + ("" if indent else "\n")


def print_pdfs(names: Sequence[str]) -> None:
    """Samples as PDF. Raises `FileNotFoundError` where LibreOffice is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        markers = {}
        for name, lang in product(names, LANGS):
            document = printed(load(name), lang)
            markers[f"{name}.{lang}"] = [note.marker for each in document.paragraphs for note in each.notes]
            Path(folder, f"{name}.{lang}.docx").write_bytes(set_document(document))
        _converted("fodt", folder, [Path(folder, f"{stem}.docx") for stem in markers])
        for stem, marks in markers.items():
            path = Path(folder, f"{stem}.fodt")
            path.write_text(_marked(path.read_text(encoding="utf-8"), marks), encoding="utf-8")
        _converted("pdf", HERE, [Path(folder, f"{stem}.fodt") for stem in markers])


def _converted(form: str, folder: str | Path, paths: list[Path]) -> None:
    command = ["soffice", "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True)


def _marked(odf: str, markers: list[str]) -> str:
    """An OpenDocument text with the markers of its notes, which LibreOffice would count through."""
    marks = iter(markers)
    return re.sub(
        r"<text:note-citation[^>]*>[^<]*</text:note-citation>",
        lambda _: '<text:note-citation text:label="{0}">{0}</text:note-citation>'.format(next(marks)),
        odf,
    )


def main() -> None:
    for name, text in texts().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="")
    if "--pdf" in sys.argv[1:]:
        print_pdfs(sys.argv[2:] or list(NAMES))


if __name__ == "__main__":
    main()
