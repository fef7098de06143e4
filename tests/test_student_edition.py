"""The zip for students holds all that they need and nothing that they must not see."""

import zipfile

import pytest
from conftest import ROOT

from examiner import student
from examiner.course import Course
from examiner.student import TOP

COURSE = Course(ROOT)


@pytest.fixture(scope="module")
def archive():
    return zipfile.ZipFile(student.write(COURSE))


def test_it_has_every_chapter_the_package_and_the_data(archive):
    names = archive.namelist()
    for assignment in COURSE.assignments():
        assert f"{TOP}/{assignment}/{assignment}.ipynb" in names
    for name in ("README.md", "requirements.txt", "pyproject.toml", "aicourse/data.py"):
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
