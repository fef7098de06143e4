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


# %% right axis_means: einsum and plain sums
def axis_means(table):
    t = np.array(table, dtype=float)
    n, d = t.shape
    return np.einsum("ij->j", t) / n, [sum(row) / d for row in t]


# %% right axis_means: pandas
def axis_means(table):
    frame = pd.DataFrame(table)
    return frame.mean().tolist(), frame.mean(axis=1).tolist()


# %% wrong axis_means: medians -> axis_means_test_small
def axis_means(table):
    return np.median(table, axis=0), np.median(table, axis=1)


# %% wrong axis_means: floor division -> axis_means_test_random
def axis_means(table):
    t = np.asarray(table)
    return t.sum(axis=0) // t.shape[0], t.sum(axis=1) // t.shape[1]


# %% wrong axis_means: single precision -> axis_means_test_random
def axis_means(table):
    t = np.asarray(table, dtype=np.float32)
    return t.mean(axis=0), t.mean(axis=1)


# %% wrong axis_means: columns divided by the number of columns -> axis_means_test_small
def axis_means(table):
    t = np.asarray(table)
    return t.sum(axis=0) / t.shape[1], t.sum(axis=1) / t.shape[0]


# %% wrong axis_means: equal values count once -> axis_means_test_random
def axis_means(table):
    t = np.asarray(table)
    return [np.unique(c).mean() for c in t.T], [np.unique(r).mean() for r in t]


# %% wrong axis_means: rounded -> axis_means_test_random
def axis_means(table):
    t = np.asarray(table)
    return t.mean(axis=0).round(2), t.mean(axis=1).round(2)


# %% wrong axis_means: a list only -> axis_means_test_random
def axis_means(table):
    n, d = len(table), len(table[0])
    table.append([sum(row[j] for row in table) / n for j in range(d)])
    return table[-1], [sum(row) / d for row in table[:-1]]


# %% right row_percent: a list of lists, made an array
def row_percent(counts):
    rows = []
    for row in counts:
        total = sum(row)
        rows.append([100 * v / total if total else 0.0 for v in row])
    return np.array(rows)


# %% right row_percent: nan_to_num with errors silenced
def row_percent(counts):
    counts = np.array(counts, float)
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(counts / counts.sum(1)[:, None] * 100)


# %% wrong row_percent: asarray and /= change a float array -> row_percent_test_random
def row_percent(counts):
    counts = np.asarray(counts, dtype=float)
    totals = counts.sum(axis=1, keepdims=True)
    totals[totals == 0] = 1
    counts /= totals
    counts *= 100
    return counts


# %% wrong row_percent: rows of the list itself -> row_percent_test_random
def row_percent(counts):
    if isinstance(counts, list):
        for i, row in enumerate(counts):
            total = sum(row) or 1
            counts[i] = [100 * v / total for v in row]
        return np.array(counts, dtype=float)
    totals = counts.sum(axis=1, keepdims=True)
    return 100 * counts / np.where(totals == 0, 1, totals)


# %% wrong row_percent: totals of at least one -> row_percent_test_random
def row_percent(counts):
    counts = np.asarray(counts, dtype=float)
    return 100 * counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


# %% wrong row_percent: a little added to the totals -> row_percent_test_random
def row_percent(counts):
    counts = np.asarray(counts, dtype=float)
    return 100 * counts / (counts.sum(axis=1, keepdims=True) + 1e-9)


# %% wrong row_percent: rounded -> row_percent_test_random
def row_percent(counts):
    counts = np.asarray(counts, dtype=float)
    totals = counts.sum(axis=1, keepdims=True)
    return np.round(100 * counts / np.where(totals == 0, 1, totals), 4)


# %% wrong row_percent: whole numbers -> row_percent_test_random
def row_percent(counts):
    counts = np.asarray(counts).astype(int)
    totals = counts.sum(axis=1, keepdims=True)
    return 100 * counts / np.where(totals == 0, 1, totals)


# %% wrong row_percent: of the largest in the row -> row_percent_test_small
def row_percent(counts):
    counts = np.asarray(counts, dtype=float)
    top = counts.max(axis=1, keepdims=True)
    return 100 * counts / np.where(top == 0, 1, top)


# %% wrong row_percent: empty rows are dropped -> row_percent_test_empty_row
def row_percent(counts):
    counts = np.asarray(counts, dtype=float)
    totals = counts.sum(axis=1)
    return 100 * counts[totals > 0] / totals[totals > 0, None]


# %% wrong row_percent: an empty row is shared out evenly -> row_percent_test_empty_row
def row_percent(counts):
    counts = np.array(counts, dtype=float)
    counts[counts.sum(axis=1) == 0] = 1
    return 100 * counts / counts.sum(axis=1, keepdims=True)


# %% right valid_scores: a loop
def valid_scores(scores):
    kept = []
    for s in scores:
        if s >= 0 and not s > 100:
            kept.append(s)
    return kept


# %% right valid_scores: pandas between
def valid_scores(scores):
    s = pd.Series(scores, dtype=float)
    return s[s.between(0, 100)].to_numpy()


# %% wrong valid_scores: removes from the list -> valid_scores_test_random
def valid_scores(scores):
    if isinstance(scores, list):
        for s in list(scores):
            if not 0 <= s <= 100:
                scores.remove(s)
        return scores
    return scores[(scores >= 0) & (scores <= 100)]


# %% wrong valid_scores: nan put in place of the bad ones -> valid_scores_test_random
def valid_scores(scores):
    scores = np.asarray(scores, dtype=float)
    scores[(scores < 0) | (scores > 100)] = np.nan
    return scores[~np.isnan(scores)]


# %% wrong valid_scores: whole numbers -> valid_scores_test_random
def valid_scores(scores):
    scores = np.asarray(scores, dtype=float)
    return scores[(scores >= 0) & (scores <= 100)].astype(int)


# %% wrong valid_scores: single precision -> valid_scores_test_random
def valid_scores(scores):
    scores = np.asarray(scores, dtype=np.float32)
    return scores[(scores >= 0) & (scores <= 100)]


# %% wrong valid_scores: rounded before the question -> valid_scores_test_random
def valid_scores(scores):
    return [s for s in scores if s == s and abs(s) < 1e9 and 0 <= round(s) <= 100]


# %% wrong valid_scores: only the upper end -> valid_scores_test_small
def valid_scores(scores):
    return [s for s in scores if s <= 100]


# %% wrong valid_scores: equal scores once -> valid_scores_test_random
def valid_scores(scores):
    return list(dict.fromkeys(s for s in scores if 0 <= s <= 100))


# %% wrong valid_scores: passed and failed -> valid_scores_test_random
def valid_scores(scores):
    return [s for s in scores if s == 0 or 1 <= s <= 100]


# %% right moving_average: pandas rolling
def moving_average(values, k):
    if k < 1 or len(values) < k:
        raise ValueError("k")
    return pd.Series(values, dtype=float).rolling(k).mean().dropna().to_numpy()


