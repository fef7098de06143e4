"""What was read before: a notebook that has not changed is not read again."""

import json
from pathlib import Path
from typing import Any


class Store:
    """Values by group and name, each with a key that tells whether it still holds.

    Parameters
    ----------
    folder : Path
        Has a JSON file for each group. Nothing is written before `save`; what can't be read is
        forgotten.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self._groups: dict[str, dict[str, Any]] = {}
        self._changed: set[str] = set()

    def recall(self, group: str, name: str, key: str) -> Any:
        """Return the value that was kept with this key, None if there is none."""
        kept_key, value = self._group(group).get(name, (None, None))
        return value if kept_key == key else None

    def keep(self, group: str, name: str, key: str, value: Any) -> None:
        """Keep a value, which JSON can write."""
        self._group(group)[name] = (key, value)
        self._changed.add(group)

    def save(self) -> None:
        """Write what is new."""
        for group in sorted(self._changed):
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / f"{group}.json"
            fresh = path.with_suffix(".new")
            fresh.write_text(json.dumps(self._groups[group]), encoding="utf-8")
            fresh.replace(path)
        self._changed.clear()

    def _group(self, group: str) -> dict[str, Any]:
        if group not in self._groups:
            try:
                found = json.loads((self.folder / f"{group}.json").read_bytes())
            except (OSError, ValueError):
                found = {}
            self._groups[group] = found if isinstance(found, dict) else {}
        return self._groups[group]


def key_of(path: Path, *more: str) -> str:
    """Return what changes when a file does, or what else its value depends on."""
    about = path.stat()
    return " ".join([str(about.st_size), str(about.st_mtime_ns), *more])
