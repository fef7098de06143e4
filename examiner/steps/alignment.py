"""Which submitted cell is which released one, also where its name and id were lost or it was moved.

All that is done here with a student's text takes time in proportion to its length.
"""

import ast
import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from nbformat import NotebookNode
from nbgrader.utils import is_locked, is_solution

from examiner.cells import name_of

#: Longer cells (characters) are not looked into.
MAX_PARSED = 100_000
#: IPython gives up at 500.
MAX_MAGICS = 400
#: Of how many cells, and how many characters of each, it is seen how much they are like a stub.
MAX_COMPARED, MAX_COMPARED_CHARACTERS = 20, 2_000
#: A cell that is less like the stub (0 to 1) is none of its answers.
LIKENESS = 0.5

# Lines that IPython reads, and Python does not.
_MAGIC_LINE = re.compile(r"^([ \t]*)[%!?].*", re.MULTILINE)
_MAGIC_VALUE = re.compile(r"=[ \t]*[%!].*")
_WRITTEN_DEFINITION = re.compile(
    r"^(?:async\s+)?(?:def|class)\s+(\w+)|^(\w+)\s*=(?!=)", re.MULTILINE
)
# What may be left of a stub without being an answer.
_NO_ANSWER = re.compile(r"^\s*(?:#.*|pass|\.\.\.|raise NotImplementedError\b.*)$", re.MULTILINE)


@dataclass
class Match:
    """What a released cell is in a submission.

    Attributes
    ----------
    cells : list of int
        Positions of the submitted cells that stand for it; none where it is missing.
    stubs : list of int
        Positions of its unanswered copies, where an answer was found elsewhere.
    moved : bool
        The answer was found by what it defines, looks like or says.
    lent : str
        The answer where it stands in a cell that stands for another released cell.
    near : list of int
        Where there is no answer: positions of the student's own cells in its place.
    """

    cells: list[int] = field(default_factory=list)
    stubs: list[int] = field(default_factory=list)
    moved: bool = False
    lent: str = ""
    near: list[int] = field(default_factory=list)


class Defined(NamedTuple):
    """The names that a cell defines, by what they stand for."""

    functions: set[str]
    values: set[str]
    imports: set[str]

    def written(self) -> set[str]:
        """Return those that may be an answer's: what is imported is not the student's own."""
        return self.functions | self.values


def align(released: Sequence[NotebookNode], submitted: Sequence[NotebookNode]) -> list[Match]:
    """Find for each released cell the submitted ones that stand for it.

    Cells are known by the name that nbgrader gave them, by their id, or by their text. Answers that
    are not, or are empty, are looked for among the student's own cells: by the names that they
    define, first where the answer belongs, then anywhere; by their likeness; and written ones by
    their place alone.

    Parameters
    ----------
    released : sequence of NotebookNode
    submitted : sequence of NotebookNode
        From `examiner.steps.reading.read_notebook`.

    Returns
    -------
    list of Match
        One for each released cell.
    """
    search = _Search(released, submitted)
    missing = [number for number in range(len(released)) if search.lacks_answer(number)]
    for find in (search.by_definition, search.by_likeness, search.by_place, search.among_others):
        missing = [number for number in missing if not find(number)]
    for number in missing:
        search.matches[number].near = search.near(number)
    return search.matches


def is_unanswered(source: str, stub: str) -> bool:
    """Tell whether nothing was done to a stub, or nothing is left of it."""
    return _essence(source) in ("", _essence(stub))


def is_untouched(submitted: Sequence[NotebookNode], texts: Collection[tuple[str, str]]) -> bool:
    """Tell whether a notebook holds nothing but released texts, as `text_of` gives them."""
    return all(text_of(cell) in texts for cell in submitted if cell.source.strip())


def text_of(cell: NotebookNode) -> tuple[str, str]:
    """Return a cell's kind and text as they are compared: white space at line ends is nothing."""
    return cell.cell_type, "\n".join(line.rstrip() for line in cell.source.strip().splitlines())


