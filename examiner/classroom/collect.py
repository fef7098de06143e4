"""From a learning platform's download into ``submitted/``: whose file is it, and which chapter?"""

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.utils import parse_utc

from examiner.cells import name_of
from examiner.classroom import archive, dates, origins
from examiner.classroom.classlist import safe_id
from examiner.classroom.layout import Layout, Named
from examiner.classroom.outcomes import Outcome, remember
from examiner.classroom.roster import Roster
from examiner.course import Course, CourseError
from examiner.steps.alignment import is_untouched, text_of

# What browsers, Canvas, WeChat and Google Drive add to a name that is there already.
COPY = re.compile(
    r"^(copy of |“?的副本)|(\s*[(（]\d+[)）]|-\d+|\s*-?\s*副本(\s*\d+)?|[\s-]+copy\d*)+$",
    re.IGNORECASE,
)
ENDING = re.compile(r"(\.(ipynb|zip|json|txt|bak|download))+$", re.IGNORECASE)
#: Texts of fewer characters say nothing about the chapter.
TELLING = 20


@dataclass(frozen=True)
class Submission:
    """A notebook with its place.

    Attributes
    ----------
    file : archive.File
    student, assignment : str
    modified : datetime
        When it was handed in, UTC.
    readable, untouched : bool
        It is a notebook; it holds nothing but what was released.
    named : Named
        What its path says.
    note : str
        What there is to say of its place.
    """

    file: archive.File
    student: str
    assignment: str
    modified: datetime
    readable: bool
    untouched: bool
    named: Named
    note: str = ""

    @property
    def target(self) -> str:
        """Where it belongs, below the course folder."""
        return f"submitted/{self.student}/{self.assignment}"

    @property
    def rank(self) -> tuple:
        """How it compares with others of the same student and chapter."""
        own = self.file.parts[-1] == f"{self.assignment}.ipynb"
        return self.readable, self.modified, own, self.file.parts


class CannotPlaceError(ValueError):
    """A file can't be placed; the message says why."""


def collect(
    course: Course, source: Path, only: str | None = None, student: str | None = None
) -> list[Outcome]:
    """Place the notebooks of a download in ``submitted/<student>/<assignment>/``.

    Moodle's and Canvas's bulk downloads, folders by student or by chapter, and folders of zips are
    understood. What could not be placed is kept in ``feedback/collect.csv``.

    Parameters
    ----------
    course : Course
    source : Path
        A folder, a zip or a notebook.
    only : str, optional
        Only this assignment; it is also the one of files that do not say which they are.
    student : str, optional
        Whose all of it is, whatever it is called.

    Returns
    -------
    list of Outcome
        One for every file that was found.
    """
    if not source.exists():
        raise CourseError(f"There is nothing at {source}")
    sorter = Sorter(course, only, student)
    found = list(archive.walk(source, sorter.goes_beside, dates.zone(course)))
    if not found:
        raise CourseError(f"There is nothing to collect in {source}: it holds no file")
    if refused := _refused_whole(source, found):
        return [refused]
    layout = Layout([item.parts for item in found], _stem(source))
    outcomes, submissions, beside = _sorted(sorter, layout, found)
    outcomes += _refuse_two_people(submissions)
    for group in _grouped(submissions):
        outcomes += _settle(course, group)
    taken = {outcome.where for outcome in outcomes if outcome.kind in ("collected", "kept")}
    placed = [each for each in submissions if "/".join(each.file.parts) in taken]
    outcomes += [_lay_beside(course, file, named, sorter, placed) for file, named in beside]
    remember(course, source.name, outcomes)
    origins.remember(course, (_origin(each, source.name) for each in placed if each.named.platform))
    return outcomes


def _origin(submission: Submission, download: str) -> origins.Origin:
    """Return what the platform called a submission, for giving feedback back to it."""
    named = submission.named
    return origins.Origin(
        submission.student,
        submission.assignment,
        named.platform,
        named.number,
        named.prefix,
        download,
    )


def _refused_whole(source: Path, found: Sequence[archive.File | archive.Refused]) -> Outcome | None:
    """Return why nothing of a file can be read: it is not what was meant, and is not kept."""
    first = found[0]
    alone = not first.parts or (source.is_file() and first.parts == (source.name,))
    if alone and isinstance(first, archive.Refused):
        return Outcome(source.name, "refused", first.reason)
    return None


def _stem(source: Path) -> str:
    return source.resolve().stem if source.is_file() else source.resolve().name


