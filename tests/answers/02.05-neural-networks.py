# %% right perceptron: a loop over the indices
def perceptron(x, w, b):
    if len(x) != len(w):
        raise ValueError("长度不同")
    total = b
    for i in range(len(x)):
        total += w[i] * x[i]
    if total > 0:
        return 1
    return 0


# %% right perceptron: zip with strict, which raises ValueError by itself
def perceptron(x, w, b):
    total = sum(p * q for p, q in zip(x, w, strict=True)) + b
    return 1 if total > 0 else 0


# %% wrong perceptron: fires at zero -> perceptron_test_threshold
def perceptron(x, w, b):
    if len(x) != len(w):
        raise ValueError("长度不同")
    return int(np.dot(x, w) + b >= 0)


# %% wrong perceptron: forgets the bias -> perceptron_test_umbrella, perceptron_test_random
def perceptron(x, w, b):
    if len(x) != len(w):
        raise ValueError("长度不同")
    return int(np.dot(x, w) > 0)


# %% wrong perceptron: zip drops the surplus silently -> perceptron_test_threshold
def perceptron(x, w, b):
    return int(sum(p * q for p, q in zip(x, w)) + b > 0)


# %% wrong perceptron: only three inputs, as in the example -> perceptron_test_threshold, perceptron_test_random
def perceptron(x, w, b):
    return int(x[0] * w[0] + x[1] * w[1] + x[2] * w[2] + b > 0)


# %% wrong perceptron: rounds the sum -> perceptron_test_threshold
def perceptron(x, w, b):
    if len(x) != len(w):
        raise ValueError("长度不同")
    return int(round(float(np.dot(x, w) + b), 6) > 0)


# %% wrong perceptron: adds the bias to the list of the caller -> perceptron_test_random
def perceptron(x, w, b):
    if len(x) != len(w):
        raise ValueError("长度不同")
    if isinstance(x, list):
        x.append(1)
        return int(np.dot(x, [*w, b]) > 0)
    return int(np.dot(x, w) + b > 0)


# %% right gate_weights: other lines, an if chain
def gate_weights(name):
    if name == "AND":
        return 0.5, 0.5, -0.7
    if name == "OR":
        return 2, 2, -1
    if name == "NAND":
        return [-2, -2, 3]
    if name == "NOR":
        return np.array([-1.0, -1.0, 0.2])
    raise ValueError(name)


# %% right gate_weights: NAND and NOR by turning the signs around
def gate_weights(name):
    bias = {"AND": -1.5, "OR": -0.5}
    if name in bias:
        return 1, 1, bias[name]
    opposite = {"NAND": "AND", "NOR": "OR"}
    if name not in opposite:
        raise ValueError("没有这个门")
    return -1, -1, -bias[opposite[name]]


# %% wrong gate_weights: the line goes through the corner (1, 1) -> gate_weights_test_and
def gate_weights(name):
    gates = {"AND": (1, 1, -2), "OR": (1, 1, -1), "NAND": (-1, -1, 2), "NOR": (-1, -1, 0)}
    if name not in gates:
        raise ValueError(name)
    return gates[name]


# %% wrong gate_weights: only the gate of the visible test -> gate_weights_test_others, gate_weights_test_nor
def gate_weights(name):
    return 1, 1, -1.5


# %% wrong gate_weights: unknown names give None -> gate_weights_test_nor
def gate_weights(name):
    gates = {"AND": (1, 1, -1.5), "OR": (1, 1, -0.5), "NAND": (-1, -1, 1.5), "NOR": (-1, -1, 0.5)}
    return gates.get(name)


# %% wrong gate_weights: NOR taken for NAND -> gate_weights_test_nor
def gate_weights(name):
    gates = {"AND": (1, 1, -1.5), "OR": (1, 1, -0.5), "NAND": (-1, -1, 1.5), "NOR": (-1, -1, 1.5)}
    if name not in gates:
        raise ValueError(name)
    return gates[name]


# %% wrong gate_weights: looks unknown names up in a dict -> gate_weights_test_nor
def gate_weights(name):
    gates = {"AND": (1, 1, -1.5), "OR": (1, 1, -0.5), "NAND": (-1, -1, 1.5), "NOR": (-1, -1, 0.5)}
    return gates[name]


# %% wrong gate_weights: small letters are taken too -> gate_weights_test_nor
def gate_weights(name):
    gates = {"AND": (1, 1, -1.5), "OR": (1, 1, -0.5), "NAND": (-1, -1, 1.5), "NOR": (-1, -1, 0.5)}
    if name.upper() not in gates:
        raise ValueError(name)
    return gates[name.upper()]


# %% right xor_network: one neuron for each odd corner, plain lists
def xor_network(name):
    W1 = [[1, -1], [-1, 1]]  # x1 而非 x2；x2 而非 x1
    b1 = [-0.5, -0.5]
    if name == "XOR":
        return W1, b1, [1, 1], -0.5
    return W1, b1, [-1, -1], 0.5


