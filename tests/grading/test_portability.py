"""Other systems: macOS grades without the sandbox, Windows says in a sentence where to grade.

Neither is at hand where this runs. What they lack is taken away from Python here, in the process
that grades and in all that it starts, after the libraries that look at their system are loaded.
"""

import os
import subprocess
import sys

import pytest
from test_grading import EXPECTED, honest, kernel_ended, untouched
from tiny import FULL

LOADED = """
import concurrent.futures.process, ctypes, os, signal, socket, sys
import IPython, ipykernel.kernelapp, matplotlib.pyplot, nbgrader.apps
import numpy, pandas, psutil, rich.console
"""
MACOS = """
class Library(ctypes.CDLL):
    def __getattr__(self, name):
        if name in ("prctl", "syscall", "capset"):
            raise AttributeError(name)
        return super().__getattr__(name)

def hide(event, arguments):
    # Only psutil, which has another source there, may look into it.
    if event in ("open", "os.listdir", "os.scandir") and str(arguments[0]).startswith("/proc"):
        frame = sys._getframe(1)
        while frame:
            package = frame.f_globals.get("__name__", "").partition(".")[0]
            if package == "psutil":
                return
            if package == "examiner":
                raise FileNotFoundError(arguments[0])
            frame = frame.f_back

sys.addaudithook(hide)
ctypes.CDLL = Library
del os.sched_getaffinity, os.O_PATH, socket.SOCK_SEQPACKET
sys.platform = "darwin"
"""
WINDOWS = """
sys.modules["fcntl"] = sys.modules["resource"] = None
del os.fork, os.setsid, os.getsid, os.sched_getaffinity, os.O_PATH
del signal.SIGALRM, signal.SIGKILL, socket.send_fds, socket.recv_fds, socket.SOCK_SEQPACKET

def library(name, *arguments, CDLL=ctypes.CDLL, **options):
    if name is None:
        raise TypeError("bad argument type for built-in operation")
    return CDLL(name, *arguments, **options)

ctypes.CDLL = library
sys.platform = "win32"
"""
KINDS = (honest, untouched, kernel_ended)
# nbgrader's own command, and the project's.
COMMANDS = {
    "nbgrader": (["-m", "nbgrader", "autograde", "tiny", "--force"], "--Execute.sandbox=False"),
    "examiner": (["-m", "examiner", "autograde", "tiny", "--force"], "--no-sandbox"),
}


@pytest.fixture(scope="module")
def folder(grader):
    folder = grader("tiny")
    released = folder.course.read("release", "tiny")
    for kind in KINDS:
        folder.submit("tiny", kind.__name__, kind(released))
    return folder


@pytest.fixture
def run(folder, tmp_path):
    """Return a function that runs Python in the course as on another system."""

    def run(system, *arguments):
        (tmp_path / "sitecustomize.py").write_text(LOADED + system)
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=folder.course.root,
            env=os.environ | {"PYTHONPATH": str(tmp_path), "PWD": str(folder.course.root)},
            capture_output=True,
            text=True,
            timeout=300,
        )

    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_macos_grades_without_a_sandbox_when_told_to(command, folder, run):
    arguments, consent = COMMANDS[command]
    refused = run(MACOS, *arguments)
    assert refused.returncode != 0
    assert "can't be kept in a sandbox here" in refused.stderr
    assert "Traceback" not in refused.stderr
    done = run(MACOS, *arguments, consent)
    assert done.returncode == 0, done.stderr
    assert "WITHOUT a sandbox" in done.stdout + done.stderr
    with folder.course.gradebook() as gradebook:
        for kind in KINDS:
            grades = gradebook.find_submission_notebook("tiny", "tiny", kind.__name__).grades
            scores = {grade.name: grade.score for grade in grades if grade.name in FULL}
            assert scores == EXPECTED[kind]


@pytest.mark.parametrize("command", COMMANDS)
def test_windows_says_in_one_sentence_where_to_grade(command, run):
    arguments, consent = COMMANDS[command]
    done = run(WINDOWS, *arguments, consent)
    assert done.returncode != 0
    assert "WSL2" in done.stderr
    assert "Traceback" not in done.stderr


def test_windows_can_read_all_modules_of_the_engine(run):
    engine = ", ".join(f"examiner.engine.{name}" for name in ("nursery", "candidate", "watchdog"))
    done = run(WINDOWS, "-c", f"import examiner.__main__, {engine}; print('fine')")
    assert done.stdout == "fine\n", done.stderr
