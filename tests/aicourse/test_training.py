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
