"""What a test cell holds in its hands when the object itself stays with the student's program."""

import operator
import sys
import types
from typing import Any, Protocol

from examiner.engine.codec import BUILTINS

# Probed on any object by NumPy and others, which would take the answer for the examiner's own.
_NEVER_ASKED = frozenset(
    {
        *("__array_interface__", "__array_struct__", "__array_priority__", "__array_wrap__"),
        *("__array_finalize__", "__array_namespace__", "__dataframe__", "__arrow_c_array__"),
        *("__arrow_c_stream__", "__dlpack__", "__reduce__", "__reduce_ex__", "__getstate__"),
        *("__getnewargs__", "__getnewargs_ex__", "__setstate__", "__deepcopy__", "__copy__"),
        *("_repr_html_", "_repr_mimebundle_", "_ipython_display_", "_ipython_canary_method_"),
    }
)


class ComparisonRefused(TypeError):
    """A test leaves it to an object of the student's whether the object is right."""

    def __init__(self, what: str):
        super().__init__(
            f"得到的是一个 {what} 对象，不能直接和数据比较、运算，也不能当作真假。"
            "测试要用具体的数据：例如属性、list(...)、np.asarray(...) 或 float(...) 的结果；"
            "要测试学生自己写的 __eq__、__mul__ 等，请写 a.__eq__(b)、a.__mul__(b)。"
        )


class Asks(Protocol):
    """Who answers a reference's questions."""

    def ask(self, operation: str, *arguments: Any, **named: Any) -> Any:
        """Ask the student's program for one operation and return its result."""


class Reference:
    """An object in the student's program, and the questions that a test may ask of it.

    Most is asked there: attributes, calls, items, iteration, arithmetic with another such object.
    Comparing with ``==`` or ``<`` and taking it for true or false is refused, as an object that
    claims to equal everything must pass no test. Nor is it told what a test expects: in
    ``abs(result - expected) < 1e-9`` its own ``-`` could always answer 0. An object of a library
    becomes data for that, as does one of the student's own class that extends `tuple`, `dict` or
    another of Python's plain types, for all that the class itself may say; others are refused.
    """

    __slots__ = (
        *("__weakref__", "_conversation", "_handle", "_lineage", "_name", "_own"),
        *("_plain", "_value"),
    )

    def __init__(self, conversation: Asks, handle: int, lineage: list[tuple[str, str]]):
        object.__setattr__(self, "_conversation", conversation)
        object.__setattr__(self, "_handle", handle)
        object.__setattr__(self, "_name", lineage[0][1])
        object.__setattr__(self, "_lineage", lineage)
        object.__setattr__(self, "_own", known_class(lineage[:1]) is object)
        known = known_class(lineage)
        object.__setattr__(self, "_plain", known if known in BUILTINS else None)

    def __getattribute__(self, name):
        if name == "__class__":
            # isinstance() asks for it: the library's own class, as the examiner knows it.
            # Looked up each time, as the test may import it after it got the object.
            return known_class(object.__getattribute__(self, "_lineage"))
        if name == "__array__":
            return object.__getattribute__(self, name)
        if name in _NEVER_ASKED:
            raise AttributeError(name)
        return ask(self, "getattr", name)

    def __setattr__(self, name, value):
        ask(self, "setattr", name, value)

    def __delattr__(self, name):
        ask(self, "delattr", name)

    def __call__(self, *arguments, **named):
        """Ask for a call."""
        conversation = object.__getattribute__(self, "_conversation")
        return conversation.ask("call", self, *arguments, **named)

    def __array__(self, dtype=None, copy=None):
        import numpy as np

        array = ask(self, "array") if _plain_type(self) is None else np.asarray(_data(self))
        if type(array) is not np.ndarray:
            raise TypeError(f"{describe(self)} 对象不能变成数组")
        return array if dtype is None else array.astype(dtype)

    def __iter__(self):
        iterator = ask(self, "iter")
        if type(iterator) is not Reference:
            return iter(iterator)
        return _iterate(iterator)

    def __contains__(self, item):
        if _plain_type(self):
            return item in _data(self)
        if object.__getattribute__(self, "_own"):
            raise ComparisonRefused(describe(self))
        return any(each is item or each == item for each in self)

    def __next__(self):
        return ask(self, "next")

    def __enter__(self):
        return ask(self, "getattr", "__enter__")()

    def __exit__(self, *error):
        ask(self, "getattr", "__exit__")(None, None, None)
        # It could swallow the test's own failure.
        return False

    def __instancecheck__(self, instance):
        return ask_of(self, "isinstance", instance, self) is True

    def __subclasscheck__(self, cls):
        return ask_of(self, "issubclass", cls, self) is True

    def __hash__(self):
        # As what it is equal to.
        plain = _plain_type(self)
        return hash(_data(self)) if plain and plain.__hash__ else object.__hash__(self)

    def __dir__(self):
        return ask(self, "dir")

    def __round__(self, digits=None):
        return ask(self, "round", digits)

    def __format__(self, layout):
        return _plain(self, "format", str, layout)

    def __length_hint__(self):
        return NotImplemented

    def __bool__(self):
        return bool(_number(self))


def ask(reference: Reference, operation: str, *arguments: Any) -> Any:
    """Ask the student's program for an operation on the object."""
    return ask_of(reference, operation, reference, *arguments)


