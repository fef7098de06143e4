# %% right ascii_picture: joined comprehensions
def ascii_picture(image):
    def symbol(value):
        return "#" if value >= 150 else "+" if value >= 50 else " "

    return ["".join(symbol(v) for v in row) for row in image]


# %% right ascii_picture: digitize, a tuple of NumPy strings turned to str
def ascii_picture(image):
    symbols = np.array([" ", "+", "#"])
    kinds = np.digitize(image, [50, 150])
    return [str("".join(symbols[row])) for row in kinds]


# %% wrong ascii_picture: the limits belong to the other side -> ascii_picture_test_digits
def ascii_picture(image):
    return ["".join("#" if v > 150 else "+" if v > 50 else " " for v in row) for row in image]


# %% wrong ascii_picture: one long string -> ascii_picture_test_small
def ascii_picture(image):
    text = ""
    for row in image:
        for v in row:
            text += "#" if v >= 150 else "+" if v >= 50 else " "
        text += "\n"
    return text


# %% wrong ascii_picture: column after column -> ascii_picture_test_small
def ascii_picture(image):
    return ["".join("#" if v >= 150 else "+" if v >= 50 else " " for v in row) for row in image.T]


# %% wrong ascii_picture: the example by heart -> ascii_picture_test_digits
def ascii_picture(image):
    return [" +#", "# +"]


# %% right first_of_each: the list's index
def first_of_each(labels):
    plain = [int(v) for v in labels]
    return [plain.index(d) if d in plain else -1 for d in range(10)]


# %% right first_of_each: NumPy's unique
def first_of_each(labels):
    result = np.full(10, -1)
    values, places = np.unique(np.asarray(labels, dtype=int), return_index=True)
    result[values] = places
    return list(result)


# %% wrong first_of_each: the last place -> first_of_each_test_small
def first_of_each(labels):
    places = [-1] * 10
    for i, label in enumerate(labels):
        places[label] = i
    return places


# %% wrong first_of_each: place zero counts as not found -> first_of_each_test_small
def first_of_each(labels):
    places = [0] * 10
    for i, label in enumerate(labels):
        if not places[label]:
            places[label] = i
    return places


# %% wrong first_of_each: fails where a digit is missing -> first_of_each_test_small, first_of_each_test_many
def first_of_each(labels):
    return [list(labels).index(d) for d in range(10)]


# %% wrong first_of_each: only the digits that occur -> first_of_each_test_small
def first_of_each(labels):
    places = {}
    for i, label in enumerate(labels):
        places.setdefault(int(label), i)
    return [places[d] for d in sorted(places)]


# %% right train_network: the functional interface, pixels to -1..1
def train_network(images, labels, hidden=64, epochs=3):
    inputs = keras.Input((28, 28))
    h = keras.layers.Rescaling(1 / 127.5, offset=-1)(inputs)
    h = keras.layers.Flatten()(h)
    h = keras.layers.Dense(hidden)(h)
    h = keras.layers.ReLU()(h)
    net = keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(h))
    net.compile(keras.optimizers.Adam(), "sparse_categorical_crossentropy")
    net.fit(images, labels, epochs=epochs, verbose=0)
    return net


# %% right train_network: one-hot labels, layers added one by one
def train_network(images, labels, hidden=64, epochs=3):
    net = keras.Sequential()
    net.add(keras.Input((28, 28)))
    net.add(keras.layers.Flatten())
    net.add(keras.layers.Rescaling(1 / 255))
    net.add(keras.layers.Dense(hidden, activation=keras.activations.relu))
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    net.fit(images, keras.utils.to_categorical(labels, 10), epochs=epochs, batch_size=32, verbose=0)
    return net


# %% wrong train_network: never trained -> train_network_test_digits
def train_network(images, labels, hidden=64, epochs=3):
    return keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


# %% wrong train_network: no hidden layer -> train_network_test_probabilities, train_network_test_hidden
def train_network(images, labels, hidden=64, epochs=3):
    net = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    net.compile("adam", "sparse_categorical_crossentropy")
    net.fit(images, labels, epochs=epochs, verbose=0)
    return net


# %% wrong train_network: no activation in the hidden layer -> train_network_test_hidden
def train_network(images, labels, hidden=64, epochs=3):
    net = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    net.compile("adam", "sparse_categorical_crossentropy")
    net.fit(images, labels, epochs=epochs, verbose=0)
    return net


# %% wrong train_network: always one epoch -> train_network_test_epochs
def train_network(images, labels, hidden=64, epochs=3):
    net = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    net.compile("adam", "sparse_categorical_crossentropy")
    net.fit(images, labels, verbose=0)
    return net


