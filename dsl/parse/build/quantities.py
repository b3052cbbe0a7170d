"""Build quantities: figures, totals, shares, what a person found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.dsl.parse.build.parts import (
    Builder,
    child,
    figure,
    only,
    percentage,
    phrase,
    sure,
    token,
    trees,
)
from engross.dsl.parse.tree import Token, Tree
from engross.dsl.syntax.quantities import (
    Aggregate,
    AsOf,
    Blank,
    Chosen,
    CountOf,
    Found,
    Measure,
    NamedQuantity,
    Percentage,
    Product,
    QuantityOf,
    Rounded,
    Share,
    Total,
)

Build = Callable[[Builder, Tree], Any]


class Parts:
    """The builders of the parts that a quantity is made of."""

    def __init__(self, quantity: Build, attribute: Build, condition: Build, day: Build) -> None:
        self.quantity = quantity
        self.attribute = attribute
        self.condition = condition
        self.day = day


def build_measure(build: Builder, node: Tree) -> Measure:
    """Build a number with its unit."""
    term = token(node, "TERM")
    unit = build.term(term) if term else build.name(sure(node, "NAME"))
    return Measure(figure(node), unit, build.span(node))


def build_named(build: Builder, written: Token) -> NamedQuantity:
    """Build a quantity that is named and nothing else."""
    return NamedQuantity(build.name(written), build.span(written))


def build_blank(build: Builder, written: Token) -> Blank:
    """Build the mention of what a parameter holds."""
    return Blank(build.term(written), build.span(written))


def _operands(build: Builder, node: Tree, parts: Parts) -> list[Any]:
    return [parts.quantity(build, part) for part in trees(node, *FIGURES, *MADE)]


def _percentage(build: Builder, node: Tree, _parts: Parts) -> Percentage:
    return Percentage(percentage(node), build.span(node))


def _measure(build: Builder, node: Tree, _parts: Parts) -> Measure:
    return build_measure(build, node)


def _quantity_of(build: Builder, node: Tree, parts: Parts) -> QuantityOf:
    person = parts.attribute(build, only(node, "attribute"))
    return QuantityOf(build.name(sure(node, "NAME")), person, build.span(node))


def _named(build: Builder, node: Tree, _parts: Parts) -> NamedQuantity:
    return build_named(build, sure(node, "NAME"))


def _blank(build: Builder, node: Tree, _parts: Parts) -> Blank:
    return build_blank(build, sure(node, "TERM"))


def _aggregate(build: Builder, node: Tree, parts: Parts) -> Aggregate:
    attribute = parts.attribute(build, only(node, "attribute"))
    return Aggregate(phrase(only(node, "which_total")), attribute, None, build.span(node))


def _count(build: Builder, node: Tree, _parts: Parts) -> CountOf:
    return CountOf(build.term(sure(node, "TERM")), None, build.span(node))


def _totalled(build: Builder, node: Tree, parts: Parts) -> Aggregate | CountOf:
    total, condition = trees(node)
    made = parts.quantity(build, total)
    assert isinstance(made, Aggregate | CountOf)
    return made._replace(where=parts.condition(build, condition), span=build.span(node))


def _chosen(build: Builder, node: Tree, parts: Parts) -> Chosen:
    which = phrase(only(node, "which_of"))
    return Chosen(which, tuple(_operands(build, node, parts)), build.span(node))


def _found(build: Builder, node: Tree, parts: Parts) -> Found:
    whole = _operands(build, node, parts)
    return Found(
        build.name(sure(node, "NAME")),
        build.words(sure(node, "WORDS")),
        whole[0] if whole else None,
        None,
        build.span(node),
    )


def _found_otherwise(build: Builder, node: Tree, parts: Parts) -> Found:
    found, otherwise = _operands(build, node, parts)
    assert isinstance(found, Found)
    return found._replace(otherwise=otherwise, span=build.span(node))


def _total(build: Builder, node: Tree, parts: Parts) -> Total:
    signs = ["plus", *(phrase(sign) for sign in trees(node, "sign"))]
    return Total(
        tuple(zip(signs, _operands(build, node, parts), strict=True)),
        child(node, "above_nothing") is not None,
        build.span(node),
    )


def _product(build: Builder, node: Tree, parts: Parts) -> Product:
    first, second = _operands(build, node, parts)
    return Product(first, second, build.span(node))


def _share(build: Builder, node: Tree, parts: Parts) -> Share:
    whole, first, second = _operands(build, node, parts)
    rule = child(node, "both_nothing")
    if_nothing: Any = None
    if rule is not None:
        words = token(rule, "WORDS")
        if_nothing = build.words(words) if words else _operands(build, rule, parts)[0]
    return Share(whole, first, second, if_nothing, build.span(node))


def _rounded(build: Builder, node: Tree, parts: Parts) -> Rounded:
    whole, multiple = trees(node)[0], trees(node, "measure")[-1]
    return Rounded(
        parts.quantity(build, whole),
        phrase(only(node, "rounding")),
        build_measure(build, multiple),
        build.span(node),
    )


def _as_of(build: Builder, node: Tree, parts: Parts) -> AsOf:
    whole, day = trees(node)
    return AsOf(parts.quantity(build, whole), parts.day(build, day), build.span(node))


MADE: dict[str, Callable[[Builder, Tree, Parts], Any]] = {
    "percentage": _percentage,
    "measure": _measure,
    "quantity_of": _quantity_of,
    "named_quantity": _named,
    "blank": _blank,
    "aggregate": _aggregate,
    "count": _count,
    "totalled": _totalled,
    "chosen": _chosen,
    "found": _found,
    "found_otherwise": _found_otherwise,
    "total": _total,
    "product": _product,
    "share": _share,
    "rounded": _rounded,
    "as_of_day": _as_of,
}
FIGURES = ("percent", "balance_of", "number", "attribute")
