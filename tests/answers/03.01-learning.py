# %% right mean_squared_error: a loop over both lists
def mean_squared_error(y, t):
    if len(y) != len(t):
        raise ValueError("长度不同")
    total = 0.0
    for output, answer in zip(y, t):
        total += (float(output) - float(answer)) ** 2
    return total / 2


# %% right mean_squared_error: a dot product
def mean_squared_error(y, t):
    difference = np.array(y, dtype=float) - np.array(t, dtype=float) if len(y) == len(t) else None
    if difference is None:
        raise ValueError
    return 0.5 * (difference @ difference)


# %% wrong mean_squared_error: the mean instead of half the sum -> mean_squared_error_test_generated
def mean_squared_error(y, t):
    y, t = np.asarray(y, dtype=float), np.asarray(t, dtype=float)
    if y.shape != t.shape:
        raise ValueError
    return np.mean((y - t) ** 2)


# %% wrong mean_squared_error: no factor of one half -> mean_squared_error_test_example
def mean_squared_error(y, t):
    y, t = np.asarray(y, dtype=float), np.asarray(t, dtype=float)
    if y.shape != t.shape:
        raise ValueError
    return np.sum((y - t) ** 2)


# %% wrong mean_squared_error: broadcasting hides different lengths -> mean_squared_error_test_lengths
def mean_squared_error(y, t):
    return 0.5 * np.sum((np.asarray(y) - np.asarray(t)) ** 2)


# %% wrong mean_squared_error: zip cuts the longer one off -> mean_squared_error_test_lengths
def mean_squared_error(y, t):
    return 0.5 * sum((a - b) ** 2 for a, b in zip(y, t))


# %% wrong mean_squared_error: the visible example by heart -> mean_squared_error_test_generated
def mean_squared_error(y, t):
    return 0.0975


# %% right cross_entropy_single: finds the right class, adds the small number
def cross_entropy_single(y, t):
    label = list(t).index(1)
    return -np.log(y[label] + 1e-7)


# %% right cross_entropy_single: a loop with math.log
import math


def cross_entropy_single(probabilities, answer):
    loss = 0.0
    for p, a in zip(probabilities, answer):
        if a == 1:
            loss = loss - math.log(max(p, 1e-7))
    return loss


# %% right cross_entropy_single: the formula with a small number added everywhere
def cross_entropy_single(y, t):
    return -np.sum(np.array(t) * np.log(np.array(y) + 1e-7))


# %% wrong cross_entropy_single: not safe at log 0 -> cross_entropy_single_test_zero
def cross_entropy_single(y, t):
    with np.errstate(all="ignore"):
        return -np.sum(np.array(t) * np.log(np.array(y)))


# %% wrong cross_entropy_single: the minus sign is missing -> cross_entropy_single_test_example
def cross_entropy_single(y, t):
    return np.sum(np.array(t) * np.log(np.array(y) + 1e-7))


# %% wrong cross_entropy_single: base 2 -> cross_entropy_single_test_example
def cross_entropy_single(y, t):
    return -np.sum(np.array(t) * np.log2(np.array(y) + 1e-7))


# %% wrong cross_entropy_single: mean over the classes -> cross_entropy_single_test_generated
def cross_entropy_single(y, t):
    return -np.mean(np.array(t) * np.log(np.array(y) + 1e-7))


# %% wrong cross_entropy_single: zero probability counts as no loss -> cross_entropy_single_test_zero
def cross_entropy_single(y, t):
    p = y[list(t).index(1)]
    return -np.log(p) if p > 0 else 0.0


# %% right cross_entropy_error: loops over the rows
def cross_entropy_error(y, t):
    if np.ndim(y) == 1:
        y, t = [y], [t]
    losses = []
    for row, answer in zip(y, t):
        label = int(np.argmax(answer)) if np.ndim(answer) == 1 else int(answer)
        losses.append(-np.log(row[label] + 1e-7))
    return sum(losses) / len(losses)


# %% right cross_entropy_error: everything made one-hot first
def cross_entropy_error(y, t):
    y = np.array(y, dtype=float)
    t = np.array(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    log = np.log(np.clip(y, 1e-7, None))
    return float(np.mean(-(t * log).sum(axis=-1)))


# %% right cross_entropy_error: the way of the textbook
def cross_entropy_error(y, t):
    y, t = np.array(y), np.array(t)
    if y.ndim == 1:
        t = t.reshape(1, t.size)
        y = y.reshape(1, y.size)
    if t.size == y.size:
        t = t.argmax(axis=1)
    t = t.reshape(-1)
    batch_size = y.shape[0]
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size


# %% wrong cross_entropy_error: the sum instead of the mean -> cross_entropy_error_test_examples
def cross_entropy_error(y, t):
    y, t = np.atleast_2d(np.array(y, dtype=float)), np.array(t)
    t = np.atleast_2d(t).argmax(axis=1) if t.size == y.size else np.atleast_1d(t)
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7))


# %% wrong cross_entropy_error: mean over all entries of a one-hot batch -> cross_entropy_error_test_one_hot
def cross_entropy_error(y, t):
    y, t = np.atleast_2d(np.array(y, dtype=float)), np.array(t)
    if t.size == y.size:
        return -np.mean(t.reshape(y.shape) * np.log(y + 1e-7))
    return -np.mean(np.log(y[np.arange(len(y)), np.atleast_1d(t)] + 1e-7))


# %% wrong cross_entropy_error: whole columns instead of one value a row -> cross_entropy_error_test_index
def cross_entropy_error(y, t):
    y, t = np.atleast_2d(np.array(y, dtype=float)), np.array(t)
    t = np.atleast_2d(t).argmax(axis=1) if t.size == y.size else np.atleast_1d(t)
    return -np.mean(np.log(y[:, t] + 1e-7))


# %% wrong cross_entropy_error: as many examples as classes looks like one-hot -> cross_entropy_error_test_index
def cross_entropy_error(y, t):
    y, t = np.atleast_2d(np.array(y, dtype=float)), np.atleast_1d(np.array(t))
    if t.shape[-1] == y.shape[1]:
        return -np.sum(t * np.log(y + 1e-7)) / len(y)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


# %% wrong cross_entropy_error: not safe at log 0 -> cross_entropy_error_test_zero
def cross_entropy_error(y, t):
    y, t = np.atleast_2d(np.array(y, dtype=float)), np.array(t)
    t = np.atleast_2d(t).argmax(axis=1) if t.size == y.size else np.atleast_1d(t)
    with np.errstate(divide="ignore"):
        return -np.mean(np.log(y[np.arange(len(y)), t]))


# %% wrong cross_entropy_error: adds the small number to the caller's array -> cross_entropy_error_test_unchanged
def cross_entropy_error(y, t):
    y, t = np.asarray(y, dtype=float), np.asarray(t)
    y += 1e-7
    y = np.atleast_2d(y)
    t = np.atleast_2d(t).argmax(axis=1) if t.size == y.size else np.atleast_1d(t)
    return -np.mean(np.log(y[np.arange(len(y)), t]))


# %% wrong cross_entropy_error: one-hot only -> cross_entropy_error_test_examples, cross_entropy_error_test_index
def cross_entropy_error(y, t):
    y, t = np.atleast_2d(np.array(y, dtype=float)), np.atleast_2d(np.array(t))
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


# %% right numerical_diff: step by step
def numerical_diff(f, x, h=1e-4):
    if not h > 0:
        raise ValueError("h")
    rise = f(x + h) - f(x - h)
    run = 2 * h
    return rise / run


# %% right numerical_diff: the mean of both one-sided differences
def numerical_diff(f, x, h=1e-4):
    if h <= 0:
        raise ValueError("h 要大于 0")
    ahead = (f(x + h) - f(x)) / h
    behind = (f(x) - f(x - h)) / h
    return (ahead + behind) / 2


# %% wrong numerical_diff: forward difference -> numerical_diff_test_central
def numerical_diff(f, x, h=1e-4):
    if h <= 0:
        raise ValueError
    return (f(x + h) - f(x)) / h


# %% wrong numerical_diff: brackets forgotten in the denominator -> numerical_diff_test_quadratic
def numerical_diff(f, x, h=1e-4):
    if h <= 0:
        raise ValueError
    return (f(x + h) - f(x - h)) / 2 * h


