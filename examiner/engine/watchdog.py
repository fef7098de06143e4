"""Watches over all processes of a student's program and ends them."""

import contextlib
import errno
import os
import select
import signal
import stat
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import psutil

from examiner.engine import calls
from examiner.engine.limits import Limits

INTERVAL = 0.05
MAX_FILES = 20_000

_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_NOTIFICATION, _RESPONSE = struct.Struct("=QII iIQ 6Q"), struct.Struct("=Qqii")
_CONTINUE = 1
_ENDED = (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)


class Watchdog:
    """Bounds memory, processes and disk of the processes below this one.

    Parameters
    ----------
    limits : Limits
    folders : list of Path
        Where they can write.
    flag : callable
        Called with a short text for each forbidden thing that one of them tried.
    """

    def __init__(self, limits: Limits, folders: list[Path], flag: Callable[[str], None]):
        self.limits = limits
        self.folders = folders
        self.flag = flag
        self.reason: str | None = None
        self.listener: int | None = None
        self.memory = _usage(os.getpid()).memory
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)

    def start(self, listener: int | None) -> None:
        """Begin to watch.

        Parameters
        ----------
        listener
            The descriptor that `examiner.engine.sandbox.enter` returned, if there is a sandbox.
        """
        self.listener = listener
        self.thread.start()

    def kill(self, reason: str) -> str:
        """End all processes below this one and return why the first time was."""
        if self.reason is None:
            self.reason = reason
        while processes := list(_descendants()):
            for process in processes:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            time.sleep(0.001)
        return self.reason

    def stop(self) -> None:
        """End everything and stop watching."""
        self.kill("exit")
        self.stopped.set()
        self.thread.join()
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG) != (0, 0):
                pass

    def _watch(self) -> None:
        poll = select.poll()
        if self.listener is not None:
            poll.register(self.listener, select.POLLIN)
        due = 0.0
        while not self.stopped.is_set():
            events = poll.poll(INTERVAL * 1000)
            if events and events[0][1] & select.POLLIN:
                self._decide()
            elif events:
                # The last process of the sandbox is gone.
                poll.unregister(events[0][0])
            if time.monotonic() >= due and self.reason is None:
                self._measure()
                due = time.monotonic() + INTERVAL

    def _measure(self) -> None:
        processes = list(_descendants())
        usages = [_usage(process) for process in processes]
        threads = sum(usage.threads for usage in usages)
        if len(processes) > self.limits.processes or threads > 64 * len(processes):
            self.kill("processes")
        elif max(sum(usage.memory for usage in usages), self._taken()) > self.limits.memory_bytes:
            self.kill("memory")
        elif self._disk(processes) > self.limits.disk_bytes:
            self.kill("disk")

    def _taken(self) -> int:
        """Return the bytes that its answers fill here: a test may collect them without end."""
        return _usage(os.getpid()).memory - self.memory

    def _disk(self, processes: list[int]) -> int:
        files = 0
        total = 0
        for folder in self.folders:
            for path, folders, names in os.walk(folder):
                files += len(names) + len(folders)
                if files > MAX_FILES:
                    return self.limits.disk_bytes + 1
                for name in names:
                    with contextlib.suppress(OSError):
                        total += os.lstat(os.path.join(path, name)).st_blocks * 512
        return total + sum(_deleted(process) for process in processes)

    def _decide(self) -> None:
        """Answer one system call that waits for a decision."""
        import fcntl

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
            if len(list(_descendants())) >= self.limits.processes:
                refusal = errno.EAGAIN
                self.kill("processes")
        elif target is None or not _below(target):
            refusal = calls.refusal(call)
            self.flag(calls.describe(call, target))
        response = _RESPONSE.pack(number, 0, -refusal, 0 if refusal else _CONTINUE)
        with contextlib.suppress(OSError):
            fcntl.ioctl(self.listener, _SEND, response)


def children(process: int) -> Iterator[int]:
    """Find the processes that a process, with any of its threads, has started or adopted."""
    if sys.platform != "linux":
        with contextlib.suppress(psutil.Error):
            yield from (child.pid for child in psutil.Process(process).children())
        return
    # psutil looks at all processes of the machine for that, and this is done 20 times a second.
    try:
        for task in os.scandir(f"/proc/{process}/task"):
            yield from map(int, Path(task.path, "children").read_text().split())
    except OSError:
        return


def end_session(session: int) -> None:
    """Kill all processes that still belong to a session whose first process has ended."""
    while members := [p for p in psutil.process_iter() if _session(p) == session]:
        for process in members:
            with contextlib.suppress(psutil.Error):
                process.kill()
        time.sleep(0.001)


def _session(process: psutil.Process) -> int | None:
    """Return the session of a process that lives."""
    try:
        return None if process.status() in _ENDED else os.getsid(process.pid)
    except (OSError, psutil.Error):
        return None


def _descendants() -> Iterator[int]:
    """Find all living processes below this one."""
    waiting = list(children(os.getpid()))
    while waiting:
        process = waiting.pop()
        waiting += children(process)
        if _usage(process).threads:
            yield process


def _below(target: int) -> bool:
    """Tell whether a process, thread or process group is one of the student's program."""
    if target == 0:
        return True
    processes = list(_descendants())
    if abs(target) in processes:
        return True
    return any(Path(f"/proc/{process}/task/{target}").exists() for process in processes)


class _Usage(NamedTuple):
    """What a process uses: no thread where it has ended."""

    threads: int
    memory: int


def _usage(process: int) -> _Usage:
    """Look up threads and bytes of memory; shared pages count for each process that holds them."""
    try:
        if sys.platform != "linux":
            found = psutil.Process(process)
            if found.status() in _ENDED:
                return _Usage(0, 0)
            return _Usage(found.num_threads(), found.memory_info().rss)
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except (OSError, psutil.Error):
        return _Usage(0, 0)
    status = {key: value.split() for key, _, value in (line.partition(":") for line in lines)}
    if status.get("State", "X")[0] in "ZX":
        return _Usage(0, 0)
    # What comes from files, such as libraries, is shared with the nursery.
    memory = sum(int(status[kind][0]) for kind in ("RssAnon", "RssShmem") if kind in status)
    return _Usage(int(status["Threads"][0]), memory * 1024)


def _deleted(process: int) -> int:
    """Return the bytes of files that have no name any more but are still open."""
    total = 0
    try:
        descriptors = os.listdir(f"/proc/{process}/fd")
    except OSError:
        return 0
    for descriptor in descriptors:
        with contextlib.suppress(OSError):
            found = os.stat(f"/proc/{process}/fd/{descriptor}")
            if stat.S_ISREG(found.st_mode) and found.st_nlink == 0:
                total += found.st_blocks * 512
    return total
