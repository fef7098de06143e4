"""Operators that treat a function's arguments as students do who have not read what they may be.

What an argument may be is read from the docstring, as chapters write it: ``scores：分数，列表或一维
数组，可能含有 nan。`` So only functions whose parameters are explained there have such mutants.
"""

import re
from collections.abc import Iterator

import libcst as cst
from libcst.helpers import parse_template_expression as expression
from libcst.helpers import parse_template_statement as statement

#: Where the explanation of parameters begins and ends.
PARAMETERS = re.compile(r"(?s)参数：\n(.*?)(?=\n\S|\Z)")
PARAMETER = re.compile(r"\s*([A-Za-z_][\w、,， ]*)[：:](.*)")

#: Words for numbers without a fraction.
LABELS = "整数|标签|类别|uint8"
#: Words for numbers that have no sign to lose.
UNSIGNED = "非负|不小于 0|大于 0|正整数|正数|正的|概率|0 和 1|0 到|个数|uint8"

TEXT = ("{x}.strip()", "{x}.replace(' ', '')")
LETTERS = ("{x}.lower()",)
DIGITS = ("str(int({x}))", "{x}.replace('-', '')")
LIST = ("sorted({x})", "list(dict.fromkeys({x}))", "{x}[1:]", "{x}[:-1]")
WORDS = ("[each.lower() for each in {x}]", "[each.strip() for each in {x}]")
ARRAY = (
    *("np.sort({x}, axis=0)", "np.unique({x}, axis=0)", "np.asarray({x})[1:]"),
    *("np.asarray({x})[:-1]", "np.abs({x})"),
)
FRACTIONS = ("np.asarray({x}, dtype=int)", "np.round({x}, 4)")
WHOLE = ("np.asarray({x}, dtype=np.int8)",)
MISSING = ("np.asarray({x})[~np.isnan({x})]",)
NUMBER = ("abs({x})", "int({x})", "round({x}, 4)")
TABLE = (
    *("{x}.dropna()", "{x}.drop_duplicates()", "{x}.reset_index(drop=True)"),
    *("{x}.iloc[1:]", "{x}.iloc[:-1]"),
)
MAPPING = ("dict(list({x}.items())[1:])", "dict(list({x}.items())[:-1])")

REMEMBERED = (
    "lambda function, known={}: lambda *a, **k: "
    "known[str(a[:1])] if str(a[:1]) in known else known.setdefault(str(a[:1]), function(*a, **k))"
)

#: Class -> what changes an instance of it, while the function goes on with a copy.
CHANGES = {
    "list": "if isinstance({x}, list):\n    {x}, _ = (list({x}), {x}.append(None))",
    "dict": "if isinstance({x}, dict):\n    {x}, _ = (dict({x}), {x}.update(_=0))",
    "fractions": (
        "if isinstance({x}, np.ndarray) and {x}.dtype.kind == 'f':\n"
        "    {x}, _ = ({x}.copy(), {x}.__iadd__(1))"
    ),
    "integers": (
        "if isinstance({x}, np.ndarray) and {x}.dtype.kind in 'iu':\n"
        "    {x}, _ = ({x}.copy(), {x}.__iadd__(1))"
    ),
    "table": "{x}, _ = ({x}.copy(), {x}.insert(0, '_', 0))",
}


def explained(function: cst.FunctionDef) -> dict[str, str]:
    """Return what a function's docstring says of each parameter."""
    known = {param.name.value for param in function.params.params}
    said = explained_in(function.get_docstring() or "")
    return {name: text for name, text in said.items() if name in known}


def explained_in(docstring: str) -> dict[str, str]:
    """Return what a docstring says of each parameter, but not what it says of a parameter's parts.

    After ``layers：列表，每层是 (W, b, name)：`` the lines below explain W, b and name.
    """
    said = PARAMETERS.search(docstring)
    found: dict[str, str] = {}
    names: list[str] = []
    for line in said[1].splitlines() if said else ():
        if match := PARAMETER.fullmatch(line):
            names = re.split(r"[、,， ]+", match[1].strip())
            found |= {name: match[2] for name in names}
        else:
            whole = [name for name in names if not found[name].endswith("：")]
            found |= {name: found[name] + line.strip() for name in whole}
    return found


