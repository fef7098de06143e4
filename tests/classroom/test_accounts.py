"""Accounts of a class server, made of the class list."""

import csv
import os
import pwd
import shutil
import subprocess
from pathlib import Path

import pytest

from examiner.classroom import accounts, roster
from examiner.course import CourseError

STUDENT = "20269999901"
needs_root = pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("useradd"), reason="making accounts takes root"
)


@pytest.fixture
def course(grader, tmp_path):
    course = grader().course
    listed = tmp_path / "class.csv"
    listed.write_text(f"学号,姓名\n{STUDENT},王小明\n", encoding="utf-8")
    roster.load(course, listed)
    return course


@pytest.fixture
def without_traces():
    yield
    subprocess.run(["userdel", "--remove", STUDENT], capture_output=True)


def test_without_a_class_list_it_says_so(grader, tmp_path):
    with pytest.raises(CourseError, match="make roster"):
        accounts.make(grader().course, tmp_path / "passwords.csv")


def test_without_root_it_says_so(course, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(CourseError, match="takes root"):
        accounts.make(course, tmp_path / "passwords.csv")
    assert not (tmp_path / "passwords.csv").exists()


@needs_root
def test_a_number_becomes_an_account_with_a_home_of_its_own(course, tmp_path, without_traces):
    passwords = tmp_path / "passwords.csv"
    assert accounts.make(course, passwords) == [STUDENT]
    home = Path(pwd.getpwnam(STUDENT).pw_dir)
    assert home.stat().st_mode & 0o777 == 0o700
    assert passwords.stat().st_mode & 0o777 == 0o600
    with passwords.open(encoding="utf-8-sig", newline="") as file:
        ((student, name, password),) = csv.reader(file)
    assert (student, name, len(password)) == (STUDENT, "王小明", accounts.LENGTH)
    assert accounts.make(course, passwords) == []
    assert len(passwords.read_text("utf-8-sig").splitlines()) == 1
