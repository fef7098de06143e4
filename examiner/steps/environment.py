"""Errors that only the grader's machine has: what they cost, a person should know of."""

import re
import sys
from collections.abc import Iterator

from nbformat import NotebookNode

from examiner.cells import is_test, noted
from examiner.remarks import Remark, remark

# What an error's name, message or traceback says, and the kind of remark that it gives.
_SIGNS = {
    "package": re.compile(r"ModuleNotFoundError: No module named '(?P<name>[\w.]{1,60})'"),
    "package_unknown": re.compile(r"ModuleNotFoundError"),
    "display": re.compile(r"TclError|no display name|as 'headless' is|cannot connect to X server"),
    "pool": re.compile(
        r"BrokenProcessPool|SemLock|sem_open|concurrent/futures/process|multiprocessing/"
    ),
}
# What a newer or older Python may understand.
_OF_VERSION = re.compile(r"SyntaxError|ModuleNotFoundError|ImportError|AttributeError")
_MAX_TEXT = 20_000


def environment_remarks(notebook: NotebookNode) -> list[Remark]:
    """Say which errors of a submission may be due to where it is graded.

    Parameters
    ----------
    notebook : NotebookNode
        As `examiner.steps.execute.Execute` left it.
    """
    texts = [text[:_MAX_TEXT] for text in _errors(notebook)]
    said: list[Remark] = []
    for text in texts:
        for kind, sign in _SIGNS.items():
            if found := sign.search(text):
                said.append(remark(kind, **found.groupdict()))
                break
    theirs, ours = (
        noted(notebook).get("python", ""),
        f"{sys.version_info.major}.{sys.version_info.minor}",
    )
    if theirs and _minor(theirs) != ours and any(map(_OF_VERSION.search, texts)):
        said.append(remark("python", theirs=theirs, ours=ours))
    if any(each["kind"] == "package" for each in said):
        # A hidden test keeps the name of what is missing to itself; it is the same, mostly.
        said = [each for each in said if each["kind"] != "package_unknown"]
    return [each for number, each in enumerate(said) if each not in said[:number]]


def _errors(notebook: NotebookNode) -> Iterator[str]:
    """Yield what the student's cells raised, and what tests said of the student's code."""
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        if is_test(cell):
            verdict = str(noted(cell).get("verdict") or "")
            if "运行你的代码时出错" in verdict:
                yield verdict
            continue
        for output in cell.outputs:
            if output.output_type == "error":
                yield "\n".join([f"{output.ename}: {output.evalue}", *output.traceback])


def _minor(version: str) -> str:
    return ".".join(version.split(".")[:2])
