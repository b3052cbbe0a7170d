"""Quantities in the graph, each with its unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.compiler.graph.blanks import blank_figure
from engross.compiler.graph.conditions import condition_node
from engross.compiler.graph.context import Context
from engross.compiler.graph.expressions import (
    attribute_node,
    day_node,
    expect_type,
    quantity_node,
)
from engross.compiler.graph.references import is_of_a_thing, quantity_of_member
from engross.compiler.graph.units import (
    ANY,
    BARE,
    FIGURE_TYPES,
    check_currency,
    check_point,
    is_money,
    joined,
    multiplied,
    unit_of_attribute,
)
from engross.compiler.resolve.symbols import THINGS
from engross.dsl.syntax.expressions import Condition, Day, Quantity
from engross.dsl.syntax.quantities import (
    Aggregate,
    AggregateDay,
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
    ReachDay,
    Rounded,
    Share,
    Total,
)
from engross.dsl.syntax.words import Term, Words

Made = tuple[list[Any], str]
FOUND = ("amount", "proportion")
UNITS = ("shares", "days", "percent")


def made_quantity(context: Context, quantity: Quantity) -> Made:
    """Return the graph's form of a computed quantity, and its unit."""
    return MAKERS[type(quantity)](context, quantity)


def made_day(context: Context, day: Day) -> list[Any]:
    """Return the graph's form of a day that quantities decide."""
    if isinstance(day, ReachDay):
        first, unit = quantity_node(context, day.first)
        second, other = quantity_node(context, day.second)
        joined(context, "held against", (unit, day.first.span), (other, day.second.span))
        return ["reaches", first, second]
    assert isinstance(day, AggregateDay)
    node, kind = attribute_node(context, day.attribute, each=True)
    expect_type(context, day.attribute, kind, "date")
    return [day.which, {"of": node, "where": _where(context, day.where)}]


def _where(context: Context, condition: Condition | None) -> list[Any] | None:
    return condition_node(context, condition) if condition is not None else None


def _percentage(_context: Context, node: Percentage) -> Made:
    return ["number", node.text], "percent"


def _measure(context: Context, node: Measure) -> Made:
    unit = node.unit.text
    if isinstance(node.unit, Term):
        check_currency(context, unit, node.unit.span)
        unit = unit if is_money(unit) else ANY
        check_point(context.sink, node.text, unit, node.span)
    elif unit not in UNITS:
        context.sink.report(
            "RR404",
            node.unit.span,
            f"“{unit}” is no unit",
            f"Write a currency, as in {node.text} USD, or one of: {', '.join(UNITS)}.",
        )
        unit = ANY
    return ["number", node.text], unit


def _named(context: Context, node: NamedQuantity) -> Made:
    return quantity_of_member(context, node.name, None)


def _quantity_of(context: Context, node: QuantityOf) -> Made:
    attribute, kind = attribute_node(context, node.person)
    if node.name.text in context.symbols.quantities:  # else that is told, and nothing more
        expect_type(context, node.person, kind, "person", "new person")
    return quantity_of_member(context, node.name, ["named", attribute])


def _aggregate(context: Context, node: Aggregate) -> Made:
    attribute = node.attribute
    symbol = context.symbols.terms.get(attribute.thing.text)
    if is_of_a_thing(context, attribute.name, attribute.thing.text):
        about = {"thing": attribute.thing.text, "attribute": "ref", "via": None}
        of, unit = quantity_of_member(context, attribute.name, ["thing", about])
        part = {"of": about, "every": True, "where": _where(context, node.where), "figure": of}
        return ["total", node.which, part], unit
    if symbol is not None and symbol.kind in ("class", "role"):
        context.term(attribute.thing)
        of, unit = quantity_of_member(context, attribute.name, ["member"])
        return ["members", node.which, [symbol.kind, symbol.name], of], unit
    found, kind = attribute_node(context, attribute, each=True)
    expect_type(context, attribute, kind, *FIGURE_TYPES)
    if attribute.which != "every" and kind not in ("amounts", ""):
        context.sink.report(
            "RR405",
            attribute.span,
            f"“{attribute.name.text}” is one figure; there is nothing to take the {node.which} of",
            f"Write “{attribute.name.text} of every {attribute.thing.text}”.",
        )
    unit = unit_of_attribute(symbol, attribute)
    every = attribute.which == "every"
    part = {"of": found, "every": every, "where": _where(context, node.where)}
    return ["total", node.which, part], unit


