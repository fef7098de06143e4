"""Users, processes and files of a program's own, where the kernel lets anybody have them.

What is not there can't be asked for: in its own namespaces a program sees no process but those that
it started, and no file, not even its name or size, but what it may read. Many machines and most
containers forbid them; then Landlock and seccomp stand alone (see `examiner.engine.sandbox`).
"""

import contextlib
import ctypes
import functools
import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from examiner.engine.linux import check, end_with_parent, keep_only, libc, syscall

_NEW_NS, _NEW_IPC, _NEW_USER, _NEW_PID = 0x20000, 0x08000000, 0x10000000, 0x20000000
_MS_NOSUID, _MS_NODEV, _MS_NOEXEC, _MS_REC, _MS_PRIVATE = 2, 4, 8, 16384, 1 << 18
_MNT_DETACH, _AT_FDCWD = 2, -100
# OPEN_TREE_CLONE with AT_RECURSIVE, and MOVE_MOUNT_F_EMPTY_PATH.
_CLONE, _OF_DESCRIPTOR = 0x8001, 4


@functools.cache
def available() -> bool:
    """Tell whether a program can have namespaces of its own here, by trying it."""
    if sys.platform != "linux":
        return False
    trial = [sys.executable, "-P", "-m", "examiner.engine.namespaces"]
    return subprocess.run(trial, capture_output=True, text=True).stdout == "apart"


def fork(run: Callable[[], None]) -> int:
    """Start a program in namespaces of users and processes.

    The calling process joins that of users, and must have one thread.

    Parameters
    ----------
    run : callable
        Called in the new process, the second of its namespace.

    Returns
    -------
    int
        The first process of the namespace, which passes interrupts on. It ends with its parent
        and with the program, and then all others of the namespace do.
    """
    user, group = os.geteuid(), os.getegid()
    check(libc().unshare(_NEW_USER | _NEW_PID | _NEW_IPC), "unshare")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    first = os.fork()
    if first == 0:
        # Its parent, outside, has no number here.
        end_with_parent(0)
        # It is not the program itself: signals that nobody handles don't reach a first process.
        program = os.fork()
        if program == 0:
            run()
            os._exit(0)
        signal.signal(signal.SIGINT, lambda *_: os.kill(program, signal.SIGINT))
        keep_only()
        while os.wait()[0] != program:
            pass
        os._exit(0)
    return first


def keep_paths(paths: Iterable[str], mountpoint: str) -> None:
    """Leave the calling process nothing of the file system but some folders and files.

    They are where they were, and as readable and writable as they were.

    Parameters
    ----------
    paths : iterable of str
    mountpoint : str
        A folder to build on; it may be one of the paths.
    """
    check(libc().unshare(_NEW_NS), "unshare")
    _mount(None, "/", None, _MS_REC | _MS_PRIVATE)
    # Copied before anything lies on the mount point, which may be among them.
    copies = {path: copy for path in sorted(set(paths)) if (copy := _copy(path)) >= 0}
    _mount("tmpfs", mountpoint, "tmpfs", _MS_NOSUID | _MS_NODEV)
    kept: list[str] = []
    for path, copy in copies.items():
        if not any(path.startswith(f"{folder}/") for folder in kept):
            _place(copy, mountpoint + path)
            kept.append(path)
        os.close(copy)
    for folder in ("proc", "dev"):
        os.makedirs(f"{mountpoint}/{folder}", exist_ok=True)
    _mount("proc", f"{mountpoint}/proc", "proc", _MS_NOSUID | _MS_NODEV | _MS_NOEXEC)
    for name, target in (("fd", "fd"), ("stdin", "fd/0"), ("stdout", "fd/1"), ("stderr", "fd/2")):
        os.symlink(f"/proc/self/{target}", f"{mountpoint}/dev/{name}")
    os.chdir(mountpoint)
    check(syscall("pivot_root", b".", b"."), "pivot_root")
    check(libc().umount2(b".", _MNT_DETACH), "umount")
    os.chdir("/")


def _copy(path: str) -> int:
    """Return a descriptor of a mount of a folder or file; a negative number where there is none."""
    return syscall("open_tree", _AT_FDCWD, os.fsencode(path), _CLONE | os.O_CLOEXEC)


def _place(mount: int, target: str) -> None:
    if stat.S_ISDIR(os.fstat(mount).st_mode):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC))
    moved = syscall("move_mount", mount, b"", _AT_FDCWD, os.fsencode(target), _OF_DESCRIPTOR)
    check(moved, f"mount on {target}")


def _mount(source: str | None, target: str, kind: str | None, flags: int) -> None:
    names = [None if name is None else os.fsencode(name) for name in (source, target, kind)]
    check(libc().mount(*names, ctypes.c_ulong(flags), None), f"mount on {target}")


def _try() -> None:
    """Go into namespaces and say so where the file system is the one wanted."""
    with tempfile.TemporaryDirectory() as folder:
        told = os.dup(1)

        def look() -> None:
            keep_paths([folder, "/usr", "/dev/null"], folder)
            if os.path.exists("/proc/2") and not os.path.exists("/etc"):
                os.write(told, b"apart")

        with contextlib.suppress(ChildProcessError):
            os.waitpid(fork(look), 0)


if __name__ == "__main__":
    _try()
