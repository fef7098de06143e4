"""What students read of their work, and that nothing lives in the page they open."""

import contextlib
import json
from copy import deepcopy

import pytest
import tiny
from attacks import MARKDOWN, VECTORS, assert_harmless, hostile
from bs4 import BeautifulSoup
from conftest import cell_of
from nbformat import v4
from traitlets.config import Config

from examiner.engine.recording import Recording
from examiner.grading import grade
from examiner.steps import bounded
from examiner.steps.bounded import ExceededError
from examiner.steps.feedback import FeedbackExporter, HideTests
from examiner.steps.outputs import SanitizeOutputs
from examiner.steps.rendering import clean, highlighted, rendered

RESOURCES = {"nbgrader": {"notebook": "tiny", "score": 2, "max_score": 15, "late_penalty": 0}}


def page_of(notebook) -> str:
    """Make the page as autograding and feedback do after a notebook has been run."""
    for step in (SanitizeOutputs(), HideTests()):
        notebook, _ = step.preprocess(notebook, {})
    settings = Config({"HTMLExporter": {"template_name": "feedback"}})
    page, _ = FeedbackExporter(config=settings).from_notebook_node(notebook, deepcopy(RESOURCES))
    return page


def graded():
    notebook = tiny.notebook()
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata.nbgrader["score"] = 0
            cell.metadata["examiner"] = {"status": "error", "verdict": "✗ 没有通过：试试别的数"}
    notebook.metadata["examiner"] = {"ended": "In [3]：🛑 程序自己提前结束了"}
    return notebook


def attacked(load: str):
    notebook = graded()
    answer = cell_of(notebook, "double")
    for text in hostile(load):
        answer.outputs += [
            v4.new_output(
                "display_data", data={"text/html": text}, metadata={"text/html": {"isolated": True}}
            ),
            v4.new_output("display_data", data={"text/markdown": text, "text/plain": text}),
            v4.new_output(
                "display_data", data={"application/javascript": text, "image/svg+xml": text}
            ),
            v4.new_output(
                "display_data",
                data={"image/png": f'"><b {text}'},
                metadata={"filenames": {"image/png": load}},
            ),
            v4.new_output("stream", text=text),
            v4.new_output("error", ename=text, evalue=text, traceback=[text]),
        ]
        extra = v4.new_markdown_cell(text, metadata={"examiner": {"by_student": True}})
        notebook.cells += [extra, v4.new_raw_cell(text), v4.new_code_cell(f"# {text}")]
    cell_of(notebook, "double_test_visible").metadata.examiner.verdict = " ".join(hostile(load))
    return notebook


def test_nothing_of_a_student_runs_or_loads_in_a_browser(watched, tmp_path):
    page = page_of(attacked(f"http://127.0.0.1:{watched.server_port}/load"))
    assert_harmless(page, watched, tmp_path, shown="试试别的数")


def test_the_page_has_no_script_and_names_no_other_place():
    page = page_of(graded())
    for text in ("<script", "http:", "https:", "src=", "@import", "javascript"):
        assert text not in page.replace('xmlns="http://www.w3.org/1998/Math/MathML"', "")


@pytest.mark.parametrize("vector", VECTORS)
def test_html_of_a_student_is_clean(vector):
    (text,) = [clean(VECTORS[vector].replace("LOAD", "http://elsewhere/x"))]
    assert not any(
        word in text.replace("&lt;", "") for word in ("<script", "onerror", "javascript")
    )
    assert "elsewhere" not in text or text.startswith("&lt;")


def test_tables_pictures_and_links_stay():
    table = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    assert clean(f"<div><style scoped>.x {{}}</style>{table}</div>") == f"<div>{table}</div>"
    assert "data:image/png;base64,AAAA" in clean("<img src='data:image/png;base64,AAAA'>")
    assert 'href="https://example.org/"' in clean("<a href='https://example.org/'>x</a>")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$a < b$ 且 $b > c$", "<mo>&lt;</mo>"),
        ("> 引用", "<blockquote>"),
        ("`x < y` & z", "<code>x &lt; y</code> &amp; z"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<td>1</td>"),
        ("数据: 3, data: 4", "数据: 3, data: 4"),
        ("```python\nx = 1\n```", 'class="highlight'),
        ("[网页](https://example.org/)", 'href="https://example.org/"'),
    ],
)
def test_honest_markdown_is_shown_as_it_was_meant(text, shown):
    assert shown in rendered(text, by_student=True)


