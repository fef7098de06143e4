"""``python -m examiner``: see `examiner.cli`."""

import sys

from examiner.cli import main

if __name__ == "__main__":
    sys.exit(main())
