"""What a decision rests on, as digests: a part of the graph, a sentence of the text.

A digest is the first sixteen hexadecimal digits of a SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from engross.compiler.graph.canonical import PLACE, canonical
from engross.compiler.graph.context import Json
from engross.compiler.graph.reach import Reach

SIZE = 16
# Which sentences a node encodes is no part of what it means.
ENCODES = "encodes"


def digest_of(text: str) -> str:
    """Return the digest of a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:SIZE]


def digest_of_all(digests: Iterable[str]) -> str:
    """Return one digest for several, in their order."""
    return digest_of("\n".join(digests))


def digest_of_section(graph: Json, section: str) -> str:
    """Return the digest of all that stands in a section of the program."""
    return digest_of(canonical({"nodes": _without(list(_in_section(graph, section)), (PLACE,))}))


def digests_of_reading(reach: Reach, reading: Json) -> dict[str, str]:
    """Return the digests of a reading and of everything that it reaches, by their names."""
    digests = {f"reading {reading['name']}": _digest_of_meaning(reading)}
    for node, _ in reach.of_reading(reading["name"]):
        digests[str(node)] = _digest_of_meaning(reach.nodes[node])
    return digests


def _digest_of_meaning(node: Any) -> str:
    return digest_of(canonical({"node": _without(node, (PLACE, ENCODES))}))


def _in_section(graph: Json, section: str) -> Iterator[list[Any]]:
    """Yield each node that stands in a section, with the part of the graph that holds it."""
    for part, value in graph.items():
        for node in value if isinstance(value, list) else [value]:
            if not isinstance(node, dict):
                continue
            if node.get("clause", node.get("cite")) == section:
                yield [part, node]
            elif part == "deemed":
                causes = [cause for cause in node["causes"] if cause["clause"] == section]
                if causes:
                    yield [part, {**node, "causes": causes}]


def _without(node: Any, keys: tuple[str, ...]) -> Any:
    """Return a part of the graph without some keys, and without what holds nothing.

    A later compiler may give every node one more thing to hold: as long as it holds nothing, the
    node says what it said.
    """
    if isinstance(node, dict):
        return {
            key: _without(value, keys)
            for key, value in node.items()
            if key not in keys and value not in (None, [], {}, "")
        }
    if isinstance(node, list):
        return [_without(value, keys) for value in node]
    return node
