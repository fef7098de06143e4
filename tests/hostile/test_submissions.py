"""Hostile files: what they are, are called or claim to be must change nothing.

Each hands in a right answer to `shout` and a wrong one to `double`.
"""

import hashlib
import json
import subprocess
import sys
from copy import deepcopy

import nbformat
import pytest
from nbformat import v4

from examiner.authoring import answers
from examiner.cells import name_of

WRONG, RIGHT = "def double(x):\n    return 0", "def shout(text):\n    return text + '！'"
EARNED = {
    "double_test_visible": 0,
    "double_test_hidden": 0,
    "shout_test_visible": 2,
    "shout_test_hidden": 3,
}
NOTHING = dict.fromkeys(EARNED, 0)
ALWAYS_RIGHT = "import tiny_lies\nprint(5)\nassert True"


def cell(notebook, name):
    return next(cell for cell in notebook.cells if name_of(cell) == name)


def examined(notebook):
    return [cell for cell in notebook.cells if "_test_" in name_of(cell)]


def edited(notebook):
    for test in examined(notebook):
        test.source = "print(3)"


def deleted(notebook):
    notebook.cells = [cell for cell in notebook.cells if "_test_" not in name_of(cell)]


def duplicated(notebook):
    for test in examined(notebook):
        notebook.cells.append(deepcopy(test) | {"source": "assert True", "id": f"{test.id}-2"})


def duplicated_before(notebook):
    for test in examined(notebook):
        notebook.cells.insert(0, deepcopy(test) | {"source": "assert True", "id": f"{test.id}-2"})


def retagged(notebook):
    for each in notebook.cells:
        each.metadata["tags"] = ["skip-execution", "raises-exception", "remove-cell"]


def retyped_as_markdown(notebook):
    notebook.cells = [
        v4.new_markdown_cell(c.source, metadata=c.metadata) if c in examined(notebook) else c
        for c in notebook.cells
    ]


def retyped_as_raw(notebook):
    notebook.cells = [
        v4.new_raw_cell(c.source, metadata=c.metadata) if c in examined(notebook) else c
        for c in notebook.cells
    ]


def more_points(notebook):
    for test in examined(notebook):
        test.metadata.nbgrader["points"] = 1000


def answers_instead_of_tests(notebook):
    for test in examined(notebook):
        test.metadata.nbgrader |= {"solution": True, "locked": False, "grade": False}


def unlocked(notebook):
    for each in notebook.cells:
        if "nbgrader" in each.metadata:
            each.metadata.nbgrader["locked"] = False
    cell(notebook, "setup").source = "import math\nmath.pi = 0"


def renamed(notebook):
    first, second = cell(notebook, "double_test_hidden"), cell(notebook, "shout_test_hidden")
    first.metadata.nbgrader.grade_id, second.metadata.nbgrader.grade_id = (
        "shout_test_hidden",
        "double_test_hidden",
    )


def verdict_claimed(notebook):
    for each in notebook.cells:
        each.metadata["examiner"] = {"status": "ok"}
    notebook.metadata["examiner"] = {"sha256": "0" * 64, "remarks": []}


def outputs_claimed(notebook):
    for test in examined(notebook):
        test.execution_count = 1
        test.outputs = [v4.new_output("execute_result", data={"text/plain": "3"})]


def checksum_claimed(notebook):
    for test in examined(notebook):
        test.metadata.nbgrader |= {"checksum": "0" * 32, "schema_version": 99}


def another_kernel(notebook):
    notebook.metadata["kernelspec"] = {"name": "evil", "display_name": "x", "language": "bash"}
    notebook.metadata["language_info"] = {"name": "bash"}


def reversed_cells(notebook):
    notebook.cells.reverse()


def same_ids(notebook):
    for each in notebook.cells:
        each["id"] = "same"


def odd_metadata(notebook):
    for each in examined(notebook):
        each.metadata["nbgrader"] = ["grade_id", each.metadata.nbgrader.grade_id]


def newer_format(notebook):
    notebook.nbformat, notebook.nbformat_minor = 99, 99


