"""What the report takes from the graded notebooks: each is read once, and again if it changes."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from rich.console import Console
from rich.progress import track

from examiner.cells import METADATA_KEY, is_answer, is_test, name_of, noted
from examiner.classroom.report.shape import Task
from examiner.classroom.report.store import Store, key_of
from examiner.course import Course, CourseError, Submission
from examiner.remarks import Remark
from examiner.steps.feedback import verdict

#: Where what was read is kept.
PLACE = "build/report"


class State(StrEnum):
    """What became of a submission."""

    ABSENT = "absent"
    UNGRADED = "ungraded"
    GRADED = "graded"


@dataclass(frozen=True)
class Work:
    """What one student handed in for one chapter, as far as the report needs it.

    Attributes
    ----------
    assignment, student : str
    state : State
    there : list of str
        What lies in its folder, where its notebook does not.
    remarks : list of Remark
        What grading remarked on.
    flags : list of (int or None, list of str)
        Number of a cell that tried what it may not, and what that was. It was refused and costs no
        points; whether it was meant badly, an instructor can see by the cell.
    tests : dict of str to str or None
        Test cell -> why it failed, None where it passed.
    answers : dict of str to str
        Exercise -> the answer cell's text.
    marks : dict of str to str
        Exercise -> the answer's `shape.fingerprint`, of those that have one.
    """

    assignment: str
    student: str
    state: State
    there: list[str] = field(default_factory=list)
    remarks: list[Remark | str] = field(default_factory=list)
    flags: list[tuple[int | None, list[str]]] = field(default_factory=list)
    tests: dict[str, str | None] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Work":
        """Make it of what JSON kept of one."""
        flags = [(number, found) for number, found in kept["flags"]]
        return cls(**kept | {"state": State(kept["state"]), "flags": flags})

    @property
    def is_unreadable(self) -> bool:
        """Tell whether the file that was handed in could not be read as a notebook."""
        kinds = (said.get("kind") for said in self.remarks if not isinstance(said, str))
        return self.state is State.ABSENT or "unreadable" in kinds


def read(
    course: Course, only: str | None = None, doing: str = "Reading", store: Store | None = None
) -> list[Work]:
    """Read what was handed in and graded.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.
    doing : str
        What the line of progress says.
    store : Store, optional
        What was read before.
    """
    submissions = course.submissions(only)
    begun = {submission.assignment for submission in submissions}
    tasks = {name: Task.of(course.read("release", name)) for name in begun}
    store = store or Store(course.root / PLACE)
    console = Console(stderr=True)
    return [
        _work(course, submission, tasks[submission.assignment], store)
        for submission in track(
            submissions, doing, console=console, transient=True, disable=not console.is_terminal
        )
    ]


def _work(course: Course, submission: Submission, task: Task, store: Store) -> Work:
    submitted = course.notebook("submitted", *submission)
    if not submitted.exists():
        there = sorted(path.name for path in submitted.parent.iterdir())
        return Work(*submission, State.ABSENT, there)
    path = course.notebook("autograded", *submission)
    if not path.is_file():
        return Work(*submission, State.UNGRADED)
    key = key_of(path, task.key)
    if kept := store.recall(*submission, key):
        return Work.of(kept)
    work = _graded(path, submission, task)
    store.keep(*submission, key, asdict(work))
    return work


def _graded(path: Path, submission: Submission, task: Task) -> Work:
    work = Work(*submission, State.GRADED)
    content = _content(path)
    work.remarks.extend(content["metadata"].get(METADATA_KEY, {}).get("remarks", []))
    for cell in _marked(content["cells"]):
        if found := noted(cell).get("flags"):
            work.flags.append((cell.execution_count, found))
        if is_test(cell):
            failed = noted(cell).get("status") != "ok" or any(
                output.output_type == "error" for output in cell.outputs
            )
            why = verdict(cell).removeprefix("✗ ").strip()
            work.tests[name_of(cell)] = why if failed else None
        elif is_answer(cell):
            work.answers[name_of(cell)] = cell.source
    work.marks.update(task.fingerprints(work.answers))
    return work


def _content(path: Path) -> dict[str, Any]:
    """Return an autograded notebook; `nbformat.read` would check it, and take ten times as long."""
    try:
        content = json.loads(path.read_bytes())
        _ = content["metadata"], content["cells"]
        return content
    except (ValueError, KeyError, TypeError):
        raise CourseError(
            f"{path} can't be read as a notebook: run `make autograde` again, with FORCE=1"
        ) from None


def _marked(cells: Iterable[dict[str, Any]]) -> Iterable[NotebookNode]:
    """Return the code cells of which nbgrader or the examiner noted something that counts here."""
    for cell in cells:
        metadata = cell["metadata"]
        flagged = "flags" in metadata.get(METADATA_KEY, {})
        if cell["cell_type"] == "code" and ("nbgrader" in metadata or flagged):
            # Pictures are most of a notebook.
            outputs = [
                NotebookNode(output_type=output["output_type"], evalue=output.get("evalue", ""))
                for output in cell.get("outputs", [])
            ]
            yield NotebookNode(
                cell_type="code",
                metadata=nbformat.from_dict(metadata),
                source="".join(cell["source"]),
                execution_count=cell.get("execution_count"),
                outputs=outputs,
            )
