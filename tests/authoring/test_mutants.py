"""Mutants: wrong answers made from right ones, by mutmut's operators and by this field's."""

import pytest

from examiner.authoring.mutants import applied, change, mutants, normal


def made(answer):
    """Return the lines that take the place of the answer's."""
    return {
        line[2:].strip()
        for mutant in mutants(answer)
        for line in mutant.change.splitlines()
        if line.startswith("+")
    }


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("ok = a < b", "ok = a <= b"),
        ("a = b + 1", "a = b + 2"),
        ("a = b + 1", "a = b + 0"),
        ("a = b + c", "a = b - c"),
        ("a = b * c", "a = b + c"),
        ("a = b // c", "a = b / c"),
        ("a = b / c", "a = b // c"),
        ("a = b / c", "a = b"),
        ("a = 1 / n", "a = 1"),
        ("a = b @ c", "a = c @ b"),
        ("ok = a and b", "ok = a"),
        ("ok = a < b < c", "ok = a < b"),
        ("ok = a is None", "ok = not a"),
        ("a = round(b)", "a = int(b)"),
        ("a = np.floor(b)", "a = np.round(b)"),
        ("a = math.floor(b)", "a = round(b)"),
        ("a = np.nanmean(b)", "a = np.mean(b)"),
        ("a = sorted(b)", "a = b"),
        ("a = sorted(b)", "a = sorted(b, reverse=True)"),
        ("a = max(b, key=f)", "a = max(reversed(list(b)), key=f)"),
        ("a = b.argmax()", "a = len(b) - 1 - np.argmax(np.asarray(b)[::-1])"),
        ("a = min(b, key=lambda x: (-n[x], x))", "a = min(b, key=lambda x: -n[x])"),
        ("a = b.copy()", "a = b"),
        ("a = list(b)", "a = b"),
        ("def f(a, b):\n    a = a + b", "a += b"),
        ("a = np.sum(b, axis=0)", "a = np.sum(b, axis=1)"),
        ("a = np.sum(b, axis=1, keepdims=True)", "a = np.sum(b, axis=1)"),
        ("a = b.sum(axis=0)", "a = b[0]"),
        ("a = b.std()", "a = b.std(ddof=1)"),
        ("a = b.std(ddof=1)", "a = b.std()"),
        ("a = abs(b)", "a = b"),
        ("a = np.log2(b)", "a = np.log(b)"),
        ("a = b.T", "a = b"),
        ("a = set(b)", "a = b"),
        ("a = np.unique(b)", "a = b"),
        ("a = b.strip()", "a = b"),
        ("a = b.lower()", "a = b"),
        ("ok = b.isdecimal()", "ok = b.isdigit()"),
        ("a = np.zeros(3, dtype=int)", "a = np.zeros(3, dtype=np.int8)"),
        ("a = np.zeros(3)", "a = np.zeros(3, dtype=int)"),
        ("a = np.zeros(3, dtype=float)", "a = np.zeros(3, dtype=np.float32)"),
        ("a = b.dropna()", "a = b"),
        ("a = open(b, encoding='utf-8')", "a = open(b)"),
        ("a = isinstance(b, (int, float))", "a = isinstance(b, int)"),
        ("gradient = a * b", "gradient = 2 * (a * b)"),
        ("gradient = a * b", "gradient = -(a * b)"),
        ("model.fit(x_train, y_train)", "model.fit(x_test, y_test)"),
        ("model.fit(x, epochs=5)", "model.fit(x, epochs=6)"),
        ("a = Dense(3, 'relu')", "a = Dense(3, 'tanh')"),
        ("model.compile('adam')", "model.compile('sgd')"),
        ("a = keras.losses.MeanSquaredError()", "a = keras.losses.MeanAbsoluteError()"),
        ("model.compile('adam', loss='mse')", "model.compile('adam', loss='mae')"),
        ("a = Dense(3, kernel_initializer='zeros')", "a = Dense(3, kernel_initializer='ones')"),
        ("a = [x for x in b if x]", "a = [x for x in b]"),
        ("a = [x for x in b]", "a = [x for x in list(b)[1:]]"),
        ("a = [x for x in b]", "a = [x for x in list(b)[:-1]]"),
        ("self.a.append(b)", "self.a.insert(0, b)"),
        ("a.sort()", "pass"),
        ("def f(a=3): return a", "def f(a=4):"),
        ("def f(a): return a * 2", "return -(a * 2)"),
        ("if a: b = 1", "if False:"),
    ],
)
def test_ordinary_mistakes_are_made(line, wrong):
    assert wrong in made(line)


