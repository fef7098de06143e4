"""What `make collect` makes of what learning platforms give."""

import io
import os
import shutil
import struct
import zipfile
from datetime import UTC, datetime

import nbformat
import pytest

from examiner.classroom import archive, collect, roster

NOON = datetime(2026, 3, 2, 12, 0)


def zipped(files) -> bytes:
    """Return a zip of {name: content}; a content may be (content, time of change)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            content, time = content if isinstance(content, tuple) else (content, NOON)
            opened.writestr(zipfile.ZipInfo(name, time.timetuple()[:6]), content)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def course(grader):
    return grader("tiny", "02.04-bayes").course


@pytest.fixture
def work(course):
    """Return the bytes of a student's notebook, each time another answer."""

    def make(answer="1", assignment="tiny"):
        notebook = course.read("release", assignment)
        notebook.cells.append(nbformat.v4.new_code_cell(f"answer = {answer!r}", id="own"))
        return nbformat.writes(notebook).encode()

    return make


@pytest.fixture
def collected(course, tmp_path):
    """Collect a download; return {student: content} and {file: (kind, text)}."""
    for folder in (course.root / "submitted").glob("*/"):
        shutil.rmtree(folder)

    def run(source, assignment="tiny", only=None):
        if isinstance(source, bytes):
            path = tmp_path / "download.zip"
            path.write_bytes(source)
        else:
            path = tmp_path / "download"
            for name, content in source.items():
                (path / name).parent.mkdir(parents=True, exist_ok=True)
                (path / name).write_bytes(content)
        outcomes = collect.collect(course, path, only)
        students = {
            notebook.parent.parent.name: notebook.read_bytes()
            for notebook in (course.root / "submitted").glob(f"*/{assignment}/*.ipynb")
        }
        return students, {each.where: (each.kind, each.text) for each in outcomes}

    return run


@pytest.fixture
def class_list(course, tmp_path):
    """Bring a class list into the gradebook, for one test."""
    before = (course.root / "gradebook.db").read_bytes()

    def load(text, encoding="utf-8"):
        path = tmp_path / "students.csv"
        path.write_bytes(text.encode(encoding))
        return roster.load(course, path)

    yield load
    (course.root / "gradebook.db").write_bytes(before)


CLASS = "学号,姓名,邮箱,canvas id\n2023001,张三,zs@example.org,77\n2023002,李四,ls@example.org,78\n"


def test_moodle_with_folders(collected, work):
    students, _ = collected(
        zipped(
            {
                "张三_51_assignsubmission_file_/tiny.ipynb": work("a"),
                "Ada Lovelace_52_assignsubmission_file/我的作业.ipynb": work("b"),
            }
        )
    )
    assert students == {"张三": work("a"), "Ada Lovelace": work("b")}


def test_moodle_without_folders(collected, work):
    students, _ = collected(zipped({"张三_51_assignsubmission_file_tiny.ipynb": work()}))
    assert list(students) == ["张三"]


def test_canvas(collected, work):
    students, outcomes = collected(
        zipped(
            {
                "lovelaceada_77_9001_tiny-1.ipynb": work("a"),
                "turingalan_LATE_78_9002_tiny.ipynb": work("b"),
                "turingalan_LATE_78_9002_photo.jpg": b"...",
            }
        )
    )
    assert students == {"lovelaceada": work("a"), "turingalan": work("b")}
    assert outcomes["turingalan_LATE_78_9002_photo.jpg"] == ("refused", "it is no .ipynb file")


def test_a_folder_of_zips(collected, work):
    students, _ = collected(
        {
            "ada.zip": zipped({"work/tiny.ipynb": work("a")}),
            "bob.zip": zipped({"tiny.ipynb": work("b")}),
        }
    )
    assert students == {"ada": work("a"), "bob": work("b")}


def test_a_zip_of_the_class_with_zips_of_students(collected, work):
    inner = {f"class/{name}.zip": zipped({"tiny.ipynb": work(name)}) for name in ("ada", "bob")}
    students, _ = collected(zipped(inner))
    assert students == {"ada": work("ada"), "bob": work("bob")}


@pytest.mark.parametrize("path", ["{0}/{1}/{1}.ipynb", "{1}/{0}/x.ipynb", "{0}_{1} (2).ipynb"])
def test_folders_by_student_by_chapter_and_what_hand_in_writes(collected, work, path):
    students, _ = collected({path.format(name, "tiny"): work(name) for name in ("ada", "bob")})
    assert students == {"ada": work("ada"), "bob": work("bob")}


