"""Events as points in time: on a day, and in order within it as far as the log has their hours."""

from __future__ import annotations

from typing import NamedTuple

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.scope import State
from engross.compiler.engine.truth import Question, Truth, unknown


class Point(NamedTuple):
    """An event on a day, and its hours as far as the log tells them; `key` tells the event."""

    key: str
    day: int
    said: str
    times: frozenset[str]
    lines: tuple[int, ...]


def point_of(thing: Thing, moment: str, day: int) -> Point:
    """Return a moment of a thing as a point in time."""
    facts = [fact for fact in thing.facts if fact.moment == moment and fact.day == day]
    name = thing.name
    lines = tuple(fact.line for fact in facts) or tuple(fact.line for fact in thing.facts)
    times = frozenset(fact.time for fact in facts if fact.time)
    return Point(f"{thing.kind}#{thing.number}", day, f"{name} {moment}", times, lines)


def came_before(state: State, first: Point, second: Point, clause: str) -> Truth:
    """Tell whether one event came before another; on one day their hours tell, if logged."""
    before = is_before(first, second)
    if before is not None:
        return before
    return unknown(Question(f"hours of {first.key}", say_order(state, first, second), clause))


def is_before(first: Point, second: Point) -> bool | None:
    """Tell whether one event came before another; None where only hours not logged could tell."""
    if first.day != second.day:
        return first.day < second.day
    if len(first.times) == len(second.times) == 1 and first.times != second.times:
        return min(first.times) < min(second.times)
    return None


def say_order(state: State, first: Point, second: Point) -> str:
    """Return the question which of two events of one day came first."""
    day = state.program.say_day(first.day)
    return f"Did {first.said} come before {second.said} on {day}? The log does not tell the hours."
