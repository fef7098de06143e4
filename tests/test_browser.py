"""A student at work in the real JupyterLab, in headless Chromium.

Pictures of each step are kept in ``tests/output/``.
"""

import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, name_of

from examiner import answers, student
from examiner.collect import cell_names
from examiner.course import Course, exercises

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IDLE = "() => jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
COURSE = Course(ROOT)
CHAPTER = "01.01-python-basics"
OUTPUT = ROOT / "tests" / "output"
WAIT = 90_000  # ms; a busy machine starts kernels slowly

pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """Unzip the student edition."""
    folder = tmp_path_factory.mktemp("student")
    with zipfile.ZipFile(student.write(COURSE)) as archive:
        archive.extractall(folder)
    return folder / student.TOP


@pytest.fixture(scope="module")
def lab(edition):
    """Start JupyterLab as the start scripts do, and return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = [sys.executable, "-m", "jupyter", "lab", "--config=jupyter_lab_config.py"]
    call += ["--no-browser", f"--ServerApp.port={port}", "--IdentityProvider.token="]
    call += ["--allow-root", "--expose-app-in-browser"]
    log = (edition / "lab.log").open("w")
    environment = os.environ | {"PYTHONPATH": str(edition)}
    server = subprocess.Popen(call, cwd=edition, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}/api", timeout=5)
                break
            except OSError:
                assert server.poll() is None, (edition / "lab.log").read_text()
                time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(30)
        log.close()


@pytest.fixture(scope="module")
def page(lab, tmp_path_factory):
    from playwright.sync_api import sync_playwright

    OUTPUT.mkdir(exist_ok=True)
    home = tmp_path_factory.mktemp("browser")
    # The Chinese font that the plots use, where the system has none for the browser.
    if carried := importlib.util.find_spec("mplfonts"):
        (home / "fonts").symlink_to(Path(str(carried.origin)).parent / "fonts")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, env=os.environ | {"XDG_DATA_HOME": str(home)}
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(WAIT)
        yield page
        page.screenshot(path=OUTPUT / "last.png")
        browser.close()


def shoot(page, name):
    page.screenshot(path=OUTPUT / f"{name}.png")


def open_notebook(page, lab, path):
    page.goto(f"{lab}/lab/tree/{path}?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_function(IDLE)


def activate(page, index):
    """Make a cell the active one and bring it into view; -1 is the last."""
    page.evaluate(
        """async index => {
            const notebook = jupyterapp.shell.currentWidget.content;
            notebook.activeCellIndex = index < 0 ? notebook.widgets.length + index : index;
            await notebook.scrollToCell(notebook.activeCell, 'center');
        }""",
        index,
    )


def write(page, text):
    """Replace the active cell's text as a person does, with the keyboard."""
    page.locator(".jp-Notebook .jp-mod-active .cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def run(page):
    """Run the active cell and wait for the kernel."""
    page.evaluate("() => jupyterapp.commands.execute('notebook:run-cell')")


def outputs(page):
    """Return what all cells have put out, as text; cells out of view draw nothing."""
    shown = page.evaluate(
        """() => jupyterapp.shell.currentWidget.content.widgets
                .flatMap(cell => cell.model.outputs?.toJSON() ?? [])"""
    )
    return json.dumps(shown, ensure_ascii=False)


def save(page):
    page.keyboard.press("Control+S")
    page.wait_for_function("() => !jupyterapp.shell.currentWidget.context.model.dirty")


@pytest.fixture(scope="module")
def released():
    return COURSE.read("release", CHAPTER)


@pytest.fixture(scope="module")
def chosen(released):
    """Return the cells of two exercises with visible tests, and the answers to write there."""
    recorded = answers.read(answers.record(COURSE, CHAPTER))
    tests = exercises(released)
    visible = {
        name_of(cell): name
        for name, cells in tests.items()
        for cell in cells
        if "assert" in cell.source
    }
    right = next(a for a in recorded if a.right and a.exercise in visible.values())
    wrong = next(
        a for a in recorded if set(a.loses) & set(visible) and a.exercise != right.exercise
    )
    index = {cell.metadata.get("nbgrader", {}).get("grade_id"): i
             for i, cell in enumerate(released.cells)}  # fmt: skip
    return [(index[answer.exercise], answer.source) for answer in (right, wrong)]


def test_the_first_page_greets_in_chinese_and_shows_five_pictures(page, lab):
    open_notebook(page, lab, student.START)
    page.locator(".jp-Notebook h1", has_text="从这里开始").wait_for()
    page.locator(".lm-MenuBar-itemLabel", has_text="文件").first.wait_for()
    assert page.locator(".jp-Dialog").count() == 0
    shoot(page, "1-first-page")
    for index in range(1, 6):
        activate(page, index)
        picture = page.locator(f"img[alt^='{index}']").first
        picture.wait_for()
        page.wait_for_function("image => image.naturalWidth > 0", arg=picture.element_handle())
        shoot(page, f"2-picture-{index}")


def test_run_all_on_an_untouched_chapter_is_calm(page, lab, chosen):
    open_notebook(page, lab, f"{CHAPTER}/{CHAPTER}.ipynb")
    page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(IDLE)
    text = outputs(page)
    shoot(page, "3-run-all")
    assert "这道题还没有完成" in text
    assert "Traceback" not in text
    activate(page, chosen[0][0])
    shoot(page, "3-run-all-exercise")


def test_a_right_and_a_wrong_answer_are_validated(page, lab, chosen):
    open_notebook(page, lab, f"{CHAPTER}/{CHAPTER}.ipynb")
    for index, source in chosen:
        activate(page, index)
        write(page, source)
        run(page)
    shoot(page, "4-answers")
    save(page)
    page.get_by_role("button", name=re.compile("Validate|验证")).click()
    dialog = page.locator(".jp-Dialog")
    dialog.wait_for()
    shoot(page, "5-validate")
    text = dialog.inner_text()
    assert re.search("[\u4e00-\u9fff]", text), text
    dialog.locator("button").last.click()


def test_progress_and_the_file_to_hand_in(page, lab, edition, released, chosen):
    open_notebook(page, lab, f"{CHAPTER}/{CHAPTER}.ipynb")
    page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    activate(page, -1)
    page.evaluate("() => jupyterapp.commands.execute('notebook:insert-cell-below')")
    page.evaluate("() => jupyterapp.commands.execute('notebook:change-cell-to-code')")
    write(page, "aicourse.progress()")
    run(page)
    page.locator(".jp-OutputArea-output", has_text="看得见的测试：通过").first.wait_for()
    shoot(page, "6-progress")
    assert "通过 0/" not in outputs(page)
    save(page)
    write(page, 'aicourse.hand_in("2023001")')
    run(page)
    page.locator(".jp-OutputArea-output", has_text="作业文件做好了").first.wait_for()
    shoot(page, "7-hand-in")
    made = edition / "hand-in" / f"2023001_{CHAPTER}.ipynb"
    names = cell_names(made.read_bytes())
    assert names and released.cells[chosen[0][0]].metadata.nbgrader.grade_id in names
    assert chosen[0][1].splitlines()[0] in made.read_text(encoding="utf-8")
