"""A process gives up all that it does not need: Landlock, seccomp and resource limits.

No privilege, no daemon and no helper program is needed, only Linux 5.13 or later. Landlock
decides about files, seccomp about system calls (see `examiner.engine.calls`).
"""

import ctypes
import os
import platform
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

import psutil

from examiner.engine import calls, namespaces
from examiner.engine.limits import Limits
from examiner.engine.linux import (
    PR_CAPBSET_DROP,
    PR_SET_NO_NEW_PRIVS,
    check,
    libc,
    prctl,
    syscall,
)
from examiner.engine.syscalls import ARCHITECTURES
from examiner.errors import ExaminerError

# Version of Landlock -> what it also refuses from there on, as seccomp does in any case.
_SECOND_LOCKS = {
    3: "truncated files (Linux 6.2)",
    4: "the network (6.7)",
    6: "signals (6.12)",
}

# What a program may read of its own process; no word of mounts, networks or control groups.
_OF_ITSELF = (
    *("auxv", "cmdline", "comm", "environ", "io", "limits", "maps", "mem", "smaps"),
    *("smaps_rollup", "stat", "statm", "status"),
)

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_MAKE_CHAR, _MAKE_SOCK, _MAKE_BLOCK = 1 << 6, 1 << 9, 1 << 11
_TRUNCATE, _IOCTL_DEV = 1 << 14, 1 << 15
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV


#: Threads that a program may have for each of its processes.
THREADS = 64


class SandboxError(ExaminerError):
    """A protection is missing."""


def missing() -> list[str]:
    """Say what this machine lacks for the sandbox; empty where all protections can be had."""
    if sys.platform != "linux":
        return [f"no sandbox for {platform.system()} yet"]
    lacking = []
    if platform.machine() not in ARCHITECTURES:
        lacking.append(f"seccomp rules for {platform.machine()}")
    if _landlock_version() < 1:
        lacking.append("Landlock (Linux 5.13 or later, switched on)")
    if not Path("/proc/sys/kernel/seccomp/actions_avail").exists():
        lacking.append("seccomp with user notification")
    return lacking


def protections() -> str:
    """Describe in one line what is active on this machine."""
    if lacking := missing():
        return "no sandbox: " + ", ".join(lacking)
    version = _landlock_version()
    text = (
        f"sandbox: files (Landlock ABI {version}), network, signals, tracing and "
        "kernel calls (seccomp), processes, memory, disk, output and time (watchdog)"
    )
    if namespaces.available():
        text += ", sight of other files and processes (namespaces)"
    else:
        text += "; other files' names can be guessed at, as namespaces can't be had here"
    later = [what for since, what in _SECOND_LOCKS.items() if version < since]
    return f"{text}; without this kernel's second lock on {', '.join(later)}" if later else text


def environment_folders() -> list[str]:
    """Return what any program needs to read to run Python with the installed packages."""
    installed = {
        *(sys.prefix, sys.base_prefix, sys.exec_prefix),
        *sysconfig.get_paths().values(),
        *("/usr", "/lib", "/lib32", "/lib64", "/bin", "/opt/intel"),
    }
    system = (
        *("/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime"),
        *("/etc/timezone", "/etc/fonts", "/etc/mime.types", "/etc/alternatives"),
        *("/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/sys/devices/system/cpu"),
        *(f"/proc/self/{name}" for name in _OF_ITSELF),
        *("/dev/urandom", "/dev/random", "/dev/zero"),
    )
    return [*sorted(installed), *system]


