"""What is the same in two answers that differ only in names, comments and layout."""

import ast
import builtins
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from nbformat import NotebookNode

from examiner.cells import is_answer, name_of

#: Shorter answers are alike because there is little to choose.
MIN_NODES = 30
#: Longer ones are not looked at.
MAX_CHARACTERS = 50_000

_BUILTIN = frozenset(dir(builtins))
# Fields that don't say what a program does: `kind` is the u of u"…".
_LEFT_OUT = frozenset(("annotation", "returns", "type_comment", "ctx", "kind", "type_params"))
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def without_docstrings(tree: ast.Module) -> ast.Module:
    """Drop the docstrings of a module's functions and classes, in place, and return it."""
    for node in ast.walk(tree):
        if isinstance(node, _DEFINITIONS):
            node.body = _body(node) or [ast.Pass()]
    return tree


def _body(node: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> list:
    return node.body[1:] if node.body and _is_text(node.body[0]) else node.body


def _is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


class _Shape:
    """A program as text, its names replaced by numbers in the order in which they occur."""

    def __init__(self, given: frozenset[str]):
        self.given = given
        self.numbers: dict[str, str] = {}
        self.parts: list[str] = []
        self.nodes = self.statements = 0

    def add(self, node: ast.AST) -> None:
        self.nodes += 1
        self.parts.append(type(node).__name__)
        if isinstance(node, ast.stmt) and not isinstance(node, _DEFINITIONS):
            self.statements += 1
        for name in node._fields:
            if name not in _LEFT_OUT:
                value = getattr(node, name, None)
                if name == "body" and isinstance(node, (ast.Module, *_DEFINITIONS)):
                    value = _body(node)
                is_name = name in ("id", "name") or (name == "arg" and isinstance(node, ast.arg))
                self._field(value, is_name)

    def _field(self, value: object, is_name: bool) -> None:
        if isinstance(value, ast.AST):
            # To write out every statement takes longer than all the rest.
            if not (self.given and isinstance(value, ast.stmt) and ast.dump(value) in self.given):
                self.add(value)
        elif isinstance(value, list):
            self.parts.append("[")
            for each in value:
                self._field(each, is_name)
            self.parts.append("]")
        elif is_name and isinstance(value, str) and value not in _BUILTIN:
            self.parts.append(self.numbers.setdefault(value, f"n{len(self.numbers)}"))
        else:
            self.parts.append(repr(value))


def fingerprint(source: str, given: frozenset[str] = frozenset()) -> str | None:
    """Return what is equal for two answers that differ only in names, comments and layout.

    Parameters
    ----------
    source : str
        A cell.
    given : frozenset of str
        From `statements_of`: what the task had in it, which is passed over.

    Returns
    -------
    str or None
        None for an answer that is too short to tell, a single statement, or no Python.
    """
    if len(source) > MAX_CHARACTERS:
        return None
    shape = _Shape(given)
    try:
        shape.add(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if shape.nodes < MIN_NODES or shape.statements < 2:
        return None
    return hashlib.sha256(" ".join(shape.parts).encode("utf-8", "replace")).hexdigest()


def statements_of(stub: str) -> frozenset[str]:
    """Return the statements of a task's own that an answer keeps: imports, helpers, parts of it.

    A function that is to be written is none of them, nor is the line that says so.
    """
    try:
        tree = ast.parse(stub)
    except SyntaxError:
        return frozenset()
    unwritten = {
        id(node)
        for node in ast.walk(tree)
        for child in ast.walk(node)
        if isinstance(child, ast.Raise)
    }
    return frozenset(
        ast.dump(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and id(node) not in unwritten and not _is_text(node)
    )


@dataclass(frozen=True)
class Task:
    """What a chapter gave to its exercises.

    Attributes
    ----------
    stubs : dict of str to str
        Exercise -> its answer cell as it was released.
    given : dict of str to frozenset of str
        Exercise -> `statements_of` its stub.
    untouched : dict of str to str or None
        Exercise -> fingerprint of its stub.
    """

    stubs: dict[str, str]
    given: dict[str, frozenset[str]]
    untouched: dict[str, str | None]

    @classmethod
    def of(cls, released: NotebookNode) -> "Task":
        """Take it from a released notebook."""
        stubs = {name_of(cell): cell.source for cell in released.cells if is_answer(cell)}
        given = {name: statements_of(stub) for name, stub in stubs.items()}
        return cls(
            stubs, given, {name: fingerprint(stub, given[name]) for name, stub in stubs.items()}
        )

    @property
    def key(self) -> str:
        """What changes when the task does."""
        return hashlib.sha256(repr(sorted(self.stubs.items())).encode()).hexdigest()

    def fingerprints(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Return the fingerprints of those answers that tell anything, by exercise."""
        found = {}
        for name, given in self.given.items():
            mark = fingerprint(answers.get(name, ""), given)
            if mark is not None and mark != self.untouched[name]:
                found[name] = mark
        return found
