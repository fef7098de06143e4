"""Honest work gets the same scores, to the cell, from the examiner as from nbgrader's own executor.

Both grade the same rebuilt notebooks; only what runs them and reads the verdicts differs. A few
submissions of one chapter are compared every time, all of all with ``--all-chapters``
(`make test-parity`).
"""

import shutil

import test_grading
from conftest import ROOT

from benchmarks.bench import warned
from examiner.authoring import answers
from examiner.course import Course

COURSE = Course(ROOT)
QUICK = ["02.02-decision-trees"]
NBGRADERS_OWN = """
c.Autograde.autograde_preprocessors = [
    "nbgrader.preprocessors.Execute",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
]
c.Execute.timeout = 120
"""
# Not among them, by design: nbgrader takes a test cell that never ran, as the program had ended
# before, for a passed one, and one that prints to stderr for a failed one.
HONEST = (
    test_grading.honest,
    test_grading.untouched,
    test_grading.cells_reversed,
    test_grading.answer_copied_below,
    test_grading.own_cell_helps,
    test_grading.test_cell_deleted,
    test_grading.script_in_output,
)


def pytest_generate_tests(metafunc):
    if "assignment" in metafunc.fixturenames:
        chapters = COURSE.assignments() if metafunc.config.getoption("all_chapters") else QUICK
        metafunc.parametrize("assignment", chapters)


def differences(grader, assignment, submissions):
    """Grade twice and return (student, cell, ours, nbgrader's) where the scores differ.

    Cells that `warned` under nbgrader are left out.
    """
    scores = []
    for settings in ("", NBGRADERS_OWN):
        folder = grader(assignment, settings=settings)
        released = folder.course.read("release", assignment)
        for student, make in submissions.items():
            folder.submit(assignment, student, make(released))
            # What came with the assignment lies beside a student's notebook.
            shutil.copytree(
                folder.course.notebook("release", assignment).parent,
                folder.course.notebook("submitted", assignment, student).parent,
                ignore=shutil.ignore_patterns("*.ipynb"),
                dirs_exist_ok=True,
            )
        scores.append(folder.grade(assignment))
    ours, theirs = scores
    assert set(ours) == set(theirs) == set(submissions)
    return [
        (student, cell, ours[student][cell], theirs[student][cell])
        for student in ours
        for cell in ours[student]
        if ours[student][cell] != theirs[student][cell]
        and cell not in warned(folder.course, assignment, student)
    ]


def test_the_tiny_assignment_is_scored_alike(grader):
    submissions = {kind.__name__: kind for kind in HONEST}
    assert differences(grader, "tiny", submissions) == []


def test_recorded_answers_are_scored_alike(assignment, grader, pytestconfig):
    def filled(chosen):
        sources = {answer.exercise: answer.source for answer in chosen}
        return lambda released: answers.fill(answers.without_demonstrations(released), sources)

    mixed = answers.mix(answers.read(answers.record(COURSE, assignment)))
    step = 1 if pytestconfig.getoption("all_chapters") else 4
    submissions = {f"mix-{n}": filled(chosen) for n, chosen in enumerate(mixed[::step])}
    assert differences(grader, assignment, submissions) == []
