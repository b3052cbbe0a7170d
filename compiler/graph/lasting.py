"""What lasts, in the graph: duties to keep something in a state, and prohibitions."""

from __future__ import annotations

from engross.compiler.graph.conditions import condition_node
from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.doers import regarding
from engross.compiler.graph.expressions import check_moment, day_node, event_node, own_mention
from engross.compiler.graph.headlines import Act
from engross.dsl.syntax.expressions import Mention
from engross.dsl.syntax.norms import (
    BoundLine,
    ConditionLine,
    EarlyAct,
    Effect,
    EndLine,
    EventLine,
    NoDayLeft,
    Norm,
    NormLine,
    NoTime,
    Speed,
    WindowOf,
)

DEADLINES = (BoundLine, Speed, WindowOf, EarlyAct, NoDayLeft)
DONE = ("done", "so_that")
BROKEN = "broken"


def lasts(norm: Norm) -> bool:
    """Tell whether a norm holds over a period, and is not done once."""
    return norm.kind == "prohibition" or norm.headline.state is not None


def lasting_node(context: Context, norm: Norm, act: Act) -> Json | None:
    """Return what the graph holds of a norm that lasts; None for every other."""
    _check_lines(context, norm)
    if not lasts(norm):
        return None
    _check_end(context, norm)
    return {
        "state": _state(context, norm),
        "until": [_end(context, line) for line in norm.lines if isinstance(line, EndLine)],
        "breached": _breaches(context, norm, act),
    }


def _state(context: Context, norm: Norm) -> str | None:
    state, thing = norm.headline.state, norm.headline.thing
    if state is None:
        return None
    symbol = context.term(thing, "document", "event")
    if symbol is not None:
        check_moment(context, symbol, state)
    return state.text


def _end(context: Context, line: EndLine) -> Json:
    return {
        "day": day_node(context, line.day),
        "where": condition_node(context, line.where) if line.where else None,
        "unless": line.negated,
        "under": context.under(line.under),
        "words": line.text,
        "clause": context.section,
        "span": place(line.span),
    }


def _breaches(context: Context, norm: Norm, act: Act) -> list[Json]:
    lines = [line for line in norm.lines if isinstance(line, EventLine) and line.kind == BROKEN]
    if lines:
        return [
            {"event": _breach(context, norm, act, line), "under": context.under(line.under)}
            for line in lines
        ]
    if norm.kind == "prohibition" and act.moment:
        return [{"event": own_mention(context, act.thing, act.moment), "under": []}]
    if norm.headline.state is not None:
        thing, state = norm.headline.thing.text, norm.headline.state.text
        context.sink.report(
            "RR322",
            norm.name.span,
            f"nothing breaches “{norm.name.text}”: no event ends that {thing} is {state}",
            f"Add a line “breached when {thing} is …”.",
            lacking=norm.span,
        )
    return []


def _breach(context: Context, norm: Norm, act: Act, line: EventLine) -> Json:
    """Return the event that breaks a norm; of an act that is forbidden, the bearer's own alone."""
    event = event_node(context, line.event)
    symbol = context.symbols.terms.get(act.thing)
    linked = isinstance(line.event, Mention) and line.event.link is not None
    if norm.kind == "prohibition" and linked and event["thing"] == act.thing:
        event["where"] += regarding(context, symbol, event["moment"]) if symbol else []
    return event


def _check_lines(context: Context, norm: Norm) -> None:
    """Report lines of a deadline in a norm that lasts, and the reverse."""
    if norm.kind not in ("duty", "prohibition"):
        return
    lasting = lasts(norm)
    for line in norm.lines:
        if lasting and _is_of_deadline(line):
            context.sink.report(
                "RR321",
                line.span,
                f"“{norm.name.text}” lasts: it begins and ends, and has no day to be done by",
                "Say “until …”, or make it a duty to do something.",
            )
        elif not lasting and _is_of_period(line):
            context.sink.report(
                "RR321",
                line.span,
                f"“{norm.name.text}” is a duty to do something, and does not last",
                "Say “not after …”, or what has to be kept, as in “keep Policy in-force”.",
            )


def _is_of_deadline(line: NormLine) -> bool:
    if isinstance(line, EventLine | ConditionLine):
        return line.kind in DONE
    return isinstance(line, DEADLINES)


def _is_of_period(line: NormLine) -> bool:
    if isinstance(line, EventLine | ConditionLine):
        return line.kind in (BROKEN, "allowed")
    return isinstance(line, EndLine)


def _check_end(context: Context, norm: Norm) -> None:
    if not any(isinstance(line, EndLine | NoTime) for line in norm.lines):
        context.sink.report(
            "RR303",
            norm.name.span,
            f"{norm.name.text} does not say until when it lasts",
            "Add a line “until …”, or “no time stated” where the agreement gives no end.",
            lacking=norm.span,
        )


def check_effect(context: Context, line: Effect, norm: Norm) -> None:
    """Report what a period does to a norm that lasts, where that has no last day to move."""
    if lasts(norm) and line.effect not in ("suspends", "tolls"):
        context.sink.report(
            "RR321",
            line.span,
            f"“{norm.name.text}” lasts, and has no day to be done by that a period could move",
            "A period suspends it, or tolls it.",
        )
