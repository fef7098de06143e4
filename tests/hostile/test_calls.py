"""System calls that reach beyond the program: each is refused, and the program goes on.

Each attack is the student's cell below, with one call in it; what it attacks is a process of the
same user that has nothing to do with the submission.
"""

import os
import resource
import subprocess
import sys

import pytest

from examiner.engine.syscalls import NUMBERS

_CELL = """
import ctypes, os, socket, struct
libc = ctypes.CDLL(None, use_errno=True)
NUMBERS, victim = {numbers}, {victim}
def call(name, *arguments):
    wide = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    result = libc.syscall(ctypes.c_long(NUMBERS[name]), *wide)
    return result if result >= 0 else -ctypes.get_errno()
limit = struct.pack('QQ', 1, 1)
one, other = socket.socketpair()
pipe, _ = os.pipe()
file = os.open('file', os.O_RDWR | os.O_CREAT)
print('result', {attack})
"""

#: Name -> (the call, a word of the flag that the instructor sees, "" where there is none).
ATTACKS = {
    "limits another's processor time": ("call('prlimit64', victim, 0, limit, None)", "prlimit64"),
    "limits its parent's open files": (
        "call('prlimit64', os.getppid() or 1, 7, limit, None)",
        "prlimit64",
    ),
    "reads another's limits": (
        "call('prlimit64', victim, 7, None, bytes(16))",
        "prlimit64",
    ),
    "binds another to a processor": (
        "call('sched_setaffinity', victim, 8, struct.pack('Q', 1))",
        "sched_setaffinity",
    ),
    "gives another a schedule": (
        "call('sched_setattr', victim, struct.pack('IIQiIQQQ', 48, 5, 0, 0, 0, 0, 0, 0), 0)",
        "sched_setattr",
    ),
    "gives another a policy": (
        "call('sched_setscheduler', victim, 5, struct.pack('i', 0))",
        "sched_setscheduler",
    ),
    "moves another to a group": ("call('setpgid', victim, 0)", "setpgid"),
    "slows another down": ("call('setpriority', 0, victim, 19)", "setpriority"),
    "slows all of its user down": ("call('setpriority', 2, 0, 19)", "setpriority"),
    "slows another's disk down": ("call('ioprio_set', 1, victim, 3 << 13)", "ioprio_set"),
    "ends another": ("call('kill', victim, 9)", "signal"),
    "ends another's thread": ("call('tgkill', victim, victim, 9)", "signal"),
    "queues a signal for another": (
        "call('rt_sigqueueinfo', victim, 9, struct.pack('iii', 9, 0, -1) + bytes(116))",
        "signal",
    ),
    "gets a descriptor of another": ("call('pidfd_open', victim, 0)", "pidfd_open"),
    "signals through a descriptor": (
        "call('pidfd_send_signal', file, 9, None, 0)",
        "pidfd_send_signal",
    ),
    "takes another's files": ("call('pidfd_getfd', file, 0, 0)", "pidfd_getfd"),
    "traces another": ("call('ptrace', 16, victim, 0, 0)", "ptrace"),
    "reads another's memory": (
        "call('process_vm_readv', victim, None, 0, None, 0, 0)",
        "process_vm_readv",
    ),
    "writes another's memory": (
        "call('process_vm_writev', victim, None, 0, None, 0, 0)",
        "process_vm_writev",
    ),
    "has another's memory dropped": (
        "call('process_madvise', file, None, 0, 4, 0)",
        "process_madvise",
    ),
    # Signals that the kernel sends for somebody.
    "owns a socket for another": (
        "call('fcntl', one.fileno(), 8, victim)",
        "fcntl",
    ),
    "owns a pipe for another": (
        "call('fcntl', pipe, 15, struct.pack('ii', 1, victim))",
        "fcntl",
    ),
    "chooses the signal of a pipe": ("call('fcntl', pipe, 10, 9)", "fcntl"),
    "asks for signals of a pipe": ("call('fcntl', pipe, 4, 0x2000)", "fcntl"),
    "owns a socket by another name": (
        "call('ioctl', one.fileno(), 0x8901, struct.pack('i', victim))",
        "ioctl",
    ),
    "owns a socket by an old name": (
        "call('ioctl', one.fileno(), 0x8902, struct.pack('i', victim))",
        "ioctl",
    ),
    "types into a terminal": ("call('ioctl', 0, 0x5412, b'x')", "ioctl"),
    "holds a file against its readers": ("call('fcntl', file, 1024, 1)", "fcntl"),
    "listens to a folder the old way": (
        "call('fcntl', os.open('/tmp', os.O_PATH), 1026, 4)",
        "fcntl",
    ),
    "listens to a folder": ("call('inotify_init1', 0)", "inotify_init1"),
    "listens to a disk": ("call('fanotify_init', 0, 0)", "fanotify_init"),
    # Ways around the list.
    "a queue of calls": ("call('io_uring_setup', 8, bytes(120))", ""),
    "a filter of its own": ("call('seccomp', 1, 0, bytes(16))", ""),
    "a filter of its own, the old way": ("call('prctl', 22, 2, bytes(16), 0, 0)", "prctl"),
    "a program in memory": ("call('memfd_create', b'x', 0)", ""),
    "page faults of its own": ("call('userfaultfd', 0)", "userfaultfd"),
    "a program in the kernel": ("call('bpf', 0, bytes(120), 120)", "bpf"),
    "a fork in other namespaces": ("call('clone', 0x10000011, 0, 0, 0, 0)", "clone"),
    "a sibling in place of a child": ("call('clone', 0x8011, 0, 0, 0, 0)", "clone"),
    "the newest fork": ("call('clone3', struct.pack('Q', 0x10000000) + bytes(80), 88)", ""),
    "another namespace": ("call('unshare', 0x10000000)", "unshare"),
    "keys": ("call('keyctl', 0, -3, 1)", "keyctl"),
    "a mount": ("call('mount', b'none', b'/tmp', b'tmpfs', 0, None)", "mount"),
    "a mount, the new way": ("call('fsopen', b'tmpfs', 0)", "fsopen"),
    "another root": ("call('chroot', b'.')", "chroot"),
    "a file by its number": ("call('open_by_handle_at', -100, bytes(16), 0)", "open_by_handle_at"),
    "a device": ("call('mknodat', -100, b'device', 0o20644, 0x103)", "mknodat"),
    "a call that nobody knows": ("libc.syscall(ctypes.c_long(9999))", "system call 9999"),
    # Hiding from who watches.
    "outlives who started it": ("call('prctl', 1, 0, 0, 0, 0)", "prctl"),
    "shows nobody its files": ("call('prctl', 4, 0, 0, 0, 0)", "prctl"),
    "passes a file on in a message": (
        "(lambda: socket.send_fds(one, [b'x'], [file]))() and 0",
        None,
    ),
    "sends to an address": (
        "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].sendto(b'x', b'\\0there')",
        None,
    ),
}


