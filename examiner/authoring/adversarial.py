"""Adversarial rehearsal: answers that do no work, tried with every exercise, must earn nothing.

Constants, exceptions, echoes of the arguments, destroyed arguments, objects that say yes to all: a
test cell that gives a point for one of them asks too little, and is named.
"""

import ast
import builtins
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from examiner.authoring.trials import Exercise, Trials, Until, read
from examiner.course import Course
from examiner.engine import examination
from examiner.engine.examination import Cell

CONSTANTS = (
    *("None", "True", "False", "0", "1", "-1", "0.5", "float('nan')", "float('inf')", "''"),
    *("[]", "[0]", "()", "{}", "set()", "numpy.zeros(0)"),
)

#: How many of the answers that a test cell lets through are told.
TOLD = 3

OBJECTS = {
    "a function that returns None": "lambda *a, **k: None",
    "a function that returns what it is given": "lambda *a, **k: a[0] if a else None",
    "an object that says yes": "_Yes()",
    "objects that say yes": "[_Yes(), _Yes()]",
    "a model that predicts 0 and calls itself perfect": "_Model(0.0)",
    "a model that predicts nan and calls itself perfect": "_Model(numpy.nan)",
}

#: What is done to each argument -> how it is told.
RUINS = {
    "_overwrite(each, 0)": "overwrites its arguments with 0",
    "_empty(each)": "empties its arguments",
}

HELPERS = """
import numpy


class _Yes:
    def __init__(self, *arguments, **named):
        pass

    def __getattr__(self, name):
        if name.startswith("__array"):
            raise AttributeError(name)
        return _Yes()

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __float__(self):
        return 0.0

    def __int__(self):
        return 0

    def __str__(self):
        return ""

    def __bool__(self, *arguments):
        return True

    __index__, __repr__, __hash__ = __int__, __str__, __int__
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __exit__ = __bool__

    def __call__(self, *arguments, **named):
        return self

    __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __call__
    __truediv__ = __rtruediv__ = __neg__ = __abs__ = __round__ = __enter__ = __call__


class _Model(_Yes):
    def __init__(self, value):
        self.value = value

    def predict(self, x, *arguments, **named):
        return numpy.full((len(x), 10), self.value)

    def evaluate(self, *arguments, **named):
        return [0.0, 1.0]

    def get_weights(self):
        return [numpy.full((2, 2), self.value), numpy.full(2, self.value)]

    def count_params(self):
        return 6

    fit = __call__ = predict


def _overwrite(old, new):
    # With another argument or a number, in place, as far as it can be.
    try:
        if isinstance(old, numpy.ndarray):
            old[...] = new
        elif isinstance(old, (list, dict)) and isinstance(new, type(old)):
            kept = new.copy()
            old.clear()
            old.extend(kept) if isinstance(old, list) else old.update(kept)
        elif isinstance(old, (list, dict)):
            for key in range(len(old)) if isinstance(old, list) else list(old):
                if isinstance(old[key], (list, dict, numpy.ndarray)):
                    _overwrite(old[key], new)
                else:
                    old[key] = new
        elif hasattr(old, "iloc"):
            old.iloc[:] = new
    except Exception:
        pass


def _like(value, number):
    if isinstance(value, numpy.ndarray):
        return numpy.full(value.shape, number)
    if isinstance(value, (list, tuple)):
        return type(value)(_like(each, number) for each in value)
    if isinstance(value, dict):
        return {key: _like(each, number) for key, each in value.items()}
    return number


def _empty(old):
    try:
        if isinstance(old, (list, dict, set)):
            old.clear()
        elif isinstance(old, numpy.ndarray):
            old.resize((0,) * old.ndim, refcheck=False)
        elif hasattr(old, "drop"):
            old.drop(index=old.index, inplace=True)
    except Exception:
        pass

"""


@dataclass(frozen=True)
class Idle:
    """An answer that does no work.

    Attributes
    ----------
    description : str
        What it does, after "an answer that".
    source : str
    """

    description: str
    source: str


def complaints(course: Course, assignment: str) -> list[str]:
    """Name each test cell of an assignment that gives points for answers that do no work.

    Parameters
    ----------
    course : Course
    assignment : str

    Returns
    -------
    list of str
        Empty if nothing.
    """
    notebook = course.read("source", assignment)
    store = course.root / "build" / "adversarial" / f"{assignment}.json"
    found: list[str] = []
    with Trials(store, _engine()) as trials:
        for exercise in read(course, assignment, notebook):
            exercise = exercise.needed_for([exercise.solution])
            helped = replace(
                exercise, cells=(("helpers", Cell(HELPERS, "student")), *exercise.cells)
            )
            found += _generous(helped, trials)
            trials.save()
    return found