def test_the_content_tells_the_chapter_before_the_name_does(collected, work):
    students, _ = collected({"ada/tiny.ipynb": work("a", "02.04-bayes")}, "02.04-bayes")
    assert list(students) == ["ada"]


def test_gbk_names_of_a_windows_zip(collected, work, class_list):
    class_list(CLASS)
    name = "张三-作业.ipynb"
    stand_in = "x" * len(name.encode("gb18030"))
    content = zipped({stand_in: work()}).replace(stand_in.encode(), name.encode("gb18030"))
    students, _ = collected(content)
    assert list(students) == ["2023001"]


def test_utf8_names_without_the_flag_as_macos_writes_them(collected, work):
    name = "张三/tiny.ipynb".encode()
    stand_in = b"x" * len(name)
    content = zipped({stand_in.decode(): work()}).replace(stand_in, name)
    students, _ = collected(content)
    assert list(students) == ["张三"]


@pytest.mark.parametrize(
    "path",
    [
        "张三_51_assignsubmission_file_/tiny.ipynb",
        "zhangsan_77_9001_tiny.ipynb",
        "2023001.ipynb",
        "2023001-张三-第二章.ipynb",
        "2023001_tiny.ipynb",
        "三班/张 三/tiny.ipynb",
        "zs@example.org/tiny.ipynb",
        "Participant 7_51_assignsubmission_file_/2023001_tiny.ipynb",
    ],
)
def test_with_a_class_list_every_name_leads_to_the_same_student(collected, work, class_list, path):
    class_list(CLASS)
    students, _ = collected(zipped({path: work()}))
    assert list(students) == ["2023001"]


def test_who_is_not_in_the_class_list_is_not_placed(collected, work, class_list):
    class_list(CLASS)
    students, outcomes = collected({"王五/tiny.ipynb": work()})
    assert students == {}
    assert outcomes["王五/tiny.ipynb"] == (
        "refused",
        "'王五' is not in the class list (make roster)",
    )


def test_two_students_of_one_name_are_not_guessed_at(collected, work, class_list):
    class_list("id,姓名\n1001,张三\n1002,张三\n")
    students, outcomes = collected({"张三/tiny.ipynb": work()})
    assert students == {}
    assert outcomes["张三/tiny.ipynb"][1] == "'张三' can be 1001 or 1002"


def test_of_repeated_submissions_the_latest_notebook_counts(collected, work):
    later, latest = NOON.replace(hour=13), NOON.replace(hour=14)
    students, outcomes = collected(
        zipped(
            {
                "ada/tiny.ipynb": (work("first"), NOON),
                "ada/tiny(1).ipynb": (work("second"), later),
                "ada/tiny(2).ipynb": (b"this is no notebook", latest),
            }
        )
    )
    assert students == {"ada": work("second")}
    assert outcomes["ada/tiny.ipynb"][0] == "replaced"


def test_the_time_of_handing_in_is_kept(course, collected, work):
    collected(zipped({"ada/tiny.ipynb": (work(), NOON)}))
    stamp = course.root / "submitted" / "ada" / "tiny" / "timestamp.txt"
    expected = NOON.astimezone(UTC)
    assert stamp.read_text() == f"{expected:%Y-%m-%d %H:%M:%S}"


def test_nothing_newer_is_overwritten(collected, work):
    collected(zipped({"ada/tiny.ipynb": (work("new"), NOON)}))
    students, outcomes = collected(zipped({"ada/tiny.ipynb": (work("old"), NOON.replace(hour=11))}))
    assert students == {"ada": work("new")}
    assert outcomes["ada/tiny.ipynb"][0] == "kept"
    students, _ = collected(zipped({"ada/tiny.ipynb": (work("newest"), NOON.replace(hour=15))}))
    assert students == {"ada": work("newest")}


def test_collecting_twice_changes_nothing(course, collected, work):
    for _ in range(2):
        _, outcomes = collected({"ada/tiny.ipynb": work()})
    assert outcomes["ada/tiny.ipynb"] == ("kept", "submitted/ada/tiny: it is there already")


def test_canvas_says_itself_who_was_late(course, collected, work, class_list):
    class_list(CLASS)  # restores the gradebook afterwards
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("tiny", duedate="2026-03-01 00:00:00 UTC")
    collected(zipped({"zs_77_1_tiny.ipynb": work(), "ls_LATE_78_2_tiny.ipynb": work()}))
    times = {
        student: (course.root / "submitted" / student / "tiny" / "timestamp.txt").read_text()[:10]
        for student in ("2023001", "2023002")
    }
    assert times == {"2023001": "2026-03-01", "2023002": "2026-03-02"}


