"""What a chapter says of its exercises: in the table at its top, in headings, in metadata."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from examiner.cells import exercises, is_answer, name_of, points

_NUMBERS = r"(\d+(?:\s*[、,，]\s*\d+)*)"
_ROW = re.compile(
    rf"^(\|\s*(思考题)?\s*{_NUMBERS}\s*(.*?)\s*(?:`(\w+)`)?\s*\|\s*(★+)\s*\|\s*([\d.]+)\s*\|)", re.M
)
_HEADING = re.compile(
    r"^(#{2,4}\s+(练习|思考题)\s*(\d+)(?:\s+(.*?))?\s*（(★+)，([\d.]+) 分）)\s*$", re.M
)


@dataclass(frozen=True)
class Row:
    """A row of the table at the top; one can stand for several written questions."""

    is_question: bool
    numbers: tuple[int, ...]
    title: str
    name: str
    stars: str
    points: float
    line: str

    def with_points(self, points: float) -> str:
        """Return its line with other points."""
        return re.sub(r"(\|\s*★+\s*\|\s*)[\d.]+", rf"\g<1>{points:g}", self.line)


@dataclass(frozen=True)
class Heading:
    """A heading, such as ``## 练习 1　信息熵（★，8 分）``."""

    is_question: bool
    number: int
    title: str
    stars: str
    points: float
    line: str

    def with_points(self, points: float) -> str:
        """Return its line with other points."""
        return re.sub(r"(★+，)[\d.]+", rf"\g<1>{points:g}", self.line)

    @property
    def text(self) -> str:
        """Its beginning, as people call it."""
        return f"{'思考题' if self.is_question else '练习'} {self.number}"


@dataclass
class Unit:
    """An exercise or a written question.

    Attributes
    ----------
    answer : NotebookNode
        The cell in which students answer.
    graded : list of NotebookNode
        The cells that have its points.
    heading : Heading or None
        The last one of its kind above.
    """

    answer: NotebookNode
    graded: list[NotebookNode] = field(default_factory=list)
    heading: Heading | None = None

    @property
    def name(self) -> str:
        """Name of the answer cell."""
        return name_of(self.answer)

    @property
    def is_question(self) -> bool:
        """Tell whether a person grades it."""
        return is_grade(self.answer)

    @property
    def points(self) -> float:
        """What its cells give."""
        return points(self.graded)


def rows(notebook: NotebookNode) -> list[Row]:
    """Return the rows of the table at the top of a chapter."""
    text = notebook.cells[0].source if notebook.cells else ""
    return [
        Row(
            bool(question),
            tuple(int(number) for number in re.findall(r"\d+", numbers)),
            title,
            name,
            stars,
            float(worth),
            line,
        )
        for line, question, numbers, title, name, stars, worth in _ROW.findall(text)
    ]


def units(notebook: NotebookNode) -> list[Unit]:
    """Return the exercises and written questions of an instructor's notebook, in their order."""
    tests = exercises(notebook)
    found: list[Unit] = []
    last: dict[bool, Heading] = {}
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and not is_solution(cell):
            last |= {heading.is_question: heading for heading in _headings(cell.source)}
        elif is_answer(cell):
            found.append(Unit(cell, tests[name_of(cell)], last.pop(False, None)))
        if is_grade(cell) and is_solution(cell):
            found.append(Unit(cell, [cell], last.pop(True, None)))
    return found


def _headings(text: str) -> list[Heading]:
    return [
        Heading(kind == "思考题", int(number), title, stars, float(worth), line)
        for line, kind, number, title, stars, worth in _HEADING.findall(text)
    ]


def contradictions(notebook: NotebookNode) -> Iterator[str]:
    """Say where the table at the top, the headings and the metadata disagree.

    Parameters
    ----------
    notebook : NotebookNode
        An instructor's.

    Yields
    ------
    str
    """
    found = units(notebook)
    for is_question in (False, True):
        kind = [unit for unit in found if unit.is_question is is_question]
        for number, unit in enumerate(kind, start=1):
            yield from _of_heading(unit, number)
        named = [unit for unit in kind if unit.heading]
        listed = [row for row in rows(notebook) if row.is_question is is_question]
        yield from _of_table(named, listed)


def _of_heading(unit: Unit, number: int) -> Iterator[str]:
    kind = "思考题" if unit.is_question else "练习"
    if unit.heading is None:
        yield (
            f"{unit.name}: no heading of its own above it; write "
            f"## {kind} {number}　…（★，{unit.points:g} 分）"
        )
        return
    if unit.heading.number != number:
        yield f"{unit.name}: its heading says {unit.heading.text}, but it is {kind} {number}"
    if unit.heading.points != unit.points:
        yield (
            f"{unit.name}: its heading says {unit.heading.points:g} 分, but its cells have "
            f"{unit.points:g} points"
        )


def _of_table(units: Sequence[Unit], listed: Sequence[Row]) -> Iterator[str]:
    by_number = {unit.heading.number: unit for unit in units if unit.heading}
    for row in listed:
        label = f"{'思考题' if row.is_question else '练习'} {'、'.join(map(str, row.numbers))}"
        meant = [by_number[number] for number in row.numbers if number in by_number]
        if len(meant) < len(row.numbers):
            yield f"the table at the top has {label}, but no heading in the chapter does"
            continue
        worth = sum(unit.points for unit in meant)
        if row.points != worth:
            yield (
                f"the table at the top gives {label} {row.points:g} points, but its cells have "
                f"{worth:g}"
            )
        for unit in meant:
            yield from _of_row(label, row, unit)
    there = {number for row in listed for number in row.numbers}
    for number, unit in by_number.items():
        if number not in there and unit.heading:
            yield f"{unit.name}: the table at the top has no row for {unit.heading.text}"


def _of_row(label: str, row: Row, unit: Unit) -> Iterator[str]:
    heading = unit.heading
    assert heading
    if row.stars != heading.stars:
        yield (f"the table at the top gives {label} {row.stars}, but the heading {heading.stars}")
    if row.title and row.title not in heading.title:
        yield (
            f"the table at the top calls {label} {row.title!r}, but the heading {heading.title!r}"
        )
    if row.name and not re.search(rf"\b{row.name}\b", unit.answer.source):
        yield f"the table at the top names {label} `{row.name}`, but {unit.name} does not define it"
