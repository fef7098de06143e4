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


# %% right improve: loops over rows and columns
def improve(W, x, t, rate):
    z = np.array(x, dtype=float) @ W
    e = np.exp(z - np.max(z))
    p = e / np.sum(e)
    new = np.array(W, dtype=float)
    for i in range(new.shape[0]):
        for j in range(new.shape[1]):
            new[i, j] = W[i, j] - rate * x[i] * (p[j] - t[j])
    return new


# %% right improve: column times row
def improve(W, x, t, rate):
    column = np.reshape(x, (-1, 1)).astype(float)
    row = np.reshape(softmax(np.asarray(x) @ W) - np.asarray(t), (1, -1))
    return W - rate * (column @ row)


# %% wrong improve: uphill -> improve_test_example
def improve(W, x, t, rate):
    p = softmax(np.asarray(x) @ W)
    return W + rate * np.outer(x, p - np.asarray(t))


# %% wrong improve: rows and columns mixed up -> improve_test_example
def improve(W, x, t, rate):
    p = softmax(np.asarray(x) @ W)
    return W - rate * np.outer(p - np.asarray(t), x)


# %% wrong improve: changes W -> improve_test_hidden
def improve(W, x, t, rate):
    p = softmax(np.asarray(x) @ W)
    W -= rate * np.outer(x, p - np.asarray(t))
    return W


# %% wrong improve: a softmax that overflows -> improve_test_hidden
def improve(W, x, t, rate):
    with np.errstate(all="ignore"):
        e = np.exp(np.asarray(x) @ W)
        p = e / e.sum()
    return W - rate * np.outer(x, p - np.asarray(t))


# %% wrong improve: sigmoid instead of softmax -> improve_test_hidden
def improve(W, x, t, rate):
    p = expit(np.asarray(x) @ W)
    return W - rate * np.outer(x, p - np.asarray(t))


# %% wrong improve: returns the gradient -> improve_test_example
def improve(W, x, t, rate):
    p = softmax(np.asarray(x) @ W)
    return np.outer(x, p - np.asarray(t))


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


# %% right two_layer_net: everything with NumPy, loops in accuracy and loss
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, scale=0.01, seed=0):
        generator = np.random.RandomState(seed)
        self.params = {}
        self.params["W1"] = scale * generator.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = scale * generator.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)

    def hidden(self, x):
        z = np.clip(x @ self.params["W1"] + self.params["b1"], -500, 500)
        return 1 / (1 + np.exp(-z))

    def predict(self, x):
        z = self.hidden(x) @ self.params["W2"] + self.params["b2"]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def loss(self, x, t):
        p = self.predict(x)
        return sum(-np.log(max(p[n, t[n]], 1e-7)) for n in range(len(t))) / len(t)

    def accuracy(self, x, t):
        right = 0
        for row, label in zip(self.predict(x), t):
            if np.argmax(row) == label:
                right += 1
        return right / len(t)

    def numerical_gradient(self, x, t):
        result = {}
        for name in list(self.params):
            original = self.params[name]
            slopes = np.zeros(original.size)
            for i in range(original.size):
                move = np.zeros(original.size)
                move[i] = 1e-4
                self.params[name] = original + move.reshape(original.shape)
                ahead = self.loss(x, t)
                self.params[name] = original - move.reshape(original.shape)
                slopes[i] = (ahead - self.loss(x, t)) / 2e-4
            self.params[name] = original
            result[name] = slopes.reshape(original.shape)
        return result

    def gradient(self, x, t):
        h, p = self.hidden(x), self.predict(x)
        p[np.arange(len(t)), t] -= 1
        d2 = p / len(t)
        d1 = np.dot(d2, self.params["W2"].T) * (h - h**2)
        return {
            "W1": np.dot(x.T, d1),
            "b1": np.sum(d1, axis=0),
            "W2": np.dot(h.T, d2),
            "b2": np.sum(d2, axis=0),
        }

    def update(self, x, t, rate=0.1):
        grads = self.gradient(x, t)
        for key in ("W1", "b1", "W2", "b2"):
            self.params[key] = self.params[key] - rate * grads[key]


