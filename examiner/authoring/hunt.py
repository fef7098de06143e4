"""The hunt for wrong answers that no test cell notices: mutants of all right answers, tried.

The instructor's solution and the recorded right answers are changed a little, in each way that
`examiner.authoring.operators` knows, and tried one by one. A mutant that keeps all points has
survived: the tests let a mistake through, or the change makes no difference, which the record of
answers then says with a reason.
"""

import subprocess
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from examiner.authoring import answers
from examiner.authoring.answers import NO_REASON, Answer, Equivalent
from examiner.authoring.mutants import Mutant, applied, is_python, mutants, normal
from examiner.authoring.trials import Exercise, Trial, Trials, read
from examiner.course import Course
from examiner.engine.verdict import HIDDEN

#: Share of an exercise's mutants that may be equivalent without a word about why so many are.
MANY = 0.15


@dataclass
class Quarry:
    """One exercise's mutants and what became of them.

    Attributes
    ----------
    exercise : Exercise
    right : list of str
        The right answers that mutants are made from, in normal form.
    mutants : list of Mutant
    trials : dict of str to Trial
        By the source of the mutant, and of the recorded wrong answers.
    equivalent : set of str
        Sources that the record calls equivalent.
    complaints : list of str
        What is wrong with the record.
    """

    exercise: Exercise
    right: list[str] = field(default_factory=list)
    mutants: list[Mutant] = field(default_factory=list)
    trials: dict[str, Trial] = field(default_factory=dict)
    equivalent: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    @property
    def surviving(self) -> list[Mutant]:
        """The mutants that keep all points and are not recorded."""
        return [
            mutant
            for mutant in self.mutants
            if not self.trials[mutant.source].failed and mutant.source not in self.equivalent
        ]

    @property
    def share(self) -> float:
        """Which part of the mutants is equivalent."""
        return len(self.equivalent) / max(1, len(self.mutants))

    @property
    def killed(self) -> int:
        """How many mutants lose points."""
        return sum(bool(self.trials[mutant.source].failed) for mutant in self.mutants)

    def idle_tests(self) -> list[str]:
        """Return the hidden test cells that no wrong answer loses alone; visible ones also teach.

        Nothing is said of an exercise whose trials end with the first failure.
        """
        trials = self.trials.values()
        if not all(trial.complete for trial in trials if len(trial.failed) == 1):
            return []
        alone = {trial.failed[0] for trial in trials if len(trial.failed) == 1}
        cells = dict(self.exercise.cells)
        hidden = [name for name in self.exercise.tests if HIDDEN in cells[name].source]
        return [name for name in hidden if name not in alone]


def run(course: Course, only: str | None = None, changed: bool = False) -> int:
    """Hunt in one assignment or in all, print what was found, and return 1 if anything survived.

    Parameters
    ----------
    course : Course
    only : str, optional
        Just this assignment.
    changed : bool
        Only assignments that differ from where this branch left the main one.
    """
    console = Console(highlight=False)
    assignments = course.assignments(only)
    if changed:
        assignments = [name for name in assignments if name in changed_since_branching(course)]
    found = 0
    for assignment in assignments:
        quarries = hunt(course, assignment, console)
        show(course, assignment, quarries, console)
        found += sum(len(quarry.surviving) + len(quarry.complaints) for quarry in quarries)
    return 1 if found else 0


def hunt(course: Course, assignment: str, console: Console) -> list[Quarry]:
    """Try all mutants of an assignment.

    Parameters
    ----------
    course : Course
    assignment : str
    console : Console
        Where progress is shown.
    """
    notebook = course.read("source", assignment)
    record = answers.record(course, assignment)
    recorded, equivalents = answers.read(record), answers.equivalents(record)
    many = answers.many_equivalents(record)
    store = course.root / "build" / "mutants" / f"{assignment}.json"
    quarries = []
    with Trials(store, console=console) as trials:
        for exercise in read(course, assignment, notebook):
            own = [answer for answer in recorded if answer.exercise == exercise.name]
            same = [each for each in equivalents if each.exercise == exercise.name]
            quarry, right = _prepare(exercise, own, same, trials)
            sources = [mutant.source for mutant in quarry.mutants]
            sources += [answer.source for answer in own if not answer.right]
            quarry.trials = dict(trials.each(quarry.exercise, sources, right))
            trials.save()
            quarry.complaints += _stale(quarry, same)
            quarry.complaints += _too_many(quarry, exercise.name in many)
            quarries.append(quarry)
    return quarries


