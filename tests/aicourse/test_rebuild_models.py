"""Networks built anew from settings and weights, which tests judge in place of those handed in."""

import keras
import numpy as np
import pytest

from aicourse.rebuild import rebuild

X = np.random.default_rng(0).normal(size=(9, 2)).astype("float32")


def chain(*layers):
    return keras.Sequential([keras.Input((2,)), *layers])


def functional():
    inputs = keras.Input((2,))
    hidden = keras.layers.Dense(4, "tanh")(inputs)
    return keras.Model(inputs, keras.layers.Dense(3, "softmax")(hidden))


@pytest.mark.parametrize(
    "model",
    [
        chain(keras.layers.Dense(5, "relu"), keras.layers.Dense(3, "softmax")),
        chain(keras.layers.Dense(3, keras.activations.elu, use_bias=False)),
        chain(keras.layers.Dense(4, activation=keras.layers.LeakyReLU(negative_slope=0.3))),
        chain(
            keras.layers.Dense(4),
            keras.layers.BatchNormalization(epsilon=0.1),
            keras.layers.ReLU(max_value=0.5),
            keras.layers.Dropout(0.5),
            keras.layers.Dense(2),
            keras.layers.Softmax(),
        ),
        chain(chain(keras.layers.Dense(2, "tanh")), keras.layers.Dense(2, "sigmoid")),
        functional(),
    ],
)
def test_it_computes_what_the_network_computes(model):
    copy = rebuild(model, 2)
    assert copy is not model
    assert np.allclose(copy(X), model(X), atol=1e-6)


def test_it_answers_as_its_weights_say_whatever_the_other_answers():
    class Liar(keras.Sequential):
        def call(self, *arguments, **named):
            return np.ones((len(X), 2), dtype="float32")

    liar = Liar([keras.Input((2,)), keras.layers.Dense(2)])
    assert np.allclose(rebuild(liar, 2)(X), X @ liar.get_weights()[0], atol=1e-6)


def test_weights_that_are_no_numbers_are_refused():
    model = chain(keras.layers.Dense(2))
    model.set_weights([np.full((2, 2), np.nan), np.zeros(2)])
    with pytest.raises(AssertionError, match="nan"):
        rebuild(model, 2)


@pytest.mark.parametrize(
    "layer",
    [keras.layers.Lambda(lambda x: x), keras.layers.Dense(2, activation=lambda z: z * z)],
)
def test_code_of_ones_own_is_refused(layer):
    with pytest.raises(AssertionError, match="请"):
        rebuild(chain(layer), 2)


def test_layers_that_do_not_fit_are_refused():
    model = chain(keras.layers.Dense(3), keras.layers.Dense(2))
    with pytest.raises(AssertionError, match="形状"):
        rebuild(model, 5)
