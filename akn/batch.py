"""Many documents: each source converted by `akn.convert`, each result written whole or not at all.

`convert_all` yields one `Outcome` a source, in the order of the sources, however many processes work at it. Whatever
happens to one document is told in its outcome and keeps none of the others from being written.
"""

from __future__ import annotations

import os
import re
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from akn.cite.symbols import file_name
from akn.convert import Told, convert
from akn.languages import UnknownLanguageError, codes
from akn.model import Document, Finding, Unit, walk
from akn.read import HEADER, SourceError, form_of
from akn.serial import is_json
from akn.tree import STDIN, given
from akn.validate import SchemaChangedError

LONGEST = 120  # characters of a file's name; file systems allow 255 bytes
# What is wrong with a source or an installation, not with the program; the message is meant for people.
EXPECTED = (SourceError, UnknownLanguageError, SchemaChangedError)
DEEP = "units stand in units so deeply that this can be no document"
_UNSAFE = re.compile(r"[^\w.,~()+-]+")


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for all the sources.

    told      keywords of `akn.convert`
    form      `text`, `pdf`, `docx` or `json`: a source in another form is refused; "" takes any
    invalid   whether a document that is not valid is written all the same
    """

    told: Told = field(default_factory=Told)
    form: str = ""
    invalid: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source.

    path      the file that was written; "" where none was; name: its name without the folder
    counts    sections, paragraphs, notes and references, where there is a document
    symbols, lang   those of the document, where there is one
    crash     the traceback of an error that is the program's own fault
    """

    source: str
    findings: tuple[Finding, ...] = ()
    name: str = ""
    path: str = ""
    counts: tuple[int, int, int, int] | None = None
    symbols: tuple[str, ...] = ()
    lang: str = ""
    crash: str = ""
    xml: bytes = field(default=b"", repr=False)

    @property
    def valid(self) -> bool:
        """Whether there is a document, and nothing is wrong with it."""
        return self.counts is not None and not self.count("error")

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(1 for f in self.findings if f.severity == severity)


def convert_all(sources: Sequence[str], out: Path, options: Options, jobs: int = 1) -> Iterator[Outcome]:
    """Convert sources (paths; `-` is standard input) into the folder `out`.

    Two sources that would be written to the same file: the first is written, the second is an error. Raises OSError
    where the folder cannot be made.
    """
    out.mkdir(parents=True, exist_ok=True)
    written: dict[str, str] = {}
    for outcome in _converted(sources, options, jobs):
        yield _write(outcome, out, options, written)


def convert_one(source: str, options: Options) -> Outcome:
    """Convert one source. No exception leaves here: what goes wrong is a finding."""
    try:
        content = given(source)
        _expect(content, source, options.form)
        made = convert(content, **options.told)
        document = made.document
        name = output_name(document, source)
        counts = count(document)
        return Outcome(source, made.findings, name, "", counts, document.symbols, document.lang, xml=made.xml)
    except EXPECTED as error:
        return failed(source, "unreadable-source", _sentence(str(error), source))
    except RecursionError:
        return failed(source, "nested-too-deeply", DEEP)
    except Exception as error:
        message = f"{crash(error)}; --debug shows where it happened"
        return failed(source, "internal-error", message, traceback.format_exc())


def failed(source: str, code: str, message: str, crash: str = "") -> Outcome:
    """The outcome of a source that gave no document."""
    return Outcome(source, (Finding(code, message, "error"),), crash=crash)


def crash(error: Exception) -> str:
    """What to say of an error that nobody foresaw."""
    return f"{type(error).__name__}: {str(error).rstrip('.')}. This is a fault of the program, not of the source"


