"""Opens the course; installs what it needs the first time.

Started by start.bat, start.command and start.sh. Needs nothing but Python.
"""

import filecmp
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import threading
import time
import urllib.request
import webbrowser
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST_PAGE = "00-start.ipynb"
SOURCES = ["https://pypi.org/simple", "https://pypi.tuna.tsinghua.edu.cn/simple"]
# Folders that programs copy to a server whenever something changes in them.
SYNCHRONISED = (
    *("onedrive", "dropbox", "google drive", "googledrive", "nutstore", "坚果云"),
    *("baidusyncdisk", "百度网盘", "mobile documents", "icloud"),
)
PYTHON_PAGE = "https://www.python.org/downloads/"


class StartError(Exception):
    """The course can't be opened; the message says what to do."""


def main() -> int:
    """Open the course and return the exit code."""
    try:
        unsuitable = machine_problem(
            platform.system(), platform.machine(), sysconfig.get_platform(), is_translated()
        )
        if unsuitable or (unsuitable := python_problem(sys.version_info, sys.maxsize)):
            raise StartError(unsuitable)
        environment = environment_folder(HERE, os.environ, platform.system())
        python = python_of(environment)
        make_environment(environment, python)
        if address := running(servers(python), HERE):
            print(f"课程已经打开了，正在浏览器里显示：{address.split('?')[0]}")
            webbrowser.open(address)
            return 0
        print("正在打开课程。学习时请不要关闭这个窗口；学完后在这里按两次 Ctrl+C。", flush=True)
        call = [str(python), "-m", "jupyterlab", "--config=jupyter_lab_config.py"]
        if subprocess.run(call, cwd=HERE).returncode:
            raise StartError("JupyterLab 没能打开。请把上面的文字发给老师。")
    except StartError as error:
        print(f"\n{error}")
        return 1
    except KeyboardInterrupt:
        print("\n停下来了。再打开一次会接着做。")
        return 1
    return 0


def machine_problem(system: str, machine: str, built_for: str, translated: bool) -> str:
    """Say why the course's packages can't be installed on this machine; "" if they can.

    Parameters
    ----------
    system, machine : str
        As `platform.system()` and `platform.machine()` name them.
    built_for : str
        What this Python was built for, as `sysconfig.get_platform()` names it.
    translated : bool
        Whether this is a program for Intel on a Mac with Apple's processor.
    """
    if system == "Darwin" and translated:
        return (
            "这个 Python 是给 Intel 芯片的，而这台 Mac 用的是 Apple 芯片。"
            f"请从 {PYTHON_PAGE} 安装 Python 3.13（macOS 64-bit universal2），再打开一次。"
        )
    if system == "Darwin" and machine == "x86_64":
        return (
            "这台 Mac 用的是 Intel 芯片，TensorFlow 已经没有给它的版本了，课程装不上。"
            "请换一台电脑（Windows、Linux 或 Apple 芯片的 Mac）。还没有安装任何东西。"
        )
    if system == "Windows" and built_for == "win-arm64":
        return (
            "这个 Python 是给 ARM 处理器的，TensorFlow 没有给 ARM 版 Windows 的版本，课程装不上。"
            "请换一台 Intel 或 AMD 处理器的电脑；也可以卸载它，改装 Windows installer (64-bit) 的 "
            "Python 3.13 试一试，在较新的 Windows 11 上它能模拟运行。还没有安装任何东西。"
        )
    return ""


def is_translated() -> bool:
    """Tell whether this Python runs through Rosetta, Apple's translation of Intel's programs."""
    if platform.system() != "Darwin":
        return False
    call = ["sysctl", "-in", "sysctl.proc_translated"]
    return subprocess.run(call, capture_output=True, text=True).stdout.strip() == "1"


def python_problem(version: tuple, largest: int) -> str:
    """Say why this Python does not do; "" if it does."""
    if not (3, 11) <= tuple(version[:2]) < (3, 14) or largest < 2**32:
        return (
            f"这个 Python 是 {version[0]}.{version[1]}（{'64' if largest > 2**32 else '32'} 位），"
            f"课程要 64 位的 3.11、3.12 或 3.13。请从 {PYTHON_PAGE} 再装一个 3.13，"
            "不用卸载原来的。"
        )
    return ""


