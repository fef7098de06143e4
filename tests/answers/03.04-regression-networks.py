# %% right noisy_sine: one dimension first, then reshaped
def noisy_sine(low, high, n, noise, seed):
    if n <= 0:
        raise ValueError("n")
    rng = np.random.default_rng(seed)
    x = np.sort(low + (high - low) * rng.random(n))
    y = np.sin(x) + noise * rng.standard_normal(n)
    return x.reshape(-1, 1), y.reshape(-1, 1)


# %% right noisy_sine: lists and the standard library's random numbers
import math
import random


def noisy_sine(low, high, n, noise, seed):
    if n < 1:
        raise ValueError("n")
    generator = random.Random(seed)
    places = sorted(generator.uniform(low, high) for _ in range(n))
    heights = [math.sin(place) + generator.gauss(0, noise) for place in places]
    return np.array([[v] for v in places]), np.array([[v] for v in heights])


# %% wrong noisy_sine: evenly spaced instead of random -> noisy_sine_test_x
def noisy_sine(low, high, n, noise, seed):
    if n < 1:
        raise ValueError
    x = np.linspace(low, high, n).reshape(-1, 1)
    return x, np.sin(x) + np.random.default_rng(seed).normal(0, noise, size=(n, 1))


# %% wrong noisy_sine: one row of noise broadcasts to a square -> noisy_sine_test_shape
def noisy_sine(low, high, n, noise, seed):
    if n < 1:
        raise ValueError
    rng = np.random.default_rng(seed)
    x = np.sort(rng.uniform(low, high, size=(n, 1)), axis=0)
    return x, np.sin(x) + rng.normal(0, noise, size=n)


# %% wrong noisy_sine: the noise is added to x, inside the sine -> noisy_sine_test_noise
def noisy_sine(low, high, n, noise, seed):
    if n < 1:
        raise ValueError
    rng = np.random.default_rng(seed)
    x = np.sort(rng.uniform(low, high, size=(n, 1)), axis=0)
    return x, np.sin(x + rng.normal(0, noise, size=(n, 1)))


# %% wrong noisy_sine: x sorted after y was made -> noisy_sine_test_noise
def noisy_sine(low, high, n, noise, seed):
    if n < 1:
        raise ValueError
    rng = np.random.default_rng(seed)
    x = rng.uniform(low, high, size=(n, 1))
    y = np.sin(x) + rng.normal(0, noise, size=(n, 1))
    return np.sort(x, axis=0), y


# %% wrong noisy_sine: uniform noise, and no check of n -> noisy_sine_test_noise, noisy_sine_test_shape
def noisy_sine(low, high, n, noise, seed):
    rng = np.random.default_rng(seed)
    x = np.sort(rng.uniform(low, high, size=(n, 1)), axis=0)
    return x, np.sin(x) + rng.uniform(-noise, noise, size=(n, 1))


# %% right layer: weights from the old interface, a dot product
class Layer:
    def __init__(self, in_size, out_size, activation=None, seed=0):
        self.weights = np.random.RandomState(seed).randn(in_size, out_size)
        self.biases = 0.1 * np.ones(out_size)
        self.activation = activation

    def forward(self, x):
        z = np.dot(np.array(x, dtype=float), self.weights) + self.biases
        if self.activation is not None:
            z = self.activation(z)
        return z


# %% right layer: loops over examples and neurons
class Layer:
    def __init__(self, in_size, out_size, activation=None, seed=0):
        rng = np.random.default_rng(seed)
        self.sizes = in_size, out_size
        self.weights = rng.standard_normal((in_size, out_size))
        self.biases = np.array([0.1] * out_size)
        self.activation = activation or (lambda z: z)

    def forward(self, x):
        result = np.zeros((len(x), self.sizes[1]))
        for i, row in enumerate(x):
            if len(row) != self.sizes[0]:
                raise ValueError("列数不对")
            for j in range(self.sizes[1]):
                total = self.biases[j]
                for k in range(self.sizes[0]):
                    total = total + row[k] * self.weights[k, j]
                result[i, j] = total
        return self.activation(result)


# %% wrong layer: uniform weights, always the same seed -> layer_test_weights
class Layer:
    def __init__(self, in_size, out_size, activation=None, seed=0):
        self.weights = np.random.default_rng(0).uniform(-1, 1, size=(in_size, out_size))
        self.biases = np.full(out_size, 0.1)
        self.activation = activation

    def forward(self, x):
        z = np.asarray(x) @ self.weights + self.biases
        return z if self.activation is None else self.activation(z)


# %% wrong layer: the bias is forgotten -> layer_test_linear
class Layer:
    def __init__(self, in_size, out_size, activation=None, seed=0):
        self.weights = np.random.default_rng(seed).normal(size=(in_size, out_size))
        self.biases = np.full(out_size, 0.1)
        self.activation = activation

    def forward(self, x):
        z = np.asarray(x) @ self.weights
        return z if self.activation is None else self.activation(z)


