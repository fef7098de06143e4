"""Grading on a Dask cluster: the same scores, whatever happens to its workers."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from examining import until
from test_grading import EXPECTED
from test_run import Command
from tiny import FULL, NONE, automatic, solved

from examiner.cli import main
from examiner.course import CourseError
from examiner.engine import task
from examiner.engine.task import Task
from examiner.grading import cluster, grade
from examiner.grading.cluster import Cluster
from examiner.grading.run import Here

distributed = pytest.importorskip("distributed", reason="Dask is not installed")

SLOW = "import time; time.sleep(1)\ndef double(x):\n    return 2 * x"


@contextlib.contextmanager
def workers(**settings):
    """Start a scheduler and two workers in processes of their own, as `dask worker` does."""
    import dask

    with (
        dask.config.set(settings),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
        ) as local,
    ):
        yield local


@pytest.fixture(scope="module")
def two_workers():
    with workers() as local:
        yield local


@pytest.fixture
def elsewhere(monkeypatch):
    """Let nothing be run by the process that grades."""

    def refuse(*_):
        raise AssertionError("this was to be run by a worker")

    monkeypatch.setattr(task, "run", refuse)


def course_of(grader, submissions):
    folder = grader("tiny")
    released = folder.course.read("release", "tiny")
    for student, make in submissions.items():
        folder.submit("tiny", student, make(released))
    return folder.course


def test_scores_are_the_same_as_here(grader, two_workers, elsewhere):
    course = course_of(grader, {kind.__name__: kind for kind in EXPECTED})
    executor = Cluster(two_workers.scheduler_address)
    try:
        assert grade.autograde(course, executor=executor) == 0
    finally:
        executor.stop()
    assert automatic(course) == {kind.__name__: points for kind, points in EXPECTED.items()}


@pytest.mark.parametrize("allowed", [3, 0], ids=["run by another", "run here in the end"])
def test_a_worker_that_dies_costs_a_retry(grader, allowed, request):
    if allowed:
        request.getfixturevalue("elsewhere")
    course = course_of(
        grader, {f"s{number}": lambda nb: solved(nb, double=SLOW) for number in range(3)}
    )

    class Mortal(Cluster):
        """Kills a worker that has begun."""

        killed = False

        def start(self):
            super().start()
            self.submit = self._client.submit
            self._client.submit = self.kill_after

        def kill_after(self, *arguments, **options):
            future = self.submit(*arguments, **options)
            if not self.killed:
                self.killed = True
                until(lambda: any(self._client.processing().values()))
                busy = next(w for w, keys in self._client.processing().items() if keys)
                self._client.run(os.kill, *self.victim(busy), workers=[busy], on_error="ignore")
            return future

        def victim(self, worker):
            (process,) = self._client.run(os.getpid, workers=[worker]).values()
            return process, signal.SIGKILL

    with workers(**{"distributed.scheduler.allowed-failures": allowed}) as local:
        executor = Mortal(local.scheduler_address)
        try:
            assert grade.autograde(course, executor=executor, feedback=False) == 0
        finally:
            executor.stop()
    assert executor.killed
    assert automatic(course) == {f"s{number}": FULL for number in range(3)}


def test_interrupted_it_stops_cleanly_and_goes_on(grader, two_workers, tmp_path):
    course = course_of(
        grader,
        {"a": lambda nb: nb} | {f"z{n}": lambda nb: solved(nb, double=SLOW) for n in range(6)},
    )
    command = Command(course, tmp_path, "--scheduler", two_workers.scheduler_address)
    until(lambda: automatic(course).get("a") == NONE)
    command.process.send_signal(signal.SIGINT)
    output, _ = command.process.communicate()
    assert command.process.returncode == 130, output
    assert "Traceback" not in output
    command = Command(course, tmp_path, "--scheduler", two_workers.scheduler_address)
    output, _ = command.process.communicate()
    assert command.process.returncode == 0, output
    assert automatic(course) == {"a": NONE} | {f"z{n}": FULL for n in range(6)}


def test_a_scheduler_that_goes_away_is_said(grader, tmp_path, monkeypatch):
    """Start everything as an instructor does, by hand."""
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "2s")
    course = course_of(grader, {f"z{n}": lambda nb: solved(nb, double=SLOW) for n in range(6)})
    file = tmp_path / "scheduler.json"
    common = [f"--scheduler-file={file}", "--no-dashboard"]
    dask = [sys.executable, "-m", "dask"]
    scheduler = subprocess.Popen([*dask, "scheduler", "--host=127.0.0.1", "--port=0", *common])
    worker = subprocess.Popen([*dask, "worker", "--nthreads=1", *common])
    try:
        until(file.exists)
        address = json.loads(until(file.read_text))["address"]
        command = Command(course, tmp_path, "--scheduler", address)
        until(lambda: automatic(course))
        scheduler.kill()
        output, _ = command.process.communicate()
    finally:
        for process in (scheduler, worker):
            process.terminate()
            process.wait()
    assert command.process.returncode == 2, output
    assert output.strip().splitlines()[-1].startswith(f"The scheduler at {address} is gone.")
    assert 0 < len(automatic(course)) < 6
    assert grade.autograde(course, executor=Here(2)) == 0
    assert automatic(course) == {f"z{n}": FULL for n in range(6)}


def test_stopping_frees_the_workers(two_workers):
    def run_for_ever():
        from examiner.engine import task

        def run(work, wanted):
            while wanted(None):
                time.sleep(0.01)

        task.run, task.honest = run, task.run

    def run_as_before():
        from examiner.engine import task

        task.run = task.honest

    with distributed.Client(two_workers.scheduler_address, set_as_default=False) as client:
        client.run(run_for_ever)
        executor = Cluster(two_workers.scheduler_address)
        executor.start()
        with ThreadPoolExecutor(2) as pool:
            futures = [pool.submit(executor.run, Task(cells=())) for _ in range(2)]
            until(lambda: all(client.processing().values()))
            executor.stop()
        assert all(isinstance(future.exception(), CourseError) for future in futures)
        # Each has one thread, for one task at a time.
        for worker in client.nthreads():
            assert client.submit(os.getpid, workers=[worker], pure=False).result()
        client.run(run_as_before)


def test_without_dask_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CourseError, match="pip install distributed"):
        Cluster("tcp://127.0.0.1:1").start()


def test_a_missing_scheduler_is_one_clear_line(grader, monkeypatch, capsys):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    course = course_of(grader, {"a": lambda nb: nb})
    monkeypatch.chdir(course.root)
    monkeypatch.setenv("PWD", str(course.root))
    assert main(["autograde", "--scheduler", "tcp://127.0.0.1:1"]) == 2
    assert "no Dask scheduler at tcp://127.0.0.1:1" in capsys.readouterr().err


def test_workers_with_other_software_are_refused(two_workers, monkeypatch):
    monkeypatch.setattr(cluster, "_version", lambda name: "0.1")
    executor = Cluster(two_workers.scheduler_address)
    with pytest.raises(CourseError, match=r"other scores .*numpy: [\d.]+ there, 0.1 here"):
        executor.start()
    executor.stop()
