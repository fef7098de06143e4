"""The formgrader's autograde button, by the requests that it sends to Jupyter's server."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from conftest import cell_of
from test_grading import honest
from tiny import FULL, NONE, solved

TOKEN = "for-this-test"


def lies(released):
    """Answers that nbgrader's own executor takes for right."""
    equal = "type('Yes', (), {'__eq__': lambda self, other: True})()"
    return solved(
        released,
        double=f"def double(x):\n    return {equal}",
        shout=f"def shout(text):\n    return {equal}",
    )


@pytest.fixture(scope="module")
def course(grader):
    folder = grader("tiny")
    for kind in (honest, lies):
        folder.submit("tiny", kind.__name__, kind(folder.course.read("release", "tiny")))
    return folder.course


@pytest.fixture(scope="module")
def press(course):
    """Start a server in the course's folder; return a function that sends what a button sends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = [sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root"]
    call += [f"--ServerApp.port={port}", f"--IdentityProvider.token={TOKEN}"]
    log = (course.root / "server.log").open("w")
    environment = os.environ | {"JUPYTER_CONFIG_DIR": str(course.root / "no-settings")}
    server = subprocess.Popen(call, cwd=course.root, env=environment, stdout=log, stderr=log)

    def read(page, data=None):
        address = f"http://127.0.0.1:{port}/formgrader/{page}"
        request = urllib.request.Request(address, data, {"Authorization": f"token {TOKEN}"})
        with urllib.request.urlopen(request, timeout=300) as answer:
            return answer.read().decode()

    def press(button, data=None):
        return json.loads(read(f"api/{button}", data))

    press.read = read

    try:
        for _ in range(240):
            try:
                press("assignments")
                break
            except OSError:
                assert server.poll() is None, (course.root / "server.log").read_text()
                time.sleep(0.5)
        yield press
    finally:
        server.terminate()
        server.wait(60)


def test_the_autograde_button_grades_with_the_examiner(course, press):
    for student, points in ((honest.__name__, FULL), (lies.__name__, NONE)):
        done = press(f"submission/tiny/{student}/autograde", b"")
        assert done["success"], done
        assert "Students' code runs in a sandbox" in done["log"] or student != honest.__name__
        graded = course.read("autograded", "tiny", student)
        for name, most in FULL.items():
            expected = "ok" if points[name] else "error"
            assert cell_of(graded, name).metadata.examiner["status"] == expected, most
        (shown,) = [s for s in press("submissions/tiny") if s["student"] == student]
        assert shown["autograded"]
        assert shown["code_score"] == sum(points.values())


def test_the_feedback_button_writes_our_page(course, press):
    press(f"submission/tiny/{honest.__name__}/autograde", b"")
    done = press(f"assignment/tiny/{honest.__name__}/generate_feedback", b"")
    assert done["success"], done
    page = course.notebook("feedback", "tiny", honest.__name__).with_suffix(".html")
    assert "批改结果" in page.read_text(encoding="utf-8")


def test_a_teacher_without_an_exchange_is_not_warned_of_it(press):
    page = press.read("manage_assignments")
    assert "warning-exchange" not in page
    assert "Current configuration" in page or "Manage Assignments" in page


def test_a_rubric_is_headed_by_words(course, press):
    press(f"submission/tiny/{honest.__name__}/autograde", b"")
    with course.gradebook() as gradebook:
        shown = gradebook.find_submission_notebook("tiny", "tiny", honest.__name__).id
    page = press.read(f"submissions/{shown}")
    assert "评分标准在此" in page and "<strong>评分标准</strong>" in page
    assert "MARK SCHEME" not in page
