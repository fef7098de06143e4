"""What happens to submissions of all kinds on the way from `submitted` to `feedback`."""

from copy import deepcopy

import nbformat
import pytest
from conftest import ROOT, cell_of
from nbformat import v4
from tiny import FULL, NONE, solved

from examiner import remarks
from examiner.authoring import answers
from examiner.classroom import report
from examiner.grading import grade, marks
from examiner.steps.rebuild import rebuild


def honest(released):
    return solved(released)


def untouched(released):
    return released


def test_cell_deleted(released):
    notebook = solved(released)
    notebook.cells.remove(cell_of(notebook, "double_test_hidden"))
    return notebook


def test_cell_edited(released):
    notebook = solved(released, double="def double(x):\n    return 5")
    cell_of(notebook, "double_test_visible").source = "assert True"
    return notebook


def everything_skipped(released):
    notebook = deepcopy(released)
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution"]
    return notebook


def answer_copied_below(released):
    """The first answer that differs from the stub counts, the old copy does not replace it."""
    notebook = solved(released)
    copy = deepcopy(cell_of(notebook, "double"))
    copy.source, copy.id = "def double(x):\n    return 0", "copied"
    notebook.cells.append(copy)
    return notebook


def answer_split(
    released, first="import math", second="def double(x):\n    return math.prod([2, x])"
):
    """JupyterLab's Split Cell gives both halves the name of the whole."""
    notebook = solved(released, double=first)
    place = notebook.cells.index(cell_of(notebook, "double"))
    half = deepcopy(notebook.cells[place])
    half.source, half.id = second, "half"
    notebook.cells.insert(place + 1, half)
    return notebook


def function_split(released):
    return answer_split(released, "def double(x):\n    y = x", "    return y + x")


def unfinished_try_below(released):
    """It could not run together with the answer, which counts as it is."""
    return answer_split(released, "def double(x):\n    return 2 * x", "def double(x)\n    return")


def too_deep_a_try_below(released):
    return answer_split(released, "def double(x):\n    return 2 * x", "x = " + "-" * 50_000 + "1")


def many_magics_below(released):
    return answer_split(released, "def double(x):\n    return 2 * x", "%time 1\n" * 600)


def half_an_emoji(released):
    notebook = solved(released)
    notebook.cells.append(v4.new_code_cell("'?'"))
    return nbformat.writes(notebook).replace("'?'", "'\\ud83d'")


def cells_reversed(released):
    notebook = solved(released)
    notebook.cells.reverse()
    return notebook


def own_cell_helps(released):
    """A student's own cell, which the answer needs, stays where it stood."""
    notebook = solved(released, double="def double(x):\n    return factor * x")
    notebook.cells.insert(2, v4.new_code_cell("factor = 2"))
    return notebook


def warns_on_stderr(released):
    noisy = "import sys\ndef double(x):\n    print('!', file=sys.stderr)\n    return 2 * x"
    return solved(released, double=noisy)


def uses_a_temporary_file(released):
    doubled = """import tempfile
def double(x):
    with tempfile.TemporaryFile("w+") as file:
        file.write(repr(2 * x))
        file.seek(0)
        return float(file.read())"""
    return solved(released, double=doubled)


def kernel_ended(released):
    return solved(released, shout="import os\ndef shout(text):\n    os._exit(0)")


def old_format(released):
    cells = [
        {
            "cell_type": cell.cell_type,
            "metadata": cell.metadata,
            **({"input": cell.source, "outputs": [], "language": "python"}
               if cell.cell_type == "code" else {"source": cell.source}),
        }
        for cell in solved(released).cells
    ]  # fmt: skip
    import json

    return json.dumps(
        {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}
    )


def huge_line(released):
    notebook = solved(released)
    notebook.cells.insert(2, v4.new_code_cell("print('x' * 3_000_000)"))
    return notebook


def no_notebook(released):
    return "老师好，这是我的作业"


def json_but_no_notebook(released):
    return '{"cells": 5}'


def odd_cells(released):
    return '{"cells": [1, null, {"cell_type": 7, "source": {"a": 1}, "metadata": []}]}'


def script_in_output(released):
    html = "from IPython.display import HTML, display\ndisplay(HTML('<script>alert(1)</script>'))"
    notebook = solved(released, double=f"{html}\ndef double(x):\n    return 2 * x")
    notebook.cells.append(v4.new_markdown_cell("<img src=x onerror=alert(1)>"))
    return notebook


def looks_at_the_source(released):
    notebook = solved(released)
    look = f"import os\ntry:\n    os.listdir({str(ROOT / 'source')!r})\nexcept OSError:\n    pass"
    notebook.cells.insert(2, v4.new_code_cell(look))
    return notebook


EXPECTED = {
    honest: FULL,
    untouched: NONE,
    test_cell_deleted: FULL,
    test_cell_edited: FULL | {"double_test_visible": 0, "double_test_hidden": 0},
    everything_skipped: NONE,
    answer_copied_below: FULL,
    answer_split: FULL,
    function_split: FULL,
    unfinished_try_below: FULL,
    too_deep_a_try_below: FULL,
    many_magics_below: FULL,
    half_an_emoji: FULL,
    cells_reversed: FULL,
    own_cell_helps: FULL,
    warns_on_stderr: FULL,
    uses_a_temporary_file: FULL,
    kernel_ended: FULL | {"shout_test_visible": 0, "shout_test_hidden": 0},
    old_format: FULL,
    huge_line: FULL,
    no_notebook: NONE,
    json_but_no_notebook: NONE,
    odd_cells: NONE,
    script_in_output: FULL,
    looks_at_the_source: FULL,
}
for kind in EXPECTED:
    kind.__test__ = False


