"""Points of a chapter by exercise, and a change of them in all places where they stand."""

import math
from collections.abc import Mapping

import nbformat
from nbformat import NotebookNode
from rich.console import Console
from rich.table import Table

from examiner.authoring.overview import Unit, rows, units
from examiner.cells import name_of
from examiner.course import Course, CourseError


def change(course: Course, assignment: str, wanted: Mapping[str, float]) -> list[str]:
    """Give exercises other points: spread over their test cells, in headings and in the table.

    Parameters
    ----------
    course : Course
    assignment : str
    wanted : mapping of str to float
        Name of an exercise or of a written answer -> its new points.

    Returns
    -------
    list of str
        What changed, a line each.

    Raises
    ------
    CourseError
        If there is no such exercise, or it has no test cell; nothing has changed then.
    """
    notebook = course.read("source", assignment)
    found = {unit.name: unit for unit in units(notebook)}
    for name, worth in wanted.items():
        if name not in found:
            raise CourseError(
                f"{assignment} has no exercise {name!r}. There are: {', '.join(found)}"
            )
        if not found[name].graded:
            raise CourseError(f"{name} has no test cell that could have points")
        if worth < 0 or 2 * worth % 1:
            raise CourseError(f"{name}={worth:g}: points are whole or half, and not below 0")
    lines = []
    for name, worth in wanted.items():
        unit = found[name]
        before = [float(cell.metadata.nbgrader.points) for cell in unit.graded]
        after = spread(before, worth)
        for cell, points in zip(unit.graded, after, strict=True):
            cell.metadata.nbgrader.points = int(points) if points % 1 == 0 else points
        _write_in_heading(notebook, unit, worth)
        cells = ", ".join(
            f"{name_of(cell)} {old:g} → {new:g}"
            for cell, old, new in zip(unit.graded, before, after, strict=True)
            if old != new
        )
        lines.append(f"{name}: {sum(before):g} → {worth:g}" + (f" ({cells})" if cells else ""))
    _write_in_table(notebook)
    nbformat.write(notebook, course.notebook("source", assignment))
    return lines


def spread(before: list[float], worth: float) -> list[float]:
    """Return points that add up to something else, in the same proportions.

    Whole numbers where all are whole; no cell is left without points, if they suffice.

    Parameters
    ----------
    before : list of float
    worth : float
        The new sum, whole or half.
    """
    unit = 1.0 if all(each % 1 == 0 for each in [worth, *before]) else 0.5
    if worth < unit * len(before):
        unit = 0.5
    weights = before if sum(before) else [1.0] * len(before)
    steps = round(worth / unit)
    exact = [steps * weight / sum(weights) for weight in weights]
    least = 1 if steps >= len(before) else 0
    shares = [max(math.floor(each), least) for each in exact]
    while (missing := steps - sum(shares)) != 0:
        step = 1 if missing > 0 else -1
        able = [i for i, share in enumerate(shares) if share + step >= least]
        shares[max(able, key=lambda i: step * (exact[i] - shares[i]))] += step
    return [share * unit for share in shares]


def _write_in_heading(notebook: NotebookNode, unit: Unit, worth: float) -> None:
    if heading := unit.heading:
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = cell.source.replace(heading.line, heading.with_points(worth))


def _write_in_table(notebook: NotebookNode) -> None:
    """Bring the table at the top up to the points that the cells have."""
    by_number = {
        (unit.is_question, unit.heading.number): unit
        for unit in units(notebook)
        if unit.heading is not None
    }
    first = notebook.cells[0]
    for row in rows(notebook):
        meant = [by_number.get((row.is_question, number)) for number in row.numbers]
        if all(meant):
            worth = sum(unit.points for unit in meant if unit)
            first.source = first.source.replace(row.line, row.with_points(worth))


def show(course: Course, assignment: str) -> None:
    """Print the points of an assignment by exercise, and what they add up to."""
    found = units(course.read("source", assignment))
    table = Table(title=assignment)
    for column in ("", "exercise", "★", "points", "test cells"):
        table.add_column(column, justify="right" if column == "points" else "left")
    for unit in found:
        cells = ", ".join(
            f"{name_of(cell).removeprefix(unit.name + '_test_')} {cell.metadata.nbgrader.points:g}"
            for cell in unit.graded
        )
        heading = unit.heading
        table.add_row(
            heading.text if heading else "–",
            f"{heading.title + ' ' if heading else ''}{unit.name}",
            heading.stars if heading else "",
            f"{unit.points:g}",
            "by hand" if unit.is_question else cells,
        )
    Console(highlight=False).print(table)
    automatic = sum(unit.points for unit in found if not unit.is_question)
    total = sum(unit.points for unit in found)
    print(f"{automatic:g} automatic + {total - automatic:g} by hand = {total:g} of 100")
