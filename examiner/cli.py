"""The instructor's commands, one function each; the Makefile has a target for each."""

import argparse
import inspect
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from examiner.course import Course, CourseError, here
from examiner.errors import ExaminerError

if TYPE_CHECKING:
    from examiner.grading import run

# What makes tables or draws is imported where it is used: pandas and Matplotlib take a second, for
# which the other commands need not wait.

Command = Callable[[Course, argparse.Namespace], int | None]
Arguments = tuple[tuple[str, ...], dict]

EXIT_CODES = (
    "Exit codes: 0, done; 1, done, but something needs a look, as the command's text says; 2, "
    "nothing was done, and a line says why; 130, stopped by Ctrl-C, and the same command goes on."
)

_commands: list[tuple[Command, tuple[Arguments, ...]]] = []


def _argument(*names: str, **options) -> Arguments:
    return names, options


def _command(*arguments: Arguments) -> Callable[[Command], Command]:
    """Make a function a command of the same name, its docstring the command's help.

    That says what is read and written; the documentation's page of commands is made of it. An
    underscore at a name's end is left out: it keeps Python's own words apart.
    """

    def register(function: Command) -> Command:
        _commands.append((function, arguments))
        return function

    return register


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("at least 1 is needed")
    return number


def _worth(text: str) -> tuple[str, float]:
    """Read ``entropy=10``."""
    name, _, worth = text.partition("=")
    try:
        return name, float(worth)
    except ValueError:
        raise argparse.ArgumentTypeError(f"write an exercise's points as {name}=10") from None


def _shares(text: str) -> list[float]:
    """Read ``3``, for three equal shares, or ``2:1:1``."""
    try:
        weights = [float(part) for part in re.split("[:,/]", text)]
    except ValueError:
        weights = [0.0]
    if min(weights) <= 0 or (len(weights) == 1 and weights[0] % 1):
        raise argparse.ArgumentTypeError("write shares as 3, or as 2:1:1")
    return weights if len(weights) > 1 else [1.0] * int(weights[0])


_ASSIGNMENT = _argument("assignment", nargs="?", help="only this chapter")
_STUDENT = _argument("--student", help="only this student")
_NO_SANDBOX = _argument(
    "--no-sandbox",
    action="store_true",
    help="let students' code do what you may do, as on macOS, which has no sandbox yet",
)
_JOBS = _argument("--jobs", type=_positive, help="notebooks at a time (default: the processors)")
_SCHEDULER = _argument(
    "--scheduler", help="run them on this Dask cluster, such as tcp://10.0.0.5:8786"
)
_SOURCE = _argument("source", type=Path, help="a class list, a folder or a zip")


@_command(_ASSIGNMENT)
def release(course: Course, options: argparse.Namespace) -> int:
    """Make the student edition of chapters that have changed.

    Reads ``source/``. Writes ``release/`` and, into the gradebook, the tests. Exit code 1: one
    could not be made; what was there before stays.
    """
    from examiner.authoring.release import release

    return release(course, options.assignment)


@_command(_SOURCE)
def roster(course: Course, options: argparse.Namespace) -> None:
    """Bring a class list (XLSX or CSV) into the gradebook.

    Reads the list. Writes students, their names and classes into the gradebook; takes nobody
    out.
    """
    from examiner.classroom import roster

    roster.show(roster.load(course, options.source))


@_command(
    _argument(
        "--passwords",
        type=Path,
        default=Path("passwords.csv"),
        help="the file that first passwords are added to",
    )
)
def accounts(course: Course, options: argparse.Namespace) -> None:
    """Make the accounts of the class list on this machine, a class server.

    Reads the class list from the gradebook. Writes accounts, and their first passwords into a CSV.
    """
    from examiner.classroom import accounts

    new = accounts.make(course, options.passwords)
    said = f", with passwords in {options.passwords}: {', '.join(new)}" if new else ""
    print(f"{len(new)} new accounts{said}")


