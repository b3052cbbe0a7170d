"""Matters in the graph: what opens them, what is deemed to happen in them, what counts it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from engross.compiler.graph.conditions import condition_line, condition_node
from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.expressions import event_node, length_node, mention_node
from engross.compiler.graph.norms import note_nothing_more
from engross.compiler.graph.sections import is_section
from engross.compiler.graph.transitions import thing_of
from engross.compiler.resolve.symbols import THINGS
from engross.dsl.syntax.declarations import Matter
from engross.dsl.syntax.norms import ConditionLine, Counter, Deemed, EventLine


def matter_node(context: Context, item: Matter, sections: Collection[str]) -> Json:
    """Return the graph's form of a matter: what opens and closes it, what it takes even then."""
    for cite in item.sections:
        is_section(context, cite, sections)
    if len(item.opens) != 1:
        context.sink.report(
            "RR304",
            item.term.span,
            f"{len(item.opens) or 'no'} lines open {item.term.text}; one is expected",
            "Add “opens when … is received”.",
            lacking=item.span,
        )
    inner = context.at(context.section, item.opens[0].thing.text if item.opens else "")
    opens = mention_node(inner, item.opens[0]) if item.opens else {"thing": "", "moment": ""}
    return {
        "name": item.term.text,
        "clause": context.section,
        "span": place(item.span),
        "opens": opens,
        "closes": [condition_node(inner, test) for test in item.closes],
        "sections": [cite.text for cite in item.sections],
        "takes": [term.text for term in item.takes if context.term(term, *THINGS)],
    }


def deemed_nodes(items: Iterable[tuple[Context, Deemed]]) -> list[Json]:
    """Return the events that are deemed to happen, each with all that brings it about."""
    found: dict[tuple[str, str], Json] = {}
    for context, item in items:
        symbol = context.term(item.thing, "matter")
        key = (symbol.name if symbol else item.thing.text, item.moment.text)
        node = found.setdefault(
            key,
            {
                "id": f"{key[0]} {key[1]}",
                "clause": context.section,
                "event": {"thing": key[0], "moment": key[1]},
                "causes": [],
            },
        )
        node["causes"] += _causes(context, item)
    return list(found.values())


def _causes(outer: Context, item: Deemed) -> list[Json]:
    note_nothing_more(outer, item)
    events = [line for line in item.lines if isinstance(line, EventLine)]
    if not events:
        outer.sink.report(
            "RR305",
            item.name.span,
            f"“{item.name.text}” has no event that brings it about",
            "Add a line “when … is …”.",
            lacking=item.span,
        )
    context = outer.at(outer.section, thing_of(outer.symbols, events[0].event) if events else "")
    conditions = {
        kind: [
            condition_line(context, line)
            for line in item.lines
            if isinstance(line, ConditionLine) and line.kind == kind
        ]
        for kind in ("if", "unless")
    }
    return [
        {
            "id": item.name.text,
            "clause": outer.section,
            "span": place(item.span),
            "when": event_node(context, line.event),
            "under": context.under(line.under),
            **conditions,
        }
        for line in events
    ]


def counter_node(context: Context, item: Counter) -> Json:
    """Return the graph's form of a counter."""
    counts = event_node(context, item.counts)
    symbol = context.symbols.terms.get(counts["thing"])
    return {
        "id": item.name.text,
        "clause": context.section,
        "span": place(item.span),
        "at_most": item.at_most,
        "counts": counts,
        "in_any": length_node(context, item.in_any) if item.in_any else None,
        "matter": counts["thing"] if symbol and symbol.kind == "matter" else None,
    }