# %% right two_layer_net: library functions, gradient as a sum over examples
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, scale=0.01, seed=0):
        rng = np.random.default_rng([seed, 1])
        self.params = dict(
            W1=rng.normal(0, scale, (input_size, hidden_size)),
            b1=np.zeros((hidden_size,)),
            W2=rng.normal(0, scale, (hidden_size, output_size)),
            b2=np.zeros((output_size,)),
        )

    def scores(self, x):
        p = self.params
        return expit(x.dot(p["W1"]) + p["b1"]).dot(p["W2"]) + p["b2"]

    def predict(self, x):
        return np.exp(log_softmax(self.scores(x), axis=1))

    def loss(self, x, t):
        one_hot = np.eye(len(self.params["b2"]))[t]
        return -np.sum(one_hot * np.log(np.clip(self.predict(x), 1e-7, 1))) / len(x)

    def accuracy(self, x, t):
        return np.sum(np.argmax(self.predict(x), axis=1) == t) / float(len(x))

    def numerical_gradient(self, x, t):
        slopes = {}
        for name, array in self.params.items():
            flat = array.reshape(-1)
            out = np.zeros(flat.shape)
            for i, value in enumerate(flat.tolist()):
                values = []
                for h in (1e-4, -1e-4):
                    flat[i] = value + h
                    values.append(self.loss(x, t))
                flat[i] = value
                out[i] = (values[0] - values[1]) / 2e-4
            slopes[name] = out.reshape(array.shape)
        return slopes

    def gradient(self, x, t):
        total = {name: np.zeros_like(array) for name, array in self.params.items()}
        n = len(x)
        hidden = expit(x @ self.params["W1"] + self.params["b1"])
        delta2 = softmax(hidden @ self.params["W2"] + self.params["b2"], axis=1)
        for k in range(n):
            delta2[k, t[k]] -= 1
        delta2 /= n
        delta1 = (delta2 @ self.params["W2"].T) * hidden * (1 - hidden)
        total["W2"] += np.einsum("nh,no->ho", hidden, delta2)
        total["W1"] += np.einsum("ni,nh->ih", x, delta1)
        total["b2"] += np.ones(n) @ delta2
        total["b1"] += np.ones(n) @ delta1
        return total

    def update(self, x, t, rate=0.1):
        slopes = self.gradient(x, t)
        self.params = {name: self.params[name] - rate * slopes[name] for name in self.params}


