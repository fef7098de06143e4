"""Recorded answers: the proof that every exercise gives full points for right and fewer for wrong.

A record is a file ``tests/answers/<assignment>.py`` of cells in percent format::

    # %% right entropy: a loop over the distinct labels
    def entropy(labels): ...

    # %% wrong entropy: natural logarithm -> entropy_test_uniform
    def entropy(labels): ...

    # %% equivalent entropy: no count is 0
    # - if counts > 0:
    # + if counts >= 0:

The last kind says of changes to right answers, as ``make mutants`` shows them, why no test can
tell what they make from a right answer. An empty line stands between two changes.

Where that holds for many changes to the answers of an exercise, one line says why::

    # %% many entropy: its right answers sort what is summed anyway
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from examiner.cells import exercises, name_of
from examiner.course import Course
from examiner.errors import ExaminerError

HEADER = re.compile(r"# %% (right|wrong|equivalent|many) (\w+): (.+?)(?: -> (.+))?")
#: What `make mutants` writes where the reason is to stand.
NO_REASON = "…"


class AnswersError(ExaminerError):
    """A record of answers is not as it should be; the message names file and line."""


@dataclass(frozen=True)
class Answer:
    """One recorded answer to one exercise.

    Attributes
    ----------
    exercise : str
        Name of the answer cell that it replaces.
    right : bool
    description : str
    source : str
    loses : tuple of str
        Names of test cells that a wrong answer must lose; empty: any.
    """

    exercise: str
    right: bool
    description: str
    source: str
    loses: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The answer in one line."""
        return f"{'right' if self.right else 'wrong'} {self.exercise}: {self.description}"


@dataclass(frozen=True)
class Equivalent:
    """Changes to right answers that make no wrong ones.

    Attributes
    ----------
    exercise : str
    reason : str
    changes : tuple of str
        As `examiner.authoring.mutants.Mutant.change` has them.
    """

    exercise: str
    reason: str
    changes: tuple[str, ...]

    @property
    def title(self) -> str:
        """The record in one line."""
        return f"equivalent {self.exercise}: {self.reason}"


def read(path: Path) -> list[Answer]:
    """Read the right and wrong answers of a record.

    Parameters
    ----------
    path : Path

    Returns
    -------
    list of Answer
        In the order of the file.

    Raises
    ------
    AnswersError
        If a cell's first line is malformed or a cell is empty.
    """
    return [
        Answer(
            exercise,
            verdict == "right",
            description,
            source,
            tuple(name.strip() for name in loses.split(",")) if loses else (),
        )
        for (verdict, exercise, description, loses), source in _cells(path)
        if verdict in ("right", "wrong")
    ]


def equivalents(path: Path) -> list[Equivalent]:
    """Read what a record says of mutants that no test can kill.

    Parameters
    ----------
    path : Path

    Returns
    -------
    list of Equivalent
        In the order of the file.

    Raises
    ------
    AnswersError
        If a cell's first line is malformed or a cell is empty.
    """
    return [
        Equivalent(exercise, reason, tuple(_uncommented(part) for part in source.split("\n\n")))
        for (verdict, exercise, reason, _), source in _cells(path)
        if verdict == "equivalent"
    ]


def many_equivalents(path: Path) -> dict[str, str]:
    """Read why, in some exercises, many mutants are equivalent.

    Parameters
    ----------
    path : Path

    Returns
    -------
    dict of str to str
        Exercise -> reason.

    Raises
    ------
    AnswersError
        If a cell's first line is malformed or a cell is empty.
    """
    return {
        exercise: reason for (verdict, exercise, reason, _), _ in _cells(path) if verdict == "many"
    }


def _cells(path: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the parts of each cell's first line, and its other lines."""
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"(?ms)^(# %%.*?)$\n(.*?)(?=^# %%|\Z)", text):
        line = text.count("\n", 0, match.start()) + 1
        header = HEADER.fullmatch(match[1].rstrip())
        if header is None:
            raise AnswersError(
                f"{path}:{line}: write '# %% right exercise: description', "
                "'# %% wrong exercise: description -> test_cell, test_cell', "
                "'# %% equivalent exercise: reason' or '# %% many exercise: reason', "
                f"not {match[1]!r}"
            )
        if not match[2].strip() and header[1] != "many":
            raise AnswersError(f"{path}:{line}: the answer is empty")
        parts = tuple((part or "").strip() for part in header.groups())
        if parts[2] == NO_REASON:
            raise AnswersError(f"{path}:{line}: say why no test can tell, in place of {NO_REASON}")
        yield parts, match[2].strip()


