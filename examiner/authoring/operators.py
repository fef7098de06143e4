"""What wrong can stand in the place of a piece of an answer: the operators that make mutants.

An operator is, as in mutmut, a kind of node of LibCST and a function that yields what can stand
in its place. Those of Python at large are mutmut's own; the others make the mistakes of this
field: a tie broken the other way, an axis swapped, a copy left out, a sum in place of a mean.

References
----------
B. Clegg, P. McMinn, G. Fraser: An Empirical Study to Determine if Mutants Can Effectively
Simulate Students' Programming Mistakes to Increase Tutors' Confidence in Autograding.
SIGCSE 2021.
"""

import builtins
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import libcst as cst
import libcst.matchers as m
from libcst.helpers import parse_template_expression as expression
from libcst.helpers import parse_template_statement as statement
from mutmut.mutation import mutators

from examiner.authoring import arguments

#: Function or method -> what is mistaken for it.
CONFUSED: dict[str, tuple[str, ...]] = {
    "max": ("min",),
    "min": ("max",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "idxmax": ("idxmin",),
    "idxmin": ("idxmax",),
    "any": ("all",),
    "all": ("any",),
    "mean": ("sum", "median"),
    "sum": ("mean",),
    "median": ("mean",),
    "std": ("var",),
    "var": ("std",),
    "log": ("log2", "log10"),
    "log2": ("log",),
    "log10": ("log",),
    "floor": ("ceil",),
    "round": ("floor",),
    "nanmean": ("mean",),
    "nanmedian": ("median",),
    "nansum": ("sum",),
    "nanmax": ("max",),
    "nanmin": ("min",),
    "ceil": ("floor",),
    "rint": ("floor",),
    "zeros": ("ones",),
    "ones": ("zeros",),
    "popleft": ("pop",),
    "extend": ("append",),
    "union": ("intersection",),
    "intersection": ("union",),
    "startswith": ("endswith",),
    "endswith": ("startswith",),
    "isdecimal": ("isdigit",),
    "isdigit": ("isnumeric",),
    "isalpha": ("isalnum",),
    "isupper": ("islower",),
    "fullmatch": ("match",),
    "match": ("search",),
    "bisect_left": ("bisect_right",),
    "bisect_right": ("bisect_left",),
    "vstack": ("hstack",),
    "hstack": ("vstack",),
    "fit_transform": ("transform",),
    "most_common": ("items",),
    # Of networks.
    "Adam": ("SGD",),
    "SGD": ("Adam",),
    "RMSprop": ("SGD",),
    "SimpleRNN": ("GRU",),
    "LSTM": ("SimpleRNN",),
    "MeanSquaredError": ("MeanAbsoluteError",),
    "BinaryCrossentropy": ("MeanSquaredError",),
    "tanh": ("sin",),
    "sigmoid": ("tanh",),
    "relu": ("abs",),
    "exp": ("exp2",),
    "permutation": ("arange",),
    "standard_normal": ("random",),
    "normal": ("uniform",),
}

#: Settings of networks that are given as text -> another one.
SETTINGS = {
    "relu": "tanh",
    "tanh": "relu",
    "sigmoid": "tanh",
    "softmax": "sigmoid",
    "linear": "relu",
    "adam": "sgd",
    "sgd": "adam",
    "rmsprop": "sgd",
    "mse": "mae",
    "mean_squared_error": "mae",
    "binary_crossentropy": "mse",
    "categorical_crossentropy": "mse",
    "sparse_categorical_crossentropy": "mse",
    "glorot_uniform": "he_normal",
    "he_normal": "zeros",
    "random_normal": "zeros",
    "zeros": "ones",
    "val_loss": "loss",
    "val_accuracy": "accuracy",
}

#: Calls and methods in whose place what they are given does not do the same.
LEFT_OUT = {
    *("sorted", "set", "frozenset", "dict", "abs", "fabs", "round", "floor", "deepcopy", "copy"),
    *("list", "sort", "unique", "exp", "sqrt", "log", "square", "softmax", "relu"),
}
METHODS_LEFT_OUT = {
    *("copy", "strip", "lstrip", "rstrip", "lower", "upper", "casefold", "astype", "round"),
    *("sort_values", "sort_index", "reset_index", "dropna", "drop_duplicates", "head", "clip"),
}

#: Methods whose only argument may be left out.
OPTIONAL = {
    *("split", "rsplit", "strip", "lstrip", "rstrip", "pop", "get", "sum", "mean", "max", "min"),
    *("argmax", "argmin", "std", "var", "cumsum", "head", "most_common"),
}

#: What these are the same as with their arguments in another order.
SYMMETRIC = {
    *("max", "min", "maximum", "minimum", "isclose", "allclose", "array_equal", "gcd", "add"),
    *("accuracy_score", "mutual_info_score", "mean_squared_error", "multiply", "hypot"),
}

GRADIENT = re.compile(r"grad|delta|deriv|slope|error|diff|^d[A-Z_]|^d[a-z]\d?$")
KNOWN_DATA = re.compile(r"train")


def dropped_argument(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Leave an argument out, as mutmut does; one in whose place None stands never works."""
    for mutant in mutators.operator_arg_removal(node):
        if len(mutant.args) < len(node.args) and _has(mutant, "strict") == _has(node, "strict"):
            yield mutant
    if len(node.args) == 1 and (node.args[0].keyword or _called(node) & OPTIONAL):
        yield node.with_changes(args=[])


def other_text(node: cst.BaseString) -> Iterator[cst.BaseExpression]:
    """Write another text, as mutmut does; in other letters it is mostly as good."""
    for mutant in mutators.operator_string(node):
        if m.matches(mutant, m.SimpleString(value=m.MatchRegex("(?s).*XX"))):
            yield cst.ensure_type(mutant, cst.SimpleString)


def one_less(node: cst.Integer) -> Iterator[cst.BaseExpression]:
    """Take 1 away; mutmut adds it."""
    value = node.evaluated_value - 1
    yield expression(str(value) if value >= 0 else f"({value})")


def doubled_number(node: cst.Float) -> Iterator[cst.BaseExpression]:
    """Double a number that is no mere tolerance."""
    if node.evaluated_value >= 1e-3:
        yield cst.Float(repr(2 * node.evaluated_value))


def dropped_operand(node: cst.BinaryOperation) -> Iterator[cst.BaseExpression]:
    """Leave out what is added, multiplied or divided by."""
    if isinstance(node.operator, (cst.Add, cst.Multiply, cst.Subtract, cst.Divide, cst.Power)):
        yield node.left
    if isinstance(node.operator, (cst.Add, cst.Multiply)):
        yield node.right


def sum_for_product(node: cst.BinaryOperation) -> Iterator[cst.BaseExpression]:
    """Add in place of multiplying."""
    if isinstance(node.operator, cst.Multiply):
        yield node.with_changes(operator=cst.Add())


def whole_division(node: cst.BinaryOperation) -> Iterator[cst.BaseExpression]:
    """Divide with or without remainder, and round in place of cutting off."""
    if isinstance(node.operator, cst.Divide):
        yield node.with_changes(operator=cst.FloorDivide())
    if isinstance(node.operator, cst.FloorDivide):
        yield expression("round({a} / {b})", a=_inner(node.left), b=_inner(node.right))


def swapped_factors(node: cst.BinaryOperation) -> Iterator[cst.BaseExpression]:
    """Multiply matrices, subtract or divide in the other order."""
    if isinstance(node.operator, (cst.MatrixMultiply, cst.Subtract, cst.Divide)):
        yield node.with_changes(left=_inner(node.right), right=_inner(node.left))


def dropped_condition(node: cst.BooleanOperation) -> Iterator[cst.BaseExpression]:
    """Check only one of two conditions."""
    yield node.left
    yield node.right


def shorter_chain(node: cst.Comparison) -> Iterator[cst.BaseExpression]:
    """Check only one end of ``a < b < c``."""
    if len(node.comparisons) == 2:
        first, second = node.comparisons
        yield node.with_changes(comparisons=[first])
        yield node.with_changes(left=first.comparator, comparisons=[second])


def falsy_for_none(node: cst.Comparison) -> Iterator[cst.BaseExpression]:
    """Take all that is empty or zero for None."""
    if m.matches(node, m.Comparison(comparisons=[m.ComparisonTarget(m.Is(), m.Name("None"))])):
        yield expression("not {x}", x=_inner(node.left))
    if m.matches(node, m.Comparison(comparisons=[m.ComparisonTarget(m.IsNot(), m.Name("None"))])):
        yield node.left


def dropped_branch(node: cst.If) -> Iterator[cst.If]:
    """Leave out a check or one of two branches."""
    yield node.with_changes(test=cst.Name("False"))
    if node.orelse is not None:
        yield node.with_changes(test=cst.Name("True"))


def loop_ends_early(node: cst.For | cst.While) -> Iterator[cst.CSTNode]:
    """Go through a loop once, as with a ``return`` that stands too far to the right."""
    if isinstance(node.body, cst.IndentedBlock):
        body = [*node.body.body, statement("break")]
        yield node.with_changes(body=node.body.with_changes(body=body))


def return_in_loop(node: cst.IndentedBlock) -> Iterator[cst.IndentedBlock]:
    """Return within the loop in place of after it."""
    for number, (loop, last) in enumerate(zip(node.body, node.body[1:], strict=False)):
        if isinstance(loop, (cst.For, cst.While)) and m.matches(
            last, m.SimpleStatementLine([m.Return()])
        ):
            block = cst.ensure_type(loop.body, cst.IndentedBlock)
            inner = loop.with_changes(body=block.with_changes(body=[*block.body, last]))
            yield node.with_changes(body=[*node.body[:number], inner, *node.body[number + 2 :]])


def other_items(node: cst.For | cst.CompFor) -> Iterator[cst.CSTNode]:
    """Leave out the first or the last item."""
    items = _inner(node.iter)
    yield node.with_changes(iter=expression("list({x})[1:]", x=items))
    yield node.with_changes(iter=expression("list({x})[:-1]", x=items))


def dropped_filter(node: cst.CompFor) -> Iterator[cst.CSTNode]:
    """Take all items of a comprehension."""
    for number in range(len(node.ifs)):
        yield node.with_changes(ifs=[*node.ifs[:number], *node.ifs[number + 1 :]])


def dropped_statement(node: cst.SimpleStatementLine) -> Iterator[cst.CSTNode]:
    """Leave out a statement that changes something."""
    changes = (
        m.Expr(m.Call())
        | m.AugAssign()
        | m.Assign(targets=[m.AssignTarget(m.Attribute() | m.Subscript())])
        | m.Del()
        | m.Global()
        | m.Nonlocal()
    )
    if m.matches(node, m.SimpleStatementLine([changes])):
        yield statement("pass")


def changed_in_place(node: cst.Assign) -> Iterator[cst.CSTNode]:
    """Change the object in place of making a new one: ``x = x + y`` as ``x += y``."""
    if len(node.targets) != 1 or not isinstance(node.value, cst.BinaryOperation):
        return
    target = node.targets[0].target
    operator = IN_PLACE.get(type(node.value.operator))
    if operator and isinstance(target, cst.Name) and target.deep_equals(node.value.left):
        yield cst.AugAssign(target, operator(), node.value.right)


IN_PLACE: dict[type, type[cst.BaseAugOp]] = {
    cst.Add: cst.AddAssign,
    cst.Subtract: cst.SubtractAssign,
    cst.Multiply: cst.MultiplyAssign,
    cst.Divide: cst.DivideAssign,
    cst.BitOr: cst.BitOrAssign,
}


def dropped_call(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Use what a function or method is given as it is: not sorted, not copied, not rounded."""
    if (
        node.args
        and not node.args[0].star
        and node.args[0].keyword is None
        and _called(node) & LEFT_OUT
    ):
        yield node.args[0].value
    if isinstance(node.func, cst.Attribute) and node.func.attr.value in METHODS_LEFT_OUT:
        yield node.func.value


def confused_function(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Call a related function; what has no module before it must be one of Python's own."""
    for name in _called(node):
        for other in CONFUSED.get(name, ()):
            if isinstance(node.func, cst.Attribute):
                yield node.with_changes(func=node.func.with_changes(attr=cst.Name(other)))
            elif hasattr(builtins, other):
                yield node.with_changes(func=cst.Name(other))


def cut_off(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Cut off in place of rounding, and round in place of cutting off."""
    values = [_inner(arg.value) for arg in node.args if arg.keyword is None and not arg.star]
    if m.matches(node.func, m.Name("round")) and len(values) == 1:
        yield expression("int({x})", x=values[0])
    if m.matches(node.func, m.Name("round")) and len(values) == 2:
        yield expression("int({x} * 10 ** {n}) / 10 ** {n}", x=values[0], n=values[1])
    if _called(node) == {"floor"} and len(values) == 1:
        yield expression("np.round({x})" if _of_numpy(node) else "round({x})", x=values[0])
    fraction = m.BinaryOperation(operator=m.Divide() | m.Multiply())
    if m.matches(node.func, m.Name("int")) and len(values) == 1 and m.findall(node, fraction):
        yield expression("round({x})", x=values[0])


def other_of_ties(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Take the last of several that are equally good."""
    chosen = m.Name("max") | m.Name("min") | m.Name("sorted")
    # A key of several parts is there to break ties; `dropped_part_of_key` looks after it.
    total = m.Arg(keyword=m.Name("key"), value=m.Lambda(body=m.Tuple()))
    if m.matches(node.func, chosen) and _has(node, "key") and not m.findall(node, total):
        first, *rest = node.args
        unordered = m.matches(first.value, m.SetComp()) or _called(first.value) & {"set"}
        if first.keyword is None and not first.star and not unordered:
            value = expression("reversed(list({x}))", x=_inner(first.value))
            yield node.with_changes(args=[first.with_changes(value=value), *rest])
    for name in _called(node) & {"argmax", "argmin"}:
        if isinstance(node.func, cst.Attribute) and len(node.args) <= 1:
            values = node.func.value if not node.args else node.args[0].value
            if not node.args or _of_numpy(node):
                template = f"(len({{x}}) - 1 - np.{name}(np.asarray({{x}})[::-1]))"
                yield expression(template, x=_inner(values))


def sorted_backwards(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Sort the other way round."""
    if _called(node) & {"sorted", "sort"} and not _has(node, "reverse"):
        if _of_numpy(node):
            yield expression("{x}[::-1]", x=node)
        else:
            yield node.with_changes(args=[*node.args, _named("reverse", "True")])


def other_axis(node: cst.Arg) -> Iterator[cst.Arg]:
    """Swap rows and columns."""
    if node.keyword is not None and node.keyword.value == "axis":
        if m.matches(node.value, m.Integer("0")):
            yield node.with_changes(value=cst.Integer("1"))
        else:
            yield node.with_changes(value=cst.Integer("0"))


def other_degrees_of_freedom(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Divide by n - 1 in place of n."""
    if _called(node) & {"std", "var", "cov"} and not _has(node, "ddof"):
        yield node.with_changes(args=[*node.args, _named("ddof", "1")])


def not_transposed(node: cst.Attribute) -> Iterator[cst.BaseExpression]:
    """Forget ``.T``."""
    if node.attr.value == "T":
        yield node.value


def narrow_type(node: cst.Arg | cst.Call) -> Iterator[cst.CSTNode]:
    """Give too small a type for numbers."""
    narrow = {"float": "np.float32", "int": "np.int8", "float64": "np.float32", "int64": "np.int8"}
    if isinstance(node, cst.Arg):
        given = node.keyword is not None and node.keyword.value == "dtype"
        for name in _names(node.value) & narrow.keys() if given else ():
            yield node.with_changes(value=expression(narrow[name]))
    elif _called(node) & {"zeros", "ones", "empty", "full"} and not _has(node, "dtype"):
        yield node.with_changes(args=[*node.args, _named("dtype", "int")])


def not_summed(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Take the first example of a batch in place of all."""
    axis = m.Arg(keyword=m.Name("axis"), value=m.Integer("0"))
    if m.matches(node, m.Call(m.Attribute(attr=m.Name("sum") | m.Name("mean")), [axis])):
        yield expression("{x}[0]", x=cst.ensure_type(node.func, cst.Attribute).value)
    if m.matches(
        node, m.Call(m.Attribute(m.Name("np"), m.Name("sum") | m.Name("mean")), [m.Arg(), axis])
    ):
        yield expression("{x}[0]", x=_inner(node.args[0].value))


def dropped_slice(node: cst.Subscript) -> Iterator[cst.BaseExpression]:
    """Take all in place of a part, or in the order that they have."""
    if m.matches(node, m.Subscript(slice=[m.SubscriptElement(m.Slice())])):
        yield node.value


def dropped_part_of_key(node: cst.Lambda) -> Iterator[cst.BaseExpression]:
    """Sort by a part of the key only."""
    if isinstance(node.body, cst.Tuple):
        elements = node.body.elements
        for number in range(len(elements)):
            left = [*elements[:number], *elements[number + 1 :]]
            yield node.with_changes(body=_tuple(left))


def dropped_kind(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Forget one of the classes after `isinstance`."""
    if m.matches(node, m.Call(m.Name("isinstance"), [m.Arg(), m.Arg(m.Tuple())])):
        first, second = node.args
        elements = cst.ensure_type(second.value, cst.Tuple).elements
        for number in range(len(elements)):
            left = [*elements[:number], *elements[number + 1 :]]
            yield node.with_changes(args=[first, second.with_changes(value=_tuple(left))])


def at_the_front(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Put in at the other end, and take out there."""
    if isinstance(node.func, cst.Attribute):
        name, values = node.func.attr.value, node.args
        own = m.matches(node.func.value, m.Attribute(m.Name("self")))
        if name == "append" and own:
            yield expression("{x}.insert(0, {y})", x=node.func.value, y=_inner(values[0].value))
        if name == "pop" and not values:
            yield node.with_changes(args=[cst.Arg(cst.Integer("0"))])


def split_at_each_space(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Split at each single space in place of at white space."""
    if m.matches(node, m.Call(m.Attribute(attr=m.Name("split")), [])):
        yield node.with_changes(args=[cst.Arg(cst.SimpleString('" "'))])


def swapped_arguments(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Give two arguments in the other order."""
    positional = [arg for arg in node.args if arg.keyword is None and not arg.star]
    if len(positional) == 2 == len(node.args) and not _called(node) & SYMMETRIC:
        first, second = node.args
        yield node.with_changes(
            args=[first.with_changes(value=second.value), second.with_changes(value=first.value)]
        )


def other_setting(node: cst.SimpleString) -> Iterator[cst.BaseExpression]:
    """Choose another activation, loss, optimizer or initialiser."""
    if (value := node.evaluated_value) in SETTINGS:
        yield cst.SimpleString(repr(SETTINGS[value]))


def other_data(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Fit on the test set."""
    if not _called(node) & {"fit", "fit_transform", "partial_fit"}:
        return
    for known in ("test", "valid", "check"):
        args = [
            arg.with_changes(value=cst.Name(KNOWN_DATA.sub(known, arg.value.value)))
            if isinstance(arg.value, cst.Name)
            else arg
            for arg in node.args
        ]
        changed = node.with_changes(args=args)
        if not changed.deep_equals(node):
            yield changed


def scaled_result(node: cst.Return) -> Iterator[cst.CSTNode]:
    """Return half, double, or the other sign."""
    if isinstance(node.value, (cst.BinaryOperation, cst.UnaryOperation)):
        for mutant in _scaled(node.value):
            yield node.with_changes(value=mutant)


def scaled_gradient(node: cst.Assign) -> Iterator[cst.CSTNode]:
    """Halve or double a gradient, or take its other sign."""
    names = [t.target.value for t in node.targets if isinstance(t.target, cst.Name)]
    arithmetic = isinstance(node.value, (cst.BinaryOperation, cst.Call))
    if arithmetic and any(GRADIENT.search(name) for name in names):
        for mutant in _scaled(node.value):
            yield node.with_changes(value=mutant)


def shared_by_all(node: cst.ClassDef) -> Iterator[cst.CSTNode]:
    """Keep what belongs to an instance in the class, where all instances share it."""
    empty = m.List([]) | m.Dict([]) | m.Call(m.Name("set") | m.Name("deque") | m.Name("dict"))
    for line in m.findall(node.body, m.SimpleStatementLine([m.Assign(value=empty)])):
        assign = cst.ensure_type(cst.ensure_type(line, cst.SimpleStatementLine).body[0], cst.Assign)
        target = assign.targets[0].target
        if m.matches(target, m.Attribute(m.Name("self"))):
            without = cst.ensure_type(node.deep_replace(line, statement("pass")), cst.ClassDef)
            name = cst.ensure_type(target, cst.Attribute).attr
            shared = assign.with_changes(targets=[cst.AssignTarget(name)])
            body = [cst.SimpleStatementLine([shared]), *without.body.body]
            yield without.with_changes(body=without.body.with_changes(body=body))


def other_error(node: cst.Raise) -> Iterator[cst.CSTNode]:
    """Raise another exception."""
    name = node.exc.func if isinstance(node.exc, cst.Call) else node.exc
    if isinstance(name, cst.Name) and name.value != "RuntimeError":
        yield cst.Raise(cst.Name("RuntimeError"))


Operator = tuple[Any, Callable[[Any], Iterable[cst.CSTNode]]]

OPERATORS: Sequence[Operator] = [
    # mutmut's, but for those whose mutants any call kills: None assigned, passed or returned.
    (cst.BaseNumber, mutators.operator_number),
    (cst.BaseString, other_text),
    (cst.Name, mutators.operator_name),
    (cst.AugAssign, mutators.operator_augmented_assignment),
    (cst.UnaryOperation, mutators.operator_remove_unary_ops),
    (cst.Call, mutators.operator_dict_arguments),
    (cst.Call, mutators.operator_symmetric_string_methods_swap),
    (cst.Call, mutators.operator_unsymmetrical_string_methods_swap),
    (cst.CSTNode, mutators.operator_keywords),
    (cst.CSTNode, mutators.operator_swap_op),
    (cst.Match, mutators.operator_match),
    (cst.IfExp, mutators.operator_if_exp),
    # This field's.
    (cst.Call, dropped_argument),
    (cst.Integer, one_less),
    (cst.Float, doubled_number),
    (cst.BinaryOperation, dropped_operand),
    (cst.BinaryOperation, sum_for_product),
    (cst.BinaryOperation, whole_division),
    (cst.BinaryOperation, swapped_factors),
    (cst.BooleanOperation, dropped_condition),
    (cst.Comparison, shorter_chain),
    (cst.Comparison, falsy_for_none),
    (cst.If, dropped_branch),
    ((cst.For, cst.While), loop_ends_early),
    (cst.IndentedBlock, return_in_loop),
    ((cst.For, cst.CompFor), other_items),
    (cst.CompFor, dropped_filter),
    (cst.SimpleStatementLine, dropped_statement),
    (cst.Assign, changed_in_place),
    (cst.Call, dropped_call),
    (cst.Call, confused_function),
    (cst.Call, cut_off),
    (cst.Call, other_of_ties),
    (cst.Call, sorted_backwards),
    (cst.Arg, other_axis),
    (cst.Call, other_degrees_of_freedom),
    (cst.Attribute, not_transposed),
    ((cst.Arg, cst.Call), narrow_type),
    (cst.Call, not_summed),
    (cst.Subscript, dropped_slice),
    (cst.Lambda, dropped_part_of_key),
    (cst.Call, dropped_kind),
    (cst.Call, at_the_front),
    (cst.Call, split_at_each_space),
    (cst.Call, swapped_arguments),
    (cst.SimpleString, other_setting),
    (cst.Call, other_data),
    (cst.Return, scaled_result),
    (cst.Assign, scaled_gradient),
    (cst.ClassDef, shared_by_all),
    (cst.Raise, other_error),
    (cst.FunctionDef, arguments.other_argument),
    (cst.FunctionDef, arguments.changed_argument),
    (cst.FunctionDef, arguments.kept_between_calls),
    (cst.FunctionDef, arguments.remembered),
]


def _inner(node: cst.BaseExpression) -> cst.BaseExpression:
    """Return an expression in parentheses, so that it can stand in any other."""
    if isinstance(node, (cst.Name, cst.BaseNumber, cst.Call, cst.Attribute, cst.Subscript)):
        return node
    if node.lpar:
        return node
    return node.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def _called(node: cst.CSTNode) -> set[str]:
    """Return the name of the function or method that an expression calls, if it calls one."""
    if isinstance(node, cst.Call):
        if isinstance(node.func, cst.Name):
            return {node.func.value}
        if isinstance(node.func, cst.Attribute):
            return {node.func.attr.value}
    return set()


def _of_numpy(node: cst.Call) -> bool:
    return m.matches(node.func, m.Attribute(m.Name("np")))


def _names(node: cst.CSTNode) -> set[str]:
    return {cst.ensure_type(name, cst.Name).value for name in m.findall(node, m.Name())}


def _has(node: cst.Call, keyword: str) -> bool:
    return any(arg.keyword is not None and arg.keyword.value == keyword for arg in node.args)


def _named(keyword: str, value: str) -> cst.Arg:
    return cst.Arg(expression(value), keyword=cst.Name(keyword))


def _tuple(elements: Sequence[cst.BaseElement]) -> cst.BaseExpression:
    if len(elements) == 1:
        return elements[0].value
    return cst.Tuple(elements, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def _scaled(node: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    for template in ("2 * {x}", "{x} / 2", "-{x}"):
        yield expression(template, x=_inner(node))
