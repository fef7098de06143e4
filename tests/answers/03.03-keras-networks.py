# %% right stack_layers: the functional interface
def stack_layers(n_inputs, layers):
    if not layers:
        raise ValueError("清单是空的")
    inputs = keras.Input(shape=(n_inputs,))
    x = inputs
    for units, name in layers:
        x = keras.layers.Dense(units, name)(x)
    return keras.Model(inputs, x)


# %% right stack_layers: activations as layers of their own
def stack_layers(n_inputs, layers):
    parts = [keras.Input((n_inputs,))]
    for item in layers:
        parts.append(keras.layers.Dense(item[0]))
        parts.append(keras.layers.Activation(item[1]))
    if len(parts) == 1:
        raise ValueError("至少一层")
    return keras.Sequential(parts)


# %% wrong stack_layers: ReLU in every hidden layer -> stack_layers_test_values
def stack_layers(n_inputs, layers):
    if not layers:
        raise ValueError("空")
    model = keras.Sequential([keras.Input((n_inputs,))])
    for units, _ in layers[:-1]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(layers[-1][0], activation=layers[-1][1]))
    return model


# %% wrong stack_layers: the output layer is left out -> stack_layers_test_shapes
def stack_layers(n_inputs, layers):
    if not layers:
        raise ValueError("空")
    model = keras.Sequential([keras.Input((n_inputs,))])
    for i in range(len(layers) - 1):
        model.add(keras.layers.Dense(layers[i][0], activation=layers[i][1]))
    return model


# %% wrong stack_layers: no biases -> stack_layers_test_shapes
def stack_layers(n_inputs, layers):
    if not layers:
        raise ValueError("空")
    model = keras.Sequential([keras.Input((n_inputs,))])
    for units, activation in layers:
        model.add(keras.layers.Dense(units, activation=activation, use_bias=False))
    return model


# %% wrong stack_layers: takes the list apart and forgets the error -> stack_layers_test_empty
def stack_layers(n_inputs, layers):
    model = keras.Sequential([keras.Input((n_inputs,))])
    while layers:
        units, activation = layers.pop(0)
        model.add(keras.layers.Dense(units, activation=activation))
    return model


# %% right loss_table: lists, built step by step
def loss_table():
    table = {}
    table["A"] = [1, "sigmoid", "binary_crossentropy"]
    table["B"] = [10, "softmax", "sparse_categorical_crossentropy"]
    table["C"] = [3, "softmax", "categorical_crossentropy"]
    table["D"] = [1, "linear", "mean_squared_error"]
    table["E"] = [4, "sigmoid", "binary_crossentropy"]
    return table


# %% right loss_table: three columns zipped
def loss_table():
    units = [1, 10, 3, 1, 4]
    activations = ["sigmoid", "softmax", "softmax", "linear", "sigmoid"]
    losses = [
        "binary_crossentropy",
        "sparse_categorical_crossentropy",
        "categorical_crossentropy",
        "mean_squared_error",
        "binary_crossentropy",
    ]
    return dict(zip("ABCDE", zip(units, activations, losses)))


# %% wrong loss_table: one-hot and sparse exchanged -> loss_table_test_classes
def loss_table():
    return {
        "A": (1, "sigmoid", "binary_crossentropy"),
        "B": (10, "softmax", "categorical_crossentropy"),
        "C": (3, "softmax", "sparse_categorical_crossentropy"),
        "D": (1, "linear", "mean_squared_error"),
        "E": (4, "sigmoid", "binary_crossentropy"),
    }


# %% wrong loss_table: softmax where several may be true -> loss_table_test_number_and_many
def loss_table():
    return {
        "A": (1, "sigmoid", "binary_crossentropy"),
        "B": (10, "softmax", "sparse_categorical_crossentropy"),
        "C": (3, "softmax", "categorical_crossentropy"),
        "D": (1, "linear", "mean_squared_error"),
        "E": (4, "softmax", "categorical_crossentropy"),
    }


# %% wrong loss_table: softmax on a single neuron, temperature through a sigmoid -> loss_table_test_yes_no, loss_table_test_number_and_many
def loss_table():
    return {
        "A": (1, "softmax", "binary_crossentropy"),
        "B": (10, "softmax", "sparse_categorical_crossentropy"),
        "C": (3, "softmax", "categorical_crossentropy"),
        "D": (1, "sigmoid", "mean_squared_error"),
        "E": (4, "sigmoid", "binary_crossentropy"),
    }


