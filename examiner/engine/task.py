"""A rebuilt notebook that waits to be run: complete in itself, so that any process can do it."""

import ast
import atexit
import contextlib
import importlib.util
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from examiner.engine import folders
from examiner.engine.examination import Cell, Paper, Record
from examiner.engine.limits import Terms
from examiner.engine.nursery import ExaminerDied, Nursery

#: How often a notebook is tried whose examiner dies. It is mostly the machine that kills one; a
#: submission that does so dies each time and keeps what it had the last time.
ATTEMPTS = 3

# One for all notebooks that this process runs, from whatever thread.
_nursery = Nursery()
atexit.register(lambda: _nursery.close())


@dataclass(frozen=True)
class Task(Terms):
    """What running a notebook takes.

    Attributes
    ----------
    cells : tuple of Cell
        The code cells.
    released, submitted : mapping of str to bytes
        Files beside the notebook, by relative path: the assignment's, and the student's own.
    """

    cells: tuple[Cell, ...]
    released: Mapping[str, bytes] = field(default_factory=dict)
    submitted: Mapping[str, bytes] = field(default_factory=dict)


def run(task: Task, wanted: Callable[[Record], bool] = lambda _: True) -> list[Record]:
    """Run a notebook in processes of its own.

    Parameters
    ----------
    task : Task
    wanted : callable
        Asked after each cell, with what came of it; False ends it there.

    Returns
    -------
    list of Record
        One for each cell; fewer if the examiner died each time that it was tried.
    """
    # Where all is stopped meanwhile, this one is, for good; whoever comes later gets another.
    nursery = _nursery
    libraries = imported(cell.source for cell in task.cells if cell.kind != "student")
    for _ in range(ATTEMPTS):
        records: list[Record] = []
        with (
            contextlib.suppress(ExaminerDied, FileNotFoundError),
            folders.temporary("submission-", nursery.folder()) as workspace,
            folders.temporary("assignment-", nursery.folder()) as library,
        ):
            _unpack(task.released, library)
            _unpack({**task.released, **task.submitted}, workspace)
            paper = Paper(
                cells=list(task.cells),
                workspace=workspace,
                library=library,
                **task.terms()
                | {
                    "readable": (*task.readable, *course_folders()),
                    "environment": {**task.environment, **_course_environment()},
                },
            )
            for _, record in nursery.examine(paper, libraries):
                records.append(record)
                if not wanted(record):
                    break
            return records
    return records


def stop() -> None:
    """End all that runs, at once; whoever waits for it gets what there was."""
    global _nursery
    stopped, _nursery = _nursery, Nursery()
    stopped.close()


def imported(sources: Iterable[str]) -> set[str]:
    """Find the modules that trusted cells import."""
    names = set()
    for source in sources:
        with contextlib.suppress(SyntaxError):
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Import):
                    names |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    names.add(node.module)
    return names


def _unpack(files: Mapping[str, bytes], folder: str) -> None:
    for name, content in files.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def course_folders() -> list[str]:
    """Return the folders and files that the course's notebooks need."""
    # Importing it would take a second, with all that it imports.
    spec = importlib.util.find_spec("aicourse")
    assert spec and spec.origin
    package = Path(spec.origin).resolve().parent
    named = (os.environ.get(name) for name in ("AICOURSE_DATA", "AICOURSE_MNIST"))
    return [str(package), str(package.parent / "data"), *filter(None, named)]


def _course_environment() -> dict[str, str]:
    """Return the variables that the course's notebooks look at."""
    names = ("AICOURSE_DATA", "AICOURSE_MNIST")
    return {name: os.environ[name] for name in names if name in os.environ} | {
        "NBGRADER_EXECUTION": "autograde"
    }
