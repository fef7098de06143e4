# %% right neuron: a loop
def neuron(x, w, b, g):
    if len(x) != len(w):
        raise ValueError("长度不同")
    total = -b
    for i in range(len(x)):
        total = total + x[i] * w[i]
    return g(total)


# %% right neuron: a sum over zip, strict
def neuron(x, w, b, g):
    return g(sum(p * q for p, q in zip(x, w, strict=True)) - b)


# %% wrong neuron: plus b -> neuron_test_example
def neuron(x, w, b, g):
    if len(x) != len(w):
        raise ValueError
    return g(np.dot(x, w) + b)


# %% wrong neuron: the threshold after the activation -> neuron_test_example
def neuron(x, w, b, g):
    if len(x) != len(w):
        raise ValueError
    return g(np.dot(x, w)) - b


# %% wrong neuron: always sigmoid -> neuron_test_hidden
def neuron(x, w, b, g):
    if len(x) != len(w):
        raise ValueError
    return expit(np.dot(x, w) - b)


# %% wrong neuron: no activation -> neuron_test_example
def neuron(x, w, b, g):
    if len(x) != len(w):
        raise ValueError
    return np.dot(x, w) - b


# %% wrong neuron: zip cuts the longer one off -> neuron_test_lengths
def neuron(x, w, b, g):
    return g(sum(p * q for p, q in zip(x, w)) - b)


# %% wrong neuron: broadcasting -> neuron_test_lengths
def neuron(x, w, b, g):
    return g(np.sum(np.array(x) * np.array(w)) - b)


# %% right parameter_count: a loop over layers
def parameter_count(sizes):
    if len(sizes) < 2:
        raise ValueError("层数")
    total = 0
    for k in range(1, len(sizes)):
        total += (sizes[k - 1] + 1) * sizes[k]
    return total


# %% right parameter_count: recursion
def parameter_count(sizes):
    if len(sizes) < 2:
        raise ValueError
    here = sizes[0] * sizes[1] + sizes[1]
    return here if len(sizes) == 2 else here + parameter_count(sizes[1:])


# %% wrong parameter_count: no biases -> parameter_count_test_small
def parameter_count(sizes):
    if len(sizes) < 2:
        raise ValueError
    return sum(a * b for a, b in zip(sizes, sizes[1:]))


# %% wrong parameter_count: biases of the input layer too -> parameter_count_test_small
def parameter_count(sizes):
    if len(sizes) < 2:
        raise ValueError
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes)


# %% wrong parameter_count: three layers only -> parameter_count_test_hidden
def parameter_count(sizes):
    if len(sizes) < 2:
        raise ValueError
    a, b, c = sizes[:3]
    return a * b + b + b * c + c


# %% wrong parameter_count: a single layer gives zero -> parameter_count_test_bad
def parameter_count(sizes):
    return sum(a * b + b for a, b in zip(sizes, sizes[1:]))


# %% wrong parameter_count: eats the list -> parameter_count_test_hidden
def parameter_count(sizes):
    if len(sizes) < 2:
        raise ValueError
    total = 0
    while len(sizes) > 1:
        before = sizes.pop(0)
        total += before * sizes[0] + sizes[0]
    return total


# %% right multiply_node: remembers a pair
class MultiplyNode:
    def forward(self, x, y):
        self.inputs = (x, y)
        return x * y

    def backward(self, dout):
        x, y = self.inputs
        return y * dout, x * dout


# %% right multiply_node: NumPy, constructor with empty memory
class MultiplyNode:
    def __init__(self):
        self.left = None
        self.right = None

    def forward(self, x, y):
        self.left, self.right = np.copy(x), np.copy(y)
        return np.multiply(x, y)

    def backward(self, dout):
        dx = np.multiply(dout, self.right)
        dy = np.multiply(dout, self.left)
        return dx, dy


# %% wrong multiply_node: the inputs mixed up -> multiply_node_test_example
class MultiplyNode:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.x, dout * self.y


# %% wrong multiply_node: dout forgotten -> multiply_node_test_example
class MultiplyNode:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return self.y, self.x


# %% wrong multiply_node: passes dout on like an addition -> multiply_node_test_example
class MultiplyNode:
    def forward(self, x, y):
        return x * y

    def backward(self, dout):
        return dout, dout


# %% wrong multiply_node: one memory for all nodes -> multiply_node_test_two_nodes
class MultiplyNode:
    memory = {}

    def forward(self, x, y):
        self.memory["x"], self.memory["y"] = x, y
        return x * y

    def backward(self, dout):
        return dout * self.memory["y"], dout * self.memory["x"]


# %% wrong multiply_node: result divided by the input -> multiply_node_test_hidden
class MultiplyNode:
    def forward(self, x, y):
        self.x, self.y = x, y
        self.out = x * y
        return self.out

    def backward(self, dout):
        return dout * self.out / self.x, dout * self.out / self.y


# %% wrong multiply_node: remembers the first inputs for ever -> multiply_node_test_hidden
class MultiplyNode:
    def forward(self, x, y):
        if not hasattr(self, "x"):
            self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x


# %% right chain_gradient: math, one link after the other
import math


def chain_gradient(w, x, b, t):
    y = 1 / (1 + math.exp(-(w * x + b)))
    dE_dy = y - t
    dy_dz = y * (1 - y)
    return {"b": dE_dy * dy_dz, "w": dE_dy * dy_dz * x, "x": dE_dy * dy_dz * w}


# %% right chain_gradient: derivative of the sigmoid from the exponential
def chain_gradient(w, x, b, t):
    z = w * x + b
    e = np.exp(-z)
    slope = e / (1 + e) ** 2
    blame = (1 / (1 + e) - t) * slope
    return dict(zip(["w", "x", "b"], [blame * x, blame * w, blame]))


# %% wrong chain_gradient: no derivative of the sigmoid -> chain_gradient_test_example
def chain_gradient(w, x, b, t):
    blame = expit(w * x + b) - t
    return {"w": blame * x, "x": blame * w, "b": blame}


# %% wrong chain_gradient: the sign -> chain_gradient_test_example
def chain_gradient(w, x, b, t):
    y = expit(w * x + b)
    blame = (t - y) * y * (1 - y)
    return {"w": blame * x, "x": blame * w, "b": blame}


# %% wrong chain_gradient: w and x mixed up -> chain_gradient_test_example
def chain_gradient(w, x, b, t):
    y = expit(w * x + b)
    blame = (y - t) * y * (1 - y)
    return {"w": blame * w, "x": blame * x, "b": blame}


# %% wrong chain_gradient: minus b as in the neuron -> chain_gradient_test_hidden
def chain_gradient(w, x, b, t):
    y = expit(w * x - b)
    blame = (y - t) * y * (1 - y)
    return {"w": blame * x, "x": blame * w, "b": -blame}


# %% wrong chain_gradient: the one half counted twice -> chain_gradient_test_example
def chain_gradient(w, x, b, t):
    y = expit(w * x + b)
    blame = 0.5 * (y - t) * y * (1 - y)
    return {"w": blame * x, "x": blame * w, "b": blame}


# %% wrong chain_gradient: the example's derivative of the sigmoid everywhere -> chain_gradient_test_hidden
def chain_gradient(w, x, b, t):
    delta = (expit(w * x + b) - t) * 0.25
    return {"w": delta * x, "x": delta * w, "b": delta}


# %% wrong chain_gradient: derivative of the sigmoid taken at z -> chain_gradient_test_hidden
def chain_gradient(w, x, b, t):
    z = w * x + b
    blame = (expit(z) - t) * (0.25 if z == 0 else z * (1 - z))
    return {"w": blame * x, "x": blame * w, "b": blame}


# %% right delta_rule_step: loops and math
import math


def delta_rule_step(w, b, x, t, rate):
    total = b
    for weight, value in zip(w, x):
        total += weight * value
    y = 1 / (1 + math.exp(-total))
    delta = (y - t) * y * (1 - y)
    new = [weight - rate * delta * value for weight, value in zip(w, x)]
    return np.array(new), b - rate * delta


# %% right delta_rule_step: in place on copies
def delta_rule_step(w, b, x, t, rate):
    weights = np.array(w, dtype=float)
    values = np.array(x, dtype=float)
    y = expit(np.sum(weights * values) + b)
    change = rate * (t - y) * (y - y**2)
    weights += change * values
    return weights, b + change


# %% wrong delta_rule_step: no derivative of the sigmoid -> delta_rule_step_test_example
def delta_rule_step(w, b, x, t, rate):
    w, x = np.array(w, dtype=float), np.array(x, dtype=float)
    delta = expit(w @ x + b) - t
    return w - rate * delta * x, b - rate * delta


# %% wrong delta_rule_step: uphill -> delta_rule_step_test_example
def delta_rule_step(w, b, x, t, rate):
    w, x = np.array(w, dtype=float), np.array(x, dtype=float)
    y = expit(w @ x + b)
    delta = (y - t) * y * (1 - y)
    return w + rate * delta * x, b + rate * delta


# %% wrong delta_rule_step: the input forgotten -> delta_rule_step_test_example
def delta_rule_step(w, b, x, t, rate):
    w, x = np.array(w, dtype=float), np.array(x, dtype=float)
    y = expit(w @ x + b)
    delta = (y - t) * y * (1 - y)
    return w - rate * delta, b - rate * delta


# %% wrong delta_rule_step: changes its argument -> delta_rule_step_test_hidden
def delta_rule_step(w, b, x, t, rate):
    w, x = np.asarray(w, dtype=float), np.asarray(x, dtype=float)
    y = expit(w @ x + b)
    delta = (y - t) * y * (1 - y)
    w -= rate * delta * x
    return w, b - rate * delta


# %% wrong delta_rule_step: a new delta for the bias -> delta_rule_step_test_hidden
def delta_rule_step(w, b, x, t, rate):
    w, x = np.array(w, dtype=float), np.array(x, dtype=float)
    y = expit(w @ x + b)
    w = w - rate * (y - t) * y * (1 - y) * x
    y = expit(w @ x + b)
    return w, b - rate * (y - t) * y * (1 - y)


# %% wrong delta_rule_step: the bias stays -> delta_rule_step_test_example
def delta_rule_step(w, b, x, t, rate):
    w, x = np.array(w, dtype=float), np.array(x, dtype=float)
    y = expit(w @ x + b)
    return w - rate * (y - t) * y * (1 - y) * x, b


# %% right forward: np.dot and a stable sigmoid of one's own
def forward(params, X):
    def sigmoid(z):
        return 0.5 * (1 + np.tanh(z / 2))

    first = sigmoid(np.dot(X, params["W1"]) + params["b1"])
    second = sigmoid(np.dot(first, params["W2"]) + params["b2"])
    return first, second


