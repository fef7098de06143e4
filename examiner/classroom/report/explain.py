"""What to explain next lecture: what most students stumbled over, and how that looks."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from examiner.classroom.report.reading import Work
from examiner.classroom.report.shape import without_docstrings

#: A mistake of one student is no misunderstanding of the class.
FEWEST = 2
# What says nothing about an idea: not written, not reached, stopped by a limit.
_NO_IDEA = (
    "这道题还没有完成",
    "没有运行到这个测试",
    "没有找到",
    "🛑",
    "没有通过：结果和要求的不一样。",
)
_COMMENT = re.compile(r"#.*")


@dataclass(frozen=True)
class Misconception:
    """What several students got wrong in the same way.

    Attributes
    ----------
    exercise : str
    message : str
        What the test said to them.
    students : int
        How many they are.
    example : str
        One of their answers, the most usual: without comments, and without a name.
    """

    exercise: str
    message: str
    students: int
    example: str


def misconceptions(
    works: Iterable[Work], owners: Mapping[str, str], most: int = 3
) -> list[Misconception]:
    """Return the most common one of an exercise, for those exercises where it is most common.

    Parameters
    ----------
    works : iterable of Work
        Of one chapter.
    owners : mapping of str to str
        Test cell -> exercise.
    most : int
        How many exercises.
    """
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for work in works:
        for test, why in work.tests.items():
            exercise = owners.get(test, "")
            if why and exercise in work.answers and not why.startswith(_NO_IDEA):
                # The lines below the first name places in a student's own cells.
                message = why.splitlines()[0]
                found[exercise, message][work.student] = work.answers[exercise]
    worst: dict[str, tuple[str, list[str]]] = {}
    for (exercise, message), answers in sorted(found.items(), key=lambda item: -len(item[1])):
        if len(answers) >= FEWEST and exercise not in worst and len(worst) < most:
            worst[exercise] = (message, list(answers.values()))
    return [
        Misconception(exercise, message, len(answers), _usual(answers))
        for exercise, (message, answers) in worst.items()
    ]


def _usual(answers: Iterable[str]) -> str:
    """Return the answer that most gave; of several, the shortest."""
    counts = Counter(_anonymous(answer) for answer in answers)
    return max(counts, key=lambda text: (counts[text], -len(text)))


def _anonymous(source: str) -> str:
    """Return an answer without comments, docstrings and a writer's own layout."""
    try:
        return ast.unparse(without_docstrings(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "\n".join(filter(str.strip, _COMMENT.sub("", source).splitlines()))
