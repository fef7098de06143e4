"""What a test cell may do with what the student's cells left behind, by example."""

import pytest

STUDENT = """
import numpy as np
import contextlib
from typing import NamedTuple

class Stack:
    def __init__(self, items=()):
        self.items = list(items)
    def push(self, item):
        self.items.append(item)
    def __len__(self):
        return len(self.items)
    def __eq__(self, other):
        return self.items == other.items
    def __add__(self, other):
        return Stack(self.items + other.items)
    def __mul__(self, times):
        return Stack(self.items * times)
    def __contains__(self, item):
        return item in self.items
    def __getitem__(self, place):
        return self.items[place]
    def __str__(self):
        return f"Stack of {len(self)}"
    def __float__(self):
        return 2.5
    def __enter__(self):
        self.push("in")
        return self
    def __exit__(self, *error):
        self.push("out")

class Keeper:
    def __init__(self, items):
        self.items = items
    def add(self, item):
        self.items.append(item)
    def has(self, items):
        return self.items is items

class Net:
    def __init__(self, params, table):
        self.params = dict(params)
        self.column = table[:, 0]
    def step(self):
        for array in self.params.values():
            array -= 1
        self.column[:] = 7

class Numbers(list):
    def total(self):
        return sum(self)

class Vector(NamedTuple):
    x: float
    y: float
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

class Euro(int):
    def __str__(self):
        return f"{int(self)} €"

class Name(str):
    def initials(self):
        return "".join(part[0] for part in self.split())

class Table(dict):
    def columns(self):
        return sorted(self)

class Key(list):
    __hash__ = object.__hash__

def corners():
    return [Vector(0, 0), Vector(3, 4)]

def places():
    return {Vector(0, 0): "a", (1, 1): "b"}, {Vector(3, 4)}

def odd_keys():
    return {Key([1]): 1, (2, Key()): 2}

def library_kinds():
    from collections import Counter, OrderedDict
    from os import stat_result
    return Counter("aab"), OrderedDict(a=1), stat_result(range(10))

class TooLow(ValueError):
    def __init__(self, limit):
        super().__init__(f"below {limit}")
        self.limit = limit

def count():
    n = 0
    while True:
        yield n
        n += 1

def fail(limit):
    raise TooLow(limit)

def sort_in_place(values):
    values.sort()

def double_in_place(table):
    table["a"] *= 2

def apply(function, *arguments):
    return function(*arguments)

def greet(name):
    print("你好", name)

def picture():
    import matplotlib.pyplot as plt
    figure, axes = plt.subplots()
    axes.plot([1, 2, 3], [1, 4, 9])
    axes.set_xlabel("x 轴")
    plt.close(figure)
    return axes

def remember(function):
    known = {}
    def wrapper(n):
        if n not in known:
            known[n] = function(n)
        return known[n]
    return wrapper

def squares(n):
    import pandas as pd
    return pd.arrays.NumpyExtensionArray(np.arange(n) ** 2.0)

def lengths(values):
    return dict.fromkeys(values).keys()

def draw():
    import random
    return random.random(), np.random.rand()

def ages():
    import pandas as pd
    return pd.Series([1, 2, 2]).groupby(pd.cut([5, 20, 30], [0, 18, 60]), observed=True).sum()

def family():
    parent = {"name": "a", "children": []}
    parent["children"].append({"name": "b", "parent": parent})
    return parent

def missing():
    import pandas as pd
    return pd.NaT

def mixed():
    return np.array([1, 2.5, None], dtype=object)[:2]

def count_into(table, words):
    for word in words:
        table[word] = table.get(word, 0) + 1

def add_and_ask(values, function):
    values.append(1)
    return function()

def in_parallel(function, values):
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(function, values))

numbers = [3, 1, 2]
area = lambda width, height=1: width * height
"""

