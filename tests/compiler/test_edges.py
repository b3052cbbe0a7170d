"""The edges of the graph: whatever a node mentions, an edge leads to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support.run import AGREEMENT, ROOT

from engross.compiler.graph.context import Json
from engross.compiler.graph.parts import event_id, mentions
from engross.compiler.phases import Phases

FILES = [
    AGREEMENT,
    *sorted((ROOT / "docs" / "examples").glob("*.rr")),
    *sorted((ROOT / "tests" / "good").glob("*.rr")),
    ROOT / "tests" / "termsheet" / "option.rr",
]
PARTS = ("norms", "matters", "classes", "quantities", "caps", "exceptions", "counters")


def graph_of(path: Path) -> Json:
    return Phases.of_file(str(path)).graph


def mentioned(graph: Json) -> set[tuple[str, str]]:
    """Return each event that a node mentions, with the node's name."""
    return {
        (event_id(mention), node.get("id") or node["name"])
        for part in PARTS
        for node in graph[part]
        for mention in mentions(node)
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_mention_has_an_edge(path: Path) -> None:
    graph = graph_of(path)
    found = mentioned(graph)
    assert found
    assert found - {(source, target) for source, _, target in graph["edges"]} == set()


def test_what_ends_a_period_or_uses_a_power_up_is_read() -> None:
    edges = {tuple(edge) for edge in graph_of(ROOT / "docs" / "examples" / "storage.rr")["edges"]}
    assert any(source == "Warehouse opened" and kind == "limits" for source, kind, _ in edges)
    edges = {tuple(edge) for edge in graph_of(AGREEMENT)["edges"]}
    assert ("Offering abandoned", "limits", "delay") in edges
    assert ("Registration ended", "closes", "Registration") in edges
    assert ("Side Agreement made", "enables", "Other Holders") in edges
    assert ("Address Change notified", "refers", "addresses of record") in edges


def blanks_read(graph: Json) -> set[tuple[str, str]]:
    """Return each blank that a node reads, with the node's name."""
    return {
        (f"parameter {blank}", node.get("id") or node["name"])
        for part in PARTS
        for node in graph[part]
        for blank in re.findall(r'\["parameter", "([^"]*)"\]', json.dumps(node))
    }


@pytest.mark.parametrize("name", ["tests/good/blanks.rr", "docs/examples/licence.rr"])
def test_every_blank_that_is_read_has_an_edge(name: str) -> None:
    graph = graph_of(ROOT / name)
    found = blanks_read(graph)
    assert {blank for blank, _ in found} == {f"parameter {p['name']}" for p in graph["parameters"]}
    assert found == {(s, t) for s, _, t in graph["edges"] if s.startswith("parameter ")}
