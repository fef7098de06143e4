"""What a student gets back: which test failed and why, without the hidden tests."""

import hashlib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import Preprocessor
from nbgrader.api import Gradebook, SubmittedNotebook
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme
from nbgrader.utils import is_locked
from pygments.formatters import HtmlFormatter
from traitlets import Bool, Enum
from traitlets.config import Config, Configurable

from examiner import remarks
from examiner.cells import is_test, name_of, note, noted
from examiner.engine.verdict import meaning
from examiner.steps import page, rendering
from examiner.steps.score import NO_RESPONSE

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
        if is_locked(cell):
            for regions in (ClearHiddenTests, ClearMarkScheme):
                regions(enforce_metadata=False).preprocess_cell(cell, resources, index)
        if is_test(cell):
            note(cell, told=verdict(cell))
            cell.outputs = []
        elif cell.metadata.get("nbgrader", {}).get("comment") == NO_RESPONSE:
            # No person said so.
            del cell.metadata.nbgrader["comment"]
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
    """Takes from the gradebook whose page it is, what waits for a person, and how much to tell.

    It notes what of the gradebook the page shows. By that, a change there is found, and that a
    chapter has become due.
    """

    enabled = Bool(True)

    def preprocess(self, nb, resources):
        """Hand level, stamp, name and exercises to the template."""
        found = resources["nbgrader"]
        with Gradebook(found["db_url"]) as gradebook:
            place = (found["notebook"], found["assignment"], found["student"])
            graded = gradebook.find_submission_notebook(*place)
            found["told"] = Telling(parent=self).level(graded)
            found["stamp"] = stamp(graded, found["told"])
            found["person"] = _person(graded)
            waiting = _waiting(graded)
        for cell in nb.cells:
            if name_of(cell) in waiting:
                note(cell, pending=True)
        if found["told"] != "messages":
            found["page"] = page.arrange(nb)
            # What a program printed of a hidden test's input is told by its messages only.
            nb.cells = []
        return nb, resources


def stamp(graded: SubmittedNotebook, level: str) -> str:
    """Hash what feedback shows of the gradebook: name, points, comments and penalty, as told."""
    points = sorted((grade.name, float(grade.score or 0)) for grade in graded.grades)
    comments = sorted((each.name, each.comment) for each in graded.comments if each.comment)
    who = (_person(graded), sorted(_waiting(graded)))
    shown = (points, comments, graded.late_submission_penalty or 0, level, who)
    return hashlib.sha256(repr(shown).encode()).hexdigest()


def stamp_now(graded: SubmittedNotebook, config: Config) -> str:
    """Return the stamp of a page that were written now, by nbgrader's configuration."""
    return stamp(graded, Telling(config=config).level(graded))


def _person(graded: SubmittedNotebook) -> str:
    """Return a student's name, family name first; ``""`` where the gradebook has none."""
    student = graded.student
    return f"{student.last_name or ''} {student.first_name or ''}".strip()


def _waiting(graded: SubmittedNotebook) -> set[str]:
    """Name the cells that have no points before a person gives them."""
    return {
        grade.name
        for grade in graded.grades
        if grade.needs_manual_grade and grade.manual_score is None and grade.auto_score is None
    }


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


def headline(told: str) -> str:
    """Return what a verdict says in its first line, for a table."""
    return told.split("\n")[0].removeprefix("✗ ").removeprefix("没有通过：")


def announcement(source: str) -> str:
    """Return what a test cell says that has no code left, such as what its hidden tests try."""
    lines = source.strip().splitlines()
    if not all(line.startswith("#") for line in lines):
        return ""
    return "\n".join(line.lstrip("# ") for line in lines)


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
        """Add what sorts and words the page, and what shows text and code."""
        yield from super().default_filters()
        yield "arrange", page.arrange
        yield "text", rendering.shown
        yield "markdown", rendering.drawn
        yield "code", rendering.highlighted
        yield "meaning", meaning
        yield "headline", headline
        yield "announcement", announcement
        yield "for_student", remarks.student

    def from_notebook_node(self, nb, resources=None, **kw):
        """Fill the template; the parent class reads the whole page again, for other templates."""
        return super(HTMLExporter, self).from_notebook_node(nb, resources, **kw)

    def _create_environment(self):
        """Escape whatever a filter does not give out as HTML."""
        environment = super()._create_environment()
        environment.autoescape = True
        environment.globals |= {"styles": _styles(), "points": _points, "share": _share}
        return environment


def _points(points: float) -> str:
    return f"{round(float(points), 2):g}"


def _share(part: float, whole: float) -> str:
    """Return a part in percent, for the bar of points."""
    return f"{100 * min(max(part / whole, 0), 1):.1f}"


@cache
def _styles() -> dict[str, str]:
    """Return the colours of code on light and on dark ground."""
    return {
        ground: HtmlFormatter(style=style).get_style_defs(".highlight")
        for ground, style in {"light": "vs", "dark": "github-dark"}.items()
    }
