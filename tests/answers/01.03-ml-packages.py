"""Right and wrong answers of 01.03."""


# %% right axis_means: np.mean
def axis_means(table):
    return np.mean(table, axis=0), np.mean(table, axis=1)


# %% right axis_means: loops and lists
def axis_means(table):
    rows = [sum(row) / len(row) for row in table]
    columns = [sum(column) / len(column) for column in zip(*table)]
    return columns, rows


# %% wrong axis_means: the axes are swapped -> axis_means_test_small
def axis_means(table):
    table = np.asarray(table)
    return table.mean(axis=1), table.mean(axis=0)


# %% wrong axis_means: one mean of everything -> axis_means_test_small
def axis_means(table):
    m = np.mean(table)
    return [m, m], [m, m]


# %% wrong axis_means: sums instead of means -> axis_means_test_small
def axis_means(table):
    table = np.asarray(table)
    return table.sum(axis=0), table.sum(axis=1)


# %% wrong axis_means: keepdims leaves two dimensions -> axis_means_test_random
def axis_means(table):
    table = np.asarray(table)
    return table.mean(axis=0, keepdims=True), table.mean(axis=1, keepdims=True)


# %% right row_percent: transposed division
def row_percent(counts):
    counts = np.array(counts, dtype=float)
    totals = counts.sum(axis=1)
    totals[totals == 0] = 1
    return (counts.T / totals).T * 100


# %% right row_percent: row by row
def row_percent(counts):
    counts = np.array(counts, dtype=float)
    for i in range(len(counts)):
        total = counts[i].sum()
        if total > 0:
            counts[i] = counts[i] / total * 100
    return counts


# %% right row_percent: np.divide with where
def row_percent(counts):
    c = np.array(counts, dtype=float)
    t = np.broadcast_to(c.sum(axis=1)[:, None], c.shape)
    return np.divide(c * 100, t, out=np.zeros_like(c), where=t > 0)


# %% wrong row_percent: column totals -> row_percent_test_random
def row_percent(counts):
    c = np.asarray(counts, dtype=float)
    t = c.sum(axis=0, keepdims=True)
    return 100 * c / np.where(t == 0, 1, t)


# %% wrong row_percent: missing keepdims divides by the wrong totals -> row_percent_test_random
def row_percent(counts):
    c = np.asarray(counts, dtype=float)
    t = c.sum(axis=1)
    return 100 * c / np.where(t == 0, 1, t)


# %% wrong row_percent: fractions, not percent -> row_percent_test_small
def row_percent(counts):
    c = np.asarray(counts, dtype=float)
    t = c.sum(axis=1, keepdims=True)
    return c / np.where(t == 0, 1, t)


# %% wrong row_percent: 0 / 0 -> row_percent_test_empty_row
def row_percent(counts):
    c = np.asarray(counts, dtype=float)
    with np.errstate(all="ignore"):
        return 100 * c / c.sum(axis=1, keepdims=True)


# %% wrong row_percent: the total of the whole table -> row_percent_test_small
def row_percent(counts):
    c = np.asarray(counts, dtype=float)
    return 100 * c / max(c.sum(), 1)


# %% right valid_scores: a list comprehension
def valid_scores(scores):
    return [float(s) for s in scores if 0 <= s <= 100]


# %% right valid_scores: negated mask and isnan
def valid_scores(scores):
    s = np.array(scores, dtype=float)
    bad = np.isnan(s) | (s < 0) | (s > 100)
    return s[~bad]


# %% wrong valid_scores: the ends are left out -> valid_scores_test_small
def valid_scores(scores):
    s = np.asarray(scores, dtype=float)
    return s[(s > 0) & (s < 100)]


# %% wrong valid_scores: nan is kept -> valid_scores_test_random
def valid_scores(scores):
    s = np.asarray(scores, dtype=float)
    return s[~((s < 0) | (s > 100))]


# %% wrong valid_scores: clipped, not dropped -> valid_scores_test_small
def valid_scores(scores):
    return np.clip(np.asarray(scores, dtype=float), 0, 100)


# %% wrong valid_scores: returns the mask -> valid_scores_test_small
def valid_scores(scores):
    s = np.asarray(scores, dtype=float)
    return (s >= 0) & (s <= 100)


