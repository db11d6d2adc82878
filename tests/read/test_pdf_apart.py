"""The process that reads PDFs: it goes on with the next file, but not after one with which anything was wrong."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from akn.read.limits import USUAL, Limits
from akn.read.pages import Line, Page, Pages, SourceError
from akn.read.pdf import apart

pytestmark = pytest.mark.skipif(not apart.FORKS, reason="a process apart is had on Linux only")


def work(data: bytes, name: str, limits: Limits) -> Pages:
    """Pages of one line: the process that made them."""
    if data == b"refused":
        raise SourceError(f"{name}: no")
    if data == b"fault":
        raise ValueError("of the library")
    if data == b"ended":
        os.kill(os.getpid(), 9)
    return Pages(name, (Page(1, (Line(str(os.getpid()), 1),)),))


def process(data: bytes = b"") -> str:
    return apart.apart(work, data, "a.pdf", USUAL).pages[0].lines[0].text


def pool_process(_: int) -> tuple[int, str]:
    return os.getpid(), process()


def test_one_process_reads_one_file_after_another() -> None:
    assert process() == process() != str(os.getpid())


@pytest.mark.parametrize(
    ("data", "message"), [(b"refused", "a.pdf: no"), (b"fault", "of the library"), (b"ended", "damaged")]
)
def test_another_reads_after_a_file_that_was_refused(data: bytes, message: str) -> None:
    before = process()
    with pytest.raises(SourceError, match=message):
        process(data)
    assert process() != before


def test_a_process_reads_only_so_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST", 3)
    assert len({process() for _ in range(7)}) > 1


def test_files_as_large_as_no_pipe_holds() -> None:
    assert process(b"x" * 5_000_000)


def test_threads_wait_for_each_other() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _: process(), range(40)))) == 1
    assert threading.active_count() >= 1


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="pools fork no longer by default")
def test_forked_processes_have_each_their_own() -> None:
    own = process()
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        made = dict(pool.map(pool_process, range(8)))
    assert own not in made.values()
    assert len(set(made.values())) == len(made)
