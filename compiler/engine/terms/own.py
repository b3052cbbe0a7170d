"""Which kinds of things the norms of a matter read as its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.parts import maps_of

OWN = ("this", "first", "last")  # a mention of what belongs to the matter at hand
POWERFUL = ("power", "right")


def kinds_of(graph: dict[str, Any], matter: str) -> list[str]:
    """Return the kinds that the norms of one kind of matter read, in the agreement's order."""
    found: dict[str, None] = {}
    for norm in graph["norms"]:
        if norm["matter"] == matter:
            for part in ("trigger", "done", "act" if norm["kind"] in POWERFUL else ""):
                found |= dict.fromkeys(_kinds_mentioned(norm.get(part)))
    return list(found)


def kinds_of_matters(graph: dict[str, Any]) -> frozenset[str]:
    """Return the kinds that the norms of any matter read."""
    return frozenset(kind for m in graph["matters"] for kind in kinds_of(graph, m["name"]))


def _kinds_mentioned(node: Any) -> Iterator[str]:
    for part in maps_of(node):
        if "moment" in part and part.get("pick", "this") in OWN:
            yield part["thing"]