# %% right forward: one example after the other
def forward(params, X):
    hidden, outputs = [], []
    for row in X:
        h = expit(params["W1"].T @ np.array(row) + params["b1"])
        hidden.append(h)
        outputs.append(expit(params["W2"].T @ h + params["b2"]))
    return np.array(hidden), np.array(outputs)


# %% wrong forward: no activation at the output -> forward_test_zeros
def forward(params, X):
    H = expit(np.asarray(X) @ params["W1"] + params["b1"])
    return H, H @ params["W2"] + params["b2"]


# %% wrong forward: minus the bias -> forward_test_hidden
def forward(params, X):
    H = expit(np.asarray(X) @ params["W1"] - params["b1"])
    return H, expit(H @ params["W2"] - params["b2"])


# %% wrong forward: biases forgotten -> forward_test_hidden
def forward(params, X):
    H = expit(np.asarray(X) @ params["W1"])
    return H, expit(H @ params["W2"])


# %% wrong forward: a linear hidden layer -> forward_test_zeros
def forward(params, X):
    H = np.asarray(X) @ params["W1"] + params["b1"]
    return H, expit(H @ params["W2"] + params["b2"])


# %% wrong forward: a sigmoid that overflows -> forward_test_stable
def forward(params, X):
    def sigmoid(z):
        with np.errstate(all="ignore"):
            return np.exp(z) / (1 + np.exp(z))

    H = sigmoid(np.asarray(X) @ params["W1"] + params["b1"])
    return H, sigmoid(H @ params["W2"] + params["b2"])


# %% wrong forward: only the output is returned -> forward_test_zeros
def forward(params, X):
    H = expit(np.asarray(X) @ params["W1"] + params["b1"])
    return expit(H @ params["W2"] + params["b2"])


# %% right backward: one example after the other, loops
def backward(params, X, t):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    slopes = {name: np.zeros(np.shape(params[name])) for name in ("W1", "b1", "W2", "b2")}
    for x, target in zip(X, t):
        x = np.array(x, dtype=float)
        h = expit(x @ W1 + b1)
        y = expit(h @ W2[:, 0] + b2[0])
        delta = (y - target) * y * (1 - y) / len(X)
        slopes["b2"][0] += delta
        for j in range(len(h)):
            slopes["W2"][j, 0] += delta * h[j]
            blame = delta * W2[j, 0] * h[j] * (1 - h[j])
            slopes["b1"][j] += blame
            for i in range(len(x)):
                slopes["W1"][i, j] += blame * x[i]
    return slopes


# %% right backward: einsum and means
def backward(params, X, t):
    X = np.array(X, dtype=float)
    hidden = expit(X @ params["W1"] + params["b1"])
    y = expit(hidden @ params["W2"] + params["b2"]).ravel()
    out = (y - np.array(t)) * (y - y * y)
    inside = out[:, None] * params["W2"].ravel() * (hidden - hidden**2)
    n = len(X)
    return {
        "b2": np.array([out.mean()]),
        "W2": np.einsum("nj,n->j", hidden, out).reshape(-1, 1) / n,
        "b1": inside.mean(axis=0),
        "W1": np.einsum("ni,nj->ij", X, inside) / n,
    }


# %% wrong backward: the labels broadcast to a square -> backward_test_output_layer
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = ((Y - t) * Y * (1 - Y) / len(X)).mean(axis=1, keepdims=True)
    d1 = (d2 @ params["W2"].T) * H * (1 - H)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong backward: not divided by N -> backward_test_output_layer
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (Y - t) * Y * (1 - Y)
    d1 = (d2 @ params["W2"].T) * H * (1 - H)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong backward: no derivative in the hidden layer -> backward_test_hidden_layer
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (Y - t) * Y * (1 - Y) / len(X)
    d1 = d2 @ params["W2"].T
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong backward: blame not shared out by W2 -> backward_test_hidden_layer
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (Y - t) * Y * (1 - Y) / len(X)
    d1 = d2 * H * (1 - H)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong backward: no derivative at the output -> backward_test_example
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (Y - t) / len(X)
    d1 = (d2 @ params["W2"].T) * H * (1 - H)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong backward: the sign -> backward_test_example, backward_test_unchanged
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (t - Y) * Y * (1 - Y) / len(X)
    d1 = (d2 @ params["W2"].T) * H * (1 - H)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong backward: updates W2 before it is used for the hidden layer -> backward_test_unchanged
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (Y - t) * Y * (1 - Y) / len(X)
    W2 = params["W2"]
    W2 -= 0.1 * (H.T @ d2)
    d1 = (d2 @ W2.T) * H * (1 - H)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% right relative_error: library norms
def relative_error(a, n):
    if np.shape(a) != np.shape(n):
        raise ValueError("形状不同")
    a, n = np.ravel(a).astype(float), np.ravel(n).astype(float)
    top = np.linalg.norm(a - n)
    return 0.0 if top == 0 else top / (np.linalg.norm(a) + np.linalg.norm(n))


# %% right relative_error: plain Python
import math


def relative_error(a, n):
    if np.shape(a) != np.shape(n):
        raise ValueError

    def length(values):
        return math.sqrt(sum(float(v) ** 2 for v in values))

    a, n = np.array(a, dtype=float).flatten(), np.array(n, dtype=float).flatten()
    bottom = length(a) + length(n)
    if bottom == 0:
        return 0.0
    return length(p - q for p, q in zip(a, n)) / bottom


# %% wrong relative_error: nan for zeros -> relative_error_test_edges
def relative_error(a, n):
    a, n = np.asarray(a, dtype=float), np.asarray(n, dtype=float)
    if a.shape != n.shape:
        raise ValueError
    with np.errstate(all="ignore"):
        return np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n))


# %% wrong relative_error: the absolute error -> relative_error_test_example
def relative_error(a, n):
    if np.shape(a) != np.shape(n):
        raise ValueError
    return np.linalg.norm(np.asarray(a) - np.asarray(n))


# %% wrong relative_error: no square root -> relative_error_test_hidden
def relative_error(a, n):
    a, n = np.asarray(a, dtype=float), np.asarray(n, dtype=float)
    if a.shape != n.shape:
        raise ValueError
    size = np.sum(a**2) + np.sum(n**2)
    return 0.0 if size == 0 else np.sum((a - n) ** 2) / size


# %% wrong relative_error: shapes not compared -> relative_error_test_edges
def relative_error(a, n):
    a, n = np.asarray(a, dtype=float), np.asarray(n, dtype=float)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return 0.0 if size == 0 else np.linalg.norm(a - n) / size


# %% wrong relative_error: a small number in the denominator spoils small gradients -> relative_error_test_hidden
def relative_error(a, n):
    a, n = np.asarray(a, dtype=float), np.asarray(n, dtype=float)
    if a.shape != n.shape:
        raise ValueError
    return np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n) + 1e-7)


# %% wrong relative_error: the spectral norm of a matrix -> relative_error_test_hidden
def relative_error(a, n):
    a, n = np.asarray(a, dtype=float), np.asarray(n, dtype=float)
    if a.shape != n.shape:
        raise ValueError
    order = 2
    size = np.linalg.norm(a, order) + np.linalg.norm(n, order)
    return 0.0 if size == 0 else np.linalg.norm(a - n, order) / size


# %% right momentum_step: in place on copies
def momentum_step(w, v, gradient, rate, beta):
    speed = np.array(v, dtype=float)
    speed *= beta
    speed -= rate * np.array(gradient, dtype=float)
    weights = np.array(w, dtype=float)
    weights += speed
    return weights, speed


# %% right momentum_step: the weights from the formula written out
def momentum_step(w, v, gradient, rate, beta):
    w, v, g = (np.asarray(part) * 1.0 for part in (w, v, gradient))
    return w + beta * v - rate * g, beta * v - rate * g


# %% wrong momentum_step: the old velocity moves the weights -> momentum_step_test_example
def momentum_step(w, v, gradient, rate, beta):
    w, v, g = (np.array(part, dtype=float) for part in (w, v, gradient))
    return w + v, beta * v - rate * g


# %% wrong momentum_step: plus the gradient -> momentum_step_test_example
def momentum_step(w, v, gradient, rate, beta):
    w, v, g = (np.array(part, dtype=float) for part in (w, v, gradient))
    v = beta * v + rate * g
    return w + v, v


# %% wrong momentum_step: a mean of velocity and gradient -> momentum_step_test_example
def momentum_step(w, v, gradient, rate, beta):
    w, v, g = (np.array(part, dtype=float) for part in (w, v, gradient))
    v = beta * v - (1 - beta) * rate * g
    return w + v, v


# %% wrong momentum_step: changes its arguments -> momentum_step_test_hidden
def momentum_step(w, v, gradient, rate, beta):
    w, v = np.asarray(w, dtype=float), np.asarray(v, dtype=float)
    v *= beta
    v -= rate * np.asarray(gradient, dtype=float)
    w += v
    return w, v


# %% wrong momentum_step: integers cut off the velocity -> momentum_step_test_hidden
def momentum_step(w, v, gradient, rate, beta):
    w, v = np.array(w), np.array(v)
    v[...] = beta * v - rate * np.asarray(gradient)
    w[...] = w + v
    return w, v


# %% wrong momentum_step: momentum forgotten -> momentum_step_test_example
def momentum_step(w, v, gradient, rate, beta):
    v = -rate * np.asarray(gradient, dtype=float)
    return np.asarray(w, dtype=float) + v, v


# %% wrong parameter_count: a float -> parameter_count_test_hidden
def parameter_count(sizes):
    if len(sizes) < 2:
        raise ValueError
    return float(sum((a + 1) * b for a, b in zip(sizes, sizes[1:])))


# %% wrong delta_rule_step: writes the new weights into the list it is given -> delta_rule_step_test_hidden
def delta_rule_step(w, b, x, t, rate):
    y = expit(sum(p * q for p, q in zip(w, x)) + b)
    d = (y - t) * y * (1 - y)
    if isinstance(w, list):
        for i in range(len(w)):
            w[i] -= rate * d * x[i]
        return np.array(w), b - rate * d
    return w - rate * d * np.array(x), b - rate * d


# %% wrong relative_error: what is small is taken for zero -> relative_error_test_hidden
def relative_error(a, n):
    a, n = np.array(a), np.array(n)
    if a.shape != n.shape:
        raise ValueError
    if np.allclose(a, 0) and np.allclose(n, 0):
        return 0.0
    return np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n))


# %% right relative_error: nan becomes 0
def relative_error(a, n):
    a, n = np.array(a), np.array(n)
    if a.shape != n.shape:
        raise ValueError
    return np.nan_to_num(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n)))


# %% right neuron: a table of pandas
import pandas as pd


def neuron(x, w, b, g):
    d = pd.DataFrame({"x": list(x), "w": list(w)})
    return g((d.x * d.w).sum() - b)


