"""Events, days, quantities and attributes in the graph."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.days import BUSINESS_DAYS
from engross.compiler.graph.blanks import blank_day, blank_length
from engross.compiler.graph.context import Context, Json
from engross.compiler.graph.doers import regarding
from engross.compiler.graph.persons import forks, persons_node
from engross.compiler.graph.references import is_of_a_thing, quantity_of_member
from engross.compiler.graph.transitions import transition_node
from engross.compiler.graph.typed import SAY_TYPE
from engross.compiler.graph.units import ANY, BARE, FIGURE_TYPES, unit_of_attribute
from engross.compiler.resolve.symbols import THINGS, Symbol
from engross.dsl.diagnostics.diagnostic import Fix
from engross.dsl.syntax.declarations import Notice, Thing
from engross.dsl.syntax.expressions import (
    Attribute,
    AttributeDay,
    BalanceOf,
    Day,
    Extreme,
    FixedAmount,
    Mention,
    MomentDay,
    Number,
    Occasion,
    Offset,
    Percent,
    Person,
    Persons,
    Quantity,
    Transition,
)
from engross.dsl.syntax.quantities import AggregateDay, Blank, ReachDay
from engross.dsl.syntax.words import Name
from engross.dsl.text.span import Span

LONGEST = {"days": 36_525, "weeks": 5_217, "months": 1_200, "years": 100, BUSINESS_DAYS: 36_525}
PICKS = {"": "this", "any other": "other", "that": "via"}


def event_node(context: Context, occasion: Occasion) -> Json:
    """Return the graph's form of an event, or of what becomes of a norm."""
    if isinstance(occasion, Transition):
        return transition_node(context, occasion)
    return mention_node(context, occasion)


def mention_node(context: Context, mention: Mention) -> Json:
    """Return the graph's form of a mention of an event."""
    symbol = context.term(mention.thing, *THINGS, "matter")
    kind = symbol.name if symbol else mention.thing.text
    if symbol:
        check_moment(context, symbol, mention.moment)
        _check_whose(context, symbol, mention)
    pick = PICKS.get(mention.pick, mention.pick)
    where: list[Json] = []
    if mention.link is not None and symbol is not None:
        where = _link(context, symbol, mention)
        pick = "any" if pick == "this" else pick
    elif pick == "this" and symbol is not None:
        where = regarding(context, symbol, mention.moment.text)
    via = context.reference_to(kind, mention.span) if pick == "via" else None
    if pick == "every":
        context.sink.report(
            "RR209",
            mention.span,
            "“every” has no place before an event here",
            "Write “first” or “last”.",
        )
    return {
        "thing": kind,
        "moment": mention.moment.text,
        "pick": pick,
        "where": where,
        "via": via,
        "words": say_mention(mention),
    }


def say_mention(mention: Mention) -> str:
    """Return a mention in the language's own words."""
    link = f" for that {mention.link.text}" if mention.link else ""
    return f"{mention.pick} {mention.thing.text}{link} is {mention.moment.text}".strip()


def own_mention(context: Context, thing: str, moment: str) -> Json:
    """Return the mention of a moment of the matter's own thing, the member's where it has one."""
    symbol = context.symbols.terms[thing]
    words = f"{thing} is {moment}"
    context.symbols.used.add(("moment", f"{thing} {moment}"))
    return {
        "thing": thing,
        "moment": moment,
        "pick": "this",
        "where": regarding(context, symbol, moment),
        "via": None,
        "words": words,
    }


def check_moment(context: Context, symbol: Symbol, moment: Name) -> None:
    """Report a moment that a thing does not have."""
    known = context.symbols.moments.get(symbol.name, {})
    if moment.text not in known:
        context.missing(
            "RR210",
            ("moment", f"{symbol.name} "),
            moment,
            known,
            f"{symbol.name} is never “{moment.text}”",
            f"What happens to it: {', '.join(known) or 'nothing is declared'}.",
            symbol.node.span if isinstance(symbol.node, Notice | Thing) else None,
            by_nature=isinstance(symbol.node, Notice),
        )
    else:
        context.symbols.used.add(("moment", f"{symbol.name} {moment.text}"))


def _check_whose(context: Context, symbol: Symbol, mention: Mention) -> None:
    """Report a notice that goes to several persons, where it is not said whose is meant."""
    node = symbol.node
    many = isinstance(node, Notice) and forks(node.to)
    if many and mention.pick == "" and not context.fork and not context.sink.lost.heading:
        context.sink.report(
            "RR211",
            mention.span,
            f"several persons get a {symbol.name}; whose is meant?",
            f"Write “first {symbol.name}” or “last {symbol.name}”.",
        )


