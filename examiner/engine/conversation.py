"""The examiner's end of the channel: asks, checks what comes back, and brings it to life."""

import hashlib
import io
import itertools
import types
import weakref
from collections.abc import Callable
from typing import Any

import cloudpickle

from examiner.engine.channel import Channel, ChannelError
from examiner.engine.codec import CodecError, decode
from examiner.engine.references import Reference, handle, known_class
from examiner.engine.sharing import Key, Shared

MAX_NAME = 1000


class ProtocolError(Exception):
    """The candidate answered with something that no honest one can."""


class Conversation:
    """Asks the student's program questions, one at a time.

    Parameters
    ----------
    channel : Channel
    on_output : callable
        Called with each output (a dict like a notebook's outputs) as it comes.
    on_flag : callable
        Called with a short text for each forbidden thing that the program tried.
    """

    def __init__(
        self,
        channel: Channel,
        on_output: Callable[[dict], None],
        on_flag: Callable[[str], None],
    ):
        self.channel = channel
        self.on_output = on_output
        self.on_flag = on_flag
        self.numbers = itertools.count()
        self.described: dict[int, dict] = {}
        self.references: weakref.WeakValueDictionary[int, Reference] = weakref.WeakValueDictionary()
        self.exceptions: dict[int, type[BaseException]] = {}
        self.functions: dict[int, Callable] = {}
        #: What the student's program keeps of a test cell's objects.
        self.shared = Shared(self._state)
        #: Classes of given cells, which both sides have, and their names.
        self.given: dict[type, str] = {}

    def ask(self, operation: str, *arguments: Any, **named: Any) -> Any:
        """Ask for one operation and return its result.

        Parameters
        ----------
        operation
            A key of `examiner.engine.candidate.OPERATIONS`.
        *arguments, **named
            Its operands. Those that the student's code changes in place are changed here too,
            also later, where it keeps them.

        Raises
        ------
        BaseException
            Whatever the student's code raised, as the same built-in or library class.
        ProtocolError
            If the answer can't be understood.
        ChannelError
            If there is no answer any more.
        """
        number = next(self.numbers)
        changed = self.shared.changed()
        # At once: while a function of the test runs, what was changed until then is told.
        self.shared.add(number, [*arguments, *named.values()])
        told = self._pickled(changed) if changed else None
        self._send((number, operation, arguments, named, told))
        while True:
            message = self._receive()
            match message:
                case ("answer", int(given), result, dict(changes), list(kept)) if given == number:
                    self._share(number, changes, kept)
                    return result
                case ("raised", int(given), dict(description), dict(changes)) if given == number:
                    self._share(number, changes, [])
                    error = self._error(description)
                    if isinstance(error, StopIteration) and operation != "next":
                        # `map` and `zip` would take it for the end of the test's own data.
                        error = _renamed(error, RuntimeError("StopIteration"))
                    raise error
                case ("call", int(function), tuple(values), dict(names)):
                    self._call_back(function, values, names)
                case ("output", dict(output)):
                    self.on_output(output)
                case ("flag", str(what)):
                    self.on_flag(what)
                case _:
                    raise ProtocolError("an answer to another question")

    def begin_test(self) -> None:
        """Let the student's program start afresh and drop objects that no test holds any more."""
        alive = set(self.references)
        self.described = {n: d for n, d in self.described.items() if n in alive}
        self.shared.clear()
        self.ask("begin_test", alive)

    def _share(self, number: int, changes: dict, kept: list) -> None:
        """Take over what an operation changed, and remember what the program keeps."""
        if not all(type(position) is int for position in kept):
            raise ProtocolError("not positions")
        try:
            self.shared.update(changes)
        except KeyError:
            raise ProtocolError("a change of nothing") from None
        self.shared.keep(number, kept)

    def _state(self, value: Any) -> bytes:
        return hashlib.blake2b(self._pickled(value)).digest()

    def _pickled(self, value: Any, shared: dict[int, Key] | None = None) -> bytes:
        file = io.BytesIO()
        _Pickler(file, self, shared or {}).dump(value)
        return file.getvalue()

    def _send(self, message: tuple) -> None:
        self.channel.send(self._pickled(message, self.shared.keys()))

    def _receive(self) -> tuple:
        try:
            described, body = decode(self.channel.receive())
            if type(described) is not dict or type(body) is not bytes:
                raise ProtocolError("not a message")
            for number, description in described.items():
                if type(description) is not dict or type(number) is not int:
                    raise ProtocolError("not a description")
                self.described[number] = description
            message = decode(body, self._resolve)
        except (CodecError, ValueError, TypeError) as error:
            raise ProtocolError(str(error)) from None
        if type(message) is not tuple:
            raise ProtocolError("not a message")
        return message

    def _call_back(self, number: int, arguments: tuple, named: dict) -> None:
        """Run a function of the test cell that the student's code was given."""
        function = self.functions.get(number)
        if function is None or not all(type(name) is str for name in named):
            raise ProtocolError("not a function of the test")
        try:
            message = ("returned", function(*arguments, **named))
        except (ProtocolError, ChannelError):
            raise
        except Exception as error:
            message = ("failed", error.with_traceback(None))
        self._send(message)

    def _resolve(self, number: int) -> Any:
        """Return what a handle of the candidate stands for."""
        if number in self.functions:
            return self.functions[number]
        if number in self.references:
            return self.references[number]
        description = self.described.get(number)
        if description is None:
            raise ProtocolError("a handle that was never described")
        lineage = _lineage(description.get("type"))
        if "class" in description:
            own = _lineage(description["class"])
            if issubclass(known_class(own), BaseException):
                return self._exception_class(own, number)
            if known_class(own[:1]) is not object:
                # A library's class is the same on both sides.
                return known_class(own[:1])
        reference = Reference(self, number, lineage)
        self.references[number] = reference
        return reference

    def _exception_class(self, lineage: list[tuple[str, str]], number: int) -> Any:
        """Return the class to raise for one of the candidate's."""
        base = known_class(lineage)
        module, name = lineage[0]
        if (base.__module__, base.__qualname__) == (module, name):
            return base
        if number not in self.exceptions:
            # The student's own class: the tests can name it after `except`.
            self.exceptions[number] = type(
                name.rpartition(".")[2],
                (base,),
                {"__getattr__": _ask_original, "__module__": "__main__"},
            )
        return self.exceptions[number]

    def _error(self, description: dict) -> BaseException:
        """Return the exception that the candidate describes."""
        lineage = _lineage(description.get("class"))
        base = known_class(lineage)
        if not issubclass(base, BaseException):
            raise ProtocolError("not an exception")
        own = description.get("own_class")
        cls = own if isinstance(own, type) and issubclass(own, base) else base
        arguments = description.get("arguments")
        arguments = tuple(arguments) if type(arguments) is list else ()
        error = _make(cls, arguments)
        text = description.get("text")
        if type(text) is str and _text(error) != text:
            # Made of what the examiner does not have: its own `__str__`, an operation's names.
            cls = type(
                cls.__name__, (cls,), {"__str__": lambda _: text, "__module__": cls.__module__}
            )
            error = _make(cls, arguments)
        error.args = arguments
        error.student_object = description.get("object")  # type: ignore[attr-defined]
        frames = description.get("frames")
        error.student_frames = [  # type: ignore[attr-defined]
            frame
            for frame in (frames if type(frames) is list else [])
            if type(frame) is tuple and len(frame) == 2 and all(type(n) is int for n in frame)
        ]
        return error