PASSING = {
    "a function is called by name": "assert area(2, height=3) == 6",
    "a value is there by name": "assert numbers == [3, 1, 2]",
    "an array comes back as an array": (
        "import numpy as np\nassert np.allclose(area(np.arange(3.0), 2), [0, 2, 4])"
    ),
    "an instance has methods, a length, items": (
        "s = Stack([1]); s.push(2)\nassert len(s) == 2 and s[0] == 1 and s.__contains__(2) and s.items == [1, 2]"
    ),
    "an attribute can be set": "s = Stack(); s.items = [7]\nassert s[0] == 7",
    "isinstance against the student's class": "assert isinstance(Stack(), Stack)",
    "isinstance against a library's class": (
        "import types\nassert isinstance(area, types.FunctionType)\n"
        "assert isinstance(Numbers(), list) and not isinstance(Stack(), list)"
    ),
    "the student's extension of list keeps its methods": (
        "n = Numbers([1, 2]); n.append(3)\nassert n.total() == 6 and list(n) == [1, 2, 3]"
    ),
    "what an operation returns keeps its class, though that extends tuple": (
        "v = Vector(1, 2) + Vector(2, 2)\n"
        "assert isinstance(v, Vector) and isinstance(v, tuple) and not isinstance(v, list)\n"
        "assert v.x == 3 and v.length() == 5 and v[1] == 4 and len(v) == 2 and list(v) == [3, 4]"
    ),
    "what extends a plain type is compared as that": (
        "import numpy as np\n"
        "v = Vector(1, 2) + Vector(2, 2)\nassert v == (3, 4) and v != (3, 5) and (3, 4) == v and v < (4,)\n"
        "assert np.allclose(v, [3, 4]) and 4 in v and 5 not in v and tuple(v) == (3, 4)\n"
        "assert corners() == [(0, 0), (3, 4)] and (3, 4) in corners() and v in {(3, 4)}\n"
        "x, y = v\nassert (x, y) == (3, 4)"
    ),
    "a number, a text and a dict of one's own": (
        "e = Euro(5)\nassert e == 5 and e + 1 == 6 and 2 * e == 10 and str(e) == '5 €' and bool(e)\n"
        "n = Name('Ada Lovelace')\nassert n == 'Ada Lovelace' and n.initials() == 'AL' and n + '!' == 'Ada Lovelace!'\n"
        "t = Table(b=1, a=2)\nassert t == {'a': 2, 'b': 1} and t.columns() == ['a', 'b'] and t['a'] == 2\n"
        "t['c'] = 3\nassert t == {'a': 2, 'b': 1, 'c': 3} and dict(t) == t and not Table()"
    ),
    "keys and members of sets are found as plain data": (
        "known, some = places()\nassert known[0, 0] == 'a' and known == {(0, 0): 'a', (1, 1): 'b'} and (3, 4) in some"
    ),
    "keys that plain data could not be": (
        "keys = odd_keys()\nassert sorted(keys.values()) == [1, 2] and len(keys) == 2"
    ),
    "what extends a plain type in a library is plain data": (
        "counts, order, stat = library_kinds()\n"
        "assert type(order) is dict or isinstance(order, dict)\n"
        "assert counts == {'a': 2, 'b': 1} and order == {'a': 1} and stat == tuple(range(10))"
    ),
    "arithmetic is done there": "assert (Stack([1]) + Stack([2])).items == [1, 2]",
    "the student's own operator is called by name with data": (
        "assert (Stack([1]).__mul__(2)).items == [1, 1]"
    ),
    "a library's object counts as the numbers in it": (
        "import numpy as np\n"
        "assert np.abs(squares(3) - [0, 1, 4]).max() == np.abs([0, 1, 4] - squares(3)).max() == 0\n"
        "assert 2 in lengths([2, 3]) and 4 not in lengths([2, 3])"
    ),
    "conversions": "assert str(Stack()) == 'Stack of 0' and float(Stack()) == 2.5",
    "the student's __eq__ is called by name": "assert Stack([1]).__eq__(Stack([1])) is True",
    "with": "s = Stack()\nwith s as t: pass\nassert s is t and s.items == ['in', 'out']",
    "an endless generator is read lazily": (
        "import itertools\nassert list(itertools.islice(count(), 3)) == [0, 1, 2]"
    ),
    "a generator is a generator": (
        "import types\ng = count()\nassert isinstance(g, types.GeneratorType) and next(g) == 0"
    ),
    "an exception is the built-in one": (
        "try:\n    fail(1)\nexcept ValueError as error:\n    assert str(error) == 'below 1'\n"
        "else:\n    raise AssertionError"
    ),
    "the student's own exception can be caught and asked": (
        "try:\n    fail(5)\nexcept TooLow as error:\n    assert error.limit == 5\n"
        "assert issubclass(TooLow, ValueError)"
    ),
    "an argument changed in place shows": (
        "values = [3, 1, 2]\nsort_in_place(values)\nassert values == [1, 2, 3]"
    ),
    "an array changed in place shows": (
        "import numpy as np\nvalues = np.array([3, 1, 2])\nsort_in_place(values)\n"
        "assert values.tolist() == [1, 2, 3]"
    ),
    "a frame changed in place shows": (
        "import pandas as pd\nt = pd.DataFrame({'a': [1, 2]})\ndouble_in_place(t)\n"
        "assert t['a'].tolist() == [2, 4]"
    ),
    "an argument changed in place shows, though the call fails": (
        "table = {}\ntry:\n    count_into(table, ['a', []])\nexcept TypeError: pass\n"
        "assert table == {'a': 1}"
    ),
    "an argument that is kept and changed later shows": (
        "values = [1]\nk = Keeper(values)\nk.add(2)\nk.add(3)\nassert values == [1, 2, 3]"
    ),
    "arrays that are kept and changed later show": (
        "import numpy as np\nparams, table = {'a': np.zeros(2)}, np.zeros((2, 3))\n"
        "n = Net(params, table)\nn.step()\nn.step()\n"
        "assert params['a'].tolist() == [-2, -2] and table[:, 0].tolist() == [7, 7]"
    ),
    "what the test changes later of a kept argument is seen there": (
        "values = [1]\nk, s = Keeper(values), Stack(values)\nvalues.append(2)\n"
        "assert k.items == [1, 2] and s.items == [1]"
    ),
    "a kept argument is the same object in a later call": (
        "values = [1]\nk = Keeper(values)\nassert k.has(values) and not k.has([1])"
    ),
    "a function passed in asks for more after an argument was changed": (
        "s, values, seen = Stack([7]), [], []\ndef look():\n    top = s[0]\n"
        "    seen.append(list(values))\n    return top\n"
        "assert add_and_ask(values, look) == 7 and values == [1] and seen == [[1]]"
    ),
    "many kept arguments": (
        "lists = [[n] for n in range(60)]\nkeepers = [Keeper(values) for values in lists]\n"
        "keepers[0].add(5)\nassert lists[0] == [0, 5] and keepers[59].items == [59]"
    ),
    "a function can be passed in": "assert apply(lambda x: x + 1, 2) == 3",
    "a function passed in is the test's own": (
        "calls = []\ndef slow(n):\n    calls.append(n)\n    return n * n\n"
        "fast = remember(slow)\nassert fast(3) == fast(3) == 9 and calls == [3]"
    ),
    "an exception of a function passed in goes through": (
        "def bad():\n    raise KeyError('k')\ntry:\n    apply(bad)\nexcept KeyError: pass\n"
        "else:\n    raise AssertionError"
    ),
    "an object of the test's own class can be passed in": (
        "class Dog:\n    def speak(self):\n        return 'wau'\n"
        "assert apply(lambda d: d.speak(), Dog()) == 'wau'"
    ),
    "what is printed can be caught": (
        "import contextlib, io\ntext = io.StringIO()\n"
        "with contextlib.redirect_stdout(text):\n    greet('小明')\n"
        "assert text.getvalue() == '你好 小明\\n'"
    ),
    "a figure is asked through its axes": (
        "ax = picture()\nassert ax.get_xlabel() == 'x 轴'\n"
        "assert list(ax.get_lines()[0].get_ydata()) == [1, 4, 9]"
    ),
    "a module is the examiner's own": "assert np.sqrt(4) == 2",
    "pandas objects of kinds that are no plain data": (
        "assert len(ages()) == 2 and ages().tolist() == [1, 4]"
    ),
    "a missing date": "import pandas as pd\nassert pd.isna(missing())",
    "data that contains itself": (
        "assert family()['children'][0]['parent']['name'] == 'a' and len(family()) == 2"
    ),
    "an array of Python's own numbers": (
        "assert mixed().shape == (2,) and (mixed() + 1).tolist() == [2, 3.5] and (mixed() > 0).all()"
    ),
    "a defaultdict changed in place shows": (
        "from collections import defaultdict\nt = defaultdict(int)\ncount_into(t, 'aba')\n"
        "assert t == {'a': 2, 'b': 1}"
    ),
    "a function passed in is called by several threads": (
        "import time\ndef slow(n):\n    time.sleep(0.001 * (n % 3))\n    return n\n"
        "assert in_parallel(slow, range(20)) == list(range(20))"
    ),
    "a seed set by the test holds for the student": (
        "import random, numpy as np\nrandom.seed(5); np.random.seed(5)\na = draw()\n"
        "random.seed(5); np.random.seed(5)\nassert a == draw()"
    ),
}

