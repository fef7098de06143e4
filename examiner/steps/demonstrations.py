"""Which demonstrations a grade depends on: the others need not run.

A demonstration is a cell that came with the release, neither graded nor locked: it draws, trains,
shows. Most of a notebook's time is theirs, and no exercise needs them. One that the student left as
it was runs when a cell that does run needs what it leaves behind: a name, an object that it
changes, what a function remembers from being called, a file.

All this is read off the text, on the side of running too much. What can't be told from a student's
text makes everything run.
"""

import ast
import builtins
import symtable
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from IPython.core.inputtransformer2 import TransformerManager

# Longer cells (characters) are not looked into.
_MAX_SOURCE = 100_000
# What reaches names, or other code, in ways that a text doesn't show.
_OPAQUE_NAMES = {
    *("exec", "eval", "compile", "globals", "locals", "vars", "setattr", "delattr", "__import__"),
    *("importlib", "runpy", "builtins", "__builtins__"),
}
# What IPython keeps of the cells before.
_HISTORY = {"In", "Out", "_", "__", "___", "_i", "_ii", "_iii", "_ih", "_oh", "_dh"}
_OPAQUE_ATTRIBUTES = {
    *("modules", "_getframe", "currentframe", "stack", "user_ns", "run_cell", "get_objects"),
    *("__dict__", "__globals__", "__closure__", "__defaults__", "f_globals", "f_locals", "f_back"),
}
_HARMLESS_MAGICS = {"matplotlib", "config", "precision", "pwd", "who", "whos"}
# Functions of modules that change what all of a program sees (np.seterr, random.seed), or what
# they are given (random.shuffle, np.copyto).
_SETTERS = ("set", "seed", "use", "reset", "register", "filter", "simplefilter", "clear", "rc")
_CHANGERS = ("shuffle", "copyto", "put", "place", "fill_", "fit", "train", "heap", "insort")
_WRITERS: tuple[str, ...] = (
    "open",
    "save",
    "write",
    "dump",
    "to_csv",
    "to_json",
    "to_pickle",
    "to_excel",
    "to_html",
)
_WRITERS += ("to_parquet", "mkdir", "makedirs", "touch", "unlink", "rename", "chdir", "copyfile")
_READERS = ("open", "load", "read", "exists", "listdir", "scandir", "glob", "iterdir", "is_file")
_FILES = "<files>"
_UNCHANGEABLE = {"", *dir(builtins)}
# Decorators that give a function no memory.
_PLAIN_DECORATORS = {"staticmethod", "classmethod", "property", "dataclass", "abstractmethod"}


@dataclass(frozen=True)
class Effects:
    """What a cell needs, and what it leaves behind; names all.

    Attributes
    ----------
    needs : set of str
        Looked up, at once or in the functions that it defines.
    binds : set of str
    functions : set of str
        Bound by ``def`` or ``class``.
    imports : set of (str, str)
        Name and what it stands for.
    changes : set of str
        Their objects may be changed at once.
    gives : set of (str, str)
        Functions that are called, and names that each is given.
    harmless : set of str
        Functions that change nothing that they are given.
    memory : set of str
        What its functions may change when they are called; they themselves if they remember.
    aliases : set of (str, str)
        The first may be the object of the second.
    opaque : bool
        Whether its text doesn't tell.
    """

    needs: set[str] = field(default_factory=set)
    binds: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    imports: set[tuple[str, str]] = field(default_factory=set)
    changes: set[str] = field(default_factory=set)
    gives: set[tuple[str, str]] = field(default_factory=set)
    harmless: set[str] = field(default_factory=set)
    memory: set[str] = field(default_factory=set)
    aliases: set[tuple[str, str]] = field(default_factory=set)
    opaque: bool = False


def needed(sources: Sequence[str], kinds: Sequence[str]) -> list[bool]:
    """Tell which code cells of a notebook have to run.

    Parameters
    ----------
    sources : sequence of str
    kinds : sequence of str
        ``"demonstration"`` for those that the student left as they were; ``"student"``, ``"given"``
        or ``"test"`` for the others, which all run.

    Returns
    -------
    list of bool
    """
    runs = [kind != "demonstration" for kind in kinds]
    if all(runs):
        return runs
    trees = [_parsed(source) for source in sources]
    modules = {name for tree in trees if tree for name, _ in _imports(tree)}
    cells = [effects(tree, modules) for tree in trees]
    if any(cell.opaque for cell, kind in zip(cells, kinds, strict=True) if kind == "student"):
        return [True] * len(cells)
    leaves = _left_behind(cells, kinds)
    wanted: set[str] = set()
    for cell, kind in zip(cells, kinds, strict=True):
        if kind == "test":
            # Its own names are its own, and what it reads is the course's; all other names are
            # looked up in the student's program.
            wanted |= cell.needs - cell.binds - {_FILES}
        elif kind == "given":
            wanted |= cell.needs - {_FILES}
        elif kind == "student":
            wanted |= cell.needs
    growing = True
    while growing:
        growing = False
        for source in {source for cell in cells for source in cell.aliases if source[1] in wanted}:
            wanted.add(source[0])
        for number, cell in enumerate(cells):
            if not runs[number] and (cell.opaque or leaves[number] & wanted):
                runs[number] = growing = True
                wanted |= cell.needs
    return runs


