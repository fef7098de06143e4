"""From a learning platform's download into ``submitted/``: whose file is it, and which chapter?"""

import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.apps import ZipCollectApp
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc
from traitlets.config import Config

from examiner.cells import name_of
from examiner.classroom import archive
from examiner.classroom.roster import Roster, safe_id
from examiner.course import Course, CourseError

# Moodle: "Full Name_<participant>_assignsubmission_file_", as a folder or before the file's name.
MOODLE = re.compile(r"(?P<student>.+?)_(?P<number>\d+)_assignsubmission_file_?(?P<rest>.*)")
# Canvas: "<name>[_LATE]_<user>_<submission>_<the student's file name>".
CANVAS = re.compile(
    r"(?P<student>[^_]+)_(?P<late>LATE_|late_)?(?P<number>\d+)_\d+_(?P<rest>.+)", re.DOTALL
)
# What browsers and Canvas append to a name that is there already.
COPY = re.compile(r"(\s*\(\d+\)|-\d+|\s*-?\s*副本|\s+copy)+$", re.IGNORECASE)

# How files are handed to nbgrader's collector.
FILE_NAME = (
    r".*[/\\](?P<student_id>[^/\\]+)"
    r"_attempt_(?P<timestamp>[0-9TZ]+)_(?P<file_id>[^/\\]+\.ipynb)"
)


@dataclass(frozen=True)
class Submission:
    """A notebook with its place.

    Attributes
    ----------
    file : archive.File
    student, assignment : str
    modified : datetime
        When it was handed in, UTC.
    readable : bool
        It is a notebook; others are kept only where there is nothing better.
    """

    file: archive.File
    student: str
    assignment: str
    modified: datetime
    readable: bool


@dataclass(frozen=True)
class Outcome:
    """What became of a file.

    Attributes
    ----------
    where : str
        Its path below what was collected from.
    kind : str
        ``"collected"``, ``"kept"`` (what lies in ``submitted/`` stays), ``"replaced"`` (a later
        file of the same download is taken) or ``"refused"``.
    text : str
        Where it went, or why it did not.
    """

    where: str
    kind: str
    text: str


class CannotPlaceError(ValueError):
    """A file can't be placed; the message says why."""


def collect(course: Course, source: Path, only: str | None = None) -> list[Outcome]:
    """Place the notebooks of a download in ``submitted/<student>/<assignment>/``.

    Moodle's and Canvas's bulk downloads, folders by student or by chapter, and folders of zips are
    understood. Copying and ``timestamp.txt`` are ``nbgrader zip_collect``'s.

    Parameters
    ----------
    course : Course
    source : Path
        A folder, a zip or a notebook.
    only : str, optional
        Only this assignment; it is also the one of files that do not say which they are.

    Returns
    -------
    list of Outcome
        One for every file that was found.
    """
    if not source.exists():
        raise CourseError(f"There is nothing at {source}")
    sorter = Sorter(course, only)
    outcomes: list[Outcome] = []
    placed: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    found = list(archive.walk(source))
    if not found:
        raise CourseError(f"There is nothing to collect in {source}: it holds no file")
    common = _common([item.parts[:-1] for item in found])
    for item in found:
        where = "/".join(item.parts) or source.name
        if isinstance(item, archive.Refused):
            outcomes.append(Outcome(where, "refused", item.reason))
            continue
        try:
            submission = sorter.place(item, common)
        except CannotPlaceError as error:
            outcomes.append(Outcome(where, "refused", str(error)))
        else:
            placed[submission.assignment, submission.student].append(submission)
    taken: dict[str, list[Submission]] = defaultdict(list)
    for (assignment, student), submissions in sorted(placed.items()):
        # A later file that is no notebook does not replace an earlier one that is.
        # Of two of the same time, the one that still has the notebook's own name.
        own = f"{assignment}.ipynb"
        *others, best = sorted(
            submissions,
            key=lambda s: (s.readable, s.modified, s.file.parts[-1] == own, s.file.parts),
        )
        target = f"submitted/{student}/{assignment}"
        for other in others:
            later = "a later one" if other.modified < best.modified else "another one"
            reason = f"{later} is taken" if other.readable else "it is no notebook"
            outcomes.append(Outcome("/".join(other.file.parts), "replaced", f"{target}: {reason}"))
        where = "/".join(best.file.parts)
        why = _kept(course, best)
        if why is not None:
            outcomes.append(Outcome(where, "kept", f"{target}: {why}"))
        else:
            taken[assignment].append(best)
            note = "" if best.readable else " (it is no notebook, and counts as not handed in)"
            outcomes.append(Outcome(where, "collected", target + note))
    for assignment, submissions in taken.items():
        _hand_over(course, assignment, submissions)
    return outcomes


