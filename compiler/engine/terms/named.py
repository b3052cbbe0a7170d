"""A class whose members a thing names: those for whom a statement has shares, say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engross.compiler.engine.log.things import NOTHING, Conflict, Thing
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.matters import possibly_in, things_in
from engross.compiler.engine.terms.persons import Persons, PersonSet, named_in_log
from engross.compiler.engine.truth import Truth, Unknown, disjunction


def named_members(declared: dict[str, Any], load: Any) -> PersonSet:
    """Return the persons whom an attribute of the matter's things names, from the day it does.

    Of amounts for each of a class, those with an amount of more than nothing.
    """
    node, clause = declared["those"], declared["clause"]
    kind, name = node["thing"], node["attribute"]
    stated = next(a for a in load.things[kind]["attributes"] if a["name"] == name)
    among = load.persons(["class", stated["of"]]) if stated.get("of") else None

    def candidates(state: State, scope: Scope) -> Persons:
        found: dict[str, None] = {}
        for thing in _that_may_be_meant(state, scope, kind):
            said = [thing.values.get(name), *(value for _, value in thing.revised.get(name, ()))]
            for value in said:
                if value is None or isinstance(value, Conflict):
                    return among.candidates(state, scope) if among else named_in_log(state)
                found |= dict.fromkeys(_persons_in(value))
        return tuple(found)

    def contains(state: State, scope: Scope, person: str) -> Truth:
        truths: list[Truth] = []
        for thing in _the_things(state, scope, kind):
            value = state.attribute(thing, name, clause, _day_of(scope))
            known = value.__class__ is not Unknown
            truths.append(person in _persons_in(value) if known else value)
        return disjunction(truths)

    return PersonSet(candidates, contains)


def _the_things(state: State, scope: Scope, kind: str) -> Sequence[Thing]:
    """Return the thing that the scope is about, or all of the kind in its matter by its day."""
    bound = scope.of_kind(kind)
    if bound is not None:
        return (bound,)
    return things_in(state, scope.matter, kind, _day_of(scope))


def _that_may_be_meant(state: State, scope: Scope, kind: str) -> Sequence[Thing]:
    """Return the things that `_the_things` finds on any reading and whatever the answers."""
    if scope.matter is None or scope.of_kind(kind) is not None:
        return _the_things(state, scope, kind)
    day = _day_of(scope)
    return [t for t in possibly_in(state, scope.matter, kind) if t.first_day <= day]


def _day_of(scope: Scope) -> int:
    return min(scope.day, scope.cut) if isinstance(scope.day, int) else scope.cut


def _persons_in(value: Any) -> Persons:
    if value is NOTHING:
        return ()
    if isinstance(value, dict):
        return tuple(person for person, amount in value.items() if amount > 0)
    return (value,) if isinstance(value, str) else tuple(value)
