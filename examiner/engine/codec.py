"""Plain data as bytes: the only language in which a candidate answers.

Decoding runs no code of the sender: a byte names one of the types below, lengths are checked
against what is there, and size and depth are bounded. Whatever is not plain data travels as a
small integer, a handle, that each side keeps its own table for.
"""

import datetime as dt
import math
import re
import struct
import sys
from array import array
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 64
MAX_VALUES = 2_000_000
MAX_INT_BYTES = 16 * 1024
MAX_DIGITS = 1_000
MAX_EXPONENT = 10_000
MAX_COLLISIONS = 1_000
#: Instances of a program's own classes in one message that don't become plain data.
MAX_KEPT = 1_000

#: Python's types whose instances are data; a program's own class that extends one is more.
BUILTINS = (int, float, complex, str, bytes, bytearray, list, tuple, set, frozenset, dict)
_UNHASHABLE = (bytearray, list, set, dict, np.ndarray)

_DTYPE = re.compile(r"[<>|=]?(?:[biufcSU]\d{1,9}|[mM]8(?:\[\d{0,4}[a-zA-Zμ]{1,2}\])?)")
_COLUMN = re.compile(
    r"object|str|string|boolean|U?Int\d{1,2}|Float\d{2}|timedelta64\[\w{1,2}\]"
    r"|datetime64\[\w{1,2}, [\w/+:-]{1,40}\]"
)


class CodecError(ValueError):
    """The bytes are no value, or the value is no plain data or too large."""


class NotPlainData(CodecError):
    """There is something in the value that only its own program can hold."""


class Handle(int):
    """A number that stands for an object on the sender's side."""


def encode(
    value: Any,
    refer: Callable[[Any], int] | None = None,
    own: Callable[[type], bool] = lambda _: False,
) -> bytes:
    """Write a value as bytes.

    Parameters
    ----------
    value
        Plain data, or containers of plain data. An instance of a subclass of a plain type is
        written as the plain type.
    refer
        Called with each object that is no plain data; returns the handle to write for it.
    own
        Called with each class that extends one of Python's plain types; where it returns True,
        instances go by their handle, but for keys and members of sets, which must be found.

    Returns
    -------
    bytes

    Raises
    ------
    CodecError
        If there is something that is no plain data and ``refer`` is not given, or if the value
        is too large or too deep.
    """
    writer = _Writer(refer, own)
    writer.write(value, 0)
    return bytes(writer.out)


def decode(data: bytes, resolve: Callable[[int], Any] | None = None) -> Any:
    """Read the value that `encode` wrote.

    Parameters
    ----------
    data
        Bytes from anyone.
    resolve
        Called with each handle; returns the object to put there.

    Raises
    ------
    CodecError
        Whatever is wrong with the bytes.
    """
    if len(data) > MAX_BYTES:
        raise CodecError(f"{len(data)} bytes are more than {MAX_BYTES}")
    reader = _Reader(data, resolve)
    try:
        value = reader.read(0)
    except CodecError:
        raise
    except Exception as error:
        # Raised by the constructors of the types: a date in month 13, say.
        raise CodecError(f"not a value: {type(error).__name__}") from None
    if reader.position != len(data):
        raise CodecError("bytes are left over")
    return value