# %% right moving_average: a running total
def moving_average(values, k):
    n = len(values)
    if not (0 < k <= n):
        raise ValueError("k")
    total = sum(values[:k])
    result = [total / k]
    for i in range(k, n):
        total = total + values[i] - values[i - k]
        result.append(total / k)
    return result


# %% wrong moving_average: an array of the values' own type -> moving_average_test_random
def moving_average(values, k):
    if not 1 <= k <= len(values):
        raise ValueError("k")
    values = np.asarray(values)
    result = np.zeros_like(values[: len(values) - k + 1])
    for i in range(len(result)):
        result[i] = values[i : i + k].mean()
    return result


# %% wrong moving_average: written into the argument -> moving_average_test_random
def moving_average(values, k):
    if not 1 <= k <= len(values):
        raise ValueError("k")
    values = np.asarray(values, dtype=float)
    for i in range(len(values) - k + 1):
        values[i] = values[i : i + k].mean()
    return values[: len(values) - k + 1]


# %% wrong moving_average: pops from the list -> moving_average_test_random
def moving_average(values, k):
    if not 1 <= k <= len(values):
        raise ValueError("k")
    if isinstance(values, list):
        result = []
        while len(values) >= k:
            result.append(sum(values[:k]) / k)
            values.pop(0)
        return result
    return [values[i : i + k].mean() for i in range(len(values) - k + 1)]


# %% wrong moving_average: medians -> moving_average_test_random
def moving_average(values, k):
    if not 1 <= k <= len(values):
        raise ValueError("k")
    return [np.median(values[i : i + k]) for i in range(len(values) - k + 1)]


# %% wrong moving_average: k as long as the data is refused -> moving_average_test_bad_input
def moving_average(values, k):
    if not 1 <= k < len(values):
        raise ValueError("k")
    return np.convolve(values, np.ones(k), "valid") / k


# %% wrong moving_average: 0 is not refused -> moving_average_test_bad_input
def moving_average(values, k):
    if k > len(values) or k < 0:
        raise ValueError("k")
    return [sum(values[i : i + k]) / max(k, 1) for i in range(len(values) - k + 1)]


# %% wrong moving_average: rounded -> moving_average_test_random
def moving_average(values, k):
    if not 1 <= k <= len(values):
        raise ValueError("k")
    return np.round(np.convolve(values, np.ones(k), "valid") / k, 3)


# %% wrong moving_average: weighted towards the end -> moving_average_test_small
def moving_average(values, k):
    if not 1 <= k <= len(values):
        raise ValueError("k")
    w = np.arange(k, 0, -1)
    return np.convolve(values, w, "valid") / w.sum()


# %% wrong moving_average: always refuses -> moving_average_test_bad_input
def moving_average(values, k):
    raise ValueError("k")


# %% right one_hot: advanced indexing
def one_hot(labels, n_classes):
    labels = np.array(labels, dtype=int)
    if len(labels) and (labels.min() < 0 or labels.max() >= n_classes):
        raise ValueError("range")
    lamps = np.zeros((len(labels), n_classes))
    lamps[np.arange(len(labels)), labels] = 1
    return lamps


# %% right one_hot: lists of lists made an array
def one_hot(labels, n_classes):
    for label in labels:
        if label not in range(n_classes):
            raise ValueError("range")
    return np.array([[int(j == label) for j in range(n_classes)] for label in labels]).reshape(
        len(labels), n_classes
    )


# %% wrong one_hot: only the largest label is checked -> one_hot_test_bad_labels
def one_hot(labels, n_classes):
    labels = np.asarray(labels, dtype=int)
    if len(labels) and labels.max() >= n_classes:
        raise ValueError("range")
    return np.eye(n_classes)[labels]


# %% wrong one_hot: only the last label is checked -> one_hot_test_bad_labels
def one_hot(labels, n_classes):
    labels = np.asarray(labels, dtype=int)
    if len(labels) and not 0 <= labels[-1] < n_classes:
        raise ValueError("range")
    return (labels[:, None] == np.arange(n_classes)).astype(int)


# %% wrong one_hot: all labels must be bad -> one_hot_test_bad_labels
def one_hot(labels, n_classes):
    labels = np.asarray(labels, dtype=int)
    if len(labels) and ((labels < 0) | (labels >= n_classes)).all():
        raise ValueError("range")
    return (labels[:, None] == np.arange(n_classes)).astype(int)


# %% wrong one_hot: labels cut to the range -> one_hot_test_bad_labels
def one_hot(labels, n_classes):
    return np.eye(n_classes)[np.clip(np.asarray(labels, dtype=int), 0, n_classes - 1)]


# %% wrong one_hot: equal labels once -> one_hot_test_random
def one_hot(labels, n_classes):
    labels = np.unique(np.asarray(labels, dtype=int))
    if ((labels < 0) | (labels >= n_classes)).any():
        raise ValueError("range")
    return np.eye(n_classes)[labels]


# %% wrong one_hot: labels as bytes -> one_hot_test_random
def one_hot(labels, n_classes):
    labels = np.asarray(labels, dtype=int)
    if ((labels < 0) | (labels >= n_classes)).any():
        raise ValueError("range")
    return np.eye(n_classes)[labels.astype(np.uint8)]


# %% wrong one_hot: the labels are sorted -> one_hot_test_small, one_hot_test_random
def one_hot(labels, n_classes):
    labels = np.sort(np.asarray(labels, dtype=int))[::-1]
    if ((labels < 0) | (labels >= n_classes)).any():
        raise ValueError("range")
    return np.eye(n_classes)[labels]


# %% wrong one_hot: no labels, no shape -> one_hot_test_random
def one_hot(labels, n_classes):
    rows = []
    for label in labels:
        if not 0 <= label < n_classes:
            raise ValueError("range")
        row = [0] * n_classes
        row[label] = 1
        rows.append(row)
    return np.array(rows)


# %% wrong one_hot: always refuses -> one_hot_test_bad_labels
def one_hot(labels, n_classes):
    raise ValueError("range")


# %% right distances: hypot row by row
def distances(A, B):
    A, B = np.array(A, dtype=float), np.array(B, dtype=float)
    table = np.empty((A.shape[0], B.shape[0]))
    for i in range(A.shape[0]):
        table[i] = np.linalg.norm(B - A[i], axis=1)
    return table


