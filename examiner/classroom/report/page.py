"""The report as one page that needs no network."""

import base64
import io
from typing import Any

import jinja2
import pandas as pd
from matplotlib.figure import Figure

from aicourse.plotting import COLORS
from examiner.classroom.report.similar import Shared


def render(
    marks: pd.DataFrame,
    people: pd.DataFrame,
    totals: pd.DataFrame,
    most: dict[str, float],
    items: pd.DataFrame,
    failures: pd.DataFrame,
    remarks: list[str],
    shared: list[Shared],
) -> str:
    """Return the page.

    Parameters
    ----------
    marks : pandas.DataFrame
        Students × assignments.
    people : pandas.DataFrame
        Names by student.
    totals, items, failures : pandas.DataFrame
        From `marks.totals`, `exercises.statistics` and `exercises.failures`.
    most : dict of str to float
        Assignment -> points that can be had.
    remarks : list of str
    shared : list of Shared

    Returns
    -------
    str
        HTML. Text that comes from students is escaped.
    """
    names = {
        student: f"{row.last_name} {row.first_name}".strip() for student, row in people.iterrows()
    }
    begun = [name for name in marks.columns if marks[name].notna().any()]
    missing = {name: list(marks.index[marks[name].isna()]) for name in begun}
    pending = totals[totals.pending].groupby("assignment").student.agg(list).to_dict()
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("examiner.classroom.report", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = _number
    template = environment.get_template("page.html.jinja")
    context: dict[str, Any] = {
        "marks": marks,
        "names": names,
        "most": most,
        "begun": begun,
        "summary": marks[begun].describe() if begun else None,
        "picture": _distribution(marks[begun], most) if begun else None,
        "late": totals[totals.late > 0].to_dict("records"),
        "missing": {name: people for name, people in missing.items() if people},
        "pending": pending,
        "items": items.to_dict("records"),
        "failures": failures.to_dict("records"),
        "remarks": remarks,
        "shared": shared,
    }
    return template.render(context)


def _number(value: float) -> str:
    return "–" if pd.isna(value) else f"{round(value, 2):g}"


def _distribution(marks: pd.DataFrame, most: dict[str, float]) -> str:
    """Draw how many students have how many points, a small picture an assignment, as a data URL."""
    columns = min(4, marks.shape[1])
    rows = -(-marks.shape[1] // columns)
    figure = Figure(figsize=(2.8 * columns, 1.9 * rows), layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False).flat
    for ax, name in zip(axes, marks, strict=False):
        top = most.get(str(name)) or 100
        ax.hist(marks[name].dropna(), bins=[top * i / 10 for i in range(11)], color=COLORS[0])
        ax.set_title(str(name), fontsize=8)
        ax.set_xlabel("points", fontsize=8)
        ax.set_ylabel("students", fontsize=8)
        ax.yaxis.get_major_locator().set_params(integer=True)
        ax.tick_params(labelsize=7)
        ax.spines[["top", "right"]].set_visible(False)
    for ax in list(axes):
        ax.axis("off")
    buffer = io.BytesIO()
    # No date inside: the same marks make the same page.
    figure.savefig(buffer, format="svg", metadata={"Date": None})
    return "data:image/svg+xml;base64," + base64.b64encode(buffer.getvalue()).decode()
