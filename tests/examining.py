"""What the tests share: one nursery, a notebook examined in one call, a counting executor."""

import threading
import time

import pytest

from examiner.engine import folders
from examiner.engine.examination import Cell, Paper
from examiner.engine.limits import MEBIBYTE, Limits
from examiner.engine.nursery import Nursery
from examiner.grading.run import Here

# Small enough to be reached soon, large enough for a slow machine to do honest work in.
LIMITS = Limits(
    cell_seconds=20,
    test_seconds=20,
    notebook_seconds=90,
    memory_bytes=600 * MEBIBYTE,
    disk_bytes=20 * MEBIBYTE,
    output_bytes=2 * MEBIBYTE,
    processes=6,
)


@pytest.fixture(scope="session")
def nursery():
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def examine(nursery, tmp_path):
    """Return a function that examines (kind, source) pairs and returns the cells' records."""

    def examine(*cells, limits=LIMITS, libraries=("numpy",), sandboxed=True, **terms):
        for name in ("workspace", "library"):
            (tmp_path / name).mkdir(exist_ok=True)
        paper = Paper(
            cells=[Cell(source, kind) for kind, source in cells],
            workspace=str(tmp_path / "workspace"),
            library=str(tmp_path / "library"),
            limits=limits,
            sandboxed=sandboxed,
            **terms,
        )
        return [record for _, record in nursery.examine(paper, set(libraries))]

    yield examine
    # pytest could not: some programs leave folders in folders in folders.
    if (tmp_path / "workspace").exists():
        folders.remove(str(tmp_path / "workspace"))


class Counting(Here):
    """Runs tasks here and counts the notebooks among them; what warms up is one given cell."""

    def __init__(self, jobs=2):
        super().__init__(jobs)
        self.count = 0
        self.lock = threading.Lock()

    def run(self, work):
        # Several threads do so at a time.
        with self.lock:
            self.count += [cell.kind for cell in work.cells] != ["given"]
        return super().run(work)


def until(condition):
    """Wait for something that is bound to happen; the test run's own limit ends a failure."""
    while not (result := condition()):
        time.sleep(0.01)
    return result