@pytest.mark.parametrize("text", MARKDOWN.values(), ids=MARKDOWN)
def test_markdown_of_a_student_is_clean(text):
    page = rendered(text.replace("LOAD", "http://elsewhere/x"), by_student=True)
    tree = BeautifulSoup(page, "html.parser")
    assert not tree.find_all("img", src=True)
    assert not tree.find_all(["script", "style", "iframe", "meta", "svg", "form", "object"])
    for element in tree.find_all(True):
        assert not {"style", "id", "xlink:href"} & element.attrs.keys()
        assert not [name for name in element.attrs if name.startswith("on")]
        assert element.get("href", "http").startswith(("http", "mailto:", "#"))
        assert not {"modal-backdrop", "fade", "in"} & set(element.get("class", []))


LONG = {
    "blank lines": lambda n: highlighted(" \n" * n),
    "nested elements": lambda n: clean("<div>" * n),
    "formulas": lambda n: rendered("\\begin{a} " * n, by_student=True),
    "open brackets": lambda n: rendered("[" * n, by_student=True),
    "emphasis": lambda n: rendered("*a _b " * n, by_student=True),
    "quotes": lambda n: rendered("> " * n, by_student=True),
}


@pytest.mark.parametrize("kind", LONG)
def test_text_that_takes_long_is_given_up_within_bounds(kind):
    """Past its bounds there is an error, for which callers have a plain page."""
    with contextlib.suppress(ExceededError):
        assert bounded.call(_long, kind, 200_000)


def _long(kind, n):
    return LONG[kind](n)


def test_formulas_are_drawn_without_a_script():
    notebook = graded()
    notebook.cells.append(v4.new_markdown_cell(r"熵 $H = -\sum_k p_k \log_2 p_k$；$$\frac{a}{b}$$"))
    page = page_of(notebook)
    assert page.count("<math") == 2
    assert "<mfrac>" in page


def test_a_widget_and_other_strange_data_stop_nothing():
    outputs = []
    recording = Recording(10_000)
    recording.begin(outputs)
    data = {"text/html": {"a": 1}, "text/plain": "x", "application/json": [1], 3: "y"}
    recording.add({"output_type": "display_data", "data": data, "metadata": {"filenames": {}}})
    assert json.loads(json.dumps(outputs))[0]["data"] == {"text/plain": "x"}


def test_what_a_function_prints_in_a_test_is_not_shown():
    notebook = graded()
    cell_of(notebook, "double_test_hidden").outputs = [v4.new_output("stream", text="secret-42")]
    assert "secret-42" not in page_of(notebook).replace('shout("secret-42")', "")


def test_what_a_person_grades_is_in_the_next_feedback(grader):
    folder = grader("tiny")
    folder.submit("tiny", "ada", folder.course.read("release", "tiny"))
    folder.grade("tiny")
    page = folder.course.notebook("feedback", "tiny", "ada").with_suffix(".html")
    assert grade.feedback(folder.course) == 0
    first = page.stat().st_mtime_ns
    assert grade.feedback(folder.course) == 0
    assert page.stat().st_mtime_ns == first, "nothing has changed"
    with folder.course.gradebook() as gradebook:
        gradebook.find_grade("why", "tiny", "tiny", "ada").manual_score = 4
        gradebook.find_comment("why", "tiny", "tiny", "ada").manual_comment = "说得好"
        gradebook.db.commit()
    assert grade.feedback(folder.course) == 0
    text = page.read_text(encoding="utf-8")
    assert "4.0 / 5.0 分" in text and "说得好" in text