def _sorted(
    sorter: "Sorter", layout: Layout, found: Sequence[archive.File | archive.Refused]
) -> tuple[list[Outcome], list[Submission], list[tuple[archive.File, Named]]]:
    """Tell what can't be placed, submissions, and files that go beside one."""
    outcomes: list[Outcome] = []
    submissions: list[Submission] = []
    beside: list[tuple[archive.File, Named]] = []
    for item in found:
        named = layout.named(item.parts)
        if isinstance(item, archive.Refused):
            outcomes.append(_refused(item, item.reason))
        elif sorter.goes_beside(item.parts[-1]):
            beside.append((item, named))
        else:
            try:
                submissions.append(sorter.place(item, named))
            except CannotPlaceError as error:
                outcomes.append(_refused(item, str(error)))
    return outcomes, submissions, beside


def _refused(item: archive.File | archive.Refused, reason: str) -> Outcome:
    digest = digest_of(item.content) if isinstance(item, archive.File) else ""
    return Outcome("/".join(item.parts), "refused", reason, digest, needs_a_look=True)


def digest_of(content: bytes) -> str:
    """Return what is the same for files of the same content, and for no others."""
    return hashlib.sha256(content).hexdigest()[:16]


def _grouped(submissions: Iterable[Submission]) -> list[list[Submission]]:
    groups: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    for each in submissions:
        groups[each.assignment, each.student].append(each)
    return [group for _, group in sorted(groups.items())]


def _refuse_two_people(submissions: list[Submission]) -> list[Outcome]:
    """Take out what two people of a platform would hand in as one student."""
    claims = defaultdict(set)
    for each in submissions:
        if each.named.claim:
            claims[each.student, each.named.claim[:-1]].add(each.named.claim[-1])
    outcomes = []
    for each in list(submissions):
        people = claims.get((each.student, each.named.claim[:-1]), set())
        if each.named.claim and len(people) > 1:
            submissions.remove(each)
            numbers = " and ".join(sorted(people))
            reason = (
                f"the platform's users {numbers} would both be {each.student}; "
                f"place it by hand: {by_hand('…')}"
            )
            outcomes.append(_refused(each.file, reason))
    return outcomes


def by_hand(student: str) -> str:
    """Return the command that places one file."""
    return f"make collect FROM=file STUDENT={student} ASSIGNMENT=…"


def _settle(course: Course, group: list[Submission]) -> list[Outcome]:
    """Place the best of what one student handed in for one chapter; say what becomes of each."""
    untouched = [each for each in group if each.untouched]
    outcomes = [_outcome(each, "untouched", each.target, look=True) for each in untouched]
    rest = sorted((each for each in group if not each.untouched), key=lambda each: each.rank)
    if not rest:
        return outcomes
    *others, best = rest
    for other in others:
        later = "a later one" if other.modified < best.modified else "another one"
        reason = f"{later} is taken" if other.readable else "it is no notebook"
        outcomes.append(_outcome(other, "replaced", f"{other.target}: {reason}"))
    if kept := _kept(course, best):
        outcomes.append(_outcome(best, "kept", f"{best.target}: {kept}"))
    else:
        _write(course, best)
        no_notebook = "" if best.readable else " (it is no notebook, and counts as not handed in)"
        said = f"{best.target}{no_notebook}{best.note and f' ({best.note})'}"
        look = bool(best.note) or not best.readable
        outcomes.append(_outcome(best, "collected", said, look=look))
    return outcomes


def _outcome(each: Submission, kind: str, text: str, look: bool = False) -> Outcome:
    where, digest = "/".join(each.file.parts), digest_of(each.file.content)
    return Outcome(where, kind, text, digest, needs_a_look=look)


