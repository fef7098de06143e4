"""Running notebooks on a Dask cluster: the same executions, on other machines.

What travels is a `Task` and its records, never the gradebook. Dask itself sees to it that what a
lost worker ran is run by another.
"""

import hashlib
import platform
from concurrent.futures import CancelledError
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import examiner
from examiner.course import CourseError
from examiner.engine import sandbox, task
from examiner.engine.examination import Record
from examiner.engine.task import Task

#: Seconds to wait for the scheduler, and for a first worker.
PATIENCE = 30

# What computes; another version of them may give another score.
_PACKAGES = ("numpy", "scipy", "pandas", "matplotlib", "scikit-learn", "keras", "ipython")
_TENSORFLOW = ("tensorflow", "tensorflow-cpu")


class Cluster:
    """Runs tasks on the workers of a Dask scheduler.

    Parameters
    ----------
    address : str
        The scheduler's, such as ``"tcp://10.0.0.5:8786"``.
    jobs : int, optional
        How many at a time; by default as many as the workers have threads.
    """

    def __init__(self, address: str, jobs: int | None = None):
        self.address = address
        self.jobs = jobs or 0
        self._client: Any = None
        self._futures: set[Any] = set()

    def start(self) -> None:
        """Join the cluster.

        Raises
        ------
        CourseError
            If that is not possible, or workers have other software or data than this machine.
        """
        try:
            from distributed import Client
        except ImportError:
            raise CourseError(
                "--scheduler needs Dask, here and on the workers: pip install distributed"
            ) from None
        try:
            self._client = Client(self.address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise CourseError(f"There is no Dask scheduler at {self.address}: {error}") from None
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise CourseError(
                f"No worker has joined the scheduler: start one with 'dask worker {self.address}'."
            ) from None
        self._compare()
        self.jobs = self.jobs or sum(self._client.nthreads().values())

    def run(self, work: Task) -> list[Record]:
        """Run one."""
        if self._client is None:
            raise CourseError("The run was stopped.")
        future = self._client.submit(_run, work, pure=False)
        self._futures.add(future)
        try:
            return future.result()
        except CancelledError:
            raise CourseError(
                f"The scheduler at {self.address} is gone. What was finished is kept; the same "
                "command goes on from there."
            ) from None
        finally:
            self._futures.discard(future)

    def stop(self) -> None:
        """Leave the cluster; workers stop at the end of a cell."""
        client, self._client = self._client, None
        if client:
            client.cancel(list(self._futures))
            client.close()

    def _compare(self) -> None:
        here = outfit()
        for worker, there in self._client.run(outfit, on_error="return").items():
            if isinstance(there, Exception):
                raise CourseError(
                    f"{worker} has not this repository installed as here ({there}): "
                    "run 'make setup' there, and start the worker from its .venv."
                )
            if differing := [
                f"{name}: {there.get(name)} there, {here[name]} here"
                for name in here
                if there.get(name) != here[name]
            ]:
                raise CourseError(
                    f"{worker} could give other scores than this machine ({'; '.join(differing)})."
                )


def outfit() -> dict[str, str]:
    """Return what, besides the notebook, decides a score on a machine.

    Returns
    -------
    dict of str to str
        Versions, digests of the course's code and data, and what the sandbox lacks.
    """
    package = Path(examiner.__file__).resolve().parent
    return {
        "Python": platform.python_version().rpartition(".")[0],
        **{name: _version(name) for name in _PACKAGES},
        "tensorflow": "".join(map(_version, _TENSORFLOW)),
        "examiner": _digest([package]),
        "course data": _digest(map(Path, task.course_folders())),
        "sandbox": ", ".join(sandbox.missing()) or "complete",
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _digest(places: Any) -> str:
    """Hash files, and all files in folders, by name and content."""
    found = set()
    for place in places:
        for path in [place, *place.rglob("*")]:
            if path.is_file() and "__pycache__" not in path.parts:
                found.add((path.name, hashlib.sha256(path.read_bytes()).hexdigest()))
    return hashlib.sha256(repr(sorted(found)).encode()).hexdigest()[:12]


def _run(work: Task) -> list[Record]:
    """Run one in a worker's thread, for as long as somebody waits for it."""
    from distributed.worker import get_worker, thread_state

    tasks, key = get_worker().state.tasks, thread_state.key
    return task.run(work, lambda _: key in tasks and tasks[key].state != "cancelled")
