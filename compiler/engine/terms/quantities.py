"""Exact quantities over the log: numbers, shares of a whole, balances, attributes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from engross.compiler.engine.log.things import NOTHING
from engross.compiler.engine.parts import PARAMETER
from engross.compiler.engine.scope import Open, Scope, State
from engross.compiler.engine.terms.balances import ledger_of
from engross.compiler.engine.terms.blanks import blank_value
from engross.compiler.engine.truth import Question, Truth, Unknown, unknown

Quantity = Callable[[State, Scope], Any]


def quantity(node: list[Any], load: Any) -> Quantity:
    """Return the function that computes a quantity; Unknown where a fact is missing."""
    operator = node[0]
    if operator == "number":
        value = exact(Fraction(node[1]))
        return lambda _state, _scope: value
    if operator == "percent":
        share, whole = Fraction(node[1]) / 100, load.quantity(node[2])
        return lambda state, scope: _times(whole(state, scope), share)
    if operator == "balance":
        return _balance(node[1], load.persons(node[2]))
    if operator == PARAMETER:
        return blank_value(node[1], load)
    attribute: Quantity = load.attribute(node[1])
    return lambda state, scope: _nothing_is_zero(attribute(state, scope))


def _nothing_is_zero(value: Any) -> Any:
    return 0 if value is NOTHING else value


def exact(value: Fraction) -> int | Fraction:
    """Return a number without a fraction as an integer, which is the faster to count with."""
    return value.numerator if value.denominator == 1 else value


def _times(value: Any, share: Fraction) -> Any:
    if value.__class__ is Unknown:
        return value
    if value.__class__ is int:
        whole, rest = divmod(value * share.numerator, share.denominator)
        return value * share if rest else whole
    return exact(value * share)


def _balance(name: str, persons: Any) -> Quantity:
    def total(state: State, scope: Scope) -> Any:
        day = scope.day
        if day.__class__ is Open:
            return unknown(day.question)
        ledger = ledger_of(state, name)
        members = persons.members(state, scope)
        amount: Any = 0
        asked: list[Question] = []
        for person in members:
            held: Any = ledger.on(person, day)  # type: ignore[arg-type]
            if held.__class__ is Unknown:
                asked += held.questions
            else:
                amount += held
        if asked:
            return unknown(*asked)
        if state.steps is not None:
            parts = " + ".join(f"{person} {ledger.on(person, day)}" for person in members)  # type: ignore[arg-type]
            state.note(
                f"{name} on {state.program.say_day(day)}: {parts or 'nobody'} = {amount}",
                state.program.balances[name]["clause"],
            )
        return amount

    return total


COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "more than": lambda a, b: a > b,
    "at least": lambda a, b: a >= b,
    "less than": lambda a, b: a < b,
    "at most": lambda a, b: a <= b,
    "exactly": lambda a, b: a == b,
}


def comparison(operator: str, first: Quantity, second: Quantity) -> Callable[..., Truth]:
    """Return the test of one quantity against another. A threshold over nothing is not met."""
    holds = COMPARISONS[operator]

    def test(state: State, scope: Scope) -> Truth:
        a, b = first(state, scope), second(state, scope)
        if a.__class__ is Unknown or b.__class__ is Unknown:
            asked = [value for value in (a, b) if value.__class__ is Unknown]
            return unknown(*(question for value in asked for question in value.questions))
        met = holds(a, b) and not (a == b == 0)
        if state.steps is not None:
            state.note(f"{a} is {'' if met else 'not '}{operator} {b}")
        return met

    return test


def covers(whole: Any, part: Any) -> bool:
    """Tell whether one map of amounts reaches another in every entry."""
    if part is NOTHING:
        return True
    if whole is NOTHING:
        return not any(part.values())
    return all(whole.get(name, 0) >= amount for name, amount in part.items())
