"""How long a norm that lasts does last: where its period ends, and what came first on one day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.points import Point, came_before, point_of
from engross.compiler.engine.scope import Open, Scope, State, Under, as_under
from engross.compiler.engine.terms.anchors import Anchor
from engross.compiler.engine.terms.moments import Mention, Occurrence, occurrences
from engross.compiler.engine.truth import Question, Truth

# The days that an event brings: within them its hour counts. Every other day counts to its end.
EVENTS = ("moment", "reaches")


class Beginning(NamedTuple):
    """Where a period begins, and what tolls make of a last day; None where they have no end."""

    point: Point
    tolled: Callable[[int], int | None]
    clause: str


class End(NamedTuple):
    """Where a period ends: the last day that is known, by which event if by one, and what is asked.

    What is asked may have ended it earlier.
    """

    day: int | None
    event: Point | None
    questions: tuple[Question, ...]


ENDLESS = End(None, None, ())
EndTerm = Callable[[State, Scope, Beginning], End]


class EndLine(NamedTuple):
    """Until when a norm lasts, as a line of it says."""

    term: EndTerm
    where: Callable[[State, Scope], Truth] | None
    unless: bool  # it holds where the condition does not
    under: Under
    text: str
    clause: str


def end_line(node: dict[str, Any], load: Any) -> EndLine:
    """Return a line that ends a period, compiled from its node in the graph."""
    where = load.condition(node["where"]) if node["where"] else None
    term, under = end_term(node["day"], load), as_under(node["under"])
    return EndLine(term, where, node["unless"], under, node["words"], node["clause"])


def end_term(node: list[Any], load: Any) -> EndTerm:
    """Return the function that finds where a period ends."""
    operator = node[0]
    if operator in ("earlier", "later"):
        parts = [end_term(part, load) for part in node[1]]
        join = earlier_end if operator == "earlier" else later_end
        return lambda state, scope, begun: join([part(state, scope, begun) for part in parts])
    if operator == "moment" and node[1]["pick"] not in ("first", "last"):
        mention = load.mention(node[1])
        return lambda state, scope, begun: _event_end(state, scope, begun, mention)
    return _day_end(load.day(node), operator in EVENTS)


def earlier_end(ends: list[End]) -> End:
    """Return the first of some ends. On one day an event comes before the day is over."""
    asked = tuple(sorted({question for end in ends for question in end.questions}))
    days = [end.day for end in ends if end.day is not None]
    if not days:
        return End(None, None, asked)
    events = [end.event for end in ends if end.day == min(days) and end.event]
    return End(min(days), events[0] if events else None, asked)


def later_end(ends: list[End]) -> End:
    """Return the last of some ends, once all of them are known."""
    asked = tuple(sorted({question for end in ends for question in end.questions}))
    days = [end.day for end in ends if end.day is not None]
    if len(days) < len(ends):
        return End(None, None, asked)
    events = [end.event for end in ends if end.day == max(days)]
    return End(max(days), events[-1] if all(events) else None, asked)


def _day_end(anchor: Anchor, by_event: bool) -> EndTerm:
    def end(state: State, scope: Scope, begun: Beginning) -> End:
        day: Any = anchor(state, scope)
        if day.__class__ is Open:
            return End(None, None, (day.question,))
        if day.__class__ is not int:
            return ENDLESS
        if not by_event:
            return End(begun.tolled(day), None, ())
        said = "what ends the period"
        return End(day, Point(said, day, said, frozenset(), ()), ())

    return end


def _event_end(state: State, scope: Scope, begun: Beginning, mention: Mention) -> End:
    """Return the first of the events that came after the period began."""
    asked: set[Question] = set()
    found: Point | None = None
    for thing, day, truth in each_time(state, scope, mention):
        if isinstance(day, Open):
            asked.add(day.question)
            continue
        if day < begun.point.day or (found is not None and found.day < day):
            continue
        point = point_of(thing, mention.moment, day)
        if not state.settle(truth):
            continue
        if state.settle(came_before(state, point, begun.point, begun.clause)):
            continue
        found = point if found is None or day < found.day else _first_on_a_day(found, point)
    if state.steps is not None:
        said = state.program.say_day(found.day) if found else "has not happened"
        state.note(f"{mention.words}: {said}", lines=found.lines if found else ())
    return End(found.day if found else None, found, tuple(sorted(asked)))


class Time(NamedTuple):
    """One time that an event came to a thing, and whether it counts in law."""

    thing: Thing
    day: int | Open
    truth: Truth


def each_time(state: State, scope: Scope, mention: Mention) -> Iterator[Time]:
    """Yield what a mention covers; of what can happen to a thing again, each time it did."""
    for occurrence in occurrences(state, scope, mention):
        for day in _days_of(state, scope, mention, occurrence):
            yield Time(occurrence.thing, day, occurrence.truth)


def _days_of(
    state: State, scope: Scope, mention: Mention, occurrence: Occurrence
) -> tuple[int | Open, ...]:
    thing = occurrence.thing
    declared = state.program.things.get(thing.kind, {"moments": {}})["moments"]
    if not declared.get(mention.moment, {}).get("recurs"):
        return (occurrence.day,)
    return tuple(day for day in thing.happenings[mention.moment].days if day <= scope.cut)


def _first_on_a_day(first: Point, second: Point) -> Point:
    """Return the first of two points on one day; without both hours, at no hour."""
    if len(first.times) == len(second.times) == 1:
        return min(first, second, key=lambda point: min(point.times))
    return first._replace(times=frozenset(), lines=(*first.lines, *second.lines))
