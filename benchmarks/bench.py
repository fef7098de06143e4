"""Grade the same submissions with nbgrader's own executor and with the examiner, in turn.

Each is the command that an instructor runs, start-up included. `make bench` runs this.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
from rich import box
from rich.console import Console
from rich.table import Table

from examiner.authoring import answers, release
from examiner.cells import name_of
from examiner.course import Course, here
from examiner.engine import task
from examiner.engine.examination import Cell
from examiner.engine.namespace import LIBRARIES
from examiner.engine.task import Task
from examiner.grading.run import Here, Run, Submission

#: NumPy only, scikit-learn, Keras.
CHAPTERS = ("02.01-search", "02.02-decision-trees", "02.05-neural-networks")

# nbgrader's own steps in place of the examiner's.
PLAIN = """
from nbgrader.converters import Autograde
c.Autograde.exporter_class = "nbconvert.exporters.NotebookExporter"
c.Autograde.sanitize_preprocessors = Autograde.sanitize_preprocessors.default_args[0]
c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default_args[0]
c.Execute.timeout = 120
"""


class BenchmarkError(Exception):
    """A command failed."""


@dataclass(frozen=True)
class Cost:
    """What a command took.

    Attributes
    ----------
    seconds : float
    memory : int
        The most that its own process had at a time (bytes).
    """

    seconds: float
    memory: int


@dataclass(frozen=True)
class Result:
    """What grading one chapter's class took, in seconds.

    Attributes
    ----------
    chapter : str
    size : int
        Submissions.
    floor : float
        What the cells alone take, divided among the processors.
    plain, ours, with_feedback, unchanged : float
        nbgrader's own executor; the examiner; the same and the feedback; nothing to do.
    private : int
        Memory that one more notebook takes (bytes).
    differences : list of str
        Where the scores are not the same.
    """

    chapter: str
    size: int
    floor: float
    plain: float
    ours: float
    with_feedback: float
    unchanged: float
    private: int
    differences: list[str]


def measure(course: Course, chapter: str, size: int, folder: Path, jobs: int) -> Result:
    """Grade one class both ways.

    Parameters
    ----------
    course : Course
        Where the chapter and its recorded answers are.
    chapter : str
    size : int
        Submissions.
    folder : Path
        For the two courses.
    jobs : int
        Notebooks at a time, for the examiner.

    Returns
    -------
    Result
    """
    ours = make_class(course, chapter, size, folder / "ours")
    plain = Course(shutil.copytree(ours.root, folder / "plain", symlinks=True))
    config = plain.root / "nbgrader_config.py"
    config.unlink()
    config.write_text((ours.root / config.name).read_text() + PLAIN)

    command = ("examiner", "autograde", f"--jobs={jobs}")
    return Result(
        chapter=chapter,
        size=size,
        ours=run(ours, *command, "--no-feedback").seconds,
        plain=run(plain, "nbgrader", "autograde", chapter).seconds,
        differences=differences(plain, ours, chapter),
        with_feedback=run(ours, *command, "--force").seconds,
        unchanged=run(ours, *command).seconds,
        floor=floor(ours, jobs),
        private=private_memory(ours, chapter),
    )


def make_class(course: Course, chapter: str, size: int, root: Path) -> Course:
    """Make a course with one chapter and a class that handed in recorded answers."""
    root.mkdir(parents=True)
    for name in ("nbgrader_config.py", "data"):
        (root / name).symlink_to(course.root / name)
    shutil.copytree(course.root / "source" / chapter, root / "source" / chapter)
    made = Course(root)
    release.release(made)
    released = made.read("release", chapter)
    submissions = answers.mix(answers.read(answers.record(course, chapter)))
    for number in range(size):
        chosen = {a.exercise: a.source for a in submissions[number % len(submissions)]}
        path = made.notebook("submitted", chapter, f"student-{number:04}")
        path.parent.mkdir(parents=True)
        nbformat.write(answers.fill(released, chosen), path)
    return made


def run(course: Course, *command: str) -> Cost:
    """Run a module's command in a course folder.

    Raises
    ------
    BenchmarkError
        If it fails, with what it printed.
    """
    memory = 0
    with tempfile.TemporaryFile("w+") as output:
        start = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=course.root,
            env=os.environ | {"PWD": str(course.root)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        while process.poll() is None:
            memory = _kilobytes(f"/proc/{process.pid}/status", "VmHWM") * 1024 or memory
            time.sleep(0.05)
        seconds = time.monotonic() - start
        if process.returncode:
            output.seek(0)
            raise BenchmarkError(f"{' '.join(command)} failed:\n{output.read()[-2000:]}")
    return Cost(seconds, memory)


def floor(course: Course, jobs: int) -> float:
    """Return the seconds that the cells of all submissions take, divided among `jobs`.

    Each different submission is run once, by itself: nothing is rebuilt or saved meanwhile.
    """
    submissions = [Submission(*pair) for pair in course.submissions()]
    texts = {s: course.notebook("submitted", *_names(s)).read_bytes() for s in submissions}
    often = Counter(texts.values())
    different = {text: submission for submission, text in texts.items()}
    ahead = Run(course, Here(jobs))
    with ThreadPoolExecutor(jobs) as pool:
        runs = pool.map(ahead.execute, different.values())
        seconds = [sum(record.seconds for record in records) for _, _, records in runs]
    return sum(map(lambda text, each: often[text] * each, different, seconds)) / jobs


def private_memory(course: Course, chapter: str) -> int:
    """Return the bytes that a notebook's two processes have for themselves, all being imported."""
    cells = [c for c in course.read("release", chapter).cells if c.cell_type == "code"]
    known = sorted(
        name for name in task.imported(c.source for c in cells) if name.split(".")[0] in LIBRARIES
    )
    imports = "\n".join(f"import {name}" for name in known)
    look = "print(open('/proc/self/smaps_rollup').read())"
    work = Task((Cell(imports, "given"), Cell(look, "student"), Cell(look, "test")))
    shown = [output["text"] for record in task.run(work)[1:] for output in record.outputs]
    lines = "".join(shown).splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) * 1024