def _uncommented(text: str) -> str:
    return "\n".join(line.removeprefix("#").removeprefix(" ") for line in text.strip().splitlines())


def complaints(
    notebook: NotebookNode, answers: list[Answer], equivalents: Sequence[Equivalent] = ()
) -> list[str]:
    """Say what a record lacks: two right and three wrong answers for every exercise.

    Parameters
    ----------
    notebook : NotebookNode
        The instructor's notebook.
    answers : list of Answer
    equivalents : sequence of Equivalent

    Returns
    -------
    list of str
        Empty if nothing.
    """
    known = exercises(notebook)
    found = [
        f"{each.title}: there is no such exercise"
        for each in equivalents
        if each.exercise not in known
    ]
    for answer in answers:
        if answer.exercise not in known:
            found.append(f"{answer.title}: there is no such exercise")
            continue
        names = {name_of(cell) for cell in known[answer.exercise]}
        found += [
            f"{answer.title}: {name} is no test cell of it"
            for name in answer.loses
            if name not in names
        ]
    for exercise in known:
        right = sum(a.exercise == exercise and a.right for a in answers)
        wrong = sum(a.exercise == exercise and not a.right for a in answers)
        if right < 2 or wrong < 3:
            found.append(f"{exercise}: {right} right and {wrong} wrong answers; 2 and 3 are needed")
    return found


def fill(released: NotebookNode, chosen: dict[str, str]) -> NotebookNode:
    """Return the released notebook with answers written into it.

    Parameters
    ----------
    released : NotebookNode
    chosen : dict of str to str
        Name of an answer cell -> source.
    """
    notebook = deepcopy(released)
    for cell in notebook.cells:
        if name_of(cell) in chosen:
            cell.source = chosen[name_of(cell)]
    return notebook


def without_demonstrations(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook with its ungraded, unlocked code cells emptied, as a student may do.

    No exercise needs them, and most of a notebook's time is theirs.
    """
    notebook = deepcopy(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code" and not name_of(cell):
            cell.source = ""
    return notebook


def solutions(source: NotebookNode) -> dict[str, str]:
    """Return the instructor's own answers of a source notebook, written ones included."""
    return {name_of(cell): cell.source for cell in source.cells if is_solution(cell)}


def mix(answers: list[Answer]) -> list[list[Answer]]:
    """Put all answers into as few submissions as possible, each answer into one of them.

    Right and wrong ones stand side by side, so that a right answer is also shown to survive wrong
    ones to other exercises; where an exercise has fewer answers, some leave it unanswered.

    Returns
    -------
    list of list of Answer
        One list a submission, with one answer an exercise at most.
    """
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.exercise, []).append(answer)
    count = max((len(group) for group in groups.values()), default=0)
    submissions: list[list[Answer]] = [[] for _ in range(count)]
    for shift, group in enumerate(groups.values()):
        for turn, answer in enumerate(group):
            submissions[(turn + shift) % count].append(answer)
    return submissions


def judge(answer: Answer, graded: NotebookNode, scores: dict[str, float]) -> str | None:
    """Say how grading an answer went against its record.

    Parameters
    ----------
    answer : Answer
    graded : NotebookNode
        The instructor's notebook.
    scores : dict of str to float
        Points by the name of the test cell.

    Returns
    -------
    str or None
        What is wrong; None if the answer got what it should.
    """
    tests = exercises(graded)[answer.exercise]
    lost = [
        name_of(cell) for cell in tests if scores[name_of(cell)] < cell.metadata.nbgrader.points
    ]
    if answer.right and lost:
        return f"{answer.title}: must get all points, but lost {', '.join(lost)}"
    if not answer.right and not lost:
        return f"{answer.title}: must lose points, but got all"
    if missing := sorted(set(answer.loses) - set(lost)):
        return f"{answer.title}: must lose {', '.join(missing)}, but did not"
    return None


def record(course: Course, assignment: str) -> Path:
    """Return where the answers of an assignment are recorded."""
    return course.root / "tests" / "answers" / f"{assignment}.py"


def perfect(source: NotebookNode) -> dict[str, float]:
    """Return all points by the name of the automatically graded cell."""
    return {
        name_of(cell): float(cell.metadata.nbgrader.points)
        for cell in source.cells
        if is_grade(cell) and not is_solution(cell)
    }