@_command(_SOURCE, _ASSIGNMENT, _argument("--student", help="whose it is, whatever it is called"))
def collect(course: Course, options: argparse.Namespace) -> int:
    """Place a learning platform's download in submitted/.

    Reads a folder, a zip or a notebook. Writes ``submitted/`` and, for what could not be
    placed, ``feedback/collect.csv``. Exit code 1: nothing could be placed.
    """
    from examiner.classroom import collect, dates, outcomes

    found = collect.collect(course, options.source, options.assignment, options.student)
    outcomes.show(found, str(dates.zone(course)))
    return 0 if any(each.kind in ("collected", "kept") for each in found) else 1


@_command(
    _argument("assignment", help="which chapter"),
    _argument("at", help='when, such as "2026-03-01 23:59"; "none" takes the date away'),
    _argument("--student", help="an extension for this student"),
)
def due(course: Course, options: argparse.Namespace) -> None:
    """Say when a chapter is due.

    Writes the due date, or a student's extension, into the gradebook.
    """
    from examiner.classroom import dates

    print(dates.set_due(course, options.assignment, options.at, options.student))


@_command(_ASSIGNMENT)
def sample(course: Course, options: argparse.Namespace) -> None:
    """Write a sample class into submitted/.

    Reads ``source/``, ``release/`` and the recorded answers. Writes ``submitted/sample-…/``.
    """
    from examiner.authoring import sample

    print(f"submitted/: {', '.join(sample.write(course, options.assignment))}")


@_command(_ASSIGNMENT, _NO_SANDBOX)
def demo(course: Course, options: argparse.Namespace) -> int:
    """Show the whole way of a class, from release to report, with a sample class.

    Writes what `release`, `sample`, `autograde` and `report` do. Exit code 1: the marks differ
    from plain nbgrader's, or something could not be graded.
    """
    from examiner import demo

    return demo.run(course, options.assignment, not options.no_sandbox)


@_command(
    _argument("assignments", nargs="*", help="only these chapters"),
    _JOBS,
    _SCHEDULER,
    _argument("--force", action="store_true", help="also what has not changed"),
    _argument("--no-feedback", action="store_true", help="leave the feedback as it is"),
    _NO_SANDBOX,
    _STUDENT,
)
def autograde(course: Course, options: argparse.Namespace) -> int:
    """Grade submissions that are new or have changed.

    Reads ``submitted/`` and the gradebook. Writes ``autograded/``, ``feedback/`` and the points
    into the gradebook. Exit code 1: something could not be graded; the report says why.
    """
    from examiner.grading import grade

    return grade.autograde(
        course,
        options.assignments,
        options.student,
        executor=_executor(options),
        feedback=not options.no_feedback,
        force=options.force,
        sandboxed=not options.no_sandbox,
    )


@_command(
    _argument("--from", dest="folder", type=Path, help="also grade what arrives in this folder"),
    _argument("--once", action="store_true", help="end when all is graded that is there"),
    _JOBS,
    _SCHEDULER,
    _NO_SANDBOX,
)
def watch(course: Course, options: argparse.Namespace) -> int:
    """Grade what comes in as it comes, and release its feedback.

    Goes on until Ctrl-C. Reads what is handed in; writes what `autograde` and `feedback` do.
    """
    from examiner.classroom.watch import Watcher

    return Watcher(
        course,
        _executor(options),
        options.folder,
        once=options.once,
        sandboxed=not options.no_sandbox,
    ).run()


@_command(
    _ASSIGNMENT,
    _argument("--apply", action="store_true", help="keep the result"),
    _JOBS,
    _SCHEDULER,
)
def regrade(course: Course, options: argparse.Namespace) -> None:
    """Grade a chapter anew after its tests were corrected.

    Reads ``source/`` and ``submitted/``; grades in ``build/regrade/`` and prints whose marks
    would change. With --apply, writes the gradebook, ``release/``, ``autograded/`` and, before,
    a copy of the gradebook to ``build/``.
    """
    from examiner.classroom import roster
    from examiner.grading import regrade

    if options.assignment is None:
        raise CourseError("Say which chapter: make regrade ASSIGNMENT=…")
    executor = _executor(options)
    changes = regrade.regrade(course, options.assignment, options.apply, executor)
    names = roster.names(course)
    regrade.show(changes, options.apply, len(course.submissions(options.assignment)), names)


