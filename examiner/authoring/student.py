"""The zip for students: what a machine with nothing but Python needs to open the course."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat

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
    yield from _files(root / "aicourse", "aicourse")
    yield from _files(root / "data", "data")
    yield from _files(root / "student", "")
    yield "requirements.txt", root / "requirements.lock"
    yield "LICENSE", root / "LICENSE"


def chapters(course: Course) -> list[str]:
    """Return the assignments that students get: all but drafts."""
    return [name for name in course.assignments() if not is_draft(course.read("source", name))]


def write(course: Course) -> Path:
    """Write the zip and return its path, ``dist/aicourse-student.zip``."""
    files = list(contents(course))
    target = course.root / "dist" / f"{TOP}.zip"
    target.parent.mkdir(exist_ok=True)
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


def start_page(course: Course) -> str:
    """Return the students' first page, with a table of the chapters that there are."""
    page = nbformat.read(course.root / "student" / START, as_version=4)
    rows = ["| 章节 | 时间 |", "|---|---|"]
    for assignment in chapters(course):
        text = course.read("release", assignment).cells[0].source
        title = text.splitlines()[0].lstrip("# ")
        time = re.search(r"需要的时间\W*(约[^　\n|]*)", text)
        link = f"{assignment}/{assignment}.ipynb"
        rows.append(f"| [{title}]({link}) | {time[1] if time else ''} |")
    contents = next(cell for cell in page.cells if cell.id == "contents")
    contents.source += "\n\n" + "\n".join(rows)
    return nbformat.writes(page)


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    """Yield the files of a folder but for what the machine made: caches and full MNIST."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        made = relative.name == "mnist.npz" or path.suffix == ".pyc"
        hidden = any(part.startswith(".") for part in relative.parts)
        if path.is_file() and not made and not hidden:
            yield (Path(prefix) / relative).as_posix(), path