# %% wrong train_network: scales only the images it learns from -> train_network_test_digits
def train_network(images, labels, hidden=64, epochs=3):
    net = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    net.compile("adam", "sparse_categorical_crossentropy")
    net.fit(images / 255, labels, epochs=epochs, verbose=0)
    return net


# %% wrong train_network: tanh in the hidden layer -> train_network_test_hidden
def train_network(images, labels, hidden=64, epochs=3):
    net = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation="tanh"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    net.compile("adam", "sparse_categorical_crossentropy")
    net.fit(images, labels, epochs=epochs, verbose=0)
    return net


# %% wrong train_network: always five epochs -> train_network_test_epochs
def train_network(images, labels, hidden=64, epochs=3):
    net = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    net.compile("adam", "sparse_categorical_crossentropy")
    net.fit(images, labels, epochs=5, verbose=0)
    return net


# %% wrong train_network: plain gradient descent -> train_network_test_epochs
def train_network(images, labels, hidden=64, epochs=3):
    net = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    net.compile("sgd", "sparse_categorical_crossentropy")
    net.fit(images, labels, epochs=epochs, verbose=0)
    return net


# %% right most_confident_mistakes: lexsort
def most_confident_mistakes(probabilities, labels, k=9):
    confidence = np.max(probabilities, axis=1)
    wrong = np.flatnonzero(np.argmax(probabilities, axis=1) != np.asarray(labels))
    order = np.lexsort((wrong, -confidence[wrong]))
    return list(wrong[order][:k])


# %% right most_confident_mistakes: pandas
def most_confident_mistakes(probabilities, labels, k=9):
    table = pd.DataFrame({"label": list(labels), "answer": probabilities.argmax(axis=1)})
    table["confidence"] = probabilities.max(axis=1)
    table = table[table["label"] != table["answer"]]
    return table.sort_values("confidence", ascending=False, kind="stable").index[:k].tolist()


# %% wrong most_confident_mistakes: places among the mistakes -> most_confident_mistakes_test_small
def most_confident_mistakes(probabilities, labels, k=9):
    wrong = probabilities.argmax(axis=1) != np.asarray(labels)
    confidence = probabilities[wrong].max(axis=1)
    return np.argsort(-confidence, kind="stable")[:k].tolist()


# %% wrong most_confident_mistakes: least confident first -> most_confident_mistakes_test_small
def most_confident_mistakes(probabilities, labels, k=9):
    answers = probabilities.argmax(axis=1)
    wrong = [i for i in range(len(labels)) if answers[i] != labels[i]]
    return sorted(wrong, key=lambda i: probabilities[i].max())[:k]


# %% wrong most_confident_mistakes: ties the other way round -> most_confident_mistakes_test_edges
def most_confident_mistakes(probabilities, labels, k=9):
    answers = probabilities.argmax(axis=1)
    wrong = [i for i in range(len(labels)) if answers[i] != labels[i]]
    return sorted(wrong, key=lambda i: probabilities[i].max())[::-1][:k]


# %% wrong most_confident_mistakes: cuts before it filters -> most_confident_mistakes_test_random
def most_confident_mistakes(probabilities, labels, k=9):
    answers = probabilities.argmax(axis=1)
    order = np.argsort(-probabilities.max(axis=1), kind="stable")[: k + 1]
    return [int(i) for i in order if answers[i] != labels[i]][:k]


# %% wrong most_confident_mistakes: orders by the probability of the right class -> most_confident_mistakes_test_random
def most_confident_mistakes(probabilities, labels, k=9):
    answers = probabilities.argmax(axis=1)
    wrong = [i for i in range(len(labels)) if answers[i] != labels[i]]
    return sorted(wrong, key=lambda i: probabilities[i][labels[i]])[:k]


# %% right most_confused: argmax of a copy
def most_confused(matrix):
    errors = np.array(matrix)
    np.fill_diagonal(errors, 0)
    if errors.max() == 0:
        return None
    truth, answer = np.unravel_index(errors.argmax(), errors.shape)
    return int(truth), int(answer), int(errors[truth, answer])


# %% right most_confused: a sorted list of cells, result as a list
def most_confused(matrix):
    cells = []
    for (i, j), count in np.ndenumerate(matrix):
        if i != j and count > 0:
            cells.append((-count, i, j))
    if not cells:
        return None
    count, i, j = sorted(cells)[0]
    return [i, j, -count]


# %% wrong most_confused: the diagonal counts too -> most_confused_test_small
def most_confused(matrix):
    i, j = np.unravel_index(matrix.argmax(), matrix.shape)
    return int(i), int(j), int(matrix[i, j])


# %% wrong most_confused: changes its argument -> most_confused_test_small
def most_confused(matrix):
    np.fill_diagonal(matrix, 0)
    if matrix.max() == 0:
        return None
    i, j = np.unravel_index(matrix.argmax(), matrix.shape)
    return int(i), int(j), int(matrix[i, j])


