"""What the course's notebooks import: data, plots, playthings.

Every notebook starts with::

    import aicourse

    aicourse.setup()
"""

from typing import Any

from aicourse import data
from aicourse.checking import check
from aicourse.checklist import progress
from aicourse.contents import contents
from aicourse.handin import hand_in
from aicourse.notebook import attach_to_notebook, budget, interact, setup, step_through

__all__ = [
    "budget",
    "check",
    "contents",
    "data",
    "hand_in",
    "interact",
    "progress",
    "setup",
    "step_through",
]


def load_ipython_extension(shell: Any) -> None:
    """Explain errors from a kernel's first cell on; the student edition's kernels load this."""
    attach_to_notebook()
