"""nbgrader's exchange as the watch uses it: what comes in is taken, feedback goes out.

What lies in its inbound folder was put there by students, under names that they chose: nothing of
it is followed, and only regular files of their own are taken.
"""

import contextlib
import os
import pwd
import re
import stat
import tempfile
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError, ExchangeFactory
from nbgrader.utils import parse_utc

from examiner.course import Course, CourseError, Submission
from examiner.grading.work import EXCHANGED
from examiner.grading.writer import place
from examiner.steps import GradingExporter

#: `<student>+<assignment>+<time>`, and what makes the name hard to guess; no longer than the
#: gradebook's columns.
NAME = re.compile(
    r"(?P<student>[^+]{1,128})\+(?P<assignment>[^+]{1,128})\+(?P<time>[^+]{1,64})(\+.*)?"
)
#: A hand-in that nobody has finished for so long is taken as it is.
ABANDONED = timedelta(minutes=1)
#: A clock may be so wrong; what claims to be older than that has the time at which it came.
CLOCKS = timedelta(minutes=10)
#: How many files of a folder are looked at, and how many bytes of its time and its secret.
FILES = 100
SECRET = 1000


class Arrival(NamedTuple):
    """A hand-in that lies in the exchange.

    Attributes
    ----------
    key : str
        The name of its folder.
    student, assignment : str
    handed_in : datetime
        UTC, naive.
    """

    key: str
    student: str
    assignment: str
    handed_in: datetime


class RefusedError(ValueError):
    """A hand-in can't be taken; the message says why."""


