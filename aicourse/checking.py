"""`check`: the visible tests of a chapter, run at once, with an answer in one line each."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from aicourse import calm, record
from aicourse.chapter import Exercise, Test, cells_of, exercises, locate
from aicourse.isolation import unchanged
from aicourse.notebook import is_graded

NOTE = "这里只运行看得见的测试；交作业以后，还有隐藏测试用别的输入再查一遍。"
_MARKS = {
    "right": ("✓", "#009E73"),
    "wrong": ("✗", "#D55E00"),
    "unfinished": ("–", "#888888"),
    "running": ("…", "#0072B2"),
    "stopped": ("■", "#888888"),
}


@dataclass(frozen=True)
class Outcome:
    """What the visible tests of an exercise say.

    Attributes
    ----------
    state : str
        ``"right"``, ``"wrong"``, ``"unfinished"``, ``"running"`` or ``"stopped"``.
    message : str
        In Chinese.
    """

    state: str
    message: str


def check(which: str | int | None = None) -> None:
    """Show which exercises pass their visible tests, with the message of those that don't.

    The tests run in a copy of the notebook's names; what the student has made stays as it is.
    Where nbgrader validates or grades the notebook, nothing happens.

    Parameters
    ----------
    which : str or int, optional
        One exercise: its name as in ``check("entropy")``, its number, or its title. All by default.
    """
    if is_graded():
        return
    path = locate()
    chapter = [each for each in exercises(cells_of(path)) if each.tests] if path else []
    if path is None or not chapter:
        print("这个文件夹里没有找到带练习的笔记本。请在一章的笔记本里运行 aicourse.check()。")
        return
    chosen = chapter if which is None else find(chapter, which)
    if not chosen:
        names = "、".join(f'"{each.name}"' for each in chapter)
        print(f"没有叫 {which!r} 的练习。可以写：{names}，或者练习的编号。")
        return
    Table(chosen, path.parent, _namespace()).show()


def find(chapter: list[Exercise], which: str | int) -> list[Exercise]:
    """Return the exercise that a student means; none where there is no such."""
    wanted = str(which).strip()
    return [
        each
        for each in chapter
        if wanted in (each.name, each.title, each.label, each.label.split()[-1], str(each))
    ][:1]


def examine(exercise: Exercise, namespace: dict[str, Any]) -> tuple[Outcome, dict[str, bool]]:
    """Run the visible tests of an exercise.

    Parameters
    ----------
    exercise : Exercise
    namespace : dict
        The notebook's; it is as before afterwards.

    Returns
    -------
    Outcome
    dict
        Name of a test -> whether it passed.

    Raises
    ------
    KeyboardInterrupt
        When the student stops it.
    """
    answer = calm.names_defined(exercise.source)
    if broken := calm.broken_in(exercise.tests[0].source):
        return Outcome("unfinished", broken.lstrip("⏳ ")), {}
    if answer and not answer & namespace.keys():
        return Outcome("unfinished", "还没有运行答案的单元格。"), {}
    passed: dict[str, bool] = {}
    first = None
    with unchanged(namespace):
        for test in exercise.tests:
            error = run(test, namespace)
            passed[test.name] = error is None
            if isinstance(error, NotImplementedError):
                return Outcome("unfinished", "还没有完成。"), {}
            first = first or error
    if first is None:
        return Outcome("right", "看得见的测试全部通过。"), passed
    return Outcome("wrong", said(first, namespace)), passed


def run(test: Test, namespace: dict[str, Any]) -> Exception | None:
    """Run a test in a copy of the notebook's names and return its error, showing nothing."""
    from IPython.utils.capture import capture_output

    with capture_output():
        try:
            exec(compile(test.source, f"<{test.name}>", "exec"), dict(namespace))
        except Exception as error:
            return error
    return None


def said(error: Exception, namespace: dict[str, Any]) -> str:
    """Return what a failed test says: its own message, or what the student's error means."""
    if isinstance(error, AssertionError):
        return str(error) or "结果和预期的不一样。"
    original = f"{type(error).__name__}：{error}"
    meaning = calm.sentence(error, namespace)
    return f"{meaning}（{original}）" if meaning else f"运行时出错了（{original}）"


