"""The table of contents: a card a chapter, with its picture and how far it is."""

import re
from collections.abc import Container
from dataclasses import dataclass
from html import escape
from pathlib import Path

from aicourse.chapter import cells_of, exercises, source_of
from aicourse.record import Record

_CARD = (
    "display: inline-block; vertical-align: top; width: 220px; margin: 0 10px 10px 0; "
    "border: 1px solid rgba(128, 128, 128, 0.4); border-radius: 6px; overflow: hidden; "
    "color: inherit; text-decoration: none;"
)
_PICTURE = "height: 147px; overflow: hidden; background: white;"
_TRACK = "height: 4px; background: rgba(128, 128, 128, 0.25);"
_SMALL = "font-size: 85%; opacity: 0.8;"


@dataclass(frozen=True)
class Chapter:
    """What the table says of a chapter.

    Attributes
    ----------
    name : str
        Such as ``"02.02-decision-trees"``, of its folder and notebook.
    title : str
    time : str
        How long it takes, such as ``"约 6 小时"``.
    exercises : int
    done : int
        How many of these have passed all their visible tests.
    handed_in : str
        When, ``""`` if it was not.
    """

    name: str
    title: str
    time: str
    exercises: int
    done: int = 0
    handed_in: str = ""

    @property
    def state(self) -> str:
        """How far it is, in a few words."""
        said = f"完成 {self.done}/{self.exercises} 道" if self.done else f"{self.exercises} 道练习"
        return said + (f"，{self.handed_in.split('日')[0]}日交过" if self.handed_in else "")


class Contents:
    """The chapters, shown as cards that open them.

    Parameters
    ----------
    chapters : list of Chapter
    """

    def __init__(self, chapters: list[Chapter]):
        self.chapters = chapters

    def __str__(self) -> str:
        return "\n".join(f"{each.title}（{each.time}）{each.state}" for each in self.chapters)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return f"<div>{''.join(map(_card, self.chapters))}</div>"


def read(root: Path, names: Container[str] | None = None, *, remembered: bool = True) -> Contents:
    """Return the chapters below a folder.

    Parameters
    ----------
    root : Path
        In which a chapter has a folder with a notebook of the same name.
    names : container of str, optional
        Of the chapters to show; all by default.
    remembered : bool
        Whether to say how far each is.
    """
    chapters = []
    for path in sorted(root.glob("*/*.ipynb")):
        cells = cells_of(path) if path.stem == path.parent.name else []
        found = [each for each in exercises(cells) if not each.written]
        if not found or (names is not None and path.stem not in names):
            continue
        text = source_of(cells[0])
        time = re.search(r"需要的时间.*?(约\s*\d+\s*小时)", text)
        known = Record.read(path.parent) if remembered else Record()
        done = sum(
            all(known.passed.get(t.name) for t in each.tests) for each in found if each.tests
        )
        title = text.splitlines()[0].lstrip("# ")
        chapters.append(
            Chapter(path.stem, title, time[1] if time else "", len(found), done, known.time)
        )
    return Contents(chapters)


def contents() -> Contents:
    """Return the table of contents of the course whose first page runs."""
    return read(Path.cwd())


def _card(chapter: Chapter) -> str:
    """Return a chapter's card as HTML.

    Styles are inline, and of the kind that JupyterLab shows before the cell was run.
    """
    share = 100 * chapter.done / chapter.exercises
    return (
        f"<a href='{chapter.name}/{chapter.name}.ipynb' style='{_CARD}'>"
        f"<div style='{_PICTURE}'>"
        f"<img src='pictures/chapters/{chapter.name}.png' alt='' style='width: 220px'></div>"
        f"<div style='{_TRACK}'><div style='height: 4px; width: {share:.0f}%; "
        f"background: #009E73;'></div></div>"
        f"<div style='padding: 6px 10px; height: 64px;'><b>{escape(chapter.title)}</b><br>"
        f"<span style='{_SMALL}'>{escape(chapter.time)}，{escape(chapter.state)}</span></div></a>"
    )
