"""The pictures of the documentation's chapter gallery, each drawn by its chapter itself.

The cell whose last picture is taken has the tag ``gallery`` in the instructor's notebook.
"""

import base64
import io
import os
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from PIL import Image

from examiner.authoring.checks import GALLERY as TAG
from examiner.cells import is_test
from examiner.course import Course, CourseError

SIZE = (960, 640)


def draw(course: Course, only: str | None = None) -> Iterator[Path]:
    """Run the chapters as far as their picture and write it into ``docs/gallery/``.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.

    Yields
    ------
    pathlib.Path
        ``docs/gallery/<assignment>.png``, once it is written.

    Raises
    ------
    CourseError
        If a chapter has not exactly one cell with the tag, or that cell draws nothing.
    """
    folder = course.root / "docs" / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    for assignment in course.assignments(only):
        notebook = course.read("source", assignment)
        path = folder / f"{assignment}.png"
        picture = _run(notebook, course.notebook("source", assignment).parent)
        image = Image.open(io.BytesIO(picture)).convert("RGB")
        image.thumbnail(SIZE)
        image.quantize(method=Image.Quantize.MAXCOVERAGE).save(path, optimize=True)
        yield path


def chosen(notebook: NotebookNode) -> int:
    """Return the position of the cell with the tag."""
    found = [n for n, cell in enumerate(notebook.cells) if TAG in cell.metadata.get("tags", [])]
    if len(found) != 1:
        title = notebook.cells[0].source.splitlines()[0]
        raise CourseError(f"{title}: {len(found)} cells have the tag `{TAG}`; one is needed")
    return found[0]


def _run(notebook: NotebookNode, folder: Path) -> bytes:
    """Run a notebook up to the cell with the tag and return that cell's last picture as PNG."""
    cells = notebook.cells[: chosen(notebook) + 1]
    sharp = nbformat.v4.new_code_cell("%config InlineBackend.figure_format = 'retina'")
    notebook.cells = [sharp, *(cell for cell in cells if not is_test(cell))]
    client = NotebookClient(
        notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": folder}}
    )
    # As when nbgrader validates it: demonstrations take less time, and sliders are left out.
    client.execute(env={**os.environ, "NBGRADER_EXECUTION": "validate"})
    outputs = [output.get("data", {}) for output in cells[-1].outputs]
    pictures = [data["image/png"] for data in outputs if "image/png" in data]
    if not pictures:
        raise CourseError(f"{folder.name}: the cell with the tag `{TAG}` draws no picture")
    return base64.b64decode(pictures[-1])
