"""What tests of a class server share: real accounts, and a folder that they can reach."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from conftest import ROOT

from deploy.trial import STUDENTS, Trial, users, why_not
from examiner.course import Course

CHAPTER = "01.01-python-basics"


def reason() -> str:
    """Say why accounts of a class server can't be tried here, where they can't."""
    if os.geteuid() != 0:
        return "real accounts take root"
    if not shutil.which("useradd"):
        return "there is no useradd"
    return why_not(Path(tempfile.gettempdir()))


@contextlib.contextmanager
def laid_out():
    """Yield a class server's folders, with a chapter that was released, and real accounts."""
    folder = Path(tempfile.mkdtemp(prefix="class-server-"))
    folder.chmod(0o755)
    try:
        with users(real=True):
            trial = Trial(Course(ROOT), folder / "trial")
            trial.lay_out(CHAPTER)
            yield trial
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Account:
    """Somebody who has an account, and what they do in a terminal."""

    def __init__(self, name: str, trial: Trial):
        self.name = name
        self.trial = trial
        self.home = Path(os.path.expanduser(f"~{name}"))

    def run(self, *command, check: bool = False) -> subprocess.CompletedProcess:
        environment = {
            "HOME": str(self.home),
            "USER": self.name,
            "JUPYTER_CONFIG_PATH": str(self.trial.folder / "config"),
            "AICOURSE_EXCHANGE": str(self.trial.exchange),
            "PATH": os.environ["PATH"],
        }
        return subprocess.run(
            [str(word) for word in command],
            cwd=self.home,
            env=environment,
            user=self.name,
            group=self.name,
            extra_groups=[],
            capture_output=True,
            text=True,
            errors="replace",
            check=check,
        )

    def nbgrader(self, *command: str) -> str:
        done = self.run(sys.executable, "-m", "nbgrader", *command)
        assert done.returncode == 0, done.stderr
        return done.stderr

    def can(self, *command) -> bool:
        return self.run(*command).returncode == 0


__all__ = ["CHAPTER", "STUDENTS", "Account", "laid_out", "reason"]
