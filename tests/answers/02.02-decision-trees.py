# %% right entropy: counts with Counter in a loop
import math
from collections import Counter


def entropy(labels):
    labels = list(labels)
    if not labels:
        raise ValueError("空")
    total = 0.0
    for count in Counter(labels).values():
        share = count / len(labels)
        total += share * math.log2(1 / share)
    return total


# %% right entropy: SciPy
from collections import Counter

from scipy.stats import entropy as scipy_entropy


def entropy(labels):
    if len(labels) == 0:
        raise ValueError
    return scipy_entropy(list(Counter(list(labels)).values()), base=2)


# %% right entropy: list.count and a change of base
import math


def entropy(labels):
    items = [x for x in labels]
    n = len(items)
    if n == 0:
        raise ValueError("至少一个")
    return -sum(items.count(v) / n * math.log(items.count(v) / n) / math.log(2) for v in set(items))


# %% wrong entropy: only the visible example -> entropy_test_two_classes, entropy_test_many_classes
def entropy(labels):
    return 0.0 if len(set(labels)) == 1 else 1.0


# %% wrong entropy: natural logarithm -> entropy_test_two_classes, entropy_test_many_classes
def entropy(labels):
    if len(labels) == 0:
        raise ValueError
    _, counts = np.unique(labels, return_counts=True)
    p = counts / counts.sum()
    return -(p * np.log(p)).sum()


# %% wrong entropy: no minus sign -> entropy_test_two_classes
def entropy(labels):
    if len(labels) == 0:
        raise ValueError
    _, counts = np.unique(labels, return_counts=True)
    p = counts / counts.sum()
    return (p * np.log2(p)).sum()


# %% wrong entropy: empty gives 0 -> entropy_test_empty
def entropy(labels):
    if len(labels) == 0:
        return 0.0
    _, counts = np.unique(labels, return_counts=True)
    p = counts / counts.sum()
    return -(p * np.log2(p)).sum()


# %% wrong entropy: two classes only, the first against the rest -> entropy_test_many_classes
def entropy(labels):
    if len(labels) == 0:
        raise ValueError
    labels = list(labels)
    p = labels.count(labels[0]) / len(labels)
    if p == 1:
        return 0.0
    return -p * np.log2(p) - (1 - p) * np.log2(1 - p)


# %% wrong entropy: bincount with its zeros -> entropy_test_many_classes, entropy_test_two_classes
def entropy(labels):
    if len(labels) == 0:
        raise ValueError
    p = np.bincount(labels) / len(labels)
    return -(p * np.log2(p)).sum()


# %% wrong entropy: rounded -> entropy_test_many_classes
def entropy(labels):
    if len(labels) == 0:
        raise ValueError
    _, counts = np.unique(labels, return_counts=True)
    p = counts / counts.sum()
    return round(float(-(p * np.log2(p)).sum()), 2)


# %% wrong entropy: prints instead of returning -> entropy_test_two_classes
def entropy(labels):
    _, counts = np.unique(labels, return_counts=True)
    p = counts / counts.sum()
    print(-(p * np.log2(p)).sum())


# %% right gini: probability of two different balls, pair by pair
from collections import Counter


def gini(labels):
    if len(labels) == 0:
        raise ValueError("空")
    counts = Counter(list(labels))
    total = 0
    for one in counts:
        for other in counts:
            if one != other:
                total += counts[one] * counts[other]
    return total / len(labels) ** 2


# %% right gini: sum of p (1 - p)
def gini(labels):
    items = list(labels)
    if not items:
        raise ValueError
    shares = [items.count(kind) / len(items) for kind in set(items)]
    return sum(p * (1 - p) for p in shares)


# %% right gini: compares every label with every other, vectorised
def gini(labels):
    a = np.array(labels)
    if a.size == 0:
        raise ValueError("empty")
    return (a[:, None] != a[None, :]).mean()


# %% wrong gini: the formula for two kinds -> gini_test_generated
def gini(labels):
    if len(labels) == 0:
        raise ValueError
    labels = list(labels)
    p = labels.count(labels[0]) / len(labels)
    return 2 * p * (1 - p)


# %% wrong gini: the sum of squares without 1 minus it -> gini_test_example
def gini(labels):
    if len(labels) == 0:
        raise ValueError
    _, counts = np.unique(labels, return_counts=True)
    return ((counts / counts.sum()) ** 2).sum()


# %% wrong gini: empty gives 0 -> gini_test_input
def gini(labels):
    if len(labels) == 0:
        return 0.0
    _, counts = np.unique(labels, return_counts=True)
    return 1 - ((counts / counts.sum()) ** 2).sum()


# %% wrong gini: without replacement -> gini_test_example
def gini(labels):
    n = len(labels)
    if n == 0:
        raise ValueError
    if n == 1:
        return 0.0
    _, counts = np.unique(labels, return_counts=True)
    return 1 - (counts * (counts - 1)).sum() / (n * (n - 1))


# %% wrong gini: sorts the argument -> gini_test_input
def gini(labels):
    if len(labels) == 0:
        raise ValueError
    labels.sort()
    _, counts = np.unique(labels, return_counts=True)
    return 1 - ((counts / counts.sum()) ** 2).sum()


# %% wrong gini: entropy -> gini_test_example
def gini(labels):
    if len(labels) == 0:
        raise ValueError
    _, counts = np.unique(labels, return_counts=True)
    p = counts / counts.sum()
    return -(p * np.log2(p)).sum()


# %% wrong gini: every kind has the same share -> gini_test_generated
def gini(labels):
    if len(labels) == 0:
        raise ValueError
    return 1 - 1 / len(set(labels))


# %% right information_gain: mutual information of scikit-learn
from sklearn.metrics import mutual_info_score


def information_gain(rows, labels, feature):
    if len(rows) != len(labels):
        raise ValueError("长度不同")
    column = [row[feature] for row in rows]
    return mutual_info_score(column, labels) / np.log(2)


# %% right information_gain: pandas groupby
import pandas as pd


def information_gain(rows, labels, feature):
    if len(rows) != len(labels):
        raise ValueError
    frame = pd.DataFrame({"x": [row[feature] for row in rows], "y": labels})

    def h(series):
        p = series.value_counts(normalize=True)
        return -(p * np.log2(p)).sum()

    rest = 0
    for _, group in frame.groupby("x"):
        rest += len(group) / len(frame) * h(group["y"])
    return h(frame["y"]) - rest


# %% right information_gain: H(feature) + H(label) - H(both), Counter only
import math
from collections import Counter


def information_gain(rows, labels, feature):
    if len(labels) != len(rows):
        raise ValueError("!")
    xs = [r[feature] for r in rows]
    n = len(xs)

    def h(things):
        return sum(c / n * math.log2(n / c) for c in Counter(things).values())

    return h(xs) + h(labels) - h(zip(xs, labels))


# %% wrong information_gain: adds the entropies without weights -> information_gain_test_generated
from collections import Counter


def information_gain(rows, labels, feature):
    if len(rows) != len(labels):
        raise ValueError

    def h(group):
        return entropy_of_counts(list(Counter(group).values()), base=2)

    values = {row[feature] for row in rows}
    rest = sum(h([y for row, y in zip(rows, labels) if row[feature] == v]) for v in values)
    return h(labels) - rest


