"""A process that has the libraries loaded and forks a child for each piece of work.

Importing TensorFlow takes seconds, forking a process that has done so takes milliseconds. The
nursery imports what the first notebook of an assignment needs, once; it has nothing else in
its memory and a clean environment, as every candidate inherits both.

Nothing outlives its purpose: the nursery ends, with all that it started, when the process that
grades hangs up, however that ended; its children, and candidates, end with their parents. All
sockets are nameless pairs, and all folders lie in one that the nursery removes.
"""

import contextlib
import importlib
import importlib.metadata
import json
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from examiner.engine import folders, namespaces
from examiner.engine.channel import Channel, ChannelError
from examiner.engine.examination import SETTINGS, Paper, Record, examine
from examiner.engine.linux import adopt_orphans, end_with_parent
from examiner.engine.namespace import LIBRARIES
from examiner.engine.processes import children, end_session

# What IPython's shell imports when it starts.
_SHELL = ("IPython.core.magics", "IPython.core.completer", "IPython.core.logger", "jedi", "sqlite3")
# What `aicourse.setup()` imports, and drawing a figure in a notebook.
_PLOTTING = {"aicourse.plotting", "matplotlib.pyplot", "matplotlib_inline.backend_inline"}


class ExaminerDied(Exception):
    """The examiner of a notebook ended before it had run all cells."""


#: What a child does: it talks over the channel, and ends when it returns.
Work = Callable[[Channel], None]
#: What a nursery does before it forks, once: mostly imports.
Preparation = Callable[[], object]


class Nursery:
    """Starts children; one is enough for all notebooks of a process, also for its threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self._process: subprocess.Popen | None = None
        self._closed = False

    def examine(self, paper: Paper, libraries: set[str]) -> Iterator[tuple[int, Record]]:
        """Examine a notebook in a fresh process.

        Parameters
        ----------
        paper : Paper
        libraries : set of str
            Modules that the notebook imports; those of `LIBRARIES` are preloaded.

        Yields
        ------
        int, Record
            The number of a cell and what came of it, cell after cell.

        Raises
        ------
        ExaminerDied
            If there are cells that nothing came of.
        """
        known = {name for name in libraries if name.partition(".")[0] in LIBRARIES}
        known |= _PLOTTING if "aicourse" in known else set()
        imports = [partial(load, name) for name in (*_SHELL, *sorted(known))]
        # Found out once, for all that are forked.
        preparations: list[Preparation] = [namespaces.available, *imports]
        with self.child(partial(_examine, paper.sandboxed), preparations) as channel:
            try:
                channel.send(pickle.dumps(paper))
                for _ in paper.cells:
                    yield pickle.loads(channel.receive())
            except ChannelError:
                raise ExaminerDied("the examiner ended early") from None
            # It hangs up when all that the student's program started has ended.
            with contextlib.suppress(ChannelError):
                channel.receive()

    @contextlib.contextmanager
    def child(self, work: Work, preparations: Iterable[Preparation]) -> Iterator[Channel]:
        """Have a child do some work; in a ``with``, at whose end nobody listens to it any more.

        Parameters
        ----------
        work : callable
            A function of a module; the child calls it with its end of the channel.
        preparations : iterable of callable
            What the nursery calls before, where it hasn't yet.

        Yields
        ------
        Channel
            Our end.
        """
        ours, theirs = socket.socketpair()
        with ours:
            channel = Channel(ours)
            with theirs:
                channel.send(pickle.dumps((list(preparations), work)))
                self._order(theirs)
            yield channel

    def folder(self) -> str:
        """Return the folder for what its examiners need; it is removed with the nursery."""
        with self._lock:
            self._start()
            return self._folder

    @property
    def running(self) -> bool:
        """Whether its process is there."""
        with self._lock:
            return self._process is not None and not self._hung_up()

    def close(self) -> None:
        """End the nursery and all that it started, for good."""
        with self._lock:
            self._closed = True
            self._stop()

    def _order(self, connection: socket.socket) -> None:
        """Have a child started at an end of a connection; what it takes waits there."""
        with self._lock:
            self._start()
            try:
                socket.send_fds(self._control, [b"!"], [connection.fileno()])
            except OSError:
                # It has died just now; the one who waits at the connection will notice.
                raise ExaminerDied("the nursery ended") from None

    def _start(self) -> None:
        if self._process is not None and not self._hung_up():
            return
        self._stop()
        if self._closed:
            raise ExaminerDied("the nursery is closed")
        self._control, theirs = socket.socketpair()
        self._folder = tempfile.mkdtemp(prefix="examiner-")
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "examiner.engine.nursery", str(theirs.fileno())],
                env=_environment() | {"TMPDIR": self._folder},
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                cwd="/",
                start_new_session=True,
            )

    def _hung_up(self) -> bool:
        """Tell whether the process has ended, also where nobody has been told so yet."""
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        # It never says anything: there is something to read at the end.
        return bool(poll.poll(0))

    def _stop(self) -> None:
        if self._process is None:
            return
        # Closing it would not do where this process has been forked meanwhile.
        self._control.shutdown(socket.SHUT_RDWR)
        self._control.close()
        session = self._process.pid
        self._process.wait()
        self._process = None
        # It does this itself where it was not killed.
        end_session(session)
        with contextlib.suppress(OSError):
            folders.remove(self._folder)


def _environment() -> dict[str, str]:
    """Return the variables that trusted and student code may see: no secrets, no surprises."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "PYTHONPATH")
    known = {name: os.environ[name] for name in kept if name in os.environ} | SETTINGS
    here = str(Path(__file__).resolve().parents[2])
    if here != _installed():
        # Run from another copy of the course, which the children have to import, too.
        known["PYTHONPATH"] = os.pathsep.join(filter(None, [here, known.get("PYTHONPATH")]))
    return known


