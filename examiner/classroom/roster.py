"""Who is in the class: nbgrader's students, with the names that learning platforms know them by."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from examiner.course import Course, CourseError

# Headings that school offices, Moodle and Canvas use, as they read without case and punctuation.
HEADINGS = {
    "id": ["id", "studentid", "username", "sisuserid", "sisloginid", "idnumber", "学号", "用户名"],
    "first_name": ["firstname", "givenname", "名"],
    "last_name": ["lastname", "surname", "familyname", "姓"],
    "email": ["email", "emailaddress", "mail", "电子邮件", "电子邮箱", "邮箱"],
    "lms_user_id": ["lmsuserid", "canvasid", "canvasuserid"],
    # A whole name goes where nothing has to be put in order.
    "name": ["name", "fullname", "student", "studentname", "姓名", "全名"],
}
# Names of folders on every system, and what nbgrader's own patterns can carry.
UNSAFE = re.compile(r'[\\/:*?"<>|\[\]\x00-\x1f]|^\.|\.$')


class RosterError(CourseError):
    """A roster can't be read; the message says why."""


@dataclass(frozen=True)
class Roster:
    """The class, for looking up whose a file is.

    Attributes
    ----------
    keys : dict of str to set of str
        Normalised id, name, e-mail address or LMS id -> student ids.
    """

    keys: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, course: Course) -> "Roster":
        """Read it from the gradebook.

        Students whom only their submissions brought there (nothing is known but their id) do not
        make a class: a gradebook of such students gives an empty roster.
        """
        keys: dict[str, set[str]] = {}
        if not course.has_gradebook():
            return cls(keys)
        with course.gradebook() as gradebook:
            for student in gradebook.students:
                first, last = student.first_name or "", student.last_name or ""
                known = [student.email, student.lms_user_id]
                known += [f"{first} {last}", f"{last} {first}"]
                known = [key for value in known if value and (key := normalise(value))]
                for key in [normalise(student.id), *known] if known else []:
                    keys.setdefault(key, set()).add(student.id)
        return cls(keys)

    def find(self, text: str) -> set[str]:
        """Return the students whom a name, number or part of a file name can mean.

        Parameters
        ----------
        text : str
            An id, a name in either order, an e-mail address or an LMS id; or a longer text, such
            as ``"2023001-张三-作业"``, in which one of these stands.

        Returns
        -------
        set of str
            Ids; more than one where the text is ambiguous.
        """
        wanted = normalise(text)
        if wanted in self.keys:
            return self.keys[wanted]
        loose = unicodedata.normalize("NFKC", text).casefold()
        found: set[str] = set()
        for key, students in self.keys.items():
            # `ada` stands in `ada-2`, not in `adamant`; Chinese names need no space around them.
            pattern = rf"(?<![0-9a-z]){re.escape(key)}(?![0-9a-z])"
            if len(key) > 1 and re.search(pattern, loose):
                found |= students
        return found


def normalise(text: str) -> str:
    """Return a name as it is compared: one width, no case, no spaces, commas or underscores."""
    return re.sub(r"[\s,_，·]+", "", unicodedata.normalize("NFKC", text).casefold())


def safe_id(text: str) -> str | None:
    """Return a student id that can name a folder, None where the text can't."""
    cleaned = unicodedata.normalize("NFC", text).strip()
    return None if not cleaned or UNSAFE.search(cleaned) or len(cleaned) > 80 else cleaned


def load(course: Course, path: Path) -> list[str]:
    """Bring a class list into the gradebook.

    Parameters
    ----------
    course : Course
    path : Path
        A CSV, as school offices, Moodle and Canvas write it. A column for the id is needed; first
        and last name or whole name, e-mail address and Canvas id are used where they are.

    Returns
    -------
    list of str
        The ids. Students who are in the gradebook already keep their grades, and what the list
        does not say about them.

    Raises
    ------
    RosterError
        If it can't be read; nothing has been changed then.
    """
    rows = read(path)
    with course.gradebook() as gradebook:
        for row in rows:
            known = {column: text for column, text in row.items() if column != "id" and text}
            gradebook.update_or_create_student(row["id"], **known)
    return [row["id"] for row in rows]


def read(path: Path) -> list[dict[str, str]]:
    """Read a class list; see `load`."""
    if not path.is_file():
        raise RosterError(f"There is no file {path}")
    try:
        reader = csv.reader(io.StringIO(_decode(path.read_bytes()), newline=""))
        lines = [line for line in reader if any(cell.strip() for cell in line)]
    except (UnicodeDecodeError, csv.Error):
        raise RosterError(f"{path} is no CSV; save the class list as CSV UTF-8") from None
    if not lines:
        raise RosterError(f"{path} is empty")
    columns = _columns(lines[0])
    if "id" not in columns:
        raise RosterError(
            f"{path} has no column for the student id. It has: {', '.join(lines[0])}. "
            "Name one of them id (or 学号, username, SIS User ID)."
        )
    rows: dict[str, dict[str, str]] = {}
    for number, line in enumerate(lines[1:], start=2):
        found = {
            column: cell.strip() for column, cell in zip(columns, line, strict=False) if column
        }
        if "name" in found:
            # Canvas' second line holds the points of each column.
            if found["name"] in ("Points Possible", "Student, Test"):
                continue
            last, first = _split(found.pop("name"))
            found = {"first_name": first, "last_name": last} | found
        student = safe_id(found.get("id", ""))
        if student is None:
            raise RosterError(f"{path}, line {number}: {found.get('id')!r} can't be a student id")
        if student in rows:
            raise RosterError(f"{path}, line {number}: the student id {student} comes twice")
        rows[student] = found | {"id": student}
    if not rows:
        raise RosterError(f"{path} has headings, but no students below them")
    return list(rows.values())


def _columns(headings: list[str]) -> list[str | None]:
    """Return for each heading the column that it stands for; each column is taken once."""
    plain = [re.sub(r"[\W_]+", "", heading.casefold()) for heading in headings]
    columns: list[str | None] = [None] * len(plain)
    for column, names in HEADINGS.items():
        wanted = names
        if column in ("id", "lms_user_id") and "sisloginid" in plain:
            # In Canvas' gradebook, "ID" is its own number for the student.
            wanted = [n for n in names if n != "id"] if column == "id" else ["id"]
        for name in wanted:
            if name in plain:
                columns[plain.index(name)] = column
                break
    return columns


def _split(name: str) -> tuple[str, str]:
    """Split a whole name into (last, first): ``Lovelace, Ada``, ``Ada Lovelace`` or ``张三``."""
    if "," in name:
        last, first = name.split(",", 1)
        return last.strip(), first.strip()
    first, _, last = name.rpartition(" ")
    return last, first


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")
