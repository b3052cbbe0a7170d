"""Conditions in the graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.compiler.graph.blanks import blank_day
from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.expressions import (
    attribute_node,
    day_node,
    event_node,
    expect_type,
    quantity_node,
)
from engross.compiler.graph.identities import (
    check_value,
    is_found,
    is_one_of,
    is_person,
    is_same,
)
from engross.compiler.graph.persons import persons_node
from engross.compiler.graph.typed import SAY_TYPE
from engross.compiler.graph.units import joined
from engross.dsl.syntax.expressions import (
    AllOf,
    AnyOf,
    Asks,
    Comparison,
    Condition,
    During,
    Happened,
    Includes,
    IsDay,
    IsFound,
    IsOneOf,
    IsPerson,
    IsSame,
    IsValue,
    Persons,
    Reaches,
    StatesIt,
    UsedUp,
)
from engross.dsl.syntax.norms import ConditionLine
from engross.dsl.syntax.quantities import Blank
from engross.dsl.syntax.words import Term

OPERATORS = {
    "exceed": "more than",
    "exceeds": "more than",
    "is at least": "at least",
    "are at least": "at least",
    "is at most": "at most",
    "are at most": "at most",
    "is less than": "less than",
    "is exactly": "exactly",
}
TRUTHS = {"yes": True, "no": False}


def condition_node(context: Context, condition: Condition) -> list[Any]:
    """Return the graph's form of a condition."""
    for kind, make in MAKERS:
        if isinstance(condition, kind):
            return make(context, condition)
    raise TypeError(condition)


def condition_line(context: Context, line: ConditionLine) -> Json:
    """Return the graph's form of a condition with the readings it stands under."""
    return {
        "test": condition_node(context, line.condition),
        "under": context.under(line.under),
        "words": line.text,
        "clause": context.section,
        "span": place(line.span),
    }


def _all_of(context: Context, node: AllOf) -> list[Any]:
    return ["all", [condition_node(context, part) for part in node.parts]]


def _any_of(context: Context, node: AnyOf) -> list[Any]:
    return ["any", [condition_node(context, part) for part in node.parts]]


def _comparison(context: Context, node: Comparison) -> list[Any]:
    first, unit = quantity_node(context, node.first)
    second, other = quantity_node(context, node.second)
    joined(context, "compared with", (unit, node.first.span), (other, node.second.span))
    return ["compare", OPERATORS[node.operator], first, second]


def _is_value(context: Context, node: IsValue) -> list[Any]:
    attribute, kind = attribute_node(context, node.attribute)
    value: object = node.value.text
    if kind == "truth":
        value = TRUTHS.get(node.value.text)
        if value is None:
            context.sink.report(
                "RR401",
                node.value.span,
                "yes or no is expected here",
                f"Write “{node.attribute.name.text} … is yes”.",
            )
    elif kind == "one of":
        check_value(context, node.attribute, node.value)
    elif kind:
        context.sink.report(
            "RR401",
            node.attribute.span,
            f"“{node.attribute.name.text}” is {SAY_TYPE[kind]}; only a yes or no "
            "or one of a list of words is compared with “is”",
            "Declare it so, or ask a question in quotes.",
        )
    return ["is", attribute, value]


def _is_day(context: Context, node: IsDay) -> list[Any]:
    if isinstance(node.first, Blank):
        return ["days", node.order, blank_day(context, node.first), day_node(context, node.day)]
    attribute, kind = attribute_node(context, node.first)
    expect_type(context, node.first, kind, "date")
    return ["days", node.order, ["attribute", attribute], day_node(context, node.day)]


def _reaches(context: Context, node: Reaches) -> list[Any]:
    found = []
    for part in (node.whole, *node.parts):
        attribute, kind = attribute_node(context, part, each=True)
        expect_type(context, part, kind, "amounts")
        found.append({**attribute, "every": True} if part.which == "every" else attribute)
    if node.within is None and node.added is None:
        return ["covers", found[0], found[1:]]
    asked = {
        "within": _balance(context, node.within.balance) if node.within else None,
        "own": node.within is not None and node.within.own,
        "added": node.added.text if node.added else None,
    }
    return ["covers", found[0], found[1:], asked]


def _balance(context: Context, term: Term) -> str:
    """Return the name of a balance, which has to be declared."""
    context.term(term, "balance")
    return term.text


def _includes(context: Context, node: Includes) -> list[Any]:
    attribute, kind = attribute_node(context, node.attribute)
    expect_type(context, node.attribute, kind, "persons", "person", "amounts")
    if isinstance(node.persons, Persons):
        return ["everyone", ["named", attribute], persons_node(context, node.persons)]
    named, kind = attribute_node(context, node.persons)
    expect_type(context, node.persons, kind, "person", "new person", "persons")
    return ["everyone", ["named", attribute], ["named", named]]


def _happened(context: Context, node: Happened) -> list[Any]:
    mention = event_node(context, node.mention)
    if node.ever:
        words = mention["words"].replace(" is ", " has been ", 1)
        return ["happened", {**mention, "words": words}, "ever"]
    if node.day is None:
        return ["happened", mention]
    return ["days", node.order, ["moment", mention], day_node(context, node.day)]


def _during(context: Context, node: During) -> list[Any]:
    mention = event_node(context, node.mention)
    norm(context, node.block.text, node)
    return ["during", ["moment", mention], node.block.text]


def norm(context: Context, name: str, node: During) -> None:
    """Report a period that no norm declares."""
    symbols = context.symbols
    known = symbols.places_in(symbols.norms, "immunity", "power", "right")
    if name in known:
        symbols.used.add(("norm", name))
    else:
        context.missing(
            "RR213",
            ("norm", ""),
            node.block,
            known,
            f"no period is called “{name}”",
            "Name an immunity, or a power that delays.",
        )


def _used_up(context: Context, node: UsedUp) -> list[Any]:
    counters = context.symbols.counters
    if node.counter.text in counters:
        context.symbols.used.add(("counter", node.counter.text))
    else:
        context.missing(
            "RR213",
            ("counter", ""),
            node.counter,
            context.symbols.places_in(counters),
            f"no counter is called “{node.counter.text}”",
            "Declare it as a counter.",
        )
    if node.elsewhere is not None:
        context.term(node.elsewhere, "matter")
    day = ["moment", event_node(context, node.when)] if node.when else ["today"]
    return ["used up", node.counter.text, node.elsewhere is not None, day]


def _states_it(context: Context, node: StatesIt) -> list[Any]:
    return ["states", attribute_node(context, node.attribute)[0]]


def _asks(_context: Context, node: Asks) -> list[Any]:
    return ["asks", node.question.text]


MAKERS: tuple[tuple[type, Callable[[Context, Any], list[Any]]], ...] = (
    (AllOf, _all_of),
    (AnyOf, _any_of),
    (Comparison, _comparison),
    (IsValue, _is_value),
    (IsDay, _is_day),
    (Reaches, _reaches),
    (Includes, _includes),
    (Happened, _happened),
    (During, _during),
    (UsedUp, _used_up),
    (StatesIt, _states_it),
    (Asks, _asks),
    (IsOneOf, is_one_of),
    (IsPerson, is_person),
    (IsSame, is_same),
    (IsFound, is_found),
)
