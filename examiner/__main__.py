"""The instructor's commands; the Makefile has a target for each."""

import argparse
import sys
from pathlib import Path

from sqlalchemy.exc import DBAPIError

# Not those that draw or make tables: they import pandas and Matplotlib, for which the others need
# not wait.
from examiner import checks, cluster, collect, grade, late, roster, run, sample, student
from examiner.answers import AnswersError
from examiner.course import CourseError, here
from examiner.sandbox import SandboxError


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m examiner", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in {
        "release": "make the student edition of chapters that have changed",
        "roster": "bring a class list (CSV) into the gradebook",
        "collect": "place a learning platform's download in submitted/",
        "sample": "write a sample class into submitted/",
        "autograde": "grade submissions that are new or have changed",
        "regrade": "grade a chapter anew after its tests were corrected",
        "feedback": "write feedback for what has been graded",
        "report": "print the mark sheet and what needs a look",
        "mutants": "try small changes to right answers and name those that no test notices",
        "check": "check the instructor's notebooks and their release",
        "tidy": "clear outputs and name the cells of the instructor's notebooks",
        "pictures": "draw the pictures of the students' first page",
        "gallery": "draw the pictures of the documentation's chapter gallery",
        "student": "write the zip for students",
        "clean": "remove the sample class and its grades",
    }.items():
        command = commands.add_parser(name, help=text, description=text)
        if name in ("collect", "roster"):
            command.add_argument("source", type=Path, help="a CSV, a folder or a zip")
        if name == "autograde":
            command.add_argument("assignments", nargs="*", help="only these chapters")
            command.add_argument(
                "--jobs", type=_positive, help="notebooks at a time (default: the processors)"
            )
            command.add_argument(
                "--scheduler", help="run them on this Dask cluster, such as tcp://10.0.0.5:8786"
            )
            command.add_argument("--force", action="store_true", help="also what has not changed")
            command.add_argument(
                "--no-feedback", action="store_true", help="leave the feedback as it is"
            )
            command.add_argument(
                "--no-sandbox",
                action="store_true",
                help="let students' code do what you may do, as on macOS, which has no sandbox yet",
            )
        elif name not in ("roster", "pictures", "student", "clean"):
            command.add_argument("assignment", nargs="?", help="only this chapter")
        if name == "mutants":
            command.add_argument(
                "--changed", action="store_true", help="only chapters that this branch has changed"
            )
        if name == "regrade":
            command.add_argument("--apply", action="store_true", help="keep the result")
        if name in ("autograde", "feedback"):
            command.add_argument("--student", help="only this student")
    options = parser.parse_args(arguments)
    try:
        course = here()
        match options.command:
            case "release":
                return grade.release(course, options.assignment)
            case "roster":
                names = roster.load(course, options.source)
                print(f"{len(names)} students are in the gradebook: {', '.join(names)}")
            case "collect":
                outcomes = collect.collect(course, options.source, options.assignment)
                collect.show(outcomes)
                return 0 if any(each.kind in ("collected", "kept") for each in outcomes) else 1
            case "sample":
                names = sample.write(course, options.assignment)
                print(f"submitted/: {', '.join(names)}")
            case "autograde":
                return grade.autograde(
                    course,
                    options.assignments,
                    options.student,
                    executor=cluster.Cluster(options.scheduler, options.jobs)
                    if options.scheduler
                    else run.Here(options.jobs),
                    feedback=not options.no_feedback,
                    force=options.force,
                    sandboxed=not options.no_sandbox,
                )
            case "regrade":
                if options.assignment is None:
                    raise CourseError("Say which chapter: make regrade ASSIGNMENT=…")
                from examiner import regrade

                changes = regrade.regrade(course, options.assignment, options.apply)
                regrade.show(changes, options.apply)
            case "feedback" | "report" if not course.has_gradebook():
                raise CourseError("Nothing has been graded yet; run `make autograde` first")
            case "feedback":
                late.refresh(course)
                return grade.feedback(course, options.assignment, options.student)
            case "report":
                from examiner import report

                late.refresh(course)
                report.show(course, options.assignment)
            case "mutants":
                from examiner.authoring import hunt

                return hunt.run(course, options.assignment, options.changed)
            case "check":
                return checks.run(course, options.assignment)
            case "tidy":
                checks.tidy(course, options.assignment)
            case "pictures":
                from examiner import pictures

                print("\n".join(str(path) for path in pictures.draw(course)))
            case "gallery":
                from examiner import gallery

                for path in gallery.draw(course, options.assignment):
                    print(path)
            case "student":
                print(student.write(course))
            case "clean":
                sample.remove(course)
    except (AnswersError, CourseError, SandboxError) as error:
        print(error, file=sys.stderr)
        return 2
    except DBAPIError as error:
        print(f"The gradebook (gradebook.db or NBGRADER_DB_URL): {error.orig}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"Can't read or write {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("at least 1 is needed")
    return number


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nStopped. What was finished is kept; the same command goes on from there.")
        sys.exit(130)
