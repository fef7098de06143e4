"""Mutants whose arguments are treated as the text does not allow, or as it need not promise."""

import pytest

from examiner.authoring.mutants import applied, mutants, normal

ANSWER = '''
def task({names}):
    """做点什么。

    参数：
        {said}
    返回：
        列表。
    """
    found = [{names}]
    return found
'''


def made(said, names="xs"):
    answer = ANSWER.format(names=names, said=said)
    return {
        line[2:].strip()
        for mutant in mutants(answer)
        for line in mutant.change.splitlines()
        if line.startswith("+")
    }


@pytest.mark.parametrize(
    ("said", "mistake"),
    [
        ("xs：数的列表。", "xs = sorted(xs)"),
        ("xs：数的列表。", "xs = list(dict.fromkeys(xs))"),
        ("xs：数的列表。", "xs = xs[1:]"),
        ("xs：词的列表。", "xs = [each.lower() for each in xs]"),
        ("xs：列表或一维数组。", "xs = np.asarray(xs, dtype=int)"),
        ("xs：列表或一维数组，可能含有 nan。", "xs = np.asarray(xs)[~np.isnan(xs)]"),
        ("xs：n 个整数标签，列表或一维数组。", "xs = np.asarray(xs, dtype=np.int8)"),
        ("xs：str，正好是 11 位数字。", "xs = xs.strip()"),
        ("xs：str，正好是 11 位数字。", "xs = str(int(xs))"),
        ("xs：float，学习率。", "xs = round(xs, 4)"),
        ("xs：DataFrame。", "xs = xs.dropna()"),
    ],
)
def test_what_an_argument_may_be_says_how_it_is_mistaken(said, mistake):
    assert mistake in made(said)


def test_a_list_and_arrays_of_both_kinds_are_changed_one_at_a_time():
    lines = made("xs：列表或一维数组。")
    assert {
        "if isinstance(xs, list):",
        "if isinstance(xs, np.ndarray) and xs.dtype.kind == 'f':",
        "if isinstance(xs, np.ndarray) and xs.dtype.kind in 'iu':",
    } <= lines


def test_only_what_the_text_allows_is_changed():
    lines = made("xs：数的列表。")
    assert "if isinstance(xs, list):" in lines
    assert not any("np.ndarray" in line for line in lines)


def test_a_number_that_is_never_negative_has_no_sign_to_lose():
    assert "xs = np.abs(xs)" in made("xs：列表或一维数组。")
    assert "xs = np.abs(xs)" not in made("xs：列表或一维数组，每个值的概率。")
    assert "xs = abs(xs)" not in made("xs：float，正的学习率，大于 0。")


def test_what_is_in_a_dictionary_says_nothing_of_its_type():
    lines = made("xs：字典，参数名 → 数组或列表。")
    assert "xs = dict(list(xs.items())[1:])" in lines
    assert not any("np.sort" in line or "isinstance(xs, list)" in line for line in lines)


def test_parts_of_an_argument_are_not_the_argument():
    lines = made("xs：字典，有两项：\n        W 是数组；\n        b 是列表。")
    assert not any("np.sort" in line or "sorted(xs)" in line for line in lines)


def test_parameters_explained_together_are_all_looked_at():
    lines = made("a、b：数的列表。", names="a, b")
    assert {"a = sorted(a)", "b = sorted(b)"} <= lines


def test_functions_that_explain_nothing_are_left_alone():
    assert not any("sorted" in m.change for m in mutants("def task(xs):\n    return xs"))


def test_a_result_can_be_kept_from_call_to_call():
    answer = normal(ANSWER.format(names="xs", said="xs：任何值。").replace("[xs]", "[]"))
    mutant = next(m for m in mutants(answer) if m.kind == "kept_between_calls")
    assert mutant.change == ("- def task(xs):\n+ def task(xs, found=[]):\n@@\n-     found = []")
    assert applied(mutant.change, answer) == [mutant.source]


def test_a_value_can_be_remembered_for_other_arguments():
    answer = ANSWER.format(names="a, b", said="a、b：数。")
    mutant = next(m for m in mutants(answer) if m.kind == "remembered")
    namespace = {}
    exec(mutant.source, namespace)
    assert namespace["task"](1, 2) == [1, 2]
    assert namespace["task"](1, 3) == [1, 2]
    assert namespace["task"](2, 3) == [2, 3]
