"""Sliders and the drawing pad in the real JupyterLab, with mouse and finger."""

import ast
from itertools import pairwise

import pytest
from browser import (
    COURSE,
    IDLE,
    NEEDS_BROWSER,
    activate,
    execute,
    new_page,
    open_notebook,
    run,
    shoot,
    write,
)

from aicourse.drawing import STROKES

PLAYGROUND = "01.04-keras-mnist-playground"
TREES = "02.02-decision-trees"
# Recognised with MNIST's digits and with those that stand in for them.
DIGIT = 2
SAW = "(int(pad.image.any()), int(np.asarray(loaded(drawing.as_mnist(pad.image)[None])).argmax()))"

pytestmark = NEEDS_BROWSER


def run_cells(page, chapter, *texts):
    """Run the cells in which these texts stand; the last one stays active."""
    cells = COURSE.read("release", chapter).cells
    for text in texts:
        activate(page, next(i for i, cell in enumerate(cells) if text in cell.source))
        run(page)
    page.wait_for_function(IDLE)


def evaluate(page, expression):
    """Run an expression in a cell of its own, below the active one, and return its value."""
    execute(page, "notebook:insert-cell-below")
    write(page, expression)
    run(page)
    page.wait_for_function(IDLE)
    text = page.evaluate(
        "() => jupyterapp.shell.currentWidget.content.activeCell.model.outputs.get(0)"
        ".toJSON().data['text/plain']"
    )
    execute(page, "notebook:delete-cell")
    return ast.literal_eval(text)


@pytest.fixture(scope="module")
def playground(browser, lab):
    """Open the playground on a tablet, with a trained network in its kernel."""
    page = new_page(browser, 820, 1180, has_touch=True)
    open_notebook(page, lab, f"{PLAYGROUND}/{PLAYGROUND}.ipynb")
    parts = [
        "import aicourse",
        "def make_network",
        "digit_model.fit",
        "loaded = keras",
        "def to_mnist",
    ]
    run_cells(page, PLAYGROUND, *parts, "def draw_prediction")
    yield page
    shoot(page, "widgets-last")
    page.close()


@pytest.fixture
def pad(playground):
    """Show a new drawing pad, and return its place on the page."""
    run_cells(playground, PLAYGROUND, "drawing.DrawingPad()")
    canvas = playground.locator("canvas.aicourse-pad").last
    canvas.wait_for()
    canvas.scroll_into_view_if_needed()
    return canvas.bounding_box()


def on(pad):
    """Return the points of a digit's one stroke on the pad."""
    (stroke,) = STROKES[DIGIT]
    return [(pad["x"] + x * pad["width"], pad["y"] + y * pad["height"]) for x, y in stroke]


def with_the_mouse(page, points):
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=4)
    page.mouse.up()


def with_a_finger(page, points):
    devtools = page.context.new_cdp_session(page)

    def touch(kind, *where):
        places = [{"x": x, "y": y} for x, y in where]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    touch("touchStart", points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        for step in range(1, 5):
            touch("touchMove", (x0 + (x1 - x0) * step / 4, y0 + (y1 - y0) * step / 4))
    touch("touchEnd")


@pytest.mark.parametrize("draw", [with_the_mouse, with_a_finger])
def test_a_drawn_digit_arrives_in_python_and_is_recognised(playground, pad, draw):
    page = playground
    draw(page, on(pad))
    page.locator(".jp-OutputArea img").last.wait_for()
    page.wait_for_function(IDLE)
    shoot(page, f"widgets-{draw.__name__}")
    assert evaluate(page, SAW) == (1, DIGIT)


def test_the_pad_is_cleared(playground, pad):
    page = playground
    with_the_mouse(page, on(pad))
    page.get_by_role("button", name="清空").last.click()
    page.wait_for_function(IDLE)
    assert evaluate(page, "int(pad.image.any())") == 0


def test_a_slider_changes_its_picture(browser, lab):
    page = new_page(browser)
    open_notebook(page, lab, f"{TREES}/{TREES}.ipynb")
    run_cells(
        page, TREES, "import aicourse", "def binary_entropy", "def draw_bag", "interact(draw_"
    )
    picture = page.locator(".jp-OutputArea-output .widget-interact img")
    before = picture.get_attribute("src")
    shoot(page, "widgets-slider-before")
    handle = page.locator(".widget-slider .noUi-handle").first
    box = handle.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 80, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    page.wait_for_function(
        "([image, before]) => image.isConnected === false || image.src !== before",
        arg=[picture.element_handle(), before],
    )
    page.wait_for_function(IDLE)
    shoot(page, "widgets-slider-after")
    assert picture.get_attribute("src") != before
    assert page.locator(".widget-readout").first.inner_text() != "3"
    page.close()


def test_a_search_or_a_tree_is_gone_through_step_by_step(browser, lab):
    page = new_page(browser)
    open_notebook(page, lab, f"{TREES}/{TREES}.ipynb")
    parts = ["import aicourse", 'PICNIC = """', "PICNIC_TREE = {", "def pile", "step_through(draw_"]
    run_cells(page, TREES, *parts)
    picture = page.locator(".jp-OutputArea-output .widget-output img")
    pictures = [picture.get_attribute("src")]
    for name in ("进一步", "退一步"):
        page.get_by_role("button", name=name).click()
        page.wait_for_function(
            "before => document.querySelector('.widget-output img')?.src !== before",
            arg=picture.get_attribute("src"),
        )
        page.wait_for_function(IDLE)
        shoot(page, f"widgets-{name}")
        pictures.append(picture.get_attribute("src"))
    assert pictures[0] != pictures[1]
    assert pictures[0] == pictures[2]
    page.close()
