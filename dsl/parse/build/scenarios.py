"""Build scenarios."""

from __future__ import annotations

from collections.abc import Iterator

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
from engross.dsl.parse.build.quantities import build_measure
from engross.dsl.parse.tree import Token, Tree
from engross.dsl.syntax.quantities import Measure
from engross.dsl.syntax.scenarios import (
    Atom,
    Expectation,
    FactLine,
    FigureExpectation,
    Given,
    Scenario,
    ScenariosFor,
    Value,
)
from engross.dsl.syntax.words import Date, Name


def build_scenarios_for(build: Builder, node: Node) -> ScenariosFor:
    """Build the line that names the agreement of a file of scenarios."""
    return ScenariosFor(build.words(sure(node, "WORDS")), build.span(node))


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
        tuple(_fact(build, line) for line in trees(node, "fact", "fact_about_the_text")),
        str(sure(as_of, "DATE")) if as_of else None,
        tuple(
            _expect(build, line) if line.data == "expect" else _figure(build, line)
            for line in trees(node, "expect", "expect_figure")
        ),
        tuple(_dates(build, node)),
        build.span(node),
    )


def _dates(build: Builder, node: Node) -> Iterator[Date]:
    for part in node.children:
        if isinstance(part, Tree):
            yield from _dates(build, part)
        elif part.type == "DATE":
            yield Date(str(part), build.span(part))


def _value(build: Builder, node: Node) -> Value:
    atoms: list[Atom] = []
    for part in trees(node, "atom_value"):
        inner = part.children[0]
        if isinstance(inner, Tree):
            name, told = (t for t in inner.children if isinstance(t, Token))
            atoms.append((BLANKS.sub(" ", name), _atom(told)))
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
    thing = token(node, "TERM")
    return FactLine(
        str(sure(node, "DATE")),
        build.term(thing) if thing else None,
        build.name(sure(node, "NAME")),
        pairs,
        build.span(node),
    )


def _expect(build: Builder, node: Node) -> Expectation:
    norm, status = tokens(node, "NAME")
    ordinal, member = child(node, "ordinal"), token(node, "TERM")
    about, owes = child(node, "about"), child(node, "owes")
    bearer = child(node, "bearer")
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
        _atom(about.children[0]) if about else None,  # type: ignore[arg-type]
        build_measure(build, only(owes, "measure")) if owes else None,
        build.term(sure(bearer, "TERM")) if bearer else None,
    )


def _measure(build: Builder, node: Node) -> Measure:
    """Build a figure, with its unit where it has one."""
    if node.data == "measure":
        return build_measure(build, node)
    span = build.span(node)
    return Measure(str(node.children[0]).replace(",", ""), Name("", span), span)


def _figure(build: Builder, node: Node) -> FigureExpectation:
    member = token(node, "TERM")
    return FigureExpectation(
        build.name(sure(node, "NAME")),
        build.term(member) if member else None,
        phrase(only(node, "figure_side")),
        _measure(build, only(node, "measure", "number")),
        build.under(node),
        build.span(node),
    )