def ask_of(reference: Reference, operation: str, *arguments: Any) -> Any:
    """Ask the program that the reference belongs to."""
    return object.__getattribute__(reference, "_conversation").ask(operation, *arguments)


def handle(reference: Reference) -> int:
    """Return the number that both sides know the object by."""
    return object.__getattribute__(reference, "_handle")


def describe(reference: Reference) -> str:
    """Return the name of the object's class."""
    return object.__getattribute__(reference, "_name")


def _iterate(iterator: Reference):
    while True:
        try:
            yield ask(iterator, "next")
        except StopIteration:
            return


def _plain_type(reference: Reference) -> type | None:
    """Return the plain type that the object's class extends, if it does."""
    return object.__getattribute__(reference, "_plain")


def _data(reference: Reference) -> Any:
    """Return a library's object as the numbers that it stands for, a plain one as what it is."""
    if plain := _plain_type(reference):
        return _plain_data(reference, plain)
    if object.__getattribute__(reference, "_own"):
        raise ComparisonRefused(describe(reference))
    return reference.__array__()[()]


def _plain_data(reference: Reference, plain: type) -> Any:
    try:
        return object.__getattribute__(reference, "_value")
    except AttributeError:
        value = _plain(reference, "plain", plain)
    if plain.__hash__ is not None:
        # It can't change: asking again could only bring another answer.
        object.__setattr__(reference, "_value", value)
    return value


def _number(reference: Reference) -> Any:
    """Return a tensor or a plain object as what it stands for; refuse what is no such thing."""
    if _plain_type(reference):
        return _data(reference)
    if not hasattr(reference.__class__, "__array__"):
        raise ComparisonRefused(describe(reference))
    return _data(reference)


def _plain(reference: Reference, operation: str, kind: type, *arguments: Any) -> Any:
    result = ask(reference, operation, *arguments)
    if type(result) is not kind:
        raise TypeError(f"{operation}() 没有得到 {kind.__name__}")
    return result


def _install() -> None:
    """Give the class the remaining special methods, each of which only asks."""

    def unary(operation, kind=None):
        def method(self, *arguments):
            if kind:
                return _plain(self, operation, kind, *arguments)
            return ask(self, operation, *arguments)

        return method

    def binary(operation):
        compute = getattr(operator, operation)

        def forward(self, other):
            if type(other) is Reference:
                return ask(self, operation, other)
            return compute(_data(self), other)

        # The other one is data: with two references, the left one's method is called.
        return forward, lambda self, other: compute(other, _data(self))

    for name, operation, kind in (
        *(("__str__", "str", str), ("__repr__", "repr", str), ("__int__", "int", int)),
        *(("__float__", "float", float), ("__complex__", "complex", complex)),
        *(("__bytes__", "bytes", bytes), ("__len__", "len", int), ("__index__", "index", int)),
        *(("__getitem__", "getitem", None), ("__setitem__", "setitem", None)),
        ("__delitem__", "delitem", None),
        *(("__neg__", "neg", None), ("__pos__", "pos", None), ("__invert__", "invert", None)),
        *(("__abs__", "abs", None), ("__reversed__", "reversed", None)),
    ):
        setattr(Reference, name, unary(operation, kind))
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul"):
        forward, backward = binary(name)
        setattr(Reference, f"__{name}__", forward)
        setattr(Reference, f"__r{name}__", backward)
    for name in ("eq", "ne", "lt", "le", "gt", "ge"):
        compute = getattr(operator, name)

        def compare(self, other, compute=compute):
            return compute(_number(self), _number(other) if type(other) is Reference else other)

        setattr(Reference, f"__{name}__", compare)
    for name, operation in (("and", "and_"), ("or", "or_"), ("xor", "xor")):
        forward, backward = binary(operation)
        setattr(Reference, f"__{name}__", forward)
        setattr(Reference, f"__r{name}__", backward)


_install()


def known_class(lineage: list[tuple[str, str]]) -> type:
    """Find the first class of a lineage that the examiner has loaded itself.

    Parameters
    ----------
    lineage : list of (str, str)
        Modules and names of a class and its bases, as the candidate tells them.

    Returns
    -------
    type
        ``object`` where none is known. The student's own classes are never known.
    """
    for module, name in lineage:
        # Nobody raises the examiner's own exceptions at it.
        own = module.partition(".")[0] in ("__main__", "examiner")
        found: Any = None if own else sys.modules.get(module)
        for part in name.split("."):
            found = vars(found).get(part) if hasattr(found, "__dict__") else None
        if isinstance(found, type):
            return found
        if module == "builtins" and name in _HIDDEN_BUILTINS:
            return _HIDDEN_BUILTINS[name]
    return object


# Classes that say they are of the module builtins but have no name there.
_NAMELESS: tuple[type, ...] = (
    types.FunctionType,
    types.MethodType,
    types.BuiltinFunctionType,
    types.GeneratorType,
    types.CoroutineType,
    types.CodeType,
    types.ModuleType,
    type({}.keys()),
    type({}.values()),
    type({}.items()),
)
_HIDDEN_BUILTINS: dict[str, type] = {str(cls.__name__): cls for cls in _NAMELESS}
