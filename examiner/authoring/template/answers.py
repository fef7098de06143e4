# %% right distance: the standard library
import math


def distance(p, q):
    if len(p) != len(q):
        raise ValueError("坐标要一样多")
    return math.dist(list(p), list(q))


# %% right distance: a loop
def distance(p, q):
    if len(p) != len(q):
        raise ValueError
    total = 0
    for a, b in zip(p, q):
        total += (a - b) ** 2
    return total**0.5


# %% wrong distance: without the square root -> distance_test_example
def distance(p, q):
    if len(p) != len(q):
        raise ValueError
    return sum((a - b) ** 2 for a, b in zip(p, q))


# %% wrong distance: along the axes -> distance_test_example, distance_test_generated
def distance(p, q):
    if len(p) != len(q):
        raise ValueError
    return sum(abs(a - b) for a, b in zip(p, q))


# %% wrong distance: no check of the lengths -> distance_test_lengths
def distance(p, q):
    return sum((a - b) ** 2 for a, b in zip(p, q)) ** 0.5


# %% wrong distance: the first two coordinates only -> distance_test_example
def distance(p, q):
    if len(p) != len(q):
        raise ValueError
    return sum((a - b) ** 2 for a, b in list(zip(p, q))[:2]) ** 0.5
