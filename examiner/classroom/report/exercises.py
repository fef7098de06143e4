"""How the exercises did: difficulty, discrimination, and what most often went wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from examiner.classroom.report.reading import Work

_KEYS = ["assignment", "exercise"]
COLUMNS = [*_KEYS, "kind", "points", "students", "waiting", "solved", "discrimination"]


def each(grades: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each exercise or written question of each student.

    Parameters
    ----------
    grades : pandas.DataFrame
        From `examiner.grading.marks.grades`.

    Returns
    -------
    pandas.DataFrame
        ``assignment``, ``exercise``, ``student``, ``kind`` (code or written), ``score`` and
        ``max_score`` of all its cells, ``pending`` (an answer waits for a person).
    """
    named = grades.assign(
        exercise=grades.cell.str.split("_test").str[0],
        kind=grades.kind.where(grades.kind == "code", "written"),
    )
    parts = {"kind": "first", "score": "sum", "max_score": "sum", "pending": "any"}
    table = named.groupby([*_KEYS, "student"], sort=False).agg(parts).reset_index()
    return table[table.max_score > 0]


def statistics(grades: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each exercise and each written question.

    Parameters
    ----------
    grades : pandas.DataFrame
        From `examiner.grading.marks.grades`.

    Returns
    -------
    pandas.DataFrame
        ``assignment``, ``exercise``, ``kind`` (code or written), ``points``, ``students`` whose
        answer is graded, answers ``waiting`` for a person, ``solved`` (mean share of the points, 1
        is easy; missing as long as answers wait: those that are blank are graded at once), and
        ``discrimination``: the correlation of a student's share of this exercise with that of the
        rest of the chapter, missing where either does not vary. Below 0.2, an exercise tells strong
        and weak students badly apart.

    References
    ----------
    R. L. Ebel, D. A. Frisbie, "Essentials of Educational Measurement", 1991, chapter 13.
    """
    sums = _with_shares(each(grades))
    rows = []
    for (assignment, exercise), everybody in sums.groupby(_KEYS, sort=False):
        graded = everybody[~everybody.pending]
        waiting = int(everybody.pending.sum())
        varied = not waiting and graded.share.nunique() > 1 and graded.rest.nunique() > 1
        rows.append(
            {
                "assignment": assignment,
                "exercise": exercise,
                "kind": everybody.kind.iloc[0],
                "points": everybody.max_score.max(),
                "students": len(graded),
                "waiting": waiting,
                "solved": float("nan") if waiting else graded.share.mean(),
                "discrimination": graded.share.corr(graded.rest) if varied else float("nan"),
            }
        )
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.sort_values("assignment", kind="stable", ignore_index=True)


def _with_shares(sums: pd.DataFrame) -> pd.DataFrame:
    """Add each exercise's share of its points, and that of the rest of the chapter."""
    graded = sums.where(~sums.pending)
    whole = graded.groupby([sums.assignment, sums.student])[["score", "max_score"]].transform("sum")
    return sums.assign(
        share=graded.score / graded.max_score,
        rest=(whole.score - graded.score) / (whole.max_score - graded.max_score),
    )


def by_section(grades: pd.DataFrame, sections: Mapping[str, str]) -> pd.DataFrame:
    """Return the mean share of the points of each exercise, one column a class.

    Parameters
    ----------
    grades : pandas.DataFrame
        From `examiner.grading.marks.grades`.
    sections : mapping of str to str
        Student -> class.

    Returns
    -------
    pandas.DataFrame
        By ``assignment`` and ``exercise``; missing as long as answers of the class wait.
    """
    sums = _with_shares(each(grades)).assign(section=lambda table: table.student.map(sections))
    means = sums.groupby([*_KEYS, "section"]).agg({"share": "mean", "pending": "any"})
    return means.share.where(~means.pending).unstack("section")


def by_student(grades: pd.DataFrame) -> pd.DataFrame:
    """Return the points of each student in each exercise.

    Parameters
    ----------
    grades : pandas.DataFrame
        From `examiner.grading.marks.grades`.

    Returns
    -------
    pandas.DataFrame
        Students × (``assignment``, ``exercise``), in the chapters' order; missing where nothing was
        handed in, or an answer waits for a person.
    """
    sums = each(grades)
    order = pd.MultiIndex.from_frame(
        sums[_KEYS].drop_duplicates().sort_values("assignment", kind="stable")
    )
    points = sums.assign(score=sums.score.where(~sums.pending))
    return points.set_index([*_KEYS, "student"]).score.unstack(_KEYS).reindex(columns=order)


def failures(works: Iterable[Work], messages: int = 3) -> pd.DataFrame:
    """Return the test cells that fail, those most often first.

    Parameters
    ----------
    works : iterable of Work
    messages : int
        How many different messages to keep for each cell.

    Returns
    -------
    pandas.DataFrame
        ``assignment``, ``cell``, ``failed`` and ``graded`` submissions, ``messages``: list of
        (text, count), the most frequent first.
    """
    seen: Counter[tuple[str, str]] = Counter()
    said: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for work in works:
        for cell, why in work.tests.items():
            seen[work.assignment, cell] += 1
            if why is not None:
                said[work.assignment, cell][why] += 1
    rows = [
        [assignment, cell, counts.total(), seen[assignment, cell], counts.most_common(messages)]
        for (assignment, cell), counts in said.items()
    ]
    table = pd.DataFrame(rows, columns=["assignment", "cell", "failed", "graded", "messages"])
    return table.sort_values("failed", ascending=False, kind="stable", ignore_index=True)
