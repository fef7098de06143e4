"""What Python itself tells of a program that looks where it should not.

A hint, no proof and no protection: it is the sandbox that refuses, and a program that knows of the
hints can avoid them. They are there for an instructor to look at the cell.
"""

import os
import re
import sys
from collections.abc import Iterable

MAX_HINTS = 200

# Audit events with the number of paths among their first arguments.
_OF_FILES = {
    **dict.fromkeys(("open", "os.listdir", "os.scandir", "os.remove", "os.rmdir", "os.mkdir"), 1),
    **dict.fromkeys(("os.truncate", "os.chmod", "os.utime", "os.chdir", "os.symlink"), 1),
    **dict.fromkeys(("os.rename", "os.link"), 2),
}
_OTHERS = {
    **dict.fromkeys(("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"), "process"),
    **dict.fromkeys(("os.fork", "os.forkpty", "pty.spawn"), "process"),
    **dict.fromkeys(("gc.get_objects", "gc.get_referrers"), "interpreter"),
    **dict.fromkeys(("sys.settrace", "sys.setprofile", "sys.addaudithook"), "interpreter"),
}
# Readable, as libraries look up other files beside them: threadpoolctl reads maps.
_OWN_MEMORY = re.compile(r"/proc/[^/]+/(task/\d+/)?(mem|pagemap|environ)")


class Hints:
    """Listens to what the process does from now on.

    Parameters
    ----------
    allowed : iterable of str
        Folders and files that any program may use.
    """

    def __init__(self, allowed: Iterable[str]):
        # Libraries ask the machine for its size, tracebacks show the lines they went through.
        own = os.path.join(os.path.dirname(__file__), "candidate.py")
        self.allowed = tuple(os.path.realpath(path) for path in (*allowed, "/sys", own))
        # `import` lists these folders, and whoever asks for versions reads what is noted there.
        self.searched = {os.path.realpath(path) for path in sys.path}
        self.listening = False
        self.found: list[str] = []
        sys.addaudithook(self._hear)

    def take(self) -> list[str]:
        """Return what was noticed since the last time."""
        found, self.found = self.found, []
        return found

    def _hear(self, event: str, arguments: tuple) -> None:
        if not self.listening:
            return
        if event in _OTHERS:
            self._note(f"{_OTHERS[event]}: {event}")
        elif event in _OF_FILES:
            for path in arguments[: _OF_FILES[event]]:
                if isinstance(path, (str, bytes, os.PathLike)) and self._is_elsewhere(path):
                    # Whether there is such a file is not for this process to know.
                    self._note(f"file: {os.path.abspath(os.fsdecode(path))}")

    def _is_elsewhere(self, path: str | bytes | os.PathLike) -> bool:
        try:
            named = os.path.abspath(os.fsdecode(path))
            real = os.path.realpath(named)
            if _OWN_MEMORY.fullmatch(named) or _OWN_MEMORY.fullmatch(real):
                return True
            return (
                real not in self.searched
                and ".dist-info" not in real
                # Below what is allowed, or on the way to it.
                and not any(
                    f"{real}/".startswith(f"{place}/") or place.startswith(f"{real}/")
                    for place in self.allowed
                )
            )
        except (OSError, ValueError):
            return False

    def _note(self, hint: str) -> None:
        if hint not in self.found and len(self.found) < MAX_HINTS:
            self.found.append(hint)
