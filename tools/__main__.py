"""``python -m tools pictures``, ``gallery [chapter]`` or ``digits``: makes what is committed."""

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
        case ["gallery", *only]:
            from tools import gallery

            drawn = gallery.draw(here(), *only)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    try:
        for path in drawn:
            print(path)
    except ExaminerError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
