"""Reading class lists as school offices, Moodle and Canvas write them."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

from examiner.course import CourseError

# Headings, as they read without case and punctuation; of several for one column the first counts.
HEADINGS = {
    "id": [
        *("id", "studentid", "studentnumber", "studentno", "sisuserid", "学号", "学号工号"),
        *("学工号", "学籍号", "学生学号", "工号"),
    ],
    "id_number": ["idnumber", "编号", "身份编号"],
    "username": ["username", "sisloginid", "loginid", "用户名", "登录名", "账号"],
    "first_name": ["firstname", "givenname", "名", "名字"],
    "last_name": ["lastname", "surname", "familyname", "姓", "姓氏"],
    "email": [
        *("email", "emailaddress", "mail", "电子邮件", "电子邮件地址", "电子邮箱", "邮箱"),
        *("邮箱地址", "邮件地址"),
    ],
    "lms_user_id": ["lmsuserid", "canvasid", "canvasuserid"],
    "section": [
        *("section", "sections", "class", "classname", "group", "groups", "班级", "班", "班级名称"),
        *("行政班", "行政班级", "教学班", "所在班级", "组", "小组"),
    ],
    # A whole name goes where nothing has to be put in order.
    "name": ["name", "fullname", "student", "studentname", "姓名", "学生姓名", "全名"],
}
# Columns that can name a student, the best first.
NUMBERS = ("id", "id_number", "username")
# Canvas' lines of settings, points and its own student for trying things out.
_CANVAS = re.compile(r"\s*(Points Possible|Manual Posting|Student, Test|Test Student)\s*")
_TOTALS = re.compile(
    r"\s*(合计|总计|小计|共计|总人数|人数|平均|最高|最低|total|sum|average|mean|count)",
    re.IGNORECASE,
)
# Names of folders on every system, and what nbgrader's own patterns can carry.
_UNSAFE = re.compile(r'[\\/:*?"<>|\[\]\x00-\x1f]|^\.|\.$')
_ROUNDED = re.compile(r"\d\.\d+E\+\d+")
#: How many lines may stand above the headings.
MAX_TITLES = 20


class RosterError(CourseError):
    """A class list can't be read; the message says why."""


