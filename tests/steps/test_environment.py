"""Errors that only the grader's machine has are told."""

import pytest
from conftest import cell_of
from nbformat import v4

from examiner import remarks
from examiner.authoring import answers
from examiner.classroom import report
from examiner.grading import grade
from examiner.steps.environment import environment_remarks

RIGHT = {
    "double": "def double(x):\n    return 2 * x",
    "shout": "def shout(t):\n    return t + '！'",
}


def notebook(ename, evalue, traceback=(), python=""):
    error = v4.new_output("error", ename=ename, evalue=evalue, traceback=list(traceback))
    made = v4.new_notebook(cells=[v4.new_code_cell("…", outputs=[error])])
    made.metadata["examiner"] = {"python": python}
    return made


@pytest.mark.parametrize(
    ("error", "python", "kinds"),
    [
        (("ModuleNotFoundError", "No module named 'seaborn'"), "", ["package"]),
        (("TclError", "no display name and no $DISPLAY environment variable"), "", ["display"]),
        (("ImportError", "… as 'headless' is currently running"), "", ["display"]),
        (("OSError", "x", ["File lib/python3.11/multiprocessing/synchronize.py"]), "", ["pool"]),
        (("SyntaxError", "f-string: expecting '}'"), "3.99.1", ["python"]),
        (("SyntaxError", "invalid syntax"), "", []),
        (("ValueError", "x"), "3.99.1", []),
    ],
)
def test_kinds(error, python, kinds):
    assert [each["kind"] for each in environment_remarks(notebook(*error, python=python))] == kinds


def test_one_remark_for_many_errors():
    made = notebook("ModuleNotFoundError", "No module named 'seaborn'")
    made.cells *= 5
    assert len(environment_remarks(made)) == 1


def test_from_the_submission_to_the_report(grader):
    folder = grader("tiny")
    submitted = answers.fill(folder.course.read("release", "tiny"), RIGHT)
    missing = "def double(x):\n    import a_package_of_mine\n    return 2 * x"
    cell_of(submitted, "double").source = missing
    cell_of(submitted, "shout").source += "\ntype Mine = 3 +"
    submitted.metadata["language_info"] = {"name": "python", "version": "3.99.0"}
    windows = "%matplotlib tk\nimport matplotlib, matplotlib.pyplot as plt\n"
    windows += "matplotlib.use('TkAgg'); plt.switch_backend('QtAgg'); plt.plot([1, 2]); drawn = 1"
    submitted.cells.append(v4.new_code_cell(windows))
    folder.submit("tiny", "ada", submitted)
    grade.autograde(folder.course)
    lines = "\n".join(report.remarks(folder.course))
    assert "it imports a_package_of_mine, which is not installed here" in lines
    assert "it was written with Python 3.99.0 and is graded with" in lines
    graded = folder.course.read("autograded", "tiny", "ada")
    last = graded.cells[-1]
    assert not [output for output in last.outputs if output.output_type == "error"]
    assert any("请告诉老师" in text for text in remarks.student(graded.metadata.examiner.remarks))