class Table:
    """A line an exercise, filled while their tests run, and buttons to check one anew.

    Parameters
    ----------
    chosen : list of Exercise
    folder : Path
        The chapter's, where it is noted what has passed.
    namespace : dict
        The notebook's.
    """

    def __init__(self, chosen: list[Exercise], folder: Path, namespace: dict[str, Any]):
        self.chosen = chosen
        self.folder = folder
        self.namespace = namespace
        self.outcomes: dict[str, Outcome] = {}
        self.handle: Any = None

    def show(self) -> None:
        """Check all of them, line by line."""
        from IPython import get_ipython
        from IPython.display import display

        if get_ipython() is not None:
            self.handle = display(self._bundle(), raw=True, display_id=True)
        stopped = False
        for exercise in self.chosen:
            stopped = stopped or not self._check(exercise)
            if stopped:
                self.outcomes.setdefault(exercise.name, Outcome("stopped", "停下来了，没有检查。"))
        self._update()
        if self.handle is None:
            print(self)
        elif buttons := self._buttons():
            display(buttons)

    def _check(self, exercise: Exercise) -> bool:
        """Check one; tell whether it came to an end."""
        self.outcomes[exercise.name] = Outcome(
            "running", "正在检查……太久了可以按工具栏上的 ■ 停下。"
        )
        self._update()
        try:
            self.outcomes[exercise.name], passed = examine(exercise, self.namespace)
        except KeyboardInterrupt:
            message = "太久没有结束，已经停下来了：循环会停吗？"
            self.outcomes[exercise.name] = Outcome("stopped", message)
            return False
        record.note(self.folder, passed)
        return True

    def _buttons(self) -> Any:
        """Return a button an exercise, None where there are no widgets."""
        try:
            import ipywidgets
        except ImportError:
            return None
        buttons = []
        for exercise in self.chosen:
            button = ipywidgets.Button(
                description=f"再查 {exercise.label}",
                tooltip=str(exercise),
                layout=ipywidgets.Layout(width="auto"),
            )
            button.on_click(lambda _, each=exercise: self._again(each))
            buttons.append(button)
        return ipywidgets.HBox(buttons, layout=ipywidgets.Layout(flex_flow="row wrap"))

    def _again(self, exercise: Exercise) -> None:
        """Check one anew."""
        self._check(exercise)
        self._update()

    def _update(self) -> None:
        if self.handle is not None:
            self.handle.update(self._bundle(), raw=True)

    def _bundle(self) -> dict[str, str]:
        return {"text/html": self._html(), "text/plain": str(self)}

    def _lines(self) -> Iterator[tuple[Exercise, str, str, str]]:
        """Yield the exercise, mark, colour and message of each line."""
        for exercise in self.chosen:
            outcome = self.outcomes.get(exercise.name, Outcome("running", ""))
            yield exercise, *_MARKS[outcome.state], outcome.message

    def __str__(self) -> str:
        lines = [
            f"{mark} {exercise}（{exercise.points:g} 分）{message}"
            for exercise, mark, _, message in self._lines()
        ]
        return "\n".join([*lines, NOTE])

    def _html(self) -> str:
        cell = "text-align: left; vertical-align: top; white-space: pre-wrap;"
        rows = "".join(
            f"<tr><td style='{cell} color: {color}; font-weight: bold'>{mark}</td>"
            f"<td style='{cell}'>{escape(str(exercise))}</td>"
            f"<td style='{cell} white-space: nowrap'>{exercise.points:g} 分</td>"
            f"<td style='{cell}'>{escape(message)}</td></tr>"
            for exercise, mark, color, message in self._lines()
        )
        return f"<table>{rows}</table><p><small>{NOTE}</small></p>"


def _namespace() -> dict[str, Any]:
    """Return the notebook's names."""
    from IPython import get_ipython

    shell = get_ipython()
    return vars(sys.modules["__main__"]) if shell is None else shell.user_ns
