"""Submissions that want points they did not earn, or something worse; each must get nothing.

Every attack is a student's cell, the rest of the notebook is always the same: the attack runs
after a test that the student passed honestly, in front of tests that the answer does not pass.
"""

import os
import threading
import time

import psutil
import pytest

from examiner.engine import namespaces

HONEST = "def double(x):\n    return 2 * x\n\ndef triple(x):\n    return 0"
EARNED = "assert double(4) == 8"
# The second half stands for a hidden test: attacks must neither pass nor read it.
UNEARNED = "marker = 'hidden-7c1'\nassert triple(4) == 12, '应该是 12'"
UNEARNED_CLOSE = "assert abs(triple(4) - 12) < 1e-9"
UNEARNED_MEMBER = "assert 12 in triple(4)"
UNEARNED_ARRAY = "import numpy as np\nassert np.allclose(triple(np.arange(3)), [0, 3, 6])"

#: Name -> the student's cell. None earns a point for `triple`.
CHEATS = {
    # Code that takes the asserts away.
    "ast transformer removes asserts": """
import ast
class NoAsserts(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(NoAsserts())
""",
    "input transformer empties cells": (
        "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])"
    ),
    "pre-run hook changes the cell": (
        "get_ipython().events.register('pre_run_cell', lambda info: setattr(info, 'raw_cell', ''))"
    ),
    "run_cell replaced": "get_ipython().run_cell = lambda *a, **k: None",
    "showtraceback replaced": "get_ipython().showtraceback = lambda *a, **k: None",
    "custom exception handler swallows": (
        "get_ipython().set_custom_exc((AssertionError,), lambda *a, **k: None)"
    ),
    "displayhook prints partial credit": """
import sys
get_ipython().displayhook.write_format_data = lambda *a, **k: None
class Hook:
    def __call__(self, value):
        print(100)
sys.displayhook = Hook()
""",
    "excepthook exits happily": "import sys\nsys.excepthook = lambda *a: None",
    "compile replaced": "import builtins\nbuiltins.compile = lambda *a, **k: None",
    "AssertionError replaced": (
        "import builtins\nbuiltins.AssertionError = type('Quiet', (Exception,), {})"
    ),
    "trace function jumps over asserts": "import sys\nsys.settrace(lambda *a: None)",
    # Objects that lie.
    "always equal": """
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
def triple(x): return Yes()
""",
    "always equal and hidden in int": """
class Yes(int):
    def __eq__(self, other): return True
def triple(x): return Yes(1)
""",
    "always equal with a lying class": """
class Yes:
    __class__ = int
    def __eq__(self, other): return True
    def __bool__(self): return True
def triple(x): return Yes()
""",
    "metaclass lies about instances": """
class Meta(type):
    def __instancecheck__(cls, other): return True
    def __eq__(cls, other): return True
    __hash__ = type.__hash__
class Yes(metaclass=Meta): pass
triple = lambda x: Yes
""",
    "array that equals everything": """
import numpy as np
class Yes(np.ndarray):
    def __array_ufunc__(self, *a, **k): return np.array(True)
    def __array_function__(self, *a, **k): return True
    def __eq__(self, other): return np.array(True)
def triple(x): return np.zeros(3).view(Yes)
""",
    "array function protocol returns True": """
class Yes:
    def __array_function__(self, *a, **k): return True
    def __array_ufunc__(self, *a, **k): return True
    def __eq__(self, other): return True
def triple(x): return Yes()
""",
    "array interface reads the examiner's memory": """
class Yes:
    __array_interface__ = {'shape': (3,), 'typestr': '<i8', 'data': (id(0), True), 'version': 3}
def triple(x): return Yes()
""",
    "nan": "def triple(x): return float('nan')",
    "array with a different answer each time": """
answers = iter(range(10**6))
class Lazy:
    def __array__(self, *a, **k):
        import numpy as np
        return np.full(3, next(answers))
    def __eq__(self, other): return True
def triple(x): return Lazy()
""",
    "iterator that copies what it is compared with": """
class Echo(list):
    def __eq__(self, other): return True
    def __contains__(self, other): return True
def triple(x): return Echo()
""",
    "str that equals everything": """
class Yes(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
def triple(x): return Yes('12')
""",
    "raises what the test waits for": "def triple(x): raise StopIteration(12)",
    "raises SystemExit with success": "def triple(x): raise SystemExit(0)",
    "raises KeyboardInterrupt": "def triple(x): raise KeyboardInterrupt",
    "raises an exception that pretends to be the examiner's": """
def triple(x):
    error = type('Stopped', (Exception,), {'__module__': 'examiner.engine.limits'})
    raise error
""",
    # Libraries and builtins patched.
    "numpy.allclose patched": "import numpy as np\nnp.allclose = lambda *a, **k: True",
    "np rebound to a helpful object": """
class Helpful:
    def __getattr__(self, name): return lambda *a, **k: True
np = Helpful()
""",
    "builtins patched": "import builtins\nbuiltins.abs = builtins.all = lambda *a: True",
    "names of builtins rebound": "all = any = isinstance = lambda *a: True",
    "a module beside the notebook shadows numpy": """
open('numpy.py', 'w').write('allclose = lambda *a, **k: True')
import sys; sys.modules.pop('numpy', None)
""",
    "site and start-up files": """
import os
for name in ('sitecustomize.py', 'usercustomize.py', '.pythonrc'):
    open(name, 'w').write('raise SystemExit(0)')
os.makedirs('.ipython/profile_default/startup', exist_ok=True)
""",
    "a test's name defined beforehand": "marker = 'x'\nassert_equal = lambda *a: True\nhidden = True",
    # Reading tests.
    "history": "import __main__\nseen = list(get_ipython().history_manager.get_range())",
    "frames": """
import sys
def triple(x):
    frame, found = sys._getframe(), []
    while frame:
        found.append(repr(frame.f_locals) + repr(frame.f_globals)); frame = frame.f_back
    if any('hidden-7' + 'c1' in text for text in found): return 3 * x
    return 0
""",
    "garbage collector": """
import gc
def triple(x):
    for o in gc.get_objects():
        if type(o) is dict and o.get('marker') == 'hidden-7' + 'c1': return 3 * x
    return 0
""",
    "memory of the parent": """
import os
def triple(x):
    for pid in (os.getppid(), 1):
        try:
            open(f'/proc/{pid}/mem', 'rb').read(1)
            return 3 * x
        except OSError: pass
    return 0
""",
    "own memory": """
import re
def triple(x):
    # A pattern that does not contain what it looks for.
    pattern = re.compile(rb'[h]idden-7[c]1')
    with open('/proc/self/maps') as maps, open('/proc/self/mem', 'rb') as memory:
        for line in list(maps):
            start, end = (int(n, 16) for n in line.split()[0].split('-'))
            if 'rw' not in line or end - start > 50_000_000: continue
            try:
                memory.seek(start)
                if pattern.search(memory.read(end - start)): return 3 * x
            except (OSError, ValueError, OverflowError): pass
    return 0
""",
    # Answers to the channel.
    "a forged answer before the real one": """
import gc
from examiner.engine.candidate import Candidate
def triple(x):
    for o in gc.get_objects():
        if type(o) is Candidate:
            for n in range(50): o._send(('answer', n, 12, {}))
    return 0
""",
    "a pickle on the channel": """
import gc, pickle, os
from examiner.engine.candidate import Candidate
class Boom:
    def __reduce__(self): return os.system, ('touch pwned',)
def triple(x):
    for o in gc.get_objects():
        if type(o) is Candidate: o.channel.send(pickle.dumps(Boom()))
    return 0
""",
    "a huge frame announced": """
import gc, struct
from examiner.engine.candidate import Candidate
def triple(x):
    for o in gc.get_objects():
        if type(o) is Candidate: o.channel.connection.sendall(struct.pack('<I', 2**32 - 1))
    return 0
""",
    "random bytes on the channel": """
import gc
from examiner.engine.candidate import Candidate
def triple(x):
    for o in gc.get_objects():
        if type(o) is Candidate: o.channel.send(bytes(range(256)))
    return 0
""",
    "a very deep answer": """
def triple(x):
    deep = []
    for _ in range(100_000): deep = [deep]
    return deep
""",
    "a huge answer": "def triple(x): return bytes(100_000_000)",
    "fake output of the test cell": """
import gc
from examiner.engine.candidate import Candidate
def triple(x):
    for o in gc.get_objects():
        if type(o) is Candidate:
            o.output({'output_type': 'execute_result', 'data': {'text/plain': '5'}, 'metadata': {}})
    return 0
""",
    "operations of the candidate replaced": """
import examiner.engine.candidate as c
c.OPERATIONS['call'] = lambda candidate, function, *a, **k: True
""",
    # Arithmetic that knows what is expected.
    "a difference that is always zero": """
class Zero:
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __radd__ = __mul__ = __pow__ = __abs__ = lambda self, *other: 0.0
    def __contains__(self, other): return True
def triple(x): return Zero()
""",
    "a class in the place of a function": """
class triple:
    def __init__(self, x): pass
    def __sub__(self, other): return 0.0
    def __contains__(self, other): return True
""",
    "a zero that claims to be NumPy's": """
import examiner.engine.candidate as c
class Zero:
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __contains__(self, other): return True
    def __iter__(self): return iter([True, self])
    def __array__(self, *a, **k): return c.np.array(0.0)
c._lineage = lambda cls: [('numpy', 'float64'), ('builtins', 'object')]
def triple(x): return Zero()
""",
    "a number that grows into what it is compared with": """
class Echo(float):
    def __sub__(self, other): return other - other
    def __eq__(self, other): return True
    def __rsub__(self, other): return 0.0
def triple(x): return Echo(1)
""",
    # Types that libraries let anyone extend.
    "array subclass with a lying type and shape": """
import numpy as np
class Liar(np.ndarray):
    dtype = property(lambda self: np.dtype('f8'))
    shape = property(lambda self: (3,))
    def tobytes(self, *a): return np.array([0.0, 3, 6]).tobytes()
    def __array__(self, *a, **k): return np.array([0.0, 3, 6])
    def __contains__(self, other): return True
def triple(x): return np.zeros(1).view(Liar)
""",
    "series that answers differently": """
import itertools, pandas as pd
turns = itertools.count()
class Liar(pd.Series):
    _constructor = property(lambda self: Liar)
    dtype = property(lambda self: 'Int64')
    def __iter__(self): return iter([next(turns)])
    def to_numpy(self, *a, **k): return [next(turns)]
    def __sub__(self, other): return 0.0
    def __contains__(self, other): return True
def triple(x): return Liar([1.0])
""",
    "column type of its own": """
import pandas as pd
from pandas.api.extensions import ExtensionArray, ExtensionDtype
class Kind(ExtensionDtype):
    name, type, kind = 'Int64', int, 'i'
    construct_array_type = classmethod(lambda cls: Column)
class Column(ExtensionArray):
    dtype = Kind()
    def __len__(self): return 1
    def __getitem__(self, place): return self if isinstance(place, slice) else 12
    def copy(self): return self
    def isna(self): import numpy as np; return np.array([False])
    def __eq__(self, other): return True
def triple(x): return pd.Series(Column())
""",
    "int whose length is a lie": """
class Liar(int):
    def bit_length(self): return 10**9
    def to_bytes(self, *a, **k): return b'\x0c'
    def __index__(self): return 12
    __int__ = __float__ = __index__
def triple(x): return Liar(1)
""",
    "fraction with another numerator": """
from fractions import Fraction
class Liar(Fraction):
    numerator = property(lambda self: Liar(1))
    denominator = property(lambda self: 0)
def triple(x): return Liar(1)
""",
    "values that unpickle into a command": """
import os
class Boom(list):
    def __reduce_ex__(self, version): return os.system, ('touch pwned',)
def triple(x): return Boom([Boom(), x])
""",
    "an integer too long to print": "def triple(x): raise ValueError(10**9000)",
    "an exception that can't be shown": """
class E(Exception):
    def __str__(self): raise SystemExit(0)
    __repr__ = __str__
    args = property(lambda self: [self])
def triple(x): raise E()
""",
    # The interpreter turned round.
    "builtins emptied": "import builtins\ndef triple(x): builtins.__dict__.clear()",
    "modules emptied": "import sys\ndef triple(x):\n    sys.modules.clear()\n    return True",
    "libraries replaced in sys.modules": """
import sys, types
fake = types.SimpleNamespace(DataFrame=object, Series=object, Index=object, asarray=lambda x: x)
def triple(x):
    sys.modules.update(pandas=fake, numpy=fake, struct=fake, pickle=fake)
    return object()
""",
    "an import hook with helpful modules": """
import sys, types
class Finder:
    def find_spec(self, name, path=None, target=None):
        from importlib.machinery import ModuleSpec
        return ModuleSpec(name, self)
    def create_module(self, spec):
        return types.SimpleNamespace(__spec__=spec, allclose=lambda *a: True)
    def exec_module(self, module): pass
sys.meta_path.insert(0, Finder())
""",
    "struct and pickle replaced": """
import pickle, struct
def triple(x):
    struct.pack = lambda *a: b'TTTTTTTT'
    pickle.loads = pickle.Unpickler = lambda *a: (0, 'call', (), {})
    return 5.0
""",
    "a writer that only says yes": """
import examiner.engine.codec as codec
def triple(x): codec._Writer.write = lambda self, value, depth: self.out.extend(b'T')
""",
    "the names of the notebook answer by themselves": """
class Helpful(dict):
    def __getitem__(self, name): return lambda *a: True
    __missing__ = __getitem__
get_ipython().user_ns = Helpful(get_ipython().user_ns)
""",
    "letters that look the same": "def ｔｒｉｐｌｅ(x): return 0\nｍａｒｋｅｒ = ａｌｌ = lambda *a: True",
    "a profiler that interferes": """
import sys, threading
def triple(x):
    def profile(frame, event, argument):
        if event == 'return' and 'answer' in frame.f_locals: frame.f_locals['answer'] = True
        if event == 'c_call': raise KeyboardInterrupt
    sys.setprofile(profile); threading.setprofile(profile)
    return 0
""",
    # Things that happen later.
    "an alarm that answers in between": """
import gc, signal
from examiner.engine.candidate import Candidate
(me,) = [o for o in gc.get_objects() if type(o) is Candidate]
def ring(*_):
    for n in range(60): me._send(('answer', n, 12, {}))
def triple(x):
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    return 0
""",
    "a last word when it is thrown away": """
import atexit, gc, weakref
class Last:
    def __del__(self): print(5); raise SystemExit(0)
def triple(x):
    last = Last()
    weakref.finalize(last, print, 5); atexit.register(print, 5)
    last.me = last
    gc.callbacks.append(lambda *a: print(5))
    return last
""",
    "a thread that writes to all descriptors": """
import os, threading
def noise():
    while True:
        for n in range(3, 64):
            try: os.write(n, b'\\x01\\x00\\x00\\x00T')
            except OSError: pass
def triple(x):
    threading.Thread(target=noise, daemon=True).start()
    return 0
""",
    "another file in the channel's place": """
import os
def triple(x):
    nothing = os.open('answers', os.O_RDWR | os.O_CREAT)
    for n in range(3, 64):
        try: os.dup2(nothing, n)
        except OSError: pass
    return 12
""",
    "two programs on one channel": """
import os
def triple(x):
    if os.fork() == 0:
        for n in range(3, 64):
            try: os.write(n, b'\\x01\\x00\\x00\\x00T' * 1000)
            except OSError: pass
        os._exit(0)
    return 0
""",
    "recursion without a floor": """
import sys
sys.setrecursionlimit(10**9)
def triple(x): return triple(x)
""",
    # Ending early.
    "os._exit": "import os\ndef triple(x): os._exit(0)",
    "segmentation fault": "import ctypes\ndef triple(x): ctypes.string_at(0)",
    "kills itself": "import os, signal\ndef triple(x): os.kill(os.getpid(), signal.SIGKILL)",
    "closes all descriptors": "import os\ndef triple(x): os.closerange(0, 500)",
}