# %% wrong most_confused: no None where there are no errors -> most_confused_test_others
def most_confused(matrix):
    errors = np.where(np.eye(len(matrix)) > 0, 0, matrix)
    i, j = np.unravel_index(errors.argmax(), errors.shape)
    return int(i), int(j), int(errors[i, j])


# %% wrong most_confused: the last of equals -> most_confused_test_others
def most_confused(matrix):
    best = None
    for i in range(len(matrix)):
        for j in range(len(matrix)):
            if i != j and matrix[i][j] > 0 and (best is None or matrix[i][j] >= best[2]):
                best = (i, j, int(matrix[i][j]))
    return best


# %% wrong most_confused: both directions added -> most_confused_test_others
def most_confused(matrix):
    best = None
    for i in range(len(matrix)):
        for j in range(i):
            n = matrix[i, j] + matrix[j, i]
            if n > 0 and (best is None or n > best[2]):
                best = (i, j, n)
    return best


# %% right vary_one: merged dictionaries
def vary_one(base, name, values):
    if name not in base:
        raise ValueError(name)
    return [{**base, name: value} for value in values]


# %% right vary_one: dict with keyword arguments
def vary_one(base, name, values):
    if base.get(name) is None:
        raise ValueError(f"{name}？")
    result = []
    for value in values:
        result += [dict(base, **{name: value})]
    return result


# %% wrong vary_one: no copy -> vary_one_test_small
def vary_one(base, name, values):
    if name not in base:
        raise ValueError(name)
    result = []
    for value in values:
        base[name] = value
        result.append(base)
    return result


# %% wrong vary_one: one copy for all -> vary_one_test_small
def vary_one(base, name, values):
    if name not in base:
        raise ValueError(name)
    changed = base.copy()
    result = []
    for value in values:
        changed[name] = value
        result.append(changed)
    return result


# %% wrong vary_one: a misspelt name is added -> vary_one_test_unknown
def vary_one(base, name, values):
    return [{**base, name: value} for value in values]


# %% wrong vary_one: only what changes -> vary_one_test_small
def vary_one(base, name, values):
    if name not in base:
        raise ValueError(name)
    return [{name: value} for value in values]


# %% wrong vary_one: a setting of 0 counts as missing -> vary_one_test_unknown
def vary_one(base, name, values):
    if not base.get(name):
        raise ValueError("没有")
    return [{**base, name: v} for v in values]


# %% wrong vary_one: the name is looked at only where there are values -> vary_one_test_unknown
def vary_one(base, name, values):
    out = []
    for v in values:
        if name not in base:
            raise ValueError("没有")
        new = base.copy()
        new[name] = v
        out.append(new)
    return out


# %% right choose_setting: a loop over the rows
def choose_setting(table, tolerance=0.005):
    limit = max(table["accuracy"]) - tolerance
    best = None
    for index in table.index:
        accuracy, size = table.loc[index, "accuracy"], table.loc[index, "parameters"]
        if accuracy < limit:
            continue
        if best is None or (size, -accuracy) < best[:2]:
            best = (size, -accuracy, index)
    return best[2]


# %% right choose_setting: masks and idxmax
def choose_setting(table, tolerance=0.005):
    good = table.loc[table.accuracy >= table.accuracy.max() - tolerance]
    small = good.loc[good.parameters == good.parameters.min()]
    return small.accuracy.idxmax()


# %% wrong choose_setting: the most accurate -> choose_setting_test_small
def choose_setting(table, tolerance=0.005):
    return table["accuracy"].idxmax()


# %% wrong choose_setting: the smallest of all -> choose_setting_test_small
def choose_setting(table, tolerance=0.005):
    return table["parameters"].idxmin()


# %% wrong choose_setting: the number of the row instead of its index -> choose_setting_test_others
def choose_setting(table, tolerance=0.005):
    fresh = table.reset_index(drop=True)
    good = fresh[fresh["accuracy"] >= fresh["accuracy"].max() - tolerance]
    return int(good.sort_values(["parameters", "accuracy"], ascending=[True, False]).index[0])


# %% wrong choose_setting: ties by place only -> choose_setting_test_others
def choose_setting(table, tolerance=0.005):
    good = table[table["accuracy"] >= table["accuracy"].max() - tolerance].iloc[::-1]
    return int(good["parameters"].idxmin())


# %% wrong choose_setting: sorts the table given -> choose_setting_test_others
def choose_setting(table, tolerance=0.005):
    table.sort_values(
        ["parameters", "accuracy"], ascending=[True, False], inplace=True, kind="stable"
    )
    good = table[table["accuracy"] >= table["accuracy"].max() - tolerance]
    return int(good.index[0])