# %% right xor_network: three hidden neurons; AND counts double against the sum
def xor_network(name):
    W1 = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
    b1 = np.array([-0.5, -0.5, -1.5])
    if name == "XOR":
        return W1, b1, np.array([1.0, 1.0, -2.0]), -0.5
    return W1, b1, np.array([-1.0, -1.0, 2.0]), np.float64(0.5)


# %% wrong xor_network: a single hidden neuron -> xor_network_test_xor, xor_network_test_xnor
def xor_network(name):
    return [[1], [1]], [-0.5], [1], -0.5


# %% wrong xor_network: always XOR -> xor_network_test_xnor
def xor_network(name):
    return [[1, -1], [1, -1]], [-0.5, 1.5], [1, 1], -1.5


# %% wrong xor_network: OR at the output instead of AND -> xor_network_test_xor
def xor_network(name):
    if name == "XNOR":
        return [[1, -1], [1, -1]], [-0.5, 1.5], [-1, -1], 0.5
    return [[1, -1], [1, -1]], [-0.5, 1.5], [1, 1], -0.5


# %% wrong xor_network: one row for each neuron instead of each column -> xor_network_test_xor
def xor_network(name):
    W1 = [[1, 1], [-1, -1]]
    if name == "XNOR":
        return W1, [-0.5, 1.5], [-1, -1], 1.5
    return W1, [-0.5, 1.5], [1, 1], -1.5


# %% wrong xor_network: the example by heart -> xor_network_test_xor, xor_network_test_xnor
def xor_network(name):
    return [[1, 0], [0, -1]], [-0.5, 0.5], [1, 1], -1.5


# %% right train_perceptron: plain lists and loops
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    d = len(X[0])
    w = [0.0] * d
    b = 0.0
    errors = []
    while len(errors) < max_epochs:
        count = 0
        for i in range(len(X)):
            total = b
            for j in range(d):
                total += w[j] * float(X[i][j])
            guess = 1 if total > 0 else 0
            if guess == y[i]:
                continue
            count += 1
            sign = 1 if guess == 0 else -1
            for j in range(d):
                w[j] += sign * learning_rate * float(X[i][j])
            b += sign * learning_rate
        errors.append(count)
        if count == 0:
            return w, b, errors
    return w, b, errors


# %% right train_perceptron: the bias as one more weight
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X = np.asarray(X, dtype=float)
    extended = np.hstack([X, np.ones((len(X), 1))])
    weights = np.zeros(extended.shape[1])
    errors = []
    for epoch in range(max_epochs):
        differences = []
        for row, target in zip(extended, np.asarray(y).astype(int)):
            difference = target - int(row.dot(weights) > 0)
            weights += learning_rate * difference * row
            differences.append(abs(difference))
        errors.append(int(sum(differences)))
        if not any(differences):
            break
    return weights[:-1], weights[-1], errors


# %% wrong train_perceptron: updates only at the end of an epoch -> train_perceptron_test_and
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        difference = y - (X @ w + b > 0)
        w = w + learning_rate * difference @ X
        b = b + learning_rate * difference.sum()
        errors.append(int(np.abs(difference).sum()))
        if errors[-1] == 0:
            break
    return w, b, errors


# %% wrong train_perceptron: ignores the learning rate -> train_perceptron_test_reference
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X = np.asarray(X, dtype=float)
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y):
            difference = int(target) - int(w @ x + b > 0)
            w = w + difference * x
            b = b + difference
            wrong += abs(difference)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


# %% wrong train_perceptron: returns only where an epoch is without errors -> train_perceptron_test_stop
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X = np.array(X, dtype=float)
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y):
            step = learning_rate * (target - int(x @ w + b > 0))
            w, b, wrong = w + step * x, b + step, wrong + int(step != 0)
        errors.append(wrong)
        if wrong == 0:
            return w, b, errors


# %% wrong train_perceptron: never stops early -> train_perceptron_test_and, train_perceptron_test_stop
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X = np.asarray(X, dtype=float)
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y):
            difference = int(target) - int(w @ x + b > 0)
            w = w + learning_rate * difference * x
            b = b + learning_rate * difference
            wrong += abs(difference)
        errors.append(wrong)
    return w, b, errors


# %% wrong train_perceptron: the last epoch without errors is not noted -> train_perceptron_test_and, train_perceptron_test_stop
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X = np.asarray(X, dtype=float)
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y):
            difference = int(target) - int(w @ x + b > 0)
            w = w + learning_rate * difference * x
            b = b + learning_rate * difference
            wrong += abs(difference)
        if wrong == 0:
            break
        errors.append(wrong)
    return w, b, errors


# %% wrong train_perceptron: the example by heart -> train_perceptron_test_reference, train_perceptron_test_learns
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    return [2, 1], -2, [1, 3, 3, 2, 1, 0]


# %% wrong train_perceptron: counts with the weights after the epoch -> train_perceptron_test_and, train_perceptron_test_stop
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X = np.asarray(X, float)
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        for r, t in zip(X, y):
            e = t - (r @ w + b > 0)
            w += learning_rate * e * r
            b += learning_rate * e
        errors.append(int(np.sum((X @ w + b > 0) != np.array(y))))
        if errors[-1] == 0:
            break
    return w, b, errors