# %% wrong information_gain: plain mean of the entropies -> information_gain_test_example, information_gain_test_generated
from collections import Counter


def information_gain(rows, labels, feature):
    if len(rows) != len(labels):
        raise ValueError

    def h(group):
        return entropy_of_counts(list(Counter(group).values()), base=2)

    values = {row[feature] for row in rows}
    rest = [h([y for row, y in zip(rows, labels) if row[feature] == v]) for v in values]
    return h(labels) - sum(rest) / len(rest)


# %% wrong information_gain: returns what remains -> information_gain_test_example
from collections import Counter


def information_gain(rows, labels, feature):
    if len(rows) != len(labels):
        raise ValueError
    rest = 0
    for v in {row[feature] for row in rows}:
        pile = [y for row, y in zip(rows, labels) if row[feature] == v]
        rest += len(pile) / len(rows) * entropy_of_counts(list(Counter(pile).values()), base=2)
    return rest


# %% wrong information_gain: natural logarithm -> information_gain_test_example
from sklearn.metrics import mutual_info_score


def information_gain(rows, labels, feature):
    if len(rows) != len(labels):
        raise ValueError("长度不同")
    return mutual_info_score([row[feature] for row in rows], labels)


# %% wrong information_gain: no check of the lengths -> information_gain_test_input
from collections import Counter


def information_gain(rows, labels, feature):
    def h(group):
        return entropy_of_counts(list(Counter(group).values()), base=2)

    piles = {}
    for row, label in zip(rows, labels):
        piles.setdefault(row[feature], []).append(label)
    return h(labels) - sum(len(p) / len(labels) * h(p) for p in piles.values())


# %% wrong information_gain: pops the feature from the rows -> information_gain_test_input
from sklearn.metrics import mutual_info_score


def information_gain(rows, labels, feature):
    if len(rows) != len(labels):
        raise ValueError
    column = [row.pop(feature) for row in rows]
    return mutual_info_score(column, labels) / np.log(2)


# %% wrong information_gain: only two values, the first against the rest -> information_gain_test_generated
from sklearn.metrics import mutual_info_score


def information_gain(rows, labels, feature):
    if len(rows) != len(labels):
        raise ValueError
    column = [row[feature] == rows[0][feature] for row in rows]
    return mutual_info_score(column, labels) / np.log(2)


# %% wrong information_gain: Gini instead of entropy -> information_gain_test_example
def information_gain(rows, labels, feature):
    if len(rows) != len(labels):
        raise ValueError

    def g(group):
        return 1 - sum((group.count(v) / len(group)) ** 2 for v in set(group))

    rest = 0
    for v in {row[feature] for row in rows}:
        pile = [y for row, y in zip(rows, labels) if row[feature] == v]
        rest += len(pile) / len(rows) * g(pile)
    return g(labels) - rest


# %% right gain_ratio: SciPy
from collections import Counter


def gain_ratio(gain, values):
    split = entropy_of_counts(list(Counter(values).values()), base=2)
    return gain / split if split > 1e-12 else 0.0


# %% right gain_ratio: a loop, integer 0 for one value
import math


def gain_ratio(gain, values):
    total = 0
    for v in set(values):
        share = values.count(v) / len(values)
        total -= share * math.log2(share)
    if total == 0:
        return 0
    return gain / total


# %% right gain_ratio: catches the division
import math
from collections import Counter


def gain_ratio(gain, values):
    n = len(values)
    try:
        return gain / sum(c / n * math.log2(n / c) for c in Counter(values).values())
    except ZeroDivisionError:
        return 0.0


# %% wrong gain_ratio: divides by the number of values -> gain_ratio_test_many_values
def gain_ratio(gain, values):
    if len(set(values)) == 1:
        return 0.0
    return gain / len(set(values))


# %% wrong gain_ratio: divides by zero -> gain_ratio_test_one_value
import math
from collections import Counter


def gain_ratio(gain, values):
    n = len(values)
    return gain / sum(c / n * math.log2(n / c) for c in Counter(values).values())


# %% wrong gain_ratio: natural logarithm -> gain_ratio_test_example
from collections import Counter


def gain_ratio(gain, values):
    split = entropy_of_counts(list(Counter(values).values()))
    return gain / split if split > 0 else 0.0


# %% wrong gain_ratio: logarithm of the number of values -> gain_ratio_test_many_values
def gain_ratio(gain, values):
    k = len(set(values))
    return 0.0 if k == 1 else gain / np.log2(k)


# %% wrong gain_ratio: upside down -> gain_ratio_test_example
from collections import Counter


def gain_ratio(gain, values):
    split = entropy_of_counts(list(Counter(values).values()), base=2)
    return split / gain if gain > 0 else 0.0


# %% wrong gain_ratio: returns the gain -> gain_ratio_test_many_values
def gain_ratio(gain, values):
    return gain


# %% wrong gain_ratio: a negligible constant in the denominator -> gain_ratio_test_many_values
from collections import Counter


def gain_ratio(gain, values):
    return gain / (entropy_of_counts(list(Counter(values).values()), base=2) + 1e-3)


# %% wrong gain_ratio: looks at the gain instead of the denominator -> gain_ratio_test_one_value
def gain_ratio(gain, values):
    if gain == 0:
        return 0.0
    p = np.unique(values, return_counts=True)[1] / len(values)
    return gain / -(p * np.log2(p)).sum()


# %% right best_feature: a loop from minus infinity
def best_feature(rows, labels, features, score):
    if not features:
        raise ValueError("空")
    best = None
    highest = float("-inf")
    for name in features:
        value = score(rows, labels, name)
        if value > highest:
            best, highest = name, value
    return best


# %% right best_feature: argmax of a list
def best_feature(rows, labels, features, score):
    return features[int(np.argmax([score(rows, labels, f) for f in features]))]


# %% right best_feature: sorts a copy, stable
def best_feature(rows, labels, features, score):
    if len(features) < 1:
        raise ValueError
    points = {f: score(rows, labels, f) for f in features}
    return sorted(features, key=lambda f: -points[f])[0]


# %% wrong best_feature: starts from zero -> best_feature_test_scores
def best_feature(rows, labels, features, score):
    if not features:
        raise ValueError
    best, highest = None, 0
    for name in features:
        if score(rows, labels, name) > highest:
            best, highest = name, score(rows, labels, name)
    return best


# %% wrong best_feature: the last of ties -> best_feature_test_ties
def best_feature(rows, labels, features, score):
    if not features:
        raise ValueError
    best, highest = None, float("-inf")
    for name in features:
        if score(rows, labels, name) >= highest:
            best, highest = name, score(rows, labels, name)
    return best


# %% wrong best_feature: ties by name -> best_feature_test_ties
def best_feature(rows, labels, features, score):
    features.sort()
    return max(features, key=lambda f: score(rows, labels, f))


# %% wrong best_feature: the smallest score -> best_feature_test_example
def best_feature(rows, labels, features, score):
    return min(features, key=lambda f: score(rows, labels, f))


# %% wrong best_feature: all features of the rows -> best_feature_test_candidates
def best_feature(rows, labels, features, score):
    if not features:
        raise ValueError
    return max(rows[0], key=lambda f: score(rows, labels, f))


