"""Where a submission came from: what its learning platform called it, to give feedback back."""

import csv
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields

from examiner.classroom import tables
from examiner.course import Course

FILE = "submitted/collected.csv"


@dataclass(frozen=True)
class Origin:
    """What a platform's download said of a submission.

    Attributes
    ----------
    student, assignment : str
    platform : str
        ``"moodle"`` or ``"canvas"``.
    number : str
        The platform's own: of the participant in Moodle, of the user in Canvas.
    prefix : str
        What it put before the file's own name: a piece of a name, or a folder and ``/``.
    download : str
        The name of the zip or folder.
    """

    student: str
    assignment: str
    platform: str
    number: str
    prefix: str
    download: str

    @property
    def name(self) -> str:
        """What the platform calls the student."""
        return self.prefix.split("_")[0]


_COLUMNS = [each.name for each in fields(Origin)]


def known(course: Course) -> dict[tuple[str, str, str], Origin]:
    """Return what was collected from platforms, by platform, assignment and student."""
    path = course.root / FILE
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            Origin(*(tables.unquoted(row.get(column) or "") for column in _COLUMNS))
            for row in csv.DictReader(file)
        ]
    return {(each.platform, each.assignment, each.student): each for each in rows}


def remember(course: Course, found: Iterable[Origin]) -> None:
    """Note where submissions came from; what was collected last counts."""
    new = {(each.platform, each.assignment, each.student): each for each in found}
    if not new:
        return
    before = known(course)
    if before | new == before:
        return
    rows = sorted(map(astuple, (before | new).values()))
    tables.write_csv(course.root / FILE, _COLUMNS, rows)
