"""The student's side: an IPython shell in a sandbox that answers what the examiner asks.

Nothing here is trusted once a student's cell has run. What is asked comes pickled from the
examiner; what is answered is plain data and handles (see `examiner.engine.codec`).
"""

import contextlib
import functools
import hashlib
import io
import itertools
import operator
import os
import pickle
import random
import re
import signal
import socket
import sys
import tempfile
import threading
import traceback
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from examiner.engine import figures, sandbox
from examiner.engine.channel import Channel, ChannelError
from examiner.engine.codec import CodecError, encode
from examiner.engine.hints import Hints
from examiner.engine.limits import Terms
from examiner.engine.sharing import Holders, Shared

MAX_MESSAGE = 20_000
MUTABLE = (list, dict, set, bytearray, np.ndarray)


@dataclass(frozen=True)
class Place(Terms):
    """The first message to a candidate: where it works, and on what terms.

    Its environment is all that it gets.

    Attributes
    ----------
    workspace : str
        The folder that it starts in and may write to.
    scratch : str
        Another writable folder, for its home and temporary files.
    """

    workspace: str
    scratch: str


def run(connection: socket.socket, *, apart: bool) -> None:
    """Go into the sandbox and answer until the examiner hangs up.

    The process must have one thread: the sandbox holds for those that are started later.

    Parameters
    ----------
    connection : socket.socket
        One end of a socket pair; the first message on it is a pickled `Place`.
    apart : bool
        Whether the process is in namespaces of its own.
    """
    channel = Channel(connection)
    place: Place = pickle.loads(channel.receive())
    os.setsid()
    os.environ.clear()
    os.environ.update(place.environment)
    # A library may have asked before the fork, and the answer is kept.
    tempfile.tempdir = None
    # As in Jupyter: helper files beside the notebook can be imported.
    sys.path.insert(0, "")
    # Students' modules find no trace of the process that this one was forked from.
    sys.argv = ["notebook"]
    if place.sandboxed:
        listener = sandbox.enter(
            writable=[place.workspace, place.scratch],
            readable=place.readable,
            limits=place.limits,
            mountpoint=place.scratch if apart else None,
        )
        socket.send_fds(connection, [b"!"], [listener])
        os.close(listener)
        sandbox.settle()
    else:
        connection.sendall(b"!")
    os.chdir(place.workspace)
    own = [place.workspace, place.scratch, *sandbox.environment_folders(), "/dev/null"]
    try:
        Candidate(channel, Hints([*own, *place.readable])).serve()
    except ChannelError:
        pass
    finally:
        os._exit(0)


