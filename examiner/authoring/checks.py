"""What must be true of an instructor's notebook and of its release, in words that help."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import nbformat
from markdown_it import MarkdownIt
from nbformat import NotebookNode
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import is_grade, is_solution

from examiner.authoring import adversarial, answers, overview, patterns
from examiner.authoring.answers import AnswersError
from examiner.authoring.rehearsal import rehearse
from examiner.cells import DRAFT, exercises, is_draft, is_test, name_of, points
from examiner.course import Course
from examiner.grading.run import processors

NAME = re.compile(r"[a-z][a-z0-9_]*")
NUMBER = re.compile(r"cell-\d{3}")
INSTRUCTORS_ONLY = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)")
MARK = re.compile(r"(?im)^[ \t]*###+[ \t]*(?:BEGIN|END)\b.*$")
MARKS = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
CLEARED = re.compile(r"(?ms)^[^\n]*### BEGIN (HIDDEN TESTS|MARK SCHEME).*?### END \1[^\n]*\n?")
WEB_PICTURE = re.compile(
    r"!\[[^\]]*\]\(\s*(https?:)?//|<img[^>]+src\s*=\s*[\"']?(https?:)?//", re.I
)
REPLACED = {
    "widgets.interact(": "aicourse.interact(",
    "np.random.seed": "np.random.default_rng",
    "np.random.rand": "np.random.default_rng(seed).random",
    "np.trapz": "np.trapezoid",
    "plt.cm.get_cmap": "mpl.colormaps",
    "model.predict_classes": "model.predict(...).argmax(axis=1)",
    ".append(df": "pd.concat",
    "use_inf_as_na": "isna",
}
MIN_EXERCISES = {"01": 8, "02": 8, "03": 6}
MIN_TEST_CELLS = 12
#: Tag of the cell that draws a chapter's picture for the documentation.
GALLERY = "gallery"


def source_complaints(notebook: NotebookNode, part: str) -> Iterator[str]:
    """Say what is wrong with an instructor's notebook.

    Parameters
    ----------
    notebook : NotebookNode
    part : str
        First two digits of the assignment: ``"01"``, ``"02"`` or ``"03"``.

    Yields
    ------
    str
    """
    try:
        nbformat.validate(notebook)
        MetadataValidator().validate_nb(notebook)
    except Exception as error:  # nbformat's and nbgrader's validators raise unrelated classes
        yield f"not a valid notebook: {str(error).splitlines()[0]}"
        return
    yield from _untidy(notebook)
    names = [name_of(cell) for cell in notebook.cells if name_of(cell)]
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{name}: {count} cells have this name"
        if not NAME.fullmatch(name):
            yield f"{name}: name it in lower case letters, digits and underscores"
    for cell in notebook.cells:
        yield from _cell_complaints(cell)
    yield from overview.contradictions(notebook)
    yield from _exercise_complaints(notebook)
    if not is_draft(notebook):
        yield from _incomplete(notebook, part)


def _untidy(notebook: NotebookNode) -> Iterator[str]:
    """Say once which cells `make format` would set right."""
    cells = [
        name_of(cell) or cell.get("id", "?")
        for cell in notebook.cells
        if (name_of(cell) and cell.id != name_of(cell))
        or (cell.cell_type == "code" and (cell.outputs or cell.execution_count))
    ]
    if cells:
        some = ", ".join(cells[:3]) + (", …" if len(cells) > 3 else "")
        yield (
            f"{len(cells)} cells have outputs, or an id that is not their name ({some}): "
            "run `make format`"
        )


def _cell_complaints(cell: NotebookNode) -> Iterator[str]:
    name = name_of(cell) or cell.get("id", "?")
    if cell.cell_type == "markdown" and WEB_PICTURE.search(cell.source):
        yield f"{name}: a picture is linked from the web; draw it, or commit it with its script"
    if cell.cell_type == "markdown":
        for text in _not_bold(cell.source):
            yield f"{name}: **…** stays as it is in {text!r}: end the bold text before the bracket"
    if cell.cell_type == "code":
        for old, new in REPLACED.items():
            if old in cell.source:
                yield f"{name}: {old} is not used here; write {new}"
    if is_solution(cell) and cell.cell_type == "code" and "BEGIN SOLUTION" not in cell.source:
        yield f"{name}: mark the answer with ### BEGIN SOLUTION and ### END SOLUTION"
    yield from (f"{name}: {text}" for text in _wrong_marks(cell.source))
    if is_test(cell) and "assert" not in cell.source.lower():
        yield f"{name}: a test cell without any assert can't fail"


def _wrong_marks(source: str) -> Iterator[str]:
    """Say which marks nbgrader would not see: what they enclose would be left in the release."""
    found = [match[0].strip() for match in MARK.finditer(source)]
    wanted = [f"### {end} {what}" for what in MARKS for end in ("BEGIN", "END")]
    for text in found:
        if text not in wanted:
            yield f"{text!r} marks nothing; write one of {', '.join(wanted)}"
    known = [text for text in found if text in wanted]
    ends = [text.replace("BEGIN", "END") for text in known[::2]]
    if known[1::2] != ends or any("END" in text for text in known[::2]):
        yield "each ### BEGIN … needs its ### END … below it"


def _not_bold(source: str) -> Iterator[str]:
    """Yield text in which asterisks are shown: between ``）`` and a letter, they end nothing."""
    for block in MarkdownIt("commonmark").enable("table").parse(source):
        for part in block.children or []:
            if part.type == "text" and "**" in part.content:
                yield part.content[:40]


def _incomplete(notebook: NotebookNode, part: str) -> Iterator[str]:
    """Say what a chapter lacks before students can have it."""
    tests = [cell for cell in notebook.cells if is_test(cell)]
    by_exercise = exercises(notebook)
    if len(by_exercise) < (least := MIN_EXERCISES.get(part, 6)):
        yield f"{len(by_exercise)} graded exercises; at least {least} are wanted"
    if len(tests) < MIN_TEST_CELLS:
        yield f"{len(tests)} test cells; at least {MIN_TEST_CELLS} are wanted"
    total, automatic = points(notebook.cells), points(tests)
    if total != 100:
        yield f"the points add up to {total:g}, not to 100"
    if not 80 <= automatic <= 92:
        yield f"{automatic:g} points are graded automatically; 80 to 92 are wanted"
    if not any(is_grade(cell) and is_solution(cell) for cell in notebook.cells):
        yield "there is no written question"


def _exercise_complaints(notebook: NotebookNode) -> Iterator[str]:
    tests = [cell for cell in notebook.cells if is_test(cell)]
    by_exercise = exercises(notebook)
    owned = {name_of(cell) for cells in by_exercise.values() for cell in cells}
    for cell in tests:
        if name_of(cell) not in owned:
            yield f"{name_of(cell)}: name it <exercise>_test_<what>, after one of the exercises"
    for name, cells in by_exercise.items():
        if not any("BEGIN HIDDEN TESTS" in cell.source for cell in cells):
            yield f"{name}: there is no hidden test"
        if not any(_visible(cell).strip() for cell in cells if "assert" in _visible(cell)):
            yield f"{name}: there is no visible test"


def _visible(cell: NotebookNode) -> str:
    return re.sub(r"(?ms)^\s*### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS", "", cell.source)


def release_complaints(source: NotebookNode, released: NotebookNode) -> Iterator[str]:
    """Say where a release gives away what it must not, or is not the source's.

    Parameters
    ----------
    source, released : NotebookNode
        The instructor's and the student edition of the same chapter.

    Yields
    ------
    str
    """
    originals = {cell.id: cell for cell in source.cells}
    if [cell.id for cell in released.cells] != list(originals):
        yield "the cells are not those of the source; run `make release`"
        return
    for cell in released.cells:
        name = name_of(cell) or cell.id
        original = originals[cell.id].source
        if INSTRUCTORS_ONLY.search(cell.source):
            yield f"{name}: a solution, hidden test or rubric is left in the release"
        if not is_solution(cell) and cell.source.strip() != CLEARED.sub("", original).strip():
            yield f"{name}: differs from the source; run `make release`"
        kept = {line.strip() for line in original.splitlines()} | {""}
        stub = {line.strip() for line in cell.source.splitlines()} - kept
        # nbgrader's own stub has two lines: the comment and the exception.
        if is_solution(cell) and cell.cell_type == "code" and len(stub) > 2:
            yield f"{name}: the stub has lines that the solution lacks: {'; '.join(sorted(stub))}"


def gallery_complaints(course: Course, assignment: str) -> Iterator[str]:
    """Say what the documentation's gallery lacks of a chapter, where the course has a gallery."""
    pages = [course.root / "docs" / "gallery.md", course.root / "docs" / "zh" / "gallery.md"]
    notebook = course.read("source", assignment)
    pages = [page for page in pages if page.is_file()]
    if not pages or is_draft(notebook):
        return
    tagged = sum(GALLERY in cell.metadata.get("tags", []) for cell in notebook.cells)
    if tagged != 1:
        yield f"{tagged} cells have the tag `{GALLERY}`; the one that draws its picture needs it"
    elif not (course.root / "docs" / "gallery" / f"{assignment}.png").is_file():
        yield f"the gallery has no picture of it; run `make gallery ASSIGNMENT={assignment}`"
    count = len(exercises(notebook))
    for page in pages:
        number = assignment.split("-")[0]
        sections = re.split(r"^## ", page.read_text("utf-8"), flags=re.M)
        section = next((text for text in sections if text.startswith(number)), None)
        name = page.relative_to(course.root)
        if section is None:
            yield f"{name} has no section that begins with ## {number}"
        elif not re.search(rf"(?<!\d){count} (exercises|道练习)", section):
            yield f"{name} does not say that it has {count} exercises"


