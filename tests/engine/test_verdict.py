"""What a student reads of a failed test, and what not."""

import pytest

from examiner.engine.verdict import meaning

#: Name -> (answer, test, what the student reads, what they must not).
FAILURES = {
    "the test's message": (
        "def f(x): return 1",
        "assert f(41) == 2, '应该是偶数'",
        "没有通过：应该是偶数",
        "41",
    ),
    "an error in the answer": (
        "def g(x):\n    return 1 / x\n\ndef f(x):\n    return g(x - 41)",
        "secret = 41\nassert f(secret) == 2",
        "单元格 [1] 第 5 行：return g(x - 41)\n    单元格 [1] 第 2 行：return 1 / x",
        "secret",
    ),
    "the student's own assert": (
        "def f(x):\n    assert False, '我的'",
        "f(41)",
        "AssertionError: 我的",
        "f(41)",
    ),
    "unfinished": ("def f(x): raise NotImplementedError", "f(41)", "还没有完成", "41"),
    "a missing name": ("pass", "f(41)", "没有找到 f：", "41"),
    "a library's message with the values": (
        "def f(x): return 1.0",
        "import numpy as np\nnp.testing.assert_allclose(f(1), 41.0)",
        "没有通过：结果和要求的不一样",
        "41",
    ),
    "an error of the test's own": (
        "def f(x): return 7",
        "{41: 2}[f(41)]",
        "检查你的结果时出错（KeyError）",
        "41",
    ),
    "nothing returned": ("def f(x): pass", "f(41) + 1", "TypeError", "41"),
    "an endless recursion": (
        "def f(x):\n    return g(x)\ndef g(x):\n    return f(x)",
        "f(41)",
        "……",
        "41",
    ),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failed_test_says_what_helps_and_no_more(failure, examine):
    answer, test, told, hidden = FAILURES[failure]
    _, record = examine(("student", answer), ("test", test))
    assert record.passed is False
    assert told in record.verdict
    for text in (
        (hidden, "candidate.py", "<test>") if failure != "an error in the answer" else ("secret =",)
    ):
        assert text not in record.verdict


def test_an_error_in_english_is_told_in_chinese_first(examine):
    _, record = examine(("student", "def f(x): return missing"), ("test", "f(1)"))
    told = "运行你的代码时出错：用到了没有定义的名字（NameError: name 'missing' is not defined）"
    assert told in record.verdict


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ModuleNotFoundError", "没有这个模块"),
        ("KeyError", "没有这个键"),
        ("print", ""),
        ("我", ""),
    ],
)
def test_what_an_error_means_is_found_by_its_name(name, told):
    assert meaning(name) == told


def test_a_line_is_told_once(examine):
    answer = "def f(x):\n    return [1 / 0 for _ in range(x)]"
    _, record = examine(("student", answer), ("test", "f(3)"))
    assert record.verdict.count("return [1 / 0") == 1


#: Name -> (an answer that tells what it was given, what the student reads in its place).
TELLTALES = {
    "raises its argument": ("def f(x): raise ValueError(repr(x))", "ValueError: 值不合适"),
    "converts its argument": ("def f(x): return int(repr(x) + '!')", "ValueError: 值不合适"),
    "looks its argument up": ("def f(x): return {}[x]", "KeyError: 没有这个键"),
    "asserts its argument": ("def f(x): assert False, x", "AssertionError: 你自己写的 assert"),
    "names a class after it": (
        "def f(x): raise type(f'E{x}', (ValueError,), {})",
        "ValueError: 值不合适",
    ),
    "names what it returns after it": (
        "def f(x): return type(f'E{x}', (), {})()",
        "不能直接比较",
    ),
    "asks for an attribute": ("def f(x): return getattr(1, f'a{x}')", "AttributeError: 对象没有"),
    "asks for a module": ("def f(x): __import__(f'm{x}')", "ModuleNotFoundError: 没有这个模块"),
    "asks for a name": ("def f(x): eval(f'n{x}')", "NameError: 用到了没有定义的名字"),
    "opens a file": ("def f(x): open(f'{x}.txt')", "FileNotFoundError: 文件打不开"),
    "adds a note": (
        "def f(x):\n    e = ValueError()\n    e.add_note(repr(x))\n    raise e",
        "ValueError: 值不合适",
    ),
    "raises it from another": (
        "def f(x):\n    try: int(repr(x) + '!')\n    except ValueError as e: raise KeyError(x) from e",
        "KeyError: 没有这个键",
    ),
    "says it under a plain name": ("def f(x): raise TypeError(x)", "TypeError: 值的类型不合适"),
    "leaves it in the name of an argument": (
        "def f(x): return f(**{f'a{x}': 1})",
        "TypeError: 值的类型不合适",
    ),
    "compiles it under another name": (
        "def f(x): exec(compile('1/0', f'In[{x}]', 'exec'))",
        "ZeroDivisionError: 除数是零",
    ),
    "prints it": ("def f(x):\n    print(x)\n    return 1 / 0", "ZeroDivisionError: 除数是零"),
    "says it is unfinished": ("def f(x): raise NotImplementedError(x)", "还没有完成"),
}


@pytest.mark.parametrize("telltale", TELLTALES)
def test_an_error_in_a_hidden_test_does_not_show_its_input(telltale, examine):
    answer, told = TELLTALES[telltale]
    hidden = "### BEGIN HIDDEN TESTS\nassert f(31415926) == 2, '要用乘法'\n### END HIDDEN TESTS"
    _, record, visible = examine(
        ("student", answer), ("test", hidden), ("test", "assert f(3) == 2")
    )
    assert record.passed is False
    assert told in record.verdict
    assert "31415926" not in record.verdict
    assert "31415926" not in visible.verdict


def test_the_message_stays_in_a_visible_test_and_for_the_instructor(examine):
    answer = ("student", "def f(x): raise ValueError(f'不能是 {x}')")
    visible, hidden = "f(31415926)", "### BEGIN HIDDEN TESTS\nf(31415926)\n### END HIDDEN TESTS"
    _, shown, kept = examine(answer, ("test", visible), ("test", hidden))
    assert "ValueError: 不能是 31415926" in shown.verdict
    assert "31415926" not in kept.verdict
    assert "不能是 31415926" in str(kept.outputs)
    assert "单元格 [1] 第 1 行：def f(x): raise" in kept.verdict


def test_a_class_of_the_students_own_is_named_as_they_wrote_it(examine):
    answer = "class Empty(ValueError): pass\ndef f(x): raise Empty(x)"
    hidden = "### BEGIN HIDDEN TESTS\nf(41)\n### END HIDDEN TESTS"
    _, record = examine(("student", answer), ("test", hidden))
    assert "Empty: 值不合适" in record.verdict


def test_an_object_that_ends_the_program_when_it_is_shown_ends_only_that(examine):
    answer = """
import os
class Bomb:
    def __str__(self): os._exit(0)
def f(x): return Bomb()
"""
    *_, shown, after = examine(
        ("student", answer), ("test", "assert False, f(1)"), ("test", "assert True")
    )
    assert shown.passed is False
    assert after.passed is False
    assert "提前结束" in after.verdict
