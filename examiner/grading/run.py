"""Grading many submissions: executions run ahead in parallel, one writer saves what came of them.

The writer is nbgrader's own `Autograde`, submission by submission. Only `examiner.steps.Execute` is
told what running the cells gave, so that scores can't differ from those of plain
``nbgrader autograde``.
"""

import contextlib
import glob
import itertools
import logging
import os
import threading
import time
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol
from unittest import mock

import nbformat
import nbgrader.api
from nbconvert.writers import FilesWriter
from nbgrader.api import Assignment, Gradebook, MissingEntry, SubmittedAssignment
from nbgrader.apps import AutogradeApp
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import BaseConverter, NbGraderException
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from sqlalchemy.exc import OperationalError

from examiner import remarks
from examiner.course import Course, CourseError, Submission
from examiner.engine import task
from examiner.engine.examination import Record
from examiner.engine.task import Task
from examiner.grading.pages import Pages
from examiner.steps import fingerprint
from examiner.steps.execute import Execute
from examiner.steps.feedback import is_current

#: How often saving is tried where the database does not answer.
ATTEMPTS = 3


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
class Ahead:
    """What running a submission's cells gave, before it is saved."""

    task: Task
    records: list[Record]
    seconds: float


class Run:
    """One pass over submissions.

    Parameters
    ----------
    course : Course
    executor : Executor
    feedback : bool
        Whether to write feedback as well.
    console : Console, optional
        Where progress is shown.
    sandboxed : bool
        False where code is to run without a sandbox, whatever the settings say.
    """

    def __init__(
        self,
        course: Course,
        executor: Executor,
        feedback: bool = True,
        console: Console | None = None,
        sandboxed: bool = True,
    ):
        self.course = course
        self.executor = executor
        self.feedback = feedback
        self.console = console or Console(highlight=False)
        self.counts: dict[str, Count] = {}
        self.errors = _Errors()
        self.threads = threading.local()
        self.app = AutogradeApp()
        with contextlib.chdir(course.root):
            self.app.initialize([] if sandboxed else ["--Execute.sandbox=False"])
            self.app.log.handlers[:] = [self.errors]
            execute = Execute(parent=self.app)
            execute.check_sandbox()
            self.console.print(execute.protections(), soft_wrap=True)
            self.writer = _Writer(coursedir=self.app.coursedir, parent=self.app, force=True)
            self.printer = GenerateFeedback(
                coursedir=self.app.coursedir, parent=self.app, force=True
            )
            for converter in (self.writer, self.printer):
                _make_ready(converter)

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
        with contextlib.chdir(self.course.root), _one_engine(), self._pages() as pages:
            todo, stale = self._changed(submissions, force)
            with self._progress() as progress:
                bar = progress.add_task("", total=len(todo) + len(stale), rate="")
                for _ in self._finished(todo, stale, pages):
                    progress.advance(bar)
                    speed = progress.tasks[bar].speed or 0.0
                    progress.update(bar, rate=f"{60 * speed:.0f} a minute")
        self._show_summary()
        return not any(count.failed for count in self.counts.values())

    def _pages(self) -> contextlib.AbstractContextManager[Pages[Submission] | None]:
        """Return what writes feedback, if any is wanted."""
        if not self.feedback:
            return contextlib.nullcontext()
        return Pages(lambda submission: self._convert(self.printer, submission), jobs=processors())

    def _finished(
        self, todo: list[Submission], stale: list[Submission], pages: Pages[Submission] | None
    ) -> Iterator[Submission]:
        """Grade and write feedback; yield each submission with which all is done."""
        if pages:
            for submission in stale:
                pages.write(submission)
        with contextlib.closing(self._examined(todo)) as examined:
            for submission, ahead in examined:
                if self._save(submission, ahead) and pages:
                    pages.write(submission)
                else:
                    yield submission
                yield from self._written(pages)
        yield from self._written(pages, wait=True)

    def _written(self, pages: Pages[Submission] | None, wait: bool = False) -> Iterator[Submission]:
        if pages:
            for submission, reason in pages.written(wait):
                if reason:
                    self._remark(submission, reason)
                yield submission

    def _changed(
        self, submissions: list[Submission], force: bool
    ) -> tuple[list[Submission], list[Submission]]:
        """Return what is to be graded, long chapters first, and what lacks its feedback only."""
        with self.course.gradebook() as gradebook:
            tests = {name: self._tests(gradebook, name) for name in self.counts}
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
                self._remark(
                    submission, self.course.absent(submission.assignment, submission.student)
                )
            elif (
                not force
                and (submission.assignment, submission.student) in known
                and fingerprint.graded_with(graded)
                == fingerprint.of_submission(
                    submitted, tests[submission.assignment], self.app.config
                )
            ):
                self.counts[submission.assignment].unchanged += 1
                page = self._path("feedback", submission).with_suffix(".html")
                if self.feedback and not is_current(page, graded):
                    stale.append(submission)
            else:
                todo.append(submission)
        order = {name: self._length(name) for name in self.counts}
        return sorted(todo, key=lambda s: order[s.assignment], reverse=True), stale

    def _tests(self, gradebook: Gradebook, assignment: str) -> str:
        try:
            release = self.course.notebook("release", assignment).parent
            return fingerprint.of_assignment(gradebook, assignment, release, self.app.config)
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

    def _examined(self, todo: list[Submission]) -> Generator[tuple[Submission, Ahead | None]]:
        """Run submissions in parallel, not far ahead of the writer; yield them as they finish."""
        if not todo:
            return
        waiting = deque(todo)
        running: dict[Future[Ahead], Submission] = {}
        self.executor.start()
        pool = ThreadPoolExecutor(self.executor.jobs)
        try:
            while waiting or running:
                while waiting and len(running) < 2 * self.executor.jobs:
                    submission = waiting.popleft()
                    running[pool.submit(self._examine, submission)] = submission
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    if isinstance(error := future.exception(), CourseError):
                        raise error
                    # Other errors the writer meets too, and knows what to do.
                    yield running.pop(future), None if error else future.result()
        except BaseException:
            self.executor.stop()
            raise
        finally:
            pool.shutdown(cancel_futures=True)

    def task(self, submission: Submission) -> Task:
        """Return what running a submission takes; any thread may ask."""
        if not hasattr(self.threads, "reader"):
            self.threads.reader = _Reader(coursedir=self.app.coursedir, parent=self.app)
        return self.threads.reader.task(submission)

    def _examine(self, submission: Submission) -> Ahead:
        work = self.task(submission)
        start = time.monotonic()
        records = self.executor.run(work)
        return Ahead(work, records, time.monotonic() - start)

    def _save(self, submission: Submission, ahead: Ahead | None) -> bool:
        """Save what came of a submission; return whether that went well."""
        count = self.counts[submission.assignment]
        self.writer.ahead = ahead
        if reason := self._convert(self.writer, submission):
            self._remark(submission, reason)
            count.failed += 1
            return False
        count.graded += 1
        count.seconds += ahead.seconds if ahead else 0
        for said in fingerprint.notes(self._path("autograded", submission)).get("remarks", []):
            self._remark(submission, remarks.instructor(said))
        return True

    def _convert(self, converter: BaseConverter, submission: Submission) -> str | None:
        """Have nbgrader take one submission a step further; return why it could not."""
        converter.coursedir.assignment_id = glob.escape(submission.assignment)
        converter.coursedir.student_id = glob.escape(submission.student)
        for attempt in itertools.count(1):
            self.errors.texts.clear()
            try:
                converter.init_notebooks()
                converter.convert_notebooks()
                break
            except NbGraderException as error:
                lost = isinstance(error.__context__, OperationalError)
                if not lost or attempt == ATTEMPTS:
                    reason = self.errors.reason() or str(error)
                    return f"{type(converter).__name__.strip('_')}: {reason}"
                # The database went away; it may come back.
                time.sleep(attempt)
        return None

    def _path(self, stage: str, submission: Submission) -> Path:
        return self.course.notebook(stage, submission.assignment, submission.student)

    def _remark(self, submission: Submission, text: str) -> None:
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


