"""What the command line shows to people: tables, trees, findings and progress, with rich."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from akn.batch import Outcome
from akn.cite.witnesses import Witness, recall
from akn.model import Finding
from akn.outline import Node
from akn.references import Reference
from akn.tree import STDIN

COLUMNS = ("sections", "paragraphs", "notes", "references")
STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}
WIDE = 1000  # columns where there is no terminal: nothing is cut for programs that read the output


def console(file: IO[str] | None = None) -> Console:
    """A console for a stream (standard output where none is named): of the terminal's width, without wrapping
    elsewhere."""
    stream = file or sys.stdout
    return Console(file=stream, width=None if stream.isatty() else WIDE, highlight=False, emoji=False)


def progress(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """The outcomes as they come, with a bar on a terminal where there is more than one."""
    if total < 2 or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task("Converting", total=total)
        for outcome in outcomes:
            bar.update(task, advance=1)
            yield outcome


def summary(outcomes: Sequence[Outcome]) -> Table:
    """The table at the end of a conversion, a line a document."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("document", overflow="fold")
    table.add_column("valid")
    for name in (*COLUMNS, "findings"):
        table.add_column(name, justify="right")
    for outcome in outcomes:
        counts = [str(count) for count in outcome.counts] if outcome.counts else ["–"] * len(COLUMNS)
        valid = Text("yes", style="green") if outcome.valid else Text("no", style="bold red")
        table.add_row(Text(outcome.path or named(outcome.source)), valid, *counts, _tally(outcome))
    return table


def named(source: str) -> str:
    """What a source is called."""
    return "standard input" if source == STDIN else source


def findings(source: str, found: Iterable[Finding]) -> Iterator[Text]:
    """A line a finding: file, page, line or path, severity, sentence, code."""
    for finding in found:
        line = Text(named(source))
        line.append(_place(finding))
        line.append(f"{finding.severity}: ", style=STYLES[finding.severity])
        line.append(f"{finding.message} ")
        line.append(f"[{finding.code}]", style="dim")
        yield line


def reference_table(found: Sequence[Reference]) -> Table:
    """Citations as a table, a line each."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("place", "where", "note", "words", "symbol", "IRI", "URL"):
        table.add_column(name, overflow="fold")
    for each in found:
        cells = (each.place, each.where, each.note, each.words, each.symbol, each.iri, each.url)
        table.add_row(*(Text(cell) for cell in cells))
    return table


def print_hyperlinks(found: Sequence[Witness]) -> None:
    """The hyperlinks that have no reference to the same document, a line each, and how many have one."""
    agreed, whole = recall(found)
    differing = [each for each in found if each.verdict != "agrees"]
    if differing:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        for name in ("page", "hyperlink", "words", "leads to", "verdict", "cited there"):
            table.add_column(name, overflow="fold")
        for w in differing:
            cells = (str(w.page or ""), w.href, w.words, w.symbol, w.verdict, ", ".join(w.cited))
            table.add_row(*(Text(cell) for cell in cells))
        console().print(table)
    share = f" ({agreed / whole:.1%})" if whole else ""
    console().print(f"{agreed} of {whole} hyperlinks to documents have a reference at their words{share}")


def tree(node: Node) -> Tree:
    """An outline as a tree."""
    root = Tree(_label(node), guide_style="dim")
    _grow(root, node)
    return root


def _grow(branch: Tree, node: Node) -> None:
    for inner in node.nodes:
        _grow(branch.add(_label(inner)), inner)


def _label(node: Node) -> str:
    notes = "" if not node.notes else f" [dim]({node.notes} note{'s' if node.notes > 1 else ''})[/dim]"
    head = f"[bold]{escape(node.label)}[/bold] " if node.label else ""
    return f"{head}{escape(node.text)}{notes}"


def _place(finding: Finding) -> str:
    known = (
        (finding.page, f", page {finding.page}"),
        (finding.line, f", line {finding.line}"),
        (finding.path, f", {finding.path}"),
    )
    return "".join(text for value, text in known if value) + ": "


def _tally(outcome: Outcome) -> str:
    """`2 errors, 1 warning`, `none`."""
    counts = [(outcome.count(severity), severity) for severity in ("error", "warning", "note")]
    told = [f"{n} {name}{'s' if n > 1 else ''}" for n, name in counts if n]
    return ", ".join(told) or "none"