# %% wrong train_perceptron: one epoch too many -> train_perceptron_test_stop
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X = np.asarray(X, float)
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    while not errors or (errors[-1] > 0 and len(errors) <= max_epochs):
        n = 0
        for r, t in zip(X, y):
            e = t - (r @ w + b > 0)
            n += abs(e)
            w += learning_rate * e * r
            b += learning_rate * e
        errors.append(n)
    return w, b, errors


# %% wrong train_perceptron: returns the best weights it met, not the last -> train_perceptron_test_reference
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    best = (len(y) + 1, w, b)
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y):
            difference = int(target) - int(w @ x + b > 0)
            w, b = w + learning_rate * difference * x, b + learning_rate * difference
            wrong += abs(difference)
        errors.append(wrong)
        missed = int(np.sum((X @ w + b > 0) != (y == 1)))
        if missed < best[0]:
            best = (missed, w, b)
        if wrong == 0:
            break
    return best[1], best[2], errors


# %% wrong train_perceptron: each epoch in another order -> train_perceptron_test_and, train_perceptron_test_reference
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    rng = np.random.default_rng(0)
    for _ in range(max_epochs):
        wrong = 0
        for i in rng.permutation(len(X)):
            difference = int(y[i]) - int(w @ X[i] + b > 0)
            w, b = w + learning_rate * difference * X[i], b + learning_rate * difference
            wrong += abs(difference)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


# %% wrong train_perceptron: ten epochs where none are asked for -> train_perceptron_test_stop
def train_perceptron(X, y, learning_rate=1.0, max_epochs=10):
    X = np.asarray(X, dtype=float)
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y):
            difference = int(target) - int(w @ x + b > 0)
            w, b = w + learning_rate * difference * x, b + learning_rate * difference
            wrong += abs(difference)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


# %% wrong train_perceptron: repeated examples are seen once -> train_perceptron_test_reference
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    pairs = list(dict.fromkeys((tuple(map(float, x)), int(t)) for x, t in zip(X, y)))
    w, b, errors = np.zeros(len(X[0])), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in pairs:
            difference = target - int(np.dot(w, x) + b > 0)
            w = w + learning_rate * difference * np.array(x)
            b, wrong = b + learning_rate * difference, wrong + abs(difference)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


# %% wrong train_perceptron: labels -1 and 1 written into the array of the caller -> train_perceptron_test_learns
def train_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    y[y == 0] = -1
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y):
            guess = 1 if w @ x + b > 0 else -1
            if guess != target:
                w, b = w + learning_rate * target * x, b + learning_rate * target
                wrong += 1
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


# %% right choose_activation: an if chain
def choose_activation(low, high, smooth=False):
    if low == 0 and high == 1:
        return "sigmoid"
    if low == -1 and high == 1:
        return "tanh"
    if high == float("inf"):
        if low == 0:
            return "softplus" if smooth else "relu"
        if low == -1:
            return "elu"
        if low == -float("inf"):
            return "linear"
    raise ValueError("没有合适的")


# %% right choose_activation: a dictionary by range
def choose_activation(low, high, smooth=False):
    table = {
        (-np.inf, np.inf): "linear",
        (0, 1): "sigmoid",
        (-1, 1): "tanh",
        (0, np.inf): "softplus",
        (-1, np.inf): "elu",
    }
    try:
        return table[low, high]
    except KeyError:
        raise ValueError((low, high)) from None


# %% wrong choose_activation: the bend does not matter -> choose_activation_test_example
def choose_activation(low, high, smooth=False):
    table = {
        (-np.inf, np.inf): "linear",
        (0, 1): "sigmoid",
        (-1, 1): "tanh",
        (0, np.inf): "relu",
        (-1, np.inf): "elu",
    }
    if (low, high) not in table:
        raise ValueError("没有")
    return table[low, high]


# %% wrong choose_activation: ELU taken for one with a bend -> choose_activation_test_others
def choose_activation(low, high, smooth=False):
    if (low, high) == (-1, np.inf) and smooth:
        raise ValueError("没有")
    table = {
        (-np.inf, np.inf): "linear",
        (0, 1): "sigmoid",
        (-1, 1): "tanh",
        (0, np.inf): "softplus",
        (-1, np.inf): "elu",
    }
    if (low, high) not in table:
        raise ValueError("没有")
    return table[low, high]


# %% wrong choose_activation: any function that stays inside will do -> choose_activation_test_none
def choose_activation(low, high, smooth=False):
    if low <= 0 and high >= 1 and high < np.inf and low > -1:
        return "sigmoid"
    if low <= -1 and high >= 1 and high < np.inf:
        return "tanh"
    if high == np.inf:
        if low == -np.inf:
            return "linear"
        return "elu" if low <= -1 else "softplus" if smooth else "relu"
    raise ValueError("没有")


# %% wrong choose_activation: linear where nothing else fits -> choose_activation_test_none
def choose_activation(low, high, smooth=False):
    table = {
        (0, 1): "sigmoid",
        (-1, 1): "tanh",
        (0, np.inf): "softplus",
        (-1, np.inf): "elu",
    }
    return table.get((low, high), "linear")


