"""Days that quantities decide: the first on which one reaches another, the earliest stated."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.log.things import NOTHING
from engross.compiler.engine.scope import Open, Scope, State
from engross.compiler.engine.terms.anchors import Anchor
from engross.compiler.engine.terms.changing import (
    changes_in,
    days_of_change,
    is_confined,
    kinds_read,
)
from engross.compiler.engine.terms.following import days_followed, moments_followed
from engross.compiler.engine.terms.quantities import comparison
from engross.compiler.engine.terms.totals import Members, Total
from engross.compiler.engine.truth import Unknown


def reaching_day(node: list[Any], load: Any) -> Anchor:
    """Return the function that finds the first day on which one quantity is at least another."""
    first, second = load.quantity(node[1]), load.quantity(node[2])
    reached = comparison("at least", first, second)
    own = first.kind if isinstance(first, Total) else ""
    where = node[1][2]["where"] if isinstance(first, Total) else None
    moving = frozenset({*kinds_read(node[2], load.graph), *(kinds_read(where, load.graph) - {own})})
    kinds = frozenset(kinds_read(node, load.graph))
    bound_moves_inside = is_confined(node[2], load.graph) and is_confined(where, load.graph)
    is_inside = bound_moves_inside and is_confined(node[1], load.graph)
    followed = moments_followed(load.graph)
    name, clause = repr(node), load.clause

    def day(state: State, scope: Scope) -> Any:
        found = state.shared(
            ("reaches", name, scope.until(state.as_of).on(None).key()),
            lambda: first_day(state, scope),
        )
        if found.__class__ is int and found > scope.cut:
            found = None
        if state.steps is not None:
            came = state.program.say_day(found) if found.__class__ is int else "not reached"
            state.note(f"the day on which it is reached: {came}", clause)
        return found

    def days(state: State, scope: Scope) -> list[int]:
        """Return the days on which it may be reached: of what only grows, the first of them."""
        begins = days_of_change(state, kinds)[:1]
        scaled = [day for day in days_followed(state, followed) if begins and day > begins[0]]
        every = sorted({*begins, *changes_in(state, scope, kinds, is_inside), *scaled})
        if not isinstance(first, Total) or not first.grows or own in moving:
            return every
        moves = changes_in(state, scope, moving, bound_moves_inside)
        starts = sorted({*begins, *moves, *scaled})
        ends = [*starts, state.as_of + 1][1:]
        for start, after in zip(starts, ends, strict=True):
            then = scope.until(after - 1).on(after - 1)
            growth = state.untold(lambda: first.growth(state, then))  # noqa: B023
            bound: Any = state.untold(lambda: second(state, then))  # noqa: B023
            if growth is None or bound.__class__ is Unknown:
                return every
            total = 0
            for day, amount in growth:
                total += amount
                if total >= bound and total > 0:
                    return [max(day, start)]
        return []

    def first_day(state: State, scope: Scope) -> Any:
        for candidate in days(state, scope):
            truth: Any = state.untold(lambda: reached(state, scope.until(candidate).on(candidate)))  # noqa: B023
            if truth is False:
                continue
            if state.steps is not None:
                reached(state, scope.until(candidate).on(candidate))
            return candidate if truth is True else Open(truth.questions[0])
        if state.steps is not None:
            reached(state, scope.until(state.as_of).on(state.as_of))
        return None

    return day


def stated_day(node: list[Any], load: Any) -> Anchor:
    """Return the function that finds the earliest or latest day that some things state."""
    attribute, where = node[1]["of"], node[1]["where"]
    members = Members(attribute["thing"], where, load)
    choose = min if node[0] == "earliest" else max
    clause = load.clause

    def day(state: State, scope: Scope) -> Any:
        things, asked = members.of(state, scope)
        if asked:
            return Open(asked[0])
        days = []
        for thing in things:
            value = state.attribute(thing, attribute["attribute"], clause, scope.cut)
            if value.__class__ is Unknown:
                return Open(value.questions[0])
            if value is not NOTHING:
                days.append(value)
        return choose(days) if days else None

    return day
