"""Build the lines that say which sentences of the text a declaration encodes."""

from __future__ import annotations

from engross.dsl.parse.build.nodes import Builder, Node, child, tokens, trees
from engross.dsl.syntax.encodes import Encodes


def build_encodes(build: Builder, node: Node) -> tuple[Encodes, ...]:
    """Build every such line of a declaration."""
    return tuple(_line(build, line) for line in trees(node, "encodes"))


def _line(build: Builder, node: Node) -> Encodes:
    numbers = tuple(int(number) for number in tokens(node, "INT"))
    section = child(node, "cite")
    return Encodes(numbers, build.cite(section) if section else None, build.span(node))
