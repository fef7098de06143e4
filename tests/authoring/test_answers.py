"""Every graded exercise is proven by answers: right ones get all points, wrong ones lose some."""

import pytest
from conftest import ROOT

from examiner.authoring import answers, rehearsal, trials
from examiner.cells import exercises, name_of
from examiner.course import Course

COURSE = Course(ROOT)


@pytest.mark.parametrize("assignment", COURSE.assignments())
def test_every_exercise_has_two_right_and_three_wrong_answers(assignment):
    recorded = answers.read(answers.record(COURSE, assignment))
    found = answers.complaints(COURSE.read("source", assignment), recorded)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("assignment", COURSE.assignments())
def test_recorded_answers_get_what_they_deserve(assignment, tmp_path):
    """Each under the engine, with its exercise's own cells, several in one program."""
    source = COURSE.read("source", assignment)
    recorded = answers.read(answers.record(COURSE, assignment))
    found = []
    with (
        trials.Trials(tmp_path / "trials.json") as tried,
        trials.Trials(tmp_path / "whole.json") as whole,
    ):
        for exercise in trials.read(COURSE, assignment, source):
            own = [answer for answer in recorded if answer.exercise == exercise.name]
            exercise = exercise.needed_for([exercise.solution, *(answer.source for answer in own)])
            solution = tried.alone(exercise, exercise.solution)
            if not solution.all_points:
                found.append(f"the solution of {exercise.name} loses {solution.failed}")
            right = [answer.source for answer in own if answer.right]
            outcome = dict(tried.each(exercise, right, solution, expected=True))
            wrong = [answer.source for answer in own if not answer.right]
            outcome |= {
                # Where tests take long, one is not tried beyond its first failure.
                answer: trial if trial.complete else whole.alone(exercise, answer)
                for answer, trial in tried.each(exercise, wrong, solution)
            }
            for answer in own:
                failed = outcome[answer.source].failed
                scores = {
                    name_of(cell): 0 if name_of(cell) in failed else cell.metadata.nbgrader.points
                    for cell in exercises(source)[exercise.name]
                }
                found.append(answers.judge(answer, source, scores))
    assert not any(found), "\n".join(filter(None, found))


@pytest.mark.parametrize("assignment", COURSE.assignments())
def test_answers_are_graded_together_as_any_submission_is(assignment, grader):
    """Right and wrong ones side by side: a broken answer costs its own exercise alone."""
    source = COURSE.read("source", assignment)
    mixed = answers.mix(answers.read(answers.record(COURSE, assignment)))
    chosen = max(mixed, key=lambda answers: (len(answers), sum(a.right for a in answers)))
    folder = grader(assignment)
    released = folder.course.read("release", assignment)
    folder.submit(assignment, "solution", answers.fill(released, answers.solutions(source)))
    folder.submit(assignment, "untouched", released)
    sources = {answer.exercise: answer.source for answer in chosen}
    folder.submit(assignment, "mixed", answers.fill(released, sources))

    scores = folder.grade(assignment)

    perfect = answers.perfect(source)
    automatic = {name: scores["solution"][name] for name in perfect}
    assert automatic == perfect, "the solution must get all points"
    assert not any(scores["untouched"].values()), "the untouched release must get none"
    assert (
        list(rehearsal.complaints(folder.course.read("autograded", assignment, "solution"))) == []
    )
    failures = [answers.judge(answer, source, scores["mixed"]) for answer in chosen]
    found = [failure for failure in failures if failure]
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.parametrize("assignment", COURSE.assignments())
def test_demonstrations_run_and_decide_nothing(assignment, grader, pytestconfig):
    """All of them, with the solution and without any answer: the same points as without them."""
    if not pytestconfig.getoption("--all-chapters"):
        pytest.skip("takes minutes a chapter; make test-demonstrations runs it")
    folder = grader(assignment, settings="c = get_config()\nc.Execute.demonstrations = 'all'\n")
    source = COURSE.read("source", assignment)
    released = folder.course.read("release", assignment)
    folder.submit(assignment, "solution", answers.fill(released, answers.solutions(source)))
    folder.submit(assignment, "untouched", released)
    scores = folder.grade(assignment)
    perfect = answers.perfect(source)
    assert {name: scores["solution"][name] for name in perfect} == perfect
    assert not any(scores["untouched"].values())
    for student in ("solution", "untouched"):
        graded = folder.course.read("autograded", assignment, student)
        assert [cell.id for cell in graded.cells if not name_of(cell) and raised(cell)] == [], (
            "a demonstration must not need an answer"
        )


def raised(cell):
    return any(output.output_type == "error" for output in cell.get("outputs", []))
