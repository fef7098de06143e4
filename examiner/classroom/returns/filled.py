"""Tables of marks with the platform's own numbers for people and assignments."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from examiner.cells import points
from examiner.classroom import roster, tables
from examiner.classroom.origins import Origin
from examiner.course import Course, CourseError

# How Moodle heads points in a grading worksheet, in the languages of the course.
_GRADE = re.compile(r"(final )?grade|成绩|评分|分数", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<title>.+?) \((?P<number>\d+)\)")
_PEOPLE = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_POINTS_POSSIBLE = "Points Possible"

Ready = dict[str, list[Origin]]
#: Points as text, by assignment and student, of what is returned.
Given = dict[tuple[str, str], str]
Row = dict[str, str]


@dataclass
class Made:
    """What was written, and what there is to say of it."""

    files: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """A platform's own table, all of it text."""

    columns: list[str]
    rows: list[Row]

    @classmethod
    def read(cls, path: Path) -> "Table":
        """Read it.

        Raises
        ------
        CourseError
            If it is none.
        """
        if not path.is_file():
            raise CourseError(f"There is no file {path}")
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                lines = list(csv.reader(file, strict=True))
        except (ValueError, csv.Error):
            lines = []
        if len(lines) < 2:
            raise CourseError(
                f"{path} can't be read as the platform's table; download it again, as CSV"
            )
        columns, *rows = lines
        return cls(columns, [dict(zip(columns, row, strict=False)) for row in rows])

    @property
    def participants(self) -> str | None:
        """The column whose cells are a word and a number, such as ``Participant 123``."""
        for column in self.columns:
            if all(re.fullmatch(r"\D+\d+", row.get(column, "")) for row in self.rows):
                return column
        return None

    @property
    def grade(self) -> str | None:
        """The column of points in Moodle's worksheet."""
        return next((each for each in self.columns if _GRADE.fullmatch(each.strip())), None)


def table_of(path: Path, platform: str, only: str | None) -> Table:
    """Read a platform's own table, and refuse one that can't be filled in."""
    table = Table.read(path)
    if platform == "canvas":
        if not {"Student", "ID"} <= set(table.columns):
            raise CourseError(
                f"{path} has no columns Student and ID; in Canvas: Grades › Export › Export Entire "
                "Gradebook"
            )
        return table
    if only is None:
        raise CourseError("Moodle's worksheet is of one assignment: say which, ASSIGNMENT=…")
    if table.participants is None or table.grade is None:
        raise CourseError(
            f"{path} has no columns of participants and grades; in Moodle: the assignment's "
            "submissions, Download grading worksheet"
        )
    return table


def write(
    course: Course,
    folder: Path,
    platform: str,
    ready: Ready,
    totals: pd.DataFrame,
    table: Table | None,
) -> Made:
    """Write the marks of what is returned.

    Parameters
    ----------
    course : Course
    folder : Path
    platform : str
    ready : dict of str to list of Origin
        What is returned, by assignment.
    totals : pandas.DataFrame
        From `examiner.grading.marks.totals`, with all that is returned.
    table : Table, optional
        The platform's own.
    """
    returned = {(name, each.student) for name, found in ready.items() for each in found}
    columns = (totals[name].tolist() for name in ("assignment", "student", "points"))
    given = {
        (assignment, student): f"{round(worth, 2):g}"
        for assignment, student, worth in zip(*columns, strict=True)
        if (assignment, student) in returned
    }
    made = Made()
    if platform == "moodle":
        for assignment, found in ready.items():
            _moodle(folder / f"{assignment}.csv", assignment, found, given, table, made)
    elif ready:
        _canvas(course, folder / "canvas.csv", ready, given, table, made)
    return made


