"""What the course's notebooks import: data, plots, playthings.

Every notebook starts with::

    import aicourse

    aicourse.setup()
"""

from aicourse import data
from aicourse.notebook import budget, setup

__all__ = ["budget", "data", "setup"]
