"""Reading what was graded outside of nbgrader: what a page let one download, or a workbook."""

import io
import json
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from examiner.classroom.written import pages, sheets
from examiner.classroom.written.answers import Mark
from examiner.course import CourseError


class GradesFileError(CourseError):
    """A file with grades can't be read; the message says why."""


@dataclass(frozen=True)
class Given:
    """What a file gives for one answer.

    Attributes
    ----------
    assignment, question : str
    id : str
        See `answers.Answer`.
    digest : str
        Of the answer that was graded.
    before : Mark
        What the gradebook had when the file was made.
    points : float, str, None or ...
        New points, None to take them away, `...` where the file does not change them; text that is
        no number stays text.
    comment : str or ...
    where : str
        Row of a workbook, ``""`` otherwise.
    """

    assignment: str
    question: str
    id: str
    digest: str
    before: Mark
    points: Any = ...
    comment: Any = ...
    where: str = ""


def read(path: Path) -> list[Given]:
    """Read what a file gives for answers, in its order.

    Parameters
    ----------
    path : Path

    Raises
    ------
    GradesFileError
        If it is neither.
    """
    if not path.is_file():
        raise GradesFileError(f"There is no file {path}")
    content = path.read_bytes()
    try:
        return list((_from_book if content.startswith(b"PK") else _from_page)(content))
    except (ValueError, KeyError, TypeError, AttributeError, BadZipFile, OSError) as error:
        raise GradesFileError(
            f"{path} is neither what a page of `make written` let you download, nor one of its "
            f"workbooks (XLSX) with its hidden last column"
        ) from error


def _from_page(content: bytes) -> Iterator[Given]:
    said = json.loads(content)
    if said["format"] != pages.FORMAT:
        raise ValueError(said["format"])
    for each in said["answers"]:
        changes = each["changes"]
        yield _given(said, each, _points(changes.get("points", ...)), changes.get("comment", ...))


def _from_book(content: bytes) -> Iterator[Given]:
    # Half a second that no other command needs.
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        lines = [
            (number, line)
            for sheet in book.worksheets
            for number, line in enumerate(sheet.iter_rows(values_only=True), start=1)
        ]
    finally:
        book.close()
    column, headings = next(
        (line.index(sheets.STATE), line) for _, line in lines if sheets.STATE in line
    )
    first = column - len(sheets.WIDTHS)
    for number, line in lines:
        if len(line) > column and line[column] and line != headings:
            yield from _from_row(number, line[first + 5], line[first + 6], str(line[column]))


def _from_row(number: int, points: object, comment: object, hidden: str) -> Iterator[Given]:
    said = json.loads(hidden)
    shown, given = _mark(said), _points(points)
    text = "" if comment is None else str(comment).strip()
    new_points = ... if given == shown.points else given
    new_comment = ... if text == shown.comment.strip() else text
    for each in said["answers"]:
        yield _given(said, each, new_points, new_comment, str(number))


def _given(
    said: dict[str, Any], answer: dict[str, Any], points: Any, comment: Any, where: str = ""
) -> Given:
    """Return what is given for one answer of a question."""
    known = said["assignment"], said["question"], answer["id"], answer["digest"], _mark(answer)
    return Given(*known, points, comment, where)


def _mark(said: dict[str, Any]) -> Mark:
    points = said["points"]
    return Mark(None if points is None else float(points), str(said["comment"]))


def _points(value: Any) -> Any:
    """Return points as a number where they are one; people also type ３.５ and 4分."""
    if value is ... or value is None or isinstance(value, (bool, int, float)):
        return float(value) if isinstance(value, (int, float)) else value
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if not text:
        return None
    plain = re.fullmatch(r"(\d*\.?\d+|\d+\.)\s*分?", text)
    number = float(plain[1]) if plain else math.nan
    return number if math.isfinite(number) else text