class _Pickler(cloudpickle.Pickler):
    """Pickles for the candidate; functions of test cells stay here and are called back."""

    def __init__(self, file, conversation, shared):
        super().__init__(file)
        self.conversation = conversation
        self.shared = shared

    def persistent_id(self, obj):
        if type(obj) is Reference:
            return ("object", handle(obj))
        if isinstance(obj, type) and obj in self.conversation.given:
            # Not a copy: `isinstance` and `==` of the student's code know only their own.
            return ("given", self.conversation.given[obj])
        if id(obj) in self.shared:
            return ("shared", self.shared[id(obj)])
        if isinstance(obj, types.FunctionType) and obj.__module__ == "__main__" and _free(obj):
            # Odd numbers: the candidate's own handles are even.
            number = 2 * id(obj) + 1
            self.conversation.functions[number] = obj
            return ("function", number, obj.__name__, obj.__doc__)
        return None


def _free(function: types.FunctionType) -> bool:
    """Tell a function from a method: the methods of a class go with their class."""
    return "." not in function.__qualname__.rpartition("<locals>.")[2]


def _make(cls: type[BaseException], arguments: tuple) -> BaseException:
    """Return an exception, made of its arguments where that can be done."""
    if issubclass(cls, BaseExceptionGroup):
        return cls("", [Exception()])
    try:
        return cls(*arguments)
    except Exception:
        return cls.__new__(cls)


def _text(error: BaseException) -> str | None:
    try:
        return str(error)
    except Exception:
        return None


def _renamed(error: BaseException, other: BaseException) -> BaseException:
    """Return the other error with all that is known of where the first one came from."""
    vars(other).update(vars(error))
    return other


def _ask_original(error: BaseException, name: str) -> Any:
    """Look up an attribute of a student's own exception where it was raised."""
    original = vars(error).get("student_object")
    if type(original) is not Reference or name.startswith("__"):
        raise AttributeError(name)
    return getattr(original, name)


def _lineage(value: Any) -> list[tuple[str, str]]:
    if not (
        type(value) is list
        and value
        and all(
            type(pair) is tuple
            and len(pair) == 2
            and all(type(part) is str and len(part) <= MAX_NAME for part in pair)
            for pair in value
        )
    ):
        raise ProtocolError("not a lineage of classes")
    return value
