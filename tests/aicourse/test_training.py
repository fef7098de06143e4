"""Curves that students watch while a network trains."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from aicourse import training
from aicourse.training import LiveCurves


class Screen:
    """Stands for the notebook's display: keeps the titles and legends of every picture shown."""

    def __init__(self):
        self.pictures = []

    def __call__(self, figure, display_id):
        self.update(figure)
        return self

    def update(self, figure):
        self.pictures.append(
            [
                (ax.get_title(), [text.get_text() for text in ax.get_legend().get_texts()])
                for ax in figure.axes
            ]
        )


@pytest.fixture
def screen(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(training, "display", screen)
    return screen


def train(reports):
    """Call back as `fit` does, with these reports of the epochs."""
    curves = LiveCurves()
    curves.set_params({"epochs": len(reports)})
    curves.on_train_begin()
    for epoch, logs in enumerate(reports):
        curves.on_epoch_end(epoch, logs)
    return curves


def test_each_epoch_draws_loss_and_accuracy_of_both_sets(screen):
    reports = [
        {"loss": 2.0, "accuracy": 0.5, "val_loss": 2.5, "val_accuracy": 0.4},
        {"loss": 1.0, "accuracy": 0.8, "val_loss": 1.5, "val_accuracy": 0.6},
    ]
    curves = train(reports)
    both = ["训练集", "验证集"]
    assert screen.pictures == [
        [("验证集损失：2.500", both), ("验证集准确率：0.400", both)],
        [("验证集损失：1.500", both), ("验证集准确率：0.600", both)],
    ]
    assert curves.history == reports
    assert not plt.get_fignums()


def test_what_was_not_measured_is_not_drawn(screen):
    train([{"loss": 2.0}])
    assert screen.pictures == [[("损失：2.000", ["训练集"])]]


def test_keras_calls_it_in_training(screen):
    import keras

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mean_squared_error")
    x = np.zeros((4, 1))
    model.fit(x, x, epochs=2, validation_data=(x, x), verbose=0, callbacks=[LiveCurves()])
    assert [len(picture) for picture in screen.pictures] == [1, 1]


class Lines:
    """Stands for the notebook's display: keeps every line of text shown."""

    def __init__(self):
        self.lines = []

    def __call__(self, data, raw, display_id):
        self.update(data, raw)
        return self

    def update(self, data, raw):
        self.lines.append(data["text/plain"])


@pytest.fixture
def lines(monkeypatch):
    screen = Lines()
    monkeypatch.setattr(training, "display", screen)
    return screen.lines


def test_a_loop_says_how_far_it_is_and_how_long_it_will_still_take(lines):
    assert list(training.with_progress("abc", "个网络")) == ["a", "b", "c"]
    assert [line.partition("，")[0] for line in lines] == [
        f"完成 {done}/3 个网络" for done in (0, 1, 2, 3)
    ]
    assert ["大约还要" in line for line in lines] == [False, True, True, False]


def test_training_says_how_far_it_is(lines):
    progress = training.LiveProgress()
    progress.set_params({"epochs": 2})
    progress.on_train_begin()
    progress.on_epoch_end(0, {"loss": 0.25})
    progress.on_epoch_end(1)
    assert lines[0].startswith("完成 1/2 轮，损失 0.2500，用了")
    assert lines[1].startswith("完成 2/2 轮，用了")
