"""Which answers say the same: equal ones are graded once, nearly equal ones stand together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from examiner.classroom.written.answers import Answer

#: From this share of equal characters on (per cent), answers are nearly equal.
NEARLY = 85.0
#: Longer answers (characters) are compared for being equal only.
MAX_LENGTH = 20_000


@dataclass(frozen=True)
class Group:
    """Equal answers, graded with one mark.

    Attributes
    ----------
    answers : tuple of Answer
    like : Answer or None
        What stands above it and is nearly equal.
    likeness : float
        Share of equal characters (per cent).
    """

    answers: tuple[Answer, ...]
    like: Answer | None = None
    likeness: float = 0.0

    @property
    def first(self) -> Answer:
        """The answer that is shown for all."""
        return self.answers[0]


def groups(answers: Iterable[Answer]) -> list[Group]:
    """Put equal answers together, and nearly equal ones next to each other.

    What many gave comes first. The order says nothing about who wrote an answer.

    Parameters
    ----------
    answers : iterable of Answer
    """
    equal: dict[str, list[Answer]] = {}
    for answer in sorted(answers, key=lambda each: each.id):
        equal.setdefault(answer.plain, []).append(answer)
    texts = sorted(equal, key=lambda text: (-len(equal[text]), text))
    found = []
    for family in _families(texts):
        head = equal[family[0][0]][0]
        for text, likeness in family:
            like = None if text == family[0][0] else head
            found.append(Group(tuple(equal[text]), like, likeness))
    return found


Family = list[tuple[str, float]]


def _families(texts: Sequence[str]) -> list[Family]:
    """Sort texts to the first one that they are nearly equal to, with how equal they are."""
    families: dict[str, Family] = {}
    for text in texts:
        heads = [head for head in families if len(head) <= MAX_LENGTH]
        best = None
        if len(text) <= MAX_LENGTH:
            best = process.extractOne(text, heads, scorer=fuzz.ratio, score_cutoff=NEARLY)
        if best is None:
            families[text] = [(text, 100.0)]
        else:
            families[best[0]].append((text, best[1]))
    return list(families.values())


def differences(before: str, after: str) -> list[tuple[str, str]]:
    """Return the pieces of a text, each marked by what it is against another one.

    Parameters
    ----------
    before, after : str

    Returns
    -------
    list of (str, str)
        ``"equal"``, ``"insert"`` or ``"delete"``, and the piece; empty where both are too long.
    """
    if max(len(before), len(after)) > MAX_LENGTH:
        return []
    pieces = []
    for is_equal, steps in groupby(
        Levenshtein.opcodes(before, after), key=lambda step: step.tag == "equal"
    ):
        first, *_, last = (*steps,) * 2
        gone = before[first.src_start : last.src_end]
        new = after[first.dest_start : last.dest_end]
        if is_equal:
            pieces.append(("equal", gone))
        else:
            pieces += [(kind, text) for kind, text in (("delete", gone), ("insert", new)) if text]
    return pieces


def shares(found: Sequence[Group], weights: Sequence[float]) -> list[list[Group]]:
    """Split groups into parts of so many answers; what is nearly equal stays together.

    Parameters
    ----------
    found : sequence of Group
        From `groups`.
    weights : sequence of float
        One a part: how much of the whole it gets.
    """
    parts: list[list[Group]] = [[] for _ in weights]
    counts = [0] * len(weights)
    families: list[list[Group]] = []
    for group in found:
        if group.like is None:
            families.append([])
        families[-1].append(group)
    for family in sorted(families, key=_size, reverse=True):
        part = min(range(len(weights)), key=lambda i: (counts[i] + _size(family)) / weights[i])
        parts[part] += family
        counts[part] += _size(family)
    return parts


def _size(family: Sequence[Group]) -> int:
    return sum(len(group.answers) for group in family)