class _Writer:
    def __init__(self, refer, own):
        self.out = bytearray()
        self.refer = refer
        self.own = own
        self.kept = 0
        #: Whether what is being written is a key or in one.
        self.in_key = False
        self.values = 0
        # Containers that are being written: one that contains itself is no plain data.
        self.open: set[int] = set()

    def write(self, value: Any, depth: int) -> None:
        self.values += 1
        if depth > MAX_DEPTH:
            raise CodecError(f"nested deeper than {MAX_DEPTH}")
        if self.values > MAX_VALUES or len(self.out) > MAX_BYTES:
            raise CodecError("too large")
        for plain, method in _WRITERS.items():
            # type(), not isinstance(): an object may lie about its __class__.
            if issubclass(type(value), plain):
                if self.refer and self._stays(type(value), plain):
                    break
                start = len(self.out)
                if getattr(self, method)(value, depth) is not NotImplemented:
                    return
                del self.out[start:]
                break
        else:
            if self._shape(value, depth) or self._pandas(value, depth):
                return
        if self.refer is None:
            raise NotPlainData(f"{type(value).__name__} is no plain data")
        self.out += b"@" + struct.pack("<Q", self.refer(value))

    def _stays(self, cls: type, plain: type) -> bool:
        """Tell whether an instance of a plain type or of one that extends it goes by its handle."""
        if self.in_key:
            # A list can't be a key; what extends it can.
            return plain in _UNHASHABLE
        stays = cls is not plain and plain in BUILTINS and self.kept < MAX_KEPT and self.own(cls)
        self.kept += stays
        return stays

    def _blob(self, tag: bytes, content: bytes) -> None:
        if len(content) > MAX_BYTES:
            raise CodecError("too large")
        self.out += tag + struct.pack("<I", len(content))
        self.out += content

    def _none(self, value, depth):
        self.out += b"N"

    def _bool(self, value, depth):
        self.out += b"T" if value else b"F"

    def _int(self, value, depth):
        value = int.__index__(value)
        length = value.bit_length() // 8 + 1
        if length > MAX_INT_BYTES:
            raise CodecError("an integer is too large")
        self._blob(b"i", value.to_bytes(length, "little", signed=True))

    def _float(self, value, depth):
        self.out += b"f" + struct.pack("<d", float.__float__(value))

    def _complex(self, value, depth):
        value = complex.__complex__(value)
        self.out += b"c" + struct.pack("<dd", value.real, value.imag)

    def _str(self, value, depth):
        self._blob(b"s", str.encode(value, "utf-8", "surrogatepass"))

    def _bytes(self, value, depth):
        self._blob(b"b", bytes(memoryview(value)))

    def _bytearray(self, value, depth):
        self._blob(b"B", bytes(memoryview(value)))

    def _sequence(self, tag, value, items, depth, keys=0):
        """Write a container; of its items each, each second or none is a key."""
        if id(value) in self.open:
            raise CodecError("contains itself")
        self.open.add(id(value))
        self.out += tag + struct.pack("<I", len(items))
        in_key = self.in_key
        for position, item in enumerate(items):
            self.in_key = in_key or (keys > 0 and position % keys == 0)
            self.write(item, depth + 1)
        self.in_key = in_key
        self.open.discard(id(value))

    def _list(self, value, depth):
        items = list(list.__iter__(value))
        kinds = set(map(type, items)) if len(items) > 16 else None
        if kinds == {float}:
            # A million numbers are one block, not a million values.
            return self._numbers(b"e", array("d", items))
        if kinds == {int} and min(items) >= -(2**63) and max(items) < 2**63:
            return self._numbers(b"E", array("q", items))
        self._sequence(b"l", value, items, depth)

    def _numbers(self, tag, numbers):
        self.values += len(numbers)
        if sys.byteorder == "big":
            numbers.byteswap()
        self._blob(tag, numbers.tobytes())

    def _tuple(self, value, depth):
        self._sequence(b"t", value, list(tuple.__iter__(value)), depth)

    def _set(self, value, depth):
        self._sequence(b"z", value, list(set.__iter__(value)), depth, keys=1)

    def _frozenset(self, value, depth):
        self._sequence(b"Z", value, list(frozenset.__iter__(value)), depth, keys=1)

    def _dict(self, value, depth):
        items = [part for pair in dict.items(value) for part in pair]
        self._sequence(b"d", value, items, depth, keys=2)

    def _range(self, value, depth):
        self._sequence(b"r", value, [value.start, value.stop, value.step], depth)

    def _fraction(self, value, depth):
        self._sequence(b"/", value, [value.numerator, value.denominator], depth)

    def _decimal(self, value, depth):
        text = Decimal.__str__(value)
        if value.is_snan() or len(text) > MAX_DIGITS or abs(value.adjusted()) > MAX_EXPONENT:
            return NotImplemented
        self._blob(b".", text.encode())

    def _datetime(self, value, depth):
        if value != value:
            # pandas' NaT is a datetime by its class only.
            self.out += b"J"
            return None
        if value.tzinfo is not None and not isinstance(value.tzinfo, dt.timezone):
            return NotImplemented
        self._blob(b"D", dt.datetime.isoformat(value).encode())

    def _date(self, value, depth):
        self._blob(b"y", dt.date.isoformat(value).encode())

    def _time(self, value, depth):
        self._blob(b"h", dt.time.isoformat(value).encode())

    def _timedelta(self, value, depth):
        self._sequence(b"m", value, [value.days, value.seconds, value.microseconds], depth)

    def _array(self, value, depth, tag=b"a"):
        value = np.asarray(value)
        if value.dtype == object and tag == b"a":
            # Mixed columns and lists of lists: plain items are data, as they are in a list.
            return self._whole(lambda: self._objects(value, depth))
        if not _DTYPE.fullmatch(value.dtype.str) or value.dtype.itemsize == 0:
            return NotImplemented
        if value.nbytes > MAX_BYTES:
            raise CodecError("too large")
        self._sequence(tag, value, [value.dtype.str, value.shape, value.tobytes()], depth)

    def _objects(self, value, depth):
        items = [value.shape, value.ravel().tolist()]
        self._sequence(b"o", value, items, depth)

    def _whole(self, write: Callable[[], None]) -> Any:
        """Write all of something as data, or nothing of it: then it goes as a reference."""
        start, refer, opened, in_key = len(self.out), self.refer, set(self.open), self.in_key
        self.refer = None
        try:
            return write()
        except NotPlainData:
            del self.out[start:]
            self.open, self.in_key = opened, in_key
            return NotImplemented
        finally:
            self.refer = refer

    def _scalar(self, value, depth):
        return self._array(value, depth, tag=b"n")

    def _shape(self, value, depth) -> bool:
        """Write what TensorFlow's tensors have for a shape as the tuple that NumPy's have."""
        tf = sys.modules.get("tensorflow")
        if tf is None or type(value) is not tf.TensorShape or value.rank is None:
            return False
        self._tuple(tuple(value.as_list()), depth)
        return True

    def _pandas(self, value, depth) -> bool:
        start = len(self.out)
        # Intervals, periods, time zones: the program itself is asked about them.
        self._whole(lambda: self._table(value, depth))
        return len(self.out) > start

    def _table(self, value, depth) -> None:
        pd = sys.modules.get("pandas")
        if pd is None:
            return
        if issubclass(type(value), pd.DataFrame):
            columns = [self._column(value.iloc[:, i]) for i in range(value.shape[1])]
            index = [self._index(value.index), self._index(value.columns)]
            self._sequence(b"P", value, [*index, columns], depth)
        elif issubclass(type(value), pd.Series):
            parts = [self._index(value.index), self._column(value), value.name]
            self._sequence(b"S", value, parts, depth)
        elif issubclass(type(value), pd.Index):
            self._sequence(b"I", value, self._index(value), depth)

    def _index(self, index) -> list:
        import pandas as pd

        if type(index) is pd.RangeIndex:
            return ["range", range(index.start, index.stop, index.step), index.name]
        if issubclass(type(index), pd.MultiIndex):
            return ["multi", list(index), list(index.names)]
        return ["plain", self._column(index), index.name]

    def _column(self, column) -> list:
        import pandas as pd

        kind = str(column.dtype)
        if kind == "category":
            categories = column.cat if issubclass(type(column), pd.Series) else column
            return [
                "category",
                self._column(categories.categories),
                np.asarray(categories.codes),
                bool(categories.ordered),
            ]
        if issubclass(type(column.dtype), np.dtype) and kind != "object":
            return ["array", column.to_numpy()]
        if not _COLUMN.fullmatch(kind):
            raise NotPlainData(kind)
        # Missing values travel as None; the type brings the right kind of missing back.
        return ["list", kind, [None if item is pd.NA else item for item in column]]


