"""What a chapter's notebook holds: its exercises, their names, points and visible tests.

Read from the file beside the kernel, as a kernel can't see the page that it works for.
"""

import json
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: Such as `### 练习 3　信息增益（★★，10 分）`.
HEADING = re.compile(r"^#+\s*(练习|思考题)\s*(\d+)[\s　]*(.*?)\s*（[^（）]*分）\s*$", re.MULTILINE)
STUB = "raise NotImplementedError"


@dataclass(frozen=True)
class Test:
    """A visible test cell.

    Attributes
    ----------
    name : str
        Its ``grade_id``.
    points : float
    source : str
    """

    name: str
    points: float
    source: str


@dataclass
class Exercise:
    """An exercise or a written question.

    Attributes
    ----------
    name : str
        The ``grade_id`` of the cell that it is answered in.
    label : str
        What the text calls it, such as ``"练习 3"``.
    title : str
        Such as ``"信息增益"``.
    source : str
        The answer, as it was last saved.
    written : bool
        Whether a person grades it.
    points : float
        With those of hidden tests.
    tests : list of Test
        The visible ones.
    """

    name: str
    label: str
    title: str
    source: str
    written: bool
    points: float = 0.0
    tests: list[Test] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.label}　{self.title}".strip("　")

    @property
    def unfinished(self) -> bool:
        """Whether the saved answer is still what was given."""
        return STUB in self.source or self.source.strip().startswith("*（双击这里，删除这行字")


def cells_of(path: Path) -> list[dict[str, Any]]:
    """Return the cells of a notebook file; none where it can't be read as one."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8-sig"))["cells"]
        return [cell for cell in cells if cell["cell_type"] in ("code", "markdown")]
    except (OSError, ValueError, LookupError, TypeError):
        return []


def source_of(cell: dict[str, Any]) -> str:
    """Return a cell's text, which a file may hold in lines."""
    return "".join(cell.get("source", ""))


def exercises(cells: Iterable[dict[str, Any]]) -> list[Exercise]:
    """Return the exercises and written questions of a chapter, in their order.

    Parameters
    ----------
    cells : iterable of dict
        Of a released notebook, or of a student's.
    """
    found: dict[str, Exercise] = {}
    label = title = ""
    for cell in cells:
        source = source_of(cell)
        if cell["cell_type"] == "markdown":
            for kind, number, name in HEADING.findall(source):
                label, title = f"{kind} {number}", name.replace("\\", "")
        mark = cell.get("metadata", {}).get("nbgrader", {})
        name, points = mark.get("grade_id", ""), float(mark.get("points") or 0)
        if mark.get("solution") and name not in found:
            written = bool(mark.get("grade"))
            found[name] = Exercise(name, label or name, title, source, written, points)
        elif mark.get("grade") and cell["cell_type"] == "code":
            # An exercise's tests are those whose names start with its name and `_test`.
            owner = found.get(name.split("_test")[0])
            if owner is not None:
                owner.points += points
                # What is left of a hidden test has no assert.
                if asserts(source):
                    owner.tests.append(Test(name, points, source))
    return list(found.values())


def asserts(source: str) -> bool:
    """Tell whether a cell has an ``assert`` or raises an ``AssertionError``."""
    return "assert" in source.lower()


def locate() -> Path | None:
    """Return the notebook that this kernel runs, None where none is to be found.

    Looked for in this order: what the server or the editor said when the kernel started; the one
    that is named as its folder; of several others, as after renaming, the one saved last.
    """
    here = Path.cwd()
    main = sys.modules.get("__main__")
    # The first is set by Jupyter's servers, the second by VS Code.
    said = [os.environ.get("JPY_SESSION_NAME", ""), getattr(main, "__vsc_ipynb_file__", "")]
    named = [Path(name).name for name in said if name.endswith(".ipynb")]
    for name in [*named, f"{here.resolve().name}.ipynb"]:
        if (here / name).is_file():
            return here / name
    others = [path for path in here.glob("*.ipynb") if exercises(cells_of(path))]
    return max(others, key=lambda path: path.stat().st_mtime, default=None)
