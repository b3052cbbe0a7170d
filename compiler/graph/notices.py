"""The clause on notices in the graph: when one is given, by which method, at which address."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.expressions import mention_node, unit_node
from engross.dsl.syntax.declarations import Methods, Notices


def notices_node(context: Context, clause: Notices, addresses: str | None) -> Json:
    """Return the graph's form of the notice clause."""
    return {
        "clause": context.section,
        "span": place(clause.span),
        "addresses": addresses,
        "change": _address_change(context, clause),
        "lines": [
            {
                "given": line.moment,
                "days": line.days,
                "unit": unit_node(context, line.unit, line.span),
                **_methods(line.methods),
                "if": [name.text for name in line.attested],
                "to_address": line.to_address,
                "under": context.under(line.under),
            }
            for line in clause.given
        ],
        "received_when_given": [
            {**_methods(line.methods), "under": context.under(line.under)}
            for line in clause.received
        ],
    }


def _address_change(context: Context, clause: Notices) -> Json | None:
    for line in clause.changes:
        mention = mention_node(context, line.event)
        symbol = context.symbols.terms.get(line.event.thing.text)
        for name in (line.party, line.address, line.told):
            if symbol is not None:
                context.attribute(symbol, name)
        return {
            "thing": mention["thing"],
            "moment": mention["moment"],
            "party": line.party.text,
            "address": line.address.text,
            "told": line.told.text,
        }
    return None


def _methods(methods: Methods) -> Json:
    return {"methods": [name.text for name in methods.names], "other": methods.others}
