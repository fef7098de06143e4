"""The demonstrations' network: what it computes is what its formulas say."""

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from aicourse.networks import DenseNetwork


@pytest.fixture
def data():
    rng = np.random.default_rng(1)
    return rng.normal(size=(7, 4)), rng.integers(3, size=7)


def test_probabilities_add_up_to_one_and_the_loss_is_that_of_the_right_classes(data):
    x, labels = data
    network = DenseNetwork([4, 5, 3], scale=1.0)
    p = network.predict(x)
    assert p.shape == (7, 3)
    assert np.allclose(p.sum(axis=1), 1)
    assert np.isclose(network.loss(x, labels), -np.mean(np.log(p[np.arange(7), labels])))
    assert network.accuracy(x, p.argmax(axis=1)) == 1


@pytest.mark.parametrize("sizes", [[4, 3], [4, 5, 3], [4, 6, 5, 3]])
def test_gradient_is_the_slope_of_the_loss(data, sizes):
    x, labels = data
    network = DenseNetwork(sizes, scale=1.0)
    loss, slopes = network.gradient(x, labels)
    assert np.isclose(loss, network.loss(x, labels))
    for layer, gradients in zip(network.layers, slopes, strict=True):
        for parameter, gradient in zip(layer, gradients, strict=True):
            original = parameter.copy()

            def moved(values, parameter=parameter):
                parameter[...] = values.reshape(parameter.shape)
                return network.loss(x, labels)

            numeric = approx_fprime(original.ravel(), moved, 1e-6)
            parameter[...] = original
            assert np.allclose(gradient.ravel(), numeric, atol=1e-5)


def test_slope_of_one_parameter_leaves_it_as_it_was(data):
    x, labels = data
    network = DenseNetwork([4, 5, 3], scale=1.0)
    before = network.layers[1][0].copy()
    _, slopes = network.gradient(x, labels)
    assert np.isclose(network.slope(x, labels, 1, 0, 7), slopes[1][0].ravel()[7])
    assert np.array_equal(network.layers[1][0], before)


def test_training_lowers_the_loss_and_repeats_itself(data):
    x, labels = data
    losses = []
    for _ in range(2):
        network = DenseNetwork([4, 8, 3], scale=0.5)
        losses.append([loss for _, loss in network.train(x, labels, 200, batch=7, rate=0.5)])
    assert losses[0] == losses[1]
    assert np.mean(losses[0][-20:]) < np.mean(losses[0][:20]) / 2


def test_huge_scores_give_no_nan():
    network = DenseNetwork([2, 2, 2], scale=1e4)
    assert np.isfinite(network.loss(np.eye(2), np.array([0, 1])))
    assert np.isfinite(network.predict(np.eye(2))).all()
