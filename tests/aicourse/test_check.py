"""`aicourse.check`: the visible tests at once, a line an exercise, and nothing is changed."""

import signal
import threading

import nbformat
import numpy as np
import pytest
import tiny
from conftest import cell_of
from IPython.core.interactiveshell import InteractiveShell

import aicourse
from aicourse import calm, checking
from aicourse.chapter import cells_of, exercises
from aicourse.checking import Outcome, examine

RIGHT = "def double(x):\n    return 2 * x"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    notebook = tiny.notebook()
    notebook.cells.insert(2, nbformat.v4.new_markdown_cell("### 练习 1　两倍（★，5 分）"))
    notebook.cells.insert(6, nbformat.v4.new_markdown_cell("### 练习 2　大声说（★，5 分）"))
    cell_of(notebook, "double_test_hidden").source = "# 隐藏测试"
    cell_of(notebook, "shout_test_hidden").source = "# 隐藏测试"
    (tmp_path / "tiny").mkdir()
    nbformat.write(notebook, tmp_path / "tiny" / "tiny.ipynb")
    monkeypatch.chdir(tmp_path / "tiny")
    monkeypatch.setattr(calm, "_broken", {})
    return tmp_path / "tiny"


@pytest.fixture
def double(folder):
    return exercises(cells_of(folder / "tiny.ipynb"))[0]


@pytest.fixture
def said(folder, monkeypatch, capsys):
    """Return a function that runs `check` beside some definitions and returns what it prints."""

    def said(code, *which):
        namespace = {}
        exec(code, namespace)
        monkeypatch.setattr(checking, "_namespace", lambda: namespace)
        aicourse.check(*which)
        return capsys.readouterr().out

    return said


def test_each_exercise_has_a_line_with_its_name_points_and_outcome(said):
    stub = "def shout(text):\n    raise NotImplementedError('这道题还没有完成')"
    lines = said(f"{RIGHT}\n{stub}").splitlines()
    assert lines[0] == "✓ 练习 1　两倍（5 分）看得见的测试全部通过。"
    assert lines[1] == "– 练习 2　大声说（5 分）还没有完成。"
    assert "只运行看得见的测试" in lines[2]


@pytest.mark.parametrize("which", ["double", 1, "练习 1", "两倍"])
def test_one_exercise_is_checked_by_name_number_or_title(said, which):
    text = said("def double(x):\n    return x", which)
    assert text.startswith("✗ 练习 1　两倍（5 分）2 的两倍是 4\n")
    assert "练习 2" not in text


def test_an_exercise_that_is_not_there_is_named_beside_those_that_are(said):
    assert "没有叫 'dubble' 的练习" in said(RIGHT, "dubble")


def test_a_renamed_notebook_is_found(folder, said):
    (folder / "tiny.ipynb").rename(folder / "改过名字.ipynb")
    assert "✓ 练习 1" in said(RIGHT)


def test_a_folder_without_exercises_is_one_sentence(said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "没有找到带练习的笔记本" in said(RIGHT)


def test_where_the_notebook_is_graded_nothing_happens(said, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert said(RIGHT) == ""


def test_an_answer_that_was_not_run_yet_is_unfinished(double):
    outcome, passed = examine(double, {})
    assert outcome == Outcome("unfinished", "还没有运行答案的单元格。")
    assert passed == {}


def test_an_error_in_the_answer_is_explained(double):
    namespace = {}
    exec("def double(x, y):\n    return x * y", namespace)
    outcome, _ = examine(double, namespace)
    assert outcome.state == "wrong"
    assert "少给了 1 个参数：'y'" in outcome.message
    assert "TypeError" in outcome.message


MESSY = """
seen, table, numbers, members, count = [1, [2]], {"a": []}, np.arange(3), {1}, 0

class Memory:
    def __init__(self):
        self.values = [1]

memory = Memory()

def double(x):
    global count, new
    count += 1
    new = 1
    seen.append(x)
    seen[1].append(x)
    table["a"].append(x)
    table["b"] = x
    numbers[:] = 0
    members.add(x)
    memory.values.append(x)
    memory.other = x
    np.random.random()
    return 2 * x
"""


def test_nothing_of_the_students_is_changed(double):
    namespace = {"np": np, "__name__": "__main__"}
    exec(MESSY, namespace)
    np.random.seed(1)
    names = set(namespace)
    assert examine(double, namespace)[0].state == "right"
    assert namespace["seen"] == [1, [2]]
    assert namespace["table"] == {"a": []}
    assert namespace["numbers"].tolist() == [0, 1, 2]
    assert namespace["members"] == {1}
    assert vars(namespace["memory"]) == {"values": [1]}
    assert namespace["count"] == 0
    assert set(namespace) == names
    expected = np.random.RandomState(1).random()
    assert np.random.random() == expected


def test_a_loop_that_never_ends_is_stopped_and_the_rest_is_left_out(said):
    main = threading.main_thread().ident
    threading.Timer(0.5, signal.pthread_kill, (main, signal.SIGINT)).start()
    lines = said("def double(x):\n    while True:\n        pass").splitlines()
    assert lines[0].startswith("■ 练习 1　两倍（5 分）太久没有结束，已经停下来了")
    assert lines[1].startswith("■ 练习 2")


def test_a_syntax_error_in_the_answers_cell_is_what_is_said(double):
    shell = InteractiveShell()
    calm.attach(shell)
    shell.run_cell(RIGHT)
    shell.run_cell("def double(x)\n    return 2 * x")
    outcome, _ = examine(double, shell.user_ns)
    assert "写 double 的单元格有语法错误（第 1 行）" in outcome.message
    shell.run_cell(RIGHT)
    assert examine(double, shell.user_ns)[0].state == "right"
