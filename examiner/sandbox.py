"""A process gives up all that it does not need: Landlock, seccomp and resource limits.

No privilege, no daemon and no helper program is needed, only Linux 5.13 or later. Landlock
decides about files, seccomp about system calls. Calls that a submission has no honest use for
are refused; those that depend (starting a process, sending a signal) are put before a supervisor
in the parent (see `examiner.watchdog`), which also learns of each refused attempt that way.
"""

import ctypes
import errno
import functools
import os
import platform
import signal
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

import psutil

from examiner.limits import Limits

# The same numbers on every architecture.
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS, _PR_SET_CHILD_SUBREAPER = 24, 38, 36
_PR_SET_PDEATHSIG = 1

# Version of Landlock -> what it also refuses from there on, as seccomp does in any case.
_SECOND_LOCKS = {
    3: "truncated files (Linux 6.2)",
    4: "the network (6.7)",
    6: "signals (6.12)",
}

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

# Name -> number on x86-64 and on 64-bit ARM; None where the architecture has no such call.
_CALLS: dict[str, tuple[int | None, int | None]] = {
    # Decided by the supervisor.
    "clone": (56, 220),
    "fork": (57, None),
    "vfork": (58, None),
    "kill": (62, 129),
    "tkill": (200, 130),
    "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    # Refused, and reported.
    "socket": (41, 198),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "mount": (165, 40),
    "umount2": (166, 39),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "unshare": (272, 97),
    "setns": (308, 268),
    "chroot": (161, 51),
    "pivot_root": (155, 41),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "clock_adjtime": (305, 266),
    "adjtimex": (159, 171),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "syslog": (103, 116),
    "open_by_handle_at": (304, 265),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "setpriority": (141, 140),
    "sched_setscheduler": (144, 119),
    "ioprio_set": (251, 30),
    # Memory and queues that outlive the program or that its limits don't count.
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    # Said to be missing: programs then use the older call, which can be looked into.
    "clone3": (435, 435),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    # Done, as far as the program can tell: Landlock does not cover them, and honest programs
    # call them when they copy a file.
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
}
_SUPERVISED = ("fork", "vfork", "kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")
_MISSING = ("clone3", "io_uring_setup", "io_uring_enter", "io_uring_register")
_QUIET = ("memfd_create", "memfd_secret", "mq_open", "shmget", "semget", "msgget")
_PRETENDED = (
    *("chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat"),
    *("utime", "utimes", "futimesat", "utimensat"),
)

_CLONE_THREAD = 0x10000
_X32_BIT = 0x40000000
_ALLOW, _ERRNO, _NOTIFY, _KILL = 0x7FFF0000, 0x00050000, 0x7FC00000, 0x80000000

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_MAKE_CHAR, _MAKE_SOCK, _MAKE_BLOCK = 1 << 6, 1 << 9, 1 << 11
_TRUNCATE, _IOCTL_DEV = 1 << 14, 1 << 15
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV


class SandboxError(Exception):
    """A protection is missing."""


def call_name(number: int) -> str:
    """Return the name of a refused or supervised system call."""
    return _NAMES.get(number, str(number))


def missing() -> list[str]:
    """Say what this machine lacks for the sandbox; empty where all protections can be had."""
    if sys.platform != "linux":
        return [f"no sandbox for {platform.system()} yet"]
    lacking = []
    if platform.machine() not in _ARCHITECTURES:
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
        # Its own process only: TensorFlow looks up its command line.
        "/proc/self",
        *("/dev/urandom", "/dev/random", "/dev/zero"),
    )
    return [*sorted(installed), *system]


def enter(writable: Iterable[str], readable: Iterable[str], limits: Limits) -> int:
    """Put the calling process, and all that it will start, into the sandbox for good.

    Parameters
    ----------
    writable, readable : iterable of str
        Folders and files. The installed environment is readable in any case.
    limits : Limits

    Returns
    -------
    int
        A descriptor for the supervisor: hand it over and close it.

    Raises
    ------
    SandboxError
        If a protection can't be had.
    """
    if lacking := missing():
        raise SandboxError("missing: " + ", ".join(lacking))
    _limit(limits)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    _restrict_files(list(writable), [*environment_folders(), *readable])
    _drop_capabilities()
    return _filter_calls()


def bound_memory(more: int) -> None:
    """Let this process take only so many bytes more, on Linux; then Python raises MemoryError."""
    if sys.platform == "linux":
        import resource

        bound = psutil.Process().memory_info().data + more
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard == resource.RLIM_INFINITY or bound < hard:
            resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))


def adopt_orphans() -> None:
    """Become the parent of all processes below that lose theirs; only Linux can do that."""
    if sys.platform == "linux":
        _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def end_with_parent(parent: int) -> None:
    """Be killed when the parent ends, on Linux; called by a child right after the fork."""
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        # It has ended already.
        os._exit(1)