def test_a_return_can_stand_too_far_to_the_right():
    answer = "def f(xs):\n    n = 0\n    for x in xs:\n        n += x\n    return n"
    wrong = "def f(xs):\n    n = 0\n    for x in xs:\n        n += x\n        return n"
    assert wrong in {mutant.source for mutant in mutants(answer)}


def test_instances_can_share_what_each_should_have():
    answer = "class Stack:\n\n    def __init__(self):\n        self.items = []"
    wrong = "class Stack:\n    items = []\n\n    def __init__(self):\n        pass"
    assert wrong in {mutant.source for mutant in mutants(answer)}


@pytest.mark.parametrize(
    "line",
    [
        '"""The text that explains a function."""',
        "import numpy as np",
        "assert a, 'never'",
        "print('so far', a)",
        "a: list[int]",
    ],
)
def test_what_no_test_should_look_at_is_left_alone(line):
    assert mutants(line) == []


def test_an_error_may_be_of_another_kind_but_its_message_is_free():
    assert made("raise ValueError('empty')") == {"raise RuntimeError"}


@pytest.mark.parametrize(
    ("line", "as_good"),
    [
        ("a = Counter(list(b))", "a = Counter(b)"),
        ("a = np.asarray(b, dtype=float).sum()", "a = np.asarray(b).sum()"),
        ("best = -1", "best = -2"),
        ("def f(b):\n    a = 0\n    a = a + b", "a += b"),
        ("a = abs(b - c)", "a = abs(c - b)"),
        ("a = np.mean((b - c) ** 2)", "a = np.mean((c - b) ** 2)"),
        ("empty = len(a) == 0", "empty = len(a) == -1"),
        ("a = zip(b, c, strict=True)", "a = zip(b, c)"),
        (
            "a = min(b, key=lambda x: (n[x], x))",
            "a = min(reversed(list(b)), key=lambda x: (n[x], x))",
        ),
        ("a = int(np.argmax(b))", "a = round(np.argmax(b))"),
        ("a = 'NAME'", "a = 'name'"),
    ],
)
def test_kinds_that_are_mostly_as_good_are_left_out_by_rule(line, as_good):
    assert as_good not in made(line)


def test_a_conversion_matters_where_an_array_is_changed_in_place():
    answer = "a = np.array(b, dtype=float)\na /= 2"
    assert "a = np.array(b)" in made(answer)


def test_no_two_mutants_are_the_same_program():
    sources = [mutant.source for mutant in mutants("a = sorted(b)[0] + 1")]
    assert len(sources) == len(set(sources))


def test_a_change_is_shown_without_what_stays_and_makes_the_mutant_again():
    answer = normal("def f(a):\n    if a < 0:\n        return 0\n    return a")
    mutant = next(each for each in mutants(answer) if each.source.count("a <= 0"))
    assert mutant.change == "-     if a < 0:\n+     if a <= 0:"
    assert applied(mutant.change, answer) == [mutant.source]


def test_a_change_of_a_line_that_stands_twice_shows_which():
    before = "a = 0\nb = 1\na = 0\nc = 2"
    text = change(before, "a = 0\nb = 1\na = 1\nc = 2")
    assert applied(text, before) == ["a = 0\nb = 1\na = 1\nc = 2"]


def test_a_change_is_found_in_an_answer_that_is_formatted_otherwise():
    mutant = next(each for each in mutants("a = f( b,\n  1)  # so") if "f(b, 2)" in each.source)
    assert applied(mutant.change, normal("x = 1\na = f(b, 1)")) == ["x = 1\na = f(b, 2)"]