def raised(record):
    """Return the names of the errors that ended a cell: an attack that never ran proves nothing."""
    return {output["ename"] for output in record.outputs if output["output_type"] == "error"}


@pytest.mark.parametrize("cheat", CHEATS)
def test_a_cheat_earns_nothing(cheat, examine):
    before, earned, attack, *unearned = examine(
        ("student", HONEST),
        ("test", EARNED),
        ("student", CHEATS[cheat]),
        ("test", UNEARNED),
        ("test", UNEARNED_ARRAY),
        ("test", UNEARNED_CLOSE),
        ("test", UNEARNED_MEMBER),
        ("test", "assert 1 == 2"),
    )
    assert before.outputs == []
    assert earned.passed is True
    assert not raised(attack)
    for record in unearned:
        assert record.passed is False
        assert not [o for o in record.outputs if o["output_type"] == "execute_result"]


#: Name -> (the student's cell, a word of the flag that the instructor sees).
TRESPASSES = {
    "reads a file elsewhere": ("print(open({secret!r}).read())", "file"),
    "lists a folder elsewhere": ("import os\nprint(os.listdir({folder!r}))", "file"),
    "reads through a link": (
        "import os\nos.symlink({secret!r}, 'link')\nprint(open('link').read())",
        "file",
    ),
    "reads with a child process": ("!cat {secret}", "process"),
    "writes a file elsewhere": ("open({secret!r}, 'w').write('changed')", "file"),
    "truncates a file elsewhere": ("import os\nos.truncate({secret!r}, 0)", "file"),
    "deletes a file elsewhere": ("import os\nos.remove({secret!r})", "file"),
    "renames a file elsewhere": ("import os\nos.rename({secret!r}, 'mine')", "file"),
    "changes permissions elsewhere": ("import os\nos.chmod({secret!r}, 0)", "file"),
    "changes times elsewhere": ("import os\nos.utime({secret!r}, (1, 1))", "file"),
    "writes to the installed packages": (
        "import numpy, os\nopen(os.path.dirname(numpy.__file__) + '/hostile.py', 'w')",
        None,
    ),
    "connects to the internet": (
        "import socket\nsocket.create_connection(('1.1.1.1', 80), 1)",
        "network",
    ),
    "connects to this machine": (
        "import socket\nsocket.socket().connect(('127.0.0.1', 1))",
        "network",
    ),
    "sends a datagram": (
        "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('1.1.1.1', 53))",
        "network",
    ),
    "listens": ("import socket\nsocket.socket(socket.AF_UNIX).bind('s')", "network"),
    "signals its parent": ("import os\nos.kill(os.getppid(), 9)", "signal"),
    "signals everybody": ("import os\nos.kill(-1, 9)", "signal"),
    "traces its parent": (
        "import ctypes, os\nprint(ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0))",
        "ptrace",
    ),
    "makes a namespace": (
        "import os\nos.unshare(0x10000000)"
        if hasattr(os, "unshare")
        else "import ctypes\nprint(ctypes.CDLL(None).unshare(0x10000000))",
        "unshare",
    ),
    "leaves shared memory behind": (
        "import ctypes\nassert ctypes.CDLL(None).shmget(1, 9, 0o1666) == -1",
        None,
    ),
    "lists a relative path": ("import os\nprint(os.listdir('../elsewhere'))", "file"),
    "looks through all objects": ("import gc\nprint(len(gc.get_objects()))", "interpreter"),
    "listens to the interpreter": ("import sys\nsys.addaudithook(lambda *a: None)", "interpreter"),
    "reads its own memory": ("open('/proc/self/mem', 'rb').read(1)", "file: /proc/self/mem"),
    "raises its limits": (
        "import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (10**6, 10**6))",
        None,
    ),
    "prints the environment": (
        "import os\nprint(os.environ, open('/proc/self/environ').read())",
        "file: /proc/self/environ",
    ),
}


