"""Accounts of a class server, made of the class list: a student's id is the account's name."""

import csv
import os
import secrets
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from examiner.classroom import roster
from examiner.course import Course, CourseError

GROUP = "aicourse-students"
# No letter or digit that can be read as another.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 10


def make(course: Course, passwords: Path) -> list[str]:
    """Make the accounts of the class list that are not there yet.

    Parameters
    ----------
    course : Course
    passwords : Path
        The CSV that new accounts' names and first passwords are added to; only its owner can read
        it.

    Returns
    -------
    list of str
        The new ones.

    Raises
    ------
    CourseError
        If they can't be made.
    """
    people = [person for person in roster.people(course) if person.is_listed]
    if not people:
        raise CourseError("There is no class list yet: make roster FROM=students.xlsx")
    new = [person for person in people if not exists(person.id)]
    if not new:
        return []
    check()
    with _opened(passwords) as file:
        writer = csv.writer(file)
        for person in new:
            password = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
            # Written down first: an account whose password nobody knows is of no use.
            writer.writerow([person.id, f"{person.last_name}{person.first_name}", password])
            file.flush()
            add(person.id, password)
    return [person.id for person in new]


def check() -> None:
    """Say so where accounts can't be made here.

    Raises
    ------
    CourseError
    """
    if os.name != "posix" or os.geteuid() != 0:
        raise CourseError("Making accounts takes root: sudo make accounts")
    if not shutil.which("useradd"):
        raise CourseError("There is no useradd here: accounts are made on Linux")


def exists(name: str) -> bool:
    """Tell whether there is an account."""
    import pwd

    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def add(name: str, password: str = "", groups: Sequence[str] = (GROUP,)) -> None:
    """Make an account whose home nobody else can open.

    Parameters
    ----------
    name : str
        A student's number will do, which useradd takes for a bad name.
    password : str
        None lets nobody log in by one.
    groups : sequence of str
        Made where they are missing.

    Raises
    ------
    CourseError
        If it can't be made.
    """
    for group in groups:
        _call("groupadd", "--force", group)
    _call(
        *("useradd", "--badname", "--create-home", "--shell", "/bin/bash", "--key"),
        *("HOME_MODE=0700", "--groups", ",".join(groups), "--", name),
    )
    if password:
        _call("chpasswd", text=f"{name}:{password}\n")


def _call(*command: str, text: str = "") -> None:
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise CourseError(f"{command[0]} {command[-1]}: {said[0]}")


def _opened(path: Path):
    """Open a file to add to, which nobody else can read."""
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.fchmod(file, 0o600)
    # With the mark by which spreadsheets know what Chinese is written in.
    return open(file, "a", newline="", encoding="utf-8" if os.fstat(file).st_size else "utf-8-sig")
