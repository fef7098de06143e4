"""What beginners' errors mean, in one Chinese sentence, for the messages of this Python."""

import numpy as np
import pytest

from aicourse.explain import explain

EXAMPLES = [
    ("print（1）", "把 （ 换成英文的 ( "),
    ("x = “a”", '换成英文的 " '),
    ("f = [1，2]", "换成英文的 , "),
    ("if True：\n    pass", "换成英文的 : "),
    ("x = 1\u3000+ 2", "看不见的特殊字符（例如全角空格）"),
    ("print((1)", "“(”没有配对的另一半"),
    ("print(1))", "多了一个“)”"),
    ("x = [1)", "不是一对括号"),
    ("x = 'a", "少了一边的引号"),
    ("x = f'a", "少了一边的引号"),
    ("def f(x)\n    return x", "少了英文冒号"),
    ("if x = 1:\n    pass", "两个等号"),
    ("1 = x", "赋值"),
    ("x = [1 2]", "逗号"),
    ("return 1", "return 只能写在函数里"),
    ("print 1", "print 后面要加括号"),
    ("break", "不能写在这里"),
    ("x = 3 +", "读不懂这一行"),
    ("def f():\nreturn 1", "下一行要缩进"),
    ("x = 1\n  y = 2", "前面多了空格"),
    ("if True:\n    x = 1\n  y = 2", "对不齐"),
    ("if True:\n        x = 1\n\ty = 2", "混用了 Tab 和空格"),
    ("def f():\n    x += 1\nx = 1\nf()", "在赋值之前就用到了它"),
    ("pritn(1)", "是不是想写 print"),
    ("qwertz", "检查拼写"),
    ("import nosuchmodule", "没有找到模块 nosuchmodule"),
    ("from math import sinus", "模块 math 里没有 sinus"),
    ("def f(x, y): pass\nf(1)", "少给了 1 个参数：'y'"),
    ("def f(x): pass\nf(1, 2)", "要 1 个参数，却给了 2 个"),
    ("def f(x): pass\nf(z=1)", "没有叫 z 的参数"),
    ("None + 1", "忘了写 return"),
    ("None[0]", "忘了写 return"),
    ("len = 3\nlen([])", "不是函数，而是 int"),
    ("'a' + 1", "字符串只能和字符串相加"),
    ("[] + 1", "list 只能和 list 相加"),
    ("1 + 'a'", "int 和 str 之间不能用“+”运算"),
    ("1 < 'a'", "不能比较大小"),
    ("for i in 3: pass", "不能用 for"),
    ("(3)[0]", "不能用方括号取元素"),
    ("(1, 2)[0] = 3", "里的元素不能改"),
    ("[1][1.0]", "下标必须是整数"),
    ("{[]: 1}", "不能当字典的键"),
    ("1 / 0", "除数是 0"),
    ("[][0]", "下标超出了范围"),
    ("[].pop()", "已经空了"),
    ("{}['甲']", "没有 '甲' 这个键"),
    ("None.x", "所以没有 x"),
    ("'a'.push", "str 没有 push"),
    ("import math; math.sinus", "模块 math 里没有 sinus"),
    ("int('三')", "不能变成整数"),
    ("float('x')", "不能变成小数"),
    ("a, b = 1, 2, 3", "变量个数"),
    ("if np.arange(3): pass", "不能当作一个“真”或“假”"),
    ("np.zeros(2) + np.zeros(3)", "形状对不上：(2,) (3,)"),
    ("np.zeros((2, 3)) @ np.zeros((2, 3))", "列数要等于"),
    ("np.zeros(3)[5]", "第 0 轴只有 3 个元素"),
    ("def f(): f()\nf()", "调用自己的层数太多"),
    ("open('nosuch.txt')", "没有找到这个文件"),
]


def error_of(code):
    try:
        exec(compile(code, "<cell>", "exec"), {"np": np})
    except Exception as error:
        return error
    raise AssertionError("no error")


@pytest.mark.parametrize(("code", "expected"), EXAMPLES, ids=[code for code, _ in EXAMPLES])
@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_an_error_is_explained(code, expected):
    said = explain(error_of(code))
    assert expected in said
    assert len(said) < 120


def test_the_line_of_a_syntax_error_is_named():
    assert explain(error_of("x = 1\ny = （2)")).startswith("第 2 行：")


def test_a_name_from_a_cell_that_was_not_run_yet_says_so():
    said = explain(NameError("name 'np' is not defined"), defined={"np"})
    assert "还没有运行" in said and "重启内核" in said


def test_a_name_from_a_cell_that_could_not_be_read_says_so():
    said = explain(NameError("name 'double' is not defined"), defined={"double"}, broken={"double"})
    assert "语法错误" in said


def test_a_similar_name_of_the_students_own_is_suggested():
    assert "entropy" in explain(NameError("name 'entopy' is not defined"), names=["entropy"])


@pytest.mark.parametrize("error", [ValueError("空列表没有熵可言"), RuntimeError("x"), Exception()])
def test_where_there_is_nothing_to_say_nothing_is_said(error):
    assert explain(error) == ""
