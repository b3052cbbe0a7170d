"""How far a reading reaches: from the lines that stand under it to every norm they bear on.

A norm is reached where a line of its own stands under the reading, or where something that it
names is reached: a counter, a class, the validity of a notice, the window that it shares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from engross.compiler.engine.days import BUSINESS_DAYS
from engross.compiler.graph.context import Json
from engross.compiler.graph.parts import readings_in

NOT_READ = ("span", "words", "clause", "encodes", "heading", "named", "singular", "question")
# Heads of conditions and quantities that name something by a name in small letters, and where.
NAMED_AT = {"used up": (1, "counter"), "during": (2, "norm"), "quantity": (1, "quantity")}
# Heads after which stand words for people, and how many.
QUOTES = {"asks": 1, "found so": 1, "found": 2}
TERMS = ("matter", "notice", "document", "event", "balance", "class", "role")
# Which norms a rule on the counting of days bears on, by the lines it counts.
COUNTED = {"clear_days": ("not_before",), "rolls": ("not_after",)}
# Which units it counts.
UNITS = {
    "month_end": frozenset(("months", "years")),
    "business_days": frozenset((BUSINESS_DAYS,)),
}


class Node(NamedTuple):
    """What the graph calls a node: `norm file`, `counter claims`, `notice Option Notice`."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}".rstrip()


Bears = dict[Node, set[Node]]


class Reached(NamedTuple):
    """A node that a reading reaches, and the nodes on the shortest way to it."""

    node: Node
    through: tuple[Node, ...]


class Reach:
    """What bears on what in one graph."""

    def __init__(self, graph: Json) -> None:
        self.graph = graph
        self.nodes: dict[Node, list[Json]] = {}
        for node, value in _nodes(graph):
            self.nodes.setdefault(node, []).append(value)
        self._terms = {node.name: node for node in self.nodes if node.kind in TERMS}
        self._order = {node: at for at, node in enumerate(self.nodes)}
        self._bears: Bears = {}
        for node, values in self.nodes.items():
            for value in values:
                for other in self._named(node, value):
                    self._bears.setdefault(other, set()).add(node)
        for node, other in self._further():
            if other in self.nodes:
                self._bears.setdefault(node, set()).add(other)

    def of_reading(self, name: str) -> list[Reached]:
        """Return what a reading reaches, in the order of the graph, each by its shortest way."""
        ways: dict[Node, tuple[Node, ...]] = {}
        pending: list[tuple[Node, tuple[Node, ...]]] = []
        for node, values in self.nodes.items():
            if name in readings_of(values):
                ways[node] = ()
                counting = node.kind == "counting"
                next_ones = self._counted(name) if counting else self._next(node)
                pending += [(other, (node,)) for other in next_ones]
        while pending:
            node, way = pending.pop(0)
            if node not in ways:
                ways[node] = way
                pending += [(other, (*way, node)) for other in self._next(node)]
        return [Reached(node, ways[node]) for node in self.nodes if node in ways]

    def _next(self, node: Node) -> list[Node]:
        return sorted(self._bears.get(node, ()), key=self._order.__getitem__)

    def _named(self, node: Node, value: Json) -> Iterator[Node]:
        """Yield every other node that a node names."""
        if node.kind in ("document", "event", "calendar", "counting"):
            return  # what these state is not what makes them so
        if node.kind == "notice":
            value = {"from": value["from"], "to": value["to"]}
        for found in self._in(value):
            if found != node and found in self.nodes:
                yield found

    def _in(self, value: Any) -> Iterator[Node]:
        if isinstance(value, str):
            if value in self._terms:
                yield self._terms[value]
        elif isinstance(value, dict):
            if "thing" in value and "moment" in value:
                yield Node("deemed", f"{value['thing']} {value['moment']}")
            for key, part in value.items():
                yield from _pointed(key, part)
                if key not in NOT_READ:
                    yield from self._in(part)
        elif isinstance(value, list):
            head = value[0] if value and isinstance(value[0], str) else ""
            if head in NAMED_AT and len(value) > NAMED_AT[head][0]:
                at, kind = NAMED_AT[head]
                yield Node(kind, str(value[at]))
            for part in value[QUOTES.get(head, 0) + 1 if head in QUOTES else 0 :]:
                yield from self._in(part)

    def _further(self) -> Iterator[tuple[Node, Node]]:
        """Yield what bears on what without being named by it."""
        notices = [node for node in self.nodes if node.kind == "notice"]
        duties = [n for n, v in self.nodes.items() if n.kind == "norm" and v[0]["kind"] == "duty"]
        for norm in self.graph["norms"]:
            here = Node("norm", norm["id"])
            made = self._terms.get(norm["act"]["thing"]) if norm["act"] else None
            if made is not None and norm["kind"] in ("power", "right"):
                yield here, made  # an exercise that fails a condition is no notice
            for effect in norm["block"]["effects"] if norm["block"] else ():
                yield here, Node("norm", effect["on"])
        for exception in self.graph["exceptions"]:
            for to in exception["to"]:
                yield Node("exception", exception["id"]), Node("norm", to["on"])
        for node in self.nodes:
            if node.kind == "notice clause":
                yield from ((node, notice) for notice in notices)
            elif node.kind == "waivers":
                yield from ((node, duty) for duty in duties)
            elif node.kind == "amending":
                yield from ((node, other) for other in self.nodes if other.kind == "amendment")
            elif node.kind == "amendment":
                for key in ("restates", "adds", "strikes"):
                    for norm_id in self.nodes[node][0][key]:
                        yield node, Node("norm", norm_id)

    def _counted(self, reading: str) -> Iterator[Node]:
        """Yield the norms with a day that a rule under a reading counts."""
        counting = self.graph["counting"]
        for key in (*COUNTED, *UNITS):
            if reading not in readings_of({key: counting[key]}):
                continue
            for norm in self.graph["norms"]:
                if any(norm[line] for line in COUNTED.get(key, ())) or (
                    key in UNITS and _has_unit(norm, UNITS[key])
                ):
                    yield Node("norm", norm["id"])


