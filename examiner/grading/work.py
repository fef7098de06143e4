"""What is done with one submission before and after its cells run, in a bounded process.

It is what plain ``nbgrader autograde`` does, step by step, with nbgrader's own settings; only the
gradebook is left to the writer, who gets finished results.
"""

import contextlib
import logging
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from nbconvert.writers import FilesWriter
from nbformat import NotebookNode
from nbgrader.apps import AutogradeApp
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import find_all_files
from traitlets.utils.importstring import import_item

from examiner.cells import noted
from examiner.course import Submission
from examiner.engine.examination import Record
from examiner.engine.task import Task
from examiner.remarks import Remark
from examiner.steps import fingerprint
from examiner.steps.execute import Execute
from examiner.steps.rebuild import Rebuild
from examiner.steps.score import SaveScores, Scores, scores_of

#: What nbgrader's exchange lays beside a notebook: when it was handed in, and the secret by which
#: its student finds the feedback. They go all the way with it.
EXCHANGED = ("timestamp.txt", "submission_secret.txt")


class Setting(NamedTuple):
    """A course folder as one run sees it.

    Attributes
    ----------
    root : str
    arguments : tuple of str
        Settings of this run, as on nbgrader's command line.
    run : str
        What tells runs apart: what is read of the course is kept for one of them.
    database : str
        The variable NBGRADER_DB_URL, which the settings look at.
    """

    root: str
    arguments: tuple[str, ...] = ()
    run: str = ""
    database: str = ""


@dataclass(frozen=True)
class Prepared:
    """A rebuilt notebook that waits to be run.

    Attributes
    ----------
    notebook : NotebookNode
    resources : dict
    runs : list of bool
        Which code cells are to run.
    task : Task
    timestamp : datetime or None
        When it was handed in.
    """

    notebook: NotebookNode
    resources: dict[str, Any]
    runs: list[bool]
    task: Task
    timestamp: datetime | None


@dataclass(frozen=True)
class Finished:
    """What there is to save of a graded notebook; the notebook itself lies in the staging folder.

    Attributes
    ----------
    scores : Scores
    timestamp : datetime or None
    remarks : list of Remark
    """

    scores: Scores
    timestamp: datetime | None = None
    remarks: list[Remark] = field(default_factory=list)


class Steps:
    """nbgrader's steps of a run, made once.

    Parameters
    ----------
    setting : Setting
    """

    def __init__(self, setting: Setting):
        os.chdir(setting.root)
        if setting.database:
            os.environ["NBGRADER_DB_URL"] = setting.database
        self.app = AutogradeApp()
        self.app.initialize(list(setting.arguments))
        # What there is to say goes back to the run, which says it once.
        self.app.log_level = logging.CRITICAL
        self.autograde = Autograde(coursedir=self.app.coursedir, parent=self.app)
        autograde = self.autograde
        self.reader = autograde.exporter_class(parent=autograde, config=autograde.config)
        self.sanitize = list(self._made(self.autograde.sanitize_preprocessors))
        for step in self.sanitize:
            self.reader.register_preprocessor(step)
        self.rebuild = next(step for step in self.sanitize if isinstance(step, Rebuild))
        self.after = list(self._made(self.autograde.autograde_preprocessors))
        self.execute = next(step for step in self.after if isinstance(step, Execute))

    def _made(self, steps: list[Any]) -> Iterator[Any]:
        for step in steps:
            yield (import_item(step) if isinstance(step, str) else step)(parent=self.autograde)

    @cached_property
    def printer(self) -> GenerateFeedback:
        """Nbgrader's writing of feedback."""
        printer = GenerateFeedback(coursedir=self.app.coursedir, parent=self.app, force=True)
        # What `BaseConverter.start` does for a whole class: templates are slow to load.
        printer.writer = FilesWriter(parent=printer, config=printer.config)
        printer.exporter = printer.exporter_class(parent=printer, config=printer.config)
        for step in printer.preprocessors:
            printer.exporter.register_preprocessor(step)
        return printer

    def folder(self, stage: str, submission: Submission) -> str:
        """Return a submission's folder in a stage."""
        directory = getattr(self.app.coursedir, f"{stage}_directory")
        return self.app.coursedir.format_path(directory, submission.student, submission.assignment)


steps = lru_cache(1)(Steps)


def make_ready(setting: Setting, *assignments: str) -> None:
    """Do in advance what is the same for all submissions of some assignments."""
    found = steps(setting)
    _ = found.printer
    for assignment in assignments:
        found.rebuild.original(assignment, assignment, found.app.coursedir.db_url)


