"""What waits, what runs and what failed, as a page for the teacher."""

import statistics
from collections.abc import Callable
from datetime import timedelta, tzinfo
from pathlib import Path

import jinja2

from examiner.classroom import dates
from examiner.classroom.watch.queue import HandIn, Queue

HOUR = timedelta(hours=1)
#: So many of those that wait are named.
NAMED = 50


def write(page: Path, queue: Queue, place: tzinfo, language: str, ended: bool = False) -> None:
    """Write the page anew.

    Parameters
    ----------
    page : Path
        In a folder that nobody else may open.
    queue : Queue
    place : tzinfo
        The course's time zone.
    language : str
        ``"zh"`` or ``"en"``.
    ended : bool
        Whether nobody watches any more.
    """

    def say(english: str, chinese: str) -> str:
        return chinese if language == "zh" else english

    now = queue.now()
    graded = [one for one in queue.since(now - HOUR) if one.state == "done"]
    postponed = queue.postponed()
    context = {
        "say": say,
        "now": now,
        "ended": ended,
        "running": queue.those("running"),
        "waiting": [one for one in queue.those("waiting") if one not in postponed],
        "postponed": postponed,
        "named": NAMED,
        "graded": graded,
        "times": _times(graded, say),
        "failed": queue.those("failed", "refused")[::-1],
    }
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("examiner.classroom.watch", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["at"] = lambda time: dates.show(time, place)
    environment.filters["ago"] = lambda time: _duration(now - time)
    text = environment.get_template("status.html.jinja").render(context)
    partial = page.with_suffix(".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(page)


def _times(graded: list[HandIn], say: Callable[[str, str], str]) -> dict[str, str]:
    """Return how long it took from handing in to feedback."""
    took = sorted(
        (one.finished - one.handed_in).total_seconds() for one in graded if one.finished is not None
    )
    if not took:
        return {}
    picked = {
        say("median", "中位数"): statistics.median(took),
        say("9 of 10 within", "九成不超过"): took[-(-len(took) * 9 // 10) - 1],
        say("longest", "最长"): took[-1],
    }
    return {name: _duration(timedelta(seconds=value)) for name, value in picked.items()}


def _duration(time: timedelta) -> str:
    seconds = max(round(time.total_seconds()), 0)
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{seconds // 60} min {seconds % 60:02d} s"
    return f"{seconds // 3600} h {seconds % 3600 // 60:02d} min"
