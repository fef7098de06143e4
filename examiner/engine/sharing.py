"""Mutable objects that both sides of the channel hold, and what one side changed of them.

A test's list goes to the student's program as a copy. Where the program keeps it (a class that
does not copy what it is given), both copies are to stay one: what either side changes later is
told to the other with the next message.
"""

import sys
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

import numpy as np

#: Objects that are followed at a time, and about how large each may be.
MAX_OBJECTS, MAX_BYTES = 10, 10_000

Key = tuple[int, int]
_ATOMS = frozenset((int, float, complex, bool, str, bytes, type(None)))


class Shared:
    """Objects by number of the question and position among its arguments.

    Parameters
    ----------
    state : callable
        Returns something that differs when an object has changed, or None for an object that
        can't change or is not to be followed.
    """

    def __init__(self, state: Callable[[Any], Hashable | None]):
        self.state = state
        self.objects: dict[Key, Any] = {}
        self.states: dict[Key, Hashable] = {}

    def add(self, number: int, values: Iterable[Any]) -> None:
        """Take note of a question's arguments, for `update`."""
        self.objects |= {(number, position): value for position, value in enumerate(values)}

    def follow(self, number: int) -> None:
        """Remember the state of a question's arguments, for `changed`."""
        for key, value in self.objects.items():
            if key[0] == number and key not in self.states:
                state = self.state(value)
                if state is not None:
                    self.states[key] = state

    def keep(self, number: int, positions: Iterable[int]) -> list[int]:
        """Follow these arguments of a question, as far as there is room, and forget the others.

        Returns
        -------
        list of int
            Their positions.
        """
        room = MAX_OBJECTS - sum(asked != number for asked, _ in self.objects)
        kept = list(positions)[: max(room, 0)]
        for key in [key for key in self.objects if key[0] == number and key[1] not in kept]:
            del self.objects[key]
            self.states.pop(key, None)
        self.follow(number)
        return kept

    def clear(self) -> None:
        """Follow nothing any more."""
        self.objects.clear()
        self.states.clear()

    def keys(self) -> dict[int, Key]:
        """Return the key of each followed object by its `id`."""
        return {id(self.objects[key]): key for key in self.states}

    def changed(self) -> dict[Key, Any]:
        """Return what has changed on this side since it was last told to either side."""
        before = dict(self.states)
        self._look()
        return {key: self.objects[key] for key in before if self.states[key] != before[key]}

    def update(self, changes: Mapping[Key, Any]) -> None:
        """Take over what has changed on the other side.

        Raises
        ------
        KeyError
            If an object is not known.
        """
        for key, value in changes.items():
            update(self.objects[key], value)
        if changes:
            self._look()

    def _look(self) -> None:
        for key in self.states:
            state = self.state(self.objects[key])
            if state is not None:
                self.states[key] = state


class Holders:
    """Who holds the mutable objects in some values, compared before and after a call."""

    def __init__(self, values: Iterable[Any]):
        self.parts = [_mutable_parts(value) for value in values]
        self.before = self._count()

    def more(self) -> list[int]:
        """Return the positions of values of which something has got another holder."""
        pairs = zip(self.before, self._count(), strict=True)
        return [position for position, (before, now) in enumerate(pairs) if before != now]

    def _count(self) -> list[list[int]]:
        return [[sys.getrefcount(part) for part in parts] for parts in self.parts]


def update(old: Any, new: Any) -> None:
    """Make a mutable object equal to another one of its type, keeping what is in it."""
    pandas = sys.modules.get("pandas")
    if not isinstance(old, type(new)):
        # A subclass comes back as the plain type: a defaultdict as a dict.
        return
    if isinstance(old, list):
        for position in range(min(len(old), len(new))):
            _update_item(old, position, new[position])
        old[len(new) :] = new[len(old) :]
    elif isinstance(old, dict):
        for key in [key for key in old if key not in new]:
            del old[key]
        for key, value in new.items():
            if key in old:
                _update_item(old, key, value)
            else:
                old[key] = value
    elif isinstance(old, set):
        old.clear()
        old.update(new)
    elif isinstance(old, bytearray):
        old[:] = new
    elif isinstance(old, np.ndarray):
        if old.shape != new.shape:
            old.resize(new.shape, refcheck=False)
        old[...] = new
    elif pandas and isinstance(old, (pandas.DataFrame, pandas.Series)):
        # Anew, as the same object.
        old.__init__(new)  # type: ignore[misc]


def _update_item(container: Any, key: Any, value: Any) -> None:
    if isinstance(value, (list, dict, set, np.ndarray)) and type(container[key]) is type(value):
        update(container[key], value)
    else:
        container[key] = value


def _mutable_parts(value: Any) -> list[Any]:
    """Return the mutable objects that a value consists of; none if it is too large to follow."""
    parts: list[Any] = []
    waiting, size = [value], 0
    while waiting:
        part = waiting.pop()
        if isinstance(part, np.ndarray):
            # A view of it holds the array that owns the numbers.
            parts += [part] if part.base is None else [part, part.base]
            size += part.nbytes
        elif isinstance(part, (list, tuple, set, dict)):
            parts.append(part)
            size += 8 * len(part)
            if size <= MAX_BYTES:
                items = part.values() if isinstance(part, dict) else part
                waiting += [item for item in items if type(item) not in _ATOMS]
        elif isinstance(part, bytearray) or type(part).__module__.partition(".")[0] == "pandas":
            parts.append(part)
            size += 8 * getattr(part, "size", 0)
        if size > MAX_BYTES:
            return []
    return parts
