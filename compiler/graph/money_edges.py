"""The edges of money: what quantities, caps and exceptions bear on."""

from __future__ import annotations

from collections.abc import Iterator

from engross.compiler.graph.context import Json
from engross.compiler.graph.payments import quantities_in

Triple = tuple[str, str, str]


def money_edges(graph: Json) -> Iterator[Triple]:
    """Yield the edges from quantities, caps and exceptions to what they bear on."""
    for exception in graph["exceptions"]:
        for line in exception["to"]:
            yield exception["id"], "excuses", line["on"]
    for norm in graph["norms"]:
        for line in (norm.get("payment") or {"within": []})["within"]:
            yield line["cap"], "limits", norm["id"]
    for part in ("quantities", "caps", "exceptions", "norms"):
        for node in graph[part]:
            for quantity in quantities_in(node):
                yield quantity, "refers", node.get("id") or node["name"]