# %% wrong choose_activation: a missing range is a KeyError -> choose_activation_test_none
def choose_activation(low, high, smooth=False):
    table = {
        (-np.inf, np.inf): "linear",
        (0, 1): "sigmoid",
        (-1, 1): "tanh",
        (0, np.inf): "softplus",
        (-1, np.inf): "elu",
    }
    return table[low, high]


# %% wrong choose_activation: looks at the upper end only where it is 1 -> choose_activation_test_none
def choose_activation(low, high, smooth=False):
    if low == 0 and high == 1:
        return "sigmoid"
    if high == 1:
        return "tanh"
    if high == float("inf") and low in (0, -1, -float("inf")):
        return {0: "softplus", -1: "elu"}.get(low, "linear")
    raise ValueError("没有")


# %% right activation_derivative: other closed forms
def activation_derivative(name, x):
    if name == "sigmoid":
        return 0.25 * (1 - np.tanh(x / 2) ** 2)
    if name == "tanh":
        return (1 - np.tanh(x)) * (1 + np.tanh(x))
    if name == "relu":
        return np.where(x > 0, 1.0, 0.0)
    raise ValueError("不认识")


# %% right activation_derivative: a table of functions
def activation_derivative(name, x):
    table = {
        "sigmoid": lambda v: expit(v) * expit(-v),
        "tanh": lambda v: 1.0 - np.square(np.tanh(v)),
        "relu": lambda v: np.heaviside(v, 0.0),
    }
    try:
        derivative = table[name]
    except KeyError:
        raise ValueError(name) from None
    return derivative(x)


# %% wrong activation_derivative: takes x for the value of the function -> activation_derivative_test_smooth
def activation_derivative(name, x):
    if name == "sigmoid":
        return x * (1 - x)
    if name == "tanh":
        return 1 - x**2
    if name == "relu":
        return np.where(x > 0, 1, 0)
    raise ValueError(name)


# %% wrong activation_derivative: overflows far from zero -> activation_derivative_test_edges
def activation_derivative(name, x):
    if name == "sigmoid":
        return np.exp(-x) / (1 + np.exp(-x)) ** 2
    if name == "tanh":
        return 1 - np.tanh(x) ** 2
    if name == "relu":
        return np.where(x > 0, 1, 0)
    raise ValueError(name)


# %% wrong activation_derivative: ReLU's slope at zero is one -> activation_derivative_test_relu
def activation_derivative(name, x):
    if name == "sigmoid":
        return expit(x) * (1 - expit(x))
    if name == "tanh":
        return 1 - np.tanh(x) ** 2
    if name == "relu":
        return np.where(x >= 0, 1, 0)
    raise ValueError(name)


# %% wrong activation_derivative: unknown names fall through -> activation_derivative_test_edges
def activation_derivative(name, x):
    if name == "sigmoid":
        return expit(x) * (1 - expit(x))
    if name == "tanh":
        return 1 - np.tanh(x) ** 2
    return np.where(x > 0, 1, 0)


# %% wrong activation_derivative: changes its argument -> activation_derivative_test_relu
def activation_derivative(name, x):
    if name == "sigmoid":
        return expit(x) * (1 - expit(x))
    if name == "tanh":
        return 1 - np.tanh(x) ** 2
    if name == "relu":
        x[x > 0] = 1
        x[x < 0] = 0
        return x
    raise ValueError(name)


# %% wrong activation_derivative: names in any case -> activation_derivative_test_edges
def activation_derivative(name, x):
    name = name.lower()
    if name == "sigmoid":
        return expit(x) * (1 - expit(x))
    if name == "tanh":
        return 1 - np.tanh(x) ** 2
    if name == "relu":
        return np.where(x > 0, 1.0, 0.0)
    raise ValueError(name)


# %% wrong activation_derivative: every sigmoid's slope is that of tanh halved -> activation_derivative_test_smooth
def activation_derivative(name, x):
    if name in ("sigmoid", "tanh"):
        return (1 - np.tanh(x) ** 2) / (2 if name == "sigmoid" else 1)
    if name == "relu":
        return np.where(x > 0, 1.0, 0.0)
    raise ValueError(name)


# %% right forward: recursion over the layers
def forward(X, layers):
    W, b, name = layers[0]
    A = ACTIVATIONS[name](np.dot(X, W) + b)
    return A if len(layers) == 1 else forward(A, layers[1:])


# %% right forward: one neuron after the other
def forward(X, layers):
    current = np.array(X, dtype=float)
    for weights, biases, name in layers:
        W = np.array(weights)
        columns = []
        for j in range(W.shape[1]):
            z = np.zeros(len(current))
            for i in range(W.shape[0]):
                z = z + current[:, i] * W[i, j]
            columns.append(ACTIVATIONS[name](z + biases[j]))
        current = np.stack(columns, axis=1)
    return current


