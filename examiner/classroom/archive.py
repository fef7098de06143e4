"""Reading what a learning platform gives: folders and zips, nested and oddly named, none trusted.

Nothing is ever extracted to a path that an archive names: members are read, with limits, and
handed on in memory.
"""

import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path, PurePosixPath
from typing import IO

from nbformat import NotebookNode

from examiner.steps import bounded
from examiner.steps.bounded import ExceededError
from examiner.steps.reading import UnreadableSubmissionError, parse_notebook

MAX_FILE_BYTES = 50_000_000
MAX_TOTAL_BYTES = 2_000_000_000
MAX_MEMBERS = 20_000
MAX_DEPTH = 4
# What systems and Jupyter leave beside the files that people made.
LITTER = {"__MACOSX", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db", "desktop.ini"}
# Why files of other kinds are refused.
REASONS = dict.fromkeys(
    (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"),
    "this kind of archive is not read; make a zip of it",
) | dict.fromkeys(
    (".html", ".htm", ".pdf", ".py", ".docx", ".doc", ".url", ".webloc", ".lnk"),
    "it is no notebook; ask for the .ipynb file itself",
)
#: Larger files (bytes) are read in a process of their own, with bounds on time and memory.
SMALL = 1_000_000
_HEAD = 64
_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True)
class File:
    """A file that was found.

    Attributes
    ----------
    parts : tuple of str
        Folders, archives and name that lead to it from where the search began.
    content : bytes
    modified : datetime
        Aware, UTC.
    """

    parts: tuple[str, ...]
    content: bytes
    modified: datetime


@dataclass(frozen=True)
class Refused:
    """A file that was not read.

    Attributes
    ----------
    parts : tuple of str
    reason : str
    """

    parts: tuple[str, ...]
    reason: str


def walk(
    source: Path, wanted: Callable[[str], bool] = lambda name: False, zone: tzinfo | None = None
) -> Iterator[File | Refused]:
    """Yield the notebooks in a folder or a zip, those in nested zips included.

    A notebook is what holds one, whatever its name is.

    Parameters
    ----------
    source : Path
        A folder, a zip, or a single file.
    wanted : callable
        Tells by the name of another file whether it is wanted, too.
    zone : tzinfo, optional
        What zips that don't say give their times in; by default, that of this machine.

    Yields
    ------
    File or Refused
        Files that are neither are refused, each with its reason, unless systems and Jupyter leave
        them behind.
    """
    reader = _Reader(wanted, zone)
    if source.is_dir():
        for path in _files(source):
            yield from _read_path(reader, path, path.relative_to(source).parts)
    elif source.suffix.lower() == ".zip":
        yield from reader.unzip(source, ())
    else:
        yield from _read_path(reader, source, (source.name,))


def _files(folder: Path) -> list[Path]:
    """Return all files and links below a folder, however deep it is."""
    waiting, found = [str(folder)], []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    found.append(Path(entry.path))
    return sorted(found)


def _read_path(reader: "_Reader", path: Path, parts: tuple[str, ...]) -> Iterator[File | Refused]:
    if reader.ignores(parts):
        return
    if path.is_symlink() or not path.is_file():
        yield Refused(parts, "it is a link" if path.is_symlink() else "it is no regular file")
    elif path.suffix.lower() == ".zip":
        yield from reader.unzip(path, parts)
    else:
        modified = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        with path.open("rb") as file:
            yield reader.read(file, parts, path.stat().st_size, modified)


class _Reader:
    """Reads files within limits that hold for one search as a whole."""

    def __init__(self, wanted: Callable[[str], bool], zone: tzinfo | None):
        self.wanted = wanted
        self.zone = zone
        self.total = 0

    def ignores(self, parts: tuple[str, ...]) -> bool:
        """Tell whether a file was left behind by a system, not made by a person."""
        return bool(LITTER & set(parts)) or parts[-1].startswith("._")

    def read(
        self, file: IO[bytes], parts: tuple[str, ...], size: int, modified: datetime
    ) -> File | Refused:
        """Read a file, if it is a notebook or wanted beside one."""
        if size > MAX_FILE_BYTES:
            return Refused(parts, f"it has {size:,} bytes, more than {MAX_FILE_BYTES:,}")
        head = file.read(_HEAD)
        ending = PurePosixPath(parts[-1]).suffix.lower()
        called = ".ipynb" in parts[-1].lower() and ending not in REASONS
        named = called or self.wanted(parts[-1])
        if not named and not head.lstrip(_BEFORE_JSON).startswith(b"{"):
            return Refused(parts, REASONS.get(ending, "it is no notebook"))
        # A member that says it is small, and is not, is cut here.
        content = head + file.read(MAX_FILE_BYTES + 1 - len(head))
        if len(content) > MAX_FILE_BYTES:
            return Refused(parts, f"it has more than {MAX_FILE_BYTES:,} bytes")
        if not named and notebook_in(content) is None:
            return Refused(parts, "it is no notebook")
        if not self.has_room(len(content)):
            return Refused(parts, f"more than {MAX_TOTAL_BYTES:,} bytes in all")
        return File(parts, content, modified)

    def has_room(self, size: int) -> bool:
        """Count bytes that are about to be read, and tell whether they still may be."""
        self.total += size
        return self.total <= MAX_TOTAL_BYTES

    def unzip(
        self, archive: Path | io.BytesIO, parts: tuple[str, ...], depth: int = 1
    ) -> Iterator[File | Refused]:
        """Yield what a zip holds."""
        if depth > MAX_DEPTH:
            yield Refused(parts, f"zips are nested more than {MAX_DEPTH} deep")
            return
        try:
            with zipfile.ZipFile(archive) as opened:
                # Not `is_dir`, which fails over an empty name.
                members = [i for i in opened.infolist() if not i.filename.endswith("/")]
                if len(members) > MAX_MEMBERS:
                    yield Refused(parts, f"it holds more than {MAX_MEMBERS:,} files")
                    return
                for info in members:
                    yield from self._member(opened, info, parts, depth)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            yield Refused(parts, f"it is no readable zip ({error})")

    def _member(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, parts: tuple[str, ...], depth: int
    ) -> Iterator[File | Refused]:
        path = PurePosixPath(member_name(info).replace("\\", "/"))
        if not path.parts:
            yield Refused((*parts, info.filename or "(no name)"), "it has no name")
            return
        inner = (*parts, *path.parts)
        if self.ignores(inner):
            return
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            yield Refused(inner, "its path leads out of the archive")
        elif stat.S_ISLNK(info.external_attr >> 16):
            yield Refused(inner, "it is a link")
        elif info.flag_bits & 0x1:
            yield Refused(inner, "it is encrypted; ask for it without a password")
        else:
            try:
                with archive.open(info) as file:
                    yield from self._opened(file, info, inner, depth)
            except Exception as error:  # damaged, or packed in an unknown way
                yield Refused(inner, f"it can't be unpacked ({error})")

    def _opened(
        self, file: IO[bytes], info: zipfile.ZipInfo, parts: tuple[str, ...], depth: int
    ) -> Iterator[File | Refused]:
        if PurePosixPath(parts[-1]).suffix.lower() != ".zip":
            yield self.read(file, parts, info.file_size, _modified(info, self.zone))
            return
        content = file.read(MAX_FILE_BYTES + 1)
        if len(content) > MAX_FILE_BYTES:
            yield Refused(parts, f"it has more than {MAX_FILE_BYTES:,} bytes")
        elif not self.has_room(len(content)):
            yield Refused(parts, f"more than {MAX_TOTAL_BYTES:,} bytes in all")
        else:
            yield from self.unzip(io.BytesIO(content), parts, depth + 1)


def notebook_in(content: bytes) -> NotebookNode | None:
    """Return the notebook that a file holds, None where it holds none."""
    try:
        if len(content) <= SMALL:
            return parse_notebook(content)
        return bounded.call(parse_notebook, content)
    except (UnreadableSubmissionError, ExceededError):
        return None


def member_name(info: zipfile.ZipInfo) -> str:
    """Return a zip member's name, in whichever encoding it was written.

    A zip that says nothing about encoding comes from macOS (UTF-8) or from Windows in the local
    encoding (GBK for China); `zipfile` reads both as code page 437.
    """
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _modified(info: zipfile.ZipInfo, zone: tzinfo | None) -> datetime:
    """Return when a member was changed; most zips give it in local time, without saying which."""
    if stamp := _unix_time(info.extra):
        return stamp
    try:
        return datetime(*info.date_time, tzinfo=zone).astimezone(UTC)
    except ValueError:  # the 0th of month 0, as some programs write
        return datetime(1980, 1, 1, tzinfo=UTC)


def _unix_time(extra: bytes) -> datetime | None:
    """Find the time in UTC that Info-ZIP and others add (field 0x5455)."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == 0x5455 and len(field) >= 5 and field[0] & 1:
            return datetime.fromtimestamp(struct.unpack("<i", field[1:5])[0], UTC)
    return None
