"""What the course's notebooks import: data, plots, playthings.

Every notebook starts with::

    import aicourse

    aicourse.setup()
"""

from aicourse import data
from aicourse.notebook import budget, interact, setup

__all__ = ["budget", "data", "interact", "setup"]
