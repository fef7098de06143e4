"""What a student reads of a failed test: its message and their own lines, nothing of the test."""

import builtins
import re
import traceback
from collections.abc import Mapping, Sequence
from itertools import groupby

from examiner.engine.limits import Stopped
from examiner.engine.references import ComparisonRefused

#: The file name under which trusted cells are compiled.
TEST = "<test>"
#: Stands in a test cell whose input a student is not to read, as nbgrader has it.
HIDDEN = "BEGIN HIDDEN TESTS"
MAX_MESSAGE = 300
MAX_LINES = 6

# They name types and attributes; other messages of the examiner's side may show expected values.
_HARMLESS = (TypeError, AttributeError, ComparisonRefused)

#: What stands for the message of an error in a hidden test; a subclass is told as its base is.
WORDS: dict[type[BaseException], str] = {
    ComparisonRefused: "得到的是一个对象（例如生成器），不能直接比较或运算，请返回普通的数据",
    ZeroDivisionError: "除数是零",
    OverflowError: "数太大了",
    IndexError: "下标超出了范围",
    KeyError: "没有这个键",
    UnboundLocalError: "函数里的变量在赋值之前就用到了",
    NameError: "用到了没有定义的名字",
    AttributeError: "对象没有这个属性或方法",
    TypeError: "值的类型不合适（例如函数没有 return，得到的是 None），或者参数的个数不对",
    ValueError: "值不合适（例如范围、形状或格式不对）",
    RecursionError: "函数不停地调用自己，没有结束",
    AssertionError: "你自己写的 assert 没有成立",
    StopIteration: "没有下一个值了",
    ImportError: "没有这个模块",
    OSError: "文件打不开",
    MemoryError: "内存不够",
}


def meaning(name: str) -> str:
    """Say in Chinese what an error of Python's own means; ``""`` for one that is not known.

    Parameters
    ----------
    name : str
        Of its class, such as ``"KeyError"``.
    """
    cls = getattr(builtins, name, None)
    return _word(cls) if isinstance(cls, type) and issubclass(cls, BaseException) else ""


def _word(cls: type[BaseException]) -> str:
    return next((WORDS[base] for base in cls.__mro__ if base in WORDS), "")


def explain(
    error: BaseException, cells: Mapping[int, Sequence[str]], *, hidden: bool = False
) -> str:
    """Say in Chinese why a test failed.

    Parameters
    ----------
    error : BaseException
        What ended the test cell. One of the student's program has the places in its cells that it
        went through, as ``(number of the cell, line)``, in ``student_frames``.
    cells : mapping of int to list of str
        Number of a cell -> its lines, for the cells that a student can see.
    hidden : bool
        Whether the test is a hidden one. A message that the student's program wrote, or Python of
        its values, could then show what it was given; words of our own stand in its place.

    Returns
    -------
    str
        The message, and for an error of the student's own code the lines of that code.
    """
    message = _short(text_of(error))
    own = hasattr(error, "student_frames")
    if isinstance(error, Stopped):
        return f"✗ {message}"
    if isinstance(error, NotImplementedError):
        return "✗ 这道题还没有完成。"
    if isinstance(error, NameError) and not own:
        return f"✗ 没有找到 {error.name or message}：请检查有没有定义它，名字有没有写错。"
    if isinstance(error, AssertionError) and not own:
        told = _raised_by_the_test(error) and message
        return f"✗ 没有通过：{told or '结果和要求的不一样。'}"
    name, word = _name(error, cells) if hidden else type(error).__name__, _word(type(error))
    if hidden:
        message = word
    said = f"{name}: {message}" if message else name
    if word and not hidden and message.isascii():
        # Python's own words are English.
        said = f"{word}（{said}）"
    if own:
        return "\n".join([f"✗ 运行你的代码时出错：{said}", *_lines(error, cells, hidden)])
    if isinstance(error, _HARMLESS):
        return f"✗ 检查你的结果时出错：{said}"
    return f"✗ 检查你的结果时出错（{name}）：请检查返回值的类型、长度和形状。"


def text_of(error: BaseException) -> str:
    """Return an error's message; an object of the student's in it may refuse to be shown."""
    try:
        # Keras prints parts of it in bold.
        return re.sub(r"\x1b\[[\d;]*m", "", str(error))
    except BaseException:
        return ""


def _short(text: str) -> str:
    return text if len(text) <= MAX_MESSAGE else text[:MAX_MESSAGE] + "……"


def _name(error: BaseException, cells: Mapping[int, Sequence[str]]) -> str:
    """Return the name of an error's class; a name that was made up while running says too much."""
    source = "\n".join(line for lines in cells.values() for line in lines)
    for cls in type(error).__mro__:
        written = rf"\bclass\s+{re.escape(cls.__name__)}\b"
        if cls.__module__ != "__main__" or re.search(written, source):
            return cls.__name__
    return "Exception"


def _raised_by_the_test(error: BaseException) -> bool:
    """Tell a test's own message from a library's, such as NumPy's, which shows what it expected."""
    frames = traceback.extract_tb(error.__traceback__)
    return bool(frames) and frames[-1].filename == TEST


def _lines(error: BaseException, cells: Mapping[int, Sequence[str]], hidden: bool) -> list[str]:
    """List the student's own lines that an error went through."""
    known = [
        f"    单元格 [{number}] 第 {line} 行：{cells[number][line - 1].strip()}"
        # A comprehension on Python 3.11 and a recursion go through one line again and again.
        for (number, line), _ in groupby(getattr(error, "student_frames", []))
        if number in cells and 0 < line <= len(cells[number])
    ]
    if len(known) > MAX_LINES:
        # A recursion without end.
        known = [*known[: MAX_LINES // 2], "    ……", *known[-MAX_LINES // 2 :]]
    note = ["（这是隐藏测试，所以不显示错误信息的原文。请用各种输入试一试你的代码。）"]
    return (["出错的地方：", *known] if known else []) + (note if hidden else [])
