"""The trusted process: runs test cells itself and hands the student's cells to the candidate.

One process examines one notebook. It forks the candidate before it has read anything of the
notebook, so that nothing of the tests is in the candidate's memory.
"""

import contextlib
import faulthandler
import io
import math
import os
import pickle
import random
import select
import shutil
import signal
import socket
import sys
import sysconfig
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from IPython.core.inputtransformer2 import leading_empty_lines

from examiner.engine import candidate, folders, namespaces, sandbox
from examiner.engine.candidate import Place
from examiner.engine.channel import Channel, ChannelError
from examiner.engine.conversation import Conversation, ProtocolError
from examiner.engine.limits import Ended, Stopped, Terms
from examiner.engine.linux import adopt_orphans, end_with_parent, keep_only
from examiner.engine.namespace import Namespace
from examiner.engine.recording import Recording
from examiner.engine.verdict import HIDDEN, TEST, explain, text_of
from examiner.engine.watchdog import Watchdog

#: How the libraries work, on both sides: the same sums in the same order, whatever the machine,
#: and as many notebooks at a time as there are processors, none of which takes all of them.
SETTINGS = {
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    # Its semaphores would need a folder that all programs share.
    "JOBLIB_MULTIPROCESSING": "0",
    # macOS would end a forked process that uses its frameworks.
    "OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "TF_ENABLE_ONEDNN_OPTS": "0",
}

#: Seconds that a program has to stop by itself when its time is up.
GRACE = 5.0


@dataclass(frozen=True)
class Cell:
    """A code cell and who runs it.

    Attributes
    ----------
    source : str
    kind : str
        ``"test"``: run by the examiner. ``"given"``: run on both sides. ``"student"``: run by
        the candidate.
    number : int
        What a reader finds it by; 0 for its place among the cells that are run.
    """

    source: str
    kind: str
    number: int = 0


@dataclass
class Record:
    """What came of a cell.

    Attributes
    ----------
    outputs : list of dict
        As in a notebook.
    passed : bool or None
        For a test cell, whether it ran to its end without an exception; only the examiner says so.
    flags : list of str
        Forbidden things that the student's program tried meanwhile.
    verdict : str
        For a test cell that failed, what its student reads of that.
    ended : str or None
        Why the student's program ended in this cell: a key of `examiner.engine.limits.REASONS`.
    seconds : float
        How long it ran.
    """

    outputs: list[dict[str, Any]] = field(default_factory=list)
    passed: bool | None = None
    flags: list[str] = field(default_factory=list)
    verdict: str = ""
    ended: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class Paper(Terms):
    """A notebook to examine.

    Attributes
    ----------
    cells : list of Cell
    workspace : str
        The student's folder: the candidate works there.
    library : str
        Files that came with the assignment, unchanged: the tests work there.
    """

    cells: list[Cell]
    workspace: str
    library: str


def examine(
    read: Callable[[], Paper], report: Callable[[int, Record], None], *, sandboxed: bool
) -> None:
    """Examine one notebook; the process is good for nothing else afterwards.

    Parameters
    ----------
    read
        Called for the notebook when the candidate has been forked.
    report
        Called after each cell with its number and what came of it.
    sandboxed : bool
        As the notebook says, which is read later.
    """
    ours, theirs = socket.socketpair()
    printed = [os.pipe(), os.pipe()]
    adopt_orphans()
    apart = sandboxed and namespaces.available()
    watchdog = Watchdog(
        lambda: _start_candidate(theirs, printed[0][1], printed[1][1], apart), apart=apart
    )
    theirs.close()
    for _, write in printed:
        os.close(write)
    paper = read()
    # A backstop for one call of a test, such as `list(range(10**12))`, that nothing interrupts.
    sandbox.bound_memory(2 * paper.limits.memory_bytes)
    os.environ.update(paper.environment)
    with folders.temporary("candidate-") as scratch:
        examination = _Examination(paper, watchdog, ours, [r for r, _ in printed], Path(scratch))
        try:
            for number, cell in enumerate(paper.cells):
                report(number, examination.run(cell.number or number + 1, cell))
        finally:
            examination.close()