def prepare(setting: Setting, submission: Submission, unreadable: str = "") -> Prepared:
    """Read a submission, rebuild it, and find out which of its cells have to run.

    Parameters
    ----------
    setting : Setting
    submission : Submission
    unreadable : str
        Why it counts as not handed in, where that is known already: a key of
        `examiner.remarks.REASONS`.
    """
    found = steps(setting)
    os.chdir(setting.root)
    folder = found.folder("submitted", submission)
    path = os.path.join(folder, f"{submission.assignment}.ipynb")
    resources = found.autograde.init_single_notebook_resources(path)
    if unreadable:
        resources["nbgrader"]["unreadable"] = unreadable
    text, resources = found.reader.from_filename(path, resources=resources)
    notebook = nbformat.reads(text, as_version=4)
    runs = found.execute.needed(notebook)
    work = found.execute.task(notebook, resources, runs)
    resources = {"nbgrader": dict(resources["nbgrader"])}
    return Prepared(notebook, resources, runs, work, _timestamp(found, folder))


def everything(setting: Setting, prepared: Prepared) -> Task:
    """Return what running all cells of a notebook takes."""
    os.chdir(setting.root)
    runs = [True] * len(prepared.runs)
    return steps(setting).execute.task(prepared.notebook, prepared.resources, runs)


def finish(
    setting: Setting, prepared: Prepared, runs: list[bool], records: list[Record], staging: Path
) -> Finished:
    """Note what came of the cells, make it harmless, and write the graded notebook.

    Parameters
    ----------
    setting : Setting
    prepared : Prepared
    runs : list of bool
        Which code cells were run.
    records : list of Record
        What came of these.
    staging : Path
        The folder that is to become the submission's in ``autograded/``; it is not there yet.
    """
    found = steps(setting)
    os.chdir(setting.root)
    notebook, resources = prepared.notebook, prepared.resources
    resources["nbgrader"]["ran"] = (runs, records)
    for step in found.after:
        if not isinstance(step, (SaveScores, AssignLatePenalties)):
            notebook, resources = step(notebook, resources)
    scores = scores_of(notebook)
    fingerprint.seal(notebook)
    names = Submission(resources["nbgrader"]["assignment"], resources["nbgrader"]["student"])
    _write(found, notebook, names, staging)
    return Finished(scores, prepared.timestamp, noted(notebook).get("remarks", []))


def without_outputs(records: list[Record]) -> list[Record]:
    """Return records that keep their verdicts alone, for outputs that take too long to look at."""
    return [replace(record, outputs=[]) for record in records]


def page(setting: Setting, submission: Submission) -> None:
    """Write the feedback of a graded submission."""
    found = steps(setting)
    os.chdir(setting.root)
    printer = found.printer
    folder = found.folder("autograded", submission)
    path = os.path.join(folder, f"{submission.assignment}.ipynb")
    resources = printer.init_single_notebook_resources(path)
    output, resources = printer.exporter.from_filename(path, resources=resources)
    printer.write_single_notebook(output, resources)
    exchanged = [os.path.join(folder, name) for name in EXCHANGED]
    for beside in filter(os.path.isfile, exchanged):
        _overwrite(beside, found.folder("feedback", submission))
    printer.set_permissions(submission.assignment, submission.student)


def _overwrite(file: str, folder: str) -> None:
    """Copy a file to a folder, in which an older one may be that can't be written to."""
    with contextlib.suppress(FileNotFoundError):
        os.remove(os.path.join(folder, os.path.basename(file)))
    shutil.copyfile(file, os.path.join(folder, os.path.basename(file)))


def _timestamp(found: Steps, folder: str) -> datetime | None:
    try:
        return found.app.coursedir.get_existing_timestamp(folder)
    except SystemExit:
        raise ValueError(f"{folder}/timestamp.txt holds no time") from None


def _write(found: Steps, notebook: NotebookNode, names: Submission, staging: Path) -> None:
    """Write what is to lie in ``autograded/``, as nbgrader leaves it there."""
    staging.mkdir(parents=True)
    nbformat.write(notebook, staging / f"{names.assignment}.ipynb")
    submitted = Path(found.folder("submitted", names))
    beside = [*EXCHANGED, *found.execute.allowed_files.get(names.assignment, [])]
    for name in beside:
        path = submitted / name
        if path.is_file() and not path.is_symlink():
            shutil.copyfile(path, staging / name)
    source = found.app.coursedir.format_path(
        found.app.coursedir.source_directory, ".", names.assignment
    )
    for name in find_all_files(source, [*found.app.coursedir.ignore, "*.ipynb"]):
        copy = staging / os.path.relpath(name, source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(name, copy)
    permissions = int(str(found.autograde.permissions), 8)
    for path in [staging, *staging.rglob("*")]:
        if path.is_file():
            path.chmod(permissions)
        elif found.app.coursedir.groupshared:
            path.chmod((path.stat().st_mode | 0o2770) & 0o2777)