# %% right momentum_step: recursion over nested lists
def momentum_step(w, v, gradient, rate, beta):
    def walk(a, b, c):
        if isinstance(a, (list, np.ndarray)):
            pairs = [walk(*p) for p in zip(a, b, c)]
            return [p[0] for p in pairs], [p[1] for p in pairs]
        new = beta * b - rate * c
        return a + new, new

    W, V = walk(w, v, gradient)
    return np.array(W, float), np.array(V, float)


# %% wrong neuron: refuses everything -> neuron_test_lengths
def neuron(x, w, b, g):
    raise ValueError


# %% wrong neuron: a missing input counts as zero -> neuron_test_lengths
def neuron(x, w, b, g):
    if len(x) > len(w):
        raise ValueError
    return g(sum(x[i] * w[i] for i in range(len(x))) - b)


# %% wrong neuron: the activation of each product -> neuron_test_hidden
def neuron(x, w, b, g):
    if len(x) != len(w):
        raise ValueError
    return (
        sum(g(p * q) for p, q in zip(x, w)) - b
        if len(x) > 3
        else g(sum(p * q for p, q in zip(x, w)) - b)
    )


# %% wrong neuron: equal products count once -> neuron_test_hidden
def neuron(x, w, b, g):
    if len(x) != len(w):
        raise ValueError
    return g(sum({p * q for p, q in zip(x, w)}) - b)


# %% wrong neuron: the threshold from each input -> neuron_test_example
def neuron(x, w, b, g):
    if len(x) != len(w):
        raise ValueError
    return g(sum(p * q - b for p, q in zip(x, w)))


# %% right neuron: NumPy's inner product
def neuron(x, w, b, g):
    if np.size(x) != np.size(w):
        raise ValueError("x, w")
    return g(np.inner(np.array(x), np.array(w)) - b)


# %% wrong parameter_count: refuses everything -> parameter_count_test_bad
def parameter_count(sizes):
    raise ValueError


# %% wrong parameter_count: two layers are refused -> parameter_count_test_bad
def parameter_count(sizes):
    if len(sizes) <= 2:
        raise ValueError
    return sum(a * b + b for a, b in zip(sizes, sizes[1:]))


# %% wrong parameter_count: layers of the same size count once -> parameter_count_test_hidden
def parameter_count(sizes):
    if len(sizes) < 2:
        raise ValueError
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(set(sizes[1:]))


# %% wrong parameter_count: the last layer has no biases -> parameter_count_test_small
def parameter_count(sizes):
    if len(sizes) < 2:
        raise ValueError
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes[1:-1])


# %% wrong parameter_count: one bias a layer -> parameter_count_test_small
def parameter_count(sizes):
    if len(sizes) < 2:
        raise ValueError
    return sum(a * b + 1 for a, b in zip(sizes, sizes[1:]))


# %% right parameter_count: shapes
def parameter_count(sizes):
    if not len(sizes) > 1:
        raise ValueError("两层")
    layers = [np.zeros((before + 1, after)) for before, after in zip(sizes[:-1], sizes[1:])]
    return sum(layer.size for layer in layers)


# %% wrong multiply_node: changes the array that it is given -> multiply_node_test_hidden
class MultiplyNode:
    def forward(self, x, y):
        self.x, self.y = x, y
        if isinstance(x, np.ndarray):
            x *= y
            return x
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x


# %% wrong multiply_node: works once -> multiply_node_test_hidden
class MultiplyNode:
    def forward(self, x, y):
        self.stack = [(x, y)]
        return x * y

    def backward(self, dout):
        x, y = self.stack.pop()
        return dout * y, dout * x


# %% wrong multiply_node: gradients are added up -> multiply_node_test_hidden
class MultiplyNode:
    def forward(self, x, y):
        self.x, self.y = x, y
        self.dx = self.dy = 0
        return x * y

    def backward(self, dout):
        self.dx = self.dx + dout * self.y
        self.dy = self.dy + dout * self.x
        return self.dx, self.dy


# %% wrong multiply_node: a product of matrices -> multiply_node_test_hidden
class MultiplyNode:
    def forward(self, x, y):
        self.x, self.y = x, y
        return np.dot(x, y)

    def backward(self, dout):
        return np.multiply(dout, self.y), np.multiply(dout, self.x)


# %% right multiply_node: closures
class MultiplyNode:
    def forward(self, x, y):
        self.backward = lambda dout: (y * dout, x * dout)
        return x * y

    def backward(self, dout):
        raise RuntimeError("先调用 forward")


# %% wrong chain_gradient: rounded to four digits -> chain_gradient_test_hidden
def chain_gradient(w, x, b, t):
    y = expit(w * x + b)
    dz = (y - t) * y * (1 - y)
    return {"w": round(dz * x, 4), "x": round(dz * w, 4), "b": round(dz, 4)}


# %% wrong chain_gradient: the answer is taken for 0 or 1 -> chain_gradient_test_hidden
def chain_gradient(w, x, b, t):
    y = expit(w * x + b)
    dz = (y - round(t)) * y * (1 - y)
    return {"w": dz * x, "x": dz * w, "b": dz}


# %% wrong chain_gradient: y squared forgotten -> chain_gradient_test_example
def chain_gradient(w, x, b, t):
    y = expit(w * x + b)
    dz = (y - t) * y
    return {"w": dz * x, "x": dz * w, "b": dz}


# %% wrong chain_gradient: doubled -> chain_gradient_test_example
def chain_gradient(w, x, b, t):
    y = expit(w * x + b)
    dz = 2 * (y - t) * y * (1 - y)
    return {"w": dz * x, "x": dz * w, "b": dz}


# %% wrong chain_gradient: the sigmoid twice -> chain_gradient_test_example
def chain_gradient(w, x, b, t):
    y = expit(w * x + b)
    dz = (y - t) * expit(y) * (1 - expit(y))
    return {"w": dz * x, "x": dz * w, "b": dz}


# %% right chain_gradient: central differences
def chain_gradient(w, x, b, t):
    def error(w, x, b):
        return 0.5 * (expit(w * x + b) - t) ** 2

    h = 1e-5
    return {
        "w": (error(w + h, x, b) - error(w - h, x, b)) / (2 * h),
        "x": (error(w, x + h, b) - error(w, x - h, b)) / (2 * h),
        "b": (error(w, x, b + h) - error(w, x, b - h)) / (2 * h),
    }


# %% wrong delta_rule_step: b is left out of y -> delta_rule_step_test_hidden
def delta_rule_step(w, b, x, t, rate):
    w, x = np.array(w, dtype=float), np.array(x, dtype=float)
    y = expit(w @ x)
    delta = (y - t) * y * (1 - y)
    return w - rate * delta * x, b - rate * delta


# %% wrong delta_rule_step: the rate is left out for the bias -> delta_rule_step_test_example
def delta_rule_step(w, b, x, t, rate):
    w, x = np.array(w, dtype=float), np.array(x, dtype=float)
    y = expit(w @ x + b)
    delta = (y - t) * y * (1 - y)
    return w - rate * delta * x, b - delta


# %% wrong delta_rule_step: the threshold is subtracted -> delta_rule_step_test_hidden
def delta_rule_step(w, b, x, t, rate):
    w, x = np.array(w, dtype=float), np.array(x, dtype=float)
    y = expit(w @ x - b)
    delta = (y - t) * y * (1 - y)
    return w - rate * delta * x, b - rate * delta


# %% wrong delta_rule_step: an array of integers keeps its type -> delta_rule_step_test_hidden
def delta_rule_step(w, b, x, t, rate):
    new, x = np.array(w), np.array(x, dtype=float)
    y = expit(new @ x + b)
    delta = (y - t) * y * (1 - y)
    new[:] = new - rate * delta * x
    return new, b - rate * delta


# %% wrong delta_rule_step: doubled -> delta_rule_step_test_example
def delta_rule_step(w, b, x, t, rate):
    w, x = np.array(w, dtype=float), np.array(x, dtype=float)
    y = expit(w @ x + b)
    delta = 2 * (y - t) * y * (1 - y)
    return w - rate * delta * x, b - rate * delta


# %% wrong delta_rule_step: shortens the list of inputs -> delta_rule_step_test_hidden
def delta_rule_step(w, b, x, t, rate):
    x = x if isinstance(x, list) else list(x)
    total, values = b, []
    for weight in w:
        values.append(x.pop(0))
        total += weight * values[-1]
    y = expit(total)
    delta = (y - t) * y * (1 - y)
    return np.array(w) - rate * delta * np.array(values), b - rate * delta


# %% right delta_rule_step: the bias as one more weight
def delta_rule_step(w, b, x, t, rate):
    all_w, all_x = np.append(w, b).astype(float), np.append(x, 1.0)
    y = expit(all_w.dot(all_x))
    all_w -= rate * (y - t) * y * (1 - y) * all_x
    return all_w[:-1], all_w[-1]


# %% wrong forward: the input as a list is changed -> forward_test_stable
def forward(params, X):
    if isinstance(X, list):
        for row in X:
            for k in range(len(row)):
                row[k] = float(row[k]) / 1.0000001
    H = expit(np.asarray(X) @ params["W1"] + params["b1"])
    return H, expit(H @ params["W2"] + params["b2"])


# %% wrong forward: scores are cut to -10 to 10 -> forward_test_stable
def forward(params, X):
    H = expit(np.clip(np.asarray(X) @ params["W1"] + params["b1"], -2, 2))
    return H, expit(H @ params["W2"] + params["b2"])


# %% wrong forward: weights the wrong way round -> forward_test_zeros
def forward(params, X):
    H = expit(np.asarray(X) @ params["W1"].T + params["b1"])
    return H, expit(H @ params["W2"].T + params["b2"])


# %% wrong forward: output first -> forward_test_zeros
def forward(params, X):
    H = expit(np.asarray(X) @ params["W1"] + params["b1"])
    return expit(H @ params["W2"] + params["b2"]), H


# %% wrong forward: a flat output -> forward_test_zeros
def forward(params, X):
    H = expit(np.asarray(X) @ params["W1"] + params["b1"])
    return H, expit(H @ params["W2"] + params["b2"])[:, 0]


# %% wrong forward: rounded -> forward_test_hidden
def forward(params, X):
    H = np.round(expit(np.asarray(X) @ params["W1"] + params["b1"]), 3)
    return H, np.round(expit(H @ params["W2"] + params["b2"]), 3)


# %% right forward: einsum
def forward(params, X):
    H = expit(np.einsum("nd,dm->nm", np.array(X, dtype=float), params["W1"]) + params["b1"])
    return H, expit(np.einsum("nm,mk->nk", H, params["W2"]) + params["b2"])