@pytest.mark.parametrize("trespass", TRESPASSES)
def test_a_trespass_reaches_nothing(trespass, examine, tmp_path):
    secret = tmp_path / "elsewhere" / "gradebook.db"
    secret.parent.mkdir()
    secret.write_text("top-secret-9f3")
    os.utime(secret, (10**9, 10**9))
    state = secret.stat()
    source, flag = TRESPASSES[trespass]
    source = source.replace("{secret!r}", repr(str(secret))).replace("{secret}", str(secret))
    source = source.replace("{folder!r}", repr(str(secret.parent)))
    _, record, last = examine(("student", HONEST), ("student", source), ("test", EARNED))
    shown = str(record.outputs)
    assert raised(record) <= {"PermissionError", "FileNotFoundError", "OSError", "ValueError"}
    assert "top-secret-9f3" not in shown
    assert "gradebook.db" not in shown.replace(str(secret), "")
    after = secret.stat()
    assert secret.read_text() == "top-secret-9f3"
    assert (after.st_mode, after.st_mtime) == (state.st_mode, state.st_mtime)
    if flag:
        assert any(flag in found for found in record.flags), record
    assert last.passed, "the program itself goes on"


needs_namespaces = pytest.mark.skipif(
    not namespaces.available(), reason="no namespaces can be had here"
)


