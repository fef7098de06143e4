"""Bringing grades that were given outside of nbgrader into its gradebook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from examiner.classroom.written.answers import Answer, Mark, Question, questions, submitted
from examiner.classroom.written.pages import who
from examiner.classroom.written.reading import Given, GradesFileError, read
from examiner.classroom.written.words import Words, words
from examiner.course import Course
from examiner.grading.regrade import back_up


@dataclass(frozen=True)
class Change:
    """What becomes of the mark of one answer.

    Attributes
    ----------
    question : Question
    answer : Answer
    points : float, None or ...
        New points, None to take them away; `...` leaves them.
    comment : str or ...
    """

    question: Question
    answer: Answer
    points: Any = ...
    comment: Any = ...


@dataclass(frozen=True)
class Taken:
    """What came of a file with grades; one line each, to be read by a person.

    Attributes
    ----------
    changed : list of str
        What the gradebook has got.
    kept : list of str
        Where somebody else has graded since the file was made; that stays.
    problems : list of str
        What could not be taken.
    backup : Path or None
        The gradebook as it was.
    """

    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    backup: Path | None = None


def take(course: Course, path: Path, only: str | None = None) -> Taken:
    """Bring what a file gives into the gradebook, all of it at once.

    What somebody else graded meanwhile stays, and what is not right is told and left out; the same
    file again changes nothing.

    Parameters
    ----------
    course : Course
    path : Path
        See `reading.read`.
    only : str, optional
        The assignment that it must be for.

    Raises
    ------
    GradesFileError
        If it can't be read, or is for another assignment; nothing has changed then.
    """
    given = read(path)
    asked = _asked(course, path, {each.assignment for each in given}, only)
    said, taken = words(course), Taken()
    changes = [
        change
        for each in given
        if (change := _judge(each, asked[each.assignment], said, taken)) is not None
    ]
    if not changes:
        return taken
    backup = back_up(course)
    _save(course, changes)
    return Taken(taken.changed, taken.kept, taken.problems, backup)


def is_new(course: Course, given: Sequence[Given]) -> bool:
    """Tell whether a file gives anything that the gradebook would take."""
    marks = {
        notebook: found
        for assignment in {each.assignment for each in given} & set(course.assignments())
        for notebook, found in submitted(course, assignment).values()
    }
    return any(
        value is not ... and value != there and there == getattr(each.before, what)
        for each in given
        for what, value in (("points", each.points), ("comment", each.comment))
        if each.id in marks
        for there in [getattr(marks[each.id].get(each.question, Mark()), what)]
    )


def _asked(
    course: Course, path: Path, assignments: set[str], only: str | None
) -> dict[str, dict[str, Question]]:
    known = course.assignments()
    for assignment in sorted(assignments):
        if assignment not in known:
            raise GradesFileError(f"{path} is for {assignment}, which this course does not have")
        if only not in (None, assignment):
            raise GradesFileError(f"{path} is for {assignment}, not for {only}")
    return {
        assignment: {question.name: question for question in questions(course, assignment)}
        for assignment in assignments
    }


def _judge(given: Given, asked: dict[str, Question], said: Words, taken: Taken) -> Change | None:
    """Decide what becomes of what a file gives, and say so."""
    question = asked.get(given.question)
    papers = {each.id: each for each in question.answers} if question else {}
    answer = papers.get(given.id)
    if reason := _fault(given, question, answer, said):
        row = said["row"].format(row=given.where) if given.where else ""
        where = row or (who(answer) if answer else given.id[:8])
        problem = said["problem"].format(where=where, reason=reason)
        if problem not in taken.problems:
            taken.problems.append(problem)
        return None
    assert question and answer
    new: dict[str, Any] = {}
    parts = []
    for what in ("points", "comment"):
        value, there = getattr(given, what), getattr(answer.mark, what)
        if value is ... or value == there:
            continue
        shown = {"what": said[what], "there": _shown(there, what, said)}
        if there != getattr(given.before, what):
            text = said["keep"].format(given=_shown(value, what, said), **shown)
            taken.kept.append(_line(answer, question, text))
        else:
            parts.append(said["change"].format(after=_shown(value, what, said), **shown))
            new[what] = value
    if not new:
        return None
    taken.changed.append(_line(answer, question, "　".join(parts)))
    return Change(question, answer, **new)


def _line(answer: Answer, question: Question, text: str) -> str:
    return f"{who(answer)}　{question.title}　{text}"


def _fault(
    given: Given, question: Question | None, answer: Answer | None, said: Words
) -> str | None:
    """Say what is wrong with what a file gives for an answer."""
    if question is None:
        return said["unknown_question"].format(question=given.question)
    if answer is None:
        return said["unknown_id"]
    if isinstance(given.points, str):
        return said["no_number"].format(points=given.points)
    if isinstance(given.points, float) and not 0 <= given.points <= question.most:
        return said["out_of_range"].format(points=f"{given.points:g}", most=question.most)
    if given.digest != answer.digest and (given.points, given.comment) != (..., ...):
        return said["moved"].format(who=who(answer), assignment=given.assignment)
    return None


def _shown(value: float | str | None, what: str, said: Words) -> str:
    if what == "points":
        return said["no_points"] if value is None else f"{value:g}"
    return f"“{value}”" if value else said["no_comment"]


def _save(course: Course, changes: Sequence[Change]) -> None:
    with course.gradebook() as gradebook:
        for change in changes:
            _change(gradebook, change)
        gradebook.db.commit()


def _change(gradebook: Gradebook, change: Change) -> None:
    """Note points and comment as the formgrader does."""
    place = (change.question.name, change.question.assignment, change.question.assignment)
    if change.points is not ...:
        grade = gradebook.find_grade(*place, change.answer.student)
        grade.manual_score = change.points
        grade.needs_manual_grade = change.points is None and grade.auto_score is None
    if change.comment is not ...:
        comment = gradebook.find_comment(*place, change.answer.student)
        comment.manual_comment = change.comment or None


def show(course: Course, taken: Taken) -> None:
    """Print what changed, what was kept and what could not be taken."""
    said = words(course)
    print("\n".join(_lines(said, taken)))


def _lines(said: Words, taken: Taken) -> Iterator[str]:
    for what in ("changed", "kept", "problems"):
        lines = sorted(getattr(taken, what))
        if lines:
            yield said[what].format(count=len(lines))
            yield from (f"  {line}" for line in lines)
    if not (taken.changed or taken.kept or taken.problems):
        yield said["unchanged"]
    if taken.backup:
        yield said["backup"].format(path=f"build/{taken.backup.name}")
    if taken.changed:
        yield said["next"]
