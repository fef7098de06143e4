"""Watching a Keras network learn, and whatever else takes a while.

It imports Keras, so `aicourse` itself does not import it::

    from aicourse.training import LiveCurves
"""

import time
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import keras
import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import display

T = TypeVar("T")

# What Keras calls a curve -> what the picture calls it.
NAMES = {"loss": "损失", "accuracy": "准确率"}


class LiveCurves(keras.callbacks.Callback):
    """Draw loss and accuracy after each epoch, in one picture that is replaced by the next.

    Give it to `fit` with ``verbose=0``. Accuracy is drawn where the network is compiled with
    ``metrics=["accuracy"]``, and the validation set's curves where `fit` gets one.

    Attributes
    ----------
    history : list of dict
        What Keras reported after each epoch, such as ``{"loss": 0.3, "val_loss": 0.4}``.

    Examples
    --------
    >>> model.fit(x, y, epochs=5, validation_split=0.2, verbose=0, callbacks=[LiveCurves()])
    """

    def on_train_begin(self, logs=None):
        """Start with empty curves."""
        self.history = []
        self._shown = None

    def on_epoch_end(self, epoch, logs=None):
        """Note the epoch's numbers and draw all so far."""
        self.history.append(dict(logs or {}))
        figure = self._draw()
        if self._shown is None:
            self._shown = display(figure, display_id=True)
        else:
            self._shown.update(figure)
        plt.close(figure)

    def _draw(self):
        """Return a figure with one picture each for loss and accuracy."""
        table = pd.DataFrame(self.history, index=range(1, len(self.history) + 1))
        names = {key: name for key, name in NAMES.items() if key in table}
        figure, axes = plt.subplots(1, len(names), figsize=(4.25 * len(names), 3), squeeze=False)
        for ax, (key, name) in zip(axes[0], names.items(), strict=True):
            ax.plot(table[key], "o-", label="训练集")
            ax.set(xlabel="轮", ylabel=name, title=f"{name}：{table[key].iloc[-1]:.3f}")
            if (validation := "val_" + key) in table:
                ax.plot(table[validation], "s--", label="验证集")
                ax.set_title(f"验证集{name}：{table[validation].iloc[-1]:.3f}")
            ax.set_xlim(0.5, max(self.params["epochs"], 2) + 0.5)
            ax.xaxis.get_major_locator().set_params(integer=True)
            ax.legend()
        return figure


class LiveProgress(keras.callbacks.Callback):
    """Say after each epoch how far training is and how long it will still take, in one line.

    For training that takes long and draws nothing. Give it to `fit` with ``verbose=0``.

    Examples
    --------
    >>> model.fit(x, y, epochs=60, verbose=0, callbacks=[LiveProgress()])
    """

    def on_train_begin(self, logs=None):
        """Say how many epochs there are."""
        self._line = _Line(self.params["epochs"], "轮")

    def on_epoch_end(self, epoch, logs=None):
        """Replace the line."""
        loss = (logs or {}).get("loss")
        self._line.show(epoch + 1, "" if loss is None else f"损失 {loss:.4f}，")


def with_progress(items: Sequence[T], unit: str = "个") -> Iterator[T]:
    """Go through items, and say in one line how far it is and how long it will still take.

    Parameters
    ----------
    items : sequence
        What a loop goes through.
    unit : str, optional
        What an item is called after its number.

    Examples
    --------
    >>> for settings in with_progress(all_settings, "个网络"):
    ...     run_experiment(settings)
    """
    line = _Line(len(items), unit)
    line.show(0)
    for done, item in enumerate(items, start=1):
        yield item
        line.show(done)


class _Line:
    """One line of text on the screen that is replaced by the next."""

    def __init__(self, total: int, unit: str):
        self.total, self.unit = total, unit
        self._start = time.perf_counter()
        self._shown: Any = None

    def show(self, done: int, note: str = "") -> None:
        """Say how many are done."""
        used = time.perf_counter() - self._start
        text = f"完成 {done}/{self.total} {self.unit}，{note}用了 {used:.0f} 秒"
        if 0 < done < self.total:
            text += f"，大约还要 {used / done * (self.total - done):.0f} 秒"
        line = {"text/plain": text}
        if self._shown is None:
            self._shown = display(line, raw=True, display_id=True)
        else:
            self._shown.update(line, raw=True)
