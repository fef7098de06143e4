"""A network judged by its numbers: the library's own network, built from what another consists of.

It imports Keras, so `aicourse` itself does not import it::

    from aicourse.rebuild import rebuild
"""

from typing import Any

import keras
import numpy as np

# What computes something when the network predicts -> the settings that say what.
PARTS = {
    keras.layers.Dense: ["activation"],
    keras.layers.Activation: ["activation"],
    keras.layers.ReLU: ["max_value", "negative_slope", "threshold"],
    keras.layers.LeakyReLU: ["negative_slope"],
    keras.layers.ELU: ["alpha"],
    keras.layers.Softmax: [],
    keras.layers.BatchNormalization: ["epsilon", "center", "scale"],
    keras.layers.LayerNormalization: ["epsilon", "center", "scale"],
    keras.layers.Rescaling: ["scale", "offset"],
}
# What only passes the numbers on then.
IDLE = (
    keras.layers.InputLayer,
    keras.layers.Dropout,
    keras.layers.GaussianNoise,
    keras.layers.GaussianDropout,
)


def rebuild(model: Any, n_inputs: int) -> keras.Sequential:
    """Build a chain of dense layers anew, from settings and weights that are plain data.

    A test judges this network instead of the one that it was handed: whatever that one is, its
    copy computes what these layers compute with these weights.

    Parameters
    ----------
    model
        A Keras model whose layers follow each other in the order of ``model.layers``.
    n_inputs : int
        How many numbers an example has.

    Returns
    -------
    keras.Sequential
        It takes arrays of shape (n, n_inputs).

    Raises
    ------
    AssertionError
        Where a layer is none of these, an activation none of Keras', or a weight no finite number;
        with a message for the student.
    """
    copy = keras.Sequential([keras.Input((n_inputs,))])
    for layer in _flatten(model):
        kind = next((kind for kind in PARTS if isinstance(layer, kind)), None)
        if kind is None:
            raise AssertionError(
                "请一层接一层地用 Dense、Activation、ReLU、Dropout、BatchNormalization 这样的层"
            )
        weights = [np.asarray(w, dtype="float32") for w in layer.get_weights()]
        if not all(np.isfinite(w).all() for w in weights):
            raise AssertionError("权重里有 nan 或无穷大：学习率是不是太大了？")
        settings = dict(layer.get_config())
        settings = {name: settings[name] for name in PARTS[kind]}
        if "activation" in settings:
            settings["activation"] = _activation(settings["activation"])
        if kind is keras.layers.Dense:
            # Their number is the weights', which are here, not one that the layer claims.
            settings |= {"units": weights[0].shape[-1], "use_bias": len(weights) == 2}
        part = kind(**settings)
        copy.add(part)
        try:
            part.set_weights(weights)
        except ValueError:
            raise AssertionError("有一层的权重的形状与它前后的层不配套") from None
    return copy


def _flatten(model: Any) -> list:
    """Return the layers that compute, those of networks inside the network included."""
    layers = []
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            layers += _flatten(layer)
        elif not isinstance(layer, IDLE):
            layers.append(layer)
    return layers


def _activation(setting: Any) -> Any:
    """Return Keras' own activation of this name, or the layer that stands in its place."""
    name = setting.get("config") if isinstance(setting, dict) else setting
    if isinstance(name, str):
        # TensorFlow's softmax calls itself so.
        name = "softmax" if name == "softmax_v2" else name
        if callable(found := getattr(keras.activations, name, None)):
            return found
    for kind, names in PARTS.items():
        if isinstance(name, dict) and setting.get("class_name") == kind.__name__:
            return kind(**{key: name[key] for key in names})
    raise AssertionError('激活函数请用 Keras 认识的，如 "relu"、"tanh"')
