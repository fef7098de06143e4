"""What students read of their work, and that nothing lives in the page they open."""

import contextlib
import json
import re

import pytest
import tiny
from attacks import MARKDOWN, VECTORS, assert_harmless, hostile
from bs4 import BeautifulSoup
from conftest import cell_of
from nbformat import v4
from traitlets.config import Config

from examiner.authoring import answers
from examiner.engine.recording import Recording
from examiner.grading import grade
from examiner.remarks import remark
from examiner.steps import bounded
from examiner.steps.bounded import ExceededError
from examiner.steps.feedback import FeedbackExporter, HideTests
from examiner.steps.outputs import SanitizeOutputs
from examiner.steps.rendering import clean, highlighted, rendered

RESOURCES = {"nbgrader": {"notebook": "tiny", "score": 2, "max_score": 15, "late_penalty": 0}}


def page_of(notebook, **about) -> str:
    """Make the page as autograding and feedback do after a notebook has been run."""
    resources = {"nbgrader": RESOURCES["nbgrader"] | about}
    for step in (SanitizeOutputs(), HideTests()):
        notebook, _ = step.preprocess(notebook, {})
    settings = Config({"HTMLExporter": {"template_name": "feedback"}})
    page, _ = FeedbackExporter(config=settings).from_notebook_node(notebook, resources)
    return page


def graded():
    notebook = tiny.notebook()
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata.nbgrader["score"] = 0
            cell.metadata["examiner"] = {"status": "error", "verdict": "✗ 没有通过：试试别的数"}
    notebook.metadata["examiner"] = {"ended": "单元格 [3]：🛑 程序自己提前结束了"}
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
            v4.new_output("display_data", data={"text/latex": text}),
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
        own = {"examiner": {"by_student": True}}
        notebook.cells += [extra, v4.new_raw_cell(text), v4.new_code_cell(f"# {text}")]
        notebook.cells += [
            v4.new_raw_cell(text, metadata=own),
            v4.new_code_cell(text, metadata=own),
        ]
    everything = " ".join(hostile(load))
    cell_of(notebook, "double_test_visible").metadata.examiner.verdict = everything
    cell_of(notebook, "why").metadata.nbgrader["comment"] = everything
    notebook.metadata.examiner["ended"] = everything
    notebook.metadata.examiner["remarks"] = [remark("beside", file=everything)]
    return notebook


def test_nothing_of_a_student_runs_or_loads_in_a_browser(watched, tmp_path):
    load = f"http://127.0.0.1:{watched.server_port}/load"
    page = page_of(attacked(load), person=" ".join(hostile(load)), student=hostile(load)[0])
    assert_harmless(page, watched, tmp_path, shown="试试别的数")


def test_the_page_has_no_script_and_names_no_other_place():
    page = page_of(graded())
    for text in ("<script", "http:", "https:", "src=", "@import", "javascript"):
        assert text not in page


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
    assert "4 / 5 分" in text and "说得好" in text


def test_the_page_begins_with_whose_it_is_and_what_still_waits_for_a_person(grader):
    folder = grader("tiny")
    with folder.course.gradebook() as gradebook:
        gradebook.add_student("2023001", first_name="小明", last_name="王")
    notebook = answers.fill(folder.course.read("release", "tiny"), {"why": "因为乘法。"})
    folder.submit("tiny", "2023001", notebook)
    folder.grade("tiny")
    page = BeautifulSoup(folder.feedback("tiny", "2023001"), "html.parser")
    top = page.header.get_text()
    assert "王 小明" in top and "2023001" in top
    assert "0 / 15 分" in top and "另有 5 分等老师批改" in top
    with folder.course.gradebook() as gradebook:
        gradebook.find_grade("why", "tiny", "tiny", "2023001").manual_score = 4
        gradebook.db.commit()
    assert grade.feedback(folder.course) == 0
    path = folder.course.notebook("feedback", "tiny", "2023001").with_suffix(".html")
    text = path.read_text(encoding="utf-8")
    assert "4</strong> / 15 分" in text and "等老师批改" not in text


def test_an_empty_answer_is_named_so_and_not_in_the_teachers_voice(grader):
    folder = grader("tiny")
    folder.submit("tiny", "ada", folder.course.read("release", "tiny"))
    folder.grade("tiny")
    page = folder.feedback("tiny", "ada")
    assert "这个单元格是空的" in page
    assert "没有作答" not in page and "老师的评语" not in page