def _prepare(
    exercise: Exercise, recorded: list[Answer], equivalents: list[Equivalent], trials: Trials
) -> tuple[Quarry, Trial]:
    """Make an exercise's mutants, of the right answers that get all points, and time these."""
    sources = [exercise.solution, *(answer.source for answer in recorded)]
    quarry = Quarry(exercise.needed_for(sources))
    slowest = Trial(())
    for answer in [exercise.solution, *(answer.source for answer in recorded if answer.right)]:
        if not is_python(answer):
            continue
        trial = trials.alone(quarry.exercise, normal(answer))
        if trial.all_points:
            quarry.right.append(normal(answer))
            slowest = max(slowest, trial, key=lambda trial: trial.seconds)
        else:
            lost = ", ".join(trial.failed) or "all that came after its end"
            quarry.complaints.append(
                f"{exercise.name}: alone, a right answer loses {lost}:\n{answer}"
            )
    made = {mutant.source: mutant for source in quarry.right for mutant in mutants(source)}
    quarry.mutants = [mutant for source, mutant in made.items() if source not in quarry.right]
    for each in equivalents:
        for change in each.changes:
            quarry.equivalent |= matched(change, quarry)
    return quarry, slowest


def matched(change: str, quarry: Quarry) -> set[str]:
    """Return the mutants that a recorded change makes from the right answers."""
    made = {mutant.source for mutant in quarry.mutants}
    return {after for before in quarry.right for after in applied(change, before)} & made


def _stale(quarry: Quarry, equivalents: Iterable[Equivalent]) -> list[str]:
    """Say which records are stale: what they name is not made any more, or loses points."""
    found = []
    for each in equivalents:
        for change in each.changes:
            mutants = matched(change, quarry)
            if not mutants:
                found.append(f"{each.title}: no mutant has this change any more:\n{change}")
            elif lost := {name for source in mutants for name in quarry.trials[source].failed}:
                names = ", ".join(sorted(lost))
                found.append(f"{each.title}: not equivalent, it loses {names}:\n{change}")
    return found


def _too_many(quarry: Quarry, explained: bool) -> list[str]:
    """Say that so many equivalents want a word, or that the word is not wanted any more."""
    name, share = quarry.exercise.name, f"{quarry.share:.0%} of the mutants are equivalent"
    if quarry.share > MANY and not explained:
        return [f"{name}: {share}: leave a kind out in rules.py, or record '# %% many {name}: why'"]
    if quarry.share <= MANY and explained:
        return [f"many {name}: not any more, {share}"]
    return []


def show(course: Course, assignment: str, quarries: list[Quarry], console: Console) -> None:
    """Print what was found, and write the survivors where they can be copied from."""
    table = Table("exercise", title=assignment, title_justify="left")
    for column in ("mutants", "killed", "equivalent", "surviving"):
        table.add_column(column, justify="right")
    for quarry in quarries:
        count, same = len(quarry.mutants), len(quarry.equivalent)
        share = f"{same} ({quarry.share:.0%})" if quarry.share > MANY else str(same)
        row = (str(count), str(quarry.killed), share, str(len(quarry.surviving)))
        table.add_row(quarry.exercise.name, *row)
    console.print(table)
    for quarry in quarries:
        for text in quarry.complaints:
            console.print(Text(text, style="yellow"), soft_wrap=True)
        if idle := quarry.idle_tests():
            names = ", ".join(idle)
            console.print(f"{quarry.exercise.name}: what fails here fails elsewhere too: {names}")
    path = course.root / "build" / "mutants" / f"{assignment}.py"
    text = "\n\n".join(cell for quarry in quarries for cell in survivors(quarry))
    path.write_text(text + "\n" if text else "", encoding="utf-8")
    if text:
        console.print(Text(text), soft_wrap=True)
        console.print(
            f"\nKill these with a better test, or copy them from {path.relative_to(course.root)} "
            f"to tests/answers/{assignment}.py with a reason in place of {NO_REASON}."
        )


def survivors(quarry: Quarry) -> list[str]:
    """Return an exercise's survivors, each as a cell of the record of answers."""
    counts = Counter(mutant.change for mutant in quarry.surviving)
    cells = []
    for change in counts:
        lines = [f"# {line}".rstrip() for line in change.splitlines()]
        cells.append("\n".join([f"# %% equivalent {quarry.exercise.name}: {NO_REASON}", *lines]))
    return cells


def changed_since_branching(course: Course) -> set[str]:
    """Return the assignments whose cells or recorded answers this branch has changed."""
    for main in ("origin/main", "main", "HEAD"):
        if base := _git(course, "merge-base", main, "HEAD").strip():
            break
    paths = _git(course, "diff", "--name-only", base, "--", "source", "tests/answers").splitlines()
    # source/<id>/… or tests/answers/<id>.py
    return {Path(path).parts[1] if path.startswith("source") else Path(path).stem for path in paths}


def _git(course: Course, *arguments: str) -> str:
    call = ["git", "-C", str(course.root), *arguments]
    return subprocess.run(call, capture_output=True, text=True).stdout
