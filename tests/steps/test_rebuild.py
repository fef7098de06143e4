"""What students meant as their answer is found, however the notebook came in."""

import base64
import cProfile
import io
import json
from copy import deepcopy

import nbformat
import pytest
import tiny
from nbformat import v4
from PIL import Image

from examiner import remarks
from examiner.cells import name_of
from examiner.steps.reading import UnreadableSubmissionError, parse_notebook
from examiner.steps.rebuild import rebuild

DOUBLE, SHOUT = "def double(x):\n    return 2 * x", 'def shout(text):\n    return text + "！"'
STUB = '    """{}"""\n    # 在这里写你的代码\n    raise NotImplementedError("这道题还没有完成")'
DOUBLE_STUB = "def double(x):\n" + STUB.format("两倍")
SHOUT_STUB = "def shout(text):\n" + STUB.format("喊")
ALL = {"double_test_a", "double_test_b", "shout_test_a"}
TEXT_STUB = "*（双击这里，删除这行字，写下你的回答。）*"


def released():
    """The student edition of a chapter with two exercises and a written question."""
    cells = [
        v4.new_markdown_cell("# 小作业", id="title"),
        tiny.given("setup", "import math"),
        v4.new_markdown_cell("## 两倍", id="double-text"),
        tiny.solution("double", DOUBLE_STUB),
        tiny.check("double_test_a", 2, "assert double(2) == 4"),
        tiny.check("double_test_b", 2, "assert double(math.pi) > 6"),
        v4.new_code_cell("print('demonstration')", id="demonstration"),
        v4.new_markdown_cell("## 大声", id="shout-text"),
        tiny.solution("shout", SHOUT_STUB),
        tiny.check("shout_test_a", 2, "assert shout('好') == '好！'"),
        v4.new_markdown_cell("为什么？", id="why_question", metadata=LOCKED("why_question")),
        tiny.written("why", 5, TEXT_STUB),
        v4.new_markdown_cell("## 小结", id="summary"),
    ]
    return v4.new_notebook(cells=cells)


def LOCKED(name):
    return tiny.given(name, "").metadata


def place(notebook, name):
    return next(i for i, cell in enumerate(notebook.cells) if name_of(cell) == name)


def solved(**answers):
    notebook = released()
    for name, source in ({"double": DOUBLE, "shout": SHOUT, "why": "因为"} | answers).items():
        notebook.cells[place(notebook, name)].source = source
    return notebook


def without(notebook, *names):
    notebook.cells = [cell for cell in notebook.cells if name_of(cell) not in names]
    return notebook


def own(source):
    return v4.new_code_cell(source)


def unmarked(notebook):
    """As editors leave it that keep neither metadata nor ids."""
    for cell in notebook.cells:
        cell.metadata = {}
        del cell["id"]
    return notebook


def handed_in(notebook):
    """Rebuild a notebook as it came in; return what is graded, and the remarks' kinds."""
    read = parse_notebook(nbformat.v4.writes(notebook).encode())
    rebuilt, said = rebuild(released(), read, {})
    return rebuilt, {each["kind"] for each in said}


def earned(notebook):
    """Run all cells as Run All does, going on after errors; return the tests that passed."""
    names, passed = {}, set()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            try:
                exec(cell.source, names)
                passed.add(name_of(cell))
            except Exception:
                pass
    return passed & ALL


def source(notebook, name):
    return notebook.cells[place(notebook, name)].source


# --- how an answer can be lost --------------------------------------------------------------------


def own_cell_instead_of_the_answer():
    notebook = without(released(), "double", "shout")
    notebook.cells.insert(place(notebook, "double_test_a"), own(DOUBLE))
    notebook.cells.insert(place(notebook, "shout_test_a"), own(SHOUT))
    return notebook


def answer_cell_without_metadata():
    notebook = solved()
    for name in ("double", "shout"):
        cell = notebook.cells[place(notebook, name)]
        cell.metadata, cell["id"] = {}, f"new-{name}"
    return notebook


def below_an_untouched_stub():
    notebook = released()
    notebook.cells.insert(place(notebook, "double") + 1, own(DOUBLE))
    notebook.cells.insert(place(notebook, "shout") + 1, own(SHOUT))
    return notebook


def above_an_untouched_stub():
    notebook = released()
    notebook.cells.insert(place(notebook, "double"), own(DOUBLE))
    notebook.cells.insert(place(notebook, "shout"), own(SHOUT))
    return notebook


def all_answers_at_the_end():
    notebook = released()
    notebook.cells += [own(DOUBLE), own(SHOUT)]
    return notebook


