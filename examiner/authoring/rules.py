"""Kinds of mutants that are mostly as good as the answer, left out by rule: nobody would read them.

A rule yields operators and the nodes that they are not tried on.
"""

from collections.abc import Callable, Iterator

import libcst as cst
import libcst.matchers as m
from mutmut.mutation import mutators

from examiner.authoring import operators

Spared = Iterator[tuple[Callable, cst.CSTNode]]


def left_out(module: cst.Module) -> set[tuple[Callable, int]]:
    """Return the operators and the identities of nodes that all rules name."""
    return {(operator, id(node)) for rule in RULES for operator, node in rule(module)}


def converted_for_what_takes_anything(module: cst.Module) -> Spared:
    """``Counter(list(xs))``, ``for x in list(xs)``."""
    for user in m.findall(module, m.Arg() | m.For() | m.CompFor()):
        inner = user.value if isinstance(user, cst.Arg) else user.iter  # type: ignore[attr-defined]
        if m.matches(inner, m.Call(m.Name("list"))):
            yield operators.dropped_call, inner


def converted_before_arithmetic(module: cst.Module) -> Spared:
    """``np.asarray(xs, dtype=float)`` where nothing is changed in place."""
    if not m.findall(module, m.AugAssign() | m.AssignTarget(m.Subscript())):
        convert = m.Call(m.Attribute(attr=m.Name("asarray") | m.Name("array")))
        for call in m.findall(module, convert):
            yield operators.dropped_argument, call


def returned_to_be_compared(module: cst.Module) -> Spared:
    """What a function within a function returns: half of it is the smallest where it was."""
    for function in m.findall(module, m.FunctionDef()):
        for helper in m.findall(cst.ensure_type(function, cst.FunctionDef).body, m.FunctionDef()):
            for line in m.findall(helper, m.Return()):
                yield operators.scaled_result, line


def without_sign(module: cst.Module) -> Spared:
    """``(a - b) ** 2`` and ``abs(a - b)``."""
    for power in m.findall(module, m.BinaryOperation(operator=m.Power(), right=m.Integer("2"))):
        yield operators.swapped_factors, cst.ensure_type(power, cst.BinaryOperation).left
    absolute = m.Name("abs") | m.Attribute(attr=m.Name("abs") | m.Name("fabs"))
    for call in m.findall(module, m.Call(absolute, [m.Arg()])):
        yield operators.swapped_factors, cst.ensure_type(call, cst.Call).args[0].value


def made_by_the_function_itself(module: cst.Module) -> Spared:
    """``total = total + x``, where ``total`` is no argument."""
    for function in m.findall(module, m.FunctionDef()):
        params = m.findall(function, m.Param())
        given = {cst.ensure_type(param, cst.Param).name.value for param in params}
        for assign in m.findall(function, m.Assign([m.AssignTarget(m.Name())])):
            target = cst.ensure_type(assign, cst.Assign).targets[0].target
            if cst.ensure_type(target, cst.Name).value not in given:
                yield operators.changed_in_place, assign


def smaller_than_all_others(module: cst.Module) -> Spared:
    """``best = -1`` to begin with."""
    begin = m.UnaryOperation(m.Minus(), m.Integer())
    for assign in m.findall(module, m.Assign(value=begin | m.Tuple())):
        for minus in m.findall(assign, begin):
            yield mutators.operator_swap_op, minus
            for number in m.findall(minus, m.Integer()):
                yield operators.one_less, number
                yield mutators.operator_number, number


def negative_length(module: cst.Module) -> Spared:
    """``len(xs) == -1`` for ``len(xs) == 0``: the check is left out by another operator."""
    empty = m.Comparison(m.Call(m.Name("len")), [m.ComparisonTarget(comparator=m.Integer("0"))])
    for comparison in m.findall(module, empty):
        for number in m.findall(comparison, m.Integer("0")):
            yield operators.one_less, number


RULES = [
    converted_for_what_takes_anything,
    converted_before_arithmetic,
    returned_to_be_compared,
    without_sign,
    made_by_the_function_itself,
    smaller_than_all_others,
    negative_length,
]
