"""Calls of Linux that Python has no function for."""

import ctypes
import functools
import os
import signal
import sys

from examiner.engine.syscalls import NUMBERS

PR_SET_PDEATHSIG, PR_CAPBSET_DROP = 1, 24
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 36, 38


class LinuxError(Exception):
    """The kernel refused a call."""


@functools.cache
def libc() -> ctypes.CDLL:
    """Return the C library."""
    return ctypes.CDLL(None, use_errno=True)


def check(result: int, what: str) -> int:
    """Return what a call returned.

    Raises
    ------
    LinuxError
        If it failed.
    """
    if result < 0:
        raise LinuxError(f"{what}: {os.strerror(ctypes.get_errno())}")
    return result


def syscall(name: str, *arguments: int | bytes | None) -> int:
    """Call the kernel; return a negative number where it refuses."""
    wide = (ctypes.c_long(a) if isinstance(a, int) else a for a in arguments)
    return int(libc().syscall(ctypes.c_long(NUMBERS[name]), *wide))


def prctl(option: int, value: int) -> None:
    """Set something of this process."""
    check(libc().prctl(option, ctypes.c_ulong(value), 0, 0, 0), "prctl")


def adopt_orphans() -> None:
    """Become the parent of all processes below that lose theirs; only Linux can do that."""
    if sys.platform == "linux":
        prctl(PR_SET_CHILD_SUBREAPER, 1)


def end_with_parent(parent: int) -> None:
    """Be killed when the parent ends, on Linux; called by a child right after the fork."""
    if sys.platform == "linux":
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        # It has ended already.
        os._exit(1)


def keep_only(*kept: int) -> None:
    """Close all other descriptors that this process has from its parent, but the standard ones."""
    border = 3
    for descriptor in sorted(kept):
        os.closerange(border, descriptor)
        border = descriptor + 1
    os.closerange(border, 65536)
