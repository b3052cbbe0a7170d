"""The graph as text: one spelling for one graph, so that equal graphs have equal hashes."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from engross.compiler.graph.context import Json

# Where a node stands in the source, which is no part of what it means.
PLACE = "span"


def canonical(graph: Json) -> str:
    """Return the graph as JSON with sorted keys and no blanks."""
    return json.dumps(graph, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def graph_hash(graph: Json) -> str:
    """Return the hash of what the graph means; layout and comments do not change it."""
    return hash_bytes(canonical(_strip(graph)).encode())


def hash_bytes(data: bytes) -> str:
    """Return a hash with the name of its algorithm before it."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _strip(node: Any) -> Any:
    """Return a map or a list without places, however deep they stand."""
    if isinstance(node, dict):
        return {
            key: _strip(value) if isinstance(value, dict | list) else value
            for key, value in node.items()
            if key != PLACE
        }
    return [_strip(value) if isinstance(value, dict | list) else value for value in node]