class Sorter:
    """Finds out whose a file is and which chapter it answers."""

    def __init__(self, course: Course, only: str | None = None):
        self.only = only
        self.assignments = course.assignments()
        course.assignments(only)  # says so if there is no such assignment
        self.roster = Roster.of(course)
        self.cells: dict[str, set[str]] = {}
        self.due: dict[str, datetime | None] = dict.fromkeys(self.assignments)
        for assignment in self.assignments:
            if course.notebook("release", assignment).is_file():
                cells = course.read("release", assignment).cells
                self.cells[assignment] = {name for cell in cells if (name := name_of(cell))}
        if course.has_gradebook():
            with course.gradebook() as gradebook:
                for assignment in self.assignments:
                    try:
                        due = gradebook.find_assignment(assignment).duedate
                    except MissingEntry:
                        continue
                    self.due[assignment] = due and due.replace(tzinfo=UTC)

    def place(self, file: archive.File, common: tuple[str, ...] = ()) -> Submission:
        """Place a file.

        Parameters
        ----------
        file : archive.File
        common : tuple of str
            Folders around all files, which name the class rather than a student.

        Raises
        ------
        CannotPlaceError
            If its student or its assignment can't be told.
        """
        cells = cell_names(file.content)
        assignment = self._assignment(file, cells)
        if self.only not in (None, assignment):
            raise CannotPlaceError(f"it belongs to {assignment}")
        student, late = self._student(file, common)
        modified = file.modified
        due = self.due[assignment]
        if late is False and due is not None:
            # Canvas says itself who was late; its zips hold the time of the download.
            modified = min(modified, due)
        return Submission(file, student, assignment, modified, cells is not None)

    def _assignment(self, file: archive.File, cells: set[str] | None) -> str:
        """What is in it decides, then its name, then the names of the folders around it."""
        if cells:
            shared = {name: len(cells & known) for name, known in self.cells.items()}
            best = max(shared, key=lambda name: shared[name], default=None)
            # The given cell `setup` alone is in every chapter.
            if best and shared[best] > 1 and list(shared.values()).count(shared[best]) == 1:
                return best
        for part in reversed(file.parts):
            named = [name for name in self.assignments if name in part]
            if not named:
                named = [
                    name
                    for name in self.assignments
                    if re.search(rf"(?<!\d){re.escape(name.split('-')[0])}(?![\d\w])", part)
                ]
            if len(named) == 1:
                return named[0]
        if self.only:
            return self.only
        raise CannotPlaceError("neither its cells nor its name tell which chapter it is")

    def _student(self, file: archive.File, common: tuple[str, ...]) -> tuple[str, bool | None]:
        """Return the student, and whether the platform says that it was late (None: nothing)."""
        own = self._without_assignment(file.parts[-1])
        for part in file.parts:
            if match := MOODLE.fullmatch(part):
                own = self._without_assignment(match["rest"]) or own
                return self._known([match["student"], own], match["student"]), None
            if match := CANVAS.fullmatch(part):
                names = [match["number"], match["student"], match["rest"]]
                return self._known(names, match["student"]), match["late"] is not None
        parts = [self._without_assignment(part) for part in file.parts]
        names = [name for name in parts[len(common) :] + parts[: len(common)][::-1] if name]
        if not names:
            raise CannotPlaceError("neither its name nor a folder around it says whose it is")
        return self._known(names, names[0]), None

    def _known(self, names: list[str], otherwise: str) -> str:
        """Return the student of the roster whom one of these names means.

        Where there is no roster, the student is called what ``otherwise`` says.
        """
        if not self.roster.keys:
            student = safe_id(otherwise)
            if student is None:
                raise CannotPlaceError(f"{otherwise!r} can't be a student id")
            return student
        for name in names:
            found = self.roster.find(name)
            if len(found) == 1:
                return next(iter(found))
            if found:
                raise CannotPlaceError(f"{name!r} can be {' or '.join(sorted(found))}")
        raise CannotPlaceError(f"{otherwise!r} is not in the class list (make roster)")

    def _without_assignment(self, part: str) -> str:
        """Return what is left of a name without its suffix, copy marks and assignment."""
        stem = re.sub(r"\.(ipynb|zip)$", "", part, flags=re.IGNORECASE)
        stem = COPY.sub("", stem)
        for name in self.assignments:
            stem = stem.replace(name, "")
        return stem.strip(" _-")