# %% wrong layer: always ReLU -> layer_test_linear, layer_test_activation
class Layer:
    def __init__(self, in_size, out_size, activation=None, seed=0):
        self.weights = np.random.default_rng(seed).normal(size=(in_size, out_size))
        self.biases = np.full(out_size, 0.1)

    def forward(self, x):
        return np.maximum(np.asarray(x) @ self.weights + self.biases, 0)


# %% wrong layer: activation before the bias, products that broadcast -> layer_test_activation, layer_test_stack
class Layer:
    def __init__(self, in_size, out_size, activation=None, seed=0):
        self.weights = np.random.default_rng(seed).normal(size=(in_size, out_size))
        self.biases = np.full(out_size, 0.1)
        self.activation = activation

    def forward(self, x):
        z = (np.asarray(x, dtype=float)[:, :, None] * self.weights).sum(axis=1)
        if self.activation is not None:
            z = self.activation(z)
        return z + self.biases


# %% right evaluate: one if for each operation
def evaluate(expression, values):
    if isinstance(expression, str):
        return values[expression]
    if not isinstance(expression, tuple):
        return expression
    first = expression[0]
    if first not in ("+", "-", "*", "square"):
        raise ValueError(first)
    left = evaluate(expression[1], values)
    if first == "square":
        return left * left
    right = evaluate(expression[2], values)
    if first == "+":
        return left + right
    if first == "-":
        return left - right
    return left * right


# %% right evaluate: a table of functions
import operator


def evaluate(expression, values):
    table = {
        "+": operator.add,
        "-": operator.sub,
        "*": operator.mul,
        "square": lambda a: a**2,
    }
    if type(expression) is tuple:
        if expression[0] not in table:
            raise ValueError("不认识的运算")
        return table[expression[0]](*(evaluate(part, values) for part in expression[1:]))
    return values[expression] if type(expression) is str else expression


# %% wrong evaluate: only the left side goes deeper -> evaluate_test_nested
def evaluate(expression, values):
    if isinstance(expression, str):
        return values[expression]
    if isinstance(expression, (int, float)):
        return expression
    left = evaluate(expression[1], values)
    if expression[0] == "square":
        return left**2
    right = values[expression[2]] if isinstance(expression[2], str) else expression[2]
    if expression[0] == "+":
        return left + right
    if expression[0] == "-":
        return left - right
    if expression[0] == "*":
        return left * right
    raise ValueError


# %% wrong evaluate: unknown variables count as 0, unknown operations as products -> evaluate_test_errors
def evaluate(expression, values):
    if isinstance(expression, str):
        return values.get(expression, 0)
    if isinstance(expression, (int, float)):
        return expression
    numbers = [evaluate(part, values) for part in expression[1:]]
    if expression[0] == "square":
        return numbers[0] ** 2
    if expression[0] == "+":
        return numbers[0] + numbers[1]
    if expression[0] == "-":
        return numbers[0] - numbers[1]
    return numbers[0] * numbers[-1]


# %% wrong evaluate: the square is a double -> evaluate_test_operations
def evaluate(expression, values):
    if isinstance(expression, str):
        return values[expression]
    if isinstance(expression, (int, float)):
        return expression
    numbers = [evaluate(part, values) for part in expression[1:]]
    if expression[0] == "square":
        return numbers[0] * 2
    if expression[0] == "+":
        return numbers[0] + numbers[1]
    if expression[0] == "-":
        return numbers[0] - numbers[1]
    if expression[0] == "*":
        return numbers[0] * numbers[1]
    raise ValueError


# %% wrong evaluate: an expression that is a number by itself crashes -> evaluate_test_operations
def evaluate(expression, values):
    table = {"+": lambda a, b: a + b, "-": lambda a, b: b - a, "*": lambda a, b: a * b}
    parts = [
        evaluate(part, values)
        if isinstance(part, tuple)
        else (values[part] if isinstance(part, str) else part)
        for part in expression[1:]
    ]
    if expression[0] == "square":
        return parts[0] ** 2
    if expression[0] not in table:
        raise ValueError
    return table[expression[0]](*parts)


# %% right derivative: simplifies as it goes
def derivative(expression, name):
    if not isinstance(expression, tuple):
        return int(expression == name)
    operation = expression[0]
    slopes = [derivative(part, name) for part in expression[1:]]
    if all(isinstance(slope, int) and slope == 0 for slope in slopes):
        return 0
    if operation == "square":
        return ("*", ("*", 2, expression[1]), slopes[0])
    if operation == "*":
        _, a, b = expression
        return ("+", ("*", a, slopes[1]), ("*", b, slopes[0]))
    return (operation, slopes[0], slopes[1])


