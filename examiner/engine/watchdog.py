"""A process that watches over all processes of a student's program and ends them.

It stands between the examiner and the program, as the parent of both the program and what loses its
parent there. It shares nothing with the code of tests, and it is needed: where it meets an error
or ends, whatever the reason, the program ends with it.
"""

import contextlib
import errno
import os
import pickle
import select
import signal
import socket
import struct
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from examiner.engine import calls, processes
from examiner.engine.channel import Channel, ChannelError
from examiner.engine.folders import TooMuch, used
from examiner.engine.limits import Limits
from examiner.engine.linux import adopt_orphans, end_with_parent, keep_only
from examiner.engine.sandbox import THREADS

with contextlib.suppress(ImportError):
    # Windows has none, and grades nothing.
    import fcntl

INTERVAL = 0.05
#: Seconds that the examiner waits for a word of the watchdog before it takes it for dead.
PATIENCE = 60.0
MAX_FLAGS = 20
# Looking through all mapped memory takes longer than the rest.
_SELDOM = 10

_RECEIVE, _SEND, _SET_FLAGS, _SYNC_WAKE_UP = 0xC0502100, 0xC0182101, 0x40082104, 1
_NOTIFICATION, _RESPONSE = struct.Struct("=QII iIQ 6Q"), struct.Struct("=Qqii")
_CONTINUE = 1


class Watchdog:
    """The examiner's hold on the process that watches, and so on the student's program.

    Parameters
    ----------
    start : callable
        Called in the new process to start the program; returns the number of a process that
        takes interrupts.
    apart : bool
        Whether that is not the program itself but the first process of its namespace.
    """

    def __init__(self, start: Callable[[], int], *, apart: bool = False):
        ours, theirs = socket.socketpair()
        examiner = os.getpid()
        self.process = os.fork()
        if self.process == 0:
            _Watch(Channel(theirs), examiner).run(start, apart)
        theirs.close()
        ours.settimeout(PATIENCE)
        self.connection = ours
        self.channel = Channel(ours)
        self.reason: str | None = None

    def watch(self, limits: Limits, folders: Sequence[str], listener: int | None) -> None:
        """Begin to watch.

        Parameters
        ----------
        limits : Limits
        folders : sequence of str
            Where the program can write.
        listener
            The descriptor that `examiner.engine.sandbox.enter` returned, if there is a sandbox.
        """
        self._ask("watch", limits, list(folders), listener is not None)
        if listener is not None:
            with contextlib.suppress(OSError):
                socket.send_fds(self.connection, [b"!"], [listener])
            os.close(listener)

    def interrupt(self) -> None:
        """Let the program stop what it does, as Jupyter's stop button does."""
        self._ask("interrupt")

    def flags(self) -> list[str]:
        """Return the forbidden things that the program tried since this was asked last."""
        return self._ask("flags") or []

    def kill(self, reason: str) -> str:
        """End the program and all that it started; return why it ended, the first time."""
        self.reason = self.reason or self._ask("kill", reason) or "watchdog"
        return self.reason

    def stop(self) -> None:
        """End everything."""
        self.kill("exit")
        self._end()

    def _ask(self, *question: Any) -> Any:
        """Ask something of the watchdog; without its answer there is no program any more."""
        # An alarm of the test's must not come between a question and its answer.
        alarms = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        try:
            self.channel.send(pickle.dumps(question))
            return pickle.loads(self.channel.receive())
        except (ChannelError, EOFError, pickle.UnpicklingError):
            self._end()
            return None
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, alarms)

    def _end(self) -> None:
        self.connection.close()
        processes.end_below(os.getpid())


