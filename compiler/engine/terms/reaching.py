"""Days that quantities decide: the first on which one reaches another, the earliest stated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.log.things import NOTHING
from engross.compiler.engine.scope import Open, Scope, State
from engross.compiler.engine.terms.moments import Anchor
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
        every = days_of_change(state, kinds)
        if not isinstance(first, Total) or not first.grows or own in moving:
            return every
        starts = sorted({*every[:1], *days_of_change(state, moving)})
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
                if total >= bound > 0:
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


def days_of_change(state: State, kinds: frozenset[str]) -> list[int]:
    """Return the days on which the log tells of things of these kinds, in order."""
    indexes = state.things.indexes
    key = ("days of change", kinds)
    if key not in indexes:
        indexes[key] = sorted(
            {
                fact.day
                for kind in kinds
                for thing in state.things.by_kind.get(kind, ())
                for fact in thing.facts
            }
        )
    days: list[int] = indexes[key]
    return days


def kinds_read(node: Any, graph: dict[str, Any]) -> set[str]:
    """Return the kinds of things whose facts a part of the graph reads."""
    named = {q["name"]: q["lines"] for q in graph.get("quantities", ())}
    balances = {b["name"]: b["entries"] for b in graph["balances"]}
    classes = {c["name"]: c for c in graph["classes"]}
    tables = {"quantity": named, "balance": balances, "class": classes}
    found: set[str] = set()
    seen: set[tuple[str, str]] = set()
    pending = [node]
    while pending:
        part = pending.pop()
        found.update(_kinds_in(part))
        for operator, name in _names_in(part):
            if (operator, name) not in seen and name in tables[operator]:
                seen.add((operator, name))
                pending.append(tables[operator][name])
    return found


def _kinds_in(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("thing"), str):
            yield node["thing"]
        for value in node.values():
            yield from _kinds_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from _kinds_in(value)


def _names_in(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        named = len(node) > 1 and node[0] in ("quantity", "balance", "class")
        if named and isinstance(node[1], str):
            yield node[0], node[1]
        for value in node:
            yield from _names_in(value)
    elif isinstance(node, dict):
        for value in node.values():
            yield from _names_in(value)