# %% wrong valid_scores: sorted and unique -> valid_scores_test_small
def valid_scores(scores):
    s = np.asarray(scores, dtype=float)
    return np.unique(s[(s >= 0) & (s <= 100)])


# %% right moving_average: slices in a loop
def moving_average(values, k):
    n = len(values)
    if k < 1 or k > n:
        raise ValueError("k")
    return [sum(values[i : i + k]) / k for i in range(n - k + 1)]


# %% right moving_average: cumulative sums
def moving_average(values, k):
    if not 0 < k <= len(values):
        raise ValueError
    total = np.concatenate([[0.0], np.cumsum(values, dtype=float)])
    return (total[k:] - total[:-k]) / k


# %% right moving_average: sliding windows
def moving_average(values, k):
    if k < 1 or k > len(values):
        raise ValueError
    windows = np.lib.stride_tricks.sliding_window_view(np.asarray(values, dtype=float), k)
    return windows.mean(axis=1)


# %% wrong moving_average: one window too few -> moving_average_test_small
def moving_average(values, k):
    if k < 1 or k > len(values):
        raise ValueError
    return [sum(values[i : i + k]) / k for i in range(len(values) - k)]


# %% wrong moving_average: same length with padded ends -> moving_average_test_small
def moving_average(values, k):
    if k < 1 or k > len(values):
        raise ValueError
    return np.convolve(values, np.ones(k) / k, "same")


