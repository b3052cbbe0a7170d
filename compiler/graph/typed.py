"""Types in the graph: those of what is stated, and those of blanks."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json
from engross.compiler.graph.units import FIGURE_TYPES, check_currency, is_money, unit_of
from engross.dsl.diagnostics.diagnostic import Fix
from engross.dsl.syntax.declarations import States
from engross.dsl.syntax.words import Term, Type

TYPES = {
    "text": "text",
    "date": "day",
    "truth": "truth",
    "number": "amount",
    "money": "amount",
    "shares": "amount",
    "percent": "amount",
    "days": "count",
    "ratio": "ratio",
    "person": "party",
    "new person": "party",
    "persons": "parties",
    "addresses": "addresses",
    "one of": "one of",
    "reference": "reference",
    "amounts": "amounts",
}

# The types of blanks that a line reads by their name.
READABLE = ("date", *(kind for kind in FIGURE_TYPES if kind != "amounts"))

SAY_TYPE = {
    "text": "text",
    "date": "a date",
    "truth": "a yes or no",
    "number": "a number",
    "money": "an amount of money",
    "shares": "a number of shares",
    "percent": "a percentage",
    "days": "a number of days",
    "ratio": "a ratio",
    "person": "a person",
    "new person": "a person",
    "persons": "a list of persons",
    "addresses": "a list of addresses",
    "one of": "one of a list of words",
    "reference": "a reference",
    "amounts": "an amount for each of a class",
}


def attribute(context: Context, line: States) -> Json:
    """Return the graph's form of an attribute."""
    return {"name": line.name.text, **typed(context, line.type)}


def typed(context: Context, declared: Type) -> Json:
    """Return the graph's form of a type: what the log has to say, in which unit, out of what."""
    node: Json = {"type": TYPES[declared.kind]}
    unit = unit_of(declared) if declared.kind in FIGURE_TYPES else ""
    if is_money(unit) or unit in ("shares", "percent"):
        node["unit"] = unit
    if declared.unit is not None and declared.kind == "money":
        check_currency(context, unit, declared.unit.span)
    if declared.kind == "one of":
        node["values"] = [value.text for value in declared.values]
    if declared.kind == "new person":
        node["introduces"] = True
    if declared.refers_to is not None:
        kinds = ("class",) if declared.kind == "amounts" else ("event", "document", "notice")
        if _is_currency_alone(context, declared.refers_to):
            return node
        symbol = context.term(declared.refers_to, *kinds)
        node["of"] = symbol.name if symbol else declared.refers_to.text
    return node


def _is_currency_alone(context: Context, term: Term) -> bool:
    """Report a currency in the place of a type, which is “money in” it."""
    if term.text in context.symbols.terms or not is_money(term.text):
        return False
    money = f"money in {term.text}"
    context.sink.report(
        "RR201",
        term.span,
        f"“{term.text}” is not defined; an amount in a currency is money",
        f"Write “{money}”.",
        fix=Fix(term.span, money, safe=False),
    )
    return True