class Exchange:
    """The course's exchange folder.

    Parameters
    ----------
    course : Course

    Raises
    ------
    CourseError
        If there is none, or nothing was released there yet.
    """

    def __init__(self, course: Course):
        self.course = course
        self.factory = ExchangeFactory(config=course.settings)
        collect = self.factory.Collect(coursedir=course.directories)
        self.check_owner = bool(collect.check_owner)
        root = getattr(collect, "root", "")
        self.inbound = Path(root, course.directories.course_id, "inbound")
        if not root or not self.inbound.is_dir():
            raise CourseError(
                f"Nothing was released in an exchange: there is no {self.inbound}. Set "
                "c.Exchange.root and run 'nbgrader release_assignment <assignment>', or name a "
                "folder: make watch FROM=…"
            )
        if not os.access(self.inbound, os.R_OK | os.X_OK):
            raise CourseError(f"{self.inbound} can't be read: run this as the one who released")

    def arrivals(self, known: Collection[str]) -> Iterator[Arrival]:
        """Yield what has come in and is complete.

        Parameters
        ----------
        known : collection of str
            Keys that are of no interest any more.
        """
        for entry in os.scandir(self.inbound):
            if entry.name in known or not entry.name.isprintable():
                continue
            named = NAME.fullmatch(entry.name)
            if not named or not entry.is_dir(follow_symlinks=False):
                continue
            status = entry.stat(follow_symlinks=False)
            changed = datetime.fromtimestamp(status.st_ctime, UTC).replace(tzinfo=None)
            if not self._complete(entry.path, status, changed):
                continue
            yield Arrival(
                entry.name,
                named["student"],
                named["assignment"],
                _believed(named["time"], changed),
            )

    def _complete(self, path: str, status: os.stat_result, changed: datetime) -> bool:
        """Tell whether nbgrader's submitting has come to its end, which opens the folder to all."""
        if status.st_mode & stat.S_IWOTH and os.path.lexists(os.path.join(path, EXCHANGED[-1])):
            return True
        return datetime.now(UTC).replace(tzinfo=None) - changed > ABANDONED

    def take(self, one: Arrival) -> None:
        """Place a hand-in in ``submitted/``, whole or not at all.

        Raises
        ------
        RefusedError
            If it is not its student's own, or has no notebook of its chapter's name.
        """
        folder = self.course.notebook("submitted", one.assignment, one.student).parent
        build = self.course.root / "build"
        build.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="hand-in-", dir=build) as temporary:
            staging = Path(temporary, one.assignment)
            staging.mkdir()
            self._copy(one, staging)
            # What counts is when it was handed in, not when its student's side says so.
            (staging / EXCHANGED[0]).write_text(f"{one.handed_in:%Y-%m-%d %H:%M:%S.%f} UTC")
            place(staging, folder)

    def _copy(self, one: Arrival, staging: Path) -> None:
        limit = GradingExporter(config=self.course.settings).max_bytes
        wanted = {f"{one.assignment}.ipynb", *self._beside(one.assignment), *EXCHANGED}
        with self._opened(one) as (inbound, owner):
            for name in sorted(os.listdir(inbound)[:FILES], key=lambda name: name not in wanted):
                if name in wanted or name.endswith(".ipynb"):
                    _copy_file(inbound, name, owner, limit, staging / name)
        if not (staging / f"{one.assignment}.ipynb").is_file():
            there = ", ".join(sorted(path.name for path in staging.iterdir()))
            raise RefusedError(
                f"there is no {one.assignment}.ipynb in it, but {there or 'nothing'}"
            )

    @contextlib.contextmanager
    def _opened(self, one: Arrival) -> Iterator[tuple[int, int | None]]:
        """Yield the open folder of a hand-in, and whose its files have to be."""
        owner = self._owner(one.student) if self.check_owner else None
        try:
            inbound = os.open(self.inbound / one.key, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError as error:
            raise RefusedError(f"its folder can't be opened: {error.strerror}") from None
        try:
            if owner is not None and os.fstat(inbound).st_uid != owner:
                raise RefusedError("its folder is not its student's own: somebody else made it")
            yield inbound, owner
        finally:
            os.close(inbound)

    def _beside(self, assignment: str) -> list[str]:
        return self.course.settings.get("Execute", {}).get("allowed_files", {}).get(assignment, [])

    def _owner(self, student: str) -> int:
        try:
            return pwd.getpwnam(student).pw_uid
        except KeyError:
            raise RefusedError(
                f"{student} has no account here (c.ExchangeCollect.check_owner = False takes it)"
            ) from None

    def release(self, submission: Submission, feedback: str | None = None) -> None:
        """Give a student the feedback of a hand-in, as ``nbgrader release_feedback`` does.

        Parameters
        ----------
        submission : Submission
        feedback : str, optional
            The folder, below the course's, with pages by student and assignment; by default, the
            course's own.

        Raises
        ------
        CourseError
            If that is not possible.
        """
        directories = CourseDirectory(
            config=self.course.settings,
            root=str(self.course.root),
            assignment_id=submission.assignment,
            student_id=submission.student,
        )
        if feedback:
            directories.feedback_directory = feedback
        try:
            self.factory.ReleaseFeedback(coursedir=directories).start()
        except (ExchangeError, OSError) as error:
            raise CourseError(f"feedback can't be released: {error}") from None

    def notify(self, one: Arrival, page: str) -> None:
        """Give a student a page that says what became of a hand-in, in place of feedback."""
        build = self.course.root / "build"
        with tempfile.TemporaryDirectory(prefix="notices-", dir=build) as notices:
            folder = Path(notices, one.student, one.assignment)
            folder.mkdir(parents=True)
            with contextlib.suppress(RefusedError), self._opened(one) as (inbound, owner):
                for name in EXCHANGED:
                    _copy_file(inbound, name, owner, SECRET, folder / name)
            if all((folder / name).is_file() for name in EXCHANGED):
                (folder / f"{one.assignment}.html").write_text(page, encoding="utf-8")
                self.release(Submission(one.assignment, one.student), notices)


def _copy_file(folder: int, name: str, owner: int | None, limit: int, target: Path) -> None:
    """Copy a regular file of a student's; one that is too large, so far that it is seen to be."""
    try:
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return
    with open(file, "rb") as source:
        status = os.fstat(file)
        if stat.S_ISREG(status.st_mode) and owner in (None, status.st_uid):
            target.write_bytes(source.read(limit + 1))


def _believed(text: str, changed: datetime) -> datetime:
    """Return when a hand-in was handed in: as its name says, where that can be."""
    try:
        said = parse_utc(text)
    except ValueError:
        return changed
    return said if abs(changed - said) <= CLOCKS else changed
