"""What each command says to bad input: one line (what, where, what to do), and nothing is lost."""

import zipfile

import nbformat
import pytest
import tiny

from examiner.cli import main


@pytest.fixture(scope="module")
def graded(grader):
    """A course with one submission, graded."""
    folder = grader("tiny")
    folder.submit("tiny", "ada", folder.course.read("release", "tiny"))
    folder.grade("tiny")
    return folder.course


@pytest.fixture
def new(tmp_path):
    """A course in which nothing was done yet but making the student edition."""
    for stage in ("source", "release"):
        (tmp_path / stage / "tiny").mkdir(parents=True)
        nbformat.write(tiny.notebook(), tmp_path / stage / "tiny" / "tiny.ipynb")
    (tmp_path / "nbgrader_config.py").write_text("")
    return tmp_path


@pytest.fixture
def say(monkeypatch, capfd):
    """Return a function that runs a command that fails, and returns what it says."""

    def say(folder, *arguments):
        monkeypatch.chdir(folder)
        monkeypatch.setenv("PWD", str(folder))
        before = content(folder)
        capfd.readouterr()
        assert main([str(argument) for argument in arguments]) != 0
        assert content(folder) == before, "nothing is lost and nothing is made"
        said = capfd.readouterr()
        assert "Traceback" not in said.out + said.err
        return said.err.strip() or said.out.strip()

    return say


def content(folder):
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path: path.read_bytes() for path in files}


def test_outside_a_course(say, tmp_path):
    assert "no course folder" in say(tmp_path, "report")


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["collect", "{tmp}/missing.zip"], "There is nothing at {tmp}/missing.zip"),
        (["collect", "{tmp}/empty"], "There is nothing to collect in {tmp}/empty"),
        (["collect", "{tmp}/text.zip"], "text.zip: it is no readable zip"),
        (["collect", "{tmp}/text.csv"], "text.csv: it is no notebook"),
        (
            ["collect", "{tmp}/empty", "nowhere"],
            "There is no assignment 'nowhere'. There are: tiny",
        ),
        (["roster", "{tmp}/missing.csv"], "There is no file {tmp}/missing.csv"),
        (["roster", "{tmp}/empty"], "There is no file {tmp}/empty"),
        (
            ["roster", "{tmp}/class.xlsx"],
            "class.xlsx is no readable workbook; save the class list as XLSX or CSV",
        ),
        (["roster", "{tmp}/headings.csv"], "headings.csv has headings, but no students"),
        (["autograde"], "run `make collect FROM=…`"),
        (["autograde", "nowhere"], "There is no assignment 'nowhere'"),
        (["autograde", "--student", "zoe"], "there is no submitted/zoe/<assignment>/"),
        (["feedback"], "run `make autograde` first"),
        (["report"], "run `make autograde` first"),
        (["regrade"], "Say which chapter"),
        (["regrade", "nowhere"], "There is no assignment 'nowhere'"),
        (["regrade", "tiny"], "Nothing of tiny has been graded yet; run `make autograde`"),
        (["release", "nowhere"], "There is no assignment 'nowhere'"),
        (["written"], "Say which chapter: make written ASSIGNMENT=…"),
        (["written", "nowhere"], "There is no assignment 'nowhere'"),
        (["written", "tiny"], "Nothing of tiny has been graded yet; run `make autograde`"),
        (["written", "--from", "{tmp}/missing.json"], "There is no file {tmp}/missing.json"),
        (["written", "--from", "{tmp}/text.csv"], "text.csv is neither what a page of"),
        (["written", "--from", "{tmp}/class.xlsx"], "class.xlsx is neither what a page of"),
        (["return", "moodle"], "run `make autograde` first"),
        (["new", "kmeans"], "'kmeans' can't be a chapter's id"),
        (["points", "nowhere"], "There is no assignment 'nowhere'"),
        (["points", "tiny", "halve=3"], "tiny has no exercise 'halve'. There are: double, shout"),
        (["points", "tiny", "double=-3"], "double=-3: points are whole or half, and not below 0"),
        (["try", "nowhere"], "There is no assignment 'nowhere'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_in_a_new_course(say, new, tmp_path_factory, command, message):
    place = tmp_path_factory.mktemp("input")
    (place / "empty").mkdir()
    for name in ("text.zip", "text.csv"):
        (place / name).write_text("学生名单\n", encoding="utf-8")
    (place / "headings.csv").write_text("学号,姓名\n", encoding="utf-8")
    with zipfile.ZipFile(place / "class.xlsx", "w", zipfile.ZIP_DEFLATED) as workbook:
        workbook.writestr("xl/workbook.xml", bytes(range(256)) * 9)
    said = say(new, *(part.replace("{tmp}", str(place)) for part in command))
    assert message.replace("{tmp}", str(place)) in said
    assert len(said.splitlines()) <= 2


@pytest.mark.parametrize("command", ["autograde", "feedback"])
def test_an_unknown_student(say, graded, command):
    assert "there is no submitted/zoe/tiny/" in say(
        graded.root, command, "tiny", "--student", "zoe"
    )


def test_a_chapter_that_was_not_released(say, new):
    (new / "release" / "tiny" / "tiny.ipynb").unlink()
    assert "tiny has not been released; run `make release`" in say(new, "student")


def test_a_gradebook_that_is_none(say, new):
    (new / "gradebook.db").write_text("老师的成绩册\n" * 99, encoding="utf-8")
    assert "file is not a database" in say(new, "report")


@pytest.mark.parametrize("command", ["report", "feedback"])
def test_a_folder_that_can_not_be_written_to(say, graded, command):
    # A file in the folder's place: no permission keeps root out.
    (graded.root / "feedback").write_text("")
    said = say(graded.root, command)
    (graded.root / "feedback").unlink()
    assert "feedback" in said
