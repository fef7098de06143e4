"""The language of what the commands write for teachers: pages and tables."""

from traitlets import Enum
from traitlets.config import Configurable

from examiner.course import Course


class Interface(Configurable):
    """What teachers see."""

    language = Enum(
        ["zh", "en"], "zh", help="Language of the pages and tables that are written for teachers."
    ).tag(config=True)


def language(course: Course) -> str:
    """Return the language that the course's settings choose, ``"zh"`` or ``"en"``."""
    return Interface(config=course.settings).language