KINDS = {
    kind.__name__: kind
    for kind in (
        *(edited, deleted, duplicated, duplicated_before, retagged, retyped_as_markdown),
        *(
            retyped_as_raw,
            more_points,
            answers_instead_of_tests,
            unlocked,
            renamed,
            verdict_claimed,
        ),
        *(outputs_claimed, checksum_claimed, another_kernel, reversed_cells, same_ids),
        *(odd_metadata, newer_format),
    )
}
#: Name -> (file beside the notebook, what is in it).
BESIDE = {
    "shadow_of_a_module": ("math.py", "pi = 0\nraise SystemExit(0)"),
    "shadow_of_numpy": ("numpy.py", "raise SystemExit(0)"),
    "shadow_of_the_kernel": ("ipykernel_launcher.py", "open('pwned', 'w')"),
    "shadow_of_the_examiner": ("examiner.py", "raise SystemExit(0)"),
    "start_up_file": ("sitecustomize.py", "open('pwned', 'w')"),
    "start_up_of_ipython": (".ipython/profile_default/startup/0.py", "open('pwned', 'w')"),
    "kernel_of_its_own": ("kernels/python3/kernel.json", '{"argv": ["touch", "pwned"]}'),
    "settings_of_nbgrader": ("nbgrader_config.py", "open('pwned', 'w')"),
    "settings_of_jupyter": ("jupyter_config.py", "open('pwned', 'w')"),
    "test_settings": ("conftest.py", "open('pwned', 'w')"),
    "script_in_a_file_name": ("<img src=x onerror=alert(1)>.txt", ""),
    "command_in_a_file_name": ("$(touch pwned); touch pwned.txt", ""),
    "line_break_in_a_file_name": ("a\nb.txt", ""),
    "another_notebook": ("<script>alert(1)</script>.ipynb", '{"cells": []}'),
    "a_path_as_a_file": ("..evil", ""),
}
UNREADABLE = {
    "deep_json": "[" * 100_000,
    "null": "null",
    "empty": "",
    "zeros": b"\0" * 1000,
    "utf16": '{"cells": []}'.encode("utf-16"),
    "pickle": b"\x80\x04cposix\nsystem\n",
}
ODD_STUDENTS = ["空 格", "a'b\"c", "<b>x<b>", "-rf", "$(id)"]


@pytest.fixture(scope="module")
def graded(grader):
    folder = grader("tiny")
    course = folder.course
    wrong = answers.fill(course.read("release", "tiny"), {"double": WRONG, "shout": RIGHT})
    for name, change in KINDS.items():
        notebook = deepcopy(wrong)
        change(notebook)
        folder.submit("tiny", name, json.dumps(notebook))
    for name, (file, content) in BESIDE.items():
        folder.submit("tiny", name, wrong)
        path = course.notebook("submitted", "tiny", name).parent / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    for name, content in UNREADABLE.items():
        folder.submit("tiny", name, content)
    for name in ODD_STUDENTS:
        folder.submit("tiny", name, wrong)
    right = course.notebook("submitted", "tiny", "neighbour")
    folder.submit("tiny", "neighbour", nbformat.reads(solved(course), as_version=4))
    for name, target in {"link_to_a_neighbour": right, "link_to_nowhere": "/nowhere"}.items():
        path = course.notebook("submitted", "tiny", name)
        path.parent.mkdir(parents=True)
        path.symlink_to(target)
    folder.submit("tiny", "link_beside", wrong)
    (course.notebook("submitted", "tiny", "link_beside").parent / "passwd").symlink_to(
        "/etc/passwd"
    )
    before = state(course)
    return folder, folder.grade("tiny"), before


def solved(course) -> str:
    return nbformat.writes(
        answers.fill(
            course.read("release", "tiny"),
            {"double": "def double(x): return 2 * x", "shout": RIGHT},
        )
    )


def state(course) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for stage in ("source", "release", "submitted")
        for path in sorted((course.root / stage).rglob("*"))
        if path.is_file()
    }


def of(scores, student):
    return {name: scores[student][name] for name in EARNED}


@pytest.mark.parametrize("student", [*KINDS, *BESIDE, "link_beside"])
def test_what_was_not_earned_is_not_given(graded, student):
    _, scores, _ = graded
    assert of(scores, student) == EARNED


@pytest.mark.parametrize("student", [*UNREADABLE, "link_to_a_neighbour", "link_to_nowhere"])
def test_what_is_no_notebook_counts_as_not_handed_in(graded, student):
    _, scores, _ = graded
    assert of(scores, student) == NOTHING


def test_others_and_their_files_are_not_touched(graded):
    folder, scores, before = graded
    assert of(scores, "neighbour") == dict.fromkeys(EARNED, 0) | {
        "double_test_visible": 2,
        "double_test_hidden": 3,
        "shout_test_visible": 2,
        "shout_test_hidden": 3,
    }
    assert state(folder.course) == before
    assert list(folder.course.root.rglob("pwned*")) == []


@pytest.mark.parametrize("student", ODD_STUDENTS)
def test_an_odd_name_stops_nobody(graded, student):
    _, scores, _ = graded
    assert student not in scores or of(scores, student) == EARNED


def test_without_a_sandbox_nothing_is_graded_and_a_sentence_says_why(grader):
    # In a process of its own: a course's settings would stay in force in this one.
    gone = "from examiner.engine import sandbox; sandbox.missing = lambda: ['Landlock']; "
    folder = grader("tiny")
    folder.submit("tiny", "ada", folder.course.read("release", "tiny"))
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            gone + "from nbgrader.apps.nbgraderapp import main; main()",
            "autograde",
            "tiny",
        ],
        cwd=folder.course.root,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "can't be kept in a sandbox here: Landlock" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder.course.root / "autograded" / "ada").exists()