def _generous(exercise: Exercise, trials: Trials) -> Iterator[str]:
    right = trials.alone(exercise, exercise.solution)
    answers = {idle.source: idle.description for idle in idle_answers(exercise)}
    earned: dict[str, list[str]] = {name: [] for name in exercise.tests}
    tried = dict(trials.each(exercise, answers, right, Until.END))
    for source, description in answers.items():
        for name in set(exercise.tests) - set(tried[source].failed):
            earned[name].append(description)
    for name, descriptions in earned.items():
        if descriptions:
            told = "; ".join(descriptions[:TOLD])
            more = f" (and {len(descriptions) - TOLD} more)" if len(descriptions) > TOLD else ""
            yield f"{name}: gives points for an answer that {told}{more}"


def idle_answers(exercise: Exercise) -> Iterator[Idle]:
    """Yield the answers to an exercise that do no work.

    Parameters
    ----------
    exercise : Exercise
        Its solution says what is to be defined, its tests which exceptions are expected.
    """
    tree = ast.parse(exercise.solution)
    count = _most_arguments(tree)
    for value in CONSTANTS:
        yield Idle(f"returns {value}", _answer(tree, f"return {value}"))
    for text, value in OBJECTS.items():
        yield Idle(f"returns {text}", _answer(tree, f"return {value}"))
    if any(isinstance(node, ast.ClassDef) for node in tree.body):
        yield Idle("is a class that says yes", _answer(tree, "return _Yes()", base="_Yes"))
    for name in _expected(exercise):
        yield Idle(f"raises {name}", _answer(tree, f"raise {name}"))
    echoes = {f"arguments[{n}]": f"argument {n + 1}" for n in range(count)}
    for value, said in echoes.items():
        yield Idle(f"returns {said}", _answer(tree, f"return {value}"))
        for number in ("0", "1", "float('nan')"):
            like = _answer(tree, f"return _like({value}, {number})")
            yield Idle(f"returns what is like {said}, but all of it {number}", like)
        if count > 1:
            yield from _ruins(
                tree, {f"_overwrite(each, {value})": f"overwrites all with {said}"}, {value: said}
            )
    yield from _ruins(tree, RUINS if count else {}, echoes)


def _ruins(tree: ast.Module, ruins: dict[str, str], echoes: dict[str, str]) -> Iterator[Idle]:
    """Yield answers that change their arguments first."""
    for ruin, done in ruins.items():
        for value, said in ({"0": "0"} | echoes).items():
            body = f"[{ruin} for each in arguments]; return {value}"
            yield Idle(f"{done} and returns {said}", _answer(tree, body))


def _answer(tree: ast.Module, body: str, base: str = "") -> str:
    """Return a cell that defines what a solution defines, all of which does the same."""
    lines = [f"def _answer(*arguments):\n    {body}\n"]
    call = "(*arguments, **named): return _answer(*arguments, *named.values())"
    for node in tree.body:
        match node:
            case ast.FunctionDef():
                lines.append(f"def {node.name}{call}\n")
            case ast.ClassDef():
                parents = [base] if base else [ast.unparse(each) for each in node.bases]
                lines.append(f"class {node.name}({', '.join(parents)}):")
                lines.append("    def __init__(self, *arguments, **named): pass")
                for each in node.body if not base else ():
                    if isinstance(each, ast.FunctionDef) and each.name != "__init__":
                        method = call.replace("(*", "(self, *", 1)
                        lines.append(f"    def {each.name}{method}")
                lines.append("")
            case ast.Assign() | ast.AnnAssign():
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    for name in ast.walk(target):
                        if isinstance(name, ast.Name):
                            lines.append(f"{name.id} = _answer()\n")
    return "\n".join(lines)


def _most_arguments(tree: ast.Module) -> int:
    counts = [0]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args)]
            counts.append(len(names) + len(node.args.kwonlyargs) - ("self" in names))
    return max(counts)


def _expected(exercise: Exercise) -> list[str]:
    """Return Python's exceptions that the tests catch, and some that they do not name."""
    found = {"ValueError", "TypeError", "KeyError", "RuntimeError", "NotImplementedError"}
    for name, cell in exercise.cells:
        if name in exercise.tests:
            nodes = ast.walk(ast.parse(cell.source))
            found |= {node.id for node in nodes if isinstance(node, ast.Name) and _error(node.id)}
    return sorted(found)


def _error(name: str) -> bool:
    known = getattr(builtins, name, None)
    return isinstance(known, type) and issubclass(known, Exception)


def _engine() -> str:
    """Say which engine tries the answers."""
    digest = hashlib.sha256()
    for path in [Path(__file__), *sorted(Path(examination.__file__).parent.glob("*.py"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()
