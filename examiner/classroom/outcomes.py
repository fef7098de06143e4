"""What became of the files of a download: told, and kept as long as it needs a look."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from examiner.classroom import tables
from examiner.course import Course


@dataclass(frozen=True)
class Outcome:
    """What became of a file.

    Attributes
    ----------
    where : str
        Its path below what was collected from.
    kind : str
        A key of `TITLES`.
    text : str
        Where it went, or why it did not.
    content : str
        A hash of it, ``""`` where it was not read.
    needs_a_look : bool
        A person should do something about it.
    """

    where: str
    kind: str
    text: str
    content: str = ""
    needs_a_look: bool = False


TITLES = {
    "collected": "Collected",
    "kept": "Not needed",
    "replaced": "Handed in more than once",
    "untouched": "Untouched (nothing but what was released), not placed",
    "refused": "Not placed",
}
FILE = "feedback/collect.csv"
COLUMNS = ["download", "file", "what", "why", "content"]


def remember(course: Course, download: str, outcomes: Sequence[Outcome]) -> None:
    """Bring the list up to date after a download was collected.

    Lines of the same files are written anew, and those of files that were placed meanwhile, from
    wherever, go.
    """
    placed = {each.content for each in outcomes if not each.needs_a_look} - {""}
    told = {(download, each.where) for each in outcomes}
    rows = [
        row
        for row in unplaced(course)
        if (row["download"], row["file"]) not in told and row["content"] not in placed
    ]
    rows += [
        {
            "download": download,
            "file": each.where,
            "what": each.kind,
            "why": each.text,
            "content": each.content,
        }
        for each in outcomes
        if each.needs_a_look
    ]
    path = course.root / FILE
    if rows or path.is_file():
        path.parent.mkdir(exist_ok=True)
        tables.write_csv(path, COLUMNS, ([row[column] for column in COLUMNS] for row in rows))


def unplaced(course: Course) -> list[dict[str, str]]:
    """Return the lines of the list."""
    path = course.root / FILE
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {column: tables.unquoted(row.get(column) or "") for column in COLUMNS}
            for row in csv.DictReader(file)
        ]


def lines(course: Course) -> list[str]:
    """Return one line for each file that needs a look."""
    return [
        f"{row['download']}  {row['file']}: {row['what']}, {row['why']}" for row in unplaced(course)
    ]


def show(outcomes: Iterable[Outcome], place: str) -> None:
    """Print what was collected, what stays as it is and what could not be placed, and why."""
    outcomes = list(outcomes)
    for kind, title in TITLES.items():
        lines = [
            f"  {printable(each.where)}: {each.text}" for each in outcomes if each.kind == kind
        ]
        if lines:
            print(f"{title}: {len(lines)}")
            print("\n".join(lines))
    if any(each.kind in ("collected", "kept") for each in outcomes):
        print(f"Times without a zone were read as {place}'s (c.Calendar.time_zone).")
    if any(each.needs_a_look for each in outcomes):
        print(f"What needs a look is kept in {FILE}.")


def printable(text: str) -> str:
    """Return a name that can be printed in a line: no control characters."""
    return "".join(char if char.isprintable() else "?" for char in text)