# %% wrong moving_average: floor division -> moving_average_test_small
def moving_average(values, k):
    if k < 1 or k > len(values):
        raise ValueError
    return [sum(values[i : i + k]) // k for i in range(len(values) - k + 1)]


# %% wrong moving_average: no check of k -> moving_average_test_bad_input
def moving_average(values, k):
    return [sum(values[i : i + k]) / k for i in range(len(values) - k + 1)]


# %% wrong moving_average: windows that do not overlap -> moving_average_test_small
def moving_average(values, k):
    if k < 1 or k > len(values):
        raise ValueError
    return [sum(values[i : i + k]) / k for i in range(0, len(values) - k + 1, k)]


# %% right one_hot: rows of the identity
def one_hot(labels, n_classes):
    labels = np.array(labels, dtype=int)
    if len(labels) and (labels.min() < 0 or labels.max() >= n_classes):
        raise ValueError
    return np.eye(n_classes)[labels]


# %% right one_hot: a loop
def one_hot(labels, n_classes):
    table = np.zeros((len(labels), n_classes), dtype=int)
    for i, label in enumerate(labels):
        if not 0 <= label < n_classes:
            raise ValueError(f"标签 {label}")
        table[i, label] = 1
    return table


# %% wrong one_hot: as many columns as distinct labels -> one_hot_test_small
def one_hot(labels, n_classes):
    labels = np.asarray(labels, dtype=int)
    if ((labels < 0) | (labels >= n_classes)).any():
        raise ValueError
    return (labels[:, None] == np.unique(labels)).astype(int)


# %% wrong one_hot: negative labels count from the end -> one_hot_test_bad_labels
def one_hot(labels, n_classes):
    labels = np.asarray(labels, dtype=int)
    if (labels >= n_classes).any():
        raise ValueError
    return np.eye(n_classes)[labels]


# %% wrong one_hot: an IndexError instead of a ValueError -> one_hot_test_bad_labels
def one_hot(labels, n_classes):
    return np.eye(n_classes)[np.asarray(labels, dtype=int)]


# %% wrong one_hot: classes in rows -> one_hot_test_small
def one_hot(labels, n_classes):
    labels = np.asarray(labels, dtype=int)
    if ((labels < 0) | (labels >= n_classes)).any():
        raise ValueError
    return (np.arange(n_classes)[:, None] == labels).astype(int)


# %% wrong one_hot: labels count from 1 -> one_hot_test_small
def one_hot(labels, n_classes):
    labels = np.asarray(labels, dtype=int)
    if ((labels < 0) | (labels >= n_classes)).any():
        raise ValueError
    return (labels[:, None] == np.arange(1, n_classes + 1)).astype(int)


# %% right distances: two loops and math.dist
import math


def distances(A, B):
    return np.array([[math.dist(a, b) for b in B] for a in A])


# %% right distances: np.linalg.norm
def distances(A, B):
    A, B = np.array(A, dtype=float), np.array(B, dtype=float)
    return np.linalg.norm(A[:, np.newaxis] - B, axis=-1)


# %% right distances: scipy
from scipy.spatial.distance import cdist


def distances(A, B):
    return cdist(np.array(A, dtype=float), np.array(B, dtype=float))


# %% wrong distances: the expanded formula loses digits -> distances_test_far_from_origin
def distances(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    square = (A**2).sum(axis=1)[:, None] - 2 * A @ B.T + (B**2).sum(axis=1)
    return np.sqrt(np.maximum(square, 0))


# %% wrong distances: the root is forgotten -> distances_test_small
def distances(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    return ((A[:, None] - B) ** 2).sum(axis=2)


# %% wrong distances: city-block distance -> distances_test_small
def distances(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    return np.abs(A[:, None] - B).sum(axis=2)


# %% wrong distances: B in rows -> distances_test_small
def distances(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    return np.sqrt(((B[:, None] - A) ** 2).sum(axis=2))


# %% wrong distances: only the first two features -> distances_test_random
def distances(A, B):
    A, B = np.asarray(A, float)[:, :2], np.asarray(B, float)[:, :2]
    return np.sqrt(((A[:, None] - B) ** 2).sum(axis=2))


# %% right split_indices: Python's random
import random


def split_indices(n, n_test, seed):
    if n_test < 1 or n_test >= n:
        raise ValueError
    order = list(range(n))
    random.Random(seed).shuffle(order)
    return order[: n - n_test], order[n - n_test :]


# %% right split_indices: choice without replacement
def split_indices(n, n_test, seed):
    if not 0 < n_test < n:
        raise ValueError("n_test")
    test = np.random.default_rng(seed).choice(n, size=n_test, replace=False)
    return np.setdiff1d(np.arange(n), test), test


# %% right split_indices: scikit-learn
from sklearn.model_selection import train_test_split


def split_indices(n, n_test, seed):
    if n_test < 1 or n_test >= n:
        raise ValueError
    return train_test_split(np.arange(n), test_size=n_test, random_state=seed)


# %% wrong split_indices: not shuffled -> split_indices_test_seed
def split_indices(n, n_test, seed):
    if not 0 < n_test < n:
        raise ValueError
    return np.arange(n)[n_test:], np.arange(n)[:n_test]


# %% wrong split_indices: the seed is ignored -> split_indices_test_seed
def split_indices(n, n_test, seed):
    if not 0 < n_test < n:
        raise ValueError
    order = np.random.default_rng(0).permutation(n)
    return order[n_test:], order[:n_test]


# %% wrong split_indices: drawn with replacement -> split_indices_test_partition
def split_indices(n, n_test, seed):
    if not 0 < n_test < n:
        raise ValueError
    rng = np.random.default_rng(seed)
    return rng.integers(0, n, size=n - n_test), rng.integers(0, n, size=n_test)


# %% wrong split_indices: test before train -> split_indices_test_partition
def split_indices(n, n_test, seed):
    if not 0 < n_test < n:
        raise ValueError
    order = np.random.default_rng(seed).permutation(n)
    return order[:n_test], order[n_test:]


# %% wrong split_indices: a new seed each time -> split_indices_test_seed
def split_indices(n, n_test, seed):
    if not 0 < n_test < n:
        raise ValueError
    import os

    order = np.random.default_rng(int.from_bytes(os.urandom(6), "big")).permutation(n)
    return order[n_test:], order[:n_test]


# %% wrong split_indices: no check of n_test -> split_indices_test_bad_input
def split_indices(n, n_test, seed):
    order = np.random.default_rng(seed).permutation(n)
    return order[n_test:], order[:n_test]


# %% right select_flowers: loc, one condition after the other
def select_flowers(flowers, species, min_petal_length):
    some = flowers.loc[flowers["species"] == species]
    return some.loc[some.petal_length >= min_petal_length]


# %% right select_flowers: query
def select_flowers(flowers, species, min_petal_length):
    return flowers.query("species == @species and petal_length >= @min_petal_length").copy()


# %% wrong select_flowers: strictly longer -> select_flowers_test_iris
def select_flowers(flowers, species, min_petal_length):
    return flowers[(flowers["species"] == species) & (flowers["petal_length"] > min_petal_length)]


# %% wrong select_flowers: new row labels -> select_flowers_test_iris
def select_flowers(flowers, species, min_petal_length):
    keep = (flowers["species"] == species) & (flowers["petal_length"] >= min_petal_length)
    return flowers[keep].reset_index(drop=True)


# %% wrong select_flowers: or instead of and -> select_flowers_test_iris
def select_flowers(flowers, species, min_petal_length):
    return flowers[(flowers["species"] == species) | (flowers["petal_length"] >= min_petal_length)]


# %% wrong select_flowers: sorted -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = (flowers["species"] == species) & (flowers["petal_length"] >= min_petal_length)
    return flowers[keep].sort_index()


# %% wrong select_flowers: sepal instead of petal -> select_flowers_test_iris
def select_flowers(flowers, species, min_petal_length):
    return flowers[(flowers["species"] == species) & (flowers["sepal_length"] >= min_petal_length)]


# %% wrong select_flowers: drops rows of the argument -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = (flowers["species"] == species) & (flowers["petal_length"] >= min_petal_length)
    flowers.drop(flowers[~keep].index, inplace=True)
    return flowers


# %% right mean_by_group: a dict of masks
def mean_by_group(table, group, column):
    return {g: table[column][table[group] == g].mean() for g in table[group].unique()}


# %% right mean_by_group: pivot_table
def mean_by_group(table, group, column):
    return table.pivot_table(index=group, values=column, aggfunc="mean")[column]


# %% wrong mean_by_group: the median -> mean_by_group_test_iris
def mean_by_group(table, group, column):
    return table.groupby(group)[column].median()


# %% wrong mean_by_group: fixed column names -> mean_by_group_test_hidden
def mean_by_group(table, group, column):
    return table.groupby("species")["petal_length"].mean()


# %% wrong mean_by_group: missing values counted as zero -> mean_by_group_test_hidden
def mean_by_group(table, group, column):
    return table.fillna({column: 0}).groupby(group)[column].mean()


# %% wrong mean_by_group: one mean for all -> mean_by_group_test_iris
def mean_by_group(table, group, column):
    return {g: table[column].mean() for g in table[group].unique()}


# %% wrong mean_by_group: numbers without names -> mean_by_group_test_iris
def mean_by_group(table, group, column):
    return dict(enumerate(table.groupby(group)[column].mean()))


# %% right fill_missing: column by column on a copy
def fill_missing(table):
    result = table.copy()
    for name in table.select_dtypes("number").columns:
        result[name] = result[name].fillna(result[name].median())
    return result


# %% right fill_missing: SimpleImputer
from sklearn.impute import SimpleImputer


def fill_missing(table):
    result = table.copy()
    names = list(table.select_dtypes(include="number").columns)
    result[names] = SimpleImputer(strategy="median").fit_transform(table[names])
    return result


# %% wrong fill_missing: means -> fill_missing_test_median
def fill_missing(table):
    return table.fillna(table.mean(numeric_only=True))


# %% wrong fill_missing: zeros -> fill_missing_test_small
def fill_missing(table):
    result = table.copy()
    names = table.select_dtypes("number").columns
    result[names] = result[names].fillna(0)
    return result


# %% wrong fill_missing: drops the rows -> fill_missing_test_small
def fill_missing(table):
    return table.dropna()


# %% wrong fill_missing: changes its argument -> fill_missing_test_unchanged
def fill_missing(table):
    for name in table.select_dtypes("number").columns:
        table[name] = table[name].fillna(table[name].median())
    return table


# %% wrong fill_missing: fills text as well -> fill_missing_test_unchanged
def fill_missing(table):
    return table.fillna(table.median(numeric_only=True)).fillna("无")


# %% wrong fill_missing: the previous row's value -> fill_missing_test_small
def fill_missing(table):
    return table.ffill().bfill()


# %% right add_info: columns mapped from a dictionary
def add_info(flowers, info):
    result = flowers.copy()
    for name in info.columns:
        if name != "species":
            values = dict(zip(info["species"], info[name]))
            result[name] = [values.get(s, np.nan) for s in flowers["species"]]
    return result


# %% right add_info: join on the index
def add_info(flowers, info):
    return flowers.join(info.set_index("species"), on="species")


# %% right add_info: a right merge, turned round
def add_info(flowers, info):
    merged = pd.merge(info, flowers, on="species", how="right")
    return merged[list(flowers.columns) + [c for c in info.columns if c != "species"]]


# %% wrong add_info: inner join -> add_info_test_missing
def add_info(flowers, info):
    return flowers.merge(info, on="species")


# %% wrong add_info: outer join adds rows -> add_info_test_missing
def add_info(flowers, info):
    return flowers.merge(info, on="species", how="outer")


# %% wrong add_info: put side by side -> add_info_test_iris
def add_info(flowers, info):
    return pd.concat([flowers, info.drop(columns="species")], axis=1)


# %% wrong add_info: joined by row labels -> add_info_test_iris
def add_info(flowers, info):
    return flowers.join(info.drop(columns="species"))


# %% wrong add_info: the information comes first -> add_info_test_iris
def add_info(flowers, info):
    return info.merge(flowers, on="species", how="right")


# %% right draw_temperatures: plt functions on a new figure
def draw_temperatures(months, temperatures, city):
    plt.figure()
    plt.plot(months, temperatures, "r--")
    plt.xlabel("月份")
    plt.ylabel("平均气温（℃）")
    plt.title(city + " 一年的平均气温")
    return plt.gca()


# %% right draw_temperatures: fig.add_subplot and setters
def draw_temperatures(months, temperatures, city):
    picture = plt.figure(figsize=(5, 3))
    axes = picture.add_subplot(1, 1, 1)
    axes.plot(list(months), list(temperatures))
    axes.set_xlabel("月份")
    axes.set_ylabel("平均气温（℃）")
    axes.set_title(f"{city}")
    return axes


# %% wrong draw_temperatures: draws on the current axes -> draw_temperatures_test_new_figure
page, page_ax = plt.subplots()


def draw_temperatures(months, temperatures, city):
    page_ax.plot(months, temperatures)
    page_ax.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    return page_ax


# %% wrong draw_temperatures: axis names swapped -> draw_temperatures_test_labels
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    ax.plot(months, temperatures)
    ax.set(ylabel="月份", xlabel="平均气温（℃）", title=city)
    return ax


# %% wrong draw_temperatures: scatter instead of plot -> draw_temperatures_test_line
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    ax.scatter(months, temperatures)
    ax.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    return ax


# %% wrong draw_temperatures: x and y swapped -> draw_temperatures_test_line
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    ax.plot(temperatures, months)
    ax.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    return ax


# %% wrong draw_temperatures: the city is always 北京 -> draw_temperatures_test_labels
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    ax.plot(months, temperatures)
    ax.set(xlabel="月份", ylabel="平均气温（℃）", title="北京的气温")
    return ax


# %% wrong draw_temperatures: nothing is returned -> draw_temperatures_test_labels
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    ax.plot(months, temperatures)
    ax.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    plt.show()


# %% right draw_iris: masks and a fixed order of species
def draw_iris(flowers):
    fig = plt.figure(figsize=(10, 4))
    a = fig.add_subplot(1, 2, 1)
    b = fig.add_subplot(1, 2, 2)
    a.hist(flowers.petal_length, 12)
    a.set_xlabel("花瓣长（厘米）")
    a.set_ylabel("朵数")
    for s in reversed(list(flowers["species"].unique())):
        mask = flowers["species"] == s
        b.scatter(flowers.loc[mask, "petal_length"], flowers.loc[mask, "petal_width"], s=9, label=s)
    b.set_xlabel("花瓣长（厘米）")
    b.set_ylabel("花瓣宽（厘米）")
    b.legend(title="品种")
    return fig


# %% right draw_iris: legend from a list of names
def draw_iris(flowers):
    fig, axes = plt.subplots(ncols=2)
    axes[0].hist(flowers["petal_length"].to_numpy(), bins=12, color="grey")
    axes[0].set(xlabel="花瓣长（厘米）", ylabel="朵数", title="左")
    names = sorted(set(flowers["species"]))
    for name, marker in zip(names, "osD"):
        part = flowers[flowers["species"] == name]
        axes[1].scatter(part["petal_length"], part["petal_width"], marker=marker)
    axes[1].set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    axes[1].legend(names)
    return fig


# %% wrong draw_iris: ten bins by default -> draw_iris_test_histogram
def draw_iris(flowers):
    fig, (a, b) = plt.subplots(1, 2)
    a.hist(flowers["petal_length"])
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name, group in flowers.groupby("species"):
        b.scatter(group["petal_length"], group["petal_width"], label=name)
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    b.legend()
    return fig


# %% wrong draw_iris: no legend -> draw_iris_test_scatter
def draw_iris(flowers):
    fig, (a, b) = plt.subplots(1, 2)
    a.hist(flowers["petal_length"], bins=12)
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name, group in flowers.groupby("species"):
        b.scatter(group["petal_length"], group["petal_width"], label=name)
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    return fig


# %% wrong draw_iris: all species in one scatter -> draw_iris_test_scatter
def draw_iris(flowers):
    fig, (a, b) = plt.subplots(1, 2)
    a.hist(flowers["petal_length"], bins=12)
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    b.scatter(flowers["petal_length"], flowers["petal_width"], label="iris")
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    b.legend()
    return fig


# %% wrong draw_iris: the axes are returned, not the figure -> draw_iris_test_axes
def draw_iris(flowers):
    fig, axes = plt.subplots(1, 2)
    axes[0].hist(flowers["petal_length"], bins=12)
    axes[0].set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name, group in flowers.groupby("species"):
        axes[1].scatter(group["petal_length"], group["petal_width"], label=name)
    axes[1].set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    axes[1].legend()
    return axes[0]


# %% wrong draw_iris: always the whole iris table -> draw_iris_test_histogram, draw_iris_test_scatter
def draw_iris(flowers):
    flowers = data.load_iris()
    fig, (a, b) = plt.subplots(1, 2)
    a.hist(flowers["petal_length"], bins=12)
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name, group in flowers.groupby("species"):
        b.scatter(group["petal_length"], group["petal_width"], label=name)
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    b.legend()
    return fig


# %% wrong draw_iris: length and width swapped -> draw_iris_test_scatter
def draw_iris(flowers):
    fig, (a, b) = plt.subplots(1, 2)
    a.hist(flowers["petal_length"], bins=12)
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name, group in flowers.groupby("species"):
        b.scatter(group["petal_width"], group["petal_length"], label=name)
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    b.legend()
    return fig


# %% wrong draw_iris: names and colours in different orders -> draw_iris_test_scatter
def draw_iris(flowers):
    fig, axes = plt.subplots(1, 2)
    axes[0].hist(flowers["petal_length"], bins=12)
    axes[0].set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name in flowers["species"].unique():
        part = flowers[flowers["species"] == name]
        axes[1].scatter(part["petal_length"], part["petal_width"])
    axes[1].set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    axes[1].legend(sorted(set(flowers["species"])))
    return fig


# %% right draw_iris: open circles, and lines in the legend
from matplotlib.lines import Line2D


def draw_iris(flowers):
    fig = plt.figure()
    left, right = fig.subplots(1, 2)
    left.hist(flowers["petal_length"].tolist(), 12)
    left.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    handles = []
    for i, (name, part) in enumerate(flowers.groupby("species")):
        right.scatter(part.petal_length, part.petal_width, facecolors="none", edgecolors=f"C{i}")
        handles.append(Line2D([], [], marker="o", linestyle="", color=f"C{i}", label=name))
    right.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    right.legend(handles=handles)
    return fig


# %% right knn_predict: sorted pairs and Counter
import math
from collections import Counter


def knn_predict(X_train, y_train, X_new, k):
    if k < 1 or k > len(X_train):
        raise ValueError
    result = []
    for point in X_new:
        pairs = [(math.dist(point, other), i) for i, other in enumerate(X_train)]
        pairs.sort()
        result.append(Counter(y_train[i] for _, i in pairs[:k]).most_common(1)[0][0])
    return result


# %% right knn_predict: scikit-learn's tree of neighbours
from sklearn.neighbors import KNeighborsClassifier


def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k")
    return (
        KNeighborsClassifier(n_neighbors=k, algorithm="kd_tree")
        .fit(X_train, y_train)
        .predict(X_new)
    )


# %% right knn_predict: a table of distances, argpartition
def knn_predict(X_train, y_train, X_new, k):
    A, B = np.array(X_new, dtype=float), np.array(X_train, dtype=float)
    labels = np.array(y_train)
    if k < 1 or k > len(B):
        raise ValueError
    d = np.linalg.norm(A[:, None] - B[None], axis=2)
    out = []
    for row in d:
        names, counts = np.unique(labels[np.argpartition(row, k - 1)[:k]], return_counts=True)
        out.append(names[counts.argmax()])
    return np.array(out)


# %% wrong knn_predict: only the nearest one -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    X_train, X_new = np.asarray(X_train, float), np.asarray(X_new, float)
    if not 1 <= k <= len(X_train):
        raise ValueError
    return [y_train[((X_train - r) ** 2).sum(axis=1).argmin()] for r in X_new]


# %% wrong knn_predict: the farthest ones -> knn_predict_test_small
def knn_predict(X_train, y_train, X_new, k):
    X_train, X_new = np.asarray(X_train, float), np.asarray(X_new, float)
    if not 1 <= k <= len(X_train):
        raise ValueError
    out = []
    for r in X_new:
        votes = [y_train[i] for i in np.argsort(((X_train - r) ** 2).sum(axis=1))[-k:]]
        out.append(max(set(votes), key=votes.count))
    return out


# %% wrong knn_predict: one neighbour too many -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    X_train, X_new = np.asarray(X_train, float), np.asarray(X_new, float)
    if not 1 <= k <= len(X_train):
        raise ValueError
    out = []
    for r in X_new:
        votes = [y_train[i] for i in np.argsort(((X_train - r) ** 2).sum(axis=1))[: k + 1]]
        out.append(max(sorted(set(votes)), key=votes.count))
    return out


# %% wrong knn_predict: only the first feature -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    X_train, X_new = np.asarray(X_train, float), np.asarray(X_new, float)
    if not 1 <= k <= len(X_train):
        raise ValueError
    out = []
    for r in X_new:
        votes = [y_train[i] for i in np.argsort(np.abs(X_train[:, 0] - r[0]))[:k]]
        out.append(max(set(votes), key=votes.count))
    return out


# %% wrong knn_predict: averages the labels -> knn_predict_test_small
def knn_predict(X_train, y_train, X_new, k):
    X_train, X_new = np.asarray(X_train, float), np.asarray(X_new, float)
    labels = np.asarray(y_train)
    if not 1 <= k <= len(X_train):
        raise ValueError
    return [labels[np.argsort(((X_train - r) ** 2).sum(axis=1))[:k]].mean() for r in X_new]


# %% wrong knn_predict: k is not checked -> knn_predict_test_small
def knn_predict(X_train, y_train, X_new, k):
    X_train, X_new = np.asarray(X_train, float), np.asarray(X_new, float)
    out = []
    for r in X_new:
        votes = [y_train[i] for i in np.argsort(((X_train - r) ** 2).sum(axis=1))[: max(k, 1)]]
        out.append(max(set(votes), key=votes.count))
    return out


# %% wrong knn_predict: city-block distance -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    X_train = np.asarray(X_train)
    if k < 1 or k > len(X_train):
        raise ValueError
    answers = []
    for x in np.asarray(X_new):
        nearest = np.argsort(np.abs(X_train - x).sum(axis=1))[:k]
        labels = [y_train[i] for i in nearest]
        answers.append(max(labels, key=labels.count))
    return answers


# %% right count_confusion: np.add.at
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) != len(y_pred):
        raise ValueError
    table = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(table, (np.asarray(y_true, dtype=int), np.asarray(y_pred, dtype=int)), 1)
    return table


# %% right count_confusion: bincount
def count_confusion(y_true, y_pred, n_classes):
    a, b = np.array(y_true, dtype=int), np.array(y_pred, dtype=int)
    if a.shape != b.shape:
        raise ValueError("长度")
    return np.bincount(a * n_classes + b, minlength=n_classes**2).reshape(n_classes, n_classes)


# %% right count_confusion: masks for each cell
def count_confusion(y_true, y_pred, n_classes):
    a, b = np.array(y_true), np.array(y_pred)
    if len(a) != len(b):
        raise ValueError
    cells = [[int(((a == i) & (b == j)).sum()) for j in range(n_classes)] for i in range(n_classes)]
    return np.array(cells)


# %% wrong count_confusion: rows and columns swapped -> count_confusion_test_small
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) != len(y_pred):
        raise ValueError
    table = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in zip(y_true, y_pred):
        table[j, i] += 1
    return table


# %% wrong count_confusion: fancy indexing counts once -> count_confusion_test_small
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) != len(y_pred):
        raise ValueError
    table = np.zeros((n_classes, n_classes), dtype=int)
    table[np.asarray(y_true, dtype=int), np.asarray(y_pred, dtype=int)] += 1
    return table


# %% wrong count_confusion: zip hides different lengths -> count_confusion_test_bad_input
def count_confusion(y_true, y_pred, n_classes):
    table = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in zip(y_true, y_pred):
        table[i, j] += 1
    return table


# %% wrong count_confusion: classes that do not occur are missing -> count_confusion_test_random
from sklearn.metrics import confusion_matrix


def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) != len(y_pred):
        raise ValueError
    if len(y_true) == 0:
        return np.zeros((n_classes, n_classes), dtype=int)
    return confusion_matrix(y_true, y_pred)


# %% wrong count_confusion: only the diagonal -> count_confusion_test_small
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) != len(y_pred):
        raise ValueError
    table = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in zip(y_true, y_pred):
        if i == j:
            table[i, i] += 1
    return table


