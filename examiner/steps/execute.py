"""Running a rebuilt notebook through the examiner, and noting what each test cell's verdict is."""

import sys
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode, from_dict
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Dict, Enum, Float, Integer, List, Unicode

from examiner import remarks
from examiner.cells import kind, note, noted
from examiner.engine import sandbox, task
from examiner.engine.examination import Cell, Record
from examiner.engine.limits import MEBIBYTE, REASONS, Limits
from examiner.engine.task import Task
from examiner.remarks import Remark
from examiner.steps import demonstrations
from examiner.steps.environment import environment_remarks
from examiner.steps.reading import SubmissionExporter

# Who runs a cell of a kind.
_WHO = {"test": "test", "given": "given", "student": "student", "demonstration": "student"}


class Execute(NbGraderPreprocessor):
    """Runs test cells in a trusted process and the student's cells in a sandbox.

    A test cell's verdict is written to ``cell.metadata["examiner"]["status"]``: ``"ok"`` or
    ``"error"``; there is none where the cell did not run to its end. What a cell tried though it
    may not is listed in ``cell.metadata["examiner"]["flags"]``, and what the student reads of a
    failed test stands in ``cell.metadata["examiner"]["verdict"]``. Why a program ended early is
    told by ``nb.metadata["examiner"]["ended"]``, in Chinese.
    """

    timeout = Float(
        120, allow_none=True, help="Seconds that a cell may take; None: as all cells together."
    ).tag(config=True)

    test_timeout = Float(30, help="Seconds that a test cell may take, `timeout` at most.").tag(
        config=True
    )

    notebook_timeout = Float(600, help="Seconds that all cells may take together.").tag(config=True)

    memory = Integer(4096, help="Memory that a submission may use (MiB).").tag(config=True)

    disk = Integer(512, help="What a submission may write to its folder (MiB).").tag(config=True)

    output = Integer(10, help="What a submission may print and show (MiB).").tag(config=True)

    processes = Integer(16, help="Processes that a submission may run at a time.").tag(config=True)

    sandbox = Bool(
        True,
        help="Whether students' code runs in a sandbox. Without one (macOS and Windows have none "
        "yet) it can read and change what the person who grades can.",
    ).tag(config=True)

    readable = List(
        Unicode(),
        help="Folders and files that students' code may read, besides the installed packages and "
        "the course's data.",
    ).tag(config=True)

    allowed_files = Dict(
        value_trait=List(Unicode()),
        help="Assignment -> names of the files that students hand in beside the notebook.",
    ).tag(config=True)

    max_file_bytes = Integer(
        10_000_000, help="Larger files beside a submitted notebook (bytes) are left out."
    ).tag(config=True)

    demonstrations = Enum(
        ["needed", "all"],
        default_value="needed",
        help="Which demonstrations run that a student left as they were: those that a grade may "
        "depend on, or all. They take most of a notebook's time.",
    ).tag(config=True)

    _told = False

    def preprocess(self, nb, resources):
        """Run the cells that decide; where the examiner dies, those after it have no verdict.

        ``resources["nbgrader"]["ran"]`` may hold what running them elsewhere gave, as `run` does.
        """
        self.check_sandbox()
        runs, records = resources["nbgrader"].get("ran") or self.run(nb, resources, task.run)
        self._write(nb, runs, records)
        if len(records) < sum(runs):
            said = remarks.remark("died")
            self.log.error("%s: %s", resources["nbgrader"]["student"], remarks.instructor(said))
            _remark(nb, said)
        for said in environment_remarks(nb):
            _remark(nb, said)
        return nb, resources

    def run(
        self, nb: NotebookNode, resources: dict, execute: Callable[[Task], list[Record]]
    ) -> tuple[list[bool], list[Record]]:
        """Run a rebuilt notebook; once more with all demonstrations where a name was missed.

        Parameters
        ----------
        nb : NotebookNode
        resources : dict
        execute : callable
            Runs a task.

        Returns
        -------
        list of bool
            Which code cells were run.
        list of Record
            What came of these.
        """
        runs = self.needed(nb)
        records = execute(self.task(nb, resources, runs))
        if not all(runs) and misses_a_name(records):
            runs = [True] * len(runs)
            records = execute(self.task(nb, resources, runs))
        return runs, records

    def needed(self, nb: NotebookNode) -> list[bool]:
        """Tell which code cells have to run."""
        cells = _code(nb)
        if noted(nb).get("unreadable"):
            return [False] * len(cells)
        if self.demonstrations == "all":
            return [True] * len(cells)
        return demonstrations.needed([c.source for c in cells], [kind(c) for c in cells])

    def _write(self, nb: NotebookNode, runs: list[bool], records: list[Record]) -> None:
        """Note in each cell what came of it."""
        left = iter(records)
        for number, (cell, ran) in enumerate(zip(_code(nb), runs, strict=True)):
            cell.outputs, cell.execution_count = [], None
            if ran and (record := next(left, None)):
                _write(cell, number, record)
                if record.ended:
                    self._note_end(nb, number + 1, record.ended)
            elif not ran and kind(cell) == "demonstration":
                note(cell, skipped=True)

    def _note_end(self, nb: NotebookNode, number: int, reason: str) -> None:
        """Say at the notebook why its program ended, to the student and to the instructor."""
        note(nb, ended=f"单元格 [{number}]：{REASONS[reason]}")
        _remark(nb, remarks.remark("ended", number=number, reason=reason))

    def task(self, nb: NotebookNode, resources: dict, runs: list[bool]) -> Task:
        """Return what running the chosen cells of a rebuilt notebook takes."""
        names = resources["nbgrader"]
        cells = enumerate(_code(nb), start=1)
        chosen = [numbered for numbered, run in zip(cells, runs, strict=True) if run]
        return Task(
            cells=tuple(Cell(cell.source, _WHO[kind(cell)], number) for number, cell in chosen),
            released=self._released(names["assignment"]),
            submitted=self._submitted(names),
            limits=self._limits(),
            readable=tuple(self.readable),
            sandboxed=self.sandbox,
        )

    def check_sandbox(self) -> None:
        """Say once what protects the machine; stop where it is less than what is wanted."""
        self.require_protections()
        if not Execute._told:
            Execute._told = True
            self.log.info(self.protections())

    def protections(self) -> str:
        """Say in one line what protects the machine from students' code."""
        if self.sandbox:
            return f"Students' code runs in a {sandbox.protections()}"
        return "Students' code runs WITHOUT a sandbox, as the settings say"

    def require_protections(self) -> None:
        """Raise SandboxError where students' code can't be run as the settings want it."""
        if sys.platform == "win32":
            raise sandbox.SandboxError(
                "Windows itself can't grade: do it in WSL2, the Linux within Windows "
                "(`wsl --install`). Students need nothing of that."
            )
        if self.sandbox and (lacking := sandbox.missing()):
            raise sandbox.SandboxError(
                f"Students' code can't be kept in a sandbox here: {', '.join(lacking)}. "
                "Grade on another machine, or accept the risk with --no-sandbox "
                "(nbgrader's own commands: --Execute.sandbox=False)."
            )

    def _limits(self) -> Limits:
        return Limits(
            cell_seconds=self.timeout or self.notebook_timeout,
            test_seconds=min(self.test_timeout, self.timeout or self.test_timeout),
            notebook_seconds=self.notebook_timeout,
            memory_bytes=self.memory * MEBIBYTE,
            disk_bytes=self.disk * MEBIBYTE,
            output_bytes=self.output * MEBIBYTE,
            processes=self.processes,
        )

    def _released(self, assignment: str) -> dict[str, bytes]:
        """Read what came with the assignment."""
        course = CourseDirectory(parent=self)
        folder = Path(course.format_path(course.release_directory, ".", assignment))
        paths = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
        return {
            str(path): (folder / path).read_bytes()
            for path in paths
            if path.suffix != ".ipynb"
            and not any(part.startswith(".") or part == "__pycache__" for part in path.parts)
        }

    def _submitted(self, names: dict[str, str]) -> dict[str, bytes]:
        """Read the files that students may hand in; never their other files."""
        course = CourseDirectory(parent=self)
        folder = Path(
            course.format_path(course.submitted_directory, names["student"], names["assignment"])
        )
        paths = [folder / name for name in self.allowed_files.get(names["assignment"], [])]
        return {
            path.name: path.read_bytes()
            for path in paths
            if path.is_file()
            and not path.is_symlink()
            and path.stat().st_size <= self.max_file_bytes
        }


class GradingExporter(SubmissionExporter):
    """Reads submissions, where what they need to be graded safely is there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        try:
            Execute(config=self.config).require_protections()
        except sandbox.SandboxError as error:
            # Said once, before anything is written, and not for each student.
            self.log.error(error)
            raise NbGraderException(str(error)) from None


def _remark(nb: NotebookNode, said: Remark) -> None:
    note(nb, remarks=[*noted(nb).get("remarks", []), said])


def misses_a_name(records: list[Record]) -> bool:
    """Tell whether some cell looked for a name that was not there."""
    return any(output.get("ename") == "NameError" for each in records for output in each.outputs)


def _code(nb: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in nb.cells if cell.cell_type == "code"]


def _write(cell: NotebookNode, number: int, record: Record) -> None:
    """Write into a cell what came of it."""
    cell.outputs = [from_dict(output) for output in record.outputs]
    cell.execution_count = number + 1
    for output in cell.outputs:
        if output.output_type == "execute_result":
            output.execution_count = cell.execution_count
    if record.passed is not None:
        note(cell, status="ok" if record.passed else "error", verdict=record.verdict)
    if record.flags:
        note(cell, flags=record.flags)
