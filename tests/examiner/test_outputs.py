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
