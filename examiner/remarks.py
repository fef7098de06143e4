"""What grading remarks on, in the words of each who reads it; each remark stands here once.

A remark is kept in a notebook's metadata as its kind and its values, ``{"kind": "missing",
"cells": ["entropy"]}``; the words are put in where it is read.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Remark = dict[str, Any]

MAX_NAMED = 3


class Words(NamedTuple):
    """A remark's forms: the instructor's in English and Chinese, and the student's in Chinese.

    An empty one for students says that the remark does not concern them.
    """

    english: str
    chinese: str
    student: str = ""


_UNREADABLE = Words(
    "not handed in: {reason}",
    "没有交上：{reason}",
    "你交的文件不是能打开的笔记本（{reason}），按没有交处理。请在 JupyterLab 里保存后重新交一次。",
)

WORDS: dict[str, Words] = {
    "unreadable": _UNREADABLE,
    "missing": Words(
        "{cells}: the cell was missing and has been put back",
        "{cells}：单元格不见了，已经放回去",
        "这些题目或测试的单元格在你交的笔记本里找不到，批改时已经放回去：{cells}。",
    ),
    "unanswered": Words(
        "{cells}: the cell was missing, the empty answer stands in",
        "{cells}：答题单元格不见了，按空着批改",
        "没有找到这些题的回答：{cells}。如果你做了，请检查是不是误删了答题的单元格。",
    ),
    "none_found": Words(
        "none of its answer cells was found: another chapter's notebook, or written by an editor "
        "that drops what nbgrader notes in the cells",
        "一个答题单元格也没有找到：交的是别的章节，或者用的编辑器丢掉了 nbgrader 的标记",
        "在你交的笔记本里没有找到这一章的答题单元格。请检查交的是不是这一章的文件。",
    ),
    "moved": Words(
        "{cells}: the answer was found in a cell of the student's own",
        "{cells}：回答写在学生自己的单元格里，已经找到",
        "这些题的回答不在原来的单元格里，批改的是在别处找到的：{cells}。下次请写在题目下面的答题单元格里。",
    ),
    "unmarked": Words(
        "{cells}: nbgrader's marks were lost; the answers were found by their names and places",
        "{cells}：nbgrader 的标记丢了，按名字和位置找到了回答",
        "你用的编辑器丢掉了笔记本里的标记，批改时按名字和位置找到了你的回答：{cells}。"
        "下次请用 JupyterLab 保存。",
    ),
    "lent": Words(
        "{cells}: the answer was found in a cell that belongs to something else",
        "{cells}：回答写在别的题目或测试的单元格里，已经找到",
        "这些题的回答写在了别的单元格里，批改时已经取过来：{cells}。下次请写在题目下面的答题单元格里。",
    ),
    "copies": Words(
        "{cells}: {count} different answers, the first one is graded",
        "{cells}：有 {count} 份不同的回答，批改的是第一份",
        "{cells} 有 {count} 份不同的回答，批改的是第一份。",
    ),
    "parts": Words(
        "{cells}: the answer stands in {count} cells, graded as one",
        "{cells}：回答分在 {count} 个单元格里，合在一起批改",
        "{cells} 的回答分在 {count} 个单元格里，已经合在一起批改。",
    ),
    "pictures": Words(
        "{cells}: a picture was left out: {reason}",
        "{cells}：有图片没有保留：{reason}",
        "{cells} 里有图片没有保留：{reason}。请改用 PNG 或 JPEG 格式的小图片。",
    ),
    "instead": Words(
        "{file} beside it holds the work, and is graded instead",
        "旁边的 {file} 里才有回答，批改的是它",
        "你的回答写在 {file} 里，批改的是它。下次请写在发下来的那个文件里。",
    ),
    "beside": Words(
        "{file} lies beside it and is not graded",
        "旁边还有 {file}，没有批改",
        "你还交了 {file}，它没有被批改。",
    ),
    "package": Words(
        "it imports {name}, which is not installed here",
        "用到了 {name}，批改的电脑上没有安装",
        "你的代码用到了 {name}，批改的电脑上没有安装它，所以出错了。如果因此丢了分，请告诉老师。",
    ),
    "package_unknown": Words(
        "it imports what is not installed here",
        "用到了批改的电脑上没有安装的包",
        "你的代码用到了批改的电脑上没有安装的包，所以出错了。如果因此丢了分，请告诉老师。",
    ),
    "display": Words(
        "it needs a screen, which there is none of here",
        "需要屏幕，批改的电脑上没有",
        "你的代码要打开窗口，批改时没有屏幕，所以出错了。如果因此丢了分，请告诉老师。",
    ),
    "pool": Words(
        "it starts several processes, which fails here",
        "启动了多个进程，在批改时会失败",
        "你的代码启动了多个进程，批改时不支持，所以出错了。如果因此丢了分，请告诉老师。",
    ),
    "python": Words(
        "it was written with Python {theirs} and is graded with {ours}; errors may be due to that",
        "用 Python {theirs} 编写，用 {ours} 批改，出错可能与此有关",
        "你用的是 Python {theirs}，批改用的是 {ours}，写法可能不一样。如果因此丢了分，请告诉老师。",
    ),
    "ended": Words(
        "In [{number}]: the program ended early ({reason})",
        "In [{number}]：程序提前结束了（{reason}）",
    ),
    "outputs": Words(
        "what its cells printed and drew is left out: {reason}",
        "单元格打印和画出的内容没有保留：{reason}",
        "你的程序打印或画出的内容太大、太复杂，没有放进这一页；得分不受影响。",
    ),
    "died": Words(
        "the examiner of this notebook died; the cells after that were not run",
        "批改这份笔记本的进程中断了，后面的单元格没有运行",
    ),
}

#: What stands for a remark's reason, which is a word like `limits.REASONS`' keys.
REASONS: dict[str, tuple[str, str]] = {
    "link": ("it is no regular file", "它不是普通文件"),
    "empty": ("it is empty", "文件是空的"),
    "large": ("it is too large", "文件太大"),
    "closed": ("it can't be opened", "文件打不开"),
    "json": ("it is not a notebook", "内容不是笔记本"),
    "cells": ("it is not a notebook (it has no cells)", "里面没有单元格"),
    "many": ("it has too many cells", "单元格太多"),
    "costly": ("it takes too long, or too much memory, to read", "读它要用太多时间或内存"),
    "format": ("it is neither PNG nor JPEG", "不是 PNG 或 JPEG 图片"),
    "size": ("it is too large", "图片太大"),
    "count": ("there are too many", "图片太多"),
}


def remark(kind: str, **values: Any) -> Remark:
    """Return a remark of a kind of `WORDS`."""
    if kind not in WORDS:
        raise KeyError(kind)
    return {"kind": kind, **values}


def instructor(said: Remark | str, language: str = "en") -> str:
    """Return a remark as an instructor reads it.

    Parameters
    ----------
    said : Remark or str
        Text, as earlier versions kept it, is returned as it is.
    language : str
        ``"en"`` or ``"zh"``.
    """
    if isinstance(said, str):
        return said
    words = WORDS[said["kind"]]
    chinese = language == "zh"
    return _filled(words.chinese if chinese else words.english, said, chinese)


def student(remarks: Sequence[Remark | str], names: Mapping[str, str] | None = None) -> list[str]:
    """Return those remarks that concern the student, in Chinese.

    Parameters
    ----------
    remarks : sequence of Remark or str
    names : mapping of str to str, optional
        A cell's name -> what students call it: names are for authors.
    """
    return [
        _filled(WORDS[said["kind"]].student, _renamed(said, names or {}), True)
        for said in remarks
        if not isinstance(said, str) and WORDS[said["kind"]].student
    ]


def _renamed(said: Remark, names: Mapping[str, str]) -> Remark:
    if "cells" not in said:
        return said
    return said | {"cells": list(dict.fromkeys(names.get(name, name) for name in said["cells"]))}


def _filled(text: str, said: Mapping[str, Any], chinese: bool) -> str:
    values = dict(said)
    if "reason" in values:
        values["reason"] = REASONS.get(values["reason"], (values["reason"],) * 2)[chinese]
    if "cells" in values:
        values["cells"] = _listed(values["cells"], chinese)
    return text.format(**values)


def _listed(names: Sequence[str], chinese: bool) -> str:
    """Name some cells, and count many."""
    if len(names) <= MAX_NAMED:
        return ("、" if chinese else ", ").join(names)
    first = names[: MAX_NAMED - 1]
    if chinese:
        return f"{'、'.join(first)} 等 {len(names)} 个"
    return f"{', '.join(first)}, … ({len(names)} cells)"