# %% wrong distances: shifted in place -> distances_test_random
def distances(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    middle = A.mean(axis=0)
    A -= middle
    B -= middle
    return np.sqrt(((A[:, None] - B[None]) ** 2).sum(axis=2))


# %% wrong distances: the expanded formula without nan -> distances_test_far_from_origin
def distances(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    squares = (A**2).sum(1)[:, None] - 2 * A @ B.T + (B**2).sum(1)
    return np.sqrt(np.maximum(squares, 0))


# %% wrong distances: single precision -> distances_test_far_from_origin
def distances(A, B):
    A, B = np.asarray(A, dtype=np.float32), np.asarray(B, dtype=np.float32)
    return np.sqrt(((A[:, None] - B[None]) ** 2).sum(axis=2))


# %% wrong distances: the largest difference -> distances_test_small
def distances(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    return np.abs(A[:, None] - B[None]).max(axis=2)


# %% wrong distances: the mean square -> distances_test_small
def distances(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    return np.sqrt(((A[:, None] - B[None]) ** 2).mean(axis=2))


# %% wrong distances: pairs of rows only -> distances_test_small
def distances(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    n = min(len(A), len(B))
    return np.sqrt(((A[:n] - B[:n]) ** 2).sum(axis=1))


# %% wrong distances: small integers -> distances_test_random
def distances(A, B):
    A, B = np.asarray(A, dtype=np.int16), np.asarray(B, dtype=np.int16)
    return np.sqrt(((A[:, None] - B[None]) ** 2).sum(axis=2))


# %% wrong distances: a point is never its own neighbour -> distances_test_small
def distances(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    d = np.sqrt(((A[:, None] - B[None]) ** 2).sum(axis=2))
    d[d == 0] = np.inf
    return d


# %% right split_indices: a shuffled list and slices
import random


def split_indices(n, n_test, seed):
    if n_test < 1 or n_test >= n:
        raise ValueError("n_test")
    order = random.Random(seed).sample(range(n), n)
    return sorted(order[: n - n_test]), sorted(order[n - n_test :])


# %% right split_indices: the order of random numbers
def split_indices(n, n_test, seed):
    if not 0 < n_test < n:
        raise ValueError("n_test")
    order = np.random.RandomState(seed).rand(n).argsort()
    return order[:-n_test], order[-n_test:]


# %% wrong split_indices: a window that moves with the seed -> split_indices_test_seed
def split_indices(n, n_test, seed):
    if not 1 <= n_test < n:
        raise ValueError("n_test")
    order = [(i + 7 * seed + 3) % n for i in range(n)]
    return order[n_test:], order[:n_test]


# %% wrong split_indices: seed 0 is no seed -> split_indices_test_seed
def split_indices(n, n_test, seed):
    if not 1 <= n_test < n:
        raise ValueError("n_test")
    rng = np.random.default_rng(seed) if seed else np.random.default_rng()
    order = rng.permutation(n)
    return order[n_test:], order[:n_test]


# %% wrong split_indices: 0 is never for testing -> split_indices_test_seed
def split_indices(n, n_test, seed):
    if not 1 <= n_test < n:
        raise ValueError("n_test")
    order = np.random.default_rng(seed).permutation(np.arange(1, n))
    return [0, *order[n_test:]], order[:n_test]


# %% wrong split_indices: counts from 1 -> split_indices_test_partition
def split_indices(n, n_test, seed):
    if not 1 <= n_test < n:
        raise ValueError("n_test")
    order = np.random.default_rng(seed).permutation(n) + 1
    return order[n_test:], order[:n_test]


# %% wrong split_indices: a share, not a number -> split_indices_test_partition
def split_indices(n, n_test, seed):
    if not 1 <= n_test < n:
        raise ValueError("n_test")
    order = np.random.default_rng(seed).permutation(n)
    return order[n // 2 :], order[: n // 2]


# %% wrong split_indices: a test group of one is refused -> split_indices_test_bad_input
def split_indices(n, n_test, seed):
    if not 1 < n_test < n:
        raise ValueError("n_test")
    order = np.random.default_rng(seed).permutation(n)
    return order[n_test:], order[:n_test]


# %% wrong split_indices: one generator for all calls -> split_indices_test_seed
RNG = np.random.default_rng(0)


def split_indices(n, n_test, seed):
    if not 1 <= n_test < n:
        raise ValueError("n_test")
    order = RNG.permutation(n)
    return order[n_test:], order[:n_test]


# %% wrong split_indices: always refuses -> split_indices_test_bad_input
def split_indices(n, n_test, seed):
    raise ValueError("n_test")


# %% right select_flowers: a list of row numbers
def select_flowers(flowers, species, min_petal_length):
    keep = [
        i
        for i in range(len(flowers))
        if flowers["species"].iloc[i] == species
        and flowers["petal_length"].iloc[i] >= min_petal_length
    ]
    return flowers.iloc[keep]


# %% wrong select_flowers: str.contains -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = flowers["species"].str.contains(species) & (flowers["petal_length"] >= min_petal_length)
    return flowers[keep]


# %% wrong select_flowers: str.startswith -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = flowers["species"].str.startswith(species) & (
        flowers["petal_length"] >= min_petal_length
    )
    return flowers[keep]


# %% wrong select_flowers: capital letters alike -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = flowers["species"].str.lower() == species.lower()
    return flowers[keep & (flowers["petal_length"] >= min_petal_length)]


# %% wrong select_flowers: blanks stripped -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = flowers["species"].str.strip() == species
    return flowers[keep & (flowers["petal_length"] >= min_petal_length)]


# %% wrong select_flowers: equal rows once -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = (flowers["species"] == species) & (flowers["petal_length"] >= min_petal_length)
    return flowers[keep].drop_duplicates()


# %% wrong select_flowers: the columns of iris only -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = (flowers["species"] == species) & (flowers["petal_length"] >= min_petal_length)
    columns = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]
    return flowers.loc[keep, [c for c in columns if c in flowers]]


# %% wrong select_flowers: the limit as a whole number -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = (flowers["species"] == species) & (flowers["petal_length"] > min_petal_length - 0.02)
    return flowers[keep]


# %% wrong select_flowers: missing lengths are kept -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = (flowers["species"] == species) & ~(flowers["petal_length"] < min_petal_length)
    return flowers[keep]


# %% wrong select_flowers: sorted by length -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = (flowers["species"] == species) & (flowers["petal_length"] >= min_petal_length)
    return flowers[keep].sort_values("petal_length")


# %% wrong select_flowers: by row labels, which repeat -> select_flowers_test_hidden
def select_flowers(flowers, species, min_petal_length):
    keep = (flowers["species"] == species) & (flowers["petal_length"] >= min_petal_length)
    return flowers.loc[flowers.index[keep]]


# %% right mean_by_group: sums and counts in a loop
def mean_by_group(table, group, column):
    sums, counts = {}, {}
    for name, value in zip(table[group], table[column]):
        if not pd.isna(value):
            sums[name] = sums.get(name, 0) + value
            counts[name] = counts.get(name, 0) + 1
    return {name: sums[name] / counts[name] for name in sums}


# %% right mean_by_group: agg
def mean_by_group(table, group, column):
    return table.groupby(group, sort=False).agg({column: "mean"})[column]


# %% wrong mean_by_group: rows with any missing value are dropped -> mean_by_group_test_hidden
def mean_by_group(table, group, column):
    return table.dropna().groupby(group)[column].mean()


# %% wrong mean_by_group: zeros are taken for missing -> mean_by_group_test_hidden
def mean_by_group(table, group, column):
    kept = table[table[column] != 0]
    return kept.groupby(group)[column].mean()


# %% wrong mean_by_group: equal values once -> mean_by_group_test_hidden
def mean_by_group(table, group, column):
    return table[[group, column]].drop_duplicates().groupby(group)[column].mean()


# %% wrong mean_by_group: rounded -> mean_by_group_test_hidden
def mean_by_group(table, group, column):
    return table.groupby(group)[column].mean().round(3)


# %% wrong mean_by_group: divided by the size of the group -> mean_by_group_test_hidden
def mean_by_group(table, group, column):
    return table.groupby(group)[column].sum() / table.groupby(group).size()


# %% wrong mean_by_group: the mean of the different values
def mean_by_group(table, group, column):
    return {g: np.mean(list(set(t[column].dropna()))) for g, t in table.groupby(group)}


# %% wrong mean_by_group: the names as text -> mean_by_group_test_hidden
def mean_by_group(table, group, column):
    means = table.groupby(group)[column].mean()
    return {str(k): v for k, v in means.items()}


# %% wrong mean_by_group: the argument loses its gaps -> mean_by_group_test_hidden
def mean_by_group(table, group, column):
    table.dropna(subset=[column], inplace=True)
    return table.groupby(group)[column].mean()


# %% wrong mean_by_group: between smallest and largest -> mean_by_group_test_iris
def mean_by_group(table, group, column):
    g = table.groupby(group)[column]
    return (g.min() + g.max()) / 2


# %% right fill_missing: apply on number columns
def fill_missing(table):
    result = table.copy()
    numbers = result.select_dtypes("number").columns
    result[numbers] = result[numbers].apply(lambda column: column.fillna(column.median()))
    return result


# %% right fill_missing: where
def fill_missing(table):
    columns = {}
    for name in table.columns:
        column = table[name]
        if pd.api.types.is_numeric_dtype(column):
            column = column.where(column.notna(), column.median())
        columns[name] = column
    return pd.DataFrame(columns)


# %% wrong fill_missing: the lower of the two middles -> fill_missing_test_median
def fill_missing(table):
    result = table.copy()
    for name in table.select_dtypes("number"):
        values = sorted(table[name].dropna())
        result[name] = table[name].fillna(values[(len(values) - 1) // 2])
    return result


# %% wrong fill_missing: one median for all -> fill_missing_test_median
def fill_missing(table):
    numbers = table.select_dtypes("number")
    return table.fillna({c: np.nanmedian(numbers.to_numpy()) for c in numbers})


# %% wrong fill_missing: median of the different values -> fill_missing_test_median
def fill_missing(table):
    result = table.copy()
    for name in table.select_dtypes("number"):
        result[name] = table[name].fillna(np.median(table[name].dropna().unique()))
    return result


# %% wrong fill_missing: text that looks like numbers is converted -> fill_missing_test_unchanged
def fill_missing(table):
    result = table.copy()
    for name in result:
        try:
            numbers = pd.to_numeric(result[name])
        except (ValueError, TypeError):
            continue
        result[name] = numbers.fillna(numbers.median())
    return result


# %% wrong fill_missing: text filled with the most frequent -> fill_missing_test_unchanged
def fill_missing(table):
    result = table.fillna(table.median(numeric_only=True))
    for name in result.select_dtypes(exclude="number"):
        result[name] = result[name].fillna(result[name].mode().iloc[0])
    return result


# %% wrong fill_missing: text columns go -> fill_missing_test_small
def fill_missing(table):
    numbers = table.select_dtypes("number")
    return numbers.fillna(numbers.median())


# %% wrong fill_missing: new row labels -> fill_missing_test_median
def fill_missing(table):
    return table.fillna(table.median(numeric_only=True)).reset_index(drop=True)


# %% wrong fill_missing: the columns in place -> fill_missing_test_unchanged
def fill_missing(table):
    for name in table.select_dtypes("number").columns:
        table[name] = table[name].fillna(table[name].median())
    return table.copy()


# %% wrong fill_missing: zeros are filled, too -> fill_missing_test_median
def fill_missing(table):
    result = table.copy()
    for name in result.select_dtypes("number"):
        result[name] = result[name].replace(0, np.nan)
        result[name] = result[name].fillna(table[name][table[name] != 0].median())
    return result


# %% wrong fill_missing: interpolated -> fill_missing_test_median
def fill_missing(table):
    result = table.copy()
    numbers = result.select_dtypes("number").columns
    result[numbers] = result[numbers].interpolate(limit_direction="both")
    return result


# %% right add_info: a loop over the rows of the information
def add_info(flowers, info):
    result = flowers.reset_index(drop=True)
    for column in info.columns.drop("species"):
        result[column] = [
            next((v for s, v in zip(info["species"], info[column]) if s == name), None)
            for name in result["species"]
        ]
    return result


# %% wrong add_info: rows without information are dropped afterwards -> add_info_test_missing
def add_info(flowers, info):
    return flowers.merge(info, on="species", how="left").dropna()


# %% wrong add_info: gaps filled with empty text -> add_info_test_missing
def add_info(flowers, info):
    return flowers.merge(info, on="species", how="left").fillna("")


# %% wrong add_info: gaps filled with 0 -> add_info_test_missing
def add_info(flowers, info):
    return flowers.merge(info, on="species", how="left").fillna(0)


# %% wrong add_info: equal flowers once -> add_info_test_missing
def add_info(flowers, info):
    return flowers.drop_duplicates().merge(info, on="species", how="left")


# %% wrong add_info: sorted by species -> add_info_test_missing
def add_info(flowers, info):
    return flowers.sort_values("species").merge(info, on="species", how="left")


# %% wrong add_info: the first column of information only -> add_info_test_missing
def add_info(flowers, info):
    return flowers.merge(info.iloc[:, :2], on="species", how="left")


# %% wrong add_info: species moves to the end -> add_info_test_iris
def add_info(flowers, info):
    result = flowers.merge(info, on="species", how="left")
    return result[[c for c in result.columns if c != "species"] + ["species"]]


# %% wrong add_info: sorts the flowers it was given -> add_info_test_unchanged
def add_info(flowers, info):
    flowers.sort_index(inplace=True)
    return flowers.merge(info, on="species", how="left")


# %% wrong add_info: writes into the flowers it was given -> add_info_test_unchanged
def add_info(flowers, info):
    for column in info.columns.drop("species"):
        flowers[column] = flowers["species"].map(dict(zip(info["species"], info[column])))
    return flowers


# %% right draw_temperatures: object oriented, with a title of its own
def draw_temperatures(months, temperatures, city):
    figure = plt.figure(figsize=(6, 3))
    axes = figure.gca()
    axes.plot(list(months), list(temperatures), "r--", marker="s")
    axes.set_title("一年的气温：" + city)
    axes.set_xlabel("月份")
    axes.set_ylabel("平均气温（℃）")
    axes.set_xticks(list(months))
    return axes


# %% wrong draw_temperatures: months from 1 on -> draw_temperatures_test_line
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    ax.plot(range(1, len(temperatures) + 1), temperatures)
    ax.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    return ax


# %% wrong draw_temperatures: sorted by month -> draw_temperatures_test_line
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    ax.plot(*zip(*sorted(zip(months, temperatures))))
    ax.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    return ax


# %% wrong draw_temperatures: rounded temperatures -> draw_temperatures_test_line
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    ax.plot(months, np.round(temperatures, 1))
    ax.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    return ax


# %% wrong draw_temperatures: no months given -> draw_temperatures_test_line
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    ax.plot(temperatures)
    ax.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    return ax


# %% wrong draw_temperatures: a line for each pair -> draw_temperatures_test_line
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    for i in range(len(months) - 1):
        ax.plot(months[i : i + 2], temperatures[i : i + 2])
    ax.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    return ax


# %% wrong draw_temperatures: bars -> draw_temperatures_test_line
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    ax.bar(months, temperatures)
    ax.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    return ax


# %% wrong draw_temperatures: the figure is returned
def draw_temperatures(months, temperatures, city):
    fig, ax = plt.subplots()
    ax.plot(months, temperatures)
    ax.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    return fig


# %% wrong draw_temperatures: one pair of axes kept between calls -> draw_temperatures_test_new_figure
FIG, AX = plt.subplots()


def draw_temperatures(months, temperatures, city):
    AX.clear()
    AX.plot(months, temperatures)
    AX.set(xlabel="月份", ylabel="平均气温（℃）", title=city)
    return AX


# %% right draw_iris: species by unique, subplots one by one
def draw_iris(flowers):
    figure = plt.figure(figsize=(10, 4))
    first = figure.add_subplot(1, 2, 1)
    first.hist(list(flowers["petal_length"]), 12)
    first.set_xlabel("花瓣长（厘米）")
    first.set_ylabel("朵数")
    second = figure.add_subplot(1, 2, 2)
    for name in flowers["species"].unique():
        rows = flowers[flowers["species"] == name]
        second.scatter("petal_length", "petal_width", data=rows, label=name)
    second.set_xlabel("花瓣长（厘米）")
    second.set_ylabel("花瓣宽（厘米）")
    second.legend(title="品种")
    return figure


# %% wrong draw_iris: fixed edges -> draw_iris_test_histogram
def draw_iris(flowers):
    fig, (a, b) = plt.subplots(1, 2)
    a.hist(flowers["petal_length"], bins=np.linspace(1, 7, 13))
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name, group in flowers.groupby("species"):
        b.scatter(group["petal_length"], group["petal_width"], label=name)
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    b.legend()
    return fig


# %% wrong draw_iris: shares instead of numbers -> draw_iris_test_histogram
def draw_iris(flowers):
    fig, (a, b) = plt.subplots(1, 2)
    a.hist(flowers["petal_length"], bins=12, density=True)
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name, group in flowers.groupby("species"):
        b.scatter(group["petal_length"], group["petal_width"], label=name)
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    b.legend()
    return fig


# %% wrong draw_iris: petal width in the histogram -> draw_iris_test_histogram
def draw_iris(flowers):
    fig, (a, b) = plt.subplots(1, 2)
    a.hist(flowers["petal_width"], bins=12)
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name, group in flowers.groupby("species"):
        b.scatter(group["petal_length"], group["petal_width"], label=name)
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    b.legend()
    return fig


# %% wrong draw_iris: the three species by name -> draw_iris_test_scatter
def draw_iris(flowers):
    fig, (a, b) = plt.subplots(1, 2)
    a.hist(flowers["petal_length"], bins=12)
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name in ["setosa", "versicolor", "virginica"]:
        group = flowers[flowers["species"] == name]
        b.scatter(group["petal_length"], group["petal_width"], label=name)
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    b.legend()
    return fig


# %% wrong draw_iris: one above the other, scatter first -> draw_iris_test_axes
def draw_iris(flowers):
    fig, (b, a) = plt.subplots(2, 1)
    a.hist(flowers["petal_length"], bins=12)
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name, group in flowers.groupby("species"):
        b.scatter(group["petal_length"], group["petal_width"], label=name)
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    b.legend()
    return fig


# %% wrong draw_iris: equal points once -> draw_iris_test_scatter
def draw_iris(flowers):
    fig, (a, b) = plt.subplots(1, 2)
    a.hist(flowers["petal_length"], bins=12)
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name, group in flowers.drop_duplicates(["petal_length", "petal_width", "species"]).groupby(
        "species"
    ):
        b.scatter(group["petal_length"], group["petal_width"], label=name)
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    b.legend()
    return fig


# %% wrong draw_iris: sepals in the scatter -> draw_iris_test_scatter
def draw_iris(flowers):
    fig, (a, b) = plt.subplots(1, 2)
    a.hist(flowers["petal_length"], bins=12)
    a.set(xlabel="花瓣长（厘米）", ylabel="朵数")
    for name, group in flowers.groupby("species"):
        b.scatter(group["sepal_length"], group["sepal_width"], label=name)
    b.set(xlabel="花瓣长（厘米）", ylabel="花瓣宽（厘米）")
    b.legend()
    return fig


# %% right knn_predict: heapq and a dictionary of votes
import heapq
import math


def knn_predict(X_train, y_train, X_new, k):
    if k < 1 or k > len(X_train):
        raise ValueError("k")
    answers = []
    for new in X_new:
        near = heapq.nsmallest(k, range(len(X_train)), key=lambda i: math.dist(X_train[i], new))
        votes = {}
        for i in near:
            votes[y_train[i]] = votes.get(y_train[i], 0) + 1
        answers.append(max(votes, key=votes.get))
    return answers


# %% right knn_predict: np.unique counts
def knn_predict(X_train, y_train, X_new, k):
    X_train, y_train = np.array(X_train, dtype=float), np.array(y_train)
    if k not in range(1, len(y_train) + 1):
        raise ValueError("k")
    result = []
    for x in np.array(X_new, dtype=float):
        near = y_train[np.linalg.norm(X_train - x, axis=1).argsort()[:k]]
        names, counts = np.unique(near, return_counts=True)
        result.append(names[counts.argmax()])
    return np.array(result)


# %% wrong knn_predict: a rounded mean of the labels -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k")
    X_train, X_new = np.asarray(X_train, dtype=float), np.asarray(X_new, dtype=float)
    names, codes = np.unique(y_train, return_inverse=True)
    out = []
    for x in X_new:
        near = codes[((X_train - x) ** 2).sum(1).argsort()[:k]]
        out.append(names[round(near.mean())])
    return out


# %% wrong knn_predict: the median of the labels -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k")
    X_train, X_new = np.asarray(X_train, dtype=float), np.asarray(X_new, dtype=float)
    out = []
    for x in X_new:
        near = ((X_train - x) ** 2).sum(1).argsort()[:k]
        labels = sorted(y_train[i] for i in near)
        out.append(labels[len(labels) // 2])
    return out


# %% wrong knn_predict: samples at distance zero are dropped -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k")
    X_train, X_new = np.asarray(X_train, dtype=float), np.asarray(X_new, dtype=float)
    out = []
    for x in X_new:
        d = ((X_train - x) ** 2).sum(1)
        d[d == 0] = np.inf
        votes = [y_train[i] for i in d.argsort()[:k]]
        out.append(max(set(votes), key=votes.count))
    return out


# %% wrong knn_predict: the nearer the more votes -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k")
    model = KNeighborsClassifier(n_neighbors=k, weights="distance")
    return model.fit(X_train, y_train).predict(X_new)


# %% wrong knn_predict: the features scaled first -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k")
    model = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=k))
    return model.fit(X_train, y_train).predict(X_new)


# %% wrong knn_predict: one prediction for all -> knn_predict_test_small
def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k")
    X_train, X_new = np.asarray(X_train, dtype=float), np.asarray(X_new, dtype=float)
    for x in X_new:
        d = ((X_train - x) ** 2).sum(1)
        votes = [y_train[i] for i in d.argsort()[:k]]
        return [max(set(votes), key=votes.count)]


# %% wrong knn_predict: the nearest class centre -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k")
    X_train, X_new = np.asarray(X_train, dtype=float), np.asarray(X_new, dtype=float)
    y = np.asarray(y_train)
    names = np.unique(y)
    centres = np.array([X_train[y == name].mean(axis=0) for name in names])
    return [names[((centres - x) ** 2).sum(1).argmin()] for x in X_new]


# %% wrong knn_predict: k as large as the training set is refused -> knn_predict_test_small
def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k < len(X_train):
        raise ValueError("k")
    return KNeighborsClassifier(n_neighbors=k).fit(X_train, y_train).predict(X_new)


# %% wrong knn_predict: the labels sorted in place -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k")
    prediction = KNeighborsClassifier(n_neighbors=k).fit(X_train, y_train).predict(X_new)
    y_train.sort()
    return prediction


# %% right count_confusion: Counter of pairs
from collections import Counter


def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) - len(y_pred):
        raise ValueError("lengths")
    pairs = Counter((int(a), int(b)) for a, b in zip(y_true, y_pred))
    return np.array([[pairs[i, j] for j in range(n_classes)] for i in range(n_classes)])


# %% wrong count_confusion: counts in a byte -> count_confusion_test_random
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths")
    table = np.zeros((n_classes, n_classes), dtype=np.uint8)
    for i, j in zip(y_true, y_pred):
        table[i, j] += 1
    return table


# %% wrong count_confusion: only too many predictions are noticed -> count_confusion_test_bad_input
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) < len(y_pred):
        raise ValueError("lengths")
    table = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in zip(y_true, y_pred):
        table[i, j] += 1
    return table


# %% wrong count_confusion: only too few predictions are noticed -> count_confusion_test_bad_input
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) > len(y_pred):
        raise ValueError("lengths")
    table = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in zip(y_true, y_pred):
        table[i, j] += 1
    return table


# %% wrong count_confusion: shares of the row -> count_confusion_test_small
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths")
    table = np.zeros((n_classes, n_classes))
    for i, j in zip(y_true, y_pred):
        table[i, j] += 1
    return table / np.maximum(table.sum(1, keepdims=True), 1)


# %% wrong count_confusion: one table for all calls -> count_confusion_test_random
def count_confusion(y_true, y_pred, n_classes, tables={}):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths")
    table = tables.setdefault(n_classes, np.zeros((n_classes, n_classes), dtype=int))
    for i, j in zip(y_true, y_pred):
        table[i, j] += 1
    return table


# %% wrong count_confusion: equal pairs once -> count_confusion_test_small
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths")
    table = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in set(zip(y_true, y_pred)):
        table[i, j] += 1
    return table


# %% wrong count_confusion: empty lists are refused -> count_confusion_test_random
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) != len(y_pred) or len(y_true) == 0:
        raise ValueError("lengths")
    table = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in zip(y_true, y_pred):
        table[i, j] += 1
    return table


# %% wrong count_confusion: empties the lists -> count_confusion_test_random
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths")
    table = np.zeros((n_classes, n_classes), dtype=int)
    if isinstance(y_true, list):
        while y_true:
            table[y_true.pop(), y_pred.pop()] += 1
        return table
    for i, j in zip(y_true, y_pred):
        table[i, j] += 1
    return table


# %% wrong count_confusion: always refuses -> count_confusion_test_bad_input
def count_confusion(y_true, y_pred, n_classes):
    raise ValueError("lengths")


# %% right scaled_knn: by hand, sorted distances and votes
def scaled_knn(X_train, y_train, X_test, k):
    train, test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    mean, std = train.mean(axis=0), train.std(axis=0)
    train, test = (train - mean) / std, (test - mean) / std
    out = []
    for row in test:
        near = np.sqrt(((train - row) ** 2).sum(axis=1)).argsort()[:k]
        votes = [int(y_train[i]) for i in near]
        out.append(max(sorted(set(votes)), key=votes.count))
    return out


# %% right scaled_knn: scipy's zscore by hand with ddof 1 leaves the order as it is
def scaled_knn(X_train, y_train, X_test, k):
    train, test = pd.DataFrame(X_train), pd.DataFrame(X_test)
    mean, std = train.mean(), train.std()
    model = KNeighborsClassifier(k).fit(((train - mean) / std).to_numpy(), np.asarray(y_train))
    return list(model.predict(((test - mean) / std).to_numpy()))


# %% wrong scaled_knn: only centred -> scaled_knn_test_small
def scaled_knn(X_train, y_train, X_test, k):
    model = make_pipeline(StandardScaler(with_std=False), KNeighborsClassifier(n_neighbors=k))
    return model.fit(X_train, y_train).predict(X_test)


# %% wrong scaled_knn: divided by the variance -> scaled_knn_test_one_row
def scaled_knn(X_train, y_train, X_test, k):
    train, test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    var = train.var(axis=0)
    return KNeighborsClassifier(k).fit(train / var, y_train).predict(test / var)


# %% wrong scaled_knn: one deviation for all columns -> scaled_knn_test_small
def scaled_knn(X_train, y_train, X_test, k):
    train, test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    train, test = (train - train.mean()) / train.std(), (test - train.mean()) / train.std()
    return KNeighborsClassifier(k).fit(train, y_train).predict(test)


# %% wrong scaled_knn: rows scaled instead of columns -> scaled_knn_test_one_row
def scaled_knn(X_train, y_train, X_test, k):
    train, test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    train = (train - train.mean(1, keepdims=True)) / train.std(1, keepdims=True)
    test = (test - test.mean(1, keepdims=True)) / test.std(1, keepdims=True)
    return KNeighborsClassifier(k).fit(train, y_train).predict(test)


# %% wrong scaled_knn: scaled in place -> scaled_knn_test_one_row
def scaled_knn(X_train, y_train, X_test, k):
    train, test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, std = train.mean(axis=0), train.std(axis=0)
    train -= mean
    train /= std
    return KNeighborsClassifier(k).fit(train, y_train).predict((test - mean) / std)


# %% wrong scaled_knn: another classifier -> scaled_knn_test_one_row
def scaled_knn(X_train, y_train, X_test, k):
    model = make_pipeline(StandardScaler(), LogisticRegression())
    return model.fit(X_train, y_train).predict(X_test)


# %% wrong scaled_knn: city-block distance -> scaled_knn_test_one_row
def scaled_knn(X_train, y_train, X_test, k):
    model = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=k, p=1))
    return model.fit(X_train, y_train).predict(X_test)


# %% wrong scaled_knn: weighted by distance -> scaled_knn_test_one_row
def scaled_knn(X_train, y_train, X_test, k):
    model = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=k, weights="distance"))
    return model.fit(X_train, y_train).predict(X_test)


