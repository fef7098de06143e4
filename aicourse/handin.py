"""Handing in: one file per chapter, named so that the teacher's collection knows whose it is."""

import contextlib
import json
import os
import re
import sys
import time
from pathlib import Path
from typing import Any

from aicourse import exchange, record
from aicourse.chapter import Exercise, cells_of, exercises, locate, source_of
from aicourse.record import Record

FOLDER = "hand-in"
# What can name a file on every system, and separates nothing in `<student>_<assignment>.ipynb`.
STUDENT = re.compile(r"[^\\/:*?\"<>|\s_.][^\\/:*?\"<>|\s_]{0,59}")
MAX_BYTES = 50_000_000

# Id of a cell -> what was run in it, and when.
_ran: dict[str, tuple[str, float]] = {}


class HandInError(Exception):
    """What is to be handed in could not be graded; the message says what to do."""


def hand_in(student: str | int | None = None, chapter: str | os.PathLike | None = None) -> None:
    """Make the file that is handed in, and say where it is and what is unfinished in it.

    The file is ``hand-in/<student>_<assignment>.ipynb`` in the course's folder. It holds the
    notebook as it was last saved. On a class server the chapter is handed in at once instead.

    Parameters
    ----------
    student : str, optional
        The student's number; by default the one that this chapter was handed in with before.
    chapter : path, optional
        The chapter's notebook or its folder. By default the notebook that runs.

    Raises
    ------
    HandInError
        If it could not be graded, or the file can't be written.
    """
    path = _find(None if chapter is None else Path(chapter))
    content = path.read_bytes()
    answers = check(path, content)
    known = Record.read(path.parent)
    if exchange.is_there():
        student = exchange.account()
    number = str(known.student if student is None else student).strip()
    if not number:
        raise HandInError('请把学号写在括号里，再运行一次，例如：aicourse.hand_in("2023001")')
    if not STUDENT.fullmatch(number):
        raise HandInError(
            f"学号“{number}”里有不能用的字符（空格、下划线、斜线等），或者是空的。请只写学号。"
        )
    saved = path.stat().st_mtime
    if chapter is None and _unsaved(path, saved):
        raise HandInError("这个笔记本还没有保存：先保存（Ctrl + S），再运行一次。")
    if exchange.is_there():
        if reason := exchange.submit(path):
            raise HandInError(reason)
        done = "交上了"
        next_step = "批改好以后，在菜单“Nbgrader → Assignment List”里取反馈。"
    else:
        target = path.parent.parent / FOLDER / f"{number}_{_assignment(path)}.ipynb"
        _write(target, content)
        done, next_step = f"作业文件做好了：{target}", "请把它交给老师，不要改文件名。"
    known.student, known.time, known.answers = number, _clock(time.time()), record.digest(answers)
    known.write(path.parent)
    unfinished = [str(each) for each in answers if each.unfinished]
    if unfinished:
        print(
            f"还有 {len(unfinished)} 道题没有完成：{'、'.join(unfinished)}。可以以后补上再交一次。"
        )
    print(f"{done}\n里面是 {_clock(saved)} 保存的内容。{next_step}")


def check(path: Path, content: bytes) -> list[Exercise]:
    """Return the exercises and questions of a notebook that is to be handed in.

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
        found = exercises(json.loads(content.decode("utf-8-sig"))["cells"])
    except (ValueError, LookupError, TypeError, AttributeError):
        raise HandInError(
            f"{path.name} 不是完整的笔记本，可能损坏了。"
            "请在 JupyterLab 里打开它，看看能不能重新保存。"
        ) from None
    if not any(not each.written for each in found):
        raise HandInError(
            f"{path.name} 里没有课程的答题单元格，没法批改。"
            "请交课程自己的笔记本，不要把答案抄到新建的笔记本里。"
        )
    return found


def watch(shell: Any) -> None:
    """Note from here on what is run in which cell, so that an unsaved notebook is noticed."""
    if not getattr(shell, "_aicourse_handin", False):
        shell._aicourse_handin = True
        shell.events.register("pre_run_cell", _note)


def _note(info: Any) -> None:
    """Note what is run in a cell."""
    if cell := getattr(info, "cell_id", None):
        _ran[cell] = (info.raw_cell or "", time.time())


def _unsaved(path: Path, saved: float) -> bool:
    """Tell whether an answer that was run after the last saving is not in the file."""
    for cell in cells_of(path):
        source, when = _ran.get(cell.get("id", ""), ("", 0.0))
        is_answer = cell.get("metadata", {}).get("nbgrader", {}).get("solution")
        if is_answer and when > saved and source.strip() != source_of(cell).strip():
            return True
    return False


def _assignment(path: Path) -> str:
    """Return the chapter's name, which the folder keeps when the notebook was renamed."""
    names = [path.parent.name, path.stem]
    return next((name for name in names if re.match(r"\d\d\.\d\d-", name)), names[0])


def _write(target: Path, content: bytes) -> None:
    """Write the file, or say why it can't be written."""
    folder = target.parent
    # Written beside it first: an interrupted copy leaves no half a file.
    partial = target.with_suffix(".partial")
    try:
        folder.mkdir(exist_ok=True)
        partial.write_bytes(content)
        partial.replace(target)
    except FileExistsError:
        raise HandInError(
            f"{folder} 应当是一个文件夹，但那里有一个同名的文件。请把它改名或移走，再运行一次。"
        ) from None
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise HandInError(
            f"没能写入 {target}（{error.strerror}）：请检查磁盘空间，关掉正在打开它的程序，"
            "或者把课程移到一个可以写入的文件夹。"
        ) from None


def _clock(seconds: float) -> str:
    """Return a time as it is read in China."""
    at = time.localtime(seconds)
    return f"{at.tm_mon} 月 {at.tm_mday} 日 {at.tm_hour:02}:{at.tm_min:02}"


def _find(place: Path | None) -> Path:
    """Return the notebook that runs, or the one that is meant: itself, or that of its folder."""
    if place is None:
        if (found := locate()) is not None:
            return found.resolve()
        place = Path.cwd()
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
