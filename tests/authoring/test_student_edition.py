"""The zip for students holds all that they need and nothing that they must not see."""

import importlib.util
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import urllib.request
import zipfile
from pathlib import Path

import pytest
from browser import wait_for
from conftest import ROOT

from examiner.authoring import student
from examiner.authoring.student import START, TOP
from examiner.course import Course

COURSE = Course(ROOT)


@pytest.fixture(scope="module")
def archive():
    return zipfile.ZipFile(student.write(COURSE))


def test_it_has_every_chapter_the_package_and_the_data(archive):
    names = archive.namelist()
    for assignment in COURSE.assignments():
        assert f"{TOP}/{assignment}/{assignment}.ipynb" in names
    for name in ("README.md", "requirements.txt", "pyproject.toml", "aicourse/data.py", START):
        assert f"{TOP}/{name}" in names
    assert f"{TOP}/data/iris.csv" in names


def test_it_has_no_solution_no_hidden_test_and_no_code_of_the_instructors(archive):
    for name in archive.namelist():
        assert "examiner" not in name
        assert "mnist.npz" not in name
        if name.endswith(".ipynb"):
            text = archive.read(name).decode()
            for marker in ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN MARK SCHEME"):
                assert marker not in text
    assert "import examiner" not in archive.read(f"{TOP}/aicourse/data.py").decode()


def test_the_first_page_links_every_chapter_and_its_pictures_are_there(archive):
    page = json.loads(archive.read(f"{TOP}/{START}"))
    (cards,) = [cell for cell in page["cells"] if cell["id"] == "cards"]
    html = "".join(cards["outputs"][0]["data"]["text/html"])
    for assignment in COURSE.assignments():
        assert f"href='{assignment}/{assignment}.ipynb'" in html
    pictures = re.findall(r"pictures/[\w./-]+\.(?:svg|png)", json.dumps(page))
    assert len(pictures) == 5 + len(COURSE.assignments())
    assert {f"{TOP}/{name}" for name in pictures} <= set(archive.namelist())


def test_the_first_page_links_answers_to_common_questions(archive):
    assert "(faq.md)" in archive.read(f"{TOP}/{START}").decode()
    assert f"{TOP}/faq.md" in archive.namelist()


def test_what_is_made_twice_is_the_same(archive):
    names = archive.namelist()
    before = {name: archive.getinfo(name).CRC for name in names}
    again = zipfile.ZipFile(student.write(COURSE))
    assert {name: again.getinfo(name).CRC for name in again.namelist()} == before


def test_the_wheel_has_the_package_and_the_data_and_runs_anywhere(archive, tmp_path):
    (name,) = [name for name in archive.namelist() if name.endswith(".whl")]
    archive.extract(name, tmp_path)
    with zipfile.ZipFile(tmp_path / name) as packed:
        packed.extractall(tmp_path / "installed")
    code = (
        "import sys; sys.path.insert(0, 'installed'); import aicourse; aicourse.setup(); "
        "print(len(aicourse.data.load_iris()), aicourse.__file__)"
    )
    environment = {k: v for k, v in os.environ.items() if k != "AICOURSE_DATA"}
    done = subprocess.run(
        [sys.executable, "-I", "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith(f"150 {tmp_path}"), done.stderr


@pytest.mark.parametrize("assignment", COURSE.assignments())
def test_a_chapter_that_is_opened_elsewhere_says_in_one_line_what_to_install(
    assignment, archive, capsys, monkeypatch
):
    notebook = COURSE.read("release", assignment)
    first = next(cell.source for cell in notebook.cells if cell.cell_type == "code")
    exec(first, {})
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    exec(first, {})
    said = capsys.readouterr().out
    assert said.count("\n") == 1 and "先把课程的 .whl 文件放到笔记本旁边" in said
    (packed,) = [name for name in archive.namelist() if name.endswith(".whl")]
    wanted = said.split("%pip install ")[1].split(" ，")[0].split()
    assert wanted[0] == Path(packed).name
    uses_keras = any(
        re.search(r"^(import|from) keras", cell.source, re.M) for cell in notebook.cells
    )
    assert wanted[1:] == (["tensorflow"] if uses_keras else [])


def test_the_start_files_run_where_they_are_meant_to(archive):
    for name in ("start.sh", "start.command"):
        assert archive.getinfo(f"{TOP}/{name}").external_attr >> 16 & 0o111
        assert b"\r" not in archive.read(f"{TOP}/{name}")


def test_the_readme_gives_the_command_of_the_start_files(archive):
    text = archive.read(f"{TOP}/README.md").decode()
    opens = "python -m jupyterlab --config=jupyter_lab_config.py"
    assert text.count(opens) == 2
    assert (
        '"-m", "jupyterlab", "--config=jupyter_lab_config.py"'
        in archive.read(f"{TOP}/start.py").decode()
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory, archive):
    """Unzip it where a student may."""
    place = tmp_path_factory.mktemp("start") / "我的 课程"
    archive.extractall(place)
    return place / TOP


@pytest.fixture
def start(folder, tmp_path):
    """Return a function that runs start.sh with the Python of the tests, or with none."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "dirname"):
        (programs / name).symlink_to(str(shutil.which(name)))

    def start(python=True, **environment):
        if python:
            script = f'#!/bin/sh\nexec "{sys._base_executable}" "$@"\n'
            (programs / "python3.13").write_text(script)
            (programs / "python3.13").chmod(0o755)
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": os.devnull}
        with (folder / "start.log").open("w") as log:
            return subprocess.Popen(
                ["sh", "start.sh"],
                cwd=folder,
                env=os.environ | {"PATH": str(programs)} | offline | environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    return start


def test_start_sh_says_what_is_missing(start, folder):
    assert start(python=False).wait(60) == 1
    assert "没有找到 Python" in (folder / "start.log").read_text(encoding="utf-8")
    assert start().wait(120) == 1
    assert "安装没有成功" in (folder / "start.log").read_text(encoding="utf-8")


def test_start_sh_opens_the_first_page(start, folder, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"port": port, "open_browser": False, "allow_root": True}
    content = {"ServerApp": settings, "IdentityProvider": {"token": ""}}
    (tmp_path / "jupyter_config.json").write_text(json.dumps(content))
    # The new environment finds the packages of the tests' own, so that none is downloaded.
    shared = {
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "JUPYTER_PATH": f"{sys.prefix}/share/jupyter",
        "JUPYTERLAB_DIR": f"{sys.prefix}/share/jupyter/lab",
        "JUPYTER_CONFIG_PATH": f"{sys.prefix}/etc/jupyter",
        "JUPYTER_CONFIG_DIR": str(tmp_path),
        "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"),
    }
    server = start(**shared)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/api", server, folder / "start.log")
        with urllib.request.urlopen(address) as answer:
            assert answer.url == f"{address}/lab/tree/{START}"
        with urllib.request.urlopen(f"{address}/api/contents/") as answer:
            shown = {entry["name"] for entry in json.load(answer)["content"]}
        assert shown == {*COURSE.assignments(), "data", START, "README.md", "faq.md"}
        # Started once more, it finds the server that runs; no browser is there to show it.
        again = start(**shared, BROWSER="true")
        assert again.wait(120) == 0
        assert "课程已经打开了" in (folder / "start.log").read_text(encoding="utf-8")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)