# %% wrong scaled_knn: median and quartiles -> scaled_knn_test_one_row
from sklearn.preprocessing import RobustScaler


def scaled_knn(X_train, y_train, X_test, k):
    model = make_pipeline(RobustScaler(), KNeighborsClassifier(n_neighbors=k))
    return model.fit(X_train, y_train).predict(X_test)


# %% right template_scores: einsum
def template_scores(images, templates):
    return np.einsum("nhw,khw->nk", np.array(images, dtype=float), np.array(templates, dtype=float))


# %% right template_scores: nested loops
def template_scores(images, templates):
    table = np.zeros((len(images), len(templates)))
    for i, image in enumerate(images):
        for j, template in enumerate(templates):
            for row, other in zip(image, template):
                for a, b in zip(row, other):
                    table[i, j] += float(a) * float(b)
    return table


# %% right template_scores: broadcasting over wide integers or floats
def template_scores(images, templates):
    images, templates = np.asarray(images), np.asarray(templates)
    if images.dtype.kind in "iu":
        images = images.astype(np.int64)
    return (images[:, None] * templates[None]).sum(axis=(2, 3))


# %% right template_scores: tensordot
def template_scores(images, templates):
    images, templates = np.asarray(images, dtype="float64"), np.asarray(templates, dtype="float64")
    return np.tensordot(images, templates, axes=([1, 2], [1, 2]))