# %% wrong numerical_diff: divided by h, not 2h -> numerical_diff_test_quadratic
def numerical_diff(f, x, h=1e-4):
    if h <= 0:
        raise ValueError
    return (f(x + h) - f(x - h)) / h


# %% wrong numerical_diff: a step of its own -> numerical_diff_test_step
def numerical_diff(f, x, h=1e-4):
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong numerical_diff: a step of zero is not refused -> numerical_diff_test_step
def numerical_diff(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong numerical_diff: a far too small step -> numerical_diff_test_quadratic
def numerical_diff(f, x, h=1e-50):
    if h <= 0:
        raise ValueError
    return (f(x + h) - f(x - h)) / (2 * h)


# %% right partial_derivative: two copies
def partial_derivative(f, x, i, h=1e-4):
    right = np.array(x, dtype=float)
    left = np.array(x, dtype=float)
    right[i] += h
    left[i] -= h
    return (f(right) - f(left)) / (2 * h)


# %% right partial_derivative: a function of one variable inside
def partial_derivative(f, x, i, h=1e-4):
    def along(value):
        coordinates = [float(c) for c in x]
        coordinates[i] = value
        return f(np.array(coordinates))

    return (along(x[i] + h) - along(x[i] - h)) / (2 * h)


# %% wrong partial_derivative: all variables move -> partial_derivative_test_bowl
def partial_derivative(f, x, i, h=1e-4):
    x = np.array(x, dtype=float)
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong partial_derivative: always the first variable -> partial_derivative_test_bowl
def partial_derivative(f, x, i, h=1e-4):
    move = np.zeros(len(x))
    move[0] = h
    x = np.array(x, dtype=float)
    return (f(x + move) - f(x - move)) / (2 * h)


# %% wrong partial_derivative: changes its argument -> partial_derivative_test_hidden
def partial_derivative(f, x, i, h=1e-4):
    x = np.asarray(x, dtype=float)
    x[i] += h
    ahead = f(x)
    x[i] -= 2 * h
    return (ahead - f(x)) / (2 * h)


# %% wrong partial_derivative: integers swallow the step -> partial_derivative_test_hidden
def partial_derivative(f, x, i, h=1e-4):
    right, left = np.array(x), np.array(x)
    right[i] = right[i] + h
    left[i] = left[i] - h
    return (f(right) - f(left)) / (2 * h)


# %% wrong partial_derivative: forward difference -> partial_derivative_test_hidden
def partial_derivative(f, x, i, h=1e-4):
    x = np.array(x, dtype=float)
    ahead = x.copy()
    ahead[i] += h
    return (f(ahead) - f(x)) / h


# %% right numerical_gradient: flattened, with the identity matrix
def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    flat = x.ravel()
    moves = h * np.eye(flat.size)
    values = [
        (f((flat + move).reshape(x.shape)) - f((flat - move).reshape(x.shape))) / (2 * h)
        for move in moves
    ]
    return np.array(values).reshape(x.shape)


# %% right numerical_gradient: nditer, the way of the textbook, on a copy
def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=np.float64)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        idx = it.multi_index
        tmp = x[idx]
        x[idx] = tmp + h
        fxh1 = f(x)
        x[idx] = tmp - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp
        it.iternext()
    return grad


# %% wrong numerical_gradient: does not put the value back -> numerical_gradient_test_shapes
def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        x[index] += h
        ahead = f(x)
        x[index] -= 2 * h
        gradient[index] = (ahead - f(x)) / (2 * h)
        x[index] -= 100 * h
    return gradient


# %% wrong numerical_gradient: a list of numbers, left moved -> numerical_gradient_test_shapes, numerical_gradient_test_unchanged
def numerical_gradient(f, x, h=1e-4):
    slopes = np.zeros_like(x)
    for i in range(len(x)):
        old = x[i]
        x[i] = old + h
        ahead = f(x)
        x[i] = old - h
        slopes[i] = (ahead - f(x)) / (2 * h)
    return slopes


# %% wrong numerical_gradient: one dimension only -> numerical_gradient_test_shapes
def numerical_gradient(f, x, h=1e-4):
    point = np.array(x, dtype=float)
    gradient = np.zeros(len(point))
    for i in range(len(point)):
        original = point[i]
        point[i] = original + h
        ahead = f(point)
        point[i] = original - h
        gradient[i] = (ahead - f(point)) / (2 * h)
        point[i] = original
    return gradient


# %% wrong numerical_gradient: an integer array stays one -> numerical_gradient_test_integers
def numerical_gradient(f, x, h=1e-4):
    point = np.array(x)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        original = point[index]
        point[index] = original + h
        ahead = f(point)
        point[index] = original - h
        gradient[index] = (ahead - f(point)) / (2 * h)
        point[index] = original
    return gradient


# %% wrong numerical_gradient: works on the caller's array and leaves rounding errors -> numerical_gradient_test_unchanged
def numerical_gradient(f, x, h=1e-4):
    point = np.asarray(x, dtype=float)
    gradient = np.zeros_like(point)
    for index in np.ndindex(point.shape):
        point[index] += h
        ahead = f(point)
        point[index] -= 2 * h
        gradient[index] = (ahead - f(point)) / (2 * h)
        point[index] += h
    return gradient


# %% wrong numerical_gradient: forward difference -> numerical_gradient_test_bowl
def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        ahead = x.copy()
        ahead[index] += h
        gradient[index] = (f(ahead) - f(x)) / h
    return gradient


# %% wrong numerical_gradient: all variables move together -> numerical_gradient_test_bowl
def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    return np.full_like(x, (f(x + h) - f(x - h)) / (2 * h))


# %% right gradient_descent: an array filled row by row
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    path = np.empty((steps + 1, len(start)))
    path[0] = start
    for k in range(steps):
        path[k + 1] = path[k] - rate * np.array(gradient(path[k]))
    return path


# %% right gradient_descent: in place, copies collected
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError("steps")
    x = np.array(start, dtype=float)
    history = [x.copy()]
    while len(history) <= steps:
        x -= rate * np.array(gradient(x.copy()))
        history.append(x.copy())
    return np.vstack(history)


# %% wrong gradient_descent: the same array collected again and again -> gradient_descent_test_example
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    x = np.array(start, dtype=float)
    path = [x]
    for _ in range(steps):
        x -= rate * np.array(gradient(x))
        path.append(x)
    return np.array(path)


# %% wrong gradient_descent: uphill -> gradient_descent_test_example
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] + rate * np.array(gradient(path[-1])))
    return np.array(path)


# %% wrong gradient_descent: the start is left out -> gradient_descent_test_example
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    x = np.array(start, dtype=float)
    path = []
    for _ in range(steps):
        x = x - rate * np.array(gradient(x))
        path.append(x)
    return np.array(path)


# %% wrong gradient_descent: the last point only -> gradient_descent_test_example
def gradient_descent(gradient, start, rate=0.1, steps=100):
    x = np.array(start, dtype=float)
    for _ in range(steps):
        x = x - rate * np.array(gradient(x))
    return x


# %% wrong gradient_descent: the gradient of the start for all steps -> gradient_descent_test_other_function
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    x = np.array(start, dtype=float)
    slope = np.array(gradient(x))
    return np.array([x - k * rate * slope for k in range(steps + 1)])


# %% wrong gradient_descent: a rate of its own -> gradient_descent_test_rates
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - 0.1 * np.array(gradient(path[-1])))
    return np.array(path)


# %% wrong gradient_descent: changes the start -> gradient_descent_test_other_function
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    x = np.asarray(start, dtype=float)
    path = [x.copy()]
    for _ in range(steps):
        x -= rate * np.array(gradient(x))
        path.append(x.copy())
    return np.array(path)


# %% wrong gradient_descent: negative steps are not refused -> gradient_descent_test_edges
def gradient_descent(gradient, start, rate=0.1, steps=100):
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - rate * np.array(gradient(path[-1])))
    return np.array(path)


# %% right mini_batch: the start of a permutation
def mini_batch(x, t, size, seed):
    if size < 1 or size > len(t):
        raise ValueError("size")
    order = np.random.default_rng(seed).permutation(len(t))[:size]
    return x[order], t[order]


# %% right mini_batch: the standard library draws
import random