class Sorter:
    """Finds out whose a file is and which chapter it answers.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.
    student : str, optional
        Whose everything is: an id or a name.
    """

    def __init__(self, course: Course, only: str | None = None, student: str | None = None):
        self.course = course
        self.only = only
        self.assignments = course.assignments()
        course.assignments(only)  # says so if there is no such assignment
        self.roster = Roster.of(course)
        self.student = student and self._by_hand(student)
        self.released = {
            name: course.read("release", name)
            for name in self.assignments
            if course.notebook("release", name).is_file()
        }
        self.names = {
            assignment: {name for cell in notebook.cells if (name := name_of(cell))}
            for assignment, notebook in self.released.items()
        }
        self.texts = {
            assignment: {text_of(cell) for cell in notebook.cells}
            for assignment, notebook in self.released.items()
        }
        self.titles = [_title(notebook) for notebook in self.released.values()]
        allowed = course.settings.get("Execute", {}).get("allowed_files", {})
        self.allowed: dict[str, list[str]] = {
            name: [Path(file).name for file in files] for name, files in allowed.items()
        }
        self.beside = {file for files in self.allowed.values() for file in files}

    def _by_hand(self, text: str) -> str:
        found = self.roster.find(text)
        if not self.roster.people and (student := safe_id(text)):
            return student
        if len(found) != 1:
            said = f"can be {' or '.join(sorted(found))}" if found else "is not in the class list"
            raise CourseError(f"STUDENT={text} {said} (make roster)")
        return found.pop()

    def goes_beside(self, name: str) -> bool:
        """Tell by its name whether a file is one that is handed in beside a notebook."""
        return any(_called(name, allowed) for allowed in self.beside)

    def place(self, file: archive.File, named: Named) -> Submission:
        """Place a file.

        Parameters
        ----------
        file : archive.File
        named : Named
            What its path says.

        Raises
        ------
        CannotPlaceError
            If its student or its assignment can't be told.
        """
        if not file.content.strip(b"\0 \t\r\n"):
            raise CannotPlaceError("it is empty: not handed in; ask for it again")
        notebook = archive.notebook_in(file.content)
        assignment, said = self._assignment(file, notebook)
        if self.only not in (None, assignment):
            raise CannotPlaceError(f"it belongs to {assignment}")
        student = self.student or self.whose(named)
        untouched = notebook is not None and self._is_untouched(assignment, notebook)
        modified, late = self._modified(file, named, assignment, student)
        note = "; ".join(filter(None, (said, late)))
        return Submission(
            file, student, assignment, modified, notebook is not None, untouched, named, note
        )

    def _modified(
        self, file: archive.File, named: Named, assignment: str, student: str
    ) -> tuple[datetime, str]:
        """Return when a file was handed in, and what is not known of it.

        Canvas says itself who was late; its zips hold the time of the download.
        """
        if named.late is None or not self.course.has_gradebook():
            return file.modified, ""
        with self.course.gradebook() as gradebook:
            due = dates.due_date(gradebook, assignment, student)
        if due is None or file.modified <= due.replace(tzinfo=UTC):
            return file.modified, ""
        said = "Canvas says late, but not by how much: nothing is charged" if named.late else ""
        return due.replace(tzinfo=UTC), said

    def _is_untouched(self, assignment: str, notebook: NotebookNode) -> bool:
        return is_untouched(notebook.cells, self.texts.get(assignment, set()))

    def _assignment(self, file: archive.File, notebook: NotebookNode | None) -> tuple[str, str]:
        """What is in it decides, then its name, then the names of the folders around it."""
        named = next(filter(None, map(self._chapter_in, reversed(file.parts))), None)
        if notebook is not None and (found := self._by_content(notebook)):
            if named not in (None, found):
                return found, f"its name says {named}, its cells are {found}'s"
            return found, ""
        if named or self.only:
            return str(named or self.only), ""
        raise CannotPlaceError(
            "neither its cells nor its name tell which chapter it is; "
            f"place it by hand: {by_hand('…')}"
        )

    def _by_content(self, notebook: NotebookNode) -> str | None:
        """Find the chapter whose cells are in a notebook: by their names, else by their texts."""
        names = {cell.grade_id for cell in notebook.cells}
        texts = {text_of(cell) for cell in notebook.cells if len(cell.source) >= TELLING}
        for there, known in ((names, self.names), (texts, self.texts)):
            shared = {assignment: len(there & mine) for assignment, mine in known.items()}
            best = max(shared, key=lambda name: shared[name], default=None)
            # The given cell `setup` alone is in every chapter.
            if best and shared[best] > 1 and list(shared.values()).count(shared[best]) == 1:
                return best
        return None

    def _chapter_in(self, part: str) -> str | None:
        named = [name for name in self.assignments if name in part]
        if not named:
            named = [
                name
                for name in self.assignments
                if re.search(rf"(?<!\d){re.escape(name.split('-')[0])}(?![\d\w])", part)
            ]
        return named[0] if len(named) == 1 else None

    def whose(self, named: Named) -> str:
        """Return the student whom a path means.

        Raises
        ------
        CannotPlaceError
            If it means nobody, or several, or says different things.
        """
        if self.student:
            return self.student
        if not self.roster.people:
            return self._whoever(named)
        outer = [text for part in named.outer if (text := self.plain(part))]
        inner = [text for part in named.inner if (text := self.plain(part))]
        around = [text for part in named.around if (text := self.plain(part))]
        if named.is_anonymous:
            outer, inner = inner, []
        said = [(text, self._found(text, named)) for text in [*outer, *inner, *around]]
        outermost = len(outer) if named.platform and not named.is_anonymous else None
        first = next((found for _, found in said[:outermost] if found), set())
        if not first:
            raise CannotPlaceError(self._unknown([text for text, _ in said[:outermost]]))
        for text, found in said:
            if found and not found & first:
                raise CannotPlaceError(
                    f"it is {' or '.join(sorted(first))}'s by the outermost name, and "
                    f"{' or '.join(sorted(found))}'s by {text!r}; place it by hand: {by_hand('…')}"
                )
            first = first & found if found and len(first) > 1 else first
        if len(first) > 1:
            text = next(text for text, found in said if found)
            raise CannotPlaceError(f"{text!r} can be {' or '.join(sorted(first))}")
        return next(iter(first))

    def _found(self, text: str, named: Named) -> set[str]:
        """Return whom a part of a path means; the platform's own number comes first."""
        if named.platform == "canvas" and text == self.plain(named.outer[0]):
            known = self.roster.of_platform(named.number)
            found = known or self.roster.find(text)
            return found if len(found) == 1 else self.roster.find(named.number) or found
        return self.roster.find(text)

    def _unknown(self, texts: list[str]) -> str:
        if not texts:
            return (
                "neither its name nor a folder around it says whose it is; "
                f"place it by hand: {by_hand('…')}"
            )
        for text in texts:
            if like := self.roster.like(text):
                some = " or ".join(sorted(like))
                return f"is {text!r} {some}? If so: {by_hand(some)}"
        return f"{texts[0]!r} is not in the class list (make roster)"

    def _whoever(self, named: Named) -> str:
        """Where there is no class list, a student is called what the outermost name says."""
        parts = named.outer if named.platform else (*named.outer, *named.around)
        names = [text for part in parts if (text := self.plain(part))]
        if not names:
            raise CannotPlaceError("neither its name nor a folder around it says whose it is")
        student = safe_id(names[0])
        if student is None:
            raise CannotPlaceError(f"{names[0]!r} can't be a student id")
        return student

    def plain(self, part: str) -> str:
        """Return what is left of a name without its ending, copy marks and chapter."""
        for name in self.beside:
            if found := _called(part, name):
                part = found["before"]
        stem = COPY.sub("", ENDING.sub("", part))
        for name in [*self.assignments, *self.titles]:
            stem = stem.replace(name, " ") if name else stem
        return stem.strip(" _-—.")


