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
