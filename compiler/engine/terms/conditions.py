"""Conditions of the graph as functions of a scope, with three truth values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.compiler.engine.log.things import NOTHING
from engross.compiler.engine.norms.blocks import block_covering
from engross.compiler.engine.scope import Open, Scope, State, questions_of
from engross.compiler.engine.terms.anchors import NO_ONE, Anchor
from engross.compiler.engine.terms.asked import asked_amounts
from engross.compiler.engine.terms.found import found_so
from engross.compiler.engine.terms.moments import occurrences
from engross.compiler.engine.terms.quantities import comparison, covers
from engross.compiler.engine.terms.states import ends_of_state, holds_still
from engross.compiler.engine.terms.unsaid import refuse_many_unsaid
from engross.compiler.engine.truth import (
    Question,
    Truth,
    Unknown,
    conjunction,
    disjunction,
    negation,
    unknown,
)

Test = Callable[[State, Scope], Truth]


def condition(node: list[Any], load: Any) -> Test:
    """Return the test that a condition of the graph stands for."""
    return MAKERS[node[0]](node, load)


def _all(node: list[Any], load: Any) -> Test:
    tests = [condition(part, load) for part in node[1]]
    return lambda state, scope: conjunction(test(state, scope) for test in tests)


def _any(node: list[Any], load: Any) -> Test:
    tests = [condition(part, load) for part in node[1]]
    return lambda state, scope: disjunction(test(state, scope) for test in tests)


def _not(node: list[Any], load: Any) -> Test:
    test = condition(node[1], load)
    return lambda state, scope: negation(test(state, scope))


def _happened(node: list[Any], load: Any) -> Test:
    mention = load.mention(node[1])
    if node[1].get("norm") and node[1]["moment"] == "breached" and len(node) == 2:
        return lambda state, scope: state.program.deemed[mention.key].stands(state, scope, mention)
    lasting = len(node) == 2 and ends_of_state(mention, load)

    def test(state: State, scope: Scope) -> Truth:
        found = occurrences(state, scope, mention)
        if not found:
            return False
        if lasting:
            return disjunction([holds_still(state, scope, o, mention, lasting) for o in found])
        return disjunction(
            [unknown(o.day.question) if o.day.__class__ is Open else o.truth for o in found]
        )

    return test


def _compared_days(node: list[Any], load: Any) -> Test:
    operator = node[1]
    first, second = load.day(node[2]), load.day(node[3])

    def test(state: State, scope: Scope) -> Truth:
        return order_of_days(operator, first(state, scope), second(state, scope))

    return test


def order_of_days(operator: str, first: Any, second: Any) -> Truth:
    """Compare two days; one that has not come is not on, before or after any other."""
    asked: list[Question] = []
    for value in (first, second):
        if value is None or value is NO_ONE or value is NOTHING:
            return False
        if value.__class__ is Open:
            asked.append(value.question)
        elif value.__class__ is Unknown:
            asked += value.questions
    if asked:
        return unknown(*asked)
    if operator == "before":
        return bool(first < second)
    if operator == "after":
        return bool(first > second)
    if operator == "by":
        return bool(first <= second)
    return bool(first >= second) if operator == "from" else bool(first == second)


def _is(node: list[Any], load: Any) -> Test:
    attribute, expected = load.attribute(node[1]), node[2]

    def test(state: State, scope: Scope) -> Truth:
        value = attribute(state, scope)
        return value if value.__class__ is Unknown else value == expected

    return test


def _same(node: list[Any], load: Any) -> Test:
    """Test a link between two things; one that is known to name no other is linked to none."""
    first, second = load.attribute(node[1]), load.attribute(node[2])

    def test(state: State, scope: Scope) -> Truth:
        a, b = first(state, scope), second(state, scope)
        asked = (*questions_of(a), *questions_of(b))
        if asked:
            refuse_many_unsaid(state, (node[1], node[2]), asked)
            return unknown(*asked)
        return a is not NOTHING and a == b

    return test


def _states(node: list[Any], load: Any) -> Test:
    attribute = load.attribute(node[1])

    def test(state: State, scope: Scope) -> Truth:
        value: Any = attribute(state, scope)
        return value if value.__class__ is Unknown else value is not NOTHING

    return test


def _compare(node: list[Any], load: Any) -> Test:
    return comparison(node[1], load.quantity(node[2]), load.quantity(node[3]))


def _covers(node: list[Any], load: Any) -> Test:
    whole = load.attribute(node[1])
    if len(node) > 3:
        parts = [asked_amounts(part, node[3], load) for part in node[2]]
    else:
        parts = [load.every_value(part) for part in node[2]]

    def test(state: State, scope: Scope) -> Truth:
        held = whole(state, scope)
        if held.__class__ is Unknown:
            return held
        values: list[Truth] = []
        for part in parts:
            for value in part(state, scope):
                values.append(value if value.__class__ is Unknown else covers(held, value))
        return conjunction(values)

    return test


def _everyone(node: list[Any], load: Any) -> Test:
    whole, part = load.persons(node[1]), load.persons(node[2])

    def test(state: State, scope: Scope) -> Truth:
        return conjunction(
            whole.contains(state, scope, person) for person in part.members(state, scope)
        )

    return test


def _during(node: list[Any], load: Any) -> Test:
    day: Anchor = load.day(node[1])
    name = node[2]

    def test(state: State, scope: Scope) -> Truth:
        value: Any = day(state, scope)
        if value is None or value is NO_ONE:
            return False
        if value.__class__ is Open:
            return unknown(value.question)
        return block_covering(state, scope, name, value)

    return test


def _used_up(node: list[Any], load: Any) -> Test:
    name, elsewhere = node[1], node[2]
    day: Anchor = load.day(node[3])

    def test(state: State, scope: Scope) -> Truth:
        value: Any = day(state, scope)
        if value.__class__ is Open:
            return unknown(value.question)
        if value is None or value is NO_ONE:
            return False
        counter = state.program.counters[name]
        truth: Truth = counter.used_up(state, scope, value, elsewhere)
        return truth

    return test


def _asks(node: list[Any], load: Any) -> Test:
    text, clause = node[1], load.clause

    def test(state: State, scope: Scope) -> Truth:
        found = state.finding(text, scope)
        if found is not None:
            return found
        opener = scope.matter.opener if scope.matter else None
        refs = (thing.ref for thing in scope.bound if thing is not opener)
        where = " ".join([scope.matter.name if scope.matter else "", *filter(None, refs)])
        return unknown(Question(f"{text} {where.strip()}".strip(), text, clause))

    return test


def _is_named(node: list[Any], load: Any) -> Test:
    """Test whether what names a person, or persons, names no others than these."""
    attribute, persons = load.attribute(node[1]), load.persons(node[2])
    of_member = node[2] == ["member"]

    def test(state: State, scope: Scope) -> Truth:
        if of_member and scope.member is None:
            return True  # no member is asked for, and each is as good as another
        named: Any = attribute(state, scope)
        if named.__class__ is Unknown:
            return named
        if named is NOTHING:
            return False
        told = (named,) if isinstance(named, str) else named
        return conjunction([persons.contains(state, scope, person) for person in told])

    return test


def _equals(node: list[Any], load: Any) -> Test:
    """Test whether two things say the same, or one refers to the other."""
    first, second = load.attribute(node[1]), load.attribute(node[2])

    def test(state: State, scope: Scope) -> Truth:
        a, b = first(state, scope), second(state, scope)
        asked = (*questions_of(a), *questions_of(b))
        if asked:
            return unknown(*asked)
        return a is not NOTHING and a is not None and bool(a == b)

    return test


def _generally(node: list[Any], load: Any) -> Test:
    """Test what is not the concern of one member more than of another."""
    test = condition(node[1], load)
    return lambda state, scope: test(state, scope.of(None))


MAKERS: dict[str, Callable[[list[Any], Any], Test]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "happened": _happened,
    "days": _compared_days,
    "is": _is,
    "same": _same,
    "states": _states,
    "compare": _compare,
    "covers": _covers,
    "everyone": _everyone,
    "during": _during,
    "used up": _used_up,
    "asks": _asks,
    "names": _is_named,
    "equals": _equals,
    "found so": found_so,
    "generally": _generally,
    "never": lambda _node, _load: lambda _state, _scope: False,
}
