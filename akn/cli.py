"""The command line: options in, a call of the library, its result shown. No logic of its own.

What a command needs is imported inside it, so that `akn --help` does not wait for it.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from akn.convert import Told

app = typer.Typer(
    name="akn",
    help="United Nations documents into Akoma Ntoso 3.0 (AKN4UN): convert, inspect, validate.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Form(StrEnum):
    """Forms of a source."""

    text = "text"
    pdf = "pdf"
    docx = "docx"
    json = "json"


class Engine(StrEnum):
    """Engines that validate against the schema."""

    libxml2 = "libxml2"
    xmlschema = "xmlschema"
    both = "both"


class ReportForm(StrEnum):
    """Forms of a report of findings."""

    text = "text"
    json = "json"
    sarif = "sarif"
    github = "github"


class ListForm(StrEnum):
    """Forms of a list of citations."""

    table = "table"
    json = "json"
    csv = "csv"


class TableForm(StrEnum):
    """Forms of a table of paragraphs."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


class AlignedForm(StrEnum):
    """Forms of language versions side by side."""

    tmx = "tmx"
    tsv = "tsv"
    html = "html"


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"akn {version('akn4un')}")
        raise typer.Exit


def _symbol(value: str | None) -> str | None:
    from akn.cite.symbols import normal

    if value and not normal(value):
        raise typer.BadParameter(f"'{value}' is not a symbol of a United Nations document, such as A/RES/79/217")
    return value


def _date(value: str | None) -> str | None:
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        raise typer.BadParameter(f"'{value}' is not a date such as 2024-12-19") from None


def _language(value: str | None) -> str | None:
    from akn.languages import codes

    if value and value not in codes():
        raise typer.BadParameter(f"there is no language pack for '{value}'; there are: {', '.join(codes())}")
    return value


def _genre(value: str | None) -> str | None:
    from akn.parse import kinds

    if value and value not in kinds():
        raise typer.BadParameter(f"'{value}' is no kind of document that is known; there are: {', '.join(kinds())}")
    return value


def _told(symbol: str | None, date: str | None, lang: str | None, genre: str | None, limit: list[str] | None) -> Told:
    """What is told of a source, as keywords of `akn.convert`."""
    from akn.read.limits import limits

    try:
        return {"symbol": symbol, "date": date, "lang": lang, "genre": genre, "limits": limits(limit or ())}
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--limit") from None


Symbol = Annotated[
    str | None, typer.Option(callback=_symbol, metavar="A/…", help="The document's symbol, where it is not printed.")
]
Day = Annotated[
    str | None, typer.Option("--date", callback=_date, metavar="YYYY-MM-DD", help="The day of issue or adoption.")
]
Lang = Annotated[
    str | None, typer.Option(callback=_language, metavar="CODE", help="The language (eng, zho, …); else it is found.")
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--genre",
        callback=_genre,
        metavar="KIND",
        help="What kind of document it is (resolution, verbatimRecord, officialLetter, …); else it is found.",
    ),
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        help="What reading a source may take at most: pages=10000, or size, lines, seconds, memory, …",
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program an error happened.")]


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """United Nations documents into Akoma Ntoso 3.0 (AKN4UN): convert, inspect, validate."""


