"""Progress: which exercises pass their visible tests, and what was handed in.

Nothing leaves the folder that the notebook lies in.
"""

from html import escape
from typing import Any

from aicourse import record
from aicourse.chapter import Exercise, asserts, cells_of, exercises, locate
from aicourse.record import Record


class Progress:
    """The state of a chapter, shown as a table of its exercises.

    Parameters
    ----------
    chapter : list of Exercise
    known : Record
        What is remembered of it.
    """

    def __init__(self, chapter: list[Exercise], known: Record):
        self.chapter = chapter
        self.known = known

    @property
    def tests(self) -> list[tuple[str, float, bool | None]]:
        """Name, points, and whether it passed, of each visible test; None if it never ran."""
        return [
            (test.name, test.points, self.known.passed.get(test.name))
            for exercise in self.chapter
            for test in exercise.tests
        ]

    def __str__(self) -> str:
        passed = [points for _, points, ok in self.tests if ok]
        whole = sum(points for _, points, _ in self.tests)
        return (
            f"看得见的测试：通过 {len(passed)}/{len(self.tests)} 个，"
            f"代表 {sum(passed):g}/{whole:g} 分（隐藏测试和思考题另外计分）\n{self._handed_in()}"
        )

    __repr__ = __str__

    def _handed_in(self) -> str:
        """Say whether the chapter was handed in, and whether it has changed since."""
        if not self.known.time:
            return "还没有交过作业。"
        said = f"上次交作业：{self.known.time}，学号 {self.known.student}。"
        changed = self.known.answers != record.digest(self.chapter)
        return said + ("后来又改过答案，记得再交一次。" if changed else "")

    def _state(self, exercise: Exercise) -> str:
        """Say in a few words how far an exercise is."""
        if exercise.written:
            return "还没有写" if exercise.unfinished else "已经写了，由老师批改"
        results = [self.known.passed.get(test.name) for test in exercise.tests]
        if results and all(results):
            return "✓ 通过"
        return "✗ 还没通过" if False in results else "– 还没运行"

    def _repr_html_(self) -> str:
        left = "style='text-align: left'"
        rows = "".join(
            f"<tr><td {left}>{escape(str(each))}</td><td>{each.points:g}</td>"
            f"<td {left}>{self._state(each)}</td></tr>"
            for each in self.chapter
        )
        head = f"<tr><th {left}>题目</th><th>分值</th><th {left}>看得见的测试</th></tr>"
        said = escape(str(self)).replace("\n", "<br>")
        return f"<p>{said}</p><table>{head}{rows}</table>"


def progress() -> Progress:
    """Return how far this chapter is, also from earlier sessions, as it was last saved.

    Returns
    -------
    Progress
        Shown as a table where it is the last line of a cell.
    """
    path = locate()
    if path is None:
        return Progress([], Record())
    return Progress(exercises(cells_of(path)), Record.read(path.parent))


def watch(shell: Any) -> None:
    """Note from here on whether test cells pass, in the notebook of an IPython shell."""
    if getattr(shell, "_aicourse_watched", False):
        return
    shell._aicourse_watched = True
    shell.events.register("post_run_cell", _note)


def _note(result: Any) -> None:
    """Note a cell's result, if it is one of the notebook's tests."""
    if result.info is None or not asserts(result.info.raw_cell or ""):
        return
    source = result.info.raw_cell.strip()
    path = locate()
    if path is None:
        return
    for exercise in exercises(cells_of(path)):
        for test in exercise.tests:
            if test.source.strip() == source:
                record.note(path.parent, {test.name: bool(result.success)})
