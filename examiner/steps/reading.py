"""Reading a submitted notebook: of whatever version, and however carelessly it was written."""

import base64
import binascii
import io
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from PIL import Image
from traitlets import Integer

from examiner import remarks
from examiner.steps import bounded
from examiner.steps.bounded import ExceededError

#: Larger pictures (bytes, pixels), and more of them, are left out of a submission.
MAX_PICTURE_BYTES, MAX_PIXELS, MAX_PICTURES = 3_000_000, 50_000_000, 20
CUT = "\n# …（太长，后面的省略了）"
#: More cells, or longer ones (characters, lines), no student has written.
MAX_CELLS, MAX_CHARACTERS, MAX_LINES = 2_000, 200_000, 10_000


class UnreadableSubmissionError(ValueError):
    """A submitted file can't be read as a notebook.

    Parameters
    ----------
    reason : str
        A key of `examiner.remarks.REASONS`.
    detail : str
        What else there is to say, for the instructor.
    """

    def __init__(self, reason: str, detail: str = ""):
        self.reason, self.detail = reason, detail
        super().__init__(f"{remarks.REASONS[reason][0]}{detail and f' ({detail})'}")

    def __reduce__(self):
        return type(self), (self.reason, self.detail)


def read_notebook(path: str | os.PathLike, max_bytes: int) -> NotebookNode:
    """Read a submitted notebook.

    Parameters
    ----------
    path : path
        The submitted file.
    max_bytes : int
        Larger files are refused.

    Returns
    -------
    NotebookNode
        With a list ``cells``; each has ``cell_type``, ``source``, ``id``, ``grade_id`` and, where
        pictures were pasted into it, ``attachments``.

    Raises
    ------
    UnreadableSubmissionError
        If it is a link, too large, empty, unreadable, not JSON, or JSON but not a notebook.
    """
    path = Path(path)
    if path.is_symlink() or not path.is_file():
        raise UnreadableSubmissionError("link")
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise UnreadableSubmissionError("large", f"{size:,} bytes of {max_bytes:,}")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableSubmissionError("closed", str(error.strerror)) from error
    return parse_notebook(content)


