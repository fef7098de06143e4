"""Stepping through a search or a training."""

import os

import ipywidgets
import nbformat
import pytest
from nbclient import NotebookClient

import aicourse


@pytest.fixture
def shown(monkeypatch):
    """Return the widgets that are displayed."""
    widgets = []
    monkeypatch.setattr("IPython.display.display", lambda *shown: widgets.extend(shown))
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return widgets


def test_buttons_go_one_step_forth_and_back_and_no_further_than_the_ends(shown):
    drawn = []
    aicourse.step_through(drawn.append, 3)
    _, back, slider, forth = shown[0].children
    for button in (back, forth, forth, forth, back):
        button.click()
    assert drawn == [0, 1, 2, 1]
    assert slider.value == 1


def test_playing_takes_many_steps_in_strides(shown):
    aicourse.step_through(lambda step: None, 1000)
    play = shown[0].children[0]
    assert isinstance(play, ipywidgets.Play)
    assert (play.max - play.min) / play.step * play.interval < 12_000


def test_nothing_is_shown_where_nobody_moves_a_slider(shown, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    aicourse.step_through(lambda step: None, 3)
    assert shown == []


def test_a_program_that_runs_the_notebook_is_shown_nothing_that_it_could_wait_for():
    """As ``nbconvert --execute``; it says that it can't answer questions, as nobody is there."""
    source = (
        "import aicourse\naicourse.step_through(print, 3)\naicourse.interact(print, x=3)\n"
        "from aicourse.welcome import recognise_digits\nrecognise_digits()"
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    variables = {k: v for k, v in os.environ.items() if k != "NBGRADER_EXECUTION"}
    NotebookClient(notebook, kernel_name="python3", timeout=120).execute(env=variables)
    assert notebook.cells[0].outputs == []