def parse(source: str) -> ast.Module | None:
    """Parse a cell; None where it is no Python, too long, or has more magics than IPython reads.

    IPython's own reading of magics takes a time that grows with the square of their number.
    """
    if len(source) > MAX_PARSED:
        return None
    plain, lines = _MAGIC_LINE.subn(r"\1pass", source)
    plain, values = _MAGIC_VALUE.subn("= None", plain)
    if lines + values > MAX_MAGICS:
        return None
    try:
        return ast.parse(plain)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def defined(source: str) -> Defined:
    """Return the names that a cell defines at its top level, also where it has a slip."""
    found = Defined(set(), set(), set())
    tree = parse(source)
    if tree is None:
        for function, value in _WRITTEN_DEFINITION.findall(source[:MAX_PARSED]):
            found.functions.add(function) if function else found.values.add(value)
        return found
    for node in _top_level(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.functions.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names = (alias.asname or alias.name.partition(".")[0] for alias in node.names)
            found.imports.update(names)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.values.add(node.id)
    return found


def _top_level(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what runs with a cell itself, not what stands in its functions and classes."""
    waiting: deque[ast.AST] = deque([tree])
    scopes = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    while waiting:
        node = waiting.popleft()
        yield node
        if not isinstance(node, scopes):
            waiting.extend(ast.iter_child_nodes(node))


def used(source: str) -> set[str]:
    """Return the names that a cell uses or defines anywhere."""
    tree = parse(source)
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} if tree else set()


def _essence(source: str) -> str:
    return "\n".join(
        line.strip() for line in _NO_ANSWER.sub("", source).splitlines() if line.strip()
    )


class _Search:
    """Looks for answers, and keeps account of which submitted cells are the student's own."""

    def __init__(self, released: Sequence[NotebookNode], submitted: Sequence[NotebookNode]):
        self.released, self.submitted = released, submitted
        self.matches = [Match(cells) for cells in _known(released, submitted)]
        known = {position for match in self.matches for position in match.cells}
        self.own = {position for position in range(len(submitted)) if position not in known}
        self.definitions = [_defined_by(cell) for cell in submitted]
        self.anchors = _in_order([(n, m.cells[0]) for n, m in enumerate(self.matches) if m.cells])

    def lacks_answer(self, number: int) -> bool:
        """Tell whether nothing was written where an answer belongs."""
        stub = self.released[number]
        return is_solution(stub) and all(
            is_unanswered(self.submitted[position].source, stub.source)
            for position in self.matches[number].cells
        )

    def by_definition(self, number: int) -> bool:
        """Take the student's own cell that last defines what the stub defines."""
        wanted = self._wanted(number)
        near = [p for p in self.near(number) if self.definitions[p].written() & wanted]
        # A variable elsewhere that has an answer's name is just a variable.
        far = [p for p in sorted(self.own) if self.definitions[p].functions & wanted]
        return self._take(number, near[-1:] or far[-1:])

    def by_likeness(self, number: int) -> bool:
        """Take the cell in a missing one's place that is most like its stub."""
        stub = self.released[number]
        if stub.cell_type != "code" or self.matches[number].cells:
            return False
        near = [p for p in self.near(number) if self.submitted[p].cell_type == "code"]
        rated = [(_likeness(stub, self.submitted[p]), p) for p in near[:MAX_COMPARED]]
        best, position = max(rated, default=(0.0, -1))
        return self._take(number, [position] if best >= LIKENESS else [])

    def by_place(self, number: int) -> bool:
        """Take for a written answer what the student wrote in its place."""
        if self.released[number].cell_type == "code":
            return False
        prose = [p for p in self.near(number) if _is_prose(self.submitted[p])]
        return self._take(number, prose)

    def among_others(self, number: int) -> bool:
        """Take what stands in another released cell: its definitions, or words in the question."""
        match = self.matches[number]
        if self.released[number].cell_type == "code":
            match.lent = self._lent_definition(number)
        else:
            match.lent = self._added_to_question(number)
        return bool(match.lent)

    def near(self, number: int) -> list[int]:
        """Return the student's own cells between the neighbours of a released cell."""
        place = bisect_left(self.anchors, (number, -1))
        before = self.anchors[place - 1][1] if place else -1
        if place < len(self.anchors) and self.anchors[place][0] == number:
            place += 1
        after = self.anchors[place][1] if place < len(self.anchors) else len(self.submitted)
        return [position for position in range(before + 1, after) if position in self.own]

    def _take(self, number: int, positions: list[int]) -> bool:
        match = self.matches[number]
        if positions:
            match.cells, match.stubs, match.moved = positions, match.cells, True
            self.own.difference_update(positions)
        return bool(positions)

    def _wanted(self, number: int) -> set[str]:
        return _defined_by(self.released[number]).written()

    def _lent_definition(self, number: int) -> str:
        wanted = self._wanted(number)
        for other, match in enumerate(self.matches):
            given = _defined_by(self.released[other]).written()
            for position in match.cells if other != number else []:
                if (self.definitions[position].written() - given) & wanted:
                    return self.submitted[position].source
        return ""

    def _added_to_question(self, number: int) -> str:
        """Return the lines that a student added to the last locked text before an answer."""
        for other in range(number - 1, -1, -1):
            question, match = self.released[other], self.matches[other]
            if is_locked(question) and question.cell_type == "markdown":
                given = {line.strip() for line in question.source.splitlines()}
                texts = [self.submitted[position].source for position in match.cells[:1]]
                lines = [line for text in texts for line in text.splitlines()]
                return "\n".join(line for line in lines if line.strip() not in given).strip()
        return ""


def _known(released: Sequence[NotebookNode], submitted: Sequence[NotebookNode]) -> list[list[int]]:
    """Find released cells by their name, by their id, or by their text."""
    names = {name_of(cell) for cell in released} - {""}
    ids = {cell.id for cell in released if "id" in cell}
    by_name: dict[str, list[int]] = defaultdict(list)
    by_text: dict[tuple[str, str], deque[int]] = defaultdict(deque)
    by_id: dict[str, int] = {}
    for position, cell in enumerate(submitted):
        if cell.grade_id in names:
            by_name[cell.grade_id].append(position)
        elif cell.id in ids and cell.id not in by_id:
            by_id[cell.id] = position
        else:
            by_text[text_of(cell)].append(position)
    found = []
    for cell in released:
        positions = by_name.get(name_of(cell), [])
        if not positions and cell.get("id") in by_id:
            positions = [by_id.pop(cell.id)]
        if not positions and by_text[text_of(cell)]:
            positions = [by_text[text_of(cell)].popleft()]
        found.append(positions)
    return found


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest run of pairs in which both numbers grow; the first ones grow already."""
    ends: list[int] = []
    lasts: list[int] = []
    previous: list[int] = []
    for index, (_, position) in enumerate(pairs):
        length = bisect_left(ends, position)
        previous.append(lasts[length - 1] if length else -1)
        ends[length : length + 1] = [position]
        lasts[length : length + 1] = [index]
    run: list[tuple[int, int]] = []
    index = lasts[-1] if lasts else -1
    while index >= 0:
        run.append(pairs[index])
        index = previous[index]
    return run[::-1]


def _likeness(stub: NotebookNode, cell: NotebookNode) -> float:
    first, second = (each.source[:MAX_COMPARED_CHARACTERS] for each in (stub, cell))
    return SequenceMatcher(None, first, second, autojunk=False).quick_ratio()


def _defined_by(cell: NotebookNode) -> Defined:
    return defined(cell.source if cell.cell_type == "code" else "")


def _is_prose(cell: NotebookNode) -> bool:
    return cell.cell_type != "code" or parse(cell.source) is None