class _Watch:
    """What the watchdog does in its own process."""

    def __init__(self, channel: Channel, examiner: int):
        self.channel = channel
        self.examiner = examiner
        self.limits = Limits()
        self.folders: list[str] = []
        self.listener: int | None = None
        self.flags: list[str] = []
        self.reason: str | None = None
        self.watching = False
        self.rounds = 0
        self.memory = 0
        self.program = self.root = 0

    def run(self, start: Callable[[], int], apart: bool) -> NoReturn:
        """Start the program and watch it until the examiner hangs up."""
        try:
            end_with_parent(self.examiner)
            adopt_orphans()
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            self.program = start()
            self.root = self.program if apart else os.getpid()
            keep_only(self.channel.connection.fileno())
            # Files that were replaced while the libraries loaded are the machine's own affair.
            self.known = processes.mapped(os.getpid())
            self._serve()
        except ChannelError:
            # The examiner has hung up.
            pass
        except BaseException:
            traceback.print_exc()
        finally:
            # Also after an error: what is not watched does not run.
            try:
                processes.end_below(os.getpid())
            finally:
                os._exit(0)

    def _serve(self) -> None:
        poll = select.poll()
        poll.register(self.channel.connection, select.POLLIN)
        due = 0.0
        while True:
            wait = max(due - time.monotonic(), 0) if self.watching else 3600
            for descriptor, event in poll.poll(wait * 1000):
                if descriptor != self.listener:
                    self._answer(*pickle.loads(self.channel.receive()))
                    if self.listener is not None and self.watching:
                        poll.register(self.listener, select.POLLIN)
                elif event & select.POLLIN:
                    self._decide()
                else:
                    # The last process of the sandbox is gone.
                    poll.unregister(self.listener)
            if self.watching and time.monotonic() >= due:
                start = time.monotonic()
                self._measure()
                # Where there is much to count, it takes a fifth of the time at most.
                due = time.monotonic() + max(INTERVAL, 4 * (time.monotonic() - start))

    def _answer(self, question: str, *arguments: Any) -> None:
        """Answer the examiner."""
        answer: Any = None
        if question == "watch":
            self.limits, self.folders, listens = arguments
            self.memory = processes.usage(self.examiner).memory
        elif question == "interrupt" and self.reason is None:
            # Once its processes have been ended, its number may be another one's.
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.program, signal.SIGINT)
        elif question == "flags":
            answer, self.flags = self.flags, []
        elif question == "kill":
            answer = self._kill(*arguments)
        self.channel.send(pickle.dumps(answer))
        if question == "watch":
            if listens:
                _, (self.listener,), _, _ = socket.recv_fds(self.channel.connection, 1, 1)
                with contextlib.suppress(OSError):
                    # From Linux 6.6 on, who asks makes way for the answer.
                    fcntl.ioctl(self.listener, _SET_FLAGS, _SYNC_WAKE_UP)
            self.watching = True

    def _kill(self, reason: str) -> str:
        """End all processes of the program and return why the first time was."""
        self.reason = self.reason or reason
        processes.end_below(os.getpid())
        return self.reason

    def _flag(self, what: str) -> None:
        if what not in self.flags and len(self.flags) < MAX_FLAGS:
            self.flags.append(what)

    def _measure(self) -> None:
        if self.reason is not None:
            return
        program = list(processes.below(self.root))
        if len(program) > self.limits.processes:
            self._kill("processes")
            return
        usages = [processes.usage(process) for process in program]
        threads = sum(usage.threads for usage in usages)
        memory = sum(usage.memory for usage in usages)
        # A test may collect answers without end.
        collected = processes.usage(self.examiner).memory - self.memory
        if threads > THREADS * len(program):
            self._kill("processes")
        elif max(memory, collected) > self.limits.memory_bytes:
            self._kill("memory")
        elif self._disk(program) > self.limits.disk_bytes:
            self._kill("disk")
        elif self.rounds % _SELDOM == 0:
            self._measure_mapped(program, memory)
        self.rounds += 1

    def _disk(self, program: list[int]) -> int:
        """Return the bytes of all files that the program can still reach."""
        nameless: dict[tuple[int, int], processes.Deleted] = {}
        try:
            for process in program:
                nameless |= processes.deleted(process)
            return sum(map(used, self.folders)) + sum(file.size for file in nameless.values())
        except FileNotFoundError:
            # Nobody wants the program any more: its folders are gone.
            raise ChannelError("the folders are gone") from None
        except (TooMuch, PermissionError):
            return self.limits.disk_bytes + 1

    def _measure_mapped(self, program: list[int], memory: int) -> None:
        """Look for what the processes keep without using it just now."""
        shared: dict[tuple[str, str], int] = {}
        for process in program:
            found = processes.mapped(process)
            shared |= found.memory
            names = Counter(file.name for file in processes.deleted(process).values())
            if any(
                len(files) > names[name] + len(self.known.files.get(name, ()))
                for name, files in found.files.items()
            ):
                # A file that has neither a name nor a descriptor: who can tell how large it is?
                self._kill("disk")
        for area in self.known.memory:
            shared.pop(area, None)
        if memory + sum(shared.values()) > self.limits.memory_bytes:
            self._kill("memory")

    def _decide(self) -> None:
        """Answer one system call that waits for a decision."""
        assert self.listener is not None
        buffer = bytearray(_NOTIFICATION.size)
        try:
            fcntl.ioctl(self.listener, _RECEIVE, buffer)
        except OSError:
            # The caller died meanwhile.
            return
        number, _, _, call, _, _, *arguments = _NOTIFICATION.unpack(buffer)
        target = calls.process_acted_on(call, arguments)
        refusal = 0
        if calls.makes_process(call, arguments):
            if len(list(processes.below(self.root))) >= self.limits.processes:
                refusal = errno.EAGAIN
                self._kill("processes")
        elif target is None or not self._owns(target):
            refusal = calls.refusal(call)
            self._flag(calls.describe(call, target))
        response = _RESPONSE.pack(number, 0, -refusal, 0 if refusal else _CONTINUE)
        with contextlib.suppress(OSError):
            fcntl.ioctl(self.listener, _SEND, response)

    def _owns(self, target: int) -> bool:
        """Tell whether a process, thread or process group is one of the student's program."""
        return target == 0 or any(
            target in numbers or -target in numbers
            for numbers in map(processes.knows_as, processes.all_below(self.root))
        )
