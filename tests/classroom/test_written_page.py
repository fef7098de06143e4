"""The page for written answers, graded by keyboard in a browser."""

import json

import pytest
from browser import NEEDS_BROWSER, shoot
from test_written import TEXTS, course, hand_in, state  # noqa: F401

from examiner.classroom import written

pytestmark = [NEEDS_BROWSER, pytest.mark.slow]


@pytest.fixture
def page(browser, course):  # noqa: F811
    """Open the page, and watch that it complains of nothing."""
    written.write(course, "tiny")
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto((course.root / "written/tiny/why.html").as_uri())
    yield page
    assert faults == []
    context.close()


def keys(page, *pressed):
    for key in pressed:
        page.keyboard.press(key)


def marks(page):
    return page.eval_on_selector_all(
        ".card",
        "cards => cards.map(c => ['input', 'textarea'].map(n => c.querySelector(n).value))",
    )


def download(page, course):  # noqa: F811
    with page.expect_download() as waiting:
        keys(page, "Control+s")
    path = course.root / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_a_class_is_graded_with_the_keyboard_alone(page, course, capsys):  # noqa: F811
    keys(page, "3", ".", "5", "/")
    page.keyboard.insert_text("说得好")
    keys(page, "Escape", "Enter", "=", "a", "Enter", "2", "Backspace", "1")
    assert marks(page) == [["3.5", "说得好"], ["5", "说得好"], ["1", ""]]
    assert page.inner_text("#count") == page.inner_text("#all") == "4"
    shoot(page, "written")
    path = download(page, course)
    capsys.readouterr()
    assert written.take(course, path) == 0
    assert state(course) | {"zoe": None} == {
        "ada": (3.5, False, "说得好"),
        "bob": (3.5, False, "说得好"),
        "eve": (5, False, "说得好"),
        "kim": (1, False, None),
        "zoe": None,
    }


def test_points_out_of_range_keep_one_from_going_on(page):
    keys(page, "7", "Enter")
    assert page.inner_text(".card.current .fault") == "分数要在 0 到 5 之间"
    assert page.locator(".card").first.evaluate("card => card.classList.contains('current')")
    keys(page, "Backspace", "4", "Enter")
    assert not page.locator(".card").first.evaluate("card => card.classList.contains('current')")


def test_after_the_last_answer_comes_what_was_passed_over(page):
    keys(page, "ArrowDown", "1", "Enter", "2", "Enter")
    assert page.locator(".card").first.evaluate("card => card.classList.contains('current')")
    keys(page, "3", "ArrowDown", "ArrowDown", "Enter", "4")
    assert [points for points, _ in marks(page)] == ["3", "1", "4"]


def test_what_was_entered_is_there_when_the_page_is_opened_again(page):
    keys(page, "4", "Enter", "0")
    assert [points for points, _ in marks(page)] == ["4", "0", ""]
    again = page.context.new_page()
    again.goto(page.url)
    # One page's shelf is seen by another when the browser has passed it on.
    for _ in range(50):
        if marks(again)[0][0]:
            break
        again.wait_for_timeout(100)
        again.reload()
    assert [points for points, _ in marks(again)] == ["4", "0", ""]
    assert again.locator(".card").nth(2).evaluate("card => card.classList.contains('current')")


def test_what_the_gradebook_got_meanwhile_counts_more_than_the_browser(page, course):  # noqa: F811
    keys(page, "4")
    written.take(course, download(page, course))
    written.write(course, "tiny")
    page.reload()
    assert marks(page)[0][0] == "4"
    assert json.loads(page.evaluate("() => JSON.stringify(entered())")) == []


def test_a_comment_of_the_list_is_put_in_and_taken_out(page):
    keys(page, "/")
    page.keyboard.insert_text("再想想")
    keys(page, "Escape", "Enter", "a")
    assert marks(page)[1] == ["", "再想想"]
    keys(page, "a")
    assert marks(page)[1] == ["", ""]
    page.click("#bank span")
    assert marks(page)[1] == ["", "再想想"]
    keys(page, "ArrowUp")
    page.click(".card.current button >> nth=0")
    assert marks(page)[0] == ["5", "再想想"]


def test_nothing_of_a_students_runs(page):
    assert "=1+1" in page.inner_text("#cards")
    assert page.locator(".answer script").count() == 0
    assert page.locator("#cards strong").inner_text() == "粗"
    page.check("#open")
    assert page.locator(".card:visible").count() == 3
