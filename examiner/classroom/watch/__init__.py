"""Grading what comes in as it comes, and giving feedback while its student remembers the question.

`queue.py` says whose turn it is, `exchange.py` takes hand-ins and gives feedback, `status.py` shows
the teacher how it goes; grading itself is the same run as any (`examiner.grading.run`).
"""

import contextlib
import fcntl
import hashlib
import signal
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jinja2
from nbgrader.api import MissingEntry
from sqlalchemy.exc import OperationalError
from traitlets import Float, Integer
from traitlets.config import Configurable

from examiner.classroom import collect, dates, outcomes
from examiner.classroom.language import language
from examiner.classroom.watch import status
from examiner.classroom.watch.exchange import Arrival, Exchange, RefusedError
from examiner.classroom.watch.queue import HandIn, Queue, utc_now
from examiner.course import Course, CourseError, Submission
from examiner.grading.run import Count, Executor, Floor, Run
from examiner.grading.work import EXCHANGED
from examiner.steps.feedback import Telling

#: Where the page for the teacher lies, below the course's folder.
PAGE = "build/watch/status.html"
#: Seconds after which the page is written and dates are looked at, where nothing has happened.
QUIET = 5
DATES = 60

NOTICES = {
    "postponed": "这一章今天的 {answers} 次批改机会已经用完。"
    "你的作业收到了，明天会自动批改，不用再交。",
    "replaced": "你后来又交了一次，批改的是后来的那一份。",
    "refused": "这一份没有能批改：里面没有 {assignment}.ipynb。请不要改文件名，再交一次。",
    "failed": "批改这一份时出了问题，老师能看到。你可以再交一次；如果还是这样，请告诉老师。",
}


class Watch(Configurable):
    """Grading what comes in as it comes."""

    answers_a_day = Integer(
        3, min=0, help="How often a day a student's work on a chapter is graded; 0 for no limit."
    ).tag(config=True)

    patience = Float(
        10.0, min=0, help="Who has waited so long (minutes) comes before all others."
    ).tag(config=True)

    look_every = Float(2.0, min=0, help="Seconds after which is looked what has come in.").tag(
        config=True
    )


