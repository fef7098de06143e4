"""Marks in the form that learning platforms and spreadsheets take.

To Canvas and Moodle an empty cell says that there is no mark, and a new column is a new assignment:
chapters of which nothing has been graded are left out.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from examiner.classroom import roster, tables
from examiner.classroom.report import exercises

if TYPE_CHECKING:
    from examiner.classroom.report.findings import Findings


def write(folder: Path, findings: "Findings") -> list[Path]:
    """Write all files and return their paths.

    Parameters
    ----------
    folder : Path
    findings : Findings
    """
    people = roster.frame(findings.people.values())
    marks, most = findings.marks.table, findings.most
    each = _with_names(_flat(exercises.by_student(findings.marks.grades), findings), findings)
    total = findings.total.round(2).rename("total")
    sheet = _with_names(marks.round(2).join(total), findings)
    paths = []
    for name, content in {
        "marks.csv": sheet,
        "exercises.csv": each,
        "canvas.csv": canvas(marks, people, most),
        "moodle.csv": moodle(marks, people),
    }.items():
        paths.append(folder / name)
        tables.write_csv(paths[-1], list(content), content.itertuples(index=False))
    submissions = _with_names(findings.marks.totals.set_index("student"), findings)
    statistics = findings.statistics[
        [*exercises.COLUMNS[:2], "title", *exercises.COLUMNS[2:]]
    ].rename(columns={"assignment": "chapter"})
    paths.append(folder / "marks.xlsx")
    sheets = {"marks": sheet, "each": each, "submissions": submissions, "exercises": statistics}
    words = findings.words
    headings = {
        column: words(column)
        for table in sheets.values()
        for column in table.columns
        if words.knows(column)
    }
    workbook(
        paths[-1],
        {words(name): table.rename(columns=headings) for name, table in sheets.items()},
    )
    return paths


def _with_names(table: pd.DataFrame, findings: "Findings") -> pd.DataFrame:
    """Put names and classes beside the students, who are the index."""
    named = table.reset_index(names="student")
    named.insert(1, "name", [findings.name(student) for student in named.student])
    named.insert(2, "section", [findings.section(student) for student in named.student])
    return named


def _flat(points: pd.DataFrame, findings: "Findings") -> pd.DataFrame:
    """Name the columns of `exercises.by_student` as the text calls the exercises."""
    flat = points.reindex(findings.marks.table.index)
    keys: Any = points.columns.to_list()
    flat.columns = pd.Index(
        [f"{chapter.split('-')[0]} {findings.title(chapter, name)}" for chapter, name in keys]
    )
    return flat


def canvas(marks: pd.DataFrame, students: pd.DataFrame, most: dict[str, float]) -> pd.DataFrame:
    """Return what Canvas imports under *Grades › Import*.

    Parameters
    ----------
    marks : pandas.DataFrame
        Students × assignments.
    students : pandas.DataFrame
        From `examiner.classroom.roster.frame`.
    most : dict of str to float
        Assignment -> points that can be had.

    Returns
    -------
    pandas.DataFrame
        Canvas finds students by ``ID``, else by ``SIS User ID``, else by name.
    """
    marks = marks.dropna(axis="columns", how="all")
    people = students.reindex(marks.index).fillna("")
    names = (people.last_name + ", " + people.first_name).str.strip(", ")
    head = pd.DataFrame(
        {
            "Student": names.where(names != "", marks.index.to_series()),
            "ID": people.lms_user_id,
            "SIS User ID": marks.index,
            "SIS Login ID": people.username,
            "Section": people.section,
        }
    )
    table = pd.concat([head, marks.round(2).astype(object)], axis=1)
    points = dict.fromkeys(head, "") | {"Student": "    Points Possible"} | most
    return pd.concat([pd.DataFrame([points]), table], ignore_index=True)[list(table.columns)]


def moodle(marks: pd.DataFrame, students: pd.DataFrame) -> pd.DataFrame:
    """Return what Moodle imports under *Grades › Import › CSV file*.

    Map *from* ``ID number`` (or ``Username``, ``Email address``) *to* the same, and leave the names
    out. Moodle takes all rows or none: a student whom it does not know ends the import.
    """
    marks = marks.dropna(axis="columns", how="all")
    people = students.reindex(marks.index).fillna("")
    by_username = people.username == marks.index
    numbers = people.id_number.where(people.id_number != "", marks.index.to_series())
    head = pd.DataFrame(
        {
            # A student id that is the user name is no ID number.
            "ID number": numbers.where(~by_username | (people.id_number != ""), ""),
            "Username": people.username,
            "Email address": people.email,
            "Last name": people.last_name,
            "First name": people.first_name,
        }
    )
    return pd.concat([head, marks.round(2)], axis=1)


def workbook(path: Path, sheets: dict[str, pd.DataFrame]) -> None:
    """Write tables as sheets of an XLSX file; text is text, even where it starts with ``=``."""
    book = openpyxl.Workbook(write_only=True)
    for name, table in sheets.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "C2"
        last = get_column_letter(max(1, table.shape[1]))
        sheet.auto_filter.ref = f"A1:{last}{len(table) + 1}"
        sheet.append([_cell(sheet, heading) for heading in table.columns])
        for row in table.astype(object).to_numpy():
            sheet.append([_cell(sheet, value) for value in row])
    book.save(path)


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return None if pd.isna(value) else value
    if not value.startswith("="):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    return cell
