"""Build scenarios."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engross.dsl.parse.build.parts import (
    Builder,
    child,
    figure,
    folded,
    number,
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
    AnyExpectation,
    Atom,
    BorneExpectation,
    Expectation,
    FactLine,
    FigureExpectation,
    Given,
    Scenario,
    ScenariosFor,
    Value,
    WhichMatter,
)
from engross.dsl.syntax.words import Date, Name


def build_scenarios_for(build: Builder, node: Tree) -> ScenariosFor:
    """Build the line that names the agreement of a file of scenarios."""
    return ScenariosFor(build.words(sure(node, "WORDS")), build.span(node))


def build_scenario(build: Builder, node: Tree) -> Scenario:
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
        sure(as_of, "DATE").text if as_of else None,
        tuple(EXPECTED[line.data](build, line) for line in trees(node, *EXPECTED)),
        tuple(_dates(build, node)),
        build.span(node),
    )


def _dates(build: Builder, node: Tree) -> Iterator[Date]:
    for part in node.children:
        if isinstance(part, Tree):
            yield from _dates(build, part)
        elif part.type == "DATE":
            yield Date(part.text, build.span(part))


def _value(build: Builder, node: Tree) -> Value:
    atoms: list[Atom] = []
    for part in trees(node, "atom_value"):
        inner = part.children[0]
        if isinstance(inner, Tree):
            name, told = (t for t in inner.children if isinstance(t, Token))
            atoms.append((folded(name), _atom(told)))
        else:
            atoms.append(_atom(inner))
    return Value(tuple(atoms), build.span(node))


def _atom(written: Token) -> str:
    if written.type == "WORDS":
        return written.text[1:-1]
    if written.type in ("NUMBER", "INT"):
        return written.text.replace(",", "")
    return folded(written)


def _fact(build: Builder, node: Tree) -> FactLine:
    pairs = tuple(
        (build.name(sure(pair, "NAME")), _value(build, only(pair, "value")))
        for pair in trees(node, "pair")
    )
    thing = token(node, "TERM")
    return FactLine(
        sure(node, "DATE").text,
        build.term(thing) if thing else None,
        build.name(sure(node, "NAME")),
        pairs,
        build.span(node),
    )


def _expect(build: Builder, node: Tree) -> Expectation:
    norm, status = tokens(node, "NAME")
    member = token(node, "TERM")
    about, owes = child(node, "about"), child(node, "owes")
    bearer = child(node, "bearer")
    bounds: dict[str, str] = {}
    for bound in trees(node, "bound"):
        date = token(bound, "DATE")
        bounds[phrase(only(bound, "bound_side"))] = date.text if date else "open"
    return Expectation(
        build.name(norm),
        _matter(build, node),
        build.term(member) if member else None,
        status.text,
        build.span(status),
        bounds.get("from"),
        bounds.get("by"),
        build.under(node),
        build.span(node),
        _atom(about.children[0]) if about else None,  # type: ignore[arg-type]
        build_measure(build, only(owes, "measure")) if owes else None,
        build.term(sure(bearer, "TERM")) if bearer else None,
        build.span(about.children[0]) if about else None,
    )


def _matter(build: Builder, node: Tree) -> WhichMatter | None:
    """Build the matter that something is expected in, if it names one."""
    ordinal = child(node, "ordinal")
    return WhichMatter(build.term(sure(ordinal, "TERM")), number(ordinal)) if ordinal else None


def _measure(build: Builder, node: Tree) -> Measure:
    """Build a figure, with its unit where it has one."""
    if node.data == "measure":
        return build_measure(build, node)
    span = build.span(node)
    return Measure(figure(node), Name("", span), span)


def _figure(build: Builder, node: Tree) -> FigureExpectation:
    member = token(node, "TERM")
    return FigureExpectation(
        build.name(sure(node, "NAME")),
        _matter(build, node),
        build.term(member) if member else None,
        phrase(only(node, "figure_side")),
        _measure(build, only(node, "measure", "number")),
        build.under(node),
        build.span(node),
    )


def _borne(build: Builder, node: Tree) -> BorneExpectation:
    member = token(node, "TERM")
    return BorneExpectation(
        build.name(sure(node, "NAME")),
        _matter(build, node),
        build.term(member) if member else None,
        tuple(build.term(name) for name in tokens(only(node, "bearers"), "TERM")),
        build.under(node),
        build.span(node),
    )


EXPECTED: dict[str, Callable[[Builder, Tree], AnyExpectation]] = {
    "expect": _expect,
    "expect_figure": _figure,
    "expect_borne": _borne,
}
