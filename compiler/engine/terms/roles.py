"""The role of those whose notices open a matter together."""

from __future__ import annotations

from functools import partial
from typing import Any

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.scope import Matter, Scope, State
from engross.compiler.engine.terms.notices import in_form, received_day
from engross.compiler.engine.terms.persons import Persons, PersonSet, remembered
from engross.compiler.engine.truth import Truth


def senders_of_openers(role: dict[str, Any]) -> PersonSet:
    """Return those who have a role: who sent the notices that opened the matter."""

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

    known = remembered(listed)

    def contains(state: State, scope: Scope, person: str) -> Truth:
        return person in listed(state, scope)

    return PersonSet(candidates, contains, known, certain, lasts=True)


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
    reached = _opened_before(state, openers, matter.number, reached)
    for opener in openers[reached : matter.number - 1]:
        state.roles[role["name"]] = opener.number
        state.ahead(("role", role["name"], opener.key), _carried, state, openers, opener, role)
    before = openers[matter.number - 2]
    carried: Persons = state.shared(
        ("role", role["name"], before.key), _carried, state, openers, before, role
    )
    return tuple(dict.fromkeys((*carried, *own)))


def _opened_before(state: State, openers: list[Thing], number: int, reached: int) -> int:
    """Return how many notices before another need not be gone through: none adds to those after.

    That is up to the one before the last of them that certainly opened a matter.
    """
    for before in range(number - 2, reached, -1):
        if state.certain.get(openers[before]) is True:
            return before
    return reached


def _may_add_up(state: State, matter: Matter, role: dict[str, Any]) -> bool:
    """Tell whether notices that came before may count with the one that opens a matter."""
    return matter.number > 1 and any(state.under(under) for under in role["aggregate"])


def _carried(state: State, openers: list[Thing], opener: Thing, role: dict[str, Any]) -> Persons:
    """Return whose notices, this one the last of them, opened nothing and count with the next."""
    # How a notice fared is its own story, told with its own matter.
    if state.certain.get(opener) is True:
        return ()
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