def enter(
    writable: Iterable[str],
    readable: Iterable[str],
    limits: Limits,
    mountpoint: str | None = None,
) -> int:
    """Put the calling process, and all that it will start, into the sandbox for good.

    Parameters
    ----------
    writable, readable : iterable of str
        Folders and files. The installed environment is readable in any case.
    limits : Limits
    mountpoint : str, optional
        In namespaces of its own, a folder to build the process' file system on.

    Returns
    -------
    int
        A descriptor for the supervisor: hand it over, close it, and call `settle`.

    Raises
    ------
    SandboxError, LinuxError
        If a protection can't be had.
    """
    if lacking := missing():
        raise SandboxError("missing: " + ", ".join(lacking))
    writable, readable = list(writable), [*environment_folders(), *readable]
    apart = mountpoint is not None
    if mountpoint is not None:
        files = (path for path in readable if not path.startswith("/proc/"))
        namespaces.keep_paths([*writable, *files, "/dev/null"], mountpoint)
    _limit(limits, apart)
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    _restrict_files(writable, readable)
    _drop_capabilities()
    # From Landlock's third version on, it looks after which files are truncated.
    truncate = _landlock_version() >= 3
    return check(calls.restrict(truncate=truncate, fork=apart), "seccomp")


def settle() -> None:
    """Give up what was needed only to hand over the descriptor that `enter` returned."""
    check(calls.keep_descriptors(), "seccomp")


def bound_memory(more: int) -> None:
    """Let this process take only so many bytes more, on Linux; then Python raises MemoryError."""
    if sys.platform == "linux":
        import resource

        bound = psutil.Process().memory_info().data + more
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard == resource.RLIM_INFINITY or bound < hard:
            resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))


def _landlock_version() -> int:
    # A call with the flag "which version?".
    return max(syscall("landlock_create_ruleset", 0, 0, 1), 0)


def _limit(limits: Limits, apart: bool) -> None:
    import resource

    # What is counted for each user holds for this program only where it has users of its own.
    of_user = [(resource.RLIMIT_NPROC, THREADS * limits.processes)] if apart else []
    for kind, bound in (
        *of_user,
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, limits.open_files),
        # A backstop: the watchdog sees the whole tree, but only so often.
        (resource.RLIMIT_DATA, 2 * limits.memory_bytes),
        (resource.RLIMIT_FSIZE, 2 * limits.disk_bytes),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
    ):
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            bound = min(bound, hard)
        resource.setrlimit(kind, (bound, bound))


def _restrict_files(writable: list[str], readable: list[str]) -> None:
    version = _landlock_version()
    rights = (1 << 13) - 1
    if version >= 2:
        rights |= 1 << 13
    if version >= 3:
        rights |= _TRUNCATE
    if version >= 5:
        rights |= _IOCTL_DEV
    ruleset = struct.pack("=Q", rights)
    if version >= 4:
        # TCP: neither bind nor connect.
        ruleset += struct.pack("=Q", 0b11)
    if version >= 6:
        # Neither abstract sockets nor signals beyond the sandbox.
        ruleset += struct.pack("=Q", 0b11)
    descriptor = check(syscall("landlock_create_ruleset", ruleset, len(ruleset), 0), "Landlock")
    read = _EXECUTE | _READ_FILE | _READ_DIR
    write = rights & ~(_MAKE_CHAR | _MAKE_SOCK | _MAKE_BLOCK | _IOCTL_DEV)
    for paths, allowed in (
        (readable, read),
        (["/dev/null"], read | (rights & (_WRITE_FILE | _TRUNCATE))),
        (writable, write),
    ):
        for path in paths:
            _allow(descriptor, path, allowed)
    check(syscall("landlock_restrict_self", descriptor, 0), "Landlock")
    os.close(descriptor)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    if not Path(path).is_dir():
        rights &= _OF_FILES
    rule = struct.pack("=Qi", rights, place)
    check(syscall("landlock_add_rule", ruleset, 1, rule, 0), f"Landlock: {path}")
    # What the rule is about must not be made anew, as entries of /proc are that nobody holds.
    if not path.startswith("/proc/self/"):
        os.close(place)


def _drop_capabilities() -> None:
    """Matters where somebody grades as root."""
    for capability in range(64):
        libc().prctl(PR_CAPBSET_DROP, ctypes.c_ulong(capability), 0, 0, 0)
    header = struct.pack("=Ii", 0x20080522, 0)
    check(libc().capset(header, struct.pack("=6I", *[0] * 6)), "capset")
