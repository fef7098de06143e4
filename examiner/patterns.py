"""nbgrader takes the whole path of a course for a pattern; here only what follows it is one."""

import glob
from types import SimpleNamespace

import nbgrader.apps.api
import nbgrader.converters.base


def take_literally(root: str) -> None:
    """Let nbgrader find what lies below a folder whose name has brackets, ``*`` or ``?``."""

    def found(pattern: str) -> list[str]:
        known, rest = (root, pattern[len(root) :]) if pattern.startswith(root) else ("", pattern)
        return glob.glob(glob.escape(known) + rest)

    for module in (nbgrader.converters.base, nbgrader.apps.api):
        module.glob = SimpleNamespace(glob=found)
