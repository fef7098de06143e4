"""What has been handed in and waits: whose turn it is, and what became of the others.

The table stands beside nbgrader's own, in the same gradebook: it survives whoever works on it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import (
    Column,
    DateTime,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    insert,
    or_,
    select,
    update,
)

from examiner.classroom.watch.exchange import Arrival
from examiner.course import Course, Submission

HAND_INS = Table(
    "hand_ins",
    MetaData(),
    Column("key", String(255), primary_key=True),
    Column("student", String(128), nullable=False),
    Column("assignment", String(128), nullable=False),
    Column("handed_in", DateTime, nullable=False),
    Column("arrived", DateTime, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("tries", Integer, nullable=False, default=0),
    Column("started", DateTime),
    Column("finished", DateTime),
    # How much feedback has told; empty where there was none yet.
    Column("told", String(16), nullable=False, default=""),
    Column("said", Text, nullable=False, default=""),
)
#: How often a hand-in is tried before a person has to look at it.
TRIES = 4


def utc_now() -> datetime:
    """Return the time as nbgrader keeps it: UTC, without saying so."""
    return datetime.now(UTC).replace(tzinfo=None)


class HandIn(NamedTuple):
    """One hand-in, and what became of it.

    Attributes
    ----------
    key : str
        What tells it from all others: the name of its folder in the exchange, mostly.
    student, assignment : str
    handed_in, arrived : datetime
        When, as its student's side says and as was noticed; UTC, naive like all times here.
    state : str
        ``"waiting"``, ``"running"``, ``"done"``, ``"failed"``, ``"refused"``, or ``"replaced"`` by
        a later one before its turn came.
    tries : int
    started, finished : datetime or None
    told : str
        How much feedback has told of it.
    said : str
        Why it failed or was refused.
    """

    key: str
    student: str
    assignment: str
    handed_in: datetime
    arrived: datetime
    state: str = "waiting"
    tries: int = 0
    started: datetime | None = None
    finished: datetime | None = None
    told: str = ""
    said: str = ""

    @property
    def submission(self) -> Submission:
        """Whose it is, and of what."""
        return Submission(self.assignment, self.student)

    @property
    def arrival(self) -> Arrival:
        """What the exchange knows of it."""
        return Arrival(self.key, self.student, self.assignment, self.handed_in)

    @property
    def is_exchanged(self) -> bool:
        """Whether it came by the exchange: no folder there has a slash in its name."""
        return "/" not in self.key


def in_order(
    waiting: Iterable[HandIn],
    answered: Iterable[Submission],
    now: datetime,
    *,
    answers: int,
    patience: timedelta,
) -> list[HandIn]:
    """Return what may be graded now, in the order in which it is.

    First whoever has waited longer than anybody should, then who had fewest answers today; among
    these, who has waited longest. Who had all answers of a day for a chapter waits for the next.

    Parameters
    ----------
    waiting : iterable of HandIn
    answered : iterable of Submission
        What was graded today, once for each time.
    now : datetime
    answers : int
        How many a student gets a day for a chapter; 0 for no limit.
    patience : timedelta
    """
    each = Counter(answered)
    of_student = Counter(submission.student for submission in each.elements())

    def turn(one: HandIn) -> tuple:
        if now - one.arrived >= patience:
            return 0, 0, one.arrived, one.key
        return 1, of_student[one.student], one.arrived, one.key

    allowed = (one for one in waiting if not answers or each[one.submission] < answers)
    return sorted(allowed, key=turn)


class Queue:
    """The hand-ins of a course; used in a ``with``.

    Parameters
    ----------
    course : Course
    answers : int
        How many a student gets a day for a chapter; 0 for no limit.
    patience : timedelta
        Who has waited so long comes first, whatever else there is.
    midnight : callable
        Returns when the day of a given time began.
    now : callable
        Returns the time.
    """

    def __init__(
        self,
        course: Course,
        answers: int,
        patience: timedelta,
        midnight: Callable[[datetime], datetime],
        now: Callable[[], datetime] = utc_now,
    ):
        self.course = course
        self.answers = answers
        self.patience = patience
        self.midnight = midnight
        self.now = now

    def __enter__(self) -> "Queue":
        self._gradebook = self.course.gradebook()
        self._engine = self._gradebook.engine
        HAND_INS.create(self._engine, checkfirst=True)
        return self

    def __exit__(self, *_) -> None:
        self._gradebook.close()

    def add(self, one: HandIn) -> bool:
        """Take in a hand-in; return whether it is new.

        What waited of the same student and chapter is replaced by it.
        """
        with self._engine.begin() as connection:
            if connection.execute(select(HAND_INS.c.key).where(HAND_INS.c.key == one.key)).first():
                return False
            if one.state == "waiting":
                # Of several that are noticed at once, the one handed in last counts.
                later = select(HAND_INS.c.key).where(
                    *_of(one.submission), HAND_INS.c.handed_in > one.handed_in
                )
                if connection.execute(later).first():
                    one = one._replace(state="replaced", finished=self.now())
                else:
                    connection.execute(
                        update(HAND_INS).where(*_of(one.submission), HAND_INS.c.state == "waiting"),
                        {"state": "replaced", "finished": self.now()},
                    )
            connection.execute(insert(HAND_INS), one._asdict())
        return True

    def first(self, busy: Collection[Submission] = ()) -> HandIn | None:
        """Return whose turn it is, None where nobody's is.

        Parameters
        ----------
        busy : collection of Submission
            Those with which something else is done, besides the ones that run.
        """
        now = self.now()
        busy = {*busy, *(one.submission for one in self.those("running"))}
        free = [one for one in self.those("waiting") if one.submission not in busy]
        order = in_order(
            free, self._answered(now), now, answers=self.answers, patience=self.patience
        )
        return order[0] if order else None

    def next(self, busy: Collection[Submission] = ()) -> HandIn | None:
        """Return whose turn it is (see `first`), and note that it has begun."""
        one = self.first(busy)
        if one is None:
            return None
        chosen = one._replace(state="running", tries=one.tries + 1, started=self.now())
        self._change(chosen.key, state="running", tries=chosen.tries, started=chosen.started)
        return chosen

    def finish(self, key: str, told: str) -> None:
        """Note that a hand-in is graded, and how much its student has been told."""
        self._change(key, state="done", told=told, finished=self.now(), said="")

    def fail(self, one: HandIn, said: str) -> bool:
        """Note why a hand-in could not be graded; return whether it will be tried again."""
        again = one.tries < TRIES
        if again:
            self._change(one.key, state="waiting", said=said)
        else:
            self._change(one.key, state="failed", finished=self.now(), said=said)
        return again

    def refuse(self, key: str, said: str) -> None:
        """Note that a hand-in can't be graded, however often it is tried."""
        self._change(key, state="refused", finished=self.now(), said=said)

    def tell(self, key: str, told: str) -> None:
        """Note how much of a hand-in its student has been told now."""
        self._change(key, told=told)

    def recover(self) -> list[HandIn]:
        """Let what was running when its watcher ended wait again; return what has failed so."""
        return [
            one
            for one in self.those("running")
            if not self.fail(one, "grading it was broken off again and again")
        ]

    def postponed(self) -> list[HandIn]:
        """Return what waits for tomorrow, as its student had all answers of today."""
        now = self.now()
        waiting = self.those("waiting")
        today = in_order(
            waiting, self._answered(now), now, answers=self.answers, patience=self.patience
        )
        return [one for one in waiting if one not in today]

    def untold(self) -> list[HandIn]:
        """Return what was replaced without its student knowing."""
        return self._read(HAND_INS.c.state == "replaced", HAND_INS.c.told == "")

    def those(self, *states: str) -> list[HandIn]:
        """Return the hand-ins of some states, in the order in which they arrived."""
        return self._read(HAND_INS.c.state.in_(states))

    def since(self, time: datetime) -> list[HandIn]:
        """Return what was finished since a time."""
        return self._read(HAND_INS.c.finished >= time)

    def keys(self) -> set[str]:
        """Return what is known."""
        with self._engine.connect() as connection:
            return set(connection.execute(select(HAND_INS.c.key)).scalars())

    def latest(self) -> list[HandIn]:
        """Return the graded hand-in of each student and chapter that is in the gradebook."""
        last = {one.submission: one for one in self._read(HAND_INS.c.state == "done")}
        return list(last.values())

    def _answered(self, now: datetime) -> list[Submission]:
        today = self._read(
            or_(HAND_INS.c.state == "done", HAND_INS.c.state == "running"),
            HAND_INS.c.started >= self.midnight(now),
        )
        return [one.submission for one in today]

    def _read(self, *conditions) -> list[HandIn]:
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(HAND_INS).where(*conditions).order_by(HAND_INS.c.arrived, HAND_INS.c.key)
            )
            return [HandIn(**row._mapping) for row in rows]

    def _change(self, key: str, **values) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(HAND_INS).where(HAND_INS.c.key == key), values)


def _of(submission: Submission) -> tuple:
    """Return the conditions that a hand-in is one of a student and chapter."""
    return (
        HAND_INS.c.student == submission.student,
        HAND_INS.c.assignment == submission.assignment,
    )
