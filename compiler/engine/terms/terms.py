"""Days computed from anchors: so many days after or before, the earlier or the later of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, NamedTuple

from engross.compiler.engine.days import BUSINESS_DAYS, FIRST_DAY, OutOfRange, add_days, add_months
from engross.compiler.engine.parts import PARAMETER
from engross.compiler.engine.scope import Open, Scope, State, Under, describe_reading
from engross.compiler.engine.terms.anchors import NO_ONE, Anchor, anchor_of
from engross.compiler.engine.terms.blanks import blank_day
from engross.compiler.engine.terms.business import business_day
from engross.compiler.engine.terms.evidence import evidence_of
from engross.compiler.engine.terms.quantities import quantity
from engross.compiler.engine.terms.reaching import reaching_day, stated_day
from engross.compiler.engine.truth import Question, Unknown, unknown

MONTHS_IN = {"months": 1, "years": 12}
MONTH_ENDS = ("last", "next")
NO_LIKE_DAY = (
    "Where a month has no such day, is it its last day, rather than the day after? No line says."
)


class MonthEnd(NamedTuple):
    """What serves where a month has no like day: the lines that say so, else the question."""

    lines: list[tuple[str, Under]]
    asked: Question


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
    if operator == PARAMETER:
        return blank_day(node[1], load)
    if operator == "reaches":
        return reaching_day(node, load)
    if operator in ("earliest", "latest"):
        return stated_day(node, load)
    if operator in ("earlier", "later"):
        return _extreme(operator, [day_term(part, load) for part in node[1]])
    return _offset(node, load)


def _anchored(node: dict[str, Any], load: Any) -> Anchor:
    anchor = anchor_of(node, load)
    name, evidence = node["words"], evidence_of(node, load)

    def day(state: State, scope: Scope) -> Any:
        if state.steps is None:
            return anchor(state, scope)
        value = anchor(state, scope)
        lines = evidence(state, scope, value)
        state.note(f"{name}: {_say(state, value)}", lines=lines)
        return value

    return day


def _say(state: State, value: Any) -> str:
    if value.__class__ is int:
        said: str = state.program.say_day(value)
        return said
    if value is NO_ONE:
        return "nobody to count from"
    return "not known" if value.__class__ is Open else "has not happened"


def _attribute(attribute: Callable[[State, Scope], Any]) -> Anchor:
    def day(state: State, scope: Scope) -> Any:
        value = attribute(state, scope)
        return Open(value.questions[0]) if value.__class__ is Unknown else value

    return day


def _extreme(operator: str, terms: list[Anchor]) -> Anchor:
    among = EXTREMES[operator]
    return lambda state, scope: among([term(state, scope) for term in terms])


def earlier_of(values: Iterable[Any]) -> Any:
    """Return the earlier of some days: what is not known may bound what is known from below."""
    days = [value for value in values if value is not NO_ONE]
    known = min((day for day in days if day.__class__ is int), default=None)
    doubtful = [day for day in days if day.__class__ is Open]
    if known is not None:
        doubtful = [day for day in doubtful if day.earliest < known]
    if not doubtful:
        return known if known is not None else (None if days else NO_ONE)
    ends = [end for end in (known, *(day.latest for day in doubtful)) if end is not None]
    first = min(day.earliest for day in doubtful)
    return Open(doubtful[0].question, first, min(ends, default=None))


def later_of(values: Iterable[Any]) -> Any:
    """Return the later of some days, once all of them have come."""
    days = [value for value in values if value is not NO_ONE]
    if not days:
        return NO_ONE
    if None in days:
        return None
    doubtful = [day for day in days if day.__class__ is Open]
    known = [day for day in days if day.__class__ is int]
    if not doubtful:
        return max(known)
    first = max([*known, *(day.earliest for day in doubtful)])
    latest = [day.latest for day in doubtful if day.latest is not None]
    last = max([*known, *latest]) if len(latest) == len(doubtful) else None
    return Open(doubtful[0].question, first, last)


EXTREMES: dict[str, Callable[[Iterable[Any]], Any]] = {"earlier": earlier_of, "later": later_of}


Restarted = Callable[[State, Scope, int], Any]


def restarted_term(node: list[Any], load: Any) -> Restarted:
    """Return the function that computes a day whose periods, where they run, begin again."""
    operator = node[0]
    plain = day_term(node, load)
    if operator in EXTREMES:
        parts = [restarted_term(part, load) for part in node[1]]
        among = EXTREMES[operator]
        return lambda state, scope, since: among([part(state, scope, since) for part in parts])
    if operator != "after":
        return lambda state, scope, _since: plain(state, scope)
    anchor = day_term(node[3], load)
    again = day_term([*node[:3], ["scope day"]], load)

    def day(state: State, scope: Scope, since: int) -> Any:
        begun = anchor(state, scope)
        runs = begun.__class__ is int and begun <= since
        return again(state, scope.on(since)) if runs else plain(state, scope)

    return day


def _offset(node: list[Any], load: Any) -> Anchor:
    direction, amount, unit, base = node
    count = quantity(amount, load)
    anchor = day_term(base, load)
    sign = 1 if direction == "after" else -1
    month_end = MonthEnd(load.month_ends, Question("month end", NO_LIKE_DAY, load.clause))

    def day(state: State, scope: Scope) -> Any:
        start = anchor(state, scope)
        number = count(state, scope)
        if isinstance(start, Open):
            return _shifted(state, start, number, sign, unit, month_end)
        if start.__class__ is not int:
            return start
        if number.__class__ is Unknown:
            return Open(number.questions[0], start if sign > 0 else FIRST_DAY)
        result = _shift(state, int(start), sign * number, unit, month_end)
        if state.steps is not None and result.__class__ is int:
            say = state.program.say_day
            state.note(f"{number} {unit} {direction} {say(start)} = {say(result)}", load.clause)
        return result

    return day


def _shifted(
    state: State,
    start: Open,
    number: Any,
    sign: int,
    unit: str,
    month_end: MonthEnd,
) -> Open:
    """Return a day that is not known, so long after or before another that is not."""
    if number.__class__ is Unknown:
        return Open(start.question)
    ends = []
    for day in (start.earliest, start.latest):
        try:
            moved = None if day is None else _shift(state, day, sign * number, unit, month_end)
        except OutOfRange:
            moved = None
        ends.append(moved if moved.__class__ is int else None)
    return Open(start.question, ends[0] or FIRST_DAY, ends[1])


def _shift(
    state: State, start: int, count: int | Fraction, unit: str, month_end: MonthEnd
) -> int | Open:
    if unit == BUSINESS_DAYS:
        return business_day(state, start, int(count))
    if unit not in MONTHS_IN:
        return add_days(start, int(count) * (7 if unit == "weeks" else 1))
    last, following = (add_months(start, int(count) * MONTHS_IN[unit], end) for end in MONTH_ENDS)
    if last == following:
        return last
    for end, under in month_end.lines:
        if state.under(under):
            serves = "its last day" if end == "last" else "the day after its last"
            text = f"{state.program.say_day(start)} has no like day in that month: {serves} serves"
            state.note(text, reading=describe_reading(under))
            return last if end == "last" else following
    return last if state.settle(unknown(month_end.asked)) else following
