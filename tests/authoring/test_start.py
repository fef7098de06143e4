"""What start.py decides before it installs or opens anything, on machines that are not here."""

import importlib.util
import re
import subprocess
import sys
import types
from pathlib import Path

import pytest
from conftest import ROOT

STUDENT = ROOT / "student"


@pytest.fixture(scope="module")
def start() -> types.ModuleType:
    spec = importlib.util.spec_from_file_location("start", STUDENT / "start.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("machine", "said"),
    [
        (("Darwin", "x86_64", "macosx-11-x86_64", False), "Intel 芯片，TensorFlow"),
        (("Darwin", "x86_64", "macosx-11-universal2", True), "Apple 芯片"),
        (("Windows", "ARM64", "win-arm64", False), "ARM 版 Windows"),
        (("Darwin", "arm64", "macosx-11-universal2", False), ""),
        (("Windows", "AMD64", "win-amd64", False), ""),
        (("Linux", "x86_64", "linux-x86_64", False), ""),
    ],
)
def test_machines_without_tensorflow_are_told_before_anything_is_installed(start, machine, said):
    problem = start.machine_problem(*machine)
    assert said in problem and bool(said) == bool(problem)


@pytest.mark.parametrize(
    ("version", "largest", "suits"),
    [
        ((3, 10, 1), 2**63 - 1, False),
        ((3, 11, 0), 2**63 - 1, True),
        ((3, 13, 9), 2**63 - 1, True),
        ((3, 14, 0), 2**63 - 1, False),
        ((3, 13, 9), 2**31 - 1, False),
    ],
)
def test_a_python_that_does_not_do_is_named(start, version, largest, suits):
    said = start.python_problem(version, largest)
    assert bool(said) != suits
    assert suits or f"{version[0]}.{version[1]}" in said


@pytest.mark.parametrize(
    ("here", "variables", "system", "beside"),
    [
        ("/home/ada/ai", {}, "Linux", True),
        ("/home/ada/OneDrive - 学校/ai", {}, "Linux", False),
        ("/home/ada/坚果云/ai", {}, "Linux", False),
        ("/Users/ada/Library/Mobile Documents/ai", {}, "Darwin", False),
        ("/c/ada/我的网盘/ai", {"OneDriveCommercial": "/c/ada/我的网盘"}, "Windows", False),
        ("/c/ada/文档/ai", {"OneDrive": ""}, "Windows", True),
        ("/c/" + "long/" * 20 + "ai", {}, "Windows", False),
        ("/c/" + "long/" * 20 + "ai", {}, "Linux", True),
    ],
)
def test_packages_are_not_installed_where_files_are_synchronised(
    start, here, variables, system, beside
):
    folder = start.environment_folder(Path(here), variables, system)
    assert (folder == Path(here) / ".venv") == beside
    assert beside or ("aicourse" in str(folder) and Path(here) not in folder.parents)


def test_the_source_that_answers_first_is_asked_first(start):
    times = {"slow": 2.0, "fast": 0.1, "dead": float("inf")}
    assert start.quickest(list(times), times.get) == ["fast", "slow", "dead"]


def test_a_source_that_can_not_be_reached_is_slowest(start):
    assert start.answer_time("http://127.0.0.1:9") == float("inf")


def test_sources_that_a_school_has_set_are_left_as_they_are(start, monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "http://pypi.school.example")
    assert start.sources() == [None]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "  Downloading tensorflow-2.20.0-cp313-win_amd64.whl (331.9 MB)\n",
            "tensorflow（331.9 MB）",
        ),
        ("Downloading numpy-2.3.1-cp313.whl.metadata (62 kB)\n", ""),
        ("  Downloading idna-3.10-py3-none-any.whl (0.07 MB)\n", ""),
        ("Installing collected packages: a, b\n", "正在安装"),
        ("Requirement already satisfied: pip\n", ""),
    ],
)
def test_what_pip_does_is_said_in_chinese(start, line, said):
    shown = start.progress_line(line, 3)
    assert said in shown and bool(said) == bool(shown)


def test_a_server_that_shows_this_course_is_found(start, tmp_path):
    known = [
        {"url": "http://localhost:8888/", "token": "a", "root_dir": str(tmp_path / "other")},
        {"url": "http://localhost:8889/", "token": "b", "root_dir": str(tmp_path)},
    ]
    assert start.running(known, tmp_path) == "http://localhost:8889/lab/tree/00-start.ipynb?token=b"
    assert start.running(known[:1], tmp_path) == ""
    assert start.running([], tmp_path) == ""


def test_old_pythons_can_read_it_far_enough_to_say_what_is_missing():
    """Nothing that only newer Pythons can parse: the first thing that it does is to look."""
    compile((STUDENT / "start.py").read_text(encoding="utf-8"), "start.py", "exec")
    call = [
        sys.executable,
        "-c",
        "import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 8))",
    ]
    subprocess.run(call, stdin=(STUDENT / "start.py").open("rb"), check=True)


def test_the_batch_file_is_ascii_with_its_own_line_ends_and_jumps_to_labels_that_it_has():
    batch = (STUDENT / "start.bat").read_bytes()
    assert batch.isascii()
    assert batch.count(b"\n") == batch.count(b"\r\n")
    text = batch.decode()
    assert set(re.findall(r"goto (\w+)", text)) == set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    for line in text.splitlines():
        # To cmd, these mean something, in a message too.
        assert not line.strip().startswith("echo") or not set("()&|<>^%!") & set(line), line
    for name in re.findall(r"(?:type|exist|%PY%) (\S+\.\w+)", text):
        assert (STUDENT / name).is_file()


def test_what_the_batch_file_says_is_text_without_a_mark_at_its_beginning():
    text = (STUDENT / "start.txt").read_bytes()
    assert not text.startswith(b"\xef\xbb\xbf")
    assert "Python 3.13" in text.decode("utf-8")