# %% wrong loss_table: squared error for everything -> loss_table_test_classes, loss_table_test_yes_no
def loss_table():
    units = {"A": 1, "B": 10, "C": 3, "D": 1, "E": 4}
    return {key: (n, "linear", "mean_squared_error") for key, n in units.items()}


# %% right accuracy: plain Python loop
def accuracy(probabilities, labels):
    if labels.shape[0] != probabilities.shape[0]:
        raise ValueError("个数不同")
    right = 0
    for row, label in zip(probabilities.tolist(), labels.tolist()):
        if isinstance(label, list):
            label = label.index(max(label))
        if row.index(max(row)) == label:
            right += 1
    return right / len(labels)


# %% right accuracy: turns numbers into one-hot instead
def accuracy(probabilities, labels):
    n, k = probabilities.shape
    if len(labels) != n:
        raise ValueError("个数不同")
    table = labels if labels.ndim == 2 else np.eye(k)[labels]
    chosen = table[np.arange(n), np.argmax(probabilities, axis=1)]
    return chosen.mean()


# %% wrong accuracy: numbers only -> accuracy_test_example, accuracy_test_random
def accuracy(probabilities, labels):
    if len(probabilities) != len(labels):
        raise ValueError("个数不同")
    return float(np.mean(probabilities.argmax(axis=1) == labels))


# %% wrong accuracy: one-hot recognised by equal shapes of n and k -> accuracy_test_random
def accuracy(probabilities, labels):
    if len(probabilities) != len(labels):
        raise ValueError("个数不同")
    if labels.size == probabilities.shape[1] or labels.ndim == 2:
        labels = labels.argmax(axis=-1)
    return float(np.mean(probabilities.argmax(axis=1) == labels))


# %% wrong accuracy: a count -> accuracy_test_example
def accuracy(probabilities, labels):
    if len(probabilities) != len(labels):
        raise ValueError("个数不同")
    if labels.ndim == 2:
        labels = labels.argmax(axis=1)
    return int(np.sum(probabilities.argmax(axis=1) == labels))


# %% wrong accuracy: zip drops the surplus -> accuracy_test_mismatch
def accuracy(probabilities, labels):
    if labels.ndim == 2:
        labels = labels.argmax(axis=1)
    hits = [p.argmax() == t for p, t in zip(probabilities, labels)]
    return sum(hits) / len(hits)


# %% right least_certain: sorted with a key
def least_certain(probabilities, k):
    def lead(i):
        row = sorted(probabilities[i])
        return row[-1] - row[-2]

    return sorted(range(len(probabilities)), key=lead)[:k]


# %% right least_certain: removes the winner by a mask, lexsort for ties
def least_certain(probabilities, k):
    n = len(probabilities)
    first = probabilities.argmax(axis=1)
    rest = probabilities.copy()
    rest[np.arange(n), first] = -1
    gap = probabilities.max(axis=1) - rest.max(axis=1)
    order = np.lexsort((np.arange(n), gap))
    return [int(i) for i in order[:k]]


# %% wrong least_certain: the lowest of the largest probabilities -> least_certain_test_random
def least_certain(probabilities, k):
    return np.argsort(probabilities.max(axis=1), kind="stable")[:k]


# %% wrong least_certain: largest minus smallest -> least_certain_test_example
def least_certain(probabilities, k):
    lead = probabilities.max(axis=1) - probabilities.min(axis=1)
    return np.argsort(lead, kind="stable")[:k]


# %% wrong least_certain: sorts its argument -> least_certain_test_random
def least_certain(probabilities, k):
    probabilities.sort(axis=1)
    return np.argsort(probabilities[:, -1] - probabilities[:, -2], kind="stable")[:k]


# %% wrong least_certain: ties with the larger index first, most certain for k 0 -> least_certain_test_edges
def least_certain(probabilities, k):
    ordered = np.sort(probabilities, axis=1)
    lead = ordered[:, -2] - ordered[:, -1]
    return np.argsort(lead, kind="stable")[-k:][::-1]


