"""The instructor's commands; the Makefile has a target for each."""

import argparse
import sys

from examiner import checks, grade, report, run, sample, student
from examiner.answers import AnswersError
from examiner.course import CourseError, here


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m examiner", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in {
        "release": "make the student edition of chapters that have changed",
        "sample": "write a sample class into submitted/",
        "autograde": "grade submissions that are new or have changed",
        "feedback": "write feedback for what has been graded",
        "report": "print the mark sheet and what needs a look",
        "check": "check the instructor's notebooks and their release",
        "tidy": "clear outputs and name the cells of the instructor's notebooks",
        "student": "write the zip for students",
        "clean": "remove the sample class and its grades",
    }.items():
        command = commands.add_parser(name, help=text, description=text)
        if name == "autograde":
            command.add_argument("assignments", nargs="*", help="only these chapters")
            command.add_argument(
                "--jobs", type=_positive, help="notebooks at a time (default: the processors)"
            )
            command.add_argument("--force", action="store_true", help="also what has not changed")
            command.add_argument(
                "--no-feedback", action="store_true", help="leave the feedback as it is"
            )
        elif name not in ("student", "clean"):
            command.add_argument("assignment", nargs="?", help="only this chapter")
        if name in ("autograde", "feedback"):
            command.add_argument("--student", help="only this student")
    options = parser.parse_args(arguments)
    try:
        course = here()
        match options.command:
            case "release":
                return grade.release(course, options.assignment)
            case "sample":
                names = sample.write(course, options.assignment)
                print(f"submitted/: {', '.join(names)}")
            case "autograde":
                return grade.autograde(
                    course,
                    options.assignments,
                    options.student,
                    executor=run.Here(options.jobs),
                    feedback=not options.no_feedback,
                    force=options.force,
                )
            case "feedback":
                return grade.feedback(course, options.assignment, options.student)
            case "report":
                report.show(course, options.assignment)
            case "check":
                return checks.run(course, options.assignment)
            case "tidy":
                checks.tidy(course, options.assignment)
            case "student":
                print(student.write(course))
            case "clean":
                sample.remove(course)
    except (AnswersError, CourseError) as error:
        print(error, file=sys.stderr)
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
