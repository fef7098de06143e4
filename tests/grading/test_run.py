"""Grading in parallel: the same scores, nothing twice, nothing lost however it ends."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import nbformat
import pytest
from examining import Counting, until
from test_grading import EXPECTED
from tiny import FULL, NONE, automatic, solved

from examiner.course import Course
from examiner.engine import task
from examiner.engine.examination import Cell
from examiner.engine.nursery import Nursery
from examiner.engine.task import Task
from examiner.grading import grade
from examiner.grading.run import Here


@pytest.fixture(scope="module")
def folder(grader):
    folder = grader("tiny")
    released = folder.course.read("release", "tiny")
    for kind in EXPECTED:
        folder.submit("tiny", kind.__name__, kind(released))
    grade.autograde(folder.course, executor=Here(2))
    return folder


def graded_again(folder, **options):
    """Return how many submissions another run grades."""
    executor = Counting()
    assert grade.autograde(folder.course, executor=executor, **options) == 0
    return executor.count


def test_points_are_the_same_as_with_plain_nbgrader(folder):
    expected = {kind.__name__: points for kind, points in EXPECTED.items()}
    assert automatic(folder.course) == expected


def test_feedback_is_written_in_the_same_pass(folder):
    for kind in EXPECTED:
        page = folder.course.notebook("feedback", "tiny", kind.__name__).with_suffix(".html")
        assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_feedback_is_what_plain_nbgrader_writes(folder):
    pages = [
        folder.course.notebook("feedback", "tiny", kind.__name__).with_suffix(".html")
        for kind in EXPECTED
    ]
    ours = [page.read_bytes() for page in pages]
    folder.course.nbgrader("generate_feedback", "tiny", "--force", quiet=True)
    assert [page.read_bytes() for page in pages] == ours


def test_missing_and_half_pages_are_written_again(folder):
    missing, half, stays = (
        folder.course.notebook("feedback", "tiny", name).with_suffix(".html")
        for name in ("honest", "untouched", "cells_reversed")
    )
    whole = half.read_bytes()
    missing.unlink()
    half.write_bytes(whole[: len(whole) // 2])
    before = stays.stat().st_mtime_ns
    assert graded_again(folder, feedback=False) == 0
    assert not missing.exists()
    assert graded_again(folder) == 0
    assert missing.exists()
    assert half.read_bytes() == whole
    assert stays.stat().st_mtime_ns == before


def test_a_run_says_once_what_protects_the_machine(folder, capsys):
    graded_again(folder)
    assert capsys.readouterr().out.count("Students' code runs in a sandbox: files (Landlock") == 1


def test_no_steps_log_stands_between_the_lines_of_a_run(folder):
    command = [sys.executable, "-m", "examiner", "autograde", "tiny", "--force"]
    done = subprocess.run(command, cwd=folder.course.root, capture_output=True, text=True)
    assert done.returncode == 0
    assert "odd_cells  tiny: why: nbgrader's marks were lost" in done.stdout
    assert "AutogradeApp" not in done.stderr


def test_what_has_not_changed_is_not_graded_again(folder):
    for path in folder.course.root.rglob("*.ipynb"):
        os.utime(path)
    assert graded_again(folder) == 0


def test_plain_nbgrader_leaves_word_of_what_it_graded_too(folder):
    folder.course.nbgrader("autograde", "tiny", "--student=honest", "--force", quiet=True)
    assert graded_again(folder) == 0


def test_force_grades_again_what_has_not_changed(folder):
    assert graded_again(folder, student="honest", force=True) == 1


def test_a_changed_submission_is_graded_again(folder):
    path = folder.course.notebook("submitted", "tiny", "untouched")
    before = path.read_text(encoding="utf-8")
    nbformat.write(solved(folder.course.read("release", "tiny")), path)
    assert graded_again(folder) == 1
    assert automatic(folder.course)["untouched"] == FULL
    path.write_text(before, encoding="utf-8")
    assert graded_again(folder) == 1
    assert automatic(folder.course)["untouched"] == NONE


def test_changed_tests_grade_everything_again(folder):
    with folder.course.gradebook() as gradebook:
        cell = gradebook.find_source_cell("double_test_hidden", "tiny", "tiny")
        cell.source += "\n"
        gradebook.db.commit()
    assert graded_again(folder) == len(EXPECTED)


def test_changed_settings_grade_everything_again(folder):
    config = folder.course.root / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8")
    config.unlink()
    config.write_text(f"{text}\nc.Execute.test_timeout = 29\n", encoding="utf-8")
    assert graded_again(folder, feedback=False) == len(EXPECTED)
    assert graded_again(folder, feedback=False) == 0


def test_a_missing_gradebook_entry_is_made_again(folder):
    with folder.course.gradebook() as gradebook:
        gradebook.remove_submission("tiny", "honest")
    assert graded_again(folder) == 1
    assert automatic(folder.course)["honest"] == FULL


def test_a_notebook_that_was_written_by_half_is_graded_again(folder):
    path = folder.course.notebook("autograded", "tiny", "honest")
    text = path.read_text(encoding="utf-8")
    path.chmod(0o644)
    path.write_text(text[: len(text) // 2], encoding="utf-8")
    assert graded_again(folder) == 1


def test_a_nursery_that_died_is_replaced():
    work = Task(cells=(Cell("x = 1", "student"), Cell("assert x == 1", "test")))
    assert task.run(work)[1].passed
    os.kill(task._nursery._process.pid, signal.SIGKILL)
    assert task.run(work)[1].passed


def test_a_nursery_that_dies_meanwhile_costs_a_retry():
    work = Task(cells=(Cell("import time; time.sleep(1)", "student"), Cell("pass", "test")))
    task.run(Task(cells=()))
    doomed = task._nursery._process.pid
    results = []
    thread = threading.Thread(target=lambda: results.extend(task.run(work)))
    thread.start()
    until(lambda: _children(doomed))
    os.kill(doomed, signal.SIGKILL)
    thread.join()
    assert [record.passed for record in results] == [None, True]


def test_what_nobody_wants_any_more_ends_with_its_cell():
    work = Task(cells=(Cell("x = 1", "student"), Cell("x = 2", "student")))
    assert len(task.run(work, wanted=lambda _: False)) == 1


def test_a_closed_nursery_leaves_nothing_behind():
    nursery = Nursery()
    folder = Path(nursery.folder())
    process = nursery._process.pid
    nursery.close()
    assert not folder.exists()
    assert not Path(f"/proc/{process}").exists()


def _children(process):
    with contextlib.suppress(OSError):
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
        return [int(word) for word in text.split()]
    return []


def _processes_of(folder):
    """Find all living processes that were started with a certain temporary folder."""
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if (
                entry.name.isdigit()
                and f"TMPDIR={folder}".encode() in (entry / "environ").read_bytes()
            ):
                found.append(int(entry.name))
    return found


def _is_nursery(process):
    with contextlib.suppress(OSError):
        return b"examiner.engine.nursery" in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


class Command:
    """The command line in a process of its own, whose traces can be found."""

    def __init__(self, course, folder, *options):
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "examiner", "autograde", "--jobs=2", *options],
            cwd=course.root,
            env=os.environ | {"PWD": str(course.root), "TMPDIR": str(folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # Where the tests run in the background, they ignore Ctrl-C, and so would this.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def nursery(self):
        return next(filter(_is_nursery, _children(self.process.pid)), None)

    def victims(self):
        """Return the processes to choose from: itself, the nursery, an examiner, a page's."""
        children = _children(self.process.pid)
        nursery = self.nursery()
        pages = [process for process in children if process != nursery]
        return [self.process.pid, nursery, *_children(nursery)[:1], *pages[:1]]

    def no_trace(self):
        until(lambda: not _processes_of(self.folder) and not list(self.folder.iterdir()))


