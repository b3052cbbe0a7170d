"""Days computed from anchors: so many days after or before, the earlier or the later of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from engross.compiler.engine.days import add_days, add_months
from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.scope import Open, Scope, State, Under, describe_reading
from engross.compiler.engine.terms.moments import NO_ONE, Anchor, anchor_of
from engross.compiler.engine.terms.quantities import quantity
from engross.compiler.engine.terms.reaching import reaching_day, stated_day
from engross.compiler.engine.truth import Unknown

MONTHS_IN = {"months": 1, "years": 12}


def day_term(node: list[Any], load: Any) -> Anchor:
    """Return the function that computes a day of the graph."""
    operator = node[0]
    if operator == "moment":
        return _anchored(node[1], load)
    if operator == "today":
        return lambda _state, scope: scope.cut
    if operator == "scope day":
        return lambda _state, scope: scope.day
    if operator == "attribute":
        return _attribute(load.attribute(node[1]))
    if operator == "reaches":
        return reaching_day(node, load)
    if operator in ("earliest", "latest"):
        return stated_day(node, load)
    if operator in ("earlier", "later"):
        return _extreme(operator, [day_term(part, load) for part in node[1]])
    return _offset(node, load)


def _anchored(node: dict[str, Any], load: Any) -> Anchor:
    anchor = anchor_of(node, load)
    name = node["words"]

    def day(state: State, scope: Scope) -> Any:
        value = anchor(state, scope)
        if state.steps is not None:
            state.note(f"{name}: {_say(state, value)}", lines=_lines(state, node, value))
        return value

    return day


def _say(state: State, value: Any) -> str:
    if value.__class__ is int:
        said: str = state.program.say_day(value)
        return said
    if value is NO_ONE:
        return "nobody to count from"
    return "not known" if value.__class__ is Open else "has not happened"


def _lines(state: State, node: dict[str, Any], value: Any) -> tuple[int, ...]:
    """Return the log lines of the moments of this kind that came on the day found."""
    if value.__class__ is not int:
        return ()
    key = ("lines", node["thing"], node["moment"])
    by_day: dict[int, set[int]] | None = state.things.indexes.get(key)
    if by_day is None:
        things = state.things.by_kind.get(node["thing"], ())
        by_day = state.things.indexes[key] = _lines_by_day(things, node["moment"])
    return tuple(sorted(by_day.get(value, ())))


def _lines_by_day(things: Iterable[Thing], moment: str) -> dict[int, set[int]]:
    """Return the lines of a moment by day; where it is derived, those that it derives from."""
    found: dict[int, set[int]] = {}
    for thing in things:
        told: set[int] = set()
        for name in (moment, "received", "sent"):
            happening = thing.happenings.get(name)
            if happening is None:
                continue
            for day in happening.days:
                if day not in told:
                    found.setdefault(day, set()).update(happening.lines)
            told.update(happening.days)
    return found


def _attribute(attribute: Callable[[State, Scope], Any]) -> Anchor:
    def day(state: State, scope: Scope) -> Any:
        value = attribute(state, scope)
        return Open(value.questions[0]) if value.__class__ is Unknown else value

    return day


def _extreme(operator: str, terms: list[Anchor]) -> Anchor:
    def day(state: State, scope: Scope) -> Any:
        values = [value for term in terms if (value := term(state, scope)) is not NO_ONE]
        known = [value for value in values if value.__class__ is int]
        if operator == "earlier":
            return min(known) if known else (values[0] if values else NO_ONE)
        if len(known) < len(values):
            return next(value for value in values if value.__class__ is not int)
        return max(known) if known else NO_ONE

    return day


def _offset(node: list[Any], load: Any) -> Anchor:
    direction, amount, unit, base = node
    count = quantity(amount, load)
    anchor = day_term(base, load)
    sign = 1 if direction == "after" else -1
    month_ends: list[tuple[str, Under]] = load.month_ends

    def day(state: State, scope: Scope) -> Any:
        start = anchor(state, scope)
        if start.__class__ is not int:
            return start
        number = count(state, scope)
        if number.__class__ is Unknown:
            return Open(number.questions[0])
        result = _shift(state, int(start), sign * number, unit, month_ends)
        if state.steps is not None:
            say = state.program.say_day
            state.note(f"{number} {unit} {direction} {say(start)} = {say(result)}", load.clause)
        return result

    return day


def _shift(
    state: State, start: int, count: int | Fraction, unit: str, month_ends: list[tuple[str, Under]]
) -> int:
    if unit not in MONTHS_IN:
        return add_days(start, int(count) * (7 if unit == "weeks" else 1))
    last, following = (
        add_months(start, int(count) * MONTHS_IN[unit], end) for end in ("last", "next")
    )
    if last == following:
        return last
    for end, under in month_ends:
        if state.under(under):
            serves = "its last day" if end == "last" else "the day after its last"
            text = f"{state.program.say_day(start)} has no like day in that month: {serves} serves"
            state.note(text, reading=describe_reading(under))
            return last if end == "last" else following
    return last
