"""What a submission may use, and the Chinese words for having used it up."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds for one notebook; those of memory, processes and disk hold for its whole tree.

    Attributes
    ----------
    cell_seconds, test_seconds, notebook_seconds : float
        Elapsed time of a student's cell, of a test cell, and of all cells together.
    memory_bytes, disk_bytes, output_bytes : int
        Memory in use, files in the writable folders, and everything printed or shown.
    processes : int
        Processes at one time, the student's program itself among them.
    """

    cell_seconds: float = 120
    test_seconds: float = 30
    notebook_seconds: float = 600
    memory_bytes: int = 4096 * MEBIBYTE
    disk_bytes: int = 512 * MEBIBYTE
    output_bytes: int = 10 * MEBIBYTE
    processes: int = 16
    open_files: int = 512


@dataclass(frozen=True, kw_only=True)
class Terms:
    """On what terms a student's program runs; they go with its notebook from hand to hand.

    Attributes
    ----------
    limits : Limits
    readable : tuple of str
        What it may read, besides the installed packages and its own folders.
    sandboxed : bool
        Whether it runs in the sandbox.
    environment : mapping of str to str
        Variables of its environment, and of its tests'.
    """

    limits: Limits = field(default_factory=Limits)
    readable: tuple[str, ...] = ()
    sandboxed: bool = True
    environment: Mapping[str, str] = field(default_factory=dict)

    def terms(self) -> dict[str, Any]:
        """Return the terms alone, to hand them on."""
        return {each.name: getattr(self, each.name) for each in fields(Terms)}


#: Why a cell or the whole program ended, as students read it.
REASONS = {
    "time": "⏱ 这个单元格运行的时间超过了上限，已经停止。程序太慢，或者有不会结束的循环。",
    "notebook": "⏱ 整个作业运行的时间超过了上限，后面的单元格没有运行。",
    "memory": "💾 程序用的内存超过了上限，已经停止，后面的单元格没有运行。",
    "processes": "🧵 程序同时启动的进程或线程太多，已经停止，后面的单元格没有运行。",
    "disk": "📁 程序写的文件超过了上限（太大、太多或者嵌套太深），已经停止，后面的单元格没有运行。",
    "output": "📜 程序打印或显示的内容超过了上限，已经停止。",
    "exit": "🛑 程序自己提前结束了（例如崩溃，或者调用了退出函数），后面的单元格没有运行。",
    "watchdog": "🛑 程序占用的资源没有办法继续监督，已经停止，后面的单元格没有运行。",
    "channel": "🛑 程序的回答无法读懂，已经停止，后面的单元格没有运行。",
}


class Stopped(Exception):
    """A limit ended the cell; the student's program can go on with the next one.

    Parameters
    ----------
    reason : str
        A key of `REASONS`.
    """

    def __init__(self, reason: str):
        super().__init__(REASONS[reason])
        self.reason = reason


class Ended(Stopped):
    """The student's program has ended; nothing more can be asked of it."""