class _Reader:
    def __init__(self, data, resolve):
        self.data = memoryview(data)
        self.resolve = resolve
        self.position = 0
        self.values = 0

    def take(self, count: int) -> bytes:
        end = self.position + count
        if end > len(self.data):
            raise CodecError("bytes are missing")
        content = bytes(self.data[self.position : end])
        self.position = end
        return content

    def read(self, depth: int) -> Any:
        self.values += 1
        if depth > MAX_DEPTH:
            raise CodecError(f"nested deeper than {MAX_DEPTH}")
        if self.values > MAX_VALUES:
            raise CodecError("too many values")
        tag = self.take(1)
        if tag == b"J":
            import pandas as pd

            return pd.NaT
        if tag in _CONSTANTS:
            return _CONSTANTS[tag]
        if tag in _FIXED:
            layout, make = _FIXED[tag]
            return make(*struct.unpack(layout, self.take(struct.calcsize(layout))))
        if tag == b"@":
            if self.resolve is None:
                raise CodecError("a handle where only data may be")
            return self.resolve(Handle(struct.unpack("<Q", self.take(8))[0]))
        if tag in _BLOBS:
            (length,) = struct.unpack("<I", self.take(4))
            return _BLOBS[tag](self.take(length))
        if tag in _SEQUENCES:
            (length,) = struct.unpack("<I", self.take(4))
            if length > len(self.data) - self.position:
                raise CodecError("bytes are missing")
            return _SEQUENCES[tag]([self.read(depth + 1) for _ in range(length)])
        raise CodecError("an unknown type")


