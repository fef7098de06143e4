"""Every graded exercise is proven by answers: right ones get all points, wrong ones lose some."""

import pytest
from conftest import ROOT

from examiner.authoring import answers, rehearsal
from examiner.cells import name_of
from examiner.course import Course

COURSE = Course(ROOT)


@pytest.mark.parametrize("assignment", COURSE.assignments())
def test_every_exercise_has_two_right_and_three_wrong_answers(assignment):
    recorded = answers.read(answers.record(COURSE, assignment))
    found = answers.complaints(COURSE.read("source", assignment), recorded)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("assignment", COURSE.assignments())
def test_recorded_answers_get_what_they_deserve(assignment, grader):
    source = COURSE.read("source", assignment)
    submissions = answers.mix(answers.read(answers.record(COURSE, assignment)))
    folder = grader(assignment)
    released = folder.course.read("release", assignment)
    folder.submit(assignment, "solution", answers.fill(released, answers.solutions(source)))
    folder.submit(assignment, "untouched", released)
    quick = answers.without_demonstrations(released)
    for number, chosen in enumerate(submissions):
        sources = {answer.exercise: answer.source for answer in chosen}
        folder.submit(assignment, f"mix-{number}", answers.fill(quick, sources))

    scores = folder.grade(assignment)

    perfect = answers.perfect(source)
    automatic = {name: scores["solution"][name] for name in perfect}
    assert automatic == perfect, "the solution must get all points"
    assert not any(scores["untouched"].values()), "the untouched release must get none"
    assert (
        list(rehearsal.complaints(folder.course.read("autograded", assignment, "solution"))) == []
    )
    untouched = folder.course.read("autograded", assignment, "untouched")
    assert [cell.id for cell in untouched.cells if not name_of(cell) and raised(cell)] == [], (
        "a demonstration must not need an answer"
    )
    failures = [
        answers.judge(answer, source, scores[f"mix-{number}"])
        for number, chosen in enumerate(submissions)
        for answer in chosen
    ]
    found = [failure for failure in failures if failure]
    assert not found, "\n".join(found)


def raised(cell):
    return any(output.output_type == "error" for output in cell.get("outputs", []))
