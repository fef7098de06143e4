"""What `make collect` makes of what learning platforms give."""

import io
import os
import shutil
import struct
import zipfile
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import nbformat
import pytest

from examiner.classroom import archive, collect, roster
from examiner.classroom.classlist import RosterError
from examiner.classroom.outcomes import lines as unplaced
from examiner.course import CourseError

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
    (course.root / "feedback" / "collect.csv").unlink(missing_ok=True)

    def run(source, assignment="tiny", only=None, student=None, name="download.zip"):
        if isinstance(source, bytes):
            path = tmp_path / name
            path.write_bytes(source)
        else:
            path = tmp_path / "download"
            for name, content in source.items():
                (path / name).parent.mkdir(parents=True, exist_ok=True)
                (path / name).write_bytes(content)
        outcomes = collect.collect(course, path, only, student)
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
    assert outcomes["turingalan_LATE_78_9002_photo.jpg"] == ("refused", "it is no notebook")


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
    expected = NOON.replace(tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)
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


def test_lateness_that_is_not_known_is_not_charged(course, collected, work, class_list):
    class_list(CLASS)  # restores the gradebook afterwards
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("tiny", duedate="2026-03-01 00:00:00 UTC")
    _, outcomes = collected(
        zipped({"zs_77_1_tiny.ipynb": work(), "ls_LATE_78_2_tiny.ipynb": work()})
    )
    times = {
        student: (course.root / "submitted" / student / "tiny" / "timestamp.txt").read_text()[:10]
        for student in ("2023001", "2023002")
    }
    assert times == {"2023001": "2026-03-01", "2023002": "2026-03-01"}
    assert "Canvas says late, but not by how much" in outcomes["ls_LATE_78_2_tiny.ipynb"][1]


def test_what_is_no_notebook_is_placed_and_said_so_when_there_is_nothing_better(collected):
    students, outcomes = collected({"ada/tiny.ipynb": "老师好".encode()})
    assert students == {"ada": "老师好".encode()}
    assert "no notebook" in outcomes["ada/tiny.ipynb"][1]


def test_a_notebook_that_tells_nothing_is_not_placed(collected):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    empty = nbformat.writes(notebook).encode()
    _, outcomes = collected({"ada/Untitled.ipynb": empty})
    kind, text = outcomes["ada/Untitled.ipynb"]
    assert kind == "refused"
    assert text.startswith("neither its cells nor its name tell which chapter it is")
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
    ).new == ["2023001"]
    with course.gradebook() as gradebook:
        student = gradebook.find_student("2023001")
        assert (student.first_name, student.last_name) == ("Ada", "Lovelace")
        assert student.lms_user_id == "77"


def test_moodles_class_list_and_gbk(class_list):
    moodle = "First name,Last name,ID number,Email address\n三,张,2023001,zs@example.org\n"
    assert class_list(moodle, "gb18030").new == ["2023001"]


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
    with pytest.raises(RosterError, match=message):
        class_list(text)


# --- who it is ------------------------------------------------------------------------------------

FULL_CLASS = """学号,姓名,邮箱,canvas id
2025001,甲乙,jy@example.org,71
2025002,甲乙,jy2@example.org,72
2025003,王小,wx@example.org,73
2025004,王小明,wxm@example.org,74
2025005,Mary O'Brien-Smith Jr.,mary@example.org,75
2025006,张三,zs@example.org,76
2025007,阿依古丽·买买提,ay@example.org,78
"""