def _title(notebook: NotebookNode) -> str:
    """Return a chapter's title without its number."""
    first = notebook.cells[0].source.partition("\n")[0] if notebook.cells else ""
    return re.sub(r"^[#\s\d.]+", "", first).strip()


def _called(part: str, name: str) -> re.Match | None:
    """Tell whether a file has a name; the match holds what stands before it."""
    stem, ending = (re.escape(piece) for piece in os.path.splitext(name))
    pattern = rf"(?P<before>(.*[_\s-])?){stem}(-\d+|\s*\(\d+\))?{ending}"
    return re.fullmatch(pattern, part, re.DOTALL)


def _lay_beside(
    course: Course,
    file: archive.File,
    named: Named,
    sorter: Sorter,
    placed: Sequence[Submission],
) -> Outcome:
    """Put a file beside the notebook that it was handed in with."""
    try:
        student = sorter.whose(named)
    except CannotPlaceError as error:
        return _refused(file, str(error))
    for each in placed:
        names = sorter.allowed.get(each.assignment, [])
        name = next((name for name in names if _called(file.parts[-1], name)), None)
        if name and each.student == student:
            path = course.notebook("submitted", each.assignment, student).with_name(name)
            where, digest = "/".join(file.parts), digest_of(file.content)
            if path.is_file() and path.read_bytes() == file.content:
                return Outcome(where, "kept", f"{each.target}/{name}: it is there already", digest)
            if path.is_file() and time_of(path) > file.modified:
                return Outcome(where, "kept", f"{each.target}/{name}: a newer one is there", digest)
            _replace(path, file.content)
            return Outcome(where, "collected", f"{each.target}/{name}", digest)
    return _refused(file, "there is no notebook of the same student's that it goes with")


def _kept(course: Course, submission: Submission) -> str | None:
    """Say why what lies in ``submitted/`` stays, None where the new one is to replace it."""
    path = course.notebook("submitted", submission.assignment, submission.student)
    if not path.is_file():
        return None
    content = path.read_bytes()
    if content == submission.file.content:
        return "it is there already"
    there = time_of(path)
    if there > submission.modified:
        return f"a newer one is there ({dates.show(there, dates.zone(course))})"
    if not submission.readable and archive.notebook_in(content) is not None:
        return "a notebook is there, and this is none"
    return None


def time_of(path: Path) -> datetime:
    """Return when what lies in a folder of ``submitted/`` was handed in."""
    try:
        stamp = path.with_name("timestamp.txt").read_text().strip()
        return parse_utc(stamp).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _write(course: Course, submission: Submission) -> None:
    """Write a notebook and its time; other files of the folder stay."""
    path = course.notebook("submitted", submission.assignment, submission.student)
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, submission.file.content)
    stamp = f"{submission.modified:%Y-%m-%d %H:%M:%S}"
    _replace(path.with_name("timestamp.txt"), stamp.encode())


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(content)
    partial.replace(path)