@dataclass
class ClassList:
    """What a class list says.

    Attributes
    ----------
    students : dict of str to dict of str to str
        Id -> column of `HEADINGS` -> text.
    left_out : list of str
        Lines that are no students, with the reason.
    """

    students: dict[str, dict[str, str]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def safe_id(text: str) -> str | None:
    """Return a student id that can name a folder, None where the text can't."""
    cleaned = unicodedata.normalize("NFC", text).strip()
    return None if not cleaned or _UNSAFE.search(cleaned) or len(cleaned) > 80 else cleaned


def read(path: Path) -> ClassList:
    """Read a class list.

    Parameters
    ----------
    path : Path
        A CSV with commas, semicolons or tabs in UTF-8, UTF-16 or GBK, or an XLSX. Lines above the
        headings are passed over.

    Raises
    ------
    RosterError
        If it is neither, has no column for the student's number, or has a number twice.
    """
    if not path.is_file():
        raise RosterError(f"There is no file {path}")
    tables = list(_tables(path))
    best, start, columns = max(
        ((table, number, _columns(row)) for table in tables for number, row in _heads(table)),
        key=lambda found: len(set(found[2]) - {None}) if set(NUMBERS) & set(found[2]) else 0,
        default=([], 0, []),
    )
    if not best:
        raise RosterError(f"{path} is empty")
    if not set(NUMBERS) & set(columns):
        first = ", ".join(cell for cell in best[0][1] if cell)
        raise RosterError(
            f"{path} has no column for the student id. It begins with: {first}. "
            "Name one of its columns 学号 or id (or username, ID number, SIS User ID)."
        )
    rows = [(line, _row(columns, cells)) for line, cells in best[start + 1 :]]
    found = _students(path, rows)
    if not found.students:
        raise RosterError(f"{path} has headings, but no students below them")
    return found


Table = list[tuple[int, list[str]]]


def _heads(table: Table) -> Iterable[tuple[int, list[str]]]:
    return ((number, cells) for number, (_, cells) in enumerate(table[: MAX_TITLES + 1]))


def _students(path: Path, rows: list[tuple[int, dict[str, str]]]) -> ClassList:
    """Sort the lines below the headings into students and others."""
    number = _number_column([row for _, row in rows])
    has_names = any(_name(row) for _, row in rows)
    found = ClassList()
    for line, row in rows:
        text = row.get(number, "")
        split = ("first_name", "last_name") if "name" in row else ()
        cells = (cell for column, cell in row.items() if cell and column not in split)
        said = f"line {line}: {', '.join(cells)}"
        if not any(row.values()) or _CANVAS.fullmatch(row.get("name", "")):
            continue
        if _TOTALS.match(text) or (not text and _TOTALS.match(_name(row))):
            found.left_out.append(f"{said} (a total)")
        elif not text:
            found.left_out.append(f"{said} (no number)")
        elif has_names and not _name(row) and not re.search(r"\d", text):
            found.left_out.append(f"{said} (neither number nor name)")
        else:
            _add(found, path, line, text, row)
    return found


def _add(found: ClassList, path: Path, line: int, text: str, row: dict[str, str]) -> None:
    """Add a student; the line may tell of another class of one that is there."""
    if _ROUNDED.fullmatch(text):
        raise RosterError(
            f"{path}, line {line}: {text} was rounded by the spreadsheet; format that column as "
            "text, enter the numbers again and save the list"
        )
    student = safe_id(text)
    if student is None:
        raise RosterError(f"{path}, line {line}: {text!r} can't be a student id")
    before = found.students.get(student)
    if before is None:
        found.students[student] = row
    elif _name(before) != _name(row) or not _name(row):
        raise RosterError(f"{path}, line {line}: the student id {student} comes twice")
    elif row.get("section") and row["section"] not in before.get("section", "").split(", "):
        before["section"] = f"{before.get('section', '')}, {row['section']}".strip(", ")


def _number_column(rows: list[dict[str, str]]) -> str:
    """Choose what names students: where Moodle's ID numbers are missing, user names do."""
    there = [column for column in NUMBERS if any(row.get(column) for row in rows)]
    whole = [c for c in there if sum(not row.get(c) for row in rows if _name(row)) == 0]
    return next(iter([*whole, *there]), "id")


def _name(row: dict[str, str]) -> str:
    return f"{row.get('last_name', '')} {row.get('first_name', '')}".strip()


def _row(columns: list[str | None], cells: list[str]) -> dict[str, str]:
    """Return a line's cells by column, a whole name split."""
    row = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
    if "name" in row:
        last, first = _split(row["name"])
        row |= {"first_name": row.get("first_name") or first}
        row |= {"last_name": row.get("last_name") or last}
    return row


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
            if name in plain and columns[plain.index(name)] is None:
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


def _tables(path: Path) -> Iterable[Table]:
    """Yield what may be the list: the sheets of a workbook, or a text by each separator."""
    content = path.read_bytes()
    if content.startswith(b"PK"):
        yield from _sheets(path, content)
        return
    text = _decode(path, content)
    for separator in (",", ";", "\t"):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        try:
            yield [
                (reader.line_num, cells)
                for line in reader
                if any(cells := [_plain(cell) for cell in line])
            ]
        except csv.Error:
            continue


def _sheets(path: Path, content: bytes) -> Iterable[Table]:
    # Half a second that no other command needs.
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            lines = enumerate(sheet.iter_rows(values_only=True), start=1)
            rows = [(number, [_plain(cell) for cell in line]) for number, line in lines]
            yield [(number, cells) for number, cells in rows if any(cells)]
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise RosterError(
            f"{path} is no readable workbook; save the class list as XLSX or CSV"
        ) from error


def _plain(cell: object) -> str:
    """Return a cell as text; spreadsheets keep numbers as 2025001.0 and ="2025001"."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell).strip().strip("\ufeff")
    quoted = re.fullmatch(r'="(.*)"|\'(.*)', text)
    return (quoted[1] or quoted[2] or "") if quoted else text


def _decode(path: Path, content: bytes) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16", "gb18030") if marked else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RosterError(f"{path} is no table; save the class list as XLSX or CSV (UTF-8)")
