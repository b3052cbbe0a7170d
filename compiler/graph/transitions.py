"""What becomes of a norm, in the graph: an event that is not logged, but follows from the facts.

It comes to the thing that brought the norm about, as its own events do: the Order that was to be
delivered and was not.
"""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json
from engross.compiler.graph.forks import fork_of
from engross.compiler.graph.references import refers_to
from engross.compiler.resolve.symbols import Symbols
from engross.dsl.syntax.expressions import Occasion, Transition
from engross.dsl.syntax.norms import EventLine, Norm

BREACHABLE = ("duty", "prohibition")
CURED = "cured"


def transition_node(context: Context, node: Transition) -> Json:
    """Return the graph's form of what becomes of a norm; report one that cannot be breached."""
    thing = thing_of(context.symbols, node)
    _check(context, node)
    norm = context.symbols.written.get(node.norm.text)
    via = _that(context, thing, node) if node.link is not None else None
    pick = "other" if node.pick == "any other" else node.pick or "this"
    return {
        "thing": thing,
        "moment": node.moment.text,
        "norm": node.norm.text,
        "own": bool(context.fork)
        and norm is not None
        and fork_of(context, norm).class_name == context.fork,
        "pick": "via" if via is not None else pick,
        "where": [],
        "via": via,
        "words": say_transition(node),
    }


def say_transition(node: Transition) -> str:
    """Return what becomes of a norm in the language's own words."""
    link = f" for that {node.link.text}" if node.link else ""
    return f"{node.pick} {node.norm.text}{link} is {node.moment.text}".strip()


def thing_of(symbols: Symbols, occasion: Occasion) -> str:
    """Return the thing that an event comes to; of a norm, what brings it about."""
    seen: set[str] = set()
    while isinstance(occasion, Transition):
        name = occasion.norm.text
        trigger = _trigger(symbols.written.get(name))
        if name in seen or trigger is None:
            return ""
        seen.add(name)
        occasion = trigger
    symbol = symbols.terms.get(occasion.thing.text)
    return symbol.name if symbol is not None else occasion.thing.text


def _trigger(norm: Norm | None) -> Occasion | None:
    events = (line for line in norm.lines if isinstance(line, EventLine)) if norm else ()
    return next((line.event for line in events if line.kind == "when"), None)


def _check(context: Context, node: Transition) -> None:
    symbols, name = context.symbols, node.norm.text
    known = symbols.places_in(symbols.norms, *BREACHABLE)
    if name not in known:
        context.missing(
            "RR213",
            ("norm", ""),
            node.norm,
            known,
            f"no duty or prohibition is called “{name}”",
            "Only a duty or a prohibition is breached; name one.",
        )
        return
    symbols.used.add(("norm", name))
    norm = symbols.written.get(name)
    if node.moment.text == CURED and norm is not None and _is_for_good(norm):
        context.sink.report(
            "RR321",
            node.span,
            f"“{name}” lasts, and is never cured: what breaks it breaches it for good",
            f"Ask whether “{name} is breached”, or for an event that mends it.",
        )


def _is_for_good(norm: Norm) -> bool:
    return norm.kind == "prohibition" or norm.headline.state is not None


def _that(context: Context, thing: str, node: Transition) -> Json | None:
    """Return the attribute by which the norm's own thing, or its trigger, names that thing."""
    assert node.link is not None
    if node.link.text in (context.act, context.trigger):
        return {"thing": node.link.text, "attribute": "ref", "via": None}
    if thing and thing != node.link.text:
        context.sink.report(
            "RR206",
            node.link.span,
            f"each {thing} brings about its own “{node.norm.text}”, and no {node.link.text} does",
            f"Write “{node.norm.text} for that {thing}”, or leave it out.",
        )
        return None
    by_trigger = not refers_to(context, context.act, thing) and refers_to(
        context, context.trigger, thing
    )
    around = context._replace(act=context.trigger) if by_trigger else context
    return around.reference_to(thing, node.link.span) if thing else None
