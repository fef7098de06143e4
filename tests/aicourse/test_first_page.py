"""What the first page shows: a digit that is recognised, and the chapters as cards."""

import nbformat
import numpy as np
import pytest
import tiny
from conftest import cell_of

from aicourse import data, drawing, record, welcome
from aicourse.contents import contents, read
from aicourse.record import Record


@pytest.mark.parametrize("digit", range(10))
def test_a_drawn_digit_is_recognised_without_any_download(digit, monkeypatch):
    monkeypatch.setenv("AICOURSE_MNIST", "nowhere")
    likely = welcome.recognise(drawing.sample(digit))
    assert likely.argmax() == digit
    assert likely.shape == (10,) and abs(likely.sum() - 1) < 1e-9


def test_most_digits_of_mnist_are_recognised():
    _, (images, labels) = data.load_mnist(test=200)
    guesses = [welcome.recognise(image).argmax() for image in images]
    assert np.mean(guesses == labels) > 0.9


def test_an_empty_pad_invites_and_a_drawing_is_answered():
    assert "我来猜" in welcome._answer(np.zeros((280, 280), dtype=np.uint8))
    assert "我猜是 <b>3</b>" in welcome._answer(drawing.sample(3))


@pytest.fixture
def course(tmp_path):
    notebook = tiny.notebook()
    notebook.cells[0].source = "# 01.01 小作业\n\n**需要的时间**：全部约 7 小时，可以分几次做"
    for name in ("double_test_hidden", "shout_test_hidden"):
        cell_of(notebook, name).source = "# 隐藏测试"
    for name in ("01.01-tiny", "data"):
        (tmp_path / name).mkdir()
    nbformat.write(notebook, tmp_path / "01.01-tiny" / "01.01-tiny.ipynb")
    nbformat.write(notebook, tmp_path / "01.01-tiny" / "副本.ipynb")
    return tmp_path


def test_a_chapter_has_one_card_that_opens_it(course):
    shown = read(course)
    assert str(shown) == "01.01 小作业（约 7 小时）2 道练习"
    html = shown._repr_html_()
    assert html.count("<a ") == 1 and "href='01.01-tiny/01.01-tiny.ipynb'" in html
    assert "src='pictures/chapters/01.01-tiny.png'" in html


def test_a_card_says_how_far_its_chapter_is_and_when_it_was_handed_in(course, monkeypatch):
    folder = course / "01.01-tiny"
    record.note(folder, {"double_test_visible": True, "shout_test_visible": False})
    known = Record.read(folder)
    known.time = "11 月 30 日 19:20"
    known.write(folder)
    monkeypatch.chdir(course)
    assert "完成 1/2 道，11 月 30 日交过" in str(contents())
    assert "width: 50%" in contents()._repr_html_()
    assert "2 道练习" in str(read(course, remembered=False))