def readings_of(node: Any) -> set[str]:
    """Return every reading that decides something within a part of the graph."""
    return set(readings_in(node)) | set(_bare(node))


def _bare(node: Any) -> Iterator[str]:
    """Yield the readings of qualifiers that qualify nothing but the rule they stand in."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("aggregate", "clear_days"):
                yield from (axis for under in value for axis, _ in under)
            else:
                yield from _bare(value)
    elif isinstance(node, list):
        for value in node:
            yield from _bare(value)


def _has_unit(node: Any, units: frozenset[str]) -> bool:
    """Tell whether something is counted in one of these units."""
    if isinstance(node, str):
        return node in units
    if isinstance(node, list):
        return any(_has_unit(part, units) for part in node)
    if isinstance(node, dict):
        return any(_has_unit(part, units) for key, part in node.items() if key not in NOT_READ)
    return False


def _pointed(key: str, value: Any) -> Iterator[Node]:
    """Yield what a part of a norm names by a name in small letters."""
    if (key == "window_of" and value) or key == "norm":
        yield Node("norm", str(value))
    elif key == "cap":
        yield Node("cap", str(value))


def _nodes(graph: Mapping[str, Any]) -> Iterable[tuple[Node, Json]]:
    """Yield every node that can bear on a norm, in the order in which a graph has them."""
    for norm in graph["norms"]:
        yield Node("norm", norm["id"]), norm
    for part, kind in (
        ("exceptions", "exception"),
        ("caps", "cap"),
        ("counters", "counter"),
        ("amendments", "amendment"),
    ):
        yield from ((Node(kind, node["id"]), node) for node in graph[part])
    for deemed in graph["deemed"]:
        event = deemed["event"]
        yield Node("deemed", f"{event['thing']} {event['moment']}"), deemed
    for thing in graph["things"]:
        yield Node(thing["kind"], thing["name"]), thing
    for part, kind in (
        ("quantities", "quantity"),
        ("matters", "matter"),
        ("balances", "balance"),
        ("classes", "class"),
        ("roles", "role"),
    ):
        yield from ((Node(kind, node["name"]), node) for node in graph[part])
    for part, kind in (
        ("notices", "notice clause"),
        ("counting", "counting"),
        ("waivers", "waivers"),
        ("amending", "amending"),
    ):
        if graph[part]:
            yield Node(kind, ""), graph[part]
