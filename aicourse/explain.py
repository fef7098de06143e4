"""One Chinese sentence for an error that beginners meet: what it means and where to look.

Each rule is a kind of error, a pattern of its English message, and the sentence; ``{0}``, ``{1}`` …
are what the pattern's groups found.
"""

import difflib
import re
from collections.abc import Container, Iterable

#: Chinese punctuation that keyboards type where Python wants another character.
HALF_WIDTH = dict(
    zip("（），。：；！？【】｛｝《》＝＋－＊／％＜＞", "(),.:;!?[]{}<>=+-*/%<>", strict=True)
)
HALF_WIDTH |= dict.fromkeys("“”＂", '"') | dict.fromkeys("‘’＇", "'") | {"、": ",", "　": " "}

#: The builtins that the course uses; among all of them, every word resembles one.
BUILTINS = [
    "abs",
    "all",
    "any",
    "bool",
    "dict",
    "enumerate",
    "filter",
    "float",
    "input",
    "int",
    "isinstance",
    "len",
    "list",
    "map",
    "max",
    "min",
    "open",
    "print",
    "range",
    "reversed",
    "round",
    "set",
    "sorted",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "zip",
    "True",
    "False",
    "None",
]
NO_RETURN = "多半是某个函数忘了写 return：没有 return 的函数返回 None。"

