"""Who is in the class: nbgrader's students, with the names that learning platforms know them by."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from nbgrader.api import Gradebook
from sqlalchemy import Column, MetaData, String, Table, inspect, select

from examiner.classroom import classlist
from examiner.course import Course

if TYPE_CHECKING:
    import pandas as pd

# nbgrader has no place for these; the table stands beside its own, in the same gradebook.
MORE = Table(
    "class_list",
    MetaData(),
    Column("student", String(128), primary_key=True),
    *(Column(name, String(255)) for name in ("section", "username", "id_number")),
)
# What may stand beside a Chinese name without being a part of it.
_BEFORE = re.compile(
    r"(^|[^\u4e00-\u9fff]|[班级组号章节课院系名为是]|作业|实验|报告|练习|任务|提交|同学|学生|附件)$"
)
_AFTER = re.compile(
    r"^($|[^\u4e00-\u9fff]|[的第]|同学|作业|实验|报告|练习|任务|提交|终稿|最终|修改|副本|补交|重交|上机)"
)
#: Numbers of fewer digits say who it is only where no name does, and at the beginning.
SHORT = 4


@dataclass(frozen=True)
class Person:
    """A student, as the class list and the platforms know them."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""
    section: str = ""
    username: str = ""
    id_number: str = ""

    @property
    def name(self) -> str:
        """Return their name, surname first, and without a space where it is Chinese."""
        words = [word for word in (self.last_name, self.first_name) if word]
        return ("" if _is_chinese(words) else " ").join(words)

    @property
    def is_listed(self) -> bool:
        """Tell whether a class list brought them: of others nothing is known but their id."""
        return any((self.first_name, self.last_name, self.email, self.lms_user_id, self.username))

    @property
    def numbers(self) -> list[str]:
        """Return what is theirs alone."""
        known = (self.id, self.id_number, self.username, self.email)
        return list(dict.fromkeys(_loose(text) for text in known if text))

    @property
    def names(self) -> list[str]:
        """Return their name, surname first, and as it reads from each of its words on."""
        words = f"{self.last_name} {self.first_name}".split()
        orders = (" ".join(words[start:] + words[:start]) for start in range(len(words)))
        return list(dict.fromkeys(orders))


@dataclass(frozen=True)
class Roster:
    """The class, for looking up whose a file is.

    Attributes
    ----------
    people : list of Person
    """

    people: list[Person] = field(default_factory=list)

    @classmethod
    def of(cls, course: Course) -> "Roster":
        """Read it from the gradebook."""
        return cls([person for person in people(course) if person.is_listed])

    def find(self, text: str) -> set[str]:
        """Return the students whom a name, number or part of a file name means.

        A number outranks a name, and the longest name wins.

        Parameters
        ----------
        text : str
            An id, a name in either order, an e-mail address; or a longer text, such as
            ``"2023001-张三-作业"``, in which one of these stands.

        Returns
        -------
        set of str
            Ids; more than one where the text is ambiguous.
        """
        loose, squeezed = _loose(text), _squeezed(text)
        for keys, wanted in ((self._numbers, loose), (self._names, squeezed)):
            if wanted in keys:
                return keys[wanted]
        for hits in (self._numbers_in(loose), self._names_in(loose, whole=True)):
            if found := _longest(hits):
                return found
        return _longest(self._short_numbers_in(loose))

    def like(self, text: str) -> set[str]:
        """Return the students whose name stands in a text as a part of what may be another."""
        return _longest(self._names_in(_loose(text), whole=False))

    def of_platform(self, number: str) -> set[str]:
        """Return the students who have this number on the learning platform."""
        return {person.id for person in self.people if person.lms_user_id == number}

    @cached_property
    def _numbers(self) -> dict[str, set[str]]:
        keys: dict[str, set[str]] = {}
        for person in self.people:
            for number in person.numbers:
                keys.setdefault(number, set()).add(person.id)
        return keys

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        keys: dict[str, set[str]] = {}
        for person in self.people:
            for name in person.names:
                keys.setdefault(_squeezed(name), set()).add(person.id)
        return keys

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern, str]]:
        """The first part of each name, how the whole is found in a text, and whose it is."""
        found = []
        for person in self.people:
            for name in person.names[:1] if _is_chinese(person.names[0:1]) else person.names:
                parts = re.findall(r"\w+", _loose(name).replace("_", " "))
                pattern = r"[\W_]*".join(map(re.escape, parts))
                if not _is_chinese([name]):
                    pattern = rf"(?<![0-9a-z]){pattern}(?![0-9a-z])"
                if parts and len("".join(parts)) > 1:
                    found.append((parts[0], re.compile(pattern), person.id))
        return found

    def _numbers_in(self, loose: str) -> "Iterator[Hit]":
        for number, students in self._numbers.items():
            if _is_short(number) or number.lstrip("0") not in loose:
                continue
            beside = "0-9" if number.isdigit() else "0-9a-z"
            zeros = "0*" if number.isdigit() else ""
            core = re.escape(number.lstrip("0") if zeros else number)
            for match in re.finditer(rf"(?<![{beside}]){zeros}{core}(?![{beside}])", loose):
                yield Hit(*match.span(), students)

    def _short_numbers_in(self, loose: str) -> "Iterator[Hit]":
        for number, students in self._numbers.items():
            if _is_short(number) and re.match(rf"{re.escape(number)}(?![0-9a-z])", loose):
                yield Hit(0, len(number), students)

    def _names_in(self, loose: str, whole: bool) -> "Iterator[Hit]":
        for first, pattern, student in self._patterns:
            for match in pattern.finditer(loose) if first in loose else ():
                start, end = match.span()
                alone = _BEFORE.search(loose[:start]) and _AFTER.search(loose[end:])
                if not whole or alone or not _is_chinese([match[0]]):
                    yield Hit(start, end, {student})


