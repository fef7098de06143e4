"""Answers that are the same but for names, comments and layout."""

import ast
import hashlib
from collections import defaultdict
from dataclasses import dataclass

from examiner.cells import exercises, name_of
from examiner.course import Course

# Shorter answers are alike because there is little to choose.
MIN_NODES = 40


@dataclass(frozen=True)
class Shared:
    """An answer that few students share.

    Attributes
    ----------
    assignment, exercise : str
    answers : dict of str to str
        Student -> what they handed in.
    """

    assignment: str
    exercise: str
    answers: dict[str, str]


class _Plain(ast.NodeTransformer):
    """Replaces names by numbers in the order in which they occur, and drops docstrings."""

    def __init__(self):
        self.numbers: dict[str, str] = {}

    def _number(self, name: str) -> str:
        return self.numbers.setdefault(name, f"n{len(self.numbers)}")

    def visit_Name(self, node):
        node.id = self._number(node.id)
        return node

    def visit_arg(self, node):
        node.arg = self._number(node.arg)
        node.annotation = None
        return node

    def visit_FunctionDef(self, node):
        node.returns = None
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        self.generic_visit(node)
        return node


def fingerprint(source: str) -> str | None:
    """Return what is equal for two answers that differ only in names, comments and layout.

    Parameters
    ----------
    source : str
        A cell.

    Returns
    -------
    str or None
        None for an answer that is too short to tell, or no Python.
    """
    try:
        tree = ast.parse(source)
        plain = _Plain().visit(tree)
        if sum(1 for _ in ast.walk(plain)) < MIN_NODES:
            return None
        return hashlib.sha256(ast.dump(plain).encode()).hexdigest()
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def shared(course: Course, only: str | None = None) -> list[Shared]:
    """Return the answers that two students share, or few of a large class.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.

    Returns
    -------
    list of Shared
        An answer that more than a tenth of the class gives is what people come up with; it is not
        listed. Whether the others were copied is for a person to judge.
    """
    found: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    sizes: dict[str, set[str]] = defaultdict(set)
    stubs: dict[str, set[str | None]] = {}
    for assignment, student in course.submissions(only):
        if not course.notebook("autograded", assignment, student).is_file():
            continue
        notebook = course.read("autograded", assignment, student)
        names = set(exercises(notebook))
        if assignment not in stubs:
            released = course.read("release", assignment).cells
            stubs[assignment] = {fingerprint(c.source) for c in released if name_of(c) in names}
        sizes[assignment].add(student)
        for cell in notebook.cells:
            mark = fingerprint(cell.source) if name_of(cell) in names else None
            if mark is not None and mark not in stubs[assignment]:
                found[assignment, name_of(cell), mark][student] = cell.source
    return [
        Shared(assignment, exercise, answers)
        for (assignment, exercise, _), answers in found.items()
        if 2 <= len(answers) <= max(2, len(sizes[assignment]) // 10)
    ]