def _read_int(content: bytes) -> int:
    if len(content) > MAX_INT_BYTES:
        raise CodecError("an integer is too large")
    return int.from_bytes(content, "little", signed=True)


def _read_decimal(content: bytes) -> Decimal:
    if len(content) > MAX_DIGITS:
        raise CodecError("a decimal is too long")
    value = Decimal(content.decode("ascii"))
    if value.is_snan() or (value.is_finite() and abs(value.adjusted()) > MAX_EXPONENT):
        raise CodecError("a decimal is too large")
    return value


def _read_numbers(kind: str, content: bytes) -> list:
    if len(content) > 8 * MAX_VALUES:
        raise CodecError("too many values")
    return np.frombuffer(content, np.dtype(kind)).tolist()


def _read_dict(items: list) -> dict:
    if len(items) % 2:
        raise CodecError("a key without a value")
    return dict(zip(_scattered(items[::2]), items[1::2], strict=True))


def _scattered(keys: list) -> list:
    """Return the keys, unless they were chosen to make a dict or set take forever."""
    if len(keys) > MAX_COLLISIONS:
        ((_, most),) = Counter(map(hash, keys)).most_common(1)
        if most > MAX_COLLISIONS:
            raise CodecError("keys that collide")
    return keys


def _read_ints(kind: Callable[..., Any], items: list) -> Any:
    if not all(type(item) is int for item in items):
        raise CodecError("not an integer")
    return kind(*items)


def _read_fraction(items: list) -> Fraction:
    return _read_ints(lambda numerator, denominator: Fraction(numerator, denominator), items)


def _read_range(items: list) -> range:
    return _read_ints(lambda start, stop, step: range(start, stop, step), items)


def _read_timedelta(items: list) -> dt.timedelta:
    return _read_ints(lambda days, seconds, micros: dt.timedelta(days, seconds, micros), items)


def _read_array(items: list) -> np.ndarray:
    kind, shape, content = items
    if not (type(kind) is str and type(shape) is tuple and type(content) is bytes):
        raise CodecError("not an array")
    if not _DTYPE.fullmatch(kind) or not all(type(n) is int and n >= 0 for n in shape):
        raise CodecError("not an array")
    dtype = np.dtype(kind)
    if dtype.itemsize == 0 or math.prod(shape) * dtype.itemsize != len(content):
        raise CodecError("not an array")
    if dtype.kind == "b":
        # NumPy trusts that a bool is 0 or 1 and computes nonsense from other bytes.
        return (np.frombuffer(content, np.uint8) != 0).reshape(shape)
    return np.frombuffer(content, dtype).reshape(shape).copy()