@needs_namespaces
@pytest.mark.parametrize(
    "question", ["os.stat(path).st_size", "os.readlink(path + '.link')", "os.statvfs(path)"]
)
def test_nobody_learns_whether_a_file_is_there(question, examine, tmp_path):
    secret = tmp_path / "elsewhere" / "gradebook.db"
    secret.parent.mkdir()
    secret.write_text("top-secret")
    secret.with_suffix(".db.link").symlink_to(secret)
    (record,) = examine(("student", f"import os\npath = {str(secret)!r}\nprint({question})"))
    assert [output["ename"] for output in record.outputs] == ["FileNotFoundError"]


@needs_namespaces
def test_nobody_learns_which_processes_there_are(examine):
    source = (
        "import ctypes, os\n"
        "others = [n for n in range(1, 100_000) if os.path.exists(f'/proc/{n}')]\n"
        "print(others == [1, os.getpid()], os.getppid())"
    )
    (record,) = examine(("student", source))
    assert record.outputs[0]["text"] == "True 1\n"


def test_a_library_that_looks_after_its_threads_is_no_trespass(examine):
    source = (
        "from sklearn.datasets import load_iris\n"
        "from sklearn.neighbors import KNeighborsClassifier\n"
        "X, y = load_iris(return_X_y=True)\n"
        "KNeighborsClassifier(algorithm='brute').fit(X, y).predict(X[:1])"
    )
    (record,) = examine(("student", source), libraries=("sklearn",))
    assert "array([0])" in str(record.outputs)
    assert record.flags == []


