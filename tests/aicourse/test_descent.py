"""The four ways downhill: each makes its step of the gradient as its formula says."""

import numpy as np
import pytest

from aicourse.descent import descend

METHODS = ["plain", "momentum", "rmsprop", "adam"]


def valley(x):
    return x * np.array([0.05, 2.0])


@pytest.mark.parametrize("method", METHODS)
def test_path_begins_at_the_start_and_comes_to_the_bottom(method):
    path = descend(valley, [-7, 2], method, rate=0.1, steps=400)
    assert path.shape == (401, 2)
    assert np.array_equal(path[0], [-7, 2])
    assert np.linalg.norm(path[-1]) < 1.0


def test_plain_steps_follow_the_gradient():
    assert np.allclose(descend(valley, [-7, 2], rate=0.1, steps=1)[1], [-7 + 0.035, 2 - 0.4])


def test_momentum_keeps_nine_tenths_of_its_speed():
    path = descend(lambda x: np.ones(1), [0.0], "momentum", rate=1, steps=3)
    assert np.allclose(path[:, 0], [0, -1, -2.9, -5.61])


def test_first_step_of_adam_is_as_long_as_the_rate_in_every_direction():
    assert np.allclose(descend(valley, [-7, 2], "adam", rate=0.1, steps=1)[1], [-6.9, 1.9])


def test_rmsprop_divides_by_the_size_of_the_gradients():
    step = descend(lambda x: np.array([100.0, 0.01]), [0, 0], "rmsprop", rate=1, steps=1)[1]
    assert np.allclose(step, -np.sqrt(10), atol=1e-4)


def test_an_unknown_method_is_refused():
    with pytest.raises(ValueError, match="There is no method 'up'"):
        descend(valley, [0, 0], "up")
