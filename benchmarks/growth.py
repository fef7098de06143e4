"""Show how the time for a student's text grows with its size: at n, 2n and 4n it is to double.

Each text once took far longer than its size warrants. What is printed is processor time, without
the bounds that grading puts on it. `make growth` runs this.
"""

import json
import time
from collections.abc import Callable
from itertools import pairwise

import nbformat
from nbformat import NotebookNode
from rich.console import Console
from rich.table import Table

from examiner.cells import is_locked, name_of
from examiner.course import here
from examiner.steps.reading import UnreadableSubmissionError, parse_notebook
from examiner.steps.rebuild import rebuild
from examiner.steps.rendering import clean, highlighted, rendered

FACTORS = (1, 2, 4)


def texts(released: NotebookNode) -> dict[str, tuple[int, Callable[[int], object]]]:
    """Return for each text how large n is, and what grading does with n of it."""
    answer = next(
        cell for cell in released.cells if "### BEGIN" not in cell.source and _is_answer(cell)
    )

    def duplicated(count: int) -> object:
        twin = nbformat.v4.new_code_cell("%time x = 1\n" * count + answer.source)
        return _rebuilt(released, [*released.cells, twin])

    def raw(count: int) -> object:
        return _rebuilt(released, [*released.cells, *([nbformat.v4.new_raw_cell("x")] * count)])

    return {
        "lines of blanks in code": (2_000, lambda n: highlighted("a\n" + "   \n" * n)),
        "nested elements": (2_000, lambda n: clean("<div>" * n)),
        "formulas of \\begin": (50, lambda n: rendered("$" + r"\begin{a} " * n + "$", True)),
        "environments of formulas": (500, lambda n: rendered(r"\begin{a} " * n, True)),
        "stars in Markdown": (2_000, lambda n: rendered("*a **b " * n, True)),
        "brackets in Markdown": (5_000, lambda n: rendered("[" * n, True)),
        "lines of magics in a second answer": (200, duplicated),
        "raw cells": (400, raw),
        "empty cells": (10_000, lambda n: _rebuilt(released, [{}] * n)),
    }


def _is_answer(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def _rebuilt(released: NotebookNode, cells: list) -> object:
    sources = {name_of(cell): cell.source for cell in released.cells if is_locked(cell)}
    content = json.dumps({"cells": cells, "metadata": {}}).encode()
    try:
        return rebuild(released, parse_notebook(content), sources)
    except UnreadableSubmissionError as error:
        return error


def main() -> None:
    """Print a table."""
    course = here()
    released = course.read("release", course.assignments()[0])
    table = Table("text", "n", *(f"{factor}n: ms" for factor in FACTORS), "grows by")
    for what, (size, work) in texts(released).items():
        work(size - 1)
        milliseconds = []
        for factor in FACTORS:
            start = time.process_time()
            work(factor * size)
            milliseconds.append((time.process_time() - start) * 1000)
        growth = (later / max(before, 0.1) for before, later in pairwise(milliseconds))
        shown = (f"{each:.1f}" for each in milliseconds)
        table.add_row(what, str(size), *shown, ", ".join(f"{each:.1f}" for each in growth))
    Console().print(table)


if __name__ == "__main__":
    main()
