"""Commands for students: ``python -m aicourse hand-in <student> <chapter>…``."""

import sys

from aicourse.handin import main

sys.exit(main(sys.argv[1:]))
