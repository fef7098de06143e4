"""Running a rebuilt notebook and noting for every test cell whether it passed."""

import shutil
import tempfile
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute as NbgraderExecute
from traitlets import Dict, Integer, List, Unicode

from examiner.submission import METADATA_KEY, is_test


class Execute(NbgraderExecute):
    """nbgrader's executor with a folder of its own, limits that bite, and a verdict a cell.

    A test cell's verdict is written to ``cell.metadata["examiner"]["status"]``: ``"ok"`` or
    ``"error"``; there is none where the cell did not run to its end.
    """

    timeout = Integer(120, help="Seconds that a cell may take.").tag(config=True)

    test_timeout = Integer(30, help="Seconds that a test cell may take.").tag(config=True)

    allowed_files = Dict(
        value_trait=List(Unicode()),
        help="Assignment -> names of the files that students hand in beside the notebook.",
    ).tag(config=True)

    max_file_bytes = Integer(
        10_000_000, help="Larger files beside a submitted notebook (bytes) are left out."
    ).tag(config=True)

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.timeout_func = lambda cell: self.test_timeout if is_test(cell) else self.timeout

    def preprocess(self, nb, resources, km: AsyncKernelManager | None = None):
        """Run all cells; where the kernel dies, the cells after it stay without a verdict."""
        with tempfile.TemporaryDirectory(prefix="submission-") as workspace:
            self._fill(Path(workspace), resources["nbgrader"])
            resources["metadata"]["path"] = workspace
            try:
                return super().preprocess(nb, resources, km)
            except DeadKernelError:
                message = "the kernel died; the cells after that were not run"
                self.log.error("%s: %s", resources["nbgrader"]["student"], message)
                nb.metadata.setdefault(METADATA_KEY, {}).setdefault("remarks", []).append(message)
                return nb, resources

    def on_cell_executed(self, cell: NotebookNode, cell_index: int, execute_reply: dict, **kwargs):
        """Note the verdict."""
        super().on_cell_executed(cell=cell, cell_index=cell_index, execute_reply=execute_reply)
        if is_test(cell):
            cell.metadata[METADATA_KEY] = {"status": execute_reply["content"]["status"]}

    def _fill(self, workspace: Path, names: dict[str, str]) -> None:
        """Copy the released files and those that students may hand in; never their code files."""
        course = CourseDirectory(parent=self)
        assignment = names["assignment"]
        released = Path(course.format_path(course.release_directory, ".", assignment))
        submitted = Path(
            course.format_path(course.submitted_directory, names["student"], assignment)
        )
        shutil.copytree(
            released,
            workspace,
            ignore=shutil.ignore_patterns("*.ipynb", ".*", "__pycache__"),
            dirs_exist_ok=True,
        )
        for name in self.allowed_files.get(assignment, []):
            path = submitted / name
            regular = path.is_file() and not path.is_symlink()
            if regular and path.stat().st_size <= self.max_file_bytes:
                shutil.copyfile(path, workspace / name)