@pytest.fixture(scope="module")
def class_of_twelve(grader):
    folder = grader("tiny")
    released = folder.course.read("release", "tiny")
    slow = "import time; time.sleep(0.2)\ndef double(x):\n    return x + x"
    for number in range(6):
        folder.submit("tiny", f"right-{number}", solved(released, double=slow))
        folder.submit("tiny", f"wrong-{number}", released)
    return folder.course.root


@pytest.fixture
def crowd(class_of_twelve, tmp_path):
    """Return a course of twelve submissions that take a while, and a folder for its traces."""
    traces = tmp_path / "traces"
    traces.mkdir()
    shutil.copytree(class_of_twelve, tmp_path / "course", symlinks=True)
    return Course(tmp_path / "course"), traces


def assert_all_graded_once(course):
    scores = automatic(course)
    assert scores == {
        **{f"right-{number}": FULL for number in range(6)},
        **{f"wrong-{number}": NONE for number in range(6)},
    }
    for student in scores:
        page = course.notebook("feedback", "tiny", student).with_suffix(".html")
        assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    executor = Counting()
    assert grade.autograde(course, executor=executor) == 0
    assert executor.count == 0


def test_interrupted_it_stops_cleanly_and_goes_on(crowd):
    course, traces = crowd
    command = Command(course, traces)
    until(lambda: list((course.root / "autograded").glob("*/tiny/tiny.ipynb")))
    command.process.send_signal(signal.SIGINT)
    output, _ = command.process.communicate()
    assert command.process.returncode == 130, output
    assert "goes on from there" in output
    command.no_trace()
    last = Command(course, traces).process
    output, _ = last.communicate()
    assert last.returncode == 0, output
    assert_all_graded_once(course)


@pytest.mark.parametrize("seed", range(int(os.environ.get("CHAOS", "3"))))
def test_killed_at_any_moment_nothing_is_lost_and_nothing_doubled(crowd, seed):
    """Kill one of the processes that take part; ``CHAOS=20`` for more rounds."""
    course, traces = crowd
    chance = random.Random(seed)
    for _ in range(2):
        command = Command(course, traces)
        until(lambda command=command: command.nursery() or command.process.poll() is not None)
        time.sleep(chance.uniform(0, 3))
        with contextlib.suppress(ProcessLookupError, TypeError):
            os.kill(chance.choice(command.victims()), signal.SIGKILL)
        command.process.communicate()
        command.no_trace()
    last = Command(course, traces).process
    output, _ = last.communicate()
    assert last.returncode == 0, output
    assert_all_graded_once(course)


def test_after_a_stop_there_is_another_run():
    work = Task(cells=(Cell("x = 1", "student"), Cell("assert x == 1", "test")))
    assert task.run(work)[1].passed
    task.stop()
    assert task.run(work)[1].passed