def all_answers_at_the_end_with_a_helper():
    notebook = without(released(), "double", "shout")
    notebook.cells += [
        own("import operator"),
        own("def times(a, b):\n    return operator.mul(a, b)"),
        own("def double(x):\n    return times(2, x)"),
        own("MARK = '！'"),
        own("def shout(text, mark=MARK):\n    return text + mark"),
    ]
    return notebook


def all_answers_at_the_start():
    notebook = without(released(), "double", "shout")
    notebook.cells[:0] = [own(DOUBLE), own(SHOUT)]
    return notebook


def both_answers_in_the_first_cell():
    return solved(double=f"{DOUBLE}\n\n{SHOUT}", shout=SHOUT_STUB)


def both_answers_in_the_last_cell():
    return solved(double=DOUBLE_STUB, shout=f"{DOUBLE}\n\n{SHOUT}")


def both_answers_in_a_cell_of_their_own():
    notebook = without(released(), "double", "shout")
    notebook.cells.append(own(f"{DOUBLE}\n\n{SHOUT}"))
    return notebook


def answer_in_the_test_cell():
    notebook = released()
    for name, answer in {"double_test_a": DOUBLE, "shout_test_a": SHOUT}.items():
        cell = notebook.cells[place(notebook, name)]
        cell.source = f"{answer}\n\n{cell.source}"
    return notebook


def answer_in_the_demonstration():
    notebook = solved(double=DOUBLE_STUB)
    demonstration = next(cell for cell in notebook.cells if cell.id == "demonstration")
    demonstration.source = f"{DOUBLE}\nprint(double(3))"
    return notebook


def emptied_answer_cell():
    notebook = solved(double="", shout="# 见下面")
    notebook.cells += [own(DOUBLE), own(SHOUT)]
    return notebook


def all_marks_lost():
    return unmarked(solved())


def all_marks_lost_with_cells_of_ones_own():
    notebook = solved()
    notebook.cells.insert(4, own("double(3)"))
    notebook.cells.insert(2, own("factor = 2"))
    notebook.cells.insert(1, v4.new_markdown_cell("我的笔记"))
    return unmarked(notebook)


def all_marks_lost_and_reversed():
    notebook = unmarked(solved())
    notebook.cells.reverse()
    return notebook


def all_marks_lost_and_tests_edited():
    notebook = solved()
    notebook.cells[place(notebook, "double_test_a")].source += "\nprint('通过')"
    return unmarked(notebook)


def spaces_at_line_ends_and_marks_lost():
    notebook = unmarked(solved())
    for cell in notebook.cells:
        cell.source = "\r\n".join(f"{line}  " for line in cell.source.split("\n")) + "\r\n"
    return notebook


def two_tries_of_ones_own():
    """The last one counts, as when all cells are run."""
    notebook = without(solved(), "double")
    at = place(notebook, "double_test_a")
    notebook.cells[at:at] = [own("def double(x):\n    return x"), own(DOUBLE)]
    return notebook


def a_magic_in_the_answer():
    notebook = without(solved(), "double")
    notebook.cells.insert(place(notebook, "double_test_a"), own(f"# %time 1\n{DOUBLE}"))
    return notebook


def defined_in_an_unusual_way():
    """What is put back stands before what the student wrote."""
    notebook = without(solved(), "double")
    odd = "globals()['double'] = lambda x: 2 * x"
    notebook.cells.insert(place(notebook, "double_test_a"), own(odd))
    return notebook


def merged_with_conflict_marks():
    """As nbdime leaves both sides of a conflict."""
    notebook = solved()
    at = place(notebook, "double")
    both = [
        v4.new_markdown_cell("<span>&lt;&lt;&lt;&lt;&lt;&lt;&lt; local</span>"),
        deepcopy(notebook.cells[at]),
        v4.new_markdown_cell("<span>=======</span>"),
        deepcopy(notebook.cells[at]),
        v4.new_markdown_cell("<span>&gt;&gt;&gt;&gt;&gt;&gt;&gt; remote</span>"),
    ]
    both[1].source = DOUBLE_STUB
    notebook.cells[at : at + 1] = both
    return notebook


