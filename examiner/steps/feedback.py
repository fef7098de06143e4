"""What a student gets back: which test failed and why, without the hidden tests."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook, SubmittedNotebook
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme
from nbgrader.utils import is_grade, is_locked, is_solution
from traitlets import Bool, Enum
from traitlets.config import Config, Configurable

from examiner import remarks
from examiner.cells import is_test, name_of, noted
from examiner.steps import rendering

#: How much feedback tells.
LEVELS = ("nothing", "points", "messages")


class HideTests(Preprocessor):
    """Removes hidden tests and rubrics, and tells each test cell's verdict.

    Nothing that was printed or shown while a test ran is kept: a function could print what a
    hidden test gave it.
    """

    enabled = Bool(True)

    def preprocess_cell(self, cell, resources, index):
        """Replace source and outputs of a locked cell by what its student may see."""
        # What a screen reader says of a picture.
        cell.metadata.setdefault("alt", "这段代码画出的图")
        if is_locked(cell):
            for regions in (ClearHiddenTests, ClearMarkScheme):
                regions(enforce_metadata=False).preprocess_cell(cell, resources, index)
        if is_test(cell):
            cell.outputs = [new_output("stream", name="stdout", text=verdict(cell))]
        return cell, resources


class Telling(Configurable):
    """How much a page of feedback tells, before a chapter is due and after.

    ``"messages"``: what each test said, in the student's notebook; ``"points"``: the points of each
    exercise; ``"nothing"``: that it arrived and could be graded.
    """

    before_due = Enum(
        LEVELS, "points", help="What feedback tells before a chapter is due, where a date is set."
    ).tag(config=True)

    after_due = Enum(LEVELS, "messages", help="What it tells after that.").tag(config=True)

    def level(self, graded: SubmittedNotebook, now: datetime | None = None) -> str:
        """Return what the page of a graded notebook tells now; extensions count."""
        due = graded.assignment.duedate
        now = now or datetime.now(UTC).replace(tzinfo=None)
        return self.before_due if due and now < due else self.after_due


class Tell(Preprocessor):
    """Leaves in the page as much as it is to tell, and notes what of the gradebook it shows.

    By what is noted, a change there is found, and that a chapter has become due.
    """

    enabled = Bool(True)

    def preprocess(self, nb, resources):
        """Hand level, stamp and the exercises' points to the template."""
        found = resources["nbgrader"]
        with Gradebook(found["db_url"]) as gradebook:
            place = (found["notebook"], found["assignment"], found["student"])
            graded = gradebook.find_submission_notebook(*place)
            found["told"] = Telling(parent=self).level(graded)
            found["stamp"] = stamp(graded, found["told"])
        if found["told"] != "messages":
            found["exercises"] = by_exercise(nb)
            # What a program printed of a hidden test's input is told by its messages only.
            nb.cells = []
        return nb, resources


def by_exercise(notebook: NotebookNode) -> list[dict[str, Any]]:
    """Add up the points of each exercise of a notebook that has its grades.

    Returns
    -------
    list of dict
        ``name``, ``score``, ``points`` and ``by_hand``, in the order of the notebook.
    """
    found: dict[str, dict[str, Any]] = {}
    for cell in notebook.cells:
        if is_grade(cell):
            name = name_of(cell).split("_test")[0]
            empty = {"name": name, "score": 0.0, "points": 0.0, "by_hand": is_solution(cell)}
            row = found.setdefault(name, empty)
            row["score"] += cell.metadata.nbgrader.score or 0.0
            row["points"] += cell.metadata.nbgrader.points or 0.0
    return list(found.values())


def stamp(graded: SubmittedNotebook, level: str) -> str:
    """Hash what feedback shows of the gradebook: points, comments and penalty, as far as told."""
    points = sorted((grade.name, float(grade.score or 0)) for grade in graded.grades)
    comments = sorted((each.name, each.comment) for each in graded.comments if each.comment)
    shown = (points, comments, graded.late_submission_penalty or 0, level)
    return hashlib.sha256(repr(shown).encode()).hexdigest()


def stamp_now(graded: SubmittedNotebook, config: Config) -> str:
    """Return the stamp of a page that were written now, by nbgrader's configuration."""
    return stamp(graded, Telling(config=config).level(graded))


def is_current(page: Path, graded: Path, shown: str = "") -> bool:
    """Tell whether a page is newer than the grading, written to its end, and has a stamp.

    Parameters
    ----------
    page, graded : Path
        The page, and the autograded notebook, which exists.
    shown : str
        The stamp; by default, any does.
    """
    if not page.is_file() or page.stat().st_mtime < graded.stat().st_mtime:
        return False
    with page.open("rb") as file:
        head = file.read(1000)
        file.seek(max(page.stat().st_size - 64, 0))
        return shown.encode() in head and file.read().rstrip().endswith(b"</html>")


def verdict(cell) -> str:
    """Say in Chinese whether a test cell passed, and if not, why.

    Parameters
    ----------
    cell : NotebookNode
        A test cell of an autograded notebook.

    Returns
    -------
    str
    """
    word = noted(cell)
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if word.get("status") is None:
        return "✗ 没有运行到这个测试，所以没有得分。"
    if word["status"] != "ok":
        return word.get("verdict") or "✗ 没有通过。"
    # nbgrader's word on a cell that ended with something else than points.
    return f"✗ {errors[-1].evalue}" if errors else "✓ 通过"


class FeedbackExporter(HTMLExporter):
    """Writes a page that holds all it shows: no script, and nothing to load."""

    @property
    def default_config(self):
        """Set the template; settings for the parent class, as nbgrader makes them, don't count."""
        templates = str(Path(__file__).parent / "templates")
        own = {"template_name": "feedback", "extra_template_basedirs": [templates]}
        config = Config({"FeedbackExporter": own})
        return super().default_config.merge(config) or config

    def default_filters(self):
        """Add the ones that show text and code; a class has most of both in common."""
        yield from super().default_filters()
        yield "markdown2html", rendering.markdown2html
        yield "highlight_code", rendering.highlight_code
        yield "for_student", remarks.student

    def from_notebook_node(self, nb, resources=None, **kw):
        """Fill the template; the parent class reads the whole page again, for other templates."""
        return super(HTMLExporter, self).from_notebook_node(nb, resources, **kw)