def _start_candidate(connection: socket.socket, stdout: int, stderr: int, apart: bool) -> int:
    """Fork the student's side, with nothing but its own three ends."""

    def run() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        ends = [os.dup(stdout), os.dup(stderr)]
        keep_only(connection.fileno(), *ends)
        for standard, end in zip((1, 2), ends, strict=True):
            os.dup2(end, standard)
            os.close(end)
        candidate.run(connection, apart=apart)

    if apart:
        return namespaces.fork(run)
    watchdog = os.getpid()
    process = os.fork()
    if process == 0:
        end_with_parent(watchdog)
        run()
    return process


class _Examination:
    def __init__(self, paper, watchdog, connection, printed, scratch):
        self.paper = paper
        self.limits = paper.limits
        self.watchdog = watchdog
        self.connection = connection
        self.printed = dict(zip(printed, ("stdout", "stderr"), strict=True))
        self.end: str | None = None
        self.stopping: str | None = None
        self.deadline = math.inf
        self.hidden = False
        self.notebook_deadline = time.monotonic() + paper.limits.notebook_seconds
        #: Number of a cell -> its lines, for the cells that ran in the student's program.
        self.shown: dict[int, list[str]] = {}
        self.outputs = Recording(paper.limits.output_bytes)
        self.record = Record()
        channel = Channel(connection, self._wait)
        self.conversation = Conversation(channel, self._output, self._hint)
        self.namespace = Namespace(self.conversation)
        self.nowhere = open(os.devnull, "w")  # noqa: SIM115
        os.chdir(paper.library)
        sys.path.append(paper.library)
        self._hire(channel, scratch)

    def _hire(self, channel: Channel, scratch: Path) -> None:
        """Tell the candidate where it works and wait until its sandbox is up."""
        _copy_font_list(scratch)
        environment = {
            # `!python` is the one that runs the notebook.
            "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.defpath]),
            "LANG": "C.UTF-8",
            "HOME": str(scratch),
            "LOGNAME": "student",
            "TMPDIR": str(scratch),
            "PYTHONDONTWRITEBYTECODE": "1",
            **SETTINGS,
            **self.paper.environment,
        }
        channel.send(
            pickle.dumps(
                Place(
                    workspace=self.paper.workspace,
                    scratch=str(scratch),
                    **self.paper.terms() | {"environment": environment},
                )
            )
        )
        ready, descriptors, _, _ = socket.recv_fds(self.connection, 1, 1)
        if ready != b"!" or (self.paper.sandboxed and len(descriptors) != 1):
            raise RuntimeError("the candidate could not enter its sandbox")
        listener = descriptors[0] if descriptors else None
        self.watchdog.watch(self.limits, [self.paper.workspace, str(scratch)], listener)

    def close(self) -> None:
        """End the student's program and all that it started."""
        self.watchdog.stop()
        self.connection.close()

    def run(self, number: int, cell: Cell) -> Record:
        """Run one cell; its number is what the notebook shows as ``[number]``."""
        before = self.end
        self.record = Record()
        self.outputs.begin(self.record.outputs)
        seconds = self.limits.test_seconds if cell.kind == "test" else self.limits.cell_seconds
        self.stopping = None
        self.hidden = HIDDEN in cell.source
        start = time.monotonic()
        self._set_time(seconds)
        try:
            if cell.kind == "test":
                self._test(cell.source)
            else:
                # As IPython counts: from the first line that is not empty.
                lines = cell.source.split("\n")
                self.shown[number] = leading_empty_lines(lines)
                self._student(number, cell)
        finally:
            self.deadline = math.inf
            faulthandler.cancel_dump_traceback_later()
        for what in self.watchdog.flags():
            self._flag(what)
        self.outputs.end()
        self.record.seconds = time.monotonic() - start
        if self.end != before:
            self.record.ended = self.end
        return self.record

    def _set_time(self, seconds: float) -> None:
        """Let what runs now take so long."""
        self.deadline = min(time.monotonic() + seconds, self.notebook_deadline)
        # The last resort, for a test that hangs where no Python code runs any more.
        faulthandler.dump_traceback_later(seconds + 4 * GRACE, exit=True, file=self.nowhere)

    def _student(self, number: int, cell: Cell) -> None:
        if self.end:
            return
        try:
            self._alive(lambda: self.conversation.ask("run", cell.source, number))
        except Stopped as stop:
            self._say(stop)
        except BaseException as error:
            # The cell's own errors are shown by its shell; this is one of the shell.
            self._show_error(error)
        if cell.kind == "given" and not self.end:
            # The same again, on this side.
            self._set_time(self.limits.cell_seconds)
            candidate.start_afresh()
            before = dict(self.namespace)
            _quietly(cell.source, self.namespace)
            for name, value in self.namespace.items():
                defined = isinstance(value, type) and value is not before.get(name)
                if defined and value.__module__ == "__main__":
                    self.conversation.given[value] = name

    def _test(self, source: str) -> None:
        self.record.passed = False
        try:
            if self.end:
                raise Ended(self.end)
            self._alive(self.conversation.begin_test)
            candidate.start_afresh()
            if imports := _imports(source.partition(HIDDEN)[0]):
                # In Jupyter they hold for the student's cells, too, who sees them.
                self._alive(lambda: self.conversation.ask("import", imports))
            with self._alarm(), self._shared_seeds():
                value = self._alive(lambda: _execute(source, self.namespace, self._streams()))
            self.record.passed = True
            if value is not None:
                data = {"text/plain": repr(value)}
                self.outputs.add({"output_type": "execute_result", "data": data, "metadata": {}})
        except Stopped as stop:
            self.record.verdict = explain(stop, {})
            self._say(stop)
        except BaseException as error:
            self._show_error(error)

    def _alive(self, action: Callable[[], Any]) -> Any:
        """Do something with the candidate, and turn its end into the reason for it."""
        try:
            result = action()
        except (ChannelError, ProtocolError) as error:
            reason = "channel" if isinstance(error, ProtocolError) else "exit"
            self.end = self.watchdog.kill(self.end or reason)
            raise Ended(self.end) from None
        except BaseException:
            if self.end:
                raise Ended(self.end) from None
            if self.stopping:
                raise Stopped(self.stopping) from None
            raise
        if self.end:
            raise Ended(self.end)
        if self.stopping:
            raise Stopped(self.stopping)
        return result

    @contextlib.contextmanager
    def _alarm(self):
        """Stop a test that runs on without asking anything."""

        def ring(*_):
            self.stopping = self.stopping or "time"
            raise Stopped("time")

        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, max(self.deadline - time.monotonic(), 0) + 2 * GRACE)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    @contextlib.contextmanager
    def _shared_seeds(self):
        """Let a test that seeds random numbers seed the student's too."""
        modules = [random, np.random]
        if "tensorflow" in sys.modules:
            modules.append(sys.modules["tensorflow"].random)
        with contextlib.ExitStack() as stack:
            for module in modules:
                name = "seed" if hasattr(module, "seed") else "set_seed"
                seed = getattr(module, name)

                def both(*arguments, seed=seed, place=(module.__name__, name), **named):
                    seed(*arguments, **named)
                    self.conversation.ask("reseed", *place, *arguments, **named)

                stack.enter_context(mock.patch.object(module, name, both))
            yield

    def _wait(self) -> None:
        """Return when the candidate has something to say; look after its limits until then."""
        while True:
            remaining = self.deadline - time.monotonic()
            if remaining <= 0:
                self._stop("notebook" if self.deadline == self.notebook_deadline else "time")
                continue
            ready, _, _ = select.select(
                [self.connection, *self.printed], [], [], min(remaining, 3600)
            )
            for descriptor in [d for d in ready if d in self.printed]:
                self._read_printed(descriptor)
            if self.connection in ready:
                return

    def _stop(self, reason: str) -> None:
        """Interrupt the student's code; end it if it goes on regardless."""
        if self.stopping or reason == "notebook":
            self.end = self.watchdog.kill("notebook" if reason == "notebook" else self.stopping)
            raise ChannelError(reason)
        self.stopping = reason
        self.deadline = time.monotonic() + GRACE
        self.watchdog.interrupt()

    def _read_printed(self, descriptor: int) -> None:
        content = os.read(descriptor, 65536)
        if not content:
            del self.printed[descriptor]
            return
        text = content.decode("utf-8", "replace")
        self._output({"output_type": "stream", "name": self.printed[descriptor], "text": text})

    def _output(self, output: dict) -> None:
        if self.record.passed is not None:
            if output.get("output_type") == "stream":
                # What a function prints while a test calls it can be caught by redirect_stdout.
                stream = sys.stderr if output.get("name") == "stderr" else sys.stdout
                stream.write(str(output.get("text")))
                return
            if output.get("output_type") != "display_data":
                # The result and the errors of a test cell are the examiner's alone.
                return
        if not self.outputs.add(output) and not self.stopping:
            self._stop("output")

    def _streams(self):
        stack = contextlib.ExitStack()
        stack.enter_context(contextlib.redirect_stdout(_Printed(self, "stdout")))
        stack.enter_context(contextlib.redirect_stderr(_Printed(self, "stderr")))
        return stack

    def _flag(self, what: str) -> None:
        if what not in self.record.flags and len(self.record.flags) < 20:
            self.record.flags.append(what)

    def _hint(self, what: str) -> None:
        """Note what the program says of itself; libraries look for many files that are nowhere."""
        kind, _, path = what.partition(": ")
        if kind != "file" or os.path.lexists(path):
            self._flag(what[:200])

    def _say(self, stop: Stopped) -> None:
        name = "Ended" if isinstance(stop, Ended) else "Stopped"
        self.outputs.say(name, str(stop), [str(stop)])

    def _show_error(self, error: BaseException) -> None:
        """Note a test's failure, for the instructor with the test's line."""
        self.record.verdict = explain(error, self.shown, hidden=self.hidden)
        where = [
            f"测试单元格第 {frame.lineno} 行"
            for frame in traceback.extract_tb(error.__traceback__)
            if frame.filename == TEST
        ]
        name, value = type(error).__name__, text_of(error)
        self.outputs.say(name, value, [*where[:1], self.record.verdict, f"{name}: {value}"])


