"""The benchmark works; how fast grading is, it says where nothing else runs."""

from benchmarks import bench

ANSWERS = """\
# %% right double: times two
def double(x):
    return x * 2


# %% wrong double: times three
def double(x):
    return x * 3


# %% right shout: an f-string
def shout(text):
    return f"{text}！"
"""


def rows(capsys):
    lines = capsys.readouterr().out.splitlines()
    return [[word.strip() for word in line.strip("| ").split("|")] for line in lines if "|" in line]


def test_both_ways_of_grading_are_compared(grader, monkeypatch, capsys):
    course = grader("tiny").course
    path = bench.answers.record(course, "tiny")
    path.parent.mkdir(parents=True)
    path.write_text(ANSWERS, encoding="utf-8")
    monkeypatch.chdir(course.root)
    monkeypatch.setenv("PWD", str(course.root))
    assert bench.main(["tiny", "--class-size=3"]) == 0
    _, size, *numbers, scores = rows(capsys)[-1]
    assert (size, scores) == ("3", "the same")
    assert all(float(number) > 0 for number in numbers)
    assert bench.main(["tiny", "--scale", "1"]) == 0
    assert all(float(number) > 0 for number in rows(capsys)[-1])