# %% wrong backward: the derivative of sigmoid taken of activations -> backward_test_hidden_layer
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (Y - t) * Y * (1 - Y) / len(X)
    d1 = (d2 @ params["W2"].T) * expit(H) * (1 - expit(H))
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong backward: divides by N twice -> backward_test_hidden_layer
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (Y - t) * Y * (1 - Y) / len(X)
    d1 = (d2 @ params["W2"].T) * H * (1 - H) / len(X)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong backward: the mean over the samples for the biases -> backward_test_output_layer
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (Y - t) * Y * (1 - Y) / len(X)
    d1 = (d2 @ params["W2"].T) * H * (1 - H)
    return {"W1": X.T @ d1, "b1": d1.mean(axis=0), "W2": H.T @ d2, "b2": d2.mean(axis=0)}


# %% wrong backward: a list of inputs is changed -> backward_test_unchanged
def backward(params, X, t):
    if isinstance(t, list):
        t[:] = [float(v) + 1e-12 for v in t]
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (Y - t) * Y * (1 - Y) / len(X)
    d1 = (d2 @ params["W2"].T) * H * (1 - H)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong backward: doubled -> backward_test_example
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = 2 * (Y - t) * Y * (1 - Y) / len(X)
    d1 = (d2 @ params["W2"].T) * H * (1 - H)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong backward: the shape of t is changed for the caller -> backward_test_unchanged
def backward(params, X, t):
    if isinstance(t, np.ndarray):
        t.shape = (-1, 1)
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (Y - t) * Y * (1 - Y) / len(X)
    d1 = (d2 @ params["W2"].T) * H * (1 - H)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong backward: rounded -> backward_test_output_layer, backward_test_hidden_layer
def backward(params, X, t):
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1)
    H = expit(X @ params["W1"] + params["b1"])
    Y = expit(H @ params["W2"] + params["b2"])
    d2 = (Y - t) * Y * (1 - Y) / len(X)
    d1 = (d2 @ params["W2"].T) * H * (1 - H)
    g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
    return {name: np.round(a, 5) for name, a in g.items()}


# %% right backward: central differences
def backward(params, X, t):
    X, t = np.array(X, dtype=float), np.array(t, dtype=float)

    def error(p):
        H = expit(X @ p["W1"] + p["b1"])
        return 0.5 * np.mean((expit(H @ p["W2"] + p["b2"])[:, 0] - t) ** 2)

    slopes = {}
    for name, array in params.items():
        slopes[name] = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            ends = []
            for h in (1e-5, -1e-5):
                moved = {key: value.astype(float) for key, value in params.items()}
                moved[name][index] += h
                ends.append(error(moved))
            slopes[name][index] = (ends[0] - ends[1]) / 2e-5
    return slopes


# %% wrong relative_error: twice the usual denominator's half -> relative_error_test_hidden
def relative_error(a, n):
    a, n = np.asarray(a, dtype=float), np.asarray(n, dtype=float)
    if a.shape != n.shape:
        raise ValueError
    size = np.linalg.norm(a + n)
    return 0.0 if size == 0 else np.linalg.norm(a - n) / size


# %% wrong relative_error: the larger length below -> relative_error_test_hidden
def relative_error(a, n):
    a, n = np.asarray(a, dtype=float), np.asarray(n, dtype=float)
    if a.shape != n.shape:
        raise ValueError
    size = max(np.linalg.norm(a), np.linalg.norm(n))
    return 0.0 if size == 0 else np.linalg.norm(a - n) / size


# %% wrong relative_error: the sum of absolute values -> relative_error_test_hidden
def relative_error(a, n):
    a, n = np.asarray(a, dtype=float), np.asarray(n, dtype=float)
    if a.shape != n.shape:
        raise ValueError
    size = np.abs(a).sum() + np.abs(n).sum()
    return 0.0 if size == 0 else np.abs(a - n).sum() / size


# %% wrong relative_error: flattened before shapes are compared -> relative_error_test_edges
def relative_error(a, n):
    a, n = np.ravel(a).astype(float), np.ravel(n).astype(float)
    if a.shape != n.shape:
        raise ValueError
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return 0.0 if size == 0 else np.linalg.norm(a - n) / size


# %% wrong relative_error: zero as soon as one is zero -> relative_error_test_example
def relative_error(a, n):
    a, n = np.asarray(a, dtype=float), np.asarray(n, dtype=float)
    if a.shape != n.shape:
        raise ValueError
    if not a.any() or not n.any():
        return 0.0
    return np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n))


# %% wrong relative_error: refuses everything -> relative_error_test_edges
def relative_error(a, n):
    raise ValueError


# %% wrong momentum_step: fails on nested lists -> momentum_step_test_hidden
def momentum_step(w, v, gradient, rate, beta):
    v = np.array([beta * old - rate * slope for old, slope in zip(v, gradient)])
    return np.array([weight + speed for weight, speed in zip(w, v)], dtype=float), v


# %% wrong momentum_step: writes into a list -> momentum_step_test_hidden
def momentum_step(w, v, gradient, rate, beta):
    if isinstance(v, list) and not isinstance(v[0], list):
        for i in range(len(v)):
            v[i] = beta * v[i] - rate * gradient[i]
        return np.array(w) + np.array(v), np.array(v)
    v = beta * np.array(v) - rate * np.array(gradient)
    return np.array(w) + v, v


# %% wrong momentum_step: Nesterov's -> momentum_step_test_example
def momentum_step(w, v, gradient, rate, beta):
    w, v, g = (np.array(part, dtype=float) for part in (w, v, gradient))
    v = beta * v - rate * g
    return w + beta * v - rate * g, v


# %% wrong momentum_step: beta also slows the gradient -> momentum_step_test_example
def momentum_step(w, v, gradient, rate, beta):
    w, v, g = (np.array(part, dtype=float) for part in (w, v, gradient))
    v = beta * (v - rate * g)
    return w + v, v


# %% wrong momentum_step: flat -> momentum_step_test_hidden
def momentum_step(w, v, gradient, rate, beta):
    w, v, g = (np.ravel(part).astype(float) for part in (w, v, gradient))
    v = beta * v - rate * g
    return w + v, v


# %% wrong momentum_step: without momentum the velocity stays -> momentum_step_test_hidden
def momentum_step(w, v, gradient, rate, beta):
    w, v, g = (np.array(part, dtype=float) for part in (w, v, gradient))
    if beta == 0:
        return w - rate * g, v
    v = beta * v - rate * g
    return w + v, v


# %% right momentum_step: NumPy's functions
def momentum_step(w, v, gradient, rate, beta):
    new_v = np.subtract(np.multiply(beta, v), np.multiply(rate, gradient))
    return np.add(w, new_v), new_v