# %% wrong template_scores: bytes overflow -> template_scores_test_uint8
def template_scores(images, templates):
    images, templates = np.asarray(images), np.asarray(templates)
    return images.reshape(len(images), -1) @ templates.reshape(len(templates), -1).T


# %% wrong template_scores: bytes overflow before they are added -> template_scores_test_uint8
def template_scores(images, templates):
    images, templates = np.asarray(images), np.asarray(templates)
    return (images[:, None] * templates[None]).sum(axis=(2, 3)).astype(float)


# %% wrong template_scores: transposed table -> template_scores_test_example
def template_scores(images, templates):
    images, templates = np.asarray(images, dtype=float), np.asarray(templates, dtype=float)
    return templates.reshape(len(templates), -1) @ images.reshape(len(images), -1).T


# %% wrong template_scores: columns first in the templates -> template_scores_test_example
def template_scores(images, templates):
    images, templates = np.asarray(images, dtype=float), np.asarray(templates, dtype=float)
    columns = templates.transpose(0, 2, 1).reshape(len(templates), -1)
    return images.reshape(len(images), -1) @ columns.T


# %% wrong template_scores: reshaped instead of transposed -> template_scores_test_random
def template_scores(images, templates):
    images, templates = np.asarray(images, dtype=float), np.asarray(templates, dtype=float)
    return images.reshape(len(images), -1) @ templates.reshape(-1, len(templates))


