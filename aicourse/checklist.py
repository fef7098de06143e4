"""Progress: which visible tests pass, and how many points they stand for.

Nothing leaves the kernel that the notebook runs in.
"""

import json
import os
from html import escape
from pathlib import Path
from typing import Any

# grade_id of a test cell -> whether it passed when it last ran in this kernel.
_results: dict[str, bool] = {}


class Progress:
    """The state of a chapter's visible tests, shown as a table.

    Attributes
    ----------
    tests : list of (str, float, bool or None)
        Name, points, and whether it passed; None where it has not been run yet.
    """

    def __init__(self, tests: list[tuple[str, float, bool | None]]):
        self.tests = tests

    def __str__(self) -> str:
        passed = [points for _, points, ok in self.tests if ok]
        whole = sum(points for _, points, _ in self.tests)
        return (
            f"看得见的测试：通过 {len(passed)}/{len(self.tests)} 个，"
            f"代表 {sum(passed):g}/{whole:g} 分（隐藏测试和简答题另外计分）"
        )

    __repr__ = __str__

    def _repr_html_(self) -> str:
        marks = {True: "✓ 通过", False: "✗ 还没通过", None: "– 还没运行"}
        rows = "".join(
            f"<tr><td>{escape(name)}</td><td>{points:g}</td><td>{marks[ok]}</td></tr>"
            for name, points, ok in self.tests
        )
        head = "<tr><th>测试</th><th>分值</th><th>结果</th></tr>"
        return f"<p>{escape(str(self))}</p><table>{head}{rows}</table>"


def progress() -> Progress:
    """Return which visible tests have passed in this kernel so far.

    Returns
    -------
    Progress
        Shown as a table where it is the last line of a cell. Test cells with hidden tests only are
        not in it.
    """
    tests = [(name, points, _results.get(name)) for name, (points, _) in _visible_tests().items()]
    return Progress(tests)


def watch(shell: Any) -> None:
    """Note from here on whether test cells pass, in the notebook of an IPython shell.

    Under nbgrader nothing is noted: neither validation nor grading needs it.
    """
    if "NBGRADER_EXECUTION" in os.environ or getattr(shell, "_aicourse_watched", False):
        return
    shell._aicourse_watched = True
    shell.events.register("post_run_cell", _note)


def _note(result: Any) -> None:
    """Note a cell's result, if it is one of the notebook's tests."""
    if result.info is None or not _asserts(result.info.raw_cell or ""):
        return
    source = result.info.raw_cell.strip()
    for name, (_, test) in _visible_tests().items():
        if test.strip() == source:
            _results[name] = result.success


def _visible_tests() -> dict[str, tuple[float, str]]:
    """Return name -> (points, source) of the tests in the notebook that this kernel runs."""
    session = os.environ.get("JPY_SESSION_NAME", "")
    here = Path.cwd()
    path = here / Path(session).name if session.endswith(".ipynb") else here / f"{here.name}.ipynb"
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, LookupError):
        return {}
    tests = {}
    for cell in cells:
        mark = cell.get("metadata", {}).get("nbgrader", {})
        source = "".join(cell.get("source", ""))
        is_test = cell["cell_type"] == "code" and mark.get("grade") and not mark.get("solution")
        # The release of a hidden test has no assert.
        if is_test and _asserts(source):
            tests[mark["grade_id"]] = (float(mark.get("points", 0)), source)
    return tests


def _asserts(source: str) -> bool:
    """Tell whether a cell has an ``assert`` or raises an ``AssertionError``."""
    return "assert" in source.lower()
