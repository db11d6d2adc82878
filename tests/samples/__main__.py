"""Print the samples again from their sources: `python -m tests.samples`."""

from __future__ import annotations

import json
from typing import Any

from tests.printing import FORMS, print_document
from tests.samples.source import HERE, LANGS, expectation, load, printed

NAMES = {"report": FORMS, "resolution": FORMS, "council": ("raw", "layout"), "draft": ("raw", "layout"),
         "decision": ("raw", "layout")}  # fmt: skip


def texts() -> dict[str, str]:
    """Every file's name and content."""
    out = {}
    for seed, (name, forms) in enumerate(NAMES.items()):
        source = load(name)
        out[f"{name}.expect.json"] = _json(expectation(source))
        for lang in LANGS:
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


def main() -> None:
    for name, text in texts().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