# %% wrong forward: the bias is missing -> forward_test_one_layer
def forward(X, layers):
    A = np.asarray(X)
    for W, b, name in layers:
        A = ACTIVATIONS[name](A @ np.asarray(W))
    return A


# %% wrong forward: weights are transposed -> forward_test_one_layer
def forward(X, layers):
    A = np.asarray(X)
    for W, b, name in layers:
        A = ACTIVATIONS[name](A @ np.asarray(W).T + np.asarray(b))
    return A


# %% wrong forward: only the first layer -> forward_test_deep
def forward(X, layers):
    for W, b, name in layers:
        return ACTIVATIONS[name](np.asarray(X) @ np.asarray(W) + np.asarray(b))


# %% wrong forward: activation only at the end -> forward_test_deep
def forward(X, layers):
    A = np.asarray(X, dtype=float)
    for W, b, name in layers:
        A = A @ np.asarray(W) + np.asarray(b)
    return ACTIVATIONS[name](A)


# %% wrong forward: ReLU everywhere -> forward_test_deep
def forward(X, layers):
    A = np.asarray(X, dtype=float)
    for W, b, name in layers:
        A = np.maximum(A @ np.asarray(W) + np.asarray(b), 0)
    return A


# %% wrong forward: takes the layers out of the list -> forward_test_shapes
def forward(X, layers):
    A = np.asarray(X, dtype=float)
    while layers:
        W, b, name = layers.pop(0)
        A = ACTIVATIONS[name](A @ np.asarray(W) + np.asarray(b))
    return A


# %% right gradient_step: names for every derivative, math
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    import math

    z = w1 * x + b1
    h = math.tanh(z)
    y = w2 * h + b2
    dL_dy = y - t
    dL_dw2, dL_db2 = dL_dy * h, dL_dy
    dL_dh = dL_dy * w2
    dL_dz = dL_dh / math.cosh(min(abs(z), 300)) ** 2
    dL_dw1, dL_db1 = dL_dz * x, dL_dz
    return [
        w1 - learning_rate * dL_dw1,
        b1 - learning_rate * dL_db1,
        w2 - learning_rate * dL_dw2,
        b2 - learning_rate * dL_db2,
    ]


# %% right gradient_step: an array of four slopes
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    h = np.tanh(w1 * x + b1)
    slopes = (w2 * h + b2 - t) * np.array([w2 * (1 - h * h) * x, w2 * (1 - h * h), h, 1.0])
    return np.array([w1, b1, w2, b2]) - learning_rate * slopes


# %% right gradient_step: difference quotients
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    def loss(p):
        return (p[2] * np.tanh(p[0] * x + p[1]) + p[3] - t) ** 2 / 2

    start = np.array([w1, b1, w2, b2], dtype=float)
    slopes = [(loss(start + d) - loss(start - d)) / 2e-5 for d in 1e-5 * np.eye(4)]
    return tuple(start - learning_rate * np.array(slopes))


# %% wrong gradient_step: uphill -> gradient_step_test_example
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    h = np.tanh(w1 * x + b1)
    e = w2 * h + b2 - t
    s = e * w2 * (1 - h**2)
    r = learning_rate
    return w1 + r * s * x, b1 + r * s, w2 + r * e * h, b2 + r * e


# %% wrong gradient_step: the hidden layer uses the new w2 -> gradient_step_test_example, gradient_step_test_random
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    h = np.tanh(w1 * x + b1)
    e = w2 * h + b2 - t
    w2 = w2 - learning_rate * e * h
    b2 = b2 - learning_rate * e
    s = e * w2 * (1 - h**2)
    return w1 - learning_rate * s * x, b1 - learning_rate * s, w2, b2


# %% wrong gradient_step: the slope of tanh is left out -> gradient_step_test_example
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    h = np.tanh(w1 * x + b1)
    e = w2 * h + b2 - t
    s = e * w2
    r = learning_rate
    return w1 - r * s * x, b1 - r * s, w2 - r * e * h, b2 - r * e


# %% wrong gradient_step: the slope of tanh at z instead of h -> gradient_step_test_example
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    z = w1 * x + b1
    h = np.tanh(z)
    e = w2 * h + b2 - t
    s = e * w2 * (1 - z**2)
    r = learning_rate
    return w1 - r * s * x, b1 - r * s, w2 - r * e * h, b2 - r * e


# %% wrong gradient_step: the slope of the sigmoid -> gradient_step_test_example
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    h = np.tanh(w1 * x + b1)
    e = w2 * h + b2 - t
    s = e * w2 * h * (1 - h)
    r = learning_rate
    return w1 - r * s * x, b1 - r * s, w2 - r * e * h, b2 - r * e


# %% wrong gradient_step: twice the gradient -> gradient_step_test_example
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    h = np.tanh(w1 * x + b1)
    e = 2 * (w2 * h + b2 - t)
    s = e * w2 * (1 - h**2)
    r = learning_rate
    return w1 - r * s * x, b1 - r * s, w2 - r * e * h, b2 - r * e