def _make_ready(converter: BaseConverter) -> None:
    """Do once what `BaseConverter.start` does for a whole class: templates are slow to load."""
    converter.writer = FilesWriter(parent=converter, config=converter.config)
    converter.exporter = converter.exporter_class(parent=converter, config=converter.config)
    for step in converter.preprocessors:
        converter.exporter.register_preprocessor(step)


@contextlib.contextmanager
def _one_engine():
    """Let all gradebooks of one URL share an engine, which remembers what it has compiled.

    nbgrader opens nine gradebooks a submission, and compiles all queries anew for each.
    """
    with mock.patch.object(nbgrader.api, "create_engine", cache(nbgrader.api.create_engine)):
        yield


class _Reader(Autograde):
    """nbgrader's sanitising of a submission, without saving anything."""

    def __init__(self, **options):
        super().__init__(**options)
        _make_ready(self)
        self._init_preprocessors()

    def task(self, submission: Submission) -> Task:
        """Return what running a submission takes."""
        folder = self._format_source(submission.assignment, submission.student)
        path = os.path.join(folder, f"{submission.assignment}.ipynb")
        text, resources = self.exporter.from_filename(
            path, resources=self.init_single_notebook_resources(path)
        )
        return Execute(parent=self).task(nbformat.reads(text, as_version=4), resources)


class _Writer(Autograde):
    """nbgrader's grading of a submission whose cells have been run already."""

    ahead: Ahead | None = None

    def init_single_notebook_resources(self, notebook_filename):
        """Hand what came of the cells to `Execute`."""
        resources = super().init_single_notebook_resources(notebook_filename)
        if self.ahead:
            resources["nbgrader"]["ahead"] = (self.ahead.task, self.ahead.records)
        return resources


class _Errors(logging.Handler):
    """Collects what nbgrader logs about a submission that it can't convert."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record):
        """Keep the writer's messages; its thread is the main one."""
        if threading.current_thread() is threading.main_thread():
            self.texts.append(record.getMessage())

    def reason(self) -> str:
        """Return the last line of the last traceback."""
        traces = [text for text in self.texts if text.startswith("Traceback")]
        return traces[-1].strip().splitlines()[-1] if traces else ""
