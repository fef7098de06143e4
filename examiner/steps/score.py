"""From verdicts to points: what did not certainly pass earns nothing."""

import math
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import BaseCell, Comment, Grade, Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task
from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from examiner.cells import is_test, name_of, noted
from examiner.steps import fingerprint

#: What a student reads where nothing was written; nbgrader's own words are English.
NO_RESPONSE = "没有作答。"


class PartialCreditError(ValueError):
    """The value that a test cell ended with is no number of points."""


@dataclass(frozen=True)
class Scores:
    """What grading a notebook automatically gave.

    Attributes
    ----------
    points : dict of str to float or None
        Of each graded cell, by name; None for those that a person has to grade.
    comments : dict of str to str or None
        On each answer, by name.
    handed_in : bool
        Where nothing was, there are no points, which is not zero, and nothing to grade.
    """

    points: dict[str, float | None] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)
    handed_in: bool = True

    def needs_a_person(self, name: str, manual: float | None = None) -> bool:
        """Tell whether a cell has to be graded by hand, or once more."""
        return self.handed_in and (manual is not None or self.points.get(name) is None)


def evidence(cell: NotebookNode) -> list[NotebookNode]:
    """Return those outputs of a test cell that decide its points, as nbgrader reads them.

    Parameters
    ----------
    cell : NotebookNode
        An executed test cell.

    Returns
    -------
    list of NotebookNode
        Empty for all points, one error for none, one result for partial credit. Printed text and
        warnings on stderr decide nothing.

    Raises
    ------
    PartialCreditError
        If the cell ended with something that is neither None nor a number from 0 to its points.
    """
    status = noted(cell).get("status")
    if status != "ok" or any(output.output_type == "error" for output in cell.outputs):
        return [new_output("error", ename="TestFailed", evalue="", traceback=[])]
    results = [output for output in cell.outputs if output.output_type == "execute_result"]
    if not results:
        return []
    text = str(results[-1].data.get("text/plain", ""))
    most = float(cell.metadata.nbgrader.points)
    try:
        points = float(text)
    except ValueError:
        points = math.nan
    if not 0 <= points <= most:
        raise PartialCreditError(
            f"这个测试单元格以 {text[:40]!r} 结尾，它不是 0 到 {most:g} 之间的分数"
        )
    return [new_output("execute_result", data={"text/plain": repr(points)})]


def scores_of(notebook: NotebookNode) -> Scores:
    """Return the scores of an executed notebook; a value that is none is noted at its cell.

    Parameters
    ----------
    notebook : NotebookNode
    """
    scores = Scores(handed_in=not noted(notebook).get("unreadable"))
    for cell in notebook.cells:
        name = name_of(cell)
        if is_grade(cell):
            scores.points[name] = _points(cell) if scores.handed_in else None
        if is_task(cell):
            scores.comments[name] = None
        elif is_solution(cell):
            untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
            scores.comments[name] = NO_RESPONSE if untouched else None
    return scores


def _points(cell: NotebookNode) -> float | None:
    if is_test(cell):
        try:
            outputs = evidence(cell)
        except PartialCreditError as error:
            text = str(error)
            outputs = [
                new_output("error", ename="PartialCreditError", evalue=text, traceback=[text])
            ]
            cell.outputs = cell.outputs + outputs
        cell = NotebookNode(cell, outputs=outputs)
    points, _ = determine_grade(cell)
    return points


def save(
    session: Session, notebook_id: str, scores: Scores, settled: bool = False
) -> dict[str, float]:
    """Bring the grades and comments of a submitted notebook up to date, in a few statements.

    What a person gave stays; where a person and the tests have judged, a person has to look.
    nbgrader asks for that each time.

    Parameters
    ----------
    session : Session
        The gradebook's; it is not committed.
    notebook_id : str
        Of the `nbgrader.api.SubmittedNotebook`, whose grades and comments are there.
    scores : Scores
    settled : bool
        Whether a person has to look only where the automatic points have changed.

    Returns
    -------
    dict of str to float
        The points that count now, by cell: manual before automatic, extra credit included.
    """
    grades = Grade.__table__
    rows = session.execute(
        select(
            BaseCell.name,
            grades.c.id,
            grades.c.auto_score,
            grades.c.manual_score,
            grades.c.extra_credit,
            grades.c.needs_manual_grade,
        )
        .join(grades, grades.c.cell_id == BaseCell.id)
        .where(grades.c.notebook_id == notebook_id)
    ).all()
    _update(
        session,
        grades,
        [
            {
                "key": row.id,
                "auto_score": scores.points[row.name],
                "needs_manual_grade": row.needs_manual_grade
                if settled and row.auto_score == scores.points[row.name]
                else scores.needs_a_person(row.name, row.manual_score),
            }
            for row in rows
            if row.name in scores.points
        ],
    )
    comments = Comment.__table__
    known = session.execute(
        select(BaseCell.name, comments.c.id)
        .join(comments, comments.c.cell_id == BaseCell.id)
        .where(comments.c.notebook_id == notebook_id)
    ).all()
    _update(
        session,
        comments,
        [
            {"key": key, "auto_comment": scores.comments[name]}
            for name, key in known
            if name in scores.comments
        ],
    )
    counted = {}
    for row in rows:
        points = scores.points.get(row.name) if row.manual_score is None else row.manual_score
        counted[row.name] = 0.0 if points is None else points + (row.extra_credit or 0.0)
    return counted


def _update(session: Session, table: Table, changes: list[dict[str, Any]]) -> None:
    """Change rows of a table, each by its ``key``."""
    if changes:
        session.execute(update(table).where(table.c.id == bindparam("key")), changes)


class SaveScores(NbGraderPreprocessor):
    """Saves all grades of a notebook at once, or none, on nothing but the evidence."""

    def preprocess(self, nb, resources):
        """Save them, and note in the notebook that it is graded."""
        names = resources["nbgrader"]
        place = (names["notebook"], names["assignment"], names["student"])
        with Gradebook(names["db_url"]) as gradebook:
            graded = gradebook.find_submission_notebook(*place)
            save(gradebook.db, graded.id, scores_of(nb))
            gradebook.db.commit()
        fingerprint.seal(nb)
        return nb, resources
