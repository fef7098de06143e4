"""Four ways downhill, so that their paths can be drawn.

It is not imported by `aicourse` itself::

    from aicourse.descent import descend
"""

from collections.abc import Callable

import numpy as np


def descend(
    gradient: Callable[[np.ndarray], np.ndarray],
    start,
    method: str = "plain",
    rate: float = 0.1,
    steps: int = 100,
) -> np.ndarray:
    """Return the path of gradient descent.

    Parameters
    ----------
    gradient : callable
        Point of shape (n,) -> gradient of shape (n,).
    start : array-like of shape (n,)
        Where the path begins.
    method : {"plain", "momentum", "rmsprop", "adam"}
        Which rule makes a step of a gradient. Momentum is 0.9, RMSprop's average forgets a tenth
        a step, Adam has its usual 0.9 and 0.999.
    rate : float
        Learning rate.
    steps : int
        Number of steps.

    Returns
    -------
    ndarray of shape (steps + 1, n)
        The start, and the point after each step.

    References
    ----------
    Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015; RMSprop is by Hinton,
    in lecture 6 of his course of 2012.
    """
    x = np.array(start, dtype=float)
    path = [x]
    first = second = np.zeros_like(x)
    for k in range(1, steps + 1):
        slope = gradient(x)
        if method == "plain":
            move = slope
        elif method == "momentum":
            first = 0.9 * first + slope
            move = first
        elif method == "rmsprop":
            second = 0.9 * second + 0.1 * slope**2
            move = slope / (np.sqrt(second) + 1e-8)
        elif method == "adam":
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope**2
            move = first / (1 - 0.9**k) / (np.sqrt(second / (1 - 0.999**k)) + 1e-8)
        else:
            raise ValueError(f"There is no method {method!r}: plain, momentum, rmsprop or adam.")
        x = x - rate * move
        path.append(x)
    return np.array(path)
