"""From verdicts to points: what did not certainly pass earns nothing."""

import math

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from examiner.cells import is_test, noted
from examiner.steps import fingerprint

#: What a student reads where nothing was written; nbgrader's own words are English.
NO_RESPONSE = "没有作答。"


class PartialCreditError(ValueError):
    """The value that a test cell ended with is no number of points."""


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


class SaveScores(SaveAutoGrades):
    """nbgrader's saving of grades, on nothing but the evidence."""

    def preprocess(self, nb, resources):
        """Save all grades, and note in the notebook that it is graded when they are.

        The parent class commits cell by cell; here all are saved at once, or none.
        """
        names = resources["nbgrader"]
        self.notebook_id, self.assignment_id = names["notebook"], names["assignment"]
        self.student_id = names["student"]
        self.unreadable = bool(noted(nb).get("unreadable"))
        with Gradebook(names["db_url"]) as self.gradebook:
            session = self.gradebook.db
            session.commit = session.flush
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            session().commit()
        fingerprint.seal(nb)
        return nb, resources

    def _add_score(self, cell, resources):
        if is_test(cell):
            try:
                outputs = evidence(cell)
            except PartialCreditError as error:
                outputs = [
                    new_output(
                        "error",
                        ename="PartialCreditError",
                        evalue=str(error),
                        traceback=[str(error)],
                    )
                ]
                cell.outputs = cell.outputs + outputs
            cell = NotebookNode(cell, outputs=outputs)
        super()._add_score(cell, resources)
        if self.unreadable:
            self._take_back_score(cell)

    def _take_back_score(self, cell: NotebookNode) -> None:
        """Leave no points where nothing was handed in: none are not zero."""
        place = (cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id)
        grade = self.gradebook.find_grade(*place, self.student_id)
        grade.auto_score, grade.needs_manual_grade = None, False
        self.gradebook.db.commit()

    def _add_comment(self, cell, resources):
        super()._add_comment(cell, resources)
        place = (cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id)
        comment = self.gradebook.find_comment(*place, self.student_id)
        if comment.auto_comment:
            comment.auto_comment = NO_RESPONSE
            self.gradebook.db.commit()
