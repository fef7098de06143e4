"""A class server on this machine, to try: `make hub`.

A copy of one chapter is released to an exchange of its own, a sample class gets accounts, and the
watch grades. As root, the accounts are real Unix users, which go again at the end; otherwise all
is yours, and one student can be tried.
"""

import argparse
import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from examiner.authoring import student
from examiner.classroom import accounts
from examiner.course import Course, CourseError, here
from examiner.errors import ExaminerError

DEPLOY = Path(__file__).resolve().parent
PROGRAMS = Path(sys.executable).parent
GRADER = "trial-grader"
TEACHER = "trial-teacher"
STUDENTS = ["trial-ada", "trial-bob", "trial-eve"]


class Trial:
    """What a class server needs, in one folder.

    Parameters
    ----------
    course : Course
        What is copied for the trial.
    folder : Path
        Where; what an earlier trial left there goes.
    """

    def __init__(self, course: Course, folder: Path):
        self.original = course
        self.folder = folder.resolve()
        self.real = os.geteuid() == 0
        self.course = Course(self.folder / "course")
        self.exchange = self.folder / "exchange"
        self.edition = self.folder / "edition"
        self.password = secrets.token_hex(4)
        self.owner = {"user": GRADER, "group": GRADER, "extra_groups": []} if self.real else {}

    def lay_out(self, assignment: str) -> None:
        """Make all that is there before anybody logs in; accounts are there already."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for name in ("course", "exchange/aicourse/inbound", "state"):
            (self.folder / name).mkdir(parents=True)
        self._copy_course(assignment)
        with zipfile.ZipFile(student.write(self.original)) as archive:
            archive.extractall(self.folder)
        (self.folder / student.TOP).rename(self.edition)
        shutil.copytree(DEPLOY / "students", self.folder / "config")
        shutil.copy(self.edition / "overrides.json", self.folder / "config")
        if self.real:
            for place in (self.course.root, self.exchange):
                for path in [place, *place.rglob("*")]:
                    if not path.is_symlink():
                        shutil.chown(path, GRADER, GRADER)
        self.course.root.chmod(0o700)
        # All may come in, and nobody may remove what is another's; what lies in the inbound folder
        # can't be listed.
        self.exchange.chmod(0o1777)
        (self.exchange / "aicourse" / "inbound").chmod(0o1733)
        self._as_grader("-m", "nbgrader", "generate_assignment", assignment, "--force")
        self._as_grader("-m", "nbgrader", "release_assignment", assignment)

    def _copy_course(self, assignment: str) -> None:
        root = self.course.root
        source = self.original.notebook("source", assignment).parent
        shutil.copytree(source, root / "source" / assignment)
        shutil.copytree(
            self.original.root / "data", root / "data", ignore=shutil.ignore_patterns("mnist.npz")
        )
        shutil.copy(self.original.root / "nbgrader_config.py", root)

    def environment(self, port: int) -> dict[str, str]:
        """Return what the hub and the watch are told."""
        told = {
            "AICOURSE_PORT": str(port),
            "AICOURSE_TEACHERS": TEACHER,
            "AICOURSE_GRADER": GRADER,
            "AICOURSE_COURSE": str(self.course.root),
            "AICOURSE_EXCHANGE": str(self.exchange),
            "AICOURSE_CONFIG": str(self.folder / "config"),
            "AICOURSE_EDITION": str(self.edition),
            "AICOURSE_STATE": str(self.folder / "state"),
            "AICOURSE_TRIAL_PASSWORD": self.password,
            "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
        }
        return os.environ | told

    def start_hub(self, port: int, log) -> subprocess.Popen:
        """Start the hub."""
        return subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", str(DEPLOY / "jupyterhub_config.py")],
            cwd=self.folder / "state",
            env=self.environment(port),
            stdout=log,
            stderr=log,
        )

    def start_watch(self, port: int, log) -> subprocess.Popen:
        """Start grading what comes in, as the account that owns the course."""
        return subprocess.Popen(
            [sys.executable, "-m", "examiner", "watch"],
            cwd=self.course.root,
            env=self.of_grader(port),
            stdout=log,
            stderr=log,
            **self.owner,
        )

    def of_grader(self, port: int = 0) -> dict[str, str]:
        """Return what the account that owns the course is told."""
        environment = self.environment(port) | {"PWD": str(self.course.root)}
        if self.real:
            environment |= {"HOME": os.path.expanduser(f"~{GRADER}"), "USER": GRADER}
        return environment

    def _as_grader(self, *command: str) -> None:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.course.root,
            env=self.of_grader(),
            capture_output=True,
            text=True,
            **self.owner,
        )
        if done.returncode:
            raise CourseError(f"{' '.join(command)}: {done.stderr.strip()}")


@contextlib.contextmanager
def users(real: bool) -> Iterator[None]:
    """Make the accounts of a trial, and remove those that were made."""
    if not real:
        yield
        return
    accounts.check()
    made = []
    try:
        for name in (GRADER, TEACHER, *STUDENTS):
            if not accounts.exists(name):
                accounts.add(name)
                made.append(name)
        yield
    finally:
        for name in made:
            subprocess.run(["userdel", "--remove", name], capture_output=True)


def why_not(folder: Path) -> str:
    """Say why other accounts could not use this Python or a folder, where they could not."""
    for path in (
        PROGRAMS / "python",
        Path(sys.executable).resolve(),
        folder.resolve() / "x",
        DEPLOY,
    ):
        for parent in path.parents:
            if parent.is_dir() and not parent.stat().st_mode & 0o001:
                return f"students could not reach {path}: {parent} is closed to them"
    return ""


def main() -> int:
    """Start all and wait for Ctrl-C."""
    parser = argparse.ArgumentParser(prog="make hub", description=__doc__)
    parser.add_argument("assignment", nargs="?", default="02.02-decision-trees")
    parser.add_argument("--folder", type=Path, default=here().root / "build" / "hub")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    trial = Trial(here(), options.folder)
    here().assignments(options.assignment)
    if trial.real and (reason := why_not(options.folder)):
        raise CourseError(f"{reason}. Try FOLDER=/srv/aicourse-trial and a system's Python.")
    # In `make`, Ctrl-C reaches the servers too; here they are told in their order.
    with users(trial.real), contextlib.ExitStack() as ends:
        trial.lay_out(options.assignment)
        with (trial.folder / "hub.log").open("w") as log:
            servers = [trial.start_hub(options.port, log), trial.start_watch(options.port, log)]
            for server in servers:
                ends.callback(_end, server)
            _tell(trial, options.port)
            with contextlib.suppress(KeyboardInterrupt):
                while all(server.poll() is None for server in servers):
                    time.sleep(1)
                print(f"It ended; see {trial.folder / 'hub.log'}", file=sys.stderr)
                return 1
    return 0


def _tell(trial: Trial, port: int) -> None:
    print(f"A class server for trying: http://127.0.0.1:{port}, with the password {trial.password}")
    print(f"Students: {', '.join(STUDENTS)}; teacher: {TEACHER}")
    if not trial.real:
        print(
            "WARNING: this is not root, so all accounts are yours: nothing protects one from "
            "another, and all that is handed in is handed in by you."
        )
    print(f"All of it lies in {trial.folder}. Ctrl-C ends it.", flush=True)


def _end(server: subprocess.Popen) -> None:
    server.send_signal(signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
        server.wait(60)
    server.kill()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ExaminerError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