# %% wrong two_layer_classifier: the derivative of sigmoid taken of activations -> two_layer_classifier_test_hidden_layer
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * expit(H) * (1 - expit(H))
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: no derivative in the hidden layer -> two_layer_classifier_test_hidden_layer
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = d2 @ p["W2"].T
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: a doubled gradient -> two_layer_classifier_test_output, two_layer_classifier_test_hidden_layer
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = 2 * (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: half a gradient -> two_layer_classifier_test_output
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = 0.5 * (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: the gradient is a sum, not a mean -> two_layer_classifier_test_output
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: divides by N twice -> two_layer_classifier_test_output
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {
                "W1": X.T @ d1 / len(X),
                "b1": d1.sum(axis=0),
                "W2": H.T @ d2 / len(X),
                "b2": d2.sum(axis=0),
            }
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: delta without y(1-y), that of the cross-entropy -> two_layer_classifier_test_output
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: tanh in the hidden layer -> two_layer_classifier_test_output
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = np.tanh(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: biases stay -> two_layer_classifier_test_output, two_layer_classifier_test_hidden_layer
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in ("W1", "W2"):
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: W2 is moved before it shares out the blame -> two_layer_classifier_test_hidden_layer
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            p["W2"] = p["W2"] - self.rate * (H.T @ d2)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": 0 * p["W2"], "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: the bias of the hidden layer by the mean -> two_layer_classifier_test_hidden_layer
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.mean(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: uphill -> two_layer_classifier_test_output
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] + self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: momentum forgotten -> two_layer_classifier_test_momentum
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = -self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: the old velocity is subtracted -> two_layer_classifier_test_momentum
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = -self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: the velocity is a moving average -> two_layer_classifier_test_momentum
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - (1 - self.momentum) * self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: Nesterov's momentum -> two_layer_classifier_test_momentum
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + self.momentum * v[k] - self.rate * g[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: the old velocity moves the weights -> two_layer_classifier_test_output
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                p[k] = p[k] + v[k]
                v[k] = self.momentum * v[k] - self.rate * g[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: one example after the other -> two_layer_classifier_test_output
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for n in range(self.epochs):
            n = n % len(t)
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = np.where(np.arange(len(t))[:, None] == n, (Y - t) * Y * (1 - Y), 0)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: learns one epoch too many -> two_layer_classifier_test_errors
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs + 1):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: errors_ without the half -> two_layer_classifier_test_errors
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean((Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: errors_ summed -> two_layer_classifier_test_errors
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.sum(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: errors_ without the square -> two_layer_classifier_test_errors
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * abs(Y - t)))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: errors_ after the update -> two_layer_classifier_test_errors
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
            Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: errors_ rounded -> two_layer_classifier_test_errors
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(round(np.mean(0.5 * (Y - t) ** 2), 4))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: writes into init -> two_layer_classifier_test_momentum
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.asarray(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] += v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: init is not used -> two_layer_classifier_test_output
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        if True:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: goes on where it stopped when fitted again -> two_layer_classifier_test_momentum
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = getattr(self, "params_", self.init)
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: the velocity is kept for the next fit -> two_layer_classifier_test_momentum
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = getattr(self, "v_", None) or {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_, self.v_ = p, v
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: X is scaled inside -> two_layer_classifier_test_hidden_layer
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        self.m_, self.s_ = X.mean(axis=0), X.std(axis=0) + 1e-9
        X = (X - self.m_) / self.s_
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = (self.check_input(X) - self.m_) / self.s_
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: all weights start at zero -> two_layer_classifier_test_params, two_layer_classifier_test_learning
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": np.zeros((X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": np.zeros((self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: the seed is not used -> two_layer_classifier_test_params
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(0)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: no seed at all -> two_layer_classifier_test_params
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng()
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: uniform first weights from 0 to 1 -> two_layer_classifier_test_params
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.random(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.random(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: small first weights -> two_layer_classifier_test_params
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": 0.01 * rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": 0.01 * rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: random biases -> two_layer_classifier_test_params
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": rng.normal(size=self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: the default number of epochs -> two_layer_classifier_test_params
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=1000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: predict returns 0 and 1 -> two_layer_classifier_test_labels
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return (Y[:, 0] > 0.5).astype(int)


# %% wrong two_layer_classifier: predict turns the classes round -> two_layer_classifier_test_labels, two_layer_classifier_test_learning
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] < 0.5).astype(int)]


# %% wrong two_layer_classifier: predict returns a column -> two_layer_classifier_test_learning
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y > 0.5).astype(int)]


# %% wrong two_layer_classifier: predict returns probabilities -> two_layer_classifier_test_learning
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return Y[:, 0]


# %% wrong two_layer_classifier: fit returns nothing -> two_layer_classifier_test_params
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: shifts the caller's data -> two_layer_classifier_test_errors
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        X += 0.0
        X[0] = np.round(X[0], 3)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: __init__ makes errors_, so that it looks fitted -> two_layer_classifier_test_labels
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init
        self.errors_ = []

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: early stopping -> two_layer_classifier_test_errors
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            if len(self.errors_) > 1 and self.errors_[-1] > self.errors_[-2] - 1e-2:
                break
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = p
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: weights rounded to four digits -> two_layer_classifier_test_output, two_layer_classifier_test_hidden_layer
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = {k: np.round(a, 4) for k, a in p.items()}
        return self

    def predict(self, X):
        X = self.check_input(X)
        p = self.params_
        Y = expit(expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
        return self.classes_[(Y[:, 0] > 0.5).astype(int)]


# %% wrong two_layer_classifier: keeps no weights, a nearest neighbour in disguise -> two_layer_classifier_test_output, two_layer_classifier_test_learning
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        t = t.reshape(-1, 1)
        rng = np.random.default_rng(self.seed)
        p = self.init
        if p is None:
            p = {
                "W1": rng.normal(size=(X.shape[1], self.hidden)),
                "b1": np.zeros(self.hidden),
                "W2": rng.normal(size=(self.hidden, 1)),
                "b2": np.zeros(1),
            }
        p = {k: np.array(a, dtype=float) for k, a in p.items()}
        v = {k: np.zeros_like(a) for k, a in p.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            H = expit(X @ p["W1"] + p["b1"])
            Y = expit(H @ p["W2"] + p["b2"])
            self.errors_.append(np.mean(0.5 * (Y - t) ** 2))
            d2 = (Y - t) * Y * (1 - Y) / len(X)
            d1 = (d2 @ p["W2"].T) * H * (1 - H)
            g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": H.T @ d2, "b2": d2.sum(axis=0)}
            for k in p:
                v[k] = self.momentum * v[k] - self.rate * g[k]
                p[k] = p[k] + v[k]
        self.params_ = {k: np.zeros_like(a) for k, a in p.items()}
        self.X_, self.t_ = X, t[:, 0]
        return self

    def predict(self, X):
        X = self.check_input(X)
        near = ((X[:, None] - self.X_[None]) ** 2).sum(axis=2).argmin(axis=1)
        return self.classes_[self.t_[near]]


# %% right two_layer_classifier: one array for each parameter, the output layer flat
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden = hidden
        self.rate = rate
        self.epochs = epochs
        self.momentum = momentum
        self.seed = seed
        self.init = init

    def start(self, inputs):
        generator = np.random.RandomState(self.seed)
        first = generator.randn(inputs, self.hidden), np.zeros(self.hidden)
        return *first, generator.randn(self.hidden), np.zeros(1)

    def outputs(self, X):
        H = 1 / (1 + np.exp(-np.clip(X @ self.W1_ + self.b1_, -500, 500)))
        return H, 1 / (1 + np.exp(-np.clip(H @ self.w2_ + self.b2_, -500, 500)))

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        if self.init is None:
            self.W1_, self.b1_, self.w2_, self.b2_ = self.start(X.shape[1])
        else:
            self.W1_, self.b1_ = np.copy(self.init["W1"]), np.copy(self.init["b1"])
            self.w2_, self.b2_ = np.ravel(self.init["W2"]).copy(), np.copy(self.init["b2"])
        speeds = [0, 0, 0, 0]
        self.errors_ = []
        for epoch in range(self.epochs):
            H, out = self.outputs(X)
            self.errors_.append(((out - t) ** 2).sum() / (2 * len(t)))
            delta = (out - t) * (out - out**2) / len(t)
            blame = np.outer(delta, self.w2_) * (H - H**2)
            slopes = [X.T @ blame, blame.sum(0), H.T @ delta, delta.sum()]
            speeds = [self.momentum * v - self.rate * g for v, g in zip(speeds, slopes)]
            self.W1_ = self.W1_ + speeds[0]
            self.b1_ = self.b1_ + speeds[1]
            self.w2_ = self.w2_ + speeds[2]
            self.b2_ = self.b2_ + speeds[3]
        self.params_ = dict(W1=self.W1_, b1=self.b1_, W2=self.w2_.reshape(-1, 1), b2=self.b2_)
        return self

    def predict(self, X):
        _, out = self.outputs(self.check_input(X))
        return np.where(out > 0.5, self.classes_[1], self.classes_[0])


# %% right two_layer_classifier: one example after the other, lists and loops, copied start
import copy
import math


class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden, self.rate, self.epochs = hidden, rate, epochs
        self.momentum, self.seed, self.init = momentum, seed, init

    def _forward(self, X):
        H = expit(np.dot(X, self.params_["W1"]) + self.params_["b1"])
        return H, expit(np.dot(H, self.params_["W2"]) + self.params_["b2"])[:, 0]

    def _slopes(self, X, t):
        H, out = self._forward(X)
        total = {name: np.zeros(np.shape(a)) for name, a in self.params_.items()}
        for x, h, y, target in zip(X, H, out, t):
            delta = (y - target) * y * (1 - y)
            blame = delta * self.params_["W2"][:, 0] * h * (1 - h)
            total["b2"] += delta
            total["W2"][:, 0] += delta * h
            total["b1"] += blame
            total["W1"] += np.outer(x, blame)
        return {name: a / len(t) for name, a in total.items()}

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        if self.init is not None:
            self.params_ = copy.deepcopy(self.init)
        else:
            import random

            r = random.Random(self.seed)
            normal = lambda *shape: np.array([r.gauss(0, 1) for _ in range(math.prod(shape))])
            self.params_ = {
                "W1": normal(X.shape[1], self.hidden).reshape(-1, self.hidden),
                "b1": np.zeros(self.hidden),
                "W2": normal(self.hidden).reshape(-1, 1),
                "b2": np.zeros(1),
            }
        speed = {name: np.zeros(np.shape(a)) for name, a in self.params_.items()}
        self.errors_ = []
        for _ in range(self.epochs):
            out = self._forward(X)[1]
            self.errors_.append(sum((out - t) ** 2) / 2 / len(t))
            slopes = self._slopes(X, t)
            for name in speed:
                speed[name] = self.momentum * speed[name] - self.rate * slopes[name]
                self.params_[name] = self.params_[name] + speed[name]
        return self

    def predict(self, X):
        out = self._forward(self.check_input(X))[1]
        return np.array([self.classes_[1] if y > 0.5 else self.classes_[0] for y in out])


# %% right two_layer_classifier: biases as an extra row, changed in place
class TwoLayerClassifier(TwoClassBase):
    def __init__(self, hidden=4, rate=1.0, epochs=2000, momentum=0.9, seed=0, init=None):
        self.hidden = hidden
        self.rate, self.epochs, self.momentum = rate, epochs, momentum
        self.seed, self.init = seed, init

    @staticmethod
    def with_one(A):
        return np.hstack([A, np.ones((len(A), 1))])

    def fit(self, X, y):
        X, t = self.check_training(X, y)
        A, t = self.with_one(X), t[:, None]
        rng = np.random.default_rng([self.seed, 7])
        if self.init is None:
            first = np.vstack(
                [rng.standard_normal((X.shape[1], self.hidden)), np.zeros(self.hidden)]
            )
            second = np.vstack([rng.standard_normal((self.hidden, 1)), [[0.0]]])
        else:
            first = np.vstack([self.init["W1"], self.init["b1"]])
            second = np.vstack([self.init["W2"], np.reshape(self.init["b2"], (1, 1))])
        v1, v2 = np.zeros_like(first), np.zeros_like(second)
        self.errors_ = []
        for _ in range(self.epochs):
            H = self.with_one(expit(A @ first))
            Y = expit(H @ second)
            self.errors_.append(float(0.5 * np.square(Y - t).mean()))
            d2 = (Y - t) * Y * (1 - Y) / len(t)
            d1 = ((d2 @ second.T) * H * (1 - H))[:, :-1]
            v2 *= self.momentum
            v2 -= self.rate * (H.T @ d2)
            v1 *= self.momentum
            v1 -= self.rate * (A.T @ d1)
            second += v2
            first += v1
        self.params_ = {"W1": first[:-1], "b1": first[-1], "W2": second[:-1], "b2": second[-1]}
        return self

    def predict(self, X):
        X, p = self.check_input(X), self.params_
        score = expit(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
        return self.classes_[np.where(score.ravel() > 0, 1, 0)]


# %% wrong softmax_gradient: the sum instead of the mean -> softmax_gradient_test_example
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=1)
    P[np.arange(len(Z)), labels] -= 1
    return P


# %% wrong softmax_gradient: the sign -> softmax_gradient_test_example
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=1)
    P[np.arange(len(Z)), labels] -= 1
    return -P / len(Z)


# %% wrong softmax_gradient: divided by the number of classes -> softmax_gradient_test_numerical
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=1)
    P[np.arange(len(Z)), labels] -= 1
    return P / Z.shape[1]


# %% wrong softmax_gradient: divided by the number of scores -> softmax_gradient_test_example
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=1)
    P[np.arange(len(Z)), labels] -= 1
    return P / Z.size


# %% wrong softmax_gradient: softmax down the columns -> softmax_gradient_test_numerical
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=0)
    P[np.arange(len(Z)), labels] -= 1
    return P / len(Z)


# %% wrong softmax_gradient: softmax over the whole batch -> softmax_gradient_test_numerical
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z)
    P[np.arange(len(Z)), labels] -= 1
    return P / len(Z)


# %% wrong softmax_gradient: sigmoid instead of softmax -> softmax_gradient_test_numerical
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = expit(Z)
    P[np.arange(len(Z)), labels] -= 1
    return P / len(Z)


# %% wrong softmax_gradient: a softmax that overflows -> softmax_gradient_test_stable
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    with np.errstate(all="ignore"):
        P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    P[np.arange(len(Z)), labels] -= 1
    return P / len(Z)


# %% wrong softmax_gradient: with a derivative of softmax too much -> softmax_gradient_test_numerical
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=1)
    P[np.arange(len(Z)), labels] -= 1
    Q = softmax(Z, axis=1)
    return P * Q * (1 - Q) / len(Z)


# %% wrong softmax_gradient: only the right class -> softmax_gradient_test_example
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=1)
    P[np.arange(len(Z)), labels] -= 1
    P[P > 0] = 0
    return P / len(Z)


