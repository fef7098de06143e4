"""The chapters as pages of the documentation's site: the release, with what it shows when it runs.

What stands on a page is the student edition. Demonstrations need the exercises' answers in places,
so it is the instructor's notebook that is run; of its outputs, those of answers and tests are left
out. What running gave is kept by content in ``build/chapters/``.
"""

import hashlib
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import JupyterCacheAbstract
from jupyter_cache.cache.main import CacheBundleIn
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode, v4
from nbgrader.utils import is_solution
from rich.progress import Progress

import aicourse
from aicourse import data
from examiner.authoring import student
from examiner.cells import is_test
from examiner.course import Course, CourseError

#: Where the pages are written, below the documentation's folder.
FOLDER = Path("zh") / "course"
#: Longest time that one cell may run (seconds).
TIMEOUT = 1800

# A site has no kernel: of something to play with, it shows the picture that it begins with.
_PREPARATION = """
%config InlineBackend.figure_format = "retina"
import aicourse, ipywidgets

def _draw_once(draw, **controls):
    found = ipywidgets.interactive(draw, **controls).kwargs_widgets
    draw(**{{control._kwarg: control.get_interact_value() for control in found}})

aicourse.interact = _draw_once
aicourse.step_through = lambda draw, steps: draw(steps - 1)
# {digest}
"""
_WIDGET = "application/vnd.jupyter.widget-view+json"
# What tells a student how far they are tells a reader nothing.
_OF_STUDENTS = re.compile(r"aicourse\.(progress|hand_in|check)\(")


def write(course: Course, docs: Path, run: bool = True) -> Iterator[Path]:
    """Write a page for each chapter, and a zip of what students get of it.

    Parameters
    ----------
    course : Course
    docs : Path
        The documentation's folder. Pages of chapters that are no more are removed.
    run : bool
        Whether the chapters are run, so that their pages have figures.

    Yields
    ------
    pathlib.Path
        A page, once it is written. One that stays as it was is not touched.

    Raises
    ------
    CourseError
        If a chapter's own solution does not run.
    """
    folder = docs / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    assignments = student.chapters(course)
    for path in folder.glob("*.ipynb"):
        if path.stem not in assignments:
            path.unlink()
    cache = get_cache(course.root / "build" / "chapters")
    with Progress(transient=True) as progress:
        chapters = progress.add_task("chapters", total=len(assignments))
        for assignment in assignments:
            outputs = _outputs(course, assignment, cache, progress) if run else {}
            released = course.read("release", assignment)
            page = nbformat.writes(page_of(released, outputs, f"{assignment}.zip"))
            path = folder / f"{assignment}.ipynb"
            if not path.is_file() or path.read_text("utf-8") != page:
                path.write_text(page, "utf-8")
            _pack(course.notebook("release", assignment).parent, path.with_suffix(".zip"))
            progress.advance(chapters)
            yield path


def page_of(
    released: NotebookNode, outputs: dict[str, list[NotebookNode]], archive: str
) -> NotebookNode:
    """Return what a reader sees of a chapter.

    Parameters
    ----------
    released : NotebookNode
        The student edition.
    outputs : dict of str to list of NotebookNode
        By a cell's id, what running it shows.
    archive : str
        The address of the chapter's zip.
    """
    page = v4.new_notebook(metadata=released.metadata)
    for cell in released.cells:
        if cell.cell_type == "markdown" and is_solution(cell):
            # Where students write.
            continue
        if cell.cell_type == "code":
            if not _has_code(cell.source):
                # Room to try something, or hidden tests.
                continue
            cell.outputs = outputs.get(cell.id, [])
            cell.metadata["tags"] = ["hide-input"] if is_test(cell) else []
        page.cells.append(cell)
    title, _, rest = page.cells[0].source.partition("\n")
    links = f"[下载这一章（zip）]({archive})　[下载整门课](aicourse-student.zip)"
    page.cells[0].source = f"{title}\n\n{links}\n{rest}"
    return page


def _has_code(source: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in source.splitlines())


def _outputs(
    course: Course, assignment: str, cache: JupyterCacheAbstract, progress: Progress
) -> dict[str, list[NotebookNode]]:
    """Return what the cells of a chapter show, by id, from the cache where it has been run."""
    notebook = course.read("source", assignment)
    folder = course.notebook("release", assignment).parent
    notebook.cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    answers = {cell.id for cell in notebook.cells if is_solution(cell)}
    notebook.cells = [cell for cell in notebook.cells if not is_test(cell)]
    preparation = _PREPARATION.format(digest=_digest(folder))
    notebook.cells.insert(0, v4.new_code_cell(preparation.strip(), id="preparation"))
    try:
        _, notebook = cache.merge_match_into_notebook(notebook)
    except KeyError:
        _run(notebook, folder, progress)
        cache.cache_notebook_bundle(
            CacheBundleIn(notebook, str(course.notebook("source", assignment))), overwrite=True
        )
    return {
        cell.id: [output for output in cell.outputs if _WIDGET not in output.get("data", {})]
        for cell in notebook.cells
        if cell.id not in answers and not _OF_STUDENTS.search(cell.source)
    }


def _run(notebook: NotebookNode, folder: Path, progress: Progress) -> None:
    """Run a chapter in a copy of its folder, and show how far it is."""
    task = progress.add_task(folder.name, total=len(notebook.cells))
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(folder, place, dirs_exist_ok=True)
        client = NotebookClient(
            notebook,
            timeout=TIMEOUT,
            kernel_name="python3",
            # The cache looks at metadata, too.
            record_timing=False,
            resources={"metadata": {"path": place}},
            on_cell_complete=lambda **_: progress.advance(task),
        )
        try:
            client.execute()
        except CellExecutionError as error:
            raise CourseError(
                f"{folder.name}: a cell of its solution fails: {error.ename}: {error.evalue}; "
                "run it in `make lab-source`"
            ) from None
        finally:
            progress.remove_task(task)


def _digest(folder: Path) -> str:
    """Hash what a chapter's cells read besides their own text."""
    seen = hashlib.sha256()
    package = Path(aicourse.__file__).parent
    beside = (path for path in folder.rglob("*") if path.suffix != ".ipynb")
    paths = [*package.glob("*.py"), *data.directory().rglob("*"), *beside]
    if mnist := os.environ.get("AICOURSE_MNIST"):
        paths.append(Path(mnist))
    for path in sorted(path for path in paths if path.is_file()):
        seen.update(path.name.encode() + path.read_bytes())
    return seen.hexdigest()


def _pack(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, f"{folder.name}/{path.relative_to(folder)}")