def mini_batch(x, t, size, seed):
    n = len(x)
    if not 0 < size <= n:
        raise ValueError(f"{size}")
    rows = random.Random(seed).sample(range(n), size)
    return np.array([x[i] for i in rows]), np.array([t[i] for i in rows])


# %% wrong mini_batch: images and labels drawn apart -> mini_batch_test_pairs
def mini_batch(x, t, size, seed):
    if not 1 <= size <= len(x):
        raise ValueError
    rng = np.random.default_rng(seed)
    return rng.choice(x, size, replace=False), rng.choice(t, size, replace=False)


# %% wrong mini_batch: with replacement -> mini_batch_test_random
def mini_batch(x, t, size, seed):
    if not 1 <= size <= len(x):
        raise ValueError
    chosen = np.random.default_rng(seed).choice(len(x), size)
    return x[chosen], t[chosen]


# %% wrong mini_batch: always the first ones -> mini_batch_test_random
def mini_batch(x, t, size, seed):
    if not 1 <= size <= len(x):
        raise ValueError
    return x[:size], t[:size]


# %% wrong mini_batch: the seed is not used -> mini_batch_test_random
def mini_batch(x, t, size, seed):
    if not 1 <= size <= len(x):
        raise ValueError
    chosen = np.random.default_rng().choice(len(x), size, replace=False)
    return x[chosen], t[chosen]


# %% wrong mini_batch: always the same seed -> mini_batch_test_random
def mini_batch(x, t, size, seed):
    if not 1 <= size <= len(x):
        raise ValueError
    chosen = np.random.default_rng(0).choice(len(x), size, replace=False)
    return x[chosen], t[chosen]


# %% wrong mini_batch: bad sizes are not refused -> mini_batch_test_bad_size
def mini_batch(x, t, size, seed):
    order = np.random.default_rng(seed).permutation(len(x))[:size]
    return x[order], t[order]


# %% wrong mini_batch: shuffles the caller's arrays -> mini_batch_test_bad_size
def mini_batch(x, t, size, seed):
    if not 1 <= size <= len(x):
        raise ValueError
    order = np.random.default_rng(seed).permutation(len(x))
    x[:], t[:] = x[order], t[order]
    return x[:size].copy(), t[:size].copy()


# %% wrong cross_entropy_single: only a probability of exactly 0 is replaced -> cross_entropy_single_test_zero
def cross_entropy_single(y, t):
    y = [1e-7 if p == 0 else p for p in y]
    return -np.sum(np.array(t) * np.log(y))


# %% wrong cross_entropy_error: only a probability of exactly 0 is replaced -> cross_entropy_error_test_zero
def cross_entropy_error(y, t):
    y = np.array(y, dtype=float)
    t = np.asarray(t)
    y[y == 0] = 1e-7
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t]))


# %% right mean_squared_error: changes the arrays it is given, which nothing forbids
def mean_squared_error(y, t):
    if len(y) != len(t):
        raise ValueError("长度不同")
    y = np.asarray(y, dtype=float)
    y -= np.asarray(t)
    y **= 2
    return y.sum() / 2


# %% right cross_entropy_error: calls itself for each sample
def cross_entropy_error(y, t):
    y, t = np.array(y, dtype=float), np.array(t)
    if y.ndim == 2:
        return np.mean([cross_entropy_error(a, b) for a, b in zip(y, t)])
    if t.ndim == 1:
        t = t.argmax()
    return -np.log(y[t] + 1e-7)


# %% wrong gradient_descent: hands an array of integers to gradient -> gradient_descent_test_edges
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError("步数不能是负数")
    x = np.array(start)
    path = [x]
    for _ in range(steps):
        x = x - rate * gradient(x)
        path.append(x)
    return np.array(path)


# %% right gradient_descent: itertools.accumulate
def gradient_descent(gradient, start, rate=0.1, steps=100):
    from itertools import accumulate

    if steps < 0:
        raise ValueError
    first = np.asarray(start).astype("float64")
    points = accumulate(range(steps), lambda x, _: x - rate * gradient(x), initial=first)
    return np.stack(list(points))


# %% wrong mini_batch: neighbours from a random place -> mini_batch_test_random
def mini_batch(x, t, size, seed):
    if size < 1 or size > len(x):
        raise ValueError
    start = np.random.default_rng(seed).integers(len(x) - size + 1)
    return x[start : start + size], t[start : start + size]


# %% wrong mini_batch: the seed says where to begin -> mini_batch_test_random
def mini_batch(x, t, size, seed):
    if size < 1 or size > len(x):
        raise ValueError
    chosen = (np.arange(size) + seed) % len(x)
    return x[chosen], t[chosen]


# %% right mini_batch: random.sample of the standard library
import random


def mini_batch(x, t, size, seed):
    if size < 1 or size > len(x):
        raise ValueError("size")
    chosen = random.Random(seed).sample(range(len(x)), size)
    return x[chosen], t[chosen]


# %% wrong mean_squared_error: rounded to four digits -> mean_squared_error_test_generated
def mean_squared_error(y, t):
    if len(y) != len(t):
        raise ValueError
    return round(0.5 * sum((a - b) ** 2 for a, b in zip(y, t)), 4)


# %% wrong mean_squared_error: only an answer that is too long is refused -> mean_squared_error_test_lengths
def mean_squared_error(y, t):
    if len(t) > len(y):
        raise ValueError
    return 0.5 * sum((a - b) ** 2 for a, b in zip(y, t))


# %% wrong mean_squared_error: equal pairs count once -> mean_squared_error_test_generated
def mean_squared_error(y, t):
    if len(y) != len(t):
        raise ValueError
    return 0.5 * sum((a - b) ** 2 for a, b in set(zip(y, t)))


# %% wrong mean_squared_error: absolute values -> mean_squared_error_test_generated
def mean_squared_error(y, t):
    if len(y) != len(t):
        raise ValueError
    return 0.5 * sum(abs(a - b) for a, b in zip(y, t))


# %% wrong mean_squared_error: refuses everything -> mean_squared_error_test_lengths
def mean_squared_error(y, t):
    raise ValueError("长度不同")


# %% right mean_squared_error: the norm of the difference
def mean_squared_error(y, t):
    if np.shape(y) != np.shape(t):
        raise ValueError(f"{np.shape(y)} != {np.shape(t)}")
    return np.linalg.norm(np.subtract(y, t)) ** 2 / 2


# %% wrong cross_entropy_single: rounded to four digits -> cross_entropy_single_test_generated
def cross_entropy_single(y, t):
    return round(-np.log(max(y[list(t).index(1)], 1e-7)), 4)


# %% wrong cross_entropy_single: the most likely class instead of the right one -> cross_entropy_single_test_generated
def cross_entropy_single(y, t):
    return -np.log(max(max(y), 1e-7))


# %% wrong cross_entropy_single: both sides, as for two classes -> cross_entropy_single_test_example
def cross_entropy_single(y, t):
    y, t = np.clip(np.array(y, dtype=float), 1e-7, 1 - 1e-7), np.array(t)
    return -np.sum(t * np.log(y) + (1 - t) * np.log(1 - y))


# %% wrong cross_entropy_single: a floor of one in a thousand -> cross_entropy_single_test_generated
def cross_entropy_single(y, t):
    return -np.log(max(y[list(t).index(1)], 1e-3))


# %% wrong cross_entropy_single: a floor of 1e-15 -> cross_entropy_single_test_zero
def cross_entropy_single(y, t):
    return -np.log(max(y[list(t).index(1)], 1e-15))


# %% right cross_entropy_single: a boolean index
def cross_entropy_single(y, t):
    chosen = np.array(y)[np.array(t) == 1][0]
    return -np.log(chosen if chosen > 1e-7 else 1e-7)


# %% right cross_entropy_single: a dot product
def cross_entropy_single(y, t):
    return float(-(np.array(t) @ np.log(np.clip(y, 1e-7, None))))


