"""Who belongs to a class of persons: a roster, those who join it, those whom a matter names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from engross.compiler.engine.log.things import NEVER, Thing
from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.matters import possibly_in, things_in
from engross.compiler.engine.terms.moments import moment_day
from engross.compiler.engine.terms.persons import (
    NOT_NAMED,
    Persons,
    PersonSet,
    named_in_log,
    remembered,
)
from engross.compiler.engine.terms.roles import senders
from engross.compiler.engine.truth import (
    Question,
    Truth,
    Unknown,
    conjunction,
    disjunction,
    negation,
    unknown,
)


def person_set(node: list[Any], load: Any) -> PersonSet:
    """Return the set of persons that an expression of the graph stands for."""
    operator = node[0]
    if operator == "party":
        name = node[1]
        return PersonSet(
            lambda _s, _c: (name,), lambda _s, _c, person: person == name, lambda _s, _c: (name,)
        )
    if operator == "class":
        members: PersonSet = load.members_of(node[1])
        return members
    if operator == "role":
        having: PersonSet = load.having_role[node[1]]
        return having
    if operator == "senders":
        return _senders_in_matter(node[1])
    if operator == "member":
        return PersonSet(
            lambda _s, scope: (scope.member,) if scope.member else (),
            lambda _s, scope, person: scope.member == person,
            lambda _s, scope: (scope.member,) if scope.member else (),
        )
    if operator == "named":
        return _named_by(load.attribute(node[1]))
    first, second = person_set(node[1], load), person_set(node[2], load)
    return _except(first, second) if operator == "except" else _union(first, second)


def _except(first: PersonSet, second: PersonSet) -> PersonSet:
    def candidates(state: State, scope: Scope) -> Persons:
        persons = first.candidates(state, scope)
        if second.certain is None:
            return persons
        return _without(persons, second.certain(state, scope))

    def contains(state: State, scope: Scope, person: str) -> Truth:
        truth = first.contains(state, scope, person)
        if truth is False:
            return False
        left = negation(second.contains(state, scope, person))
        return left if truth is True else conjunction((truth, left))

    def known(state: State, scope: Scope) -> Persons | None:
        persons = first.known(state, scope)
        excluded = second.known(state, scope) if persons is not None else None
        return None if persons is None or excluded is None else _without(persons, excluded)

    lasts = first.lasts and second.lasts
    return PersonSet(candidates, contains, remembered(known) if lasts else known, lasts=lasts)


def _without(persons: Persons, excluded: Persons) -> Persons:
    return tuple([person for person in persons if person not in excluded])


def _union(first: PersonSet, second: PersonSet) -> PersonSet:
    def candidates(state: State, scope: Scope) -> Persons:
        persons = first.candidates(state, scope)
        more = second.candidates(state, scope)
        return tuple(dict.fromkeys((*persons, *more))) if more else persons

    def contains(state: State, scope: Scope, person: str) -> Truth:
        truth = first.contains(state, scope, person)
        if truth is True and state.steps is None:
            return True
        return disjunction((truth, second.contains(state, scope, person)))

    def known(state: State, scope: Scope) -> Persons | None:
        persons = first.known(state, scope)
        more = second.known(state, scope) if persons is not None else None
        if persons is None or more is None:
            return None
        return tuple(dict.fromkeys((*persons, *more))) if more else persons

    return PersonSet(candidates, contains, known)


def class_members(declared: dict[str, Any], load: Any) -> PersonSet:
    """Return those who signed as a class, and those who join it."""
    name = declared["name"]
    joins = [
        (
            join["thing"],
            join["moment"],
            join["who"],
            join["under"],
            [load.condition(node) for node in join["if"]],
        )
        for join in declared["joins"]
    ]

    joining = [join[0] for join in joins]

    def candidates(state: State, scope: Scope) -> Persons:
        roster: Persons = state.parameters.get(name) or named_in_log(state)
        by_kind = state.things.by_kind
        told = [join for join in joins if join[0] in by_kind]
        if not told:
            return roster
        found = dict.fromkeys(roster)
        for kind, moment, who, _, _ in told:
            for person, day in _first_joined(state, kind, moment, who).items():
                if day <= scope.cut:
                    found[person] = None
        return tuple(found)

    def contains(state: State, scope: Scope, person: str) -> Truth:
        if person in roster_of(state, name):
            return True
        if state.things.by_kind.keys().isdisjoint(joining):
            return False
        truth: Truth = state.shared(
            ("class", name, person, scope.cut, scope.day), any_join, state, scope, person
        )
        return truth

    def any_join(state: State, scope: Scope, person: str) -> Truth:
        return disjunction(joined(state, scope, person))

    def joined(state: State, scope: Scope, person: str) -> list[Truth]:
        values: list[Truth] = []
        last = scope.day if isinstance(scope.day, int) else scope.cut
        for kind, moment, who, under, conditions in joins:
            for thing in state.things.having(kind, who, person):
                day = moment_day(state, thing, moment, last)
                if day is None or not state.under(under):
                    continue
                inner = Scope(scope.matter, scope.cut, day, scope.member, (thing,))
                values.append(conjunction(test(state, inner) for test in conditions))
        return values

    def known(state: State, _scope: Scope) -> Persons | None:
        if not joins:
            return roster_of(state, name)
        if state.things.by_kind.keys().isdisjoint(joining):
            return state.parameters.get(name)
        return None

    return PersonSet(candidates, contains, known, lasts=True)


def _first_joined(state: State, kind: str, moment: str, who: str) -> dict[str, int]:
    """Return everyone of whom the log tells that they joined, with the day of the first fact."""
    indexes = state.things.indexes
    key = ("first joined", kind, moment, who)
    if key not in indexes:
        found: dict[str, int] = {}
        for thing in state.things.by_kind.get(kind, ()):
            if moment in thing.happenings:
                found.setdefault(str(thing.values.get(who)), thing.first_day)
        indexes[key] = found
    first_joined: dict[str, int] = indexes[key]
    return first_joined


def roster_of(state: State, name: str) -> Persons:
    """Return who signed as the members of a class.

    Where nobody said, the persons whom the log names may be they, or may not.
    """
    given: Persons | None = state.parameters.get(name)
    if given is not None:
        return given
    blank = state.program.parameters.get(name)
    if blank is None:
        return ()
    asked = Question(f"parameter {name}", blank["question"], blank["clause"])
    return named_in_log(state) if state.settle(unknown(asked)) else ()


def _senders_in_matter(kind: str) -> PersonSet:
    def candidates(state: State, scope: Scope) -> Persons:
        if kind not in state.things.by_kind:
            return ()
        if scope.matter is None:
            things: Sequence[Thing] = state.things.until(kind, scope.cut)
        else:
            things = possibly_in(state, scope.matter, kind)
        known = [person for t in things if t.first_day <= scope.cut for person in senders(t)]
        return tuple(dict.fromkeys(known))

    def contains(state: State, scope: Scope, person: str) -> Truth:
        things = things_in(state, scope.matter, kind, scope.cut)
        return disjunction([is_valid(state, t) for t in things if person in senders(t)])

    def known(state: State, scope: Scope) -> Persons | None:
        return () if state.things.begins.get(kind, NEVER) > scope.cut else None

    return PersonSet(candidates, contains, known)


def _named_by(attribute: Callable[[State, Scope], Any]) -> PersonSet:
    def persons(state: State, scope: Scope) -> Persons:
        value = attribute(state, scope)
        if isinstance(value, dict):
            return tuple(value)
        if isinstance(value, str):
            return (value,)
        if value.__class__ is Unknown:
            return (NOT_NAMED,)
        return value if isinstance(value, tuple) else ()

    def contains(state: State, scope: Scope, person: str) -> Truth:
        value = attribute(state, scope)
        if value.__class__ is Unknown:
            asked: Unknown = value
            return asked
        return person in persons(state, scope)

    return PersonSet(persons, contains)