@dataclass(frozen=True)
class Hit:
    """Where in a text something stands, and whom it means."""

    start: int
    end: int
    students: set[str]


def _longest(hits: Iterator[Hit]) -> set[str]:
    """Return whom the hits mean that don't stand within longer ones."""
    taken: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: hit.start - hit.end):
        inside = [each for each in taken if each.start <= hit.start and hit.end <= each.end]
        if all(each.end - each.start == hit.end - hit.start for each in inside):
            taken.append(hit)
    return {student for hit in taken for student in hit.students}


def _is_short(number: str) -> bool:
    return len(number) < SHORT and (number.isdigit() or len(number) < 2)


def _is_chinese(names: list[str]) -> bool:
    return any(re.search(r"[\u4e00-\u9fff]", name) for name in names)


def _loose(text: str) -> str:
    """Return a text in one width and without case."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _squeezed(text: str) -> str:
    """Return a name without what platforms leave out, such as spaces, hyphens and apostrophes."""
    return re.sub(r"[\W_]+", "", _loose(text))


def people(course: Course) -> list[Person]:
    """Return all students of the gradebook, in order of their ids."""
    if not course.has_gradebook():
        return []
    with course.gradebook() as gradebook:
        more = _more(gradebook)
        return sorted(
            (
                Person(
                    student.id,
                    student.first_name or "",
                    student.last_name or "",
                    student.email or "",
                    student.lms_user_id or "",
                    **more.get(student.id, {}),
                )
                for student in gradebook.students
            ),
            key=lambda person: person.id,
        )


def names(course: Course) -> dict[str, str]:
    """Return what all students of the gradebook are called, by their ids."""
    return {person.id: person.name for person in people(course)}


def frame(people: Iterable[Person]) -> "pd.DataFrame":
    """Return students as a table, by ``student``."""
    # Not needed by the other commands, for which it would take a second.
    import pandas as pd

    columns = [each.name for each in fields(Person)]
    rows = pd.DataFrame([astuple(person) for person in people], columns=columns)
    return rows.rename(columns={"id": "student"}).set_index("student")


def _more(gradebook: Gradebook) -> dict[str, dict[str, str]]:
    if not inspect(gradebook.engine).has_table(MORE.name):
        return {}
    with gradebook.engine.connect() as connection:
        rows = connection.execute(select(MORE)).mappings().all()
    return {
        row["student"]: {key: row[key] or "" for key in ("section", "username", "id_number")}
        for row in rows
    }


@dataclass(frozen=True)
class Change:
    """What a class list changed: ids that are new, that were known, and that it does not have."""

    new: list[str]
    known: list[str]
    gone: list[str]
    left_out: list[str]


def load(course: Course, path: Path) -> Change:
    """Bring a class list into the gradebook.

    Students who are in the gradebook already keep their grades, and what the list does not say
    about them; who is not in the list stays.

    Parameters
    ----------
    course : Course
    path : Path
        See `examiner.classroom.classlist.read`.

    Raises
    ------
    RosterError
        If it can't be read; nothing has been changed then.
    """
    found = classlist.read(path)
    before = {person.id: person for person in people(course) if person.is_listed}
    with course.gradebook() as gradebook:
        known = {student.id for student in gradebook.students}
        for student, row in found.students.items():
            names = ("first_name", "last_name", "email", "lms_user_id")
            given = {name: row[name] for name in names if row.get(name)}
            gradebook.update_or_create_student(student, **given)
        _save_more(gradebook, found.students)
    ids = list(found.students)
    sections = {row.get("section", "") for row in found.students.values()} - {""}
    gone = [
        person.id
        for person in before.values()
        if person.id not in found.students
        # The list of one class says nothing about another.
        and (not sections or not person.section or person.section in sections)
    ]
    return Change(
        [i for i in ids if i not in known], [i for i in ids if i in known], gone, found.left_out
    )


def _save_more(gradebook: Gradebook, students: dict[str, dict[str, str]]) -> None:
    MORE.create(gradebook.engine, checkfirst=True)
    before = _more(gradebook)
    with gradebook.engine.begin() as connection:
        for student, row in students.items():
            given = {
                name: row[name] for name in ("section", "username", "id_number") if row.get(name)
            }
            if not given:
                continue
            connection.execute(MORE.delete().where(MORE.c.student == student))
            values = before.get(student, {}) | given | {"student": student}
            connection.execute(MORE.insert().values(**values))


def show(change: Change) -> None:
    """Print who is new, known and gone, and what was left out of the list."""
    count = len(change.new) + len(change.known)
    print(f"{count} students of the list are in the gradebook: {len(change.new)} new", end="")
    print(f" ({', '.join(change.new)})" if change.new else "", end="")
    print(f", {len(change.known)} known before")
    if change.gone:
        print(f"Not in this list any more, and kept with their marks: {', '.join(change.gone)}")
    for line in change.left_out:
        print(f"Left out, {line}")
