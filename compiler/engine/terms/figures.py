"""Computed quantities: sums and products, shares, the lesser and the greater, exact throughout."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from engross.compiler.engine.scope import Open, Scope, State, questions_of
from engross.compiler.engine.terms.attributes import thing_of
from engross.compiler.engine.terms.found import found_figure, question_key
from engross.compiler.engine.terms.quantities import exact
from engross.compiler.engine.terms.totals import Total
from engross.compiler.engine.truth import Question, Unknown, unknown

Computed = Callable[[State, Scope], Any]
Amounts = list[Any]


def undecided_among(values: Amounts) -> Unknown | None:
    """Return what several values ask, None where all of them are known."""
    asked = [question for value in values for question in questions_of(value)]
    return unknown(*asked) if asked else None


def computed(node: list[Any], load: Any) -> Computed | None:
    """Return the function of a computed quantity, None where the node is another one's."""
    maker = COMPUTED.get(node[0])
    return maker(node, load) if maker else None


def _totalled(node: list[Any], load: Any) -> Computed:
    return Total(node[1], node[2], load)


def _plus(node: list[Any], load: Any) -> Computed:
    parts = [(sign, load.quantity(part)) for sign, part in node[1]]
    floored = node[2]

    def total(state: State, scope: Scope) -> Any:
        values = [part(state, scope) for _, part in parts]
        undecided = undecided_among(values)
        if undecided is not None:
            return undecided
        result: Any = 0
        for (sign, _), value in zip(parts, values, strict=True):
            result = result + value if sign == "plus" else result - value
        return max(result, 0) if floored else result

    return total


def _product(node: list[Any], load: Any) -> Computed:
    first, second = load.quantity(node[1]), load.quantity(node[2])

    def product(state: State, scope: Scope) -> Any:
        values = [first(state, scope), second(state, scope)]
        undecided = undecided_among(values)
        return undecided or exact(Fraction(values[0]) * Fraction(values[1]))

    return product


def _chosen(node: list[Any], load: Any) -> Computed:
    parts = [load.quantity(part) for part in node[1]]
    choose = min if node[0] == "lesser" else max

    def chosen(state: State, scope: Scope) -> Any:
        values = [part(state, scope) for part in parts]
        undecided = undecided_among(values)
        return choose(values) if undecided is None else undecided

    return chosen


def _share(node: list[Any], load: Any) -> Computed:
    whole, first, second = (load.quantity(part) for part in node[1:4])
    rule, clause = node[4], load.clause
    otherwise = load.quantity(rule) if rule and rule[0] != "asks" else None
    text = rule[1] if rule and rule[0] == "asks" else ""
    text = text or "In which proportion is it shared, where neither side has anything to share by?"
    keys = (text, load.owner) if load.owner else (text,)

    def share(state: State, scope: Scope) -> Any:
        values = [whole(state, scope), first(state, scope), second(state, scope)]
        undecided = undecided_among(values)
        if undecided is not None:
            return undecided
        amount, one, other = values
        if one == other == 0:
            return nothing(state, scope, amount)
        result = exact(Fraction(amount) * Fraction(one) / Fraction(one + other))
        state.note(f"{amount} shared as {one} to {other}: {result}", clause)
        return result

    def nothing(state: State, scope: Scope, amount: Any) -> Any:
        if otherwise is not None:
            return otherwise(state, scope)
        state.note("shared as nothing to nothing, which gives no proportion", clause)
        proportion = state.found(keys, "proportion", scope)
        if proportion is not None:
            return exact(Fraction(amount) * Fraction(proportion))
        found = state.found(keys, "amount", scope)
        if found is not None:
            return found
        return unknown(Question(question_key("proportion", text, scope), text, clause))

    return share


def _rounded(node: list[Any], load: Any) -> Computed:
    up, whole, multiple = node[1] == "up", load.quantity(node[2]), Fraction(node[3])

    def rounded(state: State, scope: Scope) -> Any:
        value = whole(state, scope)
        if value.__class__ is Unknown:
            return value
        times = Fraction(value) / multiple
        result = exact((-(-times // 1) if up else times // 1) * multiple)
        if result != value:
            state.note(f"{value} rounded {'up' if up else 'down'} to {result}", load.clause)
        return result

    return rounded


def _as_of(node: list[Any], load: Any) -> Computed:
    whole, anchor, clause = load.quantity(node[1]), load.day(node[2]), load.clause

    def then(state: State, scope: Scope) -> Any:
        day: Any = anchor(state, scope)
        if day.__class__ is Open:
            return unknown(day.question)
        if day.__class__ is not int:
            text = "The day as of which it is to be reckoned has not come."
            return unknown(Question(f"{clause} as of", text, clause))
        return whole(state, scope.until(min(day, scope.cut)).on(day))

    return then


def _members(node: list[Any], load: Any) -> Computed:
    which, persons, figure = node[1], load.persons(node[2]), load.quantity(node[3])
    choose = {"sum": sum, "least": min, "greatest": max}[which]
    clause = load.clause

    def over(state: State, scope: Scope) -> Any:
        members = persons.members(state, scope)
        values = [figure(state, scope.of(person)) for person in members]
        undecided = undecided_among(values)
        if undecided is not None:
            return undecided
        if not values and which != "sum":
            return unknown(Question(f"{clause} {which}", "There is nobody to compare.", clause))
        return choose(values)  # type: ignore[operator]

    return over


def _declared(node: list[Any], load: Any) -> Computed:
    name, person = node[1], node[2]
    named = load.attribute(person[1]) if person and person[0] == "named" else None
    about = thing_of(person[1], load) if person and person[0] == "thing" else None

    def figure(state: State, scope: Scope) -> Any:
        member: Any = scope.member if person else None
        if named is not None:
            member = named(state, scope)
            if member.__class__ is Unknown:
                return member
        declared = state.program.quantities[name]
        if about is None:
            return declared.value(state, scope, member)
        thing: Any = about(state, scope)
        return thing if thing.__class__ is Unknown else declared.value_of(state, scope, thing)

    return figure


COMPUTED: dict[str, Callable[[list[Any], Any], Computed]] = {
    "total": _totalled,
    "plus": _plus,
    "times": _product,
    "lesser": _chosen,
    "greater": _chosen,
    "share": _share,
    "rounded": _rounded,
    "as of": _as_of,
    "members": _members,
    "quantity": _declared,
    "found": found_figure,
}
