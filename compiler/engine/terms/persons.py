"""Sets of persons: who may be in one at all, who is, and who is known to be."""

from __future__ import annotations

from collections.abc import Callable

from engross.compiler.engine.choices import Ask, TooManyWays
from engross.compiler.engine.log.things import NOTHING, Conflict
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.truth import Truth
from engross.compiler.engine.ways import ways_of

NOT_NAMED = "somebody not named"

Persons = tuple[str, ...]
Known = Callable[[State, Scope], Persons | None]


class PersonSet:
    """A set of persons: who may be in it at all, and whether one of them is."""

    def __init__(
        self,
        candidates: Callable[[State, Scope], Persons],
        contains: Callable[[State, Scope, str], Truth],
        known: Known = lambda _state, _scope: None,
        certain: Callable[[State, Scope], Persons] | None = None,
        lasts: bool = False,
    ) -> None:
        self._candidates = candidates
        self.contains = contains
        self.known = known  # who is in it, where that is in no doubt; None where it may be
        self.lasts = lasts  # who is known to be in it is so on every day
        self.certain = certain  # some that are in it on every reading

    def candidates(self, state: State, scope: Scope) -> Persons:
        """Return all who may be in it, on whatever reading and whatever the answers."""
        try:
            return self._candidates(state, scope)
        except (Ask, TooManyWays):
            return _on_every_way(state, scope, self._candidates)

    def members(self, state: State, scope: Scope) -> Persons:
        """Return the members, each doubtful membership followed both ways."""
        known = self.known(state, scope)
        if known is not None:
            return known
        found = []
        for person in self.candidates(state, scope):
            truth = self.contains(state, scope, person)
            if truth is True or (truth is not False and state.settle(truth)):
                found.append(person)
        return tuple(found)

    def has(self, state: State, scope: Scope, person: str) -> bool:
        """Tell whether a candidate is a member, following a doubt both ways."""
        known = self.known(state, scope)
        if known is not None:
            return person in known
        return state.settle(self.contains(state, scope, person))


def _on_every_way(
    state: State, scope: Scope, persons: Callable[[State, Scope], Persons]
) -> Persons:
    """Return whom a set may name on any way that its evaluation can go; it asks for no choice."""
    ways = ways_of(state, persons, scope)
    if ways.too_many:
        return (*named_in_log(state), *sorted(state.program.parties))
    return tuple(dict.fromkeys(person for found in ways.values for person in found))


def remembered(known: Known) -> Known:
    """Return what says who is in a set in a matter whatever the day, found out once for each."""

    def once(state: State, scope: Scope) -> Persons | None:
        if not state.choices.plain or state.steps is not None:
            return known(state, scope)
        by_matter = state.members.setdefault(known, {})
        if scope.matter in by_matter:
            return by_matter[scope.matter]
        found = by_matter[scope.matter] = known(state, scope)
        return found

    return once


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
