"""Marks in the form that learning platforms and spreadsheets take.

To Canvas and Moodle an empty cell says that there is no mark, and a new column is a new assignment:
chapters of which nothing has been graded are left out.
"""

from pathlib import Path

import pandas as pd


def canvas(marks: pd.DataFrame, students: pd.DataFrame, most: dict[str, float]) -> pd.DataFrame:
    """Return what Canvas imports under *Grades › Import*.

    Parameters
    ----------
    marks : pandas.DataFrame
        Students × assignments.
    students : pandas.DataFrame
        From `examiner.classroom.roster.table`.
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

    Map *from* ``ID number`` (or ``Username``, ``Email address``) *to* the same. Moodle takes all
    rows or none: a student whom it does not know ends the import.
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
        }
    )
    return pd.concat([head, marks.round(2)], axis=1)


def workbook(path: Path, sheets: dict[str, pd.DataFrame]) -> None:
    """Write tables as sheets of an XLSX file; text is text, even where it starts with ``=``."""
    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        for name, table in sheets.items():
            table.to_excel(writer, sheet_name=name, index=False)
            sheet = writer.sheets[name]
            sheet.freeze_panes = "B2"
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        cell.data_type = "s"