@pytest.mark.parametrize(
    ("path", "student"),
    [
        ("2025001-甲乙.ipynb", "2025001"),
        ("甲乙_2025002.ipynb", "2025002"),
        ("王小明.ipynb", "2025004"),
        ("王小-作业.ipynb", "2025003"),
        ("AI2501张三.ipynb", "2025006"),
        ("09张三.ipynb", "2025006"),
        ("张三的作业.ipynb", "2025006"),
        ("计科2班张三.ipynb", "2025006"),
        ("第二章张三.ipynb", "2025006"),
        ("作业_张三_最终版.ipynb", "2025006"),
        ("张三（1）.ipynb", "2025006"),
        ("张三 - 副本.ipynb", "2025006"),
        ("张 三.ipynb", "2025006"),
        ("２０２５００６.ipynb", "2025006"),
        ("作业2025006提交.ipynb", "2025006"),
        ("Copy of tiny 张三.ipynb", "2025006"),
        ("zs@example.org - tiny.ipynb", "2025006"),
        ("阿依古丽买买提.ipynb", "2025007"),
        ("阿依古丽·买买提-tiny.ipynb", "2025007"),
        ("o'brien-smith jr., mary/tiny.ipynb", "2025005"),
        ("Mary OBrienSmith Jr/tiny.ipynb", "2025005"),
        ("obriensmithjrmary_75_9001_tiny-2.ipynb", "2025005"),
        ("obriensmithjrmary_999_9001_tiny.ipynb", "2025005"),
        ("甲乙_LATE_72_9001_tiny.ipynb", "2025002"),
        ("2025006 张三/第一次作业/tiny.ipynb", "2025006"),
        ("甲乙_51_assignsubmission_file_/2025001-tiny.ipynb", "2025001"),
        ("参与者 7_51_assignsubmission_file_/张三.ipynb", "2025006"),
        ("QQ群文件/2025006-张三/tiny.ipynb", "2025006"),
        ("张三.zip/tiny.ipynb", "2025006"),
    ],
)
def test_names_lead_to_the_right_student(collected, work, class_list, path, student):
    class_list(FULL_CLASS)
    if ".zip/" in path:
        outer, inner = path.split("/")
        students, outcomes = collected(zipped({outer: zipped({inner: work()})}))
    else:
        students, outcomes = collected(zipped({path: work()}))
    assert list(students) == [student], outcomes


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("甲乙丙.ipynb", "is '甲乙丙' 2025001 or 2025002? If so: make collect FROM=file STUDENT="),
        ("李张三.ipynb", "is '李张三' 2025006? If so"),
        ("甲乙.ipynb", "'甲乙' can be 2025001 or 2025002"),
        ("2025003 和 2025006.ipynb", "can be 2025003 or 2025006"),
        ("王五.ipynb", "'王五' is not in the class list"),
        ("20250061.ipynb", "'20250061' is not in the class list"),
        ("2025006/2025003.ipynb", "it is 2025006's by the outermost name, and 2025003's by"),
        ("张三_51_assignsubmission_file_/王小.ipynb", "by the outermost name, and 2025003's by"),
        ("王五_51_assignsubmission_file_/2025006.ipynb", "'王五' is not in the class list"),
        ("zhang_76_9001_王小.ipynb", "it is 2025006's by the outermost name, and 2025003's"),
    ],
)
def test_what_is_not_certain_is_refused_with_a_line(collected, work, class_list, path, said):
    class_list(FULL_CLASS)
    students, outcomes = collected(zipped({path: work()}))
    assert students == {}
    kind, text = outcomes[path]
    assert kind == "refused" and said in text


@pytest.mark.parametrize(
    "evil",
    [
        "王小_77_assignsubmission_file_tiny.ipynb",
        "王小_77_assignsubmission_file_/tiny.ipynb",
        "wangxiao_73_100_tiny.ipynb",
        "2025003.ipynb",
    ],
)
def test_nobody_hands_in_as_somebody_else(collected, work, class_list, evil):
    class_list(FULL_CLASS)
    students, outcomes = collected(
        zipped(
            {
                f"张三/{evil}": work("evil"),
                "王小/tiny.ipynb": work("own"),
                "张三.zip": zipped({evil: work("evil")}),
            }
        )
    )
    assert students["2025003"] == work("own")
    assert students.get("2025006") in (None, work("evil"))
    if "王小" in evil or "2025003" in evil:
        assert all(kind == "refused" for where, (kind, _) in outcomes.items() if evil in where)


def test_without_a_class_list_only_the_outermost_name_counts(collected, work):
    students, _ = collected(
        zipped(
            {
                "a/b_77_assignsubmission_file_tiny.ipynb": work("evil"),
                "b/tiny.ipynb": work("own"),
                "c/d_1_2_tiny.ipynb": work("c"),
            }
        )
    )
    assert students == {"a": work("evil"), "b": work("own"), "c": work("c")}


def test_two_people_of_one_name_on_the_platform_are_told(collected, work):
    students, outcomes = collected(
        zipped(
            {
                "张三_51_assignsubmission_file_/tiny.ipynb": work("a"),
                "张三_52_assignsubmission_file_/tiny.ipynb": work("b"),
            }
        )
    )
    assert students == {}
    assert all("users 51 and 52 would both be 张三" in text for _, text in outcomes.values())


def test_downloads_of_several_chapters_side_by_side(collected, work, class_list):
    class_list(FULL_CLASS)
    moodle = {"张三_{}_assignsubmission_file_/x.ipynb", "王小_{}_assignsubmission_file_/x.ipynb"}
    first = zipped({name.format(5): work("a") for name in sorted(moodle)})
    second = zipped({name.format(9): work("b", "02.04-bayes") for name in sorted(moodle)})
    students, _ = collected(zipped({"one.zip": first, "two.zip": second}))
    assert students == {"2025003": work("a"), "2025006": work("a")}