def differences(plain: Course, ours: Course, chapter: str) -> list[str]:
    """Say where scores differ; cells that `warned` under nbgrader are left out."""
    theirs, own = _scores(plain, chapter), _scores(ours, chapter)
    return [
        f"{chapter} {student} {cell}: nbgrader {theirs.get((student, cell))}, "
        f"ours {own.get((student, cell))}"
        for student, cell in sorted(theirs.keys() | own.keys())
        if theirs.get((student, cell)) != own.get((student, cell))
        and cell not in warned(plain, chapter, student)
    ]


def warned(course: Course, assignment: str, student: str) -> set[str]:
    """Return the names of the cells that printed to stderr.

    nbgrader's own executor takes a library's warning for a failed test.
    """
    cells = course.read("autograded", assignment, student).cells
    return {
        name_of(cell)
        for cell in cells
        if any(output.get("name") == "stderr" for output in cell.get("outputs", []))
    }


def compare(results: list[Result], jobs: int) -> Table:
    """Return a table of what the chapters took."""
    table = Table(title=f"{jobs} notebooks at a time", box=box.MARKDOWN)
    for title in (
        *("chapter", "class", "nbgrader s each", "ours s each", "times faster", "at most"),
        *("ours / floor", "with feedback / floor", "unchanged ms each", "private MB", "scores"),
    ):
        table.add_column(title, justify="left" if title == "chapter" else "right", no_wrap=True)
    total = Result(
        "together",
        *(sum(getattr(r, name) for r in results) for name in list(Result.__annotations__)[1:7]),
        private=max(r.private for r in results),
        differences=[line for r in results for line in r.differences],
    )
    for r in [*results, total]:
        table.add_row(
            r.chapter,
            str(r.size),
            f"{r.plain / r.size:.2f}",
            f"{r.ours / r.size:.2f}",
            f"{r.plain / r.ours:.1f}",
            f"{r.plain / r.floor:.1f}",
            f"{r.ours / r.floor:.2f}",
            f"{r.with_feedback / r.floor:.2f}",
            f"{1000 * r.unchanged / r.size:.1f}",
            f"{r.private / 1e6:.0f}",
            f"{len(r.differences)} differ" if r.differences else "the same",
        )
    return table


def scale(course: Course, chapter: str, sizes: list[int], folder: Path, jobs: int) -> Table:
    """Grade classes of different sizes with feedback, and once more with nothing changed."""
    table = Table(title=f"{chapter}, {jobs} notebooks at a time", box=box.MARKDOWN)
    for title in ("class", "with feedback s each", "unchanged ms each", "coordinator MB"):
        table.add_column(title, justify="right", no_wrap=True)
    for size in sizes:
        made = make_class(course, chapter, size, folder / str(size))
        first = run(made, "examiner", "autograde", f"--jobs={jobs}")
        again = run(made, "examiner", "autograde", f"--jobs={jobs}")
        numbers = f"{first.seconds / size:.2f}", f"{1000 * again.seconds / size:.1f}"
        table.add_row(str(size), *numbers, f"{first.memory / 1e6:.0f}")
    return table


def _names(submission: Submission) -> tuple[str, str]:
    return submission.assignment, submission.student


def _scores(course: Course, chapter: str) -> dict[tuple[str, str], float | None]:
    with course.gradebook() as gradebook:
        return {
            (submission.student.id, one.name): one.auto_score
            for submission in gradebook.assignment_submissions(chapter)
            for notebook in submission.notebooks
            for one in notebook.grades
        }


def _kilobytes(path: str, key: str) -> int:
    """Read one number of a file below /proc; 0 where the process is gone."""
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{key}:")), 0)


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return 1 where scores differ or a command failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chapters", nargs="*", default=CHAPTERS, help=f"({' '.join(CHAPTERS)})")
    parser.add_argument("--class-size", type=int, default=10, help="submissions each (%(default)s)")
    parser.add_argument("--jobs", type=int, default=Here().jobs, help="(the processors)")
    parser.add_argument(
        "--scale",
        type=int,
        nargs="+",
        metavar="SIZE",
        help="instead: classes of these sizes, with feedback, and nothing changed",
    )
    options = parser.parse_args(arguments)
    course = here()
    console = Console(width=None if sys.stdout.isatty() else 200)
    results = []
    try:
        for chapter in options.chapters:
            course.assignments(chapter)
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                where = Path(folder)
                if options.scale:
                    console.print(scale(course, chapter, options.scale, where, options.jobs))
                    continue
                print(f"{chapter}: {options.class_size} submissions", file=sys.stderr)
                results.append(measure(course, chapter, options.class_size, where, options.jobs))
    except BenchmarkError as error:
        print(error, file=sys.stderr)
        return 1
    if results:
        console.print(compare(results, options.jobs))
    for line in (line for result in results for line in result.differences):
        console.print(line, markup=False)
    return 1 if any(result.differences for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
