"""What is graded is never the file that came in: the released notebook is rebuilt around it."""

import ast
import json
import os
from collections import defaultdict
from copy import deepcopy
from pathlib import Path

import nbformat
from IPython.core.inputtransformer2 import TransformerManager
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum, is_locked, is_solution
from traitlets import Integer

from examiner.cells import name_of, note
from examiner.steps import fingerprint

#: Longer answers (characters) are not joined: to look at hostile ones takes long.
MAX_JOINED = 100_000


class UnreadableSubmissionError(ValueError):
    """A submitted file can't be read as a notebook; the message says why."""


def read_notebook(path: str | os.PathLike, max_bytes: int) -> NotebookNode:
    """Read a submitted notebook, of whatever version and however carelessly written.

    Parameters
    ----------
    path : path
        The submitted file.
    max_bytes : int
        Larger files are refused.

    Returns
    -------
    NotebookNode
        With a list ``cells``; each has ``cell_type``, ``source``, ``id`` and ``grade_id``.

    Raises
    ------
    UnreadableSubmissionError
        If it is a link, too large, unreadable, not JSON, or JSON but not a notebook.
    """
    path = Path(path)
    if path.is_symlink() or not path.is_file():
        raise UnreadableSubmissionError("it is no regular file")
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise UnreadableSubmissionError(f"{size:,} bytes are more than {max_bytes:,} allowed")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableSubmissionError(f"it can't be opened ({error.strerror})") from error
    try:
        raw = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableSubmissionError(f"it is not a notebook ({error})") from error
    if not isinstance(raw, dict):
        raise UnreadableSubmissionError("it is not a notebook (no JSON object)")
    cells = raw.get("cells")
    if cells is None:  # nbformat 3 and older
        sheets = raw.get("worksheets")
        cells = sheets[0].get("cells") if isinstance(sheets, list) and sheets else None
    if not isinstance(cells, list):
        raise UnreadableSubmissionError("it is not a notebook (it has no cells)")
    return nbformat.from_dict({"cells": [_plain_cell(cell) for cell in cells]})


def _plain_cell(cell: object) -> dict:
    """Take from a submitted cell no more than its kind, its source, its id and its grade_id."""
    if not isinstance(cell, dict):
        cell = {}
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    kind = cell.get("cell_type")
    if not isinstance(source, str):
        source = ""
    return {
        "cell_type": kind if kind in ("code", "markdown") else "raw",
        # Half an emoji, as some programs leave it, can't be written to any file.
        "source": source.encode("utf-8", "replace").decode("utf-8"),
        "id": cell.get("id") if isinstance(cell.get("id"), str) else None,
        "grade_id": grade_id if isinstance(grade_id, str) else None,
        "metadata": {},
    }


def rebuild(
    released: NotebookNode, submitted: NotebookNode, sources: dict[str, str]
) -> tuple[NotebookNode, list[str]]:
    """Build the notebook that is graded: the released one with the submission's source text in it.

    Parameters
    ----------
    released : NotebookNode
        The student edition: order, kinds and metadata of all cells come from here.
    submitted : NotebookNode
        From `read_notebook`.
    sources : dict of str to str
        Trusted sources by grade_id, with hidden tests, for the cells that students can't change.

    Returns
    -------
    notebook : NotebookNode
    remarks : list of str
        What had to be mended, for the instructor.
    """
    remarks: list[str] = []
    missing: list[str] = []
    unanswered: list[str] = []
    by_name = defaultdict(list)
    by_id: dict[str, int] = {}
    # Some editors, and old formats, keep no ids.
    by_text = defaultdict(list)
    known = {cell.id for cell in released.cells if "id" in cell}
    for index, cell in enumerate(submitted.cells):
        if cell.grade_id is not None:
            by_name[cell.grade_id].append(index)
        elif cell.id in known:
            by_id.setdefault(cell.id, index)
        else:
            by_text[cell.cell_type, cell.source.strip()].append(index)

    rebuilt: list[NotebookNode] = []
    # Index of a submitted cell -> where in the rebuilt notebook it went.
    placed: dict[int, int] = {}
    for cell in released.cells:
        new = deepcopy(cell)
        name = name_of(cell)
        indices = by_name.get(name, []) if name else []
        if not indices and cell.get("id") in by_id:
            indices = [by_id[cell.id]]
        if not indices and not name:
            indices = by_text[cell.cell_type, cell.source.strip()][:1]
            del by_text[cell.cell_type, cell.source.strip()][:1]
        indices = [i for i in indices if i not in placed]
        if is_locked(cell):
            new.source = sources.get(name, cell.source)
            # As nbgrader does, so that `nbgrader validate` takes it for unchanged.
            new.metadata.nbgrader["checksum"] = compute_checksum(new)
            if not indices:
                missing.append(name)
        elif indices:
            new.source, remark = _answer({i: submitted.cells[i].source for i in indices}, cell)
            if remark:
                remarks.append(f"{name}: {remark}")
        elif is_solution(cell):
            unanswered.append(name)
        if new.source != cell.source and not is_locked(cell):
            note(new, by_student=True)
        if indices:
            # A copy of an answer is no cell of its own: run later, it would replace the answer.
            # A copy of a test cell is the student's own scratch cell.
            gone = indices if is_solution(cell) else indices[:1]
            placed.update(dict.fromkeys(gone, len(rebuilt)))
        rebuilt.append(new)

    if unanswered and len(unanswered) == sum(map(is_solution, rebuilt)):
        remarks = [
            "none of its answer cells was found: another chapter's notebook, or written by an "
            "editor that drops what nbgrader notes in the cells"
        ]
    else:
        remarks += _counted(missing, "was missing and has been put back")
        remarks += _counted(unanswered, "was missing, the empty answer stands in")

    # The student's own cells follow the cell that they followed in the submission.
    extras: dict[int, list[NotebookNode]] = defaultdict(list)
    anchor = -1
    for index, cell in enumerate(submitted.cells):
        if index in placed:
            anchor = placed[index]
        elif cell.source.strip():
            extras[anchor].append(cell)
    notebook = nbformat.v4.new_notebook(metadata=released.metadata)
    count = 0
    for position in range(-1, len(rebuilt)):
        if position >= 0:
            notebook.cells.append(rebuilt[position])
        for cell in extras[position]:
            count += 1
            make = getattr(nbformat.v4, f"new_{cell.cell_type}_cell")
            notebook.cells.append(make(cell.source, id=f"extra-{count:03d}"))
            note(notebook.cells[-1], by_student=True)
    return notebook, remarks