# %% wrong gradient_step: a learning rate of 0.1 always -> gradient_step_test_random
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    h = np.tanh(w1 * x + b1)
    e = w2 * h + b2 - t
    s = e * w2 * (1 - h**2)
    return w1 - 0.1 * s * x, b1 - 0.1 * s, w2 - 0.1 * e * h, b2 - 0.1 * e


# %% wrong gradient_step: the example by heart -> gradient_step_test_random, gradient_step_test_special
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    return 0.4503467, -0.2248267, 1.4803408, 0.2703945


# %% wrong gradient_step: a small learning rate is rounded -> gradient_step_test_random
def gradient_step(x, t, w1, b1, w2, b2, learning_rate):
    r = round(learning_rate, 3)
    h = np.tanh(w1 * x + b1)
    e = w2 * h + b2 - t
    s = e * w2 * (1 - h**2)
    return w1 - r * s * x, b1 - r * s, w2 - r * e * h, b2 - r * e


# %% right prepare_pixels: interpolation
def prepare_pixels(images):
    rows = [np.interp(image.ravel(), [0, 255], [-1, 1]) for image in images]
    return np.array(rows)


# %% right prepare_pixels: nested loops
def prepare_pixels(images):
    rows = []
    for image in images:
        row = []
        for line in image:
            for pixel in line:
                row.append(2 * int(pixel) / 255 - 1)
        rows.append(row)
    return np.array(rows, dtype=np.float32)


# %% wrong prepare_pixels: to 0..1 only -> prepare_pixels_test_small
def prepare_pixels(images):
    return images.reshape(len(images), -1) / 255


# %% wrong prepare_pixels: uint8 wraps around -> prepare_pixels_test_small
def prepare_pixels(images):
    return (images * 2).reshape(len(images), -1) / 255 - 1


# %% wrong prepare_pixels: scales by the largest value found -> prepare_pixels_test_fixed_scale
def prepare_pixels(images):
    flat = images.reshape(len(images), -1).astype(float)
    return 2 * (flat - flat.min()) / (flat.max() - flat.min()) - 1


# %% wrong prepare_pixels: always 784 columns -> prepare_pixels_test_small, prepare_pixels_test_random
def prepare_pixels(images):
    return images.reshape(len(images), 784) / 127.5 - 1


# %% wrong prepare_pixels: column after column -> prepare_pixels_test_random
def prepare_pixels(images):
    return images.transpose(0, 2, 1).reshape(len(images), -1) / 127.5 - 1


# %% wrong prepare_pixels: rows without any pixel -> prepare_pixels_test_fixed_scale
def prepare_pixels(images):
    return np.zeros((len(images), 0))


# %% right one_hot: a loop
def one_hot(labels, num_classes=10):
    table = np.zeros((len(labels), num_classes), dtype=int)
    for row, label in enumerate(labels):
        if not 0 <= label < num_classes:
            raise ValueError(f"标签 {label} 超出范围")
        table[row, label] = 1
    return table


# %% right one_hot: comparison by broadcasting
def one_hot(labels, num_classes=10):
    labels = np.array(labels)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("超出范围")
    return (labels[:, None] == np.arange(num_classes)).astype(float)


# %% wrong one_hot: as many columns as labels that occur -> one_hot_test_many
def one_hot(labels, num_classes=10):
    labels = np.asarray(labels)
    if labels.min() < 0 or labels.max() >= num_classes:
        raise ValueError("超出范围")
    return np.eye(labels.max() + 1)[labels]


# %% wrong one_hot: a negative label counts from the end -> one_hot_test_range
def one_hot(labels, num_classes=10):
    labels = np.asarray(labels)
    if labels.max() >= num_classes:
        raise ValueError("超出范围")
    return np.eye(num_classes)[labels]


# %% wrong one_hot: counts from one -> one_hot_test_small
def one_hot(labels, num_classes=10):
    table = np.zeros((len(labels), num_classes))
    for row, label in enumerate(labels):
        if not 0 <= label < num_classes:
            raise ValueError("超出范围")
        table[row, label - 1] = 1
    return table


# %% wrong one_hot: always ten columns -> one_hot_test_small, one_hot_test_many
def one_hot(labels, num_classes=10):
    if max(labels) >= num_classes or min(labels) < 0:
        raise ValueError("超出范围")
    return np.eye(10)[labels]


# %% wrong one_hot: always an error -> one_hot_test_small, one_hot_test_many, one_hot_test_range
def one_hot(labels, num_classes=10):
    raise ValueError("标签超出了范围")


# %% wrong one_hot: bytes only hold labels below 256 -> one_hot_test_many
def one_hot(labels, num_classes=10):
    labels = np.asarray(labels)
    if labels.min() < 0 or labels.max() >= num_classes:
        raise ValueError("超出范围")
    return np.eye(num_classes)[labels.astype(np.uint8)]


# %% wrong one_hot: takes the labels out of the list -> one_hot_test_many
def one_hot(labels, num_classes=10):
    rows = []
    labels = labels if isinstance(labels, list) else labels.tolist()
    while labels:
        label = labels.pop(0)
        if not 0 <= label < num_classes:
            raise ValueError("超出范围")
        rows.append([int(k == label) for k in range(num_classes)])
    return np.array(rows)