# %% wrong best_feature: returns the score -> best_feature_test_example
def best_feature(rows, labels, features, score):
    return max(score(rows, labels, f) for f in features)


# %% wrong best_feature: ignores score, counts the values -> best_feature_test_scores
def best_feature(rows, labels, features, score):
    if not features:
        raise ValueError
    return max(features, key=lambda f: len({row[f] for row in rows}))


# %% wrong best_feature: None where there is no candidate -> best_feature_test_ties
def best_feature(rows, labels, features, score):
    return max(features, key=lambda f: score(rows, labels, f), default=None)


# %% wrong best_feature: swaps the arguments of score -> best_feature_test_example
def best_feature(rows, labels, features, score):
    return max(features, key=lambda f: score(labels, rows, f))


# %% wrong best_feature: starts from minus a thousand -> best_feature_test_scores
def best_feature(rows, labels, features, score):
    if not features:
        raise ValueError("x")
    best, high = None, -1000
    for f in features:
        s = score(rows, labels, f)
        if s > high:
            best, high = f, s
    return best


# %% right id3: Counter and zip
from collections import Counter


def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError("空")
    majority = Counter(labels).most_common(1)[0][0]
    if len(set(labels)) == 1 or not features:
        return majority
    feature = choose(rows, labels, features)
    piles = {}
    for row, label in zip(rows, labels):
        some_rows, some_labels = piles.setdefault(row[feature], ([], []))
        some_rows.append(row)
        some_labels.append(label)
    rest = features.copy()
    rest.remove(feature)
    children = {v: id3(r, y, rest, choose) for v, (r, y) in piles.items()}
    return {"feature": feature, "majority": majority, "children": children}


# %% right id3: without recursion, a list of work to do
def id3(rows, labels, features, choose):
    if len(rows) == 0:
        raise ValueError
    holder = {}
    todo = [(holder, "tree", rows, labels, features)]
    while todo:
        place, key, r, y, f = todo.pop()
        most = sorted(set(y), key=y.count)[-1]
        if len(set(y)) == 1 or f == []:
            place[key] = most
            continue
        name = choose(r, y, f)
        node = {"children": {}, "majority": most, "feature": name}
        place[key] = node
        for value in dict.fromkeys(row[name] for row in r):
            keep = [row[name] == value for row in r]
            todo.append(
                (
                    node["children"],
                    value,
                    [row for row, k in zip(r, keep) if k],
                    [label for label, k in zip(y, keep) if k],
                    [other for other in f if other != name],
                )
            )
    return holder["tree"]


# %% right id3: pandas inside
import pandas as pd


def id3(rows, labels, features, choose):
    if not len(rows):
        raise ValueError("没有样本")
    counts = pd.Series(labels).value_counts()
    if len(counts) == 1 or len(features) == 0:
        return counts.index[0]
    feature = choose(rows, labels, features)
    groups = pd.Series(range(len(rows))).groupby([row[feature] for row in rows])
    children = {}
    for value, positions in groups:
        part = positions.tolist()
        children[rows[part[0]][feature]] = id3(
            [rows[i] for i in part],
            [labels[i] for i in part],
            list(filter(lambda name: name != feature, features)),
            choose,
        )
    return dict(feature=feature, majority=counts.idxmax(), children=children)


# %% wrong id3: removes the feature from the caller's list -> id3_test_input
from collections import Counter


def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError("空")
    majority = Counter(labels).most_common(1)[0][0]
    if len(set(labels)) == 1 or not features:
        return majority
    feature = choose(rows, labels, features)
    features.remove(feature)
    children = {}
    for v in {row[feature] for row in rows}:
        inside = [i for i in range(len(rows)) if rows[i][feature] == v]
        children[v] = id3([rows[i] for i in inside], [labels[i] for i in inside], features, choose)
    return {"feature": feature, "majority": majority, "children": children}


# %% wrong id3: only one level, no recursion -> id3_test_deep, id3_test_generated
from collections import Counter


def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError("空")
    majority = Counter(labels).most_common(1)[0][0]
    if len(set(labels)) == 1 or not features:
        return majority
    feature = choose(rows, labels, features)
    children = {}
    for v in {row[feature] for row in rows}:
        pile = [y for row, y in zip(rows, labels) if row[feature] == v]
        children[v] = Counter(pile).most_common(1)[0][0]
    return {"feature": feature, "majority": majority, "children": children}


# %% wrong id3: no stop when the features are used up -> id3_test_stop
from collections import Counter


def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError("空")
    majority = Counter(labels).most_common(1)[0][0]
    if len(set(labels)) == 1:
        return majority
    feature = choose(rows, labels, features)
    children = {}
    for v in {row[feature] for row in rows}:
        inside = [i for i in range(len(rows)) if rows[i][feature] == v]
        rest = [f for f in features if f != feature]
        children[v] = id3([rows[i] for i in inside], [labels[i] for i in inside], rest, choose)
    return {"feature": feature, "majority": majority, "children": children}


# %% wrong id3: takes the features in order and never asks choose -> id3_test_deep, id3_test_generated
from collections import Counter


def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError("空")
    majority = Counter(labels).most_common(1)[0][0]
    if len(set(labels)) == 1 or not features:
        return majority
    feature = features[0]
    children = {}
    for v in {row[feature] for row in rows}:
        inside = [i for i in range(len(rows)) if rows[i][feature] == v]
        children[v] = id3(
            [rows[i] for i in inside], [labels[i] for i in inside], features[1:], choose
        )
    return {"feature": feature, "majority": majority, "children": children}


# %% wrong id3: gives up where one question does not help -> id3_test_deep
from collections import Counter


def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError("空")
    majority = Counter(labels).most_common(1)[0][0]
    if len(set(labels)) == 1 or not features:
        return majority
    feature = choose(rows, labels, features)
    column = [row[feature] for row in rows]
    if metrics.mutual_info_score(column, labels) < 1e-9:
        return majority
    children = {}
    for v in set(column):
        inside = [i for i in range(len(rows)) if rows[i][feature] == v]
        rest = [f for f in features if f != feature]
        children[v] = id3([rows[i] for i in inside], [labels[i] for i in inside], rest, choose)
    return {"feature": feature, "majority": majority, "children": children}


# %% wrong id3: the tree of the visible example -> id3_test_deep, id3_test_generated, id3_test_input
def id3(rows, labels, features, choose):
    if len(set(labels)) == 1:
        return labels[0]
    return {"feature": "空气", "majority": "去", "children": {"好": "去", "差": "不去"}}


# %% wrong id3: no error without samples -> id3_test_input
from collections import Counter


def id3(rows, labels, features, choose):
    if not rows:
        return None
    majority = Counter(labels).most_common(1)[0][0]
    if len(set(labels)) == 1 or not features:
        return majority
    feature = choose(rows, labels, features)
    children = {}
    for v in {row[feature] for row in rows}:
        inside = [i for i in range(len(rows)) if rows[i][feature] == v]
        rest = [f for f in features if f != feature]
        children[v] = id3([rows[i] for i in inside], [labels[i] for i in inside], rest, choose)
    return {"feature": feature, "majority": majority, "children": children}


