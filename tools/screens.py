"""The documentation's pictures of what an instructor sees, taken of the example class."""

import contextlib
import html
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

from examiner.course import Course, CourseError
from tools import example

CHAPTER = "01.01-python-basics"
SIZE = (1100, 700)
WAIT = 180_000  # ms; a busy machine draws a long notebook slowly
LANGUAGES = {"zh": "zh-CN", "en": "en"}
TERMINAL = """<meta charset="utf-8"><body style="margin:0;background:#1e1e1e"><pre style="margin:0;
padding:18px;color:#eee;font:15px/1.5 ui-monospace,Menlo,'Noto Sans Mono CJK SC',monospace;
white-space:pre-wrap"><b style="color:#8fd18f">$ {command}</b>\n{output}</pre>"""


def draw(course: Course) -> Iterator[Path]:
    """Grade the example class in a folder of its own, and take the pictures.

    Parameters
    ----------
    course : Course

    Yields
    ------
    pathlib.Path
        ``docs/pictures/<name>.png``, once it is written.

    Raises
    ------
    CourseError
        If there is no Chromium, or a step fails.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise CourseError("There is no Chromium to take pictures with: apt-get install chromium")
    folder = course.root / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="screens-") as root, sync_playwright() as playwright:
        copy, said = _graded(course, Path(root))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        text = TERMINAL.format(
            command="make collect FROM=build/example/download.zip", output=html.escape(said)
        )
        page.set_default_timeout(WAIT)
        page.set_content(text)
        yield _shoot(page.locator("pre"), folder / "collect.png")
        for language in LANGUAGES:
            _run(copy, "report", NBGRADER_LANGUAGE=language)
            for name, path in [("report", "report"), ("report-chapter", f"report/{CHAPTER}")]:
                page.goto((copy.root / "feedback" / f"{path}.html").as_uri())
                yield _shoot(page, folder / f"{name}-{language}.png")
        page.goto(copy.notebook("feedback", CHAPTER, "2025006").with_suffix(".html").as_uri())
        yield _shoot(page, folder / "feedback.png")
        with _server(copy) as address:
            page.goto(f"{address}/formgrader/gradebook/{CHAPTER}/{CHAPTER}")
            first = page.locator("a[href*='/formgrader/submissions/']").first.get_attribute("href")
            page.goto(f"{address}{first}")
            page.locator(".comment-box, textarea").last.scroll_into_view_if_needed()
            yield _shoot(page, folder / "formgrader.png")
        browser.close()


def _graded(course: Course, root: Path) -> tuple[Course, str]:
    """Return a course in which the class is graded, and what collecting said."""
    copy = course.twin(root)
    with (root / "nbgrader_config.py").open("a") as settings:
        settings.write(
            "import os\nc.Interface.language = os.environ.get('NBGRADER_LANGUAGE', 'zh')\n"
        )
    shutil.copytree(course.notebook("source", CHAPTER).parent, root / "source" / CHAPTER)
    tests = root / "tests" / "answers"
    tests.mkdir(parents=True)
    shutil.copy(course.root / "tests" / "answers" / f"{CHAPTER}.py", tests)
    _run(copy, "release")
    students, download = example.write(copy, CHAPTER)
    _run(copy, "roster", str(students))
    _run(copy, "due", CHAPTER, "2026-03-01 23:59")
    said = _run(copy, "collect", str(download))
    _run(copy, "autograde")
    return copy, said


def _run(course: Course, *arguments: str, **variables: str) -> str:
    call = [sys.executable, "-m", "examiner", *arguments]
    environment = os.environ | variables
    done = subprocess.run(call, cwd=course.root, env=environment, capture_output=True, text=True)
    if done.returncode > 1:
        raise CourseError(f"{arguments[0]} failed: {done.stderr.strip()}")
    return done.stdout


def _shoot(shown: Page | Locator, path: Path) -> Path:
    """Take a picture in few colours: text stays sharp, and the file is small."""
    image = Image.open(io.BytesIO(shown.screenshot())).convert("RGB")
    image.quantize(64, method=Image.Quantize.MAXCOVERAGE).save(path, optimize=True)
    return path


@contextlib.contextmanager
def _server(course: Course) -> Iterator[str]:
    """Start a Jupyter server with the formgrader in a course's folder, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = [sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root"]
    call += [f"--ServerApp.port={port}", "--IdentityProvider.token="]
    with (course.root / "server.log").open("w") as log:
        server = subprocess.Popen(call, cwd=course.root, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/api", timeout=5)
                break
            time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(30)
