"""A chapter goes through nbgrader's exchange folder and back, as on a JupyterHub."""

import subprocess
import sys

import pytest

from aicourse.handin import hand_in
from examiner.grading import grade


@pytest.fixture(scope="module")
def hub(grader, tmp_path_factory):
    """Return the course, whose exchange is a folder, and a function that runs nbgrader anywhere."""
    exchange = tmp_path_factory.mktemp("exchange")
    exchange.chmod(0o777)
    where = f"c.Exchange.root = {str(exchange)!r}\n"
    where += f"c.Exchange.cache = {str(tmp_path_factory.mktemp('cache'))!r}\n"
    home = tmp_path_factory.mktemp("home")
    own = "c = get_config()\nc.CourseDirectory.course_id = 'aicourse'\n"
    (home / "nbgrader_config.py").write_text(own + where)

    def nbgrader(folder, *arguments):
        call = [sys.executable, "-m", "nbgrader", *arguments]
        done = subprocess.run(call, cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    return grader("tiny", settings=where), home, nbgrader, exchange


def test_release_fetch_submit_collect_grade_and_feedback(hub):
    teacher, home, nbgrader, _ = hub
    course = teacher.course.root
    nbgrader(course, "release_assignment", "tiny")
    nbgrader(home, "fetch_assignment", "tiny")
    notebook = home / "tiny" / "tiny.ipynb"
    written = notebook.read_text()
    assert "NotImplementedError" in written
    assert "HIDDEN" not in written
    nbgrader(home, "submit", "tiny")
    nbgrader(course, "collect", "tiny")
    ((student, points),) = teacher.grade("tiny").items()
    assert sum(points.values()) == 0
    page = teacher.feedback("tiny", student)
    nbgrader(course, "release_feedback", "tiny")
    nbgrader(home, "fetch_feedback", "tiny")
    (received,) = (home / "tiny" / "feedback").rglob("tiny.html")
    assert received.read_text() == page


def test_on_a_class_server_handing_in_needs_no_file(hub, monkeypatch, capsys):
    _teacher, home, _nbgrader, exchange = hub
    monkeypatch.setenv("AICOURSE_EXCHANGE", str(exchange))
    before = set(exchange.glob("aicourse/inbound/*"))
    hand_in(chapter=home / "tiny")
    assert "交上了" in capsys.readouterr().out
    assert not (home / "hand-in").exists()
    (new,) = set(exchange.glob("aicourse/inbound/*")) - before
    assert (new / "tiny.ipynb").read_bytes() == (home / "tiny" / "tiny.ipynb").read_bytes()


def test_the_examiners_feedback_can_be_released_as_well(hub):
    teacher, _home, nbgrader, exchange = hub
    course = teacher.course.root
    nbgrader(course, "collect", "tiny", "--update")
    grade.autograde(teacher.course)
    nbgrader(course, "release_feedback", "tiny")
    released = {page.read_text() for page in exchange.glob("aicourse/feedback/*.html")}
    (page,) = (course / "feedback").glob("*/tiny/tiny.html")
    assert page.read_text() in released
