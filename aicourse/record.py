"""What a chapter remembers from one kernel to the next: tests that passed, and what was handed in.

It lies beside the notebook in ``.progress.json`` and decides nothing but what a student is shown.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from aicourse.chapter import Exercise

FILE = ".progress.json"


@dataclass
class Record:
    """A chapter's state.

    Attributes
    ----------
    passed : dict
        ``grade_id`` of a visible test -> whether it passed when it last ran.
    student : str
        The number that was handed in with, ``""`` where nothing was.
    time : str
        When it was handed in, such as ``"11 月 30 日 19:20"``.
    answers : str
        A digest of the answers that were handed in.
    """

    passed: dict[str, bool] = field(default_factory=dict)
    student: str = ""
    time: str = ""
    answers: str = ""

    @classmethod
    def read(cls, folder: Path) -> "Record":
        """Return the record of the chapter in a folder; an empty one where there is none."""
        try:
            content = json.loads((folder / FILE).read_text(encoding="utf-8"))
            passed = {str(name): bool(ok) for name, ok in content["passed"].items()}
            return cls(passed, *(str(content[key]) for key in ("student", "time", "answers")))
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return cls()

    def write(self, folder: Path) -> None:
        """Keep it; where the folder can't be written to, nothing is kept."""
        partial = folder / f"{FILE}.partial"
        with contextlib.suppress(OSError):
            partial.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")
            partial.replace(folder / FILE)


def note(folder: Path, passed: dict[str, bool]) -> None:
    """Note whether tests have passed."""
    record = Record.read(folder)
    if passed.items() - record.passed.items():
        record.passed |= passed
        record.write(folder)


def digest(exercises: Iterable[Exercise]) -> str:
    """Return a digest of the answers of a notebook."""
    texts = [f"{each.name}\n{each.source.strip()}" for each in exercises]
    return hashlib.sha256("\n\n".join(texts).encode(errors="replace")).hexdigest()[:16]
