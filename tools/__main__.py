"""``python -m tools`` and one of: pictures, screens, digits, gallery [chapter], example chapter,
chapters [--static].

Makes what is committed, the class that the tutorial tries things out with, and the chapters as
pages of the site; ``--static`` leaves their figures out, for which they have to be run.
"""

import os
import sys

from examiner.course import here
from examiner.errors import ExaminerError


def main() -> int:
    """Draw what is asked for and print where it lies."""
    match sys.argv[1:]:
        case ["pictures"]:
            from tools import pictures

            drawn = iter(pictures.draw(here()))
        case ["digits"]:
            from tools import digits

            drawn = iter([digits.train(here())])
        case ["screens"]:
            from tools import screens

            drawn = screens.draw(here())
        case ["example", chapter]:
            from tools import example

            drawn = iter(example.write(here(), chapter))
        case ["gallery", *only]:
            from tools import gallery

            drawn = gallery.draw(here(), *only)
        case ["chapters", *static] if static in ([], ["--static"]):
            from tools import chapters

            course = here()
            drawn = chapters.write(course, course.root / "docs", run=not static)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    try:
        for path in drawn:
            print(os.path.relpath(path))
    except ExaminerError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. What was finished is kept.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
