"""A process of its own for reading: what a hostile file makes a library do there ends there.

pdfium ends its process where memory runs out, and a few hundred bytes can ask it for hours of work (forms in forms, a
page of millions of operators). So a PDF is read in a forked process with limits to its memory and its time, and only
the finished `Pages` come back. A fork costs some milliseconds. Where there is none (Windows), or where it is not safe
(macOS), a file is read in the process itself, and only those of the `Limits` hold that can be counted.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
import warnings
from collections.abc import Callable

import msgspec

from akn.read.limits import Limits
from akn.read.pages import Pages, SourceError

FORKS = sys.platform == "linux"
if FORKS:
    import resource


def apart(work: Callable[[], Pages], name: str, limits: Limits) -> Pages:
    """What `work` returns, done in a process of its own.

    Raises `SourceError` where it does, or goes beyond the limits, or ends its process.
    """
    if not FORKS:
        return work()
    ours, theirs = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads: the child runs no other code
        child = os.fork()
    if child == 0:
        os.close(ours)
        _child(work, theirs, name, limits)
    os.close(theirs)
    with os.fdopen(ours, "rb") as answer:
        told = answer.read()
    _, status = os.waitpid(child, 0)
    if told[:1] == b"P" and status == 0:
        return msgspec.msgpack.decode(told[1:], type=Pages)
    if told[:1] == b"E" and status == 0:
        raise SourceError(told[1:].decode())
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        raise SourceError(f"{name}: reading the PDF takes longer than a document of so many pages may; it was given up")
    raise SourceError(f"{name}: the PDF is damaged, or made to take more memory than a document may; it was given up")


def allow(pages: int, limits: Limits) -> None:
    """Give a process that reads so many pages the time for them."""
    if FORKS and resource.getrlimit(resource.RLIMIT_CPU)[0] != resource.RLIM_INFINITY:
        _limit(resource.RLIMIT_CPU, limits.seconds + pages * limits.per_page)


def _child(work: Callable[[], Pages], answer: int, name: str, limits: Limits) -> None:
    """Do the work, write what came of it, and end the process."""
    code = 1
    gc.disable()  # it ends before there is anything worth collecting
    faulthandler.disable()  # that the library ends the process is told by the message, not by a trace
    try:
        _limit(resource.RLIMIT_CPU, _used() + limits.seconds)
        _limit(resource.RLIMIT_AS, _memory() + limits.memory)
        _limit(resource.RLIMIT_CORE, 0)
        try:
            told = b"P" + msgspec.msgpack.encode(work())
        except SourceError as error:
            told = b"E" + str(error).encode()
        except Exception as error:
            told = f"E{name}: the PDF cannot be read ({type(error).__name__}: {error})".encode()
        with os.fdopen(answer, "wb") as out:
            out.write(told)
        code = 0
    finally:
        os._exit(code)


def _limit(kind: int, value: float) -> None:
    hard = resource.getrlimit(kind)[1]
    wanted = int(value) if hard == resource.RLIM_INFINITY else min(int(value), hard)
    resource.setrlimit(kind, (wanted, hard))


def _used() -> float:
    """Seconds of computing that the process has taken; a new one begins with none."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _memory() -> int:
    """Bytes of address space that the process has."""
    with open("/proc/self/statm", encoding="ascii") as numbers:
        return int(numbers.read().split()[0]) * resource.getpagesize()
