"""The five pictures of the students' first page: how to open, run, answer, check, hand in."""

from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from aicourse.plotting import COLORS, chinese_font
from examiner.course import Course

BLUE, RED, GREEN = COLORS[0], COLORS[1], COLORS[2]
GREY, INK = "#B0B0B0", "#222222"


def draw(course: Course) -> list[Path]:
    """Draw the pictures into ``student/pictures/`` and return their paths."""
    folder = course.root / "student" / "pictures"
    folder.mkdir(exist_ok=True)
    # Letters as paths: the same on every system; a fixed salt: the same file every time.
    style: dict = {"svg.fonttype": "path", "svg.hashsalt": "aicourse"}
    font = chinese_font()
    style |= {"font.family": "sans-serif", "font.sans-serif": [font, "DejaVu Sans"]}
    paths = []
    for number, picture in enumerate(PICTURES, start=1):
        with mpl.rc_context(style):
            figure = Figure(figsize=(7.2, 2.9))
            ax = figure.add_axes((0, 0, 1, 1))
            ax.set(xlim=(0, 100), ylim=(0, 40))
            ax.axis("off")
            picture(ax)
            path = folder / f"{number}-{picture.__name__}.svg"
            figure.savefig(path, metadata={"Date": None})
            paths.append(path)
    return paths


def open_chapter(ax: Axes) -> None:
    """Show the list of files, and a double click on a chapter."""
    _box(ax, 3, 4, 36, 32, "white")
    _text(ax, 6, 31, "文件")
    for row, name in enumerate(["00-start.ipynb", "01.01-python-basics", "02.02-decision-trees"]):
        _text(ax, 8, 25 - 6 * row, name, color=BLUE if row == 1 else INK)
    _box(ax, 56, 4, 41, 32, "white")
    _text(ax, 59, 31, "01.01-python-basics.ipynb")
    _text(ax, 59, 22, "01.01 Python 基础", size=15)
    _text(ax, 59, 14, "从上到下，一格一格地读")
    _arrow(ax, 35, 19, 55, 19, "双击文件夹，\n再双击笔记本")


def run_cells(ax: Axes) -> None:
    """Show a cell before and after it is run."""
    _cell(ax, 3, 20, 42, 12, "[ ]:", ["print(1 + 1)"])
    _arrow(ax, 46, 26, 60, 26, "Shift + Enter")
    _cell(ax, 61, 20, 36, 12, "[1]:", ["print(1 + 1)"])
    _text(ax, 68, 15, "2", family="monospace")
    _text(ax, 3, 8, "每个灰色的格子都能运行；不确定时，从第一格开始按顺序再运行一遍。")


def answer(ax: Axes) -> None:
    """Show a stub, and an answer in its place."""
    stub = ["def double(x):", "    # 在这里写你的代码", "    raise NotImplementedError(…)"]
    _cell(ax, 3, 14, 44, 21, "[ ]:", stub)
    ax.plot([13.5, 44], [19.4, 19.4], color=RED, lw=2)
    _arrow(ax, 48, 25, 56, 25, "")
    _cell(ax, 57, 14, 40, 21, "[2]:", ["def double(x):", "    return 2 * x"])
    _text(ax, 3, 6, "写好答案，删掉 raise 那一行，按 Shift + Enter 运行，再运行下面的测试。")


def check(ax: Axes) -> None:
    """Show the button, and a line an exercise."""
    _box(ax, 3, 29, 94, 8, "#F4F4F4")
    _text(ax, 6, 31.8, "保存　＋　剪切　复制　粘贴　运行　停止", color="#777777")
    _box(ax, 70, 30, 12, 6, "white", edge=BLUE)
    _text(ax, 73, 31.8, "检查", color=BLUE)
    _box(ax, 3, 7, 94, 19, "white")
    lines = [
        ("✓", GREEN, "练习 1　信息熵", "看得见的测试全部通过。"),
        ("×", RED, "练习 2　基尼不纯度", "是用 1 减去平方和吗？"),
        ("–", GREY, "练习 3　信息增益", "还没有完成。"),
    ]
    for row, (mark, color, name, message) in enumerate(lines):
        _text(ax, 6, 21 - 5.6 * row, mark, color=color)
        _text(ax, 10, 21 - 5.6 * row, name)
        _text(ax, 45, 21 - 5.6 * row, message)
    _text(ax, 3, 2, "没过不要紧：改好，运行那一格，再查一次，次数不限。")


def hand_in(ax: Axes) -> None:
    """Show saving, the command, and the file that is handed in."""
    _cell(ax, 3, 19, 44, 13, "[ ]:", ['aicourse.hand_in("2023001")'])
    _arrow(ax, 48, 25.5, 58, 25.5, "")
    _box(ax, 59, 19, 38, 13, "white", edge=GREEN)
    _text(ax, 61.5, 27, "hand-in 文件夹")
    _text(ax, 61.5, 22, "2023001_01.01-python-basics.ipynb", size=8.5, color=GREEN)
    _text(ax, 3, 10, "先按 Ctrl + S 保存，再运行这一行（换成你的学号），")
    _text(ax, 3, 4, "然后把做好的文件交给老师，不要改文件名。可以交很多次，以最后一次为准。")


PICTURES: list[Callable[[Axes], None]] = [open_chapter, run_cells, answer, check, hand_in]


def _box(ax: Axes, x: float, y: float, w: float, h: float, face: str, edge: str = GREY) -> None:
    style = "round,pad=0,rounding_size=1.2"
    ax.add_patch(FancyBboxPatch((x, y), w, h, boxstyle=style, fc=face, ec=edge, lw=1.4))


def _text(ax: Axes, x: float, y: float, text: str, size: float = 11, **style) -> None:
    options: dict = {"fontsize": size, "color": INK} | style
    ax.text(x, y, text, **options)


def _cell(ax: Axes, x: float, y: float, w: float, h: float, label: str, lines: list[str]) -> None:
    _text(ax, x, y + h - 4.5, label, size=9, color=BLUE)
    _box(ax, x + 6, y, w - 6, h, "#F4F4F4")
    for row, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        _text(ax, x + 8 + indent, y + h - 4.5 - 6 * row, line.strip(), size=10)


def _arrow(ax: Axes, x0: float, y0: float, x1: float, y1: float, text: str) -> None:
    ax.add_patch(
        FancyArrowPatch((x0, y0), (x1, y1), arrowstyle="-|>", mutation_scale=16, color=RED, lw=2)
    )
    _text(ax, (x0 + x1) / 2, max(y0, y1) + 2, text, size=10, ha="center", color=RED)