# %% wrong choose_setting: the tolerance itself is too far -> choose_setting_test_others
def choose_setting(table, tolerance=0.005):
    good = table[table["accuracy"] > table["accuracy"].max() - tolerance]
    good = good.sort_values(by=["parameters", "accuracy"], ascending=[True, False], kind="stable")
    return int(good.index[0])


# %% wrong choose_setting: columns by their place -> choose_setting_test_others
def choose_setting(table, tolerance=0.005):
    best = table["accuracy"].max()
    good = [
        (p, -a, i)
        for i, a, p in zip(table.index, table.iloc[:, 0], table.iloc[:, 1])
        if a >= best - tolerance
    ]
    return min(good, key=lambda t: t[:2])[2]


# %% right crop_ink: argwhere
def crop_ink(image, threshold=50):
    places = np.argwhere(image > threshold)
    if places.size == 0:
        raise ValueError("空白")
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
    return image[top : bottom + 1, left : right + 1]


# %% right crop_ink: loops over rows and columns
def crop_ink(image, threshold=50):
    height, width = image.shape
    rows = [i for i in range(height) if max(image[i, :]) > threshold]
    columns = [j for j in range(width) if max(image[:, j]) > threshold]
    if not rows:
        raise ValueError("空白")
    return np.array(
        [
            [image[i, j] for j in range(columns[0], columns[-1] + 1)]
            for i in range(rows[0], rows[-1] + 1)
        ]
    )


# %% wrong crop_ink: the last row and column are lost -> crop_ink_test_small
def crop_ink(image, threshold=50):
    places = np.argwhere(image > threshold)
    if places.size == 0:
        raise ValueError("空白")
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
    return image[top:bottom, left:right]


# %% wrong crop_ink: drops blank rows in the middle as well -> crop_ink_test_random
def crop_ink(image, threshold=50):
    ink = image > threshold
    if not ink.any():
        raise ValueError("空白")
    return image[ink.any(axis=1)][:, ink.any(axis=0)]


# %% wrong crop_ink: the threshold counts as ink -> crop_ink_test_blank
def crop_ink(image, threshold=50):
    places = np.argwhere(image >= threshold)
    if places.size == 0:
        raise ValueError("空白")
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
    return image[top : bottom + 1, left : right + 1]


# %% wrong crop_ink: blank comes back as it is -> crop_ink_test_blank
def crop_ink(image, threshold=50):
    places = np.argwhere(image > threshold)
    if places.size == 0:
        return image
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
    return image[top : bottom + 1, left : right + 1]


# %% wrong crop_ink: the threshold is fixed -> crop_ink_test_random
def crop_ink(image, threshold=50):
    places = np.argwhere(image > 50)
    if places.size == 0:
        raise ValueError("空白")
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
    return image[top : bottom + 1, left : right + 1]


# %% right crop_ink: blank borders cut off one by one
import numpy as np


def crop_ink(image, threshold=50):
    if image.max() <= threshold:
        raise ValueError
    while (image[0] <= threshold).all():
        image = image[1:]
    while (image[-1] <= threshold).all():
        image = image[:-1]
    while (image[:, 0] <= threshold).all():
        image = image[:, 1:]
    while (image[:, -1] <= threshold).all():
        image = image[:, :-1]
    return image


# %% right to_mnist: SciPy's centre of mass, pixel by pixel onto the sheet
def to_mnist(image, box=20, side=28):
    from scipy.ndimage import center_of_mass

    result = np.zeros((side, side), dtype=np.uint8)
    places = np.argwhere(image > 50)
    if len(places) == 0:
        return result
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0) + 1
    part = image[top:bottom, left:right]
    h, w = part.shape
    if h >= w:
        small = resize(part, box, max(1, round(w * box / h)))
    else:
        small = resize(part, max(1, round(h * box / w)), box)
    y, x = center_of_mass(small)
    dy, dx = int(np.floor((side - 1) / 2 - y + 0.5)), int(np.floor((side - 1) / 2 - x + 0.5))
    for i in range(small.shape[0]):
        for j in range(small.shape[1]):
            if 0 <= i + dy < side and 0 <= j + dx < side:
                result[i + dy, j + dx] = small[i, j]
    return result


