"""Which facts of a log tell the day of an anchor: they are cited beside it in a derivation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.moments import Mention, occurrences

Evidence = Callable[[State, Scope, Any], tuple[int, ...]]


class Signs(NamedTuple):
    """Which facts tell a moment: those that log it, or else those from which it is derived."""

    kind: str
    moments: tuple[str, ...]
    to_member: bool  # of a notice to each of a class, only the member's own


class Sign(NamedTuple):
    """The facts that tell a moment of a thing on one day."""

    thing: Thing
    moment: str
    lines: tuple[int, ...]


def evidence_of(node: dict[str, Any], load: Any) -> Evidence:
    """Return what finds the log lines that tell when an anchor came."""
    if node.get("norm"):
        mention = load.mention(node)
        return lambda state, scope, day: state.untold(
            partial(_lines_of_turns, state, scope, mention, day)
        )
    signs = _signs(node, load)
    return lambda state, scope, day: _lines_that_tell(state, scope, signs, day)


def _signs(node: dict[str, Any], load: Any) -> Signs:
    kind, moment = node["thing"], node["moment"]
    declared = load.things.get(kind, {})
    if declared.get("kind") != "notice":
        return Signs(kind, (moment,), to_member=False)
    clause = load.graph["notices"]
    derived = moment == "given" or (clause is not None and clause["received_when_given"])
    to_member = node["pick"] == "this" and bool(declared["to"].get("class"))
    return Signs(kind, (moment, "received", "sent") if derived else (moment,), to_member)


def _lines_that_tell(state: State, scope: Scope, signs: Signs, value: Any) -> tuple[int, ...]:
    """Return the log lines that tell a moment of this kind on the day found."""
    if value.__class__ is not int:
        return ()
    key = ("lines", *signs[:2])
    by_day: dict[int, list[Sign]] | None = state.things.indexes.get(key)
    if by_day is None:
        things = state.things.by_kind.get(signs.kind, ())
        by_day = state.things.indexes[key] = _lines_by_day(things, signs.moments)
    member = scope.member if signs.to_member else None
    told = [
        sign
        for sign in by_day.get(value, ())
        if member is None or sign.thing.values.get("to") in (None, member)
    ]
    logged = [sign for sign in told if sign.moment == signs.moments[0]] or told
    return tuple(sorted({line for sign in logged for line in sign.lines}))


def _lines_of_turns(state: State, scope: Scope, mention: Mention, value: Any) -> tuple[int, ...]:
    """Return the log lines of what brought a norm about that was breached, or cured, on a day."""
    things = [found.thing for found in occurrences(state, scope, mention) if found.day == value]
    return tuple(sorted({line for thing in things for line in mention.lines(thing)}))


def _lines_by_day(things: Iterable[Thing], moments: tuple[str, ...]) -> dict[int, list[Sign]]:
    """Return what tells of the moments by day; of one day of a thing, the first of them alone."""
    found: dict[int, list[Sign]] = {}
    for thing in things:
        told: set[int] = set()
        for name in moments:
            happening = thing.happenings.get(name)
            if happening is None:
                continue
            for day in happening.days:
                if day not in told:
                    found.setdefault(day, []).append(Sign(thing, name, happening.lines))
            told.update(happening.days)
    return found