# %% wrong id3: every feature of the samples is a candidate below -> id3_test_stop
def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError
    most = max(labels, key=labels.count)
    if len(set(labels)) == 1 or not features:
        return most
    f = choose(rows, labels, features)
    children = {}
    for v in {r[f] for r in rows}:
        part = [
            ({k: w for k, w in r.items() if k != f}, y) for r, y in zip(rows, labels) if r[f] == v
        ]
        children[v] = id3([p[0] for p in part], [p[1] for p in part], list(part[0][0]), choose)
    return {"feature": f, "majority": most, "children": children}


# %% right predict: recursion
def predict(tree, row):
    if not isinstance(tree, dict):
        return tree
    question = tree["feature"]
    if question in row and row[question] in tree["children"]:
        return predict(tree["children"][row[question]], row)
    return tree["majority"]


# %% right predict: catches KeyError
def predict(tree, row):
    node = tree
    while type(node) is not str:
        try:
            node = node["children"][row[node["feature"]]]
        except KeyError:
            return node["majority"]
    return node


# %% right predict: get with a default
def predict(tree, row):
    while isinstance(tree, dict):
        tree = tree["children"].get(row.get(tree["feature"]), tree["majority"])
    return tree


# %% wrong predict: KeyError for unseen values -> predict_test_example, predict_test_unseen, predict_test_missing
def predict(tree, row):
    while isinstance(tree, dict):
        tree = tree["children"][row[tree["feature"]]]
    return tree


# %% wrong predict: KeyError for a missing feature -> predict_test_missing
def predict(tree, row):
    while isinstance(tree, dict):
        value = row[tree["feature"]]
        if value not in tree["children"]:
            return tree["majority"]
        tree = tree["children"][value]
    return tree


# %% wrong predict: the root's majority -> predict_test_unseen, predict_test_missing
def predict(tree, row):
    if not isinstance(tree, dict):
        return tree
    root = tree["majority"]
    while isinstance(tree, dict):
        value = row.get(tree["feature"])
        if value not in tree["children"]:
            return root
        tree = tree["children"][value]
    return tree


# %% wrong predict: only two levels -> predict_test_leaf
def predict(tree, row):
    if not isinstance(tree, dict):
        return tree
    for _ in range(2):
        if isinstance(tree, dict):
            value = row.get(tree["feature"])
            if value not in tree["children"]:
                return tree["majority"]
            tree = tree["children"][value]
    return tree


# %% wrong predict: a tree that is a leaf crashes -> predict_test_leaf
def predict(tree, row):
    while True:
        value = row.get(tree["feature"])
        if value not in tree["children"]:
            return tree["majority"]
        tree = tree["children"][value]
        if isinstance(tree, str):
            return tree


# %% wrong predict: looks for any value of the sample -> predict_test_missing
def predict(tree, row):
    while isinstance(tree, dict):
        for value in row.values():
            if value in tree["children"]:
                tree = tree["children"][value]
                break
        else:
            return tree["majority"]
    return tree


# %% wrong predict: the first branch for unseen values -> predict_test_unseen
def predict(tree, row):
    while isinstance(tree, dict):
        value = row.get(tree["feature"])
        if value not in tree["children"]:
            value = next(iter(tree["children"]))
        tree = tree["children"][value]
    return tree


# %% wrong predict: goes back to the parent's majority -> predict_test_unseen
def predict(tree, row):
    above = tree["majority"] if isinstance(tree, dict) else tree
    while isinstance(tree, dict):
        value = row.get(tree["feature"])
        if value not in tree["children"]:
            return above
        above = tree["majority"]
        tree = tree["children"][value]
    return tree


# %% wrong predict: uses up the sample -> predict_test_leaf
def predict(tree, row):
    while isinstance(tree, dict):
        value = row.pop(tree["feature"], None)
        if value not in tree["children"]:
            return tree["majority"]
        tree = tree["children"][value]
    return tree


# %% right best_threshold: plain Python, the last of equals
def best_threshold(values, labels):
    n = len(values)
    if n == 0:
        raise ValueError("空")
    points = sorted(set(values))

    def g(group):
        return 1 - sum((group.count(c) / len(group)) ** 2 for c in set(group))

    best = None
    for a, b in zip(points, points[1:]):
        t = (a + b) / 2
        left = [y for v, y in zip(values, labels) if v <= t]
        right = [y for v, y in zip(values, labels) if v > t]
        cost = len(left) / n * g(left) + len(right) / n * g(right)
        if best is None or cost <= best[0]:
            best = (cost, t)
    return None if best is None else best[1]


# %% right best_threshold: a decision stump of scikit-learn
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError
    x = np.array(values, dtype=float).reshape(-1, 1)
    if len(np.unique(x)) == 1:
        return None
    y = np.array(labels)
    if len(set(labels)) == 1:
        a, b = np.unique(x)[:2]
        return (a + b) / 2
    stump = DecisionTreeClassifier(max_depth=1, random_state=0).fit(x, y)
    return float(stump.tree_.threshold[0])


# %% right best_threshold: sorted once, running counts
from collections import Counter


def best_threshold(values, labels):
    pairs = sorted(zip([float(v) for v in values], labels), key=lambda pair: pair[0])
    if not pairs:
        raise ValueError
    left, right = Counter(), Counter(label for _, label in pairs)
    best_score, best = -1, None
    for i in range(len(pairs) - 1):
        left[pairs[i][1]] += 1
        right[pairs[i][1]] -= 1
        if pairs[i][0] == pairs[i + 1][0]:
            continue
        k, m = i + 1, len(pairs) - i - 1
        score = sum(c * c for c in left.values()) / k + sum(c * c for c in right.values()) / m
        if score > best_score:
            best_score, best = score, (pairs[i][0] + pairs[i + 1][0]) / 2
    return best


# %% wrong best_threshold: a value itself instead of the middle -> best_threshold_test_example
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError

    def g(group):
        return 1 - sum((group.count(c) / len(group)) ** 2 for c in set(group))

    best, lowest = None, 2
    for t in sorted(set(values))[:-1]:
        left = [y for v, y in zip(values, labels) if v <= t]
        right = [y for v, y in zip(values, labels) if v > t]
        cost = (len(left) * g(left) + len(right) * g(right)) / len(values)
        if cost < lowest:
            best, lowest = t, cost
    return best


# %% wrong best_threshold: no weights -> best_threshold_test_repeated
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError

    def g(group):
        return 1 - sum((group.count(c) / len(group)) ** 2 for c in set(group))

    points = sorted(set(values))
    best, lowest = None, 3
    for a, b in zip(points, points[1:]):
        left = [y for v, y in zip(values, labels) if v <= a]
        right = [y for v, y in zip(values, labels) if v > a]
        if g(left) + g(right) < lowest:
            best, lowest = (a + b) / 2, g(left) + g(right)
    return best


# %% wrong best_threshold: neighbours in the given order -> best_threshold_test_unsorted
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError

    def g(group):
        return 1 - sum((group.count(c) / len(group)) ** 2 for c in set(group))

    best, lowest = None, 2
    for a, b in zip(values, values[1:]):
        t = (a + b) / 2
        left = [y for v, y in zip(values, labels) if v <= t]
        right = [y for v, y in zip(values, labels) if v > t]
        if not left or not right:
            continue
        cost = len(left) * g(left) + len(right) * g(right)
        if cost < lowest * len(values):
            best, lowest = t, cost / len(values)
    return best


