"""Norms in the graph: duties, powers, rights, immunities."""

from __future__ import annotations

from typing import Any

from engross.compiler.graph.bearers import bearer_name, bearer_node
from engross.compiler.graph.blocks import block_node
from engross.compiler.graph.conditions import condition_line
from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.expressions import (
    day_node,
    event_node,
    own_mention,
    unit_node,
)
from engross.compiler.graph.forks import fork_of
from engross.compiler.graph.headlines import Act, read_headline
from engross.compiler.graph.lasting import lasting_node, lasts
from engross.compiler.graph.limits import limit_node
from engross.compiler.graph.owing import payment_node
from engross.compiler.graph.persons import forks, persons_node
from engross.compiler.graph.references import refers_to
from engross.compiler.graph.sections import is_within
from engross.compiler.resolve.symbols import Symbol
from engross.dsl.syntax.declarations import Matter, Notice
from engross.dsl.syntax.norms import (
    BoundLine,
    ConditionLine,
    Deemed,
    EarlyAct,
    Effort,
    EventLine,
    Limit,
    NoDayLeft,
    Norm,
    NothingMore,
    Speed,
)

POWERFUL = ("power", "right")
EXERCISED = ("requires", "unless")  # lines on how a power is exercised


def norm_node(outer: Context, norm: Norm) -> Json:
    """Return the graph's form of a norm."""
    act = read_headline(outer, norm)
    fork = fork_of(outer, norm)
    context = outer.at(outer.section, act.thing, fork.class_name, fork.side)
    bearer = bearer_node(context, norm)
    forked = bearer if norm.headline.named is not None else None
    if fork.persons is not None:
        forked = persons_node(context, fork.persons)
    trigger = _event(context, norm, "when")
    context = context._replace(trigger=trigger["thing"] if trigger else "")
    opens = _opens(outer, norm, act)
    node: Json = {
        "kind": norm.kind,
        "id": norm.name.text,
        "clause": outer.section,
        "span": place(norm.span),
        "words": norm.headline.text,
        "bearer": {"name": bearer_name(norm)},
        "holders": bearer,
        "fork": fork.side or None,
        "persons": forked,
        "to": _counterparty(norm),
        "matter": None if opens else _matter(outer),
        "act": {"thing": act.thing, "moment": act.moment},
        "opens": opens,
        "trigger": trigger,
        **_conditions(context, norm),
        **_window(context, norm),
        "window_of": None,
        "lasting": lasting_node(context, norm, act),
        **_standards(context, norm),
        "done": _done(context, norm, act),
        "limits": [limit_node(context, line) for line in norm.lines if isinstance(line, Limit)],
        "block": block_node(context, norm, act),
    }
    note_nothing_more(context, norm)
    payment = payment_node(context, norm)
    if payment is not None:
        node["payment"] = payment
    if norm.kind in POWERFUL:
        exercised = _event(context, norm, "exercised")
        if exercised is not None:
            node["act"] = {"thing": exercised["thing"], "moment": exercised["moment"]}
    return node


def note_nothing_more(context: Context, norm: Norm | Deemed) -> None:
    """Check the options under which a norm has nothing more, which is no use of them."""
    for line in norm.lines:
        if isinstance(line, NothingMore):
            context.under(line.under, uses=False)


def _counterparty(norm: Norm) -> str | None:
    for _, persons in norm.headline.to:
        if not forks(persons):
            return persons.parts[0].term.text
    return None


def _matter(context: Context) -> str | None:
    """Return the matter that the norms of a section stand in.

    That is one whose lines name the section, or which is declared in it; else the first of those
    that name none.
    """
    naming: list[Symbol] = []
    others: list[Symbol] = []
    for symbol in context.symbols.of_kind("matter"):
        assert isinstance(symbol.node, Matter)
        cites = [cite.text for cite in symbol.node.sections]
        if not cites:
            others.append(symbol)
        elif any(is_within(context.section, cite) for cite in cites):
            naming.append(symbol)
    here = [matter for matter in others if matter.section == context.section]
    found = naming or here or others
    if found:
        context.symbols.used.add(("term", found[0].name))
    return found[0].name if found else None