def _moodle(
    path: Path,
    assignment: str,
    found: list[Origin],
    given: Given,
    table: Table | None,
    made: Made,
) -> None:
    """Write a grading worksheet, Moodle's own if it is there."""
    by_number = {each.number: given[assignment, each.student] for each in found}
    if table is None:
        columns = ["Identifier", "Full name", "Grade", "Last modified (grade)"]
        rows = [
            [f"Participant {each.number}", each.name, given[assignment, each.student], "-"]
            for each in found
        ]
        made.notes.append(
            f"{path.name} is a grading worksheet of an English Moodle; for another language give "
            "Moodle's own, MARKS=worksheet.csv"
        )
    else:
        columns, people, grade = table.columns, table.participants or "", table.grade or ""
        numbers = [re.sub(r"^\D+", "", row[people]) for row in table.rows]
        rows = [
            list((row | {grade: by_number.get(number, row.get(grade, ""))}).values())
            for number, row in zip(numbers, table.rows, strict=True)
        ]
        if missing := sorted(set(by_number) - set(numbers)):
            made.notes.append(f"Moodle's worksheet has no participants {', '.join(missing)}")
    tables.write_csv(path, columns, rows)
    made.files.append(path)


def _canvas(
    course: Course, path: Path, ready: Ready, given: Given, table: Table | None, made: Made
) -> None:
    """Write a gradebook to import, with Canvas' numbers of users, and of assignments if known."""
    if table is None:
        columns, rows = [*_PEOPLE, *ready], list(_of_class_list(course, ready, given))
        made.notes.append(
            f"{path.name} has no numbers of assignments, so that Canvas asks which is which: give "
            "its own gradebook, MARKS=gradebook.csv (Grades › Export)"
        )
    else:
        columns, rows = _filled(course, table, ready, given, made)
    tables.write_csv(path, columns, rows)
    made.files.append(path)


def _of_class_list(course: Course, ready: Ready, given: Given) -> Iterator[list[str]]:
    people = {person.id: person for person in roster.people(course)}
    numbers = {each.student: each.number for found in ready.values() for each in found}
    for student, number in sorted(numbers.items()):
        person = people.get(student, roster.Person(student))
        name = f"{person.last_name}, {person.first_name}".strip(", ") or student
        head = [name, number, student, person.username, person.section]
        yield head + [given.get((each, student), "") for each in ready]


def _filled(
    course: Course, table: Table, ready: Ready, given: Given, made: Made
) -> tuple[list[str], list[list[str]]]:
    """Return those columns of Canvas' gradebook that it needs, with the marks."""
    students = {each.number: each.student for found in ready.values() for each in found}
    columns = {}
    for assignment in ready:
        fitting = list(_columns(course, table, assignment))
        if len(fitting) == 1:
            columns[assignment] = fitting[0]
        else:
            some = f"several columns ({', '.join(fitting)})" if fitting else "no column"
            made.notes.append(f"{assignment}: Canvas' gradebook has {some} for it; left out")
    head = [column for column in _PEOPLE if column in table.columns]
    rows = []
    for row in table.rows:
        people = [row.get(column, "") for column in head]
        student = students.pop(row.get("ID", "").strip(), None)
        if student:
            rows.append([*people, *(given.get((each, student), "") for each in columns)])
        elif _POINTS_POSSIBLE in row["Student"]:
            rows.append([*people, *(row.get(column, "") for column in columns.values())])
            made.notes += _other_points(course, row, columns)
    if students:
        made.notes.append(f"Canvas' gradebook has no users {', '.join(sorted(students))}")
    return [*head, *columns.values()], rows


def _columns(course: Course, table: Table, assignment: str) -> Iterator[str]:
    """Yield the columns that may be an assignment's: they have its number or its title."""
    first = course.read("source", assignment).cells[0].source.partition("\n")[0]
    title = re.sub(r"^[#\s\d.]+", "", first).strip()
    number = re.compile(rf"(?<!\d){re.escape(assignment.split('-')[0])}(?![\d\w])")
    for column in table.columns:
        if found := _NUMBERED.fullmatch(column):
            said = found["title"].strip()
            if number.search(said) or assignment in said or said == title:
                yield column


def _other_points(course: Course, row: Row, columns: dict[str, str]) -> Iterator[str]:
    for assignment, column in columns.items():
        most = points(course.read("source", assignment).cells)
        try:
            there = float(row.get(column, ""))
        except ValueError:
            continue
        if there != most:
            yield (
                f"{assignment}: Canvas gives {there:g} points for it, the chapter {most:g}; marks "
                "are those of the chapter"
            )
