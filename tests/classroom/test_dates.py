"""When work is due, said in one way only."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from examiner.classroom import dates, roster
from examiner.cli import main
from examiner.course import Course, CourseError

SHANGHAI = ZoneInfo("Asia/Shanghai")
DUE = datetime(2026, 3, 1, 15, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01 23:59",
        "2026-3-1 23:59",
        "2026/03/01 23:59",
        "2026-03-01T23:59:00",
        "2026年3月1日 23:59",
        "２０２６-03-01 23：59",
        " 2026-03-01 23:59 Asia/Shanghai ",
        "2026-03-01 23:59 +08:00",
        "2026-03-01 15:59 UTC",
        "2026-03-01 16:59 Europe/Berlin",
    ],
)
def test_a_time(text):
    assert dates.parse(text, SHANGHAI) == DUE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-03-01", "says no time of day"),
        ("03/04/2026 23:59", "several ways"),
        ("3月1日 23:59", "several ways"),
        ("tomorrow", "several ways"),
        ("2026-03-01 24:00", "write 23:59, or 00:00 of the next day"),
        ("2026-02-30 12:00", "is no time"),
        ("2026-03-01 23:59 CST", "'CST' is no time zone; write it as Asia/Shanghai"),
        ("2026-10-25 02:30 Europe/Berlin", "comes twice or never"),
        ("2026-03-29 02:30 Europe/Berlin", "comes twice or never"),
        ("", "several ways"),
    ],
)
def test_what_is_ambiguous_is_refused(text, message):
    with pytest.raises(CourseError, match=message):
        dates.parse(text, SHANGHAI)


@pytest.fixture
def course(tmp_path, monkeypatch):
    (tmp_path / "source" / "tiny").mkdir(parents=True)
    (tmp_path / "source" / "tiny" / "tiny.ipynb").write_text("{}")
    (tmp_path / "nbgrader_config.py").write_text('c.Calendar.time_zone = "Asia/Shanghai"\n')
    monkeypatch.chdir(tmp_path)
    return Course(tmp_path)


def due(course, student=None):
    with course.gradebook() as gradebook:
        return dates.due_date(gradebook, "tiny", student)


def test_a_due_date_and_an_extension(course, capsys):
    (course.root / "list.csv").write_text("学号,姓名\n2025001,张三\n", encoding="utf-8")
    roster.load(course, course.root / "list.csv")
    assert main(["due", "tiny", "2026-03-01 23:59"]) == 0
    assert main(["due", "tiny", "2026-03-03 12:00", "--student", "张三"]) == 0
    assert capsys.readouterr().out == (
        "tiny: due 2026-03-01 23:59 Asia/Shanghai\n"
        "tiny: due 2026-03-03 12:00 Asia/Shanghai for 2025001\n"
    )
    assert due(course) == DUE.replace(tzinfo=None)
    assert due(course, "2025001") == datetime(2026, 3, 3, 4)
    main(["due", "tiny", "none", "--student", "2025001"])
    assert due(course, "2025001") == due(course)
    main(["due", "tiny", "none"])
    assert due(course) is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere", "2026-03-01 23:59"], "There is no assignment 'nowhere'"),
        (["tiny", "2026-03-01"], "says no time of day; write it as 2026-03-01 23:59"),
        (["tiny", "2026-03-01 23:59", "--student", "2025001"], "is not in the class list"),
    ],
)
def test_what_can_not_be_set_says_why(course, capsys, arguments, message):
    assert main(["due", *arguments]) == 2
    said = capsys.readouterr().err
    assert message in said and len(said.splitlines()) == 1