def _opens(context: Context, norm: Norm, act: Act) -> str | None:
    for symbol in context.symbols.of_kind("matter") if norm.kind in POWERFUL else ():
        matter = symbol.node
        assert isinstance(matter, Matter)
        if any(m.thing.text == act.thing for m in matter.opens):
            return symbol.name
    return None


def _event(context: Context, norm: Norm, kind: str) -> Json | None:
    for line in norm.lines:
        if isinstance(line, EventLine) and line.kind == kind:
            return event_node(context, line.event)
    return None


def _done(context: Context, norm: Norm, act: Act) -> list[Json]:
    lines = [line for line in norm.lines if isinstance(line, EventLine) and line.kind == "done"]
    if lines:
        return [
            {"event": event_node(context, line.event), "under": context.under(line.under)}
            for line in lines
        ]
    if not act.moment or lasts(norm):
        return []
    return [{"event": own_mention(context, act.thing, act.moment), "under": []}]


def _conditions(context: Context, norm: Norm) -> Json:
    node: Json = {
        kind: []
        for kind in ("if", "unless", "excused", "requires", "exhausted", "so_that", "allowed")
    }
    if norm.kind == "immunity":
        return node
    # What an exercise has to meet is read of the exercise: an Order that it names is that Order.
    exercised = norm.kind in POWERFUL and refers_to(context, context.act, context.trigger)
    of_exercise = context._replace(trigger="") if exercised else context
    for line in norm.lines:
        if isinstance(line, ConditionLine):
            inner = of_exercise if line.kind in EXERCISED else context
            node[line.kind].append(condition_line(inner, line))
    return node


def _window(context: Context, norm: Norm) -> Json:
    node: Json = {"not_before": [], "not_after": [], "early": [], "empty": [], "causes": []}
    for line in norm.lines:
        if isinstance(line, BoundLine):
            if line.day is None:
                context.under(line.under)
                continue
            under, day = context.under(line.under), day_node(context, line.day)
            key = "not_before" if line.side == "floor" else "not_after"
            node[key].append(
                {
                    "day": day,
                    "under": under,
                    "words": line.text,
                    "clause": context.section,
                    "span": place(line.span),
                }
            )
            cause = _cause(context, day) if line.side == "floor" else None
            if cause is not None:
                node["causes"].append({**cause, "under": under})
        elif isinstance(line, EarlyAct):
            node["early"].append({"effect": line.effect, "under": context.under(line.under)})
        elif isinstance(line, NoDayLeft):
            node["empty"].append({"governs": line.governs, "under": context.under(line.under)})
    return node


def _cause(context: Context, day: list[Any]) -> Json | None:
    """Return who controls a floor's anchor, with the floor counted from that party's own act."""
    base = day
    while base[0] in ("after", "before"):
        base = base[3]
    if base[0] != "moment":
        return None
    symbol = context.symbols.terms.get(base[1]["thing"])
    notice = symbol.node if symbol else None
    if (
        not isinstance(notice, Notice)
        or notice.sender.persons is None
        or forks(notice.sender.persons)
    ):
        return None
    sender = notice.sender.persons.parts[0].term.text
    return {"by": sender, "day": _from_sending(day, base[1])}


def _from_sending(day: list[Any], mention: Json) -> list[Any]:
    if day[0] == "moment":
        words = mention["words"].rpartition(" is ")[0] + " is sent"
        return ["moment", {**mention, "moment": "sent", "words": words}]
    return [*day[:3], _from_sending(day[3], mention)]


def _standards(context: Context, norm: Norm) -> Json:
    speed, effort = [], []
    for line in norm.lines:
        if isinstance(line, Speed):
            speed.append(
                {
                    "words": line.words.text,
                    "guide": line.guide,
                    "unit": unit_node(context, line.unit, line.span),
                    "after": day_node(context, line.after) if line.after else None,
                    "under": context.under(line.under),
                }
            )
        elif isinstance(line, Effort):
            under = context.under(line.under)
            if line.words is not None:
                effort.append({"words": line.words.text, "under": under})
    return {"speed": speed, "effort": effort}
