"""Grading many submissions: several are read, run and finished at a time, one writer saves them.

What is done with a submission is what nbgrader's own steps do (see `examiner.grading.work`), so
that scores can't differ from those of plain ``nbgrader autograde``.
"""

import contextlib
import os
import shutil
import tempfile
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import psutil
from nbgrader.api import Assignment, Gradebook, MissingEntry, SubmittedAssignment
from nbgrader.apps import AutogradeApp
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from examiner import remarks
from examiner.course import Course, CourseError, Submission
from examiner.engine import task
from examiner.engine.examination import Cell, Record
from examiner.engine.task import Task
from examiner.grading import work
from examiner.grading.work import Finished, Prepared
from examiner.grading.writer import Writer
from examiner.steps import bounded, fingerprint
from examiner.steps.bounded import ExceededError
from examiner.steps.execute import Execute, misses_a_name
from examiner.steps.feedback import is_current


class Executor(Protocol):
    """Runs tasks somewhere: on this machine, or on others."""

    #: How many at a time; known when it has started.
    jobs: int

    def start(self) -> None:
        """Get ready."""

    def run(self, task: Task) -> list[Record]:
        """Run one; called by several threads at a time."""

    def stop(self) -> None:
        """End all that runs."""


def processors() -> int:
    """Count the processors that this process may use; macOS gives it all."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Here:
    """Runs tasks on this machine.

    Parameters
    ----------
    jobs : int, optional
        How many at a time; by default as many as this process may use processors.
    """

    def __init__(self, jobs: int | None = None):
        self.jobs = jobs or processors()

    def start(self) -> None:
        """Do nothing: the first task starts what it needs."""

    def run(self, work: Task) -> list[Record]:
        """Run one."""
        return task.run(work)

    def stop(self) -> None:
        """End all that runs."""
        task.stop()


@dataclass
class Count:
    """What became of the submissions of an assignment."""

    graded: int = 0
    unchanged: int = 0
    failed: int = 0
    remarked: int = 0
    #: Of all executions together.
    seconds: float = 0.0


@dataclass(frozen=True)
class Graded:
    """A submission that waits to be saved."""

    finished: Finished
    staging: Path
    seconds: float


class Run:
    """One pass over submissions.

    Parameters
    ----------
    course : Course
    executor : Executor
    feedback : bool
        Whether to write feedback as well.
    sandboxed : bool
        False where code is to run without a sandbox, whatever the settings say.
    """

    def __init__(
        self, course: Course, executor: Executor, feedback: bool = True, sandboxed: bool = True
    ):
        self.course = course
        self.executor = executor
        self.feedback = feedback
        self.console = Console(highlight=False)
        self.counts: dict[str, Count] = {}
        arguments = () if sandboxed else ("--Execute.sandbox=False",)
        self.setting = work.Setting(
            str(course.root), arguments, uuid.uuid4().hex, os.environ.get("NBGRADER_DB_URL", "")
        )
        with contextlib.chdir(course.root):
            app = AutogradeApp()
            app.initialize(list(arguments))
            self.config = app.config
            execute = Execute(parent=app)
            execute.require_protections()
            self.console.print(execute.protections(), soft_wrap=True)

    def grade(self, submissions: list[Submission], force: bool = False) -> bool:
        """Grade submissions that are new or have changed.

        Parameters
        ----------
        submissions : list of Submission
        force : bool
            Grade the others too.

        Returns
        -------
        bool
            Whether all of them are graded now.
        """
        self.counts = {submission.assignment: Count() for submission in submissions}
        todo, stale = self.changed(submissions, force)
        with self._progress() as progress:
            bar = progress.add_task("", total=len(todo) + len(stale), rate="")
            for _ in self._finished(todo, stale):
                progress.advance(bar)
                speed = progress.tasks[bar].speed or 0.0
                progress.update(bar, rate=f"{60 * speed:.0f} a minute")
        self._show_summary()
        return not any(count.failed for count in self.counts.values())

    def _finished(self, todo: list[Submission], stale: list[Submission]) -> Iterator[Submission]:
        """Grade and write feedback; yield each submission with which all is done."""
        if not todo and not stale:
            return
        with self.under_way() as floor:
            for submission in stale:
                floor.print(submission)
            waiting = deque(todo)
            while waiting or floor.busy:
                # Not far ahead of the writer.
                while waiting and floor.grading < 2 * self.executor.jobs:
                    floor.grade(waiting.popleft())
                for done in floor.finished():
                    yield done.submission

    @contextlib.contextmanager
    def under_way(self) -> Iterator["Floor"]:
        """Yield where submissions are graded; at the end, what was begun there is through."""
        self.executor.start()
        with (
            _staging(self.course) as self.staging,
            Writer(self.course) as writer,
            _pool(self.executor.jobs, self._stop) as pool,
            _pool(processors(), self._stop) as printers,
        ):
            yield Floor(self, writer, pool, printers)

    def _stop(self) -> None:
        self.executor.stop()
        bounded.stop()

    def changed(
        self, submissions: list[Submission], force: bool = False
    ) -> tuple[list[Submission], list[Submission]]:
        """Return what is to be graded, long chapters first, and what lacks its feedback only.

        Parameters
        ----------
        submissions : list of Submission
            Of assignments that this run counts.
        force : bool
            Take all for changed.
        """
        names = {submission.assignment for submission in submissions}
        with self.course.gradebook() as gradebook:
            tests = {name: self.tests(gradebook, name) for name in names}
            known = set(
                gradebook.db.query(Assignment.name, SubmittedAssignment.student_id).join(
                    SubmittedAssignment, SubmittedAssignment.assignment_id == Assignment.id
                )
            )
        todo, stale = [], []
        for submission in submissions:
            submitted = self._path("submitted", submission)
            graded = self._path("autograded", submission)
            if not submitted.exists():
                self.remark(
                    submission, self.course.absent(submission.assignment, submission.student)
                )
            elif (
                not force
                and (submission.assignment, submission.student) in known
                and fingerprint.graded_with(graded)
                == fingerprint.of_submission(submitted, tests[submission.assignment], self.config)
            ):
                self.counts[submission.assignment].unchanged += 1
                page = self._path("feedback", submission).with_suffix(".html")
                if self.feedback and not is_current(page, graded):
                    stale.append(submission)
            else:
                todo.append(submission)
        order = {name: self._length(name) for name in names}
        return sorted(todo, key=lambda s: order[s.assignment], reverse=True), stale

    def tests(self, gradebook: Gradebook, assignment: str) -> str:
        """Return the hash of what an assignment is graded with now."""
        try:
            if not gradebook.find_assignment(assignment).notebooks:
                # A due date was set before there was a student edition.
                raise MissingEntry
            release = self.course.notebook("release", assignment).parent
            return fingerprint.of_assignment(gradebook, assignment, release, self.config)
        except MissingEntry:
            raise CourseError(
                f"{assignment} has not been released yet: run 'make release' first."
            ) from None

    def _length(self, assignment: str) -> tuple[bool, int]:
        """Estimate how an assignment's grading time compares with the others'."""
        cells = self.course.read("release", assignment).cells
        sources = [cell.source for cell in cells if cell.cell_type == "code"]
        imported = {name.partition(".")[0] for name in task.imported(sources)}
        heavy = {"tensorflow", "keras"} & imported
        return bool(heavy), sum(map(len, sources))

    def grade_one(self, submission: Submission) -> Graded:
        """Do with a submission all that comes before saving; several threads do so at a time."""
        start = time.monotonic()
        prepared, runs, records = self.execute(submission)
        staging = self.staging / uuid.uuid4().hex
        try:
            finished = self._bounded(work.finish, prepared, runs, records, staging)
        except ExceededError as error:
            shutil.rmtree(staging, ignore_errors=True)
            bare = work.without_outputs(records)
            finished = self._bounded(work.finish, prepared, runs, bare, staging)
            finished.remarks.append(remarks.remark("outputs", reason=str(error)))
        return Graded(finished, staging, time.monotonic() - start)

    def execute(self, submission: Submission) -> tuple[Prepared, list[bool], list[Record]]:
        """Rebuild a submission and run it; once more with all where a name was missed.

        Parameters
        ----------
        submission : Submission

        Returns
        -------
        Prepared
        list of bool
            Which code cells were run.
        list of Record
            What came of these.
        """
        try:
            prepared = self._bounded(work.prepare, submission)
        except ExceededError:
            prepared = self._bounded(work.prepare, submission, "costly")
        runs, records = prepared.runs, self._run(prepared.task)
        if not all(runs) and misses_a_name(records):
            runs = [True] * len(runs)
            records = self._run(self._bounded(work.everything, prepared))
        return prepared, runs, records

    def warm_up(self) -> None:
        """Start what grading needs and load its libraries, before anybody waits for it."""
        released = (self.course.read("release", name).cells for name in self.counts)
        sources = [cell.source for cells in released for cell in cells if cell.cell_type == "code"]
        imports = "".join(f"import {name}\n" for name in sorted(task.imported(sources)))
        self._run(Task(cells=(Cell(imports, "given"),)))
        self._bounded(work.make_ready, *self.counts)

    def _run(self, notebook: Task) -> list[Record]:
        """Run a notebook by the executor; here, where that one can't."""
        try:
            return self.executor.run(notebook)
        except CourseError:
            raise
        except Exception:
            return task.run(notebook)

    def print_one(self, submission: Submission) -> str | None:
        """Write a page of feedback; return why that was not possible."""
        try:
            self._bounded(work.page, submission)
        except ExceededError as error:
            return f"there is no feedback: {error}"
        except Exception as error:
            return f"there is no feedback: {_described(error)}"
        return None

    def _bounded(self, function, *arguments):
        """Have something done with a submission in a process of its own."""
        ready = [partial(work.make_ready, self.setting, *self.counts)]
        return bounded.call(function, self.setting, *arguments, preparations=ready)

    def save_one(self, writer: Writer, submission: Submission, future: Future[Graded]) -> str:
        """Save what came of a submission; return why that was not possible."""
        count = self.counts[submission.assignment]
        try:
            graded = future.result()
            writer.save(submission, graded.finished, graded.staging)
        except CourseError:
            raise
        except Exception as error:
            count.failed += 1
            return f"not graded: {_described(error)}"
        count.graded += 1
        count.seconds += graded.seconds
        for said in graded.finished.remarks:
            self.remark(submission, remarks.instructor(said))
        return ""

    def _path(self, stage: str, submission: Submission) -> Path:
        return self.course.notebook(stage, submission.assignment, submission.student)

    def remark(self, submission: Submission, text: str) -> None:
        """Say something about a submission, in a line of its own."""
        self.counts[submission.assignment].remarked += 1
        self.console.print(
            f"{submission.student}  {submission.assignment}: {text}", markup=False, soft_wrap=True
        )

    def _progress(self) -> Progress:
        return Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=self.console,
        )

    def _show_summary(self) -> None:
        table = Table()
        table.add_column("chapter", no_wrap=True)
        for title in ("graded", "unchanged", "not graded", "remarks", "s each"):
            table.add_column(title, justify="right")
        for name, count in self.counts.items():
            seconds = f"{count.seconds / count.graded:.1f}" if count.graded else "–"
            numbers = (count.graded, count.unchanged, count.failed, count.remarked)
            table.add_row(name, *map(str, numbers), seconds)
        self.console.print(table)


