"""All that the report tells, gathered in one pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

import pandas as pd
from nbformat import NotebookNode

from examiner.cells import exercises as exercises_of
from examiner.cells import name_of, points, titles
from examiner.classroom import outcomes, roster
from examiner.classroom.language import language
from examiner.classroom.report import exercises, explain, reading, similar, todo, totals
from examiner.classroom.report.reading import Work
from examiner.classroom.report.settings import Report
from examiner.classroom.report.store import Store
from examiner.classroom.report.words import Words
from examiner.classroom.roster import Person
from examiner.course import Course
from examiner.grading import marks


@dataclass(frozen=True)
class Findings:
    """What is known of a class.

    Attributes
    ----------
    settings : Report
    words : Words
    marks : marks.Marks
    people : mapping of str to Person
        By student.
    works : list of Work
    notebooks : mapping of str to NotebookNode
        Chapter -> the instructor's notebook.
    unplaced : list of todo.Line
        Files that belong to nobody yet.
    pairs : mapping of str to list of similar.Pair
        By chapter.
    feedback : frozenset of (str, str)
        Student and chapter of the feedback pages that are there.
    store : Store
        What was read, to be kept once the report is written.
    """

    settings: Report
    words: Words
    marks: marks.Marks
    people: Mapping[str, Person]
    works: list[Work]
    notebooks: Mapping[str, NotebookNode]
    unplaced: list[todo.Line]
    pairs: Mapping[str, list[similar.Pair]]
    feedback: frozenset[tuple[str, str]]
    store: Store

    @cached_property
    def begun(self) -> list[str]:
        """The chapters of which anything is graded."""
        table = self.marks.table
        return [name for name in table.columns if table[name].notna().any()]

    @cached_property
    def most(self) -> dict[str, float]:
        """The points that can be had in each chapter."""
        return {name: points(notebook.cells) for name, notebook in self.notebooks.items()}

    @cached_property
    def total(self) -> pd.Series:
        """Each student's total of 100."""
        return totals.total(self.marks.table, self.most, self.settings)

    @cached_property
    def statistics(self) -> pd.DataFrame:
        """`exercises.statistics`, with the exercises' titles."""
        table = exercises.statistics(self.marks.grades)
        titles = [self.title(*key) for key in zip(table.assignment, table.exercise, strict=True)]
        return table.assign(title=titles)

    @cached_property
    def failures(self) -> pd.DataFrame:
        """`exercises.failures` of all that was graded."""
        return exercises.failures(self.works)

    @cached_property
    def items(self) -> list[todo.Item]:
        """What there is to do."""
        pending = self.marks.grades[self.marks.grades.pending]
        striking = {
            name: count
            for name, pairs in self.pairs.items()
            if (count := sum(pair.is_striking for pair in pairs))
        }
        return todo.items(self.works, self.unplaced, pending, striking, self.words)

    @cached_property
    def sections(self) -> list[str]:
        """The classes, if there are several; ``""`` stands for those who are in none."""
        found = sorted({self.section(student) for student in self.marks.table.index})
        return found if len(found) > 1 else []

    def section(self, student: str) -> str:
        """Return a student's class."""
        return self.people[student].section if student in self.people else ""

    def name(self, student: str) -> str:
        """Return a student's name, ``""`` where it is not known."""
        return self.people[student].name if student in self.people else ""

    def title(self, assignment: str, exercise: str | None = None) -> str:
        """Return how the text calls a chapter, or one of its exercises."""
        if exercise is None:
            first = self.notebooks[assignment].cells[0].source.strip().splitlines() or [""]
            return first[0].lstrip("# ").strip() or assignment
        return self._titles[assignment].get(exercise, exercise)

    @cached_property
    def _titles(self) -> dict[str, dict[str, str]]:
        return {name: titles(notebook) for name, notebook in self.notebooks.items()}

    def misconceptions(self, assignment: str) -> list[explain.Misconception]:
        """Return what to explain of a chapter."""
        owners = {
            name_of(test): exercise
            for exercise, tests in exercises_of(self.notebooks[assignment]).items()
            for test in tests
        }
        return explain.misconceptions(
            [work for work in self.works if work.assignment == assignment], owners
        )

    def feedback_of(self, student: str, assignment: str) -> str:
        """Return the address of a feedback page from the first page, ``""`` if there is none."""
        if (student, assignment) not in self.feedback:
            return ""
        return quote(f"{student}/{assignment}/{assignment}.html")


def gather(course: Course, only: str | None = None) -> Findings:
    """Read the gradebook, and each graded notebook once.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.
    """
    settings = Report(config=course.settings)
    words = Words(language(course))
    store = Store(course.root / reading.PLACE)
    works = reading.read(course, only, words("progress"), store)
    return Findings(
        settings=settings,
        words=words,
        marks=marks.read(course, only),
        people={person.id: person for person in roster.people(course)},
        works=works,
        notebooks={name: course.read("source", name) for name in course.assignments(only)},
        unplaced=unplaced(course, words) if only is None else [],
        pairs=_pairs(course, works, settings, store),
        feedback=frozenset(
            (page.parent.parent.name, page.stem)
            for page in course.stage("feedback").glob("*/*/*.html")
            if page.stem == page.parent.name
        ),
        store=store,
    )


def _pairs(
    course: Course, works: list[Work], settings: Report, store: Store
) -> dict[str, list[similar.Pair]]:
    everybody = similar.earlier(course, settings.earlier, store)
    for work in works:
        everybody[work.assignment] += similar.answers([work])
    return {name: similar.pairs(found) for name, found in sorted(everybody.items())}


def unplaced(course: Course, words: Words) -> list[todo.Line]:
    """Return the files that belong to nobody yet, or to no chapter."""
    known = course.assignments()
    strays = [
        todo.Line(words("stray", place=path.relative_to(course.root)), "")
        for path in sorted(course.stage("submitted").glob("*/*"))
        if path.name not in known and (path.is_dir() or path.suffix == ".ipynb")
    ]
    return strays + [
        todo.Line(f"{row['download']}  {row['file']}", row["why"])
        for row in outcomes.unplaced(course)
    ]
