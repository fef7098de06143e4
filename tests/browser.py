"""What the tests in headless Chromium share: servers, a page, and what a person does there.

Pictures of each step are kept in ``tests/output/``.
"""

import contextlib
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from examiner.authoring import student
from examiner.course import Course

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
ROOT = Path(__file__).resolve().parent.parent
COURSE = Course(ROOT)
OUTPUT = ROOT / "tests" / "output"
WAIT = 90_000  # ms; a busy machine starts kernels slowly

NEEDS_BROWSER = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")


@contextlib.contextmanager
def jupyterlab(folder: Path, *options: str):
    """Start JupyterLab in a folder, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = [sys.executable, "-m", "jupyterlab", *options, "--no-browser"]
    call += [f"--ServerApp.port={port}", "--IdentityProvider.token="]
    call += ["--allow-root", "--expose-app-in-browser"]
    log = folder / "lab.log"
    with log.open("w") as file:
        server = subprocess.Popen(call, cwd=folder, stdout=file, stderr=file)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/api", server, log)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    """Wait until a server answers; if it ends before, say what it wrote."""
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except OSError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.5)
    raise AssertionError(f"no answer from {address}:\n{log.read_text()}")


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
    with jupyterlab(edition, "--config=jupyter_lab_config.py") as address:
        yield address


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
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
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(browser):
    page = new_page(browser)
    yield page
    page.screenshot(path=OUTPUT / "last.png")


def new_page(browser, width=1280, height=800, **options):
    page = browser.new_page(viewport={"width": width, "height": height}, **options)
    page.set_default_timeout(WAIT)
    return page


def shoot(page, name):
    page.screenshot(path=OUTPUT / f"{name}.png")


def open_notebook(page, lab, path):
    page.goto(f"{lab}/lab/tree/{path}?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_function(IDLE)


def execute(page, command):
    """Run a command of JupyterLab's, as a menu does, and wait for what it promises."""
    page.evaluate("command => jupyterapp.commands.execute(command)", command)


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
    execute(page, "notebook:run-cell")


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
