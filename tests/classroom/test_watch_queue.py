"""Whose turn it is: fair, within a day's answers, and the same after whatever has ended it."""

from datetime import datetime, timedelta

import pytest

from examiner.classroom.watch.queue import TRIES, HandIn, Queue, in_order
from examiner.course import Submission

NOON = datetime(2026, 3, 2, 12)
MINUTE = timedelta(minutes=1)


def one(student, minutes=0, assignment="tiny", **more):
    """Return what a student handed in so many minutes before noon."""
    time = NOON - minutes * MINUTE
    return HandIn(f"{student}+{assignment}+{time}", student, assignment, time, time, **more)


def students(waiting, answered=(), answers=3):
    order = in_order(waiting, answered, NOON, answers=answers, patience=10 * MINUTE)
    return [each.student for each in order]


def test_who_has_waited_longest_is_first():
    assert students([one("ada", 1), one("bob", 3), one("eve", 2)]) == ["bob", "eve", "ada"]


def test_who_had_fewest_answers_today_comes_before():
    answered = [Submission("other", "bob"), Submission("tiny", "bob"), Submission("tiny", "eve")]
    assert students([one("bob", 3), one("eve", 2), one("ada", 1)], answered) == [
        "ada",
        "eve",
        "bob",
    ]


def test_nobody_waits_for_ever_behind_those_with_fewer_answers():
    answered = [Submission("tiny", "bob")] * 2
    assert students([one("ada", 1), one("bob", 10)], answered) == ["bob", "ada"]


def test_a_days_answers_are_counted_by_chapter():
    answered = [Submission("tiny", "ada")] * 3
    waiting = [one("ada", 2), one("ada", 1, "other")]
    order = in_order(waiting, answered, NOON, answers=3, patience=10 * MINUTE)
    assert [each.assignment for each in order] == ["other"]
    assert len(students(waiting, answered, answers=0)) == 2


class Clock:
    def __init__(self):
        self.time = NOON

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def open_queue(grader, clock):
    """Return a function that opens the queue of one course, as another process would."""
    course = grader("tiny").course

    def midnight(time):
        return time.replace(hour=0, minute=0)

    return lambda answers=3: Queue(course, answers, 10 * MINUTE, midnight, clock)


def test_what_is_known_is_taken_in_once(open_queue):
    with open_queue() as queue:
        assert queue.add(one("ada"))
        assert not queue.add(one("ada"))
        assert queue.next().student == "ada"
        assert queue.next() is None
        assert not queue.add(one("ada"))


@pytest.mark.parametrize("order", [(2, 1), (1, 2)])
def test_of_two_that_wait_the_one_handed_in_last_is_graded(open_queue, order):
    with open_queue() as queue:
        for minutes in order:
            queue.add(one("ada", minutes))
        assert queue.next().handed_in == NOON - MINUTE
        assert queue.next() is None
        (replaced,) = queue.untold()
        assert replaced.handed_in == NOON - 2 * MINUTE


def test_work_on_a_chapter_is_graded_one_after_the_other(open_queue):
    with open_queue() as queue:
        queue.add(one("ada", 3))
        first = queue.next()
        queue.add(one("ada", 1))
        assert queue.next() is None
        queue.finish(first.key, "points")
        assert queue.next().handed_in == NOON - MINUTE


def test_what_has_no_answer_left_waits_for_the_next_day(open_queue, clock):
    with open_queue(answers=1) as queue:
        queue.add(one("ada", 3))
        queue.finish(queue.next().key, "points")
        queue.add(one("ada", 1))
        assert queue.next() is None
        assert len(queue.postponed()) == 1
        clock.time += timedelta(hours=13)
        assert queue.postponed() == []
        assert queue.next().handed_in == NOON - MINUTE


def test_what_was_running_when_its_watcher_was_killed_waits_again(open_queue):
    with open_queue() as queue:
        queue.add(one("ada"))
        queue.next()
    with open_queue() as queue:
        assert queue.recover() == []
        assert queue.next().student == "ada"


def test_what_ends_its_watcher_each_time_is_left_to_a_person(open_queue):
    with open_queue() as queue:
        queue.add(one("ada"))
        for _ in range(TRIES):
            failed = queue.recover()
            assert failed == []
            queue.next()
        (failed,) = queue.recover()
        assert failed.student == "ada"
        assert queue.next() is None
        assert queue.those("failed")[0].said


def test_a_failure_is_no_answer(open_queue):
    with open_queue(answers=1) as queue:
        queue.add(one("ada"))
        assert queue.fail(queue.next(), "the disk was full")
        assert queue.next().student == "ada"
