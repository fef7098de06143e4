"""Answers to single exercises, tried under the real engine, each of them once.

A trial runs what the exercise needs and nothing else: given cells whose names it uses, the answer,
and the exercise's own test cells. What came of it is kept by content in ``build/``.

A process takes longer to start than most answers take to fail, so several answers are tried in
one, the solution last: where it gets all points, those before it have left nothing behind. An
answer that comes out otherwise than it should has always been tried alone.
"""

import ast
import hashlib
import itertools
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from examiner.cells import exercises, name_of
from examiner.course import Course
from examiner.engine import sandbox, task
from examiner.engine.examination import Cell, Record
from examiner.engine.limits import MEBIBYTE, Limits
from examiner.engine.task import Task, course_folders
from examiner.grading.run import processors

#: Seconds that a test cell may take besides what it takes with a right answer, five times.
SPARE = 2.0
#: Seconds that a cell may take that is no test: given ones load data.
CELL_SECONDS = 30.0
MEMORY = 2048 * MEBIBYTE
#: Seconds that the answers tried in one process may take together, if each is as quick as a right
#: one. Where one alone takes longer, it is not tried beyond its first failure.
TOGETHER = 3.0
MOST_TOGETHER = 20


@dataclass(frozen=True)
class Trial:
    """What came of an answer.

    Attributes
    ----------
    failed : tuple of str
        The test cells that it lost.
    complete : bool
        Whether all test cells were tried.
    seconds : float
        How long its test cells took together.
    """

    failed: tuple[str, ...]
    complete: bool = True
    seconds: float = 0.0

    @property
    def all_points(self) -> bool:
        """Whether it lost none."""
        return self.complete and not self.failed


@dataclass(frozen=True)
class Exercise:
    """An exercise, ready to be tried with any answer.

    Attributes
    ----------
    name : str
    cells : tuple of (str, Cell)
        The cells by name, in the notebook's order; the answer's is the solution.
    released : mapping of str to bytes
        Files that come with the assignment.
    """

    name: str
    cells: tuple[tuple[str, Cell], ...]
    released: Mapping[str, bytes]

    @property
    def solution(self) -> str:
        """The instructor's own answer."""
        return dict(self.cells)[self.name].source

    @property
    def tests(self) -> tuple[str, ...]:
        """The names of its test cells."""
        return tuple(name for name, cell in self.cells if cell.kind == "test")

    def needed_for(self, answers: Iterable[str]) -> "Exercise":
        """Leave out the given cells that define nothing that the tests or these answers use."""
        tests = [cell.source for _, cell in self.cells if cell.kind == "test"]
        wanted = set().union(*map(_names, [*tests, *answers]))
        kept = []
        for name, cell in reversed(self.cells):
            if cell.kind == "given":
                bound = _bound(cell.source)
                if bound and not bound & wanted:
                    continue
                wanted |= _names(cell.source)
            kept.append((name, cell))
        return replace(self, cells=tuple(reversed(kept)))

    def paper(self, answers: Sequence[str]) -> tuple[Cell, ...]:
        """Return the cells that try answers one after the other: shared ones, then each's own."""
        own = {self.name, *self.tests}
        shared = [cell for name, cell in self.cells if name not in own]
        tests = [cell for _, cell in self.cells if cell.kind == "test"]
        tried = [cell for answer in answers for cell in (Cell(answer, "student"), *tests)]
        return (*shared, *tried)


def read(course: Course, assignment: str, notebook: NotebookNode) -> list[Exercise]:
    """Return the exercises of an assignment that have tests.

    Parameters
    ----------
    course : Course
    assignment : str
    notebook : NotebookNode
        The instructor's notebook.
    """
    folder = course.notebook("source", assignment).parent
    released = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".ipynb" and "__pycache__" not in path.parts
    }
    found = []
    for exercise, tests in exercises(notebook).items():
        if not tests:
            continue
        kinds = {exercise: "student"} | {name_of(test): "test" for test in tests}
        cells = [
            (name_of(cell), Cell(cell.source, kinds.get(name_of(cell), "given")))
            for cell in notebook.cells
            if name_of(cell) in kinds or _is_given(cell)
        ]
        last = max(number for number, (_, cell) in enumerate(cells) if cell.kind == "test")
        found.append(Exercise(exercise, tuple(cells[: last + 1]), released))
    return found