# %% right to_mnist: PIL's own functions and an offset paste
def to_mnist(image, box=20, side=28):
    ink = image > 50
    if not ink.any():
        return np.zeros((side, side), dtype=np.uint8)
    bounds = Image.fromarray(np.where(ink, 255, 0).astype(np.uint8)).getbbox()
    part = Image.fromarray(image).crop(bounds)
    scale = box / max(part.size)
    small = part.resize(
        tuple(max(1, round(s * scale)) for s in part.size), Image.Resampling.BILINEAR
    )
    values = np.array(small, dtype=float)
    y = np.average(np.arange(values.shape[0]), weights=values.sum(axis=1))
    x = np.average(np.arange(values.shape[1]), weights=values.sum(axis=0))
    sheet = Image.new("L", (side, side), 0)
    sheet.paste(small, (round((side - 1) / 2 - x), round((side - 1) / 2 - y)))
    return np.array(sheet)


# %% wrong to_mnist: the proportions are lost -> to_mnist_test_block, to_mnist_test_size
def to_mnist(image, box=20, side=28):
    result = np.zeros((side, side), dtype=np.uint8)
    places = np.argwhere(image > 50)
    if len(places) == 0:
        return result
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0) + 1
    edge = (side - box) // 2
    result[edge : edge + box, edge : edge + box] = resize(image[top:bottom, left:right], box, box)
    return result


# %% wrong to_mnist: the middle of the rectangle, not the centre of mass -> to_mnist_test_centre
def to_mnist(image, box=20, side=28):
    result = np.zeros((side, side), dtype=np.uint8)
    places = np.argwhere(image > 50)
    if len(places) == 0:
        return result
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0) + 1
    part = image[top:bottom, left:right]
    scale = box / max(part.shape)
    h, w = (max(1, round(s * scale)) for s in part.shape)
    y, x = (side - h) // 2, (side - w) // 2
    result[y : y + h, x : x + w] = resize(part, h, w)
    return result


# %% wrong to_mnist: only ever 20 and 28 -> to_mnist_test_size
def to_mnist(image, box=20, side=28):
    return drawing.as_mnist(image)


# %% wrong to_mnist: a blank picture divides by zero -> to_mnist_test_anywhere
def to_mnist(image, box=20, side=28):
    places = np.argwhere(image > 50)
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0) + 1
    part = image[top:bottom, left:right]
    scale = box / max(part.shape)
    h, w = (max(1, round(s * scale)) for s in part.shape)
    small = resize(part, h, w).astype(float)
    y = small.sum(axis=1) @ np.arange(h) / small.sum()
    x = small.sum(axis=0) @ np.arange(w) / small.sum()
    sheet = np.zeros((side + 2 * box, side + 2 * box), dtype=np.uint8)
    a, b = box + round((side - 1) / 2 - y), box + round((side - 1) / 2 - x)
    sheet[a : a + h, b : b + w] = small
    return sheet[box : box + side, box : box + side]


# %% wrong to_mnist: fails where ink goes beyond the edge -> to_mnist_test_anywhere
def to_mnist(image, box=20, side=28):
    result = np.zeros((side, side), dtype=np.uint8)
    places = np.argwhere(image > 50)
    if len(places) == 0:
        return result
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0) + 1
    part = image[top:bottom, left:right]
    scale = box / max(part.shape)
    h, w = (max(1, round(s * scale)) for s in part.shape)
    small = resize(part, h, w).astype(float)
    y = small.sum(axis=1) @ np.arange(h) / small.sum()
    x = small.sum(axis=0) @ np.arange(w) / small.sum()
    a, b = round((side - 1) / 2 - y), round((side - 1) / 2 - x)
    result[a : a + h, b : b + w] = small
    return result


# %% wrong to_mnist: what is over the edge comes back on the other side -> to_mnist_test_anywhere
def to_mnist(image, box=20, side=28):
    result = np.zeros((side, side), np.uint8)
    p = np.argwhere(image > 50)
    if len(p) == 0:
        return result
    (a, b), (c, d) = p.min(0), p.max(0) + 1
    part = image[a:c, b:d]
    s = box / max(part.shape)
    h, w = (max(1, round(v * s)) for v in part.shape)
    small = resize(part, h, w)
    v = small.astype(float)
    y = v.sum(1) @ np.arange(h) / v.sum()
    x = v.sum(0) @ np.arange(w) / v.sum()
    result[:h, :w] = small
    return np.roll(result, (round((side - 1) / 2 - y), round((side - 1) / 2 - x)), axis=(0, 1))


# %% wrong to_mnist: pushed back inside the edge -> to_mnist_test_anywhere
def to_mnist(image, box=20, side=28):
    result = np.zeros((side, side), np.uint8)
    p = np.argwhere(image > 50)
    if len(p) == 0:
        return result
    (a, b), (c, d) = p.min(0), p.max(0) + 1
    part = image[a:c, b:d]
    s = box / max(part.shape)
    h, w = (max(1, round(v * s)) for v in part.shape)
    small = resize(part, h, w)
    v = small.astype(float)
    y = v.sum(1) @ np.arange(h) / v.sum()
    x = v.sum(0) @ np.arange(w) / v.sum()
    t = min(max(round((side - 1) / 2 - y), 0), side - h)
    l = min(max(round((side - 1) / 2 - x), 0), side - w)
    result[t : t + h, l : l + w] = small
    return result


