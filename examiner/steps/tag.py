"""What the student edition has beyond nbgrader's own: cells that may fail by themselves."""

from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution


class TagExercises(NbGraderPreprocessor):
    """Lets *Run All* go on where an exercise is unfinished.

    JupyterLab goes on after an error in a cell that has the tag ``raises-exception``.
    """

    def preprocess_cell(self, cell, resources, index):
        """Tag answer cells and test cells."""
        if cell.cell_type == "code" and (is_grade(cell) or is_solution(cell)):
            cell.metadata["tags"] = ["raises-exception"]
        return cell, resources
