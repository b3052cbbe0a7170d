"""Who belongs to a class of persons: a roster, those who join it, the roles of one matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from engross.compiler.engine.log.things import NOTHING, Conflict, Thing
from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.scope import Matter, Scope, State
from engross.compiler.engine.terms.matters import possibly_in, things_in
from engross.compiler.engine.terms.moments import moment_day
from engross.compiler.engine.terms.notices import in_form, received_day
from engross.compiler.engine.truth import (
    Question,
    Truth,
    Unknown,
    conjunction,
    disjunction,
    negation,
    unknown,
)

Persons = tuple[str, ...]

NOT_NAMED = "somebody not named"


class PersonSet:
    """A set of persons: who may be in it at all, and whether one of them is."""

    def __init__(
        self,
        candidates: Callable[[State, Scope], Persons],
        contains: Callable[[State, Scope, str], Truth],
        listed: Callable[[State, Scope], Persons] | None = None,
        certain: Callable[[State, Scope], Persons] | None = None,
    ) -> None:
        self.candidates = candidates
        self.contains = contains
        self.listed = listed  # who is in it, where that is never in doubt
        self.certain = certain  # some that are in it on every reading

    def members(self, state: State, scope: Scope) -> Persons:
        """Return the members, each doubtful membership followed both ways."""
        if self.listed is not None:
            return self.listed(state, scope)
        found = []
        for person in self.candidates(state, scope):
            truth = self.contains(state, scope, person)
            if truth is True or (truth is not False and state.settle(truth)):
                found.append(person)
        return tuple(found)

    def has(self, state: State, scope: Scope, person: str) -> bool:
        """Tell whether a candidate is a member, following a doubt both ways."""
        if self.listed is not None:
            return person in self.listed(state, scope)
        return state.settle(self.contains(state, scope, person))


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
        return _senders_of_openers(load.roles[node[1]])
    if operator == "senders":
        return _senders_in_matter(node[1])
    if operator == "member":
        return PersonSet(
            lambda _s, scope: (scope.member,) if scope.member else (),
            lambda _s, scope, person: scope.member == person,
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

    if first.listed is None or second.listed is None:
        return PersonSet(candidates, contains)
    listed, excluded = first.listed, second.listed
    return PersonSet(
        candidates,
        contains,
        lambda state, scope: _without(listed(state, scope), excluded(state, scope)),
    )


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

    return PersonSet(candidates, contains)


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

    return PersonSet(
        candidates, contains, None if joins else lambda state, _scope: roster_of(state, name)
    )


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


def named_in_log(state: State) -> Persons:
    """Return every person whom a fact names, parties aside, and one for all whom none names."""
    indexes = state.things.indexes
    if "named" not in indexes:
        found: set[str] = set()
        for kind, things in state.things.by_kind.items():
            declared = state.program.things.get(kind, {"attributes": ()})["attributes"]
            names = [a["name"] for a in declared if a["type"] in ("party", "parties", "amounts")]
            for thing in things:
                for value in filter(None, map(thing.values.get, names)):
                    for said in value.values if isinstance(value, Conflict) else (value,):
                        if said is not NOTHING:
                            found.update((said,) if isinstance(said, str) else said)
        indexes["named"] = (*sorted(found - state.program.parties), NOT_NAMED)
    named: Persons = indexes["named"]
    return named


def _senders_of_openers(role: dict[str, Any]) -> PersonSet:
    def listed(state: State, scope: Scope) -> Persons:
        return _initiating(state, scope.matter, role) if scope.matter else ()

    def candidates(state: State, scope: Scope) -> Persons:
        if scope.matter is None:
            return ()
        opener = scope.matter.opener
        if not role["aggregate"] or opener.number == 1:
            return senders(opener)
        first_sent = _first_sent(state, opener.kind)
        return tuple([person for person, at in first_sent.items() if at <= opener.number])

    def certain(_state: State, scope: Scope) -> Persons:
        return senders(scope.matter.opener) if scope.matter else ()

    return PersonSet(
        candidates, lambda state, scope, person: person in listed(state, scope), listed, certain
    )


def _first_sent(state: State, kind: str) -> dict[str, int]:
    """Return everyone who sent a notice of a kind, with the number of the first one."""
    indexes = state.things.indexes
    key = ("first sent", kind)
    if key not in indexes:
        found: dict[str, int] = {}
        for thing in state.things.by_kind.get(kind, ()):
            for person in senders(thing):
                found.setdefault(person, thing.number)
        indexes[key] = found
    first_sent: dict[str, int] = indexes[key]
    return first_sent


def _initiating(state: State, matter: Matter, role: dict[str, Any]) -> Persons:
    """Return the senders of the notices that open a matter together.

    Where notices may add up, those that came before and opened nothing count with the last. As
    each hangs on the one before it, they are gone through from the first on.
    """
    own = senders(matter.opener)
    if len(own) > 1:
        own = tuple(dict.fromkeys(own))
    if matter.number == 1 or not _may_add_up(state, matter, role):
        return own
    openers = state.things.by_kind[matter.opener.kind]
    reached = state.roles.get(role["name"], 0)
    for opener in openers[reached : matter.number - 1]:
        state.roles[role["name"]] = opener.number
        state.ahead(("role", role["name"], opener.key), _carried, state, openers, opener, role)
    before = openers[matter.number - 2]
    carried: Persons = state.shared(
        ("role", role["name"], before.key), _carried, state, openers, before, role
    )
    return tuple(dict.fromkeys((*carried, *own)))


def _may_add_up(state: State, matter: Matter, role: dict[str, Any]) -> bool:
    """Tell whether notices that came before may count with the one that opens a matter."""
    return matter.number > 1 and any(state.under(under) for under in role["aggregate"])


def _carried(state: State, openers: list[Thing], opener: Thing, role: dict[str, Any]) -> Persons:
    """Return whose notices, this one the last of them, opened nothing and count with the next."""
    # How a notice fared is its own story, told with its own matter.
    if state.untold(partial(_opened, state, opener)):
        return ()
    own = senders(opener) if state.untold(partial(_is_notice, state, opener)) else ()
    if opener.number == 1:
        return tuple(dict.fromkeys(own))
    before = openers[opener.number - 2]
    earlier: Persons = state.shared(
        ("role", role["name"], before.key), _carried, state, openers, before, role
    )
    return tuple(dict.fromkeys((*earlier, *own)))


def _is_notice(state: State, thing: Thing) -> bool:
    """Tell whether a notice is in due form and was received, whatever it is good for."""
    return state.settle(in_form(state, thing)) and received_day(state, thing) is not None


def opened_by(state: State, matter: Matter, role: dict[str, Any] | None) -> list[Thing]:
    """Return the notices that opened a matter together, the last of them first."""
    opener = matter.opener
    if not _opened(state, opener):
        return []
    found = [opener]
    if role is None or not _may_add_up(state, matter, role):
        return found
    for before in reversed(state.things.by_kind[opener.kind][: matter.number - 1]):
        if state.untold(partial(_opened, state, before)):
            break
        if state.untold(partial(_is_notice, state, before)):
            found.append(before)
    return found


def _opened(state: State, thing: Thing) -> bool:
    return state.settle(is_valid(state, thing))


def senders(thing: Thing) -> Persons:
    """Return the persons who sent a notice."""
    value = thing.values.get("from", ())
    return value if isinstance(value, tuple) else (value,)


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

    return PersonSet(candidates, contains)


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