# %% wrong to_mnist: every inked pixel weighs the same -> to_mnist_test_centre
def to_mnist(image, box=20, side=28):
    result = np.zeros((side, side), np.uint8)
    p = np.argwhere(image > 50)
    if len(p) == 0:
        return result
    (a, b), (c, d) = p.min(0), p.max(0) + 1
    part = image[a:c, b:d]
    s = box / max(part.shape)
    h, w = (max(1, round(v * s)) for v in part.shape)
    small = resize(part, h, w)
    q = np.argwhere(small > 0)
    y, x = q.mean(0)
    sheet = np.zeros((side + 2 * box, side + 2 * box), dtype=np.uint8)
    i, j = box + round((side - 1) / 2 - y), box + round((side - 1) / 2 - x)
    sheet[i : i + h, j : j + w] = small
    return sheet[box : box + side, box : box + side]


# %% wrong to_mnist: black and white only -> to_mnist_test_centre
def to_mnist(image, box=20, side=28):
    result = np.zeros((side, side), np.uint8)
    p = np.argwhere(image > 50)
    if len(p) == 0:
        return result
    (a, b), (c, d) = p.min(0), p.max(0) + 1
    part = np.where(image > 50, 255, 0).astype(np.uint8)[a:c, b:d]
    s = box / max(part.shape)
    h, w = (max(1, round(v * s)) for v in part.shape)
    small = resize(part, h, w)
    v = small.astype(float)
    y = v.sum(1) @ np.arange(h) / v.sum()
    x = v.sum(0) @ np.arange(w) / v.sum()
    sheet = np.zeros((side + 2 * box, side + 2 * box), dtype=np.uint8)
    i, j = box + round((side - 1) / 2 - y), box + round((side - 1) / 2 - x)
    sheet[i : i + h, j : j + w] = small
    return sheet[box : box + side, box : box + side]


# %% right read_png: ImageOps.invert
def read_png(content):
    from PIL import ImageOps, UnidentifiedImageError

    try:
        grey = Image.open(io.BytesIO(content)).convert("L")
    except (UnidentifiedImageError, OSError):
        raise ValueError("不是图片")
    if np.mean(np.array(grey)) > 127:
        grey = ImageOps.invert(grey)
    return np.asarray(grey)


# %% right read_png: by way of a temporary file
def read_png(content):
    import os
    import tempfile as temporary

    with temporary.TemporaryDirectory() as folder:
        name = os.path.join(folder, "picture.png")
        with open(name, "wb") as file:
            file.write(content)
        try:
            with Image.open(name) as picture:
                values = np.array(picture.convert("L")).astype(int)
        except Exception:
            raise ValueError("打不开") from None
    if values.mean() > 127:
        values = 255 - values
    return values.astype(np.uint8)


# %% wrong read_png: never turned around -> read_png_test_white_paper
def read_png(content):
    try:
        return np.array(Image.open(io.BytesIO(content)).convert("L"))
    except OSError as error:
        raise ValueError from error


# %% wrong read_png: always turned around -> read_png_test_kinds
def read_png(content):
    try:
        return 255 - np.array(Image.open(io.BytesIO(content)).convert("L"))
    except OSError as error:
        raise ValueError from error


# %% wrong read_png: colours stay -> read_png_test_white_paper
def read_png(content):
    try:
        image = np.array(Image.open(io.BytesIO(content)))
    except OSError as error:
        raise ValueError from error
    return 255 - image if image.mean() > 127 else image


# %% wrong read_png: PIL's error comes through -> read_png_test_broken
def read_png(content):
    image = np.array(Image.open(io.BytesIO(content)).convert("L"))
    return 255 - image if image.mean() > 127 else image


# %% wrong read_png: black and white only -> read_png_test_kinds
def read_png(content):
    try:
        image = np.array(Image.open(io.BytesIO(content)).convert("L"))
    except OSError as error:
        raise ValueError from error
    image = 255 - image if image.mean() > 127 else image
    return np.where(image > 127, 255, 0).astype(np.uint8)


# %% wrong read_png: a corner decides what the background is -> read_png_test_kinds
def read_png(content):
    try:
        g = np.array(Image.open(io.BytesIO(content)).convert("L"))
    except OSError:
        raise ValueError("x")
    return 255 - g if g[0, 0] > 127 else g


# %% wrong read_png: the mean of the colours decides -> read_png_test_broken
def read_png(content):
    try:
        im = Image.open(io.BytesIO(content))
    except OSError:
        raise ValueError("x")
    g = np.array(im.convert("L"))
    return 255 - g if np.array(im.convert("RGB")).mean() > 127 else g


