"""What a student gets back: which test failed and why, without the hidden tests."""

import hashlib
from pathlib import Path

from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import Preprocessor
from nbformat.v4 import new_output
from nbgrader.api import Gradebook, SubmittedNotebook
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme
from nbgrader.utils import is_locked
from traitlets import Bool
from traitlets.config import Config

from examiner import remarks
from examiner.cells import is_test, noted
from examiner.steps import rendering


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


class Stamp(Preprocessor):
    """Notes in the page what of the gradebook it shows, so that a change there is found."""

    enabled = Bool(True)

    def preprocess(self, nb, resources):
        """Hand the stamp to the template."""
        found = resources["nbgrader"]
        with Gradebook(found["db_url"]) as gradebook:
            place = (found["notebook"], found["assignment"], found["student"])
            found["stamp"] = stamp(gradebook.find_submission_notebook(*place))
        return nb, resources


def stamp(graded: SubmittedNotebook) -> str:
    """Hash what feedback shows of the gradebook: points, comments and penalty."""
    points = sorted((grade.name, float(grade.score or 0)) for grade in graded.grades)
    comments = sorted((each.name, each.comment) for each in graded.comments if each.comment)
    shown = (points, comments, graded.late_submission_penalty or 0)
    return hashlib.sha256(repr(shown).encode()).hexdigest()


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
