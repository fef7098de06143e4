"""A new chapter passes all checks, and is solved and graded as any other."""

import nbformat
import pytest
from conftest import ROOT, cell_of

from examiner.authoring import answers, attempt, checks, new, spread
from examiner.authoring.overview import contradictions
from examiner.cells import is_draft
from examiner.cli import main
from examiner.course import Course, CourseError

ID = "04.01-kmeans"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("new") / "course")
    (course.root / "source").mkdir(parents=True)
    (course.root / "data").symlink_to(ROOT / "data")
    settings = f"load_subconfig('nbgrader_config.py', path={str(ROOT)!r})\n"
    (course.root / "nbgrader_config.py").write_text(settings)
    new.chapter(course, ID, "K 均值聚类")
    return course


def test_it_passes_all_checks(course, capsys):
    assert checks.run(course) == 0
    assert capsys.readouterr().out == (
        f"Drafts, which students don't get: {ID}\n1 notebooks checked, 0 complaints\n"
    )


def test_it_has_its_title_an_exercise_a_question_and_a_release(course):
    source = course.read("source", ID)
    assert source.cells[0].source.startswith("# 04.01 K 均值聚类\n")
    assert is_draft(source)
    assert set(answers.solutions(source)) == {"distance", "units_question_answer"}
    assert "NotImplementedError" in cell_of(course.read("release", ID), "distance").source


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (ID, "There is source/04.01-kmeans/04.01-kmeans.ipynb, tests/answers"),
        ("04.01-other", "There is 04.01-kmeans already"),
        ("kmeans", "can't be a chapter's id"),
        ("04.02-../../etc", "can't be a chapter's id"),
        ("04.02-K 均值", "can't be a chapter's id"),
    ],
)
def test_nothing_is_overwritten(course, name, message):
    before = {path: path.read_bytes() for path in course.root.rglob("*.ipynb")}
    with pytest.raises(CourseError, match=message):
        new.chapter(course, name)
    assert {path: path.read_bytes() for path in course.root.rglob("*.ipynb")} == before


def test_points_change_in_cells_heading_and_table(course, capsys, monkeypatch):
    monkeypatch.chdir(course.root)
    path = course.notebook("source", ID)
    before = path.read_bytes()
    assert main(["points", ID, "distance=8", "units_question_answer=4"]) == 0
    said = capsys.readouterr().out
    assert "distance: 10 → 8 (distance_test_example 4 → 3, distance_test_generated 4 → 3)" in said
    assert "8 automatic + 4 by hand = 12 of 100" in said
    source = course.read("source", ID)
    assert list(contradictions(source)) == []
    assert "`distance` | ★ | 8 |" in source.cells[0].source
    for wrong in (["nothing=3"], ["distance=-1"], ["distance=1.3"]):
        assert main(["points", ID, *wrong]) == 2
    assert course.read("source", ID) == source
    path.write_bytes(before)


@pytest.mark.parametrize(
    ("before", "worth", "after"),
    [
        ([2, 3, 3], 10, [2, 4, 4]),
        ([2, 2, 2, 2], 7, [2, 2, 2, 1]),
        ([4, 4, 2], 2, [1, 0.5, 0.5]),
        ([1, 1, 1], 10.5, [3.5, 3.5, 3.5]),
        ([8, 1, 1], 3, [1, 1, 1]),
        ([3, 2], 0, [0, 0]),
        ([0, 0], 3, [2, 1]),
    ],
)
def test_points_are_spread_in_proportion(before, worth, after):
    assert spread.spread(before, worth) == after


def test_what_was_tried_is_kept(course, capsys):
    first = attempt.prepare(course, ID)
    released = course.notebook("release", ID).read_bytes()
    assert first.read_bytes() == released
    tried = nbformat.read(first, as_version=4)
    cell_of(tried, "distance").source = "def distance(p, q):\n    return 1"
    nbformat.write(tried, first)
    attempt.prepare(course, ID)
    assert first.read_bytes() == released
    kept = first.parent.with_name(f"{ID}-1") / first.name
    assert "return 1" in kept.read_text("utf-8")
    assert f"build/try/{ID}-1" in capsys.readouterr().out
