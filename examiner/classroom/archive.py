"""Reading what a learning platform gives: folders and zips, nested and oddly named, none trusted.

Nothing is ever extracted to a path that an archive names: members are read, with limits, and
handed on in memory.
"""

import io
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

MAX_FILE_BYTES = 50_000_000
MAX_TOTAL_BYTES = 2_000_000_000
MAX_MEMBERS = 20_000
MAX_DEPTH = 4
# What systems and Jupyter leave beside the files that people made.
LITTER = {"__MACOSX", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db", "desktop.ini"}
OTHER_ARCHIVES = {".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"}


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


def walk(source: Path, suffix: str = ".ipynb") -> Iterator[File | Refused]:
    """Yield all files with a suffix in a folder or a zip, those in nested zips included.

    Parameters
    ----------
    source : Path
        A folder, a zip, or a single file.
    suffix : str
        Others are refused, each with its reason, unless systems and Jupyter leave them behind.

    Yields
    ------
    File or Refused
    """
    reader = _Reader(suffix)
    if source.is_dir():
        for path in sorted(source.rglob("*")):
            parts = path.relative_to(source).parts
            if path.is_symlink():
                yield Refused(parts, "it is a link")
            elif path.is_file():
                yield from _read_path(reader, path, parts)
    elif source.suffix.lower() == ".zip":
        yield from reader.unzip(source, ())
    else:
        yield from _read_path(reader, source, (source.name,))


def _read_path(reader: "_Reader", path: Path, parts: tuple[str, ...]) -> Iterator[File | Refused]:
    if path.suffix.lower() == ".zip":
        yield from reader.unzip(path, parts)
    elif not reader.ignores(parts) and (refused := reader.refuse(parts, path.stat().st_size)):
        yield refused
    elif not reader.ignores(parts):
        modified = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        yield File(parts, path.read_bytes(), modified)


class _Reader:
    """Reads zips within limits that hold for one search as a whole."""

    def __init__(self, suffix: str):
        self.suffix = suffix
        self.total = 0

    def ignores(self, parts: tuple[str, ...]) -> bool:
        """Tell whether a file was left behind by a system, not made by a person."""
        return bool(LITTER & set(parts)) or parts[-1].startswith("._")

    def refuse(self, parts: tuple[str, ...], size: int) -> Refused | None:
        """Say why a file can't be taken, by its name and size alone."""
        ending = PurePosixPath(parts[-1]).suffix.lower()
        if ending in OTHER_ARCHIVES:
            return Refused(parts, "this kind of archive is not read; make a zip of it")
        if ending != self.suffix:
            return Refused(parts, f"it is no {self.suffix} file")
        if size > MAX_FILE_BYTES:
            return Refused(parts, f"it has {size:,} bytes, more than {MAX_FILE_BYTES:,}")
        if not self.has_room(size):
            return Refused(parts, f"more than {MAX_TOTAL_BYTES:,} bytes in all")
        return None

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
                members = [info for info in opened.infolist() if not info.is_dir()]
                if len(members) > MAX_MEMBERS:
                    yield Refused(parts, f"it holds more than {MAX_MEMBERS:,} files")
                    return
                for info in members:
                    yield from self._member(opened, info, parts, depth)
        except (zipfile.BadZipFile, OSError) as error:
            yield Refused(parts, f"it is no readable zip ({error})")

    def _member(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, parts: tuple[str, ...], depth: int
    ) -> Iterator[File | Refused]:
        path = PurePosixPath(member_name(info).replace("\\", "/"))
        inner = (*parts, *path.parts)
        if self.ignores(inner):
            return
        nested = path.suffix.lower() == ".zip"
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            yield Refused(inner, "its path leads out of the archive")
        elif stat.S_ISLNK(info.external_attr >> 16):
            yield Refused(inner, "it is a link")
        elif not nested and (refused := self.refuse(inner, info.file_size)):
            yield refused
        else:
            try:
                # A member that says it is small, and is not, is cut here.
                with archive.open(info) as file:
                    content = file.read(MAX_FILE_BYTES + 1)
            except Exception as error:  # damaged, encrypted, or packed in an unknown way
                yield Refused(inner, f"it can't be unpacked ({error})")
                return
            if len(content) > MAX_FILE_BYTES:
                yield Refused(inner, f"it has more than {MAX_FILE_BYTES:,} bytes")
            elif nested and not self.has_room(len(content)):
                yield Refused(inner, f"more than {MAX_TOTAL_BYTES:,} bytes in all")
            elif nested:
                yield from self.unzip(io.BytesIO(content), inner, depth + 1)
            else:
                yield File(inner, content, _modified(info))


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


def _modified(info: zipfile.ZipInfo) -> datetime:
    """Return when a member was changed; zips hold local time."""
    try:
        return datetime(*info.date_time).astimezone(UTC)
    except ValueError:  # the 0th of month 0, as some programs write
        return datetime(1980, 1, 1, tzinfo=UTC)
