"""Preparing a notebook: plot style, quiet libraries, calm messages for unfinished exercises."""

import os
from collections.abc import Callable
from typing import TypeVar

from aicourse import calm, checklist, handin

T = TypeVar("T")


def is_graded() -> bool:
    """Tell whether nbgrader validates or grades the notebook."""
    # nbgrader sets the variable to "autograde" or "validate".
    return "NBGRADER_EXECUTION" in os.environ


def setup() -> None:
    """Prepare the notebook that calls it; the first line of every notebook.

    Plots get the course's style and a Chinese font, TensorFlow computes the same numbers on
    every processor and keeps its start-up log to itself, an exercise that is still a stub says
    so in one line instead of a traceback, and other errors are explained in Chinese.
    """
    # Read by TensorFlow when it is imported: without oneDNN's reordered sums, results are the
    # same from machine to machine, and no notice about them is printed.
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

    from aicourse import plotting

    plotting.use_style()
    attach_to_notebook()


def is_attended() -> bool:
    """Tell whether somebody is there to move a slider.

    Nobody is where nbgrader validates or grades the notebook, nor where a program runs it, such as
    ``nbconvert --execute``: it says that it answers no questions. nbclient, which both run it
    with, can wait forever for a widget's output (nbclient #312).
    """
    if is_graded():
        return False
    from IPython import get_ipython

    request: dict = getattr(get_ipython(), "get_parent", dict)()
    return request.get("content", {}).get("allow_stdin") is not False


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
    return graded if is_graded() else full


def interact(draw: Callable[..., object], **controls: object) -> None:
    """Show sliders and the like that draw anew when they are moved.

    Does nothing where nobody can move them (see `is_attended`).

    Parameters
    ----------
    draw
        Draws one picture; its arguments are the controls' values.
    **controls
        As in `ipywidgets.interact`.
    """
    if not is_attended():
        return
    import ipywidgets

    ipywidgets.interact(draw, **controls)


def step_through(draw: Callable[[int], object], steps: int) -> None:
    """Show a picture of each step, with a play button, a step back and forth, and a slider.

    Does nothing where nobody can use them, as `interact`.

    Parameters
    ----------
    draw
        Draws the picture of the step whose number it is given, 0 to ``steps - 1``.
    steps
    """
    if not is_attended():
        return
    import ipywidgets
    from IPython.display import display

    slider = ipywidgets.IntSlider(0, 0, steps - 1, description="第几步")
    # At most about ten seconds from the first step to the last.
    play = ipywidgets.Play(
        min=0, max=steps - 1, step=max(1, steps // 40), interval=250, show_repeat=False
    )
    ipywidgets.jslink((play, "value"), (slider, "value"))

    def button(text: str, move: int) -> ipywidgets.Button:
        one = ipywidgets.Button(description=text, layout=ipywidgets.Layout(width="6em"))

        def click(_: object) -> None:
            slider.value = min(max(slider.value + move, 0), steps - 1)

        one.on_click(click)
        return one

    controls = ipywidgets.HBox([play, button("◀ 退一步", -1), slider, button("进一步 ▶", 1)])
    picture = ipywidgets.interactive_output(lambda step: draw(step), {"step": slider})
    display(controls, picture)


def attach_to_notebook() -> None:
    """Where IPython runs the cells: note progress, and say in Chinese what errors mean."""
    try:
        from IPython import get_ipython
    except ImportError:
        return
    shell = get_ipython()
    if shell is None:
        return
    if is_graded():
        shell.set_custom_exc((NotImplementedError, handin.HandInError), calm.one_line)
    else:
        calm.attach(shell)
        checklist.watch(shell)
        handin.watch(shell)
