"""Four habits of test cells that let mistakes through, as far as running them can tell.

The solution is run by its tests and notes what it is given: an argument that is always sorted, has
never two equal values, has always the same length, is always square, or comes as a list only,
though the text allows arrays, tells right from wrong less often than it could. (Ties, checks that
two bad inputs share and “not changed” are what `examiner.authoring.hunt` looks at.)
"""

import ast
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from examiner.authoring.arguments import LABELS, explained_in, is_mapping
from examiner.authoring.trials import Exercise, read
from examiner.course import Course
from examiner.engine import sandbox, task
from examiner.engine.task import Task

#: Begins a line in which a call is noted.
MARK = "\x01called "

NOTING = """
def _noting(function, names):
    import functools, json
    import numpy

    running = []

    def described(value):
        kind = type(value).__name__
        if isinstance(value, numpy.ndarray):
            kind = {"i": "integer array", "u": "integer array", "f": "float array"}.get(
                value.dtype.kind, "array"
            )
            found = {"kind": kind, "shape": value.shape}
            items = value.tolist() if value.ndim == 1 else []
        elif isinstance(value, (list, tuple)):
            nested = bool(value) and all(isinstance(row, (list, tuple)) for row in value)
            same = nested and len({len(row) for row in value}) == 1
            shape = (len(value), len(value[0])) if same else (len(value),)
            found = {"kind": kind, "shape": shape}
            items = [] if nested else list(value)
        else:
            return {"kind": kind}
        try:
            found["sorted"] = all(a <= b for a, b in zip(items, items[1:]))
            found["repeats"] = len(set(items)) < len(items)
            found["flat"] = len(items)
        except TypeError:
            pass
        return found

    @functools.wraps(function)
    def noted(*arguments, **named):
        if not running:
            given = dict(zip(names, arguments)) | named
            text = json.dumps({name: described(value) for name, value in given.items()})
            print("\\x01called " + json.dumps(function.__name__) + " " + text)
        running.append(None)
        try:
            return function(*arguments, **named)
        finally:
            running.pop()

    return noted

"""


def notes(course: Course, assignment: str) -> list[str]:
    """Say which arguments of an assignment's functions the tests vary too little.

    What was said is kept until the exercise changes.

    Parameters
    ----------
    course : Course
    assignment : str
    """
    store = course.root / "build" / "patterns" / f"{assignment}.json"
    known = json.loads(store.read_text()) if store.is_file() else {}
    found = {}
    for exercise in read(course, assignment, course.read("source", assignment)):
        exercise = exercise.needed_for([exercise.solution])
        cells = [cell.source for cell in exercise.paper([_noted(exercise.solution)])]
        key = hashlib.sha256("\n".join(cells).encode()).hexdigest()
        found[key] = known[key] if key in known else list(_said(exercise))
    store.parent.mkdir(parents=True, exist_ok=True)
    store.write_text(json.dumps(found, ensure_ascii=False))
    return [note for each in found.values() for note in each]


def _noted(solution: str) -> str:
    """Return the solution with functions that print what they are called with."""
    functions = [node for node in ast.parse(solution).body if isinstance(node, ast.FunctionDef)]
    lines = [
        f"{node.name} = _noting({node.name}, {[arg.arg for arg in node.args.args]!r})"
        for node in functions
    ]
    return "\n".join([solution, NOTING, *lines])


def _said(exercise: Exercise) -> Iterator[str]:
    work = Task(
        cells=exercise.paper([_noted(exercise.solution)]),
        released=exercise.released,
        sandboxed=not sandbox.missing(),
    )
    printed = "".join(
        output.get("text", "") for record in task.run(work) for output in record.outputs
    )
    calls: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in printed.splitlines():
        if line.startswith(MARK):
            function, end = json.JSONDecoder().raw_decode(line, len(MARK))
            for name, described in json.loads(line[end:]).items():
                calls[function, name].append(described)
    for node in ast.parse(exercise.solution).body:
        if isinstance(node, ast.FunctionDef):
            for name, text in explained_in(ast.get_docstring(node) or "").items():
                for what in _habits(calls[node.name, name], text):
                    yield f"{exercise.name}: the tests of {node.name} {what.format(name=name)}"


def _habits(calls: list[dict[str, Any]], text: str) -> Iterator[str]:
    """Say how an argument is always the same.

    Parameters
    ----------
    calls : list of dict
        What it was in each call.
    text : str
        What the docstring says that it may be.
    """
    kinds = {call["kind"] for call in calls}
    arrays = {kind for kind in kinds if kind.endswith("array")}
    if "列表" in text and "数组" in text and not is_mapping(text):
        if not arrays:
            yield "never give {name} as an array, which the text allows"
        elif "list" not in kinds:
            yield "never give {name} as a list, which the text allows"
        elif arrays == {"float array"} and not re.search("浮点", text):
            yield "give {name} as an array of floats only: try integers"
        elif arrays == {"integer array"} and not re.search(LABELS, text):
            yield "give {name} as an array of integers only: try floats"
    long = [call for call in calls if call.get("flat", 0) >= 3]
    if len(long) >= 3 and re.search("列表|数组", text):
        if all(call["sorted"] for call in long) and not re.search("排好|从小到大", text):
            yield "give {name} sorted only: try another order"
        if not any(call["repeats"] for call in long) and not re.search(
            "不同|不相同|不重复|没有重复|概率|权重|梯度|名", text
        ):
            yield "never give two equal values in {name}"
        if len({call["flat"] for call in long}) == 1 and not re.search(
            "长度为|各?有? ?\\d+ 个", text
        ):
            yield "always give {name} with the same length"
    tables = [call["shape"] for call in calls if len(call.get("shape", ())) == 2]
    square = re.search(r"\((\w+), \1\)", text)
    if tables and all(rows == columns for rows, columns in tables) and not square:
        yield "give {name} square only: try another number of rows than columns"