def _left_behind(cells: Sequence[Effects], kinds: Sequence[str]) -> list[set[str]]:
    """Return for each cell the names whose objects are others after it has run."""
    functions = {name for cell in cells for name in cell.functions}
    own = [cell for cell, kind in zip(cells, kinds, strict=True) if kind in ("student", "test")]
    imported = {
        pair
        for cell, kind in zip(cells, kinds, strict=True)
        if kind == "given"
        for pair in cell.imports
    }
    # What a student's function does with what it is given, nobody knows: it may be a wrong one.
    harmless = {name for cell in cells for name in cell.harmless} - {
        name for cell in own for name in cell.functions
    }
    memory = _memory(cells)
    return [
        (cell.binds - {name for name, _ in cell.imports & imported})
        | (cell.changes - functions)
        | ({name for function, name in cell.gives if function not in harmless} - functions)
        | set().union(*(memory[name] for name in cell.needs if name in memory))
        for cell in cells
    ]


def _memory(cells: Sequence[Effects]) -> dict[str, set[str]]:
    """Return functions that remember something, or change it, and what: directly or by others."""
    memory: defaultdict[str, set[str]] = defaultdict(set)
    growing = True
    while growing:
        before = sum(map(len, memory.values()))
        for cell in cells:
            remembered = cell.memory.union(*(memory[name] for name in cell.needs if name in memory))
            for name in cell.functions if remembered else ():
                memory[name] |= remembered
        growing = sum(map(len, memory.values())) > before
    return memory


def _parsed(source: str) -> ast.Module | None:
    """Return a cell's tree, an empty one where it does not compile; None where it can't be told."""
    if len(source) > _MAX_SOURCE:
        return None
    try:
        return ast.parse(TransformerManager().transform_cell(source))
    except SyntaxError:
        # Such a cell does nothing.
        return ast.Module([], [])
    except (RecursionError, ValueError, MemoryError):
        return None


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield names that are bound by imports, and what they stand for."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            origin = getattr(node, "module", "")
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                yield name, f"{origin}:{alias.name}"


def effects(tree: ast.Module | None, modules: set[str]) -> Effects:
    """Read off a cell what it needs and what it leaves behind.

    Parameters
    ----------
    tree : ast.Module
        None for a cell that can't be read.
    modules : set of str
        Names of the notebook that are modules.

    Returns
    -------
    Effects
    """
    try:
        if tree is None or _is_opaque(tree):
            return Effects(opaque=True)
        found = Effects()
        for statement in tree.body:
            _add_names(found, statement)
        found.imports.update(_imports(tree))
        found.harmless.update(name for name, _ in found.imports)
        for function in _functions(tree):
            found.memory.update(_remembered(function, modules))
            if isinstance(function, ast.FunctionDef) and not _changes_arguments(function, modules):
                found.harmless.add(function.name)
        _add_changes(found, tree, modules)
    except (RecursionError, ValueError, SyntaxError):
        return Effects(opaque=True)
    return replace(found, opaque=bool((found.needs - found.binds) & _HISTORY))


def _is_opaque(tree: ast.Module) -> bool:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) if name in _OPAQUE_NAMES:
                return True
            case ast.Attribute(attr=name) if name in _OPAQUE_ATTRIBUTES:
                return True
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                return True
            case ast.Call(func=ast.Name(id="get_ipython")):
                if not _is_harmless_magic(tree, node):
                    return True
    return False


def _is_harmless_magic(tree: ast.Module, call: ast.Call) -> bool:
    """Tell whether ``get_ipython()`` is there for a magic that runs no code."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=value, attr="run_line_magic"),
                args=[ast.Constant(name), *_],
            ) if value is call:
                return name in _HARMLESS_MAGICS
    return False


def _add_names(found: Effects, statement: ast.stmt) -> None:
    """Add what a statement at the top of a cell looks up and binds."""
    table = symtable.symtable(ast.unparse(statement), "<cell>", "exec")
    found.needs.update(_looked_up(table) - found.binds)
    bound = set(_bound(table))
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            found.functions.update(bound)
        case ast.If() | ast.For() | ast.While() | ast.Try():
            # Perhaps it binds them, perhaps a later line needs them from before.
            found.needs.update(bound & _looked_up(table))
    found.binds.update(bound)


def _looked_up(table: symtable.SymbolTable) -> set[str]:
    top = table.get_type() == "module"
    names = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (top or symbol.is_global())
    }
    return names.union(*(_looked_up(child) for child in table.get_children()))


def _bound(table: symtable.SymbolTable) -> Iterator[str]:
    top = table.get_type() == "module"
    for symbol in table.get_symbols():
        binds = symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
        if binds and (top or symbol.is_declared_global()):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _bound(child)


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node


def _remembered(
    function: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, modules: set[str]
) -> Iterator[str]:
    """Yield what calling a function, or a class's methods, may change for the next call."""
    decorators = [
        each.func if isinstance(each, ast.Call) else each for each in function.decorator_list
    ]
    if any(_last_name(each) not in _PLAIN_DECORATORS for each in decorators):
        yield function.name
    if isinstance(function, ast.ClassDef):
        values = [node.value for node in function.body if isinstance(node, ast.Assign)]
        if not all(isinstance(value, ast.Constant) for value in values):
            yield function.name
    else:
        defaults = [*function.args.defaults, *filter(None, function.args.kw_defaults)]
        if any(not isinstance(value, (ast.Constant, ast.Name, ast.UnaryOp)) for value in defaults):
            yield function.name
    for node in ast.walk(function):
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            yield from node.names
            yield function.name
    # Names of the notebook, not of the function.
    looked_up = _looked_up(symtable.symtable(ast.unparse(function), "<cell>", "exec"))
    changed = (_changed(function, modules) | {name for _, name in _gives(function)}) & looked_up
    yield from changed
    if changed:
        yield function.name


