"""What is graded is never the file that came in: the released notebook is rebuilt around it."""

import contextlib
from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum, is_locked, is_solution

from examiner import remarks
from examiner.cells import name_of, note
from examiner.remarks import Remark, remark
from examiner.steps import bounded, fingerprint
from examiner.steps.alignment import Match, align, defined, is_untouched, parse, text_of, used
from examiner.steps.bounded import ExceededError
from examiner.steps.reading import (
    SubmissionExporter,
    UnreadableSubmissionError,
    pictures,
    read_notebook,
)


def rebuild(
    released: NotebookNode, submitted: NotebookNode, sources: dict[str, str]
) -> tuple[NotebookNode, list[Remark]]:
    """Build the notebook that is graded: the released one with the submission's source text in it.

    Parameters
    ----------
    released : NotebookNode
        The student edition: order, kinds and metadata of all cells come from here.
    submitted : NotebookNode
        From `examiner.steps.reading.read_notebook`.
    sources : dict of str to str
        Trusted sources by grade_id, with hidden tests, for the cells that students can't change.

    Returns
    -------
    notebook : NotebookNode
    remarks : list of Remark
        What had to be mended.
    """
    matches = align(released.cells, submitted.cells)
    said = _missed(released.cells, matches, submitted.cells)
    own = _Own(released.cells, matches, submitted.cells)
    notebook = nbformat.v4.new_notebook(metadata=released.metadata, cells=own.after(-1, said))
    for number, (cell, match) in enumerate(zip(released.cells, matches, strict=True)):
        if is_locked(cell):
            notebook.cells.append(_locked(cell, sources))
        else:
            notebook.cells.append(_filled(cell, match, submitted.cells, said))
        notebook.cells += own.after(number, said)
    return notebook, said


def _missed(
    released: Sequence[NotebookNode],
    matches: Sequence[Match],
    submitted: Sequence[NotebookNode],
) -> list[Remark]:
    """Say which cells were not in the submission, or not where they belong."""
    pairs = list(zip(released, matches, strict=True))
    answers = [(name_of(cell), match) for cell, match in pairs if is_solution(cell)]
    unanswered = [name for name, match in answers if not match.cells and not match.lent]
    if answers and len(unanswered) == len(answers):
        return [remark("none_found")]
    marked = {name_of(cell) for cell in released} & {cell.grade_id for cell in submitted}
    named = {
        "missing": [name_of(c) for c, match in pairs if is_locked(c) and not match.cells],
        "unanswered": unanswered,
        "moved" if marked else "unmarked": [name for name, match in answers if match.moved],
        "lent": [name for name, match in answers if match.lent],
    }
    return [remark(kind, cells=names) for kind, names in named.items() if names]


def _locked(cell: NotebookNode, sources: dict[str, str]) -> NotebookNode:
    """Return a cell that students can't change, with its hidden tests."""
    new = deepcopy(cell)
    new.source = sources.get(name_of(cell), cell.source)
    # As nbgrader does, so that `nbgrader validate` takes it for unchanged.
    new.metadata.nbgrader["checksum"] = compute_checksum(new)
    return new


def _filled(
    cell: NotebookNode, match: Match, submitted: Sequence[NotebookNode], said: list[Remark]
) -> NotebookNode:
    """Return a cell that students can change, with what they made of it."""
    new = deepcopy(cell)
    found = {position: submitted[position] for position in match.cells}
    if cell.cell_type == "markdown":
        found = _with_pictures(new, found, name_of(cell), said)
    texts = {position: each.source for position, each in found.items()}
    if match.lent:
        new.source = match.lent
    elif match.moved:
        new.source = "\n\n".join(text.strip("\n") for text in texts.values())
    elif texts:
        new.source = _answer(texts, cell, said)
    if new.source != cell.source:
        note(new, by_student=True)
    return new


