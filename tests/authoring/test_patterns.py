"""`make check` says where the tests of an exercise vary an argument too little."""

import nbformat
import pytest
import tiny
from nbformat import v4

from examiner.authoring.patterns import notes
from examiner.course import Course
from examiner.engine import task

SOLUTION = '''
def largest(xs):
    """最大的一个。

    参数：
        xs：{said}
    返回：
        其中最大的。
    """
    return np.max(xs)
'''


@pytest.fixture
def said(tmp_path):
    """Return a function that makes an exercise and returns what is noted about its tests."""

    def said(text, *calls):
        course = Course(tmp_path)
        test = "\n".join(f"assert largest({call}) is not None" for call in calls)
        cells = [
            tiny.given("setup", "import numpy as np"),
            tiny.solution("largest", SOLUTION.format(said=text)),
            tiny.check("largest_test", 1, f"import numpy as np\n{test}"),
        ]
        path = course.notebook("source", "tiny")
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(v4.new_notebook(cells=cells, metadata={"kernelspec": tiny.KERNEL}), path)
        return [
            note.removeprefix("largest: the tests of largest ") for note in notes(course, "tiny")
        ]

    return said


def test_arguments_that_vary_are_no_cause_for_a_note(said):
    assert said("数的列表。", "[3, 1, 3]", "[2, 9, 4, 1]", "[1, 2, 3, 4, 5]") == []


def test_values_that_are_always_sorted_are_noted(said):
    calls = ("[1, 1, 3]", "[2, 4, 9, 9]", "[1, 2, 3, 4, 5]")
    assert said("数的列表。", *calls) == ["give xs sorted only: try another order"]
    assert said("数的列表，已经从小到大排好。", *calls) == []


def test_values_that_never_repeat_are_noted(said):
    calls = ("[3, 1, 2]", "[2, 9, 4, 1]", "[1, 2, 3, 4, 5]")
    assert said("数的列表。", *calls) == ["never give two equal values in xs"]
    assert said("数的列表，各不相同。", *calls) == []


def test_lists_that_are_always_as_long_are_noted(said):
    calls = ("[3, 1, 3]", "[2, 9, 2]", "[1, 2, 3]")
    assert said("数的列表。", *calls) == ["always give xs with the same length"]


def test_a_type_that_the_text_allows_and_the_tests_never_give_is_noted(said):
    lists = ("[3, 1, 3]", "[2, 9, 4, 1]", "[1, 2, 3, 4, 5]")
    text = "数的列表或一维数组。"
    assert said(text, *lists) == ["never give xs as an array, which the text allows"]
    floats = said(text, *lists, "np.array([0.5, 1])")
    assert floats == ["give xs as an array of floats only: try integers"]
    assert said(text, *lists, "np.array([0.5, 1])", "np.array([3, 4])") == []


def test_what_is_in_a_dictionary_or_a_list_of_parts_may_be_of_any_type(said):
    lists = ("[3, 1, 3]", "[2, 9, 4, 1]", "[1, 2, 3, 4, 5]")
    assert said("列表，每层是 (W, b)：\n        W 是数组或列表。", *lists) == []
    assert said("字典，参数名 → 数组或列表。", "{1: [3]}") == []


def test_tables_that_are_always_square_are_noted(said):
    square = ("np.zeros((2, 2), dtype=int)", "np.ones((3, 3), dtype=int)")
    text = "形状 (n, d) 的整数数组。"
    (note,) = said(text, *square)
    assert note == "give xs square only: try another number of rows than columns"
    assert said(text, *square, "np.ones((3, 2), dtype=int)") == []
    assert said("形状 (k, k) 的整数数组。", *square) == []


def test_what_has_been_said_is_kept(said, monkeypatch):
    calls = ("[1, 1, 3]", "[2, 4, 9, 9]", "[1, 2, 3, 4, 5]")
    before = said("数的列表。", *calls)
    monkeypatch.setattr(task, "run", lambda *_: pytest.fail("run again"))
    assert said("数的列表。", *calls) == before
