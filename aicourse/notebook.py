"""Preparing a notebook: plot style, quiet libraries, calm messages for unfinished exercises."""

import os
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

UNFINISHED = "⏳ 这道题还没有完成：请先在题目的代码单元格里写好答案并运行它，再运行这个单元格。"


def setup() -> None:
    """Prepare the notebook that calls it; the first line of every notebook.

    Plots get the course's style and a Chinese font, TensorFlow computes the same numbers on
    every processor and keeps its start-up log to itself, and an exercise that is still a stub
    says so in one line instead of a traceback.
    """
    # Read by TensorFlow when it is imported: without oneDNN's reordered sums, results are the
    # same from machine to machine, and no notice about them is printed.
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

    from aicourse import plotting

    plotting.use_style()
    _explain_unfinished_exercises()


def budget(full: T, graded: T) -> T:
    """Choose how much work a demonstration does.

    Parameters
    ----------
    full
        What a person who runs the notebook gets, such as a number of epochs.
    graded
        The smaller amount that is enough when nbgrader runs the notebook to validate or to
        grade it.

    Returns
    -------
    One of the two.
    """
    # nbgrader sets the variable to "autograde" or "validate".
    return graded if "NBGRADER_EXECUTION" in os.environ else full


def interact(draw: Callable[..., object], **controls: object) -> None:
    """Show sliders and the like that draw anew when they are moved.

    Does nothing when nbgrader validates or grades the notebook: nobody moves them there, and
    nbclient, which runs it then, can wait forever for a widget's output (nbclient #312).

    Parameters
    ----------
    draw
        Draws one picture; its arguments are the controls' values.
    **controls
        As in `ipywidgets.interact`.
    """
    if "NBGRADER_EXECUTION" in os.environ:
        return
    import ipywidgets

    ipywidgets.interact(draw, **controls)


def _explain_unfinished_exercises() -> None:
    """Show the stub's NotImplementedError as one calm line where IPython runs the cells."""
    try:
        from IPython import get_ipython
    except ImportError:
        return
    shell = get_ipython()
    if shell is None:
        return

    def show(shell, etype, value, tb, tb_offset=None):
        lines = [UNFINISHED]
        shell._showtraceback(etype, UNFINISHED, lines)
        return lines

    shell.set_custom_exc((NotImplementedError,), show)