def _answer(found: dict[int, str], stub: NotebookNode, said: list[Remark]) -> str:
    """Return an answer, and remark where it stands in more than one cell.

    JupyterLab's *Split Cell* and *Paste* give a new cell the name of the old one. What follows it
    is part of the answer, as Run All would run it; what stands elsewhere or would spoil it is not.

    Parameters
    ----------
    found : dict of int to str
        Position in the submission -> source, of all cells with the answer's name.
    stub : NotebookNode
        The cell as it was released.
    said : list of Remark
        Gets the remark.
    """
    changed = {i: text for i, text in found.items() if text.strip() != stub.source.strip()}
    if not changed:
        return stub.source
    (position, answer), *others = changed.items()
    parts = 1
    for index, text in others:
        joined = f"{answer}\n{text}"
        if index != position + parts or (stub.cell_type == "code" and parse(joined) is None):
            break
        answer, parts = joined, parts + 1
    cells, different = [name_of(stub)], len(set(changed.values()))
    if different > parts:
        said.append(remark("copies", cells=cells, count=different - parts + 1))
    elif parts > 1:
        said.append(remark("parts", cells=cells, count=parts))
    return answer


def _with_pictures(
    new: NotebookNode, found: dict[int, NotebookNode], name: str, said: list[Remark]
) -> dict[int, NotebookNode]:
    """Attach to a cell the pictures of those that it is made of, each under a name of its own."""
    attached: dict[str, dict[str, str]] = {}
    texts = {}
    for position, cell in found.items():
        texts[position] = NotebookNode(source=cell.source)
        kept, left_out = pictures(cell.get("attachments", {}))
        said += [remark("pictures", cells=[name], reason=reason) for reason in left_out]
        for old, forms in kept.items():
            unique = old if old not in attached else f"{position}-{old}"
            attached[unique] = forms
            texts[position].source = texts[position].source.replace(
                f"attachment:{old}", f"attachment:{unique}"
            )
    if attached:
        new.attachments = nbformat.from_dict(attached)
    return texts


class _Own:
    """The student's own cells, each after the cell that it followed in the submission."""

    def __init__(
        self,
        released: Sequence[NotebookNode],
        matches: Sequence[Match],
        submitted: Sequence[NotebookNode],
    ):
        self.released, self.matches, self.submitted = released, matches, submitted
        #: Position of an own cell -> number of the released cell that it comes after.
        self.landing = self._where_they_stood()
        self._behind_missing_answers()
        self._before_what_needs_them()
        self.places = defaultdict(list)
        for position, number in self.landing.items():
            self.places[number].append(position)
        self.count = 0

    def after(self, number: int, said: list[Remark]) -> list[NotebookNode]:
        """Return the own cells that come after a released one; -1 for those before all."""
        return [self._cell(position, number, said) for position in self.places[number]]

    def _cell(self, position: int, number: int, said: list[Remark]) -> NotebookNode:
        self.count += 1
        cell = self.submitted[position]
        new = NotebookNode(
            cell_type=cell.cell_type,
            id=f"extra-{self.count:03d}",
            metadata=NotebookNode(),
            source=cell.source,
        )
        if cell.cell_type == "code":
            new.update(execution_count=None, outputs=[])
        elif cell.cell_type == "markdown":
            name = name_of(self.released[number]) if number >= 0 else ""
            new.source = _with_pictures(new, {position: cell}, name, said)[position].source
        note(new, by_student=True)
        return new

    def _where_they_stood(self) -> dict[int, int]:
        places: dict[int, int] = {}
        dropped: set[int] = set()
        for number, (cell, match) in enumerate(zip(self.released, self.matches, strict=True)):
            # A copy of an answer is no cell of its own: run later, it would replace the answer.
            # A copy of a test cell is the student's own scratch cell.
            gone = match.cells if is_solution(cell) else match.cells[:1]
            places.update(dict.fromkeys(gone, number))
            dropped.update(match.stubs)
        landing: dict[int, int] = {}
        anchor = -1
        for position, cell in enumerate(self.submitted):
            if position in places:
                anchor = places[position]
            elif position not in dropped and cell.source.strip():
                landing[position] = anchor
        return landing

    def _behind_missing_answers(self) -> None:
        """Let no stub that is put back undo what the student wrote in its place."""
        moved: set[int] = set()
        for number, match in enumerate(self.matches):
            for position in match.near if not match.cells else []:
                if position not in moved and self.landing.get(position, number) < number:
                    self.landing[position] = number
                    moved.add(position)

    def _before_what_needs_them(self) -> None:
        """Bring along what a moved answer uses, where it stood before the answer."""
        late = sorted(self.landing, reverse=True)
        for number, (cell, match) in enumerate(zip(self.released, self.matches, strict=True)):
            if cell.cell_type != "code" or not is_solution(cell) or not match.cells:
                continue
            first = match.cells[0]
            behind = [p for p in late if p < first and self.landing[p] >= number]
            names = used(self.submitted[first].source) if behind else set()
            for position in behind:
                source = self.submitted[position].source
                found = defined(source) if self.submitted[position].cell_type == "code" else None
                if found and (found.written() | found.imports) & names:
                    names |= used(source)
                    self.landing[position] = number - 1