def _installed() -> str | None:
    """Return the folder that the environment's packages of this course lie in, if it is one."""
    with contextlib.suppress(importlib.metadata.PackageNotFoundError, ValueError, TypeError):
        text = importlib.metadata.distribution("aicourse").read_text("direct_url.json")
        return url2pathname(urlsplit(json.loads(text or "{}").get("url", "")).path)
    return None


def _serve(control: socket.socket) -> None:
    adopt_orphans()
    nursery = os.getpid()
    prepared: set[bytes] = set()
    examiners: set[int] = set()
    while True:
        ready, _, _ = select.select([control], [], [], 0.2)
        _reap(examiners)
        if not ready:
            continue
        order, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not order:
            break
        # Where the one who ordered is gone already, there is nothing to do.
        with contextlib.suppress(ChannelError), socket.socket(fileno=descriptors[0]) as connection:
            preparations, work = pickle.loads(Channel(connection).receive())
            for prepare in preparations:
                if (key := pickle.dumps(prepare)) not in prepared:
                    prepared.add(key)
                    try:
                        prepare()
                    except Exception:
                        # The child meets it too, and says so to the one who waits.
                        prepared.discard(key)
            process = os.fork()
            if process == 0:
                control.close()
                end_with_parent(nursery)
                _work(work, Channel(connection))
            examiners.add(process)
    while list(children(os.getpid())):
        _reap(set())
        time.sleep(0.001)
    with contextlib.suppress(OSError):
        folders.remove(os.environ["TMPDIR"])


def load(module: str) -> None:
    """Import a module where it is there."""
    with contextlib.suppress(ImportError):
        importlib.import_module(module)


def _work(work: Work, channel: Channel) -> None:
    """Be a child."""
    try:
        work(channel)
    except ChannelError:
        # Nobody waits for the result any more.
        pass
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def _examine(sandboxed: bool, channel: Channel) -> None:
    examine(
        lambda: pickle.loads(channel.receive()),
        lambda number, record: channel.send(pickle.dumps((number, record))),
        sandboxed=sandboxed,
    )


def _reap(examiners: set[int]) -> None:
    """Bury ended examiners, and end what one of them left behind."""
    with contextlib.suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG)[0]) != 0:
            examiners.discard(ended)
    for process in children(os.getpid()):
        if process not in examiners:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
