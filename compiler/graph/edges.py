"""The edges of the graph, read off its nodes: what triggers, discharges, blocks, limits what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.graph.context import Json
from engross.compiler.graph.money_edges import money_edges

Edge = list[str]


def edges_of(graph: Json) -> list[Edge]:
    """Return every edge as [from, kind, to], sorted, each once."""
    found: set[tuple[str, str, str]] = set()
    for norm in graph["norms"]:
        found.update(_norm_edges(norm))
        found.update((f"reading {axis}", "refers", norm["id"]) for axis in readings_in(norm))
    moments = {thing["name"]: [m["name"] for m in thing["moments"]] for thing in graph["things"]}
    for node in (*graph["norms"], *graph["quantities"], *graph["caps"], *graph["exceptions"]):
        for thing in totalled(node):
            name = node.get("id") or node["name"]
            found.update((f"{thing} {moment}", "counts", name) for moment in moments.get(thing, ()))
    for deemed in graph["deemed"]:
        event = f"{deemed['event']['thing']} {deemed['event']['moment']}"
        for cause in deemed["causes"]:
            found.update((event_id(m), "triggers", event) for m in mentions(cause["when"]))
            found.update((event_id(m), "enables", event) for m in mentions(cause["if"]))
            found.update((event_id(m), "excuses", event) for m in mentions(cause["unless"]))
    for counter in graph["counters"]:
        found.update((event_id(m), "counts", counter["id"]) for m in mentions(counter["counts"]))
    for amendment in graph["amendments"]:
        for key in ("restates", "adds", "strikes", "follows"):
            found.update((amendment["id"], "amends", norm) for norm in amendment[key])
    found.update(money_edges(graph))
    return [list(edge) for edge in sorted(found)]


def _norm_edges(norm: Json) -> Iterator[tuple[str, str, str]]:
    name = norm["id"]
    for key, kind in (
        ("trigger", "triggers"),
        ("done", "discharges"),
        ("not_before", "limits"),
        ("not_after", "limits"),
        ("if", "enables"),
        ("requires", "enables"),
        ("unless", "excuses"),
        ("excused", "excuses"),
        ("allowed", "excuses"),
    ):
        for mention in mentions(norm[key]):
            yield event_id(mention), kind, name
        for counter in counters_in(norm[key]):
            yield counter, kind, name
    lasting = norm["lasting"] or {}
    for key, kind in (("until", "limits"), ("breached", "breaches")):
        for mention in mentions(lasting.get(key)):
            yield event_id(mention), kind, name
    block = norm["block"]
    if block:
        kinds = {"tolls": "tolls"}
        for effect in block["effects"]:
            yield name, kinds.get(effect["effect"], "blocks"), effect["on"]
        for mention in mentions(block["starts"]):
            yield event_id(mention), "triggers", name


def event_id(mention: Json) -> str:
    """Return the name of a mentioned event."""
    return f"{mention['thing']} {mention['moment']}"


def mentions(node: Any) -> Iterator[Json]:
    """Yield every mention of an event within a part of the graph."""
    if isinstance(node, dict):
        if "pick" in node:
            yield node
        for value in node.values():
            yield from mentions(value)
    elif isinstance(node, list):
        for value in node:
            yield from mentions(value)


def totalled(node: Any) -> Iterator[str]:
    """Yield every kind of thing that a part of the graph adds up or counts."""
    if isinstance(node, list):
        if node[:1] == ["total"]:
            yield node[2]["of"]["thing"]
        for value in node:
            yield from totalled(value)
    elif isinstance(node, dict):
        for value in node.values():
            yield from totalled(value)


def counters_in(node: Any) -> Iterator[str]:
    """Yield every counter that conditions within a part of the graph consult."""
    if isinstance(node, list):
        if node[:1] == ["used up"]:
            yield node[1]
        for value in node:
            yield from counters_in(value)
    elif isinstance(node, dict):
        for value in node.values():
            yield from counters_in(value)


def readings_in(node: Any) -> Iterator[str]:
    """Yield every reading under which a line within a part of the graph stands."""
    if isinstance(node, dict):
        for axis, _ in node.get("under") or ():
            yield axis
        for value in node.values():
            yield from readings_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from readings_in(value)