# %% right derivative: the square as a product of two
def derivative(expression, name):
    if expression == name:
        return 1.0
    if not isinstance(expression, tuple):
        return 0.0
    if expression[0] == "+":
        return ("+", derivative(expression[1], name), derivative(expression[2], name))
    if expression[0] == "-":
        return ("-", derivative(expression[1], name), derivative(expression[2], name))
    if expression[0] == "square":
        return derivative(("*", expression[1], expression[1]), name)
    a, b = expression[1], expression[2]
    return ("+", ("*", derivative(a, name), b), ("*", a, derivative(b, name)))


# %% wrong derivative: a product of derivatives -> derivative_test_product
def derivative(expression, name):
    if not isinstance(expression, tuple):
        return int(expression == name)
    slopes = [derivative(part, name) for part in expression[1:]]
    if expression[0] == "square":
        return ("*", 2, ("*", expression[1], slopes[0]))
    return (expression[0], *slopes)


# %% wrong derivative: no chain rule in the square -> derivative_test_square
def derivative(expression, name):
    if not isinstance(expression, tuple):
        return int(expression == name)
    operation, a, *rest = expression
    if operation == "square":
        return ("*", 2, a)
    (b,) = rest
    if operation == "*":
        return ("+", ("*", derivative(a, name), b), ("*", a, derivative(b, name)))
    return (operation, derivative(a, name), derivative(b, name))


# %% wrong derivative: every variable has the derivative 1 -> derivative_test_simple
def derivative(expression, name):
    if isinstance(expression, str):
        return 1
    if not isinstance(expression, tuple):
        return 0
    operation, a, *rest = expression
    if operation == "square":
        return ("*", 2, ("*", a, derivative(a, name)))
    (b,) = rest
    if operation == "*":
        return ("+", ("*", derivative(a, name), b), ("*", a, derivative(b, name)))
    return (operation, derivative(a, name), derivative(b, name))


# %% wrong derivative: minus becomes plus -> derivative_test_simple
def derivative(expression, name):
    if not isinstance(expression, tuple):
        return int(expression == name)
    operation, a, *rest = expression
    if operation == "square":
        return ("*", 2, ("*", a, derivative(a, name)))
    (b,) = rest
    if operation == "*":
        return ("+", ("*", derivative(a, name), b), ("*", a, derivative(b, name)))
    return ("+", derivative(a, name), derivative(b, name))


# %% right cost_and_gradients: by hand with NumPy
def cost_and_gradients(w, b, x, y):
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    if x.shape != y.shape:
        raise ValueError("长度不同")
    gap = w * x + b - y
    return np.mean(gap**2), 2 * np.mean(gap * x), 2 * np.mean(gap)


# %% right cost_and_gradients: the tape in single precision
def cost_and_gradients(w, b, x, y):
    if len(x) != len(y):
        raise ValueError("长度不同")
    knobs = [tf.Variable(float(w)), tf.Variable(float(b))]
    points, targets = tf.constant(x, tf.float32), tf.constant(y, tf.float32)
    with tf.GradientTape() as tape:
        gaps = knobs[0] * points + knobs[1] - targets
        cost = tf.reduce_sum(gaps * gaps) / len(x)
    slopes = tape.gradient(cost, knobs)
    return cost.numpy().item(), slopes[0].numpy().item(), slopes[1].numpy().item()


# %% right cost_and_gradients: plain loops
def cost_and_gradients(w, b, x, y):
    n = len(x)
    if n != len(y):
        raise ValueError("长度不同")
    cost = slope_w = slope_b = 0.0
    for i in range(n):
        gap = w * float(x[i]) + b - float(y[i])
        cost += gap**2 / n
        slope_w += 2 * gap * float(x[i]) / n
        slope_b += 2 * gap / n
    return cost, slope_w, slope_b


# %% wrong cost_and_gradients: the sum instead of the mean -> cost_and_gradients_test_example
def cost_and_gradients(w, b, x, y):
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    if x.shape != y.shape:
        raise ValueError
    gap = w * x + b - y
    return float((gap**2).sum()), float(2 * (gap * x).sum()), float(2 * gap.sum())


# %% wrong cost_and_gradients: the factor 2 is missing -> cost_and_gradients_test_example
def cost_and_gradients(w, b, x, y):
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    if x.shape != y.shape:
        raise ValueError
    gap = w * x + b - y
    return float((gap**2).mean()), float((gap * x).mean()), float(gap.mean())


# %% wrong cost_and_gradients: zip cuts off, broadcasting goes unnoticed -> cost_and_gradients_test_edges
def cost_and_gradients(w, b, x, y):
    gaps = [(w * float(a) + b - float(c), float(a)) for a, c in zip(x, y)]
    n = len(gaps)
    return (
        sum(g * g for g, _ in gaps) / n,
        2 * sum(g * a for g, a in gaps) / n,
        2 * sum(g for g, _ in gaps) / n,
    )


