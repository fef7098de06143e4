"""What stands where on a student's page: exercises with their answers first, the rest folded."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked, is_solution, is_task

from examiner.cells import is_test, name_of, noted, owner, titles


@dataclass
class Exercise:
    """One exercise or written question, with all that its student wrote for it.

    Attributes
    ----------
    title : str
    question : NotebookNode or None
        The text cell that asks.
    cells : list of NotebookNode
        Answer, the student's own cells beside it, and tests, in the notebook's order.
    """

    title: str
    question: NotebookNode | None = None
    cells: list[NotebookNode] = field(default_factory=list)

    @property
    def work(self) -> list[NotebookNode]:
        """What is the student's: the answer, and cells of their own beside it."""
        return [cell for cell in self.cells if not is_test(cell)]

    @property
    def tests(self) -> list[NotebookNode]:
        """The test cells."""
        return [cell for cell in self.cells if is_test(cell)]

    @property
    def failed(self) -> list[NotebookNode]:
        """The test cells that did not give all their points."""
        return [test for test in self.tests if _marks(test).score < _marks(test).points]

    @property
    def by_hand(self) -> bool:
        """Whether a person gives the points."""
        return any(not is_test(cell) for cell in self._graded)

    @property
    def empty(self) -> bool:
        """Whether the answer is as it was released."""
        answers = [cell for cell in self.work if is_solution(cell)]
        return bool(answers) and not any(noted(cell).get("by_student") for cell in answers)

    @property
    def comments(self) -> list[str]:
        """What the teacher says of it."""
        said = (cell.metadata.get("nbgrader", {}).get("comment") for cell in self.work)
        return [comment for comment in said if comment]

    @property
    def score(self) -> float:
        """Points reached so far."""
        return sum(_marks(cell).score for cell in self._graded)

    @property
    def points(self) -> float:
        """Points that there are."""
        return sum(_marks(cell).points for cell in self._graded)

    @property
    def pending(self) -> float:
        """Points that a person has yet to give."""
        return sum(_marks(cell).points for cell in self._graded if noted(cell).get("pending"))

    @property
    def _graded(self) -> Iterator[NotebookNode]:
        return (cell for cell in self.cells if is_grade(cell) or is_task(cell))


@dataclass
class Page:
    """A graded notebook, sorted for its student.

    Attributes
    ----------
    title : str
        The notebook's first line.
    exercises : list of Exercise
    own : list of NotebookNode
        What the student changed or added outside the exercises.
    given : list of NotebookNode
        What is as it was handed out.
    names : dict of str to str
        A cell's name -> what its student knows it by.
    """

    title: str
    exercises: list[Exercise]
    own: list[NotebookNode]
    given: list[NotebookNode]
    names: dict[str, str]

    @property
    def pending(self) -> float:
        """Points that a person has yet to give."""
        return sum(each.pending for each in self.exercises)


def arrange(nb: NotebookNode) -> Page:
    """Sort the cells of a graded notebook for its student.

    Parameters
    ----------
    nb : NotebookNode
        From ``autograded/``, with the gradebook's points in it and without hidden tests.

    Returns
    -------
    Page
    """
    known = titles(nb)
    exercises: dict[str, Exercise] = {}
    reach: dict[str, range] = {}
    questions: set[int] = set()
    text = None
    for place, cell in enumerate(nb.cells):
        if _belongs(cell):
            name = owner(cell)
            if name not in exercises:
                exercises[name] = Exercise(known.get(name, name))
                if text is not None:
                    exercises[name].question = nb.cells[text]
                    questions.add(text)
                    text = None
            reach[name] = range(reach[name].start if name in reach else place, place + 1)
        elif cell.cell_type == "markdown" and not noted(cell).get("by_student"):
            text = place
    own: list[NotebookNode] = []
    given: list[NotebookNode] = []
    for place, cell in enumerate(nb.cells):
        beside = [name for name, places in reach.items() if place in places]
        if _belongs(cell):
            exercises[owner(cell)].cells.append(cell)
        elif noted(cell).get("by_student"):
            (exercises[beside[-1]].cells if beside else own).append(cell)
        elif place not in questions:
            given.append(cell)
    return Page(_title(nb), list(exercises.values()), own, given, _names(nb, known))


def _belongs(cell: NotebookNode) -> bool:
    """Tell whether a cell is part of an exercise."""
    return is_test(cell) or is_solution(cell) or is_task(cell)


def _names(nb: NotebookNode, known: dict[str, str]) -> dict[str, str]:
    names = {name_of(cell): "课程给出的单元格" for cell in nb.cells if is_locked(cell)}
    for cell in nb.cells:
        if is_test(cell) and owner(cell) in known:
            names[name_of(cell)] = f"{known[owner(cell)]}的测试"
    return names | known


def _title(nb: NotebookNode) -> str:
    texts = (cell.source for cell in nb.cells if cell.cell_type == "markdown")
    return next((text.split("\n")[0].lstrip("# ") for text in texts if text.startswith("# ")), "")


def _marks(cell: NotebookNode) -> NotebookNode:
    return cell.metadata.nbgrader
