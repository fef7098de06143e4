"""Which system calls a student's program may make: a list, and everything else is refused.

The list is what NumPy, pandas, scikit-learn, TensorFlow, Matplotlib, IPython and the shell's
tools were seen to call. Where a call takes a process, flags or a command, the filter looks at
these numbers. What it can't decide is put before a supervisor (see `examiner.engine.watchdog`),
which also learns of each refused attempt that way.
"""

import ctypes
import errno
import platform
import struct
from collections.abc import Iterable

from examiner.engine.linux import syscall
from examiner.engine.syscalls import ARCHITECTURES, NAMES, NUMBERS

_FREE = """
read readv pread64 preadv preadv2 write writev pwrite64 pwritev pwritev2 open openat creat close
close_range lseek dup dup2 dup3 pipe pipe2 sendfile splice copy_file_range flock fsync fdatasync
sync_file_range ftruncate truncate fallocate fadvise64 readahead umask getdents getdents64 getcwd
chdir fchdir mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 link linkat symlink
symlinkat readlink readlinkat access faccessat faccessat2 stat fstat lstat newfstatat statx statfs
fstatfs getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr

poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait
epoll_pwait2 eventfd eventfd2 timerfd_create timerfd_settime timerfd_gettime signalfd signalfd4
recvfrom recvmsg shutdown getsockname getpeername getsockopt

brk mmap munmap mprotect mremap madvise msync mincore mlock mlock2 munlock membarrier futex
set_robust_list get_robust_list rseq set_tid_address arch_prctl restart_syscall exit exit_group
execve execveat wait4 waitid setsid

rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack
pause alarm getitimer setitimer nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday
time times timer_create timer_settime timer_gettime timer_getoverrun timer_delete

getpid getppid gettid getpgid getpgrp getsid getuid geteuid getgid getegid getresuid getresgid
getgroups capget getrlimit setrlimit getrusage getpriority sched_yield sched_getaffinity
sched_getparam sched_getscheduler sched_getattr sched_get_priority_max sched_get_priority_min
sched_rr_get_interval ioprio_get sysinfo uname getcpu getrandom
"""

