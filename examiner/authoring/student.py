"""The zip for students: what a machine with nothing but Python needs to open the course."""

import calendar
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat

from aicourse.contents import read
from aicourse.data import PACKED
from examiner.cells import is_draft
from examiner.course import Course, CourseError

TOP = "aicourse-student"
START = "00-start.ipynb"
# Every file has the same date, so that the same content makes the same zip.
DATE = (2026, 1, 1, 0, 0, 0)


def contents(course: Course) -> Iterator[tuple[str, Path]]:
    """Yield (name in the zip, file) of everything that students get.

    Raises
    ------
    CourseError
        If a chapter has not been released.
    """
    root = course.root
    for assignment in chapters(course):
        if not course.notebook("release", assignment).is_file():
            raise CourseError(f"{assignment} has not been released; run `make release`")
        yield from _files(root / "release" / assignment, assignment)
        picture = root / "docs" / "gallery" / f"{assignment}.png"
        if picture.is_file():
            yield f"pictures/chapters/{assignment}.png", picture
    yield from _files(root / "aicourse", "aicourse")
    yield from _files(root / "data", "data")
    yield from _files(root / "student", "")
    yield "requirements.txt", root / "requirements.lock"
    yield "LICENSE", root / "LICENSE"


def chapters(course: Course) -> list[str]:
    """Return the assignments that students get: all but drafts."""
    return [name for name in course.assignments() if not is_draft(course.read("source", name))]


def write(course: Course) -> Path:
    """Write the zip and return its path, ``dist/aicourse-student.zip``; beside it, the wheel.

    The wheel is in the zip too: where a notebook is opened elsewhere, on Colab for one, it brings
    the package and the data.
    """
    files = list(contents(course))
    target = course.root / "dist" / f"{TOP}.zip"
    target.parent.mkdir(exist_ok=True)
    packed = wheel(course, target.parent)
    files.append((packed.name, packed))
    partial = target.with_suffix(".partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files:
            info = zipfile.ZipInfo(f"{TOP}/{name}", DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            executable = path.suffix in (".sh", ".command")
            info.external_attr = (0o100755 if executable else 0o100644) << 16
            content = start_page(course) if name == START else path.read_bytes()
            archive.writestr(info, content)
    partial.replace(target)
    return target


def wheel(course: Course, folder: Path) -> Path:
    """Write the package ``aicourse`` with the course's data as one wheel, and return its path.

    Parameters
    ----------
    course : Course
    folder : Path
        Where it is to lie.

    Raises
    ------
    CourseError
        If it could not be built.
    """
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        shutil.copy(course.root / "student" / "pyproject.toml", root)
        for name, path in [
            *_files(course.root / "aicourse", "aicourse"),
            *_files(course.root / "data", f"aicourse/{PACKED}"),
        ]:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, root / name)
        call = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
        call += ["--no-deps", "--no-build-isolation", "--wheel-dir", str(root / "made"), str(root)]
        # The same date in every file, so that the same content makes the same wheel.
        dated = os.environ | {"SOURCE_DATE_EPOCH": str(calendar.timegm((*DATE, 0, 0, 0)))}
        done = subprocess.run(call, env=dated, capture_output=True, text=True)
        made = list((root / "made").glob("*.whl"))
        if done.returncode or len(made) != 1:
            raise CourseError(f"The wheel of aicourse could not be built:\n{done.stderr}")
        # At once, as others may be reading the one that lies there.
        partial = Path(shutil.copy(made[0], folder / f"{made[0].name}.{os.getpid()}"))
        return partial.replace(folder / made[0].name)


def start_page(course: Course) -> str:
    """Return the students' first page, with the chapters that there are as its table's output."""
    page = nbformat.read(course.root / "student" / START, as_version=4)
    contents = read(course.stage("release"), chapters(course), remembered=False)
    data = {"text/html": contents._repr_html_(), "text/plain": str(contents)}
    cards = next(cell for cell in page.cells if cell.id == "cards")
    cards.outputs = [nbformat.v4.new_output("display_data", data)]
    return nbformat.writes(page)


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    """Yield the files of a folder but for what the machine made: caches and full MNIST."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        made = relative.name == "mnist.npz" or path.suffix == ".pyc"
        hidden = any(part.startswith(".") for part in relative.parts)
        if path.is_file() and not made and not hidden:
            yield (Path(prefix) / relative).as_posix(), path