# %% wrong template_scores: only the first template -> template_scores_test_example
def template_scores(images, templates):
    images, template = np.asarray(images, dtype=float), np.asarray(templates[0], dtype=float)
    return (images * template).sum(axis=(1, 2))[:, None]


# %% wrong template_scores: means instead of sums -> template_scores_test_example
def template_scores(images, templates):
    images, templates = np.asarray(images, dtype=float), np.asarray(templates, dtype=float)
    return (images[:, None] * templates[None]).mean(axis=(2, 3))


# %% wrong template_scores: pairs only -> template_scores_test_example
def template_scores(images, templates):
    images, templates = np.asarray(images, dtype=float), np.asarray(templates, dtype=float)
    n = min(len(images), len(templates))
    return (images[:n] * templates[:n]).sum(axis=(1, 2))


# %% wrong template_scores: the images are scaled in place -> template_scores_test_random
def template_scores(images, templates):
    images, templates = np.asarray(images, dtype=float), np.asarray(templates, dtype=float)
    images /= 255
    return 255 * images.reshape(len(images), -1) @ templates.reshape(len(templates), -1).T


# %% wrong template_scores: single precision -> template_scores_test_random
def template_scores(images, templates):
    images, templates = np.asarray(images, dtype="float32"), np.asarray(templates, dtype="float32")
    return images.reshape(len(images), -1) @ templates.reshape(len(templates), -1).T