# %% wrong best_threshold: sorts the argument -> best_threshold_test_unsorted
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError

    def g(group):
        return 1 - sum((group.count(c) / len(group)) ** 2 for c in set(group))

    order = np.argsort(values, kind="stable")
    labels = [labels[i] for i in order]
    values.sort()
    best, lowest = None, 2
    for i in range(1, len(values)):
        if values[i] == values[i - 1]:
            continue
        cost = (i * g(labels[:i]) + (len(values) - i) * g(labels[i:])) / len(values)
        if cost < lowest:
            best, lowest = (values[i - 1] + values[i]) / 2, cost
    return best


# %% wrong best_threshold: divides equal values -> best_threshold_test_repeated, best_threshold_test_no_candidate
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError

    def g(group):
        return 1 - sum((group.count(c) / len(group)) ** 2 for c in set(group))

    pairs = sorted(zip(values, labels), key=lambda pair: pair[0])
    n = len(pairs)
    ys = [y for _, y in pairs]
    best, lowest = None, 2
    for i in range(1, n):
        cost = (i * g(ys[:i]) + (n - i) * g(ys[i:])) / n
        if cost < lowest:
            best, lowest = (pairs[i - 1][0] + pairs[i][0]) / 2, cost
    return best


# %% wrong best_threshold: forgets the first candidate -> best_threshold_test_example
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError

    def g(group):
        return 1 - sum((group.count(c) / len(group)) ** 2 for c in set(group))

    points = sorted(set(values))
    best, lowest = None, 2
    for i in range(1, len(points) - 1):
        t = (points[i] + points[i + 1]) / 2
        left = [y for v, y in zip(values, labels) if v <= t]
        right = [y for v, y in zip(values, labels) if v > t]
        cost = (len(left) * g(left) + len(right) * g(right)) / len(values)
        if cost < lowest:
            best, lowest = t, cost
    return best


# %% wrong best_threshold: whole division -> best_threshold_test_example
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError

    def g(group):
        return 1 - sum((group.count(c) / len(group)) ** 2 for c in set(group))

    points = sorted(set(values))
    best, lowest = None, 2
    for a, b in zip(points, points[1:]):
        left = [y for v, y in zip(values, labels) if v <= a]
        right = [y for v, y in zip(values, labels) if v > a]
        cost = (len(left) * g(left) + len(right) * g(right)) / len(values)
        if cost < lowest:
            best, lowest = (a + b) // 2, cost
    return best


# %% wrong best_threshold: the only value where there is no candidate -> best_threshold_test_no_candidate
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError

    def g(group):
        return 1 - sum((group.count(c) / len(group)) ** 2 for c in set(group))

    points = sorted(set(values))
    best, lowest = points[0], 2
    for a, b in zip(points, points[1:]):
        left = [y for v, y in zip(values, labels) if v <= a]
        right = [y for v, y in zip(values, labels) if v > a]
        cost = (len(left) * g(left) + len(right) * g(right)) / len(values)
        if cost < lowest:
            best, lowest = (a + b) / 2, cost
    return best


# %% wrong best_threshold: None where nothing is gained -> best_threshold_test_no_candidate
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError
    u = sorted(set(values))

    def g(s):
        return 1 - sum((s.count(k) / len(s)) ** 2 for k in set(s))

    best, low = None, g(list(labels))
    for p, q in zip(u, u[1:]):
        t = (p + q) / 2
        a = [y for x, y in zip(values, labels) if x <= t]
        b = [y for x, y in zip(values, labels) if x > t]
        c = (len(a) * g(a) + len(b) * g(b)) / len(values)
        if c < low - 1e-12:
            best, low = t, c
    return best


# %% wrong best_threshold: sorts an array in place -> best_threshold_test_generated
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError
    pairs = sorted(zip(values, labels))
    if isinstance(values, np.ndarray):
        values.sort()
    labels = [p[1] for p in pairs]
    u = sorted(set(values))
    if len(u) == 1:
        return None
    v = sorted(values)

    def g(s):
        return 1 - sum((s.count(k) / len(s)) ** 2 for k in set(s))

    def cost(t):
        a = [y for x, y in zip(v, labels) if x <= t]
        b = [y for x, y in zip(v, labels) if x > t]
        return len(a) * g(a) + len(b) * g(b)

    return min([(p + q) / 2 for p, q in zip(u, u[1:])], key=cost)


# %% right choose_depth: a dictionary of accuracies
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    accuracy = {}
    for d in depths:
        model = DecisionTreeClassifier(max_depth=d, random_state=0)
        model.fit(x_train, y_train)
        accuracy[d] = model.score(x_valid, y_valid)
    top = max(accuracy.values())
    return min(d for d in accuracy if accuracy[d] == top)


# %% right choose_depth: counts the mistakes
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    def mistakes(d):
        tree = DecisionTreeClassifier(random_state=0, max_depth=d).fit(x_train, y_train)
        return int(np.sum(tree.predict(x_valid) != y_valid)), d

    return min(map(mistakes, depths))[1]


# %% right choose_depth: one model with changed settings, accuracy_score
from sklearn.metrics import accuracy_score


def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    model = DecisionTreeClassifier(random_state=0)
    best, best_accuracy = None, None
    for depth in depths:
        model.set_params(max_depth=depth).fit(x_train, y_train)
        a = accuracy_score(y_valid, model.predict(x_valid))
        if best is None or a > best_accuracy or (a == best_accuracy and depth < best):
            best, best_accuracy = depth, a
    return best


# %% wrong choose_depth: accuracy on the training set -> choose_depth_test_validation
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    best, highest = None, -1
    for depth in sorted(depths):
        tree = DecisionTreeClassifier(max_depth=depth, random_state=0).fit(x_train, y_train)
        if tree.score(x_train, y_train) > highest:
            best, highest = depth, tree.score(x_train, y_train)
    return best


# %% wrong choose_depth: trains on the validation set -> choose_depth_test_validation
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    best, highest = None, -1
    for depth in sorted(depths):
        tree = DecisionTreeClassifier(max_depth=depth, random_state=0).fit(x_valid, y_valid)
        if tree.score(x_valid, y_valid) > highest:
            best, highest = depth, tree.score(x_valid, y_valid)
    return best


# %% wrong choose_depth: the deepest of ties -> choose_depth_test_example, choose_depth_test_ties
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    best, highest = None, -1
    for depth in sorted(depths):
        tree = DecisionTreeClassifier(max_depth=depth, random_state=0).fit(x_train, y_train)
        if tree.score(x_valid, y_valid) >= highest:
            best, highest = depth, tree.score(x_valid, y_valid)
    return best


# %% wrong choose_depth: the first of ties in the given order -> choose_depth_test_ties
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    best, highest = None, -1
    for depth in depths:
        tree = DecisionTreeClassifier(max_depth=depth, random_state=0).fit(x_train, y_train)
        if tree.score(x_valid, y_valid) > highest:
            best, highest = depth, tree.score(x_valid, y_valid)
    return best


# %% wrong choose_depth: returns the accuracy -> choose_depth_test_example
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    return max(
        DecisionTreeClassifier(max_depth=d, random_state=0)
        .fit(x_train, y_train)
        .score(x_valid, y_valid)
        for d in depths
    )