# %% wrong cross_entropy_error: rounded -> cross_entropy_error_test_one_hot, cross_entropy_error_test_index
def cross_entropy_error(y, t):
    y, t = np.array(y, dtype=float), np.array(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    y, t = np.atleast_2d(y), np.atleast_1d(t)
    return round(float(-np.mean(np.log(np.maximum(y[np.arange(len(y)), t], 1e-7)))), 4)


# %% wrong cross_entropy_error: the log of the mean probability -> cross_entropy_error_test_one_hot
def cross_entropy_error(y, t):
    y, t = np.array(y, dtype=float), np.array(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    y, t = np.atleast_2d(y), np.atleast_1d(t)
    return -np.log(np.maximum(np.mean(y[np.arange(len(y)), t]), 1e-7))


# %% wrong cross_entropy_error: divided by the number of classes -> cross_entropy_error_test_index
def cross_entropy_error(y, t):
    y, t = np.array(y, dtype=float), np.array(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    y, t = np.atleast_2d(y), np.atleast_1d(t)
    return -np.sum(np.log(np.maximum(y[np.arange(len(y)), t], 1e-7))) / y.shape[1]


# %% wrong cross_entropy_error: labels count from one -> cross_entropy_error_test_index
def cross_entropy_error(y, t):
    y, t = np.array(y, dtype=float), np.array(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1) + 1
    y, t = np.atleast_2d(y), np.atleast_1d(t)
    return -np.mean(np.log(np.maximum(y[np.arange(len(y)), t - 1], 1e-7)))


# %% wrong cross_entropy_error: a list of lists is changed in place -> cross_entropy_error_test_unchanged
def cross_entropy_error(y, t):
    if isinstance(y, list):
        for row in y if isinstance(y[0], list) else [y]:
            for k in range(len(row)):
                row[k] = max(row[k], 1e-7)
    y, t = np.array(y, dtype=float), np.array(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    y, t = np.atleast_2d(y), np.atleast_1d(t)
    return -np.mean(np.log(np.maximum(y[np.arange(len(y)), t], 1e-7)))


# %% right cross_entropy_error: take_along_axis
def cross_entropy_error(y, t):
    y = np.array(y, dtype=float)
    t = np.array(t)
    labels = t.argmax(axis=-1) if t.shape == y.shape else t
    chosen = np.take_along_axis(y, np.expand_dims(labels.astype(int), -1), axis=-1)
    return np.mean(-np.log(chosen + 1e-7))


# %% wrong numerical_diff: another step where none is given -> numerical_diff_test_step
def numerical_diff(f, x, h=1e-6):
    if h <= 0:
        raise ValueError
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong numerical_diff: rounded to three digits -> numerical_diff_test_central
def numerical_diff(f, x, h=1e-4):
    if h <= 0:
        raise ValueError
    return round((f(x + h) - f(x - h)) / (2 * h), 3)


# %% wrong numerical_diff: only zero is refused -> numerical_diff_test_step
def numerical_diff(f, x, h=1e-4):
    if h == 0:
        raise ValueError
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong numerical_diff: half a step to each side -> numerical_diff_test_step
def numerical_diff(f, x, h=1e-4):
    if h <= 0:
        raise ValueError
    return (f(x + h / 2) - f(x - h / 2)) / h


# %% wrong numerical_diff: five points -> numerical_diff_test_step
def numerical_diff(f, x, h=1e-4):
    if h <= 0:
        raise ValueError
    return (8 * (f(x + h) - f(x - h)) - f(x + 2 * h) + f(x - 2 * h)) / (12 * h)


# %% wrong numerical_diff: a negative step is turned round -> numerical_diff_test_step
def numerical_diff(f, x, h=1e-4):
    h = abs(h)
    if h == 0:
        raise ValueError
    return (f(x + h) - f(x - h)) / (2 * h)


# %% right numerical_diff: a list of two values
def numerical_diff(f, x, h=1e-4):
    if not h > 0:
        raise ValueError(h)
    values = [f(point) for point in (x - h, x + h)]
    return float(np.diff(values)[0] / (2 * h))


# %% wrong partial_derivative: a list is changed and put back by subtraction -> partial_derivative_test_hidden
def partial_derivative(f, x, i, h=1e-4):
    x[i] = x[i] + h
    ahead = f(np.array(x, dtype=float))
    x[i] = x[i] - 2 * h
    behind = f(np.array(x, dtype=float))
    x[i] = x[i] + h
    return (ahead - behind) / (2 * h)


# %% wrong partial_derivative: counts from one -> partial_derivative_test_bowl
def partial_derivative(f, x, i, h=1e-4):
    move = np.zeros(len(x))
    move[i - 1] = h
    x = np.array(x, dtype=float)
    return (f(x + move) - f(x - move)) / (2 * h)


# %% wrong partial_derivative: a step of its own -> partial_derivative_test_hidden
def partial_derivative(f, x, i, h=1e-4):
    move = np.zeros(len(x))
    move[i] = 1e-4
    x = np.array(x, dtype=float)
    return (f(x + move) - f(x - move)) / 2e-4


# %% wrong partial_derivative: moves all coordinates of the same value -> partial_derivative_test_hidden
def partial_derivative(f, x, i, h=1e-4):
    x = np.array(x, dtype=float)
    move = np.where(x == x[i], h, 0)
    return (f(x + move) - f(x - move)) / (2 * h)


# %% right partial_derivative: a row of the identity matrix
def partial_derivative(f, x, i, h=1e-4):
    step = h * np.eye(len(x))[i]
    return float(f(np.add(x, step)) - f(np.subtract(x, step))) / (2 * h)


# %% wrong numerical_gradient: moves the caller's own float array, puts it back by subtraction -> numerical_gradient_test_unchanged
def numerical_gradient(f, x, h=1e-4):
    if x.dtype != float:
        x = x.astype(float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        ahead = f(x)
        x[index] -= h
        x[index] -= h
        behind = f(x)
        x[index] += h
        gradient[index] = (ahead - behind) / (2 * h)
    return gradient


# %% wrong numerical_gradient: the gradient keeps integers -> numerical_gradient_test_integers
def numerical_gradient(f, x, h=1e-4):
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        move = np.zeros(x.shape)
        move[index] = h
        gradient[index] = (f(x + move) - f(x - move)) / (2 * h)
    return gradient


# %% wrong numerical_gradient: flat -> numerical_gradient_test_shapes
def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    values = []
    for index in np.ndindex(x.shape):
        move = np.zeros(x.shape)
        move[index] = h
        values.append((f(x + move) - f(x - move)) / (2 * h))
    return np.array(values)


# %% wrong numerical_gradient: divided by h -> numerical_gradient_test_bowl
def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        move = np.zeros(x.shape)
        move[index] = h
        gradient[index] = (f(x + move) - f(x - move)) / h
    return gradient


# %% wrong numerical_gradient: rounded to four digits -> numerical_gradient_test_shapes
def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        move = np.zeros(x.shape)
        move[index] = h
        gradient[index] = round((f(x + move) - f(x - move)) / (2 * h), 4)
    return gradient


# %% wrong numerical_gradient: the last element is left out -> numerical_gradient_test_bowl
def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in list(np.ndindex(x.shape))[:-1]:
        move = np.zeros(x.shape)
        move[index] = h
        gradient[index] = (f(x + move) - f(x - move)) / (2 * h)
    return gradient


# %% right numerical_gradient: the library's one-sided gradient, twice
def numerical_gradient(f, x, h=1e-4):
    from scipy.optimize import approx_fprime

    x = np.array(x, dtype=float)
    flat = lambda values: f(values.reshape(x.shape))
    both = approx_fprime(x.ravel(), flat, h) + approx_fprime(x.ravel(), flat, -h)
    return (both / 2).reshape(x.shape)


# %% right numerical_gradient: the caller's array is moved and every value put back
def numerical_gradient(f, x, h=1e-4):
    if x.dtype.kind != "f":
        x = x.astype(float)
    gradient = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        old = x[index]
        values = []
        for place in (old + h, old - h):
            x[index] = place
            values.append(f(x))
        x[index] = old
        gradient[index] = (values[0] - values[1]) / (2 * h)
    return gradient


# %% wrong gradient_descent: stops where it is flat -> gradient_descent_test_edges
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        slope = np.array(gradient(path[-1]))
        if np.allclose(slope, 0):
            break
        path.append(path[-1] - rate * slope)
    return np.array(path)


# %% wrong gradient_descent: one step too few -> gradient_descent_test_example
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    path = [np.array(start, dtype=float)]
    for _ in range(1, steps):
        path.append(path[-1] - rate * np.array(gradient(path[-1])))
    return np.array(path)


# %% wrong gradient_descent: no steps are refused too -> gradient_descent_test_edges
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps <= 0:
        raise ValueError
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - rate * np.array(gradient(path[-1])))
    return np.array(path)


# %% wrong gradient_descent: the length of the step is always the rate -> gradient_descent_test_example
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        slope = np.array(gradient(path[-1]))
        path.append(path[-1] - rate * slope / (np.linalg.norm(slope) or 1))
    return np.array(path)


# %% wrong gradient_descent: the rate shrinks -> gradient_descent_test_other_function
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    path = [np.array(start, dtype=float)]
    for k in range(steps):
        path.append(path[-1] - rate * 0.99**k * np.array(gradient(path[-1])))
    return np.array(path)


# %% wrong gradient_descent: rounded -> gradient_descent_test_rates
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        path.append(np.round(path[-1] - rate * np.array(gradient(path[-1])), 6))
    return np.array(path)


# %% right gradient_descent: lists of numbers
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError
    here = [float(value) for value in start]
    path = [here]
    for _ in range(steps):
        slope = gradient(np.array(here))
        here = [value - rate * float(g) for value, g in zip(here, slope)]
        path.append(here)
    return np.array(path)


# %% right gradient_descent: calls itself
def gradient_descent(gradient, start, rate=0.1, steps=100):
    if steps < 0:
        raise ValueError("steps")
    start = np.array(start, dtype=float).reshape(1, -1)
    if steps == 0:
        return start
    rest = gradient_descent(gradient, start[0] - rate * gradient(start[0]), rate, steps - 1)
    return np.concatenate([start, rest])


# %% wrong mini_batch: the last example is never drawn -> mini_batch_test_random
def mini_batch(x, t, size, seed):
    if not 1 <= size <= len(x):
        raise ValueError
    chosen = np.random.default_rng(seed).permutation(len(x))[:size]
    chosen = np.where(chosen == len(x) - 1, chosen[0], chosen) if size < len(x) else chosen
    return x[chosen], t[chosen]


# %% wrong mini_batch: a size of N is refused -> mini_batch_test_random
def mini_batch(x, t, size, seed):
    if not 1 <= size < len(x):
        raise ValueError
    chosen = np.random.default_rng(seed).choice(len(x), size=size, replace=False)
    return x[chosen], t[chosen]


# %% wrong mini_batch: zero is not refused -> mini_batch_test_bad_size
def mini_batch(x, t, size, seed):
    if size < 0 or size > len(x):
        raise ValueError
    chosen = np.random.default_rng(seed).choice(len(x), size=size, replace=False)
    return x[chosen], t[chosen]


# %% wrong mini_batch: too many is cut to N -> mini_batch_test_bad_size
def mini_batch(x, t, size, seed):
    if size < 1:
        raise ValueError
    chosen = np.random.default_rng(seed).permutation(len(x))[:size]
    return x[chosen], t[chosen]


# %% wrong mini_batch: one generator for all calls -> mini_batch_test_random
generator = np.random.default_rng(0)


def mini_batch(x, t, size, seed):
    if not 1 <= size <= len(x):
        raise ValueError
    chosen = generator.choice(len(x), size=size, replace=False)
    return x[chosen], t[chosen]


# %% wrong mini_batch: every second example -> mini_batch_test_random
def mini_batch(x, t, size, seed):
    if not 1 <= size <= len(x):
        raise ValueError
    step = max(1, len(x) // size)
    chosen = (np.arange(size) * step + seed) % len(x)
    return x[chosen], t[chosen]


# %% right mini_batch: the global generator, shuffled places
def mini_batch(x, t, size, seed):
    if size < 1 or size > len(x):
        raise ValueError(size)
    np.random.seed(seed)
    places = np.arange(len(x))
    np.random.shuffle(places)
    return np.take(x, places[:size], axis=0), np.take(t, places[:size], axis=0)


# %% wrong slope_along: the direction is not shortened -> slope_along_test_bowl
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    if not d.any():
        raise ValueError
    d = h * d
    return (f(x + d) - f(x - d)) / (2 * h)


# %% wrong slope_along: shortened by the sum of the coordinates -> slope_along_test_bowl
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    if not d.any():
        raise ValueError
    d = h * d / np.sum(np.abs(d))
    return (f(x + d) - f(x - d)) / (2 * h)


# %% wrong slope_along: shortened by the largest coordinate -> slope_along_test_bowl
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    if not d.any():
        raise ValueError
    d = h * d / np.abs(d).max()
    return (f(x + d) - f(x - d)) / (2 * h)


# %% wrong slope_along: forward difference -> slope_along_test_hidden
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    if not d.any():
        raise ValueError
    d = h * d / np.sqrt(np.sum(d**2))
    return (f(x + d) - f(x)) / h


# %% wrong slope_along: divided by h -> slope_along_test_bowl
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    if not d.any():
        raise ValueError
    d = h * d / np.sqrt(np.sum(d**2))
    return (f(x + d) - f(x - d)) / h


# %% wrong slope_along: a step of its own -> slope_along_test_hidden
def slope_along(f, x, direction, h=1e-4):
    h = 1e-4
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    if not d.any():
        raise ValueError
    d = h * d / np.sqrt(np.sum(d**2))
    return (f(x + d) - f(x - d)) / (2 * h)


# %% wrong slope_along: the sign -> slope_along_test_bowl
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    if not d.any():
        raise ValueError
    d = h * d / np.sqrt(np.sum(d**2))
    return (f(x - d) - f(x + d)) / (2 * h)


# %% wrong slope_along: no direction gives zero -> slope_along_test_zero
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    if not d.any():
        return 0.0
    d = h * d / np.sqrt(np.sum(d**2))
    return (f(x + d) - f(x - d)) / (2 * h)


# %% wrong slope_along: refuses a direction with a zero in it -> slope_along_test_zero
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    if not d.all():
        raise ValueError
    d = h * d / np.sqrt(np.sum(d**2))
    return (f(x + d) - f(x - d)) / (2 * h)


# %% wrong slope_along: no direction is not refused -> slope_along_test_zero
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    d = h * d / max(np.sqrt(np.sum(d**2)), 1e-12)
    return (f(x + d) - f(x - d)) / (2 * h)


# %% wrong slope_along: shortens the caller's direction -> slope_along_test_hidden
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.asarray(direction, dtype=float)
    if not d.any():
        raise ValueError
    d /= np.sqrt(np.sum(d**2))
    d = h * d
    return (f(x + d) - f(x - d)) / (2 * h)


# %% wrong slope_along: absolute value -> slope_along_test_bowl
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    if not d.any():
        raise ValueError
    d = h * d / np.sqrt(np.sum(d**2))
    return abs(f(x + d) - f(x - d)) / (2 * h)


# %% wrong slope_along: rounded to four digits -> slope_along_test_hidden
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    if not d.any():
        raise ValueError
    d = h * d / np.sqrt(np.sum(d**2))
    return round((f(x + d) - f(x - d)) / (2 * h), 4)


# %% wrong slope_along: integers swallow the step -> slope_along_test_hidden
def slope_along(f, x, direction, h=1e-4):
    x, d = np.array(x), np.array(direction, dtype=float)
    if not d.any():
        raise ValueError
    ahead, behind = x.copy(), x.copy()
    ahead[:] = x + h * d / np.linalg.norm(d)
    behind[:] = x - h * d / np.linalg.norm(d)
    return (f(ahead) - f(behind)) / (2 * h)


# %% wrong slope_along: the slope along the first coordinate -> slope_along_test_bowl
def slope_along(f, x, direction, h=1e-4):
    if not any(direction):
        raise ValueError
    x, d = np.array(x, dtype=float), np.zeros(len(x))
    d[int(np.argmax(np.abs(direction)))] = h
    return (f(x + d) - f(x - d)) / (2 * h)


# %% right slope_along: plain Python
import math


def slope_along(f, x, direction, h=1e-4):
    length = math.sqrt(sum(float(v) ** 2 for v in direction))
    if length == 0:
        raise ValueError("方向")
    ends = []
    for sign in (1, -1):
        point = [float(a) + sign * h * float(v) / length for a, v in zip(x, direction)]
        ends.append(f(np.array(point)))
    return (ends[0] - ends[1]) / (2 * h)


# %% right slope_along: a function of one variable
def slope_along(f, x, direction, h=1e-4):
    if np.all(np.asarray(direction) == 0):
        raise ValueError(direction)
    unit = np.divide(direction, np.linalg.norm(direction))
    height = lambda s: f(np.add(x, s * unit))
    return float((height(h) - height(-h)) / (h + h))


# %% right slope_along: math.hypot and dist
import math


def slope_along(f, x, direction, h=1e-4):
    d = np.asarray(direction)
    if math.hypot(*d) == 0:
        raise ValueError
    move = d * (h / math.hypot(*d))
    return np.subtract(f(x + move), f(x - move)) / 2 / h


# %% wrong batch_step: uphill -> batch_step_test_example
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    return W + rate * (X.T @ p) / len(X)


# %% wrong batch_step: the sum instead of the mean -> batch_step_test_example
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    return W - rate * (X.T @ p)


# %% wrong batch_step: divided by the number of classes -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    return W - rate * (X.T @ p) / W.shape[1]


# %% wrong batch_step: divided by the number of inputs -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    return W - rate * (X.T @ p) / X.shape[1]


# %% wrong batch_step: softmax down the columns -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=0)
    p[np.arange(len(X)), labels] -= 1
    return W - rate * (X.T @ p) / len(X)


# %% wrong batch_step: softmax over the whole batch -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W)
    p[np.arange(len(X)), labels] -= 1
    return W - rate * (X.T @ p) / len(X)


# %% wrong batch_step: sigmoid instead of softmax -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = expit(X @ W)
    p[np.arange(len(X)), labels] -= 1
    return W - rate * (X.T @ p) / len(X)


# %% wrong batch_step: a softmax that overflows -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    with np.errstate(all="ignore"):
        p = np.exp(X @ W) / np.exp(X @ W).sum(axis=1, keepdims=True)
    p[np.arange(len(X)), labels] -= 1
    return W - rate * (X.T @ p) / len(X)


# %% wrong batch_step: changes W -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    W -= rate * (X.T @ p) / len(X)
    return W


# %% wrong batch_step: returns the gradient -> batch_step_test_example
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    return (X.T @ p) / len(X)


# %% wrong batch_step: only the right class's column moves -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    p[p > 0] = 0
    return W - rate * (X.T @ p) / len(X)


# %% wrong batch_step: labels of the batch subtracted in one column -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=1)
    p[:, labels] -= 1
    return W - rate * (X.T @ p) / len(X)


# %% wrong batch_step: the first sample only -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float)[:1], np.array(labels)[:1]
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    return W - rate * (X.T @ p) / len(X)


# %% wrong batch_step: repeated samples count once -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    X, first = np.unique(X, axis=0, return_index=True)
    labels = labels[first]
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    return W - rate * (X.T @ p) / len(X)


# %% wrong batch_step: rounded -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    return np.round(W - rate * (X.T @ p) / len(X), 4)


# %% wrong batch_step: the derivative of the squared error -> batch_step_test_example
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    q = softmax(X @ W, axis=1)
    p = p * q * (1 - q)
    return W - rate * (X.T @ p) / len(X)


# %% wrong batch_step: doubled -> batch_step_test_example
def batch_step(W, X, labels, rate):
    X, labels = np.array(X, dtype=float), np.array(labels)
    p = softmax(X @ W, axis=1)
    p[np.arange(len(X)), labels] -= 1
    return W - 2 * rate * (X.T @ p) / len(X)


# %% wrong batch_step: one step after the other -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    for x, label in zip(X, labels):
        p = softmax(np.array(x) @ W)
        p[label] -= 1
        W = W - rate * np.outer(x, p) / len(X)
    return W


# %% wrong batch_step: subtracts from the caller's inputs -> batch_step_test_hidden
def batch_step(W, X, labels, rate):
    X = np.asarray(X, dtype=float)
    p = softmax(X @ W, axis=1) - np.eye(W.shape[1])[labels]
    X *= rate / len(X)
    return W - X.T @ p


# %% right batch_step: a loop over samples
def batch_step(W, X, labels, rate):
    total = np.zeros_like(W)
    for x, label in zip(X, labels):
        p = softmax(np.array(x) @ W)
        t = np.zeros(len(p))
        t[label] = 1
        total += np.outer(x, p - t)
    return W - rate * total / len(X)


# %% right batch_step: loops over rows and columns too
def batch_step(W, X, labels, rate):
    new = np.array(W, dtype=float)
    for x, label in zip(X, labels):
        z = np.dot(x, W)
        e = np.exp(z - z.max())
        for i in range(W.shape[0]):
            for j in range(W.shape[1]):
                new[i, j] -= rate * x[i] * (e[j] / e.sum() - (1 if j == label else 0)) / len(X)
    return new


# %% right batch_step: einsum and log_softmax
def batch_step(W, X, labels, rate):
    X = np.array(X)
    p = np.exp(log_softmax(np.matmul(X, W), axis=-1))
    one_hot = np.array(labels)[:, None] == np.arange(W.shape[1])
    return np.subtract(W, rate * np.einsum("nd,nk->ndk", X, p - one_hot).mean(axis=0))


# %% wrong relu_net: sigmoid instead of ReLU -> relu_net_test_predict
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return expit(x @ self.params["W1"] + self.params["b1"])

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * hidden * (1 - hidden)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the derivative of sigmoid behind ReLU -> relu_net_test_gradient, relu_net_test_update
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * hidden * (1 - hidden)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: no derivative of ReLU -> relu_net_test_gradient
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = d2 @ self.params["W2"].T
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: ReLU's derivative is its value -> relu_net_test_gradient
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * hidden
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: leaky ReLU -> relu_net_test_predict
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(z := x @ self.params["W1"] + self.params["b1"], 0.01 * z)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: ReLU at the output too -> relu_net_test_predict
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(
            np.maximum(self.hidden(x) @ self.params["W2"] + self.params["b2"], 0), axis=1
        )

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: biases of the hidden layer forgotten -> relu_net_test_predict
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: biases of the output layer forgotten -> relu_net_test_predict
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: softmax over the whole batch -> relu_net_test_predict
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"])

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: softmax overflows -> relu_net_test_predict
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        with np.errstate(all="ignore"):
            e = np.exp(self.hidden(x) @ self.params["W2"] + self.params["b2"])
            return e / e.sum(axis=1, keepdims=True)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the loss is a sum -> relu_net_test_loss
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.sum(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: 1e-7 is added to every probability -> relu_net_test_loss
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(right + 1e-7)) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: small probabilities are taken for 1e-10 -> relu_net_test_loss
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-10))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: no protection from log 0 -> relu_net_test_loss
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-300))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the gradient of the sum, not of the mean -> relu_net_test_gradient, relu_net_test_update
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = p - np.eye(p.shape[1])[t]
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: divides by the number of classes -> relu_net_test_gradient
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / p.shape[1]
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the sign of the gradient -> relu_net_test_gradient
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (np.eye(p.shape[1])[t] - p) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: biases by the mean -> relu_net_test_gradient
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.mean(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.mean(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: doubled -> relu_net_test_gradient
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) * 2 / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the decay without the half -> relu_net_test_decay
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the decay of biases too, in the loss -> relu_net_test_decay
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = (
            np.sum(self.params["W1"] ** 2)
            + np.sum(self.params["W2"] ** 2)
            + np.sum(self.params["b1"] ** 2)
            + np.sum(self.params["b2"] ** 2)
        )
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the decay of biases too, in the gradient -> relu_net_test_decay
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0) + self.decay * self.params["b1"],
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0) + self.decay * self.params["b2"],
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the decay only of W2 -> relu_net_test_decay
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1,
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the decay not in the gradient -> relu_net_test_decay, relu_net_test_update
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1,
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2,
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the decay divided by N -> relu_net_test_decay
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights / len(x)

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: decay of absolute values -> relu_net_test_decay
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = 2 * np.sum(abs(self.params["W1"])) + 2 * np.sum(abs(self.params["W2"]))
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * np.sign(self.params["W1"]),
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * np.sign(self.params["W2"]),
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: accuracy counts instead of dividing -> relu_net_test_accuracy
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.sum(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: accuracy down the columns -> relu_net_test_accuracy
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=0) == t[: self.predict(x).shape[1]])

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the first parameters are not copied -> relu_net_test_update
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = params
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: only the dictionary is copied -> relu_net_test_update
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = dict(params)
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: update goes uphill -> relu_net_test_update
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] += rate * slope