# %% right make_updates: a comprehension, with zeros for what has no gradient
def make_updates(parameters, gradients, rate):
    for name in gradients:
        if np.shape(gradients[name]) != np.shape(parameters[name]):
            raise ValueError(name)
    return {
        name: np.array(value, dtype=float)
        - rate * np.array(gradients.get(name, np.zeros(np.shape(value))))
        for name, value in parameters.items()
    }


# %% right make_updates: copies all, then changes the copies
import copy


def make_updates(parameters, gradients, rate):
    new = {
        name: np.asarray(copy.deepcopy(value), dtype=float) for name, value in parameters.items()
    }
    for name, slope in gradients.items():
        slope = np.asarray(slope)
        if slope.shape != new[name].shape:
            raise ValueError("形状不同")
        new[name] = new[name] + (-rate) * slope
    return new


# %% wrong make_updates: changes the arrays in place -> make_updates_test_generated
def make_updates(parameters, gradients, rate):
    updates = {}
    for name, old in parameters.items():
        old = np.asarray(old, dtype=float)
        if name in gradients:
            if np.shape(gradients[name]) != old.shape:
                raise ValueError
            old -= rate * np.asarray(gradients[name])
        updates[name] = old
    return updates


# %% wrong make_updates: parameters without a gradient are left out -> make_updates_test_example
def make_updates(parameters, gradients, rate):
    updates = {}
    for name, slope in gradients.items():
        if np.shape(slope) != np.shape(parameters[name]):
            raise ValueError
        updates[name] = np.asarray(parameters[name], dtype=float) - rate * np.asarray(slope)
    return updates


# %% wrong make_updates: whole numbers without a gradient stay whole numbers -> make_updates_test_generated
def make_updates(parameters, gradients, rate):
    updates = {}
    for name, old in parameters.items():
        new = np.asarray(old)
        if name in gradients:
            if np.shape(gradients[name]) != new.shape:
                raise ValueError
            new = new - rate * np.asarray(gradients[name])
        updates[name] = new
    return updates


# %% wrong make_updates: uphill, and nothing checked -> make_updates_test_example, make_updates_test_errors
def make_updates(parameters, gradients, rate):
    return {
        name: np.array(old, dtype=float) + rate * np.array(gradients.get(name, 0.0))
        for name, old in parameters.items()
    }


# %% wrong make_updates: shapes are not checked -> make_updates_test_errors
def make_updates(parameters, gradients, rate):
    return {
        name: np.array(old, dtype=float) - rate * np.array(gradients.get(name, 0.0))
        for name, old in parameters.items()
    }


# %% right fit_and_predict: NumPy and the formulas of backpropagation
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (np.array(array, dtype=float) for array in (x, y, x_new))
    generator = np.random.default_rng(seed)
    W1, b1 = generator.normal(size=(1, hidden)), np.full(hidden, 0.1)
    W2, b2 = generator.normal(size=(hidden, 1)), np.full(1, 0.1)
    errors = []
    for _ in range(steps):
        H = np.tanh(x @ W1 + b1)
        gap = H @ W2 + b2 - y
        errors.append(np.mean(gap**2))
        delta2 = 2 * gap / len(x)
        delta1 = delta2 @ W2.T * (1 - H**2)
        W1, b1 = W1 - rate * x.T @ delta1, b1 - rate * delta1.sum(axis=0)
        W2, b2 = W2 - rate * H.T @ delta2, b2 - rate * delta2.sum(axis=0)
    return np.array(errors), np.tanh(x_new @ W1 + b1) @ W2 + b2


# %% right fit_and_predict: TensorFlow's own random numbers, a compiled function for the error and its gradients
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = [tf.convert_to_tensor(np.array(a, dtype="float32")) for a in (x, y, x_new)]
    first = tf.Variable(tf.random.stateless_normal((1, hidden), seed=[seed, 1]))
    second = tf.Variable(tf.random.stateless_normal((hidden, 1), seed=[seed, 2]))
    biases = [tf.Variable(0.1 * tf.ones(hidden)), tf.Variable(0.1 * tf.ones(1))]
    knobs = [first, second, *biases]

    @tf.function
    def slopes():
        with tf.GradientTape() as tape:
            guess = tf.matmul(tf.tanh(tf.matmul(x, first) + biases[0]), second) + biases[1]
            cost = tf.reduce_mean((guess - y) ** 2)
        return cost, tape.gradient(cost, knobs)

    errors = np.zeros(steps)
    for k in range(steps):
        errors[k], gradients = slopes()
        for knob, gradient in zip(knobs, gradients):
            knob.assign(knob - rate * gradient)
    hidden_out = tf.tanh(tf.matmul(x_new, first) + biases[0])
    return errors, (tf.matmul(hidden_out, second) + biases[1]).numpy()