def _count(context: Context, node: CountOf) -> Made:
    symbol = context.term(node.thing, *THINGS)
    kind = symbol.name if symbol else node.thing.text
    of = {"thing": kind, "attribute": "", "via": None}
    return ["total", "count", {"of": of, "every": True, "where": _where(context, node.where)}], BARE


def _chosen(context: Context, node: Chosen) -> Made:
    made = [quantity_node(context, part) for part in node.parts]
    sides = [(unit, part.span) for (_, unit), part in zip(made, node.parts, strict=True)]
    return [node.which, [part for part, _ in made]], joined(context, "compared with", *sides)


def _found(context: Context, node: Found) -> Made:
    if node.what.text not in FOUND:
        context.sink.report(
            "RR120",
            node.what.span,
            f"“{node.what.text}” is not what a person finds",
            "Write “amount found” or “proportion found”.",
        )
    whole, unit = quantity_node(context, node.whole) if node.whole is not None else (None, ANY)
    otherwise = None
    if node.otherwise is not None:
        otherwise, other = quantity_node(context, node.otherwise)
        if node.whole is not None:
            unit = joined(
                context, "replaced by", (unit, node.whole.span), (other, node.otherwise.span)
            )
        else:
            unit = other
    elif node.what.text == "proportion" and node.whole is None:
        unit = "ratio"
    return ["found", node.what.text, node.question.text, whole, otherwise], unit


def _total(context: Context, node: Total) -> Made:
    made = [(sign, *quantity_node(context, part), part.span) for sign, part in node.parts]
    unit = joined(context, "added to", *((unit, span) for _, _, unit, span in made))
    return ["plus", [[sign, part] for sign, part, _, _ in made], node.not_below_nothing], unit


def _product(context: Context, node: Product) -> Made:
    sides = [(*quantity_node(context, part), part.span) for part in (node.first, node.second)]
    unit = multiplied(context, *((unit, span) for _, unit, span in sides))
    parts = [["percent", "1", part] if unit == "percent" else part for part, unit, _ in sides]
    return ["times", *parts], unit


def _share(context: Context, node: Share) -> Made:
    whole, unit = quantity_node(context, node.whole)
    first, one = quantity_node(context, node.first)
    second, other = quantity_node(context, node.second)
    joined(context, "held against", (one, node.first.span), (other, node.second.span))
    rule: Any = None
    if isinstance(node.if_nothing, Words):
        rule = ["asks", node.if_nothing.text]
    elif node.if_nothing is not None:
        rule, replaced = quantity_node(context, node.if_nothing)
        joined(context, "replaced by", (unit, node.whole.span), (replaced, node.if_nothing.span))
    return ["share", whole, first, second, rule], unit


def _rounded(context: Context, node: Rounded) -> Made:
    whole, unit = quantity_node(context, node.whole)
    multiple, other = _measure(context, node.multiple)
    joined(context, "rounded to", (unit, node.whole.span), (other, node.multiple.span))
    if not float(multiple[1]):
        context.sink.report(
            "RR404", node.multiple.span, "nothing is a multiple of nothing", "Write 1 or more."
        )
    return ["rounded", node.direction, whole, multiple[1]], unit


def _as_of(context: Context, node: AsOf) -> Made:
    whole, unit = quantity_node(context, node.whole)
    return ["as of", whole, day_node(context, node.day)], unit


MAKERS: dict[type, Callable[[Context, Any], Made]] = {
    Blank: blank_figure,
    Percentage: _percentage,
    Measure: _measure,
    NamedQuantity: _named,
    QuantityOf: _quantity_of,
    Aggregate: _aggregate,
    CountOf: _count,
    Chosen: _chosen,
    Found: _found,
    Total: _total,
    Product: _product,
    Share: _share,
    Rounded: _rounded,
    AsOf: _as_of,
}