# %% wrong relu_net: update forgets the rate -> relu_net_test_update
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= 0.1 * slope


# %% wrong relu_net: update leaves the biases -> relu_net_test_update
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            if name[0] == "W":
                self.params[name] -= rate * slope


# %% wrong relu_net: another default rate -> relu_net_test_update
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.01):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: update takes a new gradient for each parameter -> relu_net_test_update
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name in self.params:
            self.params[name] -= rate * self.gradient(x, t)[name]


# %% wrong relu_net: gradient updates too -> relu_net_test_gradient
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        self.params["b2"] = self.params["b2"] - 0.1 * d2.sum(axis=0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: dead units: x is cut at zero -> relu_net_test_predict
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        return np.maximum(np.maximum(x, 0) @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong relu_net: the hidden layer of the first call is kept -> relu_net_test_update
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
        self.decay = decay

    def hidden(self, x):
        if getattr(self, "x", None) is None or np.shape(self.x) != np.shape(x):
            self.x, self.h = x, self.relu(x)
        return self.h

    def relu(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        right = self.predict(x)[np.arange(len(x)), t]
        weights = np.sum(self.params["W1"] ** 2) + np.sum(self.params["W2"] ** 2)
        return -np.mean(np.log(np.maximum(right, 1e-7))) + self.decay / 2 * weights

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def gradient(self, x, t):
        hidden, p = self.hidden(x), self.predict(x)
        d2 = (p - np.eye(p.shape[1])[t]) / len(x)
        d1 = (d2 @ self.params["W2"].T) * (hidden > 0)
        return {
            "W1": x.T @ d1 + self.decay * self.params["W1"],
            "b1": d1.sum(axis=0),
            "W2": hidden.T @ d2 + self.decay * self.params["W2"],
            "b2": d2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% right relu_net: everything with NumPy, loops in accuracy and loss
import math


class ReluNet:
    def __init__(self, params, decay=0.0):
        import copy

        self.params, self.decay = copy.deepcopy(params), decay

    def predict(self, x):
        z1 = np.dot(x, self.params["W1"]) + self.params["b1"]
        z2 = np.dot(np.where(z1 > 0, z1, 0), self.params["W2"]) + self.params["b2"]
        e = np.exp(z2 - z2.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def loss(self, x, t):
        p = self.predict(x)
        total = sum(-math.log(max(p[n, t[n]], 1e-7)) for n in range(len(t))) / len(t)
        for name in ("W1", "W2"):
            total += 0.5 * self.decay * np.linalg.norm(self.params[name]) ** 2
        return total

    def accuracy(self, x, t):
        right = 0
        for row, label in zip(self.predict(x), t):
            if np.argmax(row) == label:
                right += 1
        return right / len(t)

    def gradient(self, x, t):
        z = np.dot(x, self.params["W1"]) + self.params["b1"]
        h, d2 = np.where(z >= 0, z, 0), self.predict(x)
        d2[np.arange(len(t)), t] -= 1
        d2 /= len(t)
        d1 = np.dot(d2, self.params["W2"].T)
        d1[z < 0] = 0
        grads = {"W1": np.dot(x.T, d1), "b1": np.sum(d1, axis=0)}
        grads["W2"], grads["b2"] = np.dot(h.T, d2), np.sum(d2, axis=0)
        for name in ("W1", "W2"):
            grads[name] += self.decay * self.params[name]
        return grads

    def update(self, x, t, rate=0.1):
        grads = self.gradient(x, t)
        for key in ("W1", "b1", "W2", "b2"):
            self.params[key] = self.params[key] - rate * grads[key]


# %% right relu_net: one sample after the other
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.params = {k: v.copy() for k, v in params.items()}
        self.decay = decay

    def predict(self, x):
        p = self.params
        hidden = np.clip(x.dot(p["W1"]) + p["b1"], 0, None)
        return np.exp(log_softmax(hidden.dot(p["W2"]) + p["b2"], axis=1))

    def loss(self, x, t):
        one_hot = np.eye(len(self.params["b2"]))[t]
        data = -np.sum(one_hot * np.log(np.clip(self.predict(x), 1e-7, 1))) / len(x)
        penalty = sum((self.params[k] ** 2).sum() for k in ("W1", "W2"))
        return data + self.decay * penalty / 2

    def accuracy(self, x, t):
        return np.count_nonzero(np.argmax(self.predict(x), axis=1) == t) / len(x)

    def gradient(self, x, t):
        total = {name: np.zeros_like(array) for name, array in self.params.items()}
        for sample, label in zip(x, t):
            z = sample @ self.params["W1"] + self.params["b1"]
            h = z * (z > 0)
            blame = self.predict(sample[None])[0]
            blame[label] -= 1
            back = self.params["W2"] @ blame * (z > 0)
            total["W2"] += np.outer(h, blame)
            total["b2"] += blame
            total["W1"] += np.outer(sample, back)
            total["b1"] += back
        total = {name: array / len(x) for name, array in total.items()}
        total["W1"] += self.decay * self.params["W1"]
        total["W2"] += self.decay * self.params["W2"]
        return total

    def update(self, x, t, rate=0.1):
        slopes = self.gradient(x, t)
        self.params = {name: self.params[name] - rate * slopes[name] for name in self.params}


# %% right relu_net: one forward pass for all, masks by where
class ReluNet:
    def __init__(self, params, decay=0.0):
        self.decay = decay
        self.params = {}
        for name in ["W1", "b1", "W2", "b2"]:
            self.params[name] = np.copy(params[name])

    def _forward(self, x):
        z = x @ self.params["W1"] + self.params["b1"]
        h = (abs(z) + z) / 2
        return z, h, softmax(h @ self.params["W2"] + self.params["b2"], axis=-1)

    def predict(self, x):
        return self._forward(x)[2]

    def _penalty(self):
        return (
            self.decay
            * (
                np.vdot(self.params["W1"], self.params["W1"])
                + np.vdot(self.params["W2"], self.params["W2"])
            )
            / 2
        )

    def loss(self, x, t):
        chosen = np.take_along_axis(self.predict(x), np.asarray(t)[:, None], axis=1)
        return float(np.mean(-np.log(np.maximum(chosen, 1e-7)))) + self._penalty()

    def accuracy(self, x, t):
        return float((self.predict(x).argmax(1) == t).sum()) / len(t)

    def gradient(self, x, t):
        z, h, p = self._forward(x)
        d2 = (p - (np.asarray(t)[:, None] == np.arange(p.shape[1]))) / len(x)
        d1 = np.where(z > 0, d2 @ self.params["W2"].T, 0.0)
        ones = np.ones(len(x))
        return dict(
            W1=x.T @ d1 + self.decay * self.params["W1"],
            b1=ones @ d1,
            W2=h.T @ d2 + self.decay * self.params["W2"],
            b2=ones @ d2,
        )

    def update(self, x, t, rate=0.1):
        g = self.gradient(x, t)
        for name in g:
            self.params[name] = self.params[name] - rate * g[name]


# %% equivalent relu_net: what is done with it makes floats anyhow
# -         self.params = {name: np.array(array, dtype=float) for name, array in params.items()}
# +         self.params = {name: np.array(array) for name, array in params.items()}


# %% equivalent mini_batch: the library refuses what the check refused, with ValueError too
# -     if not 1 <= size <= len(x):
# +     if not 1 <= size:

# -     if not 0 < size <= n:
# +     if not 0 < size:

# -     if size < 1 or size > len(x):
# +     if size < 1:


# %% equivalent slope_along: single precision is precise enough for what the text promises
# -     x, direction = (np.asarray(x, dtype=float), np.asarray(direction, dtype=float))
# +     x, direction = (np.asarray(x, dtype=float), np.asarray(direction, dtype=np.float32))


# %% equivalent numerical_gradient: the place is written over, or only its size is used
# -     gradient = np.zeros_like(point)
# +     gradient = 2 * np.zeros_like(point)

# -     gradient = np.zeros_like(point)
# +     gradient = np.zeros_like(point) / 2

# -     gradient = np.zeros_like(point)
# +     gradient = -np.zeros_like(point)

# -     grad = np.zeros_like(x)
# +     grad = 2 * np.zeros_like(x)

# -     grad = np.zeros_like(x)
# +     grad = np.zeros_like(x) / 2

# -     grad = np.zeros_like(x)
# +     grad = -np.zeros_like(x)

# -     gradient = np.empty(x.shape)
# +     gradient = 2 * np.empty(x.shape)

# -     gradient = np.empty(x.shape)
# +     gradient = np.empty(x.shape) / 2

# -     gradient = np.empty(x.shape)
# +     gradient = -np.empty(x.shape)


# %% equivalent partial_derivative: what is done with it makes floats anyhow
# -     x = np.asarray(x, dtype=float)
# +     x = np.asarray(x)


# %% equivalent cross_entropy_error: single precision is precise enough for what the text promises
# -     y, t = (np.asarray(y, dtype=float), np.asarray(t))
# +     y, t = (np.asarray(y, dtype=np.float32), np.asarray(t))

# -     y = np.array(y, dtype=float)
# +     y = np.array(y, dtype=np.float32)

# -     y, t = (np.array(y, dtype=float), np.array(t))
# +     y, t = (np.array(y, dtype=np.float32), np.array(t))


# %% equivalent cross_entropy_single: single precision is precise enough for what the text promises
# -     y, t = (np.asarray(y, dtype=float), np.asarray(t, dtype=float))
# +     y, t = (np.asarray(y, dtype=np.float32), np.asarray(t, dtype=float))

# -     y, t = (np.asarray(y, dtype=float), np.asarray(t, dtype=float))
# +     y, t = (np.asarray(y, dtype=float), np.asarray(t, dtype=np.float32))


# %% equivalent mean_squared_error: the square of a difference has no sign
# -     for output, answer in zip(y, t):
# +     for output, answer in zip(t, y):

# -     difference = np.array(y, dtype=float) - np.array(t, dtype=float) if len(y) == len(t) else None
# +     difference = np.array(t, dtype=float) - np.array(y, dtype=float) if len(y) == len(t) else None

# -     return np.linalg.norm(np.subtract(y, t)) ** 2 / 2
# +     return np.linalg.norm(np.subtract(t, y)) ** 2 / 2


# %% equivalent cross_entropy_single: the same number, and at the border the same value
# -     return -np.log(chosen if chosen > 1e-07 else 1e-07)
# +     return -np.log(chosen if chosen >= 1e-07 else 1e-07)


# %% equivalent cross_entropy_error: one answer is 1, and no two probabilities are the same
# -         label = int(np.argmax(answer)) if np.ndim(answer) == 1 else int(answer)
# +         label = int(len(answer) - 1 - np.argmax(np.asarray(answer)[::-1])) if np.ndim(answer) == 1 else int(answer)

# -         t = t.argmax()
# +         t = len(t) - 1 - np.argmax(np.asarray(t)[::-1])


# %% equivalent cross_entropy_error: NumPy takes any negative number for the rest
# -     t = t.reshape(-1)
# +     t = t.reshape(-2)


# %% equivalent gradient_descent: the right answer makes new arrays where this would matter
# -         x -= rate * np.array(gradient(x.copy()))
# +         x -= rate * np.array(gradient(x))


# %% equivalent cross_entropy_single: there is only one
# -     chosen = np.array(y)[np.array(t) == 1][0]
# +     chosen = np.array(y)[np.array(t) == 1][-1]


# %% equivalent cross_entropy_single: a sum of products is the same from both sides
# -     return float(-(np.array(t) @ np.log(np.clip(y, 1e-07, None))))
# +     return float(-(np.log(np.clip(y, 1e-07, None)) @ np.array(t)))


# %% equivalent cross_entropy_error: the axis makes no difference here
# -     chosen = np.take_along_axis(y, np.expand_dims(labels.astype(int), -1), axis=-1)
# +     chosen = np.take_along_axis(y, np.expand_dims(labels.astype(int), -1))


# %% equivalent cross_entropy_error: what is done with it makes floats anyhow
# -     chosen = np.take_along_axis(y, np.expand_dims(labels.astype(int), -1), axis=-1)
# +     chosen = np.take_along_axis(y, np.expand_dims(labels, -1), axis=-1)


# %% equivalent numerical_diff: there is only one
# -     return float(np.diff(values)[0] / (2 * h))
# +     return float(np.diff(values)[-1] / (2 * h))


# %% equivalent gradient_descent: it calls itself down to -1, which is refused
# -     if steps < 0:
# +     if steps < -1:


# %% equivalent gradient_descent: NumPy takes any negative number for the rest
# -     start = np.array(start, dtype=float).reshape(1, -1)
# +     start = np.array(start, dtype=float).reshape(1, -2)


# %% equivalent gradient_descent: there is only one
# -     rest = gradient_descent(gradient, start[0] - rate * gradient(start[0]), rate, steps - 1)
# +     rest = gradient_descent(gradient, start[-1] - rate * gradient(start[0]), rate, steps - 1)

# -     rest = gradient_descent(gradient, start[0] - rate * gradient(start[0]), rate, steps - 1)
# +     rest = gradient_descent(gradient, start[0] - rate * gradient(start[-1]), rate, steps - 1)


# %% equivalent batch_step: zeros may be integers: what is added to them makes floats
# -         t = np.zeros(len(p))
# +         t = np.zeros(len(p), dtype=int)


# %% equivalent batch_step: what is done with it makes floats anyhow
# -     new = np.array(W, dtype=float)
# +     new = np.array(W)


# %% equivalent batch_step: there are two axes, the second is the last
# -     p = np.exp(log_softmax(np.matmul(X, W), axis=-1))
# +     p = np.exp(log_softmax(np.matmul(X, W), axis=+1))


# %% equivalent relu_net: the right answer makes new arrays where this would matter
# -         self.params = {k: v.copy() for k, v in params.items()}
# +         self.params = {k: v for k, v in params.items()}

# -             self.params[name] = np.copy(params[name])
# +             self.params[name] = params[name]


# %% equivalent relu_net: at exactly 0 the text allows both
# -         z2 = np.dot(np.where(z1 > 0, z1, 0), self.params['W2']) + self.params['b2']
# +         z2 = np.dot(np.where(z1 >= 0, z1, 0), self.params['W2']) + self.params['b2']

# -         h, d2 = (np.where(z >= 0, z, 0), self.predict(x))
# +         h, d2 = (np.where(z > 0, z, 0), self.predict(x))

# -         d1[z < 0] = 0
# +         d1[z <= 0] = 0

# -             h = z * (z > 0)
# +             h = z * (z >= 0)

# -             back = self.params['W2'] @ blame * (z > 0)
# +             back = self.params['W2'] @ blame * (z >= 0)

# -         d1 = np.where(z > 0, d2 @ self.params['W2'].T, 0.0)
# +         d1 = np.where(z >= 0, d2 @ self.params['W2'].T, 0.0)


# %% equivalent relu_net: one answer is 1, and no two probabilities are the same
# -             if np.argmax(row) == label:
# +             if len(row) - 1 - np.argmax(np.asarray(row)[::-1]) == label:


# %% equivalent relu_net: no probability is above 1, and labels have one axis
# -         data = -np.sum(one_hot * np.log(np.clip(self.predict(x), 1e-07, 1))) / len(x)
# +         data = -np.sum(one_hot * np.log(np.clip(self.predict(x), 1e-07, 2))) / len(x)

# -         chosen = np.take_along_axis(self.predict(x), np.asarray(t)[:, None], axis=1)
# +         chosen = np.take_along_axis(self.predict(x), np.asarray(t)[:, None])


# %% equivalent relu_net: there is only one
# -             blame = self.predict(sample[None])[0]
# +             blame = self.predict(sample[None])[-1]


# %% equivalent relu_net: there are two axes, the second is the last
# -         return (z, h, softmax(h @ self.params['W2'] + self.params['b2'], axis=-1))
# +         return (z, h, softmax(h @ self.params['W2'] + self.params['b2'], axis=+1))


# %% equivalent relu_net: zeros may be integers: what is added to them makes floats
# -         ones = np.ones(len(x))
# +         ones = np.ones(len(x), dtype=int)
