"""Looking at processes of a student's program, whatever these do to be overlooked."""

import contextlib
import os
import signal
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psutil

_ENDED = (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)
# The parts of a process' memory that nothing else brings back; pages of files are not among them.
_MEMORY = ("RssAnon", "RssShmem", "VmPTE", "VmSwap")
_SHARED_MEMORY = "/dev/zero (deleted)"


class Usage(NamedTuple):
    """What a process uses: no thread where it has ended."""

    threads: int = 0
    memory: int = 0


class Deleted(NamedTuple):
    """An open file that has no name any more: the last one it had, and its bytes on the disk."""

    name: str
    size: int


class Mapped(NamedTuple):
    """What is mapped and has no name any more.

    Attributes
    ----------
    memory : dict
        Device and inode of shared memory -> bytes.
    files : dict
        Last name -> devices and inodes of the files that had it.
    """

    memory: dict[tuple[str, str], int]
    files: dict[str, set[tuple[str, str]]]


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


def all_below(process: int) -> Iterator[int]:
    """Find all processes below one, also those whose end their parent has not taken note of."""
    waiting = list(children(process))
    while waiting:
        process = waiting.pop()
        waiting += children(process)
        yield process


def below(process: int) -> Iterator[int]:
    """Find all living processes below one."""
    return (each for each in all_below(process) if usage(each).threads)


def end_below(process: int) -> None:
    """Kill all processes below this one, which adopts those that lose their parent."""
    while True:
        for each in below(process):
            with contextlib.suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        try:
            while os.waitpid(-1, os.WNOHANG) != (0, 0):
                pass
        except ChildProcessError:
            return
        time.sleep(0.001)


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


def usage(process: int) -> Usage:
    """Look up threads and bytes of memory; shared pages count for each process that holds them."""
    try:
        if sys.platform != "linux":
            found = psutil.Process(process)
            if found.status() in _ENDED:
                return Usage()
            return Usage(found.num_threads(), found.memory_info().rss)
        thread = _living_thread(process)
        status = _status(thread) if thread else {}
    except (OSError, psutil.Error):
        return Usage()
    if not status:
        return Usage()
    memory = sum(int(status[kind].split()[0]) for kind in _MEMORY if kind in status)
    return Usage(int(status["Threads"]), memory * 1024)


def knows_as(process: int) -> set[int]:
    """Return the numbers by which a process knows itself and its threads."""
    numbers = set()
    with contextlib.suppress(OSError):
        for task in os.scandir(f"/proc/{process}/task"):
            numbers.add(int(_status(Path(task.path)).get("NSpid", task.name).split()[-1]))
    return numbers


def deleted(process: int) -> dict[tuple[int, int], Deleted]:
    """Find the files that have no name any more but are still open, by device and inode.

    Raises
    ------
    PermissionError
        If the process lives and does not let anybody look.
    """
    found = {}
    try:
        thread = _living_thread(process)
        descriptors = list(os.scandir(thread / "fd")) if thread else []
    except (FileNotFoundError, ProcessLookupError):
        return {}
    except PermissionError:
        if usage(process).threads:
            raise
        return {}
    for descriptor in descriptors:
        with contextlib.suppress(OSError):
            status = os.stat(descriptor.path)
            if stat.S_ISREG(status.st_mode) and status.st_nlink == 0:
                name = os.readlink(descriptor.path)
                found[status.st_dev, status.st_ino] = Deleted(name, status.st_blocks * 512)
    return found


def mapped(process: int) -> Mapped:
    """Find what a process has mapped that has no name any more."""
    memory: dict[tuple[str, str], int] = {}
    files: dict[str, set[tuple[str, str]]] = {}
    try:
        thread = _living_thread(process)
        lines = (thread / "maps").read_bytes().splitlines() if thread else []
    except OSError:
        lines = []
    for line in lines:
        if line.endswith(b" (deleted)"):
            area, _, offset, device, inode, name = os.fsdecode(line).split(None, 5)
            start, end = (int(address, 16) for address in area.split("-"))
            size = int(offset, 16) + end - start
            if name == _SHARED_MEMORY:
                memory[device, inode] = max(memory.get((device, inode), 0), size)
            else:
                files.setdefault(name, set()).add((device, inode))
    return Mapped(memory, files)


def _living_thread(process: int) -> Path | None:
    """Return the folder of a thread that lives: that of a program's start may have ended first."""
    first = Path(f"/proc/{process}")
    status = _status(first)
    if status.get("State", "X")[0] not in "ZX":
        return first
    if int(status.get("Threads", 1)) > 1:
        for task in os.scandir(first / "task"):
            if _status(Path(task.path)).get("State", "X")[0] not in "ZX":
                return Path(task.path)
    return None


def _status(folder: Path) -> dict[str, str]:
    lines = (folder / "status").read_text().splitlines()
    return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}