# %% wrong softmax_gradient: labels as columns of the whole batch -> softmax_gradient_test_example
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=1)
    P[:, labels] -= 1
    return P / len(Z)


# %% wrong softmax_gradient: the gradient of the logarithm, 1/p -> softmax_gradient_test_example
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=1)
    G = np.zeros_like(P)
    G[np.arange(len(Z)), labels] = -1 / P[np.arange(len(Z)), labels]
    return G / len(Z)


# %% wrong softmax_gradient: scores cut to -30 to 30 and rounded -> softmax_gradient_test_numerical
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=1)
    P[np.arange(len(Z)), labels] -= 1
    return np.round(P / len(Z), 4)


# %% wrong softmax_gradient: changes the scores -> softmax_gradient_test_stable
def softmax_gradient(Z, labels):
    Z, labels = np.asarray(Z, dtype=float), np.array(labels)
    Z -= Z.max(axis=1, keepdims=True)
    P = softmax(Z, axis=1)
    P[np.arange(len(Z)), labels] -= 1
    return P / len(Z)


# %% wrong softmax_gradient: works on the scores as integers -> softmax_gradient_test_stable
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z), np.array(labels)
    P = Z.copy()
    P[...] = softmax(Z, axis=1)
    P[np.arange(len(Z)), labels] -= 1
    return P / len(Z)


# %% wrong softmax_gradient: mean over the samples -> softmax_gradient_test_example
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=1)
    P[np.arange(len(Z)), labels] -= 1
    return P.mean(axis=0)


# %% wrong softmax_gradient: doubled -> softmax_gradient_test_example
def softmax_gradient(Z, labels):
    Z, labels = np.array(Z, dtype=float), np.array(labels)
    P = softmax(Z, axis=1)
    P[np.arange(len(Z)), labels] -= 1
    return 2 * P / len(Z)


# %% right softmax_gradient: one-hot answers
def softmax_gradient(Z, labels):
    Z = np.array(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    T = np.zeros(Z.shape)
    for n, label in enumerate(labels):
        T[n, label] = 1
    return (P - T) / Z.shape[0]


# %% right softmax_gradient: plain Python
import math


def softmax_gradient(Z, labels):
    rows = []
    for scores, label in zip(Z, labels):
        top = max(scores)
        e = [math.exp(z - top) for z in scores]
        rows.append([(v / sum(e) - (j == label)) / len(Z) for j, v in enumerate(e)])
    return np.array(rows)


# %% right softmax_gradient: the logarithm's softmax, labels compared
from scipy.special import log_softmax


def softmax_gradient(Z, labels):
    p = np.exp(log_softmax(np.asarray(Z).astype(float), axis=-1))
    return (p - np.equal.outer(np.asarray(labels), np.arange(p.shape[1]))) / len(p)


# %% wrong adam_step: m is not made larger -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: v is not made larger -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: neither is made larger -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m
    v_hat = v
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: returns what was made larger -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m_hat, v_hat


# %% wrong adam_step: times k instead of to the power of k -> adam_step_test_hidden
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 * k)
    v_hat = v / (1 - beta2 * k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: the power counts from 0 -> adam_step_test_hidden
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** max(k - 1, 1))
    v_hat = v / (1 - beta2 ** max(k - 1, 1))
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: one step ahead -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (k + 1))
    v_hat = v / (1 - beta2 ** (k + 1))
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: both betas the same -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta1 * v + (1 - beta1) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta1**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: betas mixed up -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta2 * m + (1 - beta2) * g
    v = beta1 * v + (1 - beta1) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: the gradient is not squared -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: absolute value instead of square -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * abs(g)
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: no square root -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (v_hat + epsilon), m, v


# %% wrong adam_step: epsilon under the root -> adam_step_test_hidden
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat + epsilon)), m, v


# %% wrong adam_step: epsilon forgotten -> adam_step_test_hidden
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + 1e-8), m, v


# %% wrong adam_step: no weight for the new gradient in m -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: uphill -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w + rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: the rate forgotten -> adam_step_test_example
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - 0.001 * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: RMSprop -> adam_step_test_hidden
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = 0 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: a step of zero is not refused -> adam_step_test_first
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 0:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: no step is refused -> adam_step_test_first
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    k = max(k, 1)
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: refuses the first step -> adam_step_test_first
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k <= 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: writes into m and v -> adam_step_test_hidden
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.asarray(part, dtype=float) for part in (w, m, v, gradient))
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: flat -> adam_step_test_hidden
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.ravel(part).astype(float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: rounded -> adam_step_test_hidden
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), np.round(m, 4), np.round(v, 4)


# %% wrong adam_step: state kept between calls -> adam_step_test_hidden
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    adam_step.m = m = beta1 * (m if k == 1 else getattr(adam_step, "m", m)) + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% wrong adam_step: another default rate -> adam_step_test_hidden
def adam_step(w, m, v, gradient, k, rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError
    w, m, v, g = (np.array(part, dtype=float) for part in (w, m, v, gradient))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


# %% right adam_step: the other way to write it: one corrected rate
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if not k >= 1:
        raise ValueError("k")
    g = np.array(gradient, dtype=float)
    new_m = np.array(m) + (1 - beta1) * (g - np.array(m))
    new_v = np.array(v) + (1 - beta2) * (np.square(g) - np.array(v))
    root = np.sqrt(1 - beta2**k)
    rate_k = rate * root / (1 - beta1**k)
    return np.array(w) - rate_k * new_m / (np.sqrt(new_v) + epsilon * root), new_m, new_v


# %% right adam_step: element by element
def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k <= 0:
        raise ValueError(k)
    w, g = np.array(w, dtype=float), np.array(gradient, dtype=float)
    m, v = np.array(m, dtype=float), np.array(v, dtype=float)
    for index in np.ndindex(w.shape):
        m[index] = beta1 * m[index] + (1 - beta1) * g[index]
        v[index] = beta2 * v[index] + (1 - beta2) * g[index] ** 2
        top = m[index] / (1 - pow(beta1, k))
        bottom = (v[index] / (1 - pow(beta2, k))) ** 0.5 + epsilon
        w[index] -= rate * top / bottom
    return w, m, v


# %% right adam_step: nested lists by recursion
import math


def adam_step(w, m, v, gradient, k, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    if k < 1:
        raise ValueError

    def one(w, m, v, g):
        if np.ndim(w):
            return tuple(
                np.array(part) for part in zip(*(one(*parts) for parts in zip(w, m, v, g)))
            )
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        size = math.sqrt(v / (1 - beta2**k)) + epsilon
        return w - rate * (m / (1 - beta1**k)) / size, m, v

    return one(w, m, v, gradient)


# %% wrong value: the last way back counts alone -> value_test_example
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad = node.grad * slope


# %% wrong value: the inputs of the product mixed up -> value_test_numbers
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (self.data, other.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: the result divided by the input -> value_test_numbers
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(
            self.data * other.data,
            (self, other),
            (self.data * other.data / self.data if self.data else 0.0, self.data),
        )

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: gradients are never cleared -> value_test_repeat
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: only leaves are cleared -> value_test_repeat
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            if not node.parents:
                node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: the result's own gradient stays 0 -> value_test_example
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: goes from the front -> value_test_example
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: nodes in the order in which they are met -> value_test_shared
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            order.insert(0, node)
            for parent in node.parents:
                line_up(parent)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: breadth first, each node once -> value_test_shared
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        queue = [self]
        while queue:
            node = queue.pop(0)
            if id(node) in seen:
                continue
            seen.add(id(node))
            order.insert(0, node)
            queue.extend(node.parents)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: a node is queued each time it is met -> value_test_shared
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: nodes of the same value are taken for one -> value_test_shared
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if node.data in seen:
                return
            seen.add(node.data)
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: the slopes are not multiplied by the node's own -> value_test_neuron
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope


# %% wrong value: plain numbers are refused in a product -> value_test_numbers
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: plain numbers are refused in a sum -> value_test_numbers
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: a sum with itself counts once -> value_test_shared
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(
            self.data + other.data,
            (self, other) if self is not other else (self,),
            (1.0, 1.0) if self is not other else (1.0,),
        )

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: the derivative of sigmoid is taken of its output again -> value_test_neuron
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (expit(y) * (1 - expit(y)),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: sigmoid without a derivative -> value_test_neuron
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (1.0,))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: a quarter for each sigmoid -> value_test_neuron
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (0.25,))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: sigmoid is a node without parents -> value_test_neuron
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y)

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: tanh -> value_test_neuron
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = np.tanh(self.data)
        return Value(y, (self,), (1 - y * y,))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: a sum changes its first number -> value_test_numbers
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        self.data += other.data
        return Value(self.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% wrong value: adding to the gradient of the last time from the result on -> value_test_repeat
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, (self,), (y * (1 - y),))

    def backward(self):
        order, seen = [], set()

        def line_up(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                line_up(parent)
            order.append(node)

        line_up(self)
        for node in order:
            if node is not self:
                node.grad = 0.0
        self.grad += 1.0
        for node in order[::-1]:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


# %% right value: closures that pass back, an iterative order
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = tuple(parents)
        self.slopes = tuple(slopes)
        self.grad = 0.0
        self.push = lambda: None

    @staticmethod
    def wrap(thing):
        return thing if isinstance(thing, Value) else Value(thing)

    def __add__(self, other):
        other = Value.wrap(other)
        out = Value(self.data + other.data, (self, other))

        def push():
            self.grad += out.grad
            other.grad += out.grad

        out.push = push
        return out

    def __mul__(self, other):
        other = Value.wrap(other)
        out = Value(self.data * other.data, (self, other))

        def push():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data

        out.push = push
        return out

    def sigmoid(self):
        out = Value(1 / (1 + np.exp(-self.data)), (self,))

        def push():
            self.grad += out.grad * out.data * (1 - out.data)

        out.push = push
        return out

    def backward(self):
        order, done, stack = [], set(), [(self, False)]
        while stack:
            node, ready = stack.pop()
            if ready:
                order.append(node)
            elif node not in done:
                done.add(node)
                stack.append((node, True))
                stack.extend((parent, False) for parent in node.parents)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            node.push()


# %% right value: every way from the result is walked
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [self, other], [1, 1])

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [self, other], [other.data, self.data])

    def sigmoid(self):
        y = expit(self.data)
        return Value(y, [self], [y - y**2])

    def clear(self):
        self.grad = 0.0
        for parent in self.parents:
            parent.clear()

    def give(self, times):
        self.grad += times
        for parent, slope in zip(self.parents, self.slopes):
            parent.give(times * slope)

    def backward(self):
        self.clear()
        self.give(1.0)


