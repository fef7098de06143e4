"""What the course's notebooks import: data, plots, playthings.

Every notebook starts with::

    import aicourse

    aicourse.setup()
"""

from aicourse import data
from aicourse.checklist import progress
from aicourse.handin import hand_in
from aicourse.notebook import budget, interact, setup, step_through

__all__ = ["budget", "data", "hand_in", "interact", "progress", "setup", "step_through"]
