"""How the exercises did: difficulty, discrimination, and what most often went wrong."""

from collections import Counter, defaultdict

import pandas as pd

from examiner.cells import is_test, name_of, noted
from examiner.course import Course
from examiner.steps.feedback import verdict


def statistics(grades: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each exercise and each written question.

    Parameters
    ----------
    grades : pandas.DataFrame
        From `examiner.grading.marks.grades`.

    Returns
    -------
    pandas.DataFrame
        ``assignment``, ``exercise``, ``points``, ``students``, ``solved`` (mean share of the
        points, 1 is easy), and ``discrimination``: the correlation of a student's share of this
        exercise with that of the rest of the chapter, missing where either does not vary. Below
        0.2, an exercise tells strong and weak students badly apart.

    References
    ----------
    R. L. Ebel, D. A. Frisbie, "Essentials of Educational Measurement", 1991, chapter 13.
    """
    graded = grades[~grades.pending].assign(exercise=grades.cell.str.split("_test").str[0])
    keys = ["assignment", "exercise"]
    sums = graded.groupby([*keys, "student"], sort=False)[["score", "max_score"]].sum()
    sums = sums[sums.max_score > 0].reset_index()
    whole = sums.groupby(["assignment", "student"])[["score", "max_score"]].transform("sum")
    sums["share"] = sums.score / sums.max_score
    sums["rest"] = (whole.score - sums.score) / (whole.max_score - sums.max_score)
    rows = []
    for (assignment, exercise), group in sums.groupby(keys, sort=False):
        varied = group.share.nunique() > 1 and group.rest.nunique() > 1
        rows.append(
            {
                "assignment": assignment,
                "exercise": exercise,
                "points": group.max_score.max(),
                "students": len(group),
                "solved": group.share.mean(),
                "discrimination": group.share.corr(group.rest) if varied else float("nan"),
            }
        )
    columns = ["assignment", "exercise", "points", "students", "solved", "discrimination"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values("assignment", kind="stable", ignore_index=True)


def failures(course: Course, only: str | None = None, messages: int = 3) -> pd.DataFrame:
    """Return the test cells that fail, those most often first.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.
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
    for assignment, student in course.submissions(only):
        if not course.notebook("autograded", assignment, student).is_file():
            continue
        for cell in course.read("autograded", assignment, student).cells:
            if is_test(cell):
                key = (assignment, name_of(cell))
                seen[key] += 1
                failed = any(output.output_type == "error" for output in cell.outputs)
                if failed or noted(cell).get("status") != "ok":
                    said[key][verdict(cell).removeprefix("✗ ").strip()] += 1
    rows = [
        [assignment, cell, counts.total(), seen[assignment, cell], counts.most_common(messages)]
        for (assignment, cell), counts in said.items()
    ]
    table = pd.DataFrame(rows, columns=["assignment", "cell", "failed", "graded", "messages"])
    return table.sort_values("failed", ascending=False, kind="stable", ignore_index=True)
