"""Readings, the notice clause and the counting rules in the graph."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.expressions import mention_node
from engross.dsl.syntax.declarations import Counting, Methods, Notices, Reading

NO_COUNTING: Json = {
    "month_end": [],
    "clear_days": [],
    "rolls": [],
    "clause": "",
    "stated": False,
}


def reading_node(context: Context, reading: Reading) -> Json:
    """Return the graph's form of a reading."""
    elected = [option for option in reading.options if option.elected]
    for option in elected[1:]:
        context.sink.report(
            "RR502",
            option.span,
            f"two options of “{reading.name.text}” are elected",
            "Elect one; the others stay open to choose.",
        )
    return {
        "name": reading.name.text,
        "clause": context.section,
        "span": place(reading.span),
        "question": reading.question.text,
        "cites": [cite.text for cite in reading.cites],
        "options": [
            {"name": option.name.text, "argument": option.argument.text}
            for option in reading.options
        ],
        "elected": elected[0].name.text if elected else None,
    }


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


def counting_node(context: Context, counting: Counting) -> Json:
    """Return the graph's form of the counting rules."""
    return {
        "month_end": [
            {"day": line.day, "under": context.under(line.under)} for line in counting.month_ends
        ],
        "rolls": [
            {"calendar": line.calendar.text, "under": context.under(line.under)}
            for line in counting.rolls
        ],
        "clear_days": [context.under(line.under) for line in counting.clear_days],
        "clause": context.section,
        "stated": True,
    }
