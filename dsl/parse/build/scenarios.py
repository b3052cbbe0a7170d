"""Build scenarios."""

from __future__ import annotations

from collections.abc import Iterator

from lark import Token, Tree

from engross.dsl.parse.build.nodes import (
    BLANKS,
    Builder,
    Node,
    child,
    only,
    phrase,
    sure,
    token,
    tokens,
    trees,
)
from engross.dsl.syntax.scenarios import Atom, Date, Expectation, FactLine, Given, Scenario, Value


def build_scenario(build: Builder, node: Node) -> Scenario:
    """Build a scenario."""
    as_of = child(node, "as_of")
    return Scenario(
        build.words(sure(node, "WORDS")),
        tuple(
            Given(
                build.term(sure(line, "TERM")), _value(build, only(line, "value")), build.span(line)
            )
            for line in trees(node, "given")
        ),
        tuple(_fact(build, line) for line in trees(node, "fact")),
        str(sure(as_of, "DATE")) if as_of else None,
        tuple(_expect(build, line) for line in trees(node, "expect")),
        tuple(_dates(build, node)),
        build.span(node),
    )


def _dates(build: Builder, node: Node) -> Iterator[Date]:
    for written in node.scan_values(lambda part: isinstance(part, Token) and part.type == "DATE"):
        yield Date(str(written), build.span(written))


def _value(build: Builder, node: Node) -> Value:
    atoms: list[Atom] = []
    for part in trees(node, "atom_value"):
        inner = part.children[0]
        if isinstance(inner, Tree):
            name, amount = (str(t) for t in inner.children)
            atoms.append((BLANKS.sub(" ", name), amount.replace(",", "")))
        else:
            atoms.append(_atom(inner))
    return Value(tuple(atoms), build.span(node))


def _atom(written: Token) -> str:
    if written.type == "WORDS":
        return str(written[1:-1])
    if written.type in ("NUMBER", "INT"):
        return str(written).replace(",", "")
    return BLANKS.sub(" ", written)


def _fact(build: Builder, node: Node) -> FactLine:
    pairs = tuple(
        (build.name(sure(pair, "NAME")), _value(build, only(pair, "value")))
        for pair in trees(node, "pair")
    )
    return FactLine(
        str(sure(node, "DATE")),
        build.term(sure(node, "TERM")),
        build.name(sure(node, "NAME")),
        pairs,
        build.span(node),
    )


def _expect(build: Builder, node: Node) -> Expectation:
    norm, status = tokens(node, "NAME")
    ordinal, member = child(node, "ordinal"), token(node, "TERM")
    bounds: dict[str, str] = {}
    for bound in trees(node, "bound"):
        date = token(bound, "DATE")
        bounds[phrase(only(bound, "bound_side"))] = str(date) if date else "open"
    return Expectation(
        build.name(norm),
        int(sure(ordinal, "INT")) if ordinal else None,
        build.term(member) if member else None,
        str(status),
        build.span(status),
        bounds.get("from"),
        bounds.get("by"),
        build.under(node),
        build.span(node),
    )
