"""Feedback pages, written beside the grading by copies of the process that grades."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Generic, TypeVar

from examiner.engine.sandbox import end_with_parent

Item = TypeVar("Item")


class Pages(Generic[Item]):
    """Writes pages in processes that are forked at once: what they need is loaded already.

    So make it before there are threads and connections to a database. Used in a ``with``, at
    whose end the processes are gone; what has not been begun by then is left out.

    Parameters
    ----------
    write : callable
        Writes the page of one item; returns why it could not, None where it could.
    jobs : int
        How many at a time.
    """

    def __init__(self, write: Callable[[Item], str | None], jobs: int):
        self._write = write
        self._writing: dict[Future[str | None], Item] = {}
        self._pool = ProcessPoolExecutor(
            jobs, multiprocessing.get_context("fork"), _begin, (os.getpid(), write)
        )
        self._pool.submit(os.getpid).result()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._pool.shutdown(cancel_futures=True)

    def write(self, item: Item) -> None:
        """Have an item's page written, some time."""
        try:
            future = self._pool.submit(_write, item)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        self._writing[future] = item

    def written(self, wait: bool = False) -> Iterator[tuple[Item, str | None]]:
        """Yield the items that are finished, with what `write` returned.

        Parameters
        ----------
        wait : bool
            For all of them.
        """
        for future in [future for future in self._writing if wait or future.done()]:
            item = self._writing.pop(future)
            try:
                yield item, future.result()
            except BrokenProcessPool:
                # One of the processes was killed, which ends the others too.
                yield item, self._write(item)


# In each of the processes: what it was made for.
_own: Callable[[Any], str | None]


def _begin(parent: int, write: Callable[[Any], str | None]) -> None:
    global _own
    end_with_parent(parent)
    # Ctrl-C is for the process that grades; it lets the page in hand be finished.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _own = write


def _write(item: Any) -> str | None:
    return _own(item)