def run(course: Course, only: str | None = None) -> int:
    """Check notebooks and answers, print what is wrong, and return 1 if anything is, else 0.

    Whatever is wrong with the style of a chapter, what its tests let through is looked for too.
    """
    assignments = course.assignments(only)
    with ThreadPoolExecutor(processors()) as pool:
        checked = list(
            zip(assignments, pool.map(partial(_check, course), assignments), strict=True)
        )
    wrong = 0
    for assignment, found in checked:
        wrong += len(found.complaints)
        for text in found.complaints:
            print(f"{assignment}: {text}")
    for assignment, found in checked:
        if not found.runs:
            continue
        for text in adversarial.complaints(course, assignment):
            wrong += 1
            print(f"{assignment}: {text}")
        for text in patterns.notes(course, assignment):
            print(f"{assignment}: worth a look: {text}")
    if drafts := [assignment for assignment, found in checked if found.is_draft]:
        print(f"Drafts, which students don't get: {', '.join(drafts)}")
    print(f"{len(assignments)} notebooks checked, {wrong} complaints")
    return 1 if wrong else 0


@dataclass(frozen=True)
class _Checked:
    """What was found in a chapter, and whether its solution passes its tests."""

    complaints: list[str]
    runs: bool
    is_draft: bool


def _check(course: Course, assignment: str) -> _Checked:
    source = course.read("source", assignment)
    found = list(source_complaints(source, assignment[:2]))
    found += gallery_complaints(course, assignment)
    if course.notebook("release", assignment).is_file():
        found += release_complaints(source, course.read("release", assignment))
    else:
        found.append("it has not been released; run `make release`")
    try:
        record = answers.record(course, assignment)
        found += answers.complaints(source, answers.read(record), answers.equivalents(record))
    except AnswersError as error:
        found.append(f"no answers: {error}")
    except FileNotFoundError:
        found.append(f"no answers: write tests/answers/{assignment}.py (see CONTRIBUTING.md)")
    failing = rehearse(course, assignment)
    return _Checked(found + failing, not failing, is_draft(source))


def tidy(course: Course, only: str | None = None) -> None:
    """Clear outputs and counts, and name cells: by their grade_id, else by a number that stays.

    A submission is put together again by these names, though cells were added since its release.
    """
    for assignment in course.assignments(only):
        notebook = course.read("source", assignment)
        before = nbformat.writes(notebook)
        taken = {cell.id for cell in notebook.cells}
        free = (number for n in itertools.count(1) if (number := f"cell-{n:03d}") not in taken)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
            # What JupyterLab notes of how a cell is shown is nothing of the course's.
            cell.metadata = {k: v for k, v in cell.metadata.items() if k in ("nbgrader", "tags")}
            if name := name_of(cell):
                cell.id = name
            elif not NUMBER.fullmatch(cell.id):
                cell.id = next(free)
        draft = {"tags": [DRAFT]} if is_draft(notebook) else {}
        notebook.metadata = draft | {
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        }
        if nbformat.writes(notebook) != before:
            nbformat.write(notebook, course.notebook("source", assignment))
            print(f"{assignment}: tidied")