# %% right fit_and_predict: Keras, one batch after another
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (np.array(points, dtype="float32") for points in (x, y, x_new))

    def dense(units, activation, seed):
        return keras.layers.Dense(
            units,
            activation,
            kernel_initializer=keras.initializers.RandomNormal(0.0, 1.0, seed=seed),
            bias_initializer=keras.initializers.Constant(0.1),
        )

    model = keras.Sequential(
        [keras.Input((1,)), dense(hidden, "tanh", 2 * seed), dense(1, None, 2 * seed + 1)]
    )
    model.compile(keras.optimizers.SGD(rate), loss="mse")
    errors = [float(model.train_on_batch(x, y)) for _ in range(steps)]
    return errors, model(x_new).numpy()


# %% wrong fit_and_predict: errors after each update, the seed never used -> fit_and_predict_test_errors, fit_and_predict_test_repeat
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (np.array(array, dtype=float) for array in (x, y, x_new))
    generator = np.random.default_rng(0)
    W1, b1 = generator.normal(size=(1, hidden)), np.full(hidden, 0.1)
    W2, b2 = generator.normal(size=(hidden, 1)), np.full(1, 0.1)
    errors = []
    for _ in range(steps):
        H = np.tanh(x @ W1 + b1)
        delta2 = 2 * (H @ W2 + b2 - y) / len(x)
        delta1 = delta2 @ W2.T * (1 - H**2)
        W1, b1 = W1 - rate * x.T @ delta1, b1 - rate * delta1.sum(axis=0)
        W2, b2 = W2 - rate * H.T @ delta2, b2 - rate * delta2.sum(axis=0)
        errors.append(np.mean((np.tanh(x @ W1 + b1) @ W2 + b2 - y) ** 2))
    return errors, np.tanh(x_new @ W1 + b1) @ W2 + b2


# %% wrong fit_and_predict: the gradient of half the error, a step half as long -> fit_and_predict_test_errors
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    rng = np.random.default_rng(seed)
    x, y, x_new = (np.asarray(points, dtype=float) for points in (x, y, x_new))
    W1, W2 = rng.normal(size=(1, hidden)), rng.normal(size=(hidden, 1))
    b1, b2 = np.full(hidden, 0.1), np.full(1, 0.1)
    errors = []
    for _ in range(steps):
        a = np.tanh(x @ W1 + b1)
        gap = a @ W2 + b2 - y
        errors.append(np.mean(gap**2))
        d = gap / len(x)
        dz = d @ W2.T * (1 - a**2)
        W2, b2 = W2 - rate * a.T @ d, b2 - rate * d.sum(axis=0)
        W1, b1 = W1 - rate * x.T @ dz, b1 - rate * dz.sum(axis=0)
    return errors, np.tanh(x_new @ W1 + b1) @ W2 + b2


# %% wrong fit_and_predict: Adam instead of plain gradient descent -> fit_and_predict_test_errors
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    normal = [keras.initializers.RandomNormal(0.0, 1.0, seed=2 * seed + k) for k in range(2)]
    start = keras.initializers.Constant(0.1)
    model = keras.Sequential(
        [
            keras.Input((1,)),
            keras.layers.Dense(hidden, "tanh", True, normal[0], start),
            keras.layers.Dense(1, None, True, normal[1], start),
        ]
    )
    model.compile(keras.optimizers.Adam(rate), loss="mse")
    x, y, x_new = (np.array(points, dtype="float32") for points in (x, y, x_new))
    errors = [float(model.train_on_batch(x, y)) for _ in range(steps)]
    return errors, model(x_new).numpy()


# %% wrong fit_and_predict: only the output layer learns, and its weights start at 0 -> fit_and_predict_test_errors
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (np.array(array, dtype=float) for array in (x, y, x_new))
    W1, b1 = np.random.default_rng(seed).normal(size=(1, hidden)), np.full(hidden, 0.1)
    W2, b2 = np.zeros((hidden, 1)), np.full(1, 0.1)
    errors = []
    for _ in range(steps):
        H = np.tanh(x @ W1 + b1)
        gap = H @ W2 + b2 - y
        errors.append(np.mean(gap**2))
        W2, b2 = W2 - rate * H.T @ (2 * gap / len(x)), b2 - rate * 2 * gap.mean(axis=0)
    return errors, np.tanh(x_new @ W1 + b1) @ W2 + b2


