"""Mutants: wrong answers that are made from right ones, one small change each."""

import ast
import contextlib
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import libcst as cst
import libcst.matchers as m
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from examiner.authoring.operators import OPERATORS
from examiner.authoring.rules import left_out

#: What no test is to look at: messages, what is printed on the way, types as documentation.
_LEFT_ALONE = (
    m.Annotation()
    | m.Assert()
    | m.Decorator()
    | m.Import()
    | m.ImportFrom()
    | m.SimpleStatementLine(body=[m.Expr(value=m.Call(func=m.Name("print")))])
    | m.Arg(keyword=m.Name("strict"))
    | m.Expr(value=m.SimpleString() | m.ConcatenatedString())
)


#: Stands between two parts of a change that are not next to each other.
APART = "@@"


@dataclass(frozen=True)
class Mutant:
    """A wrong answer made from a right one.

    Attributes
    ----------
    kind : str
        Name of the operator.
    source : str
        The whole answer, in normal form.
    change : str
        What is different, as lines that begin with ``-``, ``+`` or, where the place would not be
        clear, a space; ``@@`` stands for what is between.
    """

    kind: str
    source: str
    change: str


def is_python(source: str) -> bool:
    """Tell whether an answer has a syntax tree; IPython's ``!ls`` has none."""
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def normal(source: str) -> str:
    """Return source in the form that all ways to write the same syntax tree share."""
    return ast.unparse(ast.parse(source))


def mutants(answer: str) -> list[Mutant]:
    """Make all mutants of an answer.

    Parameters
    ----------
    answer : str

    Returns
    -------
    list of Mutant
        No two of which have the same syntax tree, nor that of the answer.
    """
    text = normal(answer)
    module = cst.parse_module(text)
    positions = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    found = {text: Mutant("", text, "")}
    spared = left_out(module)
    for node in _places(module):
        for kinds, operator in OPERATORS:
            if not isinstance(node, kinds) or (operator, id(node)) in spared:
                continue
            for changed in operator(node):
                with contextlib.suppress(SyntaxError, cst.CSTValidationError):
                    source = normal(_replaced(module, text, node, changed, positions))
                    if source not in found:
                        kind = operator.__name__.removeprefix("operator_")
                        found[source] = Mutant(kind, source, change(text, source))
    del found[text]
    return list(found.values())


def _replaced(
    module: cst.Module,
    text: str,
    node: cst.CSTNode,
    changed: cst.CSTNode,
    positions: Mapping[cst.CSTNode, CodeRange],
) -> str:
    """Return the code with something else in the place of a node."""
    if not (isinstance(node, cst.BaseExpression) and isinstance(changed, cst.BaseExpression)):
        return cst.ensure_type(module.deep_replace(node, changed), cst.Module).code
    # In normal form, an expression is on one line; to make a new tree takes thirty times as long.
    lines = text.splitlines()
    where = positions[node]
    line, code = lines[where.start.line - 1], module.code_for_node(changed)
    lines[where.start.line - 1] = f"{line[: where.start.column]}({code}){line[where.end.column :]}"
    return "\n".join(lines)


def _places(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield the nodes that may be changed."""
    if m.matches(node, _LEFT_ALONE):
        return
    yield node
    if isinstance(node, cst.Raise):
        return
    for child in node.children:
        yield from _places(child)


def change(before: str, after: str) -> str:
    """Say in a few lines what is different, with as many around it as make the place clear."""
    old, new = before.splitlines(), after.splitlines()
    for context in range(len(old) + 1):
        _, _, _, *lines = difflib.unified_diff(old, new, n=context, lineterm="")
        text = "\n".join(
            APART if line.startswith("@@") else f"{line[0]} {line[1:]}".rstrip() for line in lines
        )
        if applied(text, before) == [after]:
            break
    return text


def applied(text: str, source: str) -> list[str]:
    """Make a change wherever a source in normal form has the lines that it begins from.

    Parameters
    ----------
    text : str
        As `change` returns it.
    source : str

    Returns
    -------
    list of str
        The source after it, one for each place.
    """
    found: list[tuple[list[str], list[str]]] = [([], source.splitlines())]
    for part in text.split(f"\n{APART}\n"):
        lines = [(line[:1], line[2:]) for line in part.splitlines()]
        old = [line for mark, line in lines if mark != "+"]
        new = [line for mark, line in lines if mark != "-"]
        found = [
            ([*done, *rest[:start], *new], rest[start + len(old) :])
            for done, rest in found
            for start in range(len(rest) - len(old) + 1)
            if old and rest[start : start + len(old)] == old
        ]
    return ["\n".join([*done, *rest]) for done, rest in found]
