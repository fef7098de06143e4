"""What a student reads of a failed test, and what not."""

import pytest

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
        "In [1] 第 5 行：return g(x - 41)\n    In [1] 第 2 行：return 1 / x",
        "secret",
    ),
    "the student's own assert": (
        "def f(x):\n    assert False, '我的'",
        "f(41)",
        "AssertionError: 我的",
        "f(41)",
    ),
    "unfinished": ("def f(x): raise NotImplementedError", "f(41)", "还没有完成", "41"),
    "a missing name": ("pass", "f(41)", "name 'f' is not defined", "41"),
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
    "an endless recursion": ("def f(x):\n    return f(x)", "f(41)", "……", "41"),
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