@pytest.fixture
def victim():
    """A process of the same user; it must be there afterwards, as it was."""
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    yield process
    process.kill()
    process.wait()


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_call_reaches_nobody(attack, examine, victim):
    source, flag = ATTACKS[attack]
    before = state(victim.pid)
    cell = _CELL.format(numbers=NUMBERS, victim=victim.pid, attack=source)
    record, last = examine(("student", cell), ("student", "print('goes on')"))
    if flag is None:
        (error,) = record.outputs
        assert error["ename"] in ("PermissionError", "OSError"), record
    else:
        (output,) = record.outputs
        result = int(output["text"].removeprefix("result"))
        assert result < 0, "it was tried, and refused"
        assert any(flag in found for found in record.flags) or not flag, record
    assert state(victim.pid) == before
    assert last.outputs[0]["text"] == "goes on\n"


def state(process: int) -> tuple:
    return (
        resource.prlimit(process, resource.RLIMIT_CPU),
        resource.prlimit(process, resource.RLIMIT_NOFILE),
        os.sched_getaffinity(process),
        os.sched_getscheduler(process),
        os.getpgid(process),
        os.getpriority(os.PRIO_PROCESS, process),
    )


#: What honest programs and their libraries do, and nobody hears of.
HONEST = {
    "reads and lowers its own limits": (
        "import resource\n"
        "soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (soft - 1, hard))\n"
        "print(soft - resource.getrlimit(resource.RLIMIT_NOFILE)[0])"
    ),
    "runs at lower priority": "import os\nprint(os.nice(1) - os.nice(0) + 1)",
    "uses one processor": (
        "import os\nos.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
        "print(len(os.sched_getaffinity(0)))"
    ),
    "ends its own child": (
        "import multiprocessing, time\n"
        "child = multiprocessing.Process(target=time.sleep, args=(60,))\n"
        "child.start(); child.terminate(); child.join()\nprint(-child.exitcode // 15)"
    ),
    "waits in an event loop": (
        "import asyncio\n"
        "async def one():\n    await asyncio.sleep(0)\n    return 1\n"
        "loop = asyncio.new_event_loop()\nprint(loop.run_until_complete(one()))"
    ),
    "copies files": (
        "import os, shutil\nopen('a', 'w').write('1')\nshutil.copy2('a', 'b')\n"
        "os.link('b', 'c'); os.symlink('c', 'd'); os.rename('d', 'e')\nprint(open('e').read())"
    ),
    "maps a file": (
        "import numpy as np\n"
        "m = np.memmap('m', dtype='i8', mode='w+', shape=3); m[:] = 1; m.flush()\nprint(m[0])"
    ),
    "looks at its own memory": (
        "import re\nprint(len(re.findall('^VmRSS', open('/proc/self/status').read(), re.M)))"
    ),
    "waits for an alarm": (
        "import signal\nrang = []\nsignal.signal(signal.SIGALRM, lambda *a: rang.append(1))\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.01); signal.pause()\nprint(*rang)"
    ),
}


@pytest.mark.parametrize("program", HONEST)
def test_an_honest_program_is_not_noticed(program, examine):
    (record,) = examine(("student", HONEST[program]))
    assert [output.get("text") for output in record.outputs] == ["1\n"], record
    assert [flag for flag in record.flags if flag != "process: os.fork"] == []


@pytest.mark.parametrize(
    "name", ["net/unix", "net/tcp", "mountinfo", "mounts", "mountstats", "cgroup", "root", "cwd/.."]
)
def test_what_the_machine_is_like_can_not_be_read(name, examine):
    source = (
        "import os\npath = '/proc/self/{name}'\n"
        "print(os.listdir(path) if os.path.isdir(path) else open(path).read())"
    )
    (record,) = examine(("student", source.replace("{name}", name)))
    (error,) = record.outputs
    assert error["ename"] == "PermissionError"