@_command(
    _ASSIGNMENT,
    _argument("--from", dest="source", type=Path, help="take in what was graded in this file"),
    _argument("--anonymous", action="store_true", help="leave out whose answers they are"),
    _argument("--shares", type=_shares, default=[1.0], help="for several persons: 3, or 2:1:1"),
)
def written(course: Course, options: argparse.Namespace) -> int:
    """Write pages and a table to grade written answers with, or take in what was graded.

    Reads ``autograded/`` and the gradebook, and writes ``written/``; or reads a file of grades, and
    writes points and comments into the gradebook.
    """
    from examiner.classroom import written

    if options.source:
        return written.take(course, options.source, options.assignment)
    if options.assignment is None:
        raise CourseError("Say which chapter: make written ASSIGNMENT=…")
    written.write(course, options.assignment, options.shares, options.anonymous)
    return 0


@_command(_ASSIGNMENT, _STUDENT)
def feedback(course: Course, options: argparse.Namespace) -> int:
    """Write feedback for what has been graded.

    Reads ``autograded/`` and the gradebook. Writes ``feedback/<student>/<assignment>/`` where
    points or comments have changed, and late penalties into the gradebook.
    """
    from examiner.grading import grade

    _bring_penalties_up_to_date(course)
    return grade.feedback(course, options.assignment, options.student)


@_command(
    _argument("platform", choices=("moodle", "canvas"), help="where it goes"),
    _ASSIGNMENT,
    _argument("--marks", type=Path, help="the platform's own table, to be filled in"),
    _argument("--all", action="store_true", help="also what is not graded by hand yet"),
)
def return_(course: Course, options: argparse.Namespace) -> int:
    """Make feedback and marks ready for a learning platform's bulk upload.

    Reads ``feedback/`` and the gradebook. Writes ``dist/return-<platform>/``. Exit code 1: there
    was nothing to make it of.
    """
    from examiner.classroom import returns

    _bring_penalties_up_to_date(course)
    course.assignments(options.assignment)
    found = returns.make(course, options.platform, options.assignment, options.marks, options.all)
    returns.show(course, found)
    return 0 if found.count else 1


@_command(_ASSIGNMENT)
def report(course: Course, options: argparse.Namespace) -> None:
    """Write the report on the class; print the mark sheet and what there is to do.

    Reads ``autograded/``, the gradebook and ``feedback/collect.csv``. Writes
    ``feedback/report.html`` with a page a chapter, marks as CSV and XLSX, and late penalties
    into the gradebook.
    """
    from examiner.classroom import report

    _bring_penalties_up_to_date(course)
    report.show(course, options.assignment)


@_command(_argument("assignment", help="which chapter"))
def compare(course: Course, options: argparse.Namespace) -> None:
    """Write the answers of a chapter for JPlag and Dolos, which look for copies.

    Reads ``autograded/``. Writes ``build/compare/<assignment>/``, and prints how the two are
    called.
    """
    from examiner.classroom.report import compare

    compare.show(compare.write(course, options.assignment), course)


@_command(_ASSIGNMENT)
def check(course: Course, options: argparse.Namespace) -> int:
    """Check the instructor's notebooks and their release.

    Reads ``source/``, ``release/`` and the recorded answers. Exit code 1: something is not as
    it should be.
    """
    from examiner.authoring import checks

    return checks.run(course, options.assignment)


@_command(
    _argument("assignment", help="its id, such as 04.01-kmeans"),
    _argument("--title", default="", help="what it is called, such as K 均值聚类"),
)
def new(course: Course, options: argparse.Namespace) -> None:
    """Write a draft of a chapter that passes all checks.

    Writes ``source/<assignment>/`` and ``tests/answers/<assignment>.py``.
    """
    from examiner.authoring import new

    new.show(course, options.assignment, new.chapter(course, options.assignment, options.title))