# %% wrong choose_depth: returns the position -> choose_depth_test_example
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    return int(
        np.argmax(
            [
                DecisionTreeClassifier(max_depth=d, random_state=0)
                .fit(x_train, y_train)
                .score(x_valid, y_valid)
                for d in depths
            ]
        )
    )


# %% wrong choose_depth: sorts the argument -> choose_depth_test_ties
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    depths.sort()
    best, highest = None, -1
    for depth in depths:
        tree = DecisionTreeClassifier(max_depth=depth, random_state=0).fit(x_train, y_train)
        if tree.score(x_valid, y_valid) > highest:
            best, highest = depth, tree.score(x_valid, y_valid)
    return best


# %% wrong choose_depth: the smallest depth always -> choose_depth_test_example
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    return min(depths)


# %% wrong choose_depth: only the visible example -> choose_depth_test_validation
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    return 2


# %% wrong choose_depth: stops where the accuracy falls -> choose_depth_test_validation
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    best = None
    for d in sorted(depths):
        m = DecisionTreeClassifier(max_depth=d, random_state=0).fit(x_train, y_train)
        s = m.score(x_valid, y_valid)
        if best is not None and s < best[0]:
            break
        if best is None or s > best[0]:
            best = (s, d)
    return best[1]


# %% wrong choose_depth: the accuracy rounded -> choose_depth_test_validation
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    def acc(d):
        return round(
            DecisionTreeClassifier(max_depth=d, random_state=0)
            .fit(x_train, y_train)
            .score(x_valid, y_valid),
            1,
        )

    return max(sorted(depths), key=acc)


# %% right choose_subtree: a loop
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError("负")
    best = 0
    for i in range(1, len(errors)):
        cost = errors[i] + alpha * leaves[i]
        lowest = errors[best] + alpha * leaves[best]
        if cost < lowest or (cost == lowest and leaves[i] < leaves[best]):
            best = i
    return best


# %% right choose_subtree: lexsort
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError
    leaves = np.array(leaves)
    return np.lexsort((leaves, np.array(errors) + alpha * leaves))[0]


# %% right choose_subtree: sorts triples
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError("alpha")
    costs = [(e + n * alpha, n, i) for i, (e, n) in enumerate(zip(errors, leaves))]
    return sorted(costs)[0][2]


# %% wrong choose_subtree: the first of ties -> choose_subtree_test_ties
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError
    return int(np.argmin(np.array(errors) + alpha * np.array(leaves)))


# %% wrong choose_subtree: the last of ties -> choose_subtree_test_ties
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError
    costs = [e + alpha * n for e, n in zip(errors, leaves)]
    return max(i for i, c in enumerate(costs) if c == min(costs))


# %% wrong choose_subtree: no check of alpha -> choose_subtree_test_ties
def choose_subtree(errors, leaves, alpha):
    return min(range(len(errors)), key=lambda i: (errors[i] + alpha * leaves[i], leaves[i]))


# %% wrong choose_subtree: zero is an error too -> choose_subtree_test_ties, choose_subtree_test_generated
def choose_subtree(errors, leaves, alpha):
    if alpha <= 0:
        raise ValueError
    return min(range(len(errors)), key=lambda i: (errors[i] + alpha * leaves[i], leaves[i]))


# %% wrong choose_subtree: counts from 1 -> choose_subtree_test_example
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError
    return 1 + min(range(len(errors)), key=lambda i: (errors[i] + alpha * leaves[i], leaves[i]))


# %% wrong choose_subtree: returns the cost -> choose_subtree_test_example
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError
    return min(e + alpha * n for e, n in zip(errors, leaves))


# %% wrong choose_subtree: multiplies the error instead -> choose_subtree_test_generated
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError
    return min(range(len(errors)), key=lambda i: (alpha * errors[i] + leaves[i], leaves[i]))


# %% wrong choose_subtree: always the one in the middle -> choose_subtree_test_generated
def choose_subtree(errors, leaves, alpha):
    return len(errors) // 2


# %% wrong entropy: sorts the argument
def entropy(labels):
    labels.sort()
    if len(labels) == 0:
        raise ValueError
    _, c = np.unique(labels, return_counts=True)
    p = c / c.sum()
    return float(-(p * np.log2(p)).sum())


# %% wrong entropy: absolute values of the labels
def entropy(labels):
    if len(labels) == 0:
        raise ValueError
    if not isinstance(labels[0], str):
        labels = np.abs(labels)
    _, c = np.unique(labels, return_counts=True)
    p = c / c.sum()
    return float(-(p * np.log2(p)).sum())


# %% wrong entropy: labels as int8
def entropy(labels):
    if len(labels) == 0:
        raise ValueError
    labels = np.asarray(labels)
    if labels.dtype.kind == "i":
        labels = labels.astype(np.int8)
    _, c = np.unique(labels, return_counts=True)
    p = c / c.sum()
    return float(-(p * np.log2(p)).sum())


# %% wrong gini: sorts an array in place
def gini(labels):
    if len(labels) == 0:
        raise ValueError
    if isinstance(labels, np.ndarray):
        labels.sort()
    _, c = np.unique(labels, return_counts=True)
    return float(1 - ((c / c.sum()) ** 2).sum())


# %% wrong gini: fails on an empty array
def gini(labels):
    if isinstance(labels, list) and not labels:
        raise ValueError
    if not len(labels):
        return 0.0
    _, c = np.unique(labels, return_counts=True)
    return float(1 - ((c / c.sum()) ** 2).sum())


# %% wrong information_gain: values that begin alike are one
def information_gain(rows, labels, feature):
    if len(rows) != len(labels):
        raise ValueError
    from collections import Counter

    def H(x):
        n = len(x)
        return -sum(c / n * np.log2(c / n) for c in Counter(x).values())

    piles = {}
    for r, l in zip(rows, labels):
        piles.setdefault(str(r[feature])[0], []).append(l)
    return H(labels) - sum(len(p) / len(labels) * H(p) for p in piles.values())


# %% wrong information_gain: negative zero guard hides small gains
def information_gain(rows, labels, feature):
    if len(rows) != len(labels):
        raise ValueError
    from collections import Counter

    def H(x):
        n = len(x)
        return -sum(c / n * np.log2(c / n) for c in Counter(x).values())

    piles = {}
    for r, l in zip(rows, labels):
        piles.setdefault(r[feature], []).append(l)
    g = H(labels) - sum(len(p) / len(labels) * H(p) for p in piles.values())
    return g if g > 0.01 else 0.0


# %% wrong gain_ratio: a threshold on the entropy hides rare values
def gain_ratio(gain, values):
    _, c = np.unique(values, return_counts=True)
    p = c / c.sum()
    s = -(p * np.log2(p)).sum()
    return gain / s if s > 0.1 else 0.0


# %% wrong gain_ratio: at most 1
def gain_ratio(gain, values):
    _, c = np.unique(values, return_counts=True)
    p = c / c.sum()
    s = -(p * np.log2(p)).sum()
    return min(1.0, gain / s) if len(c) > 1 else 0.0


