"""The first page's plaything: a digit is drawn and recognised at once, before any theory."""

import functools

import numpy as np

from aicourse import data, drawing
from aicourse.notebook import is_attended

#: A small network, trained by ``python -m tools digits``, so that nothing has to be downloaded.
WEIGHTS = "digits.npz"


def recognise(image: np.ndarray) -> np.ndarray:
    """Return how likely each digit is.

    Parameters
    ----------
    image : numpy.ndarray
        A drawing, of shape (height, width), 0 paper to 255 ink.

    Returns
    -------
    numpy.ndarray
        float of shape (10,), adds up to 1.

    Raises
    ------
    DataNotFoundError
        If the network's weights are not in ``data/``.
    """
    weights, biases, out_weights, out_biases = _network()
    pixels = drawing.as_mnist(image).reshape(-1) / 255
    hidden = np.maximum(0, pixels @ weights + biases)
    scores = np.exp((scores := hidden @ out_weights + out_biases) - scores.max())
    return scores / scores.sum()


def recognise_digits() -> None:
    """Show a pad to draw on, and beside it which digit it looks like after every stroke.

    Does nothing where nobody can draw.
    """
    if not is_attended():
        return
    import ipywidgets
    from IPython.display import display

    pad = drawing.DrawingPad()
    said = ipywidgets.HTML(_answer(pad.image))
    pad.on_draw(lambda image: setattr(said, "value", _answer(image)))
    row = ipywidgets.Layout(flex_flow="row wrap", align_items="center", grid_gap="24px")
    display(ipywidgets.HBox([pad, said], layout=row))


@functools.cache
def _network() -> tuple[np.ndarray, ...]:
    with np.load(data.find(WEIGHTS), allow_pickle=False) as file:
        names = ("weights", "biases", "out_weights", "out_biases")
        return tuple(file[name].astype(float) for name in names)


def _answer(image: np.ndarray) -> str:
    """Return the guess, and a bar a digit, as HTML."""
    if not image.any():
        return "<div style='font-size: 16px'>写一个 0 到 9 的数字，我来猜。</div>"
    likely = recognise(image)
    best = int(likely.argmax())
    rows = "".join(
        f"<div style='display: flex; align-items: center; line-height: 18px'>"
        f"<span style='width: 18px'>{digit}</span>"
        f"<span style='background: {'#D55E00' if digit == best else '#56B4E9'}; height: 10px; "
        f"width: {1 + 160 * share:.0f}px'></span>"
        f"<span style='margin-left: 6px'>{100 * share:.0f}%</span></div>"
        for digit, share in enumerate(likely)
    )
    return f"<div style='font-size: 22px; margin-bottom: 8px'>我猜是 <b>{best}</b></div>{rows}"