@_command(
    _argument("assignment", help="which chapter"),
    _argument("wanted", nargs="*", type=_worth, help="new points, such as entropy=10"),
)
def points(course: Course, options: argparse.Namespace) -> None:
    """Print a chapter's points by exercise; give exercises other points.

    Reads ``source/``, and writes it where points are given.
    """
    from examiner.authoring import spread

    course.assignments(options.assignment)
    if options.wanted:
        for line in spread.change(course, options.assignment, dict(options.wanted)):
            print(line)
    spread.show(course, options.assignment)
    if options.wanted:
        print("Now `make release`; where work is graded already, `make regrade` instead.")


@_command(_argument("assignment", help="which chapter"))
def try_(course: Course, options: argparse.Namespace) -> int:
    """Open a chapter as a student sees it, on a scratch copy of its release.

    Reads ``release/``. Writes ``build/try/``.
    """
    from examiner.authoring import attempt

    course.assignments(options.assignment)
    return attempt.start(course, attempt.prepare(course, options.assignment))


@_command(
    _ASSIGNMENT,
    _argument("--changed", action="store_true", help="only chapters that this branch has changed"),
)
def mutants(course: Course, options: argparse.Namespace) -> int:
    """Try small changes to right answers and name those that no test notices.

    Reads ``source/`` and the recorded answers. Writes ``build/mutants/``. Exit code 1: some
    have survived.
    """
    from examiner.authoring import hunt

    return hunt.run(course, options.assignment, options.changed)


@_command(_ASSIGNMENT)
def tidy(course: Course, options: argparse.Namespace) -> None:
    """Clear outputs and name the cells of the instructor's notebooks.

    Writes ``source/``.
    """
    from examiner.authoring import checks

    checks.tidy(course, options.assignment)


@_command()
def student(course: Course, options: argparse.Namespace) -> None:
    """Write the zip for students.

    Reads ``release/``, ``aicourse/``, ``data/`` and ``student/``. Writes
    ``dist/aicourse-student.zip``.
    """
    from examiner.authoring import student

    print(student.write(course))


@_command()
def clean(course: Course, options: argparse.Namespace) -> None:
    """Remove the sample class and its grades.

    Removes ``sample-…`` folders, and those students from the gradebook.
    """
    from examiner.authoring import sample

    sample.remove(course)


def _executor(options: argparse.Namespace) -> "run.Executor":
    from examiner.grading import cluster, run

    if options.scheduler:
        return cluster.Cluster(options.scheduler, options.jobs)
    return run.Here(options.jobs)


def _bring_penalties_up_to_date(course: Course) -> None:
    from examiner.steps import late

    if not course.has_gradebook():
        raise CourseError("Nothing has been graded yet; run `make autograde` first")
    late.refresh(course)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    whole = argparse.ArgumentParser(
        prog="python -m examiner", description=(__doc__ or "").strip(), epilog=EXIT_CODES
    )
    commands = whole.add_subparsers(dest="command", metavar="command", required=True)
    for function, arguments in _commands:
        text = (inspect.getdoc(function) or "").replace("`", "")
        name, first = function.__name__.rstrip("_"), text.partition("\n")[0]
        command = commands.add_parser(name, help=first, description=text)
        command.set_defaults(function=function)
        for names, options in arguments:
            command.add_argument(*names, **options)
    return whole


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    # nbgrader calls `alembic` by name, wherever this Python was called from.
    os.environ["PATH"] = os.pathsep.join(
        [os.path.dirname(sys.executable), os.environ.get("PATH", "")]
    )
    options = parser().parse_args(arguments)
    try:
        return options.function(here(), options) or 0
    except ExaminerError as error:
        print(error, file=sys.stderr)
    except DBAPIError as error:
        print(f"The gradebook (gradebook.db or NBGRADER_DB_URL): {error.orig}", file=sys.stderr)
    except OSError as error:
        print(f"Can't read or write {error.filename}: {error.strerror}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped. What was finished is kept; the same command goes on from there.")
        return 130
    return 2