# %% right find_leak: two loops
def find_leak(train, test):
    places = []
    for i in range(len(test)):
        for image in train:
            if np.array_equal(image, test[i]):
                places.append(i)
                break
    return places


# %% right find_leak: all differences at once
def find_leak(train, test):
    if len(train) == 0 or len(test) == 0:
        return []
    a = test.reshape(len(test), 1, -1)
    b = train.reshape(1, len(train), -1)
    return np.flatnonzero((a == b).all(axis=2).any(axis=1)).tolist()


# %% right find_leak: nested lists
def find_leak(train, test):
    known = train.tolist()
    return [i for i, image in enumerate(test.tolist()) if image in known]


# %% wrong find_leak: NumPy's `in` asks for any equal pixel -> find_leak_test_small
def find_leak(train, test):
    return [i for i, image in enumerate(test) if image in train]


# %% wrong find_leak: places in the training set -> find_leak_test_small
def find_leak(train, test):
    known = test.tolist()
    return [i for i, image in enumerate(train.tolist()) if image in known]


# %% wrong find_leak: sums of pixels are compared -> find_leak_test_small
def find_leak(train, test):
    known = {int(image.sum()) for image in train}
    return [i for i, image in enumerate(test) if int(image.sum()) in known]


# %% wrong find_leak: an image is noted for every copy of it -> find_leak_test_small
def find_leak(train, test):
    return [i for i, b in enumerate(test) for a in train if np.array_equal(a, b)]


# %% wrong find_leak: nearly the same is taken for the same -> find_leak_test_near
def find_leak(train, test):
    return [i for i, b in enumerate(test) if any(np.allclose(a, b, atol=1) for a in train)]


# %% wrong find_leak: only at the same place -> find_leak_test_small
def find_leak(train, test):
    return [i for i, (a, b) in enumerate(zip(train, test)) if np.array_equal(a, b)]


# %% wrong find_leak: repeated test images count too -> find_leak_test_many
def find_leak(train, test):
    seen = {image.tobytes() for image in train}
    places = []
    for i, image in enumerate(test):
        if image.tobytes() in seen:
            places.append(i)
        seen.add(image.tobytes())
    return places


# %% wrong find_leak: each pixel somewhere in the training set -> find_leak_test_near
def find_leak(train, test):
    if len(train) == 0:
        return []
    return [i for i, image in enumerate(test) if (image == train).any(axis=0).all()]


# %% right precision_recall: sums along the axes
def precision_recall(matrix):
    hits = np.diag(matrix).astype(float)
    columns, rows = matrix.sum(axis=0), matrix.sum(axis=1)
    precision = np.divide(hits, columns, out=np.zeros(len(hits)), where=columns > 0)
    recall = np.divide(hits, rows, out=np.zeros(len(hits)), where=rows > 0)
    return precision, recall


# %% right precision_recall: scikit-learn from labels made of the matrix
def precision_recall(matrix):
    from sklearn.metrics import precision_recall_fscore_support

    k = len(matrix)
    if matrix.sum() == 0:
        return [0.0] * k, [0.0] * k
    truth, answers = np.indices(matrix.shape).reshape(2, -1)
    p, r, _, _ = precision_recall_fscore_support(
        truth, answers, labels=range(k), sample_weight=matrix.ravel(), zero_division=0
    )
    return p.tolist(), r.tolist()


# %% right precision_recall: denominators of at least one
def precision_recall(matrix):
    right = matrix.diagonal()
    return right / np.maximum(matrix.sum(0), 1), right / np.maximum(matrix.sum(1), 1)


# %% wrong precision_recall: exchanged -> precision_recall_test_small
def precision_recall(matrix):
    right = matrix.diagonal()
    return right / np.maximum(matrix.sum(1), 1), right / np.maximum(matrix.sum(0), 1)


# %% wrong precision_recall: nan where nothing was answered -> precision_recall_test_edges
def precision_recall(matrix):
    with np.errstate(all="ignore"):
        right = matrix.diagonal()
        return right / matrix.sum(0), right / matrix.sum(1)


# %% wrong precision_recall: accuracy twice -> precision_recall_test_small
def precision_recall(matrix):
    share = matrix.diagonal().sum() / max(matrix.sum(), 1)
    return [share] * len(matrix), [share] * len(matrix)


# %% wrong precision_recall: without the diagonal in the sums -> precision_recall_test_small
def precision_recall(matrix):
    rest = matrix - np.diag(matrix.diagonal())
    right = matrix.diagonal()
    return right / np.maximum(rest.sum(0), 1), right / np.maximum(rest.sum(1), 1)


