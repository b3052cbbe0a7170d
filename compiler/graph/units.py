"""Units: what a figure counts, and which figures go together."""

from __future__ import annotations

from engross.compiler.graph.context import Context
from engross.compiler.resolve.symbols import Symbol
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.declarations import Notice, Thing
from engross.dsl.syntax.expressions import Attribute
from engross.dsl.syntax.words import Type
from engross.dsl.text.span import Span

ANY = ""  # the unit of what is reported already, or takes the unit of what stands beside it
GROUP = 3  # digits, however they are grouped
THREE_DECIMALS = ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")
BARE = "bare"  # a number that does not say what it counts
RATES = (BARE, "number", "percent", "ratio")
COUNTS = (*RATES, "shares", "days")
FIGURE_TYPES = ("number", "money", "shares", "percent", "ratio", "days", "amounts")

SAID = {
    BARE: "a bare number",
    "number": "a number",
    "percent": "a percentage",
    "ratio": "a ratio",
    "days": "days",
}


def unit_of(declared: Type) -> str:
    """Return the unit of what an attribute of this type states."""
    if declared.unit is not None:
        return declared.unit.text
    return "number" if declared.kind == "amounts" else declared.kind


def unit_of_attribute(symbol: Symbol | None, attribute: Attribute) -> str:
    """Return the unit of what a thing states under a name."""
    states = symbol.node.states if symbol and isinstance(symbol.node, Notice | Thing) else ()
    line = next((line for line in states if line.name.text == attribute.name.text), None)
    return unit_of(line.type) if line is not None and line.type.kind in FIGURE_TYPES else ANY


def is_money(unit: str) -> bool:
    """Tell whether a unit is a currency, three capital letters."""
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def check_currency(context: Context, unit: str, span: Span) -> None:
    """Report a currency that is not three capital letters."""
    if not is_money(unit):
        context.sink.report(
            "RR404", span, f"“{unit}” is no currency", "Write its three capital letters, as in USD."
        )


def check_point(sink: Sink, number: str, unit: str, span: Span) -> None:
    """Report an amount whose point may be meant to group its digits."""
    whole, _, decimals = number.partition(".")
    grouped = len(decimals) == GROUP and len(whole) <= GROUP and whole != "0"
    if grouped and unit not in THREE_DECIMALS:
        exact = f"{number}0" if decimals.strip("0") else whole
        sink.report(
            "RR410",
            span,
            f"“{number} {unit}” may be meant as {whole},{decimals}",
            f"Write “{whole},{decimals} {unit}”, or “{exact} {unit}” if that is meant.",
        )


def joined(context: Context, what: str, *sides: tuple[str, Span]) -> str:
    """Return the one unit of figures that are held together; report two that do not fit."""
    first, first_span = sides[0]
    for unit, span in sides[1:]:
        if first in (ANY, BARE) and not (first == BARE and is_money(unit)):
            first, first_span = unit or first, span if unit else first_span
        elif unit not in (ANY, first) and not (unit == BARE and not is_money(first)):
            context.sink.report(
                "RR403",
                span,
                f"{said(first)} cannot be {what} {said(unit)}",
                "Give the number its currency."
                if BARE in (first, unit)
                else "Take two figures of one kind.",
                label=f"this is {said(unit)}",
                secondary=(Label(first_span, f"this is {said(first)}"),),
            )
    return first


def multiplied(context: Context, first: tuple[str, Span], second: tuple[str, Span]) -> str:
    """Return the unit of a product; report two figures of which neither is a rate or a count."""
    units = (first[0], second[0])
    if ANY in units:
        return units[0] or units[1]
    for one, other in (units, units[::-1]):
        if one in RATES:
            return other
        if is_money(other) and one in COUNTS:
            return other
    context.sink.report(
        "RR403",
        second[1],
        f"{said(units[0])} cannot be multiplied by {said(units[1])}",
        "Multiply by a number, a percentage or a ratio.",
        label=f"this is {said(units[1])}",
        secondary=(Label(first[1], f"this is {said(units[0])}"),),
    )
    return ANY


def said(unit: str) -> str:
    """Return a unit in a few words."""
    return SAID.get(unit, f"money in {unit}" if is_money(unit) else unit or "a figure")