RULES: list[tuple[type[BaseException], str, str]] = [
    # Text that Python can't read.
    (
        SyntaxError,
        r"invalid character '(.)'|invalid non-printable character U\+(\w+)",
        "{wide}",
    ),
    (SyntaxError, r"'(.)' was never closed", "括号“{0}”没有配对的另一半：数一数左括号和右括号。"),
    (SyntaxError, r"unmatched '(.)'", "多了一个“{0}”，或者少了和它配对的左括号。"),
    (
        SyntaxError,
        r"closing parenthesis '(.)' does not match opening parenthesis '(.)'",
        "“{1}”和“{0}”不是一对括号：检查哪一个写错了。",
    ),
    (
        SyntaxError,
        r"unterminated (?:f-string|string|triple)",
        "字符串少了一边的引号：两边要用同一种英文引号。",
    ),
    (SyntaxError, r"expected ':'", "这一行的末尾少了英文冒号“:”。"),
    (
        SyntaxError,
        r"Maybe you meant '=='|cannot assign to .*'=='",
        "比较相等要写两个等号“==”；一个等号“=”是赋值。",
    ),
    (SyntaxError, r"cannot assign to", "等号左边只能是变量名：赋值时变量在左，值在右。"),
    (SyntaxError, r"Perhaps you forgot a comma", "两个值之间可能少了英文逗号“,”。"),
    (SyntaxError, r"'return' outside function", "return 只能写在函数里：检查它前面的缩进。"),
    (SyntaxError, r"Missing parentheses in call to 'print'", "print 后面要加括号：print(…)。"),
    (
        SyntaxError,
        r"'(await|yield|break|continue)' outside|'(break)'",
        "这个词不能写在这里：检查它前面的缩进。",
    ),
    (SyntaxError, r"invalid decimal literal", "名字不能以数字开头；数字和字母之间少了运算符吗？"),
    (TabError, r"", "缩进里混用了 Tab 和空格：请全部改成空格。"),
    (
        IndentationError,
        r"expected an indented block after (?:'(\w+)'|(function|class))",
        "冒号后面的下一行要缩进（按一次 Tab 键，空四格）。",
    ),
    (IndentationError, r"unexpected indent", "这一行前面多了空格：它应当和上一行对齐。"),
    (
        IndentationError,
        r"unindent does not match",
        "这一行的缩进和上面哪一行都对不齐：每一层都是四个空格。",
    ),
    (IndentationError, r"", "缩进不对：同一层的代码要对齐，冒号的下一行要多空四格。"),
    (SyntaxError, r"", "Python 读不懂这一行：检查括号、引号、冒号和逗号，也看看上一行。"),
    # Names.
    (
        UnboundLocalError,
        r"variable '(\w+)'",
        "{0} 在函数里被赋值，所以是函数自己的变量；可是在赋值之前就用到了它。",
    ),
    (NameError, r"name '(\w+)' is not defined", "{name}"),
    (
        ModuleNotFoundError,
        r"No module named '([\w.]+)'",
        "没有找到模块 {0}：检查拼写；拼对了就是没有安装，请用课程的 start 文件打开。",
    ),
    (
        ImportError,
        r"cannot import name '(\w+)' from '([\w.]+)'",
        "模块 {1} 里没有 {0}：检查拼写和大小写。",
    ),
    # Calls.
    (
        TypeError,
        r"missing (\d+) required .*?arguments?: (.+)",
        "调用函数时少给了 {0} 个参数：{1}。对照函数定义的括号里写了哪些参数。",
    ),
    (
        TypeError,
        r"takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) (?:was|were) given",
        "函数要 {0} 个参数，却给了 {1} 个。（在类里，self 也算一个。）",
    ),
    (
        TypeError,
        r"got an unexpected keyword argument '(\w+)'",
        "这个函数没有叫 {0} 的参数：检查拼写。",
    ),
    (
        TypeError,
        r"'NoneType' object is not|NoneType",
        "这里得到的是 None（什么都没有）。" + NO_RETURN,
    ),
    (
        TypeError,
        r"'(\w+)' object is not callable",
        "括号前面的东西不是函数，而是 {0}：是不是用变量盖住了同名的函数，或者少写了运算符？",
    ),
    (
        TypeError,
        r"can only concatenate str|must be str, not",
        '字符串只能和字符串相加：用 str(…) 转换，或者用 f"…{{…}}"。',
    ),
    (
        TypeError,
        r"can only concatenate (\w+) \(not \"(\w+)\"\)",
        "{0} 只能和 {0} 相加，不能和 {1} 相加。",
    ),
    (
        TypeError,
        r"unsupported operand type\(s\) for (\S+?):? '(\w+)' and '(\w+)'",
        "{1} 和 {2} 之间不能用“{0}”运算：看看这两个值是怎么来的。",
    ),
    (
        TypeError,
        r"not supported between instances of '(\w+)' and '(\w+)'",
        "{0} 和 {1} 不能比较大小：看看这两个值是怎么来的。",
    ),
    (
        TypeError,
        r"'(\w+)' object is not iterable",
        "{0} 不能用 for 一个一个地取：for 后面应当是列表、字符串、range(…) 之类的。",
    ),
    (
        TypeError,
        r"'(\w+)' object is not subscriptable",
        "{0} 后面不能用方括号取元素：是不是该用圆括号调用函数？",
    ),
    (
        TypeError,
        r"'(\w+)' object does not support item assignment",
        "{0} 里的元素不能改：可以另造一个新的。",
    ),
    (TypeError, r"indices must be integers", "下标必须是整数：除法“/”得到的是小数，整除用“//”。"),
    (
        TypeError,
        r"unhashable type: '(\w+)'",
        "{0} 会变，不能放进集合，也不能当字典的键：可以换成元组。",
    ),
    # Values.
    (ZeroDivisionError, r"", "除数是 0：先想一想什么时候会是 0，再决定那时应当怎么办。"),
    (
        IndexError,
        r"(list|tuple|string) index out of range",
        "下标超出了范围：有 n 个元素时，下标是 0 到 n-1；空的时候一个也取不到。",
    ),
    (IndexError, r"pop from (?:an )?empty", "里面已经空了，不能再取：先检查它是不是空的。"),
    (
        IndexError,
        r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
        "下标 {0} 超出了范围：数组的第 {1} 轴只有 {2} 个元素，下标从 0 开始。",
    ),
    (IndexError, r"", "下标超出了范围：下标从 0 开始，最大是元素个数减 1。"),
    (
        KeyError,
        r"(.+)",
        "字典或表格里没有 {0} 这个键：检查拼写；不确定有没有时，先用 in 检查，或者用 .get(…)。",
    ),
    (
        AttributeError,
        r"'NoneType' object has no attribute '(\w+)'",
        "这里得到的是 None（什么都没有），所以没有 {0}。" + NO_RETURN,
    ),
    (
        AttributeError,
        r"'(\w+)' object has no attribute '(\w+)'",
        "{0} 没有 {1}：检查拼写，再想想这个值是不是你以为的类型。",
    ),
    (
        AttributeError,
        r"module '([\w.]+)' has no attribute '(\w+)'",
        "模块 {0} 里没有 {1}：检查拼写；自己的文件不要和模块同名。",
    ),
    (
        ValueError,
        r"invalid literal for int\(\) with base 10: (.*)",
        "{0} 不能变成整数：里面有不是数字的字符，或者是空的。",
    ),
    (
        ValueError,
        r"could not convert string to float: (.*)",
        "{0} 不能变成小数：里面有不是数字的字符。",
    ),
    (
        ValueError,
        r"(?:not enough|too many) values to unpack",
        "等号左边的变量个数和右边的值的个数不一样。",
    ),
    (
        ValueError,
        r"truth value of an array",
        "一整个数组不能当作一个“真”或“假”：用 .any()、.all()，或者逐个比较。",
    ),
    (
        ValueError,
        r"operands could not be broadcast together with shapes (.+)",
        "两个数组的形状对不上：{0}。打印它们的 .shape 看一看。",
    ),
    (
        ValueError,
        r"matmul|shapes .+ not aligned",
        "矩阵相乘时形状对不上：前一个的列数要等于后一个的行数。打印它们的 .shape 看一看。",
    ),
    (RecursionError, r"", "函数调用自己的层数太多：检查停下来的条件是不是总能达到。"),
    (
        FileNotFoundError,
        r"No such file",
        "没有找到这个文件：课程的数据用 aicourse.data 读取，不要自己写路径。",
    ),
    (MemoryError, r"", "内存不够了：是不是造了一个太大的列表或数组？"),
]


