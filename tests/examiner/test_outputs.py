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
