"""A class on a real JupyterHub, in a real browser: from fetching to feedback, and once more.

Pictures of each step are kept in ``tests/output/``.
"""

import importlib.util
import re
import socket
from pathlib import Path

import pytest
from browser import NEEDS_BROWSER, WAIT, save, shoot, wait_for
from class_server import CHAPTER, laid_out, reason

from deploy.trial import DEPLOY, STUDENTS
from examiner.authoring import answers
from examiner.classroom import dates
from examiner.course import Course

PROXY = DEPLOY / "node_modules" / ".bin" / "configurable-http-proxy"
MISSING = reason()
if importlib.util.find_spec("jupyterhub") is None or not PROXY.exists():
    MISSING = "JupyterHub or its proxy, which runs on Node, is not installed: make hub"
pytestmark = [NEEDS_BROWSER, pytest.mark.skipif(bool(MISSING), reason=MISSING or "tried")]
LIST = "nbgrader:open-assignment-list"


def free_port():
    """Return the first of four ports that nobody uses."""
    for port in range(8200, 9000, 4):
        try:
            for each in range(port, port + 4):
                with socket.socket() as trying:
                    trying.bind(("127.0.0.1", each))
        except OSError:
            continue
        return port
    raise AssertionError("no port is free")


@pytest.fixture(scope="module")
def server():
    """Start a hub and the watch; yield what they serve and the address."""
    with laid_out() as trial:
        with (trial.folder / "config" / "jupyter_server_config.py").open("a") as file:
            file.write("c.LabApp.expose_app_in_browser = True\n")
        dates.set_due(Course(trial.course.root), CHAPTER, "2999-01-01 00:00")
        port = free_port()
        path = trial.folder / "hub.log"
        with path.open("w") as log:
            hub, watch = trial.start_hub(port, log), trial.start_watch(port, log)
            try:
                wait_for(f"http://127.0.0.1:{port}/hub/login", hub, path)
                yield trial, f"http://127.0.0.1:{port}"
            finally:
                for process in (hub, watch):
                    process.terminate()
                    process.wait(60)


class Person:
    """Somebody in a browser."""

    def __init__(self, browser, server, name):
        self.trial, self.address = server
        self.name = name
        self.page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        self.page.set_default_timeout(WAIT)
        self.page.goto(self.address)
        self.page.fill("#username_input", name)
        self.page.fill("#password_input", self.trial.password)
        self.page.click("#login_submit")

    def shoot(self, step):
        shoot(self.page, f"hub-{self.name}-{step}")


class Student(Person):
    """A student at the assignment list."""

    def __init__(self, browser, server, name):
        super().__init__(browser, server, name)
        self.open_list()

    def open_list(self):
        self.page.wait_for_function(f"() => window.jupyterapp?.commands.hasCommand('{LIST}')")
        self.page.evaluate(f"async () => {{ await jupyterapp.commands.execute('{LIST}'); }}")
        self.page.locator("#fetched_assignments_list_loading").wait_for(state="hidden")

    def fetch(self):
        self.page.locator("#released_assignments_list .item_status button").click()
        self.page.locator("#fetched_assignments_list .list_item").first.wait_for()

    def solve(self, chosen):
        """Write answers into the notebook and save it."""
        self.page.evaluate(
            "async path => { await jupyterapp.commands.execute('docmanager:open', {path}); }",
            f"{CHAPTER}/{CHAPTER}.ipynb",
        )
        self.page.wait_for_selector(".jp-Notebook .jp-Cell")
        self.page.wait_for_function("() => jupyterapp.shell.currentWidget.context?.isReady")
        self.page.evaluate(
            """chosen => {
                for (const cell of jupyterapp.shell.currentWidget.content.widgets) {
                    const name = cell.model.getMetadata('nbgrader')?.grade_id;
                    if (name in chosen) cell.model.sharedModel.setSource(chosen[name]);
                }
            }""",
            chosen,
        )
        save(self.page)
        self.shoot("solved")
        self.open_list()

    def validate(self):
        """Have the visible tests run, and return what is said of them."""
        self.page.locator(".assignment-notebooks-link").first.click()
        self.page.locator("#fetched_assignments_list .nested_list_item button").click()
        dialog = self.page.locator(".jp-Dialog")
        dialog.wait_for()
        self.shoot("validated")
        text = dialog.inner_text()
        dialog.locator("button.jp-mod-accept").click()
        return text

    def hand_in(self):
        """Hand in, and return the number of hand-ins that are there."""
        rows = self.page.locator("#submitted_assignments_list .nested_list_item")
        before = rows.count()
        own = "#fetched_assignments_list > .list_item > div > .item_status button"
        self.page.locator(own).click()
        rows.nth(before).wait_for()
        self.shoot(f"handed-in-{before + 1}")
        return before + 1

    def feedback(self, count):
        """Wait for the feedback of the last of some hand-ins, open it and return its text."""
        refresh = self.page.locator("#refresh_assignments_list")
        ready = self.page.get_by_text("feedback available to fetch")
        for _ in range(60):
            refresh.click()
            self.page.wait_for_timeout(1500)
            if ready.count():
                break
        self.page.locator("#submitted_assignments_list .item_status button").first.click()
        self.page.get_by_text("(view feedback)").nth(count - 1).wait_for()
        self.shoot(f"fetched-{count}")
        home = Path(f"~{self.name}").expanduser()
        page = sorted((home / CHAPTER / "feedback").glob("*/*.html"))[-1]
        relative = page.relative_to(home)
        self.page.goto(f"{self.address}/user/{self.name}/files/{relative}")
        self.page.locator("h1").wait_for()
        self.shoot(f"feedback-{count}")
        text = self.page.locator("body").inner_text()
        self.page.goto(f"{self.address}/user/{self.name}/lab")
        self.open_list()
        return text


def points(text):
    return float(re.search(r"([\d.]+) / [\d.]+ 分", text)[1])


def test_a_class_hands_in_reads_feedback_mends_and_hands_in_again(browser, server):
    trial, _ = server
    course = Course(trial.course.root)
    right = answers.solutions(course.read("source", CHAPTER))
    first, second = list(right)[:2]
    wrong = right[second] + "\n\n" + re.sub(r"(?s)\n.*", "\n    return None", right[second])
    ada, bob, eve = (Student(browser, server, name) for name in STUDENTS)
    for each in (ada, bob, eve):
        each.fetch()
    ada.solve(right)
    bob.solve({first: right[first], second: wrong})
    eve.solve({first: right[first]})
    assert "failed" in bob.validate()
    counts = [each.hand_in() for each in (ada, bob, eve)]
    told = [each.feedback(count) for each, count in zip((ada, bob, eve), counts, strict=True)]
    full, partly, one = map(points, told)
    assert full > partly >= one > 0
    assert "截止以前只告诉你每道题的得分" in told[1]
    assert f"{second}_test" not in told[1]
    bob.solve({second: right[second]})
    assert points(bob.feedback(bob.hand_in())) > partly
