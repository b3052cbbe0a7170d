"""Running balances in the graph."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.expressions import attribute_node, expect_type, mention_node
from engross.dsl.syntax.declarations import Balance, Scales


def balance_node(context: Context, item: Balance) -> Json:
    """Return the graph's form of a balance; report what is no amount or no holder."""
    each = context.term(item.each, "class")
    entries = []
    for line in item.postings:
        mention = mention_node(context, line.event)
        symbol = context.symbols.terms.get(line.event.thing.text)
        for name, wanted in (
            (line.amount, ("number", "shares", "money", "amounts", "ratio")),
            (line.holder, ("person", "new person")),
        ):
            stated = context.attribute(symbol, name) if symbol and name else None
            if name and stated and stated.type.kind not in wanted:
                context.sink.report(
                    "RR401",
                    name.span,
                    f"“{name.text}” is not {' or '.join(wanted)}",
                    "Name the amount, then who holds it.",
                )
        entries.append(
            {
                "effect": line.effect,
                "thing": mention["thing"],
                "moment": mention["moment"],
                "amount": line.amount.text,
                "holder": line.holder.text if line.holder else "",
            }
        )
    return {
        "name": item.term.text,
        "clause": context.section,
        "span": place(item.span),
        "each": each.name if each else item.each.text,
        "entries": entries,
        "scales": [scale for line in item.scales for scale in _scales(context, line)],
    }


def _scales(context: Context, line: Scales) -> list[Json]:
    """Return the amounts that follow the balance; report what is no amount."""
    found, under = [], context.under(line.under)
    for attribute in line.amounts:
        inner = context.at(context.section, attribute.thing.text)
        node, kind = attribute_node(inner, attribute)
        expect_type(inner, attribute, kind, "number", "shares", "amounts")
        found.append({"of": node, "under": under})
    return found