def test_by_hand(collected, work, class_list):
    class_list(FULL_CLASS)
    for student in ("2025006", "张三"):
        students, _ = collected(zipped({"谁的.ipynb": work()}), student=student, only="tiny")
        assert students == {"2025006": work()}
    with pytest.raises(CourseError, match="王五 is not in the class list"):
        collected(zipped({"谁的.ipynb": work()}), student="王五")


def test_the_name_of_the_zip_itself_counts_last(collected, work, class_list):
    class_list(FULL_CLASS)
    students, _ = collected(zipped({"tiny.ipynb": work()}), name="2025006-张三.zip")
    assert list(students) == ["2025006"]


@pytest.mark.parametrize(
    ("files", "students"),
    [
        # 超星
        (("实验一_计科1班/2025006-张三/a.ipynb", "实验一_计科1班/2025003-王小/b.ipynb"), "63"),
        (("作业/张三_2025006/a.ipynb", "作业/王小_2025003/b.ipynb"), "63"),
        # Google Classroom
        (("作业/张三 - Copy of tiny.ipynb", "作业/王小 - tiny.ipynb"), "63"),
        # E-mail
        (("邮件/zs@example.org/tiny.ipynb", "邮件/wx@example.org 王小/tiny.ipynb"), "63"),
        # QQ and WeChat
        (("王老师的班/张三tiny(1).ipynb", "王老师的班/王小的作业.ipynb"), "63"),
        (("张三🎉最终版.ipynb", "王小\n.ipynb"), "63"),
        # What systems leave
        (("张三.ipynb", "._张三.ipynb", "__MACOSX/._王小.ipynb"), "6"),
        (("张三/tiny.ipynb", "张三/.ipynb_checkpoints/tiny-checkpoint.ipynb"), "6"),
        (("张三\\tiny.ipynb", "王小\\tiny.ipynb"), "63"),
        (("张三/tiny.ipynb.url", "王小/tiny.ipynb"), "3"),
        (("张三、王小.ipynb",), ""),
    ],
)
def test_downloads_as_strangers_make_them(collected, work, class_list, files, students):
    class_list(FULL_CLASS)
    contents = {name: b"[x]" if name.endswith(".url") else work(name) for name in files}
    placed, _ = collected(zipped(contents))
    assert sorted(placed) == sorted(f"202500{number}" for number in students)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_notebooks_in_other_encodings(course, collected, work, encoding):
    content = work().decode().encode(encoding)
    students, outcomes = collected({"ada/tiny.ipynb": content})
    assert students == {"ada": content}
    assert "no notebook" not in outcomes["ada/tiny.ipynb"][1]


# --- what it is -----------------------------------------------------------------------------------


def test_an_untouched_original_beside_the_work_is_not_taken(course, collected, work):
    released = nbformat.writes(course.read("release", "tiny")).encode()
    students, outcomes = collected(
        zipped(
            {
                "ada/tiny.ipynb": (released, NOON.replace(hour=15)),
                "ada/tiny-Copy1.ipynb": (work(), NOON),
                "bob/tiny.ipynb": released,
            }
        )
    )
    assert students == {"ada": work()}
    assert outcomes["ada/tiny.ipynb"][0] == outcomes["bob/tiny.ipynb"][0] == "untouched"


@pytest.mark.parametrize(
    "name", ["tiny.ipynb.json", "tiny.ipynb.txt", "tiny.json", "tiny", "tiny.ipynb.download"]
)
def test_a_notebook_is_known_by_what_is_in_it(collected, work, name):
    assert collected(zipped({f"ada/{name}": work()}))[0] == {"ada": work()}


def test_other_json_is_no_notebook(collected, work):
    _, outcomes = collected(zipped({"ada/settings.json": b'{"a": 1}', "ada/tiny.ipynb": work()}))
    assert outcomes["ada/settings.json"] == ("refused", "it is no notebook")


def test_a_chapter_is_found_where_all_marks_are_lost(course, collected):
    notebook = course.read("release", "02.04-bayes")
    for cell in notebook.cells:
        cell.metadata = {}
        del cell["id"]
    notebook.cells.append(nbformat.v4.new_code_cell("mine = 1"))
    content = nbformat.writes(notebook).encode()
    assert list(collected({"ada/作业.ipynb": content}, "02.04-bayes")[0]) == ["ada"]


def test_a_notebook_of_another_chapter_says_so(collected, work):
    _, outcomes = collected({"ada/tiny.ipynb": work("a", "02.04-bayes")}, "02.04-bayes")
    assert outcomes["ada/tiny.ipynb"][1] == (
        "submitted/ada/02.04-bayes (its name says tiny, its cells are 02.04-bayes's)"
    )