# %% wrong gain_ratio: values by their first letter
def gain_ratio(gain, values):
    _, c = np.unique([v[0] for v in values], return_counts=True)
    p = c / c.sum()
    s = -(p * np.log2(p)).sum()
    return gain / s if len(c) > 1 else 0.0


# %% wrong gain_ratio: shuffles the values
def gain_ratio(gain, values):
    values.sort()
    _, c = np.unique(values, return_counts=True)
    p = c / c.sum()
    s = -(p * np.log2(p)).sum()
    return gain / s if len(c) > 1 else 0.0


# %% wrong best_feature: rounds the scores
def best_feature(rows, labels, features, score):
    if not features:
        raise ValueError
    return max(features, key=lambda f: round(score(rows, labels, f), 6))


# %% wrong best_feature: nearly equal scores are ties
def best_feature(rows, labels, features, score):
    if not features:
        raise ValueError
    best = features[0]
    s = score(rows, labels, best)
    for f in features[1:]:
        t = score(rows, labels, f)
        if t > s + 1e-9:
            best, s = f, t
    return best


# %% wrong best_feature: a negligible difference of single precision
def best_feature(rows, labels, features, score):
    if not features:
        raise ValueError
    s = np.array([score(rows, labels, f) for f in features], dtype=np.float32)
    return features[int(s.argmax())]


# %% wrong best_feature: raises if there is only one
def best_feature(rows, labels, features, score):
    if len(features) < 2:
        raise ValueError
    return max(features, key=lambda f: score(rows, labels, f))


# %% wrong id3: asks choose before it stops
def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError
    feature = choose(rows, labels, features) if features else None
    maj = max(set(labels), key=labels.count)
    if len(set(labels)) == 1 or not features:
        return maj
    ch = {}
    for v in {r[feature] for r in rows}:
        idx = [i for i, r in enumerate(rows) if r[feature] == v]
        ch[v] = id3(
            [rows[i] for i in idx],
            [labels[i] for i in idx],
            [f for f in features if f != feature],
            choose,
        )
    return {"feature": feature, "majority": maj, "children": ch}


# %% wrong id3: asks choose without features
def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError
    maj = max(set(labels), key=labels.count)
    if len(set(labels)) == 1:
        return maj
    try:
        feature = choose(rows, labels, features)
    except Exception:
        return maj
    ch = {}
    for v in {r[feature] for r in rows}:
        idx = [i for i, r in enumerate(rows) if r[feature] == v]
        ch[v] = id3(
            [rows[i] for i in idx],
            [labels[i] for i in idx],
            [f for f in features if f != feature],
            choose,
        )
    return {"feature": feature, "majority": maj, "children": ch}


# %% wrong id3: gives choose tuples
def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError
    labels = list(labels)
    features = list(features)
    maj = max(set(labels), key=labels.count)
    if len(set(labels)) == 1 or not features:
        return maj
    feature = choose(tuple(rows), tuple(labels), tuple(features))
    ch = {}
    for v in {r[feature] for r in rows}:
        idx = [i for i, r in enumerate(rows) if r[feature] == v]
        ch[v] = id3(
            [rows[i] for i in idx],
            [labels[i] for i in idx],
            [f for f in features if f != feature],
            choose,
        )
    return {"feature": feature, "majority": maj, "children": ch}


# %% wrong id3: gives choose arrays
def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError
    labels = list(labels)
    features = list(features)
    maj = max(set(labels), key=labels.count)
    if len(set(labels)) == 1 or not features:
        return maj
    feature = choose(rows, np.array(labels), features)
    ch = {}
    for v in {r[feature] for r in rows}:
        idx = [i for i, r in enumerate(rows) if r[feature] == v]
        ch[v] = id3(
            [rows[i] for i in idx],
            [labels[i] for i in idx],
            [f for f in features if f != feature],
            choose,
        )
    return {"feature": feature, "majority": maj, "children": ch}


# %% wrong id3: gives choose a set of features
def id3(rows, labels, features, choose):
    if not rows:
        raise ValueError
    maj = max(set(labels), key=labels.count)
    if len(set(labels)) == 1 or not features:
        return maj
    feature = choose(rows, labels, set(features))
    ch = {}
    for v in {r[feature] for r in rows}:
        idx = [i for i, r in enumerate(rows) if r[feature] == v]
        ch[v] = id3(
            [rows[i] for i in idx],
            [labels[i] for i in idx],
            [f for f in features if f != feature],
            choose,
        )
    return {"feature": feature, "majority": maj, "children": ch}


# %% right id3: defaultdict of pairs
def id3(rows, labels, features, choose):
    from collections import Counter, defaultdict

    if len(rows) == 0:
        raise ValueError("空")
    top = Counter(labels).most_common(1)[0][0]
    if len(set(labels)) == 1 or features == []:
        return top
    best = choose(rows, labels, list(features))
    rest = list(features)
    rest.remove(best)
    groups = defaultdict(lambda: ([], []))
    for r, l in zip(rows, labels):
        groups[r[best]][0].append(r)
        groups[r[best]][1].append(l)
    return dict(
        feature=best,
        majority=top,
        children={v: id3(a, b, rest, choose) for v, (a, b) in groups.items()},
    )


# %% wrong predict: an empty text is missing
def predict(tree, row):
    while isinstance(tree, dict):
        v = row.get(tree["feature"]) or None
        if v not in tree["children"]:
            return tree["majority"]
        tree = tree["children"][v]
    return tree


# %% wrong predict: missing is an empty text
def predict(tree, row):
    while isinstance(tree, dict):
        v = row.get(tree["feature"], "")
        if v not in tree["children"]:
            return tree["majority"]
        tree = tree["children"][v]
    return tree


# %% wrong predict: missing is the text None
def predict(tree, row):
    while isinstance(tree, dict):
        v = str(row.get(tree["feature"]))
        if v not in tree["children"]:
            return tree["majority"]
        tree = tree["children"][v]
    return tree


# %% wrong predict: strips values
def predict(tree, row):
    while isinstance(tree, dict):
        v = row.get(tree["feature"])
        v = v.strip().lower() if v is not None else v
        if v not in tree["children"]:
            return tree["majority"]
        tree = tree["children"][v]
    return tree


# %% wrong predict: a leaf that is an empty text
def predict(tree, row):
    while isinstance(tree, dict):
        n = tree["children"].get(row.get(tree["feature"]))
        if not n:
            return tree["majority"]
        tree = n
    return tree


# %% wrong predict: part of a value is enough
def predict(tree, row):
    while isinstance(tree, dict):
        v = row.get(tree["feature"])
        hit = [k for k in tree["children"] if v is not None and (k in v or v in k)]
        if not hit:
            return tree["majority"]
        tree = tree["children"][hit[0]]
    return tree


# %% wrong best_threshold: values near each other are one
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError
    v = np.asarray(values, float)
    l = np.asarray(labels)

    def g(x):
        return 1 - sum(np.mean(x == k) ** 2 for k in set(x.tolist()))

    u = np.unique(v.round(3))
    if len(u) < 2:
        return None
    return min(
        ((a + b) / 2 for a, b in zip(u, u[1:])),
        key=lambda t: (v <= t).sum() * g(l[v <= t]) + (v > t).sum() * g(l[v > t]),
    )