def _link(context: Context, symbol: Symbol, mention: Mention) -> list[Json]:
    assert mention.link is not None
    target = context.term(mention.link, "event", "document", "notice")
    if target is not None and target.name in (context.act, context.trigger):
        theirs: Json | None = {"thing": target.name, "attribute": "ref", "via": None}
    else:
        theirs = context.reference_to(mention.link.text, mention.link.span)
    node = symbol.node
    states = node.states if isinstance(node, Notice | Thing) else ()
    ours = next(
        (
            s.name.text
            for s in states
            if s.type.refers_to and s.type.refers_to.text == mention.link.text
        ),
        None,
    )
    if target is None or theirs is None or context.names_unknown(node):
        return []
    if ours is None:
        context.sink.report(
            "RR206",
            mention.span,
            f"{symbol.name} does not say for which {target.name} it is",
            f"Let it state one, as in “states it as {target.name}”.",
            lacking=node.span if isinstance(node, Notice | Thing) else None,
        )
        return []
    context.symbols.used.add(("attribute", f"{symbol.name}.{ours}"))
    own = {"thing": symbol.name, "attribute": ours, "via": None}
    return [
        {
            "test": ["same", own, theirs],
            "under": [],
            "words": f"for that {target.name}",
            "clause": context.section,
        }
    ]


def attribute_node(
    context: Context, attribute: Attribute, *, each: bool = False
) -> tuple[Json, str]:
    """Return the graph's form of an attribute, and its type.

    With `each` it may be that of every thing; elsewhere such a one is reported.
    """
    symbol = context.term(attribute.thing, *THINGS)
    kind = symbol.name if symbol else attribute.thing.text
    declared = context.attribute(symbol, attribute.name) if symbol else None
    other = attribute.which == "that" and kind != context.act
    via = context.reference_to(kind, attribute.span) if other else None
    node = {"thing": kind, "attribute": attribute.name.text, "via": via}
    target = declared.type.refers_to if declared else None
    known = target is None or target.text in context.symbols.terms
    found = declared.type.kind if declared and known else ""
    if attribute.which == "every" and not each and found:
        _report_many(context, attribute, found)
    return node, found


def _report_many(context: Context, attribute: Attribute, kind: str) -> None:
    said = f"{attribute.name.text} of every {attribute.thing.text}"
    totals = {"date": ("latest", "earliest")}.get(kind, ("sum", "least", "greatest"))
    advice = f"Write “{totals[0]} of {said}” ({', '.join(totals[1:])} of), or leave “every” out."
    context.sink.report(
        "RR405",
        attribute.span,
        f"“{said}” is one for each {attribute.thing.text}; here one is expected",
        advice if kind in (*FIGURE_TYPES, "date") else "Leave “every” out.",
    )


def day_node(context: Context, day: Day) -> list[Any]:
    """Return the graph's form of a day."""
    if isinstance(day, MomentDay):
        return ["moment", event_node(context, day.mention)]
    if isinstance(day, AttributeDay):
        node, kind = attribute_node(context, day.attribute)
        expect_type(context, day.attribute, kind, "date")
        return ["attribute", node]
    if isinstance(day, Blank):
        return blank_day(context, day)
    if isinstance(day, Extreme):
        return [day.which, [day_node(context, part) for part in day.days]]
    if isinstance(day, ReachDay | AggregateDay):
        made: list[Any] = _made().made_day(context, day)
        return made
    return _offset(context, day)


def length_node(context: Context, amount: FixedAmount) -> list[Any]:
    """Return the graph's form of a length of time: a number and its unit."""
    return [_count(context, amount), unit_node(context, amount.unit, amount.span)]


def _offset(context: Context, day: Offset) -> list[Any]:
    base = day_node(context, day.day)
    if isinstance(day.amount, FixedAmount):
        node = [day.direction, *length_node(context, day.amount), base]
    elif isinstance(day.amount, Blank):
        node = [day.direction, blank_length(context, day.amount), "days", base]
    else:
        attribute, kind = attribute_node(context, day.amount.attribute)
        expect_type(context, day.amount.attribute, kind, "days")
        node = [day.direction, ["attribute", attribute], "days", base]
    if day.most is None:
        return node
    most = [day.direction, *length_node(context, day.most), base]
    return ["earlier" if day.direction == "after" else "later", [node, most]]


