"""Pairs of students whose answers are the same but for names, comments and layout."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from examiner.classroom.report.reading import Work
from examiner.classroom.report.shape import Task
from examiner.classroom.report.store import Store, key_of
from examiner.course import Course, CourseError
from examiner.steps import bounded
from examiner.steps.bounded import ExceededError
from examiner.steps.reading import UnreadableSubmissionError, read_notebook

#: Larger notebooks of earlier years are passed over.
MAX_BYTES = 50_000_000
#: An answer that more give is what people come up with: so many, or this share of a large class.
FEW, SHARE = 3, 0.02
#: So many common answers are worth a look, whatever else differs; fewer, if they are half of all.
STRIKING = 3


@dataclass(frozen=True)
class Answers:
    """What somebody answered in a chapter.

    Attributes
    ----------
    who : str
        A student, or the place of an earlier year's notebook.
    sources : dict of str to str
        Exercise -> answer.
    marks : mapping of str to str
        Exercise -> fingerprint.
    is_earlier : bool
        Whether it is of an earlier year.
    """

    who: str
    sources: Mapping[str, str]
    marks: Mapping[str, str]
    is_earlier: bool = False


@dataclass(frozen=True)
class Pair:
    """Two who share answers that few give.

    Attributes
    ----------
    first, second : Answers
        The second may be of an earlier year.
    same : list of str
        Exercises in which they do.
    of : int
        Exercises that both answered, but for those where they agree with many.
    """

    first: Answers
    second: Answers
    same: list[str]
    of: int

    @property
    def is_striking(self) -> bool:
        """Tell whether it is more than an answer or two among many, which happens."""
        return len(self.same) >= STRIKING or 2 * len(self.same) >= self.of


def pairs(everybody: list[Answers]) -> list[Pair]:
    """Return the pairs that share answers, those with most in common first.

    Parameters
    ----------
    everybody : list of Answers
        Of one chapter. Two of earlier years are not compared.
    """
    return sorted(
        _pairs(everybody), key=lambda pair: (len(pair.same), len(pair.same) / pair.of), reverse=True
    )


def _pairs(everybody: list[Answers]) -> Iterator[Pair]:
    givers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, each in enumerate(everybody):
        for item in each.marks.items():
            givers[item].append(number)
    few = max(FEW, int(len(everybody) * SHARE))
    common = {item for item, numbers in givers.items() if len(numbers) > few}
    shared = Counter(
        pair
        for item, numbers in givers.items()
        if item not in common
        for pair in combinations(numbers, 2)
    )
    for one, other in shared:
        first, second = sorted((everybody[one], everybody[other]), key=lambda each: each.is_earlier)
        if not first.is_earlier:
            both = [name for name in first.marks if name in second.marks]
            agree = [name for name in both if first.marks[name] == second.marks[name]]
            same = [name for name in agree if (name, first.marks[name]) not in common]
            yield Pair(first, second, same, len(both) - len(agree) + len(same))


def answers(works: Iterable[Work]) -> list[Answers]:
    """Return the answers of this year's students."""
    return [Answers(work.student, work.answers, work.marks) for work in works]


def earlier(course: Course, place: str | None, store: Store) -> dict[str, list[Answers]]:
    """Return the answers of earlier years, by chapter.

    Parameters
    ----------
    course : Course
    place : str, optional
        A folder with notebooks at any depth. They are taken for what nbgrader's names in them say.
    store : Store
        What was read before.

    Raises
    ------
    CourseError
        If there is no such folder.
    """
    found: dict[str, list[Answers]] = defaultdict(list)
    if not place:
        return found
    folder = course.root / Path(place).expanduser()
    if not folder.is_dir():
        raise CourseError(f"c.Report.earlier: there is no folder {folder}")
    tasks = {name: Task.of(course.read("release", name)) for name in course.assignments()}
    keys = [task.key for task in tasks.values()]
    for path in sorted(folder.rglob("*.ipynb")):
        where = str(path.relative_to(folder).with_suffix(""))
        key = key_of(path, *keys)
        kept = store.recall("earlier", str(path), key)
        if kept is None:
            kept = _read(path, tasks)
            store.keep("earlier", str(path), key, kept)
        chapter, sources, marks = kept
        if marks:
            found[chapter].append(Answers(where, sources, marks, is_earlier=True))
    return found


def _read(path: Path, tasks: Mapping[str, Task]) -> tuple[str, dict[str, str], dict[str, str]]:
    """Return a notebook's chapter, its answers and their fingerprints."""
    try:
        notebook = bounded.call(read_notebook, str(path), MAX_BYTES)
    except (ExceededError, UnreadableSubmissionError):
        return "", {}, {}
    sources = {cell.grade_id: cell.source for cell in notebook.cells if cell.grade_id}
    chapter = max(tasks, key=lambda name: len(tasks[name].stubs.keys() & sources.keys()))
    task = tasks[chapter]
    own = {name: source for name, source in sources.items() if name in task.stubs}
    return chapter, own, task.fingerprints(own)