# %% wrong best_threshold: best starts at 0.5
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError
    v = np.asarray(values, float)
    l = np.asarray(labels)

    def g(x):
        return 1 - sum(np.mean(x == k) ** 2 for k in set(x.tolist()))

    u = np.unique(v)
    best, low = None, 0.6
    for a, b in zip(u, u[1:]):
        t = (a + b) / 2
        c = ((v <= t).sum() * g(l[v <= t]) + (v > t).sum() * g(l[v > t])) / len(v)
        if c < low:
            best, low = t, c
    return best


# %% right best_threshold: pandas
def best_threshold(values, labels):
    if len(values) == 0:
        raise ValueError("空")
    t = pd.DataFrame({"v": np.asarray(values, float), "l": list(labels)})
    u = sorted(t["v"].unique())
    g = lambda s: len(s) * (1 - (s.value_counts(normalize=True) ** 2).sum())
    mids = [(a + b) / 2 for a, b in zip(u, u[1:])]
    if not mids:
        return None
    return min(reversed(mids), key=lambda m: g(t.l[t.v <= m]) + g(t.l[t.v > m]))


# %% wrong choose_depth: accuracy in whole percent
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    best, high = None, -1
    for d in sorted(depths):
        a = round(
            DecisionTreeClassifier(max_depth=d, random_state=0)
            .fit(x_train, y_train)
            .score(x_valid, y_valid),
            2,
        )
        if a > high:
            best, high = d, a
    return best


# %% wrong choose_depth: accuracy rounded to three digits
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    best, high = None, -1
    for d in sorted(depths):
        a = round(
            DecisionTreeClassifier(max_depth=d, random_state=0)
            .fit(x_train, y_train)
            .score(x_valid, y_valid),
            3,
        )
        if a > high:
            best, high = d, a
    return best


# %% wrong choose_depth: another random state
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    best, high = None, -1
    for d in sorted(depths):
        a = (
            DecisionTreeClassifier(max_depth=d, random_state=1)
            .fit(x_train, y_train)
            .score(x_valid, y_valid)
        )
        if a > high:
            best, high = d, a
    return best


# %% wrong choose_depth: balanced accuracy
def choose_depth(x_train, y_train, x_valid, y_valid, depths):
    best, high = None, -1
    for d in sorted(depths):
        m = DecisionTreeClassifier(max_depth=d, random_state=0).fit(x_train, y_train)
        a = metrics.balanced_accuracy_score(y_valid, m.predict(x_valid))
        if a > high:
            best, high = d, a
    return best


# %% wrong choose_subtree: rounds the costs
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError
    return min(
        range(len(errors)), key=lambda i: (round(errors[i] + alpha * leaves[i], 3), leaves[i])
    )


# %% wrong choose_subtree: nearly equal is a tie
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError
    c = [e + alpha * l for e, l in zip(errors, leaves)]
    m = min(c)
    return min((i for i in range(len(c)) if c[i] <= m + 1e-6), key=lambda i: leaves[i])


# %% wrong choose_subtree: a large alpha always gives the smallest
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError
    if alpha >= 1:
        return leaves.index(min(leaves))
    return min(range(len(errors)), key=lambda i: (errors[i] + alpha * leaves[i], leaves[i]))


# %% wrong choose_subtree: leaves sorted in place
def choose_subtree(errors, leaves, alpha):
    if alpha < 0:
        raise ValueError
    i = min(range(len(errors)), key=lambda i: (errors[i] + alpha * leaves[i], leaves[i]))
    leaves.sort()
    return i


# %% wrong best_feature: hands on each label once -> best_feature_test_candidates
def best_feature(rows, labels, features, score):
    if not features:
        raise ValueError("no features")
    return max(features, key=lambda feature: score(rows, sorted(labels), feature))


# %% equivalent entropy: counts do not depend on the order
#       """
# +     labels = np.sort(labels, axis=0)
#       if len(labels) == 0:


# %% equivalent gini: counts do not depend on the order
#       """
# +     labels = np.sort(labels, axis=0)
#       if len(labels) == 0:


# %% equivalent information_gain: zip refuses lists of different length itself, with ValueError too
# -     if len(rows) != len(labels):
# +     if False:


# %% equivalent gain_ratio: counts do not depend on the order
#       """
# +     values = sorted(values)
#       _, counts = np.unique(values, return_counts=True)


# %% equivalent best_feature: the names are different from each other
#       """
# +     features = list(dict.fromkeys(features))
#       if len(features) == 0:


# %% equivalent best_feature: the text promises that for features only
#       """
# +     if isinstance(rows, list):
# +         rows, _ = (list(rows), rows.append(None))
#       if len(features) == 0:


# %% equivalent best_feature: the largest of nothing is refused with ValueError too
# -     if len(features) == 0:
# +     if False:


# %% equivalent id3: the names are different from each other
#       """
# +     features = list(dict.fromkeys(features))
#       if len(rows) == 0:


# %% equivalent id3: a function is no list
#       """
# +     if isinstance(choose, list):
# +         choose, _ = (list(choose), choose.append(None))
#       if len(rows) == 0:


# %% equivalent id3: the most frequent of nothing is refused with ValueError too
# -     if len(rows) == 0:
# +     if False:


# %% equivalent id3: of labels that are as frequent, any will do
# -     majority = max(set(labels), key=labels.count)
# +     majority = max(labels, key=labels.count)


# %% equivalent best_threshold: scikit-learn itself looks at values in single precision
# -     values, labels = (np.asarray(values, dtype=float), np.asarray(labels))
# +     values, labels = (np.asarray(values, dtype=np.float32), np.asarray(labels))


# %% equivalent best_threshold: the costs are in the same order
# -         return 1 - ((counts / counts.sum()) ** 2).sum()
# +         return 2 - ((counts / counts.sum()) ** 2).sum()

# -         return 1 - ((counts / counts.sum()) ** 2).sum()
# +         return 0 - ((counts / counts.sum()) ** 2).sum()

# -         cost = (len(left) * impurity(left) + len(right) * impurity(right)) / len(labels)
# +         cost = (len(left) * impurity(left) + len(right) * impurity(right)) * len(labels)

# -         cost = (len(left) * impurity(left) + len(right) * impurity(right)) / len(labels)
# +         cost = len(left) * impurity(left) + len(right) * impurity(right)


# %% equivalent best_threshold: of thresholds that are as good, any will do
# -         if cost < lowest:
# +         if cost <= lowest:


# %% equivalent best_threshold: no value is just in the middle of two others that are next to each other
# -         left, right = (labels[values <= t], labels[values > t])
# +         left, right = (labels[values < t], labels[values > t])

# -         left, right = (labels[values <= t], labels[values > t])
# +         left, right = (labels[values <= t], labels[values >= t])


# %% equivalent choose_depth: the order and equal depths make no difference
#       """
# +     depths = sorted(depths)
#       best, highest = (None, -1)

#       """
# +     depths = list(dict.fromkeys(depths))
#       best, highest = (None, -1)


# %% equivalent information_gain: pairs are as many the other way round
# -     return h(xs) + h(labels) - h(zip(xs, labels))
# +     return h(xs) + h(labels) - h(zip(labels, xs))


# %% equivalent gain_ratio: no entropy is just that number
# -     return gain / split if split > 1e-12 else 0.0
# +     return gain / split if split >= 1e-12 else 0.0
