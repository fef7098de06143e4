"""A student's text is read, built in and drawn by processes with bounds on time and memory.

What a notebook's text is made of decides how long all this takes, and trusted code has no limits
of its own. So it is done in children of a warm process, one a piece of work, which end when they
are through or when they have used up what they may.
"""

import atexit
import os
import pickle
import signal
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

import psutil

from examiner.engine.channel import Channel, ChannelError
from examiner.engine.limits import MEBIBYTE
from examiner.engine.nursery import ExaminerDied, Nursery, Preparation, load

Result = TypeVar("Result")

#: Processor time of one piece of work (seconds), and the memory that it may add to what is loaded.
SECONDS = 20
MEMORY = 1536 * MEBIBYTE
#: How often a piece of work is tried whose warm process was killed.
ATTEMPTS = 3

_MODULES = ("examiner.steps", "nbgrader.apps", "nbgrader.converters", "nbgrader.plugins")

_nursery = Nursery()
atexit.register(lambda: _nursery.close())
# Set in a child: what is called there from within is called directly.
_inside = False


class StoppedError(Exception):
    """All work was stopped meanwhile."""


class ExceededError(Exception):
    """A piece of work took more than it may; the message says what and how much."""


def call(
    function: Callable[..., Result], *arguments: Any, preparations: Iterable[Preparation] = ()
) -> Result:
    """Call a function in a process of its own, with bounds on time and memory.

    Parameters
    ----------
    function : callable
        One of a module. What it raises is raised here.
    *arguments
        Can be pickled, like what it returns.
    preparations : iterable of callable
        What the warm process does before, once; no student's text may be in it.

    Raises
    ------
    ExceededError
        If it took too long, or more memory than it may.
    """
    if _inside:
        return function(*arguments)
    nursery = _nursery
    imports = [partial(load, name) for name in _MODULES]
    for _ in range(ATTEMPTS):
        try:
            with nursery.child(_answer, [*imports, *preparations]) as channel:
                channel.send(pickle.dumps((function, arguments)))
                succeeded, result = pickle.loads(channel.receive())
            break
        except (ChannelError, ExaminerDied):
            if nursery is not _nursery:
                raise StoppedError("stopped") from None
            # A child that has ended had used up what it may; a nursery was killed from outside.
            if nursery.running:
                raise ExceededError(
                    f"it takes more than {SECONDS} s or {MEMORY // MEBIBYTE} MiB to look at"
                ) from None
    else:
        raise ExceededError("what looks at it was killed again and again")
    if not succeeded:
        raise result
    return result


def stop() -> None:
    """End all that runs, at once."""
    global _nursery
    stopped, _nursery = _nursery, Nursery()
    stopped.close()


def _answer(channel: Channel) -> None:
    global _inside
    _inside = True
    function, arguments = pickle.loads(channel.receive())
    _bound()
    try:
        message = pickle.dumps((True, function(*arguments)))
    except MemoryError:
        os._exit(1)
    except Exception as error:
        message = _portable(error)
    channel.send(message)


def _bound() -> None:
    """Let the system end this process where it uses too much."""
    import resource

    used = psutil.Process().memory_info().vms
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # It waits for nothing but the processor: more elapsed time than this is a fault of its own.
    signal.setitimer(signal.ITIMER_REAL, 20 * SECONDS)


def _portable(error: Exception) -> bytes:
    """Return a message that raises an error on the other side."""
    try:
        pickle.loads(message := pickle.dumps((False, error)))
        return message
    except Exception:
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