@app.command(no_args_is_help=True)
def convert(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Texts or parsed documents; - is standard input.")
    ],
    *,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write to.")] = Path("out"),
    symbol: Symbol = None,
    date: Day = None,
    lang: Lang = None,
    genre: Kind = None,
    limit: Limit = None,
    form: Annotated[Form | None, typer.Option("--from", help="Refuse sources in any other form.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to work with.")] = 1,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")] = False,
    keep_invalid: Annotated[
        bool, typer.Option("--keep-invalid", help="Write documents that are not valid too, to look at them.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show notes too, not warnings and errors only.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Convert documents to Akoma Ntoso: DIR/A-79-439-Add.2.zho.xml, named by symbol and language.

    A document is written only if it is valid and holds every character of its source. Exit status: 0 if all are
    written, 1 if any failed (the others are written), 2 for wrong usage.

    Examples:

        akn convert A-79-439-Add.2.txt
        akn convert texts/*.txt -o xml --jobs 4
        pdftotext -layout N2437829.pdf - | akn convert - --symbol A/79/439/Add.2
    """
    from akn import batch, console
    from akn.completeness import missing

    options = batch.Options(_told(symbol, date, lang, genre, limit), form.value if form else "", keep_invalid)
    try:
        outcomes = list(console.progress(batch.convert_all(sources, out, options, jobs), len(sources)))
    except OSError as error:
        _fail(f"the folder {out} cannot be made ({error.strerror})")
    console.console().print(console.summary(outcomes))
    errors = console.console(sys.stderr)
    for outcome in outcomes:
        shown = [f for f in outcome.findings if verbose or f.severity != "note"]
        for line in console.findings(outcome.source, shown):
            errors.print(line, soft_wrap=True)
        if debug and outcome.crash:
            typer.echo(outcome.crash, err=True)
    gaps = list(missing((symbol, o.lang) for o in outcomes for symbol in o.symbols))
    for line in (line for gap in gaps for line in console.findings("all sources", [gap])):
        errors.print(line, soft_wrap=True)
    failed = any(not o.valid or (strict and o.count("warning")) for o in outcomes) or (strict and bool(gaps))
    raise typer.Exit(1 if failed else 0)


@app.command(no_args_is_help=True)
def parse(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A text; - is standard input.")],
    *,
    symbol: Symbol = None,
    date: Day = None,
    lang: Lang = None,
    genre: Kind = None,
    limit: Limit = None,
    debug: Debug = False,
) -> None:
    """Print a document's parsed structure as JSON, which `akn convert` takes in place of the source.

    Examples:

        akn parse A-79-439-Add.2.txt > document.json
        akn parse A-79-439-Add.2.txt | akn convert -
    """
    with _explained(source, debug):
        from akn import serial
        from akn.convert import parse as parsed
        from akn.tree import given

        typer.echo(serial.dumps(parsed(given(source), **_told(symbol, date, lang, genre, limit))))


@app.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of what `akn parse` prints."""
    import json

    from akn import serial

    typer.echo(json.dumps(serial.schema(), indent=2))


@app.command(no_args_is_help=True)
def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Akoma Ntoso files; - is standard input.")],
    *,
    engine: Annotated[Engine, typer.Option(help="What validates against the schema.")] = Engine.libxml2,
    against: Annotated[
        str | None, typer.Option(metavar="SOURCE", help="The source that the (one) file must hold, word for word.")
    ] = None,
    form: Annotated[ReportForm, typer.Option("--format", help="The form of the report.")] = ReportForm.text,
    symbol: Symbol = None,
    date: Day = None,
    lang: Lang = None,
    genre: Kind = None,
    limit: Limit = None,
    debug: Debug = False,
) -> None:
    """Validate Akoma Ntoso files: the OASIS schema, the AKN4UN profile and, with --against, their source.

    --symbol, --date, --lang and --genre tell of SOURCE what was told when it was converted. Exit status: 0 if all
    files are valid, 1 if any is not, 2 for wrong usage.

    Examples:

        akn validate out/*.xml --engine both
        akn validate out/A-79-439-Add.2.zho.xml --against A-79-439-Add.2.txt
        akn validate out/*.xml --format sarif > findings.sarif
    """
    from importlib.metadata import version

    from akn import tree
    from akn.validate.report import render

    if against is not None and len(files) > 1:
        raise typer.BadParameter("--against goes with one FILE", param_hint="FILE")
    about = _told(symbol, date, lang, genre, limit)
    source = None if against is None else tree.given(against)
    results = []
    for file in files:
        with _explained(file, debug):
            results.append((file, tree.check(tree.given(file), engine.value, source, **about)))
    typer.echo(render(results, form.value, version=version("akn4un")), nl=False)
    bad = any(finding.severity == "error" for _, found in results for finding in found)
    raise typer.Exit(1 if bad else 0)


@app.command(no_args_is_help=True)
def refs(
    source: Annotated[str, typer.Argument(metavar="FILE", help="An Akoma Ntoso file or any source.")],
    *,
    form: Annotated[ListForm, typer.Option("--format", help="The form of the list.")] = ListForm.table,
    against_links: Annotated[
        bool,
        typer.Option(
            "--against-links", help="Hold the source's hyperlinks against the citations: those that differ, and recall."
        ),
    ] = False,
    symbol: Symbol = None,
    date: Day = None,
    lang: Lang = None,
    genre: Kind = None,
    limit: Limit = None,
    debug: Debug = False,
) -> None:
    """List every citation of a document: its place, words, symbol, IRI and URL.

    Examples:

        akn refs out/A-79-439-Add.2.zho.xml
        akn refs A-79-439-Add.2.txt --format csv > citations.csv
        akn refs A-RES-79-217.pdf --against-links
    """
    with _explained(source, debug):
        from akn import console, references, tree
        from akn.cite.witnesses import Witness

        about = _told(symbol, date, lang, genre, limit)
        if against_links:
            links = tree.hyperlinks(tree.given(source), **about)
            if form is ListForm.table:
                console.print_hyperlinks(links)
            else:
                whole = references.as_json(links) if form is ListForm.json else references.as_csv(links, Witness)
                typer.echo(whole, nl=False)
            return
        found = references.references(tree.tree(tree.given(source), **about))
        if form is ListForm.table:
            console.console().print(console.reference_table(found))
        else:
            typer.echo(references.as_json(found) if form is ListForm.json else references.as_csv(found), nl=False)


@app.command(no_args_is_help=True)
def inspect(
    source: Annotated[str, typer.Argument(metavar="FILE", help="An Akoma Ntoso file or any source.")],
    *,
    symbol: Symbol = None,
    date: Day = None,
    lang: Lang = None,
    genre: Kind = None,
    limit: Limit = None,
    debug: Debug = False,
) -> None:
    """Show the outline of a document as a tree: parts, sections, paragraphs, points, notes, drafts, annexes.

    Example:

        akn inspect A-79-439-Add.2.txt
    """
    with _explained(source, debug):
        from akn import console, tree
        from akn.outline import outline

        root = tree.tree(tree.given(source), **_told(symbol, date, lang, genre, limit))
        console.console().print(console.tree(outline(root)))


@app.command(no_args_is_help=True)
def table(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Akoma Ntoso files or any sources.")],
    *,
    form: Annotated[
        TableForm | None,
        typer.Option("--format", help="The form of the table; else that of --out's ending, else jsonl."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="The file to write; else standard output.")
    ] = None,
    symbol: Symbol = None,
    date: Day = None,
    lang: Lang = None,
    genre: Kind = None,
    limit: Limit = None,
    debug: Debug = False,
) -> None:
    """Print documents as one table: a row a paragraph, heading, point, row of a table or line of the cover.

    Columns: symbol, language, genre, component, annex, section, number (as printed), level, kind, lead (the opening
    phrase as its English key, in every language), text, notes, references, page (of sources that have pages), eId.
    Lists are lists in jsonl and parquet; in csv their members stand on lines of their own in the cell.

    Exit status: 0 if all files are in the table, 1 if any is not (the others are), 2 for wrong usage.

    Examples:

        akn table out/*.xml --format csv > paragraphs.csv
        akn table A-RES-79-217.pdf A-RES-79-218.pdf --out paragraphs.parquet
        akn table out/*.xml | jq -r 'select(.lead == "requests") | .text'
    """
    from akn import table as tables
    from akn import tree

    ending = out.suffix[1:].lower() if out else ""
    wanted = form.value if form else ending if ending in tables.FORMATS else "jsonl"
    if wanted == "parquet" and out is None and sys.stdout.isatty():
        raise typer.BadParameter("parquet is not for the terminal; --out names a file", param_hint="--format")
    about = _told(symbol, date, lang, genre, limit)
    rows: list[tables.Row] = []
    failed = False
    for file in files:
        try:
            with _explained(file, debug):
                rows += tables.rows(*tree.read(tree.given(file), **about))
        except typer.Exit:
            failed = True
    try:
        _put(tables.render(rows, wanted), out)
    except tables.NoParquetError as error:
        _fail(str(error))
    raise typer.Exit(1 if failed else 0)


@app.command(no_args_is_help=True)
def align(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="The language versions: Akoma Ntoso files or any sources.")
    ],
    *,
    form: Annotated[
        AlignedForm | None, typer.Option("--format", help="The form; else that of --out's ending, else tmx.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="The file to write; else standard output.")
    ] = None,
    source_lang: Annotated[
        str | None,
        typer.Option(
            "--source-lang", metavar="CODE", help="The language translated from, for TMX; else the first file's."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if anything has no counterpart.")] = False,
    symbol: Symbol = None,
    date: Day = None,
    genre: Kind = None,
    limit: Limit = None,
    debug: Debug = False,
) -> None:
    """Put the language versions of one document side by side, paragraph by paragraph and note by note.

    They are held together by eId: TMX 1.4b for translation memories, a table (tsv), a page to read (html). What one
    language has and another has not is in the output and is told, with its place (`no-counterpart`).

    Examples:

        akn align out/A-RES-79-217.*.xml --out A-RES-79-217.tmx
        akn align A-RES-79-217.eng.pdf A-RES-79-217.ara.pdf --out A-RES-79-217.html
        akn align eng.xml fra.xml zho.xml --format tsv --strict
    """
    from akn import align as aligned
    from akn import console, tree

    ending = out.suffix[1:].lower() if out else ""
    wanted = form.value if form else ending if ending in aligned.FORMATS else "tmx"
    about = _told(symbol, date, None, genre, limit)
    expressions = []
    for file in files:
        with _explained(file, debug):
            expressions.append(aligned.expression(tree.tree(tree.given(file), **about), file))
    with _explained(", ".join(files), debug):
        units = aligned.align(expressions)
    if source_lang and source_lang not in [each.language for each in expressions]:
        raise typer.BadParameter(f"none of the files is in '{source_lang}'", param_hint="--source-lang")
    _put(aligned.render(units, expressions, wanted, source_lang or ""), out)
    alone = aligned.unmatched(units, expressions)
    errors = console.console(sys.stderr)
    for said in console.findings(expressions[0].work or files[0], alone):
        errors.print(said, soft_wrap=True)
    raise typer.Exit(1 if strict and alone else 0)


def _put(content: bytes, out: Path | None) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if out is None:
        typer.echo(content, nl=False)
        return
    from akn.batch import write_whole

    try:
        write_whole(out, content)
    except OSError as error:
        _fail(f"{out} cannot be written ({error.strerror})")


@contextmanager
def _explained(source: str, debug: bool) -> Iterator[None]:
    """What goes wrong with a source, told in one sentence and exit status 1."""
    from akn.batch import DEEP, EXPECTED, crash

    try:
        yield
    except EXPECTED as error:
        _fail(str(error))
    except RecursionError:
        _fail(f"{source}: {DEEP}")
    except (typer.Exit, BrokenPipeError):
        raise
    except Exception as error:
        if debug:
            typer.echo(traceback.format_exc(), err=True)
        _fail(f"{source}: {crash(error)}{'' if debug else '; --debug shows where it happened'}")


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)


def main() -> None:
    """The command `akn`."""
    app()


if __name__ == "__main__":
    main()