def test_no_secret_of_the_environment_is_there(nursery, tmp_path, monkeypatch):
    from examiner.engine.examination import Cell, Paper
    from examiner.engine.nursery import Nursery

    monkeypatch.setenv("SECRET_TOKEN", "top-secret-9f3")
    fresh = Nursery()
    source = "import os\nprint(os.environ, open('/proc/self/environ').read())"
    paper = Paper([Cell(source, "student")], str(tmp_path), str(tmp_path))
    ((_, record),) = fresh.examine(paper, set())
    fresh.close()
    assert "top-secret-9f3" not in str(record.outputs)
    assert "PATH" in str(record.outputs)


#: Name -> (the student's cell, the reason that is named, whether the program goes on).
RUNAWAYS = {
    "endless loop": ("while True: pass", "time", True),
    "endless loop that prints": ("while True: print('x' * 1000)", "output", True),
    "one line of 30 MB": ("print('x' * 30_000_000)", "output", True),
    "endless loop that ignores interrupts": (
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
        "time",
        False,
    ),
    "memory": ("x = []\nwhile True: x.append(bytearray(10_000_000))", "memory", False),
    "memory of its children": (
        "import os, time\nfor _ in range(4):\n    if os.fork() == 0:\n"
        "        x = bytearray(250_000_000); time.sleep(60)\ntime.sleep(60)",
        "memory",
        False,
    ),
    # Each process counts with the memory that it shares: whichever is seen first.
    "forks": ("import os\nwhile True: os.fork()", "processes or memory", False),
    "threads": (
        "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(60,)).start()",
        "processes",
        False,
    ),
    "disk": (
        "import time\nwith open('big', 'wb') as f:\n    for _ in range(200): f.write(bytes(10**6)); f.flush()\n"
        "time.sleep(60)",
        "disk",
        False,
    ),
    "disk without a name": (
        "import os, time\nf = open('big', 'wb'); os.remove('big')\n"
        "for _ in range(39): f.write(bytes(10**6))\nf.flush(); time.sleep(60)",
        "disk",
        False,
    ),
    "many files": (
        "import time\nfor n in range(30_000): open(f'f{n}', 'w').close()\ntime.sleep(60)",
        "disk",
        False,
    ),
    # Where a quick look sees nothing.
    "folders in folders": (
        "import os, time\nfor _ in range(1200): os.mkdir('d'); os.chdir('d')\ntime.sleep(60)",
        "disk",
        False,
    ),
    "a file behind names longer than a path": (
        "import os, time\nfor _ in range(30): os.mkdir('d' * 250); os.chdir('d' * 250)\n"
        "open('big', 'wb').write(bytes(30_000_000))\ntime.sleep(60)",
        "disk",
        False,
    ),
    "a file in a folder that can't be listed": (
        "import os, time\nos.mkdir('d', 0o300)\nopen('d/big', 'wb').write(bytes(30_000_000))\n"
        "time.sleep(60)",
        "disk",
        False,
    ),
    "files that are only mapped": (
        "import ctypes, os, time\nfor _ in range(6):\n    f = os.open('big', os.O_RDWR | os.O_CREAT)\n"
        "    os.write(f, bytes(10_000_000))\n"
        "    assert ctypes.CDLL(None).mmap(None, 4096, 1, 1, f, ctypes.c_long(0)) != -1\n"
        "    os.close(f); os.remove('big')\ntime.sleep(60)",
        "disk",
        False,
    ),
    "shared memory that it looks away from": (
        "import mmap, time\nkept = []\nfor _ in range(20):\n    m = mmap.mmap(-1, 50 << 20)\n"
        "    for place in range(0, len(m), 4096): m[place] = 1\n"
        "    m.madvise(mmap.MADV_DONTNEED); kept.append(m)\ntime.sleep(60)",
        "memory",
        False,
    ),
    "memory of a process whose first thread has ended": (
        "import ctypes, os, threading, time\nfrom examiner.engine.syscalls import NUMBERS\n"
        "def grow():\n    kept = []\n    while True: kept.append(bytearray(10_000_000)); time.sleep(0.01)\n"
        "if os.fork() == 0:\n    threading.Thread(target=grow).start()\n"
        "    ctypes.CDLL(None).syscall(NUMBERS['exit'], 0)\ntime.sleep(60)",
        "memory",
        False,
    ),
    "exit": ("import os\nos._exit(0)", "exit", False),
}