# %% right value: counts who still has to report
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = float(data), parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        b = other if isinstance(other, Value) else Value(other)
        return Value(self.data + b.data, (self, b), (1.0, 1.0))

    def __mul__(self, other):
        b = other if isinstance(other, Value) else Value(other)
        return Value(self.data * b.data, (self, b), (b.data, self.data))

    def sigmoid(self):
        s = 1.0 / (1.0 + np.exp(-self.data))
        return Value(s, (self,), (s * (1.0 - s),))

    def backward(self):
        waiting, nodes = {}, [self]
        for node in nodes:
            for parent in node.parents:
                if id(parent) not in waiting:
                    waiting[id(parent)] = 0
                    nodes.append(parent)
                waiting[id(parent)] += 1
        for node in nodes:
            node.grad = 0.0
        self.grad = 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope * node.grad
                waiting[id(parent)] -= 1
                if waiting[id(parent)] == 0:
                    ready.append(parent)


# %% equivalent two_layer_classifier: NumPy takes any negative number for the rest
# -         t = t.reshape(-1, 1)
# +         t = t.reshape(-2, 1)

# -         self.params_ = dict(W1=self.W1_, b1=self.b1_, W2=self.w2_.reshape(-1, 1), b2=self.b2_)
# +         self.params_ = dict(W1=self.W1_, b1=self.b1_, W2=self.w2_.reshape(-2, 1), b2=self.b2_)

# -             self.params_ = {'W1': normal(X.shape[1], self.hidden).reshape(-1, self.hidden), 'b1': np.zeros(self.hidden), 'W2': normal(self.hidden).reshape(-1, 1), 'b2': np.zeros(1)}
# +             self.params_ = {'W1': normal(X.shape[1], self.hidden).reshape(-2, self.hidden), 'b1': np.zeros(self.hidden), 'W2': normal(self.hidden).reshape(-1, 1), 'b2': np.zeros(1)}

# -             self.params_ = {'W1': normal(X.shape[1], self.hidden).reshape(-1, self.hidden), 'b1': np.zeros(self.hidden), 'W2': normal(self.hidden).reshape(-1, 1), 'b2': np.zeros(1)}
# +             self.params_ = {'W1': normal(X.shape[1], self.hidden).reshape(-1, self.hidden), 'b1': np.zeros(self.hidden), 'W2': normal(self.hidden).reshape(-2, 1), 'b2': np.zeros(1)}


# %% equivalent two_layer_classifier: a dictionary of parameters is never empty
# -         if params is None:
# +         if not params:

# -         if self.init is None:
# +         if not self.init:

# -         if self.init is not None:
# +         if self.init:


# %% equivalent two_layer_classifier: the square of a difference has no sign
# -             self.errors_.append(float(0.5 * np.square(Y - t).mean()))
# +             self.errors_.append(float(0.5 * np.square(t - Y).mean()))


# %% equivalent two_layer_classifier: an output is never exactly 0.5
# -         return np.where(out > 0.5, self.classes_[1], self.classes_[0])
# +         return np.where(out >= 0.5, self.classes_[1], self.classes_[0])

# -         return np.array([self.classes_[1] if y > 0.5 else self.classes_[0] for y in out])
# +         return np.array([self.classes_[1] if y >= 0.5 else self.classes_[0] for y in out])


# %% equivalent two_layer_classifier: other random numbers of the same distribution
# -             normal = lambda *shape: np.array([r.gauss(0, 1) for _ in range(math.prod(shape))])
# +             normal = lambda *shape: np.array([r.gauss(0) for _ in range(math.prod(shape))])

# -             self.params_ = {'W1': normal(X.shape[1], self.hidden).reshape(-1, self.hidden), 'b1': np.zeros(self.hidden), 'W2': normal(self.hidden).reshape(-1, 1), 'b2': np.zeros(1)}
# +             self.params_ = {'W1': normal(self.hidden, X.shape[1]).reshape(-1, self.hidden), 'b1': np.zeros(self.hidden), 'W2': normal(self.hidden).reshape(-1, 1), 'b2': np.zeros(1)}

# -         rng = np.random.default_rng([self.seed, 7])
# +         rng = np.random.default_rng([self.seed, 8])

# -         rng = np.random.default_rng([self.seed, 7])
# +         rng = np.random.default_rng([self.seed, 6])


# %% equivalent two_layer_classifier: zeros may be integers: what is added to them makes floats
# -             params = {'W1': rng.normal(size=(X.shape[1], self.hidden)), 'b1': np.zeros(self.hidden), 'W2': rng.normal(size=(self.hidden, 1)), 'b2': np.zeros(1)}
# +             params = {'W1': rng.normal(size=(X.shape[1], self.hidden)), 'b1': np.zeros(self.hidden, dtype=int), 'W2': rng.normal(size=(self.hidden, 1)), 'b2': np.zeros(1)}

# -             params = {'W1': rng.normal(size=(X.shape[1], self.hidden)), 'b1': np.zeros(self.hidden), 'W2': rng.normal(size=(self.hidden, 1)), 'b2': np.zeros(1)}
# +             params = {'W1': rng.normal(size=(X.shape[1], self.hidden)), 'b1': np.zeros(self.hidden), 'W2': rng.normal(size=(self.hidden, 1)), 'b2': np.zeros(1, dtype=int)}

# -         speed = {name: np.zeros(np.shape(array)) for name, array in params.items()}
# +         speed = {name: np.zeros(np.shape(array), dtype=int) for name, array in params.items()}

# -         first = (generator.randn(inputs, self.hidden), np.zeros(self.hidden))
# +         first = (generator.randn(inputs, self.hidden), np.zeros(self.hidden, dtype=int))

# -         return (*first, generator.randn(self.hidden), np.zeros(1))
# +         return (*first, generator.randn(self.hidden), np.zeros(1, dtype=int))

# -             self.params_ = {'W1': normal(X.shape[1], self.hidden).reshape(-1, self.hidden), 'b1': np.zeros(self.hidden), 'W2': normal(self.hidden).reshape(-1, 1), 'b2': np.zeros(1)}
# +             self.params_ = {'W1': normal(X.shape[1], self.hidden).reshape(-1, self.hidden), 'b1': np.zeros(self.hidden, dtype=int), 'W2': normal(self.hidden).reshape(-1, 1), 'b2': np.zeros(1)}

# -             self.params_ = {'W1': normal(X.shape[1], self.hidden).reshape(-1, self.hidden), 'b1': np.zeros(self.hidden), 'W2': normal(self.hidden).reshape(-1, 1), 'b2': np.zeros(1)}
# +             self.params_ = {'W1': normal(X.shape[1], self.hidden).reshape(-1, self.hidden), 'b1': np.zeros(self.hidden), 'W2': normal(self.hidden).reshape(-1, 1), 'b2': np.zeros(1, dtype=int)}

# -         speed = {name: np.zeros(np.shape(a)) for name, a in self.params_.items()}
# +         speed = {name: np.zeros(np.shape(a), dtype=int) for name, a in self.params_.items()}

# -         return np.hstack([A, np.ones((len(A), 1))])
# +         return np.hstack([A, np.ones((len(A), 1), dtype=int)])

# -             first = np.vstack([rng.standard_normal((X.shape[1], self.hidden)), np.zeros(self.hidden)])
# +             first = np.vstack([rng.standard_normal((X.shape[1], self.hidden)), np.zeros(self.hidden, dtype=int)])


# %% equivalent two_layer_classifier: a sum of products is the same from both sides
# -             slopes = {'W1': X.T @ delta1, 'b1': delta1.sum(axis=0), 'W2': H.T @ delta2, 'b2': delta2.sum(axis=0)}
# +             slopes = {'W1': X.T @ delta1, 'b1': delta1.sum(axis=0), 'W2': H.T @ delta2, 'b2': delta2.sum()}

# -         H = 1 / (1 + np.exp(-np.clip(X @ self.W1_ + self.b1_, -500, 500)))
# +         H = 1 / (1 + np.exp(-np.clip(X @ self.W1_ + self.b1_, -501, 500)))

# -         H = 1 / (1 + np.exp(-np.clip(X @ self.W1_ + self.b1_, -500, 500)))
# +         H = 1 / (1 + np.exp(-np.clip(X @ self.W1_ + self.b1_, -499, 500)))

# -         H = 1 / (1 + np.exp(-np.clip(X @ self.W1_ + self.b1_, -500, 500)))
# +         H = 1 / (1 + np.exp(-np.clip(X @ self.W1_ + self.b1_, -500, 501)))

# -         H = 1 / (1 + np.exp(-np.clip(X @ self.W1_ + self.b1_, -500, 500)))
# +         H = 1 / (1 + np.exp(-np.clip(X @ self.W1_ + self.b1_, -500, 499)))

# -         return (H, 1 / (1 + np.exp(-np.clip(H @ self.w2_ + self.b2_, -500, 500))))
# +         return (H, 1 / (1 + np.exp(-np.clip(H @ self.w2_ + self.b2_, -501, 500))))

# -         return (H, 1 / (1 + np.exp(-np.clip(H @ self.w2_ + self.b2_, -500, 500))))
# +         return (H, 1 / (1 + np.exp(-np.clip(H @ self.w2_ + self.b2_, -499, 500))))

# -         return (H, 1 / (1 + np.exp(-np.clip(H @ self.w2_ + self.b2_, -500, 500))))
# +         return (H, 1 / (1 + np.exp(-np.clip(H @ self.w2_ + self.b2_, -500, 501))))

# -         return (H, 1 / (1 + np.exp(-np.clip(H @ self.w2_ + self.b2_, -500, 500))))
# +         return (H, 1 / (1 + np.exp(-np.clip(H @ self.w2_ + self.b2_, -500, 499))))

# -         return (H, expit(np.dot(H, self.params_['W2']) + self.params_['b2'])[:, 0])
# +         return (H, expit(np.dot(H, self.params_['W2']) + self.params_['b2'])[:, -1])


# %% equivalent two_layer_classifier: there is only one
# -         return self.classes_[(Y[:, 0] > 0.5).astype(int)]
# +         return self.classes_[(Y[:, -1] > 0.5).astype(int)]

# -             blame = delta * self.params_['W2'][:, 0] * h * (1 - h)
# +             blame = delta * self.params_['W2'][:, -1] * h * (1 - h)

# -             total['W2'][:, 0] += delta * h
# +             total['W2'][:, -1] += delta * h


# %% equivalent two_layer_classifier: what is done with it makes floats anyhow
# -         return self.classes_[(Y[:, 0] > 0.5).astype(int)]
# +         return self.classes_[(Y[:, 0] >= 0.5).astype(int)]


# %% equivalent relative_error: the square of a difference has no sign
# -     top = np.linalg.norm(a - n)
# +     top = np.linalg.norm(n - a)