def cell_names(content: bytes) -> set[str] | None:
    """Return the ``grade_id`` of a notebook's cells, None where it is no notebook."""
    try:
        cells = json.loads(content.decode("utf-8-sig"))
        cells = cells.get("cells") or cells["worksheets"][0]["cells"]
        metadata = [cell.get("metadata", {}).get("nbgrader", {}) for cell in cells]
        return {str(each["grade_id"]) for each in metadata if "grade_id" in each}
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return None


def show(outcomes: Iterable[Outcome]) -> None:
    """Print what was collected, what stays as it is and what could not be placed, and why."""
    titles = {
        "collected": "Collected",
        "kept": "Not needed",
        "replaced": "Handed in more than once",
        "refused": "Not placed",
    }
    outcomes = list(outcomes)
    for kind, title in titles.items():
        lines = [f"  {each.where}: {each.text}" for each in outcomes if each.kind == kind]
        if lines:
            print(f"{title}: {len(lines)}")
            print("\n".join(lines))


def _common(folders: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the folders that lie around all files; the last one around a single file is not."""
    if len(folders) == 1:
        return folders[0][:-1]
    common = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return tuple(common)


def _kept(course: Course, submission: Submission) -> str | None:
    """Say why what lies in ``submitted/`` stays, None where the new one is to replace it."""
    path = course.notebook("submitted", submission.assignment, submission.student)
    if not path.is_file():
        return None
    if path.read_bytes() == submission.file.content:
        return "it is there already"
    stamp = path.with_name("timestamp.txt")
    try:
        there = parse_utc(stamp.read_text().strip()).replace(tzinfo=UTC)
    except (OSError, ValueError):
        there = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if there > submission.modified:
        return f"a newer one is there ({there:%Y-%m-%d %H:%M} UTC)"
    if not submission.readable and cell_names(path.read_bytes()) is not None:
        return "a notebook is there, and this is none"
    return None


def _hand_over(course: Course, assignment: str, submissions: list[Submission]) -> None:
    """Let ``nbgrader zip_collect`` copy the files and write their time stamps."""
    with tempfile.TemporaryDirectory() as folder:
        extracted = Path(folder) / assignment / "extracted"
        extracted.mkdir(parents=True)
        for each in submissions:
            name = f"{each.student}_attempt_{each.modified:%Y%m%dT%H%M%SZ}_{assignment}.ipynb"
            (extracted / name).write_bytes(each.file.content)
        app = ZipCollectApp(
            collect_directory_structure=f"{folder}/{{assignment_id}}/{{collect_step}}",
            # It clears a student's folder only if told to; what is newer has been left out above.
            force=True,
            log_level="ERROR",
            config=Config(FileNameCollectorPlugin={"named_regexp": FILE_NAME}),
        )
        app.coursedir = CourseDirectory(parent=app, root=str(course.root))
        app.coursedir.assignment_id = assignment
        app.init_plugins()
        app.process_extracted_files()