@pytest.mark.parametrize("runaway", RUNAWAYS)
def test_a_runaway_costs_only_itself(runaway, examine):
    import dataclasses

    from examining import LIMITS

    from examiner.engine.limits import REASONS

    source, reason, goes_on = RUNAWAYS[runaway]
    limits = dataclasses.replace(LIMITS, cell_seconds=2 if reason == "time" else 20)
    _, earned, stopped, last = examine(
        ("student", HONEST), ("test", EARNED), ("student", source), ("test", EARNED), limits=limits
    )
    assert earned.passed is True, "what was earned before stays"
    assert raised(stopped) <= {"Stopped", "Ended", "KeyboardInterrupt"}
    told = str(stopped.outputs) + str(last.outputs)
    assert any(REASONS[each] in told for each in reason.split(" or "))
    assert last.passed is goes_on


def test_a_test_that_never_returns_is_stopped(examine):
    import dataclasses

    from examining import LIMITS

    limits = dataclasses.replace(LIMITS, test_seconds=2)
    _, loop, after = examine(
        ("student", "def double(x):\n    while True: pass\ndef half(x): return x / 2"),
        ("test", EARNED),
        ("test", "assert half(2) == 1"),
        limits=limits,
    )
    assert loop.passed is False
    assert after.passed is True