def with_headings():
    """Return a graded notebook whose exercises have headings, as the course's have."""
    notebook = graded()
    for name, heading in [
        ("double", "### 练习 1　两倍（★，5 分）\n\n乘以二。"),
        ("shout", "### 练习 2　大声说（★★，5 分）"),
    ]:
        place = notebook.cells.index(cell_of(notebook, name))
        notebook.cells.insert(place, v4.new_markdown_cell(heading))
    return notebook


def test_a_line_an_exercise_tells_its_points_and_first_failure_with_a_link():
    notebook = with_headings()
    passed = cell_of(notebook, "double_test_visible").metadata
    passed.nbgrader["score"], passed.examiner = 2, {"status": "ok"}
    page = BeautifulSoup(page_of(notebook), "html.parser")
    first, second, _ = page.find("table", class_="list").find_all("tr")
    assert first.get_text(" ", strip=True) == "练习 1 两倍 2 / 5 ✗ 试试别的数"
    failed = page.find(id=first.find_all("a")[-1]["href"].removeprefix("#"))
    assert "测试 2" in failed.get_text() and "0 / 3 分" in failed.get_text()
    assert second.get_text(" ", strip=True) == "练习 2 大声说 0 / 5 ✗ 试试别的数"


def test_names_of_cells_are_not_shown():
    notebook = with_headings()
    said = [remark("missing", cells=["double_test_visible", "double_test_hidden", "setup"])]
    said += [remark("copies", cells=["shout"], count=2)]
    notebook.metadata["examiner"] = {"remarks": said}
    page = page_of(notebook)
    assert "练习 1 两倍的测试、课程给出的单元格" in page
    assert "练习 2 大声说 有 2 份不同的回答" in page
    assert "_test" not in page and 'id="double' not in page


def test_answers_come_first_and_what_is_unchanged_is_folded():
    notebook = with_headings()
    own = v4.new_code_cell("mine = 1", metadata={"examiner": {"by_student": True}})
    tried = v4.new_code_cell("double(3)", metadata={"examiner": {"by_student": True}})
    notebook.cells.insert(1, own)
    notebook.cells.insert(notebook.cells.index(cell_of(notebook, "double")) + 1, tried)
    notebook.cells += [v4.new_code_cell("given = 1"), v4.new_markdown_cell("## 小结")]
    page = BeautifulSoup(page_of(notebook), "html.parser")
    (exercise, *_) = page.find_all("section")
    assert "double(3)" in exercise.get_text()
    assert "乘以二" in exercise.find("details").get_text()
    fold = page.find("details", class_="fold")
    assert not fold.has_attr("open") and "小结" in fold.get_text()
    text = page.main.get_text()
    assert text.index("double(3)") < text.index("mine = 1") < text.index("小结")
    assert "given = 1" not in text and "mine = 1" not in fold.get_text()


def test_pictures_that_are_not_the_students_own_are_left_out():
    notebook = graded()
    picture = v4.new_output("display_data", data={"image/png": "AAAA"})
    notebook.cells.append(v4.new_code_cell("plot()", outputs=[picture]))
    assert "AAAA" not in page_of(notebook)
    notebook.cells[-1].metadata["examiner"] = {"by_student": True}
    assert "AAAA" in page_of(notebook)


def test_an_error_is_told_in_chinese_with_pythons_own_words_folded():
    notebook = graded()
    traceback = ["Traceback (most recent call last)", "NameError: name 'x' is not defined"]
    error = v4.new_output("error", ename="NameError", evalue="…", traceback=traceback)
    cell_of(notebook, "double").outputs = [error]
    page = BeautifulSoup(page_of(notebook), "html.parser")
    shown = page.find("summary", string=re.compile("运行出错"))
    assert shown.get_text() == "运行出错：NameError（用到了没有定义的名字）"
    assert "most recent call last" in shown.parent.pre.get_text()


def test_what_a_student_reads_is_chinese():
    page = BeautifulSoup(page_of(with_headings()), "html.parser")
    for code in page.find_all(class_="code"):
        code.decompose()
    words = set(re.findall(r"[A-Za-z]{2,}", page.body.get_text()))
    assert words == {"why"}, "which has no heading"


def test_a_page_is_small_where_nothing_is_drawn():
    assert len(page_of(with_headings()).encode()) < 25_000