def explain(
    error: BaseException,
    names: Iterable[str] = (),
    defined: Container[str] = (),
    broken: Container[str] = (),
) -> str:
    """Say in one Chinese sentence what an error means.

    Parameters
    ----------
    error : BaseException
    names : iterable of str
        The names that the notebook has now.
    defined : container of str
        The names that some cell of the notebook defines, once it has been run.
    broken : container of str
        The names whose cell could not be read when it was last run.

    Returns
    -------
    str
        ``""`` where there is nothing helpful to say.
    """
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    for kind, pattern, sentence in RULES:
        match = re.search(pattern, message or "") if isinstance(error, kind) else None
        if match is None:
            continue
        found = [group for group in match.groups() if group is not None]
        if sentence == "{name}":
            return _about_name(found[0], names, defined, broken)
        if isinstance(error, SyntaxError):
            place = f"第 {error.lineno} 行：" if error.lineno else ""
            wide = _about_character(found) if "{wide}" in sentence else ""
            return place + sentence.format(*found, wide=wide)
        return sentence.format(*found)
    return ""


def _about_name(
    name: str, names: Iterable[str], defined: Container[str], broken: Container[str]
) -> str:
    """Say where a name may come from that is not there."""
    if name in broken:
        return f"{name} 还不存在：写它的单元格有语法错误，没有运行成功。先改好那个单元格。"
    if name in defined:
        return (
            f"{name} 还不存在：定义它的单元格还没有运行（重启内核以后，所有单元格都要重新运行）。"
            "点菜单“运行 → 运行选中单元格上方的所有单元格”。"
        )
    known = {*names, *BUILTINS}
    similar = difflib.get_close_matches(
        name, [each for each in known if each[:1] != "_"], n=1, cutoff=0.75
    )
    if similar:
        return f"没有叫 {name} 的东西：是不是想写 {similar[0]}？（大小写也要一样。）"
    return f"没有叫 {name} 的东西：检查拼写；如果它是一段文字，要加上英文引号。"


def _about_character(found: list[str]) -> str:
    """Say which character is wrong, and what to type for it."""
    character = found[0] if len(found[0]) == 1 else chr(int(found[0], 16))
    half = HALF_WIDTH.get(character)
    if character.isspace() or not character.isprintable():
        return "有一个看不见的特殊字符（例如全角空格）：请删掉它，换成普通空格。"
    if half is None:
        return f"有一个 Python 不认识的字符 {character} ，请删掉它。"
    return f"有一个中文标点，请把 {character} 换成英文的 {half} （先切换到英文输入法）。"
