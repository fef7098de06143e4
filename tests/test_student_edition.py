"""The zip for students holds all that they need and nothing that they must not see."""

import re
import zipfile

import pytest
from conftest import ROOT

from examiner import student
from examiner.course import Course
from examiner.student import START, TOP

COURSE = Course(ROOT)


@pytest.fixture(scope="module")
def archive():
    return zipfile.ZipFile(student.write(COURSE))


def test_it_has_every_chapter_the_package_and_the_data(archive):
    names = archive.namelist()
    for assignment in COURSE.assignments():
        assert f"{TOP}/{assignment}/{assignment}.ipynb" in names
    for name in ("README.md", "requirements.txt", "pyproject.toml", "aicourse/data.py", START):
        assert f"{TOP}/{name}" in names
    assert f"{TOP}/data/iris.csv" in names


def test_it_has_no_solution_no_hidden_test_and_no_code_of_the_instructors(archive):
    for name in archive.namelist():
        assert "examiner" not in name
        assert "mnist.npz" not in name
        if name.endswith(".ipynb"):
            text = archive.read(name).decode()
            for marker in ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN MARK SCHEME"):
                assert marker not in text
    assert "import examiner" not in archive.read(f"{TOP}/aicourse/data.py").decode()


def test_the_first_page_links_every_chapter_and_its_pictures_are_there(archive):
    page = archive.read(f"{TOP}/{START}").decode()
    for assignment in COURSE.assignments():
        assert f"({assignment}/{assignment}.ipynb)" in page
    pictures = re.findall(r"pictures/[\w-]+\.svg", page)
    assert len(pictures) == 5
    assert {f"{TOP}/{name}" for name in pictures} <= set(archive.namelist())


def test_the_start_files_run_where_they_are_meant_to(archive):
    batch = archive.read(f"{TOP}/start.bat")
    assert batch.count(b"\n") == batch.count(b"\r\n")
    for name in ("start.sh", "start.command"):
        assert archive.getinfo(f"{TOP}/{name}").external_attr >> 16 & 0o111
        assert b"\r" not in archive.read(f"{TOP}/{name}")
