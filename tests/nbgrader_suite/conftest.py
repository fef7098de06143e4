"""nbgrader's own tests, of the installed version, run with this course's settings.

Each module here takes over one of nbgrader's with all its tests. Those of the commands (autograde,
generate_feedback) find our settings as a person's own Jupyter settings; those of preprocessors
meet ours in the place of nbgrader's. Whatever must come out otherwise is listed in `DIFFERENT`
with its reason: an unlisted failure fails, and so does a listed test that passes.
"""

import os
import sys
from pathlib import Path

import pytest

from examiner.steps.score import SaveScores

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

_IDS = (
    "Cells have the ids of the released notebook, where each has its own; the test compares two "
    "notebooks that come from one file without ids."
)
_FOREIGN = (
    "A notebook of another assignment stops nothing: it is rebuilt from the released one, and its "
    "cells count as the student's own. nbgrader gives up the submission."
)
_VERDICT = (
    "A test cell without the examiner's verdict gets no points; nbgrader gives all of them to one "
    "that left no output, and here nothing has run it."
)

#: Module and test -> why it must differ.
DIFFERENT = {
    "autograde: test_side_effects": "What a submission writes goes to a folder of its own, which "
    "ends with it; nbgrader runs it beside the graded notebook.",
    "autograde: test_force_single_notebook": _IDS,
    "autograde: test_update_newer_single_notebook": _IDS,
    "autograde: test_handle_failure": _FOREIGN,
    "autograde: test_handle_failure_single_notebook": _FOREIGN,
    "autograde: test_hidden_tests_single_notebook": "A test cell can't delete a name of the "
    "student's, which lives in another process.",
    "autograde: test_missing_source_kernelspec": "The kernel that a submission names is not used: "
    "all are run by the one that grades. nbgrader fails for a name that it does not know.",
    "autograde: test_no_execute": "Outputs that were handed in are never graded nor shown.",
    "getgrades: test_save_correct_code": _VERDICT,
    "saveautogrades: test_grade_correct_code": _VERDICT,
}

pytest.register_assert_rewrite("nbgrader.tests")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent != HERE:
            continue
        name = f"{item.path.stem.removeprefix('test_')}: {item.originalname}"
        if reason := DIFFERENT.get(name):
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.fixture(autouse=True)
def ours(request, tmp_path, monkeypatch):
    """Let nbgrader find our settings where Jupyter's are, and its tests our preprocessor."""
    theirs = sys.modules[request.cls.__module__]
    monkeypatch.setattr(theirs, "SaveAutoGrades", SaveScores, raising=False)
    monkeypatch.setattr("examiner.steps.score.NO_RESPONSE", "No response.")
    folder = tmp_path / "settings"
    folder.mkdir()
    (folder / "nbgrader_config.py").write_text(
        f"load_subconfig('nbgrader_config.py', path={str(ROOT)!r})\n"
        # The submissions in nbgrader's tests were made from its own stubs.
        "del c.ClearSolutions.code_stub, c.ClearSolutions.text_stub\n"
    )
    # Their commands leave a plain dict in its place, which no process inherits: it comes back.
    monkeypatch.setattr(os, "environ", os.environ)
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(folder))
    monkeypatch.setenv("PATH", os.path.dirname(sys.executable), prepend=os.pathsep)