def parse_notebook(content: bytes) -> NotebookNode:
    """Read a submitted notebook from a file's content; see `read_notebook`."""
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableSubmissionError("empty")
    try:
        raw = _json(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableSubmissionError("json", str(error)) from error
    cells = _cells(raw)
    if len(cells) > MAX_CELLS:
        raise UnreadableSubmissionError("many", f"{len(cells):,} of {MAX_CELLS:,}")
    plain = [_plain_cell(cell) for cell in cells]
    return nbformat.from_dict({"cells": plain, "python": _python(raw)})


def _json(content: bytes) -> Any:
    # It knows UTF-8 and UTF-16 apart, with a byte order mark or without.
    try:
        return json.loads(content)
    except ValueError:
        # A disk that was full, or a computer that went off, leaves null bytes at the end.
        if not content.endswith(b"\0"):
            raise
        return json.loads(content.rstrip(b"\0"))


def _python(raw: dict) -> str:
    """Return the version of Python that a notebook says it was written with."""
    metadata = raw.get("metadata")
    language = metadata.get("language_info") if isinstance(metadata, dict) else None
    version = language.get("version") if isinstance(language, dict) else None
    known = isinstance(version, str) and re.fullmatch(r"3\.\d{1,2}(\.\w{1,9})?", version)
    return str(version) if known else ""


def _cells(raw: object) -> list:
    """Return the cells of a notebook of any version."""
    if not isinstance(raw, dict):
        raise UnreadableSubmissionError("json", "no JSON object")
    cells = raw.get("cells")
    if cells is None:  # nbformat 3 and older
        sheets = raw.get("worksheets")
        first = sheets[0] if isinstance(sheets, list) and sheets else None
        cells = first.get("cells") if isinstance(first, dict) else None
    if not isinstance(cells, list):
        raise UnreadableSubmissionError("cells")
    return cells


def _plain_cell(cell: object) -> dict[str, Any]:
    """Take from a submitted cell its kind, source, id and grade_id, and what was attached to it."""
    if not isinstance(cell, dict):
        cell = {}
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    kind = cell.get("cell_type")
    attachments = cell.get("attachments")
    return {
        "cell_type": kind if kind in ("code", "markdown") else "raw",
        "source": _text(source) if isinstance(source, str) else "",
        "id": cell.get("id") if isinstance(cell.get("id"), str) else None,
        "grade_id": grade_id if isinstance(grade_id, str) else None,
        "metadata": {},
        **({"attachments": attachments} if isinstance(attachments, dict) else {}),
    }


def _text(source: str) -> str:
    """Return a cell's text within bounds; the end of what is longer is cut, and says so."""
    # Half an emoji, as some programs leave it, can't be written to any file; null characters end
    # the text for some who read it and not for others.
    text = source.encode("utf-8", "replace").decode().replace("\0", "")
    if len(text) <= MAX_CHARACTERS and text.count("\n") <= MAX_LINES:
        return text
    return "\n".join(text[:MAX_CHARACTERS].split("\n")[:MAX_LINES]) + CUT


def pictures(attachments: Mapping[str, Any]) -> tuple[dict[str, dict[str, str]], list[str]]:
    """Keep of what was attached to a cell the PNG and JPEG pictures of reasonable size.

    Returns
    -------
    kept : dict
        File name -> MIME type -> base64, as notebooks have it.
    left_out : list of str
        Why others are not kept, as keys of `examiner.remarks.REASONS`.
    """
    kept: dict[str, dict[str, str]] = {}
    left_out: list[str] = []
    for name, forms in attachments.items():
        data = next(iter(forms.values()), None) if isinstance(forms, dict) else None
        form, reason = _picture(data)
        if len(kept) >= MAX_PICTURES or len(name) > 200:
            reason = "count"
        if reason:
            left_out.append(reason)
        else:
            kept[name] = form
    return kept, sorted(set(left_out))


def _picture(data: object) -> tuple[dict[str, str], str]:
    """Return a picture under the type that it has, whatever it claims; or why it is not kept."""
    if isinstance(data, list):
        data = "".join(part for part in data if isinstance(part, str))
    if not isinstance(data, str):
        return {}, "format"
    if len(data) > MAX_PICTURE_BYTES * 4 // 3 + 4:
        return {}, "size"
    try:
        content = base64.b64decode("".join(data.split()), validate=True)
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
            kind, (width, height) = str(opened.format).lower(), opened.size
    except (binascii.Error, ValueError, OSError, SyntaxError, Image.DecompressionBombError):
        return {}, "format"
    if width * height > MAX_PIXELS:
        return {}, "size"
    return {f"image/{kind}": base64.b64encode(content).decode()}, ""


class SubmissionExporter(NotebookExporter):
    """Reads what was handed in; what can't be read counts as not handed in, with its reason."""

    max_bytes = Integer(
        50_000_000, help="Larger notebooks (bytes) count as not handed in; outputs included."
    ).tag(config=True)

    def from_filename(self, filename, resources=None, **kw):
        """Read and convert a notebook: first the submission, later what `Rebuild` made of it."""
        found, folder = resources["nbgrader"], self.parent.coursedir
        rebuilt = folder.format_path(
            folder.autograded_directory, found["student"], found["assignment"]
        )
        if Path(filename).parent == Path(rebuilt):
            return super().from_filename(filename, resources, **kw)
        try:
            if reason := found.get("unreadable"):
                raise UnreadableSubmissionError(reason)
            notebook = bounded.call(read_notebook, filename, self.max_bytes)
        except ExceededError:
            notebook = self._unreadable(filename, UnreadableSubmissionError("costly"))
        except UnreadableSubmissionError as error:
            notebook = self._unreadable(filename, error)
        notebook.metadata = {}
        notebook.path = str(filename)
        return self.from_notebook_node(notebook, resources=resources, **kw)

    def _unreadable(self, filename: str, error: UnreadableSubmissionError) -> NotebookNode:
        self.log.error("%s counts as not handed in: %s", filename, error)
        said = remarks.remark("unreadable", reason=error.reason)
        return nbformat.from_dict({"cells": [], "unreadable": said})