def output_name(document: Document, source: str) -> str:
    """`A-79-439-Add.2.zho.xml`: symbol and language; the source's stem, with the language, where no symbol is known.

    >>> output_name(Document("resolution", "zho", symbols=("A/RES/79/217",)), "a.txt")
    'A-RES-79-217.zho.xml'
    >>> output_name(Document("resolution", "zho"), "texts/flood.txt")
    'flood.zho.xml'
    >>> output_name(Document("resolution", "zho"), "texts/flood.zho.txt")
    'flood.zho.xml'
    """
    own = "stdin" if source == STDIN else PurePath(source).stem
    stem = file_name(document.symbols[0]) if document.symbols else own
    stem = _UNSAFE.sub("-", stem).strip(".-")[:LONGEST] or "document"
    told = not document.symbols and set(stem.split(".")[1:]) & set(codes())
    return f"{stem}.xml" if told else f"{stem}.{document.lang}.xml"


def count(document: Document) -> tuple[int, int, int, int]:
    """Sections, numbered paragraphs (preambular ones included), notes and references, in drafts and annexes too."""
    sections = paragraphs = references = 0
    parts = list(_parts(document))
    for part in parts:
        for unit in walk((*part.preamble, *part.body)):
            sections += unit.kind == "section"
            paragraphs += unit.kind in ("paragraph", "container")
            references += _references(unit)
        texts = (*part.cover, *part.preface, *part.conclusions, *(t for note in part.notes for t in note.text))
        references += sum(span.name in ("ref", "rref") for text in texts for span in text.spans)
    return sections, paragraphs, sum(len(part.notes) for part in parts), references


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees a part of it: beside it first, then in its place."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o666 & ~_umask())  # mkstemp makes files that only their owner may read
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _converted(sources: Sequence[str], options: Options, jobs: int) -> Iterator[Outcome]:
    """The outcomes in the order of the sources; processes cannot share standard input, so it is read here."""
    if min(jobs, len(sources)) <= 1 or STDIN in sources:
        yield from (convert_one(source, options) for source in sources)
        return
    with ProcessPoolExecutor(min(jobs, len(sources))) as pool:
        futures = [pool.submit(convert_one, source, options) for source in sources]
        try:
            for source, future in zip(sources, futures, strict=True):
                yield _result(source, future)
        finally:
            for future in futures:
                future.cancel()


def _result(source: str, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        message = "the process at work was killed, perhaps for want of memory; try again with a smaller --jobs"
        return failed(source, "process-killed", message)


def _write(outcome: Outcome, out: Path, options: Options, written: dict[str, str]) -> Outcome:
    """Write what an outcome holds, if it is to be written; the outcome without it."""
    done = replace(outcome, xml=b"")
    if not outcome.xml or not (outcome.valid or options.invalid):
        return done
    path = out / outcome.name
    if outcome.name in written:
        message = f"not written: {path} has just been written from {written[outcome.name]}"
        return replace(done, findings=(*done.findings, Finding("same-output", message, "error")))
    try:
        write_whole(path, outcome.xml)
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror})"
        return replace(done, findings=(*done.findings, Finding("unwritable", message, "error")))
    written[outcome.name] = "standard input" if outcome.source == STDIN else outcome.source
    return replace(done, path=str(path))


def _expect(content: Path | bytes, source: str, form: str) -> None:
    """Hold a source against the form that was named for it. Raises `SourceError` where it has another."""
    if not form:
        return
    try:
        if isinstance(content, Path):
            with content.open("rb") as file:
                content = file.read(HEADER)
    except OSError:
        return  # `convert` says what is wrong
    found = "json" if is_json(content) else form_of(content)
    if found != form:
        raise SourceError(f"{source}: this is {found}, not {form} as --from says")


def _sentence(message: str, source: str) -> str:
    """A message without the source's name, which the report puts before it."""
    for name in (source, "the input", "the text"):
        if message.startswith(name) and (rest := message[len(name) :].lstrip(",: ")):
            return rest
    return message


def _parts(document: Document) -> Iterator[Document]:
    yield document
    for part in (*document.annexes, *document.drafts):
        yield from _parts(part)


def _references(unit: Unit) -> int:
    cells = (cell for row in unit.rows for cell in row)
    texts = (*unit.heading, *unit.texts, *unit.wrapup, *cells)
    return sum(span.name in ("ref", "rref") for text in texts for span in text.spans)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