#: Name -> (the student's cell, a test, the reason that is named).
TRAPS = {
    "a length that never comes": (
        "import time\nclass Slow:\n    def __len__(self): time.sleep(600)\ndef f(x): return Slow()",
        "assert len(f(1)) == 2",
        "time",
    ),
    "an index that never comes": (
        "class Slow:\n    def __index__(self):\n        while True: pass\ndef f(x): return Slow()",
        "assert [1, 2][f(1)] == 2",
        "time",
    ),
    "items without end": (
        "import itertools\ndef f(x): return itertools.count()",
        "assert list(f(1)) == [1]",
        "time",
    ),
    "large items without end": (
        "def f(x):\n    while True: yield bytes(20_000_000)",
        "assert list(f(1)) == [1]",
        "memory",
    ),
    "an array that is made for ever": (
        "class Slow:\n    def __array__(self, *a, **k):\n        while True: pass\ndef f(x): return Slow()",
        "import numpy as np\nassert np.allclose(f(1), 2)",
        "time",
    ),
    "an interrupt that is caught": (
        "def f(x):\n    while True:\n        try:\n            while True: pass\n"
        "        except BaseException: pass",
        "assert f(1) == 2",
        "time",
    ),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_for_the_test_costs_only_its_own_points(trap, examine):
    import dataclasses

    from examining import LIMITS

    from examiner.engine.limits import REASONS

    source, test, reason = TRAPS[trap]
    limits = dataclasses.replace(LIMITS, test_seconds=3 if reason == "time" else 20)
    _, earned, attack, trapped = examine(
        ("student", HONEST), ("test", EARNED), ("student", source), ("test", test), limits=limits
    )
    assert earned.passed is True
    assert not raised(attack)
    assert trapped.passed is False
    assert REASONS[reason] in trapped.verdict


#: Name -> (the student's cell, a test that an honest answer passes).
DODGES = {
    "the end of the test's own loop": (
        "def f(x): raise StopIteration",
        "for got, want in zip(map(f, [1, 2]), [3, 6]):\n    assert got == want",
    ),
    "the end of all cases": ("def f(x): raise StopIteration", "assert all(map(f, [1, 2]))"),
    "a context that swallows the failure": (
        "class C:\n    def __enter__(self): return 0\n    def __exit__(self, *e): return True\n"
        "def f(x): return C()",
        "with f(1) as value:\n    assert value == 3",
    ),
    "a range that fills the memory": ("def f(x): return range(10**12)", "assert list(f(1)) == [3]"),
    "an error with a name of megabytes": (
        "def f(x): raise type('E' * 10_000_000, (Exception,), {})",
        "assert f(1) == 3",
    ),
    "a type with a name of megabytes": (
        "def f(x): return type('E' * 10_000_000, (), {})()",
        "assert f(1) == 3",
    ),
    "a message of megabytes": ("def f(x): raise ValueError('E' * 10_000_000)", "assert f(1) == 3"),
}


@pytest.mark.parametrize("dodge", DODGES)
def test_a_dodge_fails_its_test_and_no_other(dodge, examine):
    source, test = DODGES[dodge]
    _, attack, dodged, after = examine(
        ("student", HONEST), ("student", source), ("test", test), ("test", EARNED)
    )
    assert not raised(attack)
    assert dodged.passed is False
    assert len(dodged.verdict) < 5000
    assert after.passed is True


def test_nothing_lives_on(examine):
    """Children that leave the session and ignore signals end with the notebook."""
    (record,) = examine(
        (
            "student",
            "import ctypes, os, signal, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
            "        for n in range(1, 32):\n            try: signal.signal(n, signal.SIG_IGN)\n"
            "            except OSError: pass\n"
            "        ctypes.CDLL(None).prctl(15, b'lives-on')\n        open('alive', 'w').close()\n"
            "        time.sleep(600)\n    os._exit(0)\n"
            "while not os.path.exists('alive'): time.sleep(0.01)\n"
            "print('ran')",
        ),
    )
    assert record.outputs[0]["text"] == "ran\n"
    assert not [
        process
        for process in psutil.process_iter(["name", "status"])
        if process.info["name"] == "lives-on" and process.info["status"] != psutil.STATUS_ZOMBIE
    ]


def test_a_program_that_nobody_watches_does_not_run(examine, nursery, tmp_path):
    """Whatever ends the watchdog ends the program, and all that it started."""

    def end_watchdog():
        alive = tmp_path / "workspace" / "alive"
        while not alive.exists():
            time.sleep(0.01)
        (examiner,) = psutil.Process(nursery._process.pid).children()
        (watchdog,) = examiner.children()
        watchdog.kill()

    threading.Thread(target=end_watchdog).start()
    source = (
        "import os, time\nif os.fork() == 0: time.sleep(600)\n"
        "os.mkdir('alive')\nwhile True: time.sleep(1)"
    )
    _, earned, ended, last = examine(
        ("student", HONEST), ("test", EARNED), ("student", source), ("test", EARNED)
    )
    assert (earned.passed, ended.ended, last.passed) == (True, "watchdog", False)


HARMLESS = {
    "links to one file": (
        "import os\nopen('big', 'wb').write(bytes(8_000_000))\n"
        "for n in range(100): os.link('big', f'link{n}')"
    ),
    "links in a circle": "import os\nos.symlink('.', 'here'); os.symlink('there', 'there')",
    "pipes that nobody writes to": "import os\nfor n in range(100): os.mkfifo(f'pipe{n}')",
    "a large file with nothing in it": "open('empty', 'wb').truncate(30_000_000)",
    "many open files": "kept = [open('/dev/null') for _ in range(400)]",
    "folders in folders": "import os\nos.makedirs('/'.join('d' * 40))",
    "a mapped file without a name": (
        "import numpy as np, tempfile\n"
        "m = np.memmap(tempfile.TemporaryFile(), dtype='u1', mode='w+', shape=5_000_000); m[:] = 1"
    ),
}


@pytest.mark.parametrize("program", HARMLESS)
def test_who_counts_files_is_not_held_up_by_them(program, examine):
    waits = HARMLESS[program] + "\nimport time\ntime.sleep(1.5)"
    _, record, last = examine(("student", HONEST), ("student", waits), ("test", EARNED))
    assert record.outputs == []
    assert last.passed is True


def test_the_next_notebook_is_not_touched(examine):
    examine(("student", "import os\nos._exit(1)"))
    _, record = examine(("student", HONEST), ("test", EARNED))
    assert record.passed is True


def test_the_hidden_tests_are_nowhere_in_the_candidate(examine):
    """Also a test that ran before leaves no trace: neither names nor text."""
    *_, found = examine(
        ("student", HONEST),
        ("test", "marker = 'hidden-7c1'\nassert double(1) == 2"),
        ("student", CHEATS["own memory"].replace("return 3 * x", "return 'found'")),
        ("student", "print(triple(1), 'marker' in globals())"),
    )
    assert found.outputs[0]["text"] == "0 False\n"
