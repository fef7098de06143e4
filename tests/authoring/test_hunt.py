"""`make mutants`: which small changes to right answers no test cell notices."""

import json
import subprocess

import nbformat
import pytest
import tiny
from rich.console import Console

from examiner.authoring import hunt, trials
from examiner.authoring.answers import AnswersError, complaints, equivalents, read
from examiner.course import Course
from examiner.engine import task

RECORD = """
# %% right double: a sum
def double(x):
    return x + x

# %% wrong double: a square -> double_test_visible
def double(x):
    return x**2

# %% right shout: join
def shout(text):
    return "".join([text, "！"])
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with the tiny assignment and a record of answers to it."""
    # The nursery of this process outlives a stopped hunt.
    monkeypatch.setattr(task, "stop", lambda: None)
    course = Course(tmp_path)
    for stage in ("source", "release"):
        course.notebook(stage, "tiny").parent.mkdir(parents=True)
    nbformat.write(tiny.notebook(), course.notebook("source", "tiny"))
    record(course, RECORD)
    return course


def record(course, text):
    path = course.root / "tests" / "answers" / "tiny.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def change_test(course, old, new):
    notebook = course.read("source", "tiny")
    for cell in notebook.cells:
        cell.source = cell.source.replace(old, new)
    nbformat.write(notebook, course.notebook("source", "tiny"))


def by_name(quarries):
    return {quarry.exercise.name: quarry for quarry in quarries}


@pytest.fixture
def hunted(course):
    """Return a function that hunts and returns what became of each exercise."""

    def hunted():
        return by_name(hunt.hunt(course, "tiny", Console(quiet=True)))

    return hunted


def test_tests_that_look_closely_kill_all_mutants(hunted):
    double = hunted()["double"]
    assert double.killed == len(double.mutants) > 5
    assert double.surviving == []


def test_a_survivor_is_shown_as_the_line_that_changed(course, hunted):
    change_test(course, "assert double(math.pi) == 2 * math.pi", "assert double(2.0) == 4")
    survivors = [mutant.change for mutant in hunted()["double"].surviving]
    assert survivors == ["-     return 2 * x\n+     return 2 + x"]


def test_a_recorded_equivalent_survives_with_a_word(course, hunted):
    change_test(course, "assert double(math.pi) == 2 * math.pi", "assert double(2.0) == 4")
    survivor = hunted()["double"].surviving[0]
    lines = "\n".join(f"# {line}" for line in survivor.change.splitlines())
    record(course, f"{RECORD}\n# %% equivalent double: nobody doubles other numbers\n{lines}\n")
    double = hunted()["double"]
    assert survivor not in double.surviving
    assert survivor.source in double.equivalent
    assert double.complaints == []


def test_an_equivalent_that_is_none_or_not_made_any_more_is_named(course, hunted):
    wrong = "# -     return 2 * x\n# +     return 2 / x"
    gone = "# -     return x + x + x\n# +     return x"
    record(
        course,
        f"{RECORD}\n# %% equivalent double: the same\n{wrong}\n\n{gone}\n",
    )
    killed, stale = hunted()["double"].complaints
    assert "not equivalent, it loses double_test_hidden, double_test_visible" in killed
    assert "no mutant has this change any more" in stale


def test_many_equivalents_want_a_word_of_their_own(course, hunted, monkeypatch):
    change_test(course, "assert double(math.pi) == 2 * math.pi", "assert double(2.0) == 4")
    change = hunted()["double"].surviving[0].change
    lines = "\n".join(f"# {line}" for line in change.splitlines())
    equivalent = f"\n# %% equivalent double: nobody doubles other numbers\n{lines}\n"
    record(course, RECORD + equivalent)
    monkeypatch.setattr(hunt, "MANY", 0.0)
    (complaint,) = hunted()["double"].complaints
    assert "record '# %% many double: why'" in complaint
    many = "\n# %% many double: there is little to tell\n"
    record(course, RECORD + equivalent + many)
    assert hunted()["double"].complaints == []
    record(course, RECORD + many)
    (complaint,) = hunted()["double"].complaints
    assert complaint.startswith("many double: not any more")


def test_what_has_been_tried_is_not_tried_again(course, hunted, monkeypatch):
    before = {name: quarry.trials for name, quarry in hunted().items()}
    monkeypatch.setattr(task, "run", lambda *_: pytest.fail("tried again"))
    assert {name: quarry.trials for name, quarry in hunted().items()} == before


def test_a_changed_test_is_tried_again_and_the_other_exercise_is_not(course, hunted):
    hunted()
    store = course.root / "build" / "mutants" / "tiny.json"
    before = set(json.loads(store.read_text()))
    change_test(course, "assert double(2) == 4", "assert double(3) == 6")
    hunted()
    after = set(json.loads(store.read_text()))
    assert after & before and after - before


def test_what_was_found_before_an_interruption_is_kept(course, hunted, monkeypatch):
    def interrupted(self, exercise, *arguments):
        if exercise.name == "shout":
            raise KeyboardInterrupt
        return honest(self, exercise, *arguments)

    honest = trials.Trials.each
    monkeypatch.setattr(trials.Trials, "each", interrupted)
    with pytest.raises(KeyboardInterrupt):
        hunted()
    assert len(json.loads((course.root / "build" / "mutants" / "tiny.json").read_text())) > 5