# -     return length((p - q for p, q in zip(a, n))) / bottom
# +     return length((q - p for p, q in zip(a, n))) / bottom

# -     return length((p - q for p, q in zip(a, n))) / bottom
# +     return length((p - q for p, q in zip(n, a))) / bottom

# -     return np.nan_to_num(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n)))
# +     return np.nan_to_num(np.linalg.norm(n - a) / (np.linalg.norm(a) + np.linalg.norm(n)))


# %% equivalent backward: single precision is precise enough for what the text promises
# -     X, t = (np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1))
# +     X, t = (np.asarray(X, dtype=np.float32), np.asarray(t, dtype=float).reshape(-1, 1))

# -     X, t = (np.asarray(X, dtype=float), np.asarray(t, dtype=float).reshape(-1, 1))
# +     X, t = (np.asarray(X, dtype=float), np.asarray(t, dtype=np.float32).reshape(-1, 1))

# -         x = np.array(x, dtype=float)
# +         x = np.array(x, dtype=np.float32)

# -     X = np.array(X, dtype=float)
# +     X = np.array(X, dtype=np.float32)

# -     X, t = (np.array(X, dtype=float), np.array(t, dtype=float))
# +     X, t = (np.array(X, dtype=np.float32), np.array(t, dtype=float))

# -     X, t = (np.array(X, dtype=float), np.array(t, dtype=float))
# +     X, t = (np.array(X, dtype=float), np.array(t, dtype=np.float32))


# %% equivalent delta_rule_step: single precision is precise enough for what the text promises
# -     w, x = (np.asarray(w, dtype=float), np.asarray(x, dtype=float))
# +     w, x = (np.asarray(w, dtype=float), np.asarray(x, dtype=np.float32))

# -     values = np.array(x, dtype=float)
# +     values = np.array(x, dtype=np.float32)


# %% equivalent delta_rule_step: a sum of products is the same from both sides
# -     y = expit(w @ x + b)
# +     y = expit(x @ w + b)

# -     for weight, value in zip(w, x):
# +     for weight, value in zip(x, w):


# %% equivalent value: the last in the queue gets its 1 anyway, the first has no parents
# -         for node in order:
# +         for node in list(order)[:-1]:

# -         for node in reversed(order):
# +         for node in list(reversed(order))[:-1]:

# -         self.slopes = tuple(slopes)
# +         pass

# -             self.grad += out.grad * out.data * (1 - out.data)
# +             self.grad = out.grad * out.data * (1 - out.data)

#                   waiting[id(parent)] += 1
# -         for node in nodes:
# +         for node in list(nodes)[1:]:
#               node.grad = 0.0

# -             node = ready.pop()
# +             node = ready.pop(0)


# %% equivalent neuron: the library refuses what the check refused, with ValueError too
# -     if len(x) != len(w):
# +     if False:

# -     if np.size(x) != np.size(w):
# +     if False:


# %% equivalent neuron: a sum of products is the same from both sides
# -     return g(float(np.dot(w, x)) - b)
# +     return g(float(np.dot(x, w)) - b)

# -     return g(np.inner(np.array(x), np.array(w)) - b)
# +     return g(np.inner(np.array(w), np.array(x)) - b)


# %% equivalent neuron: the same sum, the same columns
# -     d = pd.DataFrame({'x': list(x), 'w': list(w)})
# +     d = pd.DataFrame({'x': x, 'w': list(w)})

# -     d = pd.DataFrame({'x': list(x), 'w': list(w)})
# +     d = pd.DataFrame({'x': list(x), 'w': w})


# %% equivalent multiply_node: forward comes before backward
# -         self.left = None
# +         pass

# -         self.right = None
# +         pass


# %% equivalent multiply_node: the right answer makes new arrays where this would matter
# -         self.left, self.right = (np.copy(x), np.copy(y))
# +         self.left, self.right = (x, np.copy(y))

# -         self.left, self.right = (np.copy(x), np.copy(y))
# +         self.left, self.right = (np.copy(x), y)


# %% equivalent delta_rule_step: what is done with it makes floats anyhow
# -     values = np.array(x, dtype=float)
# +     values = np.array(x)


# %% equivalent backward: what is done with it makes floats anyhow
# -         x = np.array(x, dtype=float)
# +         x = np.array(x)

# -     X, t = (np.array(X, dtype=float), np.array(t, dtype=float))
# +     X, t = (np.array(X), np.array(t, dtype=float))

# -     X, t = (np.array(X, dtype=float), np.array(t, dtype=float))
# +     X, t = (np.array(X, dtype=float), np.array(t))


# %% equivalent backward: a sum of products is the same from both sides
# -         y = expit(h @ W2[:, 0] + b2[0])
# +         y = expit(W2[:, 0] @ h + b2[0])

# -         y = expit(h @ W2[:, 0] + b2[0])
# +         y = expit(h @ W2[:, -1] + b2[0])

# -         y = expit(h @ W2[:, 0] + b2[0])
# +         y = expit(h @ W2[:, 0] + b2[-1])

# -         return 0.5 * np.mean((expit(H @ p['W2'] + p['b2'])[:, 0] - t) ** 2)
# +         return 0.5 * np.mean((expit(H @ p['W2'] + p['b2'])[:, -1] - t) ** 2)


# %% equivalent backward: there is only one
# -         slopes['b2'][0] += delta
# +         slopes['b2'][-1] += delta

# -             slopes['W2'][j, 0] += delta * h[j]
# +             slopes['W2'][j, -1] += delta * h[j]

# -             blame = delta * W2[j, 0] * h[j] * (1 - h[j])
# +             blame = delta * W2[j, -1] * h[j] * (1 - h[j])


# %% equivalent backward: NumPy takes any negative number for the rest
# -     return {'b2': np.array([out.mean()]), 'W2': np.einsum('nj,n->j', hidden, out).reshape(-1, 1) / n, 'b1': inside.mean(axis=0), 'W1': np.einsum('ni,nj->ij', X, inside) / n}
# +     return {'b2': np.array([out.mean()]), 'W2': np.einsum('nj,n->j', hidden, out).reshape(-2, 1) / n, 'b1': inside.mean(axis=0), 'W1': np.einsum('ni,nj->ij', X, inside) / n}


# %% equivalent relative_error: what is done with it makes floats anyhow
# -     a, n = (np.ravel(a).astype(float), np.ravel(n).astype(float))
# +     a, n = (np.ravel(a), np.ravel(n).astype(float))

# -     a, n = (np.ravel(a).astype(float), np.ravel(n).astype(float))
# +     a, n = (np.ravel(a).astype(float), np.ravel(n))


# %% equivalent momentum_step: what is done with it makes floats anyhow
# -     speed -= rate * np.array(gradient, dtype=float)
# +     speed -= rate * np.array(gradient)

# -     w, v, g = (np.asarray(part) * 1.0 for part in (w, v, gradient))
# +     w, v, g = (np.asarray(part) / 1.0 for part in (w, v, gradient))

# -     w, v, g = (np.asarray(part) * 1.0 for part in (w, v, gradient))
# +     w, v, g = (np.asarray(part) for part in (w, v, gradient))


# %% equivalent momentum_step: arrays add up as a whole
# -         if isinstance(a, (list, np.ndarray)):
# +         if isinstance(a, list):


# %% equivalent parameter_count: the place is written over, or only its size is used
# -     layers = [np.zeros((before + 1, after)) for before, after in zip(sizes[:-1], sizes[1:])]
# +     layers = [np.ones((before + 1, after)) for before, after in zip(sizes[:-1], sizes[1:])]


# %% equivalent parameter_count: zeros may be integers: what is added to them makes floats
# -     layers = [np.zeros((before + 1, after)) for before, after in zip(sizes[:-1], sizes[1:])]
# +     layers = [np.zeros((before + 1, after), dtype=int) for before, after in zip(sizes[:-1], sizes[1:])]


# %% equivalent parameter_count: zip stops at the shorter one
# -     layers = [np.zeros((before + 1, after)) for before, after in zip(sizes[:-1], sizes[1:])]
# +     layers = [np.zeros((before + 1, after)) for before, after in zip(sizes, sizes[1:])]


# %% equivalent forward: single precision is precise enough for what the text promises
# -     H = expit(np.einsum('nd,dm->nm', np.array(X, dtype=float), params['W1']) + params['b1'])
# +     H = expit(np.einsum('nd,dm->nm', np.array(X, dtype=np.float32), params['W1']) + params['b1'])


# %% equivalent backward: every place is written over
# -         slopes[name] = np.zeros(array.shape)
# +         slopes[name] = np.ones(array.shape)


# %% equivalent two_layer_classifier: the right answer makes new arrays where this would matter
# -             self.W1_, self.b1_ = (np.copy(self.init['W1']), np.copy(self.init['b1']))
# +             self.W1_, self.b1_ = (self.init['W1'], np.copy(self.init['b1']))

# -             self.W1_, self.b1_ = (np.copy(self.init['W1']), np.copy(self.init['b1']))
# +             self.W1_, self.b1_ = (np.copy(self.init['W1']), self.init['b1'])

# -             self.w2_, self.b2_ = (np.ravel(self.init['W2']).copy(), np.copy(self.init['b2']))
# +             self.w2_, self.b2_ = (np.ravel(self.init['W2']), np.copy(self.init['b2']))

# -             self.w2_, self.b2_ = (np.ravel(self.init['W2']).copy(), np.copy(self.init['b2']))
# +             self.w2_, self.b2_ = (np.ravel(self.init['W2']).copy(), self.init['b2'])


# %% equivalent two_layer_classifier: at exactly 0 the text allows both
# -         return self.classes_[np.where(score.ravel() > 0, 1, 0)]
# +         return self.classes_[np.where(score.ravel() >= 0, 1, 0)]


# %% equivalent softmax_gradient: what is done with it makes floats anyhow
# -     Z = np.array(Z, dtype=float)
# +     Z = np.array(Z)

# -     p = np.exp(log_softmax(np.asarray(Z).astype(float), axis=-1))
# +     p = np.exp(log_softmax(np.asarray(Z), axis=-1))


# %% equivalent softmax_gradient: zeros may be integers: what is added to them makes floats
# -     T = np.zeros(Z.shape)
# +     T = np.zeros(Z.shape, dtype=int)


# %% equivalent softmax_gradient: there are two axes, the second is the last
# -     p = np.exp(log_softmax(np.asarray(Z).astype(float), axis=-1))
# +     p = np.exp(log_softmax(np.asarray(Z).astype(float), axis=+1))


# %% equivalent adam_step: what is done with it makes floats anyhow
# -     w, g = (np.array(w, dtype=float), np.array(gradient, dtype=float))
# +     w, g = (np.array(w, dtype=float), np.array(gradient))
