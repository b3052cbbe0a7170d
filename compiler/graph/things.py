"""Notices, documents and events in the graph, with what they state."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.doers import check_named
from engross.compiler.graph.expressions import check_moment
from engross.compiler.graph.persons import class_of, forks, persons_node
from engross.compiler.graph.typed import attribute
from engross.dsl.syntax.declarations import Happens, Notice, Notices, Thing
from engross.dsl.syntax.expressions import Persons
from engross.dsl.syntax.words import Term


def notice_node(context: Context, notice: Notice, clause: Notices | None) -> Json:
    """Return the graph's form of a notice: sent, given, received or returned."""
    sides = {"from": _sender(context, notice), "to": _recipient(context, notice.to)}
    attributes: list[Json] = []
    for side, node in sides.items():
        of_class = bool(node.get("class"))
        kind = "parties" if node.get("many") or (side == "from" and of_class) else "party"
        attributes.append({"name": side, "type": kind, "required": of_class})
    attributes += [{"name": "method", "type": "text"}, {"name": "address", "type": "text"}]
    attested = {name.text for line in (clause.given if clause else ()) for name in line.attested}
    attributes += [{"name": name, "type": "truth"} for name in sorted(attested)]
    attributes += [attribute(context, line) for line in notice.states]
    controller = sides["from"].get("party") or sides["from"]["class"]
    return {
        "name": notice.term.text,
        "kind": "notice",
        "clause": context.section,
        "span": place(notice.span),
        **sides,
        "identified_by": [side for side, node in sides.items() if node.get("class")],
        "starts": None,
        "moments": [
            {"name": "sent", "opens": True, "by": controller},
            {"name": "received", "ends": ["returned"], "by": "transit"},
            {"name": "returned", "ends": ["received"], "by": "transit"},
        ],
        "attributes": attributes,
    }


def _sender(context: Context, notice: Notice) -> Json:
    sender = notice.sender
    if sender.several is not None:
        symbol = context.term(sender.several, "class")
        return {"class": symbol.name if symbol else sender.several.text, "many": True}
    assert sender.persons is not None
    if forks(sender.persons):
        return {
            "class": class_of(context, sender.persons),
            "each": True,
            "set": persons_node(context, sender.persons),
        }
    return {"party": persons_node(context, sender.persons)[1]}


def _recipient(context: Context, persons: Persons) -> Json:
    node = persons_node(context, persons)
    if forks(persons):
        return {"class": class_of(context, persons), "set": node}
    return {"party": node[1]}


def thing_node(context: Context, thing: Thing) -> Json:
    """Return the graph's form of a document or an event."""
    moments = [_moment(context, thing, line) for line in thing.happens]
    # Each fact of an event is an event of its own, unless a ref joins them.
    # What ends a state of it finds the one that is in that state.
    ends = {name for moment in moments for name in moment.get("ended_by", ())}
    for moment in moments if thing.kind == "event" else moments[:1]:
        if thing.kind != "event" or moment["name"] not in ends:
            moment["opens"] = True
    return {
        "name": thing.term.text,
        "kind": thing.kind,
        "clause": context.section,
        "span": place(thing.span),
        "identified_by": [],
        "starts": moments[0]["name"] if thing.kind == "document" and moments else None,
        "moments": moments,
        "attributes": [attribute(context, line) for line in thing.states],
    }


def _moment(context: Context, thing: Thing, line: Happens) -> Json:
    for term in (line.by, line.to, line.with_):
        if isinstance(term, Term):
            context.term(term, "party", "authority", "class")
    node: Json = {
        "name": line.moment.text,
        "by": line.by.text if isinstance(line.by, Term) else "nobody",
        "verb": [word.text for word in line.verb],
        **check_named(context, thing, line),
    }
    if line.recurs:
        node |= {"recurs": True, "revises": True}
    if line.until:
        node["ended_by"] = [name.text for name in line.until]
        symbol = context.symbols.terms[thing.term.text]
        for name in line.until:
            check_moment(context, symbol, name)
    return node
