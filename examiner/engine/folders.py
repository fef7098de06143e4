"""Counting and removing what a student's program left in its folders, however it is nested.

Nothing here recurses, follows a link or waits for what it opens; names are always looked up in
the open folder that holds them, as a path may be longer than any call takes.
"""

import contextlib
import itertools
import os
import stat
import tempfile
from collections.abc import Iterator

MAX_ENTRIES = 20_000
MAX_DEPTH = 64

# Windows, which grades nothing, lacks them.
_FOLDER = os.O_RDONLY
for _flag in ("O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC"):
    _FOLDER |= getattr(os, _flag, 0)
_CHUNK = 10_000


class TooMuch(Exception):
    """There is more, or it lies deeper, than is ever counted; or it can't be counted at all."""


def used(folder: str, depth: int = MAX_DEPTH) -> int:
    """Return the bytes that all in a folder takes on the disk; a file with two names counts once.

    Raises
    ------
    TooMuch
        If there are more than `MAX_ENTRIES` files and folders, if they are nested deeper than
        ``depth``, or if one of the folders doesn't show what is in it.
    """
    total = 0
    found: set[tuple[int, int]] = set()
    way = [_Level(os.open(folder, _FOLDER))]
    try:
        while way:
            level = way[-1]
            entry = next(level.entries, None)
            if entry is None:
                way.pop().close()
                continue
            try:
                status = os.stat(entry.name, dir_fd=level.descriptor, follow_symlinks=False)
                if (status.st_dev, status.st_ino) in found:
                    continue
                found.add((status.st_dev, status.st_ino))
                total += status.st_blocks * 512
                if stat.S_ISDIR(status.st_mode):
                    if len(way) >= depth:
                        raise TooMuch(f"folders nested deeper than {depth}")
                    way.append(_Level(os.open(entry.name, _FOLDER, dir_fd=level.descriptor)))
            except PermissionError:
                raise TooMuch("a folder that can't be read") from None
            except OSError:
                # Gone meanwhile, or something else by now.
                continue
            if len(found) > MAX_ENTRIES:
                raise TooMuch(f"more than {MAX_ENTRIES} files")
    finally:
        for level in way:
            level.close()
    return total


class _Level:
    """An open folder on the way down."""

    def __init__(self, descriptor: int):
        self.descriptor = descriptor
        self.entries = os.scandir(descriptor)

    def close(self) -> None:
        self.entries.close()
        os.close(self.descriptor)


def remove(folder: str) -> None:
    """Remove a folder with all that is in it, where nobody changes it any more.

    Each folder that is found in it is first moved beside it: so none lies deep when its turn comes.
    """
    place, first = os.path.split(os.path.abspath(folder))
    names = (f"{first}-{number}" for number in itertools.count())
    waiting = [first]
    beside = os.open(place, _FOLDER)
    try:
        while waiting:
            name = waiting.pop()
            os.chmod(name, 0o700, dir_fd=beside)
            descriptor = os.open(name, _FOLDER, dir_fd=beside)
            try:
                waiting += _empty(descriptor, beside, names)
            finally:
                os.close(descriptor)
            os.rmdir(name, dir_fd=beside)
    finally:
        os.close(beside)


def _empty(folder: int, beside: int, names: Iterator[str]) -> list[str]:
    """Remove the files of a folder, and move its folders away; return their new names."""
    moved: list[str] = []
    while True:
        # What is listed while it changes may lack something.
        with os.scandir(folder) as entries:
            some = list(itertools.islice(entries, _CHUNK))
        if not some:
            return moved
        for entry in some:
            if entry.is_dir(follow_symlinks=False):
                moved.append(next(names))
                # Only what may be written to can be moved.
                os.chmod(entry.name, 0o700, dir_fd=folder)
                os.rename(entry.name, moved[-1], src_dir_fd=folder, dst_dir_fd=beside)
            else:
                os.unlink(entry.name, dir_fd=folder)


@contextlib.contextmanager
def temporary(prefix: str, place: str | None = None) -> Iterator[str]:
    """Make a folder for as long as it is needed; what can't be removed stays, and harms nobody."""
    folder = tempfile.mkdtemp(prefix=prefix, dir=place)
    try:
        yield folder
    finally:
        with contextlib.suppress(OSError):
            remove(folder)
