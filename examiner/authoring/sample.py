"""A sample class, made from the recorded answers, to see grading at work."""

import re
import shutil

import nbformat
from nbformat import NotebookNode

from examiner.authoring import answers
from examiner.cells import exercises, name_of
from examiner.course import Course

PREFIX = "sample-"
ENDLESS = """

def {name}(*args, **kwargs):
    while True:
        pass
"""


def full_marks(source: NotebookNode, released: NotebookNode, recorded) -> NotebookNode:
    """Hand in the solutions."""
    return answers.fill(released, answers.solutions(source))


def partly_right(source: NotebookNode, released: NotebookNode, recorded) -> NotebookNode:
    """Hand in recorded answers, right and wrong ones side by side."""
    mixed = answers.mix(recorded)
    chosen = max(mixed, key=lambda chosen: sum(answer.right for answer in chosen))
    return answers.fill(released, {answer.exercise: answer.source for answer in chosen})


def untouched(source: NotebookNode, released: NotebookNode, recorded) -> NotebookNode:
    """Hand in the released notebook as it was."""
    return released


def deleted_test(source: NotebookNode, released: NotebookNode, recorded) -> NotebookNode:
    """Hand in the solutions, but the first test cell has been deleted."""
    notebook = full_marks(source, released, recorded)
    gone = name_of(next(iter(exercises(released).values()))[0])
    notebook.cells = [cell for cell in notebook.cells if name_of(cell) != gone]
    return notebook


def endless_loop(source: NotebookNode, released: NotebookNode, recorded) -> NotebookNode:
    """Hand in the solutions, but one answer never ends."""
    tests = exercises(released)
    name = min(tests, key=lambda exercise: len(tests[exercise]))
    chosen = answers.solutions(source)
    defined = re.findall(r"^(?:def|class) (\w+)", chosen[name], re.MULTILINE)
    endless = "".join(ENDLESS.format(name=function) for function in defined)
    return answers.fill(released, chosen | {name: chosen[name] + endless})


def not_a_notebook(source: NotebookNode, released: NotebookNode, recorded) -> str:
    """Hand in something else under the notebook's name."""
    return "这是我的作业，老师请查收。\n"


# The first two hand in every chapter; the others take turns, one a chapter.
REGULAR = {"full-marks": full_marks, "partly-right": partly_right}
ODD = {
    "untouched": untouched,
    "deleted-test": deleted_test,
    "endless-loop": endless_loop,
    "not-a-notebook": not_a_notebook,
}


def write(course: Course, only: str | None = None) -> list[str]:
    """Write the sample class into ``submitted/``; other students' folders are not touched.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment; then all students hand it in.

    Returns
    -------
    list of str
        The students.
    """
    for position, assignment in enumerate(course.assignments(only)):
        odd = list(ODD)[position % len(ODD)]
        students = REGULAR | (ODD if only else {odd: ODD[odd]})
        source, released = course.read("source", assignment), course.read("release", assignment)
        recorded = answers.read(answers.record(course, assignment))
        for student, make in students.items():
            path = course.notebook("submitted", assignment, PREFIX + student)
            path.parent.mkdir(parents=True, exist_ok=True)
            content = make(source, released, recorded)
            text = content if isinstance(content, str) else nbformat.writes(content)
            path.write_text(text, encoding="utf-8")
    return [PREFIX + student for student in REGULAR | ODD]


def is_member(student: str) -> bool:
    """Tell whether a student belongs to the sample class."""
    return student.startswith(PREFIX)


def remove(course: Course) -> None:
    """Remove the sample class and what was made of it, its grades included."""
    for stage in ("submitted", "autograded", "feedback"):
        for folder in (course.root / stage).glob(f"{PREFIX}*"):
            shutil.rmtree(folder)
    if course.has_gradebook():
        with course.gradebook() as gradebook:
            for student in filter(is_member, [s.id for s in gradebook.students]):
                gradebook.remove_student(student)
