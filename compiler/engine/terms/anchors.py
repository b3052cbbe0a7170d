"""The day that an anchor names: of a moment, of the first or last of several, of each of some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.scope import Open, Scope, State
from engross.compiler.engine.terms.moments import (
    Day,
    Mention,
    Occurrence,
    occurrences,
    when_it_came,
)
from engross.compiler.engine.truth import Truth


class Vacuous(NamedTuple):
    """What `last` or `first` of a class with no members comes to: no bound at all."""


NO_ONE = Vacuous()
Anchor = Callable[[State, Scope], int | Open | Vacuous | None]


def anchor_of(node: dict[str, Any], load: Any) -> Anchor:
    """Return the function that finds the day of an anchor."""
    pick = node["pick"]
    if pick not in ("first", "last"):
        return _earliest(load.mention(node))
    every = load.mention({**node, "pick": "this"})
    kind = load.things.get(node["thing"], {})
    if kind.get("kind") == "notice" and kind["to"].get("class"):
        return _over_recipients(every, load.persons(kind["to"]["set"]), pick)
    if pick == "first":
        return _earliest(every)

    def last(state: State, scope: Scope) -> Day:
        return _last_of(_days(state, occurrences(state, scope, every)) or [None])

    return last


def _over_recipients(mention: Mention, recipients: Any, pick: str) -> Anchor:
    """Return the function that finds the day on which the first or last of a class had a notice."""
    choose = _last_of if pick == "last" else _first_of

    def day(state: State, scope: Scope) -> int | Open | Vacuous | None:
        persons = recipients.members(state, scope)
        if not persons:
            return NO_ONE
        things = mention.things(state, scope)
        if not things:
            return None
        return choose(
            [_earliest_of(state, scope.of(person), mention, things) for person in persons]
        )

    return day


def _earliest(mention: Mention) -> Anchor:
    """Return the function that finds the first day of what a mention covers."""
    if mention.deemed:
        return lambda state, scope: _first_of(_days(state, occurrences(state, scope, mention)))
    return lambda state, scope: _earliest_of(state, scope, mention, mention.things(state, scope))


def _earliest_of(state: State, scope: Scope, mention: Mention, things: Sequence[Thing]) -> Day:
    if len(things) == 1:
        came = when_it_came(state, scope, mention, things[0])
        return None if came is None else _counted_from(state, *came)
    found = [when_it_came(state, scope, mention, thing) for thing in things]
    return _first_of([_counted_from(state, *came) for came in found if came is not None])


def _days(state: State, occurrences: Sequence[Occurrence]) -> list[Day]:
    """Return the days of the moments that count."""
    days = [_counted_from(state, found.day, found.truth) for found in occurrences]
    return [day for day in days if day is not None]


def _counted_from(state: State, day: int | Open, truth: Truth) -> Day:
    """Return a day, None where nothing can be counted from it; both where that is in doubt.

    A day that is not known is in doubt as it is.
    """
    return day if truth is True or day.__class__ is Open or state.settle(truth) else None


def _first_of(days: list[Day]) -> Day:
    """Return the first of some days; a receipt not logged may be the first."""
    doubtful = [day for day in days if day.__class__ is Open]
    if doubtful:
        return doubtful[0]
    known = [day for day in days if day is not None]
    return min(known) if known else None


def _last_of(days: list[Day]) -> Day:
    """Return the last of some days, once all of them have come."""
    if None in days:
        return None
    doubtful = [day for day in days if day.__class__ is Open]
    return doubtful[0] if doubtful else max(days)  # type: ignore[type-var]
