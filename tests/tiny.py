"""A tiny assignment, quick to grade, for tests of grading."""

from nbformat import v4

from examiner.authoring import answers


def _nbgrader(name, *, grade=False, solution=False, locked=False, points=None):
    metadata = {"grade": grade, "grade_id": name, "locked": locked, "schema_version": 3}
    metadata |= {"solution": solution, "task": False}
    if points is not None:
        metadata["points"] = points
    return {"nbgrader": metadata}


def given(name, source):
    return v4.new_code_cell(source, id=name, metadata=_nbgrader(name, locked=True))


def solution(name, source):
    return v4.new_code_cell(source, id=name, metadata=_nbgrader(name, solution=True))


def check(name, points, source):
    metadata = _nbgrader(name, grade=True, locked=True, points=points)
    return v4.new_code_cell(source, id=name, metadata=metadata)


def written(name, points, source):
    metadata = _nbgrader(name, grade=True, solution=True, points=points)
    return v4.new_markdown_cell(source, id=name, metadata=metadata)


def notebook():
    """Two exercises, each with a visible and a hidden test, and a written question."""
    cells = [
        v4.new_markdown_cell("# 小作业", id="title"),
        given("setup", "import math"),
        solution("double", _answer("def double(x):", "return 2 * x")),
        check("double_test_visible", 2, 'assert double(2) == 4, "2 的两倍是 4"'),
        check(
            "double_test_hidden", 3, _hidden('assert double(math.pi) == 2 * math.pi, "要用乘法"')
        ),
        solution("shout", _answer("def shout(text):", 'return text + "！"')),
        check("shout_test_visible", 2, 'assert shout("好") == "好！", "少了感叹号"'),
        check(
            "shout_test_hidden", 3, _hidden('assert shout("secret-42") == "secret-42！", "不对"')
        ),
        v4.new_markdown_cell(
            "为什么？\n\n### BEGIN MARK SCHEME\n评分标准在此\n### END MARK SCHEME",
            id="why_question",
            metadata=_nbgrader("why_question", locked=True),
        ),
        written("why", 5, "参考答案在此"),
    ]
    return v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def _answer(signature, body):
    return f"{signature}\n    ### BEGIN SOLUTION\n    {body}\n    ### END SOLUTION"


def _hidden(test):
    return f"# 隐藏测试\n### BEGIN HIDDEN TESTS\n{test}\n### END HIDDEN TESTS"


FULL = {
    "double_test_visible": 2,
    "double_test_hidden": 3,
    "shout_test_visible": 2,
    "shout_test_hidden": 3,
}
NONE = dict.fromkeys(FULL, 0)


def solved(released, **chosen):
    right = {
        "double": "def double(x):\n    return x + x",
        "shout": 'def shout(text):\n    return f"{text}！"',
    }
    return answers.fill(released, right | chosen)


def automatic(course):
    """Return points by student and automatically graded cell."""
    with course.gradebook() as gradebook:
        return {
            submission.student.id: {
                grade.name: grade.score
                for notebook in submission.notebooks
                for grade in notebook.grades
                if grade.name in FULL
            }
            for submission in gradebook.assignment_submissions("tiny")
        }
