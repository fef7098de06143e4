"""The codec carries plain data as it is, and answers anything else with its own error."""

import datetime as dt
import struct
import time
from collections import Counter, namedtuple
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from examiner.engine import codec
from examiner.engine.codec import CodecError, decode, encode

plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.complex_numbers(allow_nan=False),
    st.text(),
    st.binary(),
    st.fractions(),
    st.decimals(allow_nan=False, min_value=-(10**50), max_value=10**50),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
hashable = st.one_of(st.integers(), st.text(), st.tuples(st.integers(), st.text()))
nested = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner),
        st.lists(inner).map(tuple),
        st.sets(hashable),
        st.frozensets(hashable),
        st.dictionaries(hashable, inner),
    ),
    max_leaves=20,
)
dtypes = st.one_of(
    arrays.boolean_dtypes(),
    arrays.integer_dtypes(),
    arrays.floating_dtypes(sizes=(16, 32, 64)),
    arrays.complex_number_dtypes(sizes=(64, 128)),
    arrays.unicode_string_dtypes(min_len=1),
    arrays.datetime64_dtypes(),
)


@settings(deadline=None)
@given(nested)
def test_plain_data_comes_back_equal_and_of_the_same_type(value):
    result = decode(encode(value))
    assert result == value
    assert type(result) is type(value)


@settings(deadline=None)
@given(arrays.arrays(dtypes, arrays.array_shapes(min_side=0)))
def test_arrays_come_back_equal(array):
    result = decode(encode(array))
    assert result.dtype == array.dtype
    np.testing.assert_array_equal(result, array)


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame({"a": [1, 2], "b": ["x", None], "c": [True, False]}),
        pd.DataFrame({"when": pd.to_datetime(["2026-01-01", "2026-02-01"])}, index=["p", "q"]),
        pd.Series([1.5, float("nan")], name="weights"),
        pd.Series([1, None], dtype="Int64"),
        pd.Series(["low", "high"], dtype="category"),
        pd.DataFrame({"a": [1, 1], "b": [2, 3]}).groupby(["a", "b"]).size(),
        pd.Index(["a", "b"], name="letters"),
        pd.DataFrame(),
    ],
)
def test_pandas_comes_back_equal(frame):
    assert decode(encode(frame)).equals(frame)


class LyingInt(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Counter("aab"), {"a": 2, "b": 1}),
        (namedtuple("Point", "x y")(1, 2), (1, 2)),
        (LyingInt(3), 3),
        (np.float64(1.5), np.float64(1.5)),
    ],
)
def test_a_subclass_arrives_as_the_plain_type(value, plain):
    result = decode(encode(value))
    assert type(result) is type(plain)
    assert result == plain


def test_other_objects_travel_as_handles():
    seen = []
    data = encode([1, len], lambda value: seen.append(value) or 7)
    assert seen == [len]
    assert decode(data, lambda handle: f"object {handle}") == [1, "object 7"]


@pytest.mark.parametrize("value", [object(), len, np.array([len]), [lambda: 0]])
def test_nothing_else_can_be_encoded(value):
    with pytest.raises(CodecError):
        encode(value)


def test_what_contains_itself_can_not_be_encoded():
    circle: list = []
    circle.append(circle)
    with pytest.raises(CodecError):
        encode(circle)


def test_depth_is_bounded():
    deep: list = []
    for _ in range(codec.MAX_DEPTH + 1):
        deep = [deep]
    with pytest.raises(CodecError):
        encode(deep)
    with pytest.raises(CodecError):
        decode(b"l\x01\x00\x00\x00" * 10_000 + b"N")


def test_a_million_floats_take_well_under_a_second():
    numbers = [float(n) for n in range(1_000_000)]
    start = time.process_time()
    assert decode(encode(numbers)) == numbers
    assert time.process_time() - start < 1


@settings(deadline=None, max_examples=500)
@given(st.binary(max_size=300))
def test_random_bytes_are_a_value_or_a_codec_error(data):
    try:
        decode(data)
    except CodecError:
        pass


@settings(deadline=None, max_examples=300)
@given(nested, st.data())
def test_damaged_bytes_are_a_value_or_a_codec_error(value, data):
    good = bytearray(encode(value))
    position = data.draw(st.integers(0, len(good) - 1))
    good[position] = data.draw(st.integers(0, 255))
    try:
        decode(bytes(good[: data.draw(st.integers(0, len(good)))]))
    except CodecError:
        pass


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"l\xff\xff\xff\xff", id="a list of four billion"),
        pytest.param(b"s\xff\xff\xff\xff", id="a text of four gigabytes"),
        pytest.param(encode(1) + b"N", id="bytes left over"),
        pytest.param(b"@\x01\x00\x00\x00\x00\x00\x00\x00", id="a handle nobody resolves"),
        pytest.param(b"i\x01\x80\x00\x00" + bytes(0x8001), id="a huge integer"),
        pytest.param(b".\x0c\x00\x00\x00" + b"1E+999999999", id="a huge decimal"),
        pytest.param(b"z\x01\x00\x00\x00l\x00\x00\x00\x00", id="a set of lists"),
        pytest.param(b"/\x02\x00\x00\x00" + encode(1) + encode(0), id="a division by zero"),
        pytest.param(
            b"a\x03\x00\x00\x00" + encode("|O8") + encode((1,)) + encode(b"\0" * 8),
            id="object array",
        ),
        pytest.param(
            b"a\x03\x00\x00\x00" + encode("<f8") + encode((2,)) + encode(b"\0" * 8),
            id="array too short",
        ),
        pytest.param(
            b"a\x03\x00\x00\x00" + encode("|S0") + encode((10**12,)) + encode(b""),
            id="array of nothing",
        ),
        pytest.param(b"\x80\x04N.", id="a pickle"),
    ],
)
def test_hostile_bytes_are_a_codec_error(data):
    with pytest.raises(CodecError):
        decode(data)


@pytest.mark.parametrize("tag", ["d", "z", "Z"])
def test_keys_that_all_collide_take_no_time(tag):
    keys = b"".join(encode(n * (2**61 - 1)) for n in range(200_000))
    data = tag.encode() + struct.pack("<I", 200_000) + keys
    start = time.perf_counter()
    with pytest.raises(CodecError, match="collide"):
        decode(data)
    # Without a look at them it would take minutes.
    assert time.perf_counter() - start < 20


def test_a_bool_is_zero_or_one():
    forged = b"a\x03\x00\x00\x00" + encode("|b1") + encode((2,)) + encode(b"\x02\x00")
    assert decode(forged).view(np.uint8).tolist() == [1, 0]


def test_the_values_of_the_design_are_all_plain():
    values = [dt.date(2026, 1, 1), Fraction(1, 3), Decimal("0.1"), range(3), np.datetime64("2026")]
    assert decode(encode(values)) == values