def _read_objects(items: list) -> np.ndarray:
    shape, values = items
    if not (type(shape) is tuple and type(values) is list):
        raise CodecError("not an array")
    if not all(type(n) is int and n >= 0 for n in shape) or math.prod(shape) != len(values):
        raise CodecError("not an array")
    array = np.empty(len(values), object)
    for position, value in enumerate(values):
        array[position] = value
    return array.reshape(shape)


def _read_scalar(items: list) -> Any:
    value = _read_array(items)
    if value.shape != ():
        raise CodecError("not a scalar")
    return value[()]


def _read_column(parts: Any) -> Any:
    import pandas as pd

    kind, *rest = parts
    if kind == "array":
        (values,) = rest
        if type(values) is not np.ndarray or values.ndim != 1:
            raise CodecError("not a column")
        return values
    if kind == "list":
        name, values = rest
        if type(name) is not str or not _COLUMN.fullmatch(name) or type(values) is not list:
            raise CodecError("not a column")
        dtype: Any = object if name == "object" else name
        return pd.array(values, dtype=dtype)
    if kind == "category":
        categories, codes, ordered = rest
        return pd.Categorical.from_codes(codes, pd.Index(_read_column(categories)), bool(ordered))
    raise CodecError("not a column")


def _read_index(parts: Any) -> Any:
    import pandas as pd

    kind, values, name = parts
    if kind == "range" and type(values) is range:
        return pd.RangeIndex(values, name=name)
    if kind == "multi":
        if not values:
            return pd.MultiIndex.from_arrays([[] for _ in name], names=name)
        return pd.MultiIndex.from_tuples(values, names=name)
    if kind == "plain":
        return pd.Index(_read_column(values), name=name)
    raise CodecError("not an index")


def _read_frame(parts: list) -> Any:
    import pandas as pd

    index, columns, values = parts
    index, columns = _read_index(index), _read_index(columns)
    data = {i: pd.Series(_read_column(column), index=index) for i, column in enumerate(values)}
    frame = pd.DataFrame(data, index=index)
    frame.columns = columns
    return frame


def _read_series(parts: list) -> Any:
    import pandas as pd

    index, values, name = parts
    return pd.Series(_read_column(values), index=_read_index(index), name=name)


# Looked up in order; bool comes before int, and datetime before date, as their subclasses.
_WRITERS: dict[type, str] = {
    type(None): "_none",
    bool: "_bool",
    np.ndarray: "_array",
    np.generic: "_scalar",
    int: "_int",
    float: "_float",
    complex: "_complex",
    str: "_str",
    bytes: "_bytes",
    bytearray: "_bytearray",
    list: "_list",
    tuple: "_tuple",
    set: "_set",
    frozenset: "_frozenset",
    dict: "_dict",
    range: "_range",
    Fraction: "_fraction",
    Decimal: "_decimal",
    dt.datetime: "_datetime",
    dt.date: "_date",
    dt.time: "_time",
    dt.timedelta: "_timedelta",
}
_CONSTANTS = {b"N": None, b"T": True, b"F": False}
_FIXED = {b"f": ("<d", float), b"c": ("<dd", complex)}
_BLOBS: dict[bytes, Callable[[bytes], Any]] = {
    b"i": _read_int,
    b"s": lambda content: content.decode("utf-8", "surrogatepass"),
    b"b": bytes,
    b"B": bytearray,
    b"e": lambda content: _read_numbers("<f8", content),
    b"E": lambda content: _read_numbers("<i8", content),
    b".": _read_decimal,
    b"D": lambda content: dt.datetime.fromisoformat(content.decode("ascii")),
    b"y": lambda content: dt.date.fromisoformat(content.decode("ascii")),
    b"h": lambda content: dt.time.fromisoformat(content.decode("ascii")),
}
_SEQUENCES: dict[bytes, Callable[[list], Any]] = {
    b"l": list,
    b"t": tuple,
    b"z": lambda items: set(_scattered(items)),
    b"Z": lambda items: frozenset(_scattered(items)),
    b"d": _read_dict,
    b"r": _read_range,
    b"/": _read_fraction,
    b"m": _read_timedelta,
    b"a": _read_array,
    b"n": _read_scalar,
    b"o": _read_objects,
    b"P": _read_frame,
    b"S": _read_series,
    b"I": _read_index,
}