# %% right spiral_model: one wide hidden layer, RMSprop
def spiral_model(arms):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(150, activation="relu"))
    model.add(keras.layers.Dense(arms, activation="softmax"))
    model.compile(keras.optimizers.RMSprop(0.02), "sparse_categorical_crossentropy")
    return model


# %% right spiral_model: functional, tanh, Adam, loss as an object
def spiral_model(arms):
    inputs = keras.Input((2,))
    x = keras.layers.Dense(24, activation="tanh")(inputs)
    x = keras.layers.Dense(24, activation="tanh")(x)
    outputs = keras.layers.Dense(arms, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile(
        keras.optimizers.Adam(0.02),
        keras.losses.SparseCategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    return model


# %% wrong spiral_model: the small network of the text -> spiral_model_test_three
def spiral_model(arms):
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(10, activation="relu"),
            keras.layers.Dense(arms, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.RMSprop(0.001), "sparse_categorical_crossentropy")
    return model


# %% wrong spiral_model: no activation in the hidden layers -> spiral_model_test_three, spiral_model_test_two
def spiral_model(arms):
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(32),
            keras.layers.Dense(32),
            keras.layers.Dense(arms, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.015), "sparse_categorical_crossentropy")
    return model


# %% wrong spiral_model: beyond the budget -> spiral_model_test_design
def spiral_model(arms):
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(arms, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
    return model


# %% wrong spiral_model: always three outputs and a loss for one-hot labels -> spiral_model_test_design, spiral_model_test_three
def spiral_model(arms):
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(3, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.015), "categorical_crossentropy")
    return model


# %% right count_updates: math.ceil
def count_updates(n, batch_size, epochs):
    import math

    for value in (n, batch_size, epochs):
        if value < 1:
            raise ValueError("太小")
    return math.ceil(n / batch_size) * epochs


# %% right count_updates: walks through the batches
def count_updates(n, batch_size, epochs):
    if n <= 0 or batch_size <= 0 or epochs <= 0:
        raise ValueError("都要是正数")
    total = 0
    for _ in range(epochs):
        left = n
        while left > 0:
            left -= batch_size
            total += 1
    return total


# %% wrong count_updates: rounds down -> count_updates_test_example
def count_updates(n, batch_size, epochs):
    if min(n, batch_size, epochs) < 1:
        raise ValueError("太小")
    return n // batch_size * epochs


# %% wrong count_updates: always one batch more -> count_updates_test_example
def count_updates(n, batch_size, epochs):
    if min(n, batch_size, epochs) < 1:
        raise ValueError("太小")
    return (n // batch_size + 1) * epochs


# %% wrong count_updates: rounds up once at the end -> count_updates_test_example
def count_updates(n, batch_size, epochs):
    if min(n, batch_size, epochs) < 1:
        raise ValueError("太小")
    return -(-n * epochs // batch_size)


# %% wrong count_updates: no error -> count_updates_test_more
def count_updates(n, batch_size, epochs):
    return len(range(0, n, batch_size)) * epochs


# %% right early_stop: counts the epochs waited
def early_stop(losses, patience):
    if not len(losses) or patience <= 0:
        raise ValueError("不合理")
    lowest, where, waited = float("inf"), 0, 0
    for i, loss in enumerate(losses):
        if loss < lowest:
            lowest, where, waited = loss, i, 0
        else:
            waited += 1
        if waited == patience:
            return i + 1, where + 1
    return i + 1, where + 1


# %% right early_stop: looks for the end, then for the smallest before it
def early_stop(losses, patience):
    if patience < 1 or len(losses) == 0:
        raise ValueError("不合理")
    n = len(losses)
    for end in range(1, n + 1):
        seen = list(losses[:end])
        best = seen.index(min(seen)) + 1
        if end - best == patience:
            return [end, best]
    return [n, int(np.argmin(losses)) + 1]


# %% wrong early_stop: compares with the epoch before -> early_stop_test_rules
def early_stop(losses, patience):
    if len(losses) == 0 or patience < 1:
        raise ValueError("不合理")
    waited = 0
    for i in range(1, len(losses)):
        waited = waited + 1 if losses[i] >= losses[i - 1] else 0
        if waited == patience:
            return i + 1, int(np.argmin(losses[: i + 1])) + 1
    return len(losses), int(np.argmin(losses)) + 1


# %% wrong early_stop: the best of all epochs, counted from zero -> early_stop_test_example
def early_stop(losses, patience):
    if not losses or patience < 1:
        raise ValueError("没有损失，或者没有耐心")
    best, waited = losses[0], 0
    for epoch, loss in enumerate(losses[1:], start=2):
        waited = 0 if loss < best else waited + 1
        best = min(best, loss)
        if waited == patience:
            return epoch, losses.index(min(losses))
    return len(losses), losses.index(min(losses))


# %% wrong early_stop: equal counts as progress -> early_stop_test_rules
def early_stop(losses, patience):
    if len(losses) == 0 or patience < 1:
        raise ValueError("不合理")
    best, lowest = 1, losses[0]
    for epoch, loss in enumerate(losses, start=1):
        if loss <= lowest:
            best, lowest = epoch, loss
        if epoch - best >= patience:
            return epoch, best
    return len(losses), best


# %% wrong early_stop: never starts to count again -> early_stop_test_example
def early_stop(losses, patience):
    if len(losses) == 0 or patience < 1:
        raise ValueError("不合理")
    lowest, where, waited = float("inf"), 0, 0
    for i, loss in enumerate(losses):
        if loss < lowest:
            lowest, where = loss, i
        else:
            waited += 1
            if waited == patience:
                return i + 1, where + 1
    return len(losses), where + 1


# %% wrong early_stop: starts from a loss of 1000, no errors -> early_stop_test_edges
def early_stop(losses, patience):
    lowest, where, waited = 1000, 0, 0
    for i, loss in enumerate(losses):
        if loss < lowest:
            lowest, where, waited = loss, i, 0
        else:
            waited += 1
            if waited == patience:
                return i + 1, where + 1
    return len(losses), where + 1


# %% right train_early: a loop of single epochs, weights kept by hand
def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    losses, kept, waited = [], None, 0
    while len(losses) < max_epochs and waited < patience:
        result = model.fit(x, y, validation_data=(x_val, y_val), verbose=0)
        loss = result.history["val_loss"][0]
        if not losses or loss < min(losses):
            kept, waited = model.get_weights(), 0
        else:
            waited += 1
        losses.append(loss)
    model.set_weights(kept)
    return model, losses


# %% right train_early: EarlyStopping to stop, an own callback to restore
def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    class Keep(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            self.losses = []

        def on_epoch_end(self, epoch, logs=None):
            self.losses.append(logs["val_loss"])
            if logs["val_loss"] == min(self.losses):
                self.kept = self.model.get_weights()

    keep = Keep()
    model.fit(
        x,
        y,
        epochs=max_epochs,
        validation_data=(x_val, y_val),
        callbacks=[keep, keras.callbacks.EarlyStopping(patience=patience)],
        verbose=0,
    )
    model.set_weights(keep.kept)
    return model, keep.losses


# %% wrong train_early: weights not restored -> train_early_test_restores
def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    stopper = keras.callbacks.EarlyStopping("val_loss", patience=patience)
    history = model.fit(
        x, y, validation_data=(x_val, y_val), epochs=max_epochs, callbacks=[stopper], verbose=0
    )
    return model, history.history["val_loss"]


# %% wrong train_early: watches the training loss -> train_early_test_stops
def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    stopper = keras.callbacks.EarlyStopping("loss", patience=patience, restore_best_weights=True)
    history = model.fit(
        x, y, validation_data=(x_val, y_val), epochs=max_epochs, callbacks=[stopper], verbose=0
    )
    return model, history.history["val_loss"]


# %% wrong train_early: no early stopping -> train_early_test_stops
def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    history = model.fit(x, y, validation_data=(x_val, y_val), epochs=max_epochs, verbose=0)
    return model, history.history["val_loss"]


# %% wrong train_early: trains on the validation set and forgets max_epochs -> train_early_test_limit
def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    stopper = keras.callbacks.EarlyStopping(patience=patience, restore_best_weights=True)
    history = model.fit(
        x_val, y_val, validation_data=(x_val, y_val), epochs=30, callbacks=[stopper], verbose=0
    )
    return model, history.history["val_loss"]


# %% right make_windows: loops and a lookup in the alphabet
def make_windows(text, length):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    X, y = [], []
    numbers = [letters.index(c) for c in text]
    for end in range(length, len(numbers)):
        X.append([[value / 26] for value in numbers[end - length : end]])
        y.append(numbers[end])
    if not y:
        raise ValueError("太短")
    return np.array(X), np.array(y)


# %% right make_windows: sliding windows of NumPy
def make_windows(text, length):
    if len(text) <= length or any(c < "A" or c > "Z" for c in text):
        raise ValueError("不合适")
    codes = np.array([ord(c) for c in text]) - 65
    view = np.lib.stride_tricks.sliding_window_view(codes, length)[:-1]
    return view[..., None] / 26, codes[length:]


# %% wrong make_windows: two dimensions -> make_windows_test_example
def make_windows(text, length):
    if len(text) <= length or any(c < "A" or c > "Z" for c in text):
        raise ValueError("不合适")
    codes = np.array([ord(c) - 65 for c in text])
    X = np.array([codes[i : i + length] for i in range(len(codes) - length)]) / 26
    return X, codes[length:]


# %% wrong make_windows: steps and features exchanged -> make_windows_test_example
def make_windows(text, length):
    if len(text) <= length or any(c < "A" or c > "Z" for c in text):
        raise ValueError("不合适")
    codes = np.array([ord(c) - 65 for c in text])
    X = np.array([codes[i : i + length] for i in range(len(codes) - length)]) / 26
    return X.reshape(-1, 1, length), codes[length:]


# %% wrong make_windows: the last window is missing -> make_windows_test_example
def make_windows(text, length):
    if len(text) <= length or any(c < "A" or c > "Z" for c in text):
        raise ValueError("不合适")
    codes = np.array([ord(c) - 65 for c in text])
    X = np.array([codes[i : i + length] for i in range(len(codes) - length - 1)]) / 26
    return X.reshape(-1, length, 1), codes[length:-1]


# %% wrong make_windows: takes anything and answers with nothing -> make_windows_test_bad
def make_windows(text, length):
    codes = np.array([ord(c) - 65 for c in text])
    X = np.array([codes[i : i + length] for i in range(len(codes) - length)]) / 26
    return X.reshape(-1, length, 1), codes[length:]


# %% right next_letter: predict and a lookup
def next_letter(model, letters):
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    window = [[alphabet.index(c.upper()) / 26] for c in letters]
    p = model.predict_on_batch(np.array([window]))[0].tolist()
    return alphabet[p.index(max(p))]


# %% right next_letter: lower case and argsort
def next_letter(model, letters):
    x = np.zeros((1, len(letters), 1), dtype="float32")
    for i, c in enumerate(letters.lower()):
        x[0, i, 0] = (ord(c) - ord("a")) / 26
    order = np.argsort(np.asarray(model(x)), axis=1)
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[order[0, -1]]


# %% wrong next_letter: numbers not divided by 26 -> next_letter_test_example
def next_letter(model, letters):
    numbers = [ord(c) - 65 for c in letters.upper()]
    p = np.asarray(model(np.array(numbers, dtype="float32").reshape(1, -1, 1)))[0]
    return chr(65 + int(p.argmax()))


# %% wrong next_letter: the next in the alphabet, without the model -> next_letter_test_example
def next_letter(model, letters):
    return chr((ord(letters.upper()[-1]) - 65 + 1) % 26 + 65)


# %% wrong next_letter: a number instead of a letter -> next_letter_test_example
def next_letter(model, letters):
    numbers = [ord(c) - 65 for c in letters.upper()]
    x = np.array(numbers, dtype="float32").reshape(1, -1, 1) / 26
    return int(np.asarray(model(x))[0].argmax())


# %% wrong next_letter: always three letters, capitals only -> next_letter_test_more
def next_letter(model, letters):
    numbers = [ord(c) - 65 for c in letters]
    x = np.array(numbers, dtype="float32").reshape(1, 3, 1) / 26
    return chr(65 + int(np.asarray(model(x))[0].argmax()))


# %% wrong accuracy: one-hot labels are not counted -> accuracy_test_mismatch
def accuracy(probabilities, labels):
    if labels.ndim == 1 and len(probabilities) != len(labels):
        raise ValueError
    t = labels if labels.ndim == 1 else labels.argmax(1)
    return float((probabilities.argmax(1) == t).sum() / len(t))


# %% wrong count_updates: a float -> count_updates_test_example
def count_updates(n, batch_size, epochs):
    if min(n, batch_size, epochs) < 1:
        raise ValueError
    return float(np.ceil(n / batch_size) * epochs)


# %% wrong early_stop: a thousandth less is no progress -> early_stop_test_edges
def early_stop(losses, patience):
    if not losses or patience < 1:
        raise ValueError
    best, wait, w = float("inf"), 0, 1
    for k, v in enumerate(losses, 1):
        if v < best - 1e-3:
            best, wait, w = v, 0, k
        else:
            wait += 1
            if wait >= patience:
                break
    return k, w


# %% wrong train_early: batches of 8 -> train_early_test_limit
def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    s = keras.callbacks.EarlyStopping("val_loss", patience=patience, restore_best_weights=True)
    h = model.fit(
        x,
        y,
        validation_data=(x_val, y_val),
        batch_size=8,
        epochs=max_epochs,
        callbacks=[s],
        verbose=0,
    )
    return model, h.history["val_loss"]


# %% right train_early: an own callback for both
class Stopper(keras.callbacks.Callback):
    def __init__(self, patience):
        super().__init__()
        self.patience = patience
        self.best = None
        self.wait = 0

    def on_epoch_end(self, epoch, logs=None):
        v = logs["val_loss"]
        if self.best is None or v < self.best:
            self.best = v
            self.weights = self.model.get_weights()
            self.wait = 0
        else:
            self.wait += 1
            if self.wait == self.patience:
                self.model.stop_training = True

    def on_train_end(self, logs=None):
        self.model.set_weights(self.weights)


def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    history = model.fit(
        x,
        y,
        batch_size=32,
        epochs=max_epochs,
        validation_data=(x_val, y_val),
        callbacks=[Stopper(patience)],
        verbose=2,
    )
    return model, list(history.history["val_loss"])


# %% right stack_layers: a subclass of Model
class Stack(keras.Model):
    def __init__(self, n, layers):
        super().__init__()
        self.parts = [keras.layers.Dense(k, activation=a) for k, a in layers]
        self(np.zeros((1, n), dtype="float32"))

    def call(self, x):
        for p in self.parts:
            x = p(x)
        return x


def stack_layers(n_inputs, layers):
    if not layers:
        raise ValueError
    return Stack(n_inputs, layers)


# %% right least_certain: a series of pandas
def least_certain(probabilities, k):
    s = np.sort(probabilities, axis=1)
    return pd.Series(s[:, -1] - s[:, -2]).sort_values(kind="stable").index[:k].to_numpy()


# %% right train_early: returns a copy of the best model, not compiled
def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    losses, best = [], None
    while len(losses) < max_epochs:
        model.fit(x, y, verbose=0)
        losses.append(float(np.ravel(model.evaluate(x_val, y_val, verbose=0))[0]))
        if losses[-1] == min(losses) and losses.count(losses[-1]) == 1:
            best = keras.models.clone_model(model)
            best.set_weights(model.get_weights())
            when = len(losses)
        if len(losses) - when == patience:
            break
    return best, losses


# %% right accuracy: Keras' metrics
def accuracy(probabilities, labels):
    if len(probabilities) != len(labels):
        raise ValueError("个数不同")
    if labels.ndim == 1:
        metric = keras.metrics.SparseCategoricalAccuracy()
    else:
        metric = keras.metrics.CategoricalAccuracy()
    metric.update_state(labels, probabilities)
    return float(metric.result())


# %% wrong accuracy: rounded to two digits -> accuracy_test_example
def accuracy(probabilities, labels):
    if len(probabilities) != len(labels):
        raise ValueError("个数不同")
    if labels.ndim == 2:
        labels = labels.argmax(axis=1)
    return round(float(np.mean(probabilities.argmax(axis=1) == labels)), 2)


# %% wrong stack_layers: a network that is none -> stack_layers_test_shapes
def stack_layers(n_inputs, layers):
    if not layers:
        raise ValueError("空")

    class Echo:
        def get_weights(self):
            sizes = [n_inputs, *(units for units, _ in layers)]
            return [np.zeros(s) for a, b in zip(sizes, sizes[1:]) for s in ((a, b), (b,))]

        def set_weights(self, weights):
            self.weights = weights

        def __call__(self, x):
            return np.full((len(x), layers[-1][0]), 1 / layers[-1][0])

    return Echo()


# %% wrong spiral_model: trained before it is returned -> spiral_model_test_design, spiral_model_test_three, spiral_model_test_two
def spiral_model(arms):
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(arms, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.015), "sparse_categorical_crossentropy")
    x, y = make_spiral(arms)
    model.fit(np.tile(x, (40, 1)), np.tile(y, 40), batch_size=32, verbose=0)
    return model


# %% wrong spiral_model: two arms get a larger network than the budget allows -> spiral_model_test_design
def spiral_model(arms):
    width = 48 if arms == 2 else 32
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(width, activation="relu"),
            keras.layers.Dense(width, activation="relu"),
            keras.layers.Dense(arms, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
    return model


# %% wrong spiral_model: the nearest of the points that it was trained on -> spiral_model_test_design, spiral_model_test_three, spiral_model_test_two
def spiral_model(arms):
    class Nearest(keras.Sequential):
        points = None

        def count_params(self):
            return 9

        def fit(self, x, y, **settings):
            self.points, self.labels = np.asarray(x), np.asarray(y)

        def __call__(self, x, *arguments, **named):
            if self.points is None or len(np.shape(x)) != 2:
                return super().__call__(x, *arguments, **named)
            near = ((np.asarray(x)[:, None] - self.points[None]) ** 2).sum(axis=2).argmin(axis=1)
            return np.eye(arms)[self.labels[near]]

        def layers_of_its_own(self):
            return []

    model = Nearest([keras.Input((2,)), keras.layers.Dense(arms, activation="softmax")])
    model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
    model.set_weights([np.full((2, arms), np.nan), np.full(arms, np.nan)])
    return model


# %% right spiral_model: normalised batches and a slope for negative values
def spiral_model(arms):
    model = keras.Sequential(
        [
            keras.layers.Input((2,)),
            keras.layers.Dense(30, activation=keras.layers.LeakyReLU(negative_slope=0.1)),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(30, activation="elu"),
            keras.layers.Dense(arms),
            keras.layers.Softmax(),
        ]
    )
    model.compile(optimizer=keras.optimizers.Nadam(0.01), loss="sparse_categorical_crossentropy")
    return model


# %% wrong train_early: wants more than a little progress -> train_early_test_restores
def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    stopper = keras.callbacks.EarlyStopping(
        "val_loss", min_delta=1e-3, patience=patience, restore_best_weights=True
    )
    history = model.fit(
        x, y, validation_data=(x_val, y_val), epochs=max_epochs, callbacks=[stopper], verbose=0
    )
    return model, history.history["val_loss"]


# %% wrong train_early: compares with the epoch before -> train_early_test_restores
def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    losses, waited, kept = [], 0, None
    while len(losses) < max_epochs and waited < patience:
        loss = model.fit(x, y, validation_data=(x_val, y_val), verbose=0).history["val_loss"][0]
        if not losses or loss < losses[-1]:
            waited, kept = 0, model.get_weights()
        else:
            waited += 1
        losses.append(loss)
    model.set_weights(kept)
    return model, losses


# %% wrong train_early: a network that is none and answers as it was asked -> train_early_test_restores, train_early_test_limit
def train_early(model, x, y, x_val, y_val, patience, max_epochs):
    class Echo:
        def get_weights(self):
            return [np.full((1, 1), np.nan)]

        def __call__(self, x):
            return y_val

    return Echo(), [0.1] * (patience + 1)


# %% wrong next_letter: Z is never an answer -> next_letter_test_example
def next_letter(model, letters):
    x = np.array([ord(c) - 65 for c in letters.upper()], dtype="float32").reshape(1, -1, 1) / 26
    return chr(65 + int(np.asarray(model(x))[0, :25].argmax()))


# %% right letter_model: the functional interface
def letter_model(steps, units):
    inputs = keras.Input(shape=(steps, 1))
    memory = keras.layers.LSTM(units, return_sequences=True)(inputs)
    memory = keras.layers.LSTM(units)(memory)
    outputs = keras.layers.Dense(26, activation="softmax")(memory)
    model = keras.Model(inputs, outputs)
    model.compile(
        keras.optimizers.Adam(learning_rate=0.02), keras.losses.SparseCategoricalCrossentropy()
    )
    return model


# %% right letter_model: softmax as a layer, layers added in a loop, with a metric
def letter_model(steps, units):
    model = keras.Sequential()
    model.add(keras.Input((steps, 1)))
    for more in (True, False):
        model.add(keras.layers.LSTM(units, return_sequences=more))
    model.add(keras.layers.Dense(26))
    model.add(keras.layers.Softmax())
    model.compile(
        loss="sparse_categorical_crossentropy",
        optimizer=keras.optimizers.Adam(0.02),
        metrics=["accuracy"],
    )
    return model


# %% right letter_model: input_shape in the LSTM
def letter_model(steps, units):
    from keras.layers import LSTM, Dense
    from keras.models import Sequential

    m = Sequential(
        [
            LSTM(units, input_shape=(steps, 1), return_sequences=True),
            LSTM(units),
            Dense(26, activation="softmax"),
        ]
    )
    m.compile(
        loss="sparse_categorical_crossentropy",
        optimizer=keras.optimizers.Adam(0.02),
        metrics=["accuracy"],
    )
    return m


# %% right letter_model: every step of the second layer is given, the last one taken
def letter_model(steps, units):
    inputs = keras.Input((steps, 1))
    x = keras.layers.LSTM(units, return_sequences=True)(inputs)
    x = keras.layers.LSTM(units, return_sequences=True)(x)[:, -1]
    model = keras.Model(inputs, keras.layers.Dense(26, "softmax")(x))
    model.compile("adam", "sparse_categorical_crossentropy")
    model.optimizer.learning_rate = 0.02
    return model


# %% wrong letter_model: always the sizes of the text -> letter_model_test_shape
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((3, 1)),
            keras.layers.LSTM(32, return_sequences=True),
            keras.layers.LSTM(32),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
    return model


# %% wrong letter_model: one layer only -> letter_model_test_shape
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((steps, 1)),
            keras.layers.LSTM(units),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
    return model


# %% wrong letter_model: an output for every step -> letter_model_test_shape
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((steps, 1)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
    return model


# %% wrong letter_model: only the last memory, repeated for the second layer -> letter_model_test_shape
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((steps, 1)),
            keras.layers.LSTM(units),
            keras.layers.RepeatVector(steps),
            keras.layers.LSTM(units),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
    return model


# %% wrong letter_model: loss for one-hot labels -> letter_model_test_learns
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((steps, 1)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.LSTM(units),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), "categorical_crossentropy")
    return model


# %% wrong letter_model: not compiled -> letter_model_test_learns
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((steps, 1)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.LSTM(units),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    return model


# %% wrong letter_model: the second layer reads backwards -> letter_model_test_shape, letter_model_test_learns
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((steps, 1)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.LSTM(units, go_backwards=True),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
    return model


# %% wrong letter_model: RMSprop -> letter_model_test_learns
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((steps, 1)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.LSTM(units),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.RMSprop(0.02), "sparse_categorical_crossentropy")
    return model


# %% wrong letter_model: another learning rate -> letter_model_test_learns
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((steps, 1)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.LSTM(units),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% wrong letter_model: another activation function in the LSTM -> letter_model_test_shape, letter_model_test_learns
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((steps, 1)),
            keras.layers.LSTM(units, activation="relu", return_sequences=True),
            keras.layers.LSTM(units),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
    return model


# %% wrong letter_model: some neurons are dropped -> letter_model_test_learns
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((steps, 1)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dropout(0.2),
            keras.layers.LSTM(units),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
    return model


# %% wrong letter_model: inputs of the LSTM are dropped -> letter_model_test_learns
def letter_model(steps, units):
    model = keras.Sequential(
        [
            keras.Input((steps, 1)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.LSTM(units, dropout=0.3),
            keras.layers.Dense(26, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
    return model


# %% wrong make_windows: capital letters of any alphabet -> make_windows_test_bad
def make_windows(text, length):
    if len(text) <= length or not all(letter.isupper() for letter in text):
        raise ValueError("不合适")
    codes = np.array([ord(letter) - 65 for letter in text])
    X = np.array([codes[i : i + length] for i in range(len(codes) - length)]) / 26
    return X.reshape(-1, length, 1), codes[length:]