@pytest.mark.parametrize("content", [b"", b"\n", b"\0" * 100])
def test_an_empty_file_is_not_handed_in(collected, content):
    students, outcomes = collected(zipped({"ada/tiny.ipynb": content}))
    assert students == {}
    assert outcomes["ada/tiny.ipynb"][1].startswith("it is empty: not handed in")


@pytest.mark.parametrize("name", [".", "/", "./", "", "..", "//", "\\"])
def test_a_member_without_a_name_is_refused(collected, work, name):
    assert collected(zipped({name: b"x", "ada/tiny.ipynb": work()}))[0] == {"ada": work()}


def test_an_encrypted_member_says_so(collected, work):
    content = bytearray(zipped({"ada/tiny.ipynb": work()}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    assert "it is encrypted" in collected(bytes(content))[1]["ada/tiny.ipynb"][1]


def test_a_folder_deeper_than_python_recurses(course, collected, work, tmp_path):
    deep = {f"{name}/{'a/' * 1500}tiny.ipynb": work() for name in ("ada", "bob")}
    assert collected(zipped(deep))[0] == {"ada": work(), "bob": work()}


def test_worksheets_of_no_kind_are_no_notebook(collected):
    content = b'{"worksheets": ["x"]}'
    students, _ = collected({"ada/tiny.ipynb": content})
    assert students == {"ada": content}


# --- files beside ---------------------------------------------------------------------------------


@pytest.fixture
def with_files(grader, work):
    """A course whose chapter takes a file beside the notebook."""
    setting = 'c.Execute.allowed_files = {"tiny": ["helper.py"]}\n'
    return grader("tiny", settings=setting).course


@pytest.mark.parametrize(
    ("notebook", "beside"),
    [
        ("ada/tiny.ipynb", "ada/helper.py"),
        ("ada_51_assignsubmission_file_/tiny.ipynb", "ada_51_assignsubmission_file_/helper.py"),
        ("ada_51_assignsubmission_file_tiny.ipynb", "ada_51_assignsubmission_file_helper.py"),
        ("ada_77_9001_tiny.ipynb", "ada_77_9002_helper-1.py"),
    ],
)
def test_a_file_that_the_chapter_allows_goes_along(with_files, work, tmp_path, notebook, beside):
    path = tmp_path / "download.zip"
    path.write_bytes(zipped({notebook: work(), beside: b"HELP = 1", "ada/other.py": b"OTHER"}))
    for _ in range(2):
        outcomes = collect.collect(with_files, path)
    folder = with_files.root / "submitted" / "ada" / "tiny"
    assert (folder / "helper.py").read_bytes() == b"HELP = 1"
    assert not (folder / "other.py").exists()
    assert {each.kind for each in outcomes if each.where == beside} == {"kept"}


def test_what_lies_beside_in_submitted_is_not_cleared(course, collected, work):
    collected(zipped({"ada/tiny.ipynb": (work("a"), NOON)}))
    mine = course.root / "submitted" / "ada" / "tiny" / "note.txt"
    mine.write_text("老师的笔记")
    collected(zipped({"ada/tiny.ipynb": (work("b"), NOON.replace(hour=14))}))
    assert mine.read_text() == "老师的笔记"


# --- when -----------------------------------------------------------------------------------------


def test_a_time_in_utc_that_a_zip_holds_outranks_the_local_one(course, collected, work):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        info = zipfile.ZipInfo("ada/tiny.ipynb", NOON.timetuple()[:6])
        stamp = int(datetime(2026, 3, 1, 1, 2, 3, tzinfo=UTC).timestamp())
        info.extra = struct.pack("<HHBi", 0x5455, 5, 1, stamp)
        opened.writestr(info, work())
    collected(buffer.getvalue())
    path = course.root / "submitted" / "ada" / "tiny" / "timestamp.txt"
    assert path.read_text() == "2026-03-01 01:02:03"


# --- what could not be placed ---------------------------------------------------------------------


def test_what_could_not_be_placed_is_kept_until_it_is(course, collected, work, class_list):
    class_list(FULL_CLASS)
    download = zipped({"谁的/tiny.ipynb": work(), "张三.ipynb": work("b"), "=cmd|x.rar": b"Rar!"})
    for _ in range(2):
        collected(download)
    lines = unplaced(course)
    assert len(lines) == 2
    assert any("谁的/tiny.ipynb: refused, '谁的' is not in the class list" in x for x in lines)
    assert "\n" not in "".join(lines)
    text = (course.root / "feedback" / "collect.csv").read_text(encoding="utf-8-sig")
    assert "'=cmd|x.rar" in text
    collected(zipped({"谁的.ipynb": work()}), student="2025003", only="tiny", name="other.zip")
    assert ["=cmd|x.rar" in line for line in unplaced(course)] == [True]
