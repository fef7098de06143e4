"""What a student's cells show comes back as in Jupyter."""

import pytest

PLOT = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (PLOT + "plt.show()", "image/png"),
        (PLOT, "image/png"),
        ("import matplotlib.pyplot as plt\nplt.subplots()[0]", "image/png"),
        ("import pandas as pd\npd.DataFrame({'a': [1]})", "text/html"),
        ("1 + 1", "text/plain"),
    ],
)
def test_a_cell_shows_what_it_would_in_jupyter(source, kind, examine):
    (record,) = examine(("student", source), libraries=("numpy", "matplotlib"))
    assert any(kind in output.get("data", {}) for output in record.outputs), record.outputs


def test_figures_of_one_cell_are_not_those_of_the_next(examine):
    """As in Jupyter, where each cell's figures are shown below it and closed."""
    draw = (
        "import matplotlib.pyplot as plt\ndef draw():\n    plt.plot([1, 2])\n    return plt.gca()"
    )
    test = "assert len(draw().lines) == 1"
    cells = [("student", draw), ("test", test), ("test", test), ("student", "'shown'")]
    _, first, second, last = examine(*cells, libraries=("numpy", "matplotlib"))
    assert first.passed and second.passed, second.outputs
    assert [output["data"] for output in last.outputs] == [{"text/plain": "'shown'"}]


def test_random_numbers_of_a_cell_do_not_depend_on_the_cells_before(examine):
    source = "import random\ndef roll():\n    return random.random()"
    cells = [("student", source), ("test", "roll()"), ("test", "print(roll())"), ("test", "roll()")]
    _, *rolls = examine(*cells)
    assert rolls[0].outputs == rolls[2].outputs
    assert rolls[0].outputs[0]["data"]["text/plain"] in rolls[1].outputs[0]["text"]


@pytest.mark.parametrize(
    "line", ["%matplotlib inline", "%matplotlib", "%pylab inline", "%gui qt", "exit()"]
)
def test_what_a_student_knows_from_jupyter_costs_nothing(line, examine):
    """Many begin with such a line; an error in it would lose the cell's other definitions."""
    cells = [("student", f"{line}\ndef double(x):\n    return 2 * x"), ("student", PLOT)]
    records = examine(*cells, ("test", "assert double(1) == 2"), libraries=("numpy", "matplotlib"))
    assert not any(output["output_type"] == "error" for output in records[0].outputs)
    assert any("image/png" in output.get("data", {}) for output in records[1].outputs)
    assert records[2].passed


def test_a_display_that_is_updated_is_shown_once_as_it_was_in_the_end(examine):
    source = (
        "from IPython.display import display\n"
        "first, second = display(1, display_id=True), display('other', display_id=True)\n"
        "for n in range(3):\n    first.update(n)"
    )
    (record,) = examine(("student", source))
    assert [output["output_type"] for output in record.outputs] == ["display_data"] * 2
    assert [output["data"]["text/plain"] for output in record.outputs] == ["2", "'other'"]


def test_an_update_of_what_another_cell_showed_does_no_harm(examine):
    show = "from IPython.display import display\nshown = display(1, display_id=True)"
    first, second = examine(("student", show), ("student", "shown.update(2)"))
    assert [output["data"] for output in first.outputs] == [{"text/plain": "1"}]
    assert second.outputs == []


@pytest.mark.parametrize("line", ["%load_ext autoreload\n%autoreload 2", "!python -c 'print(1)'"])
def test_what_looks_at_the_environment_finds_it(line, examine):
    (record,) = examine(("student", line))
    printed = [output.get("text", "") for output in record.outputs]
    assert printed == (["1\n"] if "python" in line else [])
    assert not any(flag.startswith("file") for flag in record.flags)


def test_what_a_visible_test_imports_holds_for_the_student_as_in_jupyter(examine):
    cells = [("test", "import math as m"), ("student", "def area(r):\n    return m.pi * r * r")]
    hidden = "### BEGIN HIDDEN TESTS\nimport calendar\n### END HIDDEN TESTS"
    ask = [("test", "assert area(1) > 3"), ("test", hidden), ("student", "calendar")]
    *_, answer, _, last = examine(*cells, *ask)
    assert answer.passed, answer.outputs
    assert last.outputs[0]["ename"] == "NameError"


def test_instances_of_given_classes_are_the_students_own_there(examine):
    given = (
        "import enum, dataclasses\nclass Suit(enum.Enum):\n    A = 1\n"
        "@dataclasses.dataclass(frozen=True)\nclass State:\n    x: int"
    )
    student = (
        "def is_a(s):\n    return s is Suit.A\n"
        "def at_goal(s):\n    return isinstance(s, State) and s == State(1) and s in {State(1)}"
    )
    test = "assert is_a(Suit.A) and at_goal(State(1)) and not at_goal(State(2))"
    *_, record = examine(("given", given), ("student", student), ("test", test))
    assert record.passed, record.outputs


@pytest.mark.parametrize("start", ["\n\n", "  \n", "", "# 分\u2028隔\n"])
def test_the_line_that_failed_is_told_where_a_cell_starts_with_empty_lines(start, examine):
    cells = [("student", start + "def third(x):\n    return x[2]"), ("test", "third([1])")]
    assert "：return x[2]" in examine(*cells)[1].verdict


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("import numpy as np\nnp.array(['a']) + 1", "did not contain a loop"),
        ("raise Low(3)", "还差 3"),
        ("raise ExceptionGroup('一组', [ValueError(1)])", "一组"),
        ("open('nowhere.txt')", "nowhere.txt"),
        (r"raise ValueError('\x1b[1m粗体\x1b[0m')", "ValueError: 粗体\n"),
    ],
)
def test_the_message_of_an_error_is_the_one_that_jupyter_shows(source, message, examine):
    own = "class Low(Exception):\n    def __str__(self):\n        return f'还差 {self.args[0]}'"
    fail = "def fail():\n    " + source.replace("\n", "\n    ")
    *_, record = examine(("student", own), ("student", fail), ("test", "fail()"))
    assert message in record.verdict
