"""Who bears a norm: a party, each of a class, or the person whom a thing names."""

from __future__ import annotations

from typing import Any

from engross.compiler.graph.context import Context
from engross.compiler.graph.expressions import attribute_node, expect_type
from engross.compiler.graph.persons import persons_node
from engross.dsl.syntax.norms import Norm


def bearer_node(context: Context, norm: Norm) -> list[Any]:
    """Return the graph's form of those who bear a norm."""
    named = norm.headline.named
    if named is None:
        return persons_node(context, norm.headline.bearer)
    attribute, kind = attribute_node(context, named)
    expect_type(context, named, kind, "person", "new person", "persons")
    return ["named", attribute]


def bearer_name(norm: Norm) -> str:
    """Return the bearer as the sentence names it."""
    named = norm.headline.named
    if named is not None:
        return f"{named.name.text} of {named.thing.text}"
    return norm.headline.bearer.parts[0].term.text