KINDS = [
    *(own_cell_instead_of_the_answer, answer_cell_without_metadata, below_an_untouched_stub),
    *(above_an_untouched_stub, all_answers_at_the_end, all_answers_at_the_end_with_a_helper),
    *(all_answers_at_the_start, both_answers_in_the_first_cell, both_answers_in_the_last_cell),
    *(both_answers_in_a_cell_of_their_own, answer_in_the_test_cell, answer_in_the_demonstration),
    *(emptied_answer_cell, all_marks_lost, all_marks_lost_with_cells_of_ones_own),
    *(all_marks_lost_and_reversed, all_marks_lost_and_tests_edited),
    *(spaces_at_line_ends_and_marks_lost, two_tries_of_ones_own, a_magic_in_the_answer),
    *(defined_in_an_unusual_way, merged_with_conflict_marks),
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_answer_is_found(kind):
    assert earned(handed_in(kind())[0]) == ALL


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (solved, set()),
        (all_marks_lost, {"unmarked"}),
        (below_an_untouched_stub, {"moved"}),
        (both_answers_in_the_first_cell, {"lent"}),
        (defined_in_an_unusual_way, {"unanswered"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_remark_says_where_an_answer_was_found(kind, said):
    assert handed_in(kind())[1] == said


def test_a_notebook_in_order_is_graded_as_it_is():
    notebook = solved()
    notebook.cells.insert(4, own("double(3)"))
    rebuilt, _ = handed_in(notebook)
    assert [cell.source for cell in rebuilt.cells] == [cell.source for cell in notebook.cells]


def test_the_untouched_release_earns_nothing():
    for notebook in (released(), unmarked(released())):
        assert earned(handed_in(notebook)[0]) == set()


def test_what_is_imported_is_no_answer():
    notebook = released()
    notebook.cells.append(own("from operator import neg as double"))
    assert source(handed_in(notebook)[0], "double") == DOUBLE_STUB


def test_a_variable_elsewhere_is_no_answer():
    notebook = released()
    notebook.cells.append(own("double = 3"))
    assert source(handed_in(notebook)[0], "double") == DOUBLE_STUB


def test_a_slip_in_the_answer_does_not_hide_it():
    notebook = without(solved(), "double")
    notebook.cells.insert(place(notebook, "double_test_a"), own("def double(x)\n    return 2 * x"))
    assert source(handed_in(notebook)[0], "double").startswith("def double(x)\n")


def test_nothing_that_a_student_wrote_is_lost():
    notebook = without(released(), "double", "double_test_b")
    mine = [own(f"mine_{i} = {i}") for i in range(5)]
    for i, cell in enumerate(mine):
        notebook.cells.insert(2 * i, cell)
    sources = [cell.source for cell in handed_in(notebook)[0].cells]
    assert all(cell.source in sources for cell in mine)


# --- written answers ------------------------------------------------------------------------------


def test_a_written_answer_below_the_empty_cell_counts():
    notebook = solved(why=TEXT_STUB)
    at = place(notebook, "why") + 1
    notebook.cells[at:at] = [v4.new_markdown_cell("第一段"), v4.new_markdown_cell("第二段")]
    rebuilt, said = handed_in(notebook)
    assert source(rebuilt, "why") == "第一段\n\n第二段"
    assert said == {"moved"}


@pytest.mark.parametrize("make", [v4.new_markdown_cell, v4.new_raw_cell, v4.new_code_cell])
def test_a_written_answer_instead_of_the_cell_counts(make):
    notebook = without(solved(), "why")
    notebook.cells.insert(-1, make("因为 这样 更好。"))
    assert source(handed_in(notebook)[0], "why") == "因为 这样 更好。"


def test_a_written_answer_in_the_question_counts():
    notebook = solved(why=TEXT_STUB)
    notebook.cells[place(notebook, "why_question")].source += "\n\n因为这样更好。"
    rebuilt, said = handed_in(notebook)
    assert source(rebuilt, "why") == "因为这样更好。"
    assert source(rebuilt, "why_question") == "为什么？"
    assert said == {"lent"}


def test_a_note_beside_a_written_answer_stays_a_note():
    notebook = solved()
    notebook.cells.insert(place(notebook, "why") + 1, v4.new_markdown_cell("笔记"))
    rebuilt, _ = handed_in(notebook)
    assert source(rebuilt, "why") == "因为"
    assert rebuilt.cells[place(rebuilt, "why") + 1].source == "笔记"


def test_a_question_that_nobody_answered_stays_unanswered():
    assert source(handed_in(solved(why=TEXT_STUB))[0], "why") == TEXT_STUB


def picture(form="PNG", size=(2, 2)):
    buffer = io.BytesIO()
    Image.new("RGB", size).save(buffer, form)
    return base64.b64encode(buffer.getvalue()).decode()


def pasted(kind="image/png", data=None):
    cell = v4.new_markdown_cell("![图](attachment:image.png)")
    cell.attachments = {"image.png": {kind: data or picture()}}
    return cell


@pytest.mark.parametrize(("kind", "form"), [("image/png", "PNG"), ("image/jpeg", "JPEG")])
def test_pictures_in_a_written_answer_are_kept(kind, form):
    notebook = solved()
    at = place(notebook, "why")
    new = pasted(kind, picture(form))
    notebook.cells[at].source, notebook.cells[at]["attachments"] = new.source, new.attachments
    rebuilt, said = handed_in(notebook)
    assert rebuilt.cells[place(rebuilt, "why")].attachments == new.attachments
    assert said == set()


def test_pictures_of_one_name_in_two_cells_stay_two():
    notebook = solved(why=TEXT_STUB)
    notebook.cells[-1:-1] = [pasted(), pasted(data=picture(size=(9, 9)))]
    answer = handed_in(notebook)[0]
    answer = answer.cells[place(answer, "why")]
    assert len(answer.attachments) == 2
    assert all(f"attachment:{name})" in answer.source for name in answer.attachments)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("image/svg+xml", base64.b64encode(b"<svg onload='alert(1)'/>").decode()),
        ("image/png", base64.b64encode(b"<script>alert(1)</script>").decode()),
        ("image/png", "no base64 !"),
        ("image/png", picture(size=(8000, 8000))),
        ("image/png", "A" * 9_000_000),
    ],
    ids=["svg", "a lie", "no base64", "many pixels", "many bytes"],
)
def test_other_attachments_are_left_out_with_a_remark(kind, data):
    notebook = solved()
    at = place(notebook, "why")
    notebook.cells[at]["attachments"] = {"image.png": {kind: data}}
    rebuilt, said = handed_in(notebook)
    assert "attachments" not in rebuilt.cells[place(rebuilt, "why")]
    assert said == {"pictures"}


# --- bounds ---------------------------------------------------------------------------------------


def many_cells(count):
    notebook = without(released(), "double", "shout")
    notebook.cells += [own("x = 1") for _ in range(count)]
    return notebook


def many_definitions(count):
    notebook = released()
    notebook.cells += [own(f"def double(x):\n    return {i}") for i in range(count)]
    return notebook


def many_magics(count):
    notebook = without(released(), "double")
    notebook.cells += [own("%time x = 1\n" * count + DOUBLE)]
    return notebook


def many_copies_of_a_text(count):
    notebook = unmarked(released())
    notebook.cells += [v4.new_markdown_cell("# 小作业") for _ in range(count)]
    return notebook


@pytest.mark.parametrize(
    "make",
    [many_cells, many_definitions, many_magics, many_copies_of_a_text],
    ids=lambda make: make.__name__,
)
def test_work_grows_in_proportion(make):
    calls = []
    for count in (400, 1_600):
        read = parse_notebook(nbformat.v4.writes(make(count)).encode())
        profile = cProfile.Profile()
        profile.runcall(rebuild, released(), read, {})
        calls.append(sum(each.callcount for each in profile.getstats()))
    assert calls[1] < 5 * calls[0]


def test_every_remark_has_all_its_forms():
    values = {"cells": ["double"], "count": 2, "reason": "format", "file": "x", "number": 3}
    values |= {"name": "seaborn", "theirs": "3.13", "ours": "3.11"}
    for kind, words in remarks.WORDS.items():
        said = remarks.remark(kind, **values)
        assert remarks.instructor(said) and remarks.instructor(said, "zh")
        assert bool(words.student) == bool(remarks.student([said]))


@pytest.mark.parametrize(
    ("cells", "reason"),
    [([{}] * 100_000, "many"), ([[[]]] * 5, None), ([{"source": "x"}] * 2_001, "many")],
)
def test_more_cells_than_a_student_writes_are_not_handed_in(cells, reason):
    content = json.dumps({"cells": cells}).encode()
    if reason is None:
        assert len(parse_notebook(content).cells) == len(cells)
    else:
        with pytest.raises(UnreadableSubmissionError) as raised:
            parse_notebook(content)
        assert raised.value.reason == reason


@pytest.mark.parametrize("source", ["x" * 1_000_000, "\n" * 1_000_000, ["x\n"] * 100_000])
def test_a_cell_longer_than_a_student_writes_is_cut(source):
    cell = {"cell_type": "code", "source": source}
    (read,) = parse_notebook(json.dumps({"cells": [cell]}).encode()).cells
    assert len(read.source) < 201_000 and read.source.count("\n") < 10_002
    assert "后面的省略了" in read.source


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_null_bytes_at_the_end_of_a_file_do_not_matter(encoding):
    content = json.dumps({"cells": [{"cell_type": "code", "source": "x = '加'"}]})
    (read,) = parse_notebook(content.encode(encoding) + b"\0" * 500).cells
    assert read.source == "x = '加'"


def test_a_file_in_utf_16_is_read():
    content = json.dumps(
        {"cells": [{"cell_type": "code", "source": "x = '加'"}]}, ensure_ascii=False
    )
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        (read,) = parse_notebook(content.encode(encoding)).cells
        assert read.source == "x = '加'"


def test_null_characters_are_left_out():
    cell = {"cell_type": "markdown", "source": "$\\text{<\0img}$"}
    (read,) = parse_notebook(json.dumps({"cells": [cell]}).encode()).cells
    assert read.source == "$\\text{<img}$"
