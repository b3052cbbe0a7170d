"""When what a part of the graph reads changes: the kinds of things it reads, and their days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.parts import maps_of, parts_of
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.matters import possibly_in

# What is evaluated in the matter at hand, and reads nothing but what its parts read.
CONFINED = ("all", "any", "not", "names", "named", "member", "party", "total", "attribute")
NAMING = ("quantity", "balance", "class")  # what reads facts under a name
CONSTANT = ("number", "percent", "parameter")
OF_ATTRIBUTE = {"thing", "attribute", "via"}
OF_TOTAL = {"of", "every", "where"}


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


def changes_in(state: State, scope: Scope, kinds: frozenset[str], inside: bool) -> list[int]:
    """Return the days on which the log tells of things of these kinds.

    Of what is read `inside` a matter, those on which it tells of what may be that matter's own.
    """
    matter = scope.matter
    if matter is None or not inside:
        return days_of_change(state, kinds)
    own = [thing for kind in kinds for thing in possibly_in(state, matter, kind)]
    return sorted({fact.day for thing in (*scope.bound, *own) for fact in thing.facts})


def is_confined(node: Any, graph: dict[str, Any]) -> bool:
    """Tell whether a part reads, in a matter, nothing but that matter's own things."""
    if isinstance(node, dict):
        if node.keys() <= OF_ATTRIBUTE:
            return not node.get("via")
        return node.keys() <= OF_TOTAL and all(is_confined(part, graph) for part in node.values())
    if not isinstance(node, list) or not node:
        return True
    if node[0] == "class":
        declared = next(c for c in graph["classes"] if c["name"] == node[1])
        return bool(declared["those"]) and is_confined(declared["those"], graph)
    if isinstance(node[0], str) and node[0] not in (*CONFINED, *CONSTANT):
        return False
    return all(is_confined(part, graph) for part in node)


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
    return (part["thing"] for part in maps_of(node) if isinstance(part.get("thing"), str))


def _names_in(node: Any) -> Iterator[tuple[str, str]]:
    for part in parts_of(node):
        named = isinstance(part, list) and len(part) > 1 and part[0] in NAMING
        if named and isinstance(part[1], str):
            yield part[0], part[1]
