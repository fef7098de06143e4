"""What decides a grade, in one hash: the submission's content, the tests and the settings.

It is kept in the autograded notebook's metadata, which nbformat writes behind the cells, so that
looking it up takes the end of the file and not the whole of it.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from traitlets.config import Config

from examiner.cells import METADATA_KEY, note

KEY = "fingerprint"
_SEALED = "graded"
# The steps by the names that they had when the first classes were graded: a new address of a step
# is no reason to grade anybody again.
_EARLIER = {
    "examiner.steps.Rebuild": "examiner.submission.Rebuild",
    "examiner.steps.Execute": "examiner.execute.Execute",
    "examiner.steps.CutOutput": "examiner.outputs.CutOutput",
    "examiner.steps.SanitizeOutputs": "examiner.outputs.SanitizeOutputs",
    "examiner.steps.SaveScores": "examiner.score.SaveScores",
}
_TAIL = 1 << 16
# As nbformat indents: no line within a cell looks like this.
_START = b'\n "metadata": {'


def of_assignment(gradebook: Gradebook, assignment: str, release: Path, config: Config) -> str:
    """Hash what all submissions of an assignment are graded with.

    Parameters
    ----------
    gradebook : Gradebook
        Where the tests are, with their points.
    assignment : str
    release : Path
        The folder of the released assignment.
    config : Config
        nbgrader's; only the settings of the steps of grading count.
    """
    digest = hashlib.sha256()
    for notebook in gradebook.find_assignment(assignment).notebooks:
        for cell in sorted(notebook.source_cells, key=lambda cell: cell.name):
            digest.update(repr((notebook.name, cell.name, cell.source, cell.locked)).encode())
        for cell in sorted(notebook.grade_cells, key=lambda cell: cell.name):
            digest.update(repr((cell.name, cell.max_score)).encode())
    for path in sorted(path for path in release.rglob("*") if path.is_file()):
        if "__pycache__" not in path.parts:
            _add(digest, str(path.relative_to(release)), path)
    digest.update(json.dumps(_settings(config), sort_keys=True, default=str).encode())
    return digest.hexdigest()


def of_submission(path: Path, tests: str, config: Config) -> str:
    """Hash what a submission's grade depends on.

    Parameters
    ----------
    path : Path
        The submitted notebook.
    tests : str
        From `of_assignment`.
    config : Config
        nbgrader's; it says which files beside the notebook count.
    """
    digest = hashlib.sha256(tests.encode())
    files: Iterable[str] = (
        config.get("Execute", {}).get("allowed_files", {}).get(path.parent.name, [])
    )
    beside = sorted(other.name for other in path.parent.glob("*.ipynb") if other != path)
    for name in [path.name, *files, *beside]:
        _add(digest, name, path.parent / name)
    return digest.hexdigest()


def seal(notebook: NotebookNode) -> None:
    """Note that an autograded notebook's grades are saved; before, its fingerprint says nothing."""
    note(notebook, **{_SEALED: True})


def graded_with(path: Path) -> str | None:
    """Return the fingerprint of what a notebook was graded with, None where it was not."""
    noted = notes(path)
    return noted.get(KEY) if noted.get(_SEALED) else None


def notes(path: Path) -> dict[str, Any]:
    """Return what the examiner noted about an autograded notebook, without reading its cells."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - _TAIL, 0))
            tail = file.read()
            if _START not in tail:
                file.seek(0)
                tail = file.read()
        metadata = json.loads(b"{" + tail[tail.rindex(_START) :])["metadata"]
        return metadata.get(METADATA_KEY, {})
    except (OSError, ValueError):
        # Missing, or its writer was killed.
        return {}


def _add(digest: Any, name: str, path: Path) -> None:
    digest.update(name.encode())
    if path.is_file() and not path.is_symlink():
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())


def _settings(config: Config) -> dict[str, Any]:
    """Return the settings of `Autograde`'s steps."""
    autograde = config.get("Autograde", {})
    steps = [
        _EARLIER.get(str(step), str(step))
        for kind in ("sanitize_preprocessors", "autograde_preprocessors")
        for step in autograde.get(kind, [])
    ]
    sections = {step.rpartition(".")[2] for step in steps} | {"SubmissionExporter"}
    settings = {name: config.get(name, {}) for name in sections}
    if own := config.get("GradingExporter"):
        settings["GradingExporter"] = own
    return {"steps": steps} | settings