class Until(Enum):
    """How far an answer is tried."""

    FAILURE = "its first failure"
    LIMIT = "a limit that it uses up"
    END = "the end of all test cells"


class Trials:
    """Tries answers, several at a time, shows how far it is, and keeps what came of each.

    Parameters
    ----------
    store : Path
        The file that it is kept in; its name is the assignment's.
    engine : str
        What else the results depend on.
    console : Console, optional
        Where progress is shown.
    """

    def __init__(self, store: Path, engine: str = "", console: Console | None = None):
        self.store = store
        console = console or Console(highlight=False)
        self.progress = Progress(
            TextColumn(f"{store.stem} {{task.description}}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self.engine = engine
        self.known: dict[str, Trial] = {}
        self.used: set[str] = set()
        self.pool = ThreadPoolExecutor(processors())
        if store.is_file():
            kept = json.loads(store.read_text())
            self.known = {key: Trial(tuple(failed), *rest) for key, (failed, *rest) in kept.items()}

    def __enter__(self) -> "Trials":
        self.progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.progress.stop()
        if kind is None:
            self.known = {key: self.known[key] for key in self.used & self.known.keys()}
        else:
            # Whoever waits is not to wait for what nobody wants any more.
            self.pool.shutdown(wait=False, cancel_futures=True)
            task.stop()
        self.pool.shutdown()
        self.save()

    def save(self) -> None:
        """Keep what has been found so far."""
        self.store.parent.mkdir(parents=True, exist_ok=True)
        part = self.store.with_suffix(".part")
        rows = {key: (t.failed, t.complete, t.seconds) for key, t in list(self.known.items())}
        part.write_text(json.dumps(rows))
        os.replace(part, self.store)

    def alone(self, exercise: Exercise, answer: str) -> Trial:
        """Try one answer, with all the time that a submission has."""
        key = self._digest(exercise, answer)
        self.used.add(key)
        if key not in self.known:
            trials, _ = self._run(exercise, [answer], Limits(), Until.LIMIT)
            if not trials:
                return Trial(exercise.tests, complete=False)
            self.known[key] = trials[0]
        return self.known[key]

    def each(
        self,
        exercise: Exercise,
        answers: Iterable[str],
        right: Trial,
        until: Until = Until.LIMIT,
        *,
        expected: bool = False,
    ) -> Iterator[tuple[str, Trial]]:
        """Try many answers.

        Parameters
        ----------
        exercise : Exercise
        answers : iterable of str
        right : Trial
            How a right answer did: wrong ones may take five times as long, and a little.
        until : Until
        expected : bool
            Whether they should get all points, and may take as long as a submission may.

        Yields
        ------
        str, Trial
            An answer and what came of it, as they end.
        """
        keys = {answer: self._digest(exercise, answer) for answer in answers}
        self.used |= set(keys.values())
        todo = [answer for answer in keys if keys[answer] not in self.known]
        count = max(1, min(MOST_TOGETHER, int(TOGETHER / max(right.seconds, 0.01))))
        if until is Until.LIMIT and right.seconds > TOGETHER:
            until = Until.FAILURE
        elif until is Until.END:
            # They fail at once.
            count = 2 * MOST_TOGETHER
        jobs = [
            self.pool.submit(
                self._together, exercise, todo[start : start + count], right, until, expected
            )
            for start in range(0, len(todo), count)
        ]
        bar = self.progress.add_task(exercise.name, total=len(keys))
        done = [{a: self.known[keys[a]]} for a in keys if keys[a] in self.known]
        for trials in itertools.chain(done, (job.result() for job in as_completed(jobs))):
            self.progress.advance(bar, len(trials))
            yield from trials.items()
        self.progress.remove_task(bar)

    def _together(
        self,
        exercise: Exercise,
        answers: list[str],
        right: Trial,
        until: Until,
        expected: bool,
    ) -> dict[str, Trial]:
        """Try some answers in one process, as far as they leave each other alone."""
        seconds = Limits().test_seconds
        if not expected:
            seconds = min(seconds, SPARE + 5 * right.seconds)
        limits = replace(
            Limits(), test_seconds=seconds, cell_seconds=CELL_SECONDS, memory_bytes=MEMORY
        )
        found: dict[str, Trial] = {}
        left = list(answers)
        while len(left) > 1:
            trials, stopped = self._run(exercise, [*left, exercise.solution], limits, until)
            if stopped and len(trials) <= len(left):
                # The last of them used up a limit; what the others did is tried without it.
                guilty = left.pop(len(trials) - 1)
                if not expected:
                    found[guilty] = trials[-1]
                continue
            if len(trials) > len(left) and trials.pop().all_points:
                found |= {
                    a: t for a, t in zip(left, trials, strict=True) if t.all_points == expected
                }
            break
        for answer in [answer for answer in answers if answer not in found]:
            trials, _ = self._run(exercise, [answer], limits, until)
            if trials:
                found[answer] = trials[0]
        self.known |= {self._digest(exercise, answer): trial for answer, trial in found.items()}
        # What ends the examiner itself, each time that it is tried, earns nothing.
        return {
            answer: found.get(answer, Trial(exercise.tests, complete=False)) for answer in answers
        }

    def _run(
        self, exercise: Exercise, answers: list[str], limits: Limits, until: Until
    ) -> tuple[list[Trial], bool]:
        """Try answers in one process, and tell whether it was stopped before the end.

        There are fewer trials then; or where something else has ended the process.
        """
        tests = exercise.tests
        cells = exercise.paper(answers)
        start = len(cells) - len(answers) * (1 + len(tests))
        stopped = False

        def goes_on(record: Record) -> bool:
            nonlocal stopped
            failed = record.passed is False
            # A program that a limit has stopped once will be stopped again and again.
            slow = failed and record.seconds >= limits.test_seconds and until is not Until.END
            stopped = bool(record.ended or slow or (failed and until is Until.FAILURE))
            return not stopped

        work = Task(
            cells=cells,
            released=exercise.released,
            limits=limits,
            sandboxed=not sandbox.missing(),
        )
        records = task.run(work, goes_on)[start:]
        trials = []
        while records:
            answer, *own = records[: 1 + len(tests)]
            records = records[1 + len(tests) :]
            lost = [name for name, record in zip(tests, own, strict=False) if not record.passed]
            if any(record.ended for record in [answer, *own]):
                # Nothing more can be asked of it.
                lost += tests[len(own) :]
            if len(own) == len(tests) or lost:
                seconds = sum(record.seconds for record in own)
                trials.append(Trial(tuple(lost), len(own) == len(tests), seconds))
        return trials, stopped

    def _digest(self, exercise: Exercise, answer: str) -> str:
        digest = hashlib.sha256((self._course + self.engine).encode())
        for cell in exercise.paper([answer]):
            digest.update(f"{cell.kind}\n{cell.source}\n".encode())
        for name, content in exercise.released.items():
            digest.update(name.encode() + content)
        return digest.hexdigest()

    @cached_property
    def _course(self) -> str:
        """What the tests may call besides libraries: the course's own package."""
        digest = hashlib.sha256()
        for path in sorted(Path(course_folders()[0]).rglob("*.py")):
            digest.update(path.read_bytes())
        return digest.hexdigest()


def _is_given(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and is_locked(cell) and not is_grade(cell)


def _names(source: str) -> set[str]:
    """Return all names that a cell uses; where it is no plain Python, all words."""
    try:
        nodes = ast.walk(ast.parse(source))
    except SyntaxError:
        return set(re.findall(r"\w+", source))
    return {node.id for node in nodes if isinstance(node, ast.Name)}


def _bound(source: str) -> set[str]:
    """Return the names that a cell defines; none if it also does something."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return set()
    found: set[str] = set()
    for node in body:
        match node:
            case ast.Import() | ast.ImportFrom():
                found |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
            case ast.FunctionDef() | ast.ClassDef():
                found.add(node.name)
            case ast.Assign() | ast.AnnAssign() | ast.For() | ast.With():
                found |= {
                    name.id
                    for name in ast.walk(node)
                    if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
                }
            case _:
                return set()
    return found