def _changes_arguments(function: ast.FunctionDef, modules: set[str]) -> bool:
    """Tell whether a function may change what it is given."""
    parts = (function.args.posonlyargs, function.args.args, function.args.kwonlyargs)
    names = {argument.arg for part in parts for argument in part}
    aliases = set(_aliases(function))
    for _ in aliases:
        names |= {new for new, old in aliases if old in names}
    handed_on = {name for _, name in _gives(function)}
    return bool(names & (_changed(function, modules) | handed_on)) or bool(
        function.args.vararg or function.args.kwarg
    )


def _add_changes(found: Effects, tree: ast.Module, modules: set[str]) -> None:
    """Add what the statements outside functions change."""
    for statement in tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        found.changes.update(_changed(statement, modules))
        found.gives.update(_gives(statement))
        found.aliases.update(_aliases(statement))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _last_name(node.func)
            if name.startswith(_WRITERS):
                found.binds.add(_FILES)
            if name.startswith(_READERS):
                found.needs.add(_FILES)


def _changed(tree: ast.AST, modules: set[str]) -> set[str]:
    """Return the names whose objects a piece of code may change."""
    changed, set_up = set(), set()
    for node in ast.walk(tree):
        match node:
            case (
                ast.Attribute(ctx=ast.Store() | ast.Del())
                | ast.Subscript(ctx=ast.Store() | ast.Del())
            ):
                # plt.rcParams["…"] = … too
                set_up.add(_root(node))
            case ast.AugAssign(target=target):
                changed.add(_root(target))
            case ast.Call(func=ast.Attribute(value=value, attr=name)):
                # Each cell starts from the same seeds anyway.
                setter = name.startswith(_SETTERS) and "seed" not in name
                (set_up if setter else changed).add(_root(value))
                if name.startswith(_CHANGERS):
                    changed.update(_given(node))
            case ast.Call(func=ast.Name(id=name)) if name.startswith(_CHANGERS):
                changed.update(_given(node))
    return ((changed - modules) | set_up) - _UNCHANGEABLE


def _gives(tree: ast.AST) -> set[tuple[str, str]]:
    """Return functions that a piece of code calls by name, with the names that it gives them."""
    return {
        (node.func.id, name)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id not in _UNCHANGEABLE
        for name in _given(node) - _UNCHANGEABLE
    }


def _given(call: ast.Call) -> set[str]:
    """Return the names among a call's arguments."""
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    return {name for argument in arguments for name in _named(argument)}


def _named(node: ast.expr) -> Iterator[str]:
    """Yield the names whose objects an expression may hand on as they are."""
    match node:
        case ast.Name() | ast.Attribute() | ast.Subscript():
            yield _root(node)
        case ast.Starred(value=value) | ast.NamedExpr(value=value):
            yield from _named(value)
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            for part in parts:
                yield from _named(part)
        case ast.Dict(values=parts):
            for part in parts:
                yield from _named(part)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _named(body)
            yield from _named(orelse)
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from _named(part)


def _aliases(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield pairs of names of which the first may be, or be a part of, the object of the second."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets, value=value):
                pairs = [(target, value) for target in targets]
            case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                pairs = [(target, value)]
            case (
                ast.NamedExpr(target=target, value=value)
                | ast.AnnAssign(target=target, value=ast.expr() as value)
            ):
                pairs = [(target, value)]
            case ast.withitem(context_expr=value, optional_vars=ast.expr() as target):
                pairs = [(target, value)]
            case _:
                pairs = []
        for target, value in pairs:
            for new in ast.walk(target):
                if isinstance(new, ast.Name):
                    yield from ((new.id, old) for old in _named(value) if old)


def _root(node: ast.AST) -> str:
    """Return the name at the front of ``name.attribute[index]``; what a call returns has none."""
    while True:
        match node:
            case ast.Name(id=name):
                return name
            case ast.Attribute(value=value) | ast.Subscript(value=value):
                node = value
            case _:
                return ""


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
