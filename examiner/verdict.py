"""What a student reads of a failed test: its message and their own lines, nothing of the test."""

import traceback
from collections.abc import Mapping, Sequence

from examiner.limits import Stopped
from examiner.references import ComparisonRefused

#: The file name under which trusted cells are compiled.
TEST = "<test>"
# An own message may repeat what the function was given, so it is kept short.
MAX_MESSAGE = 300
MAX_LINES = 6

# They name types and attributes; other messages of the examiner's side may show expected values.
_HARMLESS = (TypeError, AttributeError, NameError, ComparisonRefused)


def explain(error: BaseException, cells: Mapping[int, Sequence[str]]) -> str:
    """Say in Chinese why a test failed.

    Parameters
    ----------
    error : BaseException
        What ended the test cell. One of the student's program has the places in its cells that it
        went through, as ``(number of the cell, line)``, in ``student_frames``.
    cells : mapping of int to list of str
        Number of a cell -> its lines, for the cells that a student can see.

    Returns
    -------
    str
        The message, and for an error of the student's own code the lines of that code.
    """
    name, message = type(error).__name__, _short(str(error))
    frames = getattr(error, "student_frames", [])
    if isinstance(error, Stopped):
        return f"✗ {message}"
    if isinstance(error, NotImplementedError):
        return "✗ 这道题还没有完成。"
    if hasattr(error, "student_frames"):
        said = f"{name}: {message}" if message else name
        return "\n".join([f"✗ 运行你的代码时出错：{said}", *_lines(frames, cells)])
    if isinstance(error, AssertionError):
        own = _raised_by_the_test(error) and message
        return f"✗ 没有通过：{own or '结果和要求的不一样。'}"
    if isinstance(error, _HARMLESS):
        return f"✗ 检查你的结果时出错：{name}: {message}"
    return f"✗ 检查你的结果时出错（{name}）：请检查返回值的类型、长度和形状。"


def _short(text: str) -> str:
    return text if len(text) <= MAX_MESSAGE else text[:MAX_MESSAGE] + "……"


def _raised_by_the_test(error: BaseException) -> bool:
    """Tell a test's own message from a library's, such as NumPy's, which shows what it expected."""
    frames = traceback.extract_tb(error.__traceback__)
    return bool(frames) and frames[-1].filename == TEST


def _lines(frames: list[tuple[int, int]], cells: Mapping[int, Sequence[str]]) -> list[str]:
    known = [
        f"    In [{number}] 第 {line} 行：{cells[number][line - 1].strip()}"
        for number, line in frames
        if number in cells and 0 < line <= len(cells[number])
    ]
    if len(known) > MAX_LINES:
        # A recursion without end.
        known = [*known[: MAX_LINES // 2], "    ……", *known[-MAX_LINES // 2 :]]
    return ["出错的地方：", *known] if known else []
