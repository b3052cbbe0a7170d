"""Build the lines that say which sentences of the text a declaration encodes."""

from __future__ import annotations

from engross.dsl.parse.build.parts import Builder, child, tokens, trees
from engross.dsl.parse.tree import Tree
from engross.dsl.syntax.encodes import Encodes


def build_encodes(build: Builder, node: Tree) -> tuple[Encodes, ...]:
    """Build every such line of a declaration."""
    return tuple(_line(build, line) for line in trees(node, "encodes"))


def _line(build: Builder, node: Tree) -> Encodes:
    numbers = tuple(int(number.text) for number in tokens(node, "INT"))
    section = child(node, "cite")
    return Encodes(numbers, build.cite(section) if section else None, build.span(node))
