"""When work is due, in the course's time zone."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from nbgrader.api import Assignment, Gradebook, MissingEntry
from traitlets import Unicode
from traitlets.config import Configurable

from examiner.classroom.roster import Roster
from examiner.course import Course, CourseError

FORM = "2026-03-01 23:59"
_TIME = re.compile(
    r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"([\sT]*(?P<hour>\d{1,2})[:时](?P<minute>\d{2})(:\d{2})?分?)?\s*(?P<zone>\S+)?"
)


class Calendar(Configurable):
    """The course's calendar."""

    time_zone = Unicode(
        "",
        help="Time zone of due dates and of the times in zips, such as 'Asia/Shanghai'; "
        "by default, that of this machine.",
    ).tag(config=True)


def zone(course: Course) -> tzinfo:
    """Return the course's time zone.

    Raises
    ------
    CourseError
        If the settings name none that there is.
    """
    name = Calendar(config=course.settings).time_zone
    if not name:
        local = datetime.now().astimezone().tzinfo
        assert local
        return local
    return _zone(name)


def _zone(name: str) -> tzinfo:
    if offset := re.fullmatch(r"([+-])(\d{1,2}):?(\d{2})", name):
        minutes = int(offset[2]) * 60 + int(offset[3])
        return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    if name.upper() in ("UTC", "Z"):
        return UTC
    try:
        if "/" not in name:  # CST is China's, Cuba's and Chicago's
            raise ValueError
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise CourseError(
            f"{name!r} is no time zone; write it as Asia/Shanghai, +08:00 or UTC"
        ) from None


def show(time: datetime, place: tzinfo) -> str:
    """Return a time as people of the course read it."""
    local = time.replace(tzinfo=time.tzinfo or UTC).astimezone(place)
    return f"{local:%Y-%m-%d %H:%M} {local.tzinfo}"


def parse(text: str, place: tzinfo) -> datetime:
    """Read a time that can be understood in one way only.

    Parameters
    ----------
    text : str
        Such as ``"2026-03-01 23:59"``, with a time zone where it is another than the course's.
    place : tzinfo
        The course's time zone.

    Returns
    -------
    datetime
        Aware, UTC.

    Raises
    ------
    CourseError
        If it is incomplete or ambiguous.
    """
    found = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise CourseError(f"{text!r} can be read in several ways, or in none; write it as {FORM}")
    if found["hour"] is None:
        raise CourseError(f"{text!r} says no time of day; write it as {FORM}")
    if int(found["hour"]) == 24:
        raise CourseError(f"{text!r}: write 23:59, or 00:00 of the next day")
    year, month, day, hour, minute = (
        int(found[i]) for i in ("year", "month", "day", "hour", "minute")
    )
    there = _zone(found["zone"]) if found["zone"] else place
    try:
        local = datetime(year, month, day, hour, minute, tzinfo=there)
    except ValueError as error:
        raise CourseError(f"{text!r} is no time: {error}") from None
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise CourseError(
            f"{text!r} comes twice or never there, as clocks change; add +08:00 or so"
        )
    return local.astimezone(UTC)


def set_due(course: Course, assignment: str, at: str, student: str | None = None) -> str:
    """Set when an assignment is due, for all or as an extension for one student.

    Parameters
    ----------
    course : Course
    assignment : str
    at : str
        See `parse`; ``"none"`` takes a date or an extension away.
    student : str, optional
        Id or name.

    Returns
    -------
    str
        What holds now.
    """
    course.assignments(assignment)
    place = zone(course)
    time = None if at.strip().casefold() in ("none", "无") else parse(at, place)
    naive = time and time.replace(tzinfo=None)
    with course.gradebook() as gradebook:
        if student is not None:
            return _extend(course, gradebook, assignment, student, naive)
        gradebook.update_or_create_assignment(assignment, duedate=naive)
    return f"{assignment}: due {show(time, place)}" if time else f"{assignment}: no due date"


def _extend(
    course: Course, gradebook: Gradebook, assignment: str, student: str, until: datetime | None
) -> str:
    who = _who(course, gradebook, student)
    due = due_date(gradebook, assignment)
    if due is None:
        raise CourseError(
            f"{assignment} has no due date yet; set one first: "
            f'make due ASSIGNMENT={assignment} AT="{FORM}"'
        )
    if until is not None and until < due:
        raise CourseError(
            f"That is before {assignment} is due, {show(due, zone(course))}; an extension is later"
        )
    submission = gradebook.update_or_create_submission(assignment, who)
    submission.extension = until - due if until and until > due else None
    gradebook.db.commit()
    return f"{assignment}: due {show(until or due, zone(course))} for {who}"


def _who(course: Course, gradebook: Gradebook, text: str) -> str:
    """Return the id of the student whom a text names."""
    known = {student.id for student in gradebook.students}
    found = {text} if text in known else Roster.of(course).find(text)
    if len(found) != 1:
        said = f"can be {' or '.join(sorted(found))}" if found else "is not in the class list"
        raise CourseError(f"{text!r} {said}; name the student by the id (make roster)")
    return found.pop()


def due_date(gradebook: Gradebook, assignment: str, student: str | None = None) -> datetime | None:
    """Return when an assignment is due, with a student's extension; naive, UTC."""
    try:
        if student is not None:
            return gradebook.find_submission(assignment, student).duedate
    except MissingEntry:
        pass
    found = gradebook.db.query(Assignment).filter_by(name=assignment).one_or_none()
    return found and found.duedate