class Done(NamedTuple):
    """A submission with which all is done, and why that did not go well, where it did not."""

    submission: Submission
    failure: str = ""


class Floor:
    """What is under way in a run: submissions that are graded, and pages that are written.

    Parameters
    ----------
    run : Run
    writer : Writer
    pool, printers : ThreadPoolExecutor
        Who grades, and who writes the pages.
    """

    def __init__(
        self, run: Run, writer: Writer, pool: ThreadPoolExecutor, printers: ThreadPoolExecutor
    ):
        self._run = run
        self._writer = writer
        self._pool = pool
        self._printers = printers
        self._running: dict[Future[Graded], Submission] = {}
        self._printing: dict[Future[str | None], Submission] = {}

    @property
    def grading(self) -> int:
        """How many are being graded, or wait for it here."""
        return len(self._running)

    @property
    def busy(self) -> bool:
        """Whether there is anything under way."""
        return bool(self._running or self._printing)

    def warm_up(self) -> None:
        """Begin to start what grading needs; what follows waits for it."""
        self._pool.submit(self._run.warm_up)

    def grade(self, submission: Submission) -> None:
        """Begin to grade a submission; its feedback follows where the run writes any."""
        self._running[self._pool.submit(self._run.grade_one, submission)] = submission

    def print(self, submission: Submission) -> None:
        """Begin to write the feedback of what is graded already."""
        self._printing[self._printers.submit(self._run.print_one, submission)] = submission

    def finished(self, timeout: float | None = None) -> Iterator[Done]:
        """Save what is graded; yield all with which nothing more is to be done.

        Parameters
        ----------
        timeout : float, optional
            Wait so long (seconds) for the next; by default, as long as it takes.
        """
        busy: list[Future[Any]] = [*self._running, *self._printing]
        wait(busy, timeout, return_when=FIRST_COMPLETED)
        for future in [future for future in self._running if future.done()]:
            submission = self._running.pop(future)
            failure = self._run.save_one(self._writer, submission, future)
            if not failure and self._run.feedback:
                self.print(submission)
            else:
                yield self._told(submission, failure)
        for page in [page for page in self._printing if page.done()]:
            yield self._told(self._printing.pop(page), page.result() or "")

    def _told(self, submission: Submission, failure: str) -> Done:
        if failure:
            self._run.remark(submission, failure)
        return Done(submission, failure)


def _described(error: Exception) -> str:
    """Say in one line what went wrong."""
    text = str(error).strip()
    return f"{type(error).__name__}: {text.splitlines()[0]}" if text else type(error).__name__


@contextlib.contextmanager
def _pool(jobs: int, stop: Callable[[], None]) -> Iterator[ThreadPoolExecutor]:
    """Yield threads that are through at the end; what they wait for is stopped where that fails."""
    pool = ThreadPoolExecutor(jobs)
    try:
        yield pool
    except BaseException:
        stop()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextlib.contextmanager
def _staging(course: Course) -> Iterator[Path]:
    """Yield a folder for what is to be saved, on the same disk; remove what a killed run left."""
    place = course.root / "build"
    place.mkdir(exist_ok=True)
    for left in place.glob("grading-*"):
        if not psutil.pid_exists(int(left.name.split("-")[1])):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"grading-{os.getpid()}-", dir=place) as folder:
        yield Path(folder)
