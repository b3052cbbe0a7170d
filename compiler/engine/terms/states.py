"""States of a thing: what a moment began, until one of those comes that end it."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.points import is_before, point_of, say_order
from engross.compiler.engine.scope import Open, Scope, State
from engross.compiler.engine.terms.moments import Mention, Occurrence
from engross.compiler.engine.truth import Question, Truth, conjunction, unknown


def ends_of_state(mention: Mention, load: Any) -> tuple[str, ...]:
    """Return the moments that end the state which a mention is of; none where it is of none."""
    declared = load.things.get(mention.kind, {"moments": {}})["moments"]
    return tuple(declared.get(mention.moment, {}).get("ended_by", ()))


def holds_still(
    state: State, scope: Scope, begun: Occurrence, mention: Mention, ends: tuple[str, ...]
) -> Truth:
    """Tell whether a state that began holds at the end of the scope's day."""
    if isinstance(begun.day, Open):
        return unknown(begun.day.question)
    thing = begun.thing
    first = last_of(thing, (mention.moment,), scope.cut)
    last = last_of(thing, ends, scope.cut)
    if first is None or last is None:
        return begun.truth
    over = is_before(point_of(thing, *first), point_of(thing, *last))
    if over is None:
        points = point_of(thing, *first), point_of(thing, *last)
        key = f"hours of {thing.kind}#{thing.number}"
        clause = state.program.things[thing.kind]["clause"]
        asked = Question(key, say_order(state, *points), clause)
        return conjunction((begun.truth, unknown(asked)))
    if state.steps is not None and over:
        state.note(f"{thing.kind} is {last[0]} on {state.program.say_day(last[1])}")
    return begun.truth if not over else False


def last_of(thing: Thing, moments: tuple[str, ...], cut: int) -> tuple[str, int] | None:
    """Return the last of some moments of a thing up to a day, with its day."""
    found = [
        (day, moment)
        for moment in moments
        if (happening := thing.happenings.get(moment)) is not None
        for day in happening.days
        if day <= cut
    ]
    if not found:
        return None
    day, moment = max(found)
    return moment, day
