"""When a power may be used: each event that brings it about opens a window of its own."""

from __future__ import annotations

from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.points import is_before, point_of
from engross.compiler.engine.norms.windows import Bound
from engross.compiler.engine.scope import Open, Scope, State
from engross.compiler.engine.terms.moments import Occurrence, occurrences
from engross.compiler.engine.terms.opened import is_opened_by
from engross.compiler.engine.truth import Question, Truth, conjunction, disjunction, unknown


class Opening(NamedTuple):
    """One time that a power may be used: from which day, and until when."""

    start: int | None
    floor: Bound
    ceiling: Bound

    @property
    def first(self) -> int | None:
        """Return the first day on which an exercise counts, None where it is not known."""
        return self.floor.day if self.floor.is_set else self.start

    def is_yet_to_come(self, day: int) -> bool:
        """Tell whether no exercise counts by a day, as far as is known."""
        first = self.first
        return first > day if first is not None else self.floor.is_set

    def is_over(self, day: int) -> bool:
        """Tell whether no exercise counts on a day, or on any after it."""
        return self.ceiling.day is not None and self.ceiling.day < day


class Openings(NamedTuple):
    """The times that a power may be used, and what has to be answered to know of more."""

    found: tuple[Opening, ...]
    asked: tuple[Question, ...]

    def at(self, day: int) -> Opening:
        """Return the one that a day lies in, the last of several; else the next; else the last."""
        if not self.found:
            unknown_day = Bound(True, None, self.asked)
            return Opening(None, unknown_day, unknown_day)
        if len(self.found) == 1:
            return self.found[0]
        running = [o for o in self.found if not o.is_yet_to_come(day) and not o.is_over(day)]
        coming = [o for o in self.found if o.is_yet_to_come(day)]
        return (running[-1:] or coming[:1] or self.found[-1:])[0]


def openings_of(state: State, scope: Scope, power: Any) -> Openings:
    """Return the openings of a power in a matter, for a holder, on the facts so far."""
    if power.starts is None:
        return Openings((_opening(state, scope, power, None),), ())
    found: list[Opening] = []
    asked: list[Question] = []
    for occurrence in occurrences(state, scope, power.starts):
        truth = _brings_about(state, scope, occurrence)
        if isinstance(occurrence.day, Open):
            asked.append(occurrence.day.question)
        elif truth is True or (truth is not False and state.settle(truth)):
            found.append(_opening(state, _begun_by(scope, occurrence), power, occurrence.day))
    return Openings(tuple(found), tuple(asked))


def _opening(state: State, scope: Scope, power: Any, start: int | None) -> Opening:
    return Opening(start, power.window.floor(state, scope), power.window.ceiling(state, scope))


def falls_in_an_opening(state: State, scope: Scope, power: Any, thing: Thing) -> Truth:
    """Tell whether an exercise came when the power could be used; `scope` is the exercise's own."""
    if power.opens:
        scope = scope.outside()  # what an exercise rests on was there before the matter it opens
    if power.starts is None:
        window = power.window
        return window.holds(state, scope) if window.floors or window.ceilings else True
    if thing in state.judging:
        return False  # what another exercise would have to rest on rests on that one
    state.judging.add(thing)
    try:
        return _in_an_opening(state, scope, power, thing)
    finally:
        state.judging.discard(thing)


def _in_an_opening(state: State, scope: Scope, power: Any, thing: Thing) -> Truth:
    truths: list[Truth] = []
    come = False
    # Two powers may bring each other about: only what came by its day can bear an exercise.
    by_then = scope.until(scope.day) if isinstance(scope.day, int) else scope
    for occurrence in occurrences(state, by_then, power.starts):
        came = _had_come(occurrence, scope.day, power, thing)
        truth = conjunction((_brings_about(state, scope, occurrence), came))
        if truth is False:
            continue
        come = True
        inside = power.window.holds(state, _begun_by(scope, occurrence))
        truths.append(conjunction((truth, inside)))
        if truths[-1] is True:
            break
    if not come:
        lines = tuple(fact.line for fact in thing.facts)
        state.note(f"not yet: {power.starts.words}", power.clause, lines)
    return disjunction(truths)


def _brings_about(state: State, scope: Scope, occurrence: Occurrence) -> Truth:
    """Tell whether an event brings a power about: it counts, and its matter was there by then."""
    opened = is_opened_by(state, scope.matter, occurrence.day)
    return conjunction((occurrence.truth, opened))


def _had_come(occurrence: Occurrence, day: int | Open | None, power: Any, thing: Thing) -> Truth:
    """Tell whether what brings a power about came before an exercise of it, or on its day."""
    since = occurrence.day
    if not isinstance(day, int):
        return True  # an exercise on a day that nobody knows is in doubt for that alone
    if isinstance(since, Open):
        return False if day < since.earliest else unknown(since.question)
    if day != since:
        return since < day
    exercise = point_of(thing, power.moment, day)
    event = point_of(occurrence.thing, power.starts.moment, since)
    return is_before(exercise, event) is not True


def _begun_by(scope: Scope, occurrence: Occurrence) -> Scope:
    return scope.about(occurrence.thing, *(t for t in scope.bound if t is not occurrence.thing))
