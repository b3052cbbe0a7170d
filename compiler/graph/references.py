"""References to declared quantities and caps: whose they are, what unit they have."""

from __future__ import annotations

from typing import Any

from engross.compiler.graph.context import Context
from engross.compiler.graph.units import ANY
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.syntax.declarations import Notice, Thing
from engross.dsl.syntax.payments import Defined
from engross.dsl.syntax.words import Name

PARTS = {"half": "50%", "quarter": "25%", "double": "200%"}


def quantity_of_member(
    context: Context, name: Name, person: list[Any] | None
) -> tuple[list[Any], str]:
    """Return the graph's form of a reference to a quantity, and its unit.

    Reports a quantity that is not declared, that is each member's and stands without a person, or
    is nobody's and stands with one.
    """
    symbols = context.symbols
    symbol = symbols.quantities.get(name.text)
    if symbol is None:
        context.missing(
            "RR213",
            ("quantity", ""),
            name,
            symbols.places_in(symbols.quantities),
            f"no quantity is called “{name.text}”",
            f"Write “{PARTS[name.text]} of …”."
            if name.text in PARTS
            else "Declare it: quantity … { is … }.",
        )
        return ["number", "0"], ANY
    symbols.used.add(("quantity", name.text))
    defined = symbol.node
    assert isinstance(defined, Defined)
    if (defined.each is None) != (person is None):
        context.sink.report(
            "RR406",
            name.span,
            f"“{name.text}” is one figure for all"
            if defined.each is None
            else f"“{name.text}” is another figure for each {defined.each.text}",
            "Leave the person out."
            if defined.each is None
            else f"Write “{name.text} of that {defined.each.text}”.",
            secondary=(Label(symbol.span, "it is declared here"),),
        )
    return ["quantity", name.text, person], _unit(context, symbol.section, defined)


def _unit(context: Context, section: str, defined: Defined) -> str:
    """Return the unit of a quantity, which is that of its first line."""
    from engross.compiler.graph.expressions import quantity_node  # each is made of the others

    symbols, name = context.symbols, defined.name.text
    if name in symbols.unfolding:
        return ANY  # a circle, which is reported of the quantities themselves
    if name not in symbols.units:
        symbols.unfolding.append(name)
        inner = quantity_context(context, section, defined)
        units = [quantity_node(inner, line.quantity)[1] for line in defined.lines[:1]]
        symbols.units[name] = units[0] if units else ANY
        symbols.unfolding.remove(name)
    return symbols.units[name]


def quantity_context(context: Context, section: str, defined: Defined) -> Context:
    """Return the context in which the lines of a quantity stand."""
    each = context.symbols.class_named(defined.each.text) if defined.each else None
    act = defined.each.text if defined.each and each is None else ""
    return context.at(section, act, each or "", "bearer" if each else "")


def is_of_a_thing(context: Context, name: Name, thing: str) -> bool:
    """Tell whether a name is that of a quantity of each thing of a kind."""
    symbol = context.symbols.quantities.get(name.text)
    defined = symbol.node if symbol else None
    return isinstance(defined, Defined) and defined.each is not None and defined.each.text == thing


def refers_to(context: Context, kind: str, thing: str) -> bool:
    """Tell whether a thing refers to another."""
    symbol = context.symbols.terms.get(kind)
    node = symbol.node if symbol else None
    states = node.states if isinstance(node, Notice | Thing) else ()
    return any(line.type.refers_to and line.type.refers_to.text == thing for line in states)
