"""The graph as it stands under a profile of readings: what no election leaves open is decided.

A line that stands under other readings than those elected is gone, and one that stands is no longer
qualified; what hangs on a reading that nobody elected is kept with it. What the notice clause says
of methods is kept whole, for it hangs on which of them it names at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

QUALIFIED_PARTS = (
    "norms",
    "deemed",
    "classes",
    "balances",
    "roles",
    "counting",
    "quantities",
    "caps",
    "exceptions",
    "waivers",
    "amending",
)
QUALIFIERS = ("aggregate", "clear_days")  # lists of nothing but qualifiers

Profile = Mapping[str, str]


def standing_graph(graph: dict[str, Any], profile: Profile) -> dict[str, Any]:
    """Return a graph with the lines that a profile leaves, unqualified where it decides."""
    parts = (part for part in QUALIFIED_PARTS if part in graph)
    found = {**graph, **{part: _standing(graph[part], profile) for part in parts}}
    if graph["notices"]:
        deemed = _standing(graph["notices"]["received_when_given"], profile)
        found["notices"] = {**graph["notices"], "received_when_given": deemed}
    return found


def _standing(part: Any, profile: Profile) -> Any:
    if isinstance(part, list):
        return [
            _standing(item, profile)
            for item in part
            if not (isinstance(item, dict) and _left(item.get("under", ()), profile) is None)
        ]
    if not isinstance(part, dict):
        return part
    found: dict[str, Any] = {}
    for name, value in part.items():
        if name == "under":
            found[name] = _left(value, profile)
        elif name in QUALIFIERS:
            found[name] = [left for q in value if (left := _left(q, profile)) is not None]
        else:
            found[name] = _standing(value, profile)
    return found


def _left(qualifier: Any, profile: Profile) -> list[Any] | None:
    """Return what of a qualifier is still open; None where it does not hold."""
    left = []
    for name, options in qualifier:
        if name not in profile:
            left.append([name, options])
        elif profile[name] not in options:
            return None
    return left