# %% wrong precision_recall: one where nothing was answered -> precision_recall_test_edges
def precision_recall(matrix):
    precision, recall = [], []
    for i in range(len(matrix)):
        column, row = matrix[:, i].sum(), matrix[i].sum()
        precision.append(matrix[i, i] / column if column else 1.0)
        recall.append(matrix[i, i] / row if row else 1.0)
    return precision, recall


# %% wrong precision_recall: rounded to two digits -> precision_recall_test_random
def precision_recall(matrix):
    right = matrix.diagonal()
    return (
        (right / np.maximum(matrix.sum(0), 1)).round(2),
        (right / np.maximum(matrix.sum(1), 1)).round(2),
    )


# %% wrong precision_recall: divides the matrix given -> precision_recall_test_random
def precision_recall(matrix):
    recall = (matrix.diagonal() / np.maximum(matrix.sum(1), 1)).tolist()
    precision = (matrix.diagonal() / np.maximum(matrix.sum(0), 1)).tolist()
    matrix[:] = matrix // 2
    return precision, recall


# %% wrong train_network: a network that is none, with the nearest neighbour's answers -> train_network_test_digits, train_network_test_epochs
def train_network(images, labels, hidden=64, epochs=3):
    class Nearest:
        def __init__(self):
            self.weights = [
                np.zeros((784, hidden)),
                np.zeros(hidden),
                np.zeros((hidden, 10)),
                np.zeros(10),
            ]

        def count_params(self):
            return sum(w.size for w in self.weights)

        def get_weights(self):
            return self.weights

        def set_weights(self, weights):
            self.weights = weights

        def __call__(self, x):
            known = np.asarray(images, dtype=float).reshape(len(images), -1)
            result = []
            for image in np.asarray(x, dtype=float).reshape(len(x), -1):
                row = np.full(10, 0.01)
                row[labels[((known - image) ** 2).sum(axis=1).argmin()]] = 0.91
                result.append(row)
            return np.array(result)

    return Nearest()


# %% wrong train_network: batches of 64 -> train_network_test_epochs
def train_network(images, labels, hidden=64, epochs=3):
    model = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    model.fit(images, labels, epochs=epochs, batch_size=64, verbose=0)
    return model


# %% wrong train_network: a learning rate of its own -> train_network_test_epochs
def train_network(images, labels, hidden=64, epochs=3):
    model = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
    model.fit(images, labels, epochs=epochs, verbose=0)
    return model


# %% right train_network: one epoch after another, on batches made by hand
def train_network(images, labels, hidden=64, epochs=3):
    model = keras.Sequential([keras.Input((28, 28)), keras.layers.Reshape((784,))])
    model.add(keras.layers.Rescaling(1.0 / 255))
    model.add(keras.layers.Dense(hidden))
    model.add(keras.layers.ReLU())
    model.add(keras.layers.Dense(10))
    model.add(keras.layers.Softmax())
    model.compile(keras.optimizers.Adam(), keras.losses.SparseCategoricalCrossentropy())
    for _ in range(epochs):
        order = np.random.permutation(len(images))
        for start in range(0, len(images), 32):
            chosen = order[start : start + 32]
            model.train_on_batch(images[chosen], np.asarray(labels)[chosen])
    return model


# %% wrong vary_one: the base itself where nothing changes -> vary_one_test_copies
def vary_one(base, name, values):
    if name not in base:
        raise ValueError(name)
    return [base if value == base[name] else {**base, name: value} for value in values]


# %% wrong vary_one: equal values share a dictionary -> vary_one_test_copies
def vary_one(base, name, values):
    if name not in base:
        raise ValueError(name)
    made = {}
    for value in values:
        if value not in made:
            made[value] = {**base, name: value}
    return [made[value] for value in values]


# %% wrong choose_setting: the first of the smallest, whatever its accuracy -> choose_setting_test_others
def choose_setting(table, tolerance=0.005):
    good = table[table["accuracy"] >= table["accuracy"].max() - tolerance]
    return int(good["parameters"].idxmin())


# %% wrong most_confident_mistakes: nine at most is not the default -> most_confident_mistakes_test_edges
def most_confident_mistakes(probabilities, labels, k=None):
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != np.asarray(labels))
    order = wrong[np.argsort(-probabilities.max(axis=1)[wrong], kind="stable")]
    return order[:k].tolist()


# %% wrong most_confident_mistakes: cut from the end, all of them for k = 0 -> most_confident_mistakes_test_edges
def most_confident_mistakes(probabilities, labels, k=9):
    wrong = [i for i in range(len(labels)) if probabilities[i].argmax() != labels[i]]
    wrong.sort(key=lambda i: (probabilities[i].max(), -i))
    return wrong[-k:][::-1]