def is_mapping(text: str) -> bool:
    """Tell whether what is said of an argument is that it is a dictionary, whatever is in it."""
    return re.match("[^，。；]*(字典|dict)", text) is not None


def other_argument(function: cst.FunctionDef) -> Iterator[cst.CSTNode]:
    """Strip, sort or round an argument first, take each value once, or one too few."""
    for name, text in explained(function).items():
        for template in _mistaken(text):
            yield _first(function, f"{name} = {template.format(x=name)}")


def changed_argument(function: cst.FunctionDef) -> Iterator[cst.CSTNode]:
    """Change an argument in place, for one of the types that it may have."""
    for name, text in explained(function).items():
        for kind in _kinds(text):
            yield _first(function, CHANGES[kind].format(x=name))


def kept_between_calls(function: cst.FunctionDef) -> Iterator[cst.CSTNode]:
    """Begin with what the last call left: ``def f(xs, found=[])``."""
    empty = ("[]", "{}", "set()", "dict()", "deque()", "Counter()")
    code = cst.Module([]).code_for_node
    for line in function.body.body:
        match line:
            case cst.SimpleStatementLine(
                body=[
                    cst.Assign(targets=[cst.AssignTarget(target=cst.Name() as name)], value=value)
                ]
            ) if code(value) in empty:
                rest = [each for each in function.body.body if each is not line]
                params = [*function.params.params, cst.Param(name, default=value)]
                yield function.with_changes(
                    body=function.body.with_changes(body=rest),
                    params=function.params.with_changes(params=params),
                )


def remembered(function: cst.FunctionDef) -> Iterator[cst.CSTNode]:
    """Return what was returned before for the same first argument, whatever the others are."""
    if len(explained(function)) > 1:
        yield function.with_changes(decorators=[cst.Decorator(expression(REMEMBERED))])


def _mistaken(text: str) -> Iterator[str]:
    """Yield what stands for an argument of which a text says what it may be."""
    unsigned = re.search(UNSIGNED, text)
    yield from (each for each in _templates(text) if not (unsigned and "abs(" in each))


def _templates(text: str) -> Iterator[str]:
    if "DataFrame" in text:
        yield from TABLE
    elif is_mapping(text):
        yield from MAPPING
    elif "数组" in text:
        yield from ARRAY
        yield from WHOLE if re.search(LABELS, text) else FRACTIONS
        yield from MISSING if re.search("nan|缺", text) else ()
    elif "列表" in text:
        yield from LIST
        yield from WORDS if re.search("str|字符串|词|文字", text) else ()
    elif "字典" in text or "dict" in text:
        yield from MAPPING
    elif "str" in text or "字符串" in text:
        yield from TEXT
        yield from DIGITS if "数字" in text else LETTERS
    elif "整数" not in text and re.search("float|一个数|浮点|的数", text):
        yield from NUMBER


def _kinds(text: str) -> Iterator[str]:
    """Yield the types that an argument may have and that can be changed in place."""
    if is_mapping(text):
        yield "dict"
        return
    if "DataFrame" in text:
        yield "table"
    if "列表" in text:
        yield "list"
    if "数组" in text and not re.search(LABELS, text):
        yield "fractions"
    if "数组" in text and "浮点数组" not in text:
        yield "integers"


def _first(function: cst.FunctionDef, code: str) -> cst.FunctionDef:
    """Put a statement before all others."""
    start = 0 if function.get_docstring() is None else 1
    lines = list(function.body.body)
    body = [*lines[:start], statement(code), *lines[start:]]
    return function.with_changes(body=function.body.with_changes(body=body))
