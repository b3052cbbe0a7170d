"""The edges of the graph, read off its nodes: what triggers, discharges, blocks, limits what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from engross.compiler.engine.parts import PARAMETER
from engross.compiler.graph.context import Json
from engross.compiler.graph.parts import Named, event_id
from engross.compiler.graph.reader_edges import joining_edges, reader_edges

Edge = list[str]
Triple = tuple[str, str, str]

# What the events and counters named by a part of a norm are to it.
BEARING = {
    "trigger": "triggers",
    "done": "discharges",
    "not_before": "limits",
    "not_after": "limits",
    "if": "enables",
    "requires": "enables",
    "unless": "excuses",
    "excused": "excuses",
    "allowed": "excuses",
    "causes": "limits",
    "exhausted": "limits",
    "speed": "limits",
    "payment": "refers",
}
LASTING = {"until": "limits", "breached": "breaches"}
BLOCKING = {"starts": "triggers", "from": "limits", "until": "limits"}
CAUSING = {"when": "triggers", "if": "enables", "unless": "excuses"}


def edges_of(graph: Json) -> list[Edge]:
    """Return every edge as [from, kind, to], sorted, each once."""
    found: set[Triple] = set()
    moments = {thing["name"]: [m["name"] for m in thing["moments"]] for thing in graph["things"]}
    for norm in graph["norms"]:
        for key, part in norm.items():
            if part and not isinstance(part, str):
                named = Named(part)
                found.update(_norm_edges(norm["id"], BEARING.get(key), named))
                found.update((f"reading {axis}", "refers", norm["id"]) for axis in named.readings)
                found.update(_figure_edges(norm["id"], moments, named))
        found.update(_period_edges(norm))
    for node in (*graph["quantities"], *graph["caps"], *graph["exceptions"]):
        found.update(_figure_edges(node.get("id") or node["name"], moments, Named(node)))
    for exception in graph["exceptions"]:
        found.update((exception["id"], "excuses", line["on"]) for line in exception["to"])
    for deemed in graph["deemed"]:
        found.update(_blank_edges(Named(deemed["causes"]), event_id(deemed["event"])))
        for cause, (key, kind) in product(deemed["causes"], CAUSING.items()):
            found.update(_named_edges(Named(cause[key]), kind, event_id(deemed["event"])))
    for counter in graph["counters"]:
        found.update(_named_edges(Named(counter["counts"]), "counts", counter["id"]))
    for amendment in graph["amendments"]:
        for key in ("restates", "adds", "strikes", "follows"):
            found.update((amendment["id"], "amends", norm) for norm in amendment[key])
    for part, kind, name in reader_edges(graph):
        found.update(_named_edges(Named(part), kind, name))
        found.update(_blank_edges(Named(part), name))
    found.update(joining_edges(graph))
    return [list(edge) for edge in sorted(found)]


def _edges(sources: Iterable[str], kind: str, target: str) -> Iterator[Triple]:
    return ((source, kind, target) for source in sources)


def _named_edges(named: Named, kind: str, target: str) -> Iterator[Triple]:
    """Yield the edges from events, and from norms: what a breach brings about remedies it."""
    yield from _edges(named.events, kind, target)
    yield from _edges(named.norms, "remedies" if kind == "triggers" else kind, target)


def _blank_edges(named: Named, node: str) -> Iterator[Triple]:
    """Yield the edges from the blanks on whose values a node hangs."""
    return ((f"{PARAMETER} {blank}", "refers", node) for blank in named.blanks)


def _norm_edges(norm: str, kind: str | None, named: Named) -> Iterator[Triple]:
    if kind is not None:
        yield from _named_edges(named, kind, norm)
        yield from _edges(named.counters, kind, norm)


def _figure_edges(node: str, moments: dict[str, list[str]], named: Named) -> Iterator[Triple]:
    """Yield the edges from what a node counts, adds up, or takes a figure from."""
    yield from _edges(named.quantities, "refers", node)
    yield from _blank_edges(named, node)
    for thing in named.totalled:
        events = (f"{thing} {moment}" for moment in moments.get(thing, ()))
        yield from _edges(events, "counts", node)


def _period_edges(norm: Json) -> Iterator[Triple]:
    """Yield the edges of what lasts, of what blocks, and of what is owed within a cap."""
    for key, kind in LASTING.items() if norm["lasting"] else ():
        yield from _named_edges(Named(norm["lasting"].get(key)), kind, norm["id"])
    block = norm["block"]
    if block:
        for effect in block["effects"]:
            kind = "tolls" if effect["effect"] == "tolls" else "blocks"
            yield norm["id"], kind, effect["on"]
        for key, kind in BLOCKING.items():
            yield from _named_edges(Named(block[key]), kind, norm["id"])
    for line in (norm.get("payment") or {"within": ()})["within"]:
        yield line["cap"], "limits", norm["id"]
