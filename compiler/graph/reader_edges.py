"""The edges from events to what is no norm: matters, classes, exceptions, figures, addresses."""

from __future__ import annotations

from collections.abc import Iterator

from engross.compiler.graph.context import Json

Triple = tuple[str, str, str]

# Where nodes that are no norms mention events, and what these do to them.
READERS = (
    ("matters", "opens", "opens"),
    ("matters", "closes", "closes"),
    ("classes", "joins", "enables"),
    ("exceptions", "if", "enables"),
    ("exceptions", "unless", "excuses"),
    ("exceptions", "reduces", "refers"),
    ("quantities", "lines", "refers"),
    ("caps", "lines", "refers"),
)
ADDRESSES = "addresses of record"


def reader_edges(graph: Json) -> Iterator[tuple[Json, str, str]]:
    """Yield each part of a node that may mention events, what these do, and the node's name."""
    for part, key, kind in READERS:
        for node in graph[part]:
            yield node[key], kind, node.get("id") or node["name"]


def joining_edges(graph: Json) -> Iterator[Triple]:
    """Yield the edges of events that let somebody join a class, or move an address."""
    for node in graph["classes"]:
        for line in node["joins"]:
            yield f"{line['thing']} {line['moment']}", "enables", node["name"]
    change = graph["notices"] and graph["notices"]["change"]
    if change:
        yield f"{change['thing']} {change['moment']}", "refers", ADDRESSES