class Candidate:
    """Runs cells and answers questions about what they left behind."""

    def __init__(self, channel: Channel, hints: Hints):
        self.channel = channel
        self.hints = hints
        self.process = os.getpid()
        self.lock = threading.RLock()
        #: Held while a function of the test runs: it answers one thread at a time.
        self.calling = threading.RLock()
        self.running = False
        self.sending = False
        self.interrupted = False
        self.objects: dict[int, Any] = {}
        self.handles: dict[int, int] = {}
        self.fresh: dict[int, Any] = {}
        self.numbers = itertools.count(2, 2)
        self.callbacks: dict[int, Any] = {}
        self.shared = Shared(functools.partial(_digest, self))
        signal.signal(signal.SIGINT, self._interrupt)
        sys.stdout = Stream(self, "stdout")
        sys.stderr = Stream(self, "stderr")
        self.shell = Shell.start(self)
        # The shell's namespace is its own __main__; the examiner's modules are not to be met.
        sys.modules["__main__"] = self.shell.user_module
        own = os.path.dirname(os.path.dirname(__file__))
        for module in list(sys.modules.values()):
            if str(getattr(module, "__file__", None)).startswith(own):
                # %autoreload looks at the files of all modules, and these can't be read.
                module.__file__ = None

    def serve(self) -> None:
        """Answer one question after the other."""
        while True:
            self._answer(self._receive())

    def output(self, content: dict[str, Any]) -> None:
        """Hand something printed or shown to the examiner."""
        self._send(("output", content))

    def flag(self, what: str) -> None:
        """Report an attempt to reach something forbidden, for the instructor to look at."""
        self._send(("flag", what))

    def _interrupt(self, *_: Any) -> None:
        """Stop the student's code at the time limit, but never in the middle of a message."""
        if self.sending:
            self.interrupted = True
        elif self.running:
            raise KeyboardInterrupt

    def _receive(self) -> tuple:
        return self._load(self.channel.receive())

    def _load(self, content: bytes) -> Any:
        return _Unpickler(io.BytesIO(content), self).load()

    def _send(self, body: tuple) -> None:
        if os.getpid() != self.process:
            # A child that the student's code forked has no say here.
            return
        with self.lock:
            self.sending = True
            try:
                content = encode(body, self.refer, _own)
                self.channel.send(encode((self.fresh, content)))
                self.fresh = {}
            finally:
                self.sending = False
        if self.interrupted and self.running:
            self.interrupted = False
            raise KeyboardInterrupt

    def _answer(self, question: tuple) -> None:
        number, operation, arguments, named, changed = question
        if changed:
            self.shared.update(self._load(changed))
        values = [*arguments, *named.values()]
        outer, self.running = self.running, True
        try:
            self.shared.add(number, values)
            self.shared.follow(number)
            holders = Holders(values)
            self.hints.listening = True
            result = OPERATIONS[operation](self, *arguments, **named)
            self.running = False
            changes = self.shared.changed()
            kept = self.shared.keep(number, holders.more())
            answer: tuple = ("answer", number, result, changes, kept)
        except BaseException as error:
            self.running = False
            changes = self.shared.changed()
            self.shared.keep(number, [])
            answer = ("raised", number, self._describe_error(error), changes)
        finally:
            self.running = self.hints.listening = False
        if os.getpid() != self.process:
            os._exit(0)
        self.interrupted = False
        for hint in self.hints.take():
            self.flag(hint)
        try:
            self._send(answer)
        except CodecError as error:
            if answer[0] == "answer" and isinstance(answer[2], (list, tuple, dict, set)):
                # Too large, too deep or in itself: what is in it can still be asked for.
                self._send(("answer", number, _Opaque(answer[2]), {}, kept))
            else:
                too_large = self._describe_error(ValueError(f"答案太大了：{error}"))
                self._send(("raised", number, too_large, {}))
        self.running = outer

    def call_back(self, number: int, arguments: tuple, named: dict) -> Any:
        """Call a function that the test cell passed in; it runs in the examiner."""
        with self.calling:
            running, self.running = self.running, False
            try:
                self._send(("call", number, arguments, named))
                while True:
                    message = self._receive()
                    if message[0] == "returned":
                        return message[1]
                    if message[0] == "failed":
                        raise message[1]
                    self._answer(message)
            finally:
                self.running = running

    def refer(self, value: Any) -> int:
        """Return the handle of an object, and remember what the examiner must know of it."""
        if type(value) is _Opaque:
            value = value.value
        number = self.handles.get(id(value))
        if number is None:
            number = next(self.numbers)
            self.handles[id(value)] = number
            self.objects[number] = value
            self.fresh[number] = _describe(value)
        return number

    def begin_test(self, numbers: set[int]) -> None:
        """Start afresh, and forget all objects but those that the examiner has references to."""
        start_afresh()
        self.shared.clear()
        for number in self.objects.keys() - numbers:
            if number in self.objects and number % 2 == 0:
                self.handles.pop(id(self.objects.pop(number)), None)

    def function(self, number: int, name: str, doc: str | None) -> Callable:
        """Make the stand-in for a function of the test cell."""
        if number not in self.callbacks:

            def call(*arguments, **named):
                return self.call_back(number, arguments, named)

            call.__name__ = call.__qualname__ = name
            call.__doc__ = doc
            self.callbacks[number] = call
            self.handles[id(call)] = number
        return self.callbacks[number]

    def _describe_error(self, error: BaseException) -> dict[str, Any]:
        try:
            text = str(error)
        except BaseException:
            text = ""
        try:
            arguments = list(error.args)
            encode(arguments)
        except Exception:
            arguments = [text]
        return {
            "class": _lineage(type(error)),
            "own_class": type(error),
            "object": error,
            "arguments": arguments,
            "text": text[:MAX_MESSAGE],
            "frames": self._frames(error),
        }

    def _frames(self, error: BaseException) -> list[tuple[int, int]]:
        """Return (number of the cell, line) for the places in cells that the error went through."""
        frames = []
        for frame, line in traceback.walk_tb(error.__traceback__):
            name = self.shell.compile.format_code_name(frame.f_code.co_filename)
            if name and (match := re.fullmatch(r"In\[(\d+)\]", name[1])):
                frames.append((int(match[1]), line))
        return [*frames[:50], *frames[50:][-50:]]


