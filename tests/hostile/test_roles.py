"""What an account of a class server can't get at: others' work, their feedback, course and grades.

Each is tried as a real Unix user.
"""

import shutil
import subprocess
import sys

import nbformat
import pytest
from class_server import CHAPTER, STUDENTS, Account, laid_out, reason

from deploy.trial import GRADER
from examiner.authoring import answers
from examiner.course import Course

pytestmark = pytest.mark.skipif(bool(reason()), reason=reason() or "tried")


@pytest.fixture(scope="module")
def server():
    with laid_out() as trial:
        yield trial


@pytest.fixture(scope="module")
def people(server):
    return {name: Account(name, server) for name in (*STUDENTS, GRADER)}


def hand_in(account, notebook=None):
    """Hand in as an account; return the folder in the exchange."""
    if not (account.home / CHAPTER).exists():
        account.nbgrader("fetch_assignment", CHAPTER)
    if notebook:
        path = account.home / CHAPTER / f"{CHAPTER}.ipynb"
        path.write_text(notebook)
        shutil.chown(path, account.name)
    account.nbgrader("submit", CHAPTER)
    inbound = account.trial.exchange / "aicourse" / "inbound"
    return max(inbound.glob(f"{account.name}+*"), key=lambda path: path.stat().st_ctime)


def watch(server):
    """Grade once what is there, as the account that owns the course."""
    process = subprocess.run(
        [sys.executable, "-m", "examiner", "watch", "--once"],
        cwd=server.course.root,
        env=server.of_grader(),
        capture_output=True,
        text=True,
        **server.owner,
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


@pytest.fixture(scope="module")
def graded(server, people):
    """Let one hand in the solution, and have it graded."""
    ada = people[STUDENTS[0]]
    course = Course(server.course.root)
    solved = answers.fill(
        course.read("release", CHAPTER), answers.solutions(course.read("source", CHAPTER))
    )
    folder = hand_in(ada, nbformat.writes(solved))
    assert "graded" in watch(server)
    ada.nbgrader("fetch_feedback", CHAPTER)
    return folder


def test_a_student_reads_their_own_feedback(graded, people):
    ada = people[STUDENTS[0]]
    (page,) = (ada.home / CHAPTER / "feedback").rglob("*.html")
    assert CHAPTER in page.read_text()


def test_others_cannot_list_what_was_handed_in_or_who_did(graded, people):
    bob = people[STUDENTS[1]]
    assert not bob.can("ls", graded.parent)
    assert not bob.can("sh", "-c", f"cat {graded.parent}/{STUDENTS[0]}*/*")


def test_others_cannot_remove_or_replace_what_was_handed_in(graded, people):
    """nbgrader opens a hand-in to all, for the teacher to remove it; its name is the secret."""
    bob = people[STUDENTS[1]]
    assert not bob.can("mv", graded, graded.with_name("gone"))
    assert not bob.can("sh", "-c", f"rm -r {graded.parent}/{STUDENTS[0]}*")
    assert (graded / f"{CHAPTER}.ipynb").is_file()
    assert not bob.can("rmdir", graded.parent)
    assert not bob.can("mv", graded.parent.parent, graded.parent.parent.with_name("other"))


def test_others_cannot_list_feedback(graded, people):
    feedback = graded.parent.parent / "feedback"
    assert people[GRADER].can("ls", feedback)
    assert not people[STUDENTS[1]].can("ls", feedback)


@pytest.mark.parametrize(
    "path",
    [
        "gradebook.db",
        f"source/{CHAPTER}/{CHAPTER}.ipynb",
        f"submitted/{STUDENTS[0]}/{CHAPTER}/{CHAPTER}.ipynb",
        f"autograded/{STUDENTS[0]}/{CHAPTER}/{CHAPTER}.ipynb",
        f"feedback/{STUDENTS[0]}/{CHAPTER}/{CHAPTER}.html",
        "build/watch/status.html",
    ],
)
def test_a_student_cannot_read_the_course(graded, server, people, path):
    assert people[GRADER].can("cat", server.course.root / path)
    assert not people[STUDENTS[0]].can("cat", server.course.root / path)
    assert not people[STUDENTS[0]].can("ls", server.course.root)


def test_a_student_cannot_read_anothers_home(graded, people):
    ada, bob = people[STUDENTS[0]], people[STUDENTS[1]]
    assert ada.can("ls", ada.home / CHAPTER)
    assert not bob.can("ls", ada.home)


def test_a_student_cannot_change_what_was_released_or_what_all_run(graded, server, people):
    bob = people[STUDENTS[1]]
    released = server.exchange / "aicourse" / "outbound" / CHAPTER / f"{CHAPTER}.ipynb"
    assert bob.can("cat", released)
    for path in (
        released,
        server.edition / "aicourse" / "__init__.py",
        server.folder / "config" / "nbgrader_config.py",
    ):
        assert not bob.can("sh", "-c", f"echo >> '{path}'"), path
        assert not bob.can("rm", "-f", path), path


def test_who_hands_in_for_another_is_refused(graded, server, people):
    bob = people[STUDENTS[1]]
    own = hand_in(bob)
    forged = own.with_name(own.name.replace(STUDENTS[1], STUDENTS[2]))
    bob.run("mv", own, forged, check=True)
    assert "somebody else made it" in watch(server)
    assert not (server.course.root / "submitted" / STUDENTS[2]).exists()


def test_a_link_to_the_gradebook_or_to_anothers_work_brings_nothing(graded, server, people):
    eve = people[STUDENTS[2]]
    folder = hand_in(eve)
    target = server.course.root / "submitted" / STUDENTS[0] / CHAPTER / f"{CHAPTER}.ipynb"
    notebook = folder / f"{CHAPTER}.ipynb"
    eve.run("rm", "-f", notebook, check=True)
    eve.run("ln", "-s", target, notebook, check=True)
    assert "there is no" in watch(server)
    assert not (server.course.root / "submitted" / STUDENTS[2]).exists()
