"""Errors in a real kernel: first what they mean, in Chinese; under grading, nothing is changed."""

import os

import nbformat
import pytest
import tiny
from conftest import cell_of
from nbclient import NotebookClient

START = "import aicourse\n\naicourse.setup()"
BROKEN = "def double(x)\n    return 2 * x"
CELLS = {
    "start": START,
    "printed": "print('先打印')\n1 / 0",
    "test": "assert 1 == 2, '少了 <感叹号>'",
    "bare": "assert 1 == 2",
    "stub": "raise NotImplementedError('这道题还没有完成')",
    "hand_in": "aicourse.hand_in()",
    "syntax": "x = （1）",
    "tokens": "if True:\n        x = 1\n    y = 2",
    "not_run": "later + 1",
    "given": "def double(x):\n    raise NotImplementedError",
    "broken": BROKEN,
    "broken_test": "assert double(2) == 4",
    "never": "def shout(text)\n    return text",
    "never_test": "assert shout('好')",
    "mended": "def double(x):\n    return 2 * x",
    "mended_test": "assert double(2) == 4",
    "interrupt": "raise KeyboardInterrupt",
    "magic": "%nosuchmagic",
    "exit": "raise ValueError('空列表没有熵可言')",
}


def execute(folder, cells, **environment):
    """Run cells in a kernel of their own and return name -> outputs."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source, id=name) for name, source in cells.items()]
    )
    client = NotebookClient(
        notebook, kernel_name="python3", allow_errors=True, resources={"metadata": {"path": folder}}
    )
    variables = {k: v for k, v in os.environ.items() if k != "NBGRADER_EXECUTION"}
    client.execute(env=variables | environment)
    return {cell.id: cell.outputs for cell in notebook.cells}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("calm") / "tiny"
    folder.mkdir()
    notebook = tiny.notebook()
    notebook.cells.append(nbformat.v4.new_code_cell("later = 1"))
    cell_of(notebook, "double").source = CELLS["given"]
    nbformat.write(notebook, folder / "tiny.ipynb")
    return folder


@pytest.fixture(scope="module")
def outputs(folder):
    return execute(folder, CELLS)


@pytest.fixture(scope="module")
def graded(folder):
    return execute(folder, CELLS, NBGRADER_EXECUTION="autograde")


def kinds(outputs):
    return [output.output_type for output in outputs]


def test_an_error_is_explained_before_pythons_own_words(outputs):
    printed, said, original = outputs["printed"]
    assert printed.text == "先打印\n"
    assert "除数是 0" in said.data["text/html"]
    assert original.ename == "ZeroDivisionError" and "In[2]" in "".join(original.traceback)


def test_a_failing_test_says_its_message_and_folds_the_traceback(outputs):
    (said,) = outputs["test"]
    visible, folded = said.data["text/html"].split("<details")
    assert "✗ 少了 &lt;感叹号&gt;" in visible
    assert "AssertionError" in folded
    assert said.data["text/plain"].startswith("✗ 少了 <感叹号>\n")


def test_an_assert_without_a_message_is_shown_as_it_is(outputs):
    assert kinds(outputs["bare"]) == ["error"]


@pytest.mark.parametrize(
    ("name", "text"), [("stub", "⏳ 这道题还没有完成"), ("hand_in", "请把学号写在括号里")]
)
def test_what_is_unfinished_is_one_line(outputs, name, text):
    (line,) = outputs[name]
    assert len(line.traceback) == 1 and text in line.traceback[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("syntax", "换成英文的 ( "),
        ("tokens", "对不齐"),
        ("not_run", "定义它的单元格还没有运行"),
        ("never_test", "写它的单元格有语法错误"),
    ],
)
def test_what_is_wrong_with_the_text_is_explained_once(outputs, name, text):
    found = [output.data["text/html"] for output in outputs[name] if "data" in output]
    assert len(found) == 1 and text in found[0]
    assert "error" in kinds(outputs[name])


def test_after_a_cell_that_could_not_be_read_a_test_points_to_it_until_it_is_mended(outputs):
    (line,) = outputs["broken_test"]
    assert "写 double 的单元格有语法错误（第 1 行）" in line.traceback[0]
    assert outputs["mended_test"] == []


def test_a_stopped_cell_says_so(outputs):
    assert "已经停下来了" in outputs["interrupt"][0].data["text/html"]


def test_other_errors_are_as_ever(outputs, graded):
    for name in ("magic", "exit"):
        assert outputs[name] == graded[name]


def test_under_grading_errors_are_python_s_own_but_for_what_is_unfinished(folder, graded):
    bare = execute(folder, {"start": "import aicourse"} | {k: CELLS[k] for k in list(CELLS)[1:]})
    one_line = {"stub", "hand_in", "broken_test"}
    for name in CELLS.keys() - one_line:
        assert graded[name] == bare[name], name
    for name in one_line:
        assert len(graded[name][0].traceback) == 1
    assert "这道题还没有完成" in graded["broken_test"][0].traceback[0]


def test_the_engine_sees_what_it_would_see_without(examine):
    """What a student's cells show and tests decide is the same, however they are prepared."""
    terms = {"libraries": {"numpy", "aicourse"}, "environment": {"NBGRADER_EXECUTION": "autograde"}}

    def outcomes(start):
        records = examine(("given", start), *ANSWERS, **terms)
        return [(each.outputs, each.passed, each.verdict, each.flags) for each in records[1:]]

    prepared = outcomes(START)
    assert prepared == outcomes("import aicourse")
    assert [passed for _, passed, *_ in prepared if passed is not None] == [False, True]


ANSWERS = [
    ("student", BROKEN),
    ("student", "def double(x):\n    return x + undefined"),
    ("test", "assert double(2) == 4, '2 的两倍是 4'"),
    ("student", "def double(x):\n    return 2 * x"),
    ("student", "import aicourse\naicourse.check()\naicourse.check('double')"),
    ("test", "assert double(2) == 4, '2 的两倍是 4'"),
    ("student", "1 / 0"),
]
