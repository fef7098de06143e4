"""A class hands in within minutes while the watch grades, and is killed now and then.

``python -m benchmarks.load`` prints how long feedback took, and fails where a hand-in was lost,
graded twice or overtaken.
"""

import argparse
import contextlib
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nbgrader.utils import notebook_hash
from rich.console import Console
from rich.progress import track

from benchmarks.exchanging import Exchange
from examiner.authoring import answers
from examiner.classroom.watch.queue import HAND_INS, HandIn
from examiner.course import Course, here

#: Where the watch looks how little it may overtake (`Watch.look_every`, and a claim at a time).
NEAR = timedelta(seconds=3)


def lay_out(course: Course, assignment: str, root: Path) -> Exchange:
    """Return an exchange with a chapter, in a course of its own."""
    copy = course.twin(root)
    shutil.copytree(course.notebook("source", assignment).parent, root / "source" / assignment)
    inbound = root / "exchange"
    inbound.mkdir()
    inbound.chmod(0o777)
    with (root / "nbgrader_config.py").open("a") as file:
        file.write(
            f"c.Exchange.root = {str(inbound)!r}\nc.ExchangeCollect.check_owner = False\n"
            "c.Watch.answers_a_day = 0\n"
        )
    if copy.nbgrader("generate_assignment", assignment, quiet=True):
        raise SystemExit(f"{assignment} can't be released")
    exchange = Exchange(Course(root), root / "homes")
    exchange.release(assignment)
    return exchange


class Watching:
    """The watch as a service: started again whenever it has ended."""

    def __init__(self, root: Path):
        self.root = root
        self.kills = 0
        self._ended = threading.Event()
        self._log = (root / "watch.log").open("w")
        self._thread = threading.Thread(target=self._serve)
        self._process: subprocess.Popen | None = None
        self._thread.start()

    def _serve(self) -> None:
        while not self._ended.is_set():
            self._process = subprocess.Popen(
                [sys.executable, "-m", "examiner", "watch"],
                cwd=self.root,
                stdout=self._log,
                stderr=subprocess.STDOUT,
            )
            self._process.wait()

    def kill(self) -> None:
        """Kill it, as a power cut does."""
        if self._process:
            self._process.kill()
            self.kills += 1

    def end(self) -> None:
        """Let it finish."""
        self._ended.set()
        if self._process:
            self._process.send_signal(signal.SIGTERM)
        self._thread.join()
        self._log.close()


def released(exchange: Exchange, folder: Path, assignment: str) -> Path:
    """Return where the feedback of a hand-in will be."""
    secret = (folder / "submission_secret.txt").read_text()
    name = notebook_hash(secret=secret, notebook_id=assignment)
    return folder.parent.parent / "feedback" / f"{name}.html"


def read(course: Course) -> list[HandIn]:
    """Return what the queue says of all hand-ins."""
    with course.gradebook() as gradebook, gradebook.engine.connect() as connection:
        return [HandIn(**row._mapping) for row in connection.execute(HAND_INS.select())]


def overtaken(rows: list[HandIn]) -> int:
    """Count those who began later than somebody who had come after them, all having had as much."""
    begun = sorted((one for one in rows if one.started), key=lambda one: one.arrived)
    return sum(
        1
        for number, one in enumerate(begun)
        # One that was begun before a kill waits no longer than till the next start.
        if one.tries == 1
        and any(other.started < one.started - NEAR for other in begun[number + 1 :])
    )


def main() -> int:
    """Run the load and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("assignment", nargs="?", default="01.01-python-basics")
    parser.add_argument("--students", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=10, help="in which they hand in")
    parser.add_argument("--at-once", type=int, default=5, help="as many each time")
    parser.add_argument("--kills", type=int, default=5)
    options = parser.parse_args()
    course = here()
    console = Console(highlight=False)
    chance = random.Random(1)
    mixed = answers.mix(answers.read(answers.record(course, options.assignment)))
    with tempfile.TemporaryDirectory(prefix="load-") as folder:
        exchange = lay_out(course, options.assignment, Path(folder))
        sheet = exchange.course.read("release", options.assignment)
        watching = Watching(Path(folder))
        times = {chance.randrange(1, options.students) for _ in range(options.kills)}
        began = time.monotonic()
        handed: dict[str, tuple[datetime, Path]] = {}
        took: dict[str, float] = {}
        pause = 60 * options.minutes * options.at_once / options.students
        for number in track(range(options.students), "handing in", console=console):
            if number % options.at_once == 0:
                until = began + pause * number / options.at_once
                while time.monotonic() < until:
                    look(handed, took)
                    time.sleep(0.2)
            chosen = {a.exercise: a.source for a in mixed[number % len(mixed)]}
            student = f"s{number:03}"
            where = exchange.hand_in(student, options.assignment, answers.fill(sheet, chosen))
            handed[student] = (
                datetime.now(UTC),
                released(exchange, where, options.assignment),
            )
            if number in times:
                watching.kill()
        with contextlib.suppress(KeyboardInterrupt):
            while len(took) < len(handed):
                look(handed, took)
                time.sleep(0.2)
        watching.end()
        rows = read(exchange.course)
    return report(console, rows, took, watching.kills, options)


def look(handed: dict[str, tuple[datetime, Path]], took: dict[str, float]) -> None:
    """Note who has got feedback since."""
    for student, (when, page) in handed.items():
        if student not in took and page.is_file():
            took[student] = (datetime.now(UTC) - when).total_seconds()


def report(console: Console, rows: list[HandIn], took, kills: int, options) -> int:
    """Print the result; return 1 where something was lost, done twice or overtaken."""
    states = Counter(one.state for one in rows)
    lost = options.students - len(took)
    ahead = overtaken(rows)
    times = sorted(took.values())
    console.print(
        f"{options.students} students, {options.at_once} at once, within {options.minutes:g} "
        f"minutes; killed {kills} times"
    )
    console.print(
        f"to feedback: median {statistics.median(times):.1f} s, 9 of 10 within "
        f"{times[len(times) * 9 // 10 - 1]:.1f} s, longest {times[-1]:.1f} s"
    )
    console.print(f"without feedback: {lost}; overtaken: {ahead}; states: {dict(states)}")
    return int(bool(lost or ahead or states["done"] != options.students))


if __name__ == "__main__":
    sys.exit(main())
