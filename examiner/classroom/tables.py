"""Writing CSV files that a spreadsheet opens as the text they are."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

# A spreadsheet takes what begins so for a formula, which can run programs or send data.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(
    path: Path,
    columns: Sequence[object],
    rows: Iterable[Sequence[object]],
    encoding: str = "utf-8-sig",
) -> None:
    """Write a table; text that would be taken for a formula gets an apostrophe before it.

    Parameters
    ----------
    path : Path
    columns : sequence
        Headings.
    rows : iterable of sequence
        Numbers stay numbers; what is missing (None, NaN) is an empty cell.
    encoding : str
        With a byte order mark, Excel reads Chinese names right; Canvas and Moodle accept it.
    """
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow([safe(column) for column in columns])
        writer.writerows([safe(cell) for cell in row] for row in rows)


def safe(cell: object) -> object:
    """Return a cell as it can be written."""
    if cell is None or cell != cell:
        return ""
    return f"'{cell}" if isinstance(cell, str) and _is_formula(cell) else cell


def unquoted(text: str) -> str:
    """Return a text as it was before `safe`."""
    return text[1:] if text.startswith("'") and _is_formula(text[1:]) else text


def _is_formula(text: str) -> bool:
    # A dash alone says that there is nothing.
    return text != "-" and text.startswith(_FORMULA)
