"""What `make roster` makes of the lists that schools and platforms give."""

import io

import openpyxl
import pytest

from examiner.classroom import roster
from examiner.classroom.classlist import RosterError, read
from examiner.classroom.roster import people
from examiner.cli import main
from examiner.course import Course

COMMA = "学号,姓名,班级\n2025001,张三,计科1班\n2025002,李四,计科1班\n"


@pytest.fixture
def listed(tmp_path):
    """Return a function that reads a class list."""

    def write(content, name="students.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        return read(path)

    return write


def workbook(*rows, title=None):
    book = openpyxl.Workbook()
    if title:
        book.create_sheet(title, 0).append(["填写说明"])
    for row in rows:
        book.worksheets[-1].append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        COMMA,
        COMMA.replace(",", ";"),
        COMMA.replace(",", "\t"),
        f"2025 级学生名单,,\n学院：计算机学院,,\n\n{COMMA}",
        COMMA.replace("学号", "学号/工号"),
        COMMA.replace("学号", " 学 号 "),
        COMMA.replace("2025001", '="2025001"'),
        COMMA.replace("\n", "\r\n"),
        f"{COMMA}合计,2,\n",
        f"{COMMA},总计：2 人,\n",
        f"{COMMA}任课教师：王老师,,\n",
        "序号,学号,姓名,班级,备注\n1,2025001,张三,计科1班,\n2,2025002,李四,计科1班,重修\n",
        workbook(
            ["学号", "姓名", "班级"], [2025001, "张三", "计科1班"], ["2025002", "李四", "计科1班"]
        ),
        workbook(
            ["学生名单"],
            [],
            ["学号", "姓名", "班级"],
            [2025001.0, "张三", "计科1班"],
            [2025002, "李四", "计科1班"],
            ["合计", 2],
            title="说明",
        ),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
def test_lists_as_they_come(listed, content, encoding):
    if isinstance(content, bytes) and encoding != "utf-8":
        pytest.skip("a workbook has no encoding")
    found = listed(content, encoding=encoding)
    assert {student: row["last_name"] for student, row in found.students.items()} == {
        "2025001": "张三",
        "2025002": "李四",
    }
    assert {row["section"] for row in found.students.values()} == {"计科1班"}


def test_what_is_left_out_is_listed(listed):
    found = listed(f"{COMMA},王五,计科1班\n合计,2,\n")
    assert found.left_out == ["line 4: 王五, 计科1班 (no number)", "line 5: 合计, 2 (a total)"]


def test_canvas_with_its_lines_of_settings(listed):
    found = listed(
        "Student,ID,SIS User ID,SIS Login ID,Section,作业 (123)\n"
        ",,,,,Manual Posting\n"
        "    Points Possible,,,,,100\n"
        '"Lovelace, Ada",77,2025001,ada,A,\n'
        '"O\'Brien, Mary",78,2025002,mary,B,\n'
        '"Student, Test",79,,test,A,\n'
    )
    assert list(found.students) == ["2025001", "2025002"]
    assert found.students["2025001"]["lms_user_id"] == "77"
    assert found.students["2025001"]["username"] == "ada"
    assert found.left_out == []


def test_moodle_with_user_name_and_id_number(listed):
    moodle = "First name,Last name,Username,ID number,Email address,Groups\n"
    row = "三,张,zhangsan,2025001,zs@example.org,A\n"
    assert list(listed(moodle + row).students) == ["2025001"]
    assert list(listed(moodle + row.replace("2025001", "")).students) == ["zhangsan"]
    twice = listed(moodle + row + row.replace(",A\n", ",B\n"))
    assert twice.students["2025001"]["section"] == "A, B"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("学号,姓名\n2.02501E+11,张三\n", "line 2: 2.02501E\\+11 was rounded by the spreadsheet"),
        ("学号,姓名\n1,张三\n1,李四\n", "line 3: the student id 1 comes twice"),
        (
            "姓名,邮箱\n张三,x@example.org\n",
            "no column for the student id. It begins with: 姓名, 邮箱",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "is no table; save the class list as"),
        (b"PK\x03\x04" + bytes(100), "is no readable workbook"),
        (b"", "is empty"),
    ],
)
def test_a_list_that_can_not_be_read_says_what_to_do(listed, content, message):
    with pytest.raises(RosterError, match=message):
        listed(content)


@pytest.fixture
def course(tmp_path, monkeypatch):
    (tmp_path / "source").mkdir()
    (tmp_path / "nbgrader_config.py").write_text("")
    monkeypatch.chdir(tmp_path)
    return Course(tmp_path)


def write(course, text, name="students.csv"):
    path = course.root / name
    path.write_text(text, encoding="utf-8")
    return path


def test_who_is_new_known_and_gone(course, capsys):
    roster.load(course, write(course, COMMA))
    changed = COMMA.replace("2025002,李四", "2025003,王五") + ",无号,计科1班\n"
    assert main(["roster", str(write(course, changed))]) == 0
    said = capsys.readouterr().out
    assert "2 students of the list are in the gradebook: 1 new (2025003), 1 known before" in said
    assert "Not in this list any more, and kept with their marks: 2025002" in said
    assert "Left out, line 4: 无号, 计科1班 (no number)" in said


def test_the_list_of_one_class_says_nothing_about_another(course):
    roster.load(course, write(course, COMMA))
    other = COMMA.replace("202500", "202600").replace("计科1班", "计科2班")
    assert roster.load(course, write(course, other)).gone == []


def test_loading_a_list_twice_changes_nothing(course):
    roster.load(course, write(course, COMMA))
    before = people(course)
    change = roster.load(course, write(course, COMMA))
    assert (change.new, change.gone, people(course)) == ([], [], before)
    assert [person.section for person in before] == ["计科1班", "计科1班"]


def test_a_list_that_says_less_takes_nothing_away(course):
    roster.load(course, write(course, COMMA))
    roster.load(course, write(course, "学号,邮箱\n2025001,zs@example.org\n"))
    person = people(course)[0]
    assert (person.last_name, person.section, person.email) == ("张三", "计科1班", "zs@example.org")