def test_what_is_no_notebook_is_placed_and_said_so_when_there_is_nothing_better(collected):
    students, outcomes = collected({"ada/tiny.ipynb": "老师好".encode()})
    assert students == {"ada": "老师好".encode()}
    assert "no notebook" in outcomes["ada/tiny.ipynb"][1]


def test_a_notebook_that_tells_nothing_is_not_placed(collected):
    empty = nbformat.writes(nbformat.v4.new_notebook()).encode()
    _, outcomes = collected({"ada/Untitled.ipynb": empty})
    assert outcomes["ada/Untitled.ipynb"] == (
        "refused",
        "neither its cells nor its name tell which chapter it is",
    )
    students, _ = collected({"ada/Untitled.ipynb": empty}, only="tiny")
    assert list(students) == ["ada"]


@pytest.mark.parametrize("name", ["../../evil/tiny.ipynb", "/etc/tiny.ipynb", "C:\\x\\tiny.ipynb"])
def test_paths_out_of_an_archive_are_refused(course, collected, work, name):
    students, outcomes = collected(zipped({name: work()}))
    assert students == {}
    assert [text for _, text in outcomes.values()] == ["its path leads out of the archive"]


def test_links_are_refused(collected, tmp_path, work):
    info = zipfile.ZipInfo("ada/tiny.ipynb")
    info.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        opened.writestr(info, "/etc/passwd")
    assert collected(buffer.getvalue())[0] == {}
    (tmp_path / "download" / "bob").mkdir(parents=True)
    os.symlink("/etc/passwd", tmp_path / "download" / "bob" / "tiny.ipynb")
    assert collected({})[1] == {"bob/tiny.ipynb": ("refused", "it is a link")}


def test_zip_bombs_are_refused_unopened(collected, work, monkeypatch):
    monkeypatch.setattr(archive, "MAX_FILE_BYTES", 100_000)
    bomb = zipped({"ada/tiny.ipynb": b" " * 1_000_000, "bob/tiny.ipynb": work()})
    students, outcomes = collected(bomb)
    assert list(students) == ["bob"]
    assert "more than 100,000" in outcomes["ada/tiny.ipynb"][1]


def test_a_zip_bomb_that_lies_about_its_size_is_cut(collected, work, monkeypatch):
    monkeypatch.setattr(archive, "MAX_FILE_BYTES", 100_000)
    bomb = zipped({"ada/tiny.ipynb": b" " * 1_000_000})
    lying = bomb.replace(struct.pack("<L", 1_000_000), struct.pack("<L", 10))
    assert collected(lying)[0] == {}


def test_zips_in_zips_have_an_end(collected, work):
    content = work()
    for _ in range(archive.MAX_DEPTH + 1):
        content = zipped({"ada.zip" if content != work() else "tiny.ipynb": content})
    students, outcomes = collected(content)
    assert students == {}
    assert [text for _, text in outcomes.values()] == ["zips are nested more than 4 deep"]


def test_damaged_zips_and_other_archives_are_listed(collected):
    _, outcomes = collected({"ada.zip": b"PK not really", "bob.rar": b"Rar!"})
    assert outcomes["ada.zip"][1].startswith("it is no readable zip")
    assert "make a zip" in outcomes["bob.rar"][1]


def test_what_systems_leave_behind_is_passed_over(collected, work):
    _, outcomes = collected(
        zipped(
            {
                "__MACOSX/ada/._tiny.ipynb": b"x",
                "ada/.ipynb_checkpoints/tiny-checkpoint.ipynb": work("old"),
                "ada/tiny.ipynb": work(),
            }
        )
    )
    assert list(outcomes) == ["ada/tiny.ipynb"]


def test_canvas_own_class_list(class_list, course):
    assert class_list(
        "Student,ID,SIS User ID,SIS Login ID,Section\n"
        "    Points Possible,,,,\n"
        '"Lovelace, Ada",77,2023001,ada,A\n'
    ) == ["2023001"]
    with course.gradebook() as gradebook:
        student = gradebook.find_student("2023001")
        assert (student.first_name, student.last_name) == ("Ada", "Lovelace")
        assert student.lms_user_id == "77"


def test_moodles_class_list_and_gbk(class_list):
    moodle = "First name,Last name,ID number,Email address\n三,张,2023001,zs@example.org\n"
    assert class_list(moodle, "gb18030") == ["2023001"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("name,mail\n张三,x@example.org\n", "no column for the student id"),
        ("id\n1\n1\n", "line 3: the student id 1 comes twice"),
        ("id,name\n../x,张三\n", "can't be a student id"),
    ],
)
def test_a_class_list_that_can_not_be_used_says_why(class_list, text, message):
    with pytest.raises(roster.RosterError, match=message):
        class_list(text)
