"""A student's total over the chapters."""

import pandas as pd

from examiner.classroom.report.settings import Report


def total(marks: pd.DataFrame, most: dict[str, float], settings: Report) -> pd.Series:
    """Return each student's total of 100.

    Parameters
    ----------
    marks : pandas.DataFrame
        Students × assignments.
    most : dict of str to float
        Assignment -> points that can be had.
    settings : Report
        Its weights, and how many of the lowest chapters are dropped; one always counts.

    Returns
    -------
    pandas.Series
        The weighted mean of the chapters that anybody handed in; missing where none counts. What a
        student did not hand in counts 0.
    """
    weights = {
        name: settings.weights.get(name, 1.0)
        for name in marks.columns
        if marks[name].notna().any() and settings.weights.get(name, 1.0) > 0
    }
    if not weights:
        return pd.Series(float("nan"), index=marks.index)
    shares = marks[list(weights)].fillna(0.0) / pd.Series({n: most[n] for n in weights})
    counts = pd.DataFrame({name: float(w) for name, w in weights.items()}, index=marks.index)
    dropped = min(settings.drop_lowest, len(weights) - 1)
    rank = shares.rank(axis="columns", method="first")
    counts = counts.where(rank > dropped, 0.0)
    return 100 * (shares * counts).sum(axis="columns") / counts.sum(axis="columns")
