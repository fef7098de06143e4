"""One self-contained page a question, to grade its answers by keyboard."""

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from examiner.classroom.written.alike import Group, differences
from examiner.classroom.written.answers import Answer, Mark, Question
from examiner.classroom.written.words import Words
from examiner.grading.run import processors
from examiner.steps import rendering

#: What a file says it is that a page lets one download.
FORMAT = "aicourse-written-1"
#: How many comments have a letter.
LETTERS = 26


def render(question: Question, found: Sequence[Group], words: Words, anonymous: bool) -> str:
    """Return the page for some answers to a question.

    Parameters
    ----------
    question : Question
    found : sequence of Group
        The answers that it shows.
    words : dict of str to str
    anonymous : bool
        Whether it leaves out whose they are.

    Returns
    -------
    str
        HTML that loads nothing. What students wrote is cleaned, and runs nothing.
    """
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("examiner.classroom.written", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = resources.files("examiner.classroom.written").joinpath("page.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    template = environment.get_template("page.html.jinja")
    return template.render(
        question=question,
        text=_course_text(question.text),
        rubric=_course_text(question.rubric),
        model=_course_text(question.model),
        cards=_cards(found, words, anonymous),
        data=_data(question, found, words),
        words=words,
        script=Markup(script),
        script_hash=Markup(digest),
    )


def _course_text(markdown: str) -> Markup:
    return Markup(rendering.rendered(markdown, by_student=False)) if markdown else Markup("")


def _cards(found: Sequence[Group], words: Words, anonymous: bool) -> list[dict[str, Any]]:
    with ThreadPoolExecutor(processors()) as pool:
        shown = list(pool.map(_shown, (group.first for group in found)))
    numbers = {group.first.id: number for number, group in enumerate(found, start=1)}
    return [
        {
            "number": number,
            "title": words["sheet"].format(number=number),
            "people": [] if anonymous else sorted(map(who, group.answers)),
            "count": len(group.answers),
            "html": Markup(html),
            "like": group.like and words["sheet"].format(number=numbers[group.like.id]),
            "likeness": group.likeness,
            "differences": differences(group.like.source, group.first.source) if group.like else [],
            "various": various(group),
            "mark": common(group),
        }
        for number, (group, html) in enumerate(zip(found, shown, strict=True), start=1)
    ]


def _shown(answer: Answer) -> str:
    if answer.is_code:
        return rendering.highlighted(answer.source)
    return rendering.drawn(answer.source, answer.attachments)


def who(answer: Answer) -> str:
    """Return a student's number and name."""
    return f"{answer.student} {answer.name}".strip()


def common(group: Group) -> Mark:
    """Return what all equal answers were given; points and comment each where they agree."""
    marks = [answer.mark for answer in group.answers]
    points, comments = ({getattr(mark, each) for mark in marks} for each in ("points", "comment"))
    return Mark(
        points.pop() if len(points) == 1 else None, comments.pop() if len(comments) == 1 else ""
    )


def various(group: Group) -> str:
    """Say how equal answers were graded, where that was not the same for all."""
    marks = {answer.mark for answer in group.answers}
    if len(marks) == 1:
        return ""
    said = ("–" if mark.points is None else f"{mark.points:g} {mark.comment}" for mark in marks)
    return " / ".join(sorted(text.strip() for text in said))


def state(answer: Answer) -> dict[str, Any]:
    """Return what a file has to say of an answer, to be read back into the gradebook."""
    return {
        "id": answer.id,
        "digest": answer.digest,
        "points": answer.mark.points,
        "comment": answer.mark.comment,
    }


def _data(question: Question, found: Sequence[Group], words: Words) -> dict[str, Any]:
    used = Counter(a.mark.comment for a in question.answers if a.mark.comment)
    said = ("too_many", "unsaved", "saved", "downloaded", "forget")
    marks = [common(group) for group in found]
    return {
        "format": FORMAT,
        "assignment": question.assignment,
        "question": question.name,
        "most": question.most,
        "comments": [comment for comment, _ in used.most_common(LETTERS)],
        "words": {key: words[key] for key in said},
        "cards": [
            {
                "points": mark.points,
                "comment": mark.comment,
                "answers": [state(answer) for answer in group.answers],
            }
            for group, mark in zip(found, marks, strict=True)
        ],
    }
