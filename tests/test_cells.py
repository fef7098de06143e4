"""What a cell is, and what readers call it."""

import tiny

from examiner.cells import exercises, titles


def test_without_a_heading_an_exercise_has_its_name():
    assert titles(tiny.notebook()) == {"double": "double", "shout": "shout", "why": "why"}


def test_every_exercise_of_the_course_has_a_title_with_its_number(course):
    for assignment in course.assignments():
        notebook = course.read("source", assignment)
        found = titles(notebook)
        assert set(exercises(notebook)) <= set(found)
        assert all(title.startswith(("练习 ", "思考题 ")) for title in found.values())
        assert len(set(found.values())) == len(found)
