"""What students use: progress in the notebook, and the file that they hand in."""

import os
import runpy
import subprocess
import sys

import nbformat
import pytest
import tiny
from conftest import ROOT, cell_of
from IPython.core.interactiveshell import InteractiveShell

import aicourse
from aicourse import checklist, handin
from aicourse.handin import HandInError, hand_in
from aicourse.record import FILE


@pytest.fixture
def chapter(tmp_path, monkeypatch):
    """Make the folder of a chapter with its notebook the current one; return the notebook."""
    notebook = tiny.notebook()
    cell_of(notebook, "shout").source = "def shout(text):\n    raise NotImplementedError('…')"
    for name in ("double_test_hidden", "shout_test_hidden"):
        cell_of(notebook, name).source = "# 隐藏测试"
    (tmp_path / "tiny").mkdir()
    nbformat.write(notebook, tmp_path / "tiny" / "tiny.ipynb")
    monkeypatch.chdir(tmp_path / "tiny")
    return notebook


def test_the_file_is_named_so_that_collecting_understands_it(chapter, tmp_path, capsys):
    hand_in("2023001")
    path = tmp_path / "hand-in" / "2023001_tiny.ipynb"
    assert path.read_bytes() == (tmp_path / "tiny" / "tiny.ipynb").read_bytes()
    assert "还有 1 道题没有完成：shout" in capsys.readouterr().out


@pytest.mark.parametrize("student", ["", "a b", "a_b", "../x", "a" * 99])
def test_a_number_that_can_not_name_a_file_is_refused(chapter, student):
    with pytest.raises(HandInError, match="学号"):
        hand_in(student)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("这是作业", "不是完整的笔记本"),
        ('{"cells": 5}', "不是完整的笔记本"),
        (nbformat.writes(nbformat.v4.new_notebook()), "没有课程的答题单元格"),
    ],
)
def test_what_could_not_be_graded_is_refused(chapter, tmp_path, content, message):
    (tmp_path / "tiny" / "tiny.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(HandInError, match=message):
        hand_in("2023001")
    assert not (tmp_path / "hand-in").exists()


def test_a_notebook_full_of_output_is_refused(chapter, monkeypatch):
    monkeypatch.setattr(handin, "MAX_BYTES", 10)
    with pytest.raises(HandInError, match="太大了"):
        hand_in("2023001")


def test_the_command_hands_in_chapters_by_their_folders(chapter, tmp_path):
    call = [sys.executable, "-m", "aicourse", "hand-in", "2023001", "tiny", "missing"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        call, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert (tmp_path / "hand-in" / "2023001_tiny.ipynb").is_file()
    assert done.returncode == 1
    assert "找不到这一章的笔记本" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_renamed_notebook_is_found_and_handed_in_by_the_name_of_its_chapter(chapter, tmp_path):
    (tmp_path / "tiny" / "tiny.ipynb").rename(tmp_path / "tiny" / "我的作业.ipynb")
    hand_in("2023001")
    assert (tmp_path / "hand-in" / "2023001_tiny.ipynb").is_file()


def test_without_a_number_the_last_one_is_used_and_nobody_is_asked(chapter, tmp_path):
    with pytest.raises(HandInError, match="学号写在括号里"):
        hand_in()
    hand_in(2023001)
    (tmp_path / "hand-in" / "2023001_tiny.ipynb").unlink()
    hand_in()
    assert (tmp_path / "hand-in" / "2023001_tiny.ipynb").is_file()


def test_a_file_in_the_place_of_the_folder_is_one_sentence(chapter, tmp_path):
    (tmp_path / "hand-in").write_text("")
    with pytest.raises(HandInError, match="同名的文件"):
        hand_in("2023001")


def test_a_folder_that_can_not_be_written_is_one_sentence(chapter, tmp_path):
    # Not by permissions, which root has all of: a folder in the place of the file.
    (tmp_path / "hand-in" / "2023001_tiny.ipynb" / "x").mkdir(parents=True)
    with pytest.raises(HandInError, match="没能写入"):
        hand_in("2023001")
    assert list((tmp_path / "hand-in").iterdir()) == [tmp_path / "hand-in" / "2023001_tiny.ipynb"]


def test_an_answer_that_was_run_but_not_saved_is_noticed(chapter, tmp_path, monkeypatch):
    monkeypatch.setattr(handin, "_ran", {})
    path = tmp_path / "tiny" / "tiny.ipynb"
    os.utime(path, (1, 1))
    shell = InteractiveShell()
    handin.watch(shell)
    shell.run_cell("def double(x):\n    return x + x", cell_id="double")
    with pytest.raises(HandInError, match="先保存"):
        hand_in("2023001")
    cell_of(chapter, "double").source = "def double(x):\n    return x + x"
    nbformat.write(chapter, path)
    hand_in("2023001")


@pytest.fixture
def shell():
    shell = InteractiveShell()
    checklist.watch(shell)
    return shell


def test_progress_counts_the_visible_tests_that_pass(chapter, shell):
    assert "通过 0/2 个，代表 0/4 分" in str(aicourse.progress())
    shell.run_cell("def double(x):\n    return 2 * x\ndef shout(text):\n    return text")
    for name in ("double_test_visible", "shout_test_visible"):
        shell.run_cell(cell_of(chapter, name).source)
    assert "通过 1/2 个，代表 2/4 分" in str(aicourse.progress())
    assert "✗ 还没通过" in aicourse.progress()._repr_html_()


def test_progress_is_remembered_and_names_exercises_and_what_was_handed_in(
    chapter, tmp_path, shell
):
    chapter.cells.insert(2, nbformat.v4.new_markdown_cell("### 练习 1　两倍（★，5 分）"))
    nbformat.write(chapter, tmp_path / "tiny" / "tiny.ipynb")
    shell.run_cell("def double(x):\n    return 2 * x")
    shell.run_cell(cell_of(chapter, "double_test_visible").source)
    hand_in("2023001")
    # In another kernel, nothing but the file is left.
    code = "import aicourse; print(aicourse.progress(), aicourse.progress()._repr_html_())"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8"
    )
    assert "通过 1/2 个" in done.stdout
    assert "练习 1　两倍" in done.stdout
    assert "学号 2023001。<" in done.stdout
    cell_of(chapter, "shout").source = "def shout(text):\n    return text + '！'"
    nbformat.write(chapter, tmp_path / "tiny" / "tiny.ipynb")
    assert "后来又改过答案" in str(aicourse.progress())


@pytest.mark.parametrize("content", ["", "[]", '{"passed": 3}', '{"passed": {"a": true}}'])
def test_a_damaged_record_of_progress_is_forgotten(chapter, tmp_path, content):
    (tmp_path / "tiny" / FILE).write_text(content)
    assert "通过 0/2 个" in str(aicourse.progress())


def test_progress_is_calm_where_there_is_no_notebook(tmp_path, monkeypatch, shell, capsys):
    monkeypatch.chdir(tmp_path)
    shell.run_cell("assert True")
    assert "通过 0/0 个" in str(aicourse.progress())
    assert "Traceback" not in capsys.readouterr().out


def test_a_new_game_of_noughts_and_crosses_shows_an_empty_board():
    """JupyterLab leaves on a button what it showed where its description becomes empty."""
    search = runpy.run_path(str(ROOT / "source" / "02.01-search" / "search.py"))
    game = search["Game"](search["one_step_player"])
    game.click(4)
    assert [button.description for button in game.buttons].count("X") == 1
    game.widget.children[-1].click()
    assert {button.description for button in game.buttons} == {"\u00a0"}
