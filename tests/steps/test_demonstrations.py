"""Which demonstrations run: those that a grade may depend on."""

import pytest

from examiner.authoring import answers
from examiner.cells import noted
from examiner.steps.demonstrations import needed

DOUBLE = "def double(x):\n    return 2 * x"
TEST = "assert double(2) == 4"


def runs(demonstration, *, given="import numpy as np", own="", answer=DOUBLE, test=TEST, also=()):
    """Tell whether a demonstration runs that stands before an answer."""
    sources = [given, *also, demonstration, answer, own, test]
    kinds = ["given", *["demonstration"] * len(also), "demonstration", "student", "student", "test"]
    found = needed(sources, kinds)
    assert [run for run, kind in zip(found, kinds, strict=True) if kind != "demonstration"] == (
        [True] * 4
    )
    return found[1 + len(also)]


@pytest.mark.parametrize(
    "demonstration",
    [
        "x = np.linspace(0, 1)\nprint(x)",
        "for _ in range(3):\n    print(_)",
        "double(3)",
        "result = [double(n) for n in range(3)]",
        "import numpy as np\nnp.sqrt(2)",
        "# try it",
        "def draw(ax):\n    ax.plot([1])\ndraw(None)",
        "np.random.seed(3)",
    ],
)
def test_what_nobody_needs_does_not_run(demonstration):
    assert not runs(demonstration)


@pytest.mark.parametrize(
    ("demonstration", "own"),
    [
        ("rows = [1, 2]", "print(rows)"),
        ("def helper():\n    return 1", "helper()"),
        ("import math", "math.pi"),
        ("total = 0\nfor n in range(3):\n    total += n", "total"),
        ("with open('a') as file:\n    pass", "file.name"),
        ("if (size := 3) > 2:\n    pass", "size"),
        ("try:\n    a\nexcept Exception:\n    failed = True", "failed"),
        ("left, (right, *rest) = 1, (2, 3)", "rest"),
        ("class Stack:\n    pass", "Stack()"),
        ("global_name = 1", "def f():\n    return global_name"),
    ],
)
def test_a_name_that_is_used_is_defined(demonstration, own):
    assert runs(demonstration, own=own)


@pytest.mark.parametrize(
    "demonstration",
    [
        "rows.append(3)",
        "rows[0] = 3",
        "rows += [3]",
        "del rows[0]",
        "rows.real = 3",
        "change(rows)",
        "print(change(rows))",
        "for row in [rows]:\n    row.append(3)",
        "same = rows\nsame.append(3)",
        "np.copyto(rows, 3)",
        "import random\nrandom.shuffle(rows)",
    ],
)
def test_an_object_that_is_used_is_changed(demonstration):
    given = "import numpy as np\nrows = [1, 2]\ndef change(values):\n    values.clear()"
    assert runs(demonstration, given=given, own="print(rows)")
    assert not runs(demonstration, given=given, own="print(1)")


@pytest.mark.parametrize(
    "demonstration", ["print(rows)", "show(rows)", "np.sum(rows)", "len(rows)", "y = list(rows)"]
)
def test_what_only_looks_changes_nothing(demonstration):
    given = "import numpy as np\nrows = [1, 2]\ndef show(values):\n    return len(values)"
    assert not runs(demonstration, given=given, own="print(rows)")


@pytest.mark.parametrize(
    "answer",
    [
        "calls = []\ndef double(x):\n    calls.append(x)\n    return 2 * x",
        "def double(x, seen=[]):\n    seen.append(x)\n    return 2 * x",
        "count = 0\ndef double(x):\n    global count\n    count += 1\n    return 2 * x",
        "from functools import cache\n@cache\ndef double(x):\n    return 2 * x",
        "def double(x):\n    double.calls = 1\n    return 2 * x",
        "class double:\n    seen = []\n    def __new__(cls, x):\n        return 2 * x",
    ],
)
def test_an_answer_that_remembers_is_called_as_in_jupyter(answer):
    assert runs("double(3)", answer=answer)
    assert not runs("print(3)", answer=answer)


def test_demonstrations_bring_along_those_that_they_need():
    also = ["base = 3", "unrelated = 1"]
    found = needed(
        ["pass", *also, "rows = [base]", "print(rows)"],
        ["given", *["demonstration"] * 3, "student"],
    )
    assert found == [True, True, False, True, True]


@pytest.mark.parametrize(
    "own",
    [
        "exec('y = x')",
        "globals()['x']",
        "%run other.py",
        "get_ipython().user_ns",
        "from math import *",
        "!ls",
        "%%time\nx = 1",
        "print(_)",
        "import sys\nsys.modules['__main__'].x",
        "x = " + "-" * 50_000 + "1",
        "print(" * 200_000,
    ],
    ids=lambda own: own[:20],
)
def test_what_can_not_be_told_from_a_text_runs_everything(own):
    assert runs("unrelated = 1", own=own)


@pytest.mark.parametrize("own", ["def f(:", "%matplotlib inline", "for _ in range(3):\n    pass"])
def test_what_runs_nothing_else_changes_nothing(own):
    assert not runs("unrelated = 1", own=own)


def test_files_are_written_for_those_who_read_them():
    demonstration = "np.save('a.npy', [1])"
    assert runs(demonstration, own="np.load('a.npy')")
    assert not runs(demonstration)


def test_a_demonstration_that_was_left_out_shows_nothing(grader):
    folder = grader("tiny")
    released = folder.course.read("release", "tiny")
    source = folder.course.read("source", "tiny")
    folder.submit("tiny", "ada", answers.fill(released, answers.solutions(source)))
    folder.grade("tiny")
    graded = folder.course.read("autograded", "tiny", "ada")
    left_out = [cell for cell in graded.cells if noted(cell).get("skipped")]
    assert all(not cell.outputs for cell in left_out)