@pytest.fixture(scope="module")
def graded(grader):
    folder = grader("tiny")
    released = folder.course.read("release", "tiny")
    for kind in EXPECTED:
        folder.submit("tiny", kind.__name__, kind(released))
    return folder, folder.grade("tiny")


@pytest.mark.parametrize("kind", EXPECTED, ids=lambda kind: kind.__name__)
def test_points(graded, kind):
    _, scores = graded
    automatic = {name: scores[kind.__name__][name] for name in FULL}
    assert automatic == EXPECTED[kind]


def test_feedback_tells_the_message_and_hides_the_test(graded):
    folder, _ = graded
    page = folder.feedback("tiny", "test_cell_edited")
    assert "要用乘法" in page
    for secret in ("math.pi", "secret-42", "评分标准在此"):
        assert secret not in page


def test_no_script_of_a_student_lives_in_the_feedback(graded):
    folder, _ = graded
    page = folder.feedback("tiny", "script_in_output")
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_huge_output_is_cut(graded):
    folder, _ = graded
    assert folder.course.notebook("autograded", "tiny", "huge_line").stat().st_size < 100_000


def test_the_report_names_who_looked_where_they_may_not(graded):
    folder, _ = graded
    lines = [line for line in report.remarks(folder.course) if "tried" in line]
    assert len(lines) == 1
    assert lines[0].startswith("looks_at_the_source  tiny: In [2] tried what it may not: file: ")


def test_the_report_and_the_feedback_say_why_a_program_ended(graded):
    folder, _ = graded
    assert any(
        "kernel_ended" in x and "ended early (exit)" in x for x in report.remarks(folder.course)
    )
    assert "程序自己提前结束了" in folder.feedback("tiny", "kernel_ended")


def test_a_notebook_without_ids_is_not_run_twice(grader):
    folder = grader("tiny")
    released = folder.course.read("release", "tiny")
    released.cells.insert(2, v4.new_code_cell("1 + 1", id="demonstration"))
    submitted = solved(released)
    submitted.cells.insert(3, v4.new_code_cell("mine = 3"))
    for cell in submitted.cells:
        cell["id"], cell["grade_id"] = None, cell.metadata.get("nbgrader", {}).get("grade_id")
    rebuilt, _ = rebuild(released, submitted, {})
    assert len(rebuilt.cells) == len(submitted.cells)
    assert [cell.source for cell in rebuilt.cells] == [cell.source for cell in submitted.cells]


def named(notebook):
    """Return the notebook as `read_notebook` gives it."""
    for cell in notebook.cells:
        cell["grade_id"] = cell.metadata.get("nbgrader", {}).get("grade_id")
    return notebook


def test_a_written_answer_that_was_split_is_kept_whole(grader):
    released = grader("tiny").course.read("release", "tiny")
    submitted = answers.fill(released, {"why": "因为……"})
    half = deepcopy(submitted.cells[-1])
    half.source = "所以……"
    submitted.cells.append(half)
    rebuilt, (said,) = rebuild(released, named(submitted), {})
    assert cell_of(rebuilt, "why").source == "因为……\n所以……"
    assert remarks.instructor(said) == "why: the answer stands in 2 cells, graded as one"


def test_another_chapters_notebook_is_told_in_one_line(grader):
    released = grader("tiny").course.read("release", "tiny")
    other = v4.new_notebook(cells=[v4.new_code_cell("x = 1")])
    (said,) = rebuild(released, named(other), {})[1]
    assert remarks.instructor(said).startswith("none of its answer cells was found")


def test_what_could_not_be_graded_is_no_zero(grader, monkeypatch):
    """nbgrader makes the submission's entry before it reads the notebook."""
    folder = grader("tiny")
    course = folder.course
    path = course.notebook("submitted", "tiny", "misnamed").with_name("tiny (1).ipynb")
    path.parent.mkdir(parents=True)
    nbformat.write(solved(course.read("release", "tiny")), path)
    folder.grade("tiny")
    assert marks.totals(course).empty
    assert grade.autograde(course) == 0
    assert any("tiny (1).ipynb" in line for line in report.remarks(course))


def partial(expression):
    return f"assert double(1) == 2\n{expression}"


@pytest.mark.parametrize(
    ("value", "points"),
    [("1.5", 1.5), ("2", 2), ("None", 2), ("float('nan')", 0), ("-1", 0), ("'all'", 0), ("99", 0)],
)
def test_partial_credit_is_a_number_from_zero_to_the_maximum(value, points):
    from nbgrader.utils import determine_grade
    from tiny import check

    from examiner.steps.score import PartialCreditError, evidence

    cell = check("double_test", 2, "")
    cell.metadata["examiner"] = {"status": "ok"}
    shown = repr(eval(value))
    if shown != "None":
        cell.outputs = [v4.new_output("execute_result", data={"text/plain": shown})]
    try:
        cell.outputs = evidence(cell)
    except PartialCreditError:
        assert points == 0
    else:
        assert determine_grade(cell)[0] == points


def test_a_test_cell_that_never_ran_gets_nothing():
    from tiny import check

    from examiner.steps.score import evidence

    assert evidence(check("double_test", 2, ""))[0].output_type == "error"


def test_a_resubmission_is_graded_again(graded):
    folder, _ = graded
    released = folder.course.read("release", "tiny")
    path = folder.course.notebook("submitted", "tiny", "comes_back")
    folder.submit("tiny", "comes_back", released)
    grade.autograde(folder.course)
    path.unlink()
    path.parent.rmdir()
    folder.submit("tiny", "comes_back", solved(released))
    grade.autograde(folder.course)
    assert {name: folder.grade("tiny")["comes_back"][name] for name in FULL} == FULL
