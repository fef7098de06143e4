"""The table at the top of a chapter, its headings and its cells say the same."""

import pytest
from conftest import ROOT, cell_of

from examiner.authoring import checks
from examiner.authoring.overview import contradictions, units
from examiner.course import Course

COURSE = Course(ROOT)


@pytest.fixture
def chapter():
    return COURSE.read("source", "02.02-decision-trees")


def replace(chapter, old, new):
    (cell,) = [c for c in chapter.cells if c.cell_type == "markdown" and old in c.source]
    cell.source = cell.source.replace(old, new)


def found(chapter):
    """What `make check` says of this."""
    here = list(contradictions(chapter))
    assert set(here) <= set(checks.source_complaints(chapter, "02"))
    return here


def test_a_chapter_without_contradictions(chapter):
    assert found(chapter) == []
    assert [unit.name for unit in units(chapter)][:2] == ["entropy", "gini"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "`gini` | ★ | 7",
            "`gini` | ★ | 9",
            "the table at the top gives 练习 2 9 points, but its cells have 7",
        ),
        (
            "练习 3　信息增益（★★，10 分）",
            "练习 3　信息增益（★★，12 分）",
            "information_gain: its heading says 12 分, but its cells have 10 points",
        ),
        (
            "`id3` | ★★★ |",
            "`id3` | ★★ |",
            "the table at the top gives 练习 6 ★★, but the heading ★★★",
        ),
        (
            "| 1 信息熵 `entropy`",
            "| 1 信息量 `entropy`",
            "the table at the top calls 练习 1 '信息量', but the heading '信息熵'",
        ),
        (
            "`best_feature` | ★ |",
            "`better` | ★ |",
            "the table at the top names 练习 5 `better`, but best_feature does not define it",
        ),
        (
            "### 练习 4　增益率",
            "### 练习 5　增益率",
            "gain_ratio: its heading says 练习 5, but it is 练习 4",
        ),
        (
            "| 思考题 2　选哪一个深度 | ★★ | 6 |",
            "",
            "depth_question_answer: the table at the top has no row for 思考题 2",
        ),
        (
            "## 思考题 2　选哪一个深度（★★，6 分）",
            "## 选哪一个深度",
            "depth_question_answer: no heading of its own above it; "
            "write ## 思考题 2　…（★，6 分）",
        ),
    ],
)
def test_a_contradiction_is_named(chapter, old, new, said):
    replace(chapter, old, new)
    assert said in found(chapter)


def test_points_that_only_the_metadata_have_are_named(chapter):
    cell_of(chapter, "entropy_test_pure").metadata.nbgrader.points = 3
    assert found(chapter) == [
        "entropy: its heading says 8 分, but its cells have 9 points",
        "the table at the top gives 练习 1 8 points, but its cells have 9",
    ]


def test_three_contradictions_at_once_are_all_named(chapter):
    replace(chapter, "`gini` | ★ | 7", "`gini` | ★ | 9")
    replace(chapter, "练习 7　预测（★★，9 分）", "练习 7　预言（★★★，9 分）")
    cell_of(chapter, "number_question_answer").metadata.nbgrader.points = 5
    said = "\n".join(found(chapter))
    for piece in ("练习 2 9 points", "练习 7 ★★", "'预测'", "思考题 1 6 points"):
        assert piece in said