FAILING = {
    "== of an object": ("Stack() == Stack()", "ComparisonRefused"),
    "an object taken for true": ("assert Stack([1])", "ComparisonRefused"),
    "an object computed with data": ("Stack([1]) * 2", "ComparisonRefused"),
    "data computed with an object": ("2 - Stack([1])", "ComparisonRefused"),
    "data looked for in an object": ("1 in Stack([1])", "ComparisonRefused"),
    "a name that is not there": ("nowhere", "NameError"),
    "an exception nobody expects": ("fail(1)", "TooLow"),
}


@pytest.fixture(scope="module")
def records(nursery, tmp_path_factory):
    """All of the cells above in one notebook: a candidate lives through them all."""
    from examiner.engine.examination import Cell, Paper

    folders = [str(tmp_path_factory.mktemp(name)) for name in ("workspace", "library")]
    sources = [*PASSING.values(), *(source for source, _ in FAILING.values())]
    cells = [Cell(STUDENT, "student"), *(Cell(source, "test") for source in sources)]
    found = [record for _, record in nursery.examine(Paper(cells, *folders), {"numpy", "pandas"})]
    assert found[0].outputs == []
    return dict(zip([*PASSING, *FAILING], found[1:], strict=True))


@pytest.mark.parametrize("what", PASSING)
def test_a_test_may(what, records):
    assert records[what].passed, records[what].outputs


@pytest.mark.parametrize("what", FAILING)
def test_a_test_fails_for(what, records):
    assert records[what].passed is False
    assert records[what].outputs[-1]["ename"] == FAILING[what][1]


@pytest.mark.parametrize("what", [what for what in PASSING])
def test_it_passes_in_one_ordinary_process_too(what):
    namespace: dict = {"__name__": "__main__"}
    exec(STUDENT, namespace)
    exec(PASSING[what], namespace)