@functools.cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _check(result: int, what: str) -> int:
    if result < 0:
        raise SandboxError(f"{what}: {os.strerror(ctypes.get_errno())}")
    return result


def _prctl(option: int, value: int) -> None:
    _check(_libc().prctl(option, ctypes.c_ulong(value), 0, 0, 0), "prctl")


def _syscall(number: int, *arguments: object) -> int:
    return _libc().syscall(
        ctypes.c_long(number),
        *(ctypes.c_long(a) if isinstance(a, int) else a for a in arguments),
    )


def _landlock_version() -> int:
    # A call with the flag "which version?".
    return max(_syscall(_LANDLOCK_CREATE, 0, 0, 1), 0)


def _limit(limits: Limits) -> None:
    import resource

    for kind, bound in (
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
    descriptor = _check(_syscall(_LANDLOCK_CREATE, ruleset, len(ruleset), 0), "Landlock")
    read = _EXECUTE | _READ_FILE | _READ_DIR
    write = rights & ~(_MAKE_CHAR | _MAKE_SOCK | _MAKE_BLOCK | _IOCTL_DEV)
    for paths, allowed in (
        (readable, read),
        (["/dev/null"], read | (rights & (_WRITE_FILE | _TRUNCATE))),
        (writable, write),
    ):
        for path in paths:
            _allow(descriptor, path, allowed)
    _check(_syscall(_LANDLOCK_RESTRICT, descriptor, 0), "Landlock")
    os.close(descriptor)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    if not Path(path).is_dir():
        rights &= _OF_FILES
    rule = struct.pack("=Qi", rights, place)
    _check(_syscall(_LANDLOCK_ADD, ruleset, 1, rule, 0), f"Landlock: {path}")
    os.close(place)


def _drop_capabilities() -> None:
    """Matters where somebody grades as root."""
    for capability in range(64):
        _libc().prctl(_PR_CAPBSET_DROP, ctypes.c_ulong(capability), 0, 0, 0)
    header = struct.pack("=Ii", 0x20080522, 0)
    _check(_libc().capset(header, struct.pack("=6I", *[0] * 6)), "capset")


def _filter_calls() -> int:
    def number(name: str) -> int | None:
        return _CALLS[name][0 if platform.machine() == "x86_64" else 1]

    def numbers(names: Iterable[str]) -> list[int]:
        return [n for name in names if (n := number(name)) is not None]

    refused = set(_CALLS) - {"clone", *_SUPERVISED, *_MISSING, *_QUIET, *_PRETENDED}
    program = [
        # Another architecture's numbers would mean other calls.
        *(_load(4), _jump(_ARCHITECTURES[platform.machine()], 1, 0), _return(_KILL)),
        *(_load(0), _jump_above(_X32_BIT, 0, 1), _return(_ERRNO | errno.ENOSYS)),
    ]
    for names, action in (
        (_SUPERVISED, _NOTIFY),
        (sorted(refused), _NOTIFY),
        (_QUIET, _ERRNO | errno.EPERM),
        (_MISSING, _ERRNO | errno.ENOSYS),
        (_PRETENDED, _ERRNO | 0),
    ):
        for call in numbers(names):
            program += [_jump(call, 0, 1), _return(action)]
    if _landlock_version() < 3:
        program += [_jump(76 if platform.machine() == "x86_64" else 45, 0, 1)]
        program += [_return(_ERRNO | errno.EPERM)]
    # A new thread is nobody's business; a new process is the supervisor's.
    (clone,) = numbers(["clone"])
    program += [
        *(_jump(clone, 0, 4), _load(16), _jump_set(_CLONE_THREAD, 0, 1), _return(_ALLOW)),
        *(_return(_NOTIFY), _return(_ALLOW)),
    ]
    code = ctypes.create_string_buffer(b"".join(program))
    header = struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    seccomp = 317 if platform.machine() == "x86_64" else 277
    # SECCOMP_SET_MODE_FILTER with SECCOMP_FILTER_FLAG_NEW_LISTENER.
    return _check(_syscall(seccomp, 1, 8, header), "seccomp")


def _load(offset: int) -> bytes:
    return struct.pack("=HBBI", 0x20, 0, 0, offset)


def _jump(value: int, equal: int, other: int) -> bytes:
    return struct.pack("=HBBI", 0x15, equal, other, value)


def _jump_above(value: int, above: int, other: int) -> bytes:
    return struct.pack("=HBBI", 0x35, above, other, value)


def _jump_set(bits: int, some: int, none: int) -> bytes:
    return struct.pack("=HBBI", 0x45, some, none, bits)


def _return(action: int) -> bytes:
    return struct.pack("=HBBI", 0x06, 0, 0, action)


_NAMES = {
    numbers[0 if platform.machine() == "x86_64" else 1]: name for name, numbers in _CALLS.items()
}
