"""The window of a norm: the earliest day on which an act counts, and the last."""

from __future__ import annotations

from typing import Any, NamedTuple

from engross.compiler.engine.norms.blocks import Applied
from engross.compiler.engine.scope import Open, Scope, State, Under, describe_reading
from engross.compiler.engine.terms.anchors import NO_ONE, Anchor
from engross.compiler.engine.terms.business import unverified
from engross.compiler.engine.terms.calendars import Calendar
from engross.compiler.engine.terms.terms import Restarted, restarted_term
from engross.compiler.engine.truth import Question, Truth, conjunction, unknown


class Line(NamedTuple):
    """A bound of a window as its line in the agreement gives it."""

    term: Anchor
    under: Under
    text: str
    clause: str
    again: Restarted


class Bound(NamedTuple):
    """Where a window begins or ends: on a day, nowhere (`set` false), or not yet known.

    `earliest` is the first day that an unknown one may be: later than that it may be over.
    """

    is_set: bool
    day: int | None
    questions: tuple[Question, ...]
    earliest: int | None = None

    def may_be_before(self, day: int) -> bool:
        """Tell whether a bound that is not known may lie before a day."""
        return self.earliest is not None and self.earliest < day


UNBOUNDED = Bound(False, None, ())


# A window with what blocks made of its end, and the blocks that apply.
Limits = tuple[Bound, Bound, list[Applied]]


def is_empty(floor: Bound, ceiling: Bound) -> bool:
    """Tell whether no day lies between two bounds."""
    return floor.day is not None and ceiling.day is not None and floor.day > ceiling.day


class Window:
    """The floors and ceilings of one norm."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.floors = [_line(line, load) for line in node["not_before"]]
        self.ceilings = [_line(line, load) for line in node["not_after"]]
        # Whether some line bounds the window under all readings.
        self.bounded = any(not line.under for line in (*self.floors, *self.ceilings))
        self.clear: list[Under] = load.clear_days
        self.rolls: list[tuple[Under, Calendar]] = load.rolls

    def is_set(self, state: State) -> bool:
        """Tell whether a line bounds the window under the readings that hold."""
        if self.bounded or state.steps is not None:
            return True
        for lines in (self.floors, self.ceilings):
            for line in lines:
                if state.elected(line.under) is not False:
                    return True
        return False

    def bounds(self, state: State, scope: Scope) -> tuple[Bound, Bound]:
        """Return floor and ceiling."""
        return (
            self.floor(state, scope) if self.floors else UNBOUNDED,
            self.ceiling(state, scope) if self.ceilings else UNBOUNDED,
        )

    def floor(self, state: State, scope: Scope) -> Bound:
        """Return the latest of the floors."""
        found = _values(state, scope, self.floors, "not before")
        if not found:
            return UNBOUNDED
        days, asked = _split(found)
        if len(days) < len(found):
            return Bound(True, None, asked)
        day = max(days)
        for under in self.clear:
            if state.under(under):
                day += 1
                if state.steps is not None:
                    state.note(
                        f"clear days: from {state.program.say_day(day)}",
                        reading=describe_reading(under),
                    )
                break
        return Bound(True, day, ())

    def ceiling(self, state: State, scope: Scope) -> Bound:
        """Return the earliest of the ceilings that are known."""
        found = _values(state, scope, self.ceilings, "not after")
        if not found:
            return UNBOUNDED
        days, asked = _split(found)
        if len(days) == len(found):
            return self.rolled(state, Bound(True, min(days), ()))
        doubtful = [day for day in found if day.__class__ is Open]
        days += [day.latest for day in doubtful if day.latest is not None]
        earliest = min((day.earliest for day in doubtful), default=None)
        return self.rolled(state, Bound(True, min(days, default=None), asked, earliest))

    def rolled(self, state: State, ceiling: Bound) -> Bound:
        """Return a last day moved to the next open day, where the agreement moves it."""
        day = ceiling.day
        if day is None:
            return ceiling
        for under, calendar in self.rolls:
            if calendar.knows(day) and not calendar.closed(day):
                continue
            if not state.under(under):
                continue
            moved = calendar.next_open(day)
            if moved is None:
                asked = unverified(state, calendar, day)
                earliest = day if ceiling.earliest is None else min(day, ceiling.earliest)
                return Bound(True, None, (*ceiling.questions, asked), earliest)
            if state.steps is not None:
                say = state.program.say_day
                state.note(
                    f"{say(day)} is closed ({calendar.closed(day)}): moved to {say(moved)}",
                    reading=describe_reading(under),
                )
            return ceiling._replace(day=moved)
        return ceiling

    def restarted(self, state: State, scope: Scope, day: int) -> int | None:
        """Return the ceiling with what is counted counted again from another day."""
        lines = [line for line in self.ceilings if state.under(line.under)]
        days, _ = _split([line.again(state, scope, day) for line in lines])
        return min(days, default=None)

    def holds(self, state: State, scope: Scope) -> Truth:
        """Tell whether the scope's day lies within the window."""
        day = scope.day
        if not (self.floors or self.ceilings) or isinstance(day, Open) or day is None:
            return True
        values: list[Truth] = []
        floor, ceiling = self.bounds(state, scope)
        if floor.day is not None:
            values.append(day >= floor.day)
        elif floor.is_set and not floor.questions:
            values.append(False)  # what its first day is counted from has not come
        if ceiling.day is not None:
            values.append(day <= ceiling.day)
        for bound in (floor, ceiling):
            if bound.day is None and bound.questions:
                values.append(unknown(*bound.questions))
        truth = conjunction(values)
        if truth is False:
            state.note(f"{state.program.say_day(day)} is outside the window")
        return truth


def _line(node: dict[str, Any], load: Any) -> Line:
    term = node["day"]
    again = restarted_term(term, load)
    return Line(load.day(term), node["under"], node["words"], node["clause"], again)


def _values(state: State, scope: Scope, lines: list[Line], side: str) -> list[Any]:
    found = []
    for line in lines:
        if line.under and not state.under(line.under):
            continue
        if state.steps is not None:
            day = _told_bound(state, scope, line, side)
        elif line.under:  # one of several, which other ways of reading the text ask for again
            day = state.shared((line.term, *scope.key()), line.term, state, scope)
        else:
            day = line.term(state, scope)
        if day is not NO_ONE:
            found.append(day)
    return found


def _told_bound(state: State, scope: Scope, line: Line, side: str) -> Any:
    """Return the day of a bound, and tell how it was computed."""
    day = state.part(f"{side} {line.text}", line.clause, lambda: line.term(state, scope))
    if line.under:
        state.note("under this reading", line.clause, (), describe_reading(line.under))
    return day


def _split(found: list[Any]) -> tuple[list[int], tuple[Question, ...]]:
    if len(found) == 1 and found[0].__class__ is int:
        return found, ()
    days = [value for value in found if value.__class__ is int]
    if len(days) == len(found):
        return days, ()
    return days, tuple([value.question for value in found if value.__class__ is Open])