def test_an_answer_that_leaves_something_behind_spoils_no_other(course, hunted):
    body = "import builtins; builtins.abs = None; return x"
    leaving = f"\n# %% wrong double: spoils what is not its own\ndef double(x): {body}\n"
    record(course, RECORD + leaving)
    double = hunted()["double"]
    assert double.surviving == []
    assert len(double.trials) == len(double.mutants) + 2


def test_answers_tried_together_lose_what_they_lose_alone(course, hunted, monkeypatch):
    together = {name: quarry.trials for name, quarry in hunted().items()}
    (course.root / "build" / "mutants" / "tiny.json").unlink()
    monkeypatch.setattr(trials, "MOST_TOGETHER", 1)
    alone = {name: quarry.trials for name, quarry in hunted().items()}
    for name, tried in together.items():
        assert {s: t.failed for s, t in tried.items()} == {
            s: t.failed for s, t in alone[name].items()
        }


def test_an_answer_that_never_ends_is_stopped_and_killed(course, hunted):
    record(course, RECORD + "\n# %% wrong double: endless\ndef double(x):\n    while True: pass\n")
    trial = next(t for source, t in hunted()["double"].trials.items() if "while" in source)
    assert trial.failed == ("double_test_visible",)
    assert not trial.complete


def test_a_right_answer_that_loses_points_alone_is_named(course, hunted):
    record(course, RECORD.replace("x + x", "x + x + 1"))
    (complaint,) = hunted()["double"].complaints
    assert "a right answer loses double_test_visible, double_test_hidden" in complaint


def test_hidden_test_cells_that_nothing_loses_alone_are_named(course, hunted):
    # A square does not fail for 2, so that the visible test alone would let it through.
    assert "double_test_hidden" not in hunted()["double"].idle_tests()
    change_test(course, "assert double(math.pi) == 2 * math.pi", "assert double(2) == 4")
    assert hunted()["double"].idle_tests() == ["double_test_hidden"]


def test_the_command_shows_a_table_and_writes_survivors_to_copy(course, capsys):
    change_test(course, "assert double(math.pi) == 2 * math.pi", "assert double(2.0) == 4")
    assert hunt.run(course, "tiny") == 1
    assert "surviving" in capsys.readouterr().out
    cells = (course.root / "build" / "mutants" / "tiny.py").read_text()
    assert cells.startswith("# %% equivalent double: …\n# - ")


def test_a_record_of_equivalents_is_read_apart_from_answers(course):
    cell = "# %% equivalent double: the same\n# - a = 1\n# + a = 2\n\n# - b\n# +\n"
    record(course, RECORD + cell)
    path = course.root / "tests" / "answers" / "tiny.py"
    assert len(read(path)) == 3
    (found,) = equivalents(path)
    assert found.changes == ("- a = 1\n+ a = 2", "- b\n+")
    assert (found.exercise, found.reason) == ("double", "the same")


def test_an_equivalent_to_an_exercise_that_is_gone_is_named(course):
    record(course, RECORD + "# %% equivalent triple: the same\n# - a\n# + b\n")
    path = course.root / "tests" / "answers" / "tiny.py"
    notebook = course.read("source", "tiny")
    assert "equivalent triple: the same: there is no such exercise" in complaints(
        notebook, read(path), equivalents(path)
    )


def test_an_equivalent_without_a_reason_is_no_record(course):
    record(course, RECORD + "# %% equivalent double: …\n# - a\n# + b\n")
    with pytest.raises(AnswersError, match="say why"):
        equivalents(course.root / "tests" / "answers" / "tiny.py")


def test_only_chapters_that_a_branch_has_changed_are_hunted_in_for_it(course):
    def git(*arguments):
        who = ("-c", "user.name=a", "-c", "user.email=a@b.c")
        subprocess.run(["git", "-C", course.root, *who, *arguments], check=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "begin")
    assert hunt.changed_since_branching(course) == set()
    git("switch", "-qc", "branch")
    record(course, RECORD + "\n# %% right double: again\ndef double(x):\n    return x * 2\n")
    assert hunt.changed_since_branching(course) == {"tiny"}
    git("commit", "-qam", "one more answer")
    assert hunt.changed_since_branching(course) == {"tiny"}


def test_an_answer_with_a_magic_has_no_mutants_and_is_no_fault(course, hunted):
    magic = "%config IPCompleter.use_jedi = False\ndef double(x):\n    return x * 2\n"
    record(course, f"{RECORD}\n# %% right double: a magic\n{magic}")
    double = hunted()["double"]
    assert double.complaints == [] and len(double.right) == 2


def test_only_given_cells_that_are_needed_are_run(course):
    notebook = course.read("source", "tiny")
    notebook.cells[1].source = "import math"
    notebook.cells.insert(2, tiny.given("data", "numbers = list(range(10**6))"))
    notebook.cells.insert(3, tiny.given("look", "%matplotlib inline"))
    double, _ = trials.read(course, "tiny", notebook)
    names = [name for name, _ in double.needed_for([double.solution]).cells]
    assert names == ["setup", "look", "double", "double_test_visible", "double_test_hidden"]