# %% wrong fit_and_predict: uphill -> fit_and_predict_test_shapes, fit_and_predict_test_quality
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (np.array(array, dtype=float) for array in (x, y, x_new))
    generator = np.random.default_rng(seed)
    W1, b1 = generator.normal(size=(1, hidden)), np.full(hidden, 0.1)
    W2, b2 = generator.normal(size=(hidden, 1)), np.full(1, 0.1)
    errors = []
    for _ in range(steps):
        H = np.tanh(x @ W1 + b1)
        gap = H @ W2 + b2 - y
        errors.append(np.mean(gap**2))
        delta2 = 2 * gap / len(x)
        delta1 = delta2 @ W2.T * (1 - H**2)
        W1, b1 = W1 + rate * x.T @ delta1, b1 + rate * delta1.sum(axis=0)
        W2, b2 = W2 + rate * H.T @ delta2, b2 + rate * delta2.sum(axis=0)
    return errors, np.tanh(x_new @ W1 + b1) @ W2 + b2


# %% wrong fit_and_predict: a straight line, without a hidden layer -> fit_and_predict_test_quality, fit_and_predict_test_errors
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (np.array(array, dtype=float) for array in (x, y, x_new))
    w, b, errors = np.random.default_rng(seed).normal(), 0.1, []
    for _ in range(steps):
        gap = w * x + b - y
        errors.append(np.mean(gap**2))
        w, b = w - rate * 2 * np.mean(gap * x), b - rate * 2 * np.mean(gap)
    return errors, w * x_new + b


# %% right bends: a loop
def bends(w, b, low, high):
    found = []
    for weight, bias in zip(w, b):
        if weight != 0:
            place = -bias / weight
            if low <= place <= high:
                found.append(float(place))
    return sorted(found)


# %% right bends: the roots of polynomials of degree one
def bends(w, b, low, high):
    places = [root for wi, bi in zip(w, b) if wi != 0 for root in np.roots([wi, bi])]
    places = np.array(sorted(places), dtype=float)
    return places[(low <= places) & (places <= high)]


# %% wrong bends: the sign is wrong -> bends_test_example
def bends(w, b, low, high):
    w, b = np.asarray(w, dtype=float), np.asarray(b, dtype=float)
    places = b[w != 0] / w[w != 0]
    return np.sort(places[(places >= low) & (places <= high)])


# %% wrong bends: divides by 0 -> bends_test_zero
def bends(w, b, low, high):
    places = sorted(-bias / weight for weight, bias in zip(w, b))
    return [place for place in places if low <= place <= high]


# %% wrong bends: always from -1 to 1, each place once -> bends_test_generated
def bends(w, b, low, high):
    w, b = np.asarray(w, dtype=float), np.asarray(b, dtype=float)
    places = np.unique(-b[w != 0] / w[w != 0])
    return places[(places >= -1) & (places <= 1)]


# %% wrong bends: None where there is no bend, and no order -> bends_test_empty, bends_test_generated
def bends(w, b, low, high):
    places = [-bias / weight for weight, bias in zip(w, b) if weight != 0]
    places = [place for place in places if low <= place <= high]
    return places or None


# %% right safe_predict: one point at a time
def safe_predict(predict, x_train, x_new):
    if len(x_train) == 0:
        raise ValueError("没有训练的点")
    low, high = min(x_train), max(x_train)
    answers = []
    for value in x_new:
        if low <= value <= high:
            answers.append(float(predict(np.array([value], dtype=float))[0]))
        else:
            answers.append(float("nan"))
    return np.array(answers)


# %% right safe_predict: predicts everything, then hides what lies outside
def safe_predict(predict, x_train, x_new):
    x_train = np.array(x_train, dtype=float)
    if x_train.size == 0:
        raise ValueError("没有训练的点")
    x = np.array(x_new, dtype=float)
    outside = (x < x_train.min()) | (x > x_train.max())
    return np.where(outside, np.nan, predict(x))


# %% wrong safe_predict: writes nan into the array that predict returns -> safe_predict_test_generated
def safe_predict(predict, x_train, x_new):
    if len(x_train) == 0:
        raise ValueError
    x_new = np.asarray(x_new, dtype=float)
    y = np.asarray(predict(x_new), dtype=float)
    y[(x_new < min(x_train)) | (x_new > max(x_train))] = np.nan
    return y


# %% wrong safe_predict: the range is fixed -> safe_predict_test_generated
def safe_predict(predict, x_train, x_new):
    if len(x_train) == 0:
        raise ValueError
    x = np.array(x_new, dtype=float)
    return np.where(np.abs(x) > 1, np.nan, predict(x))


# %% wrong safe_predict: the first and last training point are taken for the range -> safe_predict_test_example
def safe_predict(predict, x_train, x_new):
    x = np.array(x_new, dtype=float)
    if len(x_train) == 0:
        raise ValueError
    return np.where((x < x_train[0]) | (x > x_train[-1]), np.nan, predict(x))


# %% wrong safe_predict: points outside are left out -> safe_predict_test_example
def safe_predict(predict, x_train, x_new):
    if len(x_train) == 0:
        raise ValueError
    x = np.array(x_new, dtype=float)
    return predict(x[(x >= np.min(x_train)) & (x <= np.max(x_train))])


