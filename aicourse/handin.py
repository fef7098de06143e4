"""Handing in: one file per chapter, named so that the teacher's collection knows whose it is."""

import json
import os
import re
import sys
from pathlib import Path

FOLDER = "hand-in"
# What can name a file on every system, and separates nothing in `<student>_<assignment>.ipynb`.
STUDENT = re.compile(r"[^\\/:*?\"<>|\s_.][^\\/:*?\"<>|\s_]{0,59}")
MAX_BYTES = 50_000_000
STUB = "raise NotImplementedError"


class HandInError(Exception):
    """What is to be handed in could not be graded; the message says what to do."""


def hand_in(student: str | None = None, chapter: str | os.PathLike | None = None) -> None:
    """Make the file that is handed in, and say where it is and what is unfinished in it.

    The file is ``hand-in/<student>_<assignment>.ipynb`` in the course's folder. It holds the
    notebook as it was last saved.

    Parameters
    ----------
    student : str, optional
        The student's number; asked for where it is missing.
    chapter : path, optional
        The chapter's notebook or its folder. By default the one in the folder where a notebook
        runs.

    Raises
    ------
    HandInError
        If it could not be graded.
    """
    path = _find(Path.cwd() if chapter is None else Path(chapter))
    content = path.read_bytes()
    unfinished = check(path, content)
    student = (input("你的学号：") if student is None else student).strip()
    if not STUDENT.fullmatch(student):
        raise HandInError(
            f"学号“{student}”里有不能用的字符（空格、下划线、斜线等），或者是空的。请只写学号。"
        )
    folder = path.parent.parent / FOLDER
    folder.mkdir(exist_ok=True)
    target = folder / f"{student}_{path.stem}.ipynb"
    # Written beside it first: an interrupted copy leaves no half a file.
    partial = target.with_suffix(".partial")
    partial.write_bytes(content)
    partial.replace(target)
    if unfinished:
        print(
            f"还有 {len(unfinished)} 道题没有完成：{'、'.join(unfinished)}。可以以后补上再交一次。"
        )
    print(f"作业文件做好了：{target}\n请把它交给老师，不要改文件名。")


def check(path: Path, content: bytes) -> list[str]:
    """Return the names of a notebook's unfinished exercises.

    Parameters
    ----------
    path : Path
        Where it lies.
    content : bytes
        What it holds.

    Raises
    ------
    HandInError
        If it is no notebook of the course, or lacks its answer cells.
    """
    if len(content) > MAX_BYTES:
        raise HandInError(
            f"{path.name} 太大了（{len(content) / 1e6:.0f} MB）。"
            "请在菜单里选“内核 → 重启内核并清除所有单元格的输出”，保存后再交。"
        )
    try:
        cells = json.loads(content.decode("utf-8-sig"))["cells"]
        marks = [(cell, cell["metadata"].get("nbgrader", {})) for cell in cells]
        answers = {
            mark["grade_id"]: "".join(cell["source"])
            for cell, mark in marks
            if mark.get("solution") and cell["cell_type"] == "code"
        }
    except (ValueError, LookupError, TypeError, AttributeError):
        raise HandInError(
            f"{path.name} 不是完整的笔记本，可能损坏了。"
            "请在 JupyterLab 里打开它，看看能不能重新保存。"
        ) from None
    if not answers:
        raise HandInError(
            f"{path.name} 里没有课程的答题单元格，没法批改。"
            "请交课程自己的笔记本，不要把答案抄到新建的笔记本里。"
        )
    return [name for name, source in answers.items() if STUB in source]


def _find(place: Path) -> Path:
    """Return the one notebook of a chapter's folder, or the notebook itself."""
    if place.is_file() and place.suffix == ".ipynb":
        return place.resolve()
    named = place / f"{place.resolve().name}.ipynb"
    if named.is_file():
        return named.resolve()
    raise HandInError(
        f"在 {place} 里找不到这一章的笔记本。"
        "请写出它在哪里，例如：python -m aicourse hand-in 学号 02.02-decision-trees"
    )


def main(arguments: list[str]) -> int:
    """Run ``python -m aicourse hand-in <student> <chapter>…`` and return the exit code."""
    if len(arguments) < 3 or arguments[0] != "hand-in":
        print("用法：python -m aicourse hand-in 学号 章节文件夹…", file=sys.stderr)
        return 2
    code = 0
    for chapter in arguments[2:]:
        try:
            hand_in(arguments[1], chapter)
        except HandInError as error:
            print(error, file=sys.stderr)
            code = 1
    return code
