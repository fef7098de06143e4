"""The report as pages that need no network: one on the class, and one a chapter."""

import base64
import io
from pathlib import Path
from typing import Any

import jinja2
import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from aicourse.plotting import COLORS, chinese_font
from examiner.classroom.report import exercises
from examiner.classroom.report.findings import Findings
from examiner.classroom.report.words import Words

#: Where the chapters' pages lie, beside the first one.
PLACE = "report"
#: So many pairs of submissions are listed.
MAX_PAIRS = 30


def write(folder: Path, findings: Findings) -> Path:
    """Write ``report.html``, and below ``report/`` a page for each chapter with graded work.

    Parameters
    ----------
    folder : Path
    findings : Findings

    Returns
    -------
    Path
        The first page.
    """
    environment = _environment(findings)
    chapters = folder / PLACE
    chapters.mkdir(exist_ok=True)
    for assignment in _shown(findings):
        (chapters / f"{assignment}.html").write_text(
            _chapter(environment, findings, assignment), encoding="utf-8", errors="replace"
        )
    first = folder / "report.html"
    first.write_text(_overview(environment, findings), encoding="utf-8", errors="replace")
    return first


def _environment(findings: Findings) -> jinja2.Environment:
    """Return what both templates use; all text in them is escaped."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("examiner.classroom.report", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = number
    environment.filters["percent"] = _percent
    environment.globals.update(
        t=findings.words, found=findings, short=lambda name: name.split("-")[0], place=PLACE
    )
    return environment


def _shown(findings: Findings) -> list[str]:
    """Return the chapters that have a page: those of which anything was handed in and graded."""
    waiting = {work.assignment for work in findings.works if work.tests}
    return [name for name in findings.notebooks if name in waiting or name in findings.begun]


def _overview(environment: jinja2.Environment, findings: Findings) -> str:
    table, begun = findings.marks.table, findings.begun
    marks = table[begun]
    summary = marks.assign(total=findings.total).describe() if begun else None
    lines = {"mean": "mean", "median": "50%", "lowest": "min", "highest": "max"}
    context: dict[str, Any] = {
        "marks": marks,
        "groups": _groups(findings),
        "summary": [] if summary is None else [(k, summary.loc[v]) for k, v in lines.items()],
        "picture": _distribution(marks, findings.most, findings.words) if begun else None,
        "chapters": [_facts(findings, name) for name in _shown(findings)],
        "late": _late(findings).to_dict("records"),
    }
    return environment.get_template("overview.html.jinja").render(context)


def _chapter(environment: jinja2.Environment, findings: Findings, assignment: str) -> str:
    marks, grades = findings.marks, findings.marks.grades
    own = grades[grades.assignment == assignment]
    failures = findings.failures
    pairs = findings.pairs.get(assignment, [])
    means = exercises.by_section(own, {s: findings.section(s) for s in marks.table.index})
    context: dict[str, Any] = {
        "assignment": assignment,
        "facts": _facts(findings, assignment),
        "misconceptions": findings.misconceptions(assignment),
        "items": _of(findings.statistics, assignment).to_dict("records"),
        "means": means.reset_index("assignment", drop=True).to_dict("index"),
        "failures": _of(failures, assignment).to_dict("records"),
        "pending": sorted(own[own.pending].student.unique()),
        "missing": list(marks.table.index[marks.table[assignment].isna()]),
        "late": _of(_late(findings), assignment).to_dict("records"),
        "pairs": pairs[:MAX_PAIRS],
        "left_out": max(0, len(pairs) - MAX_PAIRS),
    }
    return environment.get_template("chapter.html.jinja").render(context)


def _of(table: pd.DataFrame, assignment: str) -> pd.DataFrame:
    return table[table.assignment == assignment]


def _late(findings: Findings) -> pd.DataFrame:
    totals = findings.marks.totals
    return totals[totals.late > 0]


def _groups(findings: Findings) -> list[tuple[str | None, pd.DataFrame]]:
    """Return the marks class by class; None stands for a class that is not told apart."""
    marks = findings.marks.table[findings.begun].assign(total=findings.total)
    if not findings.sections:
        return [(None, marks)]
    places = marks.index.to_series().map(findings.section)
    return [(section, marks[places == section]) for section in findings.sections]


def _facts(findings: Findings, assignment: str) -> dict[str, Any]:
    """Return a chapter's line on the first page."""
    marks = findings.marks.table[assignment]
    statistics = _of(findings.statistics, assignment)
    solved = statistics.dropna(subset="solved").sort_values("solved", kind="stable")
    return {
        "assignment": assignment,
        "title": findings.title(assignment),
        "graded": int(marks.notna().sum()),
        "everybody": len(marks),
        "late": len(_of(_late(findings), assignment)),
        "mean": marks.mean(),
        "median": marks.median(),
        "most": findings.most[assignment],
        "waiting": int(statistics.waiting.sum()),
        "hardest": None if solved.empty else solved.iloc[0],
    }


def number(value: float) -> str:
    """Return points as they are shown."""
    return "–" if pd.isna(value) else f"{round(value, 2):g}"


def _percent(share: float) -> str:
    return "–" if pd.isna(share) else f"{round(100 * share)} %"


def _distribution(marks: pd.DataFrame, most: dict[str, float], words: Words) -> str:
    """Draw how many students have how many points, a small picture an assignment, as a data URL."""
    columns = min(5, marks.shape[1])
    rows = -(-marks.shape[1] // columns)
    # Letters as paths, which need no font where the page is read; a fixed salt and no date: the
    # same marks make the same page.
    style: dict = {"svg.fonttype": "path", "svg.hashsalt": "report", "font.family": "sans-serif"}
    style["font.sans-serif"] = [chinese_font(), "DejaVu Sans"]
    with mpl.rc_context(style):
        figure = Figure(figsize=(2.4 * columns, 1.7 * rows), layout="constrained")
        for place, name in enumerate(marks, start=1):
            ax = figure.add_subplot(rows, columns, place)
            top = most.get(str(name)) or 100
            ax.hist(marks[name].dropna(), bins=[top * i / 10 for i in range(11)], color=COLORS[0])
            ax.set_title(str(name).split("-")[0], fontsize=9)
            ax.set_xlabel(words("points"), fontsize=8)
            ax.set_ylabel(words("people"), fontsize=8)
            ax.yaxis.set_major_locator(MaxNLocator(integer=True))
            ax.tick_params(labelsize=7)
            ax.spines[["top", "right"]].set_visible(False)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    return "data:image/svg+xml;base64," + base64.b64encode(buffer.getvalue()).decode()
