"""`make check` tries answers that do no work; a test cell that gives points for one is named."""

import nbformat
import pytest
import tiny
from nbformat import v4

from examiner.authoring import adversarial
from examiner.authoring.adversarial import complaints
from examiner.course import Course
from examiner.engine import task


@pytest.fixture
def named(tmp_path, monkeypatch):
    """Return a function that makes an exercise and returns the complaints about its test cells."""

    # All of them, not the first few.
    monkeypatch.setattr(adversarial, "TOLD", 1000)

    def named(solution, *tests):
        course = Course(tmp_path)
        cells = [
            tiny.solution("task", solution),
            *(tiny.check(f"task_test_{n}", 1, test) for n, test in enumerate(tests)),
        ]
        path = course.notebook("source", "tiny")
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(v4.new_notebook(cells=cells, metadata={"kernelspec": tiny.KERNEL}), path)
        return complaints(course, "tiny")

    return named


HALF = (
    "def half(xs):\n    if len(xs) == 0:\n        raise ValueError\n    return xs[: len(xs) // 2]"
)
REFUSED = "try:\n    half([])\nexcept ValueError:\n    pass\nelse:\n    raise AssertionError"


def test_a_cell_that_asks_for_the_right_value_is_fine(named):
    assert named(HALF, "assert half([1, 2, 3, 4]) == [1, 2]") == []


def test_a_cell_that_only_tests_bad_input_gives_points_for_the_exception(named):
    (complaint,) = named(HALF, REFUSED)
    assert complaint == "task_test_0: gives points for an answer that raises ValueError"


def test_a_cell_that_also_asks_for_a_right_value_does_not(named):
    assert named(HALF, f"assert half([1, 2]) == [1]\n{REFUSED}") == []


def test_a_cell_that_only_looks_at_the_argument_gives_points_for_anything(named):
    (complaint,) = named(HALF, "xs = [1, 2]\nhalf(xs)\nassert xs == [1, 2]")
    assert "returns None" in complaint and "overwrites" not in complaint


def test_a_cell_that_computes_what_it_expects_afterwards_is_misled_by_a_ruined_argument(named):
    total = "def total(xs):\n    return sum(xs)"
    (complaint,) = named(total, "xs = [3, 4]\nassert total(xs) == sum(xs)")
    assert "overwrites its arguments with 0 and returns 0" in complaint
    assert named(total, "xs = [3, 4]\nexpected = sum(xs)\nassert total(xs) == expected") == []


def test_a_bound_that_is_not_broken_by_nan_is_named(named):
    source = "def error(x):\n    return 0.25 * x"
    (complaint,) = named(source, "assert error(1) is not None and not error(1) > 0.5")
    assert "returns float('nan')" in complaint


def test_an_echo_is_no_work(named):
    (complaint,) = named("def later(a, b):\n    return max(a, b)", "assert later(1, 2) == 2")
    assert "gives points for an answer that returns argument 2" in complaint


def test_classes_are_emptied_too(named):
    methods = ("def __init__(self): self.xs = []", "def size(self): return len(self.xs)")
    stack = "\n    ".join(("class Stack:", *methods))
    (complaint,) = named(stack, "assert Stack().size() == 0", "assert Stack().xs == []")
    assert complaint.startswith("task_test_0:") and "returns 0" in complaint


def test_an_object_that_says_yes_earns_what_asks_it_only_for_a_yes(named):
    source = "class Tree:\n    leaves = 1\n\ndef grow():\n    return Tree()"
    (complaint,) = named(source, "assert hasattr(grow(), 'leaves')")
    assert "returns an object that says yes" in complaint


def test_a_model_is_not_judged_by_what_it_says_of_itself(named):
    source = (
        "class Net:\n    def evaluate(self): return [0.1, 0.9]\n\ndef train():\n    return Net()"
    )
    (complaint,) = named(source, "assert train().evaluate()[1] > 0.8")
    assert "returns a model that predicts nan and calls itself perfect" in complaint


def test_a_value_that_is_to_be_chosen_can_be_any_constant(named):
    (complaint,) = named("depth = 1", "assert depth < 5")
    assert "returns 1" in complaint


def test_what_has_been_tried_is_not_tried_again(named, monkeypatch):
    before = named(HALF, REFUSED)
    monkeypatch.setattr(task, "run", lambda *_: pytest.fail("tried again"))
    assert named(HALF, REFUSED) == before
