"""The written questions of a chapter, with every answer that a person has to grade."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import MissingEntry, SubmittedNotebook
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution

from examiner.cells import name_of, noted
from examiner.classroom import roster
from examiner.course import Course, CourseError

_SCHEME = re.compile(r"(?ms)^### BEGIN MARK SCHEME[^\n]*\n(.*?)^### END MARK SCHEME[^\n]*\n?")


@dataclass(frozen=True)
class Mark:
    """What a person gave: points, None where none were given, and a comment."""

    points: float | None = None
    comment: str = ""


@dataclass(frozen=True)
class Answer:
    """One student's answer to one question.

    Attributes
    ----------
    id : str
        The gradebook's for the submitted notebook; it says nothing about who wrote it.
    student, name : str
        Who that is; not for anybody who grades anonymously.
    source : str
    attachments : dict
        Pictures by name, as a notebook's cell has them.
    is_code : bool
    mark : Mark
        As the gradebook has it.
    """

    id: str
    student: str
    name: str
    source: str
    attachments: dict[str, Any] = field(default_factory=dict)
    is_code: bool = False
    mark: Mark = Mark()

    @property
    def digest(self) -> str:
        """The same for the same answer: what was graded is what is there now."""
        content = repr((self.source, sorted(self.attachments)))
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    @property
    def plain(self) -> str:
        """What is left of it without case, spaces and widths: what says the same is the same."""
        if self.attachments:
            return f"{self.digest}\n{self.source}"
        text = unicodedata.normalize("NFKC", self.source)
        return text if self.is_code else "".join(text.casefold().split())


@dataclass(frozen=True)
class Question:
    """A written question.

    Attributes
    ----------
    assignment : str
    name : str
        Of the cell in which students answer.
    title, text, rubric, model : str
        Its heading; Markdown of the question, of what points are given for, and of the
        instructor's own answer.
    most : float
        Points that can be had.
    answers : list of Answer
    blank : list of str
        Who handed in a notebook without an answer: that gives no points without anybody's help.
    """

    assignment: str
    name: str
    title: str
    text: str
    rubric: str
    model: str
    most: float
    answers: list[Answer] = field(default_factory=list)
    blank: list[str] = field(default_factory=list)

    @property
    def pending(self) -> int:
        """How many answers have no points yet."""
        return sum(answer.mark.points is None for answer in self.answers)


def questions(course: Course, assignment: str) -> list[Question]:
    """Return an assignment's written questions, in their order, with what was handed in.

    Raises
    ------
    CourseError
        If it has no written question, or nothing of it has been graded yet.
    """
    course.assignments(assignment)
    asked = [
        _question(assignment, cell, text)
        for cell, text in _asked(course.read("source", assignment))
    ]
    if not asked:
        raise CourseError(f"{assignment} has no written question")
    by_name = {question.name: question for question in asked}
    for handed_in in _handed_in(course, assignment):
        for cell in handed_in.notebook.cells:
            if question := by_name.get(name_of(cell)):
                _add(question, cell, handed_in)
    return asked


def _question(assignment: str, cell: NotebookNode, text: str) -> Question:
    asked = _SCHEME.sub("", text).strip()
    heading = re.match(r"#+ *(.+)", asked)
    return Question(
        assignment,
        name_of(cell),
        re.sub(r"（★.*）$", "", heading[1].strip()) if heading else name_of(cell),
        asked[heading.end() :].strip() if heading else asked,
        "\n\n".join(_SCHEME.findall(text)).strip(),
        cell.source,
        float(cell.metadata.nbgrader.points),
    )


def _asked(source: NotebookNode) -> Iterator[tuple[NotebookNode, str]]:
    """Yield the cells for written answers of an instructor's notebook, each with its question."""
    text = ""
    for cell in source.cells:
        if is_grade(cell) and is_solution(cell):
            yield cell, text
            text = ""
        elif cell.cell_type == "markdown" and (is_locked(cell) or not text):
            text = cell.source


@dataclass(frozen=True)
class _HandedIn:
    """A graded submission: the gradebook's id of its notebook, and what persons gave."""

    id: str
    student: str
    name: str
    marks: dict[str, Mark]
    notebook: NotebookNode


def _handed_in(course: Course, assignment: str) -> list[_HandedIn]:
    names = roster.names(course)
    found = []
    for student, notebook in submitted(course, assignment).items():
        if not course.notebook("autograded", assignment, student).is_file():
            continue
        graded = course.read("autograded", assignment, student)
        if not noted(graded).get("unreadable"):
            name = names.get(student, "")
            found.append(_HandedIn(notebook[0], student, name, notebook[1], graded))
    if not found:
        raise CourseError(f"Nothing of {assignment} has been graded yet; run `make autograde`")
    return found


def _add(question: Question, cell: NotebookNode, handed_in: _HandedIn) -> None:
    mark = handed_in.marks.get(question.name, Mark())
    if mark.points is None and cell.metadata.nbgrader.get("checksum") == compute_checksum(cell):
        question.blank.append(handed_in.student)
        return
    answer = Answer(
        handed_in.id,
        handed_in.student,
        handed_in.name,
        cell.source,
        dict(cell.get("attachments", {})),
        cell.cell_type == "code",
        mark,
    )
    question.answers.append(answer)


def submitted(course: Course, assignment: str) -> dict[str, tuple[str, dict[str, Mark]]]:
    """Return, by student, the gradebook's id of a submitted notebook and what persons gave."""
    if not course.has_gradebook():
        return {}
    with course.gradebook() as gradebook:
        try:
            submissions = gradebook.assignment_submissions(assignment)
        except MissingEntry:
            return {}
        return {
            submission.student.id: (notebook.id, marks_of(notebook))
            for submission in submissions
            for notebook in submission.notebooks
            if notebook.name == assignment
        }


def marks_of(notebook: SubmittedNotebook) -> dict[str, Mark]:
    """Return what persons gave for a submitted notebook's cells, by their names."""
    comments = {each.name: each.manual_comment or "" for each in notebook.comments}
    return {
        grade.name: Mark(grade.manual_score, comments.get(grade.name, ""))
        for grade in notebook.grades
    }
