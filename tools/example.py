"""A small class to try things out with: its list, and what Moodle would let one download.

The tutorial uses it, and the documentation's pictures are taken of it. Nobody in it is real.
"""

import csv
import random
import zipfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from examiner.authoring import answers
from examiner.cells import exercises, is_grade, is_solution, name_of
from examiner.course import Course

PLACE = "build/example"
# Two have one name.
NAMES = ["王伟", "李娜", "张敏", "刘洋", "陈静", "杨磊", "赵欣怡", "黄浩然", "周子涵", "王伟"]
CURIOUS = 'import urllib.request\n\nurllib.request.urlopen("http://example.com").read()'


def write(course: Course, assignment: str) -> list[Path]:
    """Write the class list and the download of a chapter into ``build/example/``.

    Parameters
    ----------
    course : Course
        Its chapter has been released.
    assignment : str

    Returns
    -------
    list of Path
        ``students.csv`` and ``download.zip``.
    """
    (assignment,) = course.assignments(assignment)
    folder = course.root / PLACE
    folder.mkdir(parents=True, exist_ok=True)
    people = [(f"2025{place:03}", name, place) for place, name in enumerate(NAMES, start=1)]
    with (folder / "students.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["学号", "姓名", "班级"])
        writer.writerows(
            (number, name, f"高一（{2 - place % 2}）班") for number, name, place in people
        )
    notebooks = _notebooks(course, assignment, len(people))
    with zipfile.ZipFile(folder / "download.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for (number, name, place), notebook in zip(people, notebooks, strict=True):
            # The last one forgot to write the number, and the last but one did not hand in.
            file_name = f"{number}_{assignment}.ipynb" if place < len(people) else "作业.ipynb"
            if place != len(people) - 1:
                where = f"{name}_{4000 + place}_assignsubmission_file/{file_name}"
                archive.writestr(_entry(where), nbformat.writes(notebook))
        archive.writestr(_entry("李娜_4002_assignsubmission_file/截图.png"), b"\x89PNG")
    return [folder / "students.csv", folder / "download.zip"]


def _entry(name: str) -> zipfile.ZipInfo:
    """Return a member with a fixed time: the same class every time."""
    return zipfile.ZipInfo(name, (2026, 3, 1, 20, 15, 0))


def _notebooks(course: Course, assignment: str, count: int) -> list[NotebookNode]:
    """Return what each hands in: some better, some worse, and one has much of another's."""
    source, released = course.read("source", assignment), course.read("release", assignment)
    recorded = answers.read(answers.record(course, assignment))
    chance = random.Random(assignment)
    chosen: list[dict[str, str]] = []
    for place in range(count):
        skill = 0.95 - 0.6 * place / count
        chosen.append(
            {
                name: chance.choice(
                    [
                        answer.source
                        for answer in recorded
                        if answer.exercise == name and answer.right == (chance.random() < skill)
                    ]
                    or [answers.solutions(source)[name]]
                )
                for name in exercises(released)
            }
        )
    for name in list(chosen[4])[: len(chosen[4]) * 2 // 3]:
        chosen[5][name] = f"# 我自己写的\n{chosen[4][name]}"
    made = [answers.fill(released, each) for each in chosen]
    written = {
        name_of(cell): cell.source
        for cell in source.cells
        if cell.cell_type == "markdown" and is_grade(cell) and is_solution(cell)
    }
    for place, notebook in enumerate(made):
        for cell in notebook.cells:
            if name_of(cell) in written and place % 4 != 3:
                lines = [line for line in written[name_of(cell)].splitlines() if line]
                # The first line says that it is a model answer.
                cell.source = "\n\n".join(lines[1 : 2 + place % 3])
    made[6].cells.append(nbformat.v4.new_code_cell(CURIOUS))
    return made
