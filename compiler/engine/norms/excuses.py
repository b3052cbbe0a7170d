"""What ends a duty that was not performed: from the first day on which it is true, for good."""

from __future__ import annotations

from typing import Any, NamedTuple

from engross.compiler.engine.parts import maps_of
from engross.compiler.engine.scope import Scope, State, Under, as_under
from engross.compiler.engine.terms.conditions import Test
from engross.compiler.engine.terms.moments import Mention, occurrences


class Excuse(NamedTuple):
    """A condition that ends a duty, with the readings under which its line stands."""

    test: Test
    under: Under
    text: str
    clause: str
    ever: Test | None  # a part of the test that no later fact can undo
    turns: tuple[Mention, ...]  # what becomes of other norms, on days on which nothing happens


def excuses_of(lines: list[dict[str, Any]], load: Any) -> list[Excuse]:
    """Return the excuses of a duty."""
    return [
        Excuse(
            load.condition(line["test"]),
            as_under(line["under"]),
            line["words"],
            line["clause"],
            None if (lasting := _lasting(line["test"])) is None else load.condition(lasting),
            tuple(load.mention(part) for part in maps_of(line["test"]) if part.get("norm")),
        )
        for line in lines
    ]


def holds_since(state: State, scope: Scope, excuse: Excuse, start: int) -> int | None:
    """Return the first day, from `start` on, on which an excuse holds; None where it never does."""
    today = scope.until(state.as_of)
    if excuse.ever is not None and excuse.ever(state, today) is False:
        return None
    for day in _days_to_ask(state, today, excuse, start):
        truth = excuse.test(state, scope.until(day))
        if truth is False:
            continue
        if not state.under(excuse.under):
            return None
        if state.settle(truth):
            return day
    return None


def _days_to_ask(state: State, today: Scope, excuse: Excuse, start: int) -> list[int]:
    """Return the days from `start` on of which each may be the first on which an excuse holds."""
    days = state.things.days_between(start, state.as_of)
    turned = [o.day for mention in excuse.turns for o in occurrences(state, today, mention)]
    later = {day for day in turned if isinstance(day, int) and day > start}
    return sorted({*days, *later}) if later else days


def _lasting(node: list[Any]) -> list[Any] | None:
    """Return what of a condition, once it is true, stays true: what it cannot hold without."""
    operator = node[0]
    if operator == "used up":
        return node
    if operator == "happened" and not node[1].get("where"):
        return ["happened", node[1], "ever"]
    if operator not in ("all", "any"):
        return None
    parts = [_lasting(part) for part in node[1]]
    found = [part for part in parts if part is not None]
    if not found or (operator == "any" and len(found) < len(parts)):
        return None
    return [operator, found]