# %% right scaled_knn: scaling by hand
def scaled_knn(X_train, y_train, X_test, k):
    a, b = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    mean, std = a.mean(axis=0), a.std(axis=0)
    model = KNeighborsClassifier(k)
    model.fit((a - mean) / std, y_train)
    return list(model.predict((b - mean) / std))


# %% right scaled_knn: a scaler and a model, one after the other
def scaled_knn(X_train, y_train, X_test, k):
    scaler = StandardScaler()
    Z = scaler.fit_transform(X_train)
    model = KNeighborsClassifier(n_neighbors=k).fit(Z, y_train)
    return model.predict(scaler.transform(X_test))


# %% wrong scaled_knn: no scaling -> scaled_knn_test_small, scaled_knn_test_wine
def scaled_knn(X_train, y_train, X_test, k):
    return KNeighborsClassifier(n_neighbors=k).fit(X_train, y_train).predict(X_test)


# %% wrong scaled_knn: the test set scaled by itself -> scaled_knn_test_one_row
def scaled_knn(X_train, y_train, X_test, k):
    model = KNeighborsClassifier(n_neighbors=k)
    model.fit(StandardScaler().fit_transform(X_train), y_train)
    return model.predict(StandardScaler().fit_transform(X_test))


# %% wrong scaled_knn: the test set is not scaled -> scaled_knn_test_one_row, scaled_knn_test_wine
def scaled_knn(X_train, y_train, X_test, k):
    model = KNeighborsClassifier(n_neighbors=k)
    model.fit(StandardScaler().fit_transform(X_train), y_train)
    return model.predict(X_test)


# %% wrong scaled_knn: k is ignored -> scaled_knn_test_one_row
def scaled_knn(X_train, y_train, X_test, k):
    model = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=1))
    return model.fit(X_train, y_train).predict(X_test)


# %% wrong scaled_knn: the model is returned, not the predictions -> scaled_knn_test_small
def scaled_knn(X_train, y_train, X_test, k):
    return make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=k)).fit(
        X_train, y_train
    )


# %% wrong scaled_knn: both sets scaled together -> scaled_knn_test_one_row
def scaled_knn(X_train, y_train, X_test, k):
    scaler = StandardScaler().fit(np.vstack([X_train, X_test]))
    model = KNeighborsClassifier(n_neighbors=k).fit(scaler.transform(X_train), y_train)
    return model.predict(scaler.transform(X_test))


# %% wrong scaled_knn: scaled to 0 and 1 by the extremes -> scaled_knn_test_one_row
def scaled_knn(X_train, y_train, X_test, k):
    X_train, X_test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    model = KNeighborsClassifier(n_neighbors=k).fit((X_train - low) / (high - low), y_train)
    return model.predict((X_test - low) / (high - low))
