"""Blocking periods in the graph: what starts one, how long it runs, what it does to duties."""

from __future__ import annotations

from engross.compiler.graph.conditions import condition_line
from engross.compiler.graph.context import Context, Json
from engross.compiler.graph.expressions import day_node, event_node
from engross.compiler.graph.headlines import Act
from engross.compiler.graph.lasting import check_effect
from engross.compiler.graph.transitions import thing_of
from engross.dsl.syntax.norms import ConditionLine, Effect, EventLine, Norm, PeriodLine


def block_node(outer: Context, norm: Norm, act: Act) -> Json | None:
    """Return the block that an immunity or a delaying power makes, where it makes one."""
    effects = [line for line in norm.lines if isinstance(line, Effect)]
    periods = {line.side: line for line in norm.lines if isinstance(line, PeriodLine)}
    if not effects and not periods:
        return None
    starts = next((x for x in norm.lines if isinstance(x, EventLine) and x.kind == "starts"), None)
    thing = thing_of(outer.symbols, starts.event) if starts else act.thing
    context = outer.at(outer.section, thing, "")
    if starts is not None:
        mention = event_node(context, starts.event)
    else:
        words = f"{act.thing} is {act.moment}"
        mention = {
            "thing": act.thing,
            "moment": act.moment,
            "pick": "this",
            "where": [],
            "via": None,
            "words": words,
        }
    if norm.kind == "immunity":
        mention["where"] += [
            condition_line(context, line) for line in norm.lines if isinstance(line, ConditionLine)
        ]
    for side in ("from", "until"):
        if side not in periods:
            outer.sink.report(
                "RR303",
                norm.name.span,
                f"{norm.name.text} does not say {side} when it runs",
                f"Add a line “{side} …”.",
                lacking=norm.span,
            )
    if len(periods) < 2:
        return None
    return {
        "id": norm.name.text,
        "clause": outer.section,
        "starts": mention,
        "from": day_node(context, periods["from"].day),
        "until": [
            {"day": day_node(context, line.day), "under": context.under(line.under)}
            for line in norm.lines
            if isinstance(line, PeriodLine) and line.side == "until"
        ],
        "effects": [_effect(outer, line) for line in effects],
    }


def _effect(context: Context, line: Effect) -> Json:
    symbols = context.symbols
    duties = symbols.places_in(symbols.norms, "duty", "prohibition", node=Norm)
    if line.norm.text in duties:
        symbols.used.add(("norm", line.norm.text))
        norm = symbols.norms[line.norm.text].node
        assert isinstance(norm, Norm)
        check_effect(context, line, norm)
    else:
        context.missing(
            "RR213",
            ("norm", ""),
            line.norm,
            duties,
            f"no duty is called “{line.norm.text}”",
            "Name a duty.",
        )
    return {"on": line.norm.text, "effect": line.effect, "under": context.under(line.under)}