def environment_folder(here: Path, variables: dict, system: str) -> Path:
    """Return where the course's packages are installed: beside it, or in the user's own folder.

    Beside it they would be copied to a server file by file where it is synchronised, and on
    Windows their paths could become longer than the 260 characters that are allowed.

    Parameters
    ----------
    here : Path
        The course's folder.
    variables : dict
        The environment's.
    system : str
        As `platform.system()` names it.
    """
    cloud = [
        Path(value) for name, value in variables.items() if name.startswith("OneDrive") and value
    ]
    synchronised = any(name in part.lower() for part in here.parts for name in SYNCHRONISED)
    synchronised = synchronised or any(folder == here or folder in here.parents for folder in cloud)
    if not synchronised and not (system == "Windows" and len(str(here)) > 80):
        return here / ".venv"
    if system == "Windows":
        own = Path(variables.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        return own / "aicourse" / "venv"
    return Path.home() / ".aicourse" / "venv"


def python_of(environment: Path) -> Path:
    """Return the Python of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment(environment: Path, python: Path) -> None:
    """Make the environment and install the packages, unless both are there."""
    works = [str(python), "-m", "pip", "--version"]
    if not python.exists() or subprocess.run(works, capture_output=True).returncode:
        if environment.parent != HERE:
            print(f"课程在一个会同步或者路径很长的文件夹里，所以软件装在别处：{environment}")
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(environment)])
        if made.returncode:
            raise StartError(
                f"没能创建 {environment} 文件夹。请把课程解压到一个可以写入的文件夹，例如“文档”；"
                "Debian 和 Ubuntu 请先运行：sudo apt install python3-venv"
            )
    wanted, installed = HERE / "requirements.txt", environment / "installed.txt"
    if installed.exists() and filecmp.cmp(wanted, installed, shallow=False):
        return
    print("第一次使用：正在安装软件（约 1 GB），请耐心等待，不要关闭窗口……", flush=True)
    for source in sources():
        if install(python, wanted, source):
            shutil.copyfile(wanted, installed)
            return
    raise StartError(
        "安装没有成功。请检查网络，再打开一次：已经下载好的不会重新下载。\n"
        "如果上面提到 Long Path，请把课程文件夹移到路径更短的地方，例如 D:\\ai。"
    )


def sources() -> list:
    """Return where to install from, the one that answers first in front; None: as pip is set up."""
    if any(os.environ.get(name) for name in ("PIP_INDEX_URL", "PIP_NO_INDEX", "PIP_CONFIG_FILE")):
        return [None]
    print("正在比较两个下载地址的快慢……", flush=True)
    return quickest(SOURCES, answer_time)


def quickest(addresses: list, measure) -> list:
    """Return addresses by what `measure` says of each, all asked at once; the slowest last."""
    times = {}

    def ask(address: str) -> None:
        times[address] = measure(address)

    threads = [threading.Thread(target=ask, args=(each,), daemon=True) for each in addresses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    return sorted(addresses, key=lambda address: times.get(address, float("inf")))


def answer_time(source: str) -> float:
    """Return how many seconds a source takes to list a package, infinite if it does not answer."""
    begin = time.monotonic()
    try:
        with urllib.request.urlopen(f"{source}/pip/", timeout=8) as answer:
            answer.read()
    except OSError:
        return float("inf")
    return time.monotonic() - begin


def install(python: Path, wanted: Path, source) -> bool:
    """Install packages with pip, say in Chinese how far it is, and tell whether it succeeded."""
    call = [str(python), "-m", "pip", "install", "--disable-pip-version-check"]
    call += ["-r", str(wanted), *(["-i", source] if source else [])]
    number, lines = 0, []
    with subprocess.Popen(
        call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as pip:
        for line in pip.stdout:
            lines = [*lines[-30:], line]
            number += line.startswith("Collecting ")
            if said := progress_line(line, number):
                print(said, flush=True)
    if pip.returncode:
        print("".join(lines))
    return not pip.returncode


def progress_line(line: str, number: int) -> str:
    """Say in Chinese what a line of pip's tells of its progress; "" for the others."""
    # Small packages are there at once.
    if found := re.match(r"\s*Downloading (\S+?)-\d\S* \(([\d.]+) MB\)", line):
        return f"  第 {number} 个：{found[1]}（{found[2]} MB）" if float(found[2]) >= 1 else ""
    if line.startswith("Installing collected packages"):
        return "  下载完了，正在安装，还要几分钟……"
    return ""


def servers(python: Path) -> list:
    """Return what JupyterLab knows of the servers that run: dicts with url, token and root_dir."""
    call = [str(python), "-m", "jupyter_server", "list", "--jsonlist"]
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", errors="replace")
    try:
        return json.loads(done.stdout)
    except ValueError:
        return []


def running(known: list, here: Path) -> str:
    """Return the first page's address if one of the servers shows this course; "" if none does."""
    for server in known:
        root = server.get("root_dir", "")
        if root and os.path.realpath(root) == os.path.realpath(here):
            return f"{server['url']}lab/tree/{FIRST_PAGE}?token={server.get('token', '')}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