# %% wrong template_scores: negative products are cut off -> template_scores_test_random
def template_scores(images, templates):
    images, templates = np.asarray(images, dtype=float), np.asarray(templates, dtype=float)
    return np.maximum(images[:, None] * templates[None], 0).sum(axis=(2, 3))


# %% wrong template_scores: squares only -> template_scores_test_example
def template_scores(images, templates):
    images, templates = np.asarray(images, dtype=float), np.asarray(templates, dtype=float)
    size = min(images.shape[1:])
    return (images[:, None, :size, :size] * templates[None, :, :size, :size]).sum(axis=(2, 3))


# %% wrong knn_predict: training samples moved in place -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k")
    X_train, X_new = np.asarray(X_train, dtype=float), np.asarray(X_new, dtype=float)
    centre = X_train.mean(axis=0)
    X_train -= centre
    X_new -= centre
    return KNeighborsClassifier(n_neighbors=k).fit(X_train, y_train).predict(X_new)


# %% wrong knn_predict: takes the new samples out of their list -> knn_predict_test_random
def knn_predict(X_train, y_train, X_new, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k")
    model = KNeighborsClassifier(n_neighbors=k).fit(X_train, y_train)
    if not isinstance(X_new, list):
        return model.predict(X_new)
    predictions = []
    while X_new:
        predictions.append(model.predict([X_new.pop(0)])[0])
    return predictions


# %% wrong axis_means: means without their signs -> axis_means_test_random
def axis_means(table):
    table = np.abs(np.asarray(table))
    return table.mean(axis=0), table.mean(axis=1)


# %% wrong one_hot: remembers the table of the same labels -> one_hot_test_random
TABLES = {}


def one_hot(labels, n_classes):
    if str(labels) not in TABLES:
        array = np.asarray(labels, dtype=int)
        if ((array < 0) | (array >= n_classes)).any():
            raise ValueError("range")
        TABLES[str(labels)] = np.eye(n_classes)[array]
    return TABLES[str(labels)]


# %% wrong distances: remembers the table of the same A -> distances_test_random
TABLES = {}


def distances(A, B):
    key = str(np.asarray(A).tolist())
    if key not in TABLES:
        a, b = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
        TABLES[key] = np.sqrt(((a[:, None] - b[None]) ** 2).sum(axis=2))
    return TABLES[key]


# %% wrong template_scores: remembers the scores of the same images -> template_scores_test_random
SCORES = {}


def template_scores(images, templates):
    key = str(np.asarray(images).tolist())
    if key not in SCORES:
        a, b = np.asarray(images, dtype=float), np.asarray(templates, dtype=float)
        SCORES[key] = a.reshape(len(a), -1) @ b.reshape(len(b), -1).T
    return SCORES[key]


# %% wrong count_confusion: a table of floats -> count_confusion_test_random
def count_confusion(y_true, y_pred, n_classes):
    if len(y_true) != len(y_pred):
        raise ValueError
    table = np.zeros((n_classes, n_classes))
    for i, j in zip(y_true, y_pred):
        table[i, j] += 1
    return table


# %% wrong one_hot: truth values -> one_hot_test_random
def one_hot(labels, n_classes):
    labels = np.asarray(labels, dtype=int)
    if ((labels < 0) | (labels >= n_classes)).any():
        raise ValueError
    return labels[:, None] == np.arange(n_classes)


# %% wrong scaled_knn: the rounded mean of the labels -> scaled_knn_test_one_row
def scaled_knn(X_train, y_train, X_test, k):
    from sklearn.neighbors import KNeighborsRegressor

    model = make_pipeline(StandardScaler(), KNeighborsRegressor(n_neighbors=k))
    return np.round(model.fit(X_train, y_train).predict(X_test)).astype(int)


# %% equivalent row_percent: 0 remains 0
# -     return 100 * counts / np.where(totals == 0, 1, totals)
# +     return 100 * counts / np.where(totals == 0, 2, totals)


# %% equivalent valid_scores: nan is left out anyway
#       """
# +     scores = np.asarray(scores)[~np.isnan(scores)]
#       scores = np.asarray(scores, dtype=float)


# %% equivalent moving_average: windows of no or negative length are refused with ValueError by NumPy, too, and ones become floats
# -     if not 1 <= k <= len(values):
# +     if not k <= len(values):

# -     if not 1 <= k <= len(values):
# +     if not 0 <= k <= len(values):

# -     return np.convolve(np.asarray(values, dtype=float), np.ones(k), 'valid') / k
# +     return np.convolve(np.asarray(values, dtype=float), np.ones(k, dtype=int), 'valid') / k


# %% equivalent template_scores: NumPy takes each negative length for the one that is left
# -     return images.reshape(len(images), -1) @ templates.reshape(len(templates), -1).T
# +     return images.reshape(len(images), -2) @ templates.reshape(len(templates), -1).T

# -     return images.reshape(len(images), -1) @ templates.reshape(len(templates), -1).T
# +     return images.reshape(len(images), -1) @ templates.reshape(len(templates), -2).T


# %% equivalent mean_by_group: groups do not depend on the labels of rows
#       """
# +     table = table.reset_index(drop=True)
#       return table.groupby(group)[column].mean()


# %% equivalent add_info: no labels of rows are asked for, no kind stands twice, and no other column is shared
#       """
# +     flowers = flowers.reset_index(drop=True)
#       return flowers.merge(info, on='species', how='left')

#       """
# +     info = info.drop_duplicates()
#       return flowers.merge(info, on='species', how='left')

#       """
# +     info = info.reset_index(drop=True)
#       return flowers.merge(info, on='species', how='left')

# -     return flowers.merge(info, on='species', how='left')
# +     return flowers.merge(info, how='left')


# %% equivalent draw_temperatures: months are small positive numbers
#       """
# +     months = np.abs(months)
#       fig, ax = plt.subplots()

#       """
# +     months = np.round(months, 4)
#       fig, ax = plt.subplots()


# %% equivalent draw_temperatures: the text leaves the looks open, and what becomes of the list
#       """
# +     city = city.strip()
#       fig, ax = plt.subplots()

#       """
# +     if isinstance(months, list):
# +         months, _ = (list(months), months.append(None))
#       fig, ax = plt.subplots()

#       """
# +     if isinstance(months, np.ndarray) and months.dtype.kind == 'f':
# +         months, _ = (months.copy(), months.__iadd__(1))
#       fig, ax = plt.subplots()

#       """
# +     if isinstance(months, np.ndarray) and months.dtype.kind in 'iu':
# +         months, _ = (months.copy(), months.__iadd__(1))
#       fig, ax = plt.subplots()

# -     ax.plot(months, temperatures, marker='o')
# +     ax.plot(months, temperatures)

# -     ax.set_xticks(months)
# +     pass


# %% equivalent draw_iris: no measure is missing, and rows have no labels in a figure
#       """
# +     flowers = flowers.dropna()
#       fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(9, 3.6))

#       """
# +     flowers = flowers.reset_index(drop=True)
#       fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(9, 3.6))


# %% equivalent draw_iris: the text leaves the looks open
# -     fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(9, 3.6))
# +     fig, (left_ax, right_ax) = plt.subplots(1, 2)

# -     fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(9, 3.6))
# +     fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(10, 3.6))

# -     fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(9, 3.6))
# +     fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(8, 3.6))

# -     fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(9, 3.6))
# +     fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(9, 4.6))

# -     fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(9, 3.6))
# +     fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(9, 7.2))

# -     left_ax.hist(flowers['petal_length'], bins=12, edgecolor='white')
# +     left_ax.hist(flowers['petal_length'], bins=12)


# %% equivalent knn_predict: single precision is precise enough for what the text promises
# -     X_train, X_new = (np.asarray(X_train, dtype=float), np.asarray(X_new, dtype=float))
# +     X_train, X_new = (np.asarray(X_train, dtype=np.float32), np.asarray(X_new, dtype=float))

# -     X_train, X_new = (np.asarray(X_train, dtype=float), np.asarray(X_new, dtype=float))
# +     X_train, X_new = (np.asarray(X_train, dtype=float), np.asarray(X_new, dtype=np.float32))


# %% equivalent knn_predict: the largest of nothing is refused with ValueError too
# -     if not 1 <= k <= len(X_train):
# +     if not 0 <= k <= len(X_train):


# %% equivalent knn_predict: the order of distances is the same, and of labels with as many votes any will do
# -         order = np.argsort(((X_train - row) ** 2).sum(axis=1))[:k]
# +         order = np.argsort(((X_train - row) ** 2).mean(axis=1))[:k]

# -         predictions.append(max(set(votes), key=votes.count))
# +         predictions.append(max(votes, key=votes.count))