def _answer(found: dict[int, str], stub: NotebookNode) -> tuple[str, str]:
    """Return an answer, and a remark where it stands in more than one cell.

    JupyterLab's *Split Cell* and *Paste* give a new cell the name of the old one. What follows it
    is part of the answer, as Run All would run it; what stands elsewhere or would spoil it is not.

    Parameters
    ----------
    found : dict of int to str
        Position in the submission -> source, of all cells with the answer's name.
    stub : NotebookNode
        The cell as it was released.
    """
    changed = {i: text for i, text in found.items() if text.strip() != stub.source.strip()}
    if not changed:
        return stub.source, ""
    (position, answer), *others = changed.items()
    parts = 1
    for index, text in others:
        joined = f"{answer}\n{text}"
        if index != position + parts or (stub.cell_type == "code" and not _parses(joined)):
            break
        answer, parts = joined, parts + 1
    if len(set(changed.values())) > parts:
        count = len(set(changed.values())) - parts + 1
        return answer, f"{count} different answers, the first one is graded"
    return answer, f"the answer stands in {parts} cells, graded as one" if parts > 1 else ""


def _parses(source: str) -> bool:
    if len(source) > MAX_JOINED:
        return False
    try:
        ast.parse(TransformerManager().transform_cell(source))
    except Exception:
        # Besides SyntaxError: too many magics, too deep, a null character.
        return False
    return True


def _counted(names: list[str], what: str) -> list[str]:
    """Say of each cell what became of it, of many in one line."""
    if len(names) > 3:
        return [f"{', '.join(names[:2])}, … ({len(names)} cells): each {what}"]
    return [f"{name}: the cell {what}" for name in names]


class SubmissionExporter(NotebookExporter):
    """Reads what was handed in; what can't be read is graded as not handed in, with its reason."""

    max_bytes = Integer(
        50_000_000, help="Larger notebooks (bytes) count as not handed in; outputs included."
    ).tag(config=True)

    def from_filename(self, filename, resources=None, **kw):
        """Read and convert a notebook: first the submission, later what `Rebuild` made of it."""
        if not self.parent._sanitizing:
            return super().from_filename(filename, resources, **kw)
        try:
            notebook = read_notebook(filename, self.max_bytes)
        except UnreadableSubmissionError as error:
            self.log.error("%s counts as not handed in: %s", filename, error)
            notebook = nbformat.from_dict({"cells": [], "unreadable": str(error)})
        notebook.metadata = {}
        notebook.path = str(filename)
        return self.from_notebook_node(notebook, resources=resources, **kw)


class Rebuild(NbGraderPreprocessor):
    """Sanitises a submission by rebuilding it from the released notebook."""

    def preprocess(self, nb, resources):
        """Put the submission's answers into the released notebook."""
        assignment, name = resources["nbgrader"]["assignment"], resources["nbgrader"]["notebook"]
        course = CourseDirectory(parent=self)
        release = course.format_path(course.release_directory, ".", assignment)
        released = nbformat.read(Path(release) / f"{name}.ipynb", as_version=4)
        language = released.metadata.get("kernelspec", {}).get("language", "python")
        if language != "python":
            raise ValueError(f"{assignment} is written in {language}; only Python can be graded")
        with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
            cells = gradebook.find_notebook(name, assignment).source_cells
            sources = {cell.name: cell.source for cell in cells if cell.locked}
            tests = fingerprint.of_assignment(gradebook, assignment, Path(release), self.config)
        rebuilt, remarks = rebuild(released, nb, sources)
        beside = {path.name for path in Path(nb.path).parent.glob("*.ipynb")} - {f"{name}.ipynb"}
        remarks += [f"{other} lies beside it and is not graded" for other in sorted(beside)]
        if unreadable := nb.get("unreadable"):
            remarks = [f"not handed in: {unreadable}"]
        seal = fingerprint.of_submission(Path(nb.path), tests, self.config)
        note(rebuilt, remarks=remarks, **{fingerprint.KEY: seal})
        for remark in remarks:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], remark)
        return rebuilt, resources