# %% wrong safe_predict: the ends count as outside -> safe_predict_test_example
def safe_predict(predict, x_train, x_new):
    if len(x_train) == 0:
        raise ValueError
    x = np.array(x_new, dtype=float)
    inside = (x > np.min(x_train)) & (x < np.max(x_train))
    return np.where(inside, predict(x), np.nan)


# %% wrong layer: a tenth in place of the biases -> layer_test_linear
class Layer:
    def __init__(self, in_size, out_size, activation=None, seed=0):
        self.weights = np.random.default_rng(seed).normal(size=(in_size, out_size))
        self.biases = np.full(out_size, 0.1)
        self.activation = activation

    def forward(self, x):
        x = np.asarray(x, dtype=float)
        if x.shape[1] != len(self.weights):
            raise ValueError("列数不对")
        z = x @ self.weights + 0.1
        return z if self.activation is None else self.activation(z)


# %% wrong layer: remembers the first weights -> layer_test_linear
class Layer:
    def __init__(self, in_size, out_size, activation=None, seed=0):
        self._start = np.random.default_rng(seed).normal(size=(in_size, out_size))
        self.weights = self._start.copy()
        self.biases = np.full(out_size, 0.1)
        self.activation = activation

    def forward(self, x):
        z = np.asarray(x, dtype=float) @ self._start + self.biases
        return self.activation(z) if self.activation else z


# %% wrong cost_and_gradients: rounded to four digits -> cost_and_gradients_test_generated
def cost_and_gradients(w, b, x, y):
    if len(x) != len(y):
        raise ValueError("长度不同")
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    gap = w * x + b - y
    return tuple(round(float(np.mean(v)), 4) for v in (gap**2, 2 * gap * x, 2 * gap))


# %% wrong make_updates: sizes are compared, not shapes -> make_updates_test_errors
def make_updates(parameters, gradients, rate):
    updates = {}
    for name, old in parameters.items():
        new = np.array(old, dtype=float)
        if name in gradients:
            slope = np.array(gradients[name], dtype=float)
            if slope.size != new.size:
                raise ValueError(name)
            new = new - rate * slope.reshape(new.shape)
        updates[name] = new
    return updates


# %% wrong make_updates: trailing sizes are compared -> make_updates_test_errors
def make_updates(parameters, gradients, rate):
    updates = {}
    for name, old in parameters.items():
        new = np.array(old, dtype=float)
        slope = np.array(gradients.get(name, 0 * new), dtype=float)
        if (new - rate * slope).shape != new.shape:
            raise ValueError(name)
        updates[name] = new - rate * slope
    return updates


# %% wrong fit_and_predict: the derivative of tanh taken at what is tanh already -> fit_and_predict_test_quality
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (np.array(array, dtype=float) for array in (x, y, x_new))
    generator = np.random.default_rng(seed)
    W1, b1 = generator.normal(size=(1, hidden)), np.full(hidden, 0.1)
    W2, b2 = generator.normal(size=(hidden, 1)), np.full(1, 0.1)
    errors = []
    for _ in range(steps):
        H = np.tanh(x @ W1 + b1)
        gap = H @ W2 + b2 - y
        errors.append(np.mean(gap**2))
        delta2 = 2 * gap / len(x)
        delta1 = delta2 @ W2.T * (1 - np.tanh(H) ** 2)
        W1, b1 = W1 - rate * x.T @ delta1, b1 - rate * delta1.sum(axis=0)
        W2, b2 = W2 - rate * H.T @ delta2, b2 - rate * delta2.sum(axis=0)
    return np.array(errors), np.tanh(x_new @ W1 + b1) @ W2 + b2


# %% wrong fit_and_predict: the hidden layer learns from weights that are already new -> fit_and_predict_test_quality
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (np.array(array, dtype=float) for array in (x, y, x_new))
    generator = np.random.default_rng(seed)
    W1, b1 = generator.normal(size=(1, hidden)), np.full(hidden, 0.1)
    W2, b2 = generator.normal(size=(hidden, 1)), np.full(1, 0.1)
    errors = []
    for _ in range(steps):
        H = np.tanh(x @ W1 + b1)
        gap = H @ W2 + b2 - y
        errors.append(np.mean(gap**2))
        delta2 = 2 * gap / len(x)
        W2, b2 = W2 - rate * H.T @ delta2, b2 - rate * delta2.sum(axis=0)
        delta1 = delta2 @ W2.T * (1 - H**2)
        W1, b1 = W1 - rate * x.T @ delta1, b1 - rate * delta1.sum(axis=0)
    return np.array(errors), np.tanh(x_new @ W1 + b1) @ W2 + b2