def _with_the_work(
    nb: NotebookNode, path: Path, released: NotebookNode
) -> tuple[NotebookNode, list[Remark]]:
    """Return the notebook that holds the work, and remarks on those beside it.

    Whoever worked in a copy, such as JupyterLab's ``…-Copy1.ipynb``, left the notebook itself as it
    was released.
    """
    others = sorted(other for other in path.parent.glob("*.ipynb") if other != path)
    found: dict[str, NotebookNode] = {}
    texts = {text_of(cell) for cell in released.cells}
    if others and (nb.get("unreadable") or is_untouched(nb.cells, texts)):
        for other in others:
            with contextlib.suppress(UnreadableSubmissionError, ExceededError):
                copy = bounded.call(read_notebook, other, SubmissionExporter.max_bytes.default())
                shared = texts & {text_of(cell) for cell in copy.cells}
                if len(shared) > 1 and not is_untouched(copy.cells, texts):
                    found[other.name] = copy
    if len(found) != 1:
        return nb, [remark("beside", file=other.name) for other in others]
    ((name, work),) = found.items()
    left = [remark("beside", file=other.name) for other in others if other.name != name]
    return work, [remark("instead", file=name), *left]


class Original(NamedTuple):
    """What a notebook is rebuilt from.

    Attributes
    ----------
    released : NotebookNode
        The student edition.
    sources : dict of str to str
        By name, of the cells that students can't change, with hidden tests.
    fingerprint : str
        Of all that an assignment's submissions are graded with.
    """

    released: NotebookNode
    sources: dict[str, str]
    fingerprint: str


class Rebuild(NbGraderPreprocessor):
    """Sanitises a submission by rebuilding it from the released notebook."""

    def __init__(self, **options):
        super().__init__(**options)
        self._originals: dict[tuple[str, str], Original] = {}

    def preprocess(self, nb, resources):
        """Put the submission's answers into the released notebook."""
        assignment, name = resources["nbgrader"]["assignment"], resources["nbgrader"]["notebook"]
        original = self.original(assignment, name, resources["nbgrader"]["db_url"])
        path = Path(nb.path)
        nb, beside = _with_the_work(nb, path, original.released)
        unreadable = nb.get("unreadable")
        try:
            rebuilt, said = bounded.call(rebuild, original.released, nb, original.sources)
        except ExceededError:
            unreadable = remarks.remark("unreadable", reason="costly")
            rebuilt, said = rebuild(original.released, NotebookNode(cells=[]), original.sources)
        said += beside
        if unreadable:
            said = [unreadable]
            note(rebuilt, unreadable=True)
        seal = fingerprint.of_submission(path, original.fingerprint, self.config)
        note(rebuilt, remarks=said, python=nb.get("python", ""), **{fingerprint.KEY: seal})
        for each in said:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], remarks.instructor(each))
        return rebuilt, resources

    def original(self, assignment: str, name: str, db_url: str) -> Original:
        """Return what a notebook is rebuilt from; it is read once."""
        if (assignment, name) not in self._originals:
            course = CourseDirectory(parent=self)
            release = Path(course.format_path(course.release_directory, ".", assignment))
            released = nbformat.read(release / f"{name}.ipynb", as_version=4)
            language = released.metadata.get("kernelspec", {}).get("language", "python")
            if language != "python":
                raise ValueError(f"{assignment} is written in {language}; only Python is graded")
            with Gradebook(db_url) as gradebook:
                cells = gradebook.find_notebook(name, assignment).source_cells
                sources = {cell.name: cell.source for cell in cells if cell.locked}
                tests = fingerprint.of_assignment(gradebook, assignment, release, self.config)
            self._originals[assignment, name] = Original(released, sources, tests)
        return self._originals[assignment, name]
