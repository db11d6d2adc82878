"""A process apart for reading: what a hostile file makes a library do there ends there.

pdfium ends its process where memory runs out, and a few hundred bytes can ask it for hours of work (forms in forms, a
page of millions of operators). So PDFs are read in a forked process with limits to its memory and its time, and only
the finished `Pages` come back. The process reads one file after another, which saves its start (some milliseconds), but
none after a file with which anything was wrong. Where there is no fork (Windows), or where it is not safe (macOS), a
file is read in the process itself, and only those of the `Limits` hold that can be counted.
"""

from __future__ import annotations

import atexit
import faulthandler
import gc
import os
import signal
import struct
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO, NoReturn

import msgspec

from akn.read.limits import Limits
from akn.read.pages import Pages, SourceError

FORKS = sys.platform == "linux"
if FORKS:
    import resource

MOST = 200  # files that one process reads: what libraries keep of each adds up
_SIZE = struct.Struct("<Q")  # before each message: its bytes
_PAGES, _REFUSED = b"P", b"E"  # what an answer is: pages, or the message of an error

Work = Callable[[bytes, str, Limits], Pages]
_Task = tuple[bytes, str, Limits]


def apart(work: Work, data: bytes, name: str, limits: Limits) -> Pages:
    """What `work` makes of a file, done in a process apart.

    Raises `SourceError` where it does, or goes beyond the limits, or ends its process.
    """
    if not FORKS:
        return work(data, name, limits)
    with _lock:
        return _reader(work).read(data, name, limits)


def allow(pages: int, limits: Limits) -> None:
    """Give a process that reads so many pages the time for them."""
    if FORKS and resource.getrlimit(resource.RLIMIT_CPU)[0] != resource.RLIM_INFINITY:
        _limit(resource.RLIMIT_CPU, _used() + limits.seconds + pages * limits.per_page)


class _Reader:
    """A process apart, seen from the one that it reads for."""

    def __init__(self, work: Work) -> None:
        self.work, self.owner, self.files = work, os.getpid(), 0
        asked, asking = os.pipe()
        answered, answering = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads: the child runs no other code
            self.child = os.fork()
        if self.child == 0:
            os.close(asking)
            os.close(answered)
            _serve(work, os.fdopen(asked, "rb"), os.fdopen(answering, "wb"))
        os.close(asked)
        os.close(answering)
        self.asking, self.answered = os.fdopen(asking, "wb"), os.fdopen(answered, "rb")

    def read(self, data: bytes, name: str, limits: Limits) -> Pages:
        """The pages of a file, see `apart`."""
        self.files += 1
        try:
            _send(self.asking, msgspec.msgpack.encode((data, name, limits)))
            told = _received(self.answered)
        except (OSError, EOFError):
            told = b""
        if told[:1] == _PAGES and self.files < MOST:
            return msgspec.msgpack.decode(told[1:], type=Pages)
        status = self.end()
        if told[:1] == _PAGES:
            return msgspec.msgpack.decode(told[1:], type=Pages)
        if told[:1] == _REFUSED:
            raise SourceError(told[1:].decode())
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
            raise SourceError(
                f"{name}: reading the PDF takes longer than a document of so many pages may; it was given up"
            )
        raise SourceError(
            f"{name}: the PDF is damaged, or made to take more memory than a document may; it was given up"
        )

    def end(self) -> int:
        """End the process, which does no more. Returns how it ended, as `os.waitpid` tells it."""
        global _running  # noqa: PLW0603  there is one at a time
        if _running is self:
            _running = None
        for pipe in (self.asking, self.answered):
            with suppress(OSError):  # something was not yet sent to a process that has ended
                pipe.close()
        return os.waitpid(self.child, 0)[1]


_running: _Reader | None = None
_lock = threading.Lock()  # one file at a time


def _reader(work: Work) -> _Reader:
    """The process apart of this process: one that was forked from it has its own."""
    global _running  # noqa: PLW0603
    if _running is None or _running.owner != os.getpid() or _running.work is not work:
        _running = _Reader(work)
    return _running


@atexit.register
def _end() -> None:
    if _running is not None and _running.owner == os.getpid():
        _running.end()


def _serve(work: Work, asked: BinaryIO, answering: BinaryIO) -> NoReturn:
    """Read the files that are asked for, until no more can be."""
    gc.freeze()  # what was there stays
    gc.disable()
    faulthandler.disable()  # that the library ends the process is told by the message, not by a trace
    try:
        _limit(resource.RLIMIT_CORE, 0)
        while True:
            data, name, limits = msgspec.msgpack.decode(_received(asked), type=_Task)
            _limit(resource.RLIMIT_CPU, _used() + limits.seconds)
            _limit(resource.RLIMIT_AS, _memory() + limits.memory)
            _send(answering, _answer(work, data, name, limits))
            gc.collect()  # while the other process goes on
    except EOFError:
        os._exit(0)
    finally:
        os._exit(1)


def _answer(work: Work, data: bytes, name: str, limits: Limits) -> bytes:
    try:
        return _PAGES + msgspec.msgpack.encode(work(data, name, limits))
    except SourceError as error:
        return _REFUSED + str(error).encode()
    except MemoryError:
        raise
    except Exception as error:
        return _REFUSED + f"{name}: the PDF cannot be read ({type(error).__name__}: {error})".encode()


def _send(pipe: BinaryIO, message: bytes) -> None:
    pipe.write(_SIZE.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def _received(pipe: BinaryIO) -> bytes:
    """The next message; EOFError where there is none."""
    head = pipe.read(_SIZE.size)
    size = _SIZE.unpack(head)[0] if len(head) == _SIZE.size else 0
    message = pipe.read(size) if size else b""
    if not size or len(message) < size:
        raise EOFError
    return message


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