# %% wrong two_layer_net: the gradient of the sum, not of the mean -> two_layer_net_test_gradient
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, scale=0.01, seed=0):
        rng = np.random.default_rng(seed)
        self.params = {
            "W1": scale * rng.normal(size=(input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": scale * rng.normal(size=(hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        hidden = expit(x @ self.params["W1"] + self.params["b1"])
        return softmax(hidden @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        return -np.mean(np.log(self.predict(x)[np.arange(len(x)), t] + 1e-7))

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def numerical_gradient(self, x, t):
        return self.gradient(x, t)

    def gradient(self, x, t):
        hidden = expit(x @ self.params["W1"] + self.params["b1"])
        delta2 = self.predict(x) - np.eye(len(self.params["b2"]))[t]
        delta1 = (delta2 @ self.params["W2"].T) * hidden * (1 - hidden)
        return {
            "W1": x.T @ delta1,
            "b1": delta1.sum(axis=0),
            "W2": hidden.T @ delta2,
            "b2": delta2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope / len(x)


# %% wrong two_layer_net: softmax over the whole batch, zero weights, unsafe loss -> two_layer_net_test_init, two_layer_net_test_predict, two_layer_net_test_loss
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, scale=0.01, seed=0):
        self.params = {
            "W1": np.zeros((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": np.zeros((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        hidden = expit(x @ self.params["W1"] + self.params["b1"])
        return softmax(hidden @ self.params["W2"] + self.params["b2"])

    def loss(self, x, t):
        return -np.mean(np.log(self.predict(x)[np.arange(len(x)), t]))

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def numerical_gradient(self, x, t):
        raise NotImplementedError

    def gradient(self, x, t):
        raise NotImplementedError

    def update(self, x, t, rate=0.1):
        raise NotImplementedError


# %% wrong two_layer_net: no derivative of the sigmoid, numerical gradient leaves the parameters moved -> two_layer_net_test_numerical, two_layer_net_test_gradient
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, scale=0.01, seed=0):
        rng = np.random.default_rng(seed)
        self.params = {
            "W1": scale * rng.normal(size=(input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": scale * rng.normal(size=(hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        hidden = expit(x @ self.params["W1"] + self.params["b1"])
        return softmax(hidden @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        return -np.mean(np.log(self.predict(x)[np.arange(len(x)), t] + 1e-7))

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def numerical_gradient(self, x, t):
        slopes = {}
        for name, array in self.params.items():
            slopes[name] = np.zeros_like(array)
            for index in np.ndindex(array.shape):
                array[index] += 1e-4
                ahead = self.loss(x, t)
                array[index] -= 2e-4
                slopes[name][index] = (ahead - self.loss(x, t)) / 2e-4
        return slopes

    def gradient(self, x, t):
        hidden = expit(x @ self.params["W1"] + self.params["b1"])
        delta2 = (self.predict(x) - np.eye(len(self.params["b2"]))[t]) / len(x)
        delta1 = delta2 @ self.params["W2"].T
        return {
            "W1": x.T @ delta1,
            "b1": delta1.sum(axis=0),
            "W2": hidden.T @ delta2,
            "b2": delta2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] -= rate * slope


# %% wrong two_layer_net: accuracy counts instead of dividing, update goes uphill, uniform weights, seed ignored -> two_layer_net_test_accuracy, two_layer_net_test_learning, two_layer_net_test_init
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, scale=0.01, seed=0):
        rng = np.random.default_rng(0)
        self.params = {
            "W1": scale * rng.random((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": scale * rng.random((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        hidden = expit(x @ self.params["W1"] + self.params["b1"])
        return softmax(hidden @ self.params["W2"] + self.params["b2"], axis=1)

    def loss(self, x, t):
        return -np.sum(np.log(self.predict(x)[np.arange(len(x)), t] + 1e-7))

    def accuracy(self, x, t):
        return int(np.sum(self.predict(x).argmax(axis=1) == t))

    def numerical_gradient(self, x, t):
        return self.gradient(x, t)

    def gradient(self, x, t):
        hidden = expit(x @ self.params["W1"] + self.params["b1"])
        delta2 = (self.predict(x) - np.eye(len(self.params["b2"]))[t]) / len(x)
        delta1 = (delta2 @ self.params["W2"].T) * hidden * (1 - hidden)
        return {
            "W1": x.T @ delta1,
            "b1": delta1.sum(axis=0),
            "W2": hidden.T @ delta2,
            "b2": delta2.sum(axis=0),
        }

    def update(self, x, t, rate=0.1):
        for name, slope in self.gradient(x, t).items():
            self.params[name] += rate * slope


# %% wrong two_layer_net: relu instead of sigmoid, softmax overflows -> two_layer_net_test_predict
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, scale=0.01, seed=0):
        rng = np.random.default_rng(seed)
        self.params = {
            "W1": scale * rng.normal(size=(input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": scale * rng.normal(size=(hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        hidden = np.maximum(x @ self.params["W1"] + self.params["b1"], 0)
        with np.errstate(all="ignore"):
            e = np.exp(hidden @ self.params["W2"] + self.params["b2"])
            return e / e.sum(axis=1, keepdims=True)

    def loss(self, x, t):
        return -np.mean(np.log(self.predict(x)[np.arange(len(x)), t] + 1e-7))

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def numerical_gradient(self, x, t):
        return self.params

    def gradient(self, x, t):
        return self.params

    def update(self, x, t, rate=0.1):
        pass


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


# %% wrong two_layer_net: evenly distributed numbers of the right standard deviation -> two_layer_net_test_init
import random, math


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, scale=0.01, seed=0):
        r = random.Random(seed)
        self.params = {
            "W1": np.array(
                [
                    [r.uniform(-(3**0.5), 3**0.5) * scale for _ in range(hidden_size)]
                    for _ in range(input_size)
                ]
            ),
            "b1": np.zeros(hidden_size),
            "W2": np.array(
                [
                    [r.uniform(-(3**0.5), 3**0.5) * scale for _ in range(output_size)]
                    for _ in range(hidden_size)
                ]
            ),
            "b2": np.zeros(output_size),
        }

    def _hidden(self, x):
        return expit(x.dot(self.params["W1"]) + self.params["b1"])

    def predict(self, x):
        z = self._hidden(x).dot(self.params["W2"]) + self.params["b2"]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def loss(self, x, t):
        p = self.predict(x)
        return sum(-math.log(max(p[i][t[i]], 1e-7)) for i in range(len(t))) / len(t)

    def accuracy(self, x, t):
        p = self.predict(x)
        right = 0
        for i in range(len(x)):
            if p[i].argmax() == t[i]:
                right += 1
        return right / len(x)

    def numerical_gradient(self, x, t):
        h = 1e-4
        grads = {}
        for name in self.params:
            a = self.params[name]
            g = np.zeros(a.shape)
            for idx in np.ndindex(*a.shape):
                old = a[idx]
                a[idx] = old + h
                up = self.loss(x, t)
                a[idx] = old - h
                down = self.loss(x, t)
                a[idx] = old
                g[idx] = (up - down) / (2 * h)
            grads[name] = g
        return grads

    def gradient(self, x, t):
        h = self._hidden(x)
        p = self.predict(x)
        for i, k in enumerate(t):
            p[i, k] -= 1
        d2 = p / len(x)
        d1 = d2 @ self.params["W2"].T * h * (1 - h)
        return dict(W1=x.T @ d1, b1=d1.sum(0), W2=h.T @ d2, b2=d2.sum(0))

    def update(self, x, t, rate=0.1):
        g = self.gradient(x, t)
        for k in g:
            self.params[k] -= rate * g[k]


# %% wrong two_layer_net: small probabilities are taken for 1e-10 -> two_layer_net_test_loss
import random, math


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, scale=0.01, seed=0):
        r = random.Random(seed)
        self.params = {
            "W1": np.array(
                [[r.gauss(0, 1) * scale for _ in range(hidden_size)] for _ in range(input_size)]
            ),
            "b1": np.zeros(hidden_size),
            "W2": np.array(
                [[r.gauss(0, 1) * scale for _ in range(output_size)] for _ in range(hidden_size)]
            ),
            "b2": np.zeros(output_size),
        }

    def _hidden(self, x):
        return expit(x.dot(self.params["W1"]) + self.params["b1"])

    def predict(self, x):
        z = self._hidden(x).dot(self.params["W2"]) + self.params["b2"]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def loss(self, x, t):
        p = self.predict(x)
        return sum(-math.log(max(p[i][t[i]], 1e-10)) for i in range(len(t))) / len(t)

    def accuracy(self, x, t):
        p = self.predict(x)
        right = 0
        for i in range(len(x)):
            if p[i].argmax() == t[i]:
                right += 1
        return right / len(x)

    def numerical_gradient(self, x, t):
        h = 1e-4
        grads = {}
        for name in self.params:
            a = self.params[name]
            g = np.zeros(a.shape)
            for idx in np.ndindex(*a.shape):
                old = a[idx]
                a[idx] = old + h
                up = self.loss(x, t)
                a[idx] = old - h
                down = self.loss(x, t)
                a[idx] = old
                g[idx] = (up - down) / (2 * h)
            grads[name] = g
        return grads

    def gradient(self, x, t):
        h = self._hidden(x)
        p = self.predict(x)
        for i, k in enumerate(t):
            p[i, k] -= 1
        d2 = p / len(x)
        d1 = d2 @ self.params["W2"].T * h * (1 - h)
        return dict(W1=x.T @ d1, b1=d1.sum(0), W2=h.T @ d2, b2=d2.sum(0))

    def update(self, x, t, rate=0.1):
        g = self.gradient(x, t)
        for k in g:
            self.params[k] -= rate * g[k]


# %% wrong two_layer_net: numerical_gradient returns what gradient finds -> two_layer_net_test_numerical
import random, math


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, scale=0.01, seed=0):
        r = random.Random(seed)
        self.params = {
            "W1": np.array(
                [[r.gauss(0, 1) * scale for _ in range(hidden_size)] for _ in range(input_size)]
            ),
            "b1": np.zeros(hidden_size),
            "W2": np.array(
                [[r.gauss(0, 1) * scale for _ in range(output_size)] for _ in range(hidden_size)]
            ),
            "b2": np.zeros(output_size),
        }

    def _hidden(self, x):
        return expit(x.dot(self.params["W1"]) + self.params["b1"])

    def predict(self, x):
        z = self._hidden(x).dot(self.params["W2"]) + self.params["b2"]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def loss(self, x, t):
        p = self.predict(x)
        return sum(-math.log(max(p[i][t[i]], 1e-7)) for i in range(len(t))) / len(t)

    def accuracy(self, x, t):
        p = self.predict(x)
        right = 0
        for i in range(len(x)):
            if p[i].argmax() == t[i]:
                right += 1
        return right / len(x)

    def numerical_gradient(self, x, t):
        return self.gradient(x, t)
        grads = {}
        for name in self.params:
            a = self.params[name]
            g = np.zeros(a.shape)
            for idx in np.ndindex(*a.shape):
                old = a[idx]
                a[idx] = old + h
                up = self.loss(x, t)
                a[idx] = old - h
                down = self.loss(x, t)
                a[idx] = old
                g[idx] = (up - down) / (2 * h)
            grads[name] = g
        return grads

    def gradient(self, x, t):
        h = self._hidden(x)
        p = self.predict(x)
        for i, k in enumerate(t):
            p[i, k] -= 1
        d2 = p / len(x)
        d1 = d2 @ self.params["W2"].T * h * (1 - h)
        return dict(W1=x.T @ d1, b1=d1.sum(0), W2=h.T @ d2, b2=d2.sum(0))

    def update(self, x, t, rate=0.1):
        g = self.gradient(x, t)
        for k in g:
            self.params[k] -= rate * g[k]


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


# %% wrong improve: only the right class's column moves -> improve_test_example
def improve(W, x, t, rate):
    x, t = np.asarray(x, dtype=float), np.asarray(t)
    p = softmax(x @ W)
    new = W.copy()
    k = t.argmax()
    new[:, k] -= rate * x * (p[k] - 1)
    return new


# %% wrong improve: the mean over the classes -> improve_test_example
def improve(W, x, t, rate):
    p = softmax(np.asarray(x) @ W)
    return W - rate * np.outer(x, p - np.asarray(t)) / len(p)


# %% wrong improve: two steps -> improve_test_hidden
def improve(W, x, t, rate):
    for _ in range(2):
        p = softmax(np.asarray(x) @ W)
        W = W - rate / 2 * np.outer(x, p - np.asarray(t))
    return W


# %% wrong improve: the derivative of the squared error -> improve_test_example
def improve(W, x, t, rate):
    p = softmax(np.asarray(x) @ W)
    return W - rate * np.outer(x, (p - np.asarray(t)) * p * (1 - p))


# %% right improve: einsum
def improve(W, x, t, rate):
    error = softmax(np.matmul(x, W)) - np.array(t)
    return np.array(W) - rate * np.einsum("i,j->ij", np.array(x, dtype=float), error)


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
