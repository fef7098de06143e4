"""What comes in is graded and told, once each, however grading ends."""

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from examining import Counting, until
from tiny import FULL, NONE, automatic, solved

from benchmarks.exchanging import Exchange
from examiner.classroom.watch import Watcher
from examiner.classroom.watch.queue import utc_now
from examiner.course import Course, CourseError
from examiner.grading.run import Here

WRONG = "def double(x):\n    return x + 2"
SLOW = "import time; time.sleep(0.5)\ndef double(x):\n    return x + x"


@pytest.fixture
def hub(grader, tmp_path):
    """Return a course that was released to an exchange, and the exchange."""
    root = tmp_path / "exchange"
    root.mkdir(mode=0o777)
    root.chmod(0o777)
    course = grader("tiny").course
    settings = course.root / "nbgrader_config.py"
    text = settings.read_text()
    settings.unlink()
    settings.write_text(
        f"{text}\nc.Exchange.root = {str(root)!r}\n"
        # These students have no accounts here.
        "c.ExchangeCollect.check_owner = False\n"
        "c.Watch.look_every = 0.05\n"
        "c.Interface.language = 'en'\n"
    )
    exchange = Exchange(course, tmp_path / "homes")
    exchange.release("tiny")
    return course, exchange


def watch(course, **options):
    """Grade what is there; return how many notebooks were run."""
    executor = Counting()
    # A course reads its settings once.
    Watcher(Course(course.root), executor, once=True, **options).run()
    return executor.count


def change(course, *settings):
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.writelines(f"{each}\n" for each in settings)


def set_due(course, days):
    with course.gradebook() as gradebook:
        due = utc_now() + timedelta(days=days)
        gradebook.update_or_create_assignment("tiny", duedate=due)


def status(course):
    return (course.root / "build" / "watch" / "status.html").read_text(encoding="utf-8")


def test_what_is_handed_in_is_graded_and_told_once(hub):
    course, exchange = hub
    released = course.read("release", "tiny")
    exchange.hand_in("ada", "tiny", solved(released))
    exchange.hand_in("bob", "tiny", solved(released, double=WRONG))
    assert watch(course) == 2
    points = automatic(course)
    assert points["ada"] == FULL
    assert sum(points["bob"].values()) == 7
    (page,) = exchange.feedback("ada", "tiny")
    assert "10</strong> / 15 分" in page
    assert watch(course) == 0


def test_handed_in_again_it_is_graded_again_and_the_same_is_only_told_again(hub):
    course, exchange = hub
    released = course.read("release", "tiny")
    exchange.hand_in("ada", "tiny", solved(released, double=WRONG))
    assert watch(course) == 1
    exchange.hand_in("ada", "tiny", solved(released))
    assert watch(course) == 1
    exchange.hand_in("ada", "tiny", solved(released))
    assert watch(course) == 0
    first, second, third = exchange.feedback("ada", "tiny")
    assert "7</strong> / 15 分" in first
    assert "10</strong> / 15 分" in second
    assert "10</strong> / 15 分" in third


def test_before_the_due_date_points_are_told_and_afterwards_messages(hub):
    course, exchange = hub
    set_due(course, 1)
    exchange.hand_in("ada", "tiny", solved(course.read("release", "tiny"), double=WRONG))
    assert watch(course) == 1
    (page,) = exchange.feedback("ada", "tiny")
    assert "<td>double</td>" in page
    assert "2 / 5" in page
    assert "double_test" not in page
    assert "要用乘法" not in page
    set_due(course, -1)
    assert watch(course) == 0
    (page,) = exchange.feedback("ada", "tiny")
    assert "测试 2" in page
    assert "要用乘法" in page


def test_nothing_can_be_told_before_the_due_date(hub):
    course, exchange = hub
    change(course, "c.Telling.before_due = 'nothing'")
    set_due(course, 1)
    exchange.hand_in("ada", "tiny", solved(course.read("release", "tiny"), double=WRONG))
    watch(course)
    (page,) = exchange.feedback("ada", "tiny")
    assert "作业收到了" in page
    assert "分</" not in page
    assert sum(automatic(course)["ada"].values()) == 7


def test_messages_can_be_told_at_once(hub):
    course, exchange = hub
    change(course, "c.Telling.before_due = 'messages'")
    set_due(course, 1)
    exchange.hand_in("ada", "tiny", solved(course.read("release", "tiny"), double=WRONG))
    watch(course)
    assert "要用乘法" in exchange.feedback("ada", "tiny")[0]


def test_when_a_days_answers_are_used_up_the_next_comes_tomorrow(hub):
    course, exchange = hub
    change(course, "c.Watch.answers_a_day = 1")
    released = course.read("release", "tiny")
    exchange.hand_in("ada", "tiny", solved(released, double=WRONG))
    assert watch(course) == 1
    exchange.hand_in("ada", "tiny", solved(released))
    assert watch(course) == 0
    assert "机会已经用完" in exchange.feedback("ada", "tiny")[-1]
    assert "Tomorrow" in status(course)
    assert watch(course, now=lambda: utc_now() + timedelta(days=1)) == 1
    assert "10</strong> / 15 分" in exchange.feedback("ada", "tiny")[-1]