# %% wrong fit_and_predict: weights between -1 and 1 -> fit_and_predict_test_errors
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (np.array(array, dtype=float) for array in (x, y, x_new))
    generator = np.random.default_rng(seed)
    W1, b1 = generator.uniform(-1, 1, size=(1, hidden)), np.full(hidden, 0.1)
    W2, b2 = generator.uniform(-1, 1, size=(hidden, 1)), np.full(1, 0.1)
    errors = []
    for _ in range(steps):
        H = np.tanh(x @ W1 + b1)
        gap = H @ W2 + b2 - y
        errors.append(np.mean(gap**2))
        delta2 = 2 * gap / len(x)
        delta1 = delta2 @ W2.T * (1 - H**2)
        W1, b1 = W1 - rate * x.T @ delta1, b1 - rate * delta1.sum(axis=0)
        W2, b2 = W2 - rate * H.T @ delta2, b2 - rate * delta2.sum(axis=0)
    return np.array(errors), np.tanh(x_new @ W1 + b1) @ W2 + b2


# %% wrong fit_and_predict: one point a step, in turn -> fit_and_predict_test_quality
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (np.array(array, dtype=float) for array in (x, y, x_new))
    generator = np.random.default_rng(seed)
    W1, b1 = generator.normal(size=(1, hidden)), np.full(hidden, 0.1)
    W2, b2 = generator.normal(size=(hidden, 1)), np.full(1, 0.1)
    errors = []
    for k in range(steps):
        errors.append(np.mean((np.tanh(x @ W1 + b1) @ W2 + b2 - y) ** 2))
        i = [k % len(x)]
        H = np.tanh(x[i] @ W1 + b1)
        delta2 = 2 * (H @ W2 + b2 - y[i])
        delta1 = delta2 @ W2.T * (1 - H**2)
        W1, b1 = W1 - rate * x[i].T @ delta1, b1 - rate * delta1.sum(axis=0)
        W2, b2 = W2 - rate * H.T @ delta2, b2 - rate * delta2.sum(axis=0)
    return np.array(errors), np.tanh(x_new @ W1 + b1) @ W2 + b2


# %% right fit_and_predict: Keras' fit, all points in one batch
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (np.array(points, dtype="float32") for points in (x, y, x_new))
    rng = np.random.default_rng(seed)
    model = keras.Sequential(
        [keras.Input((1,)), keras.layers.Dense(hidden, "tanh"), keras.layers.Dense(1)]
    )
    shapes = [(1, hidden), (hidden, 1)]
    first, second = (rng.normal(size=shape) for shape in shapes)
    model.set_weights([first, np.full(hidden, 0.1), second, np.full(1, 0.1)])
    model.compile(keras.optimizers.SGD(rate), loss="mse")
    errors = []
    if steps:
        errors = model.fit(x, y, epochs=steps, batch_size=len(x), verbose=0).history["loss"]
    return errors, model.predict(x_new, verbose=0)


# %% right fit_and_predict: TensorFlow's generator, the same numbers for both layers
def fit_and_predict(x, y, x_new, hidden=10, steps=1000, rate=0.05, seed=0):
    x, y, x_new = (tf.cast(tf.constant(a), tf.float64) for a in (x, y, x_new))
    start = tf.random.Generator.from_seed(seed).normal((1, hidden), dtype=tf.float64)
    W1, W2 = tf.Variable(start), tf.Variable(tf.transpose(start))
    b1 = tf.Variable(tf.fill([hidden], tf.constant(0.1, tf.float64)))
    b2 = tf.Variable(tf.constant([0.1], tf.float64))
    errors = []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            cost = tf.reduce_mean((tf.tanh(x @ W1 + b1) @ W2 + b2 - y) ** 2)
        for v, g in zip([W1, b1, W2, b2], tape.gradient(cost, [W1, b1, W2, b2])):
            v.assign_sub(rate * g)
        errors.append(cost.numpy())
    return errors, (tf.tanh(x_new @ W1 + b1) @ W2 + b2).numpy()


# %% wrong evaluate: fractions are no numbers -> evaluate_test_operations
def evaluate(expression, values):
    if isinstance(expression, str):
        return values[expression]
    if isinstance(expression, int):
        return expression
    a, *rest = (evaluate(part, values) for part in expression[1:])
    if expression[0] == "square":
        return a * a
    if expression[0] not in ("+", "-", "*"):
        raise ValueError(expression[0])
    return {"+": a + rest[0], "-": a - rest[0], "*": a * rest[0]}[expression[0]]


# %% wrong safe_predict: whole numbers stay whole numbers -> safe_predict_test_generated
def safe_predict(predict, x_train, x_new):
    if len(x_train) == 0:
        raise ValueError("没有训练的点")
    x = np.asarray(x_new)
    result = np.full(len(x), np.nan)
    inside = (x >= min(x_train)) & (x <= max(x_train))
    result[inside] = predict(x[inside])
    return result
