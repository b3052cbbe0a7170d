"""The parts of a graph, however deep they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PARAMETER = "parameter"  # at the head of a part that reads a blank


def parts_of(node: Any) -> Iterator[Any]:
    """Yield every part of a node of the graph, itself among them, as they stand."""
    pending = [node]
    while pending:
        part = pending.pop()
        yield part
        if isinstance(part, dict):
            pending += reversed(part.values())
        elif isinstance(part, list):
            pending += reversed(part)


def maps_of(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every map among the parts of a node of the graph."""
    return (part for part in parts_of(node) if isinstance(part, dict))