class Stream(io.TextIOBase):
    """``sys.stdout`` and ``sys.stderr`` of the student's cells."""

    encoding = "utf-8"

    def __init__(self, candidate: Candidate, name: str):
        self.candidate = candidate
        self.name = name

    def write(self, text: str) -> int:
        """Hand text to the examiner."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        # In pieces, so that the examiner can stop a flood.
        for start in range(0, len(text), 1 << 20):
            piece = text[start : start + (1 << 20)]
            self.candidate.output({"output_type": "stream", "name": self.name, "text": piece})
        return len(text)

    def writable(self) -> bool:
        """Say yes."""
        return True

    def fileno(self) -> int:
        """Return the descriptor that child processes print to."""
        return 1 if self.name == "stdout" else 2


class _DisplayHook(DisplayHook):
    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        content = {"data": format_dict, "metadata": md_dict or {}}
        _show(self.shell.candidate, "execute_result", content)

    def finish_displayhook(self):
        pass


class _DisplayPublisher(DisplayPublisher):
    def publish(self, data, metadata=None, *, transient=None, update=False, **kwargs):
        content = {"data": data, "metadata": metadata or {}}
        kind = "update_display_data" if update else "display_data"
        _show(self.shell.candidate, kind, content, (transient or {}).get("display_id"))

    def clear_output(self, wait=False):
        self.shell.candidate.output({"output_type": "clear_output", "wait": bool(wait)})


def _show(candidate: Candidate, kind: str, content: dict, display_id: str | None = None) -> None:
    data = {
        mime: value if isinstance(value, (str, dict)) else _base64(value)
        for mime, value in content["data"].items()
    }
    output = {"output_type": kind, "data": data, "metadata": content["metadata"]}
    candidate.output(output if display_id is None else output | {"display_id": display_id})


def _base64(value: Any) -> str:
    import base64

    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


class Shell(InteractiveShell):
    """IPython's shell whose displays go over the channel."""

    candidate: Candidate

    @classmethod
    def start(cls, candidate: Candidate) -> "Shell":
        """Make the one shell of the process."""
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "Linux"
        cls.clear_instance()
        shell = cls.instance(config=config)
        shell.candidate = candidate
        if "matplotlib.pyplot" in sys.modules:
            # Imported before the fork, when there was no shell yet to draw in.
            from IPython.core.pylabtools import activate_matplotlib
            from matplotlib_inline.backend_inline import configure_inline_support

            activate_matplotlib("inline")
            configure_inline_support(shell, "inline")
        figures.pass_over_windows()
        return shell

    def init_history(self):
        """Called by IPython."""
        from IPython.core.history import HistoryManager

        self.history_manager = HistoryManager(shell=self, parent=self, hist_file=":memory:")

    def init_displayhook(self):
        """Called by IPython."""
        self.displayhook_class = _DisplayHook
        super().init_displayhook()

    def init_display_pub(self):
        """Called by IPython."""
        self.display_pub_class = _DisplayPublisher
        super().init_display_pub()

    def _showtraceback(self, etype, evalue, stb):
        self.candidate.output(
            {
                "output_type": "error",
                "ename": etype.__name__,
                "evalue": str(evalue),
                "traceback": list(stb),
            }
        )

    def enable_matplotlib(self, gui=None):
        """Called by ``%matplotlib``: figures are drawn in the notebook, whatever it names."""
        return super().enable_matplotlib("inline")

    def enable_gui(self, gui=None):
        """Called by ``%matplotlib``: there are no windows here."""

    def ask_exit(self):
        """Called by ``exit()``: a notebook goes on with its next cell."""

    def system(self, command):
        """Run a shell command; without a terminal, what it prints is part of the output."""
        import subprocess

        result = subprocess.run(
            self.var_expand(command, depth=1),
            shell=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        print(result.stdout.decode("utf-8", "replace"), end="")
        self.user_ns["_exit_code"] = result.returncode


class _Unpickler(pickle.Unpickler):
    def __init__(self, file, candidate):
        super().__init__(file)
        self.candidate = candidate

    def persistent_load(self, pid):
        kind, number, *rest = pid
        if kind == "given":
            return self.candidate.shell.user_ns[number]
        if kind == "object":
            return self.candidate.objects[number]
        if kind == "shared":
            return self.candidate.shared.objects[number]
        return self.candidate.function(number, *rest)


def _lineage(cls: type) -> list[tuple[str, str]]:
    return [(str(c.__module__)[:500], str(c.__qualname__)[:500]) for c in type.mro(cls)][:50]


def _describe(value: Any) -> dict[str, Any]:
    cls = type(value)
    description: dict[str, Any] = {"type": _lineage(cls)}
    if issubclass(cls, types.ModuleType):
        description["module"] = str(getattr(value, "__name__", ""))
    if issubclass(cls, type):
        description["class"] = _lineage(value)
    return description


def _digest(candidate: Candidate, value: Any) -> bytes | None:
    """Tell whether an argument has changed; None for what can't change or be told."""
    if _own(type(value)):
        # The test has a reference to it.
        return None
    if not isinstance(value, MUTABLE) and type(value).__module__.partition(".")[0] != "pandas":
        return None
    try:
        return hashlib.blake2b(encode(value, candidate.refer)).digest()
    except CodecError:
        return None


def _run_cell(candidate: Candidate, source: str, number: int) -> bool:
    start_afresh()
    # As the notebook counts, test cells included: `[5]` is what its reader sees.
    candidate.shell.execution_count = number
    result = candidate.shell.run_cell(source, store_history=True)
    return bool(result.success)


def start_afresh() -> None:
    """Let what comes not depend on the cells before: random numbers, and figures left open."""
    random.seed(0)
    np.random.seed(0)
    if "tensorflow" in sys.modules:
        sys.modules["tensorflow"].random.set_seed(0)
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


def _reseed(candidate: Candidate, module: str, function: str, *arguments: Any, **named: Any):
    getattr(sys.modules[module], function)(*arguments, **named)


def _name(candidate: Candidate, name: str) -> Any:
    try:
        return candidate.shell.user_ns[name]
    except KeyError:
        raise NameError(f"name {name!r} is not defined", name=name) from None


def _import(candidate: Candidate, statements: str) -> None:
    with contextlib.suppress(Exception):
        exec(statements, candidate.shell.user_ns)


def _call(candidate: Candidate, function: Any, *arguments: Any, **named: Any) -> Any:
    return function(*arguments, **named)


def _own(cls: type) -> bool:
    """Tell a class of the program itself from those of libraries."""
    return getattr(cls, "__module__", None) == "__main__"


class _Opaque:
    """Marks a result that goes as a reference, though it could go as data."""

    def __init__(self, value):
        self.value = value


def _asking(function: Callable) -> Callable:
    @functools.wraps(function)
    def operation(candidate: Candidate, *arguments: Any, **named: Any) -> Any:
        return function(*arguments, **named)

    return operation


def _as_array(value: Any) -> np.ndarray:
    return np.asarray(value)


def _as_plain(value: Any) -> Any:
    """Return an instance of a class that extends a plain type as that type, whatever it says."""
    for plain, read in _PLAIN.items():
        if issubclass(type(value), plain):
            return read(value)
    raise TypeError(f"{type(value).__name__} extends no plain type")


_PLAIN: dict[type, Callable] = {
    int: int.__index__,
    float: float.__float__,
    complex: complex.__complex__,
    str: str.__str__,
    bytes: lambda value: bytes(memoryview(value)),
    bytearray: lambda value: bytearray(memoryview(value)),
    list: lambda value: list(list.__iter__(value)),
    tuple: lambda value: tuple(tuple.__iter__(value)),
    set: lambda value: set(set.__iter__(value)),
    frozenset: lambda value: frozenset(frozenset.__iter__(value)),
    dict: lambda value: dict(dict.items(value)),
}


#: What the examiner may ask for.
OPERATIONS: dict[str, Callable] = {
    "run": _run_cell,
    "import": _import,
    "name": _name,
    "call": _call,
    "reseed": _reseed,
    "begin_test": Candidate.begin_test,
    "array": _asking(_as_array),
    "plain": _asking(_as_plain),
}
for _function in (
    *(getattr, setattr, delattr, len, iter, next, reversed, isinstance, issubclass),
    *(str, repr, int, float, complex, bytes, format, round, abs, hash, divmod, dir),
    *(operator.getitem, operator.setitem, operator.delitem, operator.index),
    *(operator.neg, operator.pos, operator.invert, operator.add, operator.sub, operator.mul),
    *(operator.truediv, operator.floordiv, operator.mod, operator.pow, operator.matmul),
    *(operator.and_, operator.or_, operator.xor),
):
    OPERATIONS[_function.__name__] = _asking(_function)