# The position of the process (0: the caller) that a call acts on: one of the program's own.
_ON_PROCESS = {
    **dict.fromkeys(("prlimit64", "sched_setaffinity", "sched_setattr", "sched_setparam"), 0),
    **dict.fromkeys(("sched_setscheduler", "setpgid", "pidfd_open"), 0),
}
_SIGNALS = ("kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")
_NETWORK = ("socket", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmmsg")
_NEW_PROCESS = ("clone", "fork", "vfork")

_F_DUPFD_TO_F_GETFL, _F_SETFL, _LOCKS, _O_ASYNC = range(4), 4, (5, 6, 7, 36, 37, 38), 0x2000
_F_DUPFD_CLOEXEC, _F_SETPIPE_SZ, _F_GETPIPE_SZ = 1030, 1031, 1032
_TCGETS, _TIOCGPGRP, _TIOCGWINSZ, _FIONREAD, _FIONBIO = 0x5401, 0x540F, 0x5413, 0x541B, 0x5421
_FIONCLEX, _FIOCLEX, _FICLONE = 0x5450, 0x5451, 0x40049409
_PR_GET_PDEATHSIG, _PR_GET_DUMPABLE, _PR_SET_NAME, _PR_GET_NAME = 2, 3, 15, 16
_PR_GET_SECCOMP, _PR_CAPBSET_READ, _PR_SET_TIMERSLACK, _PR_GET_TIMERSLACK = 21, 23, 29, 30
_PR_GET_NO_NEW_PRIVS, _PR_SET_THP_DISABLE, _PR_SET_VMA = 39, 41, 0x53564D41
_AF_UNIX = 1
# SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC
_NAME_SERVICE = 0x80801

# Call -> position of an argument, and the values that it may have.
_AMONG: dict[str, tuple[int, Iterable[int]]] = {
    "fcntl": (
        1,
        (*_F_DUPFD_TO_F_GETFL, *_LOCKS, _F_DUPFD_CLOEXEC, _F_SETPIPE_SZ, _F_GETPIPE_SZ),
    ),
    "ioctl": (
        1,
        (_TCGETS, _TIOCGPGRP, _TIOCGWINSZ, _FIONREAD, _FIONBIO, _FIONCLEX, _FIOCLEX),
    ),
    "prctl": (
        0,
        (
            *(_PR_SET_NAME, _PR_GET_NAME, _PR_SET_VMA, _PR_SET_THP_DISABLE, _PR_CAPBSET_READ),
            *(_PR_GET_PDEATHSIG, _PR_GET_DUMPABLE, _PR_GET_SECCOMP, _PR_GET_NO_NEW_PRIVS),
            *(_PR_SET_TIMERSLACK, _PR_GET_TIMERSLACK),
        ),
    ),
    # Both ends stay with the program.
    "socketpair": (0, (_AF_UNIX,)),
}

# Libraries ask for these and do without; nobody needs to hear of it.
_QUIET: dict[int, str] = {
    # Said to be missing: programs then take the older call, which can be looked into.
    errno.ENOSYS: """
        clone3 io_uring_setup io_uring_enter io_uring_register io_setup openat2 futex_waitv
        get_mempolicy set_mempolicy mbind pkey_alloc pkey_free pkey_mprotect mseal cachestat
        map_shadow_stack futex_wake futex_wait futex_requeue
    """,
    # Memory and queues that outlive the program or that its limits don't count.
    errno.EPERM: """
        memfd_create memfd_secret mq_open shmget shmat shmctl shmdt semget semop semctl semtimedop
        msgget msgsnd msgrcv msgctl capset mlockall sync syncfs
    """,
    errno.ENOTSUP: "setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr",
    # Done, as far as the program can tell: Landlock does not cover them, and honest programs
    # call them when they copy a file.
    0: """
        chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes futimesat
        utimensat
    """,
}

# What the program needs to hand its supervisor the descriptor, and is taken away after that.
_ONCE = ("seccomp", "sendmsg")

_CLONE_THREAD = 0x10000
# What `fork`, `vfork` and new threads ask for; no namespaces, and no other parent.
_CLONE_USUAL = 0x100 | 0x200 | 0x400 | 0x800 | 0x4000 | 0x10000 | 0x40000 | 0x80000
_SIGCHLD = 17
_CLONE_USUAL |= 0x100000 | 0x200000 | 0x400000 | 0x1000000 | _SIGCHLD
_PRIO_PROCESS = 0

_X32_BIT = 0x40000000
_ALLOW, _ERRNO, _NOTIFY, _KILL = 0x7FFF0000, 0x00050000, 0x7FC00000, 0x80000000
_SET_MODE_FILTER, _NEW_LISTENER, _WAIT_KILLABLE = 1, 8, 32


def makes_process(call: int, arguments: list[int]) -> bool:
    """Tell whether a call that the filter left open asks for nothing but a new process."""
    name = NAMES.get(call, "")
    usual = name != "clone" or not arguments[0] & 0xFFFFFFFF & ~_CLONE_USUAL
    return name in _NEW_PROCESS and usual


def process_acted_on(call: int, arguments: list[int]) -> int | None:
    """Return the process, thread or group that a call is for, if it is one that has such a one."""
    name = NAMES.get(call, "")
    if name in _SIGNALS or name in _ON_PROCESS:
        return _signed(arguments[_ON_PROCESS.get(name, 0)])
    if name == "setpriority" and _signed(arguments[0]) == _PRIO_PROCESS:
        return _signed(arguments[1])
    return None


def describe(call: int, process: int | None) -> str:
    """Return what the instructor reads of a refused call, which acts on a process or on none."""
    name = NAMES.get(call, str(call))
    if name in _NETWORK:
        return "network"
    what = "signal" if name in _SIGNALS else f"system call {name}"
    return what if process is None else f"{what} to process {process}"


def refusal(call: int) -> int:
    """Return the error of a refused call; one that nobody knows is said to be missing."""
    return errno.EPERM if call in NAMES else errno.ENOSYS


def restrict(*, truncate: bool, fork: bool) -> int:
    """Leave the calling process, and all that it will start, the calls of the list.

    Parameters
    ----------
    truncate : bool
        Whether files may be truncated by name: where something else looks after which.
    fork : bool
        Whether new processes need no permission: where all can be ended at one blow. A call that
        waits for it is interrupted by signals, and the shell does not try again.

    Returns
    -------
    int
        A descriptor on which the supervisor reads what is left open; negative for an error.
    """
    program = _program(truncate, fork)
    # From Linux 5.19 on, a signal does not interrupt a call that the supervisor has in hand.
    listener = _install(program, _NEW_LISTENER | _WAIT_KILLABLE)
    return listener if listener >= 0 else _install(program, _NEW_LISTENER)


def keep_descriptors() -> int:
    """Refuse to pass descriptors on: what is under way is in no list of open files."""
    refused = [_on(name, [_return(_ERRNO | errno.EPERM)]) for name in _ONCE]
    return _install(b"".join([*_known_architecture(), *refused, _return(_ALLOW)]), 0)


def _install(program: bytes, flags: int) -> int:
    code = ctypes.create_string_buffer(program)
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    return syscall("seccomp", _SET_MODE_FILTER, flags, header)


def _program(truncate: bool, fork: bool) -> bytes:
    """Return the filter; what is in no rule goes to the supervisor."""
    rules = {name: [_return(_ALLOW)] for name in _FREE.split()}
    if not truncate:
        rules["truncate"] = [_return(_ERRNO | errno.EPERM)]
    for error, names in _QUIET.items():
        rules |= {name: [_return(_ERRNO | error)] for name in names.split()}
    rules |= {name: _among(*rule) for name, rule in _AMONG.items()}
    rules |= {name: _among(place, (0,)) for name, place in _ON_PROCESS.items()}
    rules["fcntl"] = [
        *(_load_argument(1), _jump(_F_SETFL, 0, 4)),
        *(_load_argument(2), _jump_set(_O_ASYNC, 0, 1), _return(_NOTIFY), _return(_ALLOW)),
        *rules["fcntl"],
    ]
    rules["setpriority"] = [
        *(_load_argument(0), _jump(_PRIO_PROCESS, 1, 0), _return(_NOTIFY)),
        *_among(1, (0,)),
    ]
    # FIFOs and files, no devices.
    for name, place in (("mknod", 1), ("mknodat", 2)):
        rules[name] = [
            *(_load_argument(place), _and(0o170000)),
            *(_jump(0, 2, 0), _jump(0o010000, 1, 0), _jump(0o100000, 0, 1)),
            *(_return(_ALLOW), _return(_NOTIFY)),
        ]
    # What looks up a user's name asks a service for it, and does without.
    rules["socket"] = [
        *(_load_argument(1), _jump(_NAME_SERVICE, 0, 1), _return(_ERRNO | errno.EACCES)),
        _return(_NOTIFY),
    ]
    # `cp` asks whether two files may share their blocks.
    rules["ioctl"] = [
        *(_load_argument(1), _jump(_FICLONE, 0, 1), _return(_ERRNO | errno.EOPNOTSUPP)),
        *rules["ioctl"],
    ]
    # To the other end of a pair, and to no other address.
    rules["sendto"] = [
        *(_load_argument(4), _jump(0, 0, 3), _load_argument(4, upper=True)),
        *(_jump(0, 0, 1), _return(_ALLOW), _return(_NOTIFY)),
    ]
    # A new thread is nobody's business; a new process may be the supervisor's.
    new_process = _return(_ALLOW if fork else _NOTIFY)
    rules |= {name: [new_process] for name in ("fork", "vfork")}
    rules["clone"] = [
        *(_load_argument(0), _jump_set(0xFFFFFFFF ^ _CLONE_USUAL, 0, 1), _return(_NOTIFY)),
        *(_jump_set(_CLONE_THREAD, 0, 1), _return(_ALLOW), new_process),
    ]
    rules |= {name: [_return(_ALLOW)] for name in _ONCE}
    known = [_on(name, body) for name, body in rules.items() if name in NUMBERS]
    return b"".join([*_known_architecture(), *known, _return(_NOTIFY)])


def _known_architecture() -> list[bytes]:
    return [
        # Another architecture's numbers would mean other calls.
        *(_load(4), _jump(ARCHITECTURES[platform.machine()], 1, 0), _return(_KILL)),
        *(_load(0), _jump_above(_X32_BIT, 0, 1), _return(_ERRNO | errno.ENOSYS)),
    ]


def _on(name: str, body: list[bytes]) -> bytes:
    """Return the instructions for one call; each way through the body ends in a verdict."""
    return b"".join([_jump(NUMBERS[name], 0, len(body)), *body])


def _among(argument: int, values: Iterable[int]) -> list[bytes]:
    allowed = [part for value in values for part in (_jump(value, 0, 1), _return(_ALLOW))]
    return [_load_argument(argument), *allowed, _return(_NOTIFY)]


def _load_argument(position: int, *, upper: bool = False) -> bytes:
    # Numbers are looked at as the kernel takes them: their lower half.
    return _load(16 + 8 * position + 4 * upper)


def _load(offset: int) -> bytes:
    return struct.pack("=HBBI", 0x20, 0, 0, offset)


def _and(bits: int) -> bytes:
    return struct.pack("=HBBI", 0x54, 0, 0, bits)


def _jump(value: int, equal: int, other: int) -> bytes:
    return struct.pack("=HBBI", 0x15, equal, other, value)


def _jump_above(value: int, above: int, other: int) -> bytes:
    return struct.pack("=HBBI", 0x35, above, other, value)


def _jump_set(bits: int, some: int, none: int) -> bytes:
    return struct.pack("=HBBI", 0x45, some, none, bits)


def _return(action: int) -> bytes:
    return struct.pack("=HBBI", 0x06, 0, 0, action)


def _signed(value: int) -> int:
    """Return a register's low half as the signed number that the kernel takes it for."""
    return (value & 0xFFFFFFFF) - ((value & 0x80000000) << 1)
