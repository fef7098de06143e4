"""The gradebook in PostgreSQL, on a real server that the test starts."""

import contextlib
import os
import random
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

import pytest
from examining import Counting
from sqlalchemy.exc import OperationalError
from tiny import FULL, NONE, automatic, solved

from examiner.grading import grade

pytest.importorskip("psycopg", reason="psycopg is not installed")


def find(name):
    """Find a program of PostgreSQL's, also where Debian keeps them."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return shutil.which(name, path=os.pathsep.join([os.environ["PATH"], *map(str, places)]))


@pytest.fixture(scope="module")
def server():
    """Start a server that listens on a socket in its folder alone, and return that folder."""
    if not (initdb := find("initdb")):
        pytest.skip("PostgreSQL is not installed: there is no initdb")
    # It refuses to run as root; its socket's path must be short.
    user = "nobody" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        if user:
            shutil.chown(folder, user)
        data = Path(folder, "data")
        subprocess.run(
            [initdb, "-D", data, "-U", "grader", "-A", "trust", "-E", "UTF8", "--no-sync"],
            user=user,
            cwd=folder,
            check=True,
            capture_output=True,
        )
        options = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}"]
        with subprocess.Popen([find("postgres"), "-D", data, *options], user=user, cwd=folder) as p:
            try:
                wait_for(folder)
                yield folder
            finally:
                p.terminate()


def connect(folder):
    import psycopg

    return psycopg.connect(host=folder, user="grader", dbname="postgres", autocommit=True)


def wait_for(folder):
    import time

    import psycopg

    while True:
        try:
            return connect(folder).close()
        except psycopg.OperationalError:
            time.sleep(0.1)


@pytest.fixture
def in_postgresql(server, grader, monkeypatch):
    """Return a course whose gradebook is in PostgreSQL."""
    url = f"postgresql+psycopg://grader@/postgres?host={server}"
    monkeypatch.setenv("NBGRADER_DB_URL", url)
    folder = grader("tiny")
    released = folder.course.read("release", "tiny")
    folder.submit("tiny", "right", solved(released))
    folder.submit("tiny", "wrong", released)
    return folder


def unplug(server):
    """Cut all connections to the database."""
    with connect(server) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND usename = 'grader'"
        )


class Unplugging(Counting):
    """Cuts all connections to the database when a task has run."""

    def __init__(self, server):
        super().__init__()
        self.server = server

    def run(self, work):
        records = super().run(work)
        unplug(self.server)
        return records


def test_grades_go_to_postgresql_also_when_connections_break(in_postgresql, server):
    course = in_postgresql.course
    assert grade.autograde(course, executor=Unplugging(server)) == 0
    assert automatic(course) == {"right": FULL, "wrong": NONE}
    assert not (course.root / "gradebook.db").exists()
    again = Counting()
    assert grade.autograde(course, executor=again) == 0
    assert again.count == 0


@pytest.mark.parametrize("seed", range(int(os.environ.get("CHAOS", "2"))))
def test_connections_may_break_at_any_moment(in_postgresql, server, seed):
    course = in_postgresql.course
    chance = random.Random(seed)
    over = threading.Event()

    def disturb():
        for _ in range(3):
            over.wait(chance.uniform(0, 2))
            unplug(server)

    thread = threading.Thread(target=disturb)
    thread.start()
    # Where it began to break, and nothing could be graded, there is an error: it is run again.
    with contextlib.suppress(OperationalError):
        grade.autograde(course, executor=Counting(), force=True)
    over.set()
    thread.join()
    assert grade.autograde(course, executor=Counting()) == 0
    assert automatic(course) == {"right": FULL, "wrong": NONE}
    again = Counting()
    assert grade.autograde(course, executor=again) == 0
    assert again.count == 0
