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


# %% right sigmoid: by way of tanh
def sigmoid(x):
    return 0.5 * (1 + np.tanh(np.asarray(x) / 2))


# %% right sigmoid: SciPy's expit
def sigmoid(x):
    from scipy.special import expit as logistic

    return logistic(x)


# %% right sigmoid: two cases by mask
def sigmoid(x):
    values = np.atleast_1d(np.asarray(x, dtype=float))
    result = np.empty_like(values)
    positive = values >= 0
    result[positive] = 1 / (1 + np.exp(-values[positive]))
    power = np.exp(values[~positive])
    result[~positive] = power / (1 + power)
    return float(result[0]) if np.ndim(x) == 0 else result


# %% right sigmoid: the formula as it stands; NumPy's infinity gives 0, with a warning
def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


# %% wrong sigmoid: overflows for large numbers -> sigmoid_test_stable
def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))


# %% wrong sigmoid: the sign of the exponent -> sigmoid_test_values
def sigmoid(x):
    return 1 / (1 + np.exp(x))


# %% wrong sigmoid: only a single number -> sigmoid_test_arrays
def sigmoid(x):
    import math

    return 1 / (1 + math.exp(-x))


# %% wrong sigmoid: result takes the type of an array of integers -> sigmoid_test_arrays
def sigmoid(x):
    values = np.atleast_1d(np.asarray(x))
    result = np.zeros_like(values)
    for i, v in np.ndenumerate(values):
        result[i] = 0.5 * (1 + np.tanh(v / 2))
    return result if np.ndim(x) else result[0]


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


# %% right softmax: SciPy's function along the last axis
def softmax(z):
    from scipy.special import softmax as library

    return library(z, axis=-1)


# %% right softmax: row by row in plain Python
def softmax(z):
    import math

    def one(row):
        top = max(row)
        powers = [math.exp(v - top) for v in row]
        return [p / sum(powers) for p in powers]

    if z.ndim == 1:
        return np.array(one(z))
    return np.array([one(row) for row in z])


# %% wrong softmax: overflows -> softmax_test_stable
def softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


# %% wrong softmax: divides by the sum of the whole batch -> softmax_test_rows
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


# %% wrong softmax: along the columns -> softmax_test_rows
def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


# %% wrong softmax: subtracts in place -> softmax_test_rows
def softmax(z):
    z -= z.max(axis=-1, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


# %% wrong softmax: cuts the scores off -> softmax_test_stable
def softmax(z):
    e = np.exp(np.clip(z, -500, 500))
    return e / e.sum(axis=-1, keepdims=True)


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


# %% wrong build_network: no activation in the hidden layers -> build_network_test_nonlinear
def build_network(sizes, learning_rate=0.001):
    model = keras.Sequential([keras.Input((sizes[0],))])
    for units in sizes[1:-1]:
        model.add(keras.layers.Dense(units))
    model.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    model.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return model


# %% wrong build_network: loss for one-hot labels -> build_network_test_digits, build_network_test_nonlinear
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


# %% wrong build_network: the learning rate is not used -> build_network_test_sizes
def build_network(sizes, learning_rate=0.001):
    model = keras.Sequential([keras.Input((sizes[0],))])
    for units in sizes[1:-1]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% wrong build_network: always the network of the example -> build_network_test_sizes, build_network_test_nonlinear
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


# %% wrong build_network: tanh in the hidden layers -> build_network_test_nonlinear
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:-1]:
        m.add(keras.layers.Dense(k, activation="tanh"))
    m.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    m.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return m


# %% wrong build_network: sigmoid in the hidden layers -> build_network_test_nonlinear
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:-1]:
        m.add(keras.layers.Dense(k, activation="sigmoid"))
    m.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    m.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return m


# %% wrong build_network: ReLU before softmax at the output -> build_network_test_nonlinear
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:]:
        m.add(keras.layers.Dense(k, activation="relu"))
    m.add(keras.layers.Softmax())
    m.compile(keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy")
    return m


# %% wrong build_network: plain gradient descent -> build_network_test_digits
def build_network(sizes, learning_rate=0.001):
    m = keras.Sequential([keras.Input((sizes[0],))])
    for k in sizes[1:-1]:
        m.add(keras.layers.Dense(k, activation="relu"))
    m.add(keras.layers.Dense(sizes[-1], activation="softmax"))
    m.compile(keras.optimizers.SGD(learning_rate), "sparse_categorical_crossentropy")
    return m


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
