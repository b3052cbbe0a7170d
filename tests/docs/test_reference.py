"""The reference names every word of the grammar, and what it says of the graph is so.

A paragraph that begins `In the graph:` names the lists of the graph and the keys of their nodes: a
path with a colon after it, then keys, all in backticks (`graph` is all of it). A paragraph that
begins `In the graph a …` or `In the graph persons …`, like one that begins `Forms of`, names the
forms of what lines are made of, as in `["after", …]`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.run import ROOT

from engross.compiler.phases import Phases

DOCS = ROOT / "docs"
PAGES = [DOCS / "language.md", *sorted((DOCS / "language").glob("*.md"))]
REFERENCE = "\n".join(page.read_text("utf-8") for page in PAGES)
KEYWORD = re.compile(r'"([a-z]+)"')
FENCED = re.compile(r"^```\w*\n.*?^```$", re.M | re.S)
INLINE = re.compile(r"`([^`]+)`")
IN_GRAPH = re.compile(r"^In the graph: (.*?)(?=\n\n|\Z)", re.M | re.S)
FORM = re.compile(r'\["([a-z ]+)"')
NAMED = re.compile(r"`([a-z_.]+)`((?: of kind [a-z ]+)?:)?")
# What every node has, and the reference says once for all.
EVERYWHERE = {"clause", "span", "words", "encodes"}
# The keys under which the graph holds what lines are made of.
MADE_OF = {
    "after", "by", "day", "from", "holders", "if", "persons", "set", "test", "until", "value", "where",
}  # fmt: skip


def keywords() -> list[str]:
    """Return every lower-case word that the grammar gives a meaning."""
    grammar = (ROOT / "grammar" / "rr.lark").read_text("utf-8")
    rules = "\n".join(line.split("//")[0] for line in grammar.split("\n"))
    return sorted(set(KEYWORD.findall(rules)))


def words_in_code() -> set[str]:
    """Return the words that the reference shows as the language's own."""
    fenced = " ".join(FENCED.findall(REFERENCE))
    inline = " ".join(INLINE.findall(FENCED.sub("", REFERENCE)))
    return set(re.findall(r"[A-Za-z]+", f"{fenced} {inline}"))


def kinds_of_block() -> list[str]:
    """Return the words with which the blocks of the grammar begin."""
    grammar = (ROOT / "grammar" / "rr.lark").read_text("utf-8")
    rules = dict(re.findall(r"^[?!]?([a-z_]+): (.*(?:\n +\|.*)*)", grammar, re.M))
    found = set()
    for name in ["agreement", "section", *re.findall(r"[a-z_]+", rules["_declaration"])]:
        rule = rules["power_kind"] if name == "power" else rules[name]
        found.update(KEYWORD.findall(rule) if name == "power" else KEYWORD.findall(rule)[:1])
    return sorted(found)


@pytest.fixture(scope="module")
def graphs() -> list[dict[str, Any]]:
    """Return the graphs of the examples of the documentation."""
    return [Phases.of_file(str(path)).graph for path in sorted((DOCS / "examples").glob("*.rr"))]


@pytest.fixture(scope="module")
def keys(graphs: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Return the keys of the nodes at each path of the examples' graphs."""
    found: dict[str, set[str]] = defaultdict(set)
    for graph in graphs:
        for path, node in nodes(graph, ""):
            found[path or "graph"].update(node)
    return found


def nodes(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every node of a graph that a path of keys leads to."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from nodes(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for part in node:
            yield from nodes(part, path)


def stated() -> dict[str, set[str]]:
    """Return the keys that the reference names, by the path of their nodes."""
    found: dict[str, set[str]] = defaultdict(set)
    for paragraph in IN_GRAPH.findall(REFERENCE):
        path = ""
        for name, colon in NAMED.findall(paragraph.replace("\n", " ")):
            if colon:
                path = name
            else:
                found[path].add(name)
    return found


STATED = stated()


@pytest.mark.parametrize("word", keywords())
def test_the_reference_has_every_word_of_the_grammar(word: str) -> None:
    assert word in words_in_code()


@pytest.mark.parametrize("word", kinds_of_block())
def test_the_overview_has_every_kind_of_block(word: str) -> None:
    table = PAGES[0].read_text("utf-8").partition("## The kinds of block")[2].partition("\n## ")[0]
    assert word in re.findall(r"`([a-z]+)`", table)


@pytest.mark.parametrize("page", PAGES[1:], ids=lambda page: page.stem)
def test_the_overview_leads_to_every_page(page: Path) -> None:
    assert f"(language/{page.name})" in PAGES[0].read_text("utf-8")


@pytest.mark.parametrize("path", sorted(STATED))
def test_a_node_has_the_keys_that_the_reference_names(path: str, keys: dict[str, set[str]]) -> None:
    assert sorted(STATED[path] - keys[path]) == []


@pytest.mark.parametrize("path", sorted(STATED))
def test_the_reference_names_every_key_of_a_node(path: str, keys: dict[str, set[str]]) -> None:
    named = STATED[path] if path != "norms.trigger" else STATED[path] | EVERYWHERE
    assert sorted(keys[path] - named - EVERYWHERE - {"format"}) == []


def test_the_reference_names_every_list_of_the_graph(graphs: list[dict[str, Any]]) -> None:
    lists = {key for graph in graphs for key in graph}
    assert sorted(lists - STATED["graph"] - set(STATED)) == []


def test_the_forms_that_the_reference_names_are_those_of_the_graph(
    graphs: list[dict[str, Any]],
) -> None:
    found = {form for graph in graphs for form in forms(graph, inside=False)}
    assert sorted(set(FORM.findall(REFERENCE)) ^ found) == []


def forms(node: Any, *, inside: bool) -> Iterator[str]:
    """Yield the first word of every form within a part of a graph."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in ("under", "notices"):
                yield from forms(value, inside=key in MADE_OF)
    elif isinstance(node, list):
        if inside and node and isinstance(node[0], str):
            yield node[0]
        for part in node:
            yield from forms(part, inside=inside)


def test_a_scenario_compiles_to_nothing() -> None:
    data = (DOCS / "examples" / "vessel.rr").read_bytes()
    without = data[: data.index(b"\nscenario ")]
    assert Phases("vessel.rr", without).hash == Phases("vessel.rr", data).hash