def test_of_two_hand_ins_the_later_is_graded_and_the_earlier_told_so(hub):
    course, exchange = hub
    released = course.read("release", "tiny")
    exchange.hand_in("ada", "tiny", solved(released, double=WRONG))
    exchange.hand_in("ada", "tiny", solved(released))
    assert watch(course) == 1
    earlier, later = exchange.feedback("ada", "tiny")
    assert "你后来又交了一次" in earlier
    assert "10</strong> / 15 分" in later


def test_broken_hand_ins_stop_nobody(hub):
    course, exchange = hub
    released = course.read("release", "tiny")
    exchange.hand_in("bad", "tiny", "{")
    (exchange.hand_in("none", "tiny", "{}") / "tiny.ipynb").unlink()
    exchange.hand_in("quits", "tiny", solved(released, double="import os\nos._exit(1)"))
    name = "odd+other+2026-03-01 10:00:00 UTC+x"
    shutil.copytree(exchange.hand_in("ada", "tiny", solved(released)), _inbound(course) / name)
    watch(course)
    assert automatic(course)["ada"] == FULL
    assert "没有能批改：里面没有 tiny.ipynb" in exchange.feedback("none", "tiny")[0]
    assert "不是能打开的笔记本" in exchange.feedback("bad", "tiny")[0]
    page = status(course)
    assert "there is no tiny.ipynb in it" in page
    assert "other is no chapter that was released" in page


def _inbound(course):
    return Path(Course(course.root).settings.Exchange.root, "aicourse", "inbound")


def test_what_is_no_hand_in_is_left_alone(hub):
    course, exchange = hub
    exchange.hand_in("ada", "tiny", solved(course.read("release", "tiny")))
    for name in (
        b"notes",
        b"a+b",
        b"\xff+tiny+now+x",
        b"x" * 200 + b"+tiny+now+x",
        b"a\n+tiny+now",
    ):
        Path(os.fsdecode(os.fsencode(_inbound(course)) + b"/" + name)).mkdir(mode=0o777)
    (_inbound(course) / "ada+tiny+file").write_text("")
    assert watch(course) == 1
    assert list(automatic(course)) == ["ada"]


def test_no_link_of_a_hand_in_is_followed(hub):
    course, exchange = hub
    released = course.read("release", "tiny")
    folder = exchange.hand_in("eve", "tiny", solved(released))
    (folder / "tiny.ipynb").unlink()
    (folder / "tiny.ipynb").symlink_to(course.root / "gradebook.db")
    (folder / "notes.ipynb").symlink_to(course.root / "gradebook.db")
    watch(course)
    assert not course.notebook("submitted", "tiny", "eve").parent.exists()
    assert "there is no tiny.ipynb" in status(course)


def test_who_makes_a_folder_in_anothers_name_is_refused(hub):
    course, exchange = hub
    change(course, "c.ExchangeCollect.check_owner = True")
    exchange.hand_in("nobody", "tiny", solved(course.read("release", "tiny")))
    assert watch(course) == 0
    assert "somebody else made it" in status(course)


def test_a_time_that_cannot_be_is_not_believed(hub):
    course, exchange = hub
    set_due(course, -1)
    folder = exchange.hand_in("ada", "tiny", solved(course.read("release", "tiny")))
    folder.rename(folder.with_name("ada+tiny+2026-01-01 10:00:00.000000 UTC+x"))
    watch(course)
    with course.gradebook() as gradebook:
        assert gradebook.find_submission("tiny", "ada").total_seconds_late > 3600


def test_a_hand_in_that_is_not_complete_waits(hub):
    course, exchange = hub
    folder = exchange.hand_in("ada", "tiny", solved(course.read("release", "tiny")))
    (folder / "submission_secret.txt").unlink()
    assert watch(course) == 0
    (folder / "submission_secret.txt").write_text("secret")
    assert watch(course) == 1


def test_what_arrives_in_a_folder_is_graded_too(hub, tmp_path):
    course, _ = hub
    folder = tmp_path / "drop" / "ada"
    folder.mkdir(parents=True)
    shutil.copyfile(course.notebook("release", "tiny"), folder / "tiny.ipynb")
    text = (folder / "tiny.ipynb").read_text(encoding="utf-8")
    (folder / "tiny.ipynb").write_text(text.replace("这道题还没有完成", "还没有"), encoding="utf-8")
    assert watch(course, folder=folder.parent) == 1
    assert automatic(course)["ada"] == NONE
    assert watch(course, folder=folder.parent) == 0