def unit_node(context: Context, unit: str, span: Span) -> str:
    """Return the graph's form of a unit of time; report business days of no calendar, once."""
    symbols = context.symbols
    if unit == BUSINESS_DAYS and not symbols.business_days:
        symbols.business_days = True
        context.sink.report(
            "RR314",
            span,
            "no line says which days are business days",
            "Add “business days are the days of …” to a counting block, with the name of a "
            "calendar that has the weekend and the holidays.",
        )
    return unit


def _count(context: Context, amount: FixedAmount) -> list[Any]:
    if amount.number > LONGEST[amount.unit]:
        context.sink.report(
            "RR302",
            amount.span,
            f"{amount.number} {amount.unit} is longer than a hundred years",
            "Check the number.",
        )
    return ["number", str(amount.number)]


def expect_type(context: Context, attribute: Attribute, kind: str, *wanted: str) -> None:
    """Report an attribute whose type does not fit where it stands."""
    if kind and kind not in wanted:
        context.sink.report(
            "RR401",
            attribute.span,
            f"“{attribute.name.text}” is {SAY_TYPE[kind]}; {SAY_TYPE[wanted[0]]} is expected here",
            f"Name something that {attribute.thing.text} states as {wanted[0]}.",
        )


def quantity_node(context: Context, quantity: Quantity) -> tuple[list[Any], str]:
    """Return the graph's form of a quantity, and its unit."""
    if isinstance(quantity, Number):
        return ["number", quantity.text], BARE
    if isinstance(quantity, Percent):
        whole, unit = quantity_node(context, quantity.whole)
        if float(quantity.number) > 100:
            context.sink.report(
                "RR402",
                quantity.span,
                f"{quantity.number}% is more than the whole",
                "A share is at most 100%.",
            )
        return ["percent", quantity.number, whole], unit
    if isinstance(quantity, BalanceOf):
        if _is_attribute(context, quantity):
            return ["number", "0"], ANY
        symbol = context.term(quantity.balance, "balance")
        name = symbol.name if symbol else quantity.balance.text
        unit = name if symbol else ""
        return ["balance", name, persons_node(context, quantity.persons)], unit
    if not isinstance(quantity, Attribute):
        made: tuple[list[Any], str] = _made().made_quantity(context, quantity)
        return made
    if quantity.which == "that" and _is_of_a_person(context, quantity):
        persons = persons_node(context, Persons((_that(quantity),), quantity.span))
        return quantity_of_member(context, quantity.name, persons)
    if is_of_a_thing(context, quantity.name, quantity.thing.text):
        other = quantity.which == "that" and quantity.thing.text != context.act
        via = context.reference_to(quantity.thing.text, quantity.span) if other else None
        about = {"thing": quantity.thing.text, "attribute": "ref", "via": via}
        return quantity_of_member(context, quantity.name, ["thing", about])
    node, kind = attribute_node(context, quantity)
    expect_type(context, quantity, kind, *FIGURE_TYPES[:-1])
    symbol = context.symbols.terms.get(quantity.thing.text)
    return ["attribute", node], unit_of_attribute(symbol, quantity)


def _is_attribute(context: Context, balance: BalanceOf) -> bool:
    """Report what a thing states if it stands with a capital, as a balance of persons does."""
    name, thing = balance.balance, balance.persons.parts[0].term
    symbol = context.symbols.terms.get(thing.text)
    node = symbol.node if symbol else None
    small = "-".join(name.text.lower().split())
    states = node.states if isinstance(node, Notice | Thing) else ()
    if name.text in context.symbols.terms or small not in {line.name.text for line in states}:
        return False
    context.symbols.used.update((("term", thing.text), ("attribute", f"{thing.text}.{small}")))
    context.sink.report(
        "RR126",
        name.span,
        f"“{name.text}” stands with a capital, as only terms do",
        f"Write “{small}”.",
        fix=Fix(name.span, small, safe=False),
    )
    return True


def _is_of_a_person(context: Context, attribute: Attribute) -> bool:
    symbol = context.symbols.terms.get(attribute.thing.text)
    return symbol is not None and symbol.kind in ("party", "class", "role")


def _that(attribute: Attribute) -> Person:
    return Person("that", attribute.thing, attribute.thing.span)


def _made() -> Any:
    """Return the module of computed quantities, which is made of this one's."""
    from engross.compiler.graph import quantities

    return quantities