def _copy_font_list(home: Path) -> None:
    """Spare the candidate the search for fonts, which takes seconds."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "matplotlib"
    for font_list in cache.glob("fontlist-*.json"):
        (home / ".cache" / "matplotlib").mkdir(parents=True, exist_ok=True)
        shutil.copy(font_list, home / ".cache" / "matplotlib")


class _Printed(io.TextIOBase):
    """The examiner's stdout and stderr while a test cell runs."""

    def __init__(self, examination, name):
        self.examination = examination
        self.name = name

    def writable(self):
        return True

    def write(self, text):
        self.examination.outputs.add({"output_type": "stream", "name": self.name, "text": text})
        return len(text)


def _execute(source: str, namespace: Namespace, streams: contextlib.ExitStack) -> Any:
    """Run a trusted cell; return the value of a last line that is an expression."""
    import ast

    tree = ast.parse(source, TEST)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = compile(ast.Expression(tree.body.pop().value), TEST, "eval")  # type: ignore[attr-defined]
    with streams:
        exec(compile(tree, TEST, "exec"), namespace)
        return eval(last, namespace) if last else None


def _imports(source: str) -> str:
    """Return the import statements of a test cell."""
    import ast

    try:
        body = ast.parse(source).body
    except SyntaxError:
        return ""
    return "\n".join(ast.unparse(n) for n in body if isinstance(n, (ast.Import, ast.ImportFrom)))


def _quietly(source: str, namespace: Namespace) -> None:
    """Run a given cell for what it defines; what it shows came from the candidate already."""
    with (
        contextlib.suppress(Exception),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        _execute(source, namespace, contextlib.ExitStack())
