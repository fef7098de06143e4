"""A small network that the demonstrations train, so that they need no reader's answer.

It imports SciPy, so `aicourse` itself does not import it::

    from aicourse.networks import DenseNetwork
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from scipy.special import expit, log_softmax, softmax


class DenseNetwork:
    """Layers of sigmoid units, a softmax at the end, the mean cross-entropy as loss.

    Parameters
    ----------
    sizes : sequence of int
        Units of each layer, from the inputs to the classes.
    scale : float
        Standard deviation of the first weights; biases start at 0.
    seed : int
        Seed of the first weights.

    Attributes
    ----------
    layers : list of (ndarray, ndarray)
        Weights of shape (units before, units) and biases of shape (units,) of each layer.
    """

    def __init__(self, sizes, scale=0.01, seed=0):
        rng = np.random.default_rng(seed)
        self.layers = [
            (scale * rng.normal(size=(before, units)), np.zeros(units))
            for before, units in pairwise(sizes)
        ]

    def signals(self, x) -> list[np.ndarray]:
        """Return what goes into each layer, and last the scores before the softmax."""
        signals = [np.asarray(x, dtype=float)]
        for k, (weights, bias) in enumerate(self.layers):
            if k > 0:
                signals[-1] = expit(signals[-1])
            signals.append(signals[-1] @ weights + bias)
        return signals

    def predict(self, x) -> np.ndarray:
        """Return the probability of each class, shape (examples, classes)."""
        return softmax(self.signals(x)[-1], axis=1)

    def loss(self, x, labels) -> float:
        """Return the mean cross-entropy; `labels` are class numbers."""
        return _cross_entropy(self.signals(x)[-1], labels)

    def accuracy(self, x, labels) -> float:
        """Return the share of examples whose most probable class is the label."""
        return float(np.mean(self.signals(x)[-1].argmax(axis=1) == labels))

    def gradient(self, x, labels) -> tuple[float, list[tuple[np.ndarray, np.ndarray]]]:
        """Return the loss and, by backpropagation, its gradient for each layer's parameters."""
        *inputs, scores = self.signals(x)
        blame = softmax(scores, axis=1)
        blame[np.arange(len(blame)), labels] -= 1
        blame /= len(blame)
        slopes = []
        for k in reversed(range(len(self.layers))):
            slopes.append((inputs[k].T @ blame, blame.sum(axis=0)))
            if k > 0:  # nobody asks who is to blame for the data
                blame = (blame @ self.layers[k][0].T) * inputs[k] * (1 - inputs[k])
        return _cross_entropy(scores, labels), slopes[::-1]

    def slope(self, x, labels, layer, part, place, h=1e-4) -> float:
        """Return the loss's slope for one parameter, by looking a step ahead and a step behind.

        Parameters
        ----------
        layer : int
            Number of the layer.
        part : int
            0 for its weights, 1 for its biases.
        place : int
            Which of them, counted along the rows.
        h : float
            Length of the step.
        """
        values = self.layers[layer][part].ravel()  # a view: what is written here is in the layer
        original = values[place]
        ends = []
        for step in (h, -h):
            values[place] = original + step
            ends.append(self.loss(x, labels))
        values[place] = original
        return (ends[0] - ends[1]) / (2 * h)

    def train(self, x, labels, steps, batch=100, rate=0.1, seed=0) -> Iterator[tuple[int, float]]:
        """Go down by mini-batches, and yield after each step its number and its batch's loss."""
        rng = np.random.default_rng(seed)
        for step in range(1, steps + 1):
            chosen = rng.integers(len(x), size=batch)
            loss, slopes = self.gradient(x[chosen], labels[chosen])
            for parameters, gradients in zip(self.layers, slopes, strict=True):
                for parameter, gradient in zip(parameters, gradients, strict=True):
                    parameter -= rate * gradient
            yield step, loss


def _cross_entropy(scores, labels) -> float:
    """Return the mean cross-entropy, straight from the scores: no logarithm of 0 can occur."""
    return float(-np.mean(log_softmax(scores, axis=1)[np.arange(len(scores)), labels]))
