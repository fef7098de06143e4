"""What an instructor should do next, as counts; the names are on the page further down."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from examiner import remarks
from examiner.classroom.report.reading import State, Work
from examiner.classroom.report.words import Words


@dataclass(frozen=True)
class Line:
    """One thing to look at.

    Attributes
    ----------
    where : str
        A chapter, or a file.
    text : str
        What about it.
    student : str
        Whose work it is, ``""`` for a file.
    """

    where: str
    text: str
    student: str = ""

    def __str__(self) -> str:
        """Return it as one line of text."""
        return (
            f"{self.student}  {self.where}: {self.text}"
            if self.student
            else self.where + (f": {self.text}" if self.text else "")
        )


@dataclass(frozen=True)
class Item:
    """One kind of thing to do.

    Attributes
    ----------
    kind : str
        A key of `WORDS`, which names the list on the page, too.
    count : int
    chapters : dict of str to int
        How many of them are of which chapter, where each chapter has a page for them.
    lines : list of Line
        The list, where it stands on the first page.
    """

    kind: str
    count: int
    chapters: dict[str, int]
    lines: list[Line]


def remarks_of(work: Work, words: Words) -> list[Line]:
    """Return one line for everything about a submission that an instructor should look at."""
    return [*_state(work, words), *_said(work, words), *_flags(work, words)]


def _lines(work: Work, texts: Iterable[str]) -> list[Line]:
    return [Line(work.assignment, text, work.student) for text in texts]


def _state(work: Work, words: Words) -> list[Line]:
    if work.state is State.ABSENT:
        there = ", ".join(work.there) or words("nothing there")
        return _lines(work, [words("no notebook", name=work.assignment, there=there)])
    return _lines(work, [words("not graded")] if work.state is State.UNGRADED else [])


def _said(work: Work, words: Words) -> list[Line]:
    return _lines(work, (remarks.instructor(said, words.language) for said in work.remarks))


def _flags(work: Work, words: Words) -> list[Line]:
    texts = (words("tried", number=number, what=", ".join(found)) for number, found in work.flags)
    return _lines(work, texts)


def items(
    works: Iterable[Work],
    unplaced: list[Line],
    pending: pd.DataFrame,
    pairs: dict[str, int],
    words: Words,
) -> list[Item]:
    """Return what there is to do, the most urgent first.

    Parameters
    ----------
    works : iterable of Work
    unplaced : list of Line
        Files that belong to nobody yet.
    pending : pandas.DataFrame
        Rows of `examiner.grading.marks.grades` that wait for a person.
    pairs : dict of str to int
        Chapter -> pairs of submissions with much in common.
    words : Words
    """
    found: dict[str, list[Line]] = {"ungraded": [], "unreadable": [], "flags": [], "remarks": []}
    for work in works:
        kind = "unreadable" if work.is_unreadable else "remarks"
        found["ungraded" if work.state is State.UNGRADED else "unreadable"] += _state(work, words)
        found[kind] += _said(work, words)
        found["flags"] += _flags(work, words)
    waiting = {str(name): int(n) for name, n in Counter(pending.assignment).items()}
    everything = [
        Item("unplaced", len(unplaced), {}, unplaced),
        *(Item(kind, len(found[kind]), {}, found[kind]) for kind in ("ungraded", "unreadable")),
        Item("pending", sum(waiting.values()), waiting, []),
        Item("flags", len(found["flags"]), {}, found["flags"]),
        Item("shared", sum(pairs.values()), pairs, []),
        Item("remarks", len(found["remarks"]), {}, found["remarks"]),
    ]
    return [item for item in everything if item.count]
