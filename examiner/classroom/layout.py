"""How a download is laid out: decided once, by what the platform made, for all of its files.

What a student can choose, the name of a file and the folders in a zip, never outranks what the
platform or the teacher named: only the outermost of these says whose a file is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Moodle: "Full Name_<participant>_assignsubmission_file_", as a folder or before the file's name.
MOODLE = re.compile(
    r"(?P<student>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<rest>.*)",
    re.DOTALL,
)
# Canvas: "<name>[_LATE]_<user>_<submission>_<the student's file name>".
CANVAS = re.compile(
    r"(?P<student>[^_]+)_(?P<late>LATE_|late_)?(?P<number>\d+)_\d+_(?P<rest>.+)", re.DOTALL
)
# What Moodle calls people whose names are hidden from markers.
ANONYMOUS = re.compile(r"(participant|参与者|参加者|成员|匿名.*)\s*\d*", re.IGNORECASE)

Parts = tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """What a path says of whose a file is.

    Attributes
    ----------
    outer : tuple of str
        What names the student: the platform's word, or the teacher's folders, the outermost first.
    inner : tuple of str
        What the student may have chosen.
    around : tuple of str
        Folders and archives around all files, the nearest first.
    platform : str
        ``"moodle"``, ``"canvas"`` or ``""``.
    number : str
        The platform's own number for the student, ``""`` where there is none.
    late : bool or None
        What Canvas says; None where nothing is said.
    claim : tuple of str
        Equal for the files of one person of a platform's download, and for no others.
    prefix : str
        What the platform put before the file's own name: a piece of a name, or a folder and ``/``.
    """

    outer: Parts
    inner: Parts
    around: Parts
    platform: str = ""
    number: str = ""
    late: bool | None = None
    claim: Parts = ()
    prefix: str = ""

    @property
    def is_anonymous(self) -> bool:
        """Tell whether the platform hides who it is."""
        return self.platform == "moodle" and bool(ANONYMOUS.fullmatch(self.outer[0]))


class Layout:
    """The layout of a download.

    Parameters
    ----------
    paths : iterable of tuple of str
        Of all of its files.
    source : str
        The name of the folder or zip itself.
    """

    def __init__(self, paths: Iterable[Parts], source: str = ""):
        all_paths = list(paths)
        self.source = source
        self.common = _common([path[:-1] for path in all_paths])
        self.platform, self.pattern, self.depth = self._made_by(all_paths)

    def named(self, path: Parts) -> Named:
        """Return what a path of this download says of whose it is."""
        around = (*path[: len(self.common)][::-1], self.source)
        if self.pattern and len(path) > self.depth:
            found = self.pattern.fullmatch(path[self.depth])
            if found:
                said = found.groupdict()
                return Named(
                    outer=(said["student"],),
                    inner=tuple(filter(None, (said["rest"], *path[self.depth + 1 :]))),
                    around=(*path[: self.depth][::-1], self.source),
                    platform=self.platform,
                    number=said["number"],
                    late="late" in said and said["late"] is not None
                    if self.platform == "canvas"
                    else None,
                    claim=(*path[: self.depth], said["number"]),
                    prefix=path[self.depth][: found.start("rest")] + ("" if said["rest"] else "/"),
                )
        return Named(outer=path[len(self.common) :], inner=(), around=around)

    def _made_by(self, paths: Sequence[Parts]) -> tuple[str, re.Pattern | None, int]:
        """Find the platform, and how deep in the paths its names stand.

        What stands outermost, no student made, though a teacher may have put other files beside
        it. Deeper, behind archives of several chapters, all files must have such a name: one
        student's folder can't pass for a platform's.
        """
        outermost = len(self.common)
        for depth in range(outermost + 2):
            for platform, pattern in (("moodle", MOODLE), ("canvas", CANVAS)):
                fits = [len(p) > depth and bool(pattern.fullmatch(p[depth])) for p in paths]
                if all(fits) or (depth == outermost and sum(fits) > len(fits) / 2):
                    return platform, pattern, depth
        return "", None, 0


def _common(folders: Sequence[Parts]) -> Parts:
    """Return the folders that lie around all files; the last one around a single file is not."""
    if len(folders) == 1:
        return folders[0][:-1]
    common = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return tuple(common)