def test_a_restored_backup_goes_on_with_what_came_after_it(hub, tmp_path):
    course, exchange = hub
    released = course.read("release", "tiny")
    exchange.hand_in("ada", "tiny", solved(released))
    watch(course)
    kept = ("submitted", "autograded", "feedback")
    for stage in kept:
        shutil.copytree(course.root / stage, tmp_path / "backup" / stage)
    with (
        closing(sqlite3.connect(course.gradebook_file)) as live,
        closing(sqlite3.connect(tmp_path / "backup" / "gradebook.db")) as copy,
    ):
        live.backup(copy)
    exchange.hand_in("bob", "tiny", solved(released, double=WRONG))
    watch(course)
    for stage in kept:
        shutil.rmtree(course.root / stage)
        shutil.copytree(tmp_path / "backup" / stage, course.root / stage)
    shutil.copyfile(tmp_path / "backup" / "gradebook.db", course.gradebook_file)
    assert set(automatic(course)) == {"ada"}
    assert watch(course) == 1
    assert sum(automatic(course)["bob"].values()) == 7


def test_nobody_else_can_open_the_page_for_the_teacher(hub):
    course, _ = hub
    watch(course)
    assert (course.root / "build" / "watch").stat().st_mode & 0o777 == 0o700


def test_one_watches_at_a_time(hub):
    course, _ = hub
    first = Watcher(course, Here(1))
    first.page.parent.mkdir(parents=True)
    with first._alone(), pytest.raises(CourseError, match="already"):
        watch(course)


def test_without_an_exchange_it_says_what_to_do(grader):
    with pytest.raises(CourseError, match="release_assignment"):
        Watcher(grader("tiny").course, Here(1))


def test_a_corrected_test_counts_from_the_next_hand_in_on(hub):
    course, exchange = hub
    released = course.read("release", "tiny")
    exchange.hand_in("ada", "tiny", solved(released))
    watcher = Watcher(Course(course.root), Here(1), once=True)
    released_feedback = watcher.exchange.release

    def correct_and_release(submission, *rest):
        if submission.student == "ada":
            with course.gradebook() as gradebook:
                cell = gradebook.find_source_cell("double_test_hidden", "tiny", "tiny")
                cell.source = cell.source.replace("2 * math.pi", "3 * math.pi")
                gradebook.db.commit()
            exchange.hand_in("bob", "tiny", solved(released))
        released_feedback(submission, *rest)

    watcher.exchange.release = correct_and_release
    watcher.run()
    points = automatic(course)
    assert points["ada"] == FULL
    assert points["bob"] == FULL | {"double_test_hidden": 0}


def start(course, folder, *options):
    """Start the command in a process of its own, whose traces can be found."""
    return subprocess.Popen(
        [sys.executable, "-m", "examiner", "watch", "--jobs=2", *options],
        cwd=course.root,
        env=os.environ | {"PWD": str(course.root), "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def test_stopped_it_finishes_what_has_begun(hub, tmp_path):
    course, exchange = hub
    released = course.read("release", "tiny")
    students = [f"s{number}" for number in range(6)]
    for student in students:
        exchange.hand_in(student, "tiny", solved(released, double=SLOW))
    watcher = Watcher(Course(course.root), Here(2))
    begun = []

    def stop():
        until(lambda: len(watcher._running) == 2)
        begun.extend(watcher._running)
        watcher.stop()

    thread = threading.Thread(target=stop)
    thread.start()
    assert watcher.run() == 0
    thread.join()
    graded = automatic(course)
    assert {each.student for each in begun} <= set(graded)
    assert len(graded) < len(students)
    assert "nobody is watching" in status(course)
    assert watch(course) == len(students) - len(graded)
    assert all(exchange.feedback(student, "tiny") for student in students)


@pytest.mark.parametrize("seed", range(int(os.environ.get("CHAOS", "3"))))
def test_killed_at_any_moment_nothing_is_lost_and_nothing_graded_twice(hub, tmp_path, seed):
    course, exchange = hub
    released = course.read("release", "tiny")
    for number in range(8):
        answers = {"double": SLOW} if number % 2 else {"double": WRONG}
        exchange.hand_in(f"s{number}", "tiny", solved(released, **answers))
    chance = random.Random(seed)
    for _ in range(2):
        process = start(course, tmp_path, "--once")
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(2, 8))
        process.kill()
        process.communicate()
    done = set(automatic(course))
    executor = Counting()
    Watcher(Course(course.root), executor, once=True).run()
    assert executor.count <= 8 - len(done)
    points = automatic(course)
    assert {name: sum(each.values()) for name, each in points.items()} == {
        f"s{number}": 10 if number % 2 else 7 for number in range(8)
    }
    for number in range(8):
        (page,) = exchange.feedback(f"s{number}", "tiny")
        assert "/ 15 分" in page


def test_ctrl_c_ends_it_in_peace(hub, tmp_path):
    course, exchange = hub
    exchange.hand_in("ada", "tiny", solved(course.read("release", "tiny"), double=SLOW))
    process = start(course, tmp_path)
    until(lambda: "ada" in (automatic(course) if course.has_gradebook() else ()))
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate()
    assert process.returncode == 0, output
    assert "Finishing" in output
    assert exchange.feedback("ada", "tiny")