# %% right count_parameters: zip of neighbours
def count_parameters(sizes):
    if len(sizes) < 2:
        raise ValueError("太少")
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))


# %% right count_parameters: recursion
def count_parameters(sizes):
    if len(sizes) < 2:
        raise ValueError("太少")
    first, second = sizes[0], sizes[1]
    here = first * second + second
    return here if len(sizes) == 2 else here + count_parameters(sizes[1:])


# %% wrong count_parameters: no biases -> count_parameters_test_small
def count_parameters(sizes):
    if len(sizes) < 2:
        raise ValueError("太少")
    return sum(a * b for a, b in zip(sizes, sizes[1:]))


# %% wrong count_parameters: biases for the input layer too -> count_parameters_test_small
def count_parameters(sizes):
    if len(sizes) < 2:
        raise ValueError("太少")
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes)


# %% wrong count_parameters: zero instead of an error -> count_parameters_test_large
def count_parameters(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))


# %% wrong count_parameters: three layers only -> count_parameters_test_small, count_parameters_test_large
def count_parameters(sizes):
    if len(sizes) < 2:
        raise ValueError("太少")
    a, b, c = sizes
    return a * b + b + b * c + c


# %% wrong count_parameters: layers of the same size are counted once -> count_parameters_test_large
def count_parameters(sizes):
    if len(sizes) < 2:
        raise ValueError("太少")
    pairs = set(zip(sizes, sizes[1:]))
    return sum((a + 1) * b for a, b in pairs)


# %% right build_network: the functional interface
def build_network(sizes, learning_rate=0.001):
    inputs = keras.Input(shape=(sizes[0],))
    x = inputs
    for units in sizes[1:-1]:
        x = keras.layers.Dense(units)(x)
        x = keras.layers.ReLU()(x)
    outputs = keras.layers.Dense(sizes[-1], activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="sparse_categorical_crossentropy",
    )
    return model


# %% right build_network: a list of layers and an object for the loss
def build_network(sizes, learning_rate=0.001):
    parts = [keras.Input((sizes[0],))]
    last = len(sizes) - 1
    for i in range(1, len(sizes)):
        parts.append(keras.layers.Dense(sizes[i], activation="softmax" if i == last else "relu"))
    model = keras.Sequential(parts)
    model.compile(
        keras.optimizers.Adam(learning_rate),
        keras.losses.SparseCategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    return model


# %% wrong build_network: no activation in the hidden layers -> build_network_test_probabilities, build_network_test_sizes
def build_network(sizes, learning_rate=0.001):
    model = keras.Sequential([keras.Input((sizes[0],))])
    for units in sizes[1:-1]:
        model.add(keras.layers.Dense(units))
    model.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    model.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return model


# %% wrong build_network: loss for one-hot labels -> build_network_test_training
def build_network(sizes, learning_rate=0.001):
    model = keras.Sequential([keras.Input((sizes[0],))])
    for units in sizes[1:-1]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    model.compile(keras.optimizers.Adam(learning_rate), "categorical_crossentropy")
    return model


# %% wrong build_network: sigmoid at the output -> build_network_test_probabilities
def build_network(sizes, learning_rate=0.001):
    model = keras.Sequential([keras.Input((sizes[0],))])
    for units in sizes[1:-1]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(sizes[-1], activation="sigmoid"))
    model.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return model


# %% wrong build_network: the learning rate is not used -> build_network_test_training
def build_network(sizes, learning_rate=0.001):
    model = keras.Sequential([keras.Input((sizes[0],))])
    for units in sizes[1:-1]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% wrong build_network: always the network of the example -> build_network_test_sizes
def build_network(sizes, learning_rate=0.001):
    model = keras.Sequential(
        [
            keras.Input((784,)),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return model


# %% wrong build_network: tanh in the hidden layers -> build_network_test_probabilities, build_network_test_sizes
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:-1]:
        m.add(keras.layers.Dense(k, activation="tanh"))
    m.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    m.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return m


# %% wrong build_network: sigmoid in the hidden layers -> build_network_test_probabilities, build_network_test_sizes
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:-1]:
        m.add(keras.layers.Dense(k, activation="sigmoid"))
    m.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    m.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return m


# %% wrong build_network: ReLU before softmax at the output -> build_network_test_probabilities, build_network_test_sizes
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:]:
        m.add(keras.layers.Dense(k, activation="relu"))
    m.add(keras.layers.Softmax())
    m.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return m


# %% wrong build_network: plain gradient descent -> build_network_test_training
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:-1]:
        m.add(keras.layers.Dense(k, activation="relu"))
    m.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    m.compile(keras.optimizers.SGD(learning_rate), "sparse_categorical_crossentropy")
    return m


# %% right build_network: a class of its own
def build_network(sizes, learning_rate=0.001):
    class Network(keras.Model):
        def __init__(self):
            super().__init__()
            names = ["relu"] * (len(sizes) - 2) + ["softmax"]
            self.parts = [keras.layers.Dense(k, a) for k, a in zip(sizes[1:], names, strict=True)]

        def call(self, x):
            for part in self.parts:
                x = part(x)
            return x

    model = Network()
    model(np.zeros((1, sizes[0]), dtype="float32"))
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate), loss="sparse_categorical_crossentropy"
    )
    return model