class Watcher:
    """Grades what comes in, until it is stopped.

    Parameters
    ----------
    course : Course
    executor : Executor
        What runs the notebooks.
    folder : Path, optional
        Where work comes in, besides the exchange.
    once : bool
        End when nothing is left that can be graded today.
    sandboxed : bool
        False where code is to run without a sandbox, whatever the settings say.
    now : callable
        Returns the time, UTC, naive.

    Raises
    ------
    CourseError
        If there is neither an exchange nor a folder.
    """

    def __init__(
        self,
        course: Course,
        executor: Executor,
        folder: Path | None = None,
        *,
        once: bool = False,
        sandboxed: bool = True,
        now: Callable[[], datetime] = utc_now,
    ):
        self.course = course
        self.executor = executor
        self.folder = folder
        self.once = once
        self.sandboxed = sandboxed
        self.settings = Watch(config=course.settings)
        self.telling = Telling(config=course.settings)
        self.place = dates.zone(course)
        self.exchange = self._exchange()
        self.queue = Queue(
            course,
            self.settings.answers_a_day,
            timedelta(minutes=self.settings.patience),
            self._midnight,
            now,
        )
        self.page = course.root / PAGE
        self._stopping = threading.Event()
        self._running: dict[Submission, HandIn] = {}
        self._retelling: dict[Submission, HandIn] = {}
        self._known: set[str] = set()
        self._seen: tuple = ()
        self._collected: tuple = ()
        self._due: dict[str, float] = {}

    def _exchange(self) -> Exchange | None:
        if self.folder is not None and not self.folder.is_dir():
            raise CourseError(f"There is no folder {self.folder}")
        try:
            return Exchange(self.course)
        except CourseError:
            if self.folder is None:
                raise
            return None

    def _midnight(self, time: datetime) -> datetime:
        """Return when the course's day of a time began."""
        local = time.replace(tzinfo=UTC).astimezone(self.place)
        began = local.replace(hour=0, minute=0, second=0, microsecond=0)
        return began.astimezone(UTC).replace(tzinfo=None)

    def run(self) -> int:
        """Grade until told to stop; return 0, or 1 where something of this time has failed."""
        self.page.parent.mkdir(parents=True, exist_ok=True)
        # It names students.
        self.page.parent.chmod(0o700)
        with self._alone(), self.queue, self._ending_in_peace():
            print(f"Watching; {PAGE} shows how it goes. Ctrl-C ends it.", flush=True)
            began = self.queue.now()
            self._known = self.queue.keys()
            while self._serve_in_spite_of_the_database():
                pass
            self._show(ended=True)
            ended = self.queue.since(began)
        return int(any(one.state == "failed" for one in ended))

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Be the only one who watches this course; a killed one is one no more."""
        with (self.page.parent / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise CourseError("Somebody watches this course already (make watch)") from None
            yield

    @contextlib.contextmanager
    def _ending_in_peace(self) -> Iterator[None]:
        """Let the first Ctrl-C, or an end of the service, wait for what is under way."""
        numbers = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.getsignal(number) for number in numbers}

        def stop(*_) -> None:
            for number, handler in before.items():
                signal.signal(number, handler)
            self.stop()

        for number in numbers:
            signal.signal(number, stop)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def stop(self) -> None:
        """Begin nothing more, and end when all is through that has begun."""
        self._stopping.set()
        print(
            f"Finishing {len(self._running)} that are under way; Ctrl-C again stops at once.",
            flush=True,
        )

    def _serve_in_spite_of_the_database(self) -> bool:
        try:
            return self._serve()
        except OperationalError as error:
            print(f"The gradebook does not answer ({error.orig}); trying again", flush=True)
            self._stopping.wait(QUIET)
            return not self._stopping.is_set()

    def _serve(self) -> bool:
        """Grade until it is over, or what is graded with has changed; tell whether to go on."""
        self._running.clear()
        self._retelling.clear()
        for one in self.queue.recover():
            self._notify(one, "failed")
        run = Run(self.course, self.executor, sandboxed=self.sandboxed)
        outfit = self._outfit(run)
        run.counts = {name: Count() for name in outfit}
        changed = False
        with run.under_way() as floor:
            floor.warm_up()
            while True:
                if not (changed or self._stopping.is_set()):
                    self._look(run)
                    changed = self._begin(run, floor, outfit)
                    self._retell(floor)
                idle = not floor.busy
                for done in floor.finished(self.settings.look_every):
                    self._finish(done.submission, done.failure)
                if idle and (changed or self.once or self._stopping.is_set()):
                    return changed and not self._stopping.is_set()
                if idle:
                    self._stopping.wait(self.settings.look_every)
                if self._is_time("page", QUIET):
                    self._show()

    def _outfit(self, run: Run) -> dict[str, tuple]:
        """Return what decides the grades of each released assignment, and its due date."""
        found = {}
        with self.course.gradebook() as gradebook:
            for name in self.course.assignments():
                with contextlib.suppress(CourseError):
                    found[name] = (run.tests(gradebook, name), dates.due_date(gradebook, name))
        return found

    def _show(self, ended: bool = False) -> None:
        status.write(self.page, self.queue, self.place, language(self.course), ended)

    def _is_time(self, what: str, seconds: float) -> bool:
        """Tell whether something has not been done for so long; the first time, it is."""
        now = time.monotonic()
        if now < self._due.get(what, 0):
            return False
        self._due[what] = now + seconds
        return True

    def _look(self, run: Run) -> None:
        """Take in what has come since."""
        if self.exchange:
            found = self.exchange.arrivals(self._known)
            for arrival in sorted(found, key=lambda arrival: arrival.handed_in):
                self._add(arrival, run)
        if self.folder:
            self._look_in_folder(run)
        for one in self.queue.untold():
            self._tell(one, "replaced")
        for one in self.queue.postponed():
            if not one.told:
                self._tell(one, "postponed")

    def _add(self, one: Arrival, run: Run) -> None:
        new = HandIn(*one, arrived=self.queue.now())
        # It may have been released meanwhile.
        if one.assignment not in run.counts and one.assignment not in self._outfit(run):
            said = f"{one.assignment} is no chapter that was released"
            new = new._replace(state="refused", said=said, finished=new.arrived)
        self.queue.add(new)
        self._known.add(one.key)

    def _look_in_folder(self, run: Run) -> None:
        """Collect from the folder when it has changed and changes no more; queue what is new."""
        assert self.folder
        files = (path for path in self.folder.rglob("*") if path.is_file())
        with contextlib.suppress(FileNotFoundError):
            seen = tuple(sorted((str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in files))
            changes, self._seen = seen != self._seen, seen
            if seen == self._collected or (changes and not self.once):
                return
            self._collected = seen
            if seen:
                found = collect.collect(self.course, self.folder)
                outcomes.show((each for each in found if each.kind != "kept"), str(self.place))
            for submission in run.changed(self.course.submissions())[0]:
                if submission not in self._running:
                    self._add(_placed(self.course, submission), run)

    def _begin(self, run: Run, floor: Floor, outfit: dict[str, tuple]) -> bool:
        """Begin with those whose turn it is; tell whether what they are graded with has changed."""
        while floor.grading < self.executor.jobs and self.queue.first(self._retelling):
            if self._outfit(run) != outfit:
                return True
            if (one := self.queue.next(self._retelling)) is None:
                break
            try:
                if self.exchange and one.is_exchanged:
                    self.exchange.take(one.arrival)
            except RefusedError as error:
                self._say(one, f"refused: {error}")
                self.queue.refuse(one.key, str(error))
                self._notify(one, "refused")
                continue
            self._running[one.submission] = one
            if run.changed([one.submission])[0]:
                floor.grade(one.submission)
            else:
                self._pass_on_secret(one.submission)
                floor.print(one.submission)
        return False

    def _pass_on_secret(self, submission: Submission) -> None:
        """Let the feedback of what is graded already be found by who handed it in once more."""
        for name in EXCHANGED:
            new = self.course.notebook("submitted", *submission).with_name(name)
            old = self.course.notebook("autograded", *submission).with_name(name)
            if new.is_file():
                partial = old.with_suffix(".partial")
                partial.write_bytes(new.read_bytes())
                partial.replace(old)

    def _finish(self, submission: Submission, failure: str) -> None:
        """Give the feedback of what is graded, and note that."""
        again = self._retelling.pop(submission, None)
        one = again or self._running.pop(submission)
        told = self._level(submission)
        if not failure and self.exchange and one.is_exchanged:
            try:
                self.exchange.release(submission)
            except CourseError as error:
                failure = str(error)
                self._say(one, failure)
        if again:
            self.queue.tell(one.key, told)
        elif failure:
            if not self.queue.fail(one, failure):
                self._notify(one, "failed")
        else:
            self.queue.finish(one.key, told)
            seconds = (self.queue.now() - one.handed_in).total_seconds()
            self._say(one, f"graded, {seconds:.0f} s after it was handed in")
        self._due.pop("page", None)

    def _retell(self, floor: Floor) -> None:
        """Write feedback anew that may tell more, as its chapter has become due."""
        if not self._is_time("dates", DATES):
            return
        for one in self.queue.latest():
            behind = one.told not in ("", self.telling.after_due)
            if behind and one.submission not in {**self._running, **self._retelling}:
                if self._level(one.submission) == one.told:
                    continue
                self._retelling[one.submission] = one
                floor.print(one.submission)

    def _level(self, submission: Submission) -> str:
        """Return how much feedback on a submission tells now."""
        assignment, student = submission
        with self.course.gradebook() as gradebook:
            try:
                graded = gradebook.find_submission_notebook(assignment, assignment, student)
            except MissingEntry:
                return ""
            return self.telling.level(graded, self.queue.now())

    def _tell(self, one: HandIn, kind: str) -> None:
        self._notify(one, kind)
        self.queue.tell(one.key, kind)

    def _notify(self, one: HandIn, kind: str) -> None:
        """Say to a student what became of a hand-in."""
        if not (self.exchange and one.is_exchanged):
            return
        text = NOTICES[kind].format(answers=self.settings.answers_a_day, assignment=one.assignment)
        loader = jinja2.PackageLoader("examiner.classroom.watch", ".")
        template = jinja2.Environment(loader=loader, autoescape=True).get_template(
            "notice.html.jinja"
        )
        try:
            self.exchange.notify(one.arrival, template.render(assignment=one.assignment, text=text))
        except CourseError as error:
            self._say(one, str(error))

    def _say(self, one: HandIn, text: str) -> None:
        when = datetime.now(self.place)
        print(f"{when:%H:%M:%S}  {one.student}  {one.assignment}: {text}", flush=True)


def _placed(course: Course, submission: Submission) -> Arrival:
    """Return the arrival of what lies in ``submitted/`` already."""
    path = course.notebook("submitted", *submission)
    handed_in = collect.time_of(path).replace(tzinfo=None)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    key = f"{submission.student}/{submission.assignment}/{handed_in:%Y%m%d%H%M%S}/{digest}"
    return Arrival(key, submission.student, submission.assignment, handed_in)