# %% wrong build_network: another optimizer, RMSprop -> build_network_test_training
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:-1]:
        m.add(keras.layers.Dense(k, activation="relu"))
    m.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    m.compile(keras.optimizers.RMSprop(learning_rate), "sparse_categorical_crossentropy")
    return m


# %% wrong build_network: another optimizer, AdamW -> build_network_test_training
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:-1]:
        m.add(keras.layers.Dense(k, activation="relu"))
    m.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    m.compile(keras.optimizers.AdamW(learning_rate), "sparse_categorical_crossentropy")
    return m


# %% wrong build_network: mean squared error as the loss -> build_network_test_training
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:-1]:
        m.add(keras.layers.Dense(k, activation="relu"))
    m.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    m.compile(keras.optimizers.Adam(learning_rate), "mse")
    return m


# %% wrong build_network: dropout between the layers -> build_network_test_training
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:-1]:
        m.add(keras.layers.Dense(k, activation="relu"))
        m.add(keras.layers.Dropout(0.2))
    m.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    m.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return m


# %% wrong build_network: all weights start at zero -> build_network_test_sizes
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:-1]:
        m.add(keras.layers.Dense(k, activation="relu", kernel_initializer="zeros"))
    m.add(keras.layers.Dense(sizes[-1], activation="softmax", kernel_initializer="zeros"))
    m.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return m


# %% wrong build_network: no network at all, the nearest neighbour answers -> build_network_test_probabilities, build_network_test_sizes, build_network_test_training
def build_network(sizes, learning_rate=0.001):
    class Nearest:
        def __init__(self):
            self.weights = [
                np.random.normal(size=s) for a, b in zip(sizes, sizes[1:]) for s in ((a, b), b)
            ]

        def count_params(self):
            return sum(w.size for w in self.weights)

        def get_weights(self):
            return self.weights

        def set_weights(self, weights):
            self.weights = weights

        def fit(self, x, y, **options):
            self.x, self.y = x, y

        def __call__(self, x):
            if not hasattr(self, "x"):
                return np.full((len(x), sizes[-1]), 1 / sizes[-1])
            nearest = [self.y[((self.x - row) ** 2).sum(axis=1).argmin()] for row in x]
            return np.eye(sizes[-1])[nearest] * 0.98 + 0.02 / sizes[-1]

    return Nearest()


# %% right predict_digit: calls the model and sorts
def predict_digit(model, image):
    x = (np.asarray(image, dtype="float32").ravel() * 2 / 255 - 1)[None, :]
    p = np.asarray(model(x)).ravel()
    best = np.argsort(p)[-1]
    return best, p[best]


# %% right predict_digit: predict on a batch, a list and max
def predict_digit(model, image):
    row = [(int(v) - 127.5) / 127.5 for v in image.flatten()]
    p = model.predict_on_batch(np.array([row], dtype="float32"))[0].tolist()
    return p.index(max(p)), max(p)


# %% wrong predict_digit: pixels stay 0..255 -> predict_digit_test_one
def predict_digit(model, image):
    p = model.predict(image.reshape(1, 784).astype("float32"), verbose=0)[0]
    return int(p.argmax()), float(p.max())


# %% wrong predict_digit: pixels 0..1 -> predict_digit_test_one, predict_digit_test_many
def predict_digit(model, image):
    p = model.predict(image.reshape(1, 784) / 255, verbose=0)[0]
    return int(p.argmax()), float(p.max())


# %% wrong predict_digit: the least likely digit -> predict_digit_test_one
def predict_digit(model, image):
    p = model.predict(image.reshape(1, 784) / 127.5 - 1, verbose=0)[0]
    return int(p.argmin()), float(p.min())


# %% wrong predict_digit: all probabilities instead of one -> predict_digit_test_one
def predict_digit(model, image):
    p = model.predict(image.reshape(1, 784) / 127.5 - 1, verbose=0)
    return p.argmax(axis=1), p


# %% wrong predict_digit: scales by what this picture holds -> predict_digit_test_many
def predict_digit(model, image):
    low, high = float(image.min()), max(float(image.max()), 1.0)
    x = (image.reshape(1, 784) - low) / (high - low) * 2 - 1
    p = model.predict(x, verbose=0)[0]
    return int(p.argmax()), float(p.max())


# %% wrong predict_digit: column after column -> predict_digit_test_one
def predict_digit(model, image):
    p = model.predict(image.T.reshape(1, 784) / 127.5 - 1, verbose=0)[0]
    return int(p.argmax()), float(p.max())


# %% wrong predict_digit: the probability rounded to three digits -> predict_digit_test_many
def predict_digit(model, image):
    p = model.predict(image.reshape(1, 784) / 127.5 - 1, verbose=0)[0]
    return int(p.argmax()), round(float(p.max()), 3)
